/** What only the whole policy can tell: names that nothing defines, rules that can never apply or never fail, limits. */
import { globProblem } from "../change/globs.ts";
import { checkNeeds } from "./check-needs.ts";
import { type Draft, type DraftRequirement, foldId, isWaivable, setAt } from "./draft.ts";
import type { ProofSpots } from "./normalise-needs.ts";
import { CONCERNS, POLICY_GUARD } from "./policy.ts";
import { listWords, quote, type Report, suggest } from "./problem.ts";
import { type Placed, type Spot, valueAt } from "./spot.ts";
import type { Broken } from "./validate.ts";
import { whenProblem } from "./when.ts";

const MAX_REQUIREMENTS = 500;
const MAX_KINDS = 30;
/** What a requirement must have once everything is merged, and an example for each. */
const NEEDED = ["title", "dimension", "concern", "applies-to", "needs"] as const;

export interface Survey {
  readonly draft: Draft;
  /** Every asset kind there is. */
  readonly kinds: readonly string[];
  /** The policy's own files, packs aside. */
  readonly ownFiles: ReadonlySet<string>;
  readonly proofSpots: ProofSpots;
  readonly broken: Broken;
  readonly report: Report;
}

/** Reports everything that makes no sense in a merged policy, roles that nobody fills aside. */
export function checkSemantics(survey: Survey): void {
  checkLimits(survey);
  checkRoleNames(survey);
  checkAssets(survey);
  for (const requirement of survey.draft.requirements.values()) checkRequirement(requirement, survey);
  checkExceptions(survey);
}

function checkLimits({ draft, kinds, report }: Survey): void {
  const last = [...draft.requirements.values()][MAX_REQUIREMENTS];
  if (last)
    report.error("limit", last.at, `a policy has at most ${MAX_REQUIREMENTS} requirements, and this is one more`);
  const kind = [...draft.assets].find(([name]) => kinds.indexOf(name) >= MAX_KINDS);
  if (kind)
    report.error(
      "limit",
      kind[1].at,
      `there are at most ${MAX_KINDS} asset kinds, the built-in ones included, and this is one more`,
    );
}

/** Roles, concerns, requirements and `all` are told apart by name alone in `/sign-off` commands. */
function checkRoleNames({ draft, report }: Survey): void {
  const concerns: readonly string[] = CONCERNS;
  for (const [name, { at }] of draft.roles) {
    const requirement = draft.requirements.get(foldId(name));
    const is = concerns.includes(name)
      ? `the concern ${name}`
      : name === "all"
        ? "everything"
        : requirement !== undefined
          ? `the requirement ${requirement.id}`
          : undefined;
    if (is !== undefined)
      report.error(
        "reserved-name",
        at,
        `a role cannot be called ${quote(name)}: "/sign-off ${name}" means ${is}; rename it, as ${name}-reviewer`,
      );
    // Every object has a member of that name; it is kept out of look-ups.
    if (name === "constructor") report.error("reserved-name", at, 'a role cannot be called "constructor"; rename it');
  }
}

function checkAssets({ draft, report }: Survey): void {
  for (const [kind, { at, paths }] of draft.assets) {
    if (kind === "constructor")
      report.error("reserved-name", at, 'an asset kind cannot be called "constructor"; rename it');
    for (const pattern of paths) checkGlob(pattern.value, pattern.spot, report);
  }
}

function checkGlob(pattern: string, spot: Spot, report: Report): void {
  const problem = globProblem(pattern);
  if (problem !== undefined)
    report.error("invalid-glob", spot.at, `${quote(pattern)} is not a valid pattern: ${problem}`);
}

/** A list of patterns that selects, rather than adding to others. */
function checkGlobs({ value, spot }: Placed<readonly string[]>, report: Report): void {
  value.forEach((pattern, index) => {
    checkGlob(pattern, { ...spot, at: valueAt(spot, [index]) }, report);
  });
  const [first] = value;
  if (first?.startsWith("!"))
    report.error(
      "never-applies",
      valueAt(spot, [0]),
      `${quote(first)} subtracts from nothing: patterns are read in order; write a pattern that adds before it`,
    );
}

function checkRequirement(requirement: DraftRequirement, survey: Survey): void {
  const { id, at, fields } = requirement;
  const { broken, kinds, report } = survey;
  const lacking = NEEDED.filter((field) => fields[field] === undefined);
  if (lacking.length > 0 && id !== POLICY_GUARD && !broken.all && !broken.requirements.has(foldId(id)))
    report.error(
      "incomplete-requirement",
      at,
      `${id} lacks ${listWords(lacking.map(quote), "and")}; a new requirement must have them, and to change one of a pack, its id must be the pack's`,
      fields.needs ? {} : suggestId(id, survey),
    );
  fields["applies-to"]?.value.forEach((kind, index) => {
    if (!kinds.includes(kind) && !broken.all && !broken.kinds.has(kind))
      report.error(
        "unknown-name",
        valueAt(fields["applies-to"]?.spot ?? emptySpot(at), [index]),
        `no asset kind is called ${quote(kind)}; the kinds are ${listWords(kinds, "and")}`,
        suggest(kind, kinds),
      );
  });
  if (fields.paths) checkGlobs(fields.paths, report);
  if (fields.when) checkWhen(fields.when, survey);
  if (fields.needs) checkNeeds(id, fields.needs, survey);
}

const emptySpot = (at: Spot["at"]): Spot => ({ at, members: new Map() });

function suggestId(id: string, { draft }: Survey): { suggestion?: string } {
  const complete = [...draft.requirements.values()].filter(({ fields }) => NEEDED.every((field) => fields[field]));
  return suggest(
    id,
    complete.map((other) => other.id),
  );
}

function checkWhen({ value, spot }: Placed<string>, { kinds, broken, report }: Survey): void {
  const problem = whenProblem(value, broken.all || broken.kinds.size > 0 ? undefined : kinds);
  if (problem === undefined) return;
  const { text } = spot;
  const at = text === undefined ? spot.at : { ...text, column: text.column + problem.column - 1 };
  const where = text === undefined ? ` (character ${problem.column} of the expression)` : "";
  report.error("invalid-when", at, `"when": ${problem.message}${where}`);
}

function checkExceptions({ draft, ownFiles, broken, report }: Survey): void {
  for (const { value, spot } of draft.exceptions ?? []) {
    const { requirement: id, paths } = value;
    const requirement = draft.requirements.get(foldId(id));
    const at = valueAt(spot, ["requirement"]);
    checkGlobs({ value: paths, spot: spot.members.get("paths") ?? spot }, report);
    const set = requirement?.fields.waivable;
    // A pack's exception from what is made stricter further up is void, and not the reader's to remove.
    const isOurs = ownFiles.has(at.file) || set?.spot.at.file === at.file;
    if (foldId(id) === foldId(POLICY_GUARD) || (requirement && !isWaivable(requirement))) {
      const message = `${id} cannot be waived, so nothing can be excepted from it; remove the exception`;
      if (isOurs) report.error("never-applies", at, message, set ? { also: setAt(set) } : {});
    } else if (requirement === undefined && !broken.all && !broken.requirements.has(foldId(id)))
      report.error(
        "unknown-name",
        at,
        `no requirement has the id ${quote(id)}`,
        suggest(
          id,
          [...draft.requirements.values()].map((other) => other.id),
        ),
      );
  }
}
