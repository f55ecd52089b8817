import { createHash } from "node:crypto";
import { GitError } from "./git-error.ts";
import type { Git } from "./run-git.ts";

/** What reading a blob gave. */
export type Blob = { readonly bytes: Buffer } | { readonly tooLarge: number } | { readonly missing: true };

export interface BlobReader {
  /** The sizes of blobs that are in this clone, by id; nothing is fetched. */
  blobSizes(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /**
   * Blobs by id, in one batch. A clone that left blobs behind fetches the missing ones first, all at once.
   * @param limit bytes; a larger blob is not read
   * @throws GitError `corrupt-object` where content is not what its id says
   */
  readBlobs(ids: readonly string[], limit: number): Promise<ReadonlyMap<string, Blob>>;
}

export function blobReader(git: Git): BlobReader {
  /** The remote that a partial clone left objects at; `undefined` for a whole clone. Asked once. */
  let promisor: Promise<string | undefined> | undefined;
  const findPromisor = async (): Promise<string | undefined> => {
    const { stdout } = await git.run([
      "config",
      "--null",
      "--get-regexp",
      "^(extensions\\.partialclone|remote\\..*\\.promisor)$",
    ]);
    for (const entry of stdout.toString("utf8").split("\0")) {
      const [key = "", value = ""] = entry.split("\n");
      if (key === "extensions.partialclone" && value !== "") return value;
      if (key.startsWith("remote.") && value === "true") return key.slice("remote.".length, -".promisor".length);
    }
    return undefined;
  };

  /** Of these, what is here. A partial clone fetches whatever it is asked about, so it is asked what it has instead. */
  async function presentOf(ids: readonly string[]): Promise<readonly string[]> {
    promisor ??= findPromisor();
    if ((await promisor) === undefined) return ids;
    const output = await git.ask(["cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname)"]);
    const here = new Set(output.toString("latin1").split("\n"));
    return ids.filter((id) => here.has(id));
  }

  async function sizesOf(ids: readonly string[]): Promise<Map<string, number>> {
    const sizes = new Map<string, number>();
    if (ids.length === 0) return sizes;
    const words = ["cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)"];
    for (const line of (await git.ask(words, `${ids.join("\n")}\n`)).toString("latin1").split("\n")) {
      const [id, type, size] = line.split(" ");
      if (id !== undefined && type === "blob") sizes.set(id, Number(size));
    }
    return sizes;
  }

  /** Failing is no error here: what then is still missing is said to be. */
  async function fetchMissing(ids: readonly string[], present: readonly string[]): Promise<void> {
    const remote = await promisor;
    const here = new Set(present);
    const missing = ids.filter((id) => !here.has(id));
    if (remote === undefined || missing.length === 0) return;
    const words = [
      "fetch",
      "--quiet",
      "--no-tags",
      "--no-write-fetch-head",
      "--recurse-submodules=no",
      "--filter=blob:none",
      "--stdin",
      "--end-of-options",
      remote,
    ];
    await git.run(["-c", "fetch.negotiationAlgorithm=noop", ...words], `${missing.join("\n")}\n`);
  }

  return {
    async blobSizes(ids) {
      return sizesOf(await presentOf(unique(ids)));
    },
    async readBlobs(ids, limit) {
      const wanted = unique(ids);
      if (wanted.length === 0) return new Map();
      const present = await presentOf(wanted);
      await fetchMissing(wanted, present);
      const sizes = await sizesOf(present.length < wanted.length ? await presentOf(wanted) : wanted);
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
  };
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

/** `cat-file` does not compare content with its id. */
function requireIntact(id: string, bytes: Buffer): void {
  const hash = createHash(id.length === 40 ? "sha1" : "sha256");
  if (hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex") === id) return;
  throw new GitError(
    "corrupt-object",
    `an object of this repository is damaged (blob ${id} is not what its id says): run \`git fsck --full\`, and clone anew`,
  );
}
