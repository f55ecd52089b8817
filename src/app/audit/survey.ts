/** Everything that reached a branch since the ledger began, each with what the ledger knows of it. */
import type { LineCommit } from "../../adapters/git/line.ts";
import type { Repository } from "../../adapters/git/repository.ts";
import { type Chain, type ChainEntry, chainsOf, keepForCoverage } from "../../audit/coverage/chains.ts";
import type { LandedChange } from "../../audit/coverage/change.ts";
import { contentOf, formerContentOf } from "../../audit/coverage/content.ts";
import type { CoverageNote } from "../../audit/coverage/coverage.ts";
import { dateLandings } from "../../audit/coverage/dates.ts";
import type { Governed } from "../../audit/coverage/governs.ts";
import { type Judgement, ungated } from "../../audit/coverage/judge-chain.ts";
import { type Landed, LONGEST_RUN, type Match, matcherOf } from "../../audit/coverage/match.ts";
import { type OfRepository, ownRecords } from "../../audit/coverage/own-records.ts";
import { joinTouched, type Touched, touchedOf, UNSEEN } from "../../audit/coverage/touched.ts";
import type { LedgerSource } from "../../audit/ledger-source.ts";
import { isRecord, readPulls } from "../../audit/read-pulls.ts";
import { sha256Hex } from "../../core/canonical-json.ts";
import { type GovernOptions, governLine } from "./govern-line.ts";
import { type OpenQuestion, settleOpen } from "./settle-open.ts";
import { findStart, noteDoubts, noteMerges } from "./survey-notes.ts";

export interface SurveyInput {
  readonly source: LedgerSource;
  readonly repository: Repository;
  /** The last commit of the line, and the plain name of its branch, if it was named as one. */
  readonly tip: string;
  readonly branch?: string;
  readonly load: GovernOptions["load"];
  readonly policyPath?: string;
  /** Names that the repository had before. */
  readonly formerly?: readonly string[];
  /** Only changes that touch such a path are wanted; all, where nothing is asked. */
  readonly isAsked?: (path: string) => boolean;
  /** ISO 8601, UTC. */
  readonly now: string;
}

export interface Survey {
  /** Since the first record, oldest first. */
  readonly landed: readonly LandedChange[];
  /** Commits of the line from before. */
  readonly before: readonly LineCommit[];
  readonly notes: readonly CoverageNote[];
  readonly chains: readonly Chain[];
  readonly ledger: { readonly records: number; readonly digest: string; readonly repository?: string };
}

/** What was found of one commit of the line. */
interface Found {
  readonly commit: LineCommit;
  governed: Governed;
  doubt?: string;
  touched: Touched;
  match?: Match;
  judgement?: Judgement;
  /** Commits of the line that it takes. */
  commits: number;
  /** It belongs to a change that ends later. */
  absorbed: boolean;
}

/** @throws GitError, LedgerError */
export async function surveyLine(input: SurveyInput): Promise<Survey> {
  const { source, repository, tip, branch, isAsked = () => true } = input;
  const { chains, foreign, unused, ...ledger } = await readChains(
    source,
    await repository.remoteName(),
    input.formerly,
  );
  const line = await repository.listLine(tip);
  const cut = await repository.boundary();
  const positions = new Map(line.map(({ id }, at) => [id, at]));
  const positionOf = (commit: string) => positions.get(commit);
  const isShallow = line[0] !== undefined && cut.has(line[0].id);
  const { start, notes } = findStart(chains, line, { positionOf, branch, isCut: isShallow });
  const found = line
    .slice(start)
    .map((commit): Found => ({ commit, governed: "no", touched: UNSEEN, commits: 1, absorbed: false }));
  // What the oldest commit of a shallow clone changed is not there to be seen.
  const [oldest] = found;
  const isCut = oldest !== undefined && cut.has(oldest.commit.id);
  if (isCut) {
    oldest.governed = "yes";
    oldest.judgement = ungated({ code: "shallow" });
  }
  if (isShallow && line[0] !== undefined) notes.push({ code: "shallow", commit: line[0].id });
  if (foreign !== undefined) notes.push(foreign);
  if (unused.length > 0) notes.push({ code: "unused-names", names: unused });
  if (branch === undefined) notes.push({ code: "branch-unnamed" });

  const mergesRecorded = chains.some(({ merge }) => merge !== undefined);
  if (!mergesRecorded) notes.push({ code: "merges-not-recorded" });
  const matchLine = { positionOf, mergesRecorded, ...(branch === undefined ? {} : { branch }) };
  const matcher = matcherOf(chains, matchLine);
  const open: OpenQuestion[] = [];
  let behind: Landed[] = [];
  let index = isCut ? 1 : 0;
  const options = { ...input, branch: branch ?? "", repositoryName: ledger.repository ?? (await repository.name()) };
  for await (const { commit, changes, governed, files, doubt } of governLine(options, line.slice(start + index))) {
    const entry = found[index++];
    if (entry === undefined) break;
    entry.governed = governed;
    entry.touched = touchedOf(files, changes, isAsked);
    if (doubt !== undefined) entry.doubt = doubt;
    const landed: Landed = {
      ...{ id: commit.id, parents: commit.parents, at: commit.at, position: start + index - 1 },
      ...{ before: formerContentOf(changes), after: contentOf(changes) },
    };
    const match = matcher.match(landed, behind);
    entry.match = match;
    if ("compareWith" in match.found && match.chain !== undefined)
      open.push({ landed, chain: match.chain, decision: match.found.compareWith });
    else take(found, index - 1, match.commits, match.found as Judgement);
    // A run of a rebase is never longer; twice that is kept, so that the list is not cut each time.
    behind.push(landed);
    if (behind.length > 2 * LONGEST_RUN) behind = behind.slice(-LONGEST_RUN);
  }
  const mayRun = (from: number, to: number) =>
    from > start && line.slice(from, to).every(({ id, parents }) => parents.length === 1 && !matcher.isMergeOf(id));
  for await (const { position, judgement, commits } of settleOpen(open, {
    source,
    repository,
    line,
    matchLine,
    mayRun,
  }))
    take(found, position - start, commits, judgement);
  const landed = describe(found, input.now, input.isAsked);
  const matched = new Set(found.flatMap(({ match }) => match?.chain ?? []));
  notes.push(...noteMerges(chains, matched, { positionOf, branch }), ...noteDoubts(found));
  return { landed, before: line.slice(0, start), notes, chains, ledger };
}

function take(found: Found[], index: number, commits: number, judgement: Judgement): void {
  const entry = found[index];
  if (entry === undefined) return;
  entry.judgement = judgement;
  entry.commits = commits;
  for (const part of found.slice(index + 1 - commits, index)) part.absorbed = true;
}

/** @param remote the name of the repository that the clone is of, if known */
async function readChains(source: LedgerSource, remote: string | undefined, formerly: readonly string[] | undefined) {
  const names: string[] = [];
  const pulls = await readPulls<OfRepository<ChainEntry>>(source.files(isRecord), (record, sha256) => {
    names.push(sha256);
    return { repository: record.predicate.repository.name, value: keepForCoverage(record, sha256) };
  });
  const { own, foreign, unused, pulls: ownPulls } = ownRecords(pulls, { remote, formerly });
  const digest = sha256Hex(
    names
      .sort()
      .map((name) => `${name}\n`)
      .join(""),
  );
  return {
    chains: chainsOf(ownPulls),
    records: names.length,
    digest,
    unused,
    ...(own === undefined ? {} : { repository: own }),
    ...(foreign === undefined ? {} : { foreign }),
  };
}

function describe(found: readonly Found[], now: string, isAsked?: (path: string) => boolean): LandedChange[] {
  const dates = dateLandings(
    found.map(({ commit, match }) => {
      const merge = match?.chain?.merge;
      const isMerge = merge !== undefined && (merge.commit ?? commit.id) === commit.id;
      // The ledger writes instants with or without milliseconds, and they are compared as text.
      return { claims: commit.at, ...(isMerge ? { known: new Date(merge.at).toISOString() } : {}) };
    }),
    now,
  );
  return found.flatMap((entry, index): LandedChange[] => {
    const { commit, judgement = ungated({ code: "no-decision" }), absorbed, commits } = entry;
    if (absorbed) return [];
    const chain = entry.match?.chain;
    const { decision } = judgement;
    const parts = found.slice(index + 1 - commits, index + 1);
    if (isAsked !== undefined && !parts.some(({ touched }) => touched.asked)) return [];
    const opened = decision?.author ?? chain?.decisions.at(-1)?.author;
    const governed = isGoverned(parts, chain, judgement);
    const doubt = parts.find((part) => part.doubt !== undefined)?.doubt;
    return [
      {
        commit: commit.id,
        ...(commits > 1 && parts[0] !== undefined ? { first: parts[0].commit.id } : {}),
        ...(parts[0]?.commit.parents[0] === undefined ? {} : { parent: parts[0].commit.parents[0] }),
        commits,
        at: dates[index] ?? commit.at,
        merge: commit.parents.length > 1,
        author: commit.author,
        ...(chain === undefined ? {} : { pullRequest: chain.pullRequest }),
        ...(opened === undefined ? {} : { opened }),
        advised: governed && judgement.reason.code.startsWith("passed") && decision?.advisory === true,
        ...(governed
          ? joinTouched(
              parts.map(({ touched }) => touched),
              isAsked ?? (() => false),
            )
          : { paths: [], morePaths: 0 }),
        ...(governed
          ? { class: judgement.class, reason: judgement.reason }
          : { class: "not governed", reason: { code: "no-requirement" } }),
        ...(decision === undefined ? {} : { record: decision.record }),
        ...(governed && doubt !== undefined ? { doubt } : {}),
      },
    ];
  });
}

/** By the policy before it; or by what the ledger says of this very merge, which knew more. */
function isGoverned(parts: readonly Found[], chain: Chain | undefined, { decision }: Judgement): boolean {
  const merge = chain?.merge;
  const isNamed = merge?.commit === parts.at(-1)?.commit.id;
  if (parts.some(({ governed }) => governed === "yes")) return true;
  if (isNamed && (merge?.governed === true || decision?.governed === true)) return true;
  return parts.some(({ governed }) => governed === "who") && !(isNamed && merge?.governed === false);
}
