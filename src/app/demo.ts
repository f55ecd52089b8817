import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openRepository } from "../adapters/git/repository.ts";
import type { Act } from "../core/facts.ts";
import { describeProblem } from "../core/policy/problem.ts";
import type { Verdict } from "../core/verdict.ts";
import { renderTerminal } from "../render/terminal.ts";
import { localMeans } from "./artefacts/local-means.ts";
import {
  balanced,
  cleaned,
  commitFiles,
  createRepository,
  measured,
  poisoned,
  retrained,
  reweighted,
} from "./demo/repository.ts";
import { NOW, pullRequest, type Scene, scenes, shownBy } from "./demo/story.ts";
import { EXIT, type ExitCode, type Io, print, printRendered, tell, wantsColour } from "./io.ts";
import { judgeLocally } from "./local-gate.ts";
import { openWorkshop } from "./workshop.ts";

const pushes = { retrained, poisoned, cleaned, balanced, reweighted, measured } as const;
const RULE = "─".repeat(78);

/** `demo`: a small ML repository in a temporary folder, a pull request on it, and what the gate says at each step. */
export async function runDemo({ keep }: { readonly keep: boolean }, io: Io): Promise<ExitCode> {
  const folder = await mkdtemp(join(tmpdir(), "secmlops-gate-demo-"));
  try {
    return await play(folder, io);
  } finally {
    if (keep)
      tell(
        io,
        `The repository is in ${folder}: try \`git log --all --stat\` there, or \`node ${fileURLToPath(io.packageRoot)}dist/cli.js check --base main\`.`,
      );
    else await rm(folder, { recursive: true, force: true });
  }
}

async function play(folder: string, io: Io): Promise<ExitCode> {
  createRepository(folder, "2026-11-20T08:00:00Z");
  const workshop = await openWorkshop(io);
  const acts: Act[] = [];
  let before: Verdict | undefined;
  print(io, introduction);
  for (const [index, scene] of scenes.entries()) {
    if (scene.push) commitFiles(folder, pushes[scene.push.files], scene.push.message, `2026-11-21T08:0${index}:00Z`);
    if (before && scene.acts) acts.push(...scene.acts(shownBy(before)));
    const repository = await openRepository(folder);
    const scans = localMeans(repository);
    const outcome = await judgeLocally({
      repository,
      base: { ref: "main", id: await repository.resolveCommit("main") },
      head: await repository.resolveCommit("retrain"),
      ...workshop,
      supplied: { pullRequest, acts: { known: acts }, commits: { known: [] }, repository: { name: "acme/credit" } },
      scans: scans.get,
      now: NOW,
    }).finally(scans.close);
    if (!("verdict" in outcome))
      throw new Error(`the demo's policy is broken: ${outcome.problems.map(describeProblem).join("; ")}`);
    show(scene, index, outcome.verdict, io);
    if (outcome.verdict.status !== scene.expected) {
      throw new Error(`the demo expected ${scene.expected} and the gate said ${outcome.verdict.status}`);
    }
    before = outcome.verdict;
  }
  print(io, farewell);
  return EXIT.pass;
}

function show({ title, text }: Scene, index: number, verdict: Verdict, io: Io): void {
  const width = Math.min(io.stdout.columns ?? 100, 100);
  print(io, `${RULE}\n${index + 1}. ${title}\n   ${text}\n${RULE}\n`);
  printRendered(io, `${renderTerminal(verdict, { colour: wantsColour(io), width }).trimEnd()}\n\n`);
}

const introduction = `A small credit-risk model: training code, a notebook, data behind a DVC pointer, weights, a model card, a report
on fairness, and a policy that extends secmlops:baseline@1. Nina opens pull request #7. What follows is the real gate on a real
repository; only the comments of the reviewers are given to it as facts.
`;

const farewell = `${RULE}
That is the gate. Next: copy the policy from the README into .github/secmlops/policy.yml of your repository, commit
it on the default branch, and run \`check\` on another.`;
