/** One at a time, among processes that share a folder. */
import { randomUUID } from "node:crypto";
import { link, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { LedgerError } from "../../ledger/ledger-error.ts";
import { codeOf } from "../scan/reason-of.ts";

export interface LockOptions {
  /** How long to wait for others (ms). */
  readonly patience?: number;
  /** After so long (ms) whoever holds it is taken for dead: what is done under it takes seconds. */
  readonly stale?: number;
}

/** Longer than it takes for a lock to be stale, so that the run after one that was killed goes on by itself. */
const PATIENCE = 90_000;
const STALE = 45_000;
/** Between two looks (ms). */
const PAUSE = 50;

/** @throws LedgerError `contended` where the lock is no longer this run's, since it was taken for dead */
export type StillMine = () => Promise<void>;

/**
 * @param work what it does that others must not do meanwhile, it does directly after asking whether the lock is still its own
 * @throws LedgerError `contended` where others hold it for too long; whatever `work` throws
 */
export async function withLock<T>(
  path: string,
  work: (stillMine: StillMine) => Promise<T>,
  { patience = PATIENCE, stale = STALE }: LockOptions = {},
): Promise<T> {
  const mine = randomUUID();
  const began = performance.now();
  while (!(await take(path, mine))) {
    // Whatever its age: one that is stale may be another's, who alone may remove it.
    if (performance.now() - began > patience) throw await tellWaited(path, { patience, stale });
    if (await isStale(path, stale)) await breakIt(path, stale);
    await sleep(PAUSE * (0.5 + Math.random()));
  }
  const isMine = async () => (await readFile(path, "utf8").catch(() => "")) === mine;
  try {
    return await work(async () => {
      if (!(await isMine()))
        throw new LedgerError(
          "contended",
          `${path} is another run's by now, since this one stood still for more than ${stale / 1000} s: it writes nothing more; try again`,
        );
    });
  } finally {
    if (await isMine()) await rm(path, { force: true });
  }
}

async function tellWaited(path: string, { patience, stale }: Required<LockOptions>): Promise<LedgerError> {
  const waited = `after ${patience / 1000} s`;
  if (!(await isStale(path, stale)))
    return new LedgerError(
      "contended",
      `another run still holds ${path} ${waited}: try again, or remove it if no run is there`,
    );
  const turn = breakingOf(path);
  const left = (await stat(turn).catch(() => undefined)) === undefined ? path : `${path} and ${turn}`;
  return new LedgerError(
    "contended",
    `a run that ended long ago left ${left}, and this run cannot take it away, since it may be another user's or no file: ${waited}, nothing was recorded; remove it, and run all of them as one user`,
  );
}

async function take(path: string, mine: string): Promise<boolean> {
  try {
    await writeFile(path, mine, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw new LedgerError("denied", `${path} cannot be written (${codeOf(error)}): nothing was recorded`, {
      cause: error,
    });
  }
}

/** Both times are the file system's own, whatever clock a network folder has. */
async function isStale(path: string, stale: number): Promise<boolean> {
  const probe = `${path}.${randomUUID()}`;
  try {
    await (await open(probe, "wx")).close();
    const [held, now] = await Promise.all([stat(path), stat(probe)]);
    return now.mtimeMs - held.mtimeMs > stale;
  } catch {
    return false;
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
}

const breakingOf = (path: string): string => `${path}.breaking`;

/**
 * By one at a time, or a second one, who saw the same stale lock, would break the lock that somebody took after the first. Whoever took
 * it in the moment between the last look and the breaking gets it back.
 */
async function breakIt(path: string, stale: number): Promise<void> {
  const turn = breakingOf(path);
  if (!(await take(turn, randomUUID()))) {
    // Left by somebody who was killed while breaking. Where it may not be removed, patience ends.
    if (await isStale(turn, stale)) await rm(turn, { force: true }).catch(() => undefined);
    return;
  }
  try {
    if (!(await isStale(path, stale))) return;
    const held = await readFile(path, "utf8").catch(() => undefined);
    if (held === undefined) return;
    const broken = `${path}.${randomUUID()}`;
    await rename(path, broken).catch(() => undefined);
    const found = await readFile(broken, "utf8").catch(() => undefined);
    if (found !== undefined && found !== held) await link(broken, path).catch(() => undefined);
    await rm(broken, { force: true });
  } finally {
    await rm(turn, { force: true });
  }
}
