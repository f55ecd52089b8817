import { t as LzmaDecoder } from "./lzma-decoder-BhirlIyV.js";
import { a as unpackStreams, n as TooLargeError, t as BrokenError } from "./output-1NLID1eZ.js";
// src/scan/decompress/lzma-alone.ts
const HEADER = 13;
/** Lengths from here on are nobody's: liblzma takes none of 256 GiB and more. */
const LONGEST = 2n ** 38n;
const UNKNOWN = 18446744073709551615n;
/**
* The old `.lzma` format (https://7-zip.org/sdk.html): properties, dictionary size, length or all ones, one stream.
* Nothing marks a second one, so none is looked for.
*/
const unpackLzma = (packed, most) => unpackStreams(packed, most, (bytes, at, output) => decodeStream(bytes, at, output, most), () => false);
function decodeStream(packed, at, output, most) {
	if (packed.length < at + HEADER) throw new BrokenError("the data end early");
	const view = new DataView(packed.buffer, packed.byteOffset + at, HEADER);
	const length = view.getBigUint64(5, true);
	if (length !== UNKNOWN && length >= LONGEST) throw new BrokenError("no LZMA header");
	if (length !== UNKNOWN && length > BigInt(most)) throw new TooLargeError("the header says so");
	const decoder = new LzmaDecoder(packed, output);
	decoder.setProperties(view.getUint8(0));
	decoder.resetDictionary(Math.max(4096, view.getUint32(1, true)));
	decoder.startRange(at + HEADER, packed.length);
	const marked = decoder.decode(length === UNKNOWN ? Number.POSITIVE_INFINITY : Number(length));
	if (marked && length !== UNKNOWN) throw new BrokenError("less data than the header says");
	if (!marked && !decoder.isFinished) decoder.marker();
	if (!decoder.isFinished) throw new BrokenError("data behind the end marker");
	return decoder.at;
}
export { unpackLzma };
