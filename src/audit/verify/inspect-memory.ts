import { hash } from "node:crypto";
import { canonicalJson } from "../../core/canonical-json.ts";
import type { LedgerHead } from "../../ledger/layout.ts";
import type { MemoryForm } from "../form/memory-form.ts";
import { type Recollection, readPerson, recollect, recollectMemory } from "./recollect.ts";

/**
 * What a memory says. All of it is only compared, and so but the first 16 digits of a digest: of records' names too, since whoever writes
 * a memory could choose a name that begins as another.
 */
export interface Memory {
  readonly sequence: number;
  readonly record: string;
  /** Of no name, where it has none. */
  readonly merge: string;
  readonly decisionRecord: string;
  /** Of `head` and `at`. */
  readonly newest: string;
  /** Of `base`, `status` and `decision`. */
  readonly decided: string;
  /** Of each act, in order. */
  readonly acts: readonly string[];
  readonly remembers: Recollection;
}

const DIGITS = 16;

/** Enough of a sha256 to compare by. */
export const digestOf = (content: string | Uint8Array): string => hash("sha256", content, "hex").slice(0, DIGITS);

/** What both a record and a memory after it must give. */
export const digestNewest = (head: string, at: string): string => digestOf(`${head} ${at}`);
export const digestDecided = (base: string, status: string, decision: string): string =>
  digestOf(`${base} ${status} ${decision}`);
/** @param acts the digest of each that a decision knew; nothing where it knew of none for sure */
export const joinActs = (decided: string, acts: readonly string[] | undefined): string =>
  digestOf(`${decided} ${acts === undefined ? "unknown" : acts.join()}`);

/** Of a memory that was just read. @param salt see `Whose` */
export function memoryIn(form: MemoryForm, salt = ""): Memory {
  const whose = { pullRequest: form.number("pullRequest"), salt };
  return {
    sequence: form.number("sequence"),
    record: digestOf(form.text("record") ?? ""),
    merge: digestOf(form.text("merge") ?? ""),
    decisionRecord: digestOf(form.text("decisionRecord") ?? ""),
    newest: digestNewest(form.text("head") ?? "", form.text("at") ?? ""),
    decided: digestDecided(form.text("base") ?? "", form.text("status") ?? "", form.text("decision") ?? ""),
    acts: form.acts().map(digestOf),
    remembers: recollect(whose, form.actTexts(), form.pusherTexts().map(readPerson)) ?? "",
  };
}

/** The same of a memory as a value. */
export function memoryOf(head: LedgerHead, salt = ""): Memory {
  const { sequence, record, merge, decisionRecord, decision, base, status } = head;
  return {
    sequence,
    record: digestOf(record),
    merge: digestOf(merge ?? ""),
    decisionRecord: digestOf(decisionRecord ?? ""),
    newest: digestNewest(head.head, head.at),
    decided: digestDecided(base ?? "", status ?? "", decision ?? ""),
    acts: head.acts.map(({ act }) => digestOf(canonicalJson(act))),
    remembers: recollectMemory({ pullRequest: head.pullRequest, salt }, head),
  };
}
