import { escapeEvidence } from "./escape-evidence.ts";
import { type PythonToken, tokenizePython } from "./python-tokens.ts";
import type { Notes } from "./reading.ts";
import type { RuleId } from "./rules.ts";

interface Load {
  readonly rule: RuleId;
  readonly message: string;
  /** Whether a call with these arguments is harmless; without it, the mere name is a finding. */
  readonly unless?: (call: Call) => boolean;
}

interface Call {
  /** Keyword arguments, by name: the tokens of the value as text. */
  readonly keywords: ReadonlyMap<string, string>;
  readonly positional: readonly string[];
}

const unpickles = (name: string): Load => ({ rule: "PYS001", message: `\`${name}\` unpickles what it reads.` });
const only = (keyword: string, value: string) => (call: Call) => call.keywords.get(keyword) === value;
const SAFE_LOADERS = /(?:^|\.)C?(?:Safe|Base)Loader$/;
const yamlLoad: Load = {
  rule: "PYS003",
  message: "YAML is loaded with a loader that can build any object.",
  unless: ({ keywords, positional }) => SAFE_LOADERS.test(keywords.get("Loader") ?? positional[1] ?? ""),
};

const torchLoad: Load = {
  rule: "PYS002",
  message: "`torch.load` is called without `weights_only=True`.",
  unless: only("weights_only", "True"),
};

/** Full names, as `import` spells them. */
const LOADS: Readonly<Record<string, Load>> = {
  ...Object.fromEntries(
    [
      "pickle.load",
      "pickle.loads",
      "pickle.Unpickler",
      "_pickle.load",
      "_pickle.loads",
      "_pickle.Unpickler",
      "pickle5.load",
      "pickle5.loads",
      "pickle5.Unpickler",
      "six.moves.cPickle.load",
      "six.moves.cPickle.loads",
      "cPickle.load",
      "cPickle.loads",
      "cPickle.Unpickler",
      "dill.load",
      "dill.loads",
      "dill.load_session",
      "dill.load_module",
      "cloudpickle.load",
      "cloudpickle.loads",
      "jsonpickle.decode",
      "shelve.open",
      "marshal.load",
      "marshal.loads",
      "joblib.load",
      "sklearn.externals.joblib.load",
      "joblib.numpy_pickle.load",
      "pandas.read_pickle",
      "pandas.io.pickle.read_pickle",
      "numpy.lib.npyio.NpzFile",
      "torch.jit.load",
      "torch.package.PackageImporter",
      "torch.hub.load",
      "torch.hub.load_state_dict_from_url",
      "paddle.load",
      "compress_pickle.load",
    ].map((name) => [name, unpickles(name)]),
  ),
  "torch.load": torchLoad,
  "torch.serialization.load": torchLoad,
  "numpy.load": {
    rule: "PYS001",
    message: "`numpy.load` may unpickle.",
    unless: ({ keywords, positional }) => keywords.has("allow_pickle") || (positional[2] ?? "False") === "False",
  },
  "yaml.load": yamlLoad,
  "yaml.load_all": yamlLoad,
  "yaml.unsafe_load": { ...yamlLoad, unless: () => false },
  "yaml.unsafe_load_all": { ...yamlLoad, unless: () => false },
  "yaml.full_load": { ...yamlLoad, unless: () => false },
  "yaml.full_load_all": { ...yamlLoad, unless: () => false },
};

/**
 * Loads in Python source that run what they read. Imports are followed through `import … as` and `from … import … as`;
 * strings and comments do not count.
 */
export function notePythonLoads(source: string, notes: Notes, member?: string): void {
  const tokens = tokenizePython(source);
  const names = importedNames(tokens);
  const at = member === undefined ? {} : { member };
  for (const [place, token] of tokens.entries()) {
    const where = (): { member?: string; offset: number; evidence: string } => ({
      ...at,
      offset: token.at,
      evidence: escapeEvidence(lineAt(source, token.at)),
    });
    const flag = flagAt(tokens, place);
    if (flag !== undefined) notes.find(flag.rule, flag.message, where());
    if (token.kind !== "name" || isPart(tokens, place)) continue;
    const { name, next } = dottedName(tokens, place, names);
    const load = Object.hasOwn(LOADS, name) ? LOADS[name] : undefined;
    const judge = JUDGES.find(({ pattern }) => pattern.test(name))?.judge;
    if (load === undefined && judge === undefined) continue;
    const opens = tokens[next]?.kind === "mark" && tokens[next]?.text === "(";
    const call = opens ? readCall(tokens, next) : undefined;
    if (load !== undefined && !(call !== undefined && load.unless?.(call) === true))
      notes.find(load.rule, load.message, where());
    const against = call === undefined ? undefined : judge?.(call, names);
    if (against !== undefined) notes.find(against.rule, against.message, where());
  }
}

/** The next place that is no line end: in brackets a name may go on behind one, and nowhere else does a dot follow it. */
function afterLines(tokens: readonly PythonToken[], place: number, step: 1 | -1): number {
  let at = place;
  while (tokens[at]?.kind === "line") at += step;
  return at;
}

/** Whether a name is an attribute, a keyword argument's name, or stands in an import. */
function isPart(tokens: readonly PythonToken[], place: number): boolean {
  const dot = tokens[afterLines(tokens, place - 1, -1)];
  if (dot?.kind === "mark" && dot.text === ".") return true;
  const before = tokens[place - 1];
  return before?.kind === "name" && ["import", "from", "as", "def", "class"].includes(before.text);
}

interface Against {
  readonly rule: RuleId;
  readonly message: string;
}

/** Arguments that are a finding in whatever call they stand, or in a dictionary that becomes arguments. */
const FLAGS: Readonly<Record<string, Against & { readonly harmless: readonly string[] }>> = {
  trust_remote_code: {
    rule: "PYS004",
    message: "Code that comes with a model is trusted.",
    harmless: ["False", "None"],
  },
  safe_mode: { rule: "PYS005", message: "Keras's safe mode is switched off.", harmless: ["True", "None"] },
  allow_pickle: { rule: "PYS001", message: "Pickles are allowed in arrays.", harmless: ["False", "None"] },
};

/** `name=value` or `"name": value`, unless a function only declares its own default. */
function flagAt(tokens: readonly PythonToken[], place: number): Against | undefined {
  const [token, mark, value, after] = tokens.slice(place, place + 4);
  if (token === undefined || !Object.hasOwn(FLAGS, token.text)) return undefined;
  const flag = FLAGS[token.text];
  const given = (token.kind === "name" && mark?.text === "=") || (token.kind === "string" && mark?.text === ":");
  if (flag === undefined || !given || mark?.kind !== "mark" || value === undefined) return undefined;
  const plain = value.kind === "name" && (after?.kind !== "name" || after.text === "for");
  return plain && flag.harmless.includes(value.text) ? undefined : flag;
}

/** Modules whose functions are loads, so that a name which is computed may be one. */
const UNPICKLING = /^_?c?(?:pickle5?|dill|marshal|joblib|cloudpickle|jsonpickle|shelve)$/i;

/** Calls whose arguments decide. */
const JUDGES: readonly {
  readonly pattern: RegExp;
  readonly judge: (call: Call, names: ReadonlyMap<string, string>) => Against | undefined;
}[] = [
  {
    pattern: /(?:\.from_pretrained|^(?:huggingface_hub\.)?(?:hf_hub_download|snapshot_download))$/,
    judge: (call) => (pinned(call) ? undefined : { rule: "PYS006", message: "The model's revision is not pinned." }),
  },
  {
    pattern: /^(?:builtins\.)?getattr$/,
    judge: ({ positional: [module = "", what = ""] }, names) =>
      UNPICKLING.test(names.get(module) ?? module) && !/^'(?:dumps?|HIGHEST_PROTOCOL)'$/.test(what)
        ? { rule: "PYS001", message: "A function of a module that unpickles is taken by its name." }
        : undefined,
  },
  {
    pattern: /(?:^|\.)enable_unsafe_deserialization$/,
    judge: () => ({ rule: "PYS005", message: "Keras's safe mode is switched off." }),
  },
  {
    pattern: /^(?:(?:builtins\.)?(?:eval|exec|__import__)|importlib\.import_module)$/,
    judge: ({ positional: [what = ""] }) => {
      if (/^'_?c?(?:pickle|dill|marshal|joblib|cloudpickle)'$/i.test(what))
        return { rule: "PYS001", message: "A module that unpickles is imported by its name." };
      return /^'[\w.]*'$/.test(what)
        ? undefined
        : { rule: "PYS008", message: "Text is run as code, or says what to import." };
    },
  },
];

/** A full commit id, or a local path. */
function pinned({ keywords, positional }: Call): boolean {
  const revision = keywords.get("revision");
  if (revision !== undefined) return !/^'/.test(revision) || /^'[0-9a-f]{40}'$/.test(revision);
  return /^'\.{0,2}\//.test(positional[0] ?? "");
}

/** What names of this source stand for: `np` for `numpy`, `load` for `pickle.load`. */
function importedNames(tokens: readonly PythonToken[]): ReadonlyMap<string, string> {
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
function dottedName(
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

/** A call with more is taken for one without arguments, which is never the harmless way. */
const MOST_ARGUMENT_TOKENS = 200;

/** The arguments of a call that opens at `open`: text of tokens without spaces, strings in single quotes. */
function readCall(tokens: readonly PythonToken[], open: number): Call {
  const keywords = new Map<string, string>();
  const positional: string[] = [];
  let depth = 0;
  let current: PythonToken[] = [];
  const close = (): void => {
    const [first, second] = current;
    const text = (from: number): string =>
      current
        .slice(from)
        .map(({ kind, text: t }) => (kind === "string" ? `'${t}'` : t))
        .join("");
    if (first?.kind === "name" && second?.text === "=" && current[2]?.text !== "=") keywords.set(first.text, text(2));
    else if (current.length > 0) positional.push(text(0));
    current = [];
  };
  for (const token of tokens.slice(open, open + MOST_ARGUMENT_TOKENS)) {
    const mark = token.kind === "mark" ? token.text : "";
    if ("([{".includes(mark) && mark !== "") depth += 1;
    if (")]}".includes(mark) && mark !== "") depth -= 1;
    if (depth === 0) {
      close();
      return { keywords, positional };
    }
    if (depth === 1 && mark === ",") close();
    else if (token.kind !== "line" && !(depth === 1 && mark === "(" && token === tokens[open])) current.push(token);
  }
  return { keywords: new Map(), positional: [] };
}

/** What stands around a place, within its line. */
function lineAt(source: string, at: number): string {
  const before = source.slice(Math.max(0, at - 60), at);
  const after = source.slice(at, at + 120);
  return `${before.slice(before.lastIndexOf("\n") + 1)}${after.split("\n", 1)[0] ?? ""}`.trim();
}
