import type {
  LeafVerdict,
  ProofVerdict,
  RequirementVerdict,
  SignOffVerdict,
  TreeVerdict,
  Verdict,
} from "../core/verdict.ts";
import { SCAN_REPORT } from "../evidence/format-names.ts";

export const isTree = (proof: ProofVerdict): proof is TreeVerdict => proof.kind === "all" || proof.kind === "any";
export const isSignOff = (proof: ProofVerdict): proof is SignOffVerdict => proof.kind === "sign-off";

/** The children that make a tree what it is: of an `any`, those that share its status; of an `all`, whatever is open. */
export function decidingChildren({ kind, status, of }: TreeVerdict): readonly ProofVerdict[] {
  return of.filter((child) => (kind === "any" ? child.status === status : child.status !== "satisfied"));
}

/**
 * The children of an `any` that are worth showing: where one is satisfied, no others; else not one that fails for all the reasons of
 * another and more besides, nor one that lacks a report of what the gate has read for itself. What somebody has acted on is shown.
 */
export function alternativesOf({ status, of }: TreeVerdict): readonly ProofVerdict[] {
  if (status === "satisfied") return of.filter((child) => child.status === "satisfied" || hasActs(child));
  const open = of.map((child) => new Set(openReasons(child)));
  return of.filter((child, index) => {
    const own = open[index] ?? new Set();
    if (child.status !== "unmet" || hasActs(child)) return true;
    if (index > 0 && leavesOf(child).some(isNeedless)) return false;
    return !open.some(
      (other, at) => at < index && of[at]?.status === "unmet" && other.size > 0 && isWithin(other, own),
    );
  });
}

const isNeedless = (leaf: LeafVerdict): boolean =>
  leaf.kind === "evidence" && leaf.format === SCAN_REPORT && leaf.status === "unmet" && leaf.outOfReach === 0;
const isWithin = (part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean =>
  [...part].every((reason) => whole.has(reason));
const openReasons = (proof: ProofVerdict): string[] =>
  leavesOf(proof).flatMap(({ status, reasons }) =>
    status === "satisfied" ? [] : reasons.map((reason) => JSON.stringify(reason)),
  );
const hasActs = (proof: ProofVerdict): boolean =>
  leavesOf(proof).some(
    (leaf) =>
      isSignOff(leaf) &&
      (leaf.notCounted.length > 0 ||
        leaf.seats.some(({ signer, lapsed }) => signer !== undefined || lapsed !== undefined)),
  );

/** The leaves that keep a proof from being satisfied. */
export function decidingLeaves(proof: ProofVerdict | undefined): readonly LeafVerdict[] {
  if (proof === undefined || proof.status === "satisfied") return [];
  return isTree(proof) ? decidingChildren(proof).flatMap(decidingLeaves) : [proof];
}

/** The leaves that satisfy a proof: of an `any`, those of the children that do. */
export function satisfyingLeaves(proof: ProofVerdict | undefined): readonly LeafVerdict[] {
  if (proof === undefined) return [];
  if (!isTree(proof)) return proof.status === "satisfied" ? [proof] : [];
  const children = proof.kind === "any" ? proof.of.filter(({ status }) => status === "satisfied") : proof.of;
  return children.flatMap(satisfyingLeaves);
}

/** Every leaf, in the order the policy writes them. */
export function leavesOf(proof: ProofVerdict | undefined): readonly LeafVerdict[] {
  if (proof === undefined) return [];
  return isTree(proof) ? proof.of.flatMap(leavesOf) : [proof];
}

/** Whether an earlier leaf of the requirement tells of the same scan, found by what was found: alternatives often ask for it twice. */
export function isScannedAbove(leaf: LeafVerdict, proof: ProofVerdict | undefined): boolean {
  if (leaf.kind !== "scan") return false;
  const found = JSON.stringify([leaf.reasons, leaf.artefacts]);
  for (const other of leavesOf(proof)) {
    if (other === leaf) return false;
    if (other.kind === "scan" && JSON.stringify([other.reasons, other.artefacts]) === found) return true;
  }
  return false;
}

/** How many people still have to sign, taking the shortest way through an `any`. */
export function countOpenSeats(proof: ProofVerdict | undefined): number {
  if (proof === undefined || proof.status === "satisfied") return 0;
  if (!isTree(proof)) return isSignOff(proof) ? proof.seats.filter(({ status }) => status === "open").length : 0;
  const counts = decidingChildren(proof).map(countOpenSeats);
  return proof.kind === "any" ? Math.min(...counts) : counts.reduce((sum, count) => sum + count, 0);
}

const OPEN: readonly string[] = ["error", "unmet", "pending"];
export const isOpen = ({ status }: RequirementVerdict): boolean => OPEN.includes(status);
export const isSettled = ({ status }: RequirementVerdict): boolean => status === "satisfied" || status === "waived";
export const isObjected = ({ reasons }: RequirementVerdict): boolean =>
  reasons.some(({ code }) => code === "objected" || code === "objector-unknown");

/** The requirements that keep the gate from passing, in policy order. */
export function blockingOf(verdict: Verdict): readonly RequirementVerdict[] {
  const blocking = new Set(verdict.blocking);
  return verdict.requirements.filter((requirement) => blocking.has(requirement.id));
}

/** Most urgent first; what is equally urgent keeps the policy's order. */
export function byUrgency(requirements: readonly RequirementVerdict[]): RequirementVerdict[] {
  const rank = (requirement: RequirementVerdict) =>
    requirement.status === "error" ? 0 : isObjected(requirement) ? 1 : requirement.status === "unmet" ? 2 : 3;
  return [...requirements].sort((a, b) => rank(a) - rank(b));
}
