import { randomUUID } from "node:crypto";
import { access, constants, open, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Writes a file whole or not at all: whatever fails on the way, the one that was there before is still there as it was.
 * A device or pipe is written to, and a link followed.
 * @throws as node:fs does
 */
export async function replaceFile(path: string, contents: string | Iterable<string>): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found !== undefined && !found.isFile()) return writeFile(path, contents);
  const file = found === undefined ? path : await realpath(path);
  // Another file in its place would need no right to write this one.
  if (found !== undefined) await access(file, constants.W_OK);
  const part = join(dirname(file), `.${randomUUID()}.part`);
  try {
    const handle = await open(part, "wx", found === undefined ? undefined : found.mode & 0o777);
    try {
      await handle.writeFile(contents);
      // Else a crash could leave the name with nothing behind it.
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
}
