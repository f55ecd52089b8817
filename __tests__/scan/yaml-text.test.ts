import { expect, test } from "@jest/globals";
import { parseYaml } from "../../src/scan/yaml-text.ts";

test("one document is read, and of several none: a loader may take another than the first", () => {
  expect(parseYaml("---\na: 1\n")).toEqual({ a: 1 });
  expect(parseYaml("a: 1\n---\nb: 2\n")).toBeUndefined();
  expect(parseYaml("a: 1\n...\nb: 2\n")).toBeUndefined();
});
