/**
 * What a signature over a model says of its files: OpenSSF model signing 1.0, https://github.com/ossf/model-signing-spec, and the form
 * before it, whose subjects are the files.
 */
import { createHash } from "node:crypto";
import { ReportError } from "./report-error.ts";
import type { Statement } from "./statement.ts";
import { member, takeList, takeObject, takeText } from "./take.ts";

export const MODEL_SIGNATURE = "https://model_signing/signature/v1.0";
const FORMER = "https://model_signing/Digests/v0.1";
export const isModelSignature = ({ predicateType }: Pick<Statement, "predicateType">): boolean =>
  predicateType === MODEL_SIGNATURE || predicateType === FORMER;

/** Hashes by their name in signatures. BLAKE3, which they may name too, is none that Node has. */
export const FILE_HASHES = { sha256: 64, blake2b: 128 } as const;
export type FileHash = keyof typeof FILE_HASHES;

/** How a file is hashed: as a whole, or in shards of so many bytes, the last one shorter. */
export interface Hashing {
  readonly algorithm: FileHash;
  readonly shard?: number;
  /** Shards that are hashed of one file; of a longer one the others are counted by their bytes alone. */
  readonly most?: number;
}

export interface SignedFile {
  /** Bytes; known of files in shards. */
  readonly size?: number;
  /** In lower-case hex: one, or one for each shard. */
  readonly digests: readonly string[];
}

export interface SignedFolder extends Hashing {
  /** By path inside the folder. */
  readonly files: ReadonlyMap<string, SignedFile>;
  /** Whether it is one file that is signed, and not all that lies beside it. */
  readonly single: boolean;
  /** Files and folders that the signer left out. */
  readonly ignored: readonly string[];
  /** Whether links were read as what they lead to. */
  readonly links: boolean;
}

/**
 * Takes the files out of a statement, and holds its digest over them all against them.
 * @throws ReportError where it is not what signers write, contradicts itself, or hashes in a way that is not known
 */
export function readSignedFolder(statement: Statement): SignedFolder {
  return statement.predicateType === MODEL_SIGNATURE ? readResources(statement) : readSubjects(statement);
}

function readSubjects({ predicateType, subjects }: Statement): SignedFolder {
  if (predicateType !== FORMER)
    throw new ReportError("$.predicateType", `expected a model's signature, found ${predicateType.slice(0, 100)}`);
  const files = new Map<string, SignedFile>();
  for (const { name, digests, at } of subjects)
    addFile(files, name, { digests: [takeDigest(digests.get("sha256"), "sha256", `${at}.digest`)] }, at);
  return { algorithm: "sha256", files, single: false, ignored: [], links: false };
}

function readResources({ predicate, subjects }: Statement): SignedFolder {
  const form = takeObject(predicate["serialization"], "$.predicate.serialization");
  const { method, hash_type: algorithm } = form;
  if (algorithm !== "sha256" && algorithm !== "blake2b")
    throw new ReportError(
      "$.predicate.serialization.hash_type",
      `this version can hash by sha256 and blake2b, and these files are hashed by ${JSON.stringify(algorithm)?.slice(0, 40)}: sign with sha256`,
    );
  if (method !== "files" && method !== "shards")
    throw new ReportError("$.predicate.serialization.method", "expected files or shards");
  const shard = method === "shards" ? takeShard(form["shard_size"]) : undefined;
  const resources = takeList(predicate["resources"], "$.predicate.resources").map((value, index) => {
    const at = member("$.predicate.resources", index);
    const { name, algorithm: named, digest } = takeObject(value, at);
    const expected = shard === undefined ? algorithm : `${algorithm}-sharded-${shard}`;
    if (named !== expected) throw new ReportError(`${at}.algorithm`, `expected ${expected}`);
    return { at, name: takeText(name, `${at}.name`), digest: takeDigest(digest, algorithm, `${at}.digest`) };
  });
  if (resources.length === 0) throw new ReportError("$.predicate.resources", "expected at least one file");
  requireRoot(subjects, resources);
  const files = shard === undefined ? wholeFiles(resources) : shardedFiles(resources, shard);
  // A lone file is named by its folder's sign, and its own name is the subject's.
  const single = files.size === 1 ? files.get(".") : undefined;
  const name = subjects[0]?.name;
  const ignored = takeList(form["ignore_paths"] ?? [], "$.predicate.serialization.ignore_paths");
  return {
    algorithm,
    ...(shard === undefined ? {} : { shard }),
    files: single === undefined ? files : new Map([[requireName(name, "$.subject[0]"), single]]),
    single: single !== undefined,
    ignored: ignored.filter((path) => typeof path === "string"),
    links: form["allow_symlinks"] === true,
  };
}

interface Resource {
  readonly at: string;
  readonly name: string;
  readonly digest: string;
}

/** The subject's digest is over the digests of all resources, in their order. */
function requireRoot(subjects: Statement["subjects"], resources: readonly Resource[]): void {
  const hash = createHash("sha256");
  for (const { digest } of resources) hash.update(digest, "hex");
  if (subjects.length !== 1 || subjects[0]?.digests.get("sha256") !== hash.digest("hex"))
    throw new ReportError("$.subject", "expected one subject with the sha256 over the digests of all resources");
}

function wholeFiles(resources: readonly Resource[]): Map<string, SignedFile> {
  const files = new Map<string, SignedFile>();
  for (const { name, digest, at } of resources)
    if (name === "." && resources.length === 1) files.set(name, { digests: [digest] });
    else addFile(files, name, { digests: [digest] }, at);
  return files;
}

/** Named `path:start:end`. Only shards that follow each other without a gap speak of the whole file. */
function shardedFiles(resources: readonly Resource[], shard: number): Map<string, SignedFile> {
  const parts = new Map<string, { start: number; end: number; digest: string }[]>();
  for (const { name, digest, at } of resources) {
    const [, path, start, end] = /^([^:]+):(\d{1,15}):(\d{1,15})$/.exec(name) ?? [];
    if (path === undefined) throw new ReportError(`${at}.name`, "expected path:start:end");
    const part = { start: Number(start), end: Number(end), digest };
    const others = parts.get(path);
    if (others === undefined) parts.set(path, [part]);
    else others.push(part);
  }
  const files = new Map<string, SignedFile>();
  for (const [path, own] of parts) {
    own.sort((a, b) => a.start - b.start);
    const size = own.at(-1)?.end ?? 0;
    const fits = own.every(
      ({ start, end }, index) => start === index * shard && end > start && end === Math.min(start + shard, size),
    );
    if (!fits)
      throw new ReportError("$.predicate.resources", `the shards of ${path.slice(0, 200)} do not make a whole file`);
    const file = { size, digests: own.map(({ digest }) => digest) };
    if (path === "." && parts.size === 1) files.set(path, file);
    else addFile(files, path, file, "$.predicate.resources");
  }
  return files;
}

function addFile(files: Map<string, SignedFile>, name: string | undefined, file: SignedFile, at: string): void {
  const path = requireName(name, at);
  if (files.has(path)) throw new ReportError(at, `the file ${path.slice(0, 200)} stands twice`);
  files.set(path, file);
}

/** A path inside the folder, written in one way alone. */
function requireName(name: string | undefined, at: string): string {
  const parts = name?.split("/") ?? [];
  if (name === undefined || name.includes("\0") || parts.some((part) => part === "" || part === "." || part === ".."))
    throw new ReportError(at, "expected the name of a file inside the signed folder");
  return name;
}

function takeDigest(value: unknown, algorithm: FileHash, at: string): string {
  if (typeof value !== "string" || value.length !== FILE_HASHES[algorithm] || !/^[0-9a-f]+$/.test(value))
    throw new ReportError(at, `expected a ${algorithm} in lower-case hex`);
  return value;
}

function takeShard(value: unknown): number {
  // Numbers of a protobuf structure are written as floating point.
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 1)
    throw new ReportError("$.predicate.serialization.shard_size", "expected a number of bytes");
  return value;
}
