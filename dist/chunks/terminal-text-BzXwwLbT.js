import { u as showHidden } from "./io-B4g5SGRN.js";
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
// src/render/terminal-text.ts
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uFF01-\uFF60]/u;
const ZERO = /\p{M}/u;
/** Columns a text takes on a terminal. */
function measure(text) {
	let columns = 0;
	for (const character of text) columns += ZERO.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
	return columns;
}
/**
* Lays a text out in lines of at most `width` columns, the first behind `first`, the others behind as many spaces.
* A word longer than a line is cut, and code only then; a command never is, and has a line of its own. Control characters in the text show as `\u{1b}`.
*/
function wrap(text, first, width, colours) {
	const indent = measure(first.text);
	const room = Math.max(10, width - indent);
	const lines = [];
	let line = "";
	let used = 0;
	const flush = () => {
		lines.push(line.trimEnd());
		line = "";
		used = 0;
	};
	const put = (part, paint) => {
		if (used + measure(part) > room && used > 0) flush();
		line += paint(part);
		used += measure(part);
	};
	let isAfterCommand = false;
	for (const whole of toWords(toPieces(text, room, colours))) {
		const [only] = whole;
		if (only?.isAlone) {
			if (used > 0) flush();
			lines.push(only.paint(only.text));
			isAfterCommand = true;
			continue;
		}
		const word = isAfterCommand ? withoutStop(whole) : whole;
		isAfterCommand &&= word.every((piece) => piece.text.trim() === "");
		const columns = word.reduce((sum, piece) => sum + measure(piece.text), 0);
		const isBlank = word.every((piece) => piece.text.trim() === "");
		if (used + columns > room && used > 0) flush();
		if (isBlank && used === 0) continue;
		for (const { text: piece, paint } of word) for (const part of cut(piece, room)) put(part, isBlank ? String : paint);
	}
	if (used > 0 || lines.length === 0) flush();
	const lead = (first.paint ?? String)(first.text);
	return lines.map((one, index) => `${index === 0 ? lead : " ".repeat(indent)}${one}`.trimEnd());
}
const withoutStop = ([first, ...rest]) => first === void 0 ? [] : [{
	...first,
	text: first.text.replace(/^[,;:.]+/, "")
}, ...rest];
function toPieces(text, room, colours) {
	return text.flatMap((span) => {
		const paint = span.kind === "code" ? colours.cyan : span.kind === "strong" ? colours.bold : String;
		const shown = showHidden(span.text);
		if (span.kind === "code" && span.isCommand) return [{
			text: shown,
			paint,
			isAlone: true
		}];
		if (span.kind === "code" && measure(shown) <= room) return [{
			text: shown,
			paint
		}];
		return shown.split(/( )/).filter((part) => part !== "").map((part) => ({
			text: part,
			paint
		}));
	});
}
/** What no blank parts stays on one line, whatever its colours: `(` and the code behind it. */
function toWords(pieces) {
	const words = [];
	let isOpen = false;
	for (const piece of pieces) {
		const last = words.at(-1);
		if (piece.text !== " " && !piece.isAlone && isOpen && last !== void 0) last.push(piece);
		else words.push([piece]);
		isOpen = piece.text !== " " && !piece.isAlone;
	}
	return words;
}
function cut(word, room) {
	if (measure(word) <= room) return [word];
	const parts = [""];
	for (const character of word) {
		const last = parts[parts.length - 1] ?? "";
		if (measure(last + character) > room) parts.push(character);
		else parts[parts.length - 1] = last + character;
	}
	return parts;
}
/** A text on one line, without colour. Control characters in it show as `\u{1b}`. */
const toPlain = (text) => text.map((span) => showHidden(span.text)).join("");
export { code as a, join as c, plain as d, plural as f, strong as g, shorten as h, capitalise as i, link as l, say as m, toPlain as n, codeLink as o, prose as p, wrap as r, command as s, measure as t, list as u };
