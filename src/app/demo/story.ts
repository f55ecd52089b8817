import { sha256Hex } from "../../core/canonical-json.ts";
import { outlineOf } from "../../core/document/outline.ts";
import type { Act, Facts } from "../../core/facts.ts";
import type { OverallStatus, Verdict } from "../../core/verdict.ts";

/** One step of the demo: what happens, and what the gate must then say. */
export interface Scene {
  readonly title: string;
  readonly text: string;
  /** Files the author pushes before the gate runs. */
  readonly push?: {
    readonly message: string;
    readonly files: "retrained" | "poisoned" | "cleaned" | "balanced" | "reweighted" | "measured";
  };
  /** What people do, given what the checklist showed them last. */
  readonly acts?: (shown: Shown) => readonly Act[];
  readonly expected: OverallStatus;
}

/** What the last checklist showed: the digest of each requirement, and the head it was about. */
export interface Shown {
  readonly digests: Readonly<Record<string, string>>;
  readonly head: string;
}

export const shownBy = (verdict: Verdict): Shown => ({
  digests: Object.fromEntries(verdict.requirements.flatMap(({ id, digest }) => (digest ? [[id, digest]] : []))),
  head: verdict.head,
});

const body = `## Intent

Retrain on applications of 2025, with a lower learning rate.

## Risk tier

High (Annex III, credit scoring). The model ranks applications for a human decision; no new data fields.

## Impact

Applicants below 25 should be ranked more steadily. Roll back by reverting this pull request.
`;

function bodyFact(text: string): NonNullable<Facts["pullRequest"]>["body"] {
  const outline = outlineOf(text);
  return "known" in outline ? { known: { sha256: sha256Hex(text), outline: outline.known } } : outline;
}

/** The pull request as GitHub would describe it. */
export const pullRequest: NonNullable<Facts["pullRequest"]> = {
  number: 7,
  base: "main",
  author: { login: "nina" },
  fork: false,
  draft: false,
  body: bodyFact(body),
};

export const NOW = "2026-11-21T12:00:00Z";

let serial = 0;
function act(
  by: string,
  at: string,
  kind: Act["kind"],
  ids: readonly string[],
  shown: Shown,
  rest: Partial<Act> = {},
): Act {
  serial += 1;
  return {
    id: `comment:${serial}`,
    kind,
    actor: { login: by },
    at: `2026-11-21T${at}:00Z`,
    via: "command",
    targets: { ids: ids.map((id) => ({ id })) },
    shown: { ...shown.digests },
    head: shown.head,
    source: { state: "intact" },
    remembered: [],
    ...rest,
  };
}

const everybodySigns = (hour: string) => (shown: Shown) => [
  act("vera", `${hour}:01`, "sign-off", ["PEO-2"], shown, { note: "reproduced the hold-out figures" }),
  act("alice", `${hour}:02`, "sign-off", ["PEO-3"], shown),
  act("dan", `${hour}:03`, "sign-off", ["PEO-4"], shown),
  act("fay", `${hour}:04`, "sign-off", ["GOV-1"], shown, { note: "looked at the slices by age" }),
];

export const scenes: readonly Scene[] = [
  {
    title: "A pull request retrains the model",
    text: "Nina changes the training code, the data behind a DVC pointer and the weights. The report says that applicants below 25 fare worse now.",
    push: { message: "Retrain with 2025 data", files: "retrained" },
    expected: "fail",
  },
  {
    title: "The groups are closer again",
    text: "Nina weighs young applicants more, and measures again. The report names these weights by their digest. Nobody has looked yet.",
    push: { message: "Weigh young applicants more", files: "balanced" },
    expected: "pending",
  },
  {
    title: "A checkpoint comes along",
    text: "Nina adds models/warm-start.pt, which she was sent. Loading it would run a command: the scan says so, without loading it.",
    push: { message: "Start from a checkpoint", files: "poisoned" },
    expected: "fail",
  },
  {
    title: "The checkpoint is gone",
    text: "Nina takes it out again and retrains from nothing.",
    push: { message: "Retrain without the checkpoint", files: "cleaned" },
    expected: "pending",
  },
  {
    title: "Reviewers sign off",
    text: "Four people comment `/sign-off …`; the explanation is still waiting for elif.",
    acts: everybodySigns("09"),
    expected: "pending",
  },
  {
    title: "Governance waives what can wait",
    text: "elif is on leave. Erin comments `/waive GOV-2 until 2026-12-11: elif is back on the 9th`. Everything else is signed.",
    acts: (shown) => [
      act("erin", "09:30", "waive", ["GOV-2"], shown, { note: "elif is back on the 9th", until: "2026-12-11" }),
    ],
    expected: "pass",
  },
  {
    title: "The weights change once more",
    text: "Nina pushes other weights. Sign-offs are bound to content: those that covered the weights are stale, Dan's on the data stands. The report is about other weights.",
    push: { message: "One more epoch", files: "reweighted" },
    expected: "fail",
  },
  {
    title: "The report is made again",
    text: "What was measured of other weights says nothing about these. Nina runs the evaluation, and the report names the new ones.",
    push: { message: "Measure again", files: "measured" },
    expected: "pending",
  },
  {
    title: "Everybody looks again, and one objects",
    text: "Alice comments `/object PEO-3: where do these weights come from?`. No approval outvotes an objection.",
    acts: (shown) => [
      ...everybodySigns("10")(shown),
      act("elif", "10:05", "sign-off", ["GOV-2"], shown, { note: "feature attributions unchanged" }),
      act("alice", "10:20", "object", ["PEO-3"], shown, { note: "where do these weights come from?" }),
    ],
    expected: "fail",
  },
  {
    title: "The objection is answered",
    text: "Nina names the training run; Alice signs off, which lifts her own objection.",
    acts: (shown) => [act("alice", "11:00", "sign-off", ["PEO-3"], shown, { note: "run 418, checksum matches" })],
    expected: "pass",
  },
];
