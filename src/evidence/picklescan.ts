/**
 * What `picklescan --path models > report.txt` prints: it has no other report (picklescan 1.0, cli.py and scanner.py of https://github.com/mmaitre314/picklescan).
 * Each line is known, or the whole is refused: a summary that someone put between other text proves nothing.
 */
import type { Metric } from "../core/report-facts.ts";
import { countTests, type TestOutcome } from "./count-tests.ts";
import { ReportError } from "./report-error.ts";
import type { ReportFormat } from "./report-format.ts";
import type { ReportSource } from "./report-source.ts";

const HEADING = "----------- SCAN SUMMARY -----------";
/** `Suspicious globals` came with version 1.0. */
const TOTALS = /^(Scanned files|Infected files|Suspicious globals|Dangerous globals): (0|[1-9]\d{0,14})$/;
const ALL_GLOBALS = "All globals found:";
const GLOBAL = /^ {2}\* .* - (innocuous|suspicious|dangerous)$/;
/** A path and a global's name, with room to spare: what is longer is not looked into. */
const LONGEST = 10_000;
const MOST_LINES = 200_000;
const DANGEROUS = /^(.+): dangerous import '.*' FOUND(?: \(promoted by --strict\))?$/;
/** Lines about what could not be read, and what that means for the scan. */
const TROUBLE: readonly (readonly [RegExp, "errors" | "skipped" | "warned"])[] = [
  [/^ERROR: parsing pickle in (.+): /, "errors"],
  [/^Invalid file (.+) in zip archive /, "errors"],
  [/^WARNING: could not parse (.+) as pickle: /, "skipped"],
  [/^WARNING: Invalid PyTorch magic number for file (.+)\. Trying to scan as non-PyTorch file\.$/, "warned"],
];

export const picklescan: ReportFormat = {
  name: "picklescan",
  recognise: (source) => {
    try {
      return source.text().includes(HEADING) && readLines(source).length > 0;
    } catch {
      return false;
    }
  },
  parse: (source) => {
    const lines = readLines(source);
    const heading = lines.indexOf(HEADING);
    const totals = readTotals(lines, heading);
    const count = (name: string) => totals.find((metric) => metric.name === name)?.value ?? 0;
    const [scanned, infected, dangerous] = [
      count("Scanned files"),
      count("Infected files"),
      count("Dangerous globals"),
    ];
    const at = `line ${heading + 2}`;
    if (scanned === 0) throw new ReportError(at, "no file was scanned; give picklescan a model, or a folder with one");
    if (infected > scanned || infected > dangerous || (infected === 0) !== (dangerous === 0))
      throw new ReportError(at, "the summary contradicts itself: was it edited?");
    const before = lines.slice(0, heading);
    const found = before.filter((line) => DANGEROUS.test(line)).length;
    if (found !== dangerous)
      throw new ReportError(at, `the summary has ${dangerous} dangerous globals, and the lines above it ${found}`);
    checkGlobals(lines.slice(heading + 1 + totals.length), heading + 1 + totals.length, totals);
    const bad = countTests(judgeLines(before));
    const clean = scanned - Math.max(bad.failed, infected) - bad.errors - bad.skipped;
    return {
      tool: { name: "picklescan" },
      metrics: totals,
      tests: { ...bad, failed: Math.max(bad.failed, infected), passed: Math.max(0, clean) },
    };
  },
};

/** @throws ReportError at the first line that picklescan does not write there */
function readLines(source: ReportSource): string[] {
  const lines = source.text().split(/\r?\n/, MOST_LINES + 1);
  if (lines.length > MOST_LINES) throw new ReportError("the end", `expected at most ${MOST_LINES} lines`);
  while (lines.at(-1) === "") lines.pop();
  const heading = lines.indexOf(HEADING);
  if (heading < 0) throw new ReportError("the end", "expected the summary that picklescan ends with");
  const stranger = lines.findIndex((line, place) => {
    if (line.length > LONGEST) return true;
    if (place < heading) return !DANGEROUS.test(line) && TROUBLE.every(([form]) => !form.test(line));
    return place > heading && !TOTALS.test(line) && line !== ALL_GLOBALS && !GLOBAL.test(line);
  });
  if (stranger >= 0)
    throw new ReportError(
      `line ${stranger + 1}`,
      "expected nothing but what picklescan prints, without --log DEBUG, in one run",
    );
  return lines;
}

/** The summary's own lines, each once and in their order. */
function readTotals(lines: readonly string[], heading: number): Metric[] {
  const totals: Metric[] = [];
  for (let place = heading + 1; place < lines.length; place += 1) {
    const [, name, value] = TOTALS.exec(lines[place] ?? "") ?? [];
    if (name === undefined) break;
    totals.push({ name, value: Number(value), unit: "count", at: `line ${place + 1}` });
  }
  const names = totals.map(({ name }) => name).join(", ");
  const all = "Scanned files, Infected files, Suspicious globals, Dangerous globals";
  if (names !== all && names !== all.replace(" Suspicious globals,", ""))
    throw new ReportError(`line ${heading + 1}`, `expected ${all} below it, each once`);
  return totals;
}

/** With `--globals` every one of them is listed, and must be as many as the summary says. */
function checkGlobals(lines: readonly string[], before: number, totals: readonly Metric[]): void {
  if (lines.length === 0) return;
  if (lines[0] !== ALL_GLOBALS) throw new ReportError(`line ${before + 1}`, `expected ${ALL_GLOBALS}`);
  const listed = new Map<string, number>();
  for (const [place, line] of lines.slice(1).entries()) {
    const safety = GLOBAL.exec(line)?.[1];
    if (safety === undefined) throw new ReportError(`line ${before + place + 2}`, "expected a global");
    listed.set(safety, (listed.get(safety) ?? 0) + 1);
  }
  for (const { name, value, at } of totals) {
    const [safety] = name.toLowerCase().split(" ");
    if (!name.endsWith(" globals") || value === (listed.get(safety ?? "") ?? 0)) continue;
    throw new ReportError(at, "the globals listed below it are not as many");
  }
}

/** What the lines above the summary say of files; each infected one once. */
function* judgeLines(lines: readonly string[]): Generator<TestOutcome> {
  const infected = new Set<string>();
  for (const [place, line] of lines.entries()) {
    const at = `line ${place + 1}`;
    const file = DANGEROUS.exec(line)?.[1];
    if (file !== undefined) {
      if (!infected.has(file)) yield { name: file, result: "failed", at, detail: line };
      infected.add(file);
    }
    for (const [form, result] of TROUBLE) {
      const name = form.exec(line)?.[1];
      if (name !== undefined) yield { name, result, at, detail: line };
    }
  }
}
