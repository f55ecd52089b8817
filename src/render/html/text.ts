import type { Span, Text } from "../span.ts";
import { type Html, html, linkTo } from "./html.ts";

/** A text of ours, with whatever foreign words stand in it, as HTML. */
export const textHtml = (text: Text): Html => html`${text.map(spanHtml)}`;

function spanHtml(span: Span): Html {
  switch (span.kind) {
    case "plain":
      return html`${span.text}`;
    case "strong":
      return html`<strong>${span.text}</strong>`;
    case "code":
      return html`<code>${span.text}</code>`;
    case "link":
      return linkTo(span.url, span.code ? html`<code>${span.text}</code>` : span.text);
  }
}

/** An unordered list, or nothing where there is nothing to list. */
export const listHtml = (items: readonly Html[]): Html =>
  items.length === 0 ? html`` : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;

/** A table with a header for each column; cells may be markup. Nothing where it has no rows. */
export const tableHtml = (
  caption: string,
  head: readonly string[],
  rows: readonly (readonly (Html | string | number)[])[],
): Html =>
  rows.length === 0
    ? html``
    : html`<div class="wide" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>
${rows.map((cells) => html`<tr>${cells.map((cell, at) => (at === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}</tr>\n`)}</tbody></table></div>`;

/** A day and time as people read it: `2026-11-21 12:31 UTC`, with the instant behind it. */
export function instantHtml(at: string): Html {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(at) ?? [];
  return day === undefined ? html`${at}` : html`<time datetime="${at}">${day} ${time ?? ""} UTC</time>`;
}

/** A path that breaks behind its slashes rather than inside of words. */
export const pathHtml = (path: string): Html =>
  html`${path.split(/(?<=\/)/).map((part, at) => html`${at > 0 && html`<wbr>`}${part}`)}`;
