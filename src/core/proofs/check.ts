import { foldPath } from "../change/fold-path.ts";
import type { Check, Facts, FileChange, Link } from "../facts.ts";
import type { CheckProof } from "../policy/policy.ts";
import type { Reason } from "../reason.ts";
import type { CheckVerdict } from "../verdict.ts";

type Passed = CheckVerdict["notCounted"][number];
const SHOWN_PASSED = 20;

/**
 * Judges a check or status of the head commit. The newest of that name, app and workflow counts, and of two at the same instant
 * the stricter. A workflow that this pull request changes says what its author wants it to say, so it proves nothing.
 */
export function judgeCheck(proof: CheckProof, facts: Facts): CheckVerdict {
  const { name, app, workflow } = proof;
  const conclude = (
    status: CheckVerdict["status"],
    reasons: readonly Reason[],
    more: { url?: string; notCounted?: readonly Passed[] } = {},
  ): CheckVerdict => ({ kind: "check", status, reasons, name, app, notCounted: [], ...more });

  if (facts.pullRequest === null) return conclude("pending", [{ code: "no-pull-request", waitsFor: "job" }]);
  if ("unavailable" in facts.checks)
    return conclude("error", [{ code: "unavailable", fact: "checks", detail: facts.checks.unavailable }]);
  if (workflow !== undefined) {
    if ("unavailable" in facts.links)
      return conclude("error", [{ code: "unavailable", fact: "links", detail: facts.links.unavailable }]);
    const doubt = doubtWorkflow(workflow, name, facts, facts.links.known);
    if (doubt) return conclude(doubt.code === "check-workflow-changed" ? "unmet" : "error", [doubt]);
  }

  const named = facts.checks.known.filter((check) => check.name === name);
  const ours = named.filter((check) => whyOther(check, proof) === undefined);
  const newest = ours.reduce<Check | undefined>(
    (best, check) => (best === undefined || outranks(check, best, proof) ? check : best),
    undefined,
  );
  const notCounted = named
    .filter((check) => check !== newest)
    .slice(0, SHOWN_PASSED)
    .map((check) => describePassed(check, proof));
  if (newest === undefined) return conclude("pending", [{ code: "check-missing", name, app }], { notCounted });

  const url = newest.url === undefined ? {} : { url: newest.url };
  const standing = standingOf(newest, proof);
  switch (standing) {
    case "accepted":
      return conclude("satisfied", [], { ...url, notCounted });
    case "running":
      return conclude("pending", [{ code: "check-running", name, ...url }], { ...url, notCounted });
    case "refused": {
      const conclusion = newest.conclusion ?? "none";
      const reason: Reason = { code: "check-concluded", name, conclusion, accepted: proof.conclusions, ...url };
      return conclude("unmet", [reason], { ...url, notCounted });
    }
  }
}

/** In the order of strictness. */
const STANDINGS = ["accepted", "running", "refused"] as const;

function standingOf({ state, conclusion }: Check, { conclusions }: CheckProof): (typeof STANDINGS)[number] {
  if (state === "running") return "running";
  return conclusion !== undefined && conclusions.includes(conclusion) ? "accepted" : "refused";
}

function outranks(check: Check, best: Check, proof: CheckProof): boolean {
  const later = Date.parse(check.at) - Date.parse(best.at);
  const strictness = (each: Check) => STANDINGS.indexOf(standingOf(each, proof));
  return later > 0 || (later === 0 && strictness(check) > strictness(best));
}

function describePassed(check: Check, proof: CheckProof): Passed {
  return {
    app: check.app ?? "unknown",
    ...(check.workflow === undefined ? {} : { workflow: check.workflow }),
    reason: whyOther(check, proof) ?? "older",
  };
}

/** Why a run of the name is another than the one that is asked for. One whose event is not known was started by none of those named. */
function whyOther(
  { app, workflow, event }: Check,
  asked: Pick<CheckProof, "app" | "workflow" | "events">,
): Exclude<Passed["reason"], "older"> | undefined {
  if (app !== asked.app) return "other-app";
  if (asked.workflow !== undefined && workflow !== asked.workflow) return "other-workflow";
  const isStarted = asked.events === undefined || asked.events.some((each) => each === event);
  return isStarted ? undefined : "other-event";
}

/**
 * Whether the workflow file is another than base's, as far as the diff tells: changed, renamed, replaced together with a folder
 * above it, or reached through a symlink whose target changed. Paths that a file system could take for one count as one.
 */
function doubtWorkflow(workflow: string, name: string, { changes }: Facts, links: readonly Link[]): Reason | undefined {
  const places = [foldPath(workflow)];
  for (const { path, target } of links) {
    const link = foldPath(path);
    const rest = restBelow(link, foldPath(workflow));
    if (rest === undefined) continue;
    if ("unavailable" in target) return { code: "unresolvable-link", path, detail: target.unavailable };
    places.push(link, foldPath(target.known) + rest);
  }
  const touched = touchedPaths(changes);
  const changed = places.some((place) => ancestors(place).some((path) => touched.has(path)));
  return changed ? { code: "check-workflow-changed", name, workflow } : undefined;
}

/** Both sides of every change, folded; once for all the checks of a pull request, which may change 100,000 files. */
function touchedPaths(changes: Facts["changes"]): ReadonlySet<string> {
  const paths = touchedBy.get(changes) ?? new Set(changes.flatMap(sidesOf).map(foldPath));
  touchedBy.set(changes, paths);
  return paths;
}
const touchedBy = new WeakMap<Facts["changes"], ReadonlySet<string>>();
const sidesOf = ({ path, previousPath }: FileChange) => (previousPath === undefined ? [path] : [path, previousPath]);

/** A path and every folder above it. */
function ancestors(path: string): string[] {
  const steps = path.split("/");
  return steps.map((_, index) => steps.slice(0, index + 1).join("/"));
}

/** What of a path lies below another: `""` for the path itself, `undefined` where it lies elsewhere. */
function restBelow(above: string, path: string): string | undefined {
  if (path === above) return "";
  return path.startsWith(`${above}/`) ? path.slice(above.length) : undefined;
}
