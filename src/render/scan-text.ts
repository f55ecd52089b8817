/** A scan for a terminal: what is wrong first, with what to do about it; safe files are only counted. */
import picocolors from "picocolors";
import type { FileResult, Finding, ScanVerdict } from "../scan/result.ts";
import { gravestFirst, type ScanSummary } from "../scan/summary.ts";
import { code, join, list, plural, say, strong, type Text } from "./span.ts";
import { type Colours, wrap } from "./terminal-text.ts";

export interface ScanTextOptions {
  readonly colour: boolean;
  /** Columns; lines are wrapped there, though never below 40. */
  readonly width: number;
  /** Lists safe files too, and leaves nothing out. */
  readonly verbose: boolean;
}

/** Shown without `--verbose`; the rest is counted. */
const FILES = 100;
const FINDINGS = 10;

const SIGN: Readonly<Record<ScanVerdict, string>> = { dangerous: "✗", malformed: "✗", unknown: "?", safe: "✓" };

const NEXT: Readonly<Record<ScanVerdict | "nothing", string>> = {
  dangerous:
    "load none of the dangerous files, not even to look at them. Do what each of them says, or fetch them again from a source that you trust.",
  malformed:
    "load none of the malformed files: loaders may read them in other ways than this scan did. Write them again.",
  unknown:
    "unknown is not safe. Do what each file says, or have it reviewed and allow it in the policy by import, rule or sha256.",
  safe: "nothing needs to be done. Safe is about loading the files, not about what a model answers.",
  nothing: "name files or folders that hold something; there was nothing to scan.",
};

/** Writes lines of at most `width` columns, ending in a line end. Whatever comes from files is escaped. */
export function renderScan(
  files: readonly FileResult[],
  summary: ScanSummary,
  { colour, width, verbose }: ScanTextOptions,
): string {
  const colours = picocolors.createColors(colour);
  const paints = paintsOf(colours);
  const columns = Math.max(40, width);
  const lines: string[] = [];
  const put = (text: Text, lead = "", paint?: (text: string) => string) => {
    for (const line of wrap(text, paint === undefined ? { text: lead } : { text: lead, paint }, columns, colours))
      lines.push(line);
  };

  const worst = worstOf(summary);
  const tone = worst === "nothing" ? "unknown" : worst;
  put(headline(summary), `${SIGN[tone]} `, paints[tone]);
  put(
    say`${plural(summary.files, "file")}, ${nameBytes(summary.bytes)}; ${nameBytes(summary.bytesRead)} were read`,
    "  ",
  );

  const listed = gravestFirst(files).filter(({ verdict }) => verbose || verdict !== "safe");
  const shown = verbose ? listed : listed.slice(0, FILES);
  for (const file of shown) {
    const { path, verdict, formats, size } = file;
    if (verdict !== "safe" || file.findings.length > 0) lines.push("");
    const what = [
      say`${verdict}`,
      ...(formats.length > 0 ? [say`${formats.join(", ")}`] : []),
      say`${nameBytes(size)}`,
    ];
    put(join([say`${code(path)}`, join(what, " · ")], "  "), `${SIGN[verdict]} `, paints[verdict]);
    putFindings(file, verbose, put, colours);
  }
  if (listed.length > shown.length) {
    lines.push("");
    put(say`and ${plural(listed.length - shown.length, "file")} more, which --verbose shows`, "  ");
  }
  const remarks = verbose
    ? 0
    : files.filter(({ verdict, findings }) => verdict === "safe" && findings.length > 0).length;
  if (remarks > 0) {
    lines.push("");
    put(say`· ${plural(remarks, "safe file")} ${remarks === 1 ? "has" : "have"} remarks, which --verbose shows`);
  }
  lines.push("");
  put(say`${NEXT[worst]}`, "Next: ", colours.bold);
  return `${lines.join("\n")}\n`;
}

type Put = (text: Text, lead?: string, paint?: (text: string) => string) => void;

function putFindings(file: FileResult, verbose: boolean, put: Put, { bold, dim }: Colours): void {
  const { findings, limitsHit, verdict } = file;
  const shown = verbose ? findings : findings.slice(0, FINDINGS);
  const said = new Set<string>();
  for (const finding of shown) {
    put(say`${finding.message}`, `    ${finding.rule} ${finding.severity}  `, bold);
    const where = placeOf(finding);
    if (where.length > 0) put(join(where, ", "), "      at   ", dim);
    if (finding.evidence !== undefined) put(say`${finding.evidence}`, "      saw  ", dim);
    // The same advice once a file.
    if (!said.has(finding.fix)) put(say`${finding.fix}`, "      do   ", dim);
    said.add(finding.fix);
  }
  if (findings.length > shown.length)
    put(say`and ${plural(findings.length - shown.length, "finding")} more, which --verbose shows`, "    ");
  if (limitsHit.length > 0)
    put(
      say`Not read to the end: reached the limit of ${list(
        limitsHit.map((name) => say`${name}`),
        "and",
        5,
      )}.`,
      "    ",
    );
  else if (verdict !== "safe" && findings.length === 0)
    put(say`Nothing was found, but not all of it could be understood, so it is not known to be safe.`, "    ");
}

const placeOf = ({ member, offset }: Finding): Text[] => [
  ...(member === undefined ? [] : [say`${code(member)}`]),
  ...(offset === undefined ? [] : [say`byte ${offset}`]),
];

function headline({ files, verdicts }: ScanSummary): Text {
  if (files === 0) return say`${strong("Nothing was scanned")}`;
  const counts = (["dangerous", "malformed", "unknown", "safe"] as const)
    .filter((verdict) => verdicts[verdict] > 0)
    .map((verdict) => say`${verdicts[verdict]} ${verdict}`);
  if (verdicts.safe === files) return say`${strong(files === 1 ? "The file is safe" : `All ${files} files are safe`)}`;
  return say`${strong("Not all is safe")}: ${list(counts, "and")}`;
}

function worstOf({ files, verdicts }: ScanSummary): ScanVerdict | "nothing" {
  if (files === 0) return "nothing";
  return (["dangerous", "malformed", "unknown"] as const).find((verdict) => verdicts[verdict] > 0) ?? "safe";
}

type Paints = Readonly<Record<ScanVerdict, (text: string) => string>>;
const paintsOf = ({ red, magenta, yellow, green }: Colours): Paints => ({
  dangerous: red,
  malformed: magenta,
  unknown: yellow,
  safe: green,
});

const UNITS = ["bytes", "kB", "MB", "GB", "TB"] as const;

/** `55 bytes`, `1.2 kB`: decimal, three digits at most. */
export function nameBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  if (unit === 0) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`;
}
