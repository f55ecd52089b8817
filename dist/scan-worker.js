import { n as reasonOf, t as codeOf } from "./chunks/reason-of-BTasmN5X.js";
import { a as escapeEvidence, i as lesser, n as resultWithout, r as Notes, t as amendResult } from "./chunks/outside-result-C_p_L5uy.js";
import { t as findingsOf } from "./chunks/findings-of-5vGzrGak.js";
import { t as personalColumns } from "./chunks/personal-columns-BWSrAwMc.js";
import { n as mayBeLfsPointer, r as parseLfsPointer } from "./chunks/lfs-pointer-Ll1Yy5Kq.js";
import { n as formatsOfName, t as extensionOf } from "./chunks/names-BIz9DjWe.js";
import { n as parseJson, r as walkJson, t as asObject } from "./chunks/strict-json-Oruh0TAE.js";
import { t as require_dist } from "./chunks/dist-BFpDyeCT.js";
import { t as foldPath } from "./chunks/fold-path-BHmIZTxc.js";
import { t as isBlocked } from "./chunks/blocked-zP6AqXbS.js";
import { t as RULES$1 } from "./chunks/rules-CmDyu9bD.js";
import { constants, crc32, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { createHash, getHashes } from "node:crypto";
import { closeSync, constants as constants$2, fstatSync, openSync, readSync } from "node:fs";
// src/scan/byte-sources.ts
/** Bytes that are in memory already. */
function sourceOf(bytes) {
	return {
		size: bytes.length,
		read: async (offset, length) => bytes.subarray(Math.max(0, offset), Math.max(0, offset) + Math.max(0, length))
	};
}
/** A part of a source, as a source. What lies outside the source is cut off. */
function sliceOf(source, offset, length = source.size - offset) {
	const start = Math.min(Math.max(0, offset), source.size);
	const size = Math.min(Math.max(0, length), source.size - start);
	return {
		size,
		read: async (at, wanted) => {
			if (at < 0 || at >= size) return /* @__PURE__ */ new Uint8Array(0);
			return source.read(start + at, Math.min(wanted, size - at));
		}
	};
}
function counted(source) {
	let total = 0;
	return {
		size: source.size,
		bytesRead: () => total,
		read: async (offset, length) => {
			const bytes = await source.read(offset, length);
			total += bytes.length;
			return bytes;
		}
	};
}
/** The source gave fewer bytes than its size promises: it changed, or the server holds less. */
var ShortReadError = class extends Error {
	code = "short-read";
};
/**
* All bytes from `offset` on, in reads of at most `step` bytes.
* @throws ShortReadError if the source ends early
*/
async function readAll(source, offset, length, step = 1048576) {
	if (offset < 0 || length < 0 || offset + length > source.size) throw new ShortReadError("read past the end");
	const all = Buffer.allocUnsafe(length);
	let done = 0;
	while (done < length) {
		const part = await source.read(offset + done, Math.min(step, length - done));
		if (part.length === 0) throw new ShortReadError("the source ended early");
		all.set(part.subarray(0, length - done), done);
		done += part.length;
	}
	return all;
}
/** Reads forward through a source in windows, for formats that are read field by field. */
var ForwardReader = class {
	source;
	step;
	window = /* @__PURE__ */ new Uint8Array(0);
	view = new DataView(this.window.buffer);
	start = 0;
	at = 0;
	/** @param step bytes read at a time, at least 16 */
	constructor(source, step = 65536) {
		this.source = source;
		this.step = step;
	}
	get offset() {
		return this.start + this.at;
	}
	get left() {
		return this.source.size - this.offset;
	}
	/** Goes on at `offset`; within the window this costs nothing. */
	seek(offset) {
		const at = offset - this.start;
		if (at >= 0 && at <= this.window.length) this.at = at;
		else {
			this.start = offset;
			this.at = 0;
			this.window = /* @__PURE__ */ new Uint8Array(0);
		}
	}
	/** @throws ShortReadError if fewer than `length` bytes are left */
	async bytes(length) {
		await this.need(length);
		const bytes = this.window.subarray(this.at, this.at + length);
		this.at += length;
		return bytes;
	}
	async u8() {
		await this.need(1);
		const value = this.window[this.at] ?? 0;
		this.at += 1;
		return value;
	}
	async u16(little = true) {
		await this.need(2);
		this.at += 2;
		return this.view.getUint16(this.at - 2, little);
	}
	async u32(little = true) {
		await this.need(4);
		this.at += 4;
		return this.view.getUint32(this.at - 4, little);
	}
	async u64(little = true) {
		await this.need(8);
		this.at += 8;
		return this.view.getBigUint64(this.at - 8, little);
	}
	/** Brings the next `length` bytes into the window. */
	async need(length) {
		if (this.at + length <= this.window.length) return;
		const offset = this.offset;
		if (offset < 0 || length < 0 || length > this.source.size - offset) throw new ShortReadError("a field reaches past the end");
		const wanted = Math.min(Math.max(length, this.step), this.source.size - offset);
		this.window = await this.source.read(offset, Math.min(wanted, 1048576));
		if (this.window.length < length) this.window = await readAll(this.source, offset, length);
		this.view = new DataView(this.window.buffer, this.window.byteOffset, this.window.byteLength);
		this.start = offset;
		this.at = 0;
	}
};
// src/scan/tables/flatbuffer.ts
/** Offsets of a flatbuffer that lead out of it, or values that are none. */
var FlatbufferError = class extends Error {
	code = "flatbuffer";
};
/**
* One table of a flatbuffer (https://flatbuffers.dev/internals/). Every offset is held against the buffer's end; tables may
* be reached on many ways, so that whoever walks down counts what is visited.
*/
var FlatTable = class FlatTable {
	bytes;
	at;
	fields;
	count;
	constructor(bytes, at) {
		this.bytes = bytes;
		this.at = at;
		this.fields = at - within(bytes, at, 4).readInt32LE(0);
		const length = within(bytes, this.fields, 4).readUInt16LE(0);
		within(bytes, this.fields, length);
		this.count = Math.max(0, length - 4 >> 1);
	}
	/** The table that the buffer starts with. */
	static root(bytes) {
		return new FlatTable(bytes, within(bytes, 0, 4).readUInt32LE(0));
	}
	byte(field) {
		const at = this.place(field);
		return at === void 0 ? 0 : within(this.bytes, at, 1).readUInt8(0);
	}
	long(field) {
		const at = this.place(field);
		return at === void 0 ? 0n : within(this.bytes, at, 8).readBigInt64LE(0);
	}
	table(field) {
		const at = this.target(field);
		return at === void 0 ? void 0 : new FlatTable(this.bytes, at);
	}
	text(field) {
		return this.binary(field).toString("utf8");
	}
	binary(field) {
		const at = this.target(field);
		if (at === void 0) return Buffer.alloc(0);
		return within(this.bytes, at + 4, within(this.bytes, at, 4).readUInt32LE(0));
	}
	/** Where a vector's elements lie, `size` bytes each. */
	vector(field, size) {
		const at = this.target(field);
		if (at === void 0) return {
			at: 0,
			count: 0
		};
		const count = within(this.bytes, at, 4).readUInt32LE(0);
		within(this.bytes, at + 4, count * size);
		return {
			at: at + 4,
			count
		};
	}
	*tables(field) {
		const { at, count } = this.vector(field, 4);
		for (let place = 0; place < count; place += 1) {
			const from = at + 4 * place;
			yield new FlatTable(this.bytes, from + this.bytes.readUInt32LE(from));
		}
	}
	target(field) {
		const at = this.place(field);
		return at === void 0 ? void 0 : at + within(this.bytes, at, 4).readUInt32LE(0);
	}
	/** Where a field's value lies; `undefined` for one that is not there. */
	place(field) {
		if (field >= this.count) return void 0;
		const offset = this.bytes.readUInt16LE(this.fields + 4 + 2 * field);
		return offset === 0 ? void 0 : this.at + offset;
	}
};
function within(bytes, at, length) {
	if (at < 0 || length < 0 || at + length > bytes.length) throw new FlatbufferError("an offset that leads out of it");
	return bytes.subarray(at, at + length);
}
// src/scan/tables/arrow-schema.ts
/** Names of the union `Type`, by number (https://github.com/apache/arrow/blob/main/format/Schema.fbs). */
const TYPES$1 = "none null int float binary utf8 bool decimal date time timestamp interval list struct union fixed-binary fixed-list map duration large-binary large-utf8 large-list run-end-encoded binary-view utf8-view list-view large-list-view".split(" ");
const DEEPEST$4 = 64;
const MOST_FIELDS = 1e5;
/** Fields of `Message`, `Schema`, `Field` and `KeyValue`. */
const SCHEMA$1 = 1;
const [MESSAGE_TYPE, MESSAGE_HEADER] = [1, 2];
const SCHEMA_FIELDS = 1;
const [FIELD_NAME, FIELD_TYPE, FIELD_CHILDREN, FIELD_METADATA] = [
	0,
	2,
	5,
	6
];
const [PAIR_KEY, PAIR_VALUE] = [0, 1];
/** The columns of a schema, and the pickles that pyarrow kept in it. @throws FlatbufferError */
function readArrowSchema(schema) {
	const walked = {
		columns: [],
		pickles: [],
		left: MOST_FIELDS
	};
	for (const field of schema.tables(SCHEMA_FIELDS)) walk(field, "", 0, walked);
	return walked;
}
function walk(field, parent, depth, walked) {
	walked.left -= 1;
	if (depth > DEEPEST$4 || walked.left < 0) throw new FlatbufferError("more fields than any schema has");
	const own = field.binary(FIELD_NAME).subarray(0, 400).toString("utf8");
	const name = (parent === "" ? own : `${parent}.${own}`).slice(0, 400);
	const type = field.byte(FIELD_TYPE);
	const metadata = /* @__PURE__ */ new Map();
	for (const pair of field.tables(FIELD_METADATA)) {
		walked.left -= 1;
		if (walked.left < 0) throw new FlatbufferError("more fields than any schema has");
		metadata.set(pair.binary(PAIR_KEY).subarray(0, 100).toString("latin1"), pair.binary(PAIR_VALUE));
	}
	if (metadata.get("ARROW:extension:name")?.toString("latin1") === "arrow.py_extension_type") walked.pickles.push(metadata.get("ARROW:extension:metadata") ?? Buffer.alloc(0));
	const shown = TYPES$1[type];
	if (field.vector(FIELD_CHILDREN, 4).count === 0) walked.columns.push({
		name,
		...shown === void 0 ? {} : { type: shown }
	});
	for (const child of field.tables(FIELD_CHILDREN)) walk(child, name, depth + 1, walked);
}
/** Says which columns have a type that is a pickle, and reads it (CVE-2023-47248). */
async function notePickledTypes(pickles, context, notes) {
	for (const pickle of pickles.slice(0, 10)) {
		notes.find("TAB005", "A column's type is a pickle.", { evidence: escapeEvidence(pickle.subarray(0, 60)) });
		notes.add(await context.scan(sourceOf(pickle), "extension-type.pkl"), "extension type");
	}
}
/** Arrow's schema as pyarrow keeps it in Parquet: one message, of which only the pickled types matter. */
async function noteArrowSchema(bytes, context, notes) {
	try {
		const long = bytes.length >= 8 && bytes.readUInt32LE(0) === 4294967295;
		const message = FlatTable.root(bytes.subarray(long ? 8 : 4));
		const schema = message.byte(MESSAGE_TYPE) === SCHEMA$1 ? message.table(MESSAGE_HEADER) : void 0;
		if (schema === void 0) throw new FlatbufferError("no schema");
		await notePickledTypes(readArrowSchema(schema).pickles, context, notes);
	} catch (error) {
		if (!(error instanceof FlatbufferError)) throw error;
		notes.find("TAB002", `The Arrow schema in the footer cannot be read: ${error.message}.`);
	}
}
// src/scan/tables/note-table.ts
/** Columns kept of one table, and characters of one name: wider tables are told as far as that. */
const MOST_COLUMNS = 2e3;
const LONGEST_NAME = 200;
/** Takes down what a table is, and the columns that look personal. */
function noteTable(shape, notes) {
	const columns = shape.columns.slice(0, MOST_COLUMNS).map(({ name, ...rest }) => ({
		name: name.slice(0, LONGEST_NAME),
		...rest
	}));
	notes.shape({
		...shape,
		columns
	});
	const personal = personalColumns(columns.map(({ name }) => name));
	if (personal.length > 0) notes.find("TAB001", `${personal.length === 1 ? "One column looks" : `${personal.length} columns look`} personal.`, { evidence: escapeEvidence(personal.join(", ")) });
}
// src/scan/formats/arrow.ts
const MAGIC = "ARROW1";
const LARGEST$6 = 33554432;
/** Record batches whose rows are counted; files with more tell no number. */
const MOST_BATCHES = 1e4;
const BLOCK$1 = 24;
const [SCHEMA, RECORD_BATCH] = [1, 3];
/**
* Arrow's file format, which Feather 2 is, and its stream format
* (https://arrow.apache.org/docs/format/Columnar.html#ipc-file-format): the schema, and of each batch its length.
*/
async function readArrow(source, context) {
	const notes = new Notes(["arrow"], context.limits);
	try {
		const { schema, rows } = (await readAll(source, 0, Math.min(8, source.size))).toString("latin1", 0, 6) === MAGIC ? await readFile$1(source) : await readStream(source, notes);
		const { columns, pickles } = readArrowSchema(schema);
		notes.full();
		noteTable({
			columns,
			...rows === void 0 ? {} : { rows }
		}, notes);
		await notePickledTypes(pickles, context, notes);
	} catch (error) {
		if (!(error instanceof FlatbufferError || error instanceof ShortReadError)) throw error;
		notes.find("TAB002", `The schema cannot be read: ${error.message}.`);
	}
	return notes.done();
}
async function readFile$1(source) {
	if (source.size < 18) throw new FlatbufferError("no footer");
	const end = await readAll(source, source.size - 10, 10);
	const length = end.readUInt32LE(0);
	if (end.toString("latin1", 4) !== MAGIC) throw new FlatbufferError("no mark at the end");
	if (length > Math.min(LARGEST$6, source.size - 18)) throw new FlatbufferError("a footer that is longer than the file");
	const bytes = await readAll(source, source.size - 10 - length, length);
	const footer = FlatTable.root(bytes);
	const schema = footer.table(1);
	if (schema === void 0) throw new FlatbufferError("no schema");
	const { at, count } = footer.vector(3, BLOCK$1);
	let rows = count > MOST_BATCHES ? void 0 : 0;
	for (let place = 0; place < count && rows !== void 0; place += 1) {
		const offset = bytes.readBigInt64LE(at + BLOCK$1 * place);
		if (offset < 8n || offset > BigInt(source.size - 8)) throw new FlatbufferError("a batch outside the file");
		const { type, header } = await readMessage(source, Number(offset));
		if (type !== RECORD_BATCH) throw new FlatbufferError("a batch that is none");
		rows = more(rows, header);
	}
	return {
		schema,
		rows
	};
}
/** Messages up to the mark of the end, which every writer that was closed leaves. */
async function readStream(source, notes) {
	const first = await readMessage(source, 0);
	if (first.type !== SCHEMA) throw new FlatbufferError("no schema");
	let [at, rows] = [first.end, 0];
	for (let batches = 0; batches < MOST_BATCHES; batches += 1) {
		if (await isEnd(source, at)) return {
			schema: first.header,
			rows
		};
		const message = await readMessage(source, at);
		if (message.type === RECORD_BATCH) rows = more(rows, message.header);
		at = message.end;
	}
	notes.limit("entries");
	return {
		schema: first.header,
		rows: void 0
	};
}
async function isEnd(source, at) {
	const head = await readAll(source, at, Math.min(8, source.size - at));
	const long = head.length === 8 && head.readUInt32LE(0) === 4294967295;
	if (head.length < 4) throw new FlatbufferError("a stream that does not end");
	if (head.readUInt32LE(long ? 4 : 0) !== 0) return false;
	if (at + (long ? 8 : 4) !== source.size) throw new FlatbufferError("bytes behind the end");
	return true;
}
function more(rows, batch) {
	const length = batch.long(0);
	if (length < 0n || length > BigInt(Number.MAX_SAFE_INTEGER - rows)) throw new FlatbufferError("a batch of no length");
	return rows + Number(length);
}
/** A message is a length, with four bytes of ones in front of it since 0.15, a flatbuffer, and a body. */
async function readMessage(source, at) {
	const head = await readAll(source, at, 8);
	const long = head.readUInt32LE(0) === 4294967295;
	const length = head.readUInt32LE(long ? 4 : 0);
	const start = at + (long ? 8 : 4);
	if (length > LARGEST$6 || length > source.size - start) throw new FlatbufferError("a message that is longer than the file");
	const message = FlatTable.root(await readAll(source, start, length));
	const header = message.table(2);
	const body = message.long(3);
	if (header === void 0) throw new FlatbufferError("a message of no kind");
	if (body < 0n || body > BigInt(source.size - start - length)) throw new FlatbufferError("a message that is longer than the file");
	return {
		type: message.byte(1),
		header,
		end: start + length + Number(body)
	};
}
// src/scan/chat-template.ts
/**
* Chat templates are Jinja, and Jinja reaches into Python unless its sandbox holds. What templates of real models use is
* known and small (loops, conditions, string methods); an underscore in front of an attribute, the `attr` filter and
* names that lead to Python's globals are not among it.
* The template is never rendered: its expressions are cut into tokens.
*/
function noteTemplate(template, notes, where = {}) {
	const looks = template.length > LONGEST$5 ? { unknown: "It is too long to be read." } : lookAt(template);
	if (looks.dangerous !== void 0) notes.find("TPL001", looks.dangerous, where);
	else if (looks.unknown !== void 0) notes.find("TPL002", looks.unknown, where);
}
/** Characters; real templates have some thousand. */
const LONGEST$5 = 65536;
/** Names that Jinja, Flask or a host give to every template, each a way to Python's globals. */
const REACHING$1 = /* @__PURE__ */ new Set([
	"lipsum",
	"cycler",
	"joiner",
	"self",
	"request",
	"config",
	"url_for",
	"get_flashed_messages",
	"g",
	"session",
	"application",
	"caller",
	"varargs",
	"kwargs",
	"os",
	"subprocess",
	"builtins",
	"popen",
	"eval",
	"exec",
	"globals",
	"locals",
	"vars",
	"getattr",
	"open",
	"import_module"
]);
/** Statements that bring in other templates or code. */
const STATEMENTS = /* @__PURE__ */ new Set([
	"import",
	"include",
	"extends",
	"from"
]);
/** Jinja's own filters, `attr` left out, and `fromjson`, `tojson` of its hosts. */
const FILTERS$1 = new Set("abs batch capitalize center count d default dictsort e escape filesizeformat first float forceescape format fromjson groupby indent int items join last length list lower map max min pprint random reject rejectattr replace reverse round safe select selectattr slice sort string striptags sum title tojson trim truncate unique upper urlencode wordcount wordwrap xmlattr".split(" "));
function lookAt(template) {
	let unknown;
	for (const expression of expressionsOf(template)) {
		const look = lookAtTokens(tokenize$1(expression.text), expression.statement);
		if (look.dangerous !== void 0) return look;
		unknown ??= look.unknown;
	}
	return unknown === void 0 ? {} : { unknown };
}
/** What stands between `{{ }}` and `{% %}`; comments and `raw` blocks are looked at as well, for what they could hide. */
function* expressionsOf(template) {
	const open = /\{(\{|%)[-+]?/g;
	for (let match = open.exec(template); match !== null; match = open.exec(template)) {
		const close = match[1] === "%" ? "%}" : "}}";
		const end = closing(template, open.lastIndex, close);
		yield {
			text: template.slice(open.lastIndex, end),
			statement: match[1] === "%"
		};
		open.lastIndex = end;
	}
}
/** Where `close` stands outside of strings. */
function closing(template, from, close) {
	const part = new RegExp(`'(?:[^'\\\\]|\\\\.)*'|"(?:[^"\\\\]|\\\\.)*"|${close}`, "gs");
	part.lastIndex = from;
	for (let match = part.exec(template); match !== null; match = part.exec(template)) if (match[0] === close) return match.index;
	return template.length;
}
function tokenize$1(text) {
	const tokens = [];
	for (const [, string, name, number, mark] of text.matchAll(/('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|([\p{L}_][\p{L}\p{N}_]*)|(\d[\w.]*)|([^\s])/gsu)) if (string !== void 0) tokens.push({
		kind: "string",
		text: string.slice(1, -1)
	});
	else if (name !== void 0) tokens.push({
		kind: "name",
		text: name
	});
	else if (number !== void 0) tokens.push({
		kind: "number",
		text: number
	});
	else tokens.push({
		kind: "mark",
		text: mark ?? ""
	});
	return tokens;
}
function lookAtTokens(tokens, statement) {
	let unknown;
	for (const [place, token] of tokens.entries()) {
		const before = tokens[place - 1];
		const after = tokens[place + 1];
		const asFilter = before?.text === "|" && before.kind === "mark";
		if (token.kind === "name") {
			const attribute = before?.text === "." && before.kind === "mark";
			if (token.text.includes("__") || attribute && token.text.startsWith("_")) return { dangerous: "It reaches for an inner attribute of Python." };
			if (asFilter && token.text === "attr") return { dangerous: "It reads attributes by computed names." };
			if (asFilter && !FILTERS$1.has(token.text)) unknown ??= "It uses a filter that is not Jinja's own.";
			if (attribute && [
				"mro",
				"format_map",
				"gi_frame",
				"f_globals",
				"func_globals",
				"popen",
				"system"
			].includes(token.text)) return { dangerous: "It reaches for an inner attribute of Python." };
			if (statement && place === 0 && STATEMENTS.has(token.text)) unknown ??= "It brings in another template.";
			if (!attribute && !asFilter && REACHING$1.has(token.text) && !isKeyword(after)) {
				if (after?.kind === "mark" && [
					".",
					"[",
					"|"
				].includes(after.text)) return { dangerous: "It uses a name that leads to Python's globals." };
				unknown ??= "It uses a name that leads to Python's globals.";
			}
		} else if (token.kind === "string") {
			if (/__\w|\\x5f|\\u005f|\\137|\\N\{/i.test(token.text)) return { dangerous: "It spells an inner attribute of Python in a string." };
			if (/^_+$/.test(token.text)) unknown ??= "It puts names together from underscores.";
		} else if (token.text === "[" && computes(tokens, place)) unknown ??= "It looks things up by computed names.";
	}
	return unknown === void 0 ? {} : { unknown };
}
const isKeyword = (after) => after?.kind === "mark" && after.text === "=";
/** Whether a subscript is put together from strings. */
function computes(tokens, open) {
	const before = tokens[open - 1];
	if (before === void 0 || before.kind === "mark" && ![")", "]"].includes(before.text)) return false;
	if (before.kind === "name" && [
		"in",
		"if",
		"else",
		"and",
		"or",
		"not",
		"is"
	].includes(before.text)) return false;
	let depth = 0;
	let strings = false;
	let joins = false;
	for (const token of tokens.slice(open)) {
		if (token.text === "[" && token.kind === "mark") depth += 1;
		if (token.text === "]" && token.kind === "mark") depth -= 1;
		if (depth === 0) break;
		strings ||= token.kind === "string";
		joins ||= token.kind === "mark" && [
			"~",
			"+",
			"%",
			"*",
			"|"
		].includes(token.text);
	}
	return strings && joins;
}
// src/scan/sniff.ts
/** Bytes wanted from the start: a tar's magic lies at 257, an R or text file shows itself early. */
const HEAD_BYTES = 4096;
/** Bytes wanted from the end: a zip's directory ends in its last 64 KiB, whatever comes before the archive. */
const TAIL_BYTES = 65557;
/** What bytes look like, from their start and their end. @param size of the whole, in bytes */
function sniff(head, tail, size, path) {
	const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
	if (mayBeLfsPointer(bytes)) return {
		formats: ["lfs-pointer"],
		maybe: [],
		polyglot: false,
		marked: false,
		mismatch: void 0
	};
	const start = formatAtStart(bytes, size);
	const marks = [
		...start === void 0 ? [] : [start],
		...start !== "zip" && holdsZipEnd(tail) ? ["zip"] : [],
		...start !== "tar" && isTar(bytes) ? ["tar"] : [],
		...start !== "hdf5" && hasHdf5Later(bytes) ? ["hdf5"] : []
	];
	const named = formatsOfName(path);
	if (marks.length === 0) return {
		...withoutMark(bytes, size, path, named),
		polyglot: false,
		marked: false
	};
	const mismatch = mismatchOf(marks, named);
	return {
		formats: marks,
		maybe: start === "pickle" || start === "torch-legacy" || start === "zip" || !mayBePickle(bytes) ? [] : ["pickle"],
		polyglot: marks.length > 1,
		marked: true,
		mismatch
	};
}
/** Content with no mark of its own: the name says what to try, then text, then nothing known. */
function withoutMark(bytes, size, path, named) {
	const own = textFormat(bytes, looksLikeText(bytes, size > bytes.length), path);
	if (own === "workflow" || own === "dvc") return {
		formats: [own],
		maybe: [],
		mismatch: void 0
	};
	const maybe = mayBePickle(bytes) ? ["pickle"] : [];
	const promised = named.filter((format) => !MARKED.has(format));
	if (promised.length === 0 && named.length > 0) return {
		formats: [named.includes("pickle") ? "pickle" : named.includes("zip") ? "zip" : named[0] ?? "opaque"],
		maybe: [],
		mismatch: void 0
	};
	const [first] = promised;
	if (first === "text" || first === "csv") return {
		formats: [own ?? "opaque"],
		maybe,
		mismatch: own === void 0 ? "other" : void 0
	};
	if (first !== void 0) return {
		formats: [first],
		maybe,
		mismatch: void 0
	};
	if (own !== void 0) return {
		formats: [own],
		maybe,
		mismatch: void 0
	};
	if (mayBeProtobuf(bytes)) maybe.push("onnx", "saved-model");
	return {
		formats: ["opaque"],
		maybe,
		mismatch: void 0
	};
}
/** Formats that always show a mark, so that a name alone never makes a file one of them. */
const MARKED = /* @__PURE__ */ new Set([
	"zip",
	"torch-zip",
	"torch-legacy",
	"npz",
	"keras",
	"pickle",
	"compressed",
	"tar"
]);
/** Whether a name promises other formats than those the content has. */
function mismatchOf(marks, named) {
	if (named.length === 0 || marks.some((mark) => named.includes(mark))) return void 0;
	return marks.includes("pickle") || marks.includes("torch-legacy") ? "disguised-pickle" : "other";
}
/** torch.save before version 1.6 starts with this number as a pickle of protocol 2. */
const TORCH_MAGIC = Buffer.from("80028a0a6cfc9c46f9206aa850192e", "hex");
const MAGICS = [
	["zip", Buffer.from("PK", "latin1")],
	["zip", Buffer.from("PK", "latin1")],
	["npy", Buffer.from("NUMPY", "latin1")],
	["gguf", Buffer.from("GGUF", "latin1")],
	["hdf5", Buffer.from("HDF\r\n\n", "latin1")],
	["torch-legacy", TORCH_MAGIC],
	["compressed", Buffer.from([
		31,
		139,
		8
	])],
	["compressed", Buffer.from("BZh", "latin1")],
	["compressed", Buffer.from("fd377a585a00", "hex")],
	["compressed", Buffer.from("04224d18", "hex")],
	["compressed", Buffer.from("28b52ffd", "hex")],
	["opaque", Buffer.from("377abcaf271c", "hex")],
	["opaque", Buffer.from("Rar!\x07", "latin1")],
	["opaque", Buffer.from("RDX2\n", "latin1")],
	["opaque", Buffer.from("RDX3\n", "latin1")],
	["opaque", Buffer.from("RDA2\n", "latin1")],
	["opaque", Buffer.from("RDA3\n", "latin1")],
	["opaque", Buffer.from("X\n\0\0\0", "latin1")],
	["parquet", Buffer.from("PAR1", "latin1")],
	["parquet", Buffer.from("PARE", "latin1")],
	["arrow", Buffer.from("ARROW1\0\0", "latin1")],
	["opaque", Buffer.from("ELF", "latin1")],
	["opaque", Buffer.from("MZ\0", "latin1")]
];
function formatAtStart(bytes, size) {
	const magic = MAGICS.find(([, mark]) => bytes.subarray(0, mark.length).equals(mark))?.[0];
	if (magic !== void 0) return magic;
	if (isSafetensors(bytes, size)) return "safetensors";
	if (isPickleWithProtocol(bytes)) return "pickle";
	if (isTar(bytes)) return "tar";
	if (isZlib(bytes) || isLzma(bytes)) return "compressed";
}
/** `PROTO` with a version up to 5, then an opcode: the pickles of protocol 2 and up. */
const isPickleWithProtocol = (bytes) => bytes.length >= 3 && bytes[0] === 128 && (bytes[1] ?? 9) <= 5 && OPCODES$1.includes(bytes[2] ?? 0);
/** First bytes that a pickle without a protocol can have. */
const mayBePickle = (bytes) => bytes.length >= 2 && OPCODES$1.includes(bytes[0] ?? 0);
/** https://github.com/python/cpython/blob/main/Lib/pickletools.py */
const OPCODES$1 = Buffer.concat([
	Buffer.from("(.012FIJKLMNPQRSTUVX]abcdeghijlopqrstu})", "latin1"),
	Buffer.from(Array.from({ length: 25 }, (_, at) => 128 + at)),
	Buffer.from("BCG", "latin1")
]);
/** Eight bytes of header length, then JSON. */
function isSafetensors(bytes, size) {
	if (bytes.length < 10 || bytes[8] !== 123) return false;
	const length = bytes.readBigUInt64LE(0);
	return length >= 2n && length <= BigInt(size) && /^\{\s*["}]/.test(bytes.toString("latin1", 8, 64));
}
const isZlib = (bytes) => bytes.length >= 6 && (bytes[0] ?? 0) === 120 && bytes.readUInt16BE(0) % 31 === 0 && [
	1,
	94,
	156,
	218
].includes(bytes[1] ?? 0);
/** No magic, but properties and a dictionary as encoders write them, and a length that is unknown or below 256 GiB. */
function isLzma(bytes) {
	if (bytes.length < 18 || bytes.readUInt16LE(0) !== 93 || bytes[13] !== 0) return false;
	const [dictionary, length] = [bytes.readUInt32LE(1), bytes.readBigUInt64LE(5)];
	return dictionary >= 4096 && (length === 18446744073709551615n || length < 2n ** 38n);
}
/** The header's checksum; the magic is missing in the oldest ones. */
function isTar(bytes) {
	if (bytes.length < 512 || bytes[0] === 0) return false;
	const field = Buffer.from(bytes.subarray(148, 156)).toString("latin1").replace(/\0.*$/s, "").trim();
	if (!/^[0-7]+$/.test(field)) return false;
	let sum = 256;
	for (let at = 0; at < 512; at += 1) if (at < 148 || at >= 156) sum += bytes[at] ?? 0;
	return sum === Number.parseInt(field, 8);
}
/** HDF5 may start at 512, 1024, 2048 ... behind a block of the user's. */
const hasHdf5Later = (bytes) => [
	512,
	1024,
	2048
].some((at) => bytes.subarray(at, at + 8).equals(Buffer.from("HDF\r\n\n", "latin1")));
/** An end-of-directory record anywhere in the tail that leads to a directory in sight, or whose comment ends the file. */
function holdsZipEnd(tail) {
	const bytes = Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength);
	for (let at = bytes.lastIndexOf("PK", void 0, "latin1"); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf("PK", at - 1, "latin1")) {
		if (at + 22 > bytes.length) continue;
		if (at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return true;
		const directory = at - bytes.readUInt32LE(at + 12);
		if (directory < 0 || bytes.readUInt16LE(at + 10) === 65535 || bytes.toString("latin1", directory, directory + 4) === "PK") return true;
	}
	return false;
}
/** A first field with a number and a type that ONNX or TensorFlow use. */
const mayBeProtobuf = (bytes) => bytes.length >= 2 && [
	8,
	10,
	18,
	26,
	34,
	58
].includes(bytes[0] ?? 0);
/** UTF-8 without control characters, as far as can be seen. */
function looksLikeText(bytes, cut) {
	for (const byte of bytes) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) return false;
	try {
		new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: cut });
		return true;
	} catch {
		return false;
	}
}
function textFormat(bytes, text, path) {
	const extension = extensionOf(path);
	if (extension === "ipynb") return "notebook";
	if (extension === "py" || extension === "pyw" || extension === "pyi") return "python-source";
	if (!text) return void 0;
	if (extension === "jinja" || extension === "jinja2" || extension === "j2") return "chat-template";
	if (extension === "csv" || extension === "tsv") return "csv";
	const name = path.slice(path.lastIndexOf("/") + 1);
	if (name === "MLmodel") return "mlmodel";
	if (/(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$|(?:^|\/)action\.ya?ml$/i.test(path)) return "workflow";
	if (extension === "dvc" || name === "dvc.yaml" || name === "dvc.lock") return "dvc";
	if (/^#!.*python/.test(bytes.toString("latin1", 0, 80))) return "python-source";
	if (/^\s*\{[{%#]/.test(bytes.toString("latin1", 0, 256))) return extension === "md" ? "text" : "chat-template";
	const head = bytes.toString("latin1", 0, 256);
	if (extension !== "json" && TABLE_HEADER.test(head)) return "text";
	return /^\s*[[{]/.test(head) && extension !== "md" && extension !== "txt" ? "json" : "text";
}
/** `[project]` and `[[source]]` begin TOML and INI, as in pyproject.toml and Pipfile. JSON has no words there but these. */
const TABLE_HEADER = /^\s*\[{1,2}(?!(?:true|false|null|NaN|Infinity)\])[A-Za-z_][\w.-]*\]{1,2}[ \t]*(?:#.*)?\r?(?:\n|$)/;
// src/scan/formats/chat-template.ts
/** A chat template in a file of its own (`chat_template.jinja`). */
async function readChatTemplate(source, context) {
	const notes = new Notes(["chat-template"], context.limits);
	if (source.size > context.limits.nameBytes) notes.limit("nameBytes");
	else {
		const bytes = await readAll(source, 0, source.size);
		noteTemplate(bytes.toString("utf8"), notes);
		if (looksLikeText(bytes, false)) notes.full();
		else notes.find("SNF006", "The template has control characters, or is not UTF-8.");
	}
	return notes.done();
}
// src/scan/inflate.ts
const INFLATERS = {
	raw: inflateRawSync,
	zlib: inflateSync,
	gzip: gunzipSync
};
/** Inflates within what is left of the budget, and takes what it used from it. `used` counts compressed bytes. */
function inflate(kind, packed, limits, budget) {
	const byRatio = Math.max(65536, packed.length * limits.inflateRatio);
	const most = Math.min(byRatio, budget.inflated);
	if (most <= 0) return { limit: "inflatedBytes" };
	try {
		const { buffer, engine } = INFLATERS[kind](packed, {
			maxOutputLength: most,
			info: true
		});
		budget.inflated -= buffer.length;
		return {
			bytes: buffer,
			used: engine.bytesWritten
		};
	} catch (error) {
		if (isTooLarge(error)) {
			budget.inflated -= most;
			return { limit: byRatio < budget.inflated + most ? "inflateRatio" : "inflatedBytes" };
		}
		return { broken: error instanceof Error ? error.message : String(error) };
	}
}
/** What zlib says when `maxOutputLength` is passed. */
const isTooLarge = (error) => typeof error === "object" && error !== null && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
/** The first bytes that a raw deflate stream gives, at most `most`; fewer if it is cut or broken. */
function inflateStart(packed, most) {
	for (const length of [
		packed.length,
		4096,
		512
	]) try {
		const part = packed.subarray(0, length);
		const options = {
			finishFlush: constants.Z_SYNC_FLUSH,
			maxOutputLength: Math.max(most, 1100 * length)
		};
		return inflateRawSync(part, options).subarray(0, most);
	} catch {}
	return Buffer.alloc(0);
}
// src/scan/decompress/index.ts
/** Each in a chunk of its own, loaded when a file needs it. */
const DECOMPRESSORS = {
	bzip2: async () => (await import("./chunks/bzip2-DVa7cO0N.js")).unpackBzip2,
	xz: async () => (await import("./chunks/xz-Ck6e1LCR.js")).unpackXz,
	lzma: async () => (await import("./chunks/lzma-alone-CTVk2A9T.js")).unpackLzma,
	lz4: async () => (await import("./chunks/lz4-B3ymewbE.js")).unpackLz4
};
/**
* Decompresses within what is left of the budget and the ratio, and takes what came out from the budget. Streams that
* follow each other count as one, where the format has a mark for them.
*/
async function decompress(kind, packed, limits, budget) {
	if (kind === "zlib" || kind === "gzip") return inflate(kind, packed, limits, budget);
	const byRatio = Math.max(65536, packed.length * limits.inflateRatio);
	const most = Math.min(byRatio, budget.inflated);
	if (most <= 0) return { limit: "inflatedBytes" };
	const result = (await DECOMPRESSORS[kind]())(packed, most);
	if ("tooLarge" in result) {
		budget.inflated -= most;
		return { limit: byRatio === most ? "inflateRatio" : "inflatedBytes" };
	}
	if ("bytes" in result) budget.inflated -= result.bytes.length;
	return result;
}
// src/scan/formats/compressed.ts
/** Compressions that joblib and others use, by their first bytes; those without a kind cannot be inflated here. */
const COMPRESSIONS = [
	{
		magic: "1f8b08",
		name: "gzip",
		kind: "gzip"
	},
	{
		magic: "78",
		name: "zlib",
		kind: "zlib"
	},
	{
		magic: "425a68",
		name: "bzip2",
		kind: "bzip2"
	},
	{
		magic: "fd377a585a00",
		name: "xz",
		kind: "xz"
	},
	{
		magic: "5d00",
		name: "lzma",
		kind: "lzma"
	},
	{
		magic: "04224d18",
		name: "lz4",
		kind: "lz4"
	},
	{
		magic: "28b52ffd",
		name: "zstd"
	}
];
/** One compressed stream, joblib's or any other: what is in it is read as if it were a file. */
async function readCompressed(source, context) {
	const head = Buffer.from(await source.read(0, 8)).toString("hex");
	const found = COMPRESSIONS.find(({ magic }) => head.startsWith(magic));
	const notes = new Notes(["compressed"], context.limits);
	if (found?.kind === void 0) {
		notes.find("JOB001", `The file is compressed with ${found?.name ?? "something"}, which is not read here.`, { offset: 0 });
		return notes.done();
	}
	if (source.size > context.limits.inflatedBytes) {
		notes.limit("inflatedBytes");
		return notes.done();
	}
	const packed = await readAll(source, 0, source.size);
	const result = await decompress(found.kind, packed, context.limits, context.budget);
	if ("limit" in result) {
		notes.limit(result.limit);
		notes.find("JOB002", "The data inflates beyond the limits.");
	} else if ("unread" in result) notes.find("JOB001", `The data use ${result.unread}, which is not read here.`);
	else if ("broken" in result) notes.find("JOB003", `The data does not inflate: ${result.broken}.`);
	else {
		notes.full();
		if (result.used < source.size) notes.find("JOB003", `${source.size - result.used} bytes follow the compressed data.`, { offset: result.used });
		notes.add(await context.scan(sourceOf(result.bytes), nameInside(context.path)), "inflated");
	}
	return notes.done();
}
/** `model.pkl.gz` holds `model.pkl`; joblib's own files keep their name. */
const nameInside = (path) => path.replace(/\.(?:gz|z|zlib|gzip|bz2|xz|lzma|lz4)$/i, "");
// src/scan/formats/csv.ts
/** Rows are counted in files up to this size; of larger ones the header is read. */
const COUNTED = 4194304;
const HEADER = 1048576;
const DELIMITERS = [
	",",
	";",
	"	",
	"|"
];
/** Text with one row a line (https://www.rfc-editor.org/rfc/rfc4180). What the cells hold is data; the columns are told. */
async function readCsv(source, context) {
	const notes = new Notes(["csv"], context.limits);
	const whole = source.size <= COUNTED;
	const bytes = await readAll(source, 0, whole ? source.size : HEADER);
	if (!looksLikeText(bytes, !whole)) {
		notes.find("SNF006", "The text has control characters, or is not UTF-8.");
		return notes.done();
	}
	notes.full();
	const shape = shapeOf(bytes.toString("utf8").replace(/^\ufeff/, ""), whole);
	if (shape !== void 0) noteTable(shape, notes);
	return notes.done();
}
/** @returns `undefined` for text without a row */
function shapeOf(text, whole) {
	const first = text.slice(0, firstRowEnd(text));
	if (first.trim() === "") return void 0;
	const cells = splitRow(first, delimiterOf(first));
	const headed = hasHeader(cells);
	const columns = cells.map((cell, place) => ({ name: headed ? cell.trim() : String(place + 1) }));
	return whole ? {
		columns,
		rows: countRows(text) - (headed ? 1 : 0)
	} : { columns };
}
/** Where the first row ends: a quoted cell may hold line ends. */
function firstRowEnd(text) {
	let quoted = false;
	for (let at = 0; at < text.length; at += 1) {
		const char = text[at];
		if (char === "\"") quoted = !quoted;
		else if (!quoted && (char === "\n" || char === "\r")) return at;
	}
	return quoted ? Math.max(0, text.indexOf("\n")) : text.length;
}
/** The separator that stands most often outside of quotes; a comma where none does. */
function delimiterOf(row) {
	const bare = row.replaceAll(/"[^"]*"/g, "");
	const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
	return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}
function splitRow(row, delimiter) {
	const cells = [];
	let [start, quoted] = [0, false];
	for (let at = 0; at <= row.length && cells.length < 2e3; at += 1) if (row[at] === "\"") quoted = !quoted;
	else if (at === row.length || !quoted && row[at] === delimiter) {
		cells.push(row.slice(start, at).replace(/^\s*"([\s\S]*)"\s*$/, "$1").replaceAll("\"\"", "\""));
		start = at + 1;
	}
	return cells;
}
/** A header has words, none of them twice; at most one cell is empty, as pandas leaves it over an index. */
function hasHeader(cells) {
	const named = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
	if (named.length === 0 || cells.length - named.length > 1 || new Set(named).size < named.length) return false;
	return !named.some((cell) => /^[-+]?[\d.,]+(?:e[-+]?\d+)?%?$/i.test(cell) || /^(?:true|false|nan|null|na)$/i.test(cell));
}
/** Rows that are not empty; line ends in quotes do not count. */
function countRows(text) {
	let [rows, quoted, filled] = [
		0,
		false,
		false
	];
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code === 34) [quoted, filled] = [!quoted, true];
		else if (code === 10 && !quoted) {
			if (filled) rows += 1;
			filled = false;
		} else if (code !== 13) filled = true;
	}
	return filled ? rows + 1 : rows;
}
// src/scan/shell-commands.ts
/** Characters. The patterns look on from every place, so that length counts twice. */
const LONGEST$4 = 4e3;
/** Commands that run what they fetch or decode, or that open a way in: nothing in training needs them. */
const HARMFUL = [
	/\b(?:curl|wget|fetch)\b[^\n;&]*\|\s*(?:sudo\s+)?(?:\S*\/)?(?:ba|z|da|k)?sh\b/,
	/\b(?:curl|wget)\b[^\n;&]*\|\s*(?:sudo\s+)?(?:\S*\/)?(?:python\d?(?:\.\d+)?|perl|ruby|node)\b/,
	/(?:\b(?:ba|z|da)?sh\b|\beval\b|\bsource\b|^\s*\.)[^\n;&]*(?:\$\(|`|<\()\s*(?:curl|wget)\b/,
	/\bbase(?:64|32)\s+(?:-d|-D|--decode)\b[^\n;]*\|\s*(?:\S*\/)?(?:(?:ba|z|da)?sh|python\d?|perl)\b/,
	/\bpython\d?(?:\.\d+)?\s+-c\b[^\n]*\b(?:exec|eval|__import__|urllib|requests|b64decode|socket)\b/,
	/\/dev\/(?:tcp|udp)\//,
	/\b(?:nc|ncat|netcat)\b[^\n]*\s-\w*[ec]\b/,
	/\brm\s+-\w*r\w*\s+(?:-\w+\s+)*(?:\/(?:\s|$|\*)|~(?:\s|$|\/\s*$)|\$HOME)/
];
/** Whether a command does harm by what it says, whatever the program does that it starts. One too long to be read does. */
const isHarmfulCommand = (command) => command.length > LONGEST$4 || HARMFUL.some((pattern) => pattern.test(command));
// src/scan/whole-file.ts
/**
* All bytes of a file of a kind that people write, and that is small therefore.
* @param most bytes; a larger one is not read, which is noted
* @throws ShortReadError if the source ends early
*/
async function readWhole(source, most, notes) {
	if (source.size <= most) return readAll(source, 0, source.size);
	notes.limit("headerBytes");
}
// src/scan/yaml-text.ts
var import_dist = require_dist();
/** Characters; larger YAML is data, not a file that people write. */
const LONGEST$3 = 2097152;
/** Deeper than this is nested by nobody but attackers. */
const DEEPEST$3 = 100;
/** YAML as plain values; `undefined` if it is none or several documents, has a key twice, is nested too deep, or grows by aliases. */
function parseYaml(text) {
	if (text.length > LONGEST$3 || isDeep(text)) return void 0;
	try {
		const document = (0, import_dist.parseDocument)(text, {
			uniqueKeys: true,
			strict: true,
			logLevel: "error"
		});
		return document.errors.length > 0 ? void 0 : document.toJS({ maxAliasCount: 100 });
	} catch {
		return;
	}
}
/** Brackets are told by counting, in strings as well; blocks by how far a line is indented, or how many dashes it starts with. */
function isDeep(text) {
	let open = 0;
	for (let at = 0; at < text.length; at += 1) {
		const char = text[at];
		if (char === "[" || char === "{") open += 1;
		else if (char === "]" || char === "}") open = Math.max(0, open - 1);
		else if (char === "\n") open = Math.min(open, DEEPEST$3);
		if (open > 1e3) return true;
	}
	return /^(?:[ \t]*[-?:] ){100}/m.test(text);
}
// src/scan/formats/dvc.ts
const LARGEST$5 = 2097152;
/**
* DVC's files (https://dvc.org/doc/user-guide/project-structure). Where data lie is read elsewhere; here it is shown what
* `dvc repro` would run. A command alone says nothing against a file: the program it names is code of the repository, and
* reviewed as such. A command that fetches or decodes what it runs is no such program, and makes the file `unknown`.
*/
async function readDvc(source, context) {
	const notes = new Notes(["dvc"], context.limits);
	const bytes = await readWhole(source, LARGEST$5, notes);
	if (bytes === void 0) return notes.done();
	const text = bytes.toString("utf8");
	const root = parseYaml(text);
	if (asObject(root) === void 0 && text.trim() !== "") {
		notes.find("DVC003", "The file is no YAML with stages or outputs.");
		return notes.done();
	}
	notes.full();
	const told = /* @__PURE__ */ new Set();
	for (const [keys, value] of walkJson(root)) {
		if (!(keys.at(-1) === "cmd" || keys.at(-2) === "cmd" && /^\d+$/.test(keys.at(-1) ?? "")) || typeof value !== "string" || told.has(value)) continue;
		told.add(value);
		const where = { evidence: escapeEvidence(value) };
		if (isHarmfulCommand(value)) notes.find("DVC002", "A command runs what it fetches or decodes, or opens a way in.", where);
		else notes.find("DVC001", "DVC runs this command.", where);
	}
	return notes.done();
}
// src/scan/formats/gguf.ts
/** Elements and bytes of one block, by type id (https://github.com/ggml-org/ggml/blob/master/src/ggml.c). */
const BLOCKS = {
	0: [1n, 4n],
	1: [1n, 2n],
	2: [32n, 18n],
	3: [32n, 20n],
	6: [32n, 22n],
	7: [32n, 24n],
	8: [32n, 34n],
	9: [32n, 36n],
	10: [256n, 84n],
	11: [256n, 110n],
	12: [256n, 144n],
	13: [256n, 176n],
	14: [256n, 210n],
	15: [256n, 292n],
	16: [256n, 66n],
	17: [256n, 74n],
	18: [256n, 98n],
	19: [256n, 50n],
	20: [32n, 18n],
	21: [256n, 110n],
	22: [256n, 82n],
	23: [256n, 136n],
	24: [1n, 1n],
	25: [1n, 2n],
	26: [1n, 4n],
	27: [1n, 8n],
	28: [1n, 8n],
	29: [256n, 56n],
	30: [1n, 2n],
	34: [256n, 54n],
	35: [256n, 66n],
	39: [32n, 17n],
	40: [64n, 36n],
	41: [128n, 18n]
};
/** Bytes of the fixed-size value types 0-7 and 10-12. */
const SCALARS = {
	0: 1,
	1: 1,
	2: 2,
	3: 2,
	4: 4,
	5: 4,
	6: 4,
	7: 1,
	10: 8,
	11: 8,
	12: 8
};
const STRING$1 = 8;
const ARRAY = 9;
const ALIGNMENT_TYPE = 4;
var GgufError = class extends Error {
	code = "gguf";
};
/** Keys, values and tensor infos, with every length checked; chat templates on the way. Weights are not read. */
async function readGguf(source, context) {
	const notes = new Notes(["gguf"], context.limits);
	const reader = new ForwardReader(source);
	try {
		await new GgufReader(reader, context, notes).read(source.size);
	} catch (error) {
		if (!(error instanceof GgufError || error instanceof ShortReadError)) throw error;
		notes.find("GGU001", `The structure cannot be read: ${error.message}.`, { offset: reader.offset });
	}
	return notes.done();
}
var GgufReader = class {
	reader;
	context;
	notes;
	alignment = 32n;
	constructor(reader, context, notes) {
		this.reader = reader;
		this.context = context;
		this.notes = notes;
	}
	async read(size) {
		await this.reader.bytes(4);
		const version = await this.reader.u32();
		if (version !== 2 && version !== 3) throw new GgufError(`version ${version}`);
		const tensorCount = await this.count(24);
		const keyCount = await this.count(13);
		const keys = /* @__PURE__ */ new Set();
		for (let at = 0; at < keyCount; at += 1) await this.readPair(keys);
		const tensors = [];
		const names = /* @__PURE__ */ new Set();
		for (let at = 0; at < tensorCount; at += 1) tensors.push(await this.readTensor(names));
		this.notes.full();
		const start = aligned(BigInt(this.reader.offset), this.alignment);
		this.noteBounds(tensors, BigInt(size) - start);
	}
	/** A number of things that take at least `least` bytes each, and so cannot be more than the file holds. */
	async count(least) {
		const count = await this.reader.u64();
		if (count * BigInt(least) > BigInt(this.reader.left)) throw new GgufError("more items than fit into the file");
		return Number(count);
	}
	async text(most) {
		const length = await this.count(1);
		if (length > most) throw new GgufError(`a string of ${length} bytes`);
		this.within();
		return Buffer.from(await this.reader.bytes(length)).toString("utf8");
	}
	within() {
		if (this.reader.offset <= this.context.limits.headerBytes) return;
		this.notes.limit("headerBytes");
		throw new GgufError("the structure is larger than what is read");
	}
	async readPair(keys) {
		const key = await this.text(65535);
		if (keys.has(key)) this.notes.find("GGU003", "A key stands twice.", { evidence: escapeEvidence(key) });
		keys.add(key);
		const offset = this.reader.offset;
		const type = await this.reader.u32();
		if (key === "general.alignment") {
			const value = type === ALIGNMENT_TYPE ? await this.reader.u32() : 0;
			if (value === 0 || (value & value - 1) !== 0 || value > 1048576) throw new GgufError("the alignment is no power of two");
			this.alignment = BigInt(value);
		} else if (type === STRING$1 && /(?:^|[._])chat_template(?:$|[._])/.test(key)) noteTemplate(await this.text(this.context.limits.nameBytes), this.notes, {
			offset,
			evidence: escapeEvidence(key)
		});
		else await this.skipValue(type, 0);
	}
	async skipValue(type, depth) {
		const size = SCALARS[type];
		if (size !== void 0) await this.skip(size);
		else if (type === STRING$1) await this.skip(await this.count(1));
		else if (type === ARRAY && depth < 4) await this.skipArray(depth);
		else throw new GgufError(`a value of type ${type}`);
		this.within();
	}
	async skipArray(depth) {
		const type = await this.reader.u32();
		const size = SCALARS[type];
		const count = await this.count(size ?? (type === STRING$1 ? 8 : 12));
		if (size !== void 0) await this.skip(count * size);
		else for (let at = 0; at < count; at += 1) await this.skipValue(type, depth + 1);
	}
	async skip(length) {
		if (length > this.reader.left) throw new ShortReadError("a value reaches past the end");
		this.reader.seek(this.reader.offset + length);
	}
	async readTensor(names) {
		const name = await this.text(1024);
		if (names.has(name)) this.notes.find("GGU003", "A tensor stands twice.", { evidence: escapeEvidence(name) });
		names.add(name);
		const dimensions = await this.reader.u32();
		if (dimensions > 4) throw new GgufError(`a tensor of ${dimensions} dimensions`);
		let elements = 1n;
		for (let at = 0; at < dimensions; at += 1) elements *= await this.reader.u64();
		const type = await this.reader.u32();
		const [items, bytes] = BLOCKS[type] ?? [0n, 0n];
		if (items === 0n) throw new GgufError(`a tensor of type ${type}`);
		if (elements % items !== 0n) throw new GgufError("a tensor that does not fill its blocks");
		return {
			name,
			offset: await this.reader.u64(),
			length: elements / items * bytes
		};
	}
	noteBounds(tensors, size) {
		let end = 0n;
		for (const { name, offset, length } of [...tensors].sort((a, b) => Number(a.offset - b.offset))) {
			const where = { evidence: escapeEvidence(name) };
			if (offset % this.alignment !== 0n) this.notes.find("GGU002", "A tensor is not aligned.", where);
			if (offset < end) this.notes.find("GGU002", "A tensor overlaps the one before.", where);
			end = offset + length > end ? offset + length : end;
		}
		const there = size < 0n ? 0n : size;
		if (end > there) this.notes.find("GGU002", `The tensors take ${end} bytes, ${there} are there.`);
		else if (size - end >= aligned(1n, this.alignment) && tensors.length > 0 && size - aligned(end, this.alignment) > 0n) this.notes.find("GGU002", `${size - end} bytes lie behind the last tensor.`);
	}
};
const aligned = (value, alignment) => (value + alignment - 1n) / alignment * alignment;
// src/scan/keras-config.ts
/** Modules whose classes Keras's own files name (keras/src/saving/serialization_lib.py writes them). */
const MODULES$2 = /^(?:keras|tf_keras)(?:\.src)?(?:\.(?:layers|models|initializers|regularizers|constraints|activations|optimizers|losses|metrics|quantizers|dtype_policies|random)(?:\.[a-z0-9_]+)*)?$/;
/**
* Operations that functional models keep as layers (`x * 2`, `keras.ops.mean(x)`; keras/src/ops), and the one class of
* `applications`. Those of `core` that call what they are given (`Map`, `Scan`, `WhileLoop` and the like) are not among them.
*/
const isOperation = (module, name) => module === "keras.src.applications.convnext" && name === "LayerScale" || (/^keras\.(?:src\.)?ops\.(?:numpy|nn|math|linalg|image|einops)$/.test(module) ? /^[A-Z][A-Za-z0-9]*$/.test(name) : /^keras\.(?:src\.)?ops\.core$/.test(module) && /^(?:Cast|SaturateCast|Scatter|ScatterUpdate|Slice|SliceUpdate|StopGradient|Unstack|ConvertToTensor)$/.test(name));
/** Functions that Keras finds by name in `builtins`, which it writes for its own (keras/src/activations, losses, metrics). */
const FUNCTIONS$1 = new Set("celu elu exponential gelu glu hard_shrink hard_sigmoid hard_silu hard_swish hard_tanh leaky_relu linear log_sigmoid log_softmax mish relu relu6 selu sigmoid silu soft_shrink softmax softplus softsign sparse_plus sparse_sigmoid sparsemax squareplus swish tanh tanh_shrink threshold accuracy binary_accuracy binary_crossentropy binary_focal_crossentropy categorical_accuracy categorical_crossentropy categorical_focal_crossentropy categorical_hinge circle cosine_similarity ctc dice hinge huber kl_divergence log_cosh mean_absolute_error mean_absolute_percentage_error mean_squared_error mean_squared_logarithmic_error poisson sparse_categorical_accuracy sparse_categorical_crossentropy sparse_top_k_categorical_accuracy squared_hinge top_k_categorical_accuracy tversky mae mape mse msle".split(" "));
/** Modules that no model needs and that run code or reach files. */
const REACHING = /^(?:builtins|__builtin__|os|posix|nt|subprocess|sys|shutil|socket|runpy|importlib|ctypes|pickle|marshal|code|pty|tempfile|urllib|requests|http|webbrowser|keras\.(?:src\.)?(?:utils|saving|backend|ops|legacy|callbacks|applications|datasets|preprocessing)|numpy\.(?:f2py|distutils|testing))(?:\.|$)/;
/** Arguments that Keras reads as a file or an address while the layer is built. */
const READ_WHILE_LOADING = /* @__PURE__ */ new Set([
	"vocabulary",
	"idf_weights",
	"filepath",
	"file_path",
	"filename",
	"file",
	"origin",
	"fname",
	"url",
	"log_dir",
	"checkpoint_path"
]);
/**
* Looks at a model's config (https://keras.io/guides/serialization_and_saving/): each object in it names a module and a
* class, and Keras imports and calls them.
*/
function noteKerasConfig(config, notes, member) {
	const at = member === void 0 ? {} : { member };
	for (const [keys, value] of walkJson(config)) {
		const where = {
			...at,
			evidence: escapeEvidence(keys.slice(-6).join("."))
		};
		const object = asObject(value);
		if (object !== void 0) noteObject(object, notes, where);
		const key = keys.at(-1) ?? "";
		if (typeof value !== "string") continue;
		if (READ_WHILE_LOADING.has(key) && value !== "") notes.find("KER004", "The config reads a file or an address while it is loaded.", {
			...where,
			evidence: escapeEvidence(value)
		});
		else if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value) || /^(?:\/|\\\\|[A-Za-z]:[\\/]|\.\.[\\/])/.test(value)) notes.find("KER003", "The config names a path or an address.", {
			...where,
			evidence: escapeEvidence(value)
		});
	}
}
function noteObject(object, notes, where) {
	const { class_name: name, module, registered_name: registered, config } = object;
	if (typeof name !== "string") return;
	const shown = {
		...where,
		evidence: escapeEvidence(`${typeof module === "string" ? module : ""}:${name}`)
	};
	if (name === "__lambda__" || name === "Lambda" || /(?:^|[>.])Lambda$/.test(name)) {
		notes.find("KER001", "The model has a Lambda layer or function.", shown);
		return;
	}
	if (name.includes("TorchModuleWrapper")) {
		notes.find("KER002", "The model wraps a PyTorch module, which is a pickle in the config.", shown);
		return;
	}
	if (name.includes("get_file") || name.includes("__") && !SPECIAL.has(name)) {
		notes.find("KER002", "The config names a function that is no layer.", shown);
		return;
	}
	const named = typeof module === "string" ? module : void 0;
	if (name === "function" && (named === "builtins" || named !== void 0 && MODULES$2.test(named))) noteFunction(config, notes, shown);
	else if (named !== void 0 && isOperation(named, name)) return;
	else if (named !== void 0 && REACHING.test(named) && !(named === "builtins" && PLAIN$4.has(name))) notes.find("KER002", "The config imports something outside layers and models.", shown);
	else if (named !== void 0 && MODULES$2.test(named) && !/^[A-Z_]*[A-Z]/.test(name)) notes.find("KER003", "The config names what is no class of Keras.", shown);
	else if (named !== void 0 && named !== "" && !MODULES$2.test(named) && named !== "builtins") notes.find("KER003", "The config imports a module that is not Keras's own.", shown);
	else if (typeof registered === "string" && registered.includes(">")) notes.find("KER003", "The config needs a class that somebody registered.", {
		...shown,
		evidence: escapeEvidence(registered)
	});
	else if ([
		"TFOpLambda",
		"SlicingOpLambda",
		"TensorFlowOpLayer"
	].includes(name)) notes.find("KER003", "The model calls TensorFlow functions by name.", shown);
}
/** Names of serialised values that are no classes. */
const SPECIAL = /* @__PURE__ */ new Set([
	"__tensor__",
	"__numpy__",
	"__bytes__",
	"__ellipsis__",
	"__slice__",
	"__keras_tensor__",
	"__typespec__",
	"__complex__",
	"__tuple__",
	"__dict__",
	"__set__",
	"__list__"
]);
const PLAIN$4 = /* @__PURE__ */ new Set([
	"dict",
	"list",
	"tuple",
	"set",
	"slice",
	"int",
	"float",
	"str",
	"bool"
]);
function noteFunction(config, notes, where) {
	if (typeof config === "string" && FUNCTIONS$1.has(config)) return;
	const shown = {
		...where,
		evidence: escapeEvidence(typeof config === "string" ? config : JSON.stringify(config ?? null))
	};
	if (typeof config === "string" && /^(?:eval|exec|compile|open|getattr|setattr|delattr|__import__|input|breakpoint|globals|locals|vars|print)$/.test(config)) notes.find("KER002", "The config calls a function of Python itself.", shown);
	else notes.find("KER003", "The config calls a function that Keras does not have.", shown);
}
// src/scan/formats/hdf5-objects.ts
/** Parts of HDF5 that are not read here: nothing is wrong with them. */
var Hdf5Unread = class extends Error {
	code = "hdf5-unread";
};
/** No HDF5. */
var Hdf5Error = class extends Error {
	code = "hdf5";
};
/** An address that leads nowhere. */
const UNDEFINED = 18446744073709551615n;
const MOST_HEADER = 16777216;
/** An address in the file; `undefined` for none. @throws Hdf5Error outside the file */
function addressIn(bytes, at, size) {
	if (at + 8 > bytes.length) throw new Hdf5Error("a message is too short");
	const address = bytes.readBigUInt64LE(at);
	if (address === UNDEFINED) return void 0;
	if (address >= BigInt(size)) throw new Hdf5Error("an address outside the file");
	return Number(address);
}
/**
* The messages of an object's header, of version 1 or 2
* (https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html).
*/
async function readMessages(source, at) {
	const head = await readAll(source, at, Math.min(64, source.size - at));
	if (head.toString("latin1", 0, 4) === "OHDR") return readVersion2(source, at, head);
	if (head.length < 16 || head[0] !== 1) throw new Hdf5Error("no object header where one should be");
	return readVersion1(source, at + 16, head.readUInt32LE(8));
}
async function readVersion1(source, at, size) {
	const messages = [];
	const blocks = [{
		at,
		size
	}];
	for (let block = blocks.shift(), read = 0; block !== void 0; block = blocks.shift()) {
		read += block.size;
		if (read > MOST_HEADER) throw new Hdf5Unread("a header of more than 16 MiB");
		const bytes = await readAll(source, block.at, block.size);
		for (let from = 0; from + 8 <= bytes.length;) {
			const type = bytes.readUInt16LE(from);
			const end = from + 8 + bytes.readUInt16LE(from + 2);
			if (end > bytes.length) throw new Hdf5Error("a message reaches past its header");
			const data = bytes.subarray(from + 8, end);
			if (type === CONTINUATION) blocks.push(continuation(data, source.size));
			else messages.push({
				type,
				shared: ((bytes[from + 4] ?? 0) & 2) !== 0,
				data
			});
			from = end;
		}
	}
	return messages;
}
const CONTINUATION = 16;
function continuation(data, size) {
	const at = addressIn(data, 0, size);
	const length = data.length >= 16 ? data.readBigUInt64LE(8) : 0n;
	if (at === void 0 || length < 8n || length > BigInt(MOST_HEADER)) throw new Hdf5Error("a continuation of no use");
	return {
		at,
		size: Number(length)
	};
}
async function readVersion2(source, at, head) {
	const flags = head[5] ?? 0;
	if (head[4] !== 2) throw new Hdf5Unread("an object header of another version");
	const from = 6 + ((flags & 32) !== 0 ? 16 : 0) + ((flags & 16) !== 0 ? 4 : 0);
	const width = 1 << (flags & 3);
	if (from + width > head.length) throw new Hdf5Error("the file ends inside a header");
	const size = width === 8 ? Number(head.readBigUInt64LE(from)) : head.readUIntLE(from, width);
	const messages = [];
	const blocks = [{
		at: at + from + width,
		size
	}];
	for (let block = blocks.shift(), read = 0; block !== void 0; block = blocks.shift()) {
		read += block.size;
		if (read > MOST_HEADER) throw new Hdf5Unread("a header of more than 16 MiB");
		const bytes = await readAll(source, block.at, block.size);
		const fixed = (flags & 4) !== 0 ? 6 : 4;
		for (let place = 0; place + fixed <= bytes.length;) {
			const type = bytes[place] ?? 0;
			const end = place + fixed + bytes.readUInt16LE(place + 1);
			if (end > bytes.length) throw new Hdf5Error("a message reaches past its header");
			const data = bytes.subarray(place + fixed, end);
			if (type === CONTINUATION) {
				const next = continuation(data, source.size);
				blocks.push({
					at: next.at + 4,
					size: next.size - 8
				});
			} else messages.push({
				type,
				shared: ((bytes[place + 3] ?? 0) & 2) !== 0,
				data
			});
			place = end;
		}
	}
	return messages;
}
/** The objects of a group of the older kind: a B-tree of symbol nodes. @param most nodes visited */
async function* readSymbols(source, root, most) {
	const seen = /* @__PURE__ */ new Set();
	const open = [root];
	for (let at = open.pop(); at !== void 0; at = open.pop()) {
		if (seen.has(at) || seen.size >= most) throw new Hdf5Error("a group that contains itself, or has no end");
		seen.add(at);
		const head = await readAll(source, at, 24);
		const signature = head.toString("latin1", 0, 4);
		if (signature === "TREE" && head[4] === 0) {
			const used = head.readUInt16LE(6);
			const rest = await readAll(source, at + 24, 16 * used + 8);
			for (let child = 0; child < used; child += 1) {
				const address = addressIn(rest, 16 * child + 8, source.size);
				if (address !== void 0) open.push(address);
			}
		} else if (signature === "SNOD") {
			const used = head.readUInt16LE(6);
			const rest = await readAll(source, at + 8, 40 * used);
			for (let child = 0; child < used; child += 1) {
				const address = addressIn(rest, 40 * child + 8, source.size);
				if (address !== void 0 && rest.readUInt32LE(40 * child + 16) !== SOFT_LINK) yield address;
			}
		} else throw new Hdf5Error("a group without a tree");
	}
}
const SOFT_LINK = 2;
/** @throws Hdf5Unread for versions and places that are not read here */
async function readAttribute(source, data) {
	const version = data[0] ?? 0;
	if (version < 1 || version > 3 || data.length < 9) throw new Hdf5Unread("an attribute of another version");
	const pad = (length) => version === 1 ? Math.ceil(length / 8) * 8 : length;
	const nameLength = data.readUInt16LE(2);
	const typeAt = (version === 3 ? 9 : 8) + pad(nameLength);
	const spaceAt = typeAt + pad(data.readUInt16LE(4));
	const valueAt = spaceAt + pad(data.readUInt16LE(6));
	if (valueAt > data.length) throw new Hdf5Error("an attribute is too short");
	const name = data.toString("utf8", version === 3 ? 9 : 8, (version === 3 ? 9 : 8) + Math.max(0, nameLength - 1));
	if (name.includes("\0")) throw new Hdf5Error("a name that ends early");
	const shared = version > 1 && ((data[1] ?? 0) & 1) !== 0;
	const single = (data[spaceAt + 1] ?? 0) === 0;
	const kind = (data[typeAt] ?? 0) & 15;
	if (shared || !single || typeAt + 8 > data.length) return {
		name,
		text: void 0
	};
	if (kind === 3) return {
		name,
		text: data.subarray(valueAt, valueAt + data.readUInt32LE(typeAt + 4))
	};
	if (kind === 9 && ((data[typeAt + 1] ?? 0) & 15) === 1) return {
		name,
		text: await readVarying(source, data, valueAt)
	};
	return {
		name,
		text: void 0
	};
}
/** A string of varying length lies in a global heap. */
async function readVarying(source, data, at) {
	if (at + 16 > data.length) throw new Hdf5Error("an attribute is too short");
	const length = data.readUInt32LE(at);
	const heap = addressIn(data, at + 4, source.size);
	const wanted = data.readUInt32LE(at + 12);
	if (heap === void 0 || length === 0) return void 0;
	const head = await readAll(source, heap, 16);
	const size = head.readBigUInt64LE(8);
	if (head.toString("latin1", 0, 4) !== "GCOL") throw new Hdf5Error("a heap without its signature");
	if (size < 16n || size > 67108864n) throw new Hdf5Unread("a heap of more than 64 MiB");
	const bytes = await readAll(source, heap, Number(size));
	let found;
	for (let from = 16; from + 16 <= bytes.length;) {
		const index = bytes.readUInt16LE(from);
		const objectSize = bytes.readBigUInt64LE(from + 8);
		if (objectSize > BigInt(bytes.length - from) - (index === 0 ? 0n : 16n) || index === 0 && objectSize < 16n) throw new Hdf5Error("a heap's object that does not fit");
		if (index === wanted && found !== void 0) throw new Hdf5Error("two strings of one number in a heap");
		if (index === wanted && index !== 0) found = bytes.subarray(from + 16, from + 16 + Math.min(length, Number(objectSize)));
		from += index === 0 ? Number(objectSize) : 16 + Math.ceil(Number(objectSize) / 8) * 8;
	}
	if (found === void 0) throw new Hdf5Error("a string that is not in its heap");
	return found;
}
// src/scan/formats/hdf5.ts
/** Message types (https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html). */
const LINK_INFO = 2;
const LINK = 6;
const EXTERNAL_FILES = 7;
const LAYOUT = 8;
const FILTERS = 11;
const ATTRIBUTE = 12;
const SYMBOL_TABLE = 17;
const ATTRIBUTE_INFO = 21;
/** Messages that name no other place: spaces, types, fill values, times, counts. */
const PLAIN$3 = /* @__PURE__ */ new Set([
	0,
	1,
	3,
	4,
	5,
	10,
	13,
	14,
	18,
	19,
	22
]);
/** Filters that HDF5 has itself, and LZF, which h5py has: any other is a library that HDF5 would look for. */
const OWN_FILTERS = /* @__PURE__ */ new Set([
	1,
	2,
	3,
	4,
	5,
	6,
	32e3
]);
/**
* HDF5 of the kind that h5py and Keras write: every object's header is read, so that data in other files, links that
* lead out, and Keras's configs come to light. Whatever else HDF5 can do is `unknown`. Data are not read.
*/
async function readHdf5(source, context) {
	const notes = new Notes(["hdf5"], context.limits);
	try {
		if (await new Hdf5Walker(source, context, notes).walk(await rootOf(source))) notes.full();
		else notes.partial();
	} catch (error) {
		if (error instanceof Hdf5Unread) notes.find("HDF001", `The file has ${error.message}, which is not read here.`);
		else if (error instanceof Hdf5Error || error instanceof ShortReadError) notes.find("HDF003", `The structure cannot be read: ${error.message}.`);
		else throw error;
	}
	return notes.done();
}
async function rootOf(source) {
	const head = await readAll(source, 0, Math.min(96, source.size));
	const version = head[8] ?? 255;
	if (!head.subarray(0, 8).equals(Buffer.from("894844460d0a1a0a", "hex"))) throw new Hdf5Unread("a block in front of it");
	const old = version < 2;
	if (head.length < 96 || version > 3) throw new Hdf5Error("no superblock of a known version");
	if (head[old ? 13 : 9] !== 8 || head[old ? 14 : 10] !== 8) throw new Hdf5Unread("addresses that are not of 64 bits");
	const base = version === 0 ? 24 : version === 1 ? 28 : 12;
	if (head.readBigUInt64LE(base) !== 0n) throw new Hdf5Unread("addresses that do not count from its start");
	const end = head.readBigUInt64LE(base + 16);
	if (end !== BigInt(source.size)) throw new Hdf5Error(`an end at ${end}, and ${source.size} bytes`);
	const root = addressIn(head, old ? base + 40 : base + 24, source.size);
	if (root === void 0) throw new Hdf5Error("no root group");
	return root;
}
var Hdf5Walker = class {
	source;
	context;
	notes;
	seen = /* @__PURE__ */ new Set();
	open = [];
	constructor(source, context, notes) {
		this.source = source;
		this.context = context;
		this.notes = notes;
	}
	/** @returns whether every object was read */
	async walk(root) {
		this.open.push(root);
		let whole = true;
		for (let at = this.open.pop(); at !== void 0; at = this.open.pop()) {
			if (this.seen.has(at)) continue;
			this.seen.add(at);
			if (this.seen.size > this.context.limits.entries) {
				this.notes.limit("entries");
				return false;
			}
			for (const message of await readMessages(this.source, at)) whole = await this.message(message, at) && whole;
		}
		return whole;
	}
	/** @returns whether it was understood */
	async message(message, offset) {
		const { type, data } = message;
		if (PLAIN$3.has(type)) return true;
		try {
			if (message.shared) throw new Hdf5Unread("a shared message");
			await this.readMessage(type, data, offset);
			return true;
		} catch (error) {
			if (!(error instanceof Hdf5Unread)) throw error;
			this.notes.find("HDF001", `An object has ${error.message}, which is not read here.`, { offset });
			return false;
		}
	}
	async readMessage(type, data, offset) {
		if (type === EXTERNAL_FILES) this.notes.find("HDF002", "A dataset is kept in another file.", { offset });
		else if (type === LAYOUT) this.layout(data, offset);
		else if (type === FILTERS) this.filters(data);
		else if (type === ATTRIBUTE) await this.attribute(data, offset);
		else if (type === LINK) this.link(data, offset);
		else if (type === LINK_INFO) this.dense(data, ((data[1] ?? 0) & 1) !== 0 ? 10 : 2, "links in a heap");
		else if (type === ATTRIBUTE_INFO) this.dense(data, ((data[1] ?? 0) & 1) !== 0 ? 4 : 2, "attributes in a heap");
		else if (type === SYMBOL_TABLE) {
			const tree = addressIn(data, 0, this.source.size);
			if (tree === void 0) return;
			for await (const object of readSymbols(this.source, tree, this.context.limits.entries)) this.open.push(object);
		} else throw new Hdf5Unread(`a message of type ${type}`);
	}
	dense(data, at, what) {
		if (addressIn(data, at, this.source.size) !== void 0) throw new Hdf5Unread(what);
	}
	layout(data, offset) {
		const [version = 0, kind = 0] = data;
		if (version === 4 && kind === 3) this.notes.find("HDF002", "A dataset is put together from other files.", { offset });
		else if (version < 1 || version > 4) throw new Hdf5Unread("a layout of another version");
	}
	filters(data) {
		const [version = 0, count = 0] = data;
		for (let filter = 0, at = version === 1 ? 8 : 2; filter < count; filter += 1) {
			if (at + 8 > data.length) throw new Hdf5Error("a filter is too short");
			const id = data.readUInt16LE(at);
			if (!OWN_FILTERS.has(id)) throw new Hdf5Unread(`filter ${id}`);
			const named = version === 1 || id >= 256;
			const name = named ? data.readUInt16LE(at + 2) : 0;
			const values = data.readUInt16LE(at + (named ? 6 : 4));
			at += (named ? 8 : 6) + (version === 1 ? Math.ceil(name / 8) * 8 : name) + 4 * values;
			if (version === 1 && values % 2 === 1) at += 4;
		}
	}
	/** A link message: hard ones lead to objects, soft ones stay in the file, external ones leave it. */
	link(data, offset) {
		const [version = 0, flags = 0] = data;
		if (version !== 1) throw new Hdf5Unread("a link of another version");
		let at = 2;
		const kind = (flags & 8) !== 0 ? data[at++] ?? 255 : 0;
		at += ((flags & 4) !== 0 ? 8 : 0) + ((flags & 16) !== 0 ? 1 : 0);
		const width = 1 << (flags & 3);
		if (at + width > data.length) throw new Hdf5Error("a link is too short");
		const length = width === 8 ? Number(data.readBigUInt64LE(at)) : data.readUIntLE(at, width);
		const value = at + width + length;
		const evidence = escapeEvidence(data.subarray(at + width, Math.min(data.length, value)));
		if (kind === 64) this.notes.find("HDF002", "A link leads to another file.", {
			offset,
			evidence
		});
		else if (kind > 1) throw new Hdf5Unread("a link of a kind of its own");
		else if (kind === 0) {
			const object = addressIn(data, value, this.source.size);
			if (object !== void 0) this.open.push(object);
		}
	}
	async attribute(data, offset) {
		const { name, text } = await readAttribute(this.source, data);
		if (/^PYTABLES|^pandas_/.test(name)) throw new Hdf5Unread("tables whose attributes are pickles");
		if (name !== "model_config" && name !== "training_config") return;
		const parsed = text === void 0 ? "no text" : parseJson(trimmed(text), true);
		if (typeof parsed === "string") this.notes.find("KER005", `The config is ${parsed}.`, {
			offset,
			evidence: name
		});
		else {
			if (parsed.duplicate !== void 0) this.notes.find("KER005", "The config has a key twice.", {
				offset,
				evidence: escapeEvidence(parsed.duplicate)
			});
			noteKerasConfig(parsed.value, this.notes);
		}
	}
};
/** Fixed strings are filled up with NUL. */
function trimmed(bytes) {
	let end = bytes.length;
	while (end > 0 && bytes[end - 1] === 0) end -= 1;
	return bytes.subarray(0, end);
}
// src/scan/leaves-folder.ts
/** Whether a file's name in an archive or a model may lead out of its folder: absolute, climbing, or no plain path. */
function leavesFolder(name) {
	const path = name.endsWith("/") ? name.slice(0, -1) : name;
	return /^[A-Za-z]:|[\\\x00-\x1f\x7f]/.test(path) || path.split("/").some((step) => [
		"",
		".",
		".."
	].includes(step));
}
/** Whether a path in a config is absolute, an address, or goes up. Unlike names in archives, it may hold steps like `./`. */
const pointsOutside = (path) => /^(?:[/\\~]|[A-Za-z]:|[a-z]+:\/\/)/.test(path) || path.split(/[/\\]/).includes("..");
// src/scan/hf-config.ts
/** Libraries whose classes configs name (diffusers `model_index.json`, sentence-transformers `modules.json`, PEFT). */
const LIBRARIES$1 = /^(?:diffusers|transformers|sentence_transformers|peft|onnxruntime|torch\.nn)(?:\.[A-Za-z0-9_]+)*$/;
const CODE_KEYS = /* @__PURE__ */ new Set([
	"custom_pipelines",
	"custom_pipeline",
	"custom_generate"
]);
/** Keys whose value is opened as a file next to the config. */
const FILE_KEYS = /* @__PURE__ */ new Set([
	"tokenizer_file",
	"vocab_file",
	"merges_file",
	"chat_template_file",
	"spm_file",
	"source_spm",
	"target_spm"
]);
/**
* What Hugging Face's libraries would import or fetch because a JSON config says so. Any JSON is looked at: the keys
* are looked for, not the file's name.
*/
function noteHuggingFaceConfig(config, notes) {
	for (const [keys, value] of walkJson(config)) {
		const key = keys.at(-1) ?? "";
		const where = { evidence: escapeEvidence(`${keys.slice(-4).join(".")}: ${shown(value)}`) };
		if (key === "auto_map") noteAutoMap(value, notes, where);
		else if (key === "trust_remote_code" && value !== false && value !== null) notes.find("HFC003", "The config trusts remote code.", where);
		else if (CODE_KEYS.has(key) && value !== null && shown(value) !== "{}") notes.find("HFC001", "The config names code to be loaded with the model.", where);
		else if (key === "chat_template") noteTemplates$1(value, notes);
		else if (FILE_KEYS.has(key) && typeof value === "string" && pointsOutside(value)) notes.find("HFC006", "The config names a file outside its folder.", where);
		else if (key === "__loader__" && typeof value === "string") notes.find("HFC004", "The schema of skops names what is imported and built.", where);
		else if (key === "_target_" && !(typeof value === "string" && LIBRARIES$1.test(value))) notes.find("HFC004", "The config calls what it names, which is on no list.", where);
		else if (key === "parent_library" && typeof value === "string" && !LIBRARIES$1.test(value)) notes.find("HFC004", "The config imports a module that is on no list.", where);
	}
	notePipeline(config, notes);
	noteModules(config, notes);
}
const shown = (value) => (JSON.stringify(value) ?? "").slice(0, 200);
/** `auto_map`: `module.Class` of this repository, or `owner/repository--module.Class` of another one. */
function noteAutoMap(value, notes, where) {
	const targets = [...walkJson(value)].flatMap(([, target]) => typeof target === "string" ? [target] : []);
	if (targets.length === 0) return;
	const foreign = targets.find((target) => target.includes("--") || target.includes("/"));
	if (foreign !== void 0) notes.find("HFC002", "The config takes code from another repository.", { evidence: escapeEvidence(foreign) });
	else notes.find("HFC001", "The config names code that comes with the model.", where);
}
function noteTemplates$1(value, notes) {
	for (const [keys, template] of walkJson(value)) if (typeof template === "string" && keys.at(-1) !== "name") noteTemplate(template, notes, { evidence: "chat_template" });
}
/** diffusers: every part is `[library, class]`; another library is a module of the repository. */
function notePipeline(config, notes) {
	const pipeline = asObject(config);
	if (pipeline === void 0 || !Object.hasOwn(pipeline, "_class_name")) return;
	for (const [part, value] of Object.entries(pipeline)) {
		if (!Array.isArray(value) || value.length !== 2) continue;
		const [library, name] = value;
		if ((part === "_class_name" || typeof library === "string" && !LIBRARIES$1.test(library)) && typeof library === "string" && typeof name === "string") notes.find("HFC001", "A part of the pipeline is code of the repository.", { evidence: escapeEvidence(`${part}: ${library}.${name}`) });
	}
}
/** sentence-transformers: a list of objects whose `type` is imported. */
function noteModules(config, notes) {
	if (!Array.isArray(config)) return;
	for (const item of config) {
		const module = asObject(item);
		const type = module?.["type"];
		if (typeof type !== "string" || module === void 0 || !("path" in module)) continue;
		if (!LIBRARIES$1.test(type)) notes.find("HFC004", "A module's type is imported, and is on no list.", { evidence: escapeEvidence(type) });
		if (typeof module["path"] === "string" && pointsOutside(module["path"])) notes.find("HFC006", "A module lies outside the folder.", { evidence: escapeEvidence(module["path"]) });
	}
}
// src/scan/secrets.ts
/** Shapes of tokens as their makers document them: a prefix of their own and a fixed or least length. */
const SHAPES = [
	{
		name: "GitHub token",
		pattern: /\bgh[pousr]_[A-Za-z0-9]{36}\b/g,
		holds: (token) => checksumHolds(token.slice(4))
	},
	{
		name: "GitHub token",
		pattern: /\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\b/g
	},
	{
		name: "npm token",
		pattern: /\bnpm_[A-Za-z0-9]{36}\b/g,
		holds: (token) => checksumHolds(token.slice(4))
	},
	{
		name: "GitLab token",
		pattern: /\bglpat-[A-Za-z0-9_-]{20,40}\b/g
	},
	{
		name: "Hugging Face token",
		pattern: /\b(?:hf|api_org)_[A-Za-z]{34}\b/g
	},
	{
		name: "AWS key",
		pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g
	},
	{
		name: "OpenAI key",
		pattern: /\bsk-(?:(?:proj|svcacct|admin)-)?[\w-]{20,100}T3BlbkFJ[\w-]{20,100}/g
	},
	{
		name: "Anthropic key",
		pattern: /\bsk-ant-(?:api|admin)\d\d-[\w-]{80,120}/g
	},
	{
		name: "Slack token",
		pattern: /\bxox[abeoprs]-(?:\d+-){1,3}[A-Za-z0-9]{16,64}\b/g
	},
	{
		name: "Slack webhook",
		pattern: /hooks\.slack\.com\/services\/T[A-Z0-9]{6,12}\/B[A-Z0-9]{6,12}\/[A-Za-z0-9]{20,30}/g
	},
	{
		name: "Google key",
		pattern: /\bAIza[0-9A-Za-z_-]{35}(?![\w-])/g
	},
	{
		name: "Stripe key",
		pattern: /\b[rs]k_live_[0-9a-zA-Z]{24,99}\b/g
	},
	{
		name: "SendGrid key",
		pattern: /\bSG\.[\w-]{22}\.[\w-]{43}(?![\w-])/g
	},
	{
		name: "PyPI token",
		pattern: /\bpypi-AgEIcHlwaS5vcmc[\w-]{50,200}/g
	},
	{
		name: "Azure storage key",
		pattern: /\bAccountKey=[A-Za-z0-9+/]{86}==/g
	},
	{
		name: "Databricks token",
		pattern: /\bdapi[0-9a-f]{32}\b/g
	},
	{
		name: "Weights & Biases key",
		pattern: /\bWANDB_API_KEY["']?\s{0,3}[\]:=]+\s{0,3}["']?[0-9a-f]{40}\b/g
	},
	{
		name: "private key",
		pattern: /-----BEGIN (?:[A-Z]{2,9} )?PRIVATE KEY(?: BLOCK)?-----(?:\s|\\[nr]|["',+]){1,20}[A-Za-z0-9+/=:\-, \\]{40,80}/g
	}
];
/** Words that stand in examples, where a secret has chance letters. */
const EXAMPLE = /example|placeholder|your|dummy|fake|redacted|xxxx|0000|1234567|abcdef|\*{3}/i;
/** Different characters that a text of chance letters has at least; hexadecimal ones come with fewer. */
const LEAST_KINDS = 8;
const LONGEST$2 = 8388608;
/** Notes what looks like a secret. The secret itself is not repeated: reports are read by more people than the file. */
function noteSecrets(text, rule, notes, where = {}) {
	const searched = text.slice(0, LONGEST$2);
	for (const { name, pattern, holds } of SHAPES) for (const match of searched.matchAll(pattern)) {
		const [token] = match;
		const kinds = new Set(token.slice(4)).size;
		if (EXAMPLE.test(token) || kinds < LEAST_KINDS || holds?.(token) === false) continue;
		notes.find(rule, `This looks like a ${name}.`, {
			...where,
			offset: match.index,
			evidence: `${escapeEvidence(token.slice(0, 6))}...`
		});
		break;
	}
}
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** The last six characters are the CRC-32 of those in front (https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/). */
function checksumHolds(token) {
	let value = 0;
	for (const digit of token.slice(-6)) value = value * 62 + DIGITS.indexOf(digit);
	return value === crc32(token.slice(0, -6));
}
// src/scan/formats/json.ts
/** Larger JSON is data, not a config. */
const LARGEST$4 = 33554432;
/** Any JSON: what Hugging Face's libraries and Keras would import because of it. */
async function readJson(source, context) {
	const notes = new Notes(["json"], context.limits);
	const bytes = await readWhole(source, Math.min(LARGEST$4, context.limits.headerBytes), notes);
	if (bytes === void 0) return notes.done();
	const parsed = parseJson(bytes, true);
	if (typeof parsed === "string") {
		if (!isLines(bytes)) notes.find("HFC005", `The file is ${parsed}.`);
		else notes.full();
		return notes.done();
	}
	notes.full();
	if (parsed.duplicate !== void 0) notes.find("HFC005", "A key stands twice.", { evidence: escapeEvidence(parsed.duplicate) });
	noteHuggingFaceConfig(parsed.value, notes);
	noteSecrets(bytes.toString("utf8"), "SEC001", notes);
	const object = asObject(parsed.value);
	if (object !== void 0 && "class_name" in object && "config" in object) noteKerasConfig(object, notes);
	return notes.done();
}
/** One JSON value a line: data, which no library takes for a config. */
function isLines(bytes) {
	const lines = bytes.toString("utf8").split("\n").filter((line) => line.trim() !== "");
	return lines.length > 1 && lines.every((line) => typeof parseJson(Buffer.from(line), true) !== "string");
}
// src/scan/formats/zip-directory.ts
var ZipError = class extends Error {
	code = "zip";
};
const END = 101010256;
const END64 = 101075792;
const LOCATOR64 = 117853008;
const CENTRAL = 33639248;
/**
* @param limit entries read
* @throws ZipError if no directory can be found where the end record says
*/
async function readZipDirectory(source, limit, headerBytes) {
	const end = await findEnd(source);
	const { length, offset } = end;
	if (length > end.directoryEnd) throw new ZipError("the directory is longer than what is in front of its end");
	if (length > headerBytes) throw new ZipError("the directory is larger than any that is read");
	const start = end.directoryEnd - length;
	const prefix = start - offset;
	if (prefix < 0) throw new ZipError("the directory lies in front of where the end record says");
	const bytes = await readAll(source, start, length);
	const entries = [];
	let at = 0;
	let entryComments = false;
	while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === CENTRAL && entries.length < limit) {
		const nameLength = bytes.readUInt16LE(at + 28);
		const extraLength = bytes.readUInt16LE(at + 30);
		const commentLength = bytes.readUInt16LE(at + 32);
		const next = at + 46 + nameLength + extraLength + commentLength;
		if (next > bytes.length) throw new ZipError("an entry reaches past the directory");
		const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
		entries.push(readEntry(bytes, at, nameLength, extra, prefix));
		entryComments ||= commentLength > 0;
		at = next;
	}
	const cut = entries.length >= limit && at < bytes.length;
	return {
		entries,
		start,
		prefix,
		comment: end.comment,
		trailing: source.size - (end.at + 22 + end.comment),
		slack: cut ? 0 : bytes.length - at,
		miscounted: !cut && end.count !== entries.length,
		entryComments,
		cut
	};
}
function readEntry(bytes, at, nameLength, extra, prefix) {
	const flags = bytes.readUInt16LE(at + 8);
	const rawName = bytes.subarray(at + 46, at + 46 + nameLength);
	const name = rawName.toString((flags & 2048) !== 0 || isUtf8(rawName) ? "utf8" : "latin1");
	const [size, packed, header] = wideFields(extra, [
		bytes.readUInt32LE(at + 24),
		bytes.readUInt32LE(at + 20),
		bytes.readUInt32LE(at + 42)
	]);
	const madeBy = bytes.readUInt8(at + 5);
	const attributes = bytes.readUInt32LE(at + 38);
	return {
		name,
		raw: rawName,
		flags,
		method: bytes.readUInt16LE(at + 10),
		crc: bytes.readUInt32LE(at + 16),
		packed,
		size,
		header: header + prefix,
		mode: madeBy === 3 ? attributes >>> 16 : 0,
		folder: name.endsWith("/") || (attributes & 16) !== 0
	};
}
/** Size, packed size and offset, taken from the zip64 extra field (id 1) where 32 bits were too few. */
function wideFields(extra, narrow) {
	const values = [
		narrow[0],
		narrow[1],
		narrow[2]
	];
	if (!narrow.includes(4294967295)) return values;
	for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
		if (extra.readUInt16LE(at) !== 1) continue;
		const end = Math.min(extra.length, at + 4 + extra.readUInt16LE(at + 2));
		let from = at + 4;
		for (const place of [
			0,
			1,
			2
		]) {
			if (values[place] !== 4294967295) continue;
			if (from + 8 > end) throw new ZipError("a zip64 field is too short");
			values[place] = narrowed$1(extra.readBigUInt64LE(from));
			from += 8;
		}
		return values;
	}
	return values;
}
/** @throws ZipError beyond what a file can be */
function narrowed$1(value) {
	if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ZipError("a length of more than 2^53 bytes");
	return Number(value);
}
/** The last end record in the tail, as Python's zipfile and PyTorch's reader find it. */
async function findEnd(source) {
	const length = Math.min(source.size, 65557);
	const from = source.size - length;
	const tail = await readAll(source, from, length);
	for (let at = tail.lastIndexOf("PK", void 0, "latin1"); at >= 0;) {
		if (at + 22 <= tail.length) return readEnd(source, tail, from, at);
		at = at === 0 ? -1 : tail.lastIndexOf("PK", at - 1, "latin1");
	}
	throw new ZipError("no end of a directory");
}
async function readEnd(source, tail, from, at) {
	if (tail.readUInt32LE(at) !== END) throw new ZipError("no end of a directory");
	const comment = tail.readUInt16LE(at + 20);
	const end = {
		at: from + at,
		count: tail.readUInt16LE(at + 10),
		length: tail.readUInt32LE(at + 12),
		offset: tail.readUInt32LE(at + 16),
		comment: Math.min(comment, tail.length - at - 22),
		directoryEnd: from + at
	};
	if (tail.readUInt16LE(at + 4) !== 0 || tail.readUInt16LE(at + 6) !== 0) throw new ZipError("an archive in parts");
	if (tail.readUInt16LE(at + 8) !== end.count) throw new ZipError("entries on another disk");
	if (comment > tail.length - at - 22) throw new ZipError("a comment that reaches past the end");
	if (end.at < 20) return end;
	const locator = await readAll(source, end.at - 20, 20);
	if (locator.readUInt32LE(0) !== LOCATOR64) return end;
	return readEnd64(source, end, locator);
}
/** The zip64 end record: found at the locator's place, or right before it if bytes were put in front of the archive. */
async function readEnd64(source, end, locator) {
	const told = narrowed$1(locator.readBigUInt64LE(8));
	const before = end.at - 20 - 56;
	for (const at of [told, before]) {
		if (at < 0 || at + 56 > end.at - 20) continue;
		const record = await readAll(source, at, 56);
		if (record.readUInt32LE(0) !== END64) continue;
		const count = narrowed$1(record.readBigUInt64LE(32));
		const length = narrowed$1(record.readBigUInt64LE(40));
		const offset = narrowed$1(record.readBigUInt64LE(48));
		const agrees = (narrow, wide, most) => narrow === wide || narrow === most;
		if (!agrees(end.count, count, 65535) || !agrees(end.length, length, 4294967295)) throw new ZipError("two end records that disagree");
		if (!agrees(end.offset, offset, 4294967295)) throw new ZipError("two end records that disagree");
		return {
			...end,
			count,
			length,
			offset,
			directoryEnd: at
		};
	}
	throw new ZipError("a zip64 locator that leads nowhere");
}
const STRICT_UTF8 = new TextDecoder("utf-8", { fatal: true });
function isUtf8(bytes) {
	try {
		STRICT_UTF8.decode(bytes);
		return true;
	} catch {
		return false;
	}
}
/** @throws ZipError if there is no local header at `at` */
async function readLocalHeader(reader, at) {
	reader.seek(at);
	const fixed = Buffer.from(await reader.bytes(30));
	if (fixed.readUInt32LE(0) !== 67324752) throw new ZipError("no local header where the directory says");
	const nameLength = fixed.readUInt16LE(26);
	const extraLength = fixed.readUInt16LE(28);
	const name = Buffer.from(await reader.bytes(nameLength));
	const narrow = [
		fixed.readUInt32LE(22),
		fixed.readUInt32LE(18),
		0
	];
	const [size, packed] = wideFields(narrow.includes(4294967295) ? Buffer.from(await reader.bytes(extraLength)) : Buffer.alloc(0), narrow);
	return {
		name,
		flags: fixed.readUInt16LE(6),
		method: fixed.readUInt16LE(8),
		crc: fixed.readUInt32LE(14),
		packed,
		size,
		data: at + 30 + nameLength + extraLength
	};
}
// src/scan/formats/zip-archive.ts
/** Encryption (0, 6, 13), enhanced and patched deflate (4, 5), and bits nobody uses; 1 and 2 say how hard deflate tried. */
const ODD_FLAGS = 63473;
const HAS_DESCRIPTOR = 8;
/** Entries of weights whose local headers are read. */
const MOST_WEIGHTS = 64;
/**
* The members of a zip, checked more strictly than any loader does: whatever two readers could take differently is
* noted. Folders are left out. Reads the directory and the local headers, no contents.
* @returns `undefined` if there is no directory to read; that is noted, too
*/
async function openZip(source, context, notes) {
	return (await openZipSparingly(source, context, notes, () => () => false))?.members;
}
/**
* As `openZip`, for archives with thousands of entries that are weights: those beyond the first 64 are taken as the
* directory has them, since a read or two for each would take longer than all else together.
*
* This is safe: the loader finds them by the directory as well, and takes their bytes for numbers whatever they are, so a
* local header that lies can neither bring code nor hide any. The headers of all entries that are not weights are read.
* Entries that are compressed, or flagged as no weights are, are never spared.
* @param weightsAmong tells which of the entries are weights
*/
async function openZipSparingly(source, context, notes, weightsAmong) {
	try {
		const directory = await readZipDirectory(source, Math.min(context.limits.entries, context.budget.entries), context.limits.headerBytes);
		context.budget.entries -= directory.entries.length;
		if (directory.cut) notes.limit("entries");
		noteSurroundings(directory, notes);
		noteNames(directory.entries, notes);
		const isWeights = weightsAmong(directory.entries.filter(hasContent));
		const members = [];
		const spared = [];
		let weights = 0;
		const reader = new ForwardReader(source, 96);
		for (const entry of directory.entries) {
			noteEntry(entry, notes);
			if (isWeights(entry)) weights += 1;
			if (weights > MOST_WEIGHTS && isWeights(entry) && isPlain$1(entry)) spared.push(entry);
			else members.push(await readMember$1(entry, reader, notes));
		}
		await noteLayout$1([...members.map(extentOf), ...spared.map(leastExtentOf)].sort((a, b) => a.entry.header - b.entry.header), directory, source, notes);
		return {
			members: members.filter(hasContent),
			spared
		};
	} catch (error) {
		if (!(error instanceof ZipError || error instanceof ShortReadError)) throw error;
		notes.find("ZIP009", `The archive cannot be read: ${error.message}.`);
		return;
	}
}
const hasContent = ({ folder, size }) => !folder || size > 0;
/** Stored as it is, without a flag that a reader could take for something else. */
const isPlain$1 = ({ method, flags, folder, packed, size }) => method === 0 && (flags & ODD_FLAGS) === 0 && !folder && packed === size;
function noteSurroundings(directory, notes) {
	if (directory.prefix !== 0) notes.find("ZIP006", `${directory.prefix} bytes lie in front of the archive.`, { offset: 0 });
	if (directory.trailing > 0) notes.find("ZIP006", `${directory.trailing} bytes lie behind the archive.`);
	if (directory.slack > 0) notes.find("ZIP006", `${directory.slack} bytes of the directory are no entry.`);
	if (directory.miscounted) notes.find("ZIP009", "The directory has another number of entries than it says.");
	if (directory.comment > 0 || directory.entryComments) notes.find("ZIP011", "The archive or an entry has a comment.");
}
function noteNames(entries, notes) {
	const exact = /* @__PURE__ */ new Set();
	const folded = /* @__PURE__ */ new Set();
	for (const entry of entries) {
		const { name } = entry;
		const fold = foldPath(name);
		const find = (rule, message) => notes.find(rule, message, placeOf(entry));
		if (exact.has(name)) find("ZIP001", "The same name stands twice in the directory.");
		else if (folded.has(fold)) find("ZIP002", "Another name differs only in upper and lower case.");
		exact.add(name);
		folded.add(fold);
		if (leavesFolder(name)) find("ZIP007", "The name is absolute, climbs up, or is not a plain path.");
	}
}
/** What the directory alone says of an entry. */
function noteEntry(entry, notes) {
	const { flags, method, mode, name, packed, size } = entry;
	const find = (rule, message) => notes.find(rule, message, placeOf(entry));
	if ((flags & ODD_FLAGS) !== 0) find("ZIP005", "The entry is encrypted, or says so.");
	if (method === 0 && packed !== size) find("ZIP003", "A stored entry has two sizes.");
	if (![
		0,
		32768,
		16384
	].includes(mode & 61440)) find("ZIP012", "The entry is a link or a device.");
	if (name.endsWith("/") && size > 0) find("ZIP009", "A folder has content.");
}
const placeOf = ({ name, header }) => ({
	member: escapeEvidence(name),
	offset: header
});
/** Compares an entry with its local header. */
async function readMember$1(entry, reader, notes) {
	const local = await readLocalHeader(reader, entry.header);
	const different = differences(entry, local);
	if (different.length > 0) notes.find("ZIP003", `The local header has another ${different.join(", ")}.`, placeOf(entry));
	if ((local.flags & ~entry.flags & ODD_FLAGS) !== 0) notes.find("ZIP005", "The entry is encrypted, or says so.", placeOf(entry));
	return {
		...entry,
		data: local.data
	};
}
function differences(entry, local) {
	const later = (entry.flags & HAS_DESCRIPTOR) !== 0;
	const other = (told, here) => told !== here && !(later && (here === 0 || here === 4294967295));
	return [
		...entry.raw.equals(local.name) ? [] : ["name"],
		...entry.flags === local.flags ? [] : ["set of flags"],
		...entry.method === local.method ? [] : ["compression"],
		...other(entry.crc, local.crc) ? ["checksum"] : [],
		...other(entry.packed, local.packed) || other(entry.size, local.size) ? ["size"] : []
	];
}
const extentOf = (entry) => ({
	entry,
	end: entry.data + entry.packed,
	unread: 0
});
/** Without its local header: that has this name at least, an extra field perhaps, and a descriptor may follow. */
const leastExtentOf = (entry) => ({
	entry,
	end: entry.header + 30 + entry.raw.length + entry.packed,
	unread: 65559
});
/** Entries follow each other up to the directory, with nothing but data descriptors between them. @param sorted by place */
async function noteLayout$1(sorted, directory, source, notes) {
	const first = sorted[0]?.entry;
	if (first !== void 0 && first.header > directory.prefix) notes.find("ZIP006", `${first.header - directory.prefix} bytes lie in front of the first entry.`, { offset: directory.prefix });
	for (const [place, { entry, end, unread }] of sorted.entries()) {
		if (end > source.size) throw new ZipError("an entry reaches past the end");
		const next = sorted[place + 1]?.entry.header ?? (directory.cut ? end : directory.start);
		const find = (rule, message) => notes.find(rule, message, {
			member: escapeEvidence(entry.name),
			offset: end
		});
		if (next < end) find("ZIP010", "The entry reaches into what follows it.");
		else if (next > end + unread && !await isDescriptor(source, end, next - end, entry)) find("ZIP006", `${next - end} bytes behind the entry belong to none.`);
	}
}
async function isDescriptor(source, at, length, entry) {
	if ((entry.flags & HAS_DESCRIPTOR) === 0 || ![
		12,
		16,
		20,
		24
	].includes(length)) return false;
	const bytes = await readAll(source, at, length);
	const from = bytes.readUInt32LE(0) === 134695760 && length !== 12 && length !== 20 ? 4 : 0;
	if (from === 0 && (length === 16 || length === 24)) return false;
	const wide = length >= 20;
	const sizeAt = (place) => wide ? Number(bytes.readBigUInt64LE(from + 4 + 8 * place)) : bytes.readUInt32LE(from + 4 + 4 * place);
	return bytes.readUInt32LE(from) === entry.crc && sizeAt(0) === entry.packed && sizeAt(1) === entry.size;
}
// src/scan/formats/zip-members.ts
/** Small stored members are read once, into memory; larger ones stay where they are. */
const IN_MEMORY = 4194304;
/**
* A member's bytes, inflated within the limits and checked against its checksum.
* @returns `undefined` if they cannot be had; that is noted
*/
async function readMemberBytes(source, member, context, notes) {
	const where = {
		member: escapeEvidence(member.name),
		offset: member.header
	};
	if (member.method === 0) {
		const slice = sliceOf(source, member.data, member.packed);
		const inMemory = slice.size <= IN_MEMORY ? sourceOf(await readAll(slice, 0, slice.size)) : slice;
		if (await checksumOf(inMemory) !== member.crc) notes.find("ZIP004", "The content has another checksum.", where);
		return inMemory;
	}
	if (member.method !== 8) {
		notes.find("ZIP008", `The entry is compressed with method ${member.method}.`, where);
		return;
	}
	if (member.packed > context.limits.inflatedBytes) {
		notes.limit("inflatedBytes");
		return;
	}
	const result = inflate("raw", await readAll(source, member.data, member.packed), context.limits, context.budget);
	if ("limit" in result) notes.limit(result.limit);
	if ("broken" in result) notes.find("ZIP009", `The entry does not inflate: ${result.broken}.`, where);
	if (!("bytes" in result)) return void 0;
	if (result.bytes.length !== member.size || result.used !== member.packed) notes.find("ZIP003", "The content has another length than the directory says.", where);
	if (crc32(result.bytes) !== member.crc) notes.find("ZIP004", "The content has another checksum.", where);
	return sourceOf(result.bytes);
}
/** The first bytes of a member's content, unchecked: enough to see what it is. */
async function readMemberStart(source, member, most) {
	const packed = await readAll(source, member.data, Math.min(member.packed, most));
	return member.method === 8 ? inflateStart(packed, most) : packed;
}
async function checksumOf(source) {
	let sum = 0;
	for (let at = 0; at < source.size;) {
		const part = await source.read(at, 1048576);
		if (part.length === 0) throw new ShortReadError("the source ended early");
		sum = crc32(part, sum);
		at += part.length;
	}
	return sum;
}
/** Reads one member as if it were a file. */
async function scanMember(source, member, context, notes) {
	const bytes = await readMemberBytes(source, member, context, notes);
	if (bytes === void 0) notes.partial();
	else notes.add(await context.scan(bytes, member.name), escapeEvidence(member.name));
}
// src/scan/formats/keras.ts
/** A `.keras` archive: `config.json` says what to build; weights and assets are read as files of their own. */
async function readKeras(source, context) {
	const notes = new Notes(["keras"], context.limits);
	const members = await openZip(source, context, notes);
	if (members === void 0) return notes.done();
	notes.full();
	for (const member of members) if (member.name === "config.json") await readConfig(source, member, context, notes);
	else {
		if (!/^(?:metadata\.json|model\.weights\.(?:h5|npz)|model\.weights\.json|assets\/.+)$/.test(member.name)) notes.find("KER006", "Keras writes no entry of this name.", { member: escapeEvidence(member.name) });
		await scanMember(source, member, context, notes);
	}
	return notes.done();
}
async function readConfig(source, member, context, notes) {
	const bytes = await readMemberBytes(source, member, context, notes);
	if (bytes === void 0 || bytes.size > context.limits.headerBytes) {
		notes.limit("headerBytes");
		return;
	}
	const parsed = parseJson(await readAll(bytes, 0, bytes.size), true);
	const where = { member: escapeEvidence(member.name) };
	if (typeof parsed === "string" || asObject(parsed.value) === void 0) {
		notes.find("KER005", `The config is ${typeof parsed === "string" ? parsed : "no object"}.`, where);
		return;
	}
	if (parsed.duplicate !== void 0) notes.find("KER005", "The config has a key twice.", {
		...where,
		evidence: escapeEvidence(parsed.duplicate)
	});
	noteKerasConfig(parsed.value, notes, where.member);
}
// src/scan/formats/lfs-pointer.ts
/** A pointer stands for bytes that are elsewhere: nothing can be said of them. */
async function readLfsPointer(source, context) {
	const notes = new Notes(["lfs-pointer"], context.limits);
	const pointer = parseLfsPointer(await readAll(source, 0, Math.min(source.size, 1024)));
	const of = pointer === void 0 ? "something" : `${pointer.size} bytes (sha256 ${pointer.oid})`;
	notes.find("LFS001", `The file is a Git LFS pointer to ${of} that were not read.`);
	return notes.done();
}
// src/scan/yaml-tags.ts
/** The namespace from which PyYAML's loaders import, call and build (https://pyyaml.org/wiki/PyYAMLDocumentation). */
const PYTHON$1 = "tag:yaml.org,2002:python/";
/** `!!python/...`, `!<tag:...>`, `!handle!...` and `%TAG !handle! prefix` (https://yaml.org/spec/1.1/#id894570). */
const TAGS = /!!(?<short>[^\s,\]}]+)|!<(?<verbatim>[^>\s]*)>|![\w-]*!?(?<suffix>[^\s,\]}!]*)|^%TAG[ \t]+\S+[ \t]+(?<prefix>\S+)/gm;
/**
* The first tag in a YAML text that makes PyYAML build Python objects, spelt in any way that PyYAML reads: short, in
* full, by a handle, with escapes. Does not parse: a tag in a string or a comment counts too.
*/
function findPythonTag(text) {
	for (const match of text.matchAll(TAGS)) {
		const { short, verbatim, suffix, prefix } = match.groups ?? {};
		if (short !== void 0 && /^python\//i.test(unescaped(short)) || verbatim !== void 0 && unescaped(verbatim).startsWith(PYTHON$1) || suffix !== void 0 && /(?:^|:)python\//.test(unescaped(suffix)) || prefix !== void 0 && reaches(unescaped(prefix))) return {
			index: match.index,
			tag: match[0]
		};
	}
}
const reaches = (prefix) => prefix.startsWith(PYTHON$1) || PYTHON$1.startsWith(prefix) && prefix !== "tag:yaml.org,2002:";
/** `%xx` as PyYAML reads it in a tag. */
const unescaped = (tag) => tag.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
// src/scan/formats/mlmodel.ts
/** Keys whose value is opened below the model's folder. */
const PATHS = /* @__PURE__ */ new Set([
	"data",
	"model_path",
	"model_data",
	"pickled_model",
	"model_binary",
	"saved_model_dir",
	"path"
]);
const LARGEST$3 = 1048576;
/** MLflow's `MLmodel` (https://mlflow.org/docs/latest/model): which module loads the model, and the code that comes along. */
async function readMlmodel(source, context) {
	const notes = new Notes(["mlmodel"], context.limits);
	const bytes = await readWhole(source, LARGEST$3, notes);
	if (bytes === void 0) return notes.done();
	const text = bytes.toString("utf8");
	const tag = findPythonTag(text);
	if (tag !== void 0) notes.find("MLM004", "A tag makes the loader build Python objects.", { evidence: escapeEvidence(tag.tag) });
	const flavors = asObject(asObject(parseYaml(text))?.["flavors"]);
	if (flavors === void 0) {
		notes.find("MLM003", "The file is no YAML with flavors.");
		return notes.done();
	}
	for (const [keys, value] of walkJson(flavors)) {
		const key = keys.at(-1);
		const where = { evidence: escapeEvidence(`${keys.join(".")}: ${String(value)}`) };
		if (key === "loader_module" && !(typeof value === "string" && /^mlflow(?:\.[a-z0-9_]+)+$/.test(value))) notes.find("MLM001", "The model is loaded by a module that is not MLflow's.", where);
		if ((key === "code" || key === "code_paths" || key === "model_code_path") && value !== null && value !== "") notes.find("MLM002", "The model comes with code that runs when it is loaded.", where);
		if (key !== void 0 && PATHS.has(key) && typeof value === "string" && pointsOutside(value)) notes.find("HFC006", "The model names a file outside its folder.", where);
	}
	notes.full();
	return notes.done();
}
// src/scan/python/calls.ts
/** A call with more is taken for one without arguments, which is never the harmless way. */
const MOST_ARGUMENT_TOKENS = 200;
/** The arguments of the call whose bracket opens at `open`. */
function readCall(tokens, open) {
	const keywords = /* @__PURE__ */ new Map();
	const positional = [];
	let depth = 0;
	let current = [];
	const close = () => {
		const [first, second] = current;
		const text = (from) => current.slice(from).map(({ kind, text: t }) => kind === "string" ? `'${t}'` : t).join("");
		if (first?.kind === "name" && second?.text === "=" && current[2]?.text !== "=") keywords.set(first.text, text(2));
		else if (current.length > 0) positional.push(text(0));
		current = [];
	};
	for (const token of tokens.slice(open, open + MOST_ARGUMENT_TOKENS)) {
		const mark = token.kind === "mark" ? token.text : "";
		if ("([{".includes(mark) && mark !== "") depth += 1;
		if (")]}".includes(mark) && mark !== "") depth -= 1;
		if (depth === 0) {
			close();
			return {
				keywords,
				positional
			};
		}
		if (depth === 1 && mark === ",") close();
		else if (token.kind !== "line" && !(depth === 1 && mark === "(" && token === tokens[open])) current.push(token);
	}
	return {
		keywords: /* @__PURE__ */ new Map(),
		positional: []
	};
}
// src/scan/python/unsafe-loads.ts
const unpickles = (name) => ({
	rule: "PYS001",
	message: `\`${name}\` unpickles what it reads.`
});
const SAFE_LOADERS = /(?:^|\.)C?(?:Safe|Base)Loader$/;
const yamlLoad = {
	rule: "PYS003",
	message: "YAML is loaded with a loader that can build any object.",
	unless: ({ keywords, positional }) => SAFE_LOADERS.test(keywords.get("Loader") ?? positional[1] ?? "")
};
/** Whatever its arguments are. */
const yamlLoadOfAnything = {
	rule: yamlLoad.rule,
	message: yamlLoad.message
};
const torchLoad = {
	rule: "PYS002",
	message: "`torch.load` is called without `weights_only=True`.",
	unless: ({ keywords }) => keywords.get("weights_only") === "True"
};
/** Full names, as `import` spells them. */
const LOADS = {
	...Object.fromEntries([
		"pickle.load",
		"pickle.loads",
		"pickle.Unpickler",
		"_pickle.load",
		"_pickle.loads",
		"_pickle.Unpickler",
		"pickle5.load",
		"pickle5.loads",
		"pickle5.Unpickler",
		"six.moves.cPickle.load",
		"six.moves.cPickle.loads",
		"cPickle.load",
		"cPickle.loads",
		"cPickle.Unpickler",
		"dill.load",
		"dill.loads",
		"dill.load_session",
		"dill.load_module",
		"cloudpickle.load",
		"cloudpickle.loads",
		"jsonpickle.decode",
		"shelve.open",
		"marshal.load",
		"marshal.loads",
		"joblib.load",
		"sklearn.externals.joblib.load",
		"joblib.numpy_pickle.load",
		"pandas.read_pickle",
		"pandas.io.pickle.read_pickle",
		"numpy.lib.npyio.NpzFile",
		"torch.jit.load",
		"torch.package.PackageImporter",
		"torch.hub.load",
		"torch.hub.load_state_dict_from_url",
		"paddle.load",
		"compress_pickle.load"
	].map((name) => [name, unpickles(name)])),
	"torch.load": torchLoad,
	"torch.serialization.load": torchLoad,
	"numpy.load": {
		rule: "PYS001",
		message: "`numpy.load` may unpickle.",
		unless: ({ keywords, positional }) => keywords.has("allow_pickle") || (positional[2] ?? "False") === "False"
	},
	"yaml.load": yamlLoad,
	"yaml.load_all": yamlLoad,
	"yaml.unsafe_load": yamlLoadOfAnything,
	"yaml.unsafe_load_all": yamlLoadOfAnything,
	"yaml.full_load": yamlLoadOfAnything,
	"yaml.full_load_all": yamlLoadOfAnything
};
/** Arguments that are a finding in whatever call they stand, or in a dictionary that becomes arguments. */
const FLAGS = {
	trust_remote_code: {
		rule: "PYS004",
		message: "Code that comes with a model is trusted.",
		harmless: ["False", "None"]
	},
	safe_mode: {
		rule: "PYS005",
		message: "Keras's safe mode is switched off.",
		harmless: ["True", "None"]
	},
	allow_pickle: {
		rule: "PYS001",
		message: "Pickles are allowed in arrays.",
		harmless: ["False", "None"]
	}
};
/** Modules whose functions are loads, so that a name which is computed may be one. */
const UNPICKLING = /^_?c?(?:pickle5?|dill|marshal|joblib|cloudpickle|jsonpickle|shelve)$/i;
/** Calls whose arguments decide. */
const JUDGES = [
	{
		pattern: /(?:\.from_pretrained|^(?:huggingface_hub\.)?(?:hf_hub_download|snapshot_download))$/,
		judge: (call) => pinned(call) ? void 0 : {
			rule: "PYS006",
			message: "The model's revision is not pinned."
		}
	},
	{
		pattern: /^(?:builtins\.)?getattr$/,
		judge: ({ positional: [module = "", what = ""] }, names) => UNPICKLING.test(names.get(module) ?? module) && !/^'(?:dumps?|HIGHEST_PROTOCOL)'$/.test(what) ? {
			rule: "PYS001",
			message: "A function of a module that unpickles is taken by its name."
		} : void 0
	},
	{
		pattern: /(?:^|\.)enable_unsafe_deserialization$/,
		judge: () => ({
			rule: "PYS005",
			message: "Keras's safe mode is switched off."
		})
	},
	{
		pattern: /^(?:(?:builtins\.)?(?:eval|exec|__import__)|importlib\.import_module)$/,
		judge: ({ positional: [what = ""] }) => {
			if (/^'_?c?(?:pickle|dill|marshal|joblib|cloudpickle)'$/i.test(what)) return {
				rule: "PYS001",
				message: "A module that unpickles is imported by its name."
			};
			return /^'[\w.]*'$/.test(what) ? void 0 : {
				rule: "PYS008",
				message: "Text is run as code, or says what to import."
			};
		}
	}
];
/** A full commit id, or a local path. */
function pinned({ keywords, positional }) {
	const revision = keywords.get("revision");
	if (revision !== void 0) return !/^'/.test(revision) || /^'[0-9a-f]{40}'$/.test(revision);
	return /^'\.{0,2}\//.test(positional[0] ?? "");
}
// src/scan/python/names.ts
/** What names of this source stand for: `np` for `numpy`, `load` for `pickle.load`. */
function importedNames(tokens) {
	const names = /* @__PURE__ */ new Map([["np", "numpy"], ["pd", "pandas"]]);
	for (const [place, token] of tokens.entries()) {
		if (token.kind !== "name" || token.text !== "import" && token.text !== "from") continue;
		const before = tokens[place - 1];
		if (before !== void 0 && before.kind !== "line" && !(before.kind === "mark" && [":", ";"].includes(before.text))) continue;
		const { path, next } = readPath(tokens, place + 1);
		if (token.text === "import") readModules(tokens, place + 1, names);
		else if (tokens[next]?.text === "import") readMembers$1(tokens, next + 1, path, names);
	}
	readAliases(tokens, names);
	return names;
}
/** Packages that have a load. */
const MODULES$1 = new Set(Object.keys(LOADS).map((name) => name.split(".")[0] ?? ""));
/** `p = pickle`, `load = torch.load`: what is assigned plainly stands for the same. The first meaning of a name stays. */
function readAliases(tokens, names) {
	for (const [place, token] of tokens.entries()) {
		const before = tokens[place - 1];
		if (!(before === void 0 || before.kind === "line" || [":", ";"].includes(before.text)) || token.kind !== "name" || names.has(token.text) || tokens[place + 1]?.text !== "=") continue;
		if (tokens[place + 2]?.kind !== "name") continue;
		const { name, next } = dottedName(tokens, place + 2, names);
		if ((tokens[next] === void 0 || tokens[next]?.kind === "line" || tokens[next]?.text === ";") && name !== token.text && MODULES$1.has(name.split(".")[0] ?? "")) names.set(token.text, name);
	}
}
function readPath(tokens, start) {
	let next = start;
	let path = "";
	while (tokens[next] !== void 0 && (tokens[next]?.kind === "name" || tokens[next]?.text === ".")) {
		const text = tokens[next]?.text ?? "";
		if (["import", "as"].includes(text)) break;
		path += text;
		next += 1;
	}
	return {
		path,
		next
	};
}
function readModules(tokens, start, names) {
	for (let at = start;; at += 1) {
		const { path, next } = readPath(tokens, at);
		const alias = tokens[next]?.text === "as" ? tokens[next + 1]?.text : void 0;
		if (alias !== void 0) names.set(alias, path);
		at = alias === void 0 ? next : next + 2;
		if (tokens[at]?.text !== ",") return;
	}
}
function readMembers$1(tokens, start, module, names) {
	const bracket = tokens[start]?.text === "(";
	for (let at = bracket ? start + 1 : start; at < tokens.length; at += 1) {
		const token = tokens[at];
		if (token === void 0 || token.text === ")" || token.text === ";" || token.kind === "line" && !bracket) return;
		if (token.text === "*") {
			for (const name of Object.keys(LOADS)) if (name.startsWith(`${module}.`)) names.set(name.slice(module.length + 1), name);
		}
		if (token.kind !== "name") continue;
		const alias = tokens[at + 1]?.text === "as" ? tokens[at + 2]?.text : void 0;
		names.set(alias ?? token.text, `${module}.${token.text}`);
		if (alias !== void 0) at += 2;
	}
}
/** `a.b.c` from a name on, with what its first part stands for. */
function dottedName(tokens, place, names) {
	const first = tokens[place]?.text ?? "";
	let name = names.get(first) ?? first;
	let next = place + 1;
	for (;;) {
		const dot = afterLines(tokens, next, 1);
		const part = afterLines(tokens, dot + 1, 1);
		if (tokens[dot]?.text !== "." || tokens[dot]?.kind !== "mark" || tokens[part]?.kind !== "name") break;
		name += `.${tokens[part]?.text ?? ""}`;
		next = part + 1;
	}
	return {
		name,
		next
	};
}
/** The next place that is no line end: in brackets a name may go on behind one, and nowhere else does a dot follow it. */
function afterLines(tokens, place, step) {
	let at = place;
	while (tokens[at]?.kind === "line") at += step;
	return at;
}
// src/scan/python/tokens.ts
const NAME = /[\p{L}\p{Nl}_][\p{L}\p{N}\p{M}\p{Pc}]*/uy;
const NUMBER = /\.?\d[\w.]*/y;
const PREFIX = /^(?:[rbuft]|br|rb|fr|rf|tr|rt)$/i;
const SPACE = /[ \t\f\r\\\ufeff]/;
/** Cuts source into tokens. What stands in the braces of an f-string is cut, too: it runs. Never throws. */
function tokenizePython(source, depth = 0, from = 0) {
	const tokens = [];
	let at = 0;
	while (at < source.length) {
		const char = source[at] ?? "";
		const place = from + at;
		if (char === "#") at = lineEnd(source, at);
		else if (char === "\n") {
			tokens.push({
				kind: "line",
				text: "\n",
				at: place
			});
			at += 1;
		} else if (SPACE.test(char)) at += 1;
		else if (char === "\"" || char === "'") at = pushString(source, at, "", tokens, depth, from);
		else {
			const name = matchAt(NAME, source, at);
			const next = source[at + name.length];
			if (name !== "" && PREFIX.test(name) && (next === "\"" || next === "'")) at = pushString(source, at + name.length, name.toLowerCase(), tokens, depth, from);
			else {
				const number = name === "" ? matchAt(NUMBER, source, at) : "";
				const text = name || number || char;
				tokens.push({
					kind: name !== "" ? "name" : number !== "" ? "number" : "mark",
					text: text.normalize("NFKC"),
					at: place
				});
				at += text.length;
			}
		}
	}
	return tokens;
}
function matchAt(pattern, source, at) {
	pattern.lastIndex = at;
	return pattern.exec(source)?.[0] ?? "";
}
function lineEnd(source, at) {
	const end = source.indexOf("\n", at);
	return end < 0 ? source.length : end;
}
/** Pushes the string that opens at `at`; returns where it ends. */
function pushString(source, at, prefix, tokens, depth, from) {
	const quote = source[at] ?? "";
	const mark = source.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
	const start = at + mark.length;
	let end = start;
	while (end < source.length && !source.startsWith(mark, end)) {
		if (mark.length === 1 && source[end] === "\n") break;
		end += source[end] === "\\" ? 2 : 1;
	}
	const text = source.slice(start, end);
	tokens.push({
		kind: "string",
		text,
		at: from + at
	});
	if (/[ft]/.test(prefix) && depth < 4) {
		tokens.push({
			kind: "mark",
			text: "+",
			at: from + at
		});
		for (const [inner, offset] of bracesOf(text)) {
			tokens.push({
				kind: "mark",
				text: "(",
				at: from + start + offset
			});
			tokens.push(...tokenizePython(inner, depth + 1, from + start + offset));
			tokens.push({
				kind: "mark",
				text: ")",
				at: from + start + offset
			});
		}
	}
	return Math.min(source.length, end + (source.startsWith(mark, end) ? mark.length : 0));
}
/** What stands in single braces, nested ones with it. */
function* bracesOf(text) {
	let open = -1;
	let level = 0;
	for (let at = 0; at < text.length; at += 1) if (text[at] === "{") {
		if (level === 0 && text[at + 1] === "{") at += 1;
		else {
			if (level === 0) open = at + 1;
			level += 1;
		}
	} else if (text[at] === "}" && level > 0) {
		level -= 1;
		if (level === 0) yield [text.slice(open, at), open];
	}
	if (level > 0) yield [text.slice(open), open];
}
// src/scan/python/note-loads.ts
/**
* Loads in Python source that run what they read. Imports are followed through `import … as` and `from … import … as`;
* strings and comments do not count.
*/
function notePythonLoads(source, notes, member) {
	const tokens = tokenizePython(source);
	const names = importedNames(tokens);
	const at = member === void 0 ? {} : { member };
	for (const [place, token] of tokens.entries()) {
		const where = () => ({
			...at,
			offset: token.at,
			evidence: escapeEvidence(lineAt(source, token.at))
		});
		const flag = flagAt(tokens, place);
		if (flag !== void 0) notes.find(flag.rule, flag.message, where());
		if (token.kind !== "name" || isPart(tokens, place)) continue;
		const { name, next } = dottedName(tokens, place, names);
		const load = Object.hasOwn(LOADS, name) ? LOADS[name] : void 0;
		const judge = JUDGES.find(({ pattern }) => pattern.test(name))?.judge;
		if (load === void 0 && judge === void 0) continue;
		const call = tokens[next]?.kind === "mark" && tokens[next]?.text === "(" ? readCall(tokens, next) : void 0;
		if (load !== void 0 && !(call !== void 0 && load.unless?.(call) === true)) notes.find(load.rule, load.message, where());
		const against = call === void 0 ? void 0 : judge?.(call, names);
		if (against !== void 0) notes.find(against.rule, against.message, where());
	}
}
/** Whether a name is an attribute, a keyword argument's name, or stands in an import. */
function isPart(tokens, place) {
	const dot = tokens[afterLines(tokens, place - 1, -1)];
	if (dot?.kind === "mark" && dot.text === ".") return true;
	const before = tokens[place - 1];
	return before?.kind === "name" && [
		"import",
		"from",
		"as",
		"def",
		"class"
	].includes(before.text);
}
/** `name=value` or `"name": value`, unless a function only declares its own default. */
function flagAt(tokens, place) {
	const [token, mark, value, after] = tokens.slice(place, place + 4);
	if (token === void 0 || !Object.hasOwn(FLAGS, token.text)) return void 0;
	const flag = FLAGS[token.text];
	const given = token.kind === "name" && mark?.text === "=" || token.kind === "string" && mark?.text === ":";
	if (flag === void 0 || !given || mark?.kind !== "mark" || value === void 0) return void 0;
	return value.kind === "name" && (after?.kind !== "name" || after.text === "for") && flag.harmless.includes(value.text) ? void 0 : flag;
}
/** What stands around a place, within its line. */
function lineAt(source, at) {
	const before = source.slice(Math.max(0, at - 60), at);
	const after = source.slice(at, at + 120);
	return `${before.slice(before.lastIndexOf("\n") + 1)}${after.split("\n", 1)[0] ?? ""}`.trim();
}
// src/scan/formats/notebook.ts
const LARGEST$2 = 33554432;
/** A notebook (https://nbformat.readthedocs.io): the loads of its code, its outputs, secrets in either. */
async function readNotebook(source, context) {
	const notes = new Notes(["notebook"], context.limits);
	const bytes = await readWhole(source, LARGEST$2, notes);
	if (bytes === void 0) return notes.done();
	const parsed = parseJson(bytes, true);
	const cells = typeof parsed === "string" ? void 0 : cellsOf(parsed.value);
	if (typeof parsed === "string" || cells === void 0) {
		notes.find("NBK004", `The notebook ${typeof parsed === "string" ? `is ${parsed}` : "has no cells"}.`);
		return notes.done();
	}
	if (parsed.duplicate !== void 0) notes.find("NBK004", "A key stands twice.", { evidence: escapeEvidence(parsed.duplicate) });
	let outputs = 0;
	for (const [place, value] of cells.entries()) {
		const cell = asObject(value) ?? {};
		const member = `cell ${place + 1}`;
		const text = joined(cell["source"]);
		if (cell["cell_type"] === "code") {
			notePythonLoads(withoutMagics(text), notes, member);
			noteShell(text, notes, member);
		}
		noteSecrets(text, "NBK002", notes, { member });
		if (!Array.isArray(cell["outputs"])) continue;
		outputs += cell["outputs"].length;
		for (const output of cell["outputs"]) noteOutput(output, notes, member);
	}
	if (outputs > 0) notes.find("NBK001", `The notebook has ${outputs} outputs.`);
	notes.full();
	return notes.done();
}
/** Cells of format 4, or of the worksheets of format 3. */
function cellsOf(value) {
	const notebook = asObject(value);
	if (Array.isArray(notebook?.["cells"])) return notebook["cells"];
	if (!Array.isArray(notebook?.["worksheets"])) return void 0;
	return notebook["worksheets"].flatMap((sheet) => {
		const cells = asObject(sheet)?.["cells"];
		return Array.isArray(cells) ? cells.map((cell) => ({
			source: asObject(cell)?.["input"],
			...asObject(cell)
		})) : [];
	});
}
const joined = (value) => Array.isArray(value) ? value.filter((line) => typeof line === "string").join("") : typeof value === "string" ? value : "";
/** IPython's own lines are no Python; what a line magic runs is, and so is a cell under one that only measures or keeps. */
function withoutMagics(source) {
	if (/^\s*%%(?:bash|sh|script|html|svg|latex|markdown|javascript|js|perl|ruby|writefile|file|sql|R)\b/.test(source)) return "";
	return source.split("\n").map((line) => line.replace(/^\s*(?:[!?].*|%%?\w+)/, "")).join("\n");
}
/** What a cell gives to a shell: lines that start with `!`, and the whole of a cell that says so. */
function noteShell(source, notes, member) {
	const whole = /^\s*%%(?:bash|sh|script|!)/.test(source);
	const lines = source.split("\n");
	const commands = whole ? [source] : lines.flatMap((line) => /^\s*(?:!|%(?:sx|system)\s)(.*)/.exec(line)?.[1] ?? []);
	for (const command of commands) if (isHarmfulCommand(command)) notes.find("NBK005", "A command runs what it fetches or decodes, or opens a way in.", {
		member,
		evidence: escapeEvidence(command.trim())
	});
}
function noteOutput(output, notes, member) {
	const data = asObject(asObject(output)?.["data"]) ?? {};
	const { text: plain, traceback } = asObject(output) ?? {};
	noteSecrets(joined(plain) + joined(traceback), "NBK002", notes, { member });
	for (const [type, value] of Object.entries(data)) {
		const text = joined(value);
		noteSecrets(text.slice(0, 1048576), "NBK002", notes, { member });
		if (type === "application/javascript" || /html|svg/.test(type) && /<script|\bon[a-z]+\s*=|javascript:/i.test(text)) notes.find("NBK003", "An output has scripts.", {
			member,
			evidence: escapeEvidence(type)
		});
	}
}
// src/scan/pickle/allowlist-libraries.ts
/** Made by `__new__`, and given attributes: no constructor runs. */
const PLAIN$2 = [
	"referenced",
	"constructed",
	"built"
];
const MAKER$2 = [
	"referenced",
	"called",
	"built"
];
const FUNCTION = ["referenced"];
/**
* Boosters, SciPy's interpolators and results, and functions that models refer to.
*
* Left out on purpose: `functools.partial`, which makes any call of what is on the list, with any arguments, out of an
* attribute that some code takes for a method; distributions of `scipy.stats`, whose `__setstate__` executes the text of one of their
* attributes (`_parse_arg_template`), SciPy's k-d trees, which take their nodes as raw memory, and data sets of boosters.
*/
const LIBRARIES = [
	{
		source: "https://github.com/dmlc/xgboost/blob/master/python-package/xgboost/core.py: a booster's state is its serialised model",
		uses: PLAIN$2,
		modules: ["xgboost.core", "xgboost.sklearn"],
		names: [
			"Booster",
			"XGBModel",
			"XGBClassifier",
			"XGBRegressor",
			"XGBRanker",
			"XGBRFClassifier",
			"XGBRFRegressor"
		]
	},
	{
		source: "https://github.com/microsoft/LightGBM/blob/master/python-package/lightgbm/basic.py: a booster's state is its model's text",
		uses: PLAIN$2,
		modules: ["lightgbm.basic", "lightgbm.sklearn"],
		names: [
			"Booster",
			"LGBMModel",
			"LGBMClassifier",
			"LGBMRegressor",
			"LGBMRanker"
		]
	},
	{
		source: "https://github.com/scipy/scipy/tree/main/scipy/interpolate: classes with attributes and no `__setstate__`",
		uses: PLAIN$2,
		modules: [
			"scipy.interpolate._interpolate",
			"scipy.interpolate._cubic",
			"scipy.interpolate._bsplines",
			"scipy.interpolate._fitpack2",
			"scipy.interpolate._rgi",
			"scipy.interpolate.interpolate",
			"scipy.interpolate._polyint"
		],
		names: [
			"interp1d",
			"PPoly",
			"BPoly",
			"NdPPoly",
			"CubicSpline",
			"CubicHermiteSpline",
			"PchipInterpolator",
			"Akima1DInterpolator",
			"BSpline",
			"UnivariateSpline",
			"InterpolatedUnivariateSpline",
			"LSQUnivariateSpline",
			"RectBivariateSpline",
			"SmoothBivariateSpline",
			"RegularGridInterpolator",
			"BarycentricInterpolator",
			"KroghInterpolator"
		]
	},
	{
		source: "The method that an interpolator of SciPy has chosen: scipy/interpolate/_interpolate.py",
		uses: FUNCTION,
		modules: ["scipy.interpolate._interpolate"],
		names: [
			"interp1d._call_linear_np",
			"interp1d._call_linear",
			"interp1d._call_nearest",
			"interp1d._call_previousnext",
			"interp1d._call_spline",
			"interp1d._call_nan_spline"
		]
	},
	{
		source: "Results of optimisers, dicts with attributes: scipy/optimize/_optimize.py; linear systems: scipy/signal/_ltisys.py",
		uses: PLAIN$2,
		modules: [
			"scipy.optimize._optimize",
			"scipy.optimize.optimize",
			"scipy.optimize._zeros_py",
			"scipy.optimize._constraints",
			"scipy.optimize._lbfgsb_py",
			"scipy.signal._ltisys"
		],
		names: [
			"OptimizeResult",
			"RootResults",
			"Bounds",
			"LbfgsInvHessProduct",
			"TransferFunctionContinuous",
			"TransferFunctionDiscrete",
			"StateSpaceContinuous",
			"StateSpaceDiscrete",
			"ZerosPolesGainContinuous",
			"ZerosPolesGainDiscrete"
		]
	},
	{
		source: "A density estimate: scipy/stats/_kde.py, a class with attributes alone",
		uses: PLAIN$2,
		modules: ["scipy.stats._kde", "scipy.stats.kde"],
		names: ["gaussian_kde"]
	},
	{
		source: "Polynomials: numpy/polynomial, classes with attributes alone",
		uses: PLAIN$2,
		modules: [
			"numpy",
			"numpy.lib.polynomial",
			"numpy.polynomial.polynomial",
			"numpy.polynomial.chebyshev",
			"numpy.polynomial.legendre",
			"numpy.polynomial.hermite",
			"numpy.polynomial.hermite_e",
			"numpy.polynomial.laguerre"
		],
		names: [
			"poly1d",
			"Polynomial",
			"Chebyshev",
			"Legendre",
			"Hermite",
			"HermiteE",
			"Laguerre"
		]
	},
	{
		source: "Types of strings and the masked constant: numpy/_core/_internal.py, numpy/ma/core.py",
		uses: ["called", "built"],
		modules: ["numpy._core._internal", "numpy.ma.core"],
		names: ["_convert_to_stringdtype_kwargs", "MaskedConstant"]
	},
	{
		source: "Universal functions and reductions of NumPy in a FunctionTransformer and the like: they compute, whatever they are given",
		uses: FUNCTION,
		modules: ["numpy"],
		names: [
			"abs",
			"absolute",
			"add",
			"all",
			"amax",
			"amin",
			"any",
			"arccos",
			"arcsin",
			"arctan",
			"argmax",
			"argmin",
			"argsort",
			"around",
			"average",
			"cbrt",
			"ceil",
			"clip",
			"concatenate",
			"cos",
			"cosh",
			"cumsum",
			"diff",
			"divide",
			"dot",
			"exp",
			"exp2",
			"expm1",
			"fabs",
			"floor",
			"hstack",
			"isfinite",
			"isinf",
			"isnan",
			"log",
			"log10",
			"log1p",
			"log2",
			"logical_and",
			"logical_not",
			"logical_or",
			"max",
			"maximum",
			"mean",
			"median",
			"min",
			"minimum",
			"multiply",
			"nan_to_num",
			"nanmax",
			"nanmean",
			"nanmedian",
			"nanmin",
			"nanstd",
			"nansum",
			"negative",
			"power",
			"prod",
			"ptp",
			"ravel",
			"reciprocal",
			"round",
			"sign",
			"sin",
			"sinh",
			"sqrt",
			"square",
			"std",
			"subtract",
			"sum",
			"tan",
			"tanh",
			"transpose",
			"true_divide",
			"var",
			"vstack"
		]
	},
	{
		source: "Functions of SciPy that compute: scipy/special",
		uses: FUNCTION,
		modules: [
			"scipy.special",
			"scipy.special._ufuncs",
			"scipy.special._logsumexp"
		],
		names: [
			"expit",
			"logit",
			"erf",
			"gammaln",
			"softmax",
			"logsumexp",
			"xlogy"
		]
	},
	{
		source: "Functions of Python that compute: https://docs.python.org/3/library/functions.html, https://docs.python.org/3/library/operator.html",
		uses: FUNCTION,
		modules: ["builtins", "_operator"],
		names: [
			"abs",
			"len",
			"max",
			"min",
			"sum",
			"sorted",
			"round",
			"add",
			"sub",
			"mul",
			"truediv",
			"neg",
			"eq",
			"ne",
			"lt",
			"le",
			"gt",
			"ge"
		]
	},
	{
		source: "Ways to pick items; what it gives is never called by the pickle: Lib/operator.py",
		uses: MAKER$2,
		modules: ["operator", "_operator"],
		names: ["itemgetter"]
	},
	{
		source: "Arrays of numbers, addresses, counters: Modules/arraymodule.c, Lib/ipaddress.py, Modules/itertoolsmodule.c",
		uses: MAKER$2,
		modules: ["array"],
		names: ["array", "_array_reconstructor"]
	},
	{
		source: "The class that such an array is made of",
		uses: ["constructed"],
		modules: ["array"],
		names: ["array"]
	},
	{
		source: "Internet addresses, of a number: Lib/ipaddress.py",
		uses: ["called"],
		modules: ["ipaddress"],
		names: [
			"IPv4Address",
			"IPv6Address",
			"IPv4Network",
			"IPv6Network"
		]
	},
	{
		source: "Time zones by name, from the system's own table: Lib/zoneinfo",
		uses: ["referenced", "called"],
		modules: ["zoneinfo"],
		names: ["ZoneInfo._unpickle"]
	},
	{
		source: "The class of time zones",
		uses: FUNCTION,
		modules: ["zoneinfo"],
		names: ["ZoneInfo"]
	},
	{
		source: "Time zones of pytz and dateutil in older tables: pytz/__init__.py, dateutil/tz/tz.py",
		uses: ["referenced", "called"],
		modules: ["pytz"],
		names: ["_UTC"]
	},
	{
		source: "Python's random state, of numbers: Lib/random.py",
		uses: ["called", "built"],
		modules: ["random"],
		names: ["Random"]
	},
	{
		source: "Lists and values with a type in TorchScript, given back as they are: torch/jit/_pickle.py",
		uses: ["called"],
		modules: ["torch.jit._pickle"],
		names: [
			"build_intlist",
			"build_tensorlist",
			"build_doublelist",
			"build_boollist",
			"restore_type_tag"
		]
	}
];
// src/scan/pickle/allowlist-pandas.ts
const CLASS$1 = [
	"referenced",
	"constructed",
	"built"
];
const MAKER$1 = [
	"referenced",
	"called",
	"built"
];
const SOURCE$1 = "https://github.com/pandas-dev/pandas/blob/main/pandas";
/**
* Tables of pandas 1 to 3. Their `__setstate__` methods set attributes (core/generic.py, core/internals/managers.py,
* core/arrays, _libs/arrays.pyx); the functions make blocks and indexes of what they are given. `pandas.io` and
* `pandas.core.computation`, which read files and evaluate text, are blocked.
*/
const PANDAS = [
	{
		source: `${SOURCE$1}/core/frame.py, core/series.py: pandas 3 names them by its own module, older ones by theirs`,
		uses: CLASS$1,
		modules: [
			"pandas",
			"pandas.core.frame",
			"pandas.core.series"
		],
		names: ["DataFrame", "Series"]
	},
	{
		source: `${SOURCE$1}/core/indexes`,
		uses: CLASS$1,
		modules: [
			"pandas",
			"pandas.core.indexes.base",
			"pandas.core.indexes.range",
			"pandas.core.indexes.multi",
			"pandas.core.indexes.category",
			"pandas.core.indexes.datetimes",
			"pandas.core.indexes.timedeltas",
			"pandas.core.indexes.period",
			"pandas.core.indexes.interval",
			"pandas.core.indexes.numeric"
		],
		names: [
			"Index",
			"RangeIndex",
			"MultiIndex",
			"CategoricalIndex",
			"DatetimeIndex",
			"TimedeltaIndex",
			"PeriodIndex",
			"IntervalIndex",
			"Int64Index",
			"UInt64Index",
			"Float64Index"
		]
	},
	{
		source: `${SOURCE$1}/core/indexes: Index.__reduce__; what they make is an index, by its class's \`__new__\``,
		uses: MAKER$1,
		modules: [
			"pandas.core.indexes.base",
			"pandas.core.indexes.datetimes",
			"pandas.core.indexes.timedeltas",
			"pandas.core.indexes.period",
			"pandas.core.indexes.interval"
		],
		names: [
			"_new_Index",
			"_new_DatetimeIndex",
			"_new_TimedeltaIndex",
			"_new_PeriodIndex",
			"_new_IntervalIndex"
		]
	},
	{
		source: `${SOURCE$1}/core/indexes/frozen.py`,
		uses: CLASS$1,
		modules: ["pandas.core.indexes.frozen"],
		names: ["FrozenList"]
	},
	{
		source: `${SOURCE$1}/core/internals/managers.py, _libs/internals.pyx`,
		uses: [
			"referenced",
			"called",
			"constructed",
			"built"
		],
		modules: [
			"pandas.core.internals.managers",
			"pandas._libs.internals",
			"pandas.core.internals.blocks"
		],
		names: [
			"BlockManager",
			"SingleBlockManager",
			"BlockPlacement",
			"_unpickle_block",
			"new_block"
		]
	},
	{
		source: `${SOURCE$1}/core/arrays`,
		uses: CLASS$1,
		modules: [
			"pandas",
			"pandas.arrays",
			"pandas.core.arrays.categorical",
			"pandas.core.arrays.datetimes",
			"pandas.core.arrays.timedeltas",
			"pandas.core.arrays.period",
			"pandas.core.arrays.interval",
			"pandas.core.arrays.integer",
			"pandas.core.arrays.floating",
			"pandas.core.arrays.boolean",
			"pandas.core.arrays.string_",
			"pandas.core.arrays.sparse.array",
			"pandas.core.arrays.numpy_"
		],
		names: [
			"Categorical",
			"DatetimeArray",
			"TimedeltaArray",
			"PeriodArray",
			"IntervalArray",
			"IntegerArray",
			"FloatingArray",
			"BooleanArray",
			"StringArray",
			"SparseArray",
			"PandasArray",
			"NumpyExtensionArray"
		]
	},
	{
		source: `${SOURCE$1}/_libs/arrays.pyx, as Cython makes an array anew`,
		uses: MAKER$1,
		modules: ["pandas._libs.arrays"],
		names: ["__pyx_unpickle_NDArrayBacked"]
	},
	{
		source: `${SOURCE$1}/core/dtypes/dtypes.py and core/arrays: types of columns`,
		uses: [
			"referenced",
			"called",
			"constructed",
			"built"
		],
		modules: [
			"pandas",
			"pandas.core.dtypes.dtypes",
			"pandas.core.arrays.integer",
			"pandas.core.arrays.floating",
			"pandas.core.arrays.boolean",
			"pandas.core.arrays.string_",
			"pandas.core.arrays.sparse.dtype"
		],
		names: [
			"CategoricalDtype",
			"DatetimeTZDtype",
			"PeriodDtype",
			"IntervalDtype",
			"SparseDtype",
			"StringDtype",
			"BooleanDtype",
			"Int8Dtype",
			"Int16Dtype",
			"Int32Dtype",
			"Int64Dtype",
			"UInt8Dtype",
			"UInt16Dtype",
			"UInt32Dtype",
			"UInt64Dtype",
			"Float32Dtype",
			"Float64Dtype"
		]
	},
	{
		source: `${SOURCE$1}/_libs/tslibs: times, spans and their makers`,
		uses: MAKER$1,
		modules: [
			"pandas._libs.tslibs.timestamps",
			"pandas._libs.tslibs.timedeltas",
			"pandas._libs.tslibs.nattype",
			"pandas._libs.tslibs.period"
		],
		names: [
			"_unpickle_timestamp",
			"_timedelta_unpickle",
			"_nat_unpickle",
			"Timestamp",
			"Timedelta",
			"Period"
		]
	},
	{
		source: `${SOURCE$1}/_libs/interval.pyx, _libs/sparse.pyx, _libs/missing.pyx`,
		uses: MAKER$1,
		modules: [
			"pandas",
			"pandas._libs.interval",
			"pandas._libs.sparse",
			"pandas._libs.missing"
		],
		names: [
			"Interval",
			"IntIndex",
			"BlockIndex",
			"NA",
			"NAType",
			"_get_NA",
			"Period"
		]
	},
	{
		source: `${SOURCE$1}/_libs/tslibs/offsets.pyx: frequencies, made of numbers and truth values`,
		uses: [
			"referenced",
			"called",
			"constructed",
			"built"
		],
		modules: ["pandas._libs.tslibs.offsets"],
		names: [
			"Day",
			"Hour",
			"Minute",
			"Second",
			"Milli",
			"Micro",
			"Nano",
			"BusinessDay",
			"BusinessHour",
			"Week",
			"MonthEnd",
			"MonthBegin",
			"BusinessMonthEnd",
			"BusinessMonthBegin",
			"QuarterEnd",
			"QuarterBegin",
			"BQuarterEnd",
			"BQuarterBegin",
			"YearEnd",
			"YearBegin",
			"BYearEnd",
			"BYearBegin",
			"SemiMonthEnd",
			"SemiMonthBegin",
			"WeekOfMonth",
			"LastWeekOfMonth",
			"DateOffset"
		]
	}
];
// src/scan/pickle/allowlist-sklearn.ts
/** Made from an estimator that is not trusted yet: `__new__` and state alone, no constructor. */
const ESTIMATOR = [
	"referenced",
	"constructed",
	"built"
];
const SOURCE = "Every estimator of scikit-learn 1.9.1, fitted and pickled with protocols 0 to 5 (scripts/list-pickled-names.py)";
const CLASSES = {
	"scipy.interpolate._bsplines": ["BSpline"],
	"sklearn._loss._loss": [
		"CyHalfBinomialLoss",
		"CyHalfGammaLoss",
		"CyHalfPoissonLoss",
		"CyHalfSquaredError",
		"CyHalfTweedieLossIdentity"
	],
	"sklearn._loss.link": [
		"HalfLogitLink",
		"IdentityLink",
		"Interval",
		"LogLink",
		"LogitLink",
		"MultinomialLogit"
	],
	"sklearn._loss.loss": [
		"AbsoluteError",
		"ArrayAPILossMixin",
		"BaseLoss",
		"ExponentialLoss",
		"HalfBinomialLoss",
		"HalfBinomialLossArrayAPI",
		"HalfGammaLoss",
		"HalfMultinomialLoss",
		"HalfMultinomialLossArrayAPI",
		"HalfPoissonLoss",
		"HalfPoissonLossArrayAPI",
		"HalfSquaredError",
		"HalfTweedieLoss",
		"HalfTweedieLossIdentity",
		"HuberLoss",
		"PinballLoss"
	],
	"sklearn.base": ["BaseEstimator"],
	"sklearn.calibration": [
		"CalibratedClassifierCV",
		"_CalibratedClassifier",
		"_SigmoidCalibration",
		"_TemperatureScaling"
	],
	"sklearn.cluster._affinity_propagation": ["AffinityPropagation"],
	"sklearn.cluster._agglomerative": ["AgglomerativeClustering", "FeatureAgglomeration"],
	"sklearn.cluster._bicluster": ["SpectralBiclustering", "SpectralCoclustering"],
	"sklearn.cluster._birch": [
		"Birch",
		"_CFNode",
		"_CFSubcluster"
	],
	"sklearn.cluster._bisect_k_means": ["BisectingKMeans", "_BisectingTree"],
	"sklearn.cluster._dbscan": ["DBSCAN"],
	"sklearn.cluster._hdbscan.hdbscan": ["HDBSCAN"],
	"sklearn.cluster._kmeans": ["KMeans", "MiniBatchKMeans"],
	"sklearn.cluster._mean_shift": ["MeanShift"],
	"sklearn.cluster._optics": ["OPTICS"],
	"sklearn.cluster._spectral": ["SpectralClustering"],
	"sklearn.compose._column_transformer": ["ColumnTransformer", "make_column_selector"],
	"sklearn.compose._target": ["TransformedTargetRegressor"],
	"sklearn.covariance._elliptic_envelope": ["EllipticEnvelope"],
	"sklearn.covariance._empirical_covariance": ["EmpiricalCovariance"],
	"sklearn.covariance._graph_lasso": [
		"BaseGraphicalLasso",
		"GraphicalLasso",
		"GraphicalLassoCV"
	],
	"sklearn.covariance._robust_covariance": ["MinCovDet"],
	"sklearn.covariance._shrunk_covariance": [
		"LedoitWolf",
		"OAS",
		"ShrunkCovariance"
	],
	"sklearn.cross_decomposition._pls": [
		"CCA",
		"PLSCanonical",
		"PLSRegression",
		"PLSSVD"
	],
	"sklearn.decomposition._dict_learning": [
		"DictionaryLearning",
		"MiniBatchDictionaryLearning",
		"SparseCoder"
	],
	"sklearn.decomposition._factor_analysis": ["FactorAnalysis"],
	"sklearn.decomposition._fastica": ["FastICA"],
	"sklearn.decomposition._incremental_pca": ["IncrementalPCA"],
	"sklearn.decomposition._kernel_pca": ["KernelPCA"],
	"sklearn.decomposition._lda": ["LatentDirichletAllocation"],
	"sklearn.decomposition._nmf": [
		"MiniBatchNMF",
		"NMF",
		"_BaseNMF"
	],
	"sklearn.decomposition._pca": ["PCA"],
	"sklearn.decomposition._sparse_pca": [
		"MiniBatchSparsePCA",
		"SparsePCA",
		"_BaseSparsePCA"
	],
	"sklearn.decomposition._truncated_svd": ["TruncatedSVD"],
	"sklearn.discriminant_analysis": ["LinearDiscriminantAnalysis", "QuadraticDiscriminantAnalysis"],
	"sklearn.dummy": ["DummyClassifier", "DummyRegressor"],
	"sklearn.ensemble._bagging": ["BaggingClassifier", "BaggingRegressor"],
	"sklearn.ensemble._forest": [
		"ExtraTreesClassifier",
		"ExtraTreesRegressor",
		"RandomForestClassifier",
		"RandomForestRegressor",
		"RandomTreesEmbedding"
	],
	"sklearn.ensemble._gb": ["GradientBoostingClassifier", "GradientBoostingRegressor"],
	"sklearn.ensemble._hist_gradient_boosting.binning": ["_BinMapper"],
	"sklearn.ensemble._hist_gradient_boosting.gradient_boosting": ["HistGradientBoostingClassifier", "HistGradientBoostingRegressor"],
	"sklearn.ensemble._hist_gradient_boosting.predictor": ["TreePredictor"],
	"sklearn.ensemble._iforest": ["IsolationForest"],
	"sklearn.ensemble._stacking": ["StackingClassifier", "StackingRegressor"],
	"sklearn.ensemble._voting": ["VotingClassifier", "VotingRegressor"],
	"sklearn.ensemble._weight_boosting": ["AdaBoostClassifier", "AdaBoostRegressor"],
	"sklearn.feature_extraction._dict_vectorizer": ["DictVectorizer"],
	"sklearn.feature_extraction._hash": ["FeatureHasher"],
	"sklearn.feature_extraction.image": ["PatchExtractor"],
	"sklearn.feature_extraction.text": [
		"CountVectorizer",
		"HashingVectorizer",
		"TfidfTransformer",
		"TfidfVectorizer"
	],
	"sklearn.feature_selection._from_model": ["SelectFromModel"],
	"sklearn.feature_selection._rfe": ["RFE", "RFECV"],
	"sklearn.feature_selection._sequential": ["SequentialFeatureSelector"],
	"sklearn.feature_selection._univariate_selection": [
		"GenericUnivariateSelect",
		"SelectFdr",
		"SelectFpr",
		"SelectFwe",
		"SelectKBest",
		"SelectPercentile"
	],
	"sklearn.feature_selection._variance_threshold": ["VarianceThreshold"],
	"sklearn.frozen._frozen": ["FrozenEstimator"],
	"sklearn.gaussian_process._gpc": ["GaussianProcessClassifier", "_BinaryGaussianProcessClassifierLaplace"],
	"sklearn.gaussian_process._gpr": ["GaussianProcessRegressor"],
	"sklearn.gaussian_process.kernels": [
		"CompoundKernel",
		"ConstantKernel",
		"DotProduct",
		"ExpSineSquared",
		"Exponentiation",
		"GenericKernelMixin",
		"Hyperparameter",
		"Kernel",
		"KernelOperator",
		"Matern",
		"NormalizedKernelMixin",
		"PairwiseKernel",
		"Product",
		"RBF",
		"RationalQuadratic",
		"StationaryKernelMixin",
		"Sum",
		"WhiteKernel"
	],
	"sklearn.impute._base": [
		"MissingIndicator",
		"SimpleImputer",
		"_BaseImputer"
	],
	"sklearn.impute._iterative": ["IterativeImputer", "_ImputerTriplet"],
	"sklearn.impute._knn": ["KNNImputer"],
	"sklearn.isotonic": ["IsotonicRegression"],
	"sklearn.kernel_approximation": [
		"AdditiveChi2Sampler",
		"Nystroem",
		"PolynomialCountSketch",
		"RBFSampler",
		"SkewedChi2Sampler"
	],
	"sklearn.kernel_ridge": ["KernelRidge"],
	"sklearn.linear_model._base": ["LinearRegression"],
	"sklearn.linear_model._bayes": ["ARDRegression", "BayesianRidge"],
	"sklearn.linear_model._coordinate_descent": [
		"ElasticNet",
		"ElasticNetCV",
		"Lasso",
		"LassoCV",
		"MultiTaskElasticNet",
		"MultiTaskElasticNetCV",
		"MultiTaskLasso",
		"MultiTaskLassoCV"
	],
	"sklearn.linear_model._glm.glm": [
		"GammaRegressor",
		"PoissonRegressor",
		"TweedieRegressor",
		"_GeneralizedLinearRegressor"
	],
	"sklearn.linear_model._huber": ["HuberRegressor"],
	"sklearn.linear_model._least_angle": [
		"Lars",
		"LarsCV",
		"LassoLars",
		"LassoLarsCV",
		"LassoLarsIC"
	],
	"sklearn.linear_model._logistic": ["LogisticRegression", "LogisticRegressionCV"],
	"sklearn.linear_model._omp": ["OrthogonalMatchingPursuit", "OrthogonalMatchingPursuitCV"],
	"sklearn.linear_model._passive_aggressive": ["PassiveAggressiveClassifier", "PassiveAggressiveRegressor"],
	"sklearn.linear_model._perceptron": ["Perceptron"],
	"sklearn.linear_model._quantile": ["QuantileRegressor"],
	"sklearn.linear_model._ransac": ["RANSACRegressor"],
	"sklearn.linear_model._ridge": [
		"Ridge",
		"RidgeCV",
		"RidgeClassifier",
		"RidgeClassifierCV",
		"_BaseRidgeCV",
		"_IdentityClassifier",
		"_IdentityRegressor",
		"_RidgeGCV"
	],
	"sklearn.linear_model._sgd_fast": ["Hinge"],
	"sklearn.linear_model._stochastic_gradient": [
		"SGDClassifier",
		"SGDOneClassSVM",
		"SGDRegressor"
	],
	"sklearn.linear_model._theil_sen": ["TheilSenRegressor"],
	"sklearn.manifold._classical_mds": ["ClassicalMDS"],
	"sklearn.manifold._isomap": ["Isomap"],
	"sklearn.manifold._locally_linear": ["LocallyLinearEmbedding"],
	"sklearn.manifold._mds": ["MDS"],
	"sklearn.manifold._spectral_embedding": ["SpectralEmbedding"],
	"sklearn.manifold._t_sne": ["TSNE"],
	"sklearn.metrics._dist_metrics": [
		"BrayCurtisDistance32",
		"BrayCurtisDistance64",
		"CanberraDistance32",
		"CanberraDistance64",
		"ChebyshevDistance32",
		"ChebyshevDistance64",
		"DiceDistance32",
		"DiceDistance64",
		"EuclideanDistance32",
		"EuclideanDistance64",
		"HammingDistance32",
		"HammingDistance64",
		"HaversineDistance32",
		"HaversineDistance64",
		"JaccardDistance32",
		"JaccardDistance64",
		"KulsinskiDistance32",
		"KulsinskiDistance64",
		"MahalanobisDistance32",
		"MahalanobisDistance64",
		"ManhattanDistance32",
		"ManhattanDistance64",
		"MatchingDistance32",
		"MatchingDistance64",
		"MinkowskiDistance32",
		"MinkowskiDistance64",
		"RogersTanimotoDistance32",
		"RogersTanimotoDistance64",
		"RussellRaoDistance32",
		"RussellRaoDistance64",
		"SEuclideanDistance32",
		"SEuclideanDistance64",
		"SokalMichenerDistance32",
		"SokalMichenerDistance64",
		"SokalSneathDistance32",
		"SokalSneathDistance64"
	],
	"sklearn.metrics._scorer": [
		"_BaseScorer",
		"_CurveScorer",
		"_MultimetricScorer",
		"_PassthroughScorer",
		"_Scorer"
	],
	"sklearn.mixture._bayesian_mixture": ["BayesianGaussianMixture"],
	"sklearn.mixture._gaussian_mixture": ["GaussianMixture"],
	"sklearn.model_selection._classification_threshold": [
		"BaseThresholdClassifier",
		"FixedThresholdClassifier",
		"TunedThresholdClassifierCV"
	],
	"sklearn.model_selection._search": ["GridSearchCV", "RandomizedSearchCV"],
	"sklearn.model_selection._search_successive_halving": ["HalvingGridSearchCV", "HalvingRandomSearchCV"],
	"sklearn.model_selection._split": [
		"BaseCrossValidator",
		"BaseShuffleSplit",
		"GroupKFold",
		"GroupShuffleSplit",
		"GroupsConsumerMixin",
		"KFold",
		"LeaveOneGroupOut",
		"LeaveOneOut",
		"LeavePGroupsOut",
		"LeavePOut",
		"PredefinedSplit",
		"RepeatedKFold",
		"RepeatedStratifiedKFold",
		"ShuffleSplit",
		"StratifiedGroupKFold",
		"StratifiedKFold",
		"StratifiedShuffleSplit",
		"TimeSeriesSplit",
		"_BaseKFold",
		"_CVIterableWrapper",
		"_RepeatedSplits",
		"_UnsupportedGroupCVMixin"
	],
	"sklearn.multiclass": [
		"OneVsOneClassifier",
		"OneVsRestClassifier",
		"OutputCodeClassifier",
		"_ConstantPredictor"
	],
	"sklearn.multioutput": [
		"ClassifierChain",
		"MultiOutputClassifier",
		"MultiOutputRegressor",
		"RegressorChain"
	],
	"sklearn.naive_bayes": [
		"BernoulliNB",
		"CategoricalNB",
		"ComplementNB",
		"GaussianNB",
		"MultinomialNB"
	],
	"sklearn.neighbors._classification": ["KNeighborsClassifier", "RadiusNeighborsClassifier"],
	"sklearn.neighbors._graph": ["KNeighborsTransformer", "RadiusNeighborsTransformer"],
	"sklearn.neighbors._kd_tree": ["KDTree"],
	"sklearn.neighbors._kde": ["KernelDensity"],
	"sklearn.neighbors._lof": ["LocalOutlierFactor"],
	"sklearn.neighbors._nca": ["NeighborhoodComponentsAnalysis"],
	"sklearn.neighbors._nearest_centroid": ["NearestCentroid"],
	"sklearn.neighbors._regression": ["KNeighborsRegressor", "RadiusNeighborsRegressor"],
	"sklearn.neighbors._unsupervised": ["NearestNeighbors"],
	"sklearn.neural_network._multilayer_perceptron": ["MLPClassifier", "MLPRegressor"],
	"sklearn.neural_network._rbm": ["BernoulliRBM"],
	"sklearn.neural_network._stochastic_optimizers": [
		"AdamOptimizer",
		"BaseOptimizer",
		"SGDOptimizer"
	],
	"sklearn.pipeline": ["FeatureUnion", "Pipeline"],
	"sklearn.preprocessing._data": [
		"Binarizer",
		"KernelCenterer",
		"MaxAbsScaler",
		"MinMaxScaler",
		"Normalizer",
		"PowerTransformer",
		"QuantileTransformer",
		"RobustScaler",
		"StandardScaler"
	],
	"sklearn.preprocessing._discretization": ["KBinsDiscretizer"],
	"sklearn.preprocessing._encoders": [
		"OneHotEncoder",
		"OrdinalEncoder",
		"_BaseEncoder"
	],
	"sklearn.preprocessing._function_transformer": ["FunctionTransformer"],
	"sklearn.preprocessing._label": [
		"LabelBinarizer",
		"LabelEncoder",
		"MultiLabelBinarizer"
	],
	"sklearn.preprocessing._polynomial": ["PolynomialFeatures", "SplineTransformer"],
	"sklearn.preprocessing._target_encoder": ["TargetEncoder"],
	"sklearn.random_projection": ["GaussianRandomProjection", "SparseRandomProjection"],
	"sklearn.semi_supervised._label_propagation": ["LabelPropagation", "LabelSpreading"],
	"sklearn.semi_supervised._self_training": ["SelfTrainingClassifier"],
	"sklearn.svm._classes": [
		"LinearSVC",
		"LinearSVR",
		"NuSVC",
		"NuSVR",
		"OneClassSVM",
		"SVC",
		"SVR"
	],
	"sklearn.tree._classes": [
		"DecisionTreeClassifier",
		"DecisionTreeRegressor",
		"ExtraTreeClassifier",
		"ExtraTreeRegressor"
	],
	"sklearn.tree._tree": ["Tree"],
	"sklearn.utils._bunch": ["Bunch"],
	"sklearn.utils._metadata_requests": ["MetadataRequest", "MethodMetadataRequest"],
	"sklearn.utils._mocking": [
		"CheckingClassifier",
		"NoSampleWeightWrapper",
		"_MockEstimatorOnOffPrediction"
	],
	"sklearn.utils._param_validation": ["Interval"]
};
const FUNCTIONS = {
	"numpy": ["mean"],
	"scipy._lib.array_api_compat.numpy._aliases": ["asarray"],
	"sklearn.cluster._kmeans": ["_kmeans_single_lloyd"],
	"sklearn.feature_extraction.text": [
		"strip_accents_ascii",
		"strip_accents_unicode",
		"strip_tags"
	],
	"sklearn.feature_selection._mutual_info": ["mutual_info_classif", "mutual_info_regression"],
	"sklearn.feature_selection._univariate_selection": [
		"chi2",
		"f_classif",
		"f_oneway",
		"f_regression",
		"r_regression"
	],
	"sklearn.metrics._classification": [
		"accuracy_score",
		"balanced_accuracy_score",
		"brier_score_loss",
		"class_likelihood_ratios",
		"classification_report",
		"cohen_kappa_score",
		"confusion_matrix",
		"d2_brier_score",
		"d2_log_loss_score",
		"f1_score",
		"fbeta_score",
		"hamming_loss",
		"hinge_loss",
		"jaccard_score",
		"log_loss",
		"matthews_corrcoef",
		"multilabel_confusion_matrix",
		"precision_recall_fscore_support",
		"precision_score",
		"recall_score",
		"zero_one_loss"
	],
	"sklearn.metrics._ranking": [
		"auc",
		"average_precision_score",
		"confusion_matrix_at_thresholds",
		"coverage_error",
		"dcg_score",
		"det_curve",
		"label_ranking_average_precision_score",
		"label_ranking_loss",
		"metric_at_thresholds",
		"ndcg_score",
		"precision_recall_curve",
		"roc_auc_score",
		"roc_curve",
		"top_k_accuracy_score"
	],
	"sklearn.metrics._regression": [
		"d2_absolute_error_score",
		"d2_pinball_score",
		"d2_tweedie_score",
		"explained_variance_score",
		"max_error",
		"mean_absolute_error",
		"mean_absolute_percentage_error",
		"mean_gamma_deviance",
		"mean_pinball_loss",
		"mean_poisson_deviance",
		"mean_squared_error",
		"mean_squared_log_error",
		"mean_tweedie_deviance",
		"median_absolute_error",
		"r2_score",
		"root_mean_squared_error",
		"root_mean_squared_log_error"
	],
	"sklearn.metrics.cluster._bicluster": ["consensus_score"],
	"sklearn.metrics.cluster._supervised": [
		"adjusted_mutual_info_score",
		"adjusted_rand_score",
		"completeness_score",
		"fowlkes_mallows_score",
		"homogeneity_completeness_v_measure",
		"homogeneity_score",
		"mutual_info_score",
		"normalized_mutual_info_score",
		"pair_confusion_matrix",
		"rand_score",
		"v_measure_score"
	],
	"sklearn.metrics.cluster._unsupervised": [
		"calinski_harabasz_score",
		"davies_bouldin_score",
		"silhouette_samples",
		"silhouette_score"
	],
	"sklearn.metrics.pairwise": [
		"euclidean_distances",
		"nan_euclidean_distances",
		"pairwise_distances",
		"pairwise_distances_argmin",
		"pairwise_distances_argmin_min"
	],
	"sklearn.utils.validation": ["check_array"]
};
/** Modules before scikit-learn 0.22, which had no underscore, by those after. */
const OLD_MODULES = {
	"sklearn.cluster._kmeans": "sklearn.cluster.k_means_",
	"sklearn.cluster._dbscan": "sklearn.cluster.dbscan_",
	"sklearn.cluster._agglomerative": "sklearn.cluster.hierarchical",
	"sklearn.decomposition._pca": "sklearn.decomposition.pca",
	"sklearn.decomposition._truncated_svd": "sklearn.decomposition.truncated_svd",
	"sklearn.decomposition._nmf": "sklearn.decomposition.nmf",
	"sklearn.decomposition._lda": "sklearn.decomposition.online_lda",
	"sklearn.ensemble._forest": "sklearn.ensemble.forest",
	"sklearn.ensemble._bagging": "sklearn.ensemble.bagging",
	"sklearn.ensemble._iforest": "sklearn.ensemble.iforest",
	"sklearn.ensemble._weight_boosting": "sklearn.ensemble.weight_boosting",
	"sklearn.ensemble._voting": "sklearn.ensemble.voting_classifier",
	"sklearn.ensemble._gb": "sklearn.ensemble.gradient_boosting",
	"sklearn.feature_extraction._dict_vectorizer": "sklearn.feature_extraction.dict_vectorizer",
	"sklearn.feature_selection._from_model": "sklearn.feature_selection.from_model",
	"sklearn.feature_selection._rfe": "sklearn.feature_selection.rfe",
	"sklearn.feature_selection._univariate_selection": "sklearn.feature_selection.univariate_selection",
	"sklearn.feature_selection._variance_threshold": "sklearn.feature_selection.variance_threshold",
	"sklearn.gaussian_process._gpr": "sklearn.gaussian_process.gpr",
	"sklearn.gaussian_process._gpc": "sklearn.gaussian_process.gpc",
	"sklearn.linear_model._base": "sklearn.linear_model.base",
	"sklearn.linear_model._bayes": "sklearn.linear_model.bayes",
	"sklearn.linear_model._coordinate_descent": "sklearn.linear_model.coordinate_descent",
	"sklearn.linear_model._huber": "sklearn.linear_model.huber",
	"sklearn.linear_model._logistic": "sklearn.linear_model.logistic",
	"sklearn.linear_model._ridge": "sklearn.linear_model.ridge",
	"sklearn.linear_model._stochastic_gradient": "sklearn.linear_model.stochastic_gradient",
	"sklearn.linear_model._perceptron": "sklearn.linear_model.perceptron",
	"sklearn.mixture._gaussian_mixture": "sklearn.mixture.gaussian_mixture",
	"sklearn.neighbors._classification": "sklearn.neighbors.classification",
	"sklearn.neighbors._regression": "sklearn.neighbors.regression",
	"sklearn.neighbors._unsupervised": "sklearn.neighbors.unsupervised",
	"sklearn.neighbors._kde": "sklearn.neighbors.kde",
	"sklearn.neighbors._lof": "sklearn.neighbors.lof",
	"sklearn.neighbors._nearest_centroid": "sklearn.neighbors.nearest_centroid",
	"sklearn.neural_network._multilayer_perceptron": "sklearn.neural_network.multilayer_perceptron",
	"sklearn.preprocessing._data": "sklearn.preprocessing.data",
	"sklearn.preprocessing._encoders": "sklearn.preprocessing._encoders",
	"sklearn.preprocessing._label": "sklearn.preprocessing.label",
	"sklearn.svm._classes": "sklearn.svm.classes",
	"sklearn.tree._classes": "sklearn.tree.tree",
	"sklearn.impute._base": "sklearn.impute"
};
const SKLEARN = [
	...Object.entries(CLASSES).map(([module, names]) => {
		const old = OLD_MODULES[module];
		return {
			source: SOURCE,
			uses: ESTIMATOR,
			modules: old === void 0 ? [module] : [module, old],
			names
		};
	}),
	...Object.entries(FUNCTIONS).map(([module, names]) => ({
		source: SOURCE,
		uses: ["referenced"],
		modules: [module],
		names
	})),
	{
		source: "Trees and losses that Cython makes with arguments: sklearn/tree/_tree.pyx, sklearn/_loss/_loss.pyx.tp",
		uses: [
			"referenced",
			"called",
			"built"
		],
		modules: [
			"sklearn.tree._tree",
			"sklearn._loss._loss",
			"sklearn.linear_model._sgd_fast"
		],
		names: [
			"Tree",
			"CyHalfSquaredError",
			"CyAbsoluteError",
			"CyPinballLoss",
			"CyHuberLoss",
			"CyHalfPoissonLoss",
			"CyHalfGammaLoss",
			"CyHalfTweedieLoss",
			"CyHalfTweedieLossIdentity",
			"CyHalfBinomialLoss",
			"CyHalfMultinomialLoss",
			"CyExponentialLoss",
			"Hinge",
			"SquaredHinge",
			"Log",
			"ModifiedHuber",
			"SquaredLoss",
			"Huber",
			"EpsilonInsensitive",
			"SquaredEpsilonInsensitive"
		]
	},
	{
		source: "Search trees and distances: sklearn/neighbors/_binary_tree.pxi.tp, sklearn/metrics/_dist_metrics.pyx.tp",
		uses: [
			"referenced",
			"called",
			"built"
		],
		modules: [
			"sklearn.neighbors._kd_tree",
			"sklearn.neighbors._ball_tree",
			"sklearn.metrics._dist_metrics"
		],
		names: ["newObj"]
	},
	{
		source: "Search trees, made by newObj and given their state: sklearn/neighbors/_binary_tree.pxi.tp",
		uses: ESTIMATOR,
		modules: ["sklearn.neighbors._kd_tree", "sklearn.neighbors._ball_tree"],
		names: [
			"KDTree",
			"KDTree32",
			"KDTree64",
			"BallTree",
			"BallTree32",
			"BallTree64"
		]
	},
	{
		source: "Losses as Cython makes them anew: sklearn/_loss/_loss.pyx.tp",
		uses: [
			"referenced",
			"called",
			"built"
		],
		modules: ["sklearn._loss._loss"],
		names: ["__pyx_unpickle_CyHalfMultinomialLoss", "__pyx_unpickle_CyLossFunction"]
	},
	{
		source: "The class that such a loss is made of",
		uses: ["constructed"],
		modules: ["sklearn._loss._loss"],
		names: ["CyHalfMultinomialLoss"]
	}
];
// src/scan/pickle/allowlist.ts
/** A class: named, made, and given its state. */
const CLASS = [
	"referenced",
	"called",
	"constructed",
	"built"
];
/** A class whose state is not set after it was made. */
const PLAIN$1 = [
	"referenced",
	"called",
	"constructed"
];
/** A function that makes something of its arguments; what it made may be given its state. */
const MAKER = ["called", "built"];
const TYPE = ["referenced"];
const NUMPY_SCALARS = [
	"bool_",
	"bool",
	"int8",
	"int16",
	"int32",
	"int64",
	"intc",
	"intp",
	"uint8",
	"uint16",
	"uint32",
	"uint64",
	"float16",
	"float32",
	"float64",
	"longdouble",
	"complex64",
	"complex128",
	"str_",
	"bytes_",
	"object_",
	"void",
	"datetime64",
	"timedelta64",
	"generic",
	"number",
	"integer",
	"floating"
];
const TORCH_DTYPES = [
	"float32",
	"float64",
	"float16",
	"bfloat16",
	"uint8",
	"int8",
	"int16",
	"int32",
	"int64",
	"bool",
	"complex32",
	"complex64",
	"complex128",
	"quint8",
	"qint8",
	"qint32",
	"quint4x2",
	"quint2x4",
	"float8_e4m3fn",
	"float8_e5m2",
	"float8_e4m3fnuz",
	"float8_e5m2fnuz",
	"uint16",
	"uint32",
	"uint64",
	"float",
	"double",
	"half",
	"short",
	"int",
	"long"
];
const TORCH_TYPES = [
	"Float",
	"Double",
	"Half",
	"BFloat16",
	"Long",
	"Int",
	"Short",
	"Char",
	"Byte",
	"Bool",
	"ComplexFloat",
	"ComplexDouble",
	"QInt8",
	"QUInt8",
	"QInt32",
	"QUInt4x2",
	"QUInt2x4"
];
const ALLOWLIST = [
	{
		source: "Python's own types as pickle writes them: https://github.com/python/cpython/blob/main/Lib/pickle.py",
		uses: PLAIN$1,
		modules: ["builtins"],
		names: [
			"set",
			"frozenset",
			"bytearray",
			"complex",
			"slice",
			"range",
			"list",
			"tuple",
			"dict",
			"object",
			"int",
			"float",
			"str",
			"bool",
			"bytes"
		]
	},
	{
		source: "The types of None, Ellipsis and NotImplemented, and type itself, by name: Lib/pickle.py, save_type",
		uses: TYPE,
		modules: ["builtins"],
		names: [
			"Ellipsis",
			"NotImplemented",
			"type"
		]
	},
	{
		source: "type of one of those, with one argument: Lib/pickle.py, save_type",
		uses: ["called"],
		modules: ["builtins"],
		names: ["type"]
	},
	{
		source: "Exceptions kept in results of cross-validation and grid search (scikit-learn); Python 2's `exceptions`",
		uses: CLASS,
		modules: ["builtins"],
		names: [
			"Exception",
			"ValueError",
			"TypeError",
			"KeyError",
			"IndexError",
			"RuntimeError",
			"ArithmeticError",
			"ZeroDivisionError",
			"OverflowError",
			"AttributeError",
			"StopIteration",
			"OSError",
			"FileNotFoundError",
			"NotImplementedError",
			"FloatingPointError",
			"UserWarning",
			"Warning"
		]
	},
	{
		source: "Protocols 0 and 1 make objects with it: Lib/copyreg.py",
		uses: MAKER,
		modules: ["copyreg"],
		names: ["_reconstructor"]
	},
	{
		source: "Bytes below protocol 3: Lib/pickle.py, save_bytes",
		uses: ["called"],
		modules: ["_codecs"],
		names: ["encode"]
	},
	{
		source: "State dicts of PyTorch, vocabularies, results of scikit-learn's searches",
		uses: CLASS,
		modules: ["collections"],
		names: [
			"OrderedDict",
			"Counter",
			"deque",
			"defaultdict",
			"UserDict",
			"UserList",
			"UserString",
			"ChainMap"
		]
	},
	{
		source: "Metadata of experiments: Lib/datetime.py, Lib/_pydecimal.py, Lib/fractions.py, Lib/uuid.py",
		uses: CLASS,
		modules: [
			"datetime",
			"decimal",
			"fractions",
			"uuid"
		],
		names: [
			"datetime",
			"date",
			"time",
			"timedelta",
			"timezone",
			"Decimal",
			"Fraction",
			"UUID"
		]
	},
	{
		source: "Paths among the settings that YOLOv5 and others keep in checkpoints: Lib/pathlib.py",
		uses: ["referenced", "called"],
		modules: ["pathlib", "pathlib._local"],
		names: [
			"PosixPath",
			"WindowsPath",
			"PurePosixPath",
			"PureWindowsPath"
		]
	},
	{
		source: "Settings kept by fastai, argparse and YOLOv5: Lib/argparse.py, Lib/types.py",
		uses: CLASS,
		modules: ["argparse", "types"],
		names: ["Namespace", "SimpleNamespace"]
	},
	{
		source: "NumPy arrays: numpy/_core/src/multiarray/methods.c, array_reduce",
		uses: MAKER,
		modules: ["numpy.core.multiarray", "numpy._core.multiarray"],
		names: ["_reconstruct"]
	},
	{
		source: "NumPy scalars and arrays of protocol 5: scalartypes.c.src, gentype_reduce; numpy/_core/numeric.py, _frombuffer",
		uses: ["called"],
		modules: [
			"numpy.core.multiarray",
			"numpy._core.multiarray",
			"numpy.core.numeric",
			"numpy._core.numeric"
		],
		names: ["scalar", "_frombuffer"]
	},
	{
		source: "NumPy dtypes: numpy/_core/src/multiarray/descriptor.c, arraydescr_reduce",
		uses: CLASS,
		modules: ["numpy"],
		names: ["dtype"]
	},
	{
		source: "NumPy arrays, never made by a call of their own, which takes a shape of any size",
		uses: [
			"referenced",
			"constructed",
			"built"
		],
		modules: ["numpy"],
		names: [
			"ndarray",
			"matrix",
			"recarray",
			"record"
		]
	},
	{
		source: "NumPy's matrix before 2.0, by the module it lay in: numpy/matrixlib/defmatrix.py",
		uses: [
			"referenced",
			"constructed",
			"built"
		],
		modules: ["numpy.matrixlib.defmatrix"],
		names: ["matrix"]
	},
	{
		source: "NumPy arrays with fields",
		uses: [
			"referenced",
			"constructed",
			"built"
		],
		modules: ["numpy", "numpy.rec"],
		names: ["recarray", "record"]
	},
	{
		source: "NumPy's types of scalars",
		uses: TYPE,
		modules: ["numpy"],
		names: NUMPY_SCALARS
	},
	{
		source: "NumPy dtypes by class: numpy/dtypes.py",
		uses: CLASS,
		modules: ["numpy.dtypes"],
		names: [
			"Float16DType",
			"Float32DType",
			"Float64DType",
			"Int8DType",
			"Int16DType",
			"Int32DType",
			"Int64DType",
			"UInt8DType",
			"UInt16DType",
			"UInt32DType",
			"UInt64DType",
			"BoolDType",
			"ObjectDType",
			"StrDType",
			"BytesDType"
		]
	},
	{
		source: "Masked arrays (cv_results_ of scikit-learn): numpy/ma/core.py",
		uses: MAKER,
		modules: ["numpy.ma.core"],
		names: ["_mareconstruct"]
	},
	{
		source: "Masked arrays",
		uses: [
			"referenced",
			"constructed",
			"built"
		],
		modules: ["numpy.ma.core", "numpy.ma"],
		names: ["MaskedArray", "mvoid"]
	},
	{
		source: "Random states of fitted estimators: numpy/random/_pickle.py",
		uses: MAKER,
		modules: ["numpy.random._pickle", "numpy.random"],
		names: [
			"__randomstate_ctor",
			"__generator_ctor",
			"__bit_generator_ctor"
		]
	},
	{
		source: "Random states of fitted estimators",
		uses: CLASS,
		modules: [
			"numpy.random._mt19937",
			"numpy.random._pcg64",
			"numpy.random._philox",
			"numpy.random._sfc64",
			"numpy.random.bit_generator"
		],
		names: [
			"MT19937",
			"PCG64",
			"PCG64DXSM",
			"Philox",
			"SFC64",
			"SeedSequence"
		]
	},
	{
		source: "Cython's random states: numpy/random/bit_generator.pyx",
		uses: MAKER,
		modules: ["numpy.random.bit_generator"],
		names: ["__pyx_unpickle_SeedSequence"]
	},
	{
		source: "Sparse matrices, never made by a call, which asks its argument for methods: scipy/sparse",
		uses: [
			"referenced",
			"constructed",
			"built"
		],
		modules: [
			"_csr",
			"_csc",
			"_coo",
			"_lil",
			"_dok",
			"_bsr",
			"_dia",
			"csr",
			"csc",
			"coo",
			"lil",
			"dok",
			"bsr",
			"dia"
		].map((part) => `scipy.sparse.${part}`),
		names: [
			"csr",
			"csc",
			"coo",
			"lil",
			"dok",
			"bsr",
			"dia"
		].flatMap((kind) => [`${kind}_matrix`, `${kind}_array`])
	},
	...SKLEARN,
	...PANDAS,
	...LIBRARIES,
	{
		source: "Tensors and parameters: torch/_utils.py, torch/_tensor.py",
		uses: ["called", "built"],
		modules: ["torch._utils"],
		names: [
			"_rebuild_tensor",
			"_rebuild_tensor_v2",
			"_rebuild_tensor_v3",
			"_rebuild_parameter",
			"_rebuild_parameter_with_state",
			"_rebuild_qtensor",
			"_rebuild_sparse_tensor",
			"_rebuild_meta_tensor_no_storage",
			"_rebuild_nested_tensor",
			"_rebuild_device_tensor_from_numpy",
			"_rebuild_device_tensor_from_cpu_tensor"
		]
	},
	{
		source: "Tensors with attributes: torch/_tensor.py",
		uses: MAKER,
		modules: ["torch._tensor"],
		names: ["_rebuild_from_type_v2"]
	},
	{
		source: "Tensors",
		uses: CLASS,
		modules: ["torch"],
		names: [
			"Tensor",
			"Size",
			"device"
		]
	},
	{
		source: "Parameters: torch/nn/parameter.py",
		uses: CLASS,
		modules: ["torch.nn.parameter"],
		names: ["Parameter", "Buffer"]
	},
	{
		source: "Tensor types and layouts: torch/_weights_only_unpickler.py",
		uses: TYPE,
		modules: ["torch"],
		names: [
			...TORCH_DTYPES,
			"strided",
			"sparse_coo",
			"sparse_csr",
			"per_tensor_affine",
			"per_channel_affine",
			"contiguous_format",
			"channels_last",
			"preserve_format"
		]
	},
	{
		source: "Tensor types and layouts as functions of their names: torch/serialization.py, torch/_utils_internal",
		uses: ["called"],
		modules: ["torch.serialization"],
		names: ["_get_layout"]
	},
	{
		source: "Storages, by type: torch/storage.py",
		uses: TYPE,
		modules: ["torch", "torch.cuda"],
		names: TORCH_TYPES.map((type) => `${type}Storage`)
	},
	{
		source: "Storages without a type: torch/storage.py",
		uses: TYPE,
		modules: ["torch.storage", "torch"],
		names: ["UntypedStorage", "TypedStorage"]
	},
	{
		source: "Quantised tensors",
		uses: ["referenced", "called"],
		modules: ["torch.per_tensor_affine", "torch._utils"],
		names: ["_qscheme"]
	},
	{
		source: "joblib's arrays: joblib/numpy_pickle.py",
		uses: CLASS,
		modules: ["joblib.numpy_pickle"],
		names: ["NumpyArrayWrapper"]
	}
];
// src/scan/pickle/classify.ts
const key = (module, name) => `${module}.${name}`;
const ALLOWED = collectAllowed();
function collectAllowed() {
	const allowed = /* @__PURE__ */ new Map();
	for (const { modules, names, uses } of ALLOWLIST) for (const module of modules) for (const name of names) {
		const before = allowed.get(key(module, name)) ?? /* @__PURE__ */ new Set();
		allowed.set(key(module, name), /* @__PURE__ */ new Set([...before, ...uses]));
	}
	return allowed;
}
/** The uses in which something is allowed; `undefined` if it is on no list. */
const allowedUses = (module, name) => ALLOWED.get(key(module, name));
/** On the blocklist by either spelling, on the allowlist in this use as the loader resolves it, or on neither. */
function classify({ module, name, spelt }, use) {
	if (isBlocked(module, name) || isBlocked(...spelt)) return "blocked";
	return allowedUses(module, name)?.has(use) === true ? "allowed" : "unlisted";
}
// src/scan/pickle/renames.ts
/**
* What Python 3 makes of Python 2 names when it loads protocols 0 to 2.
* Source: https://github.com/python/cpython/blob/main/Lib/_compat_pickle.py
*/
const MODULES = {
	BaseHTTPServer: "http.server",
	CGIHTTPServer: "http.server",
	ConfigParser: "configparser",
	Cookie: "http.cookies",
	Dialog: "tkinter.dialog",
	DocXMLRPCServer: "xmlrpc.server",
	FileDialog: "tkinter.filedialog",
	HTMLParser: "html.parser",
	Queue: "queue",
	ScrolledText: "tkinter.scrolledtext",
	SimpleDialog: "tkinter.simpledialog",
	SimpleHTTPServer: "http.server",
	SimpleXMLRPCServer: "xmlrpc.server",
	SocketServer: "socketserver",
	StringIO: "io",
	Tix: "tkinter.tix",
	Tkconstants: "tkinter.constants",
	Tkdnd: "tkinter.dnd",
	Tkinter: "tkinter",
	UserDict: "collections",
	UserList: "collections",
	UserString: "collections",
	__builtin__: "builtins",
	_abcoll: "collections.abc",
	_elementtree: "xml.etree.ElementTree",
	_winreg: "winreg",
	anydbm: "dbm",
	cPickle: "pickle",
	cStringIO: "io",
	commands: "subprocess",
	cookielib: "http.cookiejar",
	copy_reg: "copyreg",
	dbhash: "dbm.bsd",
	dbm: "dbm.ndbm",
	dumbdbm: "dbm.dumb",
	dummy_thread: "_dummy_thread",
	gdbm: "dbm.gnu",
	htmlentitydefs: "html.entities",
	httplib: "http.client",
	markupbase: "_markupbase",
	repr: "reprlib",
	robotparser: "urllib.robotparser",
	"test.test_support": "test.support",
	thread: "_thread",
	tkColorChooser: "tkinter.colorchooser",
	tkCommonDialog: "tkinter.commondialog",
	tkFileDialog: "tkinter.filedialog",
	tkFont: "tkinter.font",
	tkMessageBox: "tkinter.messagebox",
	tkSimpleDialog: "tkinter.simpledialog",
	ttk: "tkinter.ttk",
	urllib2: "urllib.request",
	urlparse: "urllib.parse",
	whichdb: "dbm",
	xmlrpclib: "xmlrpc.client"
};
/** `module name` to what replaces both. */
const NAMES = {
	"UserDict IterableUserDict": ["collections", "UserDict"],
	"UserDict UserDict": ["collections", "UserDict"],
	"UserList UserList": ["collections", "UserList"],
	"UserString UserString": ["collections", "UserString"],
	"__builtin__ basestring": ["builtins", "str"],
	"__builtin__ intern": ["sys", "intern"],
	"__builtin__ long": ["builtins", "int"],
	"__builtin__ reduce": ["functools", "reduce"],
	"__builtin__ unichr": ["builtins", "chr"],
	"__builtin__ unicode": ["builtins", "str"],
	"__builtin__ xrange": ["builtins", "range"],
	"_multiprocessing Connection": ["multiprocessing.connection", "Connection"],
	"_socket fromfd": ["socket", "fromfd"],
	"itertools ifilter": ["builtins", "filter"],
	"itertools ifilterfalse": ["itertools", "filterfalse"],
	"itertools imap": ["builtins", "map"],
	"itertools izip": ["builtins", "zip"],
	"itertools izip_longest": ["itertools", "zip_longest"],
	"multiprocessing AuthenticationError": ["multiprocessing.context", "AuthenticationError"],
	"multiprocessing BufferTooShort": ["multiprocessing.context", "BufferTooShort"],
	"multiprocessing ProcessError": ["multiprocessing.context", "ProcessError"],
	"multiprocessing TimeoutError": ["multiprocessing.context", "TimeoutError"],
	"multiprocessing.forking Popen": ["multiprocessing.popen_fork", "Popen"],
	"multiprocessing.process Process": ["multiprocessing.context", "Process"],
	"socket _socketobject": ["socket", "SocketType"],
	"urllib ContentTooShortError": ["urllib.error", "ContentTooShortError"],
	"urllib getproxies": ["urllib.request", "getproxies"],
	"urllib pathname2url": ["urllib.request", "pathname2url"],
	"urllib quote": ["urllib.parse", "quote"],
	"urllib quote_plus": ["urllib.parse", "quote_plus"],
	"urllib unquote": ["urllib.parse", "unquote"],
	"urllib unquote_plus": ["urllib.parse", "unquote_plus"],
	"urllib url2pathname": ["urllib.request", "url2pathname"],
	"urllib urlcleanup": ["urllib.request", "urlcleanup"],
	"urllib urlencode": ["urllib.parse", "urlencode"],
	"urllib urlopen": ["urllib.request", "urlopen"],
	"urllib urlretrieve": ["urllib.request", "urlretrieve"],
	"urllib2 HTTPError": ["urllib.error", "HTTPError"],
	"urllib2 URLError": ["urllib.error", "URLError"],
	"whichdb whichdb": ["dbm", "whichdb"]
};
function renamed(module, name) {
	const both = `${module} ${name}`;
	const names = Object.hasOwn(NAMES, both) ? NAMES[both] : void 0;
	if (names !== void 0) return names;
	if (module === "exceptions") return ["builtins", name === "StandardError" ? "Exception" : name];
	return [Object.hasOwn(MODULES, module) ? MODULES[module] ?? module : module, name];
}
/** All imports of a pickle, each once. */
var ImportTable = class {
	all = [];
	byKey = /* @__PURE__ */ new Map();
	most;
	constructor(limits) {
		this.most = limits.imports;
	}
	/** @returns its index; -1 if the table is full */
	add(module, name, protocol, offset) {
		const key = `${protocol < 3 ? "2" : "3"}${module}\n${name}`;
		const known = this.byKey.get(key);
		if (known !== void 0) return known;
		const [module3, name3] = protocol < 3 ? renamed(module, name) : [module, name];
		const spelt = [module, name];
		return this.push(key, {
			module: module3,
			name: name3,
			spelt,
			offset,
			uses: 0,
			pushed: 0,
			taken: 0,
			excused: 0
		});
	}
	/**
	* An attribute of something imported, or of what it gave.
	* @param own whether it is the import's own, and not that of what it gave
	* @returns its index; -1 if the table is full
	*/
	addAttribute({ module, name }, attribute, own, offset) {
		const dotted = `${name}${own ? "" : "()"}.${attribute}`;
		const key = `a${module}\n${dotted}`;
		const row = {
			module,
			name: dotted,
			spelt: [module, dotted],
			offset,
			uses: 0,
			pushed: 0,
			taken: 0,
			excused: 0
		};
		return this.byKey.get(key) ?? (isAttributeName(attribute) ? this.push(key, {
			...row,
			attribute: true
		}) : this.push(key, row));
	}
	push(key, imported) {
		if (this.all.length >= this.most) return -1;
		this.all.push(imported);
		this.byKey.set(key, this.all.length - 1);
		return this.all.length - 1;
	}
};
/** The uses in words; `referenced` whenever it stays on the stack for something else. */
function usesOf(imported) {
	const uses = [];
	if (imported.uses & 1) uses.push("called");
	if (imported.uses & 2) uses.push("constructed");
	if (imported.uses & 4) uses.push("built");
	if (imported.pushed > imported.taken || uses.length === 0) uses.push("referenced");
	return uses;
}
/** Methods that libraries' output names as attributes of their classes. */
const KNOWN_ATTRIBUTES = /^scipy\.interpolate\._interpolate\.interp1d\._call_[a-z]+(?:_[a-z]+)?$/;
/** Whether it was only ever used to get attributes that are imports of their own. */
const isExcused = ({ excused, pushed, uses }) => uses === 0 && excused > 0 && excused === pushed;
/** One name, and no dunder. */
const isAttributeName = (name) => /^[A-Za-z_]\w*$/.test(name) && !/^__.*__$/.test(name);
/** A dotted name reaches into what is imported, a dunder name into Python itself. */
function isReaching({ name, module, attribute }) {
	if (attribute === true || KNOWN_ATTRIBUTES.test(`${module}.${name}`)) return false;
	if (name === "__main__" && (module === "builtins" || module === "__builtin__")) return false;
	const dunder = (part) => part.length > 4 && part !== "__torch__" && part.startsWith("__") && part.endsWith("__");
	return name.includes(".") || dunder(name) || module.split(".").some((part, at) => dunder(part) && !TOP_MODULES.has(module) && !(at === 0 && part === "__torch__"));
}
/**
* Modules whose own name is a dunder: those of the program that runs, of Python 2, and of future statements. TorchScript's
* classes lie below `__torch__`, which no Python can import.
*/
const TOP_MODULES = /* @__PURE__ */ new Set([
	"__main__",
	"__mp_main__",
	"__builtin__",
	"__builtins__",
	"__future__"
]);
// src/scan/pickle/judge.ts
/** What the lists say of one import, once for the file. */
function judge(imported, notes) {
	if (isExcused(imported)) return;
	const { module, name, spelt, offset } = imported;
	const evidence = escapeEvidence(`${spelt[0]} ${spelt[1]}`);
	const shown = escapeEvidence(`${module}.${name}`);
	const uses = usesOf(imported);
	const where = {
		offset,
		evidence,
		import: shown
	};
	if (isReaching(imported) || imported.attribute !== true && isReaching({
		module: spelt[0],
		name: spelt[1]
	})) notes.find("PKL005", `${shown} is imported.`, where);
	if (uses.some((use) => classify(imported, use) === "blocked")) notes.find("PKL001", `${shown} is ${uses.join(" and ")}.`, where);
	else {
		const refused = uses.filter((use) => classify(imported, use) !== "allowed");
		if (refused.length === 0) return;
		if (allowedUses(module, name) === void 0) notes.find("PKL002", `${shown} is ${uses.join(" and ")}.`, where);
		else notes.find("PKL012", `${shown} is ${refused.join(" and ")}.`, where);
	}
}
/** Imports that another way to read the same bytes meets, and the first did not. */
function judgeOthers(others, known, counts, notes) {
	const names = new Set(known.all.map(({ module, name }) => `${module}\n${name}`));
	for (const other of others.all) if (!names.has(`${other.module}\n${other.name}`) && counts(other)) judge(other, notes);
}
/** Spelt like names, as chance does not spell them. */
const isNamed = ({ module, name }) => /^[\w.]+$/.test(module) && /^[\w.]+$/.test(name);
/** What comes from a hostile file, short: results of many files are kept at once. */
const LONGEST$1 = 200;
const bound = (text) => text.length <= LONGEST$1 ? text : `${text.slice(0, LONGEST$1).toWellFormed()}\u2026`;
function withImports(reading, imports, limits) {
	const own = imports.all.filter((imported) => !isExcused(imported)).flatMap((imported) => usesOf(imported).map((use) => ({
		module: bound(imported.module),
		name: bound(imported.name),
		use,
		class: classify(imported, use)
	})));
	return {
		...reading,
		imports: [...own, ...reading.imports].slice(0, limits.imports)
	};
}
// src/scan/pickle/opcodes.ts
/** What an opcode does to stack, marks and memo. The machine has one branch for each. */
const EFFECTS = [
	"push-int",
	"push-int-line",
	"push-long",
	"push-float",
	"push-none",
	"push-bool",
	"push-text",
	"push-line",
	"push-bytes",
	"push-list",
	"push-dict",
	"push-set",
	"push-buffer",
	"readonly",
	"mark",
	"pop",
	"pop-mark",
	"duplicate",
	"tuple-0",
	"tuple-1",
	"tuple-2",
	"tuple-3",
	"tuple",
	"list",
	"dict",
	"frozenset",
	"append",
	"appends",
	"set-item",
	"set-items",
	"add-items",
	"get",
	"put",
	"memoize",
	"import",
	"stack-import",
	"extension",
	"call",
	"build",
	"instance",
	"object",
	"new",
	"new-ex",
	"persistent-line",
	"persistent",
	"protocol",
	"frame",
	"stop"
];
const row = (at, name, argument, effect, protocol, weights = "") => ({
	code: typeof at === "string" ? at.charCodeAt(0) : at,
	name,
	argument,
	effect,
	protocol,
	weights: weights === "weights"
});
const OPCODES = [
	row("I", "INT", "line", "push-int-line", 0),
	row("J", "BININT", "i4", "push-int", 1, "weights"),
	row("K", "BININT1", "u1", "push-int", 1, "weights"),
	row("M", "BININT2", "u2", "push-int", 1, "weights"),
	row("L", "LONG", "line", "push-int-line", 0),
	row(138, "LONG1", "counted-u1", "push-long", 2, "weights"),
	row(139, "LONG4", "counted-i4", "push-long", 2),
	row("S", "STRING", "line", "push-line", 0),
	row("T", "BINSTRING", "counted-i4", "push-bytes", 1),
	row("U", "SHORT_BINSTRING", "counted-u1", "push-bytes", 1, "weights"),
	row("B", "BINBYTES", "counted-u4", "push-bytes", 3),
	row("C", "SHORT_BINBYTES", "counted-u1", "push-bytes", 3),
	row(142, "BINBYTES8", "counted-u8", "push-bytes", 4),
	row(150, "BYTEARRAY8", "counted-u8", "push-bytes", 5),
	row(151, "NEXT_BUFFER", "none", "push-buffer", 5),
	row(152, "READONLY_BUFFER", "none", "readonly", 5),
	row("N", "NONE", "none", "push-none", 0, "weights"),
	row(136, "NEWTRUE", "none", "push-bool", 2, "weights"),
	row(137, "NEWFALSE", "none", "push-bool", 2, "weights"),
	row("V", "UNICODE", "line", "push-line", 0),
	row(140, "SHORT_BINUNICODE", "counted-u1", "push-text", 4),
	row("X", "BINUNICODE", "counted-u4", "push-text", 1, "weights"),
	row(141, "BINUNICODE8", "counted-u8", "push-text", 4),
	row("F", "FLOAT", "line", "push-float", 0),
	row("G", "BINFLOAT", "f8", "push-float", 1, "weights"),
	row("]", "EMPTY_LIST", "none", "push-list", 1, "weights"),
	row("a", "APPEND", "none", "append", 0, "weights"),
	row("e", "APPENDS", "none", "appends", 1, "weights"),
	row("l", "LIST", "none", "list", 0),
	row(")", "EMPTY_TUPLE", "none", "tuple-0", 1, "weights"),
	row("t", "TUPLE", "none", "tuple", 0, "weights"),
	row(133, "TUPLE1", "none", "tuple-1", 2, "weights"),
	row(134, "TUPLE2", "none", "tuple-2", 2, "weights"),
	row(135, "TUPLE3", "none", "tuple-3", 2, "weights"),
	row("}", "EMPTY_DICT", "none", "push-dict", 1, "weights"),
	row("d", "DICT", "none", "dict", 0),
	row("s", "SETITEM", "none", "set-item", 0, "weights"),
	row("u", "SETITEMS", "none", "set-items", 1, "weights"),
	row(143, "EMPTY_SET", "none", "push-set", 4, "weights"),
	row(144, "ADDITEMS", "none", "add-items", 4),
	row(145, "FROZENSET", "none", "frozenset", 4),
	row("0", "POP", "none", "pop", 0),
	row("2", "DUP", "none", "duplicate", 0),
	row("(", "MARK", "none", "mark", 0, "weights"),
	row("1", "POP_MARK", "none", "pop-mark", 1),
	row("g", "GET", "line", "get", 0),
	row("h", "BINGET", "u1", "get", 1, "weights"),
	row("j", "LONG_BINGET", "u4", "get", 1, "weights"),
	row("p", "PUT", "line", "put", 0),
	row("q", "BINPUT", "u1", "put", 1, "weights"),
	row("r", "LONG_BINPUT", "u4", "put", 1, "weights"),
	row(148, "MEMOIZE", "none", "memoize", 4),
	row(130, "EXT1", "u1", "extension", 2),
	row(131, "EXT2", "u2", "extension", 2),
	row(132, "EXT4", "i4", "extension", 2),
	row("c", "GLOBAL", "lines", "import", 0, "weights"),
	row(147, "STACK_GLOBAL", "none", "stack-import", 4),
	row("R", "REDUCE", "none", "call", 0, "weights"),
	row("b", "BUILD", "none", "build", 0, "weights"),
	row("i", "INST", "lines", "instance", 0),
	row("o", "OBJ", "none", "object", 1),
	row(129, "NEWOBJ", "none", "new", 2, "weights"),
	row(146, "NEWOBJ_EX", "none", "new-ex", 4),
	row(128, "PROTO", "u1", "protocol", 2, "weights"),
	row(".", "STOP", "none", "stop", 0, "weights"),
	row(149, "FRAME", "u8", "frame", 4),
	row("P", "PERSID", "line", "persistent-line", 0),
	row("Q", "BINPERSID", "none", "persistent", 1, "weights")
];
const byCode = (value) => {
	const table = (/* @__PURE__ */ new Uint8Array(256)).fill(255);
	for (const opcode of OPCODES) table[opcode.code] = value(opcode);
	return table;
};
/** Index into `EFFECTS` by opcode; `NO_OPCODE` where there is none. */
const EFFECT_OF = byCode(({ effect }) => EFFECTS.indexOf(effect));
/** 1 for the opcodes of `torch.load(weights_only=True)`. */
const IS_WEIGHTS_OPCODE = byCode(({ weights }) => weights ? 1 : 0);
/** Bytes of a fixed argument, or of the length before a counted one. 0 for lines. */
const HEAD$1 = {
	none: 0,
	u1: 1,
	u2: 2,
	i4: 4,
	u4: 4,
	u8: 8,
	f8: 8,
	line: 0,
	lines: 0,
	"counted-u1": 1,
	"counted-i4": 4,
	"counted-u4": 4,
	"counted-u8": 8
};
const HEAD_BYTES_OF = byCode(({ argument }) => HEAD$1[argument]);
/** 0 for a fixed argument, 1 and 2 for so many lines, 3 for a counted one, 4 for one whose length is signed. */
const SHAPE_OF = byCode(({ argument }) => {
	if (argument === "line") return 1;
	if (argument === "lines") return 2;
	if (argument === "counted-i4") return 4;
	return argument.startsWith("counted") ? 3 : 0;
});
/** An unsigned little-endian number of at most 8 bytes; beyond 2^53 no longer exact, and too large for any use. */
function readNumber(bytes, at, length) {
	let value = 0;
	for (let i = length - 1; i >= 0; i -= 1) value = value * 256 + (bytes[at + i] ?? 0);
	return value;
}
/** The length that stands before a counted argument; negative if the stream says so. */
function readLength(bytes, at, code) {
	const head = HEAD_BYTES_OF[code] ?? 0;
	const length = head === 1 ? bytes[at] ?? 0 : readNumber(bytes, at, head);
	return SHAPE_OF[code] === 4 && length >= 2147483648 ? length - 4294967296 : length;
}
// src/scan/pickle/text.ts
/** Text as it lies in a pickle, checked as strictly as Python does. */
/**
* Goes through UTF-8 that may come in pieces. Lone surrogates pass: Python writes them (`surrogatepass`).
* @param state 0 at the start, else what the last piece gave
* @returns -1 if it is no UTF-8; 0 if it is and ends with a whole character; else the state for the next piece
*/
function checkUtf8(bytes, from, to, state = 0) {
	let need = state & 3;
	let low = state >> 8 & 255;
	let high = state >> 16;
	for (let at = from; at < to; at += 1) {
		const byte = bytes[at] ?? 0;
		if (need === 0) {
			if (byte < 128) continue;
			if (byte < 194 || byte > 244) return -1;
			need = byte < 224 ? 1 : byte < 240 ? 2 : 3;
			low = byte === 224 ? 160 : byte === 240 ? 144 : 128;
			high = byte === 244 ? 143 : 191;
		} else {
			if (byte < low || byte > high) return -1;
			need -= 1;
			low = 128;
			high = 191;
		}
	}
	return need === 0 ? 0 : need | low << 8 | high << 16;
}
const FLOAT = /^(?:-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,4})?|-?inf|nan)$/;
/**
* The integer of a line: `undefined` if it is none, `NaN` if it is negative, a truth value, or past 2^53.
* @param long whether the line may end with "L", as those of `LONG` do
*/
function parseIntegerLine(line, long) {
	if (!long && (line === "00" || line === "01")) return NaN;
	if (!(long ? /^-?\d+L?$/ : /^-?\d+$/).test(line)) return void 0;
	const value = line.length > 16 ? NaN : Number.parseInt(line, 10);
	return value >= 0 ? value : NaN;
}
const isFloatLine = (line) => FLOAT.test(line);
/** The key of a PUT or GET of protocol 0. */
const parseKeyLine = (line) => /^\d{1,15}$/.test(line) ? Number(line) : void 0;
/** The text between the quotes of a `STRING`, escapes resolved as Python's bytes literals do; `undefined` if it is none. */
function parseStringLine(line) {
	const quote = line[0];
	if (line.length < 2 || quote !== "'" && quote !== "\"" || !line.endsWith(quote)) return void 0;
	const inner = line.slice(1, -1);
	let at = inner.indexOf("\\");
	if (at < 0) return inner;
	let text = "";
	let done = 0;
	while (at >= 0) {
		const sequence = ESCAPE.exec(inner.slice(at + 1, at + 4))?.[0];
		if (sequence === void 0) return void 0;
		text += inner.slice(done, at) + resolveEscape(sequence);
		done = at + 1 + sequence.length;
		at = inner.indexOf("\\", done);
	}
	return text + inner.slice(done);
}
/** What may follow a backslash, as long as it reaches. */
const ESCAPE = /^(?:x[0-9a-fA-F]{2}|[0-7]{1,3}|[^x])/s;
function resolveEscape(sequence) {
	if (sequence.length === 3 && sequence.startsWith("x")) return String.fromCharCode(Number.parseInt(sequence.slice(1), 16));
	if (/^[0-7]+$/.test(sequence)) return String.fromCharCode(Number.parseInt(sequence, 8) & 255);
	return SIMPLE_ESCAPES[sequence] ?? `\\${sequence}`;
}
const SIMPLE_ESCAPES = {
	"\\": "\\",
	"'": "'",
	"\"": "\"",
	a: "\x07",
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "	",
	v: "\v"
};
/** The text of a `UNICODE` line: Latin-1 with `\uXXXX` and `\UXXXXXXXX`; `undefined` for other backslashes than Python writes. */
function parseUnicodeLine(line) {
	if (!line.includes("\\")) return line;
	let bad = false;
	const text = line.replace(/\\(?:u([0-9a-fA-F]{4})|U(00[01][0-9a-fA-F]{5})|)/g, (_, short, long) => {
		const code = Number.parseInt(short ?? long ?? "", 16);
		if (Number.isNaN(code) || code > 1114111) bad = true;
		return bad ? "" : String.fromCodePoint(code);
	});
	return bad ? void 0 : text;
}
const latin1 = (bytes, from, to) => Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("latin1");
const utf8 = (bytes, from, to) => Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("utf8");
// src/scan/pickle/literals.ts
/** Bytes read at a time. */
const WINDOW = 1048576;
/**
* The text that the opcode at `at` pushes.
* @returns `null` if it pushes none; `undefined` if the window ends before it does
*/
function readLiteral(window, at) {
	const code = window[at];
	if (code === void 0) return void 0;
	const effect = EFFECTS[EFFECT_OF[code] ?? 0];
	const bytes = Buffer.from(window.buffer, window.byteOffset, window.byteLength);
	if (effect === "push-line") {
		const newline = bytes.indexOf(10, at + 1);
		if (newline < 0) return void 0;
		const line = bytes.toString("latin1", at + 1, newline);
		return (code === 83 ? parseStringLine(line) : parseUnicodeLine(line)) ?? null;
	}
	const old = code === 84 || code === 85;
	if (effect !== "push-text" && !old) return null;
	const from = at + 1 + (HEAD_BYTES_OF[code] ?? 0);
	if (from > window.length) return void 0;
	const to = from + readLength(window, at + 1, code);
	if (to > window.length) return void 0;
	return bytes.toString(old ? "latin1" : "utf8", from, to);
}
/** Sources over a network may give less than was asked for. */
async function readSome(source, offset, length) {
	const bytes = await source.read(offset, length);
	return bytes.length >= length ? bytes : readAll(source, offset, length);
}
/** The text of a literal that lies outside the window; `null` if it is no text. */
async function readText$1(source, offset, notes) {
	const head = await readSome(source, offset, Math.min(9, source.size - offset));
	const code = head[0] ?? 0;
	if ((EFFECT_OF[code] ?? 255) === 255) return null;
	const counted = HEAD_BYTES_OF[code] ?? 0;
	const length = counted > 0 ? 1 + counted + readLength(head, 1, code) : WINDOW;
	if (length < 0 || counted > 0 && length > 1048576) {
		notes?.limit("nameBytes");
		return null;
	}
	return readLiteral(await readSome(source, offset, Math.min(length, source.size - offset)), 0) ?? null;
}
const FIRST_OBJECT = 16;
const FIRST_LITERAL = 2 ** 24;
(FIRST_LITERAL - FIRST_OBJECT) / 8;
const ofObject = (index, role) => FIRST_OBJECT + index * 8 + role;
const ofInteger = (integer) => integer >= 0 ? -integer - 1 : 1;
const ofLiteral = (offset) => FIRST_LITERAL + offset;
const isObject = (value, role) => value >= FIRST_OBJECT && value < FIRST_LITERAL && (value & 7) === role;
const isImport = (value) => value >= FIRST_OBJECT && value < FIRST_LITERAL && (value & 7) === 0;
/** What a call gave, whether or not more has happened to it. */
const isResult = (value) => isObject(value, 1) || isObject(value, 4);
/** An import or a fresh result: getting one from the memo means something. */
const isActive = (value) => value >= FIRST_OBJECT && value < FIRST_LITERAL && (value & 6) === 0;
const indexOf = (value) => value - FIRST_OBJECT >> 3;
const isLiteral = (value) => value >= FIRST_LITERAL;
const offsetOf = (value) => value - FIRST_LITERAL;
/** The literal integer, if it is one that is not negative. */
const integerOf = (value) => value < 0 ? -value - 1 : void 0;
/** A tuple, whatever is known of it. */
const isTuple = (value) => value === 5 || value === 9 || value === 10 || isObject(value, 2) || isObject(value, 6);
/** Literals and containers of Python's own: asking them for their items or their text runs nothing. */
const isPlain = (value) => value < 0 || isLiteral(value) || value === 1 || value === 8 || value === 2 || value === 3 || value === 4 || isTuple(value) || isObject(value, 3);
// src/scan/pickle/arguments.ts
const KINDS = {
	any: () => true,
	none: (args) => args.length === 0,
	/** One, whatever it is. */
	one: (args) => args.length === 1,
	/** Numbers, texts and nothing: no container, whose items would be asked for their text or hash. */
	literals: (args) => args.every((value) => value < 0 || value === 1 || value === 8 || isLiteral(value)),
	/** What makes missing values, and no items: those are asked for by methods that an object may bring along. */
	factory: (args) => args.length <= 1 && args.every((value) => value === 8 || isImport(value)),
	/** A class, its base, and a value of Python's own for the base's constructor. */
	based: (args) => args.slice(2).every(isPlain),
	/** Values of Python's own. */
	plain: (args) => args.every(isPlain),
	numbers: (args) => args.every((value) => value < 0 || value === 1),
	/** What has a content already, rather than a size; bytes of old protocols are made by a call. */
	content: (args) => args.every((value) => !(value < 0 || value === 1 || isImport(value)))
};
const made = {
	leads: ["constructed"],
	led: true,
	rest: "any"
};
const plain$1 = { rest: "plain" };
const literals = { rest: "literals" };
const content = { rest: "content" };
const nothing = { rest: "none" };
const seeded = {
	leads: [void 0, "called"],
	rest: "any"
};
const RULES = new Map([
	["copyreg._reconstructor", {
		leads: ["constructed", "called"],
		led: true,
		rest: "based"
	}],
	["numpy.core.multiarray._reconstruct", {
		...made,
		shape: 1
	}],
	["numpy._core.multiarray._reconstruct", {
		...made,
		shape: 1
	}],
	["numpy.ma.core._mareconstruct", {
		leads: ["constructed", "constructed"],
		led: true,
		shape: 2,
		rest: "any"
	}],
	...["__randomstate_ctor", "__generator_ctor"].map((name) => [`numpy.random._pickle.${name}`, seeded]),
	["numpy.random._pickle.__bit_generator_ctor", {
		leads: ["called"],
		rest: "any"
	}],
	["torch._tensor._rebuild_from_type_v2", {
		leads: ["called"],
		led: true,
		rest: "any"
	}],
	["pandas.core.indexes.base._new_Index", made],
	["pandas.core.indexes.datetimes._new_DatetimeIndex", made],
	["pandas.core.indexes.timedeltas._new_TimedeltaIndex", made],
	["pandas.core.indexes.period._new_PeriodIndex", made],
	["pandas.core.indexes.interval._new_IntervalIndex", made],
	["sklearn.neighbors._kd_tree.newObj", made],
	["sklearn.neighbors._ball_tree.newObj", made],
	["sklearn.metrics._dist_metrics.newObj", made],
	["array._array_reconstructor", made],
	["array.array", content],
	["types.SimpleNamespace", nothing],
	["argparse.Namespace", nothing],
	["builtins.bytearray", content],
	["builtins.bytes", content],
	...[
		"set",
		"frozenset",
		"list",
		"tuple",
		"dict"
	].map((name) => [`builtins.${name}`, plain$1]),
	["builtins.str", { rest: "numbers" }],
	...[
		"int",
		"float",
		"bool",
		"complex",
		"range"
	].map((name) => [`builtins.${name}`, literals]),
	...[
		"OrderedDict",
		"Counter",
		"deque",
		"UserDict",
		"UserList",
		"ChainMap"
	].map((name) => [`collections.${name}`, plain$1]),
	["collections.UserString", literals],
	["collections.defaultdict", { rest: "factory" }],
	["uuid.UUID", literals],
	["_codecs.encode", literals],
	["builtins.type", { rest: "one" }],
	["zoneinfo.ZoneInfo._unpickle", plain$1],
	...[
		"IPv4Address",
		"IPv6Address",
		"IPv4Network",
		"IPv6Network"
	].map((name) => [`ipaddress.${name}`, plain$1]),
	["random.Random", nothing],
	["fractions.Fraction", { rest: "numbers" }]
]);
/** Cython's way to make an object of a class: https://cython.readthedocs.io/en/latest/src/userguide/extension_types.html */
const CYTHON = "__pyx_unpickle_";
const ruleOf = ({ module, name }) => name.startsWith(CYTHON) ? made : RULES.get(`${module}.${name}`);
/** Whether a function calls or makes what it is given. */
const leads = (callee) => ruleOf(callee)?.leads !== void 0;
/** Whether `callee` may be handed `inner` to call, whose arguments are then not looked at. */
const mayCall = (callee, inner) => callee.module === "torch._tensor" ? inner.module === "torch._utils" && inner.name.startsWith("_rebuild_") : !leads(inner) || leads(callee) && inner.name === "__bit_generator_ctor";
const DATA_MODULES = /^(?:(?:numpy|pandas|torch)(?:\..*)?|datetime|decimal|fractions|uuid|zoneinfo|pytz|_codecs|array|joblib\.numpy_pickle)$/;
const DATA = /* @__PURE__ */ new Set([
	...[
		"slice",
		"range",
		"bytearray",
		"bytes",
		"set",
		"frozenset",
		"list",
		"tuple",
		"dict",
		"object"
	],
	...[
		"str",
		"int",
		"float",
		"bool",
		"complex"
	],
	...[
		"OrderedDict",
		"Counter",
		"deque",
		"defaultdict"
	]
]);
/**
* Whether what an import gave is data, and no object whose attributes the pickle may name like methods. Functions ask
* what they are given for `keys`, `copy`, `detach` and the like, and would call what the pickle put there instead.
*/
const givesData = ({ module, name }) => DATA_MODULES.test(module) || (module === "builtins" || module === "collections") && DATA.has(name);
const HARMLESS = { led: [] };
/** @param args `undefined` if they are not known */
function judgeArguments(callee, args) {
	const rule = ruleOf(callee);
	if (rule === void 0) return HARMLESS;
	const shown = `${callee.module}.${callee.name}`;
	if (args === void 0) return {
		led: [],
		problem: `${shown} is called with arguments that cannot be told.`
	};
	const led = [];
	for (const [at, lead] of (rule.leads ?? []).entries()) {
		const value = args[at];
		if (lead === void 0 || value === void 0) continue;
		if (isImport(value)) led.push([indexOf(value), lead]);
		else if (!isPlain(value)) return {
			led,
			problem: `${shown} is called on something that is not imported.`
		};
	}
	const [first] = args;
	if (rule.led === true && (first === void 0 || !isImport(first))) return {
		led,
		problem: `${shown} is called on something that is not imported.`
	};
	if (rule.shape !== void 0 && args[rule.shape] !== 10) return {
		led,
		problem: `${shown} is called with a size of the pickle's choice.`
	};
	return KINDS[rule.rest](args) ? { led } : {
		led,
		problem: `${shown} is called with other arguments than libraries give it.`
	};
}
/** What takes items by opcodes of their own, in its class's way and not by what a pickle made an attribute of it. */
const FILLS = /* @__PURE__ */ new Map([
	["builtins.list", 2],
	["collections.deque", 2],
	["builtins.set", 4],
	["builtins.dict", 3],
	["collections.OrderedDict", 3],
	["collections.defaultdict", 3],
	["collections.Counter", 3],
	["sklearn.utils._bunch.Bunch", 3],
	["sklearn.utils.Bunch", 3],
	["sklearn.datasets.base.Bunch", 3],
	["scipy.optimize._optimize.OptimizeResult", 3],
	["scipy.optimize.optimize.OptimizeResult", 3],
	["scipy.optimize._zeros_py.RootResults", 3],
	["scipy._lib._bunch._RichResult", 3]
]);
/** Attributes of these are their items, `__setstate__` too, so that they must be given no state. */
const FILLED_ONLY = /* @__PURE__ */ new Set([
	"OptimizeResult",
	"RootResults",
	"_RichResult"
]);
/** Whether state may be set on what an import gave. */
const takesState = ({ name }) => !FILLED_ONLY.has(name);
/** Whether items may be added to what an import gave, as to a list, a dict or a set. */
const takesItems = ({ module, name }, kind) => FILLS.get(`${module}.${name}`) === kind;
/**
* Functions that give a class of Python itself by its name, so that calling what they give is their libraries' way to
* write functions down: https://github.com/cloudpipe/cloudpickle, https://github.com/uqfoundation/dill
*/
const HAND_OUT = /* @__PURE__ */ new Set([
	"cloudpickle.cloudpickle._builtin_type",
	"cloudpickle._builtin_type",
	"dill._dill._load_type"
]);
const handsOut = ({ module, name }) => HAND_OUT.has(`${module}.${name}`);
// src/scan/pickle/calls.ts
/**
* What is done with imports, and with what they give. A function that a pickle only refers to is never called by it,
* for three reasons: a call needs the import itself in the callee's place; functions that call their arguments are
* known (`arguments.ts`), and what they are given counts as called; and an object takes state once, right where it was
* made, and items only if its class has a way of its own to take them, so that no attribute that a pickle sets can
* stand in for `__setstate__`, `append`, `extend` or `add`. Functions, and setters of states, are given no objects whose
* attributes could stand in for methods that they ask for, and nothing that binds arguments (`functools.partial`) is
* allowed: where a library's own code still meets such an attribute, it calls it with arguments of its own.
*/
var Calls = class {
	imports;
	records;
	note;
	constructor(imports, records, note) {
		this.imports = imports;
		this.records = records;
		this.note = note;
	}
	/**
	* Calls or constructs `callee`.
	* @param args `undefined` if they are not known
	* @returns what it gives; `undefined` if it is nothing that can be called
	*/
	call(callee, args, use, offset) {
		if (isImport(callee)) return this.callImport(indexOf(callee), args, use, offset);
		const origin = this.originOf(callee);
		if (origin !== void 0) {
			const imported = this.imports.all[origin];
			if (imported !== void 0 && handsOut(imported)) return callee;
			this.note("PKL015", `What ${imported?.module}.${imported?.name} gave is ${use}: what that runs cannot be told.`, offset);
			return 7;
		}
		if (callee !== 7 && callee !== 6) return void 0;
		this.note("PKL015", `Something computed is ${use}: what that runs cannot be told.`, offset);
		return 7;
	}
	/** @returns what is wrong, if the stream is */
	build(target, state, offset) {
		const described = this.records?.described(target);
		if (described !== void 0) described.state = described.state === void 0 ? state : "twice";
		const given = this.imports.all[this.originOf(state) ?? -1];
		if (isImport(state) || given !== void 0 && !givesData(given)) this.note("PKL016", "State is no value of Python's own.", offset);
		const origin = this.originOf(target);
		const imported = origin === void 0 ? void 0 : this.imports.all[origin];
		if (imported !== void 0) {
			imported.uses |= 4;
			if (isObject(target, 4)) this.noteAgain(imported, offset);
			else if (!takesState(imported)) this.note("PKL016", `State is set on what ${imported.module}.${imported.name} gave.`, offset);
		} else if (isImport(target)) this.note("PKL006", "State is set on something imported, for the whole program.", offset);
		else if (target !== 7 && target !== 6) return "State is set on a value that has none.";
	}
	/** Items are added to `target`, as to a list, a dict or a set. @returns what is wrong, if the stream is */
	fill(target, kind, offset) {
		if (target === kind) return void 0;
		const origin = this.originOf(target);
		const imported = origin === void 0 ? void 0 : this.imports.all[origin];
		if (imported !== void 0) {
			imported.uses |= 4;
			if (isObject(target, 4)) this.noteAgain(imported, offset);
			else if (!takesItems(imported, kind)) this.note("PKL016", `Items are added to what ${imported.module}.${imported.name} gave.`, offset);
		} else if (isImport(target)) this.note("PKL006", "Items are added to something imported, for the whole program.", offset);
		else if (target !== 7 && target !== 6) return "Items are added to a value that takes none.";
	}
	/** What the memo, or a copy, gives of a value that is an import or a result. */
	again(value) {
		if (isObject(value, 1)) return ofObject(indexOf(value), 4);
		const imported = this.imports.all[indexOf(value)];
		if (imported !== void 0) imported.pushed += 1;
		return value;
	}
	/** The import that gave a result. */
	originOf(value) {
		if (isResult(value) || isObject(value, 7)) return indexOf(value);
		return this.records?.described(value)?.origin;
	}
	callImport(index, args, use, offset) {
		const imported = this.imports.all[index];
		if (imported === void 0) return 7;
		mark(imported, use);
		this.records?.tensor(imported, args);
		if (use === "constructed") return ofObject(index, 1);
		const { led, problem } = judgeArguments(imported, args);
		if (problem !== void 0) this.note("PKL016", problem, offset);
		for (const [at, lead] of led) {
			const inner = this.imports.all[at];
			if (inner === void 0) continue;
			mark(inner, lead);
			if (lead === "called" && !mayCall(imported, inner)) this.note("PKL015", `${inner.module}.${inner.name} is called by way of another function.`, offset);
		}
		if (args === void 0 && problem === void 0) this.note("PKL016", `${imported.module}.${imported.name} is called with arguments that cannot be told.`, offset);
		for (const value of args ?? []) {
			const given = this.imports.all[this.originOf(value) ?? -1];
			if (given !== void 0 && !givesData(given)) this.note("PKL016", `${imported.module}.${imported.name} is called with what ${given.module}.${given.name} gave.`, offset);
		}
		const dtype = imported.module === "numpy" && imported.name === "dtype" ? this.records?.dtype(index, args ?? []) : void 0;
		const [first] = led;
		return dtype ?? ofObject(first !== void 0 && args?.[0] === ofObject(first[0], 0) ? first[0] : index, 1);
	}
	noteAgain({ module, name }, offset) {
		this.note("PKL016", `What ${module}.${name} gave is changed after it was finished.`, offset);
	}
};
function mark(imported, use) {
	imported.uses |= use === "called" ? 1 : 2;
	imported.taken += 1;
}
// src/scan/pickle/nested.ts
/** How many values each effect takes and gives; those that take all down to a mark have a mark of their own. */
const TAKES = {
	readonly: [1, 1],
	pop: [1, 0],
	duplicate: [1, 2],
	"tuple-1": [1, 1],
	"tuple-2": [2, 1],
	"tuple-3": [3, 1],
	append: [2, 1],
	"set-item": [3, 1],
	put: [1, 1],
	memoize: [1, 1],
	"stack-import": [2, 1],
	call: [2, 1],
	build: [2, 1],
	new: [2, 1],
	"new-ex": [3, 1],
	persistent: [1, 1],
	protocol: [0, 0],
	frame: [0, 0]
};
const TO_MARK = /* @__PURE__ */ new Set([
	"pop-mark",
	"tuple",
	"list",
	"dict",
	"frozenset",
	"appends",
	"set-items",
	"add-items",
	"instance",
	"object"
]);
const ONTO = /* @__PURE__ */ new Set([
	"pop-mark",
	"appends",
	"set-items",
	"add-items"
]);
const IMPORTS = /* @__PURE__ */ new Set([
	"import",
	"stack-import",
	"instance",
	"extension"
]);
const CALLS = /* @__PURE__ */ new Set([
	"call",
	"new",
	"new-ex",
	"instance",
	"object",
	"build"
]);
/** By first byte, whether a pickle can start so: with an opcode that takes nothing from the stack. */
const STARTS = /* @__PURE__ */ new Uint8Array(256);
for (let code = 0; code < 256; code += 1) {
	const index = EFFECT_OF[code] ?? 255;
	const effect = EFFECTS[index];
	if (index !== 255 && effect !== void 0 && (TAKES[effect]?.[0] ?? 0) === 0 && !TO_MARK.has(effect) && effect !== "get" && effect !== "stop") STARTS[code] = 1;
}
STARTS[194] = 1;
const mayStart = (byte) => STARTS[byte] === 1;
/**
* Whether a literal may be a pickle.
* @param to end of its bytes in the window, which may lack some of its `length`
* @returns what to add to a candidate; `undefined` if it is none; "too-large" if it would have to be decoded in full
*/
function sniffLiteral(window, from, to, length, text) {
	if (window[from] !== 194) return looksLikePickle(window, from, to, to - from === length) ? {} : void 0;
	if (!text || window[from + 1] !== 128 || (window[from + 2] ?? 9) > 5) return void 0;
	const decoded = Buffer.from(Buffer.from(window.buffer, window.byteOffset + from, to - from).toString("utf8"), "latin1");
	if (!looksLikePickle(decoded, 0, decoded.length, to - from === length)) return void 0;
	return to - from === length ? { bytes: decoded } : "too-large";
}
/** A line of protocol 0, checked; with its bytes if they may be a pickle. */
function decodeLine(line, quoted) {
	const text = quoted ? parseStringLine(line) : parseUnicodeLine(line);
	if (text === void 0) return void 0;
	if (text.length < 4 || !mayStart(text.charCodeAt(0) & 255)) return {};
	const bytes = Buffer.from(text, "latin1");
	return looksLikePickle(bytes, 0, bytes.length, true) ? { candidate: bytes } : {};
}
/**
* A quick walk: every opcode has its argument and enough values, until the pickle stops, calls what it imports, or
* leaves the window. Ordinary text fails within a few bytes.
* @param complete whether the window holds all of it
*/
function looksLikePickle(window, from, to, complete) {
	const marked = window[from] === 128;
	if (marked && (window[from + 1] ?? 9) > 5) return false;
	const marks = [];
	let height = 0;
	let imports = false;
	let at = from;
	while (at < to) {
		const code = window[at] ?? 0;
		const index = EFFECT_OF[code] ?? 255;
		const effect = EFFECTS[index];
		if (index === 255 || effect === void 0) return false;
		const next = skipArgument(window, at, to, code, effect);
		if (next === "bad") return false;
		if (next === "outside") return !complete && (marked || imports);
		if (effect === "stop") return height > 0 && (marked || imports);
		if (IMPORTS.has(effect) && (marked || effect !== "extension")) imports = true;
		if (effect === "mark") marks.push(height);
		else if (TO_MARK.has(effect)) {
			const mark = marks.pop();
			if (mark === void 0) return false;
			height = ONTO.has(effect) ? mark : mark + 1;
		} else if (effect === "pop" && marks.at(-1) === height) marks.pop();
		else {
			const [takes, gives] = TAKES[effect] ?? [0, 1];
			if (height < takes) return false;
			height += gives - takes;
		}
		if (imports && CALLS.has(effect)) return true;
		at = next;
	}
	return !complete && (marked || imports);
}
const MODULE = /^[A-Za-z_][\w.]*$/;
function skipArgument(window, at, to, code, effect) {
	const body = at + 1;
	const from = body + (HEAD_BYTES_OF[code] ?? 0);
	const shape = SHAPE_OF[code] ?? 0;
	if (from > to) return "outside";
	if (shape === 0) return from;
	if (shape >= 3) {
		const length = readLength(window, body, code);
		return length < 0 ? "bad" : from + length > to ? "outside" : from + length;
	}
	const bytes = Buffer.from(window.buffer, window.byteOffset, to);
	const newline = bytes.indexOf(10, body);
	if (newline < 0) return "outside";
	const line = bytes.toString("latin1", body, newline);
	if (shape === 1) return isLine(line, effect, code) ? newline + 1 : "bad";
	const second = bytes.indexOf(10, newline + 1);
	if (!MODULE.test(line)) return "bad";
	if (second < 0) return "outside";
	return MODULE.test(bytes.toString("latin1", newline + 1, second)) ? second + 1 : "bad";
}
function isLine(line, effect, code) {
	if (effect === "push-float") return isFloatLine(line);
	if (effect === "push-int-line") return parseIntegerLine(line, code === 76) !== void 0;
	if (effect === "get" || effect === "put") return /^\d+$/.test(line);
	if (effect !== "push-line") return true;
	return (code === 83 ? parseStringLine(line) : parseUnicodeLine(line)) !== void 0;
}
// src/scan/pickle/candidates.ts
/** Candidates kept of one pickle, and bytes of those that had to be decoded. */
const MOST_CANDIDATES = 1e3;
const MOST_DECODED = 8388608;
/** Literals that may be pickles of their own, to be looked into once the pickle around them is read. */
var Candidates = class {
	all = [];
	/** There were too many, or too large ones, to look into all. */
	tooMany = false;
	decoded = 0;
	/**
	* Keeps the literal in window[from, to) if it may be a pickle.
	* @param base where the window starts in the source
	* @param length bytes of the whole literal, which may reach past the window
	*/
	sniff(window, from, to, base, length, text) {
		const found = sniffLiteral(window, from, to, length, text);
		if (found === "too-large") this.tooMany = true;
		else if (found !== void 0) this.keep({
			offset: base + from,
			length,
			...found
		});
	}
	keep(candidate) {
		this.decoded += candidate.bytes?.length ?? 0;
		if (this.all.length < MOST_CANDIDATES && this.decoded <= MOST_DECODED) this.all.push(candidate);
		else this.tooMany = true;
	}
};
// src/scan/pickle/literal-texts.ts
/** Texts of far literals kept for when they are asked for again. */
const MOST_SUPPLIED = 64;
/** The text of literals, of which the stack knows only the place: names of imports, arguments that matter. */
var LiteralTexts = class {
	/** Offsets of literals that no window holds any more, and whose text is waited for. */
	wanted = [];
	supplied = /* @__PURE__ */ new Map();
	most;
	times = 0;
	/** @param most how often texts may be waited for */
	constructor(most) {
		this.most = most;
	}
	/** The text of a literal that was wanted; `null` if it is none. */
	supply(offset, text) {
		if (this.supplied.size >= MOST_SUPPLIED) this.supplied.clear();
		this.supplied.set(offset, text);
	}
	/** @returns whether they may be waited for */
	want(offsets) {
		this.times += 1;
		if (this.times > this.most) return false;
		this.wanted = offsets;
		return true;
	}
	/**
	* @param base where the window starts in the source
	* @returns `null` if the value is no text, `undefined` if it has to be fetched first
	*/
	of(value, window, base) {
		if (!isLiteral(value)) return null;
		const offset = offsetOf(value);
		const text = this.supplied.get(offset);
		return text === void 0 && offset >= base ? readLiteral(window, offset - base) : text;
	}
};
// src/scan/pickle/machine-notes.ts
/** What is wrong with a pickle: each thing once, where it is seen first. */
var MachineNotes = class {
	all = [];
	most;
	noted = /* @__PURE__ */ new Set();
	hasOpcode = false;
	/** @param most notes that are kept */
	constructor(most) {
		this.most = most;
	}
	note(rule, message, offset) {
		const key = `${rule} ${message}`;
		if (this.noted.has(key) || this.all.length >= this.most) return;
		this.noted.add(key);
		this.all.push({
			rule,
			message,
			offset
		});
	}
	/** Notes the first opcode that PyTorch's weights-only loader refuses. */
	noteRefusedOpcode(code, offset) {
		if (this.hasOpcode) return;
		this.hasOpcode = true;
		const name = OPCODES.find((opcode) => opcode.code === code)?.name ?? "A byte";
		this.note("PKL013", `${name} is no opcode that torch.load(weights_only=True) takes.`, offset);
	}
	notePersistentId(offset) {
		this.note("PKL014", "A persistent id: the program that loads the pickle decides what it stands for.", offset);
	}
};
// src/scan/pickle/records.ts
/** Things kept of one pickle; a checkpoint has about four tuples for a tensor. */
const MOST_KEPT = 2e5;
const LONGEST = 16;
const REBUILDS = /* @__PURE__ */ new Set([
	"_rebuild_tensor",
	"_rebuild_tensor_v2",
	"_rebuild_qtensor"
]);
/** What is remembered of the values of pickles beside which other bytes lie: storages of PyTorch, arrays of joblib. */
var Records = class {
	storages = [];
	rows = [];
	/** @returns `undefined` for a tuple that is not kept */
	tuple(stack, start, end) {
		if (end - start > LONGEST) return void 0;
		return this.keep({
			kind: "tuple",
			items: [...stack.subarray(start, end)]
		});
	}
	/** An empty dict. */
	dict() {
		return this.keep({
			kind: "dict",
			items: [],
			whole: true
		}) ?? 3;
	}
	/** @returns `undefined` if it is not kept */
	dtype(origin, args) {
		const index = this.add({
			kind: "dtype",
			origin,
			args,
			objects: false,
			state: void 0
		});
		return index === void 0 ? void 0 : ofObject(index, 5);
	}
	/** Notes items that a dict is given. @returns whether `target` is a kept dict */
	fill(target, stack, start, end) {
		const row = this.row(target);
		if (row?.kind !== "dict") return false;
		if (row.items.length + end - start > LONGEST) row.whole = false;
		else row.items.push(...stack.subarray(start, end));
		return true;
	}
	items(tuple) {
		if (tuple === 9) return [];
		if (tuple === 10) return [ofInteger(0)];
		const row = this.row(tuple);
		return row?.kind === "tuple" ? row.items : void 0;
	}
	/** Keys and values of a dict; `undefined` if not all were kept. */
	entries(dict) {
		const row = this.row(dict);
		return row?.kind === "dict" && row.whole ? row.items : void 0;
	}
	described(value) {
		const row = isObject(value, 5) ? this.rows[indexOf(value)] : void 0;
		return row?.kind === "dtype" ? row : void 0;
	}
	/** The storage that a persistent id stands for; `undefined` if it stands for none. */
	storage(id) {
		const items = this.items(id) ?? [];
		const [tag = 0, type = 0, key = 0, , elements = 0] = items;
		if (items.length < 5 || !isLiteral(tag) || !isLiteral(key)) return void 0;
		const ref = {
			kind: "storage",
			tag: offsetOf(tag),
			key: offsetOf(key),
			type: isImport(type) ? indexOf(type) : -1,
			elements: integerOf(elements),
			needed: 0n
		};
		const value = this.keep(ref);
		if (value !== void 0) this.storages.push(ref);
		return value;
	}
	/** The class that a persistent id of old checkpoints stands for: `('module', class, file, source)`. */
	module(id) {
		const items = this.items(id) ?? [];
		const [tag = 0, type = 0] = items;
		return items.length === 4 && isLiteral(tag) && isImport(type) ? type : void 0;
	}
	/** Notes how far a rebuilt tensor reaches into its storage: torch/_utils.py. */
	tensor(callee, args) {
		if (callee.module !== "torch._utils" || !REBUILDS.has(callee.name)) return;
		const [storage = 0, offset = 0, size = 0, stride = 0] = args ?? [];
		const ref = this.row(storage);
		if (ref?.kind !== "storage") return;
		const reach = reachOf(integerOf(offset), this.items(size), this.items(stride));
		if (reach === void 0 || ref.needed === void 0) ref.needed = void 0;
		else if (reach > ref.needed) ref.needed = reach;
	}
	row(value) {
		return isObject(value, 3) ? this.rows[indexOf(value)] : void 0;
	}
	keep(row) {
		const index = this.add(row);
		return index === void 0 ? void 0 : ofObject(index, 3);
	}
	add(row) {
		return this.rows.length >= MOST_KEPT ? void 0 : this.rows.push(row) - 1;
	}
};
/** The number of elements from the storage's start to the tensor's last element. */
function reachOf(offset, size, stride) {
	if (offset === void 0 || size === void 0 || stride === void 0 || size.length !== stride.length) return void 0;
	let last = BigInt(offset);
	for (const [at, side] of size.entries()) {
		const count = integerOf(side);
		const step = integerOf(stride[at] ?? 0);
		if (count === void 0 || step === void 0) return void 0;
		if (count === 0) return 0n;
		last += BigInt(count - 1) * BigInt(step);
	}
	return last + 1n;
}
// src/scan/pickle/registers.ts
/** The stack with its marks, and the memo: typed arrays that grow up to their limits. */
var Registers = class {
	stack = /* @__PURE__ */ new Float64Array(1024);
	/** Items of the lists on the stack, each in its list's place; -1 where they are not known. */
	counts = /* @__PURE__ */ new Int32Array(1024);
	height = 0;
	marks = /* @__PURE__ */ new Int32Array(64);
	markCount = 0;
	/** Values below lie under the last mark, out of reach. */
	fence = 0;
	memo = /* @__PURE__ */ new Float64Array(1024);
	memoCount = 0;
	memoTop = 0;
	limits;
	constructor(limits) {
		this.limits = limits;
	}
	/** For the next stream. @param keepMemo as an `Unpickler` does that is used again */
	clear(keepMemo) {
		this.height = 0;
		this.markCount = 0;
		this.fence = 0;
		if (keepMemo) return;
		this.memo.fill(0, 0, this.memoTop);
		this.memoCount = 0;
		this.memoTop = 0;
	}
	/** Values that the last mark leaves in reach. */
	get available() {
		return this.height - this.fence;
	}
	top() {
		return this.stack[this.height - 1] ?? 0;
	}
	at(place) {
		return this.stack[place] ?? 0;
	}
	push(value) {
		this.stack[this.height] = value;
		this.height += 1;
	}
	/** Puts `value` in the place of all from `start` up. */
	replace(start, value) {
		this.stack[start] = value;
		this.height = start + 1;
	}
	/** Notes items that the list in a place was given. */
	addCount(place, items) {
		const count = this.counts[place] ?? -1;
		if (count >= 0) this.counts[place] = count + items;
	}
	pushMark(height) {
		if (this.markCount === this.marks.length) {
			const marks = new Int32Array(this.marks.length * 2);
			marks.set(this.marks);
			this.marks = marks;
		}
		this.marks[this.markCount] = height;
		this.markCount += 1;
		this.fence = height;
	}
	popMark() {
		this.markCount -= 1;
		this.fence = this.markCount === 0 ? 0 : this.marks[this.markCount - 1] ?? 0;
	}
	growStack() {
		const stack = new Float64Array(Math.min(this.stack.length * 2, this.limits.stack + 2));
		stack.set(this.stack);
		this.stack = stack;
		const counts = new Int32Array(stack.length);
		counts.set(this.counts);
		this.counts = counts;
		return stack;
	}
	growMemo(key) {
		const memo = new Float64Array(Math.min(Math.max(this.memo.length * 2, key + 1), this.limits.memo));
		memo.set(this.memo);
		this.memo = memo;
	}
};
// src/scan/pickle/numpy-state.ts
/**
* NumPy takes some states as they are, and memory is read wrongly where they lie: an array of objects whose list is
* shorter than its shape, and a dtype of objects whose flags deny them.
* Source: https://github.com/numpy/numpy/blob/main/numpy/_core/src/multiarray (methods.c, array_setstate; descriptor.c)
*/
/** What dtypes of objects have for flags, and the flag that says that there are objects. */
const OBJECT_FLAGS$1 = 63;
const HAS_OBJECTS$1 = 1;
/** Whether an array may be given this state. */
function fitsArray({ items, listed, productOf, objects }) {
	if (items === void 0) return false;
	const [shape = 0, dtype = 0, , data = 0] = items.slice(1);
	if (data !== 2) return !objects(dtype);
	const product = productOf(shape);
	return product !== void 0 && product <= listed;
}
/**
* Whether a dtype may be given this state.
* @param objects whether it is one of objects
* @param others whether the pickle holds what may be a field of objects
*/
function fitsDtype(items, objects, others) {
	const flags = integerOf(items?.[7] ?? 0);
	if (flags === void 0) return false;
	if (objects) return flags === OBJECT_FLAGS$1;
	const plain = items?.[3] === 8 && items[4] === 8;
	return (flags & HAS_OBJECTS$1) === 0 ? plain || !others : !plain;
}
/** Whether a value is a dtype of objects. */
const isObjectDtype = (dtype, records) => isObject(dtype, 7) || records?.described(dtype)?.objects === true;
// src/scan/pickle/tuples.ts
/** Different products of shapes that are kept. */
const MOST_SIZES = 1e5;
/** Opcodes between the making of arguments and the call that takes them: the tuple may be memoized, and fetched again. */
const FRESH_FOR = 2;
/**
* What is known of tuples. Most are arguments of the very next call, so only the elements of the last one are kept, in
* one array; what else matters of a tuple (its first import, the product of a shape) is part of its value.
*/
var Tuples = class {
	/** Whether there was what may be a field of objects of some dtype: `(dtype, offset)`. */
	mayHoldObjectField = false;
	r;
	records;
	sizes = [];
	products = /* @__PURE__ */ new Map();
	/** The tuple that was made last: its elements, where it stood, how many opcodes were left then. */
	lastItems = /* @__PURE__ */ new Float64Array(16);
	lastCount = 0;
	lastPlace = -1;
	lastLeft = 0;
	/** Items of the list that is its last element; -1 if it is none, or they are not known. */
	lastListed = -1;
	constructor(registers, records) {
		this.r = registers;
		this.records = records;
	}
	/** Begins the next stream. */
	forget() {
		this.lastPlace = -1;
	}
	/** Lets an opcode pass that does nothing. */
	passOpcode() {
		this.lastLeft -= 1;
	}
	/** The tuple of all values from `start` up, which is to take their place. @param left opcodes left */
	make(start, left) {
		const { r } = this;
		this.lastPlace = start;
		const count = r.height - start;
		if (count === 0) return 9;
		const first = r.at(start);
		if (count === 1 && integerOf(first) === 0) return 10;
		if (isObjectDtype(first, this.records)) this.mayHoldObjectField = true;
		this.lastListed = r.at(r.height - 1) === 2 ? r.counts[r.height - 1] ?? -1 : -1;
		this.lastLeft = left;
		const kept = this.records?.tuple(r.stack, start, r.height);
		if (kept !== void 0) return kept;
		this.lastCount = count;
		for (let at = 0; at < Math.min(count, 16); at += 1) this.lastItems[at] = r.at(start + at);
		if (isImport(first)) return ofObject(indexOf(first), 2);
		return integerOf(first) === void 0 ? 5 : this.ofShape(start);
	}
	/** The elements of the tuple on top, if they are known: if it was made just before. @param left opcodes left */
	itemsOnTop(left) {
		const { r } = this;
		const kept = this.records?.items(r.top());
		if (kept !== void 0) return kept;
		if (r.top() === 9) return [];
		if (r.top() === 10) return [ofInteger(0)];
		return this.isFresh(left) && isTuple(r.top()) && this.lastCount <= 16 ? [...this.lastItems.subarray(0, this.lastCount)] : void 0;
	}
	/** Items of the list that is the last element of the tuple on top; -1 if they are not known. */
	listedOnTop(left) {
		return this.isFresh(left) ? this.lastListed : -1;
	}
	/** The product of a shape; `undefined` if it is not known. */
	productOf(shape) {
		if (shape === 9) return 1;
		if (shape === 10) return 0;
		if (isObject(shape, 6)) return this.sizes[indexOf(shape)];
		return this.records?.items(shape)?.reduce((all, side) => all === void 0 ? all : all * (integerOf(side) ?? NaN), 1);
	}
	isFresh(left) {
		return this.lastPlace === this.r.height - 1 && this.lastLeft - left <= FRESH_FOR;
	}
	/** A tuple that may be an array's shape. */
	ofShape(start) {
		const { r } = this;
		let product = 1;
		for (let at = start; at < r.height; at += 1) {
			const side = integerOf(r.at(at));
			if (side === void 0) return 5;
			product *= side;
		}
		const known = this.products.get(product);
		if (known !== void 0) return ofObject(known, 6);
		if (this.sizes.length >= MOST_SIZES) return 5;
		this.sizes.push(product);
		this.products.set(product, this.sizes.length - 1);
		return ofObject(this.sizes.length - 1, 6);
	}
};
// src/scan/pickle/machine.ts
/** The end of a frame where there is none. */
const NO_FRAME = Number.POSITIVE_INFINITY;
/**
* The state of a machine that runs a pickle without making anything: values are numbers (`values.ts`), imports are rows
* of a table, calls give results that remember what was called. What is wrong is noted, never thrown.
*
* `run-opcodes.ts` runs it through windows of bytes. The frequent opcodes are done there, the others in
* `rare-opcodes.ts`, which leaves imports to `import-opcodes.ts` and calls to `call-opcodes.ts`.
*/
var Machine = class {
	limits;
	budget;
	dialect;
	/** The source's bytes from here on are not the pickle's. */
	stopAt;
	imports;
	registers;
	records;
	tuples;
	calls;
	texts;
	candidates = new Candidates();
	notes;
	/** Where the next opcode lies in the source; the present one, while it runs. After "done": just behind STOP. */
	at;
	/** Opcodes that are left after the present one. */
	left = 0;
	/** Where the stream started. */
	started;
	protocol = 0;
	frameEnd = NO_FRAME;
	/** Whether memo keys may be used twice, since the memo is that of earlier streams. */
	keepsMemo = false;
	/** Of text that reaches past the window: bytes still to come, and how its UTF-8 stands. */
	textLeft = 0;
	textState = 0;
	/** After "limit". */
	limitHit = "opcodes";
	/** Whether joblib's stand-in for an array was imported, so that arrays may lie between the opcodes. */
	mayHoldArrays = false;
	/** After "array": what lies at `at`, in front of the next opcode; `undefined` if that cannot be told. */
	array;
	/** @param stopAt the source's bytes from here on are not the pickle's */
	constructor(imports, limits, budget, dialect, at, stopAt) {
		this.limits = limits;
		this.budget = budget;
		this.dialect = dialect;
		this.stopAt = stopAt;
		this.at = at;
		this.started = at;
		this.imports = imports;
		this.registers = new Registers(limits);
		this.records = dialect === "pickle" ? void 0 : new Records();
		this.tuples = new Tuples(this.registers, this.records);
		this.texts = new LiteralTexts(limits.imports);
		this.notes = new MachineNotes(limits.findings);
		const { notes } = this;
		this.calls = new Calls(imports, this.records, (rule, message, offset) => notes.note(rule, message, offset));
	}
	/**
	* Begins the next stream of the same file: a new stack and memo, as `pickle.load` has them.
	* @param keepMemo whether the memo stays, as with one `Unpickler` that loads one stream after the other
	*/
	restart(keepMemo = false) {
		this.registers.clear(keepMemo);
		this.tuples.forget();
		this.keepsMemo = keepMemo;
		this.protocol = 0;
		this.frameEnd = NO_FRAME;
		this.started = this.at;
	}
	/** Goes on behind bytes that are no opcodes. */
	skipTo(at) {
		this.at = at;
	}
	/** Remembers which limit was hit. */
	stopFor(limit) {
		this.limitHit = limit;
		return "limit";
	}
	/** Asks for the texts of literals that no window holds any more. */
	want(offsets) {
		return this.texts.want(offsets) ? "names" : this.stopFor("imports");
	}
};
// src/scan/pickle/outcome.ts
/** What is wrong in more than one place. */
const NO_MARK = "No mark on the stack.";
const TOO_FEW = "Too few values on the stack.";
/** What is said of pickles that are longer than their bytes. */
const ENDS_INSIDE = "The pickle ends inside an argument.";
const ENDS_EARLY = "The pickle ends before its STOP.";
/** What is said of an import by a name that bytes do not show by chance. */
const GIVEN_NAME = "An import whose module or name is what a call gave.";
// src/scan/pickle/joblib-arrays.ts
/** joblib's stand-in for an array, whose bytes follow it. */
const isArrayWrapper = ({ module, name }) => module === "joblib.numpy_pickle" && name === "NumpyArrayWrapper";
/** All that the wrapper has; another attribute would replace its methods. */
const FIELDS = /* @__PURE__ */ new Set([
	"subclass",
	"shape",
	"order",
	"dtype",
	"allow_mmap",
	"numpy_array_alignment_bytes"
]);
/**
* How long the data of an array is, by the state of its wrapper.
* Source: https://github.com/joblib/joblib/blob/main/joblib/numpy_pickle.py (NumpyArrayWrapper)
* @param state keys and values in turn
* @returns `undefined` if that cannot be told for certain
*/
function describeArray(state, records, textAt) {
	const fields = /* @__PURE__ */ new Map();
	for (let at = 0; at + 1 < state.length; at += 2) {
		const name = textAt(state[at] ?? 0);
		if (name === void 0 || !FIELDS.has(name) || fields.has(name)) return void 0;
		fields.set(name, state[at + 1] ?? 0);
	}
	const dtype = records.described(fields.get("dtype") ?? 0);
	const shape = records.items(fields.get("shape") ?? 0);
	const subclass = fields.get("subclass") ?? 0;
	if (dtype === void 0 || shape === void 0 || !isImport(subclass)) return void 0;
	const item = itemOf(dtype, records, textAt, 0);
	if (item === void 0) return void 0;
	if (item === "objects") return {
		data: "objects",
		subclass
	};
	let bytes = BigInt(item);
	for (const side of shape) {
		const count = integerOf(side);
		if (count === void 0) return void 0;
		bytes *= BigInt(count);
	}
	const alignment = fields.get("numpy_array_alignment_bytes") ?? 8;
	if (alignment !== 8 && integerOf(alignment) === void 0) return void 0;
	return {
		data: {
			bytes,
			padded: alignment !== 8
		},
		subclass
	};
}
/** Flags of dtypes of objects, and the one that says that objects are among the fields: numpy/_core/include/numpy/ndarraytypes.h */
const OBJECT_FLAGS = 63;
const HAS_OBJECTS = 1;
/** Bytes of one element. */
function itemOf(dtype, records, textAt, depth) {
	if (dtype.state === "twice" || depth > 4) return void 0;
	const text = textAt(dtype.args[0] ?? 0);
	const match = text === void 0 ? null : /^[<>|=]?([biufcmMSUVO])(\d{1,9})$/.exec(text);
	if (match === null) return void 0;
	const [, kind = "", digits = ""] = match;
	const size = Number(digits);
	const state = dtype.state === void 0 ? void 0 : records.items(dtype.state);
	if (dtype.state !== void 0 && state === void 0) return void 0;
	const flags = state?.[7] === void 0 ? void 0 : integerOf(state[7]);
	if (state !== void 0 && flags === void 0) return void 0;
	if (kind === "O") return flags === void 0 || flags === OBJECT_FLAGS ? "objects" : void 0;
	if (!"SUV".includes(kind)) return flags === void 0 || (flags & HAS_OBJECTS) === 0 ? size : void 0;
	const bytes = kind === "U" ? size * 4 : size;
	if (state === void 0) return bytes;
	if (integerOf(state[5] ?? 0) !== bytes || flags === void 0) return void 0;
	if ((flags & HAS_OBJECTS) === 0) return bytes;
	return holdsObjects(state[4] ?? 0, records, textAt, depth) ? "objects" : void 0;
}
/** Whether the fields of a dtype, by name `(dtype, offset)`, hold objects as its flags say. */
function holdsObjects(fields, records, textAt, depth) {
	return (records.entries(fields) ?? []).some((entry, at) => {
		const inner = at % 2 === 1 ? records.described(records.items(entry)?.[0] ?? 0) : void 0;
		return inner !== void 0 && itemOf(inner, records, textAt, depth + 1) === "objects";
	});
}
// src/scan/pickle/call-opcodes.ts
/** Classes that take NumPy's state of arrays. */
const ARRAYS = /* @__PURE__ */ new Set([
	"numpy.ndarray",
	"numpy.matrix",
	"numpy.recarray",
	"numpy.rec.recarray"
]);
/** Replaces the callee at `place`, and all above it, by what it gives. */
function call(machine, place, args, use) {
	const { registers: r, imports } = machine;
	const callee = r.at(place);
	if (isImport(callee) && imports.all[indexOf(callee)]?.name === "tuple") machine.tuples.mayHoldObjectField = true;
	const given = machine.calls.call(callee, args, use, machine.at);
	if (given === void 0) return "A call of something that is no function.";
	r.replace(place, given);
}
/** A dtype of objects is told from others. @returns nothing if the call on top makes none */
function callDtype(machine, window, base) {
	const { registers: r, imports, tuples } = machine;
	const callee = r.at(r.height - 2);
	const maker = isImport(callee) ? imports.all[indexOf(callee)] : void 0;
	if (maker?.module !== "numpy" || maker.name !== "dtype") return void 0;
	const args = tuples.itemsOnTop(machine.left);
	const [first = 0] = args ?? [];
	const text = machine.texts.of(first, window, base);
	if (text === void 0) return machine.want([offsetOf(first)]);
	const named = isImport(first) ? imports.all[indexOf(first)]?.name : void 0;
	if (text === null ? named !== void 0 && !named.startsWith("object") : !text.includes("O")) return void 0;
	const problem = call(machine, r.height - 2, args, "called");
	const described = machine.records?.described(r.top());
	if (described !== void 0) described.objects = true;
	else r.replace(r.height - 1, ofObject(indexOf(callee), 7));
	return problem ?? "";
}
/** BUILD: the value on top is the state of the one below. */
function build(machine, window, base) {
	const { registers: r, calls, imports } = machine;
	const state = r.top();
	const target = r.at(r.height - 2);
	const origin = calls.originOf(target);
	const maker = origin === void 0 ? void 0 : imports.all[origin];
	const wraps = machine.dialect === "joblib" && maker !== void 0 && isArrayWrapper(maker);
	if (wraps) {
		const wanted = describe(machine, state, window, base);
		if (wanted !== void 0) return wanted;
	}
	if (maker !== void 0 && !fitsState(machine, maker.module, maker.name, target)) machine.notes.note("PKL016", `The state of what ${maker.module}.${maker.name} gave does not fit it.`, machine.at);
	r.height -= 1;
	const problem = calls.build(target, state, machine.at);
	if (problem !== void 0) return problem;
	if (isObject(target, 1)) r.replace(r.height - 1, ofObject(indexOf(target), 4));
	return wraps ? "array" : void 0;
}
/** Adds items to `target`: those from `start` up to `end` on the stack. @param offset of the opcode, in the source */
function fill(machine, target, kind, offset, start, end) {
	if (kind === 3 && machine.records?.fill(target, machine.registers.stack, start, end) === true) return void 0;
	return machine.calls.fill(target, kind, offset);
}
/** Finds out about an array by its wrapper's state. @returns what is missing */
function describe(machine, state, window, base) {
	const wanted = [];
	const { records, texts } = machine;
	const entries = records?.entries(state);
	const described = records === void 0 || entries === void 0 ? void 0 : describeArray(entries, records, (literal) => {
		const text = texts.of(literal, window, base);
		if (text === void 0) wanted.push(offsetOf(literal));
		return text ?? void 0;
	});
	if (wanted.length > 0) return machine.want(wanted);
	machine.array = described?.data;
}
/** Whether NumPy can be given the state on top without reading memory that is not there. */
function fitsState(machine, module, name, target) {
	const { tuples, records, left } = machine;
	const isDtype = module === "numpy" && name === "dtype";
	if (!isDtype && !ARRAYS.has(`${module}.${name}`)) return true;
	const items = tuples.itemsOnTop(left);
	if (isDtype) return fitsDtype(items, isObjectDtype(target, records), tuples.mayHoldObjectField);
	return fitsArray({
		items,
		listed: tuples.listedOnTop(left),
		productOf: (shape) => tuples.productOf(shape),
		objects: (dtype) => isObjectDtype(dtype, records)
	});
}
// src/scan/pickle/looked-up.ts
/**
* Names that libraries look up on an object itself, not on its class: what a pickle sets under them is called, or read as
* raw memory. NumPy reads any address that `__array_interface__` gives it while a table is loaded
* (https://numpy.org/doc/stable/reference/arrays.interface.html). No library writes them into a pickle.
*/
const LOOKED_UP = /* @__PURE__ */ new Set([
	"__array__",
	"__array_interface__",
	"__array_struct__",
	"__array_namespace__",
	"__cuda_array_interface__",
	"__dlpack__",
	"__arrow_array__",
	"__arrow_c_array__",
	"__arrow_c_stream__",
	"__dataframe__",
	"__setstate__",
	"__class__",
	"__sklearn_tags__"
]);
/** What is said of a pickle that holds one of them. */
const LOOKED_UP_MESSAGE = "The pickle names a method that libraries ask objects for.";
/** Whether a text of `length` bytes in a window is one of these names; all of it must lie in the window. */
const isLookedUp = (window, from, length) => length <= 32 && window[from] === 95 && window[from + 1] === 95 && from + length <= window.length && isLookedUpName(Buffer.from(window.buffer, window.byteOffset + from, length).toString("latin1"));
const isLookedUpName = (text) => LOOKED_UP.has(text);
// src/scan/pickle/import-opcodes.ts
/** Pushes the import of a name. */
function importName(machine, module, name) {
	const { imports, limits } = machine;
	if (module.length > limits.nameBytes || name.length > limits.nameBytes) return machine.stopFor("nameBytes");
	const index = imports.add(module, name, machine.protocol, machine.at);
	if (index < 0) return machine.stopFor("imports");
	const imported = imports.all[index];
	if (imported !== void 0) {
		imported.pushed += 1;
		if (isArrayWrapper(imported)) machine.mayHoldArrays = true;
	}
	machine.registers.push(ofObject(index, 0));
}
/** STACK_GLOBAL: module and name are the two values on top. */
function importFromStack(machine, window, base) {
	const { registers: r, texts } = machine;
	const values = [r.at(r.height - 2), r.top()];
	const module = texts.of(values[0], window, base);
	const name = texts.of(values[1], window, base);
	if (module === void 0 || name === void 0) return machine.want(values.filter((_, at) => (at === 0 ? module : name) === void 0).map((value) => offsetOf(value)));
	r.height -= 2;
	if (module !== null && name !== null) return importName(machine, module, name);
	const given = values.some((value) => machine.calls.originOf(value) !== void 0);
	machine.notes.note("PKL003", given ? GIVEN_NAME : "An import whose module or name is not a literal.", machine.at);
	r.push(7);
}
/**
* `getattr` with a literal name, as methods are pickled: the attribute is an import of its own.
* @returns nothing if the call on top is none
*/
function importAttribute(machine, window, base) {
	const { registers: r, imports } = machine;
	const callee = r.at(r.height - 2);
	const getter = isImport(callee) ? imports.all[indexOf(callee)] : void 0;
	if (getter?.module !== "builtins" || getter.name !== "getattr") return void 0;
	const args = machine.tuples.itemsOnTop(machine.left);
	const [owner = 0, name = 0] = args?.length === 2 ? args : [];
	const origin = isImport(owner) ? indexOf(owner) : machine.calls.originOf(owner);
	const from = origin === void 0 ? void 0 : imports.all[origin];
	if (from === void 0 || !isLiteral(name)) return void 0;
	const text = machine.texts.of(name, window, base);
	if (text === void 0) return machine.want([offsetOf(name)]);
	if (text === null) return void 0;
	const index = imports.addAttribute(from, text, isImport(owner), machine.at);
	const attribute = imports.all[index];
	if (attribute === void 0) return machine.stopFor("imports");
	attribute.pushed += 1;
	getter.excused += 1;
	r.replace(r.height - 2, ofObject(index, 0));
	return "";
}
// src/scan/pickle/rare-opcodes.ts
const STRING = 83;
/**
* The effect of an opcode that is none of the frequent ones. `machine.at` says where it lies in the source.
* @param body where its argument starts in the window; @param from where the argument's text starts, or its second line
* @param next where the next opcode starts; @param base where the window starts in the source
*/
function runRare(machine, effect, window, body, from, next, base, code) {
	const { registers: r } = machine;
	const { available } = r;
	switch (effect) {
		case "push-int-line": {
			const integer = parseIntegerLine(latin1(window, body, next - 1), code === 76);
			if (integer === void 0) return "An integer that is no number.";
			r.push(Number.isNaN(integer) ? 1 : ofInteger(integer));
			return;
		}
		case "push-long":
			r.push(next - from <= 6 ? longOf(window, from, next) : 1);
			return;
		case "push-line": {
			const text = decodeLine(latin1(window, body, next - 1), code === STRING);
			if (text === void 0) return "Text that does not parse.";
			const line = latin1(window, body, next - 1);
			if (isLookedUpName((code === STRING ? parseStringLine(line) : parseUnicodeLine(line)) ?? "")) machine.notes.note("PKL016", LOOKED_UP_MESSAGE, machine.at);
			if (text.candidate !== void 0) machine.candidates.keep({
				offset: base + body,
				length: text.candidate.length,
				bytes: text.candidate
			});
			r.push(ofLiteral(machine.at));
			return;
		}
		case "push-buffer":
			machine.notes.note("PKL014", "The pickle needs buffers that the program which loads it passes.", machine.at);
			r.push(1);
			return;
		case "readonly": return available < 1 ? TOO_FEW : void 0;
		case "pop":
			if (available > 0) r.height -= 1;
			else if (r.markCount > 0) r.popMark();
			else return TOO_FEW;
			return;
		case "pop-mark":
			if (r.markCount === 0) return NO_MARK;
			takeToMark(r);
			return;
		case "duplicate": {
			if (available < 1) return TOO_FEW;
			const value = r.top();
			const copy = isActive(value) ? machine.calls.again(value) : value;
			if (!isImport(value)) r.replace(r.height - 1, copy);
			r.push(copy);
			r.counts[r.height - 1] = -1;
			return;
		}
		case "tuple-0":
			r.push(9);
			return;
		case "tuple-1":
		case "tuple-2":
		case "tuple-3": {
			const count = Number(effect.slice(-1));
			if (available < count) return TOO_FEW;
			const start = r.height - count;
			r.replace(start, machine.tuples.make(start, machine.left));
			return;
		}
		case "tuple":
		case "list":
		case "dict":
		case "frozenset": {
			if (r.markCount === 0) return NO_MARK;
			if (effect === "dict" && available % 2 === 1) return "A key without a value.";
			const start = r.fence;
			const value = collect(machine, effect, start);
			r.counts[start] = r.height - start;
			r.popMark();
			r.replace(start, value);
			return;
		}
		case "add-items":
			if (r.markCount === 0) return NO_MARK;
			takeToMark(r);
			return r.available === 0 ? TOO_FEW : fill(machine, r.top(), 4, machine.at, 0, 0);
		case "import": return importName(machine, utf8(window, body, from - 1), utf8(window, from, next - 1));
		case "stack-import":
			if (available < 2) return TOO_FEW;
			return importFromStack(machine, window, base);
		case "extension":
			machine.notes.note("PKL004", "An import by a number of the extension registry.", machine.at);
			r.push(7);
			return;
		case "call":
			if (available < 2) return TOO_FEW;
			return importAttribute(machine, window, base) ?? callDtype(machine, window, base) ?? call(machine, r.height - 2, machine.tuples.itemsOnTop(machine.left), "called");
		case "new":
			if (available < 2) return TOO_FEW;
			return call(machine, r.height - 2, void 0, "constructed");
		case "new-ex":
			if (available < 3) return TOO_FEW;
			return call(machine, r.height - 3, void 0, "constructed");
		case "instance": {
			if (r.markCount === 0) return NO_MARK;
			const start = r.fence;
			const args = argumentsFrom(r, start);
			r.popMark();
			r.height = start;
			return importName(machine, utf8(window, body, from - 1), utf8(window, from, next - 1)) ?? call(machine, start, args, "called");
		}
		case "object": {
			if (r.markCount === 0) return NO_MARK;
			if (available < 1) return TOO_FEW;
			const start = r.fence;
			const args = argumentsFrom(r, start + 1);
			r.popMark();
			return call(machine, start, args, "called");
		}
		case "build": return available < 2 ? TOO_FEW : build(machine, window, base);
		case "persistent-line":
			machine.notes.notePersistentId(machine.at);
			r.push(6);
			return;
		case "persistent": {
			if (available < 1) return TOO_FEW;
			const records = machine.dialect === "joblib" ? void 0 : machine.records;
			const module = records?.module(r.top());
			const storage = module === void 0 ? records?.storage(r.top()) : machine.calls.again(module);
			if (storage === void 0 || module !== void 0) machine.notes.notePersistentId(machine.at);
			r.replace(r.height - 1, storage ?? 6);
			return;
		}
		case "push-dict":
			r.push(machine.records?.dict() ?? 3);
			return;
		case "protocol": {
			const version = window[body] ?? 0;
			if (version > 5) return "A protocol that does not exist.";
			if (machine.at !== machine.started) return "A protocol in the middle of a pickle.";
			machine.protocol = version;
			return;
		}
		case "frame": {
			if (machine.frameEnd !== NO_FRAME) machine.notes.note("PKL011", "A frame starts before the last one ended.", machine.at);
			machine.tuples.passOpcode();
			const length = readNumber(window, body, 8);
			if (base + next + length > machine.stopAt) machine.notes.note("PKL011", "A frame reaches past the end.", machine.at);
			machine.frameEnd = length === 0 ? NO_FRAME : base + next + length;
			return;
		}
		default: return "An opcode out of place.";
	}
}
/** What the values from `start` up make together. */
function collect(machine, effect, start) {
	const { registers: r, records } = machine;
	if (effect === "list") return 2;
	if (effect === "frozenset") return 1;
	if (effect === "tuple") return machine.tuples.make(start, machine.left);
	const dict = machine.dialect === "joblib" ? records?.dict() : void 0;
	if (dict !== void 0) records?.fill(dict, r.stack, start, r.height);
	return dict ?? 3;
}
function takeToMark(r) {
	r.height = r.fence;
	r.popMark();
}
/** A two's complement integer of at most 6 bytes. */
function longOf(bytes, from, to) {
	return to > from && (bytes[to - 1] ?? 0) >= 128 ? 1 : ofInteger(readNumber(bytes, from, to - from));
}
/** The values from `start` up, if they are not too many. */
function argumentsFrom(r, start) {
	return r.height - start > 16 ? void 0 : [...r.stack.subarray(start, r.height)];
}
// src/scan/pickle/run-opcodes.ts
const effectIndex = (effect) => EFFECTS.indexOf(effect);
const PUSH_INT = effectIndex("push-int");
const PUSH_FLOAT = effectIndex("push-float");
const PUSH_TEXT = effectIndex("push-text");
const PUSH_BYTES = effectIndex("push-bytes");
const MEMOIZE = effectIndex("memoize");
const PUT = effectIndex("put");
const GET = effectIndex("get");
const MARK = effectIndex("mark");
const APPEND = effectIndex("append");
const SET_ITEM = effectIndex("set-item");
const SET_ITEMS = effectIndex("set-items");
const APPENDS = effectIndex("appends");
const FRAME = effectIndex("frame");
const STOP$1 = effectIndex("stop");
/** Effects that put a value on the stack, whatever it is. */
const PLAIN_VALUES = new Float64Array(EFFECTS.length);
PLAIN_VALUES[effectIndex("push-none")] = 8;
PLAIN_VALUES[effectIndex("push-bool")] = 1;
PLAIN_VALUES[effectIndex("push-list")] = 2;
PLAIN_VALUES[effectIndex("push-dict")] = 3;
PLAIN_VALUES[effectIndex("push-set")] = 4;
/** In joblib's files it has to be known what a dict holds: that of an array's wrapper describes the array. */
const PLAIN_VALUES_OF_JOBLIB = PLAIN_VALUES.slice();
PLAIN_VALUES_OF_JOBLIB[effectIndex("push-dict")] = 0;
const BININT = 74;
/**
* Runs a machine through a window of bytes; it goes on with the next one where it stopped, so that memory does not grow
* with the file.
*
* This is the loop that decides how fast pickles are read: a million opcodes take one or two hundredths of a second. That is why
* the frequent opcodes are done in it, by numbers instead of names, and why height, fence and stack are variables here that
* are written back where it is left: a call for each opcode would cost more than what the opcode does.
* @param window starts at `machine.at`
* @returns "more" if the next opcode reaches past the window; `machine.at` says where to read on
*/
function runOpcodes(machine, window) {
	const { calls, candidates, limits, notes, registers: r, stopAt } = machine;
	const plain = machine.dialect === "joblib" ? PLAIN_VALUES_OF_JOBLIB : PLAIN_VALUES;
	const isForWeights = machine.dialect === "torch-weights";
	const base = machine.at;
	const end = window.length;
	let stack = r.stack;
	let height = r.height;
	let fence = r.fence;
	let left = machine.budget.opcodes;
	let next = 0;
	let at = 0;
	if (machine.textLeft > 0) {
		next = Math.min(machine.textLeft, end);
		machine.textState = checkUtf8(window, 0, next, machine.textState);
		if (machine.textState === -1) return fail(machine, "Text that is not UTF-8.", base + at, height, left);
		machine.textLeft -= next;
		at = next;
		if (machine.textLeft > 0) return leave(machine, "more", base + at, height, left);
		if (machine.textState !== 0) return fail(machine, "Text that is not UTF-8.", base + at, height, left);
	}
	while (true) {
		if (at >= end) return leave(machine, "more", base + at, height, left);
		const code = window[at] ?? 0;
		const effect = EFFECT_OF[code] ?? 255;
		if (effect === 255) return fail(machine, "A byte that is no opcode.", base + at, height, left);
		if (left <= 0) return leave(machine, machine.stopFor("opcodes"), base + at, height, left);
		left -= 1;
		const body = at + 1;
		const head = HEAD_BYTES_OF[code] ?? 0;
		const shape = SHAPE_OF[code] ?? 0;
		let argument = 0;
		let from = body + head;
		if (shape === 0) {
			next = from;
			if (next > end) return leave(machine, "more", base + at, height, left);
			if (head === 1) argument = window[body] ?? 0;
			else if (head === 4 || head === 2) argument = readNumber(window, body, head);
		} else if (shape >= 3) {
			if (from > end) return leave(machine, "more", base + at, height, left);
			argument = readLength(window, body, code);
			if (argument < 0) return fail(machine, "A length below zero.", base + at, height, left);
			next = from + argument;
			if (base + next > stopAt) return fail(machine, ENDS_INSIDE, base + at, height, left);
			if (next > end && argument <= 32) return leave(machine, "more", base + at, height, left);
		} else {
			from = body;
			let newline = window.indexOf(10, body);
			if (shape === 2 && newline >= 0) {
				from = newline + 1;
				newline = window.indexOf(10, from);
			}
			if (newline < 0) return leave(machine, "more", base + at, height, left);
			next = newline + 1;
		}
		if (base + next > machine.frameEnd && effect !== FRAME) {
			notes.note("PKL011", "An opcode reaches over the end of its frame.", base + at);
			machine.frameEnd = NO_FRAME;
		}
		if (height + 1 >= stack.length) {
			if (height >= limits.stack) return leave(machine, machine.stopFor("stack"), base + at, height, left);
			stack = r.growStack();
		}
		if (effect === PUSH_INT) {
			stack[height] = code === BININT && argument >= 2147483648 ? 1 : -argument - 1;
			height += 1;
		} else if (plain[effect] !== 0) {
			stack[height] = plain[effect] ?? 1;
			r.counts[height] = 0;
			height += 1;
		} else if (effect === PUSH_TEXT) {
			const reach = Math.min(next, end);
			const state = checkUtf8(window, from, reach);
			if (state === -1 || state !== 0 && next <= end) return fail(machine, "Text that is not UTF-8.", base + at, height, left);
			if (argument >= 4 && mayStart(window[from] ?? 0)) candidates.sniff(window, from, reach, base, argument, true);
			if (isLookedUp(window, from, argument)) machine.notes.note("PKL016", LOOKED_UP_MESSAGE, base + at);
			stack[height] = ofLiteral(base + at);
			height += 1;
			if (next > end) {
				machine.textLeft = next - end;
				machine.textState = state;
				at = end;
				if (machine.frameEnd <= base + next) machine.frameEnd = NO_FRAME;
				if (isForWeights && IS_WEIGHTS_OPCODE[code] === 0) notes.noteRefusedOpcode(code, base + at);
				return leave(machine, "more", base + at, height, left);
			}
		} else if (effect === MEMOIZE || effect === PUT) {
			if (height === fence) return fail(machine, "Nothing on the stack to memoize.", base + at, height, left);
			let key = effect === MEMOIZE ? r.memoCount : argument;
			if (shape === 1) key = parseKeyLine(latin1(window, body, next - 1)) ?? -1;
			if (key < 0) return fail(machine, "A memo key that is no number.", base + at, height, left);
			if (key >= limits.memo) return leave(machine, machine.stopFor("memo"), base + at, height, left);
			if (key >= r.memo.length) r.growMemo(key);
			if (r.memo[key] !== 0 && !machine.keepsMemo) return fail(machine, "A memo key that is used twice.", base + at, height, left);
			r.memo[key] = stack[height - 1] ?? 0;
			r.memoCount += 1;
			if (key >= r.memoTop) r.memoTop = key + 1;
		} else if (effect === GET) {
			const key = shape === 1 ? parseKeyLine(latin1(window, body, next - 1)) ?? -1 : argument;
			const value = key >= 0 && key < r.memoTop ? r.memo[key] ?? 0 : 0;
			if (value === 0) return fail(machine, "A memo entry that was never made.", base + at, height, left);
			stack[height] = isActive(value) ? calls.again(value) : value;
			r.counts[height] = -1;
			height += 1;
		} else if (effect === PUSH_FLOAT) {
			if (shape === 1 && !isFloatLine(latin1(window, body, next - 1))) return fail(machine, "A float that is no number.", base + at, height, left);
			stack[height] = 1;
			height += 1;
		} else if (effect === PUSH_BYTES) {
			if (isLookedUp(window, from, argument)) machine.notes.note("PKL016", LOOKED_UP_MESSAGE, base + at);
			if (argument >= 4 && mayStart(window[from] ?? 0)) candidates.sniff(window, from, Math.min(next, end), base, argument, false);
			stack[height] = ofLiteral(base + at);
			height += 1;
		} else if (effect === MARK) {
			if (r.markCount >= limits.marks) return leave(machine, machine.stopFor("marks"), base + at, height, left);
			r.pushMark(height);
			fence = height;
		} else if (effect === APPEND || effect === SET_ITEM) {
			const taken = effect === APPEND ? 1 : 2;
			if (height - taken - 1 < fence) return fail(machine, TOO_FEW, base + at, height, left);
			height -= taken;
			const kind = effect === APPEND ? 2 : 3;
			r.addCount(height - 1, 1);
			const target = stack[height - 1] ?? 0;
			const problem = target === kind ? void 0 : fill(machine, target, kind, base + at, height, height + taken);
			if (problem !== void 0) return fail(machine, problem, base + at, height, left);
		} else if (effect === SET_ITEMS || effect === APPENDS) {
			if (r.markCount === 0) return fail(machine, NO_MARK, base + at, height, left);
			if (effect === SET_ITEMS && (height - fence) % 2 === 1) return fail(machine, "A key without a value.", base + at, height, left);
			const reached = height;
			const fence0 = fence;
			height = fence;
			r.popMark();
			fence = r.fence;
			if (height === fence) return fail(machine, TOO_FEW, base + at, height, left);
			const kind = effect === APPENDS ? 2 : 3;
			r.addCount(height - 1, reached - fence0);
			const target = stack[height - 1] ?? 0;
			const problem = target === kind ? void 0 : fill(machine, target, kind, base + at, height, reached);
			if (problem !== void 0) return fail(machine, problem, base + at, height, left);
		} else if (effect === STOP$1) {
			if (height !== 1 || r.markCount !== 0) notes.note("PKL007", "The pickle ends with other than one value on the stack.", base + at);
			if (machine.frameEnd !== NO_FRAME && machine.frameEnd !== base + next) notes.note("PKL011", "The pickle ends before its last frame does.", base + at);
			at = next;
			return leave(machine, "done", base + at, height, left);
		} else {
			r.height = height;
			machine.at = base + at;
			machine.left = left;
			const problem = runRare(machine, EFFECTS[effect] ?? "stop", window, body, from, next, base, code);
			if (problem === "array") {
				if (machine.frameEnd === base + next) machine.frameEnd = NO_FRAME;
				if (machine.frameEnd !== NO_FRAME) notes.note("PKL011", "An array lies inside of a frame.", base + next);
				return leave(machine, "array", base + next, r.height, left);
			}
			if (problem === "names" || problem === "limit") {
				left += problem === "names" ? 1 : 0;
				return leave(machine, problem, base + at, height, left);
			}
			if (problem !== void 0 && problem !== "") return fail(machine, problem, base + at, r.height, left);
			stack = r.stack;
			height = r.height;
			fence = r.fence;
		}
		if (isForWeights && IS_WEIGHTS_OPCODE[code] === 0) notes.noteRefusedOpcode(code, base + at);
		if (base + next === machine.frameEnd) machine.frameEnd = NO_FRAME;
		at = next;
	}
}
/** Writes back what the loop kept in variables of its own. */
function leave(machine, status, at, height, left) {
	machine.at = at;
	machine.registers.height = height;
	machine.budget.opcodes = left;
	return status;
}
function fail(machine, message, at, height, left) {
	machine.notes.note("PKL007", message, at);
	return leave(machine, "failed", at, height, left);
}
// src/scan/pickle/scan-pickle.ts
const MOST_NESTED_STREAMS = 100;
/** What is wrong with something imported, so that an array's bytes do not show it by chance. */
const OF_IMPORTS = /* @__PURE__ */ new Set([
	"PKL006",
	"PKL015",
	"PKL016"
]);
/**
* Reads pickles without loading them, at most 1 MiB at a time; string and bytes literals that reach past it are skipped.
* Any bytes give a reading.
* @throws ShortReadError, and what the source throws, if bytes cannot be had
*/
async function scanPickle(source, options) {
	return scanWithin(source, options, { opcodes: options.limits.opcodes });
}
async function scanWithin(plain, options, budget) {
	const { limits, dialect = "pickle", depth = 0, offset: start = 0, streams: wanted = "all" } = options;
	const source = counted(plain);
	const stopAt = Math.min(source.size, start + (options.length ?? source.size));
	const opcodes = budget.opcodes;
	let run = startRun(source, options, dialect, stopAt, budget);
	let ran = await runStreams(run, depth);
	if (run.machine.mayHoldArrays && dialect === "pickle") {
		const { imports, machine } = run;
		budget.opcodes = opcodes;
		run = startRun(source, options, "joblib", stopAt, budget);
		ran = await runStreams(run, depth);
		const { arrayAt } = ran;
		if (arrayAt !== void 0) {
			judgeOthers(imports, run.imports, (one) => one.offset >= arrayAt && isNamed(one), run.notes);
			for (const { rule, message, offset } of machine.notes.all) if ((OF_IMPORTS.has(rule) || message === "An import whose module or name is what a call gave.") && offset >= arrayAt) run.notes.find(rule, message, { offset });
		}
	}
	const { machine, imports, notes } = run;
	const { streams, end } = ran;
	if (streams > 0 || machine.at > start) notes.partial();
	if (streams > 0 && end === machine.at) notes.full();
	for (const { rule, message, offset } of machine.notes.all) notes.find(rule, message, { offset });
	for (const imported of imports.all) judge(imported, notes);
	if (streams > 1 && wanted === "all") {
		const again = startRun(source, options, run.dialect, stopAt, { opcodes: limits.opcodes });
		await runStreams({
			...again,
			keepMemo: true
		}, depth);
		judgeOthers(again.imports, imports, (one) => usesOf(one).some((use) => classify(one, use) === "blocked"), notes);
	}
	if (machine.candidates.tooMany) notes.limit("nesting");
	for (const candidate of machine.candidates.all) await scanNested(source, candidate, depth, limits, budget, notes);
	const storages = await resolveStorages(machine, imports, source, limits, notes);
	return {
		...withImports(notes.done(), imports, limits),
		bytesRead: source.bytesRead(),
		end,
		streams,
		storages
	};
}
function startRun(source, options, dialect, stopAt, budget) {
	const { limits, offset = 0 } = options;
	const imports = new ImportTable(limits);
	return {
		source,
		options,
		dialect,
		stopAt,
		budget,
		imports,
		machine: new Machine(imports, limits, budget, dialect, offset, stopAt),
		notes: new Notes(["pickle"], limits),
		keepMemo: false
	};
}
/** Runs one stream after the other. */
async function runStreams(run, depth) {
	const { machine, source, stopAt, notes } = run;
	let window = /* @__PURE__ */ new Uint8Array(0);
	let windowAt = machine.at;
	let ran = {
		streams: 0,
		end: machine.at
	};
	while (true) {
		const at = machine.at;
		const inside = at - windowAt;
		let rest = inside >= 0 && inside < window.length ? window.subarray(inside) : /* @__PURE__ */ new Uint8Array(0);
		let status = rest.length === 0 ? "more" : runOpcodes(machine, rest);
		if (status === "more") {
			const from = machine.at;
			if (from >= stopAt && from > at) return endsEarly(ran, from, notes);
			window = await readSome(source, from, Math.min(WINDOW, stopAt - from));
			windowAt = from;
			rest = window;
			status = rest.length === 0 ? "more" : runOpcodes(machine, rest);
			if (status === "more" && machine.at === from) {
				if (from + rest.length >= stopAt) return endsEarly(ran, from, notes);
				notes.limit("nameBytes");
				notes.partial();
				return {
					...ran,
					end: from
				};
			}
		}
		if (status === "names") for (const offset of machine.texts.wanted) machine.texts.supply(offset, await readText$1(source, offset, notes));
		if (status === "array") {
			ran = {
				...ran,
				arrayAt: ran.arrayAt ?? machine.at
			};
			const next = await passArray(run, depth);
			if (next === void 0) return {
				...ran,
				end: machine.at
			};
			machine.skipTo(next);
		}
		if (status === "limit") {
			notes.limit(machine.limitHit);
			notes.partial();
			notes.find("PKL010", `The limit of ${machine.limitHit} was reached.`, { offset: machine.at });
			return {
				...ran,
				end: machine.at
			};
		}
		if (status === "failed") {
			if (ran.streams > 0) notes.find("PKL008", "What follows the pickle is no pickle.", { offset: ran.end });
			return {
				...ran,
				end: machine.at
			};
		}
		if (status === "done") {
			ran = {
				...ran,
				streams: ran.streams + 1,
				end: machine.at
			};
			if (run.options.streams === "one" || ran.end >= stopAt) return ran;
			machine.restart(run.keepMemo);
		}
	}
}
function endsEarly(ran, at, notes) {
	notes.find("PKL007", ENDS_EARLY, { offset: at });
	if (ran.streams > 0) notes.find("PKL008", "What follows the pickle is no pickle.", { offset: ran.end });
	return {
		...ran,
		end: at
	};
}
/** @returns where the next opcode lies; `undefined` if that cannot be told, which has been said */
async function passArray({ machine, source, stopAt, budget, options, notes }, depth) {
	const { limits } = options;
	const { at, array } = machine;
	if (array === void 0) {
		notes.find("JOB004", "What follows was not read: the size of an array cannot be told.", { offset: at });
		return;
	}
	if (array === "objects") {
		if (depth >= limits.nesting) {
			notes.limit("nesting");
			return;
		}
		const inner = await scanWithin(source, {
			limits,
			depth: depth + 1,
			streams: "one",
			offset: at,
			length: stopAt - at
		}, budget);
		notes.add(inner);
		return inner.streams === 1 ? inner.end : void 0;
	}
	const padding = array.padded && at < stopAt ? 1 + ((await readSome(source, at, 1))[0] ?? 0) : 0;
	const next = BigInt(at + padding) + array.bytes;
	if (next <= BigInt(stopAt)) return Number(next);
	notes.find("PKL007", `An array of ${array.bytes} bytes reaches past the end.`, { offset: at });
}
async function scanNested(source, candidate, depth, limits, budget, notes) {
	if (depth >= limits.nesting) return notes.limit("nesting");
	const { offset, length, bytes } = candidate;
	const inside = bytes === void 0 ? source : sourceOf(bytes);
	const stop = bytes === void 0 ? offset + length : length;
	let at = bytes === void 0 ? offset : 0;
	for (let streams = 0; at < stop; streams += 1) {
		if (streams >= MOST_NESTED_STREAMS) return notes.limit("nesting");
		const inner = await scanWithin(inside, {
			limits,
			depth: depth + 1,
			streams: "one",
			offset: at,
			length: stop - at
		}, budget);
		if (inner.streams === 0 && inner.imports.length === 0) return;
		if (streams === 0) notes.find("PKL009", "A string holds a pickle of its own.", { offset });
		const findings = bytes === void 0 ? inner.findings : inner.findings.map((found) => ({
			...found,
			offset
		}));
		notes.add({
			...inner,
			findings
		});
		if (inner.streams === 0) return;
		at = inner.end;
	}
}
async function resolveStorages(machine, imports, source, limits, notes) {
	const storages = [];
	const texts = /* @__PURE__ */ new Map();
	const textAt = async (offset) => {
		const known = texts.get(offset);
		if (known !== void 0) return known;
		const text = await readText$1(source, offset);
		if (texts.size < limits.entries) texts.set(offset, text);
		return text;
	};
	for (const { tag, key, type, elements, needed } of machine.records?.storages ?? []) {
		if (storages.length >= limits.entries) {
			notes.limit("entries");
			break;
		}
		if (await textAt(tag) !== "storage") notes.find("PKL014", "A persistent id that is no storage: only the program that wrote it knows what it stands for.", { offset: tag });
		const imported = imports.all[type];
		const known = imported?.module === "torch" || imported?.module === "torch.cuda" || imported?.module === "torch.storage";
		const name = await textAt(key);
		storages.push({
			key: name !== null && name.length <= 1024 ? name : void 0,
			type: known ? imported.name : void 0,
			elements,
			needed
		});
	}
	return storages;
}
// src/scan/formats/pickle.ts
/** A pickle, by the machine: what it would import and call. Bytes that do not belong to it are findings. */
const readPickle = (source, context, dialect) => scanPickle(source, {
	dialect,
	limits: context.limits
});
/** A file that is a pickle, or several in a row. */
async function readPickleFile(source, context) {
	const { formats, verdict, coverage, limitsHit, imports, findings } = await readPickle(source, context, "pickle");
	return {
		formats,
		verdict,
		coverage,
		limitsHit,
		imports,
		findings
	};
}
// src/scan/formats/python-literal.ts
const TOKEN = /\s*(?:('(?:[^'\\\n]|\\['\\])*'|"(?:[^"\\\n]|\\["\\])*")|(-?\d{1,19})L?\b|(True|False|None)\b|([[\](){},:]))/y;
/** Reads one literal of dicts (with string keys, none twice), tuples, lists, strings, integers, booleans. `undefined` for all else. */
function parseLiteral(text) {
	const tokens = tokenize(text);
	if (tokens === void 0) return void 0;
	const reader = new LiteralReader(tokens);
	const value = reader.value(0);
	return reader.ended ? value : void 0;
}
function tokenize(text) {
	const tokens = [];
	const rest = text.trimEnd();
	TOKEN.lastIndex = 0;
	for (let at = 0; at < rest.length; at = TOKEN.lastIndex) {
		TOKEN.lastIndex = at;
		const match = TOKEN.exec(rest);
		if (match === null) return void 0;
		const [, quoted, number, word, mark] = match;
		if (quoted !== void 0) tokens.push({ value: quoted.slice(1, -1).replace(/\\(.)/g, "$1") });
		else if (number !== void 0) tokens.push({ value: Number(number) });
		else if (word !== void 0) tokens.push({ value: word === "None" ? null : word === "True" });
		else tokens.push({ mark: mark ?? "" });
	}
	return tokens;
}
const DEEPEST$2 = 32;
var LiteralReader = class {
	tokens;
	at = 0;
	constructor(tokens) {
		this.tokens = tokens;
	}
	get ended() {
		return this.at === this.tokens.length;
	}
	value(depth) {
		const token = this.tokens[this.at];
		if (token === void 0 || depth > DEEPEST$2) return void 0;
		this.at += 1;
		if ("value" in token) return token.value;
		if (token.mark === "{") return this.dict(depth);
		return token.mark === "(" ? this.list(")", depth) : token.mark === "[" ? this.list("]", depth) : void 0;
	}
	take(mark) {
		const token = this.tokens[this.at];
		if (token === void 0 || !("mark" in token) || token.mark !== mark) return false;
		this.at += 1;
		return true;
	}
	list(close, depth) {
		const items = [];
		while (!this.take(close)) {
			const item = this.value(depth + 1);
			if (item === void 0) return void 0;
			items.push(item);
			if (this.take(",")) continue;
			return this.take(close) ? items : void 0;
		}
		return items;
	}
	dict(depth) {
		const entries = /* @__PURE__ */ new Map();
		while (!this.take("}")) {
			const key = this.value(depth + 1);
			if (typeof key !== "string" || entries.has(key) || !this.take(":")) return void 0;
			const value = this.value(depth + 1);
			if (value === void 0) return void 0;
			entries.set(key, value);
			if (this.take(",")) continue;
			return this.take("}") ? entries : void 0;
		}
		return entries;
	}
};
// src/scan/formats/npy.ts
/** NumPy itself refuses longer headers unless told otherwise (`max_header_size`). */
const LONGEST_HEADER = 1e4;
/** One array: the header, and the pickle behind it if the dtype holds Python objects. */
async function readNpy(source, context) {
	const notes = new Notes(["npy"], context.limits);
	const header = await readHeader(source, notes);
	if (header === void 0) return notes.done();
	notes.full();
	if (header.length === void 0) {
		notes.find("NPY003", "The array holds Python objects: reading it unpickles them.");
		notes.add(await readPickle(sliceOf(source, header.data), context, "pickle"));
	} else noteLength(header.length, source.size - header.data, notes);
	return notes.done();
}
function noteLength(told, there, notes, member) {
	if (told === BigInt(there)) return;
	const where = member === void 0 ? {} : { member };
	notes.find("NPY002", `The header promises ${told} bytes of data, ${there} are there.`, where);
}
/** https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
async function readHeader(source, notes, member) {
	const where = member === void 0 ? { offset: 0 } : {
		member,
		offset: 0
	};
	try {
		const reader = new ForwardReader(source, 256);
		const magic = Buffer.from(await reader.bytes(8));
		const major = magic[6] ?? 0;
		const known = magic.toString("latin1", 0, 6) === "NUMPY" && major >= 1 && major <= 3 && magic[7] === 0;
		const length = known ? major === 1 ? await reader.u16() : await reader.u32() : 0;
		if (!known || length > LONGEST_HEADER) {
			notes.find("NPY001", known ? `The header has ${length} bytes.` : "No array of a known version.", where);
			return;
		}
		const text = Buffer.from(await reader.bytes(length)).toString(major === 3 ? "utf8" : "latin1");
		const size = arrayBytes(parseLiteral(text));
		if (size !== "bad") return {
			data: reader.offset,
			length: size
		};
		notes.find("NPY001", "The header is not what NumPy writes.", {
			...where,
			evidence: escapeEvidence(text)
		});
	} catch (error) {
		if (!(error instanceof ShortReadError)) throw error;
		notes.find("NPY001", "The file ends inside the header.", where);
	}
}
/** Bytes of the data, `undefined` if they are a pickle. */
function arrayBytes(header) {
	if (!(header instanceof Map) || [...header.keys()].sort().join() !== "descr,fortran_order,shape") return "bad";
	const count = elements(header.get("shape"));
	const item = itemBytes(header.get("descr"), 0);
	if (count === void 0 || item === void 0 || typeof header.get("fortran_order") !== "boolean") return "bad";
	return item === "object" ? void 0 : count * item;
}
function elements(shape) {
	if (!Array.isArray(shape) || shape.length > 64) return void 0;
	let count = 1n;
	for (const side of shape) {
		if (typeof side !== "number" || !Number.isSafeInteger(side) || side < 0) return void 0;
		count *= BigInt(side);
	}
	return count;
}
/** Bytes of one element: a type string, or a list of fields `(name, type)` or `(name, type, shape)`. */
function itemBytes(descr, depth) {
	if (typeof descr === "string") return typeBytes(descr);
	if (!Array.isArray(descr) || depth > 8) return void 0;
	let total = 0n;
	let objects = false;
	for (const field of descr) {
		if (!Array.isArray(field) || field.length < 2 || field.length > 3 || !isFieldName(field[0])) return void 0;
		const item = itemBytes(field[1], depth + 1);
		const count = field.length === 3 ? elements(field[2]) : 1n;
		if (item === void 0 || count === void 0) return void 0;
		if (item === "object") objects = true;
		else total += item * count;
	}
	return objects ? "object" : total;
}
const isFieldName = (name) => typeof name === "string" || Array.isArray(name) && name.length === 2 && name.every((part) => typeof part === "string");
/** https://numpy.org/doc/stable/reference/arrays.interface.html#arrays-interface */
function typeBytes(type) {
	const match = /^[<>|=]?([biufcmMSUVOt?])(\d{0,10})(?:\[\d{0,6}(?:[YMWDhmsunpfa]|ns|us|ms|ps|fs|as)\])?$/.exec(type);
	if (match === null) return void 0;
	const [, kind = "", digits = ""] = match;
	if (kind === "O") return "object";
	if (kind === "?") return 1n;
	if (digits === "" || kind === "t") return void 0;
	return BigInt(digits) * (kind === "U" ? 4n : 1n);
}
/** A zip of arrays: of plain ones only the headers are read. */
async function readNpz(source, context) {
	const notes = new Notes(["npz"], context.limits);
	const members = await openZip(source, context, notes);
	if (members === void 0) return notes.done();
	notes.full();
	for (const member of members) await readArray(source, member, context, notes);
	return notes.done();
}
async function readArray(source, member, context, notes) {
	const name = escapeEvidence(member.name);
	const start = await readMemberStart(source, member, 10016);
	const quiet = new Notes([], context.limits);
	const header = await readHeader(sourceOf(start), quiet, name);
	if (header === void 0 || header.length === void 0) await scanMember(source, member, context, notes);
	else noteLength(header.length, member.size - header.data, notes, name);
}
// src/scan/protobuf.ts
/** A message that is no protobuf, or larger than what is read. */
var ProtobufError = class extends Error {
	code = "protobuf";
};
const DEEPEST$1 = 100;
/** Walks messages field by field. Fields that nobody asks for are skipped unread, so weights cost nothing. */
var ProtobufWalker = class {
	reader;
	budget;
	constructor(source, budget) {
		this.reader = new ForwardReader(source, 8192);
		this.budget = budget;
	}
	/**
	* The fields of the message in [start, start + length).
	* @throws ProtobufError if it is none, or the budget is spent
	*/
	async *fields(start, length, depth = 0) {
		if (depth > DEEPEST$1) throw new ProtobufError("messages nested too deep");
		const end = start + length;
		let at = start;
		while (at < end) {
			this.reader.seek(at);
			const key = await this.varint(end);
			const number = Number(key >> 3n);
			const wire = Number(key & 7n);
			if (number === 0 || number > 536870911) throw new ProtobufError("a field without a number");
			if (wire !== 0 && wire !== 1 && wire !== 2 && wire !== 5) throw new ProtobufError(`a field of wire type ${wire}`);
			const value = wire === 0 || wire === 2 ? await this.varint(end) : 0n;
			const from = this.reader.offset;
			const size = wire === 0 ? 0 : wire === 1 ? 8 : wire === 5 ? 4 : narrowed(value);
			if (from + size > end) throw new ProtobufError("a field reaches past its message");
			this.spend(from - at);
			yield {
				number,
				wire,
				value: wire === 0 ? value : 0n,
				start: from,
				length: size
			};
			at = from + size;
		}
	}
	/** The bytes of a field, at most `most` of them. */
	async bytes(field, most) {
		const length = Math.min(field.length, most);
		this.spend(length);
		this.reader.seek(field.start);
		return Buffer.from(await this.reader.bytes(length));
	}
	/** A string; one longer than `most` bytes is no name. */
	async text(field, most = 65536) {
		if (field.length > most) throw new ProtobufError(`a name of ${field.length} bytes`);
		return (await this.bytes(field, most)).toString("utf8");
	}
	spend(bytes) {
		this.budget.bytes -= bytes;
		if (this.budget.bytes < 0) throw new ProtobufError("more structure than what is read");
	}
	async varint(end) {
		let value = 0n;
		for (let shift = 0n; shift < 70n; shift += 7n) {
			if (this.reader.offset >= end) throw new ProtobufError("a number reaches past its message");
			const byte = await this.reader.u8();
			value |= BigInt(byte & 127) << shift;
			if (byte < 128) return value & 18446744073709551615n;
		}
		throw new ProtobufError("a number of more than ten bytes");
	}
};
function narrowed(value) {
	if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ProtobufError("a length of more than 2^53 bytes");
	return Number(value);
}
// src/scan/formats/onnx.ts
/** Domains whose operators ONNX Runtime and ONNX define (https://onnx.ai/onnx/operators/, ORT's ContribOperators.md). */
const DOMAINS = /* @__PURE__ */ new Set([
	"",
	"ai.onnx",
	"ai.onnx.ml",
	"ai.onnx.training",
	"ai.onnx.preview",
	"ai.onnx.preview.training",
	"com.microsoft",
	"com.microsoft.nchwc",
	"com.ms.internal.nhwc"
]);
/** Operators that run Python (onnxruntime-extensions, ORT training). */
const PYTHON = /^(?:PyOp|PythonOp|PythonOpGrad|PyCustomOp|ATen|ATenOp|ExternalFunction)$/;
const CHILDREN$1 = {
	model: {
		7: "graph",
		8: "opset",
		20: "training",
		25: "function"
	},
	graph: {
		1: "node",
		5: "tensor",
		15: "sparse"
	},
	node: { 5: "attribute" },
	attribute: {
		5: "tensor",
		6: "graph",
		10: "tensor",
		11: "graph",
		22: "sparse",
		23: "sparse"
	},
	function: {
		7: "node",
		9: "opset",
		11: "attribute"
	},
	sparse: {
		1: "tensor",
		2: "tensor"
	},
	training: {
		1: "graph",
		2: "graph"
	},
	tensor: { 13: "entry" },
	opset: {},
	entry: {}
};
/** Fields of ModelProto and their wire types: nothing else is in an ONNX file. */
const MODEL_FIELDS = {
	1: 0,
	2: 2,
	3: 2,
	4: 2,
	5: 0,
	6: 2,
	7: 2,
	8: 2,
	14: 2,
	20: 2,
	25: 2,
	26: 2
};
/** The field of ModelProto that every model has (https://github.com/onnx/onnx/blob/main/docs/IR.md#models). */
const IR_VERSION = 1;
/** Models of this IR version and later name the operator sets that they use. */
const OPSETS_SINCE = 3n;
/** Operators, domains and external data of an ONNX model. Weights are not read. */
async function readOnnx(source, context) {
	const notes = new Notes(["onnx"], context.limits);
	const reader = new OnnxReader(source, context, notes);
	try {
		await reader.read();
		notes.full();
	} catch (error) {
		if (!(error instanceof ProtobufError || error instanceof ShortReadError)) throw error;
		if (reader.budget.bytes < 0) notes.limit("protobufBytes");
		notes.find("ONX001", `The structure cannot be read: ${error.message}.`);
	}
	return notes.done();
}
/** Kinds of operators in one model; real ones have some dozens. */
const MOST_OPERATORS = 1e4;
var OnnxReader = class {
	budget;
	walker;
	source;
	notes;
	used = /* @__PURE__ */ new Map();
	defined = /* @__PURE__ */ new Set();
	external = 0;
	constructor(source, context, notes) {
		this.budget = { bytes: context.limits.protobufBytes };
		this.walker = new ProtobufWalker(source, this.budget);
		this.source = source;
		this.notes = notes;
	}
	async read() {
		let version = 0n;
		let graphs = 0;
		let opsets = 0;
		for await (const field of this.walker.fields(0, this.source.size)) {
			if (MODEL_FIELDS[field.number] !== field.wire) throw new ProtobufError(`field ${field.number} is not one of a model`);
			const kind = CHILDREN$1.model[field.number];
			if (field.number === IR_VERSION) version = field.value;
			if (kind === "graph") graphs += 1;
			if (kind === "opset") opsets += 1;
			if (kind !== void 0) await this.message(kind, field, 1);
		}
		if (version === 0n) throw new ProtobufError("no IR version");
		if (graphs !== 1) throw new ProtobufError(`${graphs} graphs`);
		if (opsets === 0 && version >= OPSETS_SINCE) throw new ProtobufError("no operator set");
		for (const [operator, domain] of this.used) if (!DOMAINS.has(domain) && !this.defined.has(operator)) this.notes.find("ONX004", "The model uses an operator of a custom domain.", { evidence: escapeEvidence(operator) });
		if (this.external > 0) this.notes.find("ONX005", `${this.external} tensors lie in other files.`);
	}
	async message(kind, at, depth) {
		const names = /* @__PURE__ */ new Map();
		const children = CHILDREN$1[kind];
		const wanted = TEXTS[kind];
		for await (const field of this.walker.fields(at.start, at.length, depth)) {
			if (wanted?.includes(field.number) === true && field.wire === 2) {
				const text = await this.walker.text(field);
				if (names.has(field.number) && names.get(field.number) !== text) throw new ProtobufError("a name that stands twice");
				names.set(field.number, text);
			}
			const child = children[field.number];
			if (child !== void 0 && field.wire === 2) await this.message(child, field, depth + 1);
		}
		if (kind === "node") this.noteNode(names.get(4) ?? "", names.get(7) ?? "");
		if (kind === "function") this.defined.add(`${names.get(10) ?? ""}::${names.get(1) ?? ""}`);
		if (kind === "entry" && names.get(1) === "location") this.noteLocation(names.get(2) ?? "");
	}
	noteNode(operator, domain) {
		const name = `${domain}::${operator}`;
		if (PYTHON.test(operator)) this.notes.find("ONX003", "An operator of the model runs Python.", { evidence: escapeEvidence(name) });
		if (this.used.size < MOST_OPERATORS) this.used.set(name, domain);
		else if (!this.used.has(name)) this.notes.limit("entries");
	}
	noteLocation(location) {
		this.external += 1;
		if (leavesFolder(location.replace(/^(?:\.\/)+/, "")) || /^[a-z][a-z0-9+.-]*:/i.test(location)) this.notes.find("ONX002", "A tensor is read from outside the model's folder.", { evidence: escapeEvidence(location) });
	}
};
/** Fields that are read as text. */
const TEXTS = {
	node: [4, 7],
	function: [1, 10],
	entry: [1, 2]
};
// src/scan/formats/opaque.ts
const KNOWN = [
	[
		"7z¼¯'",
		"ARC003",
		"a 7z archive"
	],
	[
		"Rar!\x07",
		"ARC003",
		"a RAR archive"
	],
	[
		"RDX2\n",
		"ARC004",
		"R data"
	],
	[
		"RDX3\n",
		"ARC004",
		"R data"
	],
	[
		"RDA2\n",
		"ARC004",
		"R data"
	],
	[
		"RDA3\n",
		"ARC004",
		"R data"
	],
	[
		"X\n\0\0\0",
		"ARC004",
		"R data"
	],
	[
		"ELF",
		"SNF006",
		"a program or library"
	],
	[
		"MZ",
		"SNF006",
		"a program or library"
	]
];
/** What no reader here understands: said so, never `safe`. */
async function readOpaque(source, context) {
	const notes = new Notes(["opaque"], context.limits);
	if (source.size === 0) {
		notes.full();
		return notes.done();
	}
	const head = Buffer.from(await source.read(0, 16)).toString("latin1");
	const [, rule, name] = KNOWN.find(([magic]) => head.startsWith(magic)) ?? [
		"",
		"SNF006",
		"of no known format"
	];
	notes.find(rule, `The file is ${name}, which is not read here.`, { offset: 0 });
	return notes.done();
}
// src/scan/tables/thrift.ts
/** Bytes that are no struct of Thrift's compact protocol, or nested deeper than any file's. */
var ThriftError = class extends Error {
	code = "thrift";
};
/** Types of fields (https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md). */
const THRIFT = {
	true: 1,
	false: 2,
	byte: 3,
	i16: 4,
	i32: 5,
	i64: 6,
	double: 7,
	binary: 8,
	list: 9,
	set: 10,
	map: 11,
	struct: 12
};
const DEEPEST = 32;
const STOP = 0;
/** Walks a struct field by field. Every value takes at least a byte, so that the work is linear whatever comes. */
var ThriftReader = class {
	at = 0;
	bytes;
	constructor(bytes) {
		this.bytes = bytes;
	}
	get left() {
		return this.bytes.length - this.at;
	}
	/** The fields of the struct here. Whoever takes a field reads or skips its value before the next. */
	*fields() {
		let id = 0;
		for (;;) {
			const head = this.byte();
			if (head === STOP) return;
			const delta = head >> 4;
			id = delta === 0 ? Number(this.zigzag()) : id + delta;
			yield {
				id,
				type: head & 15
			};
		}
	}
	/** How many elements of which type a list has. */
	list() {
		const head = this.byte();
		const short = head >> 4;
		const count = short === 15 ? this.count() : short;
		if (count > this.left) throw new ThriftError("a list that is longer than the data");
		return {
			type: head & 15,
			count
		};
	}
	text() {
		const length = this.count();
		if (length > this.left) throw new ThriftError("a string that is longer than the data");
		this.at += length;
		return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + this.at - length, length).toString("utf8");
	}
	/** A signed number of any width. */
	zigzag() {
		const value = this.varint();
		return value >> 1n ^ -(value & 1n);
	}
	skip(type, depth = 0) {
		if (depth > DEEPEST) throw new ThriftError("values nested too deep");
		if (type === THRIFT.true || type === THRIFT.false) return;
		if (type === THRIFT.byte) this.byte();
		else if (type === THRIFT.i16 || type === THRIFT.i32 || type === THRIFT.i64) this.varint();
		else if (type === THRIFT.double) this.forward(8);
		else if (type === THRIFT.binary) this.forward(this.count());
		else if (type === THRIFT.list || type === THRIFT.set) {
			const list = this.list();
			for (let at = 0; at < list.count; at += 1) this.skipElement(list.type, depth + 1);
		} else if (type === THRIFT.map) {
			const count = this.count();
			if (count === 0) return;
			if (count > this.left) throw new ThriftError("a map that is longer than the data");
			const types = this.byte();
			for (let at = 0; at < count; at += 1) {
				this.skipElement(types >> 4, depth + 1);
				this.skipElement(types & 15, depth + 1);
			}
		} else if (type === THRIFT.struct) for (const field of this.fields()) this.skip(field.type, depth + 1);
		else throw new ThriftError(`a value of type ${type}`);
	}
	/** In lists and maps, a boolean takes a byte. */
	skipElement(type, depth) {
		if (type === THRIFT.true || type === THRIFT.false) this.byte();
		else this.skip(type, depth);
	}
	byte() {
		const byte = this.bytes[this.at];
		if (byte === void 0) throw new ThriftError("the data end early");
		this.at += 1;
		return byte;
	}
	forward(length) {
		if (length > this.left) throw new ThriftError("a value that is longer than the data");
		this.at += length;
	}
	count() {
		const value = this.varint();
		if (value > 2147483647n) throw new ThriftError("a length of more than 2^31");
		return Number(value);
	}
	varint() {
		let value = 0n;
		for (let shift = 0n; shift < 70n; shift += 7n) {
			const byte = this.byte();
			value |= BigInt(byte & 127) << shift;
			if (byte < 128) return value & 18446744073709551615n;
		}
		throw new ThriftError("a number of more than ten bytes");
	}
};
// src/scan/formats/parquet.ts
/** Larger footers belong to files with thousands of row groups and columns. */
const LARGEST_FOOTER = 16777216;
const MOST_ELEMENTS = 1e5;
const TYPES = [
	"boolean",
	"int32",
	"int64",
	"int96",
	"float",
	"double",
	"binary",
	"fixed"
];
/** Parquet (https://parquet.apache.org/docs/file-format/): the footer alone. Pages are not read. */
async function readParquet(source, context) {
	const notes = new Notes(["parquet"], context.limits);
	try {
		const footer = await footerOf(source, notes);
		if (footer === void 0) return notes.done();
		const file = readFile(new ThriftReader(footer));
		notes.full();
		noteTable({
			columns: columnsOf(file.schema),
			rows: Number(file.rows)
		}, notes);
		const [path] = file.paths;
		if (path !== void 0) notes.find("TAB004", "The columns lie in other files.", { evidence: escapeEvidence(path) });
		const outside = [...file.paths].find((each) => leavesFolder(each) || each.includes(":"));
		if (outside !== void 0) notes.find("TAB003", "A column lies outside the file's folder.", { evidence: escapeEvidence(outside) });
		if (file.arrow !== void 0) await noteArrowSchema(Buffer.from(file.arrow, "base64"), context, notes);
	} catch (error) {
		if (!(error instanceof ThriftError || error instanceof ShortReadError)) throw error;
		notes.find("TAB002", `The footer cannot be read: ${error.message}.`);
	}
	return notes.done();
}
async function footerOf(source, notes) {
	if (source.size < 12) throw new ThriftError("no footer");
	const start = (await readAll(source, 0, 4)).toString("latin1");
	const end = await readAll(source, source.size - 8, 8);
	const magic = end.toString("latin1", 4);
	const length = end.readUInt32LE(0);
	if (start === "PARE" || magic === "PARE") {
		notes.find("TAB004", "The footer is encrypted.");
		return;
	}
	if (start !== "PAR1" || magic !== "PAR1") throw new ThriftError("no mark at one of its ends");
	if (length > source.size - 12) throw new ThriftError("longer than the file");
	if (length > LARGEST_FOOTER) {
		notes.limit("headerBytes");
		return;
	}
	return readAll(source, source.size - 8 - length, length);
}
/** Fields of FileMetaData (https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift). */
function readFile(reader) {
	const schema = [];
	const paths = /* @__PURE__ */ new Set();
	let rows;
	let arrow;
	for (const field of reader.fields()) if (is(field, 2, THRIFT.list)) eachStruct(reader, () => {
		schema.push(readElement(reader));
		if (schema.length > MOST_ELEMENTS) throw new ThriftError("more columns than any table has");
	});
	else if (is(field, 3, THRIFT.i64)) rows = reader.zigzag();
	else if (is(field, 4, THRIFT.list)) eachStruct(reader, () => readRowGroup(reader, paths));
	else if (is(field, 5, THRIFT.list)) eachStruct(reader, () => {
		const [key, value] = readPair(reader);
		if (key === "ARROW:schema") arrow = value;
	});
	else reader.skip(field.type);
	if (reader.left > 0) throw new ThriftError("bytes behind the metadata");
	if (rows === void 0 || rows < 0n || rows > BigInt(Number.MAX_SAFE_INTEGER)) throw new ThriftError("no number of rows");
	if (schema.length === 0) throw new ThriftError("no schema");
	return {
		schema,
		rows,
		paths,
		arrow
	};
}
const is = (field, id, type) => field.id === id && field.type === type;
function eachStruct(reader, read) {
	const { type, count } = reader.list();
	if (count > 0 && type !== THRIFT.struct) throw new ThriftError("a list of something else");
	for (let at = 0; at < count; at += 1) read();
}
function readElement(reader) {
	const element = {
		name: "",
		type: void 0,
		children: 0
	};
	for (const field of reader.fields()) if (is(field, 1, THRIFT.i32)) element.type = Number(reader.zigzag());
	else if (is(field, 4, THRIFT.binary)) element.name = reader.text();
	else if (is(field, 5, THRIFT.i32)) element.children = Number(reader.zigzag());
	else reader.skip(field.type);
	return element;
}
function readRowGroup(reader, paths) {
	for (const group of reader.fields()) if (!is(group, 1, THRIFT.list)) reader.skip(group.type);
	else eachStruct(reader, () => {
		for (const chunk of reader.fields()) if (!is(chunk, 1, THRIFT.binary)) reader.skip(chunk.type);
		else if (paths.size < 100) paths.add(reader.text());
		else reader.skip(chunk.type);
	});
}
function readPair(reader) {
	let [key, value] = ["", ""];
	for (const field of reader.fields()) if (is(field, 1, THRIFT.binary)) key = reader.text();
	else if (is(field, 2, THRIFT.binary)) value = reader.text();
	else reader.skip(field.type);
	return [key, value];
}
/** Leaves of the schema by their path: elements stand in order, each with the number of its children. */
function columnsOf(schema) {
	const columns = [];
	const open = [];
	for (const [place, { name, type, children }] of schema.entries()) {
		if (children < 0 || children > schema.length) throw new ThriftError("a schema that does not add up");
		while (open.length > 0 && open.at(-1)?.left === 0) open.pop();
		const parent = open.at(-1);
		if (place > 0 && parent === void 0) throw new ThriftError("a schema that does not add up");
		if (parent !== void 0) parent.left -= 1;
		const path = place === 0 ? "" : parent === void 0 || parent.path === "" ? name : `${parent.path}.${name}`;
		const shown = type === void 0 ? void 0 : TYPES[type];
		if (children === 0 && place > 0) columns.push({
			name: path,
			...shown === void 0 ? {} : { type: shown }
		});
		open.push({
			path: path.slice(0, 200),
			left: children
		});
	}
	while (open.length > 0 && open.at(-1)?.left === 0) open.pop();
	if (open.length > 0) throw new ThriftError("a schema that does not add up");
	return columns;
}
// src/scan/formats/python-source.ts
/** Larger source is not written by people. */
const LARGEST$1 = 8388608;
const CODING = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
/** Training code: loads that run what they read. What the code itself does is for its reviewers. */
async function readPythonSource(source, context) {
	const notes = new Notes(["python-source"], context.limits);
	const bytes = await readWhole(source, LARGEST$1, notes);
	if (bytes === void 0) return notes.done();
	let text;
	try {
		text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		notes.find("PYS007", "The source is not UTF-8.");
		text = bytes.toString("latin1");
	}
	const coding = text.split(/\r\n|\r|\n/, 2).flatMap((line) => CODING.exec(line)?.[1] ?? [])[0];
	if (coding !== void 0 && !/^utf[-_]?8(?:-sig)?$|^ascii$|^us-ascii$/i.test(coding)) notes.find("PYS007", "The source names an encoding that changes what it says.", { evidence: coding.slice(0, 40) });
	if (text.includes("\0")) notes.find("PYS007", "The source has NUL characters.");
	notePythonLoads(text.replaceAll(/\r\n?/g, "\n"), notes);
	noteSecrets(text, "SEC001", notes);
	notes.full();
	return notes.done();
}
// src/scan/formats/safetensors.ts
/** Bits of one element (https://github.com/huggingface/safetensors/blob/main/safetensors/src/tensor.rs). */
const BITS = {
	BOOL: 8n,
	U8: 8n,
	I8: 8n,
	F8_E5M2: 8n,
	F8_E4M3: 8n,
	F8_E8M0: 8n,
	F8_E4M3FNUZ: 8n,
	F8_E5M2FNUZ: 8n,
	I16: 16n,
	U16: 16n,
	F16: 16n,
	BF16: 16n,
	I32: 32n,
	U32: 32n,
	F32: 32n,
	I64: 64n,
	U64: 64n,
	F64: 64n,
	C64: 64n,
	F4: 4n,
	F6_E2M3: 6n,
	F6_E3M2: 6n
};
/** The header alone says everything: eight bytes of length, JSON, then the tensors without a gap up to the end. */
async function readSafetensors(source, context) {
	const notes = new Notes(["safetensors"], context.limits);
	const length = source.size < 8 ? -1n : (await readAll(source, 0, 8)).readBigUInt64LE(0);
	if (length < 2n || length > BigInt(source.size - 8)) {
		notes.find("STN001", "The header's length does not fit into the file.", { offset: 0 });
		return notes.done();
	}
	if (length > BigInt(context.limits.headerBytes)) {
		notes.limit("headerBytes");
		notes.find("STN001", "The header is longer than any loader takes.", { offset: 0 });
		return notes.done();
	}
	const bytes = await readAll(source, 8, Number(length));
	const parsed = bytes[0] === 123 ? parseJson(bytes) : "no object at its very start";
	const header = typeof parsed === "string" ? void 0 : asObject(parsed.value);
	if (typeof parsed === "string" || header === void 0) {
		const why = typeof parsed === "string" ? parsed : "no object";
		notes.find("STN001", `The header is ${why}.`, {
			offset: 8,
			evidence: escapeEvidence(bytes.subarray(0, 64))
		});
		return notes.done();
	}
	notes.full();
	if (parsed.duplicate !== void 0) notes.find("STN002", "The header has a key twice.", { evidence: escapeEvidence(parsed.duplicate) });
	noteMetadata(header["__metadata__"], notes);
	noteLayout(tensorsOf(header, notes), source.size - 8 - bytes.length, notes);
	return notes.done();
}
function noteMetadata(metadata, notes) {
	if (metadata === void 0) return;
	const entries = asObject(metadata);
	if (entries === void 0 || Object.values(entries).some((value) => typeof value !== "string")) notes.find("STN001", "The metadata are not strings by name.");
}
function tensorsOf(header, notes) {
	const tensors = [];
	for (const [name, value] of Object.entries(header)) {
		if (name === "__metadata__") continue;
		const tensor = asObject(value);
		const where = { evidence: escapeEvidence(name) };
		const length = tensor === void 0 ? void 0 : bytesOf(tensor["dtype"], tensor["shape"]);
		const [begin, end] = Array.isArray(tensor?.["data_offsets"]) ? tensor["data_offsets"] : [];
		const strange = Object.keys(tensor ?? {}).sort().join() !== "data_offsets,dtype,shape";
		if (!isCount(begin) || !isCount(end) || strange || length === void 0 || begin > end) {
			notes.find("STN001", "An entry of the header is no tensor, or of an unknown type.", where);
			continue;
		}
		if (BigInt(end - begin) !== length) notes.find("STN003", `The shape takes ${length} bytes, the tensor has ${end - begin}.`, where);
		tensors.push({
			name,
			begin,
			end
		});
	}
	return tensors;
}
const isCount = (value) => typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0);
/** Bytes that a shape takes; `undefined` if type or shape are none, or if the bits do not fill the last byte. */
function bytesOf(type, shape) {
	if (typeof type !== "string" || !Object.hasOwn(BITS, type) || !Array.isArray(shape) || !shape.every(isCount)) return;
	const bits = shape.reduce((total, side) => total * BigInt(side), BITS[type] ?? 0n);
	return bits % 8n === 0n ? bits / 8n : void 0;
}
/** Sorted by where they start, tensors follow each other from 0 to the end of the file. */
function noteLayout(tensors, size, notes) {
	let end = 0;
	for (const tensor of [...tensors].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
		const where = { evidence: escapeEvidence(tensor.name) };
		if (tensor.begin !== end) notes.find("STN004", `A tensor starts at ${tensor.begin}, the one before ends at ${end}.`, where);
		end = Math.max(end, tensor.end);
	}
	if (end !== size) notes.find("STN004", `The tensors end at ${end}, the file at ${size}.`);
}
// src/scan/formats/tensorflow-operators.ts
const words = (text) => new Set(text.trim().split(/\s+/));
/** Operators that run Python, read or write files, load libraries, or talk to other machines (tensorflow/core/ops). */
const DANGEROUS_OPERATORS = words(`
  PyFunc PyFuncStateless EagerPyFunc NumpyFunction
  ReadFile WriteFile MatchingFiles WholeFileReader WholeFileReaderV2 TextLineReader TextLineReaderV2 TFRecordReader
  TFRecordReaderV2 FixedLengthRecordReader FixedLengthRecordReaderV2 IdentityReader IdentityReaderV2 LMDBReader
  TextLineDataset TFRecordDataset TFRecordDatasetV2 FixedLengthRecordDataset FixedLengthRecordDatasetV2 SqlDataset
  ExperimentalSqlDataset LMDBDataset ExperimentalLMDBDataset CSVDataset CSVDatasetV2 ExperimentalCSVDataset
  MatchingFilesDataset ExperimentalMatchingFilesDataset SaveDataset SaveDatasetV2 LoadDataset SnapshotDataset
  SnapshotDatasetV2 CacheDataset CacheDatasetV2 DatasetToTFRecord ExperimentalDatasetToTFRecord ImmutableConst
  LoadLibrary PrintV2 DebugIdentity DebugIdentityV2 DebugIdentityV3 DebugNanCount DebugNumericSummary DumpTensor
  CreateSummaryFileWriter CreateSummaryDbWriter WriteGraphSummary WriteRawProtoSummary WriteSummary FileSystemSetConfiguration
  RpcCall RpcClient RpcServer TryRpc Rpc DataServiceDataset DataServiceDatasetV2 RegisterDataset
`);
/** Operators of inference and of saving and restoring, which touch no file but the model's own (tensorflow/core/ops). */
const KNOWN_OPERATORS = words(`
  Abs Add AddN AddV2 All Any ApproximateEqual ArgMax ArgMin AsString Assert AssignAdd AssignAddVariableOp AssignSub AssignSubVariableOp
  AssignVariableOp Assign Asin Atan Atan2 AvgPool AvgPool3D BatchMatMul BatchMatMulV2 BatchMatMulV3 BatchToSpace
  BatchToSpaceND BiasAdd BiasAddGrad Bincount Bitcast BroadcastArgs BroadcastTo Bucketize Case Cast Ceil CheckNumerics
  ClipByValue Concat ConcatV2 ConcatOffset Const Conv2D Conv2DBackpropInput Conv3D Cos Cosh CropAndResize Cumprod
  Cumsum DecodeBase64 DecodeJpeg DecodePng DecodeImage DecodeRaw DenseBincount DepthToSpace DepthwiseConv2dNative
  Dequantize DivNoNan Div DynamicPartition DynamicStitch Einsum Elu EncodePng Enter EnsureShape Equal Erf Erfc Exit
  Exp ExpandDims Expm1 Fill Floor FloorDiv FloorMod FusedBatchNorm FusedBatchNormV2 FusedBatchNormV3 Gather GatherNd
  GatherV2 Greater GreaterEqual HashTable HashTableV2 Identity IdentityN If Imag InTopKV2 Inv InvertPermutation IsFinite
  IsInf IsNan L2Loss LeakyRelu Less LessEqual LinSpace Log Log1p LogSoftmax LogicalAnd LogicalNot LogicalOr
  LookupTableExportV2 LookupTableFind LookupTableFindV2 LookupTableImportV2 LookupTableInsertV2 LookupTableSizeV2
  LoopCond LowerBound MatMul MatrixBandPart MatrixDiagV3 Max MaxPool MaxPool3D MaxPoolV2 Maximum Mean Merge
  MergeV2Checkpoints Min Minimum MirrorPad Mod Mul MulNoNan MutableDenseHashTableV2 MutableHashTable MutableHashTableV2
  Neg NextIteration NoOp NonMaxSuppressionV2 NonMaxSuppressionV3 NonMaxSuppressionV4 NonMaxSuppressionV5 NotEqual
  OneHot OnesLike Pack Pad PadV2 ParseExample ParseExampleV2 ParseSingleExample PartitionedCall Placeholder PlaceholderWithDefault Pow PreventGradient Prod
  QuantizeAndDequantizeV2 RaggedTensorToSparse RaggedTensorToTensor RaggedTensorToVariant RandomStandardNormal
  RandomUniform Range Rank ReadVariableOp Real RealDiv Reciprocal RegexReplace Relu Relu6 Reshape ResizeBicubic
  ResizeBilinear ResizeNearestNeighbor ResourceGather ResourceGatherNd RestoreV2 ReverseSequence ReverseV2 Rint Roll
  Round Rsqrt SaveV2 ScatterNd ScatterNdUpdate Select SelectV2 Selu SegmentSum Shape ShapeN ShardedFilename
  Sigmoid Sign Sin Sinh Size Slice Softmax Softplus Softsign SpaceToBatch SpaceToBatchND SpaceToDepth
  SparseCross SparseFillEmptyRows SparseReshape SparseSegmentMean SparseSegmentSqrtN SparseSegmentSum
  SparseTensorDenseMatMul SparseToDense Split SplitV Sqrt Square SquaredDifference Squeeze StatefulPartitionedCall
  StatelessIf StatelessRandomGetKeyCounter StatelessRandomNormalV2 StatelessRandomUniformV2 StatelessWhile StaticRegexFullMatch
  StaticRegexReplace StopGradient StridedSlice StringFormat StringJoin StringLength StringLower StringSplit
  StringSplitV2 StringStrip StringToHashBucketFast StringToNumber StringUpper Sub Substr Sum Switch Tan Tanh
  TensorArrayV3 TensorArrayGatherV3 TensorArrayReadV3 TensorArrayScatterV3 TensorArraySizeV3 TensorArrayWriteV3
  TensorListConcatV2 TensorListElementShape TensorListFromTensor TensorListGetItem TensorListLength TensorListPopBack
  TensorListPushBack TensorListReserve TensorListResize TensorListSetItem TensorListStack TensorScatterUpdate Tile
  TopK TopKV2 Transpose TruncateDiv TruncateMod UnicodeDecodeWithOffsets Unique UniqueV2 UniqueWithCounts Unpack
  UnsortedSegmentSum UpperBound VarHandleOp VarIsInitializedOp Variable VariableV2 VariableShape Where While Xdivy Xlogy
  ZerosLike DestroyResourceOp DisableCopyOnRead
`);
// src/scan/formats/saved-model.ts
const CHILDREN = {
	saved: { 2: "meta" },
	meta: { 2: "graph" },
	graph: {
		1: "node",
		2: "library"
	},
	library: { 1: "function" },
	function: { 3: "node" },
	metadata: { 1: "object" },
	node: {},
	object: {}
};
/** Fields by number and wire type that a message has on top: what a file is, is told by them. */
const TOPS = {
	saved: {
		1: 0,
		2: 2
	},
	graph: {
		1: 2,
		2: 2,
		3: 0,
		4: 2,
		5: 2
	},
	metadata: { 1: 2 }
};
/** A SavedModel, a frozen graph, or `keras_metadata.pb`: its operators, and the configs of its layers. */
async function readSavedModel(source, context) {
	const notes = new Notes(["saved-model"], context.limits);
	const budget = { bytes: context.limits.protobufBytes };
	try {
		const name = context.path.slice(context.path.lastIndexOf("/") + 1);
		const walker = new ProtobufWalker(source, budget);
		const top = name === "keras_metadata.pb" ? "metadata" : await topOf(walker, source.size);
		const reader = new GraphReader(walker, notes);
		const whole = {
			number: 0,
			wire: 2,
			value: 0n,
			start: 0,
			length: source.size
		};
		await reader.message(top, whole, 0);
		if (reader.seen === 0) throw new ProtobufError("no graph");
		notes.full();
	} catch (error) {
		if (!(error instanceof ProtobufError || error instanceof ShortReadError)) throw error;
		if (budget.bytes < 0) notes.limit("protobufBytes");
		notes.find("TFS001", `The structure cannot be read: ${error.message}.`);
	}
	return notes.done();
}
async function topOf(walker, size) {
	const fits = {
		saved: true,
		graph: true
	};
	for await (const { number, wire } of walker.fields(0, size)) {
		fits.saved &&= TOPS.saved[number] === wire;
		fits.graph &&= TOPS.graph[number] === wire;
	}
	if (fits.saved) return "saved";
	if (fits.graph) return "graph";
	throw new ProtobufError("neither a SavedModel nor a graph");
}
var GraphReader = class {
	/** Nodes and layers. */
	seen = 0;
	walker;
	notes;
	told = /* @__PURE__ */ new Set();
	constructor(walker, notes) {
		this.walker = walker;
		this.notes = notes;
	}
	async message(kind, at, depth) {
		let operator = "";
		for await (const field of this.walker.fields(at.start, at.length, depth)) {
			if (field.wire !== 2) continue;
			if (kind === "node" && field.number === 2) operator = await this.walker.text(field);
			else if (kind === "object" && field.number === 4) await this.layer(field);
			const child = CHILDREN[kind][field.number];
			if (child !== void 0) await this.message(child, field, depth + 1);
		}
		if (kind === "node") this.noteOperator(operator);
	}
	noteOperator(operator) {
		this.seen += 1;
		if (KNOWN_OPERATORS.has(operator) || this.told.has(operator)) return;
		this.told.add(operator);
		const where = { evidence: escapeEvidence(operator) };
		if (DANGEROUS_OPERATORS.has(operator)) this.notes.find("TFS002", "An operator runs Python, or touches files.", where);
		else if (!/^__(?:inference|forward|backward)_/.test(operator)) this.notes.find("TFS003", "An operator is on no list.", where);
	}
	async layer(field) {
		this.seen += 1;
		const parsed = parseJson(await this.walker.bytes(field, 16777216), true);
		if (typeof parsed === "string") throw new ProtobufError("a layer's metadata that are no JSON");
		noteKerasConfig(parsed.value, this.notes);
	}
};
// src/scan/formats/tar.ts
var TarError = class extends Error {
	code = "tar";
};
const BLOCK = 512;
/** Plain files as ustar, v7, contiguous. */
const FILES = /* @__PURE__ */ new Set([
	"0",
	"\0",
	"7"
]);
const FOLDER = "5";
/** GNU's long names, and POSIX's extended headers: their content names the next entry. */
const LONG_NAME = "L";
const EXTENDED = /* @__PURE__ */ new Set(["x", "g"]);
/** A tar (https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html): every member as if it were a file. */
async function readTar(source, context) {
	const notes = new Notes(["tar"], context.limits);
	try {
		const names = await readMembers(source, context, notes);
		if (names.has("pickle") && names.has("storages") && names.has("tensors")) notes.find("PTH005", "The file is a checkpoint of PyTorch before 0.2; its parts are not pickles alone.");
	} catch (error) {
		if (!(error instanceof TarError || error instanceof ShortReadError)) throw error;
		notes.find("ARC001", `The archive cannot be read: ${error.message}.`);
	}
	return notes.done();
}
async function readMembers(source, context, notes) {
	const names = /* @__PURE__ */ new Set();
	let longName;
	let at = 0;
	while (at < source.size) {
		const header = await readAll(source, at, BLOCK);
		if (header.every((byte) => byte === 0)) break;
		if (!isTar(header)) throw new TarError(`no header at ${at}`);
		context.budget.entries -= 1;
		if (context.budget.entries < 0) {
			notes.limit("entries");
			return names;
		}
		const size = sizeOf(header);
		const type = String.fromCharCode(header[156] ?? 0);
		const data = at + BLOCK;
		if (data + size > source.size) throw new TarError("a member reaches past the end");
		if (type === LONG_NAME || EXTENDED.has(type)) longName = await longNameOf(source, data, size, type) ?? longName;
		else {
			const name = longName ?? nameOf(header);
			longName = void 0;
			await readMember(name, type, sliceOf(source, data, size), context, notes, names, at);
		}
		at = data + Math.ceil(size / BLOCK) * BLOCK;
	}
	if (source.size - at < 2 * BLOCK) throw new TarError("no closing blocks");
	notes.full();
	await noteRest(source, at, notes);
	return names;
}
async function readMember(name, type, bytes, context, notes, names, offset) {
	const where = {
		member: escapeEvidence(name),
		offset
	};
	if (leavesFolder(name.replace(/^(?:\.\/)+/, "") || "x")) notes.find("ARC002", "The name is absolute, or climbs up.", where);
	if (type === FOLDER) return;
	if (!FILES.has(type)) notes.find("ARC002", "The entry is a link, a device, or of an unknown kind.", where);
	else if (names.has(name)) notes.find("ARC001", "The same name stands twice.", where);
	names.add(name);
	if (bytes.size > 0) notes.add(await context.scan(bytes, name), where.member);
}
/** Octal digits, or a big number in base 256. @throws TarError */
function sizeOf(header) {
	const field = header.subarray(124, 136);
	if (((field[0] ?? 0) & 128) !== 0) {
		const value = field.subarray(1).reduce((total, byte) => total * 256n + BigInt(byte), BigInt((field[0] ?? 0) & 127));
		if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new TarError("a size of more than 2^53 bytes");
		return Number(value);
	}
	const digits = field.toString("latin1").replace(/\0.*$/s, "").trim();
	if (!/^[0-7]*$/.test(digits)) throw new TarError("a size that is no number");
	return digits === "" ? 0 : Number.parseInt(digits, 8);
}
function nameOf(header) {
	const name = untilNul(header.subarray(0, 100));
	const prefix = header.toString("latin1", 257, 262) === "ustar" && header[263] === 48 ? untilNul(header.subarray(345, 500)) : "";
	return prefix === "" ? name : `${prefix}/${name}`;
}
function untilNul(bytes) {
	const end = bytes.indexOf(0);
	return bytes.toString("utf8", 0, end < 0 ? bytes.length : end);
}
/** @throws TarError if an extended header changes the size, which other readers may not see */
async function longNameOf(source, at, size, type) {
	if (size > 1048576) throw new TarError("a name of more than 1 MiB");
	const bytes = await readAll(source, at, size);
	if (type === LONG_NAME) return untilNul(bytes);
	const text = bytes.toString("utf8");
	if (/^\d+ (?:size|GNU\.sparse[^=]*|linkpath)=/m.test(text)) throw new TarError("an extended header that changes a size or a link");
	return /^\d+ path=(.*)$/m.exec(text)?.[1];
}
/** Behind the last member there are zeros and nothing else. */
async function noteRest(source, from, notes) {
	for (let at = from; at < source.size;) {
		const part = await source.read(at, 1048576);
		if (part.length === 0) throw new ShortReadError("the source ended early");
		if (part.some((byte) => byte !== 0)) {
			notes.find("ARC001", "Something follows the end of the archive.", { offset: at });
			return;
		}
		at += part.length;
	}
}
// src/scan/formats/text.ts
/** Bytes of plain text that are searched for secrets. */
const SEARCHED = 1048576;
const LARGEST_YAML = 8388608;
/** Plain text, which nothing runs; YAML is looked at for tags that do. */
async function readText(source, context) {
	const notes = new Notes(["text"], context.limits);
	if (["yml", "yaml"].includes(extensionOf(context.path))) {
		const bytes = await readWhole(source, LARGEST_YAML, notes);
		if (bytes === void 0) return notes.done();
		const text = bytes.toString("utf8");
		const tag = findPythonTag(text);
		if (tag !== void 0) notes.find("MLM004", "A tag makes the loader build Python objects.", {
			offset: tag.index,
			evidence: escapeEvidence(tag.tag)
		});
		if (text.includes("chat_template")) noteTemplates(text, notes);
	}
	noteSecrets((await readAll(source, 0, Math.min(source.size, SEARCHED))).toString("utf8"), "SEC001", notes);
	if (looksLikeText(await source.read(0, 65536), source.size > 65536)) notes.full();
	else notes.find("SNF006", "The text has control characters, or is not UTF-8.");
	return notes.done();
}
/** Trainers' configs carry chat templates as YAML, as tokenizer_config.json does as JSON. */
function noteTemplates(text, notes) {
	const config = parseYaml(text);
	if (config === void 0) notes.find("TPL002", "The YAML around a chat template does not parse, or is too large.");
	for (const [keys, value] of walkJson(config)) if ((keys.at(-1) ?? "").startsWith("chat_template") && typeof value === "string") noteTemplate(value, notes);
}
// src/scan/formats/torch-storages.ts
/** Bytes of one element (torch/storage.py). */
const ELEMENT = /* @__PURE__ */ new Map([
	["DoubleStorage", 8],
	["FloatStorage", 4],
	["HalfStorage", 2],
	["BFloat16Storage", 2],
	["LongStorage", 8],
	["IntStorage", 4],
	["ShortStorage", 2],
	["CharStorage", 1],
	["ByteStorage", 1],
	["BoolStorage", 1],
	["ComplexDoubleStorage", 16],
	["ComplexFloatStorage", 8],
	["QInt8Storage", 1],
	["QUInt8Storage", 1],
	["QInt32Storage", 4],
	["QUInt4x2Storage", 1],
	["QUInt2x4Storage", 1],
	["UntypedStorage", 1]
]);
/** Bytes that a storage takes; `undefined` if its type or length are not known. */
function bytesOfStorage({ type, elements }) {
	const size = type === void 0 ? void 0 : ELEMENT.get(type);
	return size === void 0 || elements === void 0 ? void 0 : size * elements;
}
/** Tensors stay within their storages. Reaches that are not literal are PyTorch's to check. */
function noteReaches(storages, notes) {
	for (const { key, elements, needed } of storages) if (elements !== void 0 && needed !== void 0 && needed > BigInt(elements)) notes.find("PTH002", `A tensor reaches to element ${needed}, its storage has ${elements}.`, { evidence: escapeEvidence(key ?? "") });
}
/** Every storage that is referred to is there, and as long as its type says. @param there bytes by key */
function noteStorages(storages, there, notes) {
	noteReaches(storages, notes);
	const told = /* @__PURE__ */ new Set();
	for (const storage of storages) {
		const size = storage.key === void 0 ? void 0 : there.get(storage.key);
		const wanted = bytesOfStorage(storage);
		const evidence = escapeEvidence(storage.key ?? "");
		if (told.has(evidence)) continue;
		if (size === void 0) notes.find("PTH003", "A storage that the pickle refers to is not there.", { evidence });
		else if (wanted !== void 0 && wanted > size) notes.find("PTH002", `A storage of ${wanted} bytes has only ${size}.`, { evidence });
		else continue;
		told.add(evidence);
	}
}
// src/scan/formats/torch-legacy.ts
/** What torch.save wrote before version 1.6, one pickle after the other (torch/serialization.py, `_legacy_save`). */
const PARTS = [
	"pickle",
	"pickle",
	"pickle",
	"torch-weights",
	"pickle"
];
/** The part that holds the model: the others are a number, a number, three facts about the machine, and a list of keys. */
const MODEL = 3;
/** Five pickles, then the storages: for each the number of its elements (64 bits), and the elements. */
async function readTorchLegacy(source, context) {
	const notes = new Notes(["torch-legacy"], context.limits);
	let at = 0;
	let storages = [];
	for (const [part, dialect] of PARTS.entries()) {
		const { limits } = context;
		const reading = await scanPickle(source, {
			offset: at,
			dialect,
			streams: "one",
			limits
		});
		notes.add(reading);
		notes.partial();
		if (reading.streams !== 1) {
			notes.find("PTH003", `Only ${part} of the five pickles are there.`, { offset: at });
			return notes.done();
		}
		if (part === MODEL) ({storages} = reading);
		at = reading.end;
	}
	noteReaches(storages, notes);
	if (await fits(storages, at, source, notes)) notes.full();
	return notes.done();
}
/** @returns whether the rest of the file is known to be storages and nothing else */
async function fits(storages, start, source, notes) {
	const sizes = /* @__PURE__ */ new Map();
	for (const storage of storages) {
		const size = bytesOfStorage(storage);
		if (size === void 0 || storage.key === void 0) return false;
		if ((sizes.get(storage.key) ?? size) !== size) notes.find("PTH002", "A storage has two sizes.", { evidence: storage.key.slice(0, 100) });
		sizes.set(storage.key, size);
	}
	const wanted = [...sizes.values()].reduce((total, size) => total + 8 + size, start);
	if (wanted === source.size) return true;
	const there = source.size - start;
	notes.find("PTH002", `The storages take ${wanted - start} bytes, ${there} are there.`, { offset: start });
	return false;
}
// src/scan/formats/torch-zip.ts
/** What torch.save writes beside pickles and storages (torch/serialization.py, caffe2/serialize/inline_container.cc). */
const PLAIN = /* @__PURE__ */ new Map([
	["version", /^\d{1,4}\n?$/],
	["byteorder", /^(?:little|big)$/],
	[".data/serialization_id", /^\d{1,64}$/],
	[".format_version", /^\d{1,4}$/],
	[".storage_alignment", /^\d{1,8}$/]
]);
/**
* A checkpoint of torch.save or torch.jit.save: one folder with `data.pkl`, storages `data/0`, `data/1` ... that are
* weights and nothing else, and a few plain entries. Storages are not read; everything else is.
*/
async function readTorchZip(source, context) {
	const notes = new Notes(["torch-zip"], context.limits);
	const contents = await openZipSparingly(source, context, notes, (entries) => {
		const folder = folderOf(entries);
		return (entry) => storageKey(relative(entry, folder)) !== void 0;
	});
	if (contents === void 0) return notes.done();
	notes.full();
	const entries = [...contents.members, ...contents.spared];
	const folder = folderOf(entries);
	if (folder === void 0) notes.find("PTH003", "The entries do not lie in one folder with one `data.pkl`.");
	const script = entries.map((entry) => relative(entry, folder)).some((name) => name.startsWith("code/") || name === "constants.pkl");
	if (script) notes.find("PTH001", "The file is a TorchScript archive: loading it compiles the code that it carries.");
	const there = /* @__PURE__ */ new Map();
	for (const entry of entries) {
		const key = storageKey(relative(entry, folder));
		if (key === void 0) continue;
		const where = {
			member: escapeEvidence(entry.name),
			offset: entry.header
		};
		if (entry.method !== 0) notes.find("ZIP008", "A storage is compressed, which PyTorch never does.", where);
		there.set(key, entry.size);
	}
	const told = [];
	for (const member of contents.members) {
		const name = relative(member, folder);
		if (storageKey(name) !== void 0) continue;
		if (name.endsWith(".pkl") || name.endsWith(".debug_pkl")) told.push(...await readPart(member, script ? "torch-full" : "torch-weights", source, context, notes));
		else await readOther(name, member, script, source, context, notes);
	}
	if (!script) noteStorages(told, there, notes);
	return notes.done();
}
/** The key of the storage that lies under this name in the archive's folder; `undefined` if none does. */
function storageKey(name) {
	return name.endsWith(".pkl") ? void 0 : /^(?:data|constants|traced_inputs)\/([^/.][^/]*)$/.exec(name)?.[1];
}
const relative = ({ name }, folder) => folder !== void 0 && name.startsWith(folder) ? name.slice(folder.length) : name;
/** The one folder around all entries, with its "/"; "" if `data.pkl` lies on top. */
function folderOf(entries) {
	const pickles = entries.filter(({ name }) => /^(?:[^/]+\/)?data\.pkl$/.test(name));
	const [first] = pickles;
	if (first === void 0 || pickles.length !== 1) return void 0;
	const folder = first.name.slice(0, -8);
	return entries.every(({ name }) => name.startsWith(folder)) ? folder : void 0;
}
/** @returns the storages that the pickle refers to */
async function readPart(member, dialect, source, context, notes) {
	const bytes = await readMemberBytes(source, member, context, notes);
	if (bytes === void 0) {
		notes.partial();
		return [];
	}
	const reading = await readPickle(bytes, context, dialect);
	notes.add(reading, escapeEvidence(member.name));
	return reading.storages;
}
async function readOther(name, member, script, source, context, notes) {
	const where = {
		member: escapeEvidence(member.name),
		offset: member.header
	};
	const plain = PLAIN.get(name);
	if (plain !== void 0) {
		const start = Buffer.from(await readMemberStart(source, member, 128)).toString("latin1");
		if (!plain.test(start)) notes.find("PTH004", "The entry does not hold what PyTorch writes there.", where);
	} else if (!script || !/^(?:code\/.*\.py|extra\/[^/]+|model\.json)$/.test(name)) {
		notes.find("PTH004", "PyTorch writes no entry of this name.", where);
		await scanMember(source, member, context, notes);
	}
}
// src/scan/formats/workflow.ts
const LARGEST = 1048576;
/** Characters. A longer expression counts as one of everything, a longer line is looked at as far as that. */
const LONGEST_EXPRESSION = 2e3;
/** Events that run with the base's secrets and write access, though somebody else's change set them off. */
const PRIVILEGED = /* @__PURE__ */ new Set([
	"pull_request_target",
	"workflow_run",
	"issue_comment"
]);
/** What leads to the bytes of the pull request's head. */
const HEAD = /github\.(?:event\.(?:pull_request\.(?:head\b|merge_commit_sha)|workflow_run\.(?:head_|pull_requests)|number|issue\.number)|head_ref)|refs\/pull\//;
const FETCHES_HEAD = /\bgh\s+pr\s+checkout\b|\bgit\s+(?:fetch|pull|checkout)\b[^\n]*\bpull\/|\bgit\s+(?:fetch|pull|checkout)\b[^\n]*\$\{\{[^}]*head/;
/** Expressions whose text whoever opens an issue or a pull request writes (https://securitylab.github.com/resources/github-actions-untrusted-input/). */
const UNTRUSTED = [
	/\bgithub\.head_ref\b/,
	/\bgithub\.event\.(?:issue|discussion|pull_request)\.(?:title|body)\b/,
	/\bgithub\.event\.(?:comment|review|review_comment)\.body\b/,
	/\bgithub\.event\.pull_request\.head\.(?:ref|label|repo\.(?:default_branch|description|homepage))\b/,
	/\bgithub\.event\.pages\b.*\bpage_name\b/,
	/\bgithub\.event\.(?:workflow_run\.)?(?:head_commit|commits\b[^ ]*)\.(?:message|(?:author|committer)\.(?:email|name))\b/,
	/\bgithub\.event\.workflow_run\.(?:head_branch|display_title|head_repository\.(?:description|default_branch|homepage)|pull_requests\b[^ ]*\.head\.ref)\b/,
	/\btojson\(\s*github(?:\.event(?:\.(?:issue|pull_request|comment|review|discussion|head_commit|commits|workflow_run))?)?\s*\)/
];
/**
* GitHub's workflows and composite actions
* (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax): what code of others they run, and
* what text of others they run as code.
*/
async function readWorkflow(source, context) {
	const notes = new Notes(["workflow"], context.limits);
	const bytes = await readWhole(source, LARGEST, notes);
	if (bytes === void 0) return notes.done();
	const root = asObject(parseYaml(bytes.toString("utf8")));
	const jobs = asObject(root?.["jobs"]);
	const runs = asObject(root?.["runs"]);
	if (root === void 0 || jobs === void 0 && runs === void 0) {
		notes.find("GHA005", "The file is no YAML with jobs, or with what an action runs.");
		return notes.done();
	}
	notes.full();
	const privileged = eventsOf(root["on"] ?? root["true"]).find((event) => PRIVILEGED.has(event));
	notePermissions(root["permissions"], "the workflow", notes);
	for (const [name, value] of Object.entries(jobs ?? {})) {
		const job = asObject(value) ?? {};
		notePermissions(job["permissions"], name, notes);
		noteUses(job["uses"], name, notes);
		noteSteps(job["steps"], name, privileged, notes);
	}
	if (runs !== void 0) {
		noteSteps(runs["steps"], "runs", void 0, notes);
		const image = runs["image"];
		if (typeof image === "string" && image.startsWith("docker://")) noteUses(image, "runs", notes);
	}
	return notes.done();
}
function eventsOf(on) {
	if (typeof on === "string") return [on];
	if (Array.isArray(on)) return on.filter((event) => typeof event === "string");
	return Object.keys(asObject(on) ?? {});
}
function notePermissions(permissions, place, notes) {
	if (permissions === "write-all") notes.find("GHA004", "The token may write everything.", { evidence: escapeEvidence(`${place}: write-all`) });
}
function noteSteps(steps, place, privileged, notes) {
	if (!Array.isArray(steps)) return;
	for (const [at, value] of steps.entries()) {
		const step = asObject(value) ?? {};
		const { uses, run } = step;
		const parameters = asObject(step["with"]) ?? {};
		const where = `${place}, step ${at + 1}`;
		noteUses(uses, where, notes);
		const script = typeof uses === "string" && uses.startsWith("actions/github-script") ? parameters["script"] : void 0;
		for (const code of [run, script]) if (typeof code === "string") noteExpressions(code, where, notes);
		if (privileged === void 0) continue;
		const asked = [parameters["ref"], parameters["repository"]].map((text) => plain(String(text ?? "").slice(0, LONGEST_EXPRESSION))).join(" ");
		const checksOut = typeof uses === "string" && /(?:^|\/)checkout@/.test(uses) && HEAD.test(asked);
		if (checksOut || typeof run === "string" && fetchesHead(run)) notes.find("GHA002", `The change's own code is fetched on \`${privileged}\`.`, { evidence: escapeEvidence(`${where}: ${checksOut ? asked.trim() : String(run)}`) });
	}
}
const fetchesHead = (run) => run.split("\n").some((line) => FETCHES_HEAD.test(line.slice(0, LONGEST_EXPRESSION)));
/** `owner/name/path@id`, `docker://image@sha256:...`, or a path of this repository. */
function noteUses(uses, place, notes) {
	if (typeof uses !== "string" || /^\.\.?\//.test(uses)) return;
	if (!(uses.startsWith("docker://") ? /@sha256:[0-9a-f]{64}$/.test(uses) : /@(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(uses))) notes.find("GHA001", "Code of others is used by a name that can change.", { evidence: escapeEvidence(`${place}: ${uses}`) });
}
function noteExpressions(code, place, notes) {
	for (const [, expression = ""] of code.matchAll(/\$\{\{(.*?)(?:\}\}|$)/gs)) {
		const text = expression.length > LONGEST_EXPRESSION ? "tojson(github)" : plain(expression);
		if (UNTRUSTED.some((pattern) => pattern.test(text))) notes.find("GHA003", "Text that outsiders write becomes part of a command.", { evidence: escapeEvidence(`${place}: ${expression.trim()}`) });
	}
}
/** Expressions know no case, and `a['b']` is `a.b`. */
const plain = (expression) => expression.replaceAll(/\s*\[\s*(?:'([^']*)'|"([^"]*)")\s*\]/g, ".$1$2").replaceAll(/\s*\.\s*/g, ".").toLowerCase();
// src/scan/formats/zip.ts
/** Any zip: its structure, and every member as if it were a file. */
async function readZip(source, context) {
	const notes = new Notes(["zip"], context.limits);
	const members = await openZip(source, context, notes);
	if (members === void 0) return notes.done();
	notes.full();
	for (const member of members) await scanMember(source, member, context, notes);
	return notes.done();
}
// src/scan/formats/index.ts
/** One line for each format; a missing one does not compile. */
const READERS = {
	pickle: readPickleFile,
	zip: readZip,
	"torch-zip": readTorchZip,
	"torch-legacy": readTorchLegacy,
	tar: readTar,
	npy: readNpy,
	npz: readNpz,
	compressed: readCompressed,
	safetensors: readSafetensors,
	gguf: readGguf,
	keras: readKeras,
	hdf5: readHdf5,
	onnx: readOnnx,
	"saved-model": readSavedModel,
	json: readJson,
	"chat-template": readChatTemplate,
	mlmodel: readMlmodel,
	"lfs-pointer": readLfsPointer,
	"python-source": readPythonSource,
	notebook: readNotebook,
	workflow: readWorkflow,
	dvc: readDvc,
	csv: readCsv,
	parquet: readParquet,
	arrow: readArrow,
	text: readText,
	opaque: readOpaque
};
// src/scan/formats/zip-kind.ts
/** Which kind of zip this is, by the names of its entries; `zip` if none in particular or if it cannot be read. */
async function zipKind(source, limits) {
	try {
		const { entries } = await readZipDirectory(source, limits.entries, limits.headerBytes);
		const names = entries.map(({ name }) => name);
		if (names.some((name) => /^(?:[^/]+\/)?data\.pkl$/.test(name))) return "torch-zip";
		if (names.includes("config.json") && (names.includes("metadata.json") || names.includes("model.weights.h5"))) return "keras";
		if (names.length > 0 && names.every((name) => name.endsWith(".npy"))) return "npz";
	} catch (error) {
		if (!(error instanceof ZipError || error instanceof ShortReadError)) throw error;
	}
	return "zip";
}
// src/scan/limits.ts
const DEFAULT_LIMITS = {
	opcodes: 5e6,
	memo: 1e6,
	marks: 1e4,
	stack: 2e6,
	imports: 1e4,
	nameBytes: 1048576,
	nesting: 3,
	entries: 1e4,
	inflatedBytes: 268435456,
	inflateRatio: 100,
	headerBytes: 1e8,
	protobufBytes: 67108864,
	findings: 200
};
/** What each limit is a limit of. */
const LIMIT_WORDS = {
	opcodes: "opcodes of a pickle",
	memo: "memo entries of a pickle",
	marks: "marks on a pickle's stack",
	stack: "values on a pickle's stack",
	imports: "different imports of a pickle",
	nameBytes: "bytes of a name",
	nesting: "archives and pickles inside each other",
	entries: "entries of an archive",
	inflatedBytes: "bytes that come out of compression",
	inflateRatio: "bytes that come out for each compressed byte",
	headerBytes: "bytes of a header",
	protobufBytes: "bytes of protobuf structure",
	findings: "findings of one file"
};
const isLimitName = (name) => Object.hasOwn(LIMIT_WORDS, name);
// src/scan/scan-file.ts
/**
* Says whether loading a file could do harm. Reads by content: what it looks like at its start and its tail, by every
* reader that fits; the worst verdict counts. Nothing in the file is run, imported, unpickled or rendered.
* Never throws: what cannot be read is `unknown`, with the reason as a finding.
* @param path as findings name it; its extension is held against the content
*/
async function scanFile(path, source, limits = {}) {
	const all = {
		...DEFAULT_LIMITS,
		...limits
	};
	const root = counted(source);
	const reading = await scanContent(root, contextOf(path, all, 0, {
		inflated: all.inflatedBytes,
		entries: all.entries
	}));
	return {
		path,
		size: source.size,
		formats: reading.formats,
		verdict: reading.verdict,
		coverage: reading.coverage,
		bytesRead: root.bytesRead(),
		limitsHit: reading.limitsHit,
		imports: reading.imports,
		findings: findingsOf(path, explainLimits(reading)),
		...reading.table === void 0 ? {} : { table: reading.table }
	};
}
/** What nothing but a limit keeps from being safe says which one. */
function explainLimits({ limitsHit, findings }) {
	const isTold = findings.some(({ rule }) => RULES$1[rule].atBest !== "safe");
	if (limitsHit.length === 0 || isTold) return findings;
	const limits = limitsHit.map((name) => isLimitName(name) ? LIMIT_WORDS[name] : name);
	return [...findings, {
		rule: "SNF005",
		message: `Reading stopped at a limit: ${limits.join(", ")}.`
	}];
}
function contextOf(path, limits, depth, budget) {
	return {
		path,
		limits,
		depth,
		budget,
		scan: async (member, name) => {
			if (depth < limits.nesting) return scanContent(member, contextOf(name, limits, depth + 1, budget));
			const notes = new Notes([], limits);
			notes.limit("nesting");
			notes.find("ARC005", "Archives are nested deeper than what is read.");
			return notes.done();
		}
	};
}
async function scanContent(source, context) {
	const readings = [];
	const notes = new Notes([], context.limits);
	notes.full();
	try {
		const sniffed = sniff(await source.read(0, HEAD_BYTES), await source.read(Math.max(0, source.size - TAIL_BYTES), TAIL_BYTES), source.size, context.path);
		const formats = [];
		for (const format of sniffed.formats) formats.push(format === "zip" ? await zipKind(source, context.limits) : format);
		for (const format of formats) readings.push(await readAs(format, source, context));
		const likely = await readLikely(sniffed, source, context);
		if (likely.some(({ coverage }) => coverage === "full") && formats.join() === "opaque") readings.pop();
		readings.push(...likely);
		if (sniffed.polyglot || sniffed.marked && likely.length > 0) {
			const all = [...formats, ...likely.flatMap((reading) => reading.formats)];
			notes.find("SNF001", `The file is ${all.join(" and ")} at once.`);
		}
		const mismatch = sniffed.marked ? mismatchOf(formats, formatsOfName(context.path)) : sniffed.mismatch;
		const shown = `The content is ${formats.join(", ")}, the name says otherwise.`;
		if (mismatch !== void 0) notes.find(mismatch === "disguised-pickle" ? "SNF002" : "SNF003", shown);
	} catch (error) {
		noteFailure(error, notes);
	}
	const formats = [...new Set(readings.flatMap((reading) => reading.formats))];
	const total = new Notes(formats, context.limits);
	const all = [...readings, notes.done()];
	for (const reading of all) {
		total.add(reading);
		if (reading.table !== void 0) total.shape(reading.table);
	}
	if (all.map((reading) => reading.coverage).reduce(lesser) === "full") total.full();
	else if (all.some((reading) => reading.coverage !== "none") && readings.some((reading) => reading.coverage !== "none")) total.partial();
	return total.done();
}
/**
* Readers of formats that only might fit count if they understand the whole, or see harm that bytes do not show by
* chance: an import on the blocklist, a call of anything that is spelt like an import, or, in a file with another format's
* mark, any import at all that is.
*/
async function readLikely({ maybe, marked }, source, context) {
	const readings = [];
	for (const format of maybe) {
		if (marked && await failsEarly(format, source, context)) continue;
		const reading = await readAs(format, source, context);
		const whole = reading.coverage === "full" && reading.verdict !== "malformed";
		const harm = reading.imports.some(({ class: listed, module, name, use }) => listed === "blocked" || (marked || use !== "referenced") && isName(module) && isName(name));
		if (whole || harm) readings.push(reading);
	}
	return readings;
}
const isName = (text) => /^[\w.]+$/.test(text);
const PROBE = 65536;
const CUT = /* @__PURE__ */ new Set([ENDS_INSIDE, ENDS_EARLY]);
/**
* Whether the first bytes alone are no such format and import nothing: so that a look costs little in large files. An
* argument that reaches past them breaks nothing: what follows it may be the import.
*/
async function failsEarly(format, source, context) {
	if (source.size <= PROBE) return false;
	const { findings, imports } = await readAs(format, sliceOf(source, 0, PROBE), context);
	return findings.some(({ rule, message }) => rule === "PKL007" && !CUT.has(message)) && imports.length === 0;
}
/** One reader; what it cannot read is a finding of its own, so that the others go on. */
async function readAs(format, source, context) {
	try {
		return await READERS[format](source, context);
	} catch (error) {
		const notes = new Notes([format], context.limits);
		noteFailure(error, notes);
		return notes.done();
	}
}
function noteFailure(error, notes) {
	const why = error instanceof Error ? error.message : String(error);
	notes.find("SNF004", "The content could not be read to its end.", { evidence: escapeEvidence(why) });
	notes.partial();
}
// src/adapters/scan/open-source.ts
/**
* Opens what a job reads.
* @throws Error if it cannot be opened, or is no regular file
*/
async function openSource(spec) {
	if ("file" in spec) return openFile(spec.file);
	if ("bytes" in spec) return {
		...STEADY,
		source: sourceOf(spec.bytes)
	};
	const { rangeSource } = await import("./chunks/range-source-L92VL411.js");
	return {
		...STEADY,
		source: rangeSource(spec)
	};
}
const STEADY = {
	changed: async () => false,
	close: async () => void 0
};
const READ = constants$2.O_RDONLY | (constants$2.O_NOFOLLOW ?? 0) | (constants$2.O_NONBLOCK ?? 0);
/**
* One regular file, read without leaving the thread: a worker has nothing else to do meanwhile, and each trip to the thread
* pool would cost more than a small file's whole scan.
* @throws Error if it is something else, or cannot be opened
*/
function openFile(path) {
	const handle = openSync(typeof path === "string" ? path : Buffer.from(path), READ);
	try {
		const before = fstatSync(handle, { bigint: true });
		if (!before.isFile()) throw new Error("it is not a regular file");
		const size = Number(before.size);
		return {
			source: {
				size,
				read: async (offset, length) => readAt(handle, offset, Math.min(length, size - offset))
			},
			changed: async () => {
				const now = fstatSync(handle, { bigint: true });
				return now.size !== before.size || now.mtimeNs !== before.mtimeNs || now.ctimeNs !== before.ctimeNs;
			},
			close: async () => closeSync(handle)
		};
	} catch (error) {
		closeSync(handle);
		throw error;
	}
}
/** Fewer bytes than asked for only where the file ends. */
function readAt(handle, offset, length) {
	if (offset < 0 || length <= 0) return /* @__PURE__ */ new Uint8Array(0);
	const bytes = Buffer.allocUnsafe(length);
	let done = 0;
	while (done < length) {
		const read = readSync(handle, bytes, done, length - done, offset + done);
		if (read === 0) break;
		done += read;
	}
	return bytes.subarray(0, done);
}
// src/adapters/scan/run-job.ts
/** Bytes hashed between two signs of life. */
const STRIDE = 67108864;
const STEP = 1048576;
/**
* Scans one file where this runs: in a worker, as nothing here bounds the time. Never rejects; what cannot be had is
* `unknown`, with the reason.
* @param tell hears how far it is
*/
async function runJob(job, limits, tell) {
	let opened;
	try {
		opened = await openSource(job.source);
	} catch (error) {
		return resultWithout(job.path, unreachable("opened", error));
	}
	try {
		tell({
			kind: "opened",
			size: opened.source.size
		});
		const result = await scanFile(job.path, opened.source, limits);
		if (opened.source.size > STEP) tell({
			kind: "scanned",
			result
		});
		return await finish(job, result, opened, () => tell({ kind: "hashing" }));
	} finally {
		await opened.close().catch(() => void 0);
	}
}
/** Adds what only the whole file shows: its digest, and whether it stood still. */
async function finish({ sha256 = false, md5 = false, unverified }, result, { source, changed }, alive) {
	const found = [];
	let digests = {};
	try {
		if (sha256 !== false || md5) digests = await hash(source, {
			sha256: sha256 !== false,
			md5
		}, alive);
		if (await changed()) found.push({
			rule: "SRC001",
			message: "The file changed while it was read."
		});
	} catch (error) {
		found.push(unreachable("read to its end", error));
	}
	if (typeof sha256 === "string" && digests.sha256 !== void 0 && digests.sha256 !== sha256) found.push({
		rule: "SRC007",
		message: "The content has another sha256 than expected.",
		evidence: digests.sha256
	});
	if (unverified !== void 0) found.push({
		rule: "SRC008",
		message: `Not checked: ${escapeEvidence(unverified)}.`
	});
	return {
		...amendResult(result, found),
		...digests
	};
}
async function hash(source, wanted, alive) {
	const sha256 = wanted.sha256 ? createHash("sha256") : void 0;
	const md5 = wanted.md5 && getHashes().includes("md5") ? createHash("md5") : void 0;
	let told = 0;
	for (let at = 0; at < source.size;) {
		const bytes = await source.read(at, Math.min(STEP, source.size - at));
		if (bytes.length === 0) throw new ShortReadError("it ended early");
		sha256?.update(bytes);
		md5?.update(bytes);
		at += bytes.length;
		if (at - told < STRIDE) continue;
		told = at;
		alive();
	}
	return {
		...sha256 === void 0 ? {} : { sha256: sha256.digest("hex") },
		...md5 === void 0 ? {} : { md5: md5.digest("hex") }
	};
}
function unreachable(what, error) {
	const why = codeOf(error) === "ELOOP" ? "a link has taken its place" : reasonOf(error);
	return {
		rule: "SRC001",
		message: `The file could not be ${what}.`,
		evidence: escapeEvidence(why)
	};
}
// src/scan-worker.ts
/** The worker of the scan pool: one job after the other, nothing else of the program. */
const tell = (message) => process.send?.(message);
process.on("message", async ({ job, limits }) => {
	try {
		tell({
			kind: "done",
			result: await runJob(job, limits, tell)
		});
	} catch (error) {
		tell({
			kind: "failed",
			why: reasonOf(error)
		});
	}
});
process.on("disconnect", () => process.exit());
tell({ kind: "ready" });
export {};
