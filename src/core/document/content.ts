/** What of a Markdown tree a reader gets to see: its words, whether it says anything, what a template left behind. */
import type { Nodes, Paragraph } from "mdast";

/** A template's placeholder, on the line where it stands. */
export interface Leftover {
  readonly text: string;
  readonly line: number;
}

/**
 * Whether a block says anything. White space, invisible characters, bare punctuation, HTML comments and tags, rules,
 * definitions, a table's header row, boxes that nobody ticked, a label such as `**Owner:**` with nothing behind it, and the
 * `_No response_` of GitHub's forms say nothing: a form left as the template had it is no answer. Pictures and code do.
 */
export function hasContent(block: Nodes): boolean {
  const open: Nodes[] = [block];
  for (let node = open.pop(); node; node = open.pop()) {
    if (speaks(node)) return true;
    for (const child of childrenThatCount(node)) open.push(child);
  }
  return false;
}

/** The words of a heading or paragraph, code included, on one line. */
export function textOf(node: Nodes): string {
  return piecesOf(node, true)
    .map(({ text }) => text)
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

/** The placeholders in a block, code and HTML comments aside, in the order of the text. */
export function leftoversIn(block: Nodes): Leftover[] {
  const pieces = piecesOf(block, false);
  const found = findLeftovers(pieces.map(({ text }) => text).join(""));
  let index = 0;
  let start = 0;
  return found.map(({ text, offset }) => {
    for (let piece = pieces[index]; piece && start + piece.text.length <= offset; piece = pieces[index]) {
      start += piece.text.length;
      index += 1;
    }
    const piece = pieces[index];
    const newlines = piece ? countNewlines(piece.text.slice(0, offset - start)) : 0;
    return { text, line: (piece?.line ?? 1) + newlines };
  });
}

/** Placeholders in the lines of YAML front matter, its comments aside. */
export function leftoversInYaml(yaml: string, firstLine: number): Leftover[] {
  return yaml
    .split(/\r\n?|\n/)
    .flatMap((line, index) =>
      findLeftovers(line.replace(/(?:^|\s)#.*$/, "")).map(({ text }) => ({ text, line: firstLine + index })),
    );
}

/**
 * Placeholders of common templates, among them the cards of Hugging Face with their first sentence and the braces of Jinja
 * (https://github.com/huggingface/huggingface_hub/tree/main/src/huggingface_hub/templates). The four marks count in capitals
 * only: "todo" is a word in Spanish. A bracket that belongs to a link never gets here.
 */
const LEFTOVER = new RegExp(
  [
    /\b(?:TODO|TBD|FIXME|XXX)\b/,
    /\[?\bmore information needed\b\]?/,
    /\blorem\s+ipsum\b/,
    /\bthis (?:model|dataset)\s?card aims to be a base template\b/,
    /\{\{ [^{}]{1,200} \}\}/,
    /\[(?:insert|your|fill in|describe|enter|replace)\b[^[\]]{0,200}\]/,
    /<(?:insert|your|describe|enter|replace)\b[^<>]{0,200}>/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gi",
);
const MARK = /^(?:todo|tbd|fixme|xxx)$/i;

function findLeftovers(text: string): { text: string; offset: number }[] {
  return [...text.matchAll(LEFTOVER)].flatMap(({ 0: match, index }) =>
    MARK.test(match) && match !== match.toUpperCase() ? [] : [{ text: match.replace(/\s+/g, " "), offset: index }],
  );
}

function speaks(node: Nodes): boolean {
  if (node.type === "text" || node.type === "inlineCode") return isVisible(node.value);
  if (node.type === "code") return node.value.trim() !== "";
  if (node.type === "html") return isVisible(withoutTags(node.value)) || EMBEDS.test(withoutComments(node.value));
  return node.type === "image" || node.type === "imageReference";
}

function childrenThatCount(node: Nodes): readonly Nodes[] {
  if (!("children" in node) || node.type === "footnoteDefinition") return [];
  if (node.type === "paragraph" && isUnanswered(node)) return [];
  if (node.type === "table") return node.children.slice(1);
  if (node.type === "listItem" && node.checked === false) return node.children.filter(({ type }) => type === "list");
  return node.children;
}

/** `**Owner:**` alone, `**Owner**:` alone, or `_No response_`. */
function isUnanswered({ children }: Paragraph): boolean {
  const [first, rest, ...others] = children;
  if (first === undefined || others.length > 0) return false;
  const after = rest === undefined ? "" : rest.type === "text" ? rest.value.trim() : undefined;
  if (first.type === "emphasis") return after === "" && /^no response$/i.test(textOf(first));
  return first.type === "strong" && (after === ":" || (after === "" && textOf(first).endsWith(":")));
}

/** A letter, digit or symbol; fillers are letters only by name, and the blank of braille is a symbol only by name. */
function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{S}]/u.test(text.replace(/[\u115f\u1160\u3164\uffa0\u2800]/g, ""));
}

const EMBEDS = /<(?:img|picture|video|audio|svg)\b/i;
const withoutComments = (html: string): string => html.replace(/<!--[\s\S]*?(?:-->|$)/g, "");
const withoutTags = (html: string): string => withoutComments(html).replace(/<[^<>]*>/g, "");

interface Piece {
  readonly text: string;
  readonly line: number;
}

/** The text under a node, block by block, with the line each piece starts on. Iterative: emphasis can nest thousands deep. */
function piecesOf(root: Nodes, withCode: boolean): Piece[] {
  const pieces: Piece[] = [];
  const open: Nodes[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    const text = pieceOf(node, withCode);
    if (text !== "") pieces.push({ text, line: node.position?.start.line ?? 1 });
    if ("children" in node) for (const child of node.children.toReversed()) open.push(child);
  }
  return pieces;
}

const SEPARATE = new Set(["paragraph", "heading", "tableCell", "break"]);

function pieceOf(node: Nodes, withCode: boolean): string {
  if (node.type === "text") return node.value;
  if (node.type === "inlineCode") return withCode ? node.value : " ";
  // `<your name>` is a tag to the parser and a placeholder to a reader.
  if (node.type === "html") return withCode ? "" : onlyPlaceholders(node.value);
  return SEPARATE.has(node.type) ? "\n" : "";
}

/** Comments and real tags blanked out, so that no attribute is taken for text; what stands between them stays, and so do the lines. */
function onlyPlaceholders(html: string): string {
  return html.replace(/<!--[\s\S]*?(?:-->|$)|<(?!(?:insert|your|describe|enter|replace)\b)[^<>]*>/gi, (tag) =>
    "\n".repeat(countNewlines(tag)),
  );
}

function countNewlines(text: string): number {
  return text.split("\n").length - 1;
}
