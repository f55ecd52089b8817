import { crc32 } from "node:zlib";
import { foldPath } from "../../core/change/fold-path.ts";
import { ForwardReader, readAll, ShortReadError, sliceOf, sourceOf } from "../byte-sources.ts";
import { escapeEvidence } from "../escape-evidence.ts";
import { inflate, inflateStart } from "../inflate.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import {
  type LocalHeader,
  readLocalHeader,
  readZipDirectory,
  type ZipDirectory,
  type ZipEntry,
  ZipError,
} from "./zip-directory.ts";

/** An entry whose local header was read and compared. */
export interface ZipMember extends ZipEntry {
  /** Where its bytes start, in the source. */
  readonly data: number;
}

/** Encryption (0, 6, 13), enhanced and patched deflate (4, 5), and bits nobody uses; 1 and 2 say how hard deflate tried. */
const ODD_FLAGS = 0xffff & ~0b1000_0000_1110;
const HAS_DESCRIPTOR = 0b1000;

/**
 * The members of a zip, checked more strictly than any loader does: whatever two readers could take differently is
 * noted. Folders are left out. Reads the directory and the local headers, no contents.
 * @returns `undefined` if there is no directory to read; that is noted, too
 */
export async function openZip(
  source: ByteSource,
  context: ReadContext,
  notes: Notes,
): Promise<readonly ZipMember[] | undefined> {
  try {
    const directory = await readZipDirectory(
      source,
      Math.min(context.limits.entries, context.budget.entries),
      context.limits.headerBytes,
    );
    context.budget.entries -= directory.entries.length;
    if (directory.cut) notes.limit("entries");
    noteSurroundings(directory, notes);
    noteNames(directory.entries, notes);
    const members: ZipMember[] = [];
    const reader = new ForwardReader(source, 96);
    for (const entry of directory.entries) members.push(await readMember(entry, reader, source, notes));
    await noteLayout(members, directory, source, notes);
    return members.filter(({ folder, size }) => !folder || size > 0);
  } catch (error) {
    if (!(error instanceof ZipError || error instanceof ShortReadError)) throw error;
    notes.find("ZIP009", `The archive cannot be read: ${error.message}.`);
    return undefined;
  }
}

function noteSurroundings(directory: ZipDirectory, notes: Notes): void {
  if (directory.prefix !== 0)
    notes.find("ZIP006", `${directory.prefix} bytes lie in front of the archive.`, { offset: 0 });
  if (directory.trailing > 0) notes.find("ZIP006", `${directory.trailing} bytes lie behind the archive.`);
  if (directory.slack > 0) notes.find("ZIP006", `${directory.slack} bytes of the directory are no entry.`);
  if (directory.miscounted) notes.find("ZIP009", "The directory has another number of entries than it says.");
  if (directory.comment > 0 || directory.entryComments) notes.find("ZIP011", "The archive or an entry has a comment.");
}

function noteNames(entries: readonly ZipEntry[], notes: Notes): void {
  const exact = new Set<string>();
  const folded = new Set<string>();
  for (const { name, header } of entries) {
    const where = { member: escapeEvidence(name), offset: header };
    const fold = foldPath(name);
    if (exact.has(name)) notes.find("ZIP001", "The same name stands twice in the directory.", where);
    else if (folded.has(fold)) notes.find("ZIP002", "Another name differs only in upper and lower case.", where);
    exact.add(name);
    folded.add(fold);
    if (leavesFolder(name)) notes.find("ZIP007", "The name is absolute, climbs up, or is not a plain path.", where);
  }
}

/** Absolute, drive letters, backslashes, control characters, empty, `.` and `..` steps. */
export function leavesFolder(name: string): boolean {
  const path = name.endsWith("/") ? name.slice(0, -1) : name;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  return /^[A-Za-z]:|[\\\x00-\x1f\x7f]/.test(path) || path.split("/").some((step) => ["", ".", ".."].includes(step));
}

async function readMember(
  entry: ZipEntry,
  reader: ForwardReader,
  source: ByteSource,
  notes: Notes,
): Promise<ZipMember> {
  const where = { member: escapeEvidence(entry.name), offset: entry.header };
  const local = await readLocalHeader(reader, entry.header);
  const different = differences(entry, local);
  if (different.length > 0) notes.find("ZIP003", `The local header has another ${different.join(", ")}.`, where);
  if (((entry.flags | local.flags) & ODD_FLAGS) !== 0)
    notes.find("ZIP005", "The entry is encrypted, or says so.", where);
  if (entry.method === 0 && entry.packed !== entry.size) notes.find("ZIP003", "A stored entry has two sizes.", where);
  const type = entry.mode & 0o170000;
  if (![0, 0o100000, 0o040000].includes(type)) notes.find("ZIP012", "The entry is a link or a device.", where);
  if (entry.name.endsWith("/") && entry.size > 0) notes.find("ZIP009", "A folder has content.", where);
  if (local.data + entry.packed > source.size) throw new ZipError("an entry reaches past the end");
  return { ...entry, data: local.data };
}

function differences(entry: ZipEntry, local: LocalHeader): readonly string[] {
  const later = (entry.flags & HAS_DESCRIPTOR) !== 0;
  const other = (told: number, here: number): boolean =>
    told !== here && !(later && (here === 0 || here === 0xffffffff));
  return [
    ...(entry.raw.equals(local.name) ? [] : ["name"]),
    ...(entry.flags === local.flags ? [] : ["set of flags"]),
    ...(entry.method === local.method ? [] : ["compression"]),
    ...(other(entry.crc, local.crc) ? ["checksum"] : []),
    ...(other(entry.packed, local.packed) || other(entry.size, local.size) ? ["size"] : []),
  ];
}

/** Entries follow each other up to the directory, with nothing but data descriptors between them. */
async function noteLayout(
  members: readonly ZipMember[],
  directory: ZipDirectory,
  source: ByteSource,
  notes: Notes,
): Promise<void> {
  const sorted = [...members].sort((a, b) => a.header - b.header);
  const [first] = sorted;
  if (first !== undefined && first.header > directory.prefix)
    notes.find("ZIP006", `${first.header - directory.prefix} bytes lie in front of the first entry.`, {
      offset: directory.prefix,
    });
  for (const [place, member] of sorted.entries()) {
    const end = member.data + member.packed;
    const next = sorted[place + 1]?.header ?? (directory.cut ? end : directory.start);
    const where = { member: escapeEvidence(member.name), offset: end };
    if (next < end) notes.find("ZIP010", "The entry reaches into what follows it.", where);
    else if (next > end && !(await isDescriptor(source, end, next - end, member)))
      notes.find("ZIP006", `${next - end} bytes behind the entry belong to none.`, where);
  }
}

async function isDescriptor(source: ByteSource, at: number, length: number, entry: ZipEntry): Promise<boolean> {
  if ((entry.flags & HAS_DESCRIPTOR) === 0 || ![12, 16, 20, 24].includes(length)) return false;
  const bytes = await readAll(source, at, length);
  const from = bytes.readUInt32LE(0) === 0x08074b50 && length !== 12 && length !== 20 ? 4 : 0;
  if (from === 0 && (length === 16 || length === 24)) return false;
  const wide = length >= 20;
  const sizeAt = (place: number): number =>
    wide ? Number(bytes.readBigUInt64LE(from + 4 + 8 * place)) : bytes.readUInt32LE(from + 4 + 4 * place);
  return bytes.readUInt32LE(from) === entry.crc && sizeAt(0) === entry.packed && sizeAt(1) === entry.size;
}

/** Small stored members are read once, into memory; larger ones stay where they are. */
const IN_MEMORY = 4_194_304;

/**
 * A member's bytes, inflated within the limits and checked against its checksum.
 * @returns `undefined` if they cannot be had; that is noted
 */
export async function readMemberBytes(
  source: ByteSource,
  member: ZipMember,
  context: ReadContext,
  notes: Notes,
): Promise<ByteSource | undefined> {
  const where = { member: escapeEvidence(member.name), offset: member.header };
  if (member.method === 0) {
    const slice = sliceOf(source, member.data, member.packed);
    const inMemory = slice.size <= IN_MEMORY ? sourceOf(await readAll(slice, 0, slice.size)) : slice;
    if ((await checksumOf(inMemory)) !== member.crc) notes.find("ZIP004", "The content has another checksum.", where);
    return inMemory;
  }
  if (member.method !== 8) {
    notes.find("ZIP008", `The entry is compressed with method ${member.method}.`, where);
    return undefined;
  }
  if (member.packed > context.limits.inflatedBytes) {
    notes.limit("inflatedBytes");
    return undefined;
  }
  const result = inflate("raw", await readAll(source, member.data, member.packed), context.limits, context.budget);
  if ("limit" in result) notes.limit(result.limit);
  if ("broken" in result) notes.find("ZIP009", `The entry does not inflate: ${result.broken}.`, where);
  if (!("bytes" in result)) return undefined;
  if (result.bytes.length !== member.size || result.used !== member.packed)
    notes.find("ZIP003", "The content has another length than the directory says.", where);
  if (crc32(result.bytes) !== member.crc) notes.find("ZIP004", "The content has another checksum.", where);
  return sourceOf(result.bytes);
}

/** The first bytes of a member's content, unchecked: enough to see what it is. */
export async function readMemberStart(source: ByteSource, member: ZipMember, most: number): Promise<Uint8Array> {
  const packed = await readAll(source, member.data, Math.min(member.packed, most));
  return member.method === 8 ? inflateStart(packed, most) : packed;
}

async function checksumOf(source: ByteSource): Promise<number> {
  let sum = 0;
  for (let at = 0; at < source.size; ) {
    const part = await source.read(at, 1_048_576);
    if (part.length === 0) throw new ShortReadError("the source ended early");
    sum = crc32(part, sum);
    at += part.length;
  }
  return sum;
}

/** Any zip: its structure, and every member as if it were a file. */
export async function readZip(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["zip"], context.limits);
  const members = await openZip(source, context, notes);
  if (members === undefined) return notes.done();
  notes.full();
  for (const member of members) await scanMember(source, member, context, notes);
  return notes.done();
}

/** Reads one member as if it were a file. */
export async function scanMember(
  source: ByteSource,
  member: ZipMember,
  context: ReadContext,
  notes: Notes,
): Promise<void> {
  const bytes = await readMemberBytes(source, member, context, notes);
  if (bytes === undefined) notes.partial();
  else notes.add(await context.scan(bytes, member.name), escapeEvidence(member.name));
}
