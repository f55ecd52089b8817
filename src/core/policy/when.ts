/**
 * `when`: a condition in CEL over what the author of a pull request cannot choose freely. Evaluated by `@bufbuild/cel`,
 * after `when-check.ts` has found every name, type and function to be one we know.
 */
import { type CelError, type CelInput, type CelResult, celEnv, celError, isCelError, parse, plan } from "@bufbuild/cel";
import { RE2JS } from "@bufbuild/re2";
import * as z from "zod";
import { quote } from "./problem.ts";
import { checkWhen, type ParsedWhen, WhenMistake } from "./when-check.ts";

/** What an expression sees. A local run has the base ref's name, an empty author, and no fork. */
export interface WhenContext {
  readonly pr: { readonly base: string; readonly author: string; readonly fork: boolean };
  /** `owner/name`. */
  readonly repo: string;
  readonly change: {
    readonly kinds: readonly string[];
    readonly paths: readonly string[];
    /** Governed files by asset kind. A kind that is not in it is a run-time error, so name all, with 0 where there are none. */
    readonly counts: Readonly<Record<string, number>>;
  };
}

/** `column` counts from 1 at the expression's first character, across its line breaks. */
export interface WhenProblem {
  readonly message: string;
  readonly column: number;
}

export type WhenResult = { readonly value: boolean } | { readonly error: string };

const MAX_LENGTH = 2_000;
/** Far below what the recursive parser's stack holds, wherever it is called from. */
const MAX_BRACKETS = 32;
const syntaxErrorSchema = z.object({ location: z.object({ start: z.object({ offset: z.int() }) }) });

/**
 * Says what is wrong with an expression: not CEL, of the wrong type, past a limit, or never true. Total.
 * @param kinds every asset kind of the policy; without them, names of asset kinds are not checked
 */
export function whenProblem(expression: string, kinds?: readonly string[]): WhenProblem | undefined {
  const read = readWhen(expression, kinds);
  return "parsed" in read ? undefined : read;
}

/**
 * Prepares an expression. An error at run time (a missing key, an overflow) is returned, never taken for false, and so is
 * the problem of an expression that has one. The function is total and can be called any number of times.
 */
export function compileWhen(expression: string): (context: WhenContext) => WhenResult {
  const read = readWhen(expression, undefined);
  if (!("parsed" in read)) return () => ({ error: read.message });
  const run = planWhen(read.parsed);
  return ({ pr, repo, change }) => {
    try {
      const counts = new Map(Object.entries(change.counts).map(([kind, count]) => [kind, BigInt(count)]));
      const result = run({ pr: { ...pr }, repo, change: { kinds: change.kinds, paths: change.paths, counts } });
      if (typeof result === "boolean") return { value: result };
      return { error: isCelError(result) ? result.message : "the expression did not give a bool" };
    } catch (error) {
      return { error: describe(error) };
    }
  };
}

function readWhen(expression: string, kinds: readonly string[] | undefined): { parsed: ParsedWhen } | WhenProblem {
  if (expression.length > MAX_LENGTH)
    return {
      message: `the expression has ${expression.length} characters, more than ${MAX_LENGTH}`,
      column: MAX_LENGTH + 1,
    };
  const tooDeep = offsetOfBracketBeyond(expression, MAX_BRACKETS);
  if (tooDeep !== undefined)
    return { message: `the expression has more than ${MAX_BRACKETS} brackets open at once`, column: tooDeep + 1 };
  try {
    const parsed = parse(expression);
    checkWhen(parsed, kinds);
    const constant = describeConstant(parsed);
    return constant === undefined ? { parsed } : { message: constant, column: 1 };
  } catch (error) {
    if (error instanceof WhenMistake) return { message: error.message, column: columnAt(expression, error.offset) };
    return describeSyntax(expression, error);
  }
}

/**
 * Evaluates with every variable unknown, that is, as an error. CEL lets `&&` and `||` swallow an error where the other side
 * decides, so what still comes out false is false whatever the variables are, and another error than ours is a mistake.
 */
function describeConstant(parsed: ParsedWhen): string | undefined {
  const unknown = celError("unknown");
  const result = planWhen(parsed)({ pr: unknown, repo: unknown, change: unknown });
  if (result === false) return "the expression is always false: the requirement would never apply";
  return isCelError(result) && result.message !== unknown.message
    ? `the expression fails: ${result.message}`
    : undefined;
}

/** Variables by name; an error stands for one that is unknown. */
type Bindings = Readonly<Record<string, CelInput | CelError>>;

function planWhen(parsed: ParsedWhen): (bindings: Bindings) => CelResult {
  if (parsed.expr === undefined) throw new WhenMistake("the expression is empty", 0);
  const patterns = new Map<string, RE2JS>();
  const compile = (pattern: string) => {
    const known = patterns.get(pattern) ?? RE2JS.compile(pattern);
    patterns.set(pattern, known);
    return known;
  };
  const run = plan(celEnv({ re2: { compile } }), parsed.expr);
  // The package's types leave out that a variable may be an error; its evaluator passes it on as one.
  return (bindings) => run(bindings as Readonly<Record<string, CelInput>>);
}

/** The parser places an operator at the space, and a field at the dot, before it. */
const columnAt = (expression: string, offset: number) =>
  offset + 1 + (/^[\s.]+(?=\S)/.exec(expression.slice(offset))?.[0].length ?? 0);

/** Where more than `limit` brackets are open, counted without regard to strings. */
function offsetOfBracketBeyond(expression: string, limit: number): number | undefined {
  let open = 0;
  for (let offset = 0; offset < expression.length; offset++) {
    const character = expression.charAt(offset);
    if ("([{".includes(character)) open++;
    else if (")]}".includes(character)) open--;
    if (open > limit) return offset;
  }
  return undefined;
}

/** The parser's syntax errors carry a location; its list of two dozen expected tokens helps nobody. */
function describeSyntax(expression: string, error: unknown): WhenProblem {
  const location = syntaxErrorSchema.safeParse(error);
  if (!location.success) return { message: `the expression cannot be read: ${describe(error)}`, column: 1 };
  const { offset } = location.data.location.start;
  const rest = expression.slice(offset, offset + 20);
  const where = rest.trim() === "" ? "it ends too early" : `it makes no sense from ${quote(rest)} on`;
  return {
    message: `not a CEL expression: ${where} (CEL writes ==, !=, &&, ||, !, in and "text")`,
    column: offset + 1,
  };
}

const describe = (error: unknown) => (error instanceof Error ? error.message : String(error));
