import { describe, expect, test } from "@jest/globals";
import { type EvidenceProof, type Policy, policySchema } from "../../../src/core/policy/policy.ts";
import { policy, requirement, signOff } from "../../support/builders.ts";

const role = { users: [], teams: [], unfilled: false };
/** As it comes from a file: `__proto__` is a key like any other there. */
const issuesOf = (text: string) => policySchema.safeParse(JSON.parse(text)).error?.issues ?? [];
const withRole = (name: string) =>
  JSON.stringify(policy()).replace('"governance":', `${JSON.stringify(name)}:${JSON.stringify(role)},"governance":`);
const withText = (rest: Partial<Policy>) => JSON.stringify({ ...policy(), ...rest });

const anyEvidence = (rest: Partial<EvidenceProof>): EvidenceProof => ({
  kind: "evidence",
  report: ["reports/*.json"],
  format: "auto",
  assurance: "declared",
  expect: [],
  compare: [],
  metrics: [],
  measures: [],
  signedBy: [],
  ...rest,
});

describe("a composed policy", () => {
  test("comes back as it was written", () => {
    expect(policySchema.parse(JSON.parse(JSON.stringify(policy())))).toEqual(policy());
  });

  test.each(["toString", "constructor", "__proto__", "hasOwnProperty", "Governance", "", "a b"])(
    "has no role and no asset kind named %j, and asks for none",
    (name) => {
      expect(issuesOf(withRole(name))).not.toEqual([]);
      const kinds = JSON.stringify(policy()).replace('"data":[', `${JSON.stringify(name)}:["x"],"data":[`);
      expect(issuesOf(kinds)).not.toEqual([]);
      for (const rest of [
        { requirements: [requirement({ needs: signOff(name) })] },
        { requirements: [requirement({ needs: signOff("governance", { distinctFrom: [name] }) })] },
        { requirements: [requirement({ appliesTo: [name] })] },
        { waivers: { role: name, maxDays: 30 } },
      ])
        expect(issuesOf(withText(rest))).not.toEqual([]);
    },
  );

  test.each([
    ["in a title", { requirements: [requirement({ title: "a\ud800" })] }, ["requirements", 0, "title"]],
    [
      "in an option",
      { requirements: [requirement({ needs: anyEvidence({ report: ["\udc00"] }) })] },
      ["requirements", 0, "needs", "report", 0],
    ],
    ["in a key", { roles: { ...policy().roles, "\udc00": role } }, ["roles"]],
  ] satisfies [string, Partial<Policy>, PropertyKey[]][])("holds no half of a surrogate pair %s", (_, rest, path) => {
    expect(issuesOf(withText(rest))).toEqual([expect.objectContaining({ path })]);
  });

  test("loses no key without a word", () => {
    const document = { kind: "document" as const, source: { path: "a.md" }, sections: [], leftovers: false };
    const text = withText({ requirements: [requirement({ needs: { ...document, frontMatter: { x: {} } } })] });
    expect(issuesOf(text)).toEqual([]);
    expect(issuesOf(text.replace('"x":{}', '"__proto__":{}'))).toEqual([
      expect.objectContaining({ message: '"__proto__" cannot be a key' }),
    ]);
  });

  test("has each requirement once, whatever the case of its id", () => {
    expect(issuesOf(withText({ requirements: [requirement({ id: "GOV-1" }), requirement({ id: "gov-1" })] }))).toEqual([
      expect.objectContaining({ path: ["requirements", 1, "id"], message: "gov-1 is there twice" }),
    ]);
    expect(issuesOf(withText({ requirements: [requirement({ id: "__proto__" })] }))).not.toEqual([]);
  });

  test("is not nested beyond reason", () => {
    const deep = `${'{"kind":"all","of":['.repeat(20_000)}{}${"]}".repeat(20_000)}`;
    expect(issuesOf(withText({}).replace(/"needs":\{[^}]*\}/, `"needs":${deep}`))).toEqual([
      expect.objectContaining({ message: "nested more than 100 deep" }),
    ]);
  });
});
