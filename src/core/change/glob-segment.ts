import picomatch from "picomatch";
import type { Segment } from "./glob-syntax.ts";

/** Matches one segment of a folded path. */
export type SegmentMatcher = (segment: string) => boolean;

/** `dot`: no file is hidden from the gate. `s`: a newline in a path is a character like any other. */
const OPTIONS = { dot: true, flags: "s" } as const;

/** A matcher of one segment for which picomatch is needed; `undefined` where picomatch can make nothing of it. */
export function compileSegmentGlob(glob: string): SegmentMatcher | undefined {
  const pattern = picomatch.makeRe(glob, OPTIONS);
  return pattern.source === "$^" ? undefined : (segment) => pattern.test(segment);
}

/** A matcher of whatever one segment of a pattern may be. */
export function compileSegment({ literals, starred, globs }: Segment): SegmentMatcher {
  const known = new Set(literals);
  const extensions = new Set<string>();
  const tests: SegmentMatcher[] = [];
  for (const pieces of starred) {
    const end = extensionOf(pieces);
    if (end?.lastIndexOf(".") === 0) extensions.add(end);
    else tests.push(compileStars(pieces));
  }
  for (const glob of globs) tests.push(compileSegmentGlob(glob) ?? (() => false));
  return (segment) => {
    if (known.has(segment)) return true;
    if (extensions.size > 0 && extensions.has(segment.slice(segment.lastIndexOf(".")))) return true;
    for (const test of tests) if (test(segment)) return true;
    return false;
  };
}

/** `.ext` of `*.ext`. */
export function extensionOf(pieces: readonly string[]): string | undefined {
  return pieces.length === 2 && pieces[0] === "" && pieces[1]?.startsWith(".") ? pieces[1] : undefined;
}

/** Text and stars: `["train", ".py"]` for `train*.py`. Linear in the segment. */
export function compileStars(pieces: readonly string[]): SegmentMatcher {
  const first = pieces[0] ?? "";
  const last = pieces.at(-1) ?? "";
  const inner = pieces.slice(1, -1);
  return (segment) => {
    if (!segment.startsWith(first) || !segment.endsWith(last)) return false;
    let at = first.length;
    for (const piece of inner) {
      const found = segment.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return at + last.length <= segment.length;
  };
}

/**
 * Matches a whole path; `null` stands for `**`, any number of segments, none included. The leftmost match of what
 * follows a `**` is as good as any other, so only the last `**` is ever tried again: at worst pattern times path.
 */
export function matchSegments(matchers: readonly (SegmentMatcher | null)[], segments: readonly string[]): boolean {
  let matcher = 0;
  let segment = 0;
  let retryMatcher = -1;
  let retrySegment = 0;
  while (segment < segments.length) {
    const current = matchers[matcher];
    if (current === null) {
      retryMatcher = ++matcher;
      retrySegment = segment;
    } else if (current?.(segments[segment] ?? "")) {
      matcher++;
      segment++;
    } else if (retryMatcher >= 0) {
      matcher = retryMatcher;
      segment = ++retrySegment;
    } else return false;
  }
  while (matchers[matcher] === null) matcher++;
  return matcher === matchers.length;
}
