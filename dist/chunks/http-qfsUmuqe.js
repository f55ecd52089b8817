import { setTimeout as setTimeout$1 } from "node:timers/promises";
// src/adapters/lfs/error-code.ts
/** The system's code of an error (`ECONNRESET`), or of what caused it; empty where there is none. */
function errorCode(error) {
	for (const link of [error, field(error, "cause")]) {
		const code = field(link, "code");
		if (typeof code === "string" && /^[A-Z_0-9]+$/.test(code)) return code;
	}
	return "";
}
const field = (value, name) => typeof value === "object" && value !== null && name in value ? Reflect.get(value, name) : void 0;
// src/adapters/lfs/lfs-error.ts
const PASSING = /* @__PURE__ */ new Set(["unreachable", "busy"]);
/**
* A request of Git LFS failed. The message may be shown to anybody: it names the server's host and nothing of the link or
* of the headers, which are keys.
*/
var LfsError = class extends Error {
	name = "LfsError";
	code;
	/** Milliseconds that the server asks to wait. */
	retryAfter;
	constructor(code, message, retryAfter) {
		super(message);
		this.code = code;
		this.retryAfter = retryAfter;
	}
	/** Whether trying again may help. */
	get passing() {
		return PASSING.has(this.code);
	}
};
// src/adapters/lfs/http.ts
const TIME_LIMIT = 3e4;
const STALL_LIMIT = 2e4;
const PAUSES = [1e3, 4e3];
/** A server that asks for more patience (milliseconds) does not get it. */
const MAX_PAUSE = 6e4;
const MAX_REDIRECTS = 5;
const REDIRECTS = /* @__PURE__ */ new Set([
	301,
	302,
	303,
	307,
	308
]);
/** Whether an address is one of http or https, without user and password. */
function isWebAddress(address) {
	if (address.length > 16384 || !URL.canParse(address)) return false;
	const { protocol, username, password } = new URL(address);
	return /^https?:$/.test(protocol) && username === "" && password === "";
}
/** Whether going from one address to another gives up encryption. */
const isDowngrade = (from, to) => new URL(from).protocol === "https:" && new URL(to).protocol !== "https:";
const hostOf = (address) => new URL(address).host;
/**
* Sends a request and hands the answer over, whatever its status; what is left of its body when `use` is done is not read.
* GET follows up to five redirects; the given headers do not follow to another origin, nor anything from https to http.
* @param use calls `moved` with every part of the body, or the answer counts as stalled
* @throws LfsError `unreachable`, `too-slow`, `wrong-answer`, and what `use` throws
*/
async function request(asked, { timeLimit = TIME_LIMIT, stallLimit = STALL_LIMIT, signal }, use) {
	const control = new AbortController();
	const stop = () => control.abort();
	const total = setTimeout(stop, timeLimit);
	let stall = setTimeout(stop, stallLimit);
	const moved = () => {
		clearTimeout(stall);
		stall = setTimeout(stop, stallLimit);
	};
	signal?.addEventListener("abort", stop, { once: true });
	if (signal?.aborted === true) stop();
	let response;
	try {
		response = await follow(asked, control.signal);
		return await use(response, moved);
	} catch (error) {
		if (error instanceof LfsError) throw error;
		const host = hostOf(asked.url);
		if (signal?.aborted === true) throw new LfsError("refused", `the request to ${host} was called off`);
		if (control.signal.aborted) throw new LfsError("too-slow", `${host} did not answer in time`);
		if (!isNetworkError(error)) throw error;
		throw new LfsError("unreachable", `${host} could not be reached, or broke off (${nameOf(error)})`);
	} finally {
		clearTimeout(total);
		clearTimeout(stall);
		signal?.removeEventListener("abort", stop);
		if (response?.bodyUsed === false) await response.body?.cancel().catch(() => {});
	}
}
async function follow({ method, url, headers, plainHeaders, body }, signal) {
	let here = url;
	let own = headers;
	for (let hops = 0;; hops += 1) {
		const response = await fetch(here, {
			method,
			headers: {
				...own,
				...plainHeaders,
				"accept-encoding": "identity"
			},
			redirect: "manual",
			signal,
			...body === void 0 ? {} : { body }
		});
		if (method !== "GET" || !REDIRECTS.has(response.status)) return response;
		await response.body?.cancel();
		if (hops === MAX_REDIRECTS) throw new LfsError("wrong-answer", `${hostOf(here)} leads from one address to the next, without end`);
		const next = redirectTarget(here, response.headers.get("location") ?? "");
		if (new URL(next).origin !== new URL(here).origin) own = {};
		here = next;
	}
}
/**
* Where a redirect leads.
* @param location as the server says it, perhaps relative
* @throws LfsError where we do not follow
*/
function redirectTarget(here, location) {
	const next = URL.canParse(location, here) ? new URL(location, here).href : "";
	if (!isWebAddress(next)) throw new LfsError("wrong-answer", `${hostOf(here)} leads to what is no address of http or https`);
	if (isDowngrade(here, next)) throw new LfsError("wrong-answer", `${hostOf(here)} leads from https to http`);
	return next;
}
/** What fetch throws where the network fails; its own words may quote addresses and headers, so they are not shown. */
const isNetworkError = (error) => typeof error === "object" && error !== null && "name" in error && error.name === "TypeError";
const nameOf = (error) => errorCode(error) || "the connection failed";
/** Up to three tries, where trying again may help, with the pauses that the server asks for. */
async function insist(work, { pause = setTimeout$1, signal }) {
	for (let tries = 0;; tries += 1) try {
		return await work();
	} catch (error) {
		const wait = PAUSES[tries];
		if (!(error instanceof LfsError) || !error.passing || wait === void 0 || signal?.aborted === true) throw error;
		if ((error.retryAfter ?? 0) > MAX_PAUSE) throw error;
		await pause(Math.max(wait, error.retryAfter ?? 0));
	}
}
/**
* What the status of an answer to a GET says.
* @throws LfsError unless it is one of `accepted`
*/
function requireStatus(response, url, accepted) {
	const { status } = response;
	if (accepted.includes(status)) return;
	const host = hostOf(url);
	if (status === 401 || status === 403) throw new LfsError("denied", `${host} refuses the download (${status}): the link is no longer valid`);
	if (status === 404 || status === 410) throw new LfsError("gone", `${host} does not have the object (${status})`);
	if (status === 416) throw new LfsError("wrong-answer", `the object at ${host} is shorter than its pointer says (${status})`);
	if (isBusy(status)) throw new LfsError("busy", `${host} cannot answer now (${status}): run the job again later`, retryAfter(response));
	throw new LfsError("refused", `${host} refuses the download (${status})`);
}
const isBusy = (status) => [
	408,
	429,
	500,
	502,
	503,
	504
].includes(status);
/** Milliseconds (https://www.rfc-editor.org/rfc/rfc9110#name-retry-after: seconds, or a date). */
function retryAfter(response) {
	const told = response.headers.get("retry-after");
	if (told === null) return void 0;
	if (/^\d{1,9}$/.test(told)) return Number(told) * 1e3;
	const time = Date.parse(told);
	return Number.isNaN(time) ? void 0 : Math.max(0, time - Date.now());
}
/** A body of at most `limit` bytes, or `undefined` where it is longer. */
async function readBounded(response, limit, moved) {
	const parts = [];
	let length = 0;
	for await (const part of partsOf(response)) {
		moved();
		length += part.length;
		if (length > limit) return void 0;
		parts.push(part);
	}
	return Buffer.concat(parts);
}
/** The body as it comes, with back pressure; leaving the loop ends the transfer. */
async function* partsOf(response) {
	if (response.body === null) return;
	for await (const part of response.body) if (part instanceof Uint8Array) yield part;
}
export { isDowngrade as a, readBounded as c, retryAfter as d, LfsError as f, isBusy as i, request as l, hostOf as n, isWebAddress as o, errorCode as p, insist as r, partsOf as s, TIME_LIMIT as t, requireStatus as u };
