/** What is wrong with a policy, where, and what to do about it. Problems are data; this file also words and orders them. */
import { distance } from "fastest-levenshtein";

/** A place in a file; line and column count from 1, columns in UTF-16 units. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type ProblemCode =
  | "yaml-syntax"
  | "duplicate-key"
  | "limit"
  | "unknown-key"
  | "missing-key"
  | "invalid-value"
  | "unknown-name"
  | "reserved-name"
  | "pack-ref"
  | "pack-unavailable"
  | "pack-cycle"
  | "not-a-pack"
  | "input-missing"
  | "input-type"
  | "input-unused"
  | "incomplete-requirement"
  | "unfilled-role"
  | "loosens-final"
  | "never-applies"
  | "never-fails"
  | "never-holds"
  | "invalid-glob"
  | "invalid-when"
  | "replaced-list"
  | "replaced-requirement"
  | "unequal-inputs"
  | "lone-holder";

/** What is worth a thought when a policy is written, and no news each time that it judges a pull request. */
const ADVICE: readonly ProblemCode[] = ["replaced-requirement", "unequal-inputs", "lone-holder"];
export const isAdvice = ({ code }: Pick<Problem, "code">): boolean => ADVICE.includes(code);

export interface Problem extends Place {
  readonly severity: "error" | "warning";
  readonly code: ProblemCode;
  /** A sentence without its full stop: what was expected, and what to do. */
  readonly message: string;
  /** The nearest valid word. */
  readonly suggestion?: string;
  /** A second place that the problem is about, such as the one that a later one contradicts. */
  readonly also?: Place;
}

/** One line, as a compiler prints it: `file:line:column: error: message. Did you mean "x"?` Others' messages are quoted in it. */
export function describeProblem(problem: Problem): string {
  return escapeControls(`${formatPlace(problem)}: ${problem.severity}: ${explainProblem(problem)}`);
}

/** The message with its suggestion, without place and severity. */
export function explainProblem({ message, suggestion }: Pick<Problem, "message" | "suggestion">): string {
  return suggestion === undefined ? message : `${message}. Did you mean ${quote(suggestion)}?`;
}

/** `file:line:column`, with whatever could steer a terminal escaped: file names may come from a pull request. */
export function formatPlace({ file, line, column }: Place): string {
  return `${escapeControls(file)}:${line}:${column}`;
}

/** By file, line and column, and each only once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const once = new Map(problems.map((problem) => [describeProblem(problem), problem]));
  return [...once.values()].sort(
    (a, b) =>
      compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.message, b.message),
  );
}

/** Collects problems; the one thing that checks share. */
export interface Report {
  error(code: ProblemCode, at: Place, message: string, more?: Pick<Problem, "suggestion" | "also">): void;
  warn(code: ProblemCode, at: Place, message: string, more?: Pick<Problem, "suggestion" | "also">): void;
  readonly problems: readonly Problem[];
}

/** An empty report. */
export function openReport(): Report {
  const problems: Problem[] = [];
  const add =
    (severity: Problem["severity"]): Report["error"] =>
    (code, { file, line, column }, message, more = {}) => {
      problems.push({ severity, code, file, line, column, message, ...more });
    };
  return { error: add("error"), warn: add("warning"), problems };
}

/** The nearest of some words as a `suggestion`, if one is near enough to be what was meant. Case is ignored. */
export function suggest(wanted: string, known: Iterable<string>): { suggestion?: string } {
  if (wanted.length > 100) return {};
  const folded = wanted.toLowerCase();
  let best: { word: string; away: number } | undefined;
  for (const word of known) {
    const away = distance(folded, word.toLowerCase());
    const near = away <= Math.max(word.length < 4 ? 1 : 2, Math.floor(word.length / 3));
    const begun = folded.length > 2 && (folded.startsWith(word.toLowerCase()) || word.toLowerCase().startsWith(folded));
    if ((near || begun) && (best === undefined || away < best.away)) best = { word, away };
  }
  return best === undefined ? {} : { suggestion: best.word };
}

const SHOWN = 60;

/** A text in double quotes, on one line, shortened, and with nothing in it that a terminal or a bidi reader obeys. */
export function quote(text: string): string {
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
  return escapeControls(JSON.stringify(shown.toWellFormed()));
}

/** `a, b and c`. */
export function listWords(words: readonly string[], last: "and" | "or" = "or"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

function escapeControls(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
