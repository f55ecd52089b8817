/**
 * What runs one action as a whole process.
 * @param reportMemory an `--import` that prints `maxRSS` (kB) as the last line of stderr
 * @returns seconds, megabytes, requests and writes (git's apart)
 */
export function runnerFor({ runAction }, reportMemory) {
  return async (stage, pull, { event = "pull_request_target", details = {}, ...more } = {}) => {
    const { github, repository } = stage;
    const payload = github.event(event, { action: "opened", repository, pr: pull, sender: pull.author, ...details });
    github.resetRequests();
    const started = performance.now();
    const { code, stdout, stderr } = await runAction(github, {
      ...{ repository, event: { name: event, payload } },
      ...{ env: { NODE_OPTIONS: `--import=${reportMemory}` }, ...more },
    });
    const seconds = (performance.now() - started) / 1000;
    if (code !== 0) throw new Error(`the action exited ${code}: ${stdout}\n${stderr}`);
    const writes = github.requests.filter(({ method, graphql }) =>
      graphql === undefined ? method !== "GET" : /^\s*mutation/.test(graphql.query),
    );
    const megabytes = Number(stderr.trimEnd().split("\n").at(-1)) / 1000;
    return { seconds, megabytes, requests: github.requests.length, writes: writes.length };
  };
}

/** A pull request that changes the model and its training code, so that both requirements apply. */
export function openChange(support, stage, head) {
  return support.openModelChange(stage, {
    head,
    files: { [support.MODEL]: `weights of ${head}\n`, "src/train.py": `fit("${head}")\n` },
  });
}

/** What GitHub would refuse is no measurement. */
export async function closeStage(stage) {
  const { violations } = stage.github;
  await stage.close();
  if (violations.length > 0) throw new Error(`not as GitHub describes it:\n${violations.join("\n")}`);
}
