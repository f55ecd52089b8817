import type { Assurance } from "../core/policy/policy.ts";
import type { FailingVerdict, Reason } from "../core/reason.ts";
import type { TestResult } from "../core/report-facts.ts";
import type { ScanFinding } from "../core/scan-facts.ts";
import type { FileState, SignerFact } from "../core/signature-facts.ts";
import { ruleOf } from "../scan/rules.ts";
import { formatMetric } from "./format-metric.ts";
import { code, join, link, list, plural, type Span, say, strong, type Text } from "./span.ts";
import type { Wording } from "./words.ts";

const RECHECK = code("/recheck");

const source = (name: string): Text =>
  name === "pull-request" ? say`the pull request's description` : say`${code(name)}`;
const linked = (name: string, url: string | undefined): Span => (url === undefined ? code(name) : link(name, url));
const requirementOr = (requirement: string | undefined) => requirement ?? "ID";

/** `, and 3 more findings`. */
const others = (more: number): string => (more === 0 ? "" : `, and ${plural(more, "more finding")}`);

/** ` and 3 more paths`. */
const otherPaths = (more: number): string => (more === 0 ? "" : ` (and ${plural(more, "more path")})`);

/** ` or "Uses"`. */
const orElse = (others: readonly string[] | undefined): Text =>
  others === undefined
    ? []
    : say` or ${list(
        others.map((other) => say`"${other}"`),
        "or",
        4,
      )}`;

/** The rule's title and page, then what it was about in this file. */
function wordFinding({ rule, member, offset, message, evidence, import: name, onBase }: ScanFinding): Text {
  const title = ruleOf(rule)?.title ?? "a rule of another version";
  const shown =
    evidence === undefined || name !== undefined || message.includes(evidence) ? [] : say` (${code(evidence)})`;
  const place = [
    ...(offset === undefined ? [] : [say`at byte ${offset}`]),
    ...(member === undefined ? [] : [say`in ${code(member)}`]),
  ];
  const where = place.length === 0 ? [] : say` ${join(place, " ")}`;
  return say`${title} (${code(rule)}): ${message.replace(/\.$/, "")}${shown}${where}${onBase ? say`; base has this finding too` : []}`;
}

const FIX_ASSURANCE: Readonly<Record<Assurance, (path: string) => Text>> = {
  declared: (path) => say`push ${code(path)}`,
  bound: (path) => say`let ${code(path)} name what it is about: ${code(`sha256sum MODEL ${path} > ${path}.sha256`)}`,
  checked: (path) =>
    say`let a job of an unchanged workflow make ${code(path)} at this head, and hand it to the gate with ${code("evidence-path")}`,
  signed: (path) => say`sign ${code(path)}, and push the signature as ${code(`${path}.sigstore.json`)}`,
};

const TEST_WORDS: Readonly<Record<TestResult, string>> = {
  passed: "passed",
  warned: "warned",
  failed: "failed",
  errors: "ended in an error",
  skipped: "did not run",
};

const BOUND_WORDS = { min: "≥", max: "≤", "abs-max": "at most ±", equals: "=", "one-of": "one of" } as const;
const MOVE_WORDS = {
  "max-drop": "and may fall by no more than",
  "max-rise": "and may rise by no more than",
  "min-change": "and must move by at least",
} as const;

const metricOf = (metric: string, about: string | undefined): Text =>
  about === undefined ? say`${code(metric)}` : say`${code(metric)} of ${code(about)}`;

function wordHours(hours: number): string {
  return hours % 24 === 0 ? plural(hours / 24, "day") : plural(hours, "hour");
}

const VERDICT_WORDS: Readonly<Record<FailingVerdict, string>> = {
  dangerous: "is dangerous",
  malformed: "is malformed",
  unknown: "cannot be called safe",
};

/** Digits of a key's fingerprint that are enough to tell it by. */
const KEY_DIGITS = 16;

const wordSigner = (signer: SignerFact): Text =>
  "key" in signer
    ? say`the key ${code(signer.key.slice(0, KEY_DIGITS))}`
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

export const REASON_WORDING: Wording<Reason> = {
  "mode-off": () => ({ what: say`the policy switches it off` }),
  "nothing-governed": () => ({ what: say`the change touches nothing that it governs` }),
  "when-false": ({ when }) => ({ what: say`its condition ${code(when)} does not hold here` }),
  "when-error": ({ when, detail }) => ({
    what: say`its condition ${code(when)} could not be decided: ${detail}`,
    fix: say`ask a maintainer to mend the condition in the policy`,
  }),
  unavailable: ({ fact, detail }) => ({
    what: say`could not read ${fact}: ${detail}`,
    fix: say`ask a maintainer to give the gate access to ${fact}, then comment ${RECHECK}`,
  }),
  "unresolvable-link": ({ path, detail }) => ({
    what: say`the link ${code(path)} does not lead to a file of this repository: ${detail}`,
    fix: say`point ${code(path)} at a file inside the repository, or commit the file itself`,
  }),
  objected: ({ by, at, note, url }, { requirement, waiverRole }) => ({
    what: [
      ...(url === undefined ? say`objection` : say`${link("objection", url)}`),
      ...say` by ${by.login} on ${at.slice(0, 10)}${note === undefined ? say`, without a reason` : say`: "${note}"`}`,
    ],
    fix: say`settle it with ${by.login}, who can ${code(`/revoke ${requirementOr(requirement)}`)}${
      waiverRole === undefined
        ? ""
        : say`; ${waiverRole} can ${code(`/overrule ${requirementOr(requirement)}: reason`)}`
    }`,
  }),
  "objector-unknown": ({ by, detail }) => ({
    what: say`an objection by ${by.login} stands, as it could not be read whether ${by.login} may object: ${detail}`,
    fix: say`ask a maintainer to give the gate access to the role's members, then comment ${RECHECK}`,
  }),
  waived: ({ by, until, note, url }) => ({
    what: [
      ...(url === undefined ? say`waived` : say`${link("waived", url)}`),
      ...say` by ${by.login} until ${until}: "${note}"`,
    ],
  }),
  excepted: ({ until, note, paths }) => ({
    what: say`excepted by the policy until ${until} for ${list(paths.map(code), "and", 3)}: "${note}"`,
  }),
  "input-missing": ({ input, pack }) => ({
    what: say`the policy leaves the input ${code(input)} of ${code(pack)} unset`,
    fix: say`ask a maintainer to set ${code(input)} in the policy, under ${code("extends")}`,
  }),
  "seats-open": ({ role, open, count }, { requirement }) => ({
    what: count === 1 ? say`no sign-off by ${role} yet` : say`${open} of ${count} sign-offs by ${role} are open`,
    fix: say`ask ${role} to look and comment ${code(`/sign-off ${requirementOr(requirement)}`)}`,
  }),
  "no-pull-request": ({ waitsFor }) => ({
    what: say`${waitsFor === "person" ? "people act and write" : "jobs report"} in the pull request, which a local run has not got`,
    fix: say`open a pull request, or give what is missing with ${code("--facts")}`,
  }),
  "unattributed-commit": ({ commit, name }) => ({
    what: say`commit ${code(commit.slice(0, 7))} by "${name}" belongs to no account`,
    fix: say`commit under an e-mail address of an account, and push again`,
  }),
  "unverified-commit": ({ commit }) => ({
    what: say`commit ${code(commit.slice(0, 7))} carries no verified signature`,
    fix: say`sign the commit and push again`,
  }),
  "nobody-can-sign": ({ role }) => ({
    what: say`nobody who holds ${role} may sign here`,
    fix: say`ask a maintainer to add somebody to ${role} who did not work on this change`,
  }),
  "check-missing": ({ name, app }) => ({
    what: say`the check ${code(name)} of ${code(app)} has not reported on this commit`,
    fix: say`let the job behind ${code(name)} run on this commit`,
  }),
  "check-running": ({ name, url }) => ({ what: say`the check ${linked(name, url)} is running` }),
  "check-concluded": ({ name, conclusion, accepted, url }) => ({
    what: say`the check ${code(name)} ended as ${code(conclusion)}, and ${list(accepted.map(code), "or", 4)} is needed`,
    fix: say`mend what ${linked(name, url)} reports, and push`,
  }),
  "check-workflow-changed": ({ name, workflow }) => ({
    what: say`the check ${code(name)} proves nothing here, as this pull request changes its workflow ${code(workflow)}`,
    fix: say`move the change of ${code(workflow)} into a pull request of its own`,
  }),
  "scan-verdict": ({ path, verdict, finding, more }) => ({
    what: [
      ...say`${code(path)} ${VERDICT_WORDS[verdict]}`,
      ...(finding === undefined ? [] : say`: ${wordFinding(finding)}${others(more)}`),
    ],
    fix: plainFix(finding?.rule) ?? say`replace ${code(path)}, or have it reviewed and allowed by the policy`,
  }),
  "scan-format": ({ path, formats, accepted }) => ({
    what: say`${code(path)} is ${formats.length === 0 ? "of no known format" : list(formats.map(code), "and", 4)}, and only ${list(accepted.map(code), "and", 12)} may be`,
    fix: say`save ${code(path)} as ${list(accepted.slice(0, 3).map(code), "or")}, or let the policy accept its format`,
  }),
  "scan-more": ({ more }) => ({ what: say`${plural(more, "artefact")} more; the report has them all` }),
  "report-missing": ({ report }) => ({
    what: say`no report lies at ${list(report.map(code), "or", 4)}`,
    fix: say`commit the report that the job wrote, as ${list(report.map(code), "or", 4)}`,
  }),
  "report-broken": ({ path, detail }) => ({
    what: say`the report ${code(path)} cannot be read: ${detail}`,
    fix: say`let the job write ${code(path)} again`,
  }),
  "report-lacks": ({ path, digest }) => ({
    what: say`no report speaks of ${code(path)} as this change has it (${digest === "" ? "DVC names no content" : code(digest)})`,
    fix: say`run ${code("secmlops-gate scan --format json")} where ${code(path)} can be had, and commit its report`,
  }),
  "report-verdict": ({ path, verdict }) => ({
    what: say`by its report, ${code(path)} ${VERDICT_WORDS[verdict]}`,
    fix: say`replace ${code(path)}`,
  }),
  "assurance-too-low": ({ path, found, wanted }) => ({
    what: say`the report ${code(path)} is ${code(found)}, and ${code(wanted)} is needed`,
    fix: FIX_ASSURANCE[wanted](path),
  }),
  "report-not-bound": ({ path, digest, reports }) => ({
    what: say`no report names ${code(path)} as this change has it (${digest === "" ? "DVC names no content" : code(digest)}); ${list(reports.map(code), "and", 3)} ${reports.length === 1 ? "speaks" : "speak"} of other content, or of none`,
    fix: say`make the report again with this ${code(path)}, then run ${code(`sha256sum ${path} ${reports[0] ?? "REPORT"} > ${reports[0] ?? "REPORT"}.sha256`)} and push both`,
  }),
  "sums-broken": ({ path, detail }) => ({
    what: say`${code(path)} does not say what its report is about: ${detail}`,
    fix: say`write ${code(path)} again with ${code("sha256sum")}`,
  }),
  "report-undated": ({ path }) => ({
    what: say`the report ${code(path)} does not say when it was made, and the policy limits its age`,
    fix: say`let the job write the time into ${code(path)}, or ask a maintainer to drop ${code("max-age")}`,
  }),
  "report-too-old": ({ path, madeAt, maxAge }) => ({
    what: say`the report ${code(path)} was made on ${madeAt.slice(0, 16).replace("T", " ")} UTC, and may be ${wordHours(maxAge)} old`,
    fix: say`make ${code(path)} again and push it`,
  }),
  "report-misdated": ({ path, madeAt }) => ({
    what: say`the report ${code(path)} says that it was made on ${madeAt.slice(0, 16).replace("T", " ")} UTC, which is yet to come`,
    fix: say`make ${code(path)} again on a machine whose clock is right`,
  }),
  "report-asked-nothing": ({ path }) => ({
    what: say`the report ${code(path)} concludes nothing, and the policy asks for none of its numbers`,
    fix: say`ask a maintainer to add ${code("expect")} or ${code("compare")} to this proof`,
  }),
  "job-report-missing": ({ report }) => ({
    what: say`no job has reported at ${list(report.map(code), "or", 4)} for this head`,
    fix: say`wait for the job that makes ${list(report.map(code), "or", 4)}, or run it`,
  }),
  "job-evidence-refused": ({ detail }) => ({
    what: say`what the job reported does not count: ${detail}`,
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
    fix: say`let the job measure ${code(metric)}, and push the new ${code(path)}`,
  }),
  "metric-broken": ({ path, metric, about, at, detail }) => ({
    what: say`${metricOf(metric, about)} in ${code(path)} is no number, at ${code(at)}: ${detail}`,
    fix: say`find out why it could not be measured, and push a ${code(path)} that states it`,
  }),
  "metric-bound": ({ path, metric, about, value, unit, rule, bound, base }) => ({
    what: say`${metricOf(metric, about)} is ${strong(formatMetric(value, unit, bound))}, needs ${BOUND_WORDS[rule]} ${bound}${base === undefined ? [] : say`, was ${formatMetric(base, unit)} on base`} (${code(path)})`,
    fix: say`bring ${code(metric)} to ${BOUND_WORDS[rule]} ${bound} (now ${formatMetric(value, unit, bound)}) and push the new ${code(path)}`,
  }),
  "metric-moved": ({ path, metric, about, value, base, unit, rule, limit }) => ({
    what: say`${metricOf(metric, about)} ${value < base ? "fell" : value > base ? "rose" : "stays"} from ${formatMetric(base, unit, value)} on base to ${strong(formatMetric(value, unit, base))}, ${MOVE_WORDS[rule]} ${limit} (${code(path)})`,
    fix: say`bring ${code(metric)} back towards ${formatMetric(base, unit)} and push the new ${code(path)}`,
  }),
  "metric-vanished": ({ path, metric, about }) => ({
    what: say`base states ${metricOf(metric, about)}, and ${code(path)} does so no longer`,
    fix: say`let the job measure ${code(metric)} again, and push the new ${code(path)}`,
  }),
  "base-report-broken": ({ path, detail }) => ({
    what: say`the report ${code(path)} on base, to compare with, cannot be read: ${detail}`,
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
  "evidence-more": ({ more }) => ({ what: say`${plural(more, "objection")} more; the report has them all` }),
  "signature-missing": ({ path }) => ({
    what: say`no signature lies at ${code(path)}`,
    fix: say`let the job that writes the report sign it too, and commit its signature as ${code(path)}`,
  }),
  "signature-broken": ({ path, detail }) => ({
    what: say`the signature ${code(path)} proves nothing: ${detail}`,
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
  "codeowners-missing": ({ path, more }) => ({
    what: say`the base has no ${code("CODEOWNERS")} that would name an owner of ${code(path)}${otherPaths(more)}`,
    fix: say`add ${code(".github/CODEOWNERS")} in a pull request of its own, and merge that first`,
  }),
  "owner-missing": ({ path, more, file, line, found, wanted }) => ({
    what: [
      ...say`${code(path)}${otherPaths(more)} has ${found === 0 ? "no owner" : plural(found, "owner")} in base's ${code(file)}`,
      ...(line === undefined ? [] : say` (line ${line} decides)`),
      ...(wanted === 1 ? [] : say`, and ${wanted} are needed`),
    ],
    fix: say`name ${wanted === 1 ? "an owner" : `${wanted} owners`} of ${code(path)} in ${code(file)}, in a pull request of its own, and merge that first`,
  }),
  "document-missing": ({ path }) => ({
    what: say`${code(path)} does not exist`,
    fix: say`add ${code(path)} and push`,
  }),
  "document-empty": ({ source: name, untouched }) => ({
    what: untouched ? say`${source(name)} holds nothing but its template` : say`${source(name)} is empty`,
    fix: say`write ${source(name)}`,
  }),
  "section-missing": ({ source: name, section, or, nearest }) => ({
    what: say`${source(name)} has no section "${section}"${orElse(or)}${nearest === undefined ? "" : say` (it has "${nearest}")`}`,
    fix: say`add the section "${section}" to ${source(name)}`,
  }),
  "section-empty": ({ source: name, section, line, untouched }) => ({
    what: say`the section "${section}" of ${source(name)} ${untouched ? "holds nothing but the template's text" : "is empty"} (line ${line})`,
    fix: say`fill in the section "${section}" of ${source(name)}`,
  }),
  "checkbox-missing": ({ source: name, checkbox, or, nearest }) => ({
    what: say`${source(name)} has no box "${checkbox}"${orElse(or)}${nearest === undefined ? "" : say` (it has "${nearest}")`}`,
    fix: say`add the line ${code(`- [x] ${checkbox}`)} to ${source(name)} once it is true`,
  }),
  "checkbox-open": ({ source: name, checkbox, or, line }) => ({
    what: say`the box "${checkbox}"${orElse(or)} of ${source(name)} is not ticked (line ${line})`,
    fix: say`tick it once it is true`,
  }),
  leftover: ({ source: name, text, line }) => ({
    what: say`${source(name)} still says ${code(text)} in line ${line}`,
    fix: say`replace ${code(text)} in line ${line} of ${source(name)}`,
  }),
  "front-matter-missing": ({ source: name, key }) => ({
    what: say`the front matter of ${source(name)} lacks ${code(key)}`,
    fix: say`add ${code(key)} to the front matter of ${source(name)}`,
  }),
  "front-matter-broken": ({ source: name, detail }) => ({
    what: say`the front matter of ${source(name)} cannot be read: ${detail}`,
    fix: say`mend the YAML between the ${code("---")} lines of ${source(name)}`,
  }),
  "front-matter-rule": ({ source: name, key, rule, expected, found }) => ({
    what: say`${code(key)} in ${source(name)} is ${code(found)}, and the policy wants ${rule} ${code(expected)}`,
    fix: say`change ${code(key)} in the front matter of ${source(name)}`,
  }),
};

/** A rule's advice, which begins in upper case and ends with a full stop, as a clause; what stands between backticks is code. */
function plainFix(rule: string | undefined): Text | undefined {
  const fix = rule === undefined ? undefined : ruleOf(rule)?.fix;
  if (fix === undefined) return undefined;
  const clause = fix.charAt(0).toLowerCase() + fix.slice(1).replace(/\.$/, "");
  return join(
    clause.split("`").map((part, index) => (index % 2 === 0 ? say`${part}` : code(part))),
    "",
  );
}
