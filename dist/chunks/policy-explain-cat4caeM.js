import { n as compileGlobs } from "./globs-CulYE_v0.js";
import { c as wordLimits, o as wordBounds, t as scopeOf } from "./scope-C-FPumss.js";
import { A as listWords, O as formatPlace, v as isTree } from "./file-schema-BZ79ypCY.js";
import { n as escapeMarkdown } from "./escape-BAB5qU66.js";
import { t as fingerprintOf } from "./public-key-ClziWJvh.js";
import { l as plural } from "./span-B0rKepkQ.js";
import { i as printJson, n as UsageError, r as print, t as EXIT, u as showHidden } from "./io-B4g5SGRN.js";
import { c as findPolicyFolder, f as loadPolicy, o as tellProblems, r as openWorkshop, u as readPolicyOnDisk } from "./workshop-BXLeIzqn.js";
// src/core/policy/controls.ts
/** The frameworks with a column of their own, by the prefixes of their controls in policies. */
const FRAMEWORKS = [
	{
		name: "NIST AI RMF",
		prefixes: ["nist-ai-rmf"]
	},
	{
		name: "EU AI Act",
		prefixes: ["eu-ai-act"]
	},
	{
		name: "ISO 42001",
		prefixes: ["iso-42001"]
	},
	{
		name: "OWASP ML / ATLAS",
		prefixes: ["owasp-ml", "atlas"]
	},
	{
		name: "SSDF",
		prefixes: ["ssdf"]
	},
	{
		name: "SOC 2",
		prefixes: ["soc2"]
	}
];
/** What requirements map to; those that are switched off are left out. */
function mapControls(requirements) {
	const rows = requirements.filter(({ enforcement }) => enforcement !== "off").map(({ id, title, dimension, enforcement, controls }) => {
		const sorted = [...FRAMEWORKS.map(() => []), []];
		for (const control of controls) {
			const at = FRAMEWORKS.findIndex(({ prefixes }) => prefixes.some((prefix) => control.startsWith(`${prefix}:`)));
			if (at < 0) sorted.at(-1)?.push(control);
			else sorted[at]?.push(control.slice(control.indexOf(":") + 1));
		}
		return {
			id,
			title,
			dimension,
			enforcement,
			controls: sorted
		};
	});
	const names = FRAMEWORKS.map(({ name }) => name);
	if (rows.some(({ controls }) => (controls.at(-1) ?? []).length > 0)) return {
		frameworks: [...names, "Other"],
		rows
	};
	return {
		frameworks: names,
		rows: rows.map((row) => ({
			...row,
			controls: row.controls.slice(0, -1)
		}))
	};
}
// src/render/control-table.ts
const PREAMBLE = "What each requirement maps to. That one is met does not show that a control is satisfied; OWASP ML is a draft of 2023.";
const NONE = "–";
/** Columns in line; a row is one line, however wide. */
function renderControlsText(map) {
	const lines = tableOf(map).map((cells) => cells.map(showHidden));
	const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((cells) => lengthOf(cells[column] ?? ""))));
	const table = lines.map((cells) => cells.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - lengthOf(cell))).join("  ").trimEnd());
	return `${PREAMBLE}\n\n${table.join("\n")}`;
}
/** A table of GitHub-flavoured Markdown. */
function renderControlsMarkdown(map) {
	const [head = [], ...rows] = tableOf(map).map((cells) => `| ${cells.map((cell) => escapeMarkdown(cell, "cell")).join(" | ")} |`);
	const rule = `|${" --- |".repeat(map.frameworks.length + 3)}`;
	return `${PREAMBLE}\n\n${[
		head,
		rule,
		...rows
	].join("\n")}`;
}
function tableOf({ frameworks, rows }) {
	return [[
		"Requirement",
		"Title",
		"Dimension",
		...frameworks
	], ...rows.map(({ id, title, dimension, controls }) => [
		id,
		title.trim().replace(/\s+/g, " "),
		dimension,
		...controls.map((each) => each.length === 0 ? NONE : each.join(", "))
	])];
}
const lengthOf = (text) => [...text].length;
// src/render/describe-needs.ts
/** On one line: `evidence in reports/*.json (of the format json; accuracy ≥ 0.9) and a sign-off by validator`. */
function describeNeeds(needs) {
	if (isTree(needs)) return needs.of.map((child) => isTree(child) ? `(${describeNeeds(child)})` : describeNeeds(child)).join(needs.kind === "all" ? " and " : " or ");
	const { what, asks } = describeProof(needs);
	return asks.length === 0 ? what : `${what} (${asks.join("; ")})`;
}
/** On a line for each proof and each thing that it asks, two blanks further in for each level. */
function listNeeds(needs, indent = "") {
	const deeper = `${indent}  `;
	if (isTree(needs)) return [`${indent}${needs.kind === "all" ? "all of" : "one of"}`, ...needs.of.flatMap((child) => listNeeds(child, deeper))];
	const { what, asks } = describeProof(needs);
	return [`${indent}${what}`, ...asks.map((ask) => `${deeper}${ask}`)];
}
function describeProof(proof) {
	switch (proof.kind) {
		case "sign-off": return describeSignOff(proof);
		case "check": return describeCheck(proof);
		case "document": return describeDocument(proof);
		case "scan": return describeScan(proof);
		case "evidence": return describeEvidence(proof);
		case "owners": return {
			what: `${proof.min === 1 ? "an owner" : `${proof.min} owners`} in CODEOWNERS`,
			asks: []
		};
		case "missing-input": return {
			what: `the input ${proof.input} of ${proof.pack}, which is not set`,
			asks: []
		};
	}
}
function describeSignOff(proof) {
	const { count, role, via, bareReview, notBy, unattributedCommits, distinctFrom, validFor, note } = proof;
	return {
		what: `${count > 1 ? `${count} sign-offs` : "a sign-off"} by ${role}`,
		asks: [
			...via.length < 3 ? [`by ${listWords(via)}`] : [],
			...bareReview ? ["an approving review is enough"] : [],
			...notBy === "contributors" ? [] : [notBy === "author" ? "not by the author" : "by contributors too"],
			...unattributedCommits === "error" ? ["every commit belongs to an account"] : [],
			...distinctFrom.length > 0 ? [`by others than those who sign as ${listWords(distinctFrom)}`] : [],
			...validFor === void 0 ? [] : [`no older than ${plural(validFor, "day")}`],
			...note === "required" ? ["with a note"] : []
		]
	};
}
const describeCheck = ({ name, app, workflow, conclusions, events }) => ({
	what: `check ${name} of ${app}`,
	asks: [
		...workflow === void 0 ? [] : [`by ${workflow}, which the change leaves alone`],
		`ended as ${listWords(conclusions)}`,
		...events === void 0 ? [] : [`started by ${listWords(events)}`]
	]
});
function describeDocument({ source, sections, checkboxes = [], frontMatter, leftovers }) {
	const named = (words) => listWords(words.map((word) => `"${[word].flat().join("\" or \"")}"`), "and");
	return {
		what: "path" in source ? `document ${source.path}` : "the pull request's description",
		asks: [
			...sections.length > 0 ? [`says something under ${named(sections)}`] : [],
			...checkboxes.length > 0 ? [`has ticked ${named(checkboxes)}`] : [],
			...Object.entries(frontMatter).map(([key, rule]) => `front matter ${key}${describeRule(rule)}`),
			...leftovers ? [] : ["nothing left of its template"]
		]
	};
}
function describeRule({ optional, type, equals, oneOf, pattern, ...size }) {
	const bounds = wordBounds({
		...size.min === void 0 ? {} : { min: size.min },
		...size.max === void 0 ? {} : { max: size.max }
	});
	const lengths = [...size.minLength === void 0 ? [] : [`at least ${size.minLength}`], ...size.maxLength === void 0 ? [] : [`at most ${size.maxLength}`]];
	const parts = [
		...type === void 0 ? [] : [`a ${type}`],
		...equals === void 0 ? [] : [`equal to ${equals}`],
		...oneOf === void 0 ? [] : [`one of ${oneOf.join(", ")}`],
		...pattern === void 0 ? [] : [`matching ${pattern}`],
		...bounds === "" ? [] : [bounds],
		...lengths.length === 0 ? [] : [`${lengths.join(" and ")} long`]
	];
	return `${optional ? ", if there" : ""}${parts.length === 0 ? "" : `: ${parts.join(", ")}`}`;
}
const describeScan = ({ failOn, formats, allow }) => ({
	what: "an artefact scan",
	asks: [
		`nothing ${listWords(failOn)}`,
		...formats === void 0 ? [] : [`only ${listWords(formats, "and")}`],
		...allow.map((each) => "import" in each ? `allowed: the import ${each.import}` : "rule" in each ? `allowed: ${each.rule} at ${each.path}` : `allowed: the content ${each.sha256}`)
	]
});
function describeEvidence(proof) {
	const { report, format, assurance, expect, compare, boundTo, minGroupSize, maxAge, metrics, signedBy } = proof;
	return {
		what: `evidence in ${listWords(report)}`,
		asks: [
			format === "auto" ? "of any format that is known by its content" : `of the format ${format}`,
			...expect.map(({ metric, ...bounds }) => `${metric} ${wordBounds(bounds)}`),
			...compare.map(({ metric, ...limits }) => `${metric} ${wordLimits(limits)}, against base`),
			...metrics.map(({ name, path }) => `${name} stands at ${path}`),
			...boundTo === void 0 ? [] : [`names every changed file of kind ${boundTo} by its digest`],
			...minGroupSize === void 0 ? [] : [`groups of at least ${minGroupSize}`],
			...maxAge === void 0 ? [] : [`no older than ${describeHours(maxAge)}`],
			...assurance === "declared" ? [] : [`assurance: ${assurance}`],
			...signedBy.map((signer, index) => `${index === 0 ? "signed by" : "or by"} ${describeSigner(signer)}`)
		]
	};
}
function describeSigner(signer) {
	if ("identity" in signer) return `${signer.identity}, as ${signer.issuer} knows it`;
	const digest = fingerprintOf(signer.key);
	return digest === void 0 ? "a key that cannot be read" : `the key of sha256 ${digest}`;
}
const describeHours = (hours) => hours % 24 === 0 ? plural(hours / 24, "day") : plural(hours, "hour");
// src/app/policy-explain.ts
/** `policy explain`: which requirements apply to a path and why; without paths, the whole composed policy. */
async function runPolicyExplain(paths, options, io) {
	if (options.format === "markdown" && !options.controls) throw new UsageError("\"--format markdown\" is for the table of --controls: take text or json");
	const found = await readPolicyOnDisk(options.policy ?? await findPolicyFolder(io.cwd), io.cwd);
	const { policy, problems, provenance } = await loadPolicy({
		found,
		...await openWorkshop(io, options.packs)
	});
	tellProblems(io, problems);
	if (policy === void 0) return EXIT.usage;
	if (options.controls) {
		printControls(mapControls(requirementsOf(policy, paths)), options.format, io);
		return EXIT.pass;
	}
	if (paths.length === 0) {
		const all = policy.requirements.map((requirement) => explainRequirement(requirement, requirement.appliesTo, provenance));
		if (options.format === "json") printJson(io, policy);
		else print(io, all.map(format).join("\n"));
		return EXIT.pass;
	}
	const explained = paths.map((path) => explainPath(path, policy, provenance));
	if (options.format === "json") printJson(io, explained);
	else print(io, explained.map(formatPath).join("\n"));
	return EXIT.pass;
}
function printControls(map, format, io) {
	const named = (controls) => Object.fromEntries(map.frameworks.map((name, index) => [name, controls[index] ?? []]));
	if (format === "text") print(io, renderControlsText(map));
	else if (format === "markdown") print(io, renderControlsMarkdown(map));
	else printJson(io, map.rows.map(({ controls, ...row }) => ({
		...row,
		mapsTo: named(controls)
	})));
}
/** Those that apply to any of the paths; without paths, all. */
function requirementsOf(policy, paths) {
	if (paths.length === 0) return policy.requirements;
	const scope = scopeOfPaths(policy, paths);
	return policy.requirements.filter((requirement) => scope.governedBy(requirement).length > 0);
}
function scopeOfPaths(policy, paths) {
	const changes = paths.map((path) => ({
		path: path.replace(/^\.\//, ""),
		status: "modified"
	}));
	return scopeOf(policy, {
		changes,
		links: { known: [] }
	});
}
function explainPath(path, policy, provenance) {
	const normal = path.replace(/^\.\//, "");
	const scope = scopeOfPaths(policy, [path]);
	const kinds = [...new Set(scope.items.flatMap((item) => item.kinds))];
	return {
		path: normal,
		kinds,
		patterns: Object.fromEntries(kinds.flatMap((kind) => patternFor(kind, normal, policy))),
		requirements: policy.requirements.filter((requirement) => requirement.enforcement !== "off" && scope.governedBy(requirement).length > 0).map((requirement) => explainRequirement(requirement, kinds, provenance))
	};
}
function patternFor(kind, path, { assets }) {
	const pattern = (assets[kind] ?? []).findLast((each) => !each.startsWith("!") && compileGlobs([each])(path));
	return pattern === void 0 ? [] : [[kind, pattern]];
}
function explainRequirement(requirement, kinds, provenance) {
	const { id, title, enforcement, appliesTo, paths, when, needs, origin } = requirement;
	const through = appliesTo.filter((kind) => kinds.includes(kind)).join(", ");
	const place = provenance.get(id)?.get("needs");
	return {
		id,
		title,
		enforcement,
		because: `applies to ${through || appliesTo.join(", ")}${paths ? `, paths ${paths.join(" ")}` : ""}`,
		...when === void 0 ? {} : { when },
		needs: describeNeeds(needs),
		proofs: needs,
		from: place ? formatPlace(place) : origin
	};
}
function formatPath({ path, kinds, patterns, requirements }) {
	const name = showHidden(path);
	if (kinds.length === 0) return `${name}\n  no asset kind: nothing governs it\n`;
	const why = kinds.map((kind) => `${kind} (${patterns[kind] ?? "built in"})`);
	return `${name}\n${showHidden(`  is ${why.join(", ")}`)}\n${requirements.map(format).join("\n")}`;
}
function format({ id, title, enforcement, because, when, proofs, from }) {
	const lines = [
		`${id}  ${unfold(title)} (${enforcement})`,
		`    ${because}`,
		...when === void 0 ? [] : [`    when ${unfold(when)}`]
	];
	const [first = "", ...more] = listNeeds(proofs);
	return [
		...lines,
		`    needs ${first}`,
		...more.map((line) => `      ${line}`),
		`    defined at ${from}`,
		""
	].map((line) => showHidden(`  ${line}`.trimEnd())).join("\n");
}
/** A text that may be written over several lines, on one. */
const unfold = (text) => text.trim().replace(/\s+/g, " ");
export { runPolicyExplain };
