import { createHash } from "node:crypto";
import { byCodeUnits } from "../change/code-units.ts";

/**
 * The files of a folder that DVC tracks, if the report has all of them and nothing else: DVC names a folder by the md5 of a
 * list of its files (https://dvc.org/doc/user-guide/project-structure/internal-files), which is put together here anew.
 * @param digest DVC's hash of the folder, as `d41d….dir` or `md5:d41d….dir`
 * @returns nothing where the list gives another hash
 */
export function hashDvcFolder<T extends { readonly path: string; readonly md5?: string | undefined }>(
  folder: string,
  files: readonly T[],
  digest: string,
): readonly T[] {
  const inside = files.filter(({ path }) => path.startsWith(`${folder}/`));
  const list = inside
    .map(({ path, md5 = "" }) => ({ md5, relpath: path.slice(folder.length + 1) }))
    .sort((a, b) => byCodeUnits(a.relpath, b.relpath))
    .map(({ md5, relpath }) => `{"md5": ${python(md5)}, "relpath": ${python(relpath)}}`);
  const hash = createHash("md5")
    .update(`[${list.join(", ")}]`)
    .digest("hex");
  return digest === `${hash}.dir` || digest === `md5:${hash}.dir` ? inside : [];
}

/** A string as Python's `json.dumps` writes it. */
function python(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
