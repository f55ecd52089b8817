import { n as suppliedFactsSchema, r as openRepository, t as judgeLocally } from "./local-gate-XLH_cEia.js";
import { O as decidingLeaves } from "./terminal-text-BMfFbuYd.js";
import { n as UsageError, t as EXIT } from "./io-CxdWeWcS.js";
import { i as tellProblems, n as openWorkshop, r as readJson, s as readPolicyOnDisk } from "./workshop-Dd3RwqYO.js";
import { n as showVerdict, t as exitOf } from "./show-verdict-D2M9fKo3.js";
import { relative, resolve } from "node:path";
// src/app/check.ts
/** Where a change usually goes, the most telling name first. */
const USUAL_BASES = [
	"refs/remotes/origin/HEAD",
	"refs/remotes/origin/main",
	"refs/remotes/origin/master",
	"refs/heads/main",
	"refs/heads/master"
];
/** `check`: the gate on a local git repository, from commits alone. */
async function runCheck(options, io) {
	const repository = await openRepository(io.cwd);
	const supplied = options.facts === void 0 ? {} : await readJson(options.facts, io, (value) => suppliedFactsSchema.safeParse(value));
	const outcome = await judgeLocally({
		repository,
		base: options.base === void 0 ? await usualBase(repository) : {
			ref: options.base,
			id: await repository.resolveCommit(options.base)
		},
		head: {
			ref: options.head,
			id: await repository.resolveCommit(options.head)
		},
		...await openWorkshop(io, options.packs),
		...options.policy === void 0 ? {} : { policy: await policyFromDisk(options.policy, repository, io) },
		...options.orgPolicy === void 0 ? {} : { orgPolicy: options.orgPolicy },
		supplied,
		now: io.now.toISOString()
	});
	tellProblems(io, outcome.problems);
	if (!("verdict" in outcome)) return EXIT.usage;
	showVerdict(outcome.verdict, options.format, io);
	return options.machineOnly && onlyPeopleMissing(outcome.verdict) ? EXIT.pass : exitOf(outcome.verdict);
}
async function usualBase(repository) {
	const found = await repository.firstCommit(USUAL_BASES);
	if (found === void 0) throw new UsageError("no default branch was found to compare with: name one with --base");
	return {
		ref: found.ref.replace(/^refs\/(?:heads|remotes\/origin)\//, "").replace(/^HEAD$/, "origin/HEAD"),
		id: found.id
	};
}
/** A policy inside the repository is of kind `policy` there, whatever its path. */
async function policyFromDisk(path, repository, io) {
	const found = await readPolicyOnDisk(path, io.cwd);
	const inside = relative(await repository.root(), resolve(io.cwd, path));
	return inside === "" || inside.startsWith("..") ? { found } : {
		found,
		path: inside.replaceAll("\\", "/")
	};
}
/** Whether every blocking requirement waits for people alone. */
function onlyPeopleMissing({ status, requirements }) {
	if (status !== "pending") return false;
	return requirements.filter((each) => each.enforcement === "block" && each.status === "pending").every(({ proof }) => !decidingLeaves(proof).some(waitsForJob));
}
function waitsForJob({ kind, reasons }) {
	return kind !== "sign-off" && !reasons.some((reason) => reason.code === "no-pull-request" && reason.waitsFor === "person");
}
export { runCheck };
