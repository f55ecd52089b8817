/** Offsets of a flatbuffer that lead out of it, or values that are none. */
export class FlatbufferError extends Error {
  readonly code = "flatbuffer";
}

/**
 * One table of a flatbuffer (https://flatbuffers.dev/internals/). Every offset is held against the buffer's end; tables may
 * be reached on many ways, so that whoever walks down counts what is visited.
 */
export class FlatTable {
  private readonly bytes: Buffer;
  private readonly at: number;
  private readonly fields: number;
  private readonly count: number;

  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes;
    this.at = at;
    this.fields = at - within(bytes, at, 4).readInt32LE(0);
    const length = within(bytes, this.fields, 4).readUInt16LE(0);
    within(bytes, this.fields, length);
    this.count = Math.max(0, (length - 4) >> 1);
  }

  /** The table that the buffer starts with. */
  static root(bytes: Buffer): FlatTable {
    return new FlatTable(bytes, within(bytes, 0, 4).readUInt32LE(0));
  }

  byte(field: number): number {
    const at = this.place(field);
    return at === undefined ? 0 : within(this.bytes, at, 1).readUInt8(0);
  }

  long(field: number): bigint {
    const at = this.place(field);
    return at === undefined ? 0n : within(this.bytes, at, 8).readBigInt64LE(0);
  }

  table(field: number): FlatTable | undefined {
    const at = this.target(field);
    return at === undefined ? undefined : new FlatTable(this.bytes, at);
  }

  text(field: number): string {
    return this.binary(field).toString("utf8");
  }

  binary(field: number): Buffer {
    const at = this.target(field);
    if (at === undefined) return Buffer.alloc(0);
    return within(this.bytes, at + 4, within(this.bytes, at, 4).readUInt32LE(0));
  }

  /** Where a vector's elements lie, `size` bytes each. */
  vector(field: number, size: number): { readonly at: number; readonly count: number } {
    const at = this.target(field);
    if (at === undefined) return { at: 0, count: 0 };
    const count = within(this.bytes, at, 4).readUInt32LE(0);
    within(this.bytes, at + 4, count * size);
    return { at: at + 4, count };
  }

  *tables(field: number): Generator<FlatTable> {
    const { at, count } = this.vector(field, 4);
    for (let place = 0; place < count; place += 1) {
      const from = at + 4 * place;
      yield new FlatTable(this.bytes, from + this.bytes.readUInt32LE(from));
    }
  }

  private target(field: number): number | undefined {
    const at = this.place(field);
    return at === undefined ? undefined : at + within(this.bytes, at, 4).readUInt32LE(0);
  }

  /** Where a field's value lies; `undefined` for one that is not there. */
  private place(field: number): number | undefined {
    if (field >= this.count) return undefined;
    const offset = this.bytes.readUInt16LE(this.fields + 4 + 2 * field);
    return offset === 0 ? undefined : this.at + offset;
  }
}

function within(bytes: Buffer, at: number, length: number): Buffer {
  if (at < 0 || length < 0 || at + length > bytes.length) throw new FlatbufferError("an offset that leads out of it");
  return bytes.subarray(at, at + length);
}
