/** The page shows what an export holds. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { exportOscal } from "../../src/audit/oscal/export-oscal.ts";
import { filesOf, sourceOf, tellStory } from "../audit/oscal/story.ts";

const path = join(import.meta.dirname, "../../docs/oscal.md");

test("oscal.md shows a finding and the risk that it names, as an export has them", async () => {
  let text = "";
  for await (const piece of exportOscal(sourceOf(filesOf(tellStory())), { version: "0.1.0" })) text += piece;
  const [result] = JSON.parse(text)["assessment-results"].results;
  const finding = result.findings.find(({ title }: { title: string }) => title.startsWith("GOV-1"));
  const risk = result.risks.find(({ uuid }: { uuid: string }) => uuid === finding["related-risks"][0]["risk-uuid"]);
  const shown = [finding, risk].map((value) => `${JSON.stringify(value, null, 2)}\n`);
  const page = readFileSync(path, "utf8");
  if (process.env.UPDATE_GOLDEN === "1") {
    let next = 0;
    writeFileSync(
      path,
      page.replace(/(?<=```json\n)[\s\S]*?(?=```)/g, () => shown[next++] ?? ""),
    );
    return;
  }
  expect([...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, block]) => block)).toEqual(shown);
});
