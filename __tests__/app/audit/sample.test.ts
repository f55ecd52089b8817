/** A sample is a folder that stands alone: what it holds, how it was drawn, and that it can be verified with nothing else. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type GatedHistory, gatedHistory } from "../../support/gated-history.ts";

let history: GatedHistory;
beforeAll(async () => {
  history = await gatedHistory();
  for (let number = 1; number <= 6; number++) {
    history.open({ [`models/m${number}.bin`]: "m", "docs/<b>x.md": String(number) });
    if (number !== 4) await history.judge(number, number === 3 ? "waived" : number === 5 ? "waiting" : "signed");
    history.merge(number, number % 2 === 0 ? "squash" : "merge");
  }
  history.push({ "models/direct.bin": "d" });
}, 120_000);
afterAll(() => history.remove());

const out = (name: string) => join(history.folder, "..", name);
const sample = (...words: string[]) => history.run("audit", "sample", history.ledger, ...words);
const list = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
const lines = (path: string) => readFileSync(path, "utf8").trimEnd().split("\n");

describe("audit sample", () => {
  it("draws the same changes again, from the same population and seed", async () => {
    const first = await sample("--n", "3", "--out", "../one");
    expect(first.stdout).toContain("drew 3 changes of 7");
    expect(first.code).toBe(0);
    await sample("--n", "3", "--out", "../two");
    expect(list(out("two"))).toEqual(list(out("one")));
    for (const path of list(out("one")).filter((each) => /\.\w+$/.test(each)))
      expect(readFileSync(join(out("two"), path), "utf8")).toBe(readFileSync(join(out("one"), path), "utf8"));
    await sample("--n", "3", "--seed", "8", "--out", "../three");
    expect(readFileSync(join(out("three"), "sample.csv"), "utf8")).not.toBe(
      readFileSync(join(out("one"), "sample.csv"), "utf8"),
    );
  });

  it("can be drawn again with a shell alone, as its README says", async () => {
    await sample("--n", "4", "--seed", "audit-2026", "--out", "../shell");
    const [, script = ""] =
      /both of these print the same:\n\n```sh\n(.*?)```/s.exec(readFileSync(join(out("shell"), "README.md"), "utf8")) ??
      [];
    const printed = execFileSync("bash", ["-c", script], { cwd: out("shell"), encoding: "utf8" })
      .trimEnd()
      .split("\n");
    expect(printed).toHaveLength(8);
    expect(printed.slice(0, 4)).toEqual(printed.slice(4));
  });

  it("holds a ledger that verifies with nothing else", async () => {
    await sample("--n", "3", "--out", "../alone");
    renameSync(history.folder, `${history.folder}.gone`);
    mkdirSync(history.folder);
    try {
      const verified = await history.run("audit", "verify", join(out("alone"), "ledger"));
      expect([verified.code, verified.stdout + verified.stderr]).toEqual([0, expect.any(String)]);
    } finally {
      renameSync(history.folder, `${history.folder}.empty`);
      renameSync(`${history.folder}.gone`, history.folder);
    }
  });

  it("says what is missing of a change that nobody judged", async () => {
    await sample("--n", "7", "--out", "../all");
    const rows = lines(join(out("all"), "sample.csv"));
    const direct =
      rows
        .find((row) => row.includes("no-decision"))
        ?.split(",")
        .at(-1) ?? "";
    const page = readFileSync(join(out("all"), direct), "utf8");
    expect(page).toContain("There is none about this change.");
    expect(page).toContain("models/direct.bin");
    expect(page).toMatch(/git show --first-parent --raw --no-abbrev [0-9a-f]{40}/);
  });

  it("draws everything where more is asked for, and says so", async () => {
    const { stdout } = await sample("--n", "50", "--out", "../fifty");
    expect(stdout).toContain("drew 7 changes of 7, which is all there are: 50 were asked for");
    expect(readFileSync(join(out("fifty"), "README.md"), "utf8")).toContain("no more than 7 governed changes");
  });

  it("joins names, and only then", async () => {
    writeFileSync(join(history.folder, "../people.csv"), "login,name\nfay,Fay O'Hara\nmallory,=HYPERLINK(1)\n");
    await sample("--n", "7", "--people", "../people.csv", "--out", "../named");
    expect(readFileSync(join(out("named"), "population.csv"), "utf8")).toContain(",'=HYPERLINK(1),");
    const pages = readdirSync(join(out("named"), "changes")).map((name) =>
      readFileSync(join(out("named"), "changes", name), "utf8"),
    );
    expect(pages.join("")).toContain("Fay O&#39;Hara");
    expect(
      list(join(out("named"), "ledger"))
        .filter((path) => path.endsWith(".json"))
        .map((path) => readFileSync(join(out("named"), "ledger", path), "utf8"))
        .join(""),
    ).not.toContain("O'Hara");
  });

  it("writes into a folder that holds something only when told to, and leaves what is not its own", async () => {
    mkdirSync(out("full/changes"), { recursive: true });
    writeFileSync(out("full/mine.txt"), "mine");
    writeFileSync(out("full/changes/old.html"), "old");
    const refused = await sample("--out", "../full");
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("not empty")]);
    expect(list(out("full"))).toEqual(["changes", "changes/old.html", "mine.txt"]);
    expect((await sample("--out", "../full", "--force")).code).toBe(0);
    expect(readFileSync(out("full/mine.txt"), "utf8")).toBe("mine");
    expect(existsSync(out("full/changes/old.html"))).toBe(false);
  });

  it.each([
    ["a seed that a shell would read", ["--seed", "$(x)", "--out", "../no"], "--seed"],
    ["no such day", ["--from", "2026-02-31", "--out", "../no"], "--from"],
    ["an end before the beginning", ["--from", "2026-03-01", "--to", "2026-02-01", "--out", "../no"], "later"],
    ["people that are there twice", ["--people", "../twice.csv", "--out", "../no"], "twice.csv: line 3"],
  ])("leaves nothing behind after %s", async (_, words, said) => {
    writeFileSync(out("twice.csv"), "login,name\nfay,Fay\nFAY,Fay\n");
    const { code, stderr } = await sample(...words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
    expect(existsSync(out("no"))).toBe(false);
    expect(readdirSync(out(".")).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("repeats how it was asked in its README and in the command of each page, which a shell takes as it is", async () => {
    const policy = ".github/secmlops";
    const formerly = ["--formerly", "acme/old", "--formerly", "acme/older"];
    const given = ["--default-branch", "main", ...formerly, "--policy", policy, "--packs", "../it's packs"];
    mkdirSync(join(history.folder, "../it's packs"), { recursive: true });
    const made = await sample("--n", "1", "--out", "../asked", ...given);
    expect(made.code).toBe(0);
    const readme = readFileSync(join(out("asked"), "README.md"), "utf8");
    expect(readme).toContain(
      `\n  formerly    acme/old acme/older\n  policy      ${policy}\n  packs       ../it's packs\n`,
    );
    const [page = ""] = list(join(out("asked"), "changes"));
    const text = readFileSync(join(out("asked"), "changes", page), "utf8")
      .replaceAll("&#39;", "'")
      .replaceAll("&quot;", '"');
    const [, line = ""] = /^secmlops-gate (audit coverage .*) \| grep/m.exec(text) ?? [];
    const words = execFileSync("bash", ["-c", `printf '%s\\n' ${line}`], { encoding: "utf8" })
      .trimEnd()
      .split("\n");
    expect(words).toEqual(["audit", "coverage", ...given, "--all", "--format", "csv"]);
  });
});
