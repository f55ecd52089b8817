import type { ScanLimits } from "../../scan/limits.ts";
import type { FileResult } from "../../scan/result.ts";

/** Where the bytes of one file are, as plain data that can be handed to a worker. */
export type SourceSpec =
  /** An absolute path; as bytes where the name is no UTF-8. */
  | { readonly file: string | Uint8Array }
  | { readonly bytes: Uint8Array }
  /** Read by HTTP Range. The headers are all that the worker learns of any credentials. */
  | { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly size: number };

export interface ScanJob {
  /** As findings name the file. */
  readonly path: string;
  readonly source: SourceSpec;
  /** Say the sha256 of all bytes. */
  readonly sha256?: boolean;
  /** Say the md5 too, by which DVC names content; left out where the machine forbids md5. */
  readonly md5?: boolean;
}

/** What a worker is given at a time. */
export interface WorkerTask {
  readonly job: ScanJob;
  readonly limits: Partial<ScanLimits>;
}

/** What a worker says on its way. Each of these shows that it is alive and starts its time anew. */
export type WorkerMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "opened"; readonly size: number }
  /** The verdict stands; hashing follows. */
  | { readonly kind: "scanned"; readonly result: FileResult }
  | { readonly kind: "hashing" }
  | { readonly kind: "done"; readonly result: FileResult }
  /** A defect: the worker is not to be trusted with another file. */
  | { readonly kind: "failed"; readonly why: string };
