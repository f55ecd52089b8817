import { O as canonicalJson, d as compileWhen, h as judgeScan, k as sha256Hex, m as reportsOf, p as judgeEvidence } from "./workshop--yQPbGuF.js";
import { F as suggest, I as require_fastest_levenshtein, _ as isTree$1, c as RE2JS, f as CONCERNS, w as compileGlobs, z as PERMISSIONS } from "./file-schema-D83ABXbz.js";
import { t as foldPath } from "./fold-path-Cbj69gQ4.js";
import { a as code, c as link, d as plural, f as say, i as capitalise, l as list, s as join, u as plain } from "./terminal-text-DFpgzBvV.js";
import { r as ruleOf } from "./rules-CmDyu9bD.js";
import { t as scopeOf } from "./scope-D3_uD9Zz.js";
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
* The children of an `any` that are worth showing: not one that fails for all the reasons of another and more besides, nor one that
* lacks a report of what the gate has read for itself, unless somebody has acted on it.
*/
function alternativesOf({ of }) {
	const open = of.map((child) => new Set(openReasons(child)));
	return of.filter((child, index) => {
		const own = open[index] ?? /* @__PURE__ */ new Set();
		if (child.status !== "unmet" || hasActs(child)) return true;
		if (index > 0 && leavesOf$1(child).some(isNeedless)) return false;
		return !open.some((other, at) => at < index && of[at]?.status === "unmet" && other.size > 0 && isWithin(other, own));
	});
}
const isNeedless = (leaf) => leaf.kind === "evidence" && leaf.status === "unmet" && leaf.outOfReach === 0;
const isWithin = (part, whole) => [...part].every((reason) => whole.has(reason));
const openReasons = (proof) => leavesOf$1(proof).flatMap(({ status, reasons }) => status === "satisfied" ? [] : reasons.map((reason) => JSON.stringify(reason)));
const hasActs = (proof) => leavesOf$1(proof).some((leaf) => isSignOff(leaf) && (leaf.notCounted.length > 0 || leaf.seats.some(({ signer, lapsed }) => signer !== void 0 || lapsed !== void 0)));
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
function leavesOf$1(proof) {
	if (proof === void 0) return [];
	return isTree(proof) ? proof.of.flatMap(leavesOf$1) : [proof];
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
		for (const leaf of leavesOf$1(proof)) {
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
	"unattributed-commit": ({ commit, name }) => ({
		what: say`commit ${code(commit.slice(0, 7))} by "${name}" belongs to no account, so its author may sign off unnoticed`,
		fix: say`commit under an e-mail address of an account`
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
// src/render/wording-reasons.ts
const RECHECK = code("/recheck");
const source = (name) => name === "pull-request" ? say`the pull request's description` : say`${code(name)}`;
const linked = (name, url) => url === void 0 ? code(name) : link(name, url);
const requirementOr = (requirement) => requirement ?? "ID";
/** `, and 3 more findings`. */
const others = (more) => more === 0 ? "" : `, and ${plural(more, "more finding")}`;
/** The rule's title and page, then what it was about in this file. */
function wordFinding({ rule, member, offset, message, evidence, import: name, onBase }) {
	const title = ruleOf(rule)?.title ?? "a rule of another version";
	const shown = evidence === void 0 || name !== void 0 || message.includes(evidence) ? [] : say` (${code(evidence)})`;
	const place = [...offset === void 0 ? [] : [say`at byte ${offset}`], ...member === void 0 ? [] : [say`in ${code(member)}`]];
	const where = place.length === 0 ? [] : say` ${join(place, " ")}`;
	return say`${title} (${code(rule)}): ${message.replace(/\.$/, "")}${shown}${where}${onBase ? say`; base has this finding too` : []}`;
}
const VERDICT_WORDS = {
	dangerous: "is dangerous",
	malformed: "is malformed",
	unknown: "cannot be called safe"
};
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
	unsupported: ({ proof }) => ({
		what: say`this version of the gate cannot judge ${proof} of this format`,
		fix: say`ask a maintainer to update the gate, or to set the requirement's enforcement to ${code("warn")}`
	}),
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
	"report-missing": ({ report }) => ({
		what: say`no report lies at ${list(report.map(code), "or", 4)}`,
		fix: say`commit the report that the job wrote, as ${list(report.map(code), "or", 4)}`
	}),
	"report-broken": ({ path, detail }) => ({
		what: say`the report ${code(path)} cannot be read: ${detail}`,
		fix: say`let the job write ${code(path)} again`
	}),
	"report-lacks": ({ path, digest }) => ({
		what: say`no report speaks of ${code(path)} as this change has it (${digest === "" ? "DVC names no content" : code(digest)})`,
		fix: say`run ${code("secmlops-gate scan --format json")} where ${code(path)} can be had, and commit its report`
	}),
	"report-verdict": ({ path, verdict }) => ({
		what: say`by its report, ${code(path)} ${VERDICT_WORDS[verdict]}`,
		fix: say`replace ${code(path)}`
	}),
	"assurance-too-low": ({ found, wanted }) => ({
		what: say`a report that the change brings along is ${code(found)} at best, and ${code(wanted)} is needed`,
		fix: say`ask a maintainer to lower ${code("assurance")}, or to accept another proof`
	}),
	"document-missing": ({ path }) => ({
		what: say`${code(path)} does not exist`,
		fix: say`add ${code(path)} and push`
	}),
	"document-empty": ({ source: name }) => ({
		what: say`${source(name)} is empty`,
		fix: say`write ${source(name)}`
	}),
	"section-missing": ({ source: name, section, nearest }) => ({
		what: say`${source(name)} has no section "${section}"${nearest === void 0 ? "" : say` (it has "${nearest}")`}`,
		fix: say`add the section "${section}" to ${source(name)}`
	}),
	"section-empty": ({ source: name, section, line }) => ({
		what: say`the section "${section}" of ${source(name)} is empty (line ${line})`,
		fix: say`fill in the section "${section}" of ${source(name)}`
	}),
	leftover: ({ source: name, text, line }) => ({
		what: say`${source(name)} still says ${code(text)} in line ${line}`,
		fix: say`replace ${code(text)} in line ${line} of ${source(name)}`
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
	const clause = fix.charAt(0).toLowerCase() + fix.slice(1).replace(/\.$/, "");
	return join(clause.split("`").map((part, index) => index % 2 === 0 ? say`${part}` : code(part)), "");
}
// src/render/wording.ts
/** Why a proof or requirement has its status. */
const wordReason = (reason, context = {}) => lookUp(REASON_WORDING, reason, context);
/** Why what somebody did does not count, or why somebody cannot sign. */
const wordActReason = (reason, context = {}) => lookUp(ACT_WORDING, reason, context);
/** What the whole checklist should say. */
const wordNotice = (notice, context = {}) => lookUp(NOTICE_WORDING, notice, context);
// src/core/own.ts
/**
* A record's own member, or `undefined`: names from a pull request such as `constructor` must not find what every object
* inherits.
*/
function own(record, key) {
	return Object.hasOwn(record, key) ? record[key] : void 0;
}
// src/core/people/identify.ts
/** Logins differ in case only by accident; account ids are what counts where they are known. */
const foldLogin = (login) => login.toLowerCase();
/**
* Builds the key function from every account the facts mention: a login seen anywhere with its account id
* stands for that id everywhere, so that a policy's `alice` and an act's `Alice (4711)` are one person.
*/
function identifyPeople(facts) {
	const ids = /* @__PURE__ */ new Map();
	const learn = (person) => {
		if (person.id !== void 0 && !ids.has(foldLogin(person.login))) ids.set(foldLogin(person.login), person.id);
	};
	if (facts.pullRequest) learn(facts.pullRequest.author);
	for (const person of facts.pushers) learn(person);
	if ("known" in facts.acts) for (const act of facts.acts.known) learn(act.actor);
	if ("known" in facts.commits) {
		for (const commit of facts.commits.known) for (const who of [
			commit.author,
			commit.committer,
			...commit.coAuthors
		]) if ("login" in who) learn(who);
	}
	for (const team of Object.values(facts.teams)) if ("known" in team) for (const member of team.known) learn(member);
	return (person) => {
		const id = person.id ?? ids.get(foldLogin(person.login));
		return id === void 0 ? `@${foldLogin(person.login)}` : `#${id}`;
	};
}
const personOf = ({ login, id, bot }) => ({
	login,
	...id === void 0 ? {} : { id },
	...bot === void 0 ? {} : { bot }
});
// src/core/acts/summary.ts
/** The part of an act that a verdict shows. */
function summarise(act) {
	return {
		id: act.id,
		kind: act.kind,
		by: personOf(act.actor),
		at: act.at,
		via: act.via,
		...act.note === void 0 ? {} : { note: act.note },
		...act.url === void 0 ? {} : { url: act.url }
	};
}
const refuse = (act, reason) => ({
	...summarise(act),
	reason
});
// src/core/acts/address.ts
/** Every sign-off of a requirement's needs, in the order written. */
function signOffsOf(needs) {
	if (isTree$1(needs)) return needs.of.flatMap(signOffsOf);
	return needs.kind === "sign-off" ? [needs] : [];
}
/** What takes something back comes last among acts of one instant, so that doubt about their order never favours passing. */
const NEGATIVE = [
	"revoke",
	"object",
	"request-changes"
];
/** Acts in the order they were done; the same instant is settled in a way that does not depend on who gathered them. */
function inOrder(acts) {
	const isNegative = ({ kind }) => Number(NEGATIVE.includes(kind));
	return [...acts].sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || isNegative(a) - isNegative(b) || a.id.length - b.id.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
/**
* The digest an act is bound to. A typed one may be a prefix; where it is one of the digest that was shown, the whole of that
* counts, because two contents that share a prefix can be made.
*/
function bindingOf(typed, shown) {
	if (typed === void 0) return shown;
	return shown?.startsWith(typed) ? shown : typed;
}
/** Delivers each act to the requirements it names; one pass over the acts. */
function addressActs(policy, facts) {
	const boxes = new Map(policy.requirements.map(({ id }) => [id, []]));
	const signable = policy.requirements.filter(({ needs }) => signOffsOf(needs).length > 0);
	const byId = new Map(policy.requirements.map((requirement) => [requirement.id.toLowerCase(), requirement]));
	const groups = groupRequirements(policy);
	const lost = [];
	const deliver = (requirement, act, explicit, role, typed) => {
		const bound = bindingOf(typed, own(act.shown, requirement.id));
		boxes.get(requirement.id)?.push({
			act,
			explicit,
			...role === void 0 ? {} : { role },
			...bound === void 0 ? {} : { bound }
		});
	};
	const deliverGroup = (name, act) => {
		const group = groups.get(name.toLowerCase());
		for (const requirement of group?.members ?? []) deliver(requirement, act, false, group?.role ?? act.role);
		return group !== void 0;
	};
	const deliverId = (id, act, digest) => {
		const requirement = byId.get(id.toLowerCase());
		if (requirement) deliver(requirement, act, true, act.role, digest);
		return requirement !== void 0;
	};
	const ordered = "known" in facts.acts ? inOrder(facts.acts.known) : [];
	for (const act of ordered) {
		if (act.targets === void 0) {
			for (const requirement of signable) deliver(requirement, act, false, act.role);
			continue;
		}
		const words = "ids" in act.targets ? act.targets.ids : [{ id: act.targets.group }];
		for (const { id, digest } of words) {
			const isLone = words.length === 1 && digest === void 0;
			if (!deliverId(id, act, digest) && !(isLone && deliverGroup(id, act))) lost.push(refuse(act, unknownTarget(id, [...byId.keys(), ...groups.keys()], policy)));
		}
	}
	return {
		of: (id) => boxes.get(id) ?? [],
		inOrder: ordered,
		lost
	};
}
/** What one word after a command can mean: `all`, a concern, or a role. The policy keeps the three apart. */
function groupRequirements(policy) {
	const groups = /* @__PURE__ */ new Map();
	groups.set("all", { members: [...policy.requirements] });
	for (const concern of CONCERNS) groups.set(concern, { members: policy.requirements.filter(({ concerns }) => concerns.includes(concern)) });
	for (const role of Object.keys(policy.roles)) {
		const members = policy.requirements.filter(({ needs }) => signOffsOf(needs).some((proof) => proof.role === role));
		groups.set(role.toLowerCase(), {
			members,
			role
		});
	}
	return groups;
}
function unknownTarget(target, known, { requirements }) {
	const near = suggest(target, known).suggestion;
	const suggestion = requirements.find(({ id }) => id.toLowerCase() === near)?.id ?? near;
	return {
		code: "unknown-target",
		target,
		...suggestion === void 0 ? {} : { suggestion }
	};
}
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
// src/core/acts/evidence.ts
/**
* Why a positive act is no longer worth anything: it lives exactly as long as the comment or review that carries it.
* Negative acts do not ask: once seen they stand, whatever became of their source.
*/
function lostEvidence({ source }) {
	switch (source.state) {
		case "intact": return;
		case "deleted": return { code: "deleted" };
		case "dismissed": return { code: "dismissed" };
		case "edited-by-other": return {
			code: "tampered",
			by: source.by.login
		};
	}
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
			objection: summarise(objection.act),
			by: summarise(by)
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
	const by = summarise(act).by;
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
const DAY$1 = 864e5;
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
		const reason = whyNot$1(requirement, item, digest, {
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
function whyNot$1(requirement, { act, bound }, digest, { policy, facts, court }) {
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
	return (Date.parse(until) - Date.parse(at.slice(0, 10))) / DAY$1 > maxDays;
}
function describe$1(act) {
	return {
		code: "waived",
		by: summarise(act).by,
		until: act.until ?? "",
		note: act.note ?? "",
		...act.url === void 0 ? {} : { url: act.url }
	};
}
// src/core/proofs/assign-seats.ts
/**
* @param rank how good it is that this many seats are filled on each bench; higher is better, and never worse with more
* @returns who sits on each bench
*/
function assignSeats(benches, rank) {
	const apart = (a, b) => a !== b && ((benches[a]?.apartFrom.includes(b) ?? false) || (benches[b]?.apartFrom.includes(a) ?? false));
	const contested = benches.flatMap((_, index) => benches.some((__, other) => apart(index, other)) ? [index] : []);
	const seats = benches.map(({ people, count }, index) => contested.includes(index) ? [] : people.slice(0, count));
	if (contested.length === 0) return seats;
	let reached = /* @__PURE__ */ new Map([[key(seats), seats]]);
	for (const person of new Set(contested.flatMap((index) => benches[index]?.people ?? []))) {
		const next = new Map(reached);
		for (const state of reached.values()) for (const choice of choices(contested.filter((index) => benches[index]?.people.includes(person)), apart)) {
			const seated = state.map((taken, index) => choice.includes(index) && taken.length < (benches[index]?.count ?? 0) ? [...taken, person] : taken);
			if (!next.has(key(seated))) next.set(key(seated), seated);
		}
		reached = next;
	}
	let best = seats;
	for (const state of reached.values()) if (isBetter(state, best, rank)) best = state;
	return best;
}
const fill = (state) => state.map((taken) => taken.length);
const key = (state) => fill(state).join(",");
const total = (state) => fill(state).reduce((sum, taken) => sum + taken, 0);
/** Rank decides; then more filled seats; then the earlier benches, so that the choice never depends on luck. */
function isBetter(state, best, rank) {
	const byRank = rank(fill(state)) - rank(fill(best));
	if (byRank !== 0) return byRank > 0;
	if (total(state) !== total(best)) return total(state) > total(best);
	const [a, b] = [fill(state), fill(best)];
	const differs = a.findIndex((taken, index) => taken !== b[index]);
	return differs >= 0 && (a[differs] ?? 0) > (b[differs] ?? 0);
}
/** Every set of benches that one person may sit on at once, the empty one left out. At most 2^4 by the policy's limit. */
function choices(benches, apart) {
	return Array.from({ length: 2 ** benches.length }, (_, mask) => benches.filter((__, bit) => mask >> bit & 1)).filter((set) => set.length > 0 && !set.some((a) => set.some((b) => apart(a, b))));
}
// src/core/proofs/check.ts
const SHOWN_PASSED = 20;
/**
* Judges a check or status of the head commit. The newest of that name, app and workflow counts, and of two at the same instant
* the stricter. A workflow that this pull request changes says what its author wants it to say, so it proves nothing.
*/
function judgeCheck(proof, facts) {
	const { name, app, workflow } = proof;
	const conclude = (status, reasons, more = {}) => ({
		kind: "check",
		status,
		reasons,
		name,
		app,
		notCounted: [],
		...more
	});
	if (facts.pullRequest === null) return conclude("pending", [{
		code: "no-pull-request",
		waitsFor: "job"
	}]);
	if ("unavailable" in facts.checks) return conclude("error", [{
		code: "unavailable",
		fact: "checks",
		detail: facts.checks.unavailable
	}]);
	if (workflow !== void 0) {
		if ("unavailable" in facts.links) return conclude("error", [{
			code: "unavailable",
			fact: "links",
			detail: facts.links.unavailable
		}]);
		const doubt = doubtWorkflow(workflow, name, facts, facts.links.known);
		if (doubt) return conclude(doubt.code === "check-workflow-changed" ? "unmet" : "error", [doubt]);
	}
	const named = facts.checks.known.filter((check) => check.name === name);
	const newest = named.filter((check) => check.app === app && (workflow === void 0 || check.workflow === workflow)).reduce((best, check) => best === void 0 || outranks(check, best, proof) ? check : best, void 0);
	const notCounted = named.filter((check) => check !== newest).slice(0, SHOWN_PASSED).map((check) => describePassed(check, app, workflow));
	if (newest === void 0) return conclude("pending", [{
		code: "check-missing",
		name,
		app
	}], { notCounted });
	const url = newest.url === void 0 ? {} : { url: newest.url };
	switch (standingOf(newest, proof)) {
		case "accepted": return conclude("satisfied", [], {
			...url,
			notCounted
		});
		case "running": return conclude("pending", [{
			code: "check-running",
			name,
			...url
		}], {
			...url,
			notCounted
		});
		case "refused": return conclude("unmet", [{
			code: "check-concluded",
			name,
			conclusion: newest.conclusion ?? "none",
			accepted: proof.conclusions,
			...url
		}], {
			...url,
			notCounted
		});
	}
}
/** In the order of strictness. */
const STANDINGS = [
	"accepted",
	"running",
	"refused"
];
function standingOf({ state, conclusion }, { conclusions }) {
	if (state === "running") return "running";
	return conclusion !== void 0 && conclusions.includes(conclusion) ? "accepted" : "refused";
}
function outranks(check, best, proof) {
	const later = Date.parse(check.at) - Date.parse(best.at);
	const strictness = (each) => STANDINGS.indexOf(standingOf(each, proof));
	return later > 0 || later === 0 && strictness(check) > strictness(best);
}
function describePassed(check, app, workflow) {
	const reason = check.app !== app ? "other-app" : check.workflow !== workflow && workflow !== void 0 ? "other-workflow" : "older";
	return {
		app: check.app ?? "unknown",
		...check.workflow === void 0 ? {} : { workflow: check.workflow },
		reason
	};
}
/**
* Whether the workflow file is another than base's, as far as the diff tells: changed, renamed, replaced together with a folder
* above it, or reached through a symlink whose target changed. Paths that a file system could take for one count as one.
*/
function doubtWorkflow(workflow, name, { changes }, links) {
	const places = [foldPath(workflow)];
	for (const { path, target } of links) {
		const link = foldPath(path);
		const rest = restBelow(link, foldPath(workflow));
		if (rest === void 0) continue;
		if ("unavailable" in target) return {
			code: "unresolvable-link",
			path,
			detail: target.unavailable
		};
		places.push(link, foldPath(target.known) + rest);
	}
	const touched = touchedPaths(changes);
	return places.some((place) => ancestors(place).some((path) => touched.has(path))) ? {
		code: "check-workflow-changed",
		name,
		workflow
	} : void 0;
}
/** Both sides of every change, folded; once for all the checks of a pull request, which may change 100,000 files. */
function touchedPaths(changes) {
	const paths = touchedBy.get(changes) ?? new Set(changes.flatMap(sidesOf).map(foldPath));
	touchedBy.set(changes, paths);
	return paths;
}
const touchedBy = /* @__PURE__ */ new WeakMap();
const sidesOf = ({ path, previousPath }) => previousPath === void 0 ? [path] : [path, previousPath];
/** A path and every folder above it. */
function ancestors(path) {
	const steps = path.split("/");
	return steps.map((_, index) => steps.slice(0, index + 1).join("/"));
}
/** What of a path lies below another: `""` for the path itself, `undefined` where it lies elsewhere. */
function restBelow(above, path) {
	if (path === above) return "";
	return path.startsWith(`${above}/`) ? path.slice(above.length) : void 0;
}
// src/core/proofs/front-matter.ts
var import_fastest_levenshtein = require_fastest_levenshtein();
/** Holds a document's front matter against the rules for its keys. A key that is there but says nothing is missing. */
function checkFrontMatter(rules, { frontMatter }, source) {
	const keys = Object.entries(rules);
	if (keys.length === 0) return [];
	if (frontMatter !== void 0 && "unavailable" in frontMatter) return [{
		code: "front-matter-broken",
		source,
		detail: frontMatter.unavailable
	}];
	return keys.flatMap(([key, rule]) => {
		const value = frontMatter && Object.hasOwn(frontMatter.known, key) ? frontMatter.known[key] : void 0;
		if (value === void 0 || saysNothing(value)) return [{
			code: "front-matter-missing",
			source,
			key
		}];
		return brokenRules(rule, value).map(({ name, expected }) => ({
			code: "front-matter-rule",
			source,
			key,
			rule: name,
			expected,
			found: show(value)
		}));
	});
}
/** Every rule that the value breaks; a rule that does not fit the value's type is broken. */
function brokenRules(rule, value) {
	const { type, equals, oneOf, pattern, minLength, min, max } = rule;
	const broken = [];
	const demand = (name, expected, holds) => {
		if (!holds) broken.push({
			name,
			expected
		});
	};
	if (type !== void 0) demand("type", type, typeOf(value) === type);
	if (equals !== void 0) demand("equals", show(equals), value === equals);
	if (oneOf !== void 0) demand("one-of", oneOf.map(show).join(", "), oneOf.some((allowed) => allowed === value));
	if (pattern !== void 0) demand("pattern", pattern, typeof value === "string" && matches(pattern, value));
	if (minLength !== void 0) demand("min-length", String(minLength), lengthOf(value) >= minLength);
	if (min !== void 0) demand("min", String(min), typeof value === "number" && value >= min);
	if (max !== void 0) demand("max", String(max), typeof value === "number" && value <= max);
	return broken;
}
/** RE2, so linear in the text. Patterns were checked when the policy was read; one that does not compile matches nothing. */
function matches(pattern, text) {
	try {
		return new RE2JS(pattern).test(text);
	} catch {
		return false;
	}
}
function saysNothing(value) {
	return value === null || (typeof value === "string" ? value.trim() === "" : lengthOf(value) === 0);
}
function typeOf(value) {
	if (Array.isArray(value)) return "list";
	return typeof value === "object" ? "map" : typeof value;
}
/** Characters of a text, entries of a list or map; what has no length is never empty and never long enough. */
function lengthOf(value) {
	if (typeof value === "string") return [...value].length;
	return typeof value === "object" && value !== null ? Object.keys(value).length : NaN;
}
const SHOWN = 80;
function show(value) {
	const text = typeof value === "string" ? value : JSON.stringify(value);
	return text.length > SHOWN ? `${text.slice(0, 79).toWellFormed()}…` : text;
}
// src/core/proofs/document.ts
/** Judges whether a document is there and complete. Every reason is given, not just the first. */
function judgeDocument(proof, facts) {
	const source = "path" in proof.source ? proof.source.path : "pull-request";
	const conclude = (status, reasons) => ({
		kind: "document",
		status,
		reasons,
		source,
		sections: proof.sections
	});
	const document = "path" in proof.source ? documentAt(proof.source.path, facts) : bodyOf(facts);
	if (document === null) return conclude("pending", [{
		code: "no-pull-request",
		waitsFor: "person"
	}]);
	if ("missing" in document) return conclude("unmet", [{
		code: "document-missing",
		path: source
	}]);
	if ("unavailable" in document) return conclude("error", [{
		code: "unavailable",
		fact: source === "pull-request" ? "pull request body" : `document ${source}`,
		detail: document.unavailable
	}]);
	const { outline } = document.known;
	const reasons = [
		...checkEmptiness(proof, outline, source),
		...checkSections(proof, outline, source),
		...proof.leftovers ? [] : checkLeftovers(proof, outline, source),
		...checkFrontMatter(proof.frontMatter, outline, source)
	];
	return conclude(reasons.length > 0 ? "unmet" : "satisfied", reasons);
}
function documentAt(path, { documents }) {
	return (Object.hasOwn(documents, path) ? documents[path] : void 0) ?? { unavailable: "it was not read" };
}
function bodyOf({ pullRequest }) {
	return pullRequest === null ? null : pullRequest.body;
}
/** A file that is all front matter is no empty document where front matter is all that is asked for. */
function checkEmptiness({ sections, frontMatter }, outline, source) {
	const onlyFrontMatter = sections.length === 0 && Object.keys(frontMatter).length > 0;
	return outline.empty && !onlyFrontMatter ? [{
		code: "document-empty",
		source
	}] : [];
}
function checkSections({ sections }, outline, source) {
	return sections.flatMap((section) => {
		const found = sectionsNamed(section, outline);
		const [first] = found;
		if (first === void 0) return [{
			code: "section-missing",
			source,
			section,
			...nearestHeading(section, outline)
		}];
		return found.every(({ empty }) => empty) ? [{
			code: "section-empty",
			source,
			section,
			line: first.line
		}] : [];
	});
}
/** Leftovers anywhere in the text; those of a required section count even where the list of the whole text was cut short. */
function checkLeftovers({ sections }, outline, source) {
	const listed = new Set(outline.leftovers.map(({ text }) => text));
	const unlisted = new Map(sections.flatMap((section) => sectionsNamed(section, outline)).flatMap(({ leftovers, line }) => leftovers.filter((text) => !listed.has(text)).map((text) => [text, line])));
	return [...outline.leftovers, ...[...unlisted].map(([text, line]) => ({
		text,
		line
	}))].map(({ text, line }) => ({
		code: "leftover",
		source,
		text,
		line
	}));
}
function sectionsNamed(wanted, { sections }) {
	const key = foldHeading(wanted);
	return sections.filter(({ heading }) => foldHeading(heading) === key);
}
/** The heading that was most likely meant, if one is near. */
function nearestHeading(wanted, { sections }) {
	const headings = new Map(sections.map(({ heading }) => [foldHeading(heading), heading]));
	if (headings.size === 0) return {};
	const key = foldHeading(wanted);
	const nearest = (0, import_fastest_levenshtein.closest)(key, [...headings.keys()]);
	const heading = headings.get(nearest);
	return heading !== void 0 && (0, import_fastest_levenshtein.distance)(key, nearest) <= Math.max(2, key.length / 3) ? { nearest: heading } : {};
}
/**
* The form in which headings are compared: without case, and without the numbering, emoji and punctuation around them,
* so that `## 2.1 🎯 Intended use:` is the section "Intended use".
*/
function foldHeading(heading) {
	const plain = heading.normalize("NFKC").toLowerCase().toUpperCase().toLowerCase().replace(/\s+/g, " ").trim();
	const bare = trimMarks(trimMarks(plain).replace(NUMBERING, ""));
	return bare === "" ? plain : bare;
}
/** `2.1 `, `1) `, `a. `, `iv: ` before a title. */
const NUMBERING = /^(?:\d{1,3}(?:\.\d{1,3}){0,5}|[a-z](?=[.):])|[ivxl]{1,6}(?=[.):]))[.):]* +[- ]*/;
/** Emoji, as themselves or as `:name:`, and punctuation at both ends; a closing `)`, `%`, `+` or `#` belongs to the title. */
function trimMarks(text) {
	return text.replace(/^(?::[a-z0-9_+-]+:|[^\p{L}\p{N}])+/u, "").replace(/(?: *:[a-z0-9_+-]+:)+$/, "").replace(/[^\p{L}\p{N})\]%+#]+$/u, "");
}
// src/core/proofs/signatures.ts
const DAY = 864e5;
/**
* Judges every act that speaks to one sign-off. A person's acts are read in order: each sign-off stands by itself,
* bound to its own digest, until the person revokes, objects or requests changes, or takes a later one back.
*/
function collectSignatures(proof, addressed, context) {
	const { facts, court } = context;
	const byPerson = /* @__PURE__ */ new Map();
	for (const item of addressed) {
		if (item.role !== void 0 && item.role !== proof.role) continue;
		const key = court.keyOf(item.act.actor);
		const list = byPerson.get(key);
		if (list) list.push(item);
		else byPerson.set(key, [item]);
	}
	const valid = [];
	const refused = [];
	for (const [key, acts] of byPerson) {
		const judged = judgePerson(proof, acts, context);
		if (judged.counts) valid.push([key, judged.counts]);
		else refused.push(...judged.refused);
	}
	valid.sort(([, a], [, b]) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1));
	const doubts = facts.pullRequest ? {
		commitDoubts: doubtCommits(proof, court),
		unreadTeams: doubtTeams(proof, court)
	} : NONE;
	return {
		proof,
		valid: new Map(valid),
		refused,
		...doubts
	};
}
/** One person's acts, in order: the last that counts, or why each that was offered does not. */
function judgePerson(proof, acts, context) {
	let standing = [];
	let refused = [];
	const end = (reason) => {
		refused.push(...standing.map((item) => refuse(item.act, reason(item))));
		standing = [];
	};
	for (const item of acts) {
		const { act } = item;
		switch (act.kind) {
			case "revoke":
			case "object":
			case "request-changes":
				end(() => ({
					code: "revoked",
					at: act.at
				}));
				break;
			case "approve":
				if (!proof.bareReview && lostEvidence(act) === void 0) {
					if (context.court.role(proof.role).standing(act.actor).holds === true) refused.push(refuse(act, { code: "bare-review-not-accepted" }));
					break;
				}
				if (!proof.bareReview) break;
				standing = takeUp(item, standing, refused);
				break;
			case "sign-off": standing = takeUp(item, standing, refused);
		}
	}
	let counts;
	for (const item of standing) {
		const reason = whyNot(proof, item, context);
		if (reason === void 0) counts = item.act;
		else refused.push(refuse(item.act, reason));
	}
	if (!acts.some(({ explicit, act }) => explicit && act.kind === "sign-off")) refused = refused.filter(({ reason }) => reason.code !== "not-in-role");
	return {
		counts,
		refused
	};
}
/** Adds a positive act to those that stand. One that was taken back ends the older ones: nothing older revives. */
function takeUp(item, standing, refused) {
	const lost = lostEvidence(item.act);
	if (lost === void 0) return [...standing, item];
	refused.push(refuse(item.act, lost));
	if (lost.code === "tampered") return standing;
	refused.push(...standing.map(({ act }) => refuse(act, {
		code: "superseded",
		at: item.act.at
	})));
	return [];
}
/** Why a standing sign-off does not count, or `undefined` where it does. */
function whyNot(proof, { act, bound }, { facts, court, digest }) {
	const standing = court.role(proof.role).standing(act.actor);
	if (standing.holds !== true) return standing.reason;
	const barred = whyBarred(proof, act.actor, court);
	if (barred) return barred;
	if (!proof.via.includes(act.via)) return {
		code: "way-not-accepted",
		via: act.via,
		accepted: proof.via
	};
	if (proof.note === "required" && !act.note?.trim()) return { code: "note-required" };
	if (bound === void 0) return { code: "unbound" };
	if (!digest.startsWith(bound)) return {
		code: "stale",
		bound,
		today: digest,
		...act.head === void 0 ? {} : { head: act.head }
	};
	if (proof.validFor !== void 0 && Date.parse(facts.now) - Date.parse(act.at) > proof.validFor * DAY) return {
		code: "expired",
		validFor: proof.validFor,
		at: act.at
	};
}
/** Why somebody who holds the role may not sign here: they made the change. */
function whyBarred(proof, person, court) {
	if (proof.notBy === "nobody") return void 0;
	if (court.isAuthor(person)) return { code: "is-author" };
	if (proof.notBy === "author") return void 0;
	const contribution = court.contributors.byKey.get(court.keyOf(person));
	if (contribution === void 0) return void 0;
	const { because, commit } = contribution;
	return {
		code: "is-contributor",
		because,
		...commit === void 0 ? {} : { commit }
	};
}
const NONE = {
	commitDoubts: [],
	unreadTeams: []
};
function doubtTeams({ role }, court) {
	return court.role(role).unreadable.map(({ team, detail }) => ({
		code: "unavailable",
		fact: `team ${team}`,
		detail
	}));
}
function doubtCommits({ notBy, unattributedCommits }, court) {
	const { unavailable, unattributed, unverified } = court.contributors;
	const strict = unattributedCommits === "error";
	return [
		...unavailable !== void 0 && (strict || notBy === "contributors") ? [{
			code: "unavailable",
			fact: "commits",
			detail: unavailable
		}] : [],
		...strict ? unattributed.map((commit) => ({
			code: "unattributed-commit",
			...commit
		})) : [],
		...strict ? unverified.map((commit) => ({
			code: "unverified-commit",
			...commit
		})) : []
	];
}
// src/core/proofs/sign-off.ts
/**
* Gives the verdict on one sign-off, once it is settled whose signatures fill its seats.
* @param seated keys of the people who hold a seat, at most `count` of them
* @param rivals roles that the same person may not fill as well, and who does fill them
*/
function judgeSignOff(signatures, seated, rivals, context) {
	const { proof, valid, refused } = signatures;
	const { court } = context;
	const signers = seated.flatMap((key) => valid.get(key) ?? []);
	const open = proof.count - signers.length;
	const candidates = listCandidates(proof, rivals, court);
	const lapsed = refused.filter(({ reason }) => reason.code === "stale" || reason.code === "expired").reverse();
	const seats = [...signers.map((act) => ({
		status: "filled",
		signer: summarise(act)
	})), ...Array.from({ length: open }, (_, index) => {
		const last = lapsed[index];
		return last ? {
			status: "open",
			lapsed: last
		} : { status: "open" };
	})];
	const passedOver = [...valid].filter(([key]) => !seated.includes(key)).map(([, act]) => refuse(act, open > 0 ? {
		code: "not-distinct",
		role: rivals.roles.join(", ")
	} : { code: "seat-filled" }));
	const doubts = [...signatures.commitDoubts, ...open > 0 ? signatures.unreadTeams : []];
	const reasons = doubts.length > 0 || open === 0 ? doubts : whyOpen(proof, open, candidates, context);
	const status = doubts.length > 0 ? "error" : open > 0 ? "pending" : "satisfied";
	const book = court.role(proof.role);
	return {
		kind: "sign-off",
		status,
		reasons,
		role: proof.role,
		count: proof.count,
		seats,
		candidates,
		alsoBy: [...book.unreadable.map(({ team }) => team), ...book.permission === void 0 ? [] : [`permission: ${book.permission}`]],
		notCounted: [...refused, ...passedOver]
	};
}
function whyOpen(proof, open, candidates, { facts, court }) {
	if (facts.pullRequest === null) return [{
		code: "no-pull-request",
		waitsFor: "person"
	}];
	const waits = {
		code: "seats-open",
		role: proof.role,
		open,
		count: proof.count
	};
	return isHopeless(proof, candidates, court) ? [waits, {
		code: "nobody-can-sign",
		role: proof.role
	}] : [waits];
}
function listCandidates(proof, rivals, court) {
	const whyCannot = (person, expired) => {
		if (expired !== void 0) return {
			code: "mandate-expired",
			role: proof.role,
			until: expired
		};
		if (rivals.seated.has(court.keyOf(person))) return {
			code: "not-distinct",
			role: rivals.roles.join(", ")
		};
		return whyBarred(proof, person, court);
	};
	return court.role(proof.role).members.map(({ person, expired }) => {
		const cannot = whyCannot(person, expired);
		return cannot ? {
			login: person.login,
			cannot
		} : { login: person.login };
	});
}
/** Everybody who could sign is known, and they are too few. */
function isHopeless(proof, candidates, court) {
	const book = court.role(proof.role);
	if (book.permission !== void 0 || book.unreadable.length > 0) return false;
	return candidates.filter(({ cannot }) => cannot === void 0).length < proof.count;
}
// src/core/proofs/tree.ts
/** From worst to best for `all`: one error spoils it, then one unmet, then one pending. */
const ALL = [
	"error",
	"unmet",
	"pending",
	"satisfied"
];
/** For `any`: one satisfied child is enough; otherwise hope (pending) before doubt (error) before failure. */
const ANY = [
	"satisfied",
	"pending",
	"error",
	"unmet"
];
/** The status of a tree over its children's; what the other children said is kept beside it. */
function combine(kind, children) {
	return (kind === "all" ? ALL : ANY).find((status) => children.includes(status)) ?? "error";
}
/** How good a status is for whoever waits on it: higher is better. */
const rankStatus = (status) => ALL.indexOf(status);
function combineVerdicts(kind, of) {
	return {
		kind,
		status: combine(kind, of.map(({ status }) => status)),
		of
	};
}
// src/core/proofs/judge-needs.ts
/** One judge for each proof kind that stands by itself; a kind without one does not compile. Sign-offs share their seats. */
function judgeMachine(proof, { facts, items }) {
	switch (proof.kind) {
		case "check": return judgeCheck(proof, facts);
		case "document": return judgeDocument(proof, facts);
		case "scan": return judgeScan(proof, items, facts);
		case "evidence": return judgeEvidence(proof, items, facts);
		case "missing-input": return {
			kind: proof.kind,
			status: "error",
			reasons: [{
				code: "input-missing",
				input: proof.input,
				pack: proof.pack
			}]
		};
	}
}
/** Judges the whole `needs` tree of a requirement. */
function judgeNeeds({ needs }, acts, bar) {
	const quieted = quietElsewhere(signOffsOf(needs).map((proof) => collectSignatures(proof, acts, bar)));
	const machine = /* @__PURE__ */ new Map();
	for (const proof of leavesOf(needs)) if (proof.kind !== "sign-off") machine.set(proof, judgeMachine(proof, bar));
	const judgeSeats = (seated) => new Map(quieted.map((each, index) => [each.proof, judgeSignOff(each, seated[index] ?? [], rivalsOf(each, quieted, seated), bar)]));
	const statusWhen = (filled) => {
		const seated = quieted.map(({ valid }, index) => [...valid.keys()].slice(0, filled[index]));
		const signOffs = judgeSeats(seated);
		return statusOf(needs, (proof) => (signOffs.get(proof) ?? machine.get(proof))?.status ?? "error");
	};
	const seated = assignSeats(quieted.map(benchOf), (filled) => rankStatus(statusWhen(filled)));
	const signOffs = judgeSeats(seated);
	const used = new Set(seated.flatMap((keys, index) => keys.map((key) => quieted[index]?.valid.get(key)?.id)));
	return build(needs, (proof) => hushUsed(signOffs.get(proof), used) ?? machine.get(proof));
}
function benchOf({ proof, valid }, _, all) {
	const apartFrom = all.flatMap((other, index) => proof.distinctFrom.includes(other.proof.role) ? [index] : []);
	return {
		count: proof.count,
		people: [...valid.keys()],
		apartFrom
	};
}
/** "Not in role" is noise about somebody whose signature counts for another role of the same requirement. */
function quietElsewhere(signatures) {
	const counted = new Set(signatures.flatMap(({ valid }) => [...valid.values()].map(({ id }) => id)));
	const isNoise = ({ id, reason }) => reason.code === "not-in-role" && counted.has(id);
	return signatures.map((each) => ({
		...each,
		refused: each.refused.filter((act) => !isNoise(act))
	}));
}
/** That a seat was taken already is no news to somebody who fills another of the same requirement. */
function hushUsed(verdict, used) {
	if (verdict === void 0) return void 0;
	const isNews = ({ id, reason }) => reason.code !== "seat-filled" || !used.has(id);
	return {
		...verdict,
		notCounted: verdict.notCounted.filter(isNews)
	};
}
/** The sign-offs that must come from other people, whichever side of the pair asked for it. */
function rivalsOf({ proof }, all, seated) {
	const areApart = (a, b) => a.distinctFrom.includes(b.role) || b.distinctFrom.includes(a.role);
	const rivals = all.flatMap((other, index) => other.proof !== proof && areApart(proof, other.proof) ? [index] : []);
	return {
		roles: rivals.flatMap((index) => all[index]?.proof.role ?? []),
		seated: new Set(rivals.flatMap((index) => seated[index] ?? []))
	};
}
function leavesOf(needs) {
	return isTree$1(needs) ? needs.of.flatMap(leavesOf) : [needs];
}
function statusOf(needs, leaf) {
	if (!isTree$1(needs)) return leaf(needs);
	return combine(needs.kind, needs.of.map((child) => statusOf(child, leaf)));
}
function build(needs, leaf) {
	if (isTree$1(needs)) return combineVerdicts(needs.kind, needs.of.map((child) => build(child, leaf)));
	const verdict = leaf(needs);
	if (verdict === void 0) throw new Error(`no judge answered for a ${needs.kind} proof`);
	return verdict;
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
	return leavesOf(needs).flatMap((proof) => {
		if (proof.kind === "evidence") return reportsOf(proof, facts).map(({ path, id }) => ({
			source: `report:${path}`,
			id
		}));
		if (proof.kind !== "document") return [];
		if ("pullRequest" in proof.source) return [{
			source: "pull-request",
			id: bodyId(facts)
		}];
		const document = own(facts.documents, proof.source.path);
		const id = document === void 0 || "unavailable" in document ? "unavailable" : "missing" in document ? "missing" : document.known.id;
		return [{
			source: `path:${proof.source.path}`,
			id
		}];
	});
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
		impact: CONCERNS.map((concern) => ({
			concern,
			effect: "not-measured",
			measures: []
		})),
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
			...addressed.lost.map((act) => ({
				code: "act-not-counted",
				act
			}))
		],
		...court.waiverRole === void 0 ? {} : { waiverRole: court.waiverRole }
	};
}
function isAdvisory({ mode, enforceFrom }, now) {
	return mode === "advisory" || enforceFrom !== void 0 && now.slice(0, 10) < enforceFrom;
}
const isBlocking = ({ enforcement, status }) => enforcement === "block" && (status === "error" || status === "unmet" || status === "pending");
function overall(blocking) {
	if (blocking.some(({ status }) => status !== "pending")) return "fail";
	return blocking.length > 0 ? "pending" : "pass";
}
/** Texts that somebody else edited, each once, until their authors' own later words stand there again. */
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
export { isTree as C, policyDigest as D, VERDICT_SCHEMA as E, isSignOff as S, satisfyingLeaves as T, countOpenSeats as _, foldLogin as a, isOpen as b, wordActReason as c, collectRefusals as d, describeRefusal as f, byUrgency as g, blockingOf as h, signOffsOf as i, wordNotice as l, alternativesOf as m, digestsAt as n, personOf as o, describeContribution as p, leavesOf as r, own as s, evaluate as t, wordReason as u, decidingLeaves as v, leavesOf$1 as w, isSettled as x, isObjected as y };
