/** The facts of an invented pull request at one instant: what the gate would have read, of contents that are there. */
import { isConcerned, reportQuestions } from "../../src/app/gather-reports.ts";
import { sha256Hex } from "../../src/core/canonical-json.ts";
import { parseLfsPointer } from "../../src/core/change/lfs-pointer.ts";
import type { Scope } from "../../src/core/change/scope.ts";
import { scopeOf } from "../../src/core/change/scope.ts";
import { outlineOf } from "../../src/core/document/outline.ts";
import {
  type Act,
  type Check,
  type DocumentFact,
  FACTS_SCHEMA,
  type Facts,
  type FileChange,
  type LfsPointer,
  type Person,
} from "../../src/core/facts.ts";
import type { Policy } from "../../src/core/policy/policy.ts";
import { proofsAsked } from "../../src/core/proofs/proofs-asked.ts";
import type { Report, ReportFact } from "../../src/core/report-facts.ts";
import type { ScanFact } from "../../src/core/scan-facts.ts";
import { readReport } from "../../src/evidence/read-report.ts";
import type { Evidence } from "../../src/ledger/record.ts";
import { ruleOf } from "../../src/scan/rules.ts";
import { MODELS } from "./contents.ts";
import { type CommitNode, type Folder, type GitModel, gitId } from "./git-model.ts";
import { account, TEAM } from "./people.ts";

export const REPOSITORY = {
  name: "acme/scoring",
  url: "https://github.com/acme/scoring",
  defaultBranch: "main",
};
const REPORTS = MODELS.flatMap((name) => [
  `reports/evaluation-${name}.json`,
  `reports/fairness-${name}.json`,
  `reports/${name}/emissions.csv`,
]).sort();

/** An open pull request as the host would tell of it. */
export interface OpenPull {
  readonly number: number;
  readonly author: Person;
  readonly body: string;
  readonly base: CommitNode;
  readonly mergeBase: CommitNode;
  readonly head: CommitNode;
  /** In the order in which they were made. */
  readonly commits: readonly string[];
  /** Every path that differs between merge base and head. */
  readonly paths: ReadonlySet<string>;
  readonly acts: readonly Act[];
  readonly checks: readonly Check[];
}

export interface Contents {
  /** The text of a blob that some commit holds. */
  readonly read: (id: string) => string;
  readonly git: GitModel;
}

/** @returns facts, and what a record wants besides: their scope, and the reports and documents that were read, with their bytes by sha256 */
export function gatherFacts(
  pull: OpenPull,
  policy: Policy,
  now: string,
  contents: Contents,
): {
  readonly facts: Facts;
  readonly scope: Scope;
  readonly evidence: readonly Evidence[];
  readonly bytes: ReadonlyMap<string, Uint8Array>;
} {
  const { number, author, body, base, mergeBase, head, commits, acts, checks } = pull;
  const changes = [...pull.paths].sort().flatMap((path) => changeOf(path, mergeBase.tree, head.tree, contents));
  const links = { known: [] };
  const scope = scopeOf(policy, { changes, links });
  const asked = proofsAsked(policy, scope);
  const documents = [
    ...new Set(
      asked.flatMap((proof) => (proof.kind === "document" && "path" in proof.source ? [proof.source.path] : [])),
    ),
  ];
  const isScanned = asked.some(({ kind }) => kind === "scan");
  const questions = reportQuestions(policy, scope);
  const reportsIn = (tree: Folder): ReportFact[] =>
    REPORTS.filter((path) => isConcerned(path, questions)).flatMap((path) => {
      const id = contents.git.find(tree, path);
      if (id === undefined) return [];
      const formats = new Set(questions.filter(({ isAskedFor }) => isAskedFor(path)).map(({ format }) => format));
      return [...formats].map(
        (format): ReportFact => ({
          path,
          id,
          format,
          from: "change",
          content: readOnce(path, id, format, contents),
          places: [],
        }),
      );
    });
  const facts: Facts = {
    schema: FACTS_SCHEMA,
    now,
    repository: REPOSITORY,
    pullRequest: {
      number,
      base: "main",
      author,
      fork: false,
      draft: false,
      body: bodyOf(body),
      url: `${REPOSITORY.url}/pull/${number}`,
    },
    base: base.id,
    mergeBase: mergeBase.id,
    head: head.id,
    changes,
    links,
    commits: {
      known: commits.map((id) => ({
        id,
        author,
        committer: author,
        coAuthors: [],
        verified: true,
        updateMerge: false,
      })),
    },
    pushers: [author],
    acts: { known: [...acts] },
    teams: {
      [TEAM]: {
        known: ["sam", "sue", "sergio"].map((login) => ({
          login,
          id: account(login).id ?? 0,
          state: "active" as const,
        })),
      },
    },
    permissions: {},
    checks: { known: asked.some(({ kind }) => kind === "check") ? [...checks] : [] },
    documents: Object.fromEntries(documents.map((path) => [path, documentAt(path, head.tree, contents)])),
    scans: isScanned
      ? scope.items.filter(({ kinds }) => kinds.includes("model")).flatMap(({ change }) => scanOf(change))
      : [],
    reports: reportsIn(head.tree),
    baseReports: reportsIn(mergeBase.tree),
    jobEvidence: null,
    signatures: [],
    headPolicy: null,
  };
  const bytes = new Map<string, Uint8Array>();
  const took = (from: Evidence["from"], path: string, id: string): Evidence => {
    const content = Buffer.from(contents.read(id));
    const sha256 = sha256Hex(content);
    bytes.set(sha256, content);
    return { path, from, sha256, bytes: content.length, stored: true };
  };
  const evidence = [
    ...facts.baseReports.map(({ path, id }) => took("base", path, id)),
    ...facts.reports.map(({ path, id }) => took("head", path, id)),
    ...Object.entries(facts.documents).flatMap(([path, found]) =>
      "known" in found ? [took("head", path, found.known.id)] : [],
    ),
  ].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { facts, scope, evidence, bytes };
}

function changeOf(path: string, before: Folder, after: Folder, { read, git }: Contents): FileChange[] {
  const [oldId, newId] = [git.find(before, path), git.find(after, path)];
  if (oldId === newId) return [];
  const old = oldId === undefined ? undefined : pointerIn(read(oldId));
  const fresh = newId === undefined ? undefined : pointerIn(read(newId));
  return [
    {
      path,
      status: oldId === undefined ? "added" : newId === undefined ? "deleted" : "modified",
      ...(oldId === undefined ? {} : { oldMode: "100644", oldId }),
      ...(newId === undefined ? {} : { newMode: "100644", newId }),
      ...(old === undefined && fresh === undefined
        ? {}
        : { lfs: { ...(old === undefined ? {} : { old }), ...(fresh === undefined ? {} : { new: fresh }) } }),
      ...(path.startsWith(".github/workflows/") ? { usesGate: { known: false } } : {}),
    },
  ];
}

function pointerIn(text: string): LfsPointer | undefined {
  return text.startsWith("version https://git-lfs") ? parseLfsPointer(Buffer.from(text)) : undefined;
}

/** The readers are the gate's own; one text is read once. */
const reports = new Map<string, ReportFact["content"]>();
function readOnce(path: string, id: string, format: string, { read }: Contents): ReportFact["content"] {
  const key = `${format} ${id}`;
  const known: ReportFact["content"] =
    reports.get(key) ?? readReport(path, Buffer.from(read(id)), format, (whole: Report) => ({ known: whole }));
  if (reports.size > 2_000) reports.clear();
  reports.set(key, known);
  return known;
}

const outlines = new Map<string, ReturnType<typeof outlineOf>>();
function outlineOnce(text: string): ReturnType<typeof outlineOf> {
  const known = outlines.get(text) ?? outlineOf(text);
  if (outlines.size > 2_000) outlines.clear();
  outlines.set(text, known);
  return known;
}

function bodyOf(body: string): NonNullable<Facts["pullRequest"]>["body"] {
  const outline = outlineOnce(body);
  return "known" in outline ? { known: { sha256: sha256Hex(body), outline: outline.known } } : outline;
}

function documentAt(path: string, tree: Folder, { read, git }: Contents): DocumentFact {
  const id = git.find(tree, path);
  if (id === undefined) return { missing: true };
  const outline = outlineOnce(read(id));
  return "known" in outline ? { known: { id, outline: outline.known } } : outline;
}

/** The scanner's word: weights are safe, a checkpoint that was pickled calls what it should not. */
function scanOf({ path, newId, lfs }: FileChange): ScanFact[] {
  if (newId === undefined) return [];
  const isPickle = path.endsWith(".pt");
  const rule = "PKL001";
  return [
    {
      path,
      id: newId,
      ...(lfs?.new === undefined ? {} : { sha256: lfs.new.oid, size: lfs.new.size }),
      reach: "verified",
      verdict: isPickle ? "dangerous" : "safe",
      coverage: "full",
      formats: isPickle ? ["pickle"] : ["safetensors"],
      limitsHit: [],
      findings: isPickle
        ? [
            {
              rule,
              severity: ruleOf(rule)?.severity ?? "critical",
              verdict: "dangerous",
              member: "archive/data.pkl",
              offset: 24,
              message: "posix.system is called when the file is loaded.",
              import: "posix.system",
              fingerprint: gitId("blob", path),
              onBase: false,
            },
          ]
        : [],
      omitted: 0,
    },
  ];
}
