import { execFileSync } from "node:child_process";
import { closeStage, openChange } from "./action-stage.js";

const CROWD = 50;
/** What a commit takes on GitHub, about (ms). */
const LATENCY = 150;
/** Longest that the first commits are held for the last of the crowd (ms). */
const MAX_HELD = 300_000;

/**
 * Fifty actions started together, one for each of as many pull requests, twice: an opened pull request each, then a sign-off each. The
 * server holds every action's first commit to the ledger until all fifty are there, so that none is ahead of the others by luck.
 */
export async function* crowdBench({ support, runWhole }) {
  const stage = await support.openStage();
  try {
    const { github } = stage;
    const warmUp = await openChange(support, stage, "warm-up");
    await runWhole(stage, warmUp);
    const pulls = [];
    for (let index = 0; index < CROWD; index++) pulls.push(await openChange(support, stage, `retrain-${index}`));

    yield* finishAtOnce({ stage, support, pulls, name: "50 opened at once", chain: 1 });
    github.advance(120);
    const comments = new Map(pulls.map((pull) => [pull, pull.comment("vera", "/sign-off PEO-2")]));
    yield* finishAtOnce({ stage, support, pulls, comments, name: "50 signed at once", chain: 2 });
  } finally {
    await closeStage(stage);
  }
}

async function* finishAtOnce({ stage, support, pulls, comments, name, chain }) {
  const { github, repository } = stage;
  const gate = holdUntil(pulls.length);
  github.clearFaults();
  github.resetRequests();
  github.fail({
    match: ({ graphql }) => graphql?.query.includes("createCommitOnBranch") ?? false,
    ...{ times: Number.POSITIVE_INFINITY, delayMs: LATENCY, until: gate.enter },
  });
  const started = performance.now();
  const results = await Promise.all(
    pulls.map((pull) => {
      const comment = comments?.get(pull);
      const event = comment === undefined ? "pull_request_target" : "issue_comment";
      const details = comment === undefined ? { action: "opened" } : { action: "created", comment, sender: "vera" };
      const payload = github.event(event, { repository, pr: pull, sender: pull.author, ...details });
      return support.runAction(github, { repository, event: { name: event, payload } });
    }),
  );
  const ended = performance.now();
  gate.close();
  github.clearFaults();
  const broken = results.find(({ code }) => code !== 0);
  if (broken) throw new Error(`the action exited ${broken.code}: ${broken.stdout}\n${broken.stderr}`);

  const requests = github.requests.length;
  const commits = github.requests.filter(({ graphql }) => graphql?.query.includes("createCommitOnBranch")).length;
  const records = pulls.filter((pull) => isWhole(stage, pull, chain)).length;
  const seconds = (from, to) => `${((to - from) / 1000).toFixed(0)} s`;
  yield {
    what: `action: ${name}, records in right chains`,
    figure: `${records}`,
    budget: "50",
    held: records === pulls.length && isLinear(repository, 1 + chain * pulls.length),
  };
  yield { what: `action: ${name}, requests in all`, figure: `${requests}`, budget: "<= 600", held: requests <= 600 };
  yield { what: `action: ${name}, commits tried`, figure: `${commits}` };
  yield {
    what: `action: ${name}, until they collide, and after`,
    figure: `${seconds(started, gate.opened())} and ${seconds(gate.opened(), ended)}`,
  };
}

/** A gate that opens for all who wait when so many are there, and stays open. */
function holdUntil(count) {
  let open;
  let openedAt;
  let waiting = 0;
  const opening = new Promise((done) => {
    open = () => {
      openedAt ??= performance.now();
      done();
    };
  });
  const timer = setTimeout(open, MAX_HELD);
  return {
    enter() {
      if (++waiting >= count) open();
      return opening;
    },
    opened: () => openedAt,
    close: () => clearTimeout(timer),
  };
}

/** As many records as decisions, each naming the one before it, under the status that the last one decided. */
function isWhole(stage, pull, length) {
  const records = stage.records(pull.number);
  return (
    records.length === length &&
    records.every(({ sequence }, index) => sequence === index + 1) &&
    stage.status(pull)?.startsWith("pending") === true &&
    stage.checklist(pull) !== ""
  );
}

/** One commit for the branch's beginning, one for the warm-up, one for each record: none beside the others, none lost. */
function isLinear({ folder }, records) {
  const git = (...words) => execFileSync("git", ["-C", folder, ...words], { encoding: "utf8" }).trim();
  const all = git("rev-list", "--parents", "secmlops-ledger").split("\n");
  return all.length === records + 1 && all.every((line) => line.split(" ").length <= 2);
}
