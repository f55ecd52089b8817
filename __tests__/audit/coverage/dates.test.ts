import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { dateLandings } from "../../../src/audit/coverage/dates.ts";

const day = (date: string) => `${date}T00:00:00.000Z`;
const NOW = day("2060-01-01");
const landing = (claims: string, known?: string) => ({
  claims: day(claims),
  ...(known === undefined ? {} : { known: day(known) }),
});

describe("when a change landed", () => {
  it.each([
    ["GitHub's word goes before the commit's", [landing("2001-01-01", "2026-03-01")], ["2026-03-01"]],
    [
      "a backdated commit lies after the merge before it",
      [landing("2026-03-01", "2026-03-01"), landing("2001-01-01")],
      ["2026-03-01", "2026-03-01"],
    ],
    [
      "a commit from the future lies before the merge after it",
      [landing("2099-01-01"), landing("2026-03-01", "2026-03-02")],
      ["2026-03-02", "2026-03-02"],
    ],
    [
      "one between two merges keeps its date where that is between them",
      [landing("2026-03-01", "2026-03-01"), landing("2026-03-03"), landing("2026-03-05", "2026-03-05")],
      ["2026-03-01", "2026-03-03", "2026-03-05"],
    ],
    ["nothing landed later than now", [landing("2099-01-01")], ["2060-01-01"]],
    ["without any merge all that is known is what commits say", [landing("2026-01-01")], ["2026-01-01"]],
  ])("%s", (_, line, dates) => expect(dateLandings(line, NOW)).toEqual(dates.map(day)));

  it("never lies outside the merges around it that GitHub dated, where these are in order", () => {
    const instant = fc.integer({ min: 0, max: 50 }).map((years) => day(`${1990 + years}-01-01`));
    fc.assert(
      fc.property(fc.array(fc.record({ claims: instant, dated: fc.boolean() })), (given) => {
        const line = given.map(({ claims, dated }, at) =>
          dated ? { claims, known: day(`${2000 + at}-06-01`) } : { claims },
        );
        const dates = dateLandings(line, NOW);
        for (const [at, { known }] of line.entries()) {
          if (known === undefined) continue;
          for (const before of dates.slice(0, at)) expect(before <= known).toBe(true);
          for (const after of dates.slice(at)) expect(after >= known).toBe(true);
        }
      }),
    );
  });
});
