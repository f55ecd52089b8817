import { CVE, CWE, REBUILD, type Rule, rule } from "./rule.ts";

const UPLOAD = "Add the file itself, from a source that you trust, in one of the formats the gate can read.";

/** Archives other than zip. */
export const ARCHIVE_RULES = {
  ARC001: rule("medium", "malformed", "Tar archive that does not parse", REBUILD, CWE(1286)),
  ARC002: rule(
    "high",
    "malformed",
    "Tar entry that leaves the folder, or is a link or device",
    "Pack the files themselves, with plain names inside the archive's own folder.",
    CWE(22),
  ),
  ARC003: rule("medium", "unknown", "Archive that is not read here", UPLOAD, CWE(434)),
  ARC004: rule("medium", "unknown", "R data, which can hold code", UPLOAD, CVE("CVE-2024-27322")),
  ARC005: rule("medium", "unknown", "Archives nested too deep", "Unpack the inner archives.", CWE(409)),
} satisfies Readonly<Record<string, Rule>>;
