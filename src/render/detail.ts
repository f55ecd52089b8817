/**
 * How much the checklist tells. GitHub refuses long comments, so the text is tried from the fullest step down until
 * it fits; what a person must act on goes last.
 */
export interface Detail {
  /** Governed files listed in the folded table. */
  readonly files: number;
  /** Acts that did not count. */
  readonly refusals: number;
  readonly notices: number;
  /** Reasons shown for each proof. */
  readonly reasons: number;
  /** Lines of numbers for each `evidence` proof. */
  readonly numbers: number;
  /** Rows of the folded values by group, for each requirement. */
  readonly groups: number;
  /** Settled requirements: a line each, their ids, or their number. */
  readonly settled: "lines" | "ids" | "count";
  /** Requirements that only warn: in full, or their ids. */
  readonly warnings: "full" | "ids";
  /** Why a requirement exists, what to look at, who cannot sign and why. */
  readonly background: boolean;
  /** Quality impact, dimensions and the folded help. */
  readonly extras: boolean;
}

const FULL: Detail = {
  files: 100,
  refusals: 20,
  notices: 20,
  reasons: 10,
  numbers: 10,
  groups: 60,
  settled: "lines",
  warnings: "full",
  background: true,
  extras: true,
};

export const DETAILS: readonly Detail[] = [
  FULL,
  { ...FULL, files: 20, refusals: 10, notices: 10, reasons: 5, numbers: 5, groups: 20 },
  { ...FULL, files: 0, refusals: 5, notices: 5, reasons: 3, numbers: 3, groups: 0, settled: "ids" },
  {
    ...{ files: 0, refusals: 3, notices: 3, reasons: 2, numbers: 2, groups: 0 },
    ...{ settled: "ids", warnings: "ids", background: false, extras: true },
  },
  {
    files: 0,
    refusals: 1,
    notices: 1,
    reasons: 1,
    numbers: 1,
    groups: 0,
    settled: "count",
    warnings: "ids",
    background: false,
    extras: false,
  },
];
