/** What the export points at: how it was planned, the policies, and where the records of each pull request lie. */
import { policyPath, recordPath } from "../../ledger/layout.ts";
import type { Change } from "./change.ts";
import { PLAN } from "./control.ts";
import { prop, type Resource, unlessEmpty } from "./model.ts";
import type { Register } from "./register.ts";
import { fileRef, lineOf, md, refTo, type Token } from "./text.ts";

const TYPE = (value: "plan" | "policy") => ({ name: "type" as Token, value: lineOf(value) });

/** There is no assessment plan but the policy: what it asks, of which changes, and by which proofs. */
export function planOf(register: Register): Resource {
  const policies = register.policies();
  return {
    uuid: PLAN,
    title: md`The policies of the gate`,
    description: md`No assessment plan was written in OSCAL. What was to be assessed, and how, is what the composed policy in force at each decision says; each observation names its policy by digest.`,
    props: [TYPE("plan")],
    citation: {
      text: md`The composed policies under policies/ in the ledger`,
      ...unlessEmpty(
        "links",
        policies.map(({ uuid, digest }) => ({ href: refTo(uuid), rel: "reference" as const, text: md`${digest}` })),
      ),
    },
  };
}

export const policyResources = (register: Register): Resource[] =>
  register.policies().map(({ uuid, digest, sources }) => ({
    uuid,
    title: md`Policy ${digest}`,
    ...(sources.length === 0 ? {} : { description: md`Composed from ${sources.map(({ name }) => name).join(", ")}.` }),
    props: [TYPE("policy"), prop("sha256", lineOf(digest))],
    rlinks: [fileLink(policyPath(digest), digest)],
  }));

/** A pull request with every record of its chain, the first one first. */
export function pullResource(change: Change, repository: string, register: Register): Resource {
  const { pullRequest, outcome, chain, merge } = change;
  const merged = merge?.value.merged;
  return {
    uuid: register.pullUuid(pullRequest),
    title: md`Pull request ${pullRequest} of ${repository}`,
    description:
      merged === undefined
        ? md`Not merged, as far as the ledger knows.`
        : md`Merged by ${merged.by.login} into ${merge?.value.baseRef ?? ""}.`,
    props: [
      prop("change", lineOf(outcome)),
      ...(merged === undefined ? [] : [prop("merged-at", lineOf(merged.at))]),
      ...(merged?.commit === undefined ? [] : [prop("git-commit", lineOf(merged.commit), "merge" as Token)]),
    ],
    rlinks: chain.map(({ sha256 }) => fileLink(recordPath(sha256), sha256)),
  };
}

const fileLink = (path: string, sha256: string) => ({
  href: fileRef(path),
  "media-type": "application/json" as const,
  hashes: [{ algorithm: "SHA-256" as const, value: lineOf(sha256) }] as const,
});
