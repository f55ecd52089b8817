/** Opens a ledger wherever the user says it lies. */
import { lstat, readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { GitError } from "../../adapters/git/git-error.ts";
import { openRepository } from "../../adapters/git/repository.ts";
import { hasBranch, openCheckout, openClone } from "../../adapters/ledger/clone.ts";
import { openExported } from "../../adapters/ledger/exported.ts";
import { openFolder } from "../../adapters/ledger/folder.ts";
import type { LedgerSource } from "../../audit/ledger-source.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import { type Io, tell, UsageError } from "../io.ts";
import { showProgress } from "./show-progress.ts";

export interface LedgerWhere {
  /** A clone, a folder that holds `records/`, or an exported file; by default the current folder. */
  readonly ledger?: string;
  readonly branch?: string;
}

const EXPECTED =
  "expected a clone with the branch secmlops-ledger (another is named with --branch), a folder that holds records/, or a file that `audit export --format jsonl` wrote";

/**
 * Says on stderr what it leaves out of what lies there, and on a terminal how far it has read.
 * @throws UsageError where there is nothing of the kind; LedgerError, GitError where a clone has not what is asked for
 */
export const openLedgerAt = async (where: LedgerWhere, io: Io): Promise<LedgerSource> =>
  showProgress(await openWhere(where, io), io);

/** The name of the repository that a ledger lies in, if it lies in a clone that has one. */
export async function remoteOf(source: LedgerSource, io: Pick<Io, "cwd">, ledger = "."): Promise<string | undefined> {
  if (source.tip === undefined) return undefined;
  return (await openRepository(resolve(io.cwd, ledger))).remoteName();
}

async function openWhere({ ledger = ".", branch }: LedgerWhere, io: Io): Promise<LedgerSource> {
  const path = resolve(io.cwd, ledger);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new UsageError(`${ledger} is not there: ${EXPECTED}`);
  if (found.isFile()) return openFile(path);
  if (!found.isDirectory()) throw new UsageError(`${ledger} is no ledger: ${EXPECTED}`);
  if (branch !== undefined || !(await isFolder(join(path, "records")))) return openBranch(path, branch);
  if (await isThere(join(path, ".git"))) {
    const source = await openWorkTree(path, ledger, io);
    if (source !== undefined) return source;
  }
  if (!(await looksLikeLedger(path))) throw new UsageError(`${ledger} is no ledger: ${EXPECTED}`);
  return openFolder(path);
}

/** Its first line says whether it is an export at all; what is wrong further on is for `audit verify` to find. */
async function openFile(path: string): Promise<LedgerSource> {
  const source = openExported(path);
  try {
    for await (const _ of source.files()) break;
  } catch (error) {
    if (error instanceof LedgerError) throw new UsageError(error.message);
    throw error;
  }
  return source;
}

async function openBranch(path: string, branch: string | undefined): Promise<LedgerSource> {
  try {
    return await openClone(path, branch);
  } catch (error) {
    if (!(error instanceof GitError) || error.code !== "not-a-repository") throw error;
    // Git's advice is for whoever wants to begin a repository.
    throw new UsageError(
      `${error.message.replace(/: change into one, or run `git init`$/, "")}, and is no ledger: ${EXPECTED}`,
    );
  }
}

/** Files show nothing of how they came about, so that what is committed is read from the commits. */
async function openWorkTree(path: string, ledger: string, io: Io): Promise<LedgerSource | undefined> {
  const checkout = await openCheckout(path);
  if (checkout === undefined) {
    if (await hasBranch(path)) return openClone(path);
    tell(io, `note: ${ledger} is a work tree of git whose commit holds no ledger: its files are read as a folder`);
    return undefined;
  }
  const { source, differing, elsewhere } = checkout;
  if (differing > 0)
    tell(
      io,
      `note: ${ledger} is read as it is committed; ${differing === 1 ? "1 file there differs" : `${differing} files there differ`} from the commit and ${differing === 1 ? "is" : "are"} not looked at`,
    );
  for (const name of elsewhere)
    tell(
      io,
      `note: ${name} is at another commit than the branch that is checked out: name it with --branch to read that`,
    );
  return source;
}

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() === true;
const isThere = async (path: string): Promise<boolean> => (await lstat(path).catch(() => undefined)) !== undefined;

/** A folder of records by the beginning of their digests, or none at all: of an empty ledger others say that it is empty. */
async function looksLikeLedger(path: string): Promise<boolean> {
  const all = await readdir(join(path, "records")).catch(() => []);
  const names = all.filter((name) => !name.startsWith("."));
  return (
    names.length === 0 || names.some((name) => /^[0-9a-f]{2}$/.test(name)) || (await isFolder(join(path, "pulls")))
  );
}
