import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { scopeOf } from "../../../src/core/change/scope.ts";
import type { Facts } from "../../../src/core/facts.ts";
import type { Allowance, ScanProof } from "../../../src/core/policy/policy.ts";
import { judgeScan } from "../../../src/core/proofs/scan.ts";
import { weighScan } from "../../../src/core/proofs/weigh-scan.ts";
import type { ScanFact, ScanFinding } from "../../../src/core/scan-facts.ts";
import { ruleOf } from "../../../src/scan/rules.ts";
import { change, facts, id, policy } from "../../support/builders.ts";

const MODEL = "models/credit.pt";
const proof = (rest: Partial<ScanProof> = {}): ScanProof => ({
  kind: "scan",
  failOn: ["unknown", "malformed", "dangerous"],
  allow: [],
  ...rest,
});
const finding = (rule: string, rest: Partial<ScanFinding> = {}): ScanFinding => ({
  rule,
  severity: ruleOf(rule)?.severity ?? "medium",
  verdict: ruleOf(rule)?.atBest ?? "unknown",
  message: "Something.",
  fingerprint: `${rule} ${JSON.stringify(rest)}`,
  onBase: false,
  ...rest,
});
const scan = (rest: Partial<ScanFact> = {}): ScanFact => ({
  path: MODEL,
  id: id("new"),
  reach: "verified",
  verdict: "safe",
  coverage: "full",
  formats: ["torch-zip"],
  limitsHit: [],
  findings: [],
  omitted: 0,
  ...rest,
});
const DANGEROUS = scan({ verdict: "dangerous", findings: [finding("PKL001", { import: "posix.system" })] });
const UNLISTED = scan({ verdict: "unknown", findings: [finding("PKL002", { import: "acme.layers.Gate" })] });

function judge(scans: ScanFact[], rest: Partial<ScanProof> = {}, changes: Facts["changes"] = [MODEL_CHANGE]) {
  const all = facts({ changes, scans });
  return judgeScan(proof(rest), scopeOf(policy(), all).items, all);
}
const MODEL_CHANGE = change(MODEL, { newId: id("new") });

describe("an artefact scan", () => {
  test.each<[string, ScanFact, Partial<ScanProof>, string]>([
    ["passes what is safe", scan(), {}, "satisfied"],
    ["fails what is dangerous", DANGEROUS, {}, "unmet"],
    ["fails what is not known to be safe", UNLISTED, {}, "unmet"],
    [
      "lets pass what is unknown where the policy says so",
      UNLISTED,
      { failOn: ["malformed", "dangerous"] },
      "satisfied",
    ],
    ["fails what could not be had", scan({ verdict: "unknown", coverage: "none", reach: "none" }), {}, "unmet"],
    [
      "fails what could not be had, however much the policy lets pass",
      scan({ verdict: "unknown", coverage: "none", reach: "none" }),
      { failOn: ["dangerous"] },
      "unmet",
    ],
    ["passes a format of the list", scan(), { formats: ["torch-zip", "safetensors"] }, "satisfied"],
    ["fails a format that is not on the list", scan(), { formats: ["safetensors"] }, "unmet"],
    [
      "fails a file of two formats of which one is not on the list",
      scan({ formats: ["torch-zip", "pickle"] }),
      { formats: ["torch-zip"] },
      "unmet",
    ],
    [
      "fails a file without a format where formats are listed",
      scan({ formats: [] }),
      { formats: ["torch-zip"] },
      "unmet",
    ],
  ])("%s", (_, scanned, rest, status) => {
    expect(judge([scanned], rest).status).toBe(status);
  });

  it("is an error where something was not scanned, whatever the rest says", () => {
    expect(judge([]).reasons).toEqual([expect.objectContaining({ code: "unavailable" })]);
    expect(judge([], { failOn: ["dangerous"] }).status).toBe("error");
  });

  it("is an error where another content was scanned under the same path", () => {
    expect(judge([scan({ id: id("other") })]).status).toBe("error");
  });

  it("asks nothing of what the change deletes", () => {
    const { newId: _, newMode: __, ...gone } = MODEL_CHANGE;
    const verdict = judge([], {}, [{ ...gone, status: "deleted" }]);
    expect(verdict).toMatchObject({ status: "satisfied", scanned: { safe: 0 } });
  });

  it("names the gravest finding of each artefact, the gravest artefact first", () => {
    const other = "models/other.pt";
    const verdict = judge(
      [
        { ...UNLISTED, findings: [finding("PKL002"), finding("PKL009")] },
        { ...DANGEROUS, path: other, id: id("other") },
      ],
      {},
      [MODEL_CHANGE, change(other, { newId: id("other") })],
    );
    expect(verdict.reasons).toMatchObject([
      { code: "scan-verdict", path: other, verdict: "dangerous", finding: { rule: "PKL001" }, more: 0 },
      { code: "scan-verdict", path: MODEL, verdict: "unknown", finding: { rule: "PKL002" }, more: 1 },
    ]);
    expect(verdict.scanned).toEqual({ safe: 0, unknown: 1, malformed: 0, dangerous: 1 });
  });

  it("keeps a long list of failures short, and says how many more there are", () => {
    const changes = Array.from({ length: 40 }, (_, index) => change(`models/${index}.pt`, { newId: id("new") }));
    const verdict = judge(
      changes.map(({ path }) => ({ ...DANGEROUS, path })),
      {},
      changes,
    );
    expect(verdict.reasons).toHaveLength(11);
    expect(verdict.reasons.at(-1)).toEqual({ code: "scan-more", more: 30 });
  });
});

describe("an allowance", () => {
  const bySha256 = scan({ ...DANGEROUS, sha256: "a".repeat(64) });
  test.each<[string, ScanFact, Allowance, string]>([
    ["takes an import that is on no list", UNLISTED, { import: "acme.layers.Gate" }, "safe"],
    ["takes no import by half its name", UNLISTED, { import: "acme.layers" }, "unknown"],
    ["takes no import that is known to do harm", DANGEROUS, { import: "posix.system" }, "dangerous"],
    ["takes a rule at its path", DANGEROUS, { rule: "PKL001", path: MODEL }, "safe"],
    ["takes no rule at another path", DANGEROUS, { rule: "PKL001", path: "models/other.pt" }, "dangerous"],
    ["takes a content by its digest", bySha256, { sha256: "a".repeat(64) }, "safe"],
    ["takes no other content", bySha256, { sha256: "b".repeat(64) }, "dangerous"],
    [
      "leaves what another finding says",
      { ...UNLISTED, findings: [...UNLISTED.findings, finding("PKL009")] },
      { import: "acme.layers.Gate" },
      "unknown",
    ],
    [
      "does not make up for what was not read",
      { ...UNLISTED, coverage: "partial" },
      { import: "acme.layers.Gate" },
      "unknown",
    ],
    [
      "does not make up for a limit",
      { ...UNLISTED, limitsHit: ["opcodes"] },
      { import: "acme.layers.Gate" },
      "unknown",
    ],
    [
      "does not make up for findings that were left out",
      { ...DANGEROUS, omitted: 3 },
      { rule: "PKL001", path: MODEL },
      "dangerous",
    ],
  ])("%s", (_, scanned, allowance, verdict) => {
    expect(weighScan(scanned, [allowance]).verdict).toBe(verdict);
  });

  it("is named beside what it let pass", () => {
    const allow = [{ import: "acme.layers.Gate", reason: "ours" }];
    expect(judge([UNLISTED], { allow }).artefacts).toMatchObject([{ verdict: "safe", allowed: allow }]);
  });

  it("never makes an artefact worse, nor better than what it does not cover", () => {
    const rules = fc.constantFrom("PKL001", "PKL002", "PKL007", "SRC005", "PKL009");
    fc.assert(
      fc.property(fc.array(rules, { maxLength: 6 }), fc.subarray(["PKL001", "PKL002", "PKL007"]), (found, allowed) => {
        const findings = found.map((rule) => finding(rule));
        const rank = ["safe", "unknown", "malformed", "dangerous"];
        const worst = (of: readonly string[]) =>
          of.reduce((a, b) => Math.max(a, rank.indexOf(ruleOf(b)?.atBest ?? "")), 0);
        const before = scan({ findings, verdict: (rank[worst(found)] ?? "safe") as ScanFact["verdict"] });
        const after = weighScan(
          before,
          allowed.map((rule) => ({ rule, path: MODEL })),
        ).verdict;
        expect(rank.indexOf(after)).toBe(worst(found.filter((rule) => !allowed.includes(rule))));
      }),
    );
  });
});
