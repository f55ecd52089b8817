/** The first reading of all decisions: everything of the export but the observations, which are too many to hold. */
import { canonicalJson, sha256Hex } from "../../core/canonical-json.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import type { ForeignNote, OwnNames } from "../coverage/own-records.ts";
import type { LedgerSource } from "../ledger-source.ts";
import { observeAfterwards, risksAfterwards } from "./afterwards.ts";
import { A_DAY, type Change, type Period, readChanges, readDecision } from "./change.ts";
import { findingOf, mergeFindings } from "./finding.ts";
import type { Finding, Observation, Risk } from "./model.ts";
import { observe } from "./observation.ts";
import { type Register, startRegister } from "./register.ts";
import { risksOf } from "./risk.ts";
import { startTally, type Tally } from "./tally.ts";
import { endOfDay, type Instant, instantOf } from "./text.ts";
import type { Uuid } from "./uuid.ts";
import { type RequirementView, viewRequirements } from "./view-decision.ts";

export interface OscalOptions extends Period {
  /** The version of this tool. */
  readonly version: string;
  readonly names?: OwnNames;
  /** Is told once, where records of another repository are left out. */
  readonly onForeign?: ((note: ForeignNote) => void) | undefined;
}

export interface Survey {
  readonly repository: { readonly name: string; readonly url?: string | undefined };
  readonly changes: readonly Change[];
  readonly register: Register;
  readonly tally: Tally;
  readonly risks: readonly Risk[];
  readonly findings: readonly Finding[];
  /** Tells this export from that of another ledger, of an older state of this one, or of another period. */
  readonly scope: string;
  /** Of the first record of these changes, and of the last. */
  readonly start: Instant;
  readonly end: Instant;
  /** Of records that were left out. */
  readonly foreign?: ForeignNote;
}

/** @throws LedgerError where a record cannot be read, or nothing is recorded in the period */
export async function survey(source: LedgerSource, options: OscalOptions): Promise<Survey> {
  const { from, to, version, names, onForeign } = options;
  const { changes, foreign } = await readChanges(source, { from, to }, names);
  if (foreign !== undefined) onForeign?.(foreign);
  const steps = changes.flatMap(({ chain }) => chain);
  const [first] = steps;
  if (first === undefined)
    throw new LedgerError(
      "unreadable",
      `${source.name} has no record of a pull request${from === undefined ? "" : ` from ${from}`}${to === undefined ? "" : ` to ${to}`}: there is nothing to export`,
    );
  const oldest = steps.reduce((a, b) => (b.value.at < a.value.at ? b : a), first).value;
  const newest = steps.reduce((a, b) => (b.value.at > a.value.at ? b : a), first).value;
  const { repository } = newest;
  const ends = changes.map(({ chain }) => chain.at(-1)?.sha256 ?? "");
  const scope = sha256Hex(canonicalJson([repository.name, from ?? null, to ?? null, ends]));

  const register = startRegister(repository);
  const asOf = to === undefined ? newest.at : to.length === A_DAY ? endOfDay(to) : instantOf(to);
  const { tally, risks, against } = await judge(source, changes, { register, asOf });
  const context = { scope, tool: register.tool(version) };
  return {
    repository,
    changes,
    register,
    tally,
    risks,
    findings: [
      ...mergeFindings(changes, ({ pullRequest }) => against.get(pullRequest) ?? [], tally, context),
      ...[...tally.requirements.values()].flatMap((each) => findingOf(each, context) ?? []),
    ],
    scope,
    start: instantOf(oldest.at),
    end: instantOf(newest.at),
    ...(foreign === undefined ? {} : { foreign }),
  };
}

/** @returns `against`: by pull request, the observations that its merge without a pass rests on */
async function judge(
  source: LedgerSource,
  changes: readonly Change[],
  context: { readonly register: Register; readonly asOf: string },
): Promise<{ tally: Tally; risks: Risk[]; against: ReadonlyMap<number, readonly Uuid[]> }> {
  const { register } = context;
  const tally = startTally();
  const risks: Risk[] = [];
  const against = new Map<number, Uuid[]>();
  for (const change of changes) {
    tally.count(change);
    if (change.merge !== undefined) register.party(change.merge.value.merged.by);
    // What they refer to is written before they are.
    observeAfterwards(change, register);
    risks.push(...risksAfterwards(change, register));
    if (change.decision === undefined) continue;
    const decision = await readDecision(source, change.decision);
    register.policy(decision.said.policy.digest, decision.said.policy.sources);
    for (const requirement of viewRequirements(decision.said)) {
      const observation = observe(change, decision, requirement, register);
      const taken = risksOf(change, decision, requirement, context);
      tally.add(change, decision, requirement, taken);
      risks.push(...taken);
      if (observation !== undefined && isAgainst(change, requirement))
        against.set(change.pullRequest, [...(against.get(change.pullRequest) ?? []), observation.uuid]);
    }
  }
  return { tally, risks, against };
}

/** What kept a change that was merged all the same from passing; all, where it was judged as something else than what was merged. */
const isAgainst = ({ outcome }: Change, { status, enforcement }: RequirementView): boolean =>
  outcome === "ungated" ||
  (outcome === "bypassed" && enforcement !== "warn" && status !== "satisfied" && status !== "waived");

/** The second reading. */
export async function* observeAll(
  source: LedgerSource,
  { changes, register }: Pick<Survey, "changes" | "register">,
): AsyncGenerator<Observation> {
  for (const change of changes) {
    if (change.decision !== undefined) {
      const decision = await readDecision(source, change.decision);
      for (const requirement of viewRequirements(decision.said)) {
        const observation = observe(change, decision, requirement, register);
        if (observation !== undefined) yield observation;
      }
    }
    yield* observeAfterwards(change, register);
  }
}
