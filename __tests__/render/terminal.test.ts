import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { renderJson } from "../../src/render/json.ts";
import { describeStatus } from "../../src/render/status.ts";
import { renderTerminal } from "../../src/render/terminal.ts";
import { measure } from "../../src/render/terminal-text.ts";
import { anyVerdict } from "./arbitrary-verdict.ts";
import { check, openSeat, requirement, signOff, verdict } from "./build-verdict.ts";

const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "g");

/** Commands are there to be copied, and never wrapped. */
const COMMAND = /^ +(?:(?:sha256|md5)sum|secmlops-gate scan) /;

describe("the terminal text of any verdict", () => {
  test("keeps to its width and holds no control character from the data", () => {
    fc.assert(
      fc.property(anyVerdict, fc.integer({ min: 40, max: 140 }), (any, width) => {
        const text = renderTerminal(any, { colour: false, width });
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
        const lines = text.split("\n").filter((line) => !COMMAND.test(line));
        expect(Math.max(...lines.map(measure))).toBeLessThanOrEqual(width);
      }),
      { numRuns: 60 },
    );
  });

  test("says the same with colour as without", () => {
    fc.assert(
      fc.property(anyVerdict, (any) => {
        const coloured = renderTerminal(any, { colour: true, width: 80 });
        const lines = coloured
          .replace(COLOUR, "")
          .split("\n")
          .map((line) => line.trimEnd());
        expect(lines.join("\n")).toBe(renderTerminal(any, { colour: false, width: 80 }));
      }),
      { numRuns: 30 },
    );
  });

  it("begins with the decision and ends with the next step", () => {
    const pending = verdict([
      requirement("PEO-2", "Validated", {
        proof: signOff("validator", [openSeat()], { candidates: [{ login: "vera" }] }),
      }),
    ]);
    const lines = renderTerminal(pending, { colour: false, width: 100 }).trimEnd().split("\n");
    expect(lines[0]).toBe("○ Waiting: 1 sign-off open");
    expect(lines.at(-1)).toBe("Next: ask vera (validator) to look and sign PEO-2");
  });
});

describe("the commit status", () => {
  const failed = check("tests", {
    status: "unmet",
    reasons: [{ code: "check-concluded", name: "tests", conclusion: "failure", accepted: ["success"] }],
  });
  const blocked = requirement("TEC-1", "Tests pass", { proof: failed });

  it.each([
    [verdict([]), "passed: no requirement applies"],
    [verdict([requirement("TEC-1", "Tests pass", { proof: check("tests") })]), "passed: 1 requirement holds"],
    [verdict([blocked]), "blocked: 1 requirement failed"],
    [verdict([blocked], { mode: "advisory" }), "advisory: 1 would block (1 requirement failed)"],
    [verdict([], { mode: "advisory" }), "advisory: nothing would block"],
    [verdict([{ ...blocked, enforcement: "warn" }]), "passed: 1 warning"],
    [verdict([], { status: "error" }), "no decision: the facts could not be read"],
  ])("case %#", (one, words) => {
    expect(describeStatus(one)).toBe(words);
  });

  test("never exceeds what GitHub accepts", () => {
    fc.assert(
      fc.property(anyVerdict, (any) => expect(describeStatus(any).length).toBeLessThanOrEqual(140)),
      { numRuns: 60 },
    );
  });
});

describe("the JSON", () => {
  it("is the verdict, two spaces deep, ending in a line end", () => {
    const one = verdict([]);
    expect(JSON.parse(renderJson(one))).toEqual(one);
    expect(renderJson(one)).toMatch(/^\{\n {2}"schema": "secmlops-gate\/verdict@1",\n[\s\S]*\}\n$/);
  });
});
