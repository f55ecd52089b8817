import { escapeEvidence } from "../escape-evidence.ts";
import type { ScanLimits } from "../limits.ts";
import type { Notes, Reading } from "../reading.ts";
import { allowedUses, classify } from "./classify.ts";
import { type Imported, type ImportTable, isExcused, isReaching, usesOf } from "./imports.ts";

/** What the lists say of one import, once for the file. */
export function judge(imported: Imported, notes: Notes): void {
  if (isExcused(imported)) return;
  const { module, name, spelt, offset } = imported;
  const evidence = escapeEvidence(`${spelt[0]} ${spelt[1]}`);
  const shown = escapeEvidence(`${module}.${name}`);
  const uses = usesOf(imported);
  const where = { offset, evidence, import: shown };
  if (isReaching(imported) || (imported.attribute !== true && isReaching({ module: spelt[0], name: spelt[1] })))
    notes.find("PKL005", `${shown} is imported.`, where);
  if (uses.some((use) => classify(imported, use) === "blocked"))
    notes.find("PKL001", `${shown} is ${uses.join(" and ")}.`, where);
  else {
    const refused = uses.filter((use) => classify(imported, use) !== "allowed");
    if (refused.length === 0) return;
    if (allowedUses(module, name) === undefined) notes.find("PKL002", `${shown} is ${uses.join(" and ")}.`, where);
    else notes.find("PKL012", `${shown} is ${refused.join(" and ")}.`, where);
  }
}

/** Imports that another way to read the same bytes meets, and the first did not. */
export function judgeOthers(
  others: ImportTable,
  known: ImportTable,
  counts: (imported: Imported) => boolean,
  notes: Notes,
): void {
  const names = new Set(known.all.map(({ module, name }) => `${module}\n${name}`));
  for (const other of others.all)
    if (!names.has(`${other.module}\n${other.name}`) && counts(other)) judge(other, notes);
}

/** Spelt like names, as chance does not spell them. */
export const isNamed = ({ module, name }: Imported): boolean => /^[\w.]+$/.test(module) && /^[\w.]+$/.test(name);

/** What comes from a hostile file, short: results of many files are kept at once. */
const LONGEST = 200;
const bound = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST).toWellFormed()}\u2026`;

export function withImports(reading: Reading, imports: ImportTable, limits: ScanLimits): Reading {
  const own = imports.all
    .filter((imported) => !isExcused(imported))
    .flatMap((imported) =>
      usesOf(imported).map((use) => ({
        module: bound(imported.module),
        name: bound(imported.name),
        use,
        class: classify(imported, use),
      })),
    );
  return { ...reading, imports: [...own, ...reading.imports].slice(0, limits.imports) };
}
