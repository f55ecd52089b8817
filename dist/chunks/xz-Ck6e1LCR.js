import { t as crc64 } from "./checksums-CfkRHaY9.js";
import { t as LzmaDecoder } from "./lzma-decoder-BhirlIyV.js";
import { a as unpackStreams, i as marked, r as UnreadError, t as BrokenError } from "./output-1NLID1eZ.js";
import { crc32 } from "node:zlib";
import { createHash } from "node:crypto";
// src/scan/decompress/xz.ts
const MAGIC = [
	253,
	55,
	122,
	88,
	90,
	0
];
const LZMA2 = 33;
/** The .xz format (https://tukaani.org/xz/xz-file-format.txt), with every checksum held to. Filters other than LZMA2 are not read. */
const unpackXz = (packed, most) => unpackStreams(packed, most, decodeStream, (bytes, at) => marked(bytes, at, MAGIC));
function decodeStream(bytes, at, output) {
	const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (packed.length < at + 12) throw new BrokenError("the data end early");
	if (!marked(packed, at, MAGIC)) throw new BrokenError("no xz header");
	const flags = packed.subarray(at + 6, at + 8);
	if (crc32(flags) !== packed.readUInt32LE(at + 8)) throw new BrokenError("the header has another checksum");
	if (flags[0] !== 0 || (flags[1] ?? 0) > 15) throw new UnreadError("flags of a later version");
	const check = CHECKS[flags[1] ?? 0];
	if (check === void 0) throw new UnreadError("a check of another kind");
	const records = [];
	let place = at + 12;
	for (;;) {
		if (place >= packed.length) throw new BrokenError("the data end early");
		if (packed[place] === 0) break;
		const start = output.length;
		const end = decodeBlock(packed, place, output, check.length);
		const checkAt = padded(packed, place, end);
		const told = take(packed, checkAt, check.length);
		if (!check.of(output.bytes.subarray(start, output.length)).equals(told)) throw new BrokenError("the content has another checksum");
		records.push({
			unpadded: end - place + check.length,
			size: output.length - start
		});
		place = checkAt + check.length;
	}
	const indexEnd = checkIndex(packed, place, records);
	const footer = take(packed, indexEnd, 12);
	if (!(footer.readUInt32LE(0) === crc32(footer.subarray(4, 10)) && (footer.readUInt32LE(4) + 1) * 4 === indexEnd - place && footer.subarray(8, 10).equals(flags) && footer.toString("latin1", 10) === "YZ")) throw new BrokenError("the footer does not fit the stream");
	return afterPadding(packed, indexEnd + 12);
}
const CHECKS = {
	0: {
		length: 0,
		of: () => Buffer.alloc(0)
	},
	1: {
		length: 4,
		of: (bytes) => {
			const sum = Buffer.alloc(4);
			sum.writeUInt32LE(crc32(bytes));
			return sum;
		}
	},
	4: {
		length: 8,
		of: (bytes) => {
			const sum = Buffer.alloc(8);
			sum.writeBigUInt64LE(crc64(bytes));
			return sum;
		}
	},
	10: {
		length: 32,
		of: (bytes) => createHash("sha256").update(bytes).digest()
	}
};
/** @returns where the block's data end */
function decodeBlock(packed, at, output, check) {
	const headerLength = ((packed[at] ?? 0) + 1) * 4;
	const header = take(packed, at, headerLength);
	if (crc32(header.subarray(0, -4)) !== header.readUInt32LE(headerLength - 4)) throw new BrokenError("a block's header has another checksum");
	const flags = header[1] ?? 0;
	if ((flags & 60) !== 0) throw new UnreadError("a block of a later version");
	if ((flags & 3) !== 0) throw new UnreadError("filters in front of LZMA2");
	const fields = new Fields(header.subarray(0, -4), 2);
	const packedSize = (flags & 64) === 0 ? void 0 : fields.number();
	const size = (flags & 128) === 0 ? void 0 : fields.number();
	if (fields.number() !== LZMA2) throw new UnreadError("a filter other than LZMA2");
	if (fields.number() !== 1) throw new BrokenError("LZMA2 with other properties");
	const dictionary = dictionaryOf(fields.byte());
	if (!fields.isZeroToTheEnd()) throw new BrokenError("a block's header is not padded with zeros");
	const start = output.length;
	const end = decodeLzma2(packed, at + headerLength, output, dictionary);
	if (packedSize !== void 0 && packedSize !== end - at - headerLength) throw new BrokenError("a block of another length than its header says");
	if (size !== void 0 && size !== output.length - start) throw new BrokenError("a block with more or less data than its header says");
	if (end + check > packed.length) throw new BrokenError("the data end early");
	return end;
}
function dictionaryOf(bits) {
	if (bits > 40) throw new BrokenError("a dictionary of no size");
	return bits === 40 ? 4294967295 : (2 | bits & 1) * 2 ** (Math.floor(bits / 2) + 11);
}
/** LZMA2: chunks of LZMA or of plain bytes. @returns where they end */
function decodeLzma2(packed, from, output, dictionary) {
	const decoder = new LzmaDecoder(packed, output);
	let at = from;
	/** What the next chunk has to bring: 3 all, 2 properties, 1 a new state. */
	let lacking = 3;
	for (;;) {
		const control = take(packed, at, 1).readUInt8();
		if (control === 0) return at + 1;
		if (control < 3) {
			if (control === 1) {
				decoder.resetDictionary(dictionary);
				lacking = Math.min(lacking, 2);
			} else if (lacking === 3) throw new BrokenError("a chunk without a dictionary");
			const length = take(packed, at + 1, 2).readUInt16BE() + 1;
			output.push(take(packed, at + 3, length));
			at += 3 + length;
			continue;
		}
		if (control < 128) throw new BrokenError("a chunk of no kind");
		const reset = control >> 5 & 3;
		if (reset < lacking) throw new BrokenError("a chunk that leaves out what it needs");
		const size = ((control & 31) << 16) + take(packed, at + 1, 2).readUInt16BE() + 1;
		const length = take(packed, at + 3, 2).readUInt16BE() + 1;
		const data = at + (reset >= 2 ? 6 : 5);
		if (reset === 3) decoder.resetDictionary(dictionary);
		if (reset >= 2) decoder.setProperties(take(packed, at + 5, 1).readUInt8());
		else if (reset === 1) decoder.resetState();
		if (!decoder.isNarrow) throw new BrokenError("properties that LZMA2 does not have");
		lacking = 0;
		output.reserve(size);
		decoder.startRange(data, data + length);
		if (decoder.decode(output.length + size) || !decoder.isFinished || decoder.at !== data + length) throw new BrokenError("a chunk of another length than it says");
		at = data + length;
	}
}
/** The index says again what the blocks were. @returns where it ends */
function checkIndex(packed, at, records) {
	const fields = new Fields(packed, at + 1);
	if (!(fields.number() === records.length && records.every(({ unpadded, size }) => fields.number() === unpadded && fields.number() === size))) throw new BrokenError("the index does not fit the blocks");
	const end = padded(packed, at, fields.at);
	if (crc32(packed.subarray(at, end)) !== take(packed, end, 4).readUInt32LE()) throw new BrokenError("the index has another checksum");
	return end + 4;
}
/** Zeros up to a multiple of four, counted from `start`. @returns where they end */
function padded(packed, start, end) {
	const stop = end + (4 - (end - start) % 4) % 4;
	if (take(packed, end, stop - end).some((byte) => byte !== 0)) throw new BrokenError("padding that is not zero");
	return stop;
}
/** Streams may have zeros behind them, four at a time. */
function afterPadding(packed, at) {
	let end = at;
	while (end + 4 <= packed.length && packed.readUInt32LE(end) === 0) end += 4;
	return end;
}
function take(packed, at, length) {
	if (at + length > packed.length) throw new BrokenError("the data end early");
	return packed.subarray(at, at + length);
}
/** Numbers of seven bits a byte. */
var Fields = class {
	at;
	bytes;
	constructor(bytes, at) {
		this.bytes = bytes;
		this.at = at;
	}
	byte() {
		const [byte = 0] = take(this.bytes, this.at, 1);
		this.at += 1;
		return byte;
	}
	number() {
		let value = 0;
		for (let scale = 1; scale < 2 ** 49; scale *= 128) {
			const byte = this.byte();
			value += (byte & 127) * scale;
			if (byte < 128) {
				if (byte === 0 && scale > 1) throw new BrokenError("a number that is longer than it needs");
				return value;
			}
		}
		throw new BrokenError("a number of more than 2^49");
	}
	isZeroToTheEnd() {
		return this.bytes.subarray(this.at).every((byte) => byte === 0);
	}
};
export { unpackXz };
