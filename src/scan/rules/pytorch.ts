import { CVE, CWE, REBUILD, type Rule, rule, SAFETENSORS } from "./rule.ts";

/** Checkpoints of PyTorch. */
export const PYTORCH_RULES = {
  PTH001: rule(
    "high",
    "unknown",
    "TorchScript carries code of its own",
    SAFETENSORS,
    "https://pytorch.org/docs/stable/notes/serialization.html",
    CWE(94),
  ),
  PTH002: rule("high", "malformed", "Storage that does not fit its tensors", REBUILD, CWE(125)),
  PTH003: rule("medium", "malformed", "Checkpoint whose parts are missing or doubled", REBUILD, CWE(1286)),
  PTH004: rule(
    "medium",
    "unknown",
    "Entry that PyTorch does not write",
    "Take the entry out, or save the checkpoint again with PyTorch.",
    CWE(434),
  ),
  PTH005: rule(
    "medium",
    "unknown",
    "Checkpoint of the oldest kind, a tar",
    "Load it once in isolation and save it as safetensors.",
    CVE("CVE-2025-32434"),
  ),
} satisfies Readonly<Record<string, Rule>>;
