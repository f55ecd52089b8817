import { CVE, CWE, REBUILD, type Rule, rule } from "./rule.ts";

const KERAS = "Use layers of Keras itself, or register the class in reviewed code and load the weights alone.";

/** Models of Keras, and the HDF5 files that hold them. */
export const KERAS_RULES = {
  KER001: rule(
    "critical",
    "dangerous",
    "Lambda layer: Python code in the model",
    KERAS,
    CVE("CVE-2024-3660"),
    CWE(502),
  ),
  KER002: rule(
    "critical",
    "dangerous",
    "Config that calls something outside Keras",
    KERAS,
    CVE("CVE-2025-1550"),
    CVE("CVE-2025-8747"),
  ),
  KER003: rule("medium", "unknown", "Class or module that is not Keras's own", KERAS, CVE("CVE-2025-1550")),
  KER004: rule(
    "high",
    "dangerous",
    "Config that reads a file or an address while loading",
    KERAS,
    CVE("CVE-2025-12058"),
    CWE(918),
  ),
  KER005: rule("medium", "malformed", "Keras config that does not parse", REBUILD, CWE(1286)),
  KER006: rule(
    "medium",
    "unknown",
    "Part that a Keras archive does not have",
    "Take the part out, or save the model again with Keras.",
    CWE(434),
  ),

  HDF001: rule(
    "medium",
    "unknown",
    "HDF5 structure that is not read here",
    "Save the weights as safetensors, or the model as `.keras`.",
    "https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html",
  ),
  HDF002: rule("high", "dangerous", "HDF5 data kept in another file", "Store the data in the file itself.", CWE(73)),
  HDF003: rule("medium", "malformed", "HDF5 structure that does not parse", REBUILD, CWE(1286)),
} satisfies Readonly<Record<string, Rule>>;
