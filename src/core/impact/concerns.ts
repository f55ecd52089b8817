/** What a metric says something about, and which way is better, where its name or the tool that states it tells. */
import type { Concern } from "../policy/policy.ts";

export interface Meaning {
  readonly concern: Concern;
  /** `zero`: the nearer to nothing, from either side. */
  readonly better: "higher" | "lower" | "zero";
}

/**
 * By name, the first that fits. Names are those of the tools themselves, in words: `demographic_parity_ratio` is "demographic parity
 * ratio".
 */
const BY_NAME: readonly (readonly [RegExp, Meaning])[] = [
  [
    /\b(?:demographic parity|statistical parity|disparate impact|equali[sz]ed odds|equal opportunity|selection rate) (?:min )?ratio\b|\bdisparate impact\b/,
    { concern: "fairness", better: "higher" },
  ],
  [
    /\b(?:demographic parity|statistical parity|equali[sz]ed odds|equal opportunity|average (?:abs(?:olute)? )?odds|error rate|selection rate)\b.*\bdifference\b/,
    { concern: "fairness", better: "zero" },
  ],
  [/\btheil index\b|\bgeneralized entropy\b/, { concern: "fairness", better: "lower" }],
  [/\b(?:robust|adversarial|certified) (?:accuracy|f1|auc)\b/, { concern: "security", better: "higher" }],
  [/\b(?:attack success rate|asr|evasion rate|backdoor)\b/, { concern: "security", better: "lower" }],
  [
    /\b(?:membership inference|attribute inference|privacy leakage|memori[sz]ation|exposure|epsilon)\b/,
    { concern: "privacy", better: "lower" },
  ],
  [
    /\b(?:toxicity|toxic|harmful|hallucinations?|jailbreaks?|violation rate|unsafe)\b/,
    { concern: "safety", better: "lower" },
  ],
  [
    /\b(?:faithfulness|fidelity|comprehensiveness|explanation (?:stability|accuracy)|monotonicity)\b/,
    { concern: "explainability", better: "higher" },
  ],
  [/\b(?:co2|emissions?|energy|carbon|kwh)\b/, { concern: "sustainability", better: "lower" }],
  [
    /\b(?:accuracy|precision|recall|f1|f beta|auc|auroc|auprc|r2|average precision|map|ndcg|mcc|bleu|rouge\w*|exact match|success percent)\b/,
    { concern: "reliability", better: "higher" },
  ],
  [
    /\b(?:loss|mae|mse|rmse|mape|mean (?:absolute|squared) error|error rate|perplexity|brier|ece|drift|missing values?|wer)\b/,
    { concern: "reliability", better: "lower" },
  ],
];

/** By the tool that states it, where names alone do not tell. */
const BY_FORMAT: Readonly<Record<string, readonly (readonly [RegExp, Meaning])[]>> = {
  aif360: [
    [/ ratio$/, { concern: "fairness", better: "higher" }],
    [/ difference$/, { concern: "fairness", better: "zero" }],
  ],
  evidently: [
    // Of a p-value, less is more drift.
    [/\bdrift\b.* p value$/, { concern: "reliability", better: "higher" }],
    [/^drifted columns\b/, { concern: "reliability", better: "lower" }],
  ],
  fairlearn: [
    [/ ratio$/, { concern: "fairness", better: "higher" }],
    [/ difference$/, { concern: "fairness", better: "zero" }],
  ],
  garak: [[/\bpass rate\b/, { concern: "security", better: "higher" }]],
  giskard: [[/\b(?:major|medium|minor)$/, { concern: "reliability", better: "lower" }]],
  "great-expectations": [[/\b(?:unexpected|missing) (?:count|percent)$/, { concern: "reliability", better: "lower" }]],
  modelscan: [[/\bissues?\b|\bcritical\b|\bhigh\b/, { concern: "security", better: "lower" }]],
  picklescan: [[/\binfected\b|\bdangerous\b/, { concern: "security", better: "lower" }]],
  promptfoo: [[/\bpass rate\b/, { concern: "safety", better: "higher" }]],
  sarif: [[/^(?:errors|warnings)$/, { concern: "security", better: "lower" }]],
};

/** @param format the format that the report was read as */
export function concernOf(format: string, name: string): Meaning | undefined {
  const words = name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[^A-Za-z0-9]+/g, " ")
    .trim()
    .toLowerCase();
  const rows = [...(Object.hasOwn(BY_FORMAT, format) ? (BY_FORMAT[format] ?? []) : []), ...BY_NAME];
  return rows.find(([pattern]) => pattern.test(words))?.[1];
}
