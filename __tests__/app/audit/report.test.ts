import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { playHistory } from "../../../scripts/make-ledger/history.ts";
import { openBranchOutlet, openExportOutlet, openImport } from "../../../scripts/make-ledger/outlets.ts";
import { type ReportOptions, runReport } from "../../../src/app/audit/report.ts";
import { type Io, UsageError } from "../../../src/app/io.ts";
import { OUTCOMES, type PullDetail, type ReportIndex } from "../../../src/audit/report/report-data.ts";

const root = join(import.meta.dirname, "..", "..", "..");
const folder = mkdtempSync(join(tmpdir(), "audit-report-"));
const [ledger, repository] = [join(folder, "ledger.jsonl"), join(folder, "scoring")];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let merged = 0;
let direct = 0;
beforeAll(async () => {
  const imported = openImport(repository);
  const outlets = [openExportOutlet(ledger), openBranchOutlet(repository, "secmlops-ledger")];
  const counts = await playHistory({
    ...{ root, pulls: 80, seed: 5, until: "2026-11-20", repository: imported.write },
    append: (entry, headline, at) => {
      for (const outlet of outlets) outlet.append(entry, headline, at);
    },
  });
  for (const outlet of [imported, ...outlets]) await outlet.close();
  ({ merged, direct } = counts);
}, 120_000);

async function run(options: Partial<ReportOptions> = {}, from = ledger) {
  const told: string[] = [];
  const io: Io = {
    ...{ cwd: folder, environment: {}, packageRoot: pathToFileURL(`${root}/`), now: new Date("2026-11-21T12:00:00Z") },
    stdout: { write: (text) => told.push(String(text)) },
    stderr: { write: (text) => told.push(String(text)) },
  };
  const code = await runReport(from, { out: "report.html", ...options }, io, async () => "/* </script> */");
  const text = readFileSync(join(folder, options.out ?? "report.html"), "utf8");
  const index = JSON.parse(/id="index">([^<]*)/.exec(text)?.[1] ?? "") as ReportIndex;
  const pulls = [...text.matchAll(/class="block">([^<]*)/g)].flatMap(
    ([, block = ""]) => JSON.parse(inflateRawSync(Buffer.from(block, "base64")).toString()) as PullDetail[],
  );
  return { code, text, index, pulls, told: told.join("") };
}

describe("audit report", () => {
  it("writes one file with an index and the details of every pull request", async () => {
    const { code, index, pulls, text, told } = await run();
    expect(code).toBe(0);
    expect(pulls.map(({ number }) => number)).toEqual(index.pulls.number);
    expect(pulls.length).toBeGreaterThan(50);
    expect(told).toContain("merged pull requests are recorded");
    expect(text.match(/<\/script>/g)?.length).toBe(2 + Math.ceil(pulls.length / index.block));
  });

  it("tells the same of a branch as of an export of it", async () => {
    const [exported, branch] = [await run({ repo: repository }), await run({}, repository)];
    expect(branch.index).toEqual(exported.index);
    expect(branch.pulls).toEqual(exported.pulls);
  });

  it("counts what reached the default branch from git, where it is given a repository", async () => {
    const { text } = await run({ repo: repository });
    expect(text).toContain("Counted from git");
    expect(text).not.toContain("Rests on the ledger alone");
    expect((await run()).text).toContain("Rests on the ledger alone");
    const [, lead = ""] = /<p class="lead">([^<]*)/.exec(text) ?? [];
    const reached = Number(/([\d,]+) changes reached/.exec(lead)?.[1]?.replaceAll(",", ""));
    // The first commit is from before the gate, and several commits of a rebase are one change.
    expect(reached).toBeGreaterThan(0);
    expect(reached).toBeLessThanOrEqual(merged + direct);
  });

  it("tells of a merge that git shows and no record names, and of what came without a pull request", async () => {
    const lines = readFileSync(ledger, "utf8").split("\n");
    const told = await run({ repo: repository });
    const taken = told.pulls.findLast(({ others }) => others.some((each) => each.kind === "merge"));
    const merge = taken?.others.find((each) => each.kind === "merge");
    const without = join(folder, "without.jsonl");
    writeFileSync(without, lines.filter((line) => !line.includes(merge?.record ?? "")).join("\n"));
    const { index } = await run({ repo: repository }, without);
    expect(index.unrecorded.map(([number]) => number)).toEqual([taken?.number]);
    expect(OUTCOMES[index.pulls.outcome[index.pulls.number.indexOf(taken?.number ?? 0)] ?? 0]).not.toBe("not merged");
    expect(index.direct).toBeGreaterThan(0);
    const landed = told.index.charts.months.flatMap(({ counts }) => counts.slice(0, -1)).reduce((a, b) => a + b, 0);
    expect(told.text).toContain(`<strong>Counted from git</strong>: ${landed} changes`);
  });

  it("leaves out what lies outside of the period, of which both days are part", async () => {
    const { index } = await run();
    const days = index.pulls.ended.map((minutes) => new Date(minutes * 60_000).toISOString().slice(0, 10)).sort();
    const day = days[Math.floor(days.length / 2)] ?? "";
    const within = await run({ from: day, to: day });
    expect(within.pulls).toHaveLength(days.filter((each) => each === day).length);
    expect(within.text).toContain(`from ${day} to ${day}`);
  });

  it("puts names to logins where it is given some", async () => {
    writeFileSync(join(folder, "people.csv"), "login,name\nfay,Fay Nakamura\n");
    expect((await run({ people: "people.csv" })).index.people).toEqual([["fay", "Fay Nakamura"]]);
  });

  it("fails, and says so in the report, where a record is not what it was", async () => {
    const lines = readFileSync(ledger, "utf8").split("\n");
    const at = lines.findIndex((line) => line.includes('"path":"records/') && line.includes('"kind":"decision"'));
    lines[at] = lines[at]?.replace('"event":"pull_request_target"', '"event":"pull_request_targot"') ?? "";
    writeFileSync(join(folder, "touched.jsonl"), lines.join("\n"));
    const { code, text, told, pulls, index } = await run({}, join(folder, "touched.jsonl"));
    expect(code).toBe(1);
    expect(text).toContain("1 record is left out");
    expect(told).toContain("audit verify");
    const [, record = ""] = /"path":"records\/..\/([0-9a-f]{64})/.exec(lines[at] ?? "") ?? [];
    const named = pulls.filter(({ damaged }) => damaged?.includes(record));
    expect(named.length + index.lost.filter(([, names]) => names.includes(record)).length).toBe(1);
  });

  it("is written without what git shows, and fails, where the ledger cannot be relied on for that", async () => {
    const told = await run({ repo: repository }, join(folder, "touched.jsonl"));
    expect(told.code).toBe(1);
    expect(told.text).toContain("1 record is left out");
    expect(told.text).toContain("Rests on the ledger alone");
    expect(told.told).toMatch(
      /^note: what reached the default branch is not counted from git: record [0-9a-f]{64} is not/m,
    );
    await expect(run({ repo: "nowhere" }, join(folder, "touched.jsonl"))).rejects.toThrow("nowhere");
  });

  it("notes once what is to be noted of the ledger", async () => {
    const git = (...words: string[]) => execFileSync("git", ["-C", repository, ...words]);
    git("update-ref", "refs/remotes/origin/secmlops-ledger", "secmlops-ledger~1");
    git("worktree", "add", "--quiet", join(folder, "tree"), "secmlops-ledger");
    try {
      const { told } = await run({ repo: repository }, join(folder, "tree"));
      expect(told.match(/^note: /gm)).toHaveLength(1);
    } finally {
      git("worktree", "remove", join(folder, "tree"));
      git("update-ref", "-d", "refs/remotes/origin/secmlops-ledger");
    }
  });

  it("names branch and repository, no folder of this machine", async () => {
    for (const from of [repository, ledger]) {
      const { text } = await run({}, from);
      expect(text).not.toContain(folder);
    }
    const { text } = await run({}, repository);
    expect(text).toContain("<title>Gate history of acme/scoring, secmlops-ledger</title>");
  });

  it("gives commands that make no second branch of the ledger in a clone", async () => {
    const { text } = await run();
    expect(text).toContain("<pre>git fetch origin\n");
    expect(text).not.toContain("secmlops-ledger:secmlops-ledger");
  });

  it("has nothing to report of an empty ledger", async () => {
    mkdirSync(join(folder, "empty", "records"), { recursive: true });
    await expect(run({}, join(folder, "empty"))).rejects.toThrow(/holds no record: there is nothing to report/);
    await expect(run({}, join(folder, "empty"))).rejects.toBeInstanceOf(UsageError);
  });

  it.each([
    [{ from: "yesterday" }, /--from is "yesterday": expected a day/],
    [{ from: "2026-03-01", to: "2026-02-01" }, /--from is later than --to/],
    [{ out: "nowhere/report.html" }, /cannot be written \(ENOENT\)/],
    [{ people: "nobody.csv" }, /nobody\.csv/],
  ] as const)("says what to mend about %j", async (options, message) => {
    await expect(run(options)).rejects.toThrow(message);
    await expect(run(options)).rejects.toBeInstanceOf(UsageError);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});
