/** Verifies the signatures that applicable `evidence` proofs ask for. The libraries for that are loaded only where one does. */
import { hash } from "node:crypto";
import type { Blob, Repository, TreeEntry } from "../adapters/git/repository.ts";
import type { SignedModel } from "../adapters/sigstore/read-signature.ts";
import type { VerifyOptions } from "../adapters/sigstore/verify-bundle.ts";
import { sha256Hex } from "../core/canonical-json.ts";
import { byCodeUnits } from "../core/change/code-units.ts";
import { compileGlobs } from "../core/change/globs.ts";
import { LFS_POINTER_LIMIT, parseLfsPointer } from "../core/change/lfs-pointer.ts";
import type { Scope } from "../core/change/scope.ts";
import type { Fact, FileChange, LfsPointer } from "../core/facts.ts";
import type { EvidenceProof, Policy } from "../core/policy/policy.ts";
import { proofsAsked } from "../core/proofs/proofs-asked.ts";
import { signaturePathOf } from "../core/proofs/signed.ts";
import type { Signature, SignatureFact, SignedFiles } from "../core/signature-facts.ts";
import {
  type FileProblem,
  type FolderPlan,
  fitsSigned,
  type HashedFile,
  hashedByPointer,
  type Place,
  planFolder,
} from "../evidence/compare-folder.ts";
import { MODEL_SIGNING } from "../evidence/format-names.ts";
import type { Hashing, SignedFolder } from "../evidence/signed-folder.ts";

/** Past these a report or signature is not read (bytes), and past so many no more are. */
const MAX_BYTES = 16 * 1_048_576;
const MAX_SIGNATURES = 1_000;
/** Past these many bytes of all signatures of folders together, or of all reports with theirs, no more are read. */
const MAX_ALL_FOLDERS = 64 * 1_048_576;
const MAX_ALL_REPORTS = 256 * 1_048_576;
/** Past these many files in all signed folders together, and these many ways to hash them, no more folders are looked at. */
const MAX_PLACES = 500_000;
const MAX_WAYS = 8;
/** Problems of one folder that a record keeps. */
const KEPT = 20;

type Reader = Pick<Repository, "listTree" | "readBlobs" | "blobSizes" | "hashBlobs">;

export interface SignatureOptions {
  /** In the place of Sigstore's public instance. Tests alone have another. */
  readonly trusted?: VerifyOptions["trusted"];
}

/**
 * @param changes all that the change does, governed or not: a file that is added to a signed folder breaks its signature
 * @throws GitError where git cannot answer
 */
export async function gatherSignatures(
  repository: Reader,
  commit: string,
  policy: Policy,
  scope: Scope,
  changes: readonly FileChange[],
  { trusted }: SignatureOptions = {},
): Promise<SignatureFact[]> {
  const proofs = proofsAsked(policy, scope).filter((proof) => proof.kind === "evidence");
  const [ofModels, ofReports] = [proofs.filter(isOfModels), proofs.filter(isOfReports)];
  if (ofModels.length + ofReports.length === 0) return [];
  const tree = await repository.listTree(commit);
  const keys = [...ofModels, ...ofReports].flatMap(({ signedBy }) =>
    signedBy.flatMap((each) => ("key" in each ? [each.key] : [])),
  );
  const options = { keys: [...new Set(keys)], ...(trusted === undefined ? {} : { trusted }) };
  const facts = [
    ...(await readModels({ repository, tree, changes, options }, ofModels)),
    ...(await readReports({ repository, tree, changes, options }, ofReports)),
  ];
  return facts.sort((a, b) => byCodeUnits(a.path, b.path) || byCodeUnits(a.signs, b.signs));
}

const isOfModels = ({ format }: EvidenceProof): boolean => format === MODEL_SIGNING;
const isOfReports = ({ format, assurance }: EvidenceProof): boolean =>
  format !== MODEL_SIGNING && assurance === "signed";

interface Means {
  readonly repository: Reader;
  readonly tree: readonly TreeEntry[];
  readonly changes: readonly FileChange[];
  readonly options: Pick<VerifyOptions, "keys" | "trusted">;
}

function entriesOf(tree: readonly TreeEntry[], proofs: readonly EvidenceProof[]): TreeEntry[] {
  const isAskedFor = proofs.map(({ report }) => compileGlobs(report));
  return tree.filter(({ path, mode }) => mode.startsWith("100") && isAskedFor.some((asks) => asks(path)));
}

/** Signatures of folders that the change touches: of any other, base has what it had. */
async function readModels(means: Means, proofs: readonly EvidenceProof[]): Promise<SignatureFact[]> {
  const touched = new Set(
    means.changes.flatMap(({ path, previousPath = path }) => [...foldersOf(path), ...foldersOf(previousPath)]),
  );
  for (const { outs } of means.changes)
    for (const { path } of outs !== undefined && "known" in outs ? outs.known : [])
      for (const folder of foldersOf(path)) touched.add(folder);
  const there = entriesOf(means.tree, proofs).filter(({ path }) => touched.has(folderOf(path)));
  const gone = goneOf(means, proofs);
  if (there.length + gone.length === 0) return [];
  const { readModelSignature } = await import("../adapters/sigstore/read-signature.ts");
  const plan = planner(means);
  const planned: { readonly entry: TreeEntry; readonly content: Fact<Planned> }[] = [];
  const left: SignatureFact[] = [];
  const judgeGone = goneJudge(means, planned);
  const taken = new Set(gone);
  const entries = [...there, ...gone];
  for await (const [entry, had] of readUnits(means.repository, entries, (each) => [each], MAX_ALL_FOLDERS)) {
    const bytes = had(entry);
    const read = "unavailable" in bytes ? bytes : readModelSignature(bytes.known, means.options);
    if (taken.has(entry)) left.push(...judgeGone(entry, read));
    else planned.push({ entry, content: "unavailable" in read ? read : plan(entry.path, read.known) });
  }
  const hashed = await hashAll(
    means.repository,
    planned.flatMap(({ content }) => ("known" in content ? [content.known] : [])),
  );
  const changed = new Set(means.changes.map(({ path }) => path));
  const facts = planned.map(({ entry: { path, id }, content }): SignatureFact => {
    const named = { path, id, signs: "folder" } as const;
    if ("unavailable" in content) return { ...named, content };
    const { signature } = content.known;
    return { ...named, content: { known: { ...signature, files: compareFolder(content.known, hashed, changed) } } };
  });
  return [...facts, ...left];
}

/** Signatures that the change takes away, as they were before it. */
function goneOf({ tree, changes }: Means, proofs: readonly EvidenceProof[]): TreeEntry[] {
  const before = changes.flatMap(({ path, previousPath = path, oldMode: mode = "", oldId: id = "" }): TreeEntry[] =>
    id === "" ? [] : [{ path: previousPath, mode, id }],
  );
  const asked = entriesOf(before, proofs);
  if (asked.length === 0) return [];
  const there = new Set(entriesOf(tree, proofs).map(({ path }) => path));
  return asked.filter(({ path }) => !there.has(path));
}

/** One that goes with its files, or whose files another signature names, leaves nothing unsigned that was signed before. */
function goneJudge({ tree }: Means, planned: readonly { readonly content: Fact<Planned> }[]) {
  let named: Set<string> | undefined;
  return ({ path, id }: TreeEntry, read: Fact<SignedModel>): SignatureFact[] => {
    const folder = folderOf(path);
    named ??= new Set(
      planned.flatMap(({ content }) =>
        "known" in content ? [...content.known.signed.files.keys()].map((file) => content.known.folder + file) : [],
      ),
    );
    const isLeft = tree.some(
      (entry) =>
        entry.path.startsWith(folder) &&
        !named?.has(entry.path) &&
        ("unavailable" in read || read.known.folder.files.has(entry.path.slice(folder.length))),
    );
    if (!isLeft) return [];
    const unavailable =
      "unavailable" in read
        ? `it is gone, files of its folder are still there, and ${read.unavailable}`
        : "it is gone, and files that it signs are still there";
    return [{ path, id, signs: "folder", content: { unavailable } }];
  };
}

interface TreePlace extends Place {
  readonly entry: TreeEntry;
}

/** A signed folder, and what of it has to be hashed. */
interface Planned {
  readonly signature: Signature;
  readonly folder: string;
  readonly signed: SignedFolder;
  readonly places: readonly TreePlace[];
  readonly plan: FolderPlan<TreePlace>;
}

/**
 * Folders can lie in one another, and signatures be copied: what all of them together ask for is bounded. One that is past it cannot be
 * told to be what was signed.
 */
function planner({ tree, changes }: Means) {
  const isKept = keptByDvc(tree, changes);
  const ways = new Set<string>();
  let all = 0;
  return (path: string, { signature, folder: signed }: SignedModel): Fact<Planned> => {
    const folder = folderOf(path);
    const entries = all > MAX_PLACES ? [] : tree.filter((entry) => entry.path.startsWith(folder));
    all += entries.length;
    if (all > MAX_PLACES)
      return { unavailable: `all signed folders together hold more than ${MAX_PLACES} files; no more are looked at` };
    ways.add(wayOf(signed));
    if (ways.size > MAX_WAYS)
      return { unavailable: `the signatures hash in more than ${MAX_WAYS} ways; no more are looked at` };
    const places = entries.map(
      (entry): TreePlace => ({
        entry,
        path: entry.path.slice(folder.length),
        kind: kindOf(entry),
        empty: EMPTY.has(entry.id),
      }),
    );
    const elsewhere = (inside: string) => isKept(folder + inside);
    const plan = planFolder(signed, places, { signature: path.slice(folder.length), elsewhere });
    return { known: { signature, folder, signed, places, plan } };
  };
}

const wayOf = ({ algorithm, shard }: Hashing): string => `${algorithm} ${shard ?? ""}`;

function compareFolder(
  { folder, signed, places, plan: { toHash, problems } }: Planned,
  hashed: HashedBlobs,
  changed: ReadonlySet<string>,
): SignedFiles {
  const found: FileProblem[] = [...problems];
  const covered: SignedFiles["covered"] = [];
  let matching = 0;
  for (const { place, signed: file } of toHash) {
    const { path, id } = place.entry;
    const actual = hashed(signed, id);
    if (actual === undefined) found.push({ path: place.path, state: "unreachable" });
    else if (!fitsSigned(actual, file)) found.push({ path: place.path, state: "differs" });
    else {
      matching += 1;
      const [sha256] = signed.algorithm === "sha256" && actual.digests.length === 1 ? actual.digests : [];
      if (changed.has(path)) covered.push({ path, id, ...(sha256 === undefined ? {} : { sha256 }) });
    }
  }
  // In shards there is none of a file without a byte: it has nothing that could be signed.
  for (const { entry, path, kind, empty } of places)
    if (signed.shard !== undefined && kind === "file" && empty && !signed.files.has(path) && changed.has(entry.path))
      covered.push({ path: entry.path, id: entry.id });
  const sorted = found
    .map(({ path, state }) => ({ path: folder + path, state }))
    .sort((a, b) => byCodeUnits(a.path, b.path));
  return {
    folder: folder.replace(/\/$/, ""),
    matching,
    problems: sorted.slice(0, KEPT),
    omitted: Math.max(0, sorted.length - KEPT),
    covered: covered.sort((a, b) => byCodeUnits(a.path, b.path)),
  };
}

/** What a blob gives, hashed as a signature wants it, a Git LFS pointer by what it says; nothing where it cannot be had. */
type HashedBlobs = (signed: Hashing, id: string) => HashedFile | undefined;

/** Hashes for all signatures at once: each blob once for each way in which they hash. */
async function hashAll(repository: Reader, planned: readonly Planned[]): Promise<HashedBlobs> {
  const asked = new Map<string, { readonly hashing: Hashing; readonly ids: Set<string>; most: number }>();
  for (const { signed, plan } of planned) {
    const { algorithm, shard } = signed;
    const hashing = { algorithm, ...(shard === undefined ? {} : { shard }) };
    const way = asked.get(wayOf(signed)) ?? { hashing, ids: new Set(), most: 0 };
    asked.set(wayOf(signed), way);
    for (const { place, signed: file } of plan.toHash) {
      way.ids.add(place.entry.id);
      way.most = Math.max(way.most, file.digests.length);
    }
  }
  const pointers = await readPointers(repository, [...new Set([...asked.values()].flatMap(({ ids }) => [...ids]))]);
  const hashed = new Map<string, HashedFile>();
  for (const [way, { hashing, ids, most }] of asked) {
    const others = [...ids].filter((id) => !pointers.has(id));
    if (others.length === 0) continue;
    for (const [id, blob] of await repository.hashBlobs(others, { ...hashing, most }))
      if (!("unavailable" in blob)) hashed.set(`${way} ${id}`, blob);
  }
  return (signed, id) => {
    const pointer = pointers.get(id);
    return pointer === undefined ? hashed.get(`${wayOf(signed)} ${id}`) : hashedByPointer(pointer, signed);
  };
}

/** A clone without large blobs has every blob that is small enough for a pointer. */
async function readPointers(repository: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, LfsPointer>> {
  if (ids.length === 0) return new Map();
  const small = [...(await repository.blobSizes(ids))].filter(([, size]) => size < LFS_POINTER_LIMIT).map(([id]) => id);
  const pointers = new Map<string, LfsPointer>();
  for (const [id, blob] of await repository.readBlobs(small, LFS_POINTER_LIMIT)) {
    const pointer = "bytes" in blob ? parseLfsPointer(blob.bytes) : undefined;
    if (pointer !== undefined) pointers.set(id, pointer);
  }
  return pointers;
}

/** Whether DVC may keep a file that git does not have: it, or a folder above it, has a `.dvc` file beside it or is an output that changed. */
function keptByDvc(tree: readonly TreeEntry[], changes: readonly FileChange[]): (path: string) => boolean {
  const kept = new Set(tree.flatMap(({ path }) => (path.endsWith(".dvc") ? [path.slice(0, -4)] : [])));
  for (const { outs } of changes)
    for (const { path } of outs !== undefined && "known" in outs ? outs.known : []) kept.add(path);
  return (path) => kept.has(path) || [...foldersOf(path)].some((above) => kept.has(above.slice(0, -1)));
}

/** Signatures of reports: the report itself where it is one, and what lies beside it. What has none is not in the answer. */
async function readReports(means: Means, proofs: readonly EvidenceProof[]): Promise<SignatureFact[]> {
  const plain = new Map(means.tree.filter(({ mode }) => mode.startsWith("100")).map((entry) => [entry.path, entry]));
  const units = entriesOf(means.tree, proofs).map((report) => ({
    report,
    beside: plain.get(signaturePathOf(report.path)),
  }));
  if (units.length === 0) return [];
  const [{ readReportSignature, readReportStatement }, { looksLikeBundle }] = await Promise.all([
    import("../adapters/sigstore/read-signature.ts"),
    import("../adapters/sigstore/read-bundle.ts"),
  ]);
  const facts: SignatureFact[] = [];
  const entriesIn = ({ report, beside }: (typeof units)[number]) =>
    beside === undefined ? [report] : [report, beside];
  for await (const [{ report, beside }, had] of readUnits(means.repository, units, entriesIn, MAX_ALL_REPORTS)) {
    const { path, id } = report;
    const bytes = had(report);
    // That it cannot be read is said where reports are.
    if ("unavailable" in bytes) continue;
    if (looksLikeBundle(bytes.known))
      facts.push({ path, id, signs: "statement", content: readReportStatement(bytes.known, means.options) });
    if (beside === undefined) continue;
    const about = { path, id, sha256: sha256Hex(bytes.known) };
    const signature = had(beside);
    const content =
      "unavailable" in signature
        ? signature
        : readReportSignature(signature.known, { bytes: bytes.known, sha256: about.sha256 }, means.options);
    facts.push({ path: beside.path, id: beside.id, signs: "report", about, content });
  }
  return facts;
}

/** Bytes that are read at once. */
const AT_ONCE = 32 * 1_048_576;

/**
 * Reads the entries of units, some units at a time, so that memory does not grow with their number.
 * @param most bytes of all that are read
 * @returns each unit, with what gives its entries' bytes, or why they cannot be had
 */
async function* readUnits<U>(
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

const EMPTY: ReadonlySet<string> = new Set(["sha1", "sha256"].map((name) => hash(name, "blob 0\0", "hex")));

/** A submodule is another repository, and a link what it leads to: neither is a file of this tree. */
function kindOf({ mode }: TreeEntry): Place["kind"] {
  return mode.startsWith("100") ? "file" : mode === "120000" ? "link" : "other";
}

/** With a slash behind, but for the whole repository. */
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);

/** All folders that a path lies in, the whole repository last. */
function* foldersOf(path: string): Generator<string> {
  for (let folder = folderOf(path); ; folder = folderOf(folder.slice(0, -1))) {
    yield folder;
    if (folder === "") return;
  }
}
