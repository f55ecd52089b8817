/** A ledger as files of a folder: a checkout of its branch, or what `check --ledger` keeps. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { LedgerSource } from "../../audit/ledger-source.ts";

export async function openFolder(folder: string): Promise<LedgerSource> {
  const list = async (below: string): Promise<string[]> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true });
    const paths = entries
      .filter(({ name }) => !(below === "" && name === ".git"))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(async (entry) => {
        const path = below === "" ? entry.name : `${below}/${entry.name}`;
        return entry.isDirectory() ? list(path) : [path];
      });
    return (await Promise.all(paths)).flat();
  };
  return {
    name: `the folder ${folder}`,
    async *files(wanted = () => true) {
      for (const path of await list("")) if (wanted(path)) yield { path, bytes: await readFile(join(folder, path)) };
    },
    read: async (path) => readFile(join(folder, path)).catch(() => undefined),
    close: async () => {},
  };
}
