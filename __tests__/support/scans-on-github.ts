/** What tests of the scan proof share: models of the scanner's own fixtures, policies that ask for a scan, and what a run said. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "@jest/globals";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import type { Facts } from "../../src/core/facts.ts";
import type { ScanFact } from "../../src/core/scan-facts.ts";
import { POLICY_PATH, type Stage } from "./gate-on-github.ts";
import type { PullHandle } from "./github/pull-handle.ts";
import type { ActionResult } from "./github/run-action.ts";
import { runCli } from "./run-cli.ts";

const models = join(import.meta.dirname, "..", "golden", "scan", "models");
/** A file that a library wrote, or a hostile one made like it. */
export const model = (name: string): Buffer => readFileSync(join(models, name));

/** One requirement of models, and a person who waives. @param needs YAML in one line */
export const scanPolicy = (needs = "{ scan: {} }"): string => `version: 1
roles:
  governance: [erin]
waivers: { role: governance, max-days: 30 }
requirements:
  TEC-1:
    title: Artefact scan clean
    dimension: technology
    concern: security
    applies-to: [model]
    needs: ${needs}
`;

/** A pickle of protocol 0 that calls each of these with one text: inert, since nothing ever loads it. */
export const pickleOf = (...imports: readonly string[]): Buffer =>
  Buffer.from(`${imports.map((name) => `c${name.replace(/\.(\w+)$/, "\n$1")}\n(S'echo'\ntR`).join("0")}.`);

interface Record {
  readonly facts: Facts;
  readonly verdict: { readonly status: string };
}
const recordOf = (stage: Stage, pull: PullHandle) => stage.records(pull.number).at(-1) as unknown as Record;

/** What the newest record keeps of the scans. */
export const scansOf = (stage: Stage, pull: PullHandle): readonly ScanFact[] => recordOf(stage, pull).facts.scans;

/** The scan of one artefact. @throws Error where there is none */
export function scanOf(stage: Stage, pull: PullHandle, path: string): ScanFact {
  const found = scansOf(stage, pull).find((scan) => scan.path === path);
  if (found === undefined) throw new Error(`${path} was not scanned`);
  return found;
}

/** Decides anew from the newest record alone, and holds that against the verdict recorded. */
export function expectSameAgain(stage: Stage, pull: PullHandle, policy: string): void {
  const { facts, verdict } = recordOf(stage, pull);
  const folder = mkdtempSync(join(tmpdir(), "secmlops-gate-test-"));
  try {
    writeFileSync(join(folder, "facts.json"), JSON.stringify(facts));
    mkdirSync(join(folder, dirname(POLICY_PATH)), { recursive: true });
    writeFileSync(join(folder, POLICY_PATH), policy);
    const words = ["evaluate", "--policy", POLICY_PATH, "--facts", "facts.json", "--format", "json"];
    const { stdout, stderr } = runCli(words, folder);
    expect({ verdict: JSON.parse(stdout), stderr }).toEqual({ verdict, stderr: "" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// OASIS's own schema. Its keywords mean the same in draft 4, which it names, and in draft 7, which ajv knows.
const { $schema, id, ...schema } = JSON.parse(
  readFileSync(join(import.meta.dirname, "sarif-schema-2.1.0.json"), "utf8"),
);
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
const isValid = ajv.compile({ ...schema, $id: id });

export interface SarifResult {
  readonly ruleId: string;
  readonly file: string;
  readonly state: string;
}

/** The results of a log, once it is known to be SARIF. */
export function resultsOf(text: string): SarifResult[] {
  const log = JSON.parse(text);
  isValid(log);
  expect({ $schema, errors: isValid.errors }).toEqual({ $schema, errors: null });
  return log.runs[0].results.map((result: never) => {
    const { ruleId, baselineState, locations } = result as {
      ruleId: string;
      baselineState: string;
      locations: { physicalLocation: { artifactLocation: { uri: string } } }[];
    };
    return { ruleId, file: locations[0]?.physicalLocation.artifactLocation.uri, state: baselineState };
  });
}

/** The action's output `sarif`, read. */
export const sarifOf = ({ outputs, readFile }: ActionResult): SarifResult[] =>
  resultsOf(readFile(outputs["sarif"] ?? "") ?? "");

/** Files that the action's annotations stand at, without those of the policy. */
export const annotatedFiles = ({ annotations }: ActionResult): string[] =>
  annotations.flatMap(({ properties }) => (properties["file"] === POLICY_PATH ? [] : (properties["file"] ?? [])));
