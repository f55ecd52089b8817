/** The example workflows: what `init` writes and what the documentation shows are one text, and a safe one. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseDocument } from "yaml";
import { parseActionRef } from "../../../src/app/init/templates/action-ref.ts";
import { renderGate } from "../../../src/app/init/templates/gate.ts";
import { renderPolicy } from "../../../src/app/init/templates/policy.ts";
import { RELAY_NAME } from "../../../src/app/init/templates/review-relay.ts";
import { mentionsGate } from "../../../src/core/change/gate-use.ts";
import { expectGolden } from "../../support/golden.ts";
import { examples } from "./examples.ts";

const folder = join(import.meta.dirname, "../../../docs/examples");

interface Job {
  readonly name: string;
  readonly if?: string;
  readonly environment?: { readonly name: string };
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly "cancel-in-progress": boolean; readonly group: string };
  readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly with?: Record<string, string> }[];
}
interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, { readonly types?: string[]; readonly workflows?: string[] } | null>>;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

function read(text: string): Workflow {
  const document = parseDocument(text, { strict: true });
  expect([...document.errors, ...document.warnings]).toEqual([]);
  return document.toJS();
}
const workflow = (name: string) => read(examples[name] ?? "");
const jobs = (name: string) => Object.values(workflow(name).jobs);

test("the documentation shows exactly the workflows that are written", () => {
  for (const [name, text] of Object.entries(examples)) expectGolden(join(folder, name), text);
  expect(readdirSync(folder).sort()).toEqual(Object.keys(examples).sort());
});

describe.each(Object.keys(examples))("%s", (name) => {
  test("is one workflow, which grants nothing beyond what its jobs ask for", () => {
    expect(workflow(name).permissions).toEqual({});
  });

  test("names every action by its full commit id, with the version beside it", () => {
    for (const [line] of (examples[name] ?? "").matchAll(/^.* uses: .*$/gm))
      expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+$/);
  });

  test("never checks anything out, and puts nothing of an event into a script", () => {
    for (const { steps } of jobs(name))
      for (const { uses, run } of steps) {
        expect(uses ?? "").not.toContain("checkout");
        expect(run ?? "").not.toContain("${{");
      }
  });

  test("is guarded by the gate as a part of its policy", () => {
    expect(mentionsGate(examples[name] ?? "")).toEqual({ known: true });
  });

  test("stays within 140 columns", () => {
    expect((examples[name] ?? "").split("\n").filter((line) => line.length > 140)).toEqual([]);
  });
});

describe("the recommended workflow", () => {
  test("runs on every event that can change a decision", () => {
    const { on } = workflow("gate.yml");
    expect(Object.keys(on).sort()).toEqual(
      [
        ...["pull_request_target", "issue_comment", "merge_group", "workflow_run", "check_run", "status", "push"],
        ...["schedule", "workflow_dispatch"],
      ].sort(),
    );
    expect(on.pull_request_target?.types).toEqual([
      "opened",
      "synchronize",
      "reopened",
      "edited",
      "ready_for_review",
      "converted_to_draft",
      "closed",
    ]);
    expect(on.issue_comment?.types).toEqual(["created", "edited", "deleted"]);
    expect(on.merge_group?.types).toEqual(["checks_requested"]);
  });

  test("is woken by the review relay, under the name that the relay has", () => {
    expect(workflow("gate.yml").on.workflow_run?.workflows).toEqual([RELAY_NAME, "CI"]);
    expect(workflow("review-relay.yml").name).toBe(RELAY_NAME);
  });

  test("asks for the rights it needs, and for none on issues", () => {
    expect(jobs("gate.yml").map(({ permissions }) => permissions)).toEqual([
      { contents: "write", "pull-requests": "write", statuses: "write", checks: "read", actions: "read" },
    ]);
  });

  test("cancels no run of a pull request, and bears a name that nobody requires by mistake", () => {
    const [job] = jobs("gate.yml");
    expect(job?.concurrency?.["cancel-in-progress"]).toBe(false);
    expect(job?.concurrency?.group).toMatch(/^secmlops-gate-\$\{\{ github\.event\.pull_request\.number \|\| .* \}\}$/);
    expect(job?.name).toBe('gate runner (require the status "secmlops-gate" instead)');
  });

  test("takes any branch and workflow name as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (defaultBranch, name) => {
        const action = { uses: `acme/gate@${"a".repeat(40)}`, version: "" };
        const written = renderGate(action, { defaultBranch: defaultBranch, ciWorkflows: [name] });
        const { on } = parseDocument(written).toJS();
        expect([on.push.branches, on.workflow_run.workflows]).toEqual([[defaultBranch], [RELAY_NAME, name]]);
      }),
    );
  });
});

describe("the other workflows", () => {
  test("the relay has no rights and no secrets, and does nothing", () => {
    expect(Object.keys(workflow("review-relay.yml").on)).toEqual(["pull_request_review"]);
    expect(workflow("review-relay.yml").on.pull_request_review?.types).toEqual(["submitted", "edited", "dismissed"]);
    const [job] = jobs("review-relay.yml");
    expect(job?.permissions).toBeUndefined();
    expect(job?.steps).toEqual([{ run: 'echo "The gate reads the review by itself."' }]);
  });

  test("an organisation's runs on the two events that it can, and its conclusion is the gate", () => {
    expect(workflow("org-required.yml").on).toEqual({ pull_request_target: null, merge_group: null });
    expect(jobs("org-required.yml")[0]?.steps[0]?.with).toMatchObject({
      "fail-on": "pending",
      "org-policy": expect.stringMatching(/^github:acme\/ml-governance\/\/policies\/base\.yml@[0-9a-f]{40}$/),
    });
  });

  test("strong mode takes its key from an environment, never on a branch that anybody can make", () => {
    const [job] = jobs("strong-mode.yml");
    expect(job?.environment?.name).toBe("secmlops-gate");
    expect(job?.permissions).toBeUndefined();
    expect(Object.keys(workflow("strong-mode.yml").on)).not.toContain("merge_group");
    expect(job?.steps.at(-1)?.with).toMatchObject({
      token: `\${{ steps.app.outputs.token }}`,
      "org-token": `\${{ steps.organisation.outputs.token }}`,
    });
  });
});

describe("a release of the action", () => {
  const commit = "0123456789abcdef0123456789abcdef01234567";
  test.each([
    [`acme/secmlops-gate@${commit} # v1.2.3`, { uses: `acme/secmlops-gate@${commit}`, version: "v1.2.3" }],
    [` acme/secmlops-gate@${commit} `, { uses: `acme/secmlops-gate@${commit}`, version: "" }],
    ["acme/secmlops-gate@v1", undefined],
    ["acme/secmlops-gate@main", undefined],
    [`acme/secmlops-gate@${commit.slice(0, 12)}`, undefined],
    [`acme/secmlops-gate@${commit} # v1\n      - run: evil`, undefined],
    [`acme/secmlops-gate@${commit} v1`, undefined],
    ["", undefined],
  ])("%j is read, or refused", (text, expected) => {
    expect(parseActionRef(text)).toEqual(expected);
  });
});

test("people whom YAML would take for something else stay who they are", () => {
  const people = ["alice", "acme/ml-security", "release[bot]", "123", "1e5", "null", "true", "0x1f", "a-b_c"];
  const roles = [{ name: "validator", people, permission: "write" as const }];
  expect(
    parseDocument(renderPolicy([{ ref: "secmlops:baseline@1", inputs: [] }], roles, "governance")).toJS().roles,
  ).toEqual({ validator: people });
});
