/** What a function does with its first argument: calls it, or makes an instance of it. */
export type Lead = "called" | "constructed";

interface Name {
  readonly module: string;
  readonly name: string;
}

/** Functions that libraries' output calls with a class or a function in front of the arguments. */
const LEADS: ReadonlyMap<string, Lead> = new Map<string, Lead>([
  // object.__reduce_ex__ of protocols 0 and 1: https://github.com/python/cpython/blob/main/Lib/copyreg.py
  ["copyreg._reconstructor", "constructed"],
  // ndarray.__reduce__ and MaskedArray.__reduce__ of NumPy
  ["numpy.core.multiarray._reconstruct", "constructed"],
  ["numpy._core.multiarray._reconstruct", "constructed"],
  ["numpy.ma.core._mareconstruct", "constructed"],
  // Tensor.__reduce_ex__ of subclasses and of tensors with attributes: torch/_tensor.py
  ["torch._tensor._rebuild_from_type_v2", "called"],
]);

export const leadOf = ({ module, name }: Name): Lead | undefined => LEADS.get(`${module}.${name}`);

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
