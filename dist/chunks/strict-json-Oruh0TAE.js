// src/scan/strict-json.ts
/** Deeper than this is nested by nobody but attackers (Python's own parser stops near 1,000). */
const DEEPEST = 500;
/**
* Parses UTF-8 bytes as JSON. Python's `NaN`, `Infinity` and `-Infinity` are taken if `lenient`, and read as `null`.
* @returns what is wrong, as a string, if the bytes are not one JSON value
*/
function parseJson(bytes, lenient = false) {
	let text;
	try {
		text = new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch {
		return "not UTF-8";
	}
	const look = lookThrough(text);
	if (look.depth > DEEPEST) return "nested too deep";
	const plain = lenient && look.constants.length > 0 ? withoutConstants(text, look.constants) : text;
	try {
		return {
			value: JSON.parse(plain),
			duplicate: look.duplicate
		};
	} catch {
		return "no JSON";
	}
}
const [QUOTE, BACKSLASH, COLON] = [
	34,
	92,
	58
];
/** One pass over the tokens, linear whatever comes. Brackets need not fit: `JSON.parse` sees to that. */
function lookThrough(text) {
	const look = {
		depth: 0,
		duplicate: void 0,
		constants: []
	};
	const keys = [];
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code === QUOTE) {
			const start = at + 1;
			at = endOfString(text, start);
			const seen = keys.at(-1);
			if (seen !== void 0 && look.duplicate === void 0 && isKey(text, at + 1)) {
				const raw = text.slice(start, at);
				const key = raw.includes("\\") ? unescaped(`"${raw}"`) : raw;
				if (seen.has(key)) look.duplicate = key;
				seen.add(key);
			}
		} else if (code === 123 || code === 91) {
			keys.push(code === 123 ? /* @__PURE__ */ new Set() : void 0);
			look.depth = Math.max(look.depth, keys.length);
			if (look.depth > DEEPEST) return look;
		} else if (code === 125 || code === 93) keys.pop();
		else if (code === 78 || code === 73) {
			const word = code === 78 ? "NaN" : "Infinity";
			const from = code === 73 && text[at - 1] === "-" ? at - 1 : at;
			if (!text.startsWith(word, at)) continue;
			look.constants.push(from, at + word.length);
			at += word.length - 1;
		}
	}
	return look;
}
function endOfString(text, start) {
	let at = start;
	while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
	return at;
}
/** Whether what was read is followed by a colon. */
function isKey(text, from) {
	let at = from;
	while ([
		32,
		9,
		10,
		13
	].includes(text.charCodeAt(at))) at += 1;
	return text.charCodeAt(at) === COLON;
}
function unescaped(literal) {
	try {
		return String(JSON.parse(literal));
	} catch {
		return literal;
	}
}
function withoutConstants(text, places) {
	const parts = [];
	let from = 0;
	for (let at = 0; at < places.length; at += 2) {
		parts.push(text.slice(from, places[at]), "null");
		from = places[at + 1] ?? from;
	}
	return parts.join("") + text.slice(from);
}
/** A JSON object, by its keys; `undefined` for anything else. */
function asObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? value : void 0;
}
/** Every value within a JSON value, itself included, with the keys that lead to it. Depth is bounded by the parser. */
function* walkJson(value, keys = []) {
	yield [keys, value];
	if (Array.isArray(value)) for (const [place, item] of value.entries()) yield* walkJson(item, [...keys, String(place)]);
	const object = asObject(value);
	if (object !== void 0) for (const [key, item] of Object.entries(object)) yield* walkJson(item, [...keys, key]);
}
export { parseJson as n, walkJson as r, asObject as t };
