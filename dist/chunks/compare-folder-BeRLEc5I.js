import { t as byCodeUnits } from "./code-units-DnguPKzM.js";
// src/evidence/compare-folder.ts
/** Holds a folder against what was signed. */
/** What signers leave out of a folder whatever it holds: git's own files (OpenSSF model signing). */
const GIT = [
	".git",
	".gitattributes",
	".github",
	".gitignore"
];
/**
* Says which files have to be hashed, and what is wrong without that.
* @param signature the signature's own path inside the folder
* @param elsewhere whether a file that is not there is kept where it cannot be had
*/
function planFolder(signed, places, { signature, elsewhere }) {
	const toHash = [];
	const problems = [];
	const there = /* @__PURE__ */ new Set();
	const isIgnored = ignores([
		...GIT,
		...signed.ignored,
		...signature === void 0 ? [] : [signature]
	]);
	for (const place of places) {
		const { path, kind, empty } = place;
		const file = signed.files.get(path);
		if (file !== void 0) {
			const isSeen = there.has(path) || path.includes("�");
			there.add(path);
			if (kind === "file" && !isSeen) toHash.push({
				place,
				signed: file
			});
			else problems.push({
				path,
				state: isSeen ? "unsigned" : "unreachable"
			});
		} else if (!signed.single && !isIgnored(path) && !(kind === "file" && empty && signed.shard !== void 0)) problems.push({
			path,
			state: "unsigned"
		});
	}
	for (const path of signed.files.keys()) if (!there.has(path)) problems.push({
		path,
		state: elsewhere(path) ? "unreachable" : "missing"
	});
	return {
		toHash: toHash.sort((a, b) => byCodeUnits(a.place.path, b.place.path)),
		problems: problems.sort((a, b) => byCodeUnits(a.path, b.path))
	};
}
/** Whether a path is one of these, or lies below one. */
function ignores(paths) {
	const all = new Set(paths.map((path) => path.replace(/^(?:\.\/)+/, "").replace(/(?<=[^/])\/$/, "")));
	return (path) => {
		for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) if (all.has(path.slice(0, end))) return true;
		return false;
	};
}
function fitsSigned({ size, digests }, signed) {
	return (signed.size === void 0 || signed.size === size) && digests.length > 0 && digests.length === signed.digests.length && digests.every((digest, index) => digest === signed.digests[index]);
}
/** The digest that a file as a whole would have by its Git LFS pointer; nothing where the signature is over something else. */
function hashedByPointer({ oid, size }, { algorithm, shard }) {
	return algorithm === "sha256" && (shard === void 0 || size <= shard) ? {
		size,
		digests: [oid]
	} : void 0;
}
export { hashedByPointer as n, planFolder as r, fitsSigned as t };
