/**
 * An in-toto Statement (https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md, and v0.1), bare, in a DSSE envelope or in a Sigstore bundle. What is
 * signed is read as if it were not: who signed it is not this reader's question. Places are those within the statement.
 */
import type { Metric, Subject, Tests } from "../core/report-facts.ts";
import { countTests, type TestOutcome } from "./count-tests.ts";
import { listNumbers } from "./list-numbers.ts";
import { openEnvelope } from "./open-envelope.ts";
import { ReportError } from "./report-error.ts";
import type { ReportFormat } from "./report-format.ts";
import type { ReportSource } from "./report-source.ts";
import { type Fields, takeList, takeObject, takeText } from "./take.ts";

const STATEMENTS: readonly unknown[] = ["https://in-toto.io/Statement/v1", "https://in-toto.io/Statement/v0.1"];
/** https://github.com/in-toto/attestation/blob/main/spec/predicates/test-result.md */
const TEST_RESULT = "https://in-toto.io/attestation/test-result/v0.1";
/** Signatures of models have a reader of their own. */
const MODEL_SIGNATURE = "https://model_signing/";

export const inToto: ReportFormat = {
  name: "in-toto",
  recognise: (source) => {
    try {
      const statement = readStatement(source);
      return !String(statement.predicateType).startsWith(MODEL_SIGNATURE);
    } catch {
      return false;
    }
  },
  parse: (source) => {
    const statement = readStatement(source);
    const subjects = readSubjects(statement);
    const predicateType = takeText(statement.predicateType, "$.predicateType");
    if (predicateType !== TEST_RESULT) {
      const { predicate = {} } = statement;
      return { subjects, ...listNumbers(takeObject(predicate, "$.predicate"), "$.predicate", "predicate") };
    }
    return { subjects, ...readTestResult(takeObject(statement.predicate, "$.predicate")) };
  },
};

function readStatement(source: ReportSource): Fields {
  const statement = takeObject(openEnvelope(source.path, source.json()), "$");
  if (!STATEMENTS.includes(statement._type)) throw new ReportError("$._type", `expected ${STATEMENTS.join(" or ")}`);
  return statement;
}

/** Digests of other kinds name what the gate cannot know anything by, and are passed over. */
function readSubjects(statement: Fields): Subject[] {
  const subjects = takeList(statement.subject, "$.subject");
  if (subjects.length === 0) throw new ReportError("$.subject", "it speaks of nothing");
  return subjects.flatMap((each, place) => {
    const at = `$.subject[${place}]`;
    const { name, digest } = takeObject(each, at);
    const { sha256, gitBlob } = takeObject(digest, `${at}.digest`);
    if (sha256 !== undefined) takeHex(sha256, [64], `${at}.digest.sha256`);
    if (gitBlob !== undefined) takeHex(gitBlob, [40, 64], `${at}.digest.gitBlob`);
    if (sha256 === undefined && gitBlob === undefined) return [];
    return [
      {
        ...(typeof name === "string" ? { name } : {}),
        ...(typeof sha256 === "string" ? { sha256 } : {}),
        ...(typeof gitBlob === "string" ? { gitBlob } : {}),
      },
    ];
  });
}

function takeHex(value: unknown, lengths: readonly number[], at: string): void {
  if (typeof value !== "string" || !lengths.includes(value.length) || !/^[0-9a-f]*$/.test(value))
    throw new ReportError(at, `expected ${lengths.join(" or ")} lower-case hex digits`);
}

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
