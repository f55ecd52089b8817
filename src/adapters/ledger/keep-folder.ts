/**
 * A ledger that is kept in a folder, for those without a branch to write to. One writer at a time for each pull request; every file is whole
 * or not there; and what a crash left half done is finished, or undone, by whoever comes next.
 *
 * A record takes three steps: its files, under names that nothing refers to yet; the memory that will be, put aside; that memory in its place.
 */
import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sha256Hex } from "../../core/canonical-json.ts";
import { openRecord } from "../../ledger/digest.ts";
import {
  headPath,
  type LedgerEntry,
  type LedgerHead,
  type NewFile,
  readLedgerHead,
  recordPath,
  writeLedgerHead,
} from "../../ledger/layout.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import { LEDGER_README } from "../../ledger/readme.ts";
import { type NamedRecord, rebuildHead } from "../../ledger/rebuild-head.ts";
import type { GateRecord } from "../../ledger/record.ts";
import { makeFolder } from "../make-folder.ts";
import { codeOf } from "../scan/reason-of.ts";
import { type LockOptions, type StillMine, withLock } from "./file-lock.ts";
import { openRecordIndex } from "./record-index.ts";

/** Locks, files that are not whole yet, and which record is about which pull request: no part of the ledger. */
export const WORKSPACE = ".secmlops-gate";

export interface FolderLedger {
  /**
   * What is remembered of a pull request; nothing before its first record. What an earlier run left half done is mended first.
   * @throws LedgerError
   */
  read(pullRequest: number): Promise<LedgerHead | undefined>;
  /**
   * Adds a record with all that belongs to it.
   * @param before what was remembered when it was made
   * @returns `newer` where somebody recorded something of the pull request meanwhile, and nothing was added
   * @throws LedgerError
   */
  append(entry: LedgerEntry, before: LedgerHead | undefined): Promise<"appended" | "newer">;
}

export interface FolderLedgerOptions extends LockOptions {
  /** Told what was mended. */
  readonly say: (text: string) => void;
}

/** @throws LedgerError `unreadable` where the folder holds something else */
export async function openFolderLedger(
  folder: string,
  { say, ...patience }: FolderLedgerOptions,
): Promise<FolderLedger> {
  await begin(folder);
  const place = (path: string) => join(folder, path);
  const aside = (pullRequest: number) => place(`${WORKSPACE}/next-${pullRequest}.json`);
  const inTurn = <T>(pullRequest: number, work: (stillMine: StillMine) => Promise<T>) =>
    withLock(place(`${WORKSPACE}/lock-${pullRequest}`), work, patience);
  const index = openRecordIndex(place("records"), place(`${WORKSPACE}/index`));
  const write = (to: string, contents: string | Uint8Array, stillMine?: StillMine) =>
    writeWhole(place(WORKSPACE), to, contents, stillMine);

  /** Ends what an earlier run began: the memory it put aside takes its place if it follows what is there, and its record is. */
  async function finish(
    pullRequest: number,
    now: LedgerHead | undefined,
    stillMine: StillMine,
  ): Promise<LedgerHead | undefined> {
    const text = await readText(aside(pullRequest));
    if (text === undefined) return now;
    const next = orNothing(() => readLedgerHead(text, pullRequest));
    const bytes = next && (await readText(place(recordPath(next.record))));
    const record = next && bytes !== undefined ? orNothing(() => openRecord(bytes, next.record)) : undefined;
    const follows = record !== undefined && record.predicate.previous === now?.record;
    if (!follows || next === undefined) {
      await rm(aside(pullRequest), { force: true });
      return now;
    }
    await settle(next, stillMine);
    say(
      `record ${next.record} of #${pullRequest} was stored by a run that ended early; the ledger's memory has it now`,
    );
    return next;
  }

  /** Not what lies aside, which may be another's by now. */
  async function settle(head: LedgerHead, stillMine: StillMine): Promise<void> {
    await write(place(headPath(head.pullRequest)), writeLedgerHead(head), stillMine);
    await rm(aside(head.pullRequest), { force: true });
  }

  async function readMemory(pullRequest: number, stillMine: StillMine): Promise<LedgerHead | undefined> {
    const text = await readText(place(headPath(pullRequest)));
    const known = text === undefined ? undefined : orNothing(() => readLedgerHead(text, pullRequest));
    const now =
      known === undefined ? await remake(pullRequest, text !== undefined, stillMine) : await correct(known, stillMine);
    return finish(pullRequest, now, stillMine);
  }

  /** A memory may say what its records do not: they are what counts. Whose review was asked for, it alone knows. */
  async function correct(known: LedgerHead, stillMine: StillMine): Promise<LedgerHead> {
    const { pullRequest } = known;
    const chain = await chainUpTo(folder, known.record, pullRequest);
    const given = rebuildHead(chain);
    if (given === undefined) return known;
    const head: LedgerHead = { ...given, asked: known.asked };
    if (writeLedgerHead(head) === writeLedgerHead(known)) return known;
    await write(place(headPath(pullRequest)), writeLedgerHead(head), stillMine);
    say(`${headPath(pullRequest)} was not what its records give: ${madeAnew(head)}`);
    return head;
  }

  /** From the records, which are what counts; the first decision of a pull request finds none. */
  async function remake(pullRequest: number, wasThere: boolean, stillMine: StillMine): Promise<LedgerHead | undefined> {
    const head = rebuildHead(await recordsOf(pullRequest));
    if (head === undefined) {
      if (!wasThere) return undefined;
      throw new LedgerError(
        "malformed",
        `${place(headPath(pullRequest))} is not what the gate writes, and there are no records to make it from: remove it, or bring back what is missing`,
      );
    }
    const isPending = (await readText(aside(pullRequest))) !== undefined;
    // The first record of all may have been stored a moment before its memory was.
    if (!wasThere && head.sequence === 1 && isPending) return undefined;
    await write(place(headPath(pullRequest)), writeLedgerHead(head), stillMine);
    say(`${headPath(pullRequest)} was ${wasThere ? "not what the gate writes" : "missing"}: ${madeAnew(head)}`);
    return head;
  }

  async function recordsOf(pullRequest: number): Promise<NamedRecord[]> {
    const read = (sha256: string) => readText(place(recordPath(sha256)));
    const found: NamedRecord[] = [];
    for (const sha256 of await index.find(pullRequest, read)) {
      const text = await read(sha256);
      if (text !== undefined) found.push({ sha256, record: openRecord(text, sha256) });
    }
    return found.filter(({ record }) => record.predicate.pullRequest === pullRequest);
  }

  return {
    read: (pullRequest) => inTurn(pullRequest, (stillMine) => readMemory(pullRequest, stillMine)),
    append: ({ head, files }, before) =>
      inTurn(head.pullRequest, async (stillMine) => {
        const now = await readMemory(head.pullRequest, stillMine);
        if (now?.record !== before?.record) return "newer";
        const memory = headPath(head.pullRequest);
        const record = recordPath(head.record);
        await write(aside(head.pullRequest), writeLedgerHead(head), stillMine);
        // The record last: where it is, all that it names is.
        for (const file of files) if (file.path !== memory && file.path !== record) await addFile(file);
        for (const file of files) if (file.path === record) await addFile(file, stillMine);
        await index.add(head.record, head.pullRequest);
        await settle(head, stillMine);
        return "appended";
      }),
  };

  /** Named by its content, it is there or it is not; what is there is never changed. */
  async function addFile({ path, contents }: NewFile, stillMine?: StillMine): Promise<void> {
    const there = await readFile(place(path)).catch(() => undefined);
    if (there === undefined) return write(place(path), contents, stillMine);
    if (sha256Hex(there) !== sha256Hex(contents) && !path.startsWith("attestations/"))
      throw new LedgerError(
        "wrong-digest",
        `${place(path)} is not what its name says: run \`secmlops-gate audit verify\``,
      );
  }
}

/** A folder that is not there, or empty, becomes a ledger; any other has to be one. */
async function begin(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    const names = new Set(await readdir(folder));
    const others = [...names].filter((name) => name !== WORKSPACE && name !== ".git");
    if (others.length > 0 && !names.has("records") && !names.has("README.md"))
      throw new LedgerError("unreadable", `${folder} holds other things than a ledger: name a folder that is empty`);
    await makeFolder(join(folder, WORKSPACE));
    await makeFolder(join(folder, "records"));
    if (!names.has("README.md")) await writeWhole(join(folder, WORKSPACE), join(folder, "README.md"), LEDGER_README);
  } catch (error) {
    const code = codeOf(error);
    if (code !== "EEXIST" && code !== "ENOTDIR") throw explain(folder, error);
    throw new LedgerError(
      "unreadable",
      `${folder} cannot be a ledger, as a file is where a folder is expected: name a folder that is empty, or not there yet`,
      { cause: error },
    );
  }
}

const madeAnew = ({ sequence }: LedgerHead): string =>
  `it is made anew from ${sequence} record${sequence === 1 ? "" : "s"}`;

/**
 * A record and all before it, whatever else lies there.
 * @throws LedgerError where one of them is not there, or not what it was
 */
async function chainUpTo(folder: string, newest: string, pullRequest: number): Promise<NamedRecord[]> {
  const chain: NamedRecord[] = [];
  for (let sha256: string | undefined = newest; sha256 !== undefined; ) {
    const text = await readText(join(folder, recordPath(sha256)));
    if (text === undefined)
      throw new LedgerError(
        "broken-chain",
        `${headPath(pullRequest)} rests on record ${sha256}, which is not there: run \`secmlops-gate audit verify\``,
      );
    const record: GateRecord = openRecord(text, sha256);
    chain.push({ sha256, record });
    sha256 = record.predicate.previous;
  }
  return chain;
}

/** Under another name first, so that nobody ever sees half of it. */
async function writeWhole(
  workspace: string,
  to: string,
  contents: string | Uint8Array,
  stillMine?: StillMine,
): Promise<void> {
  const part = join(workspace, `${randomUUID()}.part`);
  try {
    const handle = await open(part, "wx");
    try {
      await handle.writeFile(contents);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await mkdir(dirname(to), { recursive: true });
    await stillMine?.();
    await rename(part, to);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw explain(to, error);
  }
}

const readText = async (path: string): Promise<string | undefined> =>
  readFile(path, "utf8").catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw explain(path, error);
  });

function orNothing<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof LedgerError) return undefined;
    throw error;
  }
}

function explain(path: string, error: unknown): unknown {
  if (error instanceof LedgerError || codeOf(error) === undefined) return error;
  const code = codeOf(error) === "EACCES" || codeOf(error) === "EPERM" || codeOf(error) === "EROFS" ? "denied" : "down";
  return new LedgerError(code, `the ledger could not be kept at ${path} (${codeOf(error)}): nothing was recorded`, {
    cause: error,
  });
}
