/** What a sign-off is bound to: SIGN-OFF.md's cases 4 to 9, 23 to 25, 28 and 35 to 39. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { MODEL, openModelChange, POLICY_PATH } from "../../support/gate-on-github.ts";
import type { PullHandle } from "../../support/github/pull-handle.ts";
import { openPeople, type People } from "../../support/people-on-github.ts";

const POLICY = `version: 1
roles:
  validator: [vera, viktor]
  governance: [erin]
waivers: { role: governance, max-days: 30 }
requirements:
  PEO-2:
    title: Independent validation
    dimension: people
    concern: reliability
    applies-to: [model]
    needs: { sign-off: { role: validator } }
`;
const DATA = `  PEO-4:
    title: Data looked at
    dimension: people
    concern: privacy
    applies-to: [data]
    needs: { sign-off: { role: validator } }
`;
const CODE = `  TEC-9:
    title: Training code reviewed
    dimension: technology
    concern: security
    applies-to: [training-code]
    needs: { sign-off: { role: validator } }
`;
const CARD = `  COM-1:
    title: Model card judged
    dimension: compliance
    concern: explainability
    applies-to: [model]
    needs:
      all:
        - document: { path: docs/model-card.md, sections: [Intended use] }
        - sign-off: { role: validator }
`;
const OPEN = ["- vera or viktor"];
const STALE = ["- vera again"];
const SIGNED = ["x vera"];
const PASSED = "success: passed: 1 requirement holds";
const WAITING = "pending: waiting: 1 sign-off open";
const lfs = (oid: string) => `version https://git-lfs.github.com/spec/v1\noid sha256:${oid.repeat(64)}\nsize 1024\n`;
const weightsOf = (name: string) => ({ [MODEL]: `weights of ${name}\n` });

let people: People;
let pulls: PullHandle[];
const open = (names: readonly string[], policy = POLICY, files = {}) =>
  async function openAll() {
    people = await openPeople(policy, files);
    pulls = await people.openPulls(names, weightsOf);
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
/** What the first seat of a requirement and the status say. */
const stand = (pull: PullHandle, requirement = "PEO-2") => [people.seats(pull, requirement), people.status(pull)];

describe("a push", () => {
  beforeAll(open(["governed", "forced", "same-second", "jointly", "renamed", "deleted", "draft"]));
  afterAll(close);

  it("4, 5: to other paths keeps a sign-off; to a governed path it ends it, and the checklist says what changed since", async () => {
    const pull = next();
    await people.comments(pull, "vera", "/sign-off PEO-2", { silent: true });
    const seen = pull.headOid;
    await people.pushes(pull, "dora", { "README.md": "credit, retrained\n" });
    expect(stand(pull)).toEqual([SIGNED, PASSED]);
    await people.pushes(pull, "dora", { [MODEL]: "weights 3\n" });
    expect(stand(pull)).toEqual([STALE, WAITING]);
    expect(people.text(pull)).toContain(`at \`${seen.slice(0, 7)}\`; what it covers has changed since. What changed`);
    expect(people.checklist(pull)).toContain(`/compare/${seen}..${pull.headOid})`);
    // One changed bit of the mode is a change too.
    await people.comments(pull, "vera", "/sign-off PEO-2", { silent: true });
    await people.pushes(pull, "dora", { [MODEL]: { executable: "weights 3\n" } });
    expect(stand(pull)).toEqual([STALE, WAITING]);
  });

  it("7: by force to an older or a pre-staged commit is judged by content, never by time", async () => {
    const pull = next();
    const older = pull.headOid;
    const { repository } = people;
    const base = { author: "dora", parents: [repository.tip("main") ?? ""] };
    // Both lie ready before anybody signs.
    const same = await repository.commit(null, { [MODEL]: "weights B\n", "notes.txt": "n\n" }, base);
    const other = await repository.commit(null, { [MODEL]: "weights C\n" }, base);
    await people.pushes(pull, "dora", { [MODEL]: "weights B\n" });
    await people.comments(pull, "vera", "/sign-off PEO-2", { silent: true });
    await people.forces(pull, "dora", older);
    expect(stand(pull)).toEqual([STALE, WAITING]);
    await people.forces(pull, "dora", other);
    expect(stand(pull)).toEqual([STALE, WAITING]);
    await people.forces(pull, "dora", same);
    expect(stand(pull)).toEqual([SIGNED, PASSED]);
  });

  it("9: in the second of an approval leaves it bound to the commit that was reviewed", async () => {
    const pull = next();
    const reviewed = pull.headOid;
    await people.comments(pull, "dora", "Please look.", { silent: true });
    await pull.push({ [MODEL]: "weights D\n" }, { author: "dora" });
    pull.review("vera", "APPROVE", "/sign-off PEO-2", reviewed);
    await people.judges(pull, { details: { action: "synchronize", before: reviewed } });
    expect(stand(pull)).toEqual([STALE, WAITING]);
    await people.reviews(pull, "viktor", "APPROVE", "/sign-off PEO-2", pull.headOid);
    expect(stand(pull)).toEqual([["x viktor"], PASSED]);
  });

  it("38: that takes one of two files out of the pull request, which were signed together, makes the sign-off stale", async () => {
    const pull = next();
    await people.pushes(pull, "dora", { "models/second.safetensors": "second\n" });
    await people.comments(pull, "vera", "/sign-off PEO-2");
    expect(stand(pull)).toEqual([SIGNED, PASSED]);
    await people.pushes(pull, "dora", { "models/second.safetensors": null });
    expect(stand(pull)).toEqual([STALE, WAITING]);
  });

  it("23: that renames a governed file out of governance is governed on both sides, and needs GOV-6 besides", async () => {
    const pull = next();
    await people.pushes(pull, "dora", { [MODEL]: null, "archive/old.bin": "weights 1\n" });
    expect(people.status(pull)).toBe("pending: waiting: 2 sign-offs open");
    expect([people.seats(pull, "PEO-2"), people.seats(pull, "GOV-6")]).toEqual([OPEN, ["- erin"]]);
    await people.comments(pull, "vera", "/sign-off PEO-2", { silent: true });
    await people.comments(pull, "erin", "/sign-off GOV-6: retired");
    expect(stand(pull)).toEqual([SIGNED, "success: passed: 2 requirements hold"]);
  });

  it("23: that deletes a governed file is governed, and signing it is signing the deletion", async () => {
    const pull = next();
    await people.comments(pull, "vera", "/sign-off PEO-2", { silent: true });
    await people.pushes(pull, "dora", { [MODEL]: null });
    expect(stand(pull)).toEqual([STALE, WAITING]);
    await people.comments(pull, "vera", "/sign-off PEO-2: it may go");
    expect(stand(pull)).toEqual([['x vera: "it may go"'], PASSED]);
  });

  it("24: on a draft is judged like any other", async () => {
    const pull = next();
    pull.setDraft(true);
    await people.comments(pull, "vera", "/sign-off PEO-2");
    expect(stand(pull)).toEqual([SIGNED, PASSED]);
    await people.pushes(pull, "dora", { [MODEL]: "weights E\n" });
    expect(stand(pull)).toEqual([STALE, WAITING]);
  });
});

describe("a file's content", () => {
  beforeAll(open([], POLICY + DATA + CODE + CARD, { "docs/model-card.md": "# Credit\n\n## Intended use\n\nLoans.\n" }));
  afterAll(close);

  it("6, 36: counts by blob: replaced weights, LFS pointers, notebooks and model cards make stale what was signed for them", async () => {
    const files = {
      [MODEL]: new Uint8Array([0, 1, 2, 255]),
      "data/train.parquet": lfs("a"),
      "notebooks/train.ipynb": '{"cells": []}',
    };
    const pull = await openModelChange(people, { head: "contents", files });
    await people.judges(pull, { details: { action: "opened" } });
    const seats = () => ["PEO-2", "PEO-4", "TEC-9", "COM-1"].map((id) => people.seats(pull, id)[0]);
    await people.comments(pull, "vera", "/sign-off PEO-2 PEO-4 TEC-9 COM-1: all of it");
    expect(seats()).toEqual(Array.from({ length: 4 }, () => 'x vera: "all of it"'));
    await people.pushes(pull, "dora", { "docs/model-card.md": "# Credit\n\n## Intended use\n\nAnything.\n" });
    const signed = 'x vera: "all of it"';
    expect(seats()).toEqual([signed, signed, signed, "- vera again"]);
    await people.pushes(pull, "dora", { "data/train.parquet": lfs("b") });
    expect(seats()).toEqual([signed, "- vera again", signed, "- vera again"]);
    await people.pushes(pull, "dora", {
      ...{ [MODEL]: new Uint8Array([0, 1, 2, 254]), "notebooks/train.ipynb": '{"cells": [ ]}' },
      ...{ "data/train.parquet": lfs("a") },
    });
    expect(seats()).toEqual(["- vera again", signed, "- vera again", "- vera again"]);
    expect(people.status(pull)).toBe("pending: waiting: 3 sign-offs open");
  });
});

describe("the base", () => {
  beforeAll(open(["updated", "rebased", "clicked", "evil", "deletes", "queued-red", "queued-green"]));
  afterAll(close);

  it("8: merged into the head, or beneath it after a rebase, leaves a sign-off standing", async () => {
    const [merged, rebased] = [next(), next()];
    const { repository } = people;
    await people.comments(merged, "vera", "/sign-off PEO-2", { silent: true });
    await people.comments(rebased, "vera", "/sign-off PEO-2", { silent: true });
    await repository.commit("main", { "models/other.safetensors": "other\n", "docs.txt": "d\n" }, { author: "maria" });
    await people.updates(merged, "dora");
    expect(stand(merged)).toEqual([SIGNED, PASSED]);
    const parents = [repository.tip("main") ?? ""];
    const oid = await repository.commit(null, weightsOf("rebased"), { author: "dora", parents });
    await people.forces(rebased, "dora", oid);
    expect(stand(rebased)).toEqual([SIGNED, PASSED]);
  });

  it("37: merged by a reviewer's click on the button makes nobody a contributor", async () => {
    const pull = next();
    await people.updates(pull, "vera");
    await people.comments(pull, "vera", "/sign-off PEO-2");
    expect(stand(pull)).toEqual([SIGNED, PASSED]);
    expect(people.text(pull)).not.toContain("Cannot sign here");
  });

  it("37: merged with work of its own, or by somebody's own git, makes whoever did it a contributor", async () => {
    const pull = next();
    const main = people.repository.tip("main") ?? "";
    await people.pushes(
      pull,
      "vera",
      { "models/other.safetensors": "neither side\n" },
      { committer: "GitHub <noreply@github.com>", parents: [pull.headOid, main], verified: true },
    );
    await people.pushes(pull, "viktor", {}, { parents: [pull.headOid, main], message: "Merge main" });
    await people.comments(pull, "vera", "/sign-off PEO-2");
    expect(stand(pull)[1]).toBe(WAITING);
    expect(people.text(pull)).toMatch(/vera's sign-off on `PEO-2` .*whoever worked on the change cannot sign it off/);
    expect(people.text(pull)).toContain("Cannot sign here: vera (commit author) and viktor (commit author)");
  });

  it("39: gains a file after the sign-off, which the branch merges and deletes: the deletion is a governed change", async () => {
    const pull = next();
    await people.comments(pull, "vera", "/sign-off PEO-2", { silent: true });
    await people.repository.commit("main", { "models/new.safetensors": "new\n" }, { author: "maria" });
    await people.updates(pull, "dora");
    expect(stand(pull)).toEqual([SIGNED, PASSED]);
    await people.pushes(pull, "dora", { "models/new.safetensors": null });
    expect(stand(pull)).toEqual([STALE, WAITING]);
    expect(people.text(pull)).toContain("`models/new.safetensors` · deleted");
  });

  it("35: takes a merge group only if every member passes; the one that does not is named", async () => {
    const [red, green] = [next(), next()];
    await people.comments(green, "vera", "/sign-off PEO-2");
    // They touch one file: one of them has another by now.
    await people.pushes(red, "dora", { [MODEL]: "weights 1\n", "models/third.safetensors": "third\n" });
    const { repository, github } = people;
    const group = repository.enqueue([green, red], "maria");
    await people.run(red, { event: "merge_group", details: { action: "checks_requested", group } });
    const [status] = repository.statuses(group.headOid);
    expect([status?.state, status?.description]).toEqual(["pending", expect.stringContaining(`#${red.number}`)]);
    await people.comments(red, "vera", "/sign-off PEO-2");
    github.advance(60);
    await people.run(red, { event: "merge_group", details: { action: "checks_requested", group } });
    expect(repository.statuses(group.headOid)[0]?.state).toBe("success");
    expect([red.comments.length, people.records(red.number).at(-1)?.["kind"]]).toEqual([2, "merge-group"]);
  });
});

describe("another base", () => {
  beforeAll(open(["retargeted"]));
  afterAll(close);

  it("25: has its own policy and its own status, and what was signed for the old one is judged anew", async () => {
    const pull = next();
    const { repository } = people;
    await people.comments(pull, "vera", "/sign-off PEO-2");
    expect(people.status(pull)).toBe(PASSED);
    const policy = POLICY.replace("[vera, viktor]", "[viktor]");
    await repository.commit("dev", { [POLICY_PATH]: policy }, { author: "maria" });
    pull.retarget("dev");
    const changes = { base: { ref: { from: "main" } } };
    await people.judges(pull, { details: { action: "edited", changes, sender: "dora" } });
    expect(people.seats(pull, "PEO-2")).toEqual(["- viktor"]);
    expect(people.status(pull, "secmlops-gate: dev")).toBe(WAITING);
    expect(people.text(pull)).toMatch(/vera's sign-off on `PEO-2` .*it takes the role validator/);
    await people.comments(pull, "viktor", "/sign-off PEO-2");
    expect(people.status(pull, "secmlops-gate: dev")).toBe(PASSED);
  });

  it("28: whose definition of the requirement changes ends its sign-offs; other words and members do not", async () => {
    const { repository } = people;
    await repository.commit("release", { "release.txt": "r\n" }, { author: "maria" });
    const base = repository.tip("release") ?? "";
    repository.moveRef("for-release", base, "dora");
    await repository.commit("for-release", weightsOf("for-release"), { author: "dora" });
    const pull = await repository.openPullRequest({ head: "for-release", base: "release", author: "dora" });
    await people.judges(pull, { details: { action: "opened" } });
    await people.comments(pull, "vera", "/sign-off PEO-2: fine");
    const change = async (policy: string) => {
      people.github.advance(60);
      const before = repository.tip("release") ?? "";
      const oid = await repository.commit("release", { [POLICY_PATH]: policy }, { author: "maria" });
      await people.judges(pull, {
        event: "push",
        details: { ref: "refs/heads/release", before, oid, sender: "maria" },
      });
    };
    const worded = POLICY.replace("Independent validation", "Validated by others").replace("viktor", "viktor, vic");
    await change(worded);
    expect(people.seats(pull, "PEO-2")).toEqual(['x vera: "fine"']);
    expect(people.text(pull)).toContain("Validated by others");
    await change(worded.replace("role: validator }", "role: validator, note: required }"));
    expect(people.seats(pull, "PEO-2")).toEqual(STALE);
    expect(people.status(pull, "secmlops-gate: release")).toBe(WAITING);
  });
});
