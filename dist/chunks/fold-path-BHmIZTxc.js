// src/core/change/fold-path.ts
/** What a case-insensitive, normalising file system drops from names without a trace (the list HFS+ ignores). */
const INVISIBLE = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;
const ASCII = /^[\0-\x7f]*$/;
/** A segment that ends in dots or spaces, which Windows drops. */
const LOOSE_END = /[. ](?:\/|$)/;
/**
* The form in which paths and patterns are compared: two paths that some common file system takes for one fold alike.
* NFC and full case folding (`ẞ`, `ß`, `SS` and `ſs` are one; so are `K` and the Kelvin sign, `i` and dotless `ı`),
* without invisible characters and without dots and spaces at a segment's end. Folding twice changes nothing.
*/
function foldPath(path) {
	const folded = ASCII.test(path) ? path.toLowerCase() : foldText(path);
	return LOOSE_END.test(folded) ? folded.split("/").map(trimEnd).join("/") : folded;
}
/** Lower, upper, lower: lower alone leaves `ß` and `ſ`, upper alone leaves `ẞ`. `ς` is a `σ` that ends a word. */
function foldText(text) {
	return text.replace(INVISIBLE, "").normalize("NFD").toLowerCase().toUpperCase().toLowerCase().replaceAll("ς", "σ").normalize("NFC");
}
/** Keeps a segment's first character, so that no segment vanishes. */
function trimEnd(segment) {
	let end = segment.length;
	while (end > 1 && (segment[end - 1] === "." || segment[end - 1] === " ")) end--;
	return segment.slice(0, end);
}
export { foldPath as t };
