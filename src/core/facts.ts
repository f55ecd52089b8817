/**
 * Facts: everything a decision depends on, as one plain JSON value, gathered before deciding.
 * A fact that could not be had is present as `{ unavailable: reason }`, never left out and never empty.
 */
import * as z from "zod";
import { reportFact } from "./report-facts.ts";
import { scanFact } from "./scan-facts.ts";
import { signatureFact } from "./signature-facts.ts";

export const FACTS_SCHEMA = "secmlops-gate/facts@1";

/** A fact that was read, or the reason why it could not be. */
const fact = <T extends z.ZodType>(known: T) =>
  z.union([z.strictObject({ known }), z.strictObject({ unavailable: z.string().min(1) })], {
    error: 'expected { "known": … } or { "unavailable": "why" }',
  });
export type Fact<T> = { known: T } | { unavailable: string };

const instant = z.iso.datetime({ offset: false });
const objectId = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, "a full git object id in lower-case hex");
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "a sha256 in lower-case hex");
const count = z.int().nonnegative();

/** An account. People are compared by `id` where both sides know it, else by login without case. */
const person = z.strictObject({
  login: z.string().min(1),
  id: z.int().optional(),
  bot: z.boolean().optional(),
});
export type Person = z.infer<typeof person>;

/** Whoever a commit names; an e-mail that maps to no account keeps only the display name. */
const identity = z.union([person, z.strictObject({ unattributed: z.string() })]);
export type Identity = z.infer<typeof identity>;

const lfsPointer = z.strictObject({ oid: sha256, size: count });
export type LfsPointer = z.infer<typeof lfsPointer>;

/** One output of a DVC file: content that git does not hold, named by DVC's hash. */
const dvcOut = z.strictObject({
  path: z.string().min(1),
  old: z.string().optional(),
  new: z.string().optional(),
  size: count.optional(),
});
export type DvcOut = z.infer<typeof dvcOut>;

/**
 * One file of the diff between merge base and head.
 * `path` is text; a path that is not valid UTF-8 shows U+FFFD there and keeps its bytes as hex in `rawPath`.
 */
const fileChange = z.strictObject({
  path: z.string().min(1),
  rawPath: z.string().optional(),
  previousPath: z.string().optional(),
  rawPreviousPath: z.string().optional(),
  status: z.enum(["added", "modified", "deleted", "renamed", "type-changed"]),
  oldMode: z
    .string()
    .regex(/^[0-7]{6}$/)
    .optional(),
  newMode: z
    .string()
    .regex(/^[0-7]{6}$/)
    .optional(),
  oldId: objectId.optional(),
  newId: objectId.optional(),
  lfs: z.strictObject({ old: lfsPointer.optional(), new: lfsPointer.optional() }).optional(),
  outs: fact(z.array(dvcOut)).optional(),
  /** Set on workflow files: whether base's or head's version uses this action. */
  usesGate: fact(z.boolean()).optional(),
});
export type FileChange = z.infer<typeof fileChange>;

/** A symlink of the head (or base) tree, with the repository path it leads to, fully resolved. */
const link = z.strictObject({
  path: z.string().min(1),
  target: fact(z.string()),
});
export type Link = z.infer<typeof link>;

const commit = z.strictObject({
  id: objectId,
  author: identity,
  committer: identity,
  coAuthors: z.array(identity).default([]),
  /** A signature that the host verified. */
  verified: z.boolean().default(false),
  /** A merge of base by the host on somebody's click, in which every path equals one parent's: nobody's work. */
  updateMerge: z.boolean().default(false),
});
export type Commit = z.infer<typeof commit>;

const requirementId = z.string().min(1);
const digestText = z.string().regex(/^[0-9a-f]{16,64}$/, "16 to 64 lower-case hex digits");

/** What an act names: requirement ids (each with the digest typed behind it, if any), or one group. */
const targets = z.union([
  z.strictObject({ ids: z.array(z.strictObject({ id: requirementId, digest: digestText.optional() })).min(1) }),
  z.strictObject({ group: z.string().min(1) }),
]);
export type Targets = z.infer<typeof targets>;

export const ACT_KINDS = ["sign-off", "revoke", "object", "overrule", "waive", "approve", "request-changes"] as const;
export const ACT_WAYS = ["command", "tick", "review"] as const;

/**
 * Something a person did in the pull request.
 * `approve` and `request-changes` are reviews as such; a command in a review's body is an act of its own (`via: review`).
 * `shown` holds, by requirement, the digest the actor is taken to have seen: printed on the ticked line, shown by the
 * checklist for at least a minute before the comment, or computed at the review's commit.
 */
const act = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(ACT_KINDS),
  actor: person,
  at: instant,
  via: z.enum(ACT_WAYS),
  targets: targets.optional(),
  /** A tick names the role of its seat. */
  role: z.string().optional(),
  shown: z.record(z.string(), digestText).default({}),
  /** The head the actor is taken to have seen; for the compare link. */
  head: objectId.optional(),
  note: z.string().optional(),
  /** `/waive … until`: the last day included, UTC. */
  until: z.iso.date().optional(),
  url: z.string().optional(),
  /** What has happened to the comment or review that carries the act. */
  source: z
    .discriminatedUnion("state", [
      z.strictObject({ state: z.literal("intact") }),
      z.strictObject({ state: z.literal("deleted") }),
      z.strictObject({ state: z.literal("dismissed"), by: person.optional() }),
      z.strictObject({ state: z.literal("edited-by-other"), by: person, at: instant }),
    ])
    .default({ state: "intact" }),
  /** Requirements that it counted against in an earlier record: there a negative act stands, whatever became of it. */
  remembered: z.array(requirementId).default([]),
});
export type Act = z.infer<typeof act>;

export const PERMISSIONS = ["none", "read", "triage", "write", "maintain", "admin"] as const;
export type Permission = (typeof PERMISSIONS)[number];

const teamMember = z.strictObject({
  login: z.string().min(1),
  id: z.int().optional(),
  state: z.enum(["active", "pending"]).default("active"),
});

const check = z.strictObject({
  name: z.string().min(1),
  app: z.string().optional(),
  workflow: z.string().optional(),
  /** What started the workflow, as `push`. */
  event: z.string().optional(),
  state: z.enum(["completed", "running"]),
  conclusion: z.string().optional(),
  at: instant,
  url: z.string().optional(),
});
export type Check = z.infer<typeof check>;

/** One heading of a document and what stands under it, up to the next heading of the same or a higher level. */
const section = z.strictObject({
  heading: z.string(),
  level: z.int().min(1).max(6),
  line: z.int().positive(),
  /** Nothing but white space, comments, sub-headings that are themselves empty, and text of the template. */
  empty: z.boolean(),
  /** Set where what is `empty` holds text, and all of it is the template's. */
  untouched: z.literal(true).optional(),
  /** Placeholder text left over from a template, such as `TODO`. */
  leftovers: z.array(z.string()).default([]),
});
export type Section = z.infer<typeof section>;

/** A box of a list, with the text beside it. */
const checkbox = z.strictObject({ text: z.string(), line: z.int().positive(), ticked: z.boolean() });
export type Checkbox = z.infer<typeof checkbox>;

/** What a `document` proof needs of a Markdown text; the text itself is not a fact. */
const outline = z.strictObject({
  sections: z.array(section),
  frontMatter: fact(z.record(z.string(), z.json())).optional(),
  leftovers: z.array(z.strictObject({ text: z.string(), line: z.int().positive() })).default([]),
  /** In the order of the text; absent where there are none. */
  checkboxes: z.array(checkbox).optional(),
  empty: z.boolean(),
  untouched: z.literal(true).optional(),
});
export type Outline = z.infer<typeof outline>;

const documentFact = z.union([
  z.strictObject({ known: z.strictObject({ id: objectId, outline }) }),
  z.strictObject({ missing: z.literal(true) }),
  z.strictObject({ unavailable: z.string().min(1) }),
]);
export type DocumentFact = z.infer<typeof documentFact>;

/** One line of CODEOWNERS; without owners it takes them away from what it matches. */
const ownerRule = z.strictObject({
  line: z.int().positive(),
  pattern: z.string().min(1),
  owners: z.array(z.string().min(1)),
});
export type OwnerRule = z.infer<typeof ownerRule>;

/** Base's CODEOWNERS: of its rules those that decide about a path that somebody asked for, in the file's order. */
const codeownersFact = z.union([
  z.strictObject({
    known: z.strictObject({
      path: z.string().min(1),
      id: objectId,
      rules: z.array(ownerRule),
    }),
  }),
  z.strictObject({ missing: z.literal(true) }),
  z.strictObject({ unavailable: z.string().min(1) }),
]);
export type CodeownersFact = z.infer<typeof codeownersFact>;

const pullRequest = z.strictObject({
  number: z.int().positive(),
  base: z.string().min(1),
  author: person,
  fork: z.boolean(),
  draft: z.boolean().default(false),
  body: fact(z.strictObject({ sha256, outline })),
  url: z.string().optional(),
});
export type PullRequest = z.infer<typeof pullRequest>;

/** The run of a workflow that made reports at this head. */
const jobRun = z.strictObject({
  id: z.int().positive(),
  /** The workflow's path, which this change leaves alone. */
  workflow: z.string().min(1),
  event: z.string().min(1),
  /** When it began, the last time: what it measured is no older. */
  at: instant,
  url: z.string().optional(),
});
export type JobRun = z.infer<typeof jobRun>;

/** What linting the head's policy files found; shown, never judged by. */
const headPolicy = z.strictObject({
  problems: z.array(
    z.strictObject({ file: z.string(), line: z.int().positive(), column: z.int().positive(), message: z.string() }),
  ),
});

const factsShape = z.strictObject({
  schema: z.literal(FACTS_SCHEMA),
  now: instant,
  repository: z.strictObject({
    name: z.string().min(1),
    url: z.string().optional(),
    defaultBranch: z.string().optional(),
  }),
  /** `null`: a local git repository, where nobody can act and no check runs. */
  pullRequest: pullRequest.nullable(),
  /** A local run's name for its base, which `when` sees as `pr.base`. */
  baseRef: z.string().optional(),
  base: objectId,
  mergeBase: objectId,
  head: objectId,
  changes: z.array(fileChange),
  links: fact(z.array(link)).default({ known: [] }),
  commits: fact(z.array(commit)).default({ known: [] }),
  pushers: z.array(person).default([]),
  acts: fact(z.array(act)).default({ known: [] }),
  /** Members by `org/team`. */
  teams: z.record(z.string(), fact(z.array(teamMember))).default({}),
  /** Repository permission by lower-case login, of everyone who acted. */
  permissions: z.record(z.string(), fact(z.enum(PERMISSIONS))).default({}),
  checks: fact(z.array(check)).default({ known: [] }),
  /** By the path a `document` proof names. */
  documents: z.record(z.string(), documentFact).default({}),
  /** Read where an `owners` proof asks for it. */
  codeowners: codeownersFact.optional(),
  /** Of every artefact that a `scan` or `evidence` proof judges, by path and content. */
  scans: z.array(scanFact).default([]),
  /** Reports that `evidence` proofs name, of the head's tree and of jobs, in path order. */
  reports: z.array(reportFact).default([]),
  /** The same proofs' reports in base's tree, in path order. */
  baseReports: z.array(reportFact).default([]),
  /** The run that made what lies in `evidence-path`, or why it proves nothing; `null` where none has reported. */
  jobEvidence: fact(jobRun).nullable().default(null),
  /** Sigstore bundles that `evidence` proofs read, of the head's tree, in path order. */
  signatures: z.array(signatureFact).default([]),
  headPolicy: headPolicy.nullable().default(null),
});
export type Facts = z.infer<typeof factsShape>;

/** Everybody whom the facts name, with the place. */
function* namedIn(
  facts: Facts,
): Generator<{ person: { login: string; id?: number | undefined }; path: PropertyKey[] }> {
  if (facts.pullRequest) yield { person: facts.pullRequest.author, path: ["pullRequest", "author"] };
  for (const [index, person] of facts.pushers.entries()) yield { person, path: ["pushers", index] };
  for (const [index, { actor }] of ("known" in facts.acts ? facts.acts.known : []).entries()) {
    yield { person: actor, path: ["acts", "known", index, "actor"] };
  }
  for (const [index, commit] of ("known" in facts.commits ? facts.commits.known : []).entries()) {
    for (const person of [commit.author, commit.committer, ...commit.coAuthors]) {
      if ("login" in person) yield { person, path: ["commits", "known", index] };
    }
  }
  for (const [name, team] of Object.entries(facts.teams)) {
    for (const person of "known" in team ? team.known : []) yield { person, path: ["teams", name] };
  }
}

/** Facts, free of contradictions that would make the order in which they were gathered matter. */
export const factsSchema = factsShape.check(({ value: facts, issues }) => {
  const report = (path: PropertyKey[], message: string) => issues.push({ code: "custom", input: facts, path, message });
  const acts = new Set<string>();
  for (const [index, { id }] of ("known" in facts.acts ? facts.acts.known : []).entries()) {
    if (acts.has(id)) report(["acts", "known", index, "id"], `another act has the id ${JSON.stringify(id)} too`);
    acts.add(id);
  }
  const ids = new Map<string, number>();
  for (const { person, path } of namedIn(facts)) {
    const login = person.login.toLowerCase();
    const known = ids.get(login);
    if (person.id === undefined) continue;
    if (known !== undefined && known !== person.id)
      report(path, `the login ${JSON.stringify(person.login)} has two account ids, ${known} and ${person.id}`);
    ids.set(login, person.id);
  }
});

/** The members of facts by name, for those that supply some of them. */
export const factsMembers = factsShape;
