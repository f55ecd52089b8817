import { ForwardReader, ShortReadError } from "../byte-sources.ts";
import { noteTemplate } from "../chat-template.ts";
import { escapeEvidence } from "../escape-evidence.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";

/** Elements and bytes of one block, by type id (https://github.com/ggml-org/ggml/blob/master/src/ggml.c). */
const BLOCKS: Readonly<Record<number, readonly [bigint, bigint]>> = {
  0: [1n, 4n],
  1: [1n, 2n],
  2: [32n, 18n],
  3: [32n, 20n],
  6: [32n, 22n],
  7: [32n, 24n],
  8: [32n, 34n],
  9: [32n, 36n],
  10: [256n, 84n],
  11: [256n, 110n],
  12: [256n, 144n],
  13: [256n, 176n],
  14: [256n, 210n],
  15: [256n, 292n],
  16: [256n, 66n],
  17: [256n, 74n],
  18: [256n, 98n],
  19: [256n, 50n],
  20: [32n, 18n],
  21: [256n, 110n],
  22: [256n, 82n],
  23: [256n, 136n],
  24: [1n, 1n],
  25: [1n, 2n],
  26: [1n, 4n],
  27: [1n, 8n],
  28: [1n, 8n],
  29: [256n, 56n],
  30: [1n, 2n],
  34: [256n, 54n],
  35: [256n, 66n],
  39: [32n, 17n],
  40: [64n, 36n],
  41: [128n, 18n],
};

/** Bytes of the fixed-size value types 0-7 and 10-12. */
const SCALARS: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
};
const STRING = 8;
const ARRAY = 9;
const ALIGNMENT_TYPE = 4;

class GgufError extends Error {
  readonly code = "gguf";
}

interface Tensor {
  readonly name: string;
  readonly offset: bigint;
  readonly length: bigint;
}

/** Keys, values and tensor infos, with every length checked; chat templates on the way. Weights are not read. */
export async function readGguf(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["gguf"], context.limits);
  const reader = new ForwardReader(source);
  try {
    await new GgufReader(reader, context, notes).read(source.size);
  } catch (error) {
    if (!(error instanceof GgufError || error instanceof ShortReadError)) throw error;
    notes.find("GGU001", `The structure cannot be read: ${error.message}.`, { offset: reader.offset });
  }
  return notes.done();
}

class GgufReader {
  private readonly reader: ForwardReader;
  private readonly context: ReadContext;
  private readonly notes: Notes;
  private alignment = 32n;

  constructor(reader: ForwardReader, context: ReadContext, notes: Notes) {
    this.reader = reader;
    this.context = context;
    this.notes = notes;
  }

  async read(size: number): Promise<void> {
    await this.reader.bytes(4);
    const version = await this.reader.u32();
    if (version !== 2 && version !== 3) throw new GgufError(`version ${version}`);
    const tensorCount = await this.count(24);
    const keyCount = await this.count(13);
    const keys = new Set<string>();
    for (let at = 0; at < keyCount; at += 1) await this.readPair(keys);
    const tensors: Tensor[] = [];
    const names = new Set<string>();
    for (let at = 0; at < tensorCount; at += 1) tensors.push(await this.readTensor(names));
    this.notes.full();
    const start = aligned(BigInt(this.reader.offset), this.alignment);
    this.noteBounds(tensors, BigInt(size) - start);
  }

  /** A number of things that take at least `least` bytes each, and so cannot be more than the file holds. */
  private async count(least: number): Promise<number> {
    const count = await this.reader.u64();
    if (count * BigInt(least) > BigInt(this.reader.left)) throw new GgufError("more items than fit into the file");
    return Number(count);
  }

  private async text(most: number): Promise<string> {
    const length = await this.count(1);
    if (length > most) throw new GgufError(`a string of ${length} bytes`);
    this.within();
    return Buffer.from(await this.reader.bytes(length)).toString("utf8");
  }

  private within(): void {
    if (this.reader.offset <= this.context.limits.headerBytes) return;
    this.notes.limit("headerBytes");
    throw new GgufError("the structure is larger than what is read");
  }

  private async readPair(keys: Set<string>): Promise<void> {
    const key = await this.text(65_535);
    if (keys.has(key)) this.notes.find("GGU003", "A key stands twice.", { evidence: escapeEvidence(key) });
    keys.add(key);
    const offset = this.reader.offset;
    const type = await this.reader.u32();
    if (key === "general.alignment") {
      const value = type === ALIGNMENT_TYPE ? await this.reader.u32() : 0;
      if (value === 0 || (value & (value - 1)) !== 0 || value > 1_048_576)
        throw new GgufError("the alignment is no power of two");
      this.alignment = BigInt(value);
    } else if (type === STRING && /(?:^|[._])chat_template(?:$|[._])/.test(key)) {
      const template = await this.text(this.context.limits.nameBytes);
      noteTemplate(template, this.notes, { offset, evidence: escapeEvidence(key) });
    } else await this.skipValue(type, 0);
  }

  private async skipValue(type: number, depth: number): Promise<void> {
    const size = SCALARS[type];
    if (size !== undefined) await this.skip(size);
    else if (type === STRING) await this.skip(await this.count(1));
    else if (type === ARRAY && depth < 4) await this.skipArray(depth);
    else throw new GgufError(`a value of type ${type}`);
    this.within();
  }

  private async skipArray(depth: number): Promise<void> {
    const type = await this.reader.u32();
    const size = SCALARS[type];
    const count = await this.count(size ?? (type === STRING ? 8 : 12));
    if (size !== undefined) await this.skip(count * size);
    else for (let at = 0; at < count; at += 1) await this.skipValue(type, depth + 1);
  }

  private async skip(length: number): Promise<void> {
    if (length > this.reader.left) throw new ShortReadError("a value reaches past the end");
    this.reader.seek(this.reader.offset + length);
  }

  private async readTensor(names: Set<string>): Promise<Tensor> {
    const name = await this.text(1_024);
    if (names.has(name)) this.notes.find("GGU003", "A tensor stands twice.", { evidence: escapeEvidence(name) });
    names.add(name);
    const dimensions = await this.reader.u32();
    if (dimensions > 4) throw new GgufError(`a tensor of ${dimensions} dimensions`);
    let elements = 1n;
    for (let at = 0; at < dimensions; at += 1) elements *= await this.reader.u64();
    const type = await this.reader.u32();
    const [items, bytes] = BLOCKS[type] ?? [0n, 0n];
    if (items === 0n) throw new GgufError(`a tensor of type ${type}`);
    if (elements % items !== 0n) throw new GgufError("a tensor that does not fill its blocks");
    return { name, offset: await this.reader.u64(), length: (elements / items) * bytes };
  }

  private noteBounds(tensors: readonly Tensor[], size: bigint): void {
    let end = 0n;
    for (const { name, offset, length } of [...tensors].sort((a, b) => Number(a.offset - b.offset))) {
      const where = { evidence: escapeEvidence(name) };
      if (offset % this.alignment !== 0n) this.notes.find("GGU002", "A tensor is not aligned.", where);
      if (offset < end) this.notes.find("GGU002", "A tensor overlaps the one before.", where);
      end = offset + length > end ? offset + length : end;
    }
    const there = size < 0n ? 0n : size;
    if (end > there) this.notes.find("GGU002", `The tensors take ${end} bytes, ${there} are there.`);
    else if (
      size - end >= aligned(1n, this.alignment) &&
      tensors.length > 0 &&
      size - aligned(end, this.alignment) > 0n
    )
      this.notes.find("GGU002", `${size - end} bytes lie behind the last tensor.`);
  }
}

const aligned = (value: bigint, alignment: bigint): bigint => ((value + alignment - 1n) / alignment) * alignment;
