// src/render/escape.ts
/**
* Escaping. Every text is taken for hostile: it must show as what it is, and do nothing.
*
* A backslash stops Markdown, but GitHub looks for mentions, references, commit ids, URLs, shortcodes and formulas
* in the rendered text, where the backslash is gone. It leaves code alone, so a word that could become one of those
* is shown as code.
*/
/**
* What cannot be seen or moves what can: control, format and bidi characters, line separators, spaces that are not
* the space, private use, halves of surrogate pairs, and combining marks beyond the fourth on one letter.
*/
const HIDDEN = /(?!(?<=\p{Extended_Pictographic})\uFE0F)(?:[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}|(?<=\p{M}{4})\p{M})/gu;
/** Writes characters that do not show as `\u{202e}`. Takes any string; the result is one line. */
function showHidden(text) {
	return text.replace(HIDDEN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
/** Mentions, references, addresses, formulas, shortcodes, `GH-1`, and hexadecimal that could name a commit. */
const REACHES_OUT = /[@#$]|:\/\/|www\.|:[a-z0-9_+-]|gh-\d|(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])/i;
const MARKUP = /[\\`*_[\]<>|~&]/g;
/** Markdown for running text: parses to text and code spans that show the same characters, white space collapsed. */
function escapeMarkdown(text, place = "line") {
	return showHidden(text).replace(/ +/g, " ").split(" ").map((word) => REACHES_OUT.test(word) ? escapeCode(word, place) : word.replace(MARKUP, "\\$&")).join(" ").replace(/^( ?)([-+=])/, "$1\\$2").replace(/^( ?\d{1,9})([.)])/, "$1\\$2");
}
/**
* Markdown for a code span. In a table cell a pipe would end the cell, and code cannot escape it next to a
* backslash: it is written `\u{7c}` there.
*/
function escapeCode(text, place = "line") {
	const shown = place === "cell" ? showHidden(text).replaceAll("|", "\\u{7c}") : showHidden(text);
	if (shown === "") return "` `";
	const longest = Math.max(0, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length));
	const fence = "`".repeat(longest + 1);
	return /^`|`$|^ .* $/.test(shown) && /[^ ]/.test(shown) ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
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
// src/render/json.ts
/** Whatever a terminal or a bidi reader obeys, line feeds apart, which only lay the JSON out. */
const STEERING = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** A value as JSON for people and tools: two spaces, and nothing in it that steers a terminal. */
function renderJson(value) {
	return `${JSON.stringify(value, null, 2).replace(STEERING, escapeUnits)}\n`;
}
const escapeUnits = (character) => Array.from({ length: character.length }, (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, "0")}`).join("");
// src/app/io.ts
/** What every command promises its callers. */
const EXIT = {
	pass: 0,
	failed: 1,
	usage: 2,
	pending: 3,
	defect: 70
};
/** Something the user can mend. The message says what is wrong, where, and what to do. */
var UsageError = class extends Error {
	name = "UsageError";
};
/** Any text, in which only line feeds are obeyed: names, titles and messages may come from a stranger. */
const print = (io, text) => printRendered(io, showLines(text));
const tell = (io, text) => {
	io.stderr.write(`${showLines(text)}\n`);
};
const printJson = (io, value) => printRendered(io, renderJson(value));
/** What a renderer made safe, and may have coloured. */
const printRendered = (io, text) => {
	io.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
};
const showLines = (text) => text.split("\n").map(showHidden).join("\n");
/** Colour on a terminal, unless the user said otherwise (https://no-color.org, https://force-color.org). */
function wantsColour({ environment, stdout }) {
	if (environment.NO_COLOR) return false;
	if (environment.FORCE_COLOR) return environment.FORCE_COLOR !== "0";
	return stdout.isTTY === true && environment.TERM !== "dumb";
}
export { printRendered as a, renderJson as c, escapeMarkdown as d, showHidden as f, printJson as i, escapeCode as l, UsageError as n, tell as o, print as r, wantsColour as s, EXIT as t, escapeLinkTarget as u };
