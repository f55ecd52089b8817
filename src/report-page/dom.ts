/** Elements out of data. Whatever is foreign becomes text, here or in a template of `html`, which is all the markup that is read. */
import { showHidden } from "../render/escape.ts";
import { Html } from "../render/html/html.ts";

export type Child = Node | Html | string | number | undefined | false | readonly Child[];
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
    else if (child instanceof Html) parent.appendChild(fragmentOf(child));
    else if (typeof child === "string" || typeof child === "number")
      parent.appendChild(document.createTextNode(visible(String(child))));
    else add(parent, child);
  }
}

function fragmentOf({ markup }: Html): DocumentFragment {
  const holder = document.createElement("template");
  holder.innerHTML = markup;
  return holder.content;
}

export function replace(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren();
  add(parent, children);
}

/** What cannot be seen, or moves what can, shows as `\u{202e}`. */
const visible = (text: string): string => text.split("\n").map(showHidden).join("\n");

/** A record is a stranger's word: what cannot be told in words is shown as it was written, rather than the page not at all. */
export function safely(make: () => Child, otherwise: unknown): Child {
  try {
    return make();
  } catch {
    return [
      el("p", {}, "This part cannot be put into words by this version of the gate."),
      el("pre", {}, JSON.stringify(otherwise, null, 1)),
    ];
  }
}
