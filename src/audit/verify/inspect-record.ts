import { canonicalJson } from "../../core/canonical-json.ts";
import type { Act } from "../../core/facts.ts";
import { decisionDigest } from "../../ledger/decision.ts";
import { decodeText, openRecord, parseJson } from "../../ledger/digest.ts";
import type { GateRecord, RecordedVerdict } from "../../ledger/record.ts";
import type { RecordForm } from "../form/record-form.ts";
import type { ReferenceKind } from "./finding.ts";
import { digestDecided, digestNewest, digestOf, joinActs } from "./inspect-memory.ts";
import { attempt, type Problem } from "./problem.ts";
import {
  mayCount,
  type Recollection,
  readPerson,
  recollect,
  recollectDecision,
  recollectLater,
  type Whose,
} from "./recollect.ts";

/** What a record says that others can be held against. */
export interface Essence {
  readonly kind: "decision" | "merge" | "other";
  readonly pullRequest: number;
  readonly sequence: number;
  readonly previous?: string;
  readonly at: string;
  readonly repository: string;
  /** Of a decision, the digest of the policy. */
  readonly policy?: string;
  /** Of a decision that passes. */
  readonly passes?: true;
  readonly references: readonly Reference[];
  /** What it says is stored. */
  readonly evidence: readonly { readonly sha256: string; readonly bytes: number }[];
  /** Of a merge. `decision`: the record that it names as the last. */
  readonly merged?: { readonly at: string; readonly decision?: string };
  /** As a memory after it has it; absent of a record that was not read to its end. */
  readonly newest?: string;
  /** Of a decision, its acts included: as `joinActs` gives it. */
  readonly decided?: string;
  /** How many acts it knew; absent where they could not be read. */
  readonly acts?: number;
  /** What later runs must remember of it; absent where that is nothing. */
  readonly leaves?: Recollection;
}

/** Another record that a record names. */
export interface Reference {
  readonly what: ReferenceKind;
  readonly record: string;
  readonly pullRequest: number;
}

/** Of a record that was just read. @param salt see `Whose` */
export function essenceOf(form: RecordForm, salt = ""): Essence {
  const kind = form.text("kind");
  const at = form.text("at");
  const pullRequest = Number(form.value("pullRequest"));
  const base = {
    pullRequest,
    sequence: Number(form.value("sequence")),
    ...(form.has("previous") ? { previous: form.text("previous") } : {}),
    at,
    repository: form.text("repository"),
    newest: digestNewest(form.text("head"), at),
  };
  const references = [...referencesOf(form, pullRequest)];
  if (kind !== "decision") {
    const later = form.value("later") as readonly { readonly act: Act }[] | undefined;
    const leaves =
      later &&
      recollectLater(
        { pullRequest, salt },
        later.map(({ act }) => act),
      );
    const decision = form.value("decision");
    const merged = { at: form.text("merged"), ...(typeof decision === "string" ? { decision } : {}) };
    const rest = { ...(leaves === undefined ? {} : { leaves }), ...(kind === "merge" ? { merged } : {}) };
    return { kind: kind === "merge" ? "merge" : "other", ...base, references, evidence: [], ...rest };
  }
  const decided = digestDecided(form.text("base"), form.text("status"), form.decisionDigest().toString("hex"));
  const acts = form.has("acts") ? form.acts().map(digestOf) : undefined;
  const leaves = leftBy(form, { pullRequest, salt });
  return {
    kind: "decision",
    ...base,
    policy: form.text("policy"),
    ...(form.text("status") === "pass" ? { passes: true } : {}),
    references,
    evidence: evidenceOf(form.value("evidence")),
    decided: joinActs(decided, acts),
    ...(acts === undefined ? {} : { acts: acts.length }),
    ...(leaves === undefined ? {} : { leaves }),
  };
}

/** Where no act can have counted against anything, neither acts nor the verdict need be built. */
function leftBy(form: RecordForm, whose: Whose): Recollection | undefined {
  const pushers = form.pusherTexts().map(readPerson);
  if (!form.hasRemembered && !form.kindsOfActs().some(mayCount))
    return recollect(
      whose,
      form.actTexts().map((act) => ({ ...act, counted: [] })),
      pushers,
    );
  return recollectDecision(
    whose,
    form.value("acts") as readonly Act[],
    pushers.map(({ person }) => person),
    () => form.value("verdict") as RecordedVerdict,
  );
}

function* referencesOf(form: RecordForm, pullRequest: number): Generator<Reference> {
  if (form.has("merge")) yield { what: "merge", record: form.text("merge"), pullRequest };
  const decision = form.value("decision");
  if (typeof decision === "string") yield { what: "decision", record: decision, pullRequest };
  const members = form.value("members");
  if (!Array.isArray(members)) return;
  for (const { number, record } of members as readonly { number: number; record: string | null }[])
    if (record !== null) yield { what: "member", record, pullRequest: number };
}

function evidenceOf(all: unknown): { sha256: string; bytes: number }[] {
  if (!Array.isArray(all)) return [];
  return all.flatMap(({ stored, sha256, bytes }: { stored: boolean; sha256?: string; bytes?: number }) =>
    stored && sha256 !== undefined && bytes !== undefined ? [{ sha256, bytes }] : [],
  );
}

/** Of a record that was not let through at once: what is wrong with it, and what it says all the same. */
export function readSlowly(bytes: Uint8Array, salt = ""): { readonly said?: Essence; readonly problem?: Problem } {
  const read = attempt(() => openRecord(bytes));
  if ("value" in read) return { said: essenceOfRecord(read.value, salt) };
  const value = attempt(() => parseJson(decodeText(bytes, "the record"), "the record"));
  const said = "value" in value ? guess(value.value) : undefined;
  return { ...read, ...(said === undefined ? {} : { said }) };
}

/** The same of a record as a value. */
export function essenceOfRecord({ predicate }: GateRecord, salt = ""): Essence {
  const { kind, pullRequest, sequence, previous, at, repository, head } = predicate;
  const base = {
    pullRequest,
    sequence,
    ...(previous === undefined ? {} : { previous }),
    at,
    repository: repository.name,
    newest: digestNewest(head, at),
    evidence: [],
  };
  switch (kind) {
    case "decision": {
      const { facts, verdict, policy, evidence } = predicate;
      const decided = digestDecided(predicate.base, verdict.status, decisionDigest(verdict, facts));
      const acts = "known" in facts.acts ? facts.acts.known.map((act) => digestOf(canonicalJson(act))) : undefined;
      const known = "known" in facts.acts ? facts.acts.known : [];
      const leaves = recollectDecision({ pullRequest, salt }, known, facts.pushers, () => verdict);
      return {
        ...base,
        kind,
        policy: policy.digest,
        ...(verdict.status === "pass" ? { passes: true } : {}),
        references: [],
        evidence: evidence.flatMap((each) => (each.stored ? [{ sha256: each.sha256, bytes: each.bytes }] : [])),
        decided: joinActs(decided, acts),
        ...(acts === undefined ? {} : { acts: acts.length }),
        ...(leaves === undefined ? {} : { leaves }),
      };
    }
    case "merge": {
      const { decision, merged } = predicate;
      return {
        ...base,
        kind,
        merged: { at: merged.at, ...(decision === null ? {} : { decision }) },
        references: decision === null ? [] : [{ what: "decision", record: decision, pullRequest }],
      };
    }
    case "merge-group":
      return {
        ...base,
        kind: "other",
        references: predicate.members.flatMap(({ number, record }) =>
          record === null ? [] : [{ what: "member" as const, record, pullRequest: number }],
        ),
      };
    case "retrospective":
      return {
        ...base,
        kind: "other",
        references: [{ what: "merge", record: predicate.merge, pullRequest }],
        leaves: recollectLater(
          { pullRequest, salt },
          predicate.acts.map(({ act }) => act),
        ),
      };
  }
}

function guess(value: unknown): Essence | undefined {
  const said = memberOf(value, "predicate");
  const [pullRequest, sequence] = [memberOf(said, "pullRequest"), memberOf(said, "sequence")];
  if (!isPlace(pullRequest) || !isPlace(sequence)) return undefined;
  const [previous, at, kind] = [memberOf(said, "previous"), memberOf(said, "at"), memberOf(said, "kind")];
  const repository = memberOf(memberOf(said, "repository"), "name");
  const policy = memberOf(memberOf(said, "policy"), "digest");
  return {
    kind: kind === "decision" || kind === "merge" ? kind : "other",
    pullRequest,
    sequence,
    ...(isSha256(previous) ? { previous } : {}),
    at: typeof at === "string" && at.length < 40 ? at : "",
    repository: typeof repository === "string" ? repository : "",
    ...(isSha256(policy) ? { policy } : {}),
    references: [],
    evidence: [],
  };
}

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
const isPlace = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;
const isSha256 = (value: unknown): value is string => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
