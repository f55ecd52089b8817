import { CVE, CWE, PICKLE, type Rule, rule } from "./rule.ts";

/** Python source. */
export const PYTHON_RULES = {
  PYS001: rule(
    "high",
    "unknown",
    "Code that unpickles what it reads",
    "Load safetensors, or a format without code.",
    PICKLE,
    CWE(502),
  ),
  PYS002: rule(
    "high",
    "unknown",
    "`torch.load` without `weights_only=True`",
    "Pass `weights_only=True`, or load safetensors.",
    "https://pytorch.org/docs/stable/generated/torch.load.html",
    CVE("CVE-2025-32434"),
  ),
  PYS003: rule("high", "unknown", "YAML loaded with a loader that builds objects", "Use `yaml.safe_load`.", CWE(502)),
  PYS004: rule(
    "high",
    "unknown",
    "Code that trusts code from elsewhere",
    "Remove `trust_remote_code=True`, or pin a reviewed revision.",
    CWE(829),
  ),
  PYS005: rule(
    "high",
    "unknown",
    "Code that switches Keras's safe mode off",
    "Leave `safe_mode` on.",
    CVE("CVE-2024-3660"),
  ),
  PYS006: rule("low", "safe", "Model without a pinned revision", "Pass `revision=` with a full commit id.", CWE(829)),
  PYS007: rule(
    "medium",
    "unknown",
    "Source that is not plain UTF-8 Python",
    "Save the file as UTF-8 without a coding line.",
    CWE(176),
  ),
  PYS008: rule("medium", "unknown", "Code that runs text as code", "Call the function by name.", CWE(95)),
} satisfies Readonly<Record<string, Rule>>;
