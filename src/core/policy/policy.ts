/**
 * The composed policy: what remains after packs, inputs and files have been put together and checked.
 * It is plain JSON, carries no source positions, and its canonical digest names the policy in records.
 */
import * as z from "zod";
import { globProblem } from "../change/globs.ts";
import { ACT_WAYS, PERMISSIONS } from "../facts.ts";
import { plainJson } from "./plain-json.ts";
import { kindName, requirementId, roleName } from "./schema-words.ts";

export const POLICY_SCHEMA = "secmlops-gate/policy@1";

export const ASSET_KINDS = [
  "model",
  "data",
  "training-code",
  "evaluation",
  "pipeline",
  "dependencies",
  "deployment",
  "documentation",
  "policy",
] as const;
/** The built-in kinds; a policy may define further ones under `assets`. */
export type BuiltInAssetKind = (typeof ASSET_KINDS)[number];

export const DIMENSIONS = ["people", "processes", "technology", "governance", "compliance"] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export const CONCERNS = [
  "security",
  "fairness",
  "explainability",
  "reliability",
  "safety",
  "sustainability",
  "privacy",
] as const;
export type Concern = (typeof CONCERNS)[number];
export const PHASES = ["design", "data", "development", "evaluation", "deployment", "monitoring"] as const;
export type Phase = (typeof PHASES)[number];
export const ENFORCEMENTS = ["block", "warn", "off"] as const;
export type Enforcement = (typeof ENFORCEMENTS)[number];

/** Globs in order, `!` subtracts; matched over NFC-normalised, case-folded paths. */
const globs = z
  .array(
    z.string().check((context) => {
      const problem = globProblem(context.value);
      if (problem !== undefined) context.issues.push({ code: "custom", input: context.value, message: problem });
    }),
  )
  .min(1);

/** Every object has a member of that name. */
const isNoMember = (name: string) => name !== "constructor";
const role = roleName.refine(isNoMember);
const kind = kindName.refine(isNoMember);

export const signOffSchema = z.strictObject({
  kind: z.literal("sign-off"),
  role,
  count: z.int().min(1).max(10),
  via: z.array(z.enum(ACT_WAYS)).min(1),
  bareReview: z.boolean(),
  notBy: z.enum(["contributors", "author", "nobody"]),
  unattributedCommits: z.enum(["warn", "error"]),
  distinctFrom: z.array(role),
  /** Whole days. */
  validFor: z.int().positive().optional(),
  note: z.enum(["optional", "required"]),
});
export type SignOffProof = z.infer<typeof signOffSchema>;

/** What may start a workflow at the head of a pull request: https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows */
export const RUN_EVENTS = ["push", "pull_request", "pull_request_target", "workflow_dispatch"] as const;

export const checkSchema = z.strictObject({
  kind: z.literal("check"),
  name: z.string(),
  app: z.string(),
  workflow: z.string().optional(),
  conclusions: z.array(z.string()).min(1),
  /** What must have started the run; absent where that does not matter. */
  events: z.array(z.string()).min(1).optional(),
});
export type CheckProof = z.infer<typeof checkSchema>;

export const VALUE_TYPES = ["string", "number", "integer", "boolean", "list", "map"] as const;

/** What a front-matter key must hold; every given rule must hold. `pattern` is RE2, found anywhere. */
export const valueRuleSchema = z.strictObject({
  /** Whether the key may be missing. */
  optional: z.literal(true).optional(),
  type: z.enum(VALUE_TYPES).optional(),
  equals: z.union([z.string(), z.number(), z.boolean()]).optional(),
  oneOf: z
    .array(z.union([z.string(), z.number(), z.boolean()]))
    .min(1)
    .optional(),
  pattern: z.string().optional(),
  minLength: z.int().positive().optional(),
  maxLength: z.int().positive().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
});
export type ValueRule = z.infer<typeof valueRuleSchema>;

/** One text, or several of which one is enough. */
const anyOf = z.union([z.string(), z.array(z.string()).min(1)]);

export const documentSchema = z.strictObject({
  kind: z.literal("document"),
  /** A repository path, or the pull request's body. */
  source: z.union([z.strictObject({ path: z.string() }), z.strictObject({ pullRequest: z.literal(true) })]),
  sections: z.array(anyOf),
  /** Boxes that must be there and ticked; absent where none is asked for. */
  checkboxes: z.array(anyOf).min(1).optional(),
  /** By key, or by path: `model-index[].results`. */
  frontMatter: z.record(z.string(), valueRuleSchema),
  /** Whether template leftovers such as `TODO` are accepted. */
  leftovers: z.boolean(),
});
export type DocumentProof = z.infer<typeof documentSchema>;

/** What is accepted although the scan objects: an import by its full name, one rule at one path, or one content. */
export const allowanceSchema = z.union([
  z.strictObject({ import: z.string(), reason: z.string().optional() }),
  z.strictObject({ rule: z.string(), path: z.string(), reason: z.string().optional() }),
  z.strictObject({ sha256: z.string(), reason: z.string().optional() }),
]);
export type Allowance = z.infer<typeof allowanceSchema>;

export const scanSchema = z.strictObject({
  kind: z.literal("scan"),
  /** The verdicts that fail, from the mildest up: whatever is worse than one of them is there too. */
  failOn: z.array(z.enum(["unknown", "malformed", "dangerous"])).min(1),
  /** The only formats that pass. */
  formats: z.array(z.string()).min(1).optional(),
  allow: z.array(allowanceSchema),
});
export type ScanProof = z.infer<typeof scanSchema>;

export const ASSURANCES = ["declared", "bound", "checked", "signed"] as const;
export type Assurance = (typeof ASSURANCES)[number];

/** What a metric must be; every given bound must hold. A ratio is judged as the smaller of itself and its inverse. */
export const expectationSchema = z.strictObject({
  /** A metric's name; `name[*]` for each group and slice of it, `name[group]` for one. */
  metric: z.string(),
  min: z.number().optional(),
  max: z.number().optional(),
  equals: z.union([z.string(), z.number(), z.boolean()]).optional(),
  absMax: z.number().nonnegative().optional(),
  oneOf: z
    .array(z.union([z.string(), z.number(), z.boolean()]))
    .min(1)
    .optional(),
});
export type Expectation = z.infer<typeof expectationSchema>;

/** How far a metric may move from its value on base. */
const limit = z.strictObject({ amount: z.number().nonnegative(), relative: z.boolean() });
export type Limit = z.infer<typeof limit>;
export const comparisonSchema = z.strictObject({
  metric: z.string(),
  maxDrop: limit.optional(),
  maxRise: limit.optional(),
  /** In either direction: a report that was only copied has none. */
  minChange: limit.optional(),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** Whose signature is accepted: a certificate's identity (`*` stands for any run of characters but `/`) and its issuer, or a public key in PEM. */
export const signerSchema = z.union([
  z.strictObject({ identity: z.string(), issuer: z.string() }),
  z.strictObject({ key: z.string() }),
]);
export type AcceptedSigner = z.infer<typeof signerSchema>;

export const evidenceSchema = z.strictObject({
  kind: z.literal("evidence"),
  /** Globs. */
  report: z.array(z.string()).min(1),
  /** `auto`: told by the content. */
  format: z.string(),
  /** The least that the gate must know of where the report comes from. */
  assurance: z.enum(ASSURANCES),
  expect: z.array(expectationSchema),
  compare: z.array(comparisonSchema),
  /** The report names the digest of every changed file of this kind. */
  boundTo: kind.optional(),
  /** Samples that each group must rest on. */
  minGroupSize: z.int().positive().optional(),
  /** Hours. */
  maxAge: z.int().positive().optional(),
  /** Names for metrics by their place in the report, as `$.overall.accuracy` (RFC 9535, one value). */
  metrics: z.array(z.strictObject({ name: z.string(), path: z.string() })),
  /** What a metric says something about, where the gate does not know it or the policy knows better. */
  measures: z.array(
    z.strictObject({
      metric: z.string(),
      concern: z.enum(CONCERNS),
      better: z.enum(["higher", "lower"]).optional(),
    }),
  ),
  signedBy: z.array(signerSchema),
});
export type EvidenceProof = z.infer<typeof evidenceSchema>;

export const ownersSchema = z.strictObject({
  kind: z.literal("owners"),
  /** How many owners each changed path needs; a team is one. */
  min: z.int().positive(),
});
export type OwnersProof = z.infer<typeof ownersSchema>;

/** Stands where an advisory policy left a pack's required input unset. */
export const missingInputSchema = z.strictObject({
  kind: z.literal("missing-input"),
  input: z.string(),
  pack: z.string(),
});

export type Proof =
  | SignOffProof
  | CheckProof
  | DocumentProof
  | ScanProof
  | EvidenceProof
  | OwnersProof
  | z.infer<typeof missingInputSchema>;
export interface NeedsTree {
  kind: "all" | "any";
  of: Needs[];
}
export type Needs = Proof | NeedsTree;
export const isTree = (needs: Needs): needs is NeedsTree => needs.kind === "all" || needs.kind === "any";

export const needsSchema: z.ZodType<Needs> = z.lazy(() =>
  z.union([
    signOffSchema,
    checkSchema,
    documentSchema,
    scanSchema,
    evidenceSchema,
    ownersSchema,
    missingInputSchema,
    z.strictObject({ kind: z.enum(["all", "any"]), of: z.array(needsSchema).min(1) }),
  ]),
);

export const requirementSchema = z.strictObject({
  id: requirementId,
  title: z.string(),
  dimension: z.enum(DIMENSIONS),
  /** The first is the main one. */
  concerns: z.array(z.enum(CONCERNS)).min(1),
  phase: z.enum(PHASES).optional(),
  why: z.string().optional(),
  appliesTo: z.array(kind).min(1),
  paths: globs.optional(),
  when: z.string().optional(),
  enforcement: z.enum(ENFORCEMENTS),
  final: z.boolean(),
  waivable: z.boolean(),
  needs: needsSchema,
  controls: z.array(z.string()),
  /** Where the requirement was first defined: `policy.yml` or a pack's name. */
  origin: z.string(),
});
export type Requirement = z.infer<typeof requirementSchema>;

export const roleSchema = z.strictObject({
  users: z.array(z.strictObject({ login: z.string(), until: z.iso.date().optional() })),
  teams: z.array(z.string()),
  permission: z.enum(PERMISSIONS).optional(),
  /** Nobody filled it: an advisory policy falls back to `permission: write`, and says so. */
  unfilled: z.boolean(),
});
export type Role = z.infer<typeof roleSchema>;

const requirements = z.array(requirementSchema).superRefine((all, { addIssue }) => {
  const known = new Set<string>();
  for (const [index, { id }] of all.entries()) {
    if (known.has(id.toLowerCase())) addIssue({ code: "custom", path: [index, "id"], message: `${id} is there twice` });
    known.add(id.toLowerCase());
  }
});

const shape = z.strictObject({
  schema: z.literal(POLICY_SCHEMA),
  mode: z.enum(["enforce", "advisory"]),
  /** Advisory before this day (UTC). */
  enforceFrom: z.iso.date().optional(),
  roles: z.record(role, roleSchema),
  /** Globs by asset kind, built-in ones included. */
  assets: z.record(kind, globs),
  requirements,
  waivers: z.strictObject({ role: role.optional(), maxDays: z.int().positive() }),
  exceptions: z.array(
    z.strictObject({ requirement: requirementId, paths: globs, until: z.iso.date(), reason: z.string() }),
  ),
  /** The path the `policy` input named, if not the default; it is of kind `policy` too. */
  policyPaths: z.array(z.string()),
  /** The files and packs it was composed from, in order, each with the digest of its bytes. */
  sources: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
  /** What a reader of the checklist should know: an unset input, an unfilled role. */
  notices: z.array(
    z.discriminatedUnion("code", [
      z.strictObject({ code: z.literal("default-policy") }),
      z.strictObject({ code: z.literal("unfilled-roles"), roles: z.array(z.string()).min(1) }),
      z.strictObject({ code: z.literal("missing-input"), input: z.string(), pack: z.string() }),
    ]),
  ),
});
/** The whole of it is looked at first: what follows sees neither the key `__proto__` nor broken text. */
export const policySchema = plainJson.pipe(shape);
export type Policy = z.infer<typeof policySchema>;
export type PolicyNotice = Policy["notices"][number];

/** The id of the built-in requirement that guards the policy itself. */
export const POLICY_GUARD = "GOV-6";
