import { t as RULES } from "./rules-CmDyu9bD.js";
import { createHash } from "node:crypto";
// src/scan/findings-of.ts
/** Findings as the world sees them, in the order in which they were made. */
function findingsOf(path, found) {
	const fingerprints = fingerprintsUnder(path, found);
	return found.map(({ rule, ...rest }, at) => {
		const { severity, fix, refs } = RULES[rule];
		return {
			rule,
			severity,
			path,
			...rest,
			fix,
			refs,
			fingerprint: fingerprints[at] ?? ""
		};
	});
}
/** The fingerprints of all findings of a file, in their order, if the file has this name. */
function fingerprintsUnder(path, findings) {
	const times = /* @__PURE__ */ new Map();
	return findings.map(({ rule, member = "", evidence, message }) => {
		const key = JSON.stringify([
			rule,
			path,
			member,
			evidence ?? message
		]);
		const time = times.get(key) ?? 0;
		times.set(key, time + 1);
		return createHash("sha256").update(`${key}${time}`).digest("hex").slice(0, 32);
	});
}
export { fingerprintsUnder as n, findingsOf as t };
