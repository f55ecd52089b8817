import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { closeStage, openChange } from "./action-stage.js";

const RUNS = 9;

/** How the other actions are configured, and what the tests' GitHub does not answer of what they ask. */
const PEERS = [
  {
    name: "labeler",
    inputs: { "configuration-path": ".github/labeler.yml", "sync-labels": "false", dot: "true" },
    answers: ({ MODEL }) => [
      { method: "GET", path: /\/pulls\/\d+\/files$/, body: [{ filename: MODEL }, { filename: "src/train.py" }] },
      { method: "PUT", path: /\/issues\/\d+\/labels$/, body: [{ name: "model" }, { name: "training" }] },
    ],
  },
  {
    name: "dependency-review-action",
    inputs: {},
    // No dependency changes, so it asks nobody but this GitHub.
    answers: () => [{ method: "GET", path: /\/dependency-graph\/compare\//, body: [] }],
  },
];

const LABELS = `model:
  - changed-files: [{ any-glob-to-any-file: "models/**" }]
training:
  - changed-files: [{ any-glob-to-any-file: "src/**" }]
`;

/** Our first evaluation beside other actions' run on the same pull request, in turn. `BENCH_PEERS` names the folder of their clones. */
export async function* peersBench({ support, median, runWhole }) {
  const folder = process.env["BENCH_PEERS"];
  for (const peer of PEERS) {
    const entry = folder && resolve(folder, peer.name, "dist", "index.js");
    if (entry && existsSync(entry)) yield* besidePeer({ support, median, runWhole }, { ...peer, entry });
    else yield { what: `action: beside actions/${peer.name}`, figure: "not installed" };
  }
}

async function* besidePeer({ support, median, runWhole }, { name, entry, inputs, answers }) {
  const stage = await support.openStage({ ".github/labeler.yml": LABELS });
  try {
    const { github, repository } = stage;
    for (const { method, path, body } of answers(support))
      github.fail({
        match: (request) => request.method === method && path.test(request.path),
        ...{ times: Number.POSITIVE_INFINITY, status: 200, body },
      });
    const token = github.token("job", { repositories: [repository.name] });
    const theirs = { entry, inputs: { ...inputs, "repo-token": token } };
    const pairs = [];
    for (let index = 0; index <= RUNS; index++) {
      const pull = await openChange(support, stage, `retrain-${index}`);
      pairs.push([await runWhole(stage, pull), await runWhole(stage, pull, theirs)]);
    }
    // The first creates the ledger.
    pairs.shift();
    const of = (side, key) => median(pairs.map((pair) => pair[side][key]));
    const ratio = median(pairs.map(([our, their]) => our.seconds / their.seconds));
    yield {
      what: `action: beside ${name}, wall`,
      figure: `${ratio.toFixed(1)}x (${of(0, "seconds").toFixed(2)} / ${of(1, "seconds").toFixed(2)} s)`,
    };
    yield {
      what: `action: beside ${name}, requests`,
      figure: `${(of(0, "requests") / of(1, "requests")).toFixed(1)}x (${of(0, "requests")} / ${of(1, "requests")})`,
    };
    yield {
      what: `action: beside ${name}, peak memory`,
      figure: `${(of(0, "megabytes") / of(1, "megabytes")).toFixed(1)}x (${of(0, "megabytes").toFixed(0)} / ${of(1, "megabytes").toFixed(0)} MB)`,
    };
  } finally {
    await closeStage(stage);
  }
}
