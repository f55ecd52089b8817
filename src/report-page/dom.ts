/** Elements out of data. Nothing here reads markup: whatever is foreign becomes text. */

import { showHidden } from "../render/escape.ts";
import { safeAddress } from "../render/html/html.ts";
import type { Span, Text } from "../render/span.ts";

export type Child = Node | string | number | undefined | false | readonly Child[];
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** @param attributes by their names in HTML; `true` sets one without a value, `false` and `undefined` leave it out */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) element.setAttribute(attribute, value === true ? "" : String(value));
  add(element, children);
  return element;
}

export function add(parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child === undefined || child === false) continue;
    if (child instanceof Node) parent.appendChild(child);
    else if (typeof child === "string" || typeof child === "number")
      parent.appendChild(document.createTextNode(visible(String(child))));
    else add(parent, child);
  }
}

export function replace(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren();
  add(parent, children);
}

/** What cannot be seen, or moves what can, shows as `\u{202e}`. */
const visible = (text: string): string => text.split("\n").map(showHidden).join("\n");

/** A sentence of ours, with whatever foreign words stand in it. */
export const words = (text: Text): Child[] => text.map(word);

function word(span: Span): Child {
  switch (span.kind) {
    case "plain":
      return span.text;
    case "strong":
      return el("strong", {}, span.text);
    case "code":
      return el("code", {}, span.text);
    case "link":
      return linkTo(span.url, span.code ? el("code", {}, span.text) : span.text);
  }
}

/** Words that lead somewhere outside, or the words alone where they may not. */
export function linkTo(url: string | undefined, ...children: readonly Child[]): Child {
  const address = url === undefined ? undefined : safeAddress(url);
  return address === undefined ? children : el("a", { href: address, rel: "noopener noreferrer" }, ...children);
}

export const list = (items: readonly Child[]): Child =>
  items.length > 0 &&
  el(
    "ul",
    {},
    items.map((item) => el("li", {}, item)),
  );

/** A table with a header for each column; the first cell of a row is the row's header. Nothing where it has no rows. */
export const table = (caption: string, head: readonly string[], rows: readonly (readonly Child[])[]): Child =>
  rows.length > 0 &&
  el(
    "div",
    { class: "wide", tabindex: 0, role: "region", "aria-label": caption },
    el(
      "table",
      {},
      el("caption", {}, caption),
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          head.map((name) => el("th", { scope: "col" }, name)),
        ),
      ),
      el(
        "tbody",
        {},
        rows.map((cells) =>
          el(
            "tr",
            {},
            cells.map((cell, at) => (at === 0 ? el("th", { scope: "row" }, cell) : el("td", {}, cell))),
          ),
        ),
      ),
    ),
  );

/** `2026-11-21 12:31 UTC`, with the instant behind it. */
export function instant(at: string): Child {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(at) ?? [];
  return day === undefined ? at : el("time", { datetime: at }, `${day} ${time} UTC`);
}

const SIGNS = new Map([
  ["satisfied", "✓ satisfied"],
  ["pending", "○ pending"],
  ["unmet", "✗ unmet"],
  ["error", "! error"],
  ["waived", "– waived"],
  ["not-applicable", "· does not apply"],
  ["pass", "✓ pass"],
  ["fail", "✗ fail"],
  ["gated", "✓ gated"],
  ["bypassed", "✗ bypassed"],
  ["ungated", "✗ ungated"],
  ["not governed", "· not governed"],
  ["not merged", "· not merged"],
]);

/** A status as a small label: sign, word and colour, so that no reader depends on one of them. */
export const status = (name: string): HTMLElement =>
  el("span", { class: `status status-${name.replace(/[^a-z-]/g, "-")}` }, SIGNS.get(name) ?? name);

/** A path that breaks behind its slashes rather than inside of words. */
export const pathOf = (path: string): HTMLElement =>
  el(
    "code",
    {},
    path.split(/(?<=\/)/).map((part, at) => [at > 0 && el("wbr"), part]),
  );
