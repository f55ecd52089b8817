/** The proofs' pages say what the gate says: their examples are judged, and every line with a cross is compared. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { outlineOf } from "../../src/core/document/outline.ts";
import { evaluate } from "../../src/core/evaluate.ts";
import type { Facts, Outline } from "../../src/core/facts.ts";
import { parseCodeowners } from "../../src/core/owners/parse-codeowners.ts";
import { composePolicy } from "../../src/core/policy/compose.ts";
import { describeProblem } from "../../src/core/policy/problem.ts";
import { describeReason } from "../../src/render/describe.ts";
import { decidingLeaves } from "../../src/render/proof-tree.ts";
import { wordReason } from "../../src/render/wording.ts";
import { change, facts, id } from "../support/builders.ts";

const root = join(import.meta.dirname, "../..");
const page = (name: string) => readFileSync(join(root, "docs/proofs", name), "utf8");
const builtInAssets = { name: "assets.yml", text: readFileSync(join(root, "policies/assets.yml"), "utf8") };

/** The blocks of a page in one language. */
const fenced = (text: string, language: string) =>
  Array.from(text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms")), ([, body = ""]) => body);
const crosses = (text: string) => Array.from(text.matchAll(/^ {4}❌ (.*)$/gm), ([, line]) => line);

const outline = (text: string, templates: readonly string[] = []): Outline => {
  const read = outlineOf(text, templates);
  if ("unavailable" in read) throw new Error(read.unavailable);
  return read.known;
};

/** What the policy of a page says of facts, line by line. */
function sayReasons(text: string, given: Facts): string[] {
  const { policy, problems } = composePolicy({ kind: "policy", files: [{ name: "policy.yml", text }], builtInAssets });
  if (policy === undefined) throw new Error(problems.map(describeProblem).join("\n"));
  return evaluate(policy, given)
    .requirements.flatMap(({ proof }) => (proof === undefined ? [] : decidingLeaves(proof)))
    .flatMap(({ reasons }) => reasons)
    .map((reason) =>
      describeReason(wordReason(reason))
        .map((span) => (span.kind === "code" ? `\`${span.text}\`` : span.text))
        .join(""),
    );
}

/** A part of a policy as the one requirement of a whole. */
const whole = (needs: string) => `version: 1
requirements:
  PRO-1:
    title: Intent
    dimension: processes
    concern: reliability
    applies-to: [model]
${needs.replace(/^/gm, "    ")}`;

test("owners.md shows what an unowned change is told", () => {
  const text = page("owners.md");
  const [, codeowners = ""] = /^((?: {4}.*\n)*? {4}# \.github\/CODEOWNERS\n(?: {4}.*\n)+)/m.exec(text) ?? [];
  const rules = parseCodeowners(codeowners.replace(/^ {4}.*CODEOWNERS\n/, "").replace(/^ {4}/gm, ""));
  const given = facts({
    changes: [change("models/vendor/bert.safetensors"), change("train/fit.py")],
    codeowners: { known: { path: ".github/CODEOWNERS", id: id("a"), rules } },
  });
  const policy = fenced(text, "yaml").find((each) => each.startsWith("version: 1")) ?? "";
  expect(rules).toHaveLength(3);
  expect(sayReasons(policy, given)).toEqual(crosses(text));
});

test("document.md shows what an unfinished card and an untouched form are told", () => {
  const text = page("document.md");
  const [card = ""] = fenced(text, "markdown");
  const yaml = fenced(text, "yaml");
  const policy = yaml.find((each) => each.startsWith("version: 1")) ?? "";
  const documents = { "README.md": { known: { id: id("a"), outline: outline(card) } } };
  const ofCard = sayReasons(policy, facts({ changes: [change("models/a.onnx")], documents }));

  const form = yaml.find((each) => each.includes("checkboxes:")) ?? "";
  const boxes = ["Low risk", "Medium risk", "High risk"].map((name) => `- [ ] ${name}\n`).join("");
  const trained = "- [x] The evaluation ran on data that the model has not seen\n";
  const template = `## Intent\n\nWhat changes, and why?\n\n## Impact\n`;
  const body = `${template}\nDecides faster.\n\n${boxes}${trained}`;
  const known = { sha256: "0".repeat(64), outline: outline(body, [template]) };
  const ofForm = sayReasons(
    whole(form),
    facts({ changes: [change("models/a.onnx")], pullRequest: { body: { known } } }),
  );
  expect([...ofCard, ...ofForm]).toEqual(crosses(text));
});
