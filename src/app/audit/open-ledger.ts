/** Opens a ledger wherever the user says it lies. */
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { openClone } from "../../adapters/ledger/clone.ts";
import { openExported } from "../../adapters/ledger/exported.ts";
import { openFolder } from "../../adapters/ledger/folder.ts";
import type { LedgerSource } from "../../audit/ledger-source.ts";
import { type Io, UsageError } from "../io.ts";

export interface LedgerWhere {
  /** A clone, a folder that holds `records/`, or an exported file; by default the current folder. */
  readonly ledger?: string;
  readonly branch?: string;
}

/** @throws UsageError where there is nothing of the kind */
export async function openLedgerAt({ ledger = ".", branch }: LedgerWhere, { cwd }: Io): Promise<LedgerSource> {
  const path = resolve(cwd, ledger);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new UsageError(`${ledger} is not there: name a clone, a folder or an exported file`);
  if (found.isFile()) return openExported(path);
  const records = await stat(join(path, "records")).catch(() => undefined);
  return branch === undefined && records?.isDirectory() ? openFolder(path) : openClone(path, branch);
}
