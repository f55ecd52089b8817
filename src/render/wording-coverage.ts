/** Why a change that reached the branch is of its class, and what else a reader of coverage must know: one entry for each code. */
import type { ClassReason } from "../audit/coverage/change.ts";
import type { CoverageNote } from "../audit/coverage/coverage.ts";
import { code, list, plural, say, type Text } from "./span.ts";

type Table<T extends { code: string }> = { readonly [Code in T["code"]]: (said: Extract<T, { code: Code }>) => Text };

const short = (id: string) => code(id.slice(0, 12));

const REASONS: Table<ClassReason> = {
  passed: ({ advisory, wouldBlock }) =>
    advisory
      ? wouldBlock
        ? say`a pass is recorded for exactly this content, by a policy that only advised and would have blocked`
        : say`a pass is recorded for exactly this content, by a policy that only advised`
      : say`a pass is recorded for exactly this content`,
  "passed-in-queue": () => say`a pass is recorded for exactly this commit, as the head of a merge group`,
  "passed-with-waiver": ({ requirements }) =>
    say`the pass rests on a waiver of ${list(requirements.map(code), "and", 5)}`,
  "not-passed": ({ status }) => say`merged although the last decision about it was ${status}`,
  "last-not-passed": ({ status, head }) =>
    say`an earlier decision passed it, and the last one before the merge, at head ${short(head)}, was ${status}`,
  "not-passed-unrecorded": ({ status }) =>
    say`the last decision about it was ${status}, and no merge of it is recorded`,
  "no-requirement": () => say`no requirement of the policy before it applies to what it touches`,
  "no-decision": () => say`the ledger knows neither this commit nor its content: nobody judged it`,
  "never-judged": () => say`the ledger has its merge, and no decision before it: the gate was off, or not asked`,
  "no-merge-record": () =>
    say`its content was judged, and the ledger has no record of a merge: nothing says that it was let in by this decision`,
  "landed-elsewhere": ({ commit }) =>
    say`its content was judged in a pull request that was merged as ${short(commit)}; this commit is not that merge`,
  rewritten: ({ commit }) =>
    say`its content was judged and merged as ${short(commit)}, which the history no longer has: it was rewritten`,
  "other-base": ({ base }) => say`it was judged for the branch ${code(base)}, and not for this one`,
  "other-head": ({ head, judged }) =>
    judged === ""
      ? say`it brings in ${short(head)}, which nobody judged`
      : say`it brings in ${short(head)}, which nobody judged; the last decision was about ${short(judged)}`,
  "other-content": ({ paths, more, checked }) => {
    const named = list([...paths.map(code), ...(more > 0 ? [say`${more} more`] : [])], "and");
    return checked
      ? say`what landed is not what was judged, nor what git makes of it by itself: see ${named}`
      : say`what landed is not what was judged: see ${named}; whether git merged it so by itself cannot be told here, without the judged head or git 2.38, or because both sides conflict`;
  },
  octopus: () => say`it joins more than two histories, which no pull request does`,
  "judged-later": () => say`it was judged only after it was merged`,
  shallow: () => say`this clone is shallow and begins here: what the commit changed cannot be told`,
};

const NOTES: Table<CoverageNote> = {
  shallow: ({ commit }) =>
    say`This clone is shallow and its history begins at ${short(commit)}: fetch all of it with ${code("git fetch --unshallow")}. What came before is not counted.`,
  "gate-by-date": ({ at }) =>
    say`The oldest record of this branch names no commit of this line as its base, so what was before the gate is told by commits' own dates, from ${at} on, which anybody can forge: was the history rewritten, or is this another repository?`,
  "lost-merges": ({ merges }) =>
    say`The history does not have ${plural(merges.length, "merge")} that the ledger knows: ${list(
      merges.map(({ pullRequest, commit }) => say`#${pullRequest} as ${short(commit)}`),
      "and",
      5,
    )}. It was rewritten, or this is not the branch they were merged into.`,
  "unplaced-merges": ({ pullRequests }) =>
    say`The ledger names no commit for the merge of ${list(
      pullRequests.map((number) => say`#${number}`),
      "and",
      10,
    )}, and no commit has what they were judged by.`,
  "merges-not-recorded": () =>
    say`Merges are not recorded in this ledger, as is so where ${code("check --ledger")} keeps it: a change counts as judged where its content is what a decision was about, and nothing says who merged it.`,
  "foreign-records": ({ own, others, records }) =>
    say`${plural(records, "record")} of the ledger ${records === 1 ? "is" : "are"} of another repository than ${code(own)}, and ${records === 1 ? "is" : "are"} not used: ${list(others.map(code), "and", 5)}. Who put ${records === 1 ? "it" : "them"} there? If the repository was renamed or moved, name what it was called with ${code("--formerly")}.`,
  "unused-names": ({ names }) =>
    say`No record is of ${list(names.map(code), "or", 5)}, as ${code("--formerly")} has it: is the name right?`,
  "branch-unnamed": () =>
    say`The line was not named as a branch, so nothing tells whether decisions were made for it, and those for any other count: name one with ${code("--default-branch")}.`,
  "policy-in-doubt": ({ why, changes }) =>
    say`The policy could not be read for ${plural(changes, "change")}, which therefore ${changes === 1 ? "counts" : "count"} as governed: ${why}`,
};

/** The table's type guarantees that the entry takes exactly this; TypeScript cannot follow the lookup. */
function lookUp<T extends { code: string }>(table: Table<T>, said: T): Text {
  return (table[said.code as T["code"]] as (said: T) => Text)(said);
}

export const wordClassReason = (reason: ClassReason): Text => lookUp(REASONS, reason);
export const wordCoverageNote = (note: CoverageNote): Text => lookUp(NOTES, note);
