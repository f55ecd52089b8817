/** Models that Git LFS keeps: read in part, whole or not at all, from a server that may be down, lie, or be an attacker's. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { openModelChange, openStage, type Stage } from "../../support/gate-on-github.ts";
import type { Files } from "../../support/github/git-objects.ts";
import { hurry } from "../../support/hurry.ts";
import { bytesOf, type Content, oidOf } from "../../support/lfs/content.ts";
import { redirect, refuse } from "../../support/lfs/faults.ts";
import { largeTorchZip } from "../../support/lfs/large-models.ts";
import { type BatchAnswer, type LfsServer, LINK_KEY, serveLfs } from "../../support/lfs/server.ts";
import { model, sarifOf, scanOf, scanPolicy } from "../../support/scans-on-github.ts";

let stage: Stage;
let lfs: LfsServer;
let env: Readonly<Record<string, string>>;
beforeAll(async () => {
  lfs = await serveLfs();
  stage = await openStage({ "models/credit.safetensors": model("model.safetensors") }, scanPolicy());
  stage.github.lfs = lfs.handle;
  env = hurry(stage.repository.folder);
});
afterEach(() => lfs.reset());
afterAll(async () => {
  const { violations } = stage.github;
  await stage.close();
  await lfs.close();
  expect(violations).toEqual([]);
});

const PASSED = "success: passed: 1 requirement holds";
const FAILED = "failure: blocked: 1 requirement failed";
let count = 0;
/** Each with a head of its own: pull requests that share one share a status. */
const openOne = (files: Files) =>
  openModelChange(stage, { head: `change-${++count}`, files: { ...files, "NOTES.md": `${count}` } });
const pointerTo = ({ oid, size }: { readonly oid: string; readonly size: number }): string =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${size}\n`;

const CLEAN = bytesOf(model("model.safetensors"));
const HOSTILE = bytesOf(model("hostile.pt"));
/** As long as the clean one and as clean, with another weight. */
const OTHER = bytesOf(Buffer.from(CLEAN.at(0, CLEAN.size)).fill(0x7f, CLEAN.size - 1));
const [TENSORS, CHECKPOINT] = ["models/large.safetensors", "models/large.pt"];

describe("a model of Git LFS", () => {
  it.each<[string, string, Content, Content, string, string, RegExp | undefined]>([
    ["range", "that is clean", CLEAN, CLEAN, PASSED, "safe unverified", /read in part, not held against its oid/],
    ["range", "that is poisoned", HOSTILE, HOSTILE, FAILED, "dangerous unverified", /PKL001/],
    ["range", "that is not what its oid says", CLEAN, OTHER, PASSED, "safe unverified", /not held against its oid/],
    ["full", "that is clean", CLEAN, CLEAN, PASSED, "safe verified", undefined],
    ["full", "that is poisoned", HOSTILE, HOSTILE, FAILED, "dangerous verified", /PKL001/],
    ["full", "that is not what its oid says", CLEAN, OTHER, FAILED, "unknown none", /sent other bytes than the oid/],
    ["off", "that is clean", CLEAN, CLEAN, FAILED, "unknown none", /the input `lfs` is `off`/],
    ["off", "that is poisoned", HOSTILE, HOSTILE, FAILED, "unknown none", /the input `lfs` is `off`/],
  ])("with lfs: %s %s", async (mode, _, named, served, status, found, said) => {
    const path = named === HOSTILE ? CHECKPOINT : TENSORS;
    lfs.add(served, oidOf(named));
    const pull = await openOne({ [path]: pointerTo({ oid: oidOf(named), size: named.size }) });
    stage.github.resetRequests();
    const result = await stage.run(pull, { inputs: { lfs: mode } });
    expect([stage.status(pull), result.stderr]).toEqual([status, ""]);
    const scan = scanOf(stage, pull, path);
    expect(`${scan.verdict} ${scan.reach}`).toBe(found);
    expect([scan.sha256, scan.size]).toEqual([oidOf(named), named.size]);
    const checklist = stage.checklist(pull).replaceAll("\\`", "`");
    if (said === undefined) expect(checklist).not.toContain("its oid");
    else expect(checklist).toMatch(said);
    expect(sarifOf(result).length > 0).toBe(status === FAILED);
    if (mode === "off") expect(lfs.requests).toEqual([]);
  });

  it("of hundreds of megabytes costs a few of its pages, and what is hidden in it is found", async () => {
    const large = largeTorchZip(8, 25_000_000, "cposix\nsystem\n(X\x04\0\0\0echotR0");
    // Its oid is never looked at.
    const oid = "ab".repeat(32);
    lfs.add(large, oid);
    const pull = await openOne({ [CHECKPOINT]: pointerTo({ oid, size: large.size }) });
    await stage.run(pull);
    expect(scanOf(stage, pull, CHECKPOINT)).toMatchObject({
      verdict: "dangerous",
      findings: expect.arrayContaining([expect.objectContaining({ rule: "PKL001" })]),
    });
    const bytes = lfs.requests.reduce((sum, request) => sum + request.bytes, 0);
    expect(large.size).toBeGreaterThan(200_000_000);
    expect(bytes).toBeLessThan(1_000_000);
  });

  it("adds nothing to the requests of GitHub's API", async () => {
    const files: [string, string][] = Array.from({ length: 120 }, (_, at) => {
      const bytes = Buffer.from(CLEAN.at(0, CLEAN.size)).fill(at, CLEAN.size - 1);
      return [`models/${at}.safetensors`, pointerTo(lfs.add(bytesOf(bytes)))];
    });
    // The ledger's creation is not counted.
    await stage.run(await openOne({ [TENSORS]: pointerTo(lfs.add(CLEAN)) }));
    const pull = await openOne(Object.fromEntries(files));
    lfs.requests.splice(0);
    stage.github.resetRequests();
    await stage.run(pull, { details: { action: "opened" } });
    expect(stage.status(pull)).toBe(PASSED);
    expect(stage.github.requests.length).toBeLessThanOrEqual(7);
    expect(lfs.requests.filter(({ at }) => at === "api").map(({ body }) => body?.objects.length)).toEqual([100, 20]);
  });
});

describe("where a Git LFS server", () => {
  const toBatch =
    (status: number, headers: Record<string, string> = {}) =>
    () => {
      lfs.onBatch = (response) => {
        response.writeHead(status, headers).end(JSON.stringify({ message: "the server's own words" }));
        return true;
      };
    };
  const toDownload =
    (status: number, headers: Record<string, string> = {}) =>
    () => {
      lfs.onDownload = refuse(status, headers);
    };
  const LATER = { "retry-after": "3600" };
  /** Nobody listens there. */
  const nowhere = () => {
    const move = (answer: BatchAnswer) =>
      JSON.parse(JSON.stringify(answer).replaceAll(lfs.storage, "http://127.0.0.1:9"));
    lfs.answer = move;
  };
  const hangUp = () => {
    lfs.onBatch = (response) => {
      response.destroy();
      return true;
    };
  };

  it.each<[string, string, () => void, RegExp]>([
    ["range", "denies access (403)", toBatch(403), /denies access \(403: the server's own words\)/],
    ["range", "does not know the repository (404)", toBatch(404), /has no Git LFS for this repository/],
    ["range", "asks for patience (429)", toBatch(429, LATER), /cannot answer now \(429/],
    ["range", "breaks the connection", hangUp, /could not be reached, or broke off/],
    ["range", "does not have the object", () => {}, /does not have the object \(404: Object does not exist\): push it/],
    ["range", "refuses the download (403)", toDownload(403), /refuses the download \(403\)/],
    ["range", "has lost the object (404)", toDownload(404), /does not have the object \(404\)/],
    ["full", "refuses the download (403)", toDownload(403), /refuses the download \(403\)/],
    ["full", "has lost the object (404)", toDownload(404), /does not have the object \(404\)/],
    ["full", "asks for patience with a download (429)", toDownload(429, LATER), /cannot answer now \(429\)/],
    ["full", "has its storage down", nowhere, /could not be reached/],
    ["range", "has its storage down", nowhere, /could not be reached/],
  ])(
    "with lfs: %s %s, the model is unknown, the checklist says why, and nothing passes",
    async (mode, what, break_, said) => {
      const bytes = Buffer.from(CLEAN.at(0, CLEAN.size)).fill(200 + count, CLEAN.size - 1);
      const content = bytesOf(bytes);
      if (what !== "does not have the object") lfs.add(content);
      break_();
      const pull = await openOne({ [TENSORS]: pointerTo({ oid: oidOf(content), size: content.size }) });
      const { code, annotations, stderr } = await stage.run(pull, {
        inputs: { lfs: mode },
        // A worker's waits are its own, and whoever waits for it must not give up before.
        ...(mode === "range" && break_ === nowhere ? {} : { env }),
      });
      expect([stage.status(pull), code, stderr]).toEqual([FAILED, 1, ""]);
      expect(scanOf(stage, pull, TENSORS)).toMatchObject({ verdict: "unknown", reach: "none", coverage: "none" });
      const checklist = stage.checklist(pull).replace(/\\(.)/g, "$1");
      expect(checklist).toMatch(said);
      expect(annotations.some(({ message }) => said.test(message))).toBe(true);
      // The link is a key.
      expect(JSON.stringify([checklist, annotations])).not.toMatch(/signature=|key=secret/);
    },
  );

  it("is well again, the next run passes", async () => {
    const pull = await openOne({ [TENSORS]: pointerTo(lfs.add(CLEAN)) });
    toBatch(429, LATER)();
    await stage.run(pull);
    expect(stage.status(pull)).toBe(FAILED);
    lfs.reset();
    await stage.run(pull);
    expect(stage.status(pull)).toBe(PASSED);
  });
});

describe("the token", () => {
  it.each(["range", "full"])(
    "with lfs: %s goes to the batch endpoint alone, and so do keys, and into no log",
    async (mode) => {
      const pull = await openOne({ [CHECKPOINT]: pointerTo(lfs.add(HOSTILE)) });
      const token = stage.github.token(`secret ${mode}`, { repositories: ["acme/credit"] });
      const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
      // The storage sends its clients on to another place.
      lfs.onDownload = redirect((path) => `${lfs.elsewhere}${path}`);
      const result = await stage.run(pull, { token, inputs: { lfs: mode } });
      expect(scanOf(stage, pull, CHECKPOINT).verdict).toBe("dangerous");
      const sent = (at: string) => lfs.requests.filter((request) => request.at === at).map(({ headers }) => headers);
      expect(new Set(sent("api").map(({ authorization }) => authorization))).toEqual(new Set([`Basic ${basic}`]));
      expect(new Set(sent("storage").map(({ authorization }) => authorization))).toEqual(new Set([LINK_KEY]));
      expect(sent("elsewhere").length).toBeGreaterThan(0);
      for (const headers of sent("elsewhere")) expect(headers).not.toHaveProperty("authorization");
      for (const headers of [...sent("storage"), ...sent("elsewhere")])
        for (const secret of [token, basic]) expect(JSON.stringify(headers)).not.toContain(secret);

      const masks = [token, basic].map((secret) => `::add-mask::${secret}`);
      const places = [
        result.stdout.split(/\r?\n/).filter((line) => !masks.includes(line)),
        ...[result.stderr, result.outputs, result.summary, stage.checklist(pull), stage.records(pull.number)],
        ...["report", "sarif"].map((output) => result.readFile(result.outputs[output] ?? "")),
      ];
      for (const secret of [token, basic, LINK_KEY, "signature="]) expect(JSON.stringify(places)).not.toContain(secret);
    },
  );

  it.each(["range", "full"])(
    "with lfs: %s is not told to whom a `.lfsconfig` of the pull request names",
    async (mode) => {
      const theirs = `${lfs.elsewhere}/acme/credit.git/info/lfs`;
      const config = `[lfs]\n\turl = ${theirs}\n[remote "origin"]\n\tlfsurl = ${theirs}\n`;
      const pull = await openOne({ ".lfsconfig": config, [TENSORS]: pointerTo(lfs.add(CLEAN)) });
      await stage.run(pull, { inputs: { lfs: mode } });
      expect(scanOf(stage, pull, TENSORS).verdict).toBe("safe");
      expect(lfs.requests.filter(({ at }) => at === "elsewhere")).toEqual([]);
      expect(lfs.requests.filter(({ at }) => at === "api")).toHaveLength(1);
    },
  );
});
