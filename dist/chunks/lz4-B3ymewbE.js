import { n as xxh32 } from "./checksums-CfkRHaY9.js";
import { a as unpackStreams, r as UnreadError, t as BrokenError } from "./output-1NLID1eZ.js";
// src/scan/decompress/lz4.ts
const FRAME = 407708164;
const SKIPPABLE = 407710288;
/** Bytes of one block, by the header's number for them. */
const BLOCK_SIZES = {
	4: 65536,
	5: 262144,
	6: 1048576,
	7: 4194304
};
/** Matches reach back as far as two bytes can say. */
const WINDOW = 65535;
/** LZ4 frames, with every checksum held to (https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md). */
const unpackLz4 = (packed, most) => unpackStreams(packed, most, decodeFrame, (bytes, at) => {
	const magic = at + 4 <= bytes.length ? new Reader(bytes, at).u32() : 0;
	return magic === FRAME || isSkippable(magic);
});
const isSkippable = (magic) => (magic & 4294967280) >>> 0 === SKIPPABLE;
function decodeFrame(packed, at, output) {
	const reader = new Reader(packed, at);
	const magic = reader.u32();
	if (isSkippable(magic)) {
		reader.take(reader.u32());
		return reader.at;
	}
	if (magic !== FRAME) throw new BrokenError("no LZ4 frame");
	const { independent, blockSums, contentSum, contentSize, blockSize } = readDescriptor(reader);
	const start = output.length;
	for (let size = reader.u32(); size !== 0; size = reader.u32()) {
		const plain = size >= 2147483648;
		const block = reader.take(plain ? size - 2147483648 : size);
		if (block.length > blockSize) throw new BrokenError("a block that is larger than the header says");
		if (blockSums && reader.u32() !== xxh32(block)) throw new BrokenError("a block has another checksum");
		const from = output.length;
		if (plain) output.push(block);
		else decodeBlock(block, output, independent ? from : start, from + blockSize);
	}
	const content = output.bytes.subarray(start, output.length);
	if (contentSum && reader.u32() !== xxh32(content)) throw new BrokenError("the content has another checksum");
	if (contentSize !== void 0 && contentSize !== BigInt(content.length)) throw new BrokenError("the content has another length than the header says");
	return reader.at;
}
function readDescriptor(reader) {
	const from = reader.at;
	const [flags = 0, sizes = 0] = reader.take(2);
	if (flags >> 6 !== 1 || (flags & 2) !== 0 || (sizes & 143) !== 0) throw new UnreadError("flags of another version");
	const blockSize = BLOCK_SIZES[sizes >> 4];
	if (blockSize === void 0) throw new BrokenError("blocks of no size");
	const contentSize = (flags & 8) === 0 ? void 0 : reader.u64();
	if ((flags & 1) !== 0) throw new UnreadError("a dictionary kept elsewhere");
	const sum = xxh32(reader.bytes.subarray(from, reader.at)) >> 8 & 255;
	if (reader.take(1)[0] !== sum) throw new BrokenError("the header has another checksum");
	return {
		independent: (flags & 32) !== 0,
		blockSums: (flags & 16) !== 0,
		contentSum: (flags & 4) !== 0,
		contentSize,
		blockSize
	};
}
/** https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md. @param first where in the output matches may start */
function decodeBlock(block, output, first, end) {
	let at = 0;
	const more = (told) => {
		let length = told;
		if (told !== 15) return length;
		for (let byte = 255; byte === 255; at += 1) {
			if (at >= block.length) throw new BrokenError("a block ends early");
			byte = block[at] ?? 0;
			length += byte;
		}
		return length;
	};
	while (at < block.length) {
		const token = block[at] ?? 0;
		at += 1;
		const literals = more(token >> 4);
		if (literals > block.length - at) throw new BrokenError("a block ends early");
		if (literals > end - output.length) throw new BrokenError("a block gives more than the header says");
		output.push(block.subarray(at, at + literals));
		at += literals;
		if (at === block.length) return;
		if (at + 2 > block.length) throw new BrokenError("a block ends early");
		const back = (block[at] ?? 0) | (block[at + 1] ?? 0) << 8;
		at += 2;
		const count = more(token & 15) + 4;
		if (back === 0 || back > Math.min(WINDOW, output.length - first)) throw new BrokenError("a match that reaches too far back");
		if (count > end - output.length) throw new BrokenError("a block gives more than the header says");
		output.reserve(count);
		output.repeat(back, count);
	}
	throw new BrokenError("a block that does not end with plain bytes");
}
var Reader = class {
	bytes;
	at;
	constructor(bytes, at) {
		this.bytes = bytes;
		this.at = at;
	}
	take(length) {
		if (length > this.bytes.length - this.at) throw new BrokenError("the data end early");
		this.at += length;
		return this.bytes.subarray(this.at - length, this.at);
	}
	u32() {
		const [a = 0, b = 0, c = 0, d = 0] = this.take(4);
		return (a | b << 8 | c << 16 | d << 24) >>> 0;
	}
	u64() {
		return BigInt(this.u32()) | BigInt(this.u32()) << 32n;
	}
};
export { unpackLz4 };
