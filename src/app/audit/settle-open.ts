/** Merges whose content is not plainly what was judged: held against the facts, and against what git makes of the two sides by itself. */
import type { LineCommit } from "../../adapters/git/line.ts";
import { type MergeBench, openMergeBench } from "../../adapters/git/merge-bench.ts";
import type { Repository } from "../../adapters/git/repository.ts";
import type { Chain, Decision } from "../../audit/coverage/chains.ts";
import { differences, missing, nameSome } from "../../audit/coverage/compare.ts";
import { type Content, contentOf, GONE } from "../../audit/coverage/content.ts";
import { conclude, type Judgement, type Line, landedAfter, ungated } from "../../audit/coverage/judge-chain.ts";
import { type Landed, LONGEST_RUN } from "../../audit/coverage/match.ts";
import { isRebaseOf } from "../../audit/coverage/rebase.ts";
import { kindOf } from "../../audit/ledger-file.ts";
import type { LedgerSource } from "../../audit/ledger-source.ts";
import type { Facts } from "../../core/facts.ts";
import { openRecord } from "../../ledger/digest.ts";

export interface OpenQuestion {
  readonly landed: Landed;
  readonly chain: Chain;
  /** What it may be the merge of. */
  readonly decision: Decision;
}

export interface Settled {
  readonly position: number;
  readonly judgement: Judgement;
  readonly commits: number;
}

export interface Around {
  readonly source: LedgerSource;
  readonly repository: Repository;
  readonly line: readonly LineCommit[];
  readonly matchLine: Line;
  /** Whether the commits from one position up to another, itself left out, may be part of a rebase that ends there. */
  readonly mayRun: (from: number, to: number) => boolean;
}

/** Reads the records in question once more, one after the other. */
export async function* settleOpen(open: readonly OpenQuestion[], around: Around): AsyncGenerator<Settled> {
  if (open.length === 0) return;
  const byRecord = new Map<string, OpenQuestion[]>();
  for (const question of open) {
    const { record } = question.decision;
    byRecord.set(record, [...(byRecord.get(record) ?? []), question]);
  }
  const asked = (path: string): readonly OpenQuestion[] => {
    const found = kindOf(path);
    return found.kind === "record" ? (byRecord.get(found.sha256) ?? []) : [];
  };
  const bench = await openMergeBench(around.repository, open[0]?.landed.id.length ?? 40);
  try {
    for await (const { path, bytes } of around.source.files((each) => asked(each).length > 0)) {
      const { predicate } = openRecord(bytes);
      if (predicate.kind !== "decision") continue;
      for (const question of asked(path)) yield await settle(question, predicate.facts, bench, around);
    }
  } finally {
    await bench.close();
  }
}

async function settle(
  { landed, chain, decision }: OpenQuestion,
  facts: Facts,
  bench: MergeBench,
  { repository, line, matchLine, mayRun }: Around,
): Promise<Settled> {
  const { position, id, parents, after } = landed;
  const judged = contentOf(facts.changes);
  const differing = differences(judged, after, await standingAt(repository, id, missing(judged, after)));
  const as = (judgement: Judgement, commits = 1): Settled => ({ position, judgement, commits });
  if (differing.length === 0) return as(conclude(chain, decision, position, matchLine));

  const tree = await repository.treeOf(id);
  // A rebase first: its last commit alone would merge into the same.
  for (const commits of parents.length === 1 ? runLengths(facts) : []) {
    const start = position + 1 - commits;
    const before = line[start]?.parents[0];
    if (before === undefined || !mayRun(start, position) || !landedAfter(decision, start, matchLine)) continue;
    if (!isRebaseOf(chain, decision, line.slice(start, position + 1), matchLine)) continue;
    if ((await bench.merge(before, decision.head)) === tree)
      return as(conclude(chain, decision, start, matchLine), commits);
  }
  const merged = await bench.merge(parents[0] ?? id, decision.head);
  if (merged === tree) return as(conclude(chain, decision, position, matchLine));
  return as(ungated({ code: "other-content", ...nameSome(differing), checked: merged !== undefined }, decision));
}

/** How many commits a rebase of the pull request may have made: none of those that only brought it up to date. */
function runLengths({ commits }: Facts): number[] {
  const known = "known" in commits ? commits.known : [];
  const lengths = [known.length, known.filter(({ updateMerge }) => !updateMerge).length];
  return [...new Set(lengths)].filter((length) => length > 1 && length <= LONGEST_RUN);
}

/** What a commit holds at some paths, in the words of `content.ts`. Paths that are no text are not looked up, and so differ. */
async function standingAt(repository: Repository, commit: string, keys: readonly string[]): Promise<Content> {
  const paths = keys.filter((key) => key.startsWith("/")).map((key) => key.slice(1));
  if (paths.length === 0) return new Map();
  const entries = await repository.entriesAt(commit, paths);
  return new Map(
    paths.map((path) => {
      const entry = entries.get(path);
      return [`/${path}`, entry === undefined ? GONE : `${entry.mode} ${entry.id}`];
    }),
  );
}
