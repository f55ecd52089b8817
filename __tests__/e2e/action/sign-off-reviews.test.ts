/** Reviews, objections and requests for reviews: SIGN-OFF.md's cases 1, 2, 3, 33 and 40. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { MODEL, openModelChange } from "../../support/gate-on-github.ts";
import type { PullHandle } from "../../support/github/pull-handle.ts";
import { openPeople, type People } from "../../support/people-on-github.ts";

/** Approvals alone count for TEC-9 only; a pull request changes what both govern. */
const POLICY = `version: 1
roles:
  validator: [vera, viktor]
  security-reviewer: [sam, sven]
  governance: [erin]
waivers: { role: governance, max-days: 30 }
requirements:
  PEO-2:
    title: Independent validation
    dimension: people
    concern: reliability
    applies-to: [model]
    needs: { sign-off: { role: validator } }
  TEC-9:
    title: Training code reviewed
    dimension: technology
    concern: security
    applies-to: [training-code]
    needs: { sign-off: { role: security-reviewer, bare-review: true } }
`;
const TRAINING = "src/train.py";
const OPEN = ["- vera or viktor"];
const REVIEW_OPEN = ["- sam or sven"];

let people: People;
let pulls: PullHandle[];
const next = (): PullHandle => {
  const pull = pulls.shift();
  if (pull === undefined) throw new Error("no pull request is left");
  return pull;
};

async function openReviewed(): Promise<void> {
  people = await openPeople(POLICY);
  people.repository.collaborator("sven", "write");
  const names = ["changed-mind", "commented", "in-body", "dismissed", "objected", "withdrawn", "revoked", "lifted"];
  pulls = await people.openPulls(names, (name) => ({
    [MODEL]: `weights of ${name}\n`,
    [TRAINING]: `fit("${name}")\n`,
  }));
}
async function close(): Promise<void> {
  const { violations } = people.github;
  await people.close();
  expect(violations).toEqual([]);
}

const lastVerdict = (pull: PullHandle) =>
  people.records(pull.number).at(-1)?.["verdict"] as {
    requirements: { id: string; status: string; lifted: unknown[] }[];
  };
const statusOf = (pull: PullHandle, wanted: string) =>
  lastVerdict(pull).requirements.find(({ id }) => id === wanted)?.status;

describe("reviews", () => {
  beforeAll(openReviewed);
  afterAll(close);

  it("1: who approved and then requests changes has revoked and objected, until they approve again", async () => {
    const pull = next();
    await people.reviews(pull, "sam", "APPROVE");
    expect(people.seats(pull, "TEC-9")).toEqual(["x sam"]);
    await people.reviews(pull, "sam", "REQUEST_CHANGES", "The seed is fixed.");
    expect(people.seats(pull, "TEC-9")).toEqual(REVIEW_OPEN);
    expect(people.status(pull)).toBe("failure: blocked: 1 objection, 2 sign-offs open");
    expect(people.text(pull)).toMatch(/❌ Objection by sam on \d{4}-\d\d-\d\d, without a reason\. Settle it with sam/);
    // It speaks for the roles that sam holds, and for no other.
    expect([statusOf(pull, "TEC-9"), statusOf(pull, "PEO-2")]).toEqual(["unmet", "pending"]);
    await people.reviews(pull, "sam", "APPROVE");
    expect(people.seats(pull, "TEC-9")).toEqual(["x sam"]);
    expect(people.status(pull)).toBe("pending: waiting: 1 sign-off open");
  });

  it("1: requesting changes also revokes what was signed by a command, and somebody's without the role changes nothing", async () => {
    const pull = next();
    await people.comments(pull, "vera", "/sign-off PEO-2", { silent: true });
    await people.reviews(pull, "maria", "REQUEST_CHANGES", "I do not like it.");
    expect([people.seats(pull, "PEO-2"), people.status(pull)]).toEqual([
      ["x vera"],
      "pending: waiting: 1 sign-off open",
    ]);
    await people.reviews(pull, "vera", "REQUEST_CHANGES");
    expect([people.seats(pull, "PEO-2"), statusOf(pull, "PEO-2")]).toEqual([OPEN, "unmet"]);
    expect(people.text(pull)).toContain("Objection by vera");
    // An approval lifts the objection; a sign-off it is only where the policy says so.
    await people.reviews(pull, "vera", "APPROVE");
    expect([people.seats(pull, "PEO-2"), statusOf(pull, "PEO-2")]).toEqual([OPEN, "pending"]);
    expect(people.text(pull)).toContain("vera's approval on `PEO-2`");
    expect(people.text(pull)).toContain("an approval alone is not a sign-off here");
  });

  it("2: who approved and then comments has still approved", async () => {
    const pull = next();
    const review = await people.reviews(pull, "sam", "APPROVE", "Read it all.\n\n/sign-off TEC-9: read it all");
    expect([people.seats(pull, "TEC-9"), review.reactions]).toEqual([
      ['x sam: "read it all"'],
      ["THUMBS_UP github-actions[bot]"],
    ]);
    await people.reviews(pull, "sam", "COMMENT", "One more thought about the seed.");
    await people.comments(pull, "sam", "And another.");
    expect(people.seats(pull, "TEC-9")).toEqual(['x sam: "read it all"']);
    expect(people.status(pull)).toBe("pending: waiting: 1 sign-off open");
    // A command in a review's body counts without an approval too.
    await people.reviews(pull, "viktor", "COMMENT", "/sign-off PEO-2");
    expect([people.seats(pull, "PEO-2"), people.status(pull)]).toEqual([
      ["x viktor"],
      "success: passed: 2 requirements hold",
    ]);
  });

  it("3: a dismissed approval is gone, and no older one revives", async () => {
    const pull = next();
    await people.reviews(pull, "sam", "APPROVE");
    const second = await people.reviews(pull, "sam", "APPROVE", "/sign-off TEC-9: again");
    expect(people.seats(pull, "TEC-9")).toEqual(['x sam: "again"']);
    await people.dismisses(pull, second, "dora");
    expect([people.seats(pull, "TEC-9"), statusOf(pull, "TEC-9")]).toEqual([REVIEW_OPEN, "pending"]);
    expect(people.text(pull)).toContain("its review was dismissed");
    await people.reviews(pull, "sam", "APPROVE");
    expect(people.seats(pull, "TEC-9")).toEqual(["x sam"]);
  });

  it("3, 40: an objection stands after its review is dismissed by the author, until somebody may and does overrule it", async () => {
    const pull = next();
    const review = await people.reviews(pull, "sven", "REQUEST_CHANGES", "The scan skipped a file.");
    await people.dismisses(pull, review, "dora");
    await people.comments(pull, "sam", "/sign-off TEC-9", { silent: true });
    await people.comments(pull, "dora", "/overrule TEC-9: it is fine");
    expect(people.text(pull)).toMatch(/Objection by sven/);
    expect(people.text(pull)).toMatch(
      /dora's overruling on `TEC-9` \(.*\): nobody may overrule in their own pull request/,
    );
    expect(people.status(pull)).toBe("failure: blocked: 1 objection, 1 sign-off open");
    const bare = await people.comments(pull, "erin", "/overrule TEC-9");
    expect(people.text(pull)).toContain("it gives no reason");
    expect(bare.reactions).toEqual(["CONFUSED github-actions[bot]"]);
    expect(statusOf(pull, "TEC-9")).toBe("unmet");

    const overrule = await people.comments(pull, "erin", "/overrule TEC-9: checked by hand");
    expect(overrule.reactions).toEqual(["THUMBS_UP github-actions[bot]"]);
    expect([people.seats(pull, "TEC-9"), people.status(pull)]).toEqual([
      ["x sam"],
      "pending: waiting: 1 sign-off open",
    ]);
    expect(people.text(pull)).toMatch(/sven's objection of .* was lifted by erin: "checked by hand"/);
    expect(lastVerdict(pull).requirements.find(({ id }) => id === "TEC-9")?.lifted).toMatchObject([
      { objection: { by: { login: "sven" } }, by: { by: { login: "erin" }, note: "checked by hand" } },
    ]);
  });

  it("33, 40: an objection survives foreign edits and the deletion of its comment, and its author lifts it", async () => {
    const pull = next();
    const objection = await people.comments(pull, "viktor", "/object PEO-2: the slices are missing");
    expect(people.text(pull)).toMatch(/❌ Objection by viktor on .*: "the slices are missing"/);
    await people.edits(pull, objection, "maria", "All good.");
    expect(people.text(pull)).toContain('"the slices are missing"');
    await people.edits(pull, objection, "viktor", "Never mind.");
    expect(people.text(pull)).toContain('"the slices are missing"');
    await people.deletes(pull, objection, "viktor");
    expect([statusOf(pull, "PEO-2"), people.status(pull)]).toEqual([
      "unmet",
      "failure: blocked: 1 objection, 2 sign-offs open",
    ]);
    expect(people.text(pull)).toContain('"the slices are missing"');

    await people.comments(pull, "vera", "/revoke PEO-2", { silent: true });
    await people.comments(pull, "vera", "/sign-off PEO-2");
    expect(statusOf(pull, "PEO-2")).toBe("unmet");
    await people.comments(pull, "viktor", "/revoke PEO-2");
    expect(people.seats(pull, "PEO-2")).toEqual(["x vera"]);
    expect(people.text(pull)).toMatch(/viktor's objection of .* was withdrawn/);
    expect(lastVerdict(pull).requirements.find(({ id }) => id === "PEO-2")).toMatchObject({
      status: "satisfied",
      lifted: [{ objection: { by: { login: "viktor" }, note: "the slices are missing" } }],
    });
  });

  it("33: a later sign-off of the objector lifts it too, and the waiver role may object itself", async () => {
    const pull = next();
    await people.comments(pull, "viktor", "/object PEO-2: not yet", { silent: true });
    await people.comments(pull, "erin", "/object TEC-9: wait for legal");
    expect(people.status(pull)).toBe("failure: blocked: 2 objections, 2 sign-offs open");
    await people.comments(pull, "viktor", "/sign-off PEO-2: now it is", { silent: true });
    await people.comments(pull, "maria", "/object PEO-2: me too");
    expect(people.seats(pull, "PEO-2")).toEqual(['x viktor: "now it is"']);
    expect(people.status(pull)).toBe("failure: blocked: 1 objection, 1 sign-off open");
    expect(people.text(pull)).toMatch(/maria's objection on `PEO-2` .*whoever made it holds no role that allows it/);
  });

  it("40: a revocation survives the deletion of its comment", async () => {
    const pull = next();
    await people.comments(pull, "vera", "/sign-off PEO-2", { silent: true });
    const revocation = await people.comments(pull, "vera", "/revoke PEO-2");
    expect(people.seats(pull, "PEO-2")).toEqual(OPEN);
    await people.deletes(pull, revocation, "dora");
    expect(people.seats(pull, "PEO-2")).toEqual(OPEN);
    await people.comments(pull, "vera", "/sign-off PEO-2");
    expect(people.seats(pull, "PEO-2")).toEqual(["x vera"]);
  });
});

describe("requests for reviews", () => {
  beforeAll(async () => {
    people = await openPeople(`${POLICY}  COM-1:
    title: Change described
    dimension: compliance
    concern: explainability
    applies-to: [data]
    needs:
      all:
        - document: { path: docs/data-card.md, sections: [Origin] }
        - sign-off: { role: governance }
`);
  });
  afterAll(close);

  /** Whom the action asked since the last time, one text for each request. */
  const asked = (): string[] => {
    const { requests } = people.github;
    const found = requests.filter(({ method, path }) => method === "POST" && path.endsWith("/requested_reviewers"));
    people.github.resetRequests();
    return found.map(({ body }) => (body as { reviewers: string[] }).reviewers.join(" "));
  };

  it("ask each role once, again when its sign-off goes stale, never on drafts, and never twice for one content", async () => {
    const pull = await openModelChange(people, { head: "asked" });
    pull.setDraft(true);
    await people.judges(pull, { details: { action: "opened" } });
    expect([asked(), pull.requested]).toEqual([[], []]);
    pull.setDraft(false);
    await people.judges(pull, { details: { action: "ready_for_review" } });
    expect([asked(), pull.requested]).toEqual([["vera viktor"], ["vera", "viktor"]]);
    await people.comments(pull, "dora", "/recheck");
    await people.reviews(pull, "vera", "APPROVE", "/sign-off PEO-2");
    const first = pull.headOid;
    await people.pushes(pull, "dora", { "README.md": "credit!\n" });
    expect([asked(), pull.requested, people.seats(pull, "PEO-2")]).toEqual([[], ["viktor"], ["x vera"]]);
    await people.pushes(pull, "dora", { [MODEL]: "weights 3\n" });
    expect([asked(), pull.requested]).toEqual([["vera"], ["viktor", "vera"]]);
    await people.reviews(pull, "vera", "COMMENT", "I am on it.");
    await people.reviews(pull, "vera", "COMMENT", "/revoke PEO-2");
    await people.forces(pull, "dora", first);
    expect([asked(), people.seats(pull, "PEO-2")]).toEqual([[], OPEN]);
  });

  it("wait until the requirement's machine proofs pass, leave out the author, and are not made with `notify: none`", async () => {
    const files = { "data/train.parquet": "rows\n" };
    const pull = await openModelChange(people, { head: "described", files });
    await people.judges(pull, { details: { action: "opened" } });
    expect([asked(), people.status(pull)]).toEqual([[], "failure: blocked: 1 requirement failed, 1 sign-off open"]);
    await people.pushes(pull, "dora", { "docs/data-card.md": "# Data\n\n## Origin\n\nOurs.\n" });
    expect([asked(), pull.requested]).toEqual([["erin"], ["erin"]]);
    const own = await openModelChange(people, { head: "by-vera", author: "vera", files: { [MODEL]: "by vera\n" } });
    await people.judges(own, { details: { action: "opened" }, inputs: { notify: "none" } });
    expect([asked(), own.requested]).toEqual([[], []]);
    await people.judges(own, { details: { action: "edited" } });
    expect(asked()).toEqual(["viktor"]);
  });
});
