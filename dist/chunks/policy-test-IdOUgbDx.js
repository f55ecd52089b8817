import { a as wordActReason, s as wordReason, t as evaluate } from "./evaluate-BPRLpvhG.js";
import { $ as json, B as factsSchema, C as words, E as describeProblem, H as REACHES, I as ACT_WAYS, J as _enum, L as FACTS_SCHEMA, M as quote, N as sortProblems, O as formatPlace, P as suggest, Q as int, R as PERMISSIONS, S as textLike, T as readYaml, V as FILE_STATES, W as UNITS, X as boolean, Y as array, b as map, it as record, j as openReport, nt as number$1, ot as string, q as datetime, r as fileSchema, st as union, w as MAX_FILE_BYTES, x as someText } from "./file-schema-BZ79ypCY.js";
import { n as sha256Hex } from "./canonical-json-DABuQivo.js";
import { a as CODEOWNERS_PLACES, n as outlineOf, o as parseCodeowners } from "./outline-W6_u16lA.js";
import { n as compileGlobs } from "./globs-CulYE_v0.js";
import { _ as proofsOf, b as spotAt, c as findPolicyFolder, d as readNamed, f as loadPolicy, g as FORMAT_NAMES, r as openWorkshop, v as reportIssues, x as valueAt, y as keyAt } from "./workshop-BXLeIzqn.js";
import { n as formatsOfName } from "./names-BIz9DjWe.js";
import { n as isRuleId, r as ruleOf, t as RULES } from "./rules-CmDyu9bD.js";
import { l as worstOf } from "./judge-needs-CaXTKwEM.js";
import { t as parseCommands } from "./parse-commands-C_IhnI8g.js";
import { t as SCAN_VERDICTS } from "./result-DVA4a45A.js";
import { i as printJson, n as UsageError, o as tell, r as print, t as EXIT, u as showHidden } from "./io-B4g5SGRN.js";
import { n as toPlain } from "./terminal-text-CgOFFn3m.js";
import { readFile, readdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
// src/core/policy-test/compare.ts
/** Holds a verdict against what a case expects; nothing found is nothing wrong. Ids ignore case. */
function comparePolicyTest({ expect }, verdict) {
	const byId = new Map(verdict.requirements.map((each) => [each.id.toLowerCase(), each]));
	return expect.flatMap((expectation) => expectation.of === "verdict" ? compareOverall(expectation, verdict) : compareOne(expectation, byId));
}
function compareOverall({ at, status }, verdict) {
	if (status === verdict.status) return [];
	const blocking = new Set(verdict.blocking);
	const deciding = verdict.requirements.filter(({ id }) => blocking.has(id));
	return [{
		path: "verdict",
		at,
		expected: status,
		found: verdict.status,
		reasons: deciding.flatMap(reasonsOf),
		notCounted: deciding.flatMap(refusalsOf)
	}];
}
function compareOne({ at, id, status }, byId) {
	const requirement = byId.get(id.toLowerCase());
	if (requirement?.status === status) return [];
	const known = [...byId.values()].map((each) => each.id);
	return [{
		path: `requirements.${id}`,
		at,
		expected: status,
		found: requirement?.status,
		...requirement ? {} : suggest(id, known),
		reasons: requirement ? reasonsOf(requirement) : [],
		notCounted: requirement ? refusalsOf(requirement) : []
	}];
}
function reasonsOf({ reasons, proof }) {
	return [...reasons, ...leaves(proof).flatMap((leaf) => leaf.reasons)];
}
function refusalsOf({ notCounted, proof }) {
	return [...notCounted, ...leaves(proof).flatMap((leaf) => leaf.kind === "sign-off" ? leaf.notCounted : [])];
}
function leaves(proof) {
	if (proof === void 0) return [];
	return "of" in proof ? proof.of.flatMap(leaves) : [proof];
}
// src/core/policy-test/short-fact.ts
/** A value in short form, or why it could not be had, as a fact. */
function toFact(short) {
	return mapFact(short, (known) => known);
}
/** The same, with the value expanded on the way. */
function mapFact(short, expand) {
	return isUnavailable(short) ? short : { known: expand(short) };
}
function isUnavailable(short) {
	return typeof short === "object" && short !== null && "unavailable" in short;
}
// src/core/policy-test/expand-parts.ts
/** The parts of facts, one by one, from their short forms. */
function expandBody(body) {
	if (typeof body !== "string") return body;
	const outline = outlineOf(body);
	return "known" in outline ? { known: {
		sha256: sha256Hex(body),
		outline: outline.known
	} } : outline;
}
/** The word `missing` stands for a file that is not there. */
function expandDocument(document) {
	if (typeof document !== "string") return document;
	if (document === "missing") return { missing: true };
	const outline = outlineOf(document);
	return "known" in outline ? { known: {
		id: objectId(document),
		outline: outline.known
	} } : outline;
}
/** Where the content is not said, it is named after the path: the same path, the same content in every case. */
/** Base's CODEOWNERS, in the place where GitHub looks first. */
function expandCodeowners(text) {
	if (typeof text !== "string") return text;
	if (text === "missing") return { missing: true };
	return { known: {
		path: CODEOWNERS_PLACES[0],
		id: objectId(text),
		rules: parseCodeowners(text)
	} };
}
function expandChange(short) {
	const change = typeof short === "string" ? { path: short } : short;
	const { path, status = "modified", from, content, mode = "100644", outs } = change;
	const oldId = objectId(change["old-content"] ?? `old content of ${from ?? path}`);
	const newId = content === void 0 ? status === "renamed" ? oldId : objectId(`new content of ${path}`) : objectId(content);
	return {
		path,
		status,
		...from === void 0 ? {} : { previousPath: from },
		...status === "added" ? {} : {
			oldMode: change["old-mode"] ?? mode,
			oldId
		},
		...status === "deleted" ? {} : {
			newMode: mode,
			newId
		},
		...outs === void 0 ? {} : { outs: toFact(outs) },
		...change["uses-gate"] === void 0 ? {} : { usesGate: { known: change["uses-gate"] } }
	};
}
function expandCommit(short, index, author) {
	const by = short.author === void 0 ? author : expandIdentity(short.author);
	return {
		id: objectId(`commit ${index}`),
		author: by,
		committer: short.committer === void 0 ? by : expandIdentity(short.committer),
		coAuthors: (short["co-authors"] ?? []).map(expandIdentity),
		verified: short.verified ?? false,
		updateMerge: short["update-merge"] ?? false
	};
}
function expandChecks(checks, now) {
	const times = consecutive(checks.map(({ at }) => at), now);
	return checks.map(({ name, app, workflow, event, conclusion }, index) => ({
		name,
		...app === void 0 ? {} : { app },
		...workflow === void 0 ? {} : { workflow },
		...event === void 0 ? {} : { event },
		...conclusion === void 0 ? { state: "running" } : {
			state: "completed",
			conclusion
		},
		at: times[index] ?? now
	}));
}
function expandPerson(short) {
	const person = typeof short === "string" ? { login: short } : short;
	return {
		...person,
		...person.login.endsWith("[bot]") ? { bot: true } : {}
	};
}
function expandIdentity(short) {
	if (typeof short === "string") return expandPerson(short);
	const { login, id, unattributed } = short;
	if (login === void 0) return { unattributed: unattributed ?? "" };
	return expandPerson({
		login,
		...id === void 0 ? {} : { id }
	});
}
/** A minute apart and the last a minute before now; one with a time of its own moves those after it. */
function consecutive(given, now) {
	let next = Date.parse(now) - given.length * MINUTE;
	return given.map((at) => {
		const time = at === void 0 ? next : Date.parse(at);
		next = time + MINUTE;
		return new Date(time).toISOString().replace(".000Z", "Z");
	});
}
const MINUTE = 6e4;
/** A git object id for content; not git's own, which nothing here depends on. */
function objectId(content) {
	return sha256Hex(content).slice(0, 40);
}
// src/core/policy-test/expand-reports.ts
/** Reports of a case: what their readers would have made of them, in the formats that the policy asks for. */
/** @param side part of each report's id, so that the same words on base and head are two contents */
function expandReports(reports = {}, side, changes, policy) {
	const proofs = policy.requirements.flatMap(({ needs }) => proofsOf(needs)).filter((proof) => proof.kind === "evidence");
	return Object.entries(reports).sort(([a], [b]) => a < b ? -1 : 1).flatMap(([path, short]) => {
		return [...new Set(proofs.filter((proof) => compileGlobs(proof.report)(path)).map(({ format }) => format))].map((asked) => expandReport(path, short, asked, side, changes));
	});
}
function expandReport(path, short, asked, side, changes) {
	const fact = {
		path,
		id: objectId(`${side} report ${path} ${JSON.stringify(short)}`),
		format: asked,
		places: []
	};
	if ("unavailable" in short) return {
		...fact,
		from: "change",
		content: short
	};
	const { from = "change", format, names, tests } = short;
	const madeAt = short["made-at"];
	const content = {
		format: format ?? (asked === "auto" ? "json" : asked),
		metrics: expandMetrics(short),
		broken: [],
		omitted: 0,
		subjects: (names ?? []).flatMap((name) => subjectOf(name, changes)),
		...madeAt === void 0 ? {} : { madeAt },
		...tests === void 0 ? {} : { tests: {
			passed: tests.passed ?? 0,
			warned: tests.warned ?? 0,
			failed: tests.failed ?? 0,
			errors: tests.errors ?? 0,
			skipped: tests.skipped ?? 0,
			examples: []
		} }
	};
	return {
		...fact,
		from,
		content: { known: content }
	};
}
function expandMetrics({ metrics, groups, units }) {
	const unitOf = (name) => {
		const unit = units?.[name] ?? (name.endsWith("_ratio") ? "ratio" : void 0);
		return unit === void 0 ? {} : { unit };
	};
	const overall = Object.entries(metrics ?? {}).map(([name, value]) => ({
		name,
		value,
		...unitOf(name),
		at: `$.${name}`
	}));
	const byGroup = Object.entries(groups ?? {}).flatMap(([group, { samples, metrics: values = {} }]) => Object.entries(values).map(([name, value]) => ({
		name,
		value,
		...unitOf(name),
		group,
		...samples === void 0 ? {} : { samples },
		at: `$.by_group.${group}.${name}`
	})));
	return [...overall, ...byGroup];
}
/** What names the content that a change brings at a path: of a Git LFS object its oid, of what DVC keeps its hash. */
function subjectOf(path, changes) {
	for (const { path: own, newId, lfs, outs } of changes) {
		if (own === path && lfs?.new !== void 0) return [{
			name: path,
			sha256: lfs.new.oid
		}];
		if (own === path && newId !== void 0) return [{
			name: path,
			gitBlob: newId
		}];
		const out = outs !== void 0 && "known" in outs ? outs.known.find((each) => each.path === path)?.new : void 0;
		if (out !== void 0) return [{
			name: path,
			md5: out.replace(/^md5:/, "")
		}];
	}
	return [];
}
// src/core/policy-test/expand-scans.ts
/** What the scan said of each artefact of a case: `safe`, in the format that its name promises, where the case does not say. */
function expandScans(changes, scans = {}) {
	return changes.flatMap(({ path, newId, outs }) => {
		const out = outs !== void 0 && "known" in outs ? outs.known : [];
		return [...newId === void 0 ? [] : [expandScan(path, newId, scans[path])], ...out.map((each) => expandScan(each.path, each.new ?? "", scans[each.path] ?? { reach: "none" }))];
	});
}
function expandScan(path, id, short = {}) {
	const scan = typeof short === "string" ? { verdict: short } : short;
	const { reach = "verified", formats = reach === "none" ? [] : formatsOfName(path).slice(0, 1) } = scan;
	const stated = (scan.findings ?? []).map((finding, index) => expandFinding(finding, `${path} ${index}`));
	const own = reach === "none" ? "unknown" : "safe";
	const verdict = scan.verdict ?? worstOf([own, ...stated.map((finding) => finding.verdict)]);
	const findings = verdict === "safe" || stated.length > 0 ? stated : [expandFinding(REASONS[verdict], path)];
	return {
		path,
		id,
		...scan.sha256 === void 0 ? {} : { sha256: scan.sha256 },
		reach,
		verdict,
		coverage: reach === "none" ? "none" : "full",
		formats: formats.length === 0 && reach !== "none" ? ["text"] : [...formats],
		limitsHit: [],
		findings,
		omitted: 0
	};
}
const REASONS = {
	unknown: "SNF006",
	malformed: "PKL007",
	dangerous: "PKL001"
};
function expandFinding(short, seed) {
	const { rule, import: name, "on-base": onBase = false } = typeof short === "string" ? { rule: short } : short;
	return {
		rule,
		severity: ruleOf(rule)?.severity ?? "medium",
		verdict: ruleOf(rule)?.atBest ?? "unknown",
		message: name === void 0 ? ruleOf(rule)?.title ?? rule : `${name} is called.`,
		...name === void 0 ? {} : { import: name },
		fingerprint: objectId(`${seed} ${rule}`),
		onBase
	};
}
// src/core/policy-test/expand-signatures.ts
/** Each lies in the folder that it signs, as OpenSSF Model Signing has it. */
function expandSignatures(signatures = {}, changes) {
	return Object.entries(signatures).sort(([a], [b]) => a < b ? -1 : 1).map(([path, short]) => expandSignature(path, short, changes));
}
function expandSignature(path, short, changes) {
	const fact = {
		path,
		id: objectId(`signature ${path} ${JSON.stringify(short)}`),
		signs: "folder"
	};
	if ("unavailable" in short) return {
		...fact,
		content: short
	};
	const { by, covers = [], problems = {} } = short;
	const covered = changes.flatMap(({ path: own, newId, lfs }) => newId !== void 0 && covers.includes(own) ? [{
		path: own,
		id: newId,
		...lfs?.new === void 0 ? {} : { sha256: lfs.new.oid }
	}] : []);
	const files = {
		folder: path.slice(0, Math.max(0, path.lastIndexOf("/"))),
		matching: covers.length,
		problems: Object.entries(problems).map(([file, state]) => ({
			path: file,
			state
		})),
		omitted: 0,
		covered
	};
	return {
		...fact,
		content: { known: {
			signer: signerOf(by),
			subjects: [],
			files
		} }
	};
}
function signerOf({ identity, issuer, key }) {
	if (key !== void 0) return { key };
	if (identity === void 0 || issuer === void 0) throw new TypeError("the schema lets no signature through that names nobody");
	return {
		identity,
		issuer
	};
}
const DEFAULT_AUTHOR = "author";
const STALE = sha256Hex("content of an earlier head").slice(0, 16);
/**
* Builds the facts of a case. An act that does not say otherwise is bound to today's content of every requirement, which is why
* the digests are asked of the facts without acts first.
*/
function expandCase({ facts: short, deeds }, policy, digestOf) {
	const facts = factsSchema.parse(expandFacts(short, policy));
	if ("unavailable" in deeds) return {
		...facts,
		acts: deeds
	};
	const today = Object.fromEntries(policy.requirements.flatMap(({ id }) => {
		const digest = digestOf(facts, id);
		return digest === void 0 ? [] : [[id, digest]];
	}));
	const everywhere = (digest) => Object.fromEntries(policy.requirements.map(({ id }) => [id, digest]));
	const shownBy = ({ bound }) => {
		if (bound === "today") return today;
		return bound === "none" ? {} : everywhere(bound === "stale" ? STALE : bound);
	};
	const times = consecutive(deeds.map(({ at }) => at), facts.now);
	const acts = deeds.map((deed, index) => expandDeed(deed, index, times[index] ?? facts.now, shownBy(deed)));
	return factsSchema.parse({
		...facts,
		acts: { known: acts }
	});
}
function expandFacts(short, policy) {
	const now = short.now ?? "2026-06-01T12:00:00Z";
	const author = expandPerson(short.author ?? DEFAULT_AUTHOR);
	const base = short.base ?? "main";
	const changes = short.changes.map(expandChange);
	const hasJob = [...Object.values(short.reports ?? {})].some((report) => "from" in report && report.from === "job");
	return {
		schema: FACTS_SCHEMA,
		now,
		repository: { name: short.repository ?? "acme/repository" },
		pullRequest: short["pull-request"] === false ? null : {
			number: 1,
			base,
			author,
			fork: short.fork ?? false,
			draft: short.draft ?? false,
			body: expandBody(short.body ?? "")
		},
		baseRef: base,
		base: objectId("base"),
		mergeBase: objectId("base"),
		head: objectId("head"),
		changes,
		links: { known: Object.entries(short.links ?? {}).map(([path, target]) => ({
			path,
			target: toFact(target)
		})) },
		commits: mapFact(short.commits ?? [{}], (commits) => commits.map((each, index) => expandCommit(each, index, author))),
		pushers: (short.pushers ?? []).map(expandPerson),
		teams: mapValues(short.teams ?? {}, (members) => mapFact(members, (known) => known.map((each) => typeof each === "string" ? { login: each } : each))),
		permissions: Object.fromEntries(Object.entries(short.permissions ?? {}).map(([login, permission]) => [login.toLowerCase(), toFact(permission)])),
		checks: mapFact(short.checks ?? [], (checks) => expandChecks(checks, now)),
		documents: mapValues(short.documents ?? {}, expandDocument),
		...short.codeowners === void 0 ? {} : { codeowners: expandCodeowners(short.codeowners) },
		scans: expandScans(changes, short.scans),
		reports: expandReports(short.reports, "head", changes, policy),
		baseReports: expandReports(short["base-reports"], "base", changes, policy),
		signatures: expandSignatures(short.signatures, changes),
		jobEvidence: hasJob ? { known: {
			id: 1,
			workflow: ".github/workflows/evaluate.yml",
			event: "push",
			at: now
		} } : null
	};
}
function expandDeed(deed, index, at, shown) {
	const { by, kind, via, targets, note, until, role, remembered } = deed;
	return {
		id: `act:${String(index + 1).padStart(4, "0")}`,
		kind,
		actor: expandPerson(by),
		at,
		via,
		...targets === void 0 ? {} : { targets },
		...role === void 0 ? {} : { role },
		shown,
		head: objectId("head"),
		...note === void 0 ? {} : { note },
		...until === void 0 ? {} : { until },
		source: deed.source === "edited" ? {
			state: "edited-by-other",
			by: { login: "somebody-else" },
			at
		} : { state: deed.source },
		remembered: [...remembered]
	};
}
function mapValues(map, expand) {
	return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, expand(value)]));
}
// src/core/policy-test/deeds.ts
/** Understands one act in short form: a command as it would be typed, or a review as such. */
function parseDeed(act) {
	const form = typeof act === "string" ? splitShort(act) : act;
	if (form === void 0) return { problem: `${quote(String(act))} is not an act: expected who, a colon and what, as "alice: /sign-off GOV-1: read it"` };
	const review = form.do.trim();
	if (review === "approve" || review === "request-changes") {
		if (form.via !== void 0 && form.via !== "review") return { problem: `${quote(review)} is a review: remove "via: ${form.via}"` };
		return [{
			...commonPart(form, "review"),
			kind: review
		}];
	}
	const { commands, nearMisses } = parseCommands(form.do);
	const [miss] = nearMisses;
	if (miss) return {
		problem: `${quote(miss.text)} would not be counted as a command`,
		suggestion: miss.suggestion
	};
	const deeds = commands.flatMap(({ verb, targets, note, until }) => verb === "recheck" ? [] : [{
		...commonPart(form, "command"),
		kind: verb,
		...targets === void 0 ? {} : { targets },
		...note === void 0 ? {} : { note },
		...until === void 0 ? {} : { until }
	}]);
	if (deeds.length > 0) return deeds;
	return { problem: `${quote(form.do)} is no act: expected a command, as /sign-off GOV-1, or "approve" or "request-changes"` };
}
/** `alice: /sign-off GOV-1: read it`: the first colon ends the name. */
function splitShort(text) {
	const colon = text.indexOf(":");
	const by = text.slice(0, Math.max(0, colon)).trim();
	const deed = text.slice(colon + 1).trim();
	return by === "" || deed === "" || /\s/.test(by) ? void 0 : {
		by,
		do: deed
	};
}
function commonPart(form, usual) {
	return {
		by: form.by,
		via: form.via ?? usual,
		bound: form.bound ?? "today",
		source: form.source ?? "intact",
		remembered: form.remembered ?? [],
		...form.role === void 0 ? {} : { role: form.role },
		...form.at === void 0 ? {} : { at: form.at }
	};
}
// src/core/policy-test/short-form.ts
/** The short form of facts in `*.test.yml`: what a person would say about a pull request, and no more. docs/policy-tests.md explains it. */
const instant = datetime("expected an instant in UTC, as 2026-11-21T12:00:00Z").register(words, { word: "an instant in UTC, as 2026-11-21T12:00:00Z" });
/** A fact that could not be had. */
const unavailable = map("an unavailable fact", { unavailable: someText });
const account = map("an account", {
	login: someText,
	id: int().optional(),
	bot: boolean().optional()
});
const person = union([someText, account]).register(words, { word: "a login, or { login, id }" });
const identity = union([someText, map("whoever a commit names", {
	login: someText.optional(),
	id: int().optional(),
	unattributed: someText.optional()
}).refine(({ login, unattributed }) => login === void 0 !== (unattributed === void 0), "name \"login\", or \"unattributed\" for a name that belongs to no account")]).register(words, { word: "a login, { login, id }, or { unattributed: name }" });
const dvcOut = map("an out", {
	path: someText,
	old: someText.optional(),
	new: someText.optional()
});
const mode = textLike(/^[0-7]{6}$/, "a git file mode in quotes, as \"100644\"");
const change = union([someText, map("a change", {
	path: someText,
	status: _enum([
		"added",
		"modified",
		"deleted",
		"renamed",
		"type-changed"
	]).optional(),
	from: someText.optional(),
	content: string().register(words, { word: "text" }).optional(),
	"old-content": string().register(words, { word: "text" }).optional(),
	mode: mode.optional(),
	"old-mode": mode.optional(),
	outs: union([array(dvcOut), unavailable]).register(words, { word: "a list of outs" }).optional(),
	"uses-gate": boolean().optional()
}).refine(({ status, from }) => from !== void 0 === (status === "renamed"), {
	path: ["from"],
	message: "\"from\" is the old path of a change with \"status: renamed\"; give both or neither"
})]).register(words, { word: "a path, or { path, status }" });
const commit = map("a commit", {
	author: identity.optional(),
	committer: identity.optional(),
	"co-authors": array(identity).optional(),
	verified: boolean().optional(),
	"update-merge": boolean().optional()
});
const act = union([someText, map("an act", {
	by: person,
	do: someText,
	at: instant.optional(),
	via: _enum(ACT_WAYS).optional(),
	role: someText.optional(),
	bound: textLike(/^(?:today|stale|none|[0-9a-f]{16,64})$/, "today, stale, none, or a digest of 16 hex digits or more").optional(),
	source: _enum([
		"intact",
		"deleted",
		"dismissed",
		"edited"
	]).optional(),
	remembered: array(string()).optional()
})]).register(words, { word: "an act, as \"alice: /sign-off GOV-1\", or { by, do }" });
const member = union([someText, map("a member", {
	login: someText,
	id: int().optional(),
	state: _enum(["active", "pending"]).optional()
})]).register(words, { word: "a login, or { login, state }" });
const check = map("a check", {
	name: someText,
	app: someText.optional(),
	workflow: someText.optional(),
	event: someText.optional(),
	conclusion: someText.optional(),
	at: instant.optional()
});
const rule = textLike(/^[A-Z]{2,8}\d{3}$/, "a rule's id, as PKL001");
const scan = union([_enum(SCAN_VERDICTS), map("a scan", {
	verdict: _enum(SCAN_VERDICTS).optional(),
	formats: array(someText).optional(),
	sha256: textLike(/^[0-9a-f]{64}$/, "a sha256 in lower-case hex").optional(),
	reach: _enum(REACHES).optional(),
	findings: array(union([rule, map("a finding", {
		rule,
		import: someText.optional(),
		"on-base": boolean().optional()
	})]).register(words, { word: "a rule's id, or { rule, import }" })).optional()
})]).register(words, { word: `one of ${SCAN_VERDICTS.join(", ")}, or { verdict, formats, findings }` });
const number = number$1().register(words, { word: "a number" });
const values = record(someText, number).register(words, { word: "a map from metric to number" });
const report = union([unavailable, map("a report", {
	format: someText.optional(),
	metrics: values.optional(),
	groups: record(someText, map("a group", {
		samples: int().nonnegative().optional(),
		metrics: values.optional()
	})).register(words, { word: "a map from group to { samples, metrics }" }).optional(),
	units: record(someText, _enum(UNITS)).register(words, { word: "a map from metric to unit" }).optional(),
	tests: map("the tests of a report", {
		passed: int().nonnegative().optional(),
		warned: int().nonnegative().optional(),
		failed: int().nonnegative().optional(),
		errors: int().nonnegative().optional(),
		skipped: int().nonnegative().optional()
	}).optional(),
	names: array(someText).min(1).register(words, { word: "a list of changed paths" }).optional(),
	"made-at": instant.optional(),
	from: _enum(["change", "job"]).optional()
})]).register(words, { word: "{ metrics, tests, names }, or { unavailable: reason }" });
const reports = record(someText, report).register(words, { word: "a map from path to report" });
const text = string().register(words, { word: "text" });
/** A value, or why it could not be had. */
function orUnavailable(known, word) {
	const union$1 = union([known, unavailable]);
	words.add(union$1, { word: `${word}, or { unavailable: reason }` });
	return union$1;
}
const signature = union([unavailable, map("a signature", {
	by: map("who signed", {
		identity: someText.optional(),
		issuer: someText.optional(),
		key: textLike(/^[0-9a-f]{64}$/, "the sha256 of a public key, in lower-case hex").optional()
	}).refine(({ identity, issuer, key }) => identity === void 0 === (issuer === void 0) && identity === void 0 !== (key === void 0), "who signed is either \"identity\" together with \"issuer\", or \"key\""),
	covers: array(someText).register(words, { word: "a list of changed paths" }).optional(),
	problems: record(someText, _enum(FILE_STATES)).register(words, { word: `a map from path to one of ${FILE_STATES.join(", ")}` }).optional()
})]).register(words, { word: "{ by, covers, problems }, or { unavailable: reason }" });
const factsForm = map("a pull request", {
	"pull-request": boolean().optional(),
	repository: someText.optional(),
	author: person.optional(),
	base: someText.optional(),
	fork: boolean().optional(),
	draft: boolean().optional(),
	now: instant.optional(),
	body: orUnavailable(text, "text").optional(),
	changes: array(change).min(1, "a case needs a change; a pull request that changes nothing has no requirements").register(words, { word: "a list of changes" }),
	commits: orUnavailable(array(commit), "a list of commits").optional(),
	pushers: array(person).optional(),
	acts: orUnavailable(array(act), "a list of acts").optional(),
	teams: record(someText, orUnavailable(array(member), "a list of members")).optional(),
	permissions: record(someText, orUnavailable(_enum(PERMISSIONS), `one of ${PERMISSIONS.join(", ")}`)).optional(),
	checks: orUnavailable(array(check), "a list of checks").optional(),
	documents: record(someText, orUnavailable(text, "the text, or \"missing\"")).optional(),
	codeowners: orUnavailable(text, "the text, or \"missing\"").optional(),
	links: record(someText, orUnavailable(someText, "the path it leads to")).optional(),
	scans: record(someText, scan).optional(),
	reports: reports.optional(),
	"base-reports": reports.optional(),
	signatures: record(someText, signature).register(words, { word: "a map from path to signature" }).optional()
});
const expectation = map("an expectation", {
	verdict: _enum([
		"pass",
		"pending",
		"fail",
		"error"
	]).optional(),
	requirements: record(someText, _enum([
		"satisfied",
		"pending",
		"unmet",
		"waived",
		"not-applicable",
		"error"
	])).optional()
}).refine(({ verdict, requirements }) => verdict !== void 0 || Object.keys(requirements ?? {}).length > 0, "a case that expects nothing proves nothing; give \"verdict\" or \"requirements\"");
const policyTestForm = map("a policy test", {
	policy: array(textLike(/^(?!.*\.test\.yml$)[^/\\]+\.yml$/, "the name of a policy file beside the test, as baseline.yml")).min(1).register(words, { word: "a list of policy files" }).optional(),
	with: record(string(), json()).register(words, { word: "a map from input to value" }).optional(),
	roles: fileSchema.shape.roles,
	cases: array(map("a case", {
		name: someText,
		facts: factsForm,
		expect: expectation
	})).min(1, "a test without cases proves nothing").register(words, { word: "a list of cases" })
});
// src/core/policy-test/parse.ts
/**
* Reads a policy test. All problems are reported, each with file, line and column.
* @param file the test's name, as `baseline.test.yml`; without `policy:` it tests `baseline.yml`
*/
function parsePolicyTest(text, file) {
	const read = readYaml({
		name: file,
		text
	});
	if ("problems" in read) return { problems: sortProblems(read.problems) };
	const { value, spot } = read.source;
	const report = openReport();
	const parsed = policyTestForm.safeParse(value);
	if (!parsed.success) {
		reportIssues({
			schema: policyTestForm,
			data: value,
			spot,
			report
		}, parsed.error.issues);
		return { problems: sortProblems(report.problems) };
	}
	const { cases, policy, with: inputs, roles } = parsed.data;
	const understood = cases.map((each, index) => readCase(each, spotAt(spot, ["cases", index]), report));
	reportSameNames(understood, report);
	if (report.problems.length > 0) return { problems: sortProblems(report.problems) };
	return { test: {
		file,
		policy: policy ?? [testedBy(file)],
		...inputs === void 0 ? {} : { with: inputs },
		...roles === void 0 ? {} : { roles },
		cases: understood
	} };
}
function testedBy(file) {
	return file.slice(file.lastIndexOf("/") + 1).replace(/(?:\.test)?\.yml$/, ".yml");
}
function readCase({ name, facts, expect }, spot, report) {
	const { acts = [], ...others } = facts;
	checkScans(facts, spot, report);
	checkNames(facts, spot, report);
	const expectations = [];
	const stated = (...path) => keyAt(spot, ["expect", ...path]);
	if (expect.verdict) expectations.push({
		of: "verdict",
		status: expect.verdict,
		at: stated("verdict")
	});
	for (const [id, status] of Object.entries(expect.requirements ?? {})) expectations.push({
		of: "requirement",
		id,
		status,
		at: stated("requirements", id)
	});
	return {
		name,
		at: valueAt(spot, ["name"]),
		facts: others,
		deeds: Array.isArray(acts) ? readActs(acts, spot, report) : acts,
		expect: expectations
	};
}
/** A scan of what the case does not change, or by a name that the scanner does not have, would be read by nobody. */
function checkScans({ changes, scans = {} }, spot, report) {
	const changed = changes.flatMap((change) => {
		if (typeof change === "string") return [change];
		return [change.path, ...Array.isArray(change.outs) ? change.outs.map(({ path }) => path) : []];
	});
	for (const [path, scan] of Object.entries(scans)) {
		const at = (...rest) => valueAt(spot, [
			"facts",
			"scans",
			path,
			...rest
		]);
		const unknown = (kind, word, known, place) => report.error("unknown-name", place, `the scanner knows no ${kind} called ${quote(word)}`, suggest(word, known));
		if (!changed.includes(path)) report.error("unknown-name", keyAt(spot, [
			"facts",
			"scans",
			path
		]), `the case does not change ${quote(path)}, so nothing is scanned there`, suggest(path, changed));
		if (typeof scan === "string") continue;
		for (const [index, format] of (scan.formats ?? []).entries()) if (!FORMAT_NAMES.some((name) => name === format)) unknown("format", format, FORMAT_NAMES, at("formats", index));
		for (const [index, finding] of (scan.findings ?? []).entries()) {
			const { rule } = typeof finding === "string" ? { rule: finding } : finding;
			if (!isRuleId(rule)) unknown("rule", rule, Object.keys(RULES), at("findings", index));
		}
	}
}
/** A report can name what DVC keeps by a whole md5 alone. */
function checkNames({ changes, reports = {}, "base-reports": before = {} }, spot, report) {
	const outs = changes.flatMap((change) => typeof change !== "string" && Array.isArray(change.outs) ? change.outs : []);
	const nameless = new Set(outs.filter(({ new: id }) => id !== void 0 && !MD5.test(id)).map(({ path }) => path));
	for (const [key, all] of Object.entries({
		reports,
		"base-reports": before
	})) for (const [path, short] of Object.entries(all)) for (const [index, name] of ("names" in short ? short.names ?? [] : []).entries()) if (nameless.has(name)) report.error("invalid-value", valueAt(spot, [
		"facts",
		key,
		path,
		"names",
		index
	]), `a report names ${quote(name)} by its md5, and "new" of that out is not one: write 32 hex digits there`);
}
const MD5 = /^(?:md5:)?[0-9a-f]{32}$/;
function readActs(acts, spot, report) {
	return acts.flatMap((act, index) => {
		const deeds = parseDeed(act);
		if (!("problem" in deeds)) return deeds;
		const { problem, suggestion } = deeds;
		const at = valueAt(spot, [
			"facts",
			"acts",
			index,
			...typeof act === "string" ? [] : ["do"]
		]);
		report.error("invalid-value", at, problem, suggestion === void 0 ? {} : { suggestion });
		return [];
	});
}
function reportSameNames(cases, report) {
	const first = /* @__PURE__ */ new Map();
	for (const { name, at } of cases) {
		const also = first.get(name);
		if (also) report.error("duplicate-key", at, `another case is named ${quote(name)} too; give each a name of its own`, { also });
		else first.set(name, at);
	}
}
// src/app/policy-test.ts
/** `policy test`: runs every case of every `*.test.yml`, and says of each mismatch what was found and why. */
async function runPolicyTest(paths, options, io) {
	const workshop = await openWorkshop(io, options.packs);
	const files = (await Promise.all((paths.length > 0 ? paths : [await findPolicyFolder(io.cwd)]).map((path) => findTests(path, io)))).flat();
	if (files.length === 0) throw new UsageError("there is no *.test.yml to run: docs/policy-tests.md shows how to write one");
	const outcomes = [];
	const problems = [];
	for (const file of files) {
		const result = await runFile(file, workshop, io);
		outcomes.push(...result.outcomes);
		problems.push(...result.problems);
	}
	if (options.format === "json") printJson(io, {
		problems,
		cases: outcomes
	});
	else for (const line of [...problems.map(describeProblem), ...outcomes.map(describeOutcome)]) print(io, line);
	const failed = outcomes.filter(({ mismatches }) => mismatches.length > 0).length;
	tell(io, `${outcomes.length - failed} passed, ${failed} failed`);
	if (problems.length > 0) return EXIT.usage;
	return failed > 0 ? EXIT.failed : EXIT.pass;
}
async function findTests(path, io) {
	const found = await stat(resolve(io.cwd, path)).catch(() => void 0);
	if (found === void 0) throw new UsageError(`nothing lies at ${path}: name a *.test.yml, or a folder of them`);
	if (!found.isDirectory()) return [path];
	return (await readdir(resolve(io.cwd, path))).filter((name) => name.endsWith(".test.yml")).sort().map((name) => join(path, name));
}
async function runFile(file, workshop, io) {
	const bytes = await readNamed(resolve(io.cwd, file), file, MAX_FILE_BYTES);
	if (bytes === "too-large") throw new UsageError(`${file} is larger than 1 MiB; split it`);
	const read = parsePolicyTest(new TextDecoder().decode(bytes), file);
	if ("problems" in read) return {
		outcomes: [],
		problems: read.problems
	};
	const { policy, problems } = await loadTested(read.test, workshop, io);
	if (policy === void 0) return {
		outcomes: [],
		problems
	};
	return {
		outcomes: read.test.cases.map((each) => {
			const facts = expandCase(each, policy, (bare, id) => digestToday(policy, bare, id));
			return {
				file,
				name: each.name,
				mismatches: comparePolicyTest(each, evaluate(policy, facts))
			};
		}),
		problems: []
	};
}
function digestToday(policy, facts, id) {
	return evaluate(policy, facts).requirements.find((requirement) => requirement.id.toLowerCase() === id.toLowerCase())?.digest;
}
/** The policy under test; a pack is tested through a policy that extends it, with the test's inputs and roles. */
async function loadTested(test, workshop, io) {
	const folder = dirname(test.file);
	const files = await Promise.all(test.policy.map((name) => readBeside(join(folder, name), io)));
	const ref = files.length === 1 ? packRefOf(files[0]) : void 0;
	const [pack] = files;
	if (ref === void 0 || pack === void 0) return loadPolicy({
		found: {
			files,
			problems: [],
			isDefault: false
		},
		...workshop
	});
	const extending = {
		version: 1,
		extends: [{
			pack: ref,
			with: test.with ?? {}
		}],
		...test.roles ? { roles: test.roles } : {}
	};
	const around = {
		name: test.file,
		text: JSON.stringify(extending)
	};
	return loadPolicy({
		found: {
			files: [around],
			problems: [],
			isDefault: false
		},
		...workshop,
		packs: withPack(workshop.packs, ref, pack)
	});
}
async function readBeside(path, io) {
	return {
		name: path,
		text: await readFile(resolve(io.cwd, path), "utf8").catch(() => {
			throw new UsageError(`${path}, which the test names, does not exist`);
		})
	};
}
function packRefOf(file) {
	const read = file && readYaml(file);
	const value = read && "source" in read ? read.source.value : void 0;
	const pack = typeof value === "object" && value !== null && "pack" in value ? value.pack : void 0;
	if (typeof pack !== "object" || pack === null || !("name" in pack) || !("version" in pack)) return void 0;
	return `secmlops:${String(pack.name)}@${String(pack.version)}`;
}
/** The pack under test is the file beside the test, whatever is shipped under that name. */
const withPack = (packs, ref, file) => ({
	load: async (wanted) => wanted.ref === ref ? file : packs.load(wanted),
	shipped: async () => [.../* @__PURE__ */ new Set([...await packs.shipped(), ref])]
});
function describeOutcome({ file, name, mismatches }) {
	if (mismatches.length === 0) return showHidden(`ok      ${name}`);
	return [`FAILED  ${name} (${file})`, ...mismatches.flatMap(describeMismatch)].map(showHidden).join("\n");
}
function describeMismatch({ path, at, expected, found, suggestion, reasons, notCounted }) {
	const instead = found ?? `no such requirement${suggestion === void 0 ? "" : `; did you mean ${suggestion}?`}`;
	return [
		`    ${formatPlace(at)}: ${path}: expected ${expected}, found ${instead}`,
		...reasons.map((reason) => `      ${toPlain(wordReason(reason).what)}`),
		...notCounted.map((act) => `      ${act.by.login}'s ${act.kind} did not count: ${toPlain(wordActReason(act.reason).what)}`)
	];
}
export { runPolicyTest };
