import { CWE, REBUILD, REVIEW, type Rule, rule } from "./rule.ts";

/** Configs beside models: Hugging Face and MLflow. */
export const CONFIG_RULES = {
  HFC001: rule(
    "high",
    "unknown",
    "Config that names code of the repository",
    "Use a class of the library, or review the code and pin its revision.",
    "https://huggingface.co/docs/transformers/custom_models",
    CWE(829),
  ),
  HFC002: rule(
    "critical",
    "dangerous",
    "Config that takes code from another repository",
    "Copy the code into this repository and review it.",
    "https://huggingface.co/docs/transformers/custom_models",
    CWE(829),
  ),
  HFC003: rule("high", "unknown", "Config that trusts remote code", "Remove `trust_remote_code`.", CWE(829)),
  HFC004: rule("medium", "unknown", "Config that imports a module which no list knows", REVIEW, CWE(829)),
  HFC005: rule(
    "medium",
    "malformed",
    "JSON that does not parse, or has a key twice",
    "Write the file again with a JSON library.",
    CWE(1286),
  ),
  HFC006: rule(
    "high",
    "dangerous",
    "Config with a path outside its folder",
    "Name files relative to the config.",
    CWE(22),
  ),

  MLM001: rule(
    "medium",
    "unknown",
    "MLflow loader outside MLflow",
    REVIEW,
    "https://mlflow.org/docs/latest/model",
    CWE(829),
  ),
  MLM002: rule(
    "medium",
    "unknown",
    "MLflow model with bundled code",
    "Have the code reviewed as training code.",
    CWE(829),
  ),
  MLM003: rule("medium", "malformed", "MLmodel that does not parse", REBUILD, CWE(1286)),
  MLM004: rule(
    "critical",
    "dangerous",
    "YAML that builds Python objects",
    "Write the file with plain YAML types.",
    CWE(502),
  ),
} satisfies Readonly<Record<string, Rule>>;
