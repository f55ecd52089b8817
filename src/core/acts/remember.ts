/** What earlier records remember of people's acts. It may make a decision stricter, never more lenient. */
import type { Act, Targets } from "../facts.ts";
import { foldLogin } from "../people/identify.ts";
import { isSamePerson } from "../people/same-person.ts";

/** An act of an earlier record; `counted`: the requirements that it, a negative one, counted against then. */
export interface RememberedAct {
  readonly act: Act;
  readonly counted: readonly string[];
}

/**
 * Adds to today's acts those that are gone, so that nothing is forgotten: objections and revocations stand whatever became of them,
 * and a sign-off that was taken away keeps older ones from reviving. An act that is still there keeps today's form.
 * @param fateOf what became of the source of an act that is gone
 */
export function addRemembered(
  today: readonly Act[],
  remembered: readonly RememberedAct[],
  fateOf: (act: Act) => Act["source"],
): Act[] {
  const acts = new Map(today.map((act) => [act.id, act]));
  const nameOf = nameToday(today);
  for (const { act, counted } of remembered) {
    const found = acts.get(act.id);
    if (found !== undefined && isSameDeed(found, act)) {
      acts.set(act.id, {
        ...found,
        shown: pinShown(found, act),
        remembered: [...new Set([...found.remembered, ...counted])],
      });
      continue;
    }
    const id = freeId(act.id, acts);
    const source = act.source.state === "intact" ? fateOf(act) : act.source;
    acts.set(id, { ...act, id, actor: nameOf(act.actor), source, remembered: [...counted] });
  }
  return [...acts.values()];
}

/**
 * What its author saw does not change afterwards. Where the checklist's history or the policy says something else today than when the
 * act was first recorded, the act is bound to nothing; a typed digest stays bound to the whole of what it was the beginning of.
 */
function pinShown(today: Act, then: Act): Act["shown"] {
  const typed = today.targets && "ids" in today.targets ? today.targets.ids : [];
  const pinned = typed.flatMap(({ id, digest }) => {
    const whole = digest === undefined ? undefined : then.shown[id];
    return whole?.startsWith(digest ?? "") ? [[id, whole] as const] : [];
  });
  const same = Object.entries(today.shown).filter(([id, digest]) => then.shown[id] === digest);
  return Object.fromEntries([...same, ...pinned]);
}

/** Instants have seconds: a text that was edited within one keeps its ids, and what stood in it before needs another. */
function freeId(id: string, taken: ReadonlyMap<string, Act>): string {
  let free = id;
  for (let count = 1; taken.has(free); count += 1) free = `${id}~${count}`;
  return free;
}

function isSameDeed(a: Act, b: Act): boolean {
  return deedOf(a) === deedOf(b) && isSamePerson(a.actor, b.actor);
}

const deedOf = ({ kind, at, role, targets, until }: Act): string =>
  JSON.stringify([kind, Date.parse(at), role, wordsOf(targets), until]);

const wordsOf = (targets: Targets | undefined) =>
  targets && "ids" in targets ? targets.ids.map(({ id, digest }) => [id, digest]) : targets?.group;

/**
 * Accounts change their logins, and others take them up. Whoever is here today is called as today; a login that is another account's
 * is no longer theirs, and no login at all can hold the `#` that tells the two apart.
 */
function nameToday(today: readonly Act[]): (person: Act["actor"]) => Act["actor"] {
  const logins = new Map<number, string>();
  const taken = new Set<string>();
  const name = (id: number, login: string) => {
    logins.set(id, login);
    taken.add(foldLogin(login));
    return login;
  };
  for (const { actor } of today) if (actor.id !== undefined) name(actor.id, actor.login);
  return (person) => {
    const { id, login } = person;
    if (id === undefined) return person;
    return { ...person, login: logins.get(id) ?? name(id, taken.has(foldLogin(login)) ? `${login}#${id}` : login) };
  };
}
