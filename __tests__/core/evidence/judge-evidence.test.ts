import { describe, expect, it, test } from "@jest/globals";
import { scopeOf } from "../../../src/core/change/scope.ts";
import type { Facts } from "../../../src/core/facts.ts";
import type { EvidenceProof } from "../../../src/core/policy/policy.ts";
import { judgeEvidence } from "../../../src/core/proofs/evidence.ts";
import type { Metric, Report, ReportFact, Subject } from "../../../src/core/report-facts.ts";
import type { ScanFact } from "../../../src/core/scan-facts.ts";
import { change, facts, id, policy } from "../../support/builders.ts";

const MODEL = "models/credit.safetensors";
const PATH = "reports/fairness.json";
const SHA = "a".repeat(64);

const proof = (rest: Partial<EvidenceProof> = {}): EvidenceProof => ({
  kind: "evidence",
  report: ["reports/*.json"],
  format: "fairlearn",
  assurance: "declared",
  expect: [],
  compare: [],
  metrics: [],
  measures: [],
  signedBy: [],
  ...rest,
});
const metric = (name: string, value: number, rest: Partial<Metric> = {}): Metric => ({
  name,
  value,
  at: `$.${name}`,
  ...rest,
});
const content = (rest: Partial<Report> = {}): Report => ({
  format: "fairlearn",
  metrics: [metric("accuracy", 0.9), metric("parity_ratio", 0.83, { unit: "ratio" })],
  broken: [],
  omitted: 0,
  subjects: [],
  ...rest,
});
const report = (rest: Partial<Report> | { unavailable: string } = {}, fact: Partial<ReportFact> = {}): ReportFact => ({
  path: PATH,
  id: id(`report ${JSON.stringify(rest)}`),
  format: "fairlearn",
  from: "change",
  places: [],
  content: "unavailable" in rest ? { unavailable: rest.unavailable ?? "" } : { known: content(rest) },
  ...fact,
});
const scan = (sha256: string, rest: Partial<ScanFact> = {}): ScanFact => ({
  path: MODEL,
  id: change(MODEL).newId ?? "",
  sha256,
  reach: "verified",
  verdict: "safe",
  coverage: "full",
  formats: ["safetensors"],
  limitsHit: [],
  findings: [],
  omitted: 0,
  ...rest,
});

const judge = (rest: Partial<EvidenceProof>, reports: ReportFact[], more: Partial<Omit<Facts, "pullRequest">> = {}) => {
  const all = facts({ reports, ...more });
  return judgeEvidence(proof(rest), scopeOf(policy(), all).items, all);
};
const RATIO = [{ metric: "parity_ratio", min: 0.8 }];

describe("a report with numbers", () => {
  it("passes if every number that is asked for is within its bounds, and shows them", () => {
    expect(judge({ expect: RATIO }, [report()])).toMatchObject({
      status: "satisfied",
      reasons: [],
      assurance: "declared",
      reports: [PATH],
      metrics: [{ metric: "parity_ratio", value: 0.83, unit: "ratio", status: "satisfied", expect: { min: 0.8 } }],
    });
  });

  test.each<[string, Partial<EvidenceProof>, ReportFact[], object]>([
    ["there is none", { expect: RATIO }, [], { code: "report-missing" }],
    [
      "it cannot be read",
      { expect: RATIO },
      [report({ unavailable: "at $: no JSON" })],
      { code: "report-broken", path: PATH },
    ],
    [
      "one of several cannot be read",
      { expect: RATIO },
      [report(), report({ unavailable: "x" }, { path: "reports/z.json" })],
      { code: "report-broken", path: "reports/z.json" },
    ],
    [
      "it lacks the metric, the nearest named",
      { expect: [{ metric: "parity_ratoi", min: 0.8 }] },
      [report()],
      { code: "metric-missing", metric: "parity_ratoi", nearest: "parity_ratio" },
    ],
    [
      "one of several lacks the metric",
      { expect: RATIO },
      [report(), report({ metrics: [metric("accuracy", 1)] }, { path: "reports/z.json" })],
      { code: "metric-missing", path: "reports/z.json" },
    ],
    [
      "the metric is no number",
      { expect: RATIO },
      [report({ metrics: [], broken: [{ name: "parity_ratio", at: "$.ratio", detail: "found null (or NaN)" }] })],
      { code: "metric-broken", at: "$.ratio" },
    ],
    [
      "it is below its least",
      { expect: RATIO },
      [report({ metrics: [metric("parity_ratio", 0.79)] })],
      { code: "metric-bound", rule: "min", bound: "0.8", value: 0.79 },
    ],
    [
      "a ratio above one is as far off on the other side",
      { expect: RATIO },
      [report({ metrics: [metric("parity_ratio", 1.25001, { unit: "ratio" })] })],
      { code: "metric-bound", rule: "min" },
    ],
    [
      "it is above its most",
      { expect: [{ metric: "accuracy", max: 0.5 }] },
      [report()],
      { code: "metric-bound", rule: "max" },
    ],
    [
      "it is too far from nothing",
      { expect: [{ metric: "d", absMax: 0.1 }] },
      [report({ metrics: [metric("d", -0.11)] })],
      { code: "metric-bound", rule: "abs-max" },
    ],
    [
      "it is another number",
      { expect: [{ metric: "accuracy", equals: 1 }] },
      [report()],
      { code: "metric-bound", rule: "equals" },
    ],
    [
      "it is the number as text",
      { expect: [{ metric: "accuracy", equals: "0.9" }] },
      [report()],
      { code: "metric-bound", rule: "equals" },
    ],
    [
      "it is none of the numbers",
      { expect: [{ metric: "accuracy", oneOf: [1, 2] }] },
      [report()],
      { code: "metric-bound", rule: "one-of", bound: "1, 2" },
    ],
    ["nothing is asked of it", {}, [report()], { code: "report-asked-nothing" }],
    [
      "one of two that disagree is too low",
      { expect: RATIO },
      [report(), report({ metrics: [metric("parity_ratio", 0.1)] }, { path: "reports/z.json" })],
      { code: "metric-bound", path: "reports/z.json" },
    ],
    [
      "one of two numbers of one name is too low",
      { expect: RATIO },
      [report({ metrics: [metric("parity_ratio", 0.9), metric("parity_ratio", 0.1)] })],
      { code: "metric-bound", value: 0.1 },
    ],
    ["it is from another format", { expect: RATIO }, [report({}, { format: "auto" })], { code: "report-missing" }],
  ])("is unmet if %s", (_, rest, reports, reason) => {
    const verdict = judge(rest, reports);
    expect(verdict.status).toBe("unmet");
    expect(verdict.reasons).toContainEqual(expect.objectContaining(reason));
  });

  it("takes a ratio above one for its inverse", () => {
    const verdict = judge({ expect: RATIO }, [report({ metrics: [metric("parity_ratio", 1.25, { unit: "ratio" })] })]);
    expect(verdict).toMatchObject({ status: "satisfied", metrics: [{ value: 1.25, judged: 0.8 }] });
  });

  it("is asked by place where the policy names a place", () => {
    const places = [
      { path: "$.overall.f1", at: "$.overall.f1" },
      { path: "$.gone", at: null },
    ];
    const named = {
      metrics: [
        { name: "f1", path: "$.overall.f1" },
        { name: "gone", path: "$.gone" },
      ],
    };
    const reports = [
      report({ metrics: [metric("overall.f1", 0.7, { at: "$.overall.f1" }), metric("f1", 0.1)] }, { places }),
    ];
    expect(judge({ ...named, expect: [{ metric: "f1", min: 0.6 }] }, reports)).toMatchObject({
      status: "satisfied",
      metrics: [{ value: 0.7 }],
    });
    expect(judge({ ...named, expect: [{ metric: "gone", min: 0 }] }, reports).reasons).toMatchObject([
      { code: "metric-missing" },
    ]);
  });
});

describe("numbers of groups", () => {
  const groups = (young: number, old: number, samples = 40) => [
    metric("accuracy", 0.9),
    metric("accuracy", young, { group: "age=young", samples }),
    metric("accuracy", old, { group: "age=old", samples: 100 }),
  ];
  test.each<[string, string, "satisfied" | "unmet"]>([
    ["by its bare name, the number about everybody", "accuracy", "satisfied"],
    ["with [*], each group", "accuracy[*]", "unmet"],
    ["with a group in brackets, that group", "accuracy[age=young]", "unmet"],
    ["with another group in brackets, only that", "accuracy[age=old]", "satisfied"],
    ["with a group that is not there, none", "accuracy[age=none]", "unmet"],
  ])("are asked for: %s", (_, name, status) => {
    expect(judge({ expect: [{ metric: name, min: 0.8 }] }, [report({ metrics: groups(0.5, 0.9) })]).status).toBe(
      status,
    );
  });

  it.each(["accuracy[*]", "accuracy[age=young]"])("are not hidden by a number called %s", (name) => {
    const metrics = [...groups(0.5, 0.9), metric(name, 0.99)];
    expect(judge({ expect: [{ metric: name, min: 0.8 }] }, [report({ metrics })]).reasons).toMatchObject([
      { code: "metric-bound", about: "age=young" },
    ]);
  });

  it("are all meant where there is no number about everybody", () => {
    const metrics = groups(0.5, 0.9).slice(1);
    expect(judge({ expect: [{ metric: "accuracy", min: 0.8 }] }, [report({ metrics })]).reasons).toMatchObject([
      { code: "metric-bound", about: "age=young" },
    ]);
  });

  it("are shown beside what is made of them, the lowest first", () => {
    const metrics = [metric("accuracy_difference", 0.4), ...groups(0.5, 0.9)];
    expect(
      judge({ expect: [{ metric: "accuracy_difference", max: 0.5 }] }, [report({ metrics })]).metrics[0]?.groups,
    ).toEqual([
      { name: "age=young", value: 0.5, samples: 40 },
      { name: "age=old", value: 0.9, samples: 100 },
    ]);
  });

  test.each<[string, Metric[], object[]]>([
    ["enough samples each", groups(0.9, 0.9), []],
    ["one too small", groups(0.9, 0.9, 29), [{ code: "group-too-small", group: "age=young", samples: 29 }]],
    [
      "one of which a number rests on a part",
      [...groups(0.9, 0.9), metric("recall", 1, { group: "age=young", samples: 2 })],
      [{ code: "group-too-small", group: "age=young", samples: 2 }],
    ],
    [
      "one without a size",
      [...groups(0.9, 0.9), metric("recall", 1, { group: "age=none" })],
      [{ code: "group-size-unknown", group: "age=none" }],
    ],
    ["no groups at all", [metric("accuracy", 0.9)], [{ code: "group-size-unknown" }]],
  ])("rest on enough samples: %s", (_, metrics, reasons) => {
    expect(
      judge({ expect: [{ metric: "accuracy", min: 0.8 }], minGroupSize: 30 }, [report({ metrics })]).reasons,
    ).toMatchObject(reasons);
  });
});

describe("numbers compared with base", () => {
  const accurate = (value: number, rest: Partial<ReportFact> = {}) =>
    report({ metrics: [metric("accuracy", value)] }, rest);
  const rows = (...values: number[]) =>
    report({ metrics: values.map((value, row) => metric("accuracy", value, { at: `$[${row}].accuracy` })) });
  const compare = (limits: Omit<EvidenceProof["compare"][number], "metric">, now: number, base: number) =>
    judge({ compare: [{ metric: "accuracy", ...limits }] }, [accurate(now)], { baseReports: [accurate(base)] });
  const one = { amount: 0.01, relative: false };
  const percent = { amount: 0.01, relative: true };
  test.each<[string, Parameters<typeof compare>, "satisfied" | "unmet"]>([
    ["fall by as much as they may, binary fractions notwithstanding", [{ maxDrop: one }, 0.89, 0.9], "satisfied"],
    ["fall by more", [{ maxDrop: one }, 0.8899, 0.9], "unmet"],
    ["rise where only a fall is limited", [{ maxDrop: one }, 1, 0.5], "satisfied"],
    ["fall by a percentage of base", [{ maxDrop: percent }, 0.891, 0.9], "satisfied"],
    ["fall by more than a percentage of base", [{ maxDrop: percent }, 0.8909, 0.9], "unmet"],
    ["fall from below nothing", [{ maxDrop: percent }, -1.02, -1], "unmet"],
    ["rise by more than they may", [{ maxRise: one }, 0.92, 0.9], "unmet"],
    ["rise from nothing, of which one percent is nothing", [{ maxRise: percent }, 0.001, 0], "unmet"],
    ["stay although they should move", [{ minChange: one }, 0.9, 0.9], "unmet"],
    [
      "stay although they should move by any amount",
      [{ minChange: { amount: 0, relative: false } }, 0.9, 0.9],
      "unmet",
    ],
    ["move as far as they should, downwards", [{ minChange: one }, 0.89, 0.9], "satisfied"],
  ])("%s", (_, given, status) => {
    const verdict = compare(...given);
    expect(verdict.status).toBe(status);
    expect(verdict.metrics[0]).toMatchObject({ value: given[1], base: given[2] });
  });

  const limits: Partial<EvidenceProof> = { compare: [{ metric: "accuracy", maxDrop: one }] };
  it("pass where base has no report yet, and show no base", () => {
    const verdict = judge(limits, [accurate(0.1)]);
    expect(verdict.status).toBe("satisfied");
    expect(verdict.metrics[0]).not.toHaveProperty("base");
  });

  test.each<[string, ReportFact[], ReportFact[], string, "unmet" | "error"]>([
    [
      "a new name is no way around",
      [accurate(0.1, { path: "reports/new.json" })],
      [accurate(0.9)],
      "metric-moved",
      "unmet",
    ],
    [
      "nor are two new names",
      [accurate(0.9, { path: "reports/n1.json" }), accurate(0.9, { path: "reports/n2.json" })],
      [accurate(0.9)],
      "metric-vanished",
      "unmet",
    ],
    [
      "nor is a new report beside the one of base",
      [accurate(0.9), accurate(0.1, { path: "reports/new.json" })],
      [accurate(0.9)],
      "metric-moved",
      "unmet",
    ],
    [
      "nor one beside several of base",
      [accurate(0.9), accurate(0.9, { path: "reports/b.json" }), accurate(0.1, { path: "reports/new.json" })],
      [accurate(0.9), accurate(0.9, { path: "reports/b.json" })],
      "report-follows-none",
      "unmet",
    ],
    ["rows of a table change places", [rows(0.5, 0.5)], [rows(0.99, 0.5)], "metric-moved", "unmet"],
    ["a row vanished", [rows(0.99)], [rows(0.99, 0.5)], "metric-vanished", "unmet"],
    [
      "the number lost its unit",
      [accurate(60)],
      [report({ metrics: [metric("accuracy", 0.95, { unit: "fraction" })] })],
      "metric-unit",
      "unmet",
    ],
    ["base's report cannot be read", [accurate(0.9)], [report({ unavailable: "x" })], "base-report-broken", "error"],
    [
      "base's number is none",
      [accurate(0.9)],
      [report({ metrics: [], broken: [{ name: "accuracy", at: "$.a", detail: "NaN" }] })],
      "base-report-broken",
      "error",
    ],
    ["the number vanished", [report({ metrics: [metric("recall", 1)] })], [accurate(0.9)], "metric-missing", "unmet"],
  ])("are unmet or in doubt where %s", (_, reports, baseReports, code, status) => {
    const verdict = judge(limits, reports, { baseReports });
    expect(verdict.reasons).toContainEqual(expect.objectContaining({ code }));
    expect(verdict.status).toBe(status);
  });

  test.each<[string, Partial<Facts>, string[], string[], "satisfied" | "unmet"]>([
    [
      "a new model has a first report beside another's",
      { changes: [change("models/new.onnx", { status: "added" })] },
      ["new"],
      ["old"],
      "satisfied",
    ],
    ["a changed model has a report of a new name", {}, ["new"], ["old"], "unmet"],
    ["a changed model has one, and it is not to be told which it follows", {}, ["new"], ["old", "other"], "unmet"],
    [
      "a changed model is named an output of a new DVC file besides",
      {
        changes: [
          change(MODEL),
          change("models/new.dvc", {
            status: "added",
            outs: { known: [{ path: MODEL, new: "d".repeat(32) }] },
          }),
        ],
      },
      ["new"],
      ["old"],
      "unmet",
    ],
    [
      "a model that takes another's place has one",
      {
        changes: [
          change("models/new.onnx", { status: "added" }),
          change(MODEL, { status: "deleted", newId: undefined as never }),
        ],
      },
      ["new"],
      ["old"],
      "unmet",
    ],
  ])("ask of reports that name the change: %s", (_, more, heads, bases, status) => {
    const path = more.changes?.[0]?.path ?? MODEL;
    const subjects = [{ gitBlob: change(path).newId ?? "" }];
    const reports = [
      ...heads.map((name) =>
        report({ metrics: [metric("accuracy", 0.1)], subjects }, { path: `reports/${name}.json` }),
      ),
      // What was there before lies there still, of other content.
      ...bases.map((name) => accurate(0.9, { path: `reports/${name}.json` })),
    ];
    const baseReports = bases.map((name) => accurate(0.9, { path: `reports/${name}.json` }));
    expect(judge({ ...limits, boundTo: "model" }, reports, { ...more, baseReports }).status).toBe(status);
  });

  it("are unmet where two are renamed at once, whatever else stays", () => {
    const [stays, a, b] = ["stays", "a", "b"].map((name) => accurate(0.9, { path: `reports/${name}.json` }));
    const renamed = [a, b].map((each, index) => ({
      ...accurate(0.1),
      path: `reports/${index}.json`,
      id: each?.id ?? "",
    }));
    if (stays === undefined || a === undefined || b === undefined) throw new Error("there are three");
    expect(judge(limits, [...renamed, stays], { baseReports: [a, b, stays] }).reasons).toMatchObject([
      { code: "metric-vanished" },
      { code: "metric-vanished" },
    ]);
  });

  it("are unmet where a group vanished", () => {
    const of = (...groups: string[]) => report({ metrics: groups.map((group) => metric("accuracy", 0.9, { group })) });
    expect(
      judge({ compare: [{ metric: "accuracy[*]", maxDrop: one }] }, [of("a")], { baseReports: [of("a", "b")] }).reasons,
    ).toMatchObject([{ code: "metric-vanished", about: "b" }]);
  });
});

describe("what the tool itself concluded", () => {
  const tests = (rest: Partial<NonNullable<Report["tests"]>>) =>
    report({ metrics: [], tests: { passed: 3, warned: 0, failed: 0, errors: 0, skipped: 0, examples: [], ...rest } });
  test.each<[string, ReportFact, Partial<EvidenceProof>, object[]]>([
    ["all passed", tests({}), {}, []],
    ["a warning is shown, and passes", tests({ warned: 1 }), {}, []],
    [
      "one failed",
      tests({ failed: 1, examples: [{ name: "drift", result: "failed", at: "$" }] }),
      {},
      [{ code: "tests-not-passed", result: "failed", count: 1, first: "drift" }],
    ],
    ["one ended in an error", tests({ errors: 1 }), {}, [{ code: "tests-not-passed", result: "errors" }]],
    ["one did not run", tests({ skipped: 1 }), {}, [{ code: "tests-not-passed", result: "skipped" }]],
    ["none ran", tests({ passed: 0 }), {}, [{ code: "tests-empty" }]],
    [
      "one failed and a metric is fine",
      report({ tests: { passed: 1, warned: 0, failed: 1, errors: 0, skipped: 0, examples: [] } }),
      { expect: RATIO },
      [{ code: "tests-not-passed" }],
    ],
    ["the policy says how many may fail", tests({ failed: 2 }), { expect: [{ metric: "tests.failed", max: 2 }] }, []],
    [
      "more fail than the policy says",
      tests({ failed: 3 }),
      { expect: [{ metric: "tests.failed", max: 2 }] },
      [{ code: "metric-bound", metric: "tests.failed", value: 3 }],
    ],
    [
      "the policy bounds the share that passed",
      report({
        metrics: [metric("pass_rate", 0.9)],
        tests: { passed: 9, warned: 0, failed: 1, errors: 0, skipped: 0, examples: [] },
      }),
      { expect: [{ metric: "pass_rate", min: 0.9 }] },
      [],
    ],
    [
      "the policy bounds the share from the wrong side",
      report({
        metrics: [metric("pass_rate", 0.9)],
        tests: { passed: 9, warned: 0, failed: 1, errors: 0, skipped: 0, examples: [] },
      }),
      { expect: [{ metric: "pass_rate", max: 1 }] },
      [{ code: "tests-not-passed", result: "failed" }],
    ],
    [
      "the policy counts tests, and there are none",
      report(),
      { expect: [{ metric: "tests.failed", max: 2 }] },
      [{ code: "metric-missing" }],
    ],
  ])("counts: %s", (_, one, rest, reasons) => {
    expect(judge(rest, [one]).reasons).toMatchObject(reasons);
  });
});

describe("what the tool concluded of more or fewer tests than on base", () => {
  const ran = (passed: number) =>
    report({ metrics: [], tests: { passed, warned: 0, failed: 0, errors: 0, skipped: 0, examples: [] } });
  const compare = [{ metric: "tests.passed", maxDrop: { amount: 0, relative: false } }];
  test.each<[string, ReportFact, ReportFact[], object[]]>([
    ["as many", ran(50), [ran(50)], []],
    ["none on base", ran(1), [], []],
    ["fewer", ran(1), [ran(50)], [{ code: "metric-moved", metric: "tests.passed", value: 1, base: 50 }]],
    ["none at all", report(), [ran(50)], [{ code: "metric-missing", metric: "tests.passed" }]],
  ])("compares: %s", (_, one, baseReports, reasons) => {
    expect(judge({ compare }, [one], { baseReports }).reasons).toMatchObject(reasons);
  });
});

describe("the age of a report", () => {
  // Facts are of 2026-11-21T12:00:00Z.
  test.each<[string, string | undefined, object[]]>([
    ["young enough", "2026-11-20T13:00:00Z", []],
    ["too old", "2026-11-20T11:59:59Z", [{ code: "report-too-old", maxAge: 24 }]],
    ["unknown", undefined, [{ code: "report-undated" }]],
    ["yet to come", "2026-11-21T12:06:00Z", [{ code: "report-misdated" }]],
  ])("is %s", (_, madeAt, reasons) => {
    expect(
      judge({ expect: RATIO, maxAge: 24 }, [report(madeAt === undefined ? {} : { madeAt })]).reasons,
    ).toMatchObject(reasons);
  });

  it("of what a job made is that of its run, where the report does not say", () => {
    const run = { id: 1, workflow: ".github/workflows/e.yml", event: "push", at: "2026-11-21T11:00:00Z" };
    const made = report({}, { from: "job" });
    expect(judge({ expect: RATIO, maxAge: 2 }, [made], { jobEvidence: { known: run } }).status).toBe("satisfied");
    expect(judge({ expect: RATIO, maxAge: 2 }, [made]).reasons).toMatchObject([{ code: "report-undated" }]);
  });
});

describe("many numbers and many folders", () => {
  it("take no longer the more there are of each", () => {
    const metrics = Array.from({ length: 10_000 }, (_, row) => metric("accuracy", 0.9, { at: `$[${row}].accuracy` }));
    const outs = Array.from({ length: 3_000 }, (_, at) => ({
      path: "models/x",
      new: `${at.toString(16).padStart(32, "0")}.dir`,
    }));
    const subjects = Array.from({ length: 10_000 }, (_, at) => ({
      name: `models/x/${at}`,
      md5: at.toString(16).padStart(32, "0"),
    }));
    expect(judge({ expect: [{ metric: "accuracy", min: 0.8 }] }, [report({ metrics })]).status).toBe("satisfied");
    const verdict = judge({ boundTo: "model" }, [report({ subjects })], {
      changes: outs.map((out, at) => change(`models/${at}.dvc`, { outs: { known: [out] } })),
    });
    expect(verdict.status).toBe("unmet");
    // Work that grew with their product would take minutes, and this test be ended.
  }, 60_000);
});

describe("what a report is about", () => {
  it("is asked once it can be read: until then nothing else is said of it", () => {
    const broken = report({}, { content: { unavailable: "at $: expected JSON" } } as Partial<ReportFact>);
    expect(judge({ expect: RATIO, boundTo: "model" }, [broken])).toMatchObject({
      status: "unmet",
      reasons: [{ code: "report-broken" }],
    });
  });

  const about = (subject: Partial<Subject>, rest: Partial<ReportFact> = {}) => report({ subjects: [subject] }, rest);
  const bound: Partial<EvidenceProof> = { expect: RATIO, boundTo: "model" };
  const lfs = change(MODEL, { lfs: { new: { oid: SHA, size: 9 } } });
  const out = change("models.dvc", {
    outs: { known: [{ path: "models/credit.pt", old: "0".repeat(32), new: `md5:${"b".repeat(32)}` }] },
  });
  test.each<[string, ReportFact[], Partial<Facts>]>([
    ["a git blob", [about({ gitBlob: change(MODEL).newId ?? "" })], {}],
    ["the bytes that the gate has read", [about({ sha256: SHA })], { scans: [scan(SHA)] }],
    ["a Git LFS object", [about({ sha256: SHA })], { changes: [lfs] }],
    ["what DVC keeps", [about({ md5: "b".repeat(32) })], { changes: [out] }],
    [
      "by the sums beside it",
      [report({}, { sums: { path: `${PATH}.sha256`, id: id("s"), content: { known: [{ sha256: SHA }] } } })],
      { scans: [scan(SHA)] },
    ],
  ])("is named as %s", (_, reports, more) => {
    expect(judge(bound, reports, more)).toMatchObject({ status: "satisfied", assurance: "bound", passedOver: [] });
  });

  test.each<[string, ReportFact[], Partial<Facts>, object]>([
    [
      "another model",
      [about({ sha256: "c".repeat(64) })],
      { scans: [scan(SHA)] },
      { code: "report-not-bound", files: [{ path: MODEL, digest: SHA }], names: [] },
    ],
    ["nothing", [report()], {}, { code: "report-not-bound" }],
    [
      "bytes that the gate saw in part",
      [about({ sha256: SHA })],
      { scans: [scan(SHA, { reach: "unverified" })] },
      { code: "report-not-bound" },
    ],
    [
      "one of two models",
      [about({ gitBlob: change(MODEL).newId ?? "" })],
      { changes: [change(MODEL), change("models/b.onnx")] },
      {
        code: "report-not-bound",
        files: [expect.objectContaining({ path: "models/b.onnx" })],
        all: ["models/b.onnx", MODEL],
      },
    ],
    [
      "what it cannot say",
      [
        about(
          { gitBlob: change(MODEL).newId ?? "" },
          { sums: { path: "x", id: id("s"), content: { unavailable: "stale" } } },
        ),
      ],
      {},
      { code: "sums-broken" },
    ],
  ])("is not enough if it is %s", (_, reports, more, reason) => {
    const verdict = judge(bound, reports, more);
    expect(verdict.status).toBe("unmet");
    expect(verdict.reasons).toContainEqual(expect.objectContaining(reason));
  });

  test.each<[string, Partial<ScanFact>, "satisfied" | "unmet"]>([
    ["the text that it is called", { formats: ["json"] }, "satisfied"],
    ["weights under another name", { formats: ["safetensors"] }, "unmet"],
    ["bytes that nobody has read", { reach: "none", verdict: "unknown", formats: [] }, "unmet"],
  ])("need not be a signature beside the model, if that is %s", (_, seen, status) => {
    const path = "models/model.sig";
    const signature = scan("d".repeat(64), { ...seen, path, id: change(path).newId ?? "" });
    const changes = [change(MODEL), change(path)];
    expect(judge(bound, [about({ sha256: SHA })], { changes, scans: [scan(SHA), signature] }).status).toBe(status);
  });

  it("is asked for once where the sums do not fit the report, with all that they must name", () => {
    const sums = { path: `${PATH}.sha256`, id: id("s"), content: { unavailable: "stale" } };
    expect(judge(bound, [report({}, { sums })], { scans: [scan(SHA)] }).reasons).toEqual([
      { code: "sums-broken", path: `${PATH}.sha256`, report: PATH, detail: "stale", all: [MODEL] },
    ]);
  });

  it("lets reports of other content lie where they are, whatever they say", () => {
    const old = report(
      { subjects: [{ sha256: "c".repeat(64) }], metrics: [metric("parity_ratio", 0)] },
      { path: "reports/old.json" },
    );
    expect(judge(bound, [about({ sha256: SHA }), old], { scans: [scan(SHA)] })).toMatchObject({
      status: "satisfied",
      reports: [PATH],
      passedOver: ["reports/old.json"],
    });
  });

  it("is not asked where the change brings nothing of that kind", () => {
    expect(judge({ ...bound, assurance: "bound" }, [report()], { changes: [change("data/train.csv")] }).status).toBe(
      "satisfied",
    );
  });
});

describe("assurance", () => {
  const named = { subjects: [{ gitBlob: change(MODEL).newId ?? "" }] };
  test.each<[string, EvidenceProof["assurance"], ReportFact, "satisfied" | "pending" | "unmet"]>([
    ["declared is enough for declared", "declared", report(), "satisfied"],
    ["declared is not bound", "bound", report(), "unmet"],
    ["named is bound", "bound", report(named), "satisfied"],
    ["bound is not checked, and a job's report is waited for", "checked", report(named), "pending"],
    ["made by a job is checked, and more than bound", "bound", report({}, { from: "job" }), "satisfied"],
    ["made by a job is checked", "checked", report({}, { from: "job" }), "satisfied"],
  ])("%s", (_, assurance, one, status) => {
    expect(judge({ expect: RATIO, assurance }, [one]).status).toBe(status);
  });

  it("of a job that has not reported is waited for, and of one that proves nothing is not", () => {
    const asked: Partial<EvidenceProof> = { expect: RATIO, assurance: "checked" };
    for (const committed of [[], [report()]])
      expect(judge(asked, committed)).toMatchObject({ status: "pending", reasons: [{ code: "job-report-missing" }] });
    for (const committed of [[], [report()]])
      expect(judge(asked, committed, { jobEvidence: { unavailable: "of a fork" } })).toMatchObject({
        status: "unmet",
        reasons: [{ code: "job-evidence-refused" }],
      });
  });

  it("counts the job's report where the change has one of the same name", () => {
    const lie = report({ metrics: [metric("parity_ratio", 1)] });
    const made = report({ metrics: [metric("parity_ratio", 0.1)] }, { from: "job" });
    expect(judge({ expect: RATIO }, [lie, made]).reasons).toMatchObject([{ code: "metric-bound", value: 0.1 }]);
  });
});
