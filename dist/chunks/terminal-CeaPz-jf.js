import { i as __toESM, t as __commonJSMin } from "./rolldown-runtime-BVN1G_yT.js";
import { A as isTree, C as byUrgency, D as isOpen, E as isObjected, O as isSettled, S as blockingOf, T as decidingLeaves, _ as plural, a as wordNotice, c as describeRefusal, d as code, f as codeLink, h as list, i as wordActReason, j as leavesOf, k as isSignOff, m as link, o as wordReason, p as join, r as wrap, s as collectRefusals, t as measure, u as capitalise, v as say, w as countOpenSeats, y as strong } from "./terminal-text-CUWhBjls.js";
import { l as escapeCode } from "./io-D8wsPIM3.js";
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
		case "scan": return say`artefact scan`;
		case "evidence": return say`evidence`;
		case "missing-input": return say`an input of the policy`;
	}
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
// src/render/terminal-open.ts
var import_picocolors = /* @__PURE__ */ __toESM((/* @__PURE__ */ __commonJSMin(((exports, module) => {
	let p = process || {};
	let argv = p.argv || [];
	let env = p.env || {};
	let isColorSupported = !(!!env.NO_COLOR || argv.includes("--no-color")) && (!!env.FORCE_COLOR || argv.includes("--color") || p.platform === "win32" || (p.stdout || {}).isTTY && env.TERM !== "dumb" || !!env.CI);
	let formatter = (open, close, replace = open) => (input) => {
		let string = "" + input, index = string.indexOf(close, open.length);
		return ~index ? open + replaceClose(string, close, replace, index) + close : open + string + close;
	};
	let replaceClose = (string, close, replace, index) => {
		let result = "", cursor = 0;
		do {
			result += string.substring(cursor, index) + replace;
			cursor = index + close.length;
			index = string.indexOf(close, cursor);
		} while (~index);
		return result + string.substring(cursor);
	};
	let createColors = (enabled = isColorSupported) => {
		let f = enabled ? formatter : () => String;
		return {
			isColorSupported: enabled,
			reset: f("\x1B[0m", "\x1B[0m"),
			bold: f("\x1B[1m", "\x1B[22m", "\x1B[22m\x1B[1m"),
			dim: f("\x1B[2m", "\x1B[22m", "\x1B[22m\x1B[2m"),
			italic: f("\x1B[3m", "\x1B[23m"),
			underline: f("\x1B[4m", "\x1B[24m"),
			inverse: f("\x1B[7m", "\x1B[27m"),
			hidden: f("\x1B[8m", "\x1B[28m"),
			strikethrough: f("\x1B[9m", "\x1B[29m"),
			black: f("\x1B[30m", "\x1B[39m"),
			red: f("\x1B[31m", "\x1B[39m"),
			green: f("\x1B[32m", "\x1B[39m"),
			yellow: f("\x1B[33m", "\x1B[39m"),
			blue: f("\x1B[34m", "\x1B[39m"),
			magenta: f("\x1B[35m", "\x1B[39m"),
			cyan: f("\x1B[36m", "\x1B[39m"),
			white: f("\x1B[37m", "\x1B[39m"),
			gray: f("\x1B[90m", "\x1B[39m"),
			bgBlack: f("\x1B[40m", "\x1B[49m"),
			bgRed: f("\x1B[41m", "\x1B[49m"),
			bgGreen: f("\x1B[42m", "\x1B[49m"),
			bgYellow: f("\x1B[43m", "\x1B[49m"),
			bgBlue: f("\x1B[44m", "\x1B[49m"),
			bgMagenta: f("\x1B[45m", "\x1B[49m"),
			bgCyan: f("\x1B[46m", "\x1B[49m"),
			bgWhite: f("\x1B[47m", "\x1B[49m"),
			blackBright: f("\x1B[90m", "\x1B[39m"),
			redBright: f("\x1B[91m", "\x1B[39m"),
			greenBright: f("\x1B[92m", "\x1B[39m"),
			yellowBright: f("\x1B[93m", "\x1B[39m"),
			blueBright: f("\x1B[94m", "\x1B[39m"),
			magentaBright: f("\x1B[95m", "\x1B[39m"),
			cyanBright: f("\x1B[96m", "\x1B[39m"),
			whiteBright: f("\x1B[97m", "\x1B[39m"),
			bgBlackBright: f("\x1B[100m", "\x1B[49m"),
			bgRedBright: f("\x1B[101m", "\x1B[49m"),
			bgGreenBright: f("\x1B[102m", "\x1B[49m"),
			bgYellowBright: f("\x1B[103m", "\x1B[49m"),
			bgBlueBright: f("\x1B[104m", "\x1B[49m"),
			bgMagentaBright: f("\x1B[105m", "\x1B[49m"),
			bgCyanBright: f("\x1B[106m", "\x1B[49m"),
			bgWhiteBright: f("\x1B[107m", "\x1B[49m")
		};
	};
	module.exports = createColors();
	module.exports.createColors = createColors;
})))(), 1);
/** Reasons of one proof before the rest is counted. */
const REASONS = 5;
/** Everything an open requirement waits for, and why. */
function describeOpen(requirement, waiverRole) {
	const { id, status, reasons, proof, lifted, governed } = requirement;
	const context = {
		requirement: id,
		waiverRole
	};
	const [first] = governed.first;
	const look = first === void 0 ? [] : governed.count > 1 ? say`${code(first)} and ${governed.count - 1} more` : say`${code(first)}`;
	return [
		...look.length === 0 ? [] : [{
			text: say`Look at ${look}`,
			depth: 0
		}],
		...reasons.slice(0, REASONS).map((reason) => ({
			text: describeReason(wordReason(reason, context)),
			status,
			depth: 0
		})),
		...rest(reasons.length, 0),
		...proof === void 0 ? [] : describeProof(requirement, proof, waiverRole, 0),
		...lifted.map((one) => ({
			text: describeLift(one),
			depth: 0
		}))
	];
}
const rest = (count, depth) => count > REASONS ? [{
	text: say`and ${count - REASONS} more reasons`,
	depth
}] : [];
function describeProof(requirement, proof, waiverRole, depth) {
	const { status } = proof;
	if (isTree(proof)) {
		const inner = (by) => proof.of.flatMap((child) => describeProof(requirement, child, waiverRole, depth + by));
		if (proof.kind === "any") return [{
			text: say`One of these is enough:`,
			status,
			depth
		}, ...inner(1)];
		return depth === 0 ? inner(0) : [{
			text: say`All of these:`,
			status,
			depth
		}, ...inner(1)];
	}
	const seats = isSignOff(proof) ? describeSeats(requirement, proof, depth) : [];
	const context = {
		requirement: requirement.id,
		waiverRole
	};
	const reasons = proof.reasons.filter(({ code }) => seats.length === 0 || code !== "seats-open" && code !== "no-pull-request");
	const lines = reasons.slice(0, REASONS).map((reason) => ({
		text: describeReason(wordReason(reason, context)),
		status,
		depth
	}));
	const passedOver = describePassedOver(proof);
	const runs = passedOver.length === 0 ? [] : [{
		text: passedOver,
		depth
	}];
	const all = [
		...lines,
		...rest(reasons.length, depth),
		...runs,
		...seats
	];
	return all.length > 0 ? all : [{
		text: capitalise(describeLeaf(proof)),
		status,
		depth
	}];
}
function describeSeats({ digest }, proof, depth) {
	const firstOpen = proof.seats.findIndex(({ status }) => status === "open");
	return proof.seats.flatMap((seat, index) => {
		const people = seat.signer === void 0 ? whoMaySign(proof, seat) : describeSigner(seat.signer);
		const parts = [
			say`${proof.role} signs`,
			people,
			...digest === void 0 ? [] : [say`${code(digest.slice(0, 16))}`]
		];
		const status = seat.status === "filled" ? "satisfied" : "pending";
		const barred = index === firstOpen ? whoMayNotSign(proof) : [];
		return [
			{
				text: join(parts.filter(({ length }) => length > 0), " · "),
				status,
				depth
			},
			...seat.lapsed === void 0 ? [] : [{
				text: describeLapse(seat.lapsed, () => []),
				depth: depth + 1
			}],
			...barred.length === 0 ? [] : [{
				text: say`Cannot sign here: ${barred}`,
				depth: depth + 1
			}]
		];
	});
}
// src/render/terminal.ts
/** The verdict for a terminal: the same facts in the same words as the checklist, without what only a web page can do. */
/** Entries of a list before the rest is counted: a terminal has JSON for more. */
const ENTRIES = 10;
/** Ids longer than this do not widen the column of ids. */
const ID_COLUMN = 16;
const SIGN = {
	satisfied: "✓",
	pending: "○",
	unmet: "✗",
	error: "!",
	waived: "–",
	"not-applicable": "·"
};
/** Writes the verdict as lines of at most `width` columns (never less than 40), ending in a line end. */
function renderTerminal(verdict, { colour, width }) {
	const colours = import_picocolors.default.createColors(colour);
	const paints = paintsOf(colours);
	const lines = [];
	const columns = Math.max(40, width);
	const put = (text, lead = "", paint) => {
		lines.push(...wrap(text, paint === void 0 ? { text: lead } : {
			text: lead,
			paint
		}, columns, colours));
	};
	const title = (text) => put(say`${strong(text)}`);
	const part = (write) => {
		const before = lines.length;
		write();
		if (lines.length > before) lines.splice(before, 0, "");
	};
	const { tone, text } = headline(verdict);
	put([{
		kind: "strong",
		text
	}], `${TONE_SIGN[tone]} `, paints[TONE_STATUS[tone]]);
	put(describeScope(verdict), "  ");
	const open = byUrgency(verdict.requirements.filter(isOpen));
	const settled = verdict.requirements.filter(isSettled);
	const idColumn = Math.min(ID_COLUMN, Math.max(0, ...[...open, ...settled].map(({ id }) => measure(id))));
	const putTitle = ({ id, title: name, status }, rest) => {
		const label = id + " ".repeat(Math.max(0, idColumn - measure(id)));
		put(join([say`${strong(label)}  ${name}`, rest].filter(({ length }) => length > 0), " · "), `${SIGN[status]} `, paints[status]);
	};
	for (const [name, group] of [["Open", open.filter(({ enforcement }) => enforcement === "block")], ["Open, does not block", open.filter(({ enforcement }) => enforcement !== "block")]]) part(() => {
		if (group.length > 0) title(name);
		for (const requirement of group) {
			putTitle(requirement, say`${requirement.dimension}, ${requirement.concerns.join(", ")}`);
			for (const line of describeOpen(requirement, verdict.waiverRole)) {
				const indent = " ".repeat(4 + 2 * line.depth);
				if (line.status === void 0) put(line.text, indent);
				else put(line.text, `${indent}${SIGN[line.status]} `, paints[line.status]);
			}
		}
	});
	part(() => putSettled(verdict, settled, title, putTitle, put));
	part(() => putImpact(verdict, title, put));
	part(() => {
		const refusals = collectRefusals(verdict);
		if (refusals.length > 0) title("Not counted");
		for (const refusal of refusals.slice(0, ENTRIES)) put(describeRefusal(refusal, verdict.waiverRole), "- ");
		if (refusals.length > ENTRIES) put(say`and ${refusals.length - ENTRIES} more`, "- ");
	});
	part(() => {
		const notices = verdict.notices.filter(({ code }) => code !== "act-not-counted");
		if (notices.length > 0) title("Notes");
		for (const notice of notices.slice(0, ENTRIES)) put(describeReason(wordNotice(notice, { waiverRole: verdict.waiverRole })), "- ");
		if (notices.length > ENTRIES) put(say`and ${notices.length - ENTRIES} more`, "- ");
	});
	part(() => {
		const step = nextStep(verdict);
		if (step !== void 0) put(step, "Next: ", colours.bold);
	});
	return `${lines.join("\n")}\n`;
}
const TONE_STATUS = {
	pass: "satisfied",
	pending: "pending",
	fail: "unmet",
	error: "error",
	advice: "pending"
};
const TONE_SIGN = {
	pass: "✓",
	pending: "○",
	fail: "✗",
	error: "!",
	advice: "i"
};
const paintsOf = ({ green, yellow, red, magenta, blue, dim }) => ({
	satisfied: green,
	pending: yellow,
	unmet: red,
	error: magenta,
	waived: blue,
	"not-applicable": dim
});
function describeScope(verdict) {
	const { files, kinds, head } = verdict;
	const byKind = Object.entries(kinds).map(([kind, count]) => say`${count} ${kind}`);
	const governed = byKind.length === 0 ? say`${files.governed} governed` : say`${files.governed} governed: ${list(byKind, "and", ENTRIES)}`;
	return say`${code(head.slice(0, 7))} into ${code(nameBase(verdict))} · ${plural(files.changed, "file")} changed, ${governed}`;
}
function putSettled({ requirements }, settled, title, putTitle, put) {
	if (settled.length > 0) title("Settled");
	for (const requirement of settled) {
		const { id, status, reasons, proof } = requirement;
		const because = status === "waived" ? reasons.slice(0, 1).map((reason) => wordReason(reason, { requirement: id }).what) : leavesOf(proof).flatMap((leaf) => {
			if (leaf.status !== "satisfied") return [];
			const signers = isSignOff(leaf) ? leaf.seats.flatMap(({ signer }) => signer === void 0 ? [] : [say`${signer.by.login}`]) : [];
			return signers.length > 0 ? [say`signed by ${list(signers, "and", 3)}`] : [describeLeaf(leaf)];
		});
		putTitle(requirement, join(because.slice(0, 3), " · "));
	}
	const idle = requirements.filter(({ status }) => status === "not-applicable");
	if (idle.length > 0) put(say`${plural(idle.length, "requirement")} ${idle.length === 1 ? "does" : "do"} not apply`, "· ");
	for (const off of describeSwitchedOff(idle)) put(off, "  ");
}
function putImpact({ impact }, title, put) {
	const measured = impact.filter(({ effect }) => effect !== "not-measured");
	if (measured.length > 0) title("What this change does");
	for (const { concern, effect, measures } of measured) put(join([say`${EFFECT_WORDS[effect]}`, ...measures.slice(0, 4).map(describeMeasure)], " · "), `  ${concern.padEnd(14)}  `);
}
export { whoMaySign as _, describeLapse as a, describeMeasure as c, describeSigner as d, describeSwitchedOff as f, whoMayNotSign as g, awaited as h, EFFECT_WORDS as i, describePassedOver as l, headline as m, nextStep as n, describeLeaf as o, nameBase as p, seatLine as r, describeLift as s, renderTerminal as t, describeReason as u };
