/** Scanning in a local repository: what it holds, and nothing from the network. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Repository } from "../../adapters/git/repository.ts";
import { localLfsObject } from "../../adapters/lfs/endpoint.ts";
import { type MeansOnDemand, type MeansOptions, onDemand, openMeans } from "./means.ts";

/** @param pool how workers run, where not as usual */
export function localMeans(repository: Repository, pool: MeansOptions["pool"] = {}): MeansOnDemand {
  let folder: string | undefined;
  const means = onDemand(async () => {
    folder = await mkdtemp(join(tmpdir(), "secmlops-gate-scan-"));
    const gitFolder = await repository.commonFolder();
    return openMeans({ repository, folder, pool, objects: (pointers) => findObjects(gitFolder, pointers) });
  });
  return {
    get: means.get,
    close: async () => {
      await means.close();
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

const findObjects = async (gitFolder: string, pointers: Parameters<MeansOptions["objects"]>[0]) =>
  new Map(
    await Promise.all(
      pointers.map(async (pointer) => {
        const found = await localLfsObject(gitFolder, pointer);
        if (found === undefined) return [pointer.oid, NOT_HERE] as const;
        return [pointer.oid, "unavailable" in found ? found : { source: found, whole: true }] as const;
      }),
    ),
  );

const NOT_HERE = {
  unavailable: "Git LFS has not brought it into this clone: run git lfs fetch --all, or let the action judge it",
};
