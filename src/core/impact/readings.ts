import type { Item } from "../change/item.ts";
import type { Scope } from "../change/scope.ts";
import { artefactsToName, type Names, namesOf, subjectsOf } from "../evidence/binding.ts";
import { baseReportsOf, findForerunners, reportsOf } from "../evidence/find-reports.ts";
import type { Facts } from "../facts.ts";
import type { EvidenceProof, Policy } from "../policy/policy.ts";
import { leavesOf } from "../proofs/judge-needs.ts";
import type { Report, ReportFact } from "../report-facts.ts";
import type { LeafVerdict, ProofVerdict, RequirementVerdict } from "../verdict.ts";
import type { Meaning } from "./concerns.ts";

/** A report that could be read. */
export interface Readable {
  readonly fact: ReportFact;
  readonly content: Report;
}

/** One report as one proof reads it. */
export interface Reading extends Readable {
  readonly proof: EvidenceProof;
  /** The main one of the requirement that asks. */
  readonly concern: Meaning["concern"];
  readonly before?: Readable;
}

/** A report of base as one proof read it there, whose numbers may be missing here. */
export interface Earlier extends Reading {
  /** The head's reports that would state its numbers. */
  readonly after: readonly Readable[];
  /** What is to be said of a number that none of these states. */
  readonly effect: "no-longer-measured" | "not-measured-again";
}

export interface Readings {
  readonly here: readonly Reading[];
  /** Those of which something is gone first. */
  readonly earlier: readonly Earlier[];
  /** Whether a report is, byte for byte, base's, although the change brings other content and the report does not name it. */
  readonly isOld: (reading: Reading) => boolean;
}

/**
 * Every report that a proof took into account, with the one on base that it follows, proof by proof, and all that base had.
 * @param requirements the verdicts on the policy's requirements, in its order
 */
export function readingsOf(
  policy: Policy,
  facts: Facts,
  requirements: readonly RequirementVerdict[],
  scope: Pick<Scope, "governedBy">,
): Readings {
  const here: Reading[] = [];
  const earlier: Earlier[] = [];
  const brought = new Map<ReportFact, Set<Brought>>();
  const bring = broughtBy(facts);
  policy.requirements.forEach((requirement, index) => {
    const leaves = leavesIn(requirements[index]?.proof);
    const [concern] = requirement.concerns;
    leavesOf(requirement.needs).forEach((proof, at) => {
      const leaf = leaves[at];
      if (proof.kind !== "evidence" || leaf?.kind !== "evidence" || concern === undefined) return;
      const read = readBy(proof, new Set(leaf.reports), concern, facts);
      for (const reading of read.here) {
        here.push(reading);
        const all = brought.get(reading.fact) ?? new Set();
        brought.set(reading.fact, all.add(bring(scope.governedBy(requirement))));
      }
      for (const each of read.earlier) earlier.push(each);
    });
  });
  const isLost = ({ effect }: Earlier) => effect === "no-longer-measured";
  return {
    here,
    earlier: [...earlier.filter(isLost), ...earlier.filter((each) => !isLost(each))],
    isOld: ({ fact, before }) => {
      if (fact.from === "job" || before?.fact.id !== fact.id) return false;
      const all = [...(brought.get(fact) ?? [])].filter(({ count }) => count > 0);
      return all.length > 0 && all.every(({ names }) => names.namedBy(subjectsOf(fact)).size === 0);
    },
  };
}

function leavesIn(proof: ProofVerdict | undefined): LeafVerdict[] {
  if (proof === undefined) return [];
  return "of" in proof ? proof.of.flatMap(leavesIn) : [proof];
}

/** New content that a report has to be about. */
interface Brought {
  readonly count: number;
  readonly names: Names;
}

/** What numbers are about, the first of these that a change brings: data and code matter to them through the model. */
const MEASURED = ["model", "data", "training-code"];

/** The same answer for the same items: many requirements govern the same. */
function broughtBy(facts: Facts): (items: readonly Item[]) => Brought {
  const known = new Map<readonly Item[], Brought>();
  return (items) => {
    const same = known.get(items);
    if (same !== undefined) return same;
    const fresh = items.filter(isFresh);
    const artefacts =
      MEASURED.map((kind) => artefactsToName(fresh, kind, facts)).find(({ length }) => length > 0) ?? [];
    const found = { count: artefacts.length, names: namesOf(artefacts, facts) };
    known.set(items, found);
    return found;
  };
}

/** A new name or mode is no new content. */
const isFresh = ({ change, out }: Item): boolean =>
  out === undefined ? change.newId !== change.oldId : out.new !== out.old;

/** The reports that a proof took into account, and those that it would have on base. */
function readBy(
  proof: EvidenceProof,
  meant: ReadonlySet<string>,
  concern: Meaning["concern"],
  facts: Facts,
): Pick<Readings, "here" | "earlier"> {
  const found = reportsOf(proof, facts);
  const reports = found.filter(({ path }) => meant.has(path));
  const { of } = findForerunners(proof, reports, facts);
  const here = reports.flatMap((fact): Reading[] => {
    if ("unavailable" in fact.content) return [];
    const before = readable(of.get(fact.path));
    return [{ proof, concern, fact, content: fact.content.known, ...(before === undefined ? {} : { before }) }];
  });
  const followers = new Map<ReportFact, Reading[]>();
  for (const reading of here) {
    if (reading.before === undefined) continue;
    const all = followers.get(reading.before.fact);
    if (all === undefined) followers.set(reading.before.fact, [reading]);
    else all.push(reading);
  }
  const passedOver = new Set(found.flatMap(({ path }) => (meant.has(path) ? [] : [path])));
  const earlier = baseReportsOf(proof, facts).flatMap((fact): Earlier[] => {
    const base = readable(fact);
    if (base === undefined) return [];
    const after = followers.get(fact);
    // One that lies there still and speaks of other content has not been made again; another may have taken its place.
    if (after === undefined && passedOver.has(fact.path))
      return [{ proof, concern, ...base, after: here, effect: "not-measured-again" }];
    return [{ proof, concern, ...base, after: after ?? [], effect: "no-longer-measured" }];
  });
  return { here, earlier };
}

const readable = (fact: ReportFact | undefined): Readable | undefined =>
  fact !== undefined && "known" in fact.content ? { fact, content: fact.content.known } : undefined;
