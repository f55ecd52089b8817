import { readAll } from "../byte-sources.ts";
import { escapeEvidence } from "../escape-evidence.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { asObject, parseJson } from "../strict-json.ts";

/** Bits of one element (https://github.com/huggingface/safetensors/blob/main/safetensors/src/tensor.rs). */
const BITS: Readonly<Record<string, bigint>> = {
  BOOL: 8n,
  U8: 8n,
  I8: 8n,
  F8_E5M2: 8n,
  F8_E4M3: 8n,
  F8_E8M0: 8n,
  F8_E4M3FNUZ: 8n,
  F8_E5M2FNUZ: 8n,
  I16: 16n,
  U16: 16n,
  F16: 16n,
  BF16: 16n,
  I32: 32n,
  U32: 32n,
  F32: 32n,
  I64: 64n,
  U64: 64n,
  F64: 64n,
  C64: 64n,
  F4: 4n,
  F6_E2M3: 6n,
  F6_E3M2: 6n,
};

interface Tensor {
  readonly name: string;
  readonly begin: number;
  readonly end: number;
}

/** The header alone says everything: eight bytes of length, JSON, then the tensors without a gap up to the end. */
export async function readSafetensors(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["safetensors"], context.limits);
  const length = source.size < 8 ? -1n : (await readAll(source, 0, 8)).readBigUInt64LE(0);
  if (length < 2n || length > BigInt(source.size - 8)) {
    notes.find("STN001", "The header's length does not fit into the file.", { offset: 0 });
    return notes.done();
  }
  if (length > BigInt(context.limits.headerBytes)) {
    notes.limit("headerBytes");
    notes.find("STN001", "The header is longer than any loader takes.", { offset: 0 });
    return notes.done();
  }
  const bytes = await readAll(source, 8, Number(length));
  const parsed = bytes[0] === 0x7b ? parseJson(bytes) : "no object at its very start";
  const header = typeof parsed === "string" ? undefined : asObject(parsed.value);
  if (typeof parsed === "string" || header === undefined) {
    const why = typeof parsed === "string" ? parsed : "no object";
    notes.find("STN001", `The header is ${why}.`, { offset: 8, evidence: escapeEvidence(bytes.subarray(0, 64)) });
    return notes.done();
  }
  notes.full();
  if (parsed.duplicate !== undefined)
    notes.find("STN002", "The header has a key twice.", { evidence: escapeEvidence(parsed.duplicate) });
  noteMetadata(header["__metadata__"], notes);
  noteLayout(tensorsOf(header, notes), source.size - 8 - bytes.length, notes);
  return notes.done();
}

function noteMetadata(metadata: unknown, notes: Notes): void {
  if (metadata === undefined) return;
  const entries = asObject(metadata);
  if (entries === undefined || Object.values(entries).some((value) => typeof value !== "string"))
    notes.find("STN001", "The metadata are not strings by name.");
}

function tensorsOf(header: Readonly<Record<string, unknown>>, notes: Notes): readonly Tensor[] {
  const tensors: Tensor[] = [];
  for (const [name, value] of Object.entries(header)) {
    if (name === "__metadata__") continue;
    const tensor = asObject(value);
    const where = { evidence: escapeEvidence(name) };
    const length = tensor === undefined ? undefined : bytesOf(tensor["dtype"], tensor["shape"]);
    const [begin, end] = Array.isArray(tensor?.["data_offsets"]) ? (tensor["data_offsets"] as unknown[]) : [];
    const strange =
      Object.keys(tensor ?? {})
        .sort()
        .join() !== "data_offsets,dtype,shape";
    if (!isCount(begin) || !isCount(end) || strange || length === undefined || begin > end) {
      notes.find("STN001", "An entry of the header is no tensor, or of an unknown type.", where);
      continue;
    }
    if (BigInt(end - begin) !== length)
      notes.find("STN003", `The shape takes ${length} bytes, the tensor has ${end - begin}.`, where);
    tensors.push({ name, begin, end });
  }
  return tensors;
}

const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0);

/** Bytes that a shape takes; `undefined` if type or shape are none, or if the bits do not fill the last byte. */
function bytesOf(type: unknown, shape: unknown): bigint | undefined {
  if (typeof type !== "string" || !Object.hasOwn(BITS, type) || !Array.isArray(shape) || !shape.every(isCount)) return;
  const bits = shape.reduce<bigint>((total, side) => total * BigInt(side), BITS[type] ?? 0n);
  return bits % 8n === 0n ? bits / 8n : undefined;
}

/** Sorted by where they start, tensors follow each other from 0 to the end of the file. */
function noteLayout(tensors: readonly Tensor[], size: number, notes: Notes): void {
  let end = 0;
  for (const tensor of [...tensors].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    const where = { evidence: escapeEvidence(tensor.name) };
    if (tensor.begin !== end)
      notes.find("STN004", `A tensor starts at ${tensor.begin}, the one before ends at ${end}.`, where);
    end = Math.max(end, tensor.end);
  }
  if (end !== size) notes.find("STN004", `The tensors end at ${end}, the file at ${size}.`);
}
