import { readLiteral } from "./literals.ts";
import * as V from "./values.ts";

/** Texts of far literals kept for when they are asked for again. */
const MOST_SUPPLIED = 64;

/** The text of literals, of which the stack knows only the place: names of imports, arguments that matter. */
export class LiteralTexts {
  /** Offsets of literals that no window holds any more, and whose text is waited for. */
  wanted: readonly number[] = [];
  private readonly supplied = new Map<number, string | null>();
  private readonly most: number;
  private times = 0;

  /** @param most how often texts may be waited for */
  constructor(most: number) {
    this.most = most;
  }

  /** The text of a literal that was wanted; `null` if it is none. */
  supply(offset: number, text: string | null): void {
    if (this.supplied.size >= MOST_SUPPLIED) this.supplied.clear();
    this.supplied.set(offset, text);
  }

  /** @returns whether they may be waited for */
  want(offsets: readonly number[]): boolean {
    this.times += 1;
    if (this.times > this.most) return false;
    this.wanted = offsets;
    return true;
  }

  /**
   * @param base where the window starts in the source
   * @returns `null` if the value is no text, `undefined` if it has to be fetched first
   */
  of(value: V.Value, window: Uint8Array, base: number): string | null | undefined {
    if (!V.isLiteral(value)) return null;
    const offset = V.offsetOf(value);
    const text = this.supplied.get(offset);
    return text === undefined && offset >= base ? readLiteral(window, offset - base) : text;
  }
}
