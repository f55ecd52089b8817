/** Which of many changes a policy governs, asked of all at once. */
import { type Scope, scopeOf } from "../../core/change/scope.ts";
import type { Facts, FileChange, Link } from "../../core/facts.ts";
import { POLICY_GUARD, type Policy, type Requirement } from "../../core/policy/policy.ts";
import { compileWhen } from "../../core/policy/when.ts";

/**
 * `who`: a condition asks who opened the pull request, or whether it came from a fork, which git does not know.
 */
export type Governed = "yes" | "no" | "who";

export interface Surroundings {
  readonly links: readonly Link[];
  /** The branch that it landed on, as conditions name it. */
  readonly branch: string;
  readonly repository: string;
}

/**
 * Says of each change, that is of its files, whether a requirement of the policy applies to any.
 * @throws TypeError on a policy that was not read by our schema
 */
export function governs(
  policy: Policy,
  changes: readonly (readonly FileChange[])[],
  { links, branch, repository }: Surroundings,
): Governed[] {
  const asked = policy.requirements.filter(({ enforcement }) => enforcement !== "off");
  const always = asked.filter(({ when }) => when === undefined);
  const conditional = asked.filter(({ when }) => when !== undefined);
  const facts = (files: readonly FileChange[]): Pick<Facts, "changes" | "links"> => ({
    changes: [...files],
    links: { known: [...links] },
  });
  const scope = scopeOf(policy, facts(changes.flat()));
  const surely = touched(scope, always);
  const maybe = touched(scope, conditional);
  return changes.map((files) => {
    if (files.some(surely)) return "yes";
    if (!files.some(maybe)) return "no";
    const own = scopeOf(policy, facts(files));
    const applying = conditional.filter((each) => files.some(touched(own, [each])));
    const context = {
      pr: { base: branch, author: "", fork: false },
      repo: repository,
      change: own.whenContext(),
    };
    const answers = applying.map(({ when = "" }): Governed => {
      const outcome = compileWhen(when)(context);
      if (ASKS_WHO.test(when)) return "who";
      return "error" in outcome || outcome.value ? "yes" : "no";
    });
    return answers.find((answer) => answer === "yes") ?? answers.find((answer) => answer === "who") ?? "no";
  });
}

const ASKS_WHO = /\bauthor\b|\bfork\b/;

/** Tells whether a file is one that any of the requirements is about. */
function touched(scope: Scope, requirements: readonly Requirement[]): (file: FileChange) => boolean {
  const files = new Set(requirements.flatMap((each) => scope.governedBy(each).map(({ change }) => change)));
  if (requirements.some(({ id }) => id === POLICY_GUARD))
    for (const { change } of scope.leftGovernance) files.add(change);
  const kinds = new Set(requirements.flatMap(({ appliesTo }) => appliesTo));
  // What nobody can look through is in doubt, and so an error of these requirements.
  const dark = new Set(
    scope.unresolved.filter((each) => each.kinds.some((kind) => kinds.has(kind))).map(({ path }) => path),
  );
  return (file) => files.has(file) || (dark.size > 0 && dark.has(file.path));
}
