/**
 * OSCAL's kinds of text, each made by one function that takes whatever a pull request may hold: a value of one of these types is fit for its
 * place. Forms: https://pages.nist.gov/metaschema/specification/datatypes/ and the `…Datatype` definitions of the JSON schema.
 */
import { sha256Hex } from "../../core/canonical-json.ts";
import { showHidden } from "../../core/document/code-span.ts";

declare const form: unique symbol;
/** Text of a certain form; only the function that sees to the form gives it. */
export type Form<Name extends string> = string & { readonly [form]: Name };

/** `string`: one line with something in it and no white space around it. */
export type Line = Form<"line">;
/** `markup-line` and `markup-multiline`: Markdown. */
export type Markup = Form<"markup">;
/** `token`: a name. */
export type Token = Form<"token">;
/** `date-time-with-timezone`. */
export type Instant = Form<"instant">;
/** `uri-reference`. */
export type Href = Form<"href">;

/** The namespace of our own properties. */
export const NS = "https://secmlops-gate.dev/ns/oscal" as Href;

/** In code points. A record may hold more; the export says where the record is. */
const LINE_LIMIT = 1_000;
const VALUE_LIMIT = 500;

/** Characters that do not show are written `\u{202e}`; nothing at all is `(empty)`. */
export function lineOf(text: string, limit = LINE_LIMIT): Line {
  const shown = showHidden(cut(text, limit)).trim();
  return (shown === "" ? "(empty)" : shown) as Line;
}

/** What CommonMark and OSCAL's additions to it (https://pages.nist.gov/metaschema/specification/datatypes/#markup-line) give a meaning anywhere. */
const MARKS = /[\\`*_{}[\]<>#|^~&"]/g;
/** And what begins a list where a line begins. */
const BEGINS_LIST = /^(\d{1,9}(?=[.)])|(?=[-+]))/;

/** Template tag: the literal parts are our Markdown, the values are data and show as they are. */
export function md(words: TemplateStringsArray, ...values: readonly (string | number | readonly Markup[])[]): Markup {
  const text = words.map((word, index) => {
    const value = values[index];
    if (value === undefined) return word;
    return word + (typeof value === "object" ? value.join("") : escapeMarks(String(value)));
  });
  return text.join("") as Markup;
}

const escapeMarks = (text: string): string =>
  lineOf(text, VALUE_LIMIT).replace(MARKS, "\\$&").replace(BEGINS_LIST, "$1\\");

const TOKEN = /^[\p{L}_][\p{L}\p{N}.\-_]*$/u;

/** Itself, where it is one; else something like it that no other text gives. */
export function tokenOf(text: string): Token {
  if (text.length <= 128 && TOKEN.test(text)) return text as Token;
  const like = text.slice(0, 64).replace(/[^A-Za-z0-9.\-_]/g, "_");
  return `_${like}_${sha256Hex(text).slice(0, 12)}` as Token;
}

const [FIRST, LAST] = ["1900-01-01T00:00:00Z", "2999-12-31T23:59:59Z"];

/** @param text an instant (ISO 8601). Years that the schema does not know become the nearest that it does. */
export function instantOf(text: string): Instant {
  const time = Date.parse(text);
  if (Number.isNaN(time) || time < Date.parse(FIRST)) return FIRST as Instant;
  if (time > Date.parse(LAST)) return LAST as Instant;
  return new Date(time).toISOString().replace(".000Z", "Z") as Instant;
}

/** The end of a day (UTC) that is the last one included. */
export const endOfDay = (day: string): Instant => instantOf(`${day}T23:59:59Z`);

const PART = String.raw`(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*`;
const ADDRESS = new RegExp(`^https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:[/?]${PART})?(?:#${PART})?$`);

/** An address on the web, if it is one without anything unusual about it. */
export const addressOf = (text: string | undefined): Href | undefined =>
  text !== undefined && text.length <= 2_000 && ADDRESS.test(text) ? (text as Href) : undefined;

/** What a place in this document is referred to by. */
export const refTo = (uuid: string): Href => `#${uuid}` as Href;
/** A file of the ledger, from the ledger's root. */
export const fileRef = (path: string): Href => encodeURI(path) as Href;

/** Cuts at the end after `limit` code points, marked with an ellipsis. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const points = Array.from(text.slice(0, 2 * limit + 2));
  return points.length <= limit ? text : `${points.slice(0, limit - 1).join("")}…`;
}
