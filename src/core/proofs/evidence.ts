import { MODEL_SIGNING, SCAN_REPORT } from "../../evidence/format-names.ts";
import type { Item } from "../change/item.ts";
import { artefactsToName, digestOfArtefact, namesOf, subjectsOf } from "../evidence/binding.ts";
import { baseReportsOf, type Forerunners, findForerunners, reportsOf } from "../evidence/find-reports.ts";
import { type Judged, judgeReport } from "../evidence/judge-report.ts";
import { judgeScanReports } from "../evidence/judge-scan-reports.ts";
import type { Facts } from "../facts.ts";
import { ASSURANCES, type Assurance, type EvidenceProof } from "../policy/policy.ts";
import type { Reason } from "../reason.ts";
import type { ReportFact, Tests } from "../report-facts.ts";
import type { EvidenceVerdict, MetricVerdict } from "../verdict.ts";
import { type Artefact, artefactsOf, scanOf } from "./artefacts.ts";
import { judgeSignature, judgeSignedModel, signersOf } from "./signed.ts";

const SHOWN_REASONS = 20;
const SHOWN_METRICS = 100;
const SHOWN_NAMES = 3;
const SHOWN_FILES = 10;
/** Files that a command to copy lists. */
const LISTED = 50;

/**
 * Judges reports: whether they speak of what the change brings, how much is known of where they come from, and whether what they
 * say is good enough, by the policy's bounds, by the tool's own tests, and against base.
 */
export function judgeEvidence(proof: EvidenceProof, items: readonly Item[], facts: Facts): EvidenceVerdict {
  if (proof.format === MODEL_SIGNING) return judgeModel(proof, items, facts);
  const found = reportsOf(proof, facts);
  const artefacts = artefactsToName(items, proof.boundTo, facts);
  const names = namesOf(artefacts, facts);
  const named = new Map(found.map((fact) => [fact, names.namedBy(subjectsOf(fact))]));
  const levels = new Map(found.map((fact) => [fact, assuranceOf(proof, fact, named.get(fact), facts)]));
  const { meant, passedOver } = sortOut(proof, found, artefacts, named);
  const replaced = replacedBy(items);
  const mustFollow = (fact: ReportFact) =>
    proof.boundTo === undefined || [...(named.get(fact) ?? [])].some(({ path }) => replaced(path));
  const forerunners = findForerunners(proof, meant, facts, mustFollow);
  const judged = meant.map((fact) => judgeOne(proof, fact, forerunners, facts));
  const missing = found.length === 0 ? findMissing(proof, facts) : [];
  const reasons = [
    ...missing,
    ...judgeScans(proof, items, meant, facts),
    ...judgeBinding(proof, found, artefacts, named, facts),
    ...(proof.assurance === "bound" && artefacts.length === 0 ? [] : judgeAssurance(proof, meant, levels, facts)),
    ...judged.flatMap((each) => each.reasons),
    ...judgeLost(proof, meant, forerunners),
    ...judgeStrays(proof, forerunners, facts),
  ];
  const own = proof.format === SCAN_REPORT ? artefactsOf(items) : [];
  return {
    kind: "evidence",
    status: statusOf(reasons),
    reasons: shorten(reasons),
    format: proof.format,
    reports: meant.map(({ path }) => path),
    ...describeOrigin(proof, meant, levels, artefacts, named, facts),
    metrics: worstFirst(judged.flatMap((each) => each.metrics)).slice(0, SHOWN_METRICS),
    ...sumTests(meant),
    passedOver: passedOver.map(({ path }) => path),
    outOfReach: own.filter((artefact) => scanOf(artefact, facts)?.reach !== "verified").length,
  };
}

/** Whether a path holds what base had in another form. Where something was taken away, what is new may be that under a new name. */
function replacedBy(items: readonly Item[]): (path: string) => boolean {
  const takesAway = items.some(({ status }) => status === "deleted");
  const added = new Set(items.flatMap(({ status, path }) => (status === "added" ? [path] : [])));
  // A file of DVC may name any path as its output, one that git has included.
  const kept = new Set(items.flatMap(({ status, path }) => (status === "added" ? [] : [path])));
  return (path) => takesAway || kept.has(path) || !added.has(path);
}

/** Signatures of models state no numbers: what they prove is that files are those that somebody signed. */
function judgeModel(proof: EvidenceProof, items: readonly Item[], facts: Facts): EvidenceVerdict {
  const { reasons, signatures } = judgeSignedModel(proof, items, facts);
  return {
    kind: "evidence",
    status: statusOf(reasons),
    reasons: shorten(reasons),
    format: proof.format,
    reports: signatures,
    ...(reasons.length === 0 && signatures.length > 0
      ? { assurance: "signed", signers: signersOf(proof, signatures, facts) }
      : {}),
    metrics: [],
    passedOver: [],
    outOfReach: 0,
  };
}

/** A job that has not reported yet is waited for; everything else that is missing or wrong, somebody has to mend. */
function statusOf(reasons: readonly Reason[]): EvidenceVerdict["status"] {
  if (reasons.length === 0) return "satisfied";
  if (reasons.some(({ code }) => code === "base-report-broken")) return "error";
  return reasons.every(({ code }) => code === "job-report-missing") ? "pending" : "unmet";
}

function findMissing(
  { report, assurance, format, expect, compare, boundTo }: EvidenceProof,
  { jobEvidence }: Facts,
): Reason[] {
  if (assurance !== "checked") {
    const metrics = [...new Set([...expect, ...compare].map(({ metric }) => metric))].slice(0, SHOWN_NAMES);
    return [{ code: "report-missing", report, format, metrics, ...(boundTo === undefined ? {} : { boundTo }) }];
  }
  if (jobEvidence !== null && "unavailable" in jobEvidence)
    return [{ code: "job-evidence-refused", detail: jobEvidence.unavailable }];
  return [{ code: "job-report-missing", report }];
}

/**
 * Where reports have to name what the change brings, those that name other content say nothing about it: an older model's stay in their
 * folder. What cannot be read may be about anything.
 */
function sortOut(
  { boundTo, format }: EvidenceProof,
  found: readonly ReportFact[],
  artefacts: readonly Artefact[],
  named: Named,
): { meant: readonly ReportFact[]; passedOver: readonly ReportFact[] } {
  if (boundTo === undefined || artefacts.length === 0 || format === SCAN_REPORT)
    return { meant: found, passedOver: [] };
  const isMeant = (fact: ReportFact) => "unavailable" in fact.content || namesAny(named.get(fact));
  return { meant: found.filter(isMeant), passedOver: found.filter((fact) => !isMeant(fact)) };
}

/** What of the change each report names. */
type Named = ReadonlyMap<ReportFact, ReadonlySet<Artefact>>;
const namesAny = (artefacts: ReadonlySet<Artefact> | undefined): boolean => (artefacts?.size ?? 0) > 0;

/** Every changed file of the kind is named by one report or another. */
function judgeBinding(
  { boundTo, format }: EvidenceProof,
  found: readonly ReportFact[],
  artefacts: readonly Artefact[],
  named: Named,
  facts: Facts,
): Reason[] {
  const all = artefacts.slice(0, LISTED).map(({ path }) => path);
  const broken = found.flatMap(({ path: report, sums }): Reason[] =>
    sums !== undefined && "unavailable" in sums.content
      ? [{ code: "sums-broken", path: sums.path, report, detail: sums.content.unavailable, all }]
      : [],
  );
  // Reports of scans are held against each artefact by what they say of it; and sums that cannot be read may name everything.
  if (boundTo === undefined || format === SCAN_REPORT || broken.length > 0) return broken;
  // What a report is about is asked once it can be read, and that it cannot be is said already.
  const readable = found.filter(({ content }) => !("unavailable" in content));
  if (readable.length === 0) return [];
  const unnamed = findUnnamed(artefacts, named);
  if (unnamed.length === 0) return [];
  const files = unnamed
    .slice(0, SHOWN_FILES)
    .map((each) => ({ path: each.path, digest: digestOfArtefact(each, facts) }));
  const names = found.flatMap(subjectsOf).flatMap(({ name }) => name ?? []);
  return [
    {
      code: "report-not-bound",
      files,
      more: unnamed.length - files.length,
      reports: readable.map(({ path }) => path).slice(0, SHOWN_REASONS),
      names: [...new Set(names)].slice(0, SHOWN_NAMES),
      all,
    },
  ];
}

function findUnnamed(artefacts: readonly Artefact[], named: Named): Artefact[] {
  const all = new Set([...named.values()].flatMap((each) => [...each]));
  return artefacts.filter((artefact) => !all.has(artefact));
}

/** How sure it is where a report comes from. */
function assuranceOf(
  proof: EvidenceProof,
  { from, path }: ReportFact,
  named: ReadonlySet<Artefact> | undefined,
  facts: Facts,
): Assurance {
  if (proof.assurance === "signed" && judgeSignature(proof, path, facts).length === 0) return "signed";
  if (from === "job") return "checked";
  return namesAny(named) ? "bound" : "declared";
}

function judgeAssurance(
  proof: EvidenceProof,
  meant: readonly ReportFact[],
  levels: ReadonlyMap<ReportFact, Assurance>,
  facts: Facts,
): Reason[] {
  const { assurance: wanted } = proof;
  if (wanted === "signed") return meant.flatMap(({ path }) => judgeSignature(proof, path, facts));
  const low = meant.flatMap((fact): Reason[] => {
    const found = levels.get(fact) ?? "declared";
    return rank(found) < rank(wanted) ? [{ code: "assurance-too-low", path: fact.path, found, wanted }] : [];
  });
  // A committed report is none of a job's: what keeps the job's away is what somebody has to know.
  const hasJob = meant.some(({ from }) => from === "job");
  return wanted === "checked" && low.length > 0 && !hasJob ? findMissing(proof, facts) : low;
}

/** What is known of all of the reports that were taken into account. */
function describeOrigin(
  proof: EvidenceProof,
  meant: readonly ReportFact[],
  levels: ReadonlyMap<ReportFact, Assurance>,
  artefacts: readonly Artefact[],
  named: Named,
  facts: Facts,
): Pick<EvidenceVerdict, "assurance" | "names" | "signers"> {
  if (meant.length === 0) return {};
  const assurance = lowest(meant.map((fact) => levels.get(fact) ?? "declared"));
  const paths = meant.map(({ path }) => path);
  const namesAll =
    meant.every((fact) => namesAny(named.get(fact))) &&
    (proof.boundTo === undefined || findUnnamed(artefacts, named).length === 0);
  return {
    assurance,
    ...(namesAll ? { names: proof.boundTo ?? "*" } : {}),
    ...(assurance === "signed" ? { signers: signersOf(proof, paths, facts) } : {}),
  };
}

const rank = (assurance: Assurance): number => ASSURANCES.indexOf(assurance);
const lowest = (all: readonly Assurance[]): Assurance => ASSURANCES[Math.min(...all.map(rank))] ?? "declared";

function judgeOne(proof: EvidenceProof, fact: ReportFact, { of }: Forerunners, facts: Facts): Judged {
  const { path, content } = fact;
  if ("unavailable" in content)
    return { reasons: [{ code: "report-broken", path, detail: content.unavailable }], metrics: [] };
  const before = of.get(path);
  if (before === undefined) return judgeReport(proof, { fact, content: content.known }, facts);
  if ("unavailable" in before.content) {
    const judged = judgeReport(proof, { fact, content: content.known }, facts);
    if (proof.compare.length === 0) return judged;
    const doubt: Reason = { code: "base-report-broken", path: before.path, detail: before.content.unavailable };
    return { ...judged, reasons: [...judged.reasons, doubt] };
  }
  return judgeReport(
    proof,
    { fact, content: content.known, base: { fact: before, content: before.content.known } },
    facts,
  );
}

function judgeScans(
  proof: EvidenceProof,
  items: readonly Item[],
  meant: readonly ReportFact[],
  facts: Facts,
): Reason[] {
  const speaksOfFiles = ({ content }: ReportFact) => "known" in content && content.known.files !== undefined;
  return proof.format === SCAN_REPORT || meant.some(speaksOfFiles)
    ? judgeScanReports(artefactsOf(items), meant, facts)
    : [];
}

/** Base has reports, and none of them goes on here: what they stated cannot be compared any more. */
function judgeLost({ compare }: EvidenceProof, meant: readonly ReportFact[], { lost }: Forerunners): Reason[] {
  if (meant.length === 0) return [];
  return lost
    .slice(0, SHOWN_REASONS)
    .flatMap(({ path }) => compare.map(({ metric }): Reason => ({ code: "metric-vanished", path, metric })));
}

/** Numbers that nobody can tell what to compare with would pass by that alone. */
function judgeStrays(proof: EvidenceProof, { strays }: Forerunners, facts: Facts): Reason[] {
  if (proof.compare.length === 0 || strays.length === 0) return [];
  const base = baseReportsOf(proof, facts)
    .map(({ path }) => path)
    .slice(0, SHOWN_REASONS);
  return strays.map(({ path }): Reason => ({ code: "report-follows-none", path, base }));
}

function shorten(reasons: readonly Reason[]): readonly Reason[] {
  const more = reasons.length - SHOWN_REASONS;
  return more <= 0 ? reasons : [...reasons.slice(0, SHOWN_REASONS), { code: "evidence-more", more }];
}

const worstFirst = (metrics: readonly MetricVerdict[]): MetricVerdict[] =>
  [...metrics].sort((a, b) => Number(a.status === "satisfied") - Number(b.status === "satisfied"));

function sumTests(reports: readonly ReportFact[]): { tests?: Omit<Tests, "examples"> } {
  const all = reports.flatMap(({ content }) => ("known" in content ? (content.known.tests ?? []) : []));
  if (all.length === 0) return {};
  const sum = (result: keyof Omit<Tests, "examples">) => all.reduce((total, tests) => total + tests[result], 0);
  return {
    tests: {
      passed: sum("passed"),
      warned: sum("warned"),
      failed: sum("failed"),
      errors: sum("errors"),
      skipped: sum("skipped"),
    },
  };
}
