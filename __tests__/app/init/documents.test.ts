/** What `init` writes to be filled in: refused as it is, accepted by `check` once somebody has answered. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, test } from "@jest/globals";
import { parse } from "yaml";
import { runCheck } from "../../../src/app/check.ts";
import {
  renderDatasheet,
  renderModelCard,
  renderPullRequestTemplate,
} from "../../../src/app/init/templates/documents.ts";
import { runInit } from "../../../src/app/init.ts";
import type { Io } from "../../../src/app/io.ts";
import { outlineOf } from "../../../src/core/document/outline.ts";
import type { ProofVerdict } from "../../../src/core/verdict.ts";
import { createSandbox, type Sandbox } from "../../support/run-cli.ts";

const packageRoot = new URL("../../../", import.meta.url);
const packs = readdirSync(new URL("policies", packageRoot)).filter((name) => /^(?!assets)[\w-]+\.yml$/.test(name));

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox();
});
afterEach(() => sandbox.remove());

function openIo() {
  let stdout = "";
  const io: Io = {
    cwd: sandbox.folder,
    environment: {},
    packageRoot,
    now: new Date("2026-11-21T12:00:00Z"),
    stdout: {
      write: (text: string) => {
        stdout += text;
      },
    },
    stderr: { write: () => undefined },
  };
  return { io, read: () => stdout };
}

/** As a person would: every placeholder becomes an answer. */
const fill = (text: string) => text.replace(/\[[^\]]*\](?!\()/g, "An answer.").replace("TODO", "apache-2.0");
const fillForm = (text: string) =>
  text.replace(/(## (?:Intent|Impact)\n)/g, "$1\nAn answer.\n").replace("- [ ] Low", "- [x] Low");

const leaves = (proof: ProofVerdict): ProofVerdict[] => ("of" in proof ? proof.of.flatMap(leaves) : [proof]);

/** The document proofs of a pack, by requirement, in a repository with these documents and this description. */
async function check(pack: string, card: string, datasheet: string, body: string) {
  const { pack: identity, inputs = {} } = parse(readFileSync(new URL(`policies/${pack}`, packageRoot), "utf8"));
  const needed = Object.entries<{ required?: boolean; example?: unknown; default?: unknown }>(inputs)
    .filter(([, input]) => input.default === undefined && input.example !== undefined)
    .map(([name, input]) => [name, input.example]);
  const roles = ["validator", "security-reviewer", "data-steward", "fairness-reviewer", "explainability-reviewer"]
    .concat("safety-reviewer", "privacy-reviewer", "compliance", "governance")
    .map((name) => [name, { permission: "write" }]);
  const policy = {
    version: 1,
    mode: "advisory",
    extends: [{ pack: `secmlops:${identity.name}@1`, with: Object.fromEntries(needed) }],
    roles: Object.fromEntries(roles),
  };
  sandbox.commit({ ".github/secmlops/policy.yml": JSON.stringify(policy), "models/a.safetensors": "one" });
  sandbox.git("checkout", "--quiet", "-b", "change");
  const changed = { "models/a.safetensors": "two", "data/a.csv": "1", "deploy/serve.yaml": "a: 1" };
  sandbox.commit({ ...changed, "docs/model-card.md": card, "docs/datasheet.md": datasheet });
  const outline = outlineOf(body, [renderPullRequestTemplate()]);
  if ("unavailable" in outline) throw new Error(outline.unavailable);
  const pullRequest = { number: 1, base: "main", author: { login: "ann" }, fork: false, draft: false };
  const facts = {
    pullRequest: { ...pullRequest, body: { known: { sha256: "0".repeat(64), outline: outline.known } } },
  };
  const { io, read } = openIo();
  const path = sandbox.write("facts.json", JSON.stringify(facts));
  await runCheck({ base: "main", head: "HEAD", facts: path, machineOnly: false, format: "json" }, io);
  const { requirements } = JSON.parse(read());
  return Object.fromEntries(
    requirements.flatMap(({ id, proof }: { id: string; proof?: ProofVerdict }) =>
      (proof === undefined ? [] : leaves(proof)).flatMap((leaf) =>
        leaf.kind === "document" && /^(?:pull-request|docs\/(?:model-card|datasheet)\.md)$/.test(leaf.source)
          ? [[id, { status: leaf.status, reasons: leaf.reasons.map(({ code }) => code) }]]
          : [],
      ),
    ),
  );
}

describe.each(packs)("of %s, documents", (pack) => {
  it("fail as init writes them, and pass once they are filled in", async () => {
    const asked = await check(pack, renderModelCard(), renderDatasheet(), renderPullRequestTemplate());
    expect(Object.keys(asked).length).toBeGreaterThan(0);
    for (const proof of Object.values(asked)) expect(proof).toMatchObject({ status: "unmet" });
    sandbox.remove();
    sandbox = createSandbox();
    const filled = await check(
      pack,
      fill(renderModelCard()),
      fill(renderDatasheet()),
      fillForm(renderPullRequestTemplate()),
    );
    expect(filled).toEqual(
      Object.fromEntries(Object.keys(asked).map((id) => [id, { status: "satisfied", reasons: [] }])),
    );
  });
});

test("the larger packs ask for all three documents", async () => {
  const asked = await check("full.yml", "", "", "");
  expect(Object.keys(asked)).toEqual(expect.arrayContaining(["PRO-1", "GOV-2", "COM-1", "COM-2"]));
});

test("a section that nobody answered keeps a document from passing, whichever it is", async () => {
  const headings = Array.from(renderModelCard().matchAll(/^## (.*)$/gm), ([, heading = ""]) => heading);
  expect(headings).toEqual(["Intended use", "Training data", "Evaluation", "Limitations", "Explanation"]);
  for (const heading of headings) {
    const card = fill(renderModelCard().replace(new RegExp(`(## ${heading}\\n\\n)\\[[^\\]]*\\]`), "$1<!-- later -->"));
    const outline = outlineOf(card);
    const sections = "known" in outline ? outline.known.sections : [];
    expect(sections.filter(({ empty }) => empty).map((section) => section.heading)).toEqual([heading]);
  }
});

test("init writes these documents", async () => {
  sandbox.commit({ "models/a.safetensors": "one" });
  const { io } = openIo();
  await runInit({ pack: [], role: ["validator=vera"], ciWorkflow: [], dryRun: false, yes: true }, io, () => undefined);
  const read = (path: string) => readFileSync(join(sandbox.folder, path), "utf8");
  expect(read("docs/model-card.md")).toBe(renderModelCard());
  expect(read("docs/datasheet.md")).toBe(renderDatasheet());
  expect(read(".github/pull_request_template.md")).toBe(renderPullRequestTemplate());
});
