import { n as compileGlobs } from "./globs-CulYE_v0.js";
import { t as scopeOf } from "./scope-DlzfS_PH.js";
import { O as formatPlace, v as isTree } from "./file-schema-CwVqI91o.js";
import { n as escapeMarkdown } from "./escape-BAB5qU66.js";
import { i as printJson, n as UsageError, r as print, t as EXIT, u as showHidden } from "./io-B4g5SGRN.js";
import { a as tellProblems, d as loadPolicy, l as readPolicyOnDisk, r as openWorkshop, s as findPolicyFolder } from "./workshop-CdalgTXP.js";
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
		from: place ? formatPlace(place) : origin
	};
}
/** A needs tree in one line of words. */
function describeNeeds(needs) {
	if (isTree(needs)) return needs.of.map((child) => isTree(child) ? `(${describeNeeds(child)})` : describeNeeds(child)).join(needs.kind === "all" ? " and " : " or ");
	return describeProof(needs);
}
function describeProof(proof) {
	switch (proof.kind) {
		case "sign-off": return `${proof.count > 1 ? `${proof.count} sign-offs` : "a sign-off"} by ${proof.role}`;
		case "check": return `check ${proof.name} of ${proof.app}`;
		case "document": return "path" in proof.source ? `document ${proof.source.path}` : "the pull request's description";
		case "scan": return "an artefact scan";
		case "evidence": return "evidence";
		case "owners": return proof.min === 1 ? "an owner in CODEOWNERS" : `${proof.min} owners in CODEOWNERS`;
		case "missing-input": return `the input ${proof.input} of ${proof.pack}, which is not set`;
	}
}
function formatPath({ path, kinds, patterns, requirements }) {
	const name = showHidden(path);
	if (kinds.length === 0) return `${name}\n  no asset kind: nothing governs it\n`;
	const why = kinds.map((kind) => `${kind} (${patterns[kind] ?? "built in"})`);
	return `${name}\n${showHidden(`  is ${why.join(", ")}`)}\n${requirements.map(format).join("\n")}`;
}
function format({ id, title, enforcement, because, when, needs, from }) {
	return [
		...[
			`${id}  ${unfold(title)} (${enforcement})`,
			`    ${because}`,
			...when === void 0 ? [] : [`    when ${unfold(when)}`]
		],
		`    needs ${needs}`,
		`    defined at ${from}`,
		""
	].map((line) => showHidden(`  ${line}`.trimEnd())).join("\n");
}
/** A text that may be written over several lines, on one. */
const unfold = (text) => text.trim().replace(/\s+/g, " ");
export { runPolicyExplain };
