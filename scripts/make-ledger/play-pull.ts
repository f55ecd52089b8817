/** The life of one invented pull request, from its first commit to its merge. Each `yield` waits until that instant. */
import type { Act, Check, Person } from "../../src/core/facts.ts";
import type { RequirementVerdict, SignOffVerdict, Verdict } from "../../src/core/verdict.ts";
import { leavesOf } from "../../src/render/proof-tree.ts";
import type { Chance } from "./chance.ts";
import { code, description, modelCard } from "./contents.ts";
import { REPOSITORY } from "./gather.ts";
import type { CommitNode, Edits } from "./git-model.ts";
import { account, HOLDERS, type Login } from "./people.ts";
import { type Defect, type Plan, writeReports } from "./plan-change.ts";
import { DAY, HOUR, instant, later, MINUTE } from "./workdays.ts";

/** A pull request while it is open; what it holds is what the host would show. */
export interface LivePull {
  readonly number: number;
  readonly author: Person;
  readonly plan: Plan;
  readonly mergeBase: CommitNode;
  head: CommitNode;
  body: string;
  readonly commits: string[];
  readonly paths: Set<string>;
  readonly acts: Act[];
  checks: Check[];
}

/** What the world does for a pull request. */
export interface World {
  readonly chance: Chance;
  /** Adds a commit to its branch. */
  readonly push: (pull: LivePull, edits: Edits, message: string, at: number) => void;
  /** Judges it, and records what is new. */
  readonly judge: (pull: LivePull, at: number, event: string) => Verdict;
  /** Merges it into the default branch, and records that; a queue's group is recorded too. */
  readonly merge: (pull: LivePull, at: number, how: { readonly by: Person; readonly queued: boolean }) => void;
  /** Nobody else waits for its files any more. */
  readonly release: (pull: LivePull) => void;
  /** Records what was said after the merge, where records have a kind for it. */
  readonly retrospect: (pull: LivePull, at: number, act: Act) => void;
}

const MOST_ROUNDS = 14;

export function* playPull(pull: LivePull, opened: number, world: World): Generator<number, void> {
  const { chance } = world;
  const { plan } = pull;
  let at = opened;
  world.push(pull, plan.edits, plan.why, at - 5 * MINUTE);
  const left = new Set(plan.defects);
  if (!plan.governed) {
    at = later(at, chance.hits(0.2) ? 30 : 5, chance);
    yield at;
    if (chance.hits(0.94)) world.merge(pull, at, { by: account(chance.pick(REVIEWERS)), queued: false });
    world.release(pull);
    return;
  }
  startChecks(pull, at, left);
  at += chance.between(20, 60) * 1_000;
  yield at;
  let verdict = world.judge(pull, at, "pull_request_target");
  const patience = verdict.mode === "advisory" ? 2 : MOST_ROUNDS;
  for (let round = 0; round < patience && (verdict.status !== "pass" || verdict.mode === "advisory"); round++) {
    if (verdict.blocking.length === 0) break;
    if (chance.hits(0.015 + (round > 7 ? 0.03 : 0))) break;
    const next = nextDeed(pull, verdict, left, world);
    at = later(at, next.hours, chance);
    yield at;
    finishChecks(pull, at, left);
    const event = next.act(at);
    at += chance.between(15, 50) * 1_000;
    yield at;
    verdict = world.judge(pull, at, event);
    if (chance.hits(0.07)) {
      at = later(at, 6, chance);
      yield at;
      touchUp(pull, world, at, left);
      at += chance.between(20, 60) * 1_000;
      yield at;
      verdict = world.judge(pull, at, "pull_request_target");
    }
  }
  const passes = verdict.status === "pass";
  const isGivenUp = passes ? chance.hits(0.02) : chance.hits(0.6);
  if (!isGivenUp) {
    at = later(at, 2, chance);
    yield at;
    const by = passes ? chance.pick([pull.author.login, ...REVIEWERS] as [string, ...string[]]) : "gil";
    world.merge(pull, at, { by: account(by), queued: passes && chance.hits(0.08) });
  }
  world.release(pull);
  if (isGivenUp || passes || !chance.hits(0.6)) return;
  // Somebody passed the gate by, and answers for it afterwards.
  at = later(at, 20, chance);
  yield at;
  const [first] = verdict.blocking;
  if (first !== undefined)
    world.retrospect(pull, at, {
      ...actBy("gil", at, chance, pull),
      kind: "waive",
      until: new Date(at + 14 * DAY).toISOString().slice(0, 10),
      targets: { ids: verdict.blocking.map((id) => ({ id })) },
      note: "looked at after the release: the outage could not wait",
      shown: shownBy(verdict, verdict.blocking),
    });
}

const REVIEWERS = ["gil", "greta", "vera", "sam", "sue", "fay", "dan"] as const satisfies readonly Login[];

interface Deed {
  readonly hours: number;
  /** @returns the event that brings the gate here */
  readonly act: (at: number) => string;
}

/** What happens next, if the pull request is to pass. */
function nextDeed(pull: LivePull, verdict: Verdict, left: Set<Defect>, world: World): Deed {
  const { chance } = world;
  const blocking = new Set(verdict.blocking);
  const open = verdict.requirements.filter(({ id }) => blocking.has(id));
  const objected = open.flatMap(({ id, reasons }) =>
    reasons.flatMap((each) => (each.code === "objected" ? [{ id, by: each.by }] : [])),
  );
  const [objection] = objected;
  if (objection !== undefined)
    return {
      hours: 8,
      act: (at) => {
        pull.acts.push({
          ...actBy(objection.by.login, at, chance, pull),
          kind: "sign-off",
          targets: { ids: [{ id: objection.id }] },
          note: "answered, thank you",
          shown: shownBy(verdict, [objection.id]),
        });
        return "issue_comment";
      },
    };
  const broken = open.filter(({ status }) => status === "unmet" || status === "error");
  const waivable = broken.filter((each) => each.waivable);
  if (broken.length > 0 && waivable.length === broken.length && chance.hits(0.3))
    return { hours: 7, act: (at) => waive(pull, verdict, waivable, at, world) };
  if (left.size > 0 && (broken.length > 0 || chance.hits(0.5)))
    return {
      hours: 4,
      act: (at) => {
        mend(pull, left, world, at);
        return "pull_request_target";
      },
    };
  const seats = open.flatMap((requirement) => openSeats(requirement).map((role) => ({ id: requirement.id, role })));
  const [seat] = chance.shuffle(seats);
  if (seat !== undefined) return { hours: 5, act: (at) => signOff(pull, verdict, seat.role, seats, at, world) };
  if (broken.length > 0) return { hours: 10, act: (at) => waive(pull, verdict, waivable, at, world) };
  // Only a job is missing.
  return { hours: 0.5, act: () => "check_run" };
}

function openSeats({ proof }: RequirementVerdict): string[] {
  return leavesOf(proof)
    .filter((leaf): leaf is SignOffVerdict => leaf.kind === "sign-off" && leaf.status === "pending")
    .map(({ role }) => role);
}

function signOff(
  pull: LivePull,
  verdict: Verdict,
  role: string,
  seats: readonly { readonly id: string; readonly role: string }[],
  at: number,
  { chance }: World,
): string {
  const holders = (HOLDERS[role] ?? ["gil"]).filter((login) => login !== pull.author.login) as [Login, ...Login[]];
  // Sometimes the first who speaks has no say.
  const by = chance.hits(0.03) ? chance.pick(["yuki", "walt", "uma"] as const) : chance.pick(holders);
  const ids = [...new Set(seats.filter((seat) => seat.role === role).map(({ id }) => id))];
  const kind = chance.hits(0.05) ? ("object" as const) : ("sign-off" as const);
  pull.acts.push({
    ...actBy(by, at, chance, pull),
    kind,
    via: kind === "sign-off" && chance.hits(0.2) ? "tick" : "command",
    targets: { ids: ids.map((id) => ({ id })) },
    ...(kind === "object" ? { note: chance.pick(OBJECTIONS) } : chance.hits(0.7) ? { note: chance.pick(NOTES) } : {}),
    shown: shownBy(verdict, ids),
  });
  return "issue_comment";
}

const NOTES = [
  "looked at the slices and the calibration",
  "read the diff and the changelog",
  "reproduced the hold-out, same numbers",
  "checked against the last quarter",
  "compared with the model in service",
  "provenance and terms are in the ticket",
] as const;
const OBJECTIONS = [
  "the youngest group got worse, please explain",
  "the hold-out overlaps the training data",
  "this pins nothing: which revision is it?",
  "no terms for the new source",
] as const;
const REASONS = [
  "the vendor's fix arrives next week, risk accepted",
  "regulatory deadline, monitored by hand until then",
  "known artefact of the resampling, ticket RISK-212",
  "shadow deployment only, no decisions follow from it",
] as const;

function waive(
  pull: LivePull,
  verdict: Verdict,
  which: readonly RequirementVerdict[],
  at: number,
  { chance }: World,
): string {
  const until = new Date(at + chance.between(5, 30) * DAY).toISOString().slice(0, 10);
  const note = chance.pick(REASONS);
  const by = pull.author.login === "gil" ? "greta" : chance.pick(["gil", "greta"] as const);
  for (const { id } of which)
    pull.acts.push({
      ...actBy(by, at, chance, pull),
      kind: "waive",
      targets: { ids: [{ id }] },
      note,
      until,
      shown: shownBy(verdict, [id]),
    });
  return "issue_comment";
}

/** The author mends what is wrong, most of it at once. */
function mend(pull: LivePull, left: Set<Defect>, world: World, at: number): void {
  const { chance } = world;
  if (left.delete("body")) {
    pull.body = description(pull.plan.why, true);
    if (left.size === 0) return;
  }
  const edits = new Map<string, string | null>();
  const { model } = pull.plan;
  const version = chance.hex(8);
  if (model !== undefined && ["fairness", "unbound", "regression", "energy"].some((each) => left.has(each as Defect))) {
    const still = new Set<Defect>(left.has("fairness") && chance.hits(0.2) ? ["fairness"] : []);
    writeReports(edits, chance, model, instant(at), still);
  }
  if (left.has("pickle") && model !== undefined) edits.set(`models/${model.name}/warm-start.pt`, null);
  if (left.has("leftover")) edits.set("docs/model-card.md", modelCard(version, false));
  if (left.has("tests"))
    for (const [path, text] of pull.plan.edits) if (text !== null) edits.set(path, `${text}# mended ${version}\n`);
  left.clear();
  if (edits.size === 0) return;
  world.push(pull, edits, "Mend what the checklist says", at);
  startChecks(pull, at, left);
}

/** A small change late in the review: whoever signed for that content is asked again. */
function touchUp(pull: LivePull, world: World, at: number, left: ReadonlySet<Defect>): void {
  const [path] = [...pull.paths].filter((each) => /\.(?:py|yaml|yml|txt|md)$/.test(each));
  if (path === undefined || path.startsWith(".github/")) return;
  const text = path.endsWith(".md")
    ? modelCard(world.chance.hex(8), left.has("leftover"))
    : code(path, world.chance.hex(8));
  world.push(pull, new Map([[path, text]]), `Touch up ${path}`, at);
  startChecks(pull, at, left);
}

function startChecks(pull: LivePull, at: number, _left: ReadonlySet<Defect>): void {
  pull.checks = [
    {
      name: "tests",
      app: "github-actions",
      workflow: ".github/workflows/tests.yml",
      event: "pull_request",
      state: "running",
      at: instant(at),
    },
  ];
}

function finishChecks(pull: LivePull, at: number, left: ReadonlySet<Defect>): void {
  pull.checks = pull.checks.map((check) =>
    check.state === "completed" || at - Date.parse(check.at) < HOUR / 4
      ? check
      : {
          ...check,
          state: "completed",
          conclusion: left.has("tests") ? "failure" : "success",
          at: instant(Date.parse(check.at) + HOUR / 4),
        },
  );
}

function actBy(login: string, at: number, chance: Chance, pull: LivePull) {
  const comment = 1_000_000_000 + chance.between(0, 999_999_999);
  return {
    id: `comment-${comment}@${instant(at)}#${pull.acts.length + 1}`,
    actor: account(login),
    at: instant(at),
    via: "command" as const,
    head: pull.head.id,
    url: `${REPOSITORY.url}/pull/${pull.number}#issuecomment-${comment}`,
    source: { state: "intact" as const },
    remembered: [],
  };
}

function shownBy({ requirements }: Verdict, ids: readonly string[]): Act["shown"] {
  return Object.fromEntries(
    requirements.flatMap(({ id, digest }) => (digest !== undefined && ids.includes(id) ? [[id, digest]] : [])),
  );
}
