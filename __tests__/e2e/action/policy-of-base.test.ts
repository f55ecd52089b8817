/** Which policy judges: the base's, with the organisation's beneath it; never the head's. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { MODEL, openModelChange, openStage, POLICY, POLICY_PATH, type Stage } from "../../support/gate-on-github.ts";
import type { Files } from "../../support/github/git-objects.ts";
import type { PullHandle } from "../../support/github/pull-handle.ts";
import type { RepositoryHandle } from "../../support/github/repository-handle.ts";

let stage: Stage;
const close = async () => {
  const { violations } = stage.github;
  await stage.close();
  expect(violations).toEqual([]);
};
const WAITING = "pending: waiting: 1 sign-off open";
const BOTH_WAIT = "pending: waiting: 2 sign-offs open";
let count = 0;
const openOne = (files: Files = {}, author = "dora") =>
  openModelChange(stage, {
    head: `change-${++count}`,
    files: { [MODEL]: `weights of ${++count}\n`, ...files },
    author,
  });
const toBase = (files: Files) => stage.repository.commit("main", files, { author: "maria" });

describe("the head's policy", () => {
  const heads: readonly [how: string, author: string, files: Files][] = [
    ["switches the gate off", "dora", { [POLICY_PATH]: POLICY.replace("version: 1", "version: 1\nmode: advisory") }],
    ["is gone", "dora", { [POLICY_PATH]: null }],
    [
      "makes a stranger a validator",
      "mallory",
      { [POLICY_PATH]: POLICY.replace("[vera, viktor]", "[vera, mallory2]") },
    ],
    ["comes in a second file", "dora", { ".github/secmlops/zz.yml": "version: 1\nmode: advisory\n" }],
  ];
  interface Seen {
    readonly opened: string | undefined;
    readonly checklist: string;
    readonly strange: string | undefined;
    readonly signed: string | undefined;
  }
  const seen = new Map<string, Seen>();
  beforeAll(async () => {
    stage = await openStage();
    const pulls: PullHandle[] = [];
    for (const [, author, files] of heads) pulls.push(await openOne(files, author));
    await stage.runAll();
    const opened = pulls.map((pull) => [stage.status(pull), stage.checklist(pull)] as const);
    for (const pull of pulls) pull.review("mallory2", "APPROVE", "/sign-off PEO-2 GOV-6");
    await stage.runAll();
    const strange = pulls.map((pull) => stage.status(pull));
    for (const pull of pulls) {
      pull.review("vera", "APPROVE", "/sign-off PEO-2");
      pull.review("erin", "APPROVE", "/sign-off GOV-6");
    }
    await stage.runAll();
    for (const [index, [how]] of heads.entries()) {
      const [status, checklist = ""] = opened[index] ?? [];
      const pull = pulls[index];
      seen.set(how, { opened: status, checklist, strange: strange[index], signed: pull && stage.status(pull) });
    }
  });
  afterAll(close);

  it.each(heads)("never counts: it %s, the base's judges, and GOV-6 is asked for", (how) => {
    const { opened, checklist = "", strange, signed } = seen.get(how) ?? {};
    expect(opened).toBe(BOTH_WAIT);
    expect(checklist).toMatch(/`governance` signs `GOV-6` `[0-9a-f]{16}` · \*\*erin\*\*/);
    expect(strange).toBe(BOTH_WAIT);
    expect(signed).toBe("success: passed: 2 requirements hold");
  });

  it("that is broken is shown in the checklist and at its line, and does not stop the base's", async () => {
    const pull = await openOne({ [POLICY_PATH]: POLICY.replace("applies-to: [model]", "applise-to: [model]") });
    const { code, annotations, outputs } = await stage.run(pull);
    expect([code, outputs["verdict"], stage.status(pull)]).toEqual([0, "pending", BOTH_WAIT]);
    expect(stage.checklist(pull)).toMatch(
      /The policy in this pull request is broken: `\.github\/secmlops\/policy\.yml:12:5`/,
    );
    expect(annotations).toContainEqual({
      level: "warning",
      message: expect.stringContaining("Once merged, this policy would be broken"),
      properties: expect.objectContaining({ file: POLICY_PATH, line: "12" }),
    });
  });

  it("of a fork does not count either", async () => {
    const fork = await stage.github.fork(stage.repository, "fred");
    const files = { [MODEL]: "weights of fred\n", [POLICY_PATH]: "version: 1\nmode: advisory\n" };
    await fork.commit("patch", files, { author: "fred" });
    const pull = await stage.repository.openPullRequest({ head: "patch", fork, author: "fred" });
    await stage.run(pull);
    expect(stage.status(pull)).toBe(BOTH_WAIT);
  });
});

describe("the base's policy", () => {
  beforeAll(async () => {
    stage = await openStage({
      "ml/gate.yml": POLICY.replace("[vera, viktor]", "[viktor]"),
      "ml/policy/one.yml": POLICY,
    });
  });
  afterAll(close);

  it("that is broken is an error whose first words say what to mend; the checklist stays, and comes back to life with it", async () => {
    const pull = await openOne();
    await stage.run(pull);
    const checklist = stage.checklist(pull);
    pull.review("vera", "APPROVE", "/sign-off PEO-2");
    await stage.run(pull);
    const passed = stage.checklist(pull);
    expect(passed).not.toBe(checklist);

    const before = stage.repository.tip("main") ?? "";
    await toBase({ [POLICY_PATH]: POLICY.replace("version: 1", "version: 1\nmood: enforce") });
    const pushed = await stage.run(pull, { event: "push", details: { before, sender: "maria" } });
    expect([pushed.code, pushed.outputs["verdict"]]).toEqual([0, "error"]);
    expect(stage.status(pull)).toMatch(/^error: mend the policy on main: \.github\/secmlops\/policy\.yml:2:1.*mood/);
    expect(stage.repository.statuses(pull.headOid)[0]?.description?.length).toBeLessThanOrEqual(140);
    expect([stage.checklist(pull), stage.records(pull.number).length]).toEqual([passed, 2]);
    expect(pushed.annotations).toContainEqual(
      expect.objectContaining({
        level: "error",
        properties: expect.objectContaining({ file: POLICY_PATH, line: "2" }),
      }),
    );
    expect((await stage.run(pull)).code).toBe(1);

    await toBase({ [POLICY_PATH]: POLICY });
    await stage.run(pull);
    expect(stage.status(pull)).toBe("success: passed: 1 requirement holds");
  });

  it.each([
    ["a file", "ml/gate.yml", "**viktor** (validator)"],
    ["a folder", "ml/policy", "**vera** or **viktor** (validator)"],
    ["a folder, written with a slash", "ml/policy/", "**vera** or **viktor** (validator)"],
  ])("lies where the input `policy` says: %s", async (_, policy, awaited) => {
    const pull = await openOne();
    await stage.run(pull, { inputs: { policy } });
    expect([stage.status(pull), stage.checklist(pull)]).toEqual([
      WAITING,
      expect.stringContaining(`ask ${awaited.split(" (")[0]}`),
    ]);
  });

  it("at a place of its own is governed there, and its pushes are listened to", async () => {
    const pull = await openOne({ "ml/gate.yml": "version: 1\nmode: advisory\n" });
    await stage.run(pull, { inputs: { policy: "ml/gate.yml" } });
    expect(stage.status(pull)).toBe(BOTH_WAIT);
    const before = stage.repository.tip("main") ?? "";
    await toBase({ "ml/gate.yml": POLICY.replace("title: Independent validation", "title: Validated again") });
    await stage.run(pull, { event: "push", details: { before }, inputs: { policy: "ml/gate.yml" } });
    expect(stage.checklist(pull)).toContain("Validated again");
  });

  it("that was named and is not there is an error, not the default one", async () => {
    const pull = await openOne();
    const { code } = await stage.run(pull, { inputs: { policy: "ml/nothing.yml" } });
    expect([code, stage.status(pull)]).toEqual([
      1,
      expect.stringMatching(/^error: mend the policy on main: ml\/nothing\.yml.*no policy lies here/),
    ]);
  });
});

describe("an organisation's policy", () => {
  const PACK = `version: 1
pack: { name: acme, version: 1 }
roles: { data-office: [olga], governance: [erin] }
waivers: { role: governance, max-days: 30 }
requirements:
  COM-9:
    title: Data office agrees
    dimension: compliance
    concern: privacy
    applies-to: [model]
    final: true
    needs: { sign-off: { role: data-office } }
`;
  let home: RepositoryHandle;
  let orgToken: string;
  const ref = (commit: string | undefined) => `github:acme/ml-governance//policies/base.yml@${commit}`;

  beforeAll(async () => {
    stage = await openStage();
    const { github } = stage;
    home = await github.createRepository("acme/ml-governance", {
      author: "olga",
      files: { "policies/base.yml": PACK },
    });
    orgToken = github.token("org", {
      viewer: "acme-gate[bot]",
      repositories: ["acme/ml-governance"],
      permissions: { contents: "read" },
    });
  });
  afterAll(close);

  it("is composed beneath the repository's, from a pinned commit of another private repository", async () => {
    const pull = await openOne();
    const inputs = { "org-policy": ref(home.tip("main")), "org-token": orgToken };
    await stage.run(pull, { inputs });
    expect(stage.status(pull)).toBe(BOTH_WAIT);
    expect(stage.checklist(pull)).toMatch(/`data-office` signs `COM-9` `[0-9a-f]{16}` · \*\*olga\*\*/);
    const [record] = stage.records(pull.number) as { policy: { sources: { name: string }[] } }[];
    expect(record?.policy.sources.map(({ name }) => name)).toContain(ref(home.tip("main")));

    // What the organisation decides later does not count before somebody pins it.
    const pinned = home.tip("main");
    await home.commit("main", { "policies/base.yml": PACK.replace("COM-9", "COM-8") }, { author: "olga" });
    await stage.run(pull, { inputs: { ...inputs, "org-policy": ref(pinned) } });
    expect(stage.checklist(pull)).toContain("COM-9");
  });

  it("cannot be dropped or loosened by the repository", async () => {
    const pinned = ref(stage.github.repository("acme/ml-governance").git("rev-list", "--max-parents=0", "main"));
    const inputs = { "org-policy": pinned, "org-token": orgToken };
    const loose = `${POLICY}  COM-9: { enforcement: off }\n`;
    stage.repository.moveRef("loose", stage.repository.tip("main") ?? "");
    await stage.repository.commit("loose", { [POLICY_PATH]: loose }, { author: "maria" });
    const pull = await openOne();
    pull.retarget("loose");
    const { code } = await stage.run(pull, { inputs });
    expect([code, stage.status(pull, "secmlops-gate: loose")]).toEqual([
      1,
      expect.stringMatching(
        /^error: mend the policy on loose: \.github\/secmlops\/policy\.yml:\d+:\d+: error: COM-9 is final/,
      ),
    ]);

    stage.repository.moveRef("none", stage.repository.tip("main") ?? "");
    await stage.repository.commit("none", { [POLICY_PATH]: null }, { author: "maria" });
    pull.retarget("none");
    await stage.run(pull, { inputs });
    expect(stage.status(pull, "secmlops-gate: none")).toBe(WAITING);
    expect(stage.checklist(pull)).toContain("COM-9");
  });

  it("is refused at a commit that only a fork has, although its parent's name finds it", async () => {
    const fork = await stage.github.fork(home, "mallory");
    const evil = await fork.commit(
      "main",
      { "policies/base.yml": PACK.replace("olga", "mallory") },
      { author: "mallory" },
    );
    const pull = await openOne();
    const { code, annotations } = await stage.run(pull, { inputs: { "org-policy": ref(evil), "org-token": orgToken } });
    expect([code, stage.status(pull)]).toEqual([1, expect.stringMatching(/^error: mend the policy/)]);
    expect(annotations.map(({ message }) => message).join("\n")).toContain(
      "reachable neither from acme/ml-governance's default branch (refs/heads/main) nor from a tag",
    );
    expect(stage.checklist(pull)).toBe("");
  });

  it.each<[string, () => Record<string, string>, RegExp]>([
    ["without an `org-token`", () => ({ "org-policy": ref(home.tip("main")) }), /give `org-token`/],
    ["by a branch's name", () => ({ "org-policy": ref("main"), "org-token": orgToken }), /full commit id/],
    ["that is no YAML", () => ({ "org-policy": "pack: [", "org-token": orgToken }), /`org-policy` is not YAML/],
  ])("that cannot be had is an error that says what to do: %s", async (_, inputs, said) => {
    const pull = await openOne();
    // A job's token sees its own repository alone.
    const { code, annotations, outputs } = await stage.run(pull, { inputs: inputs() });
    expect([code, outputs["verdict"]]).toEqual([1, "error"]);
    expect(annotations.map(({ message }) => message).join("\n")).toMatch(said);
    expect(stage.status(pull) ?? "error").toMatch(/^error/);
  });
});
