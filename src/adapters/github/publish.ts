/** Everything the gate writes into a pull request and onto its commits. */
import { asking, graphqlErrors } from "./api-error.ts";
import type { GitHub } from "./client.ts";
import type { PullAddress, Status } from "./read-pull.ts";

export type Reaction = "THUMBS_UP" | "CONFUSED" | "EYES";

export interface CommentChange {
  /** The pull request, for a new comment. */
  readonly pull: string;
  /** The comment to rewrite, if there is one. */
  readonly comment?: string;
  /** Absent: the text stays. */
  readonly body?: string;
  readonly reactions: readonly { readonly node: string; readonly content: Reaction }[];
  /** Comments of ours that a lost answer left twice. */
  readonly remove: readonly string[];
}

/** The rest waits for the next run: a document has its limits. */
const MAX_REACTIONS = 50;

/**
 * Writes the checklist, gives reactions and removes duplicates, in one request.
 * @returns the checklist's address, if it was written
 */
export async function writeComment(github: GitHub, change: CommentChange): Promise<string | undefined> {
  const { body } = change;
  const variables: Record<string, string> = {};
  const fields: string[] = [];
  const add = (field: string, values: Readonly<Record<string, string>>) => {
    fields.push(field);
    Object.assign(variables, values);
  };
  if (body !== undefined && change.comment === undefined)
    add("comment: addComment(input: { subjectId: $pull, body: $body }) { commentEdge { node { url } } }", {
      pull: change.pull,
      body,
    });
  else if (body !== undefined && change.comment !== undefined)
    add("comment: updateIssueComment(input: { id: $comment, body: $body }) { issueComment { url } }", {
      comment: change.comment,
      body,
    });
  for (const [index, { node, content }] of change.reactions.slice(0, MAX_REACTIONS).entries())
    add(`r${index}: addReaction(input: { subjectId: $r${index}, content: ${content} }) { clientMutationId }`, {
      [`r${index}`]: node,
    });
  for (const [index, node] of change.remove.entries())
    add(`d${index}: deleteIssueComment(input: { id: $d${index} }) { clientMutationId }`, { [`d${index}`]: node });
  if (fields.length === 0) return undefined;
  const types: Readonly<Record<string, string>> = { body: "String!" };
  const declared = Object.keys(variables).map((name) => `$${name}: ${types[name] ?? "ID!"}`);
  const answer = await asking({ what: "write the checklist comment", right: "pull-requests: write" }, async () => {
    try {
      return await github.mutate<Written>(
        `mutation GateComment(${declared.join(", ")}) { ${fields.join("\n")} }`,
        variables,
      );
    } catch (error) {
      return writtenAll(error);
    }
  });
  return answer.comment?.commentEdge?.node?.url ?? answer.comment?.issueComment?.url;
}

/** A remark may be gone by the time it is answered; only the checklist matters. */
function writtenAll(error: unknown): Written {
  const errors = graphqlErrors(error);
  const others = errors.filter(({ path }) => !/^[rd]\d+$/.test(String(path?.[0])));
  if (errors.length === 0 || others.length > 0 || !(error instanceof Error) || !("data" in error)) throw error;
  return (error.data ?? {}) as Written;
}

interface Written {
  readonly comment?: {
    readonly commentEdge?: { readonly node: { readonly url: string } | null } | null;
    readonly issueComment?: { readonly url: string } | null;
  } | null;
}

/** The statuses of a commit, the newest of each context. */
export async function readStatuses(
  github: GitHub,
  { owner, name: repo, sha: ref }: Omit<PullAddress, "number"> & { readonly sha: string },
): Promise<{ readonly context: string; readonly state: string }[]> {
  return asking({ what: `read the statuses of ${ref.slice(0, 7)}`, right: "statuses: write" }, async () => {
    const { data } = await github.rest("GET /repos/{owner}/{repo}/commits/{ref}/status", {
      owner,
      repo,
      ref,
      per_page: 100,
    });
    return data.statuses.map(({ context, state }) => ({ context, state }));
  });
}

export type StatusState = "success" | "pending" | "failure" | "error";

/** Sets a commit status; the description has at most 140 characters. */
export async function writeStatus(
  github: GitHub,
  { owner, name: repo, sha }: Omit<PullAddress, "number"> & { readonly sha: string },
  status: Omit<Status, "creator" | "state"> & { readonly state: StatusState },
): Promise<void> {
  await asking({ what: `set the status of ${sha.slice(0, 7)}`, right: "statuses: write" }, () =>
    github.rest("POST /repos/{owner}/{repo}/statuses/{sha}", {
      ...{ owner, repo, sha },
      ...{ state: status.state, context: status.context, description: status.description },
      ...(status.url === "" ? {} : { target_url: status.url }),
    }),
  );
}

/** Asks people and teams for their review. */
export async function requestReviews(
  github: GitHub,
  { owner, name: repo, number }: PullAddress,
  wanted: { readonly users: readonly string[]; readonly teams: readonly string[] },
): Promise<void> {
  await asking({ what: "ask for reviews", right: "pull-requests: write" }, () =>
    github.rest("POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers", {
      ...{ owner, repo, pull_number: number },
      ...{ reviewers: [...wanted.users], team_reviewers: wanted.teams.map((team) => team.split("/").at(-1) ?? team) },
    }),
  );
}
