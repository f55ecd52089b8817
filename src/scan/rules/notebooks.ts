import { CWE, REBUILD, type Rule, rule } from "./rule.ts";

/** Notebooks. */
export const NOTEBOOK_RULES = {
  NBK001: rule("low", "safe", "Notebook with outputs", "Clear the outputs before committing.", CWE(200)),
  NBK002: rule(
    "high",
    "unknown",
    "Text that looks like a secret",
    "Revoke the secret and take it out of the history.",
    CWE(798),
  ),
  NBK003: rule("medium", "unknown", "Notebook output with scripts", "Clear the outputs before committing.", CWE(79)),
  NBK004: rule("medium", "malformed", "Notebook that does not parse", REBUILD, CWE(1286)),
  NBK005: rule(
    "high",
    "unknown",
    "Notebook with a command that runs what it fetches or decodes",
    "Install packages by name and version, and keep programs in the repository.",
    CWE(494),
  ),
} satisfies Readonly<Record<string, Rule>>;
