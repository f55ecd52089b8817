/** All files of a commit with their contents, however many: git lists them, git reads them, and neither gets far ahead of what is taken. */
import { type LedgerFile, MAX_LEDGER_FILE } from "../../audit/ledger-file.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import type { Git } from "../git/run-git.ts";
import { type GitStream, startStream } from "./git-stream.ts";

export interface Entry {
  readonly path: string;
  readonly id: string;
  readonly mode: string;
}

/** Asked for at once. Two such lots are on their way at a time: git reads the next while the last is taken. */
const LOT = 500;
/** A path, with room to spare (bytes). */
const MAX_ENTRY = 16_384;
const MAX_HEADER = 200;

const LINK = "120000";
const SUBMODULE = "160000";

/**
 * @param wanted leaves out by path what need not be read
 * @throws LedgerError `unreadable` where git ends before it has said all
 */
export async function* streamTree(
  git: Pick<Git, "start">,
  commit: string,
  wanted: (path: string) => boolean,
): AsyncGenerator<LedgerFile> {
  const tree = startStream(git, ["ls-tree", "-r", "-z", "--full-tree", commit]);
  const blobs = startStream(git, ["cat-file", "--batch"]);
  tree.finish();
  try {
    const entries = listEntries(tree, wanted);
    const askForLot = async (): Promise<Entry[]> => {
      const lot: Entry[] = [];
      while (lot.length < LOT) {
        const { done, value } = await entries.next();
        if (done === true) break;
        lot.push(value);
      }
      const ids = lot.filter(hasBytes).map(({ id }) => `${id}\n`);
      if (ids.length > 0) blobs.ask(ids.join(""));
      return lot;
    };
    for (let lot = await askForLot(); lot.length > 0; ) {
      const next = await askForLot();
      for (const entry of lot) yield hasBytes(entry) ? await readBlob(blobs, entry) : oddEntry(entry);
      lot = next;
    }
    await blobs.expectEnd();
  } finally {
    await Promise.all([tree.close(), blobs.close()]);
  }
}

export const hasBytes = ({ mode }: Entry): boolean => mode !== LINK && mode !== SUBMODULE;
const oddEntry = ({ path, mode }: Entry): LedgerFile => ({
  path,
  bytes: new Uint8Array(),
  odd: mode === LINK ? "link" : "submodule",
});

async function* listEntries(tree: GitStream, wanted: (path: string) => boolean): AsyncGenerator<Entry, undefined> {
  for (;;) {
    const line = await tree.answer.until(0, MAX_ENTRY);
    if (line === undefined) break;
    const tab = typeof line === "string" ? -1 : line.indexOf(9);
    if (typeof line === "string" || tab === -1) throw await tree.failure("its list of files is cut off");
    const [mode = "", , id = ""] = line.toString("latin1", 0, tab).split(" ");
    const path = line.toString("utf8", tab + 1);
    if (wanted(path)) yield { mode, id, path };
  }
  await tree.expectEnd();
  return undefined;
}

/** The answer to a question for its id. */
export async function readBlob(blobs: GitStream, { id, path }: Entry): Promise<LedgerFile> {
  const line = await blobs.answer.until(10, MAX_HEADER);
  const header = line instanceof Buffer ? line.toString("latin1") : "";
  if (header === `${id} missing`)
    throw new LedgerError(
      "unreadable",
      `${path}: its object ${id} is not in this clone: clone the ledger's branch anew, and whole`,
    );
  const [found, type, length = ""] = header.split(" ");
  if (found !== id || type !== "blob" || !/^\d{1,15}$/.test(length))
    throw await blobs.failure(`${path} cannot be read`);
  const size = Number(length);
  const isLarge = size > MAX_LEDGER_FILE;
  const bytes = isLarge ? new Uint8Array() : await blobs.answer.take(size);
  const isThere = isLarge ? await blobs.answer.skip(size) : bytes !== undefined;
  const end = isThere ? await blobs.answer.take(1) : undefined;
  if (bytes === undefined || end?.[0] !== 10) throw await blobs.failure(`${path} cannot be read whole`);
  return isLarge ? { path, bytes, odd: "too-large" } : { path, bytes };
}
