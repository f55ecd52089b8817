/** Small, valid values to start a test from; each test states only what it is about. */
import { evaluate } from "../../src/core/evaluate.ts";
import { type Act, type Facts, type FileChange, factsSchema } from "../../src/core/facts.ts";
import { type Policy, policySchema, type Requirement, type SignOffProof } from "../../src/core/policy/policy.ts";
import type { RequirementVerdict, SignOffVerdict, Verdict } from "../../src/core/verdict.ts";

/** A git object id that stands for some content: the same text, the same id. */
export const id = (text: string): string => Buffer.from(text.repeat(40)).toString("hex").slice(0, 40).padEnd(40, "0");

export const signOff = (role: string, rest: Partial<SignOffProof> = {}): SignOffProof => ({
  kind: "sign-off",
  role,
  count: 1,
  via: ["command", "tick", "review"],
  bareReview: false,
  notBy: "contributors",
  unattributedCommits: "warn",
  distinctFrom: [],
  note: "optional",
  ...rest,
});

export const requirement = (rest: Partial<Requirement> = {}): Requirement => ({
  id: "GOV-1",
  title: "Group fairness accepted",
  dimension: "governance",
  concerns: ["fairness"],
  appliesTo: ["model", "data"],
  enforcement: "block",
  final: false,
  waivable: true,
  needs: signOff("fairness-reviewer"),
  controls: [],
  origin: "policy.yml",
  ...rest,
});

const role = (...logins: string[]) => ({ users: logins.map((login) => ({ login })), teams: [], unfilled: false });

export const policy = (rest: Partial<Policy> = {}): Policy =>
  policySchema.parse({
    schema: "secmlops-gate/policy@1",
    mode: "enforce",
    roles: {
      "fairness-reviewer": role("fay", "frank"),
      "security-reviewer": role("sam", "fay"),
      governance: role("erin"),
    },
    assets: { model: ["models/**"], data: ["data/**"], policy: [".github/secmlops/**"] },
    requirements: [requirement()],
    waivers: { role: "governance", maxDays: 30 },
    exceptions: [],
    policyPaths: [],
    sources: [],
    notices: [],
    ...rest,
  });

export const change = (path: string, rest: Partial<FileChange> = {}): FileChange => ({
  path,
  status: "modified",
  oldMode: "100644",
  newMode: "100644",
  oldId: id(`old ${path}`),
  newId: id(`new ${path}`),
  ...rest,
});

/** Facts of a pull request by `mallory` that changes one model; partial pull request allowed. */
export const facts = (
  rest: Partial<Omit<Facts, "pullRequest">> & { pullRequest?: Partial<NonNullable<Facts["pullRequest"]>> | null } = {},
): Facts => {
  const { pullRequest, ...others } = rest;
  return factsSchema.parse({
    schema: "secmlops-gate/facts@1",
    now: "2026-11-21T12:00:00Z",
    repository: { name: "acme/credit" },
    base: id("base"),
    mergeBase: id("base"),
    head: id("head"),
    changes: [change("models/credit.safetensors")],
    ...others,
    pullRequest:
      pullRequest === null
        ? null
        : {
            number: 7,
            base: "main",
            author: { login: "mallory" },
            fork: false,
            body: { unavailable: "not read in this test" },
            ...pullRequest,
          },
  });
};

let serial = 0;
/** An act, by default a `/sign-off GOV-1` by fay, bound to nothing yet. */
export const act = (rest: Partial<Act> & { by?: string } = {}): Act => {
  const { by, ...others } = rest;
  serial += 1;
  return {
    id: `comment:${String(serial).padStart(6, "0")}`,
    kind: "sign-off",
    actor: { login: by ?? "fay" },
    at: "2026-11-21T10:00:00Z",
    via: "command",
    targets: { ids: [{ id: "GOV-1" }] },
    shown: {},
    source: { state: "intact" },
    remembered: [],
    ...others,
  };
};

export const digestsOf = (policyToday: Policy, factsToday: Facts): Record<string, string> =>
  Object.fromEntries(
    evaluate(policyToday, factsToday).requirements.flatMap(({ id: key, digest }) => (digest ? [[key, digest]] : [])),
  );

export const requirementIn = (verdict: Verdict, requirementId = "GOV-1"): RequirementVerdict => {
  const found = verdict.requirements.find(({ id: key }) => key === requirementId);
  if (!found) throw new Error(`the verdict has no ${requirementId}`);
  return found;
};

/** Every sign-off proof of a requirement's verdict. */
export const signOffsIn = ({ proof }: RequirementVerdict): SignOffVerdict[] => {
  const walk = (node: RequirementVerdict["proof"]): SignOffVerdict[] => {
    if (!node) return [];
    if (node.kind === "all" || node.kind === "any") return node.of.flatMap(walk);
    return node.kind === "sign-off" ? [node] : [];
  };
  return walk(proof);
};

/** The codes of everything that was offered to a requirement and did not count. */
export const refusalsIn = (verdict: Verdict, requirementId = "GOV-1"): string[] => {
  const found = requirementIn(verdict, requirementId);
  return [...found.notCounted, ...signOffsIn(found).flatMap(({ notCounted }) => notCounted)].map(
    ({ reason }) => reason.code,
  );
};
