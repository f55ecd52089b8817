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
* A word longer than a line is cut. Control characters in the text show as `\u{1b}`.
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
	for (const { text: word, paint } of toPieces(text, colours)) for (const part of cut(word, room)) {
		const columns = measure(part);
		const isBlank = part.trim() === "";
		if (used + columns > room && used > 0) flush();
		if (isBlank && used === 0) continue;
		line += isBlank ? part : paint(part);
		used += columns;
	}
	if (used > 0 || lines.length === 0) flush();
	const lead = (first.paint ?? String)(first.text);
	return lines.map((one, index) => `${index === 0 ? lead : " ".repeat(indent)}${one}`.trimEnd());
}
function toPieces(text, colours) {
	return text.flatMap((span) => {
		const paint = span.kind === "code" ? colours.cyan : span.kind === "strong" ? colours.bold : String;
		return showHidden(span.text).split(/( )/).filter((part) => part !== "").map((part) => ({
			text: part,
			paint
		}));
	});
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
