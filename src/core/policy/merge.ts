/** Puts one draft on top of another: by id and field by field, lists replace, asset paths append. */
import { canonicalJson } from "../canonical-json.ts";
import type { Draft, DraftAsset, DraftFields, DraftRequirement, DraftRole } from "./draft.ts";
import { isFinal } from "./draft.ts";
import type { Needs } from "./policy.ts";
import type { Placed } from "./spot.ts";

/** Merges without judging: whether `top` was allowed to is for `tighten.ts`. */
export function mergeDrafts(base: Draft, top: Draft): Draft {
  return {
    ...base,
    ...top,
    roles: mergeMaps(base.roles, top.roles, mergeRoles),
    assets: mergeMaps(base.assets, top.assets, mergeAssets),
    requirements: mergeMaps(base.requirements, top.requirements, mergeRequirements),
  };
}

function mergeMaps<T>(base: ReadonlyMap<string, T>, top: ReadonlyMap<string, T>, merge: (base: T, top: T) => T) {
  const merged = new Map(base);
  for (const [name, value] of top) {
    const under = merged.get(name);
    merged.set(name, under === undefined ? value : merge(under, value));
  }
  return merged;
}

function mergeRoles(base: DraftRole, top: DraftRole): DraftRole {
  return top.whole ? top : { ...base, ...top, whole: base.whole };
}

function mergeAssets(base: DraftAsset, top: DraftAsset): DraftAsset {
  if (top.replaces) return top;
  return { at: base.at, replaces: base.replaces, paths: [...base.paths, ...top.paths] };
}

function mergeRequirements(base: DraftRequirement, top: DraftRequirement): DraftRequirement {
  const fields: DraftFields = { ...base.fields, ...top.fields };
  const { id, at, origin } = base;
  if (!isFinal(base) || base.fields.needs === undefined || top.fields.needs === undefined)
    return { id, at, origin, fields };
  return { id, at, origin, fields: { ...fields, needs: joinNeeds(base.fields.needs, top.fields.needs) } };
}

/** What a final requirement needs can only grow: the base's needs come first, then those that are new. */
function joinNeeds(base: Placed<Needs>, top: Placed<Needs>): Placed<Needs> {
  const known = conjunctsOf(base.value);
  const texts = new Set(known.map(canonicalJson));
  const added = conjunctsOf(top.value).filter((needs) => !texts.has(canonicalJson(needs)));
  return added.length === 0 ? base : { value: { kind: "all", of: [...known, ...added] }, spot: top.spot };
}

/** The needs that must each be met. */
export function conjunctsOf(needs: Needs): Needs[] {
  return needs.kind === "all" ? needs.of.flatMap(conjunctsOf) : [needs];
}
