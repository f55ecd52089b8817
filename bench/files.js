import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const cli = join(import.meta.dirname, "..", "dist", "cli.js");
const REQUIREMENTS = 200;
const KINDS = [
  "model",
  "data",
  "training-code",
  "evaluation",
  "pipeline",
  "dependencies",
  "deployment",
  "documentation",
];
const FOLDERS = [
  "models",
  "data/raw",
  "src/training",
  "eval",
  "pipelines/prod",
  "web/app/components",
  "docs/guides",
  "lib/core",
];
const NAMES = [
  "weights.safetensors",
  "part.parquet",
  "train.py",
  "metrics.json",
  "dag.yaml",
  "view.tsx",
  "page.md",
  "util.go",
];

/** 200 requirements over all kinds, a quarter of them narrowed by paths of their own. */
function policy() {
  const requirements = Array.from({ length: REQUIREMENTS }, (_, index) => {
    const paths = index % 4 === 0 ? `\n    paths: ["${FOLDERS[index % 8]}/**", "!**/skip-${index}/**"]` : "";
    return `  REQ-${index}:
    title: Requirement ${index}
    dimension: technology
    concern: security
    applies-to: [${KINDS[index % 8]}, ${KINDS[(index * 3 + 1) % 8]}]${paths}
    needs: { sign-off: { role: reviewer } }`;
  });
  return `version: 1\nroles: { reviewer: [alice] }\nrequirements:\n${requirements.join("\n")}\n`;
}

/** A repository whose last commit adds `count` files; made by fast-import, with one blob for all. */
function createRepository(folder, count) {
  mkdirSync(folder, { recursive: true });
  const git = (words, input) => {
    const child = spawnSync("git", ["-C", folder, ...words], { input, maxBuffer: 1 << 30 });
    if (child.status !== 0) throw new Error(child.stderr.toString());
  };
  git(["init", "--quiet", "--bare", "--initial-branch=main"]);
  const who = "bench <bench@example.com> 1700000000 +0000";
  const files = Array.from({ length: count }, (_, index) => {
    const at = index % 8;
    return `M 100644 :1 ${FOLDERS[at]}/run-${Math.floor(index / 800)}/${index}-${NAMES[at]}`;
  });
  git(
    ["fast-import", "--quiet"],
    [
      "blob\nmark :1\ndata 2\nx\n",
      `commit refs/heads/main\nmark :2\ncommitter ${who}\ndata 4\nbase\nM 100644 :1 README.md\n`,
      `commit refs/heads/change\nmark :3\ncommitter ${who}\ndata 6\nchange\nfrom :2\n${files.join("\n")}\n\n`,
    ].join("\n"),
  );
}

/** Diff, classify, evaluate and render, as `check` does them in one process (git's own memory apart). */
export function* filesBench({ folder, measure, median }) {
  const policyFile = join(folder, "policy.yml");
  writeFileSync(policyFile, policy());
  const walls = [];
  for (const count of [25_000, 50_000, 100_000]) {
    const repository = join(folder, `files-${count}`);
    createRepository(repository, count);
    const words = [cli, "check", "--base", "main", "--head", "change", "--policy", policyFile, "--format", "markdown"];
    const runs = Array.from({ length: 5 }, () => measure(words, { cwd: repository }));
    const failed = runs.find(({ code }) => code !== 3);
    if (failed) throw new Error(`check exited ${failed.code}: ${failed.stderr}`);
    const seconds = median(runs.map((run) => run.seconds));
    const megabytes = Math.max(...runs.map((run) => run.megabytes));
    walls.push(seconds);
    const full = count === 100_000;
    yield {
      what: `check: ${count.toLocaleString("en")} files x ${REQUIREMENTS} requirements, wall`,
      figure: `${seconds.toFixed(2)} s`,
      ...(full ? { budget: "<= 2 s", held: seconds <= 2 } : {}),
    };
    yield {
      what: `check: ${count.toLocaleString("en")} files x ${REQUIREMENTS} requirements, peak memory`,
      figure: `${megabytes.toFixed(0)} MB`,
      ...(full ? { budget: "<= 400 MB", held: megabytes <= 400 } : {}),
    };
  }
  const growth = walls[2] / walls[1];
  yield {
    what: "check: 100,000 files against 50,000",
    figure: `${growth.toFixed(2)}x`,
    budget: "<= 2.4x (linear)",
    held: growth <= 2.4,
  };
}
