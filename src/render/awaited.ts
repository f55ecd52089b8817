import type { EvidenceVerdict, RequirementVerdict, Seat, SignOffVerdict, Verdict } from "../core/verdict.ts";
import { blockingOf, decidingLeaves, isSignOff } from "./proof-tree.ts";
import { code, join, list, type Span, say, strong, type Text } from "./span.ts";
import { wordActReason } from "./wording.ts";

/** How many names a seat or a role is shown with before the rest is counted. */
const NAMES = 4;

/** Who may take an open seat: `dan again`, `vera or viktor`, `members of acme/ml`. Empty where nobody is known. */
export function whoMaySign(proof: SignOffVerdict, seat?: Seat): Text {
  const signed = new Set(
    proof.seats.flatMap(({ signer }) => (signer === undefined ? [] : [signer.by.login.toLowerCase()])),
  );
  const able = proof.candidates.filter(({ login, cannot }) => cannot === undefined && !signed.has(login.toLowerCase()));
  const again = seat?.lapsed?.by.login;
  if (again !== undefined && able.some(({ login }) => login.toLowerCase() === again.toLowerCase()))
    return say`${strong(again)} again`;
  return list([...able.map(({ login }) => strong(login)), ...proof.alsoBy.map(describeGroup)], "or", NAMES);
}

function describeGroup(group: string): Span | Text {
  if (group.includes("/")) return say`${code(group)}`;
  return say`anyone with ${code(group.replace(/^permission: */, ""))} permission`;
}

/** Members who hold the role and still may not sign, each with why: `bob (author)`. */
export function whoMayNotSign(proof: SignOffVerdict): Text {
  const barred = proof.candidates.flatMap(({ login, cannot }) => {
    if (cannot === undefined) return [];
    const { brief, what } = wordActReason(cannot);
    return [brief === undefined ? say`${login} (${what})` : say`${login} (${brief})`];
  });
  return list(barred, "and", NAMES);
}

/** Who and what the gate waits for, one text for each role and group of people, in policy order. */
export function awaited(verdict: Verdict): readonly Text[] {
  const groups = new Map<string, { who: Text; requirements: Map<string, Text> }>();
  const wait = (who: Text, { id, status }: RequirementVerdict) => {
    const key = JSON.stringify(who);
    const group = groups.get(key) ?? { who, requirements: new Map() };
    group.requirements.set(id, status === "pending" ? say`${code(id)}` : say`${code(id)} after the fix`);
    groups.set(key, group);
  };
  for (const requirement of blockingOf(verdict)) {
    for (const leaf of decidingLeaves(requirement.proof)) {
      if (isSignOff(leaf)) for (const who of seatsAwaited(leaf)) wait(who, requirement);
      if (leaf.kind === "check" && leaf.status === "pending") wait(say`the check ${code(leaf.name)}`, requirement);
      if (leaf.kind === "evidence" && leaf.status === "pending") wait(awaitedReport(leaf), requirement);
    }
  }
  return [...groups.values()].map(
    ({ who, requirements }) => say`${who} on ${list([...requirements.values()], "and", 6)}`,
  );
}

function awaitedReport({ reasons }: EvidenceVerdict): Text {
  const globs = reasons.flatMap((reason) => (reason.code === "job-report-missing" ? reason.report : []));
  return say`the job that makes ${globs.length === 0 ? "the report" : list(globs.map(code), "or", NAMES)}`;
}

function seatsAwaited(proof: SignOffVerdict): Text[] {
  return proof.seats
    .filter(({ status }) => status === "open")
    .map((seat) => {
      const people = whoMaySign(proof, seat);
      return people.length === 0 ? say`${proof.role}` : join([people, say`(${proof.role})`], " ");
    });
}
