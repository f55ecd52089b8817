/** Names of packs: `secmlops:name@major`, shipped with the gate, and `github:owner/repo//path@commit`. */
import * as z from "zod";
import { quote } from "./problem.ts";
import { type PolicyFile, readYaml } from "./read.ts";

/** `ref` is the one way to write it, by which packs are kept. */
export type PackRef =
  | { readonly kind: "shipped"; readonly ref: string; readonly name: string; readonly major: number }
  | {
      readonly kind: "github";
      readonly ref: string;
      readonly owner: string;
      readonly repo: string;
      readonly path: string;
      readonly commit: string;
    };

const FORMS = "secmlops:name@major, or github:owner/repo//path.yml@ and a full commit id";

/** Reads a reference to a pack, or says what is wrong with it. */
export function parsePackRef(text: string): PackRef | { readonly problem: string } {
  if (text.startsWith("secmlops:")) return parseShipped(text);
  if (text.startsWith("github:")) return parseGitHub(text);
  return { problem: `${quote(text)} does not name a pack; expected ${FORMS}` };
}

function parseShipped(text: string): PackRef | { readonly problem: string } {
  const [, name, version] = /^secmlops:([a-z0-9][a-z0-9-]*)(?:@(.*))?$/.exec(text) ?? [];
  if (name === undefined)
    return { problem: `${quote(text)} does not name a shipped pack; expected secmlops:name@major` };
  if (version === undefined)
    return { problem: `${quote(text)} does not say which major version; write ${quote(`${text}@1`)}` };
  if (!/^[1-9]\d{0,5}$/.test(version))
    return { problem: `${quote(version)} is not a major version; write one whole number, as secmlops:${name}@1` };
  return { kind: "shipped", ref: text, name, major: Number(version) };
}

function parseGitHub(text: string): PackRef | { readonly problem: string } {
  const match = /^github:([A-Za-z0-9][A-Za-z0-9-]*)\/([\w.-]+)\/\/(.+?)(?:@([^@/]*))?$/.exec(text);
  const [, owner, repo, path, commit] = match ?? [];
  if (owner === undefined || repo === undefined || path === undefined || /^\.+$/.test(repo))
    return {
      problem: `${quote(text)} is not of the form github:owner/repo//path.yml@commit; note the two slashes before the path`,
    };
  if (commit === undefined) return { problem: `${quote(text)} names no commit; end it with @ and the full commit id` };
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(commit))
    return {
      problem: `${quote(commit)} is not a full commit id of 40 hex digits; a branch, tag or short id could come to mean something else`,
    };
  if (!/\.ya?ml$/.test(path) || /(?:^|\/)\.{0,2}(?:\/|$)|\\/.test(path))
    return { problem: `${quote(path)} is not the path of a .yml file from the repository's root` };
  const id = commit.toLowerCase();
  return { kind: "github", ref: `github:${owner}/${repo}//${path}@${id}`, owner, repo, path, commit: id };
}

const extending = z.object({
  extends: z.array(z.union([z.string(), z.object({ pack: z.string() }).transform(({ pack }) => pack), z.unknown()])),
});

/** The packs that a file extends, in order. What cannot be read is left out here; composing reports it. */
export function packRefs(file: PolicyFile): PackRef[] {
  // Escapes could spell the key another way; only a text with neither extends nothing for sure.
  if (!/extends|\\/.test(file.text)) return [];
  const read = readYaml(file);
  const entries = "source" in read ? extending.safeParse(read.source.value) : undefined;
  return (entries?.data?.extends ?? []).flatMap((entry) => {
    const ref = typeof entry === "string" ? parsePackRef(entry) : undefined;
    return ref === undefined || "problem" in ref ? [] : [ref];
  });
}
