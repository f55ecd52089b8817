/** Runs GraphQL documents against GitHub's own schema, and words failures as GitHub does. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  buildSchema,
  type DocumentNode,
  execute,
  type FieldNode,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  type ValueNode,
  validate,
} from "graphql";
import { Refusal, TypedRefusal } from "./failure.ts";
import type { Context } from "./graphql-context.ts";
import { mutationRoot } from "./graphql-mutations.ts";
import { pullNode } from "./graphql-pull.ts";
import { queryRoot } from "./graphql-query.ts";
import type { Token } from "./state.ts";
import type { World } from "./world.ts";

const FILE = join(
  import.meta.dirname,
  ...["..", "..", "..", "node_modules", "@octokit", "graphql-schema", "schema.graphql"],
);
let schema: GraphQLSchema | undefined;
/** Documents that are right, by their text: the same few come again and again. */
const valid = new Map<string, DocumentNode>();

export interface GraphqlRequest {
  readonly query?: unknown;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
}
export interface GraphqlReply {
  readonly operationName?: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export async function answerGraphql(world: World, token: Token, request: GraphqlRequest): Promise<GraphqlReply> {
  schema ??= buildSchema(readFileSync(FILE, "utf8"), { assumeValid: true });
  const text = String(request.query ?? "");
  let document: DocumentNode;
  try {
    document = valid.get(text) ?? parse(text);
  } catch (error) {
    const { message, locations } = error as GraphQLError;
    world.violations.push(`GraphQL: ${message}`);
    return { body: { errors: [{ message, locations }] } };
  }
  const operation = document.definitions.find(
    (each): each is OperationDefinitionNode =>
      each.kind === "OperationDefinition" && (!request.operationName || each.name?.value === request.operationName),
  );
  const name = operation?.name?.value;
  const named = name === undefined ? {} : { operationName: name };
  const wrong = valid.has(text) ? [] : validate(schema, document);
  if (wrong.length === 0) valid.set(text, document);
  if (wrong.length > 0) {
    for (const { message } of wrong) world.violations.push(`GraphQL, ${name}: ${message}`);
    return {
      ...named,
      body: {
        errors: wrong.map(({ message, locations }) => ({
          message,
          locations,
          path: [`${operation?.operation} ${name}`],
        })),
      },
    };
  }
  const variables = request.variables ?? {};
  const nodes = operation === undefined ? 0 : countNodes(document, operation.selectionSet, variables);
  if (nodes > MAX_NODES) {
    const message = `This query requests up to ${nodes.toLocaleString("en")} possible nodes which exceeds the maximum limit of 500,000.`;
    return { ...named, body: { errors: [{ type: "MAX_NODE_LIMIT_EXCEEDED", message }] } };
  }
  const isMutation = operation?.operation === "mutation";
  const context: Context = { world, token, state: isMutation ? world.state : world.read(), pullNode };
  const result = await execute({
    ...{ schema, document, variableValues: variables, contextValue: context, fieldResolver: resolveField },
    rootValue: isMutation ? mutationRoot(context) : queryRoot(context),
    ...(request.operationName ? { operationName: request.operationName } : {}),
  });
  const errors = (result.errors ?? []).map((error) => explain(world, name, error));
  return {
    ...named,
    body: { ...(result.data === undefined ? {} : { data: result.data }), ...(errors.length > 0 ? { errors } : {}) },
  };
}

/** A field that no node has here is our gap: it must not look like an absent value. */
const resolveField: GraphQLFieldResolver<unknown, Context> = (source, args, context, info) => {
  const node = source as Readonly<Record<string, unknown>>;
  const value = node[info.fieldName];
  if (value === undefined && !(info.fieldName in node))
    throw new Error(`the tests' GitHub does not know ${info.parentType.name}.${info.fieldName}`);
  return typeof value === "function" ? value(args, context) : value;
};

function explain(world: World, operation: string | undefined, error: GraphQLError): Record<string, unknown> {
  const { originalError, message, path, locations } = error;
  const place = { ...(path ? { path } : {}), ...(locations ? { locations } : {}), message };
  if (originalError instanceof TypedRefusal)
    return {
      type: originalError.type,
      ...place,
      ...(originalError.type === "FORBIDDEN" ? { extensions: { saml_failure: false } } : {}),
    };
  if (!(originalError instanceof Refusal) && !/^Variable "\$/.test(message))
    world.violations.push(`GraphQL, ${operation} ${path?.join(".")}: ${originalError?.stack ?? message}`);
  return place;
}

const MAX_NODES = 500_000;

/** How many nodes a document may bring: each page times the pages around it. */
function countNodes(
  document: DocumentNode,
  { selections }: SelectionSetNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  let sum = 0;
  for (const selection of selections)
    if (selection.kind === "FragmentSpread") {
      const fragment = document.definitions.find(
        (each) => each.kind === "FragmentDefinition" && each.name.value === selection.name.value,
      );
      if (fragment?.kind === "FragmentDefinition") sum += countNodes(document, fragment.selectionSet, variables);
    } else if (selection.selectionSet) {
      const inside = countNodes(document, selection.selectionSet, variables);
      const size = selection.kind === "Field" ? pageSize(selection, variables) : undefined;
      sum += size === undefined ? inside : size + size * inside;
    }
  return sum;
}

function pageSize(
  { arguments: given = [] }: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): number | undefined {
  const read = (value: ValueNode | undefined) =>
    value?.kind === "IntValue"
      ? Number(value.value)
      : value?.kind === "Variable"
        ? variables[value.name.value]
        : undefined;
  for (const name of ["first", "last"]) {
    const size = read(given.find((each) => each.name.value === name)?.value);
    if (typeof size === "number") return size;
  }
  return undefined;
}
