/** Writes an invented ledger: see scripts/make-ledger.js. */
import { rmSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { makeBulk } from "./bulk.ts";
import { playHistory } from "./history.ts";
import { type Outlet, openBranchOutlet, openExportOutlet, openFolderOutlet, openImport } from "./outlets.ts";
import { NAMES } from "./people.ts";

/** @param words the command line; @param root the package's folder */
export async function makeLedger(words: readonly string[], root: string): Promise<void> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      pulls: { type: "string", default: "1000" },
      seed: { type: "string", default: "1" },
      until: { type: "string", default: "2026-11-20" },
      out: { type: "string", multiple: true, default: [] },
      branch: { type: "string", default: "secmlops-ledger" },
      repo: { type: "string" },
      people: { type: "string" },
      records: { type: "string" },
    },
  });
  const [first] = values.out;
  if (values.records !== undefined && first !== undefined) {
    const counts = await makeBulk(root, first, Number(values.records));
    process.stderr.write(`${JSON.stringify(counts)}\n`);
    return;
  }
  const outlets = values.out.map((out): Outlet => {
    rmSync(out, { recursive: true, force: true });
    if (out.endsWith(".jsonl")) return openExportOutlet(out);
    return out.endsWith(".git") ? openBranchOutlet(out, values.branch) : openFolderOutlet(out);
  });
  if (values.repo !== undefined) rmSync(values.repo, { recursive: true, force: true });
  const repository = values.repo === undefined ? undefined : openImport(values.repo);
  if (values.repo !== undefined && values.out.length === 0) outlets.push(openBranchOutlet(values.repo, values.branch));
  const started = Date.now();
  const counts = await playHistory({
    root,
    pulls: Number(values.pulls),
    seed: Number(values.seed),
    until: values.until,
    ...(repository === undefined ? {} : { repository: repository.write }),
    append: (entry, headline, at) => {
      for (const outlet of outlets) outlet.append(entry, headline, at);
    },
  });
  for (const outlet of [repository, ...outlets]) await outlet?.close();
  if (values.people !== undefined)
    writeFileSync(
      values.people,
      `login,name,id\n${NAMES.map(({ login, id, name }) => `${login},${name},${id}\n`).join("")}`,
    );
  process.stderr.write(`${JSON.stringify(counts)} in ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}
