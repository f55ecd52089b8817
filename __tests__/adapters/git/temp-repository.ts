import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "@jest/globals";

/** What a path of a tree holds: text, bytes, a link, a submodule's commit. `null`: nothing any more. */
export type Content =
  | string
  | Buffer
  | { readonly link: string }
  | { readonly submodule: string }
  | { readonly script: string }
  | null;
export type Files = Readonly<Record<string, Content>> | ReadonlyMap<Buffer | string, Content>;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own, removed when the file's tests are done. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "secmlops-gate-"));
  folders.push(folder);
  return folder;
}

const IDENTITY = {
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@example.org",
  GIT_COMMITTER_NAME: "Ada",
  GIT_COMMITTER_EMAIL: "ada@example.org",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
};

/** A real repository whose commits are made without a work tree, so that any path can be in them. */
export class TempRepository {
  readonly folder: string;
  #clock = 1_700_000_000;

  constructor(folder = tempFolder()) {
    this.folder = folder;
    this.git(["init", "--quiet", "--initial-branch=main"]);
  }

  git(
    words: readonly string[],
    input: string | Buffer = "",
    environment: Readonly<Record<string, string>> = {},
  ): string {
    const env = { ...process.env, ...IDENTITY, ...environment };
    return execFileSync("git", [...words], {
      cwd: this.folder,
      input,
      env,
      stdio: ["pipe", "pipe", "pipe"],
      maxBuffer: 1 << 28,
    })
      .toString("utf8")
      .trim();
  }

  blob(content: string | Buffer): string {
    return this.git(["hash-object", "-w", "--stdin"], content);
  }

  /** A commit of the first parent's files with these on top; without parents, of these alone. */
  commit(
    files: Files,
    parents: readonly string[] = [],
    message = "change",
    environment: Readonly<Record<string, string>> = {},
  ): string {
    const [first] = parents;
    this.git(first === undefined ? ["read-tree", "--empty"] : ["read-tree", first]);
    const entries = files instanceof Map ? [...files] : Object.entries(files);
    const lines = entries.map(([path, content]: [Buffer | string, Content]) =>
      Buffer.concat([Buffer.from(`${this.#entry(content)}\t`), Buffer.from(path), Buffer.from("\0")]),
    );
    this.git(["update-index", "-z", "--index-info"], Buffer.concat(lines));
    return this.commitTree(this.git(["write-tree"]), parents, message, environment);
  }

  commitTree(
    tree: string,
    parents: readonly string[],
    message = "change",
    environment: Readonly<Record<string, string>> = {},
  ): string {
    this.#clock += 60;
    const date = `${this.#clock} +0000`;
    return this.git(["commit-tree", tree, ...parents.flatMap((parent) => ["-p", parent])], message, {
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
      ...environment,
    });
  }

  branch(name: string, commit: string): void {
    this.git(["update-ref", `refs/heads/${name}`, commit]);
  }

  #entry(content: Content): string {
    if (content === null) return `0 ${"0".repeat(40)}`;
    if (typeof content === "string" || Buffer.isBuffer(content)) return `100644 ${this.blob(content)}`;
    if ("link" in content) return `120000 ${this.blob(content.link)}`;
    if ("script" in content) return `100755 ${this.blob(content.script)}`;
    return `160000 ${content.submodule}`;
  }
}
