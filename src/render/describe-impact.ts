/** What a change does to a concern, in words of both renderings. */
import type { ConcernImpact, Measure } from "../core/verdict.ts";
import { formatMetric } from "./format-metric.ts";
import { code, join, say, type Text } from "./span.ts";
import { nameMetric, wordMoveShare } from "./wording-metrics.ts";

/** Rows in the order in which they are worth reading; what nobody measured comes last. */
const EFFECT_ORDER = ["worse", "no-longer-measured", "not-measured-again", "better", "same", "first"] as const;
export const EFFECT_WORDS: Readonly<Record<ConcernImpact["effect"], string>> = {
  worse: "▼ worse",
  "no-longer-measured": "▼ no longer measured",
  "not-measured-again": "not measured again",
  better: "▲ better",
  same: "= same",
  first: "first measured",
  "not-measured": "not measured",
};
/** Measures named in one row. */
const MEASURES = 4;
const EXAMPLES = 3;

/** The rows of concerns that something measured, the worst first. */
export const measuredRows = (impact: readonly ConcernImpact[]): ConcernImpact[] =>
  EFFECT_ORDER.flatMap((effect) => impact.filter((row) => row.effect === effect));

/** Whether a row tells of something that somebody may not want. */
export const isLoss = ({ effect }: ConcernImpact): boolean => effect === "worse" || effect === "no-longer-measured";

/** Effects as a part of a row is headed. */
const PART_WORDS: Readonly<Record<Measure["effect"], string>> = {
  worse: "worse",
  "no-longer-measured": "no longer measured",
  "not-measured-again": "not measured again",
  better: "better",
  same: "same",
  first: "first",
};

/**
 * The numbers behind one row; where they do not all say the same, `worse: …; better: …`.
 * @param base the base's name
 */
export function describeMeasures({ effect: ofRow, measures }: ConcernImpact, base: string): Text {
  const shown = measures.slice(0, MEASURES);
  const groups = EFFECT_ORDER.flatMap((effect) => {
    const own = shown.filter((each) => each.effect === effect).map((each) => describeMeasure(each, base));
    return own.length === 0 ? [] : [{ effect, text: join(own, ", ") }];
  });
  const [only] = groups;
  const rest = measures.length - shown.length;
  const more = rest > 0 ? say`; ${rest} more` : [];
  if (groups.length === 1 && only?.effect === ofRow) return say`${only.text}${more}`;
  return say`${join(
    groups.map(({ effect, text }) => say`${PART_WORDS[effect]}: ${text}`),
    "; ",
  )}${more}`;
}

/** `accuracy 0.93 → 0.91 (−2.2%)`; of what the gate counted, `dangerous artefacts: 1`; of what only base has, `accuracy (main: 0.93)`. */
function describeMeasure({ name, about, report, base, head, unit, effect, examples = [] }: Measure, on: string): Text {
  const isCounted = report === undefined;
  const what = isCounted ? say`${name}${about === undefined ? [] : say` in ${code(about)}`}` : nameMetric(name, about);
  const shown = examples.slice(0, EXAMPLES).map(code);
  const named = shown.length === 0 ? [] : say` (${join(shown, ", ")}${examples.length > EXAMPLES ? ", …" : ""})`;
  if (head === undefined) return base === undefined ? what : say`${what} (${on}: ${formatMetric(base, unit)})`;
  const now = formatMetric(head, unit, base);
  if (base === undefined || effect === "same") return say`${what}${isCounted ? ":" : ""} ${now}${named}`;
  const moved = isCounted ? "" : wordMoveShare(head, base);
  return say`${what} ${formatMetric(base, unit, head)} → ${now}${moved}${named}`;
}
