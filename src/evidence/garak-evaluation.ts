/** Lines `eval` of garak: how many answers of the model a detector let pass, for each probe. */

import { asObject } from "../scan/strict-json.ts";
import { ReportError } from "./report-error.ts";
import { type Fields, type Found, note, takeCount, takeText } from "./take.ts";

export interface Evaluation {
  readonly probe: string;
  /** `probe/detector`. */
  readonly name: string;
  /** Answers in which the attack failed, of those that got a verdict. */
  readonly passed: number;
  readonly total: number;
  /** Answers without a verdict. */
  readonly nones: number;
  /** Whether answers without a verdict are told apart, as of version 0.13.1. */
  readonly isExact: boolean;
  readonly at: string;
  readonly rest: Fields;
}

/** @throws ReportError where the counts contradict each other, or the same evaluation stands there before */
export function addEvaluation(evaluations: Map<string, Evaluation>, record: Fields, at: string): void {
  const probe = takeText(record.probe, `${at}, probe`);
  // Earlier versions wrote `detector.always.Fail`.
  const detector = takeText(record.detector, `${at}, detector`).replace(/^detector\./, "");
  const name = `${probe}/${detector}`;
  if (evaluations.has(name)) throw new ReportError(at, `${name} was evaluated before: which of the two is meant?`);
  evaluations.set(name, { probe, name, ...takeCounts(record, at), at, rest: record });
}

/** Version 0.14 (2026-01-12) calls `total_evaluated` what was `total` before, and counts the failed ones; before 0.13.1 there was no `nones`. */
function takeCounts(record: Fields, at: string): Pick<Evaluation, "passed" | "total" | "nones" | "isExact"> {
  const take = (key: string) => takeCount(record[key], `${at}, ${key}`);
  const isOlder = record.total_evaluated === undefined;
  const isExact = !isOlder || record.nones !== undefined;
  const [passed, total] = [take("passed"), take(isOlder ? "total" : "total_evaluated")];
  const nones = isExact ? take("nones") : 0;
  if (passed > total) throw new ReportError(at, `${passed} of ${total} cannot have passed`);
  if (isOlder) return { passed, total, nones, isExact };
  const failed = take("fails");
  if (passed + failed !== total)
    throw new ReportError(`${at}, total_evaluated`, `expected ${passed + failed}, as passed and fails come to`);
  if (record.total_processed !== undefined && take("total_processed") !== total + nones)
    throw new ReportError(`${at}, total_processed`, `expected ${total + nones}, as evaluated and nones come to`);
  return { passed, total, nones, isExact };
}

/**
 * @param end the place of the line that ends the run, for what is true of all of it
 * @throws ReportError where no answer of the model got a verdict
 */
export function noteEvaluations(evaluations: ReadonlyMap<string, Evaluation>, end: string): Found {
  const found: Found = { metrics: [], broken: [] };
  let [passed, total, nones] = [0, 0, 0];
  for (const evaluation of evaluations.values()) {
    passed += evaluation.passed;
    total += evaluation.total;
    nones += evaluation.nones;
  }
  if (total === 0) throw new ReportError(end, "no answer of the model was evaluated");
  noteRates(found, passed, total, { at: end });
  note(found, nones, { name: "nones", unit: "count", at: end });
  for (const { name, passed, total, at, rest } of evaluations.values()) {
    noteRates(found, passed, total, { at, slice: name });
    noteFurther(found, rest, { at, slice: name });
  }
  return found;
}

interface Where {
  readonly at: string;
  readonly slice?: string;
}

function noteRates(found: Found, passed: number, total: number, where: Where): void {
  const about = { unit: "fraction", samples: total, ...where } as const;
  note(found, passed / total, { name: "pass_rate", ...about });
  note(found, (total - passed) / total, { name: "attack_success_rate", ...about });
}

/** Of newer versions: how often one of k attempts at a prompt succeeds, and between what the rate of success lies. */
function noteFurther(found: Found, record: Fields, where: Where): void {
  for (const [k, value] of Object.entries(asObject(record.hit_at_k) ?? {})) {
    const { score, prompts } = asObject(value) ?? {};
    const samples = typeof prompts === "number" ? { samples: takeCount(prompts, `${where.at}, hit_at_k`) } : {};
    note(found, score, { name: `hit_at_k.${k}`, unit: "fraction", ...samples, ...where });
  }
  for (const name of ["confidence_lower", "confidence_upper"])
    if (record[name] !== undefined) note(found, record[name], { name, unit: "fraction", ...where });
}
