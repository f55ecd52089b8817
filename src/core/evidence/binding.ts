/** Which content a report speaks of. */
import type { Item } from "../change/item.ts";
import type { Facts } from "../facts.ts";
import { type Artefact, artefactsOf, scanOf } from "../proofs/artefacts.ts";
import { folderFinder, folderWork, pathsOfFolders } from "../proofs/dvc-folder.ts";
import type { ReportFact, Subject } from "../report-facts.ts";

/**
 * The artefacts that reports have to name: what the change brings of that kind, or of any kind that the requirement governs. Signatures and
 * sums, which are made of these, are none, if they are the text that they are called.
 */
export function artefactsToName(
  items: readonly Item[],
  kind: string | undefined,
  facts: Pick<Facts, "scans">,
): Artefact[] {
  const all = artefactsOf(kind === undefined ? items : items.filter(({ kinds }) => kinds.includes(kind)));
  return all.filter((artefact) => !isMadeOfOthers(artefact, facts));
}

const SIGNATURE_OR_SUMS = /\.(?:sig|sigstore\.json|sha256|md5)$/i;
const TEXTS: readonly string[] = ["json", "text"];

function isMadeOfOthers(artefact: Artefact, facts: Pick<Facts, "scans">): boolean {
  if (!SIGNATURE_OR_SUMS.test(artefact.path)) return false;
  const scan = scanOf(artefact, facts);
  return scan?.reach === "verified" && scan.verdict === "safe" && scan.formats.every((each) => TEXTS.includes(each));
}

/** What a report names: in its own text, and in the file of sums beside it. */
export function subjectsOf({ content, sums }: ReportFact): readonly Subject[] {
  const own = "known" in content ? content.known.subjects : [];
  const files = "known" in content ? (content.known.files ?? []) : [];
  const beside = sums !== undefined && "known" in sums.content ? sums.content.known : [];
  return [
    ...own,
    ...files.map(({ path, sha256, md5 }) => ({ name: path, sha256, ...(md5 === undefined ? {} : { md5 }) })),
    ...beside,
  ];
}

/** The digest that an artefact is best known by, for a message: of its bytes where that is known. */
export function digestOfArtefact(artefact: Artefact, facts: Pick<Facts, "scans">): string {
  const own = scanOf(artefact, facts);
  return artefact.sha256 ?? (own?.reach === "verified" ? own.sha256 : undefined) ?? artefact.id;
}

/** Tells what subjects name. Artefacts are looked up by digest: a change has many of them, and a report few subjects. */
export interface Names {
  /** The artefacts that any of these subjects names, by any digest of their bytes that the gate is sure of. */
  readonly namedBy: (subjects: readonly Subject[]) => ReadonlySet<Artefact>;
}

export function namesOf(artefacts: readonly Artefact[], facts: Pick<Facts, "scans">): Names {
  const byDigest = new Map<string, Artefact[]>();
  for (const artefact of artefacts) {
    // A Git LFS pointer's own id names the pointer, and through it the content.
    for (const digest of new Set([digestOfArtefact(artefact, facts), artefact.id, artefact.id.replace(/^md5:/, "")])) {
      if (digest === "") continue;
      const same = byDigest.get(digest);
      if (same === undefined) byDigest.set(digest, [artefact]);
      else same.push(artefact);
    }
  }
  const folders = artefacts.filter(({ id }) => id.endsWith(".dir"));
  const work = folderWork();
  return {
    namedBy: (subjects) => {
      const named = new Set<Artefact>();
      for (const { sha256, md5, gitBlob } of subjects)
        for (const digest of [sha256, md5, gitBlob])
          for (const artefact of digest === undefined ? [] : (byDigest.get(digest) ?? [])) named.add(artefact);
      if (folders.length > 0) {
        const files = subjects.flatMap(({ name: path, md5 }) =>
          path === undefined || md5 === undefined ? [] : [{ path, md5 }],
        );
        const inFolder = folderFinder(pathsOfFolders(folders), files, work);
        for (const folder of folders) if (inFolder(folder.path, folder.id).length > 0) named.add(folder);
      }
      return named;
    },
  };
}
