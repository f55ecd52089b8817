/** A merge is recorded once and for ever: what is said of it there is what the world said, and never a defect of ours. */
import { describe, expect, test } from "@jest/globals";
import { GitError } from "../../../src/adapters/git/git-error.ts";
import { GitHubError } from "../../../src/adapters/github/api-error.ts";
import type { Pull } from "../../../src/adapters/github/read-pull.ts";
import { isCausedOutside } from "../../../src/app/action/caused-outside.ts";
import { closeMerged } from "../../../src/app/action/close-merged.ts";
import type { Gate } from "../../../src/app/action/gate.ts";
import { BaseGone } from "../../../src/app/action/gather-pull.ts";
import { MemoryMended } from "../../../src/app/action/read-memory.ts";
import { LedgerError } from "../../../src/ledger/ledger-error.ts";

const pull = {
  number: 7,
  repository: { name: "acme/credit", url: "https://github.com/acme/credit", defaultBranch: "main" },
  state: "merged",
  self: { login: "gate", bot: true },
  base: { ref: "main", seen: "b".repeat(40), tip: "b".repeat(40) },
  head: "a".repeat(40),
  merged: { by: { login: "maria" }, at: "2026-11-21T12:00:00Z", commit: "c".repeat(40) },
  commits: { unavailable: "too many" },
  comments: [],
  reviews: [],
  ledger: {},
} as unknown as Pull;

/** Where the change cannot be read for this reason; whatever is asked of GitHub would be the writing of a record. */
function gateThatFails(error: Error): { gate: Gate; asked: () => boolean } {
  let isAsked = false;
  const github = new Proxy(() => {}, {
    get: () => {
      isAsked = true;
      throw new Error("GitHub was asked");
    },
    apply: () => {
      isAsked = true;
      throw new Error("GitHub was asked");
    },
  });
  const gate = {
    inputs: { ledger: "secmlops-ledger", ledgerMode: "required" },
    repository: { owner: "acme", name: "credit" },
    run: { id: "1", attempt: 1, workflow: "gate", event: "pull_request_target", url: "https://github.com/run" },
    github,
    mirror: { fetchHistory: () => Promise.reject(error) },
    now: () => "2026-11-21T12:00:00Z",
    say: () => {},
  } as unknown as Gate;
  return { gate, asked: () => isAsked };
}

describe("a merge that cannot be judged once more", () => {
  test.each<[string, Error]>([
    ["by a defect of ours", new TypeError("reading 'length' of undefined")],
    ["since the memory was mended meanwhile", new MemoryMended("it is made anew")],
  ])("%s is left to a later run, and nothing is recorded", async (_title, error) => {
    const { gate, asked } = gateThatFails(error);
    await expect(closeMerged(gate, pull, {})).rejects.toBe(error);
    expect(asked()).toBe(false);
  });

  test("since git has it no more is recorded all the same", async () => {
    const { gate, asked } = gateThatFails(new GitError("commit-gone", "it is gone"));
    await expect(closeMerged(gate, pull, {})).rejects.toThrow();
    expect(asked()).toBe(true);
  });
});

test.each<[string, boolean, Error]>([
  ["GitHub's refusal", true, new GitHubError("down", "no answer")],
  ["git's", true, new GitError("commit-gone", "gone")],
  ["the ledger's", true, new LedgerError("down", "no answer")],
  ["a base branch that is gone", true, new BaseGone("main")],
  ["a memory that was mended", false, new MemoryMended("mended")],
  ["any other", false, new RangeError("too long")],
])("of %s it is %p that the world caused it", (_title, expected, error) => {
  expect(isCausedOutside(error)).toBe(expected);
});
