/** What resolvers are given, and the few words they are written in. A node is a plain object; a field is a value or a function. */
import { holds, type Right } from "./access.ts";
import { forbidden, TypedRefusal } from "./failure.ts";
import { nodeId } from "./node-id.ts";
import { accountOf, type Pull, type Repository, type State, type Token } from "./state.ts";
import type { World } from "./world.ts";

export interface Context {
  readonly world: World;
  /** As this request sees it. */
  readonly state: State;
  readonly token: Token;
  /** A commit knows its pull requests, and they know their commits. */
  readonly pullNode: (context: Context, repository: Repository, pull: Pull) => Node;
}

export type Node = Readonly<Record<string, unknown>>;

/** @throws TypedRefusal where a private repository's token has none of the rights */
export function needField({ token }: Context, repository: Repository, ...anyOf: readonly Right[]): void {
  if (repository.private && !anyOf.some((right) => holds(token, right))) throw forbidden();
}

export interface Window {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

const PAGE_LIMIT = 100;
const cursorOf = (key: number): string => Buffer.from(`cursor:v2:${key}`).toString("base64");

function keyIn(cursor: string): number {
  const key = Number(/^cursor:v2:(\d+)$/.exec(Buffer.from(cursor, "base64").toString("utf8"))?.[1] ?? Number.NaN);
  if (Number.isNaN(key))
    throw new TypedRefusal("INVALID_CURSOR_ARGUMENTS", `\`${cursor}\` does not appear to be a valid cursor.`);
  return key;
}

/**
 * A connection, one page of it.
 * @param name as GitHub's error names it
 * @param key ascending along the list; a cursor stays right when entries before it go
 */
export function connect<T>(
  name: string,
  items: readonly T[],
  { first, last, after, before }: Window,
  toNode: (item: T) => unknown,
  key: (item: T, index: number) => number = (_, index) => index,
): Node {
  if (first == null && last == null)
    throw new TypedRefusal(
      "MISSING_PAGINATION_BOUNDARIES",
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    );
  for (const [word, count] of Object.entries({ first, last }))
    if (count != null && (count > PAGE_LIMIT || count < 1))
      throw new TypedRefusal(
        "EXCESSIVE_PAGINATION",
        count < 1
          ? `\`${word}\` on the \`${name}\` connection cannot be less than one.`
          : `Requesting ${count} records on the \`${name}\` connection exceeds the \`${word}\` limit of ${PAGE_LIMIT} records.`,
      );
  const keyed = items.map((item, index) => ({ item, key: key(item, index) }));
  const from = after == null ? Number.NEGATIVE_INFINITY : keyIn(after);
  const to = before == null ? Number.POSITIVE_INFINITY : keyIn(before);
  const inside = keyed.filter((each) => each.key > from && each.key < to);
  const start = first != null ? inside.slice(0, first) : inside;
  const page = last != null ? start.slice(-last) : start;
  const end = page.at(-1);
  return {
    totalCount: items.length,
    nodes: () => page.map(({ item }) => orError(() => toNode(item))),
    edges: () => page.map(({ item, key: at }) => ({ cursor: cursorOf(at), node: () => toNode(item) })),
    pageInfo: {
      hasNextPage: end !== undefined && inside.at(-1) !== end,
      hasPreviousPage: page[0] !== undefined && inside[0] !== page[0],
      startCursor: page[0] === undefined ? null : cursorOf(page[0].key),
      endCursor: end === undefined ? null : cursorOf(end.key),
    },
  };
}

/** A refused node is missing from its list, not the list from its answer. */
function orError<T>(make: () => T): T | Error {
  try {
    return make();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Who did something; nobody where the account is gone. Bots have no `[bot]` here. */
export function actorNode({ world, state }: Context, id: number | undefined): Node | null {
  const account = id === undefined ? undefined : accountOf(state, id);
  if (account === undefined) return null;
  const login = account.type === "Bot" ? account.login.replace(/\[bot\]$/, "") : account.login;
  const path = account.type === "Bot" ? `/apps/${login}` : `/${login}`;
  return {
    ...{ __typename: account.type, id: nodeId(account.type, account.id), login, databaseId: account.id },
    ...{
      avatarUrl: `${world.url}/avatars/${account.id}`,
      resourcePath: path,
      url: world.url + path,
      name: account.name,
    },
  };
}

/** An account where the schema wants a `User`, as for the viewer or a commit's author: a bot keeps its `[bot]`. */
export function userNode(context: Context, id: number | undefined): Node | null {
  const account = id === undefined ? undefined : accountOf(context.state, id);
  const node = actorNode(context, id);
  return account && node
    ? { ...node, __typename: "User", login: account.login, fullDatabaseId: String(account.id) }
    : null;
}
