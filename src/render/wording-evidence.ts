/** Reasons of evidence and of signatures in words. */
import type { Assurance } from "../core/policy/policy.ts";
import type { Reason } from "../core/reason.ts";
import type { TestResult, Unit } from "../core/report-facts.ts";
import type { FileState, SignerFact } from "../core/signature-facts.ts";
import { AUTO } from "../evidence/format-names.ts";
import { formatMetric } from "./format-metric.ts";
import { code, command, join, list, plural, prose, type Span, say, strong, type Text } from "./span.ts";
import { nameMetric, wordBound, wordGoal, wordMove } from "./wording-metrics.ts";
import { VERDICT_WORDS } from "./wording-verdicts.ts";
import type { Wording } from "./words.ts";

type Told =
  | `report-${string}`
  | `job-${string}`
  | `tests-${string}`
  | `metric-${string}`
  | `group-${string}`
  | `signature-${string}`
  | "assurance-too-low"
  | "base-report-broken"
  | "evidence-more"
  | "signed-file"
  | "signer-not-accepted"
  | "sums-broken";
export type EvidenceReason = Extract<Reason, { code: Told }>;

/** What a policy asks of a report's origin, and what there is. */
const WANTED: Readonly<Record<Assurance, string>> = {
  declared: "a report",
  bound: "a report that names what it is about by its digest",
  checked: "a report that a job made at this head",
  signed: "a signed report",
};
const FOUND: Readonly<Record<Assurance, string>> = {
  declared: "is a file of the branch and no more",
  bound: "only names what it is about",
  checked: "was made by a job and is not signed",
  signed: "is signed",
};
const FIX_ASSURANCE: Readonly<Record<Assurance, (path: string) => Text>> = {
  declared: (path) => say`push ${code(path)}`,
  bound: (path) => say`push a file of sums with it: ${command(sumsCommand("sha256", ["MODEL"], path))}`,
  checked: (path) =>
    say`let a job of an unchanged workflow make ${code(path)} at this head, and hand it to the gate with ${code("evidence-path")}`,
  signed: (path) => say`sign ${code(path)}, and push the signature as ${code(`${path}.sigstore.json`)}`,
};

/** How a number without its unit is stated. */
const wordUnit = (unit: Unit | undefined) =>
  unit === undefined ? "without a unit" : ["fraction", "ratio", "count"].includes(unit) ? `as a ${unit}` : `in ${unit}`;

const TEST_WORDS: Readonly<Record<TestResult, string>> = {
  passed: "passed",
  warned: "warned",
  failed: "failed",
  errors: "ended in an error",
  skipped: "did not run",
};

/** Digits that are enough to tell a key or a content by. */
const DIGITS = 16;

/** Who signed. */
export const wordSigner = (signer: SignerFact): Text =>
  "key" in signer
    ? say`the key ${code(signer.key.slice(0, DIGITS))}`
    : say`${code(signer.identity)}, as ${code(signer.issuer)} knows it`;

const FILE_STATE_WORDS: Readonly<Record<FileState, (file: Span, path: Span) => Text>> = {
  differs: (file, path) => say`${file} is not the file that ${path} signs`,
  missing: (file, path) => say`${file} is not there, and ${path} signs it`,
  unsigned: (file, path) => say`${file} lies in the folder that ${path} signs, and is not signed`,
  unreachable: (file, path) =>
    say`${file} cannot be read here, so nobody knows whether it is the file that ${path} signs`,
};
const FILE_STATE_FIX: Readonly<Record<FileState, (file: Span, path: Span) => Text>> = {
  differs: (file, path) => say`bring back ${file} as it was signed, or sign the folder again and commit ${path}`,
  missing: (file, path) => say`bring back ${file}, or sign the folder again and commit ${path}`,
  unsigned: (file, path) => say`remove ${file}, or sign the folder again and commit ${path}`,
  unreachable: (file) =>
    say`keep ${file} in git or Git LFS and sign by sha256, or let a job that has it run ${code("secmlops-gate verify-model")}`,
};

function wordHours(hours: number): string {
  return hours % 24 === 0 ? plural(hours / 24, "day") : plural(hours, "hour");
}

const wordInstant = (instant: string): string => `${instant.slice(0, 16).replace("T", " ")} UTC`;

/** How the change names a content, short. */
const wordDigest = (digest: string): Text =>
  digest === "" ? say`DVC names no content` : say`${code(digest.replace(/^md5:/, "").slice(0, DIGITS))}`;

/** DVC names content by MD5. */
const isMd5 = (digest: string): boolean => /^(?:md5:)?[0-9a-f]{32}(?:\.dir)?$/.test(digest);

/** A command for people to copy: nothing in a path may be one of its own. */
function sumsCommand(sums: "sha256" | "md5", paths: readonly string[], report: string): string {
  return `${sums}sum ${[...paths, report].map(quoteWord).join(" ")} > ${quoteWord(`${report}.${sums}`)}`;
}

/** A path that a glob matches: without its wildcards. */
function exampleOf(glob: string): string {
  const path = glob
    .replace(/(?:^|\/)\*\*(?=\/)/g, "")
    .replace(/\*/g, "")
    .replace(/^\//, "");
  return /[?[\]{}!]|\/\.|\/$/.test(path) || path === "" ? glob : path;
}

function quoteWord(path: string): string {
  const word = path.startsWith("-") ? `./${path}` : path;
  return /^[\w./@%+:,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

export const EVIDENCE_WORDING: Wording<EvidenceReason> = {
  "report-missing": ({ report, format = AUTO, metrics = [], boundTo }) => {
    const [first = ""] = report;
    const example = exampleOf(first);
    const form = format === AUTO ? [] : [say`format ${code(format)}`];
    const asked = [...form, ...(metrics.length === 0 ? [] : [say`with ${list(metrics.map(code), "and")}`])];
    const sums = boundTo === undefined ? [] : say`, with a file of sums that names the ${boundTo}`;
    return {
      what: say`no report lies at ${list(report.map(code), "or", 4)}`,
      fix: say`make the report${asked.length === 0 ? [] : say` (${join(asked, ", ")})`}, and push it as ${code(example)}${sums}`,
    };
  },
  "report-broken": ({ path, detail }) => ({
    what: say`the report ${code(path)} cannot be read: ${prose(detail)}`,
    fix: say`let its tool write ${code(path)} again, and push it as it is`,
  }),
  "report-lacks": ({ path, digest }) => ({
    what: say`no report speaks of ${code(path)} as this change has it (${wordDigest(digest)})`,
    fix: say`run ${command("secmlops-gate scan --format json")} where ${code(path)} can be had, and commit its report`,
  }),
  "report-verdict": ({ path, verdict }) => ({
    what: say`by its report, ${code(path)} ${VERDICT_WORDS[verdict]}`,
    fix: say`replace ${code(path)}`,
  }),
  "assurance-too-low": ({ path, found, wanted }) => ({
    what: say`the policy wants ${WANTED[wanted]}, and ${code(path)} ${FOUND[found]}`,
    fix: FIX_ASSURANCE[wanted](path),
  }),
  "report-not-bound": ({ files, more, reports, names, all }) => {
    const [{ digest } = { digest: "" }] = files;
    const [report = "REPORT"] = reports;
    const unnamed = list(
      [
        ...files.map((each) => say`${code(each.path)} (${wordDigest(each.digest)})`),
        ...(more > 0 ? [say`${more} more`] : []),
      ],
      "and",
    );
    const where = list(reports.map(code), "and", 3);
    const instead =
      names.length === 0
        ? say`${where} ${reports.length === 1 ? "does" : "do"} not say what ${reports.length === 1 ? "it is" : "they are"} about`
        : say`${where} ${reports.length === 1 ? "names" : "name"} ${list(names.map(code), "and")} as ${names.length === 1 ? "it was" : "they were"} before`;
    const line = command(sumsCommand(isMd5(digest) ? "md5" : "sha256", all, report));
    const fix =
      names.length === 0
        ? say`if ${code(report)} was measured with ${files.length + more === 1 ? "this file" : "these files"}, run ${line} and push it; if not, make the report again first`
        : say`make the report again with what this change brings, then run ${line}, and push both`;
    return {
      what: say`no report names ${unnamed} as this change has ${files.length + more === 1 ? "it" : "them"}; ${instead}`,
      fix,
    };
  },
  "sums-broken": ({ path, report, detail, all }) => ({
    what: say`${code(path)} does not say what ${code(report)} is about: ${prose(detail)}`,
    fix: say`run ${command(sumsCommand(path.endsWith(".md5") ? "md5" : "sha256", all.length === 0 ? ["MODEL"] : all, report))}, and push it`,
  }),
  "report-undated": ({ path }) => ({
    what: say`the report ${code(path)} does not say when it was made, and the policy limits its age`,
    fix: say`let the job write the time into ${code(path)}, or ask a maintainer to drop ${code("max-age")}`,
  }),
  "report-too-old": ({ path, madeAt, maxAge }) => ({
    what: say`the report ${code(path)} was made on ${wordInstant(madeAt)}, and may be ${wordHours(maxAge)} old`,
    fix: say`make ${code(path)} again, and push it`,
  }),
  "report-misdated": ({ path, madeAt }) => ({
    what: say`the report ${code(path)} says that it was made on ${wordInstant(madeAt)}, which is yet to come`,
    fix: say`make ${code(path)} again on a machine whose clock is right`,
  }),
  "report-asked-nothing": ({ path }) => ({
    what: say`the report ${code(path)} concludes nothing by itself, and the policy asks for none of its numbers`,
    fix: say`ask a maintainer to add ${code("expect")} or ${code("compare")} to this proof`,
  }),
  "job-report-missing": ({ report }) => ({
    what: say`no job has reported at ${list(report.map(code), "or", 4)} for this head`,
    fix: say`wait for the job that makes ${list(report.map(code), "or", 4)}, or run it`,
  }),
  "job-evidence-refused": ({ detail }) => ({
    what: say`what the job reported does not count: ${prose(detail)}`,
    fix: say`let a job of an unchanged workflow make the report at this head`,
  }),
  "tests-not-passed": ({ path, result, count, first }) => ({
    what: say`by ${code(path)}, ${plural(count, "test")} ${TEST_WORDS[result]}${first === undefined ? [] : say` (first: ${code(first)})`}`,
    fix: say`mend what ${code(path)} reports, make it again, and push`,
  }),
  "tests-empty": ({ path }) => ({
    what: say`by ${code(path)}, no test ran`,
    fix: say`let the tool run its tests, make ${code(path)} again, and push`,
  }),
  "metric-missing": ({ path, metric, nearest }) => ({
    what: say`${code(path)} states no ${code(metric)}${nearest === undefined ? [] : say` (it has ${code(nearest)})`}`,
    fix:
      nearest === undefined
        ? say`let the job measure ${code(metric)}, and push the new ${code(path)}`
        : say`let the job write ${code(metric)}, or ask a maintainer whether the policy means ${code(nearest)}`,
  }),
  "metric-broken": ({ path, metric, about, at, detail }) => ({
    what: say`${nameMetric(metric, about)} in ${code(path)} is no number, at ${code(at)}: ${prose(detail)}`,
    fix: say`find out why it could not be measured, and push a ${code(path)} that states it`,
  }),
  "metric-bound": ({ path, metric, about, value, unit, rule, bound, base }) => ({
    what: say`${nameMetric(metric, about)} is ${strong(formatMetric(value, unit, bound))}, needs ${wordBound(rule, bound, value, "sign")}${base === undefined ? [] : say`, was ${formatMetric(base, unit)} on base`} (${code(path)})`,
    fix: say`bring ${nameMetric(metric, about)} to ${wordBound(rule, bound, value, "sentence")} (now ${formatMetric(value, unit, bound)}) and push the new ${code(path)}`,
  }),
  "metric-moved": ({ path, metric, about, value, base, unit, rule, limit }) => ({
    what: say`${nameMetric(metric, about)} ${value < base ? "fell" : value > base ? "rose" : "stays"} from ${formatMetric(base, unit, value)} on base to ${strong(formatMetric(value, unit, base))}, and ${wordMove(rule, limit)} (${code(path)})`,
    fix: say`bring ${nameMetric(metric, about)} ${wordGoal(rule, limit, base, unit)} (now ${formatMetric(value, unit, base)}) and push the new ${code(path)}`,
  }),
  "metric-unit": ({ path, metric, about, unit, baseUnit }) => ({
    what: say`${nameMetric(metric, about)} is stated ${wordUnit(unit)} in ${code(path)} and ${wordUnit(baseUnit)} on base, and the two cannot be compared`,
    fix: say`let the job write ${nameMetric(metric, about)} ${wordUnit(baseUnit)}, and push the new ${code(path)}`,
  }),
  "report-follows-none": ({ path, base }) => ({
    what: say`${code(path)} is new beside ${list(base.map(code), "and", 4)}, and which of them to compare it with is not to be told`,
    fix: say`keep one path for each model's report: push the new numbers as the path that base has`,
  }),
  "metric-vanished": ({ path, metric, about }) => ({
    what: say`base states ${nameMetric(metric, about)}, and ${code(path)} does so no longer`,
    fix: say`let the job measure ${nameMetric(metric, about)} again, and push the new ${code(path)}`,
  }),
  "base-report-broken": ({ path, detail }) => ({
    what: say`the report ${code(path)} on base, to compare with, cannot be read: ${prose(detail)}`,
    fix: say`mend ${code(path)} on base first, or ask for a waiver`,
  }),
  "group-too-small": ({ path, group, samples, min }) => ({
    what: say`the group ${code(group)} in ${code(path)} has ${plural(samples, "sample")}, and at least ${min} are needed`,
    fix: say`measure with more data of ${code(group)}, and push the new ${code(path)}`,
  }),
  "group-size-unknown": ({ path, group, min }) => ({
    what:
      group === undefined
        ? say`${code(path)} speaks of no groups, and each must have at least ${min} samples`
        : say`${code(path)} does not say how many samples the group ${code(group)} has, and at least ${min} are needed`,
    fix: say`let the job write the group sizes, and push the new ${code(path)}`,
  }),
  "evidence-more": ({ more }) => ({ what: say`${plural(more, "reason")} more like these` }),
  "signature-missing": ({ path }) => ({
    what: say`no signature lies at ${code(path)}`,
    fix: say`let the job that writes the report sign it too, and commit its signature as ${code(path)}`,
  }),
  "signature-broken": ({ path, detail }) => ({
    what: say`the signature ${code(path)} proves nothing: ${prose(detail)}`,
    fix: say`sign what it is about again, and commit ${code(path)}`,
  }),
  "signer-not-accepted": ({ path, signer, accepted }) => ({
    what: say`${code(path)} was signed by ${wordSigner(signer)}, and the policy accepts ${accepted.length === 0 ? "nobody" : list(accepted.map(wordSigner), "or", 4)}`,
    fix: say`let a signer whom the policy accepts sign again, and commit ${code(path)}`,
  }),
  "signed-file": ({ path, file, state, more }) => ({
    what: [
      ...FILE_STATE_WORDS[state](code(file), code(path)),
      ...(more === 0 ? [] : say`; the same or the like goes for ${plural(more, "more file")}`),
    ],
    fix: FILE_STATE_FIX[state](code(file), code(path)),
  }),
  "signature-lacks": ({ path }) => ({
    what: say`no signature covers ${code(path)} as this change has it`,
    fix: say`sign the folder of ${code(path)} in the job that makes it, and commit the signature, ${code("model.sig")}, with it`,
  }),
};
