import { describe, expect, it, test } from "@jest/globals";
import type { Finding } from "../../src/audit/verify/finding.ts";
import type { Verification } from "../../src/audit/verify/verify.ts";
import { explainFinding, renderVerification } from "../../src/render/verification.ts";

const path = "records/ab/ab.json";
const verification = (findings: readonly Finding[], errors = findings.length): Verification => ({
  ledger: "ledger.jsonl",
  complete: true,
  counts,
  history: "none",
  ...{ errors, warnings: 0, notices: 0 },
  findings,
});
const counts: Verification["counts"] = {
  ...{ files: 0, records: 0, passes: 0, policies: 0, evidence: 0, attestations: 0, memories: 0 },
  ...{ pullRequests: 0, unattested: 0 },
};
const strangers = (count: number): Finding[] =>
  Array.from({ length: count }, (_, at) => ({ kind: "stranger", path: `stray/${at}` }));

describe("a finding", () => {
  test.each<[string, Finding, string]>([
    [
      "a list after a colon gets no second mark",
      { kind: "malformed", path, detail: "it does not have the form it should:\npredicate.at: no\npredicate.head: no" },
      "It does not have the form it should: predicate.at: no; predicate.head: no. The gate",
    ],
    [
      "a sentence ends before the next begins",
      { kind: "unreadable", path, detail: "expected one file as JSON, with its path" },
      "with its path. What was not read",
    ],
    [
      "a sentence that has an end gets no second one",
      { kind: "attestation-wrong", path, detail: "it is none." },
      "The attestation does not hold: it is none. It does",
    ],
    [
      "one record more may be a run that ended early",
      { kind: "memory-behind", path, says: 3, newest: 4 },
      "a run may have ended between the two, which its next run mends. Otherwise: Restore it",
    ],
    ["several are none", { kind: "memory-behind", path, says: 3, newest: 5 }, "since. Restore it"],
    [
      "one names",
      { kind: "policy-missing", path, policy: "ab", uses: 1 },
      "1 decision names it. What it was decided by",
    ],
    [
      "one record is one",
      { kind: "missing-records", path, pullRequest: 7, from: 2, to: 2 },
      "Record 2 of #7, before this one, is missing. It was deleted, or",
    ],
    [
      "two records are several",
      { kind: "missing-records", path, pullRequest: 7, from: 2, to: 3 },
      "are missing. They were deleted, or",
    ],
    [
      "a memory is not said to be wrong where a record may be",
      { kind: "memory-differs", path: "pulls/7.json", members: ["record", "pushers", "what an act or a pusher is"] },
      "pulls/7.json: The memory and the records do not agree on which record is the newest, who pushed and the details of what somebody did. One of them was edited or removed, and another error may say which:",
    ],
    ["many name", { kind: "evidence-missing", path, sha256: "ab", uses: 2_000 }, "2,000 records name it."],
  ])("%s", (_, finding, shown) => {
    expect(explainFinding(finding)).toContain(shown);
  });
});

describe("passing decisions", () => {
  it.each<[number, number, string | undefined, string]>([
    [0, 0, undefined, "0 passing decisions"],
    [1, 1, undefined, "1 passing decision, none with an attestation"],
    [1_200, 0, "w", "1,200 passing decisions, each with an attestation"],
    [
      5,
      2,
      undefined,
      "5 passing decisions, 2 without an attestation; who signed the others was not asked (--identity)",
    ],
    [5, 0, undefined, "5 passing decisions, each with an attestation; who signed them was not asked (--identity)"],
  ])("of %i, %i without an attestation, are told in one line", (passes, unattested, identity, line) => {
    const asked = identity === undefined ? {} : { identity };
    const text = renderVerification({ ...verification([]), ...asked, counts: { ...counts, passes, unattested } });
    expect(text.split("\n")).toContain(`  ${line}`);
  });
});

describe("many findings that say the same", () => {
  const linesOf = (text: string) => text.split("\n").filter((line) => line.includes("file of this name"));

  it("are all listed up to 20", () => {
    expect(linesOf(renderVerification(verification(strangers(20))))).toHaveLength(20);
  });

  it("are counted from then on, and others are still listed", () => {
    const other: Finding = { kind: "doubled-file", path: "z" };
    const lines = renderVerification(verification([...strangers(505), other], 1_506)).split("\n");
    expect(lines.slice(-3)).toEqual([
      "  z: The same file is there twice. An export has each file once, so this one was changed or put together by hand. Export the ledger anew.",
      "  … and 485 more like this: The gate writes no file of this name. Somebody else wrote to the ledger. Find out who, and remove the file with a commit.",
      "  … and 1,000 more that are not listed",
    ]);
    expect(linesOf(lines.join("\n"))).toHaveLength(21);
  });
});
