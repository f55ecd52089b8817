import type { RuleId } from "../rules.ts";
import type { Call } from "./calls.ts";

/** What is said of a call or an argument. */
export interface Against {
  readonly rule: RuleId;
  readonly message: string;
}

/** A function that runs what it loads. */
export interface Load extends Against {
  /** Whether a call with these arguments is harmless; without it, the mere name is a finding. */
  readonly unless?: (call: Call) => boolean;
}

const unpickles = (name: string): Load => ({ rule: "PYS001", message: `\`${name}\` unpickles what it reads.` });
const SAFE_LOADERS = /(?:^|\.)C?(?:Safe|Base)Loader$/;
const yamlLoad: Load = {
  rule: "PYS003",
  message: "YAML is loaded with a loader that can build any object.",
  unless: ({ keywords, positional }) => SAFE_LOADERS.test(keywords.get("Loader") ?? positional[1] ?? ""),
};

/** Whatever its arguments are. */
const yamlLoadOfAnything: Load = { rule: yamlLoad.rule, message: yamlLoad.message };

const torchLoad: Load = {
  rule: "PYS002",
  message: "`torch.load` is called without `weights_only=True`.",
  unless: ({ keywords }) => keywords.get("weights_only") === "True",
};

/** Full names, as `import` spells them. */
export const LOADS: Readonly<Record<string, Load>> = {
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
  "yaml.unsafe_load": yamlLoadOfAnything,
  "yaml.unsafe_load_all": yamlLoadOfAnything,
  "yaml.full_load": yamlLoadOfAnything,
  "yaml.full_load_all": yamlLoadOfAnything,
};

/** Arguments that are a finding in whatever call they stand, or in a dictionary that becomes arguments. */
export const FLAGS: Readonly<Record<string, Against & { readonly harmless: readonly string[] }>> = {
  trust_remote_code: {
    rule: "PYS004",
    message: "Code that comes with a model is trusted.",
    harmless: ["False", "None"],
  },
  safe_mode: { rule: "PYS005", message: "Keras's safe mode is switched off.", harmless: ["True", "None"] },
  allow_pickle: { rule: "PYS001", message: "Pickles are allowed in arrays.", harmless: ["False", "None"] },
};

/** Modules whose functions are loads, so that a name which is computed may be one. */
const UNPICKLING = /^_?c?(?:pickle5?|dill|marshal|joblib|cloudpickle|jsonpickle|shelve)$/i;

/** Calls whose arguments decide. */
export const JUDGES: readonly {
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
