/** `needs` as written in a policy file (DESIGN, policy files): a proof, or a tree of `all` and `any` over proofs. */
import { RE2JS } from "@bufbuild/re2";
import * as z from "zod";
import { ACT_WAYS } from "../facts.ts";
import { ASSURANCES, CONCERNS, RUN_EVENTS, VALUE_TYPES } from "./policy.ts";
import { kindName, map, oneOrMore, repositoryPath, roleName, someText, textLike, words } from "./schema-words.ts";

/** Takes the place of a proof whose required input nobody set. Made by `inputs.ts`; no file can write one. */
export class MissingInput {
  readonly input: string;
  readonly pack: string;
  constructor(input: string, pack: string) {
    this.input = input;
    this.pack = pack;
  }
}
export const MISSING_INPUT = "missing-input";

const duration = textLike(/^[1-9]\d{0,3}[dw]$/, "days or weeks, as 90d or 12w");
const scalar = z
  .union([z.string(), z.number(), z.boolean()])
  .register(words, { word: "text, a number, or true or false" });

const signOff = map("a sign-off", {
  role: roleName,
  count: z.int().min(1).max(10).optional(),
  via: z.array(z.enum(ACT_WAYS)).min(1).optional(),
  "bare-review": z.boolean().optional(),
  "not-by": z.enum(["contributors", "author", "nobody"]).optional(),
  "unattributed-commits": z.enum(["warn", "error"]).optional(),
  "distinct-from": z.array(roleName).optional(),
  "valid-for": duration.optional(),
  note: z.enum(["optional", "required"]).optional(),
}).refine((proof) => !proof["bare-review"] || (proof.via ?? ["review"]).includes("review"), {
  path: ["bare-review"],
  message: '"bare-review: true" can never count here, because "via" leaves out review; add review to "via"',
});

const check = map("a check", {
  name: someText,
  app: textLike(/^[a-z0-9][a-z0-9-]*$/, "the app's short name as in its address, as github-actions"),
  workflow: textLike(
    /^\.github\/workflows\/[^/]+\.ya?ml$/,
    "a workflow's path, as .github/workflows/test.yml",
  ).optional(),
  conclusions: z
    .array(z.enum(["success", "neutral", "skipped"]))
    .min(1)
    .optional(),
  events: z.array(z.enum(RUN_EVENTS)).min(1).optional(),
})
  .refine((proof) => proof.app !== "github-actions" || proof.workflow !== undefined, {
    path: ["app"],
    message:
      'a check of github-actions needs "workflow", as .github/workflows/test.yml: without it, any workflow could pass for this check',
  })
  .refine((proof) => proof.app === "github-actions" || proof.events === undefined, {
    path: ["events"],
    message: 'only runs of github-actions have an event that started them; take "events" out',
  });

/** What a front-matter key must hold. `{}` asks for the key alone. */
const valueRule = map("a front-matter rule", {
  optional: z.boolean().optional(),
  type: z.enum(VALUE_TYPES).optional(),
  equals: scalar.optional(),
  "one-of": z.array(scalar).min(1).optional(),
  pattern: z
    .string()
    .superRefine((pattern, { addIssue }) => {
      const why = whyNotRe2(pattern);
      if (why !== undefined) addIssue({ code: "custom", message: `not a regular expression that RE2 accepts: ${why}` });
    })
    .optional(),
  "min-length": z.int().min(1).optional(),
  "max-length": z.int().min(1).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
})
  .superRefine(refuseEmptyRange("min", "max"))
  .superRefine(refuseEmptyRange("min-length", "max-length"))
  .refine((rule) => !rule.optional || Object.keys(rule).length > 1, {
    path: ["optional"],
    message: '"optional: true" without a bound can never fail; add one, as type or pattern, or remove the rule',
  });

const frontMatter = z
  .record(someText, valueRule)
  .register(words, { word: "a map from key to rule" })
  .superRefine((rules, { addIssue }) => {
    for (const key of Object.keys(rules))
      if (/[[\]]/.test(key.replace(/\[\](?=\.|\[|$)/g, "")) || /^\.|\.\.|\.$|^\[|\.\[/.test(key))
        addIssue({
          code: "custom",
          path: [key],
          message: `${JSON.stringify(key)} is no path to a value; write it as model-index[].results, where [] stands for every entry of a list`,
        });
  });

const document = map("a document", {
  path: repositoryPath.optional(),
  "pull-request": z.literal(true).optional(),
  sections: z.array(oneOrMore(someText, "a heading, or a list of headings of which one is enough")).optional(),
  checkboxes: z
    .array(oneOrMore(someText, "the text beside a box, or a list of texts of which one box is enough"))
    .min(1)
    .optional(),
  "front-matter": frontMatter.optional(),
  leftovers: z.boolean().optional(),
}).refine((proof) => (proof.path === undefined) !== (proof["pull-request"] === undefined), {
  message: 'a document needs either "path", as docs/model-card.md, or "pull-request: true", and not both',
});

const scan = map("a scan", {
  "fail-on": oneOrMore(
    z.enum(["unknown", "dangerous", "malformed"]),
    "one or more of unknown, dangerous and malformed",
  ).optional(),
  formats: z.array(someText).min(1).optional(),
  allow: z
    .array(
      map("an allowance", {
        import: textLike(/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/, "one module.name").optional(),
        rule: textLike(/^[A-Z]{2,8}\d{3}$/, "a rule's id, as PKL001").optional(),
        path: repositoryPath.optional(),
        sha256: textLike(/^[0-9a-f]{64}$/, "a sha256 in lower-case hex").optional(),
        reason: someText.optional(),
      }).refine(
        ({ import: name, rule, path, sha256 }) =>
          (rule === undefined) === (path === undefined) &&
          [name, rule, sha256].filter((form) => form !== undefined).length === 1,
        { message: 'an allowance is one of: "import", "sha256", or "rule" together with "path"' },
      ),
    )
    .optional(),
});

const amount = z
  .union([z.number().nonnegative(), textLike(/^\d+(?:\.\d+)?%$/, "a number, as 0.01, or a percentage, as 1%")])
  .register(words, { word: "an absolute number, as 0.01, or a relative one, as 1%" });
const expectation = map("an expectation", {
  min: z.number().optional(),
  max: z.number().optional(),
  equals: scalar.optional(),
  "abs-max": z.number().nonnegative().optional(),
  "one-of": z.array(scalar).min(1).optional(),
})
  .refine(
    (rule) => Object.keys(rule).length > 0,
    "an expectation without a bound can never fail; add min, max, equals, abs-max or one-of",
  )
  .superRefine(refuseEmptyRange("min", "max"));
const comparison = map("a comparison", {
  "max-drop": amount.optional(),
  "max-rise": amount.optional(),
  "min-change": amount.optional(),
}).refine(
  (rule) => Object.keys(rule).length > 0,
  "a comparison without a bound can never fail; add max-drop, max-rise or min-change",
);

const signer = map("a signer", {
  identity: someText.optional(),
  issuer: textLike(
    /^https:\/\/\S+$/,
    "the issuer's address, as https://token.actions.githubusercontent.com",
  ).optional(),
  key: textLike(
    /^\s*-----BEGIN PUBLIC KEY-----[A-Za-z0-9+/=\s]+-----END PUBLIC KEY-----\s*$/,
    "a public key in PEM, from -----BEGIN PUBLIC KEY----- on",
  ).optional(),
}).refine(
  ({ identity, issuer, key }) =>
    (identity === undefined) === (issuer === undefined) && (identity === undefined) !== (key === undefined),
  'a signer is either "identity" together with "issuer", or "key"',
);

const evidence = map("evidence", {
  report: oneOrMore(someText, "a path or glob, or a list of them"),
  format: textLike(/^[a-z0-9][a-z0-9-]*$/, "a report format in lower case, as fairlearn, or auto").optional(),
  expect: z.record(someText, expectation).register(words, { word: "a map from metric to bounds" }).optional(),
  compare: z.record(someText, comparison).register(words, { word: "a map from metric to bounds" }).optional(),
  "bound-to": kindName.optional(),
  "min-group-size": z.int().min(1).optional(),
  "max-age": textLike(/^[1-9]\d{0,3}[hdw]$/, "hours, days or weeks, as 12h or 30d").optional(),
  assurance: z.enum(ASSURANCES).optional(),
  metrics: z.record(someText, someText).register(words, { word: "a map from metric to JSON path" }).optional(),
  measures: z
    .record(
      someText,
      z
        .union([
          z.enum(CONCERNS),
          map("a measure", { concern: z.enum(CONCERNS), better: z.enum(["higher", "lower"]).optional() }),
        ])
        .register(words, { word: "a concern, or { concern, better }" }),
    )
    .register(words, { word: "a map from metric to concern" })
    .optional(),
  "signed-by": z
    .array(signer)
    .min(1, "a list of signers without any could never hold; add { identity, issuer } or { key }")
    .register(words, { word: "a list of { identity, issuer } and { key }" })
    .optional(),
});

const owners = map("an owners proof", { min: z.int().min(1).max(10).optional() });

export interface FileNeeds {
  all?: FileNeeds[] | undefined;
  any?: FileNeeds[] | undefined;
  "sign-off"?: z.infer<typeof signOff> | undefined;
  scan?: z.infer<typeof scan> | undefined;
  evidence?: z.infer<typeof evidence> | undefined;
  check?: z.infer<typeof check> | undefined;
  document?: z.infer<typeof document> | undefined;
  owners?: z.infer<typeof owners> | undefined;
  [MISSING_INPUT]?: MissingInput | undefined;
}
const forms = "all, any, sign-off, scan, evidence, check, document or owners";

const list: z.ZodType<FileNeeds[]> = z
  .array(z.lazy(() => needs))
  .min(1, "an empty list of proofs could never fail; add a proof, or remove the list")
  .register(words, { word: "a list of proofs" });
export const needs: z.ZodType<FileNeeds> = map("a proof", {
  all: list.optional(),
  any: list.optional(),
  "sign-off": signOff.optional(),
  scan: scan.optional(),
  evidence: evidence.optional(),
  check: check.optional(),
  document: document.optional(),
  owners: owners.optional(),
  [MISSING_INPUT]: z.instanceof(MissingInput, { error: `"${MISSING_INPUT}" cannot be written` }).optional(),
})
  .refine((tree) => Object.keys(tree).length === 1, {
    error: ({ input }) =>
      Object.keys(input as object).length === 0
        ? `"needs" is empty, and could never fail; write one of ${forms}`
        : `expected one proof, found ${Object.keys(input as object).length} side by side; put each into the list of "all:" or "any:"`,
  })
  .meta({ id: "needs" });

function refuseEmptyRange<K extends string>(low: K, high: K) {
  return (
    rule: { readonly [key in K]?: number | undefined },
    { addIssue }: { addIssue: (issue: { code: "custom"; message: string }) => void },
  ) => {
    const [min, max] = [rule[low], rule[high]];
    if (min !== undefined && max !== undefined && min > max)
      addIssue({
        code: "custom",
        message: `no number is at least ${min} and at most ${max}; swap "${low}" and "${high}"`,
      });
  };
}

function whyNotRe2(pattern: string): string | undefined {
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
