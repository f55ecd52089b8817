import { describe, expect, it, test } from "@jest/globals";
import * as z from "zod";
import { wordIssues } from "../../src/core/word-issues.ts";

const schema = z.strictObject({
  schema: z.literal("s@1"),
  number: z.int().positive(),
  status: z.enum(["pass", "fail"]),
  id: z.string().regex(/^[0-9a-f]+$/, "a digest in hex"),
  acts: z.array(z.strictObject({ by: z.string(), at: z.union([z.strictObject({ a: z.string() }), z.null()]) })),
});
const sound = { schema: "s@1", number: 1, status: "pass", id: "ab", acts: [] };
const words = (value: unknown): string[] => wordIssues(schema.safeParse(value).error?.issues ?? [], value);

describe("what a schema finds wrong", () => {
  test.each<[string, unknown, string[]]>([
    ["all members", {}, ["schema, number, status, id and acts are missing"]],
    ["one member", { ...sound, number: undefined }, ["number is missing"]],
    ["a member of a member", { ...sound, acts: [{ at: null }] }, ["acts[0].by is missing"]],
    ["a member of the form that was meant", { ...sound, acts: [{ by: "x", at: {} }] }, ["acts[0].at.a is missing"]],
    ["the whole", [], ["the whole: expected an object, found a list"]],
    ["a type", { ...sound, number: "one" }, ["number: expected a number, found text"]],
    ["a whole number", { ...sound, number: 1.5 }, ["number: expected a whole number, found 1.5"]],
    ["a word", { ...sound, schema: "s@2" }, ['schema: expected "s@1"']],
    ["one of several words", { ...sound, status: "?" }, ['status: expected one of "pass"|"fail"']],
    ["a form with words of its own", { ...sound, id: "?" }, ["id: a digest in hex"]],
    ["members that nobody knows", { ...sound, a: 1, b: 2 }, ["a and b are unknown"]],
    ["a form of several", { ...sound, acts: [{ by: "x", at: 7 }] }, ["acts[0].at: it has no known form"]],
  ])("is said of %s", (_, value, expected) => {
    expect(words(value)).toEqual(expected);
  });

  it("is said of the first few only, whatever a stranger wrote", () => {
    const strange = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`\u001b${"x".repeat(99)}${at}`, 1]));
    const [unknown = "", ...rest] = words({ ...sound, ...strange });
    expect(rest).toEqual([]);
    expect(unknown).toMatch(/^("\\u001bx{59}"(?:, | and )?)+.*more are unknown$/);
    const acts = Array.from({ length: 9 }, () => ({ by: 1, at: null }));
    expect(words({ ...sound, acts }).slice(4)).toEqual(["acts[4].by: expected text, found 1", "and 4 more"]);
  });
});
