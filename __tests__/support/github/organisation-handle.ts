import type { Team } from "./state.ts";
import type { World } from "./world.ts";

export interface TeamHandle {
  readonly id: number;
  add(login: string): void;
  remove(login: string): void;
}

export interface OrganisationHandle {
  readonly login: string;
  /** Creates a team, or gives one other members. */
  team(
    slug: string,
    members: readonly string[],
    more?: { readonly pending?: readonly string[]; readonly parent?: string },
  ): TeamHandle;
}

export function createOrganisation(world: World, login: string): OrganisationHandle {
  const { state } = world;
  const account = world.account(login, "Organization");
  // A repository of its own may have been there first.
  account.type = "Organization";
  const organisation = state.organisations.find((each) => each.account === account.id) ?? {
    account: account.id,
    teams: [],
  };
  if (!state.organisations.includes(organisation)) state.organisations.push(organisation);
  const idOf = (name: string) => world.account(name).id;
  return {
    login,
    team(slug, members, { pending = [], parent } = {}) {
      const found = organisation.teams.find((each) => each.slug === slug);
      const team: Team = found ?? {
        ...{ id: 7000 + state.organisations.flatMap((each) => each.teams).length, slug, members: [], pending: [] },
        ...(parent === undefined ? {} : { parent }),
      };
      if (!found) organisation.teams.push(team);
      team.members = members.map(idOf);
      team.pending = pending.map(idOf);
      return {
        id: team.id,
        add: (name) => void world.change(() => team.members.push(idOf(name))),
        remove: (name) =>
          world.change(() => {
            team.members = team.members.filter((id) => id !== idOf(name));
          }),
      };
    },
  };
}
