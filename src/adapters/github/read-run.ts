/** Asks GitHub where a workflow run came from: who made it, at which commit, by which file, and how it ended. */
import type { RunClaim } from "../../core/evidence/doubt-run.ts";
import { asking } from "./api-error.ts";
import type { GitHub } from "./client.ts";

export interface WorkflowRun extends RunClaim {
  /** When it began, the last time. */
  readonly startedAt: string;
  /** When anything of it changed last: not before it ended. */
  readonly updatedAt: string;
  readonly url: string;
}

/**
 * One request: https://docs.github.com/en/rest/actions/workflow-runs#get-a-workflow-run
 * @throws GitHubError
 */
export async function readRun(
  github: GitHub,
  { owner, name: repo }: { readonly owner: string; readonly name: string },
  id: number,
): Promise<WorkflowRun> {
  return asking({ what: `read the workflow run ${id}`, right: "actions: read" }, async () => {
    const { data } = await github.rest("GET /repos/{owner}/{repo}/actions/runs/{run_id}", {
      ...{ owner, repo, run_id: id, exclude_pull_requests: true },
    });
    // Described as always there, and `null` once the fork is deleted.
    const from: { readonly full_name: string } | null = data.head_repository;
    return {
      id,
      path: data.path,
      event: data.event,
      status: data.status,
      conclusion: data.conclusion,
      head: data.head_sha,
      repository: from?.full_name ?? null,
      called: (data.referenced_workflows ?? []).map(({ path, sha }) => ({ path, sha })),
      startedAt: data.run_started_at ?? data.created_at,
      updatedAt: data.updated_at,
      url: data.html_url,
    };
  });
}
