/**
 * Plays a pull request through the shipped action, `dist/index.js`, against the tests' own GitHub: `npm run demo:github`. Real git, a
 * real HTTP API checked against GitHub's descriptions; nothing leaves this machine. Needs the development dependencies.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadTestsGitHub } from "../bench/tests-github.js";

const MODEL = "models/credit.safetensors";
const CHECKPOINT = "models/warm-start.pt";
/** A pickle as somebody may send one: `torch.load` would run what stands where the weights should be. It only prints a word. */
const POISONED = Buffer.from("\x80\x02}X\n\0\0\0state_dictcposix\nsystem\nX\r\0\0\0echo poisoned\x85Rs.", "latin1");
const SCAN = `  TEC-1:
    title: Checkpoints are safe to load
    dimension: technology
    concern: security
    applies-to: [model]
    paths: ["**/*.pt"]
    needs: { scan: {} }
`;
const RULE = "─".repeat(100);

const folder = mkdtempSync(join(tmpdir(), "secmlops-gate-demo-"));
const { openStage, openModelChange, POLICY } = await loadTestsGitHub(folder);
const stage = await openStage({}, POLICY + SCAN);
try {
  await play(stage, await openModelChange(stage));
} finally {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
}

async function play({ github, repository, run, checklist, status }, pull) {
  const scene = async (title, event, details) => {
    github.resetRequests();
    const started = Date.now();
    const { code } = await run(pull, { event, details });
    const cost = `step exits ${code}, ${github.requests.length} requests, ${Date.now() - started} ms`;
    console.log(`\n${RULE}\n${title}\n${RULE}\nstatus   ${status(pull)}   (${cost})`);
  };
  const read = () =>
    console.log(
      `\n${checklist(pull)
        .split("\n<details>")[0]
        .replace(/^<!--.*-->\n/, "")
        .trim()}`,
    );
  const say = async (title, by, text) => {
    github.advance(120);
    const comment = pull.comment(by, text);
    const details = { action: "created", comment, sender: by };
    await scene(`${title}: ${by} comments ${JSON.stringify(text)}`, "issue_comment", details);
    console.log(`reaction ${comment.reactions.join(", ") || "none"}`);
  };

  await scene("1. dora opens a pull request that changes the weights", "pull_request_target", { action: "opened" });
  read();
  await say("2. Signed off", "vera", "/sign-off PEO-2: looked at the slices");
  read();
  const before = pull.headOid;
  await pull.push({ [MODEL]: "weights 3\n" }, { author: "dora" });
  await scene("3. dora pushes other weights", "pull_request_target", { action: "synchronize", before });
  read();
  await say("4. Objected", "vera", "/object PEO-2: the new weights fail applicants under 25");
  read();
  await say("5. Overruled", "erin", "/overrule PEO-2: known, and accepted by the risk board");
  await say("6. Signed off again", "viktor", "/sign-off PEO-2");
  const push = async (title, files) => {
    github.advance(120);
    const old = pull.headOid;
    await pull.push(files, { author: "dora" });
    await scene(title, "pull_request_target", { action: "synchronize", before: old });
  };
  await push("7. dora adds a checkpoint that she was sent", { [CHECKPOINT]: POISONED });
  read();
  await push("8. dora takes it out again: what was signed is what it was", { [CHECKPOINT]: null });
  console.log(`\n${RULE}\nThe history, branch secmlops-ledger\n${RULE}`);
  console.log(repository.git("log", "--format=%h %s", "secmlops-ledger"));
}
