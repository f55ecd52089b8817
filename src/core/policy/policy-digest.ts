import { canonicalJson, sha256Hex } from "../canonical-json.ts";
import type { Policy } from "./policy.ts";

/** The name of a composed policy in verdicts and records: sha256 of its canonical JSON. */
export function policyDigest(policy: Policy): string {
  return sha256Hex(canonicalJson(policy));
}
