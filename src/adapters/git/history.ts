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
  /**
   * The commit that a ref, id or expression names. A branch comes before a tag of its name, and a full name is that alone.
   * @throws GitError `unknown-ref`, also where git finds more than one thing of that name
   */
  resolveCommit(ref: string): Promise<string>;
  /** The plain name of the branch that a ref stands for, a remote's included; `undefined` for anything but a branch. */
  branchName(ref: string): Promise<string | undefined>;
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
  /** The commits whose parents a shallow clone left behind; none where the clone is whole. */
  boundary(): Promise<ReadonlySet<string>>;
}

const TOO_SHALLOW =
  "this clone is too shallow to hold the merge base: run `git fetch --unshallow` (in a workflow: `fetch-depth: 0`)";
const FIELDS = ["%H", "%P", "%an", "%ae", "%cn", "%ce", "%B"];
const CO_AUTHOR = /^co-authored-by:[ \t]*([^<\n]*)<([^>\n]*)>/gim;

/** A name, and steps back from it. */
const EXPRESSION = /^(.*?)((?:[~^]\d*)*)$/s;
/** Git itself takes a full id for nothing else. */
const FULL_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
/** Where a branch of that name would hide an id or what git keeps beside the branches, git is asked at once. */
const NOT_BRANCH_FIRST = /^(?:[0-9a-fA-F]{4,}|[A-Z_]*HEAD)$/;

/** The full names that a name is tried as before git is asked; alone: nothing else will do. */
function exactNames(name: string): { readonly names: readonly string[]; readonly alone: boolean } {
  if (name === "HEAD" || name === "@") return { names: ["HEAD"], alone: true };
  if (name.startsWith("refs/")) return { names: [name], alone: true };
  if (NOT_BRANCH_FIRST.test(name)) return { names: [], alone: false };
  return { names: [`refs/heads/${name}`, `refs/remotes/${name}`], alone: false };
}

export function historyOf(git: Git, folder: string): History {
  const line = async (...words: string[]): Promise<string | undefined> => {
    const { code, stdout } = await git.run(words);
    return code === 0 ? stdout.toString("utf8").trim() : undefined;
  };

  async function findExact(names: readonly string[]): Promise<{ name: string; id: string } | undefined> {
    for (const name of names) {
      // Unlike `rev-parse`, it does not look for `refs/heads/x` among the tags too.
      const id = await line("show-ref", "--verify", "--hash", "--", name);
      if (id !== undefined) return { name, id };
    }
    return undefined;
  }

  /** Git puts tags first: whoever can push one must not choose what a branch's name means. */
  async function findCommit(ref: string): Promise<string | undefined> {
    const [, name = "", steps = ""] = EXPRESSION.exec(ref) ?? [];
    const { names, alone } = exactNames(name);
    const exact = await findExact(names);
    if (exact === undefined && alone) return undefined;
    const asked = exact === undefined ? ref : `${exact.id}${steps}`;
    const { code, stdout, stderr } = await git.run(["rev-parse", "--verify", "--end-of-options", `${asked}^{commit}`]);
    if (code !== 0) return undefined;
    if (exact !== undefined || FULL_ID.test(name)) return stdout.toString("latin1").trim();
    if (/refname '.*' is ambiguous/s.test(stderr) || (await hidesRemoteBranch(name)))
      throw new GitError(
        "unknown-ref",
        `${JSON.stringify(printable(ref))} names more than one thing here: write it in full, as refs/heads/NAME, refs/remotes/origin/NAME, refs/tags/NAME or a full id`,
      );
    return stdout.toString("latin1").trim();
  }

  /** A clone in a workflow often has no branch but the remote's: a tag of that name is not what was meant. */
  async function hidesRemoteBranch(name: string): Promise<boolean> {
    const tag = `refs/tags/${name}`;
    if ((await findExact([tag])) === undefined) return false;
    return (await line("for-each-ref", "--count=1", "--format=%(refname)", "--", `refs/remotes/*/${name}`)) !== "";
  }

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
    async branchName(ref) {
      const { names, alone } = exactNames(ref);
      const exact = (await findExact(names))?.name;
      if (exact === undefined && alone) return undefined;
      const full =
        exact === undefined
          ? await line("rev-parse", "--symbolic-full-name", "--verify", "--quiet", "--end-of-options", ref)
          : ((await line("symbolic-ref", "--quiet", exact)) ?? exact);
      // `rev-parse` echoes the option before what it names.
      return /^refs\/(?:heads|remotes\/[^/]+)\/(?!HEAD$)(.+)$/.exec(full?.split("\n").at(-1) ?? "")?.[1];
    },
    async firstCommit(refs) {
      for (const ref of refs) {
        const id = await findCommit(ref);
        if (id !== undefined) return { ref, id };
      }
      return undefined;
    },
    boundary,
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
