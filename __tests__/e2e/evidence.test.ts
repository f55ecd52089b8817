/** Reports that real tools wrote, through the shipped command line: the right numbers, and nothing once they are damaged. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { REPORT_FORMATS } from "../../src/evidence/format-names.ts";
import { createSandbox, runCli, type Sandbox } from "../support/run-cli.ts";

const REPORTS = join(import.meta.dirname, "..", "evidence", "reports");

/** Format, file, what else the proof says, and the numbers that stand in the file. */
const CASES: readonly (readonly [
  format: string,
  file: string,
  rest: object,
  numbers: Readonly<Record<string, number>>,
])[] = [
  ["aif360", "fairness.json", {}, { "Disparate impact": 0.7886843067918546, "Theil index": 0.10191767970738343 }],
  ["codecarbon", "emissions.csv", {}, { emissions: 8.880755528484618e-7, energy_consumed: 0.000013721313395803186 }],
  ["csv", "history.csv", { metrics: { last: "$[-1].accuracy" } }, { last: 0.9 }],
  ["cyclonedx", "bom.cdx.json", {}, { accuracy: 0.914, "false positive rate": 0.035 }],
  ["deepchecks", "check.json", {}, { "tests.passed": 1, "Mixed Nulls.n_samples": 200 }],
  ["dvc-metrics", "diff.json", {}, { "test.accuracy": 0.9, "train.loss": 0.1 }],
  ["evidently", "regression.json", {}, { "MeanError.mean": 0.9416597318399921 }],
  [
    "fairlearn",
    "sex.json",
    {},
    { demographic_parity_ratio: 0.9628391410569628, "accuracy[sex=female]": 0.7604166666666666 },
  ],
  ["garak", "run.report.jsonl", {}, { attack_success_rate: 0.5, "tests.failed": 1 }],
  ["giskard", "clean.json", {}, { major: 0, detectors: 1 }],
  ["great-expectations", "1-validation.json", {}, { success_percent: 75, "tests.failed": 1 }],
  ["hf-eval-results", ".eval_results/bench.yaml", {}, { "Idavidrein/gpqa/gpqa_diamond": 0.412 }],
  ["hf-model-card", "one-dataset.md", {}, { co2_eq_emissions: 0.012, "accuracy(Top-1 accuracy)": 0.9 }],
  ["in-toto", "passed.json", {}, { "tests.passed": 3, passedTests: 3 }],
  ["json", "evaluation.json", { metrics: { auc: "$.folds[1].auc" } }, { auc: 0.947, "overall.accuracy": 0.914 }],
  ["mlflow", "metrics.json", {}, { accuracy_score: 0.92, true_positives: 29 }],
  ["modelscan", "clean.json", {}, { "tests.passed": 2, total_issues: 0 }],
  ["picklescan", "clean.txt", {}, { "tests.passed": 3, "Dangerous globals": 0 }],
  ["promptfoo", "results.json", {}, { pass_rate: 0.5, "tests.failed": 1 }],
  ["sarif", "bandit-clean.sarif", {}, { results: 0 }],
  [
    "yaml",
    "evaluation.yaml",
    { metrics: { rate: "$.overall['false positive rate']" } },
    { rate: 0.035, "eval/loss": 0.2875 },
  ],
];
/** Judged with the models that they speak of: `scan.test.ts`, `verify-model.test.ts`. */
const ELSEWHERE = ["model-signing", "secmlops-scan"];

const pathOf = (format: string, file: string) => `reports/${format}/${file}`;
const idOf = (format: string) => `F-${[...REPORT_FORMATS, ""].indexOf(format) + 1}`;
const requirements = CASES.map(([format, file, rest, numbers]) => {
  const expectations = Object.fromEntries(Object.entries(numbers).map(([name, equals]) => [name, { equals }]));
  const evidence = { report: pathOf(format, file), format, expect: expectations, ...rest };
  const head = { title: format, dimension: "technology", concern: "reliability", "applies-to": ["model"] };
  return `  ${idOf(format)}: ${JSON.stringify({ ...head, needs: { evidence } })}`;
});
const POLICY = `version: 1\nrequirements:\n${requirements.join("\n")}\n`;

const bytesOf = (format: string, file: string) => readFileSync(join(REPORTS, format, file));
/** Where a report's data end: a model card's with its front matter. */
const endOf = (bytes: Buffer) =>
  bytes.subarray(0, 4).toString() === "---\n" ? bytes.indexOf("\n---\n", 4) : bytes.length;
const reports = (change: (bytes: Buffer) => Uint8Array) =>
  Object.fromEntries(CASES.map(([format, file]) => [pathOf(format, file), change(bytesOf(format, file))]));

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = createSandbox();
  sandbox.commit({ ".github/secmlops/policy.yml": POLICY });
  sandbox.git("checkout", "--quiet", "-b", "change");
});
afterAll(() => sandbox.remove());

interface Shown {
  readonly id: string;
  readonly status: string;
  readonly proof: {
    readonly reasons: readonly object[];
    readonly metrics: readonly { metric: string; value: number }[];
  };
}
function check(): { code: number | null; requirements: Map<string, Shown> } {
  const { code, stdout, stderr } = runCli(["check", "--base", "main", "--format", "json"], sandbox.folder);
  expect(stderr).not.toMatch(/defect|at .*\.js:/);
  const shown: Shown[] = JSON.parse(stdout).requirements;
  return { code, requirements: new Map(shown.map((each) => [each.id, each])) };
}

describe("a report that the tool wrote", () => {
  let judged: ReturnType<typeof check>;
  beforeAll(() => {
    sandbox.commit({ "models/m.json": "{}", ...reports((bytes) => bytes) });
    judged = check();
  });

  test.each(CASES)("of %s passes, and shows its numbers", (format, _, __, numbers) => {
    const { status, proof } = judged.requirements.get(idOf(format)) ?? {};
    expect({ status, reasons: proof?.reasons }).toEqual({ status: "satisfied", reasons: [] });
    const stated = Object.entries(numbers).filter(([name]) => !name.startsWith("tests."));
    for (const [name, value] of stated)
      expect(proof?.metrics).toContainEqual(expect.objectContaining({ metric: name.replace(/\[.*\]$/, ""), value }));
  });

  test("is there for every format", () => {
    expect([...CASES.map(([format]) => format), ...ELSEWHERE].sort()).toEqual([...REPORT_FORMATS]);
    const folders = readdirSync(REPORTS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual([...REPORT_FORMATS]);
  });
});

describe("the same reports, damaged", () => {
  test.each<[string, (bytes: Buffer) => Uint8Array]>([
    ["cut in half", (bytes) => bytes.subarray(0, endOf(bytes) / 2)],
    ["cut after a third", (bytes) => bytes.subarray(0, endOf(bytes) / 3)],
    ["empty", () => Buffer.alloc(0)],
    ["null", () => Buffer.from("null\n")],
    ["an empty list", () => Buffer.from("[]\n")],
    ["an empty object", () => Buffer.from("{}\n")],
    ["in UTF-16", (bytes) => Buffer.from(bytes.toString("utf8"), "utf16le")],
    [
      "with a byte that is no text",
      (bytes) =>
        Buffer.concat([bytes.subarray(0, bytes.length / 2), Buffer.from([0xff]), bytes.subarray(bytes.length / 2)]),
    ],
    ["nested deeply", () => Buffer.from(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)],
    [
      "wiped in its second half",
      (bytes) =>
        Buffer.concat([bytes.subarray(0, bytes.length / 2), Buffer.alloc(bytes.length - Math.floor(bytes.length / 2))]),
    ],
  ])("never pass: %s", (_, damage) => {
    sandbox.commit(reports(damage));
    const { code, requirements: all } = check();
    expect(code).toBe(1);
    expect(
      [...all.values()]
        .filter(({ id }) => id.startsWith("F-"))
        .filter(({ status }) => status !== "unmet")
        .map(({ id, status }) => `${id} ${status}`),
    ).toEqual([]);
    for (const [id, { proof }] of all) if (id.startsWith("F-")) expect(proof.reasons.length).toBeGreaterThan(0);
  });
});
