import { c as escapeCode, u as showHidden } from "./io-B4g5SGRN.js";
// src/render/escape.ts
/**
* Escaping. Every text is taken for hostile: it must show as what it is, and do nothing.
*
* A backslash stops Markdown, but GitHub looks for mentions, references, commit ids, URLs, shortcodes and formulas
* in the rendered text, where the backslash is gone. It leaves code alone, so a word that could become one of those
* is shown as code.
*/
/** Mentions, references, addresses, formulas, shortcodes, `GH-1`, and hexadecimal that could name a commit. */
const REACHES_OUT = /[@#$]|:\/\/|www\.|:[a-z0-9_+-]|gh-\d|(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])/i;
const MARKUP = /[\\`*_[\]<>|~&]/g;
/** Markdown for running text: parses to text and code spans that show the same characters, white space collapsed. */
function escapeMarkdown(text, place = "line") {
	return showHidden(text).replace(/ +/g, " ").split(" ").map((word) => escapeWord(word, place)).join(" ").replace(/^( ?)([-+=])/, "$1\\$2").replace(/^( ?\d{1,9})([.)])(?= |$)/, "$1\\$2");
}
function escapeWord(word, place) {
	const mark = (text) => text.replace(MARKUP, "\\$&");
	if (!REACHES_OUT.test(word)) return mark(word);
	const [before, inner, after] = unwrap(word);
	if (REACHES_OUT.test(before) || REACHES_OUT.test(after)) return escapeCode(word, place);
	return `${mark(before)}${escapeCode(inner, place)}${mark(after)}`;
}
const PAIRS = {
	"(": ")",
	"[": "]",
	"{": "}",
	"\"": "\"",
	"'": "'"
};
const MOST_AROUND = 8;
/** A word without what stands around it and is none of it: what ends a sentence, and brackets and quotes that it does not close itself. */
function unwrap(word) {
	let [start, end] = [0, word.length];
	for (let step = 0; step < MOST_AROUND && end - start > 1; step += 1) {
		const first = word.charAt(start);
		const last = word.charAt(end - 1);
		const inner = word.slice(start + 1, end - 1);
		const closing = PAIRS[first];
		const isClosed = closing === last || closing !== void 0 && !inner.includes(closing);
		const opening = Object.keys(PAIRS).find((each) => PAIRS[each] === last);
		if (/[.,;:!?]/.test(last)) end -= 1;
		else if (closing === last && end - start > 2) [start, end] = [start + 1, end - 1];
		else if (isClosed && closing !== last) start += 1;
		else if (opening !== void 0 && first !== opening && !inner.includes(opening)) end -= 1;
		else break;
	}
	return [
		word.slice(0, start),
		word.slice(start, end),
		word.slice(end)
	];
}
/** Longest link target; browsers and GitHub cut longer ones anyway. */
const URL_LIMIT = 2e3;
/**
* A URL fit for `[text](here)`, or nothing: not an http(s) address, one with credentials, or a GitHub page of another
* repository, which GitHub would tell of being mentioned. Plain http only within `repositoryUrl` itself.
*/
function escapeLinkTarget(url, repositoryUrl) {
	if (url.length > URL_LIMIT || !URL.canParse(url)) return void 0;
	const { protocol, username, password, hostname, href } = new URL(url);
	const isOurs = repositoryUrl !== void 0 && href.startsWith(`${repositoryUrl.replace(/\/+$/, "")}/`);
	if (protocol !== "https:" && !(protocol === "http:" && isOurs)) return void 0;
	if (username !== "" || password !== "") return void 0;
	if (/(?:^|\.)github\.com\.?$/.test(hostname) && !isOurs) return void 0;
	return href.replace(/[^A-Za-z0-9\-._~:/?#@!$&=+,%]/g, (character) => Array.from(new TextEncoder().encode(character), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""));
}
export { escapeMarkdown as n, escapeLinkTarget as t };
