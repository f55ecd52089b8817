import { createHash } from "node:crypto";
import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { evaluate } from "../../../src/core/evaluate.ts";
import { weighEffect } from "../../../src/core/impact/weigh-effect.ts";
import { CONCERNS, type Concern, type EvidenceProof, type Policy } from "../../../src/core/policy/policy.ts";
import type { Metric, Report, ReportFact } from "../../../src/core/report-facts.ts";
import type { ScanFact } from "../../../src/core/scan-facts.ts";
import type { ConcernImpact } from "../../../src/core/verdict.ts";
import { change, facts, id, policy, requirement } from "../../support/builders.ts";

const metric = (name: string, value: number, rest: Partial<Metric> = {}): Metric => ({
  name,
  value,
  at: `$.${name}`,
  ...rest,
});
const report = (metrics: readonly Metric[], rest: Partial<ReportFact> & { as?: string } = {}): ReportFact => {
  const { as = "json", ...others } = rest;
  const content: Report = { format: as, metrics: [...metrics], broken: [], omitted: 0, subjects: [] };
  const path = "reports/metrics.json";
  const bytes = createHash("sha1").update(JSON.stringify(metrics)).digest("hex");
  return { path, id: bytes, format: "auto", from: "change", places: [], content: { known: content }, ...others };
};
const proof = (rest: Partial<EvidenceProof> = {}): EvidenceProof => ({
  ...{ kind: "evidence", report: ["reports/*.json"], format: "auto", assurance: "declared" },
  ...{ expect: [], compare: [], metrics: [], measures: [], signedBy: [] },
  ...rest,
});
const asking = (...needs: EvidenceProof[]): Policy =>
  policy({
    requirements: needs.map((each, index) =>
      requirement({ id: `GOV-${index + 1}`, concerns: ["safety"], needs: each }),
    ),
  });
const impactOf = (today: Policy, head: readonly ReportFact[], base: readonly ReportFact[] = []) =>
  evaluate(today, facts({ reports: [...head], baseReports: [...base] })).impact;
const row = (impact: readonly ConcernImpact[], concern: Concern) => impact.find((each) => each.concern === concern);

describe("what a change does to a concern", () => {
  it("is one row for each, and not measured where no number says anything", () => {
    const impact = impactOf(asking(proof()), [report([metric("rows", 12)])]);
    expect(impact.map(({ concern }) => concern)).toEqual(CONCERNS);
    expect(impact.every(({ effect, measures }) => effect === "not-measured" && measures.length === 0)).toBe(true);
  });

  it.each<[string, number, number | undefined, string]>([
    ["accuracy", 0.92, 0.91, "better"],
    ["accuracy", 0.9, 0.91, "worse"],
    ["accuracy", 0.1 + 0.2, 0.3, "same"],
    ["accuracy", 0.9, undefined, "first"],
    ["loss", 0.2, 0.3, "better"],
    ["loss", 0.4, 0.3, "worse"],
  ])("%s %d, on base %d: %s", (name, head, base, effect) => {
    const before = base === undefined ? [] : [report([metric(name, base)])];
    const impact = impactOf(asking(proof()), [report([metric(name, head)])], before);
    expect(row(impact, "reliability")).toEqual({
      concern: "reliability",
      effect,
      measures: [{ name, report: "reports/metrics.json", head, ...(base === undefined ? {} : { base }), effect }],
    });
  });

  it("is as bad as the worst of its measures, which stand first", () => {
    const head = report([metric("accuracy", 0.9), metric("recall", 0.9), metric("auc", 0.7), metric("f1", 0.5)]);
    const base = report([metric("accuracy", 0.8), metric("recall", 0.9), metric("auc", 0.8)]);
    const found = row(impactOf(asking(proof()), [head], [base]), "reliability");
    expect(found?.effect).toBe("worse");
    expect(found?.measures.map(({ name, effect }) => `${name} ${effect}`)).toEqual([
      "auc worse",
      "accuracy better",
      "recall same",
      "f1 first",
    ]);
  });

  it("shows a ratio above 1 as its inverse, as the policy judges it", () => {
    const ratio = (value: number) => metric("demographic_parity_ratio", value, { unit: "ratio" });
    const found = row(impactOf(asking(proof()), [report([ratio(2)])], [report([ratio(0.8)])]), "fairness");
    expect(found?.measures).toMatchObject([{ base: 0.8, head: 0.5, effect: "worse" }]);
  });

  it("takes a difference by its distance from nothing", () => {
    const of = (value: number) => [report([metric("demographic_parity_difference", value)])];
    expect(row(impactOf(asking(proof()), of(-0.2), of(0.1)), "fairness")?.effect).toBe("worse");
    expect(row(impactOf(asking(proof()), of(0.1), of(-0.2)), "fairness")?.effect).toBe("better");
    expect(row(impactOf(asking(proof()), of(-0.1), of(0.1)), "fairness")?.effect).toBe("same");
  });

  it("leaves groups to the number about everybody, and takes them where there is none", () => {
    const group = (name: string, sex: string, value: number) =>
      metric(name, value, { group: sex, at: `$.${name}.${sex}` });
    const head = [
      metric("accuracy", 0.9),
      group("accuracy", "f", 0.7),
      group("recall", "f", 0.6),
      group("recall", "m", 0.8),
    ];
    const found = row(impactOf(asking(proof()), [report(head)]), "reliability");
    expect(found?.measures.map(({ name, about }) => [name, about])).toEqual([
      ["accuracy", undefined],
      ["recall", "f"],
      ["recall", "m"],
    ]);
  });

  it("compares a report under a new name with the one that it follows", () => {
    const head = report([metric("accuracy", 0.8)], { path: "reports/new.json" });
    expect(row(impactOf(asking(proof()), [head], [report([metric("accuracy", 0.9)])]), "reliability")).toMatchObject({
      effect: "worse",
      measures: [{ report: "reports/new.json", base: 0.9 }],
    });
  });

  it("has nothing of a report that cannot be read on base", () => {
    const broken = report([], { content: { unavailable: "at $: not JSON" } });
    expect(row(impactOf(asking(proof()), [broken]), "reliability")?.effect).toBe("not-measured");
    expect(row(impactOf(asking(proof()), [report([metric("auc", 1)])], [broken]), "reliability")?.effect).toBe("first");
  });
});

/** `effect | name effect base head` */
const told = (impact: readonly ConcernImpact[], concern: Concern = "reliability") => {
  const found = row(impact, concern);
  const numbers = (found?.measures ?? []).map(({ name, effect, base = "-", head = "-" }) =>
    [name, effect, base, head].join(" "),
  );
  return [found?.effect, ...numbers];
};

describe("what base states and nobody has measured for this change", () => {
  it("is no gain: a number that is gone makes the row worse, whatever else got better", () => {
    const base = report([metric("accuracy_score", 0.9), metric("f1_score", 0.8)]);
    expect(told(impactOf(asking(proof()), [report([metric("f1_score", 0.81)])], [base]))).toEqual([
      "worse",
      "accuracy_score no-longer-measured 0.9 -",
      "f1_score better 0.8 0.81",
    ]);
  });

  it("is a loss of its own where nothing of base's goes on", () => {
    const base = report([metric("accuracy_score", 0.9)]);
    expect(told(impactOf(asking(proof()), [report([metric("f1", 0.81)])], [base]))).toEqual([
      "no-longer-measured",
      "accuracy_score no-longer-measured 0.9 -",
      "f1 first - 0.81",
    ]);
  });

  it("is told of by the name and the concern that the policy gives it, too", () => {
    const base = report([metric("score", 0.9), metric("leaks", 2)]);
    const own = proof({
      expect: [{ metric: "score", min: 0.5 }],
      measures: [{ metric: "leaks", concern: "privacy", better: "lower" }],
    });
    const impact = impactOf(asking(own), [report([metric("rows", 9)])], [base]);
    expect(told(impact, "safety")).toEqual(["no-longer-measured", "score no-longer-measured 0.9 -"]);
    expect(told(impact, "privacy")).toEqual(["no-longer-measured", "leaks no-longer-measured 2 -"]);
  });

  it("is a number that is none any more", () => {
    const broken = { name: "accuracy", at: "$.accuracy", detail: "it is NaN" };
    const head = report([], {
      content: { known: { format: "json", metrics: [], broken: [broken], omitted: 0, subjects: [] } },
    });
    expect(told(impactOf(asking(proof()), [head], [report([metric("accuracy", 0.9)])]))).toEqual([
      "no-longer-measured",
      "accuracy no-longer-measured 0.9 -",
    ]);
  });

  it.each<[string, readonly ReportFact[]]>([
    ["is deleted", []],
    ["cannot be read", [report([], { content: { unavailable: "at $: it ends too early" } })]],
  ])("is all that a report stated which %s", (_, head) => {
    expect(told(impactOf(asking(proof()), head, [report([metric("accuracy", 0.9)])]))).toEqual([
      "no-longer-measured",
      "accuracy no-longer-measured 0.9 -",
    ]);
  });

  it("is told of once, however many proofs asked for it", () => {
    const today = asking(proof(), proof({ boundTo: "model" }), proof({ expect: [{ metric: "accuracy", min: 0.5 }] }));
    expect(told(impactOf(today, [], [report([metric("accuracy", 0.9)])]))).toHaveLength(2);
  });

  it("leaves groups to the number about everybody, and a group to the number that took its place", () => {
    const group = (value: number) => metric("recall", value, { group: "f", at: "$.f" });
    const base = report([metric("recall", 0.9), group(0.8)]);
    expect(told(impactOf(asking(proof()), [], [base]))).toEqual([
      "no-longer-measured",
      "recall no-longer-measured 0.9 -",
    ]);
    const whole = report([metric("recall", 0.9), group(0.8)]);
    expect(told(impactOf(asking(proof()), [whole], [report([group(0.8)])]))).toEqual(["first", "recall first - 0.9"]);
  });

  it("is not lost by a second report that states other numbers", () => {
    const base = report([metric("accuracy", 0.9)]);
    const more = report([metric("f1", 0.7)], { path: "reports/more.json" });
    expect(told(impactOf(asking(proof()), [report([metric("accuracy", 0.8)]), more], [base]))).toEqual([
      "worse",
      "accuracy worse 0.9 0.8",
      "f1 first - 0.7",
    ]);
  });

  it("counts no report that speaks of other content, and says that base's numbers were not measured again", () => {
    const today = asking(proof({ boundTo: "model" }));
    expect(told(impactOf(today, [report([metric("accuracy", 0.8)])]))).toEqual(["not-measured"]);
    expect(told(impactOf(today, [report([metric("accuracy", 0.8)])], [report([metric("accuracy", 0.9)])]))).toEqual([
      "not-measured-again",
      "accuracy not-measured-again 0.9 -",
    ]);
  });

  it("lets reports of older models lie beside the one that counts", () => {
    const subject = { gitBlob: id("new models/credit.safetensors") };
    const known = { ...{ format: "json", broken: [], omitted: 0 }, metrics: [metric("accuracy", 0.8)] };
    const head = report([], { path: "reports/v2.json", content: { known: { ...known, subjects: [subject] } } });
    const old = report([metric("accuracy", 0.9)], { path: "reports/v1.json" });
    expect(told(impactOf(asking(proof({ boundTo: "model" })), [old, head], [old]))).toEqual([
      "worse",
      "accuracy worse 0.9 0.8",
    ]);
    const older = report([metric("accuracy", 0.7)], { path: "reports/v0.json" });
    expect(told(impactOf(asking(proof({ boundTo: "model" })), [older, old, head], [older, old]))).toEqual([
      "first",
      "accuracy first - 0.8",
    ]);
  });
});

describe("a report that is base's, byte for byte", () => {
  const same = report([metric("f1_score", 0.8)]);
  const again = (rest: Partial<ReportFact> = {}, changes = [change("models/credit.safetensors")]) =>
    told(evaluate(asking(proof()), facts({ reports: [{ ...same, ...rest }], baseReports: [same], changes })).impact);

  it("has not measured new content", () => {
    const stale = ["not-measured-again", "f1_score not-measured-again 0.8 -"];
    expect(again()).toEqual(stale);
    expect(again({}, [change("data/train.csv")])).toEqual(stale);
  });

  it.each<[string, Parameters<typeof again>]>([
    [
      "its file of sums names the new content",
      [
        {
          sums: {
            ...{ path: "reports/metrics.json.sha256", id: id("sums") },
            content: { known: [{ gitBlob: id("new models/credit.safetensors") }] },
          },
        },
      ],
    ],
    ["a job made it at this head", [{ from: "job" }]],
    [
      "the model only got another name",
      [{}, [change("models/new.onnx", { status: "renamed", newId: id("old models/new.onnx") })]],
    ],
    ["the model is deleted", [{}, [change("models/credit.safetensors", { status: "deleted", newId: undefined })]]],
  ])("has where %s", (_, args) => {
    expect(again(...args)).toEqual(["same", "f1_score same 0.8 0.8"]);
  });

  it("has not where it names the data alone, and the model is new too", () => {
    const content = {
      known: {
        format: "json",
        metrics: [metric("f1_score", 0.8)],
        broken: [],
        omitted: 0,
        subjects: [{ gitBlob: id("new data/train.csv") }],
      },
    };
    expect(again({ content }, [change("data/train.csv"), change("models/credit.safetensors")])[0]).toBe(
      "not-measured-again",
    );
    expect(again({ content }, [change("data/train.csv")])[0]).toBe("same");
  });

  it("never lets a row be called better", () => {
    const path = "reports/fresh.json";
    const head = [same, report([metric("auc", 0.9)], { path })];
    const base = [same, report([metric("auc", 0.8)], { path })];
    expect(told(impactOf(asking(proof()), head, base))).toEqual([
      "not-measured-again",
      "f1_score not-measured-again 0.8 -",
      "auc better 0.8 0.9",
    ]);
  });
});

describe("what the policy says of a metric", () => {
  it("goes before what its name tells, for every requirement that reads the report", () => {
    const measures = [{ metric: "accuracy", concern: "explainability" as const, better: "lower" as const }];
    const impact = impactOf(
      asking(proof(), proof({ measures })),
      [report([metric("accuracy", 0.9)])],
      [report([metric("accuracy", 0.8)])],
    );
    expect(row(impact, "explainability")?.effect).toBe("worse");
    expect(row(impact, "reliability")?.effect).toBe("not-measured");
  });

  it("may give one metric to two concerns", () => {
    const measures = (["safety", "privacy"] as const).map((concern) => ({ metric: "leaks", concern }));
    const impact = impactOf(asking(proof({ measures, expect: [{ metric: "leaks", max: 3 }] })), [
      report([metric("leaks", 2)]),
    ]);
    expect([row(impact, "safety")?.effect, row(impact, "privacy")?.effect]).toEqual(["first", "first"]);
  });

  it("may name a metric by its place", () => {
    const named = report([metric("results[0].value", 0.9, { at: "$.results[0].value" })], {
      places: [{ path: "$.results[0].value", at: "$.results[0].value" }],
    });
    const today = asking(
      proof({
        metrics: [{ name: "stability", path: "$.results[0].value" }],
        measures: [{ metric: "stability", concern: "explainability", better: "higher" }],
      }),
    );
    expect(row(impactOf(today, [named], [{ ...named, id: id("elsewhere") }]), "explainability")).toMatchObject({
      effect: "same",
      measures: [{ name: "stability", base: 0.9, head: 0.9 }],
    });
  });

  const limit = { amount: 0.1, relative: false };
  test.each<[string, Partial<EvidenceProof>, string]>([
    ["a floor", { expect: [{ metric: "score", min: 1 }] }, "better"],
    ["a ceiling", { expect: [{ metric: "score", max: 9 }] }, "worse"],
    ["a limit of its fall", { compare: [{ metric: "score", maxDrop: limit }] }, "better"],
    ["a limit of its rise", { compare: [{ metric: "score", maxRise: limit }] }, "worse"],
    ["a distance from zero", { expect: [{ metric: "score", absMax: 9 }] }, "worse"],
    ["a floor and a ceiling", { expect: [{ metric: "score", min: 1, max: 9 }] }, "not-measured"],
    ["one value", { expect: [{ metric: "score", equals: 3 }] }, "not-measured"],
  ])("tells by %s which way is better where nobody knows the name", (_, asked, effect) => {
    const impact = impactOf(asking(proof(asked)), [report([metric("score", 3)])], [report([metric("score", 2)])]);
    expect(row(impact, "safety")?.effect).toBe(effect);
  });
});

describe("one row", () => {
  it("has at most twenty measures, what the policy asks for before the rest, and never without the worst", () => {
    const names = Array.from({ length: 40 }, (_, index) => `accuracy_${index}`);
    const head = names.map((name, index) => metric(name, index === 39 ? 0.1 : 0.9));
    const base = names.map((name) => metric(name, 0.9));
    const expected = names.slice(15, 38).map((name) => ({ metric: name, min: 0 }));
    const found = row(impactOf(asking(proof({ expect: expected })), [report(head)], [report(base)]), "reliability");
    const shown = found?.measures.map(({ name }) => name) ?? [];
    expect(found?.effect).toBe("worse");
    expect(shown).toEqual(["accuracy_39", ...names.slice(15, 34)]);
  });

  it("tells of each number once, however many proofs read it", () => {
    const many = Array.from({ length: 5 }, () => proof({ expect: [{ metric: "accuracy", min: 0.5 }] }));
    expect(row(impactOf(asking(...many), [report([metric("accuracy", 1)])]), "reliability")?.measures).toHaveLength(1);
  });
});

const scan = (rest: Partial<ScanFact> = {}): ScanFact => ({
  ...{ path: "models/credit.safetensors", id: id("new models/credit.safetensors"), reach: "verified", verdict: "safe" },
  ...{ coverage: "full", formats: ["pickle"], limitsHit: [], findings: [], omitted: 0 },
  ...rest,
});
const finding = (rest: Partial<ScanFact["findings"][number]> = {}): ScanFact["findings"][number] => ({
  ...{ rule: "PKL001", severity: "critical", verdict: "dangerous", message: "m", fingerprint: "f", onBase: false },
  ...rest,
});
const scanPolicy = (allow: readonly { import: string }[] = []) =>
  policy({
    requirements: [
      requirement({ needs: { kind: "scan", failOn: ["unknown", "malformed", "dangerous"], allow: [...allow] } }),
    ],
  });
const impactOfScan = (scans: ScanFact[], today = scanPolicy(), changes = [change("models/credit.safetensors")]) =>
  evaluate(today, facts({ scans, changes })).impact;

describe("security, by what the gate itself counted", () => {
  const told = (scans: ScanFact[], today?: Policy) => {
    const found = row(impactOfScan(scans, today), "security");
    return [found?.effect, ...(found?.measures ?? []).map(({ name, head, effect }) => `${name} ${head} ${effect}`)];
  };

  it("is the same where the scan finds nothing new", () => {
    expect(told([scan()])).toEqual(["same", "new findings of the artefact scan 0 same"]);
  });

  it("is worse with a finding that base does not have", () => {
    expect(told([scan({ verdict: "dangerous", findings: [finding()] })])).toEqual([
      "worse",
      "new findings of the artefact scan 1 worse",
      "dangerous artefacts 1 worse",
    ]);
  });

  it("is the same with findings that base has too", () => {
    expect(told([scan({ verdict: "dangerous", findings: [finding({ onBase: true })] })])).toEqual([
      "same",
      "new findings of the artefact scan 0 same",
      "dangerous artefacts 1 same",
    ]);
  });

  it("does not claim that base was better, where no finding tells", () => {
    expect(told([scan({ verdict: "unknown" })])).toEqual([
      "same",
      "new findings of the artefact scan 0 same",
      "unknown artefacts 1 first",
    ]);
  });

  it("takes findings that were left out for new ones", () => {
    expect(told([scan({ verdict: "dangerous", findings: [finding({ onBase: true })], omitted: 7 })])[1]).toBe(
      "new findings of the artefact scan 7 worse",
    );
  });

  it("does not count what the policy allows", () => {
    const own = finding({ verdict: "unknown", import: "acme.Net", rule: "PKL002" });
    expect(told([scan({ verdict: "unknown", findings: [own] })], scanPolicy([{ import: "acme.Net" }]))).toEqual([
      "same",
      "new findings of the artefact scan 0 same",
    ]);
  });

  it("is not measured where nothing could be read", () => {
    expect(told([scan({ reach: "none", verdict: "unknown", coverage: "none" })])).toEqual(["not-measured"]);
    expect(told([])).toEqual(["not-measured"]);
  });
});

describe("privacy, by columns that may be personal", () => {
  const table = (...names: string[]) => ({ columns: names.map((name) => ({ name })) });
  const told = (rest: Partial<ScanFact>, status: "added" | "modified" = "modified") => {
    const path = "data/train.csv";
    const own = scan({ path, id: id(`new ${path}`), ...rest });
    return row(impactOfScan([own], scanPolicy(), [change(path, { status })]), "privacy");
  };

  it("is worse with a new one, which it names", () => {
    expect(told({ table: table("age", "postcode"), baseTable: table("age") })).toEqual({
      concern: "privacy",
      effect: "worse",
      measures: [
        {
          ...{ name: "columns that may be personal", about: "data/train.csv", unit: "count" },
          ...{ base: 0, head: 1, effect: "worse", examples: ["postcode"] },
        },
      ],
    });
  });

  it.each<[string, Partial<ScanFact>, "added" | "modified", string]>([
    ["worse where one takes another's place", { table: table("email"), baseTable: table("iban") }, "modified", "worse"],
    ["better with fewer", { table: table("age"), baseTable: table("email", "age") }, "modified", "better"],
    ["the same with the same", { table: table("email", "n"), baseTable: table("email") }, "modified", "same"],
    ["worse in a new table", { table: table("email") }, "added", "worse"],
    ["measured first where base's table was not read", { table: table("email") }, "modified", "first"],
    ["not measured by tables without any", { table: table("n"), baseTable: table("n") }, "modified", "not-measured"],
  ])("is %s", (_, rest, status, effect) => {
    expect(told(rest, status)?.effect).toBe(effect);
  });

  it("is no matter of security", () => {
    const own = scan({
      findings: [finding({ rule: "TAB001", verdict: "safe", severity: "low" })],
      table: table("email"),
    });
    expect(row(impactOfScan([own]), "security")?.effect).toBe("same");
  });
});

test("an effect is turned around by turning the numbers around, whichever way is better", () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  const opposite = { better: "worse", worse: "better", same: "same", first: "first" };
  fc.assert(
    fc.property(number, number, fc.constantFrom("higher" as const, "lower" as const, "zero" as const), (a, b, way) => {
      expect(weighEffect(a, b, way)).toBe(opposite[weighEffect(b, a, way)]);
      expect(weighEffect(a, a, way)).toBe("same");
    }),
  );
});
