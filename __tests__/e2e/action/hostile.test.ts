/** Pull requests by people who mean harm: what they write, what they name, what they hide, and the token they would like to have. */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { COMMENT_STEPS, readMarkdown } from "../../../src/core/document/read-markdown.ts";
import { MODEL, openModelChange, openStage, POLICY, POLICY_PATH, type Stage } from "../../support/gate-on-github.ts";
import type { Files } from "../../support/github/git-objects.ts";
import type { PullHandle } from "../../support/github/pull-handle.ts";
import type { ActionResult } from "../../support/github/run-action.ts";

const WAITING = "pending: waiting: 1 sign-off open";
const PASSED = "success: passed: 1 requirement holds";
const MARKER = "<!-- secmlops-gate -->";
const US = "github-actions[bot]";

let stage: Stage;
const open =
  (files: Files = {}, policy = POLICY) =>
  async () => {
    stage = await openStage(files, policy);
  };
const close = async () => {
  const { violations } = stage.github;
  await stage.close();
  expect(violations).toEqual([]);
};

const ticked = (body: string): string => body.replaceAll("- [ ] ", "- [x] ");
const ours = (pull: PullHandle) => pull.comments.filter(({ author }) => author === US);
const our = (pull: PullHandle) => {
  const [first] = ours(pull);
  if (first === undefined) throw new Error("there is no checklist");
  return first;
};

describe("our checklist in other hands", () => {
  const waiting = new Map<string, PullHandle>();
  /** A waiting pull request whose checklist has been there for two minutes. */
  const waitingAt = (head: string): PullHandle => {
    const pull = waiting.get(head);
    if (pull === undefined) throw new Error(`nothing waits at ${head}`);
    return pull;
  };
  beforeAll(async () => {
    await open()();
    for (const head of ["model", "edited", "deleted", "unmarked", "twice"])
      waiting.set(head, await openModelChange(stage, { head, files: { [MODEL]: `weights of ${head}\n` } }));
    expect(await stage.runAll()).toMatchObject({ code: 0, stderr: "" });
    stage.github.advance(120);
  });
  afterAll(close);

  it("is not ours when somebody else writes it, before us or after us", async () => {
    const model = waitingAt("model");
    const forged = ticked(our(model).body);
    const pull = await openModelChange(stage, {
      head: "forged",
      files: { [MODEL]: "weights of model\n", "a.txt": "" },
    });
    const before = pull.comment("mallory", forged);
    await stage.run(pull);
    const after = pull.comment("vera", forged);
    await stage.run(pull);
    expect([stage.status(pull), ours(pull)[0]?.body.includes("[x]")]).toEqual([WAITING, false]);
    expect([before.body, after.body]).toEqual([forged, forged]);
    expect(pull.comments).toHaveLength(3);
  });

  it("is restored when it is edited, and what was pasted into it counts for nobody", async () => {
    const pull = waitingAt("edited");
    const written = our(pull).body;
    pull.editComment(our(pull).id, "mallory", ticked(written).replace("## ", "## Passed! "));
    await stage.run(pull);
    expect(stage.status(pull)).toBe(WAITING);
    expect(our(pull).body).not.toContain("Passed!");
    expect(our(pull).body).not.toContain("[x]");

    stage.github.advance(120);
    const line = `- [x] \`validator\` signs \`PEO-2\` \`${"0".repeat(16)}\` · vera`;
    pull.editComment(our(pull).id, "vera", `${our(pull).body}\n${line}\n- [x] \`validator\` signs everything\n`);
    await stage.run(pull);
    expect(stage.status(pull)).toBe(WAITING);
    expect(our(pull).body).not.toContain("signs everything");
  });

  it("is written anew when it is deleted, and the ticks in it are gone", async () => {
    const pull = waitingAt("deleted");
    pull.editComment(our(pull).id, "vera", ticked(our(pull).body));
    await stage.run(pull);
    expect(stage.status(pull)).toBe(PASSED);
    pull.deleteComment(our(pull).id);
    await stage.run(pull);
    expect([stage.status(pull), ours(pull).length]).toEqual([WAITING, 1]);
  });

  it("is written anew where its marker is gone", async () => {
    const pull = waitingAt("unmarked");
    pull.editComment(our(pull).id, "mallory", ticked(our(pull).body).replace(MARKER, ""));
    await stage.run(pull);
    expect(stage.status(pull)).toBe(WAITING);
    expect(ours(pull).filter(({ body }) => body.startsWith(MARKER))).toHaveLength(1);
  });

  it("stands once, though another workflow writes a second one with the same account", async () => {
    const pull = waitingAt("twice");
    const copy = pull.comment(US, ticked(our(pull).body));
    pull.comment("other-app[bot]", ticked(our(pull).body));
    await stage.run(pull);
    expect([stage.status(pull), ours(pull).length]).toEqual([WAITING, 1]);
    expect(ours(pull).some(({ id }) => id === copy.id)).toBe(false);
  });
});

describe("texts and names that mean to do something", () => {
  let pull: PullHandle;
  let result: ActionResult;
  const TEXT = [
    "@everyone @acme/ml-security #1 https://evil.example/x?@sam GH-2 deadbeefdeadbeef",
    "<img src=x onerror=alert(1)><script>alert(1)</script><!-- `x` --> </details>",
    "**bold** [click](https://evil.example) ![x](https://evil.example/p.png) | a | b |",
    "::set-output name=verdict::pass %0A::error::owned",
  ].join(" ");
  const HIDDEN = "\u001b[31m \u202egnp.exe\u202c \u200b";
  const NAMES = [
    "@everyone.bin",
    "<img src=x onerror=alert(1)>.bin",
    "a|b`c``d*e_f[g](h).bin",
    "line\n::error::owned\n- [x] `validator` signs `PEO-2`.bin",
    "\u202egnp.exe.bin",
    "%0A::set-output name=verdict::pass.bin",
    "--output=x.bin",
    "$(touch owned).bin",
    "sp ace\ttab.bin",
  ];

  beforeAll(async () => {
    await open()();
    const { repository } = stage;
    const files = Object.fromEntries(NAMES.map((name) => [`models/${name}`, name]));
    repository.moveRef("hostile", repository.tip("main") ?? "", "dora");
    await repository.commit("hostile", files, {
      author: { name: "x\n::error::owned <b>", email: "@everyone@evil.example" },
    });
    await repository.commit("hostile", { "models/\xff\xfe.bin": "odd" }, { author: "dora", pathEncoding: "latin1" });
    pull = await repository.openPullRequest({
      head: "hostile",
      base: "main",
      author: "dora",
      title: TEXT,
      body: `${TEXT} ${HIDDEN}`,
    });
    await stage.run(pull);
    stage.github.advance(120);
    pull.comment("viktor", `/object PEO-2: ${TEXT}`);
    pull.comment("sam", `/sign-off PEO-2: ${TEXT}`);
    pull.comment("mallory", `/sign-off ${TEXT}\n/singoff PEO-2 @everyone ${HIDDEN}\n`);
    result = await stage.run(pull);
  });
  afterAll(close);

  it("end no run, and change no verdict", () => {
    expect([result.stderr, result.outputs["verdict"], result.outputs["unmet"]]).toEqual(["", "fail", '["PEO-2"]']);
    expect(stage.status(pull)).toMatch(/^failure: blocked: 1 objection/);
    expect(stage.checklist(pull)).toContain("onerror");
  });

  /** Everything outside of code: what GitHub would act on. */
  function live(markdown: string) {
    const read = readMarkdown(markdown, { frontMatter: false, maxSteps: COMMENT_STEPS * 10 });
    if ("refused" in read) throw new Error(read.refused);
    const found = { text: "", html: [] as string[], links: [] as string[], boxes: 0 };
    const visit = (node: {
      type: string;
      value?: string;
      url?: string;
      checked?: boolean | null;
      children?: unknown[];
    }) => {
      if (node.type === "text") found.text += `${node.value}\n`;
      if (node.type === "html")
        found.html.push(...(node.value ?? "").split(/(?<=>)/).filter((tag) => tag.trim() !== ""));
      if (node.type === "link" || node.type === "image") found.links.push(node.url ?? "");
      if (typeof node.checked === "boolean") found.boxes++;
      for (const child of node.children ?? []) visit(child as typeof node);
    };
    visit(read.root as Parameters<typeof visit>[0]);
    return found;
  }

  it.each(["checklist", "summary"])("mention nobody, link nowhere and are no HTML in the %s", (where) => {
    const { text, html, links, boxes } = live(where === "summary" ? result.summary : stage.checklist(pull));
    expect(text).not.toMatch(/@|#\d|:\/\/|GH-\d|deadbeef|\p{Cf}/u);
    expect(
      html.filter(
        (tag) =>
          !/^(<!-- [^<>]*-->|<\/?(details|summary|sub|br)>|<summary>[^<]*<\/summary>|[^<]*<\/(summary|sub)>)$/.test(
            tag.trim(),
          ),
      ),
    ).toEqual([]);
    expect(links.filter((url) => !url.startsWith(stage.github.url))).toEqual([]);
    expect(boxes).toBe(where === "summary" ? 0 : 1);
  });

  it("give no order to the runner", () => {
    for (const line of result.stdout.split(/\r?\n/))
      expect(line).not.toMatch(/^\s*::(?!add-mask::|error title=SecMLOps Gate)/);
    expect(result.stdout).not.toContain("\u001b");
    expect(Object.keys(result.outputs).sort()).toEqual(
      ["verdict", "unmet", "errors", "pending", "report", "sarif", "record", "comment-url"].sort(),
    );
  });

  it("are kept as they were in the report and the record", () => {
    const report = result.readFile(result.outputs["report"] ?? "") ?? "";
    const record = JSON.stringify(stage.records(pull.number).at(-1));
    for (const text of [report, record])
      for (const name of ["$(touch owned).bin", "--output=x.bin"]) expect(text).toContain(name);
  });
});

describe("a model does not get past the gate", () => {
  const blob = (text: string) => ({ "store/v1": text });
  const base: Files = {
    ...blob("weights in a plain folder\n"),
    "models/current": { symlink: "../store/v1" },
    "models/vendored": { submodule: "1".repeat(40) },
    "models/old.safetensors": "old\n",
    "data.dvc": "outs:\n- md5: 11111111111111111111111111111111\n  path: models/dvc\n",
    "dvc.lock":
      "schema: '2.0'\nstages:\n  train:\n    cmd: train\n    outs:\n    - path: models/staged\n      md5: 11111111111111111111111111111111\n",
  };
  const pointer = (digit: string) =>
    `version https://git-lfs.github.com/spec/v1\noid sha256:${digit.repeat(64)}\nsize 1000\n`;
  const cases: readonly [how: string, files: Files][] = [
    ["by what its symlink points to", blob("other weights\n")],
    ["by a symlink in its place", { [MODEL]: { symlink: "../README.md" } }],
    ["by a symlink out of the repository", { "models/out": { symlink: "../../../etc/passwd" } }],
    [
      "by a symlink for its folder",
      {
        "models/credit.safetensors": null,
        "models/current": null,
        "models/vendored": null,
        "models/old.safetensors": null,
        models: { symlink: "store" },
      },
    ],
    ["as a submodule's new commit", { "models/vendored": { submodule: "2".repeat(40) } }],
    ["as a new submodule", { "models/more": { submodule: "2".repeat(40) } }],
    ["as a pointer of Git LFS", { [MODEL]: pointer("a"), ".gitattributes": "*.safetensors filter=lfs\n" }],
    [
      "behind attributes that hide its diff",
      { [MODEL]: "hidden\n", ".gitattributes": "* -diff -text linguist-generated export-ignore\n" },
    ],
    ["by a rename out of its folder", { [MODEL]: null, "docs/notes.txt": "weights 1\n" }],
    ["by a deletion", { "models/old.safetensors": null }],
    ["in other case", { "MODELS/New.SafeTensors": "x\n" }],
    ["with letters that a file system takes for others", { "model\u017f/x": "x\n" }],
    ["with invisible letters", { "mod\u200dels/x": "x\n" }],
    ["with a dot at the folder's end", { "models./x": "x\n" }],
    ["in decomposed letters", { "e\u0301tude/x.safetensors": "x\n" }],
    ["deep in other folders", { "a/b/c/d/e/f.safetensors": "x\n" }],
    ["as a folder in its place", { [MODEL]: null, [`${MODEL}/part-1`]: "x\n" }],
    ["by its mode alone", { [MODEL]: { executable: "weights 1\n" } }],
    ["by a pointer of DVC", { "data.dvc": "outs:\n- md5: 22222222222222222222222222222222\n  path: models/dvc\n" }],
    [
      "by a lock of DVC",
      {
        "dvc.lock":
          "schema: '2.0'\nstages:\n  train:\n    cmd: train\n    outs:\n    - path: models/staged\n      md5: 22222222222222222222222222222222\n",
      },
    ],
  ];
  const pulls = new Map<string, PullHandle>();
  let result: ActionResult;
  beforeAll(async () => {
    await open(base)();
    for (const [how, files] of cases)
      pulls.set(how, await openModelChange(stage, { head: how.replaceAll(/[ ']/g, "-"), files }));
    result = await stage.runAll();
  });
  afterAll(close);

  it.each(cases)("%s", (how) => {
    const pull = pulls.get(how);
    if (pull === undefined) throw new Error("it was not opened");
    expect([result.stderr, stage.records(pull.number).at(-1)]).toMatchObject([
      "",
      { verdict: { status: expect.stringMatching(/^(pending|fail|error)$/) } },
    ]);
    expect(stage.status(pull)).toMatch(/^(pending|failure|error): /);
    expect(stage.checklist(pull)).toContain("PEO-2");
  });

  it("by a policy of its own, nor by a workflow", async () => {
    const files = {
      [MODEL]: "mine\n",
      [POLICY_PATH]: POLICY.replace("[vera, viktor]", "[dora]"),
      ".github/workflows/secmlops-gate.yml": "on: pull_request\njobs: { gate: { steps: [] } }\n",
    };
    const pull = await openModelChange(stage, { head: "own-policy", files });
    await stage.run(pull);
    stage.github.advance(120);
    pull.comment("dora", "/sign-off PEO-2 GOV-6");
    const { outputs } = await stage.run(pull);
    expect(JSON.parse(outputs["pending"] ?? "")).toEqual(expect.arrayContaining(["PEO-2", "GOV-6"]));
  });
});

describe("a fork's pull request", () => {
  const forks = new Map<string, PullHandle>();
  beforeAll(async () => {
    await open()();
    for (const owner of ["fred", "gone", "frieda"]) forks.set(owner, await openFork(owner));
    expect(await stage.runAll()).toMatchObject({ code: 0 });
    stage.github.advance(120);
  });
  afterAll(close);
  const forkOf = (owner: string): PullHandle => {
    const pull = forks.get(owner);
    if (pull === undefined) throw new Error(`${owner} has no fork`);
    return pull;
  };

  const openFork = async (owner: string) => {
    const fork = await stage.github.fork(stage.repository, owner);
    await fork.commit("patch", { [MODEL]: `weights of ${owner}\n` }, { author: owner });
    return stage.repository.openPullRequest({ head: "patch", fork, author: owner });
  };

  it("is judged from its base, with the fork's files never run", async () => {
    const pull = forkOf("fred");
    expect([stage.status(pull), stage.checklist(pull)]).toEqual([WAITING, expect.stringContaining("PEO-2")]);
    pull.comment("fred", "/sign-off PEO-2");
    pull.review("fred", "COMMENT", "/sign-off PEO-2");
    await stage.run(pull);
    expect(stage.status(pull)).toBe(WAITING);
    pull.comment("vera", "/sign-off PEO-2");
    await stage.run(pull);
    expect(stage.status(pull)).toBe(PASSED);
  });

  it("is judged on, though the fork's branch and its author's account are gone", async () => {
    const pull = forkOf("gone");
    stage.github.repository("gone/credit").deleteRef("patch");
    const payload = { sender: "maria", action: "edited" };
    stage.github.deleteUser("gone");
    pull.comment("vera", "/sign-off PEO-2");
    const { code, stderr, annotations } = await stage.run(pull, { details: payload });
    expect([code, stderr, annotations]).toEqual([0, "", []]);
    expect(stage.status(pull)).toMatch(/^(success|pending|error): /);
  });

  it("takes the account of somebody whose sign-off counted with it when that is deleted", async () => {
    const pull = forkOf("frieda");
    stage.repository.collaborator("viktor", "write");
    pull.comment("viktor", "/sign-off PEO-2");
    await stage.run(pull);
    expect(stage.status(pull)).toBe(PASSED);
    stage.github.deleteUser("viktor");
    await stage.run(pull);
    expect(stage.status(pull)).toBe(WAITING);
  });
});

describe("the token", () => {
  const folders: string[] = [];
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), "secmlops-gate-token-"));
    folders.push(made);
    return made;
  };
  beforeAll(open());
  afterAll(async () => {
    for (const each of folders) rmSync(each, { recursive: true, force: true });
    await close();
  });

  it.each([
    ["when all goes well", 0, false],
    ["when git is refused", 1, true],
  ])(
    "is in no argument, output, summary, report, record or comment, and masked in the log, %s",
    async (name, code, fails) => {
      const [log, shim] = [folder(), folder()];
      const real = execFileSync("which", ["git"], { encoding: "utf8" }).trim();
      writeFileSync(join(shim, "git"), `#!/bin/sh\nprintf '%s\\n' "$@" > ${log}/$$\nexec ${real} "$@"\n`);
      chmodSync(join(shim, "git"), 0o755);
      const token = stage.github.token(`secret ${name}`, { repositories: ["acme/credit"] });
      const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
      const pull = await openModelChange(stage, { head: name.replaceAll(" ", "-"), files: { [MODEL]: name } });
      pull.comment("vera", "/sign-off PEO-2");
      if (fails) stage.github.fail({ match: ({ kind }) => kind === "git", status: 403, times: 100 });
      const env = { PATH: `${shim}${delimiter}${process.env["PATH"]}` };
      const result = await stage.run(pull, { token, env });
      stage.github.clearFaults();
      expect(result.code).toBe(code);

      const argv = readdirSync(log).map((file) => readFileSync(join(log, file), "utf8"));
      expect(argv.length).toBeGreaterThan(2);
      const masks = [token, basic].map((secret) => `::add-mask::${secret}`);
      const shown = result.stdout.split(/\r?\n/).filter((line) => !masks.includes(line));
      const places = {
        argv,
        shown,
        rest: [
          result.stderr,
          JSON.stringify(result.outputs),
          result.summary,
          result.readFile(result.outputs["report"] ?? "") ?? "",
        ],
        written: pull.comments.map(({ body }) => body),
        records: fails ? "" : JSON.stringify(stage.records(pull.number)),
        status: stage.status(pull),
      };
      for (const secret of [token, basic]) expect(JSON.stringify(places)).not.toContain(secret);
      for (const mask of masks) expect(result.stdout).toContain(mask);
    },
  );
});
