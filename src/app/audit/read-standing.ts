/** What stands on a branch today, as far as looking for some content needs it. */
import type { Repository, TreeEntry } from "../../adapters/git/repository.ts";
import type { BoundContent } from "../../audit/waivers/granted.ts";
import type { Standing } from "../../audit/waivers/still-there.ts";
import { parseDvcFile, parseDvcLock } from "../../core/change/dvc-files.ts";
import { LFS_POINTER_LIMIT, parseLfsPointer } from "../../core/change/lfs-pointer.ts";

/** Bytes; a larger file of DVC is not read, and then nobody knows what it pins. */
const MAX_DVC = 1_048_576;
/** Blobs that are read together. */
const CHUNK = 5_000;
const DVC = /(?:^|\/)(?:[^/]+\.dvc|dvc\.lock)$/i;
const LOCK = /(?:^|\/)dvc\.lock$/i;

/**
 * @param wanted the content that is looked for: only what it needs is read
 * @throws GitError
 */
export async function readStanding(
  repository: Repository,
  commit: string,
  wanted: readonly BoundContent[],
): Promise<Standing> {
  const tree = await repository.listTree(commit);
  const entries = new Map(tree.map((entry) => [entry.path, entry]));
  const ids = new Set(wanted.map(({ id }) => id));
  const byId = new Map<string, string>();
  for (const { id, path } of tree) if (ids.has(id) && !byId.has(id)) byId.set(id, path);
  const oids = new Set(
    wanted.flatMap(({ lfs, file, id }) => (lfs === undefined || entries.get(file)?.id === id ? [] : [lfs])),
  );
  const files = tree.filter(({ mode }) => mode.startsWith("100"));
  const pins = wanted.some(({ dvc }) => dvc !== undefined) ? files.filter(({ path }) => DVC.test(path)) : [];
  return { entries, byId, byOid: await findPointers(repository, files, oids), ...(await readPins(repository, pins)) };
}

/** A pointer is small, and nothing but reading it tells that it is one. */
async function findPointers(
  repository: Repository,
  files: readonly TreeEntry[],
  oids: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  if (oids.size === 0) return found;
  const sizes = await repository.blobSizes(files.map(({ id }) => id));
  const small = files.filter(({ id }) => (sizes.get(id) ?? LFS_POINTER_LIMIT) < LFS_POINTER_LIMIT);
  for (let at = 0; at < small.length; at += CHUNK) {
    const some = small.slice(at, at + CHUNK);
    const blobs = await repository.readBlobs(
      some.map(({ id }) => id),
      LFS_POINTER_LIMIT,
    );
    for (const { id, path } of some) {
      const blob = blobs.get(id);
      const oid = blob !== undefined && "bytes" in blob ? parseLfsPointer(blob.bytes)?.oid : undefined;
      if (oid !== undefined && oids.has(oid) && !found.has(oid)) found.set(oid, path);
    }
  }
  return found;
}

async function readPins(
  repository: Repository,
  files: readonly TreeEntry[],
): Promise<Pick<Standing, "byHash" | "dark">> {
  const [byHash, dark] = [new Map<string, string>(), new Set<string>()];
  for (let at = 0; at < files.length; at += CHUNK) {
    const some = files.slice(at, at + CHUNK);
    const blobs = await repository.readBlobs(
      some.map(({ id }) => id),
      MAX_DVC,
    );
    for (const { id, path } of some) {
      const blob = blobs.get(id);
      const hashes = blob !== undefined && "bytes" in blob ? hashesIn(path, blob.bytes) : undefined;
      if (hashes === undefined) dark.add(path);
      for (const hash of hashes ?? []) if (!byHash.has(hash)) byHash.set(hash, path);
    }
  }
  return { byHash, dark };
}

function hashesIn(path: string, bytes: Uint8Array): string[] | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const outs = LOCK.test(path) ? parseDvcLock(text, path, new Map()) : parseDvcFile(text, path);
    return outs.flatMap(({ hash }) => hash ?? []);
  } catch {
    return undefined;
  }
}
