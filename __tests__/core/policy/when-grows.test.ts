import { expect, test } from "@jest/globals";
import { growsWithChange } from "../../../src/core/policy/when-grows.ts";

test.each([
  '"data" in change.kinds',
  'pr.base == "main" && ("data" in change.kinds || change.counts["model"] > 3)',
  '!pr.fork && change.paths.exists(p, p.startsWith("src/"))',
  'change.counts["model"] >= 2 && repo != "acme/x"',
])("more files can only make it true: %s", (when) => {
  expect(growsWithChange(when)).toBe(true);
});

test.each([
  '!("data" in change.kinds)',
  "change.kinds.size() == 1",
  'change.kinds.all(k, k == "model")',
  'change.counts["model"] > change.counts["data"]',
  'change.counts["model"] > 3 - change.counts["data"]',
  'change.counts["model"] > 30 * 2 - 1',
  '3 > change.counts["model"]',
  'change.paths.exists(p, !p.startsWith("src/"))',
  '("data" in change.kinds) == false',
  '"data" in change.kinds ? false : true',
  'change.counts["model"] == 0',
  '!("data" in change.kinds || pr.fork)',
  'change.kinds.exists_one(k, k == "model")',
])("more files could make it false, or might: %s", (when) => {
  expect(growsWithChange(when)).toBe(false);
});
