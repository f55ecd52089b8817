/** Adds to changes what only their contents tell. Few files are opened, and never a large one. */
import { posix } from "node:path";
import { classifierOf } from "../../core/change/classify.ts";
import { parseDvcFile, parseDvcLock, parseStageFolders, type TrackedOut } from "../../core/change/dvc-files.ts";
import { foldPath } from "../../core/change/fold-path.ts";
import { mentionsGate } from "../../core/change/gate-use.ts";
import { LFS_POINTER_LIMIT, parseLfsPointer } from "../../core/change/lfs-pointer.ts";
import type { DvcOut, Fact, FileChange, LfsPointer } from "../../core/facts.ts";
import type { Policy } from "../../core/policy/policy.ts";
import type { Blob, Repository } from "./repository.ts";

/** Past it a DVC file, workflow or action is not read (bytes); doubt then takes it for the worst. */
const MAX_BYTES = 1_048_576;

/** Of folded paths: a name counts if any common file system takes it for one of these. */
const WORKFLOW = /^\.github\/workflows\/|(?:^|\/)action\.ya?ml$/;
const LOCK = /(?:^|\/)dvc\.lock$/;
const DVC = /(?:^|\/)(?:[^/]+\.dvc|dvc\.lock)$/;
const OPENED = new RegExp(`${WORKFLOW.source}|${DVC.source}`);
const isWorkflow = (path: string): boolean => WORKFLOW.test(foldPath(path));
const isLock = (path: string): boolean => LOCK.test(foldPath(path));
const isDvc = (path: string): boolean => DVC.test(foldPath(path));
const isOpened = (path: string): boolean => OPENED.test(foldPath(path));
/** Whether what a change is depends on what the file holds: a workflow, an action, a DVC file. */
export const tellsMoreInside = ({ path, previousPath }: FileChange): boolean =>
  isOpened(path) || (previousPath !== undefined && isOpened(previousPath));
type Reader = Pick<Repository, "blobSizes" | "readBlobs" | "entriesAt">;
type Blobs = ReadonlyMap<string, Blob>;

/**
 * Finds LFS pointers among models and data, the outputs that DVC files name, and workflows that use this action.
 * @param at the commits that were compared: with them, outputs of stages that run in a folder of their own are found there
 */
export async function describeChanges(
  repository: Reader,
  changes: readonly FileChange[],
  policy: Pick<Policy, "assets" | "policyPaths">,
  at?: { readonly mergeBase: string; readonly head: string },
): Promise<FileChange[]> {
  const read = changes.filter(tellsMoreInside);
  const opened = new Set(read);
  const blobs = await repository.readBlobs(read.flatMap(regularIds), MAX_BYTES);
  const pointers = await readPointers(repository, changes, policy);
  const folders = {
    old: await readFolders(repository, at?.mergeBase, read),
    new: await readFolders(repository, at?.head, read),
  };
  return changes.map((change) => {
    const lfs = pointers.get(change);
    if (!lfs && !opened.has(change)) return change;
    const paths = [change.path, change.previousPath ?? change.path];
    return {
      ...change,
      ...(lfs ? { lfs } : {}),
      ...(paths.some(isDvc) ? { outs: readOuts(change, blobs, folders) } : {}),
      ...(paths.some(isWorkflow) ? { usesGate: readUse(change, blobs) } : {}),
    };
  });
}

const isRegular = (mode: string | undefined): boolean => mode?.startsWith("100") ?? false;

function regularIds({ oldMode, oldId, newMode, newId }: FileChange): string[] {
  return [isRegular(oldMode) ? oldId : undefined, isRegular(newMode) ? newId : undefined].filter(
    (id) => id !== undefined,
  );
}

async function readPointers(
  repository: Reader,
  changes: readonly FileChange[],
  policy: Pick<Policy, "assets" | "policyPaths">,
): Promise<ReadonlyMap<FileChange, FileChange["lfs"]>> {
  const { kindsOf } = classifierOf(policy);
  const holdsArtefact = (path: string) => kindsOf(path).some((kind) => kind === "model" || kind === "data");
  const candidates = changes.filter(
    ({ path, previousPath = path }) => holdsArtefact(path) || holdsArtefact(previousPath),
  );
  const sizes = await repository.blobSizes(candidates.flatMap(regularIds));
  const small = [...sizes].filter(([, size]) => size < LFS_POINTER_LIMIT).map(([id]) => id);
  const pointers = new Map<string, LfsPointer>();
  for (const [id, blob] of await repository.readBlobs(small, LFS_POINTER_LIMIT)) {
    const pointer = "bytes" in blob ? parseLfsPointer(blob.bytes) : undefined;
    if (pointer) pointers.set(id, pointer);
  }
  return new Map(candidates.map((change) => [change, pick(change, pointers)]));
}

function pick({ oldId, newId }: FileChange, pointers: ReadonlyMap<string, LfsPointer>): FileChange["lfs"] {
  const [before, after] = [pointers.get(oldId ?? ""), pointers.get(newId ?? "")];
  return before || after ? { ...(before ? { old: before } : {}), ...(after ? { new: after } : {}) } : undefined;
}

/** One side of a change as text; `undefined` where there is no such side. */
function textOf(mode: string | undefined, id: string | undefined, blobs: Blobs): Fact<string> | undefined {
  if (id === undefined) return undefined;
  if (!isRegular(mode)) return { unavailable: "it is not a regular file" };
  const blob = blobs.get(id) ?? { missing: true };
  if ("missing" in blob) return { unavailable: "its content is not in this clone" };
  if ("tooLarge" in blob) return { unavailable: `it has ${blob.tooLarge} bytes, and at most ${MAX_BYTES} are read` };
  try {
    return { known: new TextDecoder("utf-8", { fatal: true }).decode(blob.bytes) };
  } catch {
    return { unavailable: "it is not UTF-8 text" };
  }
}

/** Whether either side uses this action; a side that cannot be read may. */
function readUse({ oldMode, oldId, newMode, newId }: FileChange, blobs: Blobs): Fact<boolean> {
  const sides = [textOf(oldMode, oldId, blobs), textOf(newMode, newId, blobs)].filter((side) => side !== undefined);
  const answers = sides.map((side) => ("known" in side ? mentionsGate(side.known) : side));
  const used = answers.some((answer) => "known" in answer && answer.known);
  return used ? { known: true } : (answers.find((answer) => "unavailable" in answer) ?? { known: false });
}

/** By folder, the working folders of the stages in its `dvc.yaml`, or why they are not known. */
type StageFolders = ReadonlyMap<string, Fact<ReadonlyMap<string, string>>>;

async function readFolders(
  repository: Reader,
  commit: string | undefined,
  changes: readonly FileChange[],
): Promise<StageFolders> {
  const locks = changes.flatMap(({ path, previousPath = path }) => [path, previousPath]).filter(isLock);
  if (commit === undefined || locks.length === 0) return new Map();
  const paths = [...new Set(locks.map((path) => posix.join(posix.dirname(path), "dvc.yaml")))];
  const entries = await repository.entriesAt(commit, paths);
  const blobs = await repository.readBlobs(
    [...entries.values()].map(({ id }) => id),
    MAX_BYTES,
  );
  return new Map(
    [...entries].map(([path, { mode, id }]) => [
      posix.dirname(path),
      parseOr(textOf(mode, id, blobs), parseStageFolders, "dvc.yaml"),
    ]),
  );
}

/**
 * The outs whose hash differs between the sides. A file that cannot be read in the head is in doubt; one that could not be
 * read in the merge base is not, or nobody could mend it: then every out is new.
 */
function readOuts(
  change: FileChange,
  blobs: Blobs,
  folders: { readonly old: StageFolders; readonly new: StageFolders },
): Fact<DvcOut[]> {
  const { path, previousPath = path, oldMode, oldId, newMode, newId } = change;
  const before = outsOf(previousPath, textOf(oldMode, oldId, blobs), folders.old);
  const after = outsOf(path, textOf(newMode, newId, blobs), folders.new);
  if ("unavailable" in after) return after;
  if (after.known.some(({ hash }) => hash === undefined)) return { unavailable: "one of its outputs has no hash" };
  const old = byPath("known" in before ? before.known : []);
  const now = byPath(after.known);
  const outs: DvcOut[] = [];
  for (const out of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(out), now.get(out)];
    if (was?.hash !== undefined && was.hash === is?.hash) continue;
    outs.push({
      path: out,
      ...(was?.hash === undefined ? {} : { old: was.hash }),
      ...(is?.hash === undefined ? {} : { new: is.hash }),
      ...(is?.size === undefined ? {} : { size: is.size }),
    });
  }
  return { known: outs };
}

function outsOf(path: string, text: Fact<string> | undefined, folders: StageFolders): Fact<TrackedOut[]> {
  if (text === undefined || !isDvc(path)) return { known: [] };
  if (!isLock(path)) return parseOr(text, (content) => parseDvcFile(content, path), "file");
  const stages = folders.get(posix.dirname(path)) ?? { known: new Map<string, string>() };
  if ("unavailable" in stages) return stages;
  return parseOr(text, (content) => parseDvcLock(content, path, stages.known), "dvc.lock");
}

function parseOr<T>(text: Fact<string> | undefined, parse: (content: string) => T, what: string): Fact<T> {
  if (text === undefined || "unavailable" in text) return text ?? { unavailable: `there is no ${what}` };
  try {
    return { known: parse(text.known) };
  } catch {
    return { unavailable: `its ${what} is not of a form that DVC writes` };
  }
}

/** An out named twice has both hashes. */
function byPath(outs: readonly TrackedOut[]): Map<string, TrackedOut> {
  const found = new Map<string, TrackedOut>();
  for (const out of outs) {
    const other = found.get(out.path);
    const hashes = [other?.hash, out.hash].filter((hash) => hash !== undefined);
    found.set(out.path, hashes.length > 1 ? { ...out, hash: hashes.join() } : out);
  }
  return found;
}
