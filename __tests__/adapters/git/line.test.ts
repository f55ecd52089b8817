/** The line of a branch, against real git. */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { openMergeBench } from "../../../src/adapters/git/merge-bench.ts";
import { openRepository } from "../../../src/adapters/git/repository.ts";
import { createSandbox, type Sandbox } from "../../support/run-cli.ts";

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox();
});
afterEach(() => sandbox.remove());

describe("the line of a branch", () => {
  it("is its commits through first parents, oldest first, each with what it changed against the one before", async () => {
    const first = sandbox.commit({ a: "1", "b\n:c": "2" });
    sandbox.git("checkout", "--quiet", "-b", "side");
    const side = sandbox.commit({ side: "s" });
    sandbox.git("checkout", "--quiet", "main");
    sandbox.git("merge", "--quiet", "--no-ff", "--message", "m", "side");
    const merge = sandbox.git("rev-parse", "HEAD");
    const empty = sandbox.commit({}, "empty");
    sandbox.git("mv", "a", "moved");
    const moved = sandbox.commit({});
    const repository = await openRepository(sandbox.folder);
    const line = await repository.listLine(moved);
    expect(line.map(({ id }) => id)).toEqual([first, merge, empty, moved]);
    expect(line.map(({ parents }) => parents)).toEqual([[], [first, side], [merge], [empty]]);
    expect(line[0]).toMatchObject({ author: "Nina", at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) });
    const changes = [];
    for await (const each of repository.diffLine(line))
      changes.push(each.changes.map(({ path, status }) => [path, status]));
    expect(changes).toEqual([
      [
        ["a", "added"],
        ["b\n:c", "added"],
      ],
      [["side", "added"]],
      [],
      [["moved", "renamed"]],
    ]);
    expect(await repository.treeOf(moved)).toBe(sandbox.git("rev-parse", `${moved}^{tree}`));
  });

  it("streams commits larger and smaller than what git writes at once, as a diff of each alone", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, at) => [`${"folder/".repeat(8)}${at}`, String(at)]),
    );
    for (const files of [{ x: "0" }, many, { x: "1" }, { x: "2" }]) sandbox.commit(files);
    const repository = await openRepository(sandbox.folder);
    const line = await repository.listLine(sandbox.git("rev-parse", "HEAD"));
    const found = [];
    for await (const { changes } of repository.diffLine(line.slice(1))) found.push(changes);
    const alone = await Promise.all(
      line.slice(1).map(({ id, parents }) => repository.diffChanges(parents[0] ?? "", id)),
    );
    expect(found).toEqual(alone);
  });

  it("says which object is not there", async () => {
    sandbox.commit({ a: "1" });
    const last = sandbox.commit({ a: "2" });
    const repository = await openRepository(sandbox.folder);
    const [one] = await repository.listLine(last);
    const gone = { ...one, id: "1".repeat(40), parents: [last], at: "", author: "" };
    const walk = async () => {
      for await (const each of repository.diffLine([gone])) expect(each).toBeDefined();
    };
    await expect(walk()).rejects.toMatchObject({ name: "GitError" });
  });

  it("ends at once where nobody wants the rest", async () => {
    for (let at = 0; at < 5; at++) sandbox.commit({ a: String(at) });
    const repository = await openRepository(sandbox.folder);
    const line = await repository.listLine(sandbox.git("rev-parse", "HEAD"));
    for await (const { commit } of repository.diffLine(line)) {
      expect(commit).toBe(line[0]);
      break;
    }
  });
});

describe("a merge that git makes by itself", () => {
  const text = (over: Record<number, string>) => Array.from({ length: 9 }, (_, at) => over[at] ?? `${at}`).join("\n");

  async function merge(ours: string, theirs: string): Promise<string | undefined> {
    const base = sandbox.commit({ f: text({}), ".gitattributes": "f merge=evil\n" });
    const left = sandbox.commit({ f: ours });
    sandbox.git("checkout", "--quiet", "--detach", base);
    const right = sandbox.commit({ f: theirs });
    sandbox.git("checkout", "--quiet", "main");
    const bench = await openMergeBench(await openRepository(sandbox.folder), left.length);
    try {
      return await bench.merge(left, right);
    } finally {
      await bench.close();
    }
  }

  it("is the tree that anybody gets, and no driver of the repository has a say", async () => {
    const trace = join(sandbox.folder, "ran");
    writeFileSync(join(sandbox.folder, "driver.sh"), `#!/bin/sh\ntouch ${trace}\n`, { mode: 0o755 });
    sandbox.git("config", "merge.evil.driver", "./driver.sh");
    const tree = await merge(text({ 0: "ours" }), text({ 8: "theirs" }));
    expect(tree).toMatch(/^[0-9a-f]{40}$/);
    // Nothing was written to the repository.
    expect(() => sandbox.git("cat-file", "-e", tree ?? "")).toThrow();
    expect(existsSync(trace)).toBe(false);
  });

  it("is none where both sides changed the same", async () => {
    expect(await merge(text({ 4: "ours" }), text({ 4: "theirs" }))).toBeUndefined();
  });
});
