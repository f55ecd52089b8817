/** What a scan says of one file. Plain JSON; wording of rules lives in one table. */

export const SCAN_VERDICTS = ["safe", "unknown", "dangerous", "malformed"] as const;
/** `safe` takes a full parse and nothing but allowed imports; doubt is `unknown`. */
export type ScanVerdict = (typeof SCAN_VERDICTS)[number];

export const SEVERITIES = ["critical", "high", "medium", "low"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How a pickle uses what it imports. */
export type ImportUse = "referenced" | "called" | "constructed" | "built";

export interface ScannedImport {
  readonly module: string;
  readonly name: string;
  readonly use: ImportUse;
  /** On the allowlist in this use, on the blocklist, or on neither. */
  readonly class: "allowed" | "blocked" | "unlisted";
}

export interface Finding {
  /** Stable: `PKL001` and the like; one page each in `docs/rules/`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly path: string;
  /** The file inside an archive. */
  readonly member?: string;
  /** Bytes from the start of the file, or of the member. */
  readonly offset?: number;
  readonly message: string;
  /** At most 200 bytes, escaped. */
  readonly evidence?: string;
  /** The `module.name` that it is about, if it is about one import: what a policy can allow. */
  readonly import?: string;
  readonly fix: string;
  readonly refs: readonly string[];
  /** The same for the same finding in the same place, whatever else changes. */
  readonly fingerprint: string;
}

/** Columns of tabular data, in order, and its rows as far as the file tells without being read whole. */
export interface TabularShape {
  readonly columns: readonly { readonly name: string; readonly type?: string }[];
  readonly rows?: number;
}

export interface FileResult {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256?: string;
  /** Of all bytes, as DVC names content. */
  readonly md5?: string;
  /** What the content is, by content: `pickle`, `zip`, `torch-zip`, `safetensors` ... */
  readonly formats: readonly string[];
  readonly verdict: ScanVerdict;
  /** Of the bytes that a loader takes for structure, not of every weight. */
  readonly coverage: "full" | "partial" | "none";
  readonly bytesRead: number;
  readonly limitsHit: readonly string[];
  readonly imports: readonly ScannedImport[];
  readonly findings: readonly Finding[];
  readonly table?: TabularShape;
}

/** Bytes at random places, from wherever they lie. Reading past the end gives fewer bytes. */
export interface ByteSource {
  readonly size: number;
  /** @param length bytes, at most a few MiB */
  read(offset: number, length: number): Promise<Uint8Array>;
}
