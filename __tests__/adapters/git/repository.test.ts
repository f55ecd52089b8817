import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "@jest/globals";
import { openRepository } from "../../../src/adapters/git/repository.ts";
import { resolveLinks } from "../../../src/adapters/git/resolve-links.ts";
import { type Content, TempRepository, tempFolder } from "./temp-repository.ts";

const ID = "1234567890123456789012345678901234567890";
const byPath = <T extends { path: string }>(list: readonly T[]) => [...list].sort((a, b) => (a.path < b.path ? -1 : 1));

describe("the diff of two commits", () => {
  test.each<[string, Record<string, Content>, Record<string, Content>, unknown[]]>([
    ["an addition", {}, { a: "1" }, [{ path: "a", status: "added", newMode: "100644" }]],
    ["a deletion", { a: "1" }, { a: null }, [{ path: "a", status: "deleted", oldMode: "100644" }]],
    [
      "a modification",
      { a: "1" },
      { a: "2" },
      [{ path: "a", status: "modified", oldMode: "100644", newMode: "100644" }],
    ],
    [
      "a mode change",
      { a: "1" },
      { a: { script: "1" } },
      [{ path: "a", status: "modified", oldMode: "100644", newMode: "100755" }],
    ],
    [
      "a file that becomes a link",
      { a: "1" },
      { a: { link: "b" } },
      [{ path: "a", status: "type-changed", oldMode: "100644", newMode: "120000" }],
    ],
    [
      "a submodule moved on",
      { m: { submodule: ID } },
      { m: { submodule: ID.replace("1", "2") } },
      [{ path: "m", status: "modified", oldMode: "160000", newMode: "160000" }],
    ],
    [
      "a folder that becomes a submodule",
      { "m/a": "1" },
      { "m/a": null, m: { submodule: ID } },
      [
        { path: "m", status: "added", newMode: "160000" },
        { path: "m/a", status: "deleted", oldMode: "100644" },
      ],
    ],
    [
      "an exact rename",
      { "models/a": "1\n" },
      { "models/a": null, "tmp/b": "1\n" },
      [{ path: "tmp/b", previousPath: "models/a", status: "renamed", oldMode: "100644", newMode: "100644" }],
    ],
    [
      "a rename with an edit, as both sides",
      { a: "1\n".repeat(99) },
      { a: null, b: `${"1\n".repeat(99)}2` },
      [
        { path: "a", status: "deleted", oldMode: "100644" },
        { path: "b", status: "added", newMode: "100644" },
      ],
    ],
    [
      "an empty file moved, as both sides",
      { a: "" },
      { a: null, b: "" },
      [
        { path: "a", status: "deleted", oldMode: "100644" },
        { path: "b", status: "added", newMode: "100644" },
      ],
    ],
    ["a copy, as an addition", { a: "1\n" }, { b: "1\n" }, [{ path: "b", status: "added", newMode: "100644" }]],
    ["nothing", { a: "1" }, {}, []],
  ])("shows %s", async (_, before, after, expected) => {
    const temp = new TempRepository();
    const base = temp.commit({ keep: "k", ...before });
    const head = temp.commit(after, [base]);
    const found = await (await openRepository(temp.folder)).diffChanges(base, head);
    expect(byPath(found).map(({ oldId: _old, newId: _new, ...rest }) => rest)).toEqual(expected);
  });

  it("keeps paths of any bytes", async () => {
    const temp = new TempRepository();
    const base = temp.commit({ x: "" });
    const names = [
      "a\nb",
      'quo"te',
      "back\\slash",
      "tab\there",
      "emoji 🧪",
      "café",
      "\u001b[31mred",
      "\u202eevil",
      "-rf",
      ":(glob)**",
      " lead",
      "\ufffd",
      "\ufeffbom",
    ];
    const raw = [Buffer.from([0xff, 0x2f, 0x61]), Buffer.from([0x63, 0x61, 0x66, 0xe9])];
    const head = temp.commit(new Map<Buffer | string, Content>([...names, ...raw].map((name) => [name, "1"])), [base]);
    const found = await (await openRepository(temp.folder)).diffChanges(base, head);
    expect(
      found
        .filter(({ rawPath }) => rawPath === undefined)
        .map(({ path }) => path)
        .sort(),
    ).toEqual([...names].sort());
    expect(
      byPath(found.filter(({ rawPath }) => rawPath !== undefined)).map(({ path, rawPath }) => [path, rawPath]),
    ).toEqual([
      ["caf\ufffd", "636166e9"],
      ["\ufffd/a", "ff2f61"],
    ]);
  });

  it("gives both sides' bytes of a rename", async () => {
    const temp = new TempRepository();
    const base = temp.commit(new Map([[Buffer.from([0xfe]), "1\n"]]));
    const head = temp.commit(
      new Map<Buffer, Content>([
        [Buffer.from([0xfe]), null],
        [Buffer.from([0xff]), "1\n"],
      ]),
      [base],
    );
    const [change] = await (await openRepository(temp.folder)).diffChanges(base, head);
    expect(change).toMatchObject({ status: "renamed", rawPath: "ff", rawPreviousPath: "fe" });
  });

  it("reads ten thousand files, and pairs thousands of renames whatever the configured limit", async () => {
    const temp = new TempRepository();
    const numbers = Array.from({ length: 5_000 }, (_, number) => number);
    const blobs = temp.git(["fast-import", "--quiet"], fastImport(numbers));
    expect(blobs).toBe("");
    temp.git(["config", "diff.renameLimit", "1"]);
    temp.git(["config", "diff.renames", "false"]);
    const repository = await openRepository(temp.folder);
    const [base, head] = [
      await repository.resolveCommit("refs/heads/base"),
      await repository.resolveCommit("refs/heads/head"),
    ];
    const found = await repository.diffChanges(base, head);
    expect(found).toHaveLength(10_000);
    expect(found.filter(({ status }) => status === "renamed")).toHaveLength(5_000);
  });

  it("takes no notice of what the repository configures", async () => {
    const temp = new TempRepository();
    const base = temp.commit({ "sub/a": "1", ".gitattributes": "* diff=evil filter=evil\n", m: { submodule: ID } });
    const head = temp.commit({ "sub/a": "2", b: "3", m: { submodule: ID.replace("1", "2") } }, [base]);
    const mark = join(temp.folder, "ran");
    const evil = join(temp.folder, "evil.sh");
    writeFileSync(evil, `#!/bin/sh\ntouch ${mark}\ncat\n`);
    chmodSync(evil, 0o755);
    for (const [key, value] of Object.entries({
      "diff.external": evil,
      "diff.evil.command": evil,
      "diff.evil.textconv": evil,
      "filter.evil.smudge": evil,
      "core.fsmonitor": evil,
      "core.pager": evil,
      "pager.diff-tree": evil,
      "core.hooksPath": temp.folder,
      "core.quotePath": "true",
      "diff.ignoreSubmodules": "all",
      "diff.relative": "true",
      "diff.noprefix": "true",
      "diff.orderFile": "nowhere",
      "color.ui": "always",
      "submodule.m.ignore": "all",
      "log.showSignature": "true",
      "gpg.program": evil,
      "alias.diff-tree": `!${evil}`,
    }))
      temp.git(["config", key, value]);
    mkdirSync(join(temp.folder, "sub"));
    const repository = await openRepository(join(temp.folder, "sub"));
    expect(byPath(await repository.diffChanges(base, head)).map(({ path }) => path)).toEqual(["b", "m", "sub/a"]);
    expect(await repository.commitsBetween(base, head)).toHaveLength(1);
    expect(readdirSync(temp.folder)).not.toContain("ran");
  });

  it("shows what the ids say, not what replacements and grafts say", async () => {
    const temp = new TempRepository();
    const base = temp.commit({ a: "1" });
    const head = temp.commit({ a: "2" }, [base]);
    temp.git(["replace", head, base]);
    expect(await (await openRepository(temp.folder)).diffChanges(base, head)).toHaveLength(1);
  });

  it("takes parents from commits, not from a commit-graph that says otherwise", async () => {
    const temp = new TempRepository();
    const [root, other] = [temp.commit({ a: "1" }), temp.commit({ a: "9" })];
    const base = temp.commit({ a: "2" }, [root]);
    const head = temp.commit({ a: "3" }, [base]);
    temp.branch("main", head);
    temp.branch("other", other);
    temp.git(["config", "core.commitGraph", "true"]);
    temp.git(["commit-graph", "write", "--reachable"]);
    const path = join(temp.folder, ".git/objects/info/commit-graph");
    const graph = readFileSync(path);
    // The chunk CDAT has for each commit its tree, then the place of its first parent among the sorted ids.
    const entry = graph.indexOf("CDAT");
    const data = Number(graph.readBigUInt64BE(entry + 4));
    const place = (id: string) => [root, other, base, head].sort().indexOf(id);
    graph.writeUInt32BE(place(root), data + place(head) * 36 + 20);
    chmodSync(path, 0o644);
    writeFileSync(path, graph);
    expect(temp.git(["rev-list", "--count", head])).toBe("2");
    const repository = await openRepository(temp.folder);
    expect(await repository.mergeBase(base, head)).toBe(base);
    expect(await repository.commitsBetween(root, head)).toHaveLength(2);
  });

  test.each([".", "..", ".git", ".GIT", "x/../y", "x//y", "/x", "x/", ""])(
    "refuses a tree that has an entry named %j",
    async (name) => {
      const temp = new TempRepository();
      const base = temp.commit({ a: "1" });
      const raw = (mode: string, entry: string, id: string) =>
        Buffer.concat([Buffer.from(`${mode} ${entry}\0`), Buffer.from(id, "hex")]);
      const write = (content: Buffer) =>
        temp.git(["hash-object", "-t", "tree", "-w", "--literally", "--stdin"], content);
      const repository = await openRepository(temp.folder);
      const file = write(raw("100644", name, temp.blob("2")));
      const folder = write(raw("40000", name, write(raw("100644", "b", temp.blob("1")))));
      const inside = write(raw("40000", "f", file));
      for (const tree of [file, folder, inside]) {
        const head = temp.commitTree(tree, [base]);
        // Git itself refuses an entry without a name, in words of its own.
        const code = name === "" ? "failed" : "corrupt-object";
        const error = { code, message: expect.stringContaining(name || "empty filename") };
        await expect(repository.diffChanges(base, head)).rejects.toMatchObject(error);
        await expect(repository.diffChanges(head, base)).rejects.toMatchObject(error);
      }
    },
  );

  it("has nothing against names that only look like these", async () => {
    const temp = new TempRepository();
    const base = temp.commit({ a: "1" });
    const names = ["...", ".github/x", ".gitignore", "a..", "b/..c", "c/.git.d", "x.git/y"];
    const head = temp.commit(Object.fromEntries(names.map((name) => [name, "2"])), [base]);
    const changes = await (await openRepository(temp.folder)).diffChanges(base, head);
    expect(changes.map(({ path }) => path).sort()).toEqual([...names].sort());
  });

  it("reads no blob: a clone without blobs gives the same diff, and still has none", async () => {
    const origin = new TempRepository();
    const base = origin.commit({
      "models/a.bin": "x".repeat(5_000),
      "models/m": "moved\n",
      "data/l": { link: "../models/a.bin" },
    });
    const head = origin.commit({ "models/a.bin": "y".repeat(5_000), "models/m": null, "models/n": "moved\n" }, [base]);
    origin.branch("main", head);
    origin.git(["config", "uploadpack.allowFilter", "true"]);
    origin.git(["config", "uploadpack.allowAnySHA1InWant", "true"]);
    const clone = join(tempFolder(), "clone.git");
    origin.git(["clone", "--quiet", "--bare", "--filter=blob:none", `file://${origin.folder}`, clone]);
    const blobsIn = () => {
      const all = origin.git(["-C", clone, "cat-file", "--batch-all-objects", "--batch-check=%(objecttype)"]);
      return all.split("\n").filter((type) => type === "blob").length;
    };
    const [whole, partial] = [await openRepository(origin.folder), await openRepository(clone)];
    expect(await partial.diffChanges(base, head)).toEqual(await whole.diffChanges(base, head));
    expect(blobsIn()).toBe(0);
    const [id] = (await whole.entriesAt(head, ["models/a.bin"])).values();
    expect(await partial.blobSizes([id?.id ?? ""])).toEqual(new Map());
    expect(blobsIn()).toBe(0);
    expect(await partial.readBlobs([ID], 10)).toEqual(new Map([[ID, { missing: true }]]));
  });
});

function fastImport(numbers: readonly number[]): string {
  const blobs = numbers.map((number) => `blob\nmark :${number + 1}\ndata ${String(number).length + 1}\n${number}\n\n`);
  const commit = (branch: string, files: readonly string[]) =>
    `commit refs/heads/${branch}\ncommitter A <a@b> 1700000000 +0000\ndata 1\nx\n${files.join("\n")}\n\n`;
  const before = numbers.map((number) => `M 100644 :${number + 1} old/${number}`);
  const after = numbers.flatMap((number) => [
    `M 100644 :${number + 1} new/${number}`,
    `M 100644 inline add/${number}\ndata 2\na\n`,
  ]);
  return blobs.join("") + commit("base", before) + commit("head", after);
}

describe("merge bases", () => {
  it("are the fork point, whatever happened on either side since", async () => {
    const temp = new TempRepository();
    const fork = temp.commit({ a: "1" });
    const [base, head] = [temp.commit({ b: "1" }, [fork]), temp.commit({ c: "1" }, [fork])];
    expect(await (await openRepository(temp.folder)).mergeBases(base, head)).toEqual([fork]);
  });

  it("are several where branches merged each other, and a file that differs from any of them counts as changed", async () => {
    const temp = new TempRepository();
    const root = temp.commit({ f: "old", g: "old" });
    const left = temp.commit({ f: "fixed" }, [root]);
    const right = temp.commit({ g: "fixed" }, [root]);
    const base = temp.commit({ g: "fixed" }, [left, right]);
    // The head's merge drops the fix of `f`: compared with `right` alone that would not show.
    const head = temp.commit({ g: "fixed", f: "old" }, [left, right]);
    const repository = await openRepository(temp.folder);
    const bases = await repository.mergeBases(base, head);
    expect([...bases].sort()).toEqual([left, right].sort());
    expect(await repository.mergeBase(base, head)).toBe(bases[0]);
    expect((await repository.diffChanges(right, head)).map(({ path }) => path)).toEqual([]);
    expect((await repository.diffChanges(bases, head)).map(({ path }) => path).sort()).toEqual(["f", "g"]);
  });

  const history = () => {
    const origin = new TempRepository();
    const fork = origin.commit({ a: "0" });
    let [main, topic] = [fork, fork];
    for (const step of ["1", "2", "3"]) {
      main = origin.commit({ a: step }, [main]);
      topic = origin.commit({ b: step }, [topic]);
    }
    origin.branch("main", main);
    origin.branch("topic", topic);
    return { origin, fork, main, topic };
  };

  test.each([
    [1, "shallow"],
    [3, "shallow"],
    [4, undefined],
  ])("of a clone %d commits deep: %s", async (depth, code) => {
    const { origin, fork, main, topic } = history();
    const clone = join(tempFolder(), "clone");
    origin.git(["clone", "--quiet", "--no-single-branch", `--depth=${depth}`, `file://${origin.folder}`, clone]);
    const answer = (await openRepository(clone)).mergeBase(main, topic);
    if (code === undefined) expect(await answer).toBe(fork);
    else
      await expect(answer).rejects.toMatchObject({ code, message: expect.stringContaining("git fetch --unshallow") });
  });

  it("are doubted where a shallow clone cuts history above one that was found", async () => {
    const temp = new TempRepository();
    const root = temp.commit({ a: "0" });
    const shared = temp.commit({ a: "1" }, [root]);
    const base = temp.commit({ a: "2" }, [shared]);
    const merged = temp.commit({ b: "1" }, [shared]);
    const head = temp.commit({ c: "1" }, [temp.commit({ c: "0" }, [root]), merged]);
    expect(await (await openRepository(temp.folder)).mergeBases(base, head)).toEqual([shared]);
    writeFileSync(join(temp.folder, ".git/shallow"), `${merged}\n`);
    expect(temp.git(["merge-base", base, head])).toBe(root);
    await expect((await openRepository(temp.folder)).mergeBases(base, head)).rejects.toMatchObject({ code: "shallow" });
  });

  it("of unrelated histories are an error that says so", async () => {
    const temp = new TempRepository();
    const [a, b] = [temp.commit({ a: "1" }), temp.commit({ b: "2" })];
    await expect((await openRepository(temp.folder)).mergeBase(a, b)).rejects.toMatchObject({
      code: "unrelated",
      message: expect.stringContaining("--base"),
    });
  });
});

describe("trees and blobs", () => {
  it("are read by exact path, as entries, without following links", async () => {
    const temp = new TempRepository();
    const commit = temp.commit({
      "a/b": "1",
      "a*": "2",
      ":(top)x": "3",
      l: { link: "a/b" },
      m: { submodule: ID },
      "é\n": "4",
    });
    const repository = await openRepository(temp.folder);
    const found = await repository.entriesAt(commit, ["a/b", "a*", ":(top)x", "l", "m", "é\n", "nowhere", "a", "a/"]);
    expect([...found].map(([path, { mode }]) => [path, mode])).toEqual(
      [
        [":(top)x", "100644"],
        ["a", "040000"],
        ["a*", "100644"],
        ["a/b", "100644"],
        ["l", "120000"],
        ["m", "160000"],
        ["é\n", "100644"],
      ].filter(([path]) => found.has(path ?? "")),
    );
    expect(found.has("nowhere")).toBe(false);
    expect((await repository.listTree(commit, "a")).map(({ path }) => path)).toEqual(["a/b"]);
    expect(await repository.listTree(commit, "none")).toEqual([]);
  });

  it("are found however many paths are asked for", async () => {
    const temp = new TempRepository();
    const paths = Array.from(
      { length: 3_000 },
      (_, number) => `some/rather/long/folder/name/to/fill/the/line/${number}`,
    );
    const commit = temp.commit(Object.fromEntries(paths.slice(0, 3).map((path) => [path, "1"])));
    expect((await (await openRepository(temp.folder)).entriesAt(commit, paths)).size).toBe(3);
  });

  it("give blobs up to a size, and say what is missing or larger", async () => {
    const temp = new TempRepository();
    const [small, empty, large] = [temp.blob("a\nb\0c"), temp.blob(""), temp.blob("x".repeat(101))];
    const repository = await openRepository(temp.folder);
    expect(await repository.readBlobs([large, small, ID, empty, small], 100)).toEqual(
      new Map<string, unknown>([
        [large, { tooLarge: 101 }],
        [small, { bytes: Buffer.from("a\nb\0c") }],
        [ID, { missing: true }],
        [empty, { bytes: Buffer.alloc(0) }],
      ]),
    );
    expect(await repository.readBlobs([], 100)).toEqual(new Map());
    expect(await repository.blobSizes([small, large])).toEqual(
      new Map([
        [small, 5],
        [large, 101],
      ]),
    );
  });
});

describe("symlinks of a tree", () => {
  test.each<[string, string, unknown[]]>([
    ["a file", "models/w", [{ known: "models/w" }]],
    ["a folder", "models", [{ known: "models" }]],
    ["the root", ".", [{ known: "" }]],
    ["a path with dots", "data/../models/./w", [{ known: "models/w" }]],
    ["another link", "to-file", [{ known: "to-file" }, { known: "models/w" }]],
    ["a path through a linked folder", "to-folder/w", [{ known: "to-folder" }, { known: "models/w" }]],
    ["the parent of a linked folder", "to-deep/../w", [{ known: "to-deep" }, { known: "models/w" }]],
    ["a submodule", "sub", [{ known: "sub" }]],
    ["the inside of a submodule", "sub/a/b", [{ known: "sub" }]],
    ["nothing", "nowhere", [{ unavailable: "nothing is in the repository where it leads" }]],
    ["below a file", "models/w/x", [{ unavailable: "nothing is in the repository where it leads" }]],
    ["git's own folder", ".git/config", [{ unavailable: "nothing is in the repository where it leads" }]],
    ["the parent of nothing", "nowhere/../models/w", [{ unavailable: "nothing is in the repository where it leads" }]],
    ["outside", "../x", [{ unavailable: "it leads out of the repository" }]],
    ["an absolute path", "/etc/passwd", [{ unavailable: "it leads to an absolute path" }]],
    ["itself", "link", [{ unavailable: "its links lead in a circle" }]],
    ["a circle", "circle", [{ known: "circle" }, { unavailable: "its links lead in a circle" }]],
    ["a very long way", "data/../".repeat(501), [{ unavailable: "its way is too long" }]],
    ["more than a path can hold", "a/".repeat(3_000), [{ unavailable: "what it holds could not be read" }]],
  ])("that lead to %s", async (_, target, expected) => {
    const temp = new TempRepository();
    const commit = temp.commit({
      "models/w": "1",
      "models/deep/x": "1",
      "data/d": "1",
      sub: { submodule: ID },
      link: { link: target },
      "to-file": { link: "models/w" },
      "to-folder": { link: "./models/" },
      "to-deep": { link: "models/deep" },
      circle: { link: "link" },
    });
    const links = await (await openRepository(temp.folder)).treeLinks(commit);
    const found = links.filter(({ path }) => path === "link").map((link) => link.target);
    // `circle` leads to `link` in every case, and so on.
    expect(found).toEqual(expected);
  });

  it("are followed only as far as there is time: thousands of long ways end in doubt", () => {
    const deep = "d/".repeat(400);
    const places = new Map<string, "there">([["", "there"]]);
    for (let end = 1; end < deep.length; end += 2) places.set(deep.slice(0, end), "there");
    const targets = new Map(Array.from({ length: 5_000 }, (_, number) => [`l${number}`, `${deep}.`]));
    const links = resolveLinks(targets, places);
    expect(links).toHaveLength(5_000);
    expect(links[0]?.target).toEqual({ known: deep.slice(0, -1) });
    expect(links.at(-1)?.target).toEqual({ unavailable: "the links of this repository are too many and too long" });
  });

  it("are all followed where they are many and short", () => {
    const targets = new Map(Array.from({ length: 50_000 }, (_, number) => [`some/folder/l${number}`, "../other/file"]));
    const places = new Map<string, "there">(
      ["", "some", "some/folder", "some/other", "some/other/file"].map((path) => [path, "there"]),
    );
    for (const path of targets.keys()) places.set(path, "there");
    expect(resolveLinks(targets, places).filter(({ target }) => "known" in target)).toHaveLength(50_000);
  });

  it("of both sides keep where the merge base's led", async () => {
    const temp = new TempRepository();
    const base = temp.commit({ l: { link: "a" }, gone: { link: "a" }, a: "1", dead: { link: "x" } });
    const head = temp.commit({ a: null, gone: null, b: "1", l: { link: "b" } }, [base]);
    expect(await (await openRepository(temp.folder)).linksOfBoth(base, head)).toEqual([
      { path: "dead", target: { unavailable: "nothing is in the repository where it leads" } },
      { path: "l", target: { known: "b" } },
      { path: "gone", target: { known: "a" } },
      { path: "l", target: { known: "a" } },
    ]);
  });
});

describe("commits between base and head", () => {
  it("come through every parent, with everybody they name", async () => {
    const temp = new TempRepository();
    const base = temp.commit({ a: "1" });
    const side = temp.commit(
      { s: "1" },
      [base],
      "Side\n\nCo-authored-by: Bo B. <bo@example.org>\nco-AUTHORED-by:<cy@example.org>\nNot Co-authored-by: No <no@x>\n",
      {
        GIT_AUTHOR_NAME: "Zoë\tX",
        GIT_AUTHOR_EMAIL: "zoe@example.org",
        GIT_COMMITTER_NAME: "GitHub",
        GIT_COMMITTER_EMAIL: "noreply@github.com",
      },
    );
    const mine = temp.commit({ m: "1" }, [base]);
    const head = temp.commit({ s: "1" }, [mine, side]);
    const found = await (await openRepository(temp.folder)).commitsBetween(base, head);
    expect(found.map(({ id }) => id)).toEqual([head, mine, side]);
    expect(found[0]?.parents).toEqual([mine, side]);
    expect(found[2]).toEqual({
      id: side,
      parents: [base],
      author: { name: "Zoë\tX", email: "zoe@example.org" },
      committer: { name: "GitHub", email: "noreply@github.com" },
      coAuthors: [
        { name: "Bo B.", email: "bo@example.org" },
        { name: "", email: "cy@example.org" },
      ],
    });
    expect(await (await openRepository(temp.folder)).commitsBetween(head, base)).toEqual([]);
  });
});
