/** What `verify-model` found, as text and as JSON. */
import { showHidden } from "../core/document/code-span.ts";
import type { FileState, SignerFact } from "../core/signature-facts.ts";

export const MODEL_OUTPUT_SCHEMA = "secmlops-gate/model@1";

export interface ModelVerdict {
  readonly folder: string;
  readonly signature: string;
  readonly verdict: "verified" | "failed";
  /** Why the signature itself does not count. */
  readonly objection?: string;
  readonly signer?: SignerFact;
  /** ISO 8601, UTC. */
  readonly signedAt?: string;
  readonly predicateType?: string;
  /** Files that are as they were signed, and their bytes. */
  readonly matching: number;
  readonly bytes: number;
  /** Paths inside the folder, in order. */
  readonly problems: readonly { readonly path: string; readonly state: FileState; readonly detail?: string }[];
}

const WORDS: Readonly<Record<FileState, string>> = {
  differs: "is not the file that was signed",
  missing: "was signed, and is not there",
  unsigned: "is there, and was not signed",
  unreachable: "could not be read",
};

/** Problems that are listed; JSON has all of them. */
const SHOWN = 50;

/** @returns lines; a name from the folder or the signature begins none of its own */
export function renderModel(verdict: ModelVerdict): string {
  const { signer, signedAt, objection, matching, bytes, problems } = verdict;
  const [folder, signature] = [showHidden(verdict.folder), showHidden(verdict.signature)];
  const lines: string[] = [];
  lines.push(
    verdict.verdict === "verified" ? `${folder} is as it was signed` : `${folder} is NOT proved to be as it was signed`,
  );
  if (signer !== undefined)
    lines.push(`  signed by ${nameSigner(signer)}${signedAt === undefined ? "" : `, on ${signedAt.slice(0, 10)}`}`);
  if (objection !== undefined) lines.push(`  ${signature}: ${showHidden(objection)}`);
  else lines.push(`  ${matching} ${matching === 1 ? "file" : "files"} of ${formatBytes(bytes)} match ${signature}`);
  for (const { path, state, detail } of problems.slice(0, SHOWN))
    lines.push(`  ${showHidden(path)} ${WORDS[state]}${detail === undefined ? "" : `: ${showHidden(detail)}`}`);
  if (problems.length > SHOWN) lines.push(`  and ${problems.length - SHOWN} more; --format json has them all`);
  return lines.join("\n");
}

export const nameSigner = (signer: SignerFact): string =>
  "key" in signer ? `the key ${signer.key}` : `${signer.identity} (${signer.issuer})`;

function formatBytes(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  let [size, unit] = [bytes, 0];
  for (; size >= 1_000 && unit < units.length - 1; unit += 1) size /= 1_000;
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`;
}
