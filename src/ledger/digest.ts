/** Records as bytes: written in one way only, known by their digest, read with suspicion. */
import type * as z from "zod";
import { canonicalJson, sha256Hex } from "../core/canonical-json.ts";
import { wordIssues } from "../core/word-issues.ts";
import { LedgerError } from "./ledger-error.ts";
import { type GateRecord, recordSchema } from "./record.ts";

export interface SealedRecord {
  /** Canonical JSON (RFC 8785), in UTF-8 without a line end. */
  readonly bytes: string;
  /** sha256 of the bytes, lower-case hex: the record's name. */
  readonly sha256: string;
}

/**
 * Writes a record down.
 * @throws LedgerError `malformed`, with the places, where it is no record
 */
export function sealRecord(record: GateRecord): SealedRecord {
  const bytes = canonicalJson(parseWith(recordSchema, record, "the record"));
  return { bytes, sha256: sha256Hex(bytes) };
}

/**
 * Reads a record; the reverse of `sealRecord`.
 * @param expected the digest it is known by: the name of its file, or what another record says
 * @throws LedgerError `wrong-digest`, `not-canonical` or `malformed`
 */
export function openRecord(bytes: string | Uint8Array, expected?: string): GateRecord {
  const name = expected === undefined ? "the record" : `record ${expected}`;
  const found = sha256Hex(bytes);
  if (expected !== undefined && found !== expected)
    throw new LedgerError("wrong-digest", `${name} is not what it was: its bytes have the sha256 ${found}`);
  return readCanonical(recordSchema, bytes, name);
}

/**
 * Reads canonical JSON of a known form.
 * @param name what it is, for messages
 */
export function readCanonical<T>(schema: z.ZodType<T>, bytes: string | Uint8Array, name: string): T {
  const text = typeof bytes === "string" ? bytes : decodeText(bytes, name);
  const value = parseJson(text, name);
  const parsed = parseWith(schema, value, name);
  if (canonicalJson(value) !== text)
    throw new LedgerError(
      "not-canonical",
      `${name} is not in canonical form (RFC 8785): the same value has other bytes`,
    );
  return parsed;
}

/** @throws LedgerError `not-canonical` where it is not UTF-8 */
export function decodeText(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new LedgerError("not-canonical", `${name} is not UTF-8`, { cause });
  }
}

/** @throws LedgerError `not-canonical` where it is not JSON */
export function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new LedgerError("not-canonical", `${name} is not JSON: ${detail}`, { cause });
  }
}

/** @throws LedgerError `malformed` */
export function parseWith<T>(schema: z.ZodType<T>, value: unknown, name: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const lines = wordIssues(result.error.issues, value);
  throw new LedgerError("malformed", `${name} does not have the form it should:\n${lines.join("\n")}`);
}
