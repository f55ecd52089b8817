/** Git over HTTP, for fetching: the repositories' own, by git's own backend. */
import { spawn } from "node:child_process";
import type { IncomingMessage, ServerResponse } from "node:http";
import { holds, readToken, sees } from "./access.ts";
import { findRepository, type Token } from "./state.ts";
import type { World } from "./world.ts";

export interface GitRequest {
  readonly method: string;
  readonly path: string;
  /** The token's name, where one was sent. */
  readonly token: string | undefined;
  readonly status: number;
  /** Of the answer's body. */
  readonly bytes: number;
}

const ADDRESS = /^\/([^/]+\/[^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

export const isGit = (path: string): boolean => ADDRESS.test(path);

/** @returns what was answered, once it is */
export async function serveGit(
  world: World,
  incoming: IncomingMessage,
  { path, query }: { path: string; query: URLSearchParams },
  response: ServerResponse,
): Promise<GitRequest> {
  const [, name = "", service = ""] = ADDRESS.exec(path) ?? [];
  const method = incoming.method ?? "";
  let token: Token | undefined;
  const refuse = (status: number, text: string): GitRequest => {
    incoming.resume();
    response.writeHead(status, status === 401 ? { "www-authenticate": 'Basic realm="GitHub"' } : {}).end(text);
    return { method, path, token: token?.name, status, bytes: text.length };
  };
  try {
    token = readToken(world.state, incoming.headers.authorization);
  } catch {
    return refuse(401, "Bad credentials\n");
  }
  const repository = findRepository(world.state, decodeURIComponent(name));
  if (repository === undefined || !sees(world.state, token, repository))
    return token ? refuse(404, "Repository not found.\n") : refuse(401, "Authentication required\n");
  if (repository.private && token && !holds(token, ["contents", "read"]))
    return refuse(403, "Resource not accessible by integration\n");
  if (service === "git-receive-pack" || query.get("service") === "git-receive-pack")
    return refuse(403, "Pushing over HTTP is not served here\n");
  const { headers } = incoming;
  const git = spawn("git", ["http-backend"], {
    env: {
      PATH: process.env["PATH"],
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_PROJECT_ROOT: repository.folder,
      GIT_HTTP_EXPORT_ALL: "1",
      PATH_INFO: `/${service}`,
      QUERY_STRING: query.toString(),
      REQUEST_METHOD: method,
      CONTENT_TYPE: headers["content-type"],
      HTTP_CONTENT_ENCODING: headers["content-encoding"],
      GIT_PROTOCOL: String(headers["git-protocol"] ?? ""),
    },
    stdio: ["pipe", "pipe", "ignore"],
  });
  git.stdin.on("error", () => undefined);
  incoming.pipe(git.stdin);
  const answered = await relay(git.stdout, response);
  return { method, path, token: token?.name, ...answered };
}

/** Turns what a CGI program writes into an HTTP answer. */
async function relay(
  output: AsyncIterable<Buffer>,
  response: ServerResponse,
): Promise<{ status: number; bytes: number }> {
  let head: Buffer | undefined = Buffer.alloc(0);
  let status = 200;
  let bytes = 0;
  const send = async (chunk: Buffer) => {
    bytes += chunk.length;
    if (!response.write(chunk) && !response.destroyed)
      await new Promise<void>((done) => response.once("drain", done).once("close", done));
  };
  for await (const chunk of output) {
    if (head === undefined) {
      await send(chunk);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf("\r\n\r\n");
    if (end < 0) continue;
    const fields = head
      .toString("latin1", 0, end)
      .split("\r\n")
      .map((line) => /^([^:]+): (.*)$/.exec(line)?.slice(1) ?? []);
    status = Number(fields.find(([key]) => key === "Status")?.[1]?.slice(0, 3) ?? 200);
    response.writeHead(status, Object.fromEntries(fields.filter(([key]) => key !== "Status")));
    const rest = head.subarray(end + 4);
    head = undefined;
    if (rest.length > 0) await send(rest);
  }
  response.end();
  return { status, bytes };
}
