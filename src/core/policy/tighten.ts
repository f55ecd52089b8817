/**
 * Guards what is `final`: compares a draft with what became of it in a policy that builds on it. Looking at the outcome,
 * rather than at each step of merging, leaves no way round: whoever changed it, and in whatever order.
 */
import { canonicalJson } from "../canonical-json.ts";
import type { Draft, DraftRequirement, RequirementField } from "./draft.ts";
import { enforcementOf, foldId, isFinal, isWaivable, see, setAt } from "./draft.ts";
import { comparePatterns, type Guard } from "./guard.ts";
import { conjunctsOf } from "./merge.ts";
import { ENFORCEMENTS } from "./policy.ts";
import { listWords, type Place, quote, type Report } from "./problem.ts";
import { keyAt, type Placed, valueAt } from "./spot.ts";
import { guardReach } from "./tighten-reach.ts";

/** Wording and place in the paradigm: what a final requirement says, it says for good. */
const FIXED = ["title", "dimension", "concern", "phase", "why", "controls"] as const;

/**
 * Reports every way in which `after`, which builds on `before`, is laxer about what is final in `before`.
 * @param builtIn patterns of the built-in asset kinds
 */
export function guardFinals(
  before: Draft,
  after: Draft,
  builtIn: ReadonlyMap<string, readonly string[]>,
  report: Report,
): void {
  const guards = [...before.requirements.values()].filter(isFinal).map((requirement): Guard => {
    const { id, fields, at } = requirement;
    const where = fields.final === undefined ? at : setAt(fields.final);
    return {
      requirement,
      object: (place, what) =>
        report.error("loosens-final", place, `${id} is final ${see(where)}: ${what}`, { also: where }),
    };
  });
  for (const guard of guards) {
    const now = after.requirements.get(foldId(guard.requirement.id));
    if (now !== undefined && now !== guard.requirement) guardRequirement(guard, now);
  }
  guardReach(guards, before, after, builtIn);
}

function guardRequirement({ requirement, object }: Guard, now: DraftRequirement): void {
  const was = requirement.fields;
  const { fields } = now;
  const at = (field: RequirementField): Place => placeOf(fields[field], now);

  if (!isFinal(now)) object(at("final"), '"final: false" would undo that; remove the line');
  const [before, after] = [enforcementOf(requirement), enforcementOf(now)];
  if (ENFORCEMENTS.indexOf(after) > ENFORCEMENTS.indexOf(before))
    object(
      at("enforcement"),
      `its enforcement may only be raised, and ${after} is less than ${before}; remove the line`,
    );
  if (!isWaivable(requirement) && isWaivable(now))
    object(at("waivable"), "it cannot be waived, and may not be made waivable; remove the line");

  const lost = (was["applies-to"]?.value ?? []).filter((kind) => !fields["applies-to"]?.value.includes(kind));
  if (lost.length > 0)
    object(
      at("applies-to"),
      `it applies to ${listWords(lost, "and")}, which this list leaves out; a list may only grow`,
    );
  guardPaths(was.paths, fields.paths, at("paths"), object);
  if (was.when?.value !== fields.when?.value)
    object(
      at("when"),
      `${was.when === undefined ? "it applies always, and a condition" : 'another "when"'} would let changes pass it; remove the line`,
    );
  if (was.needs !== undefined && was.needs !== fields.needs) {
    const kept = new Set(conjunctsOf(fields.needs?.value ?? { kind: "all", of: [] }).map(canonicalJson));
    if (!conjunctsOf(was.needs.value).every((needs) => kept.has(canonicalJson(needs))))
      object(at("needs"), `its needs ${see(setAt(was.needs))} may only be added to`);
  }
  for (const field of FIXED) {
    if (canonicalJson(was[field]?.value ?? null) !== canonicalJson(fields[field]?.value ?? null))
      object(at(field), `its ${field} may not be changed; remove the line`);
  }
}

function placeOf(field: Placed<unknown> | undefined, { at }: DraftRequirement): Place {
  return field === undefined ? at : setAt(field);
}

/** `paths` narrows a requirement, so that having none is widest. */
function guardPaths(
  was: Placed<readonly string[]> | undefined,
  now: Placed<readonly string[]> | undefined,
  at: Place,
  object: Guard["object"],
): void {
  if (now === undefined || now === was) return;
  if (was === undefined) {
    object(at, 'it covers every path, and "paths" would narrow it; remove the line');
    return;
  }
  const { lost, subtracted } = comparePatterns(was.value, now.value);
  if (lost !== undefined)
    object(
      at,
      `it covers ${quote(lost)} ${see(keyAt(was.spot))}, which this list leaves out or moves; repeat its patterns in order, and add to them`,
    );
  for (const index of subtracted)
    object(
      valueAt(now.spot, [index]),
      `${quote(now.value[index] ?? "")} would take paths away from it; remove the pattern`,
    );
}
