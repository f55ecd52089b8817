import { describe, expect, it, test } from "@jest/globals";
import { describeChanges } from "../../../src/adapters/git/describe-changes.ts";
import { openRepository } from "../../../src/adapters/git/repository.ts";
import { type Files, TempRepository } from "./temp-repository.ts";

const POLICY = { assets: { model: ["models/**"], data: ["data/**"] }, policyPaths: [] };
const oid = (digit: string) => digit.repeat(64);
const pointer = (digit: string, size = 7) =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${oid(digit)}\nsize ${size}\n`;

/** The described changes by path, without modes and ids. */
async function described(before: Files, after: Files, withCommits = true) {
  const temp = new TempRepository();
  const mergeBase = temp.commit({ keep: "k", ...before });
  const head = temp.commit(after, [mergeBase]);
  const repository = await openRepository(temp.folder);
  const found = await describeChanges(
    repository,
    await repository.diffChanges(mergeBase, head),
    POLICY,
    withCommits ? { mergeBase, head } : undefined,
  );
  return Object.fromEntries(
    found.map(({ path, lfs, outs, usesGate }) => [
      path,
      { ...(lfs && { lfs }), ...(outs && { outs }), ...(usesGate && { usesGate }) },
    ]),
  );
}

describe("LFS pointers", () => {
  it("are read on both sides, of models and data alone", async () => {
    expect(
      await described(
        { "models/a": pointer("a"), "models/b": "plain", "src/x": pointer("a") },
        {
          "models/a": pointer("b", 8),
          "models/b": pointer("c"),
          "data/new": pointer("d"),
          "src/x": pointer("e"),
          "models/large": "x".repeat(2_000),
        },
      ),
    ).toEqual({
      "models/a": { lfs: { old: { oid: oid("a"), size: 7 }, new: { oid: oid("b"), size: 8 } } },
      "models/b": { lfs: { new: { oid: oid("c"), size: 7 } } },
      "data/new": { lfs: { new: { oid: oid("d"), size: 7 } } },
      "src/x": {},
      "models/large": {},
    });
  });

  it("are not taken from links", async () => {
    expect(await described({}, { "models/l": { link: pointer("a") } })).toEqual({ "models/l": {} });
  });
});

describe("DVC outs", () => {
  const dvc = (md5: string, path = "x.csv") => `outs:\n- {md5: ${md5}, size: 5, path: ${path}}\n`;

  it("are those whose hash differs", async () => {
    expect(
      await described(
        {
          "data/x.csv.dvc": dvc("a"),
          "data/y.dvc": `${dvc("a")}- {md5: z, path: same}\n`,
          "data/gone.dvc": dvc("g", "gone"),
        },
        {
          "data/x.csv.dvc": dvc("b"),
          "data/y.dvc": `${dvc("b", "y")}- {md5: z, path: same}\n`,
          "data/gone.dvc": null,
          "data/new.dvc": dvc("n", "new"),
        },
      ),
    ).toEqual({
      "data/x.csv.dvc": { outs: { known: [{ path: "data/x.csv", old: "a", new: "b", size: 5 }] } },
      "data/y.dvc": {
        outs: {
          known: [
            { path: "data/x.csv", old: "a" },
            { path: "data/y", new: "b", size: 5 },
          ],
        },
      },
      "data/gone.dvc": { outs: { known: [{ path: "data/gone", old: "g" }] } },
      "data/new.dvc": { outs: { known: [{ path: "data/new", new: "n", size: 5 }] } },
    });
  });

  it("are those whose remote or kind of hash differs, too", async () => {
    const out = (rest: string) => ({ "x.dvc": `outs:\n- {md5: a, path: x${rest}}\n` });
    for (const [before, after] of [
      ["", ", remote: r"],
      [", remote: r", ", remote: s"],
      ["", ", hash: md5"],
    ] as const) {
      const { outs } = (await described(out(before), out(after)))["x.dvc"] ?? {};
      expect(outs).toEqual({ known: [{ path: "x", old: expect.any(String), new: expect.any(String) }] });
    }
  });

  it("of a dvc.lock stand where their stage runs, on each side", async () => {
    const lock = (md5: string) =>
      `schema: '2.0'\nstages:\n  train:\n    cmd: x\n    outs:\n    - {path: m.pkl, md5: ${md5}}\n`;
    const stages = (wdir: string) => `stages:\n  train: {cmd: x, wdir: ${wdir}}\n`;
    const before = { "ml/dvc.lock": lock("a"), "ml/dvc.yaml": stages("work") };
    expect((await described(before, { "ml/dvc.lock": lock("b") }))["ml/dvc.lock"]).toEqual({
      outs: { known: [{ path: "ml/work/m.pkl", old: "a", new: "b" }] },
    });
    expect(
      (await described(before, { "ml/dvc.lock": lock("b"), "ml/dvc.yaml": stages("models") }))["ml/dvc.lock"],
    ).toEqual({
      outs: {
        known: [
          { path: "ml/work/m.pkl", old: "a" },
          { path: "ml/models/m.pkl", new: "b" },
        ],
      },
    });
    expect((await described(before, { "ml/dvc.lock": lock("b") }, false))["ml/dvc.lock"]).toEqual({
      outs: { known: [{ path: "ml/m.pkl", old: "a", new: "b" }] },
    });
  });

  it("of one path twice have both hashes", async () => {
    expect((await described({}, { "a.dvc": "outs:\n- {md5: a, path: x}\n- {md5: b, path: x}\n" }))["a.dvc"]).toEqual({
      outs: { known: [{ path: "x", new: "a,b" }] },
    });
  });

  test.each<[string, Files, unknown]>([
    [
      "are in doubt where the head's file is broken",
      { "a.dvc": "{" },
      { unavailable: "its file is not of a form that DVC writes" },
    ],
    [
      "are in doubt where one of the head's has no hash",
      { "a.dvc": `${dvc("a")}- {path: y}\n` },
      { unavailable: "one of its outputs has no hash" },
    ],
    [
      "are in doubt where one of the head's has an empty hash",
      { "a.dvc": dvc("") },
      { unavailable: "one of its outputs has no hash" },
    ],
    ["are in doubt where the file is a link", { "a.dvc": { link: "b" } }, { unavailable: "it is not a regular file" }],
    [
      "are in doubt where the file is not text",
      { "a.dvc": Buffer.from([0xff]) },
      { unavailable: "it is not UTF-8 text" },
    ],
    [
      "are in doubt where the file is very large",
      { "a.dvc": "#".repeat(1_048_577) },
      { unavailable: "it has 1048577 bytes, and at most 1048576 are read" },
    ],
  ])("%s", async (_, after, outs) => {
    expect(await described({ "a.dvc": dvc("a") }, after)).toEqual({ "a.dvc": { outs } });
  });

  it("are in doubt where a stage's folder is", async () => {
    const found = await described({}, { "dvc.lock": "schema: '2.0'\n", "dvc.yaml": `stages: {a: {wdir: "\${x}"}}\n` });
    expect(found["dvc.lock"]).toEqual({ outs: { unavailable: "its dvc.yaml is not of a form that DVC writes" } });
  });

  it("are all new where the merge base's file was broken, so that it can be mended", async () => {
    expect(await described({ "a.dvc": "{" }, { "a.dvc": dvc("b") })).toEqual({
      "a.dvc": { outs: { known: [{ path: "x.csv", new: "b", size: 5 }] } },
    });
  });

  it("are new where the merge base gave them no hash", async () => {
    expect(await described({ "a.dvc": "outs:\n- path: x.csv\n" }, { "a.dvc": dvc("b") })).toEqual({
      "a.dvc": { outs: { known: [{ path: "x.csv", new: "b", size: 5 }] } },
    });
  });

  test.each(["dvc.loc\u212a", "DVC.LOCK", "dvc.lock."])(
    "are read from %j, which some systems take for dvc.lock",
    async (path) => {
      const lock = "stages:\n  a: {outs: [{path: m, md5: a}]}\nschema: '2.0'\n";
      expect(await described({}, { [path]: lock })).toEqual({ [path]: { outs: { known: [{ path: "m", new: "a" }] } } });
    },
  );

  it("are read from a file whose name is a .dvc file's on some systems", async () => {
    expect(await described({}, { "a.dv\u200cC ": dvc("a") })).toEqual({
      "a.dv\u200cC ": { outs: { known: [{ path: "x.csv", new: "a", size: 5 }] } },
    });
  });

  it("follow a renamed file", async () => {
    expect(await described({ "a/x.dvc": dvc("a") }, { "a/x.dvc": null, "b/x.dvc": dvc("a") })).toEqual({
      "b/x.dvc": {
        outs: {
          known: [
            { path: "a/x.csv", old: "a" },
            { path: "b/x.csv", new: "a", size: 5 },
          ],
        },
      },
    });
  });
});

describe("use of this action", () => {
  test.each<[string, Files, Files, unknown]>([
    [
      "in the head",
      { ".github/workflows/a.yml": "x" },
      { ".github/workflows/a.yml": "uses: acme/secmlops-gate@v1" },
      { known: true },
    ],
    [
      "in the merge base alone",
      { ".github/workflows/a.yml": "uses: acme/secmlops-gate@v1" },
      { ".github/workflows/a.yml": "x" },
      { known: true },
    ],
    [
      "in a workflow that is deleted",
      { ".github/workflows/a.yml": "uses: acme/secmlops-gate@v1" },
      { ".github/workflows/a.yml": null },
      { known: true },
    ],
    ["nowhere", { ".github/workflows/a.yml": "x" }, { ".github/workflows/a.yml": "y" }, { known: false }],
    [
      "in a workflow that is a link",
      {},
      { ".github/workflows/a.yml": { link: "../x.yml" } },
      { unavailable: "it is not a regular file" },
    ],
    [
      "in a workflow that is very large",
      {},
      { ".github/workflows/a.yml": "#".repeat(1_048_577) },
      { unavailable: "it has 1048577 bytes, and at most 1048576 are read" },
    ],
    [
      "in a workflow that is not text",
      {},
      { ".github/workflows/a.yml": Buffer.from([0xff, 0xfe]) },
      { unavailable: "it is not UTF-8 text" },
    ],
  ])("%s", async (_, before, after, usesGate) => {
    expect(await described(before, after)).toEqual({ ".github/workflows/a.yml": { usesGate } });
  });

  test.each([".github/wor\u212aflows/a.yml", "tools/act\u0131on.yml", ".GitHub./Workflows/a.yml"])(
    "is looked for in %j",
    async (path) => {
      expect(await described({}, { [path]: "uses: acme/secmlops-gate@v1" })).toEqual({
        [path]: { usesGate: { known: true } },
      });
    },
  );

  it("is looked for in workflows and local actions only", async () => {
    const content = "uses: acme/secmlops-gate@v1";
    expect(
      await described({}, { "tools/action.yaml": content, "README.md": content, ".github/x.yml": content }),
    ).toEqual({
      "tools/action.yaml": { usesGate: { known: true } },
      "README.md": {},
      ".github/x.yml": {},
    });
  });
});
