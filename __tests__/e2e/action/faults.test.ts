/** GitHub failing at each stage of a run: what the step says, and that a pass is never what is left behind. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { PullHandle } from "../../support/github/pull-handle.ts";
import { type ActionResult, runAction } from "../../support/github/run-action.ts";
import type { ApiRequest, Fault } from "../../support/github/server.ts";
import {
  matching,
  OLD,
  openSignedStage,
  PASSED,
  type SignedStage,
  STAGES,
  type StageName,
} from "../../support/signed-pulls.ts";

let stage: SignedStage;
beforeAll(async () => {
  stage = await openSignedStage();
});
afterAll(async () => {
  const { violations } = stage.github;
  await stage.close();
  expect(violations).toEqual([]);
});

const RIGHTS: Readonly<Record<StageName, string>> = {
  query: "pull-requests: read",
  compare: "contents: read",
  pulse: "pull-requests: read",
  record: "contents: write",
  comment: "pull-requests: write",
  status: "statuses: write",
};

interface FaultCase {
  readonly fault: Omit<Fault, "match">;
  /** What the annotation says; absent where the run comes through. */
  readonly says?: (at: StageName) => RegExp | undefined;
}
const EVER = 1_000;
const limit = (status: number, message: string, headers = {}) => ({
  status,
  headers: { "retry-after": "1", ...headers },
  body: { message },
});
const DOWN = () => /GitHub did not answer as it should.*run the job again/s;
const FAULTS: Readonly<Record<string, FaultCase>> = {
  "401 for ever": {
    fault: { status: 401, times: EVER, body: { message: "Bad credentials" } },
    says: () => /the `token` is not valid, or has expired/,
  },
  "403 for ever": {
    fault: { status: 403, times: EVER, body: { message: "Resource not accessible by integration" } },
    says: (at) => new RegExp(`add \`${RIGHTS[at]}\` to the workflow's \`permissions:\``),
  },
  "404 for ever": {
    fault: { status: 404, times: EVER, body: { message: "Not Found" } },
    says: (at) => new RegExp(`it is not there, or the \`token\` lacks \`${RIGHTS[at]}\``),
  },
  "409 once": { fault: { status: 409, body: { message: "Conflict" } } },
  "422 for ever": {
    fault: { status: 422, times: EVER, body: { message: "Validation Failed" } },
    says: () => /GitHub refused it \(422, Validation Failed/,
  },
  "429 with Retry-After once": { fault: limit(429, "Too many requests") },
  "a secondary limit once": { fault: limit(403, "You have exceeded a secondary rate limit") },
  "a secondary limit for ever": {
    fault: { ...limit(403, "You have exceeded a secondary rate limit"), times: EVER },
    says: () => /GitHub's rate limit is reached, and waiting longer would not help/,
  },
  "502 once": { fault: { status: 502, body: "<html>Bad gateway</html>" } },
  "502 for ever": { fault: { status: 502, times: EVER, body: "<html>Bad gateway</html>" }, says: DOWN },
  "a connection dropped once after": { fault: { drop: true, afterHandling: true } },
  "a connection dropped for ever": { fault: { drop: true, times: EVER }, says: DOWN },
};

/** The answer that is lost after the deed, and the longest failure: what the next run makes of them. */
const TRIED_AGAIN = ["502 for ever", "a connection dropped once after"];

/** Each kind of failure at least once where something is read and where something is written, and every request that is made. */
const TRIED: Readonly<Record<StageName, readonly string[]>> = {
  query: [
    ...["401 for ever", "403 for ever", "404 for ever", "422 for ever", "429 with Retry-After once"],
    ...["a secondary limit for ever", ...TRIED_AGAIN],
  ],
  compare: ["404 for ever", "502 once"],
  pulse: ["403 for ever", "a connection dropped for ever"],
  record: [
    ...["401 for ever", "403 for ever", "409 once", "422 for ever", "a secondary limit once"],
    ...["a connection dropped for ever", ...TRIED_AGAIN],
  ],
  comment: [
    ...["403 for ever", "404 for ever", "422 for ever", "429 with Retry-After once", "a secondary limit for ever"],
    ...TRIED_AGAIN,
  ],
  status: ["403 for ever", "422 for ever", "a secondary limit once", ...TRIED_AGAIN],
};
const CELLS = STAGES.flatMap((at) => TRIED[at].map((name) => [at, name] as const));

interface Seen {
  readonly pull: PullHandle;
  readonly result: ActionResult;
  /** How often the request was refused. */
  readonly hits: number;
  readonly status: string | undefined;
  readonly records: number;
}

describe("a failure of a request", () => {
  const seen = new Map<string, Seen>();
  const find = (at: string, name: string): Seen => {
    const found = seen.get(`${at} ${name}`);
    if (found === undefined) throw new Error(`${at}, ${name} was not tried`);
    return found;
  };

  beforeAll(async () => {
    const opened = new Map<string, PullHandle>();
    for (const [at, name] of CELLS) {
      const key = `${at} ${name}`;
      opened.set(key, await stage.openSigned(key.replaceAll(/\W+/g, "-")));
    }
    // What begins at base's tip needs no comparison.
    await stage.repository.commit("main", { "README.md": "more\n" }, { author: "maria" });
    const waiting = [...opened];
    const work = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [key, pull] = next;
        const [at = "", name = ""] = key.split(/ (.*)/);
        const match = matching[at as StageName](pull);
        let [over, hits] = [false, 0];
        stage.github.fail({ ...FAULTS[name]?.fault, match: (request) => !over && match(request) && ++hits > 0 });
        const result = await stage.run(pull);
        over = true;
        seen.set(key, { pull, result, hits, status: stage.status(pull), records: stage.recorded(pull) });
        if (TRIED_AGAIN.includes(name)) expect(await stage.run(pull)).toMatchObject({ code: 0, stderr: "" });
      }
    };
    await Promise.all([work(), work()]);
  }, 240_000);

  it.each(CELLS)("(%s, %s) leaves no pass behind that is not recorded, and says what to do", (at, name) => {
    const { result, hits, status, records } = find(at, name);
    const says = FAULTS[name]?.says?.(at);
    expect(hits).toBeGreaterThan(0);
    expect(result.stderr).toBe("");
    if (says === undefined) {
      expect([result.code, result.annotations, status, records]).toEqual([0, [], PASSED, 1]);
      return;
    }
    expect([result.code, result.outputs["verdict"]]).toEqual([1, "error"]);
    expect(result.annotations).toMatchObject([{ level: "error", message: expect.stringMatching(says) }]);
    // Where no status can be set the old one stays; it is the step that fails then.
    expect(status).toMatch(at === "status" ? `success: ${OLD}` : /^error: could not /);
    expect(records).toBe(at === "comment" || at === "status" ? 1 : 0);
  });

  it.each(CELLS.filter(([, name]) => TRIED_AGAIN.includes(name)))(
    "(%s, %s) is made good by the next run: one checklist, one record",
    (at, name) => {
      const { pull } = find(at, name);
      expect(pull.comments.map(({ author }) => author)).toEqual(["vera", "github-actions[bot]"]);
      expect(stage.records(pull.number)).toMatchObject([{ sequence: 1 }]);
      expect(stage.status(pull)).toBe(PASSED);
    },
  );
});

describe("a failure of git's fetch", () => {
  it.each<[string, Omit<Fault, "match">, RegExp | undefined]>([
    [
      "403 for ever",
      { status: 403, times: EVER },
      /could not fetch .*`contents: read`; add that to the workflow's `permissions:`/,
    ],
    ["404 for ever", { status: 404, times: EVER }, /could not fetch .*it is not there/],
    ["502 once", { status: 502 }, undefined],
    ["502 for ever", { status: 502, times: EVER }, /could not fetch .*run the job again/],
    ["a connection dropped once", { drop: true }, undefined],
    ["a connection dropped for ever", { drop: true, times: EVER }, /could not fetch .*run the job again/],
    ["a slow answer", { delayMs: 700 }, undefined],
  ])("%s", async (name, fault, says) => {
    const pull = await stage.openSigned(name.replaceAll(" ", "-"));
    stage.github.fail({ ...fault, match: ({ kind }) => kind === "git" });
    const { code, annotations, stderr } = await stage.run(pull);
    stage.github.clearFaults();
    expect(stderr).toBe("");
    if (says === undefined) expect([code, annotations, stage.status(pull)]).toEqual([0, [], PASSED]);
    else {
      expect([code, stage.recorded(pull)]).toEqual([1, 0]);
      expect(annotations).toMatchObject([{ level: "error", message: expect.stringMatching(says) }]);
      expect(stage.status(pull)).toMatch(/^error: could not fetch /);
    }
  });
});

describe("when the whole of GraphQL fails", () => {
  it.each<[string, Omit<Fault, "match">]>([
    ["is down", { status: 502, body: "<html>Bad gateway</html>" }],
    [
      "has reached its limit",
      { status: 200, body: { errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] } },
    ],
    ["answers with nothing", { status: 200, body: { data: null } }],
    ["answers with something else", { status: 200, body: "<html>Maintenance</html>" }],
  ])("(it %s) the older pass is withdrawn all the same", async (name, fault) => {
    const pull = await stage.openSigned(name.replaceAll(" ", "-"));
    stage.github.fail({ ...fault, match: ({ kind }) => kind === "graphql", times: EVER });
    const { code, annotations } = await stage.run(pull);
    stage.github.clearFaults();
    expect([code, stage.recorded(pull)]).toEqual([1, 0]);
    expect(annotations[0]?.message).toMatch(/^could not (read pull request #\d+|look for open pull requests): /);
    expect(stage.status(pull)).toMatch(/^error: could not /);
  });
});

describe("a right that the job's token lacks", () => {
  const all = {
    contents: "write",
    statuses: "write",
    checks: "read",
    actions: "read",
    "pull-requests": "write",
    issues: "write",
  } as const;

  it.each<[string, Record<string, "none" | "read">, string]>([
    ["contents to write", { contents: "read" }, "contents: write"],
    ["pull requests to read", { "pull-requests": "none", issues: "none" }, "pull-requests: read"],
    ["pull requests to write", { "pull-requests": "read", issues: "read" }, "pull-requests: write"],
    ["statuses to write", { statuses: "read" }, "statuses: write"],
  ])("%s is named, with the line that gives it", async (name, less, right) => {
    const pull = await stage.openSigned(name.replaceAll(" ", "-"));
    const token = stage.github.token(name, { repositories: ["acme/credit"], permissions: { ...all, ...less } });
    const { code, annotations } = await stage.run(pull, { token });
    expect(code).toBe(1);
    expect(annotations).toMatchObject([{ level: "error", message: expect.stringContaining(`\`${right}\``) }]);
    expect(annotations[0]?.message).toContain("permissions:");
    // Where the pull request cannot be read at all, nobody knows which commit is its head.
    const unknown = "statuses" in less || less["pull-requests"] === "none";
    expect(stage.status(pull)).toMatch(unknown ? `success: ${OLD}` : /^error: could not /);
  });
});

describe("when GitHub is slow, or behind", () => {
  it("waits for an answer that is late", async () => {
    const pull = await stage.openSigned("slow");
    stage.github.fail({ match: ({ kind }) => kind !== "git", times: EVER, delayMs: 300 });
    const { code } = await stage.run(pull);
    stage.github.clearFaults();
    expect([code, stage.status(pull)]).toEqual([0, PASSED]);
  });

  it("waits as long as it is told before it asks again", async () => {
    const pull = await stage.openSigned("told");
    const at: number[] = [];
    const match = (request: ApiRequest) => matching.query(pull)(request) && at.push(performance.now()) === 1;
    stage.github.fail({ ...limit(429, "Too many requests", { "retry-after": "50" }), match, times: EVER });
    await stage.run(pull);
    // A twenty-fifth of it.
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(1_900);
    expect(stage.status(pull)).toBe(PASSED);
  });

  it("neither writes twice nor passes by what it read before its own write", async () => {
    const pull = await stage.openSigned("behind");
    await stage.run(pull);
    stage.github.staleReads({ reads: 4 });
    pull.comment("vera", "/revoke PEO-2");
    await stage.run(pull);
    stage.github.staleReads(undefined);
    await stage.run(pull);
    expect(stage.status(pull)).toMatch(/^(pending|failure): /);
    expect(pull.comments.filter(({ author }) => author === "github-actions[bot]")).toHaveLength(1);
    expect(stage.records(pull.number).map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  it("reads stale for ever: what was acted on is never passed, and the history has no gap", async () => {
    const pull = await stage.openSigned("always-behind");
    stage.github.staleReads({ reads: 2 });
    for (let again = 0; again < 2; again++) await stage.run(pull);
    stage.github.staleReads(undefined);
    await stage.run(pull);
    expect(stage.status(pull)).toBe(PASSED);
    const sequence = stage.records(pull.number).map((record) => record["sequence"]);
    expect(sequence).toEqual(sequence.map((_, index) => index + 1));
  });
});

describe("our own defect", () => {
  it("ends with 70, a message to report, and no pass", async () => {
    const pull = await stage.openSigned("defect");
    const payload = stage.github.event("pull_request_target", {
      repository: stage.repository,
      pr: pull,
      action: "opened",
      sender: "dora",
    });
    delete payload["number"];
    const event = { name: "pull_request_target", payload };
    const result = await runAction(stage.github, { repository: stage.repository, event });
    expect([result.code, result.outputs["verdict"]]).toEqual([70, "error"]);
    expect(result.annotations).toMatchObject([
      {
        message: expect.stringMatching(
          /TypeError: the payload of the event .*Nothing was passed\. Please report this/s,
        ),
      },
    ]);
    expect([stage.status(pull), stage.recorded(pull)]).toEqual([`success: ${OLD}`, 0]);
  });

  it.each([
    ["is no JSON", "{"],
    ["is of another form", '{"schema":"secmlops-gate/ledger-head@1"}'],
    ["speaks of another pull request", undefined],
  ])("a memory in the ledger that %s is told from one, and nothing is passed", async (what, text) => {
    const pull = await stage.openSigned(what.replaceAll(" ", "-"));
    const other = stage.repository.git("cat-file", "blob", "secmlops-ledger:pulls/1.json");
    await stage.repository.commit(
      "secmlops-ledger",
      { [`pulls/${pull.number}.json`]: text ?? other },
      { author: "mallory" },
    );
    const { code, annotations } = await stage.run(pull);
    expect(code).toBe(1);
    expect(annotations[0]?.message).toContain(`pulls/${pull.number}.json in the ledger`);
    expect(annotations[0]?.message).toMatch(
      /and there is no record to make it from: look at `git log -p origin\/secmlops-ledger/,
    );
    expect(stage.status(pull)).toMatch(/^error: /);
  });
});
