// src/render/json.ts
/** Whatever a terminal or a bidi reader obeys, line feeds apart, which only lay the JSON out. */
const STEERING = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** A value as JSON for people and tools: two spaces, and nothing in it that steers a terminal. */
function renderJson(value) {
	return `${JSON.stringify(value, null, 2).replace(STEERING, escapeUnits)}\n`;
}
const escapeUnits = (character) => Array.from({ length: character.length }, (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, "0")}`).join("");
// src/core/document/code-span.ts
/** Code spans: the one place in Markdown where a name from anywhere shows as what it is, and can be read back. */
/**
* What cannot be seen or moves what can: control, format and bidi characters, line separators, spaces that are not
* the space, private use, halves of surrogate pairs, and combining marks beyond the fourth on one letter.
*/
const HIDDEN = /(?!(?<=\p{Extended_Pictographic})\uFE0F)(?:[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}|(?<=\p{M}{4})\p{M})/gu;
/** Writes characters that do not show as `\u{202e}`. Takes any string; the result is one line. */
function showHidden(text) {
	return text.replace(HIDDEN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
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
/** Reads the code span that begins at `start`, as CommonMark does; `end` is where the line goes on. */
function readCode(line, start) {
	const fence = /^`+/.exec(line.slice(start))?.[0];
	if (fence === void 0) return void 0;
	const from = start + fence.length;
	for (const run of line.slice(from).matchAll(/`+/g)) {
		if (run[0].length !== fence.length) continue;
		const text = line.slice(from, from + run.index);
		return {
			text: /^ .* $/s.test(text) && /[^ ]/.test(text) ? text.slice(1, -1) : text,
			end: from + run.index + fence.length
		};
	}
}
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
export { printRendered as a, escapeCode as c, renderJson as d, printJson as i, readCode as l, UsageError as n, tell as o, print as r, wantsColour as s, EXIT as t, showHidden as u };
