import { createHash } from "node:crypto";
import { byCodeUnits } from "../change/code-units.ts";

interface Named {
  readonly path: string;
  readonly md5?: string | undefined;
}

/**
 * How many characters of paths may still be looked at. Folders may lie within one another, so that a report's few files are in each of many: past this
 * no folder is known, and what asks for one is unmet.
 */
export interface FolderWork {
  left: number;
}
export const folderWork = (): FolderWork => ({ left: 1 << 28 });

/** The paths that DVC tracks as folders. */
export function pathsOfFolders(artefacts: Iterable<{ readonly path: string; readonly id: string }>): Set<string> {
  return new Set([...artefacts].flatMap(({ path, id }) => (id.endsWith(".dir") ? [path] : [])));
}

/** Tells which files make up a folder that DVC tracks. */
export type FolderFinder<T extends Named> = (folder: string, digest: string) => readonly T[];

/**
 * Finds folders among the files that reports name. DVC names a folder by the md5 of a list of its files
 * (https://dvc.org/doc/user-guide/project-structure/internal-files), which is put together here anew: the report must have all of them and nothing else.
 * @param folders the paths that will be asked for
 * @param work what all who look in one decision's reports share
 * @returns given a folder and DVC's hash of it, as `d41d….dir` or `md5:d41d….dir`, its files; none where the list gives another hash
 */
export function folderFinder<T extends Named>(
  folders: ReadonlySet<string>,
  files: readonly T[],
  work: FolderWork,
): FolderFinder<T> {
  const inside = filesByFolder(folders, files, work);
  const hashes = new Map<string, string>();
  return (folder, digest) => {
    if (inside === undefined) return [];
    const own = inside.get(folder) ?? [];
    const hash = hashes.get(folder) ?? hashFolder(folder, own);
    hashes.set(folder, hash);
    return digest === `${hash}.dir` || digest === `md5:${hash}.dir` ? own : [];
  };
}

/** @returns nothing where that takes too long to tell */
function filesByFolder<T extends Named>(
  folders: ReadonlySet<string>,
  files: readonly T[],
  work: FolderWork,
): ReadonlyMap<string, readonly T[]> | undefined {
  const inside = new Map<string, T[]>();
  if (folders.size === 0) return inside;
  for (const file of files) {
    const { path } = file;
    for (let end = path.indexOf("/"); end !== -1; end = path.indexOf("/", end + 1)) {
      work.left -= end;
      if (work.left < 0) return undefined;
      const folder = path.slice(0, end);
      if (!folders.has(folder)) continue;
      work.left -= path.length;
      const same = inside.get(folder);
      if (same === undefined) inside.set(folder, [file]);
      else same.push(file);
    }
  }
  return inside;
}

function hashFolder(folder: string, files: readonly Named[]): string {
  const list = files
    .map(({ path, md5 = "" }) => ({ md5, relpath: path.slice(folder.length + 1) }))
    .sort((a, b) => byCodeUnits(a.relpath, b.relpath))
    .map(({ md5, relpath }) => `{"md5": ${python(md5)}, "relpath": ${python(relpath)}}`);
  return createHash("md5")
    .update(`[${list.join(", ")}]`)
    .digest("hex");
}

/** A string as Python's `json.dumps` writes it. */
function python(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
