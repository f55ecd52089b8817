import { beforeAll, describe, expect, it, test } from "@jest/globals";
import { openRepository, type Repository } from "../../../src/adapters/git/repository.ts";
import { TempRepository } from "./temp-repository.ts";

/** A repository in which somebody pushed tags that are named like everything else. */
function contested() {
  const temp = new TempRepository();
  const root = temp.commit({ a: "0" });
  const main = temp.commit({ a: "1" }, [root]);
  const remote = temp.commit({ a: "2" }, [main]);
  const evil = temp.commit({ evil: "1" }, [temp.commit({ evil: "0" })]);
  temp.branch("main", main);
  const refs = {
    "refs/remotes/origin/main": remote,
    "refs/remotes/origin/release": remote,
    "refs/heads/same": main,
    "refs/tags/same": main,
    "refs/tags/v1": main,
    "refs/tags/alone": evil,
  };
  for (const [name, id] of Object.entries(refs)) temp.git(["update-ref", name, id]);
  const taken = ["main", "origin/main", "release", "HEAD", "heads/main", main, main.slice(0, 9)];
  for (const name of [...taken, "refs/heads/main", "refs/remotes/origin/HEAD", "refs/heads/gone"])
    temp.git(["update-ref", `refs/tags/${name}`, evil]);
  temp.git(["config", "core.warnAmbiguousRefs", "false"]);
  return { temp, root, main, remote, evil };
}

describe("what a ref names, where tags of the same name exist", () => {
  let all: ReturnType<typeof contested>;
  let repository: Repository;
  beforeAll(async () => {
    all = contested();
    repository = await openRepository(all.temp.folder);
  });

  test.each<[string, "root" | "main" | "remote" | "evil", string | undefined]>([
    ["main", "main", "main"],
    ["main~1", "root", undefined],
    ["main^", "root", undefined],
    ["main^0", "main", undefined],
    ["main~0^1", "root", undefined],
    ["origin/main", "remote", "main"],
    ["origin/main~2", "root", undefined],
    ["refs/heads/main", "main", "main"],
    ["refs/heads/main^", "root", undefined],
    ["refs/remotes/origin/main", "remote", "main"],
    ["HEAD", "main", "main"],
    ["HEAD~1", "root", undefined],
    ["@", "main", "main"],
    ["same", "main", "same"],
    ["v1", "main", undefined],
    ["refs/tags/main", "evil", undefined],
    ["alone", "evil", undefined],
  ])("%s is what its owner means", async (ref, commit, branch) => {
    expect(await repository.resolveCommit(ref)).toBe(all[commit]);
    expect(await repository.branchName(ref)).toBe(branch);
  });

  it("a full id is itself", async () => {
    expect(await repository.resolveCommit(all.main)).toBe(all.main);
    expect(await repository.resolveCommit(`${all.main}~1`)).toBe(all.root);
    expect(await repository.branchName(all.main)).toBeUndefined();
  });

  it("what is ambiguous to git is refused, a short id and a remote's branch included", async () => {
    for (const ref of ["heads/main", "release", "release~1", all.main.slice(0, 9), "main^{commit}"]) {
      await expect(repository.resolveCommit(ref)).rejects.toMatchObject({
        code: "unknown-ref",
        message: expect.stringMatching(/more than one.*refs\/heads\//),
      });
      expect(await repository.branchName(ref)).toBeUndefined();
    }
  });

  it("a full name is never looked for among the tags", async () => {
    expect(await repository.firstCommit(["refs/remotes/origin/HEAD", "refs/heads/gone"])).toBeUndefined();
    await expect(repository.resolveCommit("refs/heads/gone")).rejects.toMatchObject({ code: "unknown-ref" });
    expect(await repository.branchName("refs/heads/gone")).toBeUndefined();
  });

  it("a remote's HEAD is the branch that it stands for", async () => {
    const temp = new TempRepository();
    const id = temp.commit({ a: "1" });
    temp.git(["update-ref", "refs/remotes/origin/trunk", id]);
    temp.git(["symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk"]);
    const opened = await openRepository(temp.folder);
    for (const ref of ["refs/remotes/origin/HEAD", "origin/HEAD", "origin", "origin/trunk"]) {
      expect(await opened.resolveCommit(ref)).toBe(id);
      expect(await opened.branchName(ref)).toBe("trunk");
    }
  });
});
