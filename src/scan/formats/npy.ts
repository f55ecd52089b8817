import { ForwardReader, ShortReadError, sliceOf, sourceOf } from "../byte-sources.ts";
import { escapeEvidence } from "../escape-evidence.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { readPickle } from "./pickle.ts";
import { type Literal, parseLiteral } from "./python-literal.ts";
import { openZip, type ZipMember } from "./zip-archive.ts";
import { readMemberStart, scanMember } from "./zip-members.ts";

/** NumPy itself refuses longer headers unless told otherwise (`max_header_size`). */
const LONGEST_HEADER = 10_000;

interface Header {
  /** Where the data starts. */
  readonly data: number;
  /** Bytes of the data; `undefined` for Python objects. */
  readonly length: bigint | undefined;
}

/** One array: the header, and the pickle behind it if the dtype holds Python objects. */
export async function readNpy(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["npy"], context.limits);
  const header = await readHeader(source, notes);
  if (header === undefined) return notes.done();
  notes.full();
  if (header.length === undefined) {
    notes.find("NPY003", "The array holds Python objects: reading it unpickles them.");
    notes.add(await readPickle(sliceOf(source, header.data), context, "pickle"));
  } else noteLength(header.length, source.size - header.data, notes);
  return notes.done();
}

function noteLength(told: bigint, there: number, notes: Notes, member?: string): void {
  if (told === BigInt(there)) return;
  const where = member === undefined ? {} : { member };
  notes.find("NPY002", `The header promises ${told} bytes of data, ${there} are there.`, where);
}

/** https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
async function readHeader(source: ByteSource, notes: Notes, member?: string): Promise<Header | undefined> {
  const where = member === undefined ? { offset: 0 } : { member, offset: 0 };
  try {
    const reader = new ForwardReader(source, 256);
    const magic = Buffer.from(await reader.bytes(8));
    const major = magic[6] ?? 0;
    const known = magic.toString("latin1", 0, 6) === "\x93NUMPY" && major >= 1 && major <= 3 && magic[7] === 0;
    const length = known ? (major === 1 ? await reader.u16() : await reader.u32()) : 0;
    if (!known || length > LONGEST_HEADER) {
      notes.find("NPY001", known ? `The header has ${length} bytes.` : "No array of a known version.", where);
      return undefined;
    }
    const text = Buffer.from(await reader.bytes(length)).toString(major === 3 ? "utf8" : "latin1");
    const size = arrayBytes(parseLiteral(text));
    if (size !== "bad") return { data: reader.offset, length: size };
    notes.find("NPY001", "The header is not what NumPy writes.", { ...where, evidence: escapeEvidence(text) });
  } catch (error) {
    if (!(error instanceof ShortReadError)) throw error;
    notes.find("NPY001", "The file ends inside the header.", where);
  }
  return undefined;
}

/** Bytes of the data, `undefined` if they are a pickle. */
function arrayBytes(header: Literal | undefined): bigint | undefined | "bad" {
  if (!(header instanceof Map) || [...header.keys()].sort().join() !== "descr,fortran_order,shape") return "bad";
  const count = elements(header.get("shape"));
  const item = itemBytes(header.get("descr"), 0);
  if (count === undefined || item === undefined || typeof header.get("fortran_order") !== "boolean") return "bad";
  return item === "object" ? undefined : count * item;
}

function elements(shape: Literal | undefined): bigint | undefined {
  if (!Array.isArray(shape) || shape.length > 64) return undefined;
  let count = 1n;
  for (const side of shape) {
    if (typeof side !== "number" || !Number.isSafeInteger(side) || side < 0) return undefined;
    count *= BigInt(side);
  }
  return count;
}

/** Bytes of one element: a type string, or a list of fields `(name, type)` or `(name, type, shape)`. */
function itemBytes(descr: Literal | undefined, depth: number): bigint | "object" | undefined {
  if (typeof descr === "string") return typeBytes(descr);
  if (!Array.isArray(descr) || depth > 8) return undefined;
  let total = 0n;
  let objects = false;
  for (const field of descr) {
    if (!Array.isArray(field) || field.length < 2 || field.length > 3 || !isFieldName(field[0])) return undefined;
    const item = itemBytes(field[1], depth + 1);
    const count = field.length === 3 ? elements(field[2]) : 1n;
    if (item === undefined || count === undefined) return undefined;
    if (item === "object") objects = true;
    else total += item * count;
  }
  return objects ? "object" : total;
}

const isFieldName = (name: Literal | undefined): boolean =>
  typeof name === "string" ||
  (Array.isArray(name) && name.length === 2 && name.every((part) => typeof part === "string"));

/** https://numpy.org/doc/stable/reference/arrays.interface.html#arrays-interface */
function typeBytes(type: string): bigint | "object" | undefined {
  const match = /^[<>|=]?([biufcmMSUVOt?])(\d{0,10})(?:\[\d{0,6}(?:[YMWDhmsunpfa]|ns|us|ms|ps|fs|as)\])?$/.exec(type);
  if (match === null) return undefined;
  const [, kind = "", digits = ""] = match;
  if (kind === "O") return "object";
  if (kind === "?") return 1n;
  if (digits === "" || kind === "t") return undefined;
  return BigInt(digits) * (kind === "U" ? 4n : 1n);
}

/** A zip of arrays: of plain ones only the headers are read. */
export async function readNpz(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["npz"], context.limits);
  const members = await openZip(source, context, notes);
  if (members === undefined) return notes.done();
  notes.full();
  for (const member of members) await readArray(source, member, context, notes);
  return notes.done();
}

async function readArray(source: ByteSource, member: ZipMember, context: ReadContext, notes: Notes): Promise<void> {
  const name = escapeEvidence(member.name);
  const start = await readMemberStart(source, member, LONGEST_HEADER + 16);
  const quiet = new Notes([], context.limits);
  const header = await readHeader(sourceOf(start), quiet, name);
  if (header === undefined || header.length === undefined) await scanMember(source, member, context, notes);
  else noteLength(header.length, member.size - header.data, notes, name);
}
