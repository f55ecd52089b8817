import { CVE, CWE, REBUILD, REVIEW, type Rule, rule } from "./rule.ts";

/** Models that are graphs of operators: ONNX and TensorFlow. */
export const GRAPH_RULES = {
  ONX001: rule("medium", "malformed", "ONNX structure that does not parse", REBUILD, CWE(1286)),
  ONX002: rule(
    "high",
    "dangerous",
    "External data outside the model's folder",
    "Keep the file with the weights beside the model, and name it by its plain name.",
    CVE("CVE-2024-27318"),
    CWE(22),
  ),
  ONX003: rule("critical", "dangerous", "Operator that runs Python", "Replace the operator by standard ones.", CWE(94)),
  ONX004: rule("medium", "unknown", "Operators of a custom domain", REVIEW, CWE(829)),
  ONX005: rule("low", "unknown", "Weights in another file", "Have that file scanned too, or save one file.", CWE(829)),

  TFS001: rule("medium", "malformed", "TensorFlow structure that does not parse", REBUILD, CWE(1286)),
  TFS002: rule(
    "critical",
    "dangerous",
    "Operator that runs Python or touches files",
    "Export the model without these operators.",
    "https://github.com/tensorflow/tensorflow/blob/master/SECURITY.md",
    CWE(73),
  ),
  TFS003: rule(
    "medium",
    "unknown",
    "TensorFlow operator that no list knows",
    REVIEW,
    "https://github.com/tensorflow/tensorflow/blob/master/SECURITY.md",
  ),
} satisfies Readonly<Record<string, Rule>>;
