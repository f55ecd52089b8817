import { ByteRows } from "./rows.ts";

const FIRST_SIZE = 1 << 10;
const EMPTY = 0;
/** Of its slots, taken: beyond it looking takes long. */
const FULLEST = 0.7;

/** Sha256 digests, or the beginnings of some, each once, by the order in which they came. */
export class DigestTable {
  private readonly digests: ByteRows;
  /** Row and 1. */
  private slots = new Uint32Array(FIRST_SIZE);
  private readonly seed: number;
  private readonly width: number;

  /**
   * @param seed a number that nobody could foresee, so that nobody can choose names that all fall into one place
   * @param width bytes that are kept of each, a multiple of four
   */
  constructor(seed: number, width = 32) {
    this.seed = seed;
    this.width = width;
    this.digests = new ByteRows(width);
  }

  get length(): number {
    return this.digests.length;
  }

  /** The row of a digest, which it gets now if it had none: then it is the last. */
  add(digest: Uint8Array): number {
    const found = this.find(digest);
    if (found !== undefined) return found;
    const row = this.digests.length;
    this.digests.push(digest);
    if (this.digests.length > this.slots.length * FULLEST) this.grow();
    else this.put(row);
    return row;
  }

  find(digest: Uint8Array): number | undefined {
    const { slots, digests } = this;
    for (let slot = this.slotOf(digest); slots[slot] !== EMPTY; slot = (slot + 1) % slots.length) {
      const row = (slots[slot] ?? 1) - 1;
      if (digests.startsWith(row, digest)) return row;
    }
    return undefined;
  }

  hex(row: number): string {
    return this.digests.hex(row);
  }

  /** Whether the digest in a row begins with these bytes. */
  startsWith(row: number, bytes: Uint8Array): boolean {
    return this.digests.startsWith(row, bytes);
  }

  private put(row: number): void {
    const { slots } = this;
    let slot = this.slotOf(this.digests.get(row));
    while (slots[slot] !== EMPTY) slot = (slot + 1) % slots.length;
    slots[slot] = row + 1;
  }

  private grow(): void {
    this.slots = new Uint32Array(this.slots.length * 2);
    for (let row = 0; row < this.digests.length; row += 1) this.put(row);
  }

  private slotOf(digest: Uint8Array): number {
    let mixed = this.seed;
    for (let at = 0; at < this.width; at += 4) {
      const word =
        (digest[at] ?? 0) |
        ((digest[at + 1] ?? 0) << 8) |
        ((digest[at + 2] ?? 0) << 16) |
        ((digest[at + 3] ?? 0) << 24);
      mixed = Math.imul(mixed ^ word, 0x9e3779b1);
      mixed ^= mixed >>> 15;
    }
    return (mixed >>> 0) % this.slots.length;
  }
}
