/** Git's objects as values, and as the texts that git reads and writes. */

export interface Signature {
  readonly name: string;
  readonly email: string;
  /** `2026-03-01T12:00:00Z` */
  readonly at: string;
}

export interface CommitObject {
  readonly oid: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

export interface TreeEntry {
  readonly mode: string;
  readonly type: "blob" | "tree" | "commit";
  readonly oid: string;
  readonly size: number | null;
  readonly path: string;
}

export interface ChangedFile {
  readonly path: string;
  readonly status: "added" | "modified" | "removed" | "changed";
  readonly oid: string;
}

/** `null` removes; a submodule is a commit's id. */
export type FileContent =
  | string
  | Uint8Array
  | null
  | { readonly symlink: string }
  | { readonly submodule: string }
  | { readonly executable: string };
export type Files = Readonly<Record<string, FileContent>>;

export interface NewCommit {
  readonly parents: readonly string[];
  readonly files: Files;
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
  /** How paths become bytes; `latin1` lets a path hold any. */
  readonly pathEncoding?: "utf8" | "latin1";
}

const unix = (at: string): number => Math.floor(Date.parse(at) / 1000);
const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
/** No line end and no angle bracket may stand in a name or an address. */
export const identityLine = ({ name, email, at }: Signature): string =>
  `${name.replace(/[<>\n\0]/g, "")} <${email.replace(/[<>\n\0]/g, "")}> ${unix(at)} +0000`;

/** @param source a commit object as git stores it */
export function parseCommit(oid: string, source: string): CommitObject {
  const split = source.indexOf("\n\n");
  const lines = source.slice(0, split).split("\n");
  const all = (key: string) =>
    lines.flatMap((line) => (line.startsWith(`${key} `) ? [line.slice(key.length + 1)] : []));
  const who = (key: string): Signature => {
    const [, name = "", email = "", seconds = "0"] = /^(.*?) ?<(.*)> (\d+) /.exec(all(key)[0] ?? "") ?? [];
    return { name, email, at: isoOf(Number(seconds)) };
  };
  return {
    ...{ oid, tree: all("tree")[0] ?? "", parents: all("parent"), message: source.slice(split + 2) },
    ...{ author: who("author"), committer: who("committer") },
  };
}

/** What `git fast-import` reads to write a commit; it answers with the id. */
export function fastImport(
  ref: string,
  { parents, files, author, committer, message, pathEncoding = "utf8" }: NewCommit,
): Buffer {
  const parts: Buffer[] = [];
  const line = (text: string, encoding: "utf8" | "latin1" = "utf8") => parts.push(Buffer.from(`${text}\n`, encoding));
  const data = (content: string | Uint8Array) => {
    const bytes = Buffer.from(content);
    line(`data ${bytes.length}`);
    parts.push(bytes, Buffer.from("\n"));
  };
  const quote = (path: string) => `"${path.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`;
  line(`commit ${ref}`);
  line("mark :1");
  line(`author ${identityLine(author)}`);
  line(`committer ${identityLine(committer)}`);
  data(message);
  const [first, ...others] = parents;
  if (first !== undefined) line(`from ${first}`);
  for (const parent of others) line(`merge ${parent}`);
  for (const [path, content] of Object.entries(files)) {
    if (content === null) line(`D ${quote(path)}`, pathEncoding);
    else if (typeof content === "object" && "submodule" in content)
      line(`M 160000 ${content.submodule} ${quote(path)}`, pathEncoding);
    else {
      const symlink = typeof content === "object" && "symlink" in content;
      const executable = typeof content === "object" && "executable" in content;
      line(`M ${symlink ? 120000 : executable ? 100755 : 100644} inline ${quote(path)}`, pathEncoding);
      data(symlink ? content.symlink : executable ? content.executable : content);
    }
  }
  line("get-mark :1");
  line("done");
  return Buffer.concat(parts);
}
