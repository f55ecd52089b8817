/**
 * Which record is about which pull request, kept beside a folder's ledger so that a pull request without a memory, as every one is at first,
 * does not cost the reading of all records. It is no more than a saving: names of records are always listed, and each that it does not know is read.
 */
import { appendFile, mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sha256Hex } from "../../core/canonical-json.ts";
import { pullsMaybe } from "../../ledger/rebuild-head.ts";

/** Bytes of the index of one shard; what is larger is begun anew. A line has some 70, and a ledger 256 shards. */
const MAX_INDEX = 64 * 1024 * 1024;
const LINE = /^([0-9a-f]{64}) ([1-9]\d{0,15})$/;

export interface RecordIndex {
  /**
   * The names of the records that may be about a pull request, and perhaps of some that are not.
   * @param read the text of a record; nothing where it is gone meanwhile
   */
  find(pullRequest: number, read: (sha256: string) => Promise<string | undefined>): Promise<string[]>;
  /** Takes note of a record that is there. */
  add(sha256: string, pullRequest: number): Promise<void>;
}

/**
 * @param records the ledger's folder of records
 * @param folder where to keep the index
 */
export function openRecordIndex(records: string, folder: string): RecordIndex {
  const pathOf = (shard: string) => join(folder, shard);

  async function* named(): AsyncGenerator<{ shard: string; names: readonly string[] }> {
    for (const shard of await readdir(records)) {
      if (!/^[0-9a-f]{2}$/.test(shard)) continue;
      const files = await readdir(join(records, shard));
      yield { shard, names: files.flatMap((name) => /^([0-9a-f]{64})\.json$/.exec(name)?.[1] ?? []) };
    }
  }

  return {
    async find(pullRequest, read) {
      const found: string[] = [];
      for await (const { shard, names } of named()) {
        const known = await readShard(pathOf(shard));
        const fresh: string[] = [];
        for (const sha256 of names) {
          const about = known.get(sha256);
          if (about === pullRequest) found.push(sha256);
          if (about !== undefined) continue;
          const text = await read(sha256);
          const numbers = text === undefined ? [] : pullsMaybe(text);
          if (numbers.includes(pullRequest)) found.push(sha256);
          // What is not what its name says may be brought back, and is another then.
          if (text !== undefined && numbers.length === 1 && sha256Hex(text) === sha256)
            fresh.push(`${sha256} ${numbers[0]}\n`);
        }
        if (fresh.length > 0) await note(pathOf(shard), fresh.join(""));
      }
      return found;
    },
    add: (sha256, pullRequest) => note(pathOf(sha256.slice(0, 2)), `${sha256} ${pullRequest}\n`),
  };
}

/** What it says in two ways, or in half a line, it does not know. */
async function readShard(path: string): Promise<Map<string, number>> {
  const known = new Map<string, number>();
  const disputed = new Set<string>();
  const text = await readBounded(path);
  // What follows the last line end was cut off.
  for (const line of text.split("\n").slice(0, -1)) {
    const [, sha256, digits] = LINE.exec(line) ?? [];
    if (sha256 === undefined) continue;
    const number = Number(digits);
    if ((known.get(sha256) ?? number) !== number) disputed.add(sha256);
    known.set(sha256, number);
  }
  for (const sha256 of disputed) known.delete(sha256);
  return known;
}

async function readBounded(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size <= MAX_INDEX) return await readFile(path, "latin1");
    await rm(path);
  } catch {
    // It is not there yet, or another user's: everything is read.
  }
  return "";
}

/** A few whole lines at the end. Another run may write at the same time, and the worst that comes of it is a line that says nothing. */
async function note(path: string, lines: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await appendFile(path, lines);
  } catch {
    // What is not noted is read the next time.
  }
}
