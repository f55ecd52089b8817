import { BrokenError, type Output } from "./output.ts";

/** Where each group of probabilities starts (https://7-zip.org/sdk.html, lzma-specification). */
const STATES = 12;
const MATCH = 0;
const REP = MATCH + (STATES << 4);
const REP_G0 = REP + STATES;
const REP_G1 = REP_G0 + STATES;
const REP_G2 = REP_G1 + STATES;
const REP0_LONG = REP_G2 + STATES;
const SLOTS = REP0_LONG + (STATES << 4);
const SPECIAL = SLOTS + (4 << 6);
const ALIGN = SPECIAL + 128;
/** A length coder: two choices, 16 low and 16 middle trees of 3 bits, one tree of 8. */
const LENGTH_CODER = 2 + (16 << 3) + (16 << 3) + 256;
const LENGTHS = ALIGN + 16;
const REP_LENGTHS = LENGTHS + LENGTH_CODER;
const LITERALS = REP_LENGTHS + LENGTH_CODER;
const HALF = 1_024;

/** LZMA as the alone format and LZMA2 have it. Every match has to lie within what came out since the last reset. */
export class LzmaDecoder {
  /** Where the range decoder reads next. */
  at = 0;
  private readonly input: Uint8Array;
  private readonly output: Output;
  private end = 0;
  private range = 0;
  private code = 0;
  private probabilities = new Uint16Array(0);
  private lc = 0;
  private literalMask = 0;
  private positionMask = 0;
  private state = 0;
  private readonly reps = new Uint32Array(4);
  /** Where in the output the dictionary starts. */
  private start = 0;
  private dictionary = 0;

  constructor(input: Uint8Array, output: Output) {
    this.input = input;
    this.output = output;
    this.start = output.length;
  }

  /** @param dictionary bytes that a match may reach back */
  resetDictionary(dictionary: number): void {
    this.start = this.output.length;
    this.dictionary = dictionary;
  }

  /** @param properties (pb * 5 + lp) * 9 + lc */
  setProperties(properties: number): void {
    if (properties >= 225) throw new BrokenError("properties that LZMA does not have");
    this.lc = properties % 9;
    const rest = (properties - this.lc) / 9;
    const lp = rest % 5;
    this.literalMask = (1 << lp) - 1;
    this.positionMask = (1 << ((rest - lp) / 5)) - 1;
    this.probabilities = new Uint16Array(LITERALS + (0x300 << (this.lc + lp)));
    this.resetState();
  }

  /** Whether literals take no more context bits than LZMA2 allows. */
  get isNarrow(): boolean {
    return this.probabilities.length <= LITERALS + (0x300 << 4);
  }

  resetState(): void {
    this.probabilities.fill(HALF);
    this.reps.fill(0);
    this.state = 0;
  }

  /** Starts the range decoder. @param end where its bytes end */
  startRange(at: number, end: number): void {
    if (at + 5 > end || end > this.input.length) throw new BrokenError("the data end early");
    if (this.input[at] !== 0) throw new BrokenError("no LZMA data");
    this.at = at + 1;
    this.end = end;
    this.range = 0xffffffff;
    this.code = 0;
    for (let place = 0; place < 4; place += 1) this.code = ((this.code << 8) | this.next()) >>> 0;
  }

  /** All bytes were decoded and none is left over. */
  get isFinished(): boolean {
    return this.code === 0;
  }

  /** Decodes until `length` bytes came out, or the end marker. @returns whether the marker ended it */
  decode(length: number): boolean {
    const { output, reps } = this;
    while (output.length < length) {
      const position = (output.length - this.start) & this.positionMask;
      if (this.bit(MATCH + (this.state << 4) + position) === 0) {
        this.literal();
        continue;
      }
      let count: number;
      if (this.bit(REP + this.state) === 0) {
        reps.copyWithin(1, 0, 3);
        count = this.length(LENGTHS, position);
        this.state = this.state < 7 ? 7 : 10;
        reps[0] = this.distance(count);
        if (reps[0] === 0xffffffff) return true;
      } else {
        if (output.length === this.start) throw new BrokenError("a match in front of all data");
        const short = this.repeat(position);
        count = short ? 1 : this.length(REP_LENGTHS, position);
        if (short) this.state = this.state < 7 ? 9 : 11;
        else this.state = this.state < 7 ? 8 : 11;
      }
      const back = (reps[0] ?? 0) + 1;
      if (back > output.length - this.start || back > this.dictionary)
        throw new BrokenError("a match that reaches too far back");
      if (count > length - output.length) throw new BrokenError("a match that reaches past the end");
      output.reserve(count);
      output.repeat(back, count);
    }
    return false;
  }

  /** The end marker behind a known length. */
  marker(): void {
    const position = (this.output.length - this.start) & this.positionMask;
    const isMatch = this.bit(MATCH + (this.state << 4) + position) === 1 && this.bit(REP + this.state) === 0;
    if (!isMatch || this.distance(this.length(LENGTHS, position)) !== 0xffffffff)
      throw new BrokenError("more data than the header says");
  }

  /** Picks an earlier distance. @returns whether it is a single byte */
  private repeat(position: number): boolean {
    const { reps } = this;
    if (this.bit(REP_G0 + this.state) === 0) return this.bit(REP0_LONG + (this.state << 4) + position) === 0;
    const which = this.bit(REP_G1 + this.state) === 0 ? 1 : this.bit(REP_G2 + this.state) === 0 ? 2 : 3;
    const distance = reps[which] ?? 0;
    reps.copyWithin(1, 0, which);
    reps[0] = distance;
    return false;
  }

  private literal(): void {
    const { output } = this;
    const place = output.length - this.start;
    const previous = place === 0 ? 0 : (output.bytes[output.length - 1] ?? 0);
    const context = ((place & this.literalMask) << this.lc) + (previous >> (8 - this.lc));
    const base = LITERALS + 0x300 * context;
    let symbol = 1;
    if (this.state >= 7) {
      let match = output.bytes[output.length - (this.reps[0] ?? 0) - 1] ?? 0;
      while (symbol < 0x100) {
        const wanted = (match >> 7) & 1;
        match <<= 1;
        const bit = this.bit(base + ((1 + wanted) << 8) + symbol);
        symbol = (symbol << 1) | bit;
        if (bit !== wanted) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | this.bit(base + symbol);
    output.reserve(1);
    output.bytes[output.length] = symbol & 0xff;
    output.length += 1;
    this.state = this.state < 4 ? 0 : this.state < 10 ? this.state - 3 : this.state - 6;
  }

  private length(coder: number, position: number): number {
    if (this.bit(coder) === 0) return 2 + this.tree(coder + 2 + (position << 3), 3);
    if (this.bit(coder + 1) === 0) return 10 + this.tree(coder + 2 + (16 << 3) + (position << 3), 3);
    return 18 + this.tree(coder + 2 + (32 << 3), 8);
  }

  private distance(count: number): number {
    const slot = this.tree(SLOTS + (Math.min(count - 2, 3) << 6), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = ((2 | (slot & 1)) << bits) >>> 0;
    if (slot < 14) return base + this.reverse(SPECIAL + base - slot, bits);
    return (base + this.direct(bits - 4) * 16 + this.reverse(ALIGN, 4)) >>> 0;
  }

  private tree(base: number, bits: number): number {
    let symbol = 1;
    for (let at = 0; at < bits; at += 1) symbol = (symbol << 1) | this.bit(base + symbol);
    return symbol - (1 << bits);
  }

  private reverse(base: number, bits: number): number {
    let symbol = 1;
    let value = 0;
    for (let at = 0; at < bits; at += 1) {
      const bit = this.bit(base + symbol);
      symbol = (symbol << 1) | bit;
      value |= bit << at;
    }
    return value;
  }

  private direct(bits: number): number {
    let value = 0;
    for (let at = 0; at < bits; at += 1) {
      this.range >>>= 1;
      const bit = this.code >= this.range ? 1 : 0;
      if (bit === 1) this.code -= this.range;
      value = value * 2 + bit;
      this.normalize();
    }
    return value;
  }

  private bit(place: number): number {
    const probability = this.probabilities[place] ?? 0;
    const bound = (this.range >>> 11) * probability;
    if (this.code < bound) {
      this.range = bound;
      this.probabilities[place] = probability + ((2_048 - probability) >> 5);
      this.normalize();
      return 0;
    }
    this.range -= bound;
    this.code -= bound;
    this.probabilities[place] = probability - (probability >> 5);
    this.normalize();
    return 1;
  }

  private normalize(): void {
    if (this.range >= 0x1000000) return;
    this.range = (this.range << 8) >>> 0;
    this.code = ((this.code << 8) | this.next()) >>> 0;
  }

  private next(): number {
    if (this.at >= this.end) throw new BrokenError("the data end early");
    const byte = this.input[this.at] ?? 0;
    this.at += 1;
    return byte;
  }
}
