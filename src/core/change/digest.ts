/** What a sign-off is bound to, as digests (SIGN-OFF "Binding"). */
import { createHash, hash } from "node:crypto";
import { canonicalJson, sha256Hex } from "../canonical-json.ts";
import type { DvcOut, FileChange } from "../facts.ts";
import { perObject } from "../per-object.ts";
import type { Requirement } from "../policy/policy.ts";
import { byCodeUnits } from "./code-units.ts";
import type { Item } from "./item.ts";

/** Bytes of a sha256. */
const SIZE = 32;
const WORDS = SIZE / Uint32Array.BYTES_PER_ELEMENT;

/**
 * The canonical entries of a change, hashed: the path with the mode and id that the head gives it, or its deletion; of a
 * rename one for each side. What the merge base had there is no part of it, so that a rebase leaves it alone.
 */
export function hashChange(change: FileChange): readonly string[] {
  const { path, rawPath, previousPath, rawPreviousPath, newMode, newId } = change;
  const now = hashEntry(["file", path, rawPath ?? null, newMode ?? null, newId ?? null]);
  if (previousPath === undefined) return [now];
  return [now, hashEntry(["file", previousPath, rawPreviousPath ?? null, null, null])];
}

/** Of an out: its path and DVC's hash, or that it has none. */
export function hashOut(out: DvcOut): readonly string[] {
  return [hashEntry(["out", out.path, out.new ?? null])];
}

/** JSON keeps the members apart whatever they hold. */
const hashEntry = (entry: readonly (string | null)[]): string => hash("sha256", JSON.stringify(entry), "hex");

type Hashed = Pick<Item, "place" | "leaves">;

/**
 * Digests of subsets of `all`: the sha256 over the sorted, distinct hashes of their entries. The hashes are sorted once
 * for all subsets.
 */
export function setDigester(all: readonly Hashed[]): (subset: readonly Hashed[]) => string {
  const leavesInOrder = all.flatMap(({ leaves }) => leaves);
  const sorted = [...new Set(leavesInOrder)].sort(byCodeUnits);
  const bytes = new Uint32Array(sorted.length * WORDS);
  Buffer.from(bytes.buffer).write(sorted.join(""), "hex");
  const ranks = new Map(sorted.map((leaf, rank) => [leaf, rank]));
  /** The ranks of one item's entries after another's, and where each item's begin. */
  const starts = new Uint32Array(all.length + 1);
  for (const [at, { leaves }] of all.entries()) starts[at + 1] = (starts[at] ?? 0) + leaves.length;
  const ranksInOrder = Uint32Array.from(leavesInOrder, (leaf) => ranks.get(leaf) ?? 0);
  const chosen = new Uint8Array(sorted.length);
  const scratch = new Uint32Array(bytes.length);
  return (subset) => {
    chosen.fill(0);
    for (const { place } of subset)
      for (let at = starts[place] ?? 0; at < (starts[place + 1] ?? 0); at++) chosen[ranksInOrder[at] ?? 0] = 1;
    let length = 0;
    for (let rank = 0; rank < chosen.length; rank++) {
      if (chosen[rank] === 0) continue;
      for (let word = rank * WORDS; word < (rank + 1) * WORDS; word++) scratch[length++] = bytes[word] ?? 0;
    }
    return createHash("sha256")
      .update(new Uint8Array(scratch.buffer, 0, length * Uint32Array.BYTES_PER_ELEMENT))
      .digest("hex");
  };
}

/** A blob that one of a requirement's proofs read: where it was found, and its id. */
export interface ReadBlob {
  readonly source: string;
  readonly id: string;
}

/**
 * The digest of a requirement at a head: its id, its definition, the set of governed changes, and the blobs its proofs
 * read. Wording, role members and how strictly it is enforced are no part of it.
 */
export function digestRequirement(requirement: Requirement, set: string, read: readonly ReadBlob[]): string {
  const sources = [...new Set(read.map(({ source, id: blob }) => canonicalJson([source, blob])))].sort(byCodeUnits);
  // Canonical JSON of all four, by the order of their keys: most of its text is the policy's and stays the same.
  return sha256Hex(`{${writeIdentity(requirement)},"read":${canonicalJson(sources)},"set":${canonicalJson(set)}}`);
}

/** A requirement's definition and id, as members of canonical JSON. */
const writeIdentity = perObject(({ id, needs, appliesTo, paths, when }: Requirement): string => {
  const definition = { needs, appliesTo: [...new Set(appliesTo)].sort(byCodeUnits), paths, when };
  return `"definition":${canonicalJson(definition)},"id":${canonicalJson(id)}`;
});
