import { describe, expect, it, test } from "@jest/globals";
import { readReport } from "../../src/evidence/read-report.ts";
import {
  type JsonValue,
  listMetrics,
  readAs,
  readKnown,
  reportFixture,
  shortfallOf,
} from "../support/report-fixtures.ts";

const diff = reportFixture("dvc-metrics", "diff.json");
const oneFile = reportFixture("dvc-metrics", "one-file.json");
const show = reportFixture("dvc-metrics", "show.json");
const read = (value: JsonValue) => readReport("dvc.json", Buffer.from(JSON.stringify(value)), "dvc-metrics");
const told = (value: JsonValue) => readReport("dvc.json", Buffer.from(JSON.stringify(value)), "auto");

describe("metrics that DVC compares", () => {
  it("are the new values, by file", () => {
    expect(listMetrics(readKnown(diff)).sort()).toEqual([
      "auc[eval/metrics.json] = 0.95",
      "latency_ms[eval/slow.json] = 44",
      "rows[eval/metrics.json] = 1000",
      "test.accuracy[eval/metrics.json] = 0.9",
      "train.accuracy[eval/metrics.json] = 0.98",
      "train.loss[eval/metrics.json] = 0.1",
    ]);
  });

  it("need no slice where there is one file", () => {
    expect(readKnown(oneFile).metrics).toEqual([
      { name: "latency_ms", value: 44, at: '$["eval/slow.json"].latency_ms.new' },
    ]);
  });

  it("are broken where they are NaN, text or gone", () => {
    expect(
      shortfallOf(readAs("dvc-metrics", diff.path, diff.bytes))
        .split("; ")
        .sort(),
    ).toEqual([
      'broken model at $["eval/slow.json"].model.new',
      'broken test.loss at $["eval/metrics.json"]["test.loss"].new',
    ]);
    expect(shortfallOf(read({ "m.json": { auc: { old: 0.9, new: null } } }))).toBe('broken auc at $["m.json"].auc.new');
  });

  it("are named after the file where the file is one number", () => {
    expect(read({ "auc.json": { "": { old: 0.5, new: 0.75, diff: 0.25 } } })).toMatchObject({
      known: { metrics: [{ name: "auc.json", value: 0.75 }] },
    });
  });

  test.each<[string, JsonValue, string]>([
    ["nothing", {}, "add `--all`"],
    ["a list", [], "at $: expected an object"],
    ["null", null, "at $: expected an object"],
    ["a file that is a number", { "m.json": 1 }, 'at $["m.json"]: expected an object'],
    ["a metric that is a number", { "m.json": { auc: 0.9 } }, 'at $["m.json"].auc: expected an object'],
    [
      "a difference that does not fit",
      { "m.json": { auc: { old: 0.9, new: 0.99, diff: -0.1 } } },
      'at $["m.json"].auc.diff: expected 0.08999999999999997',
    ],
    ["a difference that is gone", { "m.json": { auc: { old: 0.9, new: 0.99 } } }, 'at $["m.json"].auc.diff'],
    [
      "a difference that is text",
      { "m.json": { auc: { old: 0.9, new: 0.99, diff: "0.09" } } },
      'at $["m.json"].auc.diff',
    ],
    [
      "a difference to nothing",
      { "m.json": { auc: { old: null, new: 0.99, diff: 0.99 } } },
      'at $["m.json"].auc.diff: there is a difference where there are not two numbers',
    ],
    [
      "a value more",
      { "m.json": { auc: { old: 0.9, new: 0.9, diff: 0, best: 1 } } },
      'at $["m.json"].auc.best: expected old, new and diff alone',
    ],
    ["no new value", { "m.json": { auc: { old: 0.9 } } }, "broken auc"],
    ["a new value in text", { "m.json": { auc: { old: "0.9", new: "0.99" } } }, "broken auc"],
  ])("are not taken from %s", (_, value, why) => {
    expect(shortfallOf(read(value))).toContain(why);
  });

  it("agree with their difference as far as doubles go", () => {
    const large = '{"m.json": {"n": {"old": 9007199254740993, "new": 9007199254740999, "diff": 6}}}';
    expect(readReport("dvc.json", Buffer.from(large), "auto")).toHaveProperty("known");
  });

  it("are not claimed of files that are like theirs", () => {
    for (const value of [
      { a: { b: { old: 1, new: 2, more: 3 } } },
      { a: { b: { new: 2 } } },
      { a: {} },
      { a: { data: {} } },
    ])
      expect(told(value)).toHaveProperty("unavailable");
  });
});

describe("metrics that DVC shows", () => {
  it("are those of the workspace, nested names joined by dots", () => {
    expect(listMetrics(readKnown(show))).toEqual([
      "train.accuracy[eval/metrics.json] = 0.98",
      "train.loss[eval/metrics.json] = 0.1",
      "test.accuracy[eval/metrics.json] = 0.9",
      "rows[eval/metrics.json] = 1000",
      "auc[eval/metrics.json] = 0.95",
      "latency_ms[eval/slow.json] = 44",
    ]);
    expect(shortfallOf(readAs("dvc-metrics", show.path, show.bytes))).toContain("broken test.loss");
  });

  const auc = (value: JsonValue): JsonValue => ({ data: { "m.json": { data: { auc: value } } } });
  it("are the workspace's beside other revisions", () => {
    expect(told({ main: auc(0.8), workspace: auc(0.9) })).toMatchObject({
      known: { metrics: [{ name: "auc", value: 0.9 }] },
    });
  });

  test.each<[string, JsonValue, string]>([
    [
      "several revisions, none of them the workspace",
      { main: auc(0.8), v1: auc(0.7) },
      "at $: expected metrics of one",
    ],
    [
      "a revision that failed",
      { "": { error: { type: "X", msg: "" } } },
      'at $[""].error: DVC could not read this revision',
    ],
    [
      "a file that DVC could not read",
      { "": { data: { "m.json": { error: { type: "X", msg: "" } }, "n.json": { data: { a: 1 } } } } },
      'at $[""].data["m.json"].error: DVC could not read',
    ],
    ["no value", { "": { data: { "m.json": { data: { auc: null } } } } }, "broken auc"],
    ["no file", { "": { data: {} } }, "nothing in it was measured"],
    ["no metric", { "": { data: { "m.json": { data: {} } } } }, "nothing in it was measured"],
  ])("are not taken from %s", (_, value, why) => {
    expect(shortfallOf(read(value))).toContain(why);
  });

  it("are refused where they nest deeper than anybody's", () => {
    let value: JsonValue = 1;
    for (let depth = 0; depth < 101; depth += 1) value = { a: value };
    expect(shortfallOf(read({ "": { data: { "m.json": { data: value } } } }))).toContain("nested deeper than 100");
  });
});
