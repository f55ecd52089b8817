import { CWE, type Rule, rule } from "./rule.ts";

const ACTIONS = "https://docs.github.com/en/actions/reference/security/secure-use";

/** Workflows of GitHub, and pipelines of DVC. */
export const PIPELINE_RULES = {
  GHA001: rule(
    "medium",
    "unknown",
    "Action or workflow that is not pinned",
    "Write the full commit id behind the `@`, and the version in a comment.",
    ACTIONS,
    CWE(829),
  ),
  GHA002: rule(
    "critical",
    "unknown",
    "Code of a pull request runs with the repository's secrets",
    "Use `pull_request` for everything that runs the change's own code.",
    ACTIONS,
    CWE(94),
  ),
  GHA003: rule(
    "high",
    "unknown",
    "Text of outsiders in a command",
    "Hand the text over in `env:` and use the variable, in quotes.",
    ACTIONS,
    CWE(78),
  ),
  GHA004: rule(
    "medium",
    "unknown",
    "Token that may write everything",
    "List the permissions that the job needs.",
    ACTIONS,
    CWE(250),
  ),
  GHA005: rule(
    "medium",
    "malformed",
    "Workflow or action that does not parse",
    "Write the file as plain YAML.",
    CWE(1286),
  ),

  DVC001: rule(
    "low",
    "safe",
    "Command that DVC runs",
    "Review the command and the program it starts.",
    "https://dvc.org/doc/user-guide/project-structure/dvcyaml-files",
  ),
  DVC002: rule(
    "high",
    "unknown",
    "Command that runs what it fetches or decodes",
    "Put the program into the repository and start it from there.",
    CWE(494),
  ),
  DVC003: rule("medium", "malformed", "DVC file that does not parse", "Write the file again with DVC.", CWE(1286)),
} satisfies Readonly<Record<string, Rule>>;
