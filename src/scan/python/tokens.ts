/** Python source as a row of tokens. Comments and line joins are gone; strings keep only what they say. */
export interface PythonToken {
  readonly kind: "name" | "string" | "number" | "mark" | "line";
  readonly text: string;
  /** From the start of the source, in characters. */
  readonly at: number;
}

const NAME = /[\p{L}\p{Nl}_][\p{L}\p{N}\p{M}\p{Pc}]*/uy;
const NUMBER = /\.?\d[\w.]*/y;
const PREFIX = /^(?:[rbuft]|br|rb|fr|rf|tr|rt)$/i;
const SPACE = /[ \t\f\r\\\ufeff]/;

/** Cuts source into tokens. What stands in the braces of an f-string is cut, too: it runs. Never throws. */
export function tokenizePython(source: string, depth = 0, from = 0): readonly PythonToken[] {
  const tokens: PythonToken[] = [];
  let at = 0;
  while (at < source.length) {
    const char = source[at] ?? "";
    const place = from + at;
    if (char === "#") at = lineEnd(source, at);
    else if (char === "\n") {
      tokens.push({ kind: "line", text: "\n", at: place });
      at += 1;
    } else if (SPACE.test(char)) at += 1;
    else if (char === '"' || char === "'") at = pushString(source, at, "", tokens, depth, from);
    else {
      const name = matchAt(NAME, source, at);
      const next = source[at + name.length];
      if (name !== "" && PREFIX.test(name) && (next === '"' || next === "'"))
        at = pushString(source, at + name.length, name.toLowerCase(), tokens, depth, from);
      else {
        const number = name === "" ? matchAt(NUMBER, source, at) : "";
        const text = name || number || char;
        // Python compares names in this form: `ｐｉｃｋｌｅ` is `pickle`.
        tokens.push({
          kind: name !== "" ? "name" : number !== "" ? "number" : "mark",
          text: text.normalize("NFKC"),
          at: place,
        });
        at += text.length;
      }
    }
  }
  return tokens;
}

function matchAt(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? "";
}

function lineEnd(source: string, at: number): number {
  const end = source.indexOf("\n", at);
  return end < 0 ? source.length : end;
}

/** Pushes the string that opens at `at`; returns where it ends. */
function pushString(
  source: string,
  at: number,
  prefix: string,
  tokens: PythonToken[],
  depth: number,
  from: number,
): number {
  const quote = source[at] ?? "";
  const mark = source.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
  const start = at + mark.length;
  let end = start;
  while (end < source.length && !source.startsWith(mark, end)) {
    if (mark.length === 1 && source[end] === "\n") break;
    end += source[end] === "\\" ? 2 : 1;
  }
  const text = source.slice(start, end);
  tokens.push({ kind: "string", text, at: from + at });
  if (/[ft]/.test(prefix) && depth < 4) {
    tokens.push({ kind: "mark", text: "+", at: from + at });
    for (const [inner, offset] of bracesOf(text)) {
      tokens.push({ kind: "mark", text: "(", at: from + start + offset });
      tokens.push(...tokenizePython(inner, depth + 1, from + start + offset));
      tokens.push({ kind: "mark", text: ")", at: from + start + offset });
    }
  }
  return Math.min(source.length, end + (source.startsWith(mark, end) ? mark.length : 0));
}

/** What stands in single braces, nested ones with it. */
function* bracesOf(text: string): Generator<readonly [string, number]> {
  let open = -1;
  let level = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "{") {
      if (level === 0 && text[at + 1] === "{") at += 1;
      else {
        if (level === 0) open = at + 1;
        level += 1;
      }
    } else if (text[at] === "}" && level > 0) {
      level -= 1;
      if (level === 0) yield [text.slice(open, at), open];
    }
  }
  if (level > 0) yield [text.slice(open), open];
}
