/** Text put aside on disk, to be taken again in another order: it may be more than memory holds. */
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Spool } from "../../audit/spool.ts";

/** Bytes that are written at once. */
const PART = 1 << 20;

/** A file for this process alone. @returns with `close`, which leaves nothing of it */
export async function openSpool(): Promise<Spool & { close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "secmlops-gate-"));
  const file = await open(join(folder, "spool"), "wx+", 0o600);
  let [parts, waiting, written]: [Buffer[], number, number] = [[], 0, 0];
  const flush = async () => {
    const bytes = Buffer.concat(parts);
    for (let at = 0; at < bytes.length; )
      at += (await file.write(bytes, at, bytes.length - at, written + at)).bytesWritten;
    written += bytes.length;
    [parts, waiting] = [[], 0];
  };
  return {
    async put(text) {
      const bytes = Buffer.from(text);
      const place = { at: written + waiting, length: bytes.length };
      parts.push(bytes);
      waiting += bytes.length;
      if (waiting >= PART) await flush();
      return place;
    },
    async take({ at, length }) {
      if (waiting > 0) await flush();
      const bytes = Buffer.alloc(length);
      for (let done = 0; done < length; ) {
        const { bytesRead } = await file.read(bytes, done, length - done, at + done);
        if (bytesRead === 0) throw new Error(`what was put aside in ${folder} is no longer there`);
        done += bytesRead;
      }
      return bytes.toString("utf8");
    },
    async close() {
      await file.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
