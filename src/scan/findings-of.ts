import { createHash } from "node:crypto";
import type { Found } from "./reading.ts";
import type { Finding } from "./result.ts";
import { RULES } from "./rules.ts";

/** Findings as the world sees them, in the order in which they were made. */
export function findingsOf(path: string, found: readonly Found[]): readonly Finding[] {
  const times = new Map<string, number>();
  return found.map(({ rule, ...rest }) => {
    const { severity, fix, refs } = RULES[rule];
    const key = JSON.stringify([rule, path, rest.member ?? "", rest.evidence ?? rest.message]);
    const time = times.get(key) ?? 0;
    times.set(key, time + 1);
    const fingerprint = createHash("sha256").update(`${key}${time}`).digest("hex").slice(0, 32);
    return { rule, severity, path, ...rest, fix, refs, fingerprint };
  });
}
