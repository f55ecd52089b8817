/** Where the bytes of an artefact can lie besides in its own blob: behind links, in submodules, at DVC, or nowhere. */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openModelChange, openStage, type Stage } from "../../support/gate-on-github.ts";
import type { FileContent, Files } from "../../support/github/git-objects.ts";
import type { PullHandle } from "../../support/github/pull-handle.ts";
import type { ActionResult } from "../../support/github/run-action.ts";
import { largeSafetensors } from "../../support/lfs/large-models.ts";
import { runCli } from "../../support/run-cli.ts";
import { annotatedFiles, model, sarifOf, scanOf, scanPolicy, scansOf } from "../../support/scans-on-github.ts";

let stage: Stage;
const open = (policy: string, files: Files) => async () => {
  stage = await openStage({ "models/credit.safetensors": model("model.safetensors"), ...files }, policy);
};
const close = async () => {
  const { violations } = stage.github;
  await stage.close();
  expect(violations).toEqual([]);
};
let count = 0;
/** Each with a head of its own: pull requests that share one share a status. */
const openOne = (files: Files) =>
  openModelChange(stage, { head: `change-${++count}`, files: { ...files, "NOTES.md": `${count}` } });

const found = (pulls: ReadonlyMap<string, PullHandle>, what: string): PullHandle => {
  const pull = pulls.get(what);
  if (pull === undefined) throw new Error(`there is no pull request for ${what}`);
  return pull;
};

const CORPUS = join(import.meta.dirname, "../../golden/scan/corpus");
const PASSED = "success: passed: 1 requirement holds";
const to = (symlink: string): FileContent => ({ symlink });

describe("a link", () => {
  const base = {
    "stash/poison.bin": model("hostile.pt"),
    "stash/clean.bin": model("model.pt"),
    "stash/link": to("poison.bin"),
    "models/latest.safetensors": to("credit.safetensors"),
    "models/indirect.pt": to("../stash/clean.bin"),
    "stash/notes.txt": "{}\n",
    "models/ranker/config.json": to("../../stash/notes.txt"),
  };
  const cases: readonly [verdict: string, what: string, path: string, files: Files][] = [
    ["safe", "to a clean file", "models/new.safetensors", { "models/new.safetensors": to("credit.safetensors") }],
    [
      "dangerous",
      "to a poisoned file outside of every model path",
      "models/new.pt",
      { "models/new.pt": to("../stash/poison.bin") },
    ],
    ["dangerous", "to a link to that file", "models/new.pt", { "models/new.pt": to("../stash/link") }],
    [
      "dangerous",
      "turned from a clean file to that file",
      "models/latest.safetensors",
      { "models/latest.safetensors": to("../stash/poison.bin") },
    ],
    [
      "dangerous",
      "that stays, to a file that is poisoned now",
      "stash/clean.bin",
      { "stash/clean.bin": model("hostile.pt") },
    ],
    [
      "dangerous",
      "that stays, to a file that is poison under the link's name alone",
      "stash/notes.txt",
      { "stash/notes.txt": readFileSync(join(CORPUS, "malicious/config/auto-map-remote/config.json")) },
    ],
    ["unknown", "to a folder", "models/all", { "models/all": to("../stash") }],
    [
      "unknown",
      "turned from a clean file to a folder",
      "models/latest.safetensors",
      { "models/latest.safetensors": to("../stash") },
    ],
    ["unknown", "that leads nowhere", "models/gone.pt", { "models/gone.pt": to("elsewhere.pt") }],
    [
      "unknown",
      "turned from a clean file to nowhere",
      "models/latest.safetensors",
      { "models/latest.safetensors": to("elsewhere.pt") },
    ],
    ["unknown", "out of the repository", "models/out.pt", { "models/out.pt": to("../../../etc/passwd") }],
    ["unknown", "to itself", "models/self.pt", { "models/self.pt": to("self.pt") }],
    [
      "unknown",
      "to a pointer of Git LFS",
      "models/lfs.pt",
      {
        "models/lfs.pt": to("../stash/pointer"),
        "stash/pointer": `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 12\n`,
      },
    ],
  ];
  const pulls = new Map<string, PullHandle>();
  let result: ActionResult;
  beforeAll(async () => {
    await open(scanPolicy(), base)();
    for (const [, what, , files] of cases) pulls.set(what, await openOne(files));
    result = await stage.runAll();
  });
  afterAll(close);

  it.each(cases)("is %s %s", (verdict, what, path) => {
    const pull = found(pulls, what);
    expect([scanOf(stage, pull, path).verdict, result.stderr]).toEqual([verdict, ""]);
    if (verdict === "safe") expect(stage.status(pull)).toBe(PASSED);
    else expect(stage.status(pull)).toMatch(/^failure: /);
  });
});

describe("a model", () => {
  const renamed: readonly [what: string, from: string, path: string, verdict: string][] = [
    ["out of every model path", "models/old.pt", "notes/old.txt", "dangerous"],
    ["to the extension of a format without code", "models/old.pt", "models/old.safetensors", "dangerous"],
    ["to an extension that does not fit", "models/fine.pt", "models/fine.safetensors", "unknown"],
  ];
  const pulls = new Map<string, PullHandle>();
  beforeAll(async () => {
    await open(scanPolicy(), { "models/old.pt": model("hostile.pt"), "models/fine.pt": model("model.pt") })();
    pulls.set("submodule", await openOne({ "models/vendor": { submodule: "1".repeat(40) } }));
    for (const [what, from, path] of renamed) {
      const bytes = model(from === "models/old.pt" ? "hostile.pt" : "model.pt");
      pulls.set(what, await openOne({ [from]: null, [path]: bytes }));
    }
    await stage.runAll();
  });
  afterAll(close);

  it("in a submodule is unknown, and the checklist says why", () => {
    const pull = found(pulls, "submodule");
    expect(stage.status(pull)).toMatch(/^failure: /);
    expect(scanOf(stage, pull, "models/vendor")).toMatchObject({ verdict: "unknown", reach: "none" });
    expect(stage.checklist(pull)).toContain("it is a submodule: its files lie in another repository");
  });

  it.each(renamed)("renamed %s is scanned under its new name", (what, _, path, verdict) => {
    const pull = found(pulls, what);
    expect(scanOf(stage, pull, path).verdict).toBe(verdict);
    expect(stage.status(pull)).toMatch(/^failure: /);
  });

  it("among two hundred is named first, and every one is scanned, all brought by one fetch", async () => {
    const clean = Array.from({ length: 200 }, (_, at) => [`models/many/${at}.safetensors`, tensors(at)] as const);
    const pull = await openOne({ ...Object.fromEntries(clean), "models/many/zz.pt": model("hostile.pt") });
    stage.github.resetRequests();
    const result = await stage.run(pull);
    expect(stage.status(pull)).toBe("failure: blocked: 1 requirement failed");
    expect(scansOf(stage, pull)).toHaveLength(201);
    expect(scansOf(stage, pull).filter(({ verdict }) => verdict !== "safe")).toMatchObject([
      { path: "models/many/zz.pt" },
    ]);
    expect([annotatedFiles(result), sarifOf(result).map(({ file }) => file)]).toEqual([
      ["models/many/zz.pt"],
      ["models/many/zz.pt"],
    ]);
    // One for the commits, and one for the blobs.
    expect(stage.github.gitRequests.filter(({ method }) => method === "POST")).toHaveLength(2);
    expect(stage.github.requests.length).toBeLessThanOrEqual(7);
  });

  it.each([
    ["are no longer at the remote", "gone", /blob `[0-9a-f]{40}` is not there/],
    ["are refused", "refused", /could not fetch .* returned error: 403/],
  ])("whose bytes %s is unknown, with the reason, and the next run has them", async (_, how, said) => {
    const { github, repository } = stage;
    const path = "models/last.safetensors";
    const pull = await openOne({ [path]: tensors(255) });
    const id = repository.git("rev-parse", `${pull.headOid}:${path}`);
    const object = join(repository.folder, "objects", id.slice(0, 2), id.slice(2));
    let fetches = 0;
    github.fail({
      match({ kind, method }) {
        if (kind !== "git" || method !== "POST" || ++fetches < 2) return false;
        // The commits are there by now.
        if (how === "gone" && fetches === 2) renameSync(object, `${object}.away`);
        return how === "refused";
      },
      ...{ status: 403, times: 10 },
    });
    const { stderr } = await stage.run(pull);
    github.clearFaults();
    if (how === "gone") renameSync(`${object}.away`, object);
    expect(stderr).toBe("");
    expect(stage.status(pull)).toBe("failure: blocked: 1 requirement failed");
    expect(scanOf(stage, pull, path)).toMatchObject({ verdict: "unknown", reach: "none" });
    expect(stage.checklist(pull).replace(/\\(.)/g, "$1")).toMatch(said);
    await stage.run(pull);
    expect(stage.status(pull)).toBe(PASSED);
  });

  it("of 100 MB is read without being held in memory", async () => {
    const peaks = async (pull: Awaited<ReturnType<typeof openOne>>) => {
      const { stdout } = await stage.run(pull, { env: WATCH_MEMORY });
      expect(stage.status(pull)).toBe(PASSED);
      return JSON.parse(/^peaks (.*)$/m.exec(stdout)?.[1] ?? "{}") as Record<"action" | "worker", number>;
    };
    const usual = await peaks(await openOne({ "models/small.safetensors": tensors(1) }));
    const large = largeSafetensors(["weight"], 100_000_000);
    const pull = await openOne({ "models/large.safetensors": large.at(0, large.size) });
    const most = await peaks(pull);
    expect(scanOf(stage, pull, "models/large.safetensors")).toMatchObject({
      ...{ verdict: "safe", reach: "verified", size: large.size },
    });
    expect(usual.worker).toBeGreaterThan(0);
    for (const name of ["action", "worker"] as const) expect(most[name] - usual[name]).toBeLessThan(64_000);
  });
});

/** More than what comes with the commits already, different each time. */
function tensors(seed: number): Buffer {
  const { size, at } = largeSafetensors(["weight"], 2_000);
  return at(0, size).fill(seed, size - 1);
}

/** Prints the peaks of resident memory (kB) of the action, and of the largest worker as far as it was seen. */
const WATCH_MEMORY = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`
    import { readFileSync } from "node:fs";
    import children from "node:child_process";
    import { syncBuiltinESMExports } from "node:module";
    const read = (pid) => { try { return Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/" + pid + "/status"))[1]); } catch { return 0; } };
    const workers = [];
    const { fork } = children;
    children.fork = (...all) => { const child = fork(...all); workers.push(child.pid); return child; };
    syncBuiltinESMExports();
    let worker = 0;
    const look = () => { worker = Math.max(worker, ...workers.map(read)); };
    setInterval(look, 5).unref();
    process.on("exit", () => { console.log("\\npeaks " + JSON.stringify({ action: read("self"), worker })); });`)}`,
};

describe("what DVC keeps", () => {
  const REPORT = "reports/scan.json";
  const needs = `{ any: [{ scan: {} }, { evidence: { report: ${REPORT}, format: secmlops-scan } }] }`;
  const md5 = (bytes: string | Uint8Array): string => createHash("md5").update(bytes).digest("hex");
  const track = (path: string, hash: string): Files => ({
    [`models/${path}.dvc`]: `outs:\n- md5: ${hash}\n  size: 1\n  hash: md5\n  path: ${path}\n`,
  });
  /** What the command writes about these files. */
  const scan = (files: Readonly<Record<string, Uint8Array>>): string => {
    const folder = mkdtempSync(join(tmpdir(), "secmlops-gate-test-"));
    try {
      for (const [path, bytes] of Object.entries(files)) {
        mkdirSync(join(folder, dirname(path)), { recursive: true });
        writeFileSync(join(folder, path), bytes);
      }
      return runCli(["scan", "models", "--format", "json"], folder).stdout;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const [CLEAN, HOSTILE] = [model("model.pt"), model("hostile.pt")];
  const [PATH, FOLDER] = ["models/large.pt", "models/parts"];
  const folderHash = (files: Readonly<Record<string, Uint8Array>>): string => {
    const list = Object.entries(files).map(
      ([path, bytes]) => `{"md5": "${md5(bytes)}", "relpath": "${path.slice(FOLDER.length + 1)}"}`,
    );
    return `${md5(`[${list.join(", ")}]`)}.dir`;
  };
  const parts = { [`${FOLDER}/a.pt`]: CLEAN, [`${FOLDER}/b/c.safetensors`]: model("model.safetensors") };
  const forged = (path: string, bytes: Uint8Array): string =>
    scan({ [path]: bytes }).replaceAll('"dangerous"', '"safe"');

  const cases: readonly [what: string, files: Files, report: string | undefined, end: string, said: RegExp][] = [
    ["without a report", track("large.pt", md5(CLEAN)), undefined, "fails", /no report lies at/i],
    ["with a report of the very bytes", track("large.pt", md5(CLEAN)), scan({ [PATH]: CLEAN }), "passes", /TEC-1/],
    [
      "with a report of other bytes",
      track("large.pt", md5(HOSTILE)),
      scan({ [PATH]: CLEAN }),
      "fails",
      /no report speaks of/i,
    ],
    [
      "with a report that finds poison",
      track("large.pt", md5(HOSTILE)),
      scan({ [PATH]: HOSTILE }),
      "fails",
      /by its report, `models\/large\.pt` is dangerous/i,
    ],
    [
      "with what is no report",
      track("large.pt", md5(CLEAN)),
      "{}",
      "fails",
      /the report `reports\/scan\.json` cannot be read/i,
    ],
    ["as a folder, with a report of all its files", track("parts", folderHash(parts)), scan(parts), "passes", /TEC-1/],
    [
      "as a folder, with a report of some of its files",
      track("parts", folderHash(parts)),
      scan({ [`${FOLDER}/a.pt`]: CLEAN }),
      "fails",
      /no report speaks of/i,
    ],
    [
      "in git after all, with a report that lies",
      { [PATH]: HOSTILE },
      forged(PATH, HOSTILE),
      "fails",
      /`models\/large\.pt` is dangerous/,
    ],
  ];
  const pulls = new Map<string, PullHandle>();
  let result: ActionResult;
  beforeAll(async () => {
    await open(scanPolicy(needs), {})();
    for (const [what, files, report] of cases)
      pulls.set(what, await openOne({ ...files, ...(report === undefined ? {} : { [REPORT]: report }) }));
    result = await stage.runAll();
  });
  afterAll(close);

  it.each(cases)("%s", (what, _, __, end, said) => {
    const pull = found(pulls, what);
    expect([stage.status(pull)?.startsWith("success: "), result.stderr]).toEqual([end === "passes", ""]);
    expect(stage.checklist(pull).replace(/\\(.)/g, "$1")).toMatch(said);
  });
});
