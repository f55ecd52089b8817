/** A pull request that changes while it is judged, and several runs at once: the newest word stands. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { MODEL, POLICY, POLICY_PATH } from "../../support/gate-on-github.ts";
import type { PullHandle } from "../../support/github/pull-handle.ts";
import { matching, openSignedStage, PASSED, type SignedStage, type StageName } from "../../support/signed-pulls.ts";

const EVER = 1_000;
let stage: SignedStage;
const open = async () => {
  stage = await openSignedStage();
};
const close = async () => {
  const { violations } = stage.github;
  await stage.close();
  expect(violations).toEqual([]);
};

describe("a pull request that moves while it is judged", () => {
  beforeAll(open);
  afterAll(close);

  const meanwhile = (pull: PullHandle, at: StageName, change: () => unknown, times = 1) =>
    stage.github.fail({ match: matching[at](pull), until: async () => change(), times });
  /** Each follows the one before it, and they are counted without a gap. */
  const history = (pull: PullHandle) => {
    const found = stage.records(pull.number);
    expect(found.map(({ sequence }) => sequence)).toEqual(found.map((_, index) => index + 1));
    return found.map(({ verdict }) => (verdict as { status: string }).status);
  };
  const OBJECTED = "failure: blocked: 1 objection";

  it.each(["pulse", "record", "comment", "status"] as const)(
    "starts over when somebody objects before the %s request",
    async (at) => {
      const pull = await stage.openSigned(`objected-${at}`);
      meanwhile(pull, at, () => pull.comment("viktor", "/object PEO-2: trained on the test set"));
      const { outputs } = await stage.run(pull);
      expect([outputs["verdict"], stage.status(pull)]).toEqual(["fail", OBJECTED]);
      expect(history(pull).at(-1)).toBe("fail");
    },
  );

  it.each(["pulse", "record", "status"] as const)(
    "starts over when it is pushed to before the %s request",
    async (at) => {
      const pull = await stage.openSigned(`pushed-${at}`);
      meanwhile(pull, at, () => pull.push({ [MODEL]: "weights 3\n" }, { author: "dora" }));
      const { outputs } = await stage.run(pull);
      expect([outputs["verdict"], stage.status(pull)]).toEqual(["pending", "pending: waiting: 1 sign-off open"]);
      expect(stage.records(pull.number).at(-1)).toMatchObject({ head: pull.headOid, verdict: { status: "pending" } });
    },
  );

  it("starts over when it is closed, and leaves no pass behind", async () => {
    const pull = await stage.openSigned("closed");
    meanwhile(pull, "pulse", () => pull.close());
    await stage.run(pull);
    expect(stage.status(pull)).toBe("pending: closed without merging");
  });

  it("is judged by the policy of a base that moves meanwhile", async () => {
    const pull = await stage.openSigned("base-moved");
    const stricter = POLICY.replace("role: validator }", "role: validator, count: 2 }");
    meanwhile(pull, "record", () => stage.repository.commit("main", { [POLICY_PATH]: stricter }, { author: "maria" }));
    await stage.run(pull);
    await stage.repository.commit("main", { [POLICY_PATH]: POLICY }, { author: "maria" });
    expect(stage.status(pull)).toMatch(/^pending: /);
  });

  it.each(["record", "comment", "status"] as const)(
    "gives way to the newer decision of another run, made before the %s request",
    async (at) => {
      const pull = await stage.openSigned(`overtaken-${at}`);
      meanwhile(pull, at, async () => {
        pull.comment("viktor", "/object PEO-2: trained on the test set");
        expect(await stage.run(pull)).toMatchObject({ outputs: { verdict: "fail" } });
      });
      const { outputs } = await stage.run(pull);
      expect([outputs["verdict"], stage.status(pull)]).toEqual(["fail", OBJECTED]);
      expect(history(pull)).toEqual(at === "record" ? ["fail"] : ["pass", "fail"]);
      expect(stage.checklist(pull)).toContain("trained on the test set");
      expect(pull.comments.filter(({ author }) => author === "github-actions[bot]")).toHaveLength(1);
    },
  );

  it("is no pass while nobody can tell whether it was overtaken, however often that fails", async () => {
    const pull = await stage.openSigned("unsure");
    for (let again = 0; again < 2; again++) {
      let published = false;
      const isStatus = matching.status(pull);
      const isPulse = matching.pulse(pull);
      stage.github.fail({
        match: (request) => {
          published ||= isStatus(request);
          return published && isPulse(request);
        },
        ...{ status: 403, body: { message: "Resource not accessible by integration" }, times: EVER },
      });
      const { code } = await stage.run(pull);
      stage.github.clearFaults();
      expect([code, stage.status(pull)]).toEqual([1, expect.stringMatching(/^error: could not read pull request/)]);
    }
    await stage.run(pull);
    expect([stage.status(pull), history(pull)]).toEqual([PASSED, ["pass"]]);
  });

  it("is an error when it never rests", async () => {
    const pull = await stage.openSigned("restless");
    meanwhile(pull, "pulse", () => pull.comment("dora", "One more thing."), EVER);
    const { code, annotations } = await stage.run(pull);
    stage.github.clearFaults();
    expect([code, stage.recorded(pull)]).toEqual([1, 0]);
    expect(annotations[0]?.message).toMatch(/moved 5 times while it was judged: comment \/recheck/);
    expect(stage.status(pull)).toMatch(/^error: /);
  });

  it("has one checklist, one status and an unbroken history after several runs at once", async () => {
    const pull = await stage.openSigned("crowded");
    const results = await Promise.all([stage.run(pull), stage.run(pull), stage.run(pull)]);
    expect(results.map(({ code }) => code)).toEqual([0, 0, 0]);
    await stage.run(pull);
    expect(stage.status(pull)).toBe(PASSED);
    expect(history(pull)).toEqual(["pass"]);
    expect(pull.comments.filter(({ author }) => author === "github-actions[bot]")).toHaveLength(1);
  });
});
