/** What the files of the invented repository hold. Reports are such as the tools write, and are read by the gate's own readers. */
import { sha256Hex } from "../../src/core/canonical-json.ts";
import type { LfsPointer } from "../../src/core/facts.ts";
import type { Chance } from "./chance.ts";

export const MODELS = ["credit", "fraud", "churn"] as const;
export type Model = (typeof MODELS)[number];

/** https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
export const pointerText = ({ oid, size }: LfsPointer): string =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${size}\n`;

export const pointerTo = (what: string, size: number): LfsPointer => ({ oid: sha256Hex(what), size });

const GROUPS = ["age=under 30", "age=30 to 59", "age=60 and over"] as const;

/** Our JSON of a Fairlearn MetricFrame, which agrees with itself. `parity`: the gap between the groups that it comes to, about. */
export function fairnessReport(chance: Chance, about: LfsPointer, madeAt: string, parity: number): string {
  const middle = 0.44 + chance.next() * 0.1;
  const groups = GROUPS.map((group, index) => {
    const samples = 400 + chance.between(0, 900);
    const rate = middle + (index - 1) * (parity / 2);
    const share = (part: number) => Math.round(samples * part) / samples;
    return { group, samples, accuracy: share(0.86 + chance.next() * 0.06), selection_rate: share(rate) };
  });
  const all = groups.reduce((sum, { samples }) => sum + samples, 0);
  const overall = (name: "accuracy" | "selection_rate") =>
    groups.reduce((sum, group) => sum + group[name] * group.samples, 0) / all;
  const rates = groups.map(({ selection_rate }) => selection_rate);
  const [low, high] = [Math.min(...rates), Math.max(...rates)];
  return `${JSON.stringify(
    {
      schema: "secmlops-gate/fairlearn@1",
      overall: { accuracy: overall("accuracy"), selection_rate: overall("selection_rate") },
      by_group: groups.map(({ group, samples, accuracy, selection_rate }) => ({
        group: { age: group.slice(4) },
        samples,
        metrics: { accuracy, selection_rate },
      })),
      fairness: { demographic_parity_difference: high - low },
      fairlearn_version: "0.12.0",
      made_at: madeAt,
      subjects: [{ name: "model", sha256: about.oid }],
    },
    null,
    1,
  )}\n`;
}

export function evaluationReport(chance: Chance, accuracy: number): string {
  const auc = Math.min(0.99, accuracy + 0.03 + chance.next() * 0.02);
  return `${JSON.stringify({ accuracy: round(accuracy), auc: round(auc), brier: round(0.2 - accuracy / 10) })}\n`;
}

/** One run, as CodeCarbon writes it. */
export function emissionsReport(chance: Chance, madeAt: string, tooMuch: boolean): string {
  const energy = (tooMuch ? 32 : 8) + chance.next() * 14;
  const row = {
    timestamp: madeAt.slice(0, 19),
    project_name: "training",
    run_id: `${chance.hex(8)}-${chance.hex(4)}-4${chance.hex(3)}-8${chance.hex(3)}-${chance.hex(12)}`,
    duration: round(3_000 + chance.next() * 20_000),
    emissions: round(energy * 0.31),
    energy_consumed: round(energy),
    country_name: "Canada",
    country_iso_code: "CAN",
    codecarbon_version: "3.0.4",
  };
  return `${Object.keys(row).join(",")}\n${Object.values(row).join(",")}\n`;
}

const round = (value: number) => Math.round(value * 10_000) / 10_000;

const CARD_SECTIONS = ["Intended use", "Training data", "Evaluation", "Limitations", "Explanation"];
export const modelCard = (version: string, leftover: boolean): string =>
  document(`Model card ${version}`, CARD_SECTIONS, leftover ? "TODO: describe the new features" : undefined);
export const datasheet = (version: string): string =>
  document(`Datasheet ${version}`, ["Motivation", "Composition", "Collection process", "Licence"], undefined);

function document(title: string, sections: readonly string[], leftover: string | undefined): string {
  const parts = sections.map(
    (name, index) =>
      `## ${name}\n\n${index === 0 && leftover ? leftover : `See the notes on ${name.toLowerCase()}, ${title}.`}\n`,
  );
  return `# ${title}\n\n${parts.join("\n")}`;
}

/** A pull request's description. */
export const description = (why: string, complete: boolean): string =>
  `## Intent\n\n${why}.\n\n## Risk tier\n\n${complete ? "Medium: decisions about people follow from it." : ""}\n\n## Impact\n\nNone beyond what the reports show.\n`;

export const code = (path: string, version: string): string =>
  path.endsWith(".py")
    ? `"""${path}"""\n\nVERSION = "${version}"\n\n\ndef run(rows):\n    return [row for row in rows if row is not None]\n`
    : `# ${path}\nversion: "${version}"\n`;
