/** The commands of one comment or review, as acts. */
import type { Act, Person } from "../facts.ts";
import { personOf } from "../people/identify.ts";
import { isSamePerson } from "../people/same-person.ts";
import { bindTargets, type Sight } from "./bind-targets.ts";
import type { Remark, Review } from "./conversation.ts";
import { type NearMiss, parseCommands } from "./parse-commands.ts";

export type RemarkKind = "comment" | "review";

/** What the commands of one remark came to, for whoever answers them. */
export interface Reply {
  /** The remark to react to. */
  readonly node: string;
  readonly remark: RemarkKind;
  /** The acts it holds; whether they count is for the decision to say. */
  readonly actIds: readonly string[];
  readonly nearMisses: readonly NearMiss[];
  readonly recheck: boolean;
}

/** A near miss that the checklist can tell its writer about. */
export interface ReportedNearMiss extends Pick<NearMiss, "text" | "suggestion" | "cause"> {
  readonly by: Person;
  readonly at: string;
  readonly url: string;
}

export interface RemarkReading {
  readonly acts: readonly Act[];
  readonly reply: Reply;
  readonly nearMisses: readonly ReportedNearMiss[];
}

/** Nobody needs more in one text; a thousand would fill every record from then on. */
const MAX_COMMANDS = 50;

/** What stands where an account is gone. */
const GHOST: Person = { login: "ghost" };

/** When the text of today was written. */
export const writtenAt = ({ createdAt, edited }: Remark): string => edited?.at ?? createdAt;

/** The dismissal of a review; one whose state nobody can tell is taken for dismissed. */
function dismissalOf(remark: Remark | Review): Act["source"] | undefined {
  if (!("state" in remark)) return undefined;
  if (remark.dismissed === undefined && remark.state !== undefined) return undefined;
  const by = remark.dismissed?.by;
  return { state: "dismissed", ...(by ? { by: personOf(by) } : {}) };
}

/** What has become of the text: its author's own last edit leaves it theirs, anybody else's does not. */
function tamperingWith({ author, edited }: Remark): Act["source"] | undefined {
  if (author === null || edited === undefined || isSamePerson(edited.editor, author)) return undefined;
  return { state: "edited-by-other", by: personOf(edited.editor ?? GHOST), at: edited.at };
}

/** What became of a remark as the source of acts in its text. */
export const sourceOf = (remark: Remark | Review): Act["source"] =>
  dismissalOf(remark) ?? tamperingWith(remark) ?? { state: "intact" };

/** A review as such, where it approves or requests changes; one of unknown state takes back whatever its author approved. */
export function readReview(review: Review, shown: Pick<Act, "shown">): Act[] {
  const { id, author, state, commit, createdAt, url } = review;
  if (author === null || state === "commented") return [];
  return [
    {
      id: `review-${id}`,
      kind: state === "changes-requested" ? "request-changes" : "approve",
      actor: personOf(author),
      at: createdAt,
      via: "review",
      ...shown,
      ...(commit === undefined ? {} : { head: commit }),
      url,
      source: dismissalOf(review) ?? { state: "intact" },
      remembered: [],
    },
  ];
}

/**
 * Reads the text of today; `undefined` where it holds nothing to act on or to answer, or its author is gone.
 * @param sightOf what the author of a command is taken to have seen; asked only where there is one
 */
export function readRemark(
  remark: Remark | Review,
  kind: RemarkKind,
  sightOf: (instant: string) => Sight,
): RemarkReading | undefined {
  const { id, node, author, body, url } = remark;
  if (author === null) return undefined;
  const { commands: all, nearMisses } = parseCommands(body);
  const commands = all.slice(0, MAX_COMMANDS);
  if (commands.length + nearMisses.length === 0) return undefined;
  const at = writtenAt(remark);
  const source = sourceOf(remark);
  const sight = commands.length === 0 ? undefined : sightOf(at);
  const acts = commands.flatMap(({ verb, targets, note, until }, index): Act[] => {
    if (verb === "recheck" || targets === undefined || sight === undefined) return [];
    return [
      {
        id: `${kind}-${id}@${at}#${index + 1}`,
        kind: verb,
        actor: personOf(author),
        at,
        via: kind === "comment" ? "command" : "review",
        targets,
        // What takes something away needs no content.
        ...(verb === "sign-off" || verb === "waive" ? bindTargets(targets, sight) : { shown: {} }),
        ...(note === undefined ? {} : { note }),
        ...(until === undefined ? {} : { until }),
        url,
        source,
        remembered: [],
      },
    ];
  });
  const writer = source.state === "edited-by-other" ? source.by : personOf(author);
  return {
    acts,
    reply: {
      node,
      remark: kind,
      actIds: acts.map((act) => act.id),
      nearMisses,
      recheck: commands.some(({ verb }) => verb === "recheck"),
    },
    nearMisses: nearMisses.map(({ text, suggestion, cause }) => ({ text, suggestion, cause, by: writer, at, url })),
  };
}
