/** What counts as a ledger, and what is said where there is none. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { recordPath } from "../../../src/ledger/layout.ts";
import { runHere } from "../../support/in-process.ts";
import { createSandbox, type Sandbox } from "../../support/run-cli.ts";
import { filesOf, pathsOf, sampleEntries, writeBranch, writeExport, writeFolder } from "../../support/sample-ledger.ts";

const entries = sampleEntries();
const FILES = filesOf(entries);
const [RECORD = ""] = pathsOf(FILES, "record");

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox();
});
afterEach(() => sandbox.remove());
const audit = (...words: string[]) => runHere(["audit", ...words], sandbox.folder);

describe("the work tree of a ledger's branch", () => {
  beforeEach(() => writeBranch(sandbox, entries));

  it("is read from its commits, and says which branch that is", async () => {
    const { code, stdout, stderr } = await audit("verify");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("Verified: refs/heads/secmlops-ledger, which is checked out, of ");
    expect(stdout).toContain(`${entries.length + 1} commits, 0 of them signed`);
  });

  it("shows a record that a commit removed", async () => {
    const last = entries.findLast(({ head }) => head.pullRequest === 9);
    sandbox.commit({ [recordPath(last?.record ?? "")]: null, "pulls/9.json": null });
    const { code, stdout } = await audit("verify", ".");
    expect(code).toBe(1);
    expect(stdout).toContain(`${recordPath(last?.record ?? "")}: Commit`);
    expect(stdout).toContain("removed it.");
  });

  it("is found by what it holds, whatever the branch is called", async () => {
    sandbox.git("checkout", "--quiet", "-b", "history");
    sandbox.git("branch", "--quiet", "--delete", "--force", "secmlops-ledger");
    expect((await audit("verify")).stdout).toContain("Verified: refs/heads/history, which is checked out, of ");
  });

  it("says how many files are not as they are committed, and reads them from the commit", async () => {
    sandbox.write(RECORD, "edited");
    sandbox.write("records/stranger.json", "{}");
    const { code, stderr } = await audit("verify");
    expect([code, stderr]).toEqual([
      0,
      "note: . is read as it is committed; 2 files there differ from the commit and are not looked at\n",
    ]);
  });

  it("says that the branch of the same name at a remote is another one", async () => {
    sandbox.git("update-ref", "refs/remotes/origin/secmlops-ledger", "HEAD~1");
    expect((await audit("verify")).stderr).toContain("refs/remotes/origin/secmlops-ledger is at another commit");
  });

  it("of code that has a folder records/ too is the branch all the same", async () => {
    sandbox.git("checkout", "--quiet", "--orphan", "main");
    sandbox.git("rm", "-r", "--quiet", "--force", ".");
    sandbox.commit({ "records/session.csv": "1\n" });
    const { code, stdout } = await audit("verify");
    expect([code, stdout]).toEqual([0, expect.stringContaining("Verified: refs/heads/secmlops-ledger of ")]);
  });

  it("that lost its commits to `rm -r .git` is a folder again", async () => {
    rmSync(join(sandbox.folder, ".git"), { recursive: true });
    expect((await audit("verify")).stdout).toContain("Verified: the folder ");
  });

  it("is not taken for one where another branch was named that holds no ledger", async () => {
    sandbox.git("checkout", "--quiet", "--orphan", "code");
    sandbox.git("rm", "-r", "--quiet", "--force", ".");
    sandbox.commit({ "train.py": "pass\n" });
    const { code, stderr } = await audit("verify", "--branch", "code");
    expect([code, stderr]).toEqual([2, expect.stringContaining("refs/heads/code of ")]);
    expect(stderr).toContain("holds no ledger");
  });
});

describe("what is no ledger", () => {
  const COMMANDS: readonly (readonly string[])[] = [
    ["verify"],
    ["replay"],
    ["export"],
    ["coverage"],
    ["waivers"],
    ["sample", "--out", "sample"],
  ];
  beforeEach(() => {
    sandbox.commit({ "train.py": "pass\n" });
    sandbox.write("data.csv", "a,b\n1,2\n");
    sandbox.write("odd/records/session.csv", "1\n");
    writeFileSync(join(sandbox.folder, "empty.jsonl"), "");
  });

  it.each(COMMANDS)("is a usage error of audit %s, and says what was expected", async (command, ...rest) => {
    for (const place of ["data.csv", "empty.jsonl", "odd", "nowhere"]) {
      const { code, stdout, stderr } = await audit(command ?? "", place, ...rest);
      expect([place, code, stdout]).toEqual([place, 2, ""]);
      expect(stderr).toMatch(/no exported ledger|expected a clone with the branch secmlops-ledger/);
    }
  });

  it("names line 1 of a file that is no export", async () => {
    expect((await audit("verify", "data.csv")).stderr).toMatch(/data\.csv:1: this is no exported ledger, each line/);
  });

  it("is never advised to become a repository", async () => {
    rmSync(join(sandbox.folder, ".git"), { recursive: true });
    const { code, stderr } = await audit("verify");
    expect([code, stderr]).toEqual([2, expect.stringContaining("is no ledger: expected a clone")]);
    expect(stderr).not.toContain("git init");
  });
});

it("takes an export and a folder as before", async () => {
  writeExport(join(sandbox.folder, "ledger.jsonl"), FILES);
  writeFolder(join(sandbox.folder, "ledger"), FILES);
  expect((await audit("verify", "ledger.jsonl")).code).toBe(0);
  expect((await audit("verify", "ledger")).code).toBe(0);
});
