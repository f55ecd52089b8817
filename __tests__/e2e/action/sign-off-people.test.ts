/** Who may sign: SIGN-OFF.md's cases 10 to 15, 19 to 22, 26 and 27. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { MODEL, openModelChange } from "../../support/gate-on-github.ts";
import type { PullHandle } from "../../support/github/pull-handle.ts";
import { openPeople, type People } from "../../support/people-on-github.ts";

const MAKERS = ["dora", "carl", "cara", "cora", "mona", "wanda", "otto"];
const requirement = (id: string, needs: string, kind = "model") => `  ${id}:
    title: Signed as ${id}
    dimension: people
    concern: reliability
    applies-to: [${kind}]
    needs: ${needs}
`;
const policyOf = (roles: string, ...requirements: string[]) => `version: 1
roles:
${roles}
  governance: [erin]
waivers: { role: governance, max-days: 30 }
requirements:
${requirements.join("")}`;
const CODE = { "src/train.py": "fit(2)\n" };

let people: People;
const close = async () => {
  const { violations } = people.github;
  await people.close();
  expect(violations).toEqual([]);
};
/** A pull request of dora's, judged and shown for long enough. */
async function openJudged(head: string, files = {}, author = "dora"): Promise<PullHandle> {
  const pull = await openModelChange(people, { head, author, files: { [MODEL]: `weights of ${head}\n`, ...files } });
  await people.judges(pull, { details: { action: "opened" } });
  return pull;
}

describe("whoever made the change", () => {
  beforeAll(async () => {
    people = await openPeople(
      policyOf(
        `  validator: [vera, ${MAKERS.join(", ")}]\n  strict-reviewer: [vera]`,
        requirement("PEO-2", "{ sign-off: { role: validator } }"),
        requirement("PEO-3", "{ sign-off: { role: validator, not-by: author, count: 2 } }"),
        requirement("PEO-4", "{ sign-off: { role: validator, not-by: nobody } }"),
        requirement("TEC-9", "{ sign-off: { role: strict-reviewer, unattributed-commits: error } }", "training-code"),
      ),
    );
  });
  afterAll(close);

  it("10, 11, 12, 14, 15: cannot sign, as author, committer, co-author, pusher or behind a merge, unless `not-by` says otherwise", async () => {
    const { repository } = people;
    const pull = await openModelChange(people, { head: "made-by-many" });
    const side = await repository.commit(
      null,
      { "docs/side.txt": "side\n" },
      { author: "mona", parents: [pull.headOid] },
    );
    await pull.push(
      { "docs/a.txt": "a\n" },
      { author: "carl", committer: "cara", coAuthors: ["cora"], pusher: "dora" },
    );
    await pull.push(
      { "docs/side.txt": "side\n" },
      { author: "dora", parents: [pull.headOid, side], message: "Merge mona's work" },
    );
    // As the browser's editor makes them: committed by web-flow, and signed.
    const web = { committer: "GitHub <noreply@github.com>", verified: true };
    await pull.push({ "docs/web.txt": "w\n" }, { author: "wanda", ...web });
    await people.judges(pull, { details: { action: "opened" } });
    // By force, of a commit that is dora's.
    const same = await repository.commit(null, { "docs/o.txt": "o\n" }, { author: "dora", parents: [pull.headOid] });
    await people.pushes(pull, "dora", { "docs/p.txt": "p\n" });
    await people.forces(pull, "otto", same);

    for (const login of MAKERS) await people.comments(pull, login, "/sign-off PEO-2 PEO-3", { silent: true });
    const last = await people.comments(pull, "dora", "/sign-off PEO-4: my own work");
    expect(last.reactions).toEqual(["THUMBS_UP github-actions[bot]"]);
    expect(people.seats(pull, "PEO-2")).toEqual(["- vera"]);
    expect(people.seats(pull, "PEO-4")).toEqual(['x dora: "my own work"']);
    expect(people.seats(pull, "PEO-3")).toEqual(["x carl", "x cara"]);
    expect(people.text(pull)).toContain("dora's sign-off on `PEO-2` and `PEO-3`");
    const why = (login: string) =>
      new RegExp(`${login}'s sign-off on \`PEO-2\` \\([-\\d]+\\): (.*)`).exec(people.text(pull))?.[1];
    expect(MAKERS.slice(1).map((login) => why(login)?.replace(/, `[0-9a-f]{7}`/, ""))).toEqual(
      ["commit author", "committer", "co-author", "commit author", "commit author", "pushed commits"].map(
        (how) => `whoever worked on the change cannot sign it off (${how})`,
      ),
    );
    expect(people.text(pull)).toMatch(/dora's sign-off on `PEO-2` and `PEO-3` \(.*\): nobody signs off their own/);
    expect(people.text(pull)).toMatch(/Worked on this change: .*dora \(author\)/);
    expect(people.text(pull)).toMatch(/Worked on this change: .*cora \(co-author, `[0-9a-f]{7}`\)/);
    expect(people.text(pull)).toContain("Cannot sign here: dora (author)");
    expect(people.text(pull)).not.toMatch(/web-flow|belongs to no account/);
    const confused = pull.comments.filter(({ reactions }) => reactions.includes("CONFUSED github-actions[bot]"));
    expect(confused.map(({ author }) => author)).toEqual(MAKERS);
  });

  it("13: is shown where an e-mail address belongs to no account, and an error where the policy wants them all known", async () => {
    const pull = await openModelChange(people, { head: "unknown-author" });
    await pull.push({ "README.md": "credit!\n" }, { author: "Somebody <some@where.example>", pusher: "dora" });
    const oid = pull.headOid.slice(0, 7);
    await people.judges(pull, { details: { action: "opened" } });
    await people.comments(pull, "vera", "/sign-off PEO-2");
    expect([people.seats(pull, "PEO-2"), people.status(pull)]).toEqual([
      ["x vera"],
      "pending: waiting: 3 sign-offs open",
    ]);
    expect(people.text(pull)).toContain(`Commit \`${oid}\` by "Somebody" belongs to no account, so its author may`);
    // The same commit beneath a change of the training code.
    await people.pushes(pull, "dora", CODE, { verified: true });
    expect(people.status(pull)).toBe("failure: blocked: 1 not decidable, 4 sign-offs open");
    expect(people.text(pull)).toMatch(new RegExp(`Commit \`${oid}\` by "Somebody" belongs to no account`));
    expect(people.text(pull)).toContain("carries no verified signature");

    const clean = await openModelChange(people, { head: "all-known", files: {} });
    const main = people.repository.tip("main") ?? "";
    const signed = await people.repository.commit(null, CODE, { author: "dora", parents: [main], verified: true });
    await people.forces(clean, "dora", signed);
    await people.comments(clean, "vera", "/sign-off TEC-9");
    expect([people.seats(clean, "TEC-9"), people.status(clean)]).toEqual([
      ["x vera"],
      "success: passed: 1 requirement holds",
    ]);
  });
});

describe("a role", () => {
  beforeAll(async () => {
    people = await openPeople(
      policyOf(
        '  validator: [Vera, viktor, "deploy-bot[bot]"]\n  security-reviewer: [VERA, sam]\n  auditor: [acme/auditors]',
        requirement("PEO-5", "{ sign-off: { role: validator, count: 2 } }"),
        requirement("PEO-6", "{ sign-off: { role: validator } }"),
        requirement("PEO-7", "{ sign-off: { role: security-reviewer } }"),
        requirement(
          "PEO-8",
          "{ all: [{ sign-off: { role: validator } }, { sign-off: { role: security-reviewer, distinct-from: [validator] } }] }",
        ),
        requirement("TEC-9", "{ sign-off: { role: auditor } }", "training-code"),
      ),
    );
  });
  afterAll(close);

  it("19: has a bot only where it lists it by name", async () => {
    const pull = await openJudged("by-bots");
    people.github.user("deploy-bot", { bot: true });
    people.github.user("other-bot", { bot: true });
    await people.comments(pull, "other-bot[bot]", "/sign-off PEO-6", { silent: true });
    await people.comments(pull, "deploy-bot[bot]", "/sign-off PEO-6: canary held");
    expect(people.seats(pull, "PEO-6")).toEqual(['x deploy-bot\\[bot\\]: "canary held"']);
    expect(people.text(pull)).toContain("a bot counts only where the role lists it by name");
    expect(people.seats(pull, "PEO-7")).toEqual(["- VERA or sam"]);
  });

  it("20, 21: counts a person once, whatever the case of the login, and takes an account for the same after it is renamed", async () => {
    const pull = await openJudged("twice");
    await people.comments(pull, "vera", "/sign-off PEO-5", { silent: true });
    await people.comments(pull, "vera", "/sign-off PEO-5: once more");
    expect(people.seats(pull, "PEO-5")).toEqual(['x vera: "once more"', "- viktor or deploy-bot\\[bot\\]"]);
    await people.comments(pull, "viktor", "/sign-off PEO-5");
    expect(people.seats(pull, "PEO-5")).toEqual(['x vera: "once more"', "x viktor"]);

    const objection = await people.comments(pull, "sam", "/object PEO-7: not so fast");
    await people.deletes(pull, objection, "sam");
    people.github.renameUser("sam", "samantha");
    await people.comments(pull, "samantha", "/revoke PEO-7");
    expect(people.text(pull)).not.toContain("Objection by");
    people.github.renameUser("samantha", "sam");
  });

  it("26: may be one of two that a person holds: each requirement is signed apart, and not both where they must differ", async () => {
    const pull = await openJudged("two-roles");
    await people.comments(pull, "vera", "/sign-off PEO-6");
    expect([people.seats(pull, "PEO-6"), people.seats(pull, "PEO-7")]).toEqual([["x vera"], ["- VERA or sam"]]);
    await people.comments(pull, "vera", "/sign-off PEO-7 PEO-8");
    expect(people.seats(pull, "PEO-7")).toEqual(["x vera"]);
    expect(people.seats(pull, "PEO-8").map((seat) => seat[0])).toEqual(["x", "-"]);
    await people.comments(pull, "sam", "/sign-off PEO-8");
    expect(people.seats(pull, "PEO-8")).toEqual(["x vera", "x sam"]);
  });

  it("22: of a team has its members of today alone, and is an error where the team cannot be read", async () => {
    const { github } = people;
    const team = github.organisation("acme").team("auditors", ["tina", "lou"], { pending: ["pia"] });
    const token = github.token("teams", { permissions: { members: "read" } });
    const inputs = { "org-token": token };
    const pull = await openModelChange(people, { head: "by-team", files: CODE });
    await people.judges(pull, { details: { action: "opened" } });
    expect(people.status(pull)).toBe("failure: blocked: 1 not decidable, 1 sign-off open");
    expect(people.text(pull)).toMatch(/could not read team acme\/auditors: .*org-token/i);
    await people.comments(pull, "lou", "/sign-off TEC-9", { silent: true });
    await people.comments(pull, "pia", "/sign-off TEC-9", { inputs });
    expect(people.seats(pull, "TEC-9")).toEqual(["x lou"]);
    expect(people.text(pull)).toMatch(/pia's sign-off on `TEC-9` .*it takes the role auditor/);
    team.remove("lou");
    await people.comments(pull, "dora", "/recheck", { inputs });
    expect(people.seats(pull, "TEC-9")).toEqual(["- tina"]);
    expect(people.text(pull)).toMatch(/lou's sign-off on `TEC-9` .*it takes the role auditor/);
    await people.comments(pull, "tina", "/sign-off TEC-9", { inputs });
    expect(people.status(pull)).toBe("success: passed: 1 requirement holds");
    // Who may not be read is not nobody: a token that lost its right leaves no pass.
    const blind = { "org-token": github.token("blind", { permissions: { metadata: "read" } }) };
    await people.comments(pull, "dora", "/recheck", { inputs: blind });
    expect(people.status(pull)).toMatch(/^failure: blocked: 1 not decidable/);
  });
});

describe("a sign-off with `valid-for`", () => {
  beforeAll(async () => {
    people = await openPeople(
      policyOf("  validator: [vera]", requirement("PEO-2", "{ sign-off: { role: validator, valid-for: 90d } }")),
    );
  });
  afterAll(close);

  it.each([
    ["older than that", 95, ["- vera again"], "pending: waiting: 1 sign-off open"],
    ["not yet as old", 85, ["x vera"], "success: passed: 1 requirement holds"],
  ])("27: that is %s is judged by its age", async (title, days, seats, status) => {
    const { github } = people;
    const today = github.now;
    github.now = new Date(Date.now() - days * 86_400_000).toISOString();
    const pull = await openJudged(title.replaceAll(" ", "-"));
    await people.comments(pull, "vera", "/sign-off PEO-2", { silent: true });
    github.now = today;
    await people.judges(pull, { event: "schedule", details: {} });
    expect([people.seats(pull, "PEO-2"), people.status(pull)]).toEqual([seats, status]);
    expect(people.text(pull).includes("it was valid for 90 days")).toBe(days > 90);
  });
});
