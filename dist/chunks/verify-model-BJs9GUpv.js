import { t as ShardHasher } from "./shard-hasher-D45NNGGM.js";
import { n as reasonOf } from "./reason-of-BTasmN5X.js";
import { t as MAX_BUNDLE } from "./read-bundle-Daf_PdA6.js";
import { i as keyProblem, t as readModelSignature } from "./read-signature-w0Gu4uPh.js";
import { t as byCodeUnits } from "./code-units-DnguPKzM.js";
import { r as judgeSigner } from "./signed-DK_kZ9Bt.js";
import { r as planFolder, t as fitsSigned } from "./compare-folder-BeRLEc5I.js";
import { i as printJson, n as UsageError, r as print, t as EXIT, u as showHidden } from "./io-B4g5SGRN.js";
import { t as VERSION } from "./version-Cl1mdjaF.js";
import { open, readFile, readdir, realpath, stat } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { constants } from "node:fs";
// src/adapters/files-of-folder.ts
/** A folder on the disk: what lies in it, and the digests of its files. */
const SLASH = Buffer.from("/");
const GIT = Buffer.from(".git");
/**
* Lists what lies below a folder, git's own folder at its top left out. A name that is not UTF-8 shows U+FFFD.
* @param follow whether a link to a file counts as that file; a link to a folder is a link
* @throws the system's error where a folder cannot be listed
*/
async function listFolder(folder, follow) {
	const places = [];
	const stack = [{
		at: Buffer.from(folder),
		path: ""
	}];
	for (let place = stack.pop(); place !== void 0; place = stack.pop()) for (const entry of await readdir(place.at, {
		withFileTypes: true,
		encoding: "buffer"
	})) {
		if (place.path === "" && entry.name.equals(GIT)) continue;
		const at = Buffer.concat([
			place.at,
			SLASH,
			entry.name
		]);
		const path = `${place.path}${entry.name.toString("utf8")}`;
		if (entry.isDirectory()) stack.push({
			at,
			path: `${path}/`
		});
		else places.push({
			at,
			path,
			...await lookAt(at, entry, follow)
		});
	}
	return places;
}
async function lookAt(at, entry, follow) {
	if (entry.isSymbolicLink() && !follow) return {
		kind: "link",
		empty: false
	};
	if (!entry.isFile() && !entry.isSymbolicLink()) return {
		kind: "other",
		empty: false
	};
	const found = await stat(at).catch(() => void 0);
	if (found?.isFile()) return {
		kind: "file",
		empty: found.size === 0
	};
	return {
		kind: entry.isSymbolicLink() ? "link" : "other",
		empty: false
	};
}
/** Bytes read ahead while those before are hashed. */
const PART = 4194304;
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
/** Two buffers, which files share one after the other. */
function fileHasher(hashing) {
	const buffers = [Buffer.allocUnsafe(PART), Buffer.allocUnsafe(PART)];
	/** @throws the system's error, or Error where it is no file, or changes while it is read */
	return async (at) => {
		const handle = await open(at, READ);
		try {
			const before = await handle.stat({ bigint: true });
			if (!before.isFile()) throw new Error("it is not a regular file");
			const hasher = new ShardHasher(hashing);
			const read = (turn) => handle.read(buffers[turn % 2] ?? Buffer.alloc(PART), 0, PART, null);
			let next = read(0);
			for (let turn = 1;; turn += 1) {
				const { bytesRead, buffer } = await next;
				if (bytesRead === 0) break;
				next = read(turn);
				hasher.update(buffer.subarray(0, bytesRead));
			}
			const after = await handle.stat({ bigint: true });
			if (after.size !== before.size || after.mtimeNs !== before.mtimeNs || after.ctimeNs !== before.ctimeNs) throw new Error("it changed while it was read");
			return hasher.finish();
		} finally {
			await handle.close();
		}
	};
}
// src/render/model-text.ts
/** What `verify-model` found, as text and as JSON. */
const MODEL_OUTPUT_SCHEMA = "secmlops-gate/model@1";
const WORDS = {
	differs: "is not the file that was signed",
	missing: "was signed, and is not there",
	unsigned: "is there, and was not signed",
	unreachable: "could not be read"
};
/** Problems that are listed; JSON has all of them. */
const SHOWN = 50;
/** @returns lines; a name from the folder or the signature begins none of its own */
function renderModel(verdict) {
	const { signer, signedAt, objection, matching, bytes, problems } = verdict;
	const [folder, signature] = [showHidden(verdict.folder), showHidden(verdict.signature)];
	const lines = [];
	lines.push(verdict.verdict === "verified" ? `${folder} is as it was signed` : `${folder} is NOT proved to be as it was signed`);
	if (signer !== void 0) lines.push(`  signed by ${nameSigner(signer)}${signedAt === void 0 ? "" : `, on ${signedAt.slice(0, 10)}`}`);
	if (objection !== void 0) lines.push(`  ${signature}: ${showHidden(objection)}`);
	else lines.push(`  ${matching} ${matching === 1 ? "file" : "files"} of ${formatBytes(bytes)} match ${signature}`);
	for (const { path, state, detail } of problems.slice(0, SHOWN)) lines.push(`  ${showHidden(path)} ${WORDS[state]}${detail === void 0 ? "" : `: ${showHidden(detail)}`}`);
	if (problems.length > SHOWN) lines.push(`  and ${problems.length - SHOWN} more; --format json has them all`);
	return lines.join("\n");
}
const nameSigner = (signer) => "key" in signer ? `the key ${signer.key}` : `${signer.identity} (${signer.issuer})`;
function formatBytes(bytes) {
	const units = [
		"bytes",
		"kB",
		"MB",
		"GB",
		"TB"
	];
	let [size, unit] = [bytes, 0];
	for (; size >= 1e3 && unit < units.length - 1; unit += 1) size /= 1e3;
	return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`;
}
// src/app/verify-model.ts
/** `verify-model`: whether a folder is what somebody who is accepted signed, by OpenSSF model signing. Nothing is fetched. */
async function runVerifyModel(folder, options, io) {
	const accepted = await readAccepted(options, io);
	const root = await realpath(resolve(io.cwd, folder)).catch(() => void 0);
	if (root === void 0 || !(await stat(root)).isDirectory()) throw new UsageError(`there is no folder ${folder}`);
	const shown = options.signature ?? join(folder, "model.sig");
	const file = options.signature === void 0 ? join(root, "model.sig") : resolve(io.cwd, options.signature);
	const bytes = await readSignature(file, shown);
	const base = {
		folder,
		signature: shown,
		matching: 0,
		bytes: 0,
		problems: []
	};
	const read = readModelSignature(bytes, { keys: "key" in accepted ? [accepted.key] : [] });
	if ("unavailable" in read) return conclude({
		...base,
		verdict: "failed",
		objection: read.unavailable
	}, options, io);
	const { signer, signedAt, predicateType } = read.known.signature;
	const known = {
		...base,
		signer,
		...signedAt === void 0 ? {} : { signedAt },
		...predicateType === void 0 ? {} : { predicateType }
	};
	if (!judgeSigner(signer, [accepted])) {
		const wanted = "key" in accepted ? `the key in ${options.key}` : nameSigner(accepted);
		return conclude({
			...known,
			verdict: "failed",
			objection: `it is not by ${wanted}`
		}, options, io);
	}
	const inside = relative(root, await realpath(file)).split(sep).join("/");
	const compared = await compare(root, read.known.folder, inside.startsWith("../") ? void 0 : inside);
	const verdict = compared.problems.length === 0 && compared.matching > 0 ? "verified" : "failed";
	return conclude({
		...known,
		...compared,
		verdict
	}, options, io);
}
function conclude(verdict, { format }, io) {
	const tool = {
		name: "secmlops-gate",
		version: VERSION
	};
	if (format === "json") printJson(io, {
		schema: MODEL_OUTPUT_SCHEMA,
		tool,
		...verdict
	});
	else print(io, `${renderModel(verdict)}\n`);
	return verdict.verdict === "verified" ? EXIT.pass : EXIT.failed;
}
/** @throws UsageError where it is not said whose signature is accepted, or cannot be */
async function readAccepted({ identity, issuer, key }, io) {
	if (key === void 0 && identity !== void 0 && issuer !== void 0) return {
		identity,
		issuer
	};
	if (key === void 0 || identity !== void 0 || issuer !== void 0) throw new UsageError("say whose signature is accepted: either --identity with --issuer, or --key");
	const pem = await readFile(resolve(io.cwd, key), "utf8").catch((error) => {
		throw new UsageError(`the key ${key} could not be read: ${reasonOf(error)}`);
	});
	const problem = keyProblem(pem);
	if (problem !== void 0) throw new UsageError(`the key ${key} cannot be used: ${problem}`);
	return { key: pem };
}
/** @throws UsageError where there is none */
async function readSignature(file, shown) {
	try {
		const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
		try {
			const stats = await handle.stat();
			if (!stats.isFile()) throw new Error("it is not a regular file");
			const { size } = stats;
			const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(size, MAX_BUNDLE + 1)));
			return buffer.subarray(0, bytesRead);
		} finally {
			await handle.close();
		}
	} catch (error) {
		throw new UsageError(`there is no signature at ${shown} (${reasonOf(error)}); name its file with --signature`);
	}
}
async function compare(root, signed, signature) {
	const places = await listFolder(root, signed.links).catch((error) => {
		throw new UsageError(`the folder could not be listed: ${reasonOf(error)}`);
	});
	const plan = planFolder(signed, places, {
		signature,
		elsewhere: () => false
	});
	const problems = [...plan.problems];
	const hash = fileHasher(signed);
	let [matching, bytes] = [0, 0];
	for (const { place, signed: file } of plan.toHash) {
		const { path, at } = place;
		try {
			const hashed = await hash(at);
			if (fitsSigned(hashed, file)) {
				matching += 1;
				bytes += hashed.size;
			} else problems.push({
				path,
				state: "differs"
			});
		} catch (error) {
			problems.push({
				path,
				state: "unreachable",
				detail: reasonOf(error)
			});
		}
	}
	return {
		matching,
		bytes,
		problems: problems.sort((a, b) => byCodeUnits(a.path, b.path))
	};
}
export { runVerifyModel };
