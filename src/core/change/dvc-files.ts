/**
 * Reads DVC's files (https://dvc.org/doc/user-guide/project-structure): what lies outside git, by its hash. They come from
 * the pull request, so whatever is not understood throws, and the caller takes the worst for granted.
 */
import { posix } from "node:path";
import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import * as z from "zod";
import { canonicalJson, sha256Hex } from "../canonical-json.ts";

/** One output: its path in the repository, what names its content, its size in bytes where DVC says so. */
export interface TrackedOut {
  readonly path: string;
  readonly hash?: string;
  readonly size?: number;
}

const MAX_OUTS = 100_000;

/** Scalars are read as text: a hash that looks like a number stays what it is. An empty value is "". */
const text = z.string();
const orNothing = <T extends z.ZodType>(schema: T) =>
  z.union([z.literal("").transform(() => undefined), schema]).optional();
/** YAML's ways to write nothing, and what holds nothing: none of them names content. */
const NOTHING = ["", "~", "null", "Null", "NULL", "[]", "{}"];
function orNull<T extends z.ZodType>(schema: T) {
  const isNothing = (value: unknown) => NOTHING.includes(typeof value === "string" ? value : JSON.stringify(value));
  return schema.transform((value) => (isNothing(value) ? undefined : value)).optional();
}
/** Hashes under DVC's own names, newer and older, and those of stores that version for themselves. */
const out = z.looseObject({
  path: z.string().min(1),
  md5: orNull(text),
  etag: orNull(text),
  checksum: orNull(text),
  version_id: orNull(text),
  files: orNull(z.json()),
  cloud: orNull(z.json()),
  hash: orNull(text),
  remote: orNull(text),
  size: z.string().optional(),
});
const outs = orNothing(z.array(out).max(MAX_OUTS));
const dvcFile = z.looseObject({ wdir: z.string().optional(), outs });
const stage = z.looseObject({ outs });
/** Since DVC 2 the stages stand under `stages`; before, at the top. */
const lockFile = z.union([
  z.looseObject({ schema: text, stages: orNothing(z.record(z.string(), stage)) }),
  z.record(z.string(), stage),
]);
const pipeline = z.looseObject({
  stages: orNothing(z.record(z.string(), z.looseObject({ wdir: z.string().optional() }))),
});

/**
 * Reads a `.dvc` file.
 * @param path where it lies in the repository
 * @throws Error where it is not one
 */
export function parseDvcFile(content: string, path: string): TrackedOut[] {
  const file = dvcFile.parse(parseYaml(content) ?? {});
  return (file.outs ?? []).map((entry) => track(entry, joinPath(posix.dirname(path), file.wdir ?? ".")));
}

/**
 * Reads a `dvc.lock` file.
 * @param folders the working folder of each stage that has one of its own, as `parseStageFolders` read it
 * @throws Error where it is not one
 */
export function parseDvcLock(content: string, path: string, folders: ReadonlyMap<string, string>): TrackedOut[] {
  const file = lockFile.parse(parseYaml(content) ?? {});
  const stages = Object.entries("schema" in file ? (file.stages ?? {}) : file) as [string, z.infer<typeof stage>][];
  return stages.flatMap(([name, { outs: found = [] }]) => {
    const folder = folders.get(name) ?? folders.get(name.split("@")[0] ?? "") ?? ".";
    return found.map((entry) => track(entry, joinPath(posix.dirname(path), folder)));
  });
}

/** Reads from a `dvc.yaml` the stages whose paths are not relative to its own folder. @throws Error */
export function parseStageFolders(content: string): Map<string, string> {
  const { stages = {} } = pipeline.parse(parseYaml(content) ?? {});
  const folders = new Map<string, string>();
  for (const [name, { wdir, ...rest }] of Object.entries(stages)) {
    const generated = z.looseObject({ do: z.looseObject({ wdir: z.string().optional() }) }).safeParse(rest);
    const folder = wdir ?? (generated.success ? generated.data.do.wdir : undefined);
    if (folder?.includes("${")) throw new Error(`the working folder of stage ${name} is computed`);
    if (folder !== undefined) folders.set(name, folder);
  }
  return folders;
}

/** A hash as DVC writes it: what it names cannot be taken for anything that `nameContent` puts together. */
const PLAIN = /^[0-9A-Za-z]+(?:\.dir)?$/;

function track(entry: z.infer<typeof out>, folder: string): TrackedOut {
  const { path, size } = entry;
  const hash = nameContent(entry);
  return {
    path: joinPath(folder, path),
    ...(hash === undefined ? {} : { hash }),
    ...(size !== undefined && /^[0-9]{1,15}$/.test(size) ? { size: Number(size) } : {}),
  };
}

/**
 * One text for all that says what an output holds, where it comes from included: a plain md5 as it is, or behind `md5:`
 * since DVC 3, anything else as a digest. That of a folder ends in `.dir`, as DVC's own hash does.
 */
function nameContent({ md5, hash, remote, ...entry }: z.infer<typeof out>): string | undefined {
  const versions = [entry.etag, entry.checksum, entry.version_id, entry.files, entry.cloud];
  const named = versions.some((version) => version !== undefined);
  if (!named && md5 === undefined) return undefined;
  if (!named && remote === undefined && PLAIN.test(md5 ?? "")) {
    if (hash === undefined) return md5;
    if (hash === "md5") return `md5:${md5}`;
  }
  const parts = [md5, ...versions, hash, remote].map((part) => part ?? null);
  const folder = entry.files !== undefined || md5?.endsWith(".dir");
  return `sha256:${sha256Hex(canonicalJson(parts))}${folder ? ".dir" : ""}`;
}

/** What lies outside the repository, at a URL or elsewhere on a disk, keeps the name the file gives it. */
function joinPath(folder: string, path: string): string {
  if (path.includes("\0")) throw new Error("an output's path is not valid");
  if (path.includes("://") || path.startsWith("/")) return path;
  const joined = posix.join(folder, path);
  return joined.endsWith("/") ? joined.slice(0, -1) : joined;
}

/** One document, no aliases, no keys twice, no merge keys, no key that plain data loses. */
function parseYaml(content: string): unknown {
  // Keys are compared below: the parser compares each with each, and it quotes the source for each of its errors.
  const options = { uniqueKeys: false, prettyErrors: false, schema: "failsafe", stringKeys: true } as const;
  const document = parseDocument(content, options);
  const [problem] = document.errors;
  if (problem) throw problem;
  checkKeys(document.contents);
  return document.toJS({ maxAliasCount: 0 });
}

function checkKeys(node: unknown): void {
  if (isSeq(node)) node.items.forEach(checkKeys);
  if (!isMap(node)) return;
  const names = new Set<string>();
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? key.value : undefined;
    if (typeof name !== "string" || name === "__proto__" || name === "<<")
      throw new Error(`${name ?? "a collection"} cannot be a key`);
    if (names.has(name)) throw new Error(`the key ${name} is written twice`);
    names.add(name);
    checkKeys(value);
  }
}
