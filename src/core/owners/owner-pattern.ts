/**
 * Patterns of CODEOWNERS: gitignore's, without what GitHub leaves out of them, and with `folder/*` for the files of one folder alone.
 * https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
import type { Segment } from "../change/glob-syntax.ts";

export interface OwnerPattern {
  /** What of the tree it is held against; `null` stands for any number of folders. */
  readonly segments: readonly (Segment | null)[];
  /** `all`: what it matches, and all below; `below`: only what lies in a folder that it matches; `file`: only what it matches. */
  readonly reach: "all" | "below" | "file";
}

/** A segment with `?` runs as a backtracking regular expression: this bounds it by length squared. */
const MAX_STARS_BESIDE_ANY = 2;

/**
 * Reads a pattern as written, with `\` before what is to be taken literally; `undefined` where GitHub would not accept it: `!`, an
 * escaped `#` at the start, a bracket without `\`, three stars; and where it could match nothing.
 */
export function readOwnerPattern(text: string): OwnerPattern | undefined {
  if (/^(?:!|\\#)/.test(text) || text.includes("***") || /^\/?$/.test(text)) return undefined;
  const written = text.split("/");
  const isFolder = written.at(-1) === "" || written.at(-1) === "**";
  if (written.at(-1) === "") written.pop();
  // Without a slash before its end, a pattern is looked for in every folder.
  const anywhere = written.length === 1;
  if (written[0] === "") written.shift();
  if (isFolder && written.at(-1) === "**" && written.length > 1) written.pop();
  const segments: (Segment | null)[] = anywhere ? [null] : [];
  for (const part of written) {
    const segment = part === "**" ? null : readSegment(part);
    if (segment === undefined) return undefined;
    if (segment !== null || segments.at(-1) !== null) segments.push(segment);
  }
  if (isFolder) return { segments, reach: text === "**" || text === "/**" ? "file" : "below" };
  return { segments, reach: written.at(-1) === "*" ? "file" : "all" };
}

/** One segment; `undefined` where it holds nothing, a bare bracket, or a `\` with nothing after it. */
function readSegment(text: string): Segment | undefined {
  const pieces = [""];
  let glob = "";
  let anys = 0;
  for (const [token] of text.matchAll(/\\?[\s\S]/gu)) {
    if (token === "[" || token === "]" || token === "\\") return undefined;
    if (token === "?") anys += 1;
    if (token === "*") {
      if (glob.endsWith("*") && !glob.endsWith("\\*")) continue;
      pieces.push("");
    } else pieces.push(`${pieces.pop() ?? ""}${token.replace(/^\\/, "")}`);
    glob += token === "*" || token === "?" ? token : escapeMark(token.replace(/^\\/, ""));
  }
  if (text === "" || (anys > 0 && pieces.length - 1 > MAX_STARS_BESIDE_ANY)) return undefined;
  if (anys > 0) return { literals: [], starred: [], globs: [glob] };
  const [literal = ""] = pieces;
  if (pieces.length === 1) return { literals: [literal], starred: [], globs: [] };
  return { literals: [], starred: [pieces], globs: [] };
}

/** For picomatch, to which many marks mean something. */
const escapeMark = (character: string): string => (/[\p{L}\p{N}_-]/u.test(character) ? character : `\\${character}`);
