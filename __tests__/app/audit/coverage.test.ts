/** What reached the default branch, on real git histories: one row for each way in which something can. */
import { execFileSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { afterAll, afterEach, describe, expect, it } from "@jest/globals";
import type { Coverage } from "../../../src/audit/coverage/coverage.ts";
import type { Facts } from "../../../src/core/facts.ts";
import { type GatedHistory, gatedHistory, HISTORY_POLICY, lines } from "../../support/gated-history.ts";

let history: GatedHistory | undefined;
afterEach(() => {
  history?.remove();
  history = undefined;
});

/** By policy: every test begins with a copy. */
const beginnings = new Map<string | undefined, GatedHistory>();
afterAll(() => {
  for (const each of beginnings.values()) each.remove();
});

/** A history in which the gate has already begun: #1 changed a model, was signed and merged. */
async function begun(policy?: string): Promise<GatedHistory> {
  let first = beginnings.get(policy);
  if (first === undefined) {
    first = await gatedHistory(policy);
    beginnings.set(policy, first);
    first.open({ "models/a.bin": "a1\n" });
    await first.judge(1);
    first.merge(1);
  }
  history = first.copy();
  return history;
}

async function cover(made: GatedHistory, ...words: string[]) {
  const { code, stdout, stderr } = await made.run("audit", "coverage", made.ledger, "--format", "json", ...words);
  if (stdout === "") throw new Error(stderr);
  const coverage: Coverage = JSON.parse(stdout);
  return { code, ...coverage };
}

/** Class and reason of everything after #1. */
const rows = ({ changes }: Pick<Coverage, "changes">) =>
  changes
    .slice(1)
    .map(({ class: name, reason, commits }) => `${name}: ${reason.code}${commits > 1 ? ` (${commits})` : ""}`);

interface Case {
  readonly name: string;
  readonly make: (made: GatedHistory) => Promise<unknown>;
  readonly expected: readonly string[];
}
const MODEL = { "models/a.bin": "a2\n" };
/** #2, opened for another branch. */
const RELEASE: Facts["pullRequest"] = {
  ...{ number: 2, base: "release", author: { login: "mallory" }, fork: false, draft: false },
  body: { unavailable: "not read in this test" },
};
const CASES: readonly Case[] = [
  {
    name: "a merge commit of what was judged",
    make: async (made) => {
      made.open(MODEL);
      await made.judge(2);
      made.merge(2);
    },
    expected: ["gated: passed"],
  },
  {
    name: "a squash of what was judged",
    make: async (made) => {
      made.open({ ...MODEL, "models/b.bin": "b" }, { "models/b.bin": null, "models/c.bin": "c" });
      await made.judge(2);
      made.merge(2, "squash");
    },
    expected: ["gated: passed"],
  },
  {
    name: "a rebase of what was judged, which is one change however many commits it has",
    make: async (made) => {
      made.open(MODEL, { "models/b.bin": "b" }, { "models/b.bin": "c" });
      await made.judge(2);
      made.merge(2, "rebase");
    },
    expected: ["gated: passed (3)"],
  },
  {
    name: "a rebase onto a branch that has moved meanwhile",
    make: async (made) => {
      made.open(MODEL, { "models/b.bin": "b" });
      await made.judge(2);
      made.push({ "README.md": "moved" });
      made.merge(2, "rebase");
    },
    expected: ["gated: passed (2)"],
  },
  {
    name: "a squash that git merged line by line with another change",
    make: async (made) => {
      made.open({ "train/fit.py": lines({ 2: "ours" }) });
      made.open({ "train/fit.py": lines({ 17: "theirs" }) });
      await made.judge(2);
      await made.judge(3);
      made.merge(2, "squash");
      made.merge(3, "squash");
    },
    expected: ["gated: passed", "gated: passed"],
  },
  {
    name: "a rebase that git merged line by line with another change",
    make: async (made) => {
      made.open({ "train/fit.py": lines({ 2: "ours" }) });
      made.open({ "train/fit.py": lines({ 17: "theirs" }) }, MODEL);
      await made.judge(2);
      await made.judge(3);
      made.merge(2, "squash");
      made.merge(3, "rebase");
    },
    expected: ["gated: passed", "gated: passed (2)"],
  },
  {
    name: "a merge commit that git merged line by line with another change",
    make: async (made) => {
      made.open({ "train/fit.py": lines({ 2: "ours" }) });
      made.open({ "train/fit.py": lines({ 17: "theirs" }) });
      await made.judge(2);
      await made.judge(3);
      made.merge(2);
      made.merge(3);
    },
    expected: ["gated: passed", "gated: passed"],
  },
  {
    name: "a merge commit into which somebody put more",
    make: async (made) => {
      made.open({ "models/b.bin": "b" });
      await made.judge(2);
      made.merge(2, "merge", { extra: { "models/a.bin": "evil" } });
    },
    expected: ["ungated: other-content"],
  },
  {
    name: "a squash into which somebody put more",
    make: async (made) => {
      made.open({ "models/b.bin": "b" });
      await made.judge(2);
      made.merge(2, "squash", { extra: { "models/b.bin": "evil" } });
    },
    expected: ["ungated: other-content"],
  },
  {
    name: "a merge of a head that was pushed after the pass",
    make: async (made) => {
      made.open(MODEL);
      await made.judge(2);
      made.update(2, { "models/a.bin": "a3" });
      made.merge(2);
    },
    expected: ["ungated: other-head"],
  },
  {
    name: "a squash of a head that was pushed after the pass",
    make: async (made) => {
      made.open(MODEL);
      await made.judge(2);
      made.update(2, { "models/a.bin": "a3" });
      made.merge(2, "squash");
    },
    expected: ["ungated: other-content"],
  },
  {
    name: "a rebase of a head that was pushed after the pass",
    make: async (made) => {
      made.open(MODEL);
      await made.judge(2);
      made.update(2, { "models/b.bin": "b" });
      made.merge(2, "rebase");
    },
    expected: ["ungated: landed-elsewhere", "ungated: other-content"],
  },
  {
    name: "a fast-forward to what was judged",
    make: async (made) => {
      made.open(MODEL, { "models/b.bin": "b" });
      await made.judge(2);
      made.git("merge", "--quiet", "--ff-only", "pr-2");
      made.recordMerge(2, made.git("rev-parse", "main"));
    },
    expected: ["gated: passed (2)"],
  },
  {
    name: "a direct push of what a pull request takes away again, and its rebase without the part that was there already",
    make: async (made) => {
      made.open({ "models/evil.bin": "evil" }, { "models/evil.bin": null, ...MODEL });
      await made.judge(2);
      made.push({ "models/evil.bin": "evil" });
      made.wait(1);
      made.git("cherry-pick", "pr-2");
      made.recordMerge(2, made.git("rev-parse", "main"), true, made.now());
    },
    expected: ["ungated: no-decision", "ungated: other-content"],
  },
  {
    name: "a direct push that the squash of a pull request takes away again, put together line by line",
    make: async (made) => {
      made.open({ "train/fit.py": lines({ 2: "ours" }) }, MODEL);
      await made.judge(2);
      made.push({ "train/fit.py": lines({ 17: "theirs" }) });
      made.push({ "models/evil.bin": "evil" });
      made.push({ "models/evil.bin": null, "train/fit.py": lines({ 2: "ours", 17: "theirs" }), ...MODEL });
      made.recordMerge(2, made.git("rev-parse", "main"), true, made.now());
    },
    expected: ["ungated: no-decision", "ungated: no-decision", "ungated: other-content"],
  },
  {
    name: "a merge that nobody had signed",
    make: async (made) => {
      made.open(MODEL);
      await made.judge(2, "waiting");
      made.merge(2, "squash");
    },
    expected: ["bypassed: not-passed"],
  },
  {
    name: "a merge over an objection that came after the pass",
    make: async (made) => {
      made.open(MODEL);
      await made.judge(2);
      await made.judge(2, "objected");
      made.merge(2);
    },
    expected: ["bypassed: not-passed"],
  },
  {
    name: "a merge of an earlier head after a later one had failed",
    make: async (made) => {
      made.open(MODEL);
      await made.judge(2);
      made.update(2, { "models/a.bin": "a3" });
      await made.judge(2, "objected");
      made.git("branch", "--force", "pr-2", "pr-2~1");
      made.merge(2);
    },
    expected: ["bypassed: last-not-passed"],
  },
  {
    name: "a merge on a waiver",
    make: async (made) => {
      made.open(MODEL);
      await made.judge(2, "waived");
      made.merge(2, "squash");
    },
    expected: ["waived: passed-with-waiver"],
  },
  {
    name: "a direct push",
    make: async (made) => made.push(MODEL),
    expected: ["ungated: no-decision"],
  },
  {
    name: "a direct revert of what was gated",
    make: async (made) => made.git("revert", "--no-edit", "-m", "1", "main"),
    expected: ["ungated: no-decision"],
  },
  {
    name: "a cherry-pick of what was merged, after a revert through a pull request",
    make: async (made) => {
      made.open(MODEL);
      await made.judge(2);
      const merged = made.merge(2, "squash");
      made.open({ "models/a.bin": "a1\n" });
      await made.judge(3);
      made.merge(3, "squash");
      made.git("cherry-pick", merged);
    },
    expected: ["gated: passed", "gated: passed", "ungated: landed-elsewhere"],
  },
  {
    name: "a merge that the ledger does not know",
    make: async (made) => {
      made.open(MODEL);
      await made.judge(2);
      made.merge(2, "merge", { recorded: false });
    },
    expected: ["ungated: no-merge-record"],
  },
  {
    name: "a merge that the ledger does not know, of what waited for a signature",
    make: async (made) => {
      made.open(MODEL);
      await made.judge(2, "waiting");
      made.merge(2, "squash", { recorded: false });
    },
    expected: ["bypassed: not-passed-unrecorded"],
  },
  {
    name: "a merge commit that the ledger does not know, of what waited for a signature, with more put into it",
    make: async (made) => {
      made.open(MODEL);
      await made.judge(2, "waiting");
      made.merge(2, "merge", { recorded: false, extra: { "models/b.bin": "evil" } });
    },
    expected: ["ungated: other-content"],
  },
  {
    name: "a head with several commits that somebody pushed onto the branch before it passed",
    make: async (made) => {
      made.open(MODEL, { "models/b.bin": "b" });
      await made.judge(2, "waiting");
      made.git("merge", "--quiet", "--ff-only", "pr-2");
    },
    expected: ["bypassed: not-passed-unrecorded (2)"],
  },
  {
    name: "a merge whose record names no commit",
    make: async (made) => {
      made.open(MODEL);
      await made.judge(2);
      made.merge(2, "squash", { commit: null });
    },
    expected: ["gated: passed"],
  },
  {
    name: "a merge while the gate was off",
    make: async (made) => {
      made.open(MODEL);
      made.merge(2, "squash", { governed: true });
    },
    expected: ["ungated: never-judged"],
  },
  {
    name: "a merge that was judged only afterwards",
    make: async (made) => {
      made.open(MODEL);
      made.merge(2, "squash");
      await made.judge(2);
    },
    expected: ["ungated: judged-later"],
  },
  {
    name: "a merge that was judged afterwards as if it had not landed, and recorded last",
    make: async (made) => {
      made.open(MODEL);
      const base = made.git("rev-parse", "main");
      const merged = made.merge(2, "squash", { recorded: false });
      const at = made.now();
      await made.judge(2, "signed", { base });
      made.recordMerge(2, merged, true, at);
    },
    expected: ["ungated: judged-later"],
  },
  {
    name: "a merge of which the pass was taken back only afterwards, before it was recorded",
    make: async (made) => {
      made.open(MODEL);
      await made.judge(2);
      const merged = made.merge(2, "squash", { recorded: false });
      const at = made.now();
      await made.judge(2, "objected");
      made.recordMerge(2, merged, true, at);
    },
    expected: ["gated: passed"],
  },
  {
    name: "a merge group that was judged only after the merge",
    make: async (made) => {
      made.open({ "train/fit.py": lines({ 2: "ours" }) });
      await made.judge(2);
      const base = made.git("rev-parse", "main");
      const merged = made.merge(2, "squash", { extra: { "README.md": "somebody made it" }, recorded: false });
      const at = made.now();
      made.queue(2, { head: merged, base });
      made.recordMerge(2, merged, true, at);
    },
    expected: ["ungated: other-content"],
  },
  {
    name: "a merge that was judged for another branch",
    make: async (made) => {
      made.open(MODEL);
      await made.judge(2, "signed", { pullRequest: RELEASE });
      made.merge(2, "squash");
    },
    expected: ["ungated: other-base"],
  },
  {
    name: "a history that was rewritten after the merge",
    make: async (made) => {
      made.open(MODEL);
      await made.judge(2);
      made.merge(2, "squash");
      made.now();
      made.git("commit", "--quiet", "--amend", "--message", "another message");
    },
    expected: ["ungated: rewritten"],
  },
  {
    name: "an octopus",
    make: async (made) => {
      made.open(MODEL);
      made.open({ "models/b.bin": "b" });
      await made.judge(2);
      await made.judge(3);
      made.git("merge", "--quiet", "--no-ff", "pr-2", "pr-3");
      made.recordMerge(2, made.git("rev-parse", "HEAD"));
    },
    expected: ["ungated: octopus"],
  },
  {
    name: "a merge group's head that git merged, judged as it is",
    make: async (made) => {
      made.open({ "train/fit.py": lines({ 2: "ours" }) });
      await made.judge(2);
      made.push({ "README.md": "moved" });
      const base = made.git("rev-parse", "main");
      const merged = made.merge(2, "squash", { extra: { "README.md": "as the queue made it" }, recorded: false });
      made.queue(2, { head: merged, base });
      made.recordMerge(2, merged);
    },
    expected: ["gated: passed-in-queue"],
  },
  {
    name: "a merge group that rebased several commits, judged as it is",
    make: async (made) => {
      made.open(MODEL, { "models/b.bin": "b" });
      await made.judge(2);
      made.push({ "README.md": "moved" });
      const base = made.git("rev-parse", "main");
      made.push({ "models/a.bin": "a2, as the queue made it" });
      const merged = made.push({ "models/b.bin": "b, as the queue made it" });
      made.queue(2, { head: merged, base });
      made.recordMerge(2, merged);
    },
    expected: ["gated: passed-in-queue (2)"],
  },
  {
    name: "a direct push under the name of a merge group",
    make: async (made) => {
      made.open(MODEL);
      await made.judge(2);
      made.push({ "models/c.bin": "evil" });
      const merged = made.merge(2, "squash", { recorded: false });
      made.queue(2, { head: merged, base: made.git("rev-parse", `${merged}~1`) });
      made.recordMerge(2, merged);
    },
    expected: ["ungated: no-decision", "gated: passed-in-queue"],
  },
  {
    name: "a pull request of which somebody pushed a part directly before the pass",
    make: async (made) => {
      made.open(MODEL, { "models/b.bin": "b" });
      made.push(MODEL, "part 1 of #2");
      await made.judge(2);
      made.merge(2, "squash");
    },
    expected: ["ungated: no-decision", "gated: passed"],
  },
];

describe("audit coverage tells", () => {
  it.each(CASES.map((each) => [each.name, each] as const))("%s", async (_, { make, expected }) => {
    const made = await begun();
    await make(made);
    const covered = await cover(made);
    expect(rows(covered)).toEqual(expected);
    expect(covered.code).toBe(expected.every((row) => /^(?:gated|waived)/.test(row)) ? 0 : 1);
  });
});

describe("audit coverage of a ledger that records no merges tells by content alone", () => {
  const UNRECORDED: readonly Case[] = [
    {
      name: "what passed",
      make: async (made) => {
        made.open(MODEL);
        await made.judge(2);
        made.merge(2, "squash", { recorded: false });
      },
      expected: ["gated: passed"],
    },
    {
      name: "what passed on a waiver",
      make: async (made) => {
        made.open(MODEL);
        await made.judge(2, "waived");
        made.merge(2, "merge", { recorded: false });
      },
      expected: ["waived: passed-with-waiver"],
    },
    {
      name: "what did not pass",
      make: async (made) => {
        made.open(MODEL);
        await made.judge(2, "objected");
        made.merge(2, "merge", { recorded: false });
      },
      expected: ["bypassed: not-passed"],
    },
    {
      name: "a fast-forward of several commits",
      make: async (made) => {
        made.open(MODEL, { "models/b.bin": "b" });
        await made.judge(2);
        made.git("merge", "--quiet", "--ff-only", "pr-2");
      },
      expected: ["gated: passed (2)"],
    },
    {
      name: "a head that was pushed after the pass",
      make: async (made) => {
        made.open(MODEL);
        await made.judge(2);
        made.update(2, { "models/b.bin": "evil" });
        made.merge(2, "merge", { recorded: false });
      },
      expected: ["ungated: no-decision"],
    },
    {
      name: "a merge commit into which somebody put more",
      make: async (made) => {
        made.open(MODEL);
        await made.judge(2);
        made.merge(2, "merge", { recorded: false, extra: { "models/b.bin": "evil" } });
      },
      expected: ["ungated: other-content"],
    },
    {
      name: "what passed once and was pushed again after it had been taken back",
      make: async (made) => {
        made.open(MODEL);
        await made.judge(2);
        const merged = made.merge(2, "squash", { recorded: false });
        made.git("revert", "--no-edit", merged);
        made.git("cherry-pick", merged);
      },
      expected: ["gated: passed", "ungated: landed-elsewhere", "ungated: landed-elsewhere"],
    },
    {
      name: "what was judged only once it had landed",
      make: async (made) => {
        made.open(MODEL);
        made.push(MODEL);
        await made.judge(2);
      },
      expected: ["ungated: judged-later"],
    },
    {
      name: "what passed and was looked at again once it had landed",
      make: async (made) => {
        made.open(MODEL);
        await made.judge(2);
        made.merge(2, "merge", { recorded: false });
        await made.judge(2, "waiting");
      },
      expected: ["gated: passed"],
    },
  ];
  it.each(UNRECORDED.map((each) => [each.name, each] as const))("%s", async (_, { make, expected }) => {
    const made = await gatedHistory();
    history = made;
    made.open({ "models/a.bin": "a1\n" });
    await made.judge(1);
    made.merge(1, "squash", { recorded: false });
    await make(made);
    const covered = await cover(made);
    expect(rows(covered)).toEqual(expected);
    expect(covered.notes).toEqual([{ code: "merges-not-recorded" }]);
  });
});

describe("the population", () => {
  it("leaves out what no requirement applies to, unless all is asked for", async () => {
    const made = await begun();
    made.push({ "README.md": "more" });
    made.open({ "docs/a.md": "a" });
    made.merge(2, "squash", { governed: false });
    const governed = await cover(made);
    expect([governed.code, governed.changes.length, governed.changesInPeriod]).toEqual([0, 1, 3]);
    const all = await cover(made, "--all");
    expect(rows(all)).toEqual(["not governed: no-requirement", "not governed: no-requirement"]);
    expect(all.counts).toMatchObject({ gated: 1, "not governed": 2 });
  });

  it("counts what was there before the first record apart", async () => {
    history = await gatedHistory();
    history.push({ "models/old.bin": "o" });
    history.open({ "models/a.bin": "a1" });
    await history.judge(1);
    history.merge(1);
    const covered = await cover(history);
    expect([covered.beforeTheGate, covered.changes.length, covered.code]).toEqual([2, 1, 0]);
  });

  it("is judged by the policy that lay there just before, not by today's", async () => {
    const made = await begun();
    const [head = "", tail = ""] = HISTORY_POLICY.split("applies-to: [model, training-code]");
    made.open({ ".github/secmlops/policy.yml": `${head}applies-to: [data]${tail}` });
    await made.judge(2);
    made.merge(2, "squash");
    made.push({ "models/a.bin": "no longer governed" });
    made.push({ "data/a.csv": "governed now" });
    expect(rows(await cover(made))).toEqual(["gated: passed", "ungated: no-decision"]);
  });

  it("takes what a broken policy leaves in doubt for governed, and says so", async () => {
    const made = await begun();
    made.push({ ".github/secmlops/policy.yml": "version: 1\nmodes: none\n" });
    made.push({ "README.md": "who knows" });
    const covered = await cover(made);
    expect(rows(covered)).toEqual(["ungated: no-decision", "ungated: no-decision"]);
    expect(covered.notes).toMatchObject([{ code: "policy-in-doubt", changes: 1 }]);
    expect(covered.changes.at(-1)?.doubt).toContain("modes");
  });

  it("knows workflows that use the gate, files behind links, and what leaves governance", async () => {
    const made = await begun();
    made.push({ ".github/workflows/other.yml": "on: push\njobs: {}\n" });
    made.push({ "weights/real.bin": "w" });
    symlinkSync("../weights/real.bin", `${made.folder}/models/link.bin`);
    made.push({});
    made.push({ "weights/real.bin": "changed behind the link" });
    made.push({ "weights/other.bin": "not behind any" });
    made.push({ ".github/workflows/gate.yml": "jobs: { g: { steps: [{ uses: acme/secmlops-gate@v1 }] } }\n" });
    const covered = await cover(made, "--all");
    expect(covered.changes.slice(1).map(({ class: name }) => name)).toEqual([
      "not governed",
      "not governed",
      "ungated",
      "ungated",
      "not governed",
      "ungated",
    ]);
  });

  it("is cut to a period by when GitHub says that a merge was, whatever commits say of themselves", async () => {
    const made = await begun();
    const day = made.now().slice(0, 10);
    writeFileSync(`${made.folder}/models/a.bin`, "backdated");
    execFileSync("git", ["-c", "user.name=n", "-c", "user.email=n@example.com", "commit", "-qam", "backdated"], {
      cwd: made.folder,
      env: { ...process.env, GIT_COMMITTER_DATE: "2001-01-01T00:00:00Z" },
    });
    expect(rows(await cover(made, "--from", day))).toEqual(["ungated: no-decision"]);
    expect((await cover(made, "--to", "2001-01-02")).changes).toEqual([]);
  });

  it("says of a shallow clone that it is one, and counts nothing of its end as gated", async () => {
    const made = await begun();
    made.open(MODEL);
    await made.judge(2);
    made.merge(2, "squash");
    made.git("clone", "--quiet", "--depth", "1", `file://${made.folder}`, `${made.folder}/../shallow`);
    const covered = await cover(made, "--repo", "../shallow");
    expect(covered.changes.map(({ class: name, reason }) => `${name}: ${reason.code}`)).toEqual(["ungated: shallow"]);
    expect(covered.notes.map(({ code }) => code)).toEqual(expect.arrayContaining(["shallow", "lost-merges"]));
    expect(covered.code).toBe(1);
  });

  it("is in doubt where the history was rewritten and nothing of it is what the ledger knows", async () => {
    const made = await begun();
    made.git("checkout", "--quiet", "--orphan", "new");
    execFileSync("git", ["-c", "user.name=n", "-c", "user.email=n@example.com", "commit", "-qm", "rewritten"], {
      cwd: made.folder,
      env: { ...process.env, GIT_COMMITTER_DATE: "2001-01-01T00:00:00Z" },
    });
    made.git("branch", "--force", "--move", "new", "main");
    const covered = await cover(made);
    expect(covered.notes.map(({ code }) => code)).toEqual(["gate-by-date", "lost-merges"]);
    expect([covered.changes, covered.code]).toEqual([[], 1]);
  });

  it("counts what a shallow clone shows of the time since the first record, though only later bases are in it", async () => {
    const made = await begun();
    made.push({ "models/b.bin": "past the gate" });
    made.open(MODEL);
    await made.judge(2);
    made.merge(2, "squash");
    const whole = await cover(made);
    expect(rows(whole)).toEqual(["ungated: no-decision", "gated: passed"]);
    made.git("clone", "--quiet", "--depth", "2", `file://${made.folder}`, `${made.folder}/../shallow`);
    const covered = await cover(made, "--repo", "../shallow");
    expect(covered.changes.map(({ class: name, reason }) => `${name}: ${reason.code}`)).toEqual([
      "ungated: shallow",
      "gated: passed",
    ]);
    expect([covered.beforeTheGate, covered.code]).toEqual([0, 1]);
  });

  it("needs no more of a shallow clone than what came after the base of the first record", async () => {
    history = await gatedHistory();
    history.push({ "models/old.bin": "o" });
    history.open({ "models/a.bin": "a1" });
    await history.judge(1);
    history.merge(1, "squash");
    history.git("clone", "--quiet", "--depth", "2", `file://${history.folder}`, `${history.folder}/../shallow`);
    const covered = await cover(history, "--repo", "../shallow");
    expect([covered.counts.gated, covered.counts.ungated, covered.code]).toEqual([1, 0, 0]);
  });

  it("is in doubt where all was rewritten and a pull request was gated on top of it", async () => {
    history = await gatedHistory();
    history.open({ "models/a.bin": "a1\n" });
    await history.judge(1);
    history.git("checkout", "--quiet", "--orphan", "new");
    history.wait(1);
    history.git("commit", "--quiet", "--message", "rewritten");
    history.git("branch", "--force", "--move", "new", "main");
    history.push({ "models/b.bin": "past the gate" });
    history.open(MODEL);
    await history.judge(2);
    history.merge(2, "squash");
    const covered = await cover(history);
    expect(covered.changes.map(({ class: name }) => name)).toEqual(["ungated", "ungated", "gated"]);
    expect(covered.notes.map(({ code }) => code)).toContain("gate-by-date");
    expect(covered.code).toBe(1);
  });

  it("begins on each branch with the records that are of it, whatever older ones of another are based on", async () => {
    history = await gatedHistory();
    history.git("checkout", "--quiet", "-b", "release");
    history.git("commit", "--quiet", "--allow-empty", "--message", "only on release");
    const base = history.git("rev-parse", "HEAD");
    history.push({ "README.md": "only on main" });
    history.open({ "models/a.bin": "a1\n" });
    await history.judge(1, "signed", { base, pullRequest: { ...RELEASE, number: 1 } });
    history.open(MODEL);
    await history.judge(2);
    history.merge(2, "squash");
    const main = await cover(history);
    expect([main.notes, main.counts.gated, main.beforeTheGate, main.code]).toEqual([[], 1, 2, 0]);
    // A merge into main is none into release, and tells nothing of when the gate began there.
    const release = await cover(history, "--default-branch", "release");
    expect(release.notes.map(({ code }) => code)).not.toContain("gate-by-date");
    expect(release.beforeTheGate).toBe(2);
  });

  it("begins with a merge that nothing was decided about", async () => {
    history = await gatedHistory();
    history.open({ "models/a.bin": "a1\n" });
    history.merge(1, "squash");
    history.open(MODEL);
    await history.judge(2);
    history.merge(2, "squash");
    const covered = await cover(history);
    expect([covered.notes, covered.beforeTheGate]).toEqual([[], 1]);
    expect(rows(covered)).toEqual(["gated: passed"]);
  });

  it("is in doubt where the line is named by a commit, as a pass for another branch counts for it", async () => {
    history = await gatedHistory();
    history.open({ "models/a.bin": "a1\n" });
    await history.judge(1, "signed", { pullRequest: { ...RELEASE, number: 1 } });
    history.merge(1, "squash", { recorded: false });
    const covered = await cover(history, "--default-branch", history.git("rev-parse", "main"));
    expect([covered.counts.gated, covered.notes.map(({ code }) => code), covered.code]).toEqual([
      1,
      ["branch-unnamed", "merges-not-recorded"],
      1,
    ]);
  });

  it.each([
    ["the remote says so", "https://github.com/Acme/credit.git"],
    ["it has most pull requests", undefined],
  ])("takes nothing for gated by another repository's records, where %s", async (_, remote) => {
    const made = await begun();
    if (remote !== undefined) made.git("remote", "add", "origin", remote);
    made.open(MODEL);
    await made.judge(2);
    made.merge(2, "squash");
    for (const number of remote === undefined ? [3] : [3, 4, 5]) {
      made.pretend("evil/other");
      made.open({ "models/b.bin": `${number}` });
      await made.judge(number);
      made.merge(number, "squash");
    }
    const covered = await cover(made);
    expect(new Set(rows(covered).slice(1))).toEqual(new Set(["ungated: no-decision"]));
    expect(covered.notes).toMatchObject([{ code: "foreign-records", others: ["evil/other"] }]);
  });

  it("is in doubt where records of another repository lie about, whatever they are of", async () => {
    const made = await begun();
    made.pretend("evil/other");
    made.open(MODEL);
    await made.judge(2);
    const covered = await cover(made);
    expect([covered.counts.ungated, covered.code]).toEqual([0, 1]);
  });

  it.each([
    ["in the middle of a pull request", 1],
    ["between two of them", 2],
  ])("knows what was gated under a name that it had before, if told so, when it was renamed %s", async (_, later) => {
    const made = await begun();
    made.git("remote", "add", "origin", "https://github.com/acme/lending.git");
    made.open(MODEL);
    await made.judge(2);
    if (later === 1) made.pretend("acme/lending");
    await made.judge(2);
    made.merge(2, "squash");
    made.pretend("acme/lending");
    made.open({ "models/b.bin": "b" });
    await made.judge(3);
    made.merge(3, "squash");
    const untold = await cover(made);
    expect([untold.notes.map(({ code }) => code), untold.code]).toEqual([["foreign-records"], 1]);
    const covered = await cover(made, "--formerly", "Acme/Credit");
    expect([covered.counts.gated, covered.counts.ungated, covered.notes, covered.code]).toEqual([3, 0, [], 0]);
    expect(covered.query.formerly).toEqual(["Acme/Credit"]);
  });

  it("says of a former name that no record has it", async () => {
    const made = await begun();
    const covered = await cover(made, "--formerly", "acme/credti");
    expect([covered.notes, covered.code]).toEqual([[{ code: "unused-names", names: ["acme/credti"] }], 0]);
  });

  it("names the branch that a remote's HEAD stands for", async () => {
    const made = await begun();
    made.git("update-ref", "refs/remotes/origin/trunk", "main");
    made.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk");
    expect((await cover(made)).query.ref).toBe("refs/remotes/origin/trunk");
  });

  it("takes no name for a repository's that cannot be one", async () => {
    const made = await begun();
    const { code, stderr } = await made.run("audit", "coverage", "../ledger", "--formerly", "credit");
    expect([code, stderr]).toEqual([2, expect.stringContaining("It is a name like acme/credit.")]);
  });

  it("names merges that the history no longer has", async () => {
    const made = await begun();
    made.open(MODEL);
    await made.judge(2);
    made.merge(2);
    made.git("reset", "--quiet", "--hard", "HEAD~1");
    const covered = await cover(made);
    expect(covered.notes).toMatchObject([{ code: "lost-merges", merges: [{ pullRequest: 2 }] }]);
  });
});

describe("the answer", () => {
  it("names the governed paths that a change touched, and asks by them", async () => {
    const made = await begun();
    const many = Object.fromEntries(Array.from({ length: 104 }, (_, index) => [`models/m${100 + index}.bin`, "m"]));
    made.push({ "README.md": "also", "models/b.bin": "b", "train/fit.py": "f" });
    made.push({ ...many, "docs/a.md": "a" });
    made.git("mv", "models/b.bin", "models/z.bin");
    made.push({});
    const { changes } = await cover(made);
    expect(changes.map(({ paths, morePaths }) => [paths.length, morePaths])).toEqual([
      [1, 0],
      [2, 0],
      [100, 4],
      [2, 0],
    ]);
    expect(changes[1]?.paths).toEqual(["models/b.bin", "train/fit.py"]);
    expect(changes[3]?.paths).toEqual(["models/b.bin", "models/z.bin"]);

    const asked = await cover(made, "--path", "train/**", "--path", "models/m203.bin");
    expect(asked.changes.map(({ paths }) => paths[0])).toEqual(["train/fit.py", "models/m203.bin"]);
    expect(asked.query.paths).toEqual(["train/**", "models/m203.bin"]);
    // A path that no requirement applied to is none that a governed change is asked for by.
    expect((await cover(made, "--path", "README.md")).changes).toEqual([]);

    const { stdout } = await made.run("audit", "coverage", made.ledger);
    expect(stdout).toContain("\n      touches models/b.bin and train/fit.py\n");
    expect(stdout).toContain("\n      touches models/m100.bin, models/m101.bin, models/m102.bin and 101 more\n");
    const wrong = await made.run("audit", "coverage", made.ledger, "--path", "/models");
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining("without a slash")]);
  });

  it("joins the paths of a rebase's commits", async () => {
    const made = await begun();
    made.open({ "models/b.bin": "b" }, { "models/c.bin": "c" });
    await made.judge(2);
    made.merge(2, "rebase");
    const { changes } = await cover(made, "--path", "models/b.bin");
    expect(changes.map(({ paths }) => paths)).toEqual([["models/b.bin", "models/c.bin"]]);
  });

  it("counts apart what passed a policy that only advised", async () => {
    history = await gatedHistory(HISTORY_POLICY.replace("version: 1", "version: 1\nmode: advisory"));
    history.open({ "models/a.bin": "a1\n" });
    await history.judge(1, "waiting");
    history.merge(1);
    const covered = await cover(history);
    expect([covered.counts.gated, covered.advised]).toEqual([1, { gated: 1, waived: 0 }]);
    expect(covered.changes[0]?.advised).toBe(true);
    const { stdout } = await history.run("audit", "coverage", history.ledger);
    expect(stdout).toMatch(/gated +1 +100\.0 % {2}1 of them only advised: the policy did not block yet\n/);
  });

  it("lists what got past first, then what was waived, and counts the rest", async () => {
    const made = await begun();
    made.push(MODEL);
    made.open({ "models/c.bin": "c" });
    await made.judge(2, "waived");
    made.merge(2);
    const { stdout } = await made.run("audit", "coverage", made.ledger);
    const order = ["Got past the gate\n  ungated", "Passed on a waiver\n  waived", "Not listed\n  1 gated ("];
    expect(order.map((each) => stdout.indexOf(each))).toEqual(
      [...order.map((each) => stdout.indexOf(each))].sort((a, b) => a - b),
    );
    for (const each of order) expect(stdout).toContain(each);
    expect(stdout).not.toContain("\n  gated         ".concat(made.git("rev-parse", "--short=12", "main~2")));
  });

  it("says plainly that nothing landed, and refuses to draw from nothing", async () => {
    const made = await begun();
    const period = ["--from", "2020-01-01", "--to", "2020-01-31"];
    const { code, stdout } = await made.run("audit", "coverage", made.ledger, ...period);
    expect(code).toBe(0);
    expect(stdout.split("\n")[0]).toBe(
      "Nothing governed reached refs/heads/main between 2020-01-01T00:00:00Z and 2020-01-31T23:59:59.999Z",
    );
    const sample = await made.run("audit", "sample", made.ledger, ...period, "--out", "drawn");
    expect([sample.code, sample.stderr]).toEqual([2, expect.stringContaining("there is nothing to draw from")]);
    expect(made.git("status", "--porcelain", "--ignored")).toBe("");
  });

  it("does not call a ledger spoilt that was only looked for in the wrong place", async () => {
    const made = await begun();
    const missing = await made.run("audit", "coverage", ".", "--branch", "nope");
    expect([missing.code, missing.stderr]).toEqual([2, expect.not.stringContaining("relied on")]);
  });

  it("writes a table in which instants have one form and people are told apart", async () => {
    const made = await begun();
    made.push(MODEL);
    const { stdout } = await made.run("audit", "coverage", made.ledger, "--format", "csv");
    const [head, gated, pushed] = stdout.split("\n");
    expect(head).toBe(
      "commit,first_commit,commits,landed,class,advised_only,pull_request,author,opener,opener_name,reason,detail,record,paths,more_paths,doubt",
    );
    expect(gated).toMatch(/,1,2026-01-05T13:00:00Z,gated,false,1,Nina,mallory,,passed,.*,models\/a\.bin,0,$/);
    expect(pushed).toMatch(/Z,ungated,false,,Nina,,,no-decision,/);
    expect(stdout).not.toContain(".000Z");
  });
});
