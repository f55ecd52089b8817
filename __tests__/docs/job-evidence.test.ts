/** The workflows that docs/job-evidence.md shows: what they may do, and that the gate finds what they lay out. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, test } from "@jest/globals";
import { parse } from "yaml";
import { EvidenceFolderError, findRunFolder, openRunFolder } from "../../src/adapters/evidence-folder.ts";
import { renderGate } from "../../src/app/init/templates/gate.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/job-evidence.md"), "utf8");
const blockOf = (start: string) =>
  Array.from(page.matchAll(/^```yaml\n(.*?)^```$/gms), ([, yaml = ""]) => yaml).find((yaml) =>
    yaml.startsWith(start),
  ) ?? "";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly "continue-on-error"?: boolean;
}
const evaluate = parse(blockOf("name: Evaluate"));
const [fetchStep, gateStep]: readonly Step[] = parse(blockOf("steps:")).steps;

describe("the workflow that evaluates", () => {
  const steps: readonly Step[] = evaluate.jobs.evaluate.steps;

  it("runs on push alone, and may only read", () => {
    expect(Object.keys(evaluate.on)).toEqual(["push"]);
    expect([evaluate.permissions, evaluate.jobs.evaluate.permissions]).toEqual([{}, { contents: "read" }]);
  });

  it("runs code of base and no other, and leaves no token beside it", () => {
    const [change, trusted] = steps;
    expect(change?.with).toMatchObject({ path: "change", "persist-credentials": false });
    expect(trusted?.with).toMatchObject({ path: "trusted", ref: "main", "persist-credentials": false });
    for (const { run = "" } of steps) expect(run).not.toMatch(/\$\{\{|python[^\n]* change\/\S+\.py/);
  });

  it("names every action by its commit", () => {
    for (const [line] of page.matchAll(/^.*\buses: .*$/gm)) expect(line).toMatch(/@[0-9a-f]{40} # v\d+$/);
  });
});

describe("the gate's steps", () => {
  let folder: string;
  let evidence: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "job-evidence-"));
    evidence = join(folder, "evidence");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const heads = { reported: "a".repeat(40), none: "b".repeat(40), failed: "c".repeat(40) };
  /** GitHub's command line as far as the script uses it: three heads, one that has reported and one whose artefact is half there. */
  const GH = `#!/bin/bash
case "$*" in
  "api repos/acme/credit/pulls/7 "*) echo ${heads.reported} ;;
  "api --paginate repos/acme/credit/pulls?state=open"*) printf '%s\\n' ${Object.values(heads).join(" ")} ${heads.none} ;;
  "api repos/acme/credit/actions/workflows/evaluate.yml/runs?event=push&head_sha=${heads.reported}&per_page=1 "*) echo 41 ;;
  "api "*"head_sha=${heads.failed}&"*) echo 42 ;;
  "api "*"head_sha="*) ;;
  "run download 41 --repo acme/credit --name reports --dir "*) mkdir -p "\${@: -1}"; echo '{}' > "\${@: -1}/a.json" ;;
  "run download 42 "*) mkdir -p "\${@: -1}"; echo '{' > "\${@: -1}/a.json"; exit 1 ;;
  *) echo "unknown: $*" >&2; exit 2 ;;
esac
`;
  function fetchFor(env: { HEAD?: string; NUMBER?: string }): { status: number | null; stderr: string } {
    writeFileSync(join(folder, "gh"), GH, { mode: 0o755 });
    const script = join(folder, "script.sh");
    writeFileSync(script, fetchStep?.run ?? "exit 9");
    const { status, stderr } = spawnSync("bash", ["-e", script], {
      encoding: "utf8",
      env: {
        ...{ PATH: `${folder}:${process.env["PATH"]}`, TMPDIR: folder, GITHUB_REPOSITORY: "acme/credit" },
        ...{ EVIDENCE: evidence, HEAD: "", NUMBER: "", ...env },
      },
    });
    return { status, stderr };
  }
  const filesFor = async (head: string) => {
    const found = await findRunFolder(evidence, head);
    if (found === undefined) return undefined;
    const { files } = await openRunFolder(found.folder, () => true, 40);
    return { run: found.run, files: files.map(({ path }) => path) };
  };
  const REPORTED = { run: 41, files: ["reports/a.json"] };

  test.each([
    ["a head that the event names", { HEAD: heads.reported }],
    ["a pull request that it names", { NUMBER: "7" }],
  ])("lay out the reports of %s where the gate looks", async (_, env) => {
    expect(fetchFor(env)).toEqual({ status: 0, stderr: "" });
    expect(await filesFor(heads.reported)).toEqual(REPORTED);
  });

  it("lay out those of every open pull request, and of a broken download nothing but that there was a run", async () => {
    expect(fetchFor({})).toEqual({ status: 0, stderr: "" });
    expect(await filesFor(heads.reported)).toEqual(REPORTED);
    expect(await filesFor(heads.failed)).toEqual({ run: 42, files: [] });
    expect(await filesFor(heads.none)).toBeUndefined();
  });

  it("leave a folder even where nothing has reported, so that the gate waits and does not stumble", async () => {
    expect(fetchFor({ HEAD: heads.none })).toEqual({ status: 0, stderr: "" });
    expect([existsSync(evidence), await filesFor(heads.none)]).toEqual([true, undefined]);
    await expect(findRunFolder(join(folder, "elsewhere"), heads.none)).rejects.toBeInstanceOf(EvidenceFolderError);
  });

  it("put nothing of an event into a script, never keep the gate from running, and agree on the folder", () => {
    expect(fetchStep?.run).not.toContain("${{");
    expect(fetchStep?.["continue-on-error"]).toBe(true);
    expect(gateStep?.with?.["evidence-path"]).toBe(fetchStep?.env?.["EVIDENCE"]);
  });

  it("take the place of the one that init writes, with the same rights", () => {
    const written = parse(
      renderGate({ uses: gateStep?.uses ?? "", version: "v1" }, { defaultBranch: "main", ciWorkflows: ["Evaluate"] }),
    );
    const [own, ...others]: readonly Step[] = written.jobs.gate.steps;
    const { "evidence-path": _, ...rest } = gateStep?.with ?? {};
    expect([{ ...gateStep, with: rest }, others]).toEqual([own, []]);
    expect(written.jobs.gate.permissions).toMatchObject({ actions: "read" });
    expect(written.on.workflow_run.workflows).toContain("Evaluate");
  });
});
