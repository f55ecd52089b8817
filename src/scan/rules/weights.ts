import { CVE, CWE, REBUILD, REVIEW, type Rule, rule } from "./rule.ts";

/** Formats of weights without code, and the chat templates that they carry. */
export const WEIGHT_RULES = {
  STN001: rule(
    "high",
    "malformed",
    "safetensors header that does not parse",
    REBUILD,
    "https://github.com/huggingface/safetensors#format",
    CWE(1286),
  ),
  STN002: rule("high", "malformed", "safetensors header with a key twice", REBUILD, CWE(694)),
  STN003: rule("high", "malformed", "Tensor whose length does not fit its shape", REBUILD, CWE(130)),
  STN004: rule("high", "malformed", "Tensors that overlap, leave gaps, or miss the end", REBUILD, CWE(125)),

  GGU001: rule(
    "high",
    "malformed",
    "GGUF structure that does not parse",
    REBUILD,
    "https://github.com/ggml-org/ggml/blob/master/docs/gguf.md",
    CWE(1286),
  ),
  GGU002: rule("high", "malformed", "GGUF tensor out of bounds", REBUILD, CWE(125)),
  GGU003: rule("high", "malformed", "GGUF key or tensor twice", REBUILD, CWE(694)),

  TPL001: rule(
    "critical",
    "dangerous",
    "Chat template that reaches into Python",
    "Take the template out, or use the one of the model's authors.",
    CVE("CVE-2024-34359"),
    CWE(1336),
  ),
  TPL002: rule("medium", "unknown", "Chat template with constructs that templates do not need", REVIEW, CWE(1336)),
} satisfies Readonly<Record<string, Rule>>;
