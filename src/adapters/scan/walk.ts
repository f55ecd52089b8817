import type { Dirent } from "node:fs";
import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { escapeEvidence } from "../../scan/escape-evidence.ts";
import type { Found } from "../../scan/reading.ts";
import { codeOf, reasonOf } from "./reason-of.ts";

/** One file to scan, or what stands in the place of one. */
export type Walked = { readonly path: string } & (
  | { readonly file: string | Uint8Array }
  /** A link that is not followed, a device, a folder that cannot be read. */
  | { readonly found: Found; readonly format: "link" | "special" | "folder" | undefined }
);

export interface Walk {
  /** In the order asked for, then by the bytes of their names. */
  readonly files: readonly Walked[];
  /** What was asked for and does not exist. */
  readonly missing: readonly string[];
  /** Folders of git's own, which are not read. */
  readonly skipped: readonly string[];
}

interface Place {
  readonly path: string;
  /** Bytes, since a name need not be UTF-8. */
  readonly at: Buffer;
  readonly entry: Pick<Dirent<string>, "isDirectory" | "isFile" | "isSymbolicLink">;
}

const SLASH = Buffer.from("/");
const GIT = Buffer.from(".git");

/**
 * Lists files below paths, without opening any. Links inside folders are not followed, and said; a link that was asked
 * for by name is. Never throws for what lies on the disk.
 * @param asked as the user wrote them; they begin the paths of the result, without `./` in front and slashes behind
 */
export async function walk(asked: readonly string[], cwd: string): Promise<Walk> {
  const files: Walked[] = [];
  const missing: string[] = [];
  const skipped: string[] = [];
  const roots: Place[] = [];
  for (const path of asked) {
    const name = tidy(path);
    try {
      const at = Buffer.from(await realpath(resolve(cwd, path)));
      roots.push({ path: name, at, entry: await stat(at) });
    } catch (error) {
      if (codeOf(error) !== "ENOENT" && codeOf(error) !== "ENOTDIR") files.push(refused(name, "looked at", error));
      else if (await isThere(resolve(cwd, path))) files.push(deadLink(name, error));
      else missing.push(path);
    }
  }
  const bounds = roots.map(({ at }) => at);
  const seen = new Set<string>();
  for (const root of roots) {
    const stack = [root];
    for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
      const { path, at, entry } = place;
      if (entry.isDirectory()) {
        const inside = await list(place, skipped);
        if ("found" in inside) files.push(inside);
        else for (const each of inside.places.reverse()) stack.push(each);
        continue;
      }
      // Asked for twice, listed once.
      if (seen.has(path)) continue;
      seen.add(path);
      if (entry.isFile()) files.push({ path, file: toName(at) });
      else if (entry.isSymbolicLink()) files.push(await describeLink(place, bounds));
      else files.push({ path, found: SPECIAL, format: "special" });
    }
  }
  return { files, missing, skipped };
}

const SPECIAL: Found = { rule: "SRC006", message: "This is a pipe, a socket or a device. It was not opened." };

async function list(
  folder: Place,
  skipped: string[],
): Promise<{ places: Place[] } | Extract<Walked, { found: Found }>> {
  let entries: Dirent<Buffer>[];
  try {
    entries = await readdir(folder.at, { withFileTypes: true, encoding: "buffer" });
  } catch (error) {
    return refused(folder.path === "" ? "." : folder.path, "listed", error, "folder");
  }
  entries.sort((a, b) => Buffer.compare(a.name, b.name));
  const places: Place[] = [];
  for (const entry of entries) {
    const path = below(folder.path, showName(entry.name));
    if (entry.name.equals(GIT)) skipped.push(path);
    else places.push({ path, at: Buffer.concat([folder.at, SLASH, entry.name]), entry });
  }
  return { places };
}

/** A link into what is scanned anyway hides nothing; any other may lead a loader to bytes that nobody looked at. */
async function describeLink({ path, at }: Place, bounds: readonly Buffer[]): Promise<Walked> {
  try {
    const target = await realpath(at, { encoding: "buffer" });
    const isInside = bounds.some(
      (bound) => target.equals(bound) || target.subarray(0, bound.length + 1).equals(Buffer.concat([bound, SLASH])),
    );
    const isGit = target.includes("/.git/") || target.subarray(-5).equals(Buffer.from("/.git"));
    const message = "The link was not followed: what it points to is scanned where it lies.";
    if (isInside && !isGit) return { path, found: { rule: "SRC005", message }, format: "link" };
    const outside = "The link was not followed: it leads out of what is scanned.";
    return { path, found: { rule: "SRC004", message: outside }, format: "link" };
  } catch (error) {
    return deadLink(path, error);
  }
}

function deadLink(path: string, error: unknown): Walked {
  const found: Found = {
    rule: "SRC004",
    message: "The link leads nowhere that can be looked at.",
    evidence: escapeEvidence(reasonOf(error)),
  };
  return { path, found, format: "link" };
}

function refused(
  path: string,
  what: "looked at" | "listed",
  error: unknown,
  format?: "folder",
): Extract<Walked, { found: Found }> {
  const message = what === "listed" ? "The folder could not be listed." : "It could not be looked at.";
  return { path, found: { rule: "SRC001", message, evidence: escapeEvidence(reasonOf(error)) }, format };
}

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

/** `./models/` is `models`, and `.` is nothing, so that paths are those of a repository. */
function tidy(path: string): string {
  const plain = path.replace(/^(?:\.\/+)+/, "").replace(/(?<=.)\/+$/, "");
  return plain === "." ? "" : plain;
}

const below = (folder: string, name: string): string =>
  folder === "" ? name : folder.endsWith("/") ? `${folder}${name}` : `${folder}/${name}`;

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A name as text; where it is no UTF-8, its bytes beyond ASCII as `\xff`. */
function showName(name: Buffer): string {
  const text = toName(name);
  return typeof text === "string" ? text : escapeEvidence(name);
}

function toName(path: Buffer): string | Uint8Array {
  try {
    return UTF8.decode(path);
  } catch {
    return path;
  }
}
