import { t as RULES } from "./rules-0c6qLTxN.js";
import { createHash } from "node:crypto";
// src/scan/findings-of.ts
/** Findings as the world sees them, in the order in which they were made. */
function findingsOf(path, found) {
	const times = /* @__PURE__ */ new Map();
	return found.map(({ rule, ...rest }) => {
		const { severity, fix, refs } = RULES[rule];
		const key = JSON.stringify([
			rule,
			path,
			rest.member ?? "",
			rest.evidence ?? rest.message
		]);
		const time = times.get(key) ?? 0;
		times.set(key, time + 1);
		const fingerprint = createHash("sha256").update(`${key}${time}`).digest("hex").slice(0, 32);
		return {
			rule,
			severity,
			path,
			...rest,
			fix,
			refs,
			fingerprint
		};
	});
}
export { findingsOf as t };
