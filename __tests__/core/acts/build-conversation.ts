/** A small pull request to talk in: its checklist is the real one, its history what a test says. */
import { type ActsContext, type CollectedActs, collectActs } from "../../../src/core/acts/collect-acts.ts";
import type { Checklist, Conversation, Remark, Review, Revision } from "../../../src/core/acts/conversation.ts";
import { evaluate } from "../../../src/core/evaluate.ts";
import { type Act, type FileChange, factsSchema, type Person } from "../../../src/core/facts.ts";
import type { Policy } from "../../../src/core/policy/policy.ts";
import type { Verdict } from "../../../src/core/verdict.ts";
import { renderChecklist } from "../../../src/render/markdown.ts";
import { change, digestsOf, facts, id, policy } from "../../support/builders.ts";

export const SELF: Person = { login: "gate[bot]", id: 1, bot: true };
const IDS: Readonly<Record<string, number>> = { fay: 11, frank: 12, sam: 13, erin: 14, zoe: 15, mallory: 16 };
export const person = (login: string): Person => {
  const known = IDS[login.toLowerCase()];
  return { login, ...(known === undefined ? {} : { id: known }) };
};

/** An instant on the day of the tests, from `10:05` or `10:05:30`. */
export const at = (time: string): string => `2026-11-21T${time.length === 5 ? `${time}:00` : time}Z`;

let serial = 100;
export function comment(by: string | null, time: string, body: string, rest: Partial<Remark> = {}): Remark {
  serial += 1;
  return {
    id: serial,
    node: `node-${serial}`,
    url: `https://github.com/acme/credit/pull/7#issuecomment-${serial}`,
    author: by === null ? null : person(by),
    body,
    createdAt: at(time),
    ...rest,
  };
}

export const editedBy = (by: string | null, time: string): Pick<Remark, "edited"> => ({
  edited: { at: at(time), editor: by === null ? null : person(by) },
});

export const HEAD = id("reviewed");
export const review = (by: string, time: string, state: Review["state"], rest: Partial<Review> = {}): Review => ({
  ...comment(by, time, ""),
  state,
  commit: HEAD,
  ...rest,
});
export const dismissedBy = (by: string, time: string): Pick<Review, "dismissed"> => ({
  dismissed: { at: at(time), by: person(by) },
});

export const model = change("models/credit.safetensors");
export const other = change("models/credit.safetensors", { newId: id("other weights") });

/** The checklist as we write it for some content and acts. */
export function checklistText(
  changes: readonly FileChange[],
  rules: Policy = policy(),
  acts: readonly Act[] = [],
): string {
  const verdict = evaluate(rules, facts({ changes: [...changes], acts: { known: [...acts] } }));
  return renderChecklist(verdict, { repositoryUrl: "https://github.com/acme/credit", ledger: true, local: false });
}

export const ours = (time: string, text: string | undefined): Revision => ({ at: at(time), editor: SELF, text });
export const theirs = (by: string | null, time: string, text: string | undefined): Revision => ({
  at: at(time),
  editor: by === null ? null : person(by),
  text,
});

export function checklist(revisions: readonly Revision[], rest: Partial<Checklist> = {}): Checklist {
  return {
    id: 5,
    node: "node-5",
    url: "https://github.com/acme/credit/pull/7#issuecomment-5",
    body: revisions.at(-1)?.text ?? "",
    revisions: { known: revisions },
    ...rest,
  };
}

/** Turns the first box that is open (or, `to: " "`, filled) on a line that begins with these words. */
export function turn(text: string, words = "", to: "x" | " " = "x"): string {
  const from = to === "x" ? "- [ ] " : "- [x] ";
  const found = text.indexOf(`${from}${words}`);
  if (found < 0) throw new Error(`no line begins with ${from}${words}`);
  return `${text.slice(0, found)}- [${to}] ${text.slice(found + from.length)}`;
}

export const conversation = (rest: Partial<Conversation> = {}): Conversation => ({
  self: SELF,
  comments: [],
  reviews: [],
  ...rest,
});

export interface Talk extends Partial<Conversation> {
  readonly policy?: Policy;
  /** What the pull request changes now, and changed at the reviewed commit. */
  readonly today?: readonly FileChange[];
  readonly reviewed?: readonly FileChange[];
  readonly remembered?: ActsContext["remembered"];
  readonly facts?: Parameters<typeof facts>[0];
}

export const collect = (talk: Talk): CollectedActs => {
  const { policy: rules = policy(), today = [model], reviewed = today, remembered = [] } = talk;
  const { policy: _, today: __, reviewed: ___, remembered: ____, facts: _____, ...rest } = talk;
  const digestsAt = new Map([[HEAD, digestsOf(rules, facts({ changes: [...reviewed] }))]]);
  return collectActs(conversation(rest), { digestsAt, remembered });
};

/** From what was said to the decision; the facts in between obey their schema. */
export function decide(talk: Talk): Verdict {
  const { policy: rules = policy(), today = [model] } = talk;
  const { acts } = collect(talk);
  return evaluate(rules, factsSchema.parse(facts({ changes: [...today], acts: { known: acts }, ...talk.facts })));
}

const EVERYWHERE = policy().requirements.map(({ id }) => id);

/** What the next run finds in the ledger. */
export const memoryOf = (acts: readonly Act[], counted = true): ActsContext["remembered"] =>
  acts.map((act) => ({
    act,
    counted: counted && ["object", "revoke", "request-changes"].includes(act.kind) ? EVERYWHERE : [],
  }));
