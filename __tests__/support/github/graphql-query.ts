/** Where queries begin. */
import { holds, sees } from "./access.ts";
import { forbidden, notFound } from "./failure.ts";
import { commitNode } from "./graphql-commit.ts";
import { actorNode, type Context, connect, type Node, userNode, type Window } from "./graphql-context.ts";
import { commentNode, reviewNode } from "./graphql-remarks.ts";
import { repositoryNode } from "./graphql-repository.ts";
import { nodeId, readNodeId } from "./node-id.ts";
import { membersOf } from "./people.ts";
import { findComment, findReview } from "./remarks.ts";
import {
  type Account,
  accountOf,
  findAccount,
  findPull,
  findRepository,
  type Organisation,
  type Repository,
  type Team,
} from "./state.ts";

export function queryRoot(context: Context): Node {
  const { world, state, token } = context;
  return {
    viewer: () => userNode(context, token.viewer),
    rateLimit: {
      ...{ cost: 1, limit: 1000, nodeCount: 0, remaining: 999, used: 1 },
      resetAt: () => new Date(Date.parse(world.clock()) + 3_600_000).toISOString(),
    },
    repository({ owner, name }: { owner: string; name: string }) {
      const repository = findRepository(state, `${owner}/${name}`);
      if (repository === undefined || !sees(state, token, repository))
        throw notFound(`Could not resolve to a Repository with the name '${owner}/${name}'.`);
      return repositoryNode(context, repository);
    },
    organization({ login }: { login: string }) {
      const account = findAccount(state, login);
      const organisation = state.organisations.find((each) => each.account === account?.id);
      if (account === undefined || organisation === undefined)
        throw notFound(`Could not resolve to an Organization with the login of '${login}'.`);
      return organisationNode(context, account, organisation);
    },
    user({ login }: { login: string }) {
      const account = findAccount(state, login);
      if (account?.type !== "User") throw notFound(`Could not resolve to a User with the login of '${login}'.`);
      return userNode(context, account.id);
    },
    node: ({ id }: { id: string }) => findNode(context, id),
    nodes: ({ ids }: { ids: readonly string[] }) => ids.map((id) => findNode(context, id)),
  };
}

function organisationNode(context: Context, account: Account, organisation: Organisation): Node {
  return {
    ...actorNode(context, account.id),
    team({ slug }: { slug: string }) {
      if (!holds(context.token, ["members", "read"])) throw forbidden();
      const team = organisation.teams.find((each) => each.slug === slug);
      return team ? teamNode(context, account, organisation, team) : null;
    },
  };
}

type Membership = "ALL" | "CHILD_TEAM" | "IMMEDIATE";

function teamNode(context: Context, account: Account, organisation: Organisation, team: Team): Node {
  const all = membersOf(organisation, team);
  const sets: Readonly<Record<Membership, readonly number[]>> = {
    ALL: all,
    IMMEDIATE: team.members,
    CHILD_TEAM: all.filter((id) => !team.members.includes(id)),
  };
  return {
    ...{ __typename: "Team", id: nodeId("Team", team.id), databaseId: team.id, slug: team.slug, name: team.slug },
    ...{ combinedSlug: `${account.login}/${team.slug}` },
    members: ({ membership = "ALL", query, ...window }: Window & { membership?: Membership; query?: string }) =>
      connect(
        "members",
        sets[membership].filter((id) => !query || accountOf(context.state, id)?.login.includes(query)),
        window,
        (id) => userNode(context, id),
      ),
  };
}

/** @throws TypedRefusal where nothing that the token may see has this id */
export function findNode(context: Context, id: string): Node {
  const found = lookUp(context, id);
  if (found === null) throw notFound(`Could not resolve to a node with the global id of '${id}'`);
  return found;
}

export const seen = ({ state, token }: Context): Repository[] =>
  state.repositories.filter((repository) => sees(state, token, repository));

function lookUp(context: Context, id: string): Node | null {
  const read = readNodeId(id);
  if (read === undefined) return null;
  const { kind, key } = read;
  const [first, second] = key;
  const repository = seen(context).find((each) => each.id === first);
  switch (kind) {
    case "Repository":
      return repository ? repositoryNode(context, repository) : null;
    case "PullRequest": {
      const pull = repository && findPull(repository, Number(second));
      return repository && pull ? context.pullNode(context, repository, pull) : null;
    }
    case "Commit":
      return repository ? commitNode(context, repository, String(second)) : null;
    case "IssueComment": {
      const place = findComment(seen(context), Number(first));
      return place ? commentNode(context, place.repository, place.pull, place.text) : null;
    }
    case "PullRequestReview": {
      const place = findReview(seen(context), Number(first));
      return place ? reviewNode(context, place.repository, place.pull, place.text) : null;
    }
    case "User":
    case "Bot":
    case "Organization":
      return actorNode(context, Number(first));
    default:
      return null;
  }
}
