/** Gathers the facts of one pull request. */

import { isSameAccount } from "../../adapters/github/people.ts";
import type { Edit } from "../../adapters/github/read-history.ts";
import { readHistory } from "../../adapters/github/read-history.ts";
import { readPermissions, readTeams } from "../../adapters/github/read-people.ts";
import type { Pull } from "../../adapters/github/read-pull.ts";
import { signOffsOf } from "../../core/acts/address.ts";
import { type ActsContext, type CollectedActs, collectActs, type RememberedAct } from "../../core/acts/collect-acts.ts";
import type { Checklist, ChecklistEdit, Conversation, Remark, Review } from "../../core/acts/conversation.ts";
import { revisionTexts } from "../../core/acts/revisions.ts";
import { sha256Hex } from "../../core/canonical-json.ts";
import type { Scope } from "../../core/change/scope.ts";
import { outlineOf } from "../../core/document/outline.ts";
import { FACTS_SCHEMA, type Facts, type Person } from "../../core/facts.ts";
import { own } from "../../core/own.ts";
import type { Policy, Role } from "../../core/policy/policy.ts";
import type { Problem } from "../../core/policy/problem.ts";
import type { LedgerHead } from "../../ledger/layout.ts";
import { CHECKLIST_MARKER } from "../../render/markdown.ts";
import { gatherScans } from "../artefacts/gather-scans.ts";
import { lintHeadPolicy } from "../describe-head.ts";
import { readPullTemplates } from "../read-pull-templates.ts";
import { type Gate, loadPolicyAt, policyPathOf } from "./gate.ts";

import { describeSpan, digestReviewed, fetchSpan, markUpdateMerges } from "./gather-head.ts";
import { gatherJobEvidence, type JobEvidence, joinReports, readersOf } from "./job-evidence.ts";
import { readMemory } from "./read-memory.ts";

/** What the event told us beyond the pull request itself. */
export interface Hints {
  readonly edit?: ChecklistEdit & { readonly comment: number };
  readonly pushed?: { readonly by: Person; readonly before: string; readonly after: string };
  /** A comment as the event told it. */
  readonly said?: Remark;
  /** The head of the merge group whose member it is judged as. */
  readonly group?: string;
}

export interface GatheredPull {
  readonly pull: Pull;
  readonly base: string;
  /** Earlier runs' memory of this pull request. */
  readonly memory?: LedgerHead;
  readonly checklist?: Checklist;
  /** Checklists beyond the first, left by an answer that was lost. */
  readonly duplicates: readonly string[];
  readonly problems: readonly Problem[];
  /** Absent where the policy is broken. */
  readonly judged?: {
    readonly policy: Policy;
    readonly facts: Facts;
    readonly scope: Scope;
    readonly collected: CollectedActs;
    /** What the job that made reports left behind, to read once more. */
    readonly readJob?: JobEvidence["read"];
  };
}

/** @throws GitHubError, GitError where the change cannot be read at all; MemoryMended where it is to be gathered again */
export async function gatherPull(gate: Gate, pull: Pull, hints: Hints = {}): Promise<GatheredPull> {
  const { inputs } = gate;
  // After a merge base holds the change, and would show none.
  const base = pull.state === "merged" ? pull.base.seen : pull.base.tip;
  if (base === undefined) throw new BaseGone(pull.base.ref);
  const memory = await readMemory(gate, pull);
  const { checklist, duplicates, others } = await findChecklist(gate, pull);
  const span = await fetchSpan(gate, pull, base);
  const { policy, problems } = await loadPolicyAt(gate, base);
  const gathered = {
    pull,
    base,
    ...(memory === undefined ? {} : { memory }),
    ...(checklist === undefined ? {} : { checklist }),
    duplicates,
    problems,
  };
  if (policy === undefined) return gathered;

  const described = await describeSpan(gate, policy, span);
  const job = await gatherJobEvidence(gate, { pull, base, policy, scope: described.scope, group: hints.group });
  const reports = joinReports(described.facts.reports, job.reports);
  const today = { ...described, facts: { ...described.facts, reports } };
  const outline = outlineOf(pull.body, await readPullTemplates(gate.mirror, base, policy, today.scope));
  const pullRequest: Facts["pullRequest"] = {
    number: pull.number,
    base: pull.base.ref,
    author: pull.author,
    fork: pull.fork,
    draft: pull.draft,
    body:
      "known" in outline ? { known: { sha256: sha256Hex(pull.body.toWellFormed()), outline: outline.known } } : outline,
    url: pull.url,
  };
  const conversation = toConversation(pull, { checklist, others }, hints);
  const collected = collectActs(conversation, {
    digestsAt: await digestReviewed(gate, policy, { pull, span, pullRequest, today }),
    remembered: rememberedBy(pull, hints, memory),
    unseenBy: unseenBy(policy, pull, job),
  });
  const needed = rolesNeeded(policy, today.scope);
  const facts: Facts = {
    schema: FACTS_SCHEMA,
    now: gate.now(),
    repository: { name: pull.repository.name, url: pull.repository.url, defaultBranch: pull.repository.defaultBranch },
    pullRequest,
    base,
    mergeBase: span.mergeBases[0],
    head: pull.head,
    ...today.facts,
    commits: await markUpdateMerges(gate, pull, span),
    pushers: [],
    acts: { known: collected.acts },
    teams: await gatherTeams(gate, needed),
    permissions: await gatherPermissions(gate, needed, collected.acts),
    jobEvidence: job.jobEvidence,
    checks: withoutOurs(pull.checks, inputs.statusContext),
    scans: await gatherScans(gate.mirror, { policy, scope: today.scope, head: pull.head }, gate.scans),
    headPolicy: await lintHeadPolicy(today.facts.changes, policyPathOf(inputs), () => loadPolicyAt(gate, pull.head)),
  };
  const pushers = knownPushers(pull, facts.commits, memory, hints);
  const readJob = job.read === undefined ? {} : { readJob: job.read };
  return { ...gathered, judged: { policy, facts: { ...facts, pushers }, scope: today.scope, collected, ...readJob } };
}

/** Whoever reviewed the head before a job had reported there has not seen the report. */
function unseenBy(policy: Policy, { head }: Pull, job: JobEvidence): NonNullable<ActsContext["unseenBy"]> {
  const { endedAt } = job;
  const readers = readersOf(policy, job);
  if (endedAt === undefined || readers.size === 0) return () => new Set();
  const isEarly = ({ commit, createdAt }: Review) => commit === head && Date.parse(createdAt) <= Date.parse(endedAt);
  return (review) => (isEarly(review) ? readers : new Set());
}

function toConversation(
  pull: Pull,
  { checklist, others }: { checklist?: Checklist | undefined; others: readonly Remark[] },
  { edit }: Hints,
): Conversation {
  return {
    self: pull.self,
    comments: others,
    reviews: pull.reviews,
    ...(checklist === undefined ? {} : { checklist }),
    ...(edit !== undefined && edit.comment === checklist?.id ? { checklistEdit: edit } : {}),
  };
}

/** What people said and did, whatever it may mean. */
export const conversationOf = async (gate: Gate, pull: Pull, hints: Hints): Promise<Conversation> =>
  toConversation(pull, await findChecklist(gate, pull), hints);

/** What is known to have been done, though nothing may show it any more. */
export const rememberedBy = (pull: Pull, hints: Hints, memory: LedgerHead | undefined): RememberedAct[] => [
  ...(memory?.acts ?? []),
  ...heard(pull, hints, memory),
];

/** What the event's comment held then is known to have been said, though it may have been edited or deleted since. */
function heard({ self }: Pull, { said }: Hints, memory: LedgerHead | undefined): RememberedAct[] {
  if (said === undefined || isSameAccount(said.author, self)) return [];
  const known = new Set(memory?.acts.map(({ act }) => act.id));
  const { acts } = collectActs({ self, comments: [said], reviews: [] }, { digestsAt: new Map(), remembered: [] });
  return acts
    .filter(({ id, kind }) => !known.has(id) && (kind === "object" || kind === "revoke"))
    .map((act) => ({ act, counted: [] }));
}

/** The base branch is gone, so there is no policy to judge by. */
export class BaseGone extends Error {
  override readonly name = "BaseGone";
  constructor(ref: string) {
    super(`the base branch ${JSON.stringify(ref)} is gone: point the pull request at another branch`);
  }
}

/** Our comment is the oldest with our marker by our own account; anybody else's marker is ignored. */
async function findChecklist({ github }: Gate, { self, comments }: Pull) {
  const isOurs = ({ author, body }: Remark) => body.startsWith(CHECKLIST_MARKER) && isSameAccount(author, self);
  const [first, ...duplicates] = comments.filter(isOurs);
  const others = comments.filter((comment) => !isSameAccount(comment.author, self));
  if (first === undefined) return { duplicates: [], others };
  const { id, node, url, body, createdAt, edited } = first;
  const edits: Edit[] = edited === undefined ? [] : await readHistory(github, node);
  const revisions = revisionTexts(edits, {
    ...{ at: createdAt, author: self, body },
    ...(edited === undefined ? {} : { edited: { at: edited.at } }),
  });
  const checklist: Checklist = { id, node, url, body, revisions };
  return { checklist, duplicates: duplicates.map((each) => each.node), others };
}

/** The roles that this change asks for, and the one that waives and overrules. */
function rolesNeeded(policy: Policy, scope: Scope): Role[] {
  const asked = policy.requirements
    .filter((requirement) => requirement.enforcement !== "off" && scope.governedBy(requirement).length > 0)
    .flatMap(({ needs }) => signOffsOf(needs).map(({ role }) => role));
  if (asked.length === 0 && scope.leftGovernance.length === 0) return [];
  const guard = policy.requirements.flatMap(({ id, needs }) =>
    scope.leftGovernance.length > 0 && id === "GOV-6" ? signOffsOf(needs) : [],
  );
  const names = new Set([
    ...asked,
    ...guard.map(({ role }) => role),
    ...(policy.waivers.role === undefined ? [] : [policy.waivers.role]),
  ]);
  return [...names].flatMap((name) => own(policy.roles, name) ?? []);
}

async function gatherTeams({ organisation }: Gate, roles: readonly Role[]): Promise<Facts["teams"]> {
  const teams = [...new Set(roles.flatMap((role) => role.teams))];
  if (teams.length === 0) return {};
  if (organisation === undefined)
    return Object.fromEntries(
      teams.map((team) => [
        team,
        { unavailable: "the job's own token cannot read teams: give the action an `org-token`" },
      ]),
    );
  return readTeams(organisation, teams);
}

/** Of everybody who acted, where a role goes by permission. */
async function gatherPermissions(
  gate: Gate,
  roles: readonly Role[],
  acts: readonly { actor: Person }[],
): Promise<Facts["permissions"]> {
  if (!roles.some(({ permission }) => permission !== undefined)) return {};
  const people = acts.filter(({ actor }) => !actor.bot).map(({ actor }) => actor.login);
  return readPermissions(gate.github, gate.repository, people);
}

function withoutOurs(checks: Pull["checks"], context: string): Facts["checks"] {
  if ("unavailable" in checks) return checks;
  return { known: checks.known.filter(({ name }) => name !== context && !name.startsWith(`${context}: `)) };
}

/**
 * Whoever pushed with force, pushed just now, or was seen to push before; a click on "Update branch" pushes nobody's work. The ledger's
 * word of somebody's account number could make two people one, so it is not taken.
 */
function knownPushers(
  pull: Pull,
  commits: Facts["commits"],
  memory: LedgerHead | undefined,
  { pushed }: Hints,
): Person[] {
  const isUpdate = pushed !== undefined && isClickOfUpdate(pull, commits, pushed);
  const before = (memory?.pushers ?? []).map(({ login }): Person => ({ login }));
  const all = [...before, ...pull.pushers, ...(pushed && !isUpdate ? [pushed.by] : [])];
  return [...new Map(all.map((person) => [person.login.toLowerCase(), person])).values()];
}

/** The push brought one commit, and that is the host's merge of base. */
function isClickOfUpdate(
  { commits }: Pull,
  marked: Facts["commits"],
  { before, after }: { readonly before: string; readonly after: string },
): boolean {
  const isMarked = "known" in marked && marked.known.some(({ id, updateMerge }) => updateMerge && id === after);
  const merge = "known" in commits ? commits.known.find(({ id }) => id === after) : undefined;
  return isMarked && merge?.parents[0] === before;
}
