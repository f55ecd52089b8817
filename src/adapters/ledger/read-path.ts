/** Single files of a commit, by one git process for all of them: it is started for the first and ended by `close`. */
import type { LedgerFile } from "../../audit/ledger-file.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import type { Git } from "../git/run-git.ts";
import { type GitStream, startStream } from "./git-stream.ts";
import { type Entry, hasBytes, readBlob } from "./stream-tree.ts";

/** Bytes of one folder's list: some 100 for each file. */
const MAX_TREE = 256 * 1024 * 1024;
const MAX_HEADER = 200;
const FOLDER = "40000";

export interface PathReader {
  /** @throws LedgerError `unreadable` where it is there and cannot be read */
  read(path: string): Promise<LedgerFile | undefined>;
  /** @throws LedgerError `unreadable` where git, in the end, does not stand by what it said */
  close(): Promise<void>;
}

type Folder = ReadonlyMap<string, Omit<Entry, "path">>;

/** @param commit its full id */
export function openPathReader(git: Pick<Git, "start">, commit: string): PathReader {
  /** By id. Each folder is taken apart once. */
  const folders = new Map<string, Folder>();
  let stream: GitStream | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function folderAt(blobs: GitStream, id: string, path: string): Promise<Folder> {
    const known = folders.get(id);
    if (known !== undefined) return known;
    const folder = await readFolder(blobs, id, path, commit.length / 2);
    folders.set(id, folder);
    return folder;
  }

  async function find(blobs: GitStream, path: string): Promise<Entry | undefined> {
    let id = `${commit}^{tree}`;
    const names = path.split("/");
    const name = names.pop() ?? "";
    for (const each of names) {
      const entry = (await folderAt(blobs, id, path)).get(each);
      if (entry?.mode !== FOLDER) return undefined;
      id = entry.id;
    }
    const entry = (await folderAt(blobs, id, path)).get(name);
    return entry === undefined || entry.mode === FOLDER ? undefined : { ...entry, path };
  }

  async function read(path: string): Promise<LedgerFile | undefined> {
    stream ??= startStream(git, ["cat-file", "--batch"]);
    const blobs = stream;
    try {
      const entry = await find(blobs, path);
      if (entry === undefined || !hasBytes(entry)) return undefined;
      blobs.ask(`${entry.id}\n`);
      return await readBlob(blobs, entry);
    } catch (error) {
      // Nobody knows what it would answer to the next question.
      stream = undefined;
      await blobs.close();
      throw error;
    }
  }

  return {
    // One question at a time: answers come in the order of questions.
    read(path) {
      const answer = last.then(() => read(path));
      last = answer.catch(() => undefined);
      return answer;
    },
    async close() {
      await last;
      const blobs = stream;
      stream = undefined;
      folders.clear();
      try {
        await blobs?.expectEnd();
      } finally {
        await blobs?.close();
      }
    },
  };
}

/** As git keeps it: of each entry its mode, a blank, its name, NUL, and its id as bytes. */
async function readFolder(blobs: GitStream, id: string, path: string, idBytes: number): Promise<Folder> {
  blobs.ask(`${id}\n`);
  const line = await blobs.answer.until(10, MAX_HEADER);
  const header = line instanceof Buffer ? line.toString("latin1") : "";
  if (header === `${id} missing`)
    throw new LedgerError(
      "unreadable",
      `${path}: the list of its folder, ${id}, is not in this clone: clone the ledger's branch anew, and whole`,
    );
  const size = Number(/^[0-9a-f]+ tree (\d{1,15})$/.exec(header)?.[1] ?? Number.POSITIVE_INFINITY);
  const bytes = size > MAX_TREE ? undefined : await blobs.answer.take(size);
  const end = bytes === undefined ? undefined : await blobs.answer.take(1);
  if (bytes === undefined || end?.[0] !== 10) throw await blobs.failure(`the folder of ${path} cannot be read`);
  const folder = new Map<string, Omit<Entry, "path">>();
  for (let at = 0; at < size; ) {
    const blank = bytes.indexOf(32, at);
    const nul = bytes.indexOf(0, blank);
    const next = nul + 1 + idBytes;
    if (blank === -1 || nul === -1 || next > size) throw await blobs.failure(`the folder of ${path} is cut off`);
    const name = bytes.toString("utf8", blank + 1, nul);
    folder.set(name, { mode: bytes.toString("latin1", at, blank), id: bytes.toString("hex", nul + 1, next) });
    at = next;
  }
  return folder;
}
