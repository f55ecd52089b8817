import type { Identity, Person } from "../../core/facts.ts";
import { asking } from "./api-error.ts";
import type { GitHub } from "./client.ts";
import type { Actor, Signer } from "./pull-query.ts";

/** GraphQL leaves off the `[bot]` that REST, policies and people know bots by. */
export function personOf(actor: Actor): Person {
  const bot = actor.__typename === "Bot" || actor.login.endsWith("[bot]");
  const login = bot && !actor.login.endsWith("[bot]") ? `${actor.login}[bot]` : actor.login;
  return { login, ...(actor.databaseId ? { id: actor.databaseId } : {}), ...(bot ? { bot } : {}) };
}

export const personOrNull = (actor: Actor | null): Person | null => (actor === null ? null : personOf(actor));

/** What GitHub shows where an account is gone. */
export const GHOST: Person = { login: "ghost" };

/** Whoever a commit names; an e-mail that belongs to no account leaves its display name. */
export function identityOf(signer: Signer | null): Identity {
  if (signer?.user) return personOf({ __typename: "User", ...signer.user });
  return { unattributed: signer?.name ?? "" };
}

/** The account that a token acts as. */
export async function readSelf(github: GitHub): Promise<Person> {
  const { viewer } = await asking({ what: "ask who we are", right: "metadata: read" }, () =>
    github.query<{ viewer: { login: string; databaseId: number | null } }>(
      "query GateSelf { viewer { login databaseId } }",
      {},
    ),
  );
  return personOf({ __typename: "User", ...viewer });
}

/** By account id where both are known, else by login, whose case is an accident. */
export const isSameAccount = (one: Person | null, other: Person | null): boolean =>
  one !== null &&
  other !== null &&
  (one.id !== undefined && other.id !== undefined
    ? one.id === other.id
    : one.login.toLowerCase() === other.login.toLowerCase());
