/** The gate on a local git repository: gathers what git knows, takes the rest from the caller, and decides. */
import { setImmediate } from "node:timers/promises";
import type { Repository } from "../adapters/git/repository.ts";
import type { PackSource } from "../adapters/packs.ts";
import { evaluate, isAdvisory } from "../core/evaluate.ts";
import { FACTS_SCHEMA, type Facts } from "../core/facts.ts";
import type { Policy } from "../core/policy/policy.ts";
import type { Problem } from "../core/policy/problem.ts";
import type { Json, PolicyFile } from "../core/policy/read.ts";
import type { Notice, Verdict } from "../core/verdict.ts";
import { gatherScans } from "./artefacts/gather-scans.ts";
import type { ScanMeans } from "./artefacts/means.ts";
import { describeHead, lintHeadPolicy } from "./describe-head.ts";
import { loadPolicy, type PolicyFiles } from "./load-policy.ts";
import { POLICY_FOLDER, readCommittedPolicy } from "./policy-files.ts";
import { readPullTemplates } from "./read-pull-templates.ts";
import { type SuppliedFacts, toFacts } from "./supplied-facts.ts";

export interface LocalRun {
  readonly repository: Repository;
  /** `ref`: the branch's plain name, which `when` sees as `pr.base`, where the base was named as a branch. */
  readonly base: { readonly ref?: string; readonly id: string };
  readonly head: string;
  readonly packs: PackSource;
  readonly builtInAssets: PolicyFile;
  /** Instead of what lies on the base: policy files from disk, and their path in the repository, if they have one there. */
  readonly policy?: { readonly found: PolicyFiles; readonly path?: string };
  readonly orgPolicy?: Json;
  readonly supplied: SuppliedFacts;
  /** Judges as if the policy enforced, whatever its mode. */
  readonly enforce?: boolean;
  /** Asked for only where the policy wants something scanned. */
  readonly scans: () => Promise<ScanMeans>;
  /** ISO 8601, UTC. */
  readonly now: string;
}

export type LocalOutcome =
  | { readonly problems: readonly Problem[] }
  | {
      readonly policy: Policy;
      readonly facts: Facts;
      readonly verdict: Verdict;
      readonly problems: readonly Problem[];
    };

/** @throws GitError where git cannot answer */
export async function judgeLocally(run: LocalRun): Promise<LocalOutcome> {
  const { repository, base, head, packs, builtInAssets, orgPolicy } = run;
  const load = async (found: PolicyFiles) =>
    loadPolicy({
      found,
      packs,
      builtInAssets,
      ...(orgPolicy === undefined ? {} : { orgPolicy }),
      ...(run.policy?.path === undefined ? {} : { policyPath: run.policy.path }),
    });
  // After criss-cross merges there are several merge bases, and one alone could hide a revert.
  const mergeBases = await repository.mergeBases(base.id, head);
  const [mergeBase] = mergeBases;
  // Git compares while the policy is read.
  const [raw, linked, { policy: loaded, problems }] = await Promise.all([
    repository.diffChanges(mergeBases, head),
    repository.linksOfBoth(mergeBase, head),
    afterStarting(async () => load(run.policy?.found ?? (await readCommittedPolicy(repository, base.id)))),
  ]);
  if (loaded === undefined) return { problems };
  const policy = run.enforce ? enforced(loaded) : loaded;
  const { facts: described, scope } = await describeHead(repository, policy, {
    base: base.id,
    mergeBase,
    head,
    raw,
    linked,
  });
  const facts: Facts = {
    schema: FACTS_SCHEMA,
    now: run.now,
    repository: { name: await repository.name() },
    pullRequest: null,
    ...(base.ref === undefined ? {} : { baseRef: base.ref }),
    base: base.id,
    mergeBase,
    head,
    ...described,
    commits: { unavailable: "git knows names and e-mail addresses, not accounts: give `commits` with --facts" },
    pushers: [],
    acts: { known: [] },
    teams: {},
    permissions: {},
    checks: { known: [] },
    jobEvidence: null,
    scans: await gatherScans(repository, { policy, scope, head }, run.scans),
    headPolicy: await lintHeadPolicy(described.changes, POLICY_FOLDER, async () =>
      load(await readCommittedPolicy(repository, head)),
    ),
    ...toFacts(run.supplied, await readPullTemplates(repository, base.id, policy, scope)),
  };
  const verdict = evaluate(policy, facts, scope);
  const notices: Notice[] = run.enforce && isAdvisory(loaded, facts.now) ? [{ code: "as-if-enforced" }] : [];
  return { policy, facts, verdict: { ...verdict, notices: [...notices, ...verdict.notices] }, problems };
}

/** The policy that blocks from today. What it leaves unfilled stays so, and whoever needs it waits. */
function enforced({ enforceFrom: _, ...policy }: Policy): Policy {
  return { ...policy, mode: "enforce" };
}

/** Work that keeps the processor busy, once what was started before it is on its way. */
async function afterStarting<T>(work: () => Promise<T>): Promise<T> {
  await setImmediate();
  return work();
}
