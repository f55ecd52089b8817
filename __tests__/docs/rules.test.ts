/** Every rule has its page, and what the page shows comes out of the scanner. */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, test } from "@jest/globals";
import { sourceOf } from "../../src/scan/byte-sources.ts";
import { isRuleId, RULES, type RuleId } from "../../src/scan/rules.ts";
import { scanFile } from "../../src/scan/scan-file.ts";
import { readByteNotation } from "../support/byte-notation.ts";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "docs/rules");
const ids = Object.keys(RULES).filter(isRuleId);
const pageOf = (id: RuleId): string => readFileSync(join(folder, `${id}.md`), "utf8");

/** Rules about how bytes are reached, which no bytes show: where a test makes them. */
const SHOWN_ELSEWHERE: Readonly<Partial<Record<RuleId, string>>> = {
  SNF004: "__tests__/scan/models.test.ts",
  SRC001: "__tests__/e2e/scan.test.ts",
  SRC002: "__tests__/adapters/scan/pool.test.ts",
  SRC003: "__tests__/adapters/scan/pool.test.ts",
  SRC004: "__tests__/adapters/scan/walk.test.ts",
  SRC005: "__tests__/adapters/scan/walk.test.ts",
  SRC006: "__tests__/adapters/scan/walk.test.ts",
  SRC009: "__tests__/render/sarif.test.ts",
};

interface Example {
  readonly file: string;
  readonly bytes: Buffer;
  readonly verdict: string;
}

/** A fenced block that names a file, and the verdict that stands below it. */
const examplesOf = (page: string): readonly Example[] =>
  Array.from(
    page.matchAll(/^(`{3,})(\w+) (\S+)\n(.*?)^\1\n\nThe file is \*\*(\w+)\*\*/gms),
    ([, , language, file = "", text = "", verdict = ""]) => ({
      file,
      bytes: language === "bytes" ? readByteNotation(text) : Buffer.from(text),
      verdict,
    }),
  );

describe("the page of", () => {
  test.each(ids)("%s shows an input that the rule finds", async (id) => {
    const page = pageOf(id);
    const elsewhere = SHOWN_ELSEWHERE[id];
    if (elsewhere !== undefined) {
      expect(page).toMatch(new RegExp(`^\`\`\`console\\n[^\`]*${id}`, "m"));
      expect(readFileSync(join(root, elsewhere), "utf8")).toContain(id);
      return;
    }
    const examples = examplesOf(page);
    expect(examples).not.toEqual([]);
    for (const { file, bytes, verdict } of examples) {
      const result = await scanFile(file, sourceOf(bytes));
      expect(result.findings.map(({ rule }) => rule)).toContain(id);
      expect(result.verdict).toBe(verdict);
      // A rule can be allowed where the file was read to its end; otherwise its digest alone helps.
      const wasRead = result.coverage === "full" && result.limitsHit.length === 0;
      const byImport = RULES[id].atBest === "unknown" && result.findings.some((one) => one.rule === id && one.import);
      if (RULES[id].atBest === "safe") expect(page).toContain("Nothing has to be allowed");
      else expect(page.includes(`{ rule: ${id},`)).toBe(wasRead && !byImport);
      expect(page.includes("{ import: ")).toBe(byImport);
    }
  });

  test.each(ids)("%s has its parts in order, and is short", (id) => {
    const page = pageOf(id);
    expect(Array.from(page.matchAll(/^## (.*)$/gm), ([, heading]) => heading)).toEqual([
      "What it finds",
      "Why it is bad",
      "Example",
      "What to do",
      "If it must stay",
    ]);
    expect(page.split("\n").length).toBeLessThanOrEqual(50);
    expect(page).toMatch(/^Related: .+\.$/m);
  });
});

it("has no page for a rule that does not exist", () => {
  expect(readdirSync(folder).sort()).toEqual([...ids.map((id) => `${id}.md`), "README.md"].sort());
});

it("has pages whose heads and index are what the table of rules says", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts/generate-rules.js"), "--check"], {
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

it("has a generator that writes what is stale, the same each time, and tells of pages that are missing", () => {
  const copy = mkdtempSync(join(tmpdir(), "generate-rules-"));
  for (const name of ["scripts", "src", "docs/rules", "package.json"])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  const generate = (...words: string[]) =>
    spawnSync(process.execPath, [join(copy, "scripts/generate-rules.js"), ...words], { encoding: "utf8" });
  const page = join(copy, "docs/rules/PKL001.md");
  const right = readFileSync(page, "utf8");
  const stale = right.replace("| critical |", "| low |");
  writeFileSync(page, stale);
  expect(generate("--check")).toMatchObject({ status: 1, stderr: expect.stringContaining("npm run build") });
  expect(readFileSync(page, "utf8")).toBe(stale);
  expect([generate().status, readFileSync(page, "utf8") === right]).toEqual([0, true]);
  rmSync(page);
  expect(generate()).toMatchObject({ status: 1, stderr: expect.stringContaining("PKL001.md is missing") });
  rmSync(copy, { recursive: true });
});

it("explains the notation of bytes by an example that comes out as it says", () => {
  const readme = readFileSync(join(folder, "README.md"), "utf8");
  const rows = Array.from(readme.matchAll(/^\| `([^|]+)` \| .* \| `([0-9a-f ]+)` \|$/gm));
  expect(rows.length).toBeGreaterThanOrEqual(6);
  for (const [, notation = "", hex = ""] of rows)
    expect(readByteNotation(notation).toString("hex")).toBe(hex.replaceAll(" ", ""));
});

it("shows no example elsewhere that bytes could show", () => {
  for (const [id, file] of Object.entries(SHOWN_ELSEWHERE))
    expect([id, existsSync(join(root, file))]).toEqual([id, true]);
});
