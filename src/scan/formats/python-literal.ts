/** Values of the headers that NumPy writes: Python's literals, nothing computed. */
export type Literal = string | number | boolean | null | readonly Literal[] | ReadonlyMap<string, Literal>;

const TOKEN =
  /\s*(?:('(?:[^'\\\n]|\\['\\])*'|"(?:[^"\\\n]|\\["\\])*")|(-?\d{1,19})L?\b|(True|False|None)\b|([[\](){},:]))/y;

/** Reads one literal of dicts (with string keys, none twice), tuples, lists, strings, integers, booleans. `undefined` for all else. */
export function parseLiteral(text: string): Literal | undefined {
  const tokens = tokenize(text);
  if (tokens === undefined) return undefined;
  const reader = new LiteralReader(tokens);
  const value = reader.value(0);
  return reader.ended ? value : undefined;
}

type Token = { readonly mark: string } | { readonly value: string | number | boolean | null };

function tokenize(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  const rest = text.trimEnd();
  TOKEN.lastIndex = 0;
  for (let at = 0; at < rest.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(rest);
    if (match === null) return undefined;
    const [, quoted, number, word, mark] = match;
    if (quoted !== undefined) tokens.push({ value: quoted.slice(1, -1).replace(/\\(.)/g, "$1") });
    else if (number !== undefined) tokens.push({ value: Number(number) });
    else if (word !== undefined) tokens.push({ value: word === "None" ? null : word === "True" });
    else tokens.push({ mark: mark ?? "" });
  }
  return tokens;
}

const DEEPEST = 32;

class LiteralReader {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  get ended(): boolean {
    return this.at === this.tokens.length;
  }

  value(depth: number): Literal | undefined {
    const token = this.tokens[this.at];
    if (token === undefined || depth > DEEPEST) return undefined;
    this.at += 1;
    if ("value" in token) return token.value;
    if (token.mark === "{") return this.dict(depth);
    return token.mark === "(" ? this.list(")", depth) : token.mark === "[" ? this.list("]", depth) : undefined;
  }

  private take(mark: string): boolean {
    const token = this.tokens[this.at];
    if (token === undefined || !("mark" in token) || token.mark !== mark) return false;
    this.at += 1;
    return true;
  }

  private list(close: string, depth: number): Literal | undefined {
    const items: Literal[] = [];
    while (!this.take(close)) {
      const item = this.value(depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
      if (this.take(",")) continue;
      return this.take(close) ? items : undefined;
    }
    return items;
  }

  private dict(depth: number): Literal | undefined {
    const entries = new Map<string, Literal>();
    while (!this.take("}")) {
      const key = this.value(depth + 1);
      if (typeof key !== "string" || entries.has(key) || !this.take(":")) return undefined;
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      entries.set(key, value);
      if (this.take(",")) continue;
      return this.take("}") ? entries : undefined;
    }
    return entries;
  }
}
