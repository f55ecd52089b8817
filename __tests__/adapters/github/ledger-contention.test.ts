/** Fifty evaluations that end at once, in virtual time: the branch takes one commit at a time, and nothing may be lost. */
import { describe, expect, test } from "@jest/globals";
import { type LedgerHost, openLedger } from "../../../src/adapters/github/ledger-branch.ts";
import { createLedgerRemote, graphqlError } from "../../support/ledger-host.ts";
import { seeded, type VirtualClock, virtualClock } from "../../support/virtual-clock.ts";

const WRITERS = 50;
/** What each evaluation that passes asks beside the ledger: the pull request, three times whether it moved, comment and status. */
const OTHERS = 6;

interface Outcome {
  readonly requests: number;
  readonly seconds: number;
  readonly records: number;
}

/** A branch in memory whose commits take 100 to 300 ms and compare at the end. */
function memoryHost(clock: VirtualClock, random: () => number) {
  const state = { tip: 0, requests: 0, files: new Set<string>() };
  const take = (least: number, most: number) => clock.wait(least + random() * (most - least));
  const host: LedgerHost = {
    async query<T>() {
      state.requests++;
      await take(30, 80);
      const oid = String(state.tip);
      await take(20, 70);
      return { repository: { ref: { target: { oid, file: null } } } } as T;
    },
    async mutate<T>(_document: string, { input }: Readonly<Record<string, unknown>>) {
      state.requests++;
      await take(100, 300);
      const { expectedHeadOid, fileChanges } = input as {
        expectedHeadOid: string;
        fileChanges: { additions: { path: string }[] };
      };
      if (expectedHeadOid !== String(state.tip))
        throw graphqlError(
          "STALE_DATA",
          `Expected branch to point to "${expectedHeadOid}" but it did not. Pull and try again.`,
        );
      state.tip++;
      for (const { path } of fileChanges.additions) state.files.add(path);
      return { createCommitOnBranch: { commit: { oid: String(state.tip) } } } as T;
    },
    rest: async () => ({ data: {} }),
  };
  return { host, state };
}

const appendAll = (host: LedgerHost, clock: VirtualClock, random: () => number, expected: string, writers = WRITERS) =>
  clock.run(
    Promise.all(
      Array.from({ length: writers }, async (_, index) => {
        const number = index + 1;
        const files = [
          { path: `records/00/${number}.json`, contents: `record ${number}` },
          { path: `pulls/${number}.json`, contents: `memory ${number}` },
        ];
        const ledger = openLedger({
          host,
          repository: { owner: "acme", name: "credit" },
          branch: "secmlops-ledger",
          readBlob: async () => "",
          clock,
          random,
        });
        // They end within half a second, not in one instant.
        await clock.wait(random() * 500);
        return ledger.append({ number, files, headline: `#${number}`, expected }, () => files);
      }),
    ),
  );

async function simulate(seed: number, writers = WRITERS): Promise<Outcome> {
  const clock = virtualClock();
  const random = seeded(seed);
  const { host, state } = memoryHost(clock, random);
  await appendAll(host, clock, random, "0", writers);
  const records = [...state.files].filter((path) => path.startsWith("records/")).length;
  return { requests: state.requests, seconds: clock.now() / 1_000, records };
}

describe("fifty writers at once", () => {
  test.each(Array.from({ length: 20 }, (_, seed) => seed))(
    "store fifty records within the request budget (%d)",
    async (seed) => {
      const { requests, records } = await simulate(seed);
      expect(records).toBe(WRITERS);
      expect(requests + WRITERS * OTHERS).toBeLessThanOrEqual(600);
    },
  );

  test("leave fifty real commits in a real repository", async () => {
    const clock = virtualClock();
    const random = seeded(50);
    const remote = createLedgerRemote(() => clock.wait(100 + random() * 200));
    try {
      const tree = remote.git("hash-object", "-t", "tree", "-w", "--stdin");
      const root = remote.git("commit-tree", tree, "-m", "root");
      remote.git("update-ref", "refs/heads/secmlops-ledger", root);
      await appendAll(remote.host, clock, random, root);
      expect(remote.git("rev-list", "--count", "secmlops-ledger")).toBe(String(WRITERS + 1));
      const kept = remote.git("ls-tree", "--name-only", "secmlops-ledger", "pulls/").split("\n");
      expect(kept).toHaveLength(WRITERS);
      expect(remote.requests.length + WRITERS * OTHERS).toBeLessThanOrEqual(600);
    } finally {
      remote.remove();
    }
  });

  test("of two writers neither waits long", async () => {
    const runs = await Promise.all(Array.from({ length: 20 }, (_, seed) => simulate(seed, 2)));
    expect(Math.max(...runs.map(({ requests }) => requests))).toBeLessThanOrEqual(6);
  });
});
