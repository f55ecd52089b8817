/** Where packs come from: those we ship beside the program, and those of other repositories. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import * as z from "zod";
import type { LoadedPack } from "../core/policy/assemble.ts";
import type { PackRef } from "../core/policy/pack-ref.ts";
import { listWords } from "../core/policy/problem.ts";
import { MAX_FILE_BYTES } from "../core/policy/read.ts";
import { type GitHubPackRef, readFromClone } from "./github-clone.ts";

export interface PackSource {
  /** A pack under the name it is referred to by, or why it cannot be had, as the end of a sentence about it. */
  load(ref: PackRef): Promise<LoadedPack>;
  /** References of all packs that are shipped, in order. */
  shipped(): Promise<readonly string[]>;
}

const headerSchema = z.object({ pack: z.object({ name: z.string(), version: z.int() }) });

/** Reads a pack of another repository. */
export type ReadForeign = (ref: GitHubPackRef, maxBytes: number) => Promise<{ text: string } | { unavailable: string }>;

/**
 * Packs of other repositories come out of local clones.
 * @param packageRoot the folder that holds `policies/`
 * @param clones a folder laid out as `owner/repo`, each a clone, bare or not; without it no pack of another repository is found
 */
export function openPacks(packageRoot: string, clones: string | undefined): PackSource {
  return packsOf(packageRoot, (ref, maxBytes) => readFromClone(clones, ref, maxBytes));
}

/** @param packageRoot the folder that holds `policies/` */
export function packsOf(packageRoot: string, readForeign: ReadForeign): PackSource {
  const folder = join(packageRoot, "policies");
  return {
    load: async (ref) => {
      const found = ref.kind === "shipped" ? await readShipped(folder, ref) : await readForeign(ref, MAX_FILE_BYTES);
      return "text" in found ? { name: ref.ref, text: found.text } : found;
    },
    shipped: async () => (await listShipped(folder)).map(({ ref }) => ref),
  };
}

async function readShipped(folder: string, { ref, name }: { ref: string; name: string }) {
  const shipped = await listShipped(folder, name);
  const found = shipped.find((pack) => pack.ref === ref);
  if (found !== undefined) return found;
  const refs = (shipped.length > 0 ? shipped : await listShipped(folder)).map((pack) => pack.ref);
  return { unavailable: `this version of the gate ships only ${listWords(refs, "and")}` };
}

/**
 * All packs, or those of one name. A file without a `pack:` header of its own name, such as the built-in asset patterns, is none.
 * In what we ship the header is one line, so that not every pack is parsed each time one is named.
 */
async function listShipped(folder: string, only?: string): Promise<{ ref: string; text: string }[]> {
  const files = (await readdir(folder)).filter((file) =>
    only === undefined ? file.endsWith(".yml") : file === `${only}.yml`,
  );
  const packs = await Promise.all(
    files.sort().map(async (file) => {
      const text = await readFile(join(folder, file), "utf8");
      const header = headerSchema.safeParse(parse(/^pack: .*$/m.exec(text)?.[0] ?? "")).data?.pack;
      return header !== undefined && `${header.name}.yml` === file
        ? [{ ref: `secmlops:${header.name}@${header.version}`, text }]
        : [];
    }),
  );
  return packs.flat();
}
