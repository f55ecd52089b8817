/**
 * What a ledger held at some time, small enough to keep elsewhere: of every chain its length and the beginning of its newest record's
 * digest. It finds what the ledger itself cannot show: that the end of a chain was cut off, or everything replaced.
 */
import { canonicalJson, sha256Hex } from "../../core/canonical-json.ts";
import { headPath } from "../../ledger/layout.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import type { Census } from "./census.ts";
import type { Findings } from "./finding.ts";
import { type Chain, chainOf } from "./judge-chains.ts";

export const CHECKPOINT_SCHEMA = "secmlops-gate/ledger-checkpoint@1";

/** 128 bits: nobody finds another record that begins so. */
const DIGITS = 32;

export interface Checkpoint {
  readonly schema: typeof CHECKPOINT_SCHEMA;
  /** When it was made. */
  readonly at: string;
  /** The branch's newest commit, of a clone. */
  readonly tip?: string;
  readonly records: number;
  /** By number: sequence and digest of the newest record, as `3:2beacefba58a1bf8e257cf2c87f764bd`. */
  readonly pulls: Readonly<Record<string, string>>;
}

/** @returns canonical JSON; `sha256` in it is that of the rest, so that a slip of a hand is seen. About 45 bytes for each pull request */
export function writeCheckpoint(checkpoint: Checkpoint): string {
  return canonicalJson({ ...checkpoint, sha256: sha256Hex(canonicalJson(checkpoint)) });
}

/** What the checkpoint says of one chain. */
export const chainEnd = (census: Census, order: Uint32Array, { end }: Chain): string => {
  const newest = order[end - 1] ?? 0;
  return `${census.sequences.get(newest)}:${census.digests.hex(newest).slice(0, DIGITS)}`;
};

/**
 * @param name for messages
 * @throws LedgerError `malformed` where it is no checkpoint, or not what was written
 */
export function readCheckpoint(text: string, name: string): Checkpoint {
  const wrong = (what: string, because?: ErrorOptions) =>
    new LedgerError("malformed", `${name} is no checkpoint that audit verify wrote: ${what}`, because);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw wrong("it is not JSON: name a file that audit verify --checkpoint wrote", { cause });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrong("expected an object");
  const { sha256, ...rest } = value as Readonly<Record<string, unknown>>;
  const { schema, at, tip, records, pulls } = rest;
  if (schema !== CHECKPOINT_SCHEMA) throw wrong(`expected schema ${CHECKPOINT_SCHEMA}`);
  if (typeof at !== "string" || typeof records !== "number" || typeof pulls !== "object" || pulls === null)
    throw wrong("expected at, records and pulls");
  if (tip !== undefined && !(typeof tip === "string" && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(tip)))
    throw wrong("expected tip to be a commit's full id");
  for (const [number, end] of Object.entries(pulls))
    if (!/^[1-9]\d{0,15}$/.test(number) || typeof end !== "string" || !/^[1-9]\d{0,15}:[0-9a-f]{32}$/.test(end))
      throw wrong(`pulls: ${JSON.stringify(number.slice(0, 40))} has no sequence and digest`);
  if (sha256Hex(canonicalJson(rest)) !== sha256)
    throw wrong("its sha256 is another one: it was changed after it was written");
  return rest as unknown as Checkpoint;
}

/** Whether every chain that a checkpoint names still runs through the record that it names. */
export function judgeSince(census: Census, order: Uint32Array, { pulls }: Checkpoint, findings: Findings): void {
  for (const [number, end] of Object.entries(pulls)) {
    const pullRequest = Number(number);
    const [length = "", record = ""] = end.split(":");
    const sequence = Number(length);
    const [path, chain] = [headPath(pullRequest), chainOf(census, order, pullRequest)];
    if (chain === undefined) {
      findings.add({ kind: "checkpoint-gone", path, pullRequest, sequence, record });
      continue;
    }
    const newest = census.sequences.get(order[chain.end - 1] ?? 0);
    if (newest < sequence) {
      findings.add({ kind: "checkpoint-cut", path, pullRequest, sequence, record, newest });
      continue;
    }
    const found: string[] = [];
    for (let at = chain.begin; at < chain.end; at += 1)
      if (census.sequences.get(order[at] ?? 0) === sequence) found.push(census.digests.hex(order[at] ?? 0));
    // A gap is a finding of its own, and what lies in it cannot be compared.
    if (!found.some((digest) => digest.startsWith(record)))
      findings.add({ kind: "checkpoint-differs", path, pullRequest, sequence, record, found: found[0] ?? "" });
  }
}
