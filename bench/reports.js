import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const cli = join(import.meta.dirname, "..", "dist", "cli.js");

/** A SARIF log of about `bytes`: one finding after the other, none of them an error. */
function sarif(bytes, seed) {
  const results = [];
  for (let size = 0; size < bytes; size += 430)
    results.push({
      ruleId: `rule-${(results.length * 7 + seed) % 50}`,
      level: "note",
      message: { text: `Finding ${results.length} of report ${seed}: ${"look at this line ".repeat(8)}` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: `src/module-${results.length}.py` },
            region: { startLine: results.length + 1 },
          },
        },
      ],
      partialFingerprints: { primaryLocationLineHash: `${seed}:${results.length}`.padEnd(40, "0") },
    });
  return JSON.stringify({ version: "2.1.0", runs: [{ tool: { driver: { name: "bench", rules: [] } }, results }] });
}

/** A report of garak with so many attempts (about 1 KB each), which are passed over, and a few evaluations. */
function garak(bytes, seed) {
  const attempt = JSON.stringify({
    entry_type: "attempt",
    uuid: String(seed),
    prompt: "x".repeat(400),
    outputs: ["y".repeat(500)],
  });
  const lines = [
    JSON.stringify({ entry_type: "init", garak_version: "0.13.0", start_time: "2026-11-20T10:00:00", run: `r${seed}` }),
  ];
  for (let size = 0; size < bytes; size += attempt.length) lines.push(attempt);
  for (const probe of ["dan.Dan_11_0", "encoding.InjectBase64"])
    lines.push(JSON.stringify({ entry_type: "eval", probe, detector: `detector.${probe}`, passed: 95, total: 100 }));
  lines.push(JSON.stringify({ entry_type: "completion", end_time: "2026-11-20T11:00:00", run: `r${seed}` }));
  return `${lines.join("\n")}\n`;
}

const POLICY = `version: 1
requirements:
  TEC-9:
    title: Static analysis
    dimension: technology
    concern: security
    applies-to: [evaluation, model]
    needs: { evidence: { report: "reports/**/*.sarif", format: sarif } }
  TEC-7:
    title: Red team
    dimension: technology
    concern: security
    applies-to: [evaluation, model]
    needs: { evidence: { report: "reports/**/*.jsonl", format: garak, expect: { pass_rate: { min: 0.9 } } } }
`;

function createRepository(folder, reports) {
  mkdirSync(join(folder, "reports"), { recursive: true });
  mkdirSync(join(folder, "models"), { recursive: true });
  const git = (...words) => {
    const child = spawnSync(
      "git",
      ["-C", folder, "-c", "user.name=bench", "-c", "user.email=bench@example.com", ...words],
      { maxBuffer: 1 << 30 },
    );
    if (child.status !== 0) throw new Error(child.stderr.toString());
  };
  git("init", "--quiet", "--initial-branch=main");
  git("commit", "--quiet", "--allow-empty", "--message", "base");
  git("checkout", "--quiet", "-b", "change");
  writeFileSync(join(folder, "models", "card.json"), "{}\n");
  for (const [name, write] of reports) writeFileSync(join(folder, "reports", name), write());
  git("add", "--all");
  git("commit", "--quiet", "--message", "reports");
}

/** Reports read and judged by `check`, git included. The budget is of issue and DESIGN alike: 1,000 reports or 100 MB of them. */
export function* reportsBench({ folder, measure, median }) {
  const policyFile = join(folder, "reports-policy.yml");
  writeFileSync(policyFile, POLICY);
  const cases = [
    ["1,000 reports of 100 KB", Array.from({ length: 1_000 }, (_, at) => [`${at}.sarif`, () => sarif(100_000, at)])],
    ["10 reports of 10 MB", Array.from({ length: 10 }, (_, at) => [`${at}.sarif`, () => sarif(10_000_000, at)])],
    [
      "2 reports of 50 MB, line by line",
      Array.from({ length: 2 }, (_, at) => [`${at}.jsonl`, () => garak(50_000_000, at)]),
    ],
  ];
  for (const [index, [what, reports]] of cases.entries()) {
    const repository = join(folder, `reports-${index}`);
    createRepository(repository, reports);
    const words = [cli, "check", "--base", "main", "--head", "change", "--policy", policyFile, "--format", "json"];
    const runs = Array.from({ length: 3 }, () => measure(words, { cwd: repository }));
    const failed = runs.find(({ code }) => code !== 1);
    if (failed) throw new Error(`check exited ${failed.code}: ${failed.stderr}`);
    const read = JSON.parse(runs[0].stdout).requirements.flatMap(({ proof }) => proof?.reports ?? []).length;
    if (read !== reports.length) throw new Error(`${read} of ${reports.length} reports were judged`);
    const seconds = median(runs.map((run) => run.seconds));
    const megabytes = Math.max(...runs.map((run) => run.megabytes));
    yield { what: `check: ${what}, wall`, figure: `${seconds.toFixed(2)} s`, budget: "<= 5 s", held: seconds <= 5 };
    yield {
      what: `check: ${what}, peak memory`,
      figure: `${megabytes.toFixed(0)} MB`,
      budget: "<= 300 MB",
      held: megabytes <= 300,
    };
  }
}
