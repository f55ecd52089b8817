import { t as openRepository } from "./repository-Bdi8kXCK.js";
import { g as decidingLeaves } from "./evaluate-BPRLpvhG.js";
import { n as suppliedFactsSchema, r as localMeans, t as judgeLocally } from "./local-gate-eL3O7Uvr.js";
import { n as UsageError, o as tell, t as EXIT } from "./io-B4g5SGRN.js";
import { a as tellNews, i as readJson, r as openWorkshop, u as readPolicyOnDisk } from "./workshop-BXLeIzqn.js";
import { n as showVerdict, t as exitOf } from "./show-verdict-CJdTOnLF.js";
import { writeFile } from "node:fs/promises";
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
	const base = await findBase(repository, options.base);
	const head = await repository.resolveCommit(options.head);
	const scans = localMeans(repository);
	const outcome = await judgeLocally({
		repository,
		base,
		head,
		...await openWorkshop(io, options.packs),
		...options.policy === void 0 ? {} : { policy: await policyFromDisk(options.policy, repository, io) },
		...options.orgPolicy === void 0 ? {} : { orgPolicy: options.orgPolicy },
		supplied,
		enforce: options.enforce ?? false,
		scans: scans.get,
		now: io.now.toISOString()
	}).finally(scans.close);
	if (!("verdict" in outcome)) {
		if (options.policy === void 0) tell(io, `The policy on the base (${base.ref ?? base.id.slice(0, 7)}) is broken, and it is the base's that judges:`);
		tellNews(io, outcome.problems);
		return EXIT.usage;
	}
	if (options.factsOut !== void 0) await writeFacts(options.factsOut, outcome.facts, io);
	showVerdict(outcome.verdict, options.format, io, outcome.facts.scans);
	await tellWhatWasLeftOut(options, {
		repository,
		base: base.id,
		head,
		mergeBase: outcome.facts.mergeBase
	}, io);
	return options.machineOnly ? exitForMachines(outcome.verdict, io) : exitOf(outcome.verdict);
}
async function writeFacts(path, facts, io) {
	await writeFile(resolve(io.cwd, path), `${JSON.stringify(facts, null, 2)}\n`).catch((error) => {
		throw new UsageError(`the facts could not be written to ${path}: ${error instanceof Error ? error.message : String(error)}`);
	});
}
/** Commits are judged, nothing else: whoever expected more should read why it is not there. */
async function tellWhatWasLeftOut(options, { repository, base, head, mergeBase }, io) {
	if (base === head) tell(io, "note: base and head are the same commit, so nothing changes");
	else if (mergeBase === head) tell(io, "note: the base already has every commit of the head, so nothing changes");
	if (options.head !== "HEAD") return;
	const uncommitted = await repository.countUncommitted();
	if (uncommitted > 0) tell(io, `note: only commits are judged; ${uncommitted} changed file${uncommitted === 1 ? " is" : "s are"} not committed`);
}
async function findBase(repository, given) {
	const found = given === void 0 ? await repository.firstCommit(USUAL_BASES) : {
		ref: given,
		id: await repository.resolveCommit(given)
	};
	if (found === void 0) throw new UsageError("no default branch was found to compare with: name one with --base");
	const branch = await repository.branchName(found.ref);
	return {
		id: found.id,
		...branch === void 0 ? {} : { ref: branch }
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
/** `--machine-only`: 0 when nothing but people is missing, and why if not. */
function exitForMachines(verdict, io) {
	if (verdict.status !== "pending") return exitOf(verdict);
	const onJobs = verdict.requirements.filter((each) => each.enforcement === "block" && each.status === "pending").filter(({ proof }) => decidingLeaves(proof).some(waitsForJob)).map(({ id }) => id);
	if (onJobs.length === 0) {
		tell(io, "note: only people are missing, so --machine-only exits 0");
		return EXIT.pass;
	}
	tell(io, `note: ${onJobs.join(", ")} ${onJobs.length === 1 ? "waits" : "wait"} for jobs too, which --facts can report, so --machine-only exits 3`);
	return EXIT.pending;
}
function waitsForJob({ kind, reasons }) {
	const waitsForPeople = reasons.some((reason) => reason.code === "no-pull-request" && reason.waitsFor === "person");
	return kind !== "sign-off" && !waitsForPeople;
}
export { runCheck };
