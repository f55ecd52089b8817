import { createHash, randomBytes } from "node:crypto";
import { type FileHandle, open, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Lfs, LfsObject, Located, Unavailable } from "./batch.ts";
import { errorCode } from "./error-code.ts";
import { type HttpOptions, hostOf, insist, partsOf, request, requireStatus, TIME_LIMIT } from "./http.ts";
import { LfsError } from "./lfs-error.ts";

export interface DownloadOptions extends HttpOptions {
  /** Called once, when the server says that the link is no longer valid. */
  readonly relocate?: () => Promise<Located | Unavailable>;
}

/** The file holds exactly what the oid names. Whoever asked for it deletes it. */
export type Downloaded = { readonly file: string } | Unavailable;

/** Bytes a millisecond that a download must come to on the whole, beside the time limit of any request: 1 MB a second. */
const SLOWEST = 1_000;
/** Bytes that a disk keeps free. */
const SPARE = 64 * 1_048_576;
/** Downloads at the same time. */
const AT_ONCE = 4;

/**
 * Streams a whole object into a new file of the folder (only its owner may read it), and compares it with its oid. Memory does
 * not grow with the object. What is not the object is deleted again. Never throws.
 */
export async function downloadObject(
  located: Located,
  { oid, size }: LfsObject,
  folder: string,
  options: DownloadOptions = {},
): Promise<Downloaded> {
  if (!/^[0-9a-f]{64}$/.test(oid)) return { unavailable: "the pointer holds no valid oid" };
  const file = join(folder, `lfs-${oid}-${randomBytes(8).toString("hex")}`);
  const limits = { timeLimit: TIME_LIMIT + Math.ceil(size / SLOWEST), ...options };
  try {
    await requireSpace(folder, size);
    const handle = await open(file, "wx", 0o600);
    try {
      await fetchInto(handle, { oid, size }, located, limits);
    } finally {
      await handle.close();
    }
    return { file };
  } catch (error) {
    await rm(file, { force: true }).catch(() => {});
    return { unavailable: reasonOf(error) };
  }
}

/** Many objects, some at the same time; those that no server gives are unavailable. Every oid has an answer. Never throws. */
export async function downloadObjects(
  lfs: Lfs,
  objects: readonly LfsObject[],
  folder: string,
  { atOnce = AT_ONCE, ...options }: HttpOptions & { readonly atOnce?: number } = {},
): Promise<ReadonlyMap<string, Downloaded>> {
  const places = [...(await lfs.locate(objects))];
  const results = new Map<string, Downloaded>();
  const work = async () => {
    for (let next = places.shift(); next !== undefined; next = places.shift()) {
      const [oid, place] = next;
      const relocate = { relocate: () => lfs.relocate({ oid, size: "size" in place ? place.size : 0 }) };
      const result = "unavailable" in place ? place : downloadObject(place, place, folder, { ...options, ...relocate });
      results.set(oid, await result);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, atOnce) }, work));
  return results;
}

async function fetchInto(handle: FileHandle, object: LfsObject, located: Located, options: DownloadOptions) {
  try {
    await insist(() => fetchOnce(handle, object, located, options), options);
  } catch (error) {
    if (!(error instanceof LfsError) || error.code !== "denied" || options.relocate === undefined) throw error;
    const found = await options.relocate();
    if ("unavailable" in found) throw new LfsError("denied", found.unavailable);
    await insist(() => fetchOnce(handle, object, found, options), options);
  }
}

async function fetchOnce(
  handle: FileHandle,
  { oid, size }: LfsObject,
  { url, headers }: Located,
  options: HttpOptions,
) {
  const hash = createHash("sha256");
  await request({ method: "GET", url, headers }, options, async (response, moved) => {
    requireStatus(response, url, [200]);
    const host = hostOf(url);
    const told = response.headers.get("content-length");
    const encoding = response.headers.get("content-encoding") ?? "identity";
    if (encoding !== "identity") throw new LfsError("wrong-answer", `${host} compresses what it was asked not to`);
    if (told !== null && Number(told) !== size)
      throw new LfsError("wrong-answer", `${host} announces ${told.slice(0, 20)} bytes, the pointer says ${size}`);
    let done = 0;
    for await (const part of partsOf(response)) {
      moved();
      if (done + part.length > size)
        throw new LfsError("wrong-answer", `${host} sends more than the ${size} bytes that the pointer says`);
      await writeAll(handle, part, done);
      hash.update(part);
      done += part.length;
    }
    if (done < size && told !== null)
      throw new LfsError("unreachable", `${host} broke off after ${done} of ${size} bytes`);
    if (done < size) throw new LfsError("wrong-answer", `${host} sent ${done} bytes, the pointer says ${size}`);
  });
  const found = hash.digest("hex");
  if (found !== oid)
    throw new LfsError("wrong-answer", `${hostOf(url)} sent other bytes than the oid names: their sha256 is ${found}`);
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

async function requireSpace(folder: string, size: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize - SPARE >= size) return;
  throw new LfsError("refused", `there is no room on the disk for an object of ${size} bytes`);
}

function reasonOf(error: unknown): string {
  if (error instanceof LfsError) return error.message;
  const code = errorCode(error);
  return code === "ENOSPC"
    ? "the disk is full"
    : `the object could not be written to the disk (${code || "no reason given"})`;
}
