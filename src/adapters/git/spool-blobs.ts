import { createHash, type Hash } from "node:crypto";
import { type FileHandle, mkdtemp, open, rm, statfs } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Git } from "./run-git.ts";

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
/** Git ends where it meets some kinds of damage, and is started again for the rest: not without end. */
const MAX_STARTS = 50;

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
  for (let starts = 0; wanted.length > 0; starts += 1) {
    if (starts < MAX_STARTS) await readBatch(git, wanted, blobs);
    else for (const { id } of wanted.splice(0)) blobs.set(id, damaged(id, "so are many others"));
  }
  return { blobs, dispose: () => rm(place, { recursive: true, force: true }) };
}

interface Wanted {
  readonly id: string;
  readonly size: number;
  readonly file: string | undefined;
}

const damaged = (id: string, why: string): SpooledBlob => ({
  unavailable: `blob ${id} is damaged (${why}): run \`git fsck --full\`, and clone anew`,
});

/** Takes from `wanted` what one process of git answers for, at least one blob. */
async function readBatch(git: Pick<Git, "start">, wanted: Wanted[], blobs: Map<string, SpooledBlob>): Promise<void> {
  const child = git.start(["cat-file", "--batch"]);
  const closed = new Promise<void>((done) => void child.once("close", done).once("error", () => done()));
  child.stderr.resume();
  child.stdin.on("error", () => {});
  child.stdin.end(wanted.map(({ id }) => `${id}\n`).join(""));
  const answer = new Answer(child.stdout);
  try {
    for (let next = wanted[0]; next !== undefined; next = wanted[0]) {
      const header = await answer.line();
      wanted.shift();
      if (header !== `${next.id} blob ${next.size}`) {
        blobs.set(
          next.id,
          damaged(next.id, header === undefined ? "git cannot read it" : "git calls it something else"),
        );
        if (header?.endsWith(" missing") !== true) return;
        continue;
      }
      const blob = await take(answer, next);
      blobs.set(next.id, blob ?? damaged(next.id, "git cannot read all of it"));
      if (blob === undefined) return;
    }
  } finally {
    child.stdout.destroy();
    child.kill();
    await closed;
  }
}

/** One blob; `undefined` where git ended in the middle. A full disk does not stop the blobs that follow. */
async function take(answer: Answer, { id, size, file }: Wanted): Promise<SpooledBlob | undefined> {
  const hash = createHash(id.length === 40 ? "sha1" : "sha256").update(`blob ${size}\0`);
  const bytes = file === undefined ? Buffer.allocUnsafe(size) : undefined;
  const target = file === undefined ? undefined : await Target.open(file);
  const whole = await copy(answer, size, hash, async (part, at) => {
    bytes?.set(part, at);
    await target?.write(part);
  });
  const problem = await target?.close();
  const intact = whole && hash.digest("hex") === id;
  if (file !== undefined && (!intact || problem !== undefined)) await rm(file, { force: true }).catch(() => {});
  if (!whole) return undefined;
  if (!intact) return damaged(id, "it is not what its id says");
  if (problem !== undefined) return { unavailable: `blob ${id} could not be written to the disk (${problem})` };
  return file === undefined ? { bytes: bytes ?? Buffer.alloc(0) } : { file, size };
}

async function copy(
  answer: Answer,
  size: number,
  hash: Hash,
  put: (part: Buffer, at: number) => Promise<void>,
): Promise<boolean> {
  for (let done = 0; done < size; ) {
    const part = await answer.part(size - done);
    if (part === undefined) return false;
    hash.update(part);
    await put(part, done);
    done += part.length;
  }
  return (await answer.part(1))?.[0] === 0x0a;
}

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

/** Longer than any answer's first line. */
const MAX_LINE = 200;

/** What git writes, in lines and parts. */
class Answer {
  private readonly parts: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(output: AsyncIterable<Buffer>) {
    this.parts = output[Symbol.asyncIterator]();
  }

  /** At most `length` bytes; `undefined` at the end. */
  async part(length: number): Promise<Buffer | undefined> {
    if (this.rest.length === 0) {
      const next = await this.parts.next().catch(() => undefined);
      if (next === undefined || next.done === true) return undefined;
      this.rest = next.value;
    }
    const part = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(part.length);
    return part;
  }

  async line(): Promise<string | undefined> {
    let text = "";
    for (;;) {
      const byte = (await this.part(1))?.[0];
      if (byte === undefined || text.length > MAX_LINE) return undefined;
      if (byte === 0x0a) return text;
      text += String.fromCharCode(byte);
    }
  }
}
