/** One file of a ledger, however the ledger came here: a branch of a clone, a folder, or one exported file. */
export interface LedgerFile {
  /** With `/`, from the ledger's root. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What lies there has no bytes that could be read, and `bytes` is empty. The gate writes nothing of the kind. */
  readonly odd?: Odd;
}

export const ODD = ["link", "submodule", "special", "too-large", "too-deep"] as const;
export type Odd = (typeof ODD)[number];

/** Bytes. Far more than anything that the gate writes; a larger file is not read. */
export const MAX_LEDGER_FILE = 64 * 1024 * 1024;

/** What a ledger holds, by path alone; `stranger`: nothing that the gate writes. */
export type LedgerFileKind =
  | { readonly kind: "record"; readonly sha256: string }
  | { readonly kind: "policy"; readonly sha256: string }
  /** A report or document that a decision read, as it was: `sha256` is that of its bytes. */
  | { readonly kind: "evidence"; readonly sha256: string }
  /** A Sigstore bundle over the record with this sha256. */
  | { readonly kind: "attestation"; readonly record: string }
  /** What the gate remembers of a pull request. */
  | { readonly kind: "memory"; readonly pullRequest: number }
  /** What begins the branch and says what it is. */
  | { readonly kind: "readme" }
  | { readonly kind: "stranger" };

const SHARDED = /^(records|policies|evidence|attestations)\/([0-9a-f]{2})\/(([0-9a-f]{2})[0-9a-f]{62})(\.json|)$/;
const MEMORY = /^pulls\/([1-9][0-9]{0,15})\.json$/;

/** Tells a file of a ledger by its path (docs/ledger.md). */
export function kindOf(path: string): LedgerFileKind {
  if (path === "README.md") return { kind: "readme" };
  const number = MEMORY.exec(path)?.[1];
  if (number !== undefined) return { kind: "memory", pullRequest: Number(number) };
  const [, folder, shard, sha256, start, extension] = SHARDED.exec(path) ?? [];
  if (sha256 === undefined || shard !== start) return { kind: "stranger" };
  // Evidence is kept as it was, whatever it is; all else is JSON.
  if ((folder === "evidence") !== (extension === "")) return { kind: "stranger" };
  if (folder === "records") return { kind: "record", sha256 };
  if (folder === "policies") return { kind: "policy", sha256 };
  return folder === "evidence" ? { kind: "evidence", sha256 } : { kind: "attestation", record: sha256 };
}

/** Whether a path leads to a place in the ledger, and not around in folders. */
export const isPlainPath = (path: string): boolean =>
  path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
