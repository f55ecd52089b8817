/** Holds a folder against what was signed. */
import { byCodeUnits } from "../core/change/code-units.ts";
import type { FileState } from "../core/signature-facts.ts";
import type { SignedFile, SignedFolder } from "./signed-folder.ts";

/** What a place in the folder holds; anything but a file was never signed as one. */
export interface Place {
  /** Inside the folder. */
  readonly path: string;
  readonly kind: "file" | "link" | "other";
  /** Whether it is a file without a byte; hashing in shards leaves those out. */
  readonly empty: boolean;
}

export interface FileProblem {
  readonly path: string;
  readonly state: FileState;
}

export interface FolderPlan<P extends Place> {
  /** Files that are there and signed, which have to be hashed, in path order. */
  readonly toHash: readonly { readonly place: P; readonly signed: SignedFile }[];
  /** In path order. */
  readonly problems: readonly FileProblem[];
}

/** What signers leave out of a folder whatever it holds: git's own files (OpenSSF model signing). */
const GIT: readonly string[] = [".git", ".gitattributes", ".github", ".gitignore"];

/**
 * Says which files have to be hashed, and what is wrong without that.
 * @param signature the signature's own path inside the folder
 * @param elsewhere whether a file that is not there is kept where it cannot be had
 */
export function planFolder<P extends Place>(
  signed: SignedFolder,
  places: readonly P[],
  { signature, elsewhere }: { signature: string | undefined; elsewhere: (path: string) => boolean },
): FolderPlan<P> {
  const toHash: { place: P; signed: SignedFile }[] = [];
  const problems: FileProblem[] = [];
  const there = new Set<string>();
  const isIgnored = ignores([...GIT, ...signed.ignored, ...(signature === undefined ? [] : [signature])]);
  for (const place of places) {
    const { path, kind, empty } = place;
    const file = signed.files.get(path);
    if (file !== undefined) {
      // Names that are not UTF-8 look alike: of two at one path neither is known to be the one that was signed.
      const isSeen = there.has(path) || path.includes("\ufffd");
      there.add(path);
      if (kind === "file" && !isSeen) toHash.push({ place, signed: file });
      else problems.push({ path, state: isSeen ? "unsigned" : "unreachable" });
    } else if (!signed.single && !isIgnored(path) && !(kind === "file" && empty && signed.shard !== undefined))
      problems.push({ path, state: "unsigned" });
  }
  for (const path of signed.files.keys())
    if (!there.has(path)) problems.push({ path, state: elsewhere(path) ? "unreachable" : "missing" });
  return {
    toHash: toHash.sort((a, b) => byCodeUnits(a.place.path, b.place.path)),
    problems: problems.sort((a, b) => byCodeUnits(a.path, b.path)),
  };
}

/** Whether a path is one of these, or lies below one. */
function ignores(paths: readonly string[]): (path: string) => boolean {
  const all = new Set(paths.map((path) => path.replace(/^(?:\.\/)+/, "").replace(/(?<=[^/])\/$/, "")));
  return (path) => {
    for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1))
      if (all.has(path.slice(0, end))) return true;
    return false;
  };
}

/** What hashing a file gave: its size in bytes, and a digest, or one for each shard. */
export interface HashedFile {
  readonly size: number;
  readonly digests: readonly string[];
}

export function fitsSigned({ size, digests }: HashedFile, signed: SignedFile): boolean {
  return (
    (signed.size === undefined || signed.size === size) &&
    digests.length > 0 &&
    digests.length === signed.digests.length &&
    digests.every((digest, index) => digest === signed.digests[index])
  );
}

/** The digest that a file as a whole would have by its Git LFS pointer; nothing where the signature is over something else. */
export function hashedByPointer(
  { oid, size }: { readonly oid: string; readonly size: number },
  { algorithm, shard }: Pick<SignedFolder, "algorithm" | "shard">,
): HashedFile | undefined {
  return algorithm === "sha256" && (shard === undefined || size <= shard) ? { size, digests: [oid] } : undefined;
}
