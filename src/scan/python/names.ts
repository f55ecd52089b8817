import type { PythonToken } from "./tokens.ts";
import { LOADS } from "./unsafe-loads.ts";

/** What names of this source stand for: `np` for `numpy`, `load` for `pickle.load`. */
export function importedNames(tokens: readonly PythonToken[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>([
    ["np", "numpy"],
    ["pd", "pandas"],
  ]);
  for (const [place, token] of tokens.entries()) {
    if (token.kind !== "name" || (token.text !== "import" && token.text !== "from")) continue;
    const before = tokens[place - 1];
    if (before !== undefined && before.kind !== "line" && !(before.kind === "mark" && [":", ";"].includes(before.text)))
      continue;
    const { path, next } = readPath(tokens, place + 1);
    if (token.text === "import") readModules(tokens, place + 1, names);
    else if (tokens[next]?.text === "import") readMembers(tokens, next + 1, path, names);
  }
  readAliases(tokens, names);
  return names;
}

/** Packages that have a load. */
const MODULES = new Set(Object.keys(LOADS).map((name) => name.split(".")[0] ?? ""));

/** `p = pickle`, `load = torch.load`: what is assigned plainly stands for the same. The first meaning of a name stays. */
function readAliases(tokens: readonly PythonToken[], names: Map<string, string>): void {
  for (const [place, token] of tokens.entries()) {
    const before = tokens[place - 1];
    const starts = before === undefined || before.kind === "line" || [":", ";"].includes(before.text);
    if (!starts || token.kind !== "name" || names.has(token.text) || tokens[place + 1]?.text !== "=") continue;
    if (tokens[place + 2]?.kind !== "name") continue;
    const { name, next } = dottedName(tokens, place + 2, names);
    const ends = tokens[next] === undefined || tokens[next]?.kind === "line" || tokens[next]?.text === ";";
    if (ends && name !== token.text && MODULES.has(name.split(".")[0] ?? "")) names.set(token.text, name);
  }
}

function readPath(tokens: readonly PythonToken[], start: number): { path: string; next: number } {
  let next = start;
  let path = "";
  while (tokens[next] !== undefined && (tokens[next]?.kind === "name" || tokens[next]?.text === ".")) {
    const text = tokens[next]?.text ?? "";
    if (["import", "as"].includes(text)) break;
    path += text;
    next += 1;
  }
  return { path, next };
}

function readModules(tokens: readonly PythonToken[], start: number, names: Map<string, string>): void {
  for (let at = start; ; at += 1) {
    const { path, next } = readPath(tokens, at);
    const alias = tokens[next]?.text === "as" ? tokens[next + 1]?.text : undefined;
    if (alias !== undefined) names.set(alias, path);
    at = alias === undefined ? next : next + 2;
    if (tokens[at]?.text !== ",") return;
  }
}

function readMembers(tokens: readonly PythonToken[], start: number, module: string, names: Map<string, string>): void {
  const bracket = tokens[start]?.text === "(";
  for (let at = bracket ? start + 1 : start; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.text === ")" || token.text === ";" || (token.kind === "line" && !bracket)) return;
    if (token.text === "*")
      for (const name of Object.keys(LOADS))
        if (name.startsWith(`${module}.`)) names.set(name.slice(module.length + 1), name);
    if (token.kind !== "name") continue;
    const alias = tokens[at + 1]?.text === "as" ? tokens[at + 2]?.text : undefined;
    names.set(alias ?? token.text, `${module}.${token.text}`);
    if (alias !== undefined) at += 2;
  }
}

/** `a.b.c` from a name on, with what its first part stands for. */
export function dottedName(
  tokens: readonly PythonToken[],
  place: number,
  names: ReadonlyMap<string, string>,
): { name: string; next: number } {
  const first = tokens[place]?.text ?? "";
  let name = names.get(first) ?? first;
  let next = place + 1;
  for (;;) {
    const dot = afterLines(tokens, next, 1);
    const part = afterLines(tokens, dot + 1, 1);
    if (tokens[dot]?.text !== "." || tokens[dot]?.kind !== "mark" || tokens[part]?.kind !== "name") break;
    name += `.${tokens[part]?.text ?? ""}`;
    next = part + 1;
  }
  return { name, next };
}

/** The next place that is no line end: in brackets a name may go on behind one, and nowhere else does a dot follow it. */
export function afterLines(tokens: readonly PythonToken[], place: number, step: 1 | -1): number {
  let at = place;
  while (tokens[at]?.kind === "line") at += step;
  return at;
}
