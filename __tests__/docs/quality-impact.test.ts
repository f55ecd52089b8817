/** The page on quality impact: its example gives the table that it shows, and its names mean what it says. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "@jest/globals";
import { evaluate } from "../../src/core/evaluate.ts";
import { concernOf } from "../../src/core/impact/concerns.ts";
import { CONCERNS } from "../../src/core/policy/policy.ts";
import type { ReportFact } from "../../src/core/report-facts.ts";
import { readReport } from "../../src/evidence/read-report.ts";
import { renderChecklist } from "../../src/render/markdown.ts";
import { compose, linesOf } from "../core/policy/compose-support.ts";
import { change, facts, id } from "../support/builders.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/quality-impact.md"), "utf8");
const blocks = (language: string) =>
  Array.from(page.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms")), ([, text = ""]) => text);
/** The table whose first line has this head, as lines. */
const table = (text: string, head: string) => {
  const lines = text.split("\n");
  const start = lines.indexOf(head);
  expect(start).toBeGreaterThan(0);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith("|"));
  return lines.slice(start + 2, end);
};

test("the example gives the table that the page shows", () => {
  const composed = compose(blocks("yaml")[0] ?? "");
  expect(linesOf(composed)).toEqual([]);
  if (composed.policy === undefined) throw new Error("the example does not compose");
  const path = "reports/evaluation.json";
  const [base, head] = blocks("json").map(
    (json): ReportFact => ({
      ...{ path, id: id(json), format: "json", from: "change", places: [] },
      content: readReport(path, Buffer.from(json), "json"),
    }),
  );
  if (base === undefined || head === undefined) throw new Error("the example has no two reports");
  const verdict = evaluate(
    composed.policy,
    facts({ changes: [change("credit.pt")], reports: [head], baseReports: [base] }),
  );
  const checklist = renderChecklist(verdict, { ledger: false, local: false });
  const columns = "| concern | effect | measured by |";
  expect(table(checklist, columns)).toEqual(table(page, columns));
});

describe("the names that tell by themselves", () => {
  const rows = table(page, "| concern | better high | better low | best at zero |").map((line) => line.split("|"));
  const named = rows.flatMap(([, concern = "", ...cells]) =>
    (["higher", "lower", "zero"] as const).flatMap((better, index) =>
      Array.from(
        (cells[index] ?? "").matchAll(/`([^`]+)`/g),
        ([, name = ""]) => [name, concern.trim(), better] as const,
      ),
    ),
  );

  it.each(named)("%s is about %s, better %s", (name, concern, better) => {
    expect(concernOf("json", name)).toEqual({ concern, better });
  });

  it("stand for every concern", () => {
    expect(new Set(named.map(([, concern]) => concern))).toEqual(new Set(CONCERNS));
  });
});
