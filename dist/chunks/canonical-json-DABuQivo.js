import { createHash } from "node:crypto";
// src/core/canonical-json.ts
/** Canonical JSON (RFC 8785): one text for one value, so that a digest of it means the value. */
/**
* Writes a JSON value with sorted keys and no white space. `undefined` members are left out, as JSON does.
* @throws TypeError on what JSON cannot hold: a non-finite number, a function, a lone surrogate, a bare `undefined`.
*/
function canonicalJson(value) {
	if (value === null || typeof value === "boolean") return String(value);
	if (typeof value === "number") {
		if (!Number.isFinite(value)) throw new TypeError(`canonical JSON cannot hold ${value}`);
		return JSON.stringify(value);
	}
	if (typeof value === "string") {
		if (!value.isWellFormed()) throw new TypeError("canonical JSON cannot hold a lone surrogate");
		return JSON.stringify(value);
	}
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
	if (typeof value === "object") return `{${Object.entries(value).filter(([, member]) => member !== void 0).sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0).map(([key, member]) => `${canonicalJson(key)}:${canonicalJson(member)}`).join(",")}}`;
	throw new TypeError(`canonical JSON cannot hold a ${typeof value}`);
}
/** sha256, as lower-case hex, of a text's UTF-8 or of bytes. */
function sha256Hex(content) {
	return createHash("sha256").update(content).digest("hex");
}
export { sha256Hex as n, canonicalJson as t };
