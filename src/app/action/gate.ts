import type { Runner } from "../../adapters/actions/runner.ts";
import type { Mirror } from "../../adapters/git/mirror.ts";
import type { GitHub } from "../../adapters/github/client.ts";
import type { Policy } from "../../core/policy/policy.ts";
import type { Problem } from "../../core/policy/problem.ts";
import type { ScanMeans } from "../artefacts/means.ts";
import { type LoadPolicyInput, loadPolicy } from "../load-policy.ts";
import { POLICY_FOLDER, readCommittedPolicy } from "../policy-files.ts";
import type { Workshop } from "../workshop.ts";
import type { Attester } from "./attester.ts";
import type { Inputs } from "./inputs.ts";

/** What one run of the action works with. */
export interface Gate extends Workshop {
  readonly inputs: Inputs;
  readonly repository: Runner["repository"];
  readonly run: Runner["run"] & { readonly event: string };
  readonly github: GitHub;
  /** With the `org-token`; absent where there is none. */
  readonly organisation?: GitHub;
  readonly mirror: Mirror;
  /** Absent where records are not attested. */
  readonly attest?: Attester;
  /** Opened when something is to be scanned, and then the same for the whole run. */
  readonly scans: () => Promise<ScanMeans>;
  /** The clock: ISO 8601, UTC. */
  readonly now: () => string;
  readonly say: (text: string) => void;
}

export const policyPathOf = ({ policy = POLICY_FOLDER }: Inputs): string => policy;

export interface LoadedPolicy {
  readonly policy?: Policy;
  readonly problems: readonly Problem[];
}

/** The policy as a commit has it, composed with the organisation's. Packs are read once, whatever the commit. */
export async function loadPolicyAt(gate: Gate, commit: string): Promise<LoadedPolicy> {
  const { inputs, mirror, packs, builtInAssets } = gate;
  const input: LoadPolicyInput = {
    found: await readCommittedPolicy(mirror, commit, inputs.policy),
    packs,
    builtInAssets,
    ...(inputs.orgPolicy === undefined ? {} : { orgPolicy: inputs.orgPolicy }),
    ...(inputs.policy === undefined ? {} : { policyPath: inputs.policy }),
  };
  return loadPolicy(input);
}
