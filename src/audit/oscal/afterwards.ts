/** What people did after the merge: it is on record, and changed no verdict. */
import { recordPath } from "../../ledger/layout.ts";
import type { RetrospectiveAct } from "../../ledger/record.ts";
import type { Change } from "./change.ts";
import { type Observation, prop, type Risk } from "./model.ts";
import type { Register } from "./register.ts";
import { addressProps, loggedBy } from "./risk.ts";
import { endOfDay, fileRef, instantOf, lineOf, md } from "./text.ts";
import { uuidOf } from "./uuid.ts";

type Afterwards = Change["afterwards"][number];

/** One observation for each act. */
export const observeAfterwards = (change: Change, register: Register): Observation[] =>
  eachAct(change, (step, told, uuid) => [observeAct(change, { step, told, uuid, register })]);

/** A waiver asked for too late: nobody approved it in the gate's sense, so the deviation is only requested. */
export const risksAfterwards = (change: Change, register: Register): Risk[] =>
  eachAct(change, (step, told, observation) => {
    const { act, requirements } = told;
    if (act.kind !== "waive") return [];
    const uuid = uuidOf("risk-afterwards", observation);
    const ids = namesOf(told);
    return [
      {
        uuid,
        title: md`${ids} waived after the merge of pull request ${change.pullRequest}`,
        description: md`A waiver by ${act.actor.login}, made after the merge: ${act.note ?? "without a reason"}`,
        statement: md`Pull request ${change.pullRequest} was merged before anybody waived ${ids}. The gate records the waiver and grants nothing by it.`,
        props: [
          ...requirements.map(({ id }) => prop("requirement", lineOf(id))),
          prop("pull-request", lineOf(String(change.pullRequest))),
          prop("change", lineOf(change.outcome)),
          prop("record", lineOf(step.sha256)),
          prop("granted-by", lineOf("nobody")),
          ...(act.until === undefined ? [] : [prop("until", lineOf(act.until))]),
          ...addressProps(act.url),
        ],
        status: "deviation-requested",
        origins: [{ actors: [register.person(act.actor)] }],
        ...(act.until === undefined ? {} : { deadline: endOfDay(act.until) }),
        "risk-log": {
          entries: [
            {
              uuid: uuidOf("risk-requested", uuid),
              title: md`Asked for after the merge`,
              description: md`Because: ${act.note ?? ""}`,
              start: instantOf(act.at),
              ...loggedBy(register, act.actor),
              "status-change": "deviation-requested",
            },
          ],
        },
        "related-observations": [{ "observation-uuid": observation }],
      },
    ];
  });

/** What the findings about a change point at. */
export const afterwardsUuids = (change: Change) => eachAct(change, (_step, _told, uuid) => [uuid]);
export const riskAfterwardsUuids = (change: Change) =>
  eachAct(change, (_step, { act }, observation) =>
    act.kind === "waive" ? [uuidOf("risk-afterwards", observation)] : [],
  );

function eachAct<T>(
  { afterwards }: Change,
  make: (step: Afterwards, told: RetrospectiveAct, observation: ReturnType<typeof uuidOf>) => T[],
): T[] {
  return afterwards.flatMap((step) =>
    step.value.acts.flatMap((told, index) => make(step, told, uuidOf("afterwards", step.sha256, index))),
  );
}

const namesOf = ({ requirements }: RetrospectiveAct): string =>
  requirements.length === 0 ? "no requirement" : requirements.map(({ id }) => id).join(", ");

function observeAct(
  { pullRequest, outcome }: Change,
  {
    step,
    told,
    uuid,
    register,
  }: {
    step: Afterwards;
    told: RetrospectiveAct;
    uuid: Observation["uuid"];
    register: Register;
  },
): Observation {
  const { act, requirements } = told;
  return {
    uuid,
    title: md`After the merge of pull request ${pullRequest}: ${act.kind} by ${act.actor.login}`,
    description: md`After pull request ${pullRequest} had been merged, ${act.actor.login} left a ${act.kind} that names ${namesOf(told)}. It changed no verdict.${
      act.note === undefined ? [] : [md` Said with it: ${act.note}`]
    }`,
    props: [
      prop("act", lineOf(act.kind)),
      ...requirements.flatMap(({ id, held }) => [
        prop("requirement", lineOf(id)),
        prop("held-role", lineOf(`${id}: ${"known" in held ? (held.known ? "yes" : "no") : "unknown"}`)),
      ]),
      prop("pull-request", lineOf(String(pullRequest))),
      prop("change", lineOf(outcome)),
      ...addressProps(act.url),
    ],
    methods: ["EXAMINE"],
    types: ["finding"],
    origins: [{ actors: [register.person(act.actor)] }],
    subjects: [register.pull(pullRequest, step.value.head)],
    "relevant-evidence": [
      {
        href: fileRef(recordPath(step.sha256)),
        description: md`The record of what was done after the merge of pull request ${pullRequest}.`,
        props: [prop("sha256", lineOf(step.sha256))],
      },
    ],
    collected: instantOf(act.at),
  };
}
