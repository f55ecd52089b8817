import { n as SEVERITIES, t as SCAN_VERDICTS } from "./result-DVA4a45A.js";
// src/scan/summary.ts
/** Of the JSON that the command prints: `{ schema, tool, files: FileResult[], summary }`. */
const SCAN_OUTPUT_SCHEMA = "secmlops-gate/scan@1";
function summariseScan(files) {
	const verdicts = new Map(SCAN_VERDICTS.map((verdict) => [verdict, 0]));
	const severities = new Map(SEVERITIES.map((severity) => [severity, 0]));
	const formats = /* @__PURE__ */ new Map();
	let bytes = 0;
	let bytesRead = 0;
	for (const file of files) {
		bytes += file.size;
		bytesRead += file.bytesRead;
		count(verdicts, file.verdict);
		for (const format of file.formats) count(formats, format);
		for (const { severity } of file.findings) count(severities, severity);
	}
	const byName = [...formats].sort(([a], [b]) => a < b ? -1 : 1);
	return {
		files: files.length,
		bytes,
		bytesRead,
		verdicts: toRecord(SCAN_VERDICTS, verdicts),
		formats: Object.fromEntries(byName),
		findings: toRecord(SEVERITIES, severities)
	};
}
function count(counts, key) {
	counts.set(key, (counts.get(key) ?? 0) + 1);
}
function toRecord(keys, counts) {
	const record = {};
	for (const key of keys) record[key] = counts.get(key) ?? 0;
	return record;
}
/** The verdicts, gravest first: what somebody should read first. */
const BY_GRAVITY = [
	"dangerous",
	"malformed",
	"unknown",
	"safe"
];
/** Files gravest first, otherwise in their order. */
const gravestFirst = (files) => BY_GRAVITY.flatMap((verdict) => files.filter((file) => file.verdict === verdict));
export { gravestFirst as n, summariseScan as r, SCAN_OUTPUT_SCHEMA as t };
