/** Who belongs to a team, and what people may do. */
import type { Organisation, Team } from "./state.ts";

/** The members of a team and of those below it; invitations are none. */
export function membersOf(organisation: Organisation, team: Team): number[] {
  const below = organisation.teams.filter(({ parent }) => parent === team.slug);
  return [...new Set([...team.members, ...below.flatMap((each) => membersOf(organisation, each))])];
}
