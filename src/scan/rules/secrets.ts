import { CWE, type Rule, rule } from "./rule.ts";

/** Secrets, wherever they stand. */
export const SECRET_RULES = {
  SEC001: rule(
    "high",
    "unknown",
    "Text that looks like a secret",
    "Revoke the secret, keep the new one in the environment, and take the old one out of the history.",
    CWE(798),
  ),
} satisfies Readonly<Record<string, Rule>>;
