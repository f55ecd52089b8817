import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from "@jest/globals";
import { type Mirror, type MirrorOptions, openMirror } from "../../../src/adapters/git/mirror.ts";
import { isUpdateMerge } from "../../../src/adapters/git/update-merge.ts";
import { LFS_POINTER_LIMIT } from "../../../src/core/change/lfs-pointer.ts";
import { type GitServer, serveGit } from "../../support/git-server.ts";
import { TempRepository, tempFolder } from "./temp-repository.ts";

const GONE = "1".repeat(40);
const TOKEN = `ghs_${"long.Jwt-like_".repeat(60)}`;
const BASIC = Buffer.from(`x-access-token:${TOKEN}`).toString("base64");

const root = tempFolder();
let server: GitServer;
beforeAll(async () => {
  server = await serveGit(root);
});
afterAll(() => server.close());
beforeEach(() => {
  server.takeBytes();
  server.fault = () => false;
});

let count = 0;
/** A repository that is served, and its address. */
function served() {
  count += 1;
  const name = `acme/repository-${count}`;
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  return { origin: new TempRepository(folder), url: `${server.url}/${name}` };
}
const pauses: number[] = [];
beforeEach(() => void pauses.splice(0));
const pause = async (time: number) => void pauses.push(time);
const open = (url: string, more: Partial<MirrorOptions> = {}): Promise<Mirror> =>
  openMirror({ folder: tempFolder(), url, pause, ...more });
const posts = () => server.requests.filter(({ method }) => method === "POST").length;

describe("commits fetched by id", () => {
  it("bring trees, LFS pointers and links along, in one fetch, and leave large blobs at the remote until asked", async () => {
    const { origin, url } = served();
    const large = randomBytes(5_000_000);
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize 1\n`;
    const base = origin.commit({ "models/w": large, "models/p": pointer, l: { link: "models/w" }, "a/b": "x" });
    const head = origin.commit({ "a/b": "y".repeat(LFS_POINTER_LIMIT - 1), "a/é\n": "z", more: large }, [base]);
    const mirror = await open(url);
    await mirror.fetchCommits([base, head]);
    expect(posts()).toBe(1);
    expect(server.takeBytes()).toBeLessThan(20_000);
    expect((await mirror.diffChanges(base, head)).map(({ path }) => path)).toEqual(["a/b", "a/é\n", "more"]);
    expect(await mirror.linksOfBoth(base, head)).toEqual([{ path: "l", target: { known: "models/w" } }]);
    expect((await mirror.listTree(head, "models")).map(({ path }) => path)).toEqual(["models/p", "models/w"]);
    const entries = await mirror.entriesAt(head, ["models/w", "models/p", "a/b"]);
    const [big = "", small = "", text = ""] = ["models/w", "models/p", "a/b"].map((path) => entries.get(path)?.id);
    expect(await mirror.blobSizes([big, small, text])).toEqual(
      new Map([
        [small, pointer.length],
        [text, LFS_POINTER_LIMIT - 1],
      ]),
    );
    expect((await mirror.readBlobs([small], 2_000)).get(small)).toEqual({ bytes: Buffer.from(pointer) });
    expect(server.requests).toEqual([]);
    const fetched = (await mirror.readBlobs([big, small], 6_000_000)).get(big);
    expect(fetched !== undefined && "bytes" in fetched && fetched.bytes.equals(large)).toBe(true);
    expect(server.takeBytes()).toBeGreaterThan(5_000_000);
    expect((await mirror.readBlobs([big], 1_000)).get(big)).toEqual({ tooLarge: 5_000_000 });
    expect(server.requests).toEqual([]);
  });

  it("are not fetched again", async () => {
    const { origin, url } = served();
    const [a, b] = [origin.commit({ a: "1" }), origin.commit({ b: "1" })];
    const mirror = await open(url);
    await mirror.fetchCommits([a]);
    server.takeBytes();
    await Promise.all([mirror.fetchCommits([a, a]), mirror.fetchCommits([])]);
    expect(server.requests).toEqual([]);
    await Promise.all([mirror.fetchCommits([a, b]), mirror.fetchCommits([b])]);
    expect(posts()).toBe(1);
    expect((await mirror.listTree(b)).map(({ path }) => path)).toEqual(["b"]);
  });

  it("that the remote does not have are named", async () => {
    const { origin, url } = served();
    const mirror = await open(url);
    await expect(mirror.fetchCommits([origin.commit({ a: "1" }), GONE])).rejects.toMatchObject({
      code: "commit-gone",
      message: expect.stringContaining(GONE),
    });
    expect(pauses).toHaveLength(2);
  });

  it("that may be gone leave the others to be fetched", async () => {
    const { origin, url } = served();
    const [a, b] = [origin.commit({ a: "1" }), origin.commit({ b: "2" })];
    const lost = ["1", "2", "3"].map((digit) => digit.repeat(40));
    const mirror = await open(url);
    expect(await mirror.fetchSurvivors([a, ...lost, b])).toEqual(new Set(lost));
    expect((await mirror.diffChanges(a, b)).map(({ path }) => path)).toEqual(["a", "b"]);
    expect(pauses).toEqual([]);
  });

  it("have to be commits", async () => {
    const { origin, url } = served();
    const commit = origin.commit({ a: "1" });
    const mirror = await open(url);
    for (const id of [origin.blob("1"), origin.git(["rev-parse", `${commit}^{tree}`])])
      await expect(mirror.fetchCommits([id])).rejects.toMatchObject({ code: "unknown-ref" });
  });

  test.each(["main", "--upload-pack=x", "HEAD", "abcd123", "", "A".repeat(40), `${"1".repeat(39)}\n`, "1".repeat(64)])(
    "have to be named by full ids: %j",
    async (id) => {
      const { url } = served();
      const mirror = await open(url);
      const answers = [
        mirror.fetchCommits([id]),
        mirror.fetchSurvivors([id]),
        mirror.fetchHistory([id]),
        mirror.readBlobs([id], 1),
        mirror.blobSizes([id]),
        mirror.diffChanges(GONE, id),
        mirror.diffChanges([GONE, id], GONE),
        mirror.listTree(id),
        mirror.entriesAt(id, ["a"]),
        mirror.treeLinks(id),
        mirror.linksOfBoth(GONE, id),
        mirror.mergeBase(GONE, id),
        mirror.mergeBases(id, GONE),
        mirror.commitsBetween(id, GONE),
        mirror.isAncestor(GONE, id),
      ];
      for (const answer of await Promise.allSettled(answers))
        expect(answer).toMatchObject({ status: "rejected", reason: { code: "unknown-ref" } });
      expect(server.requests).toEqual([]);
    },
  );

  it("of a repository with ids of SHA-256 are read as well", async () => {
    const { url } = served();
    const folder = join(root, url.slice(server.url.length + 1), "wide");
    const origin = new TempRepository(tempFolder());
    mkdirSync(folder);
    origin.git(["init", "--quiet", "--bare", "--object-format=sha256", folder]);
    const git = (words: string[], input = "") => origin.git([`--git-dir=${folder}`, ...words], input);
    const blob = git(["hash-object", "-w", "--stdin"], "x".repeat(3_000));
    const commit = git(["commit-tree", git(["mktree"], `100644 blob ${blob}\tf\n`)]);
    const mirror = await open(`${url}/wide`, { objectFormat: "sha256" });
    await mirror.fetchCommits([commit]);
    expect(await mirror.listTree(commit)).toEqual([{ mode: "100644", id: blob, path: "f" }]);
    expect((await mirror.readBlobs([blob], 5_000)).get(blob)).toEqual({ bytes: Buffer.from("x".repeat(3_000)) });
  });
});

describe("blobs", () => {
  it("that the remote does not have are missing, and the others are fetched none the less", async () => {
    const { origin, url } = served();
    const [a, b] = [origin.blob("a".repeat(2_000)), origin.blob("")];
    const mirror = await open(url);
    expect(await mirror.readBlobs([GONE, a, b, "2".repeat(40)], 5_000)).toEqual(
      new Map<string, unknown>([
        [GONE, { missing: true }],
        [a, { bytes: Buffer.from("a".repeat(2_000)) }],
        [b, { bytes: Buffer.alloc(0) }],
        ["2".repeat(40), { missing: true }],
      ]),
    );
  });

  it("are fetched together, however many", async () => {
    const { origin, url } = served();
    const number = 30_000;
    const text = (at: number) => `blob ${at}`;
    const stream = Array.from(
      { length: number },
      (_, at) => `blob\nmark :${at + 1}\ndata ${text(at).length}\n${text(at)}\n`,
    );
    const marks = join(tempFolder(), "marks");
    origin.git(["fast-import", "--quiet", `--export-marks=${marks}`], stream.join(""));
    const ids = readFileSync(marks, "latin1")
      .trim()
      .split("\n")
      .map((line) => line.slice(-40));
    const mirror = await open(url);
    const blobs = await mirror.readBlobs(ids, 100);
    expect([...blobs.values()].filter((blob) => "bytes" in blob)).toHaveLength(number);
    // Before a large body git tries whether it may send one.
    expect(posts()).toBeLessThanOrEqual(2);
  });
});

describe("history", () => {
  /** Criss-cross: each side merged the other's first commit. */
  function crossed() {
    const { origin, url } = served();
    const start = origin.commit({ f: "old", g: "old" });
    const left = origin.commit({ f: "fixed" }, [start]);
    const right = origin.commit({ g: "fixed" }, [start]);
    const base = origin.commit({ g: "fixed" }, [left, right]);
    const head = origin.commit({ f: "fixed", h: "x".repeat(3_000) }, [right, left]);
    return { origin, url, start, left, right, base, head };
  }

  test.each([
    ["before the trees", true],
    ["after the trees", false],
  ])("fetched %s gives every merge base, and the commits between", async (_, first) => {
    const { url, start, left, right, base, head } = crossed();
    const mirror = await open(url);
    if (first) await mirror.fetchHistory([base, head]);
    await mirror.fetchCommits([base, head, left]);
    if (!first) await mirror.fetchHistory([base, head]);
    expect([...(await mirror.mergeBases(base, head))].sort()).toEqual([left, right].sort());
    expect([left, right]).toContain(await mirror.mergeBase(base, head));
    expect((await mirror.commitsBetween(base, head)).map(({ id }) => id)).toEqual([head]);
    expect((await mirror.commitsBetween(start, head)).map(({ id }) => id).sort()).toEqual([left, right, head].sort());
    expect(await mirror.isAncestor(start, head)).toBe(true);
    expect(await mirror.isAncestor(head, head)).toBe(true);
    expect(await mirror.isAncestor(base, head)).toBe(false);
    expect((await mirror.diffChanges(left, head)).map(({ path }) => path)).toEqual(["g", "h"]);
    await expect(mirror.listTree(right)).rejects.toMatchObject({ code: "missing-object" });
    await mirror.fetchCommits([right]);
    expect((await mirror.listTree(right)).map(({ path }) => path)).toEqual(["f", "g"]);
    expect(await mirror.isAncestor(start, right)).toBe(true);
    expect(existsSync(join(mirror.folder, "shallow"))).toBe(false);
  });

  it("is doubted as long as it was not fetched", async () => {
    const { url, base, head } = crossed();
    const mirror = await open(url);
    await mirror.fetchCommits([base, head]);
    for (const ask of [
      () => mirror.mergeBases(base, head),
      () => mirror.mergeBase(base, head),
      () => mirror.commitsBetween(base, head),
      () => mirror.isAncestor(base, head),
    ])
      await expect(ask()).rejects.toMatchObject({ code: "shallow" });
  });

  it("stays whole when a commit from elsewhere comes after it", async () => {
    const { origin, url, start, base, head } = crossed();
    const replaced = origin.commit({ old: "1" }, [origin.commit({ older: "1" }, [start])]);
    const mirror = await open(url);
    await mirror.fetchHistory([base, head]);
    await mirror.fetchCommits([replaced]);
    expect(await mirror.mergeBases(base, head)).toHaveLength(2);
    for (const ask of [
      () => mirror.mergeBases(base, replaced),
      () => mirror.commitsBetween(start, replaced),
      () => mirror.commitsBetween(replaced, head),
      () => mirror.isAncestor(base, replaced),
    ])
      await expect(ask()).rejects.toMatchObject({ code: "shallow" });
    await mirror.fetchHistory([replaced]);
    expect(await mirror.mergeBases(base, replaced)).toEqual([start]);
    expect((await mirror.listTree(replaced)).map(({ path }) => path)).toContain("older");
  });

  it("that is known is not sent again for another tip", async () => {
    const { origin, url } = served();
    let tip: string | undefined;
    const author = () => ({ GIT_AUTHOR_NAME: randomBytes(200).toString("hex") });
    for (let step = 0; step < 30; step += 1)
      tip = origin.commit({ f: String(step) }, tip === undefined ? [] : [tip], "change", author());
    const known = String(tip);
    const next = origin.commit({ f: "next" }, [known]);
    const mirror = await open(url);
    await mirror.fetchHistory([known]);
    const before = server.takeBytes();
    await mirror.fetchHistory([known]);
    expect(server.requests).toEqual([]);
    await mirror.fetchHistory([next, known]);
    expect(server.takeBytes()).toBeLessThan(before / 2);
    expect(await mirror.commitsBetween(known, next)).toHaveLength(1);
    await mirror.fetchCommits([next]);
    expect((await mirror.listTree(next)).map(({ path }) => path)).toEqual(["f"]);
  });
});

describe("a merge that brings a branch up to date", () => {
  const start = { a: "1", b: "1", c: "1" };
  async function judge(merged: Record<string, string | null | Buffer>, shape: "base" | "topic" | "octopus" = "base") {
    const { origin, url } = served();
    const fork = origin.commit(start);
    const topic = origin.commit({ a: "topic" }, [fork]);
    const base = origin.commit({ b: "base", c: null }, [fork]);
    const other = origin.commit({ d: "other" }, [fork]);
    const tip = origin.commit({ e: "later" }, [base]);
    const parents = { base: [topic, base], topic: [topic, other], octopus: [topic, base, other] }[shape];
    const commit = origin.commit(merged, parents);
    const mirror = await open(url);
    await mirror.fetchHistory([tip, commit]);
    return isUpdateMerge(mirror, { commit, parents, base: tip });
  }
  const clean = { b: "base", c: null };

  test.each<[string, boolean, Parameters<typeof judge>]>([
    ["takes each path from one of its parents", true, [clean]],
    ["changes a path as neither parent has it", false, [{ ...clean, a: "evil" }]],
    ["adds a path that neither parent has", false, [{ ...clean, "a\n\u{1F600}": "evil" }]],
    ["drops a path that both parents have", false, [{ ...clean, a: null }]],
    ["merges something that the base does not have", false, [{ d: "other" }, "topic"]],
    ["has three parents", false, [{ ...clean, d: "other" }, "octopus"]],
  ])("%s: %s", async (_, expected, words) => {
    expect(await judge(...words)).toBe(expected);
  });

  it("is told by bytes where paths are not text", async () => {
    const { origin, url } = served();
    const fork = origin.commit(start);
    const path = (byte: number) => Buffer.from([byte]);
    const topic = origin.commit(new Map([[path(0xff), "1"]]), [fork]);
    const base = origin.commit(new Map([[path(0xfe), "1"]]), [fork]);
    const commit = origin.commit(new Map([[path(0xfe), "1"]]), [topic, base]);
    const mirror = await open(url);
    await mirror.fetchHistory([base, commit]);
    expect(await isUpdateMerge(mirror, { commit, parents: [topic, base], base })).toBe(true);
    expect(await isUpdateMerge(mirror, { commit: topic, parents: [fork], base })).toBe(false);
  });

  it("is doubted without a history", async () => {
    const { origin, url } = served();
    const [first, second] = [origin.commit({ a: "1" }), origin.commit({ b: "1" })];
    const base = origin.commit({ c: "1" }, [second]);
    const mirror = await open(url);
    await mirror.fetchCommits([base, second]);
    await expect(isUpdateMerge(mirror, { commit: GONE, parents: [first, second], base })).rejects.toMatchObject({
      code: "shallow",
    });
  });
});

describe("the token", () => {
  const PATH = process.env.PATH;
  afterEach(() => {
    process.env.PATH = PATH;
    for (const name of ["GIT_TRACE", "GIT_TRACE_CURL", "GIT_TRACE_REDACT", "GIT_CONFIG_PARAMETERS", "GIT_DIR"])
      delete process.env[name];
  });

  it("goes with every request, is in no argument list and no file, and only a fetch has it in its environment", async () => {
    const { origin, url } = served();
    const commit = origin.commit({ a: "x".repeat(3_000) });
    const log = tempFolder();
    const real = execFileSync("which", ["git"], { encoding: "utf8" }).trim();
    const shim = tempFolder();
    const script = `#!/bin/sh\nn=${log}/$$\nprintf '%s\\n' "$@" > $n.argv\nenv > $n.env\nexec ${real} "$@"\n`;
    writeFileSync(join(shim, "git"), script);
    chmodSync(join(shim, "git"), 0o755);
    process.env.PATH = `${shim}${delimiter}${PATH}`;
    const trace = join(tempFolder(), "trace");
    process.env.GIT_TRACE = process.env.GIT_TRACE_CURL = trace;
    process.env.GIT_TRACE_REDACT = "0";
    const mirror = await open(url, { token: TOKEN });
    await mirror.fetchCommits([commit]);
    await mirror.readBlobs(
      [...(await mirror.listTree(commit))].map(({ id }) => id),
      5_000,
    );
    await mirror.fetchHistory([commit]);
    expect(new Set(server.requests.map(({ authorization }) => authorization))).toEqual(new Set([`basic ${BASIC}`]));
    const files = (folder: string) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"));
    const logged = readdirSync(log);
    const holds = (text: string) => text.includes(TOKEN) || text.includes(BASIC);
    const read = (name: string) => readFileSync(join(log, name), "latin1");
    expect(
      logged
        .filter((name) => name.endsWith(".argv"))
        .map(read)
        .filter(holds),
    ).toEqual([]);
    const informed = logged.filter((name) => name.endsWith(".env") && holds(read(name)));
    expect(informed).toHaveLength(3);
    for (const name of informed) expect(read(name.replace(/env$/, "argv"))).toMatch(/^fetch$/m);
    expect(files(mirror.folder).filter(holds)).toEqual([]);
    expect(existsSync(trace)).toBe(false);
  });

  it("is not repeated from what a server says", async () => {
    const { origin, url } = served();
    const commit = origin.commit({ a: "1" });
    server.fault = ({ authorization }, response) => {
      response.writeHead(403, { "content-type": "text/plain" }).end(`no: ${TOKEN} ${authorization}`);
      return true;
    };
    const error = await (await open(url, { token: TOKEN })).fetchCommits([commit]).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "fetch-denied" });
    const text = `${String(error)} ${error instanceof Error ? error.stack : ""}`;
    expect(text).not.toContain(TOKEN.slice(0, 40));
    expect(text).not.toContain(BASIC.slice(0, 40));
  });

  it("is not sent on where a server redirects to", async () => {
    const { origin, url } = served();
    const commit = origin.commit({ a: "1" });
    const elsewhere = await serveGit(root);
    server.fault = ({ path }, response) => {
      response.writeHead(301, { location: `${elsewhere.url}${path}?service=git-upload-pack` }).end();
      return true;
    };
    try {
      await expect((await open(url, { token: TOKEN })).fetchCommits([commit])).rejects.toMatchObject({
        code: "fetch-failed",
        message: expect.stringContaining("moved"),
      });
      expect(elsewhere.requests).toEqual([]);
    } finally {
      await elsewhere.close();
    }
  });

  test.each(["ftp://example.org/a/b", "file:///a/b", "https://user:word@example.org/a", "/a/b", "http://a/b\nc"])(
    "has no remote at %j",
    async (url) => {
      await expect(open(url)).rejects.toHaveProperty("name", "TypeError");
    },
  );
});

describe("a mirror", () => {
  it("takes nothing from the configuration of the machine, and gives git nothing to fetch by itself", async () => {
    const { origin, url } = served();
    const commit = origin.commit({ a: "x".repeat(3_000) });
    const home = tempFolder();
    const mark = join(home, "ran");
    const evil = join(home, "evil.sh");
    writeFileSync(evil, `#!/bin/sh\ntouch ${mark}\necho x\n`);
    chmodSync(evil, 0o755);
    writeFileSync(
      join(home, ".gitconfig"),
      `[url "http://127.0.0.1:1/"]\ninsteadOf = ${server.url}\n[credential]\nhelper = ${evil}\n[core]\naskPass = ${evil}\n[init]\ntemplateDir = ${home}\n`,
    );
    const before = { ...process.env };
    Object.assign(process.env, { HOME: home, SSH_ASKPASS: evil, GIT_ASKPASS: evil, GIT_DIR: "/nowhere" });
    Object.assign(process.env, {
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: "http.proxy",
      GIT_CONFIG_VALUE_0: "http://127.0.0.1:1",
    });
    try {
      const mirror = await open(url);
      await mirror.fetchCommits([commit]);
      const [entry] = await mirror.listTree(commit);
      server.takeBytes();
      expect((await mirror.git.run(["cat-file", "-p", String(entry?.id)])).code).not.toBe(0);
      expect(server.requests).toEqual([]);
      expect(readFileSync(join(mirror.folder, "config"), "utf8")).not.toMatch(/remote|promisor/);
      expect(await mirror.name()).toMatch(/^acme\/repository-\d+$/);
      expect(await mirror.root()).toBe(mirror.folder);
      expect(await mirror.countUncommitted()).toBe(0);
      server.fault = (_, response) => {
        response.writeHead(401, { "www-authenticate": "Basic" }).end();
        return true;
      };
      await expect(mirror.fetchCommits([GONE])).rejects.toMatchObject({ code: "fetch-denied" });
    } finally {
      for (const name of Object.keys(process.env)) delete process.env[name];
      Object.assign(process.env, before);
    }
    expect(existsSync(mark)).toBe(false);
  });

  it("asks for a git that knows configuration by environment", async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, "git"), `#!/bin/sh\necho git version 2.31.9\n`);
    chmodSync(join(folder, "git"), 0o755);
    const path = process.env.PATH;
    process.env.PATH = `${folder}${delimiter}${path}`;
    try {
      await expect(open(`${server.url}/a/b`)).rejects.toMatchObject({ code: "git-too-old" });
    } finally {
      process.env.PATH = path;
    }
  });
});

describe("a remote that fails", () => {
  test.each<[string, number, string | undefined, string]>([
    ["a token that is not valid", 401, TOKEN, "is not valid"],
    ["a token without the right", 403, TOKEN, "contents: read"],
    ["a hidden repository", 404, TOKEN, "contents: read"],
    ["no token", 401, undefined, "there is no token"],
  ])("says at once what is missing: %s", async (_, status, token, message) => {
    const { url } = served();
    server.fault = (_request, response) => {
      response.writeHead(status, { "www-authenticate": "Basic realm=x" }).end();
      return true;
    };
    const mirror = await open(url, token === undefined ? {} : { token });
    await expect(mirror.fetchCommits([GONE])).rejects.toMatchObject({
      code: "fetch-denied",
      message: expect.stringContaining(message),
    });
    expect(pauses).toEqual([]);
  });

  test.each<[string, GitServer["fault"]]>([
    ["a dropped connection", (_, response) => Boolean(response.socket?.destroy())],
    ["a bad gateway", (_, response) => Boolean(response.writeHead(502).end())],
    ["too many requests", (_, response) => Boolean(response.writeHead(429).end())],
    ["garbage", (_, response) => Boolean(response.writeHead(200).end("<html>\u001b[2J"))],
    [
      "garbage of git's kind",
      ({ path }, response) => {
        const type = path.endsWith("upload-pack") ? "result" : "advertisement";
        response.writeHead(200, { "content-type": `application/x-git-upload-pack-${type}` });
        return Boolean(response.end("zzzzPACK\0\0\u001b[2J"));
      },
    ],
  ])("is tried three times: %s", async (_, fault) => {
    const { origin, url } = served();
    const commit = origin.commit({ a: "1" });
    const mirror = await open(url);
    let left = 2;
    server.fault = (request, response) => request.path.endsWith("/info/refs") && left-- > 0 && fault(request, response);
    await mirror.fetchCommits([commit]);
    expect(pauses).toHaveLength(2);
    server.fault = fault;
    await expect(mirror.fetchHistory([commit])).rejects.toMatchObject({
      code: "fetch-failed",
      message: expect.not.stringContaining("\u001b"),
    });
    expect(pauses).toHaveLength(4);
    server.fault = () => false;
    await mirror.fetchHistory([commit]);
  });

  it("cuts the answer short: nothing half is kept", async () => {
    const { origin, url } = served();
    const commit = origin.commit({ a: randomBytes(200_000) });
    const id = origin.git(["rev-parse", `${commit}:a`]);
    const mirror = await open(url);
    await mirror.fetchCommits([commit]);
    server.fault = ({ method }, response) => {
      if (method !== "POST") return false;
      const write = response.write.bind(response);
      response.write = ((chunk: Buffer) => {
        write(chunk.subarray(0, 100));
        response.socket?.destroy();
        return true;
      }) as typeof response.write;
      return false;
    };
    await expect(mirror.readBlobs([id], 300_000)).rejects.toMatchObject({ code: "fetch-failed" });
    server.fault = () => false;
    expect((await mirror.readBlobs([id], 300_000)).get(id)).toHaveProperty("bytes");
  });
});
