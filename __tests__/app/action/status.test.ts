import { describe, expect, test } from "@jest/globals";
import { failsStep } from "../../../src/app/action/status.ts";

describe("the step of a run", () => {
  test.each([
    ["success", "fail", false],
    ["success", "pending", false],
    ["success", "never", false],
    ["pending", "fail", false],
    ["pending", "pending", true],
    ["pending", "never", false],
    ["failure", "fail", true],
    ["failure", "pending", true],
    ["failure", "never", false],
    ["error", "fail", true],
    ["error", "pending", true],
    ["error", "never", false],
  ] as const)("whose status is %s, with fail-on: %s, fails: %s", (state, failOn, fails) => {
    expect(failsStep(state, { failOn })).toBe(fails);
  });
});
