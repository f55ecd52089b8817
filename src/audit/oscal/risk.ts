/** A waiver is a risk that somebody took: until when, why, and what became of it. */
import { findGrant } from "../../core/acts/find-grant.ts";
import type { Person } from "../../core/facts.ts";
import { own } from "../../core/own.ts";
import { personSchema } from "../../ledger/record.ts";
import type { Change, DecisionRecord } from "./change.ts";
import { type Prop, prop, type Risk, type RiskLogEntry } from "./model.ts";
import { observationUuid } from "./observation.ts";
import type { Register } from "./register.ts";
import { addressOf, endOfDay, type Instant, instantOf, lineOf, md } from "./text.ts";
import { type Uuid, uuidOf } from "./uuid.ts";
import type { RecordedReason, RequirementView } from "./view-decision.ts";

/** Granted by somebody in the pull request, or, where there is nobody, a standing exception of the policy. */
interface Waiver {
  readonly by?: Person;
  /** The last day, where it is one. */
  readonly until?: string;
  readonly note: string;
  readonly url?: string;
}

export interface RiskContext {
  readonly register: Register;
  /** A risk whose last day is before this instant is open again: only the default branch tells whether its content is gone. */
  readonly asOf: string;
}

/** The risks that a change took on by the waivers of its decision. */
export function risksOf(
  change: Change,
  decision: DecisionRecord,
  view: RequirementView,
  { register, asOf }: RiskContext,
): Risk[] {
  const { id, title, status, reasons } = view;
  if (status !== "waived") return [];
  const { said, sha256 } = decision;
  return reasons.flatMap(readWaiver).map((waiver, index): Risk => {
    const { by, until, note, url } = waiver;
    const uuid = uuidOf("risk", sha256, id, index);
    const deadline = until === undefined ? undefined : endOfDay(until);
    const isOver = deadline !== undefined && Date.parse(deadline) < Date.parse(asOf);
    const who = by === undefined ? md`A standing exception of the policy` : md`A waiver by ${by.login}`;
    const role = own(said.verdict, "waiverRole");
    const inRole = typeof role === "string" ? role : undefined;
    return {
      uuid,
      title: md`${id} waived for pull request ${change.pullRequest}`,
      description: md`${[who]} lets requirement ${id} (${title}) rest${until === undefined ? [] : [md` until ${until}`]}: ${note}`,
      statement: md`Requirement ${id} did not hold for pull request ${change.pullRequest} of ${said.repository.name}, and was not to keep it from being merged.`,
      props: [
        prop("requirement", lineOf(id)),
        prop("pull-request", lineOf(String(change.pullRequest))),
        prop("change", lineOf(change.outcome)),
        prop("record", lineOf(sha256)),
        prop("granted-by", lineOf(by === undefined ? "exception" : "waiver")),
        ...(until === undefined ? [] : [prop("until", lineOf(until))]),
        ...addressProps(url),
      ],
      status: isOver ? "open" : "deviation-approved",
      origins: [{ actors: [by === undefined ? register.tool(said.tool.version) : register.person(by, inRole)] }],
      ...(deadline === undefined ? {} : { deadline }),
      "risk-log": {
        entries: [
          {
            uuid: uuidOf("risk-granted", uuid),
            title: md`Granted`,
            description: md`Because: ${note}`,
            start: grantedAt(decision, view, waiver),
            ...loggedBy(register, by),
            "status-change": "deviation-approved",
          },
          ...mergeEntry(change, uuid, register),
          ...(deadline === undefined || !isOver ? [] : [expiry(uuid, deadline)]),
        ],
      },
      "related-observations": [{ "observation-uuid": observationUuid(sha256, id) }],
    };
  });
}

const DAY = /^\d{4}-\d\d-\d\d$/;

function readWaiver(reason: RecordedReason): Waiver[] {
  const { code } = reason;
  if (code !== "waived" && code !== "excepted") return [];
  const by = personSchema.safeParse(own(reason, "by"));
  if (code === "waived" && !by.success) return [];
  const text = (key: string) => {
    const value = own(reason, key);
    return typeof value === "string" ? value : undefined;
  };
  const [until, url] = [text("until"), text("url")];
  return [
    {
      ...(code === "waived" && by.success ? { by: by.data } : {}),
      ...(until !== undefined && DAY.test(until) ? { until } : {}),
      note: text("note") ?? "",
      ...(url === undefined ? {} : { url }),
    },
  ];
}

/** The facts have the act itself; a standing exception is as old as the decision that it is first seen in. */
function grantedAt(
  { said }: DecisionRecord,
  { id, digest }: RequirementView,
  { by, until, note, url }: Waiver,
): Instant {
  const acts = "known" in said.facts.acts ? said.facts.acts.known : [];
  const isDated = by !== undefined && until !== undefined;
  const act = isDated ? findGrant(acts, { requirement: id, digest, by: by.login, until, note, url }) : undefined;
  return instantOf(act?.at ?? said.at);
}

function mergeEntry({ merge }: Change, risk: Uuid, register: Register): RiskLogEntry[] {
  if (merge === undefined) return [];
  const { by, at } = merge.value.merged;
  return [{ uuid: uuidOf("risk-merged", risk), title: md`Merged`, start: instantOf(at), ...loggedBy(register, by) }];
}

const expiry = (risk: Uuid, deadline: Instant): RiskLogEntry => ({
  uuid: uuidOf("risk-expired", risk),
  title: md`Expired`,
  start: deadline,
  "status-change": "open",
});

export const loggedBy = (register: Register, by: Person | undefined) =>
  by === undefined ? {} : { "logged-by": [{ "party-uuid": register.party(by) }] };

export function addressProps(url: string | undefined): Prop[] {
  const address = addressOf(url);
  return address === undefined ? [] : [prop("url", lineOf(address, 2_000))];
}
