import type { Commit, Facts, Identity, Person } from "../facts.ts";
import type { Contribution } from "../reason.ts";
import type { ContributorNote } from "../verdict.ts";
import type { KeyOf } from "./identify.ts";

/** Who made the change, and which commits leave that open. */
export interface Contributors {
  readonly byKey: ReadonlyMap<string, ContributorNote>;
  readonly unattributed: readonly { readonly commit: string; readonly name: string }[];
  readonly unverified: readonly { readonly commit: string }[];
  /** Why the commits could not be read: then nobody is known not to be a contributor. */
  readonly unavailable?: string;
}

/** The account with which GitHub commits on somebody's click. It always signs; without a signature the name is forged. */
const WEB_FLOW = "web-flow";

/**
 * Collects the pull request's author, every author, committer and co-author of its commits (all of them, through
 * whichever parent), and the known pushers. A host-made merge of base makes nobody a contributor.
 */
export function collectContributors(facts: Facts, keyOf: KeyOf): Contributors {
  const byKey = new Map<string, ContributorNote>();
  const unattributed: { commit: string; name: string }[] = [];
  const unverified: { commit: string }[] = [];
  const add = (person: Person, because: Contribution, commit?: string) => {
    const key = keyOf(person);
    if (!byKey.has(key)) byKey.set(key, { person, because, ...(commit === undefined ? {} : { commit }) });
  };

  if (facts.pullRequest) add(facts.pullRequest.author, "author");
  const commits = "known" in facts.commits ? facts.commits.known : [];
  for (const commit of commits.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (!commit.verified) unverified.push({ commit: commit.id });
    if (commit.updateMerge) continue;
    for (const [who, because] of namedIn(commit)) {
      if (!("login" in who)) unattributed.push({ commit: commit.id, name: who.unattributed });
      else if (who.login !== WEB_FLOW) add(who, because, commit.id);
      else if (because !== "committer" || !commit.verified) unattributed.push({ commit: commit.id, name: WEB_FLOW });
    }
  }
  for (const pusher of facts.pushers) add(pusher, "pusher");

  return {
    byKey,
    unattributed,
    unverified,
    ...("unavailable" in facts.commits ? { unavailable: facts.commits.unavailable } : {}),
  };
}

function namedIn(commit: Commit): [Identity, Contribution][] {
  return [
    [commit.author, "commit-author"],
    [commit.committer, "committer"],
    ...commit.coAuthors.map((who): [Identity, Contribution] => [who, "co-author"]),
  ];
}
