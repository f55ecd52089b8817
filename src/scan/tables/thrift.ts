/** Bytes that are no struct of Thrift's compact protocol, or nested deeper than any file's. */
export class ThriftError extends Error {
  readonly code = "thrift";
}

/** Types of fields (https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md). */
export const THRIFT = {
  true: 1,
  false: 2,
  byte: 3,
  i16: 4,
  i32: 5,
  i64: 6,
  double: 7,
  binary: 8,
  list: 9,
  set: 10,
  map: 11,
  struct: 12,
} as const;

export interface ThriftField {
  readonly id: number;
  readonly type: number;
}

const DEEPEST = 32;
const STOP = 0;

/** Walks a struct field by field. Every value takes at least a byte, so that the work is linear whatever comes. */
export class ThriftReader {
  at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  /** The fields of the struct here. Whoever takes a field reads or skips its value before the next. */
  *fields(): Generator<ThriftField> {
    let id = 0;
    for (;;) {
      const head = this.byte();
      if (head === STOP) return;
      const delta = head >> 4;
      id = delta === 0 ? Number(this.zigzag()) : id + delta;
      yield { id, type: head & 0x0f };
    }
  }

  /** How many elements of which type a list has. */
  list(): { readonly type: number; readonly count: number } {
    const head = this.byte();
    const short = head >> 4;
    const count = short === 15 ? this.count() : short;
    if (count > this.left) throw new ThriftError("a list that is longer than the data");
    return { type: head & 0x0f, count };
  }

  text(): string {
    const length = this.count();
    if (length > this.left) throw new ThriftError("a string that is longer than the data");
    this.at += length;
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + this.at - length, length).toString("utf8");
  }

  /** A signed number of any width. */
  zigzag(): bigint {
    const value = this.varint();
    return (value >> 1n) ^ -(value & 1n);
  }

  skip(type: number, depth = 0): void {
    if (depth > DEEPEST) throw new ThriftError("values nested too deep");
    if (type === THRIFT.true || type === THRIFT.false) return;
    if (type === THRIFT.byte) this.byte();
    else if (type === THRIFT.i16 || type === THRIFT.i32 || type === THRIFT.i64) this.varint();
    else if (type === THRIFT.double) this.forward(8);
    else if (type === THRIFT.binary) this.forward(this.count());
    else if (type === THRIFT.list || type === THRIFT.set) {
      const list = this.list();
      for (let at = 0; at < list.count; at += 1) this.skipElement(list.type, depth + 1);
    } else if (type === THRIFT.map) {
      const count = this.count();
      if (count === 0) return;
      if (count > this.left) throw new ThriftError("a map that is longer than the data");
      const types = this.byte();
      for (let at = 0; at < count; at += 1) {
        this.skipElement(types >> 4, depth + 1);
        this.skipElement(types & 0x0f, depth + 1);
      }
    } else if (type === THRIFT.struct) for (const field of this.fields()) this.skip(field.type, depth + 1);
    else throw new ThriftError(`a value of type ${type}`);
  }

  /** In lists and maps, a boolean takes a byte. */
  private skipElement(type: number, depth: number): void {
    if (type === THRIFT.true || type === THRIFT.false) this.byte();
    else this.skip(type, depth);
  }

  private byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new ThriftError("the data end early");
    this.at += 1;
    return byte;
  }

  private forward(length: number): void {
    if (length > this.left) throw new ThriftError("a value that is longer than the data");
    this.at += length;
  }

  private count(): number {
    const value = this.varint();
    if (value > 0x7fffffffn) throw new ThriftError("a length of more than 2^31");
    return Number(value);
  }

  private varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value & 0xffffffffffffffffn;
    }
    throw new ThriftError("a number of more than ten bytes");
  }
}
