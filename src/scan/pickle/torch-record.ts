import type { Imported } from "./imports.ts";
import * as V from "./values.ts";

/** A storage as the pickle of a checkpoint refers to it: `('storage', type, key, location, elements)`. */
export interface StorageRef {
  /** Where the literals lie whose text is "storage", and the name of the entry. */
  readonly tag: number;
  readonly key: number;
  /** Index of the imported type; -1 if it is not imported. */
  readonly type: number;
  readonly elements: number | undefined;
  /** Elements that the largest tensor over it reaches to; `undefined` if that is not literal. */
  needed: number | undefined;
}

/** Tuples kept of one pickle; a checkpoint has about four for a tensor. */
const MOST_KEPT = 200_000;
const LONGEST = 16;
const REBUILDS: ReadonlySet<string> = new Set(["_rebuild_tensor", "_rebuild_tensor_v2", "_rebuild_qtensor"]);

/** What is remembered of a checkpoint: small tuples, and storages with the tensors that lie over them. */
export class TorchRecord {
  readonly storages: StorageRef[] = [];
  private readonly kept: (readonly V.Value[] | StorageRef)[] = [];

  /** @returns `undefined` for a tuple that is not kept */
  tuple(stack: Float64Array, start: number, end: number): V.Value | undefined {
    if (end - start > LONGEST || this.kept.length >= MOST_KEPT) return undefined;
    return this.keep([...stack.subarray(start, end)]);
  }

  first(value: V.Value): V.Value | undefined {
    return this.items(value)?.[0];
  }

  /** The storage that a persistent id stands for; `undefined` if it stands for none. */
  storage(id: V.Value): V.Value | undefined {
    const [tag = 0, type = 0, key = 0, , elements = 0] = this.items(id) ?? [];
    if (!V.isLiteral(tag) || !V.isLiteral(key) || this.kept.length >= MOST_KEPT) return undefined;
    const ref: StorageRef = {
      tag: V.offsetOf(tag),
      key: V.offsetOf(key),
      type: V.isImport(type) ? V.indexOf(type) : -1,
      elements: V.integerOf(elements),
      needed: 0,
    };
    this.storages.push(ref);
    return this.keep(ref);
  }

  /** Notes how far a rebuilt tensor reaches into its storage: torch/_utils.py. Nothing to give back: the result is an object like others. */
  tensor(callee: Imported | undefined, args: V.Value): undefined {
    if (callee?.module !== "torch._utils" || !REBUILDS.has(callee.name)) return;
    const [storage = 0, offset = 0, size = 0, stride = 0] = this.items(args) ?? [];
    const ref = V.isObject(storage, V.KEPT) ? this.kept[V.indexOf(storage)] : undefined;
    if (ref === undefined || !("tag" in ref)) return;
    const reach = reachOf(V.integerOf(offset), this.items(size), this.items(stride));
    ref.needed = reach === undefined || ref.needed === undefined ? undefined : Math.max(ref.needed, reach);
  }

  private items(value: V.Value): readonly V.Value[] | undefined {
    const kept = V.isObject(value, V.KEPT) ? this.kept[V.indexOf(value)] : undefined;
    return kept === undefined || "tag" in kept ? undefined : kept;
  }

  private keep(kept: readonly V.Value[] | StorageRef): V.Value {
    this.kept.push(kept);
    return V.ofObject(this.kept.length - 1, V.KEPT);
  }
}

/** The number of elements from the storage's start to the tensor's last element. */
function reachOf(
  offset: number | undefined,
  size?: readonly V.Value[],
  stride?: readonly V.Value[],
): number | undefined {
  if (offset === undefined || size === undefined || stride === undefined || size.length !== stride.length)
    return undefined;
  let last = offset;
  for (const [at, side] of size.entries()) {
    const count = V.integerOf(side);
    const step = V.integerOf(stride[at] ?? 0);
    if (count === undefined || step === undefined) return undefined;
    if (count === 0) return 0;
    last += (count - 1) * step;
  }
  return last + 1;
}
