import { type ForwardReader, readAll } from "../byte-sources.ts";
import type { ByteSource } from "../result.ts";

/**
 * The structure of a zip as its central directory tells it
 * (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT).
 */
export interface ZipEntry {
  readonly name: string;
  /** The name's bytes. */
  readonly raw: Buffer;
  readonly flags: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  /** Bytes in the archive. */
  readonly packed: number;
  /** Bytes once inflated. */
  readonly size: number;
  /** Of the local header, in the source: any bytes before the archive are counted in. */
  readonly header: number;
  /** Unix mode and type, or 0. */
  readonly mode: number;
  /** The directory flag of MS-DOS, or a name that ends in "/". */
  readonly folder: boolean;
}

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  /** Where the central directory starts, in the source. */
  readonly start: number;
  /** Bytes in front of the archive. */
  readonly prefix: number;
  readonly comment: number;
  /** Bytes behind the archive's end. */
  readonly trailing: number;
  /** Bytes between the directory and its end record that belong to neither. */
  readonly slack: number;
  /** The directory says how many entries it has, and has another number. */
  readonly miscounted: boolean;
  readonly entryComments: boolean;
  /** There were more entries than the limit. */
  readonly cut: boolean;
}

export class ZipError extends Error {
  readonly code = "zip";
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const CENTRAL = 0x02014b50;

interface End {
  readonly at: number;
  readonly count: number;
  readonly length: number;
  readonly offset: number;
  readonly comment: number;
  /** Where the directory has to end. */
  readonly directoryEnd: number;
}

/**
 * @param limit entries read
 * @throws ZipError if no directory can be found where the end record says
 */
export async function readZipDirectory(source: ByteSource, limit: number, headerBytes: number): Promise<ZipDirectory> {
  const end = await findEnd(source);
  const { length, offset } = end;
  if (length > end.directoryEnd) throw new ZipError("the directory is longer than what is in front of its end");
  if (length > headerBytes) throw new ZipError("the directory is larger than any that is read");
  const start = end.directoryEnd - length;
  const prefix = start - offset;
  if (prefix < 0) throw new ZipError("the directory lies in front of where the end record says");
  const bytes = await readAll(source, start, length);
  const entries: ZipEntry[] = [];
  let at = 0;
  let entryComments = false;
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === CENTRAL && entries.length < limit) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const commentLength = bytes.readUInt16LE(at + 32);
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > bytes.length) throw new ZipError("an entry reaches past the directory");
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    entries.push(readEntry(bytes, at, nameLength, extra, prefix));
    entryComments ||= commentLength > 0;
    at = next;
  }
  const cut = entries.length >= limit && at < bytes.length;
  return {
    entries,
    start,
    prefix,
    comment: end.comment,
    trailing: source.size - (end.at + 22 + end.comment),
    slack: cut ? 0 : bytes.length - at,
    miscounted: !cut && end.count !== entries.length,
    entryComments,
    cut,
  };
}

function readEntry(bytes: Buffer, at: number, nameLength: number, extra: Buffer, prefix: number): ZipEntry {
  const flags = bytes.readUInt16LE(at + 8);
  const rawName = bytes.subarray(at + 46, at + 46 + nameLength);
  const name = rawName.toString((flags & 0x800) !== 0 || isUtf8(rawName) ? "utf8" : "latin1");
  const wide = wideFields(extra, [
    bytes.readUInt32LE(at + 24),
    bytes.readUInt32LE(at + 20),
    bytes.readUInt32LE(at + 42),
  ]);
  const [size, packed, header] = wide;
  const madeBy = bytes.readUInt8(at + 5);
  const attributes = bytes.readUInt32LE(at + 38);
  return {
    name,
    raw: rawName,
    flags,
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packed,
    size,
    header: header + prefix,
    mode: madeBy === 3 ? attributes >>> 16 : 0,
    folder: name.endsWith("/") || (attributes & 0x10) !== 0,
  };
}

/** Size, packed size and offset, taken from the zip64 extra field (id 1) where 32 bits were too few. */
function wideFields(extra: Buffer, narrow: readonly [number, number, number]): [number, number, number] {
  const values: [number, number, number] = [narrow[0], narrow[1], narrow[2]];
  if (!narrow.includes(0xffffffff)) return values;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const end = Math.min(extra.length, at + 4 + extra.readUInt16LE(at + 2));
    let from = at + 4;
    for (const place of [0, 1, 2] as const) {
      if (values[place] !== 0xffffffff) continue;
      if (from + 8 > end) throw new ZipError("a zip64 field is too short");
      values[place] = narrowed(extra.readBigUInt64LE(from));
      from += 8;
    }
    return values;
  }
  return values;
}

/** @throws ZipError beyond what a file can be */
function narrowed(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ZipError("a length of more than 2^53 bytes");
  return Number(value);
}

/** The last end record in the tail, as Python's zipfile and PyTorch's reader find it. */
async function findEnd(source: ByteSource): Promise<End> {
  const length = Math.min(source.size, 65_557);
  const from = source.size - length;
  const tail = await readAll(source, from, length);
  for (let at = tail.lastIndexOf("PK\x05\x06", undefined, "latin1"); at >= 0; ) {
    if (at + 22 <= tail.length) return readEnd(source, tail, from, at);
    at = at === 0 ? -1 : tail.lastIndexOf("PK\x05\x06", at - 1, "latin1");
  }
  throw new ZipError("no end of a directory");
}

async function readEnd(source: ByteSource, tail: Buffer, from: number, at: number): Promise<End> {
  if (tail.readUInt32LE(at) !== END) throw new ZipError("no end of a directory");
  const comment = tail.readUInt16LE(at + 20);
  const end = {
    at: from + at,
    count: tail.readUInt16LE(at + 10),
    length: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
    comment: Math.min(comment, tail.length - at - 22),
    directoryEnd: from + at,
  };
  if (tail.readUInt16LE(at + 4) !== 0 || tail.readUInt16LE(at + 6) !== 0) throw new ZipError("an archive in parts");
  if (tail.readUInt16LE(at + 8) !== end.count) throw new ZipError("entries on another disk");
  if (comment > tail.length - at - 22) throw new ZipError("a comment that reaches past the end");
  if (end.at < 20) return end;
  const locator = await readAll(source, end.at - 20, 20);
  if (locator.readUInt32LE(0) !== LOCATOR64) return end;
  return readEnd64(source, end, locator);
}

/** The zip64 end record: found at the locator's place, or right before it if bytes were put in front of the archive. */
async function readEnd64(source: ByteSource, end: End, locator: Buffer): Promise<End> {
  const told = narrowed(locator.readBigUInt64LE(8));
  const before = end.at - 20 - 56;
  for (const at of [told, before]) {
    if (at < 0 || at + 56 > end.at - 20) continue;
    const record = await readAll(source, at, 56);
    if (record.readUInt32LE(0) !== END64) continue;
    const count = narrowed(record.readBigUInt64LE(32));
    const length = narrowed(record.readBigUInt64LE(40));
    const offset = narrowed(record.readBigUInt64LE(48));
    const agrees = (narrow: number, wide: number, most: number): boolean => narrow === wide || narrow === most;
    if (!agrees(end.count, count, 0xffff) || !agrees(end.length, length, 0xffffffff))
      throw new ZipError("two end records that disagree");
    if (!agrees(end.offset, offset, 0xffffffff)) throw new ZipError("two end records that disagree");
    return { ...end, count, length, offset, directoryEnd: at };
  }
  throw new ZipError("a zip64 locator that leads nowhere");
}

const STRICT_UTF8 = new TextDecoder("utf-8", { fatal: true });

function isUtf8(bytes: Uint8Array): boolean {
  try {
    STRICT_UTF8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The local header of an entry, as far as it can differ from the directory. */
export interface LocalHeader {
  readonly name: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where the entry's bytes start, in the source. */
  readonly data: number;
}

/** @throws ZipError if there is no local header at `at` */
export async function readLocalHeader(reader: ForwardReader, at: number): Promise<LocalHeader> {
  reader.seek(at);
  const fixed = Buffer.from(await reader.bytes(30));
  if (fixed.readUInt32LE(0) !== 0x04034b50) throw new ZipError("no local header where the directory says");
  const nameLength = fixed.readUInt16LE(26);
  const extraLength = fixed.readUInt16LE(28);
  const name = Buffer.from(await reader.bytes(nameLength));
  const narrow = [fixed.readUInt32LE(22), fixed.readUInt32LE(18), 0] as const;
  const extra = narrow.includes(0xffffffff) ? Buffer.from(await reader.bytes(extraLength)) : Buffer.alloc(0);
  const [size, packed] = wideFields(extra, narrow);
  return {
    name,
    flags: fixed.readUInt16LE(6),
    method: fixed.readUInt16LE(8),
    crc: fixed.readUInt32LE(14),
    packed,
    size,
    data: at + 30 + nameLength + extraLength,
  };
}
