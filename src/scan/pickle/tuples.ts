import { isObjectDtype } from "./numpy-state.ts";
import type { Records } from "./records.ts";
import type { Registers } from "./registers.ts";
import * as V from "./values.ts";

/** Different products of shapes that are kept. */
const MOST_SIZES = 100_000;
/** Arguments of a call that are looked at; of more, none is known. */
export const MOST_ARGUMENTS = 16;
/** Opcodes between the making of arguments and the call that takes them: the tuple may be memoized, and fetched again. */
const FRESH_FOR = 2;

/**
 * What is known of tuples. Most are arguments of the very next call, so only the elements of the last one are kept, in
 * one array; what else matters of a tuple (its first import, the product of a shape) is part of its value.
 */
export class Tuples {
  /** Whether there was what may be a field of objects of some dtype: `(dtype, offset)`. */
  mayHoldObjectField = false;

  private readonly r: Registers;
  private readonly records: Records | undefined;
  private readonly sizes: number[] = [];
  private readonly products = new Map<number, number>();
  /** The tuple that was made last: its elements, where it stood, how many opcodes were left then. */
  private readonly lastItems = new Float64Array(MOST_ARGUMENTS);
  private lastCount = 0;
  private lastPlace = -1;
  private lastLeft = 0;
  /** Items of the list that is its last element; -1 if it is none, or they are not known. */
  private lastListed = -1;

  constructor(registers: Registers, records: Records | undefined) {
    this.r = registers;
    this.records = records;
  }

  /** Begins the next stream. */
  forget(): void {
    this.lastPlace = -1;
  }

  /** Lets an opcode pass that does nothing. */
  passOpcode(): void {
    this.lastLeft -= 1;
  }

  /** The tuple of all values from `start` up, which is to take their place. @param left opcodes left */
  make(start: number, left: number): V.Value {
    const { r } = this;
    this.lastPlace = start;
    const count = r.height - start;
    if (count === 0) return V.EMPTY_TUPLE;
    const first = r.at(start);
    if (count === 1 && V.integerOf(first) === 0) return V.ZERO_TUPLE;
    if (isObjectDtype(first, this.records)) this.mayHoldObjectField = true;
    this.lastListed = r.at(r.height - 1) === V.LIST ? (r.counts[r.height - 1] ?? -1) : -1;
    this.lastLeft = left;
    const kept = this.records?.tuple(r.stack, start, r.height);
    if (kept !== undefined) return kept;
    this.lastCount = count;
    for (let at = 0; at < Math.min(count, MOST_ARGUMENTS); at += 1) this.lastItems[at] = r.at(start + at);
    if (V.isImport(first)) return V.ofObject(V.indexOf(first), V.LED_TUPLE);
    return V.integerOf(first) === undefined ? V.TUPLE : this.ofShape(start);
  }

  /** The elements of the tuple on top, if they are known: if it was made just before. @param left opcodes left */
  itemsOnTop(left: number): readonly V.Value[] | undefined {
    const { r } = this;
    const kept = this.records?.items(r.top());
    if (kept !== undefined) return kept;
    if (r.top() === V.EMPTY_TUPLE) return [];
    if (r.top() === V.ZERO_TUPLE) return [V.ofInteger(0)];
    const known = this.isFresh(left) && V.isTuple(r.top()) && this.lastCount <= MOST_ARGUMENTS;
    return known ? [...this.lastItems.subarray(0, this.lastCount)] : undefined;
  }

  /** Items of the list that is the last element of the tuple on top; -1 if they are not known. */
  listedOnTop(left: number): number {
    return this.isFresh(left) ? this.lastListed : -1;
  }

  /** The product of a shape; `undefined` if it is not known. */
  productOf(shape: V.Value): number | undefined {
    if (shape === V.EMPTY_TUPLE) return 1;
    if (shape === V.ZERO_TUPLE) return 0;
    if (V.isObject(shape, V.SIZED)) return this.sizes[V.indexOf(shape)];
    return this.records
      ?.items(shape)
      ?.reduce<number | undefined>(
        (all, side) => (all === undefined ? all : all * (V.integerOf(side) ?? Number.NaN)),
        1,
      );
  }

  private isFresh(left: number): boolean {
    return this.lastPlace === this.r.height - 1 && this.lastLeft - left <= FRESH_FOR;
  }

  /** A tuple that may be an array's shape. */
  private ofShape(start: number): V.Value {
    const { r } = this;
    let product = 1;
    for (let at = start; at < r.height; at += 1) {
      const side = V.integerOf(r.at(at));
      if (side === undefined) return V.TUPLE;
      product *= side;
    }
    const known = this.products.get(product);
    if (known !== undefined) return V.ofObject(known, V.SIZED);
    if (this.sizes.length >= MOST_SIZES) return V.TUPLE;
    this.sizes.push(product);
    this.products.set(product, this.sizes.length - 1);
    return V.ofObject(this.sizes.length - 1, V.SIZED);
  }
}
