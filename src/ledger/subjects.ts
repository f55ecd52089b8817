import type { Scope } from "../core/change/scope.ts";
import type { FileChange } from "../core/facts.ts";
import type { Subject } from "./record.ts";

/** A record names so many files at most; its facts have them all. */
export const MAX_SUBJECT_FILES = 1_000;

const SUBMODULE = "160000";

/** The head commit, as a subject. */
export function commitSubject(
  repository: { readonly name: string; readonly url?: string | undefined },
  head: string,
): Subject {
  return { name: `git+${repository.url ?? repository.name}@${head}`, digest: { gitCommit: head } };
}

/** The models and data that the head holds anew, in path order. What DVC keeps is named by the file that pins it. */
export function fileSubjects({ items }: Pick<Scope, "items">): Subject[] {
  const changed = new Set(
    items.filter(({ kinds }) => kinds.includes("model") || kinds.includes("data")).map(({ change }) => change),
  );
  const subjects = [...changed].flatMap((change) => {
    const digest = digestOf(change);
    return digest === undefined ? [] : [{ name: change.path, digest }];
  });
  return subjects.slice(0, MAX_SUBJECT_FILES);
}

function digestOf({ status, newId, newMode, lfs }: FileChange): Subject["digest"] | undefined {
  if (status === "deleted" || newId === undefined) return undefined;
  if (newMode === SUBMODULE) return { gitCommit: newId };
  return lfs?.new === undefined ? { gitBlob: newId } : { sha256: lfs.new.oid };
}
