import { hash } from "node:crypto";
import { openRecord } from "../ledger/digest.ts";
import { LedgerError } from "../ledger/ledger-error.ts";
import type { GateRecord } from "../ledger/record.ts";
import { RecordForm } from "./form/record-form.ts";

/**
 * Reads any number of records, each as `openRecord` does, but some ten times as fast.
 * @returns reads one: its bytes, and the digest that it is known by
 * @throws LedgerError `wrong-digest`, `not-canonical` or `malformed` when it reads
 */
export function openRecordReader(): (bytes: Uint8Array, sha256: string) => GateRecord {
  const form = new RecordForm();
  return (bytes, sha256) => {
    // What is not let through at once is for the schema to judge, which says what is wrong.
    if (hash("sha256", bytes, "hex") !== sha256 || !form.read(bytes)) return openRecord(bytes, sha256);
    const value: unknown = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8"));
    if (!isRecord(value)) throw new LedgerError("malformed", `record ${sha256} is no object`);
    return value;
  };
}

/** It fits the schema, and so it is what the schema would have given. */
const isRecord = (value: unknown): value is GateRecord => typeof value === "object" && value !== null;
