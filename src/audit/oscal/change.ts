/** What became of each pull request: its chain in short, and the word for the change that it brought. */
import { sha256Hex } from "../../core/canonical-json.ts";
import { recordPath } from "../../ledger/layout.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import type { GateRecord, RetrospectiveAct } from "../../ledger/record.ts";
import { type ForeignNote, type OfRepository, type OwnNames, ownRecords } from "../coverage/own-records.ts";
import type { LedgerSource } from "../ledger-source.ts";
import { type Entry, isRecord, readPulls } from "../read-pulls.ts";
import type { Decision } from "./view-decision.ts";

type Predicate = GateRecord["predicate"];
type Merge = Extract<Predicate, { kind: "merge" }>;

/** A record in short; of decisions most is read again when it is needed. */
export type Step = Pick<Predicate, "at" | "head" | "repository"> &
  (
    | {
        readonly kind: "decision";
        readonly status: Decision["verdict"]["status"];
        readonly isWaived: boolean;
        /** The branch that it was judged for. */
        readonly baseRef: string | undefined;
      }
    | ({ readonly kind: "merge" } & Pick<Merge, "merged" | "decision" | "governed" | "baseRef">)
    | { readonly kind: "merge-group" }
    | { readonly kind: "retrospective"; readonly acts: readonly RetrospectiveAct[] }
  );
type StepOf<K extends Step["kind"]> = Entry<Extract<Step, { kind: K }>>;

/** The words that all audit commands share; `open`: nothing says that it was merged. */
export type Outcome = "gated" | "waived" | "bypassed" | "ungated" | "not-governed" | "open";

export interface Change {
  readonly pullRequest: number;
  readonly chain: readonly Entry<Step>[];
  readonly outcome: Outcome;
  /** The decision in force at the merge, or the last one. */
  readonly decision?: StepOf<"decision">;
  /** Whether what it judged is what was merged. */
  readonly isAboutMerged: boolean;
  readonly merge?: StepOf<"merge">;
  readonly afterwards: readonly StepOf<"retrospective">[];
  /** When it was merged; else when it was last recorded. */
  readonly at: string;
}

/** Days or instants (UTC), both included. */
export interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Every pull request of the ledger's own repository and of a period, in order of number: merged in it, or not merged and last recorded in it. */
export async function readChanges(
  source: LedgerSource,
  period: Period,
  names: OwnNames = {},
): Promise<{ readonly changes: Change[]; readonly foreign?: ForeignNote }> {
  const all = await readPulls<OfRepository<Step>>(source.files(isRecord), ({ predicate }) => ({
    repository: predicate.repository.name,
    value: shorten(predicate),
  }));
  const { pulls, foreign } = ownRecords(all, names);
  const changes = [...pulls]
    .map(([pullRequest, chain]) => judge(pullRequest, chain))
    .filter(({ at }) => isWithin(at, period));
  return { changes, ...(foreign === undefined ? {} : { foreign }) };
}

function isWithin(at: string, { from, to }: Period): boolean {
  const time = Date.parse(at);
  if (from !== undefined && time < Date.parse(from)) return false;
  return to === undefined || time <= Date.parse(to) + (to.length === A_DAY ? 86_399_999 : 0);
}
export const A_DAY = "2026-11-21".length;

function shorten(said: Predicate): Step {
  const { at, head, repository } = said;
  const every = { at, head, repository };
  switch (said.kind) {
    case "decision": {
      const { status, requirements } = said.verdict;
      const isWaived = requirements.some((each) => each.status === "waived" && each["enforcement"] !== "warn");
      return { kind: "decision", ...every, status, isWaived, baseRef: said.facts.pullRequest?.base };
    }
    case "merge": {
      const { kind, merged, decision, governed, baseRef } = said;
      return { kind, ...every, merged, decision, governed, baseRef };
    }
    case "merge-group":
      return { kind: "merge-group", ...every };
    case "retrospective":
      return { kind: "retrospective", ...every, acts: said.acts };
  }
}

const isOf =
  <K extends Step["kind"]>(kind: K) =>
  (entry: Entry<Step>): entry is StepOf<K> =>
    entry.value.kind === kind;

function judge(pullRequest: number, chain: readonly Entry<Step>[]): Change {
  const merge = chain.find(isOf("merge"));
  const before = merge === undefined ? chain : chain.filter(({ sequence }) => sequence < merge.sequence);
  const decision = before.findLast(isOf("decision"));
  const isAboutMerged = merge !== undefined && decision !== undefined && isAbout(decision, merge);
  return {
    pullRequest,
    chain,
    outcome: merge === undefined ? "open" : outcomeOf(merge.value, isAboutMerged ? decision?.value : undefined),
    isAboutMerged,
    afterwards: chain.filter(isOf("retrospective")),
    at: merge?.value.merged.at ?? chain.at(-1)?.value.at ?? "",
    ...(decision === undefined ? {} : { decision }),
    ...(merge === undefined ? {} : { merge }),
  };
}

/** A pass for another head, or earned against another branch, says nothing of what was merged. */
const isAbout = ({ sha256, value }: StepOf<"decision">, { value: merge }: StepOf<"merge">): boolean =>
  sha256 === merge.decision && value.head === merge.head && value.baseRef === merge.baseRef;

/** In doubt whether anything governed was merged, it was. */
function outcomeOf({ governed }: StepOf<"merge">["value"], decision: StepOf<"decision">["value"] | undefined): Outcome {
  if ("known" in governed && !governed.known) return "not-governed";
  if (decision === undefined) return "ungated";
  if (decision.status !== "pass") return "bypassed";
  return decision.isWaived ? "waived" : "gated";
}

/**
 * Reads the decision of a change whole. Its digest says that it is what `readChanges` has looked at, so its form is not looked at again.
 * @throws LedgerError where it is gone, or another one
 */
export async function readDecision(source: LedgerSource, { sha256 }: StepOf<"decision">): Promise<DecisionRecord> {
  const path = recordPath(sha256);
  const bytes = await source.read(path);
  if (bytes === undefined || sha256Hex(bytes) !== sha256)
    throw new LedgerError("unreadable", `${path} was changed or removed in ${source.name} while it was read`);
  const { predicate, subject }: GateRecord = JSON.parse(Buffer.from(bytes).toString());
  if (predicate.kind !== "decision") throw new LedgerError("malformed", `${path} is no decision`);
  return { sha256, subjects: subject, said: predicate };
}
export interface DecisionRecord {
  readonly sha256: string;
  readonly subjects: GateRecord["subject"];
  readonly said: Decision;
}
