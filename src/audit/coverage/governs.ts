/** Which of many changes a policy governs, asked of all at once. */
import { type Scope, scopeOf } from "../../core/change/scope.ts";
import type { Facts, FileChange, Link } from "../../core/facts.ts";
import { POLICY_GUARD, type Policy, type Requirement } from "../../core/policy/policy.ts";
import { compileWhen } from "../../core/policy/when.ts";

/**
 * `who`: a condition asks who opened the pull request, or whether it came from a fork, which git does not know.
 */
export type Governed = "yes" | "no" | "who";

/** Of one change. */
export interface Answer {
  readonly governed: Governed;
  /** The files that a requirement applied to, in the change's order. */
  readonly files: readonly FileChange[];
}

export interface Surroundings {
  readonly links: readonly Link[];
  /** The branch that it landed on, as conditions name it. */
  readonly branch: string;
  readonly repository: string;
}

/**
 * Says of each change, that is of its files, whether a requirement of the policy applies to any, and to which.
 * @throws TypeError on a policy that was not read by our schema
 */
export function governs(
  policy: Policy,
  changes: readonly (readonly FileChange[])[],
  { links, branch, repository }: Surroundings,
): Answer[] {
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
    const sure = new Set(files.filter(surely));
    // A condition is asked only where something depends on it.
    if (!files.some((file) => !sure.has(file) && maybe(file)))
      return { governed: sure.size > 0 ? "yes" : "no", files: [...sure] };
    const own = scopeOf(policy, facts(files));
    const context = {
      pr: { base: branch, author: "", fork: false },
      repo: repository,
      change: own.whenContext(),
    };
    const answers = conditional.map((each): Answer => {
      const touching = files.filter(touched(own, [each]));
      if (touching.length === 0) return { governed: "no", files: [] };
      const { when = "" } = each;
      const outcome = compileWhen(when)(context);
      if (ASKS_WHO.test(when)) return { governed: "who", files: touching };
      return "error" in outcome || outcome.value ? { governed: "yes", files: touching } : { governed: "no", files: [] };
    });
    const found = new Set([...sure, ...answers.flatMap((answer) => answer.files)]);
    const said = new Set(answers.map(({ governed }) => governed));
    const governed = sure.size > 0 || said.has("yes") ? "yes" : said.has("who") ? "who" : "no";
    return { governed, files: files.filter((file) => found.has(file)) };
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
