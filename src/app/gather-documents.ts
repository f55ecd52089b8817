import type { Repository } from "../adapters/git/repository.ts";
import type { Scope } from "../core/change/scope.ts";
import { MAX_DOCUMENT_BYTES, outlineOf } from "../core/document/outline.ts";
import type { DocumentFact, Facts } from "../core/facts.ts";
import type { Policy } from "../core/policy/policy.ts";
import { proofsAsked } from "../core/proofs/proofs-asked.ts";

/** Reads the outlines of the documents that the applicable requirements ask for, from a commit's tree. */
export async function gatherDocuments(
  repository: Repository,
  commit: string,
  policy: Policy,
  scope: Scope,
): Promise<Facts["documents"]> {
  const paths = documentPaths(policy, scope);
  const entries = await repository.entriesAt(commit, paths);
  const files = [...entries.values()].filter(({ mode }) => mode.startsWith("100"));
  const blobs = await repository.readBlobs(
    files.map(({ id }) => id),
    MAX_DOCUMENT_BYTES,
  );
  return Object.fromEntries(
    paths.map((path): [string, DocumentFact] => {
      const entry = entries.get(path);
      if (entry === undefined) return [path, { missing: true }];
      const blob = blobs.get(entry.id);
      if (blob === undefined) return [path, { unavailable: "it is not a regular file" }];
      if ("missing" in blob) return [path, { unavailable: "its content is not in this clone" }];
      if ("tooLarge" in blob)
        return [path, { unavailable: `it has ${blob.tooLarge} bytes; at most ${MAX_DOCUMENT_BYTES} are read` }];
      return [path, outlineBytes(entry.id, blob.bytes)];
    }),
  );
}

function outlineBytes(id: string, bytes: Uint8Array): DocumentFact {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { unavailable: "it is not UTF-8 text" };
  }
  const outline = outlineOf(text);
  return "unavailable" in outline ? outline : { known: { id, outline: outline.known } };
}

/** The paths that `document` proofs name, of requirements that judge anything in this change. */
function documentPaths(policy: Policy, scope: Scope): string[] {
  const paths = proofsAsked(policy, scope).flatMap((proof) =>
    proof.kind === "document" && "path" in proof.source ? [proof.source.path] : [],
  );
  return [...new Set(paths)].sort();
}
