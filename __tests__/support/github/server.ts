/** The HTTP server: faults first, then git, GraphQL or REST; everything is noted. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { readToken } from "./access.ts";
import { Refusal } from "./failure.ts";
import { answerGraphql, type GraphqlRequest } from "./graphql-execute.ts";
import type { Reply } from "./rest-call.ts";
import { answerRest } from "./rest-router.ts";
import { type GitRequest, isGit, serveGit } from "./serve-git.ts";
import { isLfs, serveLfs } from "./serve-lfs.ts";
import type { World } from "./world.ts";

export interface ApiRequest {
  readonly method: string;
  /** Below `/api/v3`, or `/graphql`; of git the whole path. */
  readonly path: string;
  readonly kind: "rest" | "graphql" | "git";
  /** GitHub's name for the REST operation, or the GraphQL operation's own. */
  operation?: string;
  /** 0 where the connection was dropped. */
  status: number;
  readonly body?: unknown;
  readonly graphql?: {
    readonly operationName: string | undefined;
    readonly query: string;
    readonly variables: Readonly<Record<string, unknown>>;
  };
}

export interface Fault {
  readonly match: (request: ApiRequest) => boolean;
  /** How many times; once, if not said. */
  readonly times?: number;
  /** Without a status the request is answered as ever, late perhaps. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly delayMs?: number;
  /** Held back until this is settled, before any delay. */
  readonly until?: (request: ApiRequest) => Promise<unknown>;
  /** Ends the connection without an answer. */
  readonly drop?: boolean;
  /** Does first what was asked: only the answer is lost. */
  readonly afterHandling?: boolean;
}

export interface Server {
  readonly url: string;
  readonly requests: ApiRequest[];
  readonly gitRequests: GitRequest[];
  readonly faults: { fault: Fault; left: number }[];
  close(): Promise<void>;
}

export async function startServer(world: World): Promise<Server> {
  const requests: ApiRequest[] = [];
  const gitRequests: GitRequest[] = [];
  const faults: { fault: Fault; left: number }[] = [];
  const server = createServer((incoming, response) => {
    answer(world, { requests, gitRequests, faults }, incoming, response).catch((error: unknown) => {
      world.violations.push(`the tests' GitHub failed: ${error instanceof Error ? error.stack : String(error)}`);
      send(response, { status: 500, body: { message: String(error) } });
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    ...{ requests, gitRequests, faults, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

type Notes = Pick<Server, "requests" | "gitRequests" | "faults">;

async function answer(world: World, notes: Notes, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://localhost");
  if (isLfs(pathname)) return serveLfs(world, incoming, pathname, response);
  const git = isGit(pathname);
  const text = git ? "" : await readBody(incoming);
  const request = describe(incoming.method ?? "", pathname, text, git);
  if (!git) notes.requests.push(request);

  const found = notes.faults.find(({ fault, left }) => left > 0 && fault.match(request));
  if (found) found.left--;
  const fault = found?.fault;
  await fault?.until?.(request);
  if (fault?.delayMs) await sleep(fault.delayMs);
  const replaces = fault !== undefined && (fault.drop === true || fault.status !== undefined);
  if (git && !replaces) {
    notes.gitRequests.push(await serveGit(world, incoming, { path: pathname, query: searchParams }, response));
    return;
  }
  const reply =
    replaces && fault.afterHandling !== true ? undefined : await handle(world, request, incoming, searchParams);
  if (fault?.drop) {
    request.status = 0;
    incoming.socket.destroy();
    return;
  }
  const sent: Reply = replaces
    ? {
        status: fault.status ?? 500,
        body: fault.body ?? { message: `a fault: ${fault.status}` },
        headers: fault.headers ?? {},
      }
    : (reply ?? { status: 500 });
  request.status = sent.status;
  if (git)
    notes.gitRequests.push({ method: request.method, path: pathname, token: undefined, status: sent.status, bytes: 0 });
  send(response, sent);
}

async function handle(
  world: World,
  request: ApiRequest,
  incoming: IncomingMessage,
  query: URLSearchParams,
): Promise<Reply> {
  const { authorization } = incoming.headers;
  if (request.kind === "graphql") {
    try {
      const token = readToken(world.state, authorization);
      if (token === undefined) throw new Refusal(401, "This endpoint requires you to be authenticated.");
      const { body } = await answerGraphql(world, token, request.body as GraphqlRequest);
      return { status: 200, body };
    } catch (error) {
      return refuse(error);
    }
  }
  try {
    const token = readToken(world.state, authorization);
    const { method, path, body } = request;
    const { operation, ...reply } = answerRest(world, { method, path, query, body, token });
    if (operation !== undefined) request.operation = operation;
    return reply;
  } catch (error) {
    return refuse(error);
  }
}

function refuse(error: unknown): Reply {
  if (!(error instanceof Refusal)) throw error;
  const { status, message } = error;
  return { status, body: { message, documentation_url: "https://docs.github.com/rest", status: String(status) } };
}

function describe(method: string, path: string, text: string, git: boolean): ApiRequest {
  if (git) return { method, path, kind: "git", status: 0 };
  const body: unknown = text === "" ? undefined : parseJson(text);
  if (path !== "/api/graphql") return { method, path: path.replace(/^\/api\/v3/, ""), kind: "rest", status: 0, body };
  const { query, variables, operationName } = (body ?? {}) as GraphqlRequest;
  const document = String(query ?? "");
  const named = operationName ?? /^\s*(?:query|mutation)\s+(\w+)/m.exec(document)?.[1];
  return {
    ...{ method, path: "/graphql", kind: "graphql", status: 0, body },
    ...(named === undefined ? {} : { operation: named }),
    graphql: { operationName: named, query: document, variables: variables ?? {} },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  const bytes = Buffer.from(body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body));
  response.writeHead(status, {
    ...(status === 204 ? {} : { "content-type": "application/json; charset=utf-8", "content-length": bytes.length }),
    ...{ "x-ratelimit-limit": "1000", "x-ratelimit-remaining": "999", "x-ratelimit-used": "1" },
    ...{ "x-ratelimit-reset": String(Math.floor(Date.now() / 1000) + 3600), "x-github-request-id": "0" },
    ...headers,
  });
  response.end(status === 204 ? undefined : bytes);
}
