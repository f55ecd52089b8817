import type { PythonToken } from "./tokens.ts";

/** The arguments of a call, as text of tokens without spaces; strings stand in single quotes. */
export interface Call {
  /** By name. */
  readonly keywords: ReadonlyMap<string, string>;
  readonly positional: readonly string[];
}

/** A call with more is taken for one without arguments, which is never the harmless way. */
const MOST_ARGUMENT_TOKENS = 200;

/** The arguments of the call whose bracket opens at `open`. */
export function readCall(tokens: readonly PythonToken[], open: number): Call {
  const keywords = new Map<string, string>();
  const positional: string[] = [];
  let depth = 0;
  let current: PythonToken[] = [];
  const close = (): void => {
    const [first, second] = current;
    const text = (from: number): string =>
      current
        .slice(from)
        .map(({ kind, text: t }) => (kind === "string" ? `'${t}'` : t))
        .join("");
    if (first?.kind === "name" && second?.text === "=" && current[2]?.text !== "=") keywords.set(first.text, text(2));
    else if (current.length > 0) positional.push(text(0));
    current = [];
  };
  for (const token of tokens.slice(open, open + MOST_ARGUMENT_TOKENS)) {
    const mark = token.kind === "mark" ? token.text : "";
    if ("([{".includes(mark) && mark !== "") depth += 1;
    if (")]}".includes(mark) && mark !== "") depth -= 1;
    if (depth === 0) {
      close();
      return { keywords, positional };
    }
    if (depth === 1 && mark === ",") close();
    else if (token.kind !== "line" && !(depth === 1 && mark === "(" && token === tokens[open])) current.push(token);
  }
  return { keywords: new Map(), positional: [] };
}
