import { createHash } from "node:crypto";
import type { Found } from "./reading.ts";
import type { Finding } from "./result.ts";
import { RULES } from "./rules.ts";

/** Findings as the world sees them, in the order in which they were made. */
export function findingsOf(path: string, found: readonly Found[]): readonly Finding[] {
  const fingerprints = fingerprintsUnder(path, found);
  return found.map(({ rule, ...rest }, at) => {
    const { severity, fix, refs } = RULES[rule];
    return { rule, severity, path, ...rest, fix, refs, fingerprint: fingerprints[at] ?? "" };
  });
}

/** The fingerprints of all findings of a file, in their order, if the file has this name. */
export function fingerprintsUnder(
  path: string,
  findings: readonly Pick<Finding, "rule" | "member" | "evidence" | "message">[],
): readonly string[] {
  const times = new Map<string, number>();
  return findings.map(({ rule, member = "", evidence, message }) => {
    const key = JSON.stringify([rule, path, member, evidence ?? message]);
    const time = times.get(key) ?? 0;
    times.set(key, time + 1);
    return createHash("sha256").update(`${key}${time}`).digest("hex").slice(0, 32);
  });
}
