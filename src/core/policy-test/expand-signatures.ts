/** Signatures of a case: what verifying them would have shown. */
import type { FileChange } from "../facts.ts";
import type { SignatureFact, SignerFact } from "../signature-facts.ts";
import { objectId } from "./expand-parts.ts";
import type { ShortSignature } from "./short-form.ts";

/** Each lies in the folder that it signs, as OpenSSF Model Signing has it. */
export function expandSignatures(
  signatures: Readonly<Record<string, ShortSignature>> = {},
  changes: readonly FileChange[],
): SignatureFact[] {
  return Object.entries(signatures)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, short]) => expandSignature(path, short, changes));
}

function expandSignature(path: string, short: ShortSignature, changes: readonly FileChange[]): SignatureFact {
  const fact = { path, id: objectId(`signature ${path} ${JSON.stringify(short)}`), signs: "folder" } as const;
  if ("unavailable" in short) return { ...fact, content: short };
  const { by, covers = [], problems = {} } = short;
  const covered = changes.flatMap(({ path: own, newId, lfs }) =>
    newId !== undefined && covers.includes(own)
      ? [{ path: own, id: newId, ...(lfs?.new === undefined ? {} : { sha256: lfs.new.oid }) }]
      : [],
  );
  const files = {
    folder: path.slice(0, Math.max(0, path.lastIndexOf("/"))),
    matching: covers.length,
    problems: Object.entries(problems).map(([file, state]) => ({ path: file, state })),
    omitted: 0,
    covered,
  };
  return { ...fact, content: { known: { signer: signerOf(by), subjects: [], files } } };
}

function signerOf({ identity, issuer, key }: Exclude<ShortSignature, { unavailable: string }>["by"]): SignerFact {
  if (key !== undefined) return { key };
  if (identity === undefined || issuer === undefined)
    throw new TypeError("the schema lets no signature through that names nobody");
  return { identity, issuer };
}
