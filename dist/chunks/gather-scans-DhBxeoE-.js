import { r as parseLfsPointer, t as LFS_POINTER_LIMIT } from "./lfs-pointer-Ll1Yy5Kq.js";
import { O as canonicalJson, _ as worstOf, f as SCAN_REPORT, g as byGravity, k as sha256Hex, v as byCodeUnits, x as proofsOf, y as artefactOf } from "./workshop--yQPbGuF.js";
import { $ as looseObject, K as _enum, Q as literal, U as scanReport, Z as json, at as union$1, it as string, k as explainProblem, nt as record, q as array, tt as object, w as compileGlobs } from "./file-schema-D83ABXbz.js";
import { t as SCAN_VERDICTS } from "./result-DVA4a45A.js";
import { n as require_dist, t as foldPath } from "./fold-path-Cbj69gQ4.js";
import { f as LfsError, l as request, n as hostOf, p as errorCode, r as insist, s as partsOf, t as TIME_LIMIT, u as requireStatus } from "./http-qfsUmuqe.js";
import { r as ruleOf } from "./rules-CmDyu9bD.js";
import { n as fingerprintsUnder } from "./findings-of-5vGzrGak.js";
import { t as SCAN_OUTPUT_SCHEMA } from "./summary-DUT-cGLN.js";
import { i as resultWithout, s as escapeEvidence } from "./reason-of-BYzmb6EX.js";
import { t as openScanPool } from "./pool-DidoI5cr.js";
import { n as classifierOf, t as scopeOf } from "./scope-D3_uD9Zz.js";
import { n as outlineOf, t as MAX_DOCUMENT_BYTES } from "./outline-hXALS4Go.js";
import { mkdir, open, rm, statfs } from "node:fs/promises";
import { join as join$1, posix } from "node:path";
import { createHash, randomBytes } from "node:crypto";
// src/adapters/lfs/download.ts
/** Bytes a millisecond that a download must come to on the whole, beside the time limit of any request: 1 MB a second. */
const SLOWEST = 1e3;
/** Bytes that a disk keeps free. */
const SPARE = 67108864;
/** Downloads at the same time. */
const AT_ONCE = 4;
/**
* Streams a whole object into a new file of the folder (only its owner may read it), and compares it with its oid. Memory does
* not grow with the object. What is not the object is deleted again. Never throws.
*/
async function downloadObject(located, { oid, size }, folder, options = {}) {
	if (!/^[0-9a-f]{64}$/.test(oid)) return { unavailable: "the pointer holds no valid oid" };
	const file = join$1(folder, `lfs-${oid}-${randomBytes(8).toString("hex")}`);
	const limits = {
		timeLimit: TIME_LIMIT + Math.ceil(size / SLOWEST),
		...options
	};
	try {
		await requireSpace(folder, size);
		const handle = await open(file, "wx", 384);
		try {
			await fetchInto(handle, {
				oid,
				size
			}, located, limits);
		} finally {
			await handle.close();
		}
		return { file };
	} catch (error) {
		await rm(file, { force: true }).catch(() => {});
		return { unavailable: reasonOf(error) };
	}
}
/** Many objects, some at the same time; those that no server gives are unavailable. Every oid has an answer. Never throws. */
async function downloadObjects(lfs, objects, folder, { atOnce = AT_ONCE, ...options } = {}) {
	const places = [...await lfs.locate(objects)];
	const results = /* @__PURE__ */ new Map();
	const work = async () => {
		for (let next = places.shift(); next !== void 0; next = places.shift()) {
			const [oid, place] = next;
			const relocate = { relocate: () => lfs.relocate({
				oid,
				size: "size" in place ? place.size : 0
			}) };
			const result = "unavailable" in place ? place : downloadObject(place, place, folder, {
				...options,
				...relocate
			});
			results.set(oid, await result);
		}
	};
	await Promise.all(Array.from({ length: Math.max(1, atOnce) }, work));
	return results;
}
async function fetchInto(handle, object, located, options) {
	try {
		await insist(() => fetchOnce(handle, object, located, options), options);
	} catch (error) {
		if (!(error instanceof LfsError) || error.code !== "denied" || options.relocate === void 0) throw error;
		const found = await options.relocate();
		if ("unavailable" in found) throw new LfsError("denied", found.unavailable);
		await insist(() => fetchOnce(handle, object, found, options), options);
	}
}
async function fetchOnce(handle, { oid, size }, { url, headers }, options) {
	const hash = createHash("sha256");
	await request({
		method: "GET",
		url,
		headers
	}, options, async (response, moved) => {
		requireStatus(response, url, [200]);
		const host = hostOf(url);
		const told = response.headers.get("content-length");
		if ((response.headers.get("content-encoding") ?? "identity") !== "identity") throw new LfsError("wrong-answer", `${host} compresses what it was asked not to`);
		if (told !== null && Number(told) !== size) throw new LfsError("wrong-answer", `${host} announces ${told.slice(0, 20)} bytes, the pointer says ${size}`);
		let done = 0;
		for await (const part of partsOf(response)) {
			moved();
			if (done + part.length > size) throw new LfsError("wrong-answer", `${host} sends more than the ${size} bytes that the pointer says`);
			await writeAll(handle, part, done);
			hash.update(part);
			done += part.length;
		}
		if (done < size && told !== null) throw new LfsError("unreachable", `${host} broke off after ${done} of ${size} bytes`);
		if (done < size) throw new LfsError("wrong-answer", `${host} sent ${done} bytes, the pointer says ${size}`);
	});
	const found = hash.digest("hex");
	if (found !== oid) throw new LfsError("wrong-answer", `${hostOf(url)} sent other bytes than the oid names: their sha256 is ${found}`);
}
async function writeAll(handle, bytes, position) {
	for (let done = 0; done < bytes.length;) {
		const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
		done += bytesWritten;
	}
}
async function requireSpace(folder, size) {
	const { bavail, bsize } = await statfs(folder);
	if (bavail * bsize - SPARE >= size) return;
	throw new LfsError("refused", `there is no room on the disk for an object of ${size} bytes`);
}
function reasonOf(error) {
	if (error instanceof LfsError) return error.message;
	const code = errorCode(error);
	return code === "ENOSPC" ? "the disk is full" : `the object could not be written to the disk (${code || "no reason given"})`;
}
// src/app/artefacts/means.ts
/** What the gate scans with: ways to get at bytes, and the workers that read them. */
function openMeans({ repository, folder, objects }) {
	const workers = openScanPool();
	const spools = [];
	return {
		scan: workers.scan,
		objects,
		async blobs(ids) {
			await mkdir(folder, { recursive: true });
			const spool = await repository.spoolBlobs(ids, folder);
			spools.push(spool);
			return new Map([...spool.blobs].map(([id, blob]) => [id, "unavailable" in blob ? blob : whole(blob)]));
		},
		async close() {
			await workers.close();
			for (const spool of spools.splice(0)) await spool.dispose();
		}
	};
}
const whole = (source) => ({
	source,
	whole: true
});
/** Objects of a Git LFS server. What `range` reads is never held against its oid: only the whole object could be. */
function lfsObjects(lfs, mode, folder) {
	return async (pointers) => {
		if (mode === "off") return new Map(pointers.map(({ oid }) => [oid, SWITCHED_OFF]));
		if (mode === "full") {
			await mkdir(folder, { recursive: true });
			const files = await downloadObjects(lfs, pointers, folder);
			return new Map([...files].map(([oid, file]) => [oid, "unavailable" in file ? file : whole(file)]));
		}
		const located = await lfs.locate(pointers);
		return new Map([...located].map(([oid, place]) => [oid, "unavailable" in place ? place : {
			source: place,
			whole: false
		}]));
	};
}
const SWITCHED_OFF = { unavailable: "the input `lfs` is `off`, so Git LFS objects are not read" };
function onDemand(open) {
	let opened;
	return {
		get: () => {
			opened ??= open();
			return opened;
		},
		close: async () => (await opened)?.close()
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
const orNothing = (schema) => union$1([literal("").transform(() => void 0), schema]).optional();
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
const lockFile = union$1([looseObject({
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
// src/core/proofs/proofs-asked.ts
/** The requirements that judge anything in a change. */
function requirementsAsked({ requirements }, scope) {
	return requirements.filter((requirement) => requirement.enforcement !== "off" && scope.governedBy(requirement).length > 0);
}
/** Their proofs. */
function proofsAsked(policy, scope) {
	return requirementsAsked(policy, scope).flatMap(({ needs }) => proofsOf(needs));
}
/** The items that a `scan` or `evidence` proof judges, each once, in path order. */
function itemsToScan(policy, scope) {
	const wanted = requirementsAsked(policy, scope).filter(({ needs }) => proofsOf(needs).some(({ kind }) => kind === "scan" || kind === "evidence")).flatMap((requirement) => scope.governedBy(requirement));
	return [...new Set(wanted)].sort((a, b) => a.place - b.place);
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
	const paths = proofsAsked(policy, scope).flatMap((proof) => proof.kind === "document" && "path" in proof.source ? [proof.source.path] : []);
	return [...new Set(paths)].sort();
}
// src/evidence/secmlops-scan.ts
/** Reads what `secmlops-gate scan --format json` wrote. */
/** What is not named here is not looked at. */
const output = object({
	schema: literal(SCAN_OUTPUT_SCHEMA),
	tool: object({ version: string() }),
	files: array(object({
		path: string(),
		sha256: string().optional(),
		md5: string().optional(),
		verdict: _enum(SCAN_VERDICTS),
		findings: array(object({ rule: string() }))
	}))
});
/** Files of one report that a decision keeps. */
const MAX_FILES = 1e4;
/**
* @param bytes UTF-8
* @returns the files with their digests and verdicts, or why there is no telling: where in the document, and what was expected
*/
function parseScanReport(bytes) {
	let value;
	try {
		value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch (error) {
		return { unavailable: `it is not JSON in UTF-8: ${error instanceof Error ? error.message.slice(0, 200) : "unreadable"}` };
	}
	const read = output.safeParse(value);
	if (!read.success) return { unavailable: explain(read.error) };
	const { tool, files } = read.data;
	if (files.length === 0) return { unavailable: "at files: it speaks of no file; give `secmlops-gate scan` what to scan" };
	const named = files.filter(({ sha256 }) => sha256 !== void 0);
	if (named.length > MAX_FILES) return { unavailable: `at files: it speaks of ${named.length} files, and at most ${MAX_FILES} are read; split it` };
	const odd = named.findIndex(({ verdict, findings }) => isBetterThan(verdict, findings));
	if (odd >= 0) return { unavailable: `at files: the verdict on file ${odd + 1} is better than its findings allow` };
	const report = scanReport.safeParse({
		version: tool.version,
		files: named.map(({ findings: _, ...file }) => file)
	});
	return report.success ? { known: report.data } : { unavailable: explain(report.error) };
}
/** A verdict that the command cannot have written beside such findings. */
function isBetterThan(verdict, findings) {
	return findings.some(({ rule }) => byGravity({ verdict }, { verdict: ruleOf(rule)?.atBest ?? "safe" }) > 0);
}
function explain({ issues: [issue] }) {
	return `at ${issue?.path.reduce((path, key) => typeof key === "number" ? `${path}[${key}]` : path === "" ? String(key) : `${path}.${String(key)}`, "") || "the top"}: ${(issue?.message ?? "not what the command writes").slice(0, 200)}`;
}
// src/app/gather-reports.ts
/** Past it a report is not read (bytes), and past these many no more are. */
const MAX_REPORT_BYTES = 8388608;
const MAX_REPORTS = 1e3;
/** Reads the reports that applicable `evidence` proofs name, from a commit's tree. */
async function gatherReports(repository, commit, policy, scope) {
	const proofs = proofsAsked(policy, scope).filter((proof) => proof.kind === "evidence" && proof.format === "secmlops-scan");
	if (proofs.length === 0) return [];
	const isAskedFor = proofs.map(({ report }) => compileGlobs(report));
	const entries = (await repository.listTree(commit)).filter(({ path, mode }) => mode.startsWith("100") && isAskedFor.some((asks) => asks(path))).sort((a, b) => byCodeUnits(a.path, b.path)).slice(0, MAX_REPORTS);
	const blobs = await repository.readBlobs(entries.map(({ id }) => id), MAX_REPORT_BYTES);
	return entries.map((entry) => readReport(entry, blobs.get(entry.id)));
}
function readReport({ path, id }, blob) {
	const report = {
		path,
		id,
		format: SCAN_REPORT
	};
	if (blob === void 0 || "missing" in blob) return {
		...report,
		content: { unavailable: "its content is not in this clone" }
	};
	if ("tooLarge" in blob) return {
		...report,
		content: { unavailable: `it has ${blob.tooLarge} bytes; at most ${MAX_REPORT_BYTES} are read` }
	};
	return {
		...report,
		content: parseScanReport(blob.bytes)
	};
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
			documents: await gatherDocuments(repository, head, policy, scope),
			reports: await gatherReports(repository, head, policy, scope)
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
// src/app/artefacts/origins.ts
const SYMLINK = "120000";
const SUBMODULE = "160000";
/** Finds the bytes of every artefact, links followed to what they lead to in the head. */
async function placeArtefacts(repository, head, items) {
	const targets = await followLinks(repository, head, items);
	const placed = items.flatMap((item) => {
		const artefact = artefactOf(item);
		if (artefact === void 0) return [];
		const base = baseOf(item);
		return [{
			artefact,
			aliases: item.names.filter((name) => name !== item.path && name !== item.previousPath),
			head: headOf(item, targets),
			...base === void 0 ? {} : { base }
		}];
	});
	return [...new Map(placed.map((each) => [`${each.artefact.id}\0${each.artefact.path}`, each])).values()];
}
function headOf({ change, out }, targets) {
	if (out !== void 0) return { out: out.new ?? "" };
	const { path, newMode, newId = "", lfs } = change;
	if (newMode === SYMLINK) return targets.get(path) ?? { unreachable: "where the link leads to is not known" };
	if (newMode === SUBMODULE) return { unreachable: "it is a submodule: its files lie in another repository" };
	return lfs?.new === void 0 ? { blob: newId } : { lfs: lfs.new };
}
/** Only a plain file that replaces a plain file has a past worth comparing with. */
function baseOf({ change, out }) {
	const { path, previousPath = path, oldMode, oldId, lfs } = change;
	if (out !== void 0 || oldId === void 0 || !oldMode?.startsWith("100")) return void 0;
	return {
		path: previousPath,
		origin: lfs?.old === void 0 ? { blob: oldId } : { lfs: lfs.old }
	};
}
/** By the head's links alone: `Facts.links` holds those of base too, which lead to what was there before. */
async function followLinks(repository, head, items) {
	const paths = new Set(items.flatMap(({ change }) => change.newMode === SYMLINK ? [change.path] : []));
	if (paths.size === 0) return /* @__PURE__ */ new Map();
	const ends = new Map((await repository.treeLinks(head)).map(({ path, target }) => [path, target]));
	const known = [...paths].flatMap((path) => {
		const end = ends.get(path);
		return end !== void 0 && "known" in end ? [end.known] : [];
	});
	const entries = await repository.entriesAt(head, [...new Set(known)]);
	return new Map([...paths].map((path) => [path, originAt(isWhole(path) ? ends.get(path) : void 0, entries)]));
}
/** A name that is no UTF-8 shows as another one may be called: which of them a link means is not to be told. */
const isWhole = (path) => !path.includes("�");
function originAt(end, entries) {
	if (end === void 0) return { unreachable: "where the link leads to is not known" };
	if ("unavailable" in end) return { unreachable: `it is a link, and ${end.unavailable}` };
	const entry = isWhole(end.known) ? entries.get(end.known) : void 0;
	if (entry?.mode.startsWith("100")) return { blob: entry.id };
	return { unreachable: `it is a link to ${JSON.stringify(end.known)}, which is no file of the head` };
}
// src/app/artefacts/scan-origins.ts
/** Fetches all bytes, each content once, and scans each under its path. @returns one answer for each, in order */
async function scanOrigins(wanted, means) {
	const ids = new Set(wanted.flatMap(({ origin }) => "blob" in origin ? [origin.blob] : []));
	const pointers = new Map(wanted.flatMap(({ origin }) => "lfs" in origin ? [[origin.lfs.oid, origin.lfs]] : []));
	const none = /* @__PURE__ */ new Map();
	const [blobs, objects] = await Promise.all([ids.size === 0 ? none : means.blobs([...ids]), pointers.size === 0 ? none : means.objects([...pointers.values()])]);
	return Promise.all(wanted.map(({ path, origin }) => {
		if ("unreachable" in origin) return withoutBytes(path, origin.unreachable);
		if ("out" in origin) return withoutBytes(path, OUT_OF_REACH);
		return "blob" in origin ? scanHad(path, blobs.get(origin.blob), void 0, means) : scanHad(path, objects.get(origin.lfs.oid), origin.lfs, means);
	}));
}
async function scanHad(path, had, pointer, means) {
	if (had === void 0 || "unavailable" in had) return withoutBytes(path, had?.unavailable ?? "it was not found", pointer?.size);
	const sha256 = pointer === void 0;
	const result = await means.scan({
		path,
		source: had.source,
		sha256
	});
	return {
		result,
		reach: !((had.whole || result.size === 0 || result.bytesRead > 0) && result.findings.every(({ rule }) => rule !== "SRC001" && rule !== "SRC007")) ? "none" : had.whole ? "verified" : "unverified"
	};
}
const OUT_OF_REACH = "DVC keeps it where the gate cannot go; scan it where it is, and commit the report (docs/proofs/evidence.md)";
const withoutBytes = (path, why, size = 0) => ({
	result: resultWithout(path, {
		rule: "SRC001",
		message: `The content could not be had: ${why}.`
	}, { size }),
	reach: "none"
});
// src/app/artefacts/scan-names.ts
/** Scans content under every name by which a loader may come upon it: what JSON, YAML and text do depends on it. */
/** @returns one answer for each, in order: all that is found under any of its names */
async function scanUnderNames(wanted, means) {
	const scans = await scanOrigins(wanted.flatMap(({ path, aliases, origin }) => [path, ...aliases].map((name) => ({
		path: name,
		origin
	}))), means);
	let at = 0;
	return wanted.flatMap(({ aliases }) => {
		const [own, ...others] = scans.slice(at, at + aliases.length + 1);
		at += aliases.length + 1;
		return own === void 0 ? [] : [others.reduce(join, own)];
	});
}
const COVERAGES = [
	"none",
	"partial",
	"full"
];
const REACHES = [
	"none",
	"unverified",
	"verified"
];
const lesser = (order, a, b) => order.indexOf(a) < order.indexOf(b) ? a : b;
const union = (a, b) => [.../* @__PURE__ */ new Set([...a, ...b])];
/** Adds what another name shows: the worse of both, and what is found under it alone. */
function join(own, other) {
	const [a, b] = [own.result, other.result];
	return {
		result: {
			...a,
			verdict: worstOf([a.verdict, b.verdict]),
			coverage: lesser(COVERAGES, a.coverage, b.coverage),
			formats: union(a.formats, b.formats),
			limitsHit: union(a.limitsHit, b.limitsHit),
			findings: [...a.findings, ...findingsOfAlias(a, b)]
		},
		reach: lesser(REACHES, own.reach, other.reach)
	};
}
function findingsOfAlias({ path, findings: known }, { path: alias, findings }) {
	const seen = new Set(fingerprintsUnder(path, known));
	const under = fingerprintsUnder(path, findings);
	const added = findings.filter((_, at) => !seen.has(under[at] ?? "")).map((finding) => ({
		...finding,
		path,
		message: `Under the name ${escapeEvidence(alias)}, by which a link leads to it: ${finding.message}`
	}));
	const fingerprints = fingerprintsUnder(path, added);
	return added.map((finding, at) => ({
		...finding,
		fingerprint: fingerprints[at] ?? ""
	}));
}
// src/app/artefacts/to-scan-fact.ts
/** Findings of one artefact that a record keeps, the gravest first. */
const KEPT = 50;
/** @param before what a scan of the content that it replaces said, under the name that it had */
function toScanFact(artefact, { result, reach }, before) {
	const onBase = new Set(fingerprintsUnder(artefact.path, before?.findings ?? []));
	const findings = result.findings.map((finding) => keep(finding, onBase)).sort((a, b) => byGravity(a, b) || Number(a.onBase) - Number(b.onBase));
	const sha256 = artefact.sha256 ?? result.sha256;
	return {
		path: artefact.path,
		id: artefact.id,
		...sha256 === void 0 ? {} : { sha256 },
		size: result.size,
		reach,
		verdict: result.verdict,
		coverage: result.coverage,
		formats: [...result.formats],
		limitsHit: [...result.limitsHit],
		findings: findings.slice(0, KEPT),
		omitted: Math.max(0, findings.length - KEPT),
		...result.table === void 0 ? {} : { table: copyTable(result.table) },
		...before?.table === void 0 ? {} : { baseTable: copyTable(before.table) }
	};
}
function keep(finding, onBase) {
	const { rule, severity, member, offset, message, evidence, import: name, fingerprint } = finding;
	return {
		rule,
		severity,
		verdict: ruleOf(rule)?.atBest ?? "unknown",
		...member === void 0 ? {} : { member: bound(member) },
		...offset === void 0 ? {} : { offset },
		message: bound(message),
		...evidence === void 0 ? {} : { evidence: bound(evidence) },
		...name === void 0 || bound(name) !== name ? {} : { import: name },
		fingerprint,
		onBase: onBase.has(fingerprint)
	};
}
/** What comes from a hostile file, short and of whole characters: a record keeps it for years. */
const bound = (text) => text.slice(0, LONGEST).toWellFormed();
const LONGEST = 1e3;
const copyTable = ({ columns, rows }) => ({
	columns: columns.map(({ name, type }) => ({
		name,
		...type === void 0 ? {} : { type }
	})),
	...rows === void 0 ? {} : { rows }
});
// src/app/artefacts/gather-scans.ts
/**
* @param means asked for only where a proof needs a scan
* @throws nothing of its own: what cannot be had or read is `unknown`, with the reason
*/
async function gatherScans(repository, { policy, scope, head }, means) {
	const items = itemsToScan(policy, scope);
	if (items.length === 0) return [];
	const placed = await placeArtefacts(repository, head, items);
	if (placed.length === 0) return [];
	const scanner = await means();
	const scans = await scanUnderNames(placed.map(({ artefact, aliases, head: origin }) => ({
		path: artefact.path,
		aliases,
		origin
	})), scanner);
	const pairs = placed.map((place, index) => ({
		place,
		scanned: scans[index]
	}));
	const before = await scanBase(pairs, scanner);
	return pairs.flatMap(({ place, scanned }) => scanned === void 0 ? [] : [toScanFact(place.artefact, scanned, before.get(place))]);
}
/** Scans what was there before, under the name that it had, where there is something to compare it with. */
async function scanBase(pairs, means) {
	const compared = pairs.flatMap(({ place, scanned }) => place.base !== void 0 && isWorthComparing(scanned) ? [{
		place,
		base: place.base
	}] : []);
	const scans = await scanUnderNames(compared.map(({ place: { aliases }, base }) => ({
		...base,
		aliases
	})), means);
	return new Map(compared.flatMap(({ place }, index) => {
		const scanned = scans[index];
		return scanned === void 0 ? [] : [[place, scanned.result]];
	}));
}
const isWorthComparing = (scanned) => scanned !== void 0 && scanned.reach !== "none" && (scanned.result.findings.length > 0 || scanned.result.table !== void 0);
export { onDemand as a, lfsObjects as i, describeHead as n, openMeans as o, lintHeadPolicy as r, gatherScans as t };
