import { type AddressedAct, signOffsOf } from "./acts/address.ts";
import type { Court } from "./acts/court.ts";
import { collectObjections } from "./acts/objections.ts";
import { refuse } from "./acts/summary.ts";
import { collectWaivers } from "./acts/waivers.ts";
import { compileGlobs } from "./change/globs.ts";
import { type Item, type Scope, scopeOf } from "./change/scope.ts";
import { reportsOf } from "./evidence/find-reports.ts";
import type { CodeownersFact, DocumentFact, Facts } from "./facts.ts";
import { own } from "./own.ts";
import { type Needs, POLICY_GUARD, type Policy, type Requirement } from "./policy/policy.ts";
import { judgeNeeds, leavesOf } from "./proofs/judge-needs.ts";
import type { Reason } from "./reason.ts";
import type { ProofVerdict, RefusedAct, RequirementStatus, RequirementVerdict } from "./verdict.ts";

export interface Hearing {
  readonly policy: Policy;
  readonly facts: Facts;
  readonly scope: Scope;
  readonly court: Court;
  /** Whether `when` holds; asked only of requirements that have one. */
  readonly when: (expression: string) => { value: boolean } | { error: string };
}

const SHOWN_ITEMS = 20;
/** Enough to find what matters most; the rest of a vast change is listed by path alone. */
const LOOKED_THROUGH = 1_000;

/** Gives the verdict on one requirement. */
export function judgeRequirement(
  requirement: Requirement,
  acts: readonly AddressedAct[],
  hearing: Hearing,
): RequirementVerdict {
  const { scope, facts, court } = hearing;
  const items = governedBy(requirement, scope);
  const doubts = findDoubts(requirement, items, hearing);
  const idle = doubts.length > 0 ? undefined : whyNotApplicable(requirement, items, hearing);
  if (requirement.enforcement === "off" || idle) {
    const reason: Reason = idle ?? { code: "mode-off" };
    return describe(requirement, items, {
      status: "not-applicable",
      reasons: [reason],
      notCounted: refuseAll(acts, requirement),
    });
  }

  const digest = digestOf(requirement, items, hearing);
  const proof = judgeNeeds(requirement, acts, { facts, court, digest, items });
  const objections = collectObjections(
    requirement.id,
    acts,
    [...new Set(signOffsOf(requirement.needs).map(({ role }) => role))],
    court,
  );
  const waivers = collectWaivers(requirement, acts, digest, hearing);
  const pardon = waivers.reason ?? findException(requirement, items, hearing);
  const { status, reasons } = settle(proof, [...doubts, ...objections.reasons], pardon);
  return describe(requirement, items, {
    status,
    reasons,
    digest,
    proof,
    notCounted: [...objections.refused, ...waivers.refused],
    lifted: objections.lifted,
  });
}

/**
 * Doubt before objection before pardon before proof. Nothing but its author or an overrule lifts an objection: no waiver does.
 * @param against doubts and standing objections
 */
function settle(
  proof: ProofVerdict,
  against: readonly Reason[],
  pardon: Reason | undefined,
): { status: RequirementStatus; reasons: readonly Reason[] } {
  const inDoubt = against.some(({ code }) => code !== "objected") || (proof.status === "error" && !pardon);
  if (inDoubt) return { status: "error", reasons: against };
  if (against.length > 0) return { status: "unmet", reasons: against };
  if (pardon && proof.status !== "satisfied") return { status: "waived", reasons: [pardon] };
  return { status: proof.status, reasons: [] };
}

/** The items a requirement judges; the guard of the policy also judges what a rename takes out of governance. */
function governedBy(requirement: Requirement, scope: Scope): readonly Item[] {
  const items = scope.governedBy(requirement);
  if (requirement.id !== POLICY_GUARD || scope.leftGovernance.length === 0) return items;
  return [...new Set([...items, ...scope.leftGovernance])];
}

/** What keeps everything else from being decided, as reasons for `error`. */
function findDoubts(requirement: Requirement, items: readonly Item[], { facts, scope, when }: Hearing): Reason[] {
  if (requirement.enforcement === "off") return [];
  const doubts: Reason[] = [];
  if ("unavailable" in facts.acts) doubts.push({ code: "unavailable", fact: "acts", detail: facts.acts.unavailable });
  if ("unavailable" in facts.links)
    doubts.push({ code: "unavailable", fact: "links", detail: facts.links.unavailable });
  for (const { path, kinds, detail } of scope.unresolved) {
    if (kinds.some((kind) => requirement.appliesTo.includes(kind)))
      doubts.push({ code: "unresolvable-link", path, detail });
  }
  if (requirement.when !== undefined && items.length > 0) {
    const outcome = when(requirement.when);
    if ("error" in outcome) doubts.push({ code: "when-error", when: requirement.when, detail: outcome.error });
  }
  return doubts;
}

function whyNotApplicable(requirement: Requirement, items: readonly Item[], { when }: Hearing): Reason | undefined {
  if (items.length === 0) return { code: "nothing-governed" };
  if (requirement.when === undefined) return undefined;
  const outcome = when(requirement.when);
  return "value" in outcome && !outcome.value ? { code: "when-false", when: requirement.when } : undefined;
}

/** Acts that name a requirement which does not apply are answered, not swallowed. */
function refuseAll(acts: readonly AddressedAct[], { id }: Requirement): RefusedAct[] {
  return acts
    .filter(({ explicit }) => explicit)
    .map(({ act }) => refuse(act, { code: "not-applicable-target", target: id }));
}

/** A standing exception of the policy, where it covers every governed item and has not run out (last day included, UTC). */
function findException(
  requirement: Requirement,
  items: readonly Item[],
  { policy, facts }: Hearing,
): Reason | undefined {
  if (!requirement.waivable) return undefined;
  const today = facts.now.slice(0, 10);
  const inForce = policy.exceptions.filter(({ requirement: id, until }) => id === requirement.id && until >= today);
  if (inForce.length === 0) return undefined;
  const exceptions = inForce.map((exception) => ({ ...exception, covers: compileGlobs(exception.paths) }));
  const covering = (item: Item) => exceptions.find(({ covers }) => item.names.every(covers));
  const used = new Set(items.map(covering));
  const [first] = used;
  if (first === undefined || used.has(undefined)) return undefined;
  const all = [...used].flatMap((exception) => exception ?? []);
  const [until = first.until] = all.map((exception) => exception.until).sort();
  return {
    code: "excepted",
    until,
    note: all.map(({ reason }) => reason).join("; "),
    paths: all.flatMap(({ paths }) => paths),
  };
}

/** The facts that proofs read beside the change. */
type ReadFacts = Pick<Facts, "codeowners" | "documents" | "reports" | "pullRequest">;

/** What a sign-off of this requirement is bound to, today. */
export function digestOf(
  requirement: Requirement,
  items: readonly Item[],
  { scope, facts }: { readonly scope: Scope; readonly facts: ReadFacts },
): string {
  return scope.digestOf(requirement, readBy(requirement.needs, facts), items);
}

/** The blobs that the requirement's machine proofs read, by source; what is scanned is governed, and so there already. */
function readBy(needs: Needs, facts: ReadFacts): { source: string; id: string }[] {
  return leavesOf(needs).flatMap((proof) => {
    if (proof.kind === "evidence")
      return reportsOf(proof, facts).flatMap(({ path, id, sums }) => [
        { source: `report:${path}`, id },
        ...(sums === undefined ? [] : [{ source: `report:${sums.path}`, id: sums.id }]),
      ]);
    if (proof.kind === "owners") return [{ source: "codeowners", id: idOf(facts.codeowners) }];
    if (proof.kind !== "document") return [];
    if ("pullRequest" in proof.source) return [{ source: "pull-request", id: bodyId(facts) }];
    return [{ source: `path:${proof.source.path}`, id: idOf(own(facts.documents, proof.source.path)) }];
  });
}

/** The blob that a fact was read from, or why there is none. */
function idOf(fact: DocumentFact | CodeownersFact | undefined): string {
  if (fact === undefined || "unavailable" in fact) return "unavailable";
  return "missing" in fact ? "missing" : fact.known.id;
}

function bodyId({ pullRequest }: Pick<Facts, "pullRequest">): string {
  if (pullRequest === null) return "none";
  return "known" in pullRequest.body ? pullRequest.body.known.sha256 : "unavailable";
}

/** A few items to look at first: in the order of the kinds the requirement names, then of paths. */
function worthALook({ appliesTo }: Requirement, items: readonly Item[]): string[] {
  const rank = ({ kinds }: Item) => appliesTo.findIndex((kind) => kinds.includes(kind)) >>> 0;
  return items
    .slice(0, LOOKED_THROUGH)
    .map((item) => ({ path: item.path, rank: rank(item) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, SHOWN_ITEMS)
    .map(({ path }) => path);
}

function describe(
  requirement: Requirement,
  items: readonly Item[],
  outcome: Pick<RequirementVerdict, "status" | "reasons"> &
    Partial<Pick<RequirementVerdict, "digest" | "proof" | "notCounted" | "lifted">>,
): RequirementVerdict {
  const { id, title, dimension, concerns, phase, why, enforcement, controls, waivable, origin } = requirement;
  return {
    id,
    title,
    dimension,
    concerns,
    ...(phase === undefined ? {} : { phase }),
    ...(why === undefined ? {} : { why }),
    enforcement,
    notCounted: [],
    lifted: [],
    ...outcome,
    governed: { count: items.length, first: worthALook(requirement, items) },
    controls,
    waivable,
    origin,
  };
}

/** What a sign-off of each requirement is bound to at the head that the facts describe, by requirement id. */
export function digestsAt(policy: Policy, facts: Pick<Facts, "changes" | "links"> & ReadFacts): Record<string, string> {
  const scope = scopeOf(policy, facts);
  return Object.fromEntries(
    policy.requirements.map((requirement) => [
      requirement.id,
      digestOf(requirement, governedBy(requirement, scope), { scope, facts }),
    ]),
  );
}
