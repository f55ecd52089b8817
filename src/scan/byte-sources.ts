import type { ByteSource } from "./result.ts";

/** Bytes that are in memory already. */
export function sourceOf(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(Math.max(0, offset), Math.max(0, offset) + Math.max(0, length)),
  };
}

/** A part of a source, as a source. What lies outside the source is cut off. */
export function sliceOf(source: ByteSource, offset: number, length = source.size - offset): ByteSource {
  const start = Math.min(Math.max(0, offset), source.size);
  const size = Math.min(Math.max(0, length), source.size - start);
  return {
    size,
    read: async (at, wanted) => {
      if (at < 0 || at >= size) return new Uint8Array(0);
      return source.read(start + at, Math.min(wanted, size - at));
    },
  };
}

/** A source that counts the bytes it hands out. */
export interface CountedSource extends ByteSource {
  readonly bytesRead: () => number;
}

export function counted(source: ByteSource): CountedSource {
  let total = 0;
  return {
    size: source.size,
    bytesRead: () => total,
    read: async (offset, length) => {
      const bytes = await source.read(offset, length);
      total += bytes.length;
      return bytes;
    },
  };
}

/** The source gave fewer bytes than its size promises: it changed, or the server holds less. */
export class ShortReadError extends Error {
  readonly code = "short-read";
}

/**
 * All bytes from `offset` on, in reads of at most `step` bytes.
 * @throws ShortReadError if the source ends early
 */
export async function readAll(source: ByteSource, offset: number, length: number, step = 1_048_576): Promise<Buffer> {
  if (offset < 0 || length < 0 || offset + length > source.size) throw new ShortReadError("read past the end");
  const all = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const part = await source.read(offset + done, Math.min(step, length - done));
    if (part.length === 0) throw new ShortReadError("the source ended early");
    all.set(part.subarray(0, length - done), done);
    done += part.length;
  }
  return all;
}

/** Reads forward through a source in windows, for formats that are read field by field. */
export class ForwardReader {
  private readonly source: ByteSource;
  private readonly step: number;
  private window: Uint8Array = new Uint8Array(0);
  private view = new DataView(this.window.buffer);
  private start = 0;
  private at = 0;

  /** @param step bytes read at a time, at least 16 */
  constructor(source: ByteSource, step = 65_536) {
    this.source = source;
    this.step = step;
  }

  get offset(): number {
    return this.start + this.at;
  }

  get left(): number {
    return this.source.size - this.offset;
  }

  /** Goes on at `offset`; within the window this costs nothing. */
  seek(offset: number): void {
    const at = offset - this.start;
    if (at >= 0 && at <= this.window.length) this.at = at;
    else {
      this.start = offset;
      this.at = 0;
      this.window = new Uint8Array(0);
    }
  }

  /** @throws ShortReadError if fewer than `length` bytes are left */
  async bytes(length: number): Promise<Uint8Array> {
    await this.need(length);
    const bytes = this.window.subarray(this.at, this.at + length);
    this.at += length;
    return bytes;
  }

  async u8(): Promise<number> {
    await this.need(1);
    const value = this.window[this.at] ?? 0;
    this.at += 1;
    return value;
  }

  async u16(little = true): Promise<number> {
    await this.need(2);
    this.at += 2;
    return this.view.getUint16(this.at - 2, little);
  }

  async u32(little = true): Promise<number> {
    await this.need(4);
    this.at += 4;
    return this.view.getUint32(this.at - 4, little);
  }

  async u64(little = true): Promise<bigint> {
    await this.need(8);
    this.at += 8;
    return this.view.getBigUint64(this.at - 8, little);
  }

  /** Brings the next `length` bytes into the window. */
  private async need(length: number): Promise<void> {
    if (this.at + length <= this.window.length) return;
    const offset = this.offset;
    if (offset < 0 || length < 0 || length > this.source.size - offset)
      throw new ShortReadError("a field reaches past the end");
    const wanted = Math.min(Math.max(length, this.step), this.source.size - offset);
    this.window = await this.source.read(offset, Math.min(wanted, 1_048_576));
    if (this.window.length < length) this.window = await readAll(this.source, offset, length);
    this.view = new DataView(this.window.buffer, this.window.byteOffset, this.window.byteLength);
    this.start = offset;
    this.at = 0;
  }
}
