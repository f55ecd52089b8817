/** One observation for each requirement that a decision judged. */
import { evidencePath, recordPath } from "../../ledger/layout.ts";
import type { Subject } from "../../ledger/record.ts";
import type { Change, DecisionRecord } from "./change.ts";
import {
  type Actor,
  type Method,
  type Observation,
  type Prop,
  prop,
  type RelevantEvidence,
  unlessEmpty,
} from "./model.ts";
import type { Register } from "./register.ts";
import { fileRef, instantOf, lineOf, type Markup, md, refTo, tokenOf } from "./text.ts";
import { type Uuid, uuidOf } from "./uuid.ts";
import { isAdvisory, type Leaf, type RequirementView } from "./view-decision.ts";
import { wordReasons } from "./words.ts";

/** NIST SP 800-53A: what a person looked at is examined, what a machine computed is tested. */
const METHODS: Readonly<Record<string, Method>> = {
  "sign-off": "EXAMINE",
  document: "EXAMINE",
  owners: "EXAMINE",
  evidence: "TEST",
  scan: "TEST",
  check: "TEST",
};

/** The methods behind proofs; what a requirement without any came to was read from the change itself. */
export function methodsOf(leaves: readonly Leaf[]): readonly Method[] {
  const found = new Set(leaves.map(({ kind }) => (Object.hasOwn(METHODS, kind) ? METHODS[kind] : undefined)));
  const methods = (["EXAMINE", "TEST"] as const).filter((each) => found.has(each));
  return methods.length === 0 ? ["EXAMINE"] : methods;
}

/** One long list must not crowd out the rest: the record, which every observation names, has them all. */
const MAX_FILES = 20;
const MAX_METRICS = 20;
const MAX_SIGNERS = 20;
const MAX_EVIDENCE = 50;

export const observationUuid = (record: string, requirement: string): Uuid =>
  uuidOf("observation", record, requirement);

/** What a decision found of one requirement; nothing where the requirement does not apply. */
export function observe(
  change: Change,
  decision: DecisionRecord,
  requirement: RequirementView,
  register: Register,
): Observation | undefined {
  const { said, sha256 } = decision;
  const { id, title, status, leaves } = requirement;
  if (status === "not-applicable") return undefined;
  const reasons = wordReasons(requirement).map((reason) => md`\n- ${[reason]}`);
  return {
    uuid: observationUuid(sha256, id),
    title: md`${id} on pull request ${change.pullRequest}: ${status}`,
    description: md`Requirement ${id} (${title}) is ${status} for pull request ${change.pullRequest} of ${said.repository.name} at commit ${said.head}.${
      reasons.length === 0 ? [] : [md`\n`, ...reasons]
    }`,
    props: propsOf(change, decision, requirement),
    methods: methodsOf(leaves),
    types: [status === "satisfied" ? "control-objective" : "finding"],
    origins: [{ actors: [register.tool(said.tool.version), ...signersOf(leaves, register)] }],
    subjects: [
      register.pull(change.pullRequest, said.head),
      ...filesOf(decision, requirement).map(({ name, digest }) => register.file(name, digest)),
    ],
    "relevant-evidence": [...recordsOf(change, decision, register), ...reportsOf(decision, leaves)],
    collected: instantOf(said.at),
  };
}

function propsOf(change: Change, { said }: DecisionRecord, requirement: RequirementView): Prop[] {
  const { id, status, enforcement, dimension, concerns, digest, governed, leaves } = requirement;
  const metrics = leaves.flatMap((leaf) => leaf.metrics).slice(0, MAX_METRICS);
  return [
    prop("requirement", lineOf(id)),
    prop("status", lineOf(status)),
    prop("enforcement", lineOf(enforcement)),
    ...(dimension === undefined ? [] : [prop("dimension", lineOf(dimension))]),
    ...concerns.map((concern) => prop("concern", lineOf(concern))),
    prop("pull-request", lineOf(String(change.pullRequest))),
    prop("change", lineOf(change.outcome)),
    prop("verdict", lineOf(said.verdict.status)),
    ...(isAdvisory(said) ? [prop("mode", lineOf("advisory"))] : []),
    prop("policy", lineOf(said.policy.digest)),
    ...(digest === undefined ? [] : [prop("content-digest", lineOf(digest))]),
    prop("governed-items", lineOf(String(governed.count))),
    ...leaves.map(({ kind, status: found }) => prop("proof", lineOf(found), tokenOf(kind))),
    ...metrics.map(({ metric, about, value, status: found }) =>
      prop(
        "metric",
        lineOf(`${metric}${about === undefined ? "" : ` (${about})`} = ${value ?? "none"}`),
        tokenOf(found),
      ),
    ),
  ];
}

function signersOf(leaves: readonly Leaf[], register: Register): Actor[] {
  const signed = leaves.flatMap(({ role, seats }) =>
    seats.flatMap(({ signer }) => (signer === undefined ? [] : [{ role, signer }])),
  );
  return signed
    .slice(0, MAX_SIGNERS)
    .map(({ role, signer: { by, at, via } }) =>
      register.person(by, role, [
        prop("signed-at", instantLine(at)),
        ...(via === undefined ? [] : [prop("via", lineOf(via))]),
      ]),
    );
}
const instantLine = (at: string) => lineOf(instantOf(at));

/** The first of the files that the requirement governs, models and data by the content that they had. */
function filesOf({ said, subjects }: DecisionRecord, { governed }: RequirementView): Subject[] {
  const bySubject = new Map(subjects.slice(1).map(({ name, digest }) => [name, digest]));
  const byChange = new Map(said.facts.changes.map(({ path, newId }) => [path, newId]));
  return governed.first.slice(0, MAX_FILES).flatMap((name) => {
    const blob = byChange.get(name);
    const digest = bySubject.get(name) ?? (blob === undefined ? undefined : { gitBlob: blob });
    return digest === undefined ? [] : [{ name, digest }];
  });
}

function recordsOf(change: Change, { sha256, said }: DecisionRecord, register: Register): RelevantEvidence[] {
  const others = change.chain.length - 1;
  return [
    {
      href: fileRef(recordPath(sha256)),
      description: md`The record of the decision, ${said.sequence} in the chain of pull request ${change.pullRequest}.`,
      props: [prop("sha256", lineOf(sha256))],
    },
    ...(others === 0
      ? []
      : [
          {
            href: refTo(register.pullUuid(change.pullRequest)),
            description: md`Earlier decisions, and what else its chain holds: ${others} more records.`,
          },
        ]),
  ];
}

function reportsOf({ said }: DecisionRecord, leaves: readonly Leaf[]): RelevantEvidence[] {
  const paths = new Set(
    leaves.flatMap(({ source, reports }) => (source === undefined ? reports : [source, ...reports])),
  );
  return said.evidence
    .filter(({ path }) => paths.has(path))
    .slice(0, MAX_EVIDENCE)
    .map((read) => ({
      ...(read.stored ? { href: fileRef(evidencePath(read.sha256)) } : {}),
      description: md`${read.path}, as ${[WHERE[read.from]]} it.${read.stored ? [] : [md` Not kept: ${read.why}`]}`,
      ...unlessEmpty("props", [
        prop("path", lineOf(read.path)),
        prop("from", lineOf(read.from)),
        ...(read.sha256 === undefined ? [] : [prop("sha256", lineOf(read.sha256))]),
      ]),
    }));
}
const WHERE: Readonly<Record<"head" | "base" | "job", Markup>> = {
  head: md`the head has`,
  base: md`base has`,
  job: md`a job made`,
};
