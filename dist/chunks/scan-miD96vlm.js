import { i as __toESM } from "./rolldown-runtime-BVN1G_yT.js";
import { n as reasonOf, t as codeOf } from "./reason-of-BTasmN5X.js";
import { a as escapeEvidence, n as resultWithout } from "./outside-result-C_p_L5uy.js";
import { a as printRendered, d as renderJson, n as UsageError, o as tell, s as wantsColour, t as EXIT } from "./io-B4g5SGRN.js";
import { t as renderSarif } from "./sarif-B4KfHPv2.js";
import { t as require_picocolors } from "./picocolors-fK8i8Ki4.js";
import { n as gravestFirst, r as summariseScan, t as SCAN_OUTPUT_SCHEMA } from "./summary-DUT-cGLN.js";
import { a as join$1, d as say, l as plural, n as code, p as strong, s as list$1 } from "./span-B0rKepkQ.js";
import { r as wrap } from "./terminal-text-CgOFFn3m.js";
import { t as VERSION } from "./version-Cl1mdjaF.js";
import { t as openScanPool } from "./pool-3F47KNQL.js";
import { n as SEVERITIES } from "./result-DVA4a45A.js";
import { lstat, readdir, realpath, stat, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
// src/adapters/scan/walk.ts
const SLASH = Buffer.from("/");
const GIT = Buffer.from(".git");
/**
* Lists files below paths, without opening any. Links inside folders are not followed, and said; a link that was asked
* for by name is. Never throws for what lies on the disk.
* @param asked as the user wrote them; they begin the paths of the result, without `./` in front and slashes behind
*/
async function walk(asked, cwd) {
	const files = [];
	const missing = [];
	const skipped = [];
	const roots = [];
	for (const path of asked) {
		const name = tidy(path);
		try {
			const at = Buffer.from(await realpath(resolve(cwd, path)));
			roots.push({
				path: name,
				at,
				entry: await stat(at)
			});
		} catch (error) {
			if (codeOf(error) !== "ENOENT" && codeOf(error) !== "ENOTDIR") files.push(refused(name, "looked at", error));
			else if (await isThere(resolve(cwd, path))) files.push(deadLink(name, error));
			else missing.push(path);
		}
	}
	const bounds = roots.map(({ at }) => at);
	const seen = /* @__PURE__ */ new Set();
	for (const root of roots) {
		const stack = [root];
		for (let place = stack.pop(); place !== void 0; place = stack.pop()) {
			const { path, at, entry } = place;
			if (entry.isDirectory()) {
				const inside = await list(place, skipped);
				if ("found" in inside) files.push(inside);
				else for (const each of inside.places.reverse()) stack.push(each);
				continue;
			}
			if (seen.has(path)) continue;
			seen.add(path);
			if (entry.isFile()) files.push({
				path,
				file: toName(at)
			});
			else if (entry.isSymbolicLink()) files.push(await describeLink(place, bounds));
			else files.push({
				path,
				found: SPECIAL,
				format: "special"
			});
		}
	}
	return {
		files,
		missing,
		skipped
	};
}
const SPECIAL = {
	rule: "SRC006",
	message: "This is a pipe, a socket or a device. It was not opened."
};
async function list(folder, skipped) {
	let entries;
	try {
		entries = await readdir(folder.at, {
			withFileTypes: true,
			encoding: "buffer"
		});
	} catch (error) {
		return refused(folder.path === "" ? "." : folder.path, "listed", error, "folder");
	}
	entries.sort((a, b) => Buffer.compare(a.name, b.name));
	const places = [];
	for (const entry of entries) {
		const path = below(folder.path, showName(entry.name));
		if (entry.name.equals(GIT)) skipped.push(path);
		else places.push({
			path,
			at: Buffer.concat([
				folder.at,
				SLASH,
				entry.name
			]),
			entry
		});
	}
	return { places };
}
/** A link into what is scanned anyway hides nothing; any other may lead a loader to bytes that nobody looked at. */
async function describeLink({ path, at }, bounds) {
	try {
		const target = await realpath(at, { encoding: "buffer" });
		const isInside = bounds.some((bound) => target.equals(bound) || target.subarray(0, bound.length + 1).equals(Buffer.concat([bound, SLASH])));
		const isGit = target.includes("/.git/") || target.subarray(-5).equals(Buffer.from("/.git"));
		const message = "The link was not followed: what it points to is scanned where it lies.";
		if (isInside && !isGit) return {
			path,
			found: {
				rule: "SRC005",
				message
			},
			format: "link"
		};
		return {
			path,
			found: {
				rule: "SRC004",
				message: "The link was not followed: it leads out of what is scanned."
			},
			format: "link"
		};
	} catch (error) {
		return deadLink(path, error);
	}
}
function deadLink(path, error) {
	return {
		path,
		found: {
			rule: "SRC004",
			message: "The link leads nowhere that can be looked at.",
			evidence: escapeEvidence(reasonOf(error))
		},
		format: "link"
	};
}
function refused(path, what, error, format) {
	return {
		path,
		found: {
			rule: "SRC001",
			message: what === "listed" ? "The folder could not be listed." : "It could not be looked at.",
			evidence: escapeEvidence(reasonOf(error))
		},
		format
	};
}
const isThere = (path) => lstat(path).then(() => true, () => false);
/** `./models/` is `models`, and `.` is nothing, so that paths are those of a repository. */
function tidy(path) {
	const plain = path.replace(/^(?:\.\/+)+/, "").replace(/(?<=.)\/+$/, "");
	return plain === "." ? "" : plain;
}
const below = (folder, name) => folder === "" ? name : folder.endsWith("/") ? `${folder}${name}` : `${folder}/${name}`;
const UTF8 = new TextDecoder("utf-8", {
	fatal: true,
	ignoreBOM: true
});
/** A name as text; where it is no UTF-8, its bytes beyond ASCII as `\xff`. */
function showName(name) {
	const text = toName(name);
	return typeof text === "string" ? text : escapeEvidence(name);
}
function toName(path) {
	try {
		return UTF8.decode(path);
	} catch {
		return path;
	}
}
// src/render/scan-text.ts
var import_picocolors = /* @__PURE__ */ __toESM(require_picocolors(), 1);
/** Shown without `--verbose`; the rest is counted. */
const FILES = 100;
const FINDINGS = 10;
const SIGN = {
	dangerous: "✗",
	malformed: "✗",
	unknown: "?",
	safe: "✓"
};
const NEXT = {
	dangerous: "load none of the dangerous files, not even to look at them. Do what each of them says, or fetch them again from a source that you trust.",
	malformed: "load none of the malformed files: loaders may read them in other ways than this scan did. Write them again.",
	unknown: "unknown is not safe. Do what each file says, or have it reviewed and allow it in the policy by import, rule or sha256.",
	safe: "nothing needs to be done. Safe is about loading the files, not about what a model answers.",
	nothing: "name files or folders that hold something; there was nothing to scan."
};
/** Writes lines of at most `width` columns, ending in a line end. Whatever comes from files is escaped. */
function renderScan(files, summary, { colour, width, verbose }) {
	const colours = import_picocolors.default.createColors(colour);
	const paints = paintsOf(colours);
	const columns = Math.max(40, width);
	const lines = [];
	const put = (text, lead = "", paint) => {
		for (const line of wrap(text, paint === void 0 ? { text: lead } : {
			text: lead,
			paint
		}, columns, colours)) lines.push(line);
	};
	const worst = worstOf(summary);
	const tone = worst === "nothing" ? "unknown" : worst;
	put(headline(summary), `${SIGN[tone]} `, paints[tone]);
	put(say`${plural(summary.files, "file")}, ${nameBytes(summary.bytes)}; ${nameBytes(summary.bytesRead)} were read`, "  ");
	const listed = gravestFirst(files).filter(({ verdict }) => verbose || verdict !== "safe");
	const shown = verbose ? listed : listed.slice(0, FILES);
	for (const file of shown) {
		const { path, verdict, formats, size } = file;
		if (verdict !== "safe" || file.findings.length > 0) lines.push("");
		const what = [
			say`${verdict}`,
			...formats.length > 0 ? [say`${formats.join(", ")}`] : [],
			say`${nameBytes(size)}`
		];
		put(join$1([say`${code(path)}`, join$1(what, " · ")], "  "), `${SIGN[verdict]} `, paints[verdict]);
		putFindings(file, verbose, put, colours);
	}
	if (listed.length > shown.length) {
		lines.push("");
		put(say`and ${plural(listed.length - shown.length, "file")} more, which --verbose shows`, "  ");
	}
	const remarks = verbose ? 0 : files.filter(({ verdict, findings }) => verdict === "safe" && findings.length > 0).length;
	if (remarks > 0) {
		lines.push("");
		put(say`· ${plural(remarks, "safe file")} ${remarks === 1 ? "has" : "have"} remarks, which --verbose shows`);
	}
	lines.push("");
	put(say`${NEXT[worst]}`, "Next: ", colours.bold);
	return `${lines.join("\n")}\n`;
}
function putFindings(file, verbose, put, { bold, dim }) {
	const { findings, limitsHit, verdict } = file;
	const shown = verbose ? findings : findings.slice(0, FINDINGS);
	const said = /* @__PURE__ */ new Set();
	for (const finding of shown) {
		put(say`${finding.message}`, `    ${finding.rule} ${finding.severity}  `, bold);
		const where = placeOf(finding);
		if (where.length > 0) put(join$1(where, ", "), "      at   ", dim);
		if (finding.evidence !== void 0) put(say`${finding.evidence}`, "      saw  ", dim);
		if (!said.has(finding.fix)) put(say`${finding.fix}`, "      do   ", dim);
		said.add(finding.fix);
	}
	if (findings.length > shown.length) put(say`and ${plural(findings.length - shown.length, "finding")} more, which --verbose shows`, "    ");
	if (limitsHit.length > 0) put(say`Not read to the end: reached the limit of ${list$1(limitsHit.map((name) => say`${name}`), "and", 5)}.`, "    ");
	else if (verdict !== "safe" && findings.length === 0) put(say`Nothing was found, but not all of it could be understood, so it is not known to be safe.`, "    ");
}
const placeOf = ({ member, offset }) => [...member === void 0 ? [] : [say`${code(member)}`], ...offset === void 0 ? [] : [say`byte ${offset}`]];
function headline({ files, verdicts }) {
	if (files === 0) return say`${strong("Nothing was scanned")}`;
	const counts = [
		"dangerous",
		"malformed",
		"unknown",
		"safe"
	].filter((verdict) => verdicts[verdict] > 0).map((verdict) => say`${verdicts[verdict]} ${verdict}`);
	if (verdicts.safe === files) return say`${strong(files === 1 ? "The file is safe" : `All ${files} files are safe`)}`;
	return say`${strong("Not all is safe")}: ${list$1(counts, "and")}`;
}
function worstOf({ files, verdicts }) {
	if (files === 0) return "nothing";
	return [
		"dangerous",
		"malformed",
		"unknown"
	].find((verdict) => verdicts[verdict] > 0) ?? "safe";
}
const paintsOf = ({ red, magenta, yellow, green }) => ({
	dangerous: red,
	malformed: magenta,
	unknown: yellow,
	safe: green
});
const UNITS = [
	"bytes",
	"kB",
	"MB",
	"GB",
	"TB"
];
/** `55 bytes`, `1.2 kB`: decimal, three digits at most. */
function nameBytes(bytes) {
	let value = bytes;
	let unit = 0;
	while (value >= 999.5 && unit < UNITS.length - 1) {
		value /= 1e3;
		unit += 1;
	}
	if (unit === 0) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
	return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`;
}
// src/app/scan/progress.ts
const WIPE = "\r\x1B[K";
/** Nothing is drawn before this, nor more often. */
const MILLISECONDS = 100;
/**
* Shows how far a scan is, on a terminal only.
* @param total files, all of them
* @param now milliseconds, rising
*/
function openProgress({ stderr, environment }, total, now = () => performance.now()) {
	if (stderr.isTTY !== true || environment.TERM === "dumb") return {
		step: () => void 0,
		end: () => void 0
	};
	let done = 0;
	let bad = 0;
	let drawn = now();
	let isDrawn = false;
	return {
		step(isBad) {
			done += 1;
			if (isBad) bad += 1;
			if (now() - drawn < MILLISECONDS) return;
			drawn = now();
			isDrawn = true;
			const found = bad > 0 ? `, ${bad} not safe` : "";
			stderr.write(`${WIPE}scanned ${done} of ${total} files${found}`);
		},
		end() {
			if (isDrawn) stderr.write(WIPE);
		}
	};
}
// src/app/scan/scan-files.ts
/** Files handed to the pool at once: enough that no worker waits. */
const AHEAD = 32;
/** Findings and imports kept of all files together: a folder of hostile files must not fill the memory. */
const KEPT = 5e5;
/**
* Scans what a walk found, in its order.
* @param done is told of each file as it is ready
*/
async function scanFiles(found, { digests, done, ...pooled }) {
	const pool = openScanPool(pooled);
	const results = [];
	let next = 0;
	let kept = 0;
	const work = async () => {
		for (let at = next; at < found.length; at = next) {
			next += 1;
			const file = found[at];
			if (file === void 0) return;
			const result = "file" in file ? await pool.scan({
				path: file.path,
				source: { file: file.file },
				...digests
			}) : resultWithout(file.path, file.found, { formats: file.format === void 0 ? [] : [file.format] });
			kept += result.findings.length + result.imports.length;
			results[at] = kept > KEPT ? shorten(result) : result;
			done(result);
		}
	};
	try {
		await Promise.all(Array.from({ length: Math.min(AHEAD, found.length) }, work));
	} finally {
		await pool.close();
	}
	return results;
}
/** A result without its details, but for the gravest finding. The verdict stands; the limit says that there was more. */
function shorten(result) {
	const { findings, imports, limitsHit } = result;
	if (findings.length + imports.length <= 1) return result;
	const [gravest] = SEVERITIES.flatMap((severity) => findings.find((finding) => finding.severity === severity) ?? []);
	return {
		...result,
		imports: [],
		findings: gravest === void 0 ? [] : [gravest],
		limitsHit: [.../* @__PURE__ */ new Set([...limitsHit, "findings"])]
	};
}
// src/app/scan.ts
/** Widest line on a terminal that does not say how wide it is. */
const WIDTH = 100;
/** `scan`: what loading files could do, from their bytes alone. Folders are read to their ends, links are not followed. */
async function runScan(paths, options, io) {
	const { files: found, missing, skipped } = await walk(paths, io.cwd);
	if (missing.length > 0) throw new UsageError(`there is no file or folder ${missing.slice(0, 10).join(", ")}`);
	const progress = openProgress(io, found.length);
	const files = await scanFiles(found, {
		...options.jobs === void 0 ? {} : { workers: options.jobs },
		digests: {
			sha256: options.sha256 || options.format === "json",
			md5: options.format === "json"
		},
		done: ({ verdict }) => progress.step(verdict !== "safe")
	}).finally(() => progress.end());
	const summary = summariseScan(files);
	const text = render(files, summary, skipped, options, io);
	if (options.output === void 0) printRendered(io, text);
	else await write(options.output, text, io);
	if (skipped.length > 0) tell(io, `note: git's own files were not read: ${skipped.slice(0, 3).join(", ")}${skipped.length > 3 ? ` and ${skipped.length - 3} more` : ""}`);
	return exitOfScan(summary, options.allowUnknown);
}
function render(files, summary, skipped, { format, verbose, output }, io) {
	switch (format) {
		case "json": return renderJson({
			schema: SCAN_OUTPUT_SCHEMA,
			tool: {
				name: "secmlops-gate",
				version: VERSION
			},
			files,
			summary: {
				...summary,
				skipped
			}
		});
		case "sarif": return renderSarif(files, { version: VERSION });
		case "text": return renderScan(files, summary, {
			colour: output === void 0 && wantsColour(io),
			verbose,
			width: Math.min(io.stdout.columns ?? WIDTH, 120)
		});
	}
}
async function write(path, text, io) {
	await writeFile(resolve(io.cwd, path), text).catch((error) => {
		throw new UsageError(`the result could not be written to ${path}: ${reasonOf(error)}`);
	});
}
/** Only what is safe passes; what might do harm fails; what nobody can tell waits for somebody who can. */
/** Nothing scanned is nothing known: a job with a wrong path must not stay green. */
function exitOfScan({ verdicts }, allowUnknown) {
	if (verdicts.dangerous > 0 || verdicts.malformed > 0) return EXIT.failed;
	return (verdicts.unknown > 0 || verdicts.safe === 0) && !allowUnknown ? EXIT.pending : EXIT.pass;
}
export { runScan };
