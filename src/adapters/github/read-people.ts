/** Who is in a team, and what an account may do in the repository. */
import { type Fact, type Facts, PERMISSIONS, type Permission } from "../../core/facts.ts";
import { explainApiError, graphqlErrors } from "./api-error.ts";
import type { GitHub } from "./client.ts";

type Members = Extract<Facts["teams"][string], { known: unknown }>["known"];

interface TeamPage {
  readonly team: {
    readonly members: {
      readonly nodes: readonly ({ readonly login: string; readonly databaseId: number | null } | null)[] | null;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  } | null;
}

/**
 * The members of teams, those of teams below them included, as GitHub counts membership; pending invitations are none. Teams are
 * read together, a hundred members of each at a time.
 * @param teams as `org/slug`
 */
export async function readTeams(github: GitHub, teams: readonly string[]): Promise<Facts["teams"]> {
  const read = new Map<string, Fact<Members>>();
  let open = [...new Set(teams)].map((team) => ({ team, after: null as string | null, members: [] as Members }));
  while (open.length > 0) {
    const answers = await askTeams(github, open);
    const next: typeof open = [];
    for (const [index, each] of open.entries()) {
      const answer = answers[index];
      if (answer === undefined || "unavailable" in answer) {
        read.set(each.team, answer ?? { unavailable: "GitHub did not answer for it" });
        continue;
      }
      const { nodes, pageInfo } = answer.known;
      for (const node of nodes ?? [])
        if (node)
          each.members.push({
            login: node.login,
            ...(node.databaseId ? { id: node.databaseId } : {}),
            state: "active",
          });
      if (pageInfo.hasNextPage) next.push({ ...each, after: pageInfo.endCursor });
      else read.set(each.team, { known: each.members });
    }
    open = next;
  }
  return Object.fromEntries(read);
}

type Asked = { readonly team: string; readonly after: string | null };

async function askTeams(
  github: GitHub,
  asked: readonly Asked[],
): Promise<Fact<NonNullable<TeamPage["team"]>["members"]>[]> {
  const variables = Object.fromEntries(
    asked.flatMap(({ team, after }, index) => {
      const [org = "", slug = ""] = team.split("/");
      return [
        [`org${index}`, org],
        [`slug${index}`, slug],
        [`after${index}`, after],
      ];
    }),
  );
  const declared = asked.map((_, index) => `$org${index}: String!, $slug${index}: String!, $after${index}: String`);
  const fields = asked.map(
    (_, index) =>
      `t${index}: organization(login: $org${index}) { team(slug: $slug${index}) { members(first: 100, after: $after${index}) { nodes { login databaseId } pageInfo { hasNextPage endCursor } } } }`,
  );
  let data: Readonly<Record<string, TeamPage | null>> = {};
  const refusals = new Map<string, string>();
  try {
    data = await github.query(`query GateTeams(${declared.join(", ")}) { ${fields.join("\n")} }`, variables);
  } catch (error) {
    const errors = graphqlErrors(error);
    if (errors.length === 0) {
      const { message } = explainApiError(error, { ...TEAMS, what: "read teams" });
      return asked.map(() => ({ unavailable: message }));
    }
    if (error instanceof Error && "data" in error && error.data !== null) data = error.data as typeof data;
    for (const each of errors) refusals.set(String(each.path?.[0] ?? ""), each.message);
  }
  return asked.map(({ team }, index) => {
    const members = data[`t${index}`]?.team?.members;
    if (members) return { known: members };
    const said = refusals.get(`t${index}`) ?? refusals.get("");
    return {
      unavailable: `could not read the members of ${team}: it is not there, or the \`org-token\` lacks \`members: read\`${said === undefined ? "" : ` (${said})`}`,
    };
  });
}
const TEAMS = { right: "members: read", token: "org-token" } as const;

/** At once; GitHub allows a hundred. */
const AT_ONCE = 10;

/**
 * What accounts may do in a repository, by lower-case login.
 * @param logins of people, not of bots
 */
export async function readPermissions(
  github: GitHub,
  { owner, name }: { readonly owner: string; readonly name: string },
  logins: readonly string[],
): Promise<Facts["permissions"]> {
  const wanted = [...new Set(logins.map((login) => login.toLowerCase()))];
  const read: [string, Fact<Permission>][] = [];
  for (let start = 0; start < wanted.length; start += AT_ONCE)
    read.push(
      ...(await Promise.all(
        wanted
          .slice(start, start + AT_ONCE)
          .map(
            async (login): Promise<[string, Fact<Permission>]> => [
              login,
              await readPermission(github, { owner, name }, login),
            ],
          ),
      )),
    );
  return Object.fromEntries(read);
}

async function readPermission(
  github: GitHub,
  { owner, name: repo }: { readonly owner: string; readonly name: string },
  username: string,
): Promise<Fact<Permission>> {
  try {
    const { data } = await github.rest("GET /repos/{owner}/{repo}/collaborators/{username}/permission", {
      owner,
      repo,
      username,
    });
    // `permission` knows four levels; `role_name` tells triage and maintain from them, or names a role of the organisation's own.
    const level = [data.role_name, data.permission].find((each) => (PERMISSIONS as readonly string[]).includes(each));
    return level === undefined
      ? { unavailable: `GitHub calls ${username}'s permission ${JSON.stringify(data.permission)}` }
      : { known: level as Permission };
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 404) return { known: "none" };
    const wanted = { what: `read ${username}'s permission`, right: "metadata: read" } as const;
    return { unavailable: explainApiError(error, wanted).message };
  }
}
