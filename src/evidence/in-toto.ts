/**
 * An in-toto Statement (https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md, and v0.1), bare, in a DSSE envelope or in a Sigstore bundle. What is
 * signed is read as if it were not: who signed it is not this reader's question. Places are those within the statement.
 */
import type { Metric, Tests } from "../core/report-facts.ts";
import { countTests, type TestOutcome } from "./count-tests.ts";
import { listNumbers } from "./list-numbers.ts";
import { openEnvelope } from "./open-envelope.ts";
import { ReportError } from "./report-error.ts";
import type { ReportFormat } from "./report-format.ts";
import type { ReportSource } from "./report-source.ts";
import { isModelSignature } from "./signed-folder.ts";
import { type Statement, subjectsOf, toStatement } from "./statement.ts";
import { type Fields, takeList, takeObject, takeText } from "./take.ts";

/** https://github.com/in-toto/attestation/blob/main/spec/predicates/test-result.md */
const TEST_RESULT = "https://in-toto.io/attestation/test-result/v0.1";

export const inToto: ReportFormat = {
  name: "in-toto",
  recognise: (source) => {
    try {
      // Signatures of models have a reader of their own.
      return !isModelSignature(read(source).statement);
    } catch {
      return false;
    }
  },
  parse: (source) => {
    const { statement, fields } = read(source);
    checkDigests(fields);
    const subjects = subjectsOf(statement);
    if (statement.predicateType === TEST_RESULT)
      return { subjects, document: fields, ...readTestResult(takeObject(fields.predicate, "$.predicate")) };
    const { predicate = {} } = fields;
    return {
      subjects,
      document: fields,
      ...listNumbers(takeObject(predicate, "$.predicate"), "$.predicate", "predicate"),
    };
  },
};

function read(source: ReportSource): { statement: Statement; fields: Fields } {
  const value = openEnvelope(source.path, source.json());
  return { statement: toStatement(value), fields: takeObject(value, "$") };
}

const DIGESTS = [
  ["sha256", [64]],
  ["md5", [32]],
  ["gitBlob", [40, 64]],
] as const;

/** Digests of other kinds name what the gate cannot know anything by, and are passed over; of these, one that is none is a mistake. */
function checkDigests({ subject }: Fields): void {
  for (const [place, each] of takeList(subject, "$.subject").entries()) {
    const at = `$.subject[${place}].digest`;
    const digest = takeObject(takeObject(each, at).digest, at);
    for (const [name, lengths] of DIGESTS) {
      const hex = digest[name];
      if (hex === undefined || (typeof hex === "string" && isHex(hex, lengths))) continue;
      throw new ReportError(`${at}.${name}`, `expected ${lengths.join(" or ")} lower-case hex digits`);
    }
  }
}

const isHex = (text: string, lengths: readonly number[]): boolean =>
  lengths.includes(text.length) && /^[0-9a-f]*$/.test(text);

const LISTS = [
  ["passedTests", "passed"],
  ["warnedTests", "warned"],
  ["failedTests", "failed"],
] as const;
const RESULTS = new Map<unknown, "passed" | "warned" | "failed">([
  ["PASSED", "passed"],
  ["WARNED", "warned"],
  ["FAILED", "failed"],
]);

/** The result counts as a test of its own where no test that is listed bears it out: a suite need not list its tests. */
function readTestResult(predicate: Fields): { tests: Tests; metrics: Metric[] } {
  const result = RESULTS.get(predicate.result);
  if (result === undefined) throw new ReportError("$.predicate.result", "expected PASSED, WARNED or FAILED");
  takeList(predicate.configuration, "$.predicate.configuration");
  const outcomes: TestOutcome[] = [];
  const metrics: Metric[] = [];
  // Writers leave out a list that is empty; none at all means that tests are not listed.
  const listed = LISTS.some(([key]) => predicate[key] !== undefined);
  for (const [key, each] of listed ? LISTS : []) {
    const at = `$.predicate.${key}`;
    const names = takeList(predicate[key] ?? [], at);
    for (const [place, name] of names.entries())
      outcomes.push({ name: takeText(name, `${at}[${place}]`), result: each, at: `${at}[${place}]` });
    metrics.push({ name: key, value: names.length, unit: "count", at });
  }
  if (listed && outcomes.length === 0) throw new ReportError("$.predicate", "no test ran");
  const borneOut = outcomes.some((outcome) => outcome.result === result);
  if (!borneOut) outcomes.push({ name: "the whole", result, at: "$.predicate.result" });
  return { tests: countTests(outcomes), metrics };
}
