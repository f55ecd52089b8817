/** Results that go where the user said. */
import { randomUUID } from "node:crypto";
import { access, constants, type FileHandle, open, realpath, rename, rm, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { codeOf, reasonOf } from "../adapters/scan/reason-of.ts";
import { type Io, UsageError } from "./io.ts";

type Piece = string | Uint8Array;
type Work = (write: (piece: Piece) => Promise<void>) => Promise<void>;

/** Many small pieces are written together (bytes). */
const BATCH = 65_536;

/**
 * Writes a file whole or not at all: beside its place first, so that nobody finds half of it and what was there stays until then. What is no
 * file but can be written to, as /dev/stdout, takes it as it comes.
 * @param name as the user wrote it
 * @param option which option named it
 * @param result all of it, or what hands it over piece by piece; what this throws goes through, and leaves no file
 * @throws UsageError where it cannot be written
 */
export async function writeNamed(
  name: string,
  option: string,
  result: Piece | Work,
  { cwd }: Pick<Io, "cwd">,
): Promise<void> {
  const refuse = (error: unknown): never => refuseToWrite(name, option, "file", error);
  const place = resolve(cwd, name);
  const { target, isWhole, mode } = await lookAt(place).catch(refuse);
  const part = isWhole ? `${target}.${randomUUID().slice(0, 8)}.part` : target;
  const handle = await open(part, isWhole ? "wx" : "a", mode).catch(refuse);
  try {
    const batch = new Batch(handle, refuse);
    if (typeof result === "function") await result((piece) => batch.add(piece));
    else await batch.add(result);
    await batch.flush();
    if (isWhole) await handle.sync().catch(refuse);
    await handle.close().catch(refuse);
    if (isWhole) await rename(part, target).catch(refuse);
  } catch (error) {
    await handle.close().catch(() => undefined);
    if (isWhole) await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** The names of what is open already. */
const OPEN = /^\/(?:dev|proc)\//;

async function lookAt(place: string): Promise<{ target: string; isWhole: boolean; mode?: number }> {
  const found = await stat(place).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  });
  if (found === undefined) return { target: place, isWhole: true };
  // That a folder cannot be opened for writing, the system says by itself.
  if (!found.isFile() || OPEN.test(place)) return { target: place, isWhole: false };
  // What a link leads to, so that the link stays.
  const target = await realpath(place);
  // Another file in its place would need no right to write this one.
  await access(target, constants.W_OK);
  return { target, isWhole: true, mode: found.mode & 0o777 };
}

class Batch {
  private pieces: Uint8Array[] = [];
  private size = 0;
  private readonly handle: FileHandle;
  private readonly refuse: (error: unknown) => never;

  constructor(handle: FileHandle, refuse: (error: unknown) => never) {
    this.handle = handle;
    this.refuse = refuse;
  }

  async add(piece: Piece): Promise<void> {
    const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
    this.pieces.push(bytes);
    this.size += bytes.length;
    if (this.size >= BATCH) await this.flush();
  }

  async flush(): Promise<void> {
    const bytes = Buffer.concat(this.pieces);
    this.pieces = [];
    this.size = 0;
    for (let at = 0; at < bytes.length; ) {
      const { bytesWritten } = await this.handle.write(bytes, at).catch(this.refuse);
      at += bytesWritten;
    }
  }
}

/** What keeps a result from being written, in words that say what to name instead. */
const CAUSES: Readonly<Record<string, string>> = {
  ENOENT: "the folder that it would lie in is not there",
  ENOTDIR: "a file is where a folder is expected",
  EEXIST: "a file is where a folder is expected",
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "the file system is read-only",
  ENOSPC: "no space is left",
};

/** @throws UsageError */
export function refuseToWrite(name: string, option: string, what: "file" | "folder", error: unknown): never {
  if (error instanceof UsageError) throw error;
  const code = codeOf(error) ?? "";
  const cause = code === "EISDIR" ? "it is a folder" : CAUSES[code];
  const shown = name === "" ? '""' : name;
  if (cause === undefined) throw new UsageError(`${shown} cannot be written: ${reasonOf(error)}`);
  const instead = what === "file" ? "a file in a folder that is there" : "a folder that can be written";
  throw new UsageError(`${shown} cannot be written (${code}): ${cause}. Name ${instead} with ${option}`);
}
