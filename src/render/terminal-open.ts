import { DIGEST_DIGITS } from "../core/acts/seat-line.ts";
import type { Reason } from "../core/reason.ts";
import type {
  EvidenceVerdict,
  MetricVerdict,
  ProofStatus,
  ProofVerdict,
  RequirementStatus,
  RequirementVerdict,
  SignOffVerdict,
} from "../core/verdict.ts";
import { whoMayNotSign, whoMaySign } from "./awaited.ts";
import { drawBar } from "./bar.ts";
import {
  describeLapse,
  describeLeaf,
  describeLift,
  describeLook,
  describePassedOver,
  describeSigner,
  nameAlternative,
} from "./describe.ts";
import { describeNumbers, reasonsBesides } from "./describe-evidence.ts";
import type { ReportPlace } from "./describe-origin.ts";
import { describeReasons } from "./describe-reasons.ts";
import { describeTables } from "./describe-tables.ts";
import { formatMetric } from "./format-metric.ts";
import { alternativesOf, isSignOff, isTree } from "./proof-tree.ts";
import { capitalise, code, join, plural, say, type Text } from "./span.ts";
import type { WordingContext } from "./words.ts";

/** What an open requirement says below its title: a status where the line has one of its own, and how deep it stands. */
export interface OpenLine {
  readonly text: Text;
  readonly status?: RequirementStatus;
  readonly depth: number;
}

/** Lines of numbers of one proof, and of groups of one number, before the rest is counted. */
const NUMBERS = 10;
const GROUPS = 5;
/** Reasons of one proof before the rest is counted. */
const REASONS = 5;

/** Everything an open requirement waits for, and why. */
export function describeOpen(
  requirement: RequirementVerdict,
  waiverRole: string | undefined,
  place: ReportPlace,
): readonly OpenLine[] {
  const { id, status, reasons, proof, lifted, governed } = requirement;
  const context = { requirement: id, waiverRole };
  const look = describeLook(governed, code);
  return [
    ...(look.length === 0 ? [] : [{ text: say`Look at ${look}`, depth: 0 }]),
    ...reasonLines(reasons, context, status, 0),
    ...(proof === undefined ? [] : describeProof(requirement, proof, { waiverRole, place }, 0)),
    ...lifted.map((one) => ({ text: describeLift(one), depth: 0 })),
  ];
}

function reasonLines(
  reasons: readonly Reason[],
  context: WordingContext,
  status: RequirementStatus,
  depth: number,
): OpenLine[] {
  const all = describeReasons(reasons, context);
  const more = all.length - REASONS;
  return [
    ...all.slice(0, REASONS).map((text): OpenLine => ({ text, status, depth })),
    ...(more > 0 ? [{ text: say`and ${plural(more, "more reason")}`, depth }] : []),
  ];
}

function describeProof(
  requirement: RequirementVerdict,
  proof: ProofVerdict,
  around: { readonly waiverRole: string | undefined; readonly place: ReportPlace },
  depth: number,
): OpenLine[] {
  const { status } = proof;
  if (isTree(proof)) {
    const shown = proof.kind === "any" ? alternativesOf(proof) : proof.of;
    const inner = (by: number) =>
      shown.flatMap((child): OpenLine[] => {
        const lines = describeProof(requirement, child, around, depth + by);
        // Several lines of one proof are no alternatives.
        const own = lines.filter((line) => line.depth === depth + by);
        if (proof.kind !== "any" || by === 0 || isTree(child) || own.length < 2) return lines;
        const title = { text: say`${nameAlternative(child)}:`, status: child.status, depth: depth + by };
        return [title, ...lines.map((line) => ({ ...line, depth: line.depth + 1 }))];
      });
    if (proof.kind === "any" && shown.length === 1) return inner(0);
    if (proof.kind === "any") return [{ text: say`One of these is enough:`, status, depth }, ...inner(1)];
    return depth === 0 ? inner(0) : [{ text: say`All of these:`, status, depth }, ...inner(1)];
  }
  const seats = isSignOff(proof) ? describeSeats(requirement, proof, depth) : [];
  const context = { requirement: requirement.id, waiverRole: around.waiverRole };
  const reasons = (proof.kind === "evidence" ? reasonsBesides(proof) : proof.reasons).filter(
    ({ code }) => seats.length === 0 || (code !== "seats-open" && code !== "no-pull-request"),
  );
  const lines = reasonLines(reasons, context, status, depth);
  const passedOver = describePassedOver(proof);
  const runs = passedOver.length === 0 ? [] : [{ text: passedOver, depth }];
  const tables = describeTables(proof).map((text) => ({ text, depth }));
  const numbers = proof.kind === "evidence" ? describeNumbersAndGroups(proof, around.place, depth) : [];
  const all = [...lines, ...numbers, ...runs, ...seats];
  return [
    ...(all.length > 0 ? all : [{ text: capitalise(describeLeaf(proof, around.place)), status, depth }]),
    ...tables,
  ];
}

/** Numbers, and below one that fails its groups. */
function describeNumbersAndGroups(proof: EvidenceVerdict, place: ReportPlace, depth: number): OpenLine[] {
  return describeNumbers(proof, place, NUMBERS).flatMap(({ text, status, metric }): OpenLine[] => [
    { text, depth, ...(status === undefined ? {} : { status }) },
    ...(status === "unmet" && metric !== undefined ? describeGroups(metric, depth + 1) : []),
  ]);
}

function describeGroups({ groups, groupsOf, unit }: MetricVerdict, depth: number): OpenLine[] {
  if (groups.length < 2) return [];
  const shares = groups.every(({ value }) => value >= 0 && value <= 1);
  const more = groups.length - GROUPS;
  return [
    ...groups.slice(0, GROUPS).map(({ name, value, samples }): OpenLine => {
      const number = formatMetric(value, groupsOf === undefined ? unit : undefined);
      const size = samples === undefined ? "" : `, n = ${samples.toLocaleString("en-US")}`;
      return {
        text: say`${shares ? `${drawBar(value)} ` : ""}${groupsOf === undefined ? [] : say`${code(groupsOf)} `}${number} in ${code(name)}${size}`,
        depth,
      };
    }),
    ...(more > 0 ? [{ text: say`and ${plural(more, "more group")}`, depth }] : []),
  ];
}

function describeSeats({ digest }: RequirementVerdict, proof: SignOffVerdict, depth: number): OpenLine[] {
  const firstOpen = proof.seats.findIndex(({ status }) => status === "open");
  return proof.seats.flatMap((seat, index): OpenLine[] => {
    const people = seat.signer === undefined ? whoMaySign(proof, seat) : describeSigner(seat.signer);
    const parts = [
      say`${proof.role} signs`,
      people,
      ...(digest === undefined ? [] : [say`${code(digest.slice(0, DIGEST_DIGITS))}`]),
    ];
    const status: ProofStatus = seat.status === "filled" ? "satisfied" : "pending";
    const barred = index === firstOpen ? whoMayNotSign(proof) : [];
    return [
      {
        text: join(
          parts.filter(({ length }) => length > 0),
          " · ",
        ),
        status,
        depth,
      },
      ...(seat.lapsed === undefined ? [] : [{ text: describeLapse(seat.lapsed, () => []), depth: depth + 1 }]),
      ...(barred.length === 0 ? [] : [{ text: say`Cannot sign here: ${barred}`, depth: depth + 1 }]),
    ];
  });
}
