/**
 * The syntax of path patterns: picomatch's, without what it leaves to the regular expression underneath. What could
 * match by accident, never match, or take long on a crafted path is a problem and not a pattern.
 */
import { foldPath } from "./fold-path.ts";
import { expandBraces } from "./glob-braces.ts";
import { compileSegmentGlob } from "./glob-segment.ts";

const MAX_LENGTH = 1_000;
const MAX_ALTERNATIVES = 1_000;
/** A segment with `?`, `[…]` or a group runs as a backtracking regular expression: this bounds it by length squared. */
const MAX_STARS = 2;
/** The ways through all groups of a segment: that expression may try every one of them. */
const MAX_CHOICES = 32;

/** What one segment of a path may be, folded; `**` is `null`. */
export interface Segment {
  readonly literals: readonly string[];
  /** Literal text and `*`, split at the stars. */
  readonly starred: readonly (readonly string[])[];
  /** Whatever needs picomatch. */
  readonly globs: readonly string[];
}
export interface Glob {
  readonly subtracts: boolean;
  /** Alternatives, each a list of segments. */
  readonly patterns: readonly (readonly (Segment | null)[])[];
}

/** Reads a pattern, or says in one sentence what is wrong with it. */
export function parseGlob(pattern: string): Glob | string {
  if (pattern === "") return "the pattern is empty";
  if (pattern.length > MAX_LENGTH) return `the pattern is longer than ${MAX_LENGTH} characters`;
  if (!pattern.isWellFormed() || pattern.includes("\0")) return "the pattern is not valid text";
  const subtracts = pattern[0] === "!" && pattern[1] !== "(";
  const body = subtracts ? pattern.slice(1) : pattern;
  if (body === "") return "nothing follows the !";
  if (subtracts && body[0] === "!" && body[1] !== "(") return "a pattern takes one ! at most; escape another as \\!";
  const globs = expandBraces(body, MAX_ALTERNATIVES, (group) => group.includes("/"));
  if (typeof globs === "string") return globs;
  const patterns: (readonly (Segment | null)[])[] = [];
  let alternatives = 0;
  for (const glob of globs) {
    const segments = parseSegments(glob);
    if (typeof segments === "string") return segments;
    for (const segment of segments)
      alternatives += segment ? segment.literals.length + segment.starred.length + segment.globs.length : 1;
    if (alternatives > 2 * MAX_ALTERNATIVES) return `the braces stand for more than ${MAX_ALTERNATIVES} alternatives`;
    patterns.push(segments);
  }
  return { subtracts, patterns };
}

function parseSegments(glob: string): (Segment | null)[] | string {
  if (glob.startsWith("/")) return "paths start at the repository's root, without a slash";
  if (glob.endsWith("/")) return "a pattern names files; for all files of a folder write folder/**";
  const segments: (Segment | null)[] = [];
  for (const text of glob.split("/")) {
    if (text === "**") {
      if (segments.at(-1) !== null || segments.length === 0) segments.push(null);
      continue;
    }
    const segment = parseSegment(text);
    if (typeof segment === "string") return segment;
    segments.push(segment);
  }
  // `dir/**` matches `dir` too, but `d*/**` only what is below: so picomatch has it.
  const parent = segments.at(-1) === null ? segments.at(-2) : undefined;
  if (parent?.starred.some((pieces) => pieces.at(-1) === "")) segments.push({ ...NOTHING, starred: [["", ""]] });
  return segments;
}

const NOTHING: Segment = { literals: [], starred: [], globs: [] };

function parseSegment(text: string): Segment | string {
  const alternatives = expandBraces(text, MAX_ALTERNATIVES, () => true);
  if (typeof alternatives === "string") return alternatives;
  const literals: string[] = [];
  const starred: (readonly string[])[] = [];
  const globs: string[] = [];
  for (const alternative of alternatives) {
    if (/^\.{0,2}$/.test(alternative)) return `no path has an empty, . or .. segment (in "${text}")`;
    if (/[. ]$/.test(foldPiece(alternative))) return `a segment may not end in a dot or a space (in "${text}")`;
    if (alternative === "**") return "** must stand alone between slashes";
    const pieces = splitAtStars(alternative);
    if (typeof pieces === "string") return pieces;
    if (!pieces) {
      const glob = foldPath(alternative);
      if (!compileSegmentGlob(glob)) return `"${alternative}" is not a valid pattern`;
      globs.push(glob);
    } else if (pieces.length > 1) starred.push(pieces);
    else literals.push(pieces[0] ?? "");
  }
  return { literals, starred, globs };
}

/** A segment split at its stars, folded; `undefined` where it has what only picomatch reads; or what is wrong with it. */
function splitAtStars(text: string): readonly string[] | undefined | string {
  const pieces = [""];
  let plain = true;
  let stars = 0;
  let choices = 1;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    const next = text[at + 1];
    let literal = character;
    if (character === "\\") {
      if (next === undefined || !/[!-.:-@[-`{-~ ]/.test(next))
        return "a backslash escapes punctuation only; folders are separated by /";
      literal = next;
      at++;
    } else if ((character === "*" || character === "+") && next === "(") {
      return "repeated groups, *(…) and +(…), are not supported: a crafted path could take hours to match";
    } else if (character === "*") {
      if (next === "*") return "** must stand alone between slashes";
      stars++;
      pieces.push("");
      continue;
    } else if (character === "[" || ("@?!".includes(character) && next === "(")) {
      const end = character === "[" ? classEnd(text, at) : groupEnd(text, at);
      if (typeof end === "string") return end;
      if (text[end + 1] === "+")
        return "a + behind a class or group repeats it, which is not supported; escape a literal one as \\+";
      if (character !== "[") {
        const group = text.slice(at, end);
        stars += group.split("*").length - (character === "!" ? 0 : 1);
        choices *= group.split("|").length + (character === "?" ? 1 : 0);
      }
      plain = false;
      at = end;
      continue;
    } else if (character === "?") {
      plain = false;
      continue;
    } else if ('](){}|"'.includes(character)) return `a literal ${character} must be escaped as \\${character}`;
    pieces[pieces.length - 1] += literal;
  }
  if (plain) return pieces.map(foldPiece);
  if (choices > MAX_CHOICES)
    return `the groups of a segment leave more than ${MAX_CHOICES} choices; write alternatives in braces, as {a,b}`;
  return stars > MAX_STARS ? `at most ${MAX_STARS} * may stand in a segment that has ?, [ ] or ( )` : undefined;
}

function classEnd(text: string, open: number): number | string {
  const end = text.indexOf("]", open);
  return /^\^?[\w .,=@#%~-]+$/.test(text.slice(open + 1, Math.max(end, 0)))
    ? end
    : "a class such as [a-z] or [^0-9] holds ASCII letters, digits, dots, spaces and - _ only; escape a literal bracket as \\[";
}

function groupEnd(text: string, open: number): number | string {
  const end = text.indexOf(")", open);
  const body = text.slice(open + 2, Math.max(end, 0));
  return /^[\w .,=#%~*|-]+$/.test(body) && !body.includes("**")
    ? end
    : "a group such as @(a|b) holds letters, digits, dots, * and | only, within one segment";
}

/** A piece is folded alone; it may end in a dot that the segment does not end in. */
const foldPiece = (piece: string): string => foldPath(`${piece}x`).slice(0, -1);
