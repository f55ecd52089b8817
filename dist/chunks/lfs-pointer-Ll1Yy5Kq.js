// src/core/change/lfs-pointer.ts
/** A pointer file is smaller than this (bytes): the specification's own bound. */
const LFS_POINTER_LIMIT = 1024;
const VERSIONS = ["https://git-lfs.github.com/spec/v1", "https://hawser.github.com/spec/v1"];
/**
* Reads a Git LFS pointer (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md): lines of `key value`, `version`
* first, the others sorted, `oid sha256:…` and `size` (bytes) among them, a newline at the end.
* Returns `undefined` for anything else; `size` beyond 2^53 - 1 is none either.
*/
function parseLfsPointer(bytes) {
	if (bytes.length >= 1024) return void 0;
	const text = Buffer.from(bytes).toString("latin1");
	const entries = (text.endsWith("\n") ? text.slice(0, -1).split("\n") : []).map((line) => /^([a-z0-9.-]+) ([^\r\n]+)$/.exec(line)?.slice(1) ?? []);
	const keys = entries.map(([key]) => key ?? "");
	if (entries.some(({ length }) => length === 0) || keys[0] !== "version") return void 0;
	if (keys.slice(1).some((key, at) => at > 0 && key <= (keys[at] ?? ""))) return void 0;
	const values = new Map(entries.map(([key = "", value = ""]) => [key, value]));
	const oid = /^sha256:([0-9a-f]{64})$/.exec(values.get("oid") ?? "")?.[1];
	const size = /^(?:0|[1-9][0-9]{0,15})$/.test(values.get("size") ?? "") ? Number(values.get("size")) : NaN;
	if (!VERSIONS.includes(values.get("version") ?? "") || oid === void 0 || !Number.isSafeInteger(size)) return void 0;
	return {
		oid,
		size
	};
}
/**
* Whether git-lfs may take a file for a pointer, though the specification does not: it overlooks white space around the lines,
* knows an older name, and looks at the first bytes of a file of any size (https://github.com/git-lfs/git-lfs, lfs/pointer.go).
* @param bytes the file's first 1,024, or more
*/
function mayBeLfsPointer(bytes) {
	const text = Buffer.from(bytes.subarray(0, LFS_POINTER_LIMIT)).toString("latin1").trimStart();
	return /^version\s/.test(text) && /git-media|hawser|git-lfs/.test(text);
}
export { mayBeLfsPointer as n, parseLfsPointer as r, LFS_POINTER_LIMIT as t };
