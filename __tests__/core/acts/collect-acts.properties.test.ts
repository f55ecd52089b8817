/** What must hold whatever people write, and whatever the ledger remembers. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { RememberedAct } from "../../../src/core/acts/collect-acts.ts";
import type { Checklist, Conversation, Remark, Review, Revision } from "../../../src/core/acts/conversation.ts";
import { evaluate } from "../../../src/core/evaluate.ts";
import { type Act, factsSchema, type Person } from "../../../src/core/facts.ts";
import { digestsOf, facts, id, policy, requirement, requirementIn, signOff } from "../../support/builders.ts";
import {
  at,
  checklist,
  checklistText,
  collect,
  comment,
  decide,
  HEAD,
  memoryOf,
  model,
  other,
  ours,
  person,
  SELF,
  type Talk,
  theirs,
  turn,
} from "./build-conversation.ts";

const text = checklistText([model]);
const texts = [text, turn(text), checklistText([other]), turn(checklistText([other])), `${text}\nhi`];
const DIGEST = digestsOf(policy(), facts({ changes: [model] }))["GOV-1"] ?? "";
const who = fc.constantFrom<Person | null>(...["fay", "frank", "erin", "zoe"].map(person), SELF, null);
const when = fc.integer({ min: 0, max: 59 }).map((minute) => at(`10:${String(minute).padStart(2, "0")}`));
const commands = fc
  .array(
    fc.constantFrom(
      "/sign-off GOV-1",
      `/sign-off GOV-1 ${DIGEST.slice(0, 16)}`,
      "/sign-off all",
      "/revoke GOV-1",
      "/object GOV-1: no",
      "/object fairness: no",
      "/overrule GOV-1: checked",
      "/waive GOV-1 until 2026-12-01: vendor",
      "/recheck",
      "/singoff GOV-1",
      "words",
    ),
    { maxLength: 3 },
  )
  .map((lines) => lines.join("\n"));
const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom(
    "/sign-off __proto__",
    "/object constructor-1: \ud800",
    "\u202e/sign-off GOV-1",
    text,
    "<details>\n/revoke all",
  ),
);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });

const remark = (body: fc.Arbitrary<string>): fc.Arbitrary<Remark> =>
  fc
    .record({
      id: fc.integer({ min: 1, max: 9 }),
      author: who,
      body,
      createdAt: when,
      edited: maybe(fc.record({ at: when, editor: who })),
    })
    .map(({ edited, ...rest }) => ({
      ...rest,
      node: `n${rest.id}`,
      url: "https://github.com/a/b",
      ...(edited ? { edited } : {}),
    }));
const review = (body: fc.Arbitrary<string>): fc.Arbitrary<Review> =>
  fc
    .record({
      remark: remark(body),
      state: fc.constantFrom<Review["state"]>("approved", "changes-requested", "commented", undefined),
      commit: fc.constantFrom(HEAD, id("lost")),
      dismissed: maybe(fc.record({ at: when, by: who })),
    })
    .map(({ remark: base, dismissed, ...rest }) => ({ ...base, ...rest, ...(dismissed ? { dismissed } : {}) }));

const revisions = (content: fc.Arbitrary<string>): fc.Arbitrary<Revision[]> =>
  fc
    .array(fc.record({ at: when, editor: who, text: maybe(content) }), { maxLength: 4 })
    .map((list) => list.sort((a, b) => (a.at < b.at ? -1 : 1)));
const someChecklist = (content: fc.Arbitrary<string>): fc.Arbitrary<Checklist> =>
  fc
    .record({ list: revisions(content), body: content, readable: fc.boolean() })
    .map(({ list, body, readable }) =>
      checklist(list, { body, ...(readable ? {} : { revisions: { unavailable: "HTTP 502" } }) }),
    );
const conversations = (words: fc.Arbitrary<string>, content: fc.Arbitrary<string>): fc.Arbitrary<Conversation> =>
  fc
    .record({
      comments: fc.array(remark(words), { maxLength: 4 }),
      reviews: fc.array(review(words), { maxLength: 3 }),
      checklist: maybe(someChecklist(content)),
      checklistEdit: maybe(fc.record({ editor: who, at: when, before: content, after: content })),
    })
    .map(({ checklist: list, checklistEdit: edit, ...rest }) => ({
      self: SELF,
      ...rest,
      ...(list ? { checklist: list } : {}),
      ...(edit?.editor ? { checklistEdit: { ...edit, editor: edit.editor } } : {}),
    }));

const ordinary = conversations(commands, fc.constantFrom(...texts));
/** Memory of another conversation on the same pull request, as truthful as a ledger that anybody may write to. */
const memory: fc.Arbitrary<readonly RememberedAct[]> = fc
  .tuple(ordinary, fc.boolean())
  .map(([earlier, counted]) => memoryOf(collect(earlier).acts, counted));
const bareReviews = policy({
  requirements: [requirement({ needs: signOff("fairness-reviewer", { bareReview: true, count: 2 }) })],
});
const rules = fc.constantFrom(policy(), bareReviews);

const isPositive = ({ kind, source }: Act): boolean =>
  ["sign-off", "approve", "waive", "overrule"].includes(kind) && source.state === "intact";

describe("whatever people write", () => {
  test("nothing throws, every id is unique, and the facts obey their schema", () => {
    const anything = conversations(fc.oneof(hostile, commands), fc.oneof(hostile, fc.constantFrom(...texts)));
    fc.assert(
      fc.property(anything, memory, (talk, remembered) => {
        const { acts } = collect({ ...talk, remembered });
        expect(new Set(acts.map((act) => act.id)).size).toBe(acts.length);
        expect(factsSchema.safeParse(facts({ acts: { known: acts } })).error).toBeUndefined();
      }),
      { numRuns: 120 },
    );
  });

  test("the same conversation gives the same acts", () => {
    fc.assert(
      fc.property(ordinary, memory, (talk, remembered) => {
        expect(collect({ ...talk, remembered })).toEqual(collect({ ...structuredClone(talk), remembered }));
      }),
      { numRuns: 100 },
    );
  });

  test("only the history of our own words binds, and only people make acts", () => {
    fc.assert(
      fc.property(ordinary, (talk) => {
        for (const act of collect(talk).acts) {
          if (act.via !== "review") expect(act.actor.login).not.toBe(SELF.login);
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** Memory stands in for evidence in one place only: ticks whose edits can no longer be read. */
const isReadable = ({ checklist: list }: Conversation): boolean =>
  list === undefined ||
  ("known" in list.revisions && list.revisions.known.every((revision) => revision.text !== undefined));

/** Ends in a signature for each seat, so that something holds now and then. */
const signedAtLast = ordinary.map((talk) => ({
  ...talk,
  comments: [...talk.comments, comment("fay", "11:00", `/sign-off GOV-1 ${DIGEST}`, { id: 800 })],
  reviews: [
    ...talk.reviews,
    { ...comment("frank", "11:00", "", { id: 801 }), state: "approved" as const, commit: HEAD },
  ],
}));

describe("whatever is remembered", () => {
  test("never makes the decision more lenient", () => {
    const holds = (talk: Talk): boolean => ["satisfied", "waived"].includes(requirementIn(decide(talk)).status);
    let held = 0;
    fc.assert(
      fc.property(signedAtLast.filter(isReadable), memory, rules, (talk, remembered, today) => {
        if (!holds({ ...talk, remembered, policy: today })) return;
        held += 1;
        expect(holds({ ...talk, policy: today })).toBe(true);
      }),
      { numRuns: 120 },
    );
    expect(held).toBeGreaterThan(10);
  });

  test("fills no seat that would be open without it", () => {
    fc.assert(
      fc.property(signedAtLast.filter(isReadable), memory, rules, (talk, remembered, today) => {
        const signers = (acts: readonly Act[]) => {
          const verdict = evaluate(today, facts({ changes: [model], acts: { known: [...acts] } }));
          const { proof } = requirementIn(verdict);
          return proof?.kind === "sign-off" ? proof.seats.filter(({ status }) => status === "filled").length : 0;
        };
        const withMemory = signers(collect({ ...talk, remembered, policy: today }).acts);
        expect(withMemory).toBeLessThanOrEqual(signers(collect({ ...talk, policy: today }).acts));
      }),
      { numRuns: 120 },
    );
  });

  test("gives, when it is dropped, no positive act that was not there with it", () => {
    fc.assert(
      fc.property(ordinary, memory, fc.nat(), (talk, remembered, pick) => {
        const dropped = remembered.toSpliced(remembered.length === 0 ? 0 : pick % remembered.length, 1);
        const keys = (list: readonly RememberedAct[]) =>
          collect({ ...talk, remembered: list })
            .acts.filter(isPositive)
            .map((act) => act.id);
        expect(keys(remembered)).toEqual(expect.arrayContaining(keys(dropped)));
      }),
      { numRuns: 120 },
    );
  });

  test("is never forgotten", () => {
    fc.assert(
      fc.property(ordinary, memory, (talk, remembered) => {
        const { acts } = collect({ ...talk, remembered });
        for (const { act, counted } of remembered) {
          const same = acts.filter(({ kind, at: then }) => kind === act.kind && then === act.at);
          expect(same.some((one) => counted.every((id) => one.remembered.includes(id)))).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("case 32, thousands of comments", () => {
  test("and a long history are all read", () => {
    const many = policy({
      requirements: Array.from({ length: 50 }, (_, index) => requirement({ id: `REQ-${index}` })),
    });
    const [one, two] = [checklistText([model], many), checklistText([other], many)];
    const list = Array.from({ length: 200 }, (_, index) => {
      const minute = `08:${String(Math.floor(index / 4)).padStart(2, "0")}:${String((index % 4) * 15).padStart(2, "0")}`;
      return index % 3 === 2 ? theirs("zoe", minute, turn(one)) : ours(minute, index % 2 ? one : two);
    });
    const comments = Array.from({ length: 2_000 }, (_, index) =>
      comment("fay", "10:05", `looked at part ${index}\n\n/sign-off REQ-${index % 50}: part ${index}`),
    );
    const { acts, replies } = collect({ policy: many, comments, checklist: checklist([...list, ours("09:00", one)]) });
    expect(replies).toHaveLength(2_000);
    expect(acts.filter((act) => act.via === "command" && Object.keys(act.shown).length === 1)).toHaveLength(2_000);
  });
});
