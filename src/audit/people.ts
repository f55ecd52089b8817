/**
 * Names for accounts, given when something is exported: the ledger itself holds logins and account ids, and nothing else about anybody.
 */
import * as z from "zod";
import type { Person } from "../core/facts.ts";
import { foldLogin } from "../core/people/identify.ts";
import { wordIssues } from "../core/word-issues.ts";
import { readCsvRows } from "../evidence/csv-rows.ts";
import { ReportError } from "../evidence/report-error.ts";

export interface People {
  /** Somebody's name; by account id where both sides know it, else by login without case. */
  readonly nameOf: (person: Pick<Person, "login" | "id">) => string | undefined;
  readonly size: number;
}

export const NOBODY: People = { nameOf: () => undefined, size: 0 };

/** What is wrong with a file of names; `message` names the line. */
export class PeopleError extends Error {
  override readonly name = "PeopleError";
}

const COLUMNS = ["login", "name", "id"];
/** GitHub's own form for people, and for bots. */
const LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,99})(?:\[bot\])?$/;
const MAX_NAME = 200;

/** `id` is the account's number, and may be left out. */
const JSON_FORM = '[{"login": "nina", "name": "Nina Novak", "id": 41}]';

const entrySchema = z.strictObject({
  login: z.string(),
  name: z.string(),
  id: z.int().positive().optional(),
});

interface Entry {
  readonly where: string;
  readonly login: string;
  readonly name: string;
  readonly id?: number;
}

/**
 * Reads names: CSV with the header `login,name` or `login,name,id`, or JSON, a list of objects with these members.
 * @param text the file
 * @throws PeopleError on an unknown column or member, a login or id that is none, an empty name, and a login or id that is there twice
 */
export function readPeople(text: string): People {
  const clean = text.replace(/^\ufeff/, "");
  const entries = /^\s*[[{]/.test(clean) ? readJson(clean) : readCsv(clean);
  const byId = new Map<number, Entry>();
  const byLogin = new Map<string, Entry>();
  for (const entry of entries) {
    const { where, login, name, id } = check(entry);
    const other = byLogin.get(foldLogin(login)) ?? (id === undefined ? undefined : byId.get(id));
    if (other !== undefined)
      throw new PeopleError(
        `${where}: ${login}${id === undefined ? "" : ` (${id})`} is there already, in ${other.where}: ${name}, ${other.name}`,
      );
    byLogin.set(foldLogin(login), entry);
    if (id !== undefined) byId.set(id, entry);
  }
  return {
    size: entries.length,
    nameOf({ login, id }) {
      const named = id === undefined ? undefined : byId.get(id);
      if (named !== undefined) return named.name;
      const found = byLogin.get(foldLogin(login));
      // A login that was given up may be somebody else's by now.
      return found?.id !== undefined && id !== undefined && found.id !== id ? undefined : found?.name;
    },
  };
}

function check(entry: Entry): Entry {
  const { where, login, name } = entry;
  if (!LOGIN.test(login))
    throw new PeopleError(`${where}: expected a login, found ${JSON.stringify(login.slice(0, 100))}`);
  if (name.trim() === "" || name.length > MAX_NAME)
    throw new PeopleError(`${where}: expected a name of at most ${MAX_NAME} characters for ${login}`);
  return entry;
}

function readCsv(text: string): Entry[] {
  try {
    const rows = readCsvRows(text);
    const head = rows.next();
    const columns = head.done ? [] : head.value.cells.map((cell) => cell.trim());
    if (columns.some((each, at) => each !== COLUMNS[at]) || columns.length < 2 || columns.length > COLUMNS.length)
      throw new PeopleError(
        `line 1: expected the header login,name or login,name,id, found ${JSON.stringify(columns.join(",").slice(0, 100))}`,
      );
    return [...rows]
      .filter(({ cells }) => cells.some((cell) => cell !== ""))
      .map(({ line, cells: [login = "", name = "", id = ""] }) => ({
        ...{ where: `line ${line}`, login: login.trim(), name: name.trim() },
        ...(id.trim() === "" ? {} : { id: readId(id.trim(), `line ${line}`) }),
      }));
  } catch (error) {
    if (error instanceof ReportError) throw new PeopleError(error.message);
    throw error;
  }
}

function readId(text: string, where: string): number {
  const id = /^[1-9][0-9]{0,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(id))
    throw new PeopleError(`${where}: expected an account id, found ${JSON.stringify(text.slice(0, 40))}`);
  return id;
}

function readJson(text: string): Entry[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new PeopleError(`it is not JSON: ${why}: expected a list, as ${JSON_FORM}`);
  }
  if (!Array.isArray(value)) throw new PeopleError(`expected a list, as ${JSON_FORM}, found an object`);
  const lines = linesOfItems(text);
  return value.map((item: unknown, index) => {
    const where = `line ${lines[index] ?? 1}`;
    const parsed = entrySchema.safeParse(item);
    if (!parsed.success) {
      const wrong = wordIssues(parsed.error.issues, item).join("; ");
      throw new PeopleError(`${where}: entry ${index + 1}: ${wrong}: expected a list, as ${JSON_FORM}`);
    }
    const { login, name, id } = parsed.data;
    return { where, login, name: name.trim(), ...(id === undefined ? {} : { id }) };
  });
}

/** The line that each item of a list begins on. */
function linesOfItems(text: string): number[] {
  const lines: number[] = [];
  let [line, depth, inText] = [1, 0, false];
  let awaits = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "\n") line += 1;
    if (inText) {
      if (character === "\\") at += 1;
      else if (character === '"') inText = false;
      continue;
    }
    if (awaits && character !== undefined && !/\s/.test(character)) {
      lines.push(line);
      awaits = false;
    }
    if (character === '"') inText = true;
    else if (character === "[" || character === "{") {
      depth += 1;
      awaits = depth === 1;
    } else if (character === "]" || character === "}") depth -= 1;
    else if (character === "," && depth === 1) awaits = true;
  }
  return lines;
}
