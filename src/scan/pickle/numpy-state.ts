import type { Records } from "./records.ts";
import * as V from "./values.ts";

/**
 * NumPy takes some states as they are, and memory is read wrongly where they lie: an array of objects whose list is
 * shorter than its shape, and a dtype of objects whose flags deny them.
 * Source: https://github.com/numpy/numpy/blob/main/numpy/_core/src/multiarray (methods.c, array_setstate; descriptor.c)
 */

/** What dtypes of objects have for flags, and the flag that says that there are objects. */
const OBJECT_FLAGS = 63;
const HAS_OBJECTS = 1;

/** What a state is, as far as it matters here. */
export interface ArrayState {
  /** `undefined` if they are not known. */
  readonly items: readonly V.Value[] | undefined;
  /** Items of the list that is the last of them; -1 if they are not known. */
  readonly listed: number;
  /** The product of a shape; `undefined` if it is not known. */
  readonly productOf: (shape: V.Value) => number | undefined;
  readonly objects: (dtype: V.Value) => boolean;
}

/** Whether an array may be given this state. */
export function fitsArray({ items, listed, productOf, objects }: ArrayState): boolean {
  if (items === undefined) return false;
  const [shape = 0, dtype = 0, , data = 0] = items.slice(1);
  if (data !== V.LIST) return !objects(dtype);
  const product = productOf(shape);
  return product !== undefined && product <= listed;
}

/**
 * Whether a dtype may be given this state.
 * @param objects whether it is one of objects
 * @param others whether the pickle holds what may be a field of objects
 */
export function fitsDtype(items: readonly V.Value[] | undefined, objects: boolean, others: boolean): boolean {
  const flags = V.integerOf(items?.[7] ?? V.MISSING);
  if (flags === undefined) return false;
  if (objects) return flags === OBJECT_FLAGS;
  const plain = items?.[3] === V.NONE && items[4] === V.NONE;
  return (flags & HAS_OBJECTS) === 0 ? plain || !others : !plain;
}

/** Whether a value is a dtype of objects. */
export const isObjectDtype = (dtype: V.Value, records: Records | undefined): boolean =>
  V.isObject(dtype, V.OBJECT_DTYPE) || records?.described(dtype)?.objects === true;
