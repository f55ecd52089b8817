import { CVE, CWE, REBUILD, type Rule, rule } from "./rule.ts";

/** Zip archives, whatever is in them. */
export const ZIP_RULES = {
  ZIP001: rule("high", "malformed", "Entry twice in one archive", REBUILD, CWE(694)),
  ZIP002: rule("high", "malformed", "Entries that differ only in case", REBUILD, CWE(178)),
  ZIP003: rule(
    "high",
    "malformed",
    "Local header disagrees with the central directory",
    REBUILD,
    CWE(436),
    CVE("CVE-2025-1944"),
  ),
  ZIP004: rule("high", "malformed", "Checksum that does not fit", REBUILD, CWE(354), CVE("CVE-2025-10156")),
  ZIP005: rule(
    "high",
    "malformed",
    "Flags that hide an entry from some readers",
    REBUILD,
    CWE(436),
    CVE("CVE-2025-1945"),
  ),
  ZIP006: rule("high", "malformed", "Bytes before, between or after the entries", REBUILD, CWE(434)),
  ZIP007: rule(
    "high",
    "malformed",
    "Entry whose name leaves the folder",
    "Pack the archive again, with plain names inside its own folder.",
    CWE(22),
  ),
  ZIP008: rule(
    "medium",
    "unknown",
    "Compression that is not read here",
    "Pack the archive with deflate, or without compression.",
    CWE(1286),
  ),
  ZIP009: rule("high", "malformed", "Archive that does not parse", REBUILD, CWE(1286)),
  ZIP010: rule("high", "malformed", "Entries that overlap", REBUILD, CWE(409)),
  ZIP011: rule("medium", "unknown", "Comment in the archive", "Write the archive without a comment.", CWE(434)),
  ZIP012: rule(
    "medium",
    "malformed",
    "Entry that is a link or a device",
    "Pack the files themselves instead of links to them.",
    CWE(59),
  ),
} satisfies Readonly<Record<string, Rule>>;
