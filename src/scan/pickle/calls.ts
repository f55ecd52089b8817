import { givesData, handsOut, judgeArguments, type Lead, mayCall, takesItems, takesState } from "./arguments.ts";
import { BUILT, CALLED, CONSTRUCTED, type Imported, type ImportTable } from "./imports.ts";
import type { MachineNote } from "./machine-notes.ts";
import type { Records } from "./records.ts";
import * as V from "./values.ts";

/** Voices a doubt; each once. */
export type Note = (rule: MachineNote["rule"], message: string, offset: number) => void;

/**
 * What is done with imports, and with what they give. A function that a pickle only refers to is never called by it,
 * for three reasons: a call needs the import itself in the callee's place; functions that call their arguments are
 * known (`arguments.ts`), and what they are given counts as called; and an object takes state once, right where it was
 * made, and items only if its class has a way of its own to take them, so that no attribute that a pickle sets can
 * stand in for `__setstate__`, `append`, `extend` or `add`. Functions, and setters of states, are given no objects whose
 * attributes could stand in for methods that they ask for, and nothing that binds arguments (`functools.partial`) is
 * allowed: where a library's own code still meets such an attribute, it calls it with arguments of its own.
 */
export class Calls {
  private readonly imports: ImportTable;
  private readonly records: Records | undefined;
  private readonly note: Note;

  constructor(imports: ImportTable, records: Records | undefined, note: Note) {
    this.imports = imports;
    this.records = records;
    this.note = note;
  }

  /**
   * Calls or constructs `callee`.
   * @param args `undefined` if they are not known
   * @returns what it gives; `undefined` if it is nothing that can be called
   */
  call(callee: V.Value, args: readonly V.Value[] | undefined, use: Lead, offset: number): V.Value | undefined {
    if (V.isImport(callee)) return this.callImport(V.indexOf(callee), args, use, offset);
    const origin = this.originOf(callee);
    if (origin !== undefined) {
      const imported = this.imports.all[origin];
      if (imported !== undefined && handsOut(imported)) return callee;
      this.note(
        "PKL015",
        `What ${imported?.module}.${imported?.name} gave is ${use}: what that runs cannot be told.`,
        offset,
      );
      return V.COMPUTED;
    }
    if (callee !== V.COMPUTED && callee !== V.PERSISTENT) return undefined;
    this.note("PKL015", `Something computed is ${use}: what that runs cannot be told.`, offset);
    return V.COMPUTED;
  }

  /** @returns what is wrong, if the stream is */
  build(target: V.Value, state: V.Value, offset: number): string | undefined {
    const described = this.records?.described(target);
    if (described !== undefined) described.state = described.state === undefined ? state : "twice";
    // Every setter of states asks it for its items, by methods that an object may bring along.
    const given = this.imports.all[this.originOf(state) ?? -1];
    if (V.isImport(state) || (given !== undefined && !givesData(given)))
      this.note("PKL016", "State is no value of Python's own.", offset);
    const origin = this.originOf(target);
    const imported = origin === undefined ? undefined : this.imports.all[origin];
    if (imported !== undefined) {
      imported.uses |= BUILT;
      if (V.isObject(target, V.SHARED)) this.noteAgain(imported, offset);
      else if (!takesState(imported))
        this.note("PKL016", `State is set on what ${imported.module}.${imported.name} gave.`, offset);
    } else if (V.isImport(target))
      this.note("PKL006", "State is set on something imported, for the whole program.", offset);
    else if (target !== V.COMPUTED && target !== V.PERSISTENT) return "State is set on a value that has none.";
    return undefined;
  }

  /** Items are added to `target`, as to a list, a dict or a set. @returns what is wrong, if the stream is */
  fill(target: V.Value, kind: V.Value, offset: number): string | undefined {
    if (target === kind) return undefined;
    const origin = this.originOf(target);
    const imported = origin === undefined ? undefined : this.imports.all[origin];
    if (imported !== undefined) {
      imported.uses |= BUILT;
      if (V.isObject(target, V.SHARED)) this.noteAgain(imported, offset);
      else if (!takesItems(imported, kind))
        this.note("PKL016", `Items are added to what ${imported.module}.${imported.name} gave.`, offset);
    } else if (V.isImport(target))
      this.note("PKL006", "Items are added to something imported, for the whole program.", offset);
    else if (target !== V.COMPUTED && target !== V.PERSISTENT) return "Items are added to a value that takes none.";
    return undefined;
  }

  /** What the memo, or a copy, gives of a value that is an import or a result. */
  again(value: V.Value): V.Value {
    if (V.isObject(value, V.RESULT)) return V.ofObject(V.indexOf(value), V.SHARED);
    const imported = this.imports.all[V.indexOf(value)];
    if (imported !== undefined) imported.pushed += 1;
    return value;
  }

  /** The import that gave a result. */
  originOf(value: V.Value): number | undefined {
    if (V.isResult(value) || V.isObject(value, V.OBJECT_DTYPE)) return V.indexOf(value);
    return this.records?.described(value)?.origin;
  }

  private callImport(index: number, args: readonly V.Value[] | undefined, use: Lead, offset: number): V.Value {
    const imported = this.imports.all[index];
    if (imported === undefined) return V.COMPUTED;
    mark(imported, use);
    this.records?.tensor(imported, args);
    if (use === "constructed") return V.ofObject(index, V.RESULT);
    const { led, problem } = judgeArguments(imported, args);
    if (problem !== undefined) this.note("PKL016", problem, offset);
    for (const [at, lead] of led) {
      const inner = this.imports.all[at];
      if (inner === undefined) continue;
      mark(inner, lead);
      if (lead === "called" && !mayCall(imported, inner))
        this.note("PKL015", `${inner.module}.${inner.name} is called by way of another function.`, offset);
    }
    if (args === undefined && problem === undefined)
      this.note("PKL016", `${imported.module}.${imported.name} is called with arguments that cannot be told.`, offset);
    for (const value of args ?? []) {
      const given = this.imports.all[this.originOf(value) ?? -1];
      if (given !== undefined && !givesData(given))
        this.note(
          "PKL016",
          `${imported.module}.${imported.name} is called with what ${given.module}.${given.name} gave.`,
          offset,
        );
    }
    const dtype =
      imported.module === "numpy" && imported.name === "dtype" ? this.records?.dtype(index, args ?? []) : undefined;
    const [first] = led;
    return (
      dtype ??
      V.ofObject(first !== undefined && args?.[0] === V.ofObject(first[0], V.IMPORT) ? first[0] : index, V.RESULT)
    );
  }

  private noteAgain({ module, name }: Imported, offset: number): void {
    this.note("PKL016", `What ${module}.${name} gave is changed after it was finished.`, offset);
  }
}

function mark(imported: Imported, use: Lead): void {
  imported.uses |= use === "called" ? CALLED : CONSTRUCTED;
  imported.taken += 1;
}
