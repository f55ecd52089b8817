import { foldPath } from "../../core/change/fold-path.ts";
import { ForwardReader, readAll, ShortReadError } from "../byte-sources.ts";
import { escapeEvidence } from "../escape-evidence.ts";
import { leavesFolder } from "../leaves-folder.ts";
import type { Notes, ReadContext } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import type { RuleId } from "../rules.ts";
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

/** What an archive holds. Folders are left out. */
export interface ZipContents {
  readonly members: readonly ZipMember[];
  /** Entries of weights of which only the directory was read. */
  readonly spared: readonly ZipEntry[];
}

/** Entries of weights whose local headers are read. */
const MOST_WEIGHTS = 64;

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
  return (await openZipSparingly(source, context, notes, () => () => false))?.members;
}

/**
 * As `openZip`, for archives with thousands of entries that are weights: those beyond the first 64 are taken as the
 * directory has them, since a read or two for each would take longer than all else together.
 *
 * This is safe: the loader finds them by the directory as well, and takes their bytes for numbers whatever they are, so a
 * local header that lies can neither bring code nor hide any. The headers of all entries that are not weights are read.
 * Entries that are compressed, or flagged as no weights are, are never spared.
 * @param weightsAmong tells which of the entries are weights
 */
export async function openZipSparingly(
  source: ByteSource,
  context: ReadContext,
  notes: Notes,
  weightsAmong: (entries: readonly ZipEntry[]) => (entry: ZipEntry) => boolean,
): Promise<ZipContents | undefined> {
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
    const isWeights = weightsAmong(directory.entries.filter(hasContent));
    const members: ZipMember[] = [];
    const spared: ZipEntry[] = [];
    let weights = 0;
    const reader = new ForwardReader(source, 96);
    for (const entry of directory.entries) {
      noteEntry(entry, notes);
      if (isWeights(entry)) weights += 1;
      if (weights > MOST_WEIGHTS && isWeights(entry) && isPlain(entry)) spared.push(entry);
      else members.push(await readMember(entry, reader, notes));
    }
    await noteLayout(
      [...members.map(extentOf), ...spared.map(leastExtentOf)].sort((a, b) => a.entry.header - b.entry.header),
      directory,
      source,
      notes,
    );
    return { members: members.filter(hasContent), spared };
  } catch (error) {
    if (!(error instanceof ZipError || error instanceof ShortReadError)) throw error;
    notes.find("ZIP009", `The archive cannot be read: ${error.message}.`);
    return undefined;
  }
}

const hasContent = ({ folder, size }: ZipEntry): boolean => !folder || size > 0;

/** Stored as it is, without a flag that a reader could take for something else. */
const isPlain = ({ method, flags, folder, packed, size }: ZipEntry): boolean =>
  method === 0 && (flags & ODD_FLAGS) === 0 && !folder && packed === size;

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
  for (const entry of entries) {
    const { name } = entry;
    const fold = foldPath(name);
    const find = (rule: RuleId, message: string): void => notes.find(rule, message, placeOf(entry));
    if (exact.has(name)) find("ZIP001", "The same name stands twice in the directory.");
    else if (folded.has(fold)) find("ZIP002", "Another name differs only in upper and lower case.");
    exact.add(name);
    folded.add(fold);
    if (leavesFolder(name)) find("ZIP007", "The name is absolute, climbs up, or is not a plain path.");
  }
}

/** What the directory alone says of an entry. */
function noteEntry(entry: ZipEntry, notes: Notes): void {
  const { flags, method, mode, name, packed, size } = entry;
  const find = (rule: RuleId, message: string): void => notes.find(rule, message, placeOf(entry));
  if ((flags & ODD_FLAGS) !== 0) find("ZIP005", "The entry is encrypted, or says so.");
  if (method === 0 && packed !== size) find("ZIP003", "A stored entry has two sizes.");
  if (![0, 0o100000, 0o040000].includes(mode & 0o170000)) find("ZIP012", "The entry is a link or a device.");
  if (name.endsWith("/") && size > 0) find("ZIP009", "A folder has content.");
}

const placeOf = ({ name, header }: ZipEntry): { member: string; offset: number } => ({
  member: escapeEvidence(name),
  offset: header,
});

/** Compares an entry with its local header. */
async function readMember(entry: ZipEntry, reader: ForwardReader, notes: Notes): Promise<ZipMember> {
  const local = await readLocalHeader(reader, entry.header);
  const different = differences(entry, local);
  if (different.length > 0)
    notes.find("ZIP003", `The local header has another ${different.join(", ")}.`, placeOf(entry));
  if ((local.flags & ~entry.flags & ODD_FLAGS) !== 0)
    notes.find("ZIP005", "The entry is encrypted, or says so.", placeOf(entry));
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

/** Where an entry ends, and how much more may be its own, as far as that was read. */
interface Extent {
  readonly entry: ZipEntry;
  readonly end: number;
  readonly unread: number;
}

const extentOf = (entry: ZipMember): Extent => ({ entry, end: entry.data + entry.packed, unread: 0 });

/** Without its local header: that has this name at least, an extra field perhaps, and a descriptor may follow. */
const leastExtentOf = (entry: ZipEntry): Extent => ({
  entry,
  end: entry.header + 30 + entry.raw.length + entry.packed,
  unread: 65_535 + 24,
});

/** Entries follow each other up to the directory, with nothing but data descriptors between them. @param sorted by place */
async function noteLayout(
  sorted: readonly Extent[],
  directory: ZipDirectory,
  source: ByteSource,
  notes: Notes,
): Promise<void> {
  const first = sorted[0]?.entry;
  if (first !== undefined && first.header > directory.prefix)
    notes.find("ZIP006", `${first.header - directory.prefix} bytes lie in front of the first entry.`, {
      offset: directory.prefix,
    });
  for (const [place, { entry, end, unread }] of sorted.entries()) {
    if (end > source.size) throw new ZipError("an entry reaches past the end");
    const next = sorted[place + 1]?.entry.header ?? (directory.cut ? end : directory.start);
    const find = (rule: RuleId, message: string): void =>
      notes.find(rule, message, { member: escapeEvidence(entry.name), offset: end });
    if (next < end) find("ZIP010", "The entry reaches into what follows it.");
    else if (next > end + unread && !(await isDescriptor(source, end, next - end, entry)))
      find("ZIP006", `${next - end} bytes behind the entry belong to none.`);
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
