import type { Nodes } from "mdast";

export interface NestedBlock {
  readonly block: Nodes;
  /** Within a block quote. */
  readonly quoted: boolean;
}

/** The paragraphs and headings in a block, or the HTML in it, in the order written. Iterative: markup can nest thousands deep. */
export function nestedBlocks(root: Nodes, wanted: "text" | "html" = "text"): NestedBlock[] {
  const found: NestedBlock[] = [];
  const open: NestedBlock[] = [{ block: root, quoted: false }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { block } = next;
    const quoted = next.quoted || block.type === "blockquote";
    const isText = block.type === "paragraph" || block.type === "heading";
    if (wanted === "html" ? block.type === "html" : isText) found.push({ block, quoted });
    else if ("children" in block) for (const child of block.children.toReversed()) open.push({ block: child, quoted });
  }
  return found;
}

/** HTML elements that never hold anything. */
const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));

export interface OpenTags {
  /** Takes note of the tags in a piece of HTML. */
  see(html: string): void;
  isOpen(): boolean;
}

/**
 * Counts which elements stand open as a text is read: Markdown goes on inside `<details>`, `<del>` or `<blockquote>`, but it is
 * no longer the comment's own plain text. An element that is never closed stays open to the end, as in a browser.
 */
export function countOpenTags(): OpenTags {
  const open = new Map<string, number>();
  return {
    see(html) {
      const tags = html.replace(/<!--[\s\S]*?(?:-->|$)/g, "").matchAll(/<(\/?)([A-Za-z][A-Za-z0-9-]*)/g);
      for (const [, slash, name = ""] of tags) {
        const element = name.toLowerCase();
        if (VOID.has(element)) continue;
        const count = Math.max(0, (open.get(element) ?? 0) + (slash === "/" ? -1 : 1));
        if (count === 0) open.delete(element);
        else open.set(element, count);
      }
    },
    isOpen: () => open.size > 0,
  };
}
