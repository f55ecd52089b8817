import { closest, distance } from "fastest-levenshtein";
import { perText } from "../per-text.ts";

/**
 * The form in which headings are compared: without case, and without the numbering, emoji and punctuation around them, and
 * without `[optional]` or `(required)` at the end, so that `## 2.1 🎯 Intended use [optional]:` is the section "Intended use".
 */
export const foldHeading = perText(200, fold);

function fold(heading: string): string {
  // Lower, upper, lower: lower alone leaves `ß`, which is `SS` in capitals.
  const plain = heading.normalize("NFKC").toLowerCase().toUpperCase().toLowerCase().replace(/\s+/g, " ").trim();
  const bare = trimMarks(trimMarks(trimMarks(plain).replace(NUMBERING, "")).replace(DEMAND, ""));
  return bare === "" ? plain : bare;
}

/** `2.1 `, `1) `, `a. `, `iv: ` before a title. */
const NUMBERING = /^(?:\d{1,3}(?:\.\d{1,3}){0,5}|[a-z](?=[.):])|[ivxl]{1,6}(?=[.):]))[.):]* +[- ]*/;

const DEMAND = / *[[(](?:optional|required)[\])]$/;

/** Emoji, as themselves or as `:name:`, and punctuation at both ends; a closing `)`, `%`, `+` or `#` belongs to the title. */
function trimMarks(text: string): string {
  return text
    .replace(/^(?::[a-z0-9_+-]+:|[^\p{L}\p{N}])+/u, "")
    .replace(/(?: *:[a-z0-9_+-]+:)+$/, "")
    .replace(/[^\p{L}\p{N})\]%+#]+$/u, "");
}

/** Of what is there that which was most likely meant, if one is near. */
export function nearestTo(names: readonly string[], there: readonly string[]): { nearest?: string } {
  const texts = new Map(there.map((text) => [foldHeading(text), text]));
  if (texts.size === 0) return {};
  const best = names
    .map((name) => {
      const key = foldHeading(name);
      const nearest = closest(key, [...texts.keys()]);
      return { nearest, away: distance(key, nearest), limit: Math.max(2, key.length / 3) };
    })
    .filter(({ away, limit }) => away <= limit)
    .sort((a, b) => a.away - b.away)[0];
  const text = best && texts.get(best.nearest);
  return text === undefined ? {} : { nearest: text };
}
