import { expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { policyJsonSchema } from "../../../src/core/policy/file-schema.ts";
import { policySchema } from "../../../src/core/policy/policy.ts";
import { readYaml } from "../../../src/core/policy/read.ts";
import { compose, linesOf } from "./compose-support.ts";

const COMMIT = "9c1f0e".padEnd(40, "0");
const PACK = `github:acme/ml-governance//policies/base.yml@${COMMIT}`;
const EXAMPLE = `version: 1
mode: enforce
enforce-from: 2027-01-15
extends:
  - secmlops:owasp-ml-top-10@1
  - pack: ${PACK}
    with: { fairness: { demographic_parity_ratio: { min: 0.8 } } }

roles:
  security-reviewer: [alice, acme/ml-security]
  fairness-reviewer: { users: [bob, { login: carol, until: 2027-03-31 }] }
  governance:        { permission: maintain }
assets:
  model: { paths: ["models/**", "**/*.safetensors", "!models/README.md"] }

requirements:
  GOV-1:
    title: Group fairness measured and accepted
    dimension: governance
    concern: fairness
    phase: evaluation
    why: Harm to a group hides in averages.
    applies-to: [model, data]
    when: 'pr.base == "main" || pr.fork'
    enforcement: block
    final: true
    waivable: true
    needs:
      all:
        - evidence:
            report: reports/fairness*.json
            format: fairlearn
            expect: { demographic_parity_ratio: { min: 0.8 } }
            compare: { accuracy: { max-drop: 1% } }
            bound-to: model
        - sign-off: { role: fairness-reviewer, valid-for: 90d }
    controls: ["nist-ai-rmf:MEASURE-2.11", "eu-ai-act:10(2)(f)"]
  COM-1:
    title: Model card
    dimension: compliance
    concern: [explainability]
    applies-to: [documentation]
    needs: { document: { path: docs/model-card.md, sections: [Intended use], front-matter: { license: { type: string } }, leftovers: false } }

waivers: { role: governance, max-days: 30 }
exceptions:
  - { requirement: COM-1, paths: ["models/legacy/**"], until: 2027-02-01, reason: "retired in Q1" }
`;
const PACKS = {
  "secmlops:owasp-ml-top-10@1": "version: 1\npack: { name: owasp-ml-top-10, version: 1 }\n",
  [PACK]: `version: 1
pack: { name: base, version: 1 }
inputs: { fairness: { type: map, required: true, description: Bounds by metric } }
requirements:
  GOV-9:
    title: Fairness
    dimension: governance
    concern: fairness
    applies-to: [model]
    needs: { evidence: { report: reports/f.json, expect: { input: fairness } } }
`,
};

test("the example of the policy reference composes into a policy that fits its schema", () => {
  const result = compose(EXAMPLE, PACKS);
  expect(linesOf(result)).toEqual([]);
  expect(policySchema.parse(result.policy)).toEqual(result.policy);
  expect(result.policy?.requirements.map(({ id, origin }) => [id, origin])).toEqual([
    ["GOV-1", "a.yml"],
    ["GOV-6", "built-in"],
    ["GOV-9", "base"],
    ["COM-1", "a.yml"],
  ]);
  expect(result.policy).toMatchObject({
    mode: "enforce",
    enforceFrom: "2027-01-15",
    roles: {
      "security-reviewer": { users: [{ login: "alice" }], teams: ["acme/ml-security"], unfilled: false },
      "fairness-reviewer": { users: [{ login: "bob" }, { login: "carol", until: "2027-03-31" }] },
      governance: { permission: "maintain" },
    },
    waivers: { role: "governance", maxDays: 30 },
  });
  expect(result.policy?.assets["model"]).toEqual([
    "**/*.pt",
    "**/*.onnx",
    "models/**",
    "**/*.safetensors",
    "!models/README.md",
  ]);
  expect(result.provenance.get("GOV-9")?.get("title")).toEqual({ file: `${PACK}.yml`, line: 6, column: 5 });
});

test("the JSON Schema compiles, accepts the example and a pack with inputs, and refuses an unknown key", () => {
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true, formats: { date: true } }).compile(
    policyJsonSchema(),
  );
  const dataOf = (text: string) => {
    const read = readYaml({ name: "a.yml", text });
    return "source" in read ? read.source.value : undefined;
  };
  for (const text of [EXAMPLE, ...Object.values(PACKS)]) {
    validate(dataOf(text));
    expect(validate.errors ?? []).toEqual([]);
  }
  expect(validate(dataOf("version: 1\nrole: {}\n"))).toBe(false);
  expect(validate(dataOf("version: 1\nrequirements: { A-1: { needs: { missing-input: {} } } }\n"))).toBe(false);
});
