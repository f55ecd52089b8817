/** A ledger whose passes an instance of Sigstore attested that is not the public one, as GitHub's own for private repositories. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { attest } from "../../../src/adapters/sigstore/attest.ts";
import type { Verification } from "../../../src/audit/verify/verify.ts";
import { attestationOf } from "../../../src/ledger/attestation.ts";
import { openRecord } from "../../../src/ledger/digest.ts";
import { recordPath } from "../../../src/ledger/layout.ts";
import { runHere } from "../../support/in-process.ts";
import { createSandbox, type Sandbox } from "../../support/run-cli.ts";
import { type Files, filesOf, SampleChain, writeFolder } from "../../support/sample-ledger.ts";
import { startSigstore, type TestSigstore, tokenOf, WORKFLOW } from "../../support/sigstore.ts";

const { entries } = new SampleChain(7)
  .decide("2026-11-20T10:00:00Z")
  .decide("2026-11-20T11:00:00Z", { changes: [] })
  .decide("2026-11-20T12:00:00Z", { changes: [] });
const [, second = "", third = ""] = entries.map(({ record }) => record);
const placeOf = (record: string) => recordPath(record).replace("records", "attestations");

let sigstore: TestSigstore;
let sandbox: Sandbox;
const files: Files = filesOf(entries);
beforeAll(async () => {
  sigstore = await startSigstore({ hasLogs: false });
  sandbox = createSandbox();
  for (const record of [second, third]) {
    const statement = attestationOf(openRecord(files.get(recordPath(record)) ?? ""), record);
    const instance = { fulcio: sigstore.url, tsa: sigstore.url };
    files.set(placeOf(record), Buffer.from(await attest(statement, async () => tokenOf(), instance)));
  }
  writeFileSync(join(sandbox.folder, "roots.jsonl"), `${JSON.stringify(sigstore.root)}\n`);
  writeFileSync(join(sandbox.folder, "root.json"), JSON.stringify(sigstore.root, undefined, 2));
});
afterAll(async () => {
  sandbox.remove();
  await sigstore.close();
});

const run = (held: Files, ...words: string[]) => {
  writeFolder(join(sandbox.folder, "ledger"), held);
  return runHere(["audit", "verify", "ledger", ...words], sandbox.folder);
};
async function verify(held: Files, ...words: string[]): Promise<Verification & { code: number | null }> {
  const { code, stdout, stderr } = await run(held, "--format", "json", ...words);
  if (stdout === "") throw new Error(stderr);
  return { code, ...JSON.parse(stdout) };
}
const kindsIn = ({ findings }: Verification) => findings.map(({ kind, path }) => [kind, path]);
const unknown = [second, third].map((record) => ["attestation-unknown", placeOf(record)]).sort();

describe("attestations of an instance that is not known", () => {
  it("are warnings, which say how to have them verified", async () => {
    const found = await verify(files);
    expect([found.code, found.errors, found.warnings]).toEqual([0, 0, 2]);
    expect(kindsIn(found)).toEqual(unknown);
    const { code, stdout } = await run(files);
    expect(code).toBe(0);
    expect(stdout).toContain(
      "is of an instance of Sigstore that is not known here, whose authority is CN=sigstore, O=sigstore.mock. It was not verified: anybody could have made it. Name the roots that you trust with --trusted-root: `gh attestation trusted-root` prints those of GitHub.",
    );
  });

  it("are errors where somebody must have signed", async () => {
    const found = await verify(files, "--identity", WORKFLOW);
    expect([found.code, found.errors, found.warnings]).toEqual([1, 2, 0]);
    expect(kindsIn(found)).toEqual(unknown);
    expect((await run(files, "--identity", WORKFLOW)).stdout).toContain(
      `does not show that ${WORKFLOW} made the record`,
    );
  });

  it("are no excuse for what they say of another record", async () => {
    const swapped = new Map(files).set(placeOf(second), files.get(placeOf(third)) ?? Buffer.alloc(0));
    const found = await verify(swapped);
    expect([found.code, kindsIn(found)]).toEqual([
      1,
      [
        ["attestation-wrong", placeOf(second)],
        ["attestation-unknown", placeOf(third)],
      ],
    ]);
  });
});

describe("audit verify --trusted-root", () => {
  it.each(["roots.jsonl", "root.json"])("verifies what that instance attested: %s", async (root) => {
    const found = await verify(files, "--identity", WORKFLOW, "--trusted-root", root);
    expect([found.code, found.findings]).toEqual([0, []]);
    expect(found.counts).toMatchObject({ attestations: 2, passes: 2, unattested: 0 });
  });

  it("still fails for another signer, and for a pass without an attestation", async () => {
    const other = await verify(files, "--identity", `${WORKFLOW}x`, "--trusted-root", "root.json");
    expect(other.findings.map(({ kind }) => kind)).toEqual(["attestation-wrong", "attestation-wrong"]);
    const without = new Map([...files].filter(([path]) => path !== placeOf(third)));
    const found = await verify(without, "--identity", WORKFLOW, "--trusted-root", "root.json");
    expect([found.code, kindsIn(found)]).toEqual([1, [["pass-unattested", recordPath(third)]]]);
  });

  it.each<[string, string, RegExp]>([
    [
      "is not there",
      "nowhere.json",
      /there is no file nowhere\.json: name one that `gh attestation trusted-root` wrote/,
    ],
    ["is a folder", "ledger", /there is no file ledger/],
    ["is something else", "README.md", /README\.md:1 is no trusted root: no JSON/],
  ])("is a usage error where the file %s", async (_, path, message) => {
    writeFileSync(join(sandbox.folder, "README.md"), "# Hello\n");
    const { code, stdout, stderr } = await run(files, "--trusted-root", path);
    expect([code, stdout, stderr]).toEqual([2, "", expect.stringMatching(message)]);
  });
});
