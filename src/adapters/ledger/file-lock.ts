/** One at a time, among processes that share a folder. */
import { randomUUID } from "node:crypto";
import { open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { LedgerError } from "../../ledger/ledger-error.ts";
import { codeOf } from "../scan/reason-of.ts";

export interface LockOptions {
  /** How long to wait for others (ms). */
  readonly patience?: number;
  /** After so long (ms) whoever holds it is taken for dead: what is done under it takes seconds. */
  readonly stale?: number;
}

const PATIENCE = 60_000;
const STALE = 120_000;
/** Between two looks (ms). */
const PAUSE = 50;

/** @throws LedgerError `contended` where others hold it for too long; whatever `work` throws */
export async function withLock<T>(
  path: string,
  work: () => Promise<T>,
  { patience = PATIENCE, stale = STALE }: LockOptions = {},
): Promise<T> {
  const mine = randomUUID();
  const began = performance.now();
  while (!(await take(path, mine))) {
    if (await isStale(path, stale)) await breakIt(path);
    else if (performance.now() - began > patience)
      throw new LedgerError(
        "contended",
        `another run holds ${path} for more than ${patience / 1000} s: try again, or remove it if no run is there`,
      );
    else await sleep(PAUSE * (0.5 + Math.random()));
  }
  try {
    return await work();
  } finally {
    // Taken for dead, it may be somebody else's by now.
    if ((await readFile(path, "utf8").catch(() => "")) === mine) await rm(path, { force: true });
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

/** Renamed, so that of several who break it one alone does. */
async function breakIt(path: string): Promise<void> {
  const broken = `${path}.${randomUUID()}`;
  await rename(path, broken).catch(() => undefined);
  await rm(broken, { force: true });
}
