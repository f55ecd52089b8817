import type { Court } from "../acts/court.ts";
import { refuse, summarise } from "../acts/summary.ts";
import type { Person } from "../facts.ts";
import type { SignOffProof } from "../policy/policy.ts";
import type { ActReason, Reason } from "../reason.ts";
import type { Candidate, Seat, SignOffVerdict } from "../verdict.ts";
import { type Context, type Signatures, whyBarred } from "./signatures.ts";

/** The sign-offs of the same requirement that must come from other people. */
export interface Rivals {
  readonly roles: readonly string[];
  /** Keys of the people who hold their seats. */
  readonly seated: ReadonlySet<string>;
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
  const { proof, valid, refused } = signatures;
  const { court } = context;
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
  const doubts = [...signatures.commitDoubts, ...(open > 0 ? signatures.unreadTeams : [])];
  const reasons = doubts.length > 0 || open === 0 ? doubts : whyOpen(proof, open, candidates, context);
  const status = doubts.length > 0 ? "error" : open > 0 ? "pending" : "satisfied";
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

function whyOpen(
  proof: SignOffProof,
  open: number,
  candidates: readonly Candidate[],
  { facts, court }: Context,
): Reason[] {
  if (facts.pullRequest === null) return [{ code: "no-pull-request", waitsFor: "person" }];
  const waits: Reason = { code: "seats-open", role: proof.role, open, count: proof.count };
  return isHopeless(proof, candidates, court) ? [waits, { code: "nobody-can-sign", role: proof.role }] : [waits];
}

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
