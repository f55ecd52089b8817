// src/scan/decompress/output.ts
/** The data are none of this format, or cut, or fail their checksum. */
var BrokenError = class extends Error {
	code = "broken";
};
/** The data may be right, and use what is not read here. */
var UnreadError = class extends Error {
	code = "unread";
};
/** More would come out than may. */
var TooLargeError = class extends Error {
	code = "too-large";
};
/** What has come out, as one growing buffer: matches copy from it, so no dictionary is allocated because a header says so. */
var Output = class {
	bytes;
	length = 0;
	most;
	constructor(most) {
		this.most = most;
		this.bytes = new Uint8Array(Math.min(most, 65536));
	}
	/** Makes room for `more` bytes. @throws TooLargeError if they are more than may come out */
	reserve(more) {
		const needed = this.length + more;
		if (needed <= this.bytes.length) return;
		if (needed > this.most) throw new TooLargeError("more comes out than may");
		const grown = new Uint8Array(Math.min(this.most, Math.max(needed, 2 * this.bytes.length)));
		grown.set(this.bytes.subarray(0, this.length));
		this.bytes = grown;
	}
	push(part) {
		this.reserve(part.length);
		this.bytes.set(part, this.length);
		this.length += part.length;
	}
	/** Copies `count` bytes from `distance` bytes back, which may overlap what is written. Room must be there. */
	repeat(distance, count) {
		const { bytes, length } = this;
		if (distance >= count) bytes.copyWithin(length, length - distance, length - distance + count);
		else for (let at = length; at < length + count; at += 1) bytes[at] = bytes[at - distance] ?? 0;
		this.length += count;
	}
};
/**
* Runs a decoder over a stream and the streams behind it, as Python's file classes do.
* @param decode reads one stream from `at` on, into `output`; returns where it ends
* @param follows whether another stream starts at `at`
*/
function unpackStreams(packed, most, decode, follows) {
	const output = new Output(most);
	try {
		let at = decode(packed, 0, output);
		while (at < packed.length && follows(packed, at)) at = decode(packed, at, output);
		return {
			bytes: Buffer.from(output.bytes.buffer, 0, output.length),
			used: at
		};
	} catch (error) {
		if (error instanceof TooLargeError) return { tooLarge: true };
		if (error instanceof UnreadError) return { unread: error.message };
		if (error instanceof BrokenError) return { broken: error.message };
		throw error;
	}
}
/** Whether `mark` stands at `at`. */
const marked = (bytes, at, mark) => mark.every((byte, place) => bytes[at + place] === byte);
export { unpackStreams as a, marked as i, TooLargeError as n, UnreadError as r, BrokenError as t };
