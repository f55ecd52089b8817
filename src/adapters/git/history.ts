import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { explainFailure, GitError, printable } from "./git-error.ts";
import type { Git } from "./run-git.ts";

/** Whoever a commit names. */
export interface Signature {
  readonly name: string;
  readonly email: string;
}
export interface CommitEntry {
  readonly id: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  /** Of `Co-authored-by` lines, wherever in the message they stand. */
  readonly coAuthors: readonly Signature[];
}

export interface History {
  /** @throws GitError `unknown-ref` */
  resolveCommit(ref: string): Promise<string>;
  /** The first of the refs that names a commit. */
  firstCommit(refs: readonly string[]): Promise<{ ref: string; id: string } | undefined>;
  /** The best common ancestor; where there are several, the one git puts first. @throws GitError `shallow`, `unrelated` */
  mergeBase(a: string, b: string): Promise<string>;
  /**
   * All best common ancestors, git's first choice first. Branches that merged each other have several, and a file that
   * equals the one of one of them may still undo what came from another.
   * @throws GitError `shallow`, `unrelated`
   */
  mergeBases(a: string, b: string): Promise<readonly [string, ...string[]]>;
  /** The commits that the head has and the base has not, through every parent, newest first. */
  commitsBetween(base: string, head: string): Promise<CommitEntry[]>;
}

const TOO_SHALLOW =
  "this clone is too shallow to hold the merge base: run `git fetch --unshallow` (in a workflow: `fetch-depth: 0`)";
const FIELDS = ["%H", "%P", "%an", "%ae", "%cn", "%ce", "%B"];
const CO_AUTHOR = /^co-authored-by:[ \t]*([^<\n]*)<([^>\n]*)>/gim;

export function historyOf(git: Git, folder: string): History {
  async function findCommit(ref: string): Promise<string | undefined> {
    const found = await git.run(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
    return found.code === 0 ? found.stdout.toString("latin1").trim() : undefined;
  }

  /** The commits whose parents a shallow clone left behind. */
  async function boundary(): Promise<ReadonlySet<string>> {
    const path = (await git.ask(["rev-parse", "--git-path", "shallow"])).toString("utf8").replace(/\n$/, "");
    const content = await readFile(resolve(folder, path), "latin1").catch(() => "");
    return new Set(content.split("\n").filter((line) => line !== ""));
  }

  async function mergeBases(a: string, b: string): Promise<readonly [string, ...string[]]> {
    const { code, stdout, stderr } = await git.run(["merge-base", "--all", "--end-of-options", a, b]);
    if (code > 1) throw explainFailure("merge-base", code, stderr);
    const cut = await boundary();
    const [first, ...others] = stdout
      .toString("latin1")
      .split("\n")
      .filter((line) => line !== "");
    if (first === undefined) {
      if (cut.size > 0) throw new GitError("shallow", TOO_SHALLOW);
      throw new GitError(
        "unrelated",
        `${a.slice(0, 7)} and ${b.slice(0, 7)} have no common history: name a base that the change was branched from with --base`,
      );
    }
    if (cut.size > 0 && (await isCut(cut, [a, b], [first, ...others]))) throw new GitError("shallow", TOO_SHALLOW);
    return [first, ...others];
  }

  /** Whether history above the merge bases is cut off somewhere: a better one could lie behind. */
  async function isCut(cut: ReadonlySet<string>, tips: readonly string[], bases: readonly string[]): Promise<boolean> {
    const above = await git.ask(["rev-list", ...tips, "--not", ...bases, "--"]);
    return above
      .toString("latin1")
      .split("\n")
      .some((id) => cut.has(id));
  }

  return {
    async resolveCommit(ref) {
      const id = await findCommit(ref);
      if (id !== undefined) return id;
      throw new GitError(
        "unknown-ref",
        `there is no commit ${JSON.stringify(printable(ref))} here: look at \`git branch --all\`, or run \`git fetch\` first`,
      );
    },
    async firstCommit(refs) {
      for (const ref of refs) {
        const id = await findCommit(ref);
        if (id !== undefined) return { ref, id };
      }
      return undefined;
    },
    mergeBases,
    mergeBase: async (a, b) => (await mergeBases(a, b))[0],
    async commitsBetween(base, head) {
      const format = `--format=tformat:${FIELDS.join("%x00")}`;
      const flags = [
        "--no-show-signature",
        "--no-mailmap",
        "--no-notes",
        "--no-color",
        "--no-patch",
        "--encoding=UTF-8",
      ];
      const output = (await git.ask(["log", "-z", ...flags, format, head, "--not", base, "--"])).toString("utf8");
      const fields = output.split("\0");
      const commits: CommitEntry[] = [];
      for (let at = 0; at + FIELDS.length <= fields.length; at += FIELDS.length) {
        const [id = "", parents = "", ...rest] = fields.slice(at, at + FIELDS.length);
        const [author = "", authorEmail = "", committer = "", committerEmail = "", message = ""] = rest;
        commits.push({
          id,
          parents: parents === "" ? [] : parents.split(" "),
          author: { name: author, email: authorEmail },
          committer: { name: committer, email: committerEmail },
          coAuthors: [...message.matchAll(CO_AUTHOR)].map(([, name = "", email = ""]) => ({
            name: name.trim(),
            email: email.trim(),
          })),
        });
      }
      return commits;
    },
  };
}
