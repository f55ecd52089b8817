import { hash } from "node:crypto";
import { type Policy, policySchema } from "../../core/policy/policy.ts";
import { readCanonical } from "../../ledger/digest.ts";
import { attempt } from "../verify/problem.ts";
import type { PolicyOf } from "./replay-record.ts";

/** Parsed policies are many times as large as their bytes. */
const MOST_PARSED = 200;

/** Policies by digest, each parsed when it is first asked for. */
export function openShelf(policies: ReadonlyMap<string, Uint8Array>): PolicyOf {
  const parsed = new Map<string, ReturnType<PolicyOf>>();
  return (digest) => {
    const known = parsed.get(digest);
    if (known !== undefined) return known;
    if (parsed.size >= MOST_PARSED) parsed.clear();
    const found = read(policies.get(digest), digest);
    parsed.set(digest, found);
    return found;
  };
}

function read(shared: Uint8Array | undefined, digest: string): Policy | { missing: string } {
  const short = `the policy ${digest.slice(0, 12)}… that it names`;
  // Memory that threads share cannot be decoded in place.
  const bytes = shared === undefined ? undefined : Uint8Array.from(shared);
  if (bytes === undefined) return { missing: `${short} is not there: run \`audit verify\`` };
  if (hash("sha256", bytes, "hex") !== digest) return { missing: `${short} was altered: run \`audit verify\`` };
  const policy = attempt(() => readCanonical(policySchema, bytes, short));
  return "value" in policy ? policy.value : { missing: policy.problem.detail };
}
