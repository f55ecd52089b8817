/** What `audit verify` says. */
import type { Finding, FindingKind, ReferenceFault, ReferenceKind, Severity } from "../audit/verify/finding.ts";
import { severityOf } from "../audit/verify/finding.ts";
import type { Verification } from "../audit/verify/verify.ts";
import { own } from "../core/own.ts";
import { listWords } from "../core/policy/problem.ts";

/** What is wrong, what it means, what to do: sentences. */
type Words = readonly [wrong: string, means: string, remedy: string];

const short = (digest: string): string => digest.slice(0, 12);
const times = (count: number, what: string): string => `${count.toLocaleString("en")} ${what}${count === 1 ? "" : "s"}`;
const named = (count: number, what: string): string => `${times(count, what)} ${count === 1 ? "names" : "name"}`;
const RESTORE = "Restore it from another clone, and find out who could write the branch.";

const WHAT: Readonly<Record<ReferenceKind, string>> = {
  decision: "the last decision",
  member: "the decision on a member of the merge group",
  merge: "the merge",
};
const FAULT: Readonly<Record<ReferenceFault, string>> = {
  missing: "is not there",
  "other-kind": "is a record of another kind",
  "other-pull-request": "is about another pull request",
};

/** What a memory says, by the members that say it. */
const MEMBERS: Readonly<Record<string, string>> = {
  record: "which record is the newest",
  "head or at": "the newest record's commit or instant",
  decisionRecord: "which decision is the newest",
  "base, status, decision or acts": "what the newest decision says",
  merge: "the record of the merge",
  acts: "what people did",
  "what acts counted against": "which requirements it counted against",
  pushers: "who pushed",
  "what an act or a pusher is": "the details of what somebody did",
};

const WORDS: { readonly [K in FindingKind]: (finding: Extract<Finding, { kind: K }>) => Words } = {
  unreadable: ({ detail }) => [
    sentence(`The ledger could not be read to its end: ${detail}`),
    "What was not read was not verified, and chains were not judged.",
    "Mend that and verify again.",
  ],
  empty: () => [
    "It holds no record.",
    "There is nothing to verify, or all of it was removed.",
    "Name the ledger's branch with --branch, or fetch it first.",
  ],
  altered: ({ of, sha256 }) => [
    `The bytes of this ${of} have the sha256 ${short(sha256)}…, not the one that it is named by.`,
    "It was edited after it was written.",
    RESTORE,
  ],
  "not-canonical": ({ detail }) => [
    sentence(detail),
    "The gate did not write it in this form.",
    "Restore it from another clone; if it was always so, somebody else wrote it.",
  ],
  malformed: ({ detail }) => [
    sentence(detail),
    "The gate did not write it in this form, or a newer version did.",
    "Verify with the newest version; if it says the same, somebody else wrote it.",
  ],
  "doubled-file": () => [
    "The same file is there twice.",
    "An export has each file once, so this one was changed or put together by hand.",
    "Export the ledger anew.",
  ],
  "odd-file": ({ odd }) => [
    `Here is ${ODD_WORDS[odd]} and not a file.`,
    "The gate writes nothing of the kind, and it was not read.",
    "Find out who put it there, and remove it.",
  ],
  stranger: () => [
    "The gate writes no file of this name.",
    "Somebody else wrote to the ledger.",
    "Find out who, and remove the file with a commit.",
  ],
  "missing-records": ({ from, to, pullRequest }) => [
    from === to
      ? `Record ${from} of #${pullRequest}, before this one, is missing.`
      : `Records ${from} to ${to} of #${pullRequest}, before this one, are missing.`,
    from === to ? "It was deleted, or this one was put in." : "They were deleted, or this one was put in.",
    RESTORE,
  ],
  "doubled-sequence": ({ sequence, pullRequest, other }) => [
    `Record ${sequence} of #${pullRequest} is there twice; the other is ${other}.`,
    "One of them was put in, or two writers went on from the same record.",
    "See in the branch's history which came first and by whom the other was added.",
  ],
  "wrong-previous": ({ says, expected }) => [
    `It says that it follows ${says === "none" ? says : `${short(says)}…`}, and the record before it is ${short(expected)}…`,
    "The order was changed, or one of the two was replaced.",
    RESTORE,
  ],
  "other-repository": ({ repository, expected }) => [
    `It is about the repository ${repository}, and the record before it about ${expected}.`,
    "The repository was renamed, or the record was made elsewhere.",
    "Ask whether it was renamed between the two.",
  ],
  backwards: ({ at = "", before }) => [
    `It was made at ${at}, before the record that it follows (${before}).`,
    "The clocks of two runs differ, or an instant was made up.",
    "Look at the workflow runs that both records name.",
  ],
  "policy-missing": ({ policy, uses }) => [
    `The policy ${short(policy)}… that it names is not there; ${named(uses, "decision")} it.`,
    uses === 1
      ? "What it was decided by cannot be seen, and it cannot be decided again."
      : "What they were decided by cannot be seen, and they cannot be decided again.",
    RESTORE,
  ],
  "evidence-missing": ({ sha256, uses }) => [
    `It says that evidence ${short(sha256)}… is stored, and it is not there; ${named(uses, "record")} it.`,
    "What a decision rested on was removed.",
    RESTORE,
  ],
  "evidence-length": ({ sha256, says, has }) => [
    `It says that evidence ${short(sha256)}… has ${times(says, "byte")}, and it has ${has.toLocaleString("en")}.`,
    "The gate did not write that.",
    RESTORE,
  ],
  "merge-decision": ({ says, expected }) => [
    `It names ${says === undefined ? "no decision" : `${short(says)}…`} as the last, and ${expected === undefined ? "there is none" : `the last before it is ${short(expected)}…`}.`,
    "What it was merged on is not what it says.",
    RESTORE,
  ],
  "doubled-merge": ({ other, pullRequest }) => [
    `#${pullRequest} was merged before, says ${other}.`,
    "A pull request is merged once: one of the two was put in.",
    "Ask the host when it was merged, and by which commit.",
  ],
  "merge-instant": ({ merged, than }) => [
    `It says that the merge was at ${merged}, ${than === "recorded" ? "after this was recorded" : "more than a day before the first record"}.`,
    "Clocks differ, or an instant was made up.",
    "Ask the host when it was merged.",
  ],
  repositories: ({ chains }) => [
    `Its chains are of several repositories: ${chains.map(({ repository, count }) => `${repository} (${times(count, "chain")})`).join(", ")}.`,
    "The repository was renamed, or records of another were put in.",
    "Ask whether it was renamed; records of another repository prove nothing of this one.",
  ],
  reference: ({ what, record, wrong }) => [
    `What it names as ${WHAT[what]}, ${short(record)}…, ${FAULT[wrong]}.`,
    "A record was removed, or this one was not written by the gate.",
    RESTORE,
  ],
  unnamed: ({ of }) => [
    `No record names this ${of === "policy" ? "policy" : "evidence"}.`,
    "It proves nothing; the records that named it may be gone.",
    "Compare with an earlier checkpoint (--since).",
  ],
  "memory-behind": ({ says, newest }) => [
    `It ends at record ${says}, and the chain goes on to ${newest}.`,
    "It was rolled back, or a record was put in without it: later decisions would forget what happened since.",
    newest - says === 1
      ? `Where \`check --ledger\` keeps it, a run may have ended between the two, which its next run mends. Otherwise: ${RESTORE}`
      : RESTORE,
  ],
  "memory-ahead": ({ says, newest }) => [
    `It names record ${says} as the newest, and the chain ends at ${newest}.`,
    "The end of the chain was cut off.",
    RESTORE,
  ],
  "memory-differs": ({ members }) => [
    `The memory and the records do not agree on ${listWords(
      members.map((member) => own(MEMBERS, member) ?? member),
      "and",
    )}.`,
    "One of them was edited or removed, and another error may say which: later decisions would rest on what never was.",
    RESTORE,
  ],
  "memory-without-records": () => [
    "No record is about this pull request.",
    "All its records were removed, or the memory was made up.",
    RESTORE,
  ],
  "records-without-memory": () => [
    "It is not there, and there are records of this pull request.",
    "It was removed: later decisions would forget what people did.",
    RESTORE,
  ],
  "attestation-wrong": ({ detail }) => [
    sentence(`The attestation does not hold: ${detail}`),
    "It does not prove that the gate's workflow made the record.",
    "Restore it from another clone; without it the record stands alone.",
  ],
  "attestation-unknown": ({ authority, identity }) => [
    sentence(
      `The attestation is of an instance of Sigstore that is not known here, whose authority is ${authority || "not named"}`,
    ),
    identity === undefined
      ? "It was not verified: anybody could have made it."
      : `It was not verified, and so does not show that ${identity} made the record.`,
    "Name the roots that you trust with --trusted-root: `gh attestation trusted-root` prints those of GitHub.",
  ],
  "pass-unattested": ({ identity }) => [
    "It passes, and has no attestation.",
    `Nothing shows that ${identity} made it: it was attested and that was removed, attesting failed or was not turned on yet, or somebody else wrote it.`,
    "Ask since when records are attested, and look at the workflow run that wrote it.",
  ],
  "attestation-without-record": () => ["The record that it attests is not there.", "The record was removed.", RESTORE],
  "history-touched": ({ commit, how }) => [
    `Commit ${short(commit)} ${how} it.`,
    "What lies here is only ever added: somebody rewrote the record of the past.",
    `See \`git show ${short(commit)}\`.`,
  ],
  "history-merge": ({ commit }) => [
    `Commit ${short(commit)} is a merge.`,
    "The gate never merges: somebody joined another history to the ledger.",
    `See \`git show ${short(commit)}\`.`,
  ],
  "history-roots": ({ commit, count }) => [
    `The branch begins ${count} times, the last at ${short(commit)}.`,
    "Somebody joined another history to the ledger.",
    `See \`git log ${short(commit)}\`.`,
  ],
  "history-cut": () => [
    "The clone is shallow.",
    "Older commits were not looked at.",
    "Run `git fetch --unshallow`, and verify again.",
  ],
  "signature-bad": ({ commit }) => [
    `The signature of commit ${short(commit)} is not good.`,
    "The commit was changed after it was signed, or its key was revoked.",
    `See \`git log --show-signature -1 ${short(commit)}\`.`,
  ],
  "signature-missing": () => [
    "It carries no signature.",
    "Anybody who may push to the branch could have made it.",
    "Ask who pushed it, and since when the branch takes signed commits alone.",
  ],
  "signature-unknown": () => [
    "Its signature is by a key that git does not know, or does not trust.",
    "Anybody can make a key, so this says nothing of who made the commit.",
    "Import the keys that may have signed, tell gpg that they are trusted, and verify again.",
  ],
  "checkpoint-gone": ({ sequence, record, pullRequest }) => [
    `The checkpoint knows ${times(sequence, "record")} of #${pullRequest}, up to ${short(record)}…, and none is there.`,
    `${sequence === 1 ? "It was" : "They were"} removed, or this is another ledger.`,
    RESTORE,
  ],
  "checkpoint-cut": ({ sequence, record, newest, pullRequest }) => [
    `The checkpoint knows record ${sequence} of #${pullRequest}, ${short(record)}…, and the chain ends at ${newest}.`,
    "The end of the chain was cut off.",
    RESTORE,
  ],
  "checkpoint-differs": ({ sequence, record, found, pullRequest }) => [
    `The checkpoint knows ${short(record)}… as record ${sequence} of #${pullRequest}, and here ${found === "" ? "there is none" : `it is ${short(found)}…`}.`,
    "The chain was rewritten.",
    RESTORE,
  ],
  "checkpoint-tip": ({ commit, holds }) => [
    holds === "no"
      ? `The branch no longer runs through commit ${short(commit)}, its newest when the checkpoint was made.`
      : `Whether the branch still runs through commit ${short(commit)} cannot be told of a shallow clone.`,
    holds === "no" ? "The branch was rewritten." : "That was not verified.",
    holds === "no" ? RESTORE : "Run `git fetch --unshallow`, and verify again.",
  ],
};

const ODD_WORDS = {
  link: "a symlink",
  submodule: "a submodule",
  special: "a pipe, socket or device",
  "too-large": "something of more than 64 MiB",
  "too-deep": "a folder too deep to look into",
} as const;

const sentence = (text: string): string => {
  // A list that a colon leads to needs no other mark in front.
  const line = text
    .replace(/([:;,])\s*\n\s*/g, "$1 ")
    .replace(/\s*\n\s*/g, "; ")
    .trim();
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}${/[.!?]$/.test(line) ? "" : "."}`;
};

/** One line: the path, what is wrong, what it means and what to do. */
export const explainFinding = (finding: Finding): string =>
  `${finding.path}: ${placeOf(finding)}${wordsOf(finding).join(" ")}`;

// The table has an entry for each kind, of its own type.
const wordsOf = (finding: Finding): Words => (WORDS[finding.kind] as (finding: Finding) => Words)(finding);

function placeOf(finding: Finding): string {
  if (finding.kind === "signature-missing" || finding.kind === "signature-unknown")
    return `(commit ${short(finding.commit)}) `;
  if (!("sequence" in finding) || finding.kind.startsWith("checkpoint")) return "";
  const at = "at" in finding && finding.at !== undefined ? `, ${finding.at}` : "";
  return `(#${finding.pullRequest}, record ${finding.sequence}${at}) `;
}

/** The whole result as text. */
export function renderVerification(verification: Verification): string {
  const { findings, errors, warnings, notices } = verification;
  const lines = [
    errors === 0 ? `Verified: ${verification.ledger}` : `NOT VERIFIED: ${verification.ledger}`,
    ...tellCounts(verification),
  ];
  for (const [severity, count] of [
    ["error", errors],
    ["warning", warnings],
    ["notice", notices],
  ] as const)
    if (count > 0) lines.push("", ...tellFindings(severity, count, findings));
  return lines.join("\n");
}

/** Of findings that say the same. `--format json` has more. */
const SHOWN_ALIKE = 20;

function tellFindings(severity: Severity, count: number, findings: readonly Finding[]): string[] {
  const shown = findings.filter((finding) => severityOf(finding) === severity);
  const more = count - shown.length;
  const alike = new Map<string, number>();
  const lines: string[] = [];
  for (const finding of shown) {
    const said = wordsOf(finding).join(" ");
    const seen = (alike.get(said) ?? 0) + 1;
    alike.set(said, seen);
    if (seen <= SHOWN_ALIKE) lines.push(`  ${explainFinding(finding)}`);
  }
  for (const [said, seen] of alike)
    if (seen > SHOWN_ALIKE) lines.push(`  … and ${(seen - SHOWN_ALIKE).toLocaleString("en")} more like this: ${said}`);
  return [
    `${times(count, severity)}:`,
    ...lines,
    ...(more > 0 ? [`  … and ${more.toLocaleString("en")} more that are not listed`] : []),
  ];
}

function tellCounts(verification: Verification): string[] {
  const { counts, from, to, history, since, complete } = verification;
  const { records, pullRequests, policies, evidence, attestations } = counts;
  const kept = [
    times(policies, "policy").replace(/policys$/, "policies"),
    `${times(evidence, "piece")} of evidence`,
    times(attestations, "attestation"),
  ];
  return [
    `  ${times(records, "record")} of ${times(pullRequests, "pull request")}${from === undefined ? "" : `, from ${from} to ${to}`}`,
    `  ${kept.join(", ")}`,
    `  ${tellPasses(verification)}`,
    `  ${tellHistory(history)}`,
    since === undefined
      ? "  no checkpoint to compare with: a chain whose end was cut off, and a branch replaced whole, would not be seen (--since)"
      : `  compared with the checkpoint of ${since.at}: ${times(since.pullRequests, "chain")}${since.tip === undefined ? "" : `, commit ${short(since.tip)}`}`,
    ...(complete ? [] : ["  not all was read"]),
  ];
}

function tellPasses({ counts: { passes, unattested }, identity }: Verification): string {
  const all = times(passes, "passing decision");
  if (passes === 0) return all;
  if (unattested === passes) return `${all}, none with an attestation`;
  const some = unattested === 0 ? "each with" : `${unattested.toLocaleString("en")} without`;
  const whose = unattested === 0 ? "them" : "the others";
  const asked = identity === undefined ? `; who signed ${whose} was not asked (--identity)` : "";
  return `${all}, ${some} an attestation${asked}`;
}

function tellHistory(history: Verification["history"]): string {
  if (history === "none") return "no commits: this is no branch, and how it came about cannot be seen";
  if (history === "skipped") return "commits were not looked at (--no-history)";
  const { commits, signed, signatures } = history;
  const looked = `${times(commits, "commit")}, ${signed.toLocaleString("en")} of them signed`;
  if (signatures === undefined) return `${looked}, which was not verified (--signatures)`;
  const { good, bad, unknown, none } = signatures;
  return `${looked}: ${good} good, ${bad} bad, ${unknown} by keys that git does not know or trust, ${none} without`;
}
