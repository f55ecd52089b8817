import { type FileHandle, mkdtemp, open, rm, statfs } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Git } from "./run-git.ts";
import { streamBlobs, type TakeBlob, type WantedBlob } from "./stream-blobs.ts";

/** What became of one blob. A file can be read until `dispose`. */
export type SpooledBlob =
  | { readonly bytes: Buffer }
  | { readonly file: string; readonly size: number }
  | { readonly unavailable: string };

export interface Spool {
  /** Every id that was asked for. */
  readonly blobs: ReadonlyMap<string, SpooledBlob>;
  /** Deletes the files. */
  dispose(): Promise<void>;
}

/** In bytes. */
export interface SpoolLimits {
  /** A larger blob goes to the disk. */
  readonly inMemory: number;
  /** So does any blob once those in memory come to this. */
  readonly inMemoryAtAll: number;
  /** What is left free on the disk. */
  readonly spare: number;
}

const DEFAULTS: SpoolLimits = { inMemory: 1 << 20, inMemoryAtAll: 64 << 20, spare: 64 << 20 };

/**
 * Streams blobs out of one `git cat-file --batch` (https://git-scm.com/docs/git-cat-file), each compared with its id on the way: what
 * waits to be written holds git back, so memory does not grow with a blob.
 * @param sizes of the blobs that are in the repository; an id without one is missing, or too damaged to have a size
 * @param folder where a new folder is made. @throws the system's error where it cannot be
 */
export async function spoolBlobs(
  git: Pick<Git, "start">,
  ids: readonly string[],
  sizes: ReadonlyMap<string, number>,
  folder: string,
  limits: Partial<SpoolLimits> = {},
): Promise<Spool> {
  const all = { ...DEFAULTS, ...limits };
  const place = await mkdtemp(join(resolve(folder), "blobs-"));
  const blobs = new Map<string, SpooledBlob>();
  const { bavail, bsize } = await statfs(place);
  let [memory, disk] = [all.inMemoryAtAll, bavail * bsize - all.spare];
  const wanted: Wanted[] = [];
  for (const id of ids) {
    const size = sizes.get(id);
    if (size === undefined) blobs.set(id, { unavailable: `blob ${id} is not there, or cannot be read` });
    else if (size <= all.inMemory && size <= memory) {
      memory -= size;
      wanted.push({ id, size, file: undefined });
    } else if (size <= disk) {
      disk -= size;
      wanted.push({ id, size, file: join(place, id) });
    } else blobs.set(id, { unavailable: `there is no room on the disk for a blob of ${size} bytes` });
  }
  for (const [id, blob] of await streamBlobs(git, wanted, spoolBlob)) blobs.set(id, blob);
  return { blobs, dispose: () => rm(place, { recursive: true, force: true }) };
}

interface Wanted extends WantedBlob {
  readonly file: string | undefined;
}

/** A full disk does not stop the blobs that follow. */
const spoolBlob: TakeBlob<Wanted, SpooledBlob> = async ({ id, size, file }, copy) => {
  const bytes = file === undefined ? Buffer.allocUnsafe(size) : undefined;
  const target = file === undefined ? undefined : await Target.open(file);
  const copied = await copy(async (part, at) => {
    bytes?.set(part, at);
    await target?.write(part);
  });
  const problem = await target?.close();
  if (file !== undefined && (copied !== "intact" || problem !== undefined))
    await rm(file, { force: true }).catch(() => {});
  if (problem !== undefined) return { unavailable: `blob ${id} could not be written to the disk (${problem})` };
  return file === undefined ? { bytes: bytes ?? Buffer.alloc(0) } : { file, size };
};

/** A new file; after the first error nothing more is written, and `close` tells which it was. */
class Target {
  private readonly handle: FileHandle | undefined;
  private problem: string | undefined;

  private constructor(handle: FileHandle | undefined, problem: string | undefined) {
    this.handle = handle;
    this.problem = problem;
  }

  static open(file: string): Promise<Target> {
    return open(file, "wx", 0o600).then(
      (handle) => new Target(handle, undefined),
      (error: unknown) => new Target(undefined, codeOf(error)),
    );
  }

  async write(part: Buffer): Promise<void> {
    if (this.problem !== undefined) return;
    await this.handle?.writeFile(part).catch((error: unknown) => {
      this.problem = codeOf(error);
    });
  }

  async close(): Promise<string | undefined> {
    await this.handle?.close().catch((error: unknown) => {
      this.problem ??= codeOf(error);
    });
    return this.problem;
  }
}

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "no reason given";
