import { i as readMarkdown, r as COMMENT_STEPS } from "./outline-W6_u16lA.js";
import { F as require_fastest_levenshtein } from "./file-schema-BZ79ypCY.js";
// src/core/acts/parse-words.ts
var import_fastest_levenshtein = require_fastest_levenshtein();
/** The words that commands are made of. */
const VERBS = [
	"sign-off",
	"revoke",
	"object",
	"overrule",
	"waive",
	"recheck"
];
/** Words between spaces or single commas; a comma too many leaves an empty word, which is no target. */
function splitTargets(head) {
	const trimmed = head.trim();
	return trimmed === "" ? [] : trimmed.split(/[ \t]*,[ \t]*|[ \t]+/);
}
/**
* Has a requirement's id's form. Among several words it also has a digit or no lower-case letter, as `GOV-1` and `MODEL-CARD` do:
* what follows an id may be prose that forgot its colon.
*/
function isId(word, alone = false) {
	return /^[A-Za-z][A-Za-z0-9]*-[A-Za-z0-9](?:[A-Za-z0-9-]{0,40}[A-Za-z0-9])?$/.test(word) && (alone || /\d/.test(word) || !/[a-z]/.test(word));
}
// src/core/acts/parse-near-miss.ts
/** What somebody probably meant by a line that looks like a command and is none. */
const MAX_SHOWN = 200;
/** The near miss in a line, or nothing where no verb can be made out. */
function repair(line, cause) {
	const plain = toPlain(line.slice(0, 400));
	const [, word = "", rest = ""] = /^\/ ?(sign[ _]off|[^\s:,.;!/]+)((?:[\s:,.;!].*)?)$/is.exec(plain) ?? [];
	const verb = nearestVerb(word.toLowerCase().replace(/[ _]/g, "-"));
	if (verb === void 0) return void 0;
	return { nearMiss: {
		cause,
		suggestion: suggest(verb, rest)
	} };
}
/** A form in which look-alikes of ASCII are ASCII and nothing is invisible; for guessing only, never for counting. */
function toPlain(line) {
	return line.normalize("NFKC").replace(/[\p{Cf}\p{Cc}\p{M}\ufffd]/gu, (character) => character === "	" ? " " : "").replace(/[\p{Zs}\p{Zl}\p{Zp}]/gu, " ").replace(/\p{Pd}|\u2212/gu, "-").replace(/[\u2044\u2215\u29f8]/g, "/").trim();
}
function nearestVerb(word) {
	if (word.length < 4 || word.length > 20) return void 0;
	const away = (verb) => Math.min((0, import_fastest_levenshtein.distance)(word, verb), verb === "sign-off" ? (0, import_fastest_levenshtein.distance)(word, "signoff") : 99);
	return VERBS.find((verb) => away(verb) <= (verb.length > 6 ? 2 : 1));
}
/** Never `all`: nobody should sign everything because a suggestion said so. */
const SAMPLE = "GOV-1";
/** A line of the right form, with as much of the original as can be used. */
function suggest(verb, rest) {
	if (verb === "recheck") return "/recheck";
	const { ids, note } = takeApart(rest);
	const targets = ids.length > 0 ? ids.join(" ") : SAMPLE;
	const day = /\d{4}-\d{2}-\d{2}/.exec(rest)?.[0];
	const until = verb === "waive" ? ` until ${day ?? "YYYY-MM-DD"}` : "";
	const text = note === "" && verb !== "sign-off" && verb !== "revoke" ? "your reason" : note;
	return shorten(`/${verb} ${targets}${until}${text === "" ? "" : `: ${text}`}`);
}
/** The ids that come first, and what is left as the note. */
function takeApart(rest) {
	const colon = rest.indexOf(":");
	const words = splitTargets((colon < 0 ? rest : rest.slice(0, colon)).replace(/^[\s,.;!]+|[\s,.;!]+$/g, ""));
	const end = words.findIndex((word) => !isId(word, words.length === 1));
	const ids = end < 0 ? words : words.slice(0, end);
	if (colon >= 0) return {
		ids,
		note: rest.slice(colon + 1).trim()
	};
	const left = end < 0 ? [] : words.slice(end);
	return {
		ids,
		note: !left.some((word) => /^@|^until$|^[0-9a-f]{6,}$/i.test(word)) ? left.join(" ") : ""
	};
}
function shorten(text) {
	return text.length > MAX_SHOWN ? `${text.slice(0, 199).toWellFormed()}…` : text.toWellFormed();
}
// src/core/acts/parse-command-line.ts
/**
* Reads one line, without the white space around it. The part before the note is plain ASCII, so that what counts is what a
* reader sees; a note holds any text but control characters and those that turn the direction of others.
*/
function parseCommandLine(line) {
	const [, word = "", rest = ""] = /^\/([A-Za-z-]+)((?:[ \t:][\s\S]*)?)$/.exec(line) ?? [];
	const verb = verbOf(word);
	if (verb === void 0) return repair(line, "unknown-verb");
	const colon = rest.indexOf(":");
	const head = colon < 0 ? rest : rest.slice(0, colon);
	const note = colon < 0 ? "" : rest.slice(colon + 1).trim().toWellFormed();
	if (STEERING.test(line) || /[^\t\x20-\x7e]/.test(head)) return repair(line, "hidden-character");
	const parsed = parseHead(verb, splitTargets(head));
	if ("cause" in parsed) return repair(line, parsed.cause);
	return { command: {
		verb,
		...parsed,
		...note === "" ? {} : { note }
	} };
}
/** Control characters, line and paragraph separators, and bidirectional embeddings, overrides and isolates. */
const STEERING = /[\0-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
function verbOf(word) {
	const lower = word.toLowerCase();
	return lower === "signoff" ? "sign-off" : VERBS.find((verb) => verb === lower);
}
function parseHead(verb, words) {
	if (verb === "waive") return parseWaiver(words);
	if (verb !== "recheck") return parseTargets(words);
	return words.length === 0 ? {} : { cause: "stray-text" };
}
function parseWaiver(words) {
	const at = words.findIndex((word) => word.toLowerCase() === "until");
	const [day = "", ...more] = at < 0 ? [] : words.slice(at + 1);
	const parsed = parseTargets(at < 0 ? words : words.slice(0, at));
	if ("cause" in parsed) return parsed;
	if (!isDay(day)) return { cause: "until" };
	return more.length === 0 ? {
		...parsed,
		until: day
	} : { cause: "stray-text" };
}
function isDay(text) {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const day = /* @__PURE__ */ new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
function parseTargets(words) {
	const [first, ...others] = words;
	if (first === void 0) return { cause: "no-target" };
	if (others.length === 0 && isGroup(first)) return { targets: { group: first } };
	const ids = [];
	for (const word of words) {
		const last = ids.at(-1);
		if (isId(word, words.length === 1)) ids.push({ id: word });
		else if (last && last.digest === void 0 && isDigest(word)) last.digest = word.toLowerCase();
		else return { cause: causeOf(word, ids.length > 0) };
	}
	return { targets: { ids } };
}
/** `all`, a concern or a role; a word with digits or capitals and a hyphen is an id. */
function isGroup(word) {
	return /^[A-Za-z][A-Za-z0-9-]{0,63}$/.test(word) && !(word.includes("-") && /[A-Z0-9]/.test(word)) && !isDigest(word);
}
const isDigest = (word) => /^[0-9A-Fa-f]{16,64}$/.test(word);
function causeOf(word, afterTarget) {
	if (word.startsWith("@")) return "mention";
	if (afterTarget && /^(?=.*\d)[0-9A-Fa-f]{6,15}$/.test(word)) return "short-digest";
	return afterTarget ? "stray-text" : "no-target";
}
// src/core/acts/parse-markup.ts
/** The paragraphs and headings in a block, or the HTML in it, in the order written. Iterative: markup can nest thousands deep. */
function nestedBlocks(root, wanted = "text") {
	const found = [];
	const open = [{
		block: root,
		quoted: false
	}];
	for (let next = open.pop(); next; next = open.pop()) {
		const { block } = next;
		const quoted = next.quoted || block.type === "blockquote";
		const isText = block.type === "paragraph" || block.type === "heading";
		if (wanted === "html" ? block.type === "html" : isText) found.push({
			block,
			quoted
		});
		else if ("children" in block) for (const child of block.children.toReversed()) open.push({
			block: child,
			quoted
		});
	}
	return found;
}
/** HTML elements that never hold anything. */
const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
/**
* Counts which elements stand open as a text is read: Markdown goes on inside `<details>`, `<del>` or `<blockquote>`, but it is
* no longer the comment's own plain text. An element that is never closed stays open to the end, as in a browser.
*/
function countOpenTags() {
	const open = /* @__PURE__ */ new Map();
	return {
		see(html) {
			const tags = html.replace(/<!--[\s\S]*?(?:-->|$)/g, "").matchAll(/<(\/?)([A-Za-z][A-Za-z0-9-]*)/g);
			for (const [, slash, name = ""] of tags) {
				const element = name.toLowerCase();
				if (VOID.has(element)) continue;
				const count = Math.max(0, (open.get(element) ?? 0) + (slash === "/" ? -1 : 1));
				if (count === 0) open.delete(element);
				else open.set(element, count);
			}
		},
		isOpen: () => open.size > 0
	};
}
// src/core/acts/parse-commands.ts
/** Beyond this many, telling the writer more helps nobody. */
const MAX_NEAR_MISSES = 20;
/**
* The commands of a comment's or review's body, in the order written: lines of top-level paragraphs, outside quotes, lists, code,
* tables, links, struck-out or emphasised text and HTML elements. Total; a text too intricate to be parsed has none.
*/
function parseCommands(markdown) {
	const lines = markdown.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
	if (!lines.some(mayBeCommand)) return {
		commands: [],
		nearMisses: []
	};
	const read = readMarkdown(markdown, {
		frontMatter: false,
		maxSteps: COMMENT_STEPS
	});
	const sheet = openSheet(lines);
	if ("refused" in read) for (const index of lines.keys()) sheet.miss(index + 1, 1, "too-complex");
	else readBlocks(read.root, sheet);
	return {
		commands: sheet.commands,
		nearMisses: sheet.nearMisses.slice(0, MAX_NEAR_MISSES)
	};
}
/** A slash, or what looks like one, before the first letter. Cheap: most comments have no command. */
function mayBeCommand(line) {
	return /^[^\p{L}/\u2044\u2215\u29f8\uff0f]{0,100}[/\u2044\u2215\u29f8\uff0f]/u.test(line);
}
function openSheet(lines) {
	const commands = [];
	const nearMisses = [];
	const textAt = (line, column) => (lines[line - 1] ?? "").slice(column - 1).replace(/^[ \t]+|[ \t]+$/g, "");
	const note = (line, text, cause, suggestion) => nearMisses.push({
		text: shorten(text),
		suggestion,
		cause,
		line
	});
	return {
		commands,
		nearMisses,
		startColumn: (line) => (lines[line - 1] ?? "").search(/[^ \t]/) + 1,
		/** Counts the line if it is a command. */
		take(line, endsInBreak) {
			const text = textAt(line, 1);
			const outcome = parseCommandLine(endsInBreak ? text.replace(/[ \t]*\\$/, "") : text);
			if (outcome && "command" in outcome) commands.push({
				...outcome.command,
				line
			});
			else if (outcome) note(line, text, outcome.nearMiss.cause, outcome.nearMiss.suggestion);
		},
		/** Notes a line that would be a command elsewhere. */
		miss(line, column, cause) {
			const text = textAt(line, column);
			const outcome = parseCommandLine(text);
			if (outcome && "command" in outcome) note(line, text, cause, shorten(text));
		}
	};
}
function readBlocks(root, sheet) {
	const tags = countOpenTags();
	for (const node of root.children) if (node.type === "html") tags.see(node.value);
	else if (node.type === "paragraph") readParagraph(node, tags, sheet);
	else for (const { block, quoted } of nestedBlocks(node)) {
		const { start, end } = spanOf(block);
		if (!quoted) sheet.miss(start.line, start.column, "not-top-level");
		for (let line = start.line + 1; line <= end.line; line += 1) sheet.miss(line, 1, "not-top-level");
	}
}
/** Offers each line of a paragraph that starts in plain text, outside every HTML element. */
function readParagraph(paragraph, tags, sheet) {
	const { start, end } = spanOf(paragraph);
	const inMarkup = /* @__PURE__ */ new Set();
	const endsInBreak = /* @__PURE__ */ new Set();
	for (const child of paragraph.children) {
		const { start: from, end: to } = spanOf(child);
		if (child.type === "break") endsInBreak.add(from.line);
		if (child.type === "text" || child.type === "break") continue;
		for (let line = from.line + 1; line <= to.line; line += 1) if (line < to.line || to.column > sheet.startColumn(line)) inMarkup.add(line);
	}
	const html = nestedBlocks(paragraph, "html").map(({ block }) => block);
	let seen = 0;
	const seeUpTo = (line) => {
		for (let tag = html[seen]; tag && spanOf(tag).start.line < line; tag = html[seen]) {
			if (tag.type === "html") tags.see(tag.value);
			seen += 1;
		}
	};
	for (let line = start.line; line <= end.line; line += 1) {
		seeUpTo(line);
		if (inMarkup.has(line)) continue;
		if (tags.isOpen()) sheet.miss(line, 1, "not-top-level");
		else sheet.take(line, endsInBreak.has(line));
	}
	seeUpTo(Number.POSITIVE_INFINITY);
}
/** The parser places every node; one without a place would span nothing. */
function spanOf({ position }) {
	return position ?? {
		start: {
			line: 1,
			column: 1
		},
		end: {
			line: 0,
			column: 1
		}
	};
}
export { parseCommands as t };
