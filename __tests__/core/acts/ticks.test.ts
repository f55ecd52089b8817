/** Ticks, read from the checklist's edit history; cases numbered as in docs/sign-offs.md. */
import { describe, expect, it, test } from "@jest/globals";
import type { Checklist, Revision } from "../../../src/core/acts/conversation.ts";
import type { Act } from "../../../src/core/facts.ts";
import {
  digestsOf,
  facts,
  id,
  policy,
  refusalsIn,
  requirement,
  requirementIn,
  signOff,
} from "../../support/builders.ts";
import {
  at,
  checklist,
  checklistText,
  collect,
  comment,
  conversation,
  decide,
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

const twoSeats = policy({ requirements: [requirement({ needs: signOff("fairness-reviewer", { count: 2 }) })] });
const digests = digestsOf(policy(), facts({ changes: [model] }));
const DIGEST = digests["GOV-1"] ?? "";
const text = checklistText([model]);
const ticked = turn(text);
const seat = text.split("\n").find((line) => line.startsWith("- [ ] ")) ?? "";
const history = (...revisions: Revision[]): Talk => ({ checklist: checklist(revisions) });
const ticksIn = (talk: Talk): string[] =>
  collect(talk).acts.map(({ kind, actor, role }) => `${actor.login} ${kind} ${role ?? ""}`);
const statusOf = (talk: Talk) => requirementIn(decide(talk)).status;
const signed = ["fay sign-off fairness-reviewer"];

describe("a tick", () => {
  it("is a sign-off of the seat's role, bound to the digest on its line", () => {
    const talk = history(ours("10:00", text), theirs("fay", "10:00:05", ticked));
    expect(collect(talk).acts).toEqual([
      {
        id: `tick-5@${at("10:00:05")}#1`,
        kind: "sign-off",
        actor: person("fay"),
        at: at("10:00:05"),
        via: "tick",
        targets: { ids: [{ id: "GOV-1" }] },
        role: "fairness-reviewer",
        shown: { "GOV-1": DIGEST },
        head: id("head"),
        url: talk.checklist?.url,
        source: { state: "intact" },
        remembered: [],
      },
    ]);
    expect(statusOf(talk)).toBe("satisfied");
  });

  const filled = checklistText(
    [model],
    policy(),
    collect(history(ours("10:00", text), theirs("fay", "10:05", ticked))).acts,
  );
  const cases: [title: string, revisions: Revision[], ticks: string[]][] = [
    [
      "is read with the line ends of a browser",
      [ours("10:00", text), theirs("fay", "10:05", ticked.replaceAll("\n", "\r\n"))],
      signed,
    ],
    ["with a capital X", [ours("10:00", text), theirs("fay", "10:05", text.replace("- [ ]", "- [X]"))], signed],
    [
      "stays when we write the checklist anew",
      [ours("10:00", text), theirs("fay", "10:05", ticked), ours("10:06", filled)],
      signed,
    ],
    [
      "stays when we write it anew with the box clear",
      [ours("10:00", text), theirs("fay", "10:05", ticked), ours("10:06", text)],
      signed,
    ],
    ["is not made by our own edit", [ours("10:00", text), ours("10:05", ticked)], []],
    ["is nobody's where nobody is named", [ours("10:00", text), theirs(null, "10:05", ticked)], []],
    [
      "is not seen twice in a later edit",
      [ours("10:00", text), theirs("fay", "10:05", ticked), theirs("zoe", "10:06", `${ticked}\nhi`)],
      signed,
    ],
    [
      "is whoever's turned the box, also before we restored",
      [ours("10:00", text), theirs("zoe", "10:05", `${text}\nhi`), theirs("fay", "10:06", `${ticked}\nhi`)],
      signed,
    ],
    [
      "is revoked by clearing it",
      [ours("10:00", text), theirs("fay", "10:05", ticked), theirs("fay", "10:06", text)],
      [...signed, "fay revoke fairness-reviewer"],
    ],
    [
      "is revoked by clearing it after we restored",
      [
        ours("10:00", text),
        theirs("fay", "10:05", ticked),
        ours("10:06", filled),
        theirs("fay", "10:30", turn(filled, "", " ")),
      ],
      [...signed, "fay revoke fairness-reviewer"],
    ],
    [
      "is not revoked by somebody else",
      [ours("10:00", text), theirs("fay", "10:05", ticked), theirs("zoe", "10:06", text)],
      signed,
    ],
    [
      "made again counts again",
      [
        ours("10:00", text),
        theirs("fay", "10:05", ticked),
        theirs("fay", "10:06", text),
        theirs("fay", "10:07", ticked),
      ],
      [...signed, "fay revoke fairness-reviewer", ...signed],
    ],
    ["in a text that was lost is unknown", [ours("10:00", text), theirs("fay", "10:05", undefined)], []],
    ["of a text that was lost is unknown", [ours("10:00", undefined), theirs("fay", "10:05", ticked)], []],
    ["needs a checklist of ours", [theirs("zoe", "10:00", text), theirs("fay", "10:05", ticked)], []],
  ];
  test.each(cases)("%s", (_, revisions, ticks) => {
    expect(ticksIn(history(...revisions))).toEqual(ticks);
  });

  it("is numbered within its second, whoever made it", () => {
    const talk = history(
      ours("10:00", checklistText([model], twoSeats)),
      theirs("fay", "10:05", turn(checklistText([model], twoSeats))),
      theirs("frank", "10:05", turn(turn(checklistText([model], twoSeats)))),
    );
    expect(collect({ ...talk, policy: twoSeats }).acts.map((act) => act.id)).toEqual([
      `tick-5@${at("10:05")}#1`,
      `tick-5@${at("10:05")}#2`,
    ]);
    expect(statusOf({ ...talk, policy: twoSeats })).toBe("satisfied");
  });

  it("of one of two seats is one, also where their lines are the same", () => {
    const list = checklistText([model], twoSeats);
    const lines = list.split("\n").filter((line) => line.startsWith("- [ ] "));
    expect(lines).toHaveLength(2);
    const talk = { ...history(ours("10:00", list), theirs("fay", "10:05", turn(list))), policy: twoSeats };
    expect(ticksIn(talk)).toEqual(signed);
    expect(statusOf(talk)).toBe("pending");
    const both = { ...history(ours("10:00", list), theirs("fay", "10:05", turn(turn(list)))), policy: twoSeats };
    expect(ticksIn(both)).toEqual(signed);
    expect(statusOf(both)).toBe("pending");
  });
});

describe("clearing a box", () => {
  const comments = [comment("fay", "10:05", "/sign-off GOV-1")];
  const filled = checklistText([model], policy(), collect({ ...history(ours("10:00", text)), comments }).acts);
  const cleared = turn(filled, "", " ");
  const clearedBy = (by: string, ...more: Revision[]) =>
    history(ours("10:00", text), ours("10:06", filled), theirs(by, "10:10", cleared), ...more);

  it("of one's own seat revokes, also where a command had filled it", () => {
    const talk = { ...clearedBy("fay"), comments };
    expect(ticksIn(talk)).toEqual(["fay sign-off ", "fay revoke fairness-reviewer"]);
    expect(statusOf(talk)).toBe("pending");
  });

  it("of somebody else's seat changes nothing", () => {
    expect(statusOf({ ...clearedBy("frank"), comments })).toBe("satisfied");
  });

  it("does not speak for somebody who signed for other content", () => {
    const old = comment("frank", "09:30", `/sign-off GOV-1 ${"0".repeat(16)}`);
    expect(ticksIn({ ...clearedBy("frank"), comments: [old, ...comments] })).toEqual([
      "frank sign-off ",
      "fay sign-off ",
    ]);
  });

  it.each([
    ["by id", "/object GOV-1: slices", []],
    ["by a group that may hold it", "/object reliability: slices", []],
    [
      "in an earlier record",
      undefined,
      memoryOf(collect({ comments: [comment("frank", "10:08", "/object GOV-1: x")] }).acts),
    ],
  ])("does not lift an objection that its author made after signing: %s", (_, body, remembered) => {
    const signs = [...comments, comment("frank", "10:07", "/sign-off GOV-1")];
    const objects = body === undefined ? [] : [comment("frank", "10:08", body)];
    const talk = { ...clearedBy("frank"), comments: [...signs, ...objects], remembered };
    expect(collect(talk).acts.map(({ kind }) => kind)).not.toContain("revoke");
  });
});

describe("case 29, a checklist that somebody edits", () => {
  const forged = seat.replace("[ ]", "[x]");
  const stranger = seat.replace("fairness-reviewer", "governance");
  const cases: [title: string, edited: string][] = [
    ["a filled line pasted", `${text}\n${forged}`],
    ["a line pasted that is like an authentic one, and ticked", text.replace(seat, `${seat}\n${forged}`)],
    ["a line of another role", text.replace(seat, stranger.replace("[ ]", "[x]"))],
    ["a line with another digest", text.replace(seat, forged.replace(/`[0-9a-f]{16}`/, "`0000000000000000`"))],
    ["a line ticked with its people changed", text.replace(seat, `${forged} and zoe`)],
    ["a line ticked and indented", text.replace(seat, `  ${forged}`)],
    ["a box of their own", `${text}\n- [x] I agree to everything`],
    ["everything gone", ""],
  ];
  test.each(cases)("%s is no tick", (_, edited) => {
    expect(ticksIn(history(ours("10:00", text), theirs("fay", "10:05", edited)))).toEqual([]);
  });

  it("a forged line ticked in a second edit is none either", () => {
    const pasted = `${text}\n${stranger}`;
    const talk = history(
      ours("10:00", text),
      theirs("zoe", "10:04", pasted),
      theirs("erin", "10:05", pasted.replace(stranger, stranger.replace("[ ]", "[x]"))),
    );
    expect(ticksIn(talk)).toEqual([]);
  });

  it("a digest list changed by somebody binds no tick", () => {
    const lied = text.replaceAll(DIGEST, "0".repeat(64));
    const talk = history(ours("10:00", text), theirs("zoe", "10:04", lied), theirs("fay", "10:05", turn(lied)));
    expect(collect(talk).acts).toMatchObject([{ shown: { "GOV-1": DIGEST } }]);
  });

  it("a tick on a line of older content is stale", () => {
    const old = checklistText([other]);
    const talk = history(ours("10:00", old), theirs("fay", "10:05", turn(old)), ours("10:06", text));
    expect(refusalsIn(decide(talk))).toEqual(["stale"]);
  });
});

describe("case 30, a tick by somebody without the role", () => {
  it("does not count, and the reason is shown", () => {
    const talk = history(ours("10:00", text), theirs("zoe", "10:05", ticked));
    expect(refusalsIn(decide(talk))).toEqual(["not-in-role"]);
  });

  it("with no entry in a history that can be read, is no act whatever the event and the memory say", () => {
    const list = checklist([ours("10:00", text)], { body: ticked });
    const checklistEdit = { editor: person("fay"), at: at("10:05"), before: text, after: ticked };
    const remembered = memoryOf(collect(history(ours("10:00", text), theirs("fay", "10:05", ticked))).acts);
    expect(collect({ checklist: list, checklistEdit }).acts).toEqual([]);
    expect(statusOf({ checklist: list, checklistEdit, remembered })).toBe("pending");
  });
});

describe("case 31, a checklist that is deleted", () => {
  const remembered = memoryOf(collect(history(ours("10:00", text), theirs("fay", "10:05", ticked))).acts);
  test("takes its ticks with it", () => {
    expect(collect({ remembered }).acts).toMatchObject([{ via: "tick", source: { state: "deleted" } }]);
    expect(refusalsIn(decide({ remembered }))).toEqual(["deleted"]);
  });

  test("and a new one does not bring them back, read or unread", () => {
    const anew = checklist([ours("11:00", text)], { id: 6, body: ticked });
    expect(refusalsIn(decide({ checklist: anew, remembered }))).toEqual(["deleted"]);
    const unread = { ...anew, revisions: { unavailable: "HTTP 502" } };
    expect(refusalsIn(decide({ checklist: unread, remembered }))).toEqual(["deleted"]);
  });
});

describe("without a history", () => {
  const unread = (body: string): Checklist => checklist([], { body, revisions: { unavailable: "HTTP 502" } });
  const edit = (by: string, before = text, after = ticked, time = "10:05") => ({
    editor: by === "gate[bot]" ? SELF : person(by),
    at: at(time),
    before,
    after,
  });
  const tickedByEvent = { checklist: unread(ticked), checklistEdit: edit("fay") };
  const remembered = memoryOf(collect(tickedByEvent).acts);

  it("the event of one edit is the evidence", () => {
    expect(collect(tickedByEvent).acts).toEqual(
      collect(history(ours("10:00", text), theirs("fay", "10:05", ticked))).acts,
    );
    expect(statusOf(tickedByEvent)).toBe("satisfied");
    expect(statusOf({ checklist: unread(text), checklistEdit: edit("fay") })).toBe("pending");
    expect(ticksIn({ checklist: unread(ticked), checklistEdit: edit("gate[bot]") })).toEqual([]);
  });

  it("a tick that was recorded stands while its box does", () => {
    expect(statusOf({ checklist: unread(ticked), remembered })).toBe("satisfied");
    expect(refusalsIn(decide({ checklist: unread(text), remembered }))).toEqual(["deleted"]);
    const moved = turn(checklistText([other]));
    expect(refusalsIn(decide({ checklist: unread(moved), remembered, today: [other] }))).toContain("deleted");
  });

  it("clearing one's own box revokes, as the event tells", () => {
    const talk = { checklist: unread(text), checklistEdit: edit("fay", ticked, text, "10:30"), remembered };
    expect(ticksIn(talk)).toEqual(["fay revoke fairness-reviewer", ...signed]);
    expect(statusOf(talk)).toBe("pending");
  });

  it("nothing else of memory stands", () => {
    const forged = remembered.map(({ act, counted }) => ({ act: { ...act, id: "tick-6@x#1" }, counted }));
    expect(statusOf({ checklist: unread(ticked), remembered: forged })).toBe("pending");
    const command = remembered.map(({ act, counted }): { act: Act; counted: readonly string[] } => ({
      act: { ...act, via: "command" },
      counted,
    }));
    expect(statusOf({ checklist: unread(ticked), remembered: command })).toBe("pending");
  });

  it("of one edit only, the event fills the gap, and memory speaks for that edit alone", () => {
    const gap = checklist([ours("10:00", text), theirs("fay", "10:05", undefined), ours("10:06", ticked)]);
    expect(statusOf({ checklist: gap, checklistEdit: edit("fay") })).toBe("satisfied");
    expect(statusOf({ checklist: gap, checklistEdit: edit("fay", text, ticked, "10:04") })).toBe("pending");
    expect(statusOf({ checklist: gap, checklistEdit: edit("zoe") })).toBe("pending");
    expect(statusOf({ checklist: gap, remembered })).toBe("satisfied");
    const elsewhere = checklist([ours("10:00", text), theirs("fay", "10:04", undefined), ours("10:06", ticked)]);
    expect(statusOf({ checklist: elsewhere, remembered })).toBe("pending");
    const others = checklist([ours("10:00", text), theirs("zoe", "10:05", undefined), ours("10:06", ticked)]);
    expect(statusOf({ checklist: others, remembered })).toBe("pending");
  });

  it("the text that an edit found may be what is lost", () => {
    const lost = checklist([ours("10:00", undefined), theirs("fay", "10:05", ticked)]);
    expect(statusOf({ checklist: lost })).toBe("pending");
    expect(statusOf({ checklist: lost, checklistEdit: edit("fay") })).toBe("satisfied");
  });
});

test("nobody's conversation has no acts", () => {
  expect(conversation().comments).toEqual([]);
  expect(collect({}).acts).toEqual([]);
});
