/** What one file of a ledger says, looked at alone: plain data, so that it can be made in one thread and put together in another. */
import { hash } from "node:crypto";
import { policySchema } from "../../core/policy/policy.ts";
import { decodeText, readCanonical } from "../../ledger/digest.ts";
import { readLedgerHead } from "../../ledger/layout.ts";
import { MemoryForm } from "../form/memory-form.ts";
import { RecordForm } from "../form/record-form.ts";
import { kindOf, type LedgerFile, type Odd } from "../ledger-file.ts";
import { type Memory, memoryIn, memoryOf } from "./inspect-memory.ts";
import { type Essence, essenceOf, readSlowly } from "./inspect-record.ts";
import { attempt, type Problem } from "./problem.ts";

/** `altered`: the digest that the bytes have, where it is not the one of the name. */
export type Inspected =
  | {
      readonly is: "record";
      readonly sha256: string;
      readonly said?: Essence;
      readonly altered?: string;
      readonly problem?: Problem;
    }
  | { readonly is: "policy"; readonly sha256: string; readonly altered?: string; readonly problem?: Problem }
  | { readonly is: "evidence"; readonly sha256: string; readonly bytes: number; readonly altered?: string }
  | { readonly is: "attestation"; readonly record: string; readonly wrong?: string; readonly unknown?: string }
  | { readonly is: "memory"; readonly pullRequest: number; readonly said?: Memory; readonly problem?: Problem }
  | { readonly is: "readme" }
  | { readonly is: "stranger"; readonly path: string }
  | { readonly is: "odd"; readonly path: string; readonly odd: Odd };

/** What is wrong; or the authority of an instance of Sigstore that nobody said is trusted. */
export type AttestationFault = { readonly wrong: string } | { readonly unknown: string };
/** @returns nothing where an attestation of the record with this sha256 holds */
export type CheckAttestation = (bytes: Uint8Array, record: string) => AttestationFault | undefined;

/**
 * Compiles the forms, which takes some milliseconds, and then looks at any number of files.
 * @param salt the same for all files that are held against each other, and unforeseeable
 */
export function openInspector(checkAttestation: CheckAttestation, salt = ""): (file: LedgerFile) => Inspected {
  const records = new RecordForm();
  const memories = new MemoryForm();
  return ({ path, bytes, odd }) => {
    if (odd !== undefined) return { is: "odd", path, odd };
    const found = kindOf(path);
    switch (found.kind) {
      case "record":
        return inspectRecord(records, found.sha256, bytes, salt);
      case "policy":
        return inspectPolicy(found.sha256, bytes);
      case "evidence":
        return { is: "evidence", sha256: found.sha256, bytes: bytes.length, ...alteredFrom(found.sha256, bytes) };
      case "attestation":
        return { is: "attestation", record: found.record, ...checkAttestation(bytes, found.record) };
      case "memory":
        return inspectMemory(memories, found.pullRequest, bytes, salt);
      case "readme":
        return { is: "readme" };
      case "stranger":
        return { is: "stranger", path };
    }
  };
}

function alteredFrom(name: string, bytes: Uint8Array): { altered?: string } {
  const found = hash("sha256", bytes, "hex");
  return found === name ? {} : { altered: found };
}

function inspectRecord(form: RecordForm, sha256: string, bytes: Uint8Array, salt: string): Inspected {
  const altered = alteredFrom(sha256, bytes);
  if (form.read(bytes)) return { is: "record", sha256, said: essenceOf(form, salt), ...altered };
  return { is: "record", sha256, ...altered, ...readSlowly(bytes, salt) };
}

function inspectPolicy(sha256: string, bytes: Uint8Array): Inspected {
  const read = attempt(() => readCanonical(policySchema, bytes, "the policy"));
  return { is: "policy", sha256, ...alteredFrom(sha256, bytes), ...("problem" in read ? read : {}) };
}

function inspectMemory(form: MemoryForm, pullRequest: number, bytes: Uint8Array, salt: string): Inspected {
  if (form.read(bytes) && form.number("pullRequest") === pullRequest)
    return { is: "memory", pullRequest, said: memoryIn(form, salt) };
  const read = attempt(() => readLedgerHead(decodeText(bytes, "the memory"), pullRequest, "the memory"));
  if ("problem" in read) return { is: "memory", pullRequest, ...read };
  return { is: "memory", pullRequest, said: memoryOf(read.value, salt) };
}
