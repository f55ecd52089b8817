/** The auditor's guide names commands, options and rules that exist. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { Ajv } from "ajv";
import { Command } from "commander";
import { addAuditCommands } from "../../src/app/audit/commands.ts";
import { LEDGER_BRANCH } from "../../src/app/init/rulesets.ts";
import type { Io } from "../../src/app/io.ts";

const docs = join(import.meta.dirname, "../../docs");
const page = readFileSync(join(docs, "auditing.md"), "utf8");
const fenced = (language: string) =>
  Array.from(page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms")), ([, body = ""]) => body);

const program = new Command("secmlops-gate");
const silent = { write: () => true };
const io: Io = {
  cwd: docs,
  environment: {},
  packageRoot: new URL("../..", import.meta.url),
  now: new Date("2026-11-21T12:00:00Z"),
  stdout: silent,
  stderr: silent,
};
addAuditCommands(program, io, () => {});
const audit = program.commands.find((command) => command.name() === "audit");

const commands = [
  ...fenced("sh"),
  ...Array.from(page.matchAll(/`(secmlops-gate audit [^`]+)`/g), ([, line = ""]) => line),
]
  .flatMap((block) => block.split("\n"))
  .filter((line) => line.startsWith("secmlops-gate audit "));

describe("auditing.md", () => {
  it.each(commands)("shows a command that there is: %s", (line) => {
    const [, , name, ...words] = line.split(" ");
    const command = audit?.commands.find((each) => each.name() === name);
    expect({ line, isCommand: command !== undefined }).toEqual({ line, isCommand: true });
    for (const [index, word] of words.entries()) {
      if (!word.startsWith("--")) continue;
      const option = command?.options.find(({ long }) => long === word);
      expect({ word, isOption: option !== undefined }).toEqual({ word, isOption: true });
      const value = words[index + 1];
      const choices = option?.argChoices;
      if (choices !== undefined) expect(choices).toContain(value);
      // One that takes a value has one, and one that takes none is not followed by something meant for it.
      if (option?.required) expect(value).toMatch(/^(?!--)./);
    }
  });

  it("shows every command of an audit", () => {
    const shown = new Set(commands.map((line) => line.split(" ")[2]));
    expect(audit?.commands.map((command) => command.name()).filter((name) => !shown.has(name))).toEqual([]);
  });

  it("shows rulesets that GitHub's API takes, for the branch that the gate writes", () => {
    const api = createRequire(import.meta.url)("@octokit/openapi/generated/api.github.com.deref.json");
    const { schema } = api.paths["/repos/{owner}/{repo}/rulesets"].post.requestBody.content["application/json"];
    const isRuleset = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    const rulesets = fenced("json").map((text) => JSON.parse(text));
    expect(rulesets).toHaveLength(2);
    for (const ruleset of rulesets) {
      isRuleset(ruleset);
      expect(isRuleset.errors).toBeNull();
      expect(ruleset.conditions.ref_name.include).toEqual([`refs/heads/${LEDGER_BRANCH}`]);
    }
  });

  it("links to pages and headings that there are", () => {
    const links = Array.from(page.matchAll(/\]\(([^)#\s]*)(?:#([^)\s]+))?\)/g), ([, path = "", anchor]) => ({
      path,
      anchor,
    }));
    const wrong = links
      .filter(({ path }) => !path.startsWith("http"))
      .filter(({ path, anchor }) => {
        const file = path === "" ? join(docs, "auditing.md") : join(docs, path);
        return !existsSync(file) || (anchor !== undefined && !anchorsOf(readFileSync(file, "utf8")).has(anchor));
      });
    expect(wrong).toEqual([]);
  });
});

/** As GitHub makes them of headings. */
const anchorsOf = (text: string): Set<string> =>
  new Set(
    Array.from(text.matchAll(/^#+ (.*)$/gm), ([, heading = ""]) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
