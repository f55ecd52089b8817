import type { Blob, TreeEntry } from "../../adapters/git/repository.ts";
import type { Fact } from "../../core/facts.ts";
import type { Reader } from "./means.ts";

/** Past this a report or signature is not read (bytes), and past so many no more are. */
const MAX_BYTES = 16 * 1_048_576;
const MAX_SIGNATURES = 1_000;

/** Bytes that are read at once. */
const AT_ONCE = 32 * 1_048_576;

/**
 * Reads the entries of units, some units at a time, so that memory does not grow with their number.
 * @param most bytes of all that are read
 * @returns each unit, with what gives its entries' bytes, or why they cannot be had
 */
export async function* readUnits<U>(
  repository: Reader,
  units: readonly U[],
  entriesIn: (unit: U) => readonly TreeEntry[],
  most: number,
): AsyncGenerator<readonly [U, (entry: TreeEntry) => Fact<Buffer>]> {
  const within = units.slice(0, MAX_SIGNATURES);
  const ids = within.flatMap((unit) => entriesIn(unit).map(({ id }) => id));
  // Nothing is as small as this: they are all fetched at once, and none is read.
  await repository.readBlobs(ids, -1);
  const sizes = await repository.blobSizes(ids);
  let [at, all] = [0, 0];
  while (at < within.length && all <= most) {
    const some: U[] = [];
    for (let bytes = 0; at < within.length && bytes < AT_ONCE && all <= most; at += 1) {
      const unit = within[at];
      if (unit === undefined) break;
      const size = entriesIn(unit).reduce((sum, { id }) => sum + Math.min(MAX_BYTES, sizes.get(id) ?? 0), 0);
      all += size;
      if (all > most) break;
      some.push(unit);
      bytes += size;
    }
    const blobs = await repository.readBlobs(
      some.flatMap((unit) => entriesIn(unit).map(({ id }) => id)),
      MAX_BYTES,
    );
    for (const unit of some) yield [unit, ({ id }) => toFact(blobs.get(id))];
  }
  const unavailable =
    all > most
      ? `all that is asked for has more than ${most} bytes; no more is read`
      : `more than ${MAX_SIGNATURES} signatures are asked for; no more are read`;
  for (const unit of units.slice(at)) yield [unit, () => ({ unavailable })];
}

function toFact(blob: Blob | undefined): Fact<Buffer> {
  if (blob === undefined || "missing" in blob) return { unavailable: "its content is not in this clone" };
  if ("tooLarge" in blob) return { unavailable: `it has ${blob.tooLarge} bytes; at most ${MAX_BYTES} are read` };
  return { known: blob.bytes };
}
