import { createHash } from "node:crypto";
import { describe, expect, it, test } from "@jest/globals";
import { scopeOf } from "../../../src/core/change/scope.ts";
import type { Facts } from "../../../src/core/facts.ts";
import type { EvidenceProof } from "../../../src/core/policy/policy.ts";
import { judgeEvidence } from "../../../src/core/proofs/evidence.ts";
import type { ReportFact, ScannedFile } from "../../../src/core/report-facts.ts";
import type { ScanFact } from "../../../src/core/scan-facts.ts";
import { change, facts, id, policy } from "../../support/builders.ts";

const REPORT = "reports/scan.json";
const proof = (rest: Partial<EvidenceProof> = {}): EvidenceProof => ({
  kind: "evidence",
  report: ["reports/scan*.json"],
  format: "secmlops-scan",
  assurance: "bound",
  expect: [],
  compare: [],
  boundTo: "model",
  metrics: [],
  measures: [],
  signedBy: [],
  ...rest,
});
const SHA = "a".repeat(64);
const MD5 = "b".repeat(32);
const file = (rest: Partial<ScannedFile> = {}): ScannedFile => ({
  path: "models/credit.pt",
  sha256: SHA,
  md5: MD5,
  verdict: "safe",
  ...rest,
});
const report = (files: ScannedFile[]): ReportFact => ({
  path: REPORT,
  id: id("report"),
  format: "secmlops-scan",
  from: "change",
  places: [],
  content: {
    known: {
      format: "secmlops-scan",
      tool: { version: "0.1.0" },
      metrics: [],
      broken: [],
      omitted: 0,
      subjects: [],
      files,
    },
  },
});
const outChange = (hash: string) =>
  change("models.dvc", { outs: { known: [{ path: "models/credit.pt", old: "0".repeat(32), new: hash }] } });
const lfsChange = change("models/credit.pt", { newId: id("pointer"), lfs: { new: { oid: SHA, size: 9 } } });
const scanOf = (path: string, content: string, rest: Partial<ScanFact>): ScanFact => ({
  path,
  id: content,
  reach: "none",
  verdict: "unknown",
  coverage: "none",
  formats: [],
  limitsHit: [],
  findings: [],
  omitted: 0,
  ...rest,
});

function judge(
  changes: Facts["changes"],
  reports: ReportFact[],
  scans: ScanFact[] = [],
  rest: Partial<EvidenceProof> = {},
) {
  const all = facts({ changes, reports, scans });
  const items = scopeOf(policy(), all).items.filter(({ path }) => path.startsWith("models/"));
  return judgeEvidence(proof(rest), items, all);
}

describe("a report of a scan elsewhere", () => {
  test.each<[string, Facts["changes"]]>([
    ["of what DVC names by its md5", [outChange(MD5)]],
    ["of what DVC 3 names by its md5", [outChange(`md5:${MD5}`)]],
    ["of a Git LFS object, by its oid", [lfsChange]],
  ])("counts %s", (_, changes) => {
    expect(judge(changes, [report([file()])])).toMatchObject({ status: "satisfied", reports: [REPORT] });
  });

  test.each<[string, ReportFact[], object]>([
    ["there is none", [], { code: "report-missing" }],
    [
      "it speaks of another content",
      [report([file({ sha256: "c".repeat(64), md5: "c".repeat(32) })])],
      { code: "report-lacks" },
    ],
    ["it says dangerous", [report([file({ verdict: "dangerous" })])], { code: "report-verdict", verdict: "dangerous" }],
    [
      "one of two says unknown",
      [report([file(), file({ path: "x", verdict: "unknown" })])],
      { code: "report-verdict" },
    ],
    [
      "it cannot be read",
      [{ ...report([]), content: { unavailable: "at files[0]: gone" } }],
      { code: "report-broken" },
    ],
  ])("does not count where %s", (_, reports, reason) => {
    const verdict = judge([outChange(MD5)], reports);
    expect(verdict.status).toBe("unmet");
    expect(verdict.reasons).toContainEqual(expect.objectContaining(reason));
  });

  it("is not believed over what the gate could read for itself", () => {
    const own = scanOf("models/credit.pt", id("pointer"), { reach: "verified", verdict: "unknown", coverage: "full" });
    expect(judge([lfsChange], [report([file()])], [own])).toMatchObject({
      status: "unmet",
      reasons: [{ code: "scan-verdict", verdict: "unknown" }],
    });
  });

  it("is not believed over harm in the part that the gate has read", () => {
    const own = scanOf("models/credit.pt", id("pointer"), {
      reach: "unverified",
      verdict: "dangerous",
      coverage: "full",
    });
    expect(judge([lfsChange], [report([file()])], [own]).status).toBe("unmet");
  });

  it("is no more than bound to its content, though the policy may ask for more", () => {
    expect(judge([outChange(MD5)], [report([file()])], [], { assurance: "checked" })).toMatchObject({
      status: "pending",
      reasons: [{ code: "job-report-missing" }],
    });
  });

  it("is checked where a job made it", () => {
    const made: ReportFact = { ...report([file()]), from: "job" };
    const verdict = judge([outChange(MD5)], [made], [], { assurance: "checked" });
    expect(verdict).toMatchObject({ status: "satisfied", assurance: "checked" });
  });

  it("counts for a folder of DVC's only with every file of it", () => {
    // As DVC 3 writes the list of a folder: `python -c "import json; json.dumps([...], sort_keys=True)"`.
    const list = `[{"md5": "${MD5}", "relpath": "a.pt"}, {"md5": "${"d".repeat(32)}", "relpath": "\\u00e9/b.pt"}]`;
    const hash = `${createHash("md5").update(list).digest("hex")}.dir`;
    const inside = [
      file({ path: "models/credit.pt/a.pt" }),
      file({ path: "models/credit.pt/é/b.pt", sha256: "d".repeat(64), md5: "d".repeat(32) }),
    ];
    expect(judge([outChange(hash)], [report(inside)]).status).toBe("satisfied");
    expect(judge([outChange(hash)], [report(inside.slice(0, 1))]).status).toBe("unmet");
  });

  it("says nothing to a proof that asks for another format", () => {
    expect(judge([outChange(MD5)], [report([file()])], [], { format: "fairlearn" })).toMatchObject({
      status: "unmet",
      reasons: [{ code: "report-missing" }],
    });
  });
});
