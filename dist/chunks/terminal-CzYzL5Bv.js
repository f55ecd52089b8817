import { i as __toESM, t as __commonJSMin } from "./rolldown-runtime-BVN1G_yT.js";
import { _ as whoMaySign, a as describeLift, c as describeReason, d as nameBase, g as whoMayNotSign, i as describeLeaf, l as describeSigner, m as headline, n as EFFECT_WORDS, o as describeMeasure, r as describeLapse, s as describePassedOver, t as nextStep, u as describeSwitchedOff } from "./next-step-EZE5MZ1b.js";
import { A as isOpen, E as byUrgency, M as isSignOff, N as isTree, P as leavesOf, S as say, _ as join, d as collectRefusals, f as describeRefusal, h as code, j as isSettled, l as wordNotice, m as capitalise, u as wordReason, w as strong, x as plural, y as list } from "./evaluate-QYHyvsDv.js";
import { r as wrap, t as measure } from "./terminal-text-BQieh88d.js";
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
export { renderTerminal as t };
