/** Whether what is signed was signed by somebody whom the policy accepts. That the signatures themselves hold is a fact. */
import { compileGlobs } from "../change/globs.ts";
import type { Item } from "../change/item.ts";
import type { Facts } from "../facts.ts";
import type { AcceptedSigner, EvidenceProof } from "../policy/policy.ts";
import { fingerprintOf } from "../public-key.ts";
import type { Reason } from "../reason.ts";
import type { SignatureFact, SignerFact } from "../signature-facts.ts";
import { type Artefact, artefactsOf } from "./artefacts.ts";

/** Where the signature of a report lies: beside it. */
export const signaturePathOf = (report: string): string => `${report}.sigstore.json`;

/**
 * Whether a policy accepts a signer. An issuer is compared as it is, and the whole of an identity with the whole of the pattern: `*`
 * stands for any characters but `/`, since whoever names a branch chooses those of a workflow's identity that follow a slash.
 */
export function judgeSigner(signer: SignerFact, accepted: readonly AcceptedSigner[]): boolean {
  return accepted.some((each) => {
    if ("key" in each) return "key" in signer && fingerprintOf(each.key) === signer.key;
    return "identity" in signer && each.issuer === signer.issuer && matchesIdentity(each.identity, signer.identity);
  });
}

/** Part by part between slashes, each in time of at most the product of both lengths. */
function matchesIdentity(pattern: string, identity: string): boolean {
  const [wanted, found] = [pattern.split("/"), identity.split("/")];
  return wanted.length === found.length && wanted.every((part, index) => matchesPart(part, found[index] ?? ""));
}

function matchesPart(pattern: string, text: string): boolean {
  let [at, from, star, resume] = [0, 0, -1, 0];
  while (from < text.length) {
    if (pattern[at] === "*") {
      star = at;
      resume = from;
      at += 1;
    } else if (at < pattern.length && pattern[at] === text[from]) {
      at += 1;
      from += 1;
    } else if (star >= 0) {
      resume += 1;
      at = star + 1;
      from = resume;
    } else return false;
  }
  while (pattern[at] === "*") at += 1;
  return at === pattern.length;
}

/**
 * Why a report does not count as signed; nothing where it does. A report in the format `in-toto` may be a signature itself, as no
 * other: what another reader takes from such a file may stand beside what is signed.
 */
export function judgeSignature(
  { signedBy }: Pick<EvidenceProof, "signedBy">,
  reportPath: string,
  { reports, signatures }: Pick<Facts, "reports" | "signatures">,
): Reason[] {
  const own = reports.filter(({ path }) => path === reportPath);
  const missing: Reason = { code: "signature-missing", path: signaturePathOf(reportPath) };
  if (own.length === 0) return [missing];
  const reasons = own.flatMap((report): Reason[] => {
    const isStatement = "known" in report.content && report.content.known.format === "in-toto";
    const itself = signatures.find(
      ({ path, id, signs }) => signs === "statement" && path === report.path && id === report.id,
    );
    if (isStatement && itself !== undefined) return objectionTo(itself, signedBy);
    const beside = signatures.find(
      ({ path, signs, about }) =>
        signs === "report" &&
        path === signaturePathOf(report.path) &&
        about?.path === report.path &&
        about.id === report.id,
    );
    if (beside === undefined) return [missing];
    const { about, content } = beside;
    const isAbout = "known" in content && content.known.subjects.some(({ sha256 }) => sha256 === about?.sha256);
    if ("known" in content && !isAbout)
      return [
        { code: "signature-broken", path: beside.path, detail: `it is not about ${report.path} as this change has it` },
      ];
    return objectionTo(beside, signedBy);
  });
  return reasons;
}

function objectionTo({ path, content }: SignatureFact, accepted: readonly AcceptedSigner[]): Reason[] {
  if ("unavailable" in content) return [{ code: "signature-broken", path, detail: content.unavailable }];
  const { signer } = content.known;
  if (judgeSigner(signer, accepted)) return [];
  const named = accepted.map((each): SignerFact => ("key" in each ? { key: fingerprintOf(each.key) ?? "" } : each));
  return [{ code: "signer-not-accepted", path, signer, accepted: named }];
}

const SHOWN_SIGNERS = 5;

/**
 * Of those whom a policy accepts, whoever signed what lies at these paths, each once.
 * @param paths of reports, or of signatures
 */
export function signersOf(
  { signedBy }: Pick<EvidenceProof, "signedBy">,
  paths: readonly string[],
  { signatures }: Pick<Facts, "signatures">,
): SignerFact[] {
  const meant = new Set(paths);
  const found = new Map<string, SignerFact>();
  for (const { path, about, content } of signatures) {
    if ("unavailable" in content || !(meant.has(path) || (about !== undefined && meant.has(about.path)))) continue;
    const { signer } = content.known;
    if (judgeSigner(signer, signedBy)) found.set(JSON.stringify(signer), signer);
  }
  return [...found.values()].slice(0, SHOWN_SIGNERS);
}

export interface SignedModel {
  /** None where every artefact of the change is signed. */
  readonly reasons: readonly Reason[];
  /** Paths of the signatures that were taken into account. */
  readonly signatures: readonly string[];
}

/** Reasons of one kind, and files named of one signature; each is a line that somebody reads. */
const SHOWN = 10;
const SHOWN_FILES = 3;
/** Git's own files, which signers leave out of every folder, and which hold nothing that a loader reads. */
const GIT_FILES: readonly string[] = [".gitattributes", ".gitignore"];

/**
 * Judges the format `model-signing`: every signature that the change touches must hold, be by an accepted signer, and fit all of its
 * folder; and every artefact that the change brings or alters must be in one of them, but for the signatures.
 */
export function judgeSignedModel(
  proof: Pick<EvidenceProof, "report" | "signedBy">,
  items: readonly Item[],
  facts: Pick<Facts, "signatures">,
): SignedModel {
  const isAskedFor = compileGlobs(proof.report);
  const signatures = facts.signatures.filter(({ path, signs }) => signs === "folder" && isAskedFor(path));
  const [covered, doubtful] = [new Set<string>(), new Set<string>()];
  const reasons: Reason[] = [];
  for (const signature of signatures) {
    const objections = [...objectionTo(signature, proof.signedBy), ...objectionsToFiles(signature)];
    reasons.push(...objections);
    if (objections.length > 0) doubtful.add(folderOf(signature.path));
    else if ("known" in signature.content)
      for (const file of signature.content.known.files?.covered ?? []) covered.add(keyOf(file));
  }
  const exempt = new Set(signatures.flatMap(({ path }) => [path, ...GIT_FILES.map((name) => folderOf(path) + name)]));
  const lacking = artefactsOf(items).filter(
    (artefact) => !exempt.has(artefact.path) && !covered.has(keyOf(artefact)) && !liesIn(artefact.path, doubtful),
  );
  const lacks = lacking.slice(0, SHOWN).map(({ path }): Reason => ({ code: "signature-lacks", path }));
  return { reasons: [...reasons.slice(0, SHOWN), ...lacks], signatures: signatures.map(({ path }) => path) };
}

const keyOf = ({ path, id }: Pick<Artefact, "path" | "id">): string => `${id}\0${path}`;
/** With a slash behind, but for the whole repository. */
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);

function liesIn(path: string, folders: ReadonlySet<string>): boolean {
  for (let folder = folderOf(path); ; folder = folderOf(folder.slice(0, -1))) {
    if (folders.has(folder)) return true;
    if (folder === "") return false;
  }
}

function objectionsToFiles({ path, content }: SignatureFact): Reason[] {
  if ("unavailable" in content) return [];
  const { files } = content.known;
  if (files === undefined) return [{ code: "signature-broken", path, detail: "it signs no folder" }];
  const shown = files.problems.slice(0, SHOWN_FILES);
  const more = files.problems.length - shown.length + files.omitted;
  const all = shown.map(
    ({ path: file, state }, index): Reason => ({
      ...{ code: "signed-file", path, file, state },
      more: index === shown.length - 1 ? more : 0,
    }),
  );
  // Problems of which none is kept are problems still.
  return all.length === 0 && files.omitted > 0
    ? [{ code: "signature-broken", path, detail: "files of its folder are not as it signs them" }]
    : all;
}
