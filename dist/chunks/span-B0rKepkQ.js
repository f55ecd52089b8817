// src/render/span.ts
/** Longest quoted value and longest path or name, in code points: one long value must not crowd out the rest. */
const VALUE_LIMIT = 200;
const NAME_LIMIT = 120;
const COMMAND_LIMIT = 1e3;
const code = (text) => ({
	kind: "code",
	text: shortenMiddle(text, NAME_LIMIT)
});
const command = (text) => ({
	kind: "code",
	text: shortenMiddle(text, COMMAND_LIMIT),
	isCommand: true
});
const strong = (text) => ({
	kind: "strong",
	text: shorten(text, VALUE_LIMIT)
});
const link = (text, url) => ({
	kind: "link",
	text: shorten(text, VALUE_LIMIT),
	url
});
const codeLink = (text, url) => ({
	kind: "link",
	text: shortenMiddle(text, NAME_LIMIT),
	url,
	code: true
});
const plain = (text) => ({
	kind: "plain",
	text: shorten(text, VALUE_LIMIT)
});
/** Template tag: the literal parts are our words, the values are data, shortened and never taken for markup. */
function say(words, ...values) {
	const spans = [];
	words.forEach((word, index) => {
		if (word !== "") spans.push({
			kind: "plain",
			text: word
		});
		const value = values[index];
		if (typeof value === "string" || typeof value === "number") spans.push(plain(String(value)));
		else if (value !== void 0) spans.push(...isText(value) ? value : [value]);
	});
	return mergePlain(spans);
}
const isText = (value) => Array.isArray(value);
/** Neighbouring plain spans become one, so that no mention or reference can be put together out of two harmless halves. */
function mergePlain(spans) {
	const merged = [];
	for (const span of spans) {
		const last = merged.at(-1);
		if (span.kind === "plain" && last?.kind === "plain") merged[merged.length - 1] = {
			kind: "plain",
			text: last.text + span.text
		};
		else merged.push(span);
	}
	return merged;
}
/** Puts `separator` between texts. */
function join(texts, separator) {
	return mergePlain(texts.flatMap((text, index) => [...index === 0 ? [] : [{
		kind: "plain",
		text: separator
	}], ...isText(text) ? text : [text]]));
}
/** `a, b or c`, at most `limit` of them by name: `a, b or 7 more`. */
function list(texts, word, limit = Number.POSITIVE_INFINITY) {
	const shown = texts.length > limit ? [...texts.slice(0, limit), say`${texts.length - limit} more`] : [...texts];
	const last = shown.pop();
	if (last === void 0) return [];
	return shown.length === 0 ? say`${last}` : join([join(shown, ", "), last], ` ${word} `);
}
/** Running text in which code stands between backticks, as advice and error messages are written. */
function prose(text) {
	const parts = shorten(text, VALUE_LIMIT).split("`");
	if (parts.length % 2 === 0) return say`${text}`;
	return join(parts.map((part, index) => index % 2 === 0 ? say`${part}` : code(part)), "");
}
/** The first letter upper-case, where the text begins with words of ours. */
function capitalise(text) {
	const [first, ...rest] = text;
	if (first === void 0 || first.kind === "code" || first.kind === "strong") return text;
	if (first.kind === "link" && first.code) return text;
	return [{
		...first,
		text: first.text.charAt(0).toUpperCase() + first.text.slice(1)
	}, ...rest];
}
/** Cuts at the end after `limit` code points, marked with an ellipsis. */
function shorten(text, limit) {
	if (text.length <= limit) return text;
	const points = Array.from(text.slice(0, 2 * limit + 2));
	return points.length <= limit ? text : `${points.slice(0, limit - 1).join("")}…`;
}
/** Cuts in the middle, as the end of a path says most. */
function shortenMiddle(text, limit) {
	if (text.length <= limit) return text;
	const points = Array.from(text);
	if (points.length <= limit) return text;
	const head = Math.floor((limit - 1) / 3);
	return `${points.slice(0, head).join("")}…${points.slice(points.length - (limit - 1 - head)).join("")}`;
}
/** `1 file`, `2 files`. */
const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
export { join as a, plain as c, say as d, shorten as f, command as i, plural as l, code as n, link as o, strong as p, codeLink as r, list as s, capitalise as t, prose as u };
