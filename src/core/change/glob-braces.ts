/**
 * Writes braces out: `a{b,c{d,e}}` as `ab`, `acd`, `ace`, and `{a..c}` as `{a,b,c}`. Escapes stay.
 * Only groups for which `wanted` says so are written out; the others are checked and kept.
 * Returns what is wrong, in one sentence, where a group is not well-formed or more than `limit` texts come of it.
 */
export function expandBraces(glob: string, limit: number, wanted: (group: string) => boolean): string[] | string {
  const open = find(glob, 0, "{}");
  if (open < 0) return [glob];
  if (glob[open] === "}") return "a } without its {; escape a literal one as \\}";
  const parts: string[] = [];
  let from = open + 1;
  let at = open;
  for (let depth = 1; depth > 0; ) {
    at = find(glob, at + 1, "{},");
    if (at < 0) return "a { without its }; escape a literal one as \\{";
    if (glob[at] === "{") depth++;
    else if (glob[at] === "}") depth--;
    if (depth === 0 || (depth === 1 && glob[at] === ",")) {
      parts.push(glob.slice(from, at));
      from = at + 1;
    }
  }
  const choices = parts.length > 1 ? parts : expandRange(parts[0] ?? "");
  if (typeof choices === "string") return choices;
  if (choices.some((choice) => choice.includes(".."))) return "a range stands alone in its braces: {1..9}";
  const tails = expandBraces(glob.slice(at + 1), limit, wanted);
  if (typeof tails === "string") return tails;
  const group = glob.slice(open, at + 1);
  if (!wanted(group)) return tails.map((tail) => glob.slice(0, at + 1) + tail);
  const expanded: string[] = [];
  for (const choice of choices) {
    const middles = expandBraces(choice, limit, wanted);
    if (typeof middles === "string") return middles;
    if (expanded.length + middles.length * tails.length > limit)
      return `the braces stand for more than ${limit} patterns`;
    for (const middle of middles) for (const tail of tails) expanded.push(glob.slice(0, open) + middle + tail);
  }
  return expanded;
}

function expandRange(range: string): string[] | string {
  const ends = /^(?:([0-9])\.\.([0-9])|([a-z])\.\.([a-z]))$/i
    .exec(range)
    ?.slice(1)
    .filter((end) => end !== undefined);
  if (!ends)
    return "braces need alternatives, {a,b}, or a range of single characters, {1..9}; escape literal ones as \\{ \\}";
  const [low = 0, high = 0] = ends.map((end) => end.toLowerCase().charCodeAt(0)).sort((a, b) => a - b);
  return Array.from({ length: high - low + 1 }, (_, offset) => String.fromCharCode(low + offset));
}

/** Where one of `characters` next stands, outside escapes and character classes; -1 if nowhere. */
function find(glob: string, from: number, characters: string): number {
  for (let at = from; at < glob.length; at++) {
    const character = glob[at] ?? "";
    if (character === "\\") at++;
    else if (characters.includes(character)) return at;
    else if (character === "[") {
      const close = glob.indexOf("]", at);
      if (close > 0) at = close;
    }
  }
  return -1;
}
