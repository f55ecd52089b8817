import { S as AUTO, p as compileWhen } from "./workshop-BXLeIzqn.js";
import { R as PERMISSIONS, p as CONCERNS } from "./file-schema-BZ79ypCY.js";
import { n as sha256Hex, t as canonicalJson } from "./canonical-json-DABuQivo.js";
import { a as join, c as plain, d as say, i as command, l as plural, n as code, o as link, p as strong, s as list, t as capitalise, u as prose } from "./span-B0rKepkQ.js";
import { r as ruleOf } from "./rules-CmDyu9bD.js";
import { a as wordBound, d as formatMetric, i as nameMetric, l as wordMove, s as wordGoal, t as scopeOf } from "./scope-C-FPumss.js";
import { r as judgedValue } from "./weigh-metric-JQOaRJcP.js";
import { n as compileGlobs } from "./globs-CulYE_v0.js";
import { C as refuse, E as identifyPeople, O as own, S as signOffsOf, T as foldLogin, _ as reportsOf, b as subjectsOf, c as weighScan, f as aboutOf, g as findForerunners, h as baseReportsOf, m as selectMetrics, n as leavesOf$1, r as lostEvidence, t as judgeNeeds, u as pairer, v as artefactsToName, w as summarise$1, x as addressActs, y as namesOf } from "./judge-needs-CaXTKwEM.js";
import { o as artefactOf } from "./signed-DK_kZ9Bt.js";
import { t as personalColumns } from "./personal-columns-BWSrAwMc.js";
// src/core/policy/policy-digest.ts
/** The name of a composed policy in verdicts and records: sha256 of its canonical JSON. */
function policyDigest(policy) {
	return sha256Hex(canonicalJson(policy));
}
// src/core/verdict.ts
const VERDICT_SCHEMA = "secmlops-gate/verdict@1";
// src/render/proof-tree.ts
const isTree = (proof) => proof.kind === "all" || proof.kind === "any";
const isSignOff = (proof) => proof.kind === "sign-off";
/** The children that make a tree what it is: of an `any`, those that share its status; of an `all`, whatever is open. */
function decidingChildren({ kind, status, of }) {
	return of.filter((child) => kind === "any" ? child.status === status : child.status !== "satisfied");
}
/**
* The children of an `any` that are worth showing: where one is satisfied, no others; else not one that fails for all the reasons of
* another and more besides, nor one that lacks a report of what the gate has read for itself. What somebody has acted on is shown.
*/
function alternativesOf({ status, of }) {
	if (status === "satisfied") return of.filter((child) => child.status === "satisfied" || hasActs(child));
	const open = of.map((child) => new Set(openReasons(child)));
	return of.filter((child, index) => {
		const own = open[index] ?? /* @__PURE__ */ new Set();
		if (child.status !== "unmet" || hasActs(child)) return true;
		if (index > 0 && leavesOf(child).some(isNeedless)) return false;
		return !open.some((other, at) => at < index && of[at]?.status === "unmet" && other.size > 0 && isWithin(other, own));
	});
}
const isNeedless = (leaf) => leaf.kind === "evidence" && leaf.format === "secmlops-scan" && leaf.status === "unmet" && leaf.outOfReach === 0;
const isWithin = (part, whole) => [...part].every((reason) => whole.has(reason));
const openReasons = (proof) => leavesOf(proof).flatMap(({ status, reasons }) => status === "satisfied" ? [] : reasons.map((reason) => JSON.stringify(reason)));
const hasActs = (proof) => leavesOf(proof).some((leaf) => isSignOff(leaf) && (leaf.notCounted.length > 0 || leaf.seats.some(({ signer, lapsed }) => signer !== void 0 || lapsed !== void 0)));
/** The leaves that keep a proof from being satisfied. */
function decidingLeaves(proof) {
	if (proof === void 0 || proof.status === "satisfied") return [];
	return isTree(proof) ? decidingChildren(proof).flatMap(decidingLeaves) : [proof];
}
/** The leaves that satisfy a proof: of an `any`, those of the children that do. */
function satisfyingLeaves(proof) {
	if (proof === void 0) return [];
	if (!isTree(proof)) return proof.status === "satisfied" ? [proof] : [];
	return (proof.kind === "any" ? proof.of.filter(({ status }) => status === "satisfied") : proof.of).flatMap(satisfyingLeaves);
}
/** Every leaf, in the order the policy writes them. */
function leavesOf(proof) {
	if (proof === void 0) return [];
	return isTree(proof) ? proof.of.flatMap(leavesOf) : [proof];
}
/** How many people still have to sign, taking the shortest way through an `any`. */
function countOpenSeats(proof) {
	if (proof === void 0 || proof.status === "satisfied") return 0;
	if (!isTree(proof)) return isSignOff(proof) ? proof.seats.filter(({ status }) => status === "open").length : 0;
	const counts = decidingChildren(proof).map(countOpenSeats);
	return proof.kind === "any" ? Math.min(...counts) : counts.reduce((sum, count) => sum + count, 0);
}
const OPEN = [
	"error",
	"unmet",
	"pending"
];
const isOpen = ({ status }) => OPEN.includes(status);
const isSettled = ({ status }) => status === "satisfied" || status === "waived";
const isObjected = ({ reasons }) => reasons.some(({ code }) => code === "objected" || code === "objector-unknown");
/** The requirements that keep the gate from passing, in policy order. */
function blockingOf(verdict) {
	const blocking = new Set(verdict.blocking);
	return verdict.requirements.filter((requirement) => blocking.has(requirement.id));
}
/** Most urgent first; what is equally urgent keeps the policy's order. */
function byUrgency(requirements) {
	const rank = (requirement) => requirement.status === "error" ? 0 : isObjected(requirement) ? 1 : requirement.status === "unmet" ? 2 : 3;
	return [...requirements].sort((a, b) => rank(a) - rank(b));
}
// src/render/wording-acts.ts
const CONTRIBUTIONS = {
	author: "author",
	"commit-author": "commit author",
	committer: "committer",
	"co-author": "co-author",
	pusher: "pushed commits"
};
/** `co-author, 3f2c91a`: how somebody took part, and in which commit. */
const describeContribution = (because, commit) => commit === void 0 ? say`${CONTRIBUTIONS[because]}` : say`${CONTRIBUTIONS[because]}, ${code(commit.slice(0, 7))}`;
const WAY_WORDS = {
	command: "a command in a comment",
	tick: "a ticked box",
	review: "a review"
};
/** The command to give again: a waiver where it was one, else a sign-off. */
const again = ({ requirement = "ID", act }) => code(act === "waive" ? `/waive ${requirement} until YYYY-MM-DD: reason` : `/sign-off ${requirement}`);
const ACT_WORDING = {
	stale: ({ bound, today }, context) => ({
		what: say`it was given for ${code(bound.slice(0, 16))}, and the content is ${code(today.slice(0, 16))} now`,
		fix: say`look again and comment ${again(context)}`,
		brief: "stale"
	}),
	unbound: (_, context) => ({
		what: say`the checklist had not been showing this content for a minute`,
		fix: say`look at the checklist and comment ${again(context)} once more`,
		brief: "not bound to content"
	}),
	"not-in-role": ({ role }) => ({
		what: say`it takes the role ${role}`,
		brief: "not in the role"
	}),
	"team-pending": ({ team }) => ({
		what: say`the invitation to ${code(team)} has not been accepted`,
		fix: say`accept the invitation, then sign off again`,
		brief: "invitation pending"
	}),
	"mandate-expired": ({ role, until }) => ({
		what: say`the mandate as ${role} ended on ${until}`,
		fix: say`ask a maintainer to renew it in the policy`,
		brief: `mandate ended on ${until}`
	}),
	"bot-not-listed": () => ({
		what: say`a bot counts only where the role lists it by name`,
		brief: "bot"
	}),
	"membership-unknown": ({ role, detail }) => ({
		what: say`membership of ${role} could not be read: ${detail}`,
		fix: say`ask a maintainer to give the gate access to the members of ${role}, then comment ${code("/recheck")}`,
		brief: "membership not readable"
	}),
	"is-author": (_, { act }) => ({
		what: say`nobody ${act === "waive" || act === "overrule" ? `may ${act} in` : "signs off"} their own pull request`,
		brief: "author"
	}),
	"is-contributor": ({ because, commit }) => ({
		what: say`whoever worked on the change cannot sign it off (${describeContribution(because, commit)})`,
		brief: CONTRIBUTIONS[because]
	}),
	"way-not-accepted": ({ via, accepted }) => ({
		what: say`${WAY_WORDS[via]} is not accepted here`,
		fix: say`use ${list(accepted.map((way) => say`${WAY_WORDS[way]}`), "or")}`
	}),
	"bare-review-not-accepted": (_, { requirement }) => ({
		what: say`an approval alone is not a sign-off here`,
		fix: say`write ${code(`/sign-off ${requirement ?? "ID"}`)} in the review or in a comment`
	}),
	"note-required": (_, { requirement }) => ({
		what: say`it carries no note`,
		fix: say`say what you looked at: ${code(`/sign-off ${requirement ?? "ID"}: what I looked at`)}`
	}),
	expired: ({ validFor, at }, { requirement }) => ({
		what: say`it was valid for ${plural(validFor, "day")} and ended on ${daysAfter(at, validFor)}`,
		fix: say`look again and comment ${code(`/sign-off ${requirement ?? "ID"}`)}`,
		brief: "expired"
	}),
	deleted: () => ({ what: say`its comment was deleted` }),
	dismissed: () => ({ what: say`its review was dismissed` }),
	tampered: ({ by }) => ({
		what: say`its comment was edited by ${by}`,
		fix: say`its author can edit it again, or write a new one`
	}),
	revoked: ({ at }) => ({ what: say`it was revoked on ${at.slice(0, 10)}` }),
	superseded: ({ at }) => ({ what: say`a later one of ${at.slice(0, 10)} replaces it` }),
	"not-distinct": ({ role }) => ({
		what: say`the same person already signed as ${role}, and the two must differ`,
		brief: `already signed as ${role}`
	}),
	"seat-filled": () => ({ what: say`the seat was already filled` }),
	"unknown-target": ({ target, suggestion }) => ({
		what: say`nothing here is called ${code(target)}`,
		...suggestion === void 0 ? {} : { fix: say`perhaps ${code(suggestion)} was meant` }
	}),
	"not-applicable-target": ({ target }) => ({ what: say`${code(target)} does not apply to this change` }),
	"no-such-role-here": ({ requirement }) => ({ what: say`${code(requirement)} asks for no sign-off by that role` }),
	"no-standing": () => ({ what: say`whoever made it holds no role that allows it` }),
	"reason-required": () => ({
		what: say`it gives no reason`,
		fix: say`add one after a colon`
	}),
	"nothing-to-lift": () => ({ what: say`nothing stands there to be lifted` }),
	"not-waivable": () => ({ what: say`the policy forbids waiving this requirement` }),
	"no-waiver-role": () => ({ what: say`the policy names nobody who may waive` }),
	"until-required": (_, { requirement }) => ({
		what: say`it names no last day`,
		fix: say`write ${code(`/waive ${requirement ?? "ID"} until YYYY-MM-DD: reason`)}`
	}),
	"waiver-too-long": ({ maxDays, until }) => ({
		what: say`until ${until} is longer than the ${plural(maxDays, "day")} the policy allows`,
		fix: say`name an earlier day`
	}),
	"waiver-expired": ({ until }) => ({ what: say`it ended on ${until}` })
};
/** The day so many days after an instant, in UTC. */
function daysAfter(at, days) {
	return new Date(Date.parse(at) + days * 864e5).toISOString().slice(0, 10);
}
// src/render/words.ts
/** The table's type guarantees that the entry takes exactly this reason; TypeScript cannot follow the lookup. */
function lookUp(wording, reason, context) {
	const entry = wording[reason.code];
	return entry(reason, context);
}
// src/render/refusal.ts
const ACT_WORDS = {
	"sign-off": "sign-off",
	revoke: "revocation",
	object: "objection",
	overrule: "overruling",
	waive: "waiver",
	approve: "approval",
	"request-changes": "request for changes"
};
/** `bob's sign-off on GOV-1 (2026-11-20): why it does not count. What to do.` */
function describeRefusal({ act, requirements }, waiverRole) {
	const { what, fix } = lookUp(ACT_WORDING, act.reason, {
		requirement: requirements[0],
		waiverRole,
		act: act.kind
	});
	const kind = act.url === void 0 ? say`${ACT_WORDS[act.kind]}` : say`${link(ACT_WORDS[act.kind], act.url)}`;
	const target = requirements.length === 0 ? [] : say` on ${list(requirements.map(code), "and", 3)}`;
	const sentence = say`${act.by.login}'s ${kind}${target} (${act.at.slice(0, 10)}): ${what}`;
	return fix === void 0 ? sentence : say`${join([sentence, capitalise(fix)], ". ")}.`;
}
/** What its author knows without being told: they took it back, or did it again. */
const OLD_NEWS = ["revoked", "superseded"];
/** What lapsed by itself, and matters no more where the requirement holds without it. */
const PAST = [
	"stale",
	"expired",
	"waiver-expired",
	"seat-filled"
];
/** Everything offered that did not count, newest first; what a seat's line tells anyway is left to it. */
function collectRefusals(verdict) {
	const refusals = /* @__PURE__ */ new Map();
	const add = (act, requirement) => {
		if (OLD_NEWS.includes(act.reason.code)) return;
		const key = `${act.reason.code} ${act.id}`;
		const refusal = refusals.get(key) ?? {
			act,
			requirements: []
		};
		if (requirement !== void 0 && !refusal.requirements.includes(requirement)) refusal.requirements.push(requirement);
		refusals.set(key, refusal);
	};
	for (const { id, status, proof, notCounted } of verdict.requirements) {
		const holds = status === "satisfied" || status === "waived";
		const matters = ({ reason }) => !(holds && PAST.includes(reason.code));
		for (const act of notCounted.filter(matters)) add(act, id);
		for (const leaf of leavesOf(proof)) {
			if (leaf.kind !== "sign-off") continue;
			const lapsed = new Set(leaf.seats.map((seat) => seat.lapsed?.id));
			for (const act of leaf.notCounted.filter(matters)) if (!lapsed.has(act.id)) add(act, id);
		}
	}
	for (const notice of verdict.notices) if (notice.code === "act-not-counted") add(notice.act);
	return [...refusals.values()].sort((a, b) => a.act.at < b.act.at ? 1 : a.act.at > b.act.at ? -1 : 0);
}
// src/render/wording-notices.ts
const NOTICE_WORDING = {
	"default-policy": () => ({
		what: say`this repository has no policy yet, so ${code("secmlops:baseline")} advises`,
		fix: say`add one under ${code(".github/secmlops/")}`
	}),
	"unfilled-roles": ({ roles }) => ({
		what: say`nobody fills ${list(roles.map(plain), "and", 12)}, so anyone who may write counts`,
		fix: say`name people in the policy, under ${code("roles")}`
	}),
	"missing-input": ({ input, pack }) => ({
		what: say`the policy leaves the input ${code(input)} of ${code(pack)} unset`,
		fix: say`set it under ${code("extends")}`
	}),
	"no-ledger": () => ({ what: say`no history is kept (${code("ledger: off")}): passes have no record, and deleted objections are forgotten` }),
	"as-if-enforced": () => ({ what: say`judged as if the policy enforced (${code("--enforce")}); it is advisory, and on GitHub lets everything pass` }),
	"unattributed-commit": ({ commit, name }) => ({
		what: say`commit ${code(commit.slice(0, 7))} by "${name}" belongs to no account, so its author may sign off unnoticed`,
		fix: say`commit under an e-mail address of an account`
	}),
	"job-code-changed": ({ run, paths, more }) => ({
		what: say`this pull request changes code that may have made the numbers of run ${code(String(run))}: ${list(paths.map(code), "and", 4)}${more > 0 ? ` and ${more} more` : ""}`,
		fix: say`look at that code, or let the workflow take it from the base branch`
	}),
	tampered: ({ author, by, url }) => ({
		what: say`${url === void 0 ? say`a comment` : say`${link("a comment", url)}`} of ${author} was edited by ${by}; sign-offs in it do not count`,
		fix: say`ask ${author} to edit it again, or to write a new one`
	}),
	"head-policy-problem": ({ file, line, column, message }) => ({
		what: say`the policy in this pull request is broken: ${code(`${file}:${line}:${column}`)} ${message}`,
		fix: say`mend it before merging; the policy of the base branch judges until then`
	}),
	"act-not-counted": ({ act }, { waiverRole }) => ({ what: describeRefusal({
		act,
		requirements: []
	}, waiverRole) })
};
// src/render/wording-verdicts.ts
/** What a scan says of a file that it does not call safe, behind the file's name. */
const VERDICT_WORDS = {
	dangerous: "is dangerous",
	malformed: "is malformed",
	unknown: "cannot be called safe"
};
// src/render/wording-evidence.ts
/** What a policy asks of a report's origin, and what there is. */
const WANTED = {
	declared: "a report",
	bound: "a report that names what it is about by its digest",
	checked: "a report that a job made at this head",
	signed: "a signed report"
};
const FOUND = {
	declared: "is a file of the branch and no more",
	bound: "only names what it is about",
	checked: "was made by a job and is not signed",
	signed: "is signed"
};
const FIX_ASSURANCE = {
	declared: (path) => say`push ${code(path)}`,
	bound: (path) => say`push a file of sums with it: ${command(sumsCommand("sha256", ["MODEL"], path))}`,
	checked: (path) => say`let a job of an unchanged workflow make ${code(path)} at this head, and hand it to the gate with ${code("evidence-path")}`,
	signed: (path) => say`sign ${code(path)}, and push the signature as ${code(`${path}.sigstore.json`)}`
};
/** How a number without its unit is stated. */
const wordUnit = (unit) => unit === void 0 ? "without a unit" : [
	"fraction",
	"ratio",
	"count"
].includes(unit) ? `as a ${unit}` : `in ${unit}`;
const TEST_WORDS = {
	passed: "passed",
	warned: "warned",
	failed: "failed",
	errors: "ended in an error",
	skipped: "did not run"
};
/** Digits that are enough to tell a key or a content by. */
const DIGITS = 16;
/** Who signed. */
const wordSigner = (signer) => "key" in signer ? say`the key ${code(signer.key.slice(0, DIGITS))}` : say`${code(signer.identity)}, as ${code(signer.issuer)} knows it`;
const FILE_STATE_WORDS = {
	differs: (file, path) => say`${file} is not the file that ${path} signs`,
	missing: (file, path) => say`${file} is not there, and ${path} signs it`,
	unsigned: (file, path) => say`${file} lies in the folder that ${path} signs, and is not signed`,
	unreachable: (file, path) => say`${file} cannot be read here, so nobody knows whether it is the file that ${path} signs`
};
const FILE_STATE_FIX = {
	differs: (file, path) => say`bring back ${file} as it was signed, or sign the folder again and commit ${path}`,
	missing: (file, path) => say`bring back ${file}, or sign the folder again and commit ${path}`,
	unsigned: (file, path) => say`remove ${file}, or sign the folder again and commit ${path}`,
	unreachable: (file) => say`keep ${file} in git or Git LFS and sign by sha256, or let a job that has it run ${code("secmlops-gate verify-model")}`
};
function wordHours(hours) {
	return hours % 24 === 0 ? plural(hours / 24, "day") : plural(hours, "hour");
}
const wordInstant = (instant) => `${instant.slice(0, 16).replace("T", " ")} UTC`;
/** How the change names a content, short. */
const wordDigest = (digest) => digest === "" ? say`DVC names no content` : say`${code(digest.replace(/^md5:/, "").slice(0, DIGITS))}`;
/** DVC names content by MD5. */
const isMd5 = (digest) => /^(?:md5:)?[0-9a-f]{32}(?:\.dir)?$/.test(digest);
/** A command for people to copy: nothing in a path may be one of its own. */
function sumsCommand(sums, paths, report) {
	return `${sums}sum ${[...paths, report].map(quoteWord).join(" ")} > ${quoteWord(`${report}.${sums}`)}`;
}
/** A path that a glob matches: without its wildcards. */
function exampleOf(glob) {
	const path = glob.replace(/(?:^|\/)\*\*(?=\/)/g, "").replace(/\*/g, "").replace(/^\//, "");
	return /[?[\]{}!]|\/\.|\/$/.test(path) || path === "" ? glob : path;
}
function quoteWord(path) {
	const word = path.startsWith("-") ? `./${path}` : path;
	return /^[\w./@%+:,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
const EVIDENCE_WORDING = {
	"report-missing": ({ report, format = AUTO, metrics = [], boundTo }) => {
		const [first = ""] = report;
		const example = exampleOf(first);
		const asked = [...format === "auto" ? [] : [say`format ${code(format)}`], ...metrics.length === 0 ? [] : [say`with ${list(metrics.map(code), "and")}`]];
		const sums = boundTo === void 0 ? [] : say`, with a file of sums that names the ${boundTo}`;
		return {
			what: say`no report lies at ${list(report.map(code), "or", 4)}`,
			fix: say`make the report${asked.length === 0 ? [] : say` (${join(asked, ", ")})`}, and push it as ${code(example)}${sums}`
		};
	},
	"report-broken": ({ path, detail }) => ({
		what: say`the report ${code(path)} cannot be read: ${prose(detail)}`,
		fix: say`let its tool write ${code(path)} again, and push it as it is`
	}),
	"report-lacks": ({ path, digest }) => ({
		what: say`no report speaks of ${code(path)} as this change has it (${wordDigest(digest)})`,
		fix: say`run ${command("secmlops-gate scan --format json")} where ${code(path)} can be had, and commit its report`
	}),
	"report-verdict": ({ path, verdict }) => ({
		what: say`by its report, ${code(path)} ${VERDICT_WORDS[verdict]}`,
		fix: say`replace ${code(path)}`
	}),
	"assurance-too-low": ({ path, found, wanted }) => ({
		what: say`the policy wants ${WANTED[wanted]}, and ${code(path)} ${FOUND[found]}`,
		fix: FIX_ASSURANCE[wanted](path)
	}),
	"report-not-bound": ({ files, more, reports, names, all }) => {
		const [{ digest } = { digest: "" }] = files;
		const [report = "REPORT"] = reports;
		const unnamed = list([...files.map((each) => say`${code(each.path)} (${wordDigest(each.digest)})`), ...more > 0 ? [say`${more} more`] : []], "and");
		const where = list(reports.map(code), "and", 3);
		const instead = names.length === 0 ? say`${where} ${reports.length === 1 ? "does" : "do"} not say what ${reports.length === 1 ? "it is" : "they are"} about` : say`${where} ${reports.length === 1 ? "names" : "name"} ${list(names.map(code), "and")} as ${names.length === 1 ? "it was" : "they were"} before`;
		const line = command(sumsCommand(isMd5(digest) ? "md5" : "sha256", all, report));
		const fix = names.length === 0 ? say`if ${code(report)} was measured with ${files.length + more === 1 ? "this file" : "these files"}, run ${line} and push it; if not, make the report again first` : say`make the report again with what this change brings, then run ${line}, and push both`;
		return {
			what: say`no report names ${unnamed} as this change has ${files.length + more === 1 ? "it" : "them"}; ${instead}`,
			fix
		};
	},
	"sums-broken": ({ path, report, detail, all }) => ({
		what: say`${code(path)} does not say what ${code(report)} is about: ${prose(detail)}`,
		fix: say`run ${command(sumsCommand(path.endsWith(".md5") ? "md5" : "sha256", all.length === 0 ? ["MODEL"] : all, report))}, and push it`
	}),
	"report-undated": ({ path }) => ({
		what: say`the report ${code(path)} does not say when it was made, and the policy limits its age`,
		fix: say`let the job write the time into ${code(path)}, or ask a maintainer to drop ${code("max-age")}`
	}),
	"report-too-old": ({ path, madeAt, maxAge }) => ({
		what: say`the report ${code(path)} was made on ${wordInstant(madeAt)}, and may be ${wordHours(maxAge)} old`,
		fix: say`make ${code(path)} again, and push it`
	}),
	"report-misdated": ({ path, madeAt }) => ({
		what: say`the report ${code(path)} says that it was made on ${wordInstant(madeAt)}, which is yet to come`,
		fix: say`make ${code(path)} again on a machine whose clock is right`
	}),
	"report-asked-nothing": ({ path }) => ({
		what: say`the report ${code(path)} concludes nothing by itself, and the policy asks for none of its numbers`,
		fix: say`ask a maintainer to add ${code("expect")} or ${code("compare")} to this proof`
	}),
	"job-report-missing": ({ report }) => ({
		what: say`no job has reported at ${list(report.map(code), "or", 4)} for this head`,
		fix: say`wait for the job that makes ${list(report.map(code), "or", 4)}, or run it`
	}),
	"job-evidence-refused": ({ detail }) => ({
		what: say`what the job reported does not count: ${prose(detail)}`,
		fix: say`let a job of an unchanged workflow make the report at this head`
	}),
	"tests-not-passed": ({ path, result, count, first }) => ({
		what: say`by ${code(path)}, ${plural(count, "test")} ${TEST_WORDS[result]}${first === void 0 ? [] : say` (first: ${code(first)})`}`,
		fix: say`mend what ${code(path)} reports, make it again, and push`
	}),
	"tests-empty": ({ path }) => ({
		what: say`by ${code(path)}, no test ran`,
		fix: say`let the tool run its tests, make ${code(path)} again, and push`
	}),
	"metric-missing": ({ path, metric, nearest }) => ({
		what: say`${code(path)} states no ${code(metric)}${nearest === void 0 ? [] : say` (it has ${code(nearest)})`}`,
		fix: nearest === void 0 ? say`let the job measure ${code(metric)}, and push the new ${code(path)}` : say`let the job write ${code(metric)}, or ask a maintainer whether the policy means ${code(nearest)}`
	}),
	"metric-broken": ({ path, metric, about, at, detail }) => ({
		what: say`${nameMetric(metric, about)} in ${code(path)} is no number, at ${code(at)}: ${prose(detail)}`,
		fix: say`find out why it could not be measured, and push a ${code(path)} that states it`
	}),
	"metric-bound": ({ path, metric, about, value, unit, rule, bound, base }) => ({
		what: say`${nameMetric(metric, about)} is ${strong(formatMetric(value, unit, bound))}, needs ${wordBound(rule, bound, value, "sign")}${base === void 0 ? [] : say`, was ${formatMetric(base, unit)} on base`} (${code(path)})`,
		fix: say`bring ${nameMetric(metric, about)} to ${wordBound(rule, bound, value, "sentence")} (now ${formatMetric(value, unit, bound)}) and push the new ${code(path)}`
	}),
	"metric-moved": ({ path, metric, about, value, base, unit, rule, limit }) => ({
		what: say`${nameMetric(metric, about)} ${value < base ? "fell" : value > base ? "rose" : "stays"} from ${formatMetric(base, unit, value)} on base to ${strong(formatMetric(value, unit, base))}, and ${wordMove(rule, limit)} (${code(path)})`,
		fix: say`bring ${nameMetric(metric, about)} ${wordGoal(rule, limit, base, unit)} (now ${formatMetric(value, unit, base)}) and push the new ${code(path)}`
	}),
	"metric-unit": ({ path, metric, about, unit, baseUnit }) => ({
		what: say`${nameMetric(metric, about)} is stated ${wordUnit(unit)} in ${code(path)} and ${wordUnit(baseUnit)} on base, and the two cannot be compared`,
		fix: say`let the job write ${nameMetric(metric, about)} ${wordUnit(baseUnit)}, and push the new ${code(path)}`
	}),
	"report-follows-none": ({ path, base }) => ({
		what: say`${code(path)} is new beside ${list(base.map(code), "and", 4)}, and which of them to compare it with is not to be told`,
		fix: say`keep one path for each model's report: push the new numbers as the path that base has`
	}),
	"metric-vanished": ({ path, metric, about }) => ({
		what: say`base states ${nameMetric(metric, about)}, and ${code(path)} does so no longer`,
		fix: say`let the job measure ${nameMetric(metric, about)} again, and push the new ${code(path)}`
	}),
	"base-report-broken": ({ path, detail }) => ({
		what: say`the report ${code(path)} on base, to compare with, cannot be read: ${prose(detail)}`,
		fix: say`mend ${code(path)} on base first, or ask for a waiver`
	}),
	"group-too-small": ({ path, group, samples, min }) => ({
		what: say`the group ${code(group)} in ${code(path)} has ${plural(samples, "sample")}, and at least ${min} are needed`,
		fix: say`measure with more data of ${code(group)}, and push the new ${code(path)}`
	}),
	"group-size-unknown": ({ path, group, min }) => ({
		what: group === void 0 ? say`${code(path)} speaks of no groups, and each must have at least ${min} samples` : say`${code(path)} does not say how many samples the group ${code(group)} has, and at least ${min} are needed`,
		fix: say`let the job write the group sizes, and push the new ${code(path)}`
	}),
	"evidence-more": ({ more }) => ({ what: say`${plural(more, "reason")} more like these` }),
	"signature-missing": ({ path }) => ({
		what: say`no signature lies at ${code(path)}`,
		fix: say`let the job that writes the report sign it too, and commit its signature as ${code(path)}`
	}),
	"signature-broken": ({ path, detail }) => ({
		what: say`the signature ${code(path)} proves nothing: ${prose(detail)}`,
		fix: say`sign what it is about again, and commit ${code(path)}`
	}),
	"signer-not-accepted": ({ path, signer, accepted }) => ({
		what: say`${code(path)} was signed by ${wordSigner(signer)}, and the policy accepts ${accepted.length === 0 ? "nobody" : list(accepted.map(wordSigner), "or", 4)}`,
		fix: say`let a signer whom the policy accepts sign again, and commit ${code(path)}`
	}),
	"signed-file": ({ path, file, state, more }) => ({
		what: [...FILE_STATE_WORDS[state](code(file), code(path)), ...more === 0 ? [] : say`; the same or the like goes for ${plural(more, "more file")}`],
		fix: FILE_STATE_FIX[state](code(file), code(path))
	}),
	"signature-lacks": ({ path }) => ({
		what: say`no signature covers ${code(path)} as this change has it`,
		fix: say`sign the folder of ${code(path)} in the job that makes it, and commit the signature, ${code("model.sig")}, with it`
	})
};
// src/render/wording-reasons.ts
const RECHECK = code("/recheck");
const source = (name) => name === "pull-request" ? say`the pull request's description` : say`${code(name)}`;
const linked = (name, url) => url === void 0 ? code(name) : link(name, url);
const requirementOr = (requirement) => requirement ?? "ID";
/** `, and 3 more findings`. */
const others = (more) => more === 0 ? "" : `, and ${plural(more, "more finding")}`;
/** ` and 3 more paths`. */
const otherPaths = (more) => more === 0 ? "" : ` (and ${plural(more, "more path")})`;
/** ` or "Uses"`. */
const orElse = (others) => others === void 0 ? [] : say` or ${list(others.map((other) => say`"${other}"`), "or", 4)}`;
/** The rule's title and page, then what it was about in this file. */
function wordFinding({ rule, member, offset, message, evidence, import: name, onBase }) {
	const title = ruleOf(rule)?.title ?? "a rule of another version";
	const shown = evidence === void 0 || name !== void 0 || message.includes(evidence) ? [] : say` (${code(evidence)})`;
	const place = [...offset === void 0 ? [] : [say`at byte ${offset}`], ...member === void 0 ? [] : [say`in ${code(member)}`]];
	const where = place.length === 0 ? [] : say` ${join(place, " ")}`;
	return say`${title} (${code(rule)}): ${message.replace(/\.$/, "")}${shown}${where}${onBase ? say`; base has this finding too` : []}`;
}
const REASON_WORDING = {
	"mode-off": () => ({ what: say`the policy switches it off` }),
	"nothing-governed": () => ({ what: say`the change touches nothing that it governs` }),
	"when-false": ({ when }) => ({ what: say`its condition ${code(when)} does not hold here` }),
	"when-error": ({ when, detail }) => ({
		what: say`its condition ${code(when)} could not be decided: ${detail}`,
		fix: say`ask a maintainer to mend the condition in the policy`
	}),
	unavailable: ({ fact, detail }) => ({
		what: say`could not read ${fact}: ${detail}`,
		fix: say`ask a maintainer to give the gate access to ${fact}, then comment ${RECHECK}`
	}),
	"unresolvable-link": ({ path, detail }) => ({
		what: say`the link ${code(path)} does not lead to a file of this repository: ${detail}`,
		fix: say`point ${code(path)} at a file inside the repository, or commit the file itself`
	}),
	objected: ({ by, at, note, url }, { requirement, waiverRole }) => ({
		what: [...url === void 0 ? say`objection` : say`${link("objection", url)}`, ...say` by ${by.login} on ${at.slice(0, 10)}${note === void 0 ? say`, without a reason` : say`: "${note}"`}`],
		fix: say`settle it with ${by.login}, who can ${code(`/revoke ${requirementOr(requirement)}`)}${waiverRole === void 0 ? "" : say`; ${waiverRole} can ${code(`/overrule ${requirementOr(requirement)}: reason`)}`}`
	}),
	"objector-unknown": ({ by, detail }) => ({
		what: say`an objection by ${by.login} stands, as it could not be read whether ${by.login} may object: ${detail}`,
		fix: say`ask a maintainer to give the gate access to the role's members, then comment ${RECHECK}`
	}),
	waived: ({ by, until, note, url }) => ({ what: [...url === void 0 ? say`waived` : say`${link("waived", url)}`, ...say` by ${by.login} until ${until}: "${note}"`] }),
	excepted: ({ until, note, paths }) => ({ what: say`excepted by the policy until ${until} for ${list(paths.map(code), "and", 3)}: "${note}"` }),
	"input-missing": ({ input, pack }) => ({
		what: say`the policy leaves the input ${code(input)} of ${code(pack)} unset`,
		fix: say`ask a maintainer to set ${code(input)} in the policy, under ${code("extends")}`
	}),
	"seats-open": ({ role, open, count }, { requirement }) => ({
		what: count === 1 ? say`no sign-off by ${role} yet` : say`${open} of ${count} sign-offs by ${role} are open`,
		fix: say`ask ${role} to look and comment ${code(`/sign-off ${requirementOr(requirement)}`)}`
	}),
	"no-pull-request": ({ waitsFor }) => ({
		what: say`${waitsFor === "person" ? "people act and write" : "jobs report"} in the pull request, which a local run has not got`,
		fix: say`open a pull request, or give what is missing with ${code("--facts")}`
	}),
	"unattributed-commit": ({ commit, name }) => ({
		what: say`commit ${code(commit.slice(0, 7))} by "${name}" belongs to no account`,
		fix: say`commit under an e-mail address of an account, and push again`
	}),
	"unverified-commit": ({ commit }) => ({
		what: say`commit ${code(commit.slice(0, 7))} carries no verified signature`,
		fix: say`sign the commit and push again`
	}),
	"nobody-can-sign": ({ role }) => ({
		what: say`nobody who holds ${role} may sign here`,
		fix: say`ask a maintainer to add somebody to ${role} who did not work on this change`
	}),
	"check-missing": ({ name, app }) => ({
		what: say`the check ${code(name)} of ${code(app)} has not reported on this commit`,
		fix: say`let the job behind ${code(name)} run on this commit`
	}),
	"check-running": ({ name, url }) => ({ what: say`the check ${linked(name, url)} is running` }),
	"check-concluded": ({ name, conclusion, accepted, url }) => ({
		what: say`the check ${code(name)} ended as ${code(conclusion)}, and ${list(accepted.map(code), "or", 4)} is needed`,
		fix: say`mend what ${linked(name, url)} reports, and push`
	}),
	"check-workflow-changed": ({ name, workflow }) => ({
		what: say`the check ${code(name)} proves nothing here, as this pull request changes its workflow ${code(workflow)}`,
		fix: say`move the change of ${code(workflow)} into a pull request of its own`
	}),
	"scan-verdict": ({ path, verdict, finding, more }) => ({
		what: [...say`${code(path)} ${VERDICT_WORDS[verdict]}`, ...finding === void 0 ? [] : say`: ${wordFinding(finding)}${others(more)}`],
		fix: plainFix(finding?.rule) ?? say`replace ${code(path)}, or have it reviewed and allowed by the policy`
	}),
	"scan-format": ({ path, formats, accepted }) => ({
		what: say`${code(path)} is ${formats.length === 0 ? "of no known format" : list(formats.map(code), "and", 4)}, and only ${list(accepted.map(code), "and", 12)} may be`,
		fix: say`save ${code(path)} as ${list(accepted.slice(0, 3).map(code), "or")}, or let the policy accept its format`
	}),
	"scan-more": ({ more }) => ({ what: say`${plural(more, "artefact")} more; the report has them all` }),
	...EVIDENCE_WORDING,
	"codeowners-missing": ({ path, more }) => ({
		what: say`the base has no ${code("CODEOWNERS")} that would name an owner of ${code(path)}${otherPaths(more)}`,
		fix: say`add ${code(".github/CODEOWNERS")} in a pull request of its own, and merge that first`
	}),
	"owner-missing": ({ path, more, file, line, found, wanted }) => ({
		what: [
			...say`${code(path)}${otherPaths(more)} has ${found === 0 ? "no owner" : plural(found, "owner")} in base's ${code(file)}`,
			...line === void 0 ? [] : say` (line ${line} decides)`,
			...wanted === 1 ? [] : say`, and ${wanted} are needed`
		],
		fix: say`name ${wanted === 1 ? "an owner" : `${wanted} owners`} of ${code(path)} in ${code(file)}, in a pull request of its own, and merge that first`
	}),
	"document-missing": ({ path }) => ({
		what: say`${code(path)} does not exist`,
		fix: say`add ${code(path)} and push`
	}),
	"document-empty": ({ source: name, untouched }) => ({
		what: untouched ? say`${source(name)} holds nothing but its template` : say`${source(name)} is empty`,
		fix: say`write ${source(name)}`
	}),
	"section-missing": ({ source: name, section, or, nearest }) => ({
		what: say`${source(name)} has no section "${section}"${orElse(or)}${nearest === void 0 ? "" : say` (it has "${nearest}")`}`,
		fix: say`add the section "${section}" to ${source(name)}`
	}),
	"section-empty": ({ source: name, section, line, untouched }) => ({
		what: say`the section "${section}" of ${source(name)} ${untouched ? "holds nothing but the template's text" : "is empty"} (line ${line})`,
		fix: say`fill in the section "${section}" of ${source(name)}`
	}),
	"checkbox-missing": ({ source: name, checkbox, or, nearest }) => ({
		what: say`${source(name)} has no box "${checkbox}"${orElse(or)}${nearest === void 0 ? "" : say` (it has "${nearest}")`}`,
		fix: say`add the line ${code(`- [x] ${checkbox}`)} to ${source(name)} once it is true`
	}),
	"checkbox-open": ({ source: name, checkbox, or, line }) => ({
		what: say`the box "${checkbox}"${orElse(or)} of ${source(name)} is not ticked (line ${line})`,
		fix: say`tick it once it is true`
	}),
	leftover: ({ source: name, text, line }) => ({
		what: say`${source(name)} still says ${code(text)} in line ${line}`,
		fix: say`write what belongs there`,
		next: say`replace ${code(text)} in line ${line} of ${source(name)}`
	}),
	"front-matter-missing": ({ source: name, key }) => ({
		what: say`the front matter of ${source(name)} lacks ${code(key)}`,
		fix: say`add ${code(key)} to the front matter of ${source(name)}`
	}),
	"front-matter-broken": ({ source: name, detail }) => ({
		what: say`the front matter of ${source(name)} cannot be read: ${detail}`,
		fix: say`mend the YAML between the ${code("---")} lines of ${source(name)}`
	}),
	"front-matter-rule": ({ source: name, key, rule, expected, found }) => ({
		what: say`${code(key)} in ${source(name)} is ${code(found)}, and the policy wants ${rule} ${code(expected)}`,
		fix: say`change ${code(key)} in the front matter of ${source(name)}`
	})
};
/** A rule's advice, which begins in upper case and ends with a full stop, as a clause; what stands between backticks is code. */
function plainFix(rule) {
	const fix = rule === void 0 ? void 0 : ruleOf(rule)?.fix;
	if (fix === void 0) return void 0;
	return prose(fix.charAt(0).toLowerCase() + fix.slice(1).replace(/\.$/, ""));
}
// src/render/wording.ts
/** Why a proof or requirement has its status. */
const wordReason = (reason, context = {}) => lookUp(REASON_WORDING, reason, context);
/** Why what somebody did does not count, or why somebody cannot sign. */
const wordActReason = (reason, context = {}) => lookUp(ACT_WORDING, reason, context);
/** What the whole checklist should say. */
const wordNotice = (notice, context = {}) => lookUp(NOTICE_WORDING, notice, context);
// src/core/people/contributors.ts
/** The account with which GitHub commits on somebody's click. It always signs; without a signature the name is forged. */
const WEB_FLOW = "web-flow";
/**
* Collects the pull request's author, every author, committer and co-author of its commits (all of them, through
* whichever parent), and the known pushers. A host-made merge of base makes nobody a contributor.
*/
function collectContributors(facts, keyOf) {
	const byKey = /* @__PURE__ */ new Map();
	const unattributed = [];
	const unverified = [];
	const add = (person, because, commit) => {
		const key = keyOf(person);
		if (!byKey.has(key)) byKey.set(key, {
			person,
			because,
			...commit === void 0 ? {} : { commit }
		});
	};
	if (facts.pullRequest) add(facts.pullRequest.author, "author");
	const commits = "known" in facts.commits ? facts.commits.known : [];
	for (const commit of commits.toSorted((a, b) => a.id < b.id ? -1 : 1)) {
		if (!commit.verified) unverified.push({ commit: commit.id });
		if (commit.updateMerge) continue;
		for (const [who, because] of namedIn(commit)) if (!("login" in who)) unattributed.push({
			commit: commit.id,
			name: who.unattributed
		});
		else if (who.login !== WEB_FLOW) add(who, because, commit.id);
		else if (because !== "committer" || !commit.verified) unattributed.push({
			commit: commit.id,
			name: WEB_FLOW
		});
	}
	for (const pusher of facts.pushers) add(pusher, "pusher");
	return {
		byKey,
		unattributed,
		unverified,
		..."unavailable" in facts.commits ? { unavailable: facts.commits.unavailable } : {}
	};
}
function namedIn(commit) {
	return [
		[commit.author, "commit-author"],
		[commit.committer, "committer"],
		...commit.coAuthors.map((who) => [who, "co-author"])
	];
}
// src/core/people/roles.ts
/** The last day of a mandate counts; days are UTC. `now` and `until` are ISO texts, which compare as text. */
const isOver = (until, now) => until !== void 0 && now.slice(0, 10) > until;
const isAtLeast = (level, needed) => PERMISSIONS.indexOf(level) >= PERMISSIONS.indexOf(needed);
/** Opens the book of one role. A role that the policy does not define has no members. */
function openRole(name, policy, facts, keyOf) {
	const role = own(policy.roles, name) ?? {
		users: [],
		teams: [],
		unfilled: true
	};
	const users = /* @__PURE__ */ new Map();
	for (const user of role.users) {
		const key = keyOf(user);
		if (!users.has(key) || isOver(users.get(key), facts.now)) users.set(key, user.until);
	}
	const teams = role.teams.map((team) => ({
		team,
		members: own(facts.teams, team) ?? { unavailable: "it was not read" }
	}));
	const inTeams = /* @__PURE__ */ new Map();
	for (const { team, members } of teams) for (const member of "known" in members ? members.known : []) {
		const key = keyOf(member);
		if (inTeams.get(key)?.state !== "active") inTeams.set(key, {
			team,
			state: member.state
		});
	}
	const unreadable = teams.flatMap(({ team, members }) => "unavailable" in members ? [{
		team,
		detail: members.unavailable
	}] : []);
	function standing(person) {
		const key = keyOf(person);
		const until = users.get(key);
		if (users.has(key) && !isOver(until, facts.now)) return { holds: true };
		if (person.bot) return {
			holds: false,
			reason: { code: "bot-not-listed" }
		};
		const team = inTeams.get(key);
		if (team?.state === "active") return { holds: true };
		const unknown = (detail) => ({
			holds: "unknown",
			reason: {
				code: "membership-unknown",
				role: name,
				detail
			}
		});
		if (role.permission !== void 0) {
			const level = own(facts.permissions, foldLogin(person.login));
			if (level === void 0) return unknown(`the repository permission of ${person.login} was not read`);
			if ("unavailable" in level) return unknown(level.unavailable);
			if (isAtLeast(level.known, role.permission)) return { holds: true };
		}
		const [firstUnreadable] = unreadable;
		if (firstUnreadable) return unknown(`${firstUnreadable.team}: ${firstUnreadable.detail}`);
		if (isOver(until, facts.now)) return {
			holds: false,
			reason: {
				code: "mandate-expired",
				role: name,
				until
			}
		};
		if (team) return {
			holds: false,
			reason: {
				code: "team-pending",
				role: name,
				team: team.team
			}
		};
		return {
			holds: false,
			reason: {
				code: "not-in-role",
				role: name
			}
		};
	}
	const members = /* @__PURE__ */ new Map();
	for (const user of role.users) {
		const until = users.get(keyOf(user));
		members.set(keyOf(user), {
			person: { login: user.login },
			...isOver(until, facts.now) ? { expired: until } : {}
		});
	}
	for (const { members: team } of teams) for (const member of "known" in team ? team.known : []) {
		const key = keyOf(member);
		if (member.state === "active" && members.get(key)?.expired !== void 0) members.delete(key);
		if (member.state === "active" && !members.has(key)) members.set(key, { person: { login: member.login } });
	}
	return {
		standing,
		members: [...members.values()],
		unreadable,
		...role.permission === void 0 ? {} : { permission: role.permission }
	};
}
// src/core/acts/court.ts
function openCourt(policy, facts) {
	const keyOf = identifyPeople(facts);
	const books = /* @__PURE__ */ new Map();
	const role = (name) => {
		const book = books.get(name) ?? openRole(name, policy, facts, keyOf);
		books.set(name, book);
		return book;
	};
	const author = facts.pullRequest ? keyOf(facts.pullRequest.author) : void 0;
	return {
		keyOf,
		contributors: collectContributors(facts, keyOf),
		role,
		...policy.waivers.role === void 0 ? {} : { waiverRole: policy.waivers.role },
		isAuthor: (person) => author !== void 0 && keyOf(person) === author,
		anyStanding(roles, person) {
			const standings = roles.map((name) => role(name).standing(person));
			return standings.find(({ holds }) => holds === true) ?? standings.find(({ holds }) => holds === "unknown") ?? standings[0];
		}
	};
}
// src/core/impact/readings.ts
/**
* Every report that a proof took into account, with the one on base that it follows, proof by proof, and all that base had.
* @param requirements the verdicts on the policy's requirements, in its order
*/
function readingsOf(policy, facts, requirements, scope) {
	const here = [];
	const earlier = [];
	const brought = /* @__PURE__ */ new Map();
	const bring = broughtBy(facts);
	policy.requirements.forEach((requirement, index) => {
		const leaves = leavesIn(requirements[index]?.proof);
		const [concern] = requirement.concerns;
		leavesOf$1(requirement.needs).forEach((proof, at) => {
			const leaf = leaves[at];
			if (proof.kind !== "evidence" || leaf?.kind !== "evidence" || concern === void 0) return;
			const read = readBy$1(proof, new Set(leaf.reports), concern, facts);
			for (const reading of read.here) {
				here.push(reading);
				const all = brought.get(reading.fact) ?? /* @__PURE__ */ new Set();
				brought.set(reading.fact, all.add(bring(scope.governedBy(requirement))));
			}
			for (const each of read.earlier) earlier.push(each);
		});
	});
	const isLost = ({ effect }) => effect === "no-longer-measured";
	return {
		here,
		earlier: [...earlier.filter(isLost), ...earlier.filter((each) => !isLost(each))],
		isOld: ({ fact, before }) => {
			if (fact.from === "job" || before?.fact.id !== fact.id) return false;
			const all = [...brought.get(fact) ?? []].filter(({ count }) => count > 0);
			return all.length > 0 && all.every(({ names }) => names.namedBy(subjectsOf(fact)).size === 0);
		}
	};
}
function leavesIn(proof) {
	if (proof === void 0) return [];
	return "of" in proof ? proof.of.flatMap(leavesIn) : [proof];
}
/** What numbers are about, the first of these that a change brings: data and code matter to them through the model. */
const MEASURED = [
	"model",
	"data",
	"training-code"
];
/** The same answer for the same items: many requirements govern the same. */
function broughtBy(facts) {
	const known = /* @__PURE__ */ new Map();
	return (items) => {
		const same = known.get(items);
		if (same !== void 0) return same;
		const fresh = items.filter(isFresh);
		const artefacts = MEASURED.map((kind) => artefactsToName(fresh, kind, facts)).find(({ length }) => length > 0) ?? [];
		const found = {
			count: artefacts.length,
			names: namesOf(artefacts, facts)
		};
		known.set(items, found);
		return found;
	};
}
/** A new name or mode is no new content. */
const isFresh = ({ change, out }) => out === void 0 ? change.newId !== change.oldId : out.new !== out.old;
/** The reports that a proof took into account, and those that it would have on base. */
function readBy$1(proof, meant, concern, facts) {
	const found = reportsOf(proof, facts);
	const reports = found.filter(({ path }) => meant.has(path));
	const { of } = findForerunners(proof, reports, facts);
	const here = reports.flatMap((fact) => {
		if ("unavailable" in fact.content) return [];
		const before = readable(of.get(fact.path));
		return [{
			proof,
			concern,
			fact,
			content: fact.content.known,
			...before === void 0 ? {} : { before }
		}];
	});
	const followers = /* @__PURE__ */ new Map();
	for (const reading of here) {
		if (reading.before === void 0) continue;
		const all = followers.get(reading.before.fact);
		if (all === void 0) followers.set(reading.before.fact, [reading]);
		else all.push(reading);
	}
	const passedOver = new Set(found.flatMap(({ path }) => meant.has(path) ? [] : [path]));
	return {
		here,
		earlier: baseReportsOf(proof, facts).flatMap((fact) => {
			const base = readable(fact);
			if (base === void 0) return [];
			const after = followers.get(fact);
			if (after === void 0 && passedOver.has(fact.path)) return [{
				proof,
				concern,
				...base,
				after: here,
				effect: "not-measured-again"
			}];
			return [{
				proof,
				concern,
				...base,
				after: after ?? [],
				effect: "no-longer-measured"
			}];
		})
	};
}
const readable = (fact) => fact !== void 0 && "known" in fact.content ? {
	fact,
	content: fact.content.known
} : void 0;
// src/core/impact/concerns.ts
const higher = (concern) => ({
	concern,
	better: "higher"
});
const lower = (concern) => ({
	concern,
	better: "lower"
});
const zero = (concern) => ({
	concern,
	better: "zero"
});
/**
* By name, the first that fits. Names are those of the tools themselves, in words: `demographic_parity_ratio` is "demographic parity
* ratio", and `RocAuc` "roc auc".
*/
const BY_NAME = [
	[/\b(?:num|n samples|support|std|stddev|stderr|variance|confidence interval)\b/, void 0],
	[/\bdisparate impact\b/, higher("fairness")],
	[/\b(?:demographic parity|statistical parity|equali[sz]ed odds|equal opportunity|selection rate|(?:false|true) (?:positive|negative|omission|discovery) rate|error rate)\b.*\bratio\b/, higher("fairness")],
	[/\b(?:demographic parity|statistical parity|equali[sz]ed odds|equal opportunity|average (?:abs(?:olute)? )?odds|selection rate|(?:false|true) (?:positive|negative|omission|discovery) rate|error rate)\b.*\bdifference\b/, zero("fairness")],
	[/\btheil index\b|\bgenerali[sz]ed entropy\b/, lower("fairness")],
	[/\b(?:robust|adversarial|certified) (?:accuracy|f1|auc|precision|recall)\b/, higher("security")],
	[/\b(?:empirical robustness|clever score)\b/, higher("security")],
	[/\b(?:attack success rate|asr|evasion rate|backdoor|poisoning|prompt injections?)\b/, lower("security")],
	[/\b[kl] (?:anonymity|diversity)\b/, higher("privacy")],
	[/\b(?:membership inference|attribute inference|model inversion|privacy leakage|memori[sz]ation|exposure|epsilon)\b/, lower("privacy")],
	[/\b(?:toxicity|toxic|harmful\w*|hallucinations?|jailbreaks?|violation rate|unsafe)\b/, lower("safety")],
	[/\b(?:infidelity|max sensitivity)\b/, lower("explainability")],
	[/\b(?:faithfulness|fidelity|comprehensiveness|explanation (?:stability|accuracy)|monotonicity)\b/, higher("explainability")],
	[/\b(?:co2|co2eq|emissions?|energy|carbon|k ?wh)\b/, lower("sustainability")],
	[/\bdrift\b.*\bp value\b/, higher("reliability")],
	[/\bmean error\b/, zero("reliability")],
	[/\b(?:loss|mae|mse|rmse|mape|smape|mean (?:absolute|squared) (?:\w+ )?error|max error|error rate|perplexity|brier|ece|calibration error|drift|drifted|missing|duplicates?|duplicated|wer|cer|fpr|fnr|false (?:positives?|negatives?|omissions?|discovery))\b/, lower("reliability")],
	[/\b(?:accuracy|acc|precision|recall|f1|f beta|auc|auroc|auprc|r2|average precision|map|ndcg|mrr|mcc|matthews|kappa|bleu|rouge\w*|meteor|exact match|success percent|tpr|tnr|true (?:positive|negative) rate|sensitivity|specificity)\b/, higher("reliability")]
];
/** By the tool that states it, where names alone do not tell, or tell otherwise. */
const BY_FORMAT = {
	aif360: [
		[/ ratio$/, higher("fairness")],
		[/ difference$/, zero("fairness")],
		[/^consistency$/, higher("fairness")]
	],
	fairlearn: [[/ ratio$/, higher("fairness")], [/ difference$/, zero("fairness")]],
	garak: [[/\bpass rate\b/, higher("security")]],
	giskard: [
		[/^detectors$/, void 0],
		[/\b(?:ethical bias|stereotypes?)\b/, lower("fairness")],
		[/\b(?:prompt injection|control chars injection)\b/, lower("security")],
		[/\binformation disclosure\b/, lower("privacy")],
		[/\b(?:harmful content|output formatting)\b/, lower("safety")],
		[/\b(?:major|medium|minor)$/, lower("reliability")]
	],
	"great-expectations": [[/\b(?:unexpected (?:count|percent)|unsuccessful (?:expectations|validations))\b/, lower("reliability")]],
	"in-toto": [[/^passed tests$/, higher("reliability")], [/^(?:failed|warned) tests$/, lower("reliability")]],
	modelscan: [[/\btotal issues\b/, lower("security")]],
	picklescan: [[/\b(?:infected|dangerous|suspicious)\b/, lower("security")]],
	promptfoo: [[/\bpass rate\b/, higher("safety")]],
	sarif: [[/^(?:results|errors|warnings)$/, lower("security")]]
};
/**
* What a metric says something about; nothing where neither its name nor its tool tells.
* @param format the format that the report was read as
*/
function concernOf(format, name) {
	const words = inWords(name);
	return [...Object.hasOwn(BY_FORMAT, format) ? BY_FORMAT[format] ?? [] : [], ...BY_NAME].find(([pattern]) => pattern.test(words))?.[1];
}
const LONGEST = 200;
/** In small letters, words parted by one blank each: patterns look at no more than the start of a long name. */
function inWords(name) {
	return name.slice(0, LONGEST).replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z])([A-Z][a-z])/g, "$1 $2").replace(/[^A-Za-z0-9]+/g, " ").trim().toLowerCase();
}
// src/core/impact/weigh-effect.ts
/** Numbers are told apart from here on: binary fractions are not exact. Relative to the larger of the two. */
const TOLERANCE = 1e-9;
/** Whether a number got better on its way from base to here. */
function weighEffect(head, base, better) {
	if (base === void 0) return "first";
	const [now, before] = better === "zero" ? [Math.abs(head), Math.abs(base)] : [head, base];
	if (Math.abs(now - before) <= TOLERANCE * Math.max(Math.abs(now), Math.abs(before))) return "same";
	return now > before === (better === "higher") ? "better" : "worse";
}
// src/core/impact/tell-numbers.ts
/** What each number of a report says of a concern: by the policy, or by its name. */
/**
* What the policy itself says a metric is about comes first; then what it asks for, by what is known of the name, or else for the concern
* of the requirement that asks; then what is known of all other names. Each number is told of once.
*/
function tellAll(readings) {
	const findings = [];
	const claimed = /* @__PURE__ */ new Set();
	const tell = (step) => {
		const told = /* @__PURE__ */ new Map();
		const keys = [];
		for (const reading of readings) for (const [key, finding] of step(reading, claimed)) {
			const own = `${finding.concern} ${key}`;
			if (!told.has(own)) told.set(own, {
				finding,
				reading
			});
			keys.push(key);
		}
		for (const key of keys) claimed.add(key);
		for (const each of told.values()) findings.push(each);
	};
	tell(declared);
	tell(asked);
	const meaningOf = rememberConcerns();
	const reports = /* @__PURE__ */ new Map();
	for (const reading of readings) if (!reports.has(reading.fact)) reports.set(reading.fact, reading);
	for (const reading of reports.values()) for (const finding of known(meaningOf, reading, claimed)) findings.push({
		finding,
		reading
	});
	return findings;
}
/** One number of one report. */
const keyOf = ({ fact, content }, metric) => JSON.stringify([
	fact.path,
	content.format,
	metric.at,
	metric.name,
	aboutOf(metric)
]);
/** What the policy says of metrics under `measures`. */
function* declared(reading) {
	for (const { metric, concern, better: stated } of reading.proof.measures) {
		const better = stated ?? concernOf(reading.content.format, metric)?.better ?? directionOf(metric, reading.proof);
		if (better === void 0) continue;
		for (const each of selected(metric, reading)) yield [keyOf(reading, each.metric), measure(each, {
			concern,
			better
		}, reading, true)];
	}
}
/** What the policy asks for by `expect` and `compare`. */
function* asked(reading, claimed) {
	const { proof, content, concern } = reading;
	for (const metric of new Set([...proof.expect, ...proof.compare].map((each) => each.metric))) for (const each of selected(metric, reading)) {
		const key = keyOf(reading, each.metric);
		if (claimed.has(key)) continue;
		const better = directionOf(metric, proof);
		const meaning = concernOf(content.format, metric) ?? concernOf(content.format, each.metric.name) ?? (better === void 0 ? void 0 : {
			concern,
			better
		});
		if (meaning !== void 0) yield [key, measure(each, meaning, reading, true)];
	}
}
/** Looks each name up once: a thousand reports of one tool have the same. */
function rememberConcerns() {
	const found = /* @__PURE__ */ new Map();
	return (format, name) => {
		const key = `${format} ${name}`;
		if (!found.has(key)) found.set(key, concernOf(format, name));
		return found.get(key);
	};
}
/** Whatever else has a name that tells. Where a number about everybody is there, those of groups are left to it. */
function* known(meaningOf, reading, claimed) {
	const { content, before } = reading;
	const told = content.metrics.flatMap((metric) => {
		const meaning = meaningOf(content.format, metric.name);
		return meaning === void 0 ? [] : [{
			metric,
			meaning
		}];
	});
	if (told.length === 0) return;
	const overall = new Set(content.metrics.flatMap((each) => aboutOf(each) === void 0 ? [each.name] : []));
	const names = new Set(told.map(({ metric }) => metric.name));
	const earlier = before?.content.metrics.filter(({ name }) => names.has(name)) ?? [];
	const pairOf = pairer(earlier.length === 0 ? [] : told.map(({ metric }) => metric), earlier, nameKey);
	const base = new Map(earlier.map((each) => [pairOf(each), each]));
	for (const { metric, meaning } of told) {
		const { name } = metric;
		if (aboutOf(metric) !== void 0 && overall.has(name) || claimed.size > 0 && claimed.has(keyOf(reading, metric))) continue;
		const forerunner = base.size === 0 ? void 0 : base.get(pairOf(metric));
		yield measure({
			name,
			metric,
			...forerunner === void 0 ? {} : { base: forerunner }
		}, meaning, reading, false);
	}
}
/** A number by its name, and whom it is about. */
const nameKey = (metric) => JSON.stringify([metric.name, aboutOf(metric)]);
/** The numbers that a name of the policy means, each with base's. */
function selected(metric, { proof, fact, content, before }) {
	const { metrics } = selectMetrics(metric, proof, fact, content);
	if (metrics.length === 0) return [];
	const earlier = before === void 0 ? [] : selectMetrics(metric, proof, before.fact, before.content).metrics;
	const pairOf = pairer(metrics, earlier);
	const base = new Map(earlier.map((each) => [pairOf(each), each]));
	const isAlias = proof.metrics.some(({ name }) => name === metric);
	return metrics.map((each) => {
		const forerunner = base.get(pairOf(each));
		return {
			name: isAlias ? metric : each.name,
			metric: each,
			...forerunner === void 0 ? {} : { base: forerunner }
		};
	});
}
function measure({ name, metric, base }, { concern, better }, { fact }, asked) {
	const about = aboutOf(metric);
	const head = judgedValue(metric);
	const before = base === void 0 || base.unit !== metric.unit ? void 0 : judgedValue(base);
	return {
		concern,
		asked,
		name,
		...about === void 0 ? {} : { about },
		report: fact.path,
		...metric.unit === void 0 ? {} : { unit: metric.unit },
		...before === void 0 ? {} : { base: before },
		head,
		effect: weighEffect(head, before, better)
	};
}
/** Which way is better, by what the policy asks: a floor alone says higher, a ceiling alone lower. */
function directionOf(metric, { expect, compare }) {
	const bounds = expect.filter((each) => each.metric === metric);
	const limits = compare.filter((each) => each.metric === metric);
	const floor = bounds.some(({ min }) => min !== void 0) || limits.some(({ maxDrop }) => maxDrop !== void 0);
	const ceiling = bounds.some(({ max }) => max !== void 0) || limits.some(({ maxRise }) => maxRise !== void 0);
	if (bounds.some(({ absMax }) => absMax !== void 0)) return "zero";
	return floor === ceiling ? void 0 : floor ? "higher" : "lower";
}
// src/core/impact/measure-reports.ts
/**
* What reports say of concerns, against the same numbers on base. What base's reports state is told in the same way where it is missing here: what is
* not measured any more must not look like a gain, nor what was not measured again like rest.
* @param requirements the verdicts on the policy's requirements, in its order
*/
function measureReports(policy, facts, requirements, scope) {
	const { here, earlier, isOld } = readingsOf(policy, facts, requirements, scope);
	const old = new Set(here.filter(isOld).map(({ fact }) => fact));
	const told = tellAll(here).map(({ finding, reading }) => old.has(reading.fact) && finding.base !== void 0 ? notMeasured(finding, finding.base, "not-measured-again") : finding);
	const hereTold = new Set(told.map(nameFinding));
	const states = stater();
	const missing = tellAll(earlier).flatMap(({ finding, reading }) => finding.head === void 0 || hereTold.has(nameFinding(finding)) || states(reading.after, finding, reading.proof) ? [] : [notMeasured(finding, finding.head, reading.effect)]);
	return [...told, ...missing];
}
const nameFinding = ({ concern, report, name, about }) => JSON.stringify([
	concern,
	report,
	name,
	about
]);
/** A number that base states, and that nobody has measured for this change. */
const notMeasured = ({ head: _, ...rest }, base, effect) => ({
	...rest,
	base,
	effect
});
/** Tells whether any of several reports states a number of that name about the same people or slice. Many are asked of the same reports. */
function stater() {
	const stated = /* @__PURE__ */ new Map();
	return (reports, { name, about }, proof) => {
		const known = stated.get(reports) ?? /* @__PURE__ */ new Map();
		stated.set(reports, known);
		const alias = proof.metrics.some((each) => each.name === name) ? name : void 0;
		const names = known.get(alias) ?? new Set(reports.flatMap((each) => namesIn(each, alias, proof)));
		known.set(alias, names);
		return names.has(JSON.stringify([name, about]));
	};
}
const namesIn = ({ fact, content }, alias, proof) => alias === void 0 ? content.metrics.map(nameKey) : selectMetrics(alias, proof, fact, content).metrics.map((each) => JSON.stringify([alias, aboutOf(each)]));
// src/core/impact/measure-scans.ts
/** The rule that tells of columns by their names: it is about privacy, and counted there. */
const PERSONAL_COLUMNS = "TAB001";
const EXAMPLES = 5;
const NOT_SAFE = [
	"dangerous",
	"malformed",
	"unknown"
];
/**
* @param allow what the policy accepts although a scan objects
* @param items what the change governs, by which new files are told from altered ones
*/
function measureScans({ scans }, allow, items) {
	const read = scans.filter(({ reach }) => reach !== "none");
	const added = new Set(items.flatMap((item) => item.status === "added" ? artefactOf(item)?.path ?? [] : []));
	return [...measureFindings(read, allow).map((each) => ({
		...each,
		concern: "security",
		asked: true
	})), ...read.flatMap((scan) => measureColumns(scan, added.has(scan.path))).map((each) => ({
		...each,
		concern: "privacy",
		asked: true
	}))];
}
/** Nothing where nothing was read. Base's own findings are known only where the head has them too, so there is no better. */
function measureFindings(read, allow) {
	if (read.length === 0) return [];
	const weighed = read.map((scan) => {
		const { verdict, findings } = weighScan(scan, allow);
		return {
			scan,
			verdict,
			fresh: findings.filter(({ onBase, rule }) => !onBase && rule !== PERSONAL_COLUMNS),
			unlisted: verdict === "safe" ? 0 : scan.omitted
		};
	});
	const count = weighed.reduce((sum, { fresh, unlisted }) => sum + fresh.length + unlisted, 0);
	const rules = new Set(weighed.flatMap(({ fresh }) => fresh.map(({ rule }) => rule)));
	const unsafe = NOT_SAFE.flatMap((wanted) => {
		const all = weighed.filter(({ verdict }) => verdict === wanted);
		if (all.length === 0) return [];
		const isNew = all.some(({ fresh }) => fresh.some(({ verdict }) => verdict === wanted));
		const isOld = all.every(({ scan }) => scan.findings.some(({ onBase, verdict }) => onBase && verdict === wanted));
		const effect = isNew ? "worse" : isOld ? "same" : "first";
		return [counted(`${wanted} artefacts`, all.length, effect, new Set(all.map(({ scan }) => scan.path)))];
	});
	return [counted("new findings of the artefact scan", count, count === 0 ? "same" : "worse", rules), ...unsafe];
}
function counted(name, head, effect, examples) {
	const shown = [...examples].slice(0, EXAMPLES);
	return {
		name,
		unit: "count",
		head,
		effect,
		...shown.length === 0 ? {} : { examples: shown }
	};
}
/** Of a table that has columns which look personal, here or on base. */
function measureColumns({ path, table, baseTable }, isAdded) {
	if (table === void 0) return [];
	const here = personalColumns(table.columns.map(({ name }) => name));
	const before = baseTable === void 0 ? isAdded ? [] : void 0 : personalColumns(baseTable.columns.map(({ name }) => name));
	if (here.length + (before?.length ?? 0) === 0) return [];
	const had = new Set(before ?? []);
	const fresh = here.filter((name) => !had.has(name));
	return [{
		name: "columns that may be personal",
		about: path,
		unit: "count",
		...before === void 0 ? {} : { base: before.length },
		head: here.length,
		effect: before === void 0 ? "first" : fresh.length > 0 ? "worse" : here.length < before.length ? "better" : "same",
		...fresh.length === 0 ? {} : { examples: fresh.slice(0, EXAMPLES) }
	}];
}
// src/core/impact/judge-impact.ts
/** Those that tell most first. */
const EFFECTS = [...[
	"worse",
	"no-longer-measured",
	"not-measured-again",
	"better",
	"same",
	"first"
]];
/** Measures shown for one concern. */
const SHOWN = 20;
/**
* What a change does to each concern, compared with base: one row for each, `not-measured` where no number says anything of it.
* @param requirements the verdicts on the policy's requirements, in its order
* @param scope what the change governs
*/
function judgeImpact(policy, facts, requirements, scope) {
	const allow = policy.requirements.flatMap(({ needs }, index) => requirements[index]?.proof === void 0 ? [] : leavesOf$1(needs).flatMap((proof) => proof.kind === "scan" ? proof.allow : []));
	const findings = [...measureReports(policy, facts, requirements, scope), ...measureScans(facts, allow, scope.items)];
	return CONCERNS.map((concern) => summarise(concern, findings.filter((each) => each.concern === concern)));
}
const rank = ({ effect }) => EFFECTS.indexOf(effect);
function summarise(concern, findings) {
	const byEffect = [...findings].sort((a, b) => rank(a) - rank(b));
	const [worst] = byEffect;
	if (worst === void 0) return {
		concern,
		effect: "not-measured",
		measures: []
	};
	const inTurn = /* @__PURE__ */ new Set([
		worst,
		...byEffect.filter(({ asked }) => asked),
		...byEffect
	]);
	const shown = new Set([...inTurn].slice(0, SHOWN));
	const measures = byEffect.filter((each) => shown.has(each)).map(({ concern: _, asked: __, ...each }) => each);
	const isLossAlone = byEffect.every(({ effect }) => effect === "no-longer-measured" || effect === "first");
	return {
		concern,
		effect: worst.effect === "no-longer-measured" && !isLossAlone ? "worse" : worst.effect,
		measures
	};
}
// src/core/acts/objections.ts
/**
* Finds the objections that stand against one requirement. An objection does not fail open: deleting, dismissing or editing its
* comment changes nothing; only its author (`/revoke`, a later sign-off, an approval) or an overrule lifts it.
* @param requirement its id
* @param roles the roles of the requirement's sign-offs
*/
function collectObjections(requirement, acts, roles, court) {
	const open = /* @__PURE__ */ new Map();
	const lifted = [];
	const refused = [];
	const lift = (key, by) => {
		const objection = open.get(key);
		if (objection === void 0 || lostEvidence(by) !== void 0) return false;
		open.delete(key);
		lifted.push({
			objection: summarise$1(objection.act),
			by: summarise$1(by)
		});
		return true;
	};
	for (const { act, explicit } of acts) {
		const key = court.keyOf(act.actor);
		switch (act.kind) {
			case "object":
			case "request-changes": {
				const standing = objectionStanding(act, requirement, roles, court);
				if (standing === "yes") open.set(key, { act });
				else if (standing === "no") {
					if (explicit) refused.push(refuse(act, { code: "no-standing" }));
				} else if (open.get(key)?.doubt !== void 0 || !open.has(key)) open.set(key, {
					act,
					doubt: standing.doubt
				});
				break;
			}
			case "revoke":
			case "sign-off":
			case "approve":
				lift(key, act);
				break;
			case "overrule": {
				const reason = whyNoOverrule(act, court);
				const lifts = reason === void 0 ? [...open.keys()].map((objector) => lift(objector, act)) : [];
				if (reason) refused.push(refuse(act, reason));
				else if (!lifts.includes(true) && explicit) refused.push(refuse(act, { code: "nothing-to-lift" }));
				break;
			}
		}
	}
	return {
		reasons: [...open.values()].map(describe$2),
		lifted,
		refused
	};
}
/** Whoever holds one of the requirement's roles may object, and the waiver role; "request changes" speaks for a held role only. */
function objectionStanding(act, requirement, roles, court) {
	if (act.remembered.includes(requirement)) return "yes";
	const entitled = act.kind === "object" && court.waiverRole !== void 0 ? [...roles, court.waiverRole] : roles;
	const standing = court.anyStanding(entitled, act.actor);
	if (standing === void 0 || standing.holds === false) return "no";
	if (standing.holds === true) return "yes";
	return { doubt: standing.reason.code === "membership-unknown" ? standing.reason.detail : standing.reason.code };
}
function describe$2({ act, doubt }) {
	const by = summarise$1(act).by;
	if (doubt !== void 0) return {
		code: "objector-unknown",
		by,
		detail: doubt
	};
	return {
		code: "objected",
		by,
		at: act.at,
		...act.note === void 0 ? {} : { note: act.note },
		...act.url === void 0 ? {} : { url: act.url }
	};
}
function whyNoOverrule(act, court) {
	const lost = lostEvidence(act);
	if (lost) return lost;
	if (court.waiverRole === void 0) return { code: "no-waiver-role" };
	if (court.isAuthor(act.actor)) return { code: "is-author" };
	const standing = court.role(court.waiverRole).standing(act.actor);
	if (standing.holds !== true) return standing.reason;
	if (!act.note?.trim()) return { code: "reason-required" };
}
// src/core/acts/waivers.ts
const DAY = 864e5;
/**
* Finds the waiver in force for one requirement. A waiver is granted for content that its giver saw: like a sign-off it is
* bound to the digest and ends when a governed byte changes. `/revoke` by anyone in the waiver role ends it.
*/
function collectWaivers(requirement, acts, digest, { policy, facts, court }) {
	let standing = [];
	const refused = [];
	const end = (reason, giver) => {
		const isEnded = ({ act }) => giver === void 0 || court.keyOf(act.actor) === giver;
		refused.push(...standing.filter(isEnded).map(({ act }) => refuse(act, reason)));
		standing = standing.filter((item) => !isEnded(item));
	};
	for (const item of acts) {
		const { act } = item;
		if (act.kind === "revoke" && mayEnd(act, requirement.id, court)) end({
			code: "revoked",
			at: act.at
		});
		if (act.kind !== "waive") continue;
		const lost = lostEvidence(act);
		if (lost === void 0) standing.push(item);
		else {
			if (lost.code !== "tampered") end({
				code: "superseded",
				at: act.at
			}, court.keyOf(act.actor));
			refused.push(refuse(act, lost));
		}
	}
	let inForce;
	for (const item of standing) {
		const reason = whyNot(requirement, item, digest, {
			policy,
			facts,
			court
		});
		if (reason === void 0) inForce = item.act;
		else refused.push(refuse(item.act, reason));
	}
	return inForce ? {
		reason: describe$1(inForce),
		refused
	} : { refused };
}
/** Ending a waiver is a negative act: it needs the role, or the word of an earlier record, and never its evidence. */
function mayEnd(act, requirement, court) {
	if (court.waiverRole === void 0) return false;
	return act.remembered.includes(requirement) || court.role(court.waiverRole).standing(act.actor).holds !== false;
}
function whyNot(requirement, { act, bound }, digest, { policy, facts, court }) {
	if (!requirement.waivable) return { code: "not-waivable" };
	if (court.waiverRole === void 0) return { code: "no-waiver-role" };
	const standing = court.role(court.waiverRole).standing(act.actor);
	if (standing.holds !== true) return standing.reason;
	if (court.isAuthor(act.actor)) return { code: "is-author" };
	if (!act.note?.trim()) return { code: "reason-required" };
	if (act.until === void 0) return { code: "until-required" };
	if (isLongerThan(policy.waivers.maxDays, act.at, act.until)) return {
		code: "waiver-too-long",
		maxDays: policy.waivers.maxDays,
		until: act.until
	};
	if (facts.now.slice(0, 10) > act.until) return {
		code: "waiver-expired",
		until: act.until
	};
	if (bound === void 0) return { code: "unbound" };
	if (!digest.startsWith(bound)) return {
		code: "stale",
		bound,
		today: digest,
		...act.head === void 0 ? {} : { head: act.head }
	};
}
/** Whole days in UTC, from the day of the comment to the last day included. */
function isLongerThan(maxDays, at, until) {
	return (Date.parse(until) - Date.parse(at.slice(0, 10))) / DAY > maxDays;
}
function describe$1(act) {
	return {
		code: "waived",
		by: summarise$1(act).by,
		until: act.until ?? "",
		note: act.note ?? "",
		...act.url === void 0 ? {} : { url: act.url }
	};
}
// src/core/judge-requirement.ts
const SHOWN_ITEMS$1 = 20;
/** Enough to find what matters most; the rest of a vast change is listed by path alone. */
const LOOKED_THROUGH = 1e3;
/** Gives the verdict on one requirement. */
function judgeRequirement(requirement, acts, hearing) {
	const { scope, facts, court } = hearing;
	const items = governedBy(requirement, scope);
	const doubts = findDoubts(requirement, items, hearing);
	const idle = doubts.length > 0 ? void 0 : whyNotApplicable(requirement, items, hearing);
	if (requirement.enforcement === "off" || idle) return describe(requirement, items, {
		status: "not-applicable",
		reasons: [idle ?? { code: "mode-off" }],
		notCounted: refuseAll(acts, requirement)
	});
	const digest = digestOf(requirement, items, hearing);
	const proof = judgeNeeds(requirement, acts, {
		facts,
		court,
		digest,
		items
	});
	const objections = collectObjections(requirement.id, acts, [...new Set(signOffsOf(requirement.needs).map(({ role }) => role))], court);
	const waivers = collectWaivers(requirement, acts, digest, hearing);
	const pardon = waivers.reason ?? findException(requirement, items, hearing);
	const { status, reasons } = settle(proof, [...doubts, ...objections.reasons], pardon);
	return describe(requirement, items, {
		status,
		reasons,
		digest,
		proof,
		notCounted: [...objections.refused, ...waivers.refused],
		lifted: objections.lifted
	});
}
/**
* Doubt before objection before pardon before proof. Nothing but its author or an overrule lifts an objection: no waiver does.
* @param against doubts and standing objections
*/
function settle(proof, against, pardon) {
	if (against.some(({ code }) => code !== "objected") || proof.status === "error" && !pardon) return {
		status: "error",
		reasons: against
	};
	if (against.length > 0) return {
		status: "unmet",
		reasons: against
	};
	if (pardon && proof.status !== "satisfied") return {
		status: "waived",
		reasons: [pardon]
	};
	return {
		status: proof.status,
		reasons: []
	};
}
/** The items a requirement judges; the guard of the policy also judges what a rename takes out of governance. */
function governedBy(requirement, scope) {
	const items = scope.governedBy(requirement);
	if (requirement.id !== "GOV-6" || scope.leftGovernance.length === 0) return items;
	return [.../* @__PURE__ */ new Set([...items, ...scope.leftGovernance])];
}
/** What keeps everything else from being decided, as reasons for `error`. */
function findDoubts(requirement, items, { facts, scope, when }) {
	if (requirement.enforcement === "off") return [];
	const doubts = [];
	if ("unavailable" in facts.acts) doubts.push({
		code: "unavailable",
		fact: "acts",
		detail: facts.acts.unavailable
	});
	if ("unavailable" in facts.links) doubts.push({
		code: "unavailable",
		fact: "links",
		detail: facts.links.unavailable
	});
	for (const { path, kinds, detail } of scope.unresolved) if (kinds.some((kind) => requirement.appliesTo.includes(kind))) doubts.push({
		code: "unresolvable-link",
		path,
		detail
	});
	if (requirement.when !== void 0 && items.length > 0) {
		const outcome = when(requirement.when);
		if ("error" in outcome) doubts.push({
			code: "when-error",
			when: requirement.when,
			detail: outcome.error
		});
	}
	return doubts;
}
function whyNotApplicable(requirement, items, { when }) {
	if (items.length === 0) return { code: "nothing-governed" };
	if (requirement.when === void 0) return void 0;
	const outcome = when(requirement.when);
	return "value" in outcome && !outcome.value ? {
		code: "when-false",
		when: requirement.when
	} : void 0;
}
/** Acts that name a requirement which does not apply are answered, not swallowed. */
function refuseAll(acts, { id }) {
	return acts.filter(({ explicit }) => explicit).map(({ act }) => refuse(act, {
		code: "not-applicable-target",
		target: id
	}));
}
/** A standing exception of the policy, where it covers every governed item and has not run out (last day included, UTC). */
function findException(requirement, items, { policy, facts }) {
	if (!requirement.waivable) return void 0;
	const today = facts.now.slice(0, 10);
	const inForce = policy.exceptions.filter(({ requirement: id, until }) => id === requirement.id && until >= today);
	if (inForce.length === 0) return void 0;
	const exceptions = inForce.map((exception) => ({
		...exception,
		covers: compileGlobs(exception.paths)
	}));
	const covering = (item) => exceptions.find(({ covers }) => item.names.every(covers));
	const used = new Set(items.map(covering));
	const [first] = used;
	if (first === void 0 || used.has(void 0)) return void 0;
	const all = [...used].flatMap((exception) => exception ?? []);
	const [until = first.until] = all.map((exception) => exception.until).sort();
	return {
		code: "excepted",
		until,
		note: all.map(({ reason }) => reason).join("; "),
		paths: all.flatMap(({ paths }) => paths)
	};
}
/** What a sign-off of this requirement is bound to, today. */
function digestOf(requirement, items, { scope, facts }) {
	return scope.digestOf(requirement, readBy(requirement.needs, facts), items);
}
/** The blobs that the requirement's machine proofs read, by source; what is scanned is governed, and so there already. */
function readBy(needs, facts) {
	return leavesOf$1(needs).flatMap((proof) => {
		if (proof.kind === "evidence") return reportsOf(proof, facts).flatMap(({ path, id, sums }) => [{
			source: `report:${path}`,
			id
		}, ...sums === void 0 ? [] : [{
			source: `report:${sums.path}`,
			id: sums.id
		}]]);
		if (proof.kind === "owners") return [{
			source: "codeowners",
			id: idOf(facts.codeowners)
		}];
		if (proof.kind !== "document") return [];
		if ("pullRequest" in proof.source) return [{
			source: "pull-request",
			id: bodyId(facts)
		}];
		return [{
			source: `path:${proof.source.path}`,
			id: idOf(own(facts.documents, proof.source.path))
		}];
	});
}
/** The blob that a fact was read from, or why there is none. */
function idOf(fact) {
	if (fact === void 0 || "unavailable" in fact) return "unavailable";
	return "missing" in fact ? "missing" : fact.known.id;
}
function bodyId({ pullRequest }) {
	if (pullRequest === null) return "none";
	return "known" in pullRequest.body ? pullRequest.body.known.sha256 : "unavailable";
}
/** A few items to look at first: in the order of the kinds the requirement names, then of paths. */
function worthALook({ appliesTo }, items) {
	const rank = ({ kinds }) => appliesTo.findIndex((kind) => kinds.includes(kind)) >>> 0;
	return items.slice(0, LOOKED_THROUGH).map((item) => ({
		path: item.path,
		rank: rank(item)
	})).sort((a, b) => a.rank - b.rank).slice(0, SHOWN_ITEMS$1).map(({ path }) => path);
}
function describe(requirement, items, outcome) {
	const { id, title, dimension, concerns, phase, why, enforcement, controls, waivable, origin } = requirement;
	return {
		id,
		title,
		dimension,
		concerns,
		...phase === void 0 ? {} : { phase },
		...why === void 0 ? {} : { why },
		enforcement,
		notCounted: [],
		lifted: [],
		...outcome,
		governed: {
			count: items.length,
			first: worthALook(requirement, items)
		},
		controls,
		waivable,
		origin
	};
}
/** What a sign-off of each requirement is bound to at the head that the facts describe, by requirement id. */
function digestsAt(policy, facts) {
	const scope = scopeOf(policy, facts);
	return Object.fromEntries(policy.requirements.map((requirement) => [requirement.id, digestOf(requirement, governedBy(requirement, scope), {
		scope,
		facts
	})]));
}
// src/core/evaluate.ts
const SHOWN_ITEMS = 1e3;
/**
* Decides: facts in, verdict out. Synchronous, total and deterministic; the clock is a fact. The same policy and facts give
* the same verdict, byte for byte, on any machine and years later.
* @param scope what `scopeOf(policy, facts)` returned, where the caller has it already
*/
function evaluate(policy, facts, scope = scopeOf(policy, facts)) {
	const court = openCourt(policy, facts);
	const addressed = addressActs(policy, facts);
	const hearing = {
		policy,
		facts,
		scope,
		court,
		when: whenIn(facts, scope)
	};
	const requirements = policy.requirements.map((requirement) => judgeRequirement(requirement, addressed.of(requirement.id), hearing));
	const mode = isAdvisory(policy, facts.now) ? "advisory" : "enforce";
	const blocking = requirements.filter(isBlocking);
	const { pullRequest } = facts;
	const baseRef = pullRequest?.base ?? facts.baseRef;
	return {
		schema: VERDICT_SCHEMA,
		status: mode === "advisory" ? "pass" : overall(blocking),
		mode,
		blocking: blocking.map(({ id }) => id),
		policyDigest: policyDigest(policy),
		repository: facts.repository.name,
		...pullRequest ? { pullRequest: pullRequest.number } : {},
		...baseRef === void 0 ? {} : { baseRef },
		base: facts.base,
		mergeBase: facts.mergeBase,
		head: facts.head,
		now: facts.now,
		files: {
			changed: scope.changed,
			governed: new Set(scope.items.map(({ change }) => change)).size
		},
		kinds: scope.kinds,
		items: scope.items.slice(0, SHOWN_ITEMS).map(({ path, previousPath, status, kinds, through, out }) => ({
			path,
			...previousPath === void 0 ? {} : { previousPath },
			status,
			kinds,
			...through === void 0 ? {} : { through },
			...out === void 0 ? {} : { out }
		})),
		requirements,
		impact: judgeImpact(policy, facts, requirements, scope),
		contributors: [...court.contributors.byKey.values()],
		notices: [
			...policy.notices,
			...court.contributors.unattributed.map((commit) => ({
				code: "unattributed-commit",
				...commit
			})),
			...noticeTampering(addressed.inOrder),
			...(facts.headPolicy?.problems ?? []).map((problem) => ({
				code: "head-policy-problem",
				...problem
			})),
			...noticeJobCode(facts, scope),
			...addressed.lost.map((act) => ({
				code: "act-not-counted",
				act
			}))
		],
		...court.waiverRole === void 0 ? {} : { waiverRole: court.waiverRole }
	};
}
/** Whether the policy only advises at that instant. */
function isAdvisory({ mode, enforceFrom }, now) {
	return mode === "advisory" || enforceFrom !== void 0 && now.slice(0, 10) < enforceFrom;
}
const isBlocking = ({ enforcement, status }) => enforcement === "block" && (status === "error" || status === "unmet" || status === "pending");
function overall(blocking) {
	if (blocking.some(({ status }) => status !== "pending")) return "fail";
	return blocking.length > 0 ? "pending" : "pass";
}
/** Texts that somebody else edited, each once, until their authors' own later words stand there again. */
const CODE = /* @__PURE__ */ new Set([
	"evaluation",
	"training-code",
	"dependencies"
]);
const SHOWN_CODE = 3;
/** That a run may vouch for a report says where it was made, and not by which code. */
function noticeJobCode({ jobEvidence, reports }, { items }) {
	if (jobEvidence === null || "unavailable" in jobEvidence || !reports.some(({ from }) => from === "job")) return [];
	const paths = [...new Set(items.filter(({ kinds }) => kinds.some((kind) => CODE.has(kind))).map(({ path }) => path))];
	const more = Math.max(0, paths.length - SHOWN_CODE);
	if (paths.length === 0) return [];
	return [{
		code: "job-code-changed",
		run: jobEvidence.known.id,
		paths: paths.slice(0, SHOWN_CODE),
		more
	}];
}
function noticeTampering(acts) {
	const mended = new Map(acts.flatMap(({ source, url, at }) => source.state === "intact" ? [[url, at]] : []));
	const notices = /* @__PURE__ */ new Map();
	for (const { id, source, actor, url, at } of acts) {
		if (source.state !== "edited-by-other") continue;
		const later = url === void 0 ? void 0 : mended.get(url);
		if (later !== void 0 && Date.parse(later) > Date.parse(at)) continue;
		const where = url === void 0 ? {} : { url };
		notices.set(url ?? id, {
			code: "tampered",
			author: actor.login,
			by: source.by.login,
			...where
		});
	}
	return [...notices.values()];
}
/** Each distinct expression is compiled and asked once. */
function whenIn(facts, scope) {
	const outcomes = /* @__PURE__ */ new Map();
	let context;
	const baseRef = facts.pullRequest?.base ?? facts.baseRef;
	return (expression) => {
		if (baseRef === void 0 && /\bpr\b/.test(expression)) return { error: "the name of the base branch is not known" };
		context ??= {
			pr: {
				base: baseRef ?? "",
				author: facts.pullRequest?.author.login ?? "",
				fork: facts.pullRequest?.fork ?? false
			},
			repo: facts.repository.name,
			change: scope.whenContext()
		};
		const outcome = outcomes.get(expression) ?? compileWhen(expression)(context);
		outcomes.set(expression, outcome);
		return outcome;
	};
}
export { satisfyingLeaves as C, leavesOf as S, policyDigest as T, isObjected as _, wordActReason as a, isSignOff as b, wordSigner as c, describeContribution as d, alternativesOf as f, decidingLeaves as g, countOpenSeats as h, concernOf as i, collectRefusals as l, byUrgency as m, isAdvisory as n, wordNotice as o, blockingOf as p, digestsAt as r, wordReason as s, evaluate as t, describeRefusal as u, isOpen as v, VERDICT_SCHEMA as w, isTree as x, isSettled as y };
