/** Finds what answers a REST request, and holds request and reply against GitHub's description. */
import { need, needWrite, seenRepository } from "./access.ts";
import { notFound, Refusal, TypedRefusal } from "./failure.ts";
import { checkReply, checkRequest, fillReply, findOperation, knowsPath } from "./openapi.ts";
import type { Reply, Route } from "./rest-call.ts";
import { conversationRoutes } from "./rest-conversation.ts";
import { gitRoutes } from "./rest-git.ts";
import { repositoryRoutes } from "./rest-repository.ts";
import type { Repository, Token } from "./state.ts";
import type { World } from "./world.ts";

const ROUTES: readonly Route[] = [...repositoryRoutes, ...conversationRoutes, ...gitRoutes];

/** Parameters that hold slashes. */
const LONG = new Set(["basehead", "path", "ref"]);
const PATTERNS = ROUTES.map((route) => ({
  route,
  names: [...route.template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ""),
  pattern: new RegExp(
    `^${route.template.replace(/\{(\w+)\}/g, (_, name: string) => (LONG.has(name) ? "(.+)" : "([^/]+)"))}$`,
  ),
}));

export interface RestRequest {
  readonly method: string;
  /** Without `/api/v3`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly token: Token | undefined;
}

/** @returns the operation's name in GitHub's description, and the reply */
export function answerRest(world: World, request: RestRequest): Reply & { readonly operation?: string } {
  const { method, path, query, body, token } = request;
  const found = PATTERNS.flatMap(({ route, names, pattern }) => {
    const match = route.method === method ? pattern.exec(path) : null;
    return match === null
      ? []
      : [{ route, values: names.map((name, at) => [name, decodeURIComponent(match[at + 1] ?? "")]) }];
  })[0];
  if (found === undefined) {
    if (knowsPath(method, path)) world.violations.push(`${method} ${path}: the tests' GitHub does not answer this`);
    return refuse(notFound());
  }
  const { route, values } = found;
  const operation = findOperation(method, route.template).operationId;
  const wrong = checkRequest(method, route.template, { query, body });
  if (wrong.length > 0) {
    world.violations.push(`${operation}, request: ${wrong.join("; ")}`);
    return {
      status: 500,
      body: { message: `the request is not as GitHub describes it: ${wrong.join("; ")}` },
      operation,
    };
  }
  let reply: Reply;
  try {
    if (token === undefined) throw new Refusal(401, "Requires authentication");
    reply = handle(world, route, { ...request, token }, Object.fromEntries(values));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    reply = refuse(error);
  }
  const filled = fillReply(method, route.template, reply.status, reply.body);
  const problems =
    reply.status === 401 || reply.status === 403 ? [] : checkReply(method, route.template, reply.status, filled);
  if (problems.length > 0) {
    world.violations.push(`${operation}, reply ${reply.status}: ${problems.join("; ")}`);
    return {
      status: 500,
      body: { message: `the reply is not as GitHub describes it: ${problems.join("; ")}` },
      operation,
    };
  }
  return { ...reply, body: filled, operation };
}

function handle(
  world: World,
  route: Route,
  { token, query, body, path }: RestRequest & { readonly token: Token },
  params: Readonly<Record<string, string>>,
): Reply {
  const reading = route.method === "GET";
  const state = reading ? world.read() : world.state;
  const name = params["owner"] === undefined ? undefined : `${params["owner"]}/${params["repo"]}`;
  const repository = name === undefined ? undefined : seenRepository(state, token, name);
  const isOpen = route.rights.length === 0 || (reading && repository?.private === false);
  if (!isOpen && repository === undefined) need(token, ...route.rights);
  else if (!isOpen && repository !== undefined) needWrite(state, token, repository, ...route.rights);
  return route.handle({
    ...{ world, state, token, params, query, address: `${world.url}/api/v3${path}` },
    body: (body ?? {}) as Readonly<Record<string, unknown>>,
    repository: repository as Repository,
  });
}

function refuse(error: Refusal): Reply {
  const isTyped = error instanceof TypedRefusal && error.type === "UNPROCESSABLE";
  const message = isTyped && error.more["errors"] !== undefined ? "Validation Failed" : error.message;
  return {
    status: error.status,
    body: { message, documentation_url: "https://docs.github.com/rest", status: String(error.status), ...error.more },
  };
}
