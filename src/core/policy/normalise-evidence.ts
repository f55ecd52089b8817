/** An `evidence` proof as written becomes the proof as judged. */
import { AUTO } from "../../evidence/format-names.ts";
import type { Written } from "./normalise-needs.ts";
import type { AcceptedSigner, Comparison, EvidenceProof, Expectation, Limit } from "./policy.ts";

type WrittenEvidence = Written<"evidence">;

export function normaliseEvidence(written: WrittenEvidence): EvidenceProof {
  const { report, format, assurance, expect, compare, metrics, measures } = written;
  const boundTo = written["bound-to"];
  const minGroupSize = written["min-group-size"];
  const maxAge = written["max-age"];
  return {
    kind: "evidence",
    report: [report].flat(),
    format: format ?? AUTO,
    assurance: assurance ?? "declared",
    expect: Object.entries(expect ?? {}).map(([metric, rule]) => normaliseExpectation(metric, rule)),
    compare: Object.entries(compare ?? {}).map(([metric, rule]) => normaliseComparison(metric, rule)),
    ...(boundTo === undefined ? {} : { boundTo }),
    ...(minGroupSize === undefined ? {} : { minGroupSize }),
    ...(maxAge === undefined ? {} : { maxAge: countHours(maxAge) }),
    metrics: Object.entries(metrics ?? {}).map(([name, path]) => ({ name, path })),
    measures: Object.entries(measures ?? {}).map(([metric, measure]) => {
      const { concern, better } = typeof measure === "string" ? { concern: measure } : measure;
      return { metric, concern, ...(better === undefined ? {} : { better }) };
    }),
    signedBy: (written["signed-by"] ?? []).map(normaliseSigner),
  };
}

function normaliseExpectation(metric: string, rule: NonNullable<WrittenEvidence["expect"]>[string]): Expectation {
  const { min, max, equals } = rule;
  const absMax = rule["abs-max"];
  const oneOf = rule["one-of"];
  return {
    metric,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(equals === undefined ? {} : { equals }),
    ...(absMax === undefined ? {} : { absMax }),
    ...(oneOf === undefined ? {} : { oneOf }),
  };
}

function normaliseComparison(metric: string, rule: NonNullable<WrittenEvidence["compare"]>[string]): Comparison {
  const [drop, rise, change] = [rule["max-drop"], rule["max-rise"], rule["min-change"]];
  return {
    metric,
    ...(drop === undefined ? {} : { maxDrop: toLimit(drop) }),
    ...(rise === undefined ? {} : { maxRise: toLimit(rise) }),
    ...(change === undefined ? {} : { minChange: toLimit(change) }),
  };
}

/** `0.01`, or `1%` of the value on base. */
function toLimit(written: number | string): Limit {
  return typeof written === "number"
    ? { amount: written, relative: false }
    : { amount: Number(written.slice(0, -1)) / 100, relative: true };
}

function normaliseSigner({ identity, issuer, key }: NonNullable<WrittenEvidence["signed-by"]>[number]): AcceptedSigner {
  if (key !== undefined) return { key: key.trim() };
  if (identity === undefined || issuer === undefined)
    throw new TypeError("the schema lets no signer through that names nobody");
  return { identity, issuer };
}

const HOURS: Readonly<Record<string, number>> = { h: 1, d: 24, w: 168 };

/** `12h`, `30d` or `2w`, in hours. */
function countHours(age: string): number {
  return Number(age.slice(0, -1)) * (HOURS[age.slice(-1)] ?? 1);
}
