/** Evidence in a pull request: what is too low, stale, missing or badly signed stops it, says what to do, and passes once it is done. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openModelChange, openStage, type Stage } from "../../support/gate-on-github.ts";
import type { PullHandle } from "../../support/github/pull-handle.ts";
import type { ActionResult } from "../../support/github/run-action.ts";
import type { ApiRequest } from "../../support/github/server.ts";
import { hurry } from "../../support/hurry.ts";
import { expectSameAgain } from "../../support/scans-on-github.ts";
import { makeKeys, signStatement, toBytes } from "../../support/signatures.ts";

const keys = makeKeys();
const MODEL = "models/credit/weights.json";
const REPORT = "reports/fairness.json";
const CARD = "docs/model-card.md";
const SIGNATURE = "models/credit/model.sig";

const POLICY = `version: 1
requirements:
  GOV-1:
    title: Group fairness
    dimension: governance
    concern: fairness
    applies-to: [model]
    paths: ["**/*.json"]
    needs:
      evidence:
        report: ${REPORT}
        format: fairlearn
        expect: { demographic_parity_ratio: { min: 0.8 } }
        compare: { accuracy: { max-drop: 0.02 } }
        bound-to: model
  TEC-3:
    title: Signed weights
    dimension: technology
    concern: security
    applies-to: [model]
    needs:
      evidence:
        report: models/**/model.sig
        format: model-signing
        assurance: signed
        signed-by: [{ key: ${JSON.stringify(keys.pem)} }]
  COM-1:
    title: Model card
    dimension: compliance
    concern: explainability
    applies-to: [model]
    needs: { document: { path: ${CARD}, sections: [Intended use, Limitations] } }
`;

const sha256 = (...parts: (string | Buffer)[]) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash;
};
const weights = (version: number) => `{"weights": [${version}]}\n`;

function fairness(female: number, male: number, accuracy: number): string {
  const group = (sex: string, rate: number) => ({
    group: { sex },
    samples: 100,
    metrics: { accuracy, selection_rate: rate },
  });
  return JSON.stringify({
    schema: "secmlops-gate/fairlearn@1",
    overall: { accuracy, selection_rate: (female + male) / 2 },
    by_group: [group("female", female), group("male", male)],
    fairness: { demographic_parity_ratio: Math.min(female / male, male / female) },
  });
}
const withSums = (report: string, model: string) => ({
  [REPORT]: report,
  [`${REPORT}.sha256`]: `${sha256(model).digest("hex")}  ${MODEL}\n${sha256(report).digest("hex")}  ${REPORT}\n`,
});
const card = (...sections: string[]) =>
  `# Credit\n\n${sections.map((name) => `## ${name}\n\nLoans below 10,000.\n`).join("\n")}`;
/** As OpenSSF's model signing writes it, of a folder with one file. */
function signature(model: string, by = keys): Buffer {
  const digest = sha256(model).digest();
  const statement = {
    _type: "https://in-toto.io/Statement/v1",
    subject: [{ name: "credit", digest: { sha256: sha256(digest).digest("hex") } }],
    predicateType: "https://model_signing/signature/v1.0",
    predicate: {
      resources: [{ name: "weights.json", algorithm: "sha256", digest: digest.toString("hex") }],
      serialization: { method: "files", hash_type: "sha256", allow_symlinks: false, ignore_paths: ["model.sig"] },
    },
  };
  return toBytes(signStatement(statement, by));
}
const whole = (model: string, report: string) => ({
  [MODEL]: model,
  [SIGNATURE]: signature(model),
  [CARD]: card("Intended use", "Limitations"),
  ...withSums(report, model),
});

let stage: Stage;
let pull: PullHandle;
beforeAll(async () => {
  stage = await openStage(whole(weights(1), fairness(0.45, 0.5, 0.9)), POLICY);
});
afterAll(async () => {
  const { violations } = stage.github;
  await stage.close();
  expect(violations).toEqual([]);
});

/** The checklist's lines that speak of something. */
const linesOf = (part: string) =>
  stage
    .checklist(pull)
    .replace(/\\(?=[.])/g, "")
    .split(/\n|<br>/)
    .filter((line) => line.includes(part))
    .join("\n");

describe("a model whose evidence stayed behind", () => {
  let result: ActionResult;
  beforeAll(async () => {
    pull = await openModelChange(stage, { files: { [MODEL]: weights(2), [CARD]: card("Intended use") } });
    result = await stage.run(pull);
  });

  it("is blocked by each of them", () => {
    expect(stage.status(pull)).toMatch(/^failure: blocked: /);
    expect(JSON.parse(result.outputs["unmet"] ?? "")).toEqual(["TEC-3", "GOV-1", "COM-1"]);
  });

  it("and says of the stale report which content it lacks, and how to bind a new one", () => {
    expect(linesOf("report names")).toMatch(/models\/credit\/weights\.json.*[0-9a-f]{16}.*sha256sum/s);
  });

  it("and of the signature which file differs", () => {
    expect(linesOf("weights.json")).toMatch(/sign/i);
  });

  it("and of the card which section is missing", () => {
    expect(linesOf("Limitations")).toMatch(/no section "Limitations"/);
  });
});

describe("a regression, and somebody else's signature", () => {
  beforeAll(async () => {
    await pull.push(
      { ...whole(weights(2), fairness(0.3, 0.5, 0.87)), [SIGNATURE]: signature(weights(2), makeKeys()) },
      { author: "dora" },
    );
    await stage.run(pull);
  });

  it("are told by their numbers: here, needed, and on base", () => {
    expect(stage.status(pull)).toMatch(/^failure: blocked: /);
    expect(linesOf("demographic_parity_ratio")).toMatch(/0\.6\b.*0\.8\b/s);
    expect(linesOf("`accuracy`")).toMatch(/0\.9\b.*0\.87\b|0\.87\b.*0\.9\b/s);
    expect(linesOf("model.sig")).toMatch(/key|sign/i);
  });

  it("show what the change does to fairness, compared with base", () => {
    expect(stage.records(pull.number).at(-1)).toMatchObject({
      verdict: { impact: expect.arrayContaining([expect.objectContaining({ concern: "fairness", effect: "worse" })]) },
    });
    expect(linesOf("fairness")).toMatch(/fairness.*worse/);
  });
});

describe("a model with all its evidence", () => {
  beforeAll(async () => {
    await pull.push(whole(weights(2), fairness(0.48, 0.5, 0.89)), { author: "dora" });
    await stage.run(pull);
  });

  it("passes", () => {
    expect({ status: stage.status(pull), checklist: stage.checklist(pull) }).toMatchObject({
      status: expect.stringMatching(/^success: /),
    });
  });

  it("leaves all that was read in the ledger, as it was, in the commit of its record", () => {
    const { evidence } = stage.records(pull.number).at(-1) as { evidence: { path: string; sha256: string }[] };
    expect(evidence).toMatchObject([
      { path: CARD, from: "head", stored: true },
      { path: SIGNATURE, from: "base", stored: true },
      { path: SIGNATURE, from: "head", stored: true },
      { path: REPORT, from: "base", stored: true },
      { path: REPORT, from: "head", stored: true },
      { path: `${REPORT}.sha256`, from: "base", stored: true },
      { path: `${REPORT}.sha256`, from: "head", stored: true },
    ]);
    const { repository } = stage;
    const pathOf = (digest: string) => `evidence/${digest.slice(0, 2)}/${digest}`;
    const ids = evidence.map(({ sha256: digest }) => repository.git("rev-parse", `secmlops-ledger:${pathOf(digest)}`));
    const head = (path: string) => repository.git("rev-parse", `${pull.headOid}:${path}`);
    const base = (path: string) => repository.git("rev-parse", `main:${path}`);
    expect(ids).toEqual([
      ...[head(CARD), base(SIGNATURE), head(SIGNATURE), base(REPORT), head(REPORT)],
      ...[base(`${REPORT}.sha256`), head(`${REPORT}.sha256`)],
    ]);
    const added = repository.git("show", "--format=", "--name-only", "secmlops-ledger");
    expect(added).toContain("records/");
    expect(added).toContain(pathOf(evidence[4]?.sha256 ?? ""));
  });

  it("and is judged alike from its record alone", () => {
    expectSameAgain(stage, pull, POLICY);
  });
});

describe("evidence in which GitHub finds a secret", () => {
  it("is named and not stored, and the decision is recorded all the same", async () => {
    await pull.push({ [REPORT]: fairness(0.49, 0.5, 0.89) }, { author: "dora" });
    const body = { message: "Repository rule violations found: push protection found secrets in the commit" };
    const match = ({ operation, graphql }: ApiRequest) =>
      operation === "GateRecord" && JSON.stringify(graphql?.variables).includes('"evidence/');
    stage.github.fail({ status: 409, body, match, times: 100 });
    const { stdout } = await stage.run(pull, { env: hurry(stage.repository.folder) });
    const { evidence, verdict } = stage.records(pull.number).at(-1) as {
      evidence: { stored: boolean; why?: string; sha256?: string }[];
      verdict: { status: string };
    };
    expect(evidence.map(({ stored, why, sha256: digest }) => [stored, why, typeof digest])).toEqual(
      evidence.map(() => [false, "the host took it, or something beside it, for a secret", "string"]),
    );
    expect([stage.status(pull), stdout]).toEqual([
      expect.stringContaining(verdict.status === "pass" ? "success" : "failure"),
      expect.stringContaining("take it out of the reports and documents of the pull request"),
    ]);
  });
});
