import { readAll, ShortReadError, sliceOf } from "../byte-sources.ts";
import { escapeEvidence } from "../escape-evidence.ts";
import { leavesFolder } from "../leaves-folder.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { isTar } from "../sniff.ts";

class TarError extends Error {
  readonly code = "tar";
}

const BLOCK = 512;
/** Plain files as ustar, v7, contiguous. */
const FILES = new Set(["0", "\0", "7"]);
const FOLDER = "5";
/** GNU's long names, and POSIX's extended headers: their content names the next entry. */
const LONG_NAME = "L";
const EXTENDED = new Set(["x", "g"]);

/** A tar (https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html): every member as if it were a file. */
export async function readTar(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["tar"], context.limits);
  try {
    const names = await readMembers(source, context, notes);
    if (names.has("pickle") && names.has("storages") && names.has("tensors"))
      notes.find("PTH005", "The file is a checkpoint of PyTorch before 0.2; its parts are not pickles alone.");
  } catch (error) {
    if (!(error instanceof TarError || error instanceof ShortReadError)) throw error;
    notes.find("ARC001", `The archive cannot be read: ${error.message}.`);
  }
  return notes.done();
}

async function readMembers(source: ByteSource, context: ReadContext, notes: Notes): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  let longName: string | undefined;
  let at = 0;
  while (at < source.size) {
    const header = await readAll(source, at, BLOCK);
    if (header.every((byte) => byte === 0)) break;
    if (!isTar(header)) throw new TarError(`no header at ${at}`);
    context.budget.entries -= 1;
    if (context.budget.entries < 0) {
      notes.limit("entries");
      return names;
    }
    const size = sizeOf(header);
    const type = String.fromCharCode(header[156] ?? 0);
    const data = at + BLOCK;
    if (data + size > source.size) throw new TarError("a member reaches past the end");
    if (type === LONG_NAME || EXTENDED.has(type)) longName = (await longNameOf(source, data, size, type)) ?? longName;
    else {
      const name = longName ?? nameOf(header);
      longName = undefined;
      await readMember(name, type, sliceOf(source, data, size), context, notes, names, at);
    }
    at = data + Math.ceil(size / BLOCK) * BLOCK;
  }
  if (source.size - at < 2 * BLOCK) throw new TarError("no closing blocks");
  notes.full();
  await noteRest(source, at, notes);
  return names;
}

async function readMember(
  name: string,
  type: string,
  bytes: ByteSource,
  context: ReadContext,
  notes: Notes,
  names: Set<string>,
  offset: number,
): Promise<void> {
  const where = { member: escapeEvidence(name), offset };
  if (leavesFolder(name.replace(/^(?:\.\/)+/, "") || "x"))
    notes.find("ARC002", "The name is absolute, or climbs up.", where);
  if (type === FOLDER) return;
  if (!FILES.has(type)) notes.find("ARC002", "The entry is a link, a device, or of an unknown kind.", where);
  else if (names.has(name)) notes.find("ARC001", "The same name stands twice.", where);
  names.add(name);
  if (bytes.size > 0) notes.add(await context.scan(bytes, name), where.member);
}

/** Octal digits, or a big number in base 256. @throws TarError */
function sizeOf(header: Buffer): number {
  const field = header.subarray(124, 136);
  if (((field[0] ?? 0) & 0x80) !== 0) {
    const value = field
      .subarray(1)
      .reduce((total, byte) => total * 256n + BigInt(byte), BigInt((field[0] ?? 0) & 0x7f));
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new TarError("a size of more than 2^53 bytes");
    return Number(value);
  }
  const digits = field.toString("latin1").replace(/\0.*$/s, "").trim();
  if (!/^[0-7]*$/.test(digits)) throw new TarError("a size that is no number");
  return digits === "" ? 0 : Number.parseInt(digits, 8);
}

function nameOf(header: Buffer): string {
  const name = untilNul(header.subarray(0, 100));
  const prefix =
    header.toString("latin1", 257, 262) === "ustar" && header[263] === 0x30 ? untilNul(header.subarray(345, 500)) : "";
  return prefix === "" ? name : `${prefix}/${name}`;
}

function untilNul(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString("utf8", 0, end < 0 ? bytes.length : end);
}

/** @throws TarError if an extended header changes the size, which other readers may not see */
async function longNameOf(source: ByteSource, at: number, size: number, type: string): Promise<string | undefined> {
  if (size > 1_048_576) throw new TarError("a name of more than 1 MiB");
  const bytes = await readAll(source, at, size);
  if (type === LONG_NAME) return untilNul(bytes);
  const text = bytes.toString("utf8");
  if (/^\d+ (?:size|GNU\.sparse[^=]*|linkpath)=/m.test(text))
    throw new TarError("an extended header that changes a size or a link");
  return /^\d+ path=(.*)$/m.exec(text)?.[1];
}

/** Behind the last member there are zeros and nothing else. */
async function noteRest(source: ByteSource, from: number, notes: Notes): Promise<void> {
  for (let at = from; at < source.size; ) {
    const part = await source.read(at, 1_048_576);
    if (part.length === 0) throw new ShortReadError("the source ended early");
    if (part.some((byte) => byte !== 0)) {
      notes.find("ARC001", "Something follows the end of the archive.", { offset: at });
      return;
    }
    at += part.length;
  }
}
