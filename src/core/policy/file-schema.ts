/** A policy file or pack as written (DESIGN, policy files). Strict: what is not named here is an error. */
import * as z from "zod";
import { PERMISSIONS } from "../facts.ts";
import { parsePackRef } from "./pack-ref.ts";
import { CONCERNS, DIMENSIONS, ENFORCEMENTS, PHASES } from "./policy.ts";
import { MISSING_INPUT, needs } from "./proof-schema.ts";
import {
  day,
  globList,
  inputName,
  kindName,
  map,
  oneOrMore,
  requirementId,
  roleName,
  someText,
  textLike,
  words,
} from "./schema-words.ts";

const login = textLike(
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\[bot\])?$/,
  "a login without @, as alice, or a bot's, as name[bot]",
);
const team = textLike(/^[A-Za-z0-9][A-Za-z0-9_-]*\/[A-Za-z0-9][\w.-]*$/, "a team, as acme/ml-security");
const member = textLike(
  /^[A-Za-z0-9][A-Za-z0-9_-]*(?:\[bot\]|\/[A-Za-z0-9][\w.-]*)?$/,
  "a login without @, as alice, or a team, as acme/ml-security",
);
const user = map("a user", { login, until: day.optional() });

const role = z
  .union([
    z
      .array(z.union([member, user]).register(words, { word: "a login, a team, or { login, until }" }))
      .min(1, "a role without people can never be filled; list a login or a team, or remove the role"),
    map("a role", {
      users: z
        .array(z.union([login, user]).register(words, { word: "a login or { login, until }" }))
        .min(1)
        .optional(),
      teams: z.array(team).min(1).optional(),
      permission: z.enum(PERMISSIONS).exclude(["none"]).optional(),
    }).refine(
      (people) => Object.keys(people).length > 0,
      "a role without people can never be filled; add users, teams or permission",
    ),
  ])
  .register(words, { word: "a list of logins and teams, or a map of users, teams and permission" });

const asset = map("an asset kind", { paths: globList.optional(), replace: z.boolean().optional() }).refine(
  ({ paths }) => paths !== undefined,
  'an asset kind needs "paths", a list of globs',
);

const requirement = map("a requirement", {
  title: someText.optional(),
  dimension: z.enum(DIMENSIONS).optional(),
  concern: oneOrMore(z.enum(CONCERNS), `one or more of ${CONCERNS.join(", ")}`).optional(),
  phase: z.enum(PHASES).optional(),
  why: someText.optional(),
  "applies-to": z
    .array(kindName)
    .min(1, "a requirement that applies to nothing never holds anybody up; list an asset kind")
    .register(words, { word: "a list of asset kinds" })
    .optional(),
  paths: globList.optional(),
  when: someText.optional(),
  enforcement: z.enum(ENFORCEMENTS).optional(),
  final: z.boolean().optional(),
  waivable: z.boolean().optional(),
  needs: needs.optional(),
  controls: z.array(someText).optional(),
});

const INPUT_TYPES = ["string", "number", "boolean", "list", "map"] as const;
export type InputType = (typeof INPUT_TYPES)[number];
export const inputsSchema = z
  .record(
    inputName,
    map("an input", {
      type: z.enum(INPUT_TYPES),
      required: z.boolean().optional(),
      description: someText,
      default: z.json().optional(),
      example: z.json().optional(),
    }).refine((input) => !(input.required === true && input.default !== undefined), {
      path: ["default"],
      message: 'a required input has no default: remove "default", or "required: true"',
    }),
  )
  .register(words, { word: "a map from name to input" });
export type InputDeclaration = z.infer<typeof inputsSchema>[string];

const packRef = z
  .string()
  .superRefine((text, { addIssue }) => {
    const ref = parsePackRef(text);
    if ("problem" in ref) addIssue({ code: "custom", message: ref.problem });
  })
  .register(words, { word: "a pack, as secmlops:baseline@1" });

/** One entry of `extends`, and the form of an organisation's policy. */
export const extendsEntry = z
  .union([packRef, map("an extends entry", { pack: packRef, with: z.record(z.string(), z.json()).optional() })])
  .register(words, { word: "a pack, as secmlops:baseline@1, or { pack, with }" });

export const fileSchema = map("a policy file", {
  version: z.literal(1),
  pack: map("a pack's header", {
    name: textLike(/^[a-z0-9][a-z0-9-]{0,63}$/, "a pack's name in lower case, as owasp-ml-top-10"),
    version: z.int().min(1).register(words, { word: "a whole number, the major version" }),
  }).optional(),
  inputs: inputsSchema.optional(),
  mode: z.enum(["enforce", "advisory"]).optional(),
  "enforce-from": day.optional(),
  extends: z.array(extendsEntry).register(words, { word: "a list of packs" }).optional(),
  roles: z.record(roleName, role).register(words, { word: "a map from name to role" }).optional(),
  assets: z.record(kindName, asset).register(words, { word: "a map from asset kind to paths" }).optional(),
  requirements: z
    .record(requirementId, requirement)
    .register(words, { word: "a map from id to requirement" })
    .optional(),
  waivers: map("the map of waiver rules", {
    role: roleName.optional(),
    "max-days": z.int().min(1).max(3650).optional(),
  }).optional(),
  exceptions: z
    .array(map("an exception", { requirement: requirementId, paths: globList, until: day, reason: someText }))
    .optional(),
});
export type FileData = z.infer<typeof fileSchema>;
export type FileRequirement = z.infer<typeof requirement>;
export type FileRole = z.infer<typeof role>;

/** The built-in asset patterns, `policies/assets.yml`. */
export const builtInAssetsSchema = map("the built-in asset kinds", {
  version: z.literal(1).optional(),
  assets: z.record(kindName, map("an asset kind", { paths: globList })),
});

/**
 * The JSON Schema (draft 2020-12) of a policy file, for editors. In a pack `{ input: name }` may stand for any value,
 * so every value below the first level also accepts that.
 */
export function policyJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(fileSchema, {
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      delete jsonSchema.properties?.[MISSING_INPUT];
    },
  });
  const { properties, $defs, ...rest } = schema;
  return {
    ...rest,
    title: "SecMLOps Gate policy",
    properties: mapValues(properties ?? {}, (value, key) => (LITERAL_KEYS.has(key) ? value : allowInputs(value))),
    $defs: {
      ...mapValues($defs ?? {}, allowInputs),
      input: {
        description: "In a pack: the value of an input",
        type: "object",
        properties: { input: { type: "string" } },
        required: ["input"],
        additionalProperties: false,
      },
    },
  };
}

const LITERAL_KEYS: ReadonlySet<string> = new Set(["version", "pack", "inputs"]);

/** Lets an input stand for every value inside a schema. */
function allowInputs(schema: unknown): unknown {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return schema;
  const orInput = (inner: unknown) =>
    typeof inner === "object" && inner !== null ? { anyOf: [allowInputs(inner), { $ref: "#/$defs/input" }] } : inner;
  return mapValues(schema as Record<string, unknown>, (value, key) => {
    if (key === "properties") return mapValues(value as Record<string, unknown>, orInput);
    if (key === "items" || key === "additionalProperties") return orInput(value);
    return key === "anyOf" && Array.isArray(value) ? value.map(allowInputs) : value;
  });
}

function mapValues(map: Record<string, unknown>, change: (value: unknown, key: string) => unknown) {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value, key)]));
}
