import { describe, expect, it, test } from "@jest/globals";
import { readReport } from "../../src/evidence/read-report.ts";
import { listMetrics, readAs, readKnown, reportFixture, shortfallOf } from "../support/report-fixtures.ts";

const bench = reportFixture("hf-eval-results", ".eval_results/bench.yaml");
const read = (yaml: string) => readAs("hf-eval-results", bench.path, Buffer.from(yaml));
const text = bench.bytes.toString();

describe("evaluation results of Hugging Face", () => {
  it("are the values by benchmark and task, told apart by their notes", () => {
    expect(listMetrics(readKnown(bench))).toEqual([
      "cais/hle/default[no-tools] = 20.9",
      "cais/hle/default[tools] = 28.25",
      "Idavidrein/gpqa/gpqa_diamond = 0.412",
    ]);
    expect(readKnown(bench).metrics[1]?.at).toBe("$[1].value");
  });

  it("are as old as the oldest of them, in UTC", () => {
    expect(readKnown(bench).madeAt).toBe("2026-01-14T07:00:00.000Z");
  });

  it("are each meant where one of several has no notes", () => {
    const metrics = readKnown({ ...bench, bytes: Buffer.from(text.replace("  notes: no-tools\n", "")) }).metrics;
    expect(metrics.map(({ slice }) => slice)).toEqual(["without notes", "tools", undefined]);
  });

  it("are of no known age where one has no date, or none with an offset", () => {
    for (const date of ["", "  date: '2026-01-16'\n", "  date: '2026-01-16T10:30:00'\n"])
      expect(read(text.replace("  date: '2026-01-16T10:30:00Z'\n", date))).not.toHaveProperty("known.madeAt");
  });

  test.each([
    ["nothing", "", "expected a list, found null"],
    ["an empty list", "[]", "at $: expected results"],
    ["an object", "a: 1", "at $: expected a list"],
    ["a list of numbers", "- 1", "at $[0]: expected an object"],
    ["no dataset", text.replace("- dataset:", "- data:"), "at $[0].dataset: expected an object"],
    ["no id", text.replace("    id: cais/hle\n", ""), "at $[0].dataset.id: expected text"],
    ["no task", text.replace("    task_id: default\n", ""), "at $[0].dataset.task_id: expected text"],
    ["an id that is a number", text.replace("id: cais/hle", "id: 7"), "at $[0].dataset.id: expected text"],
    ["no value", text.replace("  value: 20.9\n", ""), "broken cais/hle/default at $[0].value"],
    ["NaN", text.replace("20.9", ".nan"), "broken cais/hle/default at $[0].value"],
    ["null", text.replace("20.9", "null"), "broken cais/hle/default at $[0].value"],
    ["words", text.replace("20.9", "about 20"), "broken cais/hle/default at $[0].value"],
    [
      "two results of one kind",
      text.replace("notes: tools", "notes: no-tools"),
      "at $[1]: a second result of cais/hle/default",
    ],
    ["a key twice", text.replace("  value: 20.9\n", "  value: 20.9\n  value: 99\n"), 'the key "value" stands twice'],
    ["a second document", `${text}---\n${text}`, "at line 22"],
    ["an open bracket", `${text}- [`, "at line"],
  ])("are not taken from %s", (_, damaged, why) => {
    expect(damaged).not.toBe(text);
    expect(shortfallOf(read(damaged))).toContain(why);
  });

  it("are told by their folder", () => {
    expect(readReport("small/.eval_results/a.yml", bench.bytes, "auto")).toMatchObject({
      known: { format: "hf-eval-results" },
    });
    for (const path of ["eval_results/a.yaml", ".eval_results/a.json", ".eval_results/deep/a.yaml"])
      expect(readReport(path, bench.bytes, "auto")).toHaveProperty("unavailable");
  });
});
