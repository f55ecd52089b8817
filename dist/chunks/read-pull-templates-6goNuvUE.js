import { r as parseLfsPointer, t as LFS_POINTER_LIMIT } from "./lfs-pointer-Ll1Yy5Kq.js";
import { C as MODEL_SIGNING, _ as proofsOf, h as resolvePath, w as REPORT_FORMATS } from "./workshop-BXLeIzqn.js";
import { $ as json$1, D as explainProblem, G as report, J as _enum, Y as array, et as literal, it as record, ot as string, rt as object, st as union$1, tt as looseObject } from "./file-schema-BZ79ypCY.js";
import { n as sha256Hex, t as canonicalJson } from "./canonical-json-DABuQivo.js";
import { i as concernOf } from "./evaluate-BPRLpvhG.js";
import { t as SCAN_VERDICTS } from "./result-DVA4a45A.js";
import { t as require_dist } from "./dist-BFpDyeCT.js";
import { f as LfsError, l as request, n as hostOf, p as errorCode, r as insist, s as partsOf, t as TIME_LIMIT, u as requireStatus } from "./http-qfsUmuqe.js";
import { r as ruleOf$1 } from "./rules-CmDyu9bD.js";
import { n as classifierOf, t as scopeOf } from "./scope-C-FPumss.js";
import { t as foldPath } from "./fold-path-BHmIZTxc.js";
import { n as compileGlobs } from "./globs-CulYE_v0.js";
import { n as fingerprintsUnder } from "./findings-of-5vGzrGak.js";
import { t as SCAN_OUTPUT_SCHEMA } from "./summary-DUT-cGLN.js";
import { a as escapeEvidence, n as resultWithout } from "./outside-result-C_p_L5uy.js";
import { t as openScanPool } from "./pool-3F47KNQL.js";
import { t as byCodeUnits } from "./code-units-DnguPKzM.js";
import { O as own, a as rulesThatDecide, d as companionNames, i as touchedPaths, l as worstOf, p as baseName, s as byGravity } from "./judge-needs-CaXTKwEM.js";
import { i as signaturePathOf, o as artefactOf } from "./signed-DK_kZ9Bt.js";
import { a as CODEOWNERS_PLACES, n as outlineOf, o as parseCodeowners, t as MAX_DOCUMENT_BYTES } from "./outline-W6_u16lA.js";
import { n as parseJson, t as asObject } from "./strict-json-Oruh0TAE.js";
import { a as readSignedFolder, c as note, d as takeObject, f as takeText, i as isModelSignature, l as takeCount, n as subjectsOf, o as member, p as ReportError, r as toStatement, s as nameKind, u as takeList } from "./statement-xBjxwhl2.js";
import { n as hashedByPointer, r as planFolder, t as fitsSigned } from "./compare-folder-BeRLEc5I.js";
import { mkdir, open, rm, statfs } from "node:fs/promises";
import { join as join$1, posix } from "node:path";
import { createHash, hash, randomBytes } from "node:crypto";
// src/adapters/lfs/download.ts
/** Bytes a millisecond that a download must come to on the whole, beside the time limit of any request: 1 MB a second. */
const SLOWEST = 1e3;
/** Bytes that a disk keeps free. */
const SPARE$1 = 67108864;
/** Downloads at the same time. */
const AT_ONCE$1 = 4;
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
async function downloadObjects(lfs, objects, folder, { atOnce = AT_ONCE$1, ...options } = {}) {
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
	if (bavail * bsize - SPARE$1 >= size) return;
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
	files: orNull(json$1()),
	cloud: orNull(json$1()),
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
const MAX_BYTES$2 = 1048576;
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
	const blobs = await repository.readBlobs(read.flatMap(regularIds), MAX_BYTES$2);
	const pointers = await readPointers$1(repository, changes, policy);
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
async function readPointers$1(repository, changes, policy) {
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
	if ("tooLarge" in blob) return { unavailable: `it has ${blob.tooLarge} bytes, and at most ${MAX_BYTES$2} are read` };
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
	const blobs = await repository.readBlobs([...entries.values()].map(({ id }) => id), MAX_BYTES$2);
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
/** The items whose bytes have to be read, because a `scan` judges them or reports have to name them, each once, in path order. */
function itemsToScan(policy, scope) {
	const wanted = requirementsAsked(policy, scope).flatMap((requirement) => {
		const wants = proofsOf(requirement.needs).map(wantsBytes);
		return scope.governedBy(requirement).filter((item) => wants.some((want) => want(item)));
	});
	return [...new Set(wanted)].sort((a, b) => a.place - b.place);
}
function wantsBytes(proof) {
	if (proof.kind === "scan") return () => true;
	if (proof.kind !== "evidence") return () => false;
	const { format, boundTo, assurance } = proof;
	if (format === "secmlops-scan") return () => true;
	if (boundTo !== void 0) return ({ kinds }) => kinds.includes(boundTo);
	return () => assurance === "bound";
}
// src/app/gather-codeowners.ts
/** "Must be under 3 MB", says GitHub, and loads no larger one. */
const MAX_BYTES$1 = 2999999;
/**
* Reads CODEOWNERS from base's tree, if an applicable `owners` proof asks for it. Of its rules those are kept that decide about a path that
* one of these proofs judges.
*/
async function gatherCodeowners(repository, base, policy, scope) {
	const asking = requirementsAsked(policy, scope).filter(({ needs }) => proofsOf(needs).some(({ kind }) => kind === "owners"));
	if (asking.length === 0) return void 0;
	const entries = await repository.entriesAt(base, [...CODEOWNERS_PLACES]);
	const path = CODEOWNERS_PLACES.find((place) => entries.has(place));
	const entry = path === void 0 ? void 0 : entries.get(path);
	if (path === void 0 || entry === void 0) return { missing: true };
	if (!entry.mode.startsWith("100")) return { unavailable: `${path} is not a regular file` };
	const blob = (await repository.readBlobs([entry.id], MAX_BYTES$1)).get(entry.id);
	if (blob === void 0 || "missing" in blob) return { unavailable: `the content of ${path} is not in this clone` };
	if ("tooLarge" in blob) return { unavailable: `${path} has ${blob.tooLarge} bytes, and GitHub loads none of 3 MB or more` };
	const text = decode$1(blob.bytes);
	if (text === void 0) return { unavailable: `${path} is not UTF-8 text` };
	const paths = new Set(asking.flatMap((requirement) => [...touchedPaths(scope.governedBy(requirement))]));
	const rules = rulesThatDecide(parseCodeowners(text), paths);
	if ("unavailable" in rules) return { unavailable: `${path}: ${rules.unavailable}` };
	return { known: {
		path,
		id: entry.id,
		rules: rules.known
	} };
}
function decode$1(bytes) {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return;
	}
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
// src/evidence/aif360-checks.ts
/** What AIF360's metrics of one model must be to one another, whatever the model. */
const TOLERANCE$3 = 1e-6;
/**
* With favourable rates u of the unprivileged and p of the privileged, statistical parity difference is u - p and disparate impact u / p; a
* true positive rate is what is left of one by the false negative rate.
* @param report as the pipeline component writes it
* @returns which metric contradicts another, and how
*/
function contradictFairness(report) {
	const take = (name) => {
		const value = own(report, name);
		return typeof value === "number" && Number.isFinite(value) ? value : void 0;
	};
	for (const name of Object.keys(report)) if (name.endsWith("difference") && Math.abs(take(name) ?? 0) > 1.000001) return {
		name,
		detail: "rates lie between 0 and 1, and so two of them differ by 1 at the most"
	};
	const [difference, impact] = [take("Statistical parity difference"), take("Disparate impact")];
	if (difference !== void 0 && impact !== void 0 && !isPossible(difference, impact)) return {
		name: "Disparate impact",
		detail: `no two rates have this ratio and differ by ${difference}`
	};
	const [opportunity, missed] = [take("Equal opportunity difference"), take("False negative rate difference")];
	if (opportunity !== void 0 && missed !== void 0 && Math.abs(opportunity + missed) > TOLERANCE$3) return {
		name: "Equal opportunity difference",
		detail: `expected ${-missed}, the opposite of "False negative rate difference"`
	};
}
/** Whether two rates between 0 and 1 differ by `difference` and have the ratio `impact`: p = difference / (impact - 1). */
function isPossible(difference, impact) {
	const apart = impact - 1;
	const most = Math.abs(apart) * 1.000001 + TOLERANCE$3 * TOLERANCE$3;
	return difference * apart >= -1e-6 * TOLERANCE$3 && Math.abs(difference) <= most && Math.abs(difference) * impact <= most;
}
/** Of the counts that an explanation states beside its number, what the number must be; nothing where it states none. */
function recount(metric, counts) {
	const take = (name) => {
		const value = own(counts, name);
		return typeof value === "number" ? value : NaN;
	};
	if (metric === "Disparate Impact" && Object.hasOwn(counts, "numUnprivileged")) return take("numPositivePredictionsUnprivileged") / take("numUnprivileged") / (take("numPositivePredictionsPrivileged") / take("numPrivileged"));
	if (metric === "Statistical Parity Difference" && Object.hasOwn(counts, "numInstancesUnprivileged")) return take("numPositivesUnprivileged") / take("numInstancesUnprivileged") - take("numPositivesPrivileged") / take("numInstancesPrivileged");
	if ((metric === "Accuracy" || metric === "Error Rate") && Object.hasOwn(counts, "numTruePositives")) {
		const share = (take("numTruePositives") + take("numTrueNegatives")) / (take("numPositives") + take("numNegatives"));
		return metric === "Accuracy" ? share : 1 - share;
	}
}
/** Whether a number is what its counts make it; what is no number is no contradiction, it is noted as broken. */
function agrees(value, expected) {
	return value === void 0 || expected === void 0 || Math.abs(value - expected) <= TOLERANCE$3 * Math.max(1, Math.abs(expected));
}
// src/evidence/note-in-unit.ts
/** Between what a value lies in a unit, bounds included. */
const RANGES = {
	fraction: [0, 1],
	percent: [0, 100],
	ratio: [0, Number.POSITIVE_INFINITY],
	count: [0, Number.POSITIVE_INFINITY]
};
/** What tools add up in binary may miss a bound by a few of the last digits. */
const SLACK = 1e-9;
/** As `note`, and a number that cannot be in its unit is broken too: a share of 1.2, half a sample. */
function noteInUnit(found, value, metric) {
	const [least, most] = RANGES[metric.unit] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
	if (!(typeof value === "number" && Number.isFinite(value) && (value < least - SLACK || value > most + SLACK || metric.unit === "count" && !Number.isInteger(value)))) {
		note(found, value, metric);
		return;
	}
	const { name, group, slice, at } = metric;
	found.broken.push({
		name,
		...group === void 0 ? {} : { group },
		...slice === void 0 ? {} : { slice },
		at,
		detail: `expected a ${metric.unit}, found ${value}`
	});
}
// src/evidence/aif360-units.ts
/** Puts a number among the metrics in the unit that AIF360's name for it implies: `Disparate impact`, `disparate_impact` and `Error Rate Ratio` compare two groups. */
function noteFairness(found, value, metric) {
	const unit = unitOf(metric.name);
	if (unit === void 0) note(found, value, metric);
	else noteInUnit(found, value, {
		...metric,
		unit
	});
}
function unitOf(name) {
	if (/^disparate[ _]impact$|[ _]ratio$/i.test(name)) return "ratio";
	return /(?:^|[ _])(?:accuracy|rate|predictive[ _]value)$/i.test(name) ? "fraction" : void 0;
}
// src/evidence/parse-number.ts
/** Numbers that a report states as text, with their unit: strictly, or not at all. */
/** By what power of ten a written unit becomes one of ours. A mass means carbon dioxide equivalents: no other mass is a metric of models. */
const WRITTEN_UNITS = {
	"%": [-2, "fraction"],
	g: [-3, "kg CO2eq"],
	kg: [0, "kg CO2eq"],
	t: [3, "kg CO2eq"],
	Wh: [-3, "kWh"],
	kWh: [0, "kWh"],
	MWh: [3, "kWh"],
	s: [0, "s"]
};
/** The grammar of a number is JSON's (RFC 8259, section 6): no thousands separators, no leading zeros or plus, no bare point. */
const NUMBER = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?`;
const STATED = new RegExp(`^(${NUMBER})(?: ?± ?${NUMBER})?(?: ?(?:(%|[kM]?Wh|s)|(k?g|t)(?: ?CO2eq?)?))?$`);
const LONGEST$5 = 100;
/**
* Reads text such as `0.95`, `20.0 ± 1.2` (the middle is the number), `12 %` (0.12), `350 g` or `3 t CO2eq` (in kg CO2eq), `0.5 kWh`. The whole text must be it.
* @returns nothing where the text is anything else: another unit, `NaN`, two numbers, a number too large or too small to be held
*/
function parseNumber(text) {
	if (text.length > LONGEST$5) return void 0;
	const [, digits, plain, mass] = STATED.exec(text) ?? [];
	if (digits === void 0) return void 0;
	const [shift, unit] = own(WRITTEN_UNITS, plain ?? mass ?? "") ?? [0, void 0];
	const value = shiftDecimal(digits, shift);
	if (value === 0 && /^[^eE]*[1-9]/.test(digits) || !Number.isFinite(value)) return void 0;
	return unit === void 0 ? { value } : {
		value,
		unit
	};
}
/**
* Puts a number, stated as one or as text, among the metrics, and anything else among the broken ones. A unit that the text names becomes the metric's; one that
* contradicts `metric.unit` breaks it.
*/
function noteStated(found, value, metric) {
	const stated = typeof value === "string" ? parseNumber(value) : void 0;
	const unit = stated?.unit ?? metric.unit;
	const agrees = metric.unit === void 0 || metric.unit === unit;
	note(found, stated !== void 0 && agrees ? stated.value : value, unit === void 0 ? metric : {
		...metric,
		unit
	});
}
/** Moves the point in the text, so that `1.1 %` is 0.011 and not what binary arithmetic makes of it. */
function shiftDecimal(digits, shift) {
	const [mantissa = digits, exponent = "0"] = digits.split(/e/i);
	return Number(`${mantissa}e${Number(exponent) + shift}`);
}
// src/evidence/aif360-explanation.ts
const TEXTS = [
	"metric",
	"message",
	"description",
	"ideal"
];
/** Whether it has the texts that every explanation has. */
function isExplanation(fields) {
	return TEXTS.every((key) => typeof own(fields, key) === "string");
}
/**
* The metric that `MetricJSONExplainer` explains: its number stands at the end of `message` alone. Beside it are the counts that it was made of.
* @throws ReportError where it is no explanation, or its number is not what its counts make it
*/
function noteExplanation(found, value, at) {
	const fields = takeObject(value, at);
	for (const key of TEXTS) takeText(own(fields, key), member(at, key));
	const name = takeText(own(fields, "metric"), `${at}.metric`);
	if (name === "") throw new ReportError(`${at}.metric`, "expected the name of a metric");
	const message = takeText(own(fields, "message"), `${at}.message`);
	const text = message.slice(message.lastIndexOf(": ") + 2);
	const stated = parseNumber(/^\[.*\]$/s.test(text) ? text.slice(1, -1).trim() : text);
	const number = stated?.unit === void 0 ? stated?.value : void 0;
	if (!agrees(number, recount(name, fields))) throw new ReportError(`${at}.message`, `by the counts beside it the number is ${recount(name, fields)}`);
	const group = /\b((?:un)?privileged)(?: [a-z-]+){0,2} instances(?: predicted)?$/.exec(message.slice(Math.max(0, message.lastIndexOf(": ") - 80), message.lastIndexOf(": ")))?.[1];
	const samples = countPeople(fields);
	noteFairness(found, number ?? text, {
		name,
		...group === void 0 ? {} : { group },
		...samples === void 0 ? {} : { samples },
		at: `${at}.message`
	});
}
/** How many instances a number rests on, where the counts beside it add up to all of them; they need not be whole where instances have weights. */
function countPeople(fields) {
	for (const keys of PARTITIONS) {
		const [one, other] = keys.map((key) => own(fields, key));
		if (typeof one === "number" && typeof other === "number" && Number.isSafeInteger(one + other) && one >= 0 && other >= 0) return one + other;
	}
}
const PARTITIONS = [
	["numUnprivileged", "numPrivileged"],
	["numInstancesUnprivileged", "numInstancesPrivileged"],
	["numPositives", "numNegatives"]
];
// src/evidence/aif360.ts
/**
* Reads metrics of AI Fairness 360, in the two forms that its code writes:
* - `{"Disparate impact": 0.79, ...}`, of its pipeline component: https://github.com/Trusted-AI/AIF360/blob/main/mlops/kubeflow/bias_detector_pytorch/src/fairness.py
* - what `MetricJSONExplainer` returns, alone or several in a list: https://github.com/Trusted-AI/AIF360/blob/main/aif360/explainers/metric_json_explainer.py
*/
/** Names that nobody else's flat files have, as the component writes them. */
const OWN_NAMES = [
	"Disparate impact",
	"Statistical parity difference",
	"Average odds difference"
];
const aif360 = {
	name: "aif360",
	recognise: (source) => {
		const [first, ...rest] = lookAt(source);
		if (first === void 0) return false;
		if (rest.length > 0 || isExplanation(first)) return isExplanation(first);
		return OWN_NAMES.some((name) => typeof own(first, name) === "number" || own(first, name) === null);
	},
	parse: (source) => {
		const value = source.json();
		const found = {
			metrics: [],
			broken: []
		};
		const tool = { name: "aif360" };
		if (Array.isArray(value)) {
			if (value.length === 0) throw new ReportError("$", "expected at least one explanation");
			for (const [index, each] of value.entries()) noteExplanation(found, each, member("$", index));
			return {
				tool,
				...found
			};
		}
		const report = takeObject(value, "$");
		if (isExplanation(report)) noteExplanation(found, report, "$");
		else noteFlat(found, report);
		return {
			tool,
			...found
		};
	}
};
/** The objects that it consists of, as far as it takes to tell. */
function lookAt(source) {
	try {
		const value = source.json();
		return (Array.isArray(value) ? value.slice(0, 2) : [value]).map(asObject).filter((each) => each !== void 0);
	} catch {
		return [];
	}
}
function noteFlat(found, report) {
	for (const [name, value] of Object.entries(report)) noteFairness(found, value, {
		name,
		at: member("$", name)
	});
	const odd = contradictFairness(report);
	if (odd !== void 0) throw new ReportError(member("$", odd.name), odd.detail);
}
// src/evidence/csv-rows.ts
/** Rows of comma-separated text, strictly as RFC 4180 has it. */
const QUOTE = 34;
const MOST_COLUMNS = 1e4;
/**
* Reads row by row, the header first; who has seen enough stops asking. Lines end in LF or CR LF, the last one may lack it. Linear in the text.
* @throws ReportError where a quote is out of place or open to the end, or a row has another number of cells than the first, or there are too many
*/
function* readCsvRows(text) {
	let [at, line, columns] = [
		0,
		1,
		0
	];
	while (at < text.length) {
		const row = readPlain(text, at, line) ?? readQuoted(text, at, line);
		columns ||= row.cells.length;
		if (columns > MOST_COLUMNS) throw new ReportError(`line ${line}`, `expected at most ${MOST_COLUMNS} columns`);
		if (row.cells.length !== columns) throw new ReportError(`line ${line}`, `expected ${columns} cells as in the header, found ${row.cells.length}`);
		yield {
			line,
			cells: row.cells
		};
		at = row.next;
		line += row.lines;
	}
}
/** A row without quotes: by far the most. */
function readPlain(text, at, line) {
	const found = text.indexOf("\n", at);
	const end = found === -1 ? text.length : found;
	const written = text.slice(at, end);
	if (written.includes("\"")) return void 0;
	const bare = found !== -1 && written.endsWith("\r") ? written.slice(0, -1) : written;
	if (bare.includes("\r")) throw strayReturn(line);
	return {
		cells: bare.split(","),
		next: end + 1,
		lines: 1
	};
}
function readQuoted(text, start, line) {
	const cells = [];
	const plain = /[^",\r\n]*/y;
	const breaks = /,|\r?\n|$/y;
	let [at, lines] = [start, 1];
	for (;;) {
		if (text.charCodeAt(at) === QUOTE) {
			const end = endOfQuotes(text, at + 1, line);
			const cell = text.slice(at + 1, end).replaceAll("\"\"", "\"");
			cells.push(cell);
			lines += cell.split("\n").length - 1;
			at = end + 1;
		} else {
			plain.lastIndex = at;
			const [cell = ""] = plain.exec(text) ?? [];
			cells.push(cell);
			at += cell.length;
		}
		breaks.lastIndex = at;
		const [found] = breaks.exec(text) ?? [];
		if (found === void 0) throw text[at] === "\r" ? strayReturn(line) : new ReportError(`line ${line}`, "a quote is out of place: quote the whole cell, and double the quotes in it");
		at += found.length;
		if (found !== "," || cells.length > MOST_COLUMNS) return {
			cells,
			next: found === "" ? at + 1 : at,
			lines
		};
	}
}
function endOfQuotes(text, from, line) {
	for (let at = from; at < text.length; at += 1) {
		if (text.charCodeAt(at) !== QUOTE) continue;
		if (text.charCodeAt(at + 1) !== QUOTE) return at;
		at += 1;
	}
	throw new ReportError(`line ${line}`, "a quote is open to the end: the file may be cut off");
}
function strayReturn(line) {
	return new ReportError(`line ${line}`, "expected lines that end in LF or CR LF, found a CR alone");
}
// src/evidence/codecarbon.ts
const REQUIRED = [
	"timestamp",
	"duration",
	"emissions",
	"energy_consumed"
];
/** Watts, kilograms a second and litres have no unit of ours. */
const COLUMNS = {
	duration: "s",
	emissions: "kg CO2eq",
	emissions_rate: void 0,
	cpu_power: void 0,
	gpu_power: void 0,
	ram_power: void 0,
	cpu_energy: "kWh",
	gpu_energy: "kWh",
	ram_energy: "kWh",
	energy_consumed: "kWh",
	water_consumed: void 0
};
const PARTS = [
	"cpu_energy",
	"gpu_energy",
	"ram_energy"
];
const CLOSE$1 = 1e-6;
const codecarbon = {
	name: "codecarbon",
	recognise: ({ bytes }) => {
		const columns = (new TextDecoder().decode(bytes.subarray(0, 4096)).split(/\r?\n/, 1)[0] ?? "").split(",");
		return [...REQUIRED, "codecarbon_version"].every((name) => columns.includes(name));
	},
	parse: (source) => {
		const rows = readCsvRows(source.text());
		const header = rows.next();
		const columns = header.done === true ? [] : header.value.cells;
		const missing = REQUIRED.find((name) => !columns.includes(name));
		if (missing !== void 0) throw new ReportError("line 1", `expected a column ${missing}`);
		if (new Set(columns).size < columns.length) throw new ReportError("line 1", "a column stands twice: which of the two is meant?");
		const found = {
			metrics: [],
			broken: []
		};
		const tasks = columns.indexOf("task_name");
		let [last, place] = [void 0, -1];
		for (const row of rows) {
			place += 1;
			last = row;
			if (row.cells.every((cell, column) => cell === columns[column])) throw new ReportError(`line ${row.line}`, "the header stands there twice: which of the tables is meant?");
			if (tasks >= 0 && !row.cells[tasks]) throw new ReportError(`line ${row.line}`, "expected the name of the task that was measured");
			if (tasks >= 0) readRow(row, place, columns, found, row.cells[tasks]);
		}
		if (last === void 0) throw new ReportError("line 2", "expected a row: no run was measured");
		if (tasks < 0) readRow(last, place, columns, found);
		const version = last.cells[columns.indexOf("codecarbon_version")];
		return {
			...found,
			tool: {
				name: "codecarbon",
				...version ? { version } : {}
			}
		};
	}
};
function readRow({ line, cells }, place, columns, found, task) {
	const values = /* @__PURE__ */ new Map();
	for (const [column, name] of columns.entries()) {
		if (!Object.hasOwn(COLUMNS, name)) continue;
		const written = cells[column] ?? "";
		const stated = parseNumber(written);
		const value = stated?.unit === void 0 ? stated?.value : void 0;
		const unit = COLUMNS[name];
		note(found, value ?? written, {
			name,
			...unit === void 0 ? {} : { unit },
			...task ? { slice: task } : {},
			at: member(`$[${place}]`, name)
		});
		if (value === void 0) continue;
		if (value < 0) throw new ReportError(`line ${line}`, `expected ${name} of 0 or more, found ${value}`);
		values.set(name, value);
	}
	checkEnergy(values, line);
}
/** @throws ReportError where nothing was measured, or the parts do not come to the whole */
function checkEnergy(values, line) {
	const whole = values.get("energy_consumed");
	if (whole === 0 || values.get("duration") === 0) throw new ReportError(`line ${line}`, "no energy or no time was measured: nothing is known of this run");
	const parts = PARTS.map((name) => values.get(name));
	if (whole === void 0 || parts.includes(void 0)) return;
	const sum = parts.reduce((total, part) => total + (part ?? 0), 0);
	if (Math.abs(sum - whole) > CLOSE$1 * Math.max(sum, whole)) throw new ReportError(`line ${line}`, `expected energy_consumed of ${sum}, as its parts come to, found ${whole}`);
}
// src/evidence/csv.ts
/** Any comma-separated table with a header: a number in a cell is a metric by its column's name, and its place tells the row. */
const MOST_CELLS = 1e4;
/** What tools write where a number should be. */
const NO_NUMBER = /^(?:|[-+]?(?:nan|inf|infinity)|null|none|n\/?a)$/i;
const csv = {
	name: "csv",
	recognise: () => false,
	parse: (source) => {
		const [header, ...rows] = takeRows(source.text());
		const columns = header?.cells ?? [];
		if (new Set(columns).size < columns.length) throw new ReportError("line 1", "a column stands twice: which of the two is meant?");
		if (rows.length === 0) throw new ReportError("line 2", "expected a row below the header");
		const found = {
			metrics: [],
			broken: []
		};
		for (const [column, name] of columns.entries()) {
			if (name === "") continue;
			const cells = rows.map(({ cells }) => cells[column] ?? "");
			const isNumeric = cells.some((cell) => parseNumber(cell) !== void 0);
			for (const [row, cell] of cells.entries()) if (isNumeric || NO_NUMBER.test(cell)) noteStated(found, cell, {
				name,
				at: member(`$[${row}]`, name)
			});
		}
		return found;
	}
};
/** @throws ReportError past 10,000 cells, before the rest is read */
function takeRows(text) {
	const rows = [];
	let cells = 0;
	for (const row of readCsvRows(text)) {
		if (rows.length > 0) cells += row.cells.length;
		if (cells > MOST_CELLS) throw new ReportError(`line ${row.line}`, `more than ${MOST_CELLS} cells; report the rows that matter`);
		rows.push(row);
	}
	return rows;
}
// src/evidence/to-instant.ts
/** An instant as RFC 3339 writes it: without its offset, nobody knows when that was. */
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})$/;
/** @returns the instant in UTC, as `2026-03-01T12:00:00.000Z`; nothing where the text is none, or names no offset */
function toInstant(text) {
	if (typeof text !== "string" || !WITH_OFFSET.test(text)) return void 0;
	const instant = Date.parse(text.toUpperCase().replace(" ", "T"));
	return Number.isNaN(instant) ? void 0 : new Date(instant).toISOString();
}
// src/evidence/cyclonedx.ts
const MODEL = "machine-learning-model";
/** Earlier ones have no models. */
const VERSIONS = [
	"1.5",
	"1.6",
	"1.7"
];
const cyclonedx = {
	name: "cyclonedx",
	recognise: (source) => source.object()?.bomFormat === "CycloneDX",
	parse: (source) => {
		const bom = takeObject(source.json(), "$");
		if (bom.bomFormat !== "CycloneDX") throw new ReportError("$.bomFormat", "expected \"CycloneDX\"");
		if (!VERSIONS.includes(bom.specVersion)) throw new ReportError("$.specVersion", `expected one of ${VERSIONS.join(", ")}`);
		const metadata = bom.metadata === void 0 ? {} : takeObject(bom.metadata, "$.metadata");
		const components = [];
		if (metadata.component !== void 0) gather(metadata.component, "$.metadata.component", false, components);
		gatherAll(bom.components, "$.components", false, components);
		const models = components.filter(({ fields }) => fields.type === MODEL);
		if (models.length === 0) throw new ReportError("$.components", `none is of type ${MODEL}: it tells of no model`);
		const found = {
			metrics: [],
			broken: []
		};
		for (const model of models) readCard(model, models.length > 1, found);
		const tool = nameTool$1(metadata.tools);
		const madeAt = toInstant(metadata.timestamp);
		return {
			...found,
			subjects: components.flatMap(listDigests),
			...tool === void 0 ? {} : { tool },
			...madeAt === void 0 ? {} : { madeAt }
		};
	}
};
/** A component and those within it. The parser bounds how deep they nest. */
function gather(value, at, within, into) {
	const fields = takeObject(value, at);
	const learnt = within || fields.type === MODEL || fields.type === "data";
	into.push({
		fields,
		at,
		learnt
	});
	gatherAll(fields.components, `${at}.components`, learnt, into);
}
function gatherAll(value, at, within, into) {
	if (value === void 0) return;
	for (const [place, each] of takeList(value, at).entries()) gather(each, `${at}[${place}]`, within, into);
}
function listDigests({ fields, at, learnt }) {
	if (!learnt) return [];
	const { hashes = [], name } = fields;
	return takeList(hashes, `${at}.hashes`).flatMap((each, place) => {
		const where = `${at}.hashes[${place}]`;
		const { alg, content } = takeObject(each, where);
		if (alg !== "SHA-256") return [];
		if (typeof content !== "string" || !/^[0-9a-fA-F]{64}$/.test(content)) throw new ReportError(`${where}.content`, "expected a SHA-256 of 64 hex digits");
		return [{
			sha256: content.toLowerCase(),
			...typeof name === "string" ? { name } : {}
		}];
	});
}
/** Where several models stand side by side, each one's name is part of the slice that its numbers are of. */
function readCard({ fields, at }, oneOfMany, found) {
	if (fields.modelCard === void 0) return;
	const card = takeObject(fields.modelCard, `${at}.modelCard`);
	const model = oneOfMany ? [takeText(fields.name, `${at}.name`)] : [];
	const measured = `${at}.modelCard.quantitativeAnalysis`;
	const analysis = card.quantitativeAnalysis === void 0 ? {} : takeObject(card.quantitativeAnalysis, measured);
	const list = `${measured}.performanceMetrics`;
	for (const [place, each] of takeList(analysis.performanceMetrics ?? [], list).entries()) {
		const where = `${list}[${place}]`;
		const { type, value, slice, confidenceInterval } = takeObject(each, where);
		const name = takeText(type, `${where}.type`);
		if (name === "") throw new ReportError(`${where}.type`, "a metric needs a name");
		const part = slice === void 0 || slice === "" ? [] : [takeText(slice, `${where}.slice`)];
		const about = sliceOf([...model, ...part]);
		noteStated(found, value, {
			name,
			...about,
			at: `${where}.value`
		});
		if (confidenceInterval === void 0) continue;
		const bounds = takeObject(confidenceInterval, `${where}.confidenceInterval`);
		for (const bound of ["lowerBound", "upperBound"]) if (bounds[bound] !== void 0) noteStated(found, bounds[bound], {
			name: `${name}.confidenceInterval.${bound}`,
			...about,
			at: `${where}.confidenceInterval.${bound}`
		});
	}
	readEnergy(card, `${at}.modelCard`, sliceOf(model), found);
}
const sliceOf = (parts) => parts.length === 0 ? {} : { slice: parts.join(", ") };
/** What was spent on each activity: kWh, and tonnes of CO2eq, which become kilograms. */
function readEnergy(card, at, about, found) {
	const environment = asObject(asObject(card.considerations)?.environmentalConsiderations);
	const list = `${at}.considerations.environmentalConsiderations.energyConsumptions`;
	for (const [place, each] of takeList(environment?.energyConsumptions ?? [], list).entries()) {
		const spent = takeObject(each, `${list}[${place}]`);
		const activity = takeText(spent.activity, `${list}[${place}].activity`);
		for (const [key, written, unit] of [[
			"activityEnergyCost",
			"kWh",
			"kWh"
		], [
			"co2CostEquivalent",
			"tCO2eq",
			"kg CO2eq"
		]]) {
			if (spent[key] === void 0) continue;
			const where = `${list}[${place}].${key}`;
			const amount = takeObject(spent[key], where);
			if (amount.unit !== written) throw new ReportError(`${where}.unit`, `expected ${written}`);
			const metric = {
				name: `${key}(${activity})`,
				unit,
				...about,
				at: `${where}.value`
			};
			if (typeof amount.value !== "number") note(found, amount.value, metric);
			else noteStated(found, unit === "kWh" ? amount.value : `${amount.value} t CO2eq`, metric);
		}
	}
}
/** The first tool it names: a list until 1.4's form, components since. */
function nameTool$1(tools) {
	const list = Array.isArray(tools) ? tools : asObject(tools)?.components;
	const { name, version } = asObject(Array.isArray(list) ? list[0] : void 0) ?? {};
	if (typeof name !== "string") return void 0;
	return {
		name,
		...typeof version === "string" ? { version } : {}
	};
}
// src/evidence/count-tests.ts
const EXAMPLES$1 = 20;
const LONGEST$4 = 300;
/** What a tool's own tests came to, the first that did not pass by name. */
function countTests(outcomes) {
	const tests = {
		passed: 0,
		warned: 0,
		failed: 0,
		errors: 0,
		skipped: 0,
		examples: []
	};
	for (const { name, result, at, detail } of outcomes) {
		tests[result] += 1;
		if (result === "passed" || tests.examples.length >= EXAMPLES$1) continue;
		tests.examples.push({
			name: name.slice(0, LONGEST$4),
			result,
			at,
			...detail === void 0 ? {} : { detail: detail.slice(0, LONGEST$4) }
		});
	}
	return tests;
}
// src/evidence/named-place.ts
/** Keys nested five hundred deep, each of a megabyte, must not be joined five hundred times. */
const LONGEST$3 = 1e3;
/**
* A member of a nested value, its names joined by a dot: `MissingValueCount(age).share`.
* @throws ReportError where that is too long for a name
*/
function stepInto({ name, at }, key) {
	if (name.length + key.length > LONGEST$3) throw new ReportError(at.slice(0, 200), "a key is too long to name a metric");
	return {
		name: `${name}.${key}`,
		at: member(at, key)
	};
}
// src/evidence/deepchecks-values.ts
/** Values of Deepchecks' checks: each check has a form of its own, made of numbers, objects, numpy's wrappers and tables. */
/**
* Numbers by the keys that lead to them, as `Label Drift.Drift score`, and scores out of a table, as `Train Test Performance.F1` of a slice. Lists, texts and tables
* without names for their numbers are passed over: they hold examples, samples and matrices.
* @throws ReportError where a key is too long to be a name, or a table of scores is none
*/
function noteDeepchecksValue(found, value, place) {
	if (typeof value === "number" || value === null) {
		note(found, value, place);
		return;
	}
	if (typeof value === "string") {
		noteScores$1(found, value, place);
		return;
	}
	const fields = asObject(value);
	if (fields === void 0) return;
	if (isNumpy(fields)) note(found, own(fields, "value"), {
		name: place.name,
		at: member(place.at, "value")
	});
	else if (!isPandas(fields)) {
		for (const [key, each] of Object.entries(fields)) if (typeof each !== "string") noteDeepchecksValue(found, each, stepInto(place, key));
	}
}
/** A number of numpy, as `{"dtype": "float64", "value": 0.5}`. */
const isNumpy = (fields) => Object.keys(fields).length === 2 && Object.hasOwn(fields, "dtype") && Object.hasOwn(fields, "value");
/** A table or column of pandas, taken apart by jsonpickle. */
const isPandas = (fields) => Object.hasOwn(fields, "values") && (Object.hasOwn(fields, "meta") || Object.hasOwn(fields, "index"));
/** A table of scores is JSON in text, a row each: `{"Dataset":"Test","Class":0,"Metric":"F1","Value":0.75,"Number of samples":31}`. */
function noteScores$1(found, text, { name, at }) {
	if (!text.startsWith("[")) {
		note(found, text, {
			name,
			at
		});
		return;
	}
	const parsed = parseJson(new TextEncoder().encode(text), true);
	if (typeof parsed === "string") throw new ReportError(at, `expected a table as JSON in text, and it is ${parsed}`);
	const rows = Array.isArray(parsed.value) ? parsed.value : [];
	for (const row of rows) {
		const fields = asObject(row) ?? {};
		const metric = own(fields, "Metric");
		if (typeof metric !== "string" || metric === "" || !Object.hasOwn(fields, "Value")) continue;
		const slice = [
			"Dataset",
			"Model",
			"Class"
		].flatMap((key) => {
			const value = own(fields, key);
			return typeof value === "string" || typeof value === "number" ? [`${key}=${value}`] : [];
		});
		const samples = own(fields, "Number of samples");
		note(found, own(fields, "Value"), {
			...stepInto({
				name,
				at
			}, metric),
			at,
			...slice.length === 0 ? {} : { slice: slice.join(", ") },
			...typeof samples === "number" && Number.isSafeInteger(samples) && samples >= 0 ? { samples } : {}
		});
	}
}
// src/evidence/deepchecks.ts
/**
* Reads what `SuiteResult.to_json` and `CheckResult.to_json` of Deepchecks write: checks with a value, and conditions that judge it.
* https://github.com/deepchecks/deepchecks/blob/main/deepchecks/core/check_result.py
*/
const STATUSES$1 = /* @__PURE__ */ new Map([
	["PASS", "passed"],
	["WARN", "warned"],
	["FAIL", "failed"],
	["ERROR", "errors"]
]);
const deepchecks = {
	name: "deepchecks",
	recognise: (source) => {
		const report = source.object() ?? {};
		const type = own(report, "type");
		if (type === "SuiteResult") return Array.isArray(own(report, "results"));
		return isCheck(type) && typeof own(report, "header") === "string" && Object.hasOwn(report, "check");
	},
	parse: (source) => {
		const report = takeObject(source.json(), "$");
		const type = takeText(own(report, "type"), "$.type");
		const found = {
			metrics: [],
			broken: []
		};
		const outcomes = [];
		if (isCheck(type)) readCheck(found, outcomes, report, "$");
		else if (type === "SuiteResult") {
			const results = takeList(own(report, "results"), "$.results");
			if (results.length === 0) throw new ReportError("$.results", "expected the results of checks: none ran");
			for (const [index, each] of results.entries()) {
				const at = member("$.results", index);
				readCheck(found, outcomes, takeObject(each, at), at);
			}
		} else throw new ReportError("$.type", "expected SuiteResult, CheckResult or CheckFailure");
		return {
			tool: { name: "deepchecks" },
			...found,
			...outcomes.length === 0 ? {} : { tests: countTests(outcomes) }
		};
	}
};
const isCheck = (type) => type === "CheckResult" || type === "CheckFailure";
function readCheck(found, outcomes, check, at) {
	const type = takeText(own(check, "type"), `${at}.type`);
	const header = takeText(own(check, "header"), `${at}.header`);
	if (header === "") throw new ReportError(`${at}.header`, "expected the name of a check");
	if (type === "CheckFailure") {
		const detail = takeText(own(check, "exception"), `${at}.exception`);
		outcomes.push({
			name: header,
			result: "errors",
			at,
			detail: `it did not run: ${detail.slice(0, 500)}`
		});
		return;
	}
	if (type !== "CheckResult") throw new ReportError(`${at}.type`, "expected CheckResult or CheckFailure");
	if (!Object.hasOwn(check, "value")) throw new ReportError(`${at}.value`, "expected what the check found");
	noteDeepchecksValue(found, own(check, "value"), {
		name: header,
		at: `${at}.value`
	});
	const conditions = takeList(own(check, "conditions_results"), `${at}.conditions_results`);
	for (const [index, each] of conditions.entries()) outcomes.push(readCondition(each, header, `${at}.conditions_results[${index}]`));
}
function readCondition(value, header, at) {
	const condition = takeObject(value, at);
	const result = STATUSES$1.get(takeText(own(condition, "Status"), `${at}.Status`));
	if (result === void 0) throw new ReportError(`${at}.Status`, `expected one of ${[...STATUSES$1.keys()].join(", ")}`);
	const name = `${header}: ${takeText(own(condition, "Condition"), `${at}.Condition`)}`;
	const more = own(condition, "More Info");
	return {
		name,
		result,
		at,
		...typeof more === "string" ? { detail: more } : {}
	};
}
// src/evidence/dvc-metrics.ts
/**
* `dvc metrics diff --json` and `dvc metrics show --json`: https://dvc.org/doc/command-reference/metrics. Both state metrics of several files; of a difference
* the new value is the metric.
*/
/** Python's sum of two doubles is ours; whole numbers beyond them are not. */
const CLOSE = 1e-9;
const DEEPEST$1 = 100;
const dvcMetrics = {
	name: "dvc-metrics",
	recognise: (source) => {
		const values = source.members().map(([, value]) => value);
		return isDiff(values) || isShow(values);
	},
	parse: (source) => {
		const root = takeObject(source.json(), "$");
		if (Object.keys(root).length === 0) throw new ReportError("$", "it has no metrics; `dvc metrics diff` leaves out what did not change: add `--all`");
		const values = Object.values(root);
		return !isDiff(values) && values.every((each) => readEither(each) !== void 0) ? readShow(root) : readDiff(root);
	}
};
function isDiff(files) {
	return files.length > 0 && files.every((file) => {
		const metric = asObject(Object.values(asObject(file) ?? {})[0]);
		return metric !== void 0 && "old" in metric && "new" in metric && Object.keys(metric).every((key) => CHANGE.has(key));
	});
}
const CHANGE = /* @__PURE__ */ new Set([
	"old",
	"new",
	"diff"
]);
/** By revision, then by file; the workspace's name is empty unless others are shown beside it. */
function isShow(revisions) {
	return revisions.length > 0 && revisions.every((revision) => {
		const files = Object.values(asObject(readEither(revision)) ?? {});
		return files.length > 0 && files.every((file) => readEither(file) !== void 0);
	});
}
/** What DVC says of a revision or a file: either `{ data }`, or `{ error }`. */
function readEither(value) {
	const [[key, said] = [], ...others] = Object.entries(asObject(value) ?? {});
	return others.length === 0 && (key === "data" || key === "error") ? said : void 0;
}
function readDiff(root) {
	const found = {
		metrics: [],
		broken: []
	};
	const files = Object.entries(root);
	for (const [path, value] of files) {
		const slice = files.length > 1 && path !== "" ? { slice: path } : {};
		const there = member("$", path);
		for (const [name, each] of Object.entries(takeObject(value, there))) {
			const at = member(there, name);
			const change = takeObject(each, at);
			const odd = Object.keys(change).find((key) => !CHANGE.has(key));
			if (odd !== void 0) throw new ReportError(member(at, odd), "expected old, new and diff alone");
			checkDifference(change, at);
			note(found, change.new, {
				name: name === "" ? nameOf(path) : name,
				...slice,
				at: `${at}.new`
			});
		}
	}
	return found;
}
/** @throws ReportError where the difference is not the one between the two values */
function checkDifference({ old, new: now, diff }, at) {
	if (typeof old !== "number" || typeof now !== "number") {
		if (typeof diff === "number" && typeof old !== "boolean" && typeof now !== "boolean") throw new ReportError(`${at}.diff`, "there is a difference where there are not two numbers");
		return;
	}
	const expected = now - old;
	if (!(typeof diff === "number" && Math.abs(diff - expected) <= CLOSE * Math.max(Math.abs(old), Math.abs(now)))) throw new ReportError(`${at}.diff`, `expected ${expected}, from ${old} to ${now}`);
}
function readShow(root) {
	const revisions = Object.keys(root);
	const shown = revisions.length === 1 ? revisions[0] : revisions.find((name) => name === "" || name === "workspace");
	if (shown === void 0) throw new ReportError("$", "expected metrics of one revision, or of the workspace beside others");
	const there = member("$", shown);
	const { data, error } = takeObject(root[shown], there);
	if (error !== void 0) throw new ReportError(`${there}.error`, "DVC could not read this revision");
	const files = Object.entries(takeObject(data, `${there}.data`));
	const found = {
		metrics: [],
		broken: []
	};
	for (const [path, value] of files) {
		const at = member(`${there}.data`, path);
		const { data } = takeObject(value, at);
		if (data === void 0) throw new ReportError(`${at}.error`, "DVC could not read this file of metrics");
		const flat = {
			found,
			slice: files.length > 1 && path !== "" ? path : void 0,
			path
		};
		flatten(data, "", `${at}.data`, 0, flat);
	}
	return found;
}
/** Nested names joined by dots, as `dvc metrics diff` writes them. */
function flatten(value, name, at, depth, flat) {
	const fields = asObject(value);
	if (fields === void 0) {
		const { found, slice, path } = flat;
		note(found, value, {
			name: name === "" ? nameOf(path) : name,
			...slice === void 0 ? {} : { slice },
			at
		});
		return;
	}
	if (depth === DEEPEST$1) throw new ReportError(at, `nested deeper than ${DEEPEST$1}`);
	for (const [key, each] of Object.entries(fields)) flatten(each, name === "" ? key : `${name}.${key}`, member(at, key), depth + 1, flat);
}
function nameOf(path) {
	return path === "" ? "value" : path;
}
// src/evidence/evidently-drift.ts
/**
* What a drift score of Evidently says: which way is worse depends on the method, named by its id where the author chose it and by its title where Evidently did.
* Each: https://github.com/evidentlyai/evidently/tree/main/src/evidently/legacy/calculations/stattests
*/
/** More is more drift. */
const DISTANCES = /* @__PURE__ */ new Set([
	...["ed", "Energy-distance"],
	...["hellinger", "Hellinger distance"],
	...["jensenshannon", "Jensen-Shannon distance"],
	...["kl_div", "Kullback-Leibler divergence"],
	...["psi", "PSI"],
	...["wasserstein", "Wasserstein distance (normed)"]
]);
/** How well a classifier tells old texts from new, or how much better than by chance: more is more drift. */
const CLASSIFIERS = /* @__PURE__ */ new Set([...["perc_text_content_drift", "Percentile text content drift"], ...["abs_text_content_drift", "Absolute text content drift"]]);
/** Less is more drift. */
const P_VALUES = /* @__PURE__ */ new Set([
	...["anderson", "Anderson-Darling"],
	...["chisquare", "chi-square p_value"],
	...["cramer_von_mises", "Cramer-von Mises"],
	"empirical_mmd",
	...["es", "Epps-Singleton"],
	...["fisher_exact", "Fisher's Exact test"],
	"g_test",
	...["ks", "K-S p_value"],
	...["mannw", "Mann-Whitney U-rank test"],
	"t_test",
	...["TVD", "Total-Variation-Distance"],
	...["z", "Z-test p_value"]
]);
/**
* One threshold cannot mean both a distance and a p-value, so they cannot have one name: else whoever chooses the method chooses how a policy is read.
* @returns nothing for a score of which more is worse; `p_value`; for a method that Evidently does not have, its own name
*/
function scoreKind(config) {
	const method = own(config, "method");
	if (DISTANCES.has(method) || CLASSIFIERS.has(method)) return void 0;
	if (P_VALUES.has(method)) return "p_value";
	return typeof method === "string" && method !== "" ? method.slice(0, 100) : "unknown";
}
/** Whether a score is beyond its threshold; nothing where that is not sure. */
function isDrift(config, score) {
	const [method, threshold] = [own(config, "method"), own(config, "threshold")];
	if (typeof score !== "number" || typeof threshold !== "number" || score === threshold) return void 0;
	if (P_VALUES.has(method)) return score < threshold;
	return DISTANCES.has(method) ? score > threshold : void 0;
}
// src/evidence/evidently-metrics.ts
/** The metrics of an Evidently report, and what to call them. */
/** A configuration may list every column of a wide table. */
const LONGEST$2 = 1e5;
/**
* @returns metrics, and as failures those that have no result: Evidently writes `{}` for them
* @throws ReportError
*/
function readEvidentlyMetrics(value) {
	const failures = [];
	const metrics = [];
	for (const [index, each] of takeList(value, "$.metrics").entries()) {
		const at = member("$.metrics", index);
		const fields = takeObject(each, at);
		if (Object.keys(fields).length === 0) failures.push({
			name: `metric ${index}`,
			result: "errors",
			at,
			detail: "the metric has no result"
		});
		else metrics.push(readMetric(fields, at));
	}
	const uses = /* @__PURE__ */ new Map();
	for (const { name } of metrics) uses.set(name, (uses.get(name) ?? 0) + 1);
	return {
		failures,
		metrics: metrics.map(({ fullName, ...metric }) => uses.get(metric.name) === 1 ? metric : {
			...metric,
			name: fullName
		})
	};
}
function readMetric(fields, at) {
	if (!Object.hasOwn(fields, "metric_name") && Object.hasOwn(fields, "metric_id")) throw new ReportError(at, "it has no configuration, which says what the number means; use a newer Evidently");
	const fullName = takeText(own(fields, "metric_name"), `${at}.metric_name`);
	if (fullName.length > LONGEST$2) throw new ReportError(`${at}.metric_name`, "it is too long to name a metric");
	const config = takeObject(own(fields, "config"), `${at}.config`);
	const type = takeText(own(config, "type"), `${at}.config.type`).split(":").at(-1) ?? "";
	if (type === "" || !fullName.startsWith(`${type}(`)) throw new ReportError(`${at}.metric_name`, `expected ${type}(...), as $.config.type says`);
	const column = own(config, "column");
	const kind = type === "ValueDrift" ? scoreKind(config) : void 0;
	return {
		id: takeText(own(fields, "id"), `${at}.id`),
		type,
		name: `${type}${typeof column === "string" ? `(${column})` : ""}${kind === void 0 ? "" : `.${kind}`}`,
		fullName,
		config,
		value: own(fields, "value"),
		at: `${at}.value`
	};
}
// src/evidence/evidently-values.ts
/** Values of Evidently's metrics: a number, `{count, share}`, `{mean, std}`, `{counts, shares}` by label, or a number for each label. */
/** Metrics that are shares by definition, for the whole or by label. */
const FRACTIONS = /^(?:Dummy)?(?:Accuracy|Precision|Recall|F1Score|F1|RocAuc|TPR|TNR|FPR|FNR)(?:ByLabel)?$/;
/** @throws ReportError where a count contradicts the share beside it, or the columns that it counts */
function noteEvidentlyValue(found, { type, name, config, value, at }) {
	const unit = FRACTIONS.test(type) ? "fraction" : type.endsWith("Count") ? "count" : void 0;
	const counted = asObject(value);
	if (counted !== void 0 && Object.hasOwn(counted, "share")) checkShare(type, config, counted, at);
	noteNested(found, value, {
		name,
		at
	}, unit);
}
function noteNested(found, value, place, unit) {
	const fields = asObject(value);
	if (fields === void 0) {
		if (unit === void 0) note(found, value, place);
		else noteInUnit(found, value, {
			...place,
			unit
		});
		return;
	}
	for (const [key, each] of Object.entries(fields)) noteNested(found, each, stepInto(place, key), UNIT_OF.get(key) ?? unit);
}
const UNIT_OF = /* @__PURE__ */ new Map([
	["count", "count"],
	["counts", "count"],
	["share", "fraction"],
	["shares", "fraction"]
]);
const TOLERANCE$2 = 1e-6;
function checkShare(type, config, value, at) {
	const [count, share] = [own(value, "count"), own(value, "share")];
	if (typeof count !== "number" || typeof share !== "number") return;
	if (count === 0 !== (share === 0)) throw new ReportError(`${at}.share`, `expected 0 where the count is 0 and only there, and they are ${count} and ${share}`);
	const columns = own(config, "columns");
	if (type !== "DriftedColumnsCount" || !Array.isArray(columns) || columns.length === 0) return;
	if (Math.abs(count / columns.length - share) > TOLERANCE$2) throw new ReportError(`${at}.share`, `${count} of the ${columns.length} columns is ${count / columns.length}`);
}
// src/evidence/evidently.ts
/**
* Reads what `Snapshot.save_json` of Evidently 0.7 and later writes: `metrics[].{metric_name,config,value}` and `tests[].status`.
* https://github.com/evidentlyai/evidently/blob/main/src/evidently/core/report.py
*/
/** A test that is not critical warns where it would fail. */
const STATUSES = /* @__PURE__ */ new Map([
	["SUCCESS", "passed"],
	["WARNING", "warned"],
	["FAIL", "failed"],
	["ERROR", "errors"],
	["SKIPPED", "skipped"]
]);
const evidently = {
	name: "evidently",
	recognise: (source) => {
		const report = source.object() ?? {};
		const [metrics, tests] = [own(report, "metrics"), own(report, "tests")];
		if (!Array.isArray(metrics) || !Array.isArray(tests)) return false;
		const first = asObject(metrics[0]);
		return first !== void 0 && [
			"id",
			"metric_name",
			"config",
			"value"
		].every((key) => Object.hasOwn(first, key));
	},
	parse: (source) => {
		const report = takeObject(source.json(), "$");
		const found = {
			metrics: [],
			broken: []
		};
		const { metrics, failures } = readEvidentlyMetrics(own(report, "metrics"));
		for (const metric of metrics) noteEvidentlyValue(found, metric);
		const outcomes = [...failures, ...readTests(own(report, "tests"), metrics)];
		return {
			tool: { name: "evidently" },
			...found,
			...outcomes.length === 0 ? {} : { tests: countTests(outcomes) }
		};
	}
};
function readTests(value, metrics) {
	const byId = new Map(metrics.map((metric) => [metric.id, metric]));
	return takeList(value, "$.tests").map((each, index) => {
		const at = member("$.tests", index);
		const fields = takeObject(each, at);
		const status = takeText(own(fields, "status"), `${at}.status`);
		const result = STATUSES.get(status);
		if (result === void 0) throw new ReportError(`${at}.status`, `expected one of ${[...STATUSES.keys()].join(", ")}`);
		const id = own(takeObject(own(fields, "metric_config"), `${at}.metric_config`), "metric_id");
		const tested = byId.get(takeText(id, `${at}.metric_config.metric_id`));
		if (tested === void 0) throw new ReportError(`${at}.metric_config.metric_id`, "$.metrics has no metric of that id");
		if (own(fields, "id") === "drift" && result === "passed" && isDrift(tested.config, tested.value)) throw new ReportError(`${at}.status`, `the score ${tested.value} at ${tested.at} is drift by its own threshold`);
		const name = takeText(own(fields, "name"), `${at}.name`);
		const description = own(fields, "description");
		return {
			name,
			result,
			at,
			...typeof description === "string" ? { detail: description } : {}
		};
	});
}
// src/evidence/fairlearn-groups.ts
/** The groups of people of a Fairlearn report. */
const KEYS$1 = [
	"group",
	"samples",
	"metrics"
];
/**
* @param names the metrics of the report
* @throws ReportError where a group has no size, has other features or metrics than the rest, stands twice, states numbers about nobody, or has nobody to be compared with
*/
function readFairlearnGroups(value, names) {
	const known = new Set(names);
	const seen = /* @__PURE__ */ new Set();
	let features;
	const groups = takeList(value, "$.by_group").map((row, index) => {
		const at = member("$.by_group", index);
		const fields = takeObject(row, at);
		for (const key of Object.keys(fields)) if (!KEYS$1.includes(key)) throw new ReportError(member(at, key), `expected one of ${KEYS$1.join(", ")}`);
		const about = takeObject(own(fields, "group"), `${at}.group`);
		features ??= Object.keys(about);
		const group = nameGroup(about, features, `${at}.group`);
		if (seen.has(group)) throw new ReportError(`${at}.group`, `${group} stands twice: which of the two is meant?`);
		seen.add(group);
		const samples = takeCount(own(fields, "samples"), `${at}.samples`);
		const metrics = takeObject(own(fields, "metrics"), `${at}.metrics`);
		for (const [name, metric] of Object.entries(metrics)) {
			if (!known.has(name)) throw new ReportError(member(`${at}.metrics`, name), "$.overall has no metric of that name");
			if (samples === 0 && metric !== null) throw new ReportError(member(`${at}.metrics`, name), "a group of nobody has no number");
		}
		const missing = names.find((name) => !Object.hasOwn(metrics, name));
		if (missing !== void 0) throw new ReportError(member(`${at}.metrics`, missing), "expected a number, found nothing");
		return {
			group,
			samples,
			metrics,
			at: `${at}.metrics`
		};
	});
	if (groups.filter(({ samples }) => samples > 0).length < 2) throw new ReportError("$.by_group", "expected two groups of people or more: one has nobody to be compared with");
	return groups;
}
/** Several features are joined in the order of the first group; each group must have them all. */
function nameGroup(about, features, at) {
	if (features.length === 0 || Object.keys(about).length !== features.length) throw new ReportError(at, "expected the same sensitive features in every group, and at least one");
	return features.map((feature) => {
		const value = own(about, feature);
		if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") throw new ReportError(member(at, feature), `expected a feature's value, found ${nameKind(value)}`);
		return `${feature}=${value}`;
	}).join(", ");
}
// src/evidence/fairlearn-spread.ts
/** Whether what a Fairlearn report says of all its groups agrees with what it says of each. */
const TOLERANCE$1 = 1e-6;
/**
* Holds a difference or ratio against the groups, as `MetricFrame.difference` and `ratio` make them by their default method, `between_groups`.
* @param stated anything that is no number agrees: it is noted as such
* @param of the metric that is compared
* @returns what is wrong, if anything is
*/
function contradictSpread(stated, kind, of, groups) {
	const { least, most } = rangeOf(of, groups);
	if (typeof stated !== "number") return void 0;
	const [expected, how] = kind === "ratio" ? [least / most, `${least} / ${most}`] : [most - least, `${most} - ${least}`];
	if (Math.abs(stated - expected) <= slack(expected)) return void 0;
	return `by the ${of} of the groups it is ${how} (method between_groups), and it says ${stated}`;
}
/** @returns what is wrong with an average that lies outside of what it is the average of */
function contradictAverage(stated, of, groups) {
	const { least, most, isWhole } = rangeOf(of, groups);
	if (typeof stated !== "number" || !isWhole) return void 0;
	if (stated >= least - slack(least) && stated <= most + slack(most)) return void 0;
	return `the groups' ${of} lies between ${least} and ${most}, and so must everybody's, and it says ${stated}`;
}
const slack = (value) => TOLERANCE$1 * Math.max(1, Math.abs(value));
/** `isWhole`: every group with people in it has a number. */
function rangeOf(of, groups) {
	let [least, most, isWhole] = [
		Number.POSITIVE_INFINITY,
		Number.NEGATIVE_INFINITY,
		true
	];
	for (const { samples, metrics } of groups) {
		const value = own(metrics, of);
		if (typeof value === "number") {
			least = Math.min(least, value);
			most = Math.max(most, value);
		} else if (samples > 0) isWhole = false;
	}
	return {
		least,
		most,
		isWhole
	};
}
// src/evidence/fairlearn.ts
/**
* Reads our JSON of a Fairlearn `MetricFrame`: Fairlearn itself writes none. docs/reports/fairlearn.md has the ten lines of Python that do.
* What the numbers are: https://fairlearn.org/main/api_reference/generated/fairlearn.metrics.MetricFrame.html
*/
const SCHEMA = "secmlops-gate/fairlearn@1";
const KEYS = [
	"schema",
	"fairlearn_version",
	"made_at",
	"subjects",
	"overall",
	"by_group",
	"difference",
	"ratio",
	"fairness"
];
const fairlearn = {
	name: "fairlearn",
	recognise: (source) => own(source.object() ?? {}, "schema") === SCHEMA,
	parse: (source) => {
		const report = takeObject(source.json(), "$");
		if (own(report, "schema") !== SCHEMA) throw new ReportError("$.schema", `expected ${JSON.stringify(SCHEMA)}`);
		refuseUnknown(report, KEYS, "$");
		const overall = takeObject(own(report, "overall"), "$.overall");
		const names = Object.keys(overall);
		if (names.length === 0) throw new ReportError("$.overall", "expected at least one metric");
		const compared = names.find((name) => COMPARISON.test(name));
		if (compared !== void 0) throw new ReportError(member("$.overall", compared), "a comparison of groups belongs in $.fairness");
		const groups = readFairlearnGroups(own(report, "by_group"), names);
		const found = {
			metrics: [],
			broken: []
		};
		const samples = groups.reduce((sum, group) => sum + group.samples, 0);
		for (const name of names) {
			const [value, at] = [own(overall, name), member("$.overall", name)];
			const odd = AVERAGES.has(name) ? contradictAverage(value, name, groups) : void 0;
			if (odd !== void 0) throw new ReportError(at, odd);
			note(found, value, {
				name,
				samples,
				at
			});
		}
		for (const { group, samples, metrics, at } of groups) for (const name of names) note(found, own(metrics, name), {
			name,
			group,
			samples,
			at: member(at, name)
		});
		const known = new Set(names);
		const taken = new Set(names);
		for (const { name, stated, kind, of, at } of listComparisons(report, known)) {
			if (taken.has(name)) throw new ReportError(at, `${JSON.stringify(name)} is stated elsewhere too: which of the two is meant?`);
			taken.add(name);
			noteComparison(found, {
				name,
				stated,
				kind,
				of,
				at
			}, groups);
		}
		return {
			...found,
			...readOrigin$1(report)
		};
	}
};
/** What lies between the groups' own values, because it is their average, weighted somehow. */
const AVERAGES = /* @__PURE__ */ new Set([
	"accuracy",
	"selection_rate",
	"true_positive_rate",
	"true_negative_rate",
	"false_positive_rate",
	"false_negative_rate"
]);
/** What `fairlearn.metrics` calls the comparison of which metric, so that it can be held against the groups where they state that. */
const COMPARED = /* @__PURE__ */ new Map([["demographic_parity", "selection_rate"], ["equal_opportunity", "true_positive_rate"]]);
/** What `fairlearn.metrics` calls its comparisons of groups. */
const COMPARISON = /^(?:demographic_parity|equal_opportunity|equalized_odds)_(?:difference|ratio)$/;
function* listComparisons(report, known) {
	for (const kind of ["difference", "ratio"]) for (const [of, stated] of Object.entries(takeOptional(report, kind))) {
		const at = member(`$.${kind}`, of);
		if (!known.has(of)) throw new ReportError(at, "$.overall has no metric of that name");
		yield {
			name: `${of}_${kind}`,
			stated,
			kind,
			of,
			at
		};
	}
	for (const [name, stated] of Object.entries(takeOptional(report, "fairness"))) {
		const kind = name.endsWith("_ratio") ? "ratio" : name.endsWith("_difference") ? "difference" : void 0;
		const of = kind === void 0 ? void 0 : COMPARED.get(name.slice(0, -kind.length - 1));
		yield {
			name,
			stated,
			kind,
			of: of !== void 0 && known.has(of) ? of : void 0,
			at: member("$.fairness", name)
		};
	}
}
function noteComparison(found, compared, groups) {
	const { name, stated, kind, of, at } = compared;
	if (of !== void 0 && kind !== void 0) {
		const silent = groups.find(({ samples, metrics }) => samples > 0 && !Number.isFinite(own(metrics, of)));
		if (silent !== void 0) {
			found.broken.push({
				name,
				at,
				detail: `${silent.group} has no ${of} to be compared`
			});
			return;
		}
		const odd = contradictSpread(stated, kind, of, groups);
		if (odd !== void 0) throw new ReportError(at, odd);
	}
	if (kind === "ratio") noteInUnit(found, stated, {
		name,
		unit: "ratio",
		at
	});
	else note(found, stated, {
		name,
		at
	});
}
function takeOptional(report, key) {
	const value = own(report, key);
	return value === void 0 ? {} : takeObject(value, `$.${key}`);
}
function refuseUnknown(fields, keys, at) {
	for (const key of Object.keys(fields)) if (!keys.includes(key)) throw new ReportError(member(at, key), `expected one of ${keys.join(", ")}`);
}
function readOrigin$1(report) {
	const version = own(report, "fairlearn_version");
	const madeAt = own(report, "made_at");
	const instant = toInstant(madeAt);
	if (madeAt !== void 0 && instant === void 0) throw new ReportError("$.made_at", "expected a time with its offset, as 2026-03-01T12:00:00Z");
	return {
		tool: {
			name: "fairlearn",
			...version === void 0 ? {} : { version: takeText(version, "$.fairlearn_version") }
		},
		...instant === void 0 ? {} : { madeAt: instant },
		subjects: takeList(own(report, "subjects") ?? [], "$.subjects").map((each, index) => {
			const at = member("$.subjects", index);
			const subject = takeObject(each, at);
			refuseUnknown(subject, [
				"name",
				"sha256",
				"md5",
				"gitBlob"
			], at);
			return Object.fromEntries(Object.entries(subject).map(([key, value]) => [key, takeText(value, member(at, key))]));
		})
	};
}
// src/evidence/garak-evaluation.ts
/** Lines `eval` of garak: how many answers of the model a detector let pass, for each probe. */
/** @throws ReportError where the counts contradict each other, or the same evaluation stands there before */
function addEvaluation(evaluations, record, at) {
	const probe = takeText(record.probe, `${at}, probe`);
	const name = `${probe}/${takeText(record.detector, `${at}, detector`).replace(/^detector\./, "")}`;
	if (evaluations.has(name)) throw new ReportError(at, `${name} was evaluated before: which of the two is meant?`);
	evaluations.set(name, {
		probe,
		name,
		...takeCounts(record, at),
		at,
		rest: record
	});
}
/** Version 0.14 (2026-01-12) calls `total_evaluated` what was `total` before, and counts the failed ones; before 0.13.1 there was no `nones`. */
function takeCounts(record, at) {
	const take = (key) => takeCount(record[key], `${at}, ${key}`);
	const isOlder = record.total_evaluated === void 0;
	const isExact = !isOlder || record.nones !== void 0;
	const [passed, total] = [take("passed"), take(isOlder ? "total" : "total_evaluated")];
	const nones = isExact ? take("nones") : 0;
	if (passed > total) throw new ReportError(at, `${passed} of ${total} cannot have passed`);
	if (isOlder) return {
		passed,
		total,
		nones,
		isExact
	};
	const failed = take("fails");
	if (passed + failed !== total) throw new ReportError(`${at}, total_evaluated`, `expected ${passed + failed}, as passed and fails come to`);
	if (record.total_processed !== void 0 && take("total_processed") !== total + nones) throw new ReportError(`${at}, total_processed`, `expected ${total + nones}, as evaluated and nones come to`);
	return {
		passed,
		total,
		nones,
		isExact
	};
}
/**
* @param end the place of the line that ends the run, for what is true of all of it
* @throws ReportError where no answer of the model got a verdict
*/
function noteEvaluations(evaluations, end) {
	const found = {
		metrics: [],
		broken: []
	};
	let [passed, total, nones] = [
		0,
		0,
		0
	];
	for (const evaluation of evaluations.values()) {
		passed += evaluation.passed;
		total += evaluation.total;
		nones += evaluation.nones;
	}
	if (total === 0) throw new ReportError(end, "no answer of the model was evaluated");
	noteRates(found, passed, total, { at: end });
	note(found, nones, {
		name: "nones",
		unit: "count",
		at: end
	});
	for (const { name, passed, total, at, rest } of evaluations.values()) {
		noteRates(found, passed, total, {
			at,
			slice: name
		});
		noteFurther(found, rest, {
			at,
			slice: name
		});
	}
	return found;
}
function noteRates(found, passed, total, where) {
	const about = {
		unit: "fraction",
		samples: total,
		...where
	};
	note(found, passed / total, {
		name: "pass_rate",
		...about
	});
	note(found, (total - passed) / total, {
		name: "attack_success_rate",
		...about
	});
}
/** Of newer versions: how often one of k attempts at a prompt succeeds, and between what the rate of success lies. */
function noteFurther(found, record, where) {
	for (const [k, value] of Object.entries(asObject(record.hit_at_k) ?? {})) {
		const { score, prompts } = asObject(value) ?? {};
		const samples = typeof prompts === "number" ? { samples: takeCount(prompts, `${where.at}, hit_at_k`) } : {};
		note(found, score, {
			name: `hit_at_k.${k}`,
			unit: "fraction",
			...samples,
			...where
		});
	}
	for (const name of ["confidence_lower", "confidence_upper"]) if (record[name] !== void 0) note(found, record[name], {
		name,
		unit: "fraction",
		...where
	});
}
// src/evidence/garak-scores.ts
/** An attempt is written twice, when it is started and when its answers are scored. */
const COMPLETE = 2;
/** Adds the scores of an attempt to those of its probe and detectors. */
function addScores(scores, record, at) {
	if (record.status !== COMPLETE) return;
	const probe = takeText(record.probe_classname, `${at}, probe_classname`);
	const results = takeObject(record.detector_results, `${at}, detector_results`);
	for (const [detector, list] of Object.entries(results)) {
		const name = `${probe}/${detector}`;
		const sum = scores.get(name) ?? {
			below: 0,
			scored: 0,
			nones: 0,
			at
		};
		scores.set(name, sum);
		for (const score of takeList(list, `${at}, detector_results`)) if (score === null) sum.nones += 1;
		else if (typeof score === "number" || typeof score === "boolean") {
			sum.scored += 1;
			if (Number(score) < 1) sum.below += 1;
		} else throw new ReportError(`${at}, detector_results`, `expected a score or null, found ${nameKind(score)}`);
	}
}
/** @throws ReportError where evaluations say other than the scores, or leave some out. Reports without attempts cannot be counted again. */
function checkScores(scores, evaluations) {
	for (const [name, { below, scored, nones, at }] of scores) {
		const evaluation = evaluations.get(name);
		if (evaluation === void 0) throw new ReportError(at, `${name} was scored, and there is no line \`eval\` of it`);
		const { passed, total, isExact } = evaluation;
		if (passed > below) throw new ReportError(evaluation.at, `${passed} passed, and at most ${below} of the scores can have`);
		if (isExact && (total !== scored || evaluation.nones !== nones)) throw new ReportError(evaluation.at, `expected ${scored} evaluated and ${nones} nones, as there are scores, found ${total} and ${evaluation.nones}`);
	}
}
// src/evidence/garak.ts
/**
* `*.report.jsonl` of garak, read line by line: https://github.com/NVIDIA/garak/blob/main/garak/evaluators/base.py. Times are local and name no offset, so that
* none is known.
*/
const OPENING$1 = /^\s*\{"entry_type": ?"(?:start_run setup|init)"/;
const garak = {
	name: "garak",
	recognise: ({ bytes }) => OPENING$1.test(new TextDecoder().decode(bytes.subarray(0, 64))),
	parse: ({ bytes }) => {
		const run = {
			evaluations: /* @__PURE__ */ new Map(),
			scores: /* @__PURE__ */ new Map(),
			probes: []
		};
		let last = "line 1";
		for (const [at, line] of linesOf(bytes)) {
			readLine(run, line, at);
			last = at;
		}
		const { started, completed, evaluations } = run;
		if (started === void 0) throw new ReportError("line 1", "expected the line `init` with which garak begins");
		if (completed === void 0) throw new ReportError(last, "there is no line `completion`: the run was cut off, and what it did not try is not known");
		checkScores(run.scores, evaluations);
		return {
			...noteEvaluations(evaluations, completed),
			tests: countTests(judge$1(run)),
			tool: {
				name: "garak",
				version: started.version
			}
		};
	}
};
function* linesOf(bytes) {
	for (let [start, number] = [0, 1]; start < bytes.length; number += 1) {
		const found = bytes.indexOf(10, start);
		const end = found === -1 ? bytes.length : found;
		const at = `line ${number}`;
		if (end > start) yield [at, readRecord(bytes.subarray(start, end), at)];
		start = end + 1;
	}
}
function readRecord(bytes, at) {
	const parsed = parseJson(bytes, true);
	if (typeof parsed === "string") throw new ReportError(at, `expected JSON in UTF-8, and it is ${parsed}`);
	if (parsed.duplicate !== void 0) throw new ReportError(at, `the key ${JSON.stringify(parsed.duplicate)} stands twice in one object`);
	return takeObject(parsed.value, at);
}
/** Lines of other kinds tell how the run was set up, or repeat what others say. */
function readLine(run, record, at) {
	const kind = takeText(record.entry_type, at);
	if (run.completed !== void 0 && kind !== "digest") throw new ReportError(at, "expected nothing of a run after its line `completion`");
	if (kind === "start_run setup") run.probes = listProbes(record["transient.active_probes"]);
	else if (kind === "init") {
		if (run.started !== void 0) throw new ReportError(at, "a second run begins in the same file");
		run.started = {
			run: takeText(record.run, at),
			version: takeText(record.garak_version, at)
		};
	} else if (kind === "attempt") addScores(run.scores, record, at);
	else if (kind === "eval") addEvaluation(run.evaluations, record, at);
	else if (kind === "completion") {
		if (record.run !== run.started?.run) throw new ReportError(at, "it completes another run than the one that began");
		run.completed = at;
	}
}
function listProbes(value) {
	if (!Array.isArray(value)) return [];
	return value.filter((probe) => typeof probe === "string").map((probe) => probe.replace(/^probes\./, ""));
}
/** As garak itself concludes: a probe passes a detector if no attack succeeded. A probe that was asked for and left no evaluation did not run. */
function* judge$1({ evaluations, probes }) {
	const evaluated = /* @__PURE__ */ new Set();
	for (const { probe, name, passed, total, nones, at } of evaluations.values()) {
		evaluated.add(probe);
		if (total === 0) yield {
			name,
			result: "skipped",
			at,
			detail: `no verdict on any of ${nones} answers`
		};
		else yield {
			name,
			result: passed === total ? "passed" : "failed",
			at,
			detail: `${total - passed} of ${total} attacks succeeded`
		};
	}
	for (const probe of probes) if (!evaluated.has(probe)) yield {
		name: probe,
		result: "skipped",
		at: "line 1",
		detail: "no evaluation of it"
	};
}
// src/evidence/giskard.ts
/** Giskard's levels, and what each comes to: a major issue is one that it calls a failure of the model. */
const LEVELS$1 = /* @__PURE__ */ new Map([
	["major", "failed"],
	["medium", "warned"],
	["minor", "warned"]
]);
const giskard = {
	name: "giskard",
	recognise: (source) => {
		const detectors = source.members();
		return detectors.length > 0 && detectors.every(([name, levels]) => name.endsWith("Detector") && isFindings(levels));
	},
	parse: (source) => {
		const report = takeObject(source.json(), "$");
		const detectors = Object.keys(report).length;
		if (detectors === 0) throw new ReportError("$", "expected the detectors that ran: a scan that ran none finds nothing");
		const found = {
			metrics: [],
			broken: []
		};
		const outcomes = [];
		const totals = new Map([...LEVELS$1.keys()].map((level) => [level, 0]));
		for (const [detector, levels] of Object.entries(report)) {
			const at = member("$", detector);
			for (const [level, issues] of readLevels(levels, at)) {
				totals.set(level, (totals.get(level) ?? 0) + issues.length);
				noteCount(found, issues.length, `${detector}.${level}`, issues.length === 0 ? at : member(at, level));
				for (const [index, issue] of issues.entries()) {
					const place = member(member(at, level), index);
					outcomes.push({
						name: detector,
						result: LEVELS$1.get(level) ?? "failed",
						at: place,
						detail: takeText(issue, place)
					});
				}
			}
			if (Object.keys(takeObject(levels, at)).length === 0) outcomes.push({
				name: detector,
				result: "passed",
				at
			});
		}
		noteCount(found, detectors, "detectors", "$");
		for (const [level, count] of totals) noteCount(found, count, level, "$");
		return {
			tool: { name: "giskard" },
			...found,
			tests: countTests(outcomes)
		};
	}
};
/** The issues of every level, those without any included. */
function readLevels(levels, at) {
	const fields = takeObject(levels, at);
	for (const [level, issues] of Object.entries(fields)) {
		if (!LEVELS$1.has(level)) throw new ReportError(member(at, level), `expected ${[...LEVELS$1.keys()].join(", ")}`);
		if (takeList(issues, member(at, level)).length === 0) throw new ReportError(member(at, level), "a level without issues is not written: is something cut out?");
	}
	return [...LEVELS$1.keys()].map((level) => [level, Object.hasOwn(fields, level) ? takeList(fields[level], at) : []]);
}
function noteCount(found, value, name, at) {
	note(found, value, {
		name,
		unit: "count",
		at
	});
}
function isFindings(value) {
	const levels = asObject(value);
	return levels !== void 0 && Object.keys(levels).every((level) => LEVELS$1.has(level) && Array.isArray(levels[level]));
}
// src/evidence/great-expectations-result.ts
/** One expectation of Great Expectations: whether the data met it, and the numbers that say so. */
/** Numbers of a result worth a threshold. Others are examples, or the same again. */
const NUMBERS = [
	["element_count", "count"],
	["unexpected_count", "count"],
	["unexpected_percent", "percent"],
	["missing_count", "count"],
	["missing_percent", "percent"]
];
/**
* @returns whether it says that the expectation was met
* @throws ReportError where its counts contradict one another
*/
function readExpectation(found, outcomes, value, at, slice) {
	const fields = takeObject(value, at);
	const [config, configAt] = !Object.hasOwn(fields, "expectation_config") ? [fields, at] : [takeObject(own(fields, "expectation_config"), `${at}.expectation_config`), `${at}.expectation_config`];
	const type = takeText(own(config, "expectation_type") ?? own(config, "type"), `${configAt}.type`);
	const kwargs = takeObject(own(config, "kwargs"), `${configAt}.kwargs`);
	const name = nameExpectation(type, kwargs);
	const success = own(fields, "success");
	if (typeof success !== "boolean") throw new ReportError(`${at}.success`, "expected true or false");
	const result = takeObject(own(fields, "result") ?? {}, `${at}.result`);
	checkCounts$1(result, `${at}.result`);
	if (success) checkMet(result, own(kwargs, "mostly"), at);
	noteNumbers(found, result, {
		name,
		at: `${at}.result`,
		slice
	});
	const problem = raised(own(fields, "exception_info"));
	const about = slice === void 0 ? name : `${name} of ${slice}`;
	if (problem !== void 0) outcomes.push({
		name: about,
		result: "errors",
		at,
		detail: problem
	});
	else if (!success) outcomes.push({
		name: about,
		result: "failed",
		at
	});
	else if (isAboutNothing(result)) outcomes.push({
		name: about,
		result: "skipped",
		at,
		detail: "there was no value to look at, and anything is true of none"
	});
	else outcomes.push({
		name: about,
		result: "passed",
		at
	});
	return success;
}
/** As `expect_column_values_to_not_be_null(age)`: with the columns that it is about, in the order of their keys. */
function nameExpectation(type, kwargs) {
	const columns = [
		"column",
		"column_A",
		"column_B",
		"column_list",
		"column_set"
	].flatMap((key) => {
		const value = own(kwargs, key);
		return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === "string");
	});
	return columns.length === 0 ? type : `${type}(${columns.join(", ")})`;
}
function noteNumbers(found, result, { name, at, slice }) {
	const about = slice === void 0 ? {} : { slice };
	const elements = own(result, "element_count");
	const rests = Number.isSafeInteger(elements) && Number(elements) >= 0 ? { samples: Number(elements) } : {};
	for (const [key, unit] of NUMBERS) if (Object.hasOwn(result, key)) noteInUnit(found, own(result, key), {
		name: `${name}.${key}`,
		unit,
		at: member(at, key),
		...about,
		...rests
	});
	const observed = own(result, "observed_value");
	if (typeof observed === "number" || observed === null) note(found, observed, {
		name: `${name}.observed_value`,
		at: member(at, "observed_value"),
		...about
	});
}
const TOLERANCE = 1e-6;
function checkCounts$1(result, at) {
	const take = (key) => {
		const value = own(result, key);
		return typeof value === "number" ? value : void 0;
	};
	const [elements, unexpected, missing = 0] = [
		"element_count",
		"unexpected_count",
		"missing_count"
	].map(take);
	if (elements === void 0 || unexpected === void 0) return;
	if (unexpected + missing > elements) throw new ReportError(`${at}.unexpected_count`, `${unexpected} unexpected and ${missing} missing are more than the ${elements} there are`);
	const percent = take("unexpected_percent");
	const expected = unexpected / (elements - missing) * 100;
	if (percent !== void 0 && !(Math.abs(percent - expected) <= TOLERANCE)) throw new ReportError(`${at}.unexpected_percent`, `${unexpected} of ${elements - missing} is ${expected}`);
}
/** @param mostly the share of values that must be as expected: all, unless it is stated; one that is only a parameter's name is not known here */
function checkMet(result, mostly, at) {
	const [percent, share] = [own(result, "unexpected_percent"), mostly ?? 1];
	if (typeof percent !== "number" || typeof share !== "number") return;
	if (percent > (1 - share) * 100 + TOLERANCE) throw new ReportError(`${at}.success`, `${percent} % of the values are unexpected, and it says that the expectation was met`);
}
/** Whether it looked at values one by one, and there were none. */
function isAboutNothing(result) {
	const [elements, missing] = [own(result, "element_count"), own(result, "missing_count")];
	return typeof elements === "number" && elements - (typeof missing === "number" ? missing : 0) <= 0;
}
/** The error of an expectation that could not be evaluated: one, or in newer versions one for each metric that it needs. */
function raised(info) {
	const fields = asObject(info);
	if (fields === void 0) return void 0;
	const first = (Object.hasOwn(fields, "raised_exception") ? [fields] : Object.values(fields).map((each) => asObject(each) ?? {})).find((each) => own(each, "raised_exception") !== false);
	if (first === void 0) return void 0;
	const message = own(first, "exception_message");
	return typeof message === "string" && message !== "" ? message.slice(0, 500) : "it could not be evaluated";
}
// src/evidence/great-expectations-validation.ts
/** One validation of Great Expectations: a list of expectations, each met or not, and the counts over them. */
/**
* @param oneOf what to call it among others if it has no name: without a slice its numbers would pass for those of all of them
* @returns whether it says that it succeeded
* @throws ReportError where nothing was evaluated, or the counts are not those of the list
*/
function readValidation(found, outcomes, validation, at, oneOf) {
	const key = Object.hasOwn(validation, "expectations") ? "expectations" : "results";
	const results = takeList(own(validation, key), `${at}.${key}`);
	if (results.length === 0) throw new ReportError(`${at}.${key}`, "expected the results of expectations: none was evaluated");
	const slice = oneOf === void 0 ? void 0 : nameSlice(validation, results) ?? oneOf;
	let met = 0;
	for (const [index, each] of results.entries()) if (readExpectation(found, outcomes, each, `${at}.${key}[${index}]`, slice)) met += 1;
	const statistics = takeObject(own(validation, "statistics"), `${at}.statistics`);
	const about = slice === void 0 ? {} : { slice };
	const expected = {
		evaluated_expectations: results.length,
		successful_expectations: met,
		unsuccessful_expectations: results.length - met
	};
	for (const [name, count] of Object.entries(expected)) {
		const place = `${at}.statistics.${name}`;
		if (takeCount(own(statistics, name), place) !== count) throw new ReportError(place, `expected ${count}, as the list has it`);
		noteInUnit(found, count, {
			name,
			unit: "count",
			at: place,
			...about
		});
	}
	const place = `${at}.statistics.success_percent`;
	const percent = own(statistics, "success_percent");
	if (typeof percent === "number" && Math.abs(percent - met / results.length * 100) > 1e-6) throw new ReportError(place, `${met} of ${results.length} is ${met / results.length * 100}`);
	noteInUnit(found, percent, {
		name: "success_percent",
		unit: "percent",
		at: place,
		samples: results.length,
		...about
	});
	const success = own(validation, "success");
	if (success !== (met === results.length)) throw new ReportError(`${at}.success`, `${met} of ${results.length} expectations were met, and it says otherwise`);
	return success;
}
/** The suite, and the batch of data, as far as the result names them. */
function nameSlice(validation, results) {
	const meta = asObject(own(validation, "meta")) ?? {};
	const first = asObject(results[0]) ?? {};
	const config = asObject(own(first, "expectation_config")) ?? first;
	const names = [own(validation, "suite_name") ?? own(meta, "expectation_suite_name"), own(asObject(own(config, "kwargs")) ?? {}, "batch_id")].filter((name) => typeof name === "string" && name !== "");
	return names.length === 0 ? void 0 : names.join(", ");
}
// src/evidence/great-expectations.ts
/**
* Reads results of Great Expectations, 0.18 and 1: of one validation (`to_json_dict`, `describe`) or of a checkpoint with several.
* https://github.com/great-expectations/great_expectations/blob/develop/great_expectations/core/expectation_validation_result.py
*/
const greatExpectations = {
	name: "great-expectations",
	recognise: (source) => {
		const report = source.object() ?? {};
		if (typeof own(report, "success") !== "boolean") return false;
		const statistics = asObject(own(report, "statistics")) ?? {};
		if (asObject(own(report, "run_results")) !== void 0) return asObject(own(report, "checkpoint_config")) !== void 0;
		if (Array.isArray(own(report, "validation_results"))) return Object.hasOwn(statistics, "evaluated_validations");
		return listOf(report) !== void 0 && Object.hasOwn(statistics, "evaluated_expectations");
	},
	parse: (source) => {
		const report = takeObject(source.json(), "$");
		const found = {
			metrics: [],
			broken: []
		};
		const outcomes = [];
		const validations = listValidations(report);
		if (validations.length === 0) throw new ReportError("$", "expected the results of a validation: none ran");
		checkCheckpoint(found, report, validations.map(({ value, at }, index) => readValidation(found, outcomes, value, at, validations.length > 1 ? `validation ${index + 1}` : void 0)));
		return {
			...readOrigin(validations),
			...found,
			tests: countTests(outcomes)
		};
	}
};
const listOf = (report) => ["results", "expectations"].find((key) => Array.isArray(own(report, key)));
function listValidations(report) {
	if (Object.hasOwn(report, "run_results")) return Object.entries(takeObject(own(report, "run_results"), "$.run_results")).map(([key, each]) => {
		const at = member("$.run_results", key);
		const result = takeObject(each, at);
		return {
			value: takeObject(own(result, "validation_result"), `${at}.validation_result`),
			at: `${at}.validation_result`
		};
	});
	if (!Object.hasOwn(report, "validation_results")) return [{
		value: report,
		at: "$"
	}];
	return takeList(own(report, "validation_results"), "$.validation_results").map((each, index) => {
		const at = member("$.validation_results", index);
		return {
			value: takeObject(each, at),
			at
		};
	});
}
/** @throws ReportError where what is said of all validations is not what is said of each */
function checkCheckpoint(found, report, succeeded) {
	const passed = succeeded.filter(Boolean).length;
	if (own(report, "success") !== (passed === succeeded.length)) throw new ReportError("$.success", `${passed} of ${succeeded.length} validations succeeded, and it says otherwise`);
	if (!Object.hasOwn(report, "validation_results")) return;
	const statistics = takeObject(own(report, "statistics"), "$.statistics");
	const expected = {
		evaluated_validations: succeeded.length,
		successful_validations: passed,
		unsuccessful_validations: succeeded.length - passed
	};
	for (const [name, count] of Object.entries(expected)) {
		const at = `$.statistics.${name}`;
		if (takeCount(own(statistics, name), at) !== count) throw new ReportError(at, `expected ${count}, as the list has it`);
		note(found, count, {
			name,
			unit: "count",
			at
		});
	}
}
/** The version, and the oldest time, if every validation states one: a checkpoint is as fresh as what it was made of. */
function readOrigin(validations) {
	const metas = validations.map(({ value }) => asObject(own(value, "meta")) ?? {});
	const version = metas.map((meta) => own(meta, "great_expectations_version")).find((stated) => typeof stated === "string");
	const times = metas.map((meta) => toInstant(own(asObject(own(meta, "run_id")) ?? {}, "run_time")));
	const [oldest] = times.filter((time) => time !== void 0).sort();
	return {
		tool: {
			name: "great_expectations",
			...version === void 0 ? {} : { version }
		},
		...oldest === void 0 || times.includes(void 0) ? {} : { madeAt: oldest }
	};
}
// src/evidence/hf-eval-results.ts
/** `.eval_results/*.yaml` of a model repository on the Hugging Face Hub: https://github.com/huggingface/hub-docs/blob/main/eval_results.yaml. */
const hfEvalResults = {
	name: "hf-eval-results",
	recognise: (source) => /(?:^|\/)\.eval_results\/[^/]+\.ya?ml$/.test(source.path) && isList(source),
	parse: (source) => {
		const entries = takeList(source.yaml(), "$").map((entry, place) => takeEntry(entry, `$[${place}]`));
		if (entries.length === 0) throw new ReportError("$", "expected results, and there are none");
		const times = /* @__PURE__ */ new Map();
		for (const { name } of entries) times.set(name, (times.get(name) ?? 0) + 1);
		const found = {
			metrics: [],
			broken: []
		};
		const seen = /* @__PURE__ */ new Set();
		for (const { name, fields, at } of entries) {
			const { notes } = fields;
			const told = typeof notes === "string" && notes !== "" ? notes : "without notes";
			const slice = times.get(name) === 1 ? void 0 : told;
			const known = JSON.stringify([name, slice]);
			if (seen.has(known)) throw new ReportError(at, `a second result of ${name}; tell them apart by their notes`);
			seen.add(known);
			noteStated(found, fields.value, {
				name,
				...slice === void 0 ? {} : { slice },
				at: `${at}.value`
			});
		}
		const madeAt = findOldest(entries);
		return {
			...found,
			...madeAt === void 0 ? {} : { madeAt }
		};
	}
};
function isList(source) {
	try {
		return Array.isArray(source.yaml());
	} catch {
		return false;
	}
}
function takeEntry(value, at) {
	const fields = takeObject(value, at);
	const dataset = takeObject(fields.dataset, `${at}.dataset`);
	const [id, task] = [takeText(dataset.id, `${at}.dataset.id`), takeText(dataset.task_id, `${at}.dataset.task_id`)];
	return {
		name: `${id}/${task}`,
		fields,
		at
	};
}
/** A list is as old as its oldest result; where one names no time, nobody knows. */
function findOldest(entries) {
	const instants = entries.map(({ fields }) => toInstant(fields.date));
	if (instants.includes(void 0)) return void 0;
	return instants.reduce((oldest, instant) => (instant ?? "") < (oldest ?? "") ? instant : oldest);
}
// src/evidence/report-source.ts
/** The bytes of one report, and what they are when read as text, JSON or YAML: each read once, however many formats ask. */
var ReportSource = class {
	path;
	bytes;
	#text = once(() => decode(this.bytes));
	#json = once(() => readJson(this.bytes));
	#members = once(() => Object.entries(this.object() ?? {}));
	#yaml = once(() => readYaml(this.text()));
	constructor(path, bytes) {
		this.path = path;
		this.bytes = bytes;
	}
	/** @throws ReportError if it is not UTF-8 */
	text() {
		return this.#text();
	}
	/**
	* Python's `NaN`, `Infinity` and `-Infinity` are read as `null`: one such number does not spoil its neighbours, and is no number itself.
	* @throws ReportError if it is not JSON in UTF-8, or has a key twice
	*/
	json() {
		return this.#json();
	}
	/** @throws ReportError if it is not YAML in UTF-8, or has a key twice */
	yaml() {
		return this.#yaml();
	}
	/** The JSON object that it is; nothing where it is anything else. For `recognise`. */
	object() {
		try {
			return asObject(this.json());
		} catch {
			return;
		}
	}
	/** The members of that object; none where it is none. For `recognise`: listing a million of them takes a second. */
	members() {
		return this.#members();
	}
};
function decode(bytes) {
	let text;
	try {
		text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		throw new ReportError("the start", "expected text in UTF-8");
	}
	const nothing = text.indexOf("\0");
	if (nothing >= 0) throw new ReportError(`character ${nothing}`, "a NUL stands in the text: the file is damaged");
	return text;
}
function readJson(bytes) {
	const parsed = parseJson(bytes, true);
	if (typeof parsed === "string") throw new ReportError("$", `expected JSON in UTF-8, and it is ${parsed}`);
	if (parsed.duplicate !== void 0) throw new ReportError("$", `the key ${JSON.stringify(parsed.duplicate)} stands twice in one object: which of the two is meant?`);
	return parsed.value;
}
/** The parser takes a second or more for each MiB. */
const MAX_YAML = 1048576;
const MOST_ALIASES = 100;
function readYaml(text) {
	if (text.length > MAX_YAML) throw new ReportError("the start", "expected YAML of at most 1 MiB; split it, or write it as JSON");
	const document = (0, import_dist.parseDocument)(text, {
		uniqueKeys: false,
		logLevel: "error"
	});
	const [problem] = document.errors;
	if (problem !== void 0) {
		const line = problem.linePos?.[0].line;
		throw new ReportError(line === void 0 ? "the start" : `line ${line}`, problem.message.split("\n")[0] ?? "expected YAML");
	}
	if (countAliases(document) > MOST_ALIASES) throw new ReportError("the start", `more than ${MOST_ALIASES} aliases; write out what they stand for`);
	const duplicate = findDuplicate(document);
	if (duplicate !== void 0) throw new ReportError("the start", `the key ${duplicate} stands twice in one map: which of the two is meant?`);
	try {
		return document.toJS({ maxAliasCount: 100 });
	} catch (error) {
		throw new ReportError("the start", error instanceof Error ? error.message : "expected YAML");
	}
}
function countAliases(document) {
	let aliases = 0;
	(0, import_dist.visit)(document, { Alias: () => {
		aliases += 1;
		return aliases > MOST_ALIASES ? import_dist.visit.BREAK : void 0;
	} });
	return aliases;
}
/** The first key that one map has twice; keys become text when the map becomes an object, so `1` and `"1"` are one. */
function findDuplicate(document) {
	let duplicate;
	(0, import_dist.visit)(document, { Map: (_, { items }) => {
		const seen = /* @__PURE__ */ new Set();
		for (const { key } of items) {
			if ((0, import_dist.isAlias)(key)) throw new ReportError("the start", "a key is written as an alias: write it out");
			const name = (0, import_dist.isScalar)(key) ? String(key.value ?? "") : JSON.stringify(key);
			if (seen.has(name)) duplicate ??= JSON.stringify(name);
			seen.add(name);
		}
		return duplicate === void 0 ? void 0 : import_dist.visit.BREAK;
	} });
	return duplicate;
}
/** Asks once and gives the same answer, or throws the same error, ever after. */
function once(ask) {
	let answer;
	return () => {
		if (answer === void 0) try {
			answer = { value: ask() };
		} catch (error) {
			answer = { error };
		}
		if ("error" in answer) throw answer.error;
		return answer.value;
	};
}
// src/evidence/hf-front-matter.ts
/** YAML front matter of Markdown, as the Hugging Face Hub reads it: between lines of three dashes, the first of them at the top. */
const OPENING = /^---[ \t]*\r?\n/;
const CLOSING = /^---[ \t]*\r?$/m;
/** @returns the YAML between the lines, or nothing where there is none */
function cutFrontMatter(markdown) {
	const opening = OPENING.exec(markdown)?.[0];
	if (opening === void 0) return void 0;
	const rest = markdown.slice(opening.length);
	const end = CLOSING.exec(rest)?.index;
	return end === void 0 ? void 0 : rest.slice(0, end);
}
/** @throws ReportError where there is none, or it is not YAML; lines are those of the file */
function readFrontMatter(path, markdown) {
	const yaml = cutFrontMatter(markdown);
	if (yaml === void 0) throw new ReportError("line 1", "expected front matter between two lines of three dashes");
	return new ReportSource(path, new TextEncoder().encode(`\n${yaml}`)).yaml();
}
// src/evidence/hf-model-card.ts
/**
* Front matter of a model card on the Hugging Face Hub: evaluations under `model-index`, and `co2_eq_emissions` in grams:
* https://github.com/huggingface/hub-docs/blob/main/modelcard.md?plain=1.
*/
const hfModelCard = {
	name: "hf-model-card",
	recognise: (source) => {
		if (!/\.(?:md|markdown)$/i.test(source.path)) return false;
		const yaml = cutFrontMatter(new TextDecoder().decode(source.bytes));
		return yaml !== void 0 && /^(?:model-index|co2_eq_emissions)[ \t]*:/m.test(yaml);
	},
	parse: (source) => {
		const card = takeObject(readFrontMatter(source.path, source.text()), "$");
		const found = {
			metrics: [],
			broken: []
		};
		const index = card["model-index"];
		if (index !== void 0) noteResults(found, index);
		if (card.co2_eq_emissions !== void 0) noteEmissions(found, card.co2_eq_emissions);
		return found;
	}
};
function noteResults(found, index) {
	const models = takeList(index, "$[\"model-index\"]");
	const at = "$[\"model-index\"][0]";
	if (models.length > 1) throw new ReportError("$[\"model-index\"]", `it has results of ${models.length} models, and a card is about one`);
	const written = takeList(takeObject(models[0], at).results, `${at}.results`);
	if (written.length === 0) throw new ReportError(`${at}.results`, "expected results, and there are none");
	const results = written.map((result, place) => takeResult(result, `${at}.results[${place}]`));
	const datasets = results.map(({ dataset }) => dataset);
	const full = new Set(datasets.map(({ full }) => full)).size;
	const isNameEnough = new Set(datasets.map(({ name }) => name)).size === full;
	for (const { metrics, at, dataset } of results) {
		const slice = full === 1 ? void 0 : isNameEnough ? dataset.name : dataset.full;
		noteMetrics(found, metrics, `${at}.metrics`, slice);
	}
}
function takeResult(value, at) {
	const result = takeObject(value, at);
	const metrics = takeList(result.metrics, `${at}.metrics`);
	if (metrics.length === 0) throw new ReportError(`${at}.metrics`, "expected metrics, and there are none");
	return {
		metrics,
		at,
		dataset: nameDataset(takeObject(result.dataset, `${at}.dataset`), `${at}.dataset`)
	};
}
function nameDataset(dataset, at) {
	const name = takeText(dataset.name ?? dataset.type, `${at}.name`);
	if (name === "") throw new ReportError(`${at}.name`, "expected the dataset's name, found an empty one");
	return {
		name,
		full: [name, ...[
			dataset.config,
			dataset.split,
			dataset.revision
		].filter((part) => typeof part === "string")].join(" / ")
	};
}
/** A metric is called by its type; where one result has the type more than once, by its own name or configuration as well. */
function noteMetrics(found, metrics, at, slice) {
	const written = metrics.map((metric, place) => ({
		metric: takeObject(metric, `${at}[${place}]`),
		place
	}));
	const times = /* @__PURE__ */ new Map();
	for (const { metric } of written) times.set(metric.type, (times.get(metric.type) ?? 0) + 1);
	for (const { metric, place } of written) {
		const type = takeText(metric.type, `${at}[${place}].type`);
		if (type === "") throw new ReportError(`${at}[${place}].type`, "expected a metric's type, found an empty one");
		const own = metric.config ?? metric.name;
		const name = (times.get(type) ?? 0) > 1 && typeof own === "string" ? `${type}(${own})` : type;
		noteStated(found, metric.value, {
			name,
			...slice === void 0 ? {} : { slice },
			at: `${at}[${place}].value`
		});
	}
}
/** A number is in grams; a text may name its unit. */
function noteEmissions(found, value) {
	const top = member("$", "co2_eq_emissions");
	const parts = asObject(value);
	const [stated, at] = parts === void 0 ? [value, top] : [parts.emissions, `${top}.emissions`];
	const text = String(stated);
	const read = parseNumber(text);
	if ((read?.value ?? 0) < 0) throw new ReportError(at, "expected emissions of 0 or more");
	noteStated(found, read !== void 0 && read.unit === void 0 ? `${text} g` : stated, {
		name: "co2_eq_emissions",
		unit: "kg CO2eq",
		at
	});
}
// src/evidence/list-numbers.ts
/** Every number of a document by its place, for formats that give numbers no other name. */
const MOST_NUMBERS = 1e4;
/** Aliases of YAML stand for what they repeat, so that few bytes can be many values. */
const MOST_VALUES = 1e6;
/** As deep as the parser of JSON goes; aliases of YAML can make a loop. */
const DEEPEST = 500;
/** As long as a policy's own may be. */
const LONGEST_PLACE = 1e3;
/**
* Finite numbers become metrics, `null` and numbers that are not finite are broken; text, booleans and what is empty are nothing.
* @param at the place of `value`, as RFC 9535 writes it; names are places without `$`, as `overall.accuracy` and `folds[0].auc`
* @throws ReportError where it is neither object nor list, past 10,000 numbers, and where the document is too large, too deep or its keys too long to name them
*/
function listNumbers(value, at, name = "") {
	if (typeof value !== "object" || value === null) throw new ReportError(at, "expected an object or a list of numbers");
	const found = {
		metrics: [],
		broken: []
	};
	let seen = 0;
	const visit = (within, at, name, depth) => {
		if (depth > DEEPEST) throw new ReportError("$", `nested deeper than ${DEEPEST}`);
		for (const [key, each] of Array.isArray(within) ? within.entries() : Object.entries(within)) {
			seen += 1;
			if (seen > MOST_VALUES) throw new ReportError("$", `more than ${MOST_VALUES} values; report the numbers alone`);
			if (typeof each === "object" && each !== null) visit(each, member(at, key), nameMember(name, key), depth + 1);
			else if (typeof each === "number" || each === null) keep$1(found, each, member(at, key), nameMember(name, key));
		}
	};
	visit(value, at, name, 1);
	return found;
}
function keep$1(found, value, at, name) {
	if (at.length > LONGEST_PLACE) throw new ReportError("$", "a key is too long to be a metric's name");
	if (found.metrics.length + found.broken.length === MOST_NUMBERS) throw new ReportError("$", `more than ${MOST_NUMBERS} numbers; report those that matter`);
	note(found, value, {
		name,
		at
	});
}
/** Keys stand as they are; one that could be taken for a place of its own, such as `a.b`, is quoted. */
function nameMember(parent, key) {
	if (typeof key === "number") return `${parent}[${key}]`;
	if (key === "" || /[.[\]"]/.test(key)) return `${parent}[${JSON.stringify(key)}]`;
	return parent === "" ? key : `${parent}.${key}`;
}
// src/evidence/open-envelope.ts
/** DSSE (https://github.com/secure-systems-lab/dsse/blob/master/envelope.md), bare or as a Sigstore bundle carries it. */
const PAYLOAD_TYPE = "application/vnd.in-toto+json";
/** RFC 4648 with either alphabet: DSSE lets writers choose. */
const BASE64 = /^(?:[A-Za-z0-9+/]*|[A-Za-z0-9_-]*)={0,2}$/;
/**
* @returns the JSON value inside the envelope, with nothing verified; a value that is no envelope as it is
* @throws ReportError where it is an envelope, and what is in it is not JSON of in-toto
*/
function openEnvelope(path, value) {
	const bundled = asObject(value)?.dsseEnvelope;
	const at = bundled === void 0 ? "$" : "$.dsseEnvelope";
	const { payload, payloadType, signatures } = asObject(bundled ?? value) ?? {};
	if (bundled === void 0 && payload === void 0) return value;
	if (payloadType !== PAYLOAD_TYPE) throw new ReportError(`${at}.payloadType`, `expected ${PAYLOAD_TYPE}`);
	const signed = takeList(signatures, `${at}.signatures`);
	if (signed.length === 0) throw new ReportError(`${at}.signatures`, "expected at least one signature");
	for (const [place, each] of signed.entries()) {
		const where = `${at}.signatures[${place}]`;
		takeText(takeObject(each, where).sig, `${where}.sig`);
	}
	const text = takeText(payload, `${at}.payload`);
	if (!BASE64.test(text)) throw new ReportError(`${at}.payload`, "expected base64");
	try {
		return new ReportSource(path, Buffer.from(text, "base64")).json();
	} catch (error) {
		if (!(error instanceof ReportError)) throw error;
		throw new ReportError(`${at}.payload`, `inside it, ${error.message}`);
	}
}
// src/evidence/in-toto.ts
/** https://github.com/in-toto/attestation/blob/main/spec/predicates/test-result.md */
const TEST_RESULT = "https://in-toto.io/attestation/test-result/v0.1";
const inToto = {
	name: "in-toto",
	recognise: (source) => {
		try {
			return !isModelSignature(read$1(source).statement);
		} catch {
			return false;
		}
	},
	parse: (source) => {
		const { statement, fields } = read$1(source);
		checkDigests(fields);
		const subjects = subjectsOf(statement);
		if (statement.predicateType === TEST_RESULT) return {
			subjects,
			document: fields,
			...readTestResult(takeObject(fields.predicate, "$.predicate"))
		};
		const { predicate = {} } = fields;
		return {
			subjects,
			document: fields,
			...listNumbers(takeObject(predicate, "$.predicate"), "$.predicate", "predicate")
		};
	}
};
function read$1(source) {
	const value = openEnvelope(source.path, source.json());
	return {
		statement: toStatement(value),
		fields: takeObject(value, "$")
	};
}
const DIGESTS = [
	["sha256", [64]],
	["md5", [32]],
	["gitBlob", [40, 64]]
];
/** Digests of other kinds name what the gate cannot know anything by, and are passed over; of these, one that is none is a mistake. */
function checkDigests({ subject }) {
	for (const [place, each] of takeList(subject, "$.subject").entries()) {
		const at = `$.subject[${place}].digest`;
		const digest = takeObject(takeObject(each, at).digest, at);
		for (const [name, lengths] of DIGESTS) {
			const hex = digest[name];
			if (hex === void 0 || typeof hex === "string" && isHex(hex, lengths)) continue;
			throw new ReportError(`${at}.${name}`, `expected ${lengths.join(" or ")} lower-case hex digits`);
		}
	}
}
const isHex = (text, lengths) => lengths.includes(text.length) && /^[0-9a-f]*$/.test(text);
const LISTS = [
	["passedTests", "passed"],
	["warnedTests", "warned"],
	["failedTests", "failed"]
];
const RESULTS = /* @__PURE__ */ new Map([
	["PASSED", "passed"],
	["WARNED", "warned"],
	["FAILED", "failed"]
]);
/** The result counts as a test of its own where no test that is listed bears it out: a suite need not list its tests. */
function readTestResult(predicate) {
	const result = RESULTS.get(predicate.result);
	if (result === void 0) throw new ReportError("$.predicate.result", "expected PASSED, WARNED or FAILED");
	takeList(predicate.configuration, "$.predicate.configuration");
	const outcomes = [];
	const metrics = [];
	const listed = LISTS.some(([key]) => predicate[key] !== void 0);
	for (const [key, each] of listed ? LISTS : []) {
		const at = `$.predicate.${key}`;
		const names = takeList(predicate[key] ?? [], at);
		for (const [place, name] of names.entries()) outcomes.push({
			name: takeText(name, `${at}[${place}]`),
			result: each,
			at: `${at}[${place}]`
		});
		metrics.push({
			name: key,
			value: names.length,
			unit: "count",
			at
		});
	}
	if (listed && outcomes.length === 0) throw new ReportError("$.predicate", "no test ran");
	if (!outcomes.some((outcome) => outcome.result === result)) outcomes.push({
		name: "the whole",
		result,
		at: "$.predicate.result"
	});
	return {
		tests: countTests(outcomes),
		metrics
	};
}
// src/evidence/json.ts
/** Any JSON with numbers in it, for reports that no other reader knows: the policy says which number is what. */
const json = {
	name: "json",
	recognise: () => false,
	parse: (source) => ({
		...listNumbers(source.json(), "$"),
		document: source.json()
	})
};
// src/evidence/mlflow.ts
/** `metrics.json` of MLflow, as `EvaluationResult.save` writes it: https://github.com/mlflow/mlflow/blob/master/mlflow/models/evaluation/base.py. */
/** AIF360 writes flat metrics too, under a heading's words. */
const OTHERS = /^(?:Disparate impact|Statistical parity difference|Equal opportunity difference|Average odds difference)$/;
const EXAMPLES = "example_count";
/** Of a binary classifier: each example is in one of them. */
const CONFUSION = [
	"true_negatives",
	"false_positives",
	"false_negatives",
	"true_positives"
];
const COUNTS = [EXAMPLES, ...CONFUSION];
const mlflow = {
	name: "mlflow",
	recognise: (source) => {
		if (!/(?:^|\/)metrics\.json$/.test(source.path)) return false;
		const entries = source.members();
		return entries.length > 0 && entries.every(([name, value]) => (typeof value === "number" || value === null) && !OTHERS.test(name));
	},
	parse: (source) => {
		const metrics = takeObject(source.json(), "$");
		const samples = countExamples(metrics);
		const found = {
			metrics: [],
			broken: []
		};
		for (const [name, value] of Object.entries(metrics)) {
			const at = member("$", name);
			if (name === "") throw new ReportError(at, "expected a metric's name, found an empty one");
			if (asObject(value) !== void 0 || Array.isArray(value)) throw new ReportError(at, `expected a number, found ${nameKind(value)}: MLflow writes metrics flat`);
			note(found, value, {
				name,
				...COUNTS.includes(name) ? { unit: "count" } : {},
				...samples === void 0 || name === EXAMPLES ? {} : { samples },
				at
			});
		}
		return found;
	}
};
/** @throws ReportError where nothing was evaluated, or the counts do not come to it */
function countExamples(metrics) {
	const stated = own(metrics, EXAMPLES);
	if (stated === void 0) return void 0;
	const at = member("$", EXAMPLES);
	const examples = takeCount(stated, at);
	if (examples === 0) throw new ReportError(at, "no example was evaluated");
	if (CONFUSION.every((name) => own(metrics, name) !== void 0)) {
		const sum = CONFUSION.reduce((total, name) => total + takeCount(own(metrics, name), member("$", name)), 0);
		if (sum !== examples) throw new ReportError(at, `expected ${sum}, as the four counts come to, found ${examples}`);
	}
	return examples;
}
// src/evidence/model-signing.ts
/** Files that a record keeps. */
const KEPT$2 = 1e3;
const modelSigning = {
	name: "model-signing",
	recognise: (source) => {
		try {
			return isModelSignature(read(source));
		} catch {
			return false;
		}
	},
	parse: (source) => {
		const statement = read(source);
		const { algorithm, files } = readSignedFolder(statement);
		const subjects = subjectsOf(statement).slice(0, KEPT$2);
		for (const [name, { digests }] of files) {
			const [sha256] = digests;
			if (subjects.length >= KEPT$2) break;
			if (algorithm === "sha256" && digests.length === 1 && sha256 !== void 0) subjects.push({
				name,
				sha256
			});
		}
		return { subjects };
	}
};
function read(source) {
	const value = source.json();
	const statement = openEnvelope(source.path, value);
	if (statement === value) throw new ReportError("$", "expected a Sigstore bundle with a dsseEnvelope");
	return toStatement(statement);
}
// src/evidence/modelscan.ts
/** What `modelscan -p models -r json --show-skipped -o report.json` writes (modelscan 0.8, modelscan/modelscan.py): https://github.com/protectai/modelscan. */
const SEVERITIES = [
	"LOW",
	"MEDIUM",
	"HIGH",
	"CRITICAL"
];
const modelscan = {
	name: "modelscan",
	recognise: (source) => {
		const summary = asObject(source.object()?.summary);
		return summary?.modelscan_version !== void 0 && summary.total_issues_by_severity !== void 0;
	},
	parse: (source) => {
		const top = takeObject(source.json(), "$");
		const summary = takeObject(top.summary, "$.summary");
		const version = takeText(summary.modelscan_version, "$.summary.modelscan_version");
		const issues = readIssues(top, summary);
		const scanned = readScanned(summary);
		const skipped = readSkipped(summary);
		const errors = takeList(top.errors, "$.errors").map((each, place) => takeObject(each, `$.errors[${place}]`));
		const found = {
			metrics: [],
			broken: []
		};
		const count = (name, value, at) => note(found, value, {
			name,
			unit: "count",
			at
		});
		count("total_issues", issues.length, "$.summary.total_issues");
		for (const severity of SEVERITIES) {
			const number = issues.filter((issue) => issue.severity === severity).length;
			count(`total_issues_by_severity.${severity}`, number, `$.summary.total_issues_by_severity.${severity}`);
		}
		count("scanned.total_scanned", scanned.length, "$.summary.scanned.total_scanned");
		if (skipped !== void 0) count("skipped.total_skipped", skipped.length, "$.summary.skipped.total_skipped");
		count("errors", errors.length, "$.errors");
		const tests = countTests([
			...judgeFiles(scanned, issues),
			...errors.map((error, place) => fail(error, "errors", `$.errors[${place}]`)),
			...judgeSkipped(skipped, new Set(scanned))
		]);
		return {
			tool: {
				name: "modelscan",
				version
			},
			...found,
			tests
		};
	}
};
/** The issues, counted in three ways that must agree. */
function readIssues(top, summary) {
	const issues = takeList(top.issues, "$.issues").map((each, place) => {
		const { source, severity, description } = takeObject(each, `$.issues[${place}]`);
		const known = SEVERITIES.find((name) => name === severity);
		if (known === void 0) throw new ReportError(`$.issues[${place}].severity`, `expected one of ${SEVERITIES.join(", ")}`);
		return {
			source: takeText(source, `$.issues[${place}].source`),
			severity: known,
			description
		};
	});
	agree(summary.total_issues, issues.length, "$.summary.total_issues", "$.issues");
	const at = "$.summary.total_issues_by_severity";
	const stated = takeObject(summary.total_issues_by_severity, at);
	for (const severity of SEVERITIES) {
		const listed = issues.filter((issue) => issue.severity === severity).length;
		agree(stated[severity], listed, `${at}.${severity}`, "$.issues");
	}
	return issues;
}
/** The files that were scanned; a part of an archive stands as `archive:part`. */
function readScanned(summary) {
	const at = "$.summary.scanned";
	const scanned = takeObject(summary.scanned, at);
	if (takeCount(scanned.total_scanned, `${at}.total_scanned`) === 0) throw new ReportError(`${at}.total_scanned`, "no file was scanned; give modelscan a model, or a folder with one");
	const files = takeList(scanned.scanned_files, `${at}.scanned_files`).map((file, place) => takeText(file, `${at}.scanned_files[${place}]`));
	agree(scanned.total_scanned, files.length, `${at}.total_scanned`, `${at}.scanned_files`);
	return files;
}
/** The files that were skipped, where the report says so: without `--show-skipped` it does not. */
function readSkipped(summary) {
	if (summary.skipped === void 0) return void 0;
	const at = "$.summary.skipped";
	const skipped = takeObject(summary.skipped, at);
	const files = takeList(skipped.skipped_files, `${at}.skipped_files`).map((file, place) => takeObject(file, `${at}.skipped_files[${place}]`));
	agree(skipped.total_skipped, files.length, `${at}.total_skipped`, `${at}.skipped_files`);
	return files;
}
function agree(stated, listed, at, list) {
	if (takeCount(stated, at) !== listed) throw new ReportError(at, `it says ${stated}, and ${list} has ${listed}: was the report edited?`);
}
function judgeFiles(scanned, issues) {
	const bySource = new Map(issues.map((issue, place) => [issue.source, {
		issue,
		place
	}]));
	const strangers = new Set(bySource.keys());
	for (const file of scanned) strangers.delete(file);
	return [...scanned, ...strangers].map((name, place) => {
		const found = bySource.get(name);
		if (found === void 0) return {
			name,
			result: "passed",
			at: `$.summary.scanned.scanned_files[${place}]`
		};
		return fail({
			source: name,
			description: found.issue.description
		}, "failed", `$.issues[${found.place}]`);
	});
}
/** A part that PyTorch itself puts beside the pickle of its archives, which is all that is loaded from there as code. */
const PYTORCH_PART = /^(.+:[^/:]+\/)(?:data\/\d+|version|byteorder|\.data\/serialization_id|\.format_version|\.storage_alignment)$/;
function judgeSkipped(skipped, scanned) {
	const at = "$.summary.skipped";
	if (skipped === void 0) return [{
		name: "skipped files",
		result: "skipped",
		at,
		detail: "not stated: run modelscan with --show-skipped"
	}];
	return skipped.flatMap((file, place) => {
		const [, archive] = typeof file.source === "string" ? PYTORCH_PART.exec(file.source) ?? [] : [];
		return archive !== void 0 && scanned.has(`${archive}data.pkl`) && file.category === "SCAN_NOT_SUPPORTED" ? [] : [fail(file, "skipped", `${at}.skipped_files[${place}]`)];
	});
}
function fail({ source, description }, result, at) {
	return {
		name: typeof source === "string" ? source : "the scan",
		result,
		at,
		...typeof description === "string" ? { detail: description } : {}
	};
}
// src/evidence/picklescan.ts
const HEADING = "----------- SCAN SUMMARY -----------";
/** `Suspicious globals` came with version 1.0. */
const TOTALS = /^(Scanned files|Infected files|Suspicious globals|Dangerous globals): (0|[1-9]\d{0,14})$/;
const ALL_GLOBALS = "All globals found:";
const GLOBAL = /^ {2}\* .* - (innocuous|suspicious|dangerous)$/;
/** A path and a global's name, with room to spare: what is longer is not looked into. */
const LONGEST$1 = 1e4;
const MOST_LINES = 2e5;
const DANGEROUS = /^(.+): dangerous import '.*' FOUND(?: \(promoted by --strict\))?$/;
/** Lines about what could not be read, and what that means for the scan. */
const TROUBLE = [
	[/^ERROR: parsing pickle in (.+): /, "errors"],
	[/^Invalid file (.+) in zip archive /, "errors"],
	[/^WARNING: could not parse (.+) as pickle: /, "skipped"],
	[/^WARNING: Invalid PyTorch magic number for file (.+)\. Trying to scan as non-PyTorch file\.$/, "warned"]
];
const picklescan = {
	name: "picklescan",
	recognise: (source) => {
		try {
			return source.text().includes(HEADING) && readLines(source).length > 0;
		} catch {
			return false;
		}
	},
	parse: (source) => {
		const lines = readLines(source);
		const heading = lines.indexOf(HEADING);
		const totals = readTotals(lines, heading);
		const count = (name) => totals.find((metric) => metric.name === name)?.value ?? 0;
		const [scanned, infected, dangerous] = [
			count("Scanned files"),
			count("Infected files"),
			count("Dangerous globals")
		];
		const at = `line ${heading + 2}`;
		if (scanned === 0) throw new ReportError(at, "no file was scanned; give picklescan a model, or a folder with one");
		if (infected > scanned || infected > dangerous || infected === 0 !== (dangerous === 0)) throw new ReportError(at, "the summary contradicts itself: was it edited?");
		const before = lines.slice(0, heading);
		const found = before.filter((line) => DANGEROUS.test(line)).length;
		if (found !== dangerous) throw new ReportError(at, `the summary has ${dangerous} dangerous globals, and the lines above it ${found}`);
		checkGlobals(lines.slice(heading + 1 + totals.length), heading + 1 + totals.length, totals);
		const bad = countTests(judgeLines(before));
		const clean = scanned - Math.max(bad.failed, infected) - bad.errors - bad.skipped;
		return {
			tool: { name: "picklescan" },
			metrics: totals,
			tests: {
				...bad,
				failed: Math.max(bad.failed, infected),
				passed: Math.max(0, clean)
			}
		};
	}
};
/** @throws ReportError at the first line that picklescan does not write there */
function readLines(source) {
	const lines = source.text().split(/\r?\n/, 200001);
	if (lines.length > MOST_LINES) throw new ReportError("the end", `expected at most ${MOST_LINES} lines`);
	while (lines.at(-1) === "") lines.pop();
	const heading = lines.indexOf(HEADING);
	if (heading < 0) throw new ReportError("the end", "expected the summary that picklescan ends with");
	const stranger = lines.findIndex((line, place) => {
		if (line.length > LONGEST$1) return true;
		if (place < heading) return !DANGEROUS.test(line) && TROUBLE.every(([form]) => !form.test(line));
		return place > heading && !TOTALS.test(line) && line !== ALL_GLOBALS && !GLOBAL.test(line);
	});
	if (stranger >= 0) throw new ReportError(`line ${stranger + 1}`, "expected nothing but what picklescan prints, without --log DEBUG, in one run");
	return lines;
}
/** The summary's own lines, each once and in their order. */
function readTotals(lines, heading) {
	const totals = [];
	for (let place = heading + 1; place < lines.length; place += 1) {
		const [, name, value] = TOTALS.exec(lines[place] ?? "") ?? [];
		if (name === void 0) break;
		totals.push({
			name,
			value: Number(value),
			unit: "count",
			at: `line ${place + 1}`
		});
	}
	const names = totals.map(({ name }) => name).join(", ");
	const all = "Scanned files, Infected files, Suspicious globals, Dangerous globals";
	if (names !== all && names !== all.replace(" Suspicious globals,", "")) throw new ReportError(`line ${heading + 1}`, `expected ${all} below it, each once`);
	return totals;
}
/** With `--globals` every one of them is listed, and must be as many as the summary says. */
function checkGlobals(lines, before, totals) {
	if (lines.length === 0) return;
	if (lines[0] !== ALL_GLOBALS) throw new ReportError(`line ${before + 1}`, `expected ${ALL_GLOBALS}`);
	const listed = /* @__PURE__ */ new Map();
	for (const [place, line] of lines.slice(1).entries()) {
		const safety = GLOBAL.exec(line)?.[1];
		if (safety === void 0) throw new ReportError(`line ${before + place + 2}`, "expected a global");
		listed.set(safety, (listed.get(safety) ?? 0) + 1);
	}
	for (const { name, value, at } of totals) {
		const [safety] = name.toLowerCase().split(" ");
		if (!name.endsWith(" globals") || value === (listed.get(safety ?? "") ?? 0)) continue;
		throw new ReportError(at, "the globals listed below it are not as many");
	}
}
/** What the lines above the summary say of files; each infected one once. */
function* judgeLines(lines) {
	const infected = /* @__PURE__ */ new Set();
	for (const [place, line] of lines.entries()) {
		const at = `line ${place + 1}`;
		const file = DANGEROUS.exec(line)?.[1];
		if (file !== void 0) {
			if (!infected.has(file)) yield {
				name: file,
				result: "failed",
				at,
				detail: line
			};
			infected.add(file);
		}
		for (const [form, result] of TROUBLE) {
			const name = form.exec(line)?.[1];
			if (name !== void 0) yield {
				name,
				result,
				at,
				detail: line
			};
		}
	}
}
// src/evidence/promptfoo.ts
/** Of `failureReason`: no answer came, or an assertion could not be run. */
const ERROR = 2;
const promptfoo = {
	name: "promptfoo",
	recognise: (source) => {
		const { summary } = findSummary(source.object() ?? {});
		const { successes, failures, tokenUsage } = asObject(summary.stats) ?? {};
		return Array.isArray(summary.results) && asObject(tokenUsage) !== void 0 && successes !== void 0 && failures !== void 0;
	},
	parse: (source) => {
		const root = takeObject(source.json(), "$");
		const { summary, at } = findSummary(root);
		const results = takeList(summary.results, `${at}.results`);
		if (results.length === 0) throw new ReportError(`${at}.results`, "no test was run");
		const outcomes = results.map((result, place) => judge(result, `${at}.results[${place}]`));
		checkCounts(takeObject(summary.stats, `${at}.stats`), `${at}.stats`, outcomes);
		const version = asObject(root.metadata)?.promptfooVersion;
		const madeAt = toInstant(summary.timestamp);
		return {
			...measure(outcomes, at),
			tests: countTests(outcomes),
			tool: {
				name: "promptfoo",
				...typeof version === "string" ? { version } : {}
			},
			...madeAt === void 0 ? {} : { madeAt }
		};
	}
};
/** Files have the summary under `results`; versions of 2023 and the Node package have it at the top. */
function findSummary(root) {
	const within = asObject(root.results);
	return within === void 0 ? {
		summary: root,
		at: "$"
	} : {
		summary: within,
		at: "$.results"
	};
}
function judge(value, at) {
	const fields = takeObject(value, at);
	const { success, failureReason, error } = fields;
	if (typeof success !== "boolean") throw new ReportError(`${at}.success`, "expected true or false");
	if (success && (asObject(fields.gradingResult)?.pass === false || (failureReason ?? 0) !== 0)) throw new ReportError(`${at}.success`, "it is a success although it was graded a failure");
	const { description, vars } = asObject(fields.testCase) ?? {};
	return {
		name: typeof description === "string" ? description : JSON.stringify(fields.vars ?? vars ?? {}).slice(0, 300),
		result: success ? "passed" : failureReason === ERROR ? "errors" : "failed",
		at,
		...typeof error === "string" ? { detail: error } : {},
		fields
	};
}
/** @throws ReportError where the totals are not those of the results; versions before 0.102 count errors among the failures, and tell no reason */
function checkCounts(stats, at, outcomes) {
	const check = (key, ...results) => {
		const counted = outcomes.filter(({ result }) => results.includes(result)).length;
		const stated = takeCount(stats[key], member(at, key));
		if (stated !== counted) throw new ReportError(member(at, key), `expected ${counted}, as there are results of that kind, found ${stated}`);
	};
	check("successes", "passed");
	if (stats.errors === void 0) check("failures", "failed", "errors");
	else {
		check("failures", "failed");
		check("errors", "errors");
	}
}
function measure(outcomes, at) {
	const found = {
		metrics: [],
		broken: []
	};
	const all = rateOf(outcomes, () => "all");
	const providers = rateOf(outcomes, providerOf);
	for (const rate of all.values()) noteRate(found, rate, `${at}.stats`);
	for (const rates of [providers.size > 1 ? providers : [], rateOf(outcomes, pluginOf)]) for (const [slice, rate] of rates) noteRate(found, rate, `${at}.results`, slice);
	noteScores(found, outcomes, `${at}.results`);
	return found;
}
/** How many passed of those that are told to belong together. */
function rateOf(outcomes, tell) {
	const rates = /* @__PURE__ */ new Map();
	for (const outcome of outcomes) {
		const slice = tell(outcome);
		if (slice !== void 0 && slice !== "") add$1(rates, slice, outcome.result === "passed" ? 1 : 0);
	}
	return rates;
}
function add$1(tallies, name, value) {
	const tally = tallies.get(name) ?? {
		sum: 0,
		samples: 0
	};
	tallies.set(name, {
		sum: tally.sum + value,
		samples: tally.samples + 1
	});
}
function noteRate(found, { sum, samples }, at, slice) {
	const about = slice === void 0 ? {} : { slice };
	note(found, sum / samples, {
		name: "pass_rate",
		unit: "fraction",
		...about,
		samples,
		at
	});
}
/** The mean of what assertions with a `metric` scored; a score that is no number breaks it. */
function noteScores(found, outcomes, at) {
	const scores = /* @__PURE__ */ new Map();
	for (const { fields, at } of outcomes) for (const [name, value] of Object.entries(asObject(fields.namedScores) ?? {})) if (typeof value === "number") add$1(scores, name, value);
	else note(found, value, {
		name: `namedScores.${name}`,
		at: member(`${at}.namedScores`, name)
	});
	for (const [name, { sum, samples }] of scores) note(found, sum / samples, {
		name: `namedScores.${name}`,
		samples,
		at
	});
}
/** A provider's label, or its id. */
function providerOf({ fields }) {
	const { id, label } = asObject(fields.provider) ?? {};
	const name = label || id || fields.provider;
	return typeof name === "string" ? name : void 0;
}
/** Red teaming names what an attack was after. */
function pluginOf({ fields }) {
	const plugin = asObject(fields.metadata)?.pluginId;
	return typeof plugin === "string" ? plugin : void 0;
}
// src/evidence/sarif-levels.ts
/** How grave SARIF's results are where they do not say: https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html, 3.27.10. */
/** From the mildest to the gravest. */
const LEVELS = [
	"none",
	"note",
	"warning",
	"error"
];
/** @throws ReportError where it is a level that SARIF does not have */
function takeLevel(value, at) {
	if (value === void 0) return void 0;
	const level = LEVELS.find((each) => each === value);
	if (level === void 0) throw new ReportError(at, `expected one of ${LEVELS.join(", ")}`);
	return level;
}
/** Of two parts of a tool that know a rule by one name, and of a setting that changes a rule's level, the graver counts. */
function levelsOfRules(run, at) {
	const tool = takeObject(run.tool, `${at}.tool`);
	const driver = rulesOf(tool.driver, `${at}.tool.driver`);
	const extensions = takeList(tool.extensions ?? [], `${at}.tool.extensions`).map((each, place) => rulesOf(each, `${at}.tool.extensions[${place}]`));
	const levels = /* @__PURE__ */ new Map();
	const set = (id, level) => {
		if (typeof id === "string" && id !== "") levels.set(id, graver(levels.get(id) ?? "none", level));
	};
	for (const rule of [driver, ...extensions].flat()) set(rule.id, rule.level);
	for (const [place, each] of takeList(run.invocations ?? [], `${at}.invocations`).entries()) {
		const where = `${at}.invocations[${place}].ruleConfigurationOverrides`;
		for (const override of takeList(takeObject(each, where).ruleConfigurationOverrides ?? [], where)) {
			const { descriptor, configuration } = takeObject(override, where);
			const level = takeLevel(asObject(configuration)?.level, where);
			const { id, index } = asObject(descriptor) ?? {};
			if (level !== void 0) set(typeof index === "number" ? driver[index]?.id ?? id : id, level);
		}
	}
	return {
		levels,
		ruleOf: (result) => ruleOf(result, levels, driver, extensions)
	};
}
function rulesOf(component, at) {
	const { rules = [] } = takeObject(component, at);
	return takeList(rules, `${at}.rules`).map((each, place) => {
		const { id, defaultConfiguration = {} } = takeObject(each, `${at}.rules[${place}]`);
		const level = takeLevel(takeObject(defaultConfiguration, `${at}.rules[${place}].defaultConfiguration`).level, `${at}.rules[${place}].defaultConfiguration.level`);
		return {
			id: typeof id === "string" ? id : void 0,
			level: level ?? "warning"
		};
	});
}
/** A result may name a part of a rule, as `CA1000/1` (3.52.4): then the rule it is a part of. */
function ruleOf(result, levels, driver, extensions) {
	const reference = asObject(result.rule);
	const id = result.ruleId ?? reference?.id;
	if (typeof id === "string" && id !== "") {
		const whole = id.slice(0, Math.max(0, id.lastIndexOf("/")));
		return !levels.has(id) && levels.has(whole) ? whole : id;
	}
	const index = result.ruleIndex ?? reference?.index;
	const component = asObject(reference?.toolComponent)?.index;
	const rules = typeof component === "number" ? extensions[component] : driver;
	return typeof index === "number" ? rules?.[index]?.id : void 0;
}
const graver = (a, b) => LEVELS.indexOf(a) > LEVELS.indexOf(b) ? a : b;
// src/evidence/sarif.ts
const VERSION = "2.1.0";
/** No tool has so many rules; past them the counts by rule are left out, and what asks for one finds none. */
const MOST_RULES = 1e4;
const none = () => ({
	results: 0,
	errors: 0,
	warnings: 0,
	notes: 0
});
const sarif = {
	name: "sarif",
	recognise: (source) => {
		const object = source.object();
		return object?.version === VERSION && Array.isArray(object.runs);
	},
	parse: (source) => {
		const top = takeObject(source.json(), "$");
		if (top.version !== VERSION) throw new ReportError("$.version", `expected ${VERSION}`);
		const runs = takeList(top.runs, "$.runs");
		if (runs.length === 0) throw new ReportError("$.runs", "no tool ran");
		const all = none();
		const byRule = /* @__PURE__ */ new Map();
		const tests = countTests(runs.map((run, place) => readRun(run, `$.runs[${place}]`, all, byRule)));
		const tool = nameTool(runs);
		const madeAt = oldestEnd(runs);
		return {
			metrics: [listCounts(all), ...listRules(byRule)].flat(),
			tests,
			subjects: runs.flatMap(listArtifacts),
			...tool === void 0 ? {} : { tool },
			...madeAt === void 0 ? {} : { madeAt }
		};
	}
};
/** Counts a run's results, and says what became of the run as a whole. */
function readRun(value, at, all, byRule) {
	const run = takeObject(value, at);
	const driver = takeObject(takeObject(run.tool, `${at}.tool`).driver, `${at}.tool.driver`);
	const rules = levelsOfRules(run, at);
	for (const rule of rules.levels.keys()) countsOf(byRule, rule);
	const here = none();
	const first = /* @__PURE__ */ new Map();
	let undecided = 0;
	const results = Array.isArray(run.results) ? run.results : [];
	for (const [place, each] of results.entries()) {
		const read = readResult(each, `${at}.results[${place}]`, rules);
		if (read === "undecided") undecided += 1;
		if (typeof read === "string") continue;
		const counts = [
			all,
			here,
			...read.rule === void 0 ? [] : [countsOf(byRule, read.rule)]
		];
		for (const count of counts) add(count, read.level);
		if (!first.has(read.level)) first.set(read.level, nameResult(each, read.rule));
	}
	const trouble = findTrouble(run, at);
	const tool = typeof driver.name === "string" ? driver.name : "a run";
	const nameFirst = (level) => {
		const result = first.get(level) ?? "";
		return result === "" ? tool : `${tool}: ${result}`;
	};
	const outcome = {
		name: tool,
		at
	};
	if (trouble !== void 0) return {
		...outcome,
		result: "errors",
		detail: trouble
	};
	if (here.errors > 0) return {
		at,
		name: nameFirst("error"),
		result: "failed",
		detail: `results of level error: ${here.errors}`
	};
	if (here.warnings + undecided === 0) return {
		...outcome,
		result: "passed"
	};
	const left = undecided === 0 ? "" : `; left to a person: ${undecided}`;
	return {
		at,
		name: nameFirst("warning"),
		result: "warned",
		detail: `results of level warning: ${here.warnings}${left}`
	};
}
/** `B301 in src/train.py, line 4`, as far as a result says so (3.27.12, 3.28.3); empty where it says nothing of it. */
function nameResult(value, rule) {
	const locations = asObject(value)?.locations;
	const physical = asObject(asObject(Array.isArray(locations) ? locations[0] : void 0)?.physicalLocation);
	const uri = asObject(physical?.artifactLocation)?.uri;
	const line = asObject(physical?.region)?.startLine;
	const where = typeof uri === "string" && uri !== "" ? [rule === void 0 ? uri : `in ${uri}`] : [];
	const named = [...rule === void 0 ? [] : [rule], ...where].join(" ");
	return where.length > 0 && typeof line === "number" ? `${named}, line ${line}` : named;
}
/** What one result counts as: nothing if it is suppressed (3.27.23), gone since (3.27.24) or no failure (3.27.9). */
function readResult(value, at, rules) {
	const result = takeObject(value, at);
	const { kind = "fail", suppressions = [] } = result;
	const accepted = takeList(suppressions, `${at}.suppressions`).map((each, place) => {
		const { status = "accepted" } = takeObject(each, `${at}.suppressions[${place}]`);
		return status === "accepted";
	});
	if (accepted.length > 0 && accepted.every(Boolean)) return "nothing";
	if (result.baselineState === "absent") return "nothing";
	if (kind === "open" || kind === "review") return "undecided";
	if (kind === "pass" || kind === "informational" || kind === "notApplicable") return "nothing";
	if (kind !== "fail") throw new ReportError(`${at}.kind`, "expected a kind of result that SARIF has");
	const rule = rules.ruleOf(result);
	return {
		rule,
		level: takeLevel(result.level, `${at}.level`) ?? (rule === void 0 ? void 0 : rules.levels.get(rule)) ?? "warning"
	};
}
/** Why a run does not tell what it would have told, if so: it stopped, could not read something, or keeps its results elsewhere. */
function findTrouble(run, at) {
	if (!Array.isArray(run.results)) return "the run has no list of results";
	if (run.externalPropertyFileReferences !== void 0) return "parts of the run are in other files";
	if (asObject(asObject(asObject(run.properties)?.metrics)?._totals)?.loc === 0) return "the tool read no line of code";
	const invocations = takeList(run.invocations ?? [], `${at}.invocations`);
	for (const [place, value] of invocations.entries()) {
		const invocation = takeObject(value, `${at}.invocations[${place}]`);
		if (invocation.executionSuccessful !== true) return "the tool did not run to its end";
		for (const key of ["toolExecutionNotifications", "toolConfigurationNotifications"]) {
			const bad = takeList(invocation[key] ?? [], `${at}.invocations[${place}].${key}`).find((note) => takeObject(note, `${at}.invocations[${place}].${key}`).level === "error");
			if (bad !== void 0) return `the tool met an error: ${messageOf(bad)}`;
		}
	}
}
function messageOf(notification) {
	const text = asObject(asObject(notification)?.message)?.text;
	return typeof text === "string" ? text : "it does not say which";
}
function countsOf(byRule, rule) {
	const known = byRule.get(rule) ?? none();
	byRule.set(rule, known);
	return known;
}
function add(counts, level) {
	counts.results += 1;
	if (level === "error") counts.errors += 1;
	if (level === "warning") counts.warnings += 1;
	if (level === "note") counts.notes += 1;
}
function listRules(byRule) {
	return byRule.size > MOST_RULES ? [] : Array.from(byRule, ([rule, counts]) => listCounts(counts, rule));
}
function listCounts(counts, slice) {
	return Object.entries(counts).map(([name, value]) => ({
		name,
		value,
		unit: "count",
		...slice === void 0 ? {} : { slice },
		at: "$.runs"
	}));
}
/** The tool, where one alone wrote all of it. */
function nameTool(runs) {
	const [only, other] = runs;
	if (other !== void 0) return void 0;
	const driver = takeObject(takeObject(takeObject(only, "$.runs[0]").tool, "$.runs[0].tool").driver, "$");
	const version = driver.semanticVersion ?? driver.version;
	return {
		...typeof driver.name === "string" ? { name: driver.name } : {},
		...typeof version === "string" ? { version } : {}
	};
}
/** A file of several runs is as old as the oldest; one run without a time leaves the whole without. */
function oldestEnd(runs) {
	const ends = [];
	for (const run of runs) {
		const [invocation] = takeList(takeObject(run, "$.runs").invocations ?? [], "$.runs");
		const { endTimeUtc, startTimeUtc } = invocation === void 0 ? {} : takeObject(invocation, "$.runs");
		const end = toInstant(endTimeUtc ?? startTimeUtc);
		if (end === void 0) return void 0;
		ends.push(end);
	}
	return ends.sort()[0];
}
/** Files that the tool names with their content (3.24.11). */
function listArtifacts(value, place) {
	const at = `$.runs[${place}]`;
	const { artifacts = [] } = takeObject(value, at);
	return takeList(artifacts, `${at}.artifacts`).flatMap((each) => {
		const { hashes, location } = takeObject(each, `${at}.artifacts`);
		const sha256 = hashes === void 0 ? void 0 : takeObject(hashes, `${at}.artifacts`)["sha-256"];
		if (typeof sha256 !== "string" || !/^[0-9a-fA-F]{64}$/.test(sha256)) return [];
		const uri = location === void 0 ? void 0 : takeObject(location, `${at}.artifacts`).uri;
		return [{
			sha256: sha256.toLowerCase(),
			...typeof uri === "string" ? { name: uri } : {}
		}];
	});
}
// src/evidence/secmlops-scan.ts
/** Reads what `secmlops-gate scan --format json` wrote. */
/** What is not named here is not looked at. */
const output = object({
	schema: literal(SCAN_OUTPUT_SCHEMA),
	tool: object({ version: string() }),
	files: array(object({
		path: string().min(1),
		sha256: string().regex(/^[0-9a-f]{64}$/, "64 lower-case hex digits").optional(),
		md5: string().regex(/^[0-9a-f]{32}$/, "32 lower-case hex digits").optional(),
		verdict: _enum(SCAN_VERDICTS),
		findings: array(object({ rule: string() }))
	}))
});
/** Files of one report that a decision keeps. */
const MAX_FILES = 1e4;
const secmlopsScan = {
	name: "secmlops-scan",
	recognise: (source) => source.object()?.schema === SCAN_OUTPUT_SCHEMA,
	parse: (source) => {
		const read = output.safeParse(source.json());
		if (!read.success) throw toReportError(read.error);
		const { tool, files } = read.data;
		if (files.length === 0) throw new ReportError("$.files", "it speaks of no file; give `secmlops-gate scan` what to scan");
		const named = files.flatMap(({ findings: _, sha256, ...file }) => sha256 === void 0 ? [] : [{
			...file,
			sha256
		}]);
		if (named.length > MAX_FILES) throw new ReportError("$.files", `it speaks of ${named.length} files, and at most ${MAX_FILES} are read; split it`);
		const odd = files.findIndex(({ verdict, findings }) => isBetterThan(verdict, findings));
		if (odd >= 0) throw new ReportError(`$.files[${odd}].verdict`, "the verdict is better than the findings beside it allow");
		return {
			tool: {
				name: "secmlops-gate",
				version: tool.version
			},
			files: named.map(({ path, sha256, md5, verdict }) => ({
				path,
				sha256,
				...md5 === void 0 ? {} : { md5 },
				verdict
			}))
		};
	}
};
/** A verdict that the command cannot have written beside such findings. */
function isBetterThan(verdict, findings) {
	return findings.some(({ rule }) => byGravity({ verdict }, { verdict: ruleOf$1(rule)?.atBest ?? "safe" }) > 0);
}
function toReportError({ issues: [issue] }) {
	const where = issue?.path.reduce((at, key) => member(at, typeof key === "number" ? key : String(key)), "$");
	return new ReportError(where ?? "$", (issue?.message ?? "not what the command writes").slice(0, 200));
}
// src/evidence/formats.ts
/** One reader for each format; a format without one does not compile. */
const FORMATS = {
	aif360,
	codecarbon,
	csv,
	cyclonedx,
	deepchecks,
	"dvc-metrics": dvcMetrics,
	evidently,
	fairlearn,
	garak,
	giskard,
	"great-expectations": greatExpectations,
	"hf-eval-results": hfEvalResults,
	"hf-model-card": hfModelCard,
	"in-toto": inToto,
	json,
	mlflow,
	"model-signing": modelSigning,
	modelscan,
	picklescan,
	promptfoo,
	sarif,
	"secmlops-scan": secmlopsScan,
	yaml: {
		name: "yaml",
		recognise: () => false,
		parse: (source) => ({
			...listNumbers(source.yaml(), "$"),
			document: source.yaml()
		})
	}
};
// src/evidence/read-report.ts
/**
* Reads a report.
* @param path where it lies in the repository: it tells apart formats whose content looks alike
* @param format a format's name, or `auto` to tell it by the content
* @param keep what of it is kept, given what its places are within as well; what is not is not looked at any further
* @returns what it says, or why there is no telling: where in the document, and what was expected. Never throws, on any bytes
*/
function readReport(path, bytes, format, keep = (whole) => ({ known: whole })) {
	const source = new ReportSource(path, bytes);
	try {
		const reader = format === "auto" ? recognise(source) : readerOf(format);
		const { metrics = [], broken = [], subjects = [], document, ...rest } = reader.parse(source);
		if (rest.tests === void 0 && rest.files === void 0 && metrics.length + broken.length + subjects.length === 0) throw new ReportError("the top", `nothing in it was measured or tested, as ${reader.name} reads it`);
		const kept = keep({
			format: reader.name,
			metrics,
			broken,
			subjects,
			omitted: 0,
			...rest
		}, () => document ?? source.object());
		if ("unavailable" in kept) return kept;
		const read = report.safeParse(kept.known);
		if (read.success) return { known: read.data };
		const [issue] = read.error.issues;
		return { unavailable: `at ${issue?.path.join(".") || "the top"}: ${(issue?.message ?? "unreadable").slice(0, 200)}` };
	} catch (error) {
		if (error instanceof ReportError) return { unavailable: error.message.slice(0, 500) };
		return { unavailable: `it is not what the tool writes (${error instanceof Error ? error.name : "error"})` };
	}
}
function readerOf(format) {
	const name = REPORT_FORMATS.find((each) => each === format);
	if (name === void 0) throw new ReportError("the policy", `no report format is called ${JSON.stringify(format)}`);
	return FORMATS[name];
}
/** @throws ReportError where no format claims it, or more than one does */
function recognise(source) {
	const claims = REPORT_FORMATS.map((name) => FORMATS[name]).filter((reader) => reader.recognise(source));
	const [only] = claims;
	if (only !== void 0 && claims.length === 1) return only;
	if (claims.length === 0 && /\.(?:json|sarif)$/i.test(source.path)) source.json();
	const why = claims.length === 0 ? "it looks like no report format" : `it looks like ${claims.map(({ name }) => name).join(" and like ")}`;
	throw new ReportError("the top", `${why}; name the format in the policy, as \`format: fairlearn\``);
}
// src/evidence/sums.ts
/**
* Reads what `sha256sum` or `md5sum` wrote beside a report: the report's own digest, and those of what it is about.
* https://www.gnu.org/software/coreutils/manual/html_node/cksum-output-modes.html
*/
const SUMS_SUFFIXES = [".sha256", ".md5"];
const ALGORITHMS = {
	".sha256": {
		hash: "sha256",
		digits: 64
	},
	".md5": {
		hash: "md5",
		digits: 32
	}
};
const MAX_LINES = 1e4;
/** The name in binary or text mode; a backslash in front says that the name is written with escapes. */
const LINE = /^(\\?)([0-9a-f]+) [ *](.+)$/;
/**
* @param bytes of the file of sums
* @param report the bytes that it must know as they are: else it speaks of an older report
* @returns what the report is about, the report itself left out; or why there is no telling
*/
function readSums(bytes, suffix, report) {
	const { hash, digits } = ALGORITHMS[suffix];
	let text;
	try {
		text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return { unavailable: "it is not text in UTF-8" };
	}
	const lines = text.split(/\r?\n/);
	if (lines.at(-1) === "") lines.pop();
	if (lines.length > MAX_LINES) return { unavailable: `it has ${lines.length} lines; at most ${MAX_LINES} are read` };
	const own = createHash(hash).update(report).digest("hex");
	const subjects = [];
	let knowsReport = false;
	for (const [index, line] of lines.entries()) {
		const [, escaped, digest = "", name = ""] = LINE.exec(line) ?? [];
		if (digest.length !== digits) return { unavailable: `at line ${index + 1}: expected ${digits} lower-case hex digits, two spaces and a name, as ${hash}sum writes them` };
		if (digest === own) knowsReport = true;
		else subjects.push({
			name: escaped === "" ? name : readEscaped(name),
			...hash === "sha256" ? { sha256: digest } : { md5: digest }
		});
	}
	if (!knowsReport) return { unavailable: `none of its lines has the ${hash} of the report as it is now (${own})` };
	if (subjects.length === 0) return { unavailable: "it names nothing beside the report itself; give sha256sum the model too" };
	return { known: subjects };
}
const readEscaped = (name) => name.replace(/\\([\\nr])/g, (_, letter) => letter === "n" ? "\n" : letter === "r" ? "\r" : "\\");
// src/evidence/trim-report.ts
/** Leaves out of a report what no decision asks for: facts are kept for years. */
/** Metrics of one report that are kept although nothing asks for them. */
const SPARE = 200;
/** And those that are asked for. */
const MOST = 1e4;
/** Names that are looked at for what they may tell, though nothing asks for them. */
const NAMES$1 = 1e4;
/**
* Keeps the metrics that are asked for, with the groups they come from; of each group one, and the one that rests on the fewest samples; then those that are known to say
* something of a concern; then the first others, up to two hundred.
* @returns why there is no telling, where more is asked for than a decision can hold
*/
function trimReport(report, { names, places }) {
	const seen = /* @__PURE__ */ new Set();
	const smallest = /* @__PURE__ */ new Map();
	for (const each of report.metrics) {
		const { group, samples } = each;
		if (group === void 0 || samples === void 0) continue;
		if (samples < (smallest.get(group)?.samples ?? Number.POSITIVE_INFINITY)) smallest.set(group, each);
	}
	const isNewGroup = ({ group, samples }) => {
		if (group === void 0) return false;
		const key = samples === void 0 ? `?${group}` : `n${group}`;
		return !seen.has(key) && seen.add(key) !== void 0;
	};
	const isAsked = (each) => names.has(each.name) || places.has(each.at) || isNewGroup(each) || smallest.get(each.group ?? "") === each;
	const broken = report.broken.filter(isAsked);
	const asked = new Set(report.metrics.filter(isAsked));
	if (asked.size + broken.length > MOST) return { unavailable: `it states ${asked.size + broken.length} numbers that the policy asks for, and at most ${MOST} are kept; split it` };
	if (report.subjects.length > MOST) return { unavailable: `it names ${report.subjects.length} subjects, and at most ${MOST} are kept; split it` };
	const others = report.metrics.filter((each) => !asked.has(each));
	const meanings = /* @__PURE__ */ new Map();
	const telling = others.filter(({ name }) => {
		const known = meanings.get(name) ?? (meanings.size < NAMES$1 && concernOf(report.format, name) !== void 0);
		meanings.set(name, known);
		return known;
	});
	const spare = new Set([...telling, ...others].slice(0, SPARE));
	const metrics = report.metrics.filter((each) => asked.has(each) || spare.has(each));
	const left = broken.length + metrics.length;
	return { known: {
		...report,
		metrics,
		broken,
		omitted: report.metrics.length + report.broken.length - left
	} };
}
/** The names that metrics must have which a policy asks for: its own, and those of the groups behind them. */
function namesAsked(metrics) {
	return new Set([...metrics].flatMap((metric) => [metric, ...companionNames(baseName(metric))]));
}
// src/app/gather-reports.ts
/** Past these a report is not read (bytes): lines can be read one by one, a whole document takes several times its size. */
const MAX_REPORT_BYTES = 16777216;
const MAX_LINES_BYTES = 67108864;
const MAX_SUMS_BYTES = 1048576;
/** Past these many reports, and past what reading so many bytes of JSON takes, no more are read. */
const MAX_REPORTS = 2e3;
const MAX_ALL_BYTES = 134217728;
/** What a byte takes beside one of JSON: lines are read one by one, YAML is parsed for seconds. Of YAML there is never more than a MiB. */
const LINES_WEIGHT = .5;
const YAML_WEIGHT = 64;
const YAML_BYTES = 1048576;
/** Numbers and digests that are kept of all of them, and numbers that are looked at for that. */
const MOST_KEPT = 2e5;
const MOST_STATED = 1e6;
/** Bytes that are held at once. */
const BATCH = 16777216;
const SIGNATURE_SUFFIX = ".sigstore.json";
/** The questions that the applicable `evidence` proofs ask. */
function reportQuestions(policy, scope) {
	return proofsAsked(policy, scope).filter((proof) => proof.kind === "evidence").map(({ format, report, expect, compare, measures, metrics }) => ({
		format,
		isAskedFor: compileGlobs(report),
		names: namesAsked([
			...expect,
			...compare,
			...measures
		].map(({ metric }) => metric)),
		paths: metrics.map(({ path }) => path)
	}));
}
/** Reads the reports that applicable `evidence` proofs name, from a commit's tree. */
async function gatherReports(repository, commit, questions) {
	if (questions.length === 0) return [];
	return readReports$1((await repository.listTree(commit)).filter(({ mode }) => mode.startsWith("100")).map(({ path, id }) => ({
		path,
		id,
		from: "change"
	})), questions, (ids, limit) => repository.readBlobs(ids, limit));
}
/**
* Reads those files that are asked for, a few at a time: what was parsed is let go before the next are read.
* @param files of one tree or folder, reports and what lies beside them
*/
async function readReports$1(files, questions, read) {
	const byPath = new Map(files.map((file) => [file.path, file]));
	const asked = files.filter(({ path }) => !isBeside(path, byPath) && questions.some(({ isAskedFor }) => isAskedFor(path))).sort((a, b) => byCodeUnits(a.path, b.path));
	if (asked.length === 0) return [];
	const besides = new Map(asked.flatMap(({ path }) => withSums(path, byPath)));
	const sizes = await read([...asked, ...[...besides.values()].map(({ file }) => file)].map(({ id }) => id), 0);
	const facts = [];
	const room = {
		left: MOST_KEPT,
		stated: 0
	};
	for (const batch of batchBySize(asked, besides, sizes, (path, size) => weigh(path, size, questions))) {
		const blobs = await read(batch.flatMap(({ file, refusal }) => refusal === void 0 ? [file.id] : []), MAX_LINES_BYTES);
		const sums = await read(batch.flatMap(({ file, refusal }) => refusal === void 0 ? besides.get(file.path)?.file.id ?? [] : []), MAX_SUMS_BYTES);
		for (const { file, refusal } of batch) for (const fact of readFile(file, refusal ?? blobs.get(file.id), besides.get(file.path), sums, questions, room)) facts.push(keepWithin(room, fact));
	}
	return facts;
}
/** Whether a file may be a report that is asked for, or the sums beside one. */
function isConcerned(path, questions) {
	const isAskedFor = (wanted) => questions.some((question) => question.isAskedFor(wanted));
	return [path, ...SUMS_SUFFIXES.filter((suffix) => path.endsWith(suffix)).map((suffix) => path.slice(0, -suffix.length))].some(isAskedFor);
}
/** Files beside a report that speak of it, and are none themselves, whatever glob they match. */
function isBeside(path, files) {
	return [...SUMS_SUFFIXES, SIGNATURE_SUFFIX].some((suffix) => path.endsWith(suffix) && files.has(path.slice(0, -suffix.length)));
}
function sumsOf(path, files) {
	for (const suffix of SUMS_SUFFIXES) {
		const file = files.get(path + suffix);
		if (file !== void 0) return {
			file,
			suffix
		};
	}
}
const withSums = (path, files) => {
	const sums = sumsOf(path, files);
	return sums === void 0 ? [] : [[path, sums]];
};
/** What a report says is kept as long as there is room for it: facts are held, written and read again as a whole. */
function keepWithin(room, fact) {
	const { content, sums, ...rest } = fact;
	const known = "known" in content ? content.known : void 0;
	const own = [
		known?.metrics,
		known?.broken,
		known?.subjects,
		known?.files,
		known?.tests?.examples
	];
	const named = sums !== void 0 && "known" in sums.content ? sums.content.known.length : 0;
	const size = own.reduce((sum, list) => sum + (list?.length ?? 0), named);
	if (size <= room.left) {
		room.left -= size;
		return fact;
	}
	const unavailable = `all reports together state more than ${MOST_KEPT} numbers and digests; no more are kept`;
	return {
		...rest,
		places: [],
		content: { unavailable }
	};
}
function* batchBySize(files, besides, sizes, weigh) {
	const sizeOf = (id) => {
		const blob = id === void 0 ? void 0 : sizes.get(id);
		return blob !== void 0 && "tooLarge" in blob ? blob.tooLarge : 0;
	};
	let batch = [];
	let held = 0;
	let read = 0;
	for (const [index, file] of files.entries()) {
		const own = sizeOf(file.id);
		const beside = sizeOf(besides.get(file.path)?.file.id);
		const size = own + (beside > MAX_SUMS_BYTES ? 0 : beside);
		const weight = weigh(file.path, own) + size - own;
		const refusal = whyNotRead(file.path, own, index, read + weight);
		if (refusal === void 0) {
			if (held > 0 && held + size > BATCH) {
				yield batch;
				batch = [];
				held = 0;
			}
			held += size;
			read += weight;
		}
		batch.push({
			file,
			...refusal === void 0 ? {} : { refusal }
		});
	}
	yield batch;
}
const LINES = /\.(?:jsonl|csv)$/i;
const YAML = /\.(?:ya?ml|md|markdown)$/i;
function weigh(path, size, questions) {
	if (questions.some(({ format, isAskedFor }) => format === "yaml" && isAskedFor(path)) || YAML.test(path)) return YAML_WEIGHT * Math.min(size, YAML_BYTES);
	return LINES.test(path) ? LINES_WEIGHT * size : size;
}
function whyNotRead(path, size, index, all) {
	const most = LINES.test(path) ? MAX_LINES_BYTES : MAX_REPORT_BYTES;
	if (size > most) return `it has ${size} bytes; at most ${most} are read`;
	if (index >= MAX_REPORTS) return `the policy's patterns match more than ${MAX_REPORTS} reports; no more are read`;
	return all > MAX_ALL_BYTES ? `all reports together are more than ${mib(MAX_ALL_BYTES)} of JSON, ${mib(MAX_ALL_BYTES / LINES_WEIGHT)} of lines or ${mib(MAX_ALL_BYTES / YAML_WEIGHT)} of YAML; no more are read` : void 0;
}
const mib = (bytes) => `${bytes / 1048576} MiB`;
/** One fact for each format that the file is asked for in. */
function readFile({ path, id, from }, blob, beside, sums, questions, room) {
	const asking = questions.filter(({ isAskedFor }) => isAskedFor(path));
	return [...new Set(asking.map(({ format }) => format))].map((format) => {
		const report = {
			path,
			id,
			format,
			from,
			places: []
		};
		if (typeof blob === "string") return {
			...report,
			content: { unavailable: blob }
		};
		if (blob === void 0 || !("bytes" in blob)) return {
			...report,
			content: { unavailable: "its content is not in this clone" }
		};
		if (parseLfsPointer(blob.bytes) !== void 0) return {
			...report,
			content: { unavailable: "it is a Git LFS pointer; keep reports in git itself" }
		};
		if (room.stated > MOST_STATED) return {
			...report,
			content: { unavailable: `all reports together state more than ${MOST_STATED} numbers; no more are read` }
		};
		return {
			...report,
			...readContent(path, blob.bytes, format, asking, room),
			...readBeside(blob.bytes, beside, sums)
		};
	});
}
function readContent(path, bytes, format, questions, room) {
	const asking = questions.filter((question) => question.format === format);
	const names = new Set(asking.flatMap((question) => [...question.names]));
	const paths = [...new Set(asking.flatMap((question) => question.paths))];
	let places = [];
	const content = readReport(path, bytes, format, (whole, documentOf) => {
		room.stated += whole.metrics.length + whole.broken.length;
		const stated = [...whole.metrics, ...whole.broken].map(({ at }) => at);
		places = paths.map((wanted) => ({
			path: wanted,
			at: resolvePath(wanted, stated, documentOf) ?? null
		}));
		return trimReport(whole, {
			names,
			places: new Set(places.flatMap(({ at }) => at ?? []))
		});
	});
	return {
		content,
		places: "known" in content ? places : []
	};
}
function readBeside(report, beside, blobs) {
	if (beside === void 0) return {};
	const { file, suffix } = beside;
	const blob = blobs.get(file.id);
	const content = blob !== void 0 && "bytes" in blob ? readSums(blob.bytes, suffix, report) : { unavailable: blob !== void 0 && "tooLarge" in blob ? `it has ${blob.tooLarge} bytes; at most ${MAX_SUMS_BYTES} are read` : "its content is not in this clone" };
	return { sums: {
		path: file.path,
		id: file.id,
		content
	} };
}
// src/app/gather-signatures.ts
/** Verifies the signatures that applicable `evidence` proofs ask for. The libraries for that are loaded only where one does. */
/** Past these a report or signature is not read (bytes), and past so many no more are. */
const MAX_BYTES = 16777216;
const MAX_SIGNATURES = 1e3;
/** Past these many bytes of all signatures of folders together, or of all reports with theirs, no more are read. */
const MAX_ALL_FOLDERS = 67108864;
const MAX_ALL_REPORTS = 268435456;
/** Past these many files in all signed folders together, and these many ways to hash them, no more folders are looked at. */
const MAX_PLACES = 5e5;
const MAX_WAYS = 8;
/** Problems of one folder that a record keeps. */
const KEPT$1 = 20;
/**
* @param changes all that the change does, governed or not: a file that is added to a signed folder breaks its signature
* @throws GitError where git cannot answer
*/
async function gatherSignatures(repository, commit, policy, scope, changes, { trusted } = {}) {
	const proofs = proofsAsked(policy, scope).filter((proof) => proof.kind === "evidence");
	const [ofModels, ofReports] = [proofs.filter(isOfModels), proofs.filter(isOfReports)];
	if (ofModels.length + ofReports.length === 0) return [];
	const tree = await repository.listTree(commit);
	const keys = [...ofModels, ...ofReports].flatMap(({ signedBy }) => signedBy.flatMap((each) => "key" in each ? [each.key] : []));
	const options = {
		keys: [...new Set(keys)],
		...trusted === void 0 ? {} : { trusted }
	};
	return [...await readModels({
		repository,
		tree,
		changes,
		options
	}, ofModels), ...await readReports({
		repository,
		tree,
		changes,
		options
	}, ofReports)].sort((a, b) => byCodeUnits(a.path, b.path) || byCodeUnits(a.signs, b.signs));
}
const isOfModels = ({ format }) => format === MODEL_SIGNING;
const isOfReports = ({ format, assurance }) => format !== "model-signing" && assurance === "signed";
function entriesOf(tree, proofs) {
	const isAskedFor = proofs.map(({ report }) => compileGlobs(report));
	return tree.filter(({ path, mode }) => mode.startsWith("100") && isAskedFor.some((asks) => asks(path)));
}
/** Signatures of folders that the change touches: of any other, base has what it had. */
async function readModels(means, proofs) {
	const touched = new Set(means.changes.flatMap(({ path, previousPath = path }) => [...foldersOf(path), ...foldersOf(previousPath)]));
	for (const { outs } of means.changes) for (const { path } of outs !== void 0 && "known" in outs ? outs.known : []) for (const folder of foldersOf(path)) touched.add(folder);
	const there = entriesOf(means.tree, proofs).filter(({ path }) => touched.has(folderOf(path)));
	const gone = goneOf(means, proofs);
	if (there.length + gone.length === 0) return [];
	const { readModelSignature } = await import("./read-signature-Ddv_3HOa.js");
	const plan = planner(means);
	const planned = [];
	const left = [];
	const judgeGone = goneJudge(means, planned);
	const taken = new Set(gone);
	const entries = [...there, ...gone];
	for await (const [entry, had] of readUnits(means.repository, entries, (each) => [each], MAX_ALL_FOLDERS)) {
		const bytes = had(entry);
		const read = "unavailable" in bytes ? bytes : readModelSignature(bytes.known, means.options);
		if (taken.has(entry)) left.push(...judgeGone(entry, read));
		else planned.push({
			entry,
			content: "unavailable" in read ? read : plan(entry.path, read.known)
		});
	}
	const hashed = await hashAll(means.repository, planned.flatMap(({ content }) => "known" in content ? [content.known] : []));
	const changed = new Set(means.changes.map(({ path }) => path));
	return [...planned.map(({ entry: { path, id }, content }) => {
		const named = {
			path,
			id,
			signs: "folder"
		};
		if ("unavailable" in content) return {
			...named,
			content
		};
		const { signature } = content.known;
		return {
			...named,
			content: { known: {
				...signature,
				files: compareFolder(content.known, hashed, changed)
			} }
		};
	}), ...left];
}
/** Signatures that the change takes away, as they were before it. */
function goneOf({ tree, changes }, proofs) {
	const asked = entriesOf(changes.flatMap(({ path, previousPath = path, oldMode: mode = "", oldId: id = "" }) => id === "" ? [] : [{
		path: previousPath,
		mode,
		id
	}]), proofs);
	if (asked.length === 0) return [];
	const there = new Set(entriesOf(tree, proofs).map(({ path }) => path));
	return asked.filter(({ path }) => !there.has(path));
}
/** One that goes with its files, or whose files another signature names, leaves nothing unsigned that was signed before. */
function goneJudge({ tree }, planned) {
	let named;
	return ({ path, id }, read) => {
		const folder = folderOf(path);
		named ??= new Set(planned.flatMap(({ content }) => "known" in content ? [...content.known.signed.files.keys()].map((file) => content.known.folder + file) : []));
		if (!tree.some((entry) => entry.path.startsWith(folder) && !named?.has(entry.path) && ("unavailable" in read || read.known.folder.files.has(entry.path.slice(folder.length))))) return [];
		return [{
			path,
			id,
			signs: "folder",
			content: { unavailable: "unavailable" in read ? `it is gone, files of its folder are still there, and ${read.unavailable}` : "it is gone, and files that it signs are still there" }
		}];
	};
}
/**
* Folders can lie in one another, and signatures be copied: what all of them together ask for is bounded. One that is past it cannot be
* told to be what was signed.
*/
function planner({ tree, changes }) {
	const isKept = keptByDvc(tree, changes);
	const ways = /* @__PURE__ */ new Set();
	let all = 0;
	return (path, { signature, folder: signed }) => {
		const folder = folderOf(path);
		const entries = all > MAX_PLACES ? [] : tree.filter((entry) => entry.path.startsWith(folder));
		all += entries.length;
		if (all > MAX_PLACES) return { unavailable: `all signed folders together hold more than ${MAX_PLACES} files; no more are looked at` };
		ways.add(wayOf(signed));
		if (ways.size > MAX_WAYS) return { unavailable: `the signatures hash in more than ${MAX_WAYS} ways; no more are looked at` };
		const places = entries.map((entry) => ({
			entry,
			path: entry.path.slice(folder.length),
			kind: kindOf(entry),
			empty: EMPTY.has(entry.id)
		}));
		const elsewhere = (inside) => isKept(folder + inside);
		return { known: {
			signature,
			folder,
			signed,
			places,
			plan: planFolder(signed, places, {
				signature: path.slice(folder.length),
				elsewhere
			})
		} };
	};
}
const wayOf = ({ algorithm, shard }) => `${algorithm} ${shard ?? ""}`;
function compareFolder({ folder, signed, places, plan: { toHash, problems } }, hashed, changed) {
	const found = [...problems];
	const covered = [];
	let matching = 0;
	for (const { place, signed: file } of toHash) {
		const { path, id } = place.entry;
		const actual = hashed(signed, id);
		if (actual === void 0) found.push({
			path: place.path,
			state: "unreachable"
		});
		else if (!fitsSigned(actual, file)) found.push({
			path: place.path,
			state: "differs"
		});
		else {
			matching += 1;
			const [sha256] = signed.algorithm === "sha256" && actual.digests.length === 1 ? actual.digests : [];
			if (changed.has(path)) covered.push({
				path,
				id,
				...sha256 === void 0 ? {} : { sha256 }
			});
		}
	}
	for (const { entry, path, kind, empty } of places) if (signed.shard !== void 0 && kind === "file" && empty && !signed.files.has(path) && changed.has(entry.path)) covered.push({
		path: entry.path,
		id: entry.id
	});
	const sorted = found.map(({ path, state }) => ({
		path: folder + path,
		state
	})).sort((a, b) => byCodeUnits(a.path, b.path));
	return {
		folder: folder.replace(/\/$/, ""),
		matching,
		problems: sorted.slice(0, KEPT$1),
		omitted: Math.max(0, sorted.length - KEPT$1),
		covered: covered.sort((a, b) => byCodeUnits(a.path, b.path))
	};
}
/** Hashes for all signatures at once: each blob once for each way in which they hash. */
async function hashAll(repository, planned) {
	const asked = /* @__PURE__ */ new Map();
	for (const { signed, plan } of planned) {
		const { algorithm, shard } = signed;
		const hashing = {
			algorithm,
			...shard === void 0 ? {} : { shard }
		};
		const way = asked.get(wayOf(signed)) ?? {
			hashing,
			ids: /* @__PURE__ */ new Set(),
			most: 0
		};
		asked.set(wayOf(signed), way);
		for (const { place, signed: file } of plan.toHash) {
			way.ids.add(place.entry.id);
			way.most = Math.max(way.most, file.digests.length);
		}
	}
	const pointers = await readPointers(repository, [...new Set([...asked.values()].flatMap(({ ids }) => [...ids]))]);
	const hashed = /* @__PURE__ */ new Map();
	for (const [way, { hashing, ids, most }] of asked) {
		const others = [...ids].filter((id) => !pointers.has(id));
		if (others.length === 0) continue;
		for (const [id, blob] of await repository.hashBlobs(others, {
			...hashing,
			most
		})) if (!("unavailable" in blob)) hashed.set(`${way} ${id}`, blob);
	}
	return (signed, id) => {
		const pointer = pointers.get(id);
		return pointer === void 0 ? hashed.get(`${wayOf(signed)} ${id}`) : hashedByPointer(pointer, signed);
	};
}
/** A clone without large blobs has every blob that is small enough for a pointer. */
async function readPointers(repository, ids) {
	if (ids.length === 0) return /* @__PURE__ */ new Map();
	const small = [...await repository.blobSizes(ids)].filter(([, size]) => size < LFS_POINTER_LIMIT).map(([id]) => id);
	const pointers = /* @__PURE__ */ new Map();
	for (const [id, blob] of await repository.readBlobs(small, LFS_POINTER_LIMIT)) {
		const pointer = "bytes" in blob ? parseLfsPointer(blob.bytes) : void 0;
		if (pointer !== void 0) pointers.set(id, pointer);
	}
	return pointers;
}
/** Whether DVC may keep a file that git does not have: it, or a folder above it, has a `.dvc` file beside it or is an output that changed. */
function keptByDvc(tree, changes) {
	const kept = new Set(tree.flatMap(({ path }) => path.endsWith(".dvc") ? [path.slice(0, -4)] : []));
	for (const { outs } of changes) for (const { path } of outs !== void 0 && "known" in outs ? outs.known : []) kept.add(path);
	return (path) => kept.has(path) || [...foldersOf(path)].some((above) => kept.has(above.slice(0, -1)));
}
/** Signatures of reports: the report itself where it is one, and what lies beside it. What has none is not in the answer. */
async function readReports(means, proofs) {
	const plain = new Map(means.tree.filter(({ mode }) => mode.startsWith("100")).map((entry) => [entry.path, entry]));
	const units = entriesOf(means.tree, proofs).map((report) => ({
		report,
		beside: plain.get(signaturePathOf(report.path))
	}));
	if (units.length === 0) return [];
	const [{ readReportSignature, readReportStatement }, { looksLikeBundle }] = await Promise.all([import("./read-signature-Ddv_3HOa.js"), import("./read-bundle-BRqfjYro.js")]);
	const facts = [];
	const entriesIn = ({ report, beside }) => beside === void 0 ? [report] : [report, beside];
	for await (const [{ report, beside }, had] of readUnits(means.repository, units, entriesIn, MAX_ALL_REPORTS)) {
		const { path, id } = report;
		const bytes = had(report);
		if ("unavailable" in bytes) continue;
		if (looksLikeBundle(bytes.known)) facts.push({
			path,
			id,
			signs: "statement",
			content: readReportStatement(bytes.known, means.options)
		});
		if (beside === void 0) continue;
		const about = {
			path,
			id,
			sha256: sha256Hex(bytes.known)
		};
		const signature = had(beside);
		const content = "unavailable" in signature ? signature : readReportSignature(signature.known, {
			bytes: bytes.known,
			sha256: about.sha256
		}, means.options);
		facts.push({
			path: beside.path,
			id: beside.id,
			signs: "report",
			about,
			content
		});
	}
	return facts;
}
/** Bytes that are read at once. */
const AT_ONCE = 33554432;
/**
* Reads the entries of units, some units at a time, so that memory does not grow with their number.
* @param most bytes of all that are read
* @returns each unit, with what gives its entries' bytes, or why they cannot be had
*/
async function* readUnits(repository, units, entriesIn, most) {
	const within = units.slice(0, MAX_SIGNATURES);
	const ids = within.flatMap((unit) => entriesIn(unit).map(({ id }) => id));
	await repository.readBlobs(ids, -1);
	const sizes = await repository.blobSizes(ids);
	let [at, all] = [0, 0];
	while (at < within.length && all <= most) {
		const some = [];
		for (let bytes = 0; at < within.length && bytes < AT_ONCE && all <= most; at += 1) {
			const unit = within[at];
			if (unit === void 0) break;
			const size = entriesIn(unit).reduce((sum, { id }) => sum + Math.min(MAX_BYTES, sizes.get(id) ?? 0), 0);
			all += size;
			if (all > most) break;
			some.push(unit);
			bytes += size;
		}
		const blobs = await repository.readBlobs(some.flatMap((unit) => entriesIn(unit).map(({ id }) => id)), MAX_BYTES);
		for (const unit of some) yield [unit, ({ id }) => toFact(blobs.get(id))];
	}
	const unavailable = all > most ? `all that is asked for has more than ${most} bytes; no more is read` : `more than ${MAX_SIGNATURES} signatures are asked for; no more are read`;
	for (const unit of units.slice(at)) yield [unit, () => ({ unavailable })];
}
function toFact(blob) {
	if (blob === void 0 || "missing" in blob) return { unavailable: "its content is not in this clone" };
	if ("tooLarge" in blob) return { unavailable: `it has ${blob.tooLarge} bytes; at most ${MAX_BYTES} are read` };
	return { known: blob.bytes };
}
const EMPTY = new Set(["sha1", "sha256"].map((name) => hash(name, "blob 0\0", "hex")));
/** A submodule is another repository, and a link what it leads to: neither is a file of this tree. */
function kindOf({ mode }) {
	return mode.startsWith("100") ? "file" : mode === "120000" ? "link" : "other";
}
/** With a slash behind, but for the whole repository. */
const folderOf = (path) => path.slice(0, path.lastIndexOf("/") + 1);
/** All folders that a path lies in, the whole repository last. */
function* foldersOf(path) {
	for (let folder = folderOf(path);; folder = folderOf(folder.slice(0, -1))) {
		yield folder;
		if (folder === "") return;
	}
}
// src/app/describe-head.ts
/** What a commit holds and changes, as far as the policy asks. */
async function describeHead(whole, policy, { base, mergeBase, head, raw, linked }) {
	const repository = listingOnce(whole);
	const changes = await describeChanges(repository, raw, policy, {
		mergeBase,
		head
	});
	const links = { known: [...linked] };
	const scope = scopeOf(policy, {
		changes,
		links
	});
	const documents = await gatherDocuments(repository, head, policy, scope);
	const questions = reportQuestions(policy, scope);
	const reports = await gatherReports(repository, head, questions);
	const baseReports = base === void 0 ? [] : await gatherReports(repository, base, questions);
	const signatures = base === void 0 ? [] : await gatherSignatures(repository, head, policy, scope, changes);
	const codeowners = base === void 0 ? void 0 : await gatherCodeowners(repository, base, policy, scope);
	return {
		facts: {
			changes,
			links,
			documents,
			reports,
			baseReports,
			signatures,
			...codeowners === void 0 ? {} : { codeowners }
		},
		scope
	};
}
/** Reports, signatures and what they sign are looked for in the same tree. */
function listingOnce(repository) {
	const trees = /* @__PURE__ */ new Map();
	return {
		...repository,
		listTree(commit, folder = "") {
			const key = `${commit}:${folder}`;
			const tree = trees.get(key) ?? repository.listTree(commit, folder);
			trees.set(key, tree);
			return tree;
		}
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
		verdict: ruleOf$1(rule)?.atBest ?? "unknown",
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
// src/app/read-pull-templates.ts
/** Bytes, and files. */
const MAX_TEMPLATE = 65536;
const MAX_TEMPLATES = 10;
/**
* Where GitHub looks for them, in the spellings in use; it takes others too.
* https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/creating-a-pull-request-template-for-your-repository
*/
const NAMES = ["pull_request_template", "PULL_REQUEST_TEMPLATE"];
const FILES = [
	".github/",
	"",
	"docs/"
].flatMap((folder) => NAMES.flatMap((name) => [`${folder}${name}.md`, `${folder}${name}.txt`]));
const FOLDERS = NAMES.map((name) => `.github/${name}`);
/**
* Base's templates for descriptions of pull requests, if an applicable proof reads the description: what still stands there as a template
* has it, nobody wrote. One that cannot be read is left out, since it takes nothing away from what is asked.
*/
async function readPullTemplates(repository, base, policy, scope) {
	if (!proofsAsked(policy, scope).some((proof) => proof.kind === "document" && "pullRequest" in proof.source)) return [];
	const several = await Promise.all(FOLDERS.map((folder) => repository.listTree(base, folder)));
	const entries = [...(await repository.entriesAt(base, FILES)).values(), ...several.flat()].filter(({ mode }) => mode.startsWith("100")).slice(0, MAX_TEMPLATES);
	return [...(await repository.readBlobs(entries.map(({ id }) => id), MAX_TEMPLATE)).values()].flatMap((blob) => "bytes" in blob ? [blob.bytes.toString("utf8")] : []);
}
export { isConcerned as a, lfsObjects as c, lintHeadPolicy as i, onDemand as l, gatherScans as n, readReports$1 as o, describeHead as r, reportQuestions as s, readPullTemplates as t, openMeans as u };
