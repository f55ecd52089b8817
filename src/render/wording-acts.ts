import type { ActReason, Contribution } from "../core/reason.ts";
import { code, list, plural, say, type Text } from "./span.ts";
import type { Wording, WordingContext } from "./words.ts";

const CONTRIBUTIONS: Readonly<Record<Contribution, string>> = {
  author: "author",
  "commit-author": "commit author",
  committer: "committer",
  "co-author": "co-author",
  pusher: "pushed commits",
};

/** `co-author, 3f2c91a`: how somebody took part, and in which commit. */
export const describeContribution = (because: Contribution, commit: string | undefined): Text =>
  commit === undefined ? say`${CONTRIBUTIONS[because]}` : say`${CONTRIBUTIONS[because]}, ${code(commit.slice(0, 7))}`;

const WAY_WORDS = { command: "a command in a comment", tick: "a ticked box", review: "a review" } as const;

/** The command to give again: a waiver where it was one, else a sign-off. */
const again = ({ requirement = "ID", act }: WordingContext) =>
  code(act === "waive" ? `/waive ${requirement} until YYYY-MM-DD: reason` : `/sign-off ${requirement}`);

export const ACT_WORDING: Wording<ActReason> = {
  stale: ({ bound, today }, context) => ({
    what: say`it was given for ${code(bound.slice(0, 16))}, and the content is ${code(today.slice(0, 16))} now`,
    fix: say`look again and comment ${again(context)}`,
    brief: "stale",
  }),
  unbound: (_, context) => ({
    what: say`the checklist had not been showing this content for a minute`,
    fix: say`look at the checklist and comment ${again(context)} once more`,
    brief: "not bound to content",
  }),
  "not-in-role": ({ role }) => ({ what: say`it takes the role ${role}`, brief: "not in the role" }),
  "team-pending": ({ team }) => ({
    what: say`the invitation to ${code(team)} has not been accepted`,
    fix: say`accept the invitation, then sign off again`,
    brief: "invitation pending",
  }),
  "mandate-expired": ({ role, until }) => ({
    what: say`the mandate as ${role} ended on ${until}`,
    fix: say`ask a maintainer to renew it in the policy`,
    brief: `mandate ended on ${until}`,
  }),
  "bot-not-listed": () => ({ what: say`a bot counts only where the role lists it by name`, brief: "bot" }),
  "membership-unknown": ({ role, detail }) => ({
    what: say`membership of ${role} could not be read: ${detail}`,
    fix: say`ask a maintainer to give the gate access to the members of ${role}, then comment ${code("/recheck")}`,
    brief: "membership not readable",
  }),
  "is-author": (_, { act }) => ({
    what: say`nobody ${act === "waive" || act === "overrule" ? `may ${act} in` : "signs off"} their own pull request`,
    brief: "author",
  }),
  "is-contributor": ({ because, commit }) => ({
    what: say`whoever worked on the change cannot sign it off (${describeContribution(because, commit)})`,
    brief: CONTRIBUTIONS[because],
  }),
  "way-not-accepted": ({ via, accepted }) => ({
    what: say`${WAY_WORDS[via]} is not accepted here`,
    fix: say`use ${list(
      accepted.map((way) => say`${WAY_WORDS[way]}`),
      "or",
    )}`,
  }),
  "bare-review-not-accepted": (_, { requirement }) => ({
    what: say`an approval alone is not a sign-off here`,
    fix: say`write ${code(`/sign-off ${requirement ?? "ID"}`)} in the review or in a comment`,
  }),
  "note-required": (_, { requirement }) => ({
    what: say`it carries no note`,
    fix: say`say what you looked at: ${code(`/sign-off ${requirement ?? "ID"}: what I looked at`)}`,
  }),
  expired: ({ validFor, at }, { requirement }) => ({
    what: say`it was valid for ${plural(validFor, "day")} and ended on ${daysAfter(at, validFor)}`,
    fix: say`look again and comment ${code(`/sign-off ${requirement ?? "ID"}`)}`,
    brief: "expired",
  }),
  deleted: () => ({ what: say`its comment was deleted` }),
  dismissed: () => ({ what: say`its review was dismissed` }),
  tampered: ({ by }) => ({
    what: say`its comment was edited by ${by}`,
    fix: say`its author can edit it again, or write a new one`,
  }),
  revoked: ({ at }) => ({ what: say`it was revoked on ${at.slice(0, 10)}` }),
  superseded: ({ at }) => ({ what: say`a later one of ${at.slice(0, 10)} replaces it` }),
  "not-distinct": ({ role }) => ({
    what: say`the same person already signed as ${role}, and the two must differ`,
    brief: `already signed as ${role}`,
  }),
  "seat-filled": () => ({ what: say`the seat was already filled` }),
  "unknown-target": ({ target, suggestion }) => ({
    what: say`nothing here is called ${code(target)}`,
    ...(suggestion === undefined ? {} : { fix: say`perhaps ${code(suggestion)} was meant` }),
  }),
  "not-applicable-target": ({ target }) => ({ what: say`${code(target)} does not apply to this change` }),
  "no-such-role-here": ({ requirement }) => ({ what: say`${code(requirement)} asks for no sign-off by that role` }),
  "no-standing": () => ({ what: say`whoever made it holds no role that allows it` }),
  "reason-required": () => ({ what: say`it gives no reason`, fix: say`add one after a colon` }),
  "nothing-to-lift": () => ({ what: say`nothing stands there to be lifted` }),
  "not-waivable": () => ({ what: say`the policy forbids waiving this requirement` }),
  "no-waiver-role": () => ({ what: say`the policy names nobody who may waive` }),
  "until-required": (_, { requirement }) => ({
    what: say`it names no last day`,
    fix: say`write ${code(`/waive ${requirement ?? "ID"} until YYYY-MM-DD: reason`)}`,
  }),
  "waiver-too-long": ({ maxDays, until }) => ({
    what: say`until ${until} is longer than the ${plural(maxDays, "day")} the policy allows`,
    fix: say`name an earlier day`,
  }),
  "waiver-expired": ({ until }) => ({ what: say`it ended on ${until}` }),
};

/** The day so many days after an instant, in UTC. */
function daysAfter(at: string, days: number): string {
  return new Date(Date.parse(at) + days * 86_400_000).toISOString().slice(0, 10);
}
