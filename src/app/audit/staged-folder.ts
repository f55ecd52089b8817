/** A folder that is there whole or not at all: it is made beside its place, and put there at the end. */
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { makeFolder } from "../../adapters/make-folder.ts";
import { type Io, UsageError } from "../io.ts";
import { refuseToWrite } from "../write-named.ts";

export interface StagedFolder {
  /** Where it is made. */
  readonly staging: string;
  /** @param path with `/`, below the folder */
  write(path: string, content: string | Uint8Array): Promise<void>;
  /** Puts it into its place; of what was there, only what has the same name at its top is replaced. */
  finish(): Promise<void>;
  /** Leaves no trace, if it was not finished. */
  abandon(): Promise<void>;
}

/**
 * @param name as the user wrote it
 * @param force whether it may hold something already
 * @throws UsageError where it may not be written
 */
export async function stageFolder(name: string, force: boolean, { cwd }: Pick<Io, "cwd">): Promise<StagedFolder> {
  const place = resolve(cwd, name);
  const refuse = (error: unknown): never => refuseToWrite(name, "--out", "folder", error);
  const before = await readdir(place).catch((error: NodeJS.ErrnoException) =>
    error.code === "ENOENT" ? undefined : refuse(error),
  );
  if (before !== undefined && before.length > 0 && !force)
    throw new UsageError(`${name} is not empty: name another folder, or replace what is in it with --force`);
  await makeFolder(dirname(place)).catch(refuse);
  const staging = await mkdtemp(join(dirname(place), `.${basename(place)}-`)).catch(refuse);
  const aside = `${staging}.old`;
  const made = new Set<string>();
  return {
    staging,
    async write(path, content) {
      const at = join(staging, path);
      if (!made.has(dirname(at))) await mkdir(dirname(at), { recursive: true }).catch(refuse);
      made.add(dirname(at));
      await writeFile(at, content).catch(refuse);
    },
    async finish() {
      const undo: (() => Promise<void>)[] = [];
      try {
        await mkdir(place, { recursive: true });
        await mkdir(aside);
        const present = new Set(await readdir(place));
        for (const entry of await readdir(staging)) {
          const [from, to] = [join(staging, entry), join(place, entry)];
          if (present.has(entry)) {
            await rename(to, join(aside, entry));
            undo.push(() => rename(join(aside, entry), to));
          }
          await rename(from, to);
          undo.push(() => rename(to, from));
        }
      } catch (error) {
        for (const step of undo.reverse()) await step();
        refuse(error);
      } finally {
        await rm(aside, { recursive: true, force: true });
      }
      await rm(staging, { recursive: true, force: true });
    },
    async abandon() {
      await rm(staging, { recursive: true, force: true });
    },
  };
}
