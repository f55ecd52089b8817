import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import { LEDGER_BRANCH, protectTheLedger, requireTheGate, STATUS_CONTEXT } from "../../../src/app/init/rulesets.ts";
import { inputs } from "../../docs/action-file.ts";

const api = createRequire(import.meta.url)("@octokit/openapi/generated/api.github.com.deref.json");
const ajv = new Ajv({ strict: false, validateFormats: false });
const bodyOf = (path: string) => ajv.compile(api.paths[path].post.requestBody.content["application/json"].schema);
const isRuleset = bodyOf("/repos/{owner}/{repo}/rulesets");
const isOrganisationRuleset = bodyOf("/orgs/{org}/rulesets");

describe("a ruleset", () => {
  test.each([
    ["that requires the gate", requireTheGate({ codeOwners: true })],
    ["that protects the ledger", protectTheLedger()],
  ])("%s is one that GitHub's API takes", (_, ruleset) => {
    isRuleset(ruleset);
    expect(isRuleset.errors ?? []).toEqual([]);
  });

  test("names the status and the branch that the action uses where nobody says otherwise", () => {
    expect([STATUS_CONTEXT, LEDGER_BRANCH]).toEqual([inputs["status-context"]?.default, inputs.ledger?.default]);
  });

  test("requires code owners only where there are some", () => {
    const parameters = requireTheGate({ codeOwners: false }).rules.flatMap((rule) => rule.parameters ?? []);
    expect(parameters[0]).toMatchObject({ require_code_owner_review: false, required_approving_review_count: 0 });
  });

  test("in the documentation is one that GitHub's API takes, as is a rule by itself", () => {
    const page = readFileSync(join(import.meta.dirname, "../../../docs/organisation.md"), "utf8");
    const shown = Array.from(page.matchAll(/^```json\n(.*?)^```$/gms), ([, json = ""]) => JSON.parse(json));
    expect(shown.length).toBe(3);
    for (const each of shown) {
      const ruleset = "rules" in each ? each : { ...protectTheLedger(), rules: [each] };
      const isValid = "repository_name" in ruleset.conditions ? isOrganisationRuleset : isRuleset;
      isValid(ruleset);
      expect(isValid.errors ?? []).toEqual([]);
    }
  });
});
