/** The bytes of what a decision read, for the ledger to keep: whoever looks years later need not have the repository as it was. */
import type { Blob, Repository } from "../adapters/git/repository.ts";
import { sha256Hex } from "../core/canonical-json.ts";
import { byCodeUnits } from "../core/change/code-units.ts";
import type { Facts } from "../core/facts.ts";
import type { Evidence } from "../ledger/record.ts";

/** Bytes of one file, and bytes and files of one record, that are stored. A commit takes several times as much, and has the record to hold too. */
const MAX_STORED = 262_144;
const MAX_RECORD = 8 * 1_048_576;
const MAX_FILES = 500;
/** Bytes of larger files that are hashed, in path order. */
const MAX_HASHED = 256 * 1_048_576;

type ReadBlobs = (ids: readonly string[], limit: number) => Promise<ReadonlyMap<string, Blob>>;

export interface EvidenceReaders {
  readonly repository: Pick<Repository, "readBlobs" | "hashBlobs">;
  /** Of what a job made, where it made something. */
  readonly job?: ReadBlobs | undefined;
}

export interface CollectedEvidence {
  readonly named: readonly Evidence[];
  /** The bytes of all that is stored, by sha256. */
  readonly blobs: ReadonlyMap<string, Uint8Array>;
}

/** Files of git, whose ids name them in any tree, and those of a job. */
type Side = "git" | "job";

interface Source {
  readonly path: string;
  readonly from: Evidence["from"];
  /** The git id of its bytes; or why there are none. */
  readonly id: string | { readonly why: string };
}

/**
 * Collects reports, what lies beside them, and documents: each path once, in path order.
 * @param refusal why nothing may be stored, where that is so: all of it is named then
 * @throws GitError where git cannot answer
 */
export async function collectEvidence(
  facts: Facts,
  readers: EvidenceReaders,
  refusal?: string,
): Promise<CollectedEvidence> {
  const sources = sourcesOf(facts);
  const read = readerOf(readers);
  // Nothing is as small as this: of everything the size is told, and nothing is read.
  const sizes = new Map([...(await read(sources, -1))].flatMap(([key, blob]) => sizeOf(key, blob)));
  const objections = choose(sources, sizes, refusal);
  const contents = await read(
    sources.filter((source) => !objections.has(source)),
    MAX_STORED,
  );
  const digests = await hashAll(
    sources.filter((source) => objections.has(source)),
    { sizes, read, readers },
  );
  const blobs = new Map<string, Uint8Array>();
  const named = sources.map((source): Evidence => {
    const { path, from } = source;
    const key = keyOf(source);
    const blob = contents.get(key);
    const why = objections.get(source);
    if (why === undefined && blob !== undefined && "bytes" in blob) {
      const { bytes } = blob;
      const sha256 = sha256Hex(bytes);
      blobs.set(sha256, bytes);
      return { path, from, sha256, bytes: bytes.length, stored: true };
    }
    const size = sizes.get(key);
    const sha256 = digests.get(key);
    return {
      ...{ path, from, stored: false, why: why ?? GONE },
      ...(size === undefined ? {} : { bytes: size }),
      ...(sha256 === undefined ? {} : { sha256 }),
    };
  });
  return { named, blobs };
}

const GONE = "its content cannot be read any more";
const sideOf = ({ from }: Source): Side => (from === "job" ? "job" : "git");
const keyOf = (source: Source): string => `${sideOf(source)} ${typeof source.id === "string" ? source.id : ""}`;
const sizeOf = (key: string, blob: Blob): [string, number][] => ("tooLarge" in blob ? [[key, blob.tooLarge]] : []);

function sourcesOf({ reports, baseReports, signatures, documents, changes }: Facts): Source[] {
  const ofReports = (all: Facts["reports"], tree: "head" | "base") =>
    all.flatMap(({ path, id, from, sums }): Source[] => {
      const side = from === "job" ? "job" : tree;
      const own = { path, id, from: side } as const;
      return sums === undefined ? [own] : [own, { path: sums.path, id: sums.id, from: side }];
    });
  // Of a signature that the change takes away, what base had was read.
  const gone = new Set(
    changes.flatMap(({ path, previousPath = path, oldId, newId }) =>
      oldId === undefined || (path === previousPath && oldId === newId) ? [] : [`${oldId} ${previousPath}`],
    ),
  );
  const all = [
    ...ofReports(reports, "head"),
    ...ofReports(baseReports, "base"),
    ...signatures.map(({ path, id }): Source => ({ path, id, from: gone.has(`${id} ${path}`) ? "base" : "head" })),
    ...Object.entries(documents).flatMap(([path, fact]): Source[] => {
      if ("missing" in fact) return [];
      return [{ path, from: "head", id: "known" in fact ? fact.known.id : { why: fact.unavailable } }];
    }),
  ];
  const once = new Map(all.map((source) => [JSON.stringify([source.path, source.from]), source]));
  return [...once.values()].sort((a, b) => byCodeUnits(a.path, b.path) || byCodeUnits(a.from, b.from));
}

/** Reads sources by `keyOf`. What a job made may have changed since: then it is not there any more. */
type ReadSources = (sources: readonly Source[], limit: number) => Promise<ReadonlyMap<string, Blob>>;

function readerOf({ repository, job }: EvidenceReaders): ReadSources {
  const sides: [Side, ReadBlobs][] = [
    ["git", (ids, limit) => repository.readBlobs(ids, limit)],
    ["job", async (ids, limit) => (await job?.(ids, limit).catch(() => undefined)) ?? new Map()],
  ];
  return async (sources, limit) => {
    const found = new Map<string, Blob>();
    for (const [side, read] of sides) {
      const ids = sources.flatMap((source) =>
        sideOf(source) === side && typeof source.id === "string" ? [source.id] : [],
      );
      if (ids.length === 0) continue;
      for (const [id, blob] of await read(ids, limit)) found.set(`${side} ${id}`, blob);
    }
    return found;
  };
}

/** @returns why it is not stored, of each that is not */
function choose(
  sources: readonly Source[],
  sizes: ReadonlyMap<string, number>,
  refusal: string | undefined,
): ReadonlyMap<Source, string> {
  const taken = new Set<string>();
  let held = 0;
  const judge = (source: Source): string | undefined => {
    if (typeof source.id !== "string") return source.id.why;
    const key = keyOf(source);
    const size = sizes.get(key);
    if (size === undefined) return GONE;
    if (refusal !== undefined) return refusal;
    if (size > MAX_STORED) return `it has ${size} bytes; files of up to ${MAX_STORED} are stored`;
    if (taken.has(key)) return undefined;
    if (held + size > MAX_RECORD || taken.size >= MAX_FILES)
      return `of all that one decision read, ${MAX_RECORD} bytes in ${MAX_FILES} files are stored at most`;
    taken.add(key);
    held += size;
    return undefined;
  };
  const objections = new Map<Source, string>();
  for (const source of sources) {
    const why = judge(source);
    if (why !== undefined) objections.set(source, why);
  }
  return objections;
}

/** The sha256 of what is not stored, by `keyOf`, as far as it can be had. */
async function hashAll(
  sources: readonly Source[],
  { sizes, read, readers }: { sizes: ReadonlyMap<string, number>; read: ReadSources; readers: EvidenceReaders },
): Promise<ReadonlyMap<string, string>> {
  let room = MAX_HASHED;
  const within = sources.filter((source) => {
    const size = sizes.get(keyOf(source)) ?? Number.POSITIVE_INFINITY;
    if (size > room) return false;
    room -= size;
    return true;
  });
  const digests = new Map<string, string>();
  const ids = within.flatMap((source) =>
    sideOf(source) === "git" && typeof source.id === "string" ? [source.id] : [],
  );
  if (ids.length > 0)
    for (const [id, blob] of await readers.repository.hashBlobs(ids, { algorithm: "sha256" }))
      if (!("unavailable" in blob) && blob.digests[0] !== undefined) digests.set(`git ${id}`, blob.digests[0]);
  // One at a time: each may have 64 MiB.
  for (const source of within.filter((each) => sideOf(each) === "job"))
    for (const [key, blob] of await read([source], MAX_HASHED))
      if ("bytes" in blob) digests.set(key, sha256Hex(blob.bytes));
  return digests;
}
