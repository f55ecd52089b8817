import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(import.meta.dirname, "..");
const cli = join(root, "dist", "cli.js");
const PULLS = 10_000;
const CHROMIUM = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"].find(
  (place) => place !== undefined && existsSync(place),
);

/** `audit report` over an invented ledger, and how soon its page can be used. */
export async function* reportBench({ folder, measure, median }) {
  const [ledger, report] = [join(folder, "report-ledger.jsonl"), join(folder, "report.html")];
  const made = spawnSync(
    process.execPath,
    [join(root, "scripts", "make-ledger.js"), "--pulls", String(PULLS), "--out", ledger],
    { encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(made.stderr);
  const { records } = JSON.parse(made.stderr.slice(0, made.stderr.indexOf("}") + 1));
  const megabytes = statSync(ledger).size / 1e6;
  const what = `report: ${PULLS.toLocaleString("en-US")} pull requests`;
  yield { what: `${what}, ledger`, figure: `${records} records, ${megabytes.toFixed(0)} MB` };
  const runs = Array.from({ length: 3 }, () => measure([cli, "audit", "report", ledger, "--out", report]));
  const broken = runs.find(({ code }) => code !== 0);
  if (broken !== undefined) throw new Error(broken.stderr);
  const seconds = median(runs.map((run) => run.seconds));
  const memory = median(runs.map((run) => run.megabytes));
  const size = statSync(report).size / 1e6;
  yield { what: `${what}, wall`, figure: `${seconds.toFixed(2)} s`, budget: "<= 10 s", held: seconds <= 10 };
  yield { what: `${what}, peak memory`, figure: `${memory.toFixed(0)} MB` };
  yield { what: `${what}, file`, figure: `${size.toFixed(1)} MB`, budget: "<= 15 MB", held: size <= 15 };
  if (CHROMIUM === undefined) {
    yield { what: `${what}, interactive`, figure: "skipped: no Chromium here" };
    return;
  }
  const { chromium } = await import("playwright-core");
  const { pulls } = JSON.parse(/id="index">([^<]*)/.exec(readFileSync(report, "utf8"))[1]);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  try {
    for (const [name, hash] of Object.entries({
      overview: "",
      "the list, searched": "#pulls?q=fairness",
      "a pull request": `#pull-${pulls.number[5_000]}`,
    })) {
      const times = [];
      for (let run = 0; run < 5; run++) {
        const page = await browser.newPage();
        await page.goto("about:blank");
        const started = performance.now();
        await page.goto(`${pathToFileURL(report).href}${hash}`);
        await page.waitForSelector("html[data-ready]", { state: "attached" });
        times.push((performance.now() - started) / 1000);
        await page.close();
      }
      const taken = median(times);
      yield {
        what: `report: open in Chromium, ${name}`,
        figure: `${taken.toFixed(2)} s`,
        budget: "<= 2 s",
        held: taken <= 2,
      };
    }
  } finally {
    await browser.close();
  }
}
