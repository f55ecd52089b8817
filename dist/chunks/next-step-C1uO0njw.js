import { S as isSignOff, _ as countOpenSeats, b as isOpen, c as wordActReason, h as blockingOf, u as wordReason, v as decidingLeaves, x as isSettled, y as isObjected } from "./evaluate-B-BQ5rKb.js";
import { c as escapeCode, l as readCode } from "./io-B4g5SGRN.js";
import { a as code, c as link, d as plural, f as say, i as capitalise, l as list, m as strong, o as codeLink, s as join } from "./terminal-text-DFpgzBvV.js";
// src/render/awaited.ts
/** How many names a seat or a role is shown with before the rest is counted. */
const NAMES = 4;
/** Who may take an open seat: `dan again`, `vera or viktor`, `members of acme/ml`. Empty where nobody is known. */
function whoMaySign(proof, seat) {
	const signed = new Set(proof.seats.flatMap(({ signer }) => signer === void 0 ? [] : [signer.by.login.toLowerCase()]));
	const able = proof.candidates.filter(({ login, cannot }) => cannot === void 0 && !signed.has(login.toLowerCase()));
	const again = seat?.lapsed?.by.login;
	if (again !== void 0 && able.some(({ login }) => login.toLowerCase() === again.toLowerCase())) return say`${strong(again)} again`;
	return list([...able.map(({ login }) => strong(login)), ...proof.alsoBy.map(describeGroup)], "or", NAMES);
}
function describeGroup(group) {
	if (group.includes("/")) return say`${code(group)}`;
	return say`anyone with ${code(group.replace(/^permission: */, ""))} permission`;
}
/** Members who hold the role and still may not sign, each with why: `bob (author)`. */
function whoMayNotSign(proof) {
	const barred = proof.candidates.flatMap(({ login, cannot }) => {
		if (cannot === void 0) return [];
		const { brief, what } = wordActReason(cannot);
		return [brief === void 0 ? say`${login} (${what})` : say`${login} (${brief})`];
	});
	return list(barred, "and", NAMES);
}
/** Who and what the gate waits for, one text for each role and group of people, in policy order. */
function awaited(verdict) {
	const groups = /* @__PURE__ */ new Map();
	const wait = (who, { id, status }) => {
		const key = JSON.stringify(who);
		const group = groups.get(key) ?? {
			who,
			requirements: /* @__PURE__ */ new Map()
		};
		group.requirements.set(id, status === "pending" ? say`${code(id)}` : say`${code(id)} after the fix`);
		groups.set(key, group);
	};
	for (const requirement of blockingOf(verdict)) for (const leaf of decidingLeaves(requirement.proof)) {
		if (isSignOff(leaf)) for (const who of seatsAwaited(leaf)) wait(who, requirement);
		if (leaf.kind === "check" && leaf.status === "pending") wait(say`the check ${code(leaf.name)}`, requirement);
	}
	return [...groups.values()].map(({ who, requirements }) => say`${who} on ${list([...requirements.values()], "and", 6)}`);
}
function seatsAwaited(proof) {
	return proof.seats.filter(({ status }) => status === "open").map((seat) => {
		const people = whoMaySign(proof, seat);
		return people.length === 0 ? say`${proof.role}` : join([people, say`(${proof.role})`], " ");
	});
}
// src/render/headline.ts
/** The decision in one line, such as `Blocked: 1 objection, 3 sign-offs open`. */
function headline(verdict) {
	if (verdict.mode === "advisory" && verdict.status === "pass") {
		const count = verdict.blocking.length;
		return count === 0 ? {
			tone: "pass",
			text: "Advisory: nothing would block"
		} : {
			tone: "advice",
			text: `Advisory: ${count} would block (${summariseOpen(verdict)})`
		};
	}
	const advisory = verdict.mode === "advisory" ? "Advisory: " : "";
	switch (verdict.status) {
		case "pass": return {
			tone: "pass",
			text: `${advisory}Passed: ${summariseSettled(verdict)}`
		};
		case "pending": return {
			tone: "pending",
			text: `${advisory}Waiting: ${summariseOpen(verdict)}`
		};
		case "fail": return {
			tone: "fail",
			text: `${advisory}Blocked: ${summariseOpen(verdict)}`
		};
		case "error": return {
			tone: "error",
			text: `${advisory}No decision: ${summariseOpen(verdict)}`
		};
	}
}
/** What keeps the gate shut, in counts, worst first. */
function summariseOpen(verdict) {
	const blocking = blockingOf(verdict);
	const errors = blocking.filter(({ status }) => status === "error").length;
	const objections = blocking.filter((one) => one.status === "unmet" && isObjected(one)).length;
	const unmet = blocking.filter((one) => one.status === "unmet" && !isObjected(one)).length;
	const seats = blocking.reduce((sum, { proof }) => sum + countOpenSeats(proof), 0);
	const texts = blocking.reduce((sum, { proof }) => sum + countPending(proof, "document"), 0);
	const jobs = blocking.reduce((sum, { proof }) => sum + countPending(proof, "check"), 0);
	const parts = [
		errors > 0 ? `${errors} not decidable` : "",
		objections > 0 ? plural(objections, "objection") : "",
		unmet > 0 ? `${plural(unmet, "requirement")} failed` : "",
		seats > 0 ? `${plural(seats, "sign-off")} open` : "",
		texts > 0 ? `${plural(texts, "text")} to come` : "",
		jobs > 0 ? `${plural(jobs, "check")} not finished` : ""
	].filter((part) => part !== "");
	if (parts.length > 0) return parts.join(", ");
	return blocking.length > 0 ? `${plural(blocking.length, "requirement")} open` : "the facts could not be read";
}
function countPending(proof, wanted) {
	return decidingLeaves(proof).filter(({ kind, status }) => kind === wanted && status === "pending").length;
}
function summariseSettled({ requirements }) {
	const settled = requirements.filter((one) => one.enforcement === "block" && isSettled(one));
	const waived = settled.filter(({ status }) => status === "waived").length;
	const open = requirements.filter((one) => one.enforcement === "warn" && isOpen(one)).length;
	const holds = settled.length - waived;
	if (settled.length + open === 0) return "no requirement applies";
	return [
		holds > 0 ? `${plural(holds, "requirement")} ${holds === 1 ? "holds" : "hold"}` : "",
		waived > 0 ? `${waived} waived` : "",
		open > 0 ? plural(open, "warning") : ""
	].filter((part) => part !== "").join(", ");
}
/**
* Writes a seat's line, without a line end. `tail` is Markdown that follows after ` · `.
* `box: false` writes a bullet instead, for places where nobody can tick.
*/
function seatLine(seat, tail = "", { box = true } = {}) {
	const open = box ? "[ ]" : "▫️";
	const filled = box ? "[x]" : "☑️";
	const mark = `${escapeCode(seat.role)} signs ${escapeCode(seat.requirement)} \`${seat.digest.slice(0, 16)}\``;
	return `- ${seat.ticked ? filled : open} ${mark}${tail === "" ? "" : ` · ${tail}`}`;
}
/**
* Reads a line of a comment, which may end in a backslash where the seat's notes follow; `undefined` unless it has exactly the form that `seatLine` writes with a box.
*/
function parseSeatLine(line) {
	const box = /^ *- \[([ xX])\] /.exec(line);
	if (box === null) return void 0;
	const role = readCode(line, box[0].length);
	if (role === void 0 || !line.startsWith(" signs ", role.end)) return void 0;
	const requirement = readCode(line, role.end + 7);
	if (requirement === void 0) return void 0;
	const rest = /^ `([0-9a-f]{16})`(?: · .*)?\\?\r?$/s.exec(line.slice(requirement.end));
	if (rest?.[1] === void 0) return void 0;
	return {
		requirement: requirement.text,
		role: role.text,
		digest: rest[1],
		ticked: box[1] !== " "
	};
}
// src/render/describe.ts
const EFFECT_WORDS = {
	worse: "▼ worse",
	better: "▲ better",
	same: "= same",
	"not-measured": "not measured"
};
/** The base in words: its branch, or the commit's first digits. */
const nameBase = ({ baseRef, base }) => baseRef ?? base.slice(0, 7);
function describeMeasure({ name, base, head }) {
	return base === void 0 ? say`${name} ${head}` : say`${name} ${base} → ${head}`;
}
/** A proof in a few words, for where its reasons say nothing. */
function describeLeaf(leaf) {
	switch (leaf.kind) {
		case "sign-off": return say`sign-off by ${leaf.role}`;
		case "check": return say`check ${leaf.url === void 0 ? code(leaf.name) : codeLink(leaf.name, leaf.url)}`;
		case "document": return leaf.source === "pull-request" ? say`the pull request's description` : say`${code(leaf.source)}`;
		case "scan": return describeScan(leaf);
		case "evidence": return leaf.reports.length === 0 ? say`evidence of format ${code(leaf.format)}` : say`${list(leaf.reports.map(code), "and", 3)} of this change ${leaf.reports.length === 1 ? "says" : "say"} so; the gate has not read ${plural(leaf.outOfReach, "file")} itself`;
		case "missing-input": return say`an input of the policy`;
	}
}
/** `artefact scan: 3 safe (onnx, safetensors)`; more than safe is told by reasons. */
function describeScan({ scanned, artefacts, formats }) {
	const counts = Object.entries(scanned).flatMap(([verdict, count]) => count === 0 ? [] : `${count} ${verdict}`);
	const found = [...new Set(artefacts.flatMap((artefact) => artefact.formats))].sort();
	const what = formats === void 0 ? "artefact scan" : "artefact formats";
	if (counts.length === 0) return say`${what}: nothing to scan`;
	const unverified = artefacts.filter(({ reach }) => reach === "unverified").length;
	const allowed = artefacts.filter((artefact) => artefact.allowed.length > 0).map(({ path }) => code(path));
	const lifted = allowed.length === 0 ? [] : say`; the policy allows what ${list(allowed, "and", 3)} ${allowed.length === 1 ? "holds" : "hold"}`;
	const note = unverified === 0 ? [] : say`; ${plural(unverified, "Git LFS object")} read in part, not held against ${unverified === 1 ? "its oid" : "their oids"}`;
	return say`${what}: ${counts.join(", ")}${found.length === 0 ? [] : say` (${list(found.map(code), "and", 4)})`}${lifted}${note}`;
}
/** `alice's objection of 2026-11-20 was lifted by erin: "checked by hand"`. */
function describeLift({ objection, by }) {
	const how = by.by.login === objection.by.login ? say`withdrawn` : say`lifted by ${by.by.login}`;
	return say`${objection.by.login}'s objection of ${objection.at.slice(0, 10)} was ${how}${by.note === void 0 ? "" : say`: "${by.note}"`}`;
}
/** `alice, 2026-11-20: "note"`. */
function describeSigner({ by, at, note, url }) {
	const day = url === void 0 ? say`${at.slice(0, 10)}` : say`${link(at.slice(0, 10), url)}`;
	return say`${by.login}, ${day}${note === void 0 ? "" : say`: "${note}"`}`;
}
/** Why a sign-off that once filled a seat no longer does; `compare` leads to what changed. */
function describeLapse({ by, at, reason }, compare) {
	if (reason.code !== "stale") return say`${by.login} signed on ${at.slice(0, 10)}, but ${wordActReason(reason).what}`;
	const where = reason.head === void 0 ? [] : say` at ${code(reason.head.slice(0, 7))}`;
	return say`Stale: ${by.login} signed on ${at.slice(0, 10)}${where}; what it covers has changed since.${compare(reason.head)}`;
}
/** A reason as sentences, the last without its full stop. */
const describeReason = ({ what, fix }) => fix === void 0 ? capitalise(what) : say`${join([capitalise(what), capitalise(fix)], endsSentence(what) ? " " : ". ")}.`;
/** A quoted message may end with a question of its own. */
const endsSentence = (text) => /[.?!]$/.test(text.at(-1)?.text ?? "");
const PASSED_OVER = {
	"other-app": "another app",
	"other-workflow": "another workflow",
	older: "older"
};
/** Runs of a check's name that prove nothing: `Passed over: evil-app (another app)`. Empty where the check is satisfied. */
function describePassedOver(leaf) {
	if (leaf.kind !== "check" || leaf.status === "satisfied" || leaf.notCounted.length === 0) return [];
	const runs = leaf.notCounted.map(({ app, workflow, reason }) => say`${code(workflow ?? app)} (${PASSED_OVER[reason]})`);
	return say`Passed over: ${list(runs, "and", 3)}`;
}
/** Requirements that would have had something to judge, but for their condition; a few by name. */
function describeSwitchedOff(idle) {
	const off = idle.flatMap(({ id, reasons }) => {
		const [reason] = reasons;
		return reason?.code === "when-false" ? [say`${code(id)} because ${code(reason.when)} is false`] : [];
	});
	return off.length > 5 ? [...off.slice(0, 5), say`${off.length - 5} more like these`] : off;
}
// src/render/describe-tables.ts
/** Tables of a scan that are told of, and columns of one. */
const TABLES = 5;
const COLUMNS = 4;
/** What a change does to each table that was there before: its columns and rows. Nothing of those that look the same. */
function describeTables(leaf) {
	if (leaf.kind !== "scan") return [];
	const changed = leaf.artefacts.map(describeTable).filter((text) => text.length > 0);
	const more = changed.length - TABLES;
	return more > 0 ? [...changed.slice(0, TABLES), say`${more} more tables look different`] : changed;
}
function describeTable({ path, table, baseTable }) {
	if (table === void 0 || baseTable === void 0) return [];
	const [now, before] = [table, baseTable].map(({ columns }) => new Map(columns.map(({ name, type }) => [name, type])));
	if (now === void 0 || before === void 0) return [];
	const added = [...now.keys()].filter((name) => !before.has(name));
	const lost = [...before.keys()].filter((name) => !now.has(name));
	const retyped = [...now].flatMap(([name, type]) => {
		const old = before.get(name);
		return old === void 0 || type === void 0 || old === type ? [] : [say`${code(name)} (${old} → ${type})`];
	});
	const parts = [
		...added.length === 0 ? [] : [say`gains ${list(added.map(code), "and", COLUMNS)}`],
		...lost.length === 0 ? [] : [say`loses ${list(lost.map(code), "and", COLUMNS)}`],
		...retyped.length === 0 ? [] : [say`has another type in ${list(retyped, "and", COLUMNS)}`],
		...table.rows === void 0 || baseTable.rows === void 0 || table.rows === baseTable.rows ? [] : [say`${count(baseTable.rows)} → ${count(table.rows)} rows`]
	];
	return parts.length === 0 ? [] : say`${code(path)} ${join(parts, "; ")}`;
}
const count = (rows) => rows.toLocaleString("en-US");
// src/render/next-step.ts
/** In the order in which they are worth doing. */
const STEPS = [
	"error",
	"objection",
	"failed",
	"missing",
	"stale",
	"waiting",
	"running"
];
/** The one thing to do next, or nothing where the gate passes. */
function nextStep(verdict) {
	const firsts = /* @__PURE__ */ new Map();
	for (const requirement of blockingOf(verdict)) for (const [step, text] of stepsOf(requirement, verdict.waiverRole)) if (!firsts.has(step)) firsts.set(step, text);
	return STEPS.map((step) => firsts.get(step)).find((text) => text !== void 0);
}
function stepsOf(requirement, waiverRole) {
	const context = {
		requirement: requirement.id,
		waiverRole
	};
	const fixOf = (reason) => {
		if (reason.code === "check-running") return say`wait for the check ${code(reason.name)} (${code(requirement.id)})`;
		const { what, fix = what } = wordReason(reason, context);
		return fix.some(({ text }) => text.includes(requirement.id)) ? fix : say`${fix} (${code(requirement.id)})`;
	};
	const ofRequirement = requirement.reasons.map((reason) => [reason.code === "objected" ? "objection" : requirement.status === "error" ? "error" : "failed", fixOf(reason)]);
	const ofLeaves = decidingLeaves(requirement.proof).flatMap((leaf) => [...leaf.reasons.filter(({ code }) => code !== "seats-open").map((reason) => [stepOf(leaf, reason), fixOf(reason)]), ...seatStep(leaf, requirement.id)]);
	return [...ofRequirement, ...ofLeaves];
}
function stepOf(leaf, { code: reason }) {
	if (reason === "check-running") return "running";
	if (reason === "document-missing" || reason === "check-missing") return "missing";
	if (reason === "no-pull-request") return "waiting";
	return leaf.status === "error" ? "error" : "failed";
}
function seatStep(leaf, id) {
	if (!isSignOff(leaf) || leaf.status !== "pending") return [];
	const seat = leaf.seats.find(({ status, lapsed }) => status === "open" && lapsed !== void 0) ?? leaf.seats.find(({ status }) => status === "open");
	if (seat === void 0) return [];
	const people = whoMaySign(leaf);
	const lapsed = seat.lapsed?.by.login;
	if (lapsed !== void 0) return [["stale", say`ask ${lapsed} (${leaf.role}) to look again and sign ${code(id)}`]];
	return [["waiting", say`ask ${people.length === 0 ? leaf.role : say`${people} (${leaf.role})`} to look and sign ${code(id)}`]];
}
export { whoMayNotSign as _, describeLeaf as a, describePassedOver as c, describeSwitchedOff as d, nameBase as f, awaited as g, headline as h, describeLapse as i, describeReason as l, seatLine as m, describeTables as n, describeLift as o, parseSeatLine as p, EFFECT_WORDS as r, describeMeasure as s, nextStep as t, describeSigner as u, whoMaySign as v };
