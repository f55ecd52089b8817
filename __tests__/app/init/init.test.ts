import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import type { Prompt } from "../../../src/app/init/prompt.ts";
import { writeAll } from "../../../src/app/init/write-files.ts";
import { type InitOptions, runInit } from "../../../src/app/init.ts";
import { type Io, UsageError } from "../../../src/app/io.ts";
import { runPolicyLint } from "../../../src/app/policy-lint.ts";
import { createSandbox, type Sandbox } from "../../support/run-cli.ts";

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox();
});
afterEach(() => sandbox.remove());

function openIo(cwd = sandbox.folder) {
  const written = { stdout: "", stderr: "" };
  const into = (stream: keyof typeof written) => ({
    write: (text: string) => {
      written[stream] += text;
    },
  });
  const io: Io = {
    cwd,
    environment: {},
    packageRoot: new URL("../../../", import.meta.url),
    now: new Date("2026-11-21T12:00:00Z"),
    stdout: into("stdout"),
    stderr: into("stderr"),
  };
  return { io, written };
}

const nobody = () => undefined;
const FLAGS: InitOptions = { pack: [], role: [], ciWorkflow: [], dryRun: false, yes: true };
const GATE = ".github/workflows/secmlops-gate.yml";
const RELAY = ".github/workflows/secmlops-review-relay.yml";
const POLICY = ".github/secmlops/policy.yml";
const CODEOWNERS = ".github/CODEOWNERS";
const [CARD, DATASHEET, FORM] = [
  "docs/model-card.md",
  "docs/datasheet.md",
  ".github/pull_request_template.md",
] as const;
const DOCUMENTS = [CARD, DATASHEET, FORM];
const everyone = [
  "validator=vera,viktor",
  "security-reviewer=alice,sam",
  "data-steward=dan,dora",
  "governance=erin,acme/risk",
];

async function init(options: Partial<InitOptions> = {}, openPrompt: () => Prompt | undefined = nobody) {
  const { io, written } = openIo();
  const code = await runInit({ ...FLAGS, ...options }, io, openPrompt);
  return { code, ...written };
}

const content = (path: string) => readFileSync(join(sandbox.folder, path), "utf8");
const files = () =>
  readdirSync(sandbox.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !/\.git(?:\/|$)/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name).slice(sandbox.folder.length + 1))
    .sort();

async function lint() {
  const { io, written } = openIo();
  return { code: await runPolicyLint([], { format: "text" }, io), stderr: written.stderr };
}

/** Somebody who gives these answers, in turn, to questions that begin so. */
function person(...answers: readonly (readonly [question: string, answer: string])[]) {
  const left = [...answers];
  let isClosed = false;
  const prompt: Prompt = {
    async ask(question) {
      const [expected, answer] = left.shift() ?? ["nothing more", ""];
      expect(question).toMatch(new RegExp(`^${expected}`));
      return answer;
    },
    close() {
      isClosed = true;
    },
  };
  return { open: () => prompt, left, isClosed: () => isClosed };
}

describe("init with flags", () => {
  test("writes workflows, policy and code owners, and the policy has no problems", async () => {
    const { code, stdout } = await init({ role: everyone });
    expect(code).toBe(0);
    expect(files()).toEqual([CODEOWNERS, POLICY, GATE, RELAY, ...DOCUMENTS].sort());
    for (const path of files()) expect(stdout).toContain(`wrote ${path}\n`);
    expect(await lint()).toEqual({ code: 0, stderr: "no problems in .github/secmlops/policy.yml\n" });
    expect(parse(content(POLICY))).toEqual({
      version: 1,
      mode: "advisory",
      extends: ["secmlops:baseline@1"],
      roles: {
        validator: ["vera", "viktor"],
        "security-reviewer": ["alice", "sam"],
        "data-steward": ["dan", "dora"],
        "fairness-reviewer": { permission: "write" },
        "explainability-reviewer": { permission: "write" },
        governance: ["erin", "acme/risk"],
      },
      waivers: { role: "governance", "max-days": 30 },
    });
    expect(content(CODEOWNERS)).toContain("/.github/secmlops/ @erin @acme/risk\n");
  });

  test("without any, leaves every role to those who may write, and the policy to those who maintain", async () => {
    const { stdout } = await init();
    expect(files()).toEqual([POLICY, GATE, RELAY, ...DOCUMENTS].sort());
    expect(parse(content(POLICY)).roles).toMatchObject({
      validator: { permission: "write" },
      governance: { permission: "maintain" },
    });
    expect((await lint()).stderr).toBe("no problems in .github/secmlops/policy.yml\n");
    expect(stdout).toContain("Name people for validator, security-reviewer");
  });

  test("puts in the release, the branch and the workflows that it is given", async () => {
    const uses = `acme/secmlops-gate@${"a1".repeat(20)}`;
    const { stdout } = await init({
      actionRef: `${uses} # v1.4.0`,
      ciWorkflow: ["Train: all"],
      defaultBranch: "trunk",
    });
    expect(content(GATE)).toContain(`uses: ${uses} # v1.4.0\n`);
    expect(parse(content(GATE)).on).toMatchObject({
      push: { branches: ["trunk"] },
      workflow_run: { workflows: ["SecMLOps review relay", "Train: all"] },
    });
    expect(stdout).not.toContain("in place of the zeros");
  });

  test("names the branch that is checked out where no other is known, also before its first commit", async () => {
    sandbox.git("symbolic-ref", "HEAD", "refs/heads/master");
    const { stdout } = await init();
    expect(stdout).toContain("Commit the files to master.");
    expect(parse(content(GATE)).on.push.branches).toEqual(["master"]);
  });

  test("says of one document what keeps it from counting", async () => {
    const { stdout } = await init();
    expect(stdout).toContain(`Fill in ${CARD}: whatever stands in brackets, or says TODO, keeps it from counting.`);
  });

  test("takes the default branch from the remote, if it has one", async () => {
    sandbox.commit({ a: "1" });
    sandbox.git("update-ref", "refs/remotes/origin/develop", "HEAD");
    sandbox.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/develop");
    await init();
    expect(parse(content(GATE)).on.push.branches).toEqual(["develop"]);
  });

  test.each([
    [{ role: ["fairness-reviewr=fay"] }, /no role "fairness-reviewr": did you mean "fairness-reviewer"/],
    [{ role: ["validator"] }, /names nobody: write it as --role fairness-reviewer=fay,acme\/team/],
    [{ role: ["validator=,"] }, /names nobody/],
    [{ role: ["validator=a b!"] }, /"b!" is neither a login/],
    [{ role: ["validator=x]\nmode: enforce"] }, /is neither a login/],
    [{ actionRef: "acme/secmlops-gate@v1" }, /full commit id.*a tag or branch can be moved/],
  ])("%j is refused, and nothing is written", async (options, message) => {
    await expect(init(options)).rejects.toThrow(expect.objectContaining({ name: "UsageError" }));
    await expect(init(options)).rejects.toThrow(message);
    expect(files()).toEqual([]);
  });

  test("says what is left to do, in order, with commands to paste", async () => {
    const { stdout } = await init({ role: everyone });
    const steps = Array.from(stdout.matchAll(/^(\d)\. /gm), ([, number]) => Number(number));
    expect(steps).toEqual(steps.map((_, index) => index + 1));
    const rulesets = Array.from(stdout.matchAll(/<<'JSON'\n(.*?)\nJSON$/gms), ([, json = ""]) => JSON.parse(json));
    expect(rulesets.map(({ name }) => name)).toEqual(["SecMLOps Gate", "SecMLOps ledger"]);
    expect(stdout).toContain("gh api repos/secmlops/secmlops-gate/commits/v1 --jq .sha");
  });
});

describe("init with packs", () => {
  test("starts from those that are named, and leaves what they want to be given as examples that do not count", async () => {
    const { stdout } = await init({ pack: ["baseline", "llm,sustainability", "llm"] });
    const text = content(POLICY);
    expect(parse(text).extends).toEqual([
      "secmlops:baseline@1",
      { pack: "secmlops:llm@1" },
      { pack: "secmlops:sustainability@1" },
    ]);
    expect(Object.keys(parse(text).roles)).toEqual(expect.arrayContaining(["fairness-reviewer", "safety-reviewer"]));
    expect(stdout).toContain("Set red-team, regression, energy-budget in .github/secmlops/policy.yml");
    expect(await lint()).toEqual({ code: 0, stderr: expect.stringMatching(/needs the input "red-team"/) });
  });

  test("has no problems left once these lines count", async () => {
    await init({ pack: ["full"] });
    const text = content(POLICY).replace(/^ {4}# (?=(?: {2})?\S*:|with:| {2}#)/gm, "    ");
    expect(Object.keys(parse(text).extends[0].with)).toEqual(expect.arrayContaining(["regression", "model-signers"]));
    sandbox.write(POLICY, text);
    expect(await lint()).toEqual({ code: 0, stderr: "no problems in .github/secmlops/policy.yml\n" });
  });

  test("that are not shipped is refused, and nothing is written", async () => {
    await expect(init({ pack: ["fulll"] })).rejects.toThrow('no pack "fulll" is shipped: did you mean "full"?');
    await expect(init({ pack: ["gdpr"] })).rejects.toThrow(/there are baseline, .* and sustainability$/);
    expect(files()).toEqual([]);
  });
});

describe("init where something is already", () => {
  test("leaves every file as it is, names it, and writes the others", async () => {
    sandbox.write(GATE, "mine");
    const { code, stdout } = await init();
    expect(code).toBe(0);
    expect(content(GATE)).toBe("mine");
    expect(stdout).toContain(`left ${GATE} alone: it is there already\n`);
    expect(stdout).toContain(`wrote ${RELAY}\n`);
  });

  test("run twice, changes nothing the second time", async () => {
    await init({ role: everyone });
    const before = files().map((path) => [path, content(path)]);
    const { stdout } = await init({ role: ["governance=mallory"] });
    expect(files().map((path) => [path, content(path)])).toEqual(before);
    expect(stdout).not.toContain("wrote");
  });

  test("run again, says what is still undone, and no more once it is done", async () => {
    const first = await init({ pack: ["full"], role: ["validator=vera"] });
    const undone = [
      "in place of the zeros",
      /Name people for (?!.*validator).*governance.* in /,
      /Set .*energy.* in .github\/secmlops\/policy.yml/,
      `Fill in ${CARD} and ${DATASHEET}: whatever`,
    ];
    const second = await init({ pack: ["full"] });
    for (const { stdout } of [first, second]) for (const step of undone) expect(stdout).toMatch(step);
    sandbox.write(GATE, content(GATE).replace(/@0{40}/, `@${"a".repeat(40)}`));
    for (const path of [CARD, DATASHEET]) sandbox.write(path, "# Done\n");
    const policy = content(POLICY).replaceAll(/\{ permission: \w+ \}/g, "[erin, paul]");
    sandbox.write(POLICY, policy.replace(/^ {4}# (?=(?: {2})?\S*:|with:| {2}#)/gm, "    "));
    expect((await lint()).code).toBe(0);
    const { stdout } = await init({ pack: ["full"], role: ["governance=mallory"] });
    expect(stdout).toMatch(/left to do:\n\n1. Commit the files/);
    expect(stdout).toContain("--role changed nothing, as there is a policy already");
  });

  test("run again with other people, names as owners those that the policy has, and nobody else", async () => {
    await init({ role: ["validator=vera"] });
    const later = await init({ role: ["governance=mallory"] });
    expect(files()).not.toContain(CODEOWNERS);
    expect(later.stdout).toContain('"require_code_owner_review": false');
    expect(later.stdout).not.toContain("mallory");
    sandbox.write(POLICY, content(POLICY).replace("{ permission: maintain }", "[erin, acme/risk]"));
    const named = await init({ role: ["governance=mallory"] });
    expect(content(CODEOWNERS)).toContain("/.github/secmlops/ @erin @acme/risk\n");
    expect(named.stdout).toContain('"require_code_owner_review": true');
    sandbox.write(POLICY, "version: 7\n");
    rmSync(join(sandbox.folder, CODEOWNERS));
    expect((await init({ role: ["governance=mallory"] })).stdout).toContain('"require_code_owner_review": false');
    expect(files()).not.toContain(CODEOWNERS);
  });

  test("asks nobody for people where there is a policy already", async () => {
    await init();
    const user = person(["Which packs", ""], ["Which release", ""]);
    await init({ yes: false }, user.open);
    expect(user.left).toEqual([]);
  });

  test("says nothing of a policy that is none, and still of the workflow", async () => {
    sandbox.write(POLICY, "version: 7\n");
    const { stdout } = await init();
    expect(stdout).toContain("in place of the zeros");
    expect(stdout).not.toContain("Name people");
  });

  test("adds no file to a policy under another name: it would change what that says", async () => {
    sandbox.write(".github/secmlops/rules.yml", "version: 1\n");
    const { stdout } = await init();
    expect(existsSync(join(sandbox.folder, POLICY))).toBe(false);
    expect(stdout).toContain(`left ${POLICY} alone: there is a policy already, in .github/secmlops/rules.yml\n`);
  });

  test.each(["CODEOWNERS", "docs/CODEOWNERS", ".github/CODEOWNERS"])("shows the lines that %s lacks", async (path) => {
    sandbox.write(path, "* @everyone\n/.github/secmlops/   @erin @acme/risk # ours\n");
    const { stdout } = await init({ role: everyone });
    expect(content(path)).toContain("* @everyone\n");
    expect(files().filter((name) => name.endsWith("CODEOWNERS"))).toEqual([path]);
    expect(stdout).toContain(`Add to ${path}:\n\n    /.github/workflows/secmlops-*.yml @erin @acme/risk\n`);
    expect(stdout).not.toContain("    /.github/secmlops/ @erin");
  });

  test.each(["docs/PULL_REQUEST_TEMPLATE.md", "Pull_Request_Template.txt", ".github/PULL_REQUEST_TEMPLATE/model.md"])(
    "writes no second template of pull requests beside %s",
    async (path) => {
      sandbox.write(path, "mine");
      const { stdout } = await init();
      const place = path.replace(/\/model\.md$/, "");
      expect(stdout).toContain(`left ${FORM} alone: there is a template already, ${place}\n`);
      expect(content(path)).toBe("mine");
      expect(existsSync(join(sandbox.folder, FORM))).toBe(false);
    },
  );

  test("leaves documents as they are, and asks for none that is filled in, or that no requirement reads", async () => {
    for (const path of [CARD, FORM]) sandbox.write(path, "mine");
    const { stdout } = await init();
    expect([content(CARD), content(FORM)]).toEqual(["mine", "mine"]);
    expect(stdout).toContain(`left ${CARD} alone: it is there already\n`);
    expect(stdout).not.toContain("Fill in");
  });

  test("goes through no link, and says which part of the path is one", async () => {
    mkdirSync(join(sandbox.folder, "elsewhere"));
    symlinkSync("elsewhere", join(sandbox.folder, ".github"));
    await expect(init()).rejects.toThrow(".github is not a folder of this repository");
    expect(readdirSync(join(sandbox.folder, "elsewhere"))).toEqual([]);
  });

  test("does not take a link that leads nowhere for a free place", async () => {
    mkdirSync(join(sandbox.folder, ".github/workflows"), { recursive: true });
    symlinkSync("/nonexistent/file", join(sandbox.folder, GATE));
    expect((await init()).stdout).toContain(`left ${GATE} alone`);
  });

  test("is refused below the root folder, and in a bare repository", async () => {
    sandbox.write("src/a.py", "");
    const bare = createSandbox();
    bare.git("clone", "--quiet", "--bare", ".", "bare");
    rmSync(join(bare.folder, ".git"), { recursive: true });
    for (const folder of [join(sandbox.folder, "src"), join(bare.folder, "bare")])
      await expect(runInit(FLAGS, openIo(folder).io, nobody)).rejects.toThrow("not the root folder of a work tree");
    bare.remove();
  });
});

describe("init --dry-run", () => {
  test("shows every file and writes none", async () => {
    const { stdout } = await init({ role: everyone, dryRun: true });
    expect(files()).toEqual([]);
    expect(existsSync(join(sandbox.folder, ".github"))).toBe(false);
    expect(stdout).toContain(`would write ${POLICY}\n`);
    expect(stdout).toContain("      validator: [vera, viktor]\n");
  });
});

describe("init on a terminal", () => {
  const ROLES = [
    ["validator signs PEO-2 Independent validation", "vera, @viktor"],
    ["security-reviewer signs PEO-3 ML-security review", ""],
    ["data-steward signs PEO-4", "dan"],
    ["fairness-reviewer signs GOV-1", "fay acme/responsible-ai"],
    ["explainability-reviewer signs GOV-2", ""],
    ["governance grants waivers", "erin"],
  ] as const;

  test("asks for each role and the release, then writes what was agreed to", async () => {
    const user = person(
      ["Which packs\\? baseline, ", ""],
      ...ROLES,
      ["Which release of the action", ""],
      ["Write \\.github/", ""],
    );
    const { code } = await init({ yes: false }, user.open);
    expect({ code, left: user.left, closed: user.isClosed() }).toEqual({ code: 0, left: [], closed: true });
    expect(parse(content(POLICY)).roles).toEqual({
      validator: ["vera", "viktor"],
      "security-reviewer": { permission: "write" },
      "data-steward": ["dan"],
      "fairness-reviewer": ["fay", "acme/responsible-ai"],
      "explainability-reviewer": { permission: "write" },
      governance: ["erin"],
    });
    expect(await lint()).toEqual({
      code: 0,
      stderr: expect.stringMatching(
        /"dan" alone is "data-steward", .*\n.*"erin" alone is "governance", .*\n0 errors, 2/,
      ),
    });
  });

  test("asks only for what no flag says", async () => {
    const role = ROLES.slice(1).map(([question]) => `${question.split(" ")[0]}=zoe`);
    const actionRef = `acme/secmlops-gate@${"b".repeat(40)}`;
    const user = person(["validator", "vera"], ["Write", "y"]);
    await init({ yes: false, pack: ["baseline"], role, actionRef }, user.open);
    expect(user.left).toEqual([]);
  });

  test("asks again after a slip, and says what was wrong", async () => {
    const [first, ...others] = ROLES;
    const user = person(
      ["Which packs", "basline"],
      ["Which packs", "baseline"],
      ["validator", "vera & viktor"],
      first,
      ...others,
      ["Which release", "acme/secmlops-gate@v1"],
      ["Which release", ""],
      ["Write", "yes"],
    );
    const { stderr } = await init({ yes: false }, user.open);
    expect(stderr).toContain('no pack "basline" is shipped: did you mean "baseline"?');
    expect(stderr).toContain('"&" is neither a login, as alice, nor a team');
    expect(stderr).toContain("a tag or branch can be moved");
    expect(user.left).toEqual([]);
  });

  test("writes nothing for whoever says no, or leaves in the middle", async () => {
    const no = person(["Which packs", ""], ...ROLES, ["Which release", ""], ["Write", "n"]);
    await expect(init({ yes: false }, no.open)).rejects.toThrow("nothing was written");
    let asked = 0;
    const leaving = person().open();
    const ask = async () => {
      asked += 1;
      if (asked < 4) return "";
      throw new UsageError("stopped before anything was written");
    };
    await expect(init({ yes: false }, () => ({ ...leaving, ask }))).rejects.toThrow("stopped before anything");
    expect(files()).toEqual([]);
  });
});

describe("files that are written together", () => {
  test("are all taken back, with their folders, when one of them cannot be written", () => {
    sandbox.write("kept/a", "mine");
    const text = "new";
    const wanted = [
      { path: "kept/b/c", text },
      { path: "d/e/f", text },
      { path: "kept/a", text },
    ];
    expect(() => writeAll(sandbox.folder, wanted)).toThrow(/nothing was written.*EEXIST/);
    expect(files()).toEqual(["kept/a"]);
    expect(readdirSync(sandbox.folder).sort()).toEqual([".git", "kept"]);
    expect(content("kept/a")).toBe("mine");
  });
});
