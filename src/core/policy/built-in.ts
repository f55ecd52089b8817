/** What holds whatever the policy says: the guard of the policy itself, and the built-in asset kinds. */
import { type Draft, foldId, see } from "./draft.ts";
import { builtInAssetsSchema } from "./file-schema.ts";
import { POLICY_GUARD, type Requirement, type Role } from "./policy.ts";
import { listWords, quote, type Report } from "./problem.ts";
import { type PolicyFile, readYaml } from "./read.ts";

/** The role that approves changes of the policy where no waiver role is named. */
export const MAINTAINERS = "maintainers";
const MAINTAINERS_ROLE: Role = { users: [], teams: [], permission: "maintain", unfilled: false };

/**
 * The patterns by asset kind of `policies/assets.yml`.
 * @throws TypeError if they cannot be read: they are shipped, so that is our own defect
 */
export function readBuiltInAssets(file: PolicyFile): ReadonlyMap<string, readonly string[]> {
  const read = readYaml(file);
  const parsed = "source" in read ? builtInAssetsSchema.safeParse(read.source.value) : undefined;
  if (parsed?.data === undefined) throw new TypeError(`${file.name} does not hold the built-in asset kinds`);
  return new Map(Object.entries(parsed.data.assets).map(([kind, { paths }]) => [kind, paths]));
}

/** GOV-6 and the role that signs for it. A policy may word it and map it to controls, and nothing more. */
export function buildGuard(draft: Draft, report: Report): { requirement: Requirement; role?: [string, Role] } {
  const worded = draft.requirements.get(foldId(POLICY_GUARD));
  const meant = Object.entries(worded?.fields ?? {}).filter(([field]) => !WORDING.has(field));
  for (const [field, { spot }] of meant) {
    report.error(
      "reserved-name",
      spot.key ?? spot.at,
      `${POLICY_GUARD} is built in, and its ${field} cannot be set; a policy may give it ${listWords([...WORDING], "and")}`,
    );
  }
  const name = draft.waiverRole?.value ?? MAINTAINERS;
  const taken = draft.waiverRole === undefined ? draft.roles.get(MAINTAINERS) : undefined;
  if (taken)
    report.error(
      "reserved-name",
      taken.at,
      `${quote(MAINTAINERS)} stands for whoever has the permission maintain, while no waiver role is named; rename the role, or name it under "waivers: { role: ${MAINTAINERS} }"`,
    );
  const { title, why, phase, controls } = worded?.fields ?? {};
  return {
    requirement: {
      id: POLICY_GUARD,
      title: title?.value ?? "Changes of the gate itself are approved",
      dimension: "governance",
      concerns: ["security"],
      ...(phase === undefined ? {} : { phase: phase.value }),
      why: why?.value ?? "Whoever can change the policy unseen can switch every other requirement off.",
      appliesTo: ["policy"],
      enforcement: "block",
      final: true,
      waivable: false,
      needs: {
        kind: "sign-off",
        role: name,
        count: 1,
        via: ["command", "tick", "review"],
        bareReview: false,
        notBy: "contributors",
        unattributedCommits: "warn",
        distinctFrom: [],
        note: "optional",
      },
      controls: [...(controls?.value ?? [])],
      origin: "built-in",
    },
    ...(draft.waiverRole === undefined ? { role: [MAINTAINERS, MAINTAINERS_ROLE] } : {}),
  };
}

const WORDING: ReadonlySet<string> = new Set(["title", "why", "phase", "controls"]);

/** The asset kind `policy` can be added to, never taken from. */
export function guardPolicyKind(draft: Draft, report: Report): void {
  const asset = draft.assets.get("policy");
  if (asset?.replaces)
    report.error(
      "reserved-name",
      asset.at,
      `the asset kind "policy" is guarded by ${POLICY_GUARD}, and cannot be replaced; remove "replace"`,
    );
  for (const { value, spot } of asset?.paths ?? []) {
    if (value.startsWith("!"))
      report.error(
        "reserved-name",
        spot.at,
        `the asset kind "policy" is guarded by ${POLICY_GUARD} ${see(asset?.at ?? spot.at)}, and ${quote(value)} would take paths away from it; remove the pattern`,
      );
  }
}
