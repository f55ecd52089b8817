import type { AddressedAct } from "../acts/address.ts";
import type { Court } from "../acts/court.ts";
import { lostEvidence } from "../acts/evidence.ts";
import { refuse, summarise } from "../acts/summary.ts";
import type { Act, Facts, Person } from "../facts.ts";
import type { SignOffProof } from "../policy/policy.ts";
import type { ActReason, Reason } from "../reason.ts";
import type { Candidate, RefusedAct, Seat, SignOffVerdict } from "../verdict.ts";

/** What everybody did about one sign-off, before seats are given out. */
export interface Signatures {
  readonly proof: SignOffProof;
  /** The freshest counting act by person, in order of time. */
  readonly valid: ReadonlyMap<string, Act>;
  readonly refused: readonly RefusedAct[];
  /** Facts that this sign-off cannot be judged without. */
  readonly errors: readonly Reason[];
}

/** The sign-offs of the same requirement that must come from other people. */
export interface Rivals {
  readonly roles: readonly string[];
  /** Keys of the people who hold their seats. */
  readonly seated: ReadonlySet<string>;
}

interface Context {
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
  return { proof, valid: new Map(valid), refused, errors: facts.pullRequest ? factErrors(proof, court) : [] };
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
function whyBarred(proof: SignOffProof, person: Person, court: Court): ActReason | undefined {
  if (proof.notBy === "nobody") return undefined;
  if (court.isAuthor(person)) return { code: "is-author" };
  if (proof.notBy === "author") return undefined;
  const contribution = court.contributors.byKey.get(court.keyOf(person));
  if (contribution === undefined) return undefined;
  const { because, commit } = contribution;
  return { code: "is-contributor", because, ...(commit === undefined ? {} : { commit }) };
}

/** Facts that were needed and could not be had. Not asked of a local run, in which nobody can act. */
function factErrors(proof: SignOffProof, court: Court): Reason[] {
  const errors: Reason[] = court
    .role(proof.role)
    .unreadable.map(({ team, detail }) => ({ code: "unavailable", fact: `team ${team}`, detail }));
  const { unavailable, unattributed, unverified } = court.contributors;
  if (unavailable !== undefined && (proof.notBy === "contributors" || proof.unattributedCommits === "error")) {
    errors.push({ code: "unavailable", fact: "commits", detail: unavailable });
  }
  if (proof.unattributedCommits === "error") {
    errors.push(...unattributed.map((commit) => ({ code: "unattributed-commit" as const, ...commit })));
    errors.push(...unverified.map((commit) => ({ code: "unverified-commit" as const, ...commit })));
  }
  return errors;
}

/**
 * Gives the verdict on one sign-off, once it is settled whose signatures fill its seats.
 * @param seated keys of the people who hold a seat, at most `count` of them
 * @param rivals roles that the same person may not fill as well, and who does fill them
 */
export function judgeSignOff(
  signatures: Signatures,
  seated: readonly string[],
  rivals: Rivals,
  context: Context,
): SignOffVerdict {
  const { proof, valid, refused, errors } = signatures;
  const { court, facts } = context;
  const signers = seated.flatMap((key) => valid.get(key) ?? []);
  const open = proof.count - signers.length;
  const candidates = listCandidates(proof, rivals, court);
  const lapsed = refused.filter(({ reason }) => reason.code === "stale" || reason.code === "expired").reverse();
  const seats: Seat[] = [
    ...signers.map((act): Seat => ({ status: "filled", signer: summarise(act) })),
    ...Array.from({ length: open }, (_, index): Seat => {
      const last = lapsed[index];
      return last ? { status: "open", lapsed: last } : { status: "open" };
    }),
  ];
  const passedOver = [...valid]
    .filter(([key]) => !seated.includes(key))
    .map(([, act]) =>
      refuse(act, open > 0 ? { code: "not-distinct", role: rivals.roles.join(", ") } : { code: "seat-filled" }),
    );
  const reasons: Reason[] = [];
  if (open > 0) {
    if (errors.length > 0) reasons.push(...errors);
    else if (facts.pullRequest === null) reasons.push({ code: "no-pull-request", waitsFor: "person" });
    else {
      reasons.push({ code: "seats-open", role: proof.role, open, count: proof.count });
      if (isHopeless(proof, candidates, court)) reasons.push({ code: "nobody-can-sign", role: proof.role });
    }
  } else if (blocksEvenWhenSigned(errors)) reasons.push(...errors);
  const status = reasons.some(isFactError) ? "error" : open > 0 ? "pending" : "satisfied";
  const book = court.role(proof.role);
  return {
    kind: "sign-off",
    status,
    reasons,
    role: proof.role,
    count: proof.count,
    seats,
    candidates,
    alsoBy: [
      ...book.unreadable.map(({ team }) => team),
      ...(book.permission === undefined ? [] : [`permission: ${book.permission}`]),
    ],
    notCounted: [...refused, ...passedOver],
  };
}

/** An unreadable team does not matter once the seats are filled without it; what is unknown of the commits does. */
const blocksEvenWhenSigned = (errors: readonly Reason[]) =>
  errors.some((error) => isFactError(error) && !(error.code === "unavailable" && error.fact.startsWith("team ")));

const isFactError = ({ code }: Reason) =>
  code === "unavailable" || code === "unattributed-commit" || code === "unverified-commit";

function listCandidates(proof: SignOffProof, rivals: Rivals, court: Court): Candidate[] {
  const whyCannot = (person: Person, expired: string | undefined): ActReason | undefined => {
    if (expired !== undefined) return { code: "mandate-expired", role: proof.role, until: expired };
    if (rivals.seated.has(court.keyOf(person))) return { code: "not-distinct", role: rivals.roles.join(", ") };
    return whyBarred(proof, person, court);
  };
  return court.role(proof.role).members.map(({ person, expired }) => {
    const cannot = whyCannot(person, expired);
    return cannot ? { login: person.login, cannot } : { login: person.login };
  });
}

/** Everybody who could sign is known, and they are too few. */
function isHopeless(proof: SignOffProof, candidates: readonly Candidate[], court: Court): boolean {
  const book = court.role(proof.role);
  if (book.permission !== undefined || book.unreadable.length > 0) return false;
  return candidates.filter(({ cannot }) => cannot === undefined).length < proof.count;
}
