/** How grave SARIF's results are where they do not say: https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html, 3.27.10. */
import { asObject } from "../scan/strict-json.ts";
import { ReportError } from "./report-error.ts";
import { type Fields, takeList, takeObject } from "./take.ts";

/** From the mildest to the gravest. */
const LEVELS = ["none", "note", "warning", "error"] as const;
export type Level = (typeof LEVELS)[number];

/** What a run's own rules say of results that state no level. */
export interface RuleLevels {
  /** Each rule that the run describes, by id; without a level it is `warning`. */
  readonly levels: ReadonlyMap<string, Level>;
  /** The id of the rule that a result names, by id or by its place among the rules. */
  readonly ruleOf: (result: Fields) => string | undefined;
}

/** @throws ReportError where it is a level that SARIF does not have */
export function takeLevel(value: unknown, at: string): Level | undefined {
  if (value === undefined) return undefined;
  const level = LEVELS.find((each) => each === value);
  if (level === undefined) throw new ReportError(at, `expected one of ${LEVELS.join(", ")}`);
  return level;
}

/** Of two parts of a tool that know a rule by one name, and of a setting that changes a rule's level, the graver counts. */
export function levelsOfRules(run: Fields, at: string): RuleLevels {
  const tool = takeObject(run.tool, `${at}.tool`);
  const driver = rulesOf(tool.driver, `${at}.tool.driver`);
  const extensions = takeList(tool.extensions ?? [], `${at}.tool.extensions`).map((each, place) =>
    rulesOf(each, `${at}.tool.extensions[${place}]`),
  );
  const levels = new Map<string, Level>();
  const set = (id: unknown, level: Level): void => {
    if (typeof id === "string" && id !== "") levels.set(id, graver(levels.get(id) ?? "none", level));
  };
  for (const rule of [driver, ...extensions].flat()) set(rule.id, rule.level);
  for (const [place, each] of takeList(run.invocations ?? [], `${at}.invocations`).entries()) {
    const where = `${at}.invocations[${place}].ruleConfigurationOverrides`;
    for (const override of takeList(takeObject(each, where).ruleConfigurationOverrides ?? [], where)) {
      const { descriptor, configuration } = takeObject(override, where);
      const level = takeLevel(asObject(configuration)?.level, where);
      const { id, index } = asObject(descriptor) ?? {};
      if (level !== undefined) set(typeof index === "number" ? (driver[index]?.id ?? id) : id, level);
    }
  }
  return { levels, ruleOf: (result) => ruleOf(result, levels, driver, extensions) };
}

interface Rule {
  readonly id: string | undefined;
  readonly level: Level;
}

function rulesOf(component: unknown, at: string): Rule[] {
  const { rules = [] } = takeObject(component, at);
  return takeList(rules, `${at}.rules`).map((each, place) => {
    const { id, defaultConfiguration = {} } = takeObject(each, `${at}.rules[${place}]`);
    const configuration = takeObject(defaultConfiguration, `${at}.rules[${place}].defaultConfiguration`);
    const level = takeLevel(configuration.level, `${at}.rules[${place}].defaultConfiguration.level`);
    return { id: typeof id === "string" ? id : undefined, level: level ?? "warning" };
  });
}

/** A result may name a part of a rule, as `CA1000/1` (3.52.4): then the rule it is a part of. */
function ruleOf(
  result: Fields,
  levels: ReadonlyMap<string, Level>,
  driver: readonly Rule[],
  extensions: readonly (readonly Rule[])[],
): string | undefined {
  const reference = asObject(result.rule);
  const id = result.ruleId ?? reference?.id;
  if (typeof id === "string" && id !== "") {
    const whole = id.slice(0, Math.max(0, id.lastIndexOf("/")));
    return !levels.has(id) && levels.has(whole) ? whole : id;
  }
  const index = result.ruleIndex ?? reference?.index;
  const component = asObject(reference?.toolComponent)?.index;
  const rules = typeof component === "number" ? extensions[component] : driver;
  return typeof index === "number" ? rules?.[index]?.id : undefined;
}

const graver = (a: Level, b: Level): Level => (LEVELS.indexOf(a) > LEVELS.indexOf(b) ? a : b);
