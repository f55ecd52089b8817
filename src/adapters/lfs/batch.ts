import * as z from "zod";
import { printable } from "../git/git-error.ts";
import {
  type Answered,
  answerFor,
  type LfsObject,
  type Located,
  readAnswer,
  type Unavailable,
} from "./batch-answer.ts";
import { type HttpOptions, hostOf, insist, isBusy, isWebAddress, readBounded, request, retryAfter } from "./http.ts";
import { LfsError } from "./lfs-error.ts";
import { secretsOf } from "./secrets.ts";

export type { LfsObject, Located, Unavailable } from "./batch-answer.ts";

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
        for (const object of part)
          found.set(
            object.oid,
            answerFor(object, answer, endpoint, (text) => quote(text, scrub)),
          );
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

async function ask(
  objects: readonly LfsObject[],
  options: LfsOptions,
  scrub: Scrub,
): Promise<ReadonlyMap<string, Answered>> {
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
    return readAnswer(said, endpoint);
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

const quote = (text: string, scrub: Scrub): string => printable(scrub(text));
