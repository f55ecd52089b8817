import type { AddressedAct } from "../acts/address.ts";
import type { Court } from "../acts/court.ts";
import { lostEvidence } from "../acts/evidence.ts";
import { refuse } from "../acts/summary.ts";
import type { Act, Facts, Person } from "../facts.ts";
import type { SignOffProof } from "../policy/policy.ts";
import type { ActReason, Reason } from "../reason.ts";
import type { RefusedAct } from "../verdict.ts";

/** What everybody did about one sign-off, before seats are given out. */
export interface Signatures {
  readonly proof: SignOffProof;
  /** The freshest counting act by person, in order of time. */
  readonly valid: ReadonlyMap<string, Act>;
  readonly refused: readonly RefusedAct[];
  /** Why the commits leave open who contributed: no signature helps against that. */
  readonly commitDoubts: readonly Reason[];
  /** Teams that could not be read: they matter while a seat is open. */
  readonly unreadTeams: readonly Reason[];
}

export interface Context {
  readonly facts: Facts;
  readonly court: Court;
  readonly digest: string;
}

const DAY = 86_400_000;

/**
 * Judges every act that speaks to one sign-off. A person's acts are read in order: each sign-off stands by itself,
 * bound to its own digest, until the person revokes, objects or requests changes, or takes a later one back.
 */
export function collectSignatures(
  proof: SignOffProof,
  addressed: readonly AddressedAct[],
  context: Context,
): Signatures {
  const { facts, court } = context;
  const byPerson = new Map<string, AddressedAct[]>();
  for (const item of addressed) {
    if (item.role !== undefined && item.role !== proof.role) continue;
    const key = court.keyOf(item.act.actor);
    const list = byPerson.get(key);
    if (list) list.push(item);
    else byPerson.set(key, [item]);
  }

  const valid: [string, Act][] = [];
  const refused: RefusedAct[] = [];
  for (const [key, acts] of byPerson) {
    const judged = judgePerson(proof, acts, context);
    if (judged.counts) valid.push([key, judged.counts]);
    else refused.push(...judged.refused);
  }
  valid.sort(([, a], [, b]) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1));
  // Nobody can act in a local run, so nothing is asked of people there.
  const doubts = facts.pullRequest
    ? { commitDoubts: doubtCommits(proof, court), unreadTeams: doubtTeams(proof, court) }
    : NONE;
  return { proof, valid: new Map(valid), refused, ...doubts };
}

/** One person's acts, in order: the last that counts, or why each that was offered does not. */
function judgePerson(proof: SignOffProof, acts: readonly AddressedAct[], context: Context) {
  let standing: AddressedAct[] = [];
  let refused: RefusedAct[] = [];
  const end = (reason: (item: AddressedAct) => ActReason) => {
    refused.push(...standing.map((item) => refuse(item.act, reason(item))));
    standing = [];
  };
  for (const item of acts) {
    const { act } = item;
    switch (act.kind) {
      case "revoke":
      case "object":
      case "request-changes":
        end(() => ({ code: "revoked", at: act.at }));
        break;
      case "approve":
        if (!proof.bareReview && lostEvidence(act) === undefined) {
          if (context.court.role(proof.role).standing(act.actor).holds === true) {
            refused.push(refuse(act, { code: "bare-review-not-accepted" }));
          }
          break;
        }
        if (!proof.bareReview) break;
        standing = takeUp(item, standing, refused);
        break;
      case "sign-off":
        standing = takeUp(item, standing, refused);
        break;
      case "overrule":
      case "waive":
        break;
    }
  }
  let counts: Act | undefined;
  for (const item of standing) {
    const reason = whyNot(proof, item, context);
    if (reason === undefined) counts = item.act;
    else refused.push(refuse(item.act, reason));
  }
  if (!acts.some(({ explicit, act }) => explicit && act.kind === "sign-off")) {
    refused = refused.filter(({ reason }) => reason.code !== "not-in-role");
  }
  return { counts, refused };
}

/** Adds a positive act to those that stand. One that was taken back ends the older ones: nothing older revives. */
function takeUp(item: AddressedAct, standing: AddressedAct[], refused: RefusedAct[]): AddressedAct[] {
  const lost = lostEvidence(item.act);
  if (lost === undefined) return [...standing, item];
  refused.push(refuse(item.act, lost));
  if (lost.code === "tampered") return standing;
  refused.push(...standing.map(({ act }) => refuse(act, { code: "superseded" as const, at: item.act.at })));
  return [];
}

/** Why a standing sign-off does not count, or `undefined` where it does. */
function whyNot(
  proof: SignOffProof,
  { act, bound }: AddressedAct,
  { facts, court, digest }: Context,
): ActReason | undefined {
  const standing = court.role(proof.role).standing(act.actor);
  if (standing.holds !== true) return standing.reason;
  const barred = whyBarred(proof, act.actor, court);
  if (barred) return barred;
  if (!proof.via.includes(act.via)) return { code: "way-not-accepted", via: act.via, accepted: proof.via };
  if (proof.note === "required" && !act.note?.trim()) return { code: "note-required" };
  if (bound === undefined) return { code: "unbound" };
  if (!digest.startsWith(bound)) {
    return { code: "stale", bound, today: digest, ...(act.head === undefined ? {} : { head: act.head }) };
  }
  if (proof.validFor !== undefined && Date.parse(facts.now) - Date.parse(act.at) > proof.validFor * DAY) {
    return { code: "expired", validFor: proof.validFor, at: act.at };
  }
  return undefined;
}

/** Why somebody who holds the role may not sign here: they made the change. */
export function whyBarred(proof: SignOffProof, person: Person, court: Court): ActReason | undefined {
  if (proof.notBy === "nobody") return undefined;
  if (court.isAuthor(person)) return { code: "is-author" };
  if (proof.notBy === "author") return undefined;
  const contribution = court.contributors.byKey.get(court.keyOf(person));
  if (contribution === undefined) return undefined;
  const { because, commit } = contribution;
  return { code: "is-contributor", because, ...(commit === undefined ? {} : { commit }) };
}

const NONE = { commitDoubts: [], unreadTeams: [] } as const;

function doubtTeams({ role }: SignOffProof, court: Court): Reason[] {
  return court.role(role).unreadable.map(({ team, detail }) => ({ code: "unavailable", fact: `team ${team}`, detail }));
}

function doubtCommits({ notBy, unattributedCommits }: SignOffProof, court: Court): Reason[] {
  const { unavailable, unattributed, unverified } = court.contributors;
  const strict = unattributedCommits === "error";
  return [
    ...(unavailable !== undefined && (strict || notBy === "contributors")
      ? [{ code: "unavailable", fact: "commits", detail: unavailable } as const]
      : []),
    ...(strict ? unattributed.map((commit) => ({ code: "unattributed-commit", ...commit }) as const) : []),
    ...(strict ? unverified.map((commit) => ({ code: "unverified-commit", ...commit }) as const) : []),
  ];
}
