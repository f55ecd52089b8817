/** Merges two commits as git would by itself, to hold the result against what somebody committed. The repository is only read. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Repository } from "./repository.ts";
import { gitEnvironment, gitIn } from "./run-git.ts";

export interface MergeBench {
  /**
   * The tree that git makes of two commits without anybody's help.
   * @returns nothing where there is a conflict, a commit is not there, or git is older than 2.38
   */
  merge(ours: string, theirs: string): Promise<string | undefined>;
  close(): Promise<void>;
}

const TREE = /^([0-9a-f]{40}|[0-9a-f]{64})\n/;

/**
 * It works in an empty repository of its own that borrows the objects: what is made is thrown away, and neither merge drivers nor
 * attributes of the repository count, as on a host.
 */
export async function openMergeBench(
  repository: Pick<Repository, "commonFolder">,
  idLength: number,
): Promise<MergeBench> {
  const folder = await mkdtemp(join(tmpdir(), "secmlops-gate-merge-"));
  const format = idLength === 64 ? ["--object-format=sha256"] : [];
  await gitIn(folder).ask(["init", "--quiet", "--bare", "--template=", ...format]);
  const environment = {
    ...gitEnvironment(process.env),
    // In quotes, as a path may hold what separates paths.
    GIT_ALTERNATE_OBJECT_DIRECTORIES: JSON.stringify(join(await repository.commonFolder(), "objects")),
  };
  const git = gitIn(folder, ["-c", "safe.bareRepository=all"], { environment });
  return {
    async merge(ours, theirs) {
      const { code, stdout } = await git.run(["merge-tree", "--write-tree", "--no-messages", ours, theirs]);
      return code === 0 ? TREE.exec(stdout.toString("latin1"))?.[1] : undefined;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
