/** What stands in the bundles for the toolkit's own client, against a real server. */
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { BearerCredentialHandler, HttpClient } from "../../../src/adapters/actions/plain-http.ts";

let server: Server;
let url: string;
let asked: IncomingMessage[];
/** Status and body of each answer; the last again and again. */
let answers: [number, string, Record<string, string>?][];

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(request);
    const [status, body, headers] = (answers.length > 1 ? answers.shift() : answers[0]) ?? [500, ""];
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token?audience=sigstore`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});
const get = () => new HttpClient("a-client", [new BearerCredentialHandler("s3cret")]).getJson(url);

describe("a client for identity tokens", () => {
  it("sends its credential, and reads the answer", async () => {
    answers = [[200, '{"value":"a.b.c"}']];
    expect(await get()).toEqual({ statusCode: 200, result: { value: "a.b.c" } });
    expect(asked.map(({ url: path, headers }) => [path, headers.authorization, headers["user-agent"]])).toEqual([
      ["/token?audience=sigstore", "Bearer s3cret", "a-client"],
    ]);
  });

  it("tries again where the server is at fault", async () => {
    answers = [
      [503, "busy"],
      [200, '{"value":"a.b.c"}'],
    ];
    expect(await get()).toMatchObject({ result: { value: "a.b.c" } });
    expect(asked).toHaveLength(2);
  });

  it("gives up after three tries, with the status", async () => {
    answers = [[500, ""]];
    await expect(get()).rejects.toMatchObject({ message: "it answered 500", statusCode: 500 });
    expect(asked).toHaveLength(3);
  });

  it("takes a refusal for the answer", async () => {
    answers = [[403, "no"]];
    await expect(get()).rejects.toMatchObject({ statusCode: 403 });
    expect(asked).toHaveLength(1);
  });

  it("takes its credential nowhere else", async () => {
    answers = [[302, "", { location: "http://127.0.0.1:9/" }]];
    await expect(get()).rejects.toThrow();
    expect(asked.every(({ headers }) => headers.authorization === "Bearer s3cret")).toBe(true);
  });
});
