/** What a decision read, out of a real repository and a job's folder. */
import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { openRepository } from "../../src/adapters/git/repository.ts";
import { collectEvidence } from "../../src/app/collect-evidence.ts";
import type { Facts } from "../../src/core/facts.ts";
import { entryOf } from "../../src/ledger/layout.ts";
import { decisionOf } from "../ledger/samples.ts";
import { change, facts, policy } from "../support/builders.ts";
import { createSandbox, type Sandbox } from "../support/run-cli.ts";

const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const MOST = 262_144;

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox();
});
afterEach(() => sandbox.remove());

const id = (path: string) => sandbox.git("rev-parse", `HEAD:${path}`);
const report = (path: string, rest: Partial<Facts["reports"][number]> = {}): Facts["reports"][number] => ({
  ...{ path, id: rest.id ?? id(path), format: "json", from: "change", content: { unavailable: "it is broken" } },
  places: [],
  ...rest,
});
const collect = async (rest: Parameters<typeof facts>[0], job?: Parameters<typeof collectEvidence>[1]["job"]) =>
  collectEvidence(facts(rest), { repository: await openRepository(sandbox.folder), job });

describe("the evidence of a decision", () => {
  test("is each file once, in path order, with its bytes as they were: reports, their sums and signatures, documents", async () => {
    const binary = Buffer.from([0, 255, 10, 13]);
    sandbox.commit({
      "reports/a.json": '{"accuracy":0.9}\r\n',
      "reports/a.json.sha256": "sums\n",
      "reports/a.json.sigstore.json": "{}",
      "reports/old.json": "{}",
      "model.sig": binary,
      "docs/card.md": "# Card\n",
    });
    const sums = { path: "reports/a.json.sha256", id: id("reports/a.json.sha256"), content: { known: [] } };
    const content = { unavailable: "no matter" };
    const { named, blobs } = await collect({
      reports: [report("reports/a.json", { sums }), report("reports/a.json", { format: "yaml" })],
      baseReports: [report("reports/a.json", { id: id("reports/old.json") })],
      signatures: [
        { path: "model.sig", id: id("model.sig"), signs: "folder", content },
        { path: "reports/a.json.sigstore.json", id: id("reports/a.json.sigstore.json"), signs: "report", content },
      ],
      documents: {
        "docs/card.md": { known: { id: id("docs/card.md"), outline: { sections: [], leftovers: [], empty: false } } },
        "docs/gone.md": { missing: true },
        "docs/huge.md": { unavailable: "it has 9 bytes too many" },
      },
    });
    const stored = (bytes: string | Buffer) => ({ sha256: sha256(bytes), bytes: bytes.length, stored: true });
    expect(named).toEqual([
      { path: "docs/card.md", from: "head", ...stored("# Card\n") },
      { path: "docs/huge.md", from: "head", stored: false, why: "it has 9 bytes too many" },
      { path: "model.sig", from: "head", ...stored(binary) },
      { path: "reports/a.json", from: "base", ...stored("{}") },
      { path: "reports/a.json", from: "head", ...stored('{"accuracy":0.9}\r\n') },
      { path: "reports/a.json.sha256", from: "head", ...stored("sums\n") },
      { path: "reports/a.json.sigstore.json", from: "head", ...stored("{}") },
    ]);
    expect(blobs.size).toBe(5);
    for (const [digest, bytes] of blobs) expect(sha256(bytes)).toBe(digest);
  });

  test("takes a signature that the change removes from base", async () => {
    sandbox.commit({ "model.sig": "{}" });
    const oldId = id("model.sig");
    const gone = change("model.sig", { status: "deleted", oldId, newId: undefined, newMode: undefined });
    const signatures: Facts["signatures"] = [
      { path: "model.sig", id: oldId, signs: "folder", content: { unavailable: "it is gone" } },
    ];
    expect((await collect({ signatures, changes: [gone] })).named).toMatchObject([{ from: "base", stored: true }]);
    expect((await collect({ signatures, changes: [] })).named).toMatchObject([{ from: "head", stored: true }]);
  });

  test("is named by its digest where it is too large, and where there is more than a record takes", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`reports/${index + 10}.json`, `${index}`.padEnd(MOST, " ")]),
    );
    const large = "x".repeat(MOST + 1);
    sandbox.commit({ ...files, "reports/0.json": large, "reports/99.json": '"small"' });
    const paths = ["reports/0.json", ...Object.keys(files), "reports/99.json"];
    const { named, blobs } = await collect({ reports: paths.map((path) => report(path)) });
    expect(named[0]).toEqual({
      ...{ path: "reports/0.json", from: "head", sha256: sha256(large), bytes: MOST + 1, stored: false },
      why: `it has ${MOST + 1} bytes; files of up to ${MOST} are stored`,
    });
    expect(named.filter(({ stored }) => stored).map(({ path }) => path)).toEqual(Object.keys(files).slice(0, 32));
    expect(named.at(-2)).toMatchObject({ sha256: sha256("39".padEnd(MOST, " ")), stored: false });
    expect(blobs.size).toBe(32);
  });

  test("names what a job made by that, and what has changed since as not there any more", async () => {
    sandbox.commit({ "reports/a.json": "{}" });
    const [made, changed] = ["a".repeat(40), "b".repeat(40)];
    const job = async (ids: readonly string[], limit: number) => {
      if (ids.includes(changed)) throw new Error("it changed while it was read");
      return new Map(ids.map((each) => [each, limit < 0 ? { tooLarge: 4 } : { bytes: Buffer.from("made") }] as const));
    };
    const ofJob = (path: string, blob: string) => report(path, { id: blob, from: "job" });
    const one = await collect({ reports: [report("reports/a.json"), ofJob("reports/b.json", made)] }, job);
    expect(one.named).toEqual([
      { path: "reports/a.json", from: "head", sha256: sha256("{}"), bytes: 2, stored: true },
      { path: "reports/b.json", from: "job", sha256: sha256("made"), bytes: 4, stored: true },
    ]);
    const other = await collect({ reports: [report("reports/a.json"), ofJob("reports/b.json", changed)] }, job);
    expect(other.named).toMatchObject([
      { stored: true },
      { path: "reports/b.json", from: "job", stored: false, why: "its content cannot be read any more" },
    ]);
  });

  test("is all named, and none of it stored, where it may not be", async () => {
    sandbox.commit({ "reports/a.json": "{}" });
    const given = facts({ reports: [report("reports/a.json")] });
    const readers = { repository: await openRepository(sandbox.folder) };
    const { named, blobs } = await collectEvidence(given, readers, "there is no room");
    expect(named).toEqual([
      { path: "reports/a.json", from: "head", sha256: sha256("{}"), bytes: 2, stored: false, why: "there is no room" },
    ]);
    expect(blobs.size).toBe(0);
  });

  test("is what the record and its commit hold", async () => {
    sandbox.commit({ "reports/a.json": "{}", "reports/b.json": "{}" });
    const given = facts({ reports: [report("reports/a.json"), report("reports/b.json")] });
    const { named, blobs } = await collect(given);
    const { files } = entryOf(decisionOf(given, undefined, policy(), named), { policy: policy(), evidence: blobs });
    expect(files.filter(({ path }) => path.startsWith("evidence/"))).toEqual([
      { path: `evidence/44/${sha256("{}")}`, contents: Buffer.from("{}") },
    ]);
  });
});
