import { CVE, CWE, REBUILD, type Rule, rule } from "./rule.ts";

/** Tables: CSV, Parquet and Arrow. */
export const TABLE_RULES = {
  TAB001: rule(
    "medium",
    "unknown",
    "Columns that look personal",
    "Leave the columns out or make them anonymous, or have the data's owner allow them.",
    "https://gdpr-info.eu/art-4-gdpr/",
    CWE(359),
  ),
  TAB002: rule("medium", "malformed", "Table whose schema does not parse", REBUILD, CWE(1286)),
  TAB003: rule(
    "high",
    "dangerous",
    "Table that reads a file outside its folder",
    "Keep every part of the table in one folder, and name them by their plain names.",
    CWE(22),
  ),
  TAB004: rule(
    "low",
    "unknown",
    "Part of a table that is not read here",
    "Save the table as one file, without encryption.",
    CWE(829),
  ),
  TAB005: rule(
    "high",
    "unknown",
    "Column type that is a pickle",
    "Write the table again with pyarrow 15 or later, and with plain types.",
    CVE("CVE-2023-47248"),
    CWE(502),
  ),
} satisfies Readonly<Record<string, Rule>>;
