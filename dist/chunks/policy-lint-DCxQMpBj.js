import { T as readYaml } from "./file-schema-BZ79ypCY.js";
import { i as printJson, o as tell, t as EXIT } from "./io-B4g5SGRN.js";
import { c as findPolicyFolder, f as loadPolicy, o as tellProblems, r as openWorkshop, u as readPolicyOnDisk } from "./workshop-BXLeIzqn.js";
// src/app/policy-lint.ts
/** `policy lint`: every problem of policies and packs, each path by itself. Warnings alone pass. */
async function runPolicyLint(paths, options, io) {
	const workshop = await openWorkshop(io, options.packs);
	const problems = [];
	for (const path of paths.length > 0 ? paths : [await findPolicyFolder(io.cwd)]) {
		const found = await readPolicyOnDisk(path, io.cwd);
		problems.push(...(await loadPolicy({
			found,
			kind: isPack(found) ? "pack" : "policy",
			...workshop
		})).problems);
	}
	const errors = problems.filter(({ severity }) => severity === "error").length;
	if (options.format === "json") printJson(io, { problems });
	else tellProblems(io, problems);
	tell(io, summarise(errors, problems.length - errors));
	return errors > 0 ? EXIT.usage : EXIT.pass;
}
/** One file with a `pack:` header is checked as a pack: nobody need fill its roles or inputs yet. */
function isPack({ files }) {
	const [only, ...others] = files;
	if (only === void 0 || others.length > 0) return false;
	const read = readYaml(only);
	return "source" in read && typeof read.source.value === "object" && read.source.value !== null && "pack" in read.source.value;
}
function summarise(errors, warnings) {
	const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
	if (errors + warnings === 0) return "no problems";
	return `${count(errors, "error")}, ${count(warnings, "warning")}`;
}
export { runPolicyLint };
