import type { Notice } from "../core/verdict.ts";
import { describeRefusal } from "./refusal.ts";
import { code, link, list, plain, say } from "./span.ts";
import type { Wording } from "./words.ts";

export const NOTICE_WORDING: Wording<Notice> = {
  "default-policy": () => ({
    what: say`this repository has no policy yet, so ${code("secmlops:baseline")} advises`,
    fix: say`add one under ${code(".github/secmlops/")}`,
  }),
  "unfilled-roles": ({ roles }) => ({
    what: say`nobody fills ${list(roles.map(plain), "and", 12)}, so anyone who may write counts`,
    fix: say`name people in the policy, under ${code("roles")}`,
  }),
  "missing-input": ({ input, pack }) => ({
    what: say`the policy leaves the input ${code(input)} of ${code(pack)} unset`,
    fix: say`set it under ${code("extends")}`,
  }),
  "no-ledger": () => ({
    what: say`no history is kept (${code("ledger: off")}): passes have no record, and deleted objections are forgotten`,
  }),
  "as-if-enforced": () => ({
    what: say`judged as if the policy enforced (${code("--enforce")}); it is advisory, and on GitHub lets everything pass`,
  }),
  "unattributed-commit": ({ commit, name }) => ({
    what: say`commit ${code(commit.slice(0, 7))} by "${name}" belongs to no account, so its author may sign off unnoticed`,
    fix: say`commit under an e-mail address of an account`,
  }),
  "job-code-changed": ({ run, paths, more }) => ({
    what: say`this pull request changes code that may have made the numbers of run ${code(String(run))}: ${list(paths.map(code), "and", 4)}${more > 0 ? ` and ${more} more` : ""}`,
    fix: say`look at that code, or let the workflow take it from the base branch`,
  }),
  tampered: ({ author, by, url }) => ({
    what: say`${url === undefined ? say`a comment` : say`${link("a comment", url)}`} of ${author} was edited by ${by}; sign-offs in it do not count`,
    fix: say`ask ${author} to edit it again, or to write a new one`,
  }),
  "head-policy-problem": ({ file, line, column, message }) => ({
    what: say`the policy in this pull request is broken: ${code(`${file}:${line}:${column}`)} ${message}`,
    fix: say`mend it before merging; the policy of the base branch judges until then`,
  }),
  "act-not-counted": ({ act }, { waiverRole }) => ({ what: describeRefusal({ act, requirements: [] }, waiverRole) }),
};
