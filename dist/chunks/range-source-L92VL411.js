import { f as LfsError, l as request, n as hostOf, o as isWebAddress, r as insist, s as partsOf, u as requireStatus } from "./http-qfsUmuqe.js";
// src/adapters/lfs/page-cache.ts
/** Bytes of one page: the grain in which a remote object is fetched and kept. */
const PAGE = 4096;
/** The pages of a remote object that were used last. */
var PageCache = class {
	pages = /* @__PURE__ */ new Map();
	capacity;
	/** @param capacity in pages */
	constructor(capacity) {
		this.capacity = capacity;
	}
	get bytes() {
		let sum = 0;
		for (const page of this.pages.values()) sum += page.length;
		return sum;
	}
	has(page) {
		return this.pages.has(page);
	}
	get(page) {
		const bytes = this.pages.get(page);
		if (bytes === void 0) return void 0;
		this.pages.delete(page);
		this.pages.set(page, bytes);
		return bytes;
	}
	/** Keeps copies: a part of a large buffer would keep all of it. @param first the page that `bytes` begins with */
	put(first, bytes) {
		const count = Math.ceil(bytes.length / PAGE);
		for (let at = Math.max(0, count - this.capacity); at < count; at += 1) {
			this.pages.delete(first + at);
			this.pages.set(first + at, bytes.slice(at * PAGE, (at + 1) * PAGE));
		}
		for (const oldest of this.pages.keys()) {
			if (this.pages.size <= this.capacity) break;
			this.pages.delete(oldest);
		}
	}
};
// src/adapters/lfs/range-source.ts
/** Pages kept: 1 MiB. */
const KEPT_PAGES = 256;
/** Pages of one request. */
const MAX_PAGES = 256;
/** Pages fetched ahead of a reader that goes forward; doubled with each request until then. */
const MAX_AHEAD = 64;
/** Bytes read from the start of an object whose server gives only the whole. */
const MAX_PREFIX = 1048576;
/**
* A remote object, read by HTTP Range (https://www.rfc-editor.org/rfc/rfc9110#name-range-requests) in pages of 4 KiB: a
* look at one place costs a page, a reader that goes forward gets twice as much with each request. Answers must be of exactly the
* bytes that were asked for, of an object of exactly `size`; memory stays below 3 MiB beside what is handed out.
* A server that knows no Range serves the first MiB. Needs no token but the headers given, so it works in a worker.
* `read` throws LfsError; reads at the same time wait for each other.
* @throws TypeError on an address that is not one of http or https
*/
function rangeSource({ url, headers, size }, options = {}) {
	if (!isWebAddress(url)) throw new TypeError("the address of an object is one of http or https");
	const cache = new PageCache(KEPT_PAGES);
	const [pages, spent] = [Math.ceil(size / PAGE), {
		bytes: 0,
		requests: 0
	}];
	let link = {
		url,
		headers
	};
	let mayRelocate = options.relocate !== void 0;
	/** What the server's name for this content was the first time. */
	let tag;
	/** Of a server that knows no Range: how the object begins. */
	let prefix;
	let ahead = 0;
	let next = -1;
	/** Bytes of the object from `start` on, up to `end` (exclusive). */
	async function fetchPart(start, end) {
		const plainHeaders = { range: `bytes=${start}-${end - 1}` };
		spent.requests += 1;
		return request({
			method: "GET",
			...link,
			plainHeaders
		}, options, async (response, moved) => {
			requireStatus(response, link.url, [200, 206]);
			requirePlain(response);
			requireSame(response);
			if (response.status === 200) {
				prefix = await readPrefix(response, moved);
				if (end <= prefix.length) return prefix.subarray(start, end);
				throw noRange(link.url);
			}
			if (response.headers.get("content-range") !== `bytes ${start}-${end - 1}/${size}`) throw new LfsError("wrong-answer", wrongRange(link.url, start, end, size));
			return fill(response, end - start, moved);
		});
	}
	/** What follows `length` bytes is not read, and an error: the server said that there is nothing. */
	async function fill(response, length, moved) {
		const all = Buffer.allocUnsafe(length);
		let done = 0;
		for await (const part of partsOf(response)) {
			moved();
			spent.bytes += part.length;
			if (done + part.length > length) throw new LfsError("wrong-answer", `${hostOf(link.url)} sent more bytes than it was asked for`);
			all.set(part, done);
			done += part.length;
		}
		if (done < length) throw new LfsError("unreachable", `${hostOf(link.url)} broke off in the middle of an answer`);
		return all;
	}
	async function readPrefix(response, moved) {
		const told = response.headers.get("content-length");
		const wrong = (what) => new LfsError("wrong-answer", `the object at ${hostOf(link.url)} has ${what} than its pointer's ${size} bytes`);
		if (told !== null && Number(told) !== size) throw wrong("another length");
		const wanted = Math.min(size, MAX_PREFIX);
		const all = Buffer.alloc(wanted);
		let done = 0;
		for await (const part of partsOf(response)) {
			moved();
			spent.bytes += part.length;
			all.set(part.subarray(0, wanted - done), Math.min(done, wanted));
			done += part.length;
			if (done > size) throw wrong("more");
			if (done >= wanted && wanted < size) break;
		}
		if (done < wanted) throw told === null ? wrong("fewer") : new LfsError("unreachable", `${hostOf(link.url)} broke off`);
		return all;
	}
	/** An object never changes; where its server's strong tag does, parts of two of them would be mixed. */
	function requireSame(response) {
		const told = response.headers.get("etag") ?? "";
		if (!told.startsWith("\"")) return;
		if (tag !== void 0 && tag !== told) throw new LfsError("wrong-answer", `the object at ${hostOf(link.url)} changed while it was read`);
		tag = told;
	}
	async function fetchOrRelocate(start, end) {
		try {
			return await insist(() => fetchPart(start, end), options);
		} catch (error) {
			if (!(error instanceof LfsError) || error.code !== "denied" || !mayRelocate) throw error;
			mayRelocate = false;
			const found = await options.relocate?.() ?? { unavailable: error.message };
			if ("unavailable" in found) throw new LfsError("denied", found.unavailable);
			link = {
				url: found.url,
				headers: found.headers
			};
			tag = void 0;
			return insist(() => fetchPart(start, end), options);
		}
	}
	/** Fetches the missing page `from`, the missing ones after it as far as `last`, and some ahead of a forward reader. */
	async function fetchPages(from, last) {
		let to = from;
		while (to < last && to - from + 1 < MAX_PAGES && !cache.has(to + 1)) to += 1;
		ahead = from === next ? Math.min(MAX_AHEAD, Math.max(1, ahead * 2)) : 0;
		if (to === last) for (let more = ahead; more > 0 && to + 1 < pages && !cache.has(to + 1); more -= 1) to += 1;
		const bytes = await fetchOrRelocate(from * PAGE, Math.min(size, (to + 1) * PAGE));
		next = to + 1;
		cache.put(from, bytes);
		return bytes;
	}
	async function read(offset, length) {
		const start = Math.max(0, offset);
		const end = Math.min(size, start + Math.max(0, length));
		if (start >= end) return /* @__PURE__ */ new Uint8Array(0);
		const result = Buffer.allocUnsafe(end - start);
		for (let at = start; at < end;) {
			if (prefix !== void 0) {
				if (end > prefix.length) throw noRange(link.url);
				return prefix.subarray(start, end);
			}
			const page = Math.floor(at / PAGE);
			const part = (cache.get(page) ?? await fetchPages(page, Math.floor((end - 1) / 4096))).subarray(at - page * PAGE, end - page * PAGE);
			result.set(part, at - start);
			at += part.length;
		}
		return result;
	}
	let last = Promise.resolve();
	return {
		size,
		verified: false,
		bytesFetched: () => spent.bytes,
		requests: () => spent.requests,
		bytesHeld: () => cache.bytes + (prefix?.length ?? 0),
		read: (offset, length) => {
			const done = last.then(() => read(offset, length));
			last = done.catch(() => {});
			return done;
		}
	};
}
function requirePlain(response) {
	if ((response.headers.get("content-encoding") ?? "identity") !== "identity") throw new LfsError("wrong-answer", `${hostOf(response.url)} compresses what it was asked not to`);
}
const noRange = (url) => new LfsError("no-range", `${hostOf(url)} does not serve parts of objects: scan with \`lfs: full\``);
const wrongRange = (url, start, end, size) => `${hostOf(url)} answers with other bytes than ${start}-${end - 1} of an object of ${size} bytes`;
export { rangeSource };
