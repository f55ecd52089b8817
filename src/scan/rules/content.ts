import { CVE, CWE, DO_NOT_LOAD, REBUILD, type Rule, rule } from "./rule.ts";

const UPLOAD = "Add the file itself, from a source that you trust, in one of the formats the gate can read.";

/** What a file is, and how its bytes were reached. */
export const CONTENT_RULES = {
  SNF001: rule("high", "malformed", "File that is two formats at once", REBUILD, CWE(434), CVE("CVE-2025-1889")),
  SNF002: rule(
    "high",
    "malformed",
    "Pickle under the name of a format without code",
    DO_NOT_LOAD,
    CWE(434),
    CVE("CVE-2025-1889"),
  ),
  SNF003: rule(
    "medium",
    "unknown",
    "Name that does not fit the content",
    "Give the file the extension of its format.",
    CWE(434),
  ),
  SNF004: rule(
    "medium",
    "unknown",
    "Content that could not be read",
    "Make the file readable for the gate, then run it again.",
    CWE(755),
  ),
  SNF005: rule(
    "medium",
    "unknown",
    "Limit reached before the end",
    "Split the file, or have it reviewed and allow its digest.",
    CWE(400),
  ),
  SNF006: rule("low", "unknown", "Unknown binary format", UPLOAD, CWE(434)),

  SRC001: rule(
    "medium",
    "unknown",
    "Bytes that could not be had",
    "Put the bytes where the gate can read them, or commit the report of a scan made where they are.",
    CWE(755),
  ),
  SRC002: rule(
    "medium",
    "unknown",
    "Scan that took too long",
    "Split the file or save it in a simpler format; or have it reviewed and allow its digest.",
    CWE(400),
  ),
  SRC003: rule(
    "medium",
    "unknown",
    "Scan that broke down",
    "Split the file or save it in a simpler format; or have it reviewed and allow its digest.",
    CWE(400),
  ),
  SRC004: rule(
    "medium",
    "unknown",
    "Link to something that was not scanned",
    "Put the file itself there, or have the link's target scanned as well.",
    CWE(59),
  ),
  SRC005: rule("low", "safe", "Link to something that is scanned where it lies", "Nothing needs to be done.", CWE(59)),
  SRC006: rule("medium", "unknown", "Neither file nor folder", "Remove the pipe, socket or device.", CWE(66)),
  SRC009: rule(
    "medium",
    "unknown",
    "Content that is not known to be safe",
    "Have it reviewed and allow its digest, or save it in a format that can be read in full.",
    CWE(755),
  ),
} satisfies Readonly<Record<string, Rule>>;
