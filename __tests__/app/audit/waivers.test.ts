/** Waivers that merges went through on, and whether what they were granted for is still there. */
import { afterAll, afterEach, describe, expect, it } from "@jest/globals";
import type { JudgedWaiver } from "../../../src/audit/waivers/still-there.ts";
import { type Files, type GatedHistory, gatedHistory, HISTORY_POLICY } from "../../support/gated-history.ts";

let history: GatedHistory | undefined;
afterEach(() => {
  history?.remove();
  history = undefined;
});

/** By what was waived: every test begins with a copy. */
const beginnings = new Map<string, GatedHistory>();
afterAll(() => {
  for (const each of beginnings.values()) each.remove();
});

/** One pull request, waived and merged in January 2026, until ten days later. */
async function waived(files: Files, policy?: string): Promise<GatedHistory> {
  const key = JSON.stringify([files, policy]);
  let first = beginnings.get(key);
  if (first === undefined) {
    first = await gatedHistory(policy);
    beginnings.set(key, first);
    first.open(files);
    await first.judge(1, "waived");
    first.merge(1, "squash");
  }
  history = first.copy();
  return history;
}
async function list(made: GatedHistory, ...words: string[]) {
  const { code, stdout, stderr } = await made.run("audit", "waivers", made.ledger, "--format", "json", ...words);
  if (stdout === "") throw new Error(stderr);
  const { waivers } = JSON.parse(stdout) as { waivers: JudgedWaiver[] };
  return { code, waivers };
}
const where = ({ waivers }: { waivers: JudgedWaiver[] }) =>
  waivers.map(({ stillThere }) => stillThere.map(({ path, now }) => (now === undefined ? path : `${path} as ${now}`)));

const pointer = (digit: string, size = 9) =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${digit.repeat(64)}\nsize ${size}\n`;
const dvc = (md5: string) => `outs:\n- md5: ${md5}\n  size: 3\n  hash: md5\n  path: w.bin\n`;
const DVC_POLICY = HISTORY_POLICY.replace("[model, training-code]", "[model, training-code, data]");

describe("audit waivers", () => {
  it("tells who waived what, why, until when, bound to what, and how it was merged", async () => {
    const made = await waived({ "models/a.bin": "a1" });
    const { waivers } = await list(made, "--at", "2026-01-06");
    expect(waivers).toEqual([
      expect.objectContaining({
        ...{ requirement: "GOV-1", kind: "waiver", by: { login: "erin" }, until: "2026-01-15", note: "hotfix INC-12" },
        ...{ pullRequest: 1, expired: false, stillThere: [{ path: "models/a.bin" }] },
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        merged: expect.objectContaining({ by: { login: "max" }, into: "main" }),
      }),
    ]);
  });

  it.each([
    ["2026-01-15", 0, false],
    ["2026-01-16", 1, true],
  ])("on %s exits %i, as the last day still counts", async (day, code, expired) => {
    const made = await waived({ "models/a.bin": "a1" });
    const found = await list(made, "--at", day);
    expect([found.code, found.waivers.map((each) => each.expired)]).toEqual([code, [expired]]);
  });

  const CASES: readonly [name: string, before: Files, after: Files, still: readonly string[], policy?: string][] = [
    ["that was replaced", { "models/a.bin": "a1" }, { "models/a.bin": "a2" }, []],
    ["that was deleted", { "models/a.bin": "a1" }, { "models/a.bin": null }, []],
    [
      "that was moved",
      { "models/a.bin": "a1" },
      { "models/a.bin": null, "old/z.bin": "a1" },
      ["models/a.bin as old/z.bin"],
    ],
    ["of code that has an equal elsewhere", { "train/x.py": "x" }, { "train/x.py": null, "y.py": "x" }, []],
    [
      "one file of two of which was replaced",
      { "models/a.bin": "a1", "models/b.bin": "b" },
      { "models/a.bin": "a2" },
      ["models/b.bin"],
    ],
    ["that Git LFS keeps", { "models/a.bin": pointer("1") }, {}, ["models/a.bin"]],
    [
      "that Git LFS keeps, under a pointer written another way",
      { "models/a.bin": pointer("1") },
      { "models/a.bin": pointer("1").replace("git-lfs.github.com", "hawser.github.com") },
      ["models/a.bin"],
    ],
    [
      "that Git LFS keeps, moved",
      { "models/a.bin": pointer("1") },
      { "models/a.bin": null, "b.bin": pointer("1", 8) },
      ["models/a.bin as b.bin"],
    ],
    ["that Git LFS keeps, replaced", { "models/a.bin": pointer("1") }, { "models/a.bin": pointer("2") }, []],
    [
      "that DVC keeps, beside another that changed",
      { "data/w.dvc": dvc("a".repeat(32)) },
      { "data/w.dvc": `# noted\n${dvc("a".repeat(32))}` },
      ["data/w.bin"],
      DVC_POLICY,
    ],
    [
      "that DVC keeps, replaced",
      { "data/w.dvc": dvc("a".repeat(32)) },
      { "data/w.dvc": dvc("b".repeat(32)) },
      [],
      DVC_POLICY,
    ],
    [
      "that DVC keeps, in a file that cannot be read any more",
      { "data/w.dvc": dvc("a".repeat(32)) },
      { "data/w.dvc": ": no yaml: [" },
      ["data/w.bin"],
      DVC_POLICY,
    ],
  ];
  it.each(CASES.map(([name, ...rest]) => [name, rest] as const))("looks for content %s", async (_, rest) => {
    const [before, after, still, policy] = rest;
    const made = await waived(before, policy);
    made.push(after);
    const found = await list(made, "--at", "2027-01-01");
    // A DVC file is governed itself, beside what it pins.
    expect(where(found)).toEqual([still]);
    expect(found.code).toBe(still.length > 0 ? 1 : 0);
  });

  it("lists overdue ones first, and leaves out what was never merged", async () => {
    const made = await waived({ "models/a.bin": "a1" });
    made.wait(24 * 12);
    made.open({ "models/b.bin": "b" });
    await made.judge(2, "waived");
    made.merge(2);
    made.open({ "models/c.bin": "c" });
    await made.judge(3, "waived");
    const { waivers } = await list(made, "--at", made.now().slice(0, 10));
    expect(waivers.map(({ pullRequest, expired }) => [pullRequest, expired])).toEqual([
      [1, true],
      [2, false],
    ]);
  });

  it("lists what was waived only after the merge, marked as such, and first where it is over and the content is there", async () => {
    history = await gatedHistory();
    history.open({ "models/a.bin": "a1" });
    await history.judge(1, "waiting");
    history.merge(1);
    history.afterwards(1, "2026-01-20");
    const { waivers, code } = await list(history, "--at", "2026-03-01");
    expect(waivers).toMatchObject([
      {
        ...{ requirement: "GOV-1", kind: "late", by: { login: "erin" }, until: "2026-01-20", note: "could not wait" },
        ...{ expired: true, stillThere: [{ path: "models/a.bin" }], pullRequest: 1, later: [] },
      },
    ]);
    expect(code).toBe(1);
    expect((await list(history, "--at", "2026-01-20")).code).toBe(0);
    const text = await history.run("audit", "waivers", history.ledger, "--at", "2026-03-01");
    expect(text.stdout).toContain("1 waiver: 0 that merges went through on, 1 given after the merge; 1 expired");
    expect(text.stdout).toContain("waived by erin after the merge, on 2026-01-05, until 2026-01-20: could not wait");
  });

  it("takes the longest of several waivers after the merge, and none of somebody without the role", async () => {
    history = await gatedHistory();
    history.open({ "models/a.bin": "a1" });
    await history.judge(1, "waiting");
    history.merge(1);
    history.afterwards(1, "2026-02-20");
    history.afterwards(1, "2026-01-20");
    history.afterwards(1, "2026-04-20", false);
    const { waivers, code } = await list(history, "--at", "2026-02-01");
    expect(waivers.map(({ until, later }) => [until, later.length])).toEqual([["2026-02-20", 1]]);
    expect(code).toBe(0);
  });

  it("tells by what is on the branch where the ledger records no merges, and says so", async () => {
    history = await gatedHistory();
    history.open({ "models/a.bin": "a1" });
    await history.judge(1, "waived");
    history.merge(1, "squash", { recorded: false });
    // Looked at again once it is over: no pass any more.
    history.wait(24 * 12);
    await history.judge(1, "waiting");
    history.open({ "models/b.bin": "b" });
    await history.judge(2, "waived");
    const { waivers, code } = await list(history, "--at", "2026-03-01");
    expect(waivers).toMatchObject([{ pullRequest: 1, kind: "waiver", until: "2026-01-15", expired: true }]);
    expect(waivers[0]?.merged).toBeUndefined();
    expect(code).toBe(1);
    const text = await history.run("audit", "waivers", history.ledger, "--at", "2026-03-01");
    expect(text.stdout).toMatch(/^1 waiver; 1 expired by .*\n\nNotes\n- Merges are not recorded in this ledger/);
    expect(text.stdout).toContain("      #1, of whose merge nothing is recorded (record ");
    const csv = await history.run("audit", "waivers", history.ledger, "--at", "2026-03-01", "--format", "csv");
    expect(csv.stdout.split("\n")[1]).toMatch(/hotfix INC-12,1,,,,,[0-9a-f]{64},/);
    expect(csv.stderr).toContain("note: Merges are not recorded");
  });

  it("tells exceptions of the policy as such", async () => {
    const exceptions = `exceptions:\n  - { requirement: GOV-1, paths: ["models/**"], until: 2026-02-01, reason: retired soon }\n`;
    history = await gatedHistory(`${HISTORY_POLICY}${exceptions}`);
    history.open({ "models/a.bin": "a1" });
    await history.judge(1, "waiting");
    history.merge(1);
    const { waivers, code } = await list(history, "--at", "2026-03-01");
    expect(waivers).toMatchObject([{ kind: "exception", until: "2026-02-01", note: "retired soon", expired: true }]);
    expect(code).toBe(1);
  });

  it("prints a page to read, and rows to sort", async () => {
    const made = await waived({ "models/a.bin": "a1" });
    const text = await made.run("audit", "waivers", made.ledger, "--at", "2026-03-01");
    expect(text.stdout).toContain(
      "Expired, and the content is still there\n  GOV-1 Group fairness accepted\n      waived by erin until 2026-01-15: hotfix INC-12\n",
    );
    const csv = await made.run("audit", "waivers", made.ledger, "--at", "2026-03-01", "--format", "csv");
    expect(csv.stdout.split("\n")[1]).toMatch(
      /^true,true,models\/a\.bin,GOV-1,Group fairness accepted,waiver,erin,,2026-01-05T/,
    );
  });
});
