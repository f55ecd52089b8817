import type { Repository } from "../adapters/git/repository.ts";
import type { Scope } from "../core/change/scope.ts";
import type { Policy } from "../core/policy/policy.ts";
import { proofsAsked } from "../core/proofs/proofs-asked.ts";

/** Bytes, and files. */
const MAX_TEMPLATE = 65_536;
const MAX_TEMPLATES = 10;

/**
 * Where GitHub looks for them, in the spellings in use; it takes others too.
 * https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/creating-a-pull-request-template-for-your-repository
 */
const NAMES = ["pull_request_template", "PULL_REQUEST_TEMPLATE"] as const;
const FILES = [".github/", "", "docs/"].flatMap((folder) =>
  NAMES.flatMap((name) => [`${folder}${name}.md`, `${folder}${name}.txt`]),
);
const FOLDERS = NAMES.map((name) => `.github/${name}`);

/**
 * Base's templates for descriptions of pull requests, if an applicable proof reads the description: what still stands there as a template
 * has it, nobody wrote. One that cannot be read is left out, since it takes nothing away from what is asked.
 */
export async function readPullTemplates(
  repository: Pick<Repository, "entriesAt" | "listTree" | "readBlobs">,
  base: string,
  policy: Policy,
  scope: Scope,
): Promise<string[]> {
  if (!proofsAsked(policy, scope).some((proof) => proof.kind === "document" && "pullRequest" in proof.source))
    return [];
  const several = await Promise.all(FOLDERS.map((folder) => repository.listTree(base, folder)));
  const entries = [...(await repository.entriesAt(base, FILES)).values(), ...several.flat()]
    .filter(({ mode }) => mode.startsWith("100"))
    .slice(0, MAX_TEMPLATES);
  const blobs = await repository.readBlobs(
    entries.map(({ id }) => id),
    MAX_TEMPLATE,
  );
  return [...blobs.values()].flatMap((blob) => ("bytes" in blob ? [blob.bytes.toString("utf8")] : []));
}
