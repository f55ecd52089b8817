/** What somebody probably meant by a line that looks like a command and is none. */
import { distance } from "fastest-levenshtein";
import { isId, splitTargets, VERBS, type Verb } from "./parse-words.ts";

export type NearMissCause =
  /** The verb is misspelt, or its slash or dash is a look-alike. */
  | "unknown-verb"
  /** Names no requirement and no group. */
  | "no-target"
  /** Words that are neither target nor, for want of a colon, note. */
  | "stray-text"
  /** Names a person. */
  | "mention"
  /** A digest needs 16 digits. */
  | "short-digest"
  /** `/waive` without `until` and a day that exists. */
  | "until"
  /** Characters that a reader does not see, or takes for others. */
  | "hidden-character"
  /** Right in itself, but in a list, a heading, HTML, or directly under a quote. */
  | "not-top-level"
  /** The text around it is too intricate to be parsed safely. */
  | "too-complex";

export interface NearMissOutcome {
  readonly cause: NearMissCause;
  /** A line that would count, with sample parts where the meaning cannot be guessed. */
  readonly suggestion: string;
}

const MAX_SHOWN = 200;

/** The near miss in a line, or nothing where no verb can be made out. */
export function repair(line: string, cause: NearMissCause): { nearMiss: NearMissOutcome } | undefined {
  const plain = toPlain(line.slice(0, 2 * MAX_SHOWN));
  const [, word = "", rest = ""] = /^\/ ?(sign[ _]off|[^\s:,.;!/]+)((?:[\s:,.;!].*)?)$/is.exec(plain) ?? [];
  const verb = nearestVerb(word.toLowerCase().replace(/[ _]/g, "-"));
  if (verb === undefined) return undefined;
  return { nearMiss: { cause, suggestion: suggest(verb, rest) } };
}

/** A form in which look-alikes of ASCII are ASCII and nothing is invisible; for guessing only, never for counting. */
function toPlain(line: string): string {
  return line
    .normalize("NFKC")
    .replace(/[\p{Cf}\p{Cc}\p{M}\ufffd]/gu, (character) => (character === "\t" ? " " : ""))
    .replace(/[\p{Zs}\p{Zl}\p{Zp}]/gu, " ")
    .replace(/\p{Pd}|\u2212/gu, "-")
    .replace(/[\u2044\u2215\u29f8]/g, "/")
    .trim();
}

function nearestVerb(word: string): Verb | undefined {
  if (word.length < 4 || word.length > 20) return undefined;
  const away = (verb: Verb) => Math.min(distance(word, verb), verb === "sign-off" ? distance(word, "signoff") : 99);
  return VERBS.find((verb) => away(verb) <= (verb.length > 6 ? 2 : 1));
}

/** Never `all`: nobody should sign everything because a suggestion said so. */
const SAMPLE = "GOV-1";

/** A line of the right form, with as much of the original as can be used. */
function suggest(verb: Verb, rest: string): string {
  if (verb === "recheck") return "/recheck";
  const { ids, note } = takeApart(rest);
  const targets = ids.length > 0 ? ids.join(" ") : SAMPLE;
  const day = /\d{4}-\d{2}-\d{2}/.exec(rest)?.[0];
  const until = verb === "waive" ? ` until ${day ?? "YYYY-MM-DD"}` : "";
  const text = note === "" && verb !== "sign-off" && verb !== "revoke" ? "your reason" : note;
  return shorten(`/${verb} ${targets}${until}${text === "" ? "" : `: ${text}`}`);
}

/** The ids that come first, and what is left as the note. */
function takeApart(rest: string): { ids: string[]; note: string } {
  const colon = rest.indexOf(":");
  const words = splitTargets((colon < 0 ? rest : rest.slice(0, colon)).replace(/^[\s,.;!]+|[\s,.;!]+$/g, ""));
  const end = words.findIndex((word) => !isId(word, words.length === 1));
  const ids = end < 0 ? words : words.slice(0, end);
  if (colon >= 0) return { ids, note: rest.slice(colon + 1).trim() };
  const left = end < 0 ? [] : words.slice(end);
  const isProse = !left.some((word) => /^@|^until$|^[0-9a-f]{6,}$/i.test(word));
  return { ids, note: isProse ? left.join(" ") : "" };
}

export function shorten(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 1).toWellFormed()}…` : text.toWellFormed();
}
