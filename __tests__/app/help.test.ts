import { expect, test } from "@jest/globals";
import { runHere } from "../support/in-process.ts";

const help = async (...words: string[]): Promise<string> =>
  (await runHere([...words, "--help"], "/")).stdout.replace(/\s+/g, " ");

test.each([
  ["init"],
  ["check"],
  ["scan"],
  ["policy explain"],
  ["audit verify"],
  ["audit coverage"],
  ["audit sample"],
  ["audit report"],
])("the help of %s tells a default once, and none that is nothing", async (words) => {
  const text = await help(...words.split(" "));
  expect(text).toContain("Usage: secmlops-gate ");
  expect(text).not.toMatch(/\(default: (?:\[\]|false|none)\)|\(default: [^)]*\) \(default:/);
});

test("the help tells a default that is something", async () => {
  expect(await help("init")).toContain("(default: baseline)");
  expect(await help("audit", "sample")).toContain("how many (default: 25)");
  expect(await help("check")).toContain('the change (default: "HEAD")');
});
