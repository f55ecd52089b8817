/** Reads YAML 1.2 into plain JSON data that knows where each part was written. */
import { type Alias, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar } from "yaml";
import { openReport, type Place, type Problem, quote, type Report } from "./problem.ts";
import type { Placed, Spot } from "./spot.ts";

export interface PolicyFile {
  readonly name: string;
  readonly text: string;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The data is absent exactly if there are problems. */
export type ReadResult = { readonly source: Placed<Json> } | { readonly problems: readonly Problem[] };

/** 1 MiB of UTF-8. */
export const MAX_FILE_BYTES = 1_048_576;
const MAX_DEPTH = 32;
/** Parts of the data, every use of an alias counted. */
const MAX_PARTS = 200_000;
const TOO_DEEP = `the file is nested too deeply, or its aliases multiply; at most ${MAX_DEPTH} levels and ${MAX_PARTS} parts are read`;

/**
 * Reads one document of JSON-like YAML: no tags, no merge keys, no `%` directives, keys are text and unique, numbers finite.
 * Total: whatever the text is, the result is data or problems.
 */
export function readYaml({ name, text }: PolicyFile): ReadResult {
  const report = openReport();
  const start: Place = { file: name, line: 1, column: 1 };
  if (Buffer.byteLength(text) > MAX_FILE_BYTES) {
    report.error("limit", start, "the file is larger than 1 MiB; split it or shorten it");
    return { problems: report.problems };
  }
  try {
    const source = parse(name, text, report);
    return report.problems.length > 0 || source === undefined ? { problems: report.problems } : { source };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report.error("limit", start, TOO_DEEP);
    return { problems: report.problems };
  }
}

function parse(file: string, text: string, report: Report): Placed<Json> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: "1.2",
    schema: "core",
    merge: false,
    resolveKnownTags: false,
    // Checked below, in linear time and with both places.
    uniqueKeys: false,
    prettyErrors: false,
    // "silent" would also hide a second document.
    logLevel: "error",
    lineCounter: lines,
  });
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const faults = [...document.errors, ...document.warnings];
  // Beyond the parser's own depth every level is a fault of its own.
  const deepest = faults.find(({ code }) => code === "RESOURCE_EXHAUSTION");
  for (const { code, message, pos } of deepest ? [deepest] : faults)
    report.error("yaml-syntax", placeOf(pos[0]), describeSyntax(code, message));
  if (document.directives?.yaml.explicit || /^%/m.test(text.slice(0, document.contents?.range?.[0] ?? 0)))
    report.error("yaml-syntax", placeOf(0), "a % directive is not supported: remove the line; files are YAML 1.2");
  if (report.problems.length > 0) return undefined;
  return convert(document.contents, { document, text, placeOf, report });
}

interface Conversion {
  readonly document: { readonly contents: unknown };
  readonly text: string;
  readonly placeOf: (offset: number) => Place;
  readonly report: Report;
}
type Converted = Placed<Json> & { readonly parts: number };

function convert(root: unknown, { text, placeOf, report }: Conversion): Placed<Json> | undefined {
  const anchors = new Map<string, Node>();
  const known = new Map<Node, Converted>();
  const open = new Set<Node>();
  let parts = 0;

  function visit(node: unknown, depth: number): Converted {
    if (isAlias(node)) return follow(node, depth);
    const at = placeOf(offsetOf(node));
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return { value: null, spot: bare(at), parts: 1 };
    if (depth > MAX_DEPTH) throw new RangeError("nested too deeply");
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    open.add(node);
    const result = isScalar(node)
      ? scalar(node, at)
      : isMap(node)
        ? map(node.items, at, depth)
        : list(node.items, at, depth);
    open.delete(node);
    known.set(node, result);
    parts += 1;
    return result;
  }

  function follow(alias: Alias, depth: number): Converted {
    const at = placeOf(offsetOf(alias));
    const target = anchors.get(alias.source);
    const result = target === undefined ? undefined : known.get(target);
    if (target === undefined || result === undefined || open.has(target)) {
      const message =
        target === undefined
          ? `there is no anchor &${alias.source} before this alias; quote text that starts with *`
          : `the alias *${alias.source} stands inside what it refers to`;
      report.error("yaml-syntax", at, message);
      return { value: null, spot: bare(at), parts: 1 };
    }
    parts += result.parts;
    if (parts > MAX_PARTS || depth + depthOf(result.value, MAX_DEPTH) > MAX_DEPTH + 1)
      throw new RangeError("too large");
    return result;
  }

  function scalar(node: Scalar, at: Place): Converted {
    const { value } = node;
    if (typeof value === "number" && !Number.isFinite(value))
      report.error("invalid-value", at, "a number must be finite: neither .inf nor .nan can be compared with anything");
    if (typeof value === "string" && !value.isWellFormed())
      report.error("invalid-value", at, "the text holds half of a surrogate pair, which is no character");
    const json = typeof value === "number" || typeof value === "string" || typeof value === "boolean" ? value : null;
    return { value: json, spot: { ...bare(at), ...textSpot(node) }, parts: 1 };
  }

  /** Where a text stands in the file as it is, unfolded and without escapes, its columns can be counted. */
  function textSpot({ value, range }: Scalar): { text?: Place } {
    if (typeof value !== "string" || !range) return {};
    const offset = [range[0], range[0] + 1].find((candidate) => text.startsWith(value, candidate));
    return offset === undefined || value.includes("\n") ? {} : { text: placeOf(offset) };
  }

  function list(items: readonly unknown[], at: Place, depth: number): Converted {
    const visited = items.map((item) => visit(item, depth + 1));
    const members = new Map(visited.map(({ spot }, index) => [String(index), spot]));
    return { value: visited.map(({ value }) => value), spot: { at, members }, parts: 1 + sum(visited) };
  }

  function map(pairs: readonly { key: unknown; value: unknown }[], at: Place, depth: number): Converted {
    const value: Record<string, Json> = {};
    const members = new Map<string, Spot>();
    let size = 1;
    for (const pair of pairs) {
      const keyPlace = placeOf(offsetOf(pair.key));
      const member = visit(pair.value, depth + 1);
      size += member.parts;
      const key = keyText(pair.key, keyPlace);
      if (key === undefined) continue;
      const first = members.get(key)?.key;
      if (first) {
        const where = `line ${first.line}`;
        report.error("duplicate-key", keyPlace, `${quote(key)} is already written on ${where}; keep one of the two`, {
          also: first,
        });
        continue;
      }
      value[key] = member.value;
      const empty = pair.value === null || (isScalar(pair.value) && pair.value.value === null);
      members.set(key, { ...member.spot, key: keyPlace, ...(empty ? { at: keyPlace } : {}) });
    }
    return { value, spot: { at, members }, parts: size };
  }

  function keyText(key: unknown, at: Place): string | undefined {
    if (!isScalar(key)) {
      report.error("yaml-syntax", at, "a key must be plain text; quote it if it starts with [, { or *");
      return undefined;
    }
    const word = typeof key.value === "string" ? key.value : (key.source ?? "");
    if (word === "<<")
      report.error("yaml-syntax", at, 'merge keys ("<<") are not supported; use "extends", or repeat the keys');
    else if (word === "__proto__" || !word.isWellFormed())
      report.error("invalid-value", at, `${quote(word)} cannot be a key`);
    else return word;
    return undefined;
  }

  const { value, spot } = visit(root, 1);
  return { value, spot };
}

const bare = (at: Place): Spot => ({ at, members: new Map() });
const sum = (parts: readonly Converted[]) => parts.reduce((total, part) => total + part.parts, 0);

function offsetOf(node: unknown): number {
  const range = (node as Node | null | undefined)?.range;
  return range?.[0] ?? 0;
}

/** How many levels a value has, as far as it matters. */
function depthOf(value: Json, enough: number): number {
  if (typeof value !== "object" || value === null || enough === 0) return 1;
  const members: readonly Json[] = Object.values(value);
  return 1 + members.reduce<number>((deepest, member) => Math.max(deepest, depthOf(member, enough - 1)), 0);
}

function describeSyntax(code: string, message: string): string {
  switch (code) {
    case "TAB_AS_INDENT":
      return "a tab cannot indent YAML; use spaces";
    case "TAG_RESOLVE_FAILED":
      return `tags are not supported; remove it or quote the text (${message})`;
    case "RESOURCE_EXHAUSTION":
      return TOO_DEEP;
    case "MULTIPLE_DOCS":
      return 'a file holds one document; put what follows "---" into a file of its own';
    case "BAD_INDENT":
      if (/^Flow (?:sequence|map)/.test(message))
        return `a list or map opened with [ or { is not closed before this line; add the ${message.at(-1)}`;
      return `not valid YAML: ${message.replace(/\.$/, "")}`;
    default:
      return `not valid YAML: ${message.replace(/\.$/, "")}`;
  }
}
