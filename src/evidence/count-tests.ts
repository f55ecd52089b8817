import type { TestResult, Tests } from "../core/report-facts.ts";

export interface TestOutcome {
  readonly name: string;
  readonly result: TestResult;
  /** Where in the report it stands. */
  readonly at: string;
  readonly detail?: string;
}

const EXAMPLES = 20;
const LONGEST = 300;

/** What a tool's own tests came to, the first that did not pass by name. */
export function countTests(outcomes: Iterable<TestOutcome>): Tests {
  const tests: Tests = { passed: 0, warned: 0, failed: 0, errors: 0, skipped: 0, examples: [] };
  for (const { name, result, at, detail } of outcomes) {
    tests[result] += 1;
    if (result === "passed" || tests.examples.length >= EXAMPLES) continue;
    tests.examples.push({
      name: name.slice(0, LONGEST),
      result,
      at,
      ...(detail === undefined ? {} : { detail: detail.slice(0, LONGEST) }),
    });
  }
  return tests;
}
