/** What the gate itself counted in the artefacts of a change: findings that base did not have, and columns that may be personal. */
import type { ScanVerdict } from "../../scan/result.ts";
import { personalColumns } from "../../scan/tables/personal-columns.ts";
import type { Item } from "../change/item.ts";
import type { Facts } from "../facts.ts";
import type { Allowance } from "../policy/policy.ts";
import { artefactOf } from "../proofs/artefacts.ts";
import { weighScan } from "../proofs/weigh-scan.ts";
import type { ScanFact } from "../scan-facts.ts";
import type { Measure } from "../verdict.ts";
import type { Finding } from "./tell-numbers.ts";

/** The rule that tells of columns by their names: it is about privacy, and counted there. */
const PERSONAL_COLUMNS = "TAB001";
const EXAMPLES = 5;
const NOT_SAFE: readonly ScanVerdict[] = ["dangerous", "malformed", "unknown"];

/**
 * @param allow what the policy accepts although a scan objects
 * @param items what the change governs, by which new files are told from altered ones
 */
export function measureScans(
  { scans }: Pick<Facts, "scans">,
  allow: readonly Allowance[],
  items: readonly Item[],
): Finding[] {
  const read = scans.filter(({ reach }) => reach !== "none");
  const added = new Set(items.flatMap((item) => (item.status === "added" ? (artefactOf(item)?.path ?? []) : [])));
  return [
    ...measureFindings(read, allow).map((each): Finding => ({ ...each, concern: "security", asked: true })),
    ...read
      .flatMap((scan) => measureColumns(scan, added.has(scan.path)))
      .map((each): Finding => ({ ...each, concern: "privacy", asked: true })),
  ];
}

/** Nothing where nothing was read. Base's own findings are known only where the head has them too, so there is no better. */
function measureFindings(read: readonly ScanFact[], allow: readonly Allowance[]): Measure[] {
  if (read.length === 0) return [];
  const weighed = read.map((scan) => {
    const { verdict, findings } = weighScan(scan, allow);
    const fresh = findings.filter(({ onBase, rule }) => !onBase && rule !== PERSONAL_COLUMNS);
    return { scan, verdict, fresh, unlisted: verdict === "safe" ? 0 : scan.omitted };
  });
  const count = weighed.reduce((sum, { fresh, unlisted }) => sum + fresh.length + unlisted, 0);
  const rules = new Set(weighed.flatMap(({ fresh }) => fresh.map(({ rule }) => rule)));
  const unsafe = NOT_SAFE.flatMap((wanted): Measure[] => {
    const all = weighed.filter(({ verdict }) => verdict === wanted);
    if (all.length === 0) return [];
    const isNew = all.some(({ fresh }) => fresh.some(({ verdict }) => verdict === wanted));
    // Without a finding there is nothing to tell by whether base's was called the same.
    const isOld = all.every(({ scan }) => scan.findings.some(({ onBase, verdict }) => onBase && verdict === wanted));
    const effect = isNew ? "worse" : isOld ? "same" : "first";
    return [counted(`${wanted} artefacts`, all.length, effect, new Set(all.map(({ scan }) => scan.path)))];
  });
  return [counted("new findings of the artefact scan", count, count === 0 ? "same" : "worse", rules), ...unsafe];
}

function counted(name: string, head: number, effect: Measure["effect"], examples: ReadonlySet<string>): Measure {
  const shown = [...examples].slice(0, EXAMPLES);
  return { name, unit: "count", head, effect, ...(shown.length === 0 ? {} : { examples: shown }) };
}

/** Of a table that has columns which look personal, here or on base. */
function measureColumns({ path, table, baseTable }: ScanFact, isAdded: boolean): Measure[] {
  if (table === undefined) return [];
  const here = personalColumns(table.columns.map(({ name }) => name));
  const before =
    baseTable === undefined ? (isAdded ? [] : undefined) : personalColumns(baseTable.columns.map(({ name }) => name));
  if (here.length + (before?.length ?? 0) === 0) return [];
  const had = new Set(before ?? []);
  const fresh = here.filter((name) => !had.has(name));
  return [
    {
      name: "columns that may be personal",
      about: path,
      unit: "count",
      ...(before === undefined ? {} : { base: before.length }),
      head: here.length,
      effect:
        before === undefined ? "first" : fresh.length > 0 ? "worse" : here.length < before.length ? "better" : "same",
      ...(fresh.length === 0 ? {} : { examples: fresh.slice(0, EXAMPLES) }),
    },
  ];
}
