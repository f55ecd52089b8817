/**
 * A Git LFS server over HTTP: the batch API at one origin, the objects at another, as with hosting servers. It keeps a log of what it
 * was asked, holds every request against the API's schema, and misbehaves on request.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type BatchRequest, isBatchRequest } from "./batch-schema.ts";
import { type Content, oidOf, STEP } from "./content.ts";

export interface LfsRequest {
  readonly at: "api" | "storage" | "elsewhere";
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  /** The connection that it came by. */
  readonly port: number;
  /** Of the batch API. */
  body?: BatchRequest;
  /** Of the answer's body. */
  bytes: number;
}

/** One request for an object, for a fault to answer. */
export interface Download {
  readonly request: LfsRequest;
  readonly response: ServerResponse;
  readonly content: Content;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

export interface BatchAnswer {
  readonly transfer: string;
  readonly hash_algo: string;
  readonly objects: readonly {
    readonly oid: string;
    readonly size: number;
    readonly error?: { readonly code: number; readonly message: string };
    readonly actions?: { readonly download: { readonly href: string } };
  }[];
}

export interface LfsServer {
  readonly endpoint: string;
  /** Answers a request of the batch API that came to another server. */
  readonly handle: (incoming: IncomingMessage, response: ServerResponse) => void;
  /** The origin of the objects, and one that no link leads to. */
  readonly storage: string;
  readonly elsewhere: string;
  readonly requests: LfsRequest[];
  /** The values of the header that are let in. */
  readonly accepted: Set<string>;
  add(content: Content, oid?: string): { readonly oid: string; readonly size: number };
  /** Answers a batch request instead of the server; `true` where it did. */
  onBatch: (response: ServerResponse, count: number) => boolean;
  /** Changes what a batch request is answered. */
  answer: (right: BatchAnswer) => unknown;
  /** Answers a download instead of the server; `true` where it did. */
  onDownload: (download: Download, count: number) => boolean | Promise<boolean>;
  /** Links given so far are no longer valid. */
  expire(): void;
  /** As it was at the start, objects kept. */
  reset(): void;
  close(): Promise<void>;
}

const MEDIA_TYPE = "application/vnd.git-lfs+json";
export const LINK_KEY = "RemoteAuth only-for-the-storage";

export async function serveLfs(): Promise<LfsServer> {
  const objects = new Map<string, Content>();
  const requests: LfsRequest[] = [];
  const counts = { batch: 0, download: 0 };
  let generation = 1;

  const log = (at: LfsRequest["at"], { method = "", url = "", headers, socket }: IncomingMessage): LfsRequest => {
    const request: LfsRequest = { at, method, path: url, headers, port: socket.remotePort ?? 0, bytes: 0 };
    requests.push(request);
    return request;
  };

  const handle = (incoming: IncomingMessage, response: ServerResponse): void => {
    const request = log("api", incoming);
    const parts: Buffer[] = [];
    incoming.on("data", (part: Buffer) => parts.push(part));
    incoming.on("end", () => {
      counts.batch += 1;
      if (!served.onBatch(response, counts.batch)) answerBatch(request, Buffer.concat(parts), response);
    });
  };
  const api = createServer(handle);

  function answerBatch(request: LfsRequest, bytes: Buffer, response: ServerResponse): void {
    const [status, body] = batchAnswer(request, bytes);
    response.writeHead(status, { "content-type": MEDIA_TYPE });
    response.end(JSON.stringify(body));
  }

  function batchAnswer(request: LfsRequest, bytes: Buffer): readonly [status: number, body: unknown] {
    const { authorization, accept, "content-type": type } = request.headers;
    if (request.method !== "POST" || request.path !== "/acme/credit.git/info/lfs/objects/batch")
      return [404, { message: "Not Found" }];
    if (accept !== MEDIA_TYPE || type !== MEDIA_TYPE) return [406, { message: "Not Acceptable" }];
    if (served.accepted.size > 0 && !served.accepted.has(authorization ?? ""))
      return [authorization === undefined ? 401 : 403, { message: "Credentials needed" }];
    const asked: unknown = JSON.parse(bytes.toString("utf8"));
    if (!isBatchRequest(asked)) return [422, { message: JSON.stringify(isBatchRequest.errors) }];
    request.body = asked;
    const answered = asked.objects.map(({ oid, size }) => {
      const content = objects.get(oid);
      if (content === undefined) return { oid, size, error: { code: 404, message: "Object does not exist" } };
      const href = `${served.storage}/objects/${oid}?signature=${generation}`;
      const download = { href, header: { Authorization: LINK_KEY, "X-Kept": "yes" }, expires_in: 600 };
      return { oid, size: content.size, authenticated: true, actions: { download } };
    });
    return [200, served.answer({ transfer: "basic", objects: answered, hash_algo: "sha256" })];
  }

  async function answerDownload(at: "storage" | "elsewhere", incoming: IncomingMessage, response: ServerResponse) {
    const request = log(at, incoming);
    counts.download += 1;
    const url = new URL(request.path, "http://localhost");
    const content = objects.get(url.pathname.split("/").at(-1) ?? "");
    const refuse = (status: number, headers: Record<string, string> = {}) => {
      response.writeHead(status, headers);
      response.end();
    };
    const fresh = url.searchParams.get("signature") === String(generation);
    if (at === "storage" && (!fresh || request.headers.authorization !== LINK_KEY)) return refuse(403);
    if (content === undefined) return refuse(404);
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "");
    const start = range === null ? 0 : Number(range[1]);
    const end = range === null ? content.size : Math.min(content.size, Number(range[2]) + 1);
    if (start >= end && content.size > 0) return refuse(416, { "content-range": `bytes */${content.size}` });
    if (await served.onDownload({ request, response, content, start, end }, counts.download)) return;
    response.writeHead(range === null ? 200 : 206, {
      "content-length": String(end - start),
      ...(range === null ? {} : { "content-range": `bytes ${start}-${end - 1}/${content.size}` }),
    });
    await send({ request, response, content, start, end });
    response.end();
  }

  const storage = createServer((incoming, response) => void answerDownload("storage", incoming, response));
  const elsewhere = createServer((incoming, response) => void answerDownload("elsewhere", incoming, response));
  const servers = [api, storage, elsewhere];
  const [apiOrigin = "", storageOrigin = "", elsewhereOrigin = ""] = await Promise.all(servers.map(listen));

  const served: LfsServer = {
    endpoint: `${apiOrigin}/acme/credit.git/info/lfs`,
    handle,
    storage: storageOrigin,
    elsewhere: elsewhereOrigin,
    requests,
    accepted: new Set(),
    add: (content, oid = oidOf(content)) => {
      objects.set(oid, content);
      return { oid, size: content.size };
    },
    onBatch: () => false,
    answer: (right) => right,
    onDownload: () => false,
    expire: () => {
      generation += 1;
    },
    reset: () => {
      served.onBatch = () => false;
      served.answer = (right) => right;
      served.onDownload = () => false;
      served.accepted.clear();
      requests.splice(0);
      counts.batch = 0;
      counts.download = 0;
    },
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  };
  return served;
}

/** Sends a part of an object as fast as the client takes it. */
export async function send({ request, response, content, start, end }: Download): Promise<void> {
  for (let at = start; at < end && !response.destroyed; at += STEP) {
    const part = content.at(at, Math.min(STEP, end - at));
    request.bytes += part.length;
    if (response.write(part)) continue;
    await new Promise<void>((done) => {
      const go = () => {
        response.off("drain", go).off("close", go);
        done();
      };
      response.on("drain", go).on("close", go);
    });
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
