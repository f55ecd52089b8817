/** What a change must say and to whom it must belong: the description's form against base's template, and base's CODEOWNERS. */
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { openModelChange, openStage, type Stage } from "../../support/gate-on-github.ts";

const TEMPLATE = "## Intent\n\nWhat does this change, and why?\n\n## Risk tier\n\n- [ ] low\n- [ ] high\n";
const POLICY = `version: 1
roles:
  validator: [vera]
requirements:
  PEO-1:
    title: Every changed asset has an owner
    dimension: people
    concern: reliability
    applies-to: [model]
    needs: { all: [{ owners: {} }, { sign-off: { role: validator } }] }
  PRO-1:
    title: Intent and risk tier stated
    dimension: processes
    concern: reliability
    applies-to: [model]
    needs: { document: { pull-request: true, sections: [Intent, Risk tier] } }
`;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ ".github/PULL_REQUEST_TEMPLATE.md": TEMPLATE, CODEOWNERS: "/data/ @dan\n" }, POLICY);
});
afterAll(async () => {
  const { violations } = stage.github;
  await stage.close();
  expect(violations).toEqual([]);
});

it("stops a change that nobody explained and nobody owns, says what to do, and lets it through once that is done", async () => {
  const pull = await openModelChange(stage, { files: { "models/credit.safetensors": "2\n", CODEOWNERS: "* @dora\n" } });
  pull.editBody("dora", TEMPLATE);
  await stage.run(pull);
  expect(stage.status(pull)).toMatch(/^failure: /);
  const asked = stage.checklist(pull);
  expect(asked).toContain(
    "The section \"Intent\" of the pull request's description holds nothing but the template's text",
  );
  expect(asked).toContain("`models/credit.safetensors` has no owner in base's `CODEOWNERS`");

  pull.editBody("dora", TEMPLATE.replace("What does this change, and why?", "Smaller.").replace("[ ] low", "[x] low"));
  await stage.run(pull);
  expect(stage.checklist(pull)).not.toContain("template's text");
  expect(stage.status(pull)).toMatch(/^failure: /);

  await stage.repository.commit("main", { CODEOWNERS: "/data/ @dan\n/models/ @sam\n" }, { author: "maria" });
  await stage.run(pull);
  expect(stage.status(pull)).toBe("pending: waiting: 1 sign-off open");
  expect(stage.checklist(pull)).not.toContain("has no owner");
});

it("takes a review for what it saw: another CODEOWNERS on base makes it stale", async () => {
  const pull = await openModelChange(stage, { head: "again", files: { "models/credit.safetensors": "3\n" } });
  pull.editBody("dora", "## Intent\nSmaller.\n## Risk tier\nlow\n");
  pull.review("vera", "APPROVE", "/sign-off PEO-1");
  await stage.run(pull);
  expect(stage.status(pull)).toBe("success: passed: 2 requirements hold");
  await stage.repository.commit("main", { CODEOWNERS: "/models/ @dora\n" }, { author: "maria" });
  await stage.run(pull);
  expect(stage.status(pull)).toBe("pending: waiting: 1 sign-off open");
});
