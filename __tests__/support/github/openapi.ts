/** GitHub's own description of its REST API: requests and replies are held against it, operation by operation, when first used. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import * as formats from "ajv-formats";

const FILE = join(
  import.meta.dirname,
  ...["..", "..", "..", "node_modules", "@octokit", "openapi", "generated", "api.github.com.json"],
);

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly nullable?: boolean;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}
interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly schema: Schema;
}
type Content = { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>; readonly $ref?: string };
export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content & { readonly required?: boolean };
  readonly responses: Readonly<Record<string, Content>>;
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const ID = "github";
let loaded: { description: Description; ajv: Ajv } | undefined;
const compiled = new Map<string, ValidateFunction>();

function load() {
  if (loaded) return loaded;
  const description: Description = JSON.parse(readFileSync(FILE, "utf8"));
  allowNull(description.components["schemas"]);
  const ajv = new Ajv({ strict: false, logger: false, allErrors: true });
  const add = (formats.default as unknown as { default?: (ajv: Ajv) => unknown }).default ?? formats.default;
  (add as unknown as (ajv: Ajv) => unknown)(ajv);
  ajv.addSchema({ $id: ID, components: description.components });
  loaded = { description, ajv };
  return loaded;
}

/** OpenAPI's `nullable` beside something other than `type` means nothing to ajv: it becomes a choice. */
function allowNull(node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  const schema = node as Record<string, unknown>;
  if (schema["nullable"] === true && typeof schema["type"] !== "string") {
    const rest = { ...schema };
    delete rest["nullable"];
    for (const key of Object.keys(schema)) delete schema[key];
    schema["anyOf"] = [rest, { type: "string", nullable: true, enum: [null] }];
  }
  // An enumeration that may be null does not always list it.
  if (schema["nullable"] === true && Array.isArray(schema["enum"]) && !schema["enum"].includes(null))
    schema["enum"].push(null);
  for (const each of Object.values(schema)) allowNull(each);
}

const follow = <T>(node: T & { readonly $ref?: string }): T => {
  if (node.$ref === undefined) return node;
  let found: unknown = load().description;
  for (const part of node.$ref.slice(2).split("/"))
    found = (found as Record<string, unknown>)[part.replaceAll("~1", "/").replaceAll("~0", "~")];
  return follow(found as T & { readonly $ref?: string });
};

function check(key: string, schema: Schema, value: unknown): string[] {
  const { ajv } = load();
  let validate = compiled.get(key);
  if (validate === undefined) {
    const own = JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', `"${ID}#/components/`));
    allowNull(own);
    validate = ajv.compile(own);
    compiled.set(key, validate);
  }
  if (validate(value)) return [];
  return (validate.errors ?? []).slice(0, 5).map((each) => `${each.instancePath || "/"} ${each.message}`);
}

export function findOperation(method: string, template: string): Operation {
  const operation = load().description.paths[template]?.[method.toLowerCase()];
  if (operation === undefined) throw new Error(`GitHub has no ${method} ${template}`);
  return operation;
}

/** Every path that GitHub describes, whether the tests' GitHub answers it or not. */
export const knowsPath = (method: string, path: string): boolean =>
  Object.entries(load().description.paths).some(
    ([template, methods]) =>
      methods[method.toLowerCase()] !== undefined &&
      new RegExp(`^${template.replace(/[.+]/g, "\\$&").replace(/\{[^}]+\}/g, "[^/]+")}$`).test(path),
  );

/** What of a request is not as described. */
export function checkRequest(
  method: string,
  template: string,
  request: { readonly query: URLSearchParams; readonly body: unknown },
): string[] {
  const operation = findOperation(method, template);
  const problems: string[] = [];
  const parameters = (operation.parameters ?? []).map((each) => follow(each)).filter((each) => each.in === "query");
  for (const [name, text] of request.query) {
    const parameter = parameters.find((each) => each.name === name);
    if (parameter === undefined) problems.push(`?${name} is no parameter`);
    else {
      const schema = follow(parameter.schema);
      const value = schema.type === "integer" ? Number(text) : schema.type === "boolean" ? text === "true" : text;
      problems.push(...check(`${method} ${template} ?${name}`, schema, value).map((each) => `?${name}${each}`));
    }
  }
  const body = operation.requestBody && follow(operation.requestBody);
  const schema = body?.content?.["application/json"]?.schema;
  if (request.body !== undefined && schema)
    problems.push(...check(`${method} ${template} body`, schema, request.body).map((each) => `body${each}`));
  else if (request.body === undefined && operation.requestBody?.required) problems.push("a body is required");
  return problems;
}

/** What of a reply is not as described. */
export function checkReply(method: string, template: string, status: number, body: unknown): string[] {
  const reply = findOperation(method, template).responses[String(status)];
  // Not every refusal is described; every success is.
  if (reply === undefined) return status >= 400 ? [] : [`it never answers ${status}`];
  const schema = follow(reply).content?.["application/json"]?.schema;
  return schema === undefined ? [] : check(`${method} ${template} ${status}`, schema, body);
}

/** A reply with whatever it must have besides, as empty as it may be. */
export function fillReply(method: string, template: string, status: number, body: unknown): unknown {
  const reply = findOperation(method, template).responses[String(status)];
  const schema = reply && follow(reply).content?.["application/json"]?.schema;
  return schema === undefined ? body : fill(schema, body);
}

/** A value of a named schema, `pull-request` say, with whatever it must have besides. */
export const fillShape = (name: string, value: unknown): Record<string, unknown> =>
  fill({ $ref: `#/components/schemas/${name}` }, value) as Record<string, unknown>;

function fill(wanted: Schema, value: unknown): unknown {
  const schema = follow(wanted);
  if (Array.isArray(value)) return schema.items ? value.map((each) => fill(schema.items as Schema, each)) : value;
  if (typeof value !== "object" || value === null) return value;
  let filled = { ...(value as Record<string, unknown>) };
  for (const part of schema.allOf ?? []) filled = fill(part, filled) as Record<string, unknown>;
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice?.length) {
    const fitting = choice.find((each) => follow(each).type === "object" || follow(each).properties);
    if (fitting) filled = fill(fitting, filled) as Record<string, unknown>;
  }
  for (const [key, property] of Object.entries(schema.properties ?? {}))
    if (filled[key] !== undefined) filled[key] = fill(property, filled[key]);
    else if (schema.required?.includes(key)) filled[key] = emptyOf(property);
  return filled;
}

function emptyOf(wanted: Schema): unknown {
  const schema = follow(wanted);
  if (schema.nullable) return null;
  if (schema.enum) return schema.enum[0];
  const choice = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choice?.[0] && schema.type === undefined) return emptyOf(choice[0]);
  switch (schema.type) {
    case "integer":
    case "number":
      return 0;
    case "boolean":
      return false;
    case "array":
      return [];
    case "string":
      if (schema.format === "date-time") return "2026-01-01T00:00:00Z";
      return schema.format === "uri" ? "https://docs.github.com/rest" : "";
    default:
      return fill(schema, {});
  }
}
