/**
 * Front matter of a model card on the Hugging Face Hub: evaluations under `model-index`, and `co2_eq_emissions` in grams:
 * https://github.com/huggingface/hub-docs/blob/main/modelcard.md?plain=1.
 */
import { asObject } from "../scan/strict-json.ts";
import { cutFrontMatter, readFrontMatter } from "./hf-front-matter.ts";
import { noteStated, parseNumber } from "./parse-number.ts";
import { ReportError } from "./report-error.ts";
import type { ReportFormat } from "./report-format.ts";
import { type Fields, type Found, member, takeList, takeObject, takeText } from "./take.ts";

export const hfModelCard: ReportFormat = {
  name: "hf-model-card",
  recognise: (source) => {
    if (!/\.(?:md|markdown)$/i.test(source.path)) return false;
    const yaml = cutFrontMatter(new TextDecoder().decode(source.bytes));
    return yaml !== undefined && /^(?:model-index|co2_eq_emissions)[ \t]*:/m.test(yaml);
  },
  parse: (source) => {
    const card = takeObject(readFrontMatter(source.path, source.text()), "$");
    const found: Found = { metrics: [], broken: [] };
    const index = card["model-index"];
    if (index !== undefined) noteResults(found, index);
    if (card.co2_eq_emissions !== undefined) noteEmissions(found, card.co2_eq_emissions);
    return found;
  },
};

interface Result {
  readonly metrics: readonly unknown[];
  readonly at: string;
  readonly dataset: Dataset;
}

interface Dataset {
  readonly name: string;
  /** Told apart from others of the same name by configuration, split and revision. */
  readonly full: string;
}

function noteResults(found: Found, index: unknown): void {
  const models = takeList(index, '$["model-index"]');
  const at = '$["model-index"][0]';
  if (models.length > 1)
    throw new ReportError('$["model-index"]', `it has results of ${models.length} models, and a card is about one`);
  const written = takeList(takeObject(models[0], at).results, `${at}.results`);
  if (written.length === 0) throw new ReportError(`${at}.results`, "expected results, and there are none");
  const results = written.map((result, place) => takeResult(result, `${at}.results[${place}]`));
  const datasets = results.map(({ dataset }) => dataset);
  const full = new Set(datasets.map(({ full }) => full)).size;
  const isNameEnough = new Set(datasets.map(({ name }) => name)).size === full;
  for (const { metrics, at, dataset } of results) {
    const slice = full === 1 ? undefined : isNameEnough ? dataset.name : dataset.full;
    noteMetrics(found, metrics, `${at}.metrics`, slice);
  }
}

function takeResult(value: unknown, at: string): Result {
  const result = takeObject(value, at);
  const metrics = takeList(result.metrics, `${at}.metrics`);
  if (metrics.length === 0) throw new ReportError(`${at}.metrics`, "expected metrics, and there are none");
  return { metrics, at, dataset: nameDataset(takeObject(result.dataset, `${at}.dataset`), `${at}.dataset`) };
}

function nameDataset(dataset: Fields, at: string): Dataset {
  const name = takeText(dataset.name ?? dataset.type, `${at}.name`);
  if (name === "") throw new ReportError(`${at}.name`, "expected the dataset's name, found an empty one");
  const parts = [dataset.config, dataset.split, dataset.revision].filter((part) => typeof part === "string");
  return { name, full: [name, ...parts].join(" / ") };
}

/** A metric is called by its type; where one result has the type more than once, by its own name or configuration as well. */
function noteMetrics(found: Found, metrics: readonly unknown[], at: string, slice: string | undefined): void {
  const written = metrics.map((metric, place) => ({ metric: takeObject(metric, `${at}[${place}]`), place }));
  const times = new Map<unknown, number>();
  for (const { metric } of written) times.set(metric.type, (times.get(metric.type) ?? 0) + 1);
  for (const { metric, place } of written) {
    const type = takeText(metric.type, `${at}[${place}].type`);
    if (type === "") throw new ReportError(`${at}[${place}].type`, "expected a metric's type, found an empty one");
    const own = metric.config ?? metric.name;
    const name = (times.get(type) ?? 0) > 1 && typeof own === "string" ? `${type}(${own})` : type;
    noteStated(found, metric.value, { name, ...(slice === undefined ? {} : { slice }), at: `${at}[${place}].value` });
  }
}

/** A number is in grams; a text may name its unit. */
function noteEmissions(found: Found, value: unknown): void {
  const top = member("$", "co2_eq_emissions");
  const parts = asObject(value);
  const [stated, at] = parts === undefined ? [value, top] : [parts.emissions, `${top}.emissions`];
  const text = String(stated);
  const read = parseNumber(text);
  if ((read?.value ?? 0) < 0) throw new ReportError(at, "expected emissions of 0 or more");
  const grams = read !== undefined && read.unit === undefined ? `${text} g` : stated;
  noteStated(found, grams, { name: "co2_eq_emissions", unit: "kg CO2eq", at });
}
