import type { LeafVerdict, ScannedArtefact } from "../core/verdict.ts";
import { code, join, list, say, type Text } from "./span.ts";

/** Tables of a scan that are told of, and columns of one. */
const TABLES = 5;
const COLUMNS = 4;

/** What a change does to each table that was there before: its columns and rows. Nothing of those that look the same. */
export function describeTables(leaf: LeafVerdict): Text[] {
  if (leaf.kind !== "scan") return [];
  const changed = leaf.artefacts.map(describeTable).filter((text) => text.length > 0);
  const more = changed.length - TABLES;
  return more > 0 ? [...changed.slice(0, TABLES), say`${more} more tables look different`] : changed;
}

function describeTable({ path, table, baseTable }: ScannedArtefact): Text {
  if (table === undefined || baseTable === undefined) return [];
  const [now, before] = [table, baseTable].map(({ columns }) => new Map(columns.map(({ name, type }) => [name, type])));
  if (now === undefined || before === undefined) return [];
  const added = [...now.keys()].filter((name) => !before.has(name));
  const lost = [...before.keys()].filter((name) => !now.has(name));
  const retyped = [...now].flatMap(([name, type]) => {
    const old = before.get(name);
    return old === undefined || type === undefined || old === type ? [] : [say`${code(name)} (${old} → ${type})`];
  });
  const parts = [
    ...(added.length === 0 ? [] : [say`gains ${list(added.map(code), "and", COLUMNS)}`]),
    ...(lost.length === 0 ? [] : [say`loses ${list(lost.map(code), "and", COLUMNS)}`]),
    ...(retyped.length === 0 ? [] : [say`has another type in ${list(retyped, "and", COLUMNS)}`]),
    ...(table.rows === undefined || baseTable.rows === undefined || table.rows === baseTable.rows
      ? []
      : [say`${count(baseTable.rows)} → ${count(table.rows)} rows`]),
  ];
  return parts.length === 0 ? [] : say`${code(path)} ${join(parts, "; ")}`;
}

const count = (rows: number): string => rows.toLocaleString("en-US");
