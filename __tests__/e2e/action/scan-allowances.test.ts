/** What a policy allows of a scan: by the base's word alone, and never more than it says. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { sha256Hex } from "../../../src/core/canonical-json.ts";
import { openModelChange, openStage, POLICY_PATH, type Stage } from "../../support/gate-on-github.ts";
import { model, pickleOf, sarifOf, scanOf, scanPolicy } from "../../support/scans-on-github.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ "models/credit.safetensors": model("model.safetensors") }, scanPolicy());
});
afterAll(async () => {
  const { violations } = stage.github;
  await stage.close();
  expect(violations).toEqual([]);
});
let count = 0;
const allowing = (allow: string) => scanPolicy(`{ scan: { allow: [${allow}] } }`);
const openOne = (files: Parameters<typeof openModelChange>[1] & object) =>
  openModelChange(stage, { head: `change-${++count}`, ...files });
const setPolicy = (policy: string) => stage.repository.commit("main", { [POLICY_PATH]: policy }, { author: "maria" });

const SCORER = pickleOf("acme.scoring.Scorer");
const HOSTILE = model("hostile.pt");

describe("an allowance", () => {
  it.each([
    ["of an import", "models/a.pkl", SCORER, "{ import: acme.scoring.Scorer }"],
    [
      "of a rule for a path",
      "models/b.pkl",
      SCORER,
      "{ rule: PKL002, path: models/b.pkl }, { rule: PKL012, path: models/b.pkl }",
    ],
    ["of a content", "models/c.pt", HOSTILE, `{ sha256: ${sha256Hex(HOSTILE)}, reason: "the red team's own" }`],
  ])("%s counts from base, and not from the pull request that brings it", async (_, path, bytes, allow) => {
    await setPolicy(scanPolicy());
    const own = await openOne({ files: { [path]: bytes, [POLICY_PATH]: allowing(allow) } });
    await stage.run(own);
    expect(stage.status(own)).toMatch(/^failure: blocked: 1 requirement failed, 1 sign-off open/);
    expect(stage.checklist(own)).not.toContain("the policy allows what");

    await setPolicy(allowing(allow));
    const pull = await openOne({ files: { [path]: bytes } });
    const result = await stage.run(pull);
    expect([stage.status(pull), result.code]).toEqual(["success: passed: 1 requirement holds", 0]);
    expect(stage.checklist(pull)).toContain(`the policy allows what \`${path}\` holds`);
    // What was found is not forgotten: another policy would judge it in another way.
    expect(scanOf(stage, pull, path).verdict).not.toBe("safe");
    expect(sarifOf(result).length).toBeGreaterThan(0);
  });

  it.each([
    ["an import that runs code, by its name", "models/d.pt", HOSTILE, "{ import: posix.system }"],
    [
      "an import beside the one it names",
      "models/e.pkl",
      pickleOf("acme.scoring.Scorer", "acme.other.Thing"),
      "{ import: acme.scoring.Scorer }",
    ],
    ["a rule in another file than it names", "models/f.pt", HOSTILE, "{ rule: PKL001, path: models/other.pt }"],
    [
      "a rule beside the one it names",
      "models/g.pkl",
      pickleOf("acme.scoring.Scorer", "posix.system"),
      "{ rule: PKL002, path: models/g.pkl }",
    ],
    [
      "a content with a byte more",
      "models/h.pt",
      Buffer.concat([HOSTILE, Buffer.from("\n")]),
      `{ sha256: ${sha256Hex(HOSTILE)} }`,
    ],
    ["a file that is cut off", "models/i.pkl", SCORER.subarray(0, -1), "{ import: acme.scoring.Scorer }"],
  ])("does not lift %s", async (_, path, bytes, allow) => {
    await setPolicy(allowing(allow));
    const pull = await openOne({ files: { [path]: bytes } });
    const { code } = await stage.run(pull);
    expect([stage.status(pull), code]).toEqual(["failure: blocked: 1 requirement failed", 1]);
  });
});
