import { addressActs } from "./acts/address.ts";
import { openCourt } from "./acts/court.ts";
import { type Scope, scopeOf } from "./change/scope.ts";
import type { Act, Facts } from "./facts.ts";
import { judgeImpact } from "./impact/judge-impact.ts";
import { judgeRequirement } from "./judge-requirement.ts";
import type { Policy } from "./policy/policy.ts";
import { policyDigest } from "./policy/policy-digest.ts";
import { compileWhen, type WhenContext } from "./policy/when.ts";
import { type Notice, type OverallStatus, type RequirementVerdict, VERDICT_SCHEMA, type Verdict } from "./verdict.ts";

const SHOWN_ITEMS = 1_000;

/**
 * Decides: facts in, verdict out. Synchronous, total and deterministic; the clock is a fact. The same policy and facts give
 * the same verdict, byte for byte, on any machine and years later.
 * @param scope what `scopeOf(policy, facts)` returned, where the caller has it already
 */
export function evaluate(policy: Policy, facts: Facts, scope: Scope = scopeOf(policy, facts)): Verdict {
  const court = openCourt(policy, facts);
  const addressed = addressActs(policy, facts);
  const hearing = { policy, facts, scope, court, when: whenIn(facts, scope) };
  const requirements = policy.requirements.map((requirement) =>
    judgeRequirement(requirement, addressed.of(requirement.id), hearing),
  );
  const mode = isAdvisory(policy, facts.now) ? "advisory" : "enforce";
  const blocking = requirements.filter(isBlocking);
  const { pullRequest } = facts;
  const baseRef = pullRequest?.base ?? facts.baseRef;
  return {
    schema: VERDICT_SCHEMA,
    status: mode === "advisory" ? "pass" : overall(blocking),
    mode,
    blocking: blocking.map(({ id }) => id),
    policyDigest: policyDigest(policy),
    repository: facts.repository.name,
    ...(pullRequest ? { pullRequest: pullRequest.number } : {}),
    ...(baseRef === undefined ? {} : { baseRef }),
    base: facts.base,
    mergeBase: facts.mergeBase,
    head: facts.head,
    now: facts.now,
    files: { changed: scope.changed, governed: new Set(scope.items.map(({ change }) => change)).size },
    kinds: scope.kinds,
    items: scope.items.slice(0, SHOWN_ITEMS).map(({ path, previousPath, status, kinds, through, out }) => ({
      path,
      ...(previousPath === undefined ? {} : { previousPath }),
      status,
      kinds,
      ...(through === undefined ? {} : { through }),
      ...(out === undefined ? {} : { out }),
    })),
    requirements,
    impact: judgeImpact(policy, facts, requirements, scope),
    contributors: [...court.contributors.byKey.values()],
    notices: [
      ...policy.notices,
      ...court.contributors.unattributed.map((commit): Notice => ({ code: "unattributed-commit", ...commit })),
      ...noticeTampering(addressed.inOrder),
      ...(facts.headPolicy?.problems ?? []).map((problem): Notice => ({ code: "head-policy-problem", ...problem })),
      ...noticeJobCode(facts, scope),
      ...addressed.lost.map((act): Notice => ({ code: "act-not-counted", act })),
    ],
    ...(court.waiverRole === undefined ? {} : { waiverRole: court.waiverRole }),
  };
}

/** Whether the policy only advises at that instant. */
export function isAdvisory({ mode, enforceFrom }: Policy, now: string): boolean {
  return mode === "advisory" || (enforceFrom !== undefined && now.slice(0, 10) < enforceFrom);
}

const isBlocking = ({ enforcement, status }: RequirementVerdict): boolean =>
  enforcement === "block" && (status === "error" || status === "unmet" || status === "pending");

function overall(blocking: readonly RequirementVerdict[]): OverallStatus {
  if (blocking.some(({ status }) => status !== "pending")) return "fail";
  return blocking.length > 0 ? "pending" : "pass";
}

/** Texts that somebody else edited, each once, until their authors' own later words stand there again. */
const CODE: ReadonlySet<string> = new Set(["evaluation", "training-code", "dependencies"]);
const SHOWN_CODE = 3;

/** That a run may vouch for a report says where it was made, and not by which code. */
function noticeJobCode({ jobEvidence, reports }: Facts, { items }: Scope): Notice[] {
  if (jobEvidence === null || "unavailable" in jobEvidence || !reports.some(({ from }) => from === "job")) return [];
  const paths = [...new Set(items.filter(({ kinds }) => kinds.some((kind) => CODE.has(kind))).map(({ path }) => path))];
  const more = Math.max(0, paths.length - SHOWN_CODE);
  if (paths.length === 0) return [];
  return [{ code: "job-code-changed", run: jobEvidence.known.id, paths: paths.slice(0, SHOWN_CODE), more }];
}

function noticeTampering(acts: readonly Act[]): Notice[] {
  const mended = new Map(acts.flatMap(({ source, url, at }) => (source.state === "intact" ? [[url, at]] : [])));
  const notices = new Map<string, Notice>();
  for (const { id, source, actor, url, at } of acts) {
    if (source.state !== "edited-by-other") continue;
    const later = url === undefined ? undefined : mended.get(url);
    if (later !== undefined && Date.parse(later) > Date.parse(at)) continue;
    const where = url === undefined ? {} : { url };
    notices.set(url ?? id, { code: "tampered", author: actor.login, by: source.by.login, ...where });
  }
  return [...notices.values()];
}

/** Each distinct expression is compiled and asked once. */
function whenIn(facts: Facts, scope: Scope): (expression: string) => { value: boolean } | { error: string } {
  const outcomes = new Map<string, { value: boolean } | { error: string }>();
  let context: WhenContext | undefined;
  const baseRef = facts.pullRequest?.base ?? facts.baseRef;
  return (expression) => {
    if (baseRef === undefined && /\bpr\b/.test(expression))
      return { error: "the name of the base branch is not known" };
    context ??= {
      pr: {
        base: baseRef ?? "",
        author: facts.pullRequest?.author.login ?? "",
        fork: facts.pullRequest?.fork ?? false,
      },
      repo: facts.repository.name,
      change: scope.whenContext(),
    };
    const outcome = outcomes.get(expression) ?? compileWhen(expression)(context);
    outcomes.set(expression, outcome);
    return outcome;
  };
}
