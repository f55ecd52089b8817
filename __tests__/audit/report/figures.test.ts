import { describe, expect, it, test } from "@jest/globals";
import { TextTable } from "../../../src/audit/report/condense.ts";
import { figuresOf, spread } from "../../../src/audit/report/figures.ts";
import { packDetails, packIndex } from "../../../src/audit/report/pack.ts";
import type { Outcome } from "../../../src/audit/report/report-data.ts";
import type { PullSummary } from "../../../src/audit/report/summarise-pull.ts";

const REQUIREMENTS = [
  {
    id: "GOV-1",
    title: "Fairness",
    dimension: "governance",
    enforcement: "block",
    controls: ["nist-ai-rmf:MEASURE-2.11"],
  },
  { id: "PEO-3", title: "Security", dimension: "people", enforcement: "block", controls: ["soc2:CC8.1", "soc2:CC8.1"] },
  { id: "PEO-10", title: "Two people", dimension: "people", enforcement: "warn", controls: ["soc2:CC8.1"] },
];

/** @param letters one for each requirement above */
const pull = (number: number, outcome: Outcome, letters: string, rest: Partial<PullSummary> = {}): PullSummary => ({
  number,
  outcome,
  author: "nina",
  people: [],
  paths: [],
  openedAt: "2026-10-01T08:00:00Z",
  endedAt: "2026-10-02T08:00:00Z",
  signings: [],
  concessions: [],
  restsOnWaiver: false,
  warned: [],
  isAdvised: false,
  newestRecord: "a".repeat(64),
  head: "b".repeat(40),
  ...(letters === ""
    ? {}
    : {
        newest: {
          record: "a".repeat(64),
          sequence: 1,
          at: "2026-10-01T08:00:00Z",
          event: "push",
          head: "",
          status: "pass",
          letters,
        },
      }),
  ...rest,
});
const figures = (...pulls: readonly PullSummary[]) => figuresOf({ requirements: REQUIREMENTS }, pulls, "2026-11-21");

describe("the figures of a report", () => {
  it("count each requirement where it applied, and tell held from waived and open", () => {
    const { requirements } = figures(
      pull(1, "gated", "ss."),
      pull(2, "waived", "ws."),
      pull(3, "bypassed", "us"),
      pull(4, "not merged", "pe"),
      pull(5, "not governed", ""),
    );
    expect(requirements.map(({ id, applied, held, waived, open }) => [id, applied, held, waived, open])).toEqual([
      ["GOV-1", 4, 1, 1, 2],
      ["PEO-3", 4, 3, 0, 1],
    ]);
  });

  it("have every month between the first and the last, also over a new year and where nothing happened", () => {
    const { months, heat } = figures(
      pull(1, "gated", "s", { endedAt: "2025-11-30T23:59:59Z" }),
      pull(2, "bypassed", "u", { endedAt: "2026-02-01T00:00:00Z" }),
    );
    expect(months.map(({ month, counts }) => [month, counts.gated, counts.bypassed])).toEqual([
      ["2025-11", 1, 0],
      ["2025-12", 0, 0],
      ["2026-01", 0, 0],
      ["2026-02", 0, 1],
    ]);
    const row = heat.find(({ dimension }) => dimension === "governance");
    expect(row?.months.map(({ applied, held }) => [applied, held])).toEqual([
      [1, 1],
      [0, 0],
      [0, 0],
      [1, 0],
    ]);
  });

  it("make no months of instants that are none", () => {
    expect(figures(pull(1, "gated", "s", { endedAt: "9999-99-01T00:00:00Z" })).months).toEqual([]);
  });

  it("measure from the first decision to sign-offs and to the pass, and leave out what is the wrong way round", () => {
    const first = { firstDecisionAt: "2026-10-01T08:00:00Z" };
    const signing = (role: string, at: string) => ({ requirement: "GOV-1", role, by: "fay", at });
    const { toPass, toSignOff, byRole, waits } = figures(
      pull(1, "gated", "s", {
        ...first,
        passedAt: "2026-10-01T10:00:00Z",
        signings: [signing("reviewer", "2026-10-01T09:00:00Z"), signing("owner", "2026-09-30T00:00:00Z")],
      }),
      pull(2, "gated", "s", {
        ...first,
        passedAt: "2026-10-11T08:00:00Z",
        signings: [signing("reviewer", "2026-10-02T08:00:00Z")],
      }),
      pull(3, "gated", "s", { passedAt: "2026-10-01T10:00:00Z" }),
    );
    expect(toPass).toEqual({ count: 2, median: 2, ninetieth: 240 });
    expect(toSignOff).toEqual({ count: 2, median: 1, ninetieth: 24 });
    expect(byRole).toEqual([{ role: "reviewer", count: 2, median: 1, ninetieth: 24 }]);
    expect(waits.filter(({ signOffs, passes }) => signOffs + passes > 0)).toEqual([
      { label: "1–4 h", signOffs: 1, passes: 1 },
      { label: "1–2 days", signOffs: 1, passes: 0 },
      { label: "over 7 days", signOffs: 0, passes: 1 },
    ]);
  });

  it("tell of each control to how many merged changes it applied, and which of them are exceptions", () => {
    const { controls } = figures(
      pull(1, "gated", "sss"),
      pull(2, "waived", "wss"),
      pull(3, "bypassed", ".ps"),
      pull(4, "not merged", "uuu"),
      pull(5, "ungated", "s.."),
    );
    expect(controls).toEqual([
      {
        framework: "nist-ai-rmf",
        control: "MEASURE-2.11",
        requirements: ["GOV-1"],
        population: 3,
        tested: 2,
        held: 1,
        exceptions: [2],
        lenient: [],
      },
      {
        framework: "soc2",
        control: "CC8.1",
        requirements: ["PEO-3", "PEO-10"],
        population: 3,
        tested: 3,
        held: 2,
        exceptions: [3],
        lenient: [],
      },
    ]);
  });

  it("count from git where it was asked, and put what has no decision into every population, not tested", () => {
    const at = "2026-10-02T08:00:00Z";
    const { counts, listed, months, controls, direct, undecided } = figuresOf(
      { requirements: REQUIREMENTS },
      [pull(1, "gated", "sss"), pull(2, "not merged", "ppp"), pull(3, "gated", "s..")],
      "2026-11-21",
      [
        { class: "gated", at, pullRequest: 1 },
        { class: "ungated", at: "2026-12-24T08:00:00Z" },
      ],
    );
    expect(counts).toMatchObject({ gated: 1, ungated: 1, "not merged": 1 });
    // #3 was merged somewhere else.
    expect(listed).toMatchObject({ gated: 2, ungated: 0 });
    expect([direct, undecided]).toEqual([1, 1]);
    expect(months.map(({ month, counts: each }) => [month, each.gated, each.ungated, each["not merged"]])).toEqual([
      ["2026-10", 1, 0, 1],
      ["2026-11", 0, 0, 0],
      ["2026-12", 0, 1, 0],
    ]);
    expect(controls.map(({ population, tested, held }) => [population, tested, held])).toEqual([
      [2, 1, 1],
      [2, 1, 1],
    ]);
  });

  it("keep apart where a requirement only warned, and where the policy only advised", () => {
    const on = (day: string, letters: string, rest: Partial<PullSummary> = {}, advisory = false) => {
      const whole = pull(Number(day.slice(-2)), "gated", letters, rest);
      const { newest } = whole;
      return newest === undefined
        ? whole
        : { ...whole, newest: { ...newest, at: `${day}T08:00:00Z`, ...(advisory ? { advisory: true as const } : {}) } };
    };
    const { requirements, controls, advised } = figures(
      on("2026-01-01", "u..", { warned: ["GOV-1"] }),
      on("2026-01-02", "s..", { warned: ["GOV-1"] }),
      on("2026-02-03", "p..", { isAdvised: true }, true),
      on("2026-02-04", "u.."),
    );
    expect(requirements[0]).toMatchObject({
      ...{ applied: 4, held: 1, open: 3, blocked: 1, warned: 2, advised: 1, blocksSince: "2026-02-03" },
      lenient: { applied: 3, held: 1, waived: 0, open: 2 },
    });
    expect(controls[0]).toMatchObject({ population: 4, held: 1, exceptions: [4], lenient: [1, 3] });
    expect(advised).toBe(1);
  });

  test.each([
    ["2026-11-20", true],
    ["2026-11-21", false],
  ])("say of a waiver until %s that it is over: %s, as its last day still counts", (until, isOver) => {
    const concession = { kind: "waiver", requirement: "GOV-1", by: "gil", at: "", until, note: "" } as const;
    expect(figures(pull(1, "waived", "w", { concessions: [concession] })).concessions).toMatchObject([
      { pull: 1, isOver },
    ]);
  });

  test.each([
    [[], { count: 0 }],
    [[5], { count: 1, median: 5, ninetieth: 5 }],
    [[4, 1, 3, 2], { count: 4, median: 2, ninetieth: 4 }],
    [[10, 1, 2, 3, 4, 5, 6, 7, 8, 9], { count: 10, median: 5, ninetieth: 9 }],
  ])("take median and ninetieth of %j by nearest rank", (hours, expected) => {
    expect(spread(hours)).toEqual(expected);
  });
});

describe("what a page is given", () => {
  const pulls = Array.from({ length: 100 }, (_, at) =>
    pull(at + 1, "gated", "s..", { paths: ["a", "b"], people: ["nina", "fay"] }),
  );
  const collected = {
    ...{ pulls, requirements: REQUIREMENTS, texts: new TextTable(), records: 1, damaged: [], lost: new Map() },
    repository: { name: "acme/credit" },
    accounts: new Map(),
    detailOf: (number: number) => JSON.stringify({ number }),
  };

  it("names each text once, and leaves out what nobody was asked at the end", () => {
    const index = packIndex(collected, pulls, figures(...pulls), {
      branch: "b",
      today: "2026-11-21",
      people: new Map([["fay", "Fay N."]]),
    });
    expect(index.logins).toEqual(["nina", "fay"]);
    expect(index.people).toEqual([["fay", "Fay N."]]);
    expect(index.paths).toEqual(["a", "b"]);
    expect(index.pulls.letters[0]).toBe("s");
    expect(index.pulls.marks[0]).toBe("bbbbbbbbbbbb aaaaaaaaaaaa");
  });

  it("finds the details of a pull request by its place", () => {
    const { block } = packIndex(collected, pulls, figures(...pulls), { branch: "b", today: "", people: new Map() });
    const blocks = [...packDetails(pulls, collected.detailOf)].map((text) => JSON.parse(text) as { number: number }[]);
    for (const [place, { number }] of pulls.entries())
      expect(blocks[Math.floor(place / block)]?.[place % block]?.number).toBe(number);
  });
});
