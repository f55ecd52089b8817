import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { type EditEntry, revisionTexts } from "../../../src/core/acts/revisions.ts";
import { at, person, SELF } from "./build-conversation.ts";

const created = { at: at("10:00"), author: SELF };
const edit = (time: string, by: string, diff: string | undefined): EditEntry => ({
  at: at(time),
  editor: person(by),
  diff,
});
const textsOf = (edits: readonly EditEntry[], body: string) => {
  const revisions = revisionTexts(edits, { ...created, body });
  if (!("known" in revisions)) throw new Error(revisions.unavailable);
  return revisions.known.map(({ text }) => text);
};

/** A diff of one hunk over the whole text. */
const wholeDiff = (before: string, after: string): string => {
  const [old, now] = [before.split("\n"), after.split("\n")];
  return [
    "--- a",
    "+++ b",
    `@@ -1,${old.length} +1,${now.length} @@`,
    ...old.map((line) => `-${line}`),
    ...now.map((line) => `+${line}`),
  ].join("\n");
};

describe("the states of a comment", () => {
  it("are one where nobody edited it", () => {
    expect(revisionTexts([], { ...created, body: "a\r\nb" })).toEqual({
      known: [{ at: at("10:00"), editor: SELF, text: "a\nb" }],
    });
  });

  it("are the full texts that the host keeps, the creation among them", () => {
    const edits = [edit("10:09", "zoe", "three"), edit("10:05", "fay", "two"), edit("10:00", "gate[bot]", "one")];
    expect(textsOf(edits, "three")).toEqual(["one", "two", "three"]);
  });

  it("are the full texts, with the creation unknown where the host does not list it", () => {
    expect(textsOf([edit("10:05", "fay", "two")], "two")).toEqual([undefined, "two"]);
  });

  it("are rebuilt from diffs, back to the creation", () => {
    const edits = [
      edit("10:09", "zoe", "@@ -2,2 +2,3 @@\n b\n-c\n+C\n+d\n"),
      edit("10:05", "fay", "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-A\n+a\n@@ -4,1 +3,0 @@\n-end"),
    ];
    expect(textsOf(edits, "a\nb\nC\nd")).toEqual(["A\nb\nc\nend", "a\nb\nc", "a\nb\nC\nd"]);
  });

  test("are rebuilt from diffs whatever the texts", () => {
    const text = fc.array(fc.constantFrom("", "a", "- [ ] b", "-", "+", "@@ -1 +1 @@", " c", "\\"), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 6 }), (all) => {
        const texts = all.map((lines, index) => [...lines, `end ${index}`].join("\n"));
        const edits = texts
          .slice(1)
          .map((after, index) => edit(`10:0${index + 1}`, "fay", wholeDiff(texts[index] ?? "", after)))
          .reverse();
        expect(textsOf(edits, texts.at(-1) ?? "")).toEqual(texts);
      }),
    );
  });

  it("are unknown before a text that is gone, until a full text stands for itself", () => {
    const edits = [edit("10:09", "zoe", undefined), edit("10:05", "fay", undefined), edit("10:01", "fay", "two")];
    expect(textsOf(edits, "four")).toEqual([undefined, "two", undefined, "four"]);
  });

  it.each([
    ["a diff that does not fit", "@@ -1 +1 @@\n-a\n+z"],
    ["a diff that is cut off", "@@ -1,2 +1,2 @@\n-a\n+b"],
    ["a diff with a place of its own", "@@ -9 +9 @@\n-a\n+b"],
    ["another text than today's", "somebody was faster"],
    ["nothing", ""],
  ])("are unknown around %s", (_, diff) => {
    expect(textsOf([edit("10:05", "fay", diff)], "b")).toEqual([undefined, undefined]);
  });

  it("take no diff for a text where nothing is known to compare it with", () => {
    const edits = [edit("10:09", "zoe", undefined), edit("10:05", "fay", "@@ -1 +1 @@\n-a\n+b")];
    expect(textsOf(edits, "c")).toEqual([undefined, undefined, "c"]);
  });

  it("are unavailable where the last edit is not among them: the text of today could be anybody's", () => {
    const written = { ...created, body: "b", edited: { at: at("10:05") } };
    expect(revisionTexts([], written)).toHaveProperty("unavailable");
    expect(revisionTexts([edit("10:04", "fay", "b")], written)).toHaveProperty("unavailable");
    expect(revisionTexts([edit("10:05", "fay", "b")], written)).toHaveProperty("known");
  });

  test("never make it throw", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string(), { nil: undefined })), fc.string(), (diffs, body) => {
        expect(
          textsOf(
            diffs.map((diff) => edit("10:05", "fay", diff)),
            body,
          ),
        ).toHaveLength(diffs.length + 1);
      }),
    );
  });
});
