import { CWE, REBUILD, type Rule, rule } from "./rule.ts";

/** Arrays of NumPy, and what joblib writes around them. */
export const ARRAY_RULES = {
  NPY001: rule(
    "medium",
    "malformed",
    "Array whose header does not parse",
    REBUILD,
    "https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html",
  ),
  NPY002: rule("medium", "malformed", "Array whose data is not as long as its shape says", REBUILD, CWE(130)),
  NPY003: rule(
    "low",
    "safe",
    "Array of Python objects, kept as a pickle",
    "Save a plain numeric or string dtype.",
    CWE(502),
  ),

  JOB001: rule(
    "medium",
    "unknown",
    "Compression that is not read here",
    "Save without compression, or with zlib, gzip, bzip2, xz or lz4.",
    CWE(1286),
  ),
  JOB002: rule(
    "high",
    "unknown",
    "Data that grow beyond the limits when decompressed",
    "Save without compression.",
    CWE(409),
  ),
  JOB003: rule(
    "medium",
    "malformed",
    "Compressed data that are damaged, or have something behind them",
    REBUILD,
    CWE(1286),
  ),
  JOB004: rule(
    "medium",
    "unknown",
    "joblib file whose arrays hide what follows",
    "Save arrays as safetensors or `.npy`, or pickle without joblib.",
    CWE(502),
  ),
} satisfies Readonly<Record<string, Rule>>;
