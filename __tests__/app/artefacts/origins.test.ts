import { describe, expect, it, test } from "@jest/globals";
import { type Origin, placeArtefacts, type TreeAt } from "../../../src/app/artefacts/origins.ts";
import { scopeOf } from "../../../src/core/change/scope.ts";
import type { FileChange } from "../../../src/core/facts.ts";
import { change, facts, id, policy } from "../../support/builders.ts";

const HEAD = id("head");
/** A head whose tree has these files and links. */
const tree = (files: Record<string, { mode?: string; id: string }>, links: Record<string, string[]> = {}): TreeAt => ({
  entriesAt: async (commit, paths) => {
    if (commit !== HEAD) throw new Error("another commit was asked for");
    const found = paths.flatMap((path) => {
      const file = files[path];
      return file === undefined ? [] : [[path, { path, mode: "100644", ...file }] as const];
    });
    return new Map(found);
  },
  treeLinks: async (commit) => {
    if (commit !== HEAD) throw new Error("another commit was asked for");
    return Object.entries(links).flatMap(([path, ways]) => ways.map((known) => ({ path, target: { known } })));
  },
});
async function headOf(changed: FileChange, at: TreeAt = tree({})): Promise<Origin | undefined> {
  const { items } = scopeOf(policy(), facts({ changes: [changed] }));
  const placed = await placeArtefacts(at, HEAD, items);
  return placed[0]?.head;
}
const link = (rest: Partial<FileChange> = {}) =>
  change("models/latest.pt", { oldMode: "120000", newMode: "120000", newId: id("link"), ...rest });

describe("the bytes of a changed artefact", () => {
  test.each<[string, FileChange, Origin]>([
    ["of a file lie in git", change("models/a.pt", { newId: id("new") }), { blob: id("new") }],
    [
      "of a Git LFS pointer lie where the pointer leads",
      change("models/a.pt", { newId: id("new"), lfs: { new: { oid: "a".repeat(64), size: 3 } } }),
      { lfs: { oid: "a".repeat(64), size: 3 } },
    ],
    [
      "of a submodule cannot be had",
      change("models/sub", { newMode: "160000", newId: id("commit") }),
      { unreachable: expect.stringContaining("submodule") as unknown as string },
    ],
  ])("%s", async (_, changed, origin) => {
    expect(await headOf(changed)).toEqual(origin);
  });

  it("of a link are those of the file that it finally names in the head, wherever it led before", async () => {
    const at = tree(
      { "misc/evil.bin": { id: id("evil") }, "models/clean.pt": { id: id("clean") } },
      { "models/latest.pt": ["misc/way.bin", "misc/evil.bin"] },
    );
    expect(await headOf(link(), at)).toEqual({ blob: id("evil") });
  });

  test.each<[string, TreeAt]>([
    ["nowhere", tree({}, { "models/latest.pt": ["models/gone.pt"] })],
    ["to a folder", tree({ models: { mode: "040000", id: id("tree") } }, { "models/latest.pt": ["models"] })],
    ["to a name that is no UTF-8", tree({ "m\ufffd.pt": { id: id("clean") } }, { "models/latest.pt": ["m\ufffd.pt"] })],
    ["and git does not know where", tree({})],
  ])("of a link that leads %s cannot be had", async (_, at) => {
    expect(await headOf(link(), at)).toEqual({ unreachable: expect.any(String) });
  });

  it("of a link whose own name is no UTF-8 cannot be had: another may be called the same", async () => {
    const path = "models/m\ufffd.pt";
    const at = tree({ "models/clean.pt": { id: id("clean") } }, { [path]: ["models/clean.pt"] });
    expect(await headOf(link({ path, rawPath: "6dff" }), at)).toEqual({ unreachable: expect.any(String) });
  });
});
