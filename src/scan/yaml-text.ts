import { parseDocument } from "yaml";

/** Characters; larger YAML is data, not a file that people write. */
const LONGEST = 2_097_152;
/** Deeper than this is nested by nobody but attackers. */
const DEEPEST = 100;

/** YAML as plain values; `undefined` if it is none or several documents, has a key twice, is nested too deep, or grows by aliases. */
export function parseYaml(text: string): unknown {
  if (text.length > LONGEST || isDeep(text)) return undefined;
  try {
    // `silent` would keep silent about a second document too, and read the first alone.
    const document = parseDocument(text, { uniqueKeys: true, strict: true, logLevel: "error" });
    return document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 });
  } catch {
    // The parser goes down by recursion, and aliases are counted by throwing.
    return undefined;
  }
}

/** Brackets are told by counting, in strings as well; blocks by how far a line is indented, or how many dashes it starts with. */
function isDeep(text: string): boolean {
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === "[" || char === "{") open += 1;
    else if (char === "]" || char === "}") open = Math.max(0, open - 1);
    else if (char === "\n") open = Math.min(open, DEEPEST);
    if (open > 10 * DEEPEST) return true;
  }
  return /^(?:[ \t]*[-?:] ){100}/m.test(text);
}
