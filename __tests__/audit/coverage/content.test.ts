import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { differences, missing } from "../../../src/audit/coverage/compare.ts";
import { contentOf, fingerprintOf, formerContentOf, GONE, pathOf, Run } from "../../../src/audit/coverage/content.ts";
import type { FileChange } from "../../../src/core/facts.ts";
import { change, id } from "../../support/builders.ts";

const file = (path: string, before: string | undefined, after: string | undefined): FileChange => ({
  path,
  status: before === undefined ? "added" : after === undefined ? "deleted" : "modified",
  ...(before === undefined ? {} : { oldMode: "100644", oldId: id(before) }),
  ...(after === undefined ? {} : { newMode: "100644", newId: id(after) }),
});
const step = (...files: FileChange[]) => ({ before: formerContentOf(files), after: contentOf(files) });

describe("what a change leaves", () => {
  it("is the same in whatever order its files are told", () => {
    const files = [change("a"), change("b"), change("c")];
    expect(fingerprintOf(contentOf(files))).toBe(fingerprintOf(contentOf(files.toReversed())));
  });

  it("is the same of a rename as of a deletion and an addition", () => {
    const renamed = change("b", { status: "renamed", previousPath: "a", oldId: id("x"), newId: id("x") });
    const both = [file("a", "x", undefined), file("b", undefined, "x")];
    expect(contentOf([renamed])).toEqual(contentOf(both));
    expect(formerContentOf([renamed])).toEqual(formerContentOf(both));
  });

  it.each([
    ["another blob", change("a", { newId: id("other") })],
    ["another mode", change("a", { newMode: "100755" })],
    ["another path", change("b")],
    ["a path whose bytes are no text", change("a", { rawPath: "61" })],
    ["a deletion", file("a", "x", undefined)],
  ])("is another with %s", (_, other) => {
    expect(fingerprintOf(contentOf([other]))).not.toBe(fingerprintOf(contentOf([change("a")])));
  });

  it("is told by names that people read", () =>
    expect([pathOf("/a/b"), pathOf("61ff")]).toEqual(["a/b", "(bytes 61ff)"]));
});

describe("a run of commits", () => {
  it("leaves what the last commit left at each path, and nothing where that is what was there before", () => {
    const run = new Run();
    run.prepend(step(file("back", "2", "1"), file("model", "m1", "m2")));
    run.prepend(step(file("back", "1", "2"), file("model", "m0", "m1"), file("brief", undefined, "b")));
    run.prepend(step(file("data", "d0", "d1")));
    expect(run.content()).toEqual(
      new Map([
        ["/model", `100644 ${id("m2")}`],
        ["/brief", `100644 ${id("b")}`],
        ["/data", `100644 ${id("d1")}`],
      ]),
    );
  });

  it("leaves the same as one commit that does it all", () => {
    const state = fc.dictionary(fc.constantFrom("a", "b", "c", "d"), fc.constantFrom("1", "2", "3"));
    const diff = (from: Record<string, string>, to: Record<string, string>): FileChange[] =>
      [...new Set([...Object.keys(from), ...Object.keys(to)])]
        .filter((path) => from[path] !== to[path])
        .map((path) => file(path, from[path], to[path]));
    fc.assert(
      fc.property(fc.array(state, { minLength: 2, maxLength: 6 }), (states) => {
        const run = new Run();
        for (let at = states.length - 1; at > 0; at--)
          run.prepend(step(...diff(states[at - 1] ?? {}, states[at] ?? {})));
        expect(run.content()).toEqual(contentOf(diff(states[0] ?? {}, states.at(-1) ?? {})));
      }),
    );
  });
});

describe("differences from what was judged", () => {
  const judged = new Map([
    ["/a", "1"],
    ["/b", GONE],
  ]);
  it.each([
    [
      "none",
      [
        ["/a", "1"],
        ["/b", GONE],
      ],
      [],
      [],
    ],
    ["none where another change had brought a part already", [["/a", "1"]], [["/b", GONE]], []],
    [
      "what landed and was not judged",
      [
        ["/a", "1"],
        ["/b", GONE],
        ["/c", "9"],
      ],
      [],
      ["/c"],
    ],
    [
      "what landed with other content",
      [
        ["/a", "2"],
        ["/b", GONE],
      ],
      [],
      ["/a"],
    ],
    ["what was judged and does not stand there", [["/a", "1"]], [["/b", "still"]], ["/b"]],
    ["what was judged and nobody looked for", [["/a", "1"]], [], ["/b"]],
  ] as const)("are %s", (_, landed, standing, found) => {
    expect(differences(judged, new Map(landed), new Map(standing))).toEqual(found);
    expect(missing(judged, new Map(landed)).every((path) => judged.has(path))).toBe(true);
  });
});
