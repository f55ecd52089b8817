import type { ScanLimits } from "../limits.ts";
import * as V from "./values.ts";

/** The stack with its marks, and the memo: typed arrays that grow up to their limits. */
export class Registers {
  stack = new Float64Array(1_024);
  /** Items of the lists on the stack, each in its list's place; -1 where they are not known. */
  counts = new Int32Array(1_024);
  height = 0;
  marks = new Int32Array(64);
  markCount = 0;
  /** Values below lie under the last mark, out of reach. */
  fence = 0;
  memo = new Float64Array(1_024);
  memoCount = 0;
  memoTop = 0;

  private readonly limits: Pick<ScanLimits, "stack" | "memo">;

  constructor(limits: Pick<ScanLimits, "stack" | "memo">) {
    this.limits = limits;
  }

  /** For the next stream. @param keepMemo as an `Unpickler` does that is used again */
  clear(keepMemo: boolean): void {
    this.height = 0;
    this.markCount = 0;
    this.fence = 0;
    if (keepMemo) return;
    this.memo.fill(V.MISSING, 0, this.memoTop);
    this.memoCount = 0;
    this.memoTop = 0;
  }

  /** Values that the last mark leaves in reach. */
  get available(): number {
    return this.height - this.fence;
  }

  top(): V.Value {
    return this.stack[this.height - 1] ?? V.MISSING;
  }

  at(place: number): V.Value {
    return this.stack[place] ?? V.MISSING;
  }

  push(value: V.Value): void {
    this.stack[this.height] = value;
    this.height += 1;
  }

  /** Puts `value` in the place of all from `start` up. */
  replace(start: number, value: V.Value): void {
    this.stack[start] = value;
    this.height = start + 1;
  }

  /** Notes items that the list in a place was given. */
  addCount(place: number, items: number): void {
    const count = this.counts[place] ?? -1;
    if (count >= 0) this.counts[place] = count + items;
  }

  pushMark(height: number): void {
    if (this.markCount === this.marks.length) {
      const marks = new Int32Array(this.marks.length * 2);
      marks.set(this.marks);
      this.marks = marks;
    }
    this.marks[this.markCount] = height;
    this.markCount += 1;
    this.fence = height;
  }

  popMark(): void {
    this.markCount -= 1;
    this.fence = this.markCount === 0 ? 0 : (this.marks[this.markCount - 1] ?? 0);
  }

  growStack(): Float64Array<ArrayBuffer> {
    const stack = new Float64Array(Math.min(this.stack.length * 2, this.limits.stack + 2));
    stack.set(this.stack);
    this.stack = stack;
    const counts = new Int32Array(stack.length);
    counts.set(this.counts);
    this.counts = counts;
    return stack;
  }

  growMemo(key: number): void {
    const memo = new Float64Array(Math.min(Math.max(this.memo.length * 2, key + 1), this.limits.memo));
    memo.set(this.memo);
    this.memo = memo;
  }
}
