/**
 * The ledger as OSCAL assessment results (docs/oscal.md): one result for a period, an observation for every requirement of the decision that
 * counts for each pull request, a finding for every requirement. It streams: observations are by far the most of it, and never held together.
 */
import type { LedgerSource } from "../ledger-source.ts";
import { planOf, policyResources, pullResource } from "./back-matter.ts";
import { catalogsOf, MERGE_CONTROL, objectivesAndMethods, PLAN } from "./control.ts";
import { assetsOf, metadataOf, resultOf } from "./heading.ts";
import type { Resource } from "./model.ts";
import { type OscalOptions, observeAll, type Survey, survey } from "./survey.ts";
import { controlsOf } from "./tally.ts";
import { refTo } from "./text.ts";
import { uuidOf } from "./uuid.ts";

/**
 * @returns the JSON document in pieces, one line for each thing. The same ledger gives the same document: no clock, no chance
 * @throws LedgerError where a record cannot be read, or nothing is recorded in the period
 */
export async function* exportOscal(source: LedgerSource, options: OscalOptions): AsyncGenerator<string> {
  const found = await survey(source, options);
  const controls = [MERGE_CONTROL, ...controlsOf(found.tally)];
  yield '{"assessment-results":{';
  yield members({
    uuid: uuidOf("assessment-results", found.scope),
    metadata: metadataOf(found, options),
    "import-ap": { href: refTo(PLAN) },
    "local-definitions": { "objectives-and-methods": objectivesAndMethods(controls) },
  });
  yield ',\n"results":[{';
  yield members(resultOf(found, controls, options));
  yield `,\n"local-definitions":{"assessment-assets":${JSON.stringify(assetsOf(found))}`;
  yield* list(',\n"inventory-items":[', found.register.files());
  yield "}";
  yield* list(',\n"observations":[', observeAll(source, found));
  yield* list(',\n"risks":[', found.risks);
  yield* list(',\n"findings":[', found.findings);
  yield '}],\n"back-matter":{';
  yield* list('"resources":[', resourcesOf(found, catalogsOf(controls)));
  yield "}}}\n";
}

function* resourcesOf({ changes, repository, register }: Survey, catalogs: readonly Resource[]): Generator<Resource> {
  yield planOf(register);
  yield* policyResources(register);
  yield* catalogs;
  for (const change of changes)
    if (change.decision !== undefined || change.outcome !== "not-governed")
      yield pullResource(change, repository.name, register);
}

const members = (object: object): string =>
  Object.entries(object)
    .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
    .join(",\n");

/** OSCAL allows no empty list: of nothing, nothing is written. */
async function* list(before: string, items: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const item of items) {
    yield `${isFirst ? before : ","}\n${JSON.stringify(item)}`;
    isFirst = false;
  }
  if (!isFirst) yield "\n]";
}
