/** What an export says of itself. */
import { type Control, reviewedControls } from "./control.ts";
import { OSCAL_VERSION, prop, unlessEmpty } from "./model.ts";
import type { OscalOptions, Survey } from "./survey.ts";
import { addressOf, lineOf, md, type Token } from "./text.ts";
import { uuidOf } from "./uuid.ts";

export function metadataOf({ repository, register, scope, end }: Survey, { version }: OscalOptions) {
  const url = addressOf(repository.url);
  return {
    title: md`Decisions of the merge gate on ${repository.name}`,
    "last-modified": end,
    version: lineOf(scope),
    "oscal-version": lineOf(OSCAL_VERSION),
    props: [
      prop("exported-by", lineOf(`secmlops-gate ${version}`)),
      prop("repository", lineOf(url ?? repository.name)),
    ],
    ...unlessEmpty("roles", register.roles()),
    ...unlessEmpty("parties", register.parties()),
    remarks: md`Made from the gate's ledger, whose files are named relative to its root: a record is records/, the first two digits of its sha256, the sha256. Whether the ledger is what it was, this file cannot say: \`secmlops-gate audit verify\` can.`,
  };
}

/** Names of other repositories that are told. */
const MOST_NAMED = 5;

/** The result's own members, short of what there is much of. */
export function resultOf(
  { repository, tally, scope, start, end, changes, foreign }: Survey,
  controls: readonly Control[],
  { from, to }: OscalOptions,
) {
  const period = from === undefined && to === undefined ? md`` : md`, ${from ?? "the beginning"} to ${to ?? "the end"}`;
  const leftOut =
    foreign === undefined
      ? md``
      : md` Left out: ${foreign.records} records of other repositories than ${foreign.own} (${foreign.others.slice(0, MOST_NAMED).join(", ")}${foreign.others.length > MOST_NAMED ? ", and more" : ""}).`;
  const outcomes = Object.entries(tally.outcomes);
  return {
    uuid: uuidOf("result", scope),
    title: md`Gate decisions on ${repository.name}${[period]}`,
    description: md`${changes.length} pull requests: ${outcomes
      .filter(([, count]) => count > 0)
      .map(([outcome, count]) => `${count} ${outcome}`)
      .join(", ")}. Of each, the decision in force at its merge was observed, or its last one.`,
    start,
    end,
    props: outcomes.map(([outcome, count]) => prop("changes", lineOf(String(count)), outcome as Token)),
    "reviewed-controls": reviewedControls(controls),
    remarks: md`Only merges that the ledger recorded are counted. A push without a pull request leaves no record: \`secmlops-gate audit coverage\` compares the ledger with the default branch. A requirement that no merged change had to meet has no finding.${[leftOut]}`,
  };
}

/** The gate, in every version that made a record, and in the one that exports. */
export function assetsOf({ register }: Survey) {
  const tools = register.tools();
  return {
    components: tools.map(({ uuid, version }) => ({
      uuid,
      type: "software",
      title: md`secmlops-gate ${version}`,
      description: md`A merge gate for machine learning: it judges each pull request by the policy of its base.`,
      props: [{ name: "version" as Token, value: lineOf(version) }],
      status: { state: "operational" },
    })),
    "assessment-platforms": [
      {
        uuid: uuidOf("platform"),
        title: md`The merge gate of the repository`,
        "uses-components": tools.map(({ uuid }) => ({ "component-uuid": uuid })),
      },
    ],
  };
}
