/** CycloneDX ML-BOM in JSON, 1.5 to 1.7: https://cyclonedx.org/docs/1.6/json/#components_items_modelCard. */
import type { Subject } from "../core/report-facts.ts";
import { asObject } from "../scan/strict-json.ts";
import { noteStated } from "./parse-number.ts";
import { ReportError } from "./report-error.ts";
import type { ReportFormat } from "./report-format.ts";
import { type Fields, type Found, note, takeList, takeObject, takeText } from "./take.ts";
import { toInstant } from "./to-instant.ts";

const MODEL = "machine-learning-model";
/** Earlier ones have no models. */
const VERSIONS: readonly unknown[] = ["1.5", "1.6", "1.7"];

interface Component {
  readonly fields: Fields;
  readonly at: string;
  /** Whether it is a model or data, or a part of one: a file of its weights. */
  readonly learnt: boolean;
}

export const cyclonedx: ReportFormat = {
  name: "cyclonedx",
  recognise: (source) => source.object()?.bomFormat === "CycloneDX",
  parse: (source) => {
    const bom = takeObject(source.json(), "$");
    if (bom.bomFormat !== "CycloneDX") throw new ReportError("$.bomFormat", 'expected "CycloneDX"');
    if (!VERSIONS.includes(bom.specVersion))
      throw new ReportError("$.specVersion", `expected one of ${VERSIONS.join(", ")}`);
    const metadata = bom.metadata === undefined ? {} : takeObject(bom.metadata, "$.metadata");
    const components: Component[] = [];
    if (metadata.component !== undefined) gather(metadata.component, "$.metadata.component", false, components);
    gatherAll(bom.components, "$.components", false, components);
    const models = components.filter(({ fields }) => fields.type === MODEL);
    if (models.length === 0) throw new ReportError("$.components", `none is of type ${MODEL}: it tells of no model`);
    const found: Found = { metrics: [], broken: [] };
    for (const model of models) readCard(model, models.length > 1, found);
    const tool = nameTool(metadata.tools);
    const madeAt = toInstant(metadata.timestamp);
    return {
      ...found,
      subjects: components.flatMap(listDigests),
      ...(tool === undefined ? {} : { tool }),
      ...(madeAt === undefined ? {} : { madeAt }),
    };
  },
};

/** A component and those within it. The parser bounds how deep they nest. */
function gather(value: unknown, at: string, within: boolean, into: Component[]): void {
  const fields = takeObject(value, at);
  const learnt = within || fields.type === MODEL || fields.type === "data";
  into.push({ fields, at, learnt });
  gatherAll(fields.components, `${at}.components`, learnt, into);
}

function gatherAll(value: unknown, at: string, within: boolean, into: Component[]): void {
  if (value === undefined) return;
  for (const [place, each] of takeList(value, at).entries()) gather(each, `${at}[${place}]`, within, into);
}

function listDigests({ fields, at, learnt }: Component): Subject[] {
  if (!learnt) return [];
  const { hashes = [], name } = fields;
  return takeList(hashes, `${at}.hashes`).flatMap((each, place) => {
    const where = `${at}.hashes[${place}]`;
    const { alg, content } = takeObject(each, where);
    if (alg !== "SHA-256") return [];
    if (typeof content !== "string" || !/^[0-9a-fA-F]{64}$/.test(content))
      throw new ReportError(`${where}.content`, "expected a SHA-256 of 64 hex digits");
    return [{ sha256: content.toLowerCase(), ...(typeof name === "string" ? { name } : {}) }];
  });
}

/** Where several models stand side by side, each one's name is part of the slice that its numbers are of. */
function readCard({ fields, at }: Component, oneOfMany: boolean, found: Found): void {
  if (fields.modelCard === undefined) return;
  const card = takeObject(fields.modelCard, `${at}.modelCard`);
  const model = oneOfMany ? [takeText(fields.name, `${at}.name`)] : [];
  const measured = `${at}.modelCard.quantitativeAnalysis`;
  const analysis = card.quantitativeAnalysis === undefined ? {} : takeObject(card.quantitativeAnalysis, measured);
  const list = `${measured}.performanceMetrics`;
  for (const [place, each] of takeList(analysis.performanceMetrics ?? [], list).entries()) {
    const where = `${list}[${place}]`;
    const { type, value, slice, confidenceInterval } = takeObject(each, where);
    const name = takeText(type, `${where}.type`);
    if (name === "") throw new ReportError(`${where}.type`, "a metric needs a name");
    const part = slice === undefined || slice === "" ? [] : [takeText(slice, `${where}.slice`)];
    const about = sliceOf([...model, ...part]);
    noteStated(found, value, { name, ...about, at: `${where}.value` });
    if (confidenceInterval === undefined) continue;
    const bounds = takeObject(confidenceInterval, `${where}.confidenceInterval`);
    for (const bound of ["lowerBound", "upperBound"])
      if (bounds[bound] !== undefined)
        noteStated(found, bounds[bound], {
          name: `${name}.confidenceInterval.${bound}`,
          ...about,
          at: `${where}.confidenceInterval.${bound}`,
        });
  }
  readEnergy(card, `${at}.modelCard`, sliceOf(model), found);
}

const sliceOf = (parts: readonly string[]): { slice?: string } =>
  parts.length === 0 ? {} : { slice: parts.join(", ") };

/** What was spent on each activity: kWh, and tonnes of CO2eq, which become kilograms. */
function readEnergy(card: Fields, at: string, about: { slice?: string }, found: Found): void {
  const environment = asObject(asObject(card.considerations)?.environmentalConsiderations);
  const list = `${at}.considerations.environmentalConsiderations.energyConsumptions`;
  for (const [place, each] of takeList(environment?.energyConsumptions ?? [], list).entries()) {
    const spent = takeObject(each, `${list}[${place}]`);
    const activity = takeText(spent.activity, `${list}[${place}].activity`);
    for (const [key, written, unit] of [
      ["activityEnergyCost", "kWh", "kWh"],
      ["co2CostEquivalent", "tCO2eq", "kg CO2eq"],
    ] as const) {
      if (spent[key] === undefined) continue;
      const where = `${list}[${place}].${key}`;
      const amount = takeObject(spent[key], where);
      if (amount.unit !== written) throw new ReportError(`${where}.unit`, `expected ${written}`);
      const metric = { name: `${key}(${activity})`, unit, ...about, at: `${where}.value` };
      if (typeof amount.value !== "number") note(found, amount.value, metric);
      else noteStated(found, unit === "kWh" ? amount.value : `${amount.value} t CO2eq`, metric);
    }
  }
}

/** The first tool it names: a list until 1.4's form, components since. */
function nameTool(tools: unknown): { name: string; version?: string } | undefined {
  const list = Array.isArray(tools) ? tools : asObject(tools)?.components;
  const { name, version } = asObject(Array.isArray(list) ? list[0] : undefined) ?? {};
  if (typeof name !== "string") return undefined;
  return { name, ...(typeof version === "string" ? { version } : {}) };
}
