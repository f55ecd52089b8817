import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeEach, describe, expect, it } from "@jest/globals";
import { openRepository } from "../../src/adapters/git/repository.ts";
import { openPacks, type PackSource } from "../../src/adapters/packs.ts";
import { loadPolicy, type PolicyFiles } from "../../src/app/load-policy.ts";
import { readCommittedPolicy, readPolicyOnDisk } from "../../src/app/policy-files.ts";
import type { PackRef } from "../../src/core/policy/pack-ref.ts";
import { describeProblem } from "../../src/core/policy/problem.ts";

const packageRoot = fileURLToPath(new URL("../../", import.meta.url));
const builtInAssets = {
  name: "policies/assets.yml",
  text: readFileSync(join(packageRoot, "policies/assets.yml"), "utf8"),
};
const shipped = openPacks(packageRoot, undefined);
const wording = (problems: readonly Parameters<typeof describeProblem>[0][]) => problems.map(describeProblem);

const folder = mkdtempSync(join(tmpdir(), "policy-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const git = (...words: string[]) =>
  execFileSync("git", ["-C", folder, "-c", "user.name=Nina", "-c", "user.email=nina@example.com", ...words], {
    encoding: "utf8",
  }).trim();

/** Commits exactly these files, by path from the root; `->` before a text makes a link to it. @returns what is read there */
async function readCommitted(files: Readonly<Record<string, string | Uint8Array>>): Promise<PolicyFiles> {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (typeof content === "string" && content.startsWith("->")) symlinkSync(content.slice(2), join(folder, path));
    else writeFileSync(join(folder, path), content);
  }
  mkdirSync(folder, { recursive: true });
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--allow-empty", "--message", "files");
  return readCommittedPolicy(await openRepository(folder), git("rev-parse", "HEAD"));
}

describe("the policy of a commit", () => {
  it("is every .yml file of .github/secmlops in name order, tests excepted", async () => {
    const read = await readCommitted({
      ".github/secmlops/b.yml": "b: 1",
      ".github/secmlops/a.yml": "a: 1",
      ".github/secmlops/a.test.yml": "cases: []",
      ".github/workflows/c.yml": "c: 1",
    });
    expect(read).toEqual({
      files: [
        { name: ".github/secmlops/a.yml", text: "a: 1" },
        { name: ".github/secmlops/b.yml", text: "b: 1" },
      ],
      problems: [],
      isDefault: false,
    });
  });

  it.each([
    ["a file of another kind", "README.md", "", "only *.yml and *.test.yml files may lie here"],
    ["a .yaml file", "policy.yaml", "", "policy files end in .yml"],
    ["a file in a folder", "more/policy.yml", "", "a policy has no folders"],
    ["a symlink", "policy.yml", "->../../policy.yml", "only plain files"],
    ["a symlink that looks like a test", "policy.test.yml", "->../../policy.yml", "only plain files"],
    ["a file that is not text", "policy.yml", Buffer.from([0xff, 0xfe]), "the file is not UTF-8"],
    ["a file of more than 1 MiB", "policy.yml", "#".repeat(1_048_577), "the file is larger than 1 MiB"],
  ])("is broken by %s there", async (_, name, content, message) => {
    const found = await readCommitted({ [`.github/secmlops/${name}`]: content });
    expect(found).toMatchObject({ files: [], isDefault: false });
    expect(wording(found.problems)).toEqual([
      expect.stringContaining(`.github/secmlops/${name}:1:1: error: ${message}`),
    ]);
    const { policy, problems } = await loadPolicy({ found, packs: shipped, builtInAssets });
    expect(policy).toBeUndefined();
    expect(problems).toEqual(expect.arrayContaining([...found.problems]));
  });

  it.each([
    ["its folder is a symlink", { "gate/policy.yml": "version: 1", ".github/secmlops": "->../gate" }],
    ["the folder around it is a symlink", { "gate/secmlops/policy.yml": "version: 1", ".github": "->gate" }],
    ["its folder is a file", { ".github/secmlops": "version: 1" }],
  ])("is broken, and not taken for none, where %s", async (_, files) => {
    const { isDefault, problems } = await readCommitted(files);
    expect(isDefault).toBe(false);
    expect(problems).toHaveLength(1);
  });

  it("has at most 64 files", async () => {
    const names = Array.from({ length: 65 }, (_, index) => `.github/secmlops/${index + 100}.yml`);
    const found = await readCommitted(Object.fromEntries(names.map((name) => [name, ""])));
    expect(found.files).toHaveLength(64);
    expect(wording(found.problems)).toEqual([
      expect.stringContaining("164.yml:1:1: error: a policy has at most 64 files"),
    ]);
  });

  it("is the baseline in advisory mode where there is none, which it says", async () => {
    for (const files of [{}, { ".github/secmlops/policy.test.yml": "" }]) {
      const found = await readCommitted(files);
      const { policy, problems } = await loadPolicy({ found, packs: shipped, builtInAssets });
      expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(policy).toMatchObject({ mode: "advisory", waivers: { role: "governance", maxDays: 30 } });
      expect(policy?.notices[0]).toEqual({ code: "default-policy" });
      expect(policy?.requirements.map(({ id }) => id)).toEqual(
        expect.arrayContaining(["PEO-2", "PEO-3", "PEO-4", "PRO-1", "GOV-1", "GOV-2", "GOV-6", "COM-1"]),
      );
    }
  });
});

describe("an organisation's policy where a repository has none", () => {
  const requirement =
    "requirements: { O-1: { title: T, dimension: people, concern: security, applies-to: [model], final: true, needs: { sign-off: { role: r } } } }\n";
  const orgPolicy = "secmlops:org@1";
  const load = async (text: string) => {
    const packs: PackSource = {
      load: async ({ ref }) => (ref === orgPolicy ? { name: ref, text } : { unavailable: "it is not here" }),
      shipped: async () => [orgPolicy],
    };
    return loadPolicy({ found: await readCommitted({}), orgPolicy, packs, builtInAssets });
  };
  const head = "version: 1\npack: { name: org, version: 1 }\n";

  it("stands alone and is enforced", async () => {
    const { policy, problems } = await load(`${head}roles: { r: [alice, adam] }\n${requirement}`);
    expect(wording(problems)).toEqual([]);
    expect(policy).toMatchObject({ mode: "enforce", notices: [], sources: [{ name: orgPolicy }] });
    expect(policy?.requirements.map(({ id }) => id)).toEqual(["O-1", "GOV-6"]);
  });

  it("is what is blamed for its own problems", async () => {
    const { problems } = await load(`${head}${requirement}`);
    expect(wording(problems)).toEqual([expect.stringMatching(/^org-policy:1:1: error: nobody fills the role "r"/)]);
  });
});

describe("a policy on disk", () => {
  beforeEach(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
  });

  it("may be one file of any name", async () => {
    writeFileSync(join(folder, "gate.yaml"), "version: 1\n");
    expect(await readPolicyOnDisk("gate.yaml", folder)).toMatchObject({
      files: [{ name: "gate.yaml", text: "version: 1\n" }],
      problems: [],
    });
    expect(await readPolicyOnDisk(join(folder, "gate.yaml"), "/")).toMatchObject({ files: [{ text: "version: 1\n" }] });
  });

  it("may be a folder, read as the one in a repository is", async () => {
    mkdirSync(join(folder, "gate/more"), { recursive: true });
    writeFileSync(join(folder, "gate/b.yml"), "b: 1\n");
    writeFileSync(join(folder, "gate/a.yml"), "a: 1\n");
    writeFileSync(join(folder, "gate/a.test.yml"), "");
    symlinkSync("a.yml", join(folder, "gate/link.yml"));
    const { files, problems } = await readPolicyOnDisk("gate", folder);
    expect(files.map(({ name }) => name)).toEqual([join("gate", "a.yml"), join("gate", "b.yml")]);
    expect(problems.map(({ file }) => file).sort()).toEqual([join("gate", "link.yml"), join("gate", "more")]);
  });

  it("may be a pipe or a device, as <(command) is", async () => {
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    const [read] = await Promise.all([readPolicyOnDisk("pipe", folder), writeFile(pipe, "version: 1\n")]);
    expect(read).toMatchObject({ files: [{ name: "pipe", text: "version: 1\n" }], problems: [] });
    expect(await readPolicyOnDisk("/dev/null", folder)).toMatchObject({ files: [{ text: "" }], problems: [] });
    expect(await readPolicyOnDisk("/dev/zero", folder)).toMatchObject({ files: [], problems: [{ code: "limit" }] });
  });

  it("is refused where it cannot be read", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(folder, "socket"), resolve));
    await expect(readPolicyOnDisk("socket", folder)).rejects.toThrow(/^socket cannot be read: /);
    await new Promise((resolve) => server.close(resolve));
  });

  it("must be there", async () => {
    mkdirSync(join(folder, "empty"));
    await expect(readPolicyOnDisk("nothing.yml", folder)).rejects.toThrow("no policy lies at nothing.yml");
    await expect(readPolicyOnDisk("empty", folder)).rejects.toThrow("the folder empty holds no policy");
  });
});

describe("packs that packs extend", () => {
  const head = (name: string) => `version: 1\npack: { name: ${name}, version: 1 }\n`;
  const requirement = (id: string) =>
    `requirements: { ${id}: { title: T, dimension: people, concern: security, applies-to: [model], needs: { sign-off: { role: r } } } }\n`;
  const found = (text: string): PolicyFiles => ({
    files: [{ name: "policy.yml", text }],
    problems: [],
    isDefault: false,
  });
  const roles = "roles: { r: [alice, adam] }\n";

  /** Packs by name, and a note of which were asked for. */
  function sourceOf(packs: Readonly<Record<string, string>>): PackSource & { readonly asked: string[] } {
    const asked: string[] = [];
    return {
      asked,
      load: async (ref: PackRef) => {
        asked.push(ref.ref);
        const text = ref.kind === "shipped" ? packs[ref.name] : undefined;
        return text === undefined ? { unavailable: "it is not here" } : { name: ref.ref, text };
      },
      shipped: async () => Object.keys(packs).map((name) => `secmlops:${name}@1`),
    };
  }

  it("are loaded too, each once", async () => {
    const packs = sourceOf({
      a: `${head("a")}extends: [secmlops:c@1]\n${requirement("A-1")}`,
      b: `${head("b")}extends: [secmlops:c@1]\n${requirement("B-1")}`,
      c: `${head("c")}${requirement("C-1")}`,
    });
    const text = `version: 1\nextends: [secmlops:a@1, secmlops:b@1]\n${roles}`;
    const { policy, problems } = await loadPolicy({ found: found(text), packs, builtInAssets });
    expect(wording(problems)).toEqual([]);
    expect(policy?.requirements.map(({ id }) => id)).toEqual(["A-1", "B-1", "C-1", "GOV-6"]);
    expect(packs.asked).toEqual(["secmlops:a@1", "secmlops:b@1", "secmlops:c@1"]);
  });

  it("are loaded for an organisation's policy as well", async () => {
    const packs = sourceOf({ org: `${head("org")}extends: [secmlops:c@1]\n`, c: `${head("c")}${requirement("C-1")}` });
    for (const orgPolicy of ["secmlops:org@1", { pack: "secmlops:org@1" }]) {
      const composed = await loadPolicy({ found: found(`version: 1\n${roles}`), orgPolicy, packs, builtInAssets });
      expect(composed.policy?.requirements.map(({ id }) => id)).toContain("C-1");
    }
  });

  it("end in an error where they go in a circle, too deep, or cannot be had", async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 9 }, (_, at) => [`p${at}`, `${head(`p${at}`)}extends: [secmlops:p${at + 1}@1]\n`]),
    );
    const packs = sourceOf({ ...chain, round: `${head("round")}extends: [secmlops:round@1]\n` });
    const problemsOf = async (name: string) =>
      (await loadPolicy({ found: found(`version: 1\nextends: [secmlops:${name}@1]\n`), packs, builtInAssets }))
        .problems;
    expect(await problemsOf("p0")).toEqual([expect.objectContaining({ code: "limit" })]);
    expect(await problemsOf("round")).toEqual([expect.objectContaining({ code: "pack-cycle" })]);
    expect(wording(await problemsOf("p8"))).toEqual([expect.stringContaining("it is not here")]);
    expect(new Set(packs.asked).size).toBeLessThan(9);
  });

  it("of the same name and nearly the same version are suggested", async () => {
    const text = `version: 1\nextends: [secmlops:baseline@2]\n${roles}`;
    const { problems } = await loadPolicy({ found: found(text), packs: shipped, builtInAssets });
    expect(wording(problems)).toEqual([
      'policy.yml:2:11: error: the pack "secmlops:baseline@2" cannot be had: this version of the gate ships only secmlops:baseline@1. Did you mean "secmlops:baseline@1"?',
    ]);
  });
});

describe("the baseline pack", () => {
  const file = {
    name: "policies/baseline.yml",
    text: readFileSync(join(packageRoot, "policies/baseline.yml"), "utf8"),
  };
  const roleNames = ["validator", "security-reviewer", "fairness-reviewer", "explainability-reviewer", "data-steward"];
  const extending = (more: string): PolicyFiles => ({
    files: [{ name: "policy.yml", text: `version: 1\nextends:\n  - pack: secmlops:baseline@1\n${more}` }],
    problems: [],
    isDefault: false,
  });
  const roles = `roles: { ${[...roleNames, "governance"].map((role) => `${role}: [alice, bob]`).join(", ")} }\n`;

  it("stands by itself", async () => {
    const found = { files: [file], problems: [], isDefault: false };
    const { problems } = await loadPolicy({ found, kind: "pack", packs: shipped, builtInAssets });
    expect(wording(problems)).toEqual([]);
  });

  it("asks for exactly the roles its page names, and enforces once they are filled", async () => {
    const { policy, problems } = await loadPolicy({ found: extending(roles), packs: shipped, builtInAssets });
    expect(wording(problems)).toEqual([]);
    expect(policy?.mode).toBe("enforce");
    expect(policy?.notices).toEqual([]);
    const unfilled = await loadPolicy({ found: extending("mode: advisory\n"), packs: shipped, builtInAssets });
    expect(unfilled.policy?.notices).toEqual([{ code: "unfilled-roles", roles: [...roleNames, "governance"].sort() }]);
  });

  it("reads the card and the headings that its inputs name", async () => {
    const inputs = `    with: { model-card: MODEL_CARD.md, model-card-sections: [Uses], pull-request-sections: [Why] }\n${roles}`;
    const { policy, problems } = await loadPolicy({ found: extending(inputs), packs: shipped, builtInAssets });
    expect(wording(problems)).toEqual([]);
    const needs = Object.fromEntries(
      (policy?.requirements ?? []).map((requirement) => [requirement.id, requirement.needs]),
    );
    expect(needs["COM-1"]).toMatchObject({ kind: "document", source: { path: "MODEL_CARD.md" }, sections: ["Uses"] });
    expect(needs["PRO-1"]).toMatchObject({ kind: "document", source: { pullRequest: true }, sections: ["Why"] });
  });

  it("is described by its page as it is", async () => {
    const page = readFileSync(join(packageRoot, "docs/packs/baseline.md"), "utf8");
    const { policy } = await loadPolicy({ found: extending(roles), packs: shipped, builtInAssets });
    for (const { id, title, enforcement, waivable, origin } of policy?.requirements ?? []) {
      if (origin === "built-in") continue;
      const row = page.split("\n").find((line) => line.startsWith(`| ${id} | ${title} |`)) ?? "";
      expect(row).toMatch(new RegExp(`\\| ${enforcement} \\| ${waivable ? "yes" : "no"} \\|$`));
    }
  });
});
