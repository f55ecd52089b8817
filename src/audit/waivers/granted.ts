/** The waivers that merges went through on, and what content each was granted for. */

import type { Item } from "../../core/change/item.ts";
import { scopeOf } from "../../core/change/scope.ts";
import type { Person } from "../../core/facts.ts";
import type { Policy } from "../../core/policy/policy.ts";
import type { Predicate } from "../../ledger/record.ts";

/** Content that a waiver is bound to, as it can be looked for in a tree. */
export interface BoundContent {
  /** In the repository. */
  readonly path: string;
  /** The file that pins it, where it is another: DVC's. */
  readonly file: string;
  readonly mode: string;
  /** Its git blob, or a submodule's commit. */
  readonly id: string;
  /** Of what Git LFS keeps. */
  readonly lfs?: string;
  /** Of what DVC keeps. */
  readonly dvc?: string;
  readonly kinds: readonly string[];
}

export interface GrantedWaiver {
  readonly pullRequest: number;
  /** The record of the decision that the merge went through on. */
  readonly record: string;
  readonly requirement: string;
  readonly title: string;
  /** `exception`: the policy itself excepted it. */
  readonly kind: "waiver" | "exception";
  readonly by?: Person;
  /** When it was granted, where an act tells. */
  readonly at?: string;
  /** The last day included, UTC; empty where none is recorded. */
  readonly until: string;
  readonly note: string;
  readonly url?: string;
  /** The digest it is bound to. */
  readonly digest?: string;
  readonly merged: { readonly at: string; readonly by: Person; readonly commit?: string; readonly into: string };
  readonly content: readonly BoundContent[];
  /** What people who held a role did about the requirement once it was merged: recorded, and no waiver. */
  readonly later: readonly LaterAct[];
}

export interface LaterAct {
  readonly kind: string;
  readonly by: Person;
  readonly at: string;
  readonly until?: string;
}

type Decided = Extract<Predicate, { kind: "decision" }>;
type Merged = Pick<Extract<Predicate, { kind: "merge" }>, "merged" | "baseRef">;
export type Retrospective = Pick<Extract<Predicate, { kind: "retrospective" }>, "acts">;

/** The ids of the requirements that the decision let pass by a waiver or an exception; those that only warn let everything pass. */
export const waivedIn = ({ verdict }: Pick<Decided, "verdict">): string[] =>
  verdict.requirements
    .filter(({ status, ...rest }) => status === "waived" && rest["enforcement"] !== "warn")
    .map(({ id }) => id);

/**
 * @param policy the one that the decision names
 * @param record the decision's sha256
 */
export function grantedIn(
  decided: Decided,
  merged: Merged,
  policy: Policy,
  record: string,
  retrospectives: readonly Retrospective[],
): GrantedWaiver[] {
  const scope = scopeOf(policy, decided.facts);
  const waived = new Set(waivedIn(decided));
  return decided.verdict.requirements
    .filter(({ id }) => waived.has(id))
    .flatMap((judged): GrantedWaiver[] => {
      const requirement = policy.requirements.find(({ id }) => id === judged.id);
      const { title, digest } = judged as Readonly<Record<string, unknown>>;
      const { by, at, commit } = merged.merged;
      const common = {
        ...{ pullRequest: decided.pullRequest, record, requirement: judged.id },
        title: typeof title === "string" ? title : "",
        ...(typeof digest === "string" ? { digest } : {}),
        merged: { at, by, into: merged.baseRef, ...(commit === undefined ? {} : { commit }) },
        later: laterOn(judged.id, retrospectives),
        content: requirement === undefined ? [] : scope.governedBy(requirement).flatMap(contentOfItem),
      };
      const reasons = judged.reasons.filter(({ code }) => code === "waived" || code === "excepted");
      // A requirement that is waived for no reason is still let pass.
      const [reason = { code: "waived" }] = reasons;
      return [{ ...common, ...told(reason, decided, judged.id) }];
    });
}

const laterOn = (requirement: string, retrospectives: readonly Retrospective[]): LaterAct[] =>
  retrospectives.flatMap(({ acts }) =>
    acts
      .filter(({ requirements }) =>
        requirements.some(({ id, held }) => id === requirement && "known" in held && held.known),
      )
      .map(({ act: { kind, actor, at, until } }) => ({
        kind,
        by: actor,
        at,
        ...(until === undefined ? {} : { until }),
      })),
  );

type Told = Pick<GrantedWaiver, "kind" | "by" | "at" | "until" | "note" | "url">;

function told(
  reason: Readonly<Record<string, unknown>> & { by?: Person | undefined },
  { facts }: Decided,
  requirement: string,
): Told {
  const text = (name: string): string => {
    const value = reason[name];
    return typeof value === "string" ? value : "";
  };
  const { by } = reason;
  const url = text("url");
  const acts = "known" in facts.acts ? facts.acts.known : [];
  const act = acts.findLast(
    ({ kind, actor, until, targets }) =>
      kind === "waive" &&
      actor.login === by?.login &&
      until === text("until") &&
      (targets === undefined || !("ids" in targets) || targets.ids.some(({ id }) => id === requirement)),
  );
  return {
    kind: reason["code"] === "excepted" ? "exception" : "waiver",
    ...(by === undefined ? {} : { by }),
    ...(act === undefined ? {} : { at: act.at }),
    until: text("until"),
    note: text("note"),
    ...(url === "" ? {} : { url }),
  };
}

/** What is deleted leaves no content behind. */
function contentOfItem({ path, change, out, kinds }: Item): BoundContent[] {
  const { newId, newMode = "", lfs } = change;
  if (newId === undefined || (out !== undefined && out.new === undefined)) return [];
  return [
    {
      ...{ path, file: change.path, mode: newMode, id: newId, kinds },
      ...(lfs?.new === undefined || out !== undefined ? {} : { lfs: lfs.new.oid }),
      ...(out?.new === undefined ? {} : { dvc: out.new }),
    },
  ];
}
