/**
 * Text as data: a sentence is a list of spans, so that Markdown and terminal share one wording and each escapes in
 * its own way. Nothing in a span is markup; whatever came from a pull request may stand in one as it is.
 */
export type Span =
  | { readonly kind: "plain" | "strong"; readonly text: string }
  /** A command is there to be copied: it stands whole, however long. */
  | { readonly kind: "code"; readonly text: string; readonly isCommand?: true }
  | { readonly kind: "link"; readonly text: string; readonly url: string; readonly code?: boolean };
export type Text = readonly Span[];

/** Longest quoted value and longest path or name, in code points: one long value must not crowd out the rest. */
const VALUE_LIMIT = 200;
const NAME_LIMIT = 120;
const COMMAND_LIMIT = 1_000;

export const code = (text: string): Span => ({ kind: "code", text: shortenMiddle(text, NAME_LIMIT) });
export const command = (text: string): Span => ({
  kind: "code",
  text: shortenMiddle(text, COMMAND_LIMIT),
  isCommand: true,
});
export const strong = (text: string): Span => ({ kind: "strong", text: shorten(text, VALUE_LIMIT) });
export const link = (text: string, url: string): Span => ({ kind: "link", text: shorten(text, VALUE_LIMIT), url });
export const codeLink = (text: string, url: string): Span => ({
  kind: "link",
  text: shortenMiddle(text, NAME_LIMIT),
  url,
  code: true,
});
export const plain = (text: string): Span => ({ kind: "plain", text: shorten(text, VALUE_LIMIT) });

/** Template tag: the literal parts are our words, the values are data, shortened and never taken for markup. */
export function say(words: TemplateStringsArray, ...values: readonly (string | number | Span | Text)[]): Text {
  const spans: Span[] = [];
  words.forEach((word, index) => {
    if (word !== "") spans.push({ kind: "plain", text: word });
    const value = values[index];
    if (typeof value === "string" || typeof value === "number") spans.push(plain(String(value)));
    else if (value !== undefined) spans.push(...(isText(value) ? value : [value]));
  });
  return mergePlain(spans);
}
const isText = (value: Span | Text): value is Text => Array.isArray(value);

/** Neighbouring plain spans become one, so that no mention or reference can be put together out of two harmless halves. */
export function mergePlain(spans: Text): Text {
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (span.kind === "plain" && last?.kind === "plain")
      merged[merged.length - 1] = { kind: "plain", text: last.text + span.text };
    else merged.push(span);
  }
  return merged;
}

/** Puts `separator` between texts. */
export function join(texts: readonly (Span | Text)[], separator: string): Text {
  return mergePlain(
    texts.flatMap((text, index) => [
      ...(index === 0 ? [] : [{ kind: "plain" as const, text: separator }]),
      ...(isText(text) ? text : [text]),
    ]),
  );
}

/** `a, b or c`, at most `limit` of them by name: `a, b or 7 more`. */
export function list(texts: readonly (Span | Text)[], word: "and" | "or", limit = Number.POSITIVE_INFINITY): Text {
  const shown: (Span | Text)[] =
    texts.length > limit ? [...texts.slice(0, limit), say`${texts.length - limit} more`] : [...texts];
  const last = shown.pop();
  if (last === undefined) return [];
  return shown.length === 0 ? say`${last}` : join([join(shown, ", "), last], ` ${word} `);
}

/** Running text in which code stands between backticks, as advice and error messages are written. */
export function prose(text: string): Text {
  const parts = shorten(text, VALUE_LIMIT).split("`");
  if (parts.length % 2 === 0) return say`${text}`;
  return join(
    parts.map((part, index) => (index % 2 === 0 ? say`${part}` : code(part))),
    "",
  );
}

/** The first letter upper-case, where the text begins with words of ours. */
export function capitalise(text: Text): Text {
  const [first, ...rest] = text;
  if (first === undefined || first.kind === "code" || first.kind === "strong") return text;
  if (first.kind === "link" && first.code) return text;
  return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];
}

/** Cuts at the end after `limit` code points, marked with an ellipsis. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const points = Array.from(text.slice(0, 2 * limit + 2));
  return points.length <= limit ? text : `${points.slice(0, limit - 1).join("")}…`;
}

/** Cuts in the middle, as the end of a path says most. */
export function shortenMiddle(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const points = Array.from(text);
  if (points.length <= limit) return text;
  const head = Math.floor((limit - 1) / 3);
  return `${points.slice(0, head).join("")}…${points.slice(points.length - (limit - 1 - head)).join("")}`;
}

/** `1 file`, `2 files`. */
export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
