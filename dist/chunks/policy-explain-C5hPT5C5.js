import { A as formatPlace, _ as isTree, w as compileGlobs } from "./file-schema-D83ABXbz.js";
import { t as scopeOf } from "./scope-D3_uD9Zz.js";
import { i as printJson, r as print, t as EXIT, u as showHidden } from "./io-B4g5SGRN.js";
import { a as tellProblems, l as readPolicyOnDisk, r as openWorkshop, s as findPolicyFolder, u as loadPolicy } from "./workshop--yQPbGuF.js";
// src/app/policy-explain.ts
/** `policy explain`: which requirements apply to a path and why; without paths, the whole composed policy. */
async function runPolicyExplain(paths, options, io) {
	const found = await readPolicyOnDisk(options.policy ?? await findPolicyFolder(io.cwd), io.cwd);
	const { policy, problems, provenance } = await loadPolicy({
		found,
		...await openWorkshop(io, options.packs)
	});
	tellProblems(io, problems);
	if (policy === void 0) return EXIT.usage;
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
function explainPath(path, policy, provenance) {
	const normal = path.replace(/^\.\//, "");
	const scope = scopeOf(policy, {
		changes: [{
			path: normal,
			status: "modified"
		}],
		links: { known: [] }
	});
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
