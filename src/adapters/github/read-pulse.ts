import type { Check, Person } from "../../core/facts.ts";
import { headPath, recordPath } from "../../ledger/layout.ts";
import { asking } from "./api-error.ts";
import type { GitHub } from "./client.ts";
import { isSameAccount, personOrNull } from "./people.ts";
import { type Actor, type CheckNode, type LedgerRef, type Page, PULSE_QUERY } from "./pull-query.ts";
import { checkOf, type Pull, type PullAddress } from "./read-pull.ts";

interface RemarkNode {
  readonly fullDatabaseId: string | null;
  readonly lastEditedAt: string | null;
  readonly state?: string;
  readonly author: Actor | null;
  readonly editor: Actor | null;
}
interface Remarks {
  readonly totalCount: number;
  readonly nodes: readonly (RemarkNode | null)[] | null;
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
      readonly headCommit?: {
        readonly nodes:
          | readonly ({
              readonly commit: {
                readonly statusCheckRollup: { readonly contexts: Pick<Page<CheckNode>, "nodes"> } | null;
              };
            } | null)[]
          | null;
      };
    } | null;
  } | null;
}

/** What of a pull request has moved since it was read: `decision` where a newer one is recorded. */
export type Moved = "head" | "base" | "state" | "acts" | "checks" | "decision";

/** What we ourselves have changed since, and what else to look for. */
export interface Expected {
  /** The ledger's branch; absent where none is kept. */
  readonly ledger?: string | undefined;
  /** The blob that the memory is by now. */
  readonly memory?: string | undefined;
  /** Comments that we added, less those we removed. */
  readonly comments: number;
  /** Asks for the checks too; those of our own contexts apart. */
  readonly checksBut?: string | undefined;
  /** A record that has to be there. */
  readonly record?: string | undefined;
}

export interface Pulse {
  readonly moved?: Moved;
  /** Whether the record that was asked for lies in the ledger. */
  readonly hasRecord: boolean;
}

/** Reads again what a decision was made of, in one request. Of very long lists the newest hundred entries are compared. */
export async function readPulse(github: GitHub, at: PullAddress, pull: Pull, expected: Expected): Promise<Pulse> {
  const { ledger, record, checksBut } = expected;
  const answer = await asking({ what: `read pull request #${at.number} again`, right: "pull-requests: read" }, () =>
    github.query<Answer>(PULSE_QUERY, {
      ...at,
      ...{ ledger: `refs/heads/${ledger ?? ""}`, memory: headPath(at.number), withLedger: ledger !== undefined },
      ...{ record: record === undefined ? "-" : recordPath(record), withRecord: record !== undefined },
      withChecks: checksBut !== undefined,
    }),
  );
  const moved = findMoved(answer, pull, expected);
  const hasRecord = answer.repository?.ledger?.target?.record?.object?.oid !== undefined;
  return { ...(moved === undefined ? {} : { moved }), hasRecord };
}

function findMoved({ repository }: Answer, pull: Pull, expected: Expected): Moved | undefined {
  const now = repository?.pullRequest;
  if (!now || now.state.toLowerCase() !== pull.state || now.isDraft !== pull.draft) return "state";
  if (now.headRefOid !== pull.head) return "head";
  if (now.baseRefName !== pull.base.ref || now.baseRef?.target?.oid !== pull.base.tip) return "base";
  if (expected.ledger !== undefined && repository.ledger?.target?.file?.object?.oid !== expected.memory)
    return "decision";
  if ((now.lastEditedAt ?? undefined) !== pull.bodyEditedAt) return "acts";
  if (now.comments.totalCount !== pull.comments.length + expected.comments) return "acts";
  if (printNodes(now.comments, pull.self) !== printRemarks(pull.comments, pull.self)) return "acts";
  if (now.reviews && printNodes(now.reviews, pull.self) !== printRemarks(pull.reviews, pull.self)) return "acts";
  if (expected.checksBut === undefined) return undefined;
  const checks = now.headCommit?.nodes?.[0]?.commit.statusCheckRollup?.contexts.nodes ?? [];
  const today = checks.flatMap((node) => (node === null ? [] : checkOf(node, "")));
  const before = "known" in pull.checks ? pull.checks.known.slice(0, NEWEST) : [];
  return printChecks(today, expected.checksBut) === printChecks(before, expected.checksBut) ? undefined : "checks";
}

/**
 * The little that is needed to set a status: for when the rest cannot be read. REST is asked, as it may answer, and has a limit of its
 * own, where GraphQL does not.
 */
export async function readHead(
  github: GitHub,
  { owner, name: repo, number }: PullAddress,
): Promise<{
  readonly isOpen: boolean;
  readonly sha: string;
  readonly base: string;
  readonly defaultBranch: string;
}> {
  return asking({ what: `find the head of #${number}`, right: "pull-requests: read" }, async () => {
    const { data } = await github.rest("GET /repos/{owner}/{repo}/pulls/{pull_number}", {
      ...{ owner, repo, pull_number: number },
    });
    const { state, head, base } = data;
    return { isOpen: state === "open", sha: head.sha, base: base.ref, defaultBranch: base.repo.default_branch };
  });
}

const NEWEST = 100;

/** What we wrote ourselves, and nobody touched, is no news. */
function printRemarks(remarks: Pull["comments"] | Pull["reviews"], self: Person): string {
  const others = remarks.filter(
    ({ author, edited }) =>
      !isSameAccount(author, self) || (edited !== undefined && !isSameAccount(edited.editor, self)),
  );
  return others
    .slice(-NEWEST / 2)
    .map((each) => `${each.id} ${each.edited?.at ?? ""} ${"dismissed" in each ? "dismissed" : ""}`)
    .join("\n");
}

function printNodes({ nodes }: Remarks, self: Person): string {
  const written = (nodes ?? []).filter((node) => node !== null).filter(({ state }) => state !== "PENDING");
  return printRemarks(
    written.map(({ fullDatabaseId, lastEditedAt, author, editor, state }) => ({
      ...{ id: Number(fullDatabaseId), node: "", url: "", body: "", createdAt: "" },
      author: personOrNull(author),
      ...(lastEditedAt === null ? {} : { edited: { at: lastEditedAt, editor: personOrNull(editor) } }),
      ...(state === "DISMISSED" ? { dismissed: { at: "", by: null } } : {}),
    })),
    self,
  );
}

/** Checks in any order. A check that has not begun has no instant of its own. */
function printChecks(checks: readonly Check[], context: string): string {
  return checks
    .filter(({ name }) => name !== context && !name.startsWith(`${context}: `))
    .map(({ name, state, conclusion, at }) =>
      JSON.stringify([name, state, conclusion, state === "completed" ? at : ""]),
    )
    .sort()
    .join("\n");
}
