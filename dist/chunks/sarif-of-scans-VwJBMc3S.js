import { m as DIMENSIONS, p as CONCERNS } from "./file-schema-BZ79ypCY.js";
import { n as sha256Hex } from "./canonical-json-DABuQivo.js";
import { C as satisfyingLeaves, S as leavesOf, b as isSignOff, d as describeContribution, f as alternativesOf, g as decidingLeaves, l as collectRefusals, m as byUrgency, o as wordNotice, s as wordReason, u as describeRefusal, v as isOpen, x as isTree, y as isSettled } from "./evaluate-BPRLpvhG.js";
import { c as escapeCode, l as readCode } from "./io-B4g5SGRN.js";
import { a as join, c as plain, d as say, l as plural, n as code, o as link, p as strong, r as codeLink, s as list, t as capitalise } from "./span-B0rKepkQ.js";
import { r as ruleOf } from "./rules-CmDyu9bD.js";
import { d as formatMetric } from "./scope-C-FPumss.js";
import { C as showsBars, D as awaited, E as headline, O as whoMayNotSign, S as reasonsBesides, T as drawBar, _ as describeSwitchedOff, a as measuredRows, b as nameConcerns, d as describeLeaf, f as describeLift, g as describeSigner, h as describeReason, i as isLoss, k as whoMaySign, l as seatLine, m as describePassedOver, n as EFFECT_WORDS, o as describeTables, p as describeLook, r as describeMeasures, s as describeReasons, t as nextStep, u as describeLapse, v as nameAlternative, w as BAR_LEGEND, x as describeNumbers, y as nameBase } from "./next-step-xK7x1UM2.js";
import { n as escapeMarkdown, t as escapeLinkTarget } from "./escape-BAB5qU66.js";
import { t as renderSarif } from "./sarif-B4KfHPv2.js";
// src/render/detail.ts
const FULL = {
	files: 100,
	refusals: 20,
	notices: 20,
	reasons: 10,
	numbers: 10,
	groups: 60,
	settled: "lines",
	warnings: "full",
	background: true,
	extras: true
};
const DETAILS = [
	FULL,
	{
		...FULL,
		files: 20,
		refusals: 10,
		notices: 10,
		reasons: 5,
		numbers: 5,
		groups: 20
	},
	{
		...FULL,
		files: 0,
		refusals: 5,
		notices: 5,
		reasons: 3,
		numbers: 3,
		groups: 0,
		settled: "ids"
	},
	{
		files: 0,
		refusals: 3,
		notices: 3,
		reasons: 2,
		numbers: 2,
		groups: 0,
		settled: "ids",
		warnings: "ids",
		background: false,
		extras: true
	},
	{
		files: 0,
		refusals: 1,
		notices: 1,
		reasons: 1,
		numbers: 1,
		groups: 0,
		settled: "count",
		warnings: "ids",
		background: false,
		extras: false
	}
];
// src/render/icons.ts
const STATUS_ICON = {
	satisfied: "✅",
	pending: "⏳",
	unmet: "❌",
	error: "⚠️",
	waived: "⏸️",
	"not-applicable": "▫️"
};
const TONE_ICON = {
	pass: "✅",
	pending: "⏳",
	fail: "❌",
	error: "⚠️",
	advice: "ℹ️"
};
// src/render/markdown-text.ts
/** One line of Markdown for a text; a link that may not be linked shows its words alone. */
function toMarkdown(text, { repositoryUrl, place = "line" } = {}) {
	let markdown = "";
	for (const span of text) {
		const next = spanMarkdown(span, repositoryUrl, place);
		markdown += markdown.endsWith("`") && next.startsWith("`") ? ` ${next}` : next;
	}
	return markdown;
}
function spanMarkdown(span, repositoryUrl, place) {
	switch (span.kind) {
		case "plain": return escapeMarkdown(span.text, place);
		case "code": return escapeCode(span.text, place);
		case "strong": return span.text.trim() === "" ? "" : `**${escapeMarkdown(span.text.trim(), place)}**`;
		case "link": {
			const target = escapeLinkTarget(span.url, repositoryUrl);
			const words = span.code ? escapeCode(span.text, place) : escapeMarkdown(span.text.trim(), place);
			return target === void 0 ? words : `[${words}](${target})`;
		}
	}
}
// src/render/markdown-context.ts
function createWriter(verdict, context) {
	const repositoryUrl = context.repositoryUrl?.replace(/\/+$/, "");
	const line = (text) => toMarkdown(text, { repositoryUrl });
	return {
		verdict,
		context,
		line,
		cell: (text) => toMarkdown(text, {
			repositoryUrl,
			place: "cell"
		}),
		file: (path) => {
			if (repositoryUrl === void 0 || verdict.pullRequest === void 0) return code(path);
			return codeLink(path, `${repositoryUrl}/pull/${verdict.pullRequest}/files#diff-${sha256Hex(path.toWellFormed())}`);
		},
		place: {
			base: nameBase(verdict),
			listsGroups: false,
			report: (path, { assurance }) => {
				if (repositoryUrl === void 0 || assurance === "checked") return code(path);
				return codeLink(path, `${repositoryUrl}/blob/${verdict.head}/${encodePath(path)}`);
			}
		},
		compare: (words, from) => {
			if (repositoryUrl === void 0 || from === void 0) return [];
			return [{
				kind: "plain",
				text: " "
			}, link(words, `${repositoryUrl}/compare/${from}..${verdict.head}`)];
		},
		more: (count, one, many = `${one}s`) => line(say`${count} more ${count === 1 ? one : many}${context.reportHint === void 0 ? "" : say` (see ${context.reportHint})`}`)
	};
}
const encodePath = (path) => path.toWellFormed().split("/").map(encodeURIComponent).join("/");
/** Lines of one paragraph. The backslash breaks the line wherever GitHub shows it; a bare line end only in comments. */
const breakLines = (lines) => lines.join("\\\n");
/** A folded part; the summary holds words of ours and numbers only. */
function fold(summary, lines) {
	return [
		"<details>",
		`<summary>${summary}</summary>`,
		"",
		...lines,
		"",
		"</details>"
	].join("\n");
}
// src/render/markdown-seats.ts
/** The lines of one sign-off's seats, each followed by what its reader should know. */
function renderSeats(writer, requirement, proof, detail) {
	const firstOpen = proof.seats.findIndex(({ status }) => status === "open");
	return proof.seats.flatMap((seat, index) => {
		const notes = [];
		if (seat.lapsed !== void 0) notes.push(say`⚠️ ${describeLapse(seat.lapsed, (head) => writer.compare("What changed", head))}`);
		const barred = index === firstOpen && detail.background ? whoMayNotSign(proof) : [];
		if (barred.length > 0) notes.push(say`Cannot sign here: ${barred}`);
		const lines = [renderSeat(writer, requirement, proof, seat, []), ...notes.map((note) => `  ${writer.line(note)}`)];
		return breakLines(lines).split("\n");
	});
}
/** One seat's line; `about` stands between the seat and its people. */
function renderSeat(writer, requirement, proof, seat, about) {
	const people = seat.signer === void 0 ? whoMaySign(proof, seat) : describeSigner(seat.signer);
	const tail = writer.line(join([about, people].filter((part) => part.length > 0), " · "));
	if (requirement.digest === void 0) return `- ▫️ ${writer.line(say`${code(proof.role)} signs ${code(requirement.id)}`)}${tail === "" ? "" : ` · ${tail}`}`;
	const mark = {
		requirement: requirement.id,
		role: proof.role,
		digest: requirement.digest,
		ticked: seat.status === "filled"
	};
	return seatLine(mark, tail, { box: !writer.context.local });
}
// src/render/markdown-fit.ts
/** The share of the room kept for the ids of requirements whose seats do not fit. */
const ID_SHARE = .25;
/**
* The last resort, within `room` UTF-8 bytes: of the open requirements that block only the lines of seats, as many as
* fit, then the ids of the others, as many as fit, then their number.
*/
function fitOpen(writer, room) {
	const open = byUrgency(writer.verdict.requirements.filter((one) => isOpen(one) && one.enforcement === "block"));
	const parts = [];
	const without = [];
	let left = room - Buffer.byteLength(`### Open\n\n${closing(writer, open.length)}\n\n`) - room * ID_SHARE;
	for (const requirement of open) {
		const lines = bareSeats(writer, requirement);
		const size = Buffer.byteLength(lines.join("\n")) + 1;
		if (lines.length === 0 || size > left) {
			without.push(requirement);
			continue;
		}
		left -= size;
		parts.push(...lines);
	}
	left += room * ID_SHARE;
	const ids = [];
	for (const { id } of without) {
		const text = writer.line([code(id)]);
		if (Buffer.byteLength(text) + 2 > left) break;
		left -= Buffer.byteLength(text) + 2;
		ids.push(text);
	}
	const rest = without.length - ids.length;
	const others = ids.length === 0 ? "" : `${ids.join(", ")}`;
	return [
		"### Open",
		parts.join("\n"),
		others,
		rest > 0 ? closing(writer, rest) : ""
	];
}
const closing = (writer, count) => `and ${writer.more(count, "open requirement")}`;
function bareSeats(writer, requirement) {
	return decidingLeaves(requirement.proof).filter(isSignOff).flatMap((proof) => proof.seats.map((seat) => renderSeat(writer, requirement, proof, seat, say``)));
}
// src/core/acts/digest-list.ts
/**
* The list of digests at the end of every checklist: what an act made in front of it is bound to.
*
*     <details>
*     <summary>Digests that sign-offs bind to</summary>
*
*     Head `8d41f07…` (the full id)
*     - `PEO-4` `a91c04d2e77b0f13…` (all 64 hex digits)
*
*     </details>
*
* Seat lines show 16 digits, of which somebody with time can make a second content; here stand all of them.
*/
const OPENING = [
	"<details>",
	"<summary>Digests that sign-offs bind to</summary>",
	""
];
const CLOSING = ["", "</details>"];
/** Writes the list as lines of Markdown that stand between empty lines; about 80 bytes for each entry. */
function writeDigestList(head, entries) {
	return [
		...OPENING,
		`Head \`${head}\``,
		...entries.map(({ id, digest }) => `- ${escapeCode(id)} \`${digest}\``),
		...CLOSING
	];
}
/**
* Reads the list back out of a checklist; `undefined` unless it stands there once, in exactly the form written above, with each
* id once. Total. Whose text it is, the caller has to know.
*/
function readDigestList(text) {
	const lines = text.split(/\r\n?|\n/);
	const start = lines.indexOf(OPENING[1]);
	if (start < 1 || lines.indexOf(OPENING[1], start + 1) >= 0) return void 0;
	if (lines[start - 1] !== OPENING[0] || lines[start + 1] !== OPENING[2]) return void 0;
	const head = /^Head `([0-9a-f]{40}|[0-9a-f]{64})`$/.exec(lines[start + 2] ?? "")?.[1];
	if (head === void 0) return void 0;
	const digests = /* @__PURE__ */ new Map();
	for (let at = start + 3; at < lines.length; at += 1) {
		const line = lines[at] ?? "";
		if (line === CLOSING[0]) return lines[at + 1] === CLOSING[1] ? {
			head,
			digests
		} : void 0;
		const entry = readEntry(line);
		if (entry === void 0 || digests.has(entry.id)) return void 0;
		digests.set(entry.id, entry.digest);
	}
}
function readEntry(line) {
	if (!line.startsWith("- ")) return void 0;
	const id = readCode(line, 2);
	const digest = id && /^ `([0-9a-f]{64})`$/.exec(line.slice(id.end))?.[1];
	return id === void 0 || digest === void 0 ? void 0 : {
		id: id.text,
		digest
	};
}
// src/render/markdown-footer.ts
/** What a reader must see before anything else; the rest of the notices stands at the end. */
const URGENT = ["tampered", "head-policy-problem"];
/** The notices of one half as bullets; acts that did not count have a list of their own. */
function renderNotices(writer, detail, half) {
	const { notices, waiverRole } = writer.verdict;
	const ours = notices.filter(({ code }) => code !== "act-not-counted" && URGENT.includes(code) === (half === "urgent"));
	const icon = half === "urgent" ? "⚠️ " : "";
	const lines = ours.slice(0, detail.notices).map((notice) => `- ${icon}${writer.line(describeReason(wordNotice(notice, { waiverRole })))}`);
	const rest = ours.length - lines.length;
	return [...lines, ...rest > 0 ? [`- and ${writer.more(rest, "note")}`] : []].join("\n");
}
/** The commands, with ids to copy, and who may not sign off because the change is theirs. */
function renderHelp(writer) {
	const { verdict, context } = writer;
	if (context.local) return "";
	const open = byUrgency(verdict.requirements.filter(isOpen));
	const signable = open.find(({ proof }) => decidingLeaves(proof).some(isSignOff))?.id;
	const settled = verdict.requirements.find(({ status }) => status === "satisfied")?.id;
	const id = signable ?? settled ?? open[0]?.id;
	if (id === void 0) return "";
	const waivable = open.find((requirement) => requirement.waivable);
	const commands = [];
	if (signable !== void 0) commands.push(say`Sign off: tick your box (needs write access), or comment ${code(`/sign-off ${signable}: what you looked at`)}`);
	commands.push(say`Object: ${code(`/object ${id}: reason`)}. It stands until you ${code(`/revoke ${id}`)} or sign off`);
	if (signable !== void 0 || settled !== void 0) commands.push(say`Take a sign-off back: untick your box, or ${code(`/revoke ${id}`)}`);
	if (verdict.waiverRole !== void 0 && waivable !== void 0) commands.push(say`Waive, as ${verdict.waiverRole}: ${code(`/waive ${waivable.id} until ${inDays(verdict.now, 14)}: reason`)}`);
	commands.push(say`Judge again: ${code("/recheck")}`);
	const makers = verdict.contributors.map(({ person, because, commit }) => say`${person.login} (${describeContribution(because, commit)})`);
	const made = makers.length === 0 ? [] : ["", writer.line(say`Worked on this change: ${list(makers, "and", 10)}.`)];
	return fold("How to sign off, object or waive", [...commands.map((command) => `- ${writer.line(command)}`), ...made]);
}
/** An example day for commands to copy: `days` after an instant, both UTC. */
function inDays(instant, days) {
	return new Date(Date.parse(instant) + days * 864e5).toISOString().slice(0, 10);
}
/**
* The folded list of the requirements' digests, as many as `room` UTF-8 bytes hold. It stands wherever people can act: what it
* does not show, nobody can sign with a bare command or a tick.
*/
function renderDigestList({ verdict, context }, requirements, room = Number.POSITIVE_INFINITY) {
	if (context.local) return "";
	const entries = requirements.flatMap(({ id, digest }) => digest === void 0 ? [] : [{
		id,
		digest
	}]);
	let left = room - Buffer.byteLength(writeDigestList(verdict.head, []).join("\n"));
	const fitting = [];
	for (const entry of entries) {
		left -= Buffer.byteLength(writeDigestList("", [entry]).join("\n")) - EMPTY_LIST;
		if (left < 0) break;
		fitting.push(entry);
	}
	return fitting.length === 0 ? "" : writeDigestList(verdict.head, fitting).join("\n");
}
const EMPTY_LIST = Buffer.byteLength(writeDigestList("", []).join("\n"));
/** What exactly was judged, and by what. */
function renderDigests(writer) {
	const { verdict, context } = writer;
	const parts = [
		say`Head ${code(verdict.head.slice(0, 7))} into ${code(nameBase(verdict))}`,
		say`policy ${code(verdict.policyDigest.slice(0, 8))}`,
		...context.record === void 0 ? [] : [say`record ${code(context.record.slice(0, 8))}`],
		...context.ledger || context.local || hasNotice(verdict, "no-ledger") ? [] : [say`no history is kept`],
		...context.local ? [say`local run`] : []
	];
	return `${showsBars(verdict) ? `<sub>${writer.line(say`${BAR_LEGEND}.`)}</sub>\n\n` : ""}<sub>${parts.map((part) => writer.line(part)).join(" · ")}</sub>`;
}
const hasNotice = ({ notices }, wanted) => notices.some(({ code }) => code === wanted);
// src/render/markdown-groups.ts
/** One table for each metric that has groups, the lowest first; two metrics with the same groups behind them share one. */
function renderGroups(writer, { proof }, detail) {
	const metrics = leavesOf(proof).flatMap((leaf) => leaf.kind === "evidence" ? leaf.metrics : []);
	let room = detail.groups;
	const tables = blocksOf(metrics).flatMap((block) => {
		const groups = block.groups.slice(0, room);
		room -= groups.length;
		return groups.length === 0 ? [] : [renderTable(writer, {
			...block,
			groups
		})];
	});
	if (tables.length === 0) return "";
	return fold(`${plural(detail.groups - room, "value")} by group`, [tables.join("\n\n")]);
}
function blocksOf(metrics) {
	const blocks = /* @__PURE__ */ new Map();
	const loose = /* @__PURE__ */ new Map();
	for (const { report, metric, about, value, unit, samples, groups, groupsOf = metric } of metrics) {
		const key = JSON.stringify([report, groupsOf]);
		if (groups.length > 0 && !blocks.has(key)) blocks.set(key, {
			name: groupsOf,
			unit: groupsOf === metric ? unit : void 0,
			groups
		});
		if (about === void 0 || value === void 0) continue;
		const block = loose.get(key) ?? {
			name: metric,
			unit,
			groups: []
		};
		block.groups.push({
			name: about,
			value,
			...samples === void 0 ? {} : { samples }
		});
		loose.set(key, block);
	}
	for (const [key, block] of loose) if (!blocks.has(key) && block.groups.length > 1) blocks.set(key, {
		...block,
		groups: block.groups.sort((a, b) => a.value - b.value)
	});
	return [...blocks.values()];
}
function renderTable(writer, { name, unit, groups }) {
	const sized = groups.some(({ samples }) => samples !== void 0);
	const shares = groups.every(({ value }) => value >= 0 && value <= 1);
	const rows = groups.map(({ name: group, value, samples }) => [
		writer.cell(say`${code(group)}`),
		`${shares ? `\`${drawBar(value)}\` ` : ""}${writer.cell([plain(formatMetric(value, unit))])}`,
		...sized ? [samples === void 0 ? "–" : samples.toLocaleString("en-US")] : []
	]);
	return [
		[
			"group",
			writer.cell(say`${code(name)}`),
			...sized ? ["n"] : []
		],
		[
			"---",
			"---",
			...sized ? ["--:"] : []
		],
		...rows
	].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
// src/render/markdown-open.ts
const NOTHING = {
	notes: [],
	items: []
};
const stack = (parts) => ({
	notes: parts.flatMap(({ notes }) => notes),
	items: parts.flatMap(({ items }) => items)
});
/** A requirement that waits or is broken: its title, what to look at, and a line for each thing that is missing. */
function renderOpen(writer, requirement, detail) {
	const { id, title, dimension, concerns, status, reasons, proof, lifted } = requirement;
	const head = say`${strong(`${id} ${title}`)} · ${dimension.charAt(0).toUpperCase() + dimension.slice(1)} · ${nameConcerns(concerns)}`;
	const background = detail.background ? writer.line(describeBackground(writer, requirement)) : "";
	const below = proof === void 0 ? NOTHING : renderProof(writer, requirement, proof, detail);
	const notes = [
		...background === "" ? [] : [background],
		...renderReasons(writer, requirement, reasons, status, detail),
		...below.notes,
		...detail.background ? lifted.map((one) => writer.line(describeLift(one))) : []
	];
	const groups = renderGroups(writer, requirement, detail);
	const text = [breakLines([writer.line(head), ...notes]), ...below.items].join("\n");
	return groups === "" ? text : `${text}\n\n${groups}`;
}
function renderReasons(writer, { id }, reasons, status, detail) {
	const context = {
		requirement: id,
		waiverRole: writer.verdict.waiverRole
	};
	const all = describeReasons(reasons, context);
	const shown = all.slice(0, detail.reasons);
	const rest = all.length - shown.length;
	return [...shown.map((text) => `${STATUS_ICON[status]} ${writer.line(text)}`), ...rest > 0 ? [`and ${writer.more(rest, "reason")}`] : []];
}
function describeBackground(writer, { why, governed }) {
	const files = describeLook(governed, writer.file);
	const look = files.length === 0 ? [] : say`Look at ${files}.`;
	if (why === void 0) return look;
	return say`${/[.!?]$/.test(why) ? why : `${why}.`}${look.length === 0 ? "" : say` ${look}`}`;
}
function renderProof(writer, requirement, proof, detail) {
	if (!isTree(proof)) return renderLeaf(writer, requirement, proof, detail);
	const shown = proof.kind === "any" ? alternativesOf(proof) : proof.of;
	const [only] = shown;
	if (proof.kind === "any" && shown.length === 1 && only !== void 0) return renderProof(writer, requirement, only, detail);
	const children = shown.map((child) => ({
		child,
		below: renderProof(writer, requirement, child, detail)
	}));
	if (proof.kind === "all") return stack(children.map(({ below }) => below));
	const branches = children.flatMap(({ child, below }) => {
		if (child.kind === "all" && child.of.length > 1) return ["- All of these:", ...indent(asList(below))];
		if (isTree(child) || asList(below).length < 2) return asList(below);
		return [`- ${writer.line(nameAlternative(child))}:`, ...indent(asList(below))];
	});
	return {
		notes: [],
		items: [`- ${STATUS_ICON[proof.status]} One of these is enough:`, ...indent(branches)]
	};
}
const asList = ({ notes, items }) => [...notes.map((note) => `- ${note}`), ...items];
const indent = (lines) => lines.map((line) => `  ${line}`);
function renderLeaf(writer, requirement, leaf, detail) {
	const items = isSignOff(leaf) ? renderSeats(writer, requirement, leaf, detail) : [];
	const reasons = (leaf.kind === "evidence" ? reasonsBesides(leaf) : leaf.reasons).filter(({ code }) => !(items.length > 0 && (code === "seats-open" || code === "no-pull-request")));
	const numbers = leaf.kind === "evidence" ? describeNumbers(leaf, writer.place, detail.numbers) : [];
	const passedOver = detail.background ? describePassedOver(leaf) : [];
	const notes = [
		...renderReasons(writer, requirement, reasons, leaf.status, detail),
		...numbers.map(({ text, status }) => `${status === void 0 ? "" : `${STATUS_ICON[status]} `}${writer.line(text)}`),
		...passedOver.length === 0 ? [] : [writer.line(passedOver)]
	];
	const tables = detail.background ? describeTables(leaf).map(writer.line) : [];
	if (notes.length + items.length > 0) return {
		notes: [...notes, ...tables],
		items
	};
	return {
		notes: [`${STATUS_ICON[leaf.status]} ${writer.line(capitalise(describeLeaf(leaf, writer.place)))}`, ...tables],
		items
	};
}
// src/render/markdown-settled.ts
/** More lines than this are folded. */
const FOLD_FROM = 8;
/** What holds or is waived, one line each, a filled seat with its ticked box; what does not apply is only counted. */
function renderSettled(writer, detail) {
	const { requirements } = writer.verdict;
	const settled = requirements.filter(isSettled);
	const idle = requirements.filter(({ status }) => status === "not-applicable");
	const switchedOff = writer.line(join(describeSwitchedOff(idle), "; "));
	const rest = idle.length === 0 ? "" : `${plural(idle.length, "requirement")} ${idle.length === 1 ? "does" : "do"} not apply to this change${switchedOff === "" ? "." : `: ${switchedOff}.`}`;
	if (settled.length === 0) return rest;
	const parts = detail.settled === "lines" ? settled.map((one) => settledLines(writer, one, detail)) : [];
	const seats = parts.filter(({ isSeat }) => isSeat).flatMap(({ lines }) => lines);
	const results = parts.filter(({ isSeat }) => !isSeat).flatMap(({ lines }) => lines);
	const brief = detail.settled === "lines" ? [] : countSettled(writer, settled, detail.settled);
	const body = [breakLines([...results, ...brief]), seats.join("\n")].filter((part) => part !== "").join("\n\n");
	const section = results.length + seats.length > FOLD_FROM ? fold(`${settled.length} settled`, [body]) : `### Settled\n\n${body}`;
	return rest === "" ? section : `${section}\n\n${rest}`;
}
/** Ids or numbers, for when there is no room for lines. */
function countSettled(writer, settled, how) {
	return ["satisfied", "waived"].flatMap((status) => {
		const ids = settled.filter((one) => one.status === status).map(({ id }) => code(id));
		if (ids.length === 0) return [];
		return [`${STATUS_ICON[status]} ${writer.line(say`${status}: ${how === "ids" ? list(ids, "and", 100) : ids.length}`)}`];
	});
}
/** The seats that were filled, or the result where nobody had to sign. */
function settledLines(writer, requirement, detail) {
	const { id, title, status, reasons, proof, lifted } = requirement;
	const lifts = detail.background ? lifted.map((one) => writer.line(describeLift(one))) : [];
	const leaves = satisfyingLeaves(proof);
	const seats = (status === "waived" ? [] : leaves.filter(isSignOff)).flatMap((leaf) => leaf.seats.map((seat) => renderSeat(writer, requirement, leaf, seat, say`${strong(title)}`)));
	const last = seats.pop();
	if (last !== void 0) return {
		isSeat: true,
		lines: [...seats, ...breakLines([last, ...lifts.map((lift) => `  ${lift}`)]).split("\n")]
	};
	const because = status === "waived" ? reasons.slice(0, detail.reasons).map((reason) => wordReason(reason, { requirement: id }).what) : leaves.slice(0, 3).map((leaf) => describeLeaf(leaf, writer.place));
	const result = writer.line(join([say`${strong(`${id} ${title}`)}`, ...because], " · "));
	const tables = detail.background ? leaves.flatMap(describeTables).map(writer.line) : [];
	return {
		isSeat: false,
		lines: [
			`${STATUS_ICON[status]} ${result}`,
			...tables,
			...lifts
		]
	};
}
// src/render/markdown-tables.ts
/** What the change does to each concern; what nobody measured shares one row, or one sentence where that is all. */
function renderImpact(writer) {
	const { impact } = writer.verdict;
	const measured = measuredRows(impact);
	const unmeasured = CONCERNS.filter((concern) => measured.every((row) => row.concern !== concern));
	if (measured.length === 0) return writer.line(say`Quality impact, compared with ${code(nameBase(writer.verdict))}: not measured on ${list(CONCERNS.map(plain), "or")}.`);
	const title = `### What this change does, compared with ${writer.line(say`${code(nameBase(writer.verdict))}`)}`;
	const rows = measured.map((row) => {
		const { concern, effect } = row;
		const strong = (text) => isLoss(row) ? `**${text}**` : text;
		return `| ${strong(concern)} | ${strong(EFFECT_WORDS[effect])} | ${writer.cell(describeMeasures(row, nameBase(writer.verdict)))} |`;
	});
	const rest = unmeasured.length === 0 ? [] : [`| ${unmeasured.join(", ")} | not measured | – |`];
	return [
		title,
		"",
		"| concern | effect | measured by |",
		"|---|---|---|",
		...rows,
		...rest
	].join("\n");
}
const CELL_WORDS = [
	["error", "undecided"],
	["unmet", "unmet"],
	["pending", "waiting"],
	["satisfied", "satisfied"],
	["waived", "waived"]
];
/** People, Processes, Technology, Governance, Compliance: how each stands, in one row. */
function renderDimensions({ verdict }) {
	const cells = DIMENSIONS.map((dimension) => {
		const ours = verdict.requirements.filter((requirement) => requirement.dimension === dimension);
		const counts = CELL_WORDS.flatMap(([status, word]) => {
			const count = ours.filter((requirement) => requirement.status === status).length;
			return count === 0 ? [] : [`${STATUS_ICON[status]} ${count} ${word}`];
		});
		return counts.length === 0 ? "–" : counts.join("<br>");
	});
	return [
		`| ${DIMENSIONS.map((name) => name.charAt(0).toUpperCase() + name.slice(1)).join(" | ")} |`,
		"|---|---|---|---|---|",
		`| ${cells.join(" | ")} |`
	].join("\n");
}
/** The governed files, folded. */
function renderFiles(writer, detail) {
	const { files, items, kinds } = writer.verdict;
	const summary = `${files.governed} of ${plural(files.changed, "changed file")} governed`;
	if (detail.files === 0 || items.length === 0) return "";
	const shown = items.slice(0, detail.files).map((item) => `- ${writer.line(describeItem(writer, item))}`);
	const rest = Math.max(files.governed, items.length) - shown.length;
	const byKind = Object.entries(kinds).map(([kind, count]) => say`${kind} ${count}`);
	return fold(summary, [
		...shown.length > 5 && byKind.length > 1 ? [writer.line(capitalise(say`${join(byKind, " · ")}`)), ""] : [],
		...shown,
		...rest > 0 ? [`- and ${writer.more(rest, "file")}`] : []
	]);
}
function describeItem(writer, { path, previousPath, status, kinds, through, out }) {
	const from = previousPath === void 0 ? [] : say` from ${code(previousPath)}`;
	const content = out === void 0 ? [] : say` · content kept by DVC: ${code(out.path)}`;
	const via = through === void 0 ? [] : say` · through the link ${code(through)}`;
	return say`${writer.file(path)} · ${status}${from} · ${kinds.join(", ")}${content}${via}`;
}
// src/render/markdown.ts
/** The first line, by which the comment is found again. */
const CHECKLIST_MARKER = "<!-- secmlops-gate -->";
const LIMIT = 6e4;
/** Refusals shown before the rest is folded, and people or checks awaited by name. */
const RECENT = 3;
const AWAITED = 6;
/**
* Writes the checklist as GitHub Markdown, ending in a line end, within `context.limit` whatever the verdict holds.
* Nothing in it is a task box but the lines of seats.
*/
function renderChecklist(verdict, context) {
	const writer = createWriter(verdict, context);
	const limit = context.limit ?? LIMIT;
	if (isUntouched(verdict)) return renderUntouched(writer);
	const digests = renderDigestList(writer, verdict.requirements);
	for (const detail of DETAILS) {
		const text = assemble(writer, detail, renderOpenSections(writer, detail), digests);
		if (Buffer.byteLength(text) <= limit) return text;
	}
	const detail = DETAILS.at(-1) ?? DETAILS[0];
	if (detail === void 0) throw new TypeError("there is no detail to render with");
	return assembleShortest(writer, detail, limit);
}
/** Half of the room goes to the digests of what is open and blocks, before its seats; what is left at the end, to the others. */
function assembleShortest(writer, detail, limit) {
	const { requirements } = writer.verdict;
	const first = byUrgency(requirements.filter((one) => isOpen(one) && one.enforcement === "block"));
	const room = (open, digests) => limit - Buffer.byteLength(assemble(writer, detail, open, digests));
	const open = fitOpen(writer, room([""], renderDigestList(writer, first, room([""], "") / 2)));
	return assemble(writer, detail, open, renderDigestList(writer, [...first, ...requirements.filter((one) => !first.includes(one))], room(open, "") - 2));
}
function isUntouched({ files, status, requirements }) {
	return files.governed === 0 && status === "pass" && requirements.every((one) => one.status === "not-applicable");
}
function renderUntouched(writer) {
	const { changed } = writer.verdict.files;
	const sentence = `Of ${plural(changed, "changed file")}, none is governed by the policy: nothing to sign, nothing to wait for.`;
	return `${[
		CHECKLIST_MARKER,
		"## ✅ Nothing governed changes here",
		"",
		sentence,
		"",
		renderDigests(writer)
	].join("\n")}\n`;
}
/** Puts the sections in their order; empty ones leave no trace. */
function assemble(writer, detail, open, digests) {
	const { verdict, context } = writer;
	const { tone, text } = headline(verdict);
	return `${[
		`${CHECKLIST_MARKER}\n## ${TONE_ICON[tone]} ${text}`,
		renderLead(writer),
		renderNotices(writer, detail, "urgent"),
		renderRefusals(writer, detail),
		renderNearMisses(writer),
		...open,
		renderSettled(writer, detail),
		detail.extras ? renderImpact(writer) : "",
		detail.extras ? renderDimensions(writer) : "",
		renderFiles(writer, detail),
		detail.extras ? renderHelp(writer) : "",
		renderNotices(writer, detail, "other"),
		detail === DETAILS[0] ? "" : renderShortened(context.reportHint, writer),
		digests,
		renderDigests(writer)
	].filter((section) => section !== "").join("\n\n")}\n`;
}
function renderShortened(reportHint, writer) {
	return writer.line(say`Shortened to fit.${reportHint === void 0 ? "" : say` Everything: ${reportHint}.`}`);
}
/** The one next step, and who is awaited. */
function renderLead(writer) {
	const { verdict, context } = writer;
	const lines = [];
	if (verdict.mode === "advisory") lines.push("The policy is in advisory mode: nothing here blocks merging.");
	const step = nextStep(verdict);
	const who = context.local ? "Next" : "Author, next";
	if (step !== void 0) lines.push(`**${who}:** ${writer.line(step)}.`);
	const waiting = awaited(verdict);
	if (waiting.length > 0) {
		const rest = waiting.length - AWAITED;
		const shown = rest > 0 ? [...waiting.slice(0, AWAITED), say`${rest} more`] : waiting;
		lines.push(`**Waiting for:** ${writer.line(join(shown, " · "))}`);
	}
	return lines.join("\n\n");
}
/** What was offered and did not count: the latest in sight, the rest folded. */
function renderRefusals(writer, detail) {
	const refusals = collectRefusals(writer.verdict);
	const lines = refusals.slice(0, detail.refusals).map((refusal) => `- ${writer.line(describeRefusal(refusal, writer.verdict.waiverRole))}`);
	if (lines.length === 0) return "";
	const rest = refusals.length - lines.length;
	const more = rest > 0 ? [`- and ${writer.more(rest, "act")}`] : [];
	const older = [...lines.slice(RECENT), ...more];
	const [only] = lines;
	if (lines.length === 1 && rest === 0 && only !== void 0) return `**Not counted:** ${only.slice(2)}`;
	const recent = ["**Not counted:**", ...lines.slice(0, RECENT)].join("\n");
	return older.length === 0 ? recent : `${recent}\n\n${fold(`${refusals.length - Math.min(RECENT, lines.length)} earlier, not counted`, older)}`;
}
/** Lines that were meant as commands, each with one that would count. */
function renderNearMisses(writer) {
	const lines = (writer.context.nearMisses ?? []).map(({ by, text, suggestion, url }) => `- ${writer.line(say`${by.login} ${link("wrote", url)} ${code(text)}, which is no command. To be counted: ${code(suggestion)}`)}`);
	return lines.length === 0 ? "" : ["**Not understood:**", ...lines].join("\n");
}
function renderOpenSections(writer, detail) {
	const open = byUrgency(writer.verdict.requirements.filter(isOpen));
	const blocks = open.filter(({ enforcement }) => enforcement === "block");
	const warns = open.filter(({ enforcement }) => enforcement !== "block");
	return [...blocks.length === 0 ? [] : ["### Open", ...blocks.map((one) => renderOpen(writer, one, detail))], ...warns.length === 0 ? [] : ["### Open, does not block", ...renderWarnings(writer, warns, detail)]];
}
function renderWarnings(writer, warns, detail) {
	if (detail.warnings === "full") return warns.map((one) => renderOpen(writer, one, detail));
	return [writer.line(list(warns.map(({ id }) => code(id)), "and", 50))];
}
// src/render/sarif-of-scans.ts
/** The scans of a change as SARIF: each finding says whether base has it too. */
function renderScansAsSarif(scans, version) {
	const old = new Set(scans.flatMap(({ path, findings }) => findings.filter(({ onBase }) => onBase).map(({ fingerprint }) => keyOf(path, fingerprint))));
	return renderSarif(scans.map(toResult), {
		version,
		baseline: (path, fingerprint) => old.has(keyOf(path, fingerprint)) ? "unchanged" : "new"
	});
}
const keyOf = (path, fingerprint) => `${fingerprint} ${path}`;
const toResult = ({ path, size = 0, sha256, verdict, coverage, formats, limitsHit, findings }) => ({
	path,
	size,
	formats,
	verdict,
	coverage,
	limitsHit,
	bytesRead: 0,
	imports: [],
	...sha256 === void 0 ? {} : { sha256 },
	findings: findings.map(({ verdict: _, onBase: __, member, offset, evidence, import: name, ...finding }) => ({
		...finding,
		path,
		...member === void 0 ? {} : { member },
		...offset === void 0 ? {} : { offset },
		...evidence === void 0 ? {} : { evidence },
		...name === void 0 ? {} : { import: name },
		fix: ruleOf(finding.rule)?.fix ?? "See the rule's page.",
		refs: ruleOf(finding.rule)?.refs ?? []
	}))
});
export { readDigestList as i, CHECKLIST_MARKER as n, renderChecklist as r, renderScansAsSarif as t };
