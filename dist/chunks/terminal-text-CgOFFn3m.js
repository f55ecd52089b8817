import { u as showHidden } from "./io-B4g5SGRN.js";
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
export { toPlain as n, wrap as r, measure as t };
