import { type AddressedAct, signOffsOf } from "../acts/address.ts";
import type { Court } from "../acts/court.ts";
import type { Item } from "../change/item.ts";
import type { Facts } from "../facts.ts";
import { perObject } from "../per-object.ts";
import { isTree, type Needs, type Proof, type Requirement, type SignOffProof } from "../policy/policy.ts";
import type { LeafVerdict, ProofStatus, ProofVerdict, RefusedAct, SignOffVerdict } from "../verdict.ts";
import { assignSeats, type Bench } from "./assign-seats.ts";
import { judgeCheck } from "./check.ts";
import { judgeDocument } from "./document.ts";
import { judgeEvidence } from "./evidence.ts";
import { judgeOwners } from "./owners.ts";
import { judgeScan } from "./scan.ts";
import { judgeSignOff, type Rivals } from "./sign-off.ts";
import { collectSignatures, type Signatures } from "./signatures.ts";
import { combine, combineVerdicts, rankStatus } from "./tree.ts";

/** What proofs are judged by. */
export interface Bar {
  readonly facts: Facts;
  readonly court: Court;
  readonly digest: string;
  /** What the requirement governs. */
  readonly items: readonly Item[];
}

type Machine = Exclude<Proof, SignOffProof>;

/** One judge for each proof kind that stands by itself; a kind without one does not compile. Sign-offs share their seats. */
function judgeMachine(proof: Machine, { facts, items }: Bar): LeafVerdict {
  switch (proof.kind) {
    case "check":
      return judgeCheck(proof, facts);
    case "document":
      return judgeDocument(proof, facts);
    case "scan":
      return judgeScan(proof, items, facts);
    case "evidence":
      return judgeEvidence(proof, items, facts);
    case "owners":
      return judgeOwners(proof, items, facts);
    case "missing-input":
      return {
        kind: proof.kind,
        status: "error",
        reasons: [{ code: "input-missing", input: proof.input, pack: proof.pack }],
      };
  }
}

/** Judges the whole `needs` tree of a requirement. */
export function judgeNeeds({ needs }: Requirement, acts: readonly AddressedAct[], bar: Bar): ProofVerdict {
  const signatures = signOffsOf(needs).map((proof) => collectSignatures(proof, acts, bar));
  const quieted = quietElsewhere(signatures);
  const machine = new Map<Proof, LeafVerdict>();
  for (const proof of leavesOf(needs)) if (proof.kind !== "sign-off") machine.set(proof, judgeMachine(proof, bar));

  const judgeSeats = (seated: readonly (readonly string[])[]): Map<Proof, SignOffVerdict> =>
    new Map(
      quieted.map((each, index) => [
        each.proof,
        judgeSignOff(each, seated[index] ?? [], rivalsOf(each, quieted, seated), bar),
      ]),
    );
  const statusWhen = (filled: readonly number[]): ProofStatus => {
    const seated = quieted.map(({ valid }, index) => [...valid.keys()].slice(0, filled[index]));
    const signOffs = judgeSeats(seated);
    return statusOf(needs, (proof) => (signOffs.get(proof) ?? machine.get(proof))?.status ?? "error");
  };
  const seated = assignSeats(quieted.map(benchOf), (filled) => rankStatus(statusWhen(filled)));
  const signOffs = judgeSeats(seated);
  const used = new Set(seated.flatMap((keys, index) => keys.map((key) => quieted[index]?.valid.get(key)?.id)));
  return build(needs, (proof) => hushUsed(signOffs.get(proof), used) ?? machine.get(proof));
}

function benchOf({ proof, valid }: Signatures, _: number, all: readonly Signatures[]): Bench {
  const apartFrom = all.flatMap((other, index) => (proof.distinctFrom.includes(other.proof.role) ? [index] : []));
  return { count: proof.count, people: [...valid.keys()], apartFrom };
}

/** "Not in role" is noise about somebody whose signature counts for another role of the same requirement. */
function quietElsewhere(signatures: readonly Signatures[]): Signatures[] {
  const counted = new Set(signatures.flatMap(({ valid }) => [...valid.values()].map(({ id }) => id)));
  const isNoise = ({ id, reason }: RefusedAct) => reason.code === "not-in-role" && counted.has(id);
  return signatures.map((each) => ({ ...each, refused: each.refused.filter((act) => !isNoise(act)) }));
}

/** That a seat was taken already is no news to somebody who fills another of the same requirement. */
function hushUsed(
  verdict: SignOffVerdict | undefined,
  used: ReadonlySet<string | undefined>,
): SignOffVerdict | undefined {
  if (verdict === undefined) return undefined;
  const isNews = ({ id, reason }: RefusedAct) => reason.code !== "seat-filled" || !used.has(id);
  return { ...verdict, notCounted: verdict.notCounted.filter(isNews) };
}

/** The sign-offs that must come from other people, whichever side of the pair asked for it. */
function rivalsOf({ proof }: Signatures, all: readonly Signatures[], seated: readonly (readonly string[])[]): Rivals {
  const areApart = (a: SignOffProof, b: SignOffProof) =>
    a.distinctFrom.includes(b.role) || b.distinctFrom.includes(a.role);
  const rivals = all.flatMap((other, index) => (other.proof !== proof && areApart(proof, other.proof) ? [index] : []));
  return {
    roles: rivals.flatMap((index) => all[index]?.proof.role ?? []),
    seated: new Set(rivals.flatMap((index) => seated[index] ?? [])),
  };
}

export const leavesOf = perObject((needs: Needs): readonly Proof[] =>
  isTree(needs) ? needs.of.flatMap(leavesOf) : [needs],
);

function statusOf(needs: Needs, leaf: (proof: Proof) => ProofStatus): ProofStatus {
  if (!isTree(needs)) return leaf(needs);
  return combine(
    needs.kind,
    needs.of.map((child) => statusOf(child, leaf)),
  );
}

function build(needs: Needs, leaf: (proof: Proof) => LeafVerdict | undefined): ProofVerdict {
  if (isTree(needs))
    return combineVerdicts(
      needs.kind,
      needs.of.map((child) => build(child, leaf)),
    );
  const verdict = leaf(needs);
  if (verdict === undefined) throw new Error(`no judge answered for a ${needs.kind} proof`);
  return verdict;
}
