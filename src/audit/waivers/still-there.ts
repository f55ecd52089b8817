/** Whether content that a waiver was granted for still stands on a branch. */
import type { BoundContent, GrantedWaiver } from "./granted.ts";

/** What stands in a tree. */
export interface Standing {
  /** By path. */
  readonly entries: ReadonlyMap<string, { readonly id: string }>;
  /** By git blob: the first path that has it. */
  readonly byId: ReadonlyMap<string, string>;
  /** By LFS oid: the first path whose pointer names it. */
  readonly byOid: ReadonlyMap<string, string>;
  /** By DVC's hash: the first path of a file that pins it. */
  readonly byHash: ReadonlyMap<string, string>;
  /** Files of DVC that cannot be read, so that nobody knows what they pin. */
  readonly dark: ReadonlySet<string>;
}

export interface StillThere {
  readonly path: string;
  /** Where it stands now, if somewhere else. */
  readonly now?: string;
}

export interface JudgedWaiver extends GrantedWaiver {
  /** Its last day is over. */
  readonly expired: boolean;
  readonly stillThere: readonly StillThere[];
}

/** Git's empty files, in repositories of either kind: they are in every second tree. */
const EMPTY: ReadonlySet<string> = new Set([
  "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
  "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
]);
const ARTEFACTS: readonly string[] = ["model", "data"];

/**
 * Content that has been moved is found again where it is a model or data; of other files, equal ones may have nothing to do with it.
 */
export function findContent(
  { path, file, id, lfs, dvc, kinds }: BoundContent,
  { entries, byId, byOid, byHash, dark }: Standing,
): StillThere | undefined {
  const here = entries.get(file);
  if (dvc !== undefined) {
    const pinnedBy = byHash.get(dvc);
    if (here?.id === id || pinnedBy === file || dark.has(file)) return { path };
    return pinnedBy === undefined ? undefined : { path, now: pinnedBy };
  }
  if (here?.id === id) return { path };
  const elsewhere = lfs === undefined ? (EMPTY.has(id) ? undefined : byId.get(id)) : byOid.get(lfs);
  if (elsewhere === undefined) return undefined;
  if (elsewhere === file) return { path };
  return lfs !== undefined || kinds.some((kind) => ARTEFACTS.includes(kind)) ? { path, now: elsewhere } : undefined;
}

/**
 * Of a waiver whose merge is not recorded, content on the branch is all that tells of one: without any it was not merged, or is no risk.
 * @param today the day that is asked about, as `2026-11-21`; a waiver holds through its last day
 * @returns those that are over and whose content is still there first, then those that run, then those that no longer matter; each
 *   group by its last day
 */
export function judgeWaivers(granted: readonly GrantedWaiver[], standing: Standing, today: string): JudgedWaiver[] {
  const judged = granted
    .map(
      (waiver): JudgedWaiver => ({
        ...waiver,
        // One without a last day is over: it never was in force.
        expired: waiver.until < today,
        stillThere: waiver.content.flatMap((each) => findContent(each, standing) ?? []),
      }),
    )
    .filter(({ merged, stillThere }) => merged !== undefined || stillThere.length > 0);
  const order = (each: JudgedWaiver) =>
    `${rankOf(each)} ${each.until} ${String(each.pullRequest).padStart(12, "0")} ${each.requirement}`;
  return judged.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** Expired, and its content is still there. */
export const isOverdue = ({ expired, stillThere }: JudgedWaiver): boolean => expired && stillThere.length > 0;

function rankOf(waiver: JudgedWaiver): number {
  if (isOverdue(waiver)) return 0;
  return waiver.stillThere.length > 0 ? 1 : 2;
}
