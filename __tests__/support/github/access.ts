/** What a token may see and do. */
import { forbidden, notFound, Refusal } from "./failure.ts";
import { findRepository, fullNameOf, type Level, type Repository, type State, type Token } from "./state.ts";

export type Right = readonly [permission: string, level: "read" | "write"];

const RANK: Readonly<Record<Level, number>> = { none: 0, read: 1, write: 2 };

export const holds = (token: Token, [permission, level]: Right): boolean =>
  RANK[token.permissions[permission] ?? "none"] >= RANK[level];

/** @throws Refusal 403 where the token has none of the rights */
export function need(token: Token, ...anyOf: readonly Right[]): void {
  if (!anyOf.some((right) => holds(token, right))) throw forbidden();
}

export const sees = (state: State, token: Token | undefined, repository: Repository): boolean =>
  !repository.private ||
  (token?.repositories.some(
    (name) => name === "*" || name.toLowerCase() === fullNameOf(state, repository).toLowerCase(),
  ) ??
    false);

/** @throws Refusal 404, whether it is not there or may not be seen */
export function seenRepository(state: State, token: Token, name: string): Repository {
  const repository = findRepository(state, name);
  if (repository === undefined || !sees(state, token, repository)) throw notFound();
  return repository;
}

/** Writes need the repository among the token's own, even where everybody may read it. @throws Refusal */
export function needWrite(state: State, token: Token, repository: Repository, ...anyOf: readonly Right[]): void {
  if (!sees(state, token, { ...repository, private: true })) throw forbidden();
  need(token, ...anyOf);
}

/** The token in `Authorization: token …`, `bearer …` or, as git sends it, `basic …`. @throws Refusal 401 where it is unknown */
export function readToken(state: State, header: string | undefined): Token | undefined {
  if (header === undefined) return undefined;
  const [scheme = "", given = ""] = header.split(" ");
  const text =
    scheme.toLowerCase() === "basic"
      ? Buffer.from(given, "base64")
          .toString("utf8")
          .replace(/^[^:]*:/, "")
      : given;
  const token = state.tokens.find((each) => each.text === text);
  if (token === undefined) throw new Refusal(401, "Bad credentials");
  return token;
}
