import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { sourceOf } from "../../scan/byte-sources.ts";
import type { ByteSource } from "../../scan/result.ts";
import type { SourceSpec } from "./scan-job.ts";

/** Bytes that are open for reading. */
export interface OpenSource {
  readonly source: ByteSource;
  /** Whether the bytes may be others than when they were opened. */
  changed(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Opens what a job reads.
 * @throws Error if it cannot be opened, or is no regular file
 */
export async function openSource(spec: SourceSpec): Promise<OpenSource> {
  if ("file" in spec) return openFile(spec.file);
  if ("bytes" in spec) return { ...STEADY, source: sourceOf(spec.bytes) };
  const { rangeSource } = await import("../lfs/range-source.ts");
  return { ...STEADY, source: rangeSource(spec) };
}

const STEADY = { changed: async () => false, close: async () => undefined };

// Not a link, though one may have taken the file's place; and a pipe that did must not make the opening wait.
// Windows has neither flag.
const READ = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * One regular file, read without leaving the thread: a worker has nothing else to do meanwhile, and each trip to the thread
 * pool would cost more than a small file's whole scan.
 * @throws Error if it is something else, or cannot be opened
 */
function openFile(path: string | Uint8Array): OpenSource {
  const handle = openSync(typeof path === "string" ? path : Buffer.from(path), READ);
  try {
    const before = fstatSync(handle, { bigint: true });
    if (!before.isFile()) throw new Error("it is not a regular file");
    const size = Number(before.size);
    return {
      source: { size, read: async (offset, length) => readAt(handle, offset, Math.min(length, size - offset)) },
      changed: async () => {
        const now = fstatSync(handle, { bigint: true });
        return now.size !== before.size || now.mtimeNs !== before.mtimeNs || now.ctimeNs !== before.ctimeNs;
      },
      close: async () => closeSync(handle),
    };
  } catch (error) {
    closeSync(handle);
    throw error;
  }
}

/** Fewer bytes than asked for only where the file ends. */
function readAt(handle: number, offset: number, length: number): Uint8Array {
  if (offset < 0 || length <= 0) return new Uint8Array(0);
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const read = readSync(handle, bytes, done, length - done, offset + done);
    if (read === 0) break;
    done += read;
  }
  return bytes.subarray(0, done);
}
