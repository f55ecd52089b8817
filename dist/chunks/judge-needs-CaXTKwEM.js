import { F as require_fastest_levenshtein, P as suggest, U as TEST_RESULTS, c as RE2JS, f as ASSURANCES, p as CONCERNS, v as isTree } from "./file-schema-BZ79ypCY.js";
import { t as foldPath } from "./fold-path-BHmIZTxc.js";
import { m as asksNothing } from "./workshop-BXLeIzqn.js";
import { a as signersOf, c as scanOf, n as judgeSignedModel, s as artefactsOf, t as judgeSignature } from "./signed-DK_kZ9Bt.js";
import { t as byCodeUnits } from "./code-units-DnguPKzM.js";
import { i as GlobIndex, n as compileGlobs } from "./globs-CulYE_v0.js";
import { n as brokenLimits, r as judgedValue, t as brokenBounds } from "./weigh-metric-JQOaRJcP.js";
import { createHash } from "node:crypto";
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
	if (isTree(needs)) return needs.of.flatMap(signOffsOf);
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
	const newest = named.filter((check) => whyOther(check, proof) === void 0).reduce((best, check) => best === void 0 || outranks(check, best, proof) ? check : best, void 0);
	const notCounted = named.filter((check) => check !== newest).slice(0, SHOWN_PASSED).map((check) => describePassed(check, proof));
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
function describePassed(check, proof) {
	return {
		app: check.app ?? "unknown",
		...check.workflow === void 0 ? {} : { workflow: check.workflow },
		reason: whyOther(check, proof) ?? "older"
	};
}
/** Why a run of the name is another than the one that is asked for. One whose event is not known was started by none of those named. */
function whyOther({ app, workflow, event }, asked) {
	if (app !== asked.app) return "other-app";
	if (asked.workflow !== void 0 && workflow !== asked.workflow) return "other-workflow";
	return asked.events === void 0 || asked.events.some((each) => each === event) ? void 0 : "other-event";
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
	const touched = touchedPaths$1(changes);
	return places.some((place) => ancestors(place).some((path) => touched.has(path))) ? {
		code: "check-workflow-changed",
		name,
		workflow
	} : void 0;
}
/** Both sides of every change, folded; once for all the checks of a pull request, which may change 100,000 files. */
function touchedPaths$1(changes) {
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
// src/core/document/fold-heading.ts
var import_fastest_levenshtein = require_fastest_levenshtein();
/**
* The form in which headings are compared: without case, and without the numbering, emoji and punctuation around them, and
* without `[optional]` or `(required)` at the end, so that `## 2.1 🎯 Intended use [optional]:` is the section "Intended use".
*/
function foldHeading(heading) {
	const plain = heading.normalize("NFKC").toLowerCase().toUpperCase().toLowerCase().replace(/\s+/g, " ").trim();
	const bare = trimMarks(trimMarks(trimMarks(plain).replace(NUMBERING, "")).replace(DEMAND, ""));
	return bare === "" ? plain : bare;
}
/** `2.1 `, `1) `, `a. `, `iv: ` before a title. */
const NUMBERING = /^(?:\d{1,3}(?:\.\d{1,3}){0,5}|[a-z](?=[.):])|[ivxl]{1,6}(?=[.):]))[.):]* +[- ]*/;
const DEMAND = / *[[(](?:optional|required)[\])]$/;
/** Emoji, as themselves or as `:name:`, and punctuation at both ends; a closing `)`, `%`, `+` or `#` belongs to the title. */
function trimMarks(text) {
	return text.replace(/^(?::[a-z0-9_+-]+:|[^\p{L}\p{N}])+/u, "").replace(/(?: *:[a-z0-9_+-]+:)+$/, "").replace(/[^\p{L}\p{N})\]%+#]+$/u, "");
}
/** Of what is there that which was most likely meant, if one is near. */
function nearestTo(names, there) {
	const texts = new Map(there.map((text) => [foldHeading(text), text]));
	if (texts.size === 0) return {};
	const best = names.map((name) => {
		const key = foldHeading(name);
		const nearest = (0, import_fastest_levenshtein.closest)(key, [...texts.keys()]);
		return {
			nearest,
			away: (0, import_fastest_levenshtein.distance)(key, nearest),
			limit: Math.max(2, key.length / 3)
		};
	}).filter(({ away, limit }) => away <= limit).sort((a, b) => a.away - b.away)[0];
	const text = best && texts.get(best.nearest);
	return text === void 0 ? {} : { nearest: text };
}
// src/core/document/value-path.ts
/**
* The values at a path: names with dots between, and `[]` behind a name for every entry of its list. A single value counts as a list of
* one, as in `license: mit`; a key that is written exactly like the path comes first. Linear in the front matter.
*/
function valuesAt(path, frontMatter) {
	if (Object.hasOwn(frontMatter, path)) return [{
		at: path,
		value: frontMatter[path]
	}];
	let found = [{
		at: "",
		value: frontMatter
	}];
	for (const step of path.split(/\.|(?=\[\])/)) found = found.flatMap((each) => "value" in each ? follow(each, step) : [each]);
	return found;
}
function follow({ at, value }, step) {
	if (value === void 0 || value === null) return [{
		at,
		value: void 0
	}];
	const isMap = typeof value === "object" && !Array.isArray(value);
	if (step !== "[]") {
		const inside = at === "" ? step : `${at}.${step}`;
		if (!isMap) return [{
			at,
			instead: value,
			expected: "map"
		}];
		return [{
			at: inside,
			value: Object.hasOwn(value, step) ? value[step] : void 0
		}];
	}
	if (isMap) return [{
		at,
		instead: value,
		expected: "list"
	}];
	if (!Array.isArray(value)) return [{
		at,
		value
	}];
	if (value.length === 0) return [{
		at,
		value: void 0
	}];
	return value.map((entry, index) => ({
		at: `${at}[${index}]`,
		value: entry
	}));
}
// src/core/proofs/front-matter.ts
/** Places of one rule that are named; each is a line that somebody reads. */
const SHOWN$1 = 5;
/** Holds a document's front matter against the rules for its keys. A key that is there but says nothing is missing. */
function checkFrontMatter(rules, { frontMatter }, source) {
	const keys = Object.entries(rules);
	if (keys.length === 0) return [];
	if (frontMatter !== void 0 && "unavailable" in frontMatter) return [{
		code: "front-matter-broken",
		source,
		detail: frontMatter.unavailable
	}];
	const known = frontMatter?.known ?? {};
	return keys.flatMap(([key, rule]) => {
		const broken = [];
		for (const found of valuesAt(key, known)) {
			if (broken.length >= SHOWN$1) break;
			broken.push(...judge(rule, found, source));
		}
		return broken.slice(0, SHOWN$1);
	});
}
function judge(rule, found, source) {
	const { at: key } = found;
	const broken = (name, expected, value) => {
		return {
			code: "front-matter-rule",
			source,
			key,
			rule: name,
			expected,
			found: show(value)
		};
	};
	if ("instead" in found) return [broken("type", found.expected, found.instead)];
	const { value } = found;
	if (value === void 0 || saysNothing(value)) return rule.optional ? [] : [{
		code: "front-matter-missing",
		source,
		key
	}];
	return brokenRules(rule, value).map(({ name, expected }) => broken(name, expected, value));
}
/** Every rule that the value breaks; a rule that does not fit the value's type is broken. */
function brokenRules(rule, value) {
	const { type, equals, oneOf, pattern, minLength, maxLength, min, max } = rule;
	const broken = [];
	const demand = (name, expected, holds) => {
		if (!holds) broken.push({
			name,
			expected
		});
	};
	if (type !== void 0) demand("type", type, isOfType(value, type));
	if (equals !== void 0) demand("equals", show(equals), value === equals);
	if (oneOf !== void 0) demand("one-of", oneOf.map(show).join(", "), oneOf.some((allowed) => allowed === value));
	if (pattern !== void 0) demand("pattern", pattern, typeof value === "string" && matches(pattern, value));
	if (minLength !== void 0) demand("min-length", String(minLength), lengthOf(value) >= minLength);
	if (maxLength !== void 0) demand("max-length", String(maxLength), lengthOf(value) <= maxLength);
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
function isOfType(value, type) {
	if (type === "integer") return Number.isSafeInteger(value);
	if (type === "list") return Array.isArray(value);
	if (type === "map") return typeof value === "object" && !Array.isArray(value);
	return typeof value === type;
}
/** Characters of a text, entries of a list or map; what has no length is never empty and never long enough. */
function lengthOf(value) {
	if (typeof value === "string") return [...value].length;
	return typeof value === "object" && value !== null ? Object.keys(value).length : NaN;
}
const MAX_SHOWN = 80;
function show(value) {
	const text = typeof value === "string" ? value : JSON.stringify(value);
	return text.length > MAX_SHOWN ? `${text.slice(0, 79).toWellFormed()}…` : text;
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
		sections: proof.sections.map((wanted) => [wanted].flat().join(" or "))
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
		...checkBoxes(proof, outline, source),
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
function checkEmptiness(proof, outline, source) {
	const asksText = proof.sections.length > 0 || proof.checkboxes !== void 0;
	if (!outline.empty || !asksText && Object.keys(proof.frontMatter).length > 0) return [];
	if (outline.untouched && proof.leftovers) return [];
	return [{
		code: "document-empty",
		source,
		...outline.untouched ? { untouched: true } : {}
	}];
}
function checkSections({ sections, leftovers }, outline, source) {
	return sections.flatMap((wanted) => {
		const names = [wanted].flat();
		const found = sectionsNamed(names, outline);
		const [first] = found;
		if (first === void 0) {
			const headings = outline.sections.map(({ heading }) => heading);
			return [{
				code: "section-missing",
				source,
				...nameOf$1(names, "section"),
				...nearestTo(names, headings)
			}];
		}
		if (found.some(({ empty, untouched }) => !empty || untouched === true && leftovers)) return [];
		const { heading, line, untouched } = found.find((section) => section.untouched) ?? first;
		return [{
			code: "section-empty",
			source,
			section: names.length === 1 ? names[0] ?? heading : heading,
			line,
			...untouched ? { untouched } : {}
		}];
	});
}
/** A box that stands there twice must be ticked twice; of several texts one is enough. */
function checkBoxes({ checkboxes }, outline, source) {
	const there = outline.checkboxes ?? [];
	return (checkboxes ?? []).flatMap((wanted) => {
		const names = [wanted].flat();
		const found = names.map((name) => there.filter(({ text }) => foldHeading(text) === foldHeading(name)));
		if (found.some((boxes) => boxes.length > 0 && boxes.every(({ ticked }) => ticked))) return [];
		const open = found.flat().find(({ ticked }) => !ticked);
		const name = nameOf$1(names, "checkbox");
		if (open !== void 0) return [{
			code: "checkbox-open",
			source,
			...name,
			line: open.line
		}];
		const texts = there.map(({ text }) => text);
		return [{
			code: "checkbox-missing",
			source,
			...name,
			...nearestTo(names, texts)
		}];
	});
}
/** The first of several names, and the others. */
function nameOf$1([first = "", ...or], key) {
	return {
		[key]: first,
		...or.length === 0 ? {} : { or }
	};
}
/** Leftovers anywhere in the text; those of a required section count even where the list of the whole text was cut short. */
function checkLeftovers({ sections }, outline, source) {
	const listed = new Set(outline.leftovers.map(({ text }) => text));
	const unlisted = new Map(sections.flatMap((wanted) => sectionsNamed([wanted].flat(), outline)).flatMap(({ leftovers, line }) => leftovers.filter((text) => !listed.has(text)).map((text) => [text, line])));
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
function sectionsNamed(names, { sections }) {
	const keys = new Set(names.map(foldHeading));
	return sections.filter(({ heading }) => keys.has(foldHeading(heading)));
}
// src/core/proofs/dvc-folder.ts
const folderWork = () => ({ left: 1 << 28 });
/** The paths that DVC tracks as folders. */
function pathsOfFolders(artefacts) {
	return new Set([...artefacts].flatMap(({ path, id }) => id.endsWith(".dir") ? [path] : []));
}
/**
* Finds folders among the files that reports name. DVC names a folder by the md5 of a list of its files
* (https://dvc.org/doc/user-guide/project-structure/internal-files), which is put together here anew: the report must have all of them and nothing else.
* @param folders the paths that will be asked for
* @param work what all who look in one decision's reports share
* @returns given a folder and DVC's hash of it, as `d41d….dir` or `md5:d41d….dir`, its files; none where the list gives another hash
*/
function folderFinder(folders, files, work) {
	const inside = filesByFolder(folders, files, work);
	const hashes = /* @__PURE__ */ new Map();
	return (folder, digest) => {
		if (inside === void 0) return [];
		const own = inside.get(folder) ?? [];
		const hash = hashes.get(folder) ?? hashFolder(folder, own);
		hashes.set(folder, hash);
		return digest === `${hash}.dir` || digest === `md5:${hash}.dir` ? own : [];
	};
}
/** @returns nothing where that takes too long to tell */
function filesByFolder(folders, files, work) {
	const inside = /* @__PURE__ */ new Map();
	if (folders.size === 0) return inside;
	for (const file of files) {
		const { path } = file;
		for (let end = path.indexOf("/"); end !== -1; end = path.indexOf("/", end + 1)) {
			work.left -= end;
			if (work.left < 0) return void 0;
			const folder = path.slice(0, end);
			if (!folders.has(folder)) continue;
			work.left -= path.length;
			const same = inside.get(folder);
			if (same === void 0) inside.set(folder, [file]);
			else same.push(file);
		}
	}
	return inside;
}
function hashFolder(folder, files) {
	const list = files.map(({ path, md5 = "" }) => ({
		md5,
		relpath: path.slice(folder.length + 1)
	})).sort((a, b) => byCodeUnits(a.relpath, b.relpath)).map(({ md5, relpath }) => `{"md5": ${python(md5)}, "relpath": ${python(relpath)}}`);
	return createHash("md5").update(`[${list.join(", ")}]`).digest("hex");
}
/** A string as Python's `json.dumps` writes it. */
function python(text) {
	return JSON.stringify(text).replace(/[\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
// src/core/evidence/binding.ts
/**
* The artefacts that reports have to name: what the change brings of that kind, or of any kind that the requirement governs. Signatures and
* sums, which are made of these, are none, if they are the text that they are called.
*/
function artefactsToName(items, kind, facts) {
	return artefactsOf(kind === void 0 ? items : items.filter(({ kinds }) => kinds.includes(kind))).filter((artefact) => !isMadeOfOthers(artefact, facts));
}
const SIGNATURE_OR_SUMS = /\.(?:sig|sigstore\.json|sha256|md5)$/i;
const TEXTS = ["json", "text"];
function isMadeOfOthers(artefact, facts) {
	if (!SIGNATURE_OR_SUMS.test(artefact.path)) return false;
	const scan = scanOf(artefact, facts);
	return scan?.reach === "verified" && scan.verdict === "safe" && scan.formats.every((each) => TEXTS.includes(each));
}
/** What a report names: in its own text, and in the file of sums beside it. */
function subjectsOf({ content, sums }) {
	const own = "known" in content ? content.known.subjects : [];
	const files = "known" in content ? content.known.files ?? [] : [];
	const beside = sums !== void 0 && "known" in sums.content ? sums.content.known : [];
	return [
		...own,
		...files.map(({ path, sha256, md5 }) => ({
			name: path,
			sha256,
			...md5 === void 0 ? {} : { md5 }
		})),
		...beside
	];
}
/** The digest that an artefact is best known by, for a message: of its bytes where that is known. */
function digestOfArtefact(artefact, facts) {
	const own = scanOf(artefact, facts);
	return artefact.sha256 ?? (own?.reach === "verified" ? own.sha256 : void 0) ?? artefact.id;
}
function namesOf(artefacts, facts) {
	const byDigest = /* @__PURE__ */ new Map();
	for (const artefact of artefacts) for (const digest of /* @__PURE__ */ new Set([
		digestOfArtefact(artefact, facts),
		artefact.id,
		artefact.id.replace(/^md5:/, "")
	])) {
		if (digest === "") continue;
		const same = byDigest.get(digest);
		if (same === void 0) byDigest.set(digest, [artefact]);
		else same.push(artefact);
	}
	const folders = artefacts.filter(({ id }) => id.endsWith(".dir"));
	const work = folderWork();
	return { namedBy: (subjects) => {
		const named = /* @__PURE__ */ new Set();
		for (const { sha256, md5, gitBlob } of subjects) for (const digest of [
			sha256,
			md5,
			gitBlob
		]) for (const artefact of digest === void 0 ? [] : byDigest.get(digest) ?? []) named.add(artefact);
		if (folders.length > 0) {
			const files = subjects.flatMap(({ name: path, md5 }) => path === void 0 || md5 === void 0 ? [] : [{
				path,
				md5
			}]);
			const inFolder = folderFinder(pathsOfFolders(folders), files, work);
			for (const folder of folders) if (inFolder(folder.path, folder.id).length > 0) named.add(folder);
		}
		return named;
	} };
}
// src/core/evidence/find-reports.ts
/** Which reports a proof means, here and on base. */
/** The head's reports that a proof names, in path order. Where a job made one of the same name, the job's counts. */
function reportsOf(proof, { reports }) {
	const found = matching(proof, reports);
	const made = new Set(found.flatMap(({ path, from }) => from === "job" ? [path] : []));
	return found.filter(({ path, from }) => from === "job" || !made.has(path));
}
/** Base's reports that a proof names. */
function baseReportsOf(proof, { baseReports }) {
	return matching(proof, baseReports);
}
function matching({ report, format }, reports) {
	const isAskedFor = compileGlobs(report);
	return reports.filter((each) => each.format === format && isAskedFor(each.path));
}
/**
* Pairs reports with base's: by path, or where one is new here and one is left over there, these two, so that a new name is no way
* around a comparison. Nor is a new report beside those that stay: it is held against base's, where base has one alone.
* @param mustFollow whether a report speaks of what base had already: of what is new there can be none
*/
function findForerunners(proof, reports, facts, mustFollow = () => true) {
	const before = baseReportsOf(proof, facts);
	const byPath = new Map(before.map((report) => [report.path, report]));
	const here = new Set(reports.map(({ path }) => path));
	const of = new Map(reports.flatMap(({ path }) => {
		const same = byPath.get(path);
		return same === void 0 ? [] : [[path, same]];
	}));
	const alone = reports.filter((report) => !byPath.has(report.path) && mustFollow(report));
	const left = before.filter(({ path }) => !here.has(path));
	const [only] = alone;
	const [former] = before;
	if (only === void 0 || former === void 0) return {
		of,
		lost: [],
		strays: []
	};
	if (left.length === 0 && before.length > 1) return {
		of,
		lost: [],
		strays: alone
	};
	if (left.length > 0 && (alone.length > 1 || left.length > 1)) return {
		of,
		lost: left,
		strays: []
	};
	for (const { path } of alone) of.set(path, left[0] ?? former);
	return {
		of,
		lost: [],
		strays: []
	};
}
// src/core/evidence/select-metrics.ts
/** Finds the numbers of a report that a policy means. */
/** The group or slice that a number is about. */
function aboutOf({ group, slice }) {
	return group === void 0 ? slice : slice === void 0 ? group : `${group}, ${slice}`;
}
/** The name that is looked for, without the group behind it. */
function baseName(metric) {
	return parseSelector(metric)?.name ?? metric;
}
function parseSelector(metric) {
	const bracket = metric.indexOf("[");
	return bracket > 0 && metric.endsWith("]") ? {
		name: metric.slice(0, bracket),
		about: metric.slice(bracket + 1, -1)
	} : void 0;
}
/**
* The numbers that `metric` means. A bare name means the number about everybody; where the report has none, each group and
* slice of it. A name that the policy gave to a place means what stands there.
*/
function selectMetrics(metric, proof, fact, content) {
	const path = proof.metrics.find(({ name }) => name === metric)?.path;
	if (path !== void 0) {
		const at = fact.places.find((place) => place.path === path)?.at;
		const stands = (each) => each.at === at;
		return {
			metrics: content.metrics.filter(stands),
			broken: content.broken.filter(stands)
		};
	}
	const exact = selectBy(content, (each) => each.name === metric);
	const overall = filterBy(exact, (each) => aboutOf(each) === void 0);
	const bare = count(overall) > 0 ? overall : exact;
	const selector = parseSelector(metric);
	if (selector === void 0) return bare;
	const { name, about } = selector;
	const grouped = selectBy(content, (each) => {
		const own = each.name === name ? aboutOf(each) : void 0;
		return own !== void 0 && (about === "*" || own === about || each.group === about || each.slice === about);
	});
	return {
		metrics: [...bare.metrics, ...grouped.metrics],
		broken: [...bare.broken, ...grouped.broken]
	};
}
function selectBy({ metrics, broken }, isMeant) {
	return {
		metrics: metrics.filter(isMeant),
		broken: broken.filter(isMeant)
	};
}
const filterBy = selectBy;
const count = ({ metrics, broken }) => metrics.length + broken.length;
/** Names longer than this are compared by nobody. */
const LONGEST = 100;
/** The name in the report that looks most like what was asked for, if one does. */
function nearestMetric(metric, { metrics }) {
	const wanted = baseName(metric).slice(0, LONGEST).toLowerCase();
	let best;
	for (const name of new Set(metrics.map((each) => each.name))) {
		const off = (0, import_fastest_levenshtein.distance)(wanted, name.slice(0, LONGEST).toLowerCase());
		if (off <= Math.max(2, wanted.length / 3) && off < (best?.off ?? Number.POSITIVE_INFINITY)) best = {
			name,
			off
		};
	}
	return best?.name;
}
// src/core/evidence/companion-groups.ts
/**
* What a fairness metric is made of, where its name does not say: Fairlearn's definitions
* (https://fairlearn.org/main/user_guide/assessment/common_fairness_metrics.html).
*/
const MADE_OF = {
	demographic_parity: "selection_rate",
	equal_opportunity: "true_positive_rate",
	equalized_odds: "true_positive_rate"
};
const SHOWN = 20;
/** The names under which groups' values may stand that a number comes from. */
function companionNames(name) {
	const stem = name.replace(/_(?:difference|ratio)$/, "");
	const made = Object.hasOwn(MADE_OF, stem) ? MADE_OF[stem] : void 0;
	return [
		name,
		stem,
		...made === void 0 ? [] : [made]
	];
}
/** The values by group that a number about everybody comes from, the lowest first: of `accuracy_difference`, those of `accuracy`. */
function companionGroups(metric, { metrics }) {
	if (aboutOf(metric) !== void 0) return { groups: [] };
	const byName = groupsByName(metrics);
	for (const name of companionNames(metric.name)) {
		const groups = byName.get(name) ?? [];
		if (groups.length > 0) return {
			...name === metric.name ? {} : { groupsOf: name },
			groups: groups.slice(0, SHOWN).map((each) => ({
				name: aboutOf(each) ?? "",
				value: each.value,
				...each.samples === void 0 ? {} : { samples: each.samples }
			}))
		};
	}
	return { groups: [] };
}
const indexes = /* @__PURE__ */ new WeakMap();
/** The values of groups by their metric's name, the lowest first: a table may have ten thousand numbers that each ask. */
function groupsByName(metrics) {
	const known = indexes.get(metrics);
	if (known !== void 0) return known;
	const byName = /* @__PURE__ */ new Map();
	for (const each of metrics) {
		if (each.group === void 0) continue;
		const same = byName.get(each.name);
		if (same === void 0) byName.set(each.name, [each]);
		else same.push(each);
	}
	for (const groups of byName.values()) groups.sort((a, b) => a.value - b.value);
	indexes.set(metrics, byName);
	return byName;
}
// src/core/evidence/pair-metrics.ts
/**
* A number follows the one about the same people or slice. Where a side has several about the same, as the rows of a table, they are told apart by
* their places: else one of them would stand for all.
* @param aboutOf what a number is about, of those that may follow one another
* @returns what two numbers share of which one follows the other
*/
function pairer(here, before, aboutOf$1 = aboutOf) {
	const twice = new Set([here, before].flatMap((side) => [...repeated(side.map(aboutOf$1))]));
	return (each) => {
		const about = aboutOf$1(each);
		return JSON.stringify([about ?? null, twice.has(about) ? each.at : null]);
	};
}
function repeated(all) {
	const seen = /* @__PURE__ */ new Set();
	const again = /* @__PURE__ */ new Set();
	for (const each of all) (seen.has(each) ? again : seen).add(each);
	return again;
}
// src/core/evidence/judge-report.ts
function judgeReport(proof, readable, facts) {
	const { fact, content } = readable;
	const asked = askedOf(proof).map((metric) => judgeMetric(metric, proof, readable));
	return {
		reasons: [
			...judgeAge(proof, fact, content, facts),
			...judgeTests(proof, fact.path, content, readable.base?.content.tests),
			...judgeGroups(proof, fact.path, content),
			...asked.flatMap((each) => each.reasons)
		],
		metrics: asked.flatMap((each) => each.metrics)
	};
}
/** Each metric once, with all that the policy asks of it. What is asked of the tool's own tests is judged with them. */
function askedOf({ expect, compare }) {
	const asked = /* @__PURE__ */ new Map();
	for (const { metric, ...rest } of expect) if (!isTestCount(metric)) asked.set(metric, {
		metric,
		expect: rest
	});
	for (const { metric, ...rest } of compare) if (!isTestCount(metric)) asked.set(metric, {
		...asked.get(metric) ?? { metric },
		compare: rest
	});
	return [...asked.values()];
}
function judgeMetric(asked, proof, { fact, content, base }) {
	const { metric } = asked;
	const { path } = fact;
	const { metrics, broken } = selectMetrics(metric, proof, fact, content);
	const before = base === void 0 ? void 0 : selectMetrics(metric, proof, base.fact, base.content);
	const compared = asked.compare === void 0 ? void 0 : before;
	const reasons = broken.map((each) => ({
		code: "metric-broken",
		path,
		metric: nameOf(metric, each),
		...about(each),
		at: each.at,
		detail: each.detail
	}));
	if (metrics.length + broken.length === 0) {
		const nearest = nearestMetric(metric, content);
		reasons.push({
			code: "metric-missing",
			path,
			metric,
			...nearest === void 0 ? {} : { nearest }
		});
	}
	for (const each of compared?.broken ?? []) reasons.push({
		code: "base-report-broken",
		path: base?.fact.path ?? path,
		detail: `at ${each.at}: ${each.detail}`
	});
	const keyOf = pairer(metrics, before?.metrics ?? []);
	const here = new Set(metrics.map(keyOf));
	if (metrics.length > 0) {
		for (const each of compared?.metrics ?? []) if (!here.has(keyOf(each))) reasons.push({
			code: "metric-vanished",
			path,
			metric: nameOf(metric, each),
			...about(each)
		});
	}
	const forerunners = new Map((before?.metrics ?? []).map((each) => [keyOf(each), each]));
	const verdicts = metrics.map((each) => {
		const judged = weigh(asked, each, forerunners.get(keyOf(each)), path);
		reasons.push(...judged.reasons);
		return {
			...judged.verdict,
			...companionGroups(each, content)
		};
	});
	if (verdicts.length > 0) return {
		reasons,
		metrics: verdicts
	};
	const [stated] = before?.metrics ?? [];
	return {
		reasons,
		metrics: [{
			report: path,
			metric,
			status: "unmet",
			...asked.expect === void 0 ? {} : { expect: asked.expect },
			...stated === void 0 ? {} : { base: judgedValue(stated) },
			...asked.compare === void 0 ? {} : { compare: asked.compare },
			groups: []
		}]
	};
}
function weigh({ metric, expect, compare }, found, forerunner, path) {
	const { value, unit, samples } = found;
	const judged = judgedValue(found);
	const fits = forerunner?.unit === unit;
	const base = forerunner === void 0 || !fits ? void 0 : judgedValue(forerunner);
	const where = {
		path,
		metric: nameOf(metric, found),
		...about(found),
		value: judged,
		...unit === void 0 ? {} : { unit }
	};
	const known = base === void 0 ? {} : { base };
	const reasons = [
		...brokenBounds(judged, expect ?? {}).map((each) => ({
			code: "metric-bound",
			...where,
			...each,
			...known
		})),
		...forerunner === void 0 || fits || compare === void 0 ? [] : [unitChanged(path, nameOf(metric, found), found, forerunner)],
		...base === void 0 || compare === void 0 ? [] : brokenLimits(judged, base, compare).map((each) => ({
			code: "metric-moved",
			...where,
			base,
			...each
		}))
	];
	return {
		reasons,
		verdict: {
			report: path,
			metric: nameOf(metric, found),
			...about(found),
			status: reasons.length === 0 ? "satisfied" : "unmet",
			value,
			...unit === void 0 ? {} : { unit },
			...judged === value ? {} : { judged },
			...samples === void 0 ? {} : { samples },
			...expect === void 0 ? {} : { expect },
			...known,
			...compare === void 0 ? {} : { compare }
		}
	};
}
function unitChanged(path, metric, found, { unit: baseUnit }) {
	const { unit } = found;
	return {
		code: "metric-unit",
		path,
		metric,
		...about(found),
		...unit === void 0 ? {} : { unit },
		...baseUnit === void 0 ? {} : { baseUnit }
	};
}
function about(each) {
	const own = aboutOf(each);
	return own === void 0 ? {} : { about: own };
}
/** The policy's name, without the group that is told beside it. */
const nameOf = (metric, { name }) => baseName(metric) === name ? name : metric;
const HOUR = 36e5;
function judgeAge({ maxAge }, { path, from }, content, facts) {
	if (maxAge === void 0) return [];
	const run = from === "job" && facts.jobEvidence !== null && "known" in facts.jobEvidence ? facts.jobEvidence.known.at : void 0;
	const madeAt = content.madeAt ?? run;
	if (madeAt === void 0) return [{
		code: "report-undated",
		path
	}];
	const age = Date.parse(facts.now) - Date.parse(madeAt);
	if (age < -3e5) return [{
		code: "report-misdated",
		path,
		madeAt
	}];
	return age > maxAge * HOUR ? [{
		code: "report-too-old",
		path,
		madeAt,
		maxAge
	}] : [];
}
const TESTS = "tests.";
const isTestCount = (metric) => TEST_RESULTS.some((result) => metric === `${TESTS}${result}`);
/** None of these may be there, unless the policy says how many: a warning is shown, and passes. */
const BAD = [
	"errors",
	"failed",
	"skipped"
];
/** Metrics that say which share of the tool's own tests passed, or failed: where the policy bounds one, failures are judged by it. */
const PASSING_SHARES = ["pass_rate", "success_percent"];
const FAILING_SHARES = ["attack_success_rate"];
const boundsShare = ({ metric, min, max }) => PASSING_SHARES.includes(metric) && min !== void 0 || FAILING_SHARES.includes(metric) && max !== void 0;
/** What the tool concluded: nothing may have failed, and something must have passed. */
function judgeTests(proof, path, { tests, files }, base) {
	const { expect, compare } = proof;
	if (tests === void 0) {
		const wanted = [...expect, ...compare].find(({ metric }) => isTestCount(metric));
		if (wanted !== void 0) return [{
			code: "metric-missing",
			path,
			metric: wanted.metric
		}];
		return files === void 0 && asksNothing(proof) ? [{
			code: "report-asked-nothing",
			path
		}] : [];
	}
	const named = expect.filter(({ metric }) => isTestCount(metric));
	const bounds = named.flatMap(({ metric, ...rest }) => {
		const value = countOf(tests, metric);
		return brokenBounds(value, rest).map((each) => ({
			code: "metric-bound",
			path,
			metric,
			value,
			unit: "count",
			...each
		}));
	});
	const moves = compare.flatMap(({ metric, ...rest }) => {
		if (!isTestCount(metric) || base === void 0) return [];
		const [value, before] = [countOf(tests, metric), countOf(base, metric)];
		return brokenLimits(value, before, rest).map((each) => ({
			code: "metric-moved",
			path,
			metric,
			value,
			base: before,
			unit: "count",
			...each
		}));
	});
	const byShare = expect.some(boundsShare);
	const isNamed = (result) => named.some(({ metric }) => metric === TESTS + result) || result === "failed" && byShare;
	const bad = BAD.filter((result) => !isNamed(result) && tests[result] > 0).map((result) => {
		const first = tests.examples.find((each) => each.result === result)?.name;
		return {
			code: "tests-not-passed",
			path,
			result,
			count: tests[result],
			...first === void 0 ? {} : { first }
		};
	});
	const ran = tests.passed + tests.warned + tests.failed;
	return [
		...bounds,
		...moves,
		...bad,
		...ran === 0 ? [{
			code: "tests-empty",
			path
		}] : []
	];
}
const countOf = (tests, metric) => tests[metric.slice(6)];
const least = (a, b) => a === void 0 || b === void 0 ? a ?? b : Math.min(a, b);
/** Every group that the report speaks of rests on enough samples. */
function judgeGroups({ minGroupSize: min }, path, { metrics, broken }) {
	if (min === void 0) return [];
	const sizes = /* @__PURE__ */ new Map();
	for (const { group, samples } of metrics) if (group !== void 0) sizes.set(group, least(sizes.get(group), samples));
	for (const { group } of broken) if (group !== void 0 && !sizes.has(group)) sizes.set(group, void 0);
	if (sizes.size === 0) return [{
		code: "group-size-unknown",
		path,
		min
	}];
	return [...sizes].flatMap(([group, samples]) => {
		if (samples === void 0) return [{
			code: "group-size-unknown",
			path,
			group,
			min
		}];
		return samples < min ? [{
			code: "group-too-small",
			path,
			group,
			samples,
			min
		}] : [];
	});
}
// src/core/proofs/weigh-scan.ts
const RANK = {
	safe: 0,
	unknown: 1,
	malformed: 2,
	dangerous: 3
};
const worstOf = (verdicts) => verdicts.reduce((worst, verdict) => RANK[verdict] > RANK[worst] ? verdict : worst, "safe");
const byGravity = (a, b) => RANK[b.verdict] - RANK[a.verdict];
/**
* Takes the allowances off a scan. A content that is allowed by its digest is `safe`, whatever it holds. A finding that is
* allowed counts no longer; what the others say stands, and so does it that the artefact was not read to its end. An import
* that is known to do harm is not allowed by its name: it would do harm with other arguments too.
*/
function weighScan(scan, allow) {
	const whole = allow.find((each) => "sha256" in each && each.sha256 === scan.sha256);
	if (whole !== void 0) return {
		verdict: "safe",
		findings: [],
		used: [whole]
	};
	const used = /* @__PURE__ */ new Set();
	const findings = scan.findings.filter((finding) => {
		const allowance = allow.find((each) => isCovered(finding, scan.path, each));
		if (allowance !== void 0) used.add(allowance);
		return allowance === void 0;
	});
	findings.sort(byGravity);
	if (used.size === 0) return {
		verdict: scan.verdict,
		findings,
		used: []
	};
	const wasReadWhole = scan.coverage === "full" && scan.limitsHit.length === 0;
	const unseen = scan.omitted > 0 ? scan.verdict : wasReadWhole ? "safe" : "unknown";
	return {
		verdict: worstOf([unseen, ...findings.map(({ verdict }) => verdict)]),
		findings,
		used: [...used]
	};
}
function isCovered(finding, path, allowance) {
	if ("import" in allowance) return finding.verdict === "unknown" && finding.import === allowance.import;
	return "rule" in allowance && allowance.rule === finding.rule && allowance.path === path;
}
// src/core/proofs/scan.ts
/** Artefacts of a verdict, the gravest first, and findings of each. */
const SHOWN_ARTEFACTS = 50;
const SHOWN_FINDINGS = 10;
/** Reasons of one proof; each is a line that somebody reads. */
const SHOWN_REASONS$1 = 10;
/**
* Judges what the scan said of the artefacts that the change brings or alters. What the change deletes harms nobody; what was
* not scanned is an error.
*/
function judgeScan(proof, items, facts) {
	const artefacts = artefactsOf(items);
	const counts = {
		safe: 0,
		unknown: 0,
		malformed: 0,
		dangerous: 0
	};
	const shown = [];
	const failures = [];
	const gaps = [];
	for (const artefact of artefacts) {
		const scan = scanOf(artefact, facts);
		if (scan === void 0) {
			gaps.push({
				code: "unavailable",
				fact: `the scan of ${artefact.path}`,
				detail: "it was not scanned"
			});
			continue;
		}
		const judged = judgeArtefact$1(proof, scan);
		counts[judged.shown.verdict] += 1;
		shown.push(judged.shown);
		failures.push(...judged.failures);
	}
	const status = gaps.length > 0 ? "error" : failures.length > 0 ? "unmet" : "satisfied";
	const reasons = [...gaps, ...failures.sort(byHarm)];
	const more = reasons.length - SHOWN_REASONS$1;
	return {
		kind: "scan",
		status,
		reasons: more > 0 ? [...reasons.slice(0, SHOWN_REASONS$1), {
			code: "scan-more",
			more
		}] : reasons,
		failOn: proof.failOn,
		...proof.formats === void 0 ? {} : { formats: proof.formats },
		scanned: counts,
		artefacts: shown.sort(byGravity).slice(0, SHOWN_ARTEFACTS)
	};
}
function judgeArtefact$1(proof, scan) {
	const { path, formats, reach, table, baseTable } = scan;
	const { verdict, findings, used } = weighScan(scan, proof.allow);
	const failures = [];
	if (verdict !== "safe" && (proof.failOn.includes(verdict) || reach === "none")) failures.push(verdictReason(path, verdict, findings, scan.omitted));
	const accepted = proof.formats;
	const isByDigest = used.some((allowance) => "sha256" in allowance);
	if (accepted !== void 0 && reach !== "none" && !isByDigest && !(formats.length > 0 && formats.every((one) => accepted.includes(one)))) failures.push({
		code: "scan-format",
		path,
		formats,
		accepted
	});
	return {
		shown: {
			path,
			verdict,
			formats,
			reach,
			findings: findings.slice(0, SHOWN_FINDINGS),
			omitted: scan.omitted + Math.max(0, findings.length - SHOWN_FINDINGS),
			allowed: used,
			...table === void 0 ? {} : { table },
			...baseTable === void 0 ? {} : { baseTable }
		},
		failures
	};
}
/** @param findings the gravest first */
function verdictReason(path, verdict, findings, omitted) {
	const [finding] = findings;
	const more = Math.max(0, findings.length + omitted - 1);
	return {
		code: "scan-verdict",
		path,
		verdict,
		...finding === void 0 ? {} : { finding },
		more
	};
}
/** Verdicts before formats, the gravest first; what is equally grave stays in path order. */
function byHarm(a, b) {
	const [one, other] = [a, b].map((reason) => reason.code === "scan-verdict" ? reason.verdict : "safe");
	return byGravity({ verdict: one ?? "safe" }, { verdict: other ?? "safe" });
}
// src/core/evidence/judge-scan-reports.ts
/**
* What speaks against the artefacts of a change. Every one must be in a report under the digest that the change names it by. A
* report is never believed over what the gate could read for itself.
*/
function judgeScanReports(artefacts, reports, facts) {
	const own = artefacts.flatMap((artefact) => ownObjection(artefact, facts));
	const known = filesByDigest(artefacts, reports);
	return [...own, ...artefacts.flatMap((artefact) => judgeArtefact(artefact, known, facts))];
}
/** What the gate has read for itself counts, whatever a report says of it: harm in any part, and doubt about the whole. */
function ownObjection(artefact, facts) {
	const own = scanOf(artefact, facts);
	if (own === void 0 || own.verdict === "safe" || own.reach === "none") return [];
	if (own.reach === "unverified" && own.verdict === "unknown") return [];
	const { findings } = weighScan(own, []);
	return [verdictReason(own.path, own.verdict, findings, own.omitted)];
}
function filesByDigest(artefacts, reports) {
	const all = reports.flatMap(({ content }) => "known" in content ? content.known.files ?? [] : []);
	const byDigest = /* @__PURE__ */ new Map();
	for (const file of all) for (const digest of [file.sha256, ...file.md5 === void 0 ? [] : [file.md5, `md5:${file.md5}`]]) {
		const same = byDigest.get(digest);
		if (same === void 0) byDigest.set(digest, [file]);
		else same.push(file);
	}
	return {
		byDigest,
		inFolder: folderFinder(pathsOfFolders(artefacts), all, folderWork())
	};
}
function judgeArtefact(artefact, known, facts) {
	const { path, id } = artefact;
	const own = scanOf(artefact, facts);
	if (own?.reach === "verified") return [];
	const digest = artefact.sha256 ?? own?.sha256 ?? id;
	const files = digest.endsWith(".dir") ? known.inFolder(path, digest) : known.byDigest.get(digest) ?? [];
	if (files.length === 0) return [{
		code: "report-lacks",
		path,
		digest
	}];
	const bad = files.find(({ verdict }) => verdict !== "safe");
	return bad === void 0 || bad.verdict === "safe" ? [] : [{
		code: "report-verdict",
		path,
		verdict: bad.verdict
	}];
}
// src/core/proofs/evidence.ts
const SHOWN_REASONS = 20;
const SHOWN_METRICS = 100;
const SHOWN_NAMES = 3;
const SHOWN_FILES = 10;
/** Files that a command to copy lists. */
const LISTED = 50;
/**
* Judges reports: whether they speak of what the change brings, how much is known of where they come from, and whether what they
* say is good enough, by the policy's bounds, by the tool's own tests, and against base.
*/
function judgeEvidence(proof, items, facts) {
	if (proof.format === "model-signing") return judgeModel(proof, items, facts);
	const found = reportsOf(proof, facts);
	const artefacts = artefactsToName(items, proof.boundTo, facts);
	const names = namesOf(artefacts, facts);
	const named = new Map(found.map((fact) => [fact, names.namedBy(subjectsOf(fact))]));
	const levels = new Map(found.map((fact) => [fact, assuranceOf(proof, fact, named.get(fact), facts)]));
	const { meant, passedOver } = sortOut(proof, found, artefacts, named);
	const replaced = replacedBy(items);
	const mustFollow = (fact) => proof.boundTo === void 0 || [...named.get(fact) ?? []].some(({ path }) => replaced(path));
	const forerunners = findForerunners(proof, meant, facts, mustFollow);
	const judged = meant.map((fact) => judgeOne(proof, fact, forerunners, facts));
	const reasons = [
		...found.length === 0 ? findMissing(proof, facts) : [],
		...judgeScans(proof, items, meant, facts),
		...judgeBinding(proof, found, artefacts, named, facts),
		...proof.assurance === "bound" && artefacts.length === 0 ? [] : judgeAssurance(proof, meant, levels, facts),
		...judged.flatMap((each) => each.reasons),
		...judgeLost(proof, meant, forerunners),
		...judgeStrays(proof, forerunners, facts)
	];
	const own = proof.format === "secmlops-scan" ? artefactsOf(items) : [];
	return {
		kind: "evidence",
		status: statusOf$1(reasons),
		reasons: shorten(reasons),
		format: proof.format,
		reports: meant.map(({ path }) => path),
		...describeOrigin(proof, meant, levels, artefacts, named, facts),
		metrics: worstFirst(judged.flatMap((each) => each.metrics)).slice(0, SHOWN_METRICS),
		...sumTests(meant),
		passedOver: passedOver.map(({ path }) => path),
		outOfReach: own.filter((artefact) => scanOf(artefact, facts)?.reach !== "verified").length
	};
}
/** Whether a path holds what base had in another form. Where something was taken away, what is new may be that under a new name. */
function replacedBy(items) {
	const takesAway = items.some(({ status }) => status === "deleted");
	const added = new Set(items.flatMap(({ status, path }) => status === "added" ? [path] : []));
	const kept = new Set(items.flatMap(({ status, path }) => status === "added" ? [] : [path]));
	return (path) => takesAway || kept.has(path) || !added.has(path);
}
/** Signatures of models state no numbers: what they prove is that files are those that somebody signed. */
function judgeModel(proof, items, facts) {
	const { reasons, signatures } = judgeSignedModel(proof, items, facts);
	return {
		kind: "evidence",
		status: statusOf$1(reasons),
		reasons: shorten(reasons),
		format: proof.format,
		reports: signatures,
		...reasons.length === 0 && signatures.length > 0 ? {
			assurance: "signed",
			signers: signersOf(proof, signatures, facts)
		} : {},
		metrics: [],
		passedOver: [],
		outOfReach: 0
	};
}
/** A job that has not reported yet is waited for; everything else that is missing or wrong, somebody has to mend. */
function statusOf$1(reasons) {
	if (reasons.length === 0) return "satisfied";
	if (reasons.some(({ code }) => code === "base-report-broken")) return "error";
	return reasons.every(({ code }) => code === "job-report-missing") ? "pending" : "unmet";
}
function findMissing({ report, assurance, format, expect, compare, boundTo }, { jobEvidence }) {
	if (assurance !== "checked") return [{
		code: "report-missing",
		report,
		format,
		metrics: [...new Set([...expect, ...compare].map(({ metric }) => metric))].slice(0, SHOWN_NAMES),
		...boundTo === void 0 ? {} : { boundTo }
	}];
	if (jobEvidence !== null && "unavailable" in jobEvidence) return [{
		code: "job-evidence-refused",
		detail: jobEvidence.unavailable
	}];
	return [{
		code: "job-report-missing",
		report
	}];
}
/**
* Where reports have to name what the change brings, those that name other content say nothing about it: an older model's stay in their
* folder. What cannot be read may be about anything.
*/
function sortOut({ boundTo, format }, found, artefacts, named) {
	if (boundTo === void 0 || artefacts.length === 0 || format === "secmlops-scan") return {
		meant: found,
		passedOver: []
	};
	const isMeant = (fact) => "unavailable" in fact.content || namesAny(named.get(fact));
	return {
		meant: found.filter(isMeant),
		passedOver: found.filter((fact) => !isMeant(fact))
	};
}
const namesAny = (artefacts) => (artefacts?.size ?? 0) > 0;
/** Every changed file of the kind is named by one report or another. */
function judgeBinding({ boundTo, format }, found, artefacts, named, facts) {
	const all = artefacts.slice(0, LISTED).map(({ path }) => path);
	const broken = found.flatMap(({ path: report, sums }) => sums !== void 0 && "unavailable" in sums.content ? [{
		code: "sums-broken",
		path: sums.path,
		report,
		detail: sums.content.unavailable,
		all
	}] : []);
	if (boundTo === void 0 || found.length === 0 || format === "secmlops-scan" || broken.length > 0) return broken;
	const unnamed = findUnnamed(artefacts, named);
	if (unnamed.length === 0) return [];
	const files = unnamed.slice(0, SHOWN_FILES).map((each) => ({
		path: each.path,
		digest: digestOfArtefact(each, facts)
	}));
	const names = found.flatMap(subjectsOf).flatMap(({ name }) => name ?? []);
	return [{
		code: "report-not-bound",
		files,
		more: unnamed.length - files.length,
		reports: found.map(({ path }) => path).slice(0, SHOWN_REASONS),
		names: [...new Set(names)].slice(0, SHOWN_NAMES),
		all
	}];
}
function findUnnamed(artefacts, named) {
	const all = new Set([...named.values()].flatMap((each) => [...each]));
	return artefacts.filter((artefact) => !all.has(artefact));
}
/** How sure it is where a report comes from. */
function assuranceOf(proof, { from, path }, named, facts) {
	if (proof.assurance === "signed" && judgeSignature(proof, path, facts).length === 0) return "signed";
	if (from === "job") return "checked";
	return namesAny(named) ? "bound" : "declared";
}
function judgeAssurance(proof, meant, levels, facts) {
	const { assurance: wanted } = proof;
	if (wanted === "signed") return meant.flatMap(({ path }) => judgeSignature(proof, path, facts));
	const low = meant.flatMap((fact) => {
		const found = levels.get(fact) ?? "declared";
		return rank(found) < rank(wanted) ? [{
			code: "assurance-too-low",
			path: fact.path,
			found,
			wanted
		}] : [];
	});
	const hasJob = meant.some(({ from }) => from === "job");
	return wanted === "checked" && low.length > 0 && !hasJob ? findMissing(proof, facts) : low;
}
/** What is known of all of the reports that were taken into account. */
function describeOrigin(proof, meant, levels, artefacts, named, facts) {
	if (meant.length === 0) return {};
	const assurance = lowest(meant.map((fact) => levels.get(fact) ?? "declared"));
	const paths = meant.map(({ path }) => path);
	return {
		assurance,
		...meant.every((fact) => namesAny(named.get(fact))) && (proof.boundTo === void 0 || findUnnamed(artefacts, named).length === 0) ? { names: proof.boundTo ?? "*" } : {},
		...assurance === "signed" ? { signers: signersOf(proof, paths, facts) } : {}
	};
}
const rank = (assurance) => ASSURANCES.indexOf(assurance);
const lowest = (all) => ASSURANCES[Math.min(...all.map(rank))] ?? "declared";
function judgeOne(proof, fact, { of }, facts) {
	const { path, content } = fact;
	if ("unavailable" in content) return {
		reasons: [{
			code: "report-broken",
			path,
			detail: content.unavailable
		}],
		metrics: []
	};
	const before = of.get(path);
	if (before === void 0) return judgeReport(proof, {
		fact,
		content: content.known
	}, facts);
	if ("unavailable" in before.content) {
		const judged = judgeReport(proof, {
			fact,
			content: content.known
		}, facts);
		if (proof.compare.length === 0) return judged;
		const doubt = {
			code: "base-report-broken",
			path: before.path,
			detail: before.content.unavailable
		};
		return {
			...judged,
			reasons: [...judged.reasons, doubt]
		};
	}
	return judgeReport(proof, {
		fact,
		content: content.known,
		base: {
			fact: before,
			content: before.content.known
		}
	}, facts);
}
function judgeScans(proof, items, meant, facts) {
	const speaksOfFiles = ({ content }) => "known" in content && content.known.files !== void 0;
	return proof.format === "secmlops-scan" || meant.some(speaksOfFiles) ? judgeScanReports(artefactsOf(items), meant, facts) : [];
}
/** Base has reports, and none of them goes on here: what they stated cannot be compared any more. */
function judgeLost({ compare }, meant, { lost }) {
	if (meant.length === 0) return [];
	return lost.slice(0, SHOWN_REASONS).flatMap(({ path }) => compare.map(({ metric }) => ({
		code: "metric-vanished",
		path,
		metric
	})));
}
/** Numbers that nobody can tell what to compare with would pass by that alone. */
function judgeStrays(proof, { strays }, facts) {
	if (proof.compare.length === 0 || strays.length === 0) return [];
	const base = baseReportsOf(proof, facts).map(({ path }) => path).slice(0, SHOWN_REASONS);
	return strays.map(({ path }) => ({
		code: "report-follows-none",
		path,
		base
	}));
}
function shorten(reasons) {
	const more = reasons.length - SHOWN_REASONS;
	return more <= 0 ? reasons : [...reasons.slice(0, SHOWN_REASONS), {
		code: "evidence-more",
		more
	}];
}
const worstFirst = (metrics) => [...metrics].sort((a, b) => Number(a.status === "satisfied") - Number(b.status === "satisfied"));
function sumTests(reports) {
	const all = reports.flatMap(({ content }) => "known" in content ? content.known.tests ?? [] : []);
	if (all.length === 0) return {};
	const sum = (result) => all.reduce((total, tests) => total + tests[result], 0);
	return { tests: {
		passed: sum("passed"),
		warned: sum("warned"),
		failed: sum("failed"),
		errors: sum("errors"),
		skipped: sum("skipped")
	} };
}
// src/core/owners/owner-pattern.ts
/** A segment with `?` runs as a backtracking regular expression: this bounds it by length squared. */
const MAX_STARS_BESIDE_ANY = 2;
/**
* Reads a pattern as written, with `\` before what is to be taken literally; `undefined` where GitHub would not accept it: `!`, an
* escaped `#` at the start, a bracket without `\`, three stars; and where it could match nothing.
*/
function readOwnerPattern(text) {
	if (/^(?:!|\\#)/.test(text) || text.includes("***") || /^\/?$/.test(text)) return void 0;
	const written = text.split("/");
	const isFolder = written.at(-1) === "" || written.at(-1) === "**";
	if (written.at(-1) === "") written.pop();
	const anywhere = written.length === 1;
	if (written[0] === "") written.shift();
	if (isFolder && written.at(-1) === "**" && written.length > 1) written.pop();
	const segments = anywhere ? [null] : [];
	for (const part of written) {
		const segment = part === "**" ? null : readSegment(part);
		if (segment === void 0) return void 0;
		if (segment !== null || segments.at(-1) !== null) segments.push(segment);
	}
	if (isFolder) return {
		segments,
		reach: text === "**" || text === "/**" ? "file" : "below"
	};
	return {
		segments,
		reach: written.at(-1) === "*" ? "file" : "all"
	};
}
/** One segment; `undefined` where it holds nothing, a bare bracket, or a `\` with nothing after it. */
function readSegment(text) {
	const pieces = [""];
	let glob = "";
	let anys = 0;
	for (const [token] of text.matchAll(/\\?[\s\S]/gu)) {
		if (token === "[" || token === "]" || token === "\\") return void 0;
		if (token === "?") anys += 1;
		if (token === "*") {
			if (glob.endsWith("*") && !glob.endsWith("\\*")) continue;
			pieces.push("");
		} else pieces.push(`${pieces.pop() ?? ""}${token.replace(/^\\/, "")}`);
		glob += token === "*" || token === "?" ? token : escapeMark(token.replace(/^\\/, ""));
	}
	if (text === "" || anys > 0 && pieces.length - 1 > MAX_STARS_BESIDE_ANY) return void 0;
	if (anys > 0) return {
		literals: [],
		starred: [],
		globs: [glob]
	};
	const [literal = ""] = pieces;
	if (pieces.length === 1) return {
		literals: [literal],
		starred: [],
		globs: []
	};
	return {
		literals: [],
		starred: [pieces],
		globs: []
	};
}
/** For picomatch, to which many marks mean something. */
const escapeMark = (character) => /[\p{L}\p{N}_-]/u.test(character) ? character : `\\${character}`;
// src/core/owners/find-rule.ts
/**
* Compiles rules, of which the last that matches decides. Paths are compared as they are written, case included. What a folder says of
* all below it is remembered, so that many paths cost about as many look-ups.
*/
function ruleFinder(rules) {
	const reaching = {
		all: new GlobIndex(),
		below: new GlobIndex(),
		file: new GlobIndex()
	};
	for (const [index, { pattern }] of rules.entries()) {
		const read = readOwnerPattern(pattern);
		if (read !== void 0) reaching[read.reach].add(read.segments, {
			set: 0,
			rank: index + 1
		});
	}
	const best = /* @__PURE__ */ new Int32Array(1);
	const rank = (reach, path) => {
		reaching[reach].look(path, best);
		return best[0] ?? 0;
	};
	const folders = /* @__PURE__ */ new Map([["", 0]]);
	/** The last rule that a folder, or one around it, hands down. Iterative: folders can be thousands deep. */
	const rankOfFolder = (folder) => {
		const unknown = [];
		let path = folder;
		for (; !folders.has(path); path = parentOf(path)) unknown.push(path);
		let inherited = folders.get(path) ?? 0;
		for (const each of unknown.reverse()) {
			inherited = Math.max(inherited, rank("all", each), rank("below", each));
			folders.set(each, inherited);
		}
		return inherited;
	};
	return (path) => rules[Math.max(rankOfFolder(parentOf(path)), rank("all", path), rank("file", path)) - 1];
}
/** Rules that are no look-up, times paths: some ten seconds of work. */
const MAX_TRIALS = 5e6;
/**
* Those rules that decide about any of these paths: they say of the paths all that the whole list says. A list that would take too long
* is refused.
*/
function rulesThatDecide(rules, paths) {
	const wild = rules.filter(({ pattern }) => !isLookUp(pattern)).length;
	if (wild * paths.size > MAX_TRIALS) return { unavailable: `${wild} patterns with wildcards are too many for a change of ${paths.size} files` };
	const find = ruleFinder(rules);
	const deciding = /* @__PURE__ */ new Set();
	for (const path of paths) deciding.add(find(path));
	return { known: rules.filter((rule) => deciding.has(rule)) };
}
/** Names and folders as they are, a folder's files, and what ends in `.txt` or the like: found without trying each. */
function isLookUp(pattern) {
	const plain = pattern.replace(/^\/?(?:\*\*\/)?/, "").replace(/\/(?:\*{1,2})?$/, "");
	return /^(?:\*|\*[._-][^*?/\\]*|[^*?]*)$/.test(plain);
}
const parentOf = (path) => path.slice(0, Math.max(0, path.lastIndexOf("/")));
// src/core/proofs/owners.ts
const SHOWN_OWNERS = 20;
/**
* Judges whether base's CODEOWNERS names enough owners of every path that the change touches, of a rename both. The head's copy says what its
* author wants it to say, so it is not looked at.
*/
function judgeOwners({ min }, items, { codeowners }) {
	const conclude = (status, reasons, more = {}) => ({
		kind: "owners",
		status,
		reasons,
		owners: [],
		...more
	});
	const paths = touchedPaths(items);
	const [first = ""] = paths;
	if (codeowners === void 0 || "unavailable" in codeowners) return conclude("error", [{
		code: "unavailable",
		fact: "base's CODEOWNERS",
		detail: codeowners?.unavailable ?? "it was not read"
	}]);
	if ("missing" in codeowners) return conclude("unmet", [{
		code: "codeowners-missing",
		path: first,
		more: paths.size - 1
	}]);
	const { path: file, rules } = codeowners.known;
	const find = ruleFinder(rules);
	const owners = /* @__PURE__ */ new Set();
	const short = [];
	for (const path of paths) {
		const rule = find(path);
		const named = new Set(rule?.owners.map((owner) => owner.toLowerCase()));
		if (named.size < min) short.push({
			path,
			found: named.size,
			...rule === void 0 ? {} : { line: rule.line }
		});
		else for (const owner of rule?.owners ?? []) if (owners.size < SHOWN_OWNERS) owners.add(owner);
	}
	const [worst, ...others] = short;
	if (worst === void 0) return conclude("satisfied", [], {
		file,
		owners: [...owners].sort()
	});
	return conclude("unmet", [{
		code: "owner-missing",
		...worst,
		more: others.length,
		file,
		wanted: min
	}], { file });
}
/** The files in git that make the items changed: of an output of DVC, the file that names it. */
function touchedPaths(items) {
	return new Set(items.flatMap(({ change: { path, previousPath } }) => previousPath === void 0 ? [path] : [path, previousPath]));
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
		case "owners": return judgeOwners(proof, items, facts);
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
	return isTree(needs) ? needs.of.flatMap(leavesOf) : [needs];
}
function statusOf(needs, leaf) {
	if (!isTree(needs)) return leaf(needs);
	return combine(needs.kind, needs.of.map((child) => statusOf(child, leaf)));
}
function build(needs, leaf) {
	if (isTree(needs)) return combineVerdicts(needs.kind, needs.of.map((child) => build(child, leaf)));
	const verdict = leaf(needs);
	if (verdict === void 0) throw new Error(`no judge answered for a ${needs.kind} proof`);
	return verdict;
}
export { refuse as C, personOf as D, identifyPeople as E, own as O, signOffsOf as S, foldLogin as T, reportsOf as _, rulesThatDecide as a, subjectsOf as b, weighScan as c, companionNames as d, aboutOf as f, findForerunners as g, baseReportsOf as h, touchedPaths as i, worstOf as l, selectMetrics as m, leavesOf as n, readOwnerPattern as o, baseName as p, lostEvidence as r, byGravity as s, judgeNeeds as t, pairer as u, artefactsToName as v, summarise as w, addressActs as x, namesOf as y };
