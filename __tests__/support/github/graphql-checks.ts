/** Checks and statuses as GraphQL tells them. */
import { actorNode, type Context, type Node, needField } from "./graphql-context.ts";
import { smallId } from "./graphql-ids.ts";
import { nodeId } from "./node-id.ts";
import { htmlOf } from "./rest-shapes.ts";
import type { CheckRun, CommitStatus, Repository } from "./state.ts";

export function statusNode(context: Context, status: CommitStatus, repository?: Repository): Node {
  if (repository) needField(context, repository, ["statuses", "read"]);
  return {
    ...{ __typename: "StatusContext", id: nodeId("StatusContext", status.id), context: status.context },
    ...{ state: status.state.toUpperCase(), description: status.description, targetUrl: status.targetUrl },
    createdAt: status.at,
    creator: () => actorNode(context, status.creator),
  };
}

/** @throws TypedRefusal without `checks: read`: then this one node is missing from the list */
export function checkNode(context: Context, repository: Repository, check: CheckRun): Node {
  needField(context, repository, ["checks", "read"]);
  const { world, state } = context;
  const run = `${htmlOf(world, state, repository)}/actions/runs/${check.runId}`;
  const path = check.workflowPath;
  return {
    ...{ __typename: "CheckRun", id: nodeId("CheckRun", check.id), databaseId: smallId(check.id), name: check.name },
    ...{ status: check.status.toUpperCase(), conclusion: check.conclusion?.toUpperCase() ?? null },
    ...{ startedAt: check.startedAt, completedAt: check.completedAt, detailsUrl: check.detailsUrl },
    url: `${run}/job/${check.id}`,
    checkSuite: {
      ...{ id: nodeId("Node", "suite", check.runId), databaseId: smallId(check.runId) },
      app: { id: nodeId("Node", "app", check.app), slug: check.app, name: check.app },
      workflowRun:
        path === undefined
          ? null
          : {
              ...{ id: nodeId("Node", "run", check.runId), databaseId: smallId(check.runId), url: run },
              event: check.event ?? "push",
              file: { id: nodeId("Node", "file", path), path },
              workflow: {
                ...{ id: nodeId("Node", "workflow", path), name: check.workflowName ?? path },
                resourcePath: run.replace(/\/runs\/.*$/, `/workflows/${path.split("/").at(-1)}`).replace(world.url, ""),
              },
            },
    },
  };
}
