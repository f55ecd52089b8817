/** The short form of facts in `*.test.yml`: what a person would say about a pull request, and no more. docs/policy-tests.md explains it. */
import * as z from "zod";
import { SCAN_VERDICTS } from "../../scan/result.ts";
import { ACT_WAYS, PERMISSIONS } from "../facts.ts";
import { fileSchema } from "../policy/file-schema.ts";
import { map, someText, textLike, words } from "../policy/schema-words.ts";
import { UNITS } from "../report-facts.ts";
import { REACHES } from "../scan-facts.ts";
import { FILE_STATES } from "../signature-facts.ts";

const instant = z.iso
  .datetime("expected an instant in UTC, as 2026-11-21T12:00:00Z")
  .register(words, { word: "an instant in UTC, as 2026-11-21T12:00:00Z" });

/** A fact that could not be had. */
const unavailable = map("an unavailable fact", { unavailable: someText });

const account = map("an account", { login: someText, id: z.int().optional(), bot: z.boolean().optional() });
const person = z.union([someText, account]).register(words, { word: "a login, or { login, id }" });
export type ShortPerson = z.infer<typeof person>;

const identity = z
  .union([
    someText,
    map("whoever a commit names", {
      login: someText.optional(),
      id: z.int().optional(),
      unattributed: someText.optional(),
    }).refine(
      ({ login, unattributed }) => (login === undefined) !== (unattributed === undefined),
      'name "login", or "unattributed" for a name that belongs to no account',
    ),
  ])
  .register(words, { word: "a login, { login, id }, or { unattributed: name }" });
export type ShortIdentity = z.infer<typeof identity>;

const dvcOut = map("an out", { path: someText, old: someText.optional(), new: someText.optional() });
const mode = textLike(/^[0-7]{6}$/, 'a git file mode in quotes, as "100644"');
const change = z
  .union([
    someText,
    map("a change", {
      path: someText,
      status: z.enum(["added", "modified", "deleted", "renamed", "type-changed"]).optional(),
      from: someText.optional(),
      content: z.string().register(words, { word: "text" }).optional(),
      "old-content": z.string().register(words, { word: "text" }).optional(),
      mode: mode.optional(),
      "old-mode": mode.optional(),
      outs: z
        .union([z.array(dvcOut), unavailable])
        .register(words, { word: "a list of outs" })
        .optional(),
      "uses-gate": z.boolean().optional(),
    }).refine(({ status, from }) => (from !== undefined) === (status === "renamed"), {
      path: ["from"],
      message: '"from" is the old path of a change with "status: renamed"; give both or neither',
    }),
  ])
  .register(words, { word: "a path, or { path, status }" });
export type ShortChange = z.infer<typeof change>;

const commit = map("a commit", {
  author: identity.optional(),
  committer: identity.optional(),
  "co-authors": z.array(identity).optional(),
  verified: z.boolean().optional(),
  "update-merge": z.boolean().optional(),
});
export type ShortCommit = z.infer<typeof commit>;

const act = z
  .union([
    someText,
    map("an act", {
      by: person,
      do: someText,
      at: instant.optional(),
      via: z.enum(ACT_WAYS).optional(),
      role: someText.optional(),
      bound: textLike(
        /^(?:today|stale|none|[0-9a-f]{16,64})$/,
        "today, stale, none, or a digest of 16 hex digits or more",
      ).optional(),
      source: z.enum(["intact", "deleted", "dismissed", "edited"]).optional(),
      remembered: z.array(z.string()).optional(),
    }),
  ])
  .register(words, { word: 'an act, as "alice: /sign-off GOV-1", or { by, do }' });
export type ShortAct = z.infer<typeof act>;

const member = z
  .union([
    someText,
    map("a member", { login: someText, id: z.int().optional(), state: z.enum(["active", "pending"]).optional() }),
  ])
  .register(words, { word: "a login, or { login, state }" });

const check = map("a check", {
  name: someText,
  app: someText.optional(),
  workflow: someText.optional(),
  event: someText.optional(),
  conclusion: someText.optional(),
  at: instant.optional(),
});
export type ShortCheck = z.infer<typeof check>;

const rule = textLike(/^[A-Z]{2,8}\d{3}$/, "a rule's id, as PKL001");
const scan = z
  .union([
    z.enum(SCAN_VERDICTS),
    map("a scan", {
      verdict: z.enum(SCAN_VERDICTS).optional(),
      formats: z.array(someText).optional(),
      sha256: textLike(/^[0-9a-f]{64}$/, "a sha256 in lower-case hex").optional(),
      reach: z.enum(REACHES).optional(),
      findings: z
        .array(
          z
            .union([rule, map("a finding", { rule, import: someText.optional(), "on-base": z.boolean().optional() })])
            .register(words, { word: "a rule's id, or { rule, import }" }),
        )
        .optional(),
    }),
  ])
  .register(words, { word: `one of ${SCAN_VERDICTS.join(", ")}, or { verdict, formats, findings }` });
export type ShortScan = z.infer<typeof scan>;

const number = z.number().register(words, { word: "a number" });
const values = z.record(someText, number).register(words, { word: "a map from metric to number" });
const report = z
  .union([
    unavailable,
    map("a report", {
      format: someText.optional(),
      metrics: values.optional(),
      groups: z
        .record(someText, map("a group", { samples: z.int().nonnegative().optional(), metrics: values.optional() }))
        .register(words, { word: "a map from group to { samples, metrics }" })
        .optional(),
      units: z.record(someText, z.enum(UNITS)).register(words, { word: "a map from metric to unit" }).optional(),
      tests: map("the tests of a report", {
        passed: z.int().nonnegative().optional(),
        warned: z.int().nonnegative().optional(),
        failed: z.int().nonnegative().optional(),
        errors: z.int().nonnegative().optional(),
        skipped: z.int().nonnegative().optional(),
      }).optional(),
      names: z.array(someText).min(1).register(words, { word: "a list of changed paths" }).optional(),
      "made-at": instant.optional(),
      from: z.enum(["change", "job"]).optional(),
    }),
  ])
  .register(words, { word: "{ metrics, tests, names }, or { unavailable: reason }" });
export type ShortReport = z.infer<typeof report>;
const reports = z.record(someText, report).register(words, { word: "a map from path to report" });

const text = z.string().register(words, { word: "text" });
/** A value, or why it could not be had. */
function orUnavailable<T extends z.ZodType>(known: T, word: string) {
  const union = z.union([known, unavailable]);
  words.add(union, { word: `${word}, or { unavailable: reason }` });
  return union;
}

const signature = z
  .union([
    unavailable,
    map("a signature", {
      by: map("who signed", {
        identity: someText.optional(),
        issuer: someText.optional(),
        key: textLike(/^[0-9a-f]{64}$/, "the sha256 of a public key, in lower-case hex").optional(),
      }).refine(
        ({ identity, issuer, key }) =>
          (identity === undefined) === (issuer === undefined) && (identity === undefined) !== (key === undefined),
        'who signed is either "identity" together with "issuer", or "key"',
      ),
      covers: z.array(someText).register(words, { word: "a list of changed paths" }).optional(),
      problems: z
        .record(someText, z.enum(FILE_STATES))
        .register(words, { word: `a map from path to one of ${FILE_STATES.join(", ")}` })
        .optional(),
    }),
  ])
  .register(words, { word: "{ by, covers, problems }, or { unavailable: reason }" });
export type ShortSignature = z.infer<typeof signature>;

export const factsForm = map("a pull request", {
  "pull-request": z.boolean().optional(),
  repository: someText.optional(),
  author: person.optional(),
  base: someText.optional(),
  fork: z.boolean().optional(),
  draft: z.boolean().optional(),
  now: instant.optional(),
  body: orUnavailable(text, "text").optional(),
  changes: z
    .array(change)
    .min(1, "a case needs a change; a pull request that changes nothing has no requirements")
    .register(words, { word: "a list of changes" }),
  commits: orUnavailable(z.array(commit), "a list of commits").optional(),
  pushers: z.array(person).optional(),
  acts: orUnavailable(z.array(act), "a list of acts").optional(),
  teams: z.record(someText, orUnavailable(z.array(member), "a list of members")).optional(),
  permissions: z.record(someText, orUnavailable(z.enum(PERMISSIONS), `one of ${PERMISSIONS.join(", ")}`)).optional(),
  checks: orUnavailable(z.array(check), "a list of checks").optional(),
  documents: z.record(someText, orUnavailable(text, 'the text, or "missing"')).optional(),
  codeowners: orUnavailable(text, 'the text, or "missing"').optional(),
  links: z.record(someText, orUnavailable(someText, "the path it leads to")).optional(),
  scans: z.record(someText, scan).optional(),
  reports: reports.optional(),
  "base-reports": reports.optional(),
  signatures: z.record(someText, signature).register(words, { word: "a map from path to signature" }).optional(),
});
export type ShortFacts = z.infer<typeof factsForm>;

export const OVERALL = ["pass", "pending", "fail", "error"] as const;
export const STATUSES = ["satisfied", "pending", "unmet", "waived", "not-applicable", "error"] as const;

const expectation = map("an expectation", {
  verdict: z.enum(OVERALL).optional(),
  requirements: z.record(someText, z.enum(STATUSES)).optional(),
}).refine(
  ({ verdict, requirements }) => verdict !== undefined || Object.keys(requirements ?? {}).length > 0,
  'a case that expects nothing proves nothing; give "verdict" or "requirements"',
);

export const policyTestForm = map("a policy test", {
  policy: z
    .array(textLike(/^(?!.*\.test\.yml$)[^/\\]+\.yml$/, "the name of a policy file beside the test, as baseline.yml"))
    .min(1)
    .register(words, { word: "a list of policy files" })
    .optional(),
  with: z.record(z.string(), z.json()).register(words, { word: "a map from input to value" }).optional(),
  roles: fileSchema.shape.roles,
  cases: z
    .array(map("a case", { name: someText, facts: factsForm, expect: expectation }))
    .min(1, "a test without cases proves nothing")
    .register(words, { word: "a list of cases" }),
});
export type PolicyTestForm = z.infer<typeof policyTestForm>;
