/** A small ledger in which everything happens once, and the ledger as a source to read. */
import type { LedgerFile as SourceFile } from "../../../src/audit/ledger-file.ts";
import type { LedgerSource } from "../../../src/audit/ledger-source.ts";
import { sha256Hex } from "../../../src/core/canonical-json.ts";
import { evaluate } from "../../../src/core/evaluate.ts";
import type { Act, Facts } from "../../../src/core/facts.ts";
import {
  recordDecision,
  recordMerge,
  recordMergeGroup,
  recordRetrospective,
} from "../../../src/ledger/build-record.ts";
import { sealRecord } from "../../../src/ledger/digest.ts";
import { entryOf, type LedgerEntry, type LedgerHead, recordPath } from "../../../src/ledger/layout.ts";
import { circumstances } from "../../ledger/samples.ts";
import { act, change, digestsOf, facts, id, policy, requirement, signOff } from "../../support/builders.ts";

export const sourceOf = (files: readonly SourceFile[]): LedgerSource => {
  const byPath = new Map(files.map(({ path, bytes }) => [path, bytes]));
  return {
    name: "the ledger of a test",
    async *files(wanted = () => true) {
      for (const [path, bytes] of byPath) if (wanted(path)) yield { path, bytes };
    },
    read: async (path) => byPath.get(path),
    close: async () => {},
  };
};
/** The files that entries leave behind, those that one of them wrote again in their last state. */
export const filesOf = (entries: readonly LedgerEntry[]): SourceFile[] => [
  ...new Map(
    entries.flatMap(({ files }) => files.map(({ path, contents }) => [path, { path, bytes: Buffer.from(contents) }])),
  ).values(),
];

/** Whether a text is one that the ledger's schema leaves to whoever writes it. */
const isFree = (key: string): boolean =>
  /^(?:title|note|detail|name|dimension|role|waiverRole|url|about|metric|source|fact|login)$/.test(key);

/** The same ledger with other texts wherever its schema lets them be; its digests and chains are made anew. */
export function forge(files: readonly SourceFile[], textFor: () => string): SourceFile[] {
  const renamed = new Map<string, string>();
  const records = files
    .filter(({ path }) => path.startsWith("records/"))
    .map(({ path, bytes }) => ({ path, record: JSON.parse(Buffer.from(bytes).toString()) }))
    .sort((a, b) => a.record.predicate.sequence - b.record.predicate.sequence);
  return records.map(({ path, record }) => {
    const { predicate } = record;
    for (const part of [predicate.verdict, predicate.facts?.acts, predicate.acts, predicate.merged])
      scribble(part, textFor);
    for (const key of ["previous", "decision", "merge"])
      if (typeof predicate[key] === "string") predicate[key] = renamed.get(predicate[key]) ?? predicate[key];
    const { bytes, sha256 } = sealRecord(record);
    renamed.set(path.slice(11, 75), sha256);
    return { path: recordPath(sha256), bytes: Buffer.from(bytes) };
  });
}

function scribble(value: unknown, textFor: () => string): void {
  if (typeof value !== "object" || value === null) return;
  const holder = value as Record<string, unknown>;
  for (const [key, member] of Object.entries(holder)) {
    // A login is never empty.
    if (typeof member === "string" && isFree(key)) holder[key] = key === "login" ? `${textFor()}.` : textFor();
    else scribble(member, textFor);
  }
}

const REPORT = '{ "demographic_parity_ratio": 0.91 }\n';
const REPORT_PATH = "reports/fairness.json";
export const rules = policy({
  roles: {
    "fairness-reviewer": { users: [{ login: "fay" }], teams: [], unfilled: false },
    governance: { users: [{ login: "erin" }], teams: [], unfilled: false },
  },
  requirements: [
    requirement({
      needs: {
        kind: "all",
        of: [
          {
            kind: "evidence",
            report: [REPORT_PATH],
            format: "fairlearn",
            assurance: "declared",
            expect: [{ metric: "demographic_parity_ratio", min: 0.8 }],
            compare: [],
            metrics: [],
            measures: [],
            signedBy: [],
          },
          signOff("fairness-reviewer"),
        ],
      },
      controls: ["nist-ai-rmf:MEASURE-2.11", "eu-ai-act:10(2)(f)"],
    }),
    requirement({
      id: "TEC-9",
      title: "Training tests pass",
      dimension: "technology",
      concerns: ["reliability"],
      appliesTo: ["model"],
      enforcement: "warn",
      needs: { kind: "check", name: "tests", app: "tests.example", conclusions: ["success"] },
      controls: ["ssdf:PW.8.2", "ssdf:PW.3.1", "house rules"],
    }),
    requirement({ id: "PEO-4", title: "Data steward approves", appliesTo: ["data"], needs: signOff("governance") }),
  ],
  sources: [{ name: ".github/secmlops/policy.yml", sha256: sha256Hex("version: 1\n") }],
});

const repository = { name: "acme/credit", url: "https://github.com/acme/credit", defaultBranch: "main" };
const fay = { login: "fay", id: 21 };
const erin = { login: "erin", id: 4 };
export const day = (date: number, time = "12:00:00") => `2026-11-${String(date).padStart(2, "0")}T${time}Z`;

/** Facts of a pull request that changes the model; `passed`: whether the tests did. */
export function changeModel(number: number, at: string, { passed = true, acts = [] as Act[] } = {}): Facts {
  return facts({
    repository,
    now: at,
    head: id(`head ${number}`),
    pullRequest: { number, author: { login: "mallory", id: 13 } },
    changes: [change("models/credit.safetensors", { newId: id(`model ${number}`) })],
    commits: { known: [] },
    reports: [
      {
        path: REPORT_PATH,
        id: id("report"),
        format: "fairlearn",
        from: "change",
        places: [],
        content: {
          known: {
            format: "fairlearn",
            metrics: [
              { name: "demographic_parity_ratio", value: 0.91, unit: "ratio", at: "$.demographic_parity_ratio" },
            ],
            broken: [],
            omitted: 0,
            subjects: [],
          },
        },
      },
    ],
    checks: {
      known: [
        {
          name: "tests",
          app: "tests.example",
          state: "completed",
          conclusion: passed ? "success" : "failure",
          at: day(1),
        },
      ],
    },
    acts: { known: acts },
  });
}

const by = (actor: Act["actor"], rest: Partial<Act>): Act => ({ ...act(rest), actor });

/** One pull request's records, each after the one before. */
export function startChain() {
  const entries: LedgerEntry[] = [];
  const head = (): LedgerHead | undefined => entries.at(-1)?.head;
  const about = (number: number, at: string, commit = id(`head ${number}`)) => ({
    repository: { name: repository.name, url: repository.url },
    pullRequest: number,
    head: commit,
    at,
  });
  return {
    entries,
    /** @param alter what a forger makes of the verdict */
    decide(given: Facts, alter: (verdict: object) => object = () => ({})) {
      const judged = evaluate(rules, given);
      const verdict = { ...judged, ...alter(judged) };
      const evidence = [
        {
          path: REPORT_PATH,
          from: "head" as const,
          sha256: sha256Hex(REPORT),
          bytes: REPORT.length,
          stored: true as const,
        },
        { path: REPORT_PATH, from: "base" as const, stored: false as const, why: "it has 4194304 bytes" },
      ];
      const record = recordDecision({ policy: rules, facts: given, verdict, evidence }, circumstances(head()));
      const blobs = new Map([[sha256Hex(REPORT), Buffer.from(REPORT)]]);
      entries.push(entryOf(record, { policy: rules, previous: head(), evidence: blobs }));
      return verdict.status;
    },
    merge(number: number, at: string, { governed = true, commit = id(`head ${number}`) } = {}) {
      const record = recordMerge(
        about(number, at, commit),
        {
          baseRef: "main",
          merged: { by: erin, at, commit: id(`merge ${number}`) },
          decision: head()?.decisionRecord ?? null,
          governed: { known: governed },
        },
        circumstances(head()),
      );
      entries.push(entryOf(record, { previous: head() }));
    },
    queue(number: number, at: string) {
      const member = { number, head: id(`head ${number}`), record: head()?.decisionRecord ?? null };
      const record = recordMergeGroup(
        about(number, at),
        {
          group: { head: id("group"), base: id("base") },
          members: [{ ...member, status: "pass" }],
          uncovered: [],
          status: "pass",
        },
        circumstances(head()),
      );
      entries.push(entryOf(record, { previous: head() }));
    },
    afterwards(number: number, at: string, late: Act) {
      const acts = [{ act: late, requirements: [{ id: "GOV-1", held: { known: true } }] }];
      const record = recordRetrospective(
        about(number, at),
        { merge: head()?.merge ?? "", acts },
        circumstances(head()),
      );
      entries.push(entryOf(record, { previous: head() }));
    },
  };
}

/** Every outcome once, each in a pull request of its own. */
export function tellStory(): LedgerEntry[] {
  const signedOff = startChain();
  const first = changeModel(1, day(2));
  const signature = by(fay, {
    id: "comment-1",
    at: day(3),
    note: "the slices are there now",
    shown: digestsOf(rules, first),
  });
  signedOff.decide(first);
  signedOff.decide(changeModel(1, day(3), { acts: [signature] }));
  signedOff.queue(1, day(3, "13:00:00"));
  signedOff.merge(1, day(3, "13:30:00"));

  const waived = startChain();
  const shown = digestsOf(rules, changeModel(2, day(4)));
  const waiver = { kind: "waive", note: "hotfix, see INC-12", shown, until: "2026-11-20" } as const;
  waived.decide(
    changeModel(2, day(4), { acts: [by(erin, { ...waiver, id: "comment-2", at: day(4) })], passed: false }),
  );
  waived.merge(2, day(4, "14:00:00"));

  const bypassed = startChain();
  bypassed.decide(changeModel(3, day(5)));
  bypassed.merge(3, day(5, "12:10:00"));
  const late = { at: day(6), url: "https://github.com/acme/credit/pull/3#issuecomment-9" };
  bypassed.afterwards(3, day(6), by(fay, { ...late, id: "late-1", note: "looked at it now" }));
  bypassed.afterwards(3, day(7), by(erin, { ...late, ...waiver, id: "late-2", until: "2026-12-01" }));

  const pushedAfter = startChain();
  pushedAfter.decide(
    changeModel(4, day(8), {
      acts: [by(fay, { id: "comment-3", at: day(8), shown: digestsOf(rules, changeModel(4, day(8))) })],
    }),
  );
  pushedAfter.merge(4, day(8, "15:00:00"), { commit: id("pushed later") });

  const neverJudged = startChain();
  neverJudged.merge(5, day(9));
  const readme = startChain();
  readme.merge(6, day(10), { governed: false });
  const waiting = startChain();
  waiting.decide({ ...changeModel(7, day(25)), checks: { unavailable: "HTTP 403" } });
  return [signedOff, waived, bypassed, pushedAfter, neverJudged, readme, waiting].flatMap(({ entries }) => entries);
}
