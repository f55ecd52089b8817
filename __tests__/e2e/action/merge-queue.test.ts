/** A merge queue: what is merged together is what its members were judged by, one by one. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openModelChange, openStage, type Stage } from "../../support/gate-on-github.ts";
import type { PullHandle } from "../../support/github/pull-handle.ts";
import type { MergeGroup } from "../../support/github/pulls.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ "src/long.py": "# 1\n# 2\n# 3\n# 4\n# 5\n# 6\n# 7\n# 8\n# 9\n" });
});
afterAll(async () => {
  const { violations } = stage.github;
  await stage.close();
  expect(violations).toEqual([]);
});

let count = 0;
/** A pull request that adds a file, and is judged. */
async function openChange(files = { [`models/${++count}.onnx`]: `weights ${count}\n` }): Promise<PullHandle> {
  const pull = await openModelChange(stage, { head: `change-${++count}`, files });
  await stage.run(pull, { details: { action: "opened" } });
  return pull;
}

async function openSigned(files?: Record<string, string>): Promise<PullHandle> {
  const pull = await openChange(files);
  for (const [login, requirement] of [
    ["vera", "PEO-2"],
    ["sam", "TEC-9"],
  ] as const)
    if (stage.digest(pull, requirement) !== "") pull.review(login, "APPROVE", `/sign-off ${requirement}`);
  await stage.run(pull);
  expect(stage.status(pull)).toMatch(/^success/);
  return pull;
}

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
    const members = [
      await openSigned(),
      await openSigned({ "src/train.py": "fit(2)\n" }),
      await openChange({ "docs/a.md": "text\n" }),
    ];
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
    const [first, second, third] = [await openSigned(), await openSigned(), await openChange()];
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
    const [green, red, waiting] = [await openSigned(), await openChange(), await openChange()];
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
    const long = "# 1\n# 2\n# 3\n# 4\n# 5\n# 6\n# 7\n# 8\n# 9\n";
    const top = await openSigned({ "src/long.py": long.replace("# 1", "# one") });
    const end = await openSigned({ "src/long.py": long.replace("# 9", "# nine") });
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
    const pull = await openChange({ "docs/b.md": "text\n" });
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
    const pull = await openSigned();
    const group = stage.repository.enqueue([pull]);
    pull.comment("viktor", "/object PEO-2: wait");
    await check(group);
    expect(statusOf(group)).toBe(`failure: #${pull.number}: blocked: 1 objection`);
    expect(kindsOf(pull)).toEqual(["decision", "decision", "decision", "merge-group"]);
    clear(group);
  });

  it("does not pass by what a member's head holds that was pushed while it was queued", async () => {
    const pull = await openSigned();
    const group = stage.repository.enqueue([pull]);
    await pull.push({ "src/late.py": "late()\n" }, { author: "dora" });
    const { code } = await check(group, { "fail-on": "pending" });
    expect([code, statusOf(group)]).toEqual([1, `pending: #${pull.number}: waiting: 1 sign-off open`]);
    clear(group);

    const other = await openSigned({ "src/other.py": "first()\n" });
    const old = stage.repository.enqueue([other]);
    await other.push({ "src/other.py": "second()\n" }, { author: "dora" });
    await stage.run(other);
    other.review("sam", "APPROVE", "/sign-off TEC-9");
    await check(old);
    expect(statusOf(old)).toMatch(/^failure: merged, src\/other\.py is not what any member was judged by/);
    clear(old);
  });

  it("is in error where the queue does not know it", async () => {
    const pull = await openSigned();
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
