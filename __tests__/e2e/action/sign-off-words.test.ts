/** Commands in comments, and waivers: SIGN-OFF.md's cases 16 to 18, 32 and 34, near misses and reactions. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { MODEL, openModelChange } from "../../support/gate-on-github.ts";
import type { PullHandle } from "../../support/github/pull-handle.ts";
import { openPeople, type People } from "../../support/people-on-github.ts";

const POLICY = `version: 1
roles:
  validator: [vera, viktor]
  security-reviewer: [sam]
  governance: [erin, emil]
waivers: { role: governance, max-days: 30 }
requirements:
  PEO-2:
    title: Independent validation
    dimension: people
    concern: reliability
    applies-to: [model]
    needs: { sign-off: { role: validator } }
  PEO-7:
    title: Looked at twice
    dimension: people
    concern: fairness
    applies-to: [model]
    needs: { sign-off: { role: validator, count: 2 } }
  TEC-9:
    title: Security reviewed
    dimension: technology
    concern: security
    applies-to: [model]
    waivable: false
    needs: { sign-off: { role: security-reviewer } }
`;
const OPEN = ["- vera or viktor"];
const UP = ["THUMBS_UP github-actions[bot]"];
const CONFUSED = ["CONFUSED github-actions[bot]"];

let people: People;
let pulls: PullHandle[];
const open = (...names: string[]) =>
  async function openAll() {
    people = await openPeople(POLICY);
    pulls = await people.openPulls(names, (name) => ({ [MODEL]: `weights of ${name}\n` }));
  };
const close = async () => {
  const { violations } = people.github;
  await people.close();
  expect(violations).toEqual([]);
};
const next = (): PullHandle => {
  const pull = pulls.shift();
  if (pull === undefined) throw new Error("no pull request is left");
  return pull;
};
/** A day that many days from now, UTC. */
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe("a comment", () => {
  beforeAll(open("edited", "tampered", "shown", "missed", "many"));
  afterAll(close);

  it("16: edited by its author dates from the edit, and binds anew", async () => {
    const pull = next();
    const comment = await people.comments(pull, "vera", "Looks good.");
    expect(comment.reactions).toEqual([]);
    await people.edits(pull, comment, "vera", "/sign-off PEO-2");
    expect([people.seats(pull, "PEO-2"), comment.reactions]).toEqual([["x vera"], UP]);
    await people.pushes(pull, "dora", { [MODEL]: "weights 3\n" });
    expect(people.seats(pull, "PEO-2")).toEqual(["- vera again"]);
    await people.edits(pull, comment, "vera", "/sign-off PEO-2: the new ones too");
    expect(people.seats(pull, "PEO-2")).toEqual(['x vera: "the new ones too"']);
    await people.edits(pull, comment, "vera", "Looked good.");
    expect(people.seats(pull, "PEO-2")).toEqual(OPEN);
    expect(comment.reactions).toEqual(UP);
  });

  it("17: edited by somebody else does not count and is shown as tampering; its author's later edit counts again", async () => {
    const pull = next();
    const comment = await people.comments(pull, "vera", "/sign-off PEO-2: no leaks", { silent: true });
    await people.edits(pull, comment, "maria", "/sign-off PEO-2: perfect");
    expect(people.seats(pull, "PEO-2")).toEqual(OPEN);
    expect(people.text(pull)).toContain("⚠️ A comment of vera was edited by maria; sign-offs in it do not count.");
    await people.edits(pull, comment, "vera", "/sign-off PEO-2: no leaks!");
    expect(people.seats(pull, "PEO-2")).toEqual(['x vera: "no leaks!"']);
    expect(people.text(pull)).not.toContain("was edited by maria");
    // Neither does what somebody writes into another's harmless words.
    const harmless = await people.comments(pull, "sam", "Later.", { silent: true });
    await people.edits(pull, harmless, "maria", "/sign-off TEC-9");
    expect(people.seats(pull, "TEC-9")).toEqual(["- sam"]);
  });

  it("18: that quotes a command, shows it as code or mentions it in a sentence is no command", async () => {
    const pull = next();
    const bodies = [
      ...["> /sign-off PEO-2", "```\n/sign-off PEO-2\n```", "    /sign-off PEO-2", "`/sign-off PEO-2`"],
      ...["Shall I /sign-off PEO-2?", "<!--\n/sign-off PEO-2\n-->", "<!-- /sign-off PEO-2 -->"],
    ];
    const comments = [];
    for (const body of bodies) comments.push(await people.comments(pull, "vera", body, { silent: true }));
    const real = await people.comments(pull, "viktor", "Fine by me.\n\n/SIGNOFF peo-2: at the start of a line");
    expect(people.seats(pull, "PEO-2")).toEqual(['x viktor: "at the start of a line"']);
    expect([comments.flatMap(({ reactions }) => reactions), real.reactions]).toEqual([[], UP]);
  });

  it("that nearly is a command is answered with confusion and a line that counts, once", async () => {
    const pull = next();
    const typo = await people.comments(pull, "vera", "/sing-off PEO-2");
    expect(typo.reactions).toEqual(CONFUSED);
    expect(people.text(pull)).toContain(
      "vera wrote `/sing-off PEO-2`, which is no command. To be counted: `/sign-off PEO-2`",
    );
    const lost = await people.comments(pull, "vera", "/sign-off PEO-22", { silent: true });
    const listed = await people.comments(pull, "vera", "- /sign-off PEO-2", { silent: true });
    const recheck = await people.comments(pull, "dora", "/recheck");
    expect([lost.reactions, listed.reactions, recheck.reactions]).toEqual([
      ...[CONFUSED, CONFUSED],
      ["EYES github-actions[bot]"],
    ]);
    expect(people.text(pull)).toMatch(/nothing here is called `PEO-22`\. Perhaps `PEO-2` was meant/);
    const asked = people.github.requests.length;
    await people.judges(pull, { event: "workflow_run", details: { action: "completed" } });
    const writes = people.github.requests.slice(asked).filter(({ operation }) => operation?.startsWith("GateComment"));
    expect([writes, pull.comments.flatMap(({ reactions }) => reactions).length]).toEqual([[], 4]);
  });

  it("written before the checklist showed its content for a minute counts only with the digest, or once more", async () => {
    const pull = await openModelChange(people, { head: "too-soon", files: { [MODEL]: "weights of too-soon\n" } });
    await people.judges(pull, { details: { action: "opened" } });
    people.github.advance(30);
    const early = pull.comment("vera", "/sign-off PEO-2");
    await people.comments(pull, "sam", "/recheck");
    expect([people.seats(pull, "PEO-2"), early.reactions]).toEqual([OPEN, CONFUSED]);
    expect(people.text(pull)).toMatch(/had not been showing this content for a minute.*`\/sign-off PEO-2`/);
    await people.pushes(pull, "dora", { [MODEL]: "weights of sooner\n" });
    pull.comment("viktor", `/sign-off PEO-2 ${people.digest(pull, "PEO-2")}: copied`);
    await people.judges(pull);
    expect(people.seats(pull, "PEO-2")).toEqual(['x viktor: "copied"']);
    const wrong = await people.comments(pull, "sam", `/sign-off TEC-9 ${"0".repeat(16)}`);
    expect([people.seats(pull, "TEC-9"), wrong.reactions]).toEqual([["- sam again"], CONFUSED]);
  });

  it("32: among hundreds is read, the first and the last", async () => {
    const pull = next();
    pull.comment("vera", "/sign-off PEO-2: the first of many");
    for (let count = 0; count < 450; count++) pull.comment("dora", `Thought ${count}.`);
    await people.comments(pull, "sam", "/sign-off TEC-9: the last of many");
    expect(people.seats(pull, "PEO-2")).toEqual(['x vera: "the first of many"']);
    expect(people.seats(pull, "TEC-9")).toEqual(['x sam: "the last of many"']);
    expect(people.checklistOf(pull)?.url).toBe(pull.comments[0]?.url);
  });
});

describe("a waiver", () => {
  beforeAll(open("waived"));
  afterAll(close);

  it("34: is refused with the reason, or holds until somebody of its giver's role ends it", async () => {
    const pull = next();
    const refused: [string, string, string][] = [
      ["erin", `/waive PEO-2 until ${inDays(10)}`, "it gives no reason"],
      ["erin", `/waive PEO-2 until ${inDays(40)}: vendor`, `until ${inDays(40)} is longer than the 30 days`],
      ["emil", `/waive PEO-2 until ${inDays(-1)}: too late`, `it ended on ${inDays(-1)}`],
      ["erin", `/waive TEC-9 until ${inDays(10)}: vendor`, "the policy forbids waiving this requirement"],
      ["vera", `/waive PEO-2 until ${inDays(10)}: busy`, "it takes the role governance"],
    ];
    for (const [by, body] of refused) await people.comments(pull, by, body, { silent: true });
    const vague = await people.comments(pull, "erin", "/waive PEO-2: some day");
    for (const [by, , why] of refused) expect(people.text(pull)).toMatch(new RegExp(`${by}'s waiver on .*: ${why}`));
    expect(people.text(pull)).toContain("To be counted: `/waive PEO-2 until YYYY-MM-DD: some day`");
    expect(pull.comments.slice(1).map(({ reactions }) => reactions)).toEqual(
      refused.map(() => CONFUSED).concat([CONFUSED]),
    );
    expect([vague.reactions, people.status(pull)]).toEqual([CONFUSED, "pending: waiting: 4 sign-offs open"]);

    const given = await people.comments(pull, "erin", `/waive PEO-2 until ${inDays(20)}: vendor fix due`);
    expect([given.reactions, people.status(pull)]).toEqual([UP, "pending: waiting: 3 sign-offs open"]);
    expect(people.text(pull)).toContain(`waived by erin until ${inDays(20)}: "vendor fix due"`);
    await people.comments(pull, "emil", "/revoke PEO-2");
    expect(people.status(pull)).toBe("pending: waiting: 4 sign-offs open");
  });

  it("34: is never the author's of the pull request, whatever their role", async () => {
    const files = { [MODEL]: "weights of erin\n" };
    const pull = await openModelChange(people, { head: "by-erin", author: "erin", files });
    await people.judges(pull, { details: { action: "opened", sender: "erin" } });
    const own = await people.comments(pull, "erin", `/waive PEO-2 until ${inDays(10)}: trust me`);
    expect([own.reactions, people.seats(pull, "PEO-2")]).toEqual([CONFUSED, OPEN]);
    expect(people.text(pull)).toMatch(/erin's waiver on `PEO-2` .*nobody may waive in their own pull request/);
    await people.comments(pull, "emil", `/waive PEO-2 until ${inDays(10)}: looked at it`);
    expect(people.text(pull)).toContain("waived by emil");
  });
});
