import type { Imported } from "./imports.ts";
import * as V from "./values.ts";

/** What a function does with one of its arguments: calls it, or makes an instance of it. */
export type Lead = "called" | "constructed";

interface Name {
  readonly module: string;
  readonly name: string;
}

/** What a function's arguments must be, for calling it to be as harmless as the allowlist says. */
interface Rule {
  /** By place: what happens to an import there. */
  readonly leads?: readonly (Lead | undefined)[];
  /** Whether the first one must be an import. */
  readonly led?: boolean;
  /** The place of an array's shape, which libraries give as `(0,)`: any other takes memory of the pickle's choice. */
  readonly shape?: number;
  /** What all of them are. */
  readonly rest: keyof typeof KINDS;
}

const KINDS = {
  any: () => true,
  none: (args: readonly V.Value[]) => args.length === 0,
  /** One, whatever it is. */
  one: (args: readonly V.Value[]) => args.length === 1,
  /** Numbers, texts and nothing: no container, whose items would be asked for their text or hash. */
  literals: (args: readonly V.Value[]) =>
    args.every((value) => value < 0 || value === V.SCALAR || value === V.NONE || V.isLiteral(value)),
  /** What makes missing values, and no items: those are asked for by methods that an object may bring along. */
  factory: (args: readonly V.Value[]) =>
    args.length <= 1 && args.every((value) => value === V.NONE || V.isImport(value)),
  /** A class, its base, and a value of Python's own for the base's constructor. */
  based: (args: readonly V.Value[]) => args.slice(2).every(V.isPlain),
  /** Values of Python's own. */
  plain: (args: readonly V.Value[]) => args.every(V.isPlain),
  numbers: (args: readonly V.Value[]) => args.every((value) => value < 0 || value === V.SCALAR),
  /** What has a content already, rather than a size; bytes of old protocols are made by a call. */
  content: (args: readonly V.Value[]) => args.every((value) => !(value < 0 || value === V.SCALAR || V.isImport(value))),
} as const;

const made: Rule = { leads: ["constructed"], led: true, rest: "any" };
const plain: Rule = { rest: "plain" };
const literals: Rule = { rest: "literals" };
const content: Rule = { rest: "content" };
const nothing: Rule = { rest: "none" };
const seeded: Rule = { leads: [undefined, "called"], rest: "any" };

const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  // Its base's `__init__` is called too. object.__reduce_ex__ of protocols 0 and 1: Lib/copyreg.py
  ["copyreg._reconstructor", { leads: ["constructed", "called"], led: true, rest: "based" }],
  // ndarray.__reduce__ and MaskedArray.__reduce__ of NumPy
  ["numpy.core.multiarray._reconstruct", { ...made, shape: 1 }],
  ["numpy._core.multiarray._reconstruct", { ...made, shape: 1 }],
  ["numpy.ma.core._mareconstruct", { leads: ["constructed", "constructed"], led: true, shape: 2, rest: "any" }],
  // The second argument is called with the first, a class as first one is called: numpy/random/_pickle.py
  ...["__randomstate_ctor", "__generator_ctor"].map((name) => [`numpy.random._pickle.${name}`, seeded] as const),
  ["numpy.random._pickle.__bit_generator_ctor", { leads: ["called"], rest: "any" }],
  // Tensor.__reduce_ex__ of subclasses and of tensors with attributes: torch/_tensor.py
  ["torch._tensor._rebuild_from_type_v2", { leads: ["called"], led: true, rest: "any" }],
  // pandas/core/indexes
  ["pandas.core.indexes.base._new_Index", made],
  ["pandas.core.indexes.datetimes._new_DatetimeIndex", made],
  ["pandas.core.indexes.timedeltas._new_TimedeltaIndex", made],
  ["pandas.core.indexes.period._new_PeriodIndex", made],
  ["pandas.core.indexes.interval._new_IntervalIndex", made],
  // sklearn/neighbors/_binary_tree.pxi.tp, sklearn/metrics/_dist_metrics.pyx.tp: obj.__new__(obj)
  ["sklearn.neighbors._kd_tree.newObj", made],
  ["sklearn.neighbors._ball_tree.newObj", made],
  ["sklearn.metrics._dist_metrics.newObj", made],
  // Modules/arraymodule.c
  ["array._array_reconstructor", made],
  ["array.array", content],
  // Attributes by names that the arguments choose, `__setstate__` too
  ["types.SimpleNamespace", nothing],
  ["argparse.Namespace", nothing],
  // A size as the only argument makes as many zeros
  ["builtins.bytearray", content],
  ["builtins.bytes", content],
  // What they are given is asked for its items or its text, by methods that it may bring along; a range has no end
  ...["set", "frozenset", "list", "tuple", "dict"].map((name) => [`builtins.${name}`, plain] as const),
  // Of bytes it would make a text that no literal shows
  ["builtins.str", { rest: "numbers" }],
  ...["int", "float", "bool", "complex", "range"].map((name) => [`builtins.${name}`, literals] as const),
  ...["OrderedDict", "Counter", "deque", "UserDict", "UserList", "ChainMap"].map(
    (name) => [`collections.${name}`, plain] as const,
  ),
  ["collections.UserString", literals],
  ["collections.defaultdict", { rest: "factory" }],
  // Asks for `replace`: Lib/uuid.py
  ["uuid.UUID", literals],
  ["_codecs.encode", literals],
  // A class by a value of Python's own, never a class with bases and methods
  ["builtins.type", { rest: "one" }],
  ["zoneinfo.ZoneInfo._unpickle", plain],
  ...["IPv4Address", "IPv6Address", "IPv4Network", "IPv6Network"].map((name) => [`ipaddress.${name}`, plain] as const),
  ["random.Random", nothing],
  // A text may be a power of ten with more digits than memory holds
  ["fractions.Fraction", { rest: "numbers" }],
]);

/** Cython's way to make an object of a class: https://cython.readthedocs.io/en/latest/src/userguide/extension_types.html */
const CYTHON = "__pyx_unpickle_";

const ruleOf = ({ module, name }: Name): Rule | undefined =>
  name.startsWith(CYTHON) ? made : RULES.get(`${module}.${name}`);

/** Whether a function calls or makes what it is given. */
export const leads = (callee: Name): boolean => ruleOf(callee)?.leads !== undefined;

/** Whether `callee` may be handed `inner` to call, whose arguments are then not looked at. */
export const mayCall = (callee: Name, inner: Name): boolean =>
  callee.module === "torch._tensor"
    ? inner.module === "torch._utils" && inner.name.startsWith("_rebuild_")
    : !leads(inner) || (leads(callee) && inner.name === "__bit_generator_ctor");

const DATA_MODULES =
  /^(?:(?:numpy|pandas|torch)(?:\..*)?|datetime|decimal|fractions|uuid|zoneinfo|pytz|_codecs|array|joblib\.numpy_pickle)$/;
const DATA: ReadonlySet<string> = new Set([
  ...["slice", "range", "bytearray", "bytes", "set", "frozenset", "list", "tuple", "dict", "object"],
  ...["str", "int", "float", "bool", "complex"],
  ...["OrderedDict", "Counter", "deque", "defaultdict"],
]);

/**
 * Whether what an import gave is data, and no object whose attributes the pickle may name like methods. Functions ask
 * what they are given for `keys`, `copy`, `detach` and the like, and would call what the pickle put there instead.
 */
export const givesData = ({ module, name }: Name): boolean =>
  DATA_MODULES.test(module) || ((module === "builtins" || module === "collections") && DATA.has(name));

/** What a call does with its arguments. */
export interface Judged {
  /** Imports among them that it calls or makes, by their index. */
  readonly led: readonly (readonly [index: number, lead: Lead])[];
  /** What is wrong with them. */
  readonly problem?: string;
}

const HARMLESS: Judged = { led: [] };

/** @param args `undefined` if they are not known */
export function judgeArguments(callee: Imported, args: readonly V.Value[] | undefined): Judged {
  const rule = ruleOf(callee);
  if (rule === undefined) return HARMLESS;
  const shown = `${callee.module}.${callee.name}`;
  if (args === undefined) return { led: [], problem: `${shown} is called with arguments that cannot be told.` };
  const led: (readonly [number, Lead])[] = [];
  for (const [at, lead] of (rule.leads ?? []).entries()) {
    const value = args[at];
    if (lead === undefined || value === undefined) continue;
    if (V.isImport(value)) led.push([V.indexOf(value), lead]);
    else if (!V.isPlain(value)) return { led, problem: `${shown} is called on something that is not imported.` };
  }
  const [first] = args;
  if (rule.led === true && (first === undefined || !V.isImport(first)))
    return { led, problem: `${shown} is called on something that is not imported.` };
  if (rule.shape !== undefined && args[rule.shape] !== V.ZERO_TUPLE)
    return { led, problem: `${shown} is called with a size of the pickle's choice.` };
  return KINDS[rule.rest](args)
    ? { led }
    : { led, problem: `${shown} is called with other arguments than libraries give it.` };
}

/** What takes items by opcodes of their own, in its class's way and not by what a pickle made an attribute of it. */
const FILLS: ReadonlyMap<string, V.Value> = new Map<string, V.Value>([
  ["builtins.list", V.LIST],
  ["collections.deque", V.LIST],
  ["builtins.set", V.SET],
  ["builtins.dict", V.DICT],
  ["collections.OrderedDict", V.DICT],
  ["collections.defaultdict", V.DICT],
  ["collections.Counter", V.DICT],
  ["sklearn.utils._bunch.Bunch", V.DICT],
  ["sklearn.utils.Bunch", V.DICT],
  ["sklearn.datasets.base.Bunch", V.DICT],
  ["scipy.optimize._optimize.OptimizeResult", V.DICT],
  ["scipy.optimize.optimize.OptimizeResult", V.DICT],
  ["scipy.optimize._zeros_py.RootResults", V.DICT],
  ["scipy._lib._bunch._RichResult", V.DICT],
]);

/** Attributes of these are their items, `__setstate__` too, so that they must be given no state. */
const FILLED_ONLY: ReadonlySet<string> = new Set(["OptimizeResult", "RootResults", "_RichResult"]);

/** Whether state may be set on what an import gave. */
export const takesState = ({ name }: Name): boolean => !FILLED_ONLY.has(name);

/** Whether items may be added to what an import gave, as to a list, a dict or a set. */
export const takesItems = ({ module, name }: Name, kind: V.Value): boolean => FILLS.get(`${module}.${name}`) === kind;

/**
 * Functions that give a class of Python itself by its name, so that calling what they give is their libraries' way to
 * write functions down: https://github.com/cloudpipe/cloudpickle, https://github.com/uqfoundation/dill
 */
const HAND_OUT: ReadonlySet<string> = new Set([
  "cloudpickle.cloudpickle._builtin_type",
  "cloudpickle._builtin_type",
  "dill._dill._load_type",
]);

export const handsOut = ({ module, name }: Name): boolean => HAND_OUT.has(`${module}.${name}`);
