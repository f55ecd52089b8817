import type { Reason } from "../core/reason.ts";
import type { ScanFinding } from "../core/scan-facts.ts";
import { ruleOf } from "../scan/rules.ts";
import { code, join, link, list, plural, prose, type Span, say, type Text } from "./span.ts";
import { EVIDENCE_WORDING } from "./wording-evidence.ts";
import { VERDICT_WORDS } from "./wording-verdicts.ts";
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
  ...EVIDENCE_WORDING,
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
    fix: say`write what belongs there`,
    next: say`replace ${code(text)} in line ${line} of ${source(name)}`,
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
  return prose(fix.charAt(0).toLowerCase() + fix.slice(1).replace(/\.$/, ""));
}
