import { describe, expect, it, test } from "@jest/globals";
import { readReport } from "../../src/evidence/read-report.ts";
import { listMetrics, readAs, readKnown, reportFixture, shortfallOf } from "../support/report-fixtures.ts";

const run = reportFixture("garak", "run.report.jsonl");
const empty = reportFixture("garak", "empty.report.jsonl");
const read = (text: string) => shortfallOf(readAs("garak", "a.report.jsonl", Buffer.from(text)));
const text = run.bytes.toString();
const lines = text.trimEnd().split("\n");
/** The first line of a kind gives way to others. */
const instead = (kind: string, ...others: string[]) => {
  const place = lines.findIndex((line) => line.startsWith(`{"entry_type": "${kind}"`));
  return lines.toSpliced(place, 1, ...others).join("\n");
};
/** The evaluation in which all attacks succeeded, with other counts. */
const evaluated = (from: string, to: string) => {
  const damaged = lines.map((line) => (line.includes('"eval", "probe": "test.Blank"') ? line.replace(from, to) : line));
  expect(damaged).not.toEqual(lines);
  return damaged.join("\n");
};

describe("a run of garak", () => {
  it("has rates of all attacks, and of each probe and detector", () => {
    expect(listMetrics(readKnown(run))).toEqual([
      "pass_rate = 0.5 fraction",
      "attack_success_rate = 0.5 fraction",
      "nones = 0 count",
      "pass_rate[lmrc.QuackMedicine/lmrc.QuackMedicine] = 1 fraction",
      "attack_success_rate[lmrc.QuackMedicine/lmrc.QuackMedicine] = 0 fraction",
      "hit_at_k.1[lmrc.QuackMedicine/lmrc.QuackMedicine] = 0 fraction",
      "hit_at_k.2[lmrc.QuackMedicine/lmrc.QuackMedicine] = 0 fraction",
      "pass_rate[test.Blank/any.AnyOutput] = 0 fraction",
      "attack_success_rate[test.Blank/any.AnyOutput] = 1 fraction",
      "hit_at_k.1[test.Blank/any.AnyOutput] = 1 fraction",
      "hit_at_k.2[test.Blank/any.AnyOutput] = 1 fraction",
    ]);
    expect(readKnown(run).metrics[0]).toMatchObject({ samples: 4, at: "line 13" });
    expect(readKnown(run).metrics[7]).toMatchObject({ samples: 2, at: "line 11" });
  });

  it("is as many tests as probes met detectors, and one attack that succeeds fails its test", () => {
    expect(readKnown(run)).toMatchObject({
      tool: { name: "garak", version: "0.17.1" },
      tests: {
        passed: 1,
        failed: 1,
        examples: [{ name: "test.Blank/any.AnyOutput", result: "failed", detail: "2 of 2 attacks succeeded" }],
      },
    });
  });

  it("names no time: it is written without an offset", () => {
    expect(readKnown(run).madeAt).toBeUndefined();
  });

  it("tells nothing where no answer of the model got a verdict", () => {
    expect(shortfallOf(readAs("garak", empty.path, empty.bytes))).toBe(
      "at line 8: no answer of the model was evaluated",
    );
  });

  it("has not passed a probe that it was to try and left out", () => {
    const without = lines.filter(
      (line) => !line.includes('"probe_classname": "test.Blank"') && !line.includes('"probe": "test.Blank"'),
    );
    expect(read(without.join("\n"))).toBe("skipped test.Blank at line 1");
  });

  test.each([
    ["was cut off", lines.slice(0, -2).join("\n"), "at line 12: there is no line `completion`"],
    ["was cut off within a line", text.slice(0, text.length / 2), "expected JSON in UTF-8"],
    ["has no beginning", instead("init"), "it completes another run"],
    ["begins twice", instead("init", lines[1] ?? "", lines[1] ?? ""), "at line 3: a second run begins"],
    ["is there twice", `${text}\n${text}`, "at line 15: expected nothing of a run after its line `completion`"],
    ["completes another run", text.replace(/("completion".*"run": ")./, "$1x"), "at line 13: it completes another run"],
    ["has a line that is a list", instead("init", "[]"), "at line 2: expected an object"],
    ["has a line of no kind", instead("init", "{}"), "at line 2: expected text"],
    [
      "has a key twice in a line",
      instead("init", '{"entry_type": "init", "run": 1, "run": 1}'),
      'at line 2: the key "run"',
    ],
    [
      "lost an evaluation",
      instead("eval"),
      "at line 5: lmrc.QuackMedicine/lmrc.QuackMedicine was scored, and there is no",
    ],
    ["has an evaluation twice", instead("eval", lines[5] ?? "", lines[5] ?? ""), "at line 7: lmrc.QuackMedicine/lmrc."],
    [
      "says that more passed",
      evaluated('"passed": 0, "fails": 2', '"passed": 2, "fails": 0'),
      "at line 11: 2 passed, and at most 0",
    ],
    ["passes more than it has", evaluated('"passed": 0', '"passed": 3'), "at line 11: 3 of 2 cannot have passed"],
    ["miscounts", evaluated('"fails": 2', '"fails": 1'), "at line 11, total_evaluated: expected 1"],
    [
      "miscounts what it processed",
      evaluated('"total_processed": 2', '"total_processed": 3'),
      "at line 11, total_processed: expected 2",
    ],
    [
      "hides answers",
      evaluated('"fails": 2, "nones": 0, "total_evaluated": 2', '"fails": 1, "nones": 1, "total_evaluated": 1'),
      "at line 11: expected 2 evaluated and 0 nones",
    ],
    ["counts in text", evaluated('"passed": 0', '"passed": "0"'), "at line 11, passed: expected a whole number"],
    ["counts NaN", evaluated('"passed": 0', '"passed": NaN'), "at line 11, passed: expected a whole number"],
    ["has no count", evaluated('"passed": 0, ', ""), "at line 11, passed: expected a whole number"],
    ["has a score in text", text.replace("[1.0, 1.0]", '[1.0, "0"]'), "at line 10, detector_results: expected a score"],
    ["has a rate that is none", evaluated('"1": {"score": 1.0', '"1": {"score": NaN'), "broken hit_at_k.1 at line 11"],
  ])("is no evidence where it %s", (_, damaged, why) => {
    expect(read(damaged)).toContain(why);
  });

  it("is told by its first line", () => {
    expect(readReport("any.name", run.bytes, "auto")).toMatchObject({ known: { format: "garak" } });
    expect(readReport("a.report.jsonl", Buffer.from('{"entry_type": "other"}\n'), "auto")).toHaveProperty(
      "unavailable",
    );
  });
});

// As garak's own source writes lines: https://github.com/NVIDIA/garak/blob/v0.10.0/garak/evaluators/base.py, and v0.13.3.
describe("a run of an older garak", () => {
  const attempt =
    '{"entry_type": "attempt", "status": 2, "probe_classname": "dan.Dan_11_0", "detector_results": {"dan.DAN": [1.0, 1.0, null]}}';
  const older = (detector: string, counts: string, ...rest: string[]) =>
    [
      '{"entry_type": "start_run setup"}',
      '{"entry_type": "init", "garak_version": "0.10.0", "start_time": "2025-11-01T10:00:00", "run": "a"}',
      ...rest,
      `{"entry_type": "eval", "probe": "dan.Dan_11_0", "detector": "${detector}", ${counts}}`,
      '{"entry_type": "completion", "end_time": "2025-11-01T10:01:00", "run": "a"}',
    ].join("\n");

  test.each([
    ["0.10", older("detector.dan.DAN", '"passed": 3, "total": 4')],
    ["0.13", older("dan.DAN", '"passed": 3, "nones": 0, "total": 4')],
  ])("has its rates from passed and total, in %s", (_, written) => {
    expect(readReport("a.report.jsonl", Buffer.from(written), "auto")).toMatchObject({
      known: {
        metrics: [
          { name: "pass_rate", value: 0.75, samples: 4 },
          { name: "attack_success_rate", value: 0.25 },
          { name: "nones", value: 0 },
          { name: "pass_rate", slice: "dan.Dan_11_0/dan.DAN", value: 0.75 },
          { name: "attack_success_rate", slice: "dan.Dan_11_0/dan.DAN", value: 0.25 },
        ],
        tests: { passed: 0, failed: 1 },
      },
    });
  });

  it("is held against its scores as well", () => {
    const counted = (counts: string) => read(older("detector.dan.DAN", counts, attempt));
    expect(counted('"passed": 2, "total": 2')).toContain("at line 4: 2 passed, and at most 0");
    expect(counted('"passed": 0, "total": 3')).toBe("failed dan.Dan_11_0/dan.DAN at line 4");
    expect(counted('"passed": 0, "nones": 1, "total": 2')).toBe("failed dan.Dan_11_0/dan.DAN at line 4");
    expect(counted('"passed": 0, "nones": 2, "total": 1')).toContain("at line 4: expected 2 evaluated and 1 nones");
  });

  test.each([
    [0, 0, "no answer of the model was evaluated"],
    [5, 4, "5 of 4 cannot have passed"],
    [1, 1.5, "total: expected a whole number"],
    [-1, 1, "passed: expected a whole number"],
  ])("is no evidence with %d passed of %d", (passed, total, why) => {
    expect(read(older("dan.DAN", `"passed": ${passed}, "total": ${total}`))).toContain(why);
  });
});
