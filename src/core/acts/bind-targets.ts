import type { Act, Targets } from "../facts.ts";
import type { DigestList } from "./digest-list.ts";

export interface ShownDigest {
  /** The requirement, as the list spells it. */
  readonly id: string;
  readonly digest: string;
  /** The commit it belongs to. */
  readonly head: string;
}

/** What the writer of a text is taken to have seen. */
export interface Sight {
  /** What a bare command binds to. */
  readonly seen: readonly ShownDigest[];
  /** The one of `seen` for a requirement; ids ignore case. */
  readonly of: (id: string) => ShownDigest | undefined;
  /** What a typed digest is the beginning of, if the checklist ever showed it. */
  readonly find: (id: string, prefix: string) => ShownDigest | undefined;
}

export const seeDigests = (seen: readonly ShownDigest[], find: Sight["find"]): Sight => {
  const byId = new Map(seen.map((one) => [one.id.toLowerCase(), one]));
  return { seen, of: (id) => byId.get(id.toLowerCase()), find };
};

export const digestsIn = ({ head, digests }: DigestList): ShownDigest[] =>
  Array.from(digests, ([id, digest]) => ({ id, digest, head }));

export type Binding = Pick<Act, "shown" | "head">;

/**
 * Binds what a command names to the digests its writer saw. A typed digest that nobody ever showed stays as typed.
 * A lone word that is no id may be a group, of which only the policy knows the members: it gets all that was seen.
 */
export function bindTargets(targets: Targets, sight: Sight): Binding {
  const words = "ids" in targets ? targets.ids : [{ id: targets.group, digest: undefined }];
  const found = words.flatMap(({ id, digest }) => findShown(sight, id, digest) ?? []);
  const isLone = words.length === 1 && words[0]?.digest === undefined;
  return bindTo(found.length === 0 && isLone ? sight.seen : found);
}

/** What an act is bound to that speaks of all of these. */
export function bindTo(shown: readonly ShownDigest[]): Binding {
  const [first] = shown;
  return {
    shown: Object.fromEntries(shown.map(({ id, digest }) => [id, digest])),
    ...(first === undefined ? {} : { head: first.head }),
  };
}

function findShown({ of, find }: Sight, id: string, typed: string | undefined): ShownDigest | undefined {
  const seen = of(id);
  return typed === undefined || seen?.digest.startsWith(typed) ? seen : find(id, typed);
}
