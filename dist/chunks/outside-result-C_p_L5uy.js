import { t as RULES } from "./rules-CmDyu9bD.js";
import { t as findingsOf } from "./findings-of-5vGzrGak.js";
// src/scan/escape-evidence.ts
const LIMIT = 200;
/** Bytes as printable ASCII, `\xNN` for the rest, at most 200 characters: fit to be shown wherever a finding is. */
function escapeEvidence(bytes) {
	const source = typeof bytes === "string" ? Buffer.from(bytes.slice(0, LIMIT), "utf8") : bytes;
	let text = "";
	for (let at = 0; at < source.length && at < LIMIT; at += 1) {
		const byte = source[at] ?? 0;
		const shown = byte === 92 ? "\\\\" : byte >= 32 && byte < 127 ? String.fromCharCode(byte) : hex(byte);
		if (text.length + shown.length > LIMIT) break;
		text += shown;
	}
	return text;
}
const hex = (byte) => `\\x${byte.toString(16).padStart(2, "0")}`;
// src/scan/reading.ts
const WORSE = {
	safe: 0,
	unknown: 1,
	malformed: 2,
	dangerous: 3
};
/** The worse of two verdicts. */
const worse = (a, b) => WORSE[a] >= WORSE[b] ? a : b;
const LESS = {
	full: 0,
	partial: 1,
	none: 2
};
/** The lesser of two coverages. */
const lesser = (a, b) => LESS[a] >= LESS[b] ? a : b;
/** Collects what one reader notices. The verdict follows from it: `safe` takes a call of `full()` and nothing against it. */
var Notes = class {
	verdict = "safe";
	coverage = "none";
	formats;
	kept;
	limitsHit = /* @__PURE__ */ new Set();
	imports = [];
	findings = [];
	table;
	/** Whether a reading was added that lacks something. */
	lacking = false;
	constructor(formats, limits) {
		this.formats = formats;
		this.kept = limits.findings;
	}
	find(rule, message, where = {}) {
		this.verdict = worse(this.verdict, RULES[rule].atBest);
		this.keep({
			rule,
			message,
			...where
		});
	}
	/** A limit was reached: what follows was not read. */
	limit(name) {
		this.limitsHit.add(name);
	}
	/** What table this is; the first one counts. */
	shape(table) {
		this.table ??= table;
	}
	/** All structure was read. Adding a lesser reading takes it back. */
	full() {
		this.coverage = "full";
	}
	/** Some structure was read. */
	partial() {
		this.coverage = "partial";
	}
	/** Takes over what another reader said, as of `member` if it read one. Its formats stay its own. */
	add(reading, member) {
		this.verdict = worse(this.verdict, reading.verdict);
		for (const name of reading.limitsHit) this.limitsHit.add(name);
		for (const found of reading.imports) if (this.imports.length < this.kept) this.imports.push(found);
		for (const found of reading.findings) this.keep(member === void 0 ? found : within(found, member));
		if (reading.coverage !== "full") this.lacking = true;
	}
	done() {
		const coverage = (this.lacking || this.limitsHit.size > 0) && this.coverage === "full" ? "partial" : this.coverage;
		return {
			formats: this.formats,
			verdict: coverage === "full" ? this.verdict : worse(this.verdict, "unknown"),
			coverage,
			limitsHit: [...this.limitsHit],
			imports: this.imports,
			findings: this.findings,
			...this.table === void 0 ? {} : { table: this.table }
		};
	}
	keep(found) {
		if (this.findings.length < this.kept) this.findings.push(found);
		else this.limitsHit.add("findings");
	}
};
const within = (found, member) => ({
	...found,
	member: found.member === void 0 ? member : `${member}!${found.member}`
});
// src/scan/outside-result.ts
/** What is found around a file's bytes: that they could not be had, changed while being read, or have another digest. */
/** A result without a look at the content, which `found` stands for. */
function resultWithout(path, found, rest = {}) {
	const verdict = RULES[found.rule].atBest;
	return {
		path,
		size: 0,
		formats: [],
		limitsHit: [],
		...rest,
		verdict,
		coverage: verdict === "safe" ? "full" : "none",
		bytesRead: 0,
		imports: [],
		findings: findingsOf(path, [found])
	};
}
/** A result with what was found after the content was read. A verdict only gets worse. */
function amendResult(result, found, limitsHit = []) {
	const verdict = found.map(({ rule }) => RULES[rule].atBest).reduce(worse, result.verdict);
	return {
		...result,
		verdict,
		coverage: result.verdict === "safe" && verdict !== "safe" && result.coverage === "full" ? "partial" : result.coverage,
		limitsHit: [.../* @__PURE__ */ new Set([...result.limitsHit, ...limitsHit])],
		findings: [...result.findings, ...findingsOf(result.path, found)]
	};
}
export { escapeEvidence as a, lesser as i, resultWithout as n, Notes as r, amendResult as t };
