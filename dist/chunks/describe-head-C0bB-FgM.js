import { n as classifierOf, t as scopeOf } from "./scope-Cn3sUVOz.js";
import { $ as looseObject, A as explainProblem, E as foldPath, Q as literal, R as require_dist, Z as json, it as union, q as array, rt as string, tt as record } from "./file-schema-85mZ9RF9.js";
import { v as canonicalJson, y as sha256Hex } from "./workshop-BW_e69sK.js";
import { n as outlineOf, t as MAX_DOCUMENT_BYTES } from "./outline-mtm0P_Sf.js";
import { r as leavesOf } from "./evaluate-QYHyvsDv.js";
import { posix } from "node:path";
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
// src/core/change/dvc-files.ts
/**
* Reads DVC's files (https://dvc.org/doc/user-guide/project-structure): what lies outside git, by its hash. They come from
* the pull request, so whatever is not understood throws, and the caller takes the worst for granted.
*/
var import_dist = require_dist();
const MAX_OUTS = 1e5;
/** Scalars are read as text: a hash that looks like a number stays what it is. An empty value is "". */
const text = string();
const orNothing = (schema) => union([literal("").transform(() => void 0), schema]).optional();
/** YAML's ways to write nothing, and what holds nothing: none of them names content. */
const NOTHING = [
	"",
	"~",
	"null",
	"Null",
	"NULL",
	"[]",
	"{}"
];
function orNull(schema) {
	const isNothing = (value) => NOTHING.includes(typeof value === "string" ? value : JSON.stringify(value));
	return schema.transform((value) => isNothing(value) ? void 0 : value).optional();
}
/** Hashes under DVC's own names, newer and older, and those of stores that version for themselves. */
const out = looseObject({
	path: string().min(1),
	md5: orNull(text),
	etag: orNull(text),
	checksum: orNull(text),
	version_id: orNull(text),
	files: orNull(json()),
	cloud: orNull(json()),
	hash: orNull(text),
	remote: orNull(text),
	size: string().optional()
});
const outs = orNothing(array(out).max(MAX_OUTS));
const dvcFile = looseObject({
	wdir: string().optional(),
	outs
});
const stage = looseObject({ outs });
/** Since DVC 2 the stages stand under `stages`; before, at the top. */
const lockFile = union([looseObject({
	schema: text,
	stages: orNothing(record(string(), stage))
}), record(string(), stage)]);
const pipeline = looseObject({ stages: orNothing(record(string(), looseObject({ wdir: string().optional() }))) });
/**
* Reads a `.dvc` file.
* @param path where it lies in the repository
* @throws Error where it is not one
*/
function parseDvcFile(content, path) {
	const file = dvcFile.parse(parseYaml(content) ?? {});
	return (file.outs ?? []).map((entry) => track(entry, joinPath(posix.dirname(path), file.wdir ?? ".")));
}
/**
* Reads a `dvc.lock` file.
* @param folders the working folder of each stage that has one of its own, as `parseStageFolders` read it
* @throws Error where it is not one
*/
function parseDvcLock(content, path, folders) {
	const file = lockFile.parse(parseYaml(content) ?? {});
	return Object.entries("schema" in file ? file.stages ?? {} : file).flatMap(([name, { outs: found = [] }]) => {
		const folder = folders.get(name) ?? folders.get(name.split("@")[0] ?? "") ?? ".";
		return found.map((entry) => track(entry, joinPath(posix.dirname(path), folder)));
	});
}
/** Reads from a `dvc.yaml` the stages whose paths are not relative to its own folder. @throws Error */
function parseStageFolders(content) {
	const { stages = {} } = pipeline.parse(parseYaml(content) ?? {});
	const folders = /* @__PURE__ */ new Map();
	for (const [name, { wdir, ...rest }] of Object.entries(stages)) {
		const generated = looseObject({ do: looseObject({ wdir: string().optional() }) }).safeParse(rest);
		const folder = wdir ?? (generated.success ? generated.data.do.wdir : void 0);
		if (folder?.includes("${")) throw new Error(`the working folder of stage ${name} is computed`);
		if (folder !== void 0) folders.set(name, folder);
	}
	return folders;
}
/** A hash as DVC writes it: what it names cannot be taken for anything that `nameContent` puts together. */
const PLAIN = /^[0-9A-Za-z]+(?:\.dir)?$/;
function track(entry, folder) {
	const { path, size } = entry;
	const hash = nameContent(entry);
	return {
		path: joinPath(folder, path),
		...hash === void 0 ? {} : { hash },
		...size !== void 0 && /^[0-9]{1,15}$/.test(size) ? { size: Number(size) } : {}
	};
}
/**
* One text for all that says what an output holds, where it comes from included: a plain md5 as it is, or behind `md5:`
* since DVC 3, anything else as a digest. That of a folder ends in `.dir`, as DVC's own hash does.
*/
function nameContent({ md5, hash, remote, ...entry }) {
	const versions = [
		entry.etag,
		entry.checksum,
		entry.version_id,
		entry.files,
		entry.cloud
	];
	const named = versions.some((version) => version !== void 0);
	if (!named && md5 === void 0) return void 0;
	if (!named && remote === void 0 && PLAIN.test(md5 ?? "")) {
		if (hash === void 0) return md5;
		if (hash === "md5") return `md5:${md5}`;
	}
	const parts = [
		md5,
		...versions,
		hash,
		remote
	].map((part) => part ?? null);
	const folder = entry.files !== void 0 || md5?.endsWith(".dir");
	return `sha256:${sha256Hex(canonicalJson(parts))}${folder ? ".dir" : ""}`;
}
/** What lies outside the repository, at a URL or elsewhere on a disk, keeps the name the file gives it. */
function joinPath(folder, path) {
	if (path.includes("\0")) throw new Error("an output's path is not valid");
	if (path.includes("://") || path.startsWith("/")) return path;
	const joined = posix.join(folder, path);
	return joined.endsWith("/") ? joined.slice(0, -1) : joined;
}
/** One document, no aliases, no keys twice, no merge keys, no key that plain data loses. */
function parseYaml(content) {
	const document = (0, import_dist.parseDocument)(content, {
		uniqueKeys: false,
		prettyErrors: false,
		schema: "failsafe",
		stringKeys: true
	});
	const [problem] = document.errors;
	if (problem) throw problem;
	checkKeys(document.contents);
	return document.toJS({ maxAliasCount: 0 });
}
function checkKeys(node) {
	if ((0, import_dist.isSeq)(node)) node.items.forEach(checkKeys);
	if (!(0, import_dist.isMap)(node)) return;
	const names = /* @__PURE__ */ new Set();
	for (const { key, value } of node.items) {
		const name = (0, import_dist.isScalar)(key) ? key.value : void 0;
		if (typeof name !== "string" || name === "__proto__" || name === "<<") throw new Error(`${name ?? "a collection"} cannot be a key`);
		if (names.has(name)) throw new Error(`the key ${name} is written twice`);
		names.add(name);
		checkKeys(value);
	}
}
// src/core/change/gate-use.ts
/** Whatever refers to this action names it, unless it escapes a letter. */
const GATE = /secmlops-?gate/i;
/** Letters, or ends of lines, written as escapes of a double-quoted YAML text. */
const ESCAPE = /\\(?:[xuU]|\r?\n)/;
/** Whether a workflow or action, as YAML text, mentions this action anywhere: in a `uses`, a script, a comment. */
function mentionsGate(content) {
	if (GATE.test(content)) return { known: true };
	if (!ESCAPE.test(content)) return { known: false };
	try {
		const document = (0, import_dist.parseDocument)(content, {
			uniqueKeys: false,
			prettyErrors: false
		});
		return document.errors.length > 0 ? { unavailable: "it is not valid YAML" } : { known: holdsGate(document) };
	} catch {
		return { unavailable: "it is not YAML that can be read" };
	}
}
function holdsGate(document) {
	let found = false;
	(0, import_dist.visit)(document, { Scalar: (_, { value }) => {
		if (typeof value === "string" && GATE.test(value)) found = true;
		return found ? import_dist.visit.BREAK : void 0;
	} });
	return found;
}
// src/adapters/git/describe-changes.ts
/** Adds to changes what only their contents tell. Few files are opened, and never a large one. */
/** Past it a DVC file, workflow or action is not read (bytes); doubt then takes it for the worst. */
const MAX_BYTES = 1048576;
/** Of folded paths: a name counts if any common file system takes it for one of these. */
const WORKFLOW = /^\.github\/workflows\/|(?:^|\/)action\.ya?ml$/;
const LOCK = /(?:^|\/)dvc\.lock$/;
const DVC = /(?:^|\/)(?:[^/]+\.dvc|dvc\.lock)$/;
const OPENED = new RegExp(`${WORKFLOW.source}|${DVC.source}`);
const isWorkflow = (path) => WORKFLOW.test(foldPath(path));
const isLock = (path) => LOCK.test(foldPath(path));
const isDvc = (path) => DVC.test(foldPath(path));
const isOpened = (path) => OPENED.test(foldPath(path));
/**
* Finds LFS pointers among models and data, the outputs that DVC files name, and workflows that use this action.
* @param at the commits that were compared: with them, outputs of stages that run in a folder of their own are found there
*/
async function describeChanges(repository, changes, policy, at) {
	const read = changes.filter(({ path, previousPath }) => isOpened(path) || previousPath !== void 0 && isOpened(previousPath));
	const opened = new Set(read);
	const blobs = await repository.readBlobs(read.flatMap(regularIds), MAX_BYTES);
	const pointers = await readPointers(repository, changes, policy);
	const folders = {
		old: await readFolders(repository, at?.mergeBase, read),
		new: await readFolders(repository, at?.head, read)
	};
	return changes.map((change) => {
		const lfs = pointers.get(change);
		if (!lfs && !opened.has(change)) return change;
		const paths = [change.path, change.previousPath ?? change.path];
		return {
			...change,
			...lfs ? { lfs } : {},
			...paths.some(isDvc) ? { outs: readOuts(change, blobs, folders) } : {},
			...paths.some(isWorkflow) ? { usesGate: readUse(change, blobs) } : {}
		};
	});
}
const isRegular = (mode) => mode?.startsWith("100") ?? false;
function regularIds({ oldMode, oldId, newMode, newId }) {
	return [isRegular(oldMode) ? oldId : void 0, isRegular(newMode) ? newId : void 0].filter((id) => id !== void 0);
}
async function readPointers(repository, changes, policy) {
	const { kindsOf } = classifierOf(policy);
	const holdsArtefact = (path) => kindsOf(path).some((kind) => kind === "model" || kind === "data");
	const candidates = changes.filter(({ path, previousPath = path }) => holdsArtefact(path) || holdsArtefact(previousPath));
	const small = [...await repository.blobSizes(candidates.flatMap(regularIds))].filter(([, size]) => size < LFS_POINTER_LIMIT).map(([id]) => id);
	const pointers = /* @__PURE__ */ new Map();
	for (const [id, blob] of await repository.readBlobs(small, LFS_POINTER_LIMIT)) {
		const pointer = "bytes" in blob ? parseLfsPointer(blob.bytes) : void 0;
		if (pointer) pointers.set(id, pointer);
	}
	return new Map(candidates.map((change) => [change, pick(change, pointers)]));
}
function pick({ oldId, newId }, pointers) {
	const [before, after] = [pointers.get(oldId ?? ""), pointers.get(newId ?? "")];
	return before || after ? {
		...before ? { old: before } : {},
		...after ? { new: after } : {}
	} : void 0;
}
/** One side of a change as text; `undefined` where there is no such side. */
function textOf(mode, id, blobs) {
	if (id === void 0) return void 0;
	if (!isRegular(mode)) return { unavailable: "it is not a regular file" };
	const blob = blobs.get(id) ?? { missing: true };
	if ("missing" in blob) return { unavailable: "its content is not in this clone" };
	if ("tooLarge" in blob) return { unavailable: `it has ${blob.tooLarge} bytes, and at most ${MAX_BYTES} are read` };
	try {
		return { known: new TextDecoder("utf-8", { fatal: true }).decode(blob.bytes) };
	} catch {
		return { unavailable: "it is not UTF-8 text" };
	}
}
/** Whether either side uses this action; a side that cannot be read may. */
function readUse({ oldMode, oldId, newMode, newId }, blobs) {
	const answers = [textOf(oldMode, oldId, blobs), textOf(newMode, newId, blobs)].filter((side) => side !== void 0).map((side) => "known" in side ? mentionsGate(side.known) : side);
	return answers.some((answer) => "known" in answer && answer.known) ? { known: true } : answers.find((answer) => "unavailable" in answer) ?? { known: false };
}
async function readFolders(repository, commit, changes) {
	const locks = changes.flatMap(({ path, previousPath = path }) => [path, previousPath]).filter(isLock);
	if (commit === void 0 || locks.length === 0) return /* @__PURE__ */ new Map();
	const paths = [...new Set(locks.map((path) => posix.join(posix.dirname(path), "dvc.yaml")))];
	const entries = await repository.entriesAt(commit, paths);
	const blobs = await repository.readBlobs([...entries.values()].map(({ id }) => id), MAX_BYTES);
	return new Map([...entries].map(([path, { mode, id }]) => [posix.dirname(path), parseOr(textOf(mode, id, blobs), parseStageFolders, "dvc.yaml")]));
}
/**
* The outs whose hash differs between the sides. A file that cannot be read in the head is in doubt; one that could not be
* read in the merge base is not, or nobody could mend it: then every out is new.
*/
function readOuts(change, blobs, folders) {
	const { path, previousPath = path, oldMode, oldId, newMode, newId } = change;
	const before = outsOf(previousPath, textOf(oldMode, oldId, blobs), folders.old);
	const after = outsOf(path, textOf(newMode, newId, blobs), folders.new);
	if ("unavailable" in after) return after;
	if (after.known.some(({ hash }) => hash === void 0)) return { unavailable: "one of its outputs has no hash" };
	const old = byPath("known" in before ? before.known : []);
	const now = byPath(after.known);
	const outs = [];
	for (const out of /* @__PURE__ */ new Set([...old.keys(), ...now.keys()])) {
		const [was, is] = [old.get(out), now.get(out)];
		if (was?.hash !== void 0 && was.hash === is?.hash) continue;
		outs.push({
			path: out,
			...was?.hash === void 0 ? {} : { old: was.hash },
			...is?.hash === void 0 ? {} : { new: is.hash },
			...is?.size === void 0 ? {} : { size: is.size }
		});
	}
	return { known: outs };
}
function outsOf(path, text, folders) {
	if (text === void 0 || !isDvc(path)) return { known: [] };
	if (!isLock(path)) return parseOr(text, (content) => parseDvcFile(content, path), "file");
	const stages = folders.get(posix.dirname(path)) ?? { known: /* @__PURE__ */ new Map() };
	if ("unavailable" in stages) return stages;
	return parseOr(text, (content) => parseDvcLock(content, path, stages.known), "dvc.lock");
}
function parseOr(text, parse, what) {
	if (text === void 0 || "unavailable" in text) return text ?? { unavailable: `there is no ${what}` };
	try {
		return { known: parse(text.known) };
	} catch {
		return { unavailable: `its ${what} is not of a form that DVC writes` };
	}
}
/** An out named twice has both hashes. */
function byPath(outs) {
	const found = /* @__PURE__ */ new Map();
	for (const out of outs) {
		const hashes = [found.get(out.path)?.hash, out.hash].filter((hash) => hash !== void 0);
		found.set(out.path, hashes.length > 1 ? {
			...out,
			hash: hashes.join()
		} : out);
	}
	return found;
}
// src/app/gather-documents.ts
/** Reads the outlines of the documents that the applicable requirements ask for, from a commit's tree. */
async function gatherDocuments(repository, commit, policy, scope) {
	const paths = documentPaths(policy, scope);
	const entries = await repository.entriesAt(commit, paths);
	const files = [...entries.values()].filter(({ mode }) => mode.startsWith("100"));
	const blobs = await repository.readBlobs(files.map(({ id }) => id), MAX_DOCUMENT_BYTES);
	return Object.fromEntries(paths.map((path) => {
		const entry = entries.get(path);
		if (entry === void 0) return [path, { missing: true }];
		const blob = blobs.get(entry.id);
		if (blob === void 0) return [path, { unavailable: "it is not a regular file" }];
		if ("missing" in blob) return [path, { unavailable: "its content is not in this clone" }];
		if ("tooLarge" in blob) return [path, { unavailable: `it has ${blob.tooLarge} bytes; at most ${MAX_DOCUMENT_BYTES} are read` }];
		return [path, outlineBytes(entry.id, blob.bytes)];
	}));
}
function outlineBytes(id, bytes) {
	let text;
	try {
		text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return { unavailable: "it is not UTF-8 text" };
	}
	const outline = outlineOf(text);
	return "unavailable" in outline ? outline : { known: {
		id,
		outline: outline.known
	} };
}
/** The paths that `document` proofs name, of requirements that judge anything in this change. */
function documentPaths(policy, scope) {
	const paths = policy.requirements.filter((requirement) => requirement.enforcement !== "off" && scope.governedBy(requirement).length > 0).flatMap(({ needs }) => leavesOf(needs)).flatMap((proof) => proof.kind === "document" && "path" in proof.source ? [proof.source.path] : []);
	return [...new Set(paths)].sort();
}
// src/app/describe-head.ts
/** What a commit holds and changes, as far as the policy asks. */
async function describeHead(repository, policy, { mergeBase, head, raw, linked }) {
	const changes = await describeChanges(repository, raw, policy, {
		mergeBase,
		head
	});
	const links = { known: [...linked] };
	const scope = scopeOf(policy, {
		changes,
		links
	});
	return {
		facts: {
			changes,
			links,
			documents: await gatherDocuments(repository, head, policy, scope)
		},
		scope
	};
}
/**
* What linting the head's policy finds, where the change touches it: seen before it is merged, and never judged by.
* @param lint reads and composes the head's policy
*/
async function lintHeadPolicy(changes, policyPath, lint) {
	const isPolicy = (path) => path === policyPath || path?.startsWith(`${policyPath}/`);
	if (!changes.some(({ path, previousPath }) => isPolicy(path) || isPolicy(previousPath))) return null;
	const { problems } = await lint();
	return { problems: problems.filter(({ severity }) => severity === "error").map((problem) => ({
		file: problem.file,
		line: problem.line,
		column: problem.column,
		message: explainProblem(problem)
	})) };
}
export { lintHeadPolicy as n, LFS_POINTER_LIMIT as r, describeHead as t };
