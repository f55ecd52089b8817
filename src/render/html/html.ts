/**
 * HTML put together so that nothing foreign becomes markup: whatever stands in a template's gaps is escaped, unless it was made by a
 * template itself.
 */
import { showHidden } from "../escape.ts";

/** Markup of ours. `html` makes it; whoever else does vouches for every character. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
  toString(): string {
    return this.markup;
  }
}

type Gap = string | number | Html | undefined | false | readonly Gap[];

/** Template tag: strings and numbers are escaped, lists put one behind the other, `undefined` and `false` left out. */
export function html(parts: TemplateStringsArray, ...gaps: readonly Gap[]): Html {
  let markup = parts[0] ?? "";
  for (const [index, gap] of gaps.entries()) markup += markupOf(gap) + (parts[index + 1] ?? "");
  return new Html(markup);
}

function markupOf(gap: Gap): string {
  if (gap === undefined || gap === false) return "";
  if (gap instanceof Html) return gap.markup;
  if (typeof gap === "string" || typeof gap === "number") return escapeHtml(String(gap));
  return gap.map(markupOf).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for an element or a quoted attribute; what cannot be seen, or moves what can, shows as `\u{202e}`. */
export const escapeHtml = (text: string): string =>
  text
    .split("\n")
    .map(showHidden)
    .join("\n")
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");

/** Longest address that is linked. */
const URL_LIMIT = 2_000;

/** An address fit for a link, or nothing: only https, and no credentials in it. */
export function safeAddress(url: string): string | undefined {
  if (url.length > URL_LIMIT || !URL.canParse(url)) return undefined;
  const { protocol, username, password, href } = new URL(url);
  return protocol === "https:" && username === "" && password === "" ? href : undefined;
}

/** Words that lead somewhere, or the words alone where they may not. */
export function linkTo(url: string | undefined, words: Gap): Html {
  const address = url === undefined ? undefined : safeAddress(url);
  return address === undefined ? html`${words}` : html`<a href="${address}" rel="noopener noreferrer">${words}</a>`;
}
