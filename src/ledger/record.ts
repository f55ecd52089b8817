/**
 * A record: one entry of the gate history. It is an in-toto Statement, version 1 (in-toto attestation framework,
 * `spec/v1/statement.md`), about the head commit and the models and data it changed; its predicate is the gate's decision.
 *
 * A record holds the facts whole and names the policy, so that the decision can be made again from the ledger alone. It holds
 * accounts by login and number; neither the text of a remark nor an e-mail address is a fact, and so neither is ever recorded.
 */
import * as z from "zod";
import { factsMembers, factsSchema } from "../core/facts.ts";
import { plainJson } from "../core/policy/plain-json.ts";
import { VERDICT_SCHEMA } from "../core/verdict.ts";

export const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
export const PREDICATE_TYPE = "https://secmlops-gate.dev/gate-decision/v1";

const { head: objectId, now: instant } = factsMembers.shape;
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "a sha256 in lower-case hex");
export const personSchema = factsMembers.shape.pushers.unwrap().element;
export const actSchema = factsMembers.shape.acts.unwrap().options[0].shape.known.element;
export const overallStatus = z.enum(["pass", "pending", "fail", "error"]);
export { instant, objectId };

/** What the ledger itself reads of a verdict; the rest is kept as it is. */
const verdict = z.looseObject({
  schema: z.literal(VERDICT_SCHEMA),
  status: overallStatus,
  policyDigest: sha256,
  repository: z.string(),
  pullRequest: z.int(),
  base: objectId,
  mergeBase: objectId,
  head: objectId,
  now: instant,
  requirements: z.array(
    z.looseObject({
      id: z.string(),
      status: z.enum(["satisfied", "pending", "unmet", "error", "waived", "not-applicable"]),
      reasons: z.array(z.looseObject({ code: z.string(), by: personSchema.optional(), at: z.string().optional() })),
      notCounted: z.array(z.looseObject({ reason: z.looseObject({ code: z.string(), at: z.string().optional() }) })),
      lifted: z.array(z.looseObject({ objection: z.looseObject({ id: z.string() }) })),
    }),
  ),
});
export type RecordedVerdict = z.infer<typeof verdict>;

const everyKind = {
  repository: z.strictObject({ name: z.string().min(1), url: z.string().optional() }),
  pullRequest: z.int().positive(),
  /** When it was recorded. A decision is recorded at the instant it was made for. */
  at: instant,
  tool: z.strictObject({ name: z.literal("secmlops-gate"), version: z.string().min(1) }),
  /** The name of the event that brought the gate here. */
  event: z.string().min(1),
  run: z.strictObject({ id: z.string().min(1), attempt: z.int().positive(), workflow: z.string() }).optional(),
  head: objectId,
  /** From 1, without gaps, for each pull request. */
  sequence: z.int().positive(),
  /** The record before it of the same pull request; the first has none. */
  previous: sha256.optional(),
};

const readBy = { path: z.string().min(1), from: z.enum(["head", "base", "job"]) };
/**
 * A report, what lies beside it, or a document that the decision read: `from` the head's tree, base's, or what a job made. Its bytes lie
 * beside the records by their sha256, or it says why they do not.
 */
const evidenceSchema = z.union(
  [
    z.strictObject({ ...readBy, sha256, bytes: z.int().nonnegative(), stored: z.literal(true) }),
    z.strictObject({
      ...readBy,
      sha256: sha256.optional(),
      bytes: z.int().nonnegative().optional(),
      stored: z.literal(false),
      why: z.string().min(1),
    }),
  ],
  { error: "expected `stored: true` with `sha256` and `bytes`, or `stored: false` with `why`" },
);
export type Evidence = z.infer<typeof evidenceSchema>;

const decision = z.strictObject({
  kind: z.literal("decision"),
  ...everyKind,
  base: objectId,
  mergeBase: objectId,
  /** The composed policy lies beside the records, by this digest. `sources`: the texts it was composed from. */
  policy: z.strictObject({ digest: sha256, sources: z.array(z.strictObject({ name: z.string(), sha256 })) }),
  facts: factsSchema,
  verdict,
  /** All that was read of reports and documents, in path order. */
  evidence: z.array(evidenceSchema),
});

/** A pull request was merged. Every merge is recorded, so that "not governed" and "the gate was off" look different. */
const merge = z.strictObject({
  kind: z.literal("merge"),
  ...everyKind,
  baseRef: z.string().min(1),
  merged: z.strictObject({ by: personSchema, at: instant, commit: objectId.optional() }),
  /** The record of the last decision, if there was one. */
  decision: sha256.nullable(),
  /** Whether a requirement of the policy applied to it. */
  governed: z.union([z.strictObject({ known: z.boolean() }), z.strictObject({ unavailable: z.string().min(1) })]),
});

/** A merge queue's group was judged; each member's chain gets a record of it, with `head` the member's own. */
const mergeGroup = z.strictObject({
  kind: z.literal("merge-group"),
  ...everyKind,
  group: z.strictObject({ head: objectId, base: objectId }),
  members: z
    .array(
      z.strictObject({
        number: z.int().positive(),
        head: objectId,
        /** The record of the decision that it was let through, or kept back, by. */
        record: sha256.nullable(),
        status: overallStatus,
      }),
    )
    .min(1),
  /** Governed paths of the group's diff that no member's passing decision covers. */
  uncovered: z.array(z.string()),
  status: overallStatus,
});

/** What people did that no record had when the pull request was merged: it is kept, and changes no verdict. */
const retrospective = z.strictObject({
  kind: z.literal("retrospective"),
  ...everyKind,
  /** The record of the merge. */
  merge: sha256,
  acts: z
    .array(
      z.strictObject({
        act: actSchema,
        /** What it names, and whether the person held a role then that it takes: one that signs it off, or the one that waives and overrules. */
        requirements: z.array(
          z.strictObject({
            id: z.string().min(1),
            held: z.union([z.strictObject({ known: z.boolean() }), z.strictObject({ unavailable: z.string().min(1) })]),
          }),
        ),
      }),
    )
    .min(1),
});
export type RetrospectiveAct = z.infer<typeof retrospective>["acts"][number];

/** Of git objects, their ids; of a file kept by LFS, the sha256 of its content. */
const digestSet = z.union([
  z.strictObject({ gitCommit: objectId }),
  z.strictObject({ gitBlob: objectId }),
  z.strictObject({ sha256 }),
]);
const subject = z.strictObject({ name: z.string().min(1), digest: digestSet });
export type Subject = z.infer<typeof subject>;

const predicate = z.discriminatedUnion("kind", [decision, merge, mergeGroup, retrospective]);
export type Predicate = z.infer<typeof predicate>;

const statement = z
  .strictObject({
    _type: z.literal(STATEMENT_TYPE),
    /** The head commit first. */
    subject: z.array(subject).min(1),
    predicateType: z.literal(PREDICATE_TYPE),
    predicate,
  })
  .check(({ value, issues }) => {
    for (const [path, message] of contradictions(value))
      issues.push({ code: "custom", input: value, path: ["predicate", ...path], message });
  });

/** The whole of it is looked at first: what follows sees neither the key `__proto__` nor broken text. */
export const recordSchema = plainJson.pipe(statement);
export type GateRecord = z.infer<typeof statement>;

/** Whatever is said in two places must be the same in both. */
function* contradictions({
  subject: [first],
  predicate: said,
}: {
  subject: Subject[];
  predicate: Predicate;
}): Generator<[PropertyKey[], string]> {
  const { head, sequence, previous } = said;
  if (first === undefined || !("gitCommit" in first.digest) || first.digest.gitCommit !== head)
    yield [["head"], "is not the first subject"];
  if ((sequence === 1) !== (previous === undefined))
    yield [
      ["previous"],
      previous === undefined ? `is missing, and this is record ${sequence}` : "is set, and this is record 1",
    ];
  if (said.kind === "merge-group") {
    const isMember = said.members.some((member) => member.number === said.pullRequest && member.head === head);
    if (!isMember) yield [["members"], `have no #${said.pullRequest} at ${head}`];
  }
  if (said.kind === "retrospective" && sequence === 1) yield [["merge"], "is not recorded, and this is record 1"];
  if (said.kind !== "decision") return;
  const { facts, verdict: found } = said;
  const own = [said.repository.name, said.pullRequest, said.base, said.mergeBase, head, said.at, said.policy.digest];
  const places = [
    ["facts", [facts.repository.name, facts.pullRequest?.number, facts.base, facts.mergeBase, facts.head, facts.now]],
    [
      "verdict",
      [found.repository, found.pullRequest, found.base, found.mergeBase, found.head, found.now, found.policyDigest],
    ],
  ] as const;
  for (const [place, values] of places)
    for (const [index, value] of values.entries())
      if (value !== own[index])
        yield [[place], `say ${JSON.stringify(value)} where the record has ${JSON.stringify(own[index])}`];
}
