import { setTimeout as sleep } from "node:timers/promises";
import { errorCode } from "./error-code.ts";
import { LfsError } from "./lfs-error.ts";

/** How requests behave; every part has a default. */
export interface HttpOptions {
  /** Milliseconds for one request and its answer. */
  readonly timeLimit?: number;
  /** Milliseconds without a byte. */
  readonly stallLimit?: number;
  /** Waits between two tries (milliseconds); the clock's by default. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
  readonly signal?: AbortSignal;
}

export interface HttpRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  /** Meant for this address's origin alone: a redirect to another one leaves them behind. */
  readonly headers: Readonly<Record<string, string>>;
  /** Sent wherever a redirect leads. */
  readonly plainHeaders?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export const TIME_LIMIT = 30_000;
export const STALL_LIMIT = 20_000;
const PAUSES = [1_000, 4_000] as const;
/** A server that asks for more patience (milliseconds) does not get it. */
const MAX_PAUSE = 60_000;
const MAX_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Whether an address is one of http or https, without user and password. */
export function isWebAddress(address: string): boolean {
  if (address.length > 16_384 || !URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return /^https?:$/.test(protocol) && username === "" && password === "";
}

/** Whether going from one address to another gives up encryption. */
export const isDowngrade = (from: string, to: string): boolean =>
  new URL(from).protocol === "https:" && new URL(to).protocol !== "https:";

export const hostOf = (address: string): string => new URL(address).host;

/**
 * Sends a request and hands the answer over, whatever its status; what is left of its body when `use` is done is not read.
 * GET follows up to five redirects; the given headers do not follow to another origin, nor anything from https to http.
 * @param use calls `moved` with every part of the body, or the answer counts as stalled
 * @throws LfsError `unreachable`, `too-slow`, `wrong-answer`, and what `use` throws
 */
export async function request<T>(
  asked: HttpRequest,
  { timeLimit = TIME_LIMIT, stallLimit = STALL_LIMIT, signal }: HttpOptions,
  use: (response: Response, moved: () => void) => Promise<T>,
): Promise<T> {
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
  let response: Response | undefined;
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
    // An answer that was not read to its end would keep its connection, and the process, busy.
    if (response?.bodyUsed === false) await response.body?.cancel().catch(() => {});
  }
}

async function follow({ method, url, headers, plainHeaders, body }: HttpRequest, signal: AbortSignal) {
  let here = url;
  let own = headers;
  for (let hops = 0; ; hops += 1) {
    const response = await fetch(here, {
      method,
      // Bytes are hashed and counted as they lie on the server: no compression.
      headers: { ...own, ...plainHeaders, "accept-encoding": "identity" },
      redirect: "manual",
      signal,
      ...(body === undefined ? {} : { body }),
    });
    if (method !== "GET" || !REDIRECTS.has(response.status)) return response;
    await response.body?.cancel();
    if (hops === MAX_REDIRECTS)
      throw new LfsError("wrong-answer", `${hostOf(here)} leads from one address to the next, without end`);
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
export function redirectTarget(here: string, location: string): string {
  const next = URL.canParse(location, here) ? new URL(location, here).href : "";
  if (!isWebAddress(next))
    throw new LfsError("wrong-answer", `${hostOf(here)} leads to what is no address of http or https`);
  if (isDowngrade(here, next)) throw new LfsError("wrong-answer", `${hostOf(here)} leads from https to http`);
  return next;
}

/** What fetch throws where the network fails; its own words may quote addresses and headers, so they are not shown. */
const isNetworkError = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "name" in error && error.name === "TypeError";

const nameOf = (error: unknown): string => errorCode(error) || "the connection failed";

/** Up to three tries, where trying again may help, with the pauses that the server asks for. */
export async function insist<T>(work: () => Promise<T>, { pause = sleep, signal }: HttpOptions): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const wait = PAUSES[tries];
      if (!(error instanceof LfsError) || !error.passing || wait === undefined || signal?.aborted === true) throw error;
      if ((error.retryAfter ?? 0) > MAX_PAUSE) throw error;
      await pause(Math.max(wait, error.retryAfter ?? 0));
    }
  }
}

/**
 * What the status of an answer to a GET says.
 * @throws LfsError unless it is one of `accepted`
 */
export function requireStatus(response: Response, url: string, accepted: readonly number[]): void {
  const { status } = response;
  if (accepted.includes(status)) return;
  const host = hostOf(url);
  if (status === 401 || status === 403)
    throw new LfsError("denied", `${host} refuses the download (${status}): the link is no longer valid`);
  if (status === 404 || status === 410) throw new LfsError("gone", `${host} does not have the object (${status})`);
  if (status === 416)
    throw new LfsError("wrong-answer", `the object at ${host} is shorter than its pointer says (${status})`);
  if (isBusy(status))
    throw new LfsError("busy", `${host} cannot answer now (${status}): run the job again later`, retryAfter(response));
  throw new LfsError("refused", `${host} refuses the download (${status})`);
}

export const isBusy = (status: number): boolean => [408, 429, 500, 502, 503, 504].includes(status);

/** Milliseconds (https://www.rfc-editor.org/rfc/rfc9110#name-retry-after: seconds, or a date). */
export function retryAfter(response: Response): number | undefined {
  const told = response.headers.get("retry-after");
  if (told === null) return undefined;
  if (/^\d{1,9}$/.test(told)) return Number(told) * 1_000;
  const time = Date.parse(told);
  return Number.isNaN(time) ? undefined : Math.max(0, time - Date.now());
}

/** A body of at most `limit` bytes, or `undefined` where it is longer. */
export async function readBounded(response: Response, limit: number, moved: () => void): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of partsOf(response)) {
    moved();
    length += part.length;
    if (length > limit) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The body as it comes, with back pressure; leaving the loop ends the transfer. */
export async function* partsOf(response: Response): AsyncGenerator<Uint8Array, void> {
  if (response.body === null) return;
  for await (const part of response.body) if (part instanceof Uint8Array) yield part;
}
