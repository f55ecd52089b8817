/** Lines `attempt` of garak: every answer of the model with each detector's score, from which evaluations can be counted again. */
import type { Evaluation } from "./garak-evaluation.ts";
import { ReportError } from "./report-error.ts";
import { type Fields, nameKind, takeList, takeObject, takeText } from "./take.ts";

export interface Scores {
  /** Scores below 1: a threshold decides which of them pass, and no threshold lets a 1 pass. */
  below: number;
  scored: number;
  nones: number;
  readonly at: string;
}

/** An attempt is written twice, when it is started and when its answers are scored. */
const COMPLETE = 2;

/** Adds the scores of an attempt to those of its probe and detectors. */
export function addScores(scores: Map<string, Scores>, record: Fields, at: string): void {
  if (record.status !== COMPLETE) return;
  const probe = takeText(record.probe_classname, `${at}, probe_classname`);
  const results = takeObject(record.detector_results, `${at}, detector_results`);
  for (const [detector, list] of Object.entries(results)) {
    const name = `${probe}/${detector}`;
    const sum = scores.get(name) ?? { below: 0, scored: 0, nones: 0, at };
    scores.set(name, sum);
    for (const score of takeList(list, `${at}, detector_results`)) {
      if (score === null) sum.nones += 1;
      else if (typeof score === "number" || typeof score === "boolean") {
        sum.scored += 1;
        if (Number(score) < 1) sum.below += 1;
      } else throw new ReportError(`${at}, detector_results`, `expected a score or null, found ${nameKind(score)}`);
    }
  }
}

/** @throws ReportError where evaluations say other than the scores, or leave some out. Reports without attempts cannot be counted again. */
export function checkScores(scores: ReadonlyMap<string, Scores>, evaluations: ReadonlyMap<string, Evaluation>): void {
  for (const [name, { below, scored, nones, at }] of scores) {
    const evaluation = evaluations.get(name);
    if (evaluation === undefined) throw new ReportError(at, `${name} was scored, and there is no line \`eval\` of it`);
    const { passed, total, isExact } = evaluation;
    if (passed > below)
      throw new ReportError(evaluation.at, `${passed} passed, and at most ${below} of the scores can have`);
    if (isExact && (total !== scored || evaluation.nones !== nones))
      throw new ReportError(
        evaluation.at,
        `expected ${scored} evaluated and ${nones} nones, as there are scores, found ${total} and ${evaluation.nones}`,
      );
  }
}
