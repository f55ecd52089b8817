/** Reports out of a real repository's trees. */
import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, test } from "@jest/globals";
import { openRepository } from "../../src/adapters/git/repository.ts";
import { gatherReports, type ReportQuestion, readReports } from "../../src/app/gather-reports.ts";
import type { ReportFact } from "../../src/core/report-facts.ts";
import { createSandbox, type Sandbox } from "../support/run-cli.ts";

const METRICS = '{"accuracy": 0.9, "nested": {"auc": 0.7}}';
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const MODEL = sha256("weights");
const question = (rest: Partial<ReportQuestion> = {}): ReportQuestion => ({
  format: "json",
  isAskedFor: (path) => path.startsWith("reports/"),
  names: new Set(["accuracy"]),
  paths: [],
  ...rest,
});

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox();
});
afterEach(() => sandbox.remove());
const gather = async (files: Parameters<Sandbox["commit"]>[0], questions = [question()]) => {
  const commit = sandbox.commit(files);
  return gatherReports(await openRepository(sandbox.folder), commit, questions);
};

describe("reports of a commit", () => {
  it("are read in path order, with the id of their bytes, and what was asked by place", async () => {
    const facts = await gather({ "reports/b.json": METRICS, "reports/a.json": "{}", "other.json": METRICS }, [
      question({ paths: ["$.nested.auc", "$.gone"] }),
    ]);
    expect(facts).toMatchObject([
      { path: "reports/a.json", format: "json", from: "change", content: { unavailable: expect.any(String) } },
      {
        path: "reports/b.json",
        id: sandbox.git("rev-parse", "HEAD:reports/b.json"),
        places: [
          { path: "$.nested.auc", at: "$.nested.auc" },
          { path: "$.gone", at: null },
        ],
        content: {
          known: {
            format: "json",
            metrics: [
              { name: "accuracy", value: 0.9 },
              { name: "nested.auc", value: 0.7 },
            ],
          },
        },
      },
    ]);
  });

  it("are read once for each format that is asked for", async () => {
    const facts = await gather({ "reports/a.json": METRICS }, [question(), question({ format: "yaml" }), question()]);
    expect(facts.map(({ format }) => format)).toEqual(["json", "yaml"]);
  });

  it("know what they are about by the sums beside them, which are no reports themselves", async () => {
    const sums = `${MODEL}  models/m.pt\n${sha256(METRICS)}  reports/a.json\n`;
    const facts = await gather({
      "reports/a.json": METRICS,
      "reports/a.json.sha256": sums,
      "reports/a.json.sigstore.json": "{}",
    });
    expect(facts).toMatchObject([
      {
        path: "reports/a.json",
        sums: { path: "reports/a.json.sha256", content: { known: [{ name: "models/m.pt", sha256: MODEL }] } },
      },
    ]);
  });

  test.each<[string, Parameters<Sandbox["commit"]>[0], RegExp]>([
    [
      "a Git LFS pointer",
      { "reports/a.json": `version https://git-lfs.github.com/spec/v1\noid sha256:${MODEL}\nsize 9\n` },
      /Git LFS pointer/,
    ],
    ["larger than is read", { "reports/a.json": `"${"x".repeat(16 * 1_048_576)}"` }, /at most 16777216 are read/],
    ["empty", { "reports/a.json": "" }, /no JSON/],
  ])("cannot be had if one is %s, and say so", async (_, files, why) => {
    expect(await gather(files)).toMatchObject([{ content: { unavailable: expect.stringMatching(why) } }]);
  });

  it("are not links", async () => {
    expect(await gather({ "secret.json": METRICS, "reports/a.json": { link: "../secret.json" } })).toEqual([]);
  });
});

describe("too many reports", () => {
  it("are there all the same, those past the limit as unreadable", async () => {
    const files = Array.from({ length: 2_001 }, (_, at) => ({
      path: `reports/${String(at).padStart(4, "0")}.json`,
      id: "1".repeat(40),
      from: "change" as const,
    }));
    const facts = await readReports(
      files,
      [question()],
      async (ids) => new Map(ids.map((id) => [id, { bytes: Buffer.from(METRICS) }])),
    );
    expect(facts).toHaveLength(2_001);
    expect(facts.filter(({ content }) => "unavailable" in content)).toMatchObject([
      { path: "reports/2000.json", content: { unavailable: expect.stringContaining("more than 2000 reports") } },
    ]);
  });

  it("are those whose numbers and digests are more than a decision keeps", async () => {
    const many = Buffer.from(`{${Array.from({ length: 5_000 }, (_, at) => `"m${at}":1`).join()}}`);
    const sums = Buffer.from(
      [createHash("sha256").update(many).digest("hex"), ...Array.from({ length: 9_900 }, (_, at) => hex(at))]
        .map((digest) => `${digest}  x\n`)
        .join(""),
    );
    const facts = await readMany(25, (at) => [
      [`reports/${at}.json`, many],
      [`reports/${at}.json.sha256`, sums],
    ]);
    const refused = facts.filter(({ content }) => "unavailable" in content);
    expect(refused).toHaveLength(6);
    for (const { content } of refused)
      expect(content).toEqual({ unavailable: expect.stringContaining("more than 200000 numbers and digests") });
    expect(JSON.stringify(facts).length).toBeLessThan(50_000_000);
  });

  it("are those of YAML past a few MiB, which takes seconds each", async () => {
    const yaml = Buffer.from(`a: 1\n#${"x".repeat(1_048_000)}`);
    const facts = await readMany(3, (at) => [[`reports/${at}.yaml`, yaml]], question({ format: "yaml" }));
    expect(facts.map(({ content }) => "known" in content)).toEqual([true, true, false]);
  });
});

const hex = (value: number) => value.toString(16).padStart(64, "0");

/** Reads as many as are told of, the sizes of which git would tell. */
async function readMany(
  count: number,
  filesOf: (at: number) => [path: string, bytes: Buffer][],
  asked = question(),
): Promise<ReportFact[]> {
  const files = Array.from({ length: count }, (_, at) => filesOf(at)).flat();
  const byId = new Map(files.map(([, bytes], at) => [hex(at), bytes]));
  return readReports(
    files.map(([path], at) => ({ path, id: hex(at), from: "change" as const })),
    [asked],
    async (ids, limit) =>
      new Map(
        ids.map((id) => {
          const bytes = byId.get(id) ?? Buffer.alloc(0);
          return [id, bytes.length > limit ? { tooLarge: bytes.length } : { bytes }];
        }),
      ),
  );
}
