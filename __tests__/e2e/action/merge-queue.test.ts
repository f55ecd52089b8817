/** A merge queue: what is merged together is what its members were judged by, one by one. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openModelChange, openStage, type Stage } from "../../support/gate-on-github.ts";
import type { PullHandle } from "../../support/github/pull-handle.ts";
import type { MergeGroup } from "../../support/github/pulls.ts";

const LONG = "# 1\n# 2\n# 3\n# 4\n# 5\n# 6\n# 7\n# 8\n# 9\n";
/** Who signs what a change needs, where somebody does. */
type Signers = readonly (readonly [login: string, requirement: string])[];
const [MODELS, CODE]: readonly [Signers, Signers] = [[["vera", "PEO-2"]], [["sam", "TEC-9"]]];
const model = (name: string) => ({ [`models/${name}.onnx`]: `weights of ${name}\n` });
const signed = (name: string) => [model(name), MODELS] as const;
const CHANGES = {
  all: [signed("one"), [{ "src/train.py": "fit(2)\n" }, CODE], [{ "docs/a.md": "text\n" }, []]],
  behind: [signed("first"), signed("second"), [model("third"), []]],
  worst: [signed("green"), [model("red"), []], [model("waiting"), []]],
  merged: [
    [{ "src/long.py": LONG.replace("# 1", "# one") }, CODE],
    [{ "src/long.py": LONG.replace("# 9", "# nine") }, CODE],
  ],
  free: [[{ "docs/b.md": "text\n" }, []]],
  acts: [signed("acts")],
  pushed: [signed("pushed"), [{ "src/other.py": "first()\n" }, CODE]],
  stray: [signed("stray")],
} satisfies Record<string, readonly (readonly [Record<string, string>, Signers])[]>;

let stage: Stage;
const opened = new Map<string, PullHandle[]>();
/** The pull requests of a test: those that somebody signs pass, the others are judged. */
const take = (name: keyof typeof CHANGES): [PullHandle, PullHandle, PullHandle] =>
  opened.get(name) as [PullHandle, PullHandle, PullHandle];

beforeAll(async () => {
  stage = await openStage({ "src/long.py": LONG });
  const signers: [PullHandle, Signers][] = [];
  for (const [name, changes] of Object.entries(CHANGES)) {
    const pulls: PullHandle[] = [];
    for (const [files, by] of changes) {
      const pull = await openModelChange(stage, { head: `${name}-${pulls.length}`, files });
      pulls.push(pull);
      signers.push([pull, by]);
    }
    opened.set(name, pulls);
  }
  await stage.runAll();
  for (const [pull, by] of signers)
    for (const [login, requirement] of by) pull.review(login, "APPROVE", `/sign-off ${requirement}`);
  await stage.runAll();
  for (const [pull, by] of signers) if (by.length > 0) expect(stage.status(pull)).toMatch(/^success/);
});
afterAll(async () => {
  const { violations } = stage.github;
  await stage.close();
  expect(violations).toEqual([]);
});

const check = (group: MergeGroup, inputs = {}) =>
  stage.run(stage.repository.pull(1), {
    ...{ event: "merge_group", inputs },
    details: { action: "checks_requested", group, sender: "github-merge-queue[bot]" },
  });
const statusOf = ({ headOid }: MergeGroup, context = "secmlops-gate") => {
  const found = stage.repository.statuses(headOid).find((status) => status.context === context);
  return found && `${found.state}: ${found.description}`;
};
/** Merges what is queued, so that the next test begins with an empty queue. */
const clear = (group: MergeGroup) => stage.repository.mergeGroup(group);
const kindsOf = (pull: PullHandle) => stage.records(pull.number).map(({ kind }) => kind);

describe("a merge queue's group", () => {
  it("passes with members that pass, on its own head alone; each member gets a record, none a comment", async () => {
    const members = take("all");
    const before = members.map(({ comments }) => comments.map(({ body }) => body));
    const statuses = members.map(({ headOid }) => stage.repository.statuses(headOid).length);
    const group = stage.repository.enqueue(members);
    const { code, outputs } = await check(group, { "fail-on": "pending" });
    expect([code, outputs["verdict"], statusOf(group)]).toEqual([0, "pass", expect.stringMatching(/^success: .*3 /)]);
    expect(members.map(({ comments }) => comments.map(({ body }) => body))).toEqual(before);
    expect(members.map(({ headOid }) => stage.repository.statuses(headOid).length)).toEqual(statuses);

    expect(stage.repository.statuses(group.headOid)).toHaveLength(1);
    const [one, two, three] = members;
    const numbers = members.map(({ number }) => number);
    for (const pull of members) {
      const records = stage.records(pull.number);
      expect(records.at(-1)).toMatchObject({
        ...{ kind: "merge-group", event: "merge_group", head: pull.headOid, sequence: records.length, status: "pass" },
        group: { head: group.headOid, base: group.baseOid },
        uncovered: [],
      });
      const { members: named } = records.at(-1) as { members: { number: number; record: string | null }[] };
      expect(named.map(({ number }) => number)).toEqual(numbers);
      expect(named.map(({ record }) => record === null)).toEqual([false, false, true]);
    }
    expect(one && kindsOf(one)).toEqual(["decision", "decision", "merge-group"]);

    clear(group);
    for (const pull of [one, two, three]) if (pull) await stage.run(pull, { details: { action: "closed" } });
    expect(one && kindsOf(one)).toEqual(["decision", "decision", "merge-group", "merge"]);
    expect(three && stage.records(three.number)).toMatchObject([
      { kind: "merge-group", sequence: 1 },
      { kind: "merge", sequence: 2, decision: null, governed: { known: false } },
    ]);
  });

  it("has every member up to its own head, those of the groups before it too, and none behind it", async () => {
    const [first, second, third] = take("behind");
    stage.repository.enqueue([first]);
    const group = stage.repository.enqueue([second]);
    const all = stage.repository.enqueue([third]);
    await check(group);
    expect(statusOf(group)).toMatch(/^success: .*2 /);
    const { code } = await check(all, { "fail-on": "pending" });
    expect([code, statusOf(all)]).toEqual([1, `pending: #${third.number}: waiting: 1 sign-off open`]);
    clear(all);
  });

  it("fails with its worst member, and names it", async () => {
    const [green, red, waiting] = take("worst");
    stage.github.advance(120);
    red.comment("vera", "/object PEO-2: leaks the test set");
    const group = stage.repository.enqueue([green, waiting, red]);
    const { code, outputs, annotations } = await check(group);
    expect([code, outputs["verdict"]]).toEqual([1, "fail"]);
    expect(statusOf(group)).toBe(`failure: #${red.number}: blocked: 1 objection, 1 sign-off open`);
    expect(annotations.map(({ message }) => message).join()).toContain(`#${red.number}`);
    expect(stage.records(green.number).at(-1)).toMatchObject({ kind: "merge-group", status: "fail" });
    clear(group);
  });

  it("whose governed content is not what any member was judged by fails, and names the path", async () => {
    const [top, end] = take("merged");
    const alone = stage.repository.enqueue([top]);
    await check(alone);
    expect(statusOf(alone)).toMatch(/^success/);
    const group = stage.repository.enqueue([end]);
    const { code, outputs } = await check(group);
    expect([code, outputs["verdict"]]).toEqual([1, "fail"]);
    expect(statusOf(group)).toMatch(/^failure: merged, src\/long\.py is not what any member was judged by/);
    expect(stage.records(end.number).at(-1)).toMatchObject({
      kind: "merge-group",
      uncovered: ["src/long.py"],
      status: "fail",
    });
    clear(group);
  });

  it("is nothing to wait for where nobody's change is governed, and leaves no record", async () => {
    const [pull] = take("free");
    const ledger = stage.repository.tip("secmlops-ledger");
    const group = stage.repository.enqueue([pull]);
    await check(group);
    expect([statusOf(group), stage.repository.tip("secmlops-ledger")]).toEqual([
      expect.stringMatching(/^success/),
      ledger,
    ]);
    clear(group);
  });

  it("takes acts into account that came while it was queued", async () => {
    const [pull] = take("acts");
    const group = stage.repository.enqueue([pull]);
    pull.comment("viktor", "/object PEO-2: wait");
    await check(group);
    expect(statusOf(group)).toBe(`failure: #${pull.number}: blocked: 1 objection`);
    expect(kindsOf(pull)).toEqual(["decision", "decision", "decision", "merge-group"]);
    clear(group);
  });

  it("does not pass by what a member's head holds that was pushed while it was queued", async () => {
    const [pull, other] = take("pushed");
    const group = stage.repository.enqueue([pull]);
    await pull.push({ "src/late.py": "late()\n" }, { author: "dora" });
    const { code } = await check(group, { "fail-on": "pending" });
    expect([code, statusOf(group)]).toEqual([1, `pending: #${pull.number}: waiting: 1 sign-off open`]);
    clear(group);

    const old = stage.repository.enqueue([other]);
    await other.push({ "src/other.py": "second()\n" }, { author: "dora" });
    await stage.run(other);
    other.review("sam", "APPROVE", "/sign-off TEC-9");
    await check(old);
    expect(statusOf(old)).toMatch(/^failure: merged, src\/other\.py is not what any member was judged by/);
    clear(old);
  });

  it("is in error where the queue does not know it", async () => {
    const [pull] = take("stray");
    const group = stage.repository.enqueue([pull]);
    const stranger = { ...group, headOid: await stage.repository.commit("stray", {}, { author: "dora" }) };
    const { code, outputs } = await check(stranger);
    expect([code, outputs["verdict"]]).toEqual([1, "error"]);
    expect(statusOf(stranger)).toMatch(/^error: .*queue it again/);
    clear(group);
  });

  it("against another branch has that branch's context", async () => {
    stage.repository.moveRef("dev", stage.repository.tip("main") ?? "");
    const pull = await openModelChange(stage, { head: "for-dev", files: { "docs/c.md": "text\n" } });
    pull.retarget("dev");
    const group = stage.repository.enqueue([pull]);
    await check(group);
    expect([statusOf(group), statusOf(group, "secmlops-gate: dev")]).toEqual([
      undefined,
      expect.stringMatching(/^success/),
    ]);
  });
});
