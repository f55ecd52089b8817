import { ForwardReader } from "./byte-sources.ts";
import type { ByteSource } from "./result.ts";

/** A message that is no protobuf, or larger than what is read. */
export class ProtobufError extends Error {
  readonly code = "protobuf";
}

/** One field (https://protobuf.dev/programming-guides/encoding/). Only fields of wire type 2 have a length. */
export interface Field {
  readonly number: number;
  readonly wire: 0 | 1 | 2 | 5;
  /** Of wire type 0. */
  readonly value: bigint;
  /** Of wire type 2: where its bytes lie in the source. */
  readonly start: number;
  readonly length: number;
}

/** Bytes and fields that may still be read, for all messages of one file. */
export interface ProtobufBudget {
  bytes: number;
}

const DEEPEST = 100;

/** Walks messages field by field. Fields that nobody asks for are skipped unread, so weights cost nothing. */
export class ProtobufWalker {
  private readonly reader: ForwardReader;
  private readonly budget: ProtobufBudget;

  constructor(source: ByteSource, budget: ProtobufBudget) {
    this.reader = new ForwardReader(source, 8_192);
    this.budget = budget;
  }

  /**
   * The fields of the message in [start, start + length).
   * @throws ProtobufError if it is none, or the budget is spent
   */
  async *fields(start: number, length: number, depth = 0): AsyncGenerator<Field> {
    if (depth > DEEPEST) throw new ProtobufError("messages nested too deep");
    const end = start + length;
    let at = start;
    while (at < end) {
      this.reader.seek(at);
      const key = await this.varint(end);
      const number = Number(key >> 3n);
      const wire = Number(key & 7n);
      if (number === 0 || number > 0x1fffffff) throw new ProtobufError("a field without a number");
      if (wire !== 0 && wire !== 1 && wire !== 2 && wire !== 5) throw new ProtobufError(`a field of wire type ${wire}`);
      const value = wire === 0 || wire === 2 ? await this.varint(end) : 0n;
      const from = this.reader.offset;
      const size = wire === 0 ? 0 : wire === 1 ? 8 : wire === 5 ? 4 : narrowed(value);
      if (from + size > end) throw new ProtobufError("a field reaches past its message");
      this.spend(from - at);
      yield { number, wire, value: wire === 0 ? value : 0n, start: from, length: size };
      at = from + size;
    }
  }

  /** The bytes of a field, at most `most` of them. */
  async bytes(field: Field, most: number): Promise<Buffer> {
    const length = Math.min(field.length, most);
    this.spend(length);
    this.reader.seek(field.start);
    return Buffer.from(await this.reader.bytes(length));
  }

  /** A string; one longer than `most` bytes is no name. */
  async text(field: Field, most = 65_536): Promise<string> {
    if (field.length > most) throw new ProtobufError(`a name of ${field.length} bytes`);
    return (await this.bytes(field, most)).toString("utf8");
  }

  private spend(bytes: number): void {
    this.budget.bytes -= bytes;
    if (this.budget.bytes < 0) throw new ProtobufError("more structure than what is read");
  }

  private async varint(end: number): Promise<bigint> {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      if (this.reader.offset >= end) throw new ProtobufError("a number reaches past its message");
      const byte = await this.reader.u8();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value & 0xffffffffffffffffn;
    }
    throw new ProtobufError("a number of more than ten bytes");
  }
}

function narrowed(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ProtobufError("a length of more than 2^53 bytes");
  return Number(value);
}
