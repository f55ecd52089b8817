import { describe, expect, it, test } from "@jest/globals";
import { readReport } from "../../src/evidence/read-report.ts";
import { listMetrics, readAs, readKnown, reportFixture, shortfallOf } from "../support/report-fixtures.ts";

const card = reportFixture("hf-model-card", "README.md");
const oneDataset = reportFixture("hf-model-card", "one-dataset.md");
const read = (yaml: string) => readAs("hf-model-card", "README.md", Buffer.from(`---\n${yaml}\n---\n# Card\n`));
const emissions = (value: string) => read(`co2_eq_emissions: ${value}`);
const metric = (value: string) =>
  read(
    `model-index:\n- name: m\n  results:\n  - dataset: {name: d}\n    metrics:\n    - type: acc\n      value: ${value}`,
  );

describe("a model card of Hugging Face", () => {
  it("has metrics by their type, by dataset where there are several, and emissions in kilograms", () => {
    expect(listMetrics(readKnown(card))).toEqual([
      "wer[Common Voice / fr / test] = 20",
      "cer[Common Voice / fr / test] = 8.25",
      "wer[Common Voice / de / test] = 31.5",
      "co2_eq_emissions = 0.3505 kg CO2eq",
    ]);
    expect(readKnown(card).metrics[0]?.at).toBe('$["model-index"][0].results[0].metrics[0].value');
  });

  it("is broken where a value is NaN", () => {
    expect(readKnown(card).broken).toEqual([
      {
        name: "wer",
        slice: "Multilingual LibriSpeech",
        at: '$["model-index"][0].results[2].metrics[0].value',
        detail: "expected a finite number, found number NaN",
      },
    ]);
  });

  it("tells metrics of one type apart by their names, and needs no slice for one dataset", () => {
    expect(listMetrics(readKnown(oneDataset))).toEqual([
      "accuracy(Top-1 accuracy) = 0.9",
      "accuracy(Top-5 accuracy) = 0.99",
      "co2_eq_emissions = 0.012 kg CO2eq",
    ]);
  });

  test.each([
    ["0.9", 0.9, undefined],
    ['"0.9"', 0.9, undefined],
    ["20.0 ± 1.2", 20, undefined],
    ["97.5 %", 0.975, "fraction"],
  ])("takes the value %s", (written, value, unit) => {
    expect(metric(written)).toMatchObject({ known: { metrics: [{ value, ...(unit === undefined ? {} : { unit }) }] } });
  });

  test.each([
    "null",
    "~",
    "good",
    "0,9",
    "1,000",
    ".nan",
    ".inf",
    "-.inf",
    "true",
    "[0.9]",
    "{a: 0.9}",
    '""',
    "'> 0.9'",
  ])("is broken by the value %s", (written) => {
    expect(shortfallOf(metric(written))).toContain("broken acc");
  });

  test.each([
    ["350", 0.35],
    ["350.5", 0.3505],
    ["0", 0],
    ["{emissions: 350, source: codecarbon}", 0.35],
    ['"350"', 0.35],
    ["350 g", 0.35],
    ["1.2 kg", 1.2],
    ["3 t CO2eq", 3000],
  ])("takes emissions of %s, in grams where nothing else is said", (written, value) => {
    expect(emissions(written)).toMatchObject({
      known: { metrics: [{ name: "co2_eq_emissions", value, unit: "kg CO2eq" }] },
    });
  });

  test.each([
    ["null", "broken co2_eq_emissions at $.co2_eq_emissions"],
    [".nan", "broken co2_eq_emissions at $.co2_eq_emissions"],
    ["little", "broken co2_eq_emissions at $.co2_eq_emissions"],
    ["50 %", "broken co2_eq_emissions at $.co2_eq_emissions"],
    ["5 kWh", "broken co2_eq_emissions at $.co2_eq_emissions"],
    ["{source: codecarbon}", "broken co2_eq_emissions at $.co2_eq_emissions.emissions"],
    ["-5", "at $.co2_eq_emissions: expected emissions of 0 or more"],
  ])("does not take emissions of %s", (written, why) => {
    expect(shortfallOf(emissions(written))).toContain(why);
  });

  const text = card.bytes.toString();
  test.each([
    ["no front matter", "# Card\n", "at line 1: expected front matter"],
    ["front matter without an end", text.slice(0, 400), "at line 1: expected front matter"],
    ["front matter that is a list", "---\n- a\n---\n", "at $: expected an object"],
    ["front matter without numbers", "---\nlicense: mit\n---\n", "nothing in it was measured"],
    ["broken YAML", text.replace("  results:", "  results: ["), "at line"],
    ["a key twice", text.replace("license: apache-2.0", "language: en"), 'the key "language" stands twice'],
    [
      "results that are text",
      text.replace(/model-index:[\s\S]*\n---/, "model-index: good\n---"),
      'at $["model-index"]',
    ],
    [
      "no results",
      "---\nmodel-index: [{name: m, results: []}]\n---\n",
      'at $["model-index"][0].results: expected results',
    ],
    ["no model", "---\nmodel-index: []\n---\n", 'at $["model-index"][0]: expected an object'],
    [
      "two models",
      "---\nmodel-index: [{name: m}, {name: n}]\n---\n",
      'at $["model-index"]: it has results of 2 models',
    ],
    [
      "a result without metrics",
      text.replace("metrics:\n    - type: wer\n      value: 31.5", "metrics: []"),
      "results[1].metrics: expected metrics",
    ],
    ["a metric without a type", text.replace("- type: cer\n", "- kind: cer\n"), "metrics[1].type: expected text"],
    [
      "a result without a dataset",
      text.replace("dataset:\n      name: Multi", "data:\n      name: Multi"),
      "results[2].dataset",
    ],
    ["a metric without a value", text.replace("value: 8.25", "values: 8.25"), "broken cer"],
  ])("is no evidence with %s", (_, damaged, why) => {
    expect(damaged).not.toBe(text);
    expect(shortfallOf(readAs("hf-model-card", "README.md", Buffer.from(damaged)))).toContain(why);
  });

  it("says on which line of the file its YAML breaks", () => {
    expect(shortfallOf(read("license: mit\nco2_eq_emissions: [1"))).toMatch(/^at line [34]:/);
  });

  it("may have Windows' line ends and a byte order mark", () => {
    const windows = Buffer.from(`\ufeff${text.replaceAll("\n", "\r\n")}`);
    expect(readReport("README.md", windows, "auto")).toEqual({ known: readKnown(card) });
  });

  it("is claimed of Markdown whose front matter has results or emissions, and of nothing else", () => {
    const claimed = (path: string, content: string) => readReport(path, Buffer.from(content), "auto");
    expect(claimed("cards/small.md", text)).toMatchObject({ known: { format: "hf-model-card" } });
    expect(claimed("README.yaml", text)).toHaveProperty("unavailable");
    expect(claimed("README.md", "---\nlicense: mit\n---\nmodel-index: 3\n")).toHaveProperty("unavailable");
  });
});
