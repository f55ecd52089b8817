import { n as parseJson, t as asObject } from "./strict-json-Oruh0TAE.js";
import { createHash } from "node:crypto";
// src/evidence/report-error.ts
/** Why a report tells nothing: where in it, and what was expected there. */
var ReportError = class extends Error {
	/** @param at the place, as `$.metrics[3].value` or `line 7` */
	constructor(at, expected) {
		super(`at ${at}: ${expected}`);
		this.name = "ReportError";
	}
};
// src/evidence/take.ts
/** The place of a member, as RFC 9535 writes it: `$.metrics[3]`, `$["share of drift"]`. */
function member(at, key) {
	if (typeof key === "number") return `${at}[${key}]`;
	return /^[A-Za-z_][\w]*$/.test(key) ? `${at}.${key}` : `${at}[${JSON.stringify(key)}]`;
}
function takeObject(value, at) {
	const object = asObject(value);
	if (object === void 0) throw new ReportError(at, `expected an object, found ${nameKind(value)}`);
	return object;
}
function takeList(value, at) {
	if (!Array.isArray(value)) throw new ReportError(at, `expected a list, found ${nameKind(value)}`);
	return value;
}
function takeText(value, at) {
	if (typeof value !== "string") throw new ReportError(at, `expected text, found ${nameKind(value)}`);
	return value;
}
/** A whole number of things: not negative, and exact. */
function takeCount(value, at) {
	if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw new ReportError(at, `expected a whole number of 0 or more, found ${nameKind(value)}`);
	return value;
}
/** Numbers of one report; each takes hundreds of bytes until most are left out again. */
const MOST_NUMBERS = 1e5;
/** Puts a value among the metrics if it is a finite number, among the broken ones if it is anything else. */
function note(found, value, metric) {
	if (found.metrics.length + found.broken.length >= MOST_NUMBERS) throw new ReportError("the top", `more than ${MOST_NUMBERS} numbers; report those that matter`);
	if (typeof value === "number" && Number.isFinite(value)) {
		found.metrics.push({
			...metric,
			value
		});
		return;
	}
	const { name, group, slice, at } = metric;
	found.broken.push({
		name,
		...group === void 0 ? {} : { group },
		...slice === void 0 ? {} : { slice },
		at,
		detail: `expected a finite number, found ${nameKind(value)}`
	});
}
function nameKind(value) {
	if (value === void 0) return "nothing";
	if (value === null) return "null (or NaN)";
	if (Array.isArray(value)) return "a list";
	if (typeof value === "object") return "an object";
	if (typeof value === "number") return `number ${value}`;
	return `${typeof value === "string" ? "text" : typeof value} ${JSON.stringify(value).slice(0, 60)}`;
}
const FORMER = "https://model_signing/Digests/v0.1";
const isModelSignature = ({ predicateType }) => predicateType === "https://model_signing/signature/v1.0" || predicateType === FORMER;
/** Hashes by their name in signatures. BLAKE3, which they may name too, is none that Node has. */
const FILE_HASHES = {
	sha256: 64,
	blake2b: 128
};
/**
* Takes the files out of a statement, and holds its digest over them all against them.
* @throws ReportError where it is not what signers write, contradicts itself, or hashes in a way that is not known
*/
function readSignedFolder(statement) {
	return statement.predicateType === "https://model_signing/signature/v1.0" ? readResources(statement) : readSubjects(statement);
}
function readSubjects({ predicateType, subjects }) {
	if (predicateType !== FORMER) throw new ReportError("$.predicateType", `expected a model's signature, found ${predicateType.slice(0, 100)}`);
	const files = /* @__PURE__ */ new Map();
	for (const { name, digests, at } of subjects) addFile(files, name, { digests: [takeDigest(digests.get("sha256"), "sha256", `${at}.digest`)] }, at);
	return {
		algorithm: "sha256",
		files,
		single: false,
		ignored: [],
		links: false
	};
}
function readResources({ predicate, subjects }) {
	const form = takeObject(predicate["serialization"], "$.predicate.serialization");
	const { method, hash_type: algorithm } = form;
	if (algorithm !== "sha256" && algorithm !== "blake2b") throw new ReportError("$.predicate.serialization.hash_type", `this version can hash by sha256 and blake2b, and these files are hashed by ${JSON.stringify(algorithm)?.slice(0, 40)}: sign with sha256`);
	if (method !== "files" && method !== "shards") throw new ReportError("$.predicate.serialization.method", "expected files or shards");
	const shard = method === "shards" ? takeShard(form["shard_size"]) : void 0;
	const resources = takeList(predicate["resources"], "$.predicate.resources").map((value, index) => {
		const at = member("$.predicate.resources", index);
		const { name, algorithm: named, digest } = takeObject(value, at);
		const expected = shard === void 0 ? algorithm : `${algorithm}-sharded-${shard}`;
		if (named !== expected) throw new ReportError(`${at}.algorithm`, `expected ${expected}`);
		return {
			at,
			name: takeText(name, `${at}.name`),
			digest: takeDigest(digest, algorithm, `${at}.digest`)
		};
	});
	if (resources.length === 0) throw new ReportError("$.predicate.resources", "expected at least one file");
	requireRoot(subjects, resources);
	const files = shard === void 0 ? wholeFiles(resources) : shardedFiles(resources, shard);
	const single = files.size === 1 ? files.get(".") : void 0;
	const name = subjects[0]?.name;
	const ignored = takeList(form["ignore_paths"] ?? [], "$.predicate.serialization.ignore_paths");
	return {
		algorithm,
		...shard === void 0 ? {} : { shard },
		files: single === void 0 ? files : /* @__PURE__ */ new Map([[requireName(name, "$.subject[0]"), single]]),
		single: single !== void 0,
		ignored: ignored.filter((path) => typeof path === "string"),
		links: form["allow_symlinks"] === true
	};
}
/** The subject's digest is over the digests of all resources, in their order. */
function requireRoot(subjects, resources) {
	const hash = createHash("sha256");
	for (const { digest } of resources) hash.update(digest, "hex");
	if (subjects.length !== 1 || subjects[0]?.digests.get("sha256") !== hash.digest("hex")) throw new ReportError("$.subject", "expected one subject with the sha256 over the digests of all resources");
}
function wholeFiles(resources) {
	const files = /* @__PURE__ */ new Map();
	for (const { name, digest, at } of resources) if (name === "." && resources.length === 1) files.set(name, { digests: [digest] });
	else addFile(files, name, { digests: [digest] }, at);
	return files;
}
/** Named `path:start:end`. Only shards that follow each other without a gap speak of the whole file. */
function shardedFiles(resources, shard) {
	const parts = /* @__PURE__ */ new Map();
	for (const { name, digest, at } of resources) {
		const [, path, start, end] = /^([^:]+):(\d{1,15}):(\d{1,15})$/.exec(name) ?? [];
		if (path === void 0) throw new ReportError(`${at}.name`, "expected path:start:end");
		const part = {
			start: Number(start),
			end: Number(end),
			digest
		};
		const others = parts.get(path);
		if (others === void 0) parts.set(path, [part]);
		else others.push(part);
	}
	const files = /* @__PURE__ */ new Map();
	for (const [path, own] of parts) {
		own.sort((a, b) => a.start - b.start);
		const size = own.at(-1)?.end ?? 0;
		if (!own.every(({ start, end }, index) => start === index * shard && end > start && end === Math.min(start + shard, size))) throw new ReportError("$.predicate.resources", `the shards of ${path.slice(0, 200)} do not make a whole file`);
		const file = {
			size,
			digests: own.map(({ digest }) => digest)
		};
		if (path === "." && parts.size === 1) files.set(path, file);
		else addFile(files, path, file, "$.predicate.resources");
	}
	return files;
}
function addFile(files, name, file, at) {
	const path = requireName(name, at);
	if (files.has(path)) throw new ReportError(at, `the file ${path.slice(0, 200)} stands twice`);
	files.set(path, file);
}
/** A path inside the folder, written in one way alone. */
function requireName(name, at) {
	const parts = name?.split("/") ?? [];
	if (name === void 0 || name.includes("\0") || parts.some((part) => part === "" || part === "." || part === "..")) throw new ReportError(at, "expected the name of a file inside the signed folder");
	return name;
}
function takeDigest(value, algorithm, at) {
	if (typeof value !== "string" || value.length !== FILE_HASHES[algorithm] || !/^[0-9a-f]+$/.test(value)) throw new ReportError(at, `expected a ${algorithm} in lower-case hex`);
	return value;
}
function takeShard(value) {
	if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 1) throw new ReportError("$.predicate.serialization.shard_size", "expected a number of bytes");
	return value;
}
// src/evidence/statement.ts
const PAYLOAD_TYPE = "application/vnd.in-toto+json";
const TYPES = ["https://in-toto.io/Statement/v1", "https://in-toto.io/Statement/v0.1"];
/**
* Reads what a DSSE envelope holds, signed or not.
* @throws ReportError where it is no in-toto statement in JSON, or is about nothing
*/
function readStatement(payloadType, payload) {
	if (payloadType !== PAYLOAD_TYPE) throw new ReportError("payloadType", `expected ${PAYLOAD_TYPE}, found ${payloadType.slice(0, 100)}`);
	const parsed = parseJson(payload);
	if (typeof parsed === "string") throw new ReportError("the payload", `expected JSON, and it is ${parsed}`);
	if (parsed.duplicate !== void 0) throw new ReportError("the payload", `the key ${JSON.stringify(parsed.duplicate)} stands twice in one object`);
	return toStatement(parsed.value);
}
/**
* @param value JSON
* @throws ReportError where it is no in-toto statement, or is about nothing
*/
function toStatement(value) {
	const statement = takeObject(value, "$");
	if (!TYPES.includes(statement["_type"])) throw new ReportError("$._type", "expected an in-toto statement, v1 or v0.1");
	const subjects = takeList(statement["subject"], "$.subject").map((subject, index) => readSubject(subject, member("$.subject", index)));
	if (subjects.length === 0) throw new ReportError("$.subject", "expected at least one subject");
	return {
		predicateType: takeText(statement["predicateType"], "$.predicateType"),
		predicate: asObject(statement["predicate"]) ?? {},
		subjects
	};
}
function readSubject(value, at) {
	const { name, digest } = takeObject(value, at);
	const digests = /* @__PURE__ */ new Map();
	for (const [algorithm, hex] of Object.entries(takeObject(digest, `${at}.digest`))) if (typeof hex === "string" && /^(?:[0-9a-f]{2})+$/.test(hex)) digests.set(algorithm, hex);
	return {
		...typeof name === "string" ? { name } : {},
		digests,
		at
	};
}
/** Its subjects as far as they are named by digests that git, LFS or DVC know content by. */
function subjectsOf({ subjects }) {
	return subjects.flatMap(({ name, digests }) => {
		const sha256 = ofLength(digests.get("sha256"), 64);
		const md5 = ofLength(digests.get("md5"), 32);
		const gitBlob = ofLength(digests.get("gitBlob"), 40) ?? ofLength(digests.get("gitBlob"), 64);
		if (sha256 === void 0 && md5 === void 0 && gitBlob === void 0) return [];
		return [{
			...name === void 0 ? {} : { name },
			...sha256 === void 0 ? {} : { sha256 },
			...md5 === void 0 ? {} : { md5 },
			...gitBlob === void 0 ? {} : { gitBlob }
		}];
	});
}
const ofLength = (hex, length) => hex?.length === length ? hex : void 0;
export { readSignedFolder as a, note as c, takeObject as d, takeText as f, isModelSignature as i, takeCount as l, subjectsOf as n, member as o, ReportError as p, toStatement as r, nameKind as s, readStatement as t, takeList as u };
