import type { Item } from "../change/item.ts";
import type { Facts } from "../facts.ts";
import { ruleFinder } from "../owners/find-rule.ts";
import type { OwnersProof } from "../policy/policy.ts";
import type { Reason } from "../reason.ts";
import type { OwnersVerdict } from "../verdict.ts";

const SHOWN_OWNERS = 20;

/**
 * Judges whether base's CODEOWNERS names enough owners of every path that the change touches, of a rename both. The head's copy says what its
 * author wants it to say, so it is not looked at.
 */
export function judgeOwners({ min }: OwnersProof, items: readonly Item[], { codeowners }: Facts): OwnersVerdict {
  const conclude = (
    status: OwnersVerdict["status"],
    reasons: readonly Reason[],
    more: { file?: string; owners?: readonly string[] } = {},
  ): OwnersVerdict => ({ kind: "owners", status, reasons, owners: [], ...more });

  const paths = touchedPaths(items);
  const [first = ""] = paths;
  if (codeowners === undefined || "unavailable" in codeowners) {
    const detail = codeowners?.unavailable ?? "it was not read";
    return conclude("error", [{ code: "unavailable", fact: "base's CODEOWNERS", detail }]);
  }
  if ("missing" in codeowners)
    return conclude("unmet", [{ code: "codeowners-missing", path: first, more: paths.size - 1 }]);

  const { path: file, rules } = codeowners.known;
  const find = ruleFinder(rules);
  const owners = new Set<string>();
  const short: { path: string; line?: number; found: number }[] = [];
  for (const path of paths) {
    const rule = find(path);
    const named = new Set(rule?.owners.map((owner) => owner.toLowerCase()));
    if (named.size < min) short.push({ path, found: named.size, ...(rule === undefined ? {} : { line: rule.line }) });
    else for (const owner of rule?.owners ?? []) if (owners.size < SHOWN_OWNERS) owners.add(owner);
  }
  const [worst, ...others] = short;
  if (worst === undefined) return conclude("satisfied", [], { file, owners: [...owners].sort() });
  return conclude("unmet", [{ code: "owner-missing", ...worst, more: others.length, file, wanted: min }], { file });
}

/** The files in git that make the items changed: of an output of DVC, the file that names it. */
export function touchedPaths(items: readonly Item[]): ReadonlySet<string> {
  return new Set(
    items.flatMap(({ change: { path, previousPath } }) => (previousPath === undefined ? [path] : [path, previousPath])),
  );
}
