import * as z from "zod";
import { printable } from "../git/git-error.ts";
import {
  type HttpOptions,
  hostOf,
  insist,
  isBusy,
  isDowngrade,
  isWebAddress,
  readBounded,
  request,
  retryAfter,
} from "./http.ts";
import { LfsError } from "./lfs-error.ts";
import { secretsOf } from "./secrets.ts";

/** What a pointer names. */
export interface LfsObject {
  /** SHA-256, lower case hexadecimal. */
  readonly oid: string;
  /** Bytes. */
  readonly size: number;
}

/** Where an object can be downloaded for a while. Plain data; the address and the headers are keys, never to be shown. */
export interface Located extends LfsObject {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The reason may be shown to anybody. */
export interface Unavailable {
  readonly unavailable: string;
}

export interface LfsOptions extends HttpOptions {
  /** Without a slash at the end, such as `https://github.com/acme/credit.git/info/lfs`. */
  readonly endpoint: string;
  /** The value of the header, such as `basicAuthorization(token)`; it goes to the endpoint and nowhere else. */
  readonly authorization?: string;
  /** The full name of the ref that the objects belong to, for servers whose rights depend on it. */
  readonly ref?: string;
}

export interface Lfs {
  /** Asks where objects are, 100 at a time. Every oid that was asked for has an answer. Never throws. */
  locate(objects: readonly LfsObject[]): Promise<ReadonlyMap<string, Located | Unavailable>>;
  /** Asks again for one whose link is no longer valid. */
  relocate(object: LfsObject): Promise<Located | Unavailable>;
}

const MEDIA_TYPE = "application/vnd.git-lfs+json";
const MAX_OBJECTS = 100;
/** Bytes of one answer: 100 objects, each with an address and a header that may hold a long token. */
const MAX_ANSWER = 4 * 1_048_576;
const MAX_HEADERS = 32_768;

const ACTION = z.object({ href: z.string(), header: z.record(z.string(), z.string()).nullish() });
const ANSWERED = z.object({
  oid: z.string(),
  size: z.number().optional(),
  actions: z.object({ download: ACTION.optional() }).nullish(),
  error: z.object({ code: z.number(), message: z.string().optional() }).nullish(),
});
type Answered = z.infer<typeof ANSWERED>;
const ANSWER = z.object({
  transfer: z.string().nullish(),
  hash_algo: z.string().nullish(),
  objects: z.array(z.unknown()).max(10_000),
});
const REFUSAL = z.object({ message: z.string() });

/**
 * The client of a Git LFS server's batch API (https://github.com/git-lfs/git-lfs/blob/main/docs/api/batch.md), for downloads
 * by the basic transfer.
 *
 * The endpoint must come from the remote that the repository was cloned from, never from a `.lfsconfig`: a pull request's
 * author writes that file, and its `lfs.url` would have our token sent to a server of theirs.
 * @throws TypeError on an endpoint that is not one of http or https, or holds user and password
 */
export function openLfs(options: LfsOptions): Lfs {
  const { endpoint } = options;
  if (!isWebAddress(endpoint)) throw new TypeError("the endpoint of Git LFS is an address of http or https");
  const scrub = secretsOf(options.authorization);

  async function locate(objects: readonly LfsObject[]): Promise<Map<string, Located | Unavailable>> {
    const found = new Map<string, Located | Unavailable>();
    const wanted = new Map<string, LfsObject>();
    for (const object of objects) {
      const { oid, size } = object;
      const known = wanted.get(oid);
      if (!/^[0-9a-f]{64}$/.test(oid) || !Number.isSafeInteger(size) || size < 0)
        found.set(oid, { unavailable: "the pointer holds no valid oid and size" });
      else if (known !== undefined && known.size !== size)
        found.set(oid, { unavailable: `two pointers give the object two sizes (${known.size} and ${size} bytes)` });
      else wanted.set(oid, object);
    }
    for (const oid of found.keys()) wanted.delete(oid);
    const left = [...wanted.values()];
    while (left.length > 0) {
      const part = left.splice(0, MAX_OBJECTS);
      try {
        const answer = await insist(() => ask(part, options, scrub), options);
        for (const object of part) found.set(object.oid, answerFor(object, answer, endpoint, scrub));
      } catch (error) {
        if (!(error instanceof LfsError)) throw error;
        const unavailable = { unavailable: error.message };
        for (const { oid } of part) found.set(oid, unavailable);
        // Only a refusal of this part of the list says nothing about the rest.
        if (error.code !== "refused") for (const { oid } of left.splice(0)) found.set(oid, unavailable);
      }
    }
    return found;
  }

  return {
    locate,
    relocate: async (object) =>
      (await locate([object])).get(object.oid) ?? { unavailable: "the object was not asked for" },
  };
}

type Scrub = (text: string) => string;

async function ask(objects: readonly LfsObject[], options: LfsOptions, scrub: Scrub): Promise<Map<string, Answered>> {
  const { endpoint, authorization, ref } = options;
  const headers = {
    accept: MEDIA_TYPE,
    "content-type": MEDIA_TYPE,
    ...(authorization === undefined ? {} : { authorization }),
  };
  const body = JSON.stringify({
    operation: "download",
    transfers: ["basic"],
    ...(ref === undefined ? {} : { ref: { name: ref } }),
    objects: objects.map(({ oid, size }) => ({ oid, size })),
    hash_algo: "sha256",
  });
  const url = `${endpoint}/objects/batch`;
  return request({ method: "POST", url, headers, body }, options, async (response, moved) => {
    const bytes = await readBounded(response, MAX_ANSWER, moved);
    const said = bytes === undefined ? undefined : parse(bytes);
    if (response.status !== 200) throw refusalOf(response, said, options, scrub);
    const answer = ANSWER.safeParse(said);
    if (!answer.success)
      throw new LfsError("wrong-answer", `${hostOf(url)} does not answer as a Git LFS server: check its address`);
    const { transfer, hash_algo, objects: answered } = answer.data;
    if ((transfer ?? "basic") !== "basic" || (hash_algo ?? "sha256") !== "sha256")
      throw new LfsError("wrong-answer", `${hostOf(url)} wants a transfer or a hash that was not offered`);
    const byOid = new Map<string, Answered>();
    for (const entry of answered) {
      const { data } = ANSWERED.safeParse(entry);
      if (data !== undefined && !byOid.has(data.oid)) byOid.set(data.oid, data);
    }
    return byOid;
  });
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** What went wrong with a whole request, and what to do. */
function refusalOf(response: Response, said: unknown, { endpoint, authorization }: LfsOptions, scrub: Scrub): LfsError {
  const { status } = response;
  const host = hostOf(endpoint);
  const told = REFUSAL.safeParse(said).data?.message;
  const quoted = told === undefined ? `${status}` : `${status}: ${quote(told, scrub)}`;
  if (status === 401 || status === 403) {
    const mend = authorization === undefined ? "there is no token with" : "the token is not valid, or lacks";
    return new LfsError("denied", `Git LFS at ${host} denies access (${quoted}): ${mend} \`contents: read\``);
  }
  if (status === 404 || status === 410) {
    return new LfsError("gone", `${host} has no Git LFS for this repository, or does not show it (${quoted})`);
  }
  if (isBusy(status))
    return new LfsError(
      "busy",
      `Git LFS at ${host} cannot answer now (${quoted}): run the job again later`,
      retryAfter(response),
    );
  if (status >= 300 && status < 400)
    return new LfsError("wrong-answer", `Git LFS at ${host} has moved (${status}): use the repository's present name`);
  if (status === 413 || status === 422)
    return new LfsError("refused", `Git LFS at ${host} does not accept the request (${quoted})`);
  return new LfsError("wrong-answer", `Git LFS at ${host} refuses the request (${quoted})`);
}

function answerFor(
  { oid, size }: LfsObject,
  answers: ReadonlyMap<string, Answered>,
  endpoint: string,
  scrub: Scrub,
): Located | Unavailable {
  const host = hostOf(endpoint);
  const answer = answers.get(oid);
  if (answer === undefined) return { unavailable: `Git LFS at ${host} says nothing of the object` };
  const { error, actions } = answer;
  if (error != null) {
    const quoted = `${error.code}: ${quote(error.message ?? "", scrub)}`;
    if (error.code === 404) return { unavailable: `Git LFS at ${host} does not have the object (${quoted}): push it` };
    if (error.code === 410) return { unavailable: `the object was removed from Git LFS at ${host} (${quoted})` };
    return { unavailable: `Git LFS at ${host} does not give the object (${quoted})` };
  }
  if (answer.size !== undefined && answer.size !== size)
    return { unavailable: `the pointer says ${size} bytes, Git LFS at ${host} ${answer.size}` };
  const link = actions?.download;
  if (link === undefined) return { unavailable: `Git LFS at ${host} gives no link to the object` };
  if (!isWebAddress(link.href))
    return { unavailable: `Git LFS at ${host} links to what is no address of http or https` };
  if (isDowngrade(endpoint, link.href)) return { unavailable: `Git LFS at ${host} links from https to http` };
  const headers = headersOf(link.header ?? {});
  if (headers === undefined) return { unavailable: `Git LFS at ${host} asks for headers that cannot be sent` };
  return { oid, size, url: link.href, headers };
}

const quote = (text: string, scrub: Scrub): string => printable(scrub(text));

/** Headers that belong to the connection, or to how the body comes; the client decides about them. */
const OURS =
  /^(?:host|connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|content-.*|range|if-.*|accept-encoding|proxy-.*|cookie2?)$/i;

function headersOf(given: Readonly<Record<string, string>>): Record<string, string> | undefined {
  const headers: Record<string, string> = {};
  let length = 0;
  for (const [name, value] of Object.entries(given)) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || !/^[\x20-\x7e]*$/.test(value)) return undefined;
    length += name.length + value.length;
    if (!OURS.test(name)) headers[name.toLowerCase()] = value;
  }
  return length > MAX_HEADERS ? undefined : headers;
}
