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
    if (await isStale(path, stale)) await breakIt(path, stale);
    else if (performance.now() - began > patience)
      throw new LedgerError(
        "contended",
        `another run holds ${path} for more than ${patience / 1000} s: try again, or remove it if no run is there`,
      );
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

/**
 * By one at a time, or a second one, who saw the same stale lock, would break the lock that somebody took after the first. Whoever took
 * it in the moment between the last look and the breaking gets it back.
 */
async function breakIt(path: string, stale: number): Promise<void> {
  const turn = `${path}.breaking`;
  if (!(await take(turn, randomUUID()))) {
    // Left by somebody who was killed while breaking.
    if (await isStale(turn, stale)) await rm(turn, { force: true });
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
