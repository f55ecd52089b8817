/** The shipped packs: one source, sound by themselves, and each page as its pack. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, test } from "@jest/globals";
import { parse } from "yaml";
import { openPacks } from "../../src/adapters/packs.ts";
import { loadPolicy } from "../../src/app/load-policy.ts";
import { CONCERNS, DIMENSIONS, type Policy, type Requirement } from "../../src/core/policy/policy.ts";
import { describeProblem } from "../../src/core/policy/problem.ts";
import { proofsOf } from "../../src/core/policy/proofs-of.ts";
import { readReport } from "../../src/evidence/read-report.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");
const builtInAssets = { name: "assets.yml", text: read("policies/assets.yml") };
const names = readdirSync(join(root, "policies"))
  .filter((file) => file.endsWith(".test.yml"))
  .map((file) => file.replace(".test.yml", ""));

/** The whole catalogue. */
const IDS = [
  ...[1, 2, 3, 4, 5, 6].map((number) => `PEO-${number}`),
  ...[1, 2, 3, 4, 5, 6, 7].map((number) => `PRO-${number}`),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((number) => `TEC-${number}`),
  ...[1, 2, 3, 4, 5, 6].map((number) => `GOV-${number}`),
  ...[1, 2, 3].map((number) => `COM-${number}`),
];

interface Case {
  readonly name: string;
  readonly expect: { readonly requirements?: Readonly<Record<string, string>> };
}
const casesOf = (name: string): Case[] => parse(read(`policies/${name}.test.yml`)).cases;
const page = (name: string): string => read(`docs/packs/${name}.md`);

/** The pack as checked by itself: what is required has its example. */
async function load(name: string): Promise<{ policy: Policy | undefined; problems: readonly string[] }> {
  const { policy, problems } = await loadPolicy({
    found: { files: [{ name: `${name}.yml`, text: read(`policies/${name}.yml`) }], problems: [], isDefault: false },
    kind: "pack",
    packs: openPacks(root, undefined),
    builtInAssets,
  });
  return { policy, problems: problems.map(describeProblem) };
}

async function requirementsOf(name: string): Promise<readonly Requirement[]> {
  const { policy, problems } = await load(name);
  expect(problems).toEqual([]);
  return policy?.requirements ?? [];
}

test("packs, their tests and the tables of their pages are what their source says", () => {
  expect(
    execFileSync(process.execPath, ["scripts/generate-packs.js", "--check"], { cwd: root, encoding: "utf8" }),
  ).toBe("packs, their tests and their pages are as policies/source/ says\n");
});

test("every pack is shipped, and has a page in the overview", async () => {
  const shipped = await openPacks(root, undefined).shipped();
  expect(shipped).toEqual(names.map((name) => `secmlops:${name}@1`).sort());
  for (const name of names) expect(page("README")).toContain(`](${name}.md)`);
});

test("every requirement of the catalogue is in a pack, and full has them all", async () => {
  expect((await requirementsOf("full")).map(({ id }) => id).sort()).toEqual([...IDS].sort());
});

test("the baseline is what a small team can live with", async () => {
  const ids = ["PEO-2", "PEO-3", "PEO-4", "PRO-1", "TEC-1", "TEC-2", "GOV-1", "GOV-2", "GOV-6", "COM-1"];
  expect((await requirementsOf("baseline")).map(({ id }) => id).sort()).toEqual([...ids].sort());
});

describe.each(names)("the pack %s", (name) => {
  it("stands by itself, and every requirement says why and what it maps to", async () => {
    for (const { id, why, controls, dimension, concerns } of await requirementsOf(name)) {
      expect({ id, why: why ?? "", controls }).toEqual({
        id,
        why: expect.stringMatching(/^[A-Z].+\.$/),
        controls: expect.arrayContaining([
          expect.stringMatching(/^nist-ai-rmf:(?:GOVERN|MAP|MEASURE|MANAGE)-\d\.\d+$/),
        ]),
      });
      for (const control of controls)
        expect(control).toMatch(
          /^(?:nist-ai-rmf:[A-Z]+-\d\.\d+|eu-ai-act:(?:\d+|IV)(?:\(\w\)|\(\d\))*|iso-42001:(?:A\.\d+|cl)(?:\.\d+)+|owasp-ml:ML(?:0[1-9]|10)|atlas:AML\.M00\d\d|ssdf:(?:PO|PS|PW|RV)\.\d\.\d|soc2:CC\d\.\d)$/,
        );
      expect(DIMENSIONS).toContain(dimension);
      expect(CONCERNS).toEqual(expect.arrayContaining(concerns));
    }
  });

  it("means the same by each requirement as full does, strictness aside", async () => {
    const full = new Map((await requirementsOf("full")).map((each) => [each.id, each]));
    for (const { enforcement: _, origin: __, ...own } of await requirementsOf(name)) {
      const { enforcement: ___, origin: ____, ...same } = full.get(own.id) ?? { enforcement: "", origin: "" };
      expect(own).toEqual(same);
    }
  });

  it("has a case for each requirement that keeps it, and one that does not", async () => {
    const seen = casesOf(name).flatMap(({ expect: { requirements = {} } }) => Object.entries(requirements));
    for (const { id } of await requirementsOf(name)) {
      const statuses = seen.filter(([each]) => each === id).map(([, status]) => status);
      expect({ id, statuses }).toEqual({ id, statuses: expect.arrayContaining(["satisfied"]) });
      expect({ id, breaks: statuses.some((status) => status === "unmet" || status === "pending") }).toEqual({
        id,
        breaks: true,
      });
    }
  });

  it("is described by its page: each requirement, its strictness, its roles and its inputs", async () => {
    const lines = page(name).split("\n");
    const { inputs } = parse(read(`policies/${name}.yml`));
    for (const { id, title, enforcement, waivable, origin, needs } of await requirementsOf(name)) {
      if (origin === "built-in") continue;
      const row = lines.find((line) => line.startsWith(`| ${id} | ${title} |`)) ?? "";
      expect(row).toMatch(new RegExp(`\\| ${enforcement} \\| ${waivable ? "yes" : "no"} \\|$`));
      for (const proof of proofsOf(needs)) if (proof.kind === "sign-off") expect(row).toContain(proof.role);
    }
    for (const input of Object.keys(inputs))
      expect(lines.some((line) => line.startsWith(`| \`${input}\` | `))).toBe(true);
  });

  it("has a page that shows a policy, says what the pack does not do, and claims no control", () => {
    const text = page(name);
    expect(text).toMatch(/^```yaml\nversion: 1\n(?:.*\n)*?extends:.*(?:\n.*)?secmlops:/m);
    expect(text).toContain(`secmlops:${name}@1`);
    expect(text).toContain("## What it does not do");
    expect(text).toMatch(/never\s+means that the control is satisfied/);
    expect(text).toContain("the roles and the requirements are ours");
    expect(text).not.toMatch(/\b(?:complies|compliant|certifies|fulfils)\b/i);
  });
});

test("every number that is not the policy owner's to name has a reason to be the default", async () => {
  const { inputs } = parse(read("policies/full.yml"));
  const bounds = Object.entries<{ type: string; default?: unknown }>(inputs).filter(
    ([, { type, default: preset }]) => type === "map" && preset !== undefined,
  );
  // AIF360's pipeline check, Evidently's share of drifted columns, and no finding of level error.
  expect(Object.fromEntries(bounds.map(([input, { default: preset }]) => [input, preset]))).toEqual({
    fairness: { demographic_parity_difference: { "abs-max": 0.1 } },
    drift: { "DriftedColumnsCount.share": { max: 0.5 } },
    "static-analysis": { errors: { max: 0 } },
  });
});

test.each([
  ["fairness", "reports/fairness.json", "auto", "fairlearn/sex.json"],
  ["drift", "reports/drift.json", "evidently", "evidently/drift.json"],
  ["data-validation", "reports/data-validation.json", "great-expectations", "great-expectations/1-validation.json"],
  ["static-analysis", "reports/bandit.sarif", "sarif", "sarif/bandit-clean.sarif"],
  ["red-team", "reports/red-team.report.jsonl", "garak", "garak/run.report.jsonl"],
  ["red-team", "reports/red-team.json", "promptfoo", "promptfoo/results.json"],
  ["energy-budget", "reports/emissions.csv", "codecarbon", "codecarbon/emissions.csv"],
])("the metrics of the input %s are in what the tool wrote: %s, %s", (input, path, format, file) => {
  const { default: preset, example } = parse(read("policies/full.yml")).inputs[input];
  const bytes = readFileSync(join(root, "__tests__/evidence/reports", file));
  const content = readReport(path, bytes, format);
  expect(content).toHaveProperty("known");
  const found = "known" in content ? content.known.metrics.map(({ name }) => name) : [];
  expect(found).toEqual(expect.arrayContaining(Object.keys(preset ?? example)));
});

test("every subcategory of the AI RMF that the catalogue maps to has a requirement in its pack", async () => {
  const subcategories = (all: readonly Requirement[]) =>
    new Set(all.flatMap(({ controls }) => controls.filter((control) => control.startsWith("nist-ai-rmf:"))));
  expect(subcategories(await requirementsOf("nist-ai-rmf"))).toEqual(subcategories(await requirementsOf("full")));
});

test("the pack of OWASP's draft has every requirement that maps to one of its risks, and no others", async () => {
  const isOwasp = ({ controls }: Requirement) => controls.some((control) => control.startsWith("owasp-ml:"));
  const idsOf = (all: readonly Requirement[]) => all.map(({ id }) => id).sort();
  const own = (await requirementsOf("owasp-ml-top-10")).filter(({ origin }) => origin !== "built-in");
  expect(idsOf(own)).toEqual(idsOf((await requirementsOf("full")).filter(isOwasp)));
  const rows = page("owasp-ml-top-10").matchAll(/^\| (ML\d\d) [^|]+\| ([^|]+) \|$/gm);
  for (const [, risk = "", ids = ""] of rows) {
    const mapped = own.filter(({ controls }) => controls.includes(`owasp-ml:${risk}`));
    expect({ risk, ids: ids.startsWith("none") ? [] : ids.split(", ").sort() }).toEqual({ risk, ids: idsOf(mapped) });
  }
});

test("a small team's policy names its own bound of fairness, and nothing else but people", async () => {
  const text = `version: 1
mode: advisory
extends:
  - pack: secmlops:baseline@1
    with:
      fairness-report: reports/fairness*.json
      fairness: { demographic_parity_ratio: { min: 0.8 } }
roles:
  security-reviewer: [alice]
  fairness-reviewer: [fay, acme/responsible-ai]
  validator: [vera, viktor]
  data-steward: [dan]
  governance: [erin]
requirements:
  COM-1: { enforcement: warn }
waivers: { role: governance, max-days: 30 }
`;
  const { policy, problems } = await loadPolicy({
    found: { files: [{ name: "policy.yml", text }], problems: [], isDefault: false },
    packs: openPacks(root, undefined),
    builtInAssets,
  });
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const fairness = policy?.requirements.find(({ id }) => id === "GOV-1")?.needs;
  expect(fairness === undefined ? [] : proofsOf(fairness)).toMatchObject([
    { kind: "evidence", expect: [{ metric: "demographic_parity_ratio", min: 0.8 }], boundTo: "model" },
    { kind: "sign-off", role: "fairness-reviewer" },
  ]);
});

test("the overview maps to no withdrawn guidance, and calls a draft a draft", () => {
  const text = page("README");
  expect(text).toMatch(/SR 11-7 .* is not mapped/);
  expect(text).toMatch(/OWASP Machine Learning Security Top 10, 2023: a draft/);
  expect(page("owasp-ml-top-10")).toContain("draft of 2023");
});
