/** What everything that reads signatures has at hand. */
import type { Repository, TreeEntry } from "../../adapters/git/repository.ts";
import type { VerifyOptions } from "../../adapters/sigstore/verify-bundle.ts";
import { compileGlobs } from "../../core/change/globs.ts";
import type { FileChange } from "../../core/facts.ts";
import type { EvidenceProof } from "../../core/policy/policy.ts";

export type Reader = Pick<Repository, "listTree" | "readBlobs" | "blobSizes" | "hashBlobs">;

export interface Means {
  readonly repository: Reader;
  readonly tree: readonly TreeEntry[];
  readonly changes: readonly FileChange[];
  readonly options: Pick<VerifyOptions, "keys" | "trusted">;
}

/** The files of a tree that proofs name. */
export function entriesOf(tree: readonly TreeEntry[], proofs: readonly EvidenceProof[]): TreeEntry[] {
  const isAskedFor = proofs.map(({ report }) => compileGlobs(report));
  return tree.filter(({ path, mode }) => mode.startsWith("100") && isAskedFor.some((asks) => asks(path)));
}

/** With a slash behind, but for the whole repository. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);

/** All folders that a path lies in, the whole repository last. */
export function* foldersOf(path: string): Generator<string> {
  for (let folder = folderOf(path); ; folder = folderOf(folder.slice(0, -1))) {
    yield folder;
    if (folder === "") return;
  }
}
