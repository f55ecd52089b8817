// src/scan/decompress/checksums.ts
/** CRC-64 of ECMA-182, bits reversed, as xz has it; two halves of a table for each byte. */
const [LOW64, HIGH64] = table64();
function table64() {
	const low = /* @__PURE__ */ new Uint32Array(256);
	const high = /* @__PURE__ */ new Uint32Array(256);
	for (let byte = 0; byte < 256; byte += 1) {
		let value = BigInt(byte);
		for (let bit = 0; bit < 8; bit += 1) value = (value & 1n) === 1n ? value >> 1n ^ 14514072000185962306n : value >> 1n;
		low[byte] = Number(value & 4294967295n);
		high[byte] = Number(value >> 32n);
	}
	return [low, high];
}
function crc64(bytes) {
	let low = 4294967295;
	let high = 4294967295;
	for (let at = 0; at < bytes.length; at += 1) {
		const place = (low ^ (bytes[at] ?? 0)) & 255;
		low = (low >>> 8 | high << 24) ^ (LOW64[place] ?? 0);
		high = high >>> 8 ^ (HIGH64[place] ?? 0);
	}
	return BigInt(~high >>> 0) << 32n | BigInt(~low >>> 0);
}
const [P1, P2, P3, P4, P5] = [
	2654435761,
	2246822519,
	3266489917,
	668265263,
	374761393
];
const rotated = (value, by) => value << by | value >>> 32 - by;
/** xxHash of 32 bits, seed 0 (https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md). */
function xxh32(bytes) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const length = bytes.length;
	let at = 0;
	let sum = P5;
	if (length >= 16) {
		let [a, b, c, d] = [
			P1 + P2 | 0,
			P2 | 0,
			0,
			-P1 | 0
		];
		const round = (lane, place) => Math.imul(rotated(lane + Math.imul(view.getUint32(place, true), P2), 13), P1);
		for (; at + 16 <= length; at += 16) {
			a = round(a, at);
			b = round(b, at + 4);
			c = round(c, at + 8);
			d = round(d, at + 12);
		}
		sum = rotated(a, 1) + rotated(b, 7) + rotated(c, 12) + rotated(d, 18);
	}
	sum = sum + length | 0;
	for (; at + 4 <= length; at += 4) sum = Math.imul(rotated(sum + Math.imul(view.getUint32(at, true), P3) | 0, 17), P4);
	for (; at < length; at += 1) sum = Math.imul(rotated(sum + Math.imul(view.getUint8(at), P5) | 0, 11), P1);
	sum = Math.imul(sum ^ sum >>> 15, P2);
	sum = Math.imul(sum ^ sum >>> 13, P3);
	return (sum ^ sum >>> 16) >>> 0;
}
export { xxh32 as n, crc64 as t };
