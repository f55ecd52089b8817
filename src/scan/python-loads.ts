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
      "pandas.read_pickle",
      "numpy.lib.npyio.NpzFile",
      "torch.jit.load",
      "torch.package.PackageImporter",
      "torch.hub.load",
      "skops.io.loads",
      "compress_pickle.load",
    ].map((name) => [name, unpickles(name)]),
  ),
  "torch.load": {
    rule: "PYS002",
    message: "`torch.load` is called without `weights_only=True`.",
    unless: only("weights_only", "True"),
  },
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
    const against = call === undefined ? undefined : judge?.(call);
    if (against !== undefined) notes.find(against.rule, against.message, where());
  }
}

/** Whether a name is an attribute, a keyword argument's name, or stands in an import. */
function isPart(tokens: readonly PythonToken[], place: number): boolean {
  const before = tokens[place - 1];
  if (before?.kind === "mark" && before.text === ".") return true;
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

/** Calls whose arguments decide. */
const JUDGES: readonly { readonly pattern: RegExp; readonly judge: (call: Call) => Against | undefined }[] = [
  {
    pattern: /(?:\.from_pretrained|^(?:huggingface_hub\.)?(?:hf_hub_download|snapshot_download))$/,
    judge: (call) => (pinned(call) ? undefined : { rule: "PYS006", message: "The model's revision is not pinned." }),
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
  return names;
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
  while (tokens[next]?.text === "." && tokens[next]?.kind === "mark" && tokens[next + 1]?.kind === "name") {
    name += `.${tokens[next + 1]?.text ?? ""}`;
    next += 2;
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
