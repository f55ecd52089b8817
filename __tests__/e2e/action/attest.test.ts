/** Passing records signed through Sigstore, and what happens where that cannot be. */
import { afterAll, beforeAll, describe, expect, it, test } from "@jest/globals";
import { checkAttestation } from "../../../src/adapters/sigstore/check-attestation.ts";
import { MODEL, openModelChange, openStage, type RunDetails, type Stage } from "../../support/gate-on-github.ts";
import type { PullHandle } from "../../support/github/pull-handle.ts";
import { ISSUER, startSigstore, type TestSigstore, WORKFLOW } from "../../support/sigstore.ts";

const CERTIFICATE = "/api/v2/signingCert";

let open: Stage;
let closed: Stage;
let sigstore: TestSigstore;
let down: TestSigstore;
beforeAll(async () => {
  [open, closed] = [await openStage({}, undefined, { isPublic: true }), await openStage()];
  [sigstore, down] = [await startSigstore(), await startSigstore()];
  down.breakAt(CERTIFICATE);
});
afterAll(async () => {
  const violations = [...open.github.violations, ...closed.github.violations];
  await Promise.all([open.close(), closed.close(), sigstore.close(), down.close()]);
  expect(violations).toEqual([]);
});

let heads = 0;
/** A pull request that waits for one sign-off, and then has it. */
async function signed(stage: Stage, details: Partial<RunDetails>) {
  heads += 1;
  const files = { [MODEL]: "weights 2\n", "notes.txt": `${heads}\n` };
  const pull = await openModelChange(stage, { head: `change-${heads}`, files });
  await stage.run(pull, details);
  pull.comment("vera", `/sign-off PEO-2 ${stage.digest(pull, "PEO-2")}`);
  stage.github.resetRequests();
  return { pull, result: await stage.run(pull, { details: { action: "reopened" }, ...details }) };
}

const paths = ({ repository }: Stage, folder: string): string[] =>
  repository.git("ls-tree", "-r", "--name-only", "secmlops-ledger", folder).split("\n").filter(Boolean);
/** The attestations of a pull request's records, oldest first; nothing for a record without. */
const bundles = (stage: Stage, { number }: PullHandle) => {
  const memory = JSON.parse(stage.repository.git("cat-file", "blob", `secmlops-ledger:pulls/${number}.json`));
  const names = [
    ...stage
      .records(number)
      .slice(1)
      .map((each) => String(each["previous"])),
    String(memory.record),
  ];
  const all = new Set(paths(stage, "attestations"));
  return names.map((record) => {
    const path = `attestations/${record.slice(0, 2)}/${record}.json`;
    return {
      record,
      bundle: all.has(path) ? stage.repository.git("cat-file", "blob", `secmlops-ledger:${path}`) : undefined,
    };
  });
};

describe("a passing decision in a public repository whose job may prove who it is", () => {
  let pull: PullHandle;
  beforeAll(async () => {
    ({ pull } = await signed(open, { env: sigstore.env }));
  });

  it("is attested by its workflow, as anybody can check without a network", () => {
    expect(open.status(pull)).toMatch(/^success: /);
    const { record, bundle } = bundles(open, pull).at(-1) ?? { record: "" };
    const found = checkAttestation(Buffer.from(bundle ?? ""), record, {
      trusted: [sigstore.trusted],
      identity: WORKFLOW,
    });
    expect(found).toMatchObject({ signer: { identity: WORKFLOW, issuer: ISSUER } });
  });

  it("takes one commit for all of it, and no request of GitHub more than usual", () => {
    const added = open.repository.git("show", "--format=", "--name-only", "secmlops-ledger").split("\n");
    expect(added.map((path) => path.split("/")[0]).sort()).toEqual(["attestations", "pulls", "records"]);
    expect(open.github.requests.length).toBeLessThanOrEqual(7);
  });

  it("is the only one: what waits is not attested", () => {
    expect(bundles(open, pull).map(({ bundle }) => bundle === undefined)).toEqual([true, false]);
    expect(sigstore.requests.filter((path) => path === CERTIFICATE)).toHaveLength(1);
  });
});

describe("nothing is attested", () => {
  test.each<[string, () => Stage, Partial<RunDetails>]>([
    ["in a repository that is not public, unless somebody says so", () => closed, {}],
    ["where the input says so", () => open, { inputs: { attest: "false" } }],
    ["where no history is kept", () => open, { inputs: { ledger: "off" } }],
  ])("%s", async (_title, stage, details) => {
    const before = sigstore.requests.length;
    const { pull, result } = await signed(stage(), { env: sigstore.env, ...details });
    expect(stage().status(pull)).toMatch(/^success: /);
    expect([sigstore.requests.length, result.annotations]).toEqual([before, []]);
  });
});

describe("where Sigstore does not answer", () => {
  it("a pass is recorded and published all the same, with a warning", async () => {
    const { pull, result } = await signed(open, { env: down.env });
    expect(open.status(pull)).toMatch(/^success: /);
    expect(bundles(open, pull).map(({ bundle }) => bundle)).toEqual([undefined, undefined]);
    expect(result).toMatchObject({
      code: 0,
      annotations: [
        {
          level: "warning",
          message: expect.stringContaining("Sigstore's certificate authority issued no certificate"),
        },
      ],
    });
  });

  it("nothing passes where an attestation is required, and the run says why", async () => {
    const { pull, result } = await signed(open, { env: down.env, inputs: { attest: "true" } });
    expect(open.status(pull)).toMatch(/^error: the record of #\d+ could not be attested/);
    expect(result).toMatchObject({ code: 1, annotations: [{ level: "error" }] });
    expect(open.records(pull.number)).toHaveLength(1);
  });

  it("it passes where the ledger itself is best-effort, and the next run that can makes no second record", async () => {
    const inputs = { attest: "true", "ledger-mode": "best-effort" };
    const { pull } = await signed(open, { env: down.env, inputs });
    expect(open.status(pull)).toMatch(/^success: /);
    await open.run(pull, { env: sigstore.env });
    expect(open.records(pull.number)).toHaveLength(2);
  });
});

describe("a job without `id-token: write`", () => {
  it("attests nothing by itself, and is told so where it has to", async () => {
    const quiet = await signed(open, {});
    expect(open.status(quiet.pull)).toMatch(/^success: /);
    expect(quiet.result.annotations).toEqual([]);
    const { pull, result } = await signed(open, { inputs: { attest: "true" } });
    expect(open.status(pull)).toMatch(/^error: /);
    expect(result.annotations[0]?.message).toContain("`id-token: write`");
  });
});
