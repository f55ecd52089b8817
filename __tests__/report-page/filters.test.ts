import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import type { ReportIndex } from "../../src/audit/report/report-data.ts";
import {
  FILTERS,
  FIRST_STATE,
  type ListState,
  readState,
  SORTS,
  select,
  writeState,
} from "../../src/report-page/filters.ts";

const minutes = (at: string) => Date.parse(at) / 60_000;
/** Three pull requests: #7 gated, #8 bypassed, #10 not governed. */
const index: ReportIndex = {
  schema: "secmlops-gate/report@1",
  repository: { name: "acme/credit" },
  ...{ branch: "secmlops-ledger", today: "2026-11-21", block: 48, texts: [] },
  logins: ["nina", "fay", "gil"],
  people: [["fay", "Fay Nakamura"]],
  paths: ["models/credit.onnx", "data/train.parquet"],
  requirements: [
    { id: "GOV-1", title: "Fairness", dimension: "governance", enforcement: "block", controls: ["nist:M-1"] },
    { id: "PEO-3", title: "Security", dimension: "people", enforcement: "block", controls: ["soc2:CC8.1"] },
  ],
  pulls: {
    number: [7, 8, 10],
    outcome: [0, 2, 4],
    status: [0, 1, -1],
    advisory: [1, 0, 0],
    opened: [minutes("2026-10-01T00:00:00Z"), minutes("2026-09-01T00:00:00Z"), minutes("2026-11-01T00:00:00Z")],
    ended: [minutes("2026-10-05T00:00:00Z"), minutes("2026-11-05T00:00:00Z"), minutes("2026-11-02T00:00:00Z")],
    author: [0, 2, -1],
    people: [[1], [1, 2], [2]],
    paths: [[0], [0, 1], []],
    advised: [0],
    letters: ["s", "wP", ""],
    marks: ["abcdef012345 000000000000", "111111111111 fedcba987654", "222222222222 333333333333"],
  },
  ...{ unrecorded: [], lost: [], direct: 0, hasGit: false },
  charts: { months: [], waits: [] },
};
const numbers = (filters: ListState["filters"]) =>
  select({ ...FIRST_STATE, sort: "number", descending: false, filters }, index).map(
    (place) => index.pulls.number[place],
  );

describe("the list's filters", () => {
  test.each([
    [{}, [7, 8, 10]],
    [{ outcome: "gated" }, [7]],
    [{ outcome: "merged" }, [7, 8, 10]],
    [{ outcome: "passed" }, [7]],
    [{ outcome: "advised" }, [7]],
    [{ result: "open" }, [8]],
    [{ requirement: "PEO-3", result: "not held, not blocking" }, [8]],
    [{ requirement: "PEO-3", result: "not held, blocking" }, []],
    [{ outcome: "no such outcome" }, []],
    [{ decision: "pending" }, [8]],
    [{ decision: "none" }, [10]],
    [{ decision: "advisory" }, [7]],
    [{ decision: "no such decision" }, []],
    [{ dimension: "people" }, [8]],
    [{ requirement: "GOV-1" }, [7, 8]],
    [{ requirement: "GOV-1", result: "held" }, [7]],
    [{ requirement: "GOV-1", result: "waived" }, [8]],
    [{ result: "open" }, [8]],
    [{ result: "not held" }, [8]],
    [{ result: "constructor" }, []],
    [{ control: "soc2:CC8.1" }, [8]],
    [{ month: "2026-11" }, [8, 10]],
    [{ person: "nina" }, [7]],
    [{ person: "gil" }, [8, 10]],
    [{ person: "nobody" }, []],
    [{ q: "8" }, [8]],
    [{ q: "#10" }, [10]],
    [{ q: "CREDIT" }, [7, 8]],
    [{ q: "credit parquet" }, [8]],
    [{ q: "nakamura" }, [7, 8]],
    [{ q: "peo-3" }, [8]],
    [{ q: "fedcba98765432" }, [8]],
    [{ q: "abcd" }, [7]],
    [{ q: "zzz" }, []],
    [{ q: "credit", outcome: "bypassed", month: "2026-11" }, [8]],
  ] as const)("let through what fits %j", (filters, expected) => {
    expect(numbers(filters)).toEqual(expected);
  });

  test.each([
    ["number", [7, 8, 10]],
    ["outcome", [7, 8, 10]],
    ["decision", [10, 7, 8]],
    ["opened", [8, 7, 10]],
    ["ended", [7, 10, 8]],
    ["author", [10, 8, 7]],
    ["open", [10, 7, 8]],
  ] as const)("order by %s, the newest first among equals", (sort, expected) => {
    const found = select({ ...FIRST_STATE, sort, descending: false }, index);
    expect(found.map((place) => index.pulls.number[place])).toEqual(expected);
  });

  it("come out of an address as they went in", () => {
    const value = fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" });
    fc.assert(
      fc.property(
        fc.record({
          filters: fc.dictionary(fc.constantFrom(...FILTERS), value, { noNullPrototype: true }),
          sort: fc.constantFrom(...SORTS),
          descending: fc.boolean(),
          page: fc.integer({ min: 1, max: 10_000 }),
        }),
        (state) => {
          const [name, query = ""] = writeState(state).slice(1).split("?", 2);
          expect(name).toBe("pulls");
          expect(readState(query)).toEqual(state);
        },
      ),
    );
  });

  test.each(["page=0", "page=-1", "page=x", "page=1.5", "sort=constructor", "__proto__=1", "%", "order=sideways"])(
    "take %j for nothing worse than the whole list",
    (query) => {
      expect(select(readState(query), index)).toHaveLength(3);
    },
  );
});
