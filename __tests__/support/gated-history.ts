/** A real git repository whose pull requests are judged, merged as GitHub merges them, and recorded in a ledger beside it. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describeChanges } from "../../src/adapters/git/describe-changes.ts";
import { openRepository } from "../../src/adapters/git/repository.ts";
import type { Io } from "../../src/app/io.ts";
import { loadPolicy } from "../../src/app/load-policy.ts";
import { readCommittedPolicy } from "../../src/app/policy-files.ts";
import { runCli } from "../../src/app/run-cli.ts";
import { openWorkshop } from "../../src/app/workshop.ts";
import { evaluate } from "../../src/core/evaluate.ts";
import type { Act, Facts } from "../../src/core/facts.ts";
import type { Policy } from "../../src/core/policy/policy.ts";
import {
  type Circumstances,
  recordDecision,
  recordMerge,
  recordMergeGroup,
  recordRetrospective,
} from "../../src/ledger/build-record.ts";
import { entryOf, type LedgerEntry, type LedgerHead, linkAfter } from "../../src/ledger/layout.ts";
import { act, digestsOf, facts } from "./builders.ts";

/** Models need fay; erin may waive that. */
export const HISTORY_POLICY = `version: 1
roles: { fairness-reviewer: [fay], governance: [erin] }
waivers: { role: governance, max-days: 30 }
assets:
  model: { replace: true, paths: ["models/**"] }
  data: { replace: true, paths: ["data/**"] }
  training-code: { replace: true, paths: ["train/**"] }
  documentation: { replace: true, paths: ["none"] }
  evaluation: { replace: true, paths: ["none"] }
  dependencies: { replace: true, paths: ["none"] }
  deployment: { replace: true, paths: ["none"] }
requirements:
  GOV-1:
    title: Group fairness accepted
    dimension: governance
    concern: fairness
    applies-to: [model, training-code]
    needs: { sign-off: { role: fairness-reviewer } }
`;

export type Files = Readonly<Record<string, string | null>>;
export type Judged = "signed" | "waiting" | "objected" | "waived";

interface Pull {
  readonly number: number;
  readonly branch: string;
  memory?: LedgerHead;
}

export interface GatedHistory {
  readonly folder: string;
  readonly ledger: string;
  git(...words: string[]): string;
  /** The clock goes on by an hour with every commit and decision. */
  now(): string;
  /** Lets time pass. */
  wait(hours: number): void;
  /** Straight onto the default branch. */
  push(files: Files, message?: string): string;
  /** Opens a pull request; each of the lists is a commit. */
  open(...commits: readonly Files[]): number;
  /** One more commit on a pull request. */
  update(number: number, files: Files): string;
  judge(number: number, how?: Judged, over?: Partial<Facts>): Promise<string>;
  /** Records that a merge group was judged. */
  queue(number: number, group: { head: string; base: string }): void;
  /** Merges as GitHub does, and records it; `extra` is put into the merge commit by hand. */
  merge(
    number: number,
    how?: "merge" | "squash" | "rebase",
    options?: { extra?: Files; recorded?: boolean; commit?: string | null; governed?: boolean },
  ): string;
  /** Records a merge that was made some other way. */
  recordMerge(number: number, commit: string | undefined, governed?: boolean, at?: string): void;
  /** Records that erin waived GOV-1 once it was merged; `held`: whether she held the role. */
  afterwards(number: number, until: string, held?: boolean): void;
  /** Has all further records be of another repository. */
  pretend(repository: string): void;
  /** Another history that has come as far as this one, and goes on by itself. */
  copy(): GatedHistory;
  /** Runs the command line in the repository. */
  run(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }>;
  remove(): void;
}

/** What a history knows besides its folder. */
interface State {
  hours: number;
  repositoryName: string;
  pulls: Pull[];
}

const newRoot = () => mkdtempSync(join(tmpdir(), "secmlops-gate-history-"));

export async function gatedHistory(policyText: string = HISTORY_POLICY): Promise<GatedHistory> {
  const root = newRoot();
  mkdirSync(join(root, "credit"));
  const history = continueHistory(root, { hours: 0, repositoryName: "acme/credit", pulls: [] });
  history.git("init", "--quiet", "--initial-branch=main", "--template=");
  history.push(
    {
      ".github/secmlops/policy.yml": policyText,
      "models/a.bin": "a0\n",
      "train/fit.py": lines(),
      "README.md": "hello\n",
    },
    "begin",
  );
  return history;
}

function continueHistory(root: string, state: State): GatedHistory {
  const folder = join(root, "credit");
  const ledger = join(root, "ledger");
  const { pulls } = state;
  const instant = () => new Date(Date.UTC(2026, 0, 5, 8 + state.hours)).toISOString().replace(".000", "");
  const tick = () => {
    state.hours += 1;
    return instant();
  };
  const git = (...words: string[]) =>
    execFileSync("git", words, {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: process.env["PATH"] ?? "",
        HOME: root,
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_AUTHOR_NAME: "Nina",
        GIT_AUTHOR_EMAIL: "nina@example.com",
        GIT_AUTHOR_DATE: instant(),
        GIT_COMMITTER_NAME: "Nina",
        GIT_COMMITTER_EMAIL: "nina@example.com",
        GIT_COMMITTER_DATE: instant(),
      },
    }).trim();
  const write = (files: Files) => {
    for (const [path, content] of Object.entries(files)) {
      const at = join(folder, path);
      if (content === null) rmSync(at, { recursive: true });
      else {
        mkdirSync(dirname(at), { recursive: true });
        writeFileSync(at, content);
      }
    }
    git("add", "--all");
  };
  const commit = (files: Files, message: string) => {
    tick();
    write(files);
    git("commit", "--quiet", "--allow-empty", "--message", message);
    return git("rev-parse", "HEAD");
  };
  const pullOf = (number: number): Pull => {
    const pull = pulls[number - 1];
    if (pull === undefined) throw new Error(`there is no #${number}`);
    return pull;
  };
  const keep = (pull: Pull, { head, files }: LedgerEntry) => {
    pull.memory = head;
    for (const { path, contents } of files) {
      mkdirSync(dirname(join(ledger, path)), { recursive: true });
      writeFileSync(join(ledger, path), contents);
    }
  };
  const circumstances = (memory?: LedgerHead): Circumstances => ({
    version: "0.1.0",
    event: "push",
    link: linkAfter(memory),
  });
  const about = (pull: Pull, at: string) => ({
    repository: { name: state.repositoryName },
    pullRequest: pull.number,
    head: git("rev-parse", pull.branch),
    at,
  });
  const recordMergeOf = (number: number, merged: string | undefined, governed = true, at?: string) => {
    const pull = pullOf(number);
    const record = recordMerge(
      about(pull, tick()),
      {
        baseRef: "main",
        merged: { by: { login: "max" }, at: at ?? instant(), ...(merged === undefined ? {} : { commit: merged }) },
        decision: pull.memory?.decisionRecord ?? null,
        governed: { known: governed },
      },
      circumstances(pull.memory),
    );
    keep(pull, entryOf(record, { previous: pull.memory }));
  };

  return {
    folder,
    ledger,
    git,
    now: instant,
    wait: (more) => {
      state.hours += more;
    },
    push(files, message = "straight onto main") {
      // There is no branch before the first commit.
      if (state.hours > 0) git("checkout", "--quiet", "main");
      return commit(files, message);
    },
    open(...commits) {
      const number = pulls.length + 1;
      const branch = `pr-${number}`;
      git("checkout", "--quiet", "-b", branch, "main");
      for (const [index, files] of commits.entries()) commit(files, `part ${index + 1} of #${number}`);
      git("checkout", "--quiet", "main");
      pulls.push({ number, branch });
      return number;
    },
    update(number, files) {
      git("checkout", "--quiet", pullOf(number).branch);
      const head = commit(files, "one more");
      git("checkout", "--quiet", "main");
      return head;
    },
    async judge(number, how = "signed", over = {}) {
      const pull = pullOf(number);
      const repository = await openRepository(folder);
      const base = git("rev-parse", "main");
      const head = git("rev-parse", pull.branch);
      const mergeBase = await repository.mergeBase(base, head);
      const policy = await policyAt(folder, base);
      const unsigned = facts({
        now: tick(),
        ...{ base, head, mergeBase },
        repository: { name: state.repositoryName, defaultBranch: "main" },
        changes: await describeChanges(repository, await repository.diffChanges(mergeBase, head), policy),
        commits: {
          known: git("rev-list", `${mergeBase}..${head}`)
            .split("\n")
            .filter((id) => id !== "")
            .map((id) => ({
              id,
              author: { login: "mallory" },
              committer: { login: "mallory" },
              coAuthors: [],
              verified: false,
              updateMerge: false,
            })),
        },
        pullRequest: { number, base: "main" },
        ...over,
      });
      const shown = digestsOf(policy, unsigned);
      const acts = actsOf(how, shown, instant());
      const given = { ...unsigned, acts: { known: acts } };
      const record = recordDecision(
        { policy, facts: given, verdict: evaluate(policy, given) },
        circumstances(pull.memory),
      );
      const entry = entryOf(record, { policy, previous: pull.memory });
      keep(pull, entry);
      return entry.record;
    },
    queue(number, group) {
      const pull = pullOf(number);
      const record = recordMergeGroup(
        about(pull, tick()),
        {
          group,
          members: [
            {
              number,
              head: git("rev-parse", pull.branch),
              record: pull.memory?.decisionRecord ?? null,
              status: "pass",
            },
          ],
          uncovered: [],
          status: "pass",
        },
        circumstances(pull.memory),
      );
      keep(pull, entryOf(record, { previous: pull.memory }));
    },
    merge(number, how = "merge", { extra, recorded = true, commit: named, governed } = {}) {
      const { branch } = pullOf(number);
      git("checkout", "--quiet", "main");
      const at = tick();
      if (how === "merge") {
        git("merge", "--quiet", "--no-ff", "--no-commit", "--no-progress", branch);
        if (extra !== undefined) write(extra);
        git("commit", "--quiet", "--message", `Merge pull request #${number}`);
      } else if (how === "squash") {
        git("merge", "--quiet", "--squash", branch);
        if (extra !== undefined) write(extra);
        git("commit", "--quiet", "--allow-empty", "--message", `Squashed (#${number})`);
      } else {
        // A new commit for each, as GitHub makes them even where nothing would have to move.
        const parts = git("rev-list", "--reverse", "--no-merges", `main..${branch}`).split("\n");
        for (const part of parts) git("cherry-pick", "--allow-empty", part);
      }
      const merged = git("rev-parse", "HEAD");
      if (recorded)
        recordMergeOf(
          number,
          named === null ? undefined : (named ?? merged),
          governed,
          how === "rebase" ? at : undefined,
        );
      return merged;
    },
    recordMerge: recordMergeOf,
    pretend(repository) {
      state.repositoryName = repository;
    },
    afterwards(number, until, held = true) {
      const pull = pullOf(number);
      const at = tick();
      const waived = act({
        by: "erin",
        at,
        kind: "waive",
        note: "could not wait",
        until,
        targets: { ids: [{ id: "GOV-1" }] },
      });
      const record = recordRetrospective(
        about(pull, at),
        {
          merge: pull.memory?.merge ?? "",
          acts: [{ act: { ...waived, id: `erin@${at}` }, requirements: [{ id: "GOV-1", held: { known: held } }] }],
        },
        circumstances(pull.memory),
      );
      keep(pull, entryOf(record, { previous: pull.memory }));
    },
    copy() {
      const to = newRoot();
      cpSync(root, to, { recursive: true });
      return continueHistory(to, structuredClone(state));
    },
    async run(...words) {
      const written = { stdout: "", stderr: "" };
      const into = (stream: keyof typeof written) => ({
        write: (text: string) => {
          written[stream] += text;
        },
      });
      const io: Io = {
        cwd: folder,
        environment: {},
        packageRoot: new URL("../../", import.meta.url),
        now: new Date("2026-12-01T12:00:00Z"),
        stdout: into("stdout"),
        stderr: into("stderr"),
      };
      return { code: await runCli(words, io), ...written };
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** A file that two people can change without a conflict. */
export const lines = (over: Readonly<Record<number, string>> = {}): string =>
  `${Array.from({ length: 20 }, (_, index) => over[index] ?? `line ${index}`).join("\n")}\n`;

const policies = new Map<string, Policy>();
async function policyAt(folder: string, commit: string): Promise<Policy> {
  const repository = await openRepository(folder);
  const found = await readCommittedPolicy(repository, commit);
  const key = JSON.stringify(found.files);
  const known = policies.get(key);
  if (known !== undefined) return known;
  const io = { environment: {}, packageRoot: new URL("../../", import.meta.url), cwd: folder } as unknown as Io;
  const { policy, problems } = await loadPolicy({ found, ...(await openWorkshop(io)) });
  if (policy === undefined) throw new Error(JSON.stringify(problems));
  policies.set(key, policy);
  return policy;
}

function actsOf(how: Judged, shown: Record<string, string>, at: string): Act[] {
  const ids = Object.keys(shown).map((id) => ({ id }));
  const of = (by: string, rest: Partial<Act>): Act => ({
    ...act({ by, at, shown, targets: { ids }, ...rest }),
    id: `${by}@${at}`,
  });
  if (ids.length === 0) return [];
  switch (how) {
    case "waiting":
      return [];
    case "signed":
      return [of("fay", {}), of("erin", {})];
    case "objected":
      return [of("fay", { kind: "object", note: "no slices below 25" })];
    case "waived":
      return [
        of("erin", {
          kind: "waive",
          note: "hotfix INC-12",
          until: new Date(Date.parse(at) + 10 * 86_400_000).toISOString().slice(0, 10),
        }),
      ];
  }
}
