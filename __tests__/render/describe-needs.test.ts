/** What a requirement needs, in words, as `policy explain` prints it. */
import { describe, expect, it, test } from "@jest/globals";
import { type Needs, needsSchema } from "../../src/core/policy/policy.ts";
import { fingerprintOf } from "../../src/core/public-key.ts";
import { describeNeeds, listNeeds } from "../../src/render/describe-needs.ts";
import { composed, withRequirement } from "../core/policy/compose-support.ts";

const KEY = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAExRRST79+PsrRBnGAI4cMu6Omz2Jh
fwlMW+gIutNKVRaMyS4rQKvgngc5p8UbLj55pVHhIoAxi/SRgURZI0J3Xw==
-----END PUBLIC KEY-----`;

/** As a policy writes them: one line of YAML. */
function needsOf(yaml: string): Needs {
  const roles = "roles: { a: [x, y], b: [x, y] }";
  const policy = composed(withRequirement([`needs: ${yaml}`], [roles]));
  return policy.requirements.find(({ id }) => id === "T-1")?.needs ?? needsSchema.parse(undefined);
}

describe("what a proof asks is told of", () => {
  test.each<[string, string, string[]]>([
    ["a sign-off", "{ sign-off: { role: a } }", ["a sign-off by a"]],
    [
      "a sign-off with every wish",
      "{ sign-off: { role: a, count: 2, via: [review], bare-review: true, not-by: author, unattributed-commits: error, valid-for: 90d, note: required } }",
      [
        "2 sign-offs by a",
        "by review",
        "an approving review is enough",
        "not by the author",
        "every commit belongs to an account",
        "no older than 90 days",
        "with a note",
      ],
    ],
    [
      "a check",
      "{ check: { name: t, app: github-actions, workflow: .github/workflows/t.yml, events: [push, pull_request] } }",
      [
        "check t of github-actions",
        "by .github/workflows/t.yml, which the change leaves alone",
        "ended as success",
        "started by push or pull_request",
      ],
    ],
    [
      "a document",
      "{ document: { path: docs/a.md, sections: [Use, [Limits, Limitations]], leftovers: true, front-matter: { license: { one-of: [mit, isc] }, tags: { type: list, optional: true, min-length: 1 } } } }",
      [
        "document docs/a.md",
        'says something under "Use" and "Limits" or "Limitations"',
        "front matter license: one of mit, isc",
        "front matter tags, if there: a list, at least 1 long",
      ],
    ],
    [
      "a description",
      "{ document: { pull-request: true, checkboxes: [Tested] } }",
      ["the pull request's description", 'has ticked "Tested"', "nothing left of its template"],
    ],
    [
      "a scan",
      "{ scan: { fail-on: [dangerous], formats: [gguf], allow: [{ import: a.b }, { rule: PKL001, path: m.pkl }] } }",
      ["an artefact scan", "nothing dangerous", "only gguf", "allowed: the import a.b", "allowed: PKL001 at m.pkl"],
    ],
    ["owners", "{ owners: { min: 2 } }", ["2 owners in CODEOWNERS"]],
    [
      "evidence",
      '{ evidence: { report: [a.json, "b/*.json"], format: json, metrics: { gap: "$.gap" }, expect: { gap: { abs-max: 0.1 }, auc: { min: 0.8, max: 1 } }, compare: { auc: { max-drop: 1% } }, bound-to: model, min-group-size: 50, max-age: 12h } }',
      [
        "evidence in a.json or b/*.json",
        "of the format json",
        "gap within ±0.1",
        "auc ≥ 0.8 and ≤ 1",
        "auc may fall by at most 1%, against base",
        "gap stands at $.gap",
        "names every changed file of kind model by its digest",
        "groups of at least 50",
        "no older than 12 hours",
      ],
    ],
    [
      "signed evidence",
      `{ evidence: { report: m/model.sig, format: model-signing, signed-by: [{ identity: "me@a.org", issuer: "https://a.org" }, { key: ${JSON.stringify(KEY)} }] } }`,
      [
        "evidence in m/model.sig",
        "of the format model-signing",
        "signed by me@a.org, as https://a.org knows it",
        `or by the key of sha256 ${fingerprintOf(KEY)}`,
      ],
    ],
  ])("%s", (_, yaml, [what = "", ...asks]) => {
    const lines = listNeeds(needsOf(yaml)).filter((line) => line !== "  assurance: signed");
    expect(lines).toEqual([what, ...asks.map((ask) => `  ${ask}`)]);
  });
});

describe("a tree of needs", () => {
  const tree =
    "{ all: [{ sign-off: { role: a } }, { any: [{ sign-off: { role: b, note: required } }, { owners: {} }] }] }";

  it("is told one level further in for each", () => {
    expect(listNeeds(needsOf(tree))).toEqual([
      "all of",
      "  a sign-off by a",
      "  one of",
      "    a sign-off by b",
      "      with a note",
      "    an owner in CODEOWNERS",
    ]);
  });

  it("fits on one line too", () => {
    expect(describeNeeds(needsOf(tree))).toBe(
      "a sign-off by a and (a sign-off by b (with a note) or an owner in CODEOWNERS)",
    );
  });
});

test("an input that is not set is said to be", () => {
  expect(listNeeds({ kind: "missing-input", input: "budget", pack: "full" })).toEqual([
    "the input budget of full, which is not set",
  ]);
});
