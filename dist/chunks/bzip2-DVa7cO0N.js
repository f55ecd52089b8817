import { a as unpackStreams, i as marked, r as UnreadError, t as BrokenError } from "./output-1NLID1eZ.js";
// src/scan/decompress/bzip2.ts
const MAGIC = [
	66,
	90,
	104
];
const BLOCK = 3227993;
const BLOCK_REST = 2511705;
const END = 1536581;
const END_REST = 3690640;
const LONGEST_CODE = 20;
const GROUP = 50;
/** bzip2 (https://gitlab.com/bzip2/bzip2; the format has no other document), every checksum held to. Randomised blocks, which nothing writes since 1997, are not read. */
const unpackBzip2 = (packed, most) => unpackStreams(packed, most, decodeStream, (bytes, at) => marked(bytes, at, MAGIC));
function decodeStream(packed, at, output) {
	const level = (packed[at + 3] ?? 0) - 48;
	if (!marked(packed, at, MAGIC) || level < 1 || level > 9) throw new BrokenError("no bzip2 header");
	const bits = new BitReader(packed, at + 4);
	const links = new Uint32Array(level * 1e5);
	let combined = 0;
	for (;;) {
		const [mark, rest, sum] = [
			bits.read(24),
			bits.read(24),
			bits.u32()
		];
		if (mark === END && rest === END_REST) {
			if (sum !== combined) throw new BrokenError("the stream has another checksum");
			return bits.end();
		}
		if (mark !== BLOCK || rest !== BLOCK_REST) throw new BrokenError("no block where one has to be");
		if (decodeBlock(bits, links, output) !== sum) throw new BrokenError("a block has another checksum");
		combined = ((combined << 1 | combined >>> 31) ^ sum) >>> 0;
	}
}
/** @returns the checksum of what came out */
function decodeBlock(bits, links, output) {
	if (bits.read(1) === 1) throw new UnreadError("a randomised block");
	const origin = bits.read(24);
	const symbols = readSymbols(bits);
	const groups = bits.read(3);
	if (groups < 2 || groups > 6) throw new BrokenError("code tables of no number");
	const count = readLinks(bits, symbols, readSelectors(bits, groups), Array.from({ length: groups }, () => readTable(bits, symbols.length + 2)), links);
	if (origin >= count) throw new BrokenError("a block that starts outside itself");
	return writeBlock(links, origin, count, output);
}
/** The bytes that occur, in order. */
function readSymbols(bits) {
	const rows = bits.read(16);
	const symbols = [];
	for (let row = 0; row < 16; row += 1) {
		if ((rows & 32768 >> row) === 0) continue;
		const columns = bits.read(16);
		for (let column = 0; column < 16; column += 1) if ((columns & 32768 >> column) !== 0) symbols.push(16 * row + column);
	}
	if (symbols.length === 0) throw new BrokenError("a block without symbols");
	return Uint8Array.from(symbols);
}
function readSelectors(bits, groups) {
	const count = bits.read(15);
	if (count === 0) throw new BrokenError("a block without tables");
	const selectors = new Uint8Array(count);
	const order = Uint8Array.from({ length: groups }, (_, place) => place);
	for (let at = 0; at < count; at += 1) {
		let place = 0;
		while (bits.read(1) === 1) {
			place += 1;
			if (place >= groups) throw new BrokenError("a table that is not there");
		}
		selectors[at] = toFront(order, place);
	}
	return selectors;
}
function toFront(order, place) {
	const value = order[place] ?? 0;
	order.copyWithin(1, 0, place);
	order[0] = value;
	return value;
}
function readTable(bits, size) {
	const lengths = new Uint8Array(size);
	let length = bits.read(5);
	for (let at = 0; at < size; at += 1) {
		for (;;) {
			if (length < 1 || length > LONGEST_CODE) throw new BrokenError("a code of no length");
			if (bits.read(1) === 0) break;
			length += bits.read(1) === 0 ? 1 : -1;
		}
		lengths[at] = length;
	}
	const counts = /* @__PURE__ */ new Int32Array(21);
	for (const each of lengths) counts[each] = (counts[each] ?? 0) + 1;
	const limits = (/* @__PURE__ */ new Int32Array(21)).fill(-1);
	const offsets = /* @__PURE__ */ new Int32Array(21);
	let [code, before] = [0, 0];
	for (let each = 1; each <= LONGEST_CODE; each += 1) {
		offsets[each] = code - before;
		code += counts[each] ?? 0;
		before += counts[each] ?? 0;
		limits[each] = code - 1;
		code <<= 1;
	}
	const order = Array.from(lengths.keys()).sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b);
	const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)];
	return {
		limits,
		offsets,
		symbols: Uint16Array.from(order),
		shortest,
		longest
	};
}
function readSymbol(bits, { limits, offsets, symbols, shortest, longest }) {
	let code = bits.read(shortest);
	for (let length = shortest; length <= longest; length += 1) {
		if (code <= (limits[length] ?? -1)) {
			const symbol = symbols[code - (offsets[length] ?? 0)];
			if (symbol === void 0) break;
			return symbol;
		}
		if (length < longest) code = code << 1 | bits.read(1);
	}
	throw new BrokenError("a code that is not in the table");
}
/** Undoes codes, runs and move-to-front into `links`, then chains them up. @returns how many bytes there are */
function readLinks(bits, symbols, selectors, tables, links) {
	const order = symbols.slice();
	const starts = /* @__PURE__ */ new Uint32Array(256);
	const last = symbols.length + 1;
	let [count, run, weight, left, selector] = [
		0,
		0,
		1,
		0,
		0
	];
	let table = tables[0];
	for (;;) {
		if (left === 0) {
			table = selector < selectors.length ? tables[selectors[selector] ?? 0] : void 0;
			selector += 1;
			left = GROUP;
		}
		left -= 1;
		if (table === void 0) throw new BrokenError("more codes than tables");
		const symbol = readSymbol(bits, table);
		if (symbol <= 1) {
			run += weight << symbol;
			weight <<= 1;
			if (run > links.length - count) throw new BrokenError("a block that is larger than the header says");
			continue;
		}
		if (run > 0) {
			const byte = order[0] ?? 0;
			links.fill(byte, count, count + run);
			starts[byte] = (starts[byte] ?? 0) + run;
			count += run;
			[run, weight] = [0, 1];
		}
		if (symbol === last) break;
		if (count >= links.length) throw new BrokenError("a block that is larger than the header says");
		const byte = toFront(order, symbol - 1);
		links[count] = byte;
		starts[byte] = (starts[byte] ?? 0) + 1;
		count += 1;
	}
	let before = 0;
	for (let byte = 0; byte < 256; byte += 1) {
		const here = starts[byte] ?? 0;
		starts[byte] = before;
		before += here;
	}
	for (let at = 0; at < count; at += 1) {
		const byte = (links[at] ?? 0) & 255;
		const place = starts[byte] ?? 0;
		links[place] = (links[place] ?? 0) | at << 8;
		starts[byte] = place + 1;
	}
	return count;
}
/** Walks the chain; four equal bytes are followed by how many more there are. @returns the checksum */
function writeBlock(links, origin, count, output) {
	let sum = 4294967295;
	let at = (links[origin] ?? 0) >>> 8;
	let [previous, equal] = [-1, 0];
	for (let left = count; left > 0; left -= 1) {
		const link = links[at] ?? 0;
		const byte = link & 255;
		at = link >>> 8;
		if (equal === 4) {
			output.reserve(byte);
			output.bytes.fill(previous, output.length, output.length + byte);
			output.length += byte;
			for (let more = 0; more < byte; more += 1) sum = sum << 8 ^ (CRC[sum >>> 24 ^ previous] ?? 0);
			[previous, equal] = [-1, 0];
			continue;
		}
		output.reserve(1);
		output.bytes[output.length] = byte;
		output.length += 1;
		sum = sum << 8 ^ (CRC[sum >>> 24 ^ byte] ?? 0);
		equal = byte === previous ? equal + 1 : 1;
		previous = byte;
	}
	return ~sum >>> 0;
}
/** CRC-32 with the highest bit first, unlike zlib's. */
const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte << 24;
	for (let bit = 0; bit < 8; bit += 1) value = value < 0 ? value << 1 ^ 79764919 : value << 1;
	return value;
});
var BitReader = class {
	bytes;
	at;
	held = 0;
	count = 0;
	constructor(bytes, at) {
		this.bytes = bytes;
		this.at = at;
	}
	/** @param bits at most 24 */
	read(bits) {
		while (this.count < bits) {
			if (this.at >= this.bytes.length) throw new BrokenError("the data end early");
			this.held = this.held << 8 | (this.bytes[this.at] ?? 0);
			this.at += 1;
			this.count += 8;
		}
		this.count -= bits;
		return this.held >>> this.count & (1 << bits) - 1;
	}
	u32() {
		return (this.read(16) << 16 | this.read(16)) >>> 0;
	}
	/** Where the next whole byte starts. */
	end() {
		return this.at - (this.count >> 3);
	}
};
export { unpackBzip2 };
