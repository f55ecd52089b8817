import { hash } from "node:crypto";
import { canonicalJson } from "../../core/canonical-json.ts";
import type { LedgerHead } from "../../ledger/layout.ts";
import type { MemoryForm } from "../form/memory-form.ts";

/** What a memory says. Digests that are only compared are the first 16 digits. */
export interface Memory {
  readonly sequence: number;
  readonly record: string;
  readonly merge?: string;
  readonly decisionRecord?: string;
  /** Of `head` and `at`. */
  readonly newest: string;
  /** Of `base`, `status` and `decision`. */
  readonly decided: string;
  /** Of each act, in order. */
  readonly acts: readonly string[];
}

const DIGITS = 16;

/** Enough of a sha256 to compare by. */
export const digestOf = (content: string | Uint8Array): string => hash("sha256", content, "hex").slice(0, DIGITS);

/** What both a record and a memory after it must give. */
export const digestNewest = (head: string, at: string): string => digestOf(`${head} ${at}`);
export const digestDecided = (base: string, status: string, decision: string): string =>
  digestOf(`${base} ${status} ${decision}`);

/** Of a memory that was just read. */
export function memoryIn(form: MemoryForm): Memory {
  const [merge, decisionRecord] = [form.text("merge"), form.text("decisionRecord")];
  return {
    sequence: form.number("sequence"),
    record: form.text("record") ?? "",
    ...(merge === undefined ? {} : { merge }),
    ...(decisionRecord === undefined ? {} : { decisionRecord }),
    newest: digestNewest(form.text("head") ?? "", form.text("at") ?? ""),
    decided: digestDecided(form.text("base") ?? "", form.text("status") ?? "", form.text("decision") ?? ""),
    acts: form.acts().map(digestOf),
  };
}

/** The same of a memory as a value. */
export function memoryOf(head: LedgerHead): Memory {
  const { sequence, record, merge, decisionRecord, decision, base, status } = head;
  return {
    sequence,
    record,
    ...(merge === undefined ? {} : { merge }),
    ...(decisionRecord === undefined ? {} : { decisionRecord }),
    newest: digestNewest(head.head, head.at),
    decided: digestDecided(base ?? "", status ?? "", decision ?? ""),
    acts: head.acts.map(({ act }) => digestOf(canonicalJson(act))),
  };
}
