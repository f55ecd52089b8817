/** What the gate scans with: ways to get at bytes, and the workers that read them. */
import { mkdir } from "node:fs/promises";
import type { Repository } from "../../adapters/git/repository.ts";
import type { Spool } from "../../adapters/git/spool-blobs.ts";
import type { Lfs, Unavailable } from "../../adapters/lfs/batch.ts";
import { downloadObjects } from "../../adapters/lfs/download.ts";
import { openScanPool } from "../../adapters/scan/pool.ts";
import type { ScanJob, SourceSpec } from "../../adapters/scan/scan-job.ts";
import type { LfsPointer } from "../../core/facts.ts";
import type { FileResult } from "../../scan/result.ts";
import type { LfsMode } from "./lfs-mode.ts";

/** Bytes, and whether they are known to be all of those that their digest names; or why they cannot be had. */
export type Had = { readonly source: SourceSpec; readonly whole: boolean } | Unavailable;

export interface ScanMeans {
  /** Scans in a worker. Never rejects. */
  scan(job: ScanJob): Promise<FileResult>;
  /** The contents of git blobs, all of them fetched in one batch. */
  blobs(ids: readonly string[]): Promise<ReadonlyMap<string, Had>>;
  /** Git LFS objects by oid. */
  objects(pointers: readonly LfsPointer[]): Promise<ReadonlyMap<string, Had>>;
  /** Ends the workers, and deletes what was put on the disk. */
  close(): Promise<void>;
}

export interface MeansOptions {
  readonly repository: Pick<Repository, "spoolBlobs">;
  /** For large contents while they are read. */
  readonly folder: string;
  readonly objects: (pointers: readonly LfsPointer[]) => Promise<ReadonlyMap<string, Had>>;
}

export function openMeans({ repository, folder, objects }: MeansOptions): ScanMeans {
  const workers = openScanPool();
  const spools: Spool[] = [];
  return {
    scan: workers.scan,
    objects,
    async blobs(ids) {
      await mkdir(folder, { recursive: true });
      const spool = await repository.spoolBlobs(ids, folder);
      spools.push(spool);
      return new Map([...spool.blobs].map(([id, blob]) => [id, "unavailable" in blob ? blob : whole(blob)]));
    },
    async close() {
      await workers.close();
      for (const spool of spools.splice(0)) await spool.dispose();
    },
  };
}

const whole = (source: SourceSpec): Had => ({ source, whole: true });

/** Objects of a Git LFS server. What `range` reads is never held against its oid: only the whole object could be. */
export function lfsObjects(lfs: Lfs, mode: LfsMode, folder: string): MeansOptions["objects"] {
  return async (pointers) => {
    if (mode === "off") return new Map(pointers.map(({ oid }) => [oid, SWITCHED_OFF]));
    if (mode === "full") {
      await mkdir(folder, { recursive: true });
      const files = await downloadObjects(lfs, pointers, folder);
      return new Map([...files].map(([oid, file]) => [oid, "unavailable" in file ? file : whole(file)]));
    }
    const located = await lfs.locate(pointers);
    return new Map(
      [...located].map(([oid, place]) => [oid, "unavailable" in place ? place : { source: place, whole: false }]),
    );
  };
}

const SWITCHED_OFF = { unavailable: "the input `lfs` is `off`, so Git LFS objects are not read" };

/** Means that are opened when they are first asked for. */
export interface MeansOnDemand {
  readonly get: () => Promise<ScanMeans>;
  readonly close: () => Promise<void>;
}

export function onDemand(open: () => Promise<ScanMeans>): MeansOnDemand {
  let opened: Promise<ScanMeans> | undefined;
  return {
    get: () => {
      opened ??= open();
      return opened;
    },
    close: async () => (await opened)?.close(),
  };
}
