/** What a metric says something about, and which way is better, where its name or the tool that states it tells. */
import type { Concern } from "../policy/policy.ts";

export interface Meaning {
  readonly concern: Concern;
  /** `zero`: the nearer to nothing, from either side. */
  readonly better: "higher" | "lower" | "zero";
}

/** What a name that fits means; nothing where such a number says nothing of a concern by itself. */
type Row = readonly [pattern: RegExp, meaning: Meaning | undefined];

const higher = (concern: Concern): Meaning => ({ concern, better: "higher" });
const lower = (concern: Concern): Meaning => ({ concern, better: "lower" });
const zero = (concern: Concern): Meaning => ({ concern, better: "zero" });

/**
 * By name, the first that fits. Names are those of the tools themselves, in words: `demographic_parity_ratio` is "demographic parity
 * ratio", and `RocAuc` "roc auc".
 */
const BY_NAME: readonly Row[] = [
  // How much a number rests on or spreads, beside the number itself.
  [/\b(?:num|n samples|support|std|stddev|stderr|variance|confidence interval)\b/, undefined],
  [/\bdisparate impact\b/, higher("fairness")],
  [
    /\b(?:demographic parity|statistical parity|equali[sz]ed odds|equal opportunity|selection rate|(?:false|true) (?:positive|negative|omission|discovery) rate|error rate)\b.*\bratio\b/,
    higher("fairness"),
  ],
  [
    /\b(?:demographic parity|statistical parity|equali[sz]ed odds|equal opportunity|average (?:abs(?:olute)? )?odds|selection rate|(?:false|true) (?:positive|negative|omission|discovery) rate|error rate)\b.*\bdifference\b/,
    zero("fairness"),
  ],
  // Inequality indices: 0 where everybody fares alike (Speicher et al., arXiv 1807.00787).
  [/\btheil index\b|\bgenerali[sz]ed entropy\b/, lower("fairness")],
  [/\b(?:robust|adversarial|certified) (?:accuracy|f1|auc|precision|recall)\b/, higher("security")],
  // ART's distances to the nearest adversarial example: the farther, the better.
  [/\b(?:empirical robustness|clever score)\b/, higher("security")],
  [/\b(?:attack success rate|asr|evasion rate|backdoor|poisoning|prompt injections?)\b/, lower("security")],
  [/\b[kl] (?:anonymity|diversity)\b/, higher("privacy")],
  // How well an attacker does, whatever it is measured by: its accuracy and AUC, too, are better low.
  [
    /\b(?:membership inference|attribute inference|model inversion|privacy leakage|memori[sz]ation|exposure|epsilon)\b/,
    lower("privacy"),
  ],
  [/\b(?:toxicity|toxic|harmful\w*|hallucinations?|jailbreaks?|violation rate|unsafe)\b/, lower("safety")],
  // Captum's: how far an explanation is off, and how much it changes with its input (arXiv 1901.09392).
  [/\b(?:infidelity|max sensitivity)\b/, lower("explainability")],
  [
    /\b(?:faithfulness|fidelity|comprehensiveness|explanation (?:stability|accuracy)|monotonicity)\b/,
    higher("explainability"),
  ],
  [/\b(?:co2|co2eq|emissions?|energy|carbon|k ?wh)\b/, lower("sustainability")],
  // A small p value speaks for drift: the test's null hypothesis is that nothing moved.
  [/\bdrift\b.*\bp value\b/, higher("reliability")],
  // Signed: a model that errs as much upwards as downwards has none.
  [/\bmean error\b/, zero("reliability")],
  [
    /\b(?:loss|mae|mse|rmse|mape|smape|mean (?:absolute|squared) (?:\w+ )?error|max error|error rate|perplexity|brier|ece|calibration error|drift|drifted|missing|duplicates?|duplicated|wer|cer|fpr|fnr|false (?:positives?|negatives?|omissions?|discovery))\b/,
    lower("reliability"),
  ],
  [
    /\b(?:accuracy|acc|precision|recall|f1|f beta|auc|auroc|auprc|r2|average precision|map|ndcg|mrr|mcc|matthews|kappa|bleu|rouge\w*|meteor|exact match|success percent|tpr|tnr|true (?:positive|negative) rate|sensitivity|specificity)\b/,
    higher("reliability"),
  ],
];

/** By the tool that states it, where names alone do not tell, or tell otherwise. */
const BY_FORMAT: Readonly<Record<string, readonly Row[]>> = {
  aif360: [
    [/ ratio$/, higher("fairness")],
    [/ difference$/, zero("fairness")],
    // Of an individual's outcome with those of people like them; 1 is best (AIF360's `consistency`).
    [/^consistency$/, higher("fairness")],
  ],
  fairlearn: [
    [/ ratio$/, higher("fairness")],
    [/ difference$/, zero("fairness")],
  ],
  garak: [[/\bpass rate\b/, higher("security")]],
  // Counts of issues by detector and in all (https://docs.giskard.ai, the scan's detectors).
  giskard: [
    [/^detectors$/, undefined],
    [/\b(?:ethical bias|stereotypes?)\b/, lower("fairness")],
    [/\b(?:prompt injection|control chars injection)\b/, lower("security")],
    [/\binformation disclosure\b/, lower("privacy")],
    [/\b(?:harmful content|output formatting)\b/, lower("safety")],
    [/\b(?:major|medium|minor)$/, lower("reliability")],
  ],
  "great-expectations": [
    [/\b(?:unexpected (?:count|percent)|unsuccessful (?:expectations|validations))\b/, lower("reliability")],
  ],
  "in-toto": [
    [/^passed tests$/, higher("reliability")],
    [/^(?:failed|warned) tests$/, lower("reliability")],
  ],
  modelscan: [[/\btotal issues\b/, lower("security")]],
  picklescan: [[/\b(?:infected|dangerous|suspicious)\b/, lower("security")]],
  // A red team's prompts and those that have to be answered well are counted alike; a policy can tell them apart by `measures`.
  promptfoo: [[/\bpass rate\b/, higher("safety")]],
  sarif: [[/^(?:results|errors|warnings)$/, lower("security")]],
};

/**
 * What a metric says something about; nothing where neither its name nor its tool tells.
 * @param format the format that the report was read as
 */
export function concernOf(format: string, name: string): Meaning | undefined {
  const key = `${format} ${name}`;
  if (answers.has(key)) return answers.get(key);
  if (answers.size >= MOST_ANSWERS) answers.clear();
  const meaning = find(format, inWords(name));
  answers.set(key, meaning);
  return meaning;
}

/** The same tools state the same names, report after report. Names come from reports, so that there are bounds to what is kept. */
const answers = new Map<string, Meaning | undefined>();
const MOST_ANSWERS = 4_096;

function find(format: string, words: string): Meaning | undefined {
  const rows = [...(Object.hasOwn(BY_FORMAT, format) ? (BY_FORMAT[format] ?? []) : []), ...BY_NAME];
  return rows.find(([pattern]) => pattern.test(words))?.[1];
}

const LONGEST = 200;

/** In small letters, words parted by one blank each: patterns look at no more than the start of a long name. */
function inWords(name: string): string {
  return name
    .slice(0, LONGEST)
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .replace(/[^A-Za-z0-9]+/g, " ")
    .trim()
    .toLowerCase();
}
