import * as z from "zod";
import { hostOf, isDowngrade, isWebAddress } from "./http.ts";
import { LfsError } from "./lfs-error.ts";

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

const MAX_HEADERS = 32_768;

const ACTION = z.object({ href: z.string(), header: z.record(z.string(), z.string()).nullish() });
const ANSWERED = z.object({
  oid: z.string(),
  size: z.number().optional(),
  actions: z.object({ download: ACTION.optional() }).nullish(),
  error: z.object({ code: z.number(), message: z.string().optional() }).nullish(),
});
export type Answered = z.infer<typeof ANSWERED>;
const ANSWER = z.object({
  transfer: z.string().nullish(),
  hash_algo: z.string().nullish(),
  objects: z.array(z.unknown()).max(10_000),
});

/**
 * What the server said of each object.
 * @param said any JSON value
 * @throws LfsError `wrong-answer` where it is not of the batch API, or of another transfer or hash than were offered
 */
export function readAnswer(said: unknown, endpoint: string): ReadonlyMap<string, Answered> {
  const host = hostOf(endpoint);
  const { data } = ANSWER.safeParse(said);
  if (data === undefined)
    throw new LfsError("wrong-answer", `${host} does not answer as a Git LFS server: check its address`);
  if ((data.transfer ?? "basic") !== "basic" || (data.hash_algo ?? "sha256") !== "sha256")
    throw new LfsError("wrong-answer", `${host} wants a transfer or a hash that was not offered`);
  const byOid = new Map<string, Answered>();
  for (const entry of data.objects) {
    const answered = ANSWERED.safeParse(entry).data;
    if (answered !== undefined && !byOid.has(answered.oid)) byOid.set(answered.oid, answered);
  }
  return byOid;
}

/**
 * Where one object is, if the server's answer is right and its link one that we follow.
 * @param quote makes foreign words fit to be shown
 */
export function answerFor(
  { oid, size }: LfsObject,
  answers: ReadonlyMap<string, Answered>,
  endpoint: string,
  quote: (text: string) => string,
): Located | Unavailable {
  const host = hostOf(endpoint);
  const answer = answers.get(oid);
  if (answer === undefined) return { unavailable: `Git LFS at ${host} says nothing of the object` };
  const { error, actions } = answer;
  if (error != null) {
    const quoted = `${error.code}: ${quote(error.message ?? "")}`;
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
