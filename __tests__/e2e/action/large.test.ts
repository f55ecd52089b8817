/** What is large: everything is read, the comment stays readable, and under its limit. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readMarkdown } from "../../../src/core/document/read-markdown.ts";
import { MODEL, openModelChange, openStage, POLICY, type Stage } from "../../support/gate-on-github.ts";
import type { PullHandle } from "../../support/github/pull-handle.ts";

const WAITING = "pending: waiting: 1 sign-off open";
const PASSED = "success: passed: 1 requirement holds";
const MAX_COMMENT = 65_536;

let stage: Stage;
const open = (policy?: string) => async () => {
  stage = await openStage({}, policy);
};
const close = async () => {
  const { violations } = stage.github;
  await stage.close();
  expect(violations).toEqual([]);
};
const numbered = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
const asked = (operation: string) => stage.github.requests.filter((each) => each.operation === operation).length;

describe("a large pull request", () => {
  beforeAll(async () => {
    await open()();
    // The ledger's branch is there by then.
    await stage.run(await openModelChange(stage, { head: "small" }));
  });
  afterAll(close);

  it("of 3,500 files is read to the last one: the model among them is governed", async () => {
    const files = Object.fromEntries(
      numbered(3_500, (at) => [`docs/page-${String(at).padStart(4, "0")}.txt`, `${at}\n`]),
    );
    const pull = await openModelChange(stage, { head: "files", files: { ...files, "zz/last.safetensors": "x\n" } });
    stage.github.resetRequests();
    const { outputs, stderr } = await stage.run(pull, { details: { action: "opened" } });
    expect([stderr, outputs["verdict"], stage.status(pull)]).toEqual(["", "pending", WAITING]);
    expect(stage.checklist(pull)).toContain("zz/last.safetensors");
    expect(stage.github.requests.length).toBeLessThanOrEqual(7);
  });

  it("of 300 commits has all their authors and co-authors for contributors", async () => {
    const pull = await openModelChange(stage, { head: "commits", files: { [MODEL]: "commits" } });
    for (let at = 1; at < 300; at++)
      await stage.repository.commit(
        "commits",
        { "log.txt": `${at}\n` },
        {
          ...{ author: at === 150 ? "viktor" : "dora", pusher: "dora" },
          coAuthors: at === 299 ? ["vera"] : [`helper-${at % 60}`],
        },
      );
    await stage.run(pull);
    stage.github.advance(120);
    for (const login of ["vera", "viktor"]) pull.comment(login, "/sign-off PEO-2");
    stage.github.resetRequests();
    await stage.run(pull);
    expect(pull.commits).toHaveLength(300);
    expect(asked("GatePullRequest")).toBe(3);
    expect(stage.status(pull)).toBe(WAITING);
    expect(stage.checklist(pull)).toMatch(/vera[^\n]*(contribut|worked on|co-author)/i);
  });

  it("with 600 comments has every one of them read: the first objection and the last sign-off count", async () => {
    const pull = await openModelChange(stage, { head: "comments", files: { [MODEL]: "comments" } });
    await stage.run(pull);
    stage.github.advance(120);
    pull.comment("viktor", "/object PEO-2: trained on the test set");
    for (let at = 0; at < 300; at++) pull.comment("dora", `Comment ${at}`);
    await stage.run(pull);
    expect(stage.status(pull)).toMatch(/^failure: blocked: 1 objection/);
    for (let at = 0; at < 300; at++) pull.comment("sam", `Answer ${at}`);
    stage.github.advance(120);
    pull.comment("viktor", "/revoke PEO-2");
    pull.comment("vera", "/sign-off PEO-2");
    stage.github.resetRequests();
    await stage.run(pull);
    expect(stage.status(pull)).toBe(PASSED);
    expect(asked("GatePullRequest")).toBe(7);
  });

  it.each([
    ["commands", (at: number) => `/sign-off PEO-2: ${at}`],
    ["near misses", (at: number) => `/singoff PEO-2 ${at}`],
    ["objections without a role", (at: number) => `/object PEO-2: ${at}`],
  ])("with 3,000 %s in one comment is judged, and its checklist stays short", async (name, line) => {
    const pull = await openModelChange(stage, { head: name.replaceAll(" ", "-"), files: { [MODEL]: name } });
    pull.comment("mallory", numbered(3_000, line).join("\n").slice(0, 65_000));
    const { stderr, annotations } = await stage.run(pull);
    expect([stderr, annotations, stage.status(pull)]).toEqual(["", [], WAITING]);
    expect(stage.checklist(pull).length).toBeLessThan(20_000);
  });

  it("with a comment too intricate to be parsed is judged by the others", async () => {
    const pull = await openModelChange(stage, { head: "intricate", files: { [MODEL]: "intricate" } });
    await stage.run(pull);
    stage.github.advance(120);
    pull.comment("mallory", `${"> ".repeat(30_000)}/sign-off PEO-2`);
    pull.comment("mallory", "[".repeat(60_000));
    pull.comment("vera", "/sign-off PEO-2");
    expect(await stage.run(pull)).toMatchObject({ stderr: "", annotations: [] });
    expect(stage.status(pull)).toBe(PASSED);
  });
});

describe("a checklist of 200 governed files and 30 requirements", () => {
  const REQUIREMENTS = numbered(
    30,
    (at) => `  REQ-${at + 1}:
    title: Something that matters about the model, number ${at + 1}
    dimension: ${["people", "processes", "technology", "governance", "compliance"][at % 5]}
    concern: ${["security", "fairness", "explainability", "reliability", "safety", "privacy"][at % 6]}
    why: Because nobody looked last time, and it was expensive.
    applies-to: [model]
    needs: { sign-off: { role: validator } }
`,
  );
  const policy = `${POLICY.split("requirements:")[0]}requirements:\n${REQUIREMENTS.join("")}`;
  let pull: PullHandle;
  beforeAll(async () => {
    await open(policy)();
    const files = numbered(200, (at) => [
      `models/a-long-folder-name/for-the-weights-of/part-${at}.safetensors`,
      `${at}`,
    ]);
    pull = await openModelChange(stage, { head: "wide", files: Object.fromEntries(files) });
    await stage.run(pull);
    stage.github.advance(120);
    pull.comment("vera", `/sign-off all: ${"a long note ".repeat(30)}`);
    pull.comment("viktor", "/object REQ-7: trained on the test set");
    expect(await stage.run(pull)).toMatchObject({ stderr: "" });
  });
  afterAll(close);

  it("is under the limit of a comment, whole, and shows every requirement", () => {
    const text = stage.checklist(pull);
    expect(text.length).toBeLessThan(MAX_COMMENT);
    for (let at = 1; at <= 30; at++) expect(text).toContain(`REQ-${at}`);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    expect(readMarkdown(text, { frontMatter: false, maxSteps: 10_000_000 })).toHaveProperty("root");
    expect(stage.status(pull)).toMatch(/^failure: blocked: 1 objection/);
  });

  it("begins with what to do, not with what is settled", () => {
    const lines = stage
      .checklist(pull)
      .split("\n")
      .filter((line) => line !== "");
    expect(lines[1]).toMatch(/^## ❌ Blocked/);
    expect(lines.findIndex((line) => line.includes("REQ-7"))).toBeLessThan(6);
  });

  it("can be signed by its boxes", async () => {
    const [checklist] = pull.comments;
    const text = stage.checklist(pull);
    expect(text.match(/^ *- \[[ x]\] /gm)).toHaveLength(30);
    pull.comment("viktor", "/revoke REQ-7");
    pull.editComment(checklist?.id ?? 0, "vera", text.replaceAll("- [ ] ", "- [x] "));
    const { outputs } = await stage.run(pull);
    expect([outputs["verdict"], stage.status(pull)]).toEqual(["pass", "success: passed: 30 requirements hold"]);
    expect(stage.checklist(pull).length).toBeLessThan(MAX_COMMENT);
  });
});
