import { d as ASSET_KINDS } from "./file-schema-BZ79ypCY.js";
import { n as sha256Hex, t as canonicalJson } from "./canonical-json-DABuQivo.js";
import { d as say, n as code } from "./span-B0rKepkQ.js";
import { i as writeLimit } from "./weigh-metric-JQOaRJcP.js";
import { t as foldPath } from "./fold-path-BHmIZTxc.js";
import { t as compileGlobSets } from "./globs-CulYE_v0.js";
import { t as byCodeUnits } from "./code-units-DnguPKzM.js";
import { createHash, hash } from "node:crypto";
// src/render/format-metric.ts
const UNIT_WORDS = {
	fraction: "",
	percent: " %",
	ratio: "",
	count: "",
	"kg CO2eq": " kg CO2eq",
	kWh: " kWh",
	s: " s"
};
/**
* A number as a person reads it: four significant digits, whole numbers whole, with its unit.
* @param unlike what it must not look equal to unless it is: more digits are shown then
*/
function formatMetric(value, unit, unlike) {
	const other = typeof unlike === "number" ? unlike : Number(unlike ?? NaN);
	let digits = 4;
	while (digits < 17 && value !== other && formatNumber(value, digits) === formatNumber(other, digits)) digits += 1;
	return `${formatNumber(value, digits)}${unit === void 0 ? "" : UNIT_WORDS[unit]}`;
}
function formatNumber(value, digits) {
	if (Number.isInteger(value) && Math.abs(value) < 0x38d7ea4c68000) return value.toLocaleString("en-US");
	const size = Math.abs(value);
	if (size >= 1e6 || size < 1e-4) return value.toExponential(digits - 1).replace(/\.?0+e/, "e");
	return String(Number(value.toPrecision(digits)));
}
// src/render/wording-metrics.ts
/** Numbers and what a policy asks of them, in words that reasons and lines of metrics share. */
/** Behind `needs`. */
const BOUND_SIGNS = {
	min: "≥ ",
	max: "≤ ",
	"abs-max": "within ±",
	equals: "",
	"one-of": "one of "
};
/** Behind `bring it to`. */
const BOUND_WORDS = {
	...BOUND_SIGNS,
	min: "at least ",
	max: "at most "
};
const MOVE_WORDS = {
	"max-drop": "may fall by at most",
	"max-rise": "may rise by at most",
	"min-change": "must move by at least"
};
/** A metric's name, with the group that the number is about. */
const nameMetric = (metric, about) => about === void 0 ? say`${code(metric)}` : say`${code(metric)} of ${code(about)}`;
/** `≥ 0.80`, or in a sentence `at least 0.80`; with as many decimals as the value beside it, up to two. */
function wordBound(rule, bound, value, how) {
	return `${(how === "sign" ? BOUND_SIGNS : BOUND_WORDS)[rule]}${alignDecimals(bound, value)}`;
}
const wordMove = (rule, limit) => `${MOVE_WORDS[rule]} ${limit}`;
/** All bounds of a metric: `≥ 0.80 and ≤ 0.95`. Nothing where there is none. */
function wordBounds({ min, max, absMax, equals, oneOf }, value) {
	const write = (rule, bound) => bound === void 0 ? [] : [wordBound(rule, String(bound), value, "sign")];
	return [
		...write("min", min),
		...write("max", max),
		...write("abs-max", absMax),
		...write("equals", equals),
		...write("one-of", oneOf?.join(", "))
	].join(" and ");
}
function wordLimits({ maxDrop, maxRise, minChange }) {
	return [
		...maxDrop === void 0 ? [] : [wordMove("max-drop", writeLimit(maxDrop))],
		...maxRise === void 0 ? [] : [wordMove("max-rise", writeLimit(maxRise))],
		...minChange === void 0 ? [] : [wordMove("min-change", writeLimit(minChange))]
	].join(", ");
}
/** Which way a number went since base, whether that is good or not: ▲ and ▼ stand for better and worse. */
const arrow = (value, base) => value > base ? "↑" : value < base ? "↓" : "=";
/** How far a number moved, for its size: ` (+8.4%)`. Nothing where that would be no number that a person can use. */
function wordMoveShare(value, base) {
	const share = (value - base) / Math.abs(base) * 100;
	if (!Number.isFinite(share) || Math.abs(share) < .05 || Math.abs(share) >= 1e3) return "";
	return ` (${share > 0 ? "+" : "−"}${Number(Math.abs(share).toPrecision(2))}%)`;
}
/** Where a number that moved too far has to come back to: `at least 0.8217`. */
function wordGoal(rule, limit, base, unit) {
	const amount = limit.endsWith("%") ? Number(limit.slice(0, -1)) / 100 * Math.abs(base) : Number(limit);
	if (rule === "max-drop") return `to at least ${formatMetric(base - amount, unit)}`;
	if (rule === "max-rise") return `to at most ${formatMetric(base + amount, unit)}`;
	return `away from ${formatMetric(base, unit)} by at least ${limit}`;
}
const DECIMALS = /^-?\d+(?:\.(\d+))?$/;
function alignDecimals(bound, value) {
	if (value === void 0) return bound;
	const [own, other] = [DECIMALS.exec(bound), DECIMALS.exec(formatMetric(value))];
	if (own === null || other === null) return bound;
	const wanted = Math.min(2, other[1]?.length ?? 0);
	return own[1] === void 0 || own[1].length >= wanted ? bound : Number(bound).toFixed(wanted);
}
// src/core/change/aliases.ts
/** Links inside their own targets make endless aliases: each link counts once on a way, and ways end here. */
const MAX_ALIASES = 64;
/**
* Finds the paths by which a changed file is reached through symlinks, through links to links and folders too.
* Returns `undefined` where there are more than 64: whether one of them is governed is then not known.
*/
function aliasFinder(links) {
	const byTarget = /* @__PURE__ */ new Map();
	for (const { path, target } of links) {
		if ("unavailable" in target) continue;
		const found = byTarget.get(target.known) ?? /* @__PURE__ */ new Set();
		byTarget.set(target.known, found.add(path));
	}
	if (byTarget.size === 0) return () => [];
	let longest = 0;
	for (const target of byTarget.keys()) longest = Math.max(longest, target.length);
	/** One step: every link that leads to the path or to a folder above it. */
	const step = (path) => {
		const found = [];
		const note = (target, rest) => {
			for (const link of byTarget.get(target) ?? []) found.push({
				path: link + rest,
				link
			});
		};
		note("", `/${path}`);
		for (let end = path.indexOf("/"); end >= 0 && end <= longest; end = path.indexOf("/", end + 1)) note(path.slice(0, end), path.slice(end));
		if (path.length <= longest) note(path, "");
		return found;
	};
	return (path) => {
		const found = [];
		const seen = /* @__PURE__ */ new Set([path]);
		const open = [{
			path,
			ways: /* @__PURE__ */ new Set()
		}];
		for (const from of open) for (const alias of step(from.path)) {
			if (from.ways.has(alias.link) || seen.has(alias.path)) continue;
			if (found.length === MAX_ALIASES) return void 0;
			seen.add(alias.path);
			found.push(alias);
			open.push({
				path: alias.path,
				ways: /* @__PURE__ */ new Set([...from.ways, alias.link])
			});
		}
		return found;
	};
}
// src/core/change/classify.ts
/** Hold whatever the policy says, even where it replaces the patterns of these kinds. */
const BUILT_IN_PATTERNS = {
	policy: [".github/secmlops/**"],
	pipeline: [
		".github/workflows/**",
		"**/action.{yml,yaml}",
		"**/{.gitattributes,.gitmodules,.lfsconfig}",
		"**/.dvc/{config,config.local}"
	]
};
const classifiers = /* @__PURE__ */ new WeakMap();
/**
* One classifier for one policy value, which must not change afterwards: gathering and judging ask about the same paths.
* @throws TypeError on a pattern that `globProblem` objects to.
*/
function classifierOf(policy) {
	const classifier = classifiers.get(policy) ?? buildClassifier(policy);
	classifiers.set(policy, classifier);
	return classifier;
}
function buildClassifier(policy) {
	const rules = [...Object.entries(policy.assets), ...Object.entries(BUILT_IN_PATTERNS)];
	const sets = compileGlobSets(rules.map(([, patterns]) => patterns));
	const kindOfSet = rules.map(([kind]) => kind);
	const ownKinds = Object.keys(policy.assets).filter((kind) => !isBuiltIn(kind));
	const order = new Map([...ASSET_KINDS, ...ownKinds.sort(byCodeUnits)].map((kind, place) => [kind, place]));
	const policyPaths = policy.policyPaths.map(foldPath);
	const interned = /* @__PURE__ */ new Map();
	const join = (...lists) => {
		const kinds = [...new Set(lists.flat())].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
		const key = JSON.stringify(kinds);
		const known = interned.get(key);
		if (!known) interned.set(key, kinds);
		return known ?? kinds;
	};
	const bySets = /* @__PURE__ */ new Map();
	const kindsOfSets = (found) => {
		const key = found.join();
		const kinds = bySets.get(key) ?? join(found.map((set) => kindOfSet[set] ?? ""));
		bySets.set(key, kinds);
		return kinds;
	};
	const POLICY = ["policy"];
	const answers = /* @__PURE__ */ new Map();
	const classify = (path) => {
		const kinds = kindsOfSets(sets.matching(path));
		return policyPaths.length > 0 && holdsPolicy(policyPaths, foldPath(path), false) ? join(kinds, POLICY) : kinds;
	};
	return {
		join,
		all: join([...order.keys()]),
		kindsOf: (path) => {
			const kinds = answers.get(path) ?? classify(path);
			answers.set(path, kinds);
			return kinds;
		},
		kindsOfFolder: (path) => {
			const kinds = kindsOfSets(sets.matchingFolder(path));
			return holdsPolicy(policyPaths, foldPath(path), true) ? join(kinds, POLICY) : kinds;
		}
	};
}
const isBuiltIn = (kind) => ASSET_KINDS.includes(kind);
/** Whether a path is one the `policy` input named, lies below it, or (a folder) hides it. */
function holdsPolicy(policyPaths, path, folder) {
	return policyPaths.some((named) => path === named || path.startsWith(`${named}/`) || folder && named.startsWith(`${path}/`));
}
// src/core/change/digest.ts
/** What a sign-off is bound to, as digests (SIGN-OFF "Binding"). */
const WORDS = 32 / Uint32Array.BYTES_PER_ELEMENT;
/**
* The canonical entries of a change, hashed: the path with the mode and id that the head gives it, or its deletion; of a
* rename one for each side. What the merge base had there is no part of it, so that a rebase leaves it alone.
*/
function hashChange(change) {
	const { path, rawPath, previousPath, rawPreviousPath, newMode, newId } = change;
	const now = hashEntry([
		"file",
		path,
		rawPath ?? null,
		newMode ?? null,
		newId ?? null
	]);
	if (previousPath === void 0) return [now];
	return [now, hashEntry([
		"file",
		previousPath,
		rawPreviousPath ?? null,
		null,
		null
	])];
}
/** Of an out: its path and DVC's hash, or that it has none. */
function hashOut(out) {
	return [hashEntry([
		"out",
		out.path,
		out.new ?? null
	])];
}
/** JSON keeps the members apart whatever they hold. */
const hashEntry = (entry) => hash("sha256", JSON.stringify(entry), "hex");
/**
* Digests of subsets of `all`: the sha256 over the sorted, distinct hashes of their entries. The hashes are sorted once
* for all subsets.
*/
function setDigester(all) {
	const leavesInOrder = all.flatMap(({ leaves }) => leaves);
	const sorted = [...new Set(leavesInOrder)].sort(byCodeUnits);
	const bytes = new Uint32Array(sorted.length * WORDS);
	Buffer.from(bytes.buffer).write(sorted.join(""), "hex");
	const ranks = new Map(sorted.map((leaf, rank) => [leaf, rank]));
	/** The ranks of one item's entries after another's, and where each item's begin. */
	const starts = new Uint32Array(all.length + 1);
	for (const [at, { leaves }] of all.entries()) starts[at + 1] = (starts[at] ?? 0) + leaves.length;
	const ranksInOrder = Uint32Array.from(leavesInOrder, (leaf) => ranks.get(leaf) ?? 0);
	const chosen = new Uint8Array(sorted.length);
	const scratch = new Uint32Array(bytes.length);
	return (subset) => {
		chosen.fill(0);
		for (const { place } of subset) for (let at = starts[place] ?? 0; at < (starts[place + 1] ?? 0); at++) chosen[ranksInOrder[at] ?? 0] = 1;
		let length = 0;
		for (let rank = 0; rank < chosen.length; rank++) {
			if (chosen[rank] === 0) continue;
			for (let word = rank * WORDS; word < (rank + 1) * WORDS; word++) scratch[length++] = bytes[word] ?? 0;
		}
		return createHash("sha256").update(new Uint8Array(scratch.buffer, 0, length * Uint32Array.BYTES_PER_ELEMENT)).digest("hex");
	};
}
/**
* The digest of a requirement at a head: its id, its definition, the set of governed changes, and the blobs its proofs
* read. Wording, role members and how strictly it is enforced are no part of it.
*/
function digestRequirement(requirement, set, read) {
	const { id, needs, appliesTo, paths, when } = requirement;
	const sources = [...new Set(read.map(({ source, id: blob }) => canonicalJson([source, blob])))].sort(byCodeUnits);
	const definition = {
		needs,
		appliesTo: [...new Set(appliesTo)].sort(byCodeUnits),
		paths,
		when
	};
	return sha256Hex(canonicalJson({
		id,
		definition,
		set,
		read: sources
	}));
}
// src/core/change/look.ts
const SYMLINK = "120000";
const SUBMODULE = "160000";
/** Looks at changes one by one: both sides of a rename, through symlinks, into DVC files. */
function itemFinder({ kindsOf, kindsOfFolder, join, all }, aliasesOf) {
	const view = (path, classify) => {
		const own = classify(path);
		const aliases = aliasesOf(path);
		if (aliases?.length === 0) return {
			own,
			all: own,
			through: [],
			lost: false
		};
		if (!aliases) return {
			own,
			all,
			through: [],
			lost: true
		};
		const governed = aliases.map((alias) => ({
			...alias,
			kinds: classify(alias.path)
		})).filter(({ kinds }) => kinds.length > 0);
		return {
			own,
			all: join(own, ...governed.map(({ kinds }) => kinds)),
			through: governed,
			lost: false
		};
	};
	const lookAtOut = (out, change) => {
		if (out.old !== void 0 && out.old === out.new) return [];
		const folder = [out.old, out.new].some((hash) => hash?.endsWith(".dir")) || out.old === out.new;
		const { all: kinds, through } = view(out.path, folder ? kindsOfFolder : kindsOf);
		return [{
			path: out.path,
			status: outStatus(out),
			kinds: kinds.length > 0 ? kinds : join(["data"]),
			out,
			...out.size === void 0 ? {} : { size: out.size },
			change,
			names: [out.path, ...through.map(pathOf)],
			folder,
			leaves: hashOut(out)
		}];
	};
	return (change) => {
		const { path, previousPath, outs } = change;
		const folder = isFolder(change);
		const classify = folder ? kindsOfFolder : kindsOf;
		const now = view(path, classify);
		const before = previousPath === void 0 ? now : view(previousPath, classify);
		const unreadable = outs && "unavailable" in outs ? outs.unavailable : void 0;
		const extra = [];
		if (change.usesGate && ("unavailable" in change.usesGate || change.usesGate.known)) extra.push("policy");
		if (unreadable !== void 0) extra.push("model", "data");
		if (change.oldMode === SUBMODULE || change.newMode === SUBMODULE) extra.push("dependencies");
		const kinds = before === now && extra.length === 0 ? now.all : join(now.all, before.all, extra);
		const [alias] = [...now.through, ...before.through];
		const onlyThrough = now.own.length + before.own.length + extra.length === 0 ? alias?.link : void 0;
		const items = kinds.length === 0 ? [] : [{
			path,
			...previousPath === void 0 ? {} : { previousPath },
			status: change.status,
			kinds,
			...onlyThrough === void 0 ? {} : { through: onlyThrough },
			...change.lfs?.new ? { size: change.lfs.new.size } : {},
			change,
			names: [.../* @__PURE__ */ new Set([
				path,
				previousPath ?? path,
				...now.through.map(pathOf),
				...before.through.map(pathOf)
			])],
			folder,
			leaves: hashChange(change)
		}];
		const unresolved = [];
		if (now.lost || before.lost) unresolved.push({
			path,
			kinds,
			detail: "too many symlinks lead to it"
		});
		if (unreadable !== void 0) unresolved.push({
			path,
			kinds,
			detail: `its outputs could not be read: ${unreadable}`
		});
		const outItems = outs && "known" in outs ? outs.known.flatMap((out) => lookAtOut(out, change)) : [];
		return {
			items: [...items, ...outItems],
			unresolved,
			left: before.all.some((kind) => !now.all.includes(kind))
		};
	};
}
/** Without a hash on either side nothing is known, and it counts as modified. */
function outStatus({ old, new: now }) {
	if (old === now) return "modified";
	if (old === void 0) return "added";
	return now === void 0 ? "deleted" : "modified";
}
const pathOf = ({ path }) => path;
function isFolder({ oldMode, newMode }) {
	return oldMode === "120000" || newMode === "120000" || oldMode === SUBMODULE || newMode === SUBMODULE;
}
// src/core/change/requirement-filter.ts
/**
* Answers which items a requirement is about: those of its kinds, of them those one of whose paths its patterns match.
* Equal questions get the same array. The patterns of all requirements are asked in one pass, and no question costs more
* than its answer.
*/
function requirementFilter(items, requirements) {
	const answers = /* @__PURE__ */ new Map();
	const groups = groupByKinds(items);
	let matched;
	const matchedBy = (paths) => {
		matched ??= matchAll(items, requirements);
		const key = JSON.stringify(paths);
		const found = matched.get(key) ?? matchAll(items, [{ paths }]).get(key) ?? [];
		matched.set(key, found);
		return found;
	};
	return ({ appliesTo, paths }) => {
		const key = JSON.stringify([[...new Set(appliesTo)].sort(byCodeUnits), paths ?? null]);
		const known = answers.get(key);
		if (known) return known;
		const wanted = [...groups].filter(([kinds]) => kinds.some((kind) => appliesTo.includes(kind)));
		const answer = paths ? within(matchedBy(paths), wanted) : merge(wanted.map(([, group]) => group));
		answers.set(key, answer);
		return answer;
	};
}
/** Items by their list of kinds; there are few lists, and items share them. */
function groupByKinds(items) {
	const groups = /* @__PURE__ */ new Map();
	for (const item of items) {
		const group = groups.get(item.kinds);
		if (group) group.push(item);
		else groups.set(item.kinds, [item]);
	}
	return groups;
}
function within(matching, wanted) {
	const kinds = new Set(wanted.map(([list]) => list));
	return matching.filter((item) => kinds.has(item.kinds));
}
/** Several groups as one, in path order. */
function merge(groups) {
	const [only, ...others] = groups;
	if (only === void 0 || others.length === 0) return only ?? [];
	return groups.flat().sort((a, b) => a.place - b.place);
}
/** The items that each distinct list of patterns matches, in path order, by the list as JSON. */
function matchAll(items, questions) {
	const lists = /* @__PURE__ */ new Map();
	for (const { paths } of questions) if (paths) lists.set(JSON.stringify(paths), paths);
	const matched = [...lists.keys()].map(() => []);
	const sets = compileGlobSets([...lists.values()]);
	for (const item of items) for (const name of item.names) for (const set of item.folder ? sets.matchingFolder(name) : sets.matching(name)) if (matched[set]?.at(-1) !== item) matched[set]?.push(item);
	return new Map([...lists.keys()].map((key, set) => [key, matched[set] ?? []]));
}
// src/core/change/scope.ts
/** @throws TypeError on a pattern that `globProblem` objects to; a policy that was read has none. */
function scopeOf(policy, facts) {
	const classifier = classifierOf(policy);
	const links = "known" in facts.links ? facts.links.known : void 0;
	const look = itemFinder(classifier, aliasFinder(links ?? []));
	const drafts = [];
	const left = /* @__PURE__ */ new Set();
	const unresolved = [];
	for (const change of facts.changes) {
		const seen = look(change);
		for (const item of seen.items) drafts.push(item);
		unresolved.push(...seen.unresolved);
		if (seen.left) left.add(change);
	}
	drafts.sort(byPath);
	const items = drafts.map((item, place) => ({
		...item,
		place
	}));
	if (links) unresolved.push(...findDeadLinks(items, links));
	const counts = /* @__PURE__ */ new Map();
	for (const { kinds } of items) for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
	const kinds = classifier.join([...counts.keys()]);
	const count = (of) => Object.fromEntries(of.map((kind) => [kind, counts.get(kind) ?? 0]));
	let digestSet;
	const setDigests = /* @__PURE__ */ new WeakMap();
	const setDigestOf = (subset) => {
		digestSet ??= setDigester(items);
		const digest = setDigests.get(subset) ?? digestSet(subset);
		setDigests.set(subset, digest);
		return digest;
	};
	const governedBy = requirementFilter(items, policy.requirements);
	return {
		changed: facts.changes.length,
		items,
		unresolved,
		leftGovernance: items.filter(({ change, out }) => out === void 0 && left.has(change)),
		kinds: count(kinds),
		governedBy,
		whenContext: () => ({
			kinds: [...kinds],
			paths: [...new Set(items.flatMap(({ path, previousPath }) => [path, ...previousPath ? [previousPath] : []]))].sort(byCodeUnits),
			counts: count(classifier.all)
		}),
		digestOf: (requirement, read, subset = governedBy(requirement)) => digestRequirement(requirement, setDigestOf(subset), read)
	};
}
/** In path order; two items of one path in the order of their entries, so that the order of the facts does not show. */
function byPath(a, b) {
	return byCodeUnits(a.path, b.path) || byCodeUnits(a.leaves.join(), b.leaves.join());
}
/** Changed symlinks on governed paths whose target is not known to lie in the repository. */
function findDeadLinks(items, links) {
	const changed = items.filter(({ change }) => change.newMode === SYMLINK);
	if (changed.length === 0) return [];
	const targets = /* @__PURE__ */ new Map();
	for (const { path, target } of links) if ("unavailable" in target) targets.set(path, target.unavailable);
	else if (!targets.has(path)) targets.set(path, void 0);
	return changed.map(({ path, kinds }) => ({
		path,
		kinds,
		detail: targets.has(path) ? targets.get(path) : "its target was not read"
	})).flatMap(({ detail, ...place }) => detail === void 0 ? [] : [{
		...place,
		detail
	}]);
}
export { wordBound as a, wordLimits as c, formatMetric as d, nameMetric as i, wordMove as l, classifierOf as n, wordBounds as o, arrow as r, wordGoal as s, scopeOf as t, wordMoveShare as u };
