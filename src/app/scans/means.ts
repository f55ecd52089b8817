/** What the gate scans with: ways to get at bytes, and the workers that read them. */
import type { ScanJob, SourceSpec } from "../../adapters/scan/scan-job.ts";
import type { LfsPointer } from "../../core/facts.ts";
import type { FileResult } from "../../scan/result.ts";

/** Bytes, or why they cannot be had. */
export type Had<T = SourceSpec> = T | { readonly unavailable: string };

export interface ScanMeans {
  /** Scans in a worker. Never rejects. */
  scan(job: ScanJob): Promise<FileResult>;
  /** The contents of git blobs, all fetched in one batch. */
  blobs(ids: readonly string[]): Promise<ReadonlyMap<string, Had>>;
  /** Git LFS objects by oid; `whole` says whether the bytes are held against it. */
  objects(pointers: readonly LfsPointer[]): Promise<ReadonlyMap<string, Had<{ source: SourceSpec; whole: boolean }>>>;
  close(): Promise<void>;
}
