import type { Facts, Person } from "../facts.ts";

/** One key for one account: two people are the same exactly if their keys are equal. */
export type KeyOf = (person: { login: string; id?: number | undefined }) => string;

/** Logins differ in case only by accident; account ids are what counts where they are known. */
export const foldLogin = (login: string): string => login.toLowerCase();

/**
 * Builds the key function from every account the facts mention: a login seen anywhere with its account id
 * stands for that id everywhere, so that a policy's `alice` and an act's `Alice (4711)` are one person.
 */
export function identifyPeople(facts: Facts): KeyOf {
  const ids = new Map<string, number>();
  const learn = (person: { login: string; id?: number | undefined }) => {
    if (person.id !== undefined && !ids.has(foldLogin(person.login))) ids.set(foldLogin(person.login), person.id);
  };
  if (facts.pullRequest) learn(facts.pullRequest.author);
  for (const person of facts.pushers) learn(person);
  if ("known" in facts.acts) for (const act of facts.acts.known) learn(act.actor);
  if ("known" in facts.commits) {
    for (const commit of facts.commits.known) {
      for (const who of [commit.author, commit.committer, ...commit.coAuthors]) if ("login" in who) learn(who);
    }
  }
  for (const team of Object.values(facts.teams)) if ("known" in team) for (const member of team.known) learn(member);

  return (person) => {
    const id = person.id ?? ids.get(foldLogin(person.login));
    return id === undefined ? `@${foldLogin(person.login)}` : `#${id}`;
  };
}

export const personOf = ({ login, id, bot }: Person): Person => ({
  login,
  ...(id === undefined ? {} : { id }),
  ...(bot === undefined ? {} : { bot }),
});
