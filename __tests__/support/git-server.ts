/** Serves the repositories below a folder over HTTP, as hosting servers do: any commit by id, filters allowed. */
import { spawn } from "node:child_process";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface GitRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  /** Of the answer's body. */
  bytes: number;
}

export interface GitServer {
  /** Without a slash at the end; a repository is at `${url}/<its folder below the root>`. */
  readonly url: string;
  readonly requests: GitRequest[];
  /** Answers a request instead of git; `true` where it did. */
  fault: (request: GitRequest, response: ServerResponse) => boolean;
  /** What git has sent since the last call, in bytes. */
  takeBytes(): number;
  close(): Promise<void>;
}

const SETTINGS = {
  "uploadpack.allowFilter": "true",
  "uploadpack.allowAnySHA1InWant": "true",
  "safe.directory": "*",
};

export async function serveGit(root: string): Promise<GitServer> {
  const requests: GitRequest[] = [];
  const server = createServer((incoming, response) => {
    const [path = "", query = ""] = (incoming.url ?? "").split("?");
    const request = { method: incoming.method ?? "", path, authorization: incoming.headers.authorization, bytes: 0 };
    requests.push(request);
    if (!served.fault(request, response)) answer(root, incoming, { path, query, request }, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const served: GitServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    fault: () => false,
    takeBytes: () => requests.splice(0).reduce((sum, { bytes }) => sum + bytes, 0),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return served;
}

function answer(
  root: string,
  incoming: IncomingMessage,
  { path, query, request }: { path: string; query: string; request: GitRequest },
  response: ServerResponse,
): void {
  const { headers } = incoming;
  const settings = Object.entries(SETTINGS).flatMap(([key, value], at) => [
    [`GIT_CONFIG_KEY_${at}`, key],
    [`GIT_CONFIG_VALUE_${at}`, value],
  ]);
  const git = spawn("git", ["http-backend"], {
    env: {
      PATH: process.env.PATH,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_COUNT: String(Object.keys(SETTINGS).length),
      ...Object.fromEntries(settings),
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: "1",
      PATH_INFO: decodeURIComponent(path),
      QUERY_STRING: query,
      REQUEST_METHOD: incoming.method,
      CONTENT_TYPE: headers["content-type"],
      HTTP_CONTENT_ENCODING: headers["content-encoding"],
      GIT_PROTOCOL: String(headers["git-protocol"] ?? ""),
    },
    stdio: ["pipe", "pipe", "ignore"],
  });
  incoming.pipe(git.stdin);
  git.stdin.on("error", () => {});
  let head = Buffer.alloc(0);
  let started = false;
  const send = (chunk: Buffer) => {
    request.bytes += chunk.length;
    response.write(chunk);
  };
  git.stdout.on("data", (chunk: Buffer) => {
    if (started) return send(chunk);
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf("\r\n\r\n");
    if (end < 0) return;
    started = true;
    const lines = head.toString("latin1", 0, end).split("\r\n");
    const fields = lines.map((line) => /^([^:]+): (.*)$/.exec(line)?.slice(1) ?? []);
    const status = Number(fields.find(([name]) => name === "Status")?.[1]?.slice(0, 3) ?? 200);
    response.writeHead(status, Object.fromEntries(fields.filter(([name]) => name !== "Status")));
    send(head.subarray(end + 4));
  });
  git.on("close", () => response.end());
}
