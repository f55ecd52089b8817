import { describe, expect, it, test } from "@jest/globals";
import type { Reason } from "../../src/core/reason.ts";
import type { EvidenceVerdict, MetricVerdict } from "../../src/core/verdict.ts";
import { describeEvidence, describeNumbers, reasonsBesides } from "../../src/render/describe-evidence.ts";
import { describeMetric } from "../../src/render/describe-metric.ts";
import type { ReportPlace } from "../../src/render/describe-origin.ts";
import { renderChecklist } from "../../src/render/markdown.ts";
import { nextStep } from "../../src/render/next-step.ts";
import { code } from "../../src/render/span.ts";
import { describeStatus } from "../../src/render/status.ts";
import { renderTerminal } from "../../src/render/terminal.ts";
import { toPlain } from "../../src/render/terminal-text.ts";
import { wordReason } from "../../src/render/wording.ts";
import { evidence, metric, requirement, verdict } from "./build-verdict.ts";

const REPORT = "reports/metrics.json";
const place: ReportPlace = { base: "main", listsGroups: false, report: (path) => code(path) };
const tell = (one: MetricVerdict): string => toPlain(describeMetric(one, "main"));
const linesOf = (one: EvidenceVerdict, most = 10): string[] =>
  describeNumbers(one, place, most).map(({ text, status }) => `${status ?? "-"}: ${toPlain(text)}`);
const CONTEXT = { repositoryUrl: "https://github.com/acme/credit", ledger: true, local: false };

describe("a number's line", () => {
  it.each<[string, MetricVerdict, string]>([
    ["alone", metric("f1", 0.9), "f1 0.9"],
    [
      "with a floor, its bar and base",
      metric("f1", 0.76, { status: "unmet", expect: { min: 0.8 }, base: 0.83 }),
      "f1 ███████▁│▁▁ 0.76, needs ≥ 0.80, main 0.83 ↓",
    ],
    [
      "just short of its floor, with as many digits as it takes to see it",
      metric("f1", 0.799999, { status: "unmet", expect: { min: 0.8 } }),
      "f1 ███████▁│▁▁ 0.799999, needs ≥ 0.8",
    ],
    [
      "with two bounds and no bar",
      metric("f1", 0.9, { expect: { min: 0.5, max: 0.95 } }),
      "f1 0.9, needs ≥ 0.5 and ≤ 0.95",
    ],
    [
      "with a distance from zero",
      metric("gap", -0.2, { expect: { absMax: 0.1 } }),
      "gap █│█▁▁▁▁▁▁▁▁ -0.2, needs within ±0.1",
    ],
    ["with the values that it may have", metric("k", 3, { expect: { oneOf: [1, 2] } }), "k 3, needs one of 1, 2"],
    ["with one value that it must have", metric("k", 3, { expect: { equals: 4 } }), "k 3, needs 4"],
    ["in percent", metric("share", 4, { unit: "percent", expect: { max: 50 } }), "share ▁▁▁▁▁│▁▁▁▁▁ 4 %, needs ≤ 50"],
    ["beyond what a bar can show", metric("loss", 1.4, { expect: { max: 1 } }), "loss 1.4, needs ≤ 1"],
    ["of a group and its size", metric("f1", 0.9, { about: "sex=f", samples: 2048 }), "f1 of sex=f 0.9 (n = 2,048)"],
    [
      "of a ratio above 1",
      metric("di", 1.25, { unit: "ratio", judged: 0.8, expect: { min: 0.8 } }),
      "di ████████│▁▁ 1.25 (inverse 0.8), needs ≥ 0.8",
    ],
    [
      "with how far it may move",
      metric("f1", 0.9, { base: 0.9, compare: { maxDrop: { amount: 0.01, relative: true } } }),
      "f1 0.9, main 0.9 =, may fall by at most 1%",
    ],
    [
      "with nothing to compare with",
      metric("f1", 0.9, { compare: { maxRise: { amount: 0.01, relative: false } } }),
      "f1 0.9, nothing to compare with on main",
    ],
    [
      "with its lowest group, by the name of its values",
      metric("dpr", 0.7, { groupsOf: "selection_rate", groups: [{ name: "age<25", value: 0.41, samples: 412 }] }),
      "dpr 0.7 · lowest selection_rate 0.41 in age<25, n = 412",
    ],
    ["with its lowest group", metric("f1", 0.7, { groups: [{ name: "f", value: 0.5 }] }), "f1 0.7 · lowest 0.5 in f"],
  ])("%s", (_, one, text) => {
    expect(tell(one)).toBe(text);
  });

  it("says so where the report does not state it", () => {
    const { value: _, ...missing } = metric("f1", 0, { status: "unmet", expect: { min: 0.8 } });
    expect(tell(missing)).toBe("f1 not stated, needs ≥ 0.8");
  });
});

const bound = (name: string, over: Partial<Extract<Reason, { code: "metric-bound" }>> = {}): Reason => ({
  ...{ code: "metric-bound", path: REPORT, metric: name, value: 0.5, rule: "min", bound: "0.8" },
  ...over,
});
const failing = (name: string, over: Partial<MetricVerdict> = {}) =>
  metric(name, 0.5, { status: "unmet", expect: { min: 0.8 }, ...over });

describe("the reasons beside the numbers", () => {
  it("leave out what a number's line tells", () => {
    const broken: Reason = { code: "report-undated", path: REPORT };
    const one = evidence(REPORT, { status: "unmet", reasons: [broken, bound("f1")], metrics: [failing("f1")] });
    expect(reasonsBesides(one)).toEqual([broken]);
  });

  it("keep those of numbers that have no line", () => {
    const tests = bound("tests.failed", { value: 3 });
    const group = bound("f1", { about: "sex=f" });
    const one = evidence(REPORT, { reasons: [tests, group], metrics: [failing("f1", { about: "sex=m" })] });
    expect(reasonsBesides(one)).toEqual([tests, group]);
  });

  it("count of those that were cut off only what no line tells", () => {
    const all = Array.from({ length: 30 }, (_, index) => failing(`m${index}`));
    const twice = failing("both", { base: 0.9, compare: { maxDrop: { amount: 0.1, relative: false } } });
    const reasons: Reason[] = [
      ...all.slice(0, 20).map((each) => bound(each.metric)),
      { code: "evidence-more", more: 15 },
    ];
    const one = evidence(REPORT, { status: "unmet", reasons, metrics: [...all, twice] });
    expect(reasonsBesides(one)).toEqual([{ code: "evidence-more", more: 3 }]);
    const exact: Reason[] = [...reasons.slice(0, 20), { code: "evidence-more", more: 12 }];
    expect(reasonsBesides({ ...one, reasons: exact })).toEqual([]);
  });
});

describe("the lines of one proof", () => {
  it("end with where the reports come from, which a single number has on its own line", () => {
    const one = evidence(REPORT, { metrics: [metric("f1", 0.9)], assurance: "bound", names: "model" });
    expect(linesOf(one)).toEqual(["satisfied: f1 0.9 · reports/metrics.json names this model"]);
    expect(linesOf({ ...one, metrics: [metric("f1", 0.9), metric("auc", 0.8)] })).toEqual([
      "satisfied: f1 0.9",
      "satisfied: auc 0.8",
      "-: reports/metrics.json names this model",
    ]);
  });

  it.each<[string, Partial<EvidenceVerdict>]>([
    [", declared only", {}],
    [" names what this change brings", { assurance: "bound", names: "*" }],
    [" names the evaluation of this change", { assurance: "bound", names: "evaluation" }],
    [", made by a job at this head", { assurance: "checked" }],
    [" names this data, made by a job at this head", { assurance: "checked", names: "data" }],
    [", signed by the key 0123456789abcdef", { assurance: "signed", signers: [{ key: "0123456789abcdef01" }] }],
    [
      ", signed by me@acme.example",
      { assurance: "signed", signers: [{ identity: "me@acme.example", issuer: "https://i" }] },
    ],
    [
      ", declared only · tests: 41 passed, 2 warned",
      { tests: { passed: 41, warned: 2, failed: 0, errors: 0, skipped: 0 } },
    ],
    [", declared only · old.json names other content, and does not count", { passedOver: ["old.json"] }],
    [", declared only · the gate has not read 2 files itself", { outOfReach: 2 }],
  ])("say of the report: %s", (words, over) => {
    expect(linesOf(evidence(REPORT, over))).toEqual([`satisfied: ${REPORT}${words}`]);
  });

  it("say once that a report speaks of other content", () => {
    const files = [{ path: "m.pt", digest: "c0ffee" }];
    const reason: Reason = {
      code: "report-not-bound",
      files,
      more: 0,
      reports: ["old.json"],
      names: [],
      all: ["m.pt"],
    };
    expect(
      linesOf(evidence(REPORT, { status: "unmet", reports: [], reasons: [reason], passedOver: ["old.json"] })),
    ).toEqual([]);
  });

  it("say nothing of a report that cannot be read but why", () => {
    const reason: Reason = { code: "report-broken", path: REPORT, detail: "at $: not JSON" };
    expect(linesOf(evidence(REPORT, { status: "unmet", reasons: [reason] }))).toEqual([]);
  });

  it("leave a number that is not there to the reason that says why, and show it where none is kept", () => {
    const { value: _, ...missing } = failing("f1");
    const reason: Reason = { code: "metric-missing", path: REPORT, metric: "f1" };
    expect(linesOf(evidence(REPORT, { status: "unmet", reasons: [reason], metrics: [missing] }))).toEqual([]);
    expect(linesOf(evidence(REPORT, { status: "unmet", reasons: [], metrics: [missing] }))).toEqual([
      "unmet: f1 not stated, needs ≥ 0.8 · reports/metrics.json, declared only",
    ]);
  });

  it("tell of many groups in which a metric holds at once, and of each in which it fails", () => {
    const groups = ["a", "b", "c", "d"].map((about, index) =>
      metric("f1", 0.8 + index / 100, { about, expect: { min: 0.8 } }),
    );
    expect(linesOf(evidence(REPORT, { metrics: [failing("f1", { about: "e" }), ...groups] })).slice(0, 2)).toEqual([
      "unmet: f1 of e █████▁▁▁│▁▁ 0.5, needs ≥ 0.8",
      "satisfied: f1 in 4 groups: 0.8 to 0.83, needs ≥ 0.8",
    ]);
  });

  it("count the numbers that have no room, those that fail last of all left out", () => {
    const metrics = [
      ...Array.from({ length: 4 }, (_, index) => failing(`bad${index}`)),
      metric("f1", 0.9),
      metric("auc", 0.9),
    ];
    expect(linesOf(evidence(REPORT, { status: "unmet", metrics }), 3).slice(3)).toEqual([
      "unmet: 1 more number fails",
      "satisfied: 2 more numbers hold",
      "-: reports/metrics.json, declared only",
    ]);
  });
});

test("what holds is told in a few words", () => {
  const metrics = [
    metric("f1", 0.9, { expect: { min: 0.8 }, base: 0.88 }),
    metric("auc", 0.91, { base: 0.9, compare: { maxDrop: { amount: 0.1, relative: false } } }),
    metric("n", 5),
    metric("m", 6),
  ];
  expect(toPlain(describeEvidence(evidence(REPORT, { metrics }), place))).toBe(
    "f1 0.9 (≥ 0.8), auc 0.91 (main 0.9 ↑), n 5, 1 more · reports/metrics.json, declared only",
  );
});

describe("the checklist", () => {
  const unfair = requirement("GOV-1", "Fair", {
    proof: evidence(REPORT, {
      status: "unmet",
      reasons: [bound("dpr", { value: 0.76 })],
      metrics: [
        metric("dpr", 0.76, {
          ...{ status: "unmet", unit: "ratio", expect: { min: 0.8 }, groupsOf: "selection_rate" },
          groups: Array.from({ length: 20 }, (_, index) => ({ name: `g${index}`, value: index / 20, samples: 100 })),
        }),
        metric("dpd", 0.1, {
          groupsOf: "selection_rate",
          groups: [{ name: "g0", value: 0 }],
        }),
      ],
    }),
  });

  it("links each report to what it is at the head, and not what a job made", () => {
    const markdown = renderChecklist(verdict([unfair]), CONTEXT);
    expect(markdown).toContain(
      `[\`${REPORT}\`](https://github.com/acme/credit/blob/8d41f078d41f078d41f078d41f078d41f078d41f/${REPORT})`,
    );
    const made = requirement("GOV-1", "Fair", { proof: evidence(REPORT, { assurance: "checked" }) });
    expect(renderChecklist(verdict([made]), CONTEXT)).not.toContain("/blob/");
  });

  it("folds the values by group, once where two numbers have the same behind them, and leaves them out where there is no room", () => {
    const markdown = renderChecklist(verdict([unfair]), CONTEXT);
    expect(markdown).toContain("<summary>20 values by group</summary>");
    expect(markdown.match(/^\| group \| `selection_rate` \| n \|$/gm)).toHaveLength(1);
    const many = Array.from({ length: 60 }, (_, index) => ({ ...unfair, id: `GOV-${index}` }));
    const short = renderChecklist(verdict(many), CONTEXT);
    expect(short).not.toContain("values by group");
    expect(short).toContain("`GOV-59`");
  });

  it("asks the author for the number, and says no more of it than once", () => {
    const markdown = renderChecklist(verdict([unfair]), CONTEXT);
    expect(markdown).toContain(
      `**Author, next:** bring \`dpr\` to at least 0.80 (now 0.76) and push the new \`${REPORT}\` (\`GOV-1\`).`,
    );
    expect(markdown.match(/needs ≥ 0\.80/g)).toHaveLength(1);
  });
});

describe("what comes next", () => {
  const nextOf = (reason: Reason, status: "unmet" | "pending" | "error" = "unmet"): string =>
    toPlain(
      nextStep(verdict([requirement("GOV-1", "Fair", { proof: evidence(REPORT, { status, reasons: [reason] }) })])) ??
        [],
    );
  const moved = { code: "metric-moved", path: REPORT, metric: "f1", value: 0.7, base: 0.8 } as const;

  it.each<[Reason, string]>([
    [
      bound("f1", { value: 0.7612 }),
      "bring f1 to at least 0.80 (now 0.7612) and push the new reports/metrics.json (GOV-1)",
    ],
    [
      bound("f1", { about: "g", rule: "max", value: 0.9 }),
      "bring f1 of g to at most 0.8 (now 0.9) and push the new reports/metrics.json (GOV-1)",
    ],
    [
      { ...moved, rule: "max-drop", limit: "1%" },
      "bring f1 to at least 0.792 (now 0.7) and push the new reports/metrics.json (GOV-1)",
    ],
    [
      { ...moved, rule: "max-rise", limit: "0.01" },
      "bring f1 to at most 0.81 (now 0.7) and push the new reports/metrics.json (GOV-1)",
    ],
    [
      { ...moved, rule: "min-change", limit: "0.2" },
      "bring f1 away from 0.8 by at least 0.2 (now 0.7) and push the new reports/metrics.json (GOV-1)",
    ],
    [{ code: "report-missing", report: ["r/*.json"] }, "make the report, and push it as r/*.json (GOV-1)"],
  ])("%j", (reason, words) => {
    expect(nextOf(reason)).toBe(words);
  });

  it("is to mend what fails before what is missing, and to wait for a job last", () => {
    const of = (one: string, reason: Reason, status: "unmet" | "pending" = "unmet") =>
      requirement(one, "Fair", { proof: evidence(REPORT, { status, reasons: [reason] }) });
    const waiting = of("GOV-1", { code: "job-report-missing", report: ["r.json"] }, "pending");
    const missing = of("GOV-2", { code: "report-missing", report: ["r.json"] });
    const wrong = of("GOV-3", bound("f1"));
    const idOf = (all: ReturnType<typeof of>[]) => toPlain(nextStep(verdict(all)) ?? []).match(/GOV-\d/)?.[0];
    expect([[waiting, missing, wrong], [waiting, missing], [waiting]].map(idOf)).toEqual(["GOV-3", "GOV-2", "GOV-1"]);
  });

  it("counts a job's report that is to come, and names the job's report among what is awaited", () => {
    const waiting = verdict([
      requirement("TEC-5", "Red team", {
        proof: evidence(REPORT, { status: "pending", reasons: [{ code: "job-report-missing", report: ["r.json"] }] }),
      }),
    ]);
    expect(describeStatus(waiting)).toBe("waiting: 1 report to come");
    expect(renderChecklist(waiting, CONTEXT)).toContain("**Waiting for:** the job that makes `r.json` on `TEC-5`");
  });
});

describe("a command to copy", () => {
  it.each([
    ["models/a.pt", "sha256", "sha256sum models/a.pt reports/f.json > reports/f.json.sha256"],
    ["a b;curl x|sh.pt", "sha256", "sha256sum 'a b;curl x|sh.pt' reports/f.json > reports/f.json.sha256"],
    ["it's $(x).pt", "sha256", `sha256sum 'it'\\''s $(x).pt' reports/f.json > reports/f.json.sha256`],
    ["-rf", "sha256", "sha256sum ./-rf reports/f.json > reports/f.json.sha256"],
    ["data", "md5", "md5sum data reports/f.json > reports/f.json.md5"],
  ])("is of the path %j alone, by %s", (path, sums, command) => {
    const digest = sums === "md5" ? `md5:${"a".repeat(32)}.dir` : "a".repeat(64);
    const { fix = [] } = wordReason({
      ...{ code: "report-not-bound", files: [{ path, digest }], more: 0, reports: ["reports/f.json"] },
      ...{ names: [], all: [path] },
    });
    expect(fix.map(({ text }) => text)).toContain(command);
  });
});

describe("the terminal", () => {
  it("shows below a number that fails its lowest groups", () => {
    const groups = Array.from({ length: 7 }, (_, index) => ({
      name: `g${index}`,
      value: index / 10,
      samples: 1000 + index,
    }));
    const one = requirement("GOV-1", "Fair", {
      proof: evidence(REPORT, { status: "unmet", metrics: [failing("f1", { groups }), metric("auc", 1, { groups })] }),
    });
    const text = renderTerminal(verdict([one]), { colour: false, width: 100 });
    const lines = text.split("\n").filter((line) => line.includes("in g"));
    expect(lines.map((line) => line.trim()).slice(0, 5)).toEqual(
      [0, 1, 2, 3, 4].map((at) => `${"█".repeat(at)}${"▁".repeat(10 - at)} ${at / 10} in g${at}, n = 1,00${at}`),
    );
    expect(text).toContain("and 2 more groups");
  });

  it("says what nobody measured, where something was", () => {
    const impact = verdict([]).impact.map((row) =>
      row.concern === "safety"
        ? {
            ...row,
            effect: "first" as const,
            measures: [{ name: "toxicity", report: "r", head: 0.1, effect: "first" as const }],
          }
        : row,
    );
    const text = renderTerminal(verdict([], { impact }), { colour: false, width: 120 });
    expect(text).toContain("safety          first measured · toxicity 0.1");
    expect(text).toContain("not measured: security, fairness, explainability, reliability, sustainability and privacy");
  });
});
