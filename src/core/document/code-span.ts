/** Code spans: the one place in Markdown where a name from anywhere shows as what it is, and can be read back. */

/**
 * What cannot be seen or moves what can: control, format and bidi characters, line separators, spaces that are not
 * the space, private use, halves of surrogate pairs, and combining marks beyond the fourth on one letter.
 */
const HIDDEN =
  /(?!(?<=\p{Extended_Pictographic})\uFE0F)(?:[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}|(?<=\p{M}{4})\p{M})/gu;

/** Writes characters that do not show as `\u{202e}`. Takes any string; the result is one line. */
export function showHidden(text: string): string {
  return text.replace(HIDDEN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/**
 * Markdown for a code span. In a table cell a pipe would end the cell, and code cannot escape it next to a
 * backslash: it is written `\u{7c}` there.
 */
export function escapeCode(text: string, place: "line" | "cell" = "line"): string {
  const shown = place === "cell" ? showHidden(text).replaceAll("|", "\\u{7c}") : showHidden(text);
  if (shown === "") return "` `";
  const longest = Math.max(0, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const isPadded = /^`|`$|^ .* $/.test(shown) && /[^ ]/.test(shown);
  return isPadded ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}

/** Reads the code span that begins at `start`, as CommonMark does; `end` is where the line goes on. */
export function readCode(line: string, start: number): { text: string; end: number } | undefined {
  const fence = /^`+/.exec(line.slice(start))?.[0];
  if (fence === undefined) return undefined;
  const from = start + fence.length;
  for (const run of line.slice(from).matchAll(/`+/g)) {
    if (run[0].length !== fence.length) continue;
    const text = line.slice(from, from + run.index);
    const isPadded = /^ .* $/s.test(text) && /[^ ]/.test(text);
    return { text: isPadded ? text.slice(1, -1) : text, end: from + run.index + fence.length };
  }
  return undefined;
}
