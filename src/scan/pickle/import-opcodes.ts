import { isArrayWrapper } from "./joblib-arrays.ts";
import type { Machine } from "./machine.ts";

import { DONE, GIVEN_NAME, type Outcome } from "./outcome.ts";
import * as V from "./values.ts";

/** Pushes the import of a name. */
export function importName(machine: Machine, module: string, name: string): Outcome {
  const { imports, limits } = machine;
  if (module.length > limits.nameBytes || name.length > limits.nameBytes) return machine.stopFor("nameBytes");
  const index = imports.add(module, name, machine.protocol, machine.at);
  if (index < 0) return machine.stopFor("imports");
  const imported = imports.all[index];
  if (imported !== undefined) {
    imported.pushed += 1;
    if (isArrayWrapper(imported)) machine.mayHoldArrays = true;
  }
  machine.registers.push(V.ofObject(index, V.IMPORT));
  return undefined;
}

/** STACK_GLOBAL: module and name are the two values on top. */
export function importFromStack(machine: Machine, window: Uint8Array, base: number): Outcome {
  const { registers: r, texts } = machine;
  const values = [r.at(r.height - 2), r.top()] as const;
  const module = texts.of(values[0], window, base);
  const name = texts.of(values[1], window, base);
  if (module === undefined || name === undefined)
    return machine.want(
      values.filter((_, at) => (at === 0 ? module : name) === undefined).map((value) => V.offsetOf(value)),
    );
  r.height -= 2;
  if (module !== null && name !== null) return importName(machine, module, name);
  const given = values.some((value) => machine.calls.originOf(value) !== undefined);
  machine.notes.note("PKL003", given ? GIVEN_NAME : "An import whose module or name is not a literal.", machine.at);
  r.push(V.COMPUTED);
  return undefined;
}

/**
 * `getattr` with a literal name, as methods are pickled: the attribute is an import of its own.
 * @returns nothing if the call on top is none
 */
export function importAttribute(machine: Machine, window: Uint8Array, base: number): Outcome {
  const { registers: r, imports } = machine;
  const callee = r.at(r.height - 2);
  const getter = V.isImport(callee) ? imports.all[V.indexOf(callee)] : undefined;
  if (getter?.module !== "builtins" || getter.name !== "getattr") return undefined;
  const args = machine.tuples.itemsOnTop(machine.left);
  const [owner = V.MISSING, name = V.MISSING] = args?.length === 2 ? args : [];
  const origin = V.isImport(owner) ? V.indexOf(owner) : machine.calls.originOf(owner);
  const from = origin === undefined ? undefined : imports.all[origin];
  if (from === undefined || !V.isLiteral(name)) return undefined;
  const text = machine.texts.of(name, window, base);
  if (text === undefined) return machine.want([V.offsetOf(name)]);
  if (text === null) return undefined;
  const index = imports.addAttribute(from, text, V.isImport(owner), machine.at);
  const attribute = imports.all[index];
  if (attribute === undefined) return machine.stopFor("imports");
  attribute.pushed += 1;
  getter.excused += 1;
  r.replace(r.height - 2, V.ofObject(index, V.IMPORT));
  return DONE;
}
