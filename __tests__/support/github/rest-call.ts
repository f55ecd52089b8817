/** One REST request on its way through the tests' GitHub. */
import type { Right } from "./access.ts";
import type { Repository, State, Token } from "./state.ts";
import type { World } from "./world.ts";

export interface Call {
  readonly world: World;
  readonly state: State;
  readonly token: Token;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  /** The repository of the path. */
  readonly repository: Repository;
  /** The address without its query. */
  readonly address: string;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly template: string;
  /** Any one of these; none: `metadata: read`, which every token has. */
  readonly rights: readonly Right[];
  readonly handle: (call: Call) => Reply;
}

/** One page of a list, with the `Link` header where there are others. */
export function paginate<T>(call: Call, items: readonly T[], toBody: (page: readonly T[]) => unknown): Reply {
  const size = Math.min(100, Math.max(1, Number(call.query.get("per_page") ?? 30)));
  const page = Math.max(1, Number(call.query.get("page") ?? 1));
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (at: number, rel: string) => {
    const query = new URLSearchParams(call.query);
    query.set("page", String(at));
    return `<${call.address}?${query}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, "prev"), link(1, "first")] : []),
    ...(page < last ? [link(page + 1, "next"), link(last, "last")] : []),
  ];
  return {
    status: 200,
    body: toBody(items.slice((page - 1) * size, page * size)),
    ...(links.length > 0 ? { headers: { link: links.join(", ") } } : {}),
  };
}
