/** Verifies the signatures that applicable `evidence` proofs ask for. The libraries for that are loaded only where one does. */
import type { VerifyOptions } from "../../adapters/sigstore/verify-bundle.ts";
import { byCodeUnits } from "../../core/change/code-units.ts";
import type { Scope } from "../../core/change/scope.ts";
import type { FileChange } from "../../core/facts.ts";
import type { EvidenceProof, Policy } from "../../core/policy/policy.ts";
import { proofsAsked } from "../../core/proofs/proofs-asked.ts";
import type { SignatureFact } from "../../core/signature-facts.ts";
import { MODEL_SIGNING } from "../../evidence/format-names.ts";
import type { Reader } from "./means.ts";
import { readFolders } from "./read-folders.ts";
import { readReports } from "./read-reports.ts";

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
    ...(await readFolders({ repository, tree, changes, options }, ofModels)),
    ...(await readReports({ repository, tree, changes, options }, ofReports)),
  ];
  return facts.sort((a, b) => byCodeUnits(a.path, b.path) || byCodeUnits(a.signs, b.signs));
}

const isOfModels = ({ format }: EvidenceProof): boolean => format === MODEL_SIGNING;
const isOfReports = ({ format, assurance }: EvidenceProof): boolean =>
  format !== MODEL_SIGNING && assurance === "signed";
