import { canonicalJson, sha256Hex } from "../canonical-json.ts";
import type { Policy } from "./policy.ts";

const digests = new WeakMap<Policy, string>();

/**
 * The name of a composed policy in verdicts and records: sha256 of its canonical JSON. Of one value it is reckoned once, which must not
 * change afterwards.
 */
export function policyDigest(policy: Policy): string {
  const digest = digests.get(policy) ?? sha256Hex(canonicalJson(policy));
  digests.set(policy, digest);
  return digest;
}
