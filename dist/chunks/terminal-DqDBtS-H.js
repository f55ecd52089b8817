import { i as __toESM } from "./rolldown-runtime-BVN1G_yT.js";
import { t as require_picocolors } from "./picocolors-fK8i8Ki4.js";
import { C as showsBars, E as headline, O as whoMayNotSign, S as reasonsBesides, T as drawBar, _ as describeSwitchedOff, a as measuredRows, b as nameConcerns, d as describeLeaf, f as describeLift, g as describeSigner, h as describeReason, k as whoMaySign, m as describePassedOver, n as EFFECT_WORDS, o as describeTables, p as describeLook, r as describeMeasures, s as describeReasons, t as nextStep, u as describeLapse, v as nameAlternative, w as BAR_LEGEND, x as describeNumbers, y as nameBase } from "./next-step-xK7x1UM2.js";
import { C as satisfyingLeaves, b as isSignOff, f as alternativesOf, l as collectRefusals, m as byUrgency, o as wordNotice, s as wordReason, u as describeRefusal, v as isOpen, x as isTree, y as isSettled } from "./evaluate-BPRLpvhG.js";
import { a as join, c as plain, d as say, l as plural, n as code, p as strong, s as list, t as capitalise } from "./span-B0rKepkQ.js";
import { d as formatMetric } from "./scope-C-FPumss.js";
import { r as wrap, t as measure } from "./terminal-text-CgOFFn3m.js";
// src/render/terminal-open.ts
var import_picocolors = /* @__PURE__ */ __toESM(require_picocolors(), 1);
/** Lines of numbers of one proof, and of groups of one number, before the rest is counted. */
const NUMBERS = 10;
const GROUPS = 5;
/** Reasons of one proof before the rest is counted. */
const REASONS = 5;
/** Everything an open requirement waits for, and why. */
function describeOpen(requirement, waiverRole, place) {
	const { id, status, reasons, proof, lifted, governed } = requirement;
	const context = {
		requirement: id,
		waiverRole
	};
	const look = describeLook(governed, code);
	return [
		...look.length === 0 ? [] : [{
			text: say`Look at ${look}`,
			depth: 0
		}],
		...reasonLines(reasons, context, status, 0),
		...proof === void 0 ? [] : describeProof(requirement, proof, {
			waiverRole,
			place
		}, 0),
		...lifted.map((one) => ({
			text: describeLift(one),
			depth: 0
		}))
	];
}
function reasonLines(reasons, context, status, depth) {
	const all = describeReasons(reasons, context);
	const more = all.length - REASONS;
	return [...all.slice(0, REASONS).map((text) => ({
		text,
		status,
		depth
	})), ...more > 0 ? [{
		text: say`and ${plural(more, "more reason")}`,
		depth
	}] : []];
}
function describeProof(requirement, proof, around, depth) {
	const { status } = proof;
	if (isTree(proof)) {
		const shown = proof.kind === "any" ? alternativesOf(proof) : proof.of;
		const inner = (by) => shown.flatMap((child) => {
			const lines = describeProof(requirement, child, around, depth + by);
			const own = lines.filter((line) => line.depth === depth + by);
			if (proof.kind !== "any" || by === 0 || isTree(child) || own.length < 2) return lines;
			return [{
				text: say`${nameAlternative(child)}:`,
				status: child.status,
				depth: depth + by
			}, ...lines.map((line) => ({
				...line,
				depth: line.depth + 1
			}))];
		});
		if (proof.kind === "any" && shown.length === 1) return inner(0);
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
		waiverRole: around.waiverRole
	};
	const lines = reasonLines((proof.kind === "evidence" ? reasonsBesides(proof) : proof.reasons).filter(({ code }) => seats.length === 0 || code !== "seats-open" && code !== "no-pull-request"), context, status, depth);
	const passedOver = describePassedOver(proof);
	const runs = passedOver.length === 0 ? [] : [{
		text: passedOver,
		depth
	}];
	const tables = describeTables(proof).map((text) => ({
		text,
		depth
	}));
	const numbers = proof.kind === "evidence" ? describeNumbersAndGroups(proof, around.place, depth) : [];
	const all = [
		...lines,
		...numbers,
		...runs,
		...seats
	];
	return [...all.length > 0 ? all : [{
		text: capitalise(describeLeaf(proof, around.place)),
		status,
		depth
	}], ...tables];
}
/** Numbers, and below one that fails its groups. */
function describeNumbersAndGroups(proof, place, depth) {
	return describeNumbers(proof, place, NUMBERS).flatMap(({ text, status, metric }) => [{
		text,
		depth,
		...status === void 0 ? {} : { status }
	}, ...status === "unmet" && metric !== void 0 ? describeGroups(metric, depth + 1) : []]);
}
function describeGroups({ groups, groupsOf, unit }, depth) {
	if (groups.length < 2) return [];
	const shares = groups.every(({ value }) => value >= 0 && value <= 1);
	const more = groups.length - GROUPS;
	return [...groups.slice(0, GROUPS).map(({ name, value, samples }) => {
		const number = formatMetric(value, groupsOf === void 0 ? unit : void 0);
		const size = samples === void 0 ? "" : `, n = ${samples.toLocaleString("en-US")}`;
		return {
			text: say`${shares ? `${drawBar(value)} ` : ""}${groupsOf === void 0 ? [] : say`${code(groupsOf)} `}${number} in ${code(name)}${size}`,
			depth
		};
	}), ...more > 0 ? [{
		text: say`and ${plural(more, "more group")}`,
		depth
	}] : []];
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
			putTitle(requirement, say`${requirement.dimension}, ${nameConcerns(requirement.concerns)}`);
			for (const line of describeOpen(requirement, verdict.waiverRole, placeOf(verdict))) {
				const indent = " ".repeat(4 + 2 * line.depth);
				if (line.status === void 0) put(line.text, indent);
				else put(line.text, `${indent}${SIGN[line.status]} `, paints[line.status]);
			}
		}
	});
	if (showsBars(verdict)) part(() => put(say`${BAR_LEGEND}.`));
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
const placeOf = (verdict) => ({
	base: nameBase(verdict),
	listsGroups: true,
	report: (path) => code(path)
});
function describeScope(verdict) {
	const { files, kinds, head } = verdict;
	const byKind = Object.entries(kinds).map(([kind, count]) => say`${count} ${kind}`);
	const governed = byKind.length === 0 ? say`${files.governed} governed` : say`${files.governed} governed: ${list(byKind, "and", ENTRIES)}`;
	return say`${code(head.slice(0, 7))} into ${code(nameBase(verdict))} · ${plural(files.changed, "file")} changed, ${governed}`;
}
function putSettled(verdict, settled, title, putTitle, put) {
	if (settled.length > 0) title("Settled");
	for (const requirement of settled) {
		const { id, status, reasons, proof } = requirement;
		const because = status === "waived" ? reasons.slice(0, 1).map((reason) => wordReason(reason, { requirement: id }).what) : satisfyingLeaves(proof).flatMap((leaf) => {
			if (leaf.status !== "satisfied") return [];
			const signers = isSignOff(leaf) ? leaf.seats.flatMap(({ signer }) => signer === void 0 ? [] : [say`${signer.by.login}`]) : [];
			return signers.length > 0 ? [say`signed by ${list(signers, "and", 3)}`] : [describeLeaf(leaf, placeOf(verdict))];
		});
		putTitle(requirement, join(because.slice(0, 3), " · "));
		for (const table of satisfyingLeaves(proof).flatMap(describeTables)) put(table, "  ");
	}
	const idle = verdict.requirements.filter(({ status }) => status === "not-applicable");
	if (idle.length > 0) put(say`${plural(idle.length, "requirement")} ${idle.length === 1 ? "does" : "do"} not apply`, "· ");
	for (const off of describeSwitchedOff(idle)) put(off, "  ");
}
function putImpact(verdict, title, put) {
	const { impact } = verdict;
	const measured = measuredRows(impact);
	if (measured.length === 0) return;
	title("What this change does");
	for (const row of measured) put(join([say`${EFFECT_WORDS[row.effect]}`, describeMeasures(row, nameBase(verdict))], " · "), `  ${row.concern.padEnd(14)}  `);
	const others = impact.filter(({ effect }) => effect === "not-measured").map(({ concern }) => plain(concern));
	if (others.length > 0) put(say`${EFFECT_WORDS["not-measured"]}: ${list(others, "and")}`, "  ");
}
export { renderTerminal as t };
