import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { stringify } from "yaml";
import { parseDvcFile, parseDvcLock, parseStageFolders } from "../../../src/core/change/dvc-files.ts";

const NONE: ReadonlyMap<string, string> = new Map();

describe(".dvc files", () => {
  test.each<[string, string, string, unknown[]]>([
    [
      "a file",
      "data/x.csv.dvc",
      "outs:\n- md5: a304\n  size: 14445097\n  hash: md5\n  path: x.csv\n",
      [{ path: "data/x.csv", hash: "md5:a304", size: 14_445_097 }],
    ],
    ["a folder", "raw.dvc", "outs:\n- md5: b1.dir\n  nfiles: 3\n  path: raw/\n", [{ path: "raw", hash: "b1.dir" }]],
    ["a working folder", "a/x.dvc", "wdir: ../b\nouts:\n- md5: '1'\n  path: x\n", [{ path: "b/x", hash: "1" }]],
    [
      "hashes that look like numbers",
      "x.dvc",
      "outs:\n- {md5: 0123456789e12345, path: 1e3, size: 1}\n",
      [{ path: "1e3", hash: "0123456789e12345", size: 1 }],
    ],
    ["an output without a hash yet", "x.dvc", "outs:\n- path: x\n", [{ path: "x" }]],
    [
      "outputs whose hashes are all empty",
      "x.dvc",
      "outs:\n- {path: x, md5: }\n- {path: y, md5: null, etag: ~}\n- {path: z, files: [], cloud: {}, version_id: ''}\n",
      [{ path: "x" }, { path: "y" }, { path: "z" }],
    ],
    ["no outputs", "x.dvc", "deps:\n- path: y\nouts:\n", []],
    ["nothing at all", "x.dvc", "", []],
    [
      "outputs outside the repository",
      "a/x.dvc",
      "outs:\n- {md5: '1', path: s3://bucket/x}\n- {md5: '2', path: /mnt/x}\n- {md5: '3', path: ../../x}\n",
      [
        { path: "s3://bucket/x", hash: "1" },
        { path: "/mnt/x", hash: "2" },
        { path: "../x", hash: "3" },
      ],
    ],
  ])("name %s", (_, path, content, expected) => {
    expect(parseDvcFile(content, path)).toEqual(expected);
  });

  it("versioned by their store differ with every version", () => {
    const hashOf = (rest: string) => parseDvcFile(`outs:\n- {path: x, ${rest}}\n`, "x.dvc")[0]?.hash;
    const hashes = [
      "etag: a",
      "etag: b",
      "checksum: a",
      "version_id: a",
      "md5: a, etag: a",
      "md5: a",
      "files: [{relpath: a, md5: b}]",
      "files: [{relpath: a, md5: c}]",
      "cloud: {s3: {etag: a}}",
      "md5: a, hash: md5",
      "md5: a, hash: md5-dos2unix",
      "md5: 'md5:a'",
      "md5: a, remote: one",
      "md5: a, remote: other",
      "md5: a, hash: md5, remote: one",
      "md5: a.dir",
      "md5: a.dir, remote: one",
      "md5: 'a,b'",
    ].map(hashOf);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashes).not.toContain(undefined);
  });

  it("are known for folders whatever else stands beside the hash", () => {
    for (const rest of [
      "md5: a.dir",
      "md5: a.dir, hash: md5",
      "md5: a.dir, remote: r",
      "files: [{relpath: a, md5: b}]",
    ])
      expect(parseDvcFile(`outs:\n- {path: x, ${rest}}\n`, "x.dvc")[0]?.hash).toMatch(/\.dir$/);
  });

  it("have no hash where only its kind or a remote is named", () => {
    expect(parseDvcFile("outs:\n- {path: x, hash: md5, remote: r}\n", "x.dvc")).toEqual([{ path: "x" }]);
  });

  test.each([
    ["no YAML", "{"],
    ["text", "hello"],
    ["a list", "- a"],
    ["outputs that are no list", "outs: x"],
    ["an output without a path", "outs:\n- md5: a\n"],
    ["a hash that is a list", "outs:\n- {md5: [a], path: x}\n"],
    ["a key twice", "outs:\n- {md5: a, md5: b, path: x}\n"],
    ["two documents", "outs: []\n---\nouts: []\n"],
    ["aliases", `a: &a [x]\nouts: *a\n`],
    [
      "an alias bomb",
      `a: &a [x,x,x,x]\n${"bcdefghijk".replace(/./g, (name, at) => `${name}: &${name} [${`*${"abcdefghij"[at]},`.repeat(9)}]\n`)}outs: *k\n`,
    ],
    ["nesting without end", `outs: ${"[".repeat(200_000)}`],
    ["a path with a NUL", 'outs:\n- {md5: a, path: "x\\0y"}\n'],
    ["a key __proto__, which plain data loses", "__proto__: {outs: [{md5: a, path: x}]}\n"],
    ["a merge key, which DVC follows", "outs:\n- {path: x, <<: {md5: a}}\n"],
    ["a quoted one", 'outs:\n- {path: x, "<<": {md5: a}}\n'],
    ["such a key further in", "outs:\n- {md5: a, path: x, files: [{__proto__: {md5: b}}]}\n"],
  ])("that hold %s are refused", (_, content) => {
    expect(() => parseDvcFile(content, "x.dvc")).toThrow();
  });

  it("are read in good time however many keys they have, and the last of them is still compared", () => {
    const keys = Array.from({ length: 60_000 }, (_, number) => `k${number}: 1\n`).join("");
    expect(parseDvcFile(`outs:\n- {path: x, md5: a}\n${keys}`, "x.dvc")).toEqual([{ path: "x", hash: "a" }]);
    expect(() => parseDvcFile(`${keys}"k\\x30": 1\n`, "x.dvc")).toThrow("twice");
  });

  it("give back what was written, whatever the names", () => {
    const word = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 8 })
      .filter((text) => /^[^/.\0\\:]+$/.test(text) && text.isWellFormed());
    const md5 = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 1, maxLength: 32 });
    const outs = fc.array(fc.record({ path: word, md5, size: fc.nat() }), { maxLength: 5 });
    fc.assert(
      fc.property(outs, (written) => {
        const read = parseDvcFile(stringify({ outs: written }), "data/x.dvc");
        expect(read).toEqual(written.map(({ path, md5, size }) => ({ path: `data/${path}`, hash: md5, size })));
      }),
    );
  });

  it("either parse or throw, whatever they hold", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."outs:md5path{}[]-&*!|>'\" \n#") }), (content) => {
        try {
          expect(Array.isArray(parseDvcFile(content, "x.dvc"))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("dvc.lock files", () => {
  const lock =
    "schema: '2.0'\nstages:\n  train:\n    cmd: python train.py\n    deps:\n    - {path: data, md5: d.dir}\n    params:\n      params.yaml: {lr: 1}\n    outs:\n    - {path: model.pkl, md5: m, size: 3}\n  eval@0:\n    cmd: x\n    outs:\n    - {path: scores.json, md5: s}\n";

  it("name the outputs of every stage", () => {
    expect(parseDvcLock(lock, "ml/dvc.lock", NONE)).toEqual([
      { path: "ml/model.pkl", hash: "m", size: 3 },
      { path: "ml/scores.json", hash: "s" },
    ]);
  });

  it("place them in their stage's working folder, also where stages are made in a loop", () => {
    const folders = parseStageFolders(
      "stages:\n  train: {cmd: x, wdir: src/../work}\n  eval:\n    foreach: [1]\n    do: {cmd: y, wdir: out}\n",
    );
    expect(parseDvcLock(lock, "ml/dvc.lock", folders).map(({ path }) => path)).toEqual([
      "ml/work/model.pkl",
      "ml/out/scores.json",
    ]);
  });

  it("of DVC 1 have their stages at the top", () => {
    expect(parseDvcLock("train:\n  cmd: x\n  outs:\n  - {path: m, md5: a}\n", "dvc.lock", NONE)).toEqual([
      { path: "m", hash: "a" },
    ]);
  });

  test.each(["schema: '2.0'\n", "schema: '2.0'\nstages:\n", ""])("may have no stages: %j", (content) => {
    expect(parseDvcLock(content, "dvc.lock", NONE)).toEqual([]);
  });

  test.each(["schema: '2.0'\nstages: [x]\n", "train: x\n", "schema: '2.0'\nstages: {train: x}\n"])(
    "of another form are refused: %j",
    (content) => {
      expect(() => parseDvcLock(content, "dvc.lock", NONE)).toThrow();
    },
  );

  it("of which a stage is named __proto__ are refused, rather than its outputs lost", () => {
    for (const key of ["__proto__", '"__proto__"', '"\\x5f_proto__"', "? __proto__\n "])
      for (const start of ["", "schema: '2.0'\nstages:\n "])
        expect(() => parseDvcLock(`${start}${key}: {outs: [{path: m, md5: a}]}\n`, "dvc.lock", NONE)).toThrow(
          "__proto__",
        );
  });

  it("cannot be placed where a stage's folder is computed", () => {
    expect(() => parseStageFolders(`stages:\n  train: {cmd: x, wdir: "\${folder}"}\n`)).toThrow("computed");
    expect(parseStageFolders("stages:\n")).toEqual(new Map());
  });
});
