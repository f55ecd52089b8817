import { headPath } from "../../ledger/layout.ts";
import { asking } from "./api-error.ts";
import type { GitHub } from "./client.ts";
import { type LedgerRef, PULSE_QUERY } from "./pull-query.ts";
import type { Pull, PullAddress } from "./read-pull.ts";

interface Remarks {
  readonly totalCount: number;
  readonly nodes:
    | readonly ({
        readonly fullDatabaseId: string | null;
        readonly lastEditedAt: string | null;
        readonly state?: string;
      } | null)[]
    | null;
}
interface Answer {
  readonly repository: {
    readonly ledger?: LedgerRef | null;
    readonly pullRequest: {
      readonly state: string;
      readonly isDraft: boolean;
      readonly baseRefName: string;
      readonly headRefOid: string;
      readonly lastEditedAt: string | null;
      readonly baseRef: { readonly target: { readonly oid: string } | null } | null;
      readonly comments: Remarks;
      readonly reviews: Remarks | null;
    } | null;
  } | null;
}

/** What of a pull request has moved since it was read: `head`, `base`, `acts`, `decision` (a newer one is recorded), or nothing. */
export type Moved = "head" | "base" | "state" | "acts" | "decision" | undefined;

/** Reads again what a decision was made of, in one request. Of very long conversations the newest hundred remarks are compared. */
export async function findMoved(
  github: GitHub,
  at: PullAddress,
  pull: Pull,
  ledger: string | undefined,
): Promise<Moved> {
  const answer = await asking({ what: `read pull request #${at.number} again`, right: "pull-requests: read" }, () =>
    github.query<Answer>(PULSE_QUERY, {
      ...at,
      ledger: `refs/heads/${ledger ?? ""}`,
      memory: headPath(at.number),
      withLedger: ledger !== undefined,
    }),
  );
  const now = answer.repository?.pullRequest;
  if (!now || now.state.toLowerCase() !== pull.state || now.isDraft !== pull.draft) return "state";
  if (now.headRefOid !== pull.head) return "head";
  if (now.baseRefName !== pull.base.ref || now.baseRef?.target?.oid !== pull.base.tip) return "base";
  const memory = answer.repository?.ledger?.target?.file?.object?.oid;
  if (ledger !== undefined && memory !== pull.ledger.memory?.id) return "decision";
  const before = [fingerprint(pull.comments), fingerprint(pull.reviews)];
  const after = [now.comments, now.reviews].map(fingerprintNow);
  const body = (now.lastEditedAt ?? undefined) === pull.bodyEditedAt;
  return body && before.every((text, index) => text === after[index]) ? undefined : "acts";
}

const HEAD_QUERY = /* GraphQL */ `
query GateHead($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef { name }
    pullRequest(number: $number) { state headRefOid baseRefName }
  }
}
`;

/** The little that is needed to set a status: for when the rest cannot be read. */
export async function readHead(
  github: GitHub,
  at: PullAddress,
): Promise<
  { readonly state: string; readonly sha: string; readonly base: string; readonly defaultBranch: string } | undefined
> {
  const { repository } = await asking({ what: `find the head of #${at.number}`, right: "pull-requests: read" }, () =>
    github.query<HeadAnswer>(HEAD_QUERY, { ...at }),
  );
  const pull = repository?.pullRequest;
  return pull
    ? {
        state: pull.state,
        sha: pull.headRefOid,
        base: pull.baseRefName,
        defaultBranch: repository.defaultBranchRef?.name ?? "",
      }
    : undefined;
}
interface HeadAnswer {
  readonly repository: {
    readonly defaultBranchRef: { readonly name: string } | null;
    readonly pullRequest: { readonly state: string; readonly headRefOid: string; readonly baseRefName: string } | null;
  } | null;
}

const NEWEST = 100;

function fingerprint(remarks: Pull["comments"] | Pull["reviews"]): string {
  const lines = remarks
    .slice(-NEWEST)
    .map((remark) => `${remark.id} ${remark.edited?.at ?? ""} ${"dismissed" in remark ? "dismissed" : ""}`);
  return [remarks.length, ...lines].join("\n");
}

function fingerprintNow(remarks: Remarks | null): string {
  const lines = (remarks?.nodes ?? []).flatMap((node) =>
    node === null || node.state === "PENDING"
      ? []
      : [`${node.fullDatabaseId} ${node.lastEditedAt ?? ""} ${node.state === "DISMISSED" ? "dismissed" : ""}`],
  );
  const pending = (remarks?.nodes ?? []).filter((node) => node?.state === "PENDING").length;
  return [(remarks?.totalCount ?? 0) - pending, ...lines].join("\n");
}
