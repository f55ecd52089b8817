import { readAll, ShortReadError } from "../byte-sources.ts";
import { escapeEvidence } from "../escape-evidence.ts";
import { noteKerasConfig } from "../keras-config.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { parseJson } from "../strict-json.ts";
import {
  addressIn,
  Hdf5Error,
  Hdf5Unread,
  type Message,
  readAttribute,
  readMessages,
  readSymbols,
} from "./hdf5-objects.ts";

/** Message types (https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html). */
const LINK_INFO = 0x02;
const LINK = 0x06;
const EXTERNAL_FILES = 0x07;
const LAYOUT = 0x08;
const FILTERS = 0x0b;
const ATTRIBUTE = 0x0c;
const SYMBOL_TABLE = 0x11;
const ATTRIBUTE_INFO = 0x15;
/** Messages that name no other place: spaces, types, fill values, times, counts. */
const PLAIN = new Set([0x00, 0x01, 0x03, 0x04, 0x05, 0x0a, 0x0d, 0x0e, 0x12, 0x13, 0x16]);

/** Filters that HDF5 has itself, and LZF, which h5py has: any other is a library that HDF5 would look for. */
const OWN_FILTERS = new Set([1, 2, 3, 4, 5, 6, 32_000]);

/**
 * HDF5 of the kind that h5py and Keras write: every object's header is read, so that data in other files, links that
 * lead out, and Keras's configs come to light. Whatever else HDF5 can do is `unknown`. Data are not read.
 */
export async function readHdf5(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["hdf5"], context.limits);
  try {
    const walker = new Hdf5Walker(source, context, notes);
    if (await walker.walk(await rootOf(source))) notes.full();
    else notes.partial();
  } catch (error) {
    if (error instanceof Hdf5Unread) notes.find("HDF001", `The file has ${error.message}, which is not read here.`);
    else if (error instanceof Hdf5Error || error instanceof ShortReadError)
      notes.find("HDF003", `The structure cannot be read: ${error.message}.`);
    else throw error;
  }
  return notes.done();
}

async function rootOf(source: ByteSource): Promise<number> {
  const head = await readAll(source, 0, Math.min(96, source.size));
  const version = head[8] ?? 255;
  if (!head.subarray(0, 8).equals(Buffer.from("894844460d0a1a0a", "hex")))
    throw new Hdf5Unread("a block in front of it");
  const old = version < 2;
  if (head.length < 96 || version > 3) throw new Hdf5Error("no superblock of a known version");
  if (head[old ? 13 : 9] !== 8 || head[old ? 14 : 10] !== 8) throw new Hdf5Unread("addresses that are not of 64 bits");
  const base = version === 0 ? 24 : version === 1 ? 28 : 12;
  if (head.readBigUInt64LE(base) !== 0n) throw new Hdf5Unread("addresses that do not count from its start");
  const end = head.readBigUInt64LE(base + 16);
  if (end !== BigInt(source.size)) throw new Hdf5Error(`an end at ${end}, and ${source.size} bytes`);
  const root = addressIn(head, old ? base + 40 : base + 24, source.size);
  if (root === undefined) throw new Hdf5Error("no root group");
  return root;
}

class Hdf5Walker {
  private readonly source: ByteSource;
  private readonly context: ReadContext;
  private readonly notes: Notes;
  private readonly seen = new Set<number>();
  private readonly open: number[] = [];

  constructor(source: ByteSource, context: ReadContext, notes: Notes) {
    this.source = source;
    this.context = context;
    this.notes = notes;
  }

  /** @returns whether every object was read */
  async walk(root: number): Promise<boolean> {
    this.open.push(root);
    let whole = true;
    for (let at = this.open.pop(); at !== undefined; at = this.open.pop()) {
      if (this.seen.has(at)) continue;
      this.seen.add(at);
      if (this.seen.size > this.context.limits.entries) {
        this.notes.limit("entries");
        return false;
      }
      for (const message of await readMessages(this.source, at)) whole = (await this.message(message, at)) && whole;
    }
    return whole;
  }

  /** @returns whether it was understood */
  private async message(message: Message, offset: number): Promise<boolean> {
    const { type, data } = message;
    if (PLAIN.has(type)) return true;
    try {
      if (message.shared) throw new Hdf5Unread("a shared message");
      await this.readMessage(type, data, offset);
      return true;
    } catch (error) {
      // One object that is not read here must not hide what the next one does.
      if (!(error instanceof Hdf5Unread)) throw error;
      this.notes.find("HDF001", `An object has ${error.message}, which is not read here.`, { offset });
      return false;
    }
  }

  private async readMessage(type: number, data: Buffer, offset: number): Promise<void> {
    if (type === EXTERNAL_FILES) this.notes.find("HDF002", "A dataset is kept in another file.", { offset });
    else if (type === LAYOUT) this.layout(data, offset);
    else if (type === FILTERS) this.filters(data);
    else if (type === ATTRIBUTE) await this.attribute(data, offset);
    else if (type === LINK) this.link(data, offset);
    else if (type === LINK_INFO) this.dense(data, ((data[1] ?? 0) & 1) !== 0 ? 10 : 2, "links in a heap");
    else if (type === ATTRIBUTE_INFO) this.dense(data, ((data[1] ?? 0) & 1) !== 0 ? 4 : 2, "attributes in a heap");
    else if (type === SYMBOL_TABLE) {
      const tree = addressIn(data, 0, this.source.size);
      if (tree === undefined) return;
      for await (const object of readSymbols(this.source, tree, this.context.limits.entries)) this.open.push(object);
    } else throw new Hdf5Unread(`a message of type ${type}`);
  }

  private dense(data: Buffer, at: number, what: string): void {
    if (addressIn(data, at, this.source.size) !== undefined) throw new Hdf5Unread(what);
  }

  private layout(data: Buffer, offset: number): void {
    const [version = 0, kind = 0] = data;
    if (version === 4 && kind === 3)
      this.notes.find("HDF002", "A dataset is put together from other files.", { offset });
    else if (version < 1 || version > 4) throw new Hdf5Unread("a layout of another version");
  }

  private filters(data: Buffer): void {
    const [version = 0, count = 0] = data;
    for (let filter = 0, at = version === 1 ? 8 : 2; filter < count; filter += 1) {
      if (at + 8 > data.length) throw new Hdf5Error("a filter is too short");
      const id = data.readUInt16LE(at);
      if (!OWN_FILTERS.has(id)) throw new Hdf5Unread(`filter ${id}`);
      const named = version === 1 || id >= 256;
      const name = named ? data.readUInt16LE(at + 2) : 0;
      const values = data.readUInt16LE(at + (named ? 6 : 4));
      at += (named ? 8 : 6) + (version === 1 ? Math.ceil(name / 8) * 8 : name) + 4 * values;
      if (version === 1 && values % 2 === 1) at += 4;
    }
  }

  /** A link message: hard ones lead to objects, soft ones stay in the file, external ones leave it. */
  private link(data: Buffer, offset: number): void {
    const [version = 0, flags = 0] = data;
    if (version !== 1) throw new Hdf5Unread("a link of another version");
    let at = 2;
    const kind = (flags & 8) !== 0 ? (data[at++] ?? 255) : 0;
    at += ((flags & 4) !== 0 ? 8 : 0) + ((flags & 16) !== 0 ? 1 : 0);
    const width = 1 << (flags & 3);
    if (at + width > data.length) throw new Hdf5Error("a link is too short");
    const length = width === 8 ? Number(data.readBigUInt64LE(at)) : data.readUIntLE(at, width);
    const value = at + width + length;
    const evidence = escapeEvidence(data.subarray(at + width, Math.min(data.length, value)));
    if (kind === 64) this.notes.find("HDF002", "A link leads to another file.", { offset, evidence });
    else if (kind > 1) throw new Hdf5Unread("a link of a kind of its own");
    else if (kind === 0) {
      const object = addressIn(data, value, this.source.size);
      if (object !== undefined) this.open.push(object);
    }
  }

  private async attribute(data: Buffer, offset: number): Promise<void> {
    const { name, text } = await readAttribute(this.source, data);
    if (/^PYTABLES|^pandas_/.test(name)) throw new Hdf5Unread("tables whose attributes are pickles");
    if (name !== "model_config" && name !== "training_config") return;
    const parsed = text === undefined ? "no text" : parseJson(trimmed(text), true);
    if (typeof parsed === "string") this.notes.find("KER005", `The config is ${parsed}.`, { offset, evidence: name });
    else {
      if (parsed.duplicate !== undefined)
        this.notes.find("KER005", "The config has a key twice.", {
          offset,
          evidence: escapeEvidence(parsed.duplicate),
        });
      noteKerasConfig(parsed.value, this.notes);
    }
  }
}

/** Fixed strings are filled up with NUL. */
function trimmed(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
}
