import { t as BrokenError } from "./output-1NLID1eZ.js";
// src/scan/decompress/lzma-decoder.ts
const MATCH = 0;
const REP = 192;
const REP_G0 = 204;
const REP_G1 = 216;
const REP_G2 = 228;
const REP0_LONG = 240;
const SLOTS = 432;
const SPECIAL = 688;
const ALIGN = 816;
const LENGTHS = 832;
const REP_LENGTHS = 1346;
const LITERALS = 1860;
const HALF = 1024;
/** LZMA as the alone format and LZMA2 have it. Every match has to lie within what came out since the last reset. */
var LzmaDecoder = class {
	/** Where the range decoder reads next. */
	at = 0;
	input;
	output;
	end = 0;
	range = 0;
	code = 0;
	probabilities = /* @__PURE__ */ new Uint16Array(0);
	lc = 0;
	literalMask = 0;
	positionMask = 0;
	state = 0;
	reps = /* @__PURE__ */ new Uint32Array(4);
	/** Where in the output the dictionary starts. */
	start = 0;
	dictionary = 0;
	constructor(input, output) {
		this.input = input;
		this.output = output;
		this.start = output.length;
	}
	/** @param dictionary bytes that a match may reach back */
	resetDictionary(dictionary) {
		this.start = this.output.length;
		this.dictionary = dictionary;
	}
	/** @param properties (pb * 5 + lp) * 9 + lc */
	setProperties(properties) {
		if (properties >= 225) throw new BrokenError("properties that LZMA does not have");
		this.lc = properties % 9;
		const rest = (properties - this.lc) / 9;
		const lp = rest % 5;
		this.literalMask = (1 << lp) - 1;
		this.positionMask = (1 << (rest - lp) / 5) - 1;
		this.probabilities = new Uint16Array(LITERALS + (768 << this.lc + lp));
		this.resetState();
	}
	/** Whether literals take no more context bits than LZMA2 allows. */
	get isNarrow() {
		return this.probabilities.length <= 14148;
	}
	resetState() {
		this.probabilities.fill(HALF);
		this.reps.fill(0);
		this.state = 0;
	}
	/** Starts the range decoder. @param end where its bytes end */
	startRange(at, end) {
		if (at + 5 > end || end > this.input.length) throw new BrokenError("the data end early");
		if (this.input[at] !== 0) throw new BrokenError("no LZMA data");
		this.at = at + 1;
		this.end = end;
		this.range = 4294967295;
		this.code = 0;
		for (let place = 0; place < 4; place += 1) this.code = (this.code << 8 | this.next()) >>> 0;
	}
	/** All bytes were decoded and none is left over. */
	get isFinished() {
		return this.code === 0;
	}
	/** Decodes until `length` bytes came out, or the end marker. @returns whether the marker ended it */
	decode(length) {
		const { output, reps } = this;
		while (output.length < length) {
			const position = output.length - this.start & this.positionMask;
			if (this.bit(MATCH + (this.state << 4) + position) === 0) {
				this.literal();
				continue;
			}
			let count;
			if (this.bit(REP + this.state) === 0) {
				reps.copyWithin(1, 0, 3);
				count = this.length(LENGTHS, position);
				this.state = this.state < 7 ? 7 : 10;
				reps[0] = this.distance(count);
				if (reps[0] === 4294967295) return true;
			} else {
				if (output.length === this.start) throw new BrokenError("a match in front of all data");
				const short = this.repeat(position);
				count = short ? 1 : this.length(REP_LENGTHS, position);
				if (short) this.state = this.state < 7 ? 9 : 11;
				else this.state = this.state < 7 ? 8 : 11;
			}
			const back = (reps[0] ?? 0) + 1;
			if (back > output.length - this.start || back > this.dictionary) throw new BrokenError("a match that reaches too far back");
			if (count > length - output.length) throw new BrokenError("a match that reaches past the end");
			output.reserve(count);
			output.repeat(back, count);
		}
		return false;
	}
	/** The end marker behind a known length. */
	marker() {
		const position = this.output.length - this.start & this.positionMask;
		if (!(this.bit(MATCH + (this.state << 4) + position) === 1 && this.bit(REP + this.state) === 0) || this.distance(this.length(LENGTHS, position)) !== 4294967295) throw new BrokenError("more data than the header says");
	}
	/** Picks an earlier distance. @returns whether it is a single byte */
	repeat(position) {
		const { reps } = this;
		if (this.bit(REP_G0 + this.state) === 0) return this.bit(REP0_LONG + (this.state << 4) + position) === 0;
		const which = this.bit(REP_G1 + this.state) === 0 ? 1 : this.bit(REP_G2 + this.state) === 0 ? 2 : 3;
		const distance = reps[which] ?? 0;
		reps.copyWithin(1, 0, which);
		reps[0] = distance;
		return false;
	}
	literal() {
		const { output } = this;
		const place = output.length - this.start;
		const previous = place === 0 ? 0 : output.bytes[output.length - 1] ?? 0;
		const context = ((place & this.literalMask) << this.lc) + (previous >> 8 - this.lc);
		const base = LITERALS + 768 * context;
		let symbol = 1;
		if (this.state >= 7) {
			let match = output.bytes[output.length - (this.reps[0] ?? 0) - 1] ?? 0;
			while (symbol < 256) {
				const wanted = match >> 7 & 1;
				match <<= 1;
				const bit = this.bit(base + (1 + wanted << 8) + symbol);
				symbol = symbol << 1 | bit;
				if (bit !== wanted) break;
			}
		}
		while (symbol < 256) symbol = symbol << 1 | this.bit(base + symbol);
		output.reserve(1);
		output.bytes[output.length] = symbol & 255;
		output.length += 1;
		this.state = this.state < 4 ? 0 : this.state < 10 ? this.state - 3 : this.state - 6;
	}
	length(coder, position) {
		if (this.bit(coder) === 0) return 2 + this.tree(coder + 2 + (position << 3), 3);
		if (this.bit(coder + 1) === 0) return 10 + this.tree(coder + 2 + 128 + (position << 3), 3);
		return 18 + this.tree(coder + 2 + 256, 8);
	}
	distance(count) {
		const slot = this.tree(SLOTS + (Math.min(count - 2, 3) << 6), 6);
		if (slot < 4) return slot;
		const bits = (slot >> 1) - 1;
		const base = (2 | slot & 1) << bits >>> 0;
		if (slot < 14) return base + this.reverse(SPECIAL + base - slot, bits);
		return base + this.direct(bits - 4) * 16 + this.reverse(ALIGN, 4) >>> 0;
	}
	tree(base, bits) {
		let symbol = 1;
		for (let at = 0; at < bits; at += 1) symbol = symbol << 1 | this.bit(base + symbol);
		return symbol - (1 << bits);
	}
	reverse(base, bits) {
		let symbol = 1;
		let value = 0;
		for (let at = 0; at < bits; at += 1) {
			const bit = this.bit(base + symbol);
			symbol = symbol << 1 | bit;
			value |= bit << at;
		}
		return value;
	}
	direct(bits) {
		let value = 0;
		for (let at = 0; at < bits; at += 1) {
			this.range >>>= 1;
			const bit = this.code >= this.range ? 1 : 0;
			if (bit === 1) this.code -= this.range;
			value = value * 2 + bit;
			this.normalize();
		}
		return value;
	}
	bit(place) {
		const probability = this.probabilities[place] ?? 0;
		const bound = (this.range >>> 11) * probability;
		if (this.code < bound) {
			this.range = bound;
			this.probabilities[place] = probability + (2048 - probability >> 5);
			this.normalize();
			return 0;
		}
		this.range -= bound;
		this.code -= bound;
		this.probabilities[place] = probability - (probability >> 5);
		this.normalize();
		return 1;
	}
	normalize() {
		if (this.range >= 16777216) return;
		this.range = this.range << 8 >>> 0;
		this.code = (this.code << 8 | this.next()) >>> 0;
	}
	next() {
		if (this.at >= this.end) throw new BrokenError("the data end early");
		const byte = this.input[this.at] ?? 0;
		this.at += 1;
		return byte;
	}
};
export { LzmaDecoder as t };
