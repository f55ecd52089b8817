/** A ledger in a folder: many writers, crashes at every step, and damage. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { withLock } from "../../../src/adapters/ledger/file-lock.ts";
import { openFolder } from "../../../src/adapters/ledger/folder.ts";
import { openFolderLedger, WORKSPACE } from "../../../src/adapters/ledger/keep-folder.ts";
import { kindOf } from "../../../src/audit/ledger-file.ts";
import { readPulls } from "../../../src/audit/read-pulls.ts";
import { sha256Hex } from "../../../src/core/canonical-json.ts";
import {
  headPath,
  type LedgerEntry,
  type LedgerHead,
  recordPath,
  writeLedgerHead,
} from "../../../src/ledger/layout.ts";
import { decide } from "../../ledger/samples.ts";
import { act, facts, policy } from "../../support/builders.ts";

let root: string;
let folder: string;
let said: string[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "secmlops-gate-ledger-"));
  folder = join(root, "ledger");
  said = [];
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const open = (patience = {}) => openFolderLedger(folder, { say: (text) => said.push(text), ...patience });
const place = (path: string) => join(folder, path);
const put = (path: string, contents: string | Uint8Array) => {
  mkdirSync(dirname(place(path)), { recursive: true });
  writeFileSync(place(path), contents);
};
const aside = `${WORKSPACE}/next-7.json`;
/** Another decision each time. */
const decisionOn = (number: number, count: number, previous?: LedgerHead): LedgerEntry =>
  decide(
    facts({
      pullRequest: { number, author: { login: "mallory" } },
      acts: { known: [{ ...act(), id: `comment-${count}` }] },
    }),
    previous,
  );
const first = decisionOn(7, 1);
const second = decisionOn(7, 2, first.head);
const memoryText = () => readFileSync(place(headPath(7)), "utf8");

describe("a ledger in a folder", () => {
  test("is laid out as the branch is, and read as one", async () => {
    const ledger = await open();
    expect(await ledger.read(7)).toBeUndefined();
    const report = Buffer.from([0xff, 0x0a]);
    const named = { path: "a.bin", from: "head", sha256: sha256Hex(report), bytes: 2, stored: true } as const;
    const entry = decide(facts(), undefined, policy(), [named], new Map([[named.sha256, report]]));
    expect(await ledger.append(entry, undefined)).toBe("appended");
    expect(await ledger.read(7)).toEqual(entry.head);
    const kinds: string[] = [];
    for await (const { path, bytes } of (await openFolder(folder)).files()) {
      const found = kindOf(path);
      kinds.push(found.kind);
      if ("sha256" in found) expect(sha256Hex(bytes)).toBe(found.sha256);
    }
    expect(kinds).toEqual(["readme", "evidence", "policy", "memory", "record"]);
    expect(readdirSync(place(WORKSPACE))).toEqual(["index"]);
  });

  test("adds nothing where somebody recorded meanwhile", async () => {
    const ledger = await open();
    await ledger.append(first, undefined);
    expect(await ledger.append(decisionOn(7, 3), undefined)).toBe("newer");
    expect(await ledger.read(7)).toEqual(first.head);
  });

  test("loses none of fifty writers at once, to ten pull requests, and each chain is whole", async () => {
    const write = async (count: number) => {
      const ledger = await open();
      const number = 1 + (count % 10);
      for (;;) {
        const before = await ledger.read(number);
        if ((await ledger.append(decisionOn(number, count, before), before)) === "appended") return;
      }
    };
    await Promise.all(Array.from({ length: 50 }, (_, count) => write(count)));
    const pulls = await readPulls((await openFolder(folder)).files(), ({ predicate }) => predicate.previous);
    expect(pulls.size).toBe(10);
    for (const entries of pulls.values()) {
      expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
      expect(entries.map(({ value }) => value)).toEqual([
        undefined,
        ...entries.slice(0, -1).map(({ sha256 }) => sha256),
      ]);
    }
  });
});

describe("a run that ended half-way", () => {
  /** What lies there when it ended after so many of its steps. */
  async function leave(entry: LedgerEntry, steps: "memory aside" | "files" | "record") {
    await open();
    put(aside, writeLedgerHead(entry.head));
    const own = entry.files.filter(({ path }) => path !== headPath(7));
    const record = recordPath(entry.record);
    for (const { path, contents } of own)
      if ((steps !== "memory aside" && path !== record) || (steps === "record" && path === record)) put(path, contents);
  }

  test.each(["memory aside", "files"] as const)("after its %s left nothing that counts", async (steps) => {
    await leave(first, steps);
    expect(await (await open()).read(7)).toBeUndefined();
    expect([existsSync(place(aside)), said]).toEqual([false, []]);
  });

  test.each<[string, LedgerEntry, LedgerEntry | undefined]>([
    ["first", first, undefined],
    ["second", second, first],
  ])("after its %s record is ended by the next", async (_title, entry, before) => {
    if (before) await (await open()).append(before, undefined);
    await leave(entry, "record");
    expect(await (await open()).read(7)).toEqual(entry.head);
    expect(memoryText()).toBe(writeLedgerHead(entry.head));
    expect(said).toEqual([expect.stringContaining("was stored by a run that ended early")]);
  });

  test("long ago, and overtaken since, is cleared away", async () => {
    const ledger = await open();
    await ledger.append(first, undefined);
    await ledger.append(second, first.head);
    put(aside, writeLedgerHead(first.head));
    expect(await ledger.read(7)).toEqual(second.head);
    expect(existsSync(place(aside))).toBe(false);
  });

  test("while it held the lock keeps nobody waiting for ever", async () => {
    await open();
    const lock = place(`${WORKSPACE}/lock-7`);
    writeFileSync(lock, "somebody");
    const impatient = await open({ patience: 120 });
    await expect(impatient.read(7)).rejects.toThrow(/another run still holds .*lock-7 .*remove it if no run is there/);
    utimesSync(lock, new Date(Date.now() - 300_000), new Date(Date.now() - 300_000));
    expect(await impatient.append(first, undefined)).toBe("appended");
    expect(existsSync(lock)).toBe(false);
  });
});

describe("a memory that is", () => {
  test.each([
    ["garbage", "{"],
    ["of another pull request", writeLedgerHead(decisionOn(8, 1).head)],
    ["empty", ""],
  ])("%s is made anew from the records", async (_title, text) => {
    const ledger = await open();
    await ledger.append(first, undefined);
    await ledger.append(second, first.head);
    await ledger.append(decisionOn(70, 1), undefined);
    put(headPath(7), text);
    expect(await ledger.read(7)).toEqual(second.head);
    expect(memoryText()).toBe(writeLedgerHead(second.head));
    expect(said).toEqual(["pulls/7.json was not what the gate writes: it is made anew from 2 records"]);
  });

  test("gone is made anew as well, so that the chain goes on where it ended", async () => {
    const ledger = await open();
    await ledger.append(first, undefined);
    rmSync(place(headPath(7)));
    expect(await ledger.append(second, first.head)).toBe("appended");
    expect(said).toEqual(["pulls/7.json was missing: it is made anew from 1 record"]);
  });

  test("garbage, without a record to make it from, is said to be so", async () => {
    const ledger = await open();
    put(headPath(7), "{");
    await expect(ledger.read(7)).rejects.toThrow(
      "no records to make it from: remove it, or bring back what is missing",
    );
    expect(memoryText()).toBe("{");
  });

  test("garbage, and its records damaged, is left as it is, and the record is named", async () => {
    const ledger = await open();
    await ledger.append(first, undefined);
    put(headPath(7), "{");
    put(recordPath(first.record), String(first.files[0]?.contents).replace('"mallory"', '"molly"'));
    await expect(ledger.read(7)).rejects.toThrow(`record ${first.record} is not what it was`);
    expect(memoryText()).toBe("{");
  });
});

describe("a pull request without a memory", () => {
  const other = decisionOn(70, 1);
  const indexOf = ({ record }: LedgerEntry) => place(`${WORKSPACE}/index/${record.slice(0, 2)}`);
  /** Whoever reads the record now fails. */
  const forbid = ({ record }: LedgerEntry) => {
    rmSync(place(recordPath(record)));
    mkdirSync(place(recordPath(record)));
  };

  test("has no record of another one read", async () => {
    const ledger = await open();
    await ledger.append(other, undefined);
    forbid(other);
    expect(await ledger.read(7)).toBeUndefined();
    expect(await ledger.append(first, undefined)).toBe("appended");
  });

  test("has all records read once where none was noted, as in a folder of an older gate", async () => {
    const ledger = await open();
    await ledger.append(other, undefined);
    await ledger.append(first, undefined);
    rmSync(place(`${WORKSPACE}/index`), { recursive: true });
    rmSync(place(headPath(7)));
    expect(await ledger.read(7)).toEqual(first.head);
    forbid(other);
    expect(await ledger.read(8)).toBeUndefined();
  });

  test.each<[string, (line: string) => string]>([
    ["is cut off", (line) => line.slice(0, -1)],
    ["is half a line, and another after it", (line) => `${line.slice(0, 30)}${line.slice(0, 40)}\n`],
    ["says two things of one record", (line) => `${line}${line.replace(" 7\n", " 8\n")}`],
    ["is garbage", () => "\0\n7\n"],
  ])("is found by its records, though the note of them %s", async (_title, edit) => {
    const ledger = await open();
    await ledger.append(first, undefined);
    rmSync(place(headPath(7)));
    writeFileSync(indexOf(first), edit(readFileSync(indexOf(first), "utf8")));
    expect(await ledger.read(7)).toEqual(first.head);
    expect(said).toEqual(["pulls/7.json was missing: it is made anew from 1 record"]);
  });

  test("is found by its records, though they cannot be noted", async () => {
    const ledger = await open();
    put(`${WORKSPACE}/index`, "no folder");
    await ledger.append(first, undefined);
    rmSync(place(headPath(7)));
    expect(await ledger.read(7)).toEqual(first.head);
  });

  test("is found by a record that was damaged when the others were noted, and brought back since", async () => {
    const ledger = await open();
    await ledger.append(first, undefined);
    const whole = readFileSync(place(recordPath(first.record)), "utf8");
    rmSync(place(`${WORKSPACE}/index`), { recursive: true });
    rmSync(place(headPath(7)));
    put(recordPath(first.record), whole.replaceAll('"pullRequest":7,"repo', '"pullRequest":8,"repo'));
    expect(await ledger.read(7)).toBeUndefined();
    put(recordPath(first.record), whole);
    expect(await ledger.read(7)).toEqual(first.head);
  });
});

describe("a memory that says less than its records", () => {
  test.each<[string, (head: LedgerHead) => LedgerHead]>([
    ["of acts", (head) => ({ ...head, acts: [] })],
    [
      "of what acts counted against",
      (head) => ({ ...head, acts: head.acts.map((each) => ({ ...each, counted: ["X"] })) }),
    ],
    ["of pushers", (head) => ({ ...head, pushers: [{ login: "trent" }] })],
  ])("%s is made anew, and keeps whose review was asked for", async (_title, edit) => {
    const ledger = await open();
    await ledger.append(first, undefined);
    await ledger.append(second, first.head);
    put(headPath(7), writeLedgerHead({ ...edit(second.head), asked: ["walt"] }));
    expect(await ledger.read(7)).toEqual({ ...second.head, asked: ["walt"] });
    expect(said).toEqual(["pulls/7.json was not what its records give: it is made anew from 2 records"]);
  });

  test("and rests on a record that is gone is not believed", async () => {
    const ledger = await open();
    await ledger.append(first, undefined);
    await ledger.append(second, first.head);
    rmSync(place(recordPath(first.record)));
    await expect(ledger.read(7)).rejects.toThrow(`rests on record ${first.record}, which is not there`);
  });
});

describe("a lock", () => {
  const lock = () => join(root, "lock");
  const long = { patience: 20_000, stale: 10_000 };
  const leaveStale = () => {
    writeFileSync(lock(), "dead");
    utimesSync(lock(), new Date(Date.now() - 300_000), new Date(Date.now() - 300_000));
  };

  test("of a run that died is taken over by one alone, however many wait", async () => {
    for (let round = 0; round < 20; round += 1) {
      leaveStale();
      let [inside, most] = [0, 0];
      const work = async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setTimeout(resolve, 5));
        inside -= 1;
      };
      await Promise.all(Array.from({ length: 6 }, () => withLock(lock(), work, long)));
      expect(most).toBe(1);
    }
  });

  // As one of another user in a folder where each may remove only their own.
  test.each(["lock", "lock.breaking"])(
    "that is stale and cannot be broken, as %s, is waited for no longer than any",
    async (name) => {
      leaveStale();
      const stuck = join(root, name);
      rmSync(stuck, { force: true });
      mkdirSync(stuck);
      utimesSync(stuck, new Date(Date.now() - 300_000), new Date(Date.now() - 300_000));
      const waiting = withLock(lock(), async () => "inside", { patience: 120, stale: 10_000 });
      await expect(waiting).rejects.toMatchObject({
        code: "contended",
        message: expect.stringContaining(`left ${lock()}`),
      });
      await expect(waiting).rejects.toThrow(stuck);
      rmSync(stuck, { recursive: true });
      expect(await withLock(lock(), async () => "inside", { patience: 120, stale: 10_000 })).toBe("inside");
    },
  );

  test("that another run took over meanwhile lets its first holder write nothing more", async () => {
    const ledger = await open();
    const taken = place(`${WORKSPACE}/lock-7`);
    await expect(
      withLock(taken, async (stillMine) => {
        await stillMine();
        writeFileSync(taken, "another");
        await stillMine();
      }),
    ).rejects.toThrow(/is another run's by now, .* it writes nothing more/);
    expect(readFileSync(taken, "utf8")).toBe("another");
    rmSync(taken);
    await ledger.append(first, undefined);
  });
});

describe("what is no ledger", () => {
  test("is not written to", async () => {
    mkdirSync(folder);
    put("main.py", "fit()\n");
    await expect(open()).rejects.toThrow("holds other things than a ledger: name a folder that is empty");
    expect(readdirSync(folder)).toEqual(["main.py"]);
  });

  test("is a file, or lies below one, and the words say that a folder is expected", async () => {
    mkdirSync(folder);
    put("card.md", "# Card\n");
    for (const name of ["card.md", "card.md/x/y"])
      await expect(openFolderLedger(join(folder, name), { say: () => undefined })).rejects.toMatchObject({
        code: "unreadable",
        message: `${join(folder, name)} cannot be a ledger, as a file is where a folder is expected: name a folder that is empty, or not there yet`,
      });
    expect(readdirSync(folder)).toEqual(["card.md"]);
  });

  const onLinux = process.platform === "linux" ? test : test.skip;
  onLinux.each(["/proc/x", "/proc/x/y/z"])("ends where no folder can be made, as at %s", async (name) => {
    await expect(openFolderLedger(name, { say: () => undefined })).rejects.toThrow(
      /^the ledger could not be kept at \/proc\/x\S* \(E[A-Z]+\): nothing was recorded$/,
    );
  });

  test("or changes under its name, is found by whoever would add the same", async () => {
    const ledger = await open();
    const policyFile = first.files.find(({ path }) => path.startsWith("policies/"));
    put(policyFile?.path ?? "", "{}");
    await expect(ledger.append(first, undefined)).rejects.toThrow(
      "is not what its name says: run `secmlops-gate audit verify`",
    );
    expect(await ledger.read(7)).toBeUndefined();
  });

  // Where nobody may write, root neither.
  onLinux("or may not be written to, says so", async () => {
    await open();
    rmSync(place(WORKSPACE), { recursive: true });
    symlinkSync("/sys/kernel", place(WORKSPACE));
    await expect((await open()).append(first, undefined)).rejects.toThrow(
      /\((?:EACCES|EPERM|EROFS)\): nothing was recorded/,
    );
    expect(readdirSync(place("records"))).toEqual([]);
  });

  test("says why where a file stands in its place", async () => {
    writeFileSync(folder, "");
    await expect(open()).rejects.toThrow(
      /ledger cannot be a ledger, as a file is where a folder is expected: name a folder/,
    );
  });
});
