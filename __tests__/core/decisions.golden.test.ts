/** Whole decisions, as folders a person can read: policy, facts, verdict and checklist side by side. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { outlineOf } from "../../src/core/document/outline.ts";
import { evaluate } from "../../src/core/evaluate.ts";
import { type Act, type Facts, factsSchema } from "../../src/core/facts.ts";
import { composePolicy } from "../../src/core/policy/compose.ts";
import type { Policy } from "../../src/core/policy/policy.ts";
import { describeProblem } from "../../src/core/policy/problem.ts";
import { renderJson } from "../../src/render/json.ts";
import { renderChecklist } from "../../src/render/markdown.ts";
import { act, change, digestsOf, facts, id } from "../support/builders.ts";
import { expectGolden } from "../support/golden.ts";

const root = join(import.meta.dirname, "..", "..");
const folder = join(root, "__tests__", "golden", "decisions");

const roles = `roles:
  validator: [vera, viktor]
  security-reviewer: [sam, vera]
  governance: [erin]
waivers: { role: governance, max-days: 30 }
`;
const validation = `requirements:
  PEO-2:
    title: Independent validation
    dimension: people
    concern: [reliability, safety]
    why: Whoever trained a model is the last to see where it fails.
    applies-to: [model]
    needs: { sign-off: { role: validator } }
`;
const policies = {
  validation: `version: 1\n${roles}${validation}`,
  twoDistinct: `version: 1\n${roles}requirements:
  PEO-5:
    title: Two people for weights
    dimension: people
    concern: security
    applies-to: [model]
    needs:
      all:
        - sign-off: { role: validator }
        - sign-off: { role: security-reviewer, distinct-from: [validator] }
`,
  card: `version: 1\n${roles}requirements:
  COM-1:
    title: Model card complete
    dimension: compliance
    concern: explainability
    applies-to: [model]
    needs: { document: { path: docs/model-card.md, sections: [Intended use, Limitations], leftovers: false } }
`,
  tests: `version: 1\n${roles}requirements:
  TEC-9:
    title: Training tests pass
    dimension: technology
    concern: reliability
    applies-to: [training-code]
    needs: { check: { name: tests, app: github-actions, workflow: .github/workflows/tests.yml } }
`,
  advisory: `version: 1\nmode: advisory\n${roles}${validation}`,
} as const;

const signs = (by: string, rest: Partial<Act> = {}) => act({ by, targets: { ids: [{ id: "PEO-2" }] }, ...rest });
const card = (text: string): Partial<Facts> => {
  const outline = outlineOf(text);
  if (!("known" in outline)) throw new Error(outline.unavailable);
  return { documents: { "docs/model-card.md": { known: { id: id(text), outline: outline.known } } } };
};
const ran = (conclusion: string): Partial<Facts> => ({
  checks: {
    known: [
      {
        name: "tests",
        app: "github-actions",
        workflow: ".github/workflows/tests.yml",
        state: "completed",
        conclusion,
        at: "2026-11-21T09:00:00Z",
      },
    ],
  },
});
const early = "2026-11-21T09:00:00Z";
const late = "2026-11-21T11:00:00Z";

interface Case {
  readonly policy: keyof typeof policies;
  readonly facts?: Partial<Omit<Facts, "pullRequest">>;
  /** Acts, bound to what `seen` (default: today's changes) would have shown. */
  readonly acts?: readonly Act[];
  readonly seen?: Facts["changes"];
  readonly verdict: string;
}

const cases: Readonly<Record<string, Case>> = {
  "waits-for-a-person": { policy: "validation", verdict: "pending" },
  "signed-off": { policy: "validation", acts: [signs("vera", { note: "looked at the slices" })], verdict: "pass" },
  "stale-after-a-push": {
    policy: "validation",
    acts: [signs("vera", { head: id("older head") })],
    seen: [change("models/credit.safetensors", { newId: id("older weights") })],
    verdict: "pending",
  },
  "signed-by-the-author-of-a-commit": {
    policy: "validation",
    acts: [signs("viktor")],
    facts: {
      commits: {
        known: [
          {
            id: id("c"),
            author: { login: "viktor" },
            committer: { login: "web-flow" },
            coAuthors: [],
            verified: true,
            updateMerge: false,
          },
        ],
      },
    },
    verdict: "pending",
  },
  objected: {
    policy: "validation",
    acts: [signs("vera", { at: early }), signs("viktor", { kind: "object", at: late, note: "no slices below 25" })],
    verdict: "fail",
  },
  overruled: {
    policy: "validation",
    acts: [
      signs("vera", { at: early }),
      signs("viktor", { kind: "object", at: early, note: "no slices below 25" }),
      signs("erin", { kind: "overrule", at: late, note: "checked by hand" }),
    ],
    verdict: "pass",
  },
  waived: {
    policy: "validation",
    acts: [signs("erin", { kind: "waive", until: "2026-12-10", note: "vera is back on the 9th" })],
    verdict: "pass",
  },
  "waiver-too-long": {
    policy: "validation",
    acts: [signs("erin", { kind: "waive", until: "2027-12-10", note: "vera is away" })],
    verdict: "pending",
  },
  "one-person-two-distinct-roles": {
    policy: "twoDistinct",
    acts: [signs("vera", { targets: { ids: [{ id: "PEO-5" }] } })],
    verdict: "pending",
  },
  "card-incomplete": {
    policy: "card",
    facts: card("# Card\n\n## Intended use\n\nTODO\n\n## Limitation\n\nNone known.\n"),
    verdict: "fail",
  },
  "card-complete": {
    policy: "card",
    facts: card("# Card\n\n## Intended use\n\nRanks applications.\n\n## Limitations\n\nNot below 25.\n"),
    verdict: "pass",
  },
  "check-failed": { policy: "tests", facts: { changes: [change("train.py")], ...ran("failure") }, verdict: "fail" },
  "check-by-a-workflow-this-change-edits": {
    policy: "tests",
    facts: { changes: [change("train.py"), change(".github/workflows/tests.yml")], ...ran("success") },
    verdict: "fail",
  },
  "through-a-symlink": {
    policy: "validation",
    facts: {
      changes: [change("store/v2.bin")],
      links: { known: [{ path: "models/current.safetensors", target: { known: "store/v2.bin" } }] },
    },
    verdict: "pending",
  },
  "data-behind-a-dvc-pointer": {
    policy: "validation",
    facts: {
      changes: [
        change("outputs.dvc", {
          outs: { known: [{ path: "models/forest.pkl", old: "a".repeat(32), new: "b".repeat(32), size: 1024 }] },
        }),
      ],
    },
    verdict: "pending",
  },
  "renamed-out-of-governance": {
    policy: "validation",
    facts: { changes: [change("attic/credit.txt", { status: "renamed", previousPath: "models/credit.safetensors" })] },
    verdict: "pending",
  },
  "changes-the-policy": {
    policy: "validation",
    facts: {
      changes: [change(".github/secmlops/policy.yml")],
      headPolicy: {
        problems: [{ file: ".github/secmlops/policy.yml", line: 3, column: 5, message: 'unknown key "enforcment"' }],
      },
    },
    verdict: "pending",
  },
  advisory: { policy: "advisory", verdict: "pass" },
  "nothing-governed": { policy: "validation", facts: { changes: [change("src/app/button.tsx")] }, verdict: "pass" },
};

function compose(text: string): Policy {
  const builtInAssets = { name: "assets.yml", text: readFileSync(join(folder, "assets.yml"), "utf8") };
  const { policy, problems } = composePolicy({ kind: "policy", files: [{ name: "policy.yml", text }], builtInAssets });
  if (policy === undefined) throw new Error(problems.map(describeProblem).join("\n"));
  return policy;
}

function arrange({ policy: name, facts: rest = {}, acts = [], seen }: Case): { policy: Policy; given: Facts } {
  const policy = compose(policies[name]);
  const today = facts(rest);
  const shown = digestsOf(policy, seen ? { ...today, changes: [...seen] } : today);
  const pick = (each: Act) =>
    Object.fromEntries(
      (each.targets && "ids" in each.targets ? each.targets.ids : []).map((target) => [
        target.id,
        shown[target.id] ?? "",
      ]),
    );
  return {
    policy,
    given: {
      ...today,
      acts: { known: acts.map((each, index) => ({ ...each, id: `comment:${index + 1}`, shown: pick(each) })) },
    },
  };
}

describe("the decision", () => {
  test.each(Object.entries(cases))("%s", (name, each) => {
    const { policy, given } = arrange(each);
    const verdict = evaluate(policy, given);
    const at = (file: string) => join(folder, name, file);
    expect(verdict.status).toBe(each.verdict);
    expectGolden(at("policy.yml"), policies[each.policy]);
    expectGolden(at("facts.json"), `${JSON.stringify(given, null, 2)}\n`);
    expectGolden(at("verdict.json"), renderJson(verdict));
    expectGolden(
      at("checklist.md"),
      renderChecklist(verdict, { ledger: true, local: false, repositoryUrl: "https://github.com/acme/credit" }),
    );
  });

  test.each(Object.keys(cases))("%s can be made again from its facts.json alone", (name) => {
    const read = (file: string) => readFileSync(join(folder, name, file), "utf8");
    const verdict = evaluate(compose(read("policy.yml")), factsSchema.parse(JSON.parse(read("facts.json"))));
    expect(renderJson(verdict)).toBe(read("verdict.json"));
  });
});
