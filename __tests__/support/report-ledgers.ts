/** Ledgers to make reports of, as exported files. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { playHistory } from "../../scripts/make-ledger/history.ts";
import { openBranchOutlet, openExportOutlet } from "../../scripts/make-ledger/outlets.ts";
import { writeExportLine } from "../../src/audit/export-line.ts";
import type { Facts } from "../../src/core/facts.ts";
import { entryOf, type LedgerEntry } from "../../src/ledger/layout.ts";
import { decide, mergeOf } from "../ledger/samples.ts";
import { act, change, digestsOf, facts, policy, requirement } from "./builders.ts";

const root = join(import.meta.dirname, "..", "..");

/** A small invented history: as an export, and as the branch of a repository. */
export async function writeHistory(path: string, repository: string, pulls = 60, seed = 11): Promise<void> {
  const outlets = [openExportOutlet(path), openBranchOutlet(repository, "secmlops-ledger")];
  await playHistory({
    ...{ root, pulls, seed, until: "2026-11-20" },
    append: (entry, headline, at) => {
      for (const outlet of outlets) outlet.append(entry, headline, at);
    },
  });
  for (const outlet of outlets) await outlet.close();
}

/** Text that would do something, were it taken for markup or script. */
export const HOSTILE = `</script><script>window.pwned=1</script><img src=x onerror="window.pwned=2">&lt;b&gt;'"\`$\{1}`;

/** One merged pull request in which everything that somebody may choose is hostile. */
export function writeHostile(path: string): void {
  const by = policy({
    requirements: [requirement({ title: `Title ${HOSTILE}`, why: `Why ${HOSTILE}`, controls: [`evil:${HOSTILE}`] })],
  });
  const given = (acts: Facts["acts"]): Facts =>
    facts({
      repository: { name: `acme/${HOSTILE}`, url: "https://github.com/acme/credit" },
      pullRequest: { author: { login: `<b>${HOSTILE}` }, url: "javascript:window.pwned=3" },
      changes: [change(`models/${HOSTILE}.onnx`), change("models/\u202efdp.exe\u202c")],
      acts,
    });
  const shown = digestsOf(by, given({ known: [] }));
  const signed = act({ note: `Note ${HOSTILE}`, shown, url: "javascript:window.pwned=4" });
  const first = decide(given({ known: [signed] }), undefined, by);
  const merge = mergeOf(first.head);
  const name = { ...merge.predicate.repository, name: `acme/${HOSTILE}` };
  const last = entryOf({ ...merge, predicate: { ...merge.predicate, repository: name } }, { previous: first.head });
  writeLedger(path, [first, last]);
}

/** A ledger of a few entries. */
export function writeLedger(path: string, entries: readonly LedgerEntry[]): void {
  const files = new Map(entries.flatMap((entry) => entry.files).map((file) => [file.path, file]));
  const lines = [...files.values()].map(({ path: name, contents }) =>
    writeExportLine({ path: name, bytes: Buffer.from(contents) }),
  );
  writeFileSync(path, Buffer.concat(lines.flatMap((line) => [line, Buffer.from("\n")])));
}
