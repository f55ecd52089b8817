/** The batch API of Git LFS below a repository's address: who may ask is decided here, what there is by an LFS server. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { holds, readToken, sees } from "./access.ts";
import { findRepository, type Token } from "./state.ts";
import type { World } from "./world.ts";

const ADDRESS = /^\/([^/]+\/[^/]+?)(?:\.git)?\/info\/lfs\/objects\/batch$/;

export const isLfs = (path: string): boolean => ADDRESS.test(path);

export function serveLfs(world: World, incoming: IncomingMessage, path: string, response: ServerResponse): void {
  const refusal = refusalOf(world, incoming, path);
  if (refusal === undefined && world.lfs !== undefined) {
    world.lfs(incoming, response);
    return;
  }
  const [status, message] = refusal ?? [404, "Not Found"];
  incoming.resume();
  response.writeHead(status, { "content-type": "application/vnd.git-lfs+json" }).end(JSON.stringify({ message }));
}

function refusalOf(
  { state }: World,
  { headers }: IncomingMessage,
  path: string,
): readonly [status: number, message: string] | undefined {
  let token: Token | undefined;
  try {
    token = readToken(state, headers.authorization);
  } catch {
    return [401, "Bad credentials"];
  }
  const repository = findRepository(state, decodeURIComponent(ADDRESS.exec(path)?.[1] ?? ""));
  if (repository === undefined || !sees(state, token, repository))
    return token === undefined ? [401, "Credentials needed"] : [404, "Not Found"];
  if (repository.private && token !== undefined && !holds(token, ["contents", "read"]))
    return [403, "Resource not accessible by integration"];
  return undefined;
}
