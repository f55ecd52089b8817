import { U as TEST_RESULTS, p as CONCERNS } from "./file-schema-BZ79ypCY.js";
import { S as leavesOf, _ as isObjected, a as wordActReason, b as isSignOff, c as wordSigner, g as decidingLeaves, h as countOpenSeats, p as blockingOf, s as wordReason, v as isOpen, y as isSettled } from "./evaluate-BPRLpvhG.js";
import { c as escapeCode, l as readCode } from "./io-B4g5SGRN.js";
import { a as join, d as say, l as plural, n as code, o as link, p as strong, r as codeLink, s as list, t as capitalise } from "./span-B0rKepkQ.js";
import { c as wordLimits, d as formatMetric, i as nameMetric, o as wordBounds, r as arrow, u as wordMoveShare } from "./scope-C-FPumss.js";
import { n as brokenLimits, t as brokenBounds } from "./weigh-metric-JQOaRJcP.js";
// src/render/awaited.ts
/** How many names a seat or a role is shown with before the rest is counted. */
const NAMES$2 = 4;
/** Who may take an open seat: `dan again`, `vera or viktor`, `members of acme/ml`. Empty where nobody is known. */
function whoMaySign(proof, seat) {
	const signed = new Set(proof.seats.flatMap(({ signer }) => signer === void 0 ? [] : [signer.by.login.toLowerCase()]));
	const able = proof.candidates.filter(({ login, cannot }) => cannot === void 0 && !signed.has(login.toLowerCase()));
	const again = seat?.lapsed?.by.login;
	if (again !== void 0 && able.some(({ login }) => login.toLowerCase() === again.toLowerCase())) return say`${strong(again)} again`;
	return list([...able.map(({ login }) => strong(login)), ...proof.alsoBy.map(describeGroup)], "or", NAMES$2);
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
	return list(barred, "and", NAMES$2);
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
		if (leaf.kind === "evidence" && leaf.status === "pending") wait(awaitedReport(leaf), requirement);
	}
	return [...groups.values()].map(({ who, requirements }) => say`${who} on ${list([...requirements.values()], "and", 6)}`);
}
function awaitedReport({ reasons }) {
	const globs = reasons.flatMap((reason) => reason.code === "job-report-missing" ? reason.report : []);
	return say`the job that makes ${globs.length === 0 ? "the report" : list(globs.map(code), "or", NAMES$2)}`;
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
	const reports = blocking.reduce((sum, { proof }) => sum + countPending(proof, "evidence"), 0);
	const parts = [
		errors > 0 ? `${errors} not decidable` : "",
		objections > 0 ? plural(objections, "objection") : "",
		unmet > 0 ? `${plural(unmet, "requirement")} failed` : "",
		seats > 0 ? `${plural(seats, "sign-off")} open` : "",
		texts > 0 ? `${plural(texts, "text")} to come` : "",
		reports > 0 ? `${plural(reports, "report")} to come` : "",
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
// src/render/bar.ts
const CELLS = 10;
const clamp = (cells) => Math.min(CELLS, Math.max(0, cells));
/**
* A share between 0 and 1 as blocks, with a line where a bound lies: `███████▁│▁▁` is short of its floor. What breaks the bound is seen to,
* however little is amiss.
*/
function drawBar(share, mark) {
	const near = clamp(Math.round(share * CELLS));
	if (mark === void 0) return blocks(near, 0, CELLS);
	const at = clamp(Math.round(mark.at * CELLS));
	const filled = mark.rule === "min" ? keep(near, at, share >= mark.at) : keepBelow(near, at, share <= mark.at);
	return `${blocks(filled, 0, at)}│${blocks(filled, at, CELLS)}`;
}
const keep = (near, at, holds) => holds ? Math.max(near, at) : clamp(Math.min(near, at - 1));
const keepBelow = (near, at, holds) => holds ? Math.min(near, at) : clamp(Math.max(near, at + 1));
const blocks = (filled, from, to) => Array.from({ length: to - from }, (_, cell) => from + cell < filled ? "█" : "▁").join("");
// src/render/describe-metric.ts
/** One number of a report as one line. */
/**
* `accuracy ████████│█▁ 0.93 (n = 2,048), needs ≥ 0.80, main 0.94 ↓ · lowest in age<25: 0.71, n = 412`.
* @param base the base's name
*/
function describeMetric(metric, base) {
	const bar = barOf(metric);
	const needs = describeNeeds(metric);
	const compared = describeBase(metric, base);
	const parts = [say`${nameMetric(metric.metric, metric.about)}${bar === void 0 ? [] : say` ${code(bar)}`} ${describeValue(metric)}`, ...holdsAlone(metric) ? [...compared, ...needs] : [...needs, ...compared]];
	return join([join(parts, ", "), ...describeLowest(metric)], " · ");
}
/** Whether a line on this number has a bar: it needs a legend then. */
const hasBar = (metric) => barOf(metric) !== void 0;
const BAR_LEGEND = "Bars go from 0 to 1: █ is the number, │ the bound it is held against";
/** Whether a number is within its bounds and has moved too far. */
function holdsAlone({ value, judged = value, base, expect = {}, compare }) {
	if (judged === void 0 || base === void 0 || compare === void 0) return false;
	return brokenBounds(judged, expect).length === 0 && brokenLimits(judged, base, compare).length > 0;
}
/** `accuracy 0.93 (≥ 0.80)`, for one that holds. */
function describeMetricShortly(metric, base) {
	const { value, judged = value, unit, expect = {}, compare } = metric;
	const name = nameMetric(metric.metric, metric.about);
	if (value === void 0) return name;
	const bounds = wordBounds(expect, judged);
	const before = metric.base === void 0 || compare === void 0 ? [] : describeBase(metric, base, "briefly");
	const notes = [...bounds === "" ? [] : [say`${bounds}`], ...before];
	return say`${name} ${formatMetric(value, unit)}${notes.length === 0 ? [] : say` (${join(notes, ", ")})`}`;
}
function describeValue({ value, judged, unit, samples, expect }) {
	if (value === void 0) return say`${strong("not stated")}`;
	const notes = [...judged === void 0 ? [] : [`inverse ${formatMetric(judged)}`], ...samples === void 0 ? [] : [`n = ${samples.toLocaleString("en-US")}`]];
	const shown = formatMetric(value, unit, judged === void 0 ? boundOf(expect)?.at : void 0);
	return say`${strong(shown)}${notes.length === 0 ? "" : ` (${notes.join(", ")})`}`;
}
function describeNeeds({ value, judged = value, expect = {} }) {
	const bounds = wordBounds(expect, judged);
	return bounds === "" ? [] : [say`needs ${bounds}`];
}
function describeBase(metric, name, how = "fully") {
	const { value, judged = value, base, compare, unit } = metric;
	if (base === void 0) return compare === void 0 ? [] : [say`nothing to compare with on ${name}`];
	const moved = judged === void 0 ? "" : ` ${arrow(judged, base)}`;
	const limits = how === "briefly" || compare === void 0 ? "" : wordLimits(compare);
	const isBroken = compare !== void 0 && judged !== void 0 && brokenLimits(judged, base, compare).length > 0;
	const change = isBroken ? wordMoveShare(judged, base) : "";
	return [say`${name} ${formatMetric(base, unit, judged)}${moved}${change}`, ...limits === "" ? [] : [isBroken ? say`${strong(limits)}` : say`${limits}`]];
}
function describeLowest({ groups, groupsOf, unit }) {
	const [lowest] = groups;
	if (lowest === void 0) return [];
	const value = formatMetric(lowest.value, groupsOf === void 0 ? unit : void 0);
	const size = lowest.samples === void 0 ? "" : `, n = ${lowest.samples.toLocaleString("en-US")}`;
	const what = groupsOf === void 0 ? say`lowest` : say`lowest ${code(groupsOf)}`;
	return [say`${what} ${value} in ${code(lowest.name)}${size}`];
}
/** The one bound of a number, where there is one. */
function boundOf({ min, max, absMax } = {}) {
	const marks = [
		...min === void 0 ? [] : [{
			at: min,
			rule: "min"
		}],
		...max === void 0 ? [] : [{
			at: max,
			rule: "max"
		}],
		...absMax === void 0 ? [] : [{
			at: absMax,
			rule: "max"
		}]
	];
	return marks.length === 1 ? marks[0] : void 0;
}
/** A bar where number and bound are shares. */
function barOf({ value, judged = value, unit, expect }) {
	const mark = boundOf(expect);
	if (mark === void 0 || judged === void 0) return void 0;
	if (unit !== void 0 && unit !== "fraction" && unit !== "ratio" && unit !== "percent") return void 0;
	const scale = unit === "percent" ? 100 : 1;
	const [share, at] = [(expect?.absMax === void 0 ? judged : Math.abs(judged)) / scale, mark.at / scale];
	return share < 0 || share > 1 || at < 0 || at > 1 ? void 0 : drawBar(share, {
		...mark,
		at
	});
}
// src/render/describe-origin.ts
/** How much is known of reports: where they come from, what they are about, what their tools concluded. */
/** Names in one sentence. */
const NAMES$1 = 3;
/** The reports and where they come from, what their tools concluded, and what was passed over: each a part of a line. */
function describeOrigin(evidence, place) {
	const { reports, tests, outOfReach, status } = evidence;
	const told = new Set(evidence.reasons.flatMap((each) => each.code === "report-not-bound" ? each.reports : []));
	const passedOver = evidence.passedOver.filter((path) => !told.has(path));
	const names = list(reports.map((path) => place.report(path, evidence)), "and", NAMES$1);
	const known = describeAssurance(evidence);
	const counts = TEST_RESULTS.flatMap((result) => tests === void 0 || tests[result] === 0 ? [] : [`${tests[result].toLocaleString("en-US")} ${result}`]);
	const others = list(passedOver.map(code), "and", NAMES$1);
	return [
		...reports.length === 0 ? [] : [say`${names}${known}`],
		...counts.length === 0 ? [] : [say`tests: ${counts.join(", ")}`],
		...passedOver.length === 0 ? [] : [say`${others} ${passedOver.length === 1 ? "names" : "name"} other content, and ${passedOver.length === 1 ? "does" : "do"} not count`],
		...outOfReach === 0 || status !== "satisfied" ? [] : [say`the gate has not read ${plural(outOfReach, "file")} itself`]
	];
}
/** What follows the names of reports: ` names this model, signed by …`, or `, declared only`. */
function describeAssurance({ assurance, names, signers = [], reports }) {
	if (assurance === void 0) return [];
	const one = reports.length === 1;
	const parts = [
		...names === void 0 ? [] : [say` ${one ? "names" : "name"} ${wordContent(names)}`],
		...assurance === "checked" ? [say`, made by a job at this head`] : [],
		...assurance === "signed" ? [signers.length === 0 ? say`, signed` : say`, signed by ${list(signers.map(nameSigner), "and", NAMES$1)}`] : []
	];
	return parts.length === 0 ? say`, declared only` : join(parts, "");
}
/** Without the issuer, which the policy has accepted. */
const nameSigner = (signer) => "key" in signer ? wordSigner(signer) : say`${code(signer.identity)}`;
function wordContent(kind) {
	if (kind === "model" || kind === "data") return say`this ${kind}`;
	return kind === "*" ? say`what this change brings` : say`the ${kind} of this change`;
}
// src/render/describe-evidence.ts
/** What reports say, line by line: the same for checklist and terminal. */
/** Names in one sentence. */
const NAMES = 3;
/** From so many groups on in which a metric holds, one line tells of them all. */
const MANY = 3;
/** The reasons that no line of a metric tells. */
function reasonsBesides(evidence) {
	const told = new Set(evidence.metrics.map(keyOf));
	const isTold = (reason) => (reason.code === "metric-bound" || reason.code === "metric-moved") && told.has(keyOf({
		...reason,
		report: reason.path
	}));
	const reasons = evidence.reasons.filter((reason) => !isTold(reason) && reason.code !== "evidence-more");
	const unlisted = evidence.reasons.reduce((sum, each) => sum + (each.code === "evidence-more" ? each.more : 0), 0);
	const listed = new Set(evidence.reasons.flatMap((each) => "metric" in each ? [keyOf({
		...each,
		report: each.path
	})] : []));
	const more = unlisted - evidence.metrics.reduce((sum, each) => sum + (listed.has(keyOf(each)) ? 0 : countBroken(each)), 0);
	return more > 0 ? [...reasons, {
		code: "evidence-more",
		more
	}] : reasons;
}
const keyOf = ({ report, metric, about }) => JSON.stringify([
	report,
	metric,
	about
]);
/** How many reasons a number that fails has given. */
function countBroken({ status, value, judged = value, base, expect = {}, compare = {} }) {
	if (status === "satisfied") return 0;
	if (judged === void 0) return 1;
	return brokenBounds(judged, expect).length + (base === void 0 ? 0 : brokenLimits(judged, base, compare).length);
}
/**
* A line for each number, those that fail first, and one for the reports themselves, which a single number has on its own line.
* @param most lines of numbers; what is left out is counted
*/
function describeNumbers(evidence, place, most) {
	const failing = evidence.metrics.filter((each) => each.status !== "satisfied" && !isToldByReason(each, evidence));
	const holding = gather(evidence.metrics.filter(({ status }) => status === "satisfied"));
	const lines = [...failing.map((metric) => ({
		text: describeMetric(place.listsGroups && metric.groups.length > 1 ? {
			...metric,
			groups: []
		} : metric, place.base),
		status: metric.status === "error" ? "error" : "unmet",
		metric
	})), ...holding.map((all) => ({
		text: describeHolding(all, place.base),
		status: "satisfied"
	}))];
	const origin = describeOrigin(evidence, place);
	const [only] = lines;
	if (only === void 0) return describeOriginAlone(evidence, origin);
	if (lines.length === 1 && origin.length === 1) return [{
		...only,
		text: join([only.text, ...origin], " · ")
	}];
	const shown = lines.slice(0, most);
	const fails = Math.max(0, failing.length - shown.length);
	const holds = lines.length - shown.length - fails;
	const rest = [{
		text: say`${plural(fails, "more number")} ${fails === 1 ? "fails" : "fail"}`,
		status: "unmet"
	}, {
		text: say`${plural(holds, "more number")} ${holds === 1 ? "holds" : "hold"}`,
		status: "satisfied"
	}];
	return [
		...shown,
		...rest.filter((_, index) => (index === 0 ? fails : holds) > 0),
		...origin.length === 0 ? [] : [{ text: join(origin, " · ") }]
	];
}
/** Reports without numbers: what is amiss with them is told by reasons. */
function describeOriginAlone({ status, tests, passedOver }, origin) {
	if (origin.length === 0) return [];
	if (status === "satisfied") return [{
		text: join(origin, " · "),
		status
	}];
	return tests === void 0 && passedOver.length === 0 ? [] : [{ text: join(origin, " · ") }];
}
/** A number that is not there, or none, is told of by the reason that says why. */
const isToldByReason = ({ value, report, metric }, { reasons }) => value === void 0 && reasons.some((reason) => (reason.code === "metric-missing" || reason.code === "metric-broken") && reason.path === report && reason.metric === metric);
/** Groups in which one metric holds stand together where they are many. */
function gather(metrics) {
	const byName = /* @__PURE__ */ new Map();
	for (const each of metrics) {
		const key = JSON.stringify([
			each.report,
			each.metric,
			each.about === void 0
		]);
		const same = byName.get(key);
		if (same === void 0) byName.set(key, [each]);
		else same.push(each);
	}
	return [...byName.values()].flatMap((all) => all.length < MANY ? all.map((each) => [each]) : [all]);
}
function describeHolding(all, base) {
	const [first] = all;
	if (first === void 0) return [];
	if (all.length === 1) return describeMetric(first, base);
	const values = all.flatMap(({ value }) => value ?? []).sort((a, b) => a - b);
	const [low, high] = [values[0] ?? 0, values.at(-1) ?? 0];
	const bounds = wordBounds(first.expect ?? {}, low);
	return say`${code(first.metric)} in ${all.length} groups: ${formatMetric(low, first.unit)} to ${formatMetric(high, first.unit)}${bounds === "" ? "" : `, needs ${bounds}`}`;
}
/** Whether what is told of open requirements has a bar, which needs a legend. */
const showsBars = ({ requirements }) => requirements.filter(isOpen).flatMap(({ proof }) => leavesOf(proof)).some((leaf) => leaf.kind === "evidence" && leaf.metrics.some(hasBar));
/** Reports of which nothing is amiss, in one line: a few numbers, then where they come from. */
function describeEvidence(evidence, place) {
	const { format, reports, metrics } = evidence;
	if (reports.length === 0) return say`evidence of format ${code(format)}`;
	const shown = metrics.slice(0, NAMES).map((each) => describeMetricShortly(each, place.base));
	const rest = metrics.length - shown.length;
	const numbers = rest > 0 ? [...shown, say`${rest} more`] : shown;
	return join([...numbers.length === 0 ? [] : [join(numbers, ", ")], ...describeOrigin(evidence, place)], " · ");
}
// src/render/describe.ts
/** Facts of a verdict in words of both renderings. */
/** The base in words: its branch, or the commit's first digits. */
const nameBase = ({ baseRef, base }) => baseRef ?? base.slice(0, 7);
/** A proof in a few words, for where its reasons say nothing. */
function describeLeaf(leaf, place) {
	switch (leaf.kind) {
		case "sign-off": return say`sign-off by ${leaf.role}`;
		case "check": return say`check ${leaf.url === void 0 ? code(leaf.name) : codeLink(leaf.name, leaf.url)}`;
		case "document": return leaf.source === "pull-request" ? say`the pull request's description` : say`${code(leaf.source)}`;
		case "scan": return describeScan(leaf);
		case "evidence": return describeEvidence(leaf, place);
		case "owners": return leaf.owners.length === 0 ? say`owners in ${code("CODEOWNERS")}` : say`${code(leaf.file ?? "CODEOWNERS")} names ${list(leaf.owners.map(code), "and", 4)}`;
		case "missing-input": return say`an input of the policy`;
	}
}
/** A proof as one of several that would do, where it takes more than a line to say what it lacks. */
function nameAlternative(leaf) {
	switch (leaf.kind) {
		case "sign-off": return say`Sign-offs by ${leaf.role}`;
		case "check": return say`The check ${code(leaf.name)}`;
		case "document": return leaf.source === "pull-request" ? say`The pull request's description, complete` : say`A complete ${code(leaf.source)}`;
		case "scan": return say`A clean scan`;
		case "evidence": return say`A report that holds`;
		case "owners": return say`Owners of all that is changed`;
		case "missing-input": return say`An input of the policy`;
	}
}
/** Files to look at first: three by name, or two and how many more. */
function describeLook({ count, first }, file) {
	const named = first.slice(0, count > 3 ? 2 : 3).map(file);
	const rest = count - named.length;
	return list(rest > 0 ? [...named, say`${rest} more`] : named, "and");
}
/** A few by name: a requirement may be about all seven. */
function nameConcerns(concerns) {
	if (concerns.length === CONCERNS.length) return "all concerns";
	const more = concerns.length - 3;
	return more > 1 ? `${concerns.slice(0, 3).join(", ")} and ${more} more` : concerns.join(", ");
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
	"other-event": "started by another event",
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
// src/render/describe-reasons.ts
/** Places of one document that are named before the rest is counted. */
const PLACES = 8;
/** A sentence or two for each reason; what a document still has of its template is said once. */
function describeReasons(reasons, context) {
	const bySource = /* @__PURE__ */ new Map();
	for (const reason of reasons) {
		if (reason.code !== "leftover") continue;
		const same = bySource.get(reason.source);
		if (same === void 0) bySource.set(reason.source, [reason]);
		else same.push(reason);
	}
	return reasons.flatMap((reason) => {
		const all = reason.code === "leftover" ? bySource.get(reason.source) ?? [] : [];
		if (all.length < 2) return [describeReason(wordReason(reason, context))];
		return all[0] === reason ? [describeLeftovers(reason.source, all)] : [];
	});
}
function describeLeftovers(source, all) {
	const name = source === "pull-request" ? say`the pull request's description` : say`${code(source)}`;
	const places = list(all.map(({ line, text }) => say`${code(text)} in line ${line}`), "and", PLACES);
	return say`${plural(all.length, "place")} of ${name} are still template text: ${places}. Write what belongs there.`;
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
// src/render/describe-impact.ts
/** Rows in the order in which they are worth reading; what nobody measured comes last. */
const EFFECT_ORDER = [
	"worse",
	"no-longer-measured",
	"not-measured-again",
	"better",
	"same",
	"first"
];
const EFFECT_WORDS = {
	worse: "▼ worse",
	"no-longer-measured": "▼ no longer measured",
	"not-measured-again": "not measured again",
	better: "▲ better",
	same: "= same",
	first: "first measured",
	"not-measured": "not measured"
};
/** Measures named in one row. */
const MEASURES = 4;
const EXAMPLES = 3;
/** The rows of concerns that something measured, the worst first. */
const measuredRows = (impact) => EFFECT_ORDER.flatMap((effect) => impact.filter((row) => row.effect === effect));
/** Whether a row tells of something that somebody may not want. */
const isLoss = ({ effect }) => effect === "worse" || effect === "no-longer-measured";
/** Effects as a part of a row is headed. */
const PART_WORDS = {
	worse: "worse",
	"no-longer-measured": "no longer measured",
	"not-measured-again": "not measured again",
	better: "better",
	same: "same",
	first: "first"
};
/**
* The numbers behind one row; where they do not all say the same, `worse: …; better: …`.
* @param base the base's name
*/
function describeMeasures({ effect: ofRow, measures }, base) {
	const shown = measures.slice(0, MEASURES);
	const groups = EFFECT_ORDER.flatMap((effect) => {
		const own = shown.filter((each) => each.effect === effect).map((each) => describeMeasure(each, base));
		return own.length === 0 ? [] : [{
			effect,
			text: join(own, ", ")
		}];
	});
	const [only] = groups;
	const rest = measures.length - shown.length;
	const more = rest > 0 ? say`; ${rest} more` : [];
	if (groups.length === 1 && only?.effect === ofRow) return say`${only.text}${more}`;
	return say`${join(groups.map(({ effect, text }) => say`${PART_WORDS[effect]}: ${text}`), "; ")}${more}`;
}
/** `accuracy 0.93 → 0.91 (−2.2%)`; of what the gate counted, `dangerous artefacts: 1`; of what only base has, `accuracy (main: 0.93)`. */
function describeMeasure({ name, about, report, base, head, unit, effect, examples = [] }, on) {
	const isCounted = report === void 0;
	const what = isCounted ? say`${name}${about === void 0 ? [] : say` in ${code(about)}`}` : nameMetric(name, about);
	const shown = examples.slice(0, EXAMPLES).map(code);
	const named = shown.length === 0 ? [] : say` (${join(shown, ", ")}${examples.length > EXAMPLES ? ", …" : ""})`;
	if (head === void 0) return base === void 0 ? what : say`${what} (${on}: ${formatMetric(base, unit)})`;
	const now = formatMetric(head, unit, base);
	if (base === void 0 || effect === "same") return say`${what}${isCounted ? ":" : ""} ${now}${named}`;
	const moved = isCounted ? "" : wordMoveShare(head, base);
	return say`${what} ${formatMetric(base, unit, head)} → ${now}${moved}${named}`;
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
		const { what, fix = what, next = fix } = wordReason(reason, context);
		return next.some(({ text }) => text.includes(requirement.id)) ? next : say`${next} (${code(requirement.id)})`;
	};
	const ofRequirement = requirement.reasons.map((reason) => [reason.code === "objected" ? "objection" : requirement.status === "error" ? "error" : "failed", fixOf(reason)]);
	const ofLeaves = decidingLeaves(requirement.proof).flatMap((leaf) => [...leaf.reasons.filter(({ code }) => code !== "seats-open").map((reason) => [stepOf(leaf, reason), fixOf(reason)]), ...seatStep(leaf, requirement.id)]);
	return [...ofRequirement, ...ofLeaves];
}
/** Nothing is wrong with these but that they are not there. */
const MISSING = [
	"document-missing",
	"check-missing",
	"report-missing",
	"signature-missing"
];
function stepOf(leaf, { code: reason }) {
	if (reason === "check-running" || reason === "job-report-missing") return "running";
	if (MISSING.includes(reason)) return "missing";
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
export { showsBars as C, awaited as D, headline as E, whoMayNotSign as O, reasonsBesides as S, drawBar as T, describeSwitchedOff as _, measuredRows as a, nameConcerns as b, parseSeatLine as c, describeLeaf as d, describeLift as f, describeSigner as g, describeReason as h, isLoss as i, whoMaySign as k, seatLine as l, describePassedOver as m, EFFECT_WORDS as n, describeTables as o, describeLook as p, describeMeasures as r, describeReasons as s, nextStep as t, describeLapse as u, nameAlternative as v, BAR_LEGEND as w, describeNumbers as x, nameBase as y };
