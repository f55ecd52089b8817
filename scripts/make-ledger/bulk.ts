/**
 * A ledger of a million small records, for speed alone: a few pull requests are judged in earnest, and then told again under other numbers. Only
 * what depends on the number is made anew, so that every digest, chain and verdict is right all the same.
 */
import { writeExportLine } from "../../src/audit/export-line.ts";
import { canonicalJson, sha256Hex } from "../../src/core/canonical-json.ts";
import { evaluate } from "../../src/core/evaluate.ts";
import { type Act, FACTS_SCHEMA, type Facts } from "../../src/core/facts.ts";
import type { Policy } from "../../src/core/policy/policy.ts";
import { type About, type Circumstances, recordDecision, recordMerge } from "../../src/ledger/build-record.ts";
import {
  entryOf,
  headPath,
  type LedgerEntry,
  type LedgerHead,
  linkAfter,
  recordPath,
} from "../../src/ledger/layout.ts";
import { gitId } from "./git-model.ts";
import { openTextFile } from "./outlets.ts";
import { account } from "./people.ts";
import { composePlain } from "./policies.ts";

/** Stands for the number of a pull request: nothing else in a record looks like it. */
const NUMBER = 909_090_909;
const REPOSITORY = { name: "acme/scoring", url: "https://github.com/acme/scoring" };
const START = Date.parse("2024-11-20T09:00:00Z");

const TEXT = `version: 1
roles: { reviewer: [fay, frank], governance: [gil] }
assets: { model: { paths: ["models/**"], replace: true } }
requirements:
  GOV-1:
    title: Group fairness accepted
    dimension: governance
    concern: fairness
    applies-to: [model]
    needs: { sign-off: { role: reviewer } }
    controls: ["nist-ai-rmf:MEASURE-2.11"]
waivers: { role: governance, max-days: 30 }
`;

/** @returns how many records and pull requests were written */
export async function makeBulk(
  root: string,
  path: string,
  records: number,
): Promise<{ records: number; pulls: number }> {
  const policy = await composePlain(root, TEXT);
  const stories = STORIES.map((story) => mould(story(policy)));
  const file = openTextFile(path);
  const end = Buffer.from("\n");
  let policyWritten = false;
  let written = 0;
  let number = 0;
  while (written < records) {
    const story = stories[number % stories.length];
    if (story === undefined) break;
    number += 1;
    if (!policyWritten)
      for (const each of story.policies) {
        policyWritten = true;
        file.write(Buffer.concat([writeExportLine({ path: each.path, bytes: Buffer.from(each.contents) }), end]));
      }
    for (const line of story.tell(number)) file.write(line);
    written += story.records;
  }
  file.close();
  return { records: written, pulls: number };
}

type Story = (policy: Policy) => LedgerEntry[];

const STORIES: readonly Story[] = [
  (policy) => play(policy, [[], [signOff(policy)], "merge"]),
  (policy) => play(policy, [[], [signOff(policy), waiver(policy)], "merge"]),
  (policy) => play(policy, [[], "merge"]),
  () => play(undefined, ["merge"]),
  (policy) => play(policy, [[], [waiver(policy)], "merge"]),
  (policy) => play(policy, [[]]),
];

function play(policy: Policy | undefined, steps: readonly (readonly Act[] | "merge")[]): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  let previous: LedgerHead | undefined;
  for (const [index, step] of steps.entries()) {
    const at = new Date(START + index * 3_600_000).toISOString().replace(".000Z", "Z");
    const circumstances: Circumstances = { version: "0.1.0", event: "issue_comment", link: linkAfter(previous) };
    const about: About = { repository: REPOSITORY, pullRequest: NUMBER, head: gitId("commit", "head"), at };
    const entry: LedgerEntry =
      step === "merge" || policy === undefined
        ? entryOf(
            recordMerge(
              about,
              {
                baseRef: "main",
                merged: { by: account("gil"), at, commit: gitId("commit", "merge") },
                decision: previous?.decisionRecord ?? null,
                governed: { known: policy !== undefined },
              },
              circumstances,
            ),
            { previous },
          )
        : decide(policy, factsAt(at, step), circumstances, previous);
    previous = entry.head;
    entries.push(entry);
  }
  return entries;
}

function decide(
  policy: Policy,
  facts: Facts,
  circumstances: Circumstances,
  previous: LedgerHead | undefined,
): LedgerEntry {
  return entryOf(recordDecision({ policy, facts, verdict: evaluate(policy, facts) }, circumstances), {
    policy,
    previous,
  });
}

const factsAt = (now: string, acts: readonly Act[]): Facts => ({
  schema: FACTS_SCHEMA,
  now,
  repository: REPOSITORY,
  pullRequest: {
    number: NUMBER,
    base: "main",
    author: account("nina"),
    fork: false,
    draft: false,
    body: { unavailable: "nothing asks for it" },
  },
  base: gitId("commit", "base"),
  mergeBase: gitId("commit", "base"),
  head: gitId("commit", "head"),
  changes: [
    {
      path: "models/credit.onnx",
      status: "modified",
      oldMode: "100644",
      oldId: gitId("blob", "old"),
      newMode: "100644",
      newId: gitId("blob", "new"),
    },
  ],
  links: { known: [] },
  commits: { known: [] },
  pushers: [account("nina")],
  acts: { known: [...acts] },
  teams: {},
  permissions: {},
  checks: { known: [] },
  documents: {},
  scans: [],
  reports: [],
  baseReports: [],
  jobEvidence: null,
  signatures: [],
  headPolicy: null,
});

function act(policy: Policy, login: string, id: number): Omit<Act, "kind"> {
  const at = "2024-11-20T09:30:00Z";
  const { requirements } = evaluate(policy, factsAt(at, []));
  return {
    id: `comment-${id}@${at}#1`,
    actor: account(login),
    at,
    via: "command",
    targets: { ids: [{ id: "GOV-1" }] },
    shown: Object.fromEntries(requirements.flatMap(({ id: key, digest }) => (digest ? [[key, digest]] : []))),
    note: "looked at it",
    source: { state: "intact" },
    remembered: [],
  };
}
const signOff = (policy: Policy): Act => ({ ...act(policy, "fay", 11), kind: "sign-off" });
const waiver = (policy: Policy): Act => ({ ...act(policy, "gil", 12), kind: "waive", until: "2024-12-01" });

/** What a story is made of: its texts, cut where the number or a digest stands. */
function mould(entries: readonly LedgerEntry[]) {
  const last = entries.at(-1);
  if (last === undefined) throw new Error("a story without a record");
  const digests = entries.map(({ record }) => record);
  const text = ({ files }: LedgerEntry, path: string) => {
    const contents = files.find((file) => file.path === path)?.contents;
    if (typeof contents !== "string") throw new Error(`no ${path}`);
    return contents;
  };
  const bodies = entries.map((entry) => cut(text(entry, recordPath(entry.record)), digests));
  const { decision } = last.head;
  const memory = cut(text(last, headPath(NUMBER)), decision === undefined ? digests : [...digests, decision]);
  const decided = decision === undefined ? undefined : cut(decisionText(entries), []);
  const policies = entries.flatMap(({ files }) => files.filter(({ path }) => path.startsWith("policies/"))).slice(0, 1);
  return {
    policies,
    records: entries.length,
    tell(number: number): Buffer[] {
      const known: string[] = [];
      const lines = bodies.map((pieces) => {
        const body = fill(pieces, number, known);
        const digest = sha256Hex(body);
        known.push(digest);
        return Buffer.from(`{"content":${body},"path":"${recordPath(digest)}"}\n`);
      });
      if (decided !== undefined) known.push(sha256Hex(fill(decided, number, [])));
      return [...lines, Buffer.from(`{"content":${fill(memory, number, known)},"path":"${headPath(number)}"}\n`)];
    },
  };
}

/** What the digest of the newest decision is taken over, as src/ledger/decision.ts has it. */
function decisionText(entries: readonly LedgerEntry[]): string {
  const newest = entries.at(-1)?.head;
  const entry = entries.find(({ record }) => record === newest?.decisionRecord);
  const contents = entry?.files.find(({ path }) => path === recordPath(entry.record))?.contents;
  const { facts, verdict } = JSON.parse(String(contents)).predicate;
  const { now: _now, base: _base, ...rest } = verdict;
  const acts = facts.acts.known.map(({ id }: { id: string }) => id).sort();
  const whole = canonicalJson({ schema: "secmlops-gate/decision@1", verdict: rest, acts });
  if (sha256Hex(whole) !== newest?.decision) throw new Error("decisions have another digest now");
  return whole;
}

/** `number`, or the place of a digest among those known by then. */
type Piece = string | { readonly hole: "number" | number };

function cut(text: string, digests: readonly string[]): Piece[] {
  const parts = text.split(new RegExp(`(${[NUMBER, ...digests].join("|")})`));
  return parts.map((part, index) => {
    if (index % 2 === 0) return part;
    return { hole: part === String(NUMBER) ? "number" : digests.indexOf(part) };
  });
}

function fill(pieces: readonly Piece[], number: number, digests: readonly string[]): string {
  let text = "";
  for (const piece of pieces)
    text += typeof piece === "string" ? piece : piece.hole === "number" ? number : (digests[piece.hole] ?? "");
  return text;
}
