/** The contents of blobs, one after the other, as git writes them. */
import { createHash } from "node:crypto";
import type { Git } from "./run-git.ts";

export interface WantedBlob {
  readonly id: string;
  /** Bytes. */
  readonly size: number;
}

export interface UnavailableBlob {
  readonly unavailable: string;
}

/** Whether all bytes came and give the blob's id, or give another, or git ended before. */
export type Copied = "intact" | "altered" | "cut";

/**
 * Takes one blob. What `copy` hands over has to be used before it is asked for more; after it the blob is settled as what is returned,
 * unless it is not intact.
 */
export type TakeBlob<W extends WantedBlob, T> = (
  wanted: W,
  copy: (put: (part: Buffer, at: number) => Promise<void> | void) => Promise<Copied>,
) => Promise<T>;

/** Git ends where it meets some kinds of damage, and is started again for the rest: not without end. */
const MAX_STARTS = 50;

/**
 * Streams blobs out of one `git cat-file --batch` (https://git-scm.com/docs/git-cat-file), each compared with its id on the way: what
 * waits to be taken holds git back, so memory does not grow with a blob.
 * @returns every id that was asked for
 */
export async function streamBlobs<W extends WantedBlob, T>(
  git: Pick<Git, "start">,
  blobs: readonly W[],
  take: TakeBlob<W, T>,
): Promise<Map<string, T | UnavailableBlob>> {
  const wanted = [...blobs];
  const taken = new Map<string, T | UnavailableBlob>();
  for (let starts = 0; wanted.length > 0; starts += 1) {
    if (starts < MAX_STARTS) await readBatch(git, wanted, taken, take);
    else for (const { id } of wanted.splice(0)) taken.set(id, damaged(id, "so are many others"));
  }
  return taken;
}

const damaged = (id: string, why: string): UnavailableBlob => ({
  unavailable: `blob ${id} is damaged (${why}): run \`git fsck --full\`, and clone anew`,
});

/** Takes from `wanted` what one process of git answers for, at least one blob. */
async function readBatch<W extends WantedBlob, T>(
  git: Pick<Git, "start">,
  wanted: W[],
  taken: Map<string, T | UnavailableBlob>,
  take: TakeBlob<W, T>,
): Promise<void> {
  const child = git.start(["cat-file", "--batch"]);
  const closed = new Promise<void>((done) => void child.once("close", done).once("error", () => done()));
  child.stderr.resume();
  child.stdin.on("error", () => {});
  child.stdin.end(wanted.map(({ id }) => `${id}\n`).join(""));
  const answer = new Answer(child.stdout);
  try {
    for (let next = wanted[0]; next !== undefined; next = wanted[0]) {
      const blob = next;
      const header = await answer.line();
      wanted.shift();
      if (header !== `${blob.id} blob ${blob.size}`) {
        const why = header === undefined ? "git cannot read it" : "git calls it something else";
        taken.set(blob.id, damaged(blob.id, why));
        if (header?.endsWith(" missing") !== true) return;
        continue;
      }
      let copied: Copied = "cut";
      const result = await take(blob, async (put) => {
        copied = await copy(answer, blob, put);
        return copied;
      });
      taken.set(blob.id, settle(blob.id, copied, result));
      if (copied === "cut") return;
    }
  } finally {
    child.stdout.destroy();
    child.kill();
    await closed;
  }
}

function settle<T>(id: string, copied: Copied, result: T): T | UnavailableBlob {
  if (copied === "cut") return damaged(id, "git cannot read all of it");
  return copied === "altered" ? damaged(id, "it is not what its id says") : result;
}

async function copy(
  answer: Answer,
  { id, size }: WantedBlob,
  put: (part: Buffer, at: number) => Promise<void> | void,
): Promise<Copied> {
  const hash = createHash(id.length === 40 ? "sha1" : "sha256").update(`blob ${size}\0`);
  for (let done = 0; done < size; ) {
    const part = await answer.part(size - done);
    if (part === undefined) return "cut";
    hash.update(part);
    await put(part, done);
    done += part.length;
  }
  if ((await answer.part(1))?.[0] !== 0x0a) return "cut";
  return hash.digest("hex") === id ? "intact" : "altered";
}

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
