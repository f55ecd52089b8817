/** What both APIs let a token do besides writing text. */
import { unprocessable } from "./failure.ts";
import { addTimeline, touch } from "./remarks.ts";
import { type CheckRun, type CommitStatus, findAccount, fullNameOf, type Pull, type Repository } from "./state.ts";
import type { World } from "./world.ts";

const MAX_DESCRIPTION = 140;
const MAX_STATUSES = 1000;

export function addStatus(world: World, repository: Repository, wanted: Omit<CommitStatus, "id" | "at">): CommitStatus {
  if (world.store(repository).typeOf(wanted.oid) !== "commit")
    throw unprocessable(`No commit found for SHA: ${wanted.oid}`);
  const error = (message: string) =>
    unprocessable("Validation Failed", { errors: [{ resource: "Status", code: "custom", message }] });
  if ([...(wanted.description ?? "")].length > MAX_DESCRIPTION)
    throw error(`description is too long (maximum is ${MAX_DESCRIPTION} characters)`);
  const same = repository.statuses.filter(({ oid, context }) => oid === wanted.oid && context === wanted.context);
  if (same.length >= MAX_STATUSES) throw error("This SHA and context has reached the maximum number of statuses.");
  return world.change(() => {
    const status = { ...wanted, id: world.nextId(), at: world.clock() };
    repository.statuses.push(status);
    return status;
  });
}

/** Of each context the newest, in the order of their contexts' first appearance. */
export function newestStatuses(repository: Repository, oid: string): CommitStatus[] {
  const newest = new Map<string, CommitStatus>();
  for (const status of repository.statuses) if (status.oid === oid) newest.set(status.context, status);
  return [...newest.values()];
}

/** Of each app, workflow, event and name the newest. */
export function newestChecks(repository: Repository, oid: string): CheckRun[] {
  const newest = new Map<string, CheckRun>();
  for (const check of repository.checks)
    if (check.oid === oid) newest.set([check.app, check.workflowPath, check.event, check.name].join("\n"), check);
  return [...newest.values()];
}

/** @param wanted logins, and slugs of teams */
export function requestReviewers(
  world: World,
  repository: Repository,
  pull: Pull,
  wanted: { readonly users: readonly string[]; readonly teams: readonly string[] },
): void {
  const { state } = world;
  const name = fullNameOf(state, repository);
  const stranger = () =>
    unprocessable(
      `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${name} repository.`,
    );
  const organisation = state.organisations.find((each) => each.account === repository.owner);
  const users = wanted.users.map((login) => {
    const account = findAccount(state, login);
    if (account?.id === pull.author) throw unprocessable("Review cannot be requested from pull request author.");
    if (account === undefined || !mayRead(world, repository, account.id)) throw stranger();
    return account.id;
  });
  const teams = wanted.teams.map((slug) => {
    const team = organisation?.teams.find((each) => each.slug === slug);
    if (team === undefined) throw stranger();
    return team.id;
  });
  world.change(() => {
    const before = pull.requested;
    pull.requested = {
      users: [...new Set([...before.users, ...users])],
      teams: [...new Set([...before.teams, ...teams])],
    };
    addTimeline(world, pull, "ReviewRequestedEvent", pull.author);
    touch(world, pull);
  });
}

function mayRead(world: World, repository: Repository, account: number): boolean {
  const organisation = world.state.organisations.find((each) => each.account === repository.owner);
  return (
    repository.owner === account ||
    repository.collaborators[account] !== undefined ||
    (organisation?.teams.some((team) => team.members.includes(account)) ?? false)
  );
}
