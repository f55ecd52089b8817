import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  type Append,
  LedgerError,
  type LedgerOptions,
  openLedger,
} from "../../../src/adapters/github/ledger-branch.ts";
import type { LedgerErrorCode } from "../../../src/ledger/ledger-error.ts";
import { createLedgerRemote, graphqlError, httpError, type LedgerRemote } from "../../support/ledger-host.ts";

const branch = "secmlops-ledger";
const files = (number: number, memory = `memory of #${number}`) => [
  { path: `records/ab/${memory.replaceAll(/\W/g, "-")}.json`, contents: "a record with a ✓" },
  { path: `pulls/${number}.json`, contents: memory },
];
const entry = (number: number, rest: Partial<Append> = {}): Append => ({
  number,
  files: files(number),
  headline: `#${number}: pass`,
  ...rest,
});

let remote: LedgerRemote;
let waits: number[];
beforeEach(() => {
  remote = createLedgerRemote();
  waits = [];
});
afterEach(() => remote.remove());

const open = (rest: Partial<LedgerOptions> = {}) => {
  let now = 0;
  const wait = async (milliseconds: number) => {
    waits.push(milliseconds);
    now += milliseconds;
  };
  return openLedger({
    host: remote.host,
    repository: { owner: "acme", name: "credit" },
    branch,
    readBlob: () => Promise.reject(new Error("nothing is so large")),
    clock: { now: () => now, wait },
    random: () => 0.5,
    ...rest,
  });
};
const tip = () => remote.git("rev-parse", branch);
const same = (number: number) => () => files(number);
/** A branch that holds the memory of some pull requests already. */
async function begin(...numbers: number[]): Promise<string> {
  const ledger = open();
  await ledger.append(entry(1_000), () => "stop");
  for (const number of numbers)
    await ledger.append(entry(number, { files: files(number, "older"), expected: tip() }), () => "stop");
  remote.requests.length = 0;
  return tip();
}
/** Somebody else appends just before the next commit of ours arrives. */
function overtakeOnce(number: number, memory: string): void {
  remote.intercept = async (request) => {
    if (request !== "commit") return;
    remote.intercept = undefined;
    await open().append(entry(number, { files: files(number, memory), expected: tip() }), () => "stop");
    remote.requests.length = 1;
  };
}
async function failure(work: Promise<unknown>): Promise<LedgerError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof LedgerError) return error;
    throw error;
  }
  throw new Error("it did not fail");
}

describe("appending to the ledger", () => {
  test("takes one request where nobody else writes", async () => {
    const expected = await begin();
    const appended = await open().append(entry(7, { expected }), () => "stop");
    expect(appended).toEqual({ commit: tip() });
    expect(remote.requests).toEqual(["commit"]);
    expect(remote.git("show", `${branch}:pulls/7.json`)).toBe("memory of #7");
    expect(remote.git("show", `${branch}:records/ab/memory-of--7.json`)).toBe("a record with a ✓");
    expect(remote.git("log", "-1", "--format=%s", branch)).toBe("#7: pass");
    expect(remote.git("rev-parse", `${branch}^`)).toBe(expected);
  });

  test("begins the branch as an orphan with a README that says what it is", async () => {
    await open().append(entry(7), () => "stop");
    expect(remote.requests).toEqual(["create trees", "create commits", "create refs", "commit"]);
    const root = remote.git("rev-list", "--max-parents=0", branch);
    expect(remote.git("ls-tree", "-r", "--name-only", root)).toBe("README.md");
    expect(remote.git("show", `${root}:README.md`)).toContain("sha256");
    expect(remote.git("rev-list", "--count", branch)).toBe("2");
  });

  test("goes on where another run began the branch first", async () => {
    remote.intercept = async (request, when) => {
      if (request !== "create refs" || when !== "before") return;
      remote.intercept = undefined;
      await open().append(entry(8), () => "stop");
    };
    const asked: (string | undefined)[] = [];
    const appended = await open().append(entry(7), (memory) => {
      asked.push(memory);
      return files(7);
    });
    expect(appended).toEqual({ commit: tip() });
    expect(asked).toEqual([undefined]);
    expect(remote.git("ls-tree", "--name-only", branch, "pulls/").split("\n")).toEqual([
      "pulls/7.json",
      "pulls/8.json",
    ]);
  });

  test("reads again and retries where another pull request's record came first; nothing is lost", async () => {
    const expected = await begin();
    overtakeOnce(8, "memory of #8");
    await open().append(entry(7, { expected }), same(7));
    expect(remote.requests).toEqual(["commit", "read", "commit"]);
    expect(remote.git("ls-tree", "--name-only", branch, "pulls/").split("\n")).toContain("pulls/8.json");
    expect(remote.git("show", `${branch}:pulls/7.json`)).toBe("memory of #7");
  });

  test("adds nothing where a newer record of the same pull request makes the caller stop", async () => {
    const expected = await begin(7);
    overtakeOnce(7, "newer");
    const seen: (string | undefined)[] = [];
    const outcome = await open().append(entry(7, { expected }), (memory) => {
      seen.push(memory);
      return "stop";
    });
    expect(outcome).toBe("stopped");
    expect(seen).toEqual(["newer"]);
    expect(remote.git("show", `${branch}:pulls/7.json`)).toBe("newer");
  });

  test("adds what the caller makes of the newer memory", async () => {
    const expected = await begin(7);
    overtakeOnce(7, "newer");
    await open().append(entry(7, { expected }), (memory) => files(7, `after ${memory}`));
    expect(remote.git("show", `${branch}:pulls/7.json`)).toBe("after newer");
  });

  test("reads the memory first where the caller does not have it", async () => {
    await begin(7);
    const { files: _none, ...late } = entry(7, { expected: tip() });
    await open().append(late, (memory) => files(7, `after ${memory}`));
    expect(remote.requests).toEqual(["read", "commit"]);
    expect(remote.git("show", `${branch}:pulls/7.json`)).toBe("after older");
  });

  test("ends with what the caller throws about the memory", async () => {
    const expected = await begin(7);
    overtakeOnce(7, "garbage");
    const broken = new LedgerError("malformed", "pulls/7.json is not what the gate writes");
    const work = open().append(entry(7, { expected }), () => {
      throw broken;
    });
    await expect(work).rejects.toBe(broken);
    expect(remote.git("show", `${branch}:pulls/7.json`)).toBe("garbage");
  });

  test("finds its own commit where only the answer was lost", async () => {
    const expected = await begin(7);
    remote.intercept = (request, when) => {
      if (request !== "commit" || when !== "after") return;
      remote.intercept = undefined;
      throw httpError(502, "Bad Gateway");
    };
    const appended = await open().append(entry(7, { expected }), () => "stop");
    expect(appended).toEqual({ commit: tip() });
    expect(remote.git("rev-parse", `${branch}^`)).toBe(expected);
  });

  test("gives up where answers keep getting lost", async () => {
    const expected = await begin();
    remote.intercept = (request, when) => {
      if (request === "commit" && when === "before") throw httpError(500, "other side closed");
    };
    expect(await failure(open().append(entry(7, { expected }), same(7)))).toMatchObject({ code: "down" });
    expect(remote.requests.filter((request) => request === "commit")).toHaveLength(4);
    expect(tip()).toBe(expected);
  });

  test("reads a memory that GraphQL truncates by its id", async () => {
    const expected = await begin(7);
    overtakeOnce(7, "newer");
    remote.textLimit = 3;
    const seen: (string | undefined)[] = [];
    const ledger = open({ readBlob: async (id) => remote.git("cat-file", "blob", id) });
    await ledger.append(entry(7, { expected }), (memory) => {
      seen.push(memory);
      return "stop";
    });
    expect(seen).toEqual(["newer"]);
  });

  test("waits with full jitter, longer each time, and gives up after two minutes", async () => {
    const expected = await begin();
    remote.intercept = (request, when) => {
      if (request === "commit" && when === "before")
        throw graphqlError("STALE_DATA", `Expected branch to point to "${expected}" but it did not.`);
    };
    const given = await failure(open().append(entry(7, { expected }), same(7)));
    expect(given).toMatchObject({ code: "contended", message: expect.stringContaining("run the job again") });
    expect(waits.slice(0, 4)).toEqual([2_000, 8_000, 15_000, 15_000]);
    expect(waits.reduce((sum, each) => sum + each, 0)).toBe(120_000);
  });

  test("refuses more than one commit takes before it asks anything", async () => {
    const contents = "x".repeat(30_000_001);
    const large = entry(7, { expected: "a".repeat(40), files: [{ path: "pulls/7.json", contents }] });
    expect(await failure(open().append(large, () => "stop"))).toMatchObject({
      code: "too-large",
      message: expect.stringContaining("30.0 MB"),
    });
    expect(remote.requests).toEqual([]);
  });

  test("says that the branch was removed, rather than begin another history", async () => {
    const expected = await begin();
    remote.intercept = (request) => {
      if (request === "commit") remote.git("update-ref", "-d", `refs/heads/${branch}`);
    };
    expect(await failure(open().append(entry(7, { expected }), same(7)))).toMatchObject({
      code: "gone",
      message: expect.stringContaining("restore it"),
    });
  });

  const rules = "let the account of the `token` bypass it";
  const refusals: [string, Error, LedgerErrorCode, string][] = [
    [
      "a missing right",
      graphqlError("FORBIDDEN", "Resource not accessible by integration"),
      "denied",
      "contents: write",
    ],
    [
      "a missing right without a type",
      graphqlError("", "Resource not accessible by integration"),
      "denied",
      "contents: write",
    ],
    ["a missing right by HTTP", httpError(403, "Resource not accessible by integration"), "denied", "contents: write"],
    ["a bad token", httpError(401, "Bad credentials"), "denied", "not valid"],
    [
      "a protected branch",
      graphqlError("BRANCH_PROTECTION_RULE_VIOLATION", "Changes must be made…"),
      "protected",
      rules,
    ],
    [
      "a ruleset",
      graphqlError("UNPROCESSABLE", "Repository rule violations found\n\nCannot update this protected ref."),
      "protected",
      rules,
    ],
    [
      "a secret in what is added",
      graphqlError("UNPROCESSABLE", "Repository rule violations found\n\nPush cannot contain secrets"),
      "secret",
      "take it out of the reports and documents",
    ],
    ["a secret by HTTP", httpError(409, "Secret detected in content"), "secret", "push protection"],
    ["a hidden repository", graphqlError("NOT_FOUND", "Could not resolve to a Repository"), "gone", "contents: write"],
    ["a rate limit", httpError(403, "You have exceeded a secondary rate limit"), "limited", "rate limit"],
    ["anything else", graphqlError("UNPROCESSABLE", "A path is not valid"), "rejected", "A path is not valid"],
  ];
  test.each(refusals)("explains %s, and does not try again", async (_title, error, code, text) => {
    const expected = await begin();
    remote.intercept = () => {
      throw error;
    };
    expect(await failure(open().append(entry(7, { expected }), same(7)))).toMatchObject({
      code,
      message: expect.stringContaining(text),
    });
    expect(remote.requests).toEqual(["commit"]);
  });

  test.each([
    ["a missing right", httpError(403, "Resource not accessible by integration"), "denied"],
    ["a ruleset on new branches", httpError(422, "Reference update failed"), "protected"],
    ["an empty repository", httpError(409, "Git Repository is empty."), "rejected"],
  ] as const)("explains why it could not begin the branch: %s", async (_title, error, code) => {
    remote.intercept = () => {
      throw error;
    };
    expect(await failure(open().append(entry(7), same(7)))).toMatchObject({ code });
  });

  test("lets an error that is not the host's through as it is", async () => {
    const expected = await begin();
    const mistake = new TypeError("a mistake of ours");
    remote.intercept = () => {
      throw mistake;
    };
    await expect(open().append(entry(7, { expected }), same(7))).rejects.toBe(mistake);
  });
});
