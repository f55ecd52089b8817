import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { crowdBench } from "./action-crowd.js";
import { peersBench } from "./action-peers.js";
import { closeStage, openChange, runnerFor } from "./action-stage.js";
import { loadTestsGitHub } from "./tests-github.js";

const RUNS = 7;

/** The shipped action against the tests' GitHub: requests, time and memory; many comments; many at once; beside others. */
export async function* actionBench({ folder, median, reportMemory }) {
  const support = await loadTestsGitHub(join(folder, "tests-github"));
  const tools = { support, median, folder, runWhole: runnerFor(support, reportMemory) };
  yield* usualBench(tools);
  yield* remarksBench(tools);
  yield* crowdBench(tools);
  yield* peersBench(tools);
}

const seconds = (value) => `${value.toFixed(2)} s`;

/** The largest of several, since a budget on requests is a promise, not an average. */
const most = (runs, key) => Math.max(...runs.map((run) => run[key]));

async function* usualBench(tools) {
  const { support, median, runWhole, folder } = tools;
  const empty = join(folder, "empty.mjs");
  writeFileSync(empty, "");
  const stage = await support.openStage();
  try {
    // The ledger is created once for a repository, and the server warms up.
    await runWhole(stage, await openChange(support, stage, "warm-up"));
    const runs = { bare: [], first: [], unchanged: [], signed: [] };
    for (let index = 0; index < RUNS; index++) {
      const pull = await openChange(support, stage, `retrain-${index}`);
      runs.bare.push(await runWhole(stage, pull, { entry: empty }));
      runs.first.push(await runWhole(stage, pull));
      runs.unchanged.push(await runWhole(stage, pull, { details: { action: "edited" } }));
      stage.github.advance(120);
      const comment = pull.comment("vera", "/sign-off PEO-2");
      const details = { action: "created", comment, sender: "vera" };
      runs.signed.push(await runWhole(stage, pull, { event: "issue_comment", details }));
      if (!stage.status(pull)?.includes("1 sign-off open"))
        throw new Error(`the sign-off was not counted: ${stage.status(pull)}`);
      // By now the checklist was edited, so that there is a history of it to read.
      runs.unchanged.push(await runWhole(stage, pull, { details: { action: "edited" } }));
    }
    const wall = (name) => seconds(median(runs[name].map((run) => run.seconds)));
    const memory = (name) => `${median(runs[name].map(({ megabytes }) => megabytes)).toFixed(0)} MB`;
    const first = most(runs.first, "requests");
    const unchanged = most(runs.unchanged, "requests");
    const writes = most(runs.unchanged, "writes");
    yield { what: "action: first evaluation, requests", figure: `${first}`, budget: "<= 7", held: first <= 7 };
    yield* teamsBench(tools);
    yield { what: "action: a sign-off arrives, requests", figure: `${most(runs.signed, "requests")}` };
    yield {
      what: "action: nothing changed, requests and writes",
      figure: `${unchanged} and ${writes}`,
      budget: "<= 3 and 0",
      held: unchanged <= 3 && writes === 0,
    };
    yield { what: "action: an empty file in its place, wall", figure: wall("bare") };
    yield { what: "action: first evaluation, wall", figure: wall("first") };
    yield { what: "action: first evaluation, peak memory", figure: memory("first") };
    yield { what: "action: a sign-off arrives, wall", figure: wall("signed") };
    yield { what: "action: nothing changed, wall", figure: wall("unchanged") };
    yield { what: "action: nothing changed, peak memory", figure: memory("unchanged") };
  } finally {
    await closeStage(stage);
  }
}

/** The same with roles that are teams, which only an organisation's token may read. */
async function* teamsBench({ support, runWhole }) {
  const policy = support.POLICY.replace("[vera, viktor]", "[acme/validators]").replace("[sam]", "[acme/security]");
  const stage = await support.openStage({}, policy);
  try {
    const { github } = stage;
    const acme = github.organisation("acme");
    acme.team("validators", ["vera", "viktor"]);
    acme.team("security", ["sam"]);
    const permissions = { members: "read", contents: "read" };
    const inputs = { "org-token": github.token("organisation", { viewer: "acme-bot", permissions }) };
    await runWhole(stage, await openChange(support, stage, "warm-up"), { inputs });
    const { requests } = await runWhole(stage, await openChange(support, stage, "retrain"), { inputs });
    yield { what: "action: first evaluation, two teams as roles, requests", figure: `${requests}` };
  } finally {
    await closeStage(stage);
  }
}

/** Half comments, half reviews; the last of each is a sign-off, so that a pass says that all were read. */
async function* remarksBench({ support, median, runWhole }) {
  const stage = await support.openStage();
  try {
    const pulls = new Map();
    for (const count of [2, 2_500, 5_000]) {
      const pull = await openChange(support, stage, `talk-${count}`);
      await runWhole(stage, pull);
      stage.github.advance(120);
      for (let index = 1; index < count / 2; index++) {
        pull.comment(`person-${index % 500}`, `Comment ${index}: the slices look *fine* to me.\n\n> as said before`);
        pull.review(`person-${index % 500}`, "COMMENT", `Review ${index}: what about drift?`);
      }
      pull.comment("vera", "/sign-off PEO-2");
      pull.review("sam", "APPROVE", "/sign-off TEC-9");
      await runWhole(stage, pull);
      if (!stage.status(pull)?.startsWith("success"))
        throw new Error(`not every remark was read: ${stage.status(pull)}`);
      pulls.set(count, { pull, runs: [] });
    }
    for (let run = 0; run < RUNS; run++)
      for (const { pull, runs } of pulls.values()) runs.push(await runWhole(stage, pull));
    const walls = {};
    for (const [count, { runs }] of pulls) {
      walls[count] = median(runs.map((run) => run.seconds));
      const [{ requests }] = runs;
      const memory = median(runs.map(({ megabytes }) => megabytes)).toFixed(0);
      yield {
        what: `action: ${count.toLocaleString("en")} comments and reviews`,
        figure: `${seconds(walls[count])}, ${requests} req, ${memory} MB`,
      };
    }
    const growth = (walls[5_000] - walls[2]) / (walls[2_500] - walls[2]);
    yield {
      what: "action: 5,000 remarks against 2,500, start taken off",
      figure: `${growth.toFixed(2)}x`,
      budget: "<= 2.6x (linear)",
      held: growth <= 2.6,
    };
  } finally {
    await closeStage(stage);
  }
}
