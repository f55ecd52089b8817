import { describe, expect, it, test } from "@jest/globals";
import { evaluate } from "../../../src/core/evaluate.ts";
import type { CodeownersFact, FileChange } from "../../../src/core/facts.ts";
import { parseCodeowners } from "../../../src/core/owners/parse-codeowners.ts";
import { change, facts, id, policy, requirement } from "../../support/builders.ts";

const FILE = ".github/CODEOWNERS";
const file = (text: string): CodeownersFact => ({ known: { path: FILE, id: id(text), rules: parseCodeowners(text) } });

function judge(
  codeowners: CodeownersFact | undefined,
  changes: readonly FileChange[] = [change("models/a.bin")],
  min = 1,
) {
  const rules = policy({ requirements: [requirement({ id: "PEO-1", needs: { kind: "owners", min } })] });
  const given = facts({ changes: [...changes], ...(codeowners === undefined ? {} : { codeowners }) });
  const verdict = evaluate(rules, given).requirements.find((each) => each.id === "PEO-1");
  return { proof: verdict?.proof, digest: verdict?.digest };
}

describe("owners", () => {
  it("are there where base's CODEOWNERS names one for every changed path", () => {
    const changes = [change("models/a.bin"), change("data/b.csv", { status: "deleted" }), change("README.md")];
    expect(judge(file("/models/ @sam @acme/ml\n/data/ @dan"), changes).proof).toEqual({
      kind: "owners",
      status: "satisfied",
      reasons: [],
      file: FILE,
      owners: ["@acme/ml", "@dan", "@sam"],
    });
  });

  test.each<[string, string, object]>([
    ["no line matches", "/data/ @dan", { found: 0 }],
    ["the last line that matches has none", "* @sam\n/models/", { found: 0, line: 2 }],
    ["case differs", "/Models/ @sam", { found: 0 }],
    ["the line is invalid", "/models/ @sam nobody", { found: 0 }],
  ])("are missing where %s", (_, text, more) => {
    expect(judge(file(text)).proof).toMatchObject({
      status: "unmet",
      file: FILE,
      reasons: [{ code: "owner-missing", path: "models/a.bin", more: 0, file: FILE, wanted: 1, ...more }],
    });
  });

  it("are asked for by path, and one reason says how many paths lack them", () => {
    const changes = [change("models/a"), change("models/b"), change("models/c"), change("data/d")];
    expect(judge(file("/models/a @sam"), changes).proof).toMatchObject({
      reasons: [{ code: "owner-missing", path: "data/d", more: 2 }],
    });
  });

  it("are needed on both sides of a rename", () => {
    const rename = change("models/new/a", { status: "renamed", previousPath: "models/old/a" });
    expect(judge(file("/models/new/ @sam"), [rename]).proof).toMatchObject({
      reasons: [{ path: "models/old/a", more: 0 }],
    });
    expect(judge(file("/models/ @sam"), [rename]).proof?.status).toBe("satisfied");
  });

  it("of a DVC output are those of the file in git that names it", () => {
    const pointer = change("store/train.csv.dvc", {
      outs: { known: [{ path: "data/train.csv", old: "1", new: "2" }] },
    });
    expect(judge(file("/store/ @dan"), [pointer]).proof?.status).toBe("satisfied");
    expect(judge(file("/data/ @dan"), [pointer]).proof).toMatchObject({ reasons: [{ path: "store/train.csv.dvc" }] });
  });

  it("may have to be several, each counted once however it is written", () => {
    expect(judge(file("* @sam @Sam"), undefined, 2).proof).toMatchObject({
      reasons: [{ found: 1, wanted: 2, line: 1 }],
    });
    expect(judge(file("* @sam @acme/ml"), undefined, 2).proof?.status).toBe("satisfied");
  });

  it("are unmet without a CODEOWNERS, and an error where it could not be or was not read", () => {
    expect(judge({ missing: true }).proof).toMatchObject({
      status: "unmet",
      reasons: [{ code: "codeowners-missing", path: "models/a.bin", more: 0 }],
    });
    expect(judge({ unavailable: "not UTF-8" }).proof).toMatchObject({
      status: "error",
      reasons: [{ detail: "not UTF-8" }],
    });
    expect(judge(undefined).proof).toMatchObject({ status: "error", reasons: [{ detail: "it was not read" }] });
  });

  it("bind a sign-off beside them to the CODEOWNERS that was read", () => {
    const digests = [file("* @a"), file("* @b"), { missing: true as const }, undefined].map(
      (each) => judge(each).digest,
    );
    expect(new Set(digests).size).toBe(digests.length);
    expect(judge(file("* @a")).digest).toBe(digests[0]);
  });
});
