import { compileSegment, compileStars, matchSegments, type SegmentMatcher } from "./glob-segment.ts";
import type { Segment } from "./glob-syntax.ts";

/** A pattern's place: its list, and its rank in that list counted from 1, negative where it subtracts. */
export interface Hit {
  readonly set: number;
  readonly rank: number;
}
/** A pattern that matches if the file's name, or the whole path, passes a test. */
interface NameHit extends Hit {
  readonly test: SegmentMatcher;
}
interface PathHit extends Hit {
  readonly test: (segments: readonly string[]) => boolean;
}

interface Folder {
  readonly path: string;
  readonly segments: readonly string[];
  readonly best: Int32Array;
  readonly names: readonly (readonly NameHit[])[];
}

/** Where a name may be cut for a look-up of its end. */
const CUT = /[._-]/g;
/** Beyond this many literal paths a pattern is not worth its look-up entries. */
const MAX_KEYS = 200;

/**
 * Patterns by shape, so that a path finds those that match it by look-ups of its name, its ends, its folders.
 */
export class GlobIndex {
  readonly #everything: Hit[] = [];
  /** One whole path. */
  readonly #paths = new Map<string, Hit[]>();
  /** `name` in any folder, and `*end` where `end` starts at a cut. */
  readonly #names = new Map<string, Hit[]>();
  readonly #ends = new Map<string, Hit[]>();
  /** Other names in any folder, by first character and extension where the pattern settles them: `t/.py`. */
  readonly #otherNames = new Map<string, NameHit[]>();
  /** A folder from the root on, and all below; a folder of that name anywhere, and all below. */
  readonly #folders = new Map<string, Hit[]>();
  readonly #anyFolders = new Map<string, Hit[]>();
  /** Names in a folder, below a folder, and below a folder of that name anywhere. */
  readonly #inFolder = new Map<string, NameHit[]>();
  readonly #belowFolder = new Map<string, NameHit[]>();
  readonly #belowAnyFolder = new Map<string, NameHit[]>();
  readonly #others: PathHit[] = [];
  #entered: Folder = { path: "", segments: [], best: new Int32Array(), names: [] };
  #longestFolder = 0;
  #longestEnd = 0;

  add(pattern: readonly (Segment | null)[], hit: Hit): void {
    const last = pattern.at(-1) ?? null;
    const parents = pattern.slice(0, -1);
    const deep = parents.at(-1) === null;
    const anyFolder = parents[0] === null && parents.length > 1 ? literalsOf(parents[1]) : undefined;
    const folders = pathsOf(deep ? parents.slice(0, -1) : parents);
    if (parents.length === 0 && !last) this.#everything.push(hit);
    else if (parents.length === 1 && deep && last) this.#addName(last, hit);
    else if (anyFolder && parents.length === 2 && !last) pushAll(this.#anyFolders, anyFolder, hit);
    else if (anyFolder && parents.length === 3 && deep && last)
      pushAll(this.#belowAnyFolder, anyFolder, { ...hit, test: compileSegment(last) });
    else if (folders && !last) pushAll(this.#folders, this.#noteFolders(folders), hit);
    else if (folders && last && deep)
      pushAll(this.#belowFolder, this.#noteFolders(folders), { ...hit, test: compileSegment(last) });
    else if (folders && last) this.#addInFolders(folders, last, hit);
    else {
      const matchers = pattern.map((segment) => segment && compileSegment(segment));
      this.#others.push({ ...hit, test: (segments) => matchSegments(matchers, segments) });
    }
  }

  /** Writes, for each list, the rank of the pattern that decides; 0 where none matches. */
  look(path: string, best: Int32Array): void {
    const slash = path.lastIndexOf("/");
    const name = path.slice(slash + 1);
    const folder = this.#enter(path.slice(0, Math.max(slash, 0)), best.length);
    best.set(folder.best);
    for (const hits of folder.names) raiseIf(best, hits, name);
    raise(best, this.#paths.get(path));
    raise(best, this.#anyFolders.get(name));
    if (path.length <= this.#longestFolder) raise(best, this.#folders.get(path));
    this.#lookName(name, best);
    if (this.#others.length > 0) raiseIf(best, this.#others, [...folder.segments, name]);
  }

  /** What a folder says of every file in it. The last one is kept, as paths mostly come in order. */
  #enter(path: string, sets: number): Folder {
    if (this.#entered.path === path && this.#entered.best.length === sets) return this.#entered;
    const segments = path === "" ? [] : path.split("/");
    const best = new Int32Array(sets);
    const names: (readonly NameHit[])[] = [];
    const note = (hits: readonly NameHit[] | undefined) => {
      if (hits) names.push(hits);
    };
    raise(best, this.#everything);
    note(this.#inFolder.get(path));
    note(this.#belowFolder.get(""));
    for (const segment of new Set(segments)) {
      raise(best, this.#anyFolders.get(segment));
      note(this.#belowAnyFolder.get(segment));
    }
    for (let end = path.indexOf("/"); ; end = path.indexOf("/", end + 1)) {
      const folder = end < 0 ? path : path.slice(0, end);
      if (folder === "" || folder.length > this.#longestFolder) break;
      raise(best, this.#folders.get(folder));
      note(this.#belowFolder.get(folder));
      if (end < 0) break;
    }
    this.#entered = { path, segments, best, names };
    return this.#entered;
  }

  #lookName(name: string, best: Int32Array): void {
    raise(best, this.#names.get(name));
    CUT.lastIndex = Math.max(0, name.length - this.#longestEnd);
    for (let cut = CUT.exec(name); cut; cut = CUT.exec(name)) raise(best, this.#ends.get(name.slice(cut.index)));
    const start = name[0] ?? "";
    const end = extension(name);
    raiseIf(best, this.#otherNames.get(`${start}/${end}`), name);
    raiseIf(best, this.#otherNames.get(`/${end}`), name);
    if (end === "") return;
    raiseIf(best, this.#otherNames.get(`${start}/`), name);
    raiseIf(best, this.#otherNames.get("/"), name);
  }

  #addName({ literals, starred, globs }: Segment, hit: Hit): void {
    pushAll(this.#names, literals, hit);
    for (const pieces of starred) {
      const [start = "", end = ""] = pieces;
      if (pieces.length === 2 && start === "" && /^[._-]/.test(end)) {
        push(this.#ends, end, hit);
        this.#longestEnd = Math.max(this.#longestEnd, end.length);
      } else
        push(this.#otherNames, `${start[0] ?? ""}/${extension(pieces.at(-1) ?? "")}`, {
          ...hit,
          test: compileStars(pieces),
        });
    }
    if (globs.length > 0)
      push(this.#otherNames, "/", { ...hit, test: compileSegment({ literals: [], starred: [], globs }) });
  }

  #addInFolders(folders: readonly string[], name: Segment, hit: Hit): void {
    const paths = folders.flatMap((folder) =>
      name.literals.map((literal) => (folder ? `${folder}/${literal}` : literal)),
    );
    pushAll(this.#paths, paths, hit);
    if (name.starred.length + name.globs.length > 0)
      pushAll(this.#inFolder, folders, { ...hit, test: compileSegment({ ...name, literals: [] }) });
  }

  #noteFolders(folders: readonly string[]): readonly string[] {
    for (const folder of folders) this.#longestFolder = Math.max(this.#longestFolder, folder.length);
    return folders;
  }
}

/** From the last dot on; "" without one. */
function extension(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? "" : name.slice(dot);
}

/** What a segment may be if it is literal text only. */
export function literalsOf(segment: Segment | null | undefined): readonly string[] | undefined {
  return segment && segment.starred.length + segment.globs.length === 0 ? segment.literals : undefined;
}

/** The paths that segments of literal text spell, "" for none; `undefined` where one is not literal, or too many come of it. */
function pathsOf(segments: readonly (Segment | null)[]): readonly string[] | undefined {
  let paths: readonly string[] = [""];
  for (const segment of segments) {
    const literals = literalsOf(segment);
    if (!literals || literals.length * paths.length > MAX_KEYS) return undefined;
    paths = paths.flatMap((path) => literals.map((literal) => (path ? `${path}/${literal}` : literal)));
  }
  return paths;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key) ?? [];
  values.push(value);
  map.set(key, values);
}

function pushAll<T>(map: Map<string, T[]>, keys: readonly string[], value: T): void {
  for (const key of keys) push(map, key, value);
}

/** Of a list's patterns the later one decides. */
export function raise(best: Int32Array, hits: readonly Hit[] | undefined): void {
  if (hits) for (const { set, rank } of hits) if (Math.abs(rank) > Math.abs(best[set] ?? 0)) best[set] = rank;
}

function raiseIf<T>(
  best: Int32Array,
  hits: readonly (Hit & { readonly test: (subject: T) => boolean })[] | undefined,
  subject: T,
): void {
  if (!hits) return;
  for (const { set, rank, test } of hits)
    if (Math.abs(rank) > Math.abs(best[set] ?? 0) && test(subject)) best[set] = rank;
}
