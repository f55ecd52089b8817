/** Where things lie in the ledger branch, and the one small file for each pull request that later runs read first. */
import * as z from "zod";
import { canonicalJson, sha256Hex } from "../core/canonical-json.ts";
import { plainJson } from "../core/policy/plain-json.ts";
import type { Policy } from "../core/policy/policy.ts";
import { policyDigest } from "../core/policy/policy-digest.ts";
import { decisionDigest } from "./decision.ts";
import { parseWith, readCanonical, sealRecord } from "./digest.ts";
import { LedgerError } from "./ledger-error.ts";
import {
  actSchema,
  type Evidence,
  type GateRecord,
  instant,
  objectId,
  overallStatus,
  personSchema,
  sha256,
} from "./record.ts";
import { mergePushers, rememberActs, rememberLater } from "./remember.ts";

export const recordPath = (digest: string): string => `records/${digest.slice(0, 2)}/${digest}.json`;
export const policyPath = (digest: string): string => `policies/${digest.slice(0, 2)}/${digest}.json`;
export const evidencePath = (digest: string): string => `evidence/${digest.slice(0, 2)}/${digest}`;
export const attestationPath = (record: string): string => `attestations/${record.slice(0, 2)}/${record}.json`;
export const headPath = (pullRequest: number): string => `pulls/${pullRequest}.json`;

export const LEDGER_HEAD_SCHEMA = "secmlops-gate/ledger-head@1";

/**
 * The end of one pull request's chain, and what later runs remember of it. Whoever can write the branch can write here too: so it
 * is believed only where that makes a decision stricter.
 */
export const ledgerHeadSchema = z.strictObject({
  schema: z.literal(LEDGER_HEAD_SCHEMA),
  pullRequest: z.int().positive(),
  /** Of the newest record, of whatever kind; the next one follows it. */
  sequence: z.int().positive(),
  record: sha256,
  head: objectId,
  at: instant,
  /** The newest decision: what makes it another one (`decisionDigest`), its record, status and base. Absent before the first. */
  decision: sha256.optional(),
  decisionRecord: sha256.optional(),
  status: overallStatus.optional(),
  base: objectId.optional(),
  /** The record of the merge, once there is one. */
  merge: sha256.optional(),
  /** Every act ever seen. `counted`: the requirements from which it took something away in some decision; never taken back. */
  acts: z.array(z.strictObject({ act: actSchema, counted: z.array(z.string()).readonly() })),
  /** Everybody ever seen to push. */
  pushers: z.array(personSchema),
  /** What reviews were asked for, so that nobody is asked twice. */
  asked: z.array(z.string()).readonly(),
});
export type LedgerHead = z.infer<typeof ledgerHeadSchema>;
const plainHead = plainJson.pipe(ledgerHeadSchema);

/**
 * @param text the file at `headPath`
 * @param name what to call it in an error
 * @throws LedgerError where it is not what the gate writes, or speaks of another pull request: forgetting would loosen a decision
 */
export function readLedgerHead(
  text: string,
  pullRequest?: number,
  name = pullRequest === undefined ? "the ledger's memory of a pull request" : `${headPath(pullRequest)} in the ledger`,
): LedgerHead {
  const head = readCanonical(plainHead, text, name);
  if (pullRequest !== undefined && head.pullRequest !== pullRequest)
    throw new LedgerError("malformed", `${name} speaks of #${head.pullRequest}`);
  return head;
}

/** The text to keep at `headPath`. */
export const writeLedgerHead = (head: LedgerHead): string =>
  canonicalJson(parseWith(plainHead, head, `${headPath(head.pullRequest)} in the ledger`));

/** The place in the chain of the record that comes next. */
export const linkAfter = (head: LedgerHead | undefined): { sequence: number; previous?: string } =>
  head === undefined ? { sequence: 1 } : { sequence: head.sequence + 1, previous: head.record };

/**
 * The memory after a record.
 * @param digest the record's sha256
 * @param previous the memory before it, if there was one
 * @param asked what reviews were asked for by now; by default, what was before
 * @throws LedgerError `broken-chain` where the record does not come directly after `previous`
 */
export function headAfter(
  { predicate }: GateRecord,
  digest: string,
  previous?: LedgerHead,
  asked: readonly string[] = previous?.asked ?? [],
): LedgerHead {
  const { pullRequest, sequence, head, at } = predicate;
  const link = linkAfter(previous);
  const isNext = sequence === link.sequence && predicate.previous === link.previous;
  if (!isNext || (previous !== undefined && previous.pullRequest !== pullRequest))
    throw new LedgerError("broken-chain", `record ${digest} of #${pullRequest} does not follow the one before it`);
  const kept = {
    acts: [],
    pushers: [],
    ...previous,
    ...({ schema: LEDGER_HEAD_SCHEMA, pullRequest, sequence, record: digest, head, at, asked: [...asked] } as const),
  };
  switch (predicate.kind) {
    case "decision": {
      const { facts, verdict, base } = predicate;
      return {
        ...kept,
        base,
        decision: decisionDigest(verdict, facts),
        decisionRecord: digest,
        status: verdict.status,
        acts: rememberActs(facts, verdict, previous?.acts ?? []),
        pushers: mergePushers(previous?.pushers ?? [], facts.pushers),
      };
    }
    case "merge":
      return { ...kept, merge: digest };
    case "merge-group":
      return kept;
    case "retrospective":
      return { ...kept, acts: rememberLater(predicate.acts, kept.acts) };
  }
}

/** A file to be written; one that was read is a `LedgerFile`. */
export interface NewFile {
  readonly path: string;
  /** Text, but for evidence, which is kept as it was. */
  readonly contents: string | Uint8Array;
}

/** Everything that one commit adds to the ledger for a record. */
export interface LedgerEntry {
  /** sha256 of the record. */
  readonly record: string;
  readonly head: LedgerHead;
  readonly files: readonly NewFile[];
}

/** What a record brings with it. */
export interface Company {
  /** Of a decision; it is kept once, by digest. */
  readonly policy?: Policy;
  readonly previous?: LedgerHead | undefined;
  /** What reviews were asked for by now; by default, what was before. */
  readonly asked?: readonly string[];
  /** The bytes of all evidence that the record says is stored, by sha256. */
  readonly evidence?: ReadonlyMap<string, Uint8Array>;
}

/**
 * @throws LedgerError as `sealRecord` and `headAfter` do, and where policy or evidence are not what the record names
 */
export function entryOf(record: GateRecord, { policy, previous, asked, evidence }: Company): LedgerEntry {
  const { bytes, sha256: digest } = sealRecord(record);
  const head = headAfter(record, digest, previous, asked);
  const files: NewFile[] = [
    { path: recordPath(digest), contents: bytes },
    { path: headPath(head.pullRequest), contents: writeLedgerHead(head) },
  ];
  if (record.predicate.kind === "decision") {
    const named = record.predicate.policy.digest;
    if (policy === undefined || policyDigest(policy) !== named)
      throw new LedgerError("malformed", `the policy is not ${named}, which the record names`);
    files.push({ path: policyPath(named), contents: canonicalJson(policy) });
    files.push(...evidenceFiles(record.predicate.evidence, evidence));
  }
  return { record: digest, head, files };
}

/** @param bundle a Sigstore bundle over the record, as JSON */
export const withAttestation = (entry: LedgerEntry, bundle: string): LedgerEntry => ({
  ...entry,
  files: [...entry.files, { path: attestationPath(entry.record), contents: bundle }],
});

/** Each content once, whatever paths it was read from. */
function evidenceFiles(named: readonly Evidence[], given: Company["evidence"]): NewFile[] {
  const files = new Map<string, NewFile>();
  for (const each of named) {
    if (!each.stored || files.has(each.sha256)) continue;
    const contents = given?.get(each.sha256);
    if (contents === undefined || contents.length !== each.bytes || sha256Hex(contents) !== each.sha256)
      throw new LedgerError(
        "malformed",
        `the bytes of ${each.path} are not those with the sha256 ${each.sha256}, which the record names`,
      );
    files.set(each.sha256, { path: evidencePath(each.sha256), contents });
  }
  return [...files.values()];
}
