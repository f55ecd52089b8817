import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { LfsObject, Unavailable } from "./batch.ts";
import { errorCode } from "./error-code.ts";

/**
 * An object that Git LFS keeps in the repository already, if it is what its name says; all of it is hashed.
 * @param gitDir the folder that all work trees share (`git rev-parse --git-common-dir`)
 * @returns `undefined` where it is not there
 */
export async function localLfsObject(
  gitDir: string,
  { oid, size }: LfsObject,
): Promise<{ readonly file: string } | Unavailable | undefined> {
  if (!/^[0-9a-f]{64}$/.test(oid)) return undefined;
  const file = join(gitDir, "lfs", "objects", oid.slice(0, 2), oid.slice(2, 4), oid);
  try {
    // A link could lead to a device, or to what changes while it is read.
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) return { unavailable: "Git LFS's own copy is not a regular file" };
      if (stat.size !== size)
        return { unavailable: `the pointer says ${size} bytes, Git LFS's own copy has ${stat.size}` };
      const hash = createHash("sha256");
      for await (const part of handle.createReadStream({ autoClose: false })) hash.update(part);
      return hash.digest("hex") === oid
        ? { file }
        : { unavailable: "Git LFS's own copy is not what its oid says: run `git lfs fsck`" };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    return { unavailable: `Git LFS's own copy could not be read (${code || "no reason given"})` };
  }
}
