import type { Imported } from "./imports.ts";
import * as V from "./values.ts";

/** A storage as the pickle of a checkpoint refers to it: `('storage', type, key, location, elements)`. */
export interface StorageRef {
  readonly kind: "storage";
  /** Where the literals lie whose text is "storage", and the name of the entry. */
  readonly tag: number;
  readonly key: number;
  /** Index of the imported type; -1 if it is not imported. */
  readonly type: number;
  readonly elements: number | undefined;
  /** Elements that the largest tensor over it reaches to; `undefined` if that is not literal. */
  needed: bigint | undefined;
}

/** A dtype of NumPy: what it was made of, and its state. */
export interface DtypeRow {
  readonly kind: "dtype";
  /** Index of the import that made it. */
  readonly origin: number;
  readonly args: readonly V.Value[];
  /** Whether it is one of objects. */
  objects: boolean;
  /** "twice" if it has had more than one. */
  state: V.Value | "twice" | undefined;
}

interface TupleRow {
  readonly kind: "tuple";
  readonly items: readonly V.Value[];
}

/** Keys and values in turn. */
interface DictRow {
  readonly kind: "dict";
  readonly items: V.Value[];
  whole: boolean;
}

type Row = StorageRef | DtypeRow | TupleRow | DictRow;

/** Things kept of one pickle; a checkpoint has about four tuples for a tensor. */
const MOST_KEPT = 200_000;
const LONGEST = 16;
const REBUILDS: ReadonlySet<string> = new Set(["_rebuild_tensor", "_rebuild_tensor_v2", "_rebuild_qtensor"]);

/** What is remembered of the values of pickles beside which other bytes lie: storages of PyTorch, arrays of joblib. */
export class Records {
  readonly storages: StorageRef[] = [];
  private readonly rows: Row[] = [];

  /** @returns `undefined` for a tuple that is not kept */
  tuple(stack: Float64Array, start: number, end: number): V.Value | undefined {
    if (end - start > LONGEST) return undefined;
    return this.keep({ kind: "tuple", items: [...stack.subarray(start, end)] });
  }

  /** An empty dict. */
  dict(): V.Value {
    return this.keep({ kind: "dict", items: [], whole: true }) ?? V.DICT;
  }

  /** @returns `undefined` if it is not kept */
  dtype(origin: number, args: readonly V.Value[]): V.Value | undefined {
    const index = this.add({ kind: "dtype", origin, args, objects: false, state: undefined });
    return index === undefined ? undefined : V.ofObject(index, V.DESCRIBED);
  }

  /** Notes items that a dict is given. @returns whether `target` is a kept dict */
  fill(target: V.Value, stack: Float64Array, start: number, end: number): boolean {
    const row = this.row(target);
    if (row?.kind !== "dict") return false;
    if (row.items.length + end - start > LONGEST) row.whole = false;
    else row.items.push(...stack.subarray(start, end));
    return true;
  }

  items(tuple: V.Value): readonly V.Value[] | undefined {
    if (tuple === V.EMPTY_TUPLE) return [];
    if (tuple === V.ZERO_TUPLE) return [V.ofInteger(0)];
    const row = this.row(tuple);
    return row?.kind === "tuple" ? row.items : undefined;
  }

  /** Keys and values of a dict; `undefined` if not all were kept. */
  entries(dict: V.Value): readonly V.Value[] | undefined {
    const row = this.row(dict);
    return row?.kind === "dict" && row.whole ? row.items : undefined;
  }

  described(value: V.Value): DtypeRow | undefined {
    const row = V.isObject(value, V.DESCRIBED) ? this.rows[V.indexOf(value)] : undefined;
    return row?.kind === "dtype" ? row : undefined;
  }

  /** The storage that a persistent id stands for; `undefined` if it stands for none. */
  storage(id: V.Value): V.Value | undefined {
    const items = this.items(id) ?? [];
    const [tag = 0, type = 0, key = 0, , elements = 0] = items;
    if (items.length < 5 || !V.isLiteral(tag) || !V.isLiteral(key)) return undefined;
    const ref: StorageRef = {
      kind: "storage",
      tag: V.offsetOf(tag),
      key: V.offsetOf(key),
      type: V.isImport(type) ? V.indexOf(type) : -1,
      elements: V.integerOf(elements),
      needed: 0n,
    };
    const value = this.keep(ref);
    if (value !== undefined) this.storages.push(ref);
    return value;
  }

  /** The class that a persistent id of old checkpoints stands for: `('module', class, file, source)`. */
  module(id: V.Value): V.Value | undefined {
    const items = this.items(id) ?? [];
    const [tag = 0, type = 0] = items;
    return items.length === 4 && V.isLiteral(tag) && V.isImport(type) ? type : undefined;
  }

  /** Notes how far a rebuilt tensor reaches into its storage: torch/_utils.py. */
  tensor(callee: Imported, args: readonly V.Value[] | undefined): void {
    if (callee.module !== "torch._utils" || !REBUILDS.has(callee.name)) return;
    const [storage = 0, offset = 0, size = 0, stride = 0] = args ?? [];
    const ref = this.row(storage);
    if (ref?.kind !== "storage") return;
    const reach = reachOf(V.integerOf(offset), this.items(size), this.items(stride));
    if (reach === undefined || ref.needed === undefined) ref.needed = undefined;
    else if (reach > ref.needed) ref.needed = reach;
  }

  private row(value: V.Value): Row | undefined {
    return V.isObject(value, V.KEPT) ? this.rows[V.indexOf(value)] : undefined;
  }

  private keep(row: Row): V.Value | undefined {
    const index = this.add(row);
    return index === undefined ? undefined : V.ofObject(index, V.KEPT);
  }

  private add(row: Row): number | undefined {
    return this.rows.length >= MOST_KEPT ? undefined : this.rows.push(row) - 1;
  }
}

/** The number of elements from the storage's start to the tensor's last element. */
function reachOf(
  offset: number | undefined,
  size?: readonly V.Value[],
  stride?: readonly V.Value[],
): bigint | undefined {
  if (offset === undefined || size === undefined || stride === undefined || size.length !== stride.length)
    return undefined;
  let last = BigInt(offset);
  for (const [at, side] of size.entries()) {
    const count = V.integerOf(side);
    const step = V.integerOf(stride[at] ?? 0);
    if (count === undefined || step === undefined) return undefined;
    if (count === 0) return 0n;
    last += BigInt(count - 1) * BigInt(step);
  }
  return last + 1n;
}
