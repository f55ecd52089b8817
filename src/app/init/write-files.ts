/** New files, all or none, and never over one that is there. */
import { lstatSync, mkdirSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { UsageError } from "../io.ts";

export interface NewFile {
  /** From the repository's root, with slashes. */
  readonly path: string;
  readonly text: string;
}

/**
 * Whether something is at a path, be it a file, a folder or a link that leads nowhere.
 * @throws UsageError where a part of the path before the last is no folder: through a link we would write somewhere else
 */
export function isTaken(root: string, path: string): boolean {
  const parts = path.split("/");
  for (let length = 1; length < parts.length; length++) {
    const above = parts.slice(0, length).join("/");
    const found = look(join(root, above));
    if (found === undefined) return false;
    if (!found.isDirectory())
      throw new UsageError(`${above} is not a folder of this repository, so ${path} cannot be written`);
  }
  return look(join(root, path)) !== undefined;
}

const look = (path: string) => lstatSync(path, { throwIfNoEntry: false });

const INTERRUPTIONS = ["SIGINT", "SIGTERM"] as const;

/**
 * Writes all files, or leaves the folder as it was.
 * @throws UsageError if one cannot be written, or has come to be there in the meantime
 */
export function writeAll(root: string, files: readonly NewFile[]): void {
  const made: string[] = [];
  const written: string[] = [];
  // In the moment that this takes, an interruption waits.
  const wait = () => undefined;
  for (const signal of INTERRUPTIONS) process.on(signal, wait);
  try {
    for (const { path, text } of files) {
      made.push(...makeFolders(root, dirname(path)));
      writeFileSync(join(root, path), text, { flag: "wx" });
      written.push(path);
    }
  } catch (error) {
    for (const path of written) rmSync(join(root, path), { force: true });
    for (const folder of made.reverse()) rmdirSync(join(root, folder));
    throw new UsageError(
      `nothing was written, because one file could not be: ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    for (const signal of INTERRUPTIONS) process.off(signal, wait);
  }
}

/** @returns the folders that were not there, outer ones first */
function makeFolders(root: string, path: string): string[] {
  if (path === "." || look(join(root, path)) !== undefined) return [];
  const above = makeFolders(root, dirname(path));
  mkdirSync(join(root, path));
  return [...above, path];
}
