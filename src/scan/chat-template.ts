import type { Found, Notes } from "./reading.ts";

/**
 * Chat templates are Jinja, and Jinja reaches into Python unless its sandbox holds. What templates of real models use is
 * known and small (loops, conditions, string methods); an underscore in front of an attribute, the `attr` filter and
 * names that lead to Python's globals are not among it.
 * The template is never rendered: its expressions are cut into tokens.
 */
export function noteTemplate(template: string, notes: Notes, where: Omit<Found, "rule" | "message"> = {}): void {
  const looks = template.length > LONGEST ? { unknown: "It is too long to be read." } : lookAt(template);
  if (looks.dangerous !== undefined) notes.find("TPL001", looks.dangerous, where);
  else if (looks.unknown !== undefined) notes.find("TPL002", looks.unknown, where);
}

/** Characters; real templates have some thousand. */
const LONGEST = 65_536;

interface Look {
  readonly dangerous?: string;
  readonly unknown?: string;
}

/** Names that Jinja, Flask or a host give to every template, each a way to Python's globals. */
const REACHING = new Set([
  "lipsum",
  "cycler",
  "joiner",
  "self",
  "request",
  "config",
  "url_for",
  "get_flashed_messages",
  "g",
  "session",
  "application",
  "caller",
  "varargs",
  "kwargs",
  "os",
  "subprocess",
  "builtins",
  "popen",
  "eval",
  "exec",
  "globals",
  "locals",
  "vars",
  "getattr",
  "open",
  "import_module",
]);
/** Statements that bring in other templates or code. */
const STATEMENTS = new Set(["import", "include", "extends", "from"]);
/** Jinja's own filters, `attr` left out, and `fromjson`, `tojson` of its hosts. */
const FILTERS = new Set(
  "abs batch capitalize center count d default dictsort e escape filesizeformat first float forceescape format fromjson groupby indent int items join last length list lower map max min pprint random reject rejectattr replace reverse round safe select selectattr slice sort string striptags sum title tojson trim truncate unique upper urlencode wordcount wordwrap xmlattr".split(
    " ",
  ),
);

type Token = { readonly kind: "name" | "string" | "mark" | "number"; readonly text: string };

function lookAt(template: string): Look {
  let unknown: string | undefined;
  for (const expression of expressionsOf(template)) {
    const tokens = tokenize(expression.text);
    const look = lookAtTokens(tokens, expression.statement);
    if (look.dangerous !== undefined) return look;
    unknown ??= look.unknown;
  }
  return unknown === undefined ? {} : { unknown };
}

/** What stands between `{{ }}` and `{% %}`; comments and `raw` blocks are looked at as well, for what they could hide. */
function* expressionsOf(template: string): Generator<{ readonly text: string; readonly statement: boolean }> {
  const open = /\{(\{|%)[-+]?/g;
  for (let match = open.exec(template); match !== null; match = open.exec(template)) {
    const close = match[1] === "%" ? "%}" : "}}";
    const end = closing(template, open.lastIndex, close);
    yield { text: template.slice(open.lastIndex, end), statement: match[1] === "%" };
    open.lastIndex = end;
  }
}

/** Where `close` stands outside of strings. */
function closing(template: string, from: number, close: string): number {
  const part = new RegExp(`'(?:[^'\\\\]|\\\\.)*'|"(?:[^"\\\\]|\\\\.)*"|${close}`, "gs");
  part.lastIndex = from;
  for (let match = part.exec(template); match !== null; match = part.exec(template))
    if (match[0] === close) return match.index;
  return template.length;
}

function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const token = /('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|([\p{L}_][\p{L}\p{N}_]*)|(\d[\w.]*)|([^\s])/gsu;
  for (const [, string, name, number, mark] of text.matchAll(token)) {
    if (string !== undefined) tokens.push({ kind: "string", text: string.slice(1, -1) });
    else if (name !== undefined) tokens.push({ kind: "name", text: name });
    else if (number !== undefined) tokens.push({ kind: "number", text: number });
    else tokens.push({ kind: "mark", text: mark ?? "" });
  }
  return tokens;
}

function lookAtTokens(tokens: readonly Token[], statement: boolean): Look {
  let unknown: string | undefined;
  for (const [place, token] of tokens.entries()) {
    const before = tokens[place - 1];
    const after = tokens[place + 1];
    const asFilter = before?.text === "|" && before.kind === "mark";
    if (token.kind === "name") {
      const attribute = before?.text === "." && before.kind === "mark";
      if (token.text.includes("__") || (attribute && token.text.startsWith("_")))
        return { dangerous: "It reaches for an inner attribute of Python." };
      if (asFilter && token.text === "attr") return { dangerous: "It reads attributes by computed names." };
      if (asFilter && !FILTERS.has(token.text)) unknown ??= "It uses a filter that is not Jinja's own.";
      if (
        attribute &&
        ["mro", "format_map", "gi_frame", "f_globals", "func_globals", "popen", "system"].includes(token.text)
      )
        return { dangerous: "It reaches for an inner attribute of Python." };
      if (statement && place === 0 && STATEMENTS.has(token.text)) unknown ??= "It brings in another template.";
      if (!attribute && !asFilter && REACHING.has(token.text) && !isKeyword(after)) {
        if (after?.kind === "mark" && [".", "[", "|"].includes(after.text))
          return { dangerous: "It uses a name that leads to Python's globals." };
        unknown ??= "It uses a name that leads to Python's globals.";
      }
    } else if (token.kind === "string") {
      if (/__\w|\\x5f|\\u005f|\\137|\\N\{/i.test(token.text))
        return { dangerous: "It spells an inner attribute of Python in a string." };
      if (/^_+$/.test(token.text)) unknown ??= "It puts names together from underscores.";
    } else if (token.text === "[" && computes(tokens, place)) unknown ??= "It looks things up by computed names.";
  }
  return unknown === undefined ? {} : { unknown };
}

const isKeyword = (after: Token | undefined): boolean => after?.kind === "mark" && after.text === "=";

/** Whether a subscript is put together from strings. */
function computes(tokens: readonly Token[], open: number): boolean {
  const before = tokens[open - 1];
  if (before === undefined || (before.kind === "mark" && ![")", "]"].includes(before.text))) return false;
  if (before.kind === "name" && ["in", "if", "else", "and", "or", "not", "is"].includes(before.text)) return false;
  let depth = 0;
  let strings = false;
  let joins = false;
  for (const token of tokens.slice(open)) {
    if (token.text === "[" && token.kind === "mark") depth += 1;
    if (token.text === "]" && token.kind === "mark") depth -= 1;
    if (depth === 0) break;
    strings ||= token.kind === "string";
    joins ||= token.kind === "mark" && ["~", "+", "%", "*", "|"].includes(token.text);
  }
  return strings && joins;
}
