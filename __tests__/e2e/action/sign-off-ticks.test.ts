/** Ticks, and the checklist that holds them: SIGN-OFF.md's cases 29 to 31. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { MODEL } from "../../support/gate-on-github.ts";
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
describe.each(["full", "unified-diff", "none"] as const)("a box, with edit histories that give %s,", (history) => {
  beforeAll(async () => {
    await open("ticked", "forged", "unseen")();
    people.github.editHistory = history;
  });
  afterAll(close);
  /** Where the history says by whom, one run may see several. */
  const unseen = { silent: history !== "none" };

  it("30: signs where its ticker holds the role, and is cleared with the reason where not", async () => {
    const pull = next();
    await people.turns(pull, "vera", "PEO-2", "x");
    expect([people.seats(pull, "PEO-2"), people.checklistOf(pull)?.revisions.at(-1)?.by]).toEqual([
      ["x vera"],
      "github-actions[bot]",
    ]);
    await people.turns(pull, "vera", "PEO-7", "x", unseen);
    await people.turns(pull, "viktor", "PEO-7", "x");
    expect(people.seats(pull, "PEO-7")).toEqual(["x vera", "x viktor"]);
    await people.turns(pull, "maria", "TEC-9", "x");
    expect(people.seats(pull, "TEC-9")).toEqual(["- sam"]);
    expect(people.text(pull)).toMatch(/maria's sign-off on `TEC-9` .*it takes the role security-reviewer/);
    // What has been ticked stands while it stays ticked, whatever brings the gate here.
    await people.turns(pull, "sam", "TEC-9", "x");
    await people.judges(pull, { event: "workflow_dispatch", details: {} });
    expect(people.status(pull)).toBe("success: passed: 3 requirements hold");
  });

  it("29: of one's own revokes when it is cleared; of somebody else's it is restored", async () => {
    const pull = next();
    // With its digest, as the history need not tell what the checklist showed then.
    await people.comments(pull, "vera", `/sign-off PEO-2 ${people.digest(pull, "PEO-2")}`, { silent: true });
    await people.turns(pull, "sam", "TEC-9", "x");
    await people.turns(pull, "sam", "PEO-2", " ");
    expect([people.seats(pull, "PEO-2"), people.seats(pull, "TEC-9")]).toEqual([["x vera"], ["x sam"]]);
    await people.turns(pull, "vera", "PEO-2", " ");
    expect([people.seats(pull, "PEO-2"), people.seats(pull, "TEC-9")]).toEqual([OPEN, ["x sam"]]);
    await people.turns(pull, "vera", "PEO-2", "x");
    expect(people.seats(pull, "PEO-2")).toEqual(["x vera"]);
    await people.pushes(pull, "dora", { [MODEL]: "weights 3\n" });
    expect([people.seats(pull, "PEO-2"), people.seats(pull, "TEC-9")]).toEqual([["- vera again"], ["- sam again"]]);
  });

  it("30: that was ticked unseen by any event counts only where the history says by whom", async () => {
    const pull = next();
    await people.turns(pull, "vera", "PEO-2", "x", { silent: true });
    await people.judges(pull, { event: "schedule", details: {} });
    expect(people.seats(pull, "PEO-2")).toEqual(history === "none" ? OPEN : ["x vera"]);
  });
});

describe("the checklist", () => {
  beforeAll(open("rewritten", "unmarked", "deleted"));
  afterAll(close);

  it("29: rewritten by somebody, with boxes of their own, is restored and fills no seat", async () => {
    const pull = next();
    const mine = people.checklistOf(pull);
    if (mine === undefined) throw new Error("no checklist");
    const { body } = mine;
    const pasted = body
      .split("\n")
      .map((line) =>
        line.includes("signs `PEO-2`")
          ? line.replace("[ ]", "[x]").replace(/`[0-9a-f]{16}`/, `\`${"0".repeat(16)}\``)
          : line,
      )
      .concat("- [x] `security-reviewer` signs `TEC-9` `0123456789abcdef` · sam", "- [x] I agree")
      .join("\n");
    await people.edits(pull, mine, "vera", pasted);
    expect(people.checklist(pull).split("\n### Open")[1]).toBe(body.split("\n### Open")[1]);
    expect(people.status(pull)).toBe("pending: waiting: 4 sign-offs open");
    // A genuine line, moved or copied, is the same seat still.
    const line = body.split("\n").find((each) => each.includes("signs `TEC-9`")) ?? "";
    await people.edits(pull, mine, "sam", `${people.checklist(pull)}\n${line.replace("[ ]", "[x]")}\n`);
    expect(people.seats(pull, "TEC-9")).toEqual(["- sam"]);
    const command = people.checklist(pull).replace("\n### Open", "\n\n/sign-off PEO-2\n\n### Open");
    await people.edits(pull, mine, "vera", command);
    expect([people.seats(pull, "PEO-2"), people.checklist(pull).includes("\n/sign-off")]).toEqual([OPEN, false]);
  });

  it("29: whose marker was taken away is posted anew", async () => {
    const pull = next();
    const mine = people.checklistOf(pull);
    if (mine === undefined) throw new Error("no checklist");
    await people.edits(pull, mine, "maria", "Nothing to see here.");
    expect(pull.comments.map(({ body }) => body.split("\n")[0])).toEqual([
      "Nothing to see here.",
      "<!-- secmlops-gate -->",
    ]);
    await people.comments(pull, "vera", "/sign-off PEO-2");
    expect(people.seats(pull, "PEO-2")).toEqual(["x vera"]);
  });

  it("31: deleted is rebuilt without the ticks that were made in it, and says so; commands stand that named their digest", async () => {
    const pull = next();
    await people.comments(pull, "vera", `/sign-off PEO-2 ${people.digest(pull, "PEO-2")}`, { silent: true });
    await people.comments(pull, "viktor", "/sign-off PEO-7", { silent: true });
    await people.turns(pull, "sam", "TEC-9", "x");
    expect(people.status(pull)).toBe("pending: waiting: 1 sign-off open");
    const mine = people.checklistOf(pull);
    if (mine === undefined) throw new Error("no checklist");
    await people.deletes(pull, mine, "dora");
    expect(pull.comments.filter(({ author }) => author === "github-actions[bot]")).toHaveLength(1);
    expect(["PEO-2", "PEO-7", "TEC-9"].map((id) => people.seats(pull, id)[0])).toEqual(["x vera", ...OPEN, "- sam"]);
    expect(people.text(pull)).toMatch(/sam's sign-off on `TEC-9` .*: its comment was deleted/);
    // What it showed when viktor wrote went with it.
    expect(people.text(pull)).toMatch(/viktor's sign-off on `PEO-7` .*comment `\/sign-off PEO-7` once more/);
    await people.turns(pull, "sam", "TEC-9", "x");
    expect(people.seats(pull, "TEC-9")).toEqual(["x sam"]);
  });
});
