import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "@jest/globals";
import type { Rule } from "../../src/scan/rules/rule.ts";
import { RULES } from "../../src/scan/rules.ts";

const rules: readonly (readonly [string, Rule])[] = Object.entries(RULES);

describe("the table of rules", () => {
  test.each(rules)("%s says what is wrong and what to do, and where to read on", (id, { title, fix, refs }) => {
    expect(id).toMatch(/^[A-Z]{3}\d{3}$/);
    expect(title).toMatch(/^[A-Z`\d]|^(?:joblib|safetensors) /);
    expect(title).not.toMatch(/[.!]$/);
    expect(title.length).toBeLessThanOrEqual(80);
    expect(fix).toMatch(/^[A-Z].*\.$/);
    expect(fix.split(/(?<=\.) (?=[A-Z])/).length).toBeLessThanOrEqual(2);
    expect(fix.length).toBeLessThanOrEqual(160);
    expect(refs.length).toBeGreaterThan(0);
    expect(refs.every((ref) => ref.startsWith("https://"))).toBe(true);
  });

  it("has every rule of every family, and no id in two", async () => {
    const folder = join(import.meta.dirname, "../../src/scan/rules");
    const families = readdirSync(folder).filter((name) => name !== "rule.ts");
    const modules: Readonly<Record<string, object>>[] = await Promise.all(
      families.map((name) => import(join(folder, name))),
    );
    const ids = modules.flatMap((module) => Object.values(module).flatMap((family) => Object.keys(family)));
    expect(ids.toSorted()).toEqual(Object.keys(RULES).toSorted());
  });

  it("has no title twice, but where notebooks and other files have the same", () => {
    const titles = rules.map(([, { title }]) => title);
    const twice = titles.filter((title, place) => titles.indexOf(title) !== place);
    expect(new Set(twice)).toEqual(new Set(["Text that looks like a secret", "Compression that is not read here"]));
  });

  it("never lets what is called critical be safe", () => {
    for (const [id, { severity, atBest }] of rules)
      if (severity === "critical" || severity === "high") expect([id, atBest]).not.toEqual([id, "safe"]);
  });
});
