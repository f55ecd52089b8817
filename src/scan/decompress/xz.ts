import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { crc64 } from "./checksums.ts";
import { LzmaDecoder } from "./lzma-decoder.ts";
import { BrokenError, marked, type Output, type Unpacked, UnreadError, unpackStreams } from "./output.ts";

const MAGIC = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00];
const LZMA2 = 0x21;

/** The .xz format (https://tukaani.org/xz/xz-file-format.txt), with every checksum held to. Filters other than LZMA2 are not read. */
export const unpackXz = (packed: Uint8Array, most: number): Unpacked =>
  unpackStreams(packed, most, decodeStream, (bytes, at) => marked(bytes, at, MAGIC));

interface Record {
  readonly unpadded: number;
  readonly size: number;
}

function decodeStream(bytes: Uint8Array, at: number, output: Output): number {
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (packed.length < at + 12) throw new BrokenError("the data end early");
  if (!marked(packed, at, MAGIC)) throw new BrokenError("no xz header");
  const flags = packed.subarray(at + 6, at + 8);
  if (crc32(flags) !== packed.readUInt32LE(at + 8)) throw new BrokenError("the header has another checksum");
  if (flags[0] !== 0 || (flags[1] ?? 0) > 0x0f) throw new UnreadError("flags of a later version");
  const check = CHECKS[flags[1] ?? 0];
  if (check === undefined) throw new UnreadError("a check of another kind");
  const records: Record[] = [];
  let place = at + 12;
  for (;;) {
    if (place >= packed.length) throw new BrokenError("the data end early");
    if (packed[place] === 0) break;
    const start = output.length;
    const end = decodeBlock(packed, place, output, check.length);
    const checkAt = padded(packed, place, end);
    const told = take(packed, checkAt, check.length);
    if (!check.of(output.bytes.subarray(start, output.length)).equals(told))
      throw new BrokenError("the content has another checksum");
    records.push({ unpadded: end - place + check.length, size: output.length - start });
    place = checkAt + check.length;
  }
  const indexEnd = checkIndex(packed, place, records);
  const footer = take(packed, indexEnd, 12);
  const fits =
    footer.readUInt32LE(0) === crc32(footer.subarray(4, 10)) &&
    (footer.readUInt32LE(4) + 1) * 4 === indexEnd - place &&
    footer.subarray(8, 10).equals(flags) &&
    footer.toString("latin1", 10) === "YZ";
  if (!fits) throw new BrokenError("the footer does not fit the stream");
  return afterPadding(packed, indexEnd + 12);
}

interface Check {
  readonly length: number;
  readonly of: (bytes: Uint8Array) => Buffer;
}

const CHECKS: Readonly<{ [kind: number]: Check }> = {
  0: { length: 0, of: () => Buffer.alloc(0) },
  1: {
    length: 4,
    of: (bytes) => {
      const sum = Buffer.alloc(4);
      sum.writeUInt32LE(crc32(bytes));
      return sum;
    },
  },
  4: {
    length: 8,
    of: (bytes) => {
      const sum = Buffer.alloc(8);
      sum.writeBigUInt64LE(crc64(bytes));
      return sum;
    },
  },
  10: { length: 32, of: (bytes) => createHash("sha256").update(bytes).digest() },
};

/** @returns where the block's data end */
function decodeBlock(packed: Buffer, at: number, output: Output, check: number): number {
  const headerLength = ((packed[at] ?? 0) + 1) * 4;
  const header = take(packed, at, headerLength);
  if (crc32(header.subarray(0, -4)) !== header.readUInt32LE(headerLength - 4))
    throw new BrokenError("a block's header has another checksum");
  const flags = header[1] ?? 0;
  if ((flags & 0x3c) !== 0) throw new UnreadError("a block of a later version");
  if ((flags & 0x03) !== 0) throw new UnreadError("filters in front of LZMA2");
  const fields = new Fields(header.subarray(0, -4), 2);
  const packedSize = (flags & 0x40) === 0 ? undefined : fields.number();
  const size = (flags & 0x80) === 0 ? undefined : fields.number();
  if (fields.number() !== LZMA2) throw new UnreadError("a filter other than LZMA2");
  if (fields.number() !== 1) throw new BrokenError("LZMA2 with other properties");
  const dictionary = dictionaryOf(fields.byte());
  if (!fields.isZeroToTheEnd()) throw new BrokenError("a block's header is not padded with zeros");
  const start = output.length;
  const end = decodeLzma2(packed, at + headerLength, output, dictionary);
  if (packedSize !== undefined && packedSize !== end - at - headerLength)
    throw new BrokenError("a block of another length than its header says");
  if (size !== undefined && size !== output.length - start)
    throw new BrokenError("a block with more or less data than its header says");
  if (end + check > packed.length) throw new BrokenError("the data end early");
  return end;
}

function dictionaryOf(bits: number): number {
  if (bits > 40) throw new BrokenError("a dictionary of no size");
  return bits === 40 ? 0xffffffff : (2 | (bits & 1)) * 2 ** (Math.floor(bits / 2) + 11);
}

/** LZMA2: chunks of LZMA or of plain bytes. @returns where they end */
function decodeLzma2(packed: Buffer, from: number, output: Output, dictionary: number): number {
  const decoder = new LzmaDecoder(packed, output);
  let at = from;
  /** What the next chunk has to bring: 3 all, 2 properties, 1 a new state. */
  let lacking = 3;
  for (;;) {
    const control = take(packed, at, 1).readUInt8();
    if (control === 0) return at + 1;
    if (control < 3) {
      if (control === 1) {
        decoder.resetDictionary(dictionary);
        lacking = Math.min(lacking, 2);
      } else if (lacking === 3) throw new BrokenError("a chunk without a dictionary");
      const length = take(packed, at + 1, 2).readUInt16BE() + 1;
      output.push(take(packed, at + 3, length));
      at += 3 + length;
      continue;
    }
    if (control < 0x80) throw new BrokenError("a chunk of no kind");
    const reset = (control >> 5) & 3;
    if (reset < lacking) throw new BrokenError("a chunk that leaves out what it needs");
    const size = ((control & 0x1f) << 16) + take(packed, at + 1, 2).readUInt16BE() + 1;
    const length = take(packed, at + 3, 2).readUInt16BE() + 1;
    const data = at + (reset >= 2 ? 6 : 5);
    if (reset === 3) decoder.resetDictionary(dictionary);
    if (reset >= 2) decoder.setProperties(take(packed, at + 5, 1).readUInt8());
    else if (reset === 1) decoder.resetState();
    if (!decoder.isNarrow) throw new BrokenError("properties that LZMA2 does not have");
    lacking = 0;
    output.reserve(size);
    decoder.startRange(data, data + length);
    if (decoder.decode(output.length + size) || !decoder.isFinished || decoder.at !== data + length)
      throw new BrokenError("a chunk of another length than it says");
    at = data + length;
  }
}

/** The index says again what the blocks were. @returns where it ends */
function checkIndex(packed: Buffer, at: number, records: readonly Record[]): number {
  const fields = new Fields(packed, at + 1);
  const count = fields.number();
  const fits =
    count === records.length &&
    records.every(({ unpadded, size }) => fields.number() === unpadded && fields.number() === size);
  if (!fits) throw new BrokenError("the index does not fit the blocks");
  const end = padded(packed, at, fields.at);
  if (crc32(packed.subarray(at, end)) !== take(packed, end, 4).readUInt32LE())
    throw new BrokenError("the index has another checksum");
  return end + 4;
}

/** Zeros up to a multiple of four, counted from `start`. @returns where they end */
function padded(packed: Buffer, start: number, end: number): number {
  const stop = end + ((4 - ((end - start) % 4)) % 4);
  if (take(packed, end, stop - end).some((byte) => byte !== 0)) throw new BrokenError("padding that is not zero");
  return stop;
}

/** Streams may have zeros behind them, four at a time. */
function afterPadding(packed: Buffer, at: number): number {
  let end = at;
  while (end + 4 <= packed.length && packed.readUInt32LE(end) === 0) end += 4;
  return end;
}

function take(packed: Buffer, at: number, length: number): Buffer {
  if (at + length > packed.length) throw new BrokenError("the data end early");
  return packed.subarray(at, at + length);
}

/** Numbers of seven bits a byte. */
class Fields {
  at: number;
  private readonly bytes: Buffer;

  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  byte(): number {
    const [byte = 0] = take(this.bytes, this.at, 1);
    this.at += 1;
    return byte;
  }

  number(): number {
    let value = 0;
    for (let scale = 1; scale < 2 ** 49; scale *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if (byte === 0 && scale > 1) throw new BrokenError("a number that is longer than it needs");
        return value;
      }
    }
    throw new BrokenError("a number of more than 2^49");
  }

  isZeroToTheEnd(): boolean {
    return this.bytes.subarray(this.at).every((byte) => byte === 0);
  }
}
