/**
 * Reports that a job made, as a step before the gate laid them out: `<evidence-path>/<commit>/<run>/<path in the repository>`. Whatever the
 * job wrote begins below the run's folder, so that nothing of it can say which run or commit it comes from.
 */
import { constants, type Stats } from "node:fs";
import { lstat, open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { byCodeUnits } from "../core/change/code-units.ts";
import { blobId } from "./git/blob-id.ts";
import type { Blob } from "./git/repository.ts";
import { codeOf } from "./scan/reason-of.ts";

/** Entries of one run, files and folders, and levels of folders. */
const MAX_ENTRIES = 2_000;
const MAX_DEPTH = 32;
/** Commits that one run of the gate is given reports of. */
const MAX_COMMITS = 10_000;
/** Bytes of one file that is asked for, and of all of them. */
const MAX_FILE = 64 * 1_048_576;
const MAX_ALL = 256 * 1_048_576;

/** The folder is not what it should be; then nothing in it counts. The message says what, and what to do. */
export class EvidenceFolderError extends Error {
  override readonly name = "EvidenceFolderError";
}

export interface RunFolder {
  readonly run: number;
  readonly folder: string;
}

/**
 * Finds what lies there for one commit.
 * @returns nothing where no run has reported
 * @throws EvidenceFolderError
 */
export async function findRunFolder(root: string, commit: string): Promise<RunFolder | undefined> {
  const commits = await list(root, "the folder of evidence-path");
  if (commits.length > MAX_COMMITS)
    throw new EvidenceFolderError(`evidence-path holds more than ${MAX_COMMITS} entries`);
  const stray = commits.find((name) => !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(name));
  if (stray !== undefined)
    throw new EvidenceFolderError(
      `evidence-path holds ${show(stray)}, and expected are folders named by full commit ids; lay it out as docs/job-evidence.md says`,
    );
  if (!commits.includes(commit)) return undefined;
  const runs = await list(join(root, commit), `the folder ${commit} in evidence-path`);
  const [name, ...others] = runs;
  if (name === undefined) return undefined;
  if (others.length > 0)
    throw new EvidenceFolderError(
      `evidence-path has ${runs.length} entries for this head, and one run can vouch; let one workflow make all reports`,
    );
  if (!/^[1-9]\d{0,14}$/.test(name))
    throw new EvidenceFolderError(
      `evidence-path has ${show(name)} for this head, and expected is one folder named by the id of the run`,
    );
  return { run: Number(name), folder: join(root, commit, name) };
}

export interface EvidenceFolder {
  /** In path order, `/` between folders. `id` is the id that git would give the content. */
  readonly files: readonly { readonly path: string; readonly id: string }[];
  /**
   * Reads by id, as `Repository.readBlobs` does.
   * @throws EvidenceFolderError where a file is not what it was
   */
  readonly read: (ids: readonly string[], limit: number) => Promise<ReadonlyMap<string, Blob>>;
}

interface Place {
  readonly path: string;
  readonly at: string;
  readonly stats: Stats;
}

/**
 * Lists what is asked for, and holds it to what it is now. Links are never followed: one of them, a pipe, or too much of anything, and
 * nothing in the folder counts.
 * @param digits of the repository's object ids
 * @throws EvidenceFolderError
 */
export async function openRunFolder(
  folder: string,
  isAskedFor: (path: string) => boolean,
  digits: number,
): Promise<EvidenceFolder> {
  const places = (await walk(folder)).filter(({ path }) => isAskedFor(path));
  let all = 0;
  for (const { path, stats } of places) {
    all += stats.size;
    if (stats.size > MAX_FILE)
      throw new EvidenceFolderError(`${show(path)} has ${stats.size} bytes, and at most ${MAX_FILE} are read`);
  }
  if (all > MAX_ALL)
    throw new EvidenceFolderError(`the reports together have ${all} bytes, and at most ${MAX_ALL} are read`);
  const byId = new Map<string, Place>();
  const files: { path: string; id: string }[] = [];
  for (const place of places) {
    const id = blobId(await readWhole(place), digits);
    files.push({ path: place.path, id });
    if (!byId.has(id)) byId.set(id, place);
  }
  return {
    files,
    async read(ids, limit) {
      const blobs = new Map<string, Blob>();
      for (const id of new Set(ids)) {
        const place = byId.get(id);
        if (place === undefined) blobs.set(id, { missing: true });
        else if (place.stats.size > limit) blobs.set(id, { tooLarge: place.stats.size });
        else {
          const bytes = await readWhole(place);
          if (blobId(bytes, digits) !== id) throw changed(place);
          blobs.set(id, { bytes });
        }
      }
      return blobs;
    },
  };
}

/** Every file below, in path order. */
async function walk(folder: string): Promise<Place[]> {
  const found: Place[] = [];
  const open = [{ path: "", at: folder, depth: 0 }];
  let entries = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const name of await list(next.at, next.path === "" ? "the folder of the run" : show(next.path))) {
      const path = next.path === "" ? name : `${next.path}/${name}`;
      if (++entries > MAX_ENTRIES)
        throw new EvidenceFolderError(`the run left more than ${MAX_ENTRIES} files; let it upload its reports alone`);
      // Where it was not UTF-8 its bytes are lost.
      if (name.includes("\ufffd")) throw new EvidenceFolderError(`${show(path)} has a name that is not UTF-8`);
      const at = join(next.at, name);
      const stats = await looking(path, () => lstat(at));
      if (stats.isFile()) found.push({ path, at, stats });
      else if (!stats.isDirectory())
        throw new EvidenceFolderError(`${show(path)} is a link or no regular file; let the job upload plain files`);
      else if (next.depth === MAX_DEPTH)
        throw new EvidenceFolderError(`${show(path)} lies more than ${MAX_DEPTH} folders deep`);
      else open.push({ path, at, depth: next.depth + 1 });
    }
  }
  return found.sort((a, b) => byCodeUnits(a.path, b.path));
}

/** The names in a folder that is no link, sorted. */
async function list(at: string, what: string): Promise<string[]> {
  const stats = await looking(what, () => lstat(at));
  if (!stats.isDirectory()) throw new EvidenceFolderError(`${what} is a link or no folder`);
  return (await looking(what, () => readdir(at))).sort();
}

/** The bytes of a file that is still the one that was listed, and does not move meanwhile. */
async function readWhole(place: Place): Promise<Buffer> {
  const { path, at, stats } = place;
  return looking(path, async () => {
    // Should a pipe or a link have taken its place, neither waits and neither leads elsewhere.
    const handle = await open(at, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      if (!isSame(await handle.stat(), stats)) throw changed(place);
      const bytes = Buffer.alloc(stats.size);
      let length = 0;
      while (length < stats.size) {
        const { bytesRead } = await handle.read(bytes, length, stats.size - length, length);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      if (length < stats.size || !isSame(await handle.stat(), stats)) throw changed(place);
      return bytes;
    } finally {
      await handle.close();
    }
  });
}

const isSame = (a: Stats, b: Stats): boolean =>
  a.isFile() && a.dev === b.dev && a.ino === b.ino && a.size === b.size && a.mtimeMs === b.mtimeMs;

const changed = ({ path }: Place) =>
  new EvidenceFolderError(`${show(path)} changed while it was read; let nothing write there while the gate runs`);

async function looking<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EvidenceFolderError) throw error;
    throw new EvidenceFolderError(`${show(what)} cannot be read (${codeOf(error) ?? "unknown error"})`);
  }
}

/** Names are the job's. */
const show = (name: string): string => (name.length > 200 ? `${name.slice(0, 200)}…` : name);
