/** Facts of a verdict in words of both renderings. */
import { CONCERNS, type Concern } from "../core/policy/policy.ts";
import type {
  ActSummary,
  CheckVerdict,
  LeafVerdict,
  RefusedAct,
  RequirementVerdict,
  ScanProofVerdict,
  Verdict,
} from "../core/verdict.ts";
import { describeEvidence } from "./describe-evidence.ts";
import type { ReportPlace } from "./describe-origin.ts";
import { capitalise, code, codeLink, join, link, list, plural, type Span, say, type Text } from "./span.ts";
import { wordActReason } from "./wording.ts";

/** The base in words: its branch, or the commit's first digits. */
export const nameBase = ({ baseRef, base }: Pick<Verdict, "baseRef" | "base">): string => baseRef ?? base.slice(0, 7);

/** A proof in a few words, for where its reasons say nothing. */
export function describeLeaf(leaf: LeafVerdict, place: ReportPlace): Text {
  switch (leaf.kind) {
    case "sign-off":
      return say`sign-off by ${leaf.role}`;
    case "check":
      return say`check ${leaf.url === undefined ? code(leaf.name) : codeLink(leaf.name, leaf.url)}`;
    case "document":
      return leaf.source === "pull-request" ? say`the pull request's description` : say`${code(leaf.source)}`;
    case "scan":
      return describeScan(leaf);
    case "evidence":
      return describeEvidence(leaf, place);
    case "owners":
      return leaf.owners.length === 0
        ? say`owners in ${code("CODEOWNERS")}`
        : say`${code(leaf.file ?? "CODEOWNERS")} names ${list(leaf.owners.map(code), "and", 4)}`;
    case "missing-input":
      return say`an input of the policy`;
  }
}

/** A proof as one of several that would do, where it takes more than a line to say what it lacks. */
export function nameAlternative(leaf: LeafVerdict): Text {
  switch (leaf.kind) {
    case "sign-off":
      return say`Sign-offs by ${leaf.role}`;
    case "check":
      return say`The check ${code(leaf.name)}`;
    case "document":
      return leaf.source === "pull-request"
        ? say`The pull request's description, complete`
        : say`A complete ${code(leaf.source)}`;
    case "scan":
      return say`A clean scan`;
    case "evidence":
      return say`A report that holds`;
    case "owners":
      return say`Owners of all that is changed`;
    case "missing-input":
      return say`An input of the policy`;
  }
}

/** Files to look at first: three by name, or two and how many more. */
export function describeLook({ count, first }: RequirementVerdict["governed"], file: (path: string) => Span): Text {
  const named = first.slice(0, count > 3 ? 2 : 3).map(file);
  const rest = count - named.length;
  return list(rest > 0 ? [...named, say`${rest} more`] : named, "and");
}

/** A few by name: a requirement may be about all seven. */
export function nameConcerns(concerns: readonly Concern[]): string {
  if (concerns.length === CONCERNS.length) return "all concerns";
  const more = concerns.length - 3;
  return more > 1 ? `${concerns.slice(0, 3).join(", ")} and ${more} more` : concerns.join(", ");
}

/** `artefact scan: 3 safe (onnx, safetensors)`; more than safe is told by reasons. */
function describeScan({ scanned, artefacts, formats }: ScanProofVerdict): Text {
  const counts = Object.entries(scanned).flatMap(([verdict, count]) => (count === 0 ? [] : `${count} ${verdict}`));
  const found = [...new Set(artefacts.flatMap((artefact) => artefact.formats))].sort();
  const what = formats === undefined ? "artefact scan" : "artefact formats";
  if (counts.length === 0) return say`${what}: nothing to scan`;
  const unverified = artefacts.filter(({ reach }) => reach === "unverified").length;
  const allowed = artefacts.filter((artefact) => artefact.allowed.length > 0).map(({ path }) => code(path));
  const lifted =
    allowed.length === 0
      ? []
      : say`; the policy allows what ${list(allowed, "and", 3)} ${allowed.length === 1 ? "holds" : "hold"}`;
  const note =
    unverified === 0
      ? []
      : say`; ${plural(unverified, "Git LFS object")} read in part, not held against ${unverified === 1 ? "its oid" : "their oids"}`;
  return say`${what}: ${counts.join(", ")}${found.length === 0 ? [] : say` (${list(found.map(code), "and", 4)})`}${lifted}${note}`;
}

/** `alice's objection of 2026-11-20 was lifted by erin: "checked by hand"`. */
export function describeLift({ objection, by }: RequirementVerdict["lifted"][number]): Text {
  const how = by.by.login === objection.by.login ? say`withdrawn` : say`lifted by ${by.by.login}`;
  return say`${objection.by.login}'s objection of ${objection.at.slice(0, 10)} was ${how}${by.note === undefined ? "" : say`: "${by.note}"`}`;
}

/** `alice, 2026-11-20: "note"`. */
export function describeSigner({ by, at, note, url }: ActSummary): Text {
  const day = url === undefined ? say`${at.slice(0, 10)}` : say`${link(at.slice(0, 10), url)}`;
  return say`${by.login}, ${day}${note === undefined ? "" : say`: "${note}"`}`;
}

/** Why a sign-off that once filled a seat no longer does; `compare` leads to what changed. */
export function describeLapse({ by, at, reason }: RefusedAct, compare: (head: string | undefined) => Text): Text {
  if (reason.code !== "stale") return say`${by.login} signed on ${at.slice(0, 10)}, but ${wordActReason(reason).what}`;
  const where = reason.head === undefined ? [] : say` at ${code(reason.head.slice(0, 7))}`;
  return say`Stale: ${by.login} signed on ${at.slice(0, 10)}${where}; what it covers has changed since.${compare(reason.head)}`;
}

/** A reason as sentences, the last without its full stop. */
export const describeReason = ({ what, fix }: { what: Text; fix?: Text }): Text =>
  fix === undefined
    ? capitalise(what)
    : say`${join([capitalise(what), capitalise(fix)], endsSentence(what) ? " " : ". ")}.`;

/** A quoted message may end with a question of its own. */
const endsSentence = (text: Text): boolean => /[.?!]$/.test(text.at(-1)?.text ?? "");

const PASSED_OVER: Readonly<Record<CheckVerdict["notCounted"][number]["reason"], string>> = {
  "other-app": "another app",
  "other-workflow": "another workflow",
  "other-event": "started by another event",
  older: "older",
};

/** Runs of a check's name that prove nothing: `Passed over: evil-app (another app)`. Empty where the check is satisfied. */
export function describePassedOver(leaf: LeafVerdict): Text {
  if (leaf.kind !== "check" || leaf.status === "satisfied" || leaf.notCounted.length === 0) return [];
  const runs = leaf.notCounted.map(
    ({ app, workflow, reason }) => say`${code(workflow ?? app)} (${PASSED_OVER[reason]})`,
  );
  return say`Passed over: ${list(runs, "and", 3)}`;
}

/** Requirements that would have had something to judge, but for their condition; a few by name. */
export function describeSwitchedOff(idle: readonly RequirementVerdict[]): Text[] {
  const off = idle.flatMap(({ id, reasons }) => {
    const [reason] = reasons;
    return reason?.code === "when-false" ? [say`${code(id)} because ${code(reason.when)} is false`] : [];
  });
  return off.length > 5 ? [...off.slice(0, 5), say`${off.length - 5} more like these`] : off;
}
