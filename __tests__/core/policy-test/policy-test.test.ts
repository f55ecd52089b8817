import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "@jest/globals";
import { evaluate } from "../../../src/core/evaluate.ts";
import { type Facts, factsSchema } from "../../../src/core/facts.ts";
import { describeProblem } from "../../../src/core/policy/problem.ts";
import { comparePolicyTest } from "../../../src/core/policy-test/compare.ts";
import { DEFAULT_NOW, expandCase } from "../../../src/core/policy-test/expand.ts";
import { type PolicyTest, type PolicyTestCase, parsePolicyTest } from "../../../src/core/policy-test/parse.ts";
import { digestsOf, policy, requirement, signOff } from "../../support/builders.ts";

const credit = policy({
  roles: {
    validator: { users: [{ login: "vera" }, { login: "viktor" }], teams: [], unfilled: false },
    governance: { users: [{ login: "erin" }], teams: [], unfilled: false },
  },
  requirements: [requirement({ id: "PEO-2", needs: signOff("validator") })],
});
const digestOf = (facts: Facts, id: string) => digestsOf(credit, facts)[id];

const parse = (text: string, file = "credit.test.yml"): PolicyTest => {
  const result = parsePolicyTest(text, file);
  if ("problems" in result) throw new Error(result.problems.map(describeProblem).join("\n"));
  return result.test;
};
const problemsOf = (text: string): string[] => {
  const result = parsePolicyTest(text, "credit.test.yml");
  return "problems" in result ? result.problems.map(describeProblem) : [];
};
const single = (facts: string): PolicyTestCase => {
  const [only] = parse(`cases:\n  - name: one\n    facts: ${facts}\n    expect: { verdict: pass }\n`).cases;
  if (!only) throw new Error("no case");
  return only;
};
const expand = (facts: string): Facts => expandCase(single(facts), credit, digestOf);

describe("the examples of docs/policy-tests.md", () => {
  const page = readFileSync(new URL("../../../docs/policy-tests.md", import.meta.url), "utf8");
  const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = ""]) => text);

  it("are there", () => {
    expect(examples.length).toBeGreaterThanOrEqual(5);
  });

  test.each(examples.map((text) => [text]))("parse, and expand to facts: %#", (text) => {
    for (const each of parse(text).cases) {
      const facts = expandCase(each, credit, digestOf);
      expect(factsSchema.parse(facts)).toEqual(facts);
      expect(expandCase(each, credit, digestOf)).toEqual(facts);
    }
  });

  it("say what the gate answers", () => {
    for (const each of parse(examples[0] ?? "").cases) {
      expect(comparePolicyTest(each, evaluate(credit, expandCase(each, credit, digestOf)))).toEqual([]);
    }
  });
});

describe("a policy test", () => {
  const cases = "cases:\n  - { name: a, facts: { changes: [a] }, expect: { verdict: pass } }\n";
  it("is about the policy of its own name, or those it lists", () => {
    expect(parse(cases, "policies/baseline.test.yml").policy).toEqual(["baseline.yml"]);
    expect(parse(`policy: [b.yml, a.yml]\n${cases}`).policy).toEqual(["b.yml", "a.yml"]);
  });

  it("knows where each expectation is written", () => {
    const text =
      "cases:\n  - name: a\n    facts: { changes: [a] }\n    expect:\n      verdict: pass\n      requirements:\n        PEO-2: unmet\n";
    expect(parse(text).cases[0]).toMatchObject({
      at: { file: "credit.test.yml", line: 2, column: 11 },
      expect: [
        { of: "verdict", at: { line: 5, column: 7 } },
        { of: "requirement", id: "PEO-2", at: { line: 7, column: 9 } },
      ],
    });
  });

  test.each([
    ["cases: []", "1:8: error: "],
    [`${cases}casses: []`, 'Did you mean "cases"?'],
    ["policy: [a.yml]", 'a policy test needs "cases": a list of cases'],
    ["cases: [", "1:9: error: "],
    [`policy: [../x.yml]\n${cases}`, "1:10: error: "],
    [`policy: [a.test.yml]\n${cases}`, "1:10: error: "],
    [`roles: { Validator: [vera] }\n${cases}`, "1:10: error: "],
    [cases.replace("changes: [a]", "changes: []"), "a case needs a change"],
    [cases.replace("[a]", "[a], change: [a]"), 'Did you mean "changes"?'],
    [cases.replace("pass", "passed"), 'Did you mean "pass"?'],
    [cases.replace("{ verdict: pass }", "{}"), "a case that expects nothing proves nothing"],
    [cases.replace("{ verdict: pass }", "{ requirements: { GOV-1: satsified } }"), 'Did you mean "satisfied"?'],
    [cases.replace("[a]", "[{ path: a, status: renamed }]"), '"from" is the old path'],
    [cases.replace("[a]", "[{ path: a, from: b }]"), '"from" is the old path'],
    [cases.replace("[a]", "[a], now: yesterday"), "expected an instant in UTC"],
    [cases.replace("[a]", "[a], commits: [{ author: {} }]"), 'name "login"'],
    [cases.replace("[a]", '[a], acts: ["/sign-off GOV-1"]'), '2:46: error: "/sign-off GOV-1" is not an act'],
    [cases.replace("[a]", '[a], acts: ["vera: /sing-off GOV-1"]'), 'Did you mean "/sign-off GOV-1"?'],
    [cases.replace("[a]", '[a], acts: [{ by: vera, do: "LGTM" }]'), '2:62: error: "LGTM" is no act'],
    [cases.replace("[a]", '[a], acts: ["vera: /recheck"]'), "is no act"],
    [cases.replace("[a]", "[a], acts: [{ by: vera, do: approve, via: tick }]"), 'remove "via: tick"'],
    [cases.replace("[a]", "[a], acts: [{ by: vera, do: approve, bound: 1234567890123456 }]"), "put it in quotes"],
    [
      cases.replace("[a]", "[{ path: a.dvc, outs: [{ path: a, new: 77c2 }] }], reports: { r: { names: [a] } }"),
      'a report names "a" by its md5, and "new" of that out is not one',
    ],
    [
      cases.replace("[a]", "[a], signatures: { model.sig: { by: { identity: zoe } } }"),
      'either "identity" together with "issuer"',
    ],
    [cases.replace("[a]", "[a], signatures: { model.sig: { by: { key: 77c2 } } }"), "the sha256 of a public key"],
    [`${cases}${cases.split("\n")[1]}\n`, 'another case is named "a" too'],
  ])("%j is refused with %j", (text, message) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(message)]);
  });

  it("reports every problem at once", () => {
    expect(
      problemsOf("cases:\n  - { name: a, facts: { changes: [a], acts: [x, y] }, expect: { verdict: pass } }\n"),
    ).toHaveLength(2);
  });
});

describe("a case expands", () => {
  it("to a plain pull request where it says nothing else", () => {
    const facts = expand("{ changes: [models/a.onnx] }");
    expect(facts).toMatchObject({
      now: DEFAULT_NOW,
      pullRequest: {
        base: "main",
        author: { login: "author" },
        fork: false,
        body: { known: { outline: { empty: true } } },
      },
      changes: [{ path: "models/a.onnx", status: "modified", oldMode: "100644", newMode: "100644" }],
      commits: { known: [{ author: { login: "author" }, committer: { login: "author" } }] },
      acts: { known: [] },
    });
    expect(expand("{ changes: [a], pull-request: false }").pullRequest).toBeNull();
  });

  it("with blobs that are told by path and content", () => {
    const [same, again, other, added, deleted, renamed] = expand(
      "{ changes: [a, a, { path: a, content: x }, { path: a, status: added }, { path: a, status: deleted }, { path: b, from: a, status: renamed }] }",
    ).changes;
    expect(again).toEqual(same);
    expect(other?.newId).not.toBe(same?.newId);
    expect(other?.oldId).toBe(same?.oldId);
    expect([added?.oldId, added?.oldMode, deleted?.newId, deleted?.newMode]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect([renamed?.previousPath, renamed?.oldId, renamed?.newId]).toEqual(["a", same?.oldId, same?.oldId]);
  });

  it("with acts a minute apart, bound to today's content unless it says otherwise", () => {
    const facts = expand(
      '{ changes: [models/a], acts: ["vera: /sign-off PEO-2", { by: vera, do: approve, bound: stale }, { by: VERA, do: /revoke PEO-2, bound: none, at: 2026-05-01T00:00:00Z }, "erin: /waive PEO-2 until 2026-06-05: x"] }',
    );
    const acts = "known" in facts.acts ? facts.acts.known : [];
    const today = digestOf(facts, "PEO-2");
    expect(today).toMatch(/^[0-9a-f]{64}$/);
    expect(acts.map(({ kind, via, at }) => [kind, via, at])).toEqual([
      ["sign-off", "command", "2026-06-01T11:56:00Z"],
      ["approve", "review", "2026-06-01T11:57:00Z"],
      ["revoke", "command", "2026-05-01T00:00:00Z"],
      ["waive", "command", "2026-05-01T00:01:00Z"],
    ]);
    expect(acts.map(({ shown }) => shown["PEO-2"] === today)).toEqual([true, false, false, true]);
    expect(acts.map(({ shown }) => Object.keys(shown).length)).toEqual([1, 1, 0, 1]);
  });

  it("with several commands of one comment as several acts", () => {
    const facts = expand(
      '{ changes: [a], acts: [{ by: vera, do: "/sign-off PEO-2\\n/object GOV-6: no", source: edited }] }',
    );
    expect("known" in facts.acts && facts.acts.known.map(({ kind, source }) => [kind, source.state])).toEqual([
      ["sign-off", "edited-by-other"],
      ["object", "edited-by-other"],
    ]);
  });

  it("with what could not be had as unavailable", () => {
    const gone = "{ unavailable: gone }";
    const facts = expand(
      `{ changes: [{ path: a.dvc, outs: ${gone} }], body: ${gone}, commits: ${gone}, acts: ${gone}, checks: ${gone}, teams: { a/b: ${gone} }, permissions: { Eve: ${gone} }, documents: { x.md: ${gone}, y.md: missing }, codeowners: ${gone}, links: { l: ${gone} } }`,
    );
    const unavailable = { unavailable: "gone" };
    expect(facts).toMatchObject({
      changes: [{ outs: unavailable }],
      pullRequest: { body: unavailable },
      commits: unavailable,
      acts: unavailable,
      checks: unavailable,
      teams: { "a/b": unavailable },
      permissions: { eve: unavailable },
      documents: { "x.md": unavailable, "y.md": { missing: true } },
      codeowners: unavailable,
      links: { known: [{ path: "l", target: unavailable }] },
    });
  });

  it("with signatures of the folder that each lies in, over the changed files that it covers", () => {
    const by = { key: "ab".repeat(32) };
    const { changes, signatures } = expand(
      `{ changes: [models/a.onnx, models/b.onnx], signatures: { models/model.sig: { by: ${JSON.stringify(by)}, covers: [models/a.onnx], problems: { models/b.onnx: differs } }, model.sig: { unavailable: "not a bundle" } } }`,
    );
    expect(signatures).toMatchObject([
      { path: "model.sig", signs: "folder", content: { unavailable: "not a bundle" } },
      {
        path: "models/model.sig",
        content: {
          known: {
            signer: by,
            files: {
              folder: "models",
              covered: [{ path: "models/a.onnx", id: changes[0]?.newId }],
              problems: [{ path: "models/b.onnx", state: "differs" }],
            },
          },
        },
      },
    ]);
  });

  it("with people, checks and documents in full", () => {
    const facts = expand(
      '{ changes: [a], author: { login: ann, id: 7 }, pushers: ["ci[bot]"], commits: [{ author: { unattributed: Jane }, co-authors: [{ login: bob, id: 2 }] }], teams: { a/b: [x, { login: y, state: pending }] }, checks: [{ name: t, conclusion: failure }, { name: t }], documents: { m.md: "# A\\ntext" }, codeowners: "# x\\n/a @ann" }',
    );
    expect(facts).toMatchObject({
      pullRequest: { author: { login: "ann", id: 7 } },
      pushers: [{ login: "ci[bot]", bot: true }],
      commits: {
        known: [
          {
            author: { unattributed: "Jane" },
            committer: { unattributed: "Jane" },
            coAuthors: [{ login: "bob", id: 2 }],
          },
        ],
      },
      teams: {
        "a/b": {
          known: [
            { login: "x", state: "active" },
            { login: "y", state: "pending" },
          ],
        },
      },
      checks: {
        known: [
          { state: "completed", conclusion: "failure", at: "2026-06-01T11:58:00Z" },
          { state: "running", at: "2026-06-01T11:59:00Z" },
        ],
      },
      codeowners: { known: { path: ".github/CODEOWNERS", rules: [{ line: 2, pattern: "/a", owners: ["@ann"] }] } },
      documents: { "m.md": { known: { outline: { sections: [{ heading: "A", empty: false }] } } } },
    });
  });
});

describe("a verdict that is not what a case expects", () => {
  const [each] = parse(
    'cases:\n  - name: a\n    facts: { changes: [models/a], acts: ["zed: /sign-off PEO-2"] }\n    expect:\n      verdict: pass\n      requirements: { peo-2: satisfied, PEO-22: pending }\n',
  ).cases;
  if (!each) throw new Error("no case");

  it("is told with place, reasons and the acts that did not count", () => {
    const mismatches = comparePolicyTest(each, evaluate(credit, expandCase(each, credit, digestOf)));
    expect(mismatches).toMatchObject([
      {
        path: "verdict",
        expected: "pass",
        found: "pending",
        at: { line: 5 },
        reasons: [{ code: "seats-open" }],
        notCounted: [{ by: { login: "zed" } }],
      },
      {
        path: "requirements.peo-2",
        expected: "satisfied",
        found: "pending",
        notCounted: [{ reason: { code: "not-in-role" } }],
      },
      { path: "requirements.PEO-22", expected: "pending", found: undefined, suggestion: "PEO-2", reasons: [] },
    ]);
  });
});
