/** Packs of other repositories for the action: read from the host itself, through a mirror of each repository. */
import { GitError } from "./git/git-error.ts";
import { openMirror } from "./git/mirror.ts";
import { type Clone, type GitHubPackRef, readPublished } from "./github-clone.ts";
import { type PackSource, packsOf, type ReadForeign } from "./packs.ts";

export interface RemotePacksOptions {
  /** The folder that holds `policies/`. */
  readonly root: string;
  /** The host's web address, such as `https://github.com`. */
  readonly serverUrl: string;
  /** Where mirrors are made, such as `RUNNER_TEMP`. */
  readonly folder: string;
  /** The job's token. */
  readonly token?: string;
  /** The token for other repositories; without it the job's is used. */
  readonly orgToken?: string;
  /** Waits between two tries (milliseconds). */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

/** One mirror for each repository, made when its first pack is asked for. */
export function openRemotePacks(options: RemotePacksOptions): PackSource {
  const clones = new Map<string, Promise<Clone>>();
  const read: ReadForeign = async (ref, maxBytes) => {
    const name = `${ref.owner}/${ref.repo}`;
    const known = clones.get(name.toLowerCase());
    const clone = known ?? mirrorOf(name, options);
    if (known === undefined) clones.set(name.toLowerCase(), clone);
    try {
      return await readPublished(await clone, ref, maxBytes);
    } catch (error) {
      if (error instanceof GitError) return { unavailable: explain(error, ref, options) };
      throw error;
    }
  };
  return packsOf(options.root, read);
}

async function mirrorOf(
  name: string,
  { serverUrl, folder, token, orgToken, pause }: RemotePacksOptions,
): Promise<Clone> {
  const used = orgToken || token;
  const mirror = await openMirror({
    folder,
    url: `${serverUrl.replace(/\/+$/, "")}/${name}`,
    ...(used ? { token: used } : {}),
    ...(pause ? { pause } : {}),
  });
  await mirror.fetchPublished();
  return { git: mirror.git, readBlobs: mirror.readBlobs, fetchTree: (commit) => mirror.fetchCommits([commit]) };
}

function explain(error: GitError, { owner, repo }: GitHubPackRef, { orgToken }: RemotePacksOptions): string {
  const name = `${owner}/${repo}`;
  if (error.code !== "fetch-denied") return `${name} cannot be read: ${error.message}`;
  return orgToken
    ? `the \`org-token\` cannot read ${name}: it needs \`contents: read\` there`
    : `the job's token cannot read ${name}: give \`org-token\`, a token that has \`contents: read\` there`;
}
