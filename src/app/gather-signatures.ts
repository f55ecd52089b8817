/** Verifies the signatures that applicable `evidence` proofs ask for. The libraries for that are loaded only where one does. */
import { hash } from "node:crypto";
import type { Blob, Repository, TreeEntry } from "../adapters/git/repository.ts";
import type { VerifyOptions } from "../adapters/sigstore/verify-bundle.ts";
import { sha256Hex } from "../core/canonical-json.ts";
import { byCodeUnits } from "../core/change/code-units.ts";
import { compileGlobs } from "../core/change/globs.ts";
import { LFS_POINTER_LIMIT, parseLfsPointer } from "../core/change/lfs-pointer.ts";
import type { Scope } from "../core/change/scope.ts";
import type { Fact, FileChange, LfsPointer } from "../core/facts.ts";
import type { EvidenceProof, Policy } from "../core/policy/policy.ts";
import { proofsAsked } from "../core/proofs/proofs-asked.ts";
import { MODEL_SIGNING, signaturePathOf } from "../core/proofs/signed.ts";
import type { Signature, SignatureFact, SignedFiles } from "../core/signature-facts.ts";
import {
  type FileProblem,
  fitsSigned,
  type HashedFile,
  hashedByPointer,
  type Place,
  planFolder,
} from "../evidence/compare-folder.ts";
import type { SignedFolder } from "../evidence/signed-folder.ts";

/** Past these a report or signature is not read (bytes), and past so many no more are. */
const MAX_BYTES = 16 * 1_048_576;
const MAX_SIGNATURES = 1_000;
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
  const entries = entriesOf(means.tree, proofs)
    .filter(({ path }) => touched.has(folderOf(path)))
    .slice(0, MAX_SIGNATURES);
  if (entries.length === 0) return [];
  const { readModelSignature } = await import("../adapters/sigstore/read-signature.ts");
  const facts: SignatureFact[] = [];
  for await (const [entry, had] of readUnits(means.repository, entries, (each) => [each])) {
    const { path, id } = entry;
    const bytes = had(entry);
    const read = "unavailable" in bytes ? bytes : readModelSignature(bytes.known, means.options);
    facts.push({
      path,
      id,
      signs: "folder",
      content: "unavailable" in read ? read : await compare(means, path, read.known),
    });
  }
  return facts;
}

async function compare(
  means: Means,
  path: string,
  { signature, folder }: { readonly signature: Signature; readonly folder: SignedFolder },
): Promise<Fact<Signature>> {
  return { known: { ...signature, files: await compareFolder(means, path, folder) } };
}

interface TreePlace extends Place {
  readonly entry: TreeEntry;
}

async function compareFolder(
  { repository, tree, changes }: Means,
  signature: string,
  signed: SignedFolder,
): Promise<SignedFiles> {
  const folder = folderOf(signature);
  const places = tree
    .filter(({ path }) => path.startsWith(folder))
    .map(
      (entry): TreePlace => ({
        entry,
        path: entry.path.slice(folder.length),
        kind: kindOf(entry),
        empty: EMPTY.has(entry.id),
      }),
    );
  const { toHash, problems } = planFolder(signed, places, {
    signature: signature.slice(folder.length),
    elsewhere: keptByDvc(tree, changes, folder),
  });
  const hashed = await hashEntries(
    repository,
    toHash.map(({ place }) => place.entry),
    signed,
  );
  const changed = new Set(changes.map(({ path }) => path));
  const found: FileProblem[] = [...problems];
  const covered: SignedFiles["covered"] = [];
  let matching = 0;
  for (const { place, signed: file } of toHash) {
    const { path, id } = place.entry;
    const actual = hashed.get(id);
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

/** Digests by git id, Git LFS pointers by what they say; what is not in the answer cannot be had. */
async function hashEntries(
  repository: Reader,
  entries: readonly TreeEntry[],
  signed: SignedFolder,
): Promise<ReadonlyMap<string, HashedFile>> {
  const ids = [...new Set(entries.map(({ id }) => id))];
  const pointers = await readPointers(repository, ids);
  const hashed = new Map<string, HashedFile>();
  for (const [id, pointer] of pointers) {
    const known = hashedByPointer(pointer, signed);
    if (known !== undefined) hashed.set(id, known);
  }
  const others = ids.filter((id) => !pointers.has(id));
  if (others.length === 0) return hashed;
  for (const [id, blob] of await repository.hashBlobs(others, signed))
    if (!("unavailable" in blob)) hashed.set(id, blob);
  return hashed;
}

/** A clone without large blobs has every blob that is small enough for a pointer. */
async function readPointers(repository: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, LfsPointer>> {
  const small = [...(await repository.blobSizes(ids))].filter(([, size]) => size < LFS_POINTER_LIMIT).map(([id]) => id);
  const pointers = new Map<string, LfsPointer>();
  for (const [id, blob] of await repository.readBlobs(small, LFS_POINTER_LIMIT)) {
    const pointer = "bytes" in blob ? parseLfsPointer(blob.bytes) : undefined;
    if (pointer !== undefined) pointers.set(id, pointer);
  }
  return pointers;
}

/** Whether DVC may keep a file that git does not have: it, or a folder above it, has a `.dvc` file beside it or is an output that changed. */
function keptByDvc(
  tree: readonly TreeEntry[],
  changes: readonly FileChange[],
  folder: string,
): (path: string) => boolean {
  const kept = new Set(tree.flatMap(({ path }) => (path.endsWith(".dvc") ? [path.slice(0, -4)] : [])));
  for (const { outs } of changes)
    for (const { path } of outs !== undefined && "known" in outs ? outs.known : []) kept.add(path);
  return (inside) => {
    const path = folder + inside;
    return kept.has(path) || [...foldersOf(path)].some((above) => kept.has(above.slice(0, -1)));
  };
}

/** Signatures of reports: the report itself where it is one, and what lies beside it. What has none is not in the answer. */
async function readReports(means: Means, proofs: readonly EvidenceProof[]): Promise<SignatureFact[]> {
  const plain = new Map(means.tree.filter(({ mode }) => mode.startsWith("100")).map((entry) => [entry.path, entry]));
  const units = entriesOf(means.tree, proofs)
    .slice(0, MAX_SIGNATURES)
    .map((report) => ({ report, beside: plain.get(signaturePathOf(report.path)) }));
  if (units.length === 0) return [];
  const [{ readReportSignature, readReportStatement }, { looksLikeBundle }] = await Promise.all([
    import("../adapters/sigstore/read-signature.ts"),
    import("../adapters/sigstore/read-bundle.ts"),
  ]);
  const facts: SignatureFact[] = [];
  const entriesIn = ({ report, beside }: (typeof units)[number]) =>
    beside === undefined ? [report] : [report, beside];
  for await (const [{ report, beside }, had] of readUnits(means.repository, units, entriesIn)) {
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
 * @returns each unit, with what gives its entries' bytes, or why they cannot be had
 */
async function* readUnits<U>(
  repository: Reader,
  units: readonly U[],
  entriesIn: (unit: U) => readonly TreeEntry[],
): AsyncGenerator<readonly [U, (entry: TreeEntry) => Fact<Buffer>]> {
  const ids = units.flatMap((unit) => entriesIn(unit).map(({ id }) => id));
  // Nothing is as small as this: they are all fetched at once, and none is read.
  await repository.readBlobs(ids, -1);
  const sizes = await repository.blobSizes(ids);
  for (let at = 0; at < units.length; ) {
    const some: U[] = [];
    for (let bytes = 0; at < units.length && bytes < AT_ONCE; at += 1) {
      const unit = units[at];
      if (unit === undefined) break;
      some.push(unit);
      for (const { id } of entriesIn(unit)) bytes += Math.min(MAX_BYTES, sizes.get(id) ?? 0);
    }
    const blobs = await repository.readBlobs(
      some.flatMap((unit) => entriesIn(unit).map(({ id }) => id)),
      MAX_BYTES,
    );
    for (const unit of some) yield [unit, ({ id }) => toFact(blobs.get(id))];
  }
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
