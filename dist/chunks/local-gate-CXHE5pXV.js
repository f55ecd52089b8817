import { t as evaluate } from "./evaluate-QYHyvsDv.js";
import { B as FACTS_SCHEMA, H as factsMembers } from "./file-schema-85mZ9RF9.js";
import { n as lintHeadPolicy, t as describeHead } from "./describe-head-C0bB-FgM.js";
import { c as readCommittedPolicy, o as POLICY_FOLDER, u as loadPolicy } from "./workshop-BW_e69sK.js";
import { setImmediate } from "node:timers/promises";
// src/app/local-gate.ts
/** The gate on a local git repository: gathers what git knows, takes the rest from the caller, and decides. */
/** Facts that a local repository does not have, and that a caller may supply: a rehearsal of a pull request. */
const suppliedFactsSchema = factsMembers.pick({
	now: true,
	repository: true,
	pullRequest: true,
	commits: true,
	pushers: true,
	acts: true,
	teams: true,
	permissions: true,
	checks: true
}).partial();
const given = (value) => Object.fromEntries(Object.entries(value).filter(([, member]) => member !== void 0));
/** @throws GitError where git cannot answer */
async function judgeLocally(run) {
	const { repository, base, head, packs, builtInAssets, orgPolicy } = run;
	const load = async (found) => loadPolicy({
		found,
		packs,
		builtInAssets,
		...orgPolicy === void 0 ? {} : { orgPolicy },
		...run.policy?.path === void 0 ? {} : { policyPath: run.policy.path }
	});
	const mergeBases = await repository.mergeBases(base.id, head);
	const [mergeBase] = mergeBases;
	const [raw, linked, { policy, problems }] = await Promise.all([
		repository.diffChanges(mergeBases, head),
		repository.linksOfBoth(mergeBase, head),
		afterStarting(async () => load(run.policy?.found ?? await readCommittedPolicy(repository, base.id)))
	]);
	if (policy === void 0) return { problems };
	const { facts: described, scope } = await describeHead(repository, policy, {
		mergeBase,
		head,
		raw,
		linked
	});
	const facts = {
		schema: FACTS_SCHEMA,
		now: run.now,
		repository: { name: await repository.name() },
		pullRequest: null,
		...base.ref === void 0 ? {} : { baseRef: base.ref },
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
		headPolicy: await lintHeadPolicy(described.changes, POLICY_FOLDER, async () => load(await readCommittedPolicy(repository, head))),
		...given(run.supplied)
	};
	return {
		policy,
		facts,
		verdict: evaluate(policy, facts, scope),
		problems
	};
}
/** Work that keeps the processor busy, once what was started before it is on its way. */
async function afterStarting(work) {
	await setImmediate();
	return work();
}
export { suppliedFactsSchema as n, judgeLocally as t };
