/** The artefacts of a change: what governed items hold at the head, and what the scan said of them. */
import type { Item } from "../change/item.ts";
import type { Facts } from "../facts.ts";
import type { ScanFact } from "../scan-facts.ts";

export interface Artefact {
  readonly path: string;
  /** The git id of the changed file, or DVC's hash; empty where DVC names no content. */
  readonly id: string;
  /** The digest of the content, where a Git LFS pointer names it: of what the pointer stands for. */
  readonly sha256?: string;
}

/** What an item holds at the head; nothing where it was deleted. */
export function artefactOf({ change, out, status }: Pick<Item, "change" | "out" | "status">): Artefact | undefined {
  if (out !== undefined) return status === "deleted" ? undefined : { path: out.path, id: out.new ?? "" };
  const { path, newId, lfs } = change;
  if (newId === undefined) return undefined;
  return { path, id: newId, ...(lfs?.new === undefined ? {} : { sha256: lfs.new.oid }) };
}

export function artefactsOf(items: readonly Item[]): Artefact[] {
  const found = items.flatMap((item) => artefactOf(item) ?? []);
  return [...new Map(found.map((artefact) => [keyOf(artefact), artefact])).values()];
}

/** Path and content: one without the other names nothing that was scanned. */
const keyOf = ({ path, id }: Pick<Artefact, "path" | "id">): string => `${id}\0${path}`;

const indexes = new WeakMap<Facts["scans"], ReadonlyMap<string, ScanFact>>();

export function scanOf(artefact: Artefact, { scans }: Pick<Facts, "scans">): ScanFact | undefined {
  const index = indexes.get(scans) ?? new Map(scans.map((scan) => [keyOf(scan), scan]));
  indexes.set(scans, index);
  return index.get(keyOf(artefact));
}
