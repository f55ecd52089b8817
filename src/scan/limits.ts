/** How much of a hostile file is read before giving up. One hit makes the coverage partial, so never `safe`. */
export interface ScanLimits {
  readonly opcodes: number;
  readonly memo: number;
  readonly marks: number;
  /** Values on the stack of a pickle at once. */
  readonly stack: number;
  /** Different imports of one pickle, and names of imports that lie far away from where they are used. */
  readonly imports: number;
  /** Bytes of one imported name. */
  readonly nameBytes: number;
  /** Archives in archives, pickles in pickles. */
  readonly nesting: number;
  /** Entries of one archive. */
  readonly entries: number;
  /** Bytes inflated for one file, all its members together. */
  readonly inflatedBytes: number;
  /** Inflated bytes for one compressed byte. */
  readonly inflateRatio: number;
  /** Bytes of one header or one JSON document. */
  readonly headerBytes: number;
  /** Bytes of protobuf structure, weights left out. */
  readonly protobufBytes: number;
  /** Findings kept of one file; a hostile file makes millions. */
  readonly findings: number;
}

export type LimitName = keyof ScanLimits;

export const DEFAULT_LIMITS: ScanLimits = {
  opcodes: 5_000_000,
  memo: 1_000_000,
  marks: 10_000,
  stack: 2_000_000,
  imports: 10_000,
  nameBytes: 1_048_576,
  nesting: 3,
  entries: 10_000,
  inflatedBytes: 268_435_456,
  inflateRatio: 100,
  headerBytes: 100_000_000,
  protobufBytes: 67_108_864,
  findings: 200,
};

/** What each limit is a limit of. */
export const LIMIT_WORDS: Readonly<Record<LimitName, string>> = {
  opcodes: "opcodes of a pickle",
  memo: "memo entries of a pickle",
  marks: "marks on a pickle's stack",
  stack: "values on a pickle's stack",
  imports: "different imports of a pickle",
  nameBytes: "bytes of a name",
  nesting: "archives and pickles inside each other",
  entries: "entries of an archive",
  inflatedBytes: "bytes that come out of compression",
  inflateRatio: "bytes that come out for each compressed byte",
  headerBytes: "bytes of a header",
  protobufBytes: "bytes of protobuf structure",
  findings: "findings of one file",
};

export const isLimitName = (name: string): name is LimitName => Object.hasOwn(LIMIT_WORDS, name);
