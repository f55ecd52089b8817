/** Scanning in a local repository: what it holds, and nothing from the network. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Repository } from "../../adapters/git/repository.ts";
import { localLfsObject } from "../../adapters/lfs/local-object.ts";
import type { LfsPointer } from "../../core/facts.ts";
import { type Had, type MeansOnDemand, onDemand, openMeans } from "./means.ts";

export function localMeans(repository: Repository): MeansOnDemand {
  let folder: string | undefined;
  const means = onDemand(async () => {
    folder = await mkdtemp(join(tmpdir(), "secmlops-gate-scan-"));
    const gitFolder = await repository.commonFolder();
    return openMeans({ repository, folder, objects: (pointers) => findObjects(gitFolder, pointers) });
  });
  return {
    get: means.get,
    close: async () => {
      await means.close();
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One after the other: each is hashed whole, and many would be more files than a process may open. */
async function findObjects(gitFolder: string, pointers: readonly LfsPointer[]): Promise<ReadonlyMap<string, Had>> {
  const objects = new Map<string, Had>();
  for (const pointer of pointers) {
    const found = (await localLfsObject(gitFolder, pointer)) ?? NOT_HERE;
    objects.set(pointer.oid, "unavailable" in found ? found : { source: found, whole: true });
  }
  return objects;
}

const NOT_HERE = {
  unavailable: "Git LFS has not brought it into this clone: run git lfs fetch --all, or let the action judge it",
};
