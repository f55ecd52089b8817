import type { DtypeRow, Records } from "./records.ts";
import * as V from "./values.ts";

/** The bytes that lie between the opcodes of a joblib file, right behind the BUILD of an array's wrapper. */
export type ArrayData =
  /** A pickle of its own. */
  | "objects"
  /** So many bytes; `padded`: behind one byte that counts padding, and the padding. */
  | { readonly bytes: bigint; readonly padded: boolean };

/** joblib's stand-in for an array, whose bytes follow it. */
export const isArrayWrapper = ({ module, name }: { readonly module: string; readonly name: string }): boolean =>
  module === "joblib.numpy_pickle" && name === "NumpyArrayWrapper";

/** Looks up a literal's text; `undefined` if it is none, or has to be fetched first. */
export type TextAt = (literal: V.Value) => string | undefined;

/** All that the wrapper has; another attribute would replace its methods. */
const FIELDS: ReadonlySet<string> = new Set([
  "subclass",
  "shape",
  "order",
  "dtype",
  "allow_mmap",
  "numpy_array_alignment_bytes",
]);

/**
 * How long the data of an array is, by the state of its wrapper.
 * Source: https://github.com/joblib/joblib/blob/main/joblib/numpy_pickle.py (NumpyArrayWrapper)
 * @param state keys and values in turn
 * @returns `undefined` if that cannot be told for certain
 */
export function describeArray(
  state: readonly V.Value[],
  records: Records,
  textAt: TextAt,
): { readonly data: ArrayData; readonly subclass: V.Value } | undefined {
  const fields = new Map<string, V.Value>();
  for (let at = 0; at + 1 < state.length; at += 2) {
    const name = textAt(state[at] ?? V.MISSING);
    if (name === undefined || !FIELDS.has(name) || fields.has(name)) return undefined;
    fields.set(name, state[at + 1] ?? V.MISSING);
  }
  const dtype = records.described(fields.get("dtype") ?? V.MISSING);
  const shape = records.items(fields.get("shape") ?? V.MISSING);
  const subclass = fields.get("subclass") ?? V.MISSING;
  if (dtype === undefined || shape === undefined || !V.isImport(subclass)) return undefined;
  const item = itemOf(dtype, records, textAt, 0);
  if (item === undefined) return undefined;
  if (item === "objects") return { data: "objects", subclass };
  let bytes = BigInt(item);
  for (const side of shape) {
    const count = V.integerOf(side);
    if (count === undefined) return undefined;
    bytes *= BigInt(count);
  }
  const alignment = fields.get("numpy_array_alignment_bytes") ?? V.NONE;
  if (alignment !== V.NONE && V.integerOf(alignment) === undefined) return undefined;
  return { data: { bytes, padded: alignment !== V.NONE }, subclass };
}

/** Flags of dtypes of objects, and the one that says that objects are among the fields: numpy/_core/include/numpy/ndarraytypes.h */
const OBJECT_FLAGS = 63;
const HAS_OBJECTS = 1;

/** Bytes of one element. */
function itemOf(dtype: DtypeRow, records: Records, textAt: TextAt, depth: number): number | "objects" | undefined {
  if (dtype.state === "twice" || depth > 4) return undefined;
  const text = textAt(dtype.args[0] ?? V.MISSING);
  const match = text === undefined ? null : /^[<>|=]?([biufcmMSUVO])(\d{1,9})$/.exec(text);
  if (match === null) return undefined;
  const [, kind = "", digits = ""] = match;
  const size = Number(digits);
  const state = dtype.state === undefined ? undefined : records.items(dtype.state);
  if (dtype.state !== undefined && state === undefined) return undefined;
  const flags = state?.[7] === undefined ? undefined : V.integerOf(state[7]);
  if (state !== undefined && flags === undefined) return undefined;
  if (kind === "O") return flags === undefined || flags === OBJECT_FLAGS ? "objects" : undefined;
  if (!"SUV".includes(kind)) return flags === undefined || (flags & HAS_OBJECTS) === 0 ? size : undefined;
  const bytes = kind === "U" ? size * 4 : size;
  if (state === undefined) return bytes;
  // Their state gives the size anew.
  if (V.integerOf(state[5] ?? V.MISSING) !== bytes || flags === undefined) return undefined;
  if ((flags & HAS_OBJECTS) === 0) return bytes;
  return holdsObjects(state[4] ?? V.MISSING, records, textAt, depth) ? "objects" : undefined;
}

/** Whether the fields of a dtype, by name `(dtype, offset)`, hold objects as its flags say. */
function holdsObjects(fields: V.Value, records: Records, textAt: TextAt, depth: number): boolean {
  const entries = records.entries(fields) ?? [];
  return entries.some((entry, at) => {
    const inner = at % 2 === 1 ? records.described(records.items(entry)?.[0] ?? V.MISSING) : undefined;
    return inner !== undefined && itemOf(inner, records, textAt, depth + 1) === "objects";
  });
}
