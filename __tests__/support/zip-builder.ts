import { crc32, deflateRawSync } from "node:zlib";

/** One entry as it should come out; what differs from a right one is given on purpose. */
export interface BuiltEntry {
  readonly name: string;
  readonly data: Uint8Array | string;
  readonly deflate?: boolean;
  readonly flags?: number;
  readonly localFlags?: number;
  readonly localName?: string;
  readonly crc?: number;
  readonly localCrc?: number;
  readonly size?: number;
  readonly method?: number;
  readonly mode?: number;
  readonly comment?: string;
  /** Writes sizes and checksum behind the data, as streams do. */
  readonly descriptor?: boolean;
  /** Keeps sizes and offset in the zip64 extra field. */
  readonly wide?: boolean;
}

export interface BuiltZip {
  readonly prefix?: Uint8Array | string;
  readonly comment?: string;
  readonly trailing?: string;
  /** Counts bytes in front in the offsets, as if the prefix belonged to the archive. */
  readonly shift?: boolean;
  readonly wide?: boolean;
  /** Bytes behind every entry that belong to none. */
  readonly gap?: string;
}

/** A zip, right or wrong in the ways that attacks are. */
export function buildZip(entries: readonly BuiltEntry[], options: BuiltZip = {}): Buffer {
  const prefix = Buffer.from(options.prefix ?? "");
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = options.shift === true ? prefix.length : 0;
  for (const entry of entries) {
    const local = localOf(entry, Buffer.from(options.gap ?? ""));
    central.push(centralOf(entry, offset));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = endOf(entries.length, directory.length, offset, options);
  return Buffer.concat([prefix, ...locals, directory, end, Buffer.from(options.trailing ?? "")]);
}

const packedOf = ({ data, deflate }: BuiltEntry): Buffer =>
  deflate === true ? deflateRawSync(Buffer.from(data)) : Buffer.from(data);

const flagsOf = (entry: BuiltEntry): number => entry.flags ?? (entry.descriptor === true ? 8 : 0);

function localOf(entry: BuiltEntry, gap: Buffer): Buffer {
  const data = Buffer.from(entry.data);
  const packed = packedOf(entry);
  const name = Buffer.from(entry.localName ?? entry.name);
  const extra = entry.wide === true ? wideField(data.length, packed.length) : Buffer.alloc(0);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(entry.localFlags ?? flagsOf(entry), 6);
  header.writeUInt16LE(entry.method ?? (entry.deflate === true ? 8 : 0), 8);
  if (entry.descriptor !== true) {
    header.writeUInt32LE(entry.localCrc ?? entry.crc ?? crc32(data), 14);
    header.writeUInt32LE(entry.wide === true ? 0xffffffff : packed.length, 18);
    header.writeUInt32LE(entry.wide === true ? 0xffffffff : (entry.size ?? data.length), 22);
  }
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  const descriptor = Buffer.alloc(entry.descriptor === true ? 16 : 0);
  if (entry.descriptor === true) {
    descriptor.writeUInt32LE(0x08074b50, 0);
    descriptor.writeUInt32LE(crc32(data), 4);
    descriptor.writeUInt32LE(packed.length, 8);
    descriptor.writeUInt32LE(data.length, 12);
  }
  return Buffer.concat([header, name, extra, packed, descriptor, gap]);
}

function centralOf(entry: BuiltEntry, offset: number): Buffer {
  const data = Buffer.from(entry.data);
  const packed = packedOf(entry);
  const name = Buffer.from(entry.name);
  const comment = Buffer.from(entry.comment ?? "");
  const extra = entry.wide === true ? wideField(data.length, packed.length, offset) : Buffer.alloc(0);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(0x0314, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(flagsOf(entry), 8);
  header.writeUInt16LE(entry.method ?? (entry.deflate === true ? 8 : 0), 10);
  header.writeUInt32LE(entry.crc ?? crc32(data), 16);
  header.writeUInt32LE(entry.wide === true ? 0xffffffff : packed.length, 20);
  header.writeUInt32LE(entry.wide === true ? 0xffffffff : (entry.size ?? data.length), 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt16LE(comment.length, 32);
  header.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 38);
  header.writeUInt32LE(entry.wide === true ? 0xffffffff : offset, 42);
  return Buffer.concat([header, name, extra, comment]);
}

function wideField(...values: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + 8 * values.length);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(8 * values.length, 2);
  for (const [place, value] of values.entries()) field.writeBigUInt64LE(BigInt(value), 4 + 8 * place);
  return field;
}

function endOf(count: number, length: number, offset: number, { comment = "", wide }: BuiltZip): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(wide === true ? 0xffff : count, 8);
  end.writeUInt16LE(wide === true ? 0xffff : count, 10);
  end.writeUInt32LE(wide === true ? 0xffffffff : length, 12);
  end.writeUInt32LE(wide === true ? 0xffffffff : offset, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  if (wide !== true) return Buffer.concat([end, Buffer.from(comment)]);
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeBigUInt64LE(BigInt(count), 24);
  end64.writeBigUInt64LE(BigInt(count), 32);
  end64.writeBigUInt64LE(BigInt(length), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + length), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end64, locator, end, Buffer.from(comment)]);
}
