/** The waivers that merges went through on, and what content each was granted for. */

import { findGrant } from "../../core/acts/find-grant.ts";
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
  /** The record of the last decision before the merge; of a late waiver, the one that holds it. */
  readonly record: string;
  readonly requirement: string;
  readonly title: string;
  /** `exception`: the policy itself excepted it. `late`: given once it was merged, so that the merge did not go through on it. */
  readonly kind: "waiver" | "exception" | "late";
  readonly by?: Person;
  /** When it was granted, where an act tells. */
  readonly at?: string;
  /** The last day included, UTC; empty where none is recorded. */
  readonly until: string;
  readonly note: string;
  readonly url?: string;
  /** The digest it is bound to. */
  readonly digest?: string;
  /** Nothing, where the ledger records no merges: then only what is on the branch tells that it was merged. */
  readonly merged?: { readonly at: string; readonly by: Person; readonly commit?: string; readonly into: string };
  readonly content: readonly BoundContent[];
  /** What people who held a role did about the requirement once it was merged: recorded, and no waiver. */
  readonly later: readonly LaterAct[];
}

export interface LaterAct {
  readonly kind: string;
  readonly by: Person;
  readonly at: string;
  readonly until?: string;
  readonly note?: string;
  readonly url?: string;
}

type Decided = Extract<Predicate, { kind: "decision" }>;
type Merged = Pick<Extract<Predicate, { kind: "merge" }>, "merged" | "baseRef">;
/** What was recorded after the merge, and the name of that record. */
export type Retrospective = Pick<Extract<Predicate, { kind: "retrospective" }>, "acts"> & { readonly record: string };

/** The ids of the requirements that the decision let pass by a waiver or an exception; those that only warn let everything pass. */
export const waivedIn = ({ verdict }: Pick<Decided, "verdict">): string[] =>
  verdict.requirements
    .filter(({ status, ...rest }) => status === "waived" && rest["enforcement"] !== "warn")
    .map(({ id }) => id);

/** Whether somebody waived anything once it was merged. */
export const waivesLate = ({ acts }: Retrospective): boolean => acts.some(({ act }) => act.kind === "waive");

/**
 * What a decision that was merged let pass by a waiver, and what was waived of it only afterwards.
 * @param merged nothing, where the ledger records no merges
 * @param policy the one that the decision names
 * @param record the decision's sha256
 */
export function grantedIn(
  decided: Decided,
  merged: Merged | undefined,
  policy: Policy,
  record: string,
  retrospectives: readonly Retrospective[],
): GrantedWaiver[] {
  const scope = scopeOf(policy, decided.facts);
  const waived = new Set(waivedIn(decided));
  return decided.verdict.requirements.flatMap((judged): GrantedWaiver[] => {
    const later = laterOn(judged.id, retrospectives);
    const requirement = policy.requirements.find(({ id }) => id === judged.id);
    const { title, digest } = judged as Readonly<Record<string, unknown>>;
    const common = {
      ...{ pullRequest: decided.pullRequest, record, requirement: judged.id },
      title: typeof title === "string" ? title : "",
      ...(typeof digest === "string" ? { digest } : {}),
      ...(merged === undefined ? {} : { merged: mergedAs(merged) }),
      later: later.map(({ act }) => act),
    };
    const content = () => (requirement === undefined ? [] : scope.governedBy(requirement).flatMap(contentOfItem));
    if (!waived.has(judged.id)) return late(judged, later).map((each) => ({ ...common, ...each, content: content() }));
    const reasons = judged.reasons.filter(({ code }) => code === "waived" || code === "excepted");
    // A requirement that is waived for no reason is still let pass.
    const [reason = { code: "waived" }] = reasons;
    return [{ ...common, ...told(reason, decided, common), content: content() }];
  });
}

function mergedAs({ merged: { at, by, commit }, baseRef }: Merged): NonNullable<GrantedWaiver["merged"]> {
  return { at, by, into: baseRef, ...(commit === undefined ? {} : { commit }) };
}

/** An act after the merge, in the record that holds it. */
interface Later {
  readonly act: LaterAct;
  readonly record: string;
}

/** Of what was waived after the merge, the waiver that runs longest; the other acts stand beside it. What only warns needs none. */
function late(
  { status, ...rest }: Decided["verdict"]["requirements"][number],
  later: readonly Later[],
): Pick<GrantedWaiver, "kind" | "by" | "at" | "until" | "note" | "url" | "record" | "later">[] {
  if (status === "not-applicable" || rest["enforcement"] === "warn") return [];
  const waivers = later.filter(({ act: { kind } }) => kind === "waive");
  const [first, ...others] = waivers;
  if (first === undefined) return [];
  const longest = others.reduce((best, each) => ((each.act.until ?? "") > (best.act.until ?? "") ? each : best), first);
  const { by, at, until = "", note = "", url } = longest.act;
  return [
    {
      ...{ kind: "late", by, at, until, note, record: longest.record },
      ...(url === undefined ? {} : { url }),
      later: later.filter((each) => each !== longest).map(({ act }) => act),
    },
  ];
}

const laterOn = (requirement: string, retrospectives: readonly Retrospective[]): Later[] =>
  retrospectives.flatMap(({ acts, record }) =>
    acts
      .filter(({ requirements }) =>
        requirements.some(({ id, held }) => id === requirement && "known" in held && held.known),
      )
      .map(({ act: { kind, actor, at, until, note, url } }) => ({
        record,
        act: {
          ...{ kind, by: actor, at },
          ...(until === undefined ? {} : { until }),
          ...(note === undefined ? {} : { note }),
          ...(url === undefined ? {} : { url }),
        },
      })),
  );

type Told = Pick<GrantedWaiver, "kind" | "by" | "at" | "until" | "note" | "url">;

function told(
  reason: Readonly<Record<string, unknown>> & { by?: Person | undefined },
  { facts }: Decided,
  judged: { readonly requirement: string; readonly digest?: string },
): Told {
  const text = (name: string): string => {
    const value = reason[name];
    return typeof value === "string" ? value : "";
  };
  const { by } = reason;
  const url = text("url");
  const acts = "known" in facts.acts ? facts.acts.known : [];
  const said = { ...judged, until: text("until"), note: text("note"), ...(url === "" ? {} : { url }) };
  const act = by === undefined ? undefined : findGrant(acts, { ...said, by: by.login });
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
