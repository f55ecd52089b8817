/** A folder on the disk: what lies in it, and the digests of its files. */
import { constants, type Dirent } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import type { HashedFile, Place } from "../evidence/compare-folder.ts";
import type { Hashing } from "../evidence/signed-folder.ts";
import { ShardHasher } from "./shard-hasher.ts";

export interface DiskPlace extends Place {
  /** Where it lies, in bytes, since a name need not be UTF-8. */
  readonly at: Buffer;
}

const SLASH = Buffer.from("/");
const GIT = Buffer.from(".git");

/**
 * Lists what lies below a folder, git's own folder at its top left out. A name that is not UTF-8 shows U+FFFD.
 * @param follow whether a link to a file counts as that file; a link to a folder is a link
 * @throws the system's error where a folder cannot be listed
 */
export async function listFolder(folder: string, follow: boolean): Promise<DiskPlace[]> {
  const places: DiskPlace[] = [];
  const stack: { readonly at: Buffer; readonly path: string }[] = [{ at: Buffer.from(folder), path: "" }];
  for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
    for (const entry of await readdir(place.at, { withFileTypes: true, encoding: "buffer" })) {
      if (place.path === "" && entry.name.equals(GIT)) continue;
      const at = Buffer.concat([place.at, SLASH, entry.name]);
      const path = `${place.path}${entry.name.toString("utf8")}`;
      if (entry.isDirectory()) stack.push({ at, path: `${path}/` });
      else places.push({ at, path, ...(await lookAt(at, entry, follow)) });
    }
  }
  return places;
}

async function lookAt(at: Buffer, entry: Dirent<Buffer>, follow: boolean): Promise<Pick<Place, "kind" | "empty">> {
  if (entry.isSymbolicLink() && !follow) return { kind: "link", empty: false };
  if (!entry.isFile() && !entry.isSymbolicLink()) return { kind: "other", empty: false };
  const found = await stat(at).catch(() => undefined);
  if (found?.isFile()) return { kind: "file", empty: found.size === 0 };
  return { kind: entry.isSymbolicLink() ? "link" : "other", empty: false };
}

/** Bytes read ahead while those before are hashed. */
const PART = 4_194_304;
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Two buffers, which files share one after the other. */
export function fileHasher(hashing: Hashing): (at: Buffer) => Promise<HashedFile> {
  const buffers = [Buffer.allocUnsafe(PART), Buffer.allocUnsafe(PART)];
  /** @throws the system's error, or Error where it is no file, or changes while it is read */
  return async (at) => {
    const handle = await open(at, READ);
    try {
      const before = await handle.stat({ bigint: true });
      if (!before.isFile()) throw new Error("it is not a regular file");
      const hasher = new ShardHasher(hashing);
      const read = (turn: number) => handle.read(buffers[turn % 2] ?? Buffer.alloc(PART), 0, PART, null);
      let next = read(0);
      for (let turn = 1; ; turn += 1) {
        const { bytesRead, buffer } = await next;
        if (bytesRead === 0) break;
        next = read(turn);
        hasher.update(buffer.subarray(0, bytesRead));
      }
      const after = await handle.stat({ bigint: true });
      if (after.size !== before.size || after.mtimeNs !== before.mtimeNs || after.ctimeNs !== before.ctimeNs)
        throw new Error("it changed while it was read");
      return hasher.finish();
    } finally {
      await handle.close();
    }
  };
}
