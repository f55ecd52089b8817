import type { Verdict } from "../../src/core/verdict.ts";
import type { ChecklistContext } from "../../src/render/markdown.ts";
import {
  act,
  all,
  any,
  check,
  commit,
  digest,
  document,
  evidence,
  filledSeat,
  metric,
  notApplicable,
  openSeat,
  refused,
  requirement,
  signOff,
  verdict,
} from "./build-verdict.ts";

export interface GoldenCase {
  readonly name: string;
  readonly verdict: Verdict;
  readonly context?: Partial<ChecklistContext>;
}

const scanned = requirement("TEC-1", "Training tests pass", {
  dimension: "technology",
  concerns: ["reliability"],
  proof: check("unit-tests", { url: "https://ci.example.com/runs/7" }),
});
const card = requirement("COM-1", "Model card complete", {
  dimension: "compliance",
  concerns: ["explainability"],
  status: "waived",
  reasons: [{ code: "waived", by: { login: "erin" }, until: "2026-12-31", note: "card follows vendor data" }],
  proof: document("docs/model-card.md", {
    status: "unmet",
    reasons: [{ code: "document-missing", path: "docs/model-card.md" }],
  }),
});
const reviewed = requirement("TEC-3", "Training code reviewed", {
  dimension: "technology",
  digest: digest("0f1e2d3c4b5a6978"),
  proof: signOff("security-reviewer", [filledSeat("sam", { note: "read the loss and the seeds" })]),
});
const idle = [
  notApplicable("PRO-1", "Pipeline change reviewed", { dimension: "processes" }),
  notApplicable("GOV-6", "Policy change approved", { dimension: "governance" }),
];

const stale = requirement("PEO-4", "Data steward approves", {
  concerns: ["privacy", "fairness"],
  why: "New columns can carry personal data.",
  digest: digest("a91c04d2e77b0f13"),
  governed: { count: 1, first: ["data/train.parquet.dvc"] },
  proof: signOff(
    "data-steward",
    [
      openSeat(
        refused(
          "dan",
          { code: "stale", bound: digest("5"), today: digest("a91c04d2e77b0f13"), head: commit("3f2c91a") },
          { at: "2026-11-18T14:00:00Z" },
        ),
      ),
    ],
    { candidates: [{ login: "dan" }] },
  ),
});
const validation = requirement("PEO-2", "Independent validation", {
  concerns: ["reliability", "safety"],
  why: "Whoever trained a model is the last to see what it misses.",
  digest: digest("5be0d1934c1f77aa"),
  governed: { count: 2, first: ["models/credit.safetensors", "train/fit.py"] },
  proof: signOff("validator", [openSeat()], {
    candidates: [
      { login: "vera" },
      { login: "viktor" },
      { login: "bob", cannot: { code: "is-contributor", because: "co-author", commit: commit("3f2c91a") } },
    ],
    notCounted: [
      refused(
        "bob",
        { code: "is-contributor", because: "co-author", commit: commit("3f2c91a") },
        { at: "2026-11-21T08:00:00Z" },
      ),
    ],
  }),
});
const fairness = requirement("GOV-1", "Group fairness measured and accepted", {
  dimension: "governance",
  concerns: ["fairness"],
  why: "Harm to a group hides in averages.",
  governed: { count: 4, first: ["models/credit.safetensors", "data/train.parquet.dvc", "train/fit.py"] },
  proof: all(
    "unmet",
    check("fairness", {
      status: "unmet",
      reasons: [
        {
          code: "check-concluded",
          name: "fairness",
          conclusion: "failure",
          accepted: ["success"],
          url: "https://github.com/acme/credit/actions/runs/77",
        },
      ],
    }),
    signOff("fairness-reviewer", [openSeat()], {
      candidates: [{ login: "fay" }, { login: "alice", cannot: { code: "is-author" } }],
    }),
  ),
});
/** As CHECKLIST readers know it best: one number too low, for the author to mend before anybody signs. */
const unfair = {
  ...fairness,
  proof: all(
    "unmet",
    evidence("reports/fairness.json", {
      status: "unmet",
      reasons: [
        {
          ...{ code: "metric-bound", path: "reports/fairness.json", metric: "demographic_parity_ratio", value: 0.76 },
          ...{ unit: "ratio", rule: "min", bound: "0.8", base: 0.83 },
        },
      ],
      format: "fairlearn",
      assurance: "bound",
      names: "model",
      metrics: [
        metric("demographic_parity_ratio", 0.76, {
          report: "reports/fairness.json",
          status: "unmet",
          unit: "ratio",
          expect: { min: 0.8 },
          base: 0.83,
          groupsOf: "selection_rate",
          groups: [
            { name: "age<25", value: 0.412, samples: 412 },
            { name: "age>60", value: 0.489, samples: 1077 },
            { name: "25<=age<=60", value: 0.542, samples: 9310 },
          ],
        }),
      ],
    }),
    signOff("fairness-reviewer", [openSeat()], {
      candidates: [{ login: "fay" }, { login: "alice", cannot: { code: "is-author" } }],
    }),
  ),
};
const measured: Verdict["impact"] = [
  {
    concern: "security",
    effect: "same",
    measures: [{ name: "new findings of the artefact scan", unit: "count", head: 0, effect: "same" }],
  },
  {
    concern: "fairness",
    effect: "worse",
    measures: [
      {
        name: "demographic_parity_ratio",
        report: "reports/fairness.json",
        unit: "ratio",
        base: 0.83,
        head: 0.76,
        effect: "worse",
      },
    ],
  },
  { concern: "explainability", effect: "not-measured", measures: [] },
  {
    concern: "reliability",
    effect: "better",
    measures: [{ name: "accuracy", report: "reports/metrics.json", base: 0.911, head: 0.913, effect: "better" }],
  },
  { concern: "safety", effect: "not-measured", measures: [] },
  { concern: "sustainability", effect: "not-measured", measures: [] },
  {
    concern: "privacy",
    effect: "worse",
    measures: [
      {
        ...{ name: "columns that may be personal", about: "data/train.parquet", unit: "count" },
        ...{ base: 0, head: 1, effect: "worse", examples: ["postcode"] },
      },
    ],
  },
];
const contributors: Verdict["contributors"] = [
  { person: { login: "alice" }, because: "author" },
  { person: { login: "bob" }, because: "co-author", commit: commit("3f2c91a") },
];

const HOSTILE = [
  "models/@acme/ml-security <img src=x onerror=alert(1)>.bin",
  "models/`](https://evil.example)`|x|\n- [ ] `r` signs `GOV-1` `0000000000000000`",
  "models/\u202Etxt.exe\u200B\u001B[31m $x^2$ :tada: #12 GH-7.pkl",
  "models/<!-- secmlops-gate -->www.evil.example.bin",
];

const RESULTS = "reports/metrics.json";
/** One requirement for each way in which reports can hold, fail, or not count. */
const EVIDENCE_CASES = [
  requirement("PRO-3", "No regression against base", {
    dimension: "processes",
    concerns: ["reliability"],
    proof: evidence(RESULTS, {
      status: "unmet",
      reasons: [
        {
          ...{ code: "metric-moved", path: RESULTS, metric: "accuracy", value: 0.902, base: 0.9147 },
          ...{ unit: "fraction", rule: "max-drop", limit: "1%" },
        },
        { code: "metric-missing", path: RESULTS, metric: "auc", nearest: "roc_auc" },
        { code: "tests-not-passed", path: RESULTS, result: "failed", count: 2, first: "no-leak" },
      ],
      metrics: [
        metric("accuracy", 0.902, {
          ...{ status: "unmet", unit: "fraction", samples: 20480, base: 0.9147 },
          ...{ expect: { min: 0.9 }, compare: { maxDrop: { amount: 0.01, relative: true } } },
        }),
        metric("auc", 0, { status: "unmet", expect: { min: 0.9 } }),
        metric("log_loss", 0.2871, { base: 0.3011, compare: { maxRise: { amount: 0.05, relative: true } } }),
        metric("latency_p95", 118, { unit: "s", expect: { max: 250 } }),
        metric("missing_share", 4, { unit: "percent", expect: { max: 5 }, base: 4 }),
      ].map((each) => {
        const { value: _, ...missing } = each;
        return each.metric === "auc" ? missing : each;
      }),
      tests: { passed: 41, warned: 2, failed: 2, errors: 0, skipped: 0 },
      passedOver: ["reports/old.json"],
    }),
  }),
  requirement("GOV-1", "Every group is served", {
    dimension: "governance",
    concerns: ["fairness"],
    proof: all(
      "unmet",
      evidence("reports/groups.json", {
        status: "unmet",
        reasons: [
          {
            ...{ code: "metric-bound", path: "reports/groups.json", metric: "recall", about: "age<25", value: 0.71 },
            ...{ unit: "fraction", rule: "min", bound: "0.8" },
          },
          { code: "group-too-small", path: "reports/groups.json", group: "age>80", samples: 12, min: 30 },
        ],
        assurance: "signed",
        signers: [
          {
            identity: "https://github.com/acme/credit/.github/workflows/evaluate.yml@refs/heads/main",
            issuer: "https://token.actions.githubusercontent.com",
          },
        ],
        metrics: [
          ["age<25", 0.71, 412],
          ["age>80", 0.88, 12],
          ["25<=age<=60", 0.91, 9310],
          ["60<age<=80", 0.87, 1077],
        ].map(([about, value, samples]) =>
          metric("recall", Number(value), {
            ...{ report: "reports/groups.json", about: String(about), samples: Number(samples) },
            ...{ unit: "fraction", expect: { min: 0.8 }, status: Number(value) < 0.8 ? "unmet" : "satisfied" },
          }),
        ),
      }),
      signOff("fairness-reviewer", [openSeat()], { candidates: [{ login: "fay" }] }),
    ),
  }),
  requirement("TEC-4", "Weights are what was evaluated", {
    dimension: "technology",
    proof: evidence("reports/robustness.json", {
      status: "unmet",
      reports: [],
      reasons: [
        {
          ...{ code: "report-not-bound", more: 0, reports: ["reports/robustness.json"] },
          files: [{ path: "models/credit v2.safetensors", digest: digest("c0ffee12") }],
          names: ["models/credit.safetensors"],
          all: ["models/credit v2.safetensors", "models/vocab.json"],
        },
      ],
      passedOver: ["reports/robustness.json"],
    }),
  }),
  requirement("TEC-5", "Red team passed", {
    dimension: "technology",
    concerns: ["safety"],
    proof: evidence("reports/garak.jsonl", {
      status: "pending",
      reports: [],
      reasons: [{ code: "job-report-missing", report: ["reports/garak*.jsonl"] }],
    }),
  }),
  requirement("GOV-2", "Impact on groups is proportionate", {
    dimension: "governance",
    concerns: ["fairness"],
    enforcement: "warn",
    proof: evidence("reports/fairness.json", {
      status: "unmet",
      reasons: [
        {
          ...{ code: "metric-bound", path: "reports/fairness.json", metric: "disparate_impact", value: 0.758 },
          ...{ unit: "ratio", rule: "min", bound: "0.8" },
        },
      ],
      metrics: [
        metric("disparate_impact", 1.32, {
          ...{ report: "reports/fairness.json", status: "unmet", unit: "ratio", judged: 0.758 },
          ...{ expect: { min: 0.8 }, compare: { maxDrop: { amount: 0.02, relative: false } } },
        }),
      ],
    }),
  }),
  requirement("TEC-3", "Model signed", {
    dimension: "technology",
    proof: evidence("models/model.sig", {
      format: "model-signing",
      assurance: "signed",
      signers: [{ key: digest("9f86d081884c7d65") }],
    }),
  }),
  requirement("GOV-5", "Energy is accounted for", {
    dimension: "governance",
    concerns: ["sustainability"],
    proof: evidence("reports/emissions.csv", {
      assurance: "checked",
      metrics: [
        metric("emissions", 0.0421, { unit: "kg CO2eq", expect: { max: 1 } }),
        metric("energy_consumed", 0.11, {
          unit: "kWh",
          base: 0.1,
          compare: { maxRise: { amount: 0.2, relative: true } },
        }),
        metric("duration", 912, { unit: "s", expect: { max: 3600 } }),
        metric("emissions_rate", 0.00001, { expect: { max: 1 } }),
      ],
    }),
  }),
  requirement("PRO-2", "Data are sound", {
    dimension: "processes",
    concerns: ["reliability"],
    proof: evidence("reports/expectations.json", {
      assurance: "bound",
      names: "data",
      tests: { passed: 118, warned: 1, failed: 0, errors: 0, skipped: 0 },
    }),
  }),
];
const traded: Verdict["impact"] = [
  {
    concern: "security",
    effect: "worse",
    measures: [
      {
        ...{ name: "new findings of the artefact scan", unit: "count", head: 2, effect: "worse" },
        examples: ["PKL001", "PKL006"],
      },
      { name: "dangerous artefacts", unit: "count", head: 1, effect: "worse", examples: ["models/credit.pkl"] },
      { name: "robust_accuracy", report: RESULTS, base: 0.61, head: 0.66, effect: "better" },
    ],
  },
  {
    concern: "fairness",
    effect: "same",
    measures: [
      { name: "recall", about: "age<25", report: "reports/groups.json", base: 0.71, head: 0.71, effect: "same" },
    ],
  },
  { concern: "explainability", effect: "not-measured", measures: [] },
  {
    concern: "reliability",
    effect: "worse",
    measures: [
      { name: "accuracy", report: RESULTS, unit: "fraction", base: 0.9147, head: 0.902, effect: "worse" },
      { name: "roc_auc", report: RESULTS, base: 0.93, effect: "no-longer-measured" },
      { name: "log_loss", report: RESULTS, base: 0.3011, head: 0.2871, effect: "better" },
      { name: "recall", report: RESULTS, base: 0.5, head: 0.5, effect: "same" },
      { name: "f1", report: RESULTS, head: 0.8, effect: "first" },
      { name: "mcc", report: RESULTS, head: 0.7, effect: "first" },
    ],
  },
  {
    concern: "safety",
    effect: "not-measured-again",
    measures: [
      { name: "toxicity", report: "reports/safety.json", base: 0.02, effect: "not-measured-again" },
      { name: "hallucination_rate", report: "reports/more.json", base: 0.1, head: 0.08, effect: "better" },
    ],
  },
  {
    concern: "sustainability",
    effect: "first",
    measures: [{ name: "emissions", report: "reports/emissions.csv", unit: "kg CO2eq", head: 0.0421, effect: "first" }],
  },
  {
    concern: "privacy",
    effect: "no-longer-measured",
    measures: [{ name: "epsilon", report: "reports/privacy.json", base: 3.5, effect: "no-longer-measured" }],
  },
];

export const GOLDEN_CASES: readonly GoldenCase[] = [
  {
    name: "blocked",
    verdict: verdict([unfair, stale, validation, scanned, card, reviewed, ...idle], {
      impact: measured,
      contributors,
    }),
  },
  {
    name: "passed",
    verdict: verdict([
      scanned,
      reviewed,
      requirement("PEO-2", "Independent validation", {
        concerns: ["reliability"],
        digest: digest("5be0d1934c1f77aa"),
        proof: signOff("validator", [filledSeat("vera"), filledSeat("viktor", { via: "tick" })]),
      }),
      ...idle,
    ]),
  },
  {
    name: "nothing-governed",
    verdict: verdict(idle, { files: { changed: 7, governed: 0 }, kinds: {}, items: [] }),
  },
  {
    name: "advisory",
    verdict: verdict([fairness, validation, { ...card, enforcement: "warn", status: "unmet", reasons: [] }, scanned], {
      mode: "advisory",
      notices: [
        { code: "default-policy" },
        { code: "unfilled-roles", roles: ["fairness-reviewer"] },
        { code: "no-ledger" },
      ],
    }),
    context: { ledger: false },
  },
  {
    name: "error",
    verdict: verdict([
      requirement("PEO-1", "Independent validation", {
        proof: signOff("validator", [openSeat()], {
          status: "error",
          reasons: [
            { code: "unavailable", fact: "the team acme/validators", detail: "403: the token may not read teams" },
          ],
          alsoBy: ["acme/validators"],
        }),
      }),
      validation,
    ]),
  },
  {
    name: "objection",
    verdict: verdict([
      requirement("TEC-2", "Weights come from a known place", {
        dimension: "technology",
        status: "unmet",
        reasons: [
          {
            code: "objected",
            by: { login: "sam" },
            at: "2026-11-20T16:00:00Z",
            note: "the download script has no hash",
            url: "https://github.com/acme/credit/pull/42#issuecomment-9",
          },
        ],
        proof: signOff("security-reviewer", [filledSeat("sven")]),
        notCounted: [refused("alice", { code: "no-standing" }, { kind: "overrule", at: "2026-11-20T17:00:00Z" })],
      }),
      requirement("PEO-2", "Independent validation", {
        proof: signOff("validator", [filledSeat("vera")]),
        lifted: [
          {
            objection: act("vera", { kind: "object", at: "2026-11-19T10:00:00Z" }),
            by: act("erin", { kind: "overrule", note: "measured again by hand" }),
          },
        ],
      }),
    ]),
  },
  {
    name: "waiver",
    verdict: verdict([
      card,
      requirement("COM-2", "Legacy models documented", {
        dimension: "compliance",
        status: "waived",
        reasons: [{ code: "excepted", until: "2027-02-01", note: "retired in Q1", paths: ["models/legacy/**"] }],
      }),
      requirement("TEC-6", "Dependencies pinned", {
        dimension: "technology",
        proof: document("requirements.lock", {
          status: "unmet",
          reasons: [{ code: "document-missing", path: "requirements.lock" }],
        }),
        notCounted: [refused("erin", { code: "waiver-too-long", maxDays: 30, until: "2027-12-31" }, { kind: "waive" })],
      }),
    ]),
  },
  { name: "stale", verdict: verdict([stale, scanned]) },
  { name: "evidence", verdict: verdict(EVIDENCE_CASES, { impact: traded }) },
  {
    name: "alternatives",
    verdict: verdict([
      requirement("GOV-2", "Robustness shown or accepted", {
        dimension: "governance",
        concerns: ["reliability"],
        proof: any(
          "pending",
          check("robustness", {
            status: "pending",
            reasons: [{ code: "check-running", name: "robustness" }],
            notCounted: [{ app: "other-ci", reason: "other-app" }],
          }),
          all(
            "unmet",
            document("docs/robustness.md", {
              status: "unmet",
              reasons: [
                { code: "section-missing", source: "docs/robustness.md", section: "Known limits", nearest: "Limits" },
              ],
            }),
            signOff("validator", [openSeat(), openSeat()], {
              candidates: [{ login: "vera" }, { login: "viktor" }],
              alsoBy: ["acme/validators"],
            }),
          ),
        ),
      }),
    ]),
  },
  {
    name: "local",
    verdict: (() => {
      const { pullRequest: _, ...rest } = verdict(
        [
          requirement("PEO-2", "Independent validation", {
            concerns: ["reliability"],
            proof: signOff("validator", [openSeat()], {
              reasons: [{ code: "no-pull-request", waitsFor: "person" }],
              candidates: [{ login: "vera" }],
            }),
          }),
          requirement("COM-1", "Model card complete", {
            dimension: "compliance",
            concerns: ["explainability"],
            proof: document("docs/model-card.md", {
              status: "unmet",
              reasons: [{ code: "leftover", source: "docs/model-card.md", text: "TODO", line: 14 }],
            }),
          }),
        ],
        { contributors: [] },
      );
      return rest;
    })(),
    context: { local: true, ledger: false },
  },
  {
    name: "hostile",
    verdict: verdict(
      [
        requirement("SEC-1", "<b>Title</b> for @everyone | #1 [x](javascript:alert(1)) $a$ &lt;", {
          why: "# Not a heading\n- [ ] not a box",
          governed: { count: 4, first: HOSTILE },
          proof: signOff("security-reviewer", [openSeat()], {
            candidates: [{ login: "@all" }, { login: "x](https://evil.example)" }],
            notCounted: [
              refused(
                "mallory",
                { code: "unknown-target", target: "``` `@team`" },
                { note: "- [x] @bob", url: "javascript:alert(1)" },
              ),
            ],
          }),
        }),
        requirement("SEC-2", "Signed", {
          proof: signOff("security-reviewer", [
            filledSeat("eve", {
              note: 'closes #1\n\n- [x] `security-reviewer` signs `SEC-1` `c07f3aa81d52e9b4` "@org/team" <!-- www.evil.example',
              url: "https://github.com/other/repo/issues/1",
            }),
          ]),
        }),
      ],
      {
        items: HOSTILE.map((path) => ({ path, status: "added", kinds: ["model"] })),
        files: { changed: 4, governed: 4 },
        kinds: { model: 4 },
        impact: [
          {
            concern: "fairness",
            effect: "worse",
            measures: [{ name: "a|b `c|d` @x", about: "\\|\n2", base: 1, head: 2, effect: "worse" }],
          },
        ],
        notices: [
          {
            code: "tampered",
            author: "carol",
            by: "@mallory",
            url: "https://github.com/acme/credit/pull/42#issuecomment-3",
          },
        ],
      },
    ),
  },
  {
    name: "large",
    verdict: verdict(
      Array.from({ length: 30 }, (_, index) => {
        const id = `REQ-${index + 1}`;
        if (index % 3 === 0) return { ...scanned, id, title: `Check number ${index + 1}` };
        if (index % 3 === 1) return { ...reviewed, id, title: `Review number ${index + 1}` };
        return {
          ...validation,
          id,
          title: `Validation number ${index + 1}`,
          governed: { count: 200, first: ["models/a.bin", "models/b.bin", "models/c.bin"] },
        };
      }),
      {
        files: { changed: 1200, governed: 200 },
        kinds: { model: 150, data: 50 },
        items: Array.from({ length: 200 }, (_, index) => ({
          path: `models/region-${String(index).padStart(3, "0")}/credit.safetensors`,
          status: "modified",
          kinds: [index % 4 === 0 ? "data" : "model"],
        })),
      },
    ),
    context: { reportHint: "the job summary", limit: 40_000 },
  },
];

export const contextOf = ({ context }: GoldenCase): ChecklistContext => ({
  repositoryUrl: "https://github.com/acme/credit",
  ledger: true,
  local: false,
  ...(context?.ledger === false ? {} : { record: digest("e19d55f0") }),
  ...context,
});
