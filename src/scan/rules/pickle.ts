import { CWE, DO_NOT_LOAD, PICKLE, REBUILD, REVIEW, type Rule, rule, SAFETENSORS } from "./rule.ts";

/** Pickles, in files of their own and inside of others. */
export const PICKLE_RULES = {
  PKL001: rule("critical", "dangerous", "Import that runs code or commands", DO_NOT_LOAD, PICKLE, CWE(502)),
  PKL002: rule("medium", "unknown", "Pickle that imports something which no list knows", REVIEW, PICKLE, CWE(502)),
  PKL003: rule("critical", "dangerous", "Pickle that computes what it imports", DO_NOT_LOAD, CWE(502)),
  PKL004: rule(
    "high",
    "dangerous",
    "Pickle that imports by a number instead of a name",
    DO_NOT_LOAD,
    "https://docs.python.org/3/library/copyreg.html",
  ),
  PKL005: rule("high", "dangerous", "Pickle that imports an inner part of something", DO_NOT_LOAD, PICKLE, CWE(502)),
  PKL006: rule("critical", "dangerous", "Pickle that changes what it imported", DO_NOT_LOAD, CWE(915)),
  PKL007: rule("medium", "malformed", "Pickle that does not parse", REBUILD, CWE(1286)),
  PKL008: rule("medium", "malformed", "Bytes after the end of the pickle", REBUILD, CWE(434)),
  PKL009: rule("high", "unknown", "Pickle inside a pickle", SAFETENSORS, CWE(502)),
  PKL010: rule("medium", "unknown", "Pickle too large to be read in full", REVIEW, CWE(400)),
  PKL011: rule("high", "malformed", "Pickle whose frames do not fit its content", REBUILD, CWE(1286)),
  PKL012: rule(
    "medium",
    "unknown",
    "Pickle that uses an import in a way which is not allowed",
    REVIEW,
    PICKLE,
    CWE(502),
  ),
  PKL013: rule(
    "low",
    "unknown",
    "Pickle that `torch.load(weights_only=True)` refuses",
    "Save the state dict with `torch.save` and its default protocol.",
    "https://pytorch.org/docs/stable/notes/serialization.html",
    PICKLE,
  ),
  PKL014: rule("medium", "unknown", "Reference that only the program behind the file resolves", REVIEW, PICKLE),
  PKL015: rule("critical", "dangerous", "Pickle that calls what it computed", DO_NOT_LOAD, PICKLE, CWE(502)),
  PKL016: rule("high", "unknown", "Call or state that libraries do not write", REVIEW, PICKLE, CWE(502)),
} satisfies Readonly<Record<string, Rule>>;
