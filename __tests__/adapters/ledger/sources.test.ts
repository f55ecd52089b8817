import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { openClone } from "../../../src/adapters/ledger/clone.ts";
import { openExported } from "../../../src/adapters/ledger/exported.ts";
import { openFolder } from "../../../src/adapters/ledger/folder.ts";
import { writeExportLine } from "../../../src/audit/export-line.ts";
import type { LedgerSource } from "../../../src/audit/ledger-source.ts";
import { createSandbox, type Sandbox } from "../../support/run-cli.ts";

const RECORD = `records/ab/ab${"0".repeat(62)}.json`;
const FILES: Readonly<Record<string, string | Uint8Array>> = {
  "README.md": "# History\n",
  [RECORD]: '{"a":1}',
  "pulls/7.json": "{}",
  [`evidence/ab/ab${"0".repeat(62)}`]: new Uint8Array([0, 255, 10, 13]),
};

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox();
});
afterEach(() => sandbox.remove());

const listed = async (source: LedgerSource, wanted?: (path: string) => boolean) => {
  const files: Record<string, string> = {};
  for await (const { path, bytes, odd } of source.files(wanted))
    files[path] = odd ?? Buffer.from(bytes).toString("hex");
  return files;
};
const asHex = Object.fromEntries(
  Object.entries(FILES).map(([path, content]) => [path, Buffer.from(content).toString("hex")]),
);

const put = (folder: string) => {
  for (const [path, content] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
};
const exportTo = (file: string) =>
  writeFileSync(
    file,
    Buffer.concat(
      Object.entries(FILES).flatMap(([path, content]) => [
        writeExportLine({ path, bytes: Buffer.from(content) }),
        Buffer.from("\n"),
      ]),
    ),
  );

const opened: Readonly<Record<string, () => Promise<LedgerSource>>> = {
  clone: async () => {
    sandbox.git("checkout", "--quiet", "--orphan", "secmlops-ledger");
    sandbox.commit(FILES);
    sandbox.git("checkout", "--quiet", "--orphan", "main");
    return openClone(sandbox.folder);
  },
  folder: async () => {
    put(join(sandbox.folder, "ledger"));
    return openFolder(join(sandbox.folder, "ledger"));
  },
  export: async () => {
    exportTo(join(sandbox.folder, "ledger.jsonl"));
    return openExported(join(sandbox.folder, "ledger.jsonl"));
  },
};

describe.each(Object.keys(opened))("a ledger as %s", (kind) => {
  const source = () => opened[kind]?.() ?? Promise.reject(new Error(kind));

  it("gives every file with its bytes as they are", async () => {
    expect(await listed(await source())).toEqual(asHex);
  });

  it("leaves out what nobody asked for", async () => {
    expect(await listed(await source(), (path) => path === RECORD)).toEqual({ [RECORD]: asHex[RECORD] });
  });

  it("may be read again", async () => {
    const ledger = await source();
    await listed(ledger);
    expect(await listed(ledger)).toEqual(asHex);
  });

  it("reads one file by its path, and nothing where there is none", async () => {
    const ledger = await source();
    expect(Buffer.from((await ledger.read(RECORD)) ?? []).toString()).toBe('{"a":1}');
    expect(await ledger.read("pulls/8.json")).toBeUndefined();
    expect(await ledger.read("../ledger/README.md")).toBeUndefined();
    expect(await ledger.read("records")).toBeUndefined();
    expect(await ledger.read("README.md/inner")).toBeUndefined();
    await ledger.close();
  });

  it("reads files by their paths all at once, and each is its own", async () => {
    const ledger = await source();
    const paths = [...Object.keys(asHex), "pulls/8.json", ...Object.keys(asHex)];
    const found = await Promise.all(paths.map((path) => ledger.read(path)));
    expect(found.map((bytes) => bytes && Buffer.from(bytes).toString("hex"))).toEqual(paths.map((path) => asHex[path]));
    await ledger.close();
  });

  it("can be left before its end", async () => {
    const ledger = await source();
    for await (const { path } of ledger.files()) {
      expect(path).toBeDefined();
      break;
    }
    await ledger.close();
  });
});

describe("a clone", () => {
  const ledgerHere = () => {
    sandbox.git("checkout", "--quiet", "--orphan", "secmlops-ledger");
    return sandbox.commit(FILES);
  };

  it("names links and submodules, and does not follow them", async () => {
    ledgerHere();
    sandbox.commit({ "pulls/8.json": { link: "7.json" } });
    sandbox.git("update-index", "--add", "--cacheinfo", `160000,${"1".repeat(40)},inner`);
    sandbox.git("commit", "--quiet", "--message", "a submodule");
    expect(await listed(await openClone(sandbox.folder))).toMatchObject({ "pulls/8.json": "link", inner: "submodule" });
  });

  it("is refused where the branch here and the remote's differ, with both named", async () => {
    const first = ledgerHere();
    sandbox.git("update-ref", "refs/remotes/origin/secmlops-ledger", first);
    const second = sandbox.commit({ "pulls/9.json": "{}" });
    await expect(openClone(sandbox.folder)).rejects.toThrow(
      `refs/heads/secmlops-ledger is at ${second.slice(0, 12)}, refs/remotes/origin/secmlops-ledger is at ${first.slice(0, 12)}`,
    );
    const remote = await openClone(sandbox.folder, "refs/remotes/origin/secmlops-ledger");
    expect(remote.tip).toBe(first);
    expect((await openClone(sandbox.folder, "origin/secmlops-ledger")).tip).toBe(first);
    expect((await openClone(sandbox.folder, second)).tip).toBe(second);
  });

  it("takes the remote's branch where there is none here, even if a tag has its name", async () => {
    const first = ledgerHere();
    sandbox.git("update-ref", "refs/remotes/upstream/secmlops-ledger", first);
    sandbox.git("checkout", "--quiet", "-b", "main");
    sandbox.git("branch", "--quiet", "-D", "secmlops-ledger");
    sandbox.git("tag", "secmlops-ledger", sandbox.commit({ other: "x" }));
    expect((await openClone(sandbox.folder)).tip).toBe(first);
  });

  it("says how to get the branch where it is not there", async () => {
    sandbox.commit({ a: "b" });
    await expect(openClone(sandbox.folder)).rejects.toThrow(
      /no branch secmlops-ledger: fetch it with `git fetch origin/,
    );
  });

  it("is refused where there is no repository", async () => {
    const folder = mkdtempSync(join(tmpdir(), "secmlops-gate-test-"));
    await expect(openClone(folder)).rejects.toThrow(/not in a git repository/);
    rmSync(folder, { recursive: true });
  });

  it("may be bare", async () => {
    ledgerHere();
    const bare = join(mkdtempSync(join(tmpdir(), "secmlops-gate-test-")), "ledger.git");
    sandbox.git("clone", "--quiet", "--bare", sandbox.folder, bare);
    expect(await listed(await openClone(bare))).toEqual(asHex);
    rmSync(dirname(bare), { recursive: true });
  });

  it("may name its objects by sha256", async () => {
    const folder = mkdtempSync(join(tmpdir(), "secmlops-gate-test-"));
    const git = (...words: string[]) => execFileSync("git", ["-C", folder, ...words], { stdio: "pipe" });
    git("init", "--quiet", "--object-format=sha256", "--initial-branch=secmlops-ledger");
    put(folder);
    git("add", "--all");
    git("-c", "user.name=n", "-c", "user.email=n@example.com", "commit", "--quiet", "--message", "m");
    expect(await listed(await openClone(folder))).toEqual(asHex);
    rmSync(folder, { recursive: true });
  });

  it("is unreadable, and not merely shorter, where objects are left out of it", async () => {
    ledgerHere();
    sandbox.git("config", "uploadpack.allowFilter", "true");
    const partial = join(mkdtempSync(join(tmpdir(), "secmlops-gate-test-")), "ledger.git");
    sandbox.git("clone", "--quiet", "--bare", "--filter=blob:none", `file://${sandbox.folder}`, partial);
    await expect(listed(await openClone(partial))).rejects.toThrow(
      /this is a partial clone, which lacks objects: clone the ledger's branch whole/,
    );
    rmSync(dirname(partial), { recursive: true });
  });

  it("reads many files by their paths with one git process, which ends with it", async () => {
    ledgerHere();
    const log = join(sandbox.folder, "trace");
    const before = process.env["GIT_TRACE"];
    process.env["GIT_TRACE"] = log;
    try {
      const ledger = await openClone(sandbox.folder);
      rmSync(log, { force: true });
      for (let count = 0; count < 5; count += 1) for (const path of Object.keys(FILES)) await ledger.read(path);
      await ledger.close();
      await ledger.close();
      expect(readFileSync(log, "utf8").match(/ built-in: git /g)).toHaveLength(1);
    } finally {
      if (before === undefined) delete process.env["GIT_TRACE"];
      else process.env["GIT_TRACE"] = before;
    }
  });

  it("follows no link and no submodule to a file that is read by its path", async () => {
    ledgerHere();
    sandbox.commit({ "pulls/8.json": { link: "7.json" }, linked: { link: "pulls" } });
    sandbox.git("update-index", "--add", "--cacheinfo", `160000,${"1".repeat(40)},inner`);
    sandbox.git("commit", "--quiet", "--message", "a submodule");
    const ledger = await openClone(sandbox.folder);
    const found = await Promise.all(["pulls/8.json", "linked/7.json", "inner", "inner/7.json"].map(ledger.read));
    expect(found).toEqual([undefined, undefined, undefined, undefined]);
    await ledger.close();
  });

  it("says which file it is that an object is missing of, and reads the others all the same", async () => {
    ledgerHere();
    const id = sandbox.git("rev-parse", `HEAD:${RECORD}`);
    rmSync(join(sandbox.folder, ".git", "objects", id.slice(0, 2), id.slice(2)));
    const ledger = await openClone(sandbox.folder);
    await expect(ledger.read(RECORD)).rejects.toThrow(`${RECORD}: its object ${id} is not in this clone`);
    expect(Buffer.from((await ledger.read("README.md")) ?? []).toString("hex")).toBe(asHex["README.md"]);
    await ledger.close();
  });

  it("says so where an object is damaged", async () => {
    ledgerHere();
    const id = sandbox.git("rev-parse", `HEAD:${RECORD}`);
    const file = join(sandbox.folder, ".git", "objects", id.slice(0, 2), id.slice(2));
    rmSync(file);
    writeFileSync(file, "garbage");
    const ledger = await openClone(sandbox.folder);
    await expect(ledger.read(RECORD)).rejects.toThrow(/run `git fsck --full`|is not in this clone/);
    await ledger.close();
  });

  it("ignores replaced objects", async () => {
    ledgerHere();
    const id = sandbox.git("rev-parse", `HEAD:${RECORD}`);
    sandbox.write("other", "forged");
    sandbox.git("replace", id, sandbox.git("hash-object", "-w", "other"));
    expect(await listed(await openClone(sandbox.folder))).toEqual(asHex);
  });

  it("reads more files than git takes at a time, while the reader is slow", async () => {
    const many = Object.fromEntries(Array.from({ length: 1_300 }, (_, at) => [`strange/${at}`, `${at}`.repeat(100)]));
    sandbox.git("checkout", "--quiet", "--orphan", "secmlops-ledger");
    sandbox.commit(many);
    let count = 0;
    for await (const { path, bytes } of (await openClone(sandbox.folder)).files()) {
      if (count++ % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
      expect(Buffer.from(bytes).toString()).toBe(many[path]);
    }
    expect(count).toBe(1_300);
  });
});

describe("a folder", () => {
  it("names links and pipes, and reads neither", async () => {
    put(sandbox.folder);
    symlinkSync("/etc/hostname", join(sandbox.folder, "pulls", "8.json"));
    symlinkSync("pulls", join(sandbox.folder, "attestations"));
    execFileSync("mkfifo", [join(sandbox.folder, "pulls", "9.json")]);
    expect(await listed(await openFolder(sandbox.folder))).toEqual({
      ...asHex,
      attestations: "link",
      "pulls/8.json": "link",
      "pulls/9.json": "special",
    });
  });

  it("does not read a file larger than any of a ledger", async () => {
    put(sandbox.folder);
    writeFileSync(join(sandbox.folder, "large"), "");
    truncateSync(join(sandbox.folder, "large"), 65 * 1024 * 1024);
    expect(await listed(await openFolder(sandbox.folder))).toMatchObject({ large: "too-large" });
  });

  it("does not descend without end", async () => {
    sandbox.write(`${"a/".repeat(40)}b`, "x");
    expect(Object.values(await listed(await openFolder(sandbox.folder)))).toEqual(["too-deep"]);
  });
});

describe("an exported file", () => {
  const file = () => join(sandbox.folder, "ledger.jsonl");

  it.each([
    ["is cut off in its last line", () => truncateSync(file(), 100), /ledger\.jsonl:2: the last line is cut off/],
    ["lacks its last line end", () => truncateSync(file(), Buffer.byteLength(lines()) - 1), /the last line is cut off/],
    ["holds what is no line of it", () => appendFileSync(file(), "hello\n"), /ledger\.jsonl:5: this is no line/],
    [
      "holds base64 that is none",
      () => appendFileSync(file(), '{"base64":"a*==","path":"x"}\n'),
      /:5: this is no line/,
    ],
    ["is empty", () => truncateSync(file(), 0), /the file is empty/],
    ["has an endless line", () => appendFileSync(file(), Buffer.alloc(65 * 1024 * 1024, 97)), /longer than 64 MiB/],
  ])("is unreadable where it %s", async (_, spoil, message) => {
    exportTo(file());
    spoil();
    await expect(listed(openExported(file()))).rejects.toThrow(message);
  });

  const lines = () =>
    Object.entries(FILES)
      .map(([path, content]) => `${writeExportLine({ path, bytes: Buffer.from(content) }).toString()}\n`)
      .join("");

  it("says of what has no bytes what it is", async () => {
    writeFileSync(file(), `${writeExportLine({ path: "x", bytes: new Uint8Array(), odd: "link" }).toString()}\n`);
    expect(await listed(openExported(file()))).toEqual({ x: "link" });
  });

  it("finds each of many files again", async () => {
    const many = Array.from({ length: 5_000 }, (_, at) => `strange/${at}`);
    writeFileSync(
      file(),
      many.map((path) => `${writeExportLine({ path, bytes: Buffer.from(`in ${path}`) }).toString()}\n`).join(""),
    );
    const ledger = openExported(file());
    for (const path of many.filter((_, at) => at % 700 === 0))
      expect(Buffer.from((await ledger.read(path)) ?? []).toString()).toBe(`in ${path}`);
  });
});
