import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { Git } from "../git/run-git.ts";
import type { LfsObject, Unavailable } from "./batch.ts";
import { errorCode } from "./error-code.ts";
import { isWebAddress } from "./http.ts";

/**
 * The LFS server of a remote, by its address alone
 * (https://github.com/git-lfs/git-lfs/blob/main/docs/api/server-discovery.md). User and password in it are left out.
 * @param remote of http, https or ssh, in git's spellings
 * @returns `undefined` for any other remote, such as a folder
 */
export function endpointOf(remote: string): string | undefined {
  const scp = /^(?:[\w.-]+@)?([\w.-]+):(?!\/\/)\/?([^\s\\]+)$/.exec(remote);
  const address = scp === null || /^[A-Za-z]$/.test(scp[1] ?? "") ? remote : `https://${scp[1]}/${scp[2]}`;
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, host, pathname } = new URL(address);
  const path = pathname.replace(/\/+$/, "").replace(/\.git$/, "");
  const origin =
    protocol === "ssh:" || protocol === "git+ssh:"
      ? `https://${hostname}`
      : /^https?:$/.test(protocol)
        ? `${protocol}//${host}`
        : undefined;
  return origin === undefined || path === "" ? undefined : `${origin}${path}.git/info/lfs`;
}

/**
 * The LFS server of a local repository: `lfs.url`, then the remote's own `lfsurl`, then the remote's address, all from the
 * user's configuration. A committed `.lfsconfig` is never read: the author of a pull request writes it.
 */
export async function localEndpoint(git: Git, remote = "origin"): Promise<string | undefined> {
  for (const key of ["lfs.url", `remote.${remote}.lfsurl`]) {
    const told = await line(git, ["config", "--get", key]);
    if (told !== undefined) return withoutUser(told);
  }
  const address = await line(git, ["remote", "get-url", "--", remote]);
  return address === undefined ? undefined : endpointOf(address);
}

function withoutUser(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  [url.username, url.password] = ["", ""];
  const plain = url.href.replace(/\/+$/, "");
  return isWebAddress(plain) ? plain : undefined;
}

async function line(git: Git, words: readonly string[]): Promise<string | undefined> {
  const { code, stdout } = await git.run(words);
  const text = stdout.toString("utf8").replace(/\n$/, "");
  return code === 0 && text !== "" ? text : undefined;
}

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
