import { type Candidate, sniffLiteral } from "./nested.ts";

/** Candidates kept of one pickle, and bytes of those that had to be decoded. */
const MOST_CANDIDATES = 1_000;
const MOST_DECODED = 8_388_608;

/** Literals that may be pickles of their own, to be looked into once the pickle around them is read. */
export class Candidates {
  readonly all: Candidate[] = [];
  /** There were too many, or too large ones, to look into all. */
  tooMany = false;
  private decoded = 0;

  /**
   * Keeps the literal in window[from, to) if it may be a pickle.
   * @param base where the window starts in the source
   * @param length bytes of the whole literal, which may reach past the window
   */
  sniff(window: Uint8Array, from: number, to: number, base: number, length: number, text: boolean): void {
    const found = sniffLiteral(window, from, to, length, text);
    if (found === "too-large") this.tooMany = true;
    else if (found !== undefined) this.keep({ offset: base + from, length, ...found });
  }

  keep(candidate: Candidate): void {
    this.decoded += candidate.bytes?.length ?? 0;
    if (this.all.length < MOST_CANDIDATES && this.decoded <= MOST_DECODED) this.all.push(candidate);
    else this.tooMany = true;
  }
}
