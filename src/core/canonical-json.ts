/** Canonical JSON (RFC 8785): one text for one value, so that a digest of it means the value. */
import { hash } from "node:crypto";
import { perText } from "./per-text.ts";

/**
 * Writes a JSON value with sorted keys and no white space. `undefined` members are left out, as JSON does.
 * @throws TypeError on what JSON cannot hold: a non-finite number, a function, a lone surrogate, a bare `undefined`.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case "string":
      return writeText(value);
    case "number":
      if (!Number.isFinite(value)) throw new TypeError(`canonical JSON cannot hold ${value}`);
      return String(value);
    case "boolean":
      return value ? "true" : "false";
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? writeList(value) : writeObject(value);
    default:
      throw new TypeError(`canonical JSON cannot hold a ${typeof value}`);
  }
}

function writeList(list: readonly unknown[]): string {
  let text = "[";
  for (let at = 0; at < list.length; at += 1) {
    if (at > 0) text += ",";
    text += canonicalJson(list[at]);
  }
  return `${text}]`;
}

function writeObject(object: object): string {
  const members = object as Readonly<Record<string, unknown>>;
  let text = "{";
  for (const key of sortedKeys(object)) {
    const member = members[key];
    if (member === undefined) continue;
    text += `${text.length > 1 ? "," : ""}${writeKey(key)}:${canonicalJson(member)}`;
  }
  return `${text}}`;
}

/** By UTF-16 code units, as strings compare. What was read from canonical JSON is in order already. */
function sortedKeys(object: object): readonly string[] {
  const keys = Object.keys(object);
  for (let at = 1; at < keys.length; at += 1) if ((keys[at - 1] ?? "") > (keys[at] ?? "")) return keys.sort();
  return keys;
}

/** What JSON may escape, and half of a surrogate pair. */
const UNUSUAL = /["\\\p{Cc}\p{Cs}]/u;

function writeText(text: string): string {
  if (!UNUSUAL.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new TypeError("canonical JSON cannot hold a lone surrogate");
  return JSON.stringify(text);
}

/** The same few keys stand in all that is written. */
const writeKey = perText(64, writeText);

/** sha256, as lower-case hex, of a text's UTF-8 or of bytes. */
export function sha256Hex(content: string | Uint8Array): string {
  return hash("sha256", content, "hex");
}
