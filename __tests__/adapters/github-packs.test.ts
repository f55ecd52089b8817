import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { openMirror } from "../../src/adapters/git/mirror.ts";
import { openRemotePacks, type RemotePacksOptions } from "../../src/adapters/github-packs.ts";
import { parsePackRef } from "../../src/core/policy/pack-ref.ts";
import { type GitServer, serveGit } from "../support/git-server.ts";
import { TempRepository, tempFolder } from "./git/temp-repository.ts";

const root = tempFolder();
const packageRoot = tempFolder();
const name = "acme/ml-governance";
const commits: Record<string, string> = {};
const pause = async () => {};
const basic = (token: string) => `basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
let server: GitServer;

/** Served as a repository of the host. */
function create(repository: string): TempRepository {
  mkdirSync(join(root, repository), { recursive: true });
  return new TempRepository(join(root, repository));
}

beforeAll(async () => {
  mkdirSync(join(packageRoot, "policies"));
  writeFileSync(join(packageRoot, "policies/baseline.yml"), "version: 1\npack: { name: baseline, version: 2 }\n");
  const origin = create(name);
  const path = "policies/base.yml";
  const first = origin.commit({
    [path]: `first: 1 # ${"x".repeat(2_000)}\n`,
    "policies/link.yml": { link: "base.yml" },
    "policies/large.yml": "# ".repeat(600_000),
    "policies/binary.yml": Buffer.from([0xff, 0xfe, 0]),
    "folder.yml/inside.yml": "a: 1\n",
    elsewhere: { link: "policies" },
  });
  const second = origin.commit({ [path]: "second: 2\n" }, [first]);
  const tagged = origin.commit({ [path]: "tagged: 3\n" }, [first]);
  const branch = origin.commit({ [path]: "branch: 4\n" }, [tagged]);
  const fork = origin.commit({ [path]: "fork: 5\n" }, [second]);
  Object.assign(commits, { first, second, tagged, branch, fork, tree: origin.git(["rev-parse", `${second}^{tree}`]) });
  origin.branch("trunk", second);
  origin.branch("main", branch);
  origin.git(["tag", "--annotate", "v1", "--message=v1", tagged]);
  origin.git(["tag", "a-blob", origin.blob("x")]);
  origin.git(["update-ref", "refs/pull/1/head", fork]);
  origin.git(["symbolic-ref", "HEAD", "refs/heads/trunk"]);
  create("acme/empty");
  server = await serveGit(root);
});
afterAll(() => server.close());
beforeEach(() => {
  server.takeBytes();
  server.fault = () => false;
});

const openAll = (more: Partial<RemotePacksOptions> = {}) =>
  openRemotePacks({ root: packageRoot, serverUrl: `${server.url}/`, folder: tempFolder(), pause, ...more });
const load = (
  packs: ReturnType<typeof openAll>,
  id: string | undefined,
  path = "policies/base.yml",
  repository = name,
) => {
  const ref = parsePackRef(`github:${repository}//${path}@${id}`);
  if ("problem" in ref) throw new Error(ref.problem);
  return packs.load(ref);
};

describe("a pack of another repository, read from the host", () => {
  it("is taken at a commit of the default branch, whichever that is, and at one that only a tag holds", async () => {
    const packs = openAll();
    expect(await load(packs, commits.first)).toEqual({
      name: `github:${name}//policies/base.yml@${commits.first}`,
      text: expect.stringMatching(/^first: 1 # x+\n$/),
    });
    expect(await load(packs, commits.second)).toMatchObject({ text: "second: 2\n" });
    expect(await load(packs, commits.tagged)).toMatchObject({ text: "tagged: 3\n" });
    expect(server.takeBytes()).toBeLessThan(20_000);
  });

  it("is refused at a commit that only another branch, a pull request or a fork has, though the host gives it out", async () => {
    const { fork = "", branch = "" } = commits;
    const mirror = await openMirror({ folder: tempFolder(), url: `${server.url}/${name}` });
    await mirror.fetchCommits([fork, branch]);
    const packs = openAll();
    for (const id of [fork, branch, "0".repeat(40), commits.tree])
      expect(await load(packs, id)).toEqual({
        unavailable: `commit ${id} is reachable neither from ${name}'s default branch (refs/heads/trunk) nor from a tag; it could be a fork's. If it is not, publish it there with a tag`,
      });
    await load(packs, commits.second);
    expect(await load(packs, fork)).toHaveProperty("unavailable");
  });

  it.each([
    ["a symlink", "policies/link.yml", "is a symlink, folder or submodule"],
    ["a folder", "folder.yml", "is a symlink, folder or submodule"],
    ["a path through a symlink", "elsewhere/base.yml", "there is no file"],
    ["a path that is not there", "policies/nothing.yml", "there is no file"],
    ["a pattern for git", ":(glob)policies/b*.yml", "there is no file"],
    ["a file of more than 1 MiB", "policies/large.yml", "1200000 bytes, more than 1048576"],
    ["a file that is no text", "policies/binary.yml", "is not UTF-8 text"],
  ])("is refused if its path is %s", async (_, path, problem) => {
    expect(await load(openAll(), commits.second, path)).toEqual({ unavailable: expect.stringContaining(problem) });
  });

  it("needs one mirror of its repository, however many packs come from there", async () => {
    const folder = tempFolder();
    const packs = openAll({ folder });
    const found = await Promise.all([
      load(packs, commits.first),
      load(packs, commits.second),
      load(packs, commits.second, undefined, "Acme/ML-Governance"),
      load(packs, commits.first, "policies/nothing.yml"),
    ]);
    expect(found.filter((pack) => "text" in pack)).toHaveLength(3);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it("is read with the org-token if there is one, else with the job's", async () => {
    const seen = () => new Set(server.requests.splice(0).map(({ authorization }) => authorization));
    await load(openAll({ token: "job", orgToken: "org" }), commits.second);
    expect(seen()).toEqual(new Set([basic("org")]));
    await load(openAll({ token: "job", orgToken: "" }), commits.second);
    expect(seen()).toEqual(new Set([basic("job")]));
    await load(openAll(), commits.second);
    expect(seen()).toEqual(new Set([undefined]));
  });

  it.each([401, 403, 404])("asks for org-token where the host answers %d", async (status) => {
    server.fault = (_, response) => Boolean(response.writeHead(status, { "www-authenticate": "Basic" }).end());
    expect(await load(openAll({ token: "job" }), commits.second)).toEqual({
      unavailable: `the job's token cannot read ${name}: give \`org-token\`, a token that has \`contents: read\` there`,
    });
    expect(await load(openAll({ token: "job", orgToken: "org" }), commits.second)).toEqual({
      unavailable: `the \`org-token\` cannot read ${name}: it needs \`contents: read\` there`,
    });
  });

  it("is not to be had where the host does not answer, or the repository is empty", async () => {
    expect(await load(openAll(), commits.second, undefined, "acme/empty")).toEqual({
      unavailable: expect.stringContaining("does not say which branch is its default one"),
    });
    server.fault = (_, response) => Boolean(response.socket?.destroy());
    expect(await load(openAll(), commits.second)).toEqual({
      unavailable: expect.stringMatching(/^acme\/ml-governance cannot be read: could not fetch .*run the job again$/),
    });
  });
});

it("a pack we ship needs no host", async () => {
  const packs = openAll();
  expect(await packs.load({ kind: "shipped", ref: "secmlops:baseline@2", name: "baseline", major: 2 })).toHaveProperty(
    "text",
  );
  expect(await packs.shipped()).toEqual(["secmlops:baseline@2"]);
  expect(server.requests).toEqual([]);
});
