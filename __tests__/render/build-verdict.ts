import type {
  ActSummary,
  CheckVerdict,
  DocumentVerdict,
  EvidenceVerdict,
  MetricVerdict,
  ProofVerdict,
  RefusedAct,
  RequirementVerdict,
  Seat,
  SignOffVerdict,
  Verdict,
} from "../../src/core/verdict.ts";

/** Example digests and commits: one digit repeated, so that a reader can tell them apart. */
export const digest = (seed: string): string => seed.padEnd(64, seed);
export const commit = (seed: string): string => seed.padEnd(40, seed);

export const act = (login: string, over: Partial<ActSummary> = {}): ActSummary => ({
  id: `act-${login}`,
  kind: "sign-off",
  by: { login },
  at: "2026-11-20T09:30:00Z",
  via: "command",
  url: "https://github.com/acme/credit/pull/42#issuecomment-1",
  ...over,
});

export const refused = (login: string, reason: RefusedAct["reason"], over: Partial<ActSummary> = {}): RefusedAct => ({
  ...act(login, over),
  reason,
});

export const openSeat = (lapsed?: RefusedAct): Seat => ({
  status: "open",
  ...(lapsed === undefined ? {} : { lapsed }),
});
export const filledSeat = (login: string, over: Partial<ActSummary> = {}): Seat => ({
  status: "filled",
  signer: act(login, over),
});

export function signOff(role: string, seats: readonly Seat[], over: Partial<SignOffVerdict> = {}): SignOffVerdict {
  const open = seats.filter(({ status }) => status === "open").length;
  return {
    kind: "sign-off",
    status: open === 0 ? "satisfied" : "pending",
    reasons: open === 0 ? [] : [{ code: "seats-open", role, open, count: seats.length }],
    role,
    count: seats.length,
    seats,
    candidates: [],
    alsoBy: [],
    notCounted: [],
    ...over,
  };
}

export const check = (name: string, over: Partial<CheckVerdict> = {}): CheckVerdict => ({
  kind: "check",
  status: "satisfied",
  reasons: [],
  name,
  app: "github-actions",
  notCounted: [],
  ...over,
});

export const document = (source: string, over: Partial<DocumentVerdict> = {}): DocumentVerdict => ({
  kind: "document",
  status: "satisfied",
  reasons: [],
  source,
  sections: [],
  ...over,
});

/** A report that the change brings, of which nothing is amiss. */
export const evidence = (report: string, over: Partial<EvidenceVerdict> = {}): EvidenceVerdict => ({
  kind: "evidence",
  status: "satisfied",
  reasons: [],
  format: "auto",
  reports: [report],
  assurance: "declared",
  metrics: [],
  passedOver: [],
  outOfReach: 0,
  ...over,
});

export const metric = (name: string, value: number, over: Partial<MetricVerdict> = {}): MetricVerdict => ({
  report: "reports/metrics.json",
  metric: name,
  status: "satisfied",
  value,
  groups: [],
  ...over,
});

export const all = (status: ProofVerdict["status"], ...of: ProofVerdict[]): ProofVerdict => ({
  kind: "all",
  status,
  of,
});
export const any = (status: ProofVerdict["status"], ...of: ProofVerdict[]): ProofVerdict => ({
  kind: "any",
  status,
  of,
});

export function requirement(id: string, title: string, over: Partial<RequirementVerdict> = {}): RequirementVerdict {
  return {
    id,
    title,
    dimension: "people",
    concerns: ["security"],
    enforcement: "block",
    status: over.proof?.status ?? "satisfied",
    reasons: [],
    digest: digest("c07f3aa81d52e9b4"),
    governed: { count: 1, first: ["models/credit.safetensors"] },
    notCounted: [],
    lifted: [],
    controls: [],
    waivable: true,
    origin: "policy.yml",
    ...over,
  };
}

export const notApplicable = (
  id: string,
  title: string,
  over: Partial<RequirementVerdict> = {},
): RequirementVerdict => {
  const { digest: _, ...rest } = requirement(id, title, {
    status: "not-applicable",
    reasons: [{ code: "nothing-governed" }],
    governed: { count: 0, first: [] },
    ...over,
  });
  return rest;
};

const UNMEASURED = [
  "security",
  "fairness",
  "explainability",
  "reliability",
  "safety",
  "sustainability",
  "privacy",
] as const;

export function verdict(requirements: readonly RequirementVerdict[], over: Partial<Verdict> = {}): Verdict {
  const blocking = requirements.filter(
    ({ enforcement, status }) => enforcement === "block" && ["error", "unmet", "pending"].includes(status),
  );
  const has = (...wanted: string[]) => blocking.some(({ status }) => wanted.includes(status));
  return {
    schema: "secmlops-gate/verdict@1",
    status: over.mode === "advisory" ? "pass" : has("error", "unmet") ? "fail" : has("pending") ? "pending" : "pass",
    mode: "enforce",
    blocking: blocking.map(({ id }) => id),
    policyDigest: digest("7be2a90c"),
    repository: "acme/credit",
    pullRequest: 42,
    baseRef: "main",
    base: commit("a1b2c3d"),
    mergeBase: commit("a1b2c3d"),
    head: commit("8d41f07"),
    now: "2026-11-21T10:00:00Z",
    files: { changed: 12, governed: 3 },
    kinds: { model: 1, data: 1, "training-code": 1 },
    items: [
      { path: "data/train.parquet.dvc", status: "modified", kinds: ["data"], out: { path: "data/train.parquet" } },
      { path: "models/credit.safetensors", status: "modified", kinds: ["model"] },
      { path: "train/fit.py", status: "modified", kinds: ["training-code"] },
    ],
    requirements,
    impact: UNMEASURED.map((concern) => ({ concern, effect: "not-measured", measures: [] })),
    contributors: [{ person: { login: "alice" }, because: "author" }],
    notices: [],
    waiverRole: "governance",
    ...over,
  };
}
