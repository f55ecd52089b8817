import { type Document, isAlias, isScalar, parseDocument, visit } from "yaml";
import { asObject, parseJson } from "../scan/strict-json.ts";
import { ReportError } from "./report-error.ts";

/** The bytes of one report, and what they are when read as text, JSON or YAML: each read once, however many formats ask. */
export class ReportSource {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly #text = once(() => decode(this.bytes));
  readonly #json = once(() => readJson(this.bytes));
  readonly #members = once(() => Object.entries(this.object() ?? {}));
  readonly #yaml = once(() => readYaml(this.text()));

  constructor(path: string, bytes: Uint8Array) {
    this.path = path;
    this.bytes = bytes;
  }

  /** @throws ReportError if it is not UTF-8 */
  text(): string {
    return this.#text();
  }

  /**
   * Python's `NaN`, `Infinity` and `-Infinity` are read as `null`: one such number does not spoil its neighbours, and is no number itself.
   * @throws ReportError if it is not JSON in UTF-8, or has a key twice
   */
  json(): unknown {
    return this.#json();
  }

  /** @throws ReportError if it is not YAML in UTF-8, or has a key twice */
  yaml(): unknown {
    return this.#yaml();
  }

  /** The JSON object that it is; nothing where it is anything else. For `recognise`. */
  object(): Readonly<Record<string, unknown>> | undefined {
    try {
      return asObject(this.json());
    } catch {
      return undefined;
    }
  }

  /** The members of that object; none where it is none. For `recognise`: listing a million of them takes a second. */
  members(): readonly (readonly [string, unknown])[] {
    return this.#members();
  }
}

function decode(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ReportError("the start", "expected text in UTF-8");
  }
  // No tool writes it, and a disk that failed does.
  const nothing = text.indexOf("\0");
  if (nothing >= 0) throw new ReportError(`character ${nothing}`, "a NUL stands in the text: the file is damaged");
  return text;
}

function readJson(bytes: Uint8Array): unknown {
  const parsed = parseJson(bytes, true);
  if (typeof parsed === "string") throw new ReportError("$", `expected JSON in UTF-8, and it is ${parsed}`);
  if (parsed.duplicate !== undefined)
    throw new ReportError(
      "$",
      `the key ${JSON.stringify(parsed.duplicate)} stands twice in one object: which of the two is meant?`,
    );
  return parsed.value;
}

/** The parser takes a second or more for each MiB. */
const MAX_YAML = 1_048_576;
const MOST_ALIASES = 100;

function readYaml(text: string): unknown {
  if (text.length > MAX_YAML)
    throw new ReportError("the start", "expected YAML of at most 1 MiB; split it, or write it as JSON");
  // Asked to see to unique keys, the parser compares each key of a map with every other.
  // `silent` would also keep silent about a second document, and read the first alone.
  const document = parseDocument(text, { uniqueKeys: false, logLevel: "error" });
  const [problem] = document.errors;
  if (problem !== undefined) {
    const line = problem.linePos?.[0].line;
    throw new ReportError(
      line === undefined ? "the start" : `line ${line}`,
      problem.message.split("\n")[0] ?? "expected YAML",
    );
  }
  // The parser looks for what each stands for from the top.
  if (countAliases(document) > MOST_ALIASES)
    throw new ReportError("the start", `more than ${MOST_ALIASES} aliases; write out what they stand for`);
  const duplicate = findDuplicate(document);
  if (duplicate !== undefined)
    throw new ReportError("the start", `the key ${duplicate} stands twice in one map: which of the two is meant?`);
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new ReportError("the start", error instanceof Error ? error.message : "expected YAML");
  }
}

function countAliases(document: Document.Parsed): number {
  let aliases = 0;
  visit(document, {
    Alias: () => {
      aliases += 1;
      return aliases > MOST_ALIASES ? visit.BREAK : undefined;
    },
  });
  return aliases;
}

/** The first key that one map has twice; keys become text when the map becomes an object, so `1` and `"1"` are one. */
function findDuplicate(document: Document.Parsed): string | undefined {
  let duplicate: string | undefined;
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<string>();
      for (const { key } of items) {
        // What it stands for may be a key that is there already; to find that out takes a walk through the document for each.
        if (isAlias(key)) throw new ReportError("the start", "a key is written as an alias: write it out");
        const name = isScalar(key) ? String(key.value ?? "") : JSON.stringify(key);
        if (seen.has(name)) duplicate ??= JSON.stringify(name);
        seen.add(name);
      }
      return duplicate === undefined ? undefined : visit.BREAK;
    },
  });
  return duplicate;
}

/** Asks once and gives the same answer, or throws the same error, ever after. */
function once<T>(ask: () => T): () => T {
  let answer: { value: T } | { error: unknown } | undefined;
  return () => {
    if (answer === undefined)
      try {
        answer = { value: ask() };
      } catch (error) {
        answer = { error };
      }
    if ("error" in answer) throw answer.error;
    return answer.value;
  };
}
