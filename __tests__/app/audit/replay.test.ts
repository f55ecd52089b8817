/** Deciding again, with a real branch, a folder and an exported file; and by another policy. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Rehearsal, Replay } from "../../../src/audit/replay/sum-up.ts";
import { canonicalJson, sha256Hex } from "../../../src/core/canonical-json.ts";
import { recordPath } from "../../../src/ledger/layout.ts";
import { policy, requirement, signOff } from "../../support/builders.ts";
import { runHere } from "../../support/in-process.ts";
import { createSandbox, type Sandbox } from "../../support/run-cli.ts";
import {
  type Files,
  filesOf,
  pathsOf,
  sampleEntries,
  writeBranch,
  writeExport,
  writeFolder,
} from "../../support/sample-ledger.ts";

const entries = sampleEntries();
const FILES = filesOf(entries);
const [FIRST = "", SECOND = "", NEWEST = ""] = entries
  .filter(({ head }) => head.pullRequest === 7)
  .map(({ record }) => record);
const [POLICY = ""] = pathsOf(FILES, "policy");

const folder = mkdtempSync(join(tmpdir(), "secmlops-gate-test-"));
let sandbox: Sandbox;
beforeAll(() => {
  sandbox = createSandbox();
  writeBranch(sandbox, entries);
});
afterAll(() => {
  sandbox.remove();
  rmSync(folder, { recursive: true });
});

async function run<T>(...words: string[]): Promise<T & { code: number | null }> {
  const { code, stdout, stderr } = await runHere(["audit", "replay", ...words, "--format", "json"], folder);
  if (stdout === "") throw new Error(stderr);
  return { code, ...JSON.parse(stdout) };
}

/** @param tamper changes the files of the sample */
function ledgerWith(tamper: (files: Files) => void): string {
  const files: Files = new Map(FILES);
  tamper(files);
  writeFolder(join(folder, "ledger"), files);
  return join(folder, "ledger");
}

/** Changes what a record says, and names it anew, as somebody would who wants it believed. */
const rewrite = (digest: string, change: (text: string) => string) => (files: Files) => {
  const text = files.get(recordPath(digest))?.toString() ?? "";
  const changed = canonicalJson(JSON.parse(change(text)));
  if (changed === text) throw new Error("nothing was changed");
  files.delete(recordPath(digest));
  files.set(recordPath(sha256Hex(changed)), Buffer.from(changed));
};

describe("audit replay", () => {
  it.each([
    ["branch", () => [sandbox.folder, "--branch", "secmlops-ledger"]],
    ["folder", () => [ledgerWith(() => undefined)]],
    [
      "export",
      () => {
        writeExport(join(folder, "ledger.jsonl"), FILES);
        return [join(folder, "ledger.jsonl")];
      },
    ],
  ])("comes to the same, byte for byte, of every decision of a %s", async (_, where) => {
    expect(await run<Replay>(...where())).toMatchObject({
      ...{ code: 0, records: 4, policies: 1, same: 4, differing: 0, failed: 0, mismatches: [] },
    });
  });

  it("names the requirement and the place where a verdict differs, and the version that wrote it", async () => {
    const flip = (text: string) =>
      text
        .replaceAll('"status":"pending"', '"status":"satisfied"')
        .replace('"status":"satisfied","waiverRole"', '"status":"pass","waiverRole"');
    const { code, same, mismatches } = await run<Replay>(ledgerWith(rewrite(FIRST, flip)));
    expect([code, same]).toEqual([1, 3]);
    expect(mismatches).toEqual([
      expect.objectContaining({
        ...{ outcome: "differs", pullRequest: 7, sequence: 1, at: "2026-11-20T10:00:00Z", version: "0.1.0" },
        differences: [
          { requirement: "GOV-1", path: "proof.status", recorded: '"satisfied"', now: '"pending"' },
          { requirement: "GOV-1", path: "status", recorded: '"satisfied"', now: '"pending"' },
          { path: "status", recorded: '"pass"', now: '"pending"' },
        ],
      }),
    ]);
  });

  it.each<[string, (files: Files) => void, string]>([
    ["the policy is not there", (files) => files.delete(POLICY), "is not there"],
    ["the policy was altered", (files) => files.set(POLICY, Buffer.from("{}")), "was altered"],
    [
      "a record was altered",
      (files) => files.set(recordPath(FIRST), Buffer.from("{}")),
      "its bytes do not have the digest",
    ],
    [
      "facts do not fit",
      rewrite(FIRST, (text) => text.replace('"fork":false', '"fork":"no"')),
      "predicate.facts.pullRequest",
    ],
    [
      "what is said twice differs",
      rewrite(SECOND, (text) =>
        text
          .replace('"facts":{"acts"', '"facts":{"acts"')
          .replace('"now":"2026-11-20T11:00:00Z"', '"now":"2026-11-20T11:00:01Z"'),
      ),
      "where the record has",
    ],
  ])("names what cannot be decided again where %s, and ends well", async (_, tamper, why) => {
    const { code, failed, mismatches } = await run<Replay>(ledgerWith(tamper));
    expect(code).toBe(1);
    expect(failed).toBeGreaterThan(0);
    expect(mismatches[0]).toMatchObject({ outcome: "failed", why: expect.stringContaining(why) });
  });

  it.each(["as-if-enforced", "default-policy"])(
    "differs where a verdict notes %s, which no decision does",
    async (code) => {
      const said = rewrite(FIRST, (text) => text.replace('"notices":[]', `"notices":[{"code":"${code}"}]`));
      expect(await run<Replay>(ledgerWith(said))).toMatchObject({ code: 1, differing: 1 });
    },
  );

  it("decides again only what was chosen", async () => {
    const ledger = ledgerWith(() => undefined);
    expect(await run<Replay>(ledger, "--pull-request", "8")).toMatchObject({ records: 1 });
    expect(await run<Replay>(ledger, "--last", "1")).toMatchObject({ records: 3 });
  });

  it.each<[string, (files: Files) => void]>([
    ["is cut off", (files) => files.set(recordPath(NEWEST), Buffer.from('{"x":'))],
    ["is of another form", rewrite(NEWEST, (text) => text.replace('"fork":false', '"fork":"no"'))],
    ["was altered", (files) => files.set(recordPath(NEWEST), Buffer.from(`${files.get(recordPath(NEWEST))} `))],
  ])(
    "counts a record that %s as failed, whatever was chosen, as it could be of any pull request",
    async (_, tamper) => {
      const ledger = ledgerWith(tamper);
      for (const chosen of [
        ["--pull-request", "7"],
        ["--pull-request", "8"],
        ["--last", "1"],
      ])
        expect(await run<Replay>(ledger, ...chosen)).toMatchObject({ code: 1, failed: 1, differing: 0 });
    },
  );

  it("says so where there is nothing to decide again", async () => {
    const { code, stderr } = await runHere(
      ["audit", "replay", ledgerWith(() => undefined), "--pull-request", "99"],
      folder,
    );
    expect([code, stderr]).toEqual([2, expect.stringContaining("holds no decision on #99")]);
  });

  it("shows differences as text", async () => {
    const flip = rewrite(FIRST, (text) =>
      text.replace('"status":"pending","waiverRole"', '"status":"pass","waiverRole"'),
    );
    const { stdout } = await runHere(["audit", "replay", ledgerWith(flip)], folder);
    expect(stdout.replaceAll(folder, "").replace(/[0-9a-f]{64}/g, (digits) => digits.slice(0, 2))).toContain(
      '(#7, record 1, 2026-11-20T10:00:00Z, written by 0.1.0):\n  status: "pass" -> "pending"',
    );
  });
});

describe("audit replay --policy", () => {
  const NEW = policy({
    requirements: [
      requirement({ needs: signOff("fairness-reviewer", { count: 2 }) }),
      requirement({ id: "SEC-1", title: "Security", needs: signOff("security-reviewer") }),
    ],
  });
  const write = () => {
    writeFileSync(join(folder, "new.json"), JSON.stringify(NEW));
    return "new.json";
  };

  it("tells what it would have decided of the last decision of each pull request, and is no error", async () => {
    const { code, ...told } = await run<Rehearsal>(
      ledgerWith(() => undefined),
      "--policy",
      write(),
    );
    expect(code).toBe(0);
    expect(told).toMatchObject({ policy: "new.json", pullRequests: 2 });
    expect(told.decided.map(({ pullRequest, before, after }) => [pullRequest, before, after])).toEqual([
      [7, "pending", "pending"],
      [8, "pending", "pending"],
    ]);
    expect(told.requirements).toEqual([{ id: "SEC-1", shifts: { "none -> pending": 2 } }]);
  });

  it("shows it as a table", async () => {
    const { stdout } = await runHere(
      ["audit", "replay", ledgerWith(() => undefined), "--policy", write(), "--last", "1"],
      folder,
    );
    expect(stdout).toMatch(/^What new\.json would have decided: .*ledger/);
    expect(stdout.split("\n").slice(1)).toEqual([
      "  1 pull request, each by the facts of its last decision",
      "  What it asks for beyond the policies of then was not gathered, and shows as error, pending or unmet.",
      "",
      "overall             pull requests",
      "pending -> pending  1",
      "",
      "requirement  then -> now      pull requests",
      "SEC-1        none -> pending  1",
      "",
      "pull request  decided               then -> now         requirements",
      "#7            2026-11-20T12:00:00Z  pending -> pending  SEC-1 none -> pending",
      "",
    ]);
  });

  it.each([
    ["is cut off", () => '{"x":'],
    ["was altered", (text: string) => `${text} `],
  ])("names a record that %s, and decides by the others", async (_, spoil) => {
    const path = recordPath(NEWEST);
    const ledger = ledgerWith((files) => files.set(path, Buffer.from(spoil(`${files.get(path)}`))));
    const told = await run<Rehearsal>(ledger, "--policy", write(), "--pull-request", "7");
    expect(told).toMatchObject({ code: 1, pullRequests: 1, unreadable: 1, unreadablePaths: [path] });
    const { stdout } = await runHere(["audit", "replay", ledger, "--policy", "new.json"], folder);
    expect(stdout).toContain(`LEFT OUT: 1 record that is not what it should be`);
    expect(stdout).toContain(`\n  ${path}\n`);
  });

  it("says what is wrong with the policy before it reads the history", async () => {
    writeFileSync(join(folder, "broken.yml"), "version: 1\nroles: 7\n");
    const { code, stderr } = await runHere(
      ["audit", "replay", ledgerWith(() => undefined), "--policy", "broken.yml"],
      folder,
    );
    expect([code, stderr]).toEqual([2, expect.stringContaining("broken.yml:2")]);
  });
});
