import { readAll } from "../byte-sources.ts";
import type { ByteSource } from "../result.ts";

/** Parts of HDF5 that are not read here: nothing is wrong with them. */
export class Hdf5Unread extends Error {
  readonly code = "hdf5-unread";
}

/** No HDF5. */
export class Hdf5Error extends Error {
  readonly code = "hdf5";
}

/** One message of an object's header. */
export interface Message {
  readonly type: number;
  readonly shared: boolean;
  readonly data: Buffer;
}

/** An address that leads nowhere. */
const UNDEFINED = 0xffffffffffffffffn;
const MOST_HEADER = 16_777_216;

/** An address in the file; `undefined` for none. @throws Hdf5Error outside the file */
export function addressIn(bytes: Buffer, at: number, size: number): number | undefined {
  if (at + 8 > bytes.length) throw new Hdf5Error("a message is too short");
  const address = bytes.readBigUInt64LE(at);
  if (address === UNDEFINED) return undefined;
  if (address >= BigInt(size)) throw new Hdf5Error("an address outside the file");
  return Number(address);
}

/**
 * The messages of an object's header, of version 1 or 2
 * (https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html).
 */
export async function readMessages(source: ByteSource, at: number): Promise<readonly Message[]> {
  const head = await readAll(source, at, Math.min(64, source.size - at));
  if (head.toString("latin1", 0, 4) === "OHDR") return readVersion2(source, at, head);
  if (head.length < 16 || head[0] !== 1) throw new Hdf5Error("no object header where one should be");
  return readVersion1(source, at + 16, head.readUInt32LE(8));
}

async function readVersion1(source: ByteSource, at: number, size: number): Promise<readonly Message[]> {
  const messages: Message[] = [];
  const blocks = [{ at, size }];
  for (let block = blocks.shift(), read = 0; block !== undefined; block = blocks.shift()) {
    read += block.size;
    if (read > MOST_HEADER) throw new Hdf5Unread("a header of more than 16 MiB");
    const bytes = await readAll(source, block.at, block.size);
    for (let from = 0; from + 8 <= bytes.length; ) {
      const type = bytes.readUInt16LE(from);
      const end = from + 8 + bytes.readUInt16LE(from + 2);
      if (end > bytes.length) throw new Hdf5Error("a message reaches past its header");
      const data = bytes.subarray(from + 8, end);
      if (type === CONTINUATION) blocks.push(continuation(data, source.size));
      else messages.push({ type, shared: ((bytes[from + 4] ?? 0) & 2) !== 0, data });
      from = end;
    }
  }
  return messages;
}

const CONTINUATION = 0x10;

function continuation(data: Buffer, size: number): { at: number; size: number } {
  const at = addressIn(data, 0, size);
  const length = data.length >= 16 ? data.readBigUInt64LE(8) : 0n;
  if (at === undefined || length < 8n || length > BigInt(MOST_HEADER)) throw new Hdf5Error("a continuation of no use");
  return { at, size: Number(length) };
}

async function readVersion2(source: ByteSource, at: number, head: Buffer): Promise<readonly Message[]> {
  const flags = head[5] ?? 0;
  if (head[4] !== 2) throw new Hdf5Unread("an object header of another version");
  const from = 6 + ((flags & 0x20) !== 0 ? 16 : 0) + ((flags & 0x10) !== 0 ? 4 : 0);
  const width = 1 << (flags & 3);
  if (from + width > head.length) throw new Hdf5Error("the file ends inside a header");
  const size = width === 8 ? Number(head.readBigUInt64LE(from)) : head.readUIntLE(from, width);
  const messages: Message[] = [];
  const blocks = [{ at: at + from + width, size }];
  for (let block = blocks.shift(), read = 0; block !== undefined; block = blocks.shift()) {
    read += block.size;
    if (read > MOST_HEADER) throw new Hdf5Unread("a header of more than 16 MiB");
    const bytes = await readAll(source, block.at, block.size);
    const fixed = (flags & 4) !== 0 ? 6 : 4;
    for (let place = 0; place + fixed <= bytes.length; ) {
      const type = bytes[place] ?? 0;
      const end = place + fixed + bytes.readUInt16LE(place + 1);
      if (end > bytes.length) throw new Hdf5Error("a message reaches past its header");
      const data = bytes.subarray(place + fixed, end);
      // A block is framed by its signature in front and a checksum behind.
      if (type === CONTINUATION) {
        const next = continuation(data, source.size);
        blocks.push({ at: next.at + 4, size: next.size - 8 });
      } else messages.push({ type, shared: ((bytes[place + 3] ?? 0) & 2) !== 0, data });
      place = end;
    }
  }
  return messages;
}

/** The objects of a group of the older kind: a B-tree of symbol nodes. @param most nodes visited */
export async function* readSymbols(source: ByteSource, root: number, most: number): AsyncGenerator<number> {
  const seen = new Set<number>();
  const open = [root];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at) || seen.size >= most) throw new Hdf5Error("a group that contains itself, or has no end");
    seen.add(at);
    const head = await readAll(source, at, 24);
    const signature = head.toString("latin1", 0, 4);
    if (signature === "TREE" && head[4] === 0) {
      const used = head.readUInt16LE(6);
      const rest = await readAll(source, at + 24, 16 * used + 8);
      for (let child = 0; child < used; child += 1) {
        const address = addressIn(rest, 16 * child + 8, source.size);
        if (address !== undefined) open.push(address);
      }
    } else if (signature === "SNOD") {
      const used = head.readUInt16LE(6);
      const rest = await readAll(source, at + 8, 40 * used);
      for (let child = 0; child < used; child += 1) {
        const address = addressIn(rest, 40 * child + 8, source.size);
        if (address !== undefined && rest.readUInt32LE(40 * child + 16) !== SOFT_LINK) yield address;
      }
    } else throw new Hdf5Error("a group without a tree");
  }
}

const SOFT_LINK = 2;

export interface Attribute {
  readonly name: string;
  /** The text, where it is one string; `undefined` for all other types. */
  readonly text: Buffer | undefined;
}

/** @throws Hdf5Unread for versions and places that are not read here */
export async function readAttribute(source: ByteSource, data: Buffer): Promise<Attribute> {
  const version = data[0] ?? 0;
  if (version < 1 || version > 3 || data.length < 9) throw new Hdf5Unread("an attribute of another version");
  const pad = (length: number): number => (version === 1 ? Math.ceil(length / 8) * 8 : length);
  const nameLength = data.readUInt16LE(2);
  const typeAt = (version === 3 ? 9 : 8) + pad(nameLength);
  const spaceAt = typeAt + pad(data.readUInt16LE(4));
  const valueAt = spaceAt + pad(data.readUInt16LE(6));
  if (valueAt > data.length) throw new Hdf5Error("an attribute is too short");
  const name = data.toString("utf8", version === 3 ? 9 : 8, (version === 3 ? 9 : 8) + Math.max(0, nameLength - 1));
  // Older versions of HDF5 read names up to their first NUL.
  if (name.includes("\0")) throw new Hdf5Error("a name that ends early");
  const shared = version > 1 && ((data[1] ?? 0) & 1) !== 0;
  const single = (data[spaceAt + 1] ?? 0) === 0;
  const kind = (data[typeAt] ?? 0) & 0x0f;
  if (shared || !single || typeAt + 8 > data.length) return { name, text: undefined };
  if (kind === 3) return { name, text: data.subarray(valueAt, valueAt + data.readUInt32LE(typeAt + 4)) };
  if (kind === 9 && ((data[typeAt + 1] ?? 0) & 0x0f) === 1)
    return { name, text: await readVarying(source, data, valueAt) };
  return { name, text: undefined };
}

/** A string of varying length lies in a global heap. */
async function readVarying(source: ByteSource, data: Buffer, at: number): Promise<Buffer | undefined> {
  if (at + 16 > data.length) throw new Hdf5Error("an attribute is too short");
  const length = data.readUInt32LE(at);
  const heap = addressIn(data, at + 4, source.size);
  const wanted = data.readUInt32LE(at + 12);
  if (heap === undefined || length === 0) return undefined;
  const head = await readAll(source, heap, 16);
  const size = head.readBigUInt64LE(8);
  if (head.toString("latin1", 0, 4) !== "GCOL") throw new Hdf5Error("a heap without its signature");
  if (size < 16n || size > 67_108_864n) throw new Hdf5Unread("a heap of more than 64 MiB");
  const bytes = await readAll(source, heap, Number(size));
  let found: Buffer | undefined;
  for (let from = 16; from + 16 <= bytes.length; ) {
    const index = bytes.readUInt16LE(from);
    const objectSize = bytes.readBigUInt64LE(from + 8);
    // The free space counts its own head.
    const room = BigInt(bytes.length - from) - (index === 0 ? 0n : 16n);
    if (objectSize > room || (index === 0 && objectSize < 16n))
      throw new Hdf5Error("a heap's object that does not fit");
    // HDF5 takes the last one of a number.
    if (index === wanted && found !== undefined) throw new Hdf5Error("two strings of one number in a heap");
    if (index === wanted && index !== 0)
      found = bytes.subarray(from + 16, from + 16 + Math.min(length, Number(objectSize)));
    from += index === 0 ? Number(objectSize) : 16 + Math.ceil(Number(objectSize) / 8) * 8;
  }
  if (found === undefined) throw new Hdf5Error("a string that is not in its heap");
  return found;
}
