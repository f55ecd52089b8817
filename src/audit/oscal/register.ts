/**
 * Whatever observations, risks and findings refer to: people, roles, files, versions of the tool, policies. Each is written once, where
 * OSCAL wants it; asking for a reference is what puts it there.
 */
import type { Person } from "../../core/facts.ts";
import type { Subject } from "../../ledger/record.ts";
import type { Actor, Prop, SubjectRef } from "./model.ts";
import { prop, unlessEmpty } from "./model.ts";
import { addressOf, type Href, lineOf, type Markup, md, NS, type Token, tokenOf } from "./text.ts";
import { type Uuid, uuidOf } from "./uuid.ts";

export interface Party {
  readonly uuid: Uuid;
  readonly type: "person";
  readonly name: ReturnType<typeof lineOf>;
  readonly "external-ids"?: readonly { readonly scheme: Href; readonly id: ReturnType<typeof lineOf> }[];
  readonly props?: readonly Prop[];
}
export interface InventoryItem {
  readonly uuid: Uuid;
  readonly description: Markup;
  readonly props: readonly Prop[];
}

export type Register = ReturnType<typeof startRegister>;

/** @param repository whose accounts and files these are */
export function startRegister(repository: { readonly name: string; readonly url?: string | undefined }) {
  const address = addressOf(repository.url);
  const host = (address === undefined ? NS : new URL("/", address).href) as Href;
  const parties = new Map<string, Party>();
  const roles = new Map<string, Token>();
  const files = new Map<string, InventoryItem>();
  const tools = new Map<string, Uuid>();
  const policies = new Map<string, readonly { readonly name: string }[]>();

  const pullUuid = (pullRequest: number): Uuid => uuidOf("pull-request", repository.name, pullRequest);

  function party({ login, id, bot }: Person): Uuid {
    const key = id === undefined ? `@${login.toLowerCase()}` : `#${id}`;
    const known = parties.get(key);
    if (known !== undefined) return known.uuid;
    const uuid = uuidOf("party", host, key);
    parties.set(key, {
      uuid,
      type: "person",
      name: lineOf(login),
      ...(id === undefined ? {} : { "external-ids": [{ scheme: host, id: lineOf(String(id)) }] }),
      ...unlessEmpty("props", bot ? [prop("bot", lineOf("yes"))] : []),
    });
    return uuid;
  }

  function role(name: string): Token {
    const token = tokenOf(name);
    roles.set(name, token);
    return token;
  }

  return {
    party,
    role,
    /** Somebody who did something, in a role or without. */
    person(person: Person, inRole?: string, props: readonly Prop[] = []): Actor {
      return {
        type: "party",
        "actor-uuid": party(person),
        ...(inRole === undefined ? {} : { "role-id": role(inRole) }),
        ...unlessEmpty("props", props),
      };
    },
    /** The gate itself, in the version that made a record. */
    tool(version: string): Actor {
      const uuid = uuidOf("tool", version);
      tools.set(version, uuid);
      return { type: "tool", "actor-uuid": uuid };
    },
    policy(digest: string, sources: readonly { readonly name: string }[]): Uuid {
      policies.set(digest, sources);
      return uuidOf("policy", digest);
    },
    pullUuid,
    /** A pull request at a commit. */
    pull: (pullRequest: number, head: string): SubjectRef => ({
      "subject-uuid": pullUuid(pullRequest),
      type: "resource",
      title: md`Pull request ${pullRequest} at ${head}`,
      props: digestProps({ gitCommit: head }),
    }),
    /** A file as one commit has it. */
    file(path: string, digest: Subject["digest"]): SubjectRef {
      const props = digestProps(digest);
      const uuid = uuidOf("file", repository.name, path, JSON.stringify(digest));
      if (!files.has(uuid))
        files.set(uuid, { uuid, description: md`${path}`, props: [prop("path", lineOf(path)), ...props] });
      return { "subject-uuid": uuid, type: "inventory-item", title: md`${path}`, props };
    },
    /** What was referred to, each in the order of its first mention. */
    parties: () => [...parties.values()],
    roles: () => [...roles].map(([name, id]) => ({ id, title: md`${name}` })),
    files: () => files.values(),
    tools: () => [...tools].map(([version, uuid]) => ({ version, uuid })),
    policies: () => [...policies].map(([digest, sources]) => ({ digest, sources, uuid: uuidOf("policy", digest) })),
  };
}

/** Git's own ids of commits and blobs; sha256 of what Git LFS keeps. */
export function digestProps(digest: Subject["digest"]): Prop[] {
  if ("gitCommit" in digest) return [prop("git-commit", lineOf(digest.gitCommit))];
  if ("gitBlob" in digest) return [prop("git-blob", lineOf(digest.gitBlob))];
  return [prop("sha256", lineOf(digest.sha256))];
}
