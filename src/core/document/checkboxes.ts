import type { Nodes } from "mdast";
import type { Checkbox } from "../facts.ts";
import { textOf } from "./content.ts";

/** The boxes of a block's lists, those of lists in lists too, in the order of the text. Iterative: lists can nest deep. */
export function checkboxesIn(block: Nodes): Checkbox[] {
  const boxes: Checkbox[] = [];
  const open: Nodes[] = [block];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === "listItem" && typeof node.checked === "boolean") {
      const [label] = node.children;
      if (label?.type === "paragraph")
        boxes.push({ text: textOf(label), line: label.position?.start.line ?? 1, ticked: node.checked });
    }
    if (node.type === "list" || node.type === "listItem")
      for (const child of node.children.toReversed()) open.push(child);
  }
  return boxes;
}
