/**
 * The grammar of one command:
 *
 *     /verb target…[: note]
 *     /waive target… until YYYY-MM-DD[: note]
 *     /recheck[: note]
 *
 * Targets are ids, separated by spaces or commas, each with a digest behind it or not; or exactly one group.
 */
import type { Targets } from "../facts.ts";
import { type NearMissCause, type NearMissOutcome, repair } from "./parse-near-miss.ts";
import { isId, splitTargets, VERBS, type Verb } from "./parse-words.ts";

export interface CommandText {
  readonly verb: Verb;
  readonly targets?: Targets;
  readonly note?: string;
  /** The last day included, UTC; a day that exists. */
  readonly until?: string;
}

/** A command, something that was probably meant as one, or (`undefined`) something else. */
export type LineOutcome = { readonly command: CommandText } | { readonly nearMiss: NearMissOutcome } | undefined;

/**
 * Reads one line, without the white space around it. The part before the note is plain ASCII, so that what counts is what a
 * reader sees; a note holds any text but control characters and those that turn the direction of others.
 */
export function parseCommandLine(line: string): LineOutcome {
  const [, word = "", rest = ""] = /^\/([A-Za-z-]+)((?:[ \t:][\s\S]*)?)$/.exec(line) ?? [];
  const verb = verbOf(word);
  if (verb === undefined) return repair(line, "unknown-verb");

  const colon = rest.indexOf(":");
  const head = colon < 0 ? rest : rest.slice(0, colon);
  const note =
    colon < 0
      ? ""
      : rest
          .slice(colon + 1)
          .trim()
          .toWellFormed();
  if (STEERING.test(line) || /[^\t\x20-\x7e]/.test(head)) return repair(line, "hidden-character");
  const words = splitTargets(head);
  const parsed = parseHead(verb, words);
  if ("cause" in parsed) return repair(line, parsed.cause);
  return { command: { verb, ...parsed, ...(note === "" ? {} : { note }) } };
}

/** Control characters, line and paragraph separators, and bidirectional embeddings, overrides and isolates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const STEERING = /[\0-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

function verbOf(word: string): Verb | undefined {
  const lower = word.toLowerCase();
  return lower === "signoff" ? "sign-off" : VERBS.find((verb) => verb === lower);
}

interface Wrong {
  readonly cause: NearMissCause;
}

function parseHead(verb: Verb, words: readonly string[]): Wrong | { targets?: Targets; until?: string } {
  if (verb === "waive") return parseWaiver(words);
  if (verb !== "recheck") return parseTargets(words);
  return words.length === 0 ? {} : { cause: "stray-text" };
}

function parseWaiver(words: readonly string[]): Wrong | { targets: Targets; until: string } {
  const at = words.findIndex((word) => word.toLowerCase() === "until");
  const [day = "", ...more] = at < 0 ? [] : words.slice(at + 1);
  const parsed = parseTargets(at < 0 ? words : words.slice(0, at));
  if ("cause" in parsed) return parsed;
  if (!isDay(day)) return { cause: "until" };
  return more.length === 0 ? { ...parsed, until: day } : { cause: "stray-text" };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function parseTargets(words: readonly string[]): Wrong | { targets: Targets } {
  const [first, ...others] = words;
  if (first === undefined) return { cause: "no-target" };
  if (others.length === 0 && isGroup(first)) return { targets: { group: first } };
  const ids: { id: string; digest?: string }[] = [];
  for (const word of words) {
    const last = ids.at(-1);
    if (isId(word, words.length === 1)) ids.push({ id: word });
    else if (last && last.digest === undefined && isDigest(word)) last.digest = word.toLowerCase();
    else return { cause: causeOf(word, ids.length > 0) };
  }
  return { targets: { ids } };
}

/** `all`, a concern or a role; a word with digits or capitals and a hyphen is an id. */
function isGroup(word: string): boolean {
  return /^[A-Za-z][A-Za-z0-9-]{0,63}$/.test(word) && !(word.includes("-") && /[A-Z0-9]/.test(word)) && !isDigest(word);
}

const isDigest = (word: string): boolean => /^[0-9A-Fa-f]{16,64}$/.test(word);

function causeOf(word: string, afterTarget: boolean): NearMissCause {
  if (word.startsWith("@")) return "mention";
  if (afterTarget && /^(?=.*\d)[0-9A-Fa-f]{6,15}$/.test(word)) return "short-digest";
  return afterTarget ? "stray-text" : "no-target";
}
