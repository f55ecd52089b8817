import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf } from "./scan/reason-of.ts";

/**
 * Makes a folder, and those above it that are not there, from the nearest one that is. Node's own recursion goes on for ever where a system
 * says of a new folder that there is no such thing, as Linux does below /proc.
 * @throws what the system throws; `EEXIST` or `ENOTDIR` where something else is in its place, or above it
 */
export async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return;
  const above = dirname(path);
  if (above !== path) await makeFolder(above);
  await mkdir(path).catch(async (error: unknown) => {
    // Somebody else may have made it meanwhile.
    if (codeOf(error) !== "EEXIST" || !(await isFolder(path))) throw error;
  });
}

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() === true;
