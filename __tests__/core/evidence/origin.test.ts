/** What a verdict keeps of evidence for those who read it, beyond what decides. */
import { describe, expect, it } from "@jest/globals";
import { evaluate } from "../../../src/core/evaluate.ts";
import type { Facts } from "../../../src/core/facts.ts";
import type { EvidenceProof } from "../../../src/core/policy/policy.ts";
import type { Metric, Report, ReportFact } from "../../../src/core/report-facts.ts";
import type { SignatureFact } from "../../../src/core/signature-facts.ts";
import type { EvidenceVerdict } from "../../../src/core/verdict.ts";
import { change, facts, id, policy, requirement, requirementIn } from "../../support/builders.ts";

const PATH = "reports/m.json";
const MODEL = change("models/credit.safetensors");
const report = (
  metrics: readonly Metric[],
  rest: Partial<Report> = {},
  over: Partial<ReportFact> = {},
): ReportFact => ({
  ...{ path: PATH, id: id("report"), format: "json", from: "change", places: [] },
  content: { known: { format: "json", metrics: [...metrics], broken: [], omitted: 0, subjects: [], ...rest } },
  ...over,
});
const metric = (name: string, value: number, rest: Partial<Metric> = {}): Metric => ({
  ...{ name, value, at: `$.${name}` },
  ...rest,
});
function judge(rest: Partial<EvidenceProof>, known: Partial<Facts>): EvidenceVerdict {
  const needs: EvidenceProof = {
    ...{ kind: "evidence", report: ["reports/*.json"], format: "json", assurance: "declared" },
    ...{ expect: [{ metric: "f1", min: 0.5 }], compare: [], metrics: [], measures: [], signedBy: [] },
    ...rest,
  };
  const { pullRequest: _, ...others } = known;
  const { proof } = requirementIn(
    evaluate(policy({ requirements: [requirement({ needs })] }), facts({ changes: [MODEL], ...others })),
  );
  if (proof?.kind !== "evidence") throw new Error("the requirement asks for evidence alone");
  return proof;
}

describe("a number's value on base", () => {
  it("is there whether or not the policy compares it", () => {
    const reports = [report([metric("f1", 0.9)])];
    expect(judge({}, { reports, baseReports: [report([metric("f1", 0.8)])] }).metrics).toMatchObject([
      { value: 0.9, base: 0.8, status: "satisfied" },
    ]);
  });

  it("costs nothing where nobody compares it and base's report is broken or lacks it", () => {
    const reports = [report([metric("f1", 0.9)])];
    for (const base of [report([], {}, { content: { unavailable: "at $: no" } }), report([])])
      expect(judge({}, { reports, baseReports: [base] })).toMatchObject({ status: "satisfied", reasons: [] });
    const broken = report([], { broken: [{ name: "f1", at: "$.f1", detail: "null" }] });
    expect(judge({}, { reports, baseReports: [broken] }).status).toBe("satisfied");
  });
});

describe("the groups behind a number", () => {
  const rate = (group: string, value: number) => metric("selection_rate", value, { group, at: `$.${group}` });

  it("have the name of their values where that is another", () => {
    const reports = [report([metric("demographic_parity_ratio", 0.9), rate("b", 0.5), rate("a", 0.4)])];
    const expected = [{ metric: "demographic_parity_ratio", min: 0.8 }];
    expect(judge({ expect: expected }, { reports }).metrics).toMatchObject([
      { groupsOf: "selection_rate", groups: [{ name: "a" }, { name: "b" }] },
    ]);
  });

  it("have none of their own where it is the same", () => {
    const reports = [report([metric("f1", 0.9), metric("f1", 0.8, { group: "a", at: "$.a" })])];
    const [only] = judge({}, { reports }).metrics;
    expect(only?.groups).toEqual([{ name: "a", value: 0.8 }]);
    expect(only).not.toHaveProperty("groupsOf");
  });
});

describe("what is known of reports", () => {
  const named = report([metric("f1", 0.9)], { subjects: [{ gitBlob: MODEL.newId ?? "" }] });

  it("is what they name, if each of them does", () => {
    expect(judge({ boundTo: "model" }, { reports: [named] })).toMatchObject({ assurance: "bound", names: "model" });
    expect(judge({}, { reports: [named] }).names).toBe("*");
    const other = report([metric("f1", 0.9)], {}, { path: "reports/n.json" });
    expect(judge({}, { reports: [named, other] })).not.toHaveProperty("names");
  });

  it("is who signed them, of those whom the policy accepts", () => {
    const signer = { identity: "me@acme.example", issuer: "https://accounts.google.com" };
    const sha256 = "a".repeat(64);
    const signature: SignatureFact = {
      ...{ path: `${PATH}.sigstore.json`, id: id("bundle"), signs: "report" },
      about: { path: PATH, id: named.id, sha256 },
      content: { known: { signer, subjects: [{ sha256 }] } },
    };
    const stranger: SignatureFact = {
      ...{ ...signature, path: "elsewhere.json" },
      content: { known: { signer: { ...signer, identity: "x@acme.example" }, subjects: [{ sha256 }] } },
    };
    const known = { reports: [named], signatures: [signature, signature, stranger] };
    const judged = judge({ assurance: "signed", signedBy: [signer] }, known);
    expect(judged).toMatchObject({ status: "satisfied", assurance: "signed" });
    expect(judged.signers).toEqual([signer]);
    expect(judge({}, known)).not.toHaveProperty("signers");
  });
});
