/** Node ids as GitHub makes them: a prefix that tells the kind, and an opaque rest. */

export type NodeKind =
  | "Bot"
  | "CheckRun"
  | "Commit"
  | "IssueComment"
  | "Organization"
  | "PullRequest"
  | "PullRequestReview"
  | "Reaction"
  | "Ref"
  | "Repository"
  | "StatusContext"
  | "Team"
  | "User"
  | "UserContentEdit"
  | "Node";

const PREFIXES: Readonly<Record<NodeKind, string>> = {
  Bot: "BOT",
  CheckRun: "CR",
  Commit: "C",
  IssueComment: "IC",
  Organization: "O",
  PullRequest: "PR",
  PullRequestReview: "PRR",
  Reaction: "REA",
  Ref: "REF",
  Repository: "R",
  StatusContext: "SC",
  Team: "T",
  User: "U",
  UserContentEdit: "UCE",
  Node: "N",
};

export const nodeId = (kind: NodeKind, ...key: readonly (string | number)[]): string =>
  `${PREFIXES[kind]}_${Buffer.from(JSON.stringify(key)).toString("base64url")}`;

export function readNodeId(
  id: string,
): { readonly kind: NodeKind; readonly key: readonly (string | number)[] } | undefined {
  const [prefix, rest = ""] = id.split(/_(.*)/s);
  const kind = (Object.keys(PREFIXES) as NodeKind[]).find((each) => PREFIXES[each] === prefix);
  try {
    const key: unknown = JSON.parse(Buffer.from(rest, "base64url").toString("utf8"));
    return kind !== undefined && Array.isArray(key) ? { kind, key } : undefined;
  } catch {
    return undefined;
  }
}
