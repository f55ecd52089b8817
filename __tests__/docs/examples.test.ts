/** What the documentation shows must work: every YAML example of every page, and every link between pages. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import * as z from "zod";
import { openPacks } from "../../src/adapters/packs.ts";
import { loadPolicy } from "../../src/app/load-policy.ts";
import { globProblem } from "../../src/core/change/globs.ts";
import { fileSchema } from "../../src/core/policy/file-schema.ts";
import { describeProblem } from "../../src/core/policy/problem.ts";
import { type Json, readYaml } from "../../src/core/policy/read.ts";
import { whenProblem } from "../../src/core/policy/when.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const pages = [
  ...["README.md"].filter((name) => existsSync(join(root, name))),
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name))
    .sort(),
].map((name) => ({ name, text: readFileSync(join(root, name), "utf8") }));

/** The fenced `yaml` blocks of the pages, each under the page and line where it begins. */
const examples = pages.flatMap(({ name, text }) =>
  Array.from(text.matchAll(/^```ya?ml\n(.*?)^```$/gms), ({ 1: yaml = "", index }) => ({
    name: `${name}:${text.slice(0, index).split("\n").length}`,
    text: yaml,
  })),
);
const requirementsOf = z.object({
  requirements: z.record(z.string(), z.object({ title: z.string().optional(), needs: z.unknown() })),
});
const complete = examples.filter(({ text }) => text.startsWith("version: 1\n"));
/** Parts of a policy: other YAML, such as workflows, starts with other keys. */
const fragments = examples.filter(({ text }) =>
  /^(?:mode|extends|roles|assets|requirements|waivers|exceptions|pack|inputs|needs|paths|when):/.test(text),
);

async function lint(example: { name: string; text: string }): Promise<string[]> {
  const builtInAssets = { name: "assets.yml", text: readFileSync(join(root, "policies/assets.yml"), "utf8") };
  const { problems } = await loadPolicy({
    found: { files: [example], problems: [], isDefault: false },
    kind: /^pack:/m.test(example.text) ? "pack" : "policy",
    packs: openPacks(root, undefined),
    builtInAssets,
  });
  return problems.map(describeProblem);
}

describe("a complete policy in the documentation", () => {
  test.each(complete.map((example) => [example.name, example] as const))("%s has no problems", async (_, example) => {
    expect(await lint(example)).toEqual([]);
  });

  test("is there to be found", () => {
    expect(complete.length).toBeGreaterThanOrEqual(6);
    expect(fragments.length).toBeGreaterThanOrEqual(10);
  });
});

/** A fragment in the place where it belongs: at the top, or within a requirement. */
function place(fragment: Readonly<Record<string, Json>>): unknown {
  const within = ["needs", "paths", "when"].some((key) => key in fragment);
  return within ? { version: 1, requirements: { "GOV-1": fragment } } : { version: 1, ...fragment };
}

describe("a part of a policy in the documentation", () => {
  test.each(fragments.map((example) => [example.name, example] as const))("%s has the right form", (_, example) => {
    const read = readYaml(example);
    const value = "source" in read ? (read.source.value as Readonly<Record<string, Json>>) : undefined;
    expect(value).toBeDefined();
    const parsed = fileSchema.safeParse(place(value ?? {}));
    expect(parsed.error?.issues ?? []).toEqual([]);
    const requirement = parsed.data?.requirements?.["GOV-1"];
    expect((requirement?.paths ?? []).flatMap((pattern) => globProblem(pattern) ?? [])).toEqual([]);
    expect(requirement?.when && whenProblem(requirement.when)).toBeUndefined();
  });
});

describe("a requirement in the documentation", () => {
  const titlesIn = (example: { name: string; text: string }): [string, string][] => {
    const read = readYaml(example);
    const parsed = "source" in read ? requirementsOf.safeParse(read.source.value) : undefined;
    return Object.entries(parsed?.data?.requirements ?? {}).flatMap(([id, { title, needs }]) =>
      title === undefined || needs === undefined ? [] : [[id, title]],
    );
  };
  const text = readFileSync(join(root, "policies/full.yml"), "utf8");
  const shipped = new Map(titlesIn({ name: "policies/full.yml", text }));

  test.each(examples.flatMap((example) => titlesIn(example).map((named) => [example.name, ...named] as const)))(
    "%s: %s takes no id from a pack's requirement of another meaning",
    (_, id, title) => {
      expect(shipped.get(id) ?? title).toBe(title);
    },
  );
});

/** The anchor that GitHub gives a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");

describe("a link in the documentation", () => {
  const anchors = new Map(
    pages.map(({ name, text }) => [
      name,
      new Set(Array.from(text.matchAll(/^#{1,6} (.+)$/gm), ([, title = ""]) => anchorOf(title))),
    ]),
  );
  const links = pages.flatMap(({ name, text }) =>
    Array.from(text.matchAll(/\]\((?!https?:|mailto:)([^)\s#]*)(?:#([^)\s]+))?\)/g), ([, path = "", anchor]) => ({
      name,
      target: path === "" ? name : join(dirname(name), path),
      anchor,
    })),
  );
  test.each(links.map((link) => [`${link.name} -> ${link.target}#${link.anchor ?? ""}`, link] as const))(
    "%s leads somewhere",
    (_, { target, anchor }) => {
      expect(existsSync(join(root, target))).toBe(true);
      if (anchor !== undefined) expect([...(anchors.get(target) ?? [])]).toContain(anchor);
    },
  );
});
