/** `audit coverage`: of everything that reached the default branch, how much the gate let through, and what got past it. */
import { isCovered } from "../../audit/coverage/coverage.ts";
import { CHANGE_COLUMNS, changeRow } from "../../audit/coverage/rows.ts";
import { writeCsvRow } from "../../audit/csv.ts";
import { renderCoverage } from "../../render/coverage-text.ts";
import { plainText } from "../../render/plain-text.ts";
import { wordClassReason, wordCoverageNote } from "../../render/wording-coverage.ts";
import { EXIT, type ExitCode, type Io, print, printJson, printRendered, tell } from "../io.ts";
import { askCoverage } from "./ask-coverage.ts";
import type { CoverageOptions } from "./coverage-options.ts";

export interface RunCoverageOptions extends CoverageOptions {
  readonly format: "text" | "json" | "csv";
}

export async function runCoverage(ledger: string | undefined, options: RunCoverageOptions, io: Io): Promise<ExitCode> {
  return askCoverage(ledger, options, io, async ({ coverage, people }) => {
    switch (options.format) {
      case "text":
        print(io, renderCoverage(coverage, people));
        break;
      case "json":
        printJson(io, {
          ...coverage,
          changes: coverage.changes.map((change) => {
            const name = change.opened === undefined ? undefined : people.nameOf(change.opened);
            return name === undefined ? change : { ...change, name };
          }),
        });
        break;
      case "csv":
        printRendered(
          io,
          [
            writeCsvRow(CHANGE_COLUMNS),
            ...coverage.changes.map((change) =>
              writeCsvRow(changeRow(change, people, plainText(wordClassReason(change.reason)))),
            ),
          ].join(""),
        );
        for (const note of coverage.notes) tell(io, `note: ${plainText(wordCoverageNote(note))}`);
        break;
    }
    return isCovered(coverage) ? EXIT.pass : EXIT.failed;
  });
}
