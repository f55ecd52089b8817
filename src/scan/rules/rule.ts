import type { ScanVerdict, Severity } from "../result.ts";

export interface Rule {
  readonly severity: Severity;
  /** The best verdict that a file with this finding can still get. */
  readonly atBest: ScanVerdict;
  readonly title: string;
  /** What to do about it, in one sentence. */
  readonly fix: string;
  readonly refs: readonly string[];
}

/** A rule of one family: severity, the best verdict left, title, fix, and where to read on. */
export const rule = (
  severity: Severity,
  atBest: ScanVerdict,
  title: string,
  fix: string,
  ...refs: readonly string[]
): Rule => ({ severity, atBest, title, fix, refs });

/** Addresses and sentences that rules of more than one family have. */
export const CWE = (number: number): string => `https://cwe.mitre.org/data/definitions/${number}.html`;
export const CVE = (id: string): string => `https://nvd.nist.gov/vuln/detail/${id}`;
export const PICKLE = "https://docs.python.org/3/library/pickle.html";
export const SAFETENSORS = "Save the weights as safetensors, or take everything but weights out of the file.";
export const DO_NOT_LOAD =
  "Do not load the file, not even to look at it: remove it, and get the weights from their maker as safetensors.";
export const REBUILD =
  "Save the file again with the library that made it; if it is not yours, fetch it again from its source.";
export const REVIEW = "Have somebody who knows the code review it, then allow it in the policy by name or by digest.";
