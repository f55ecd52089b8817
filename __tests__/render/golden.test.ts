import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { renderJson } from "../../src/render/json.ts";
import { renderChecklist } from "../../src/render/markdown.ts";
import { renderTerminal } from "../../src/render/terminal.ts";
import { contextOf, GOLDEN_CASES } from "./golden-cases.ts";

const FOLDER = join(import.meta.dirname, "..", "golden", "render");

/** Compares with the file; `UPDATE_GOLDEN=1` writes it. A missing file is a difference. */
function expectGolden(folder: string, file: string, text: string): void {
  const path = join(FOLDER, folder, file);
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(join(FOLDER, folder), { recursive: true });
    writeFileSync(path, text);
  }
  expect(existsSync(path) ? readFileSync(path, "utf8") : `${path} is missing: run with UPDATE_GOLDEN=1`).toBe(text);
}

describe("rendering writes what the golden files show", () => {
  it.each(GOLDEN_CASES.map((one) => [one.name, one] as const))("%s", (name, one) => {
    expectGolden(name, "verdict.json", renderJson(one.verdict));
    expectGolden(name, "checklist.md", renderChecklist(one.verdict, contextOf(one)));
    expectGolden(name, "terminal.txt", renderTerminal(one.verdict, { colour: false, width: 100 }));
  });

  it("has no golden folder without a case", () => {
    expect(readdirSync(FOLDER).sort()).toEqual(GOLDEN_CASES.map(({ name }) => name).sort());
  });
});
