import type { HashedFile } from "../../evidence/compare-folder.ts";
import type { Hashing } from "../../evidence/signed-folder.ts";
import { ShardHasher } from "../shard-hasher.ts";
import { blobId } from "./blob-id.ts";
import { GitError } from "./git-error.ts";
import type { Git } from "./run-git.ts";
import { type Spool, type SpoolLimits, spoolBlobs } from "./spool-blobs.ts";
import { streamBlobs, type UnavailableBlob } from "./stream-blobs.ts";

/** What reading a blob gave. */
export type Blob = { readonly bytes: Buffer } | { readonly tooLarge: number } | { readonly missing: true };

export interface BlobReader {
  /** The sizes of blobs that are in this clone, by id; nothing is fetched. */
  blobSizes(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /**
   * Blobs by id, in one batch; nothing is fetched. What a partial clone left behind is missing: all of it comes with
   * `git fetch --refetch --no-filter`.
   * @param limit bytes; a larger blob is not read
   * @throws GitError `corrupt-object` where content is not what its id says
   */
  readBlobs(ids: readonly string[], limit: number): Promise<ReadonlyMap<string, Blob>>;
  /**
   * Blobs of any size by id, in one batch: small ones in memory, the others in files of a new folder below `folder`, every one
   * compared with its id. What is missing, damaged or too large for the disk is unavailable, with the reason.
   */
  spoolBlobs(ids: readonly string[], folder: string, limits?: Partial<SpoolLimits>): Promise<Spool>;
  /** Digests of blobs of any size by id, in one batch and constant memory. What is missing or damaged is unavailable, with the reason. */
  hashBlobs(ids: readonly string[], hashing: Hashing): Promise<ReadonlyMap<string, HashedFile | UnavailableBlob>>;
}

export function blobReader(git: Git): BlobReader {
  /** Whether objects may have been left at a remote. Asked once. */
  let partial: Promise<boolean> | undefined;
  const isPartial = async (): Promise<boolean> => {
    const settings = "^(extensions\\.partialclone|remote\\..*\\.promisor)$";
    return (await git.run(["config", "--name-only", "--get-regexp", settings])).code === 0;
  };

  /** Of these, what is here. Asked about any other, git would want to fetch it, and end there: so it is asked what it has. */
  async function presentOf(ids: readonly string[]): Promise<readonly string[]> {
    partial ??= isPartial();
    if (!(await partial)) return ids;
    const output = await git.ask(["cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname)"]);
    const here = new Set(output.toString("latin1").split("\n"));
    return ids.filter((id) => here.has(id));
  }

  /** @param ask whether damage is an error, or leaves out what is damaged */
  async function sizesOf(ids: readonly string[], ask: "strict" | "lenient" = "strict"): Promise<Map<string, number>> {
    const sizes = new Map<string, number>();
    if (ids.length === 0) return sizes;
    const words = ["cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)"];
    const input = `${ids.join("\n")}\n`;
    const output = ask === "strict" ? await git.ask(words, input) : (await git.run(words, input)).stdout;
    for (const line of output.toString("latin1").split("\n")) {
      const [id, type, size] = line.split(" ");
      if (id !== undefined && type === "blob") sizes.set(id, Number(size));
    }
    return sizes;
  }

  return {
    async blobSizes(ids) {
      return sizesOf(await presentOf(unique(ids)));
    },
    async readBlobs(ids, limit) {
      const wanted = unique(ids);
      if (wanted.length === 0) return new Map();
      const sizes = await sizesOf(await presentOf(wanted));
      const blobs = new Map<string, Blob>();
      const small: string[] = [];
      for (const id of wanted) {
        const size = sizes.get(id);
        if (size === undefined) blobs.set(id, { missing: true });
        else if (size > limit) blobs.set(id, { tooLarge: size });
        else small.push(id);
      }
      if (small.length === 0) return blobs;
      const output = await git.ask(["cat-file", "--batch"], `${small.join("\n")}\n`);
      let position = 0;
      for (const id of small) {
        const end = output.indexOf(10, position);
        const size = Number(output.toString("latin1", position, end).split(" ")[2]);
        const bytes = output.subarray(end + 1, end + 1 + size);
        requireIntact(id, bytes);
        blobs.set(id, { bytes });
        position = end + size + 2;
      }
      return blobs;
    },
    async spoolBlobs(ids, folder, limits) {
      const wanted = unique(ids);
      return spoolBlobs(git, wanted, await sizesOf(await presentOf(wanted), "lenient"), folder, limits);
    },
    async hashBlobs(ids, hashing) {
      const wanted = unique(ids);
      const sizes = await sizesOf(await presentOf(wanted), "lenient");
      const hashed = await streamBlobs(
        git,
        wanted.flatMap((id) => {
          const size = sizes.get(id);
          return size === undefined ? [] : [{ id, size }];
        }),
        async (_, copy) => {
          const hasher = new ShardHasher(hashing);
          await copy((part) => hasher.update(part));
          return hasher.finish();
        },
      );
      const missing = (id: string): UnavailableBlob => ({
        unavailable: `blob ${id} is not there, or cannot be read`,
      });
      return new Map(wanted.map((id) => [id, hashed.get(id) ?? missing(id)]));
    },
  };
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

/** `cat-file` does not compare content with its id. */
function requireIntact(id: string, bytes: Buffer): void {
  if (blobId(bytes, id.length) === id) return;
  throw new GitError(
    "corrupt-object",
    `an object of this repository is damaged (blob ${id} is not what its id says): run \`git fsck --full\`, and clone anew`,
  );
}
