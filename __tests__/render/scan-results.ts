/** Results of scans to render, with texts as hostile as a file can make them. */
import fc from "fast-check";
import { findingsOf } from "../../src/scan/findings-of.ts";
import type { Found } from "../../src/scan/reading.ts";
import { type FileResult, SCAN_VERDICTS } from "../../src/scan/result.ts";
import { isRuleId, RULES } from "../../src/scan/rules.ts";

export function result(path: string, rest: Partial<FileResult> = {}, found: readonly Found[] = []): FileResult {
  return {
    path,
    size: 1_234,
    formats: ["pickle"],
    verdict: "safe",
    coverage: "full",
    bytesRead: 1_000,
    limitsHit: [],
    imports: [],
    findings: findingsOf(path, found),
    ...rest,
  };
}

const call: Found = {
  rule: "PKL001",
  message: "posix.system is called.",
  member: "archive/data.pkl",
  offset: 34,
  evidence: "posix system",
};
const unlisted: Found = {
  rule: "PKL002",
  message: "acme.models.Net is imported.",
  offset: 7,
};

export const SCANS: Readonly<Record<string, readonly FileResult[]>> = {
  nothing: [],
  "all-safe": [
    result("models/a.safetensors", { formats: ["safetensors"], size: 1_073_741_824 }),
    result("models/b.pkl"),
    result("train.ipynb", { formats: ["notebook"] }, [{ rule: "NBK001", message: "2 cells have outputs." }]),
  ],
  unknown: [
    result("models/net.pkl", { verdict: "unknown" }, [unlisted]),
    result("models/big.pkl", { verdict: "unknown", coverage: "partial", limitsHit: ["opcodes", "memo"] }),
    result("models/odd.bin", { verdict: "unknown", coverage: "none", formats: [], size: 1 }),
  ],
  mixed: [
    result("models/ok.safetensors", { formats: ["safetensors"] }),
    result("models/net.pkl", { verdict: "unknown" }, [unlisted]),
    result("models/broken.zip", { formats: ["zip"], verdict: "malformed" }, [
      { rule: "ZIP001", message: "Two entries are named a.txt.", offset: 120 },
    ]),
    result("models/evil model.pt", { formats: ["torch-zip"], verdict: "dangerous", sha256: "ab".repeat(32) }, [
      call,
      { ...call, offset: 77, evidence: "builtins eval" },
      unlisted,
    ]),
  ],
  "many-findings": [
    result(
      "models/evil.pkl",
      { verdict: "dangerous", limitsHit: ["findings"], coverage: "partial" },
      Array.from({ length: 14 }, (_, at) => ({ ...call, offset: at })),
    ),
  ],
  hostile: [
    result("a\u001b[31m\n::error::x/[link](http:x).pkl", { verdict: "dangerous" }, [
      {
        rule: "PKL001",
        message: "[click](https://evil.example) {0} \u202etxt.\u0007",
        member: "x\u001b]0;title\u0007!y](z)",
        offset: 1,
        evidence: "\\x00\u001b[2J",
      },
    ]),
    result("../up/%41?#é.pkl", { verdict: "malformed" }, [{ rule: "PKL007", message: "It does not parse." }]),
    result("/abs/c:\\d.pkl", { verdict: "unknown" }),
  ],
};

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom("](http:x)", "{0}", "\u001b[31m", "\r\n", "\ud800", "\u202e", "%2e%2e/", "a/b!c"),
);
const found: fc.Arbitrary<Found> = fc.record(
  {
    rule: fc.constantFrom(...Object.keys(RULES).filter(isRuleId)),
    message: text,
    member: text,
    offset: fc.nat(),
    evidence: text,
  },
  { requiredKeys: ["rule", "message"] },
);

/** Results with any text wherever a file can have put one. */
export const anyResult: fc.Arbitrary<FileResult> = fc
  .record({
    path: text.filter((path) => path !== ""),
    verdict: fc.constantFrom(...SCAN_VERDICTS),
    limitsHit: fc.subarray(["time", "opcodes"]),
    found: fc.array(found, { maxLength: 4 }),
  })
  .map(({ path, found: all, ...rest }) => result(path, rest, all));
