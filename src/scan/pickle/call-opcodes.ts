import type { Lead } from "./arguments.ts";
import { describeArray, isArrayWrapper } from "./joblib-arrays.ts";
import type { Machine } from "./machine.ts";
import { fitsArray, fitsDtype, isObjectDtype } from "./numpy-state.ts";
import { DONE, type Outcome } from "./outcome.ts";
import * as V from "./values.ts";

/** Classes that take NumPy's state of arrays. */
const ARRAYS: ReadonlySet<string> = new Set(["numpy.ndarray", "numpy.matrix", "numpy.recarray", "numpy.rec.recarray"]);

/** Replaces the callee at `place`, and all above it, by what it gives. */
export function call(machine: Machine, place: number, args: readonly V.Value[] | undefined, use: Lead): Outcome {
  const { registers: r, imports } = machine;
  const callee = r.at(place);
  // A tuple may be made by a call as well, out of sight.
  if (V.isImport(callee) && imports.all[V.indexOf(callee)]?.name === "tuple") machine.tuples.mayHoldObjectField = true;
  const given = machine.calls.call(callee, args, use, machine.at);
  if (given === undefined) return "A call of something that is no function.";
  r.replace(place, given);
  return undefined;
}

/** A dtype of objects is told from others. @returns nothing if the call on top makes none */
export function callDtype(machine: Machine, window: Uint8Array, base: number): Outcome {
  const { registers: r, imports, tuples } = machine;
  const callee = r.at(r.height - 2);
  const maker = V.isImport(callee) ? imports.all[V.indexOf(callee)] : undefined;
  if (maker?.module !== "numpy" || maker.name !== "dtype") return undefined;
  const args = tuples.itemsOnTop(machine.left);
  const [first = V.MISSING] = args ?? [];
  const text = machine.texts.of(first, window, base);
  if (text === undefined) return machine.want([V.offsetOf(first)]);
  const named = V.isImport(first) ? imports.all[V.indexOf(first)]?.name : undefined;
  if (text === null ? named !== undefined && !named.startsWith("object") : !text.includes("O")) return undefined;
  const problem = call(machine, r.height - 2, args, "called");
  const described = machine.records?.described(r.top());
  if (described !== undefined) described.objects = true;
  else r.replace(r.height - 1, V.ofObject(V.indexOf(callee), V.OBJECT_DTYPE));
  return problem ?? DONE;
}

/** BUILD: the value on top is the state of the one below. */
export function build(machine: Machine, window: Uint8Array, base: number): Outcome {
  const { registers: r, calls, imports } = machine;
  const state = r.top();
  const target = r.at(r.height - 2);
  const origin = calls.originOf(target);
  const maker = origin === undefined ? undefined : imports.all[origin];
  const wraps = machine.dialect === "joblib" && maker !== undefined && isArrayWrapper(maker);
  if (wraps) {
    const wanted = describe(machine, state, window, base);
    if (wanted !== undefined) return wanted;
  }
  if (maker !== undefined && !fitsState(machine, maker.module, maker.name, target))
    machine.notes.note("PKL016", `The state of what ${maker.module}.${maker.name} gave does not fit it.`, machine.at);
  r.height -= 1;
  const problem = calls.build(target, state, machine.at);
  if (problem !== undefined) return problem;
  if (V.isObject(target, V.RESULT)) r.replace(r.height - 1, V.ofObject(V.indexOf(target), V.SHARED));
  return wraps ? "array" : undefined;
}

/** Adds items to `target`: those from `start` up to `end` on the stack. @param offset of the opcode, in the source */
export function fill(
  machine: Machine,
  target: V.Value,
  kind: V.Value,
  offset: number,
  start: number,
  end: number,
): Outcome {
  if (kind === V.DICT && machine.records?.fill(target, machine.registers.stack, start, end) === true) return undefined;
  return machine.calls.fill(target, kind, offset);
}

/** Finds out about an array by its wrapper's state. @returns what is missing */
function describe(machine: Machine, state: V.Value, window: Uint8Array, base: number): "names" | "limit" | undefined {
  const wanted: number[] = [];
  const { records, texts } = machine;
  const entries = records?.entries(state);
  const described =
    records === undefined || entries === undefined
      ? undefined
      : describeArray(entries, records, (literal) => {
          const text = texts.of(literal, window, base);
          if (text === undefined) wanted.push(V.offsetOf(literal));
          return text ?? undefined;
        });
  if (wanted.length > 0) return machine.want(wanted);
  machine.array = described?.data;
  return undefined;
}

/** Whether NumPy can be given the state on top without reading memory that is not there. */
function fitsState(machine: Machine, module: string, name: string, target: V.Value): boolean {
  const { tuples, records, left } = machine;
  const isDtype = module === "numpy" && name === "dtype";
  if (!isDtype && !ARRAYS.has(`${module}.${name}`)) return true;
  const items = tuples.itemsOnTop(left);
  if (isDtype) return fitsDtype(items, isObjectDtype(target, records), tuples.mayHoldObjectField);
  return fitsArray({
    items,
    listed: tuples.listedOnTop(left),
    productOf: (shape) => tuples.productOf(shape),
    objects: (dtype) => isObjectDtype(dtype, records),
  });
}
