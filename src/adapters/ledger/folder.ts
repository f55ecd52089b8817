/** A ledger as files of a folder: a checkout of its branch, or what `check --ledger` keeps. */
import { constants } from "node:fs";
import { lstat, open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { isPlainPath, type LedgerFile, MAX_LEDGER_FILE, type Odd } from "../../audit/ledger-file.ts";
import type { LedgerSource } from "../../audit/ledger-source.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import { WORKSPACE } from "./keep-folder.ts";

/** Git's own, and what `check --ledger` works in. */
const NO_LEDGER: ReadonlySet<string> = new Set([".git", WORKSPACE]);

/** A ledger has three levels; what lies deeper than this is not looked for. */
const MAX_LEVELS = 8;

export async function openFolder(folder: string): Promise<LedgerSource> {
  return {
    name: `the folder ${folder}`,
    files: (wanted = () => true) => walk(folder, "", wanted),
    async read(path) {
      if (!isPlainPath(path)) return undefined;
      if ((await lstat(join(folder, path)).catch(() => undefined)) === undefined) return undefined;
      const file = await readOne(folder, path);
      return file.odd === undefined ? file.bytes : undefined;
    },
    close: async () => {},
  };
}

/** In path order, one folder's names at a time. */
async function* walk(
  root: string,
  below: string,
  wanted: (path: string) => boolean,
  level = 0,
): AsyncGenerator<LedgerFile> {
  const entries = await readdir(join(root, below), { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(join(root, below), error);
  });
  const named = entries
    .filter(({ name }) => below !== "" || !NO_LEDGER.has(name))
    .map((entry) => ({ entry, path: below === "" ? entry.name : `${below}/${entry.name}` }))
    // As git sorts them: a folder as if its name ended in `/`.
    .map(({ entry, path }) => ({ entry, path, key: entry.isDirectory() ? `${path}/` : path }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const { entry, path } of named) {
    if (!entry.isDirectory()) {
      if (!wanted(path)) continue;
      yield entry.isFile() ? await readOne(root, path) : odd(path, entry.isSymbolicLink() ? "link" : "special");
    } else if (level < MAX_LEVELS) yield* walk(root, path, wanted, level + 1);
    else if (wanted(path)) yield odd(path, "too-deep");
  }
}

const odd = (path: string, what: Odd): LedgerFile => ({ path, bytes: new Uint8Array(), odd: what });

/** Neither a link nor a pipe, even if one took the file's place a moment ago: opening a pipe would wait for ever. */
const OPEN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

async function readOne(root: string, path: string): Promise<LedgerFile> {
  const name = join(root, path);
  try {
    const handle = await open(name, OPEN);
    try {
      const found = await handle.stat();
      if (!found.isFile()) return odd(path, "special");
      if (found.size > MAX_LEDGER_FILE) return odd(path, "too-large");
      return { path, bytes: await handle.readFile() };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ELOOP") return odd(path, "link");
    throw unreadable(name, error);
  }
}

function unreadable(name: string, error: unknown): LedgerError {
  const why = error instanceof Error ? error.message : String(error);
  return new LedgerError("unreadable", `${name} cannot be read: ${why}`, { cause: error });
}
