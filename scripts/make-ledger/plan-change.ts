/** What an invented pull request changes, and what is wrong with it at first. */
import type { LfsPointer } from "../../src/core/facts.ts";
import type { Chance } from "./chance.ts";
import {
  code,
  datasheet,
  emissionsReport,
  evaluationReport,
  fairnessReport,
  MODELS,
  type Model,
  modelCard,
  pointerText,
  pointerTo,
} from "./contents.ts";

/** What somebody has to mend before it can pass. */
export type Defect = "body" | "fairness" | "unbound" | "regression" | "leftover" | "pickle" | "energy" | "tests";

export interface Plan {
  readonly why: string;
  readonly governed: boolean;
  /** Contents that the first commit brings; a second, if there is one, only what it changes. */
  readonly edits: ReadonlyMap<string, string | null>;
  readonly defects: ReadonlySet<Defect>;
  /** The model that is trained again, if one. */
  readonly model?: { readonly name: Model; readonly weights: LfsPointer };
}

const CODE_PATHS: [string, ...string[]] = [
  "src/training/schedule.py",
  "conf/params.yaml",
  ...["train.py", "features.py", "sampling.py", "loss.py", "dataset.py", "augment.py"].flatMap((name) =>
    MODELS.map((model) => `src/training/${model}/${name}`),
  ),
];
const EVALUATION_PATHS: [string, ...string[]] = ["eval/metrics.py", "eval/slices.py", "eval/robustness.py"];
const PLAIN_PATHS: [string, ...string[]] = [
  "web/index.ts",
  ...["login", "chart", "table", "about", "settings", "search", "help"].map((name) => `web/${name}.ts`),
  ...["roadmap", "glossary", "onboarding", "support"].map((name) => `notes/${name}.md`),
];
const DEPLOYMENT_PATHS: [string, ...string[]] = ["deploy/service.yaml", "deploy/canary.yaml", "deploy/limits.yaml"];
const DATA_PATHS: [string, ...string[]] = [
  "data/applications.parquet",
  "data/payments.parquet",
  "data/contracts.parquet",
  "data/legacy/2019.parquet",
];

export const KINDS = {
  plain: 24,
  code: 26,
  model: 14,
  data: 11,
  dependencies: 9,
  evaluation: 6,
  deployment: 5,
  pipeline: 3,
  documentation: 2,
} as const;
export type Kind = keyof typeof KINDS;

/**
 * @param version tells this change from every other
 * @param isFree whether no other open pull request changes a path
 * @returns nothing where others are at all of its files
 */
export function planChange(
  kind: Kind,
  chance: Chance,
  version: string,
  at: string,
  isFree: (path: string) => boolean,
): Plan | undefined {
  const edits = new Map<string, string | null>();
  const defects = new Set<Defect>();
  const maybe = (defect: Defect, probability: number) => {
    if (chance.hits(probability)) defects.add(defect);
    return defects.has(defect);
  };
  const one = (paths: readonly [string, ...string[]]): string | undefined => {
    const path = chance.pick(paths);
    return isFree(path) ? path : undefined;
  };
  const done = (why: string, governed = true, model?: Plan["model"]): Plan => ({
    why,
    governed,
    edits,
    defects,
    ...(model === undefined ? {} : { model }),
  });
  switch (kind) {
    case "plain": {
      const path = one(PLAIN_PATHS);
      if (path === undefined) return undefined;
      edits.set(path, code(path, version));
      return done(`Rework ${path.split("/").at(-1)}`, false);
    }
    case "code":
    case "evaluation":
    case "deployment": {
      const paths = { code: CODE_PATHS, evaluation: EVALUATION_PATHS, deployment: DEPLOYMENT_PATHS }[kind];
      const path = one(paths);
      if (path === undefined) return undefined;
      edits.set(path, code(path, version));
      if (kind === "code") maybe("tests", 0.12);
      if (kind === "deployment") maybe("body", 0.15);
      return done(`${chance.pick(["Tidy", "Speed up", "Mend", "Extend"])} ${path}`);
    }
    case "dependencies": {
      if (!isFree("requirements.txt")) return undefined;
      const [minor, patch] = [chance.between(0, 9), chance.between(0, 20)];
      edits.set("requirements.txt", `# ${version}\nscikit-learn==1.${minor}.${patch}\nxgboost==2.${minor}.0\n`);
      maybe("tests", 0.15);
      return done(`Bump scikit-learn to 1.${minor}.${patch}`);
    }
    case "pipeline": {
      if (!isFree(".github/workflows/train.yml")) return undefined;
      edits.set(".github/workflows/train.yml", `name: train\non: [workflow_dispatch]\n# ${version}\njobs: {}\n`);
      return done("Train on the larger runners");
    }
    case "documentation": {
      if (!isFree("docs/model-card.md")) return undefined;
      edits.set("docs/model-card.md", modelCard(version, maybe("leftover", 0.3)));
      return done("Bring the model card up to date");
    }
    case "data": {
      const path = one(DATA_PATHS);
      if (path === undefined) return undefined;
      edits.set(path, pointerText(pointerTo(`${path} ${version}`, chance.between(2_000_000, 90_000_000))));
      if (chance.hits(0.3) && isFree("docs/datasheet.md")) edits.set("docs/datasheet.md", datasheet(version));
      maybe("body", 0.15);
      return done(
        `Take in ${chance.pick(["last month's", "last quarter's", "corrected"])} ${path.split("/").at(-1)?.split(".")[0]}`,
      );
    }
    case "model": {
      const name = chance.pick(MODELS);
      const path = `models/${name}/model.safetensors`;
      if (!isFree(path)) return undefined;
      const weights = pointerTo(`${name} ${version}`, chance.between(30_000_000, 800_000_000));
      edits.set(path, pointerText(weights));
      maybe("body", 0.12);
      maybe("energy", 0.05);
      maybe("regression", 0.08);
      if (maybe("pickle", 0.06)) edits.set(`models/${name}/warm-start.pt`, `pickle ${version}\n`);
      for (const [defect, probability] of [
        ["fairness", 0.16],
        ["unbound", 0.08],
      ] as const)
        maybe(defect, probability);
      writeReports(edits, chance, { name, weights }, at, defects);
      if (chance.hits(0.25) && isFree("docs/model-card.md"))
        edits.set("docs/model-card.md", modelCard(version, maybe("leftover", 0.2)));
      return done(
        `Train ${name} again with ${chance.pick(["fresh data", "more trees", "a lower learning rate", "early stopping"])}`,
        true,
        { name, weights },
      );
    }
  }
}

/** The reports of a training run, with what is wrong with them. */
export function writeReports(
  edits: Map<string, string | null>,
  chance: Chance,
  { name, weights }: NonNullable<Plan["model"]>,
  at: string,
  wrong: ReadonlySet<Defect>,
): void {
  const about = wrong.has("unbound") ? pointerTo(`an earlier ${name}`, 1) : weights;
  const parity = wrong.has("fairness") ? 0.12 + chance.next() * 0.08 : 0.02 + chance.next() * 0.04;
  const accuracy = (wrong.has("regression") ? 0.8 : 0.885) + chance.next() * 0.01;
  edits.set(`reports/fairness-${name}.json`, fairnessReport(chance, about, at, parity));
  edits.set(`reports/evaluation-${name}.json`, evaluationReport(chance, accuracy));
  edits.set(`reports/${name}/emissions.csv`, emissionsReport(chance, at, wrong.has("energy")));
}
