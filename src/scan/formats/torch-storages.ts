import { escapeEvidence } from "../escape-evidence.ts";
import type { PickledStorage } from "../pickle/scan-pickle.ts";
import type { Notes } from "../reading.ts";

/** Bytes of one element (torch/storage.py). */
const ELEMENT: ReadonlyMap<string, number> = new Map([
  ["DoubleStorage", 8],
  ["FloatStorage", 4],
  ["HalfStorage", 2],
  ["BFloat16Storage", 2],
  ["LongStorage", 8],
  ["IntStorage", 4],
  ["ShortStorage", 2],
  ["CharStorage", 1],
  ["ByteStorage", 1],
  ["BoolStorage", 1],
  ["ComplexDoubleStorage", 16],
  ["ComplexFloatStorage", 8],
  ["QInt8Storage", 1],
  ["QUInt8Storage", 1],
  ["QInt32Storage", 4],
  ["QUInt4x2Storage", 1],
  ["QUInt2x4Storage", 1],
  ["UntypedStorage", 1],
]);

/** Bytes that a storage takes; `undefined` if its type or length are not known. */
export function bytesOfStorage({ type, elements }: PickledStorage): number | undefined {
  const size = type === undefined ? undefined : ELEMENT.get(type);
  return size === undefined || elements === undefined ? undefined : size * elements;
}

/** Tensors stay within their storages. Reaches that are not literal are PyTorch's to check. */
export function noteReaches(storages: readonly PickledStorage[], notes: Notes): void {
  for (const { key, elements, needed } of storages)
    if (elements !== undefined && needed !== undefined && needed > BigInt(elements))
      notes.find("PTH002", `A tensor reaches to element ${needed}, its storage has ${elements}.`, {
        evidence: escapeEvidence(key ?? ""),
      });
}

/** Every storage that is referred to is there, and as long as its type says. @param there bytes by key */
export function noteStorages(
  storages: readonly PickledStorage[],
  there: ReadonlyMap<string, number>,
  notes: Notes,
): void {
  noteReaches(storages, notes);
  const told = new Set<string>();
  for (const storage of storages) {
    const size = storage.key === undefined ? undefined : there.get(storage.key);
    const wanted = bytesOfStorage(storage);
    const evidence = escapeEvidence(storage.key ?? "");
    if (told.has(evidence)) continue;
    if (size === undefined) notes.find("PTH003", "A storage that the pickle refers to is not there.", { evidence });
    else if (wanted !== undefined && wanted > size)
      notes.find("PTH002", `A storage of ${wanted} bytes has only ${size}.`, { evidence });
    else continue;
    told.add(evidence);
  }
}
