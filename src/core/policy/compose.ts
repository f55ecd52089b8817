/** Composes a policy: files and packs in, one checked policy or every problem out. Pure: the caller has read all files. */
import { type Assembly, assemble, type LoadedPack, type Materials } from "./assemble.ts";
import { buildGuard, guardPolicyKind, readBuiltInAssets } from "./built-in.ts";
import { checkSemantics } from "./check-semantics.ts";
import {
  DEFAULT_WAIVER_DAYS,
  type Draft,
  type DraftRequirement,
  enforcementOf,
  foldId,
  isFinal,
  isWaivable,
  setAt,
} from "./draft.ts";
import { fillRoles } from "./fill-roles.ts";
import { warnOfLoneHolders } from "./lone-holders.ts";
import { packRefs, parsePackRef } from "./pack-ref.ts";
import {
  ASSET_KINDS,
  DIMENSIONS,
  POLICY_GUARD,
  POLICY_SCHEMA,
  type Policy,
  type PolicyNotice,
  type Requirement,
} from "./policy.ts";
import { openReport, type Place, type Problem, sortProblems } from "./problem.ts";
import { type Json, type PolicyFile, readYaml } from "./read.ts";
import { nothingBroken } from "./validate.ts";

export interface CompositionInput {
  /** `pack` checks a pack by itself: unset inputs take their example, and nobody need fill its roles. */
  readonly kind: "policy" | "pack";
  /** The policy's own files, in name order; the one pack. */
  readonly files: readonly PolicyFile[];
  /** Every pack that is extended, however indirectly, by `PackRef.ref`. A pack's `name` is the file that problems name. */
  readonly packs?: ReadonlyMap<string, LoadedPack>;
  /** In the form of an `extends` entry; composed beneath everything. */
  readonly orgPolicy?: Json;
  /** `policies/assets.yml`. */
  readonly builtInAssets: PolicyFile;
  /** Where the policy lies, if not in the default place; that path is of kind `policy` too. */
  readonly policyPath?: string;
  /** The repository has no policy, and `files` is what stands in for one. */
  readonly isDefault?: boolean;
  /** References of all shipped packs, to suggest the nearest from. */
  readonly shippedPacks?: readonly string[];
}

/** Which place set each field of each requirement, by id and by the field's name in the file; for `policy explain`. */
export type Provenance = ReadonlyMap<string, ReadonlyMap<string, Place>>;

export interface Composition {
  /** Absent exactly if a problem is an error. */
  readonly policy?: Policy;
  /** All there are, by file, line and column. */
  readonly problems: readonly Problem[];
  readonly provenance: Provenance;
}

/** @throws TypeError only if the built-in asset kinds cannot be read */
export function composePolicy(input: CompositionInput): Composition {
  const report = openReport();
  const packs = input.packs ?? new Map<string, LoadedPack>();
  const materials: Materials = {
    kind: input.kind,
    files: input.files,
    packs,
    ...(input.orgPolicy === undefined ? {} : { orgPolicy: input.orgPolicy }),
    shippedPacks: input.shippedPacks ?? [...packs.keys()],
    builtInAssets: readBuiltInAssets(input.builtInAssets),
    advisory: input.kind === "policy" && isAdvisory(input, packs),
    report,
    broken: nothingBroken(),
    proofSpots: new Map(),
  };
  const assembly = assemble(materials);
  const { draft } = assembly;
  const kinds = [...new Set([...ASSET_KINDS, ...materials.builtInAssets.keys(), ...draft.assets.keys()])];
  checkSemantics({
    draft,
    kinds,
    ownFiles: new Set(input.files.map(({ name }) => name)),
    proofSpots: materials.proofSpots,
    broken: materials.broken,
    report,
  });
  guardPolicyKind(draft, report);
  const policy = buildPolicy(assembly, materials, input);
  if (input.kind === "policy" && !hasErrors(report.problems)) warnOfLoneHolders(assembly, report);
  const problems = sortProblems(report.problems);
  const provenance = traceFields(draft);
  return hasErrors(problems) ? { problems, provenance } : { policy, problems, provenance };
}

const hasErrors = (problems: readonly Problem[]): boolean => problems.some(({ severity }) => severity === "error");

function buildPolicy(assembly: Assembly, materials: Materials, input: CompositionInput): Policy {
  const { draft, missing, sources } = assembly;
  const { roles, unfilled } = fillRoles(assembly, materials);
  const guard = buildGuard(draft, materials.report);
  if (guard.role) roles.set(...guard.role);
  const requirements = [...draft.requirements.values()]
    .filter(({ id }) => foldId(id) !== foldId(POLICY_GUARD))
    .flatMap((requirement) => buildRequirement(requirement) ?? []);
  const notices: PolicyNotice[] = [
    ...(input.isDefault ? [{ code: "default-policy" as const }] : []),
    ...(unfilled.length > 0 ? [{ code: "unfilled-roles" as const, roles: [...unfilled] }] : []),
    ...missing.map(({ input: name, pack }) => ({ code: "missing-input" as const, input: name, pack })),
  ];
  return {
    schema: POLICY_SCHEMA,
    mode: draft.mode?.value ?? "enforce",
    ...(draft.enforceFrom === undefined ? {} : { enforceFrom: draft.enforceFrom.value }),
    roles: Object.fromEntries(roles),
    assets: Object.fromEntries(mergeAssets(draft, materials.builtInAssets)),
    requirements: [...requirements, guard.requirement].sort(byDimension),
    waivers: {
      ...(draft.waiverRole === undefined ? {} : { role: draft.waiverRole.value }),
      maxDays: draft.waiverDays?.value ?? DEFAULT_WAIVER_DAYS,
    },
    exceptions: (draft.exceptions ?? []).map(({ value }) => ({
      ...value,
      requirement: canonicalId(value.requirement, draft),
    })),
    policyPaths: input.policyPath === undefined ? [] : [input.policyPath],
    sources: [...sources],
    notices,
  };
}

const canonicalId = (id: string, { requirements }: Draft): string => requirements.get(foldId(id))?.id ?? id;

/** `undefined` where something is missing, which has been reported. */
function buildRequirement(draft: DraftRequirement): Requirement | undefined {
  const { id, origin, fields } = draft;
  const { title, dimension, concern, phase, why, paths, when, needs, controls } = fields;
  const appliesTo = fields["applies-to"];
  if (!title || !dimension || !concern || !appliesTo || !needs) return undefined;
  return {
    id,
    title: title.value,
    dimension: dimension.value,
    concerns: [...concern.value],
    ...(phase === undefined ? {} : { phase: phase.value }),
    ...(why === undefined ? {} : { why: why.value }),
    appliesTo: [...appliesTo.value],
    ...(paths === undefined ? {} : { paths: [...paths.value] }),
    ...(when === undefined ? {} : { when: when.value }),
    enforcement: enforcementOf(draft),
    final: isFinal(draft),
    waivable: isWaivable(draft),
    needs: needs.value,
    controls: [...(controls?.value ?? [])],
    origin,
  };
}

function mergeAssets({ assets }: Draft, builtIn: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const merged = new Map([...builtIn].map(([kind, paths]) => [kind, [...paths]]));
  for (const [kind, { replaces, paths }] of assets)
    merged.set(kind, [...(replaces ? [] : (merged.get(kind) ?? [])), ...paths.map(({ value }) => value)]);
  return merged;
}

/** By dimension, then by id, numbers as numbers: the order in which a policy is written means nothing. */
function byDimension(a: Requirement, b: Requirement): number {
  return DIMENSIONS.indexOf(a.dimension) - DIMENSIONS.indexOf(b.dimension) || compareIds(foldId(a.id), foldId(b.id));
}

function compareIds(a: string, b: string): number {
  const [left, right] = [a, b].map((id) => id.replace(/\d+/g, (digits) => digits.padStart(64, "0")));
  return left === right ? 0 : (left ?? "") < (right ?? "") ? -1 : 1;
}

function traceFields({ requirements }: Draft): Provenance {
  return new Map(
    [...requirements.values()].map(({ id, fields }) => [
      id,
      new Map(Object.entries(fields).map(([field, placed]) => [field, setAt(placed)])),
    ]),
  );
}

/** The mode that counts is the one written last. It must be known before inputs are, so an input cannot set it to advisory. */
function isAdvisory({ files, orgPolicy }: CompositionInput, packs: ReadonlyMap<string, LoadedPack>): boolean {
  const seen = new Set<string>();
  let mode: unknown;
  function visitPack(ref: string): void {
    const pack = packs.get(ref);
    if (pack === undefined || "unavailable" in pack || seen.has(ref)) return;
    seen.add(ref);
    for (const extended of packRefs(pack)) visitPack(extended.ref);
    mode = writtenMode(pack) ?? mode;
  }
  const org =
    typeof orgPolicy === "object" && orgPolicy !== null && "pack" in orgPolicy ? orgPolicy["pack"] : orgPolicy;
  const ref = typeof org === "string" ? parsePackRef(org) : undefined;
  if (ref !== undefined && "ref" in ref) visitPack(ref.ref);
  for (const file of files) for (const extended of packRefs(file)) visitPack(extended.ref);
  for (const file of files) mode = writtenMode(file) ?? mode;
  return mode === "advisory";
}

function writtenMode(file: PolicyFile): Json | undefined {
  const read = readYaml(file);
  const value = "source" in read ? read.source.value : undefined;
  return typeof value === "object" && value !== null && "mode" in value ? value["mode"] : undefined;
}
