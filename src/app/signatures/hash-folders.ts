import { LFS_POINTER_LIMIT, parseLfsPointer } from "../../core/change/lfs-pointer.ts";
import type { LfsPointer } from "../../core/facts.ts";
import { type HashedFile, hashedByPointer } from "../../evidence/compare-folder.ts";
import type { Hashing } from "../../evidence/signed-folder.ts";
import type { Reader } from "./means.ts";
import { type Planned, wayOf } from "./plan-folders.ts";

/** What a blob gives, hashed as a signature wants it, a Git LFS pointer by what it says; nothing where it cannot be had. */
export type HashedBlobs = (signed: Hashing, id: string) => HashedFile | undefined;

/** Hashes for all signatures at once: each blob once for each way in which they hash. */
export async function hashAll(repository: Reader, planned: readonly Planned[]): Promise<HashedBlobs> {
  const asked = new Map<string, { readonly hashing: Hashing; readonly ids: Set<string>; most: number }>();
  for (const { signed, plan } of planned) {
    const { algorithm, shard } = signed;
    const hashing = { algorithm, ...(shard === undefined ? {} : { shard }) };
    const way = asked.get(wayOf(signed)) ?? { hashing, ids: new Set(), most: 0 };
    asked.set(wayOf(signed), way);
    for (const { place, signed: file } of plan.toHash) {
      way.ids.add(place.entry.id);
      way.most = Math.max(way.most, file.digests.length);
    }
  }
  const pointers = await readPointers(repository, [...new Set([...asked.values()].flatMap(({ ids }) => [...ids]))]);
  const hashed = new Map<string, HashedFile>();
  for (const [way, { hashing, ids, most }] of asked) {
    const others = [...ids].filter((id) => !pointers.has(id));
    if (others.length === 0) continue;
    for (const [id, blob] of await repository.hashBlobs(others, { ...hashing, most }))
      if (!("unavailable" in blob)) hashed.set(`${way} ${id}`, blob);
  }
  return (signed, id) => {
    const pointer = pointers.get(id);
    return pointer === undefined ? hashed.get(`${wayOf(signed)} ${id}`) : hashedByPointer(pointer, signed);
  };
}

/** A clone without large blobs has every blob that is small enough for a pointer. */
async function readPointers(repository: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, LfsPointer>> {
  if (ids.length === 0) return new Map();
  const small = [...(await repository.blobSizes(ids))].filter(([, size]) => size < LFS_POINTER_LIMIT).map(([id]) => id);
  const pointers = new Map<string, LfsPointer>();
  for (const [id, blob] of await repository.readBlobs(small, LFS_POINTER_LIMIT)) {
    const pointer = "bytes" in blob ? parseLfsPointer(blob.bytes) : undefined;
    if (pointer !== undefined) pointers.set(id, pointer);
  }
  return pointers;
}
