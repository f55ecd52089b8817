/** Records of another repository in a ledger: whoever can write it could bring them in, and a renamed repository has some of its own. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { JudgedWaiver } from "../../../src/audit/waivers/still-there.ts";
import { type GatedHistory, gatedHistory } from "../../support/gated-history.ts";

/** #1 and #2 are of acme/credit, #3 is of evil/other; each is waived and merged. */
let made: GatedHistory;
beforeAll(async () => {
  made = await gatedHistory();
  for (const [number, files] of [
    [1, { "models/a.bin": "a1" }],
    [2, { "models/b.bin": "b1" }],
    [3, { "models/c.bin": "c1" }],
  ] as const) {
    if (number === 3) made.pretend("evil/other");
    made.open(files);
    await made.judge(number, "waived");
    made.merge(number, "squash");
  }
}, 60_000);
afterAll(() => made.remove());

const AT = ["--at", "2026-01-06"];
const FORMERLY = ["--formerly", "Evil/Other"];
const NOTE = "2 records of the ledger are of another repository than acme/credit, and are not used: evil/other.";

describe("records of another repository", () => {
  it("give no waivers, and leave in doubt whether there are more", async () => {
    const waivers = async (...words: string[]) => {
      const { code, stdout } = await made.run("audit", "waivers", made.ledger, ...AT, "--format", "json", ...words);
      const said = JSON.parse(stdout) as { waivers: JudgedWaiver[]; notes: unknown[] };
      return { code, pulls: said.waivers.map(({ pullRequest }) => pullRequest).sort(), notes: said.notes };
    };
    expect(await waivers()).toEqual({
      ...{ code: 1, pulls: [1, 2] },
      notes: [{ code: "foreign-records", own: "acme/credit", others: ["evil/other"], records: 2 }],
    });
    expect(await waivers(...FORMERLY)).toEqual({ code: 0, pulls: [1, 2, 3], notes: [] });
    const text = await made.run("audit", "waivers", made.ledger, ...AT);
    expect(text.stdout).toContain(`\nNotes\n- ${NOTE}`);
  });

  it("are no rows of a table, which names the repository of each row", async () => {
    const table = ["audit", "export", made.ledger, "--format", "csv"];
    const rows = async (...words: string[]) => {
      const { stdout, stderr } = await made.run(...table, ...words);
      const [head, ...lines] = stdout.trimEnd().split("\n");
      expect(head).toMatch(/,record,repository$/);
      const named = lines.map((line) => `#${line.split(",")[0]} ${line.split(",").at(-1)}`);
      return { stderr, rows: [...new Set(named)] };
    };
    const own = ["#1 acme/credit", "#2 acme/credit"];
    expect(await rows()).toEqual({ rows: own, stderr: expect.stringContaining(`note: ${NOTE}`) });
    const all = await rows(...FORMERLY);
    expect(all.rows).toEqual([...own, "#3 evil/other"]);
    expect(all.stderr).not.toContain("another repository");
    // Whatever the period is: which repository is the ledger's own, all records tell.
    const from = new Date(Date.parse(made.now()) - 3 * 3_600_000).toISOString();
    expect((await rows("--from", from)).rows).toEqual([]);
    expect((await rows("--from", from, ...FORMERLY)).rows).toEqual(["#3 evil/other"]);
  });

  it("are in no assessment results, which say so", async () => {
    const results = async (...words: string[]) => {
      const { stdout, stderr } = await made.run("audit", "export", made.ledger, "--format", "oscal", ...words);
      const [{ description, remarks }] = JSON.parse(stdout)["assessment-results"].results;
      return { stderr, said: `${description} ${remarks}` };
    };
    const own = await results();
    expect(own.said).toMatch(/^2 pull requests: .*Left out: 2 records of other repositories than acme\/credit/);
    expect(own.stderr).toContain(`note: ${NOTE}`);
    const all = await results(...FORMERLY);
    expect(all.said).toMatch(/^3 pull requests: /);
    expect(all.said).not.toContain("Left out");
  });

  it("are in no figure of a report, which says so", async () => {
    const report = async (...words: string[]) => {
      const { code, stderr } = await made.run("audit", "report", made.ledger, "--out", "report.html", ...words);
      return { code, stderr, text: readFileSync(join(made.folder, "report.html"), "utf8") };
    };
    const own = await report();
    expect(own.code).toBe(1);
    expect(own.stderr).toContain("2 merged pull requests are recorded");
    expect(own.stderr).toContain(`note: ${NOTE}`);
    expect(own.text).toContain("<h3>Records of another repository</h3>");
    const all = await report(...FORMERLY);
    const counted = await report(...FORMERLY, "--repo", ".");
    expect(counted.text).toContain("<dt>Formerly</dt><dd><code>Evil/Other</code></dd>");
    expect([all.code, all.stderr]).toEqual([0, expect.stringContaining("3 merged pull requests are recorded")]);
    expect(all.text).not.toContain("Records of another repository");
  });

  it("are told apart by the remote of the clone that holds the ledger", async () => {
    made.git("remote", "add", "origin", "https://github.com/evil/other.git");
    const { stdout } = await made.run("audit", "waivers", made.ledger, ...AT, "--format", "json");
    made.git("remote", "remove", "origin");
    const { waivers } = JSON.parse(stdout) as { waivers: JudgedWaiver[] };
    expect(waivers.map(({ pullRequest }) => pullRequest)).toEqual([3]);
  });

  it("cannot be left out of a copy of the whole ledger", async () => {
    const { code, stderr } = await made.run("audit", "export", made.ledger, ...FORMERLY);
    expect([code, stderr]).toEqual([2, expect.stringContaining("jsonl is the whole ledger")]);
  });
});
