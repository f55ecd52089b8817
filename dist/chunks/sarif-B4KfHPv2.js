import { t as findingsOf } from "./findings-of-5vGzrGak.js";
import { n as gravestFirst } from "./summary-DUT-cGLN.js";
import { d as renderJson, u as showHidden } from "./io-B4g5SGRN.js";
import { n as isRuleId, t as RULES } from "./rules-CmDyu9bD.js";
import { gzipSync } from "node:zlib";
// src/render/sarif-text.ts
/** What files wrote, as SARIF may carry it. */
/** A message longer than this is cut. */
const MESSAGE = 1e3;
/** Stands for the folder that the scan was started in. */
const ROOT = "%SRCROOT%";
/** Text that shows as what it is. */
const toPlain = (text) => showHidden(text.toWellFormed());
/**
* SARIF has links and placeholders in plain messages, `[text](target)` and `{0}`: a file must not be able to write one
* (sections 3.11.5 and 3.11.6).
*/
function toMessage(text) {
	const points = Array.from(toPlain(text));
	return (points.length > MESSAGE ? `${points.slice(0, 999).join("")}…` : points.join("")).replaceAll("](", "]\\(").replace(/[{}]/g, "$&$&");
}
/** A path as a URI reference: relative ones to where the scan was started. */
function locate(path) {
	const encoded = path.toWellFormed().split("/").map(encodeURIComponent).join("/");
	return path.startsWith("/") ? { uri: `file://${encoded}` } : {
		uri: encoded === "" ? "." : encoded,
		uriBaseId: ROOT
	};
}
// src/render/sarif-rules.ts
const RULE_PAGES = "https://github.com/secmlops/secmlops-gate/blob/main/docs/rules";
const LEVELS = {
	critical: "error",
	high: "error",
	medium: "warning",
	low: "note"
};
/** As GitHub reads them: above 9.0 is critical, from 7.0 high, from 4.0 medium. */
const SCORES = {
	critical: "9.5",
	high: "8.0",
	medium: "5.5",
	low: "2.0"
};
const RULE_IDS = Object.keys(RULES).filter(isRuleId);
/** Where a rule stands in the list. */
const RULE_INDEX = new Map(RULE_IDS.map((id, index) => [id, index]));
function describeRule(id) {
	const { severity, title, fix, refs, atBest } = RULES[id];
	const page = `${RULE_PAGES}/${id}.md`;
	return {
		id,
		name: toPascal(title),
		shortDescription: { text: toMessage(title) },
		fullDescription: { text: toMessage(`${title}. A file with this finding is ${atBest} at best.`) },
		help: {
			text: [fix, ...refs.map((ref) => `See ${ref}`)].map(toMessage).join("\n"),
			markdown: [
				fix,
				"",
				`[About ${id}](${page})`,
				"",
				...refs.map((ref) => `- <${ref}>`)
			].join("\n")
		},
		helpUri: page,
		defaultConfiguration: { level: LEVELS[severity] },
		properties: {
			"security-severity": SCORES[severity],
			precision: "high",
			tags: ["security", "machine-learning"]
		}
	};
}
/** SARIF's rule names are identifiers: `ImportOnNoList`. */
const toPascal = (title) => (title.match(/[A-Za-z0-9]+/g) ?? []).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
// src/render/sarif.ts
/**
* A scan as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), within what GitHub takes
* (https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning).
*/
const MOST = {
	results: 25e3,
	gzipBytes: 1e7
};
const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/** Stands for a file that is not safe though no finding says why. */
const UNEXPLAINED = "SRC009";
/** Writes the log. What GitHub would refuse for its size is cut from the end, gravest files first, and a note says so. */
function renderSarif(files, options) {
	const { results: mostResults, gzipBytes } = options.most ?? MOST;
	const results = gravestFirst(files).flatMap((file) => resultsOf(file, options.baseline));
	let kept = Math.min(results.length, mostResults);
	for (;;) {
		const text = renderJson(logOf(results.slice(0, kept), results.length, files, options.version));
		if (kept === 0) return text;
		const size = gzipSync(text).length;
		if (size <= gzipBytes) return text;
		kept = Math.min(kept - 1, Math.floor(kept * gzipBytes * .9 / size));
	}
}
function logOf(results, all, files, version) {
	const cut = all - results.length;
	const note = `${cut} of ${all} results were left out, as GitHub takes no more; those of the gravest files were kept.`;
	const shown = new Set(results.map(({ locations: [{ physicalLocation }] }) => physicalLocation.artifactLocation.uri));
	const artifacts = new Map(files.map(describeArtifact).map((artifact) => [artifact.location.uri, artifact]));
	return {
		$schema: SCHEMA,
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: "SecMLOps Gate",
				version,
				semanticVersion: version,
				informationUri: "https://github.com/secmlops/secmlops-gate",
				rules: RULE_IDS.map(describeRule)
			} },
			invocations: [{
				executionSuccessful: true,
				...cut > 0 ? { toolExecutionNotifications: [{
					level: "warning",
					message: { text: note }
				}] } : {}
			}],
			columnKind: "utf16CodeUnits",
			originalUriBaseIds: { [ROOT]: { description: { text: "The folder that the scan was started in." } } },
			artifacts: [...artifacts.values()].filter(({ location }) => shown.has(location.uri)),
			results
		}]
	};
}
const describeArtifact = ({ path, size, sha256 }) => ({
	location: locate(path),
	length: size,
	...sha256 === void 0 ? {} : { hashes: { "sha-256": sha256 } }
});
function resultsOf(file, baseline) {
	const { verdict, limitsHit, path } = file;
	return (file.findings.length === 0 && verdict !== "safe" ? explain(path, limitsHit) : file.findings).map((finding) => describeFinding(finding, verdict, path, baseline === void 0 ? {} : { baselineState: baseline(path, finding.fingerprint) }));
}
function explain(path, limitsHit) {
	const why = limitsHit.length > 0 ? `It was not read to its end: ${limitsHit.join(", ")}.` : "Not all of it was understood.";
	return findingsOf(path, [{
		rule: UNEXPLAINED,
		message: why
	}]);
}
function describeFinding({ rule, severity, message, member, offset, evidence, fix, fingerprint, import: imported }, verdict, path, state) {
	const text = [
		message,
		evidence === void 0 ? "" : `Found: ${evidence}`,
		fix
	].filter((part) => part !== "").join(" ");
	const isOfFile = member === void 0 && offset !== void 0;
	return {
		ruleId: rule,
		ruleIndex: RULE_INDEX.get(rule) ?? -1,
		level: LEVELS[severity],
		message: { text: toMessage(text) },
		locations: [{
			physicalLocation: {
				artifactLocation: locate(path),
				region: {
					startLine: 1,
					...isOfFile ? { byteOffset: offset } : {}
				}
			},
			...member === void 0 ? {} : { logicalLocations: [describeMember(path, member)] }
		}],
		partialFingerprints: {
			primaryLocationLineHash: toPlain(fingerprint),
			"secmlopsGate/v1": toPlain(fingerprint)
		},
		...state,
		properties: {
			verdict,
			severity,
			...member === void 0 ? {} : {
				member: toPlain(member),
				...offset === void 0 ? {} : { memberOffset: offset }
			},
			...imported === void 0 ? {} : { import: toPlain(imported) }
		}
	};
}
const describeMember = (path, member) => ({
	name: toPlain(member.slice(member.lastIndexOf("!") + 1)),
	fullyQualifiedName: toPlain(`${path}!${member}`),
	kind: "resource"
});
export { renderSarif as t };
