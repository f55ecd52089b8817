/** Signatures of whole folders, compared with what lies there. */
import type { TreeEntry } from "../../adapters/git/repository.ts";
import type { SignedModel } from "../../adapters/sigstore/read-signature.ts";
import { byCodeUnits } from "../../core/change/code-units.ts";
import type { Fact } from "../../core/facts.ts";
import type { EvidenceProof } from "../../core/policy/policy.ts";
import type { SignatureFact, SignedFiles } from "../../core/signature-facts.ts";
import { type FileProblem, fitsSigned } from "../../evidence/compare-folder.ts";
import { type HashedBlobs, hashAll } from "./hash-folders.ts";
import { entriesOf, folderOf, foldersOf, type Means } from "./means.ts";
import { type Planned, planner } from "./plan-folders.ts";
import { readUnits } from "./read-units.ts";

/** Past these many bytes of all signatures of folders together no more are read. */
const MAX_ALL = 64 * 1_048_576;
/** Problems of one folder that a record keeps. */
const KEPT = 20;

/** Signatures of folders that the change touches: of any other, base has what it had. */
export async function readFolders(means: Means, proofs: readonly EvidenceProof[]): Promise<SignatureFact[]> {
  const touched = new Set(
    means.changes.flatMap(({ path, previousPath = path }) => [...foldersOf(path), ...foldersOf(previousPath)]),
  );
  for (const { outs } of means.changes)
    for (const { path } of outs !== undefined && "known" in outs ? outs.known : [])
      for (const folder of foldersOf(path)) touched.add(folder);
  const there = entriesOf(means.tree, proofs).filter(({ path }) => touched.has(folderOf(path)));
  const gone = goneOf(means, proofs);
  if (there.length + gone.length === 0) return [];
  const { readModelSignature } = await import("../../adapters/sigstore/read-signature.ts");
  const plan = planner(means);
  const planned: { readonly entry: TreeEntry; readonly content: Fact<Planned> }[] = [];
  const left: SignatureFact[] = [];
  const judgeGone = goneJudge(means, planned);
  const taken = new Set(gone);
  const entries = [...there, ...gone];
  for await (const [entry, had] of readUnits(means.repository, entries, (each) => [each], MAX_ALL)) {
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
