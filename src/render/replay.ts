/** What `audit replay` says. */
import type { Difference } from "../audit/replay/differences.ts";
import type { Mismatch, Rehearsal, Replay } from "../audit/replay/sum-up.ts";
import type { Shift, WhatIf } from "../audit/replay/what-if.ts";

const number = (count: number): string => count.toLocaleString("en");
const times = (count: number, what: string): string => `${number(count)} ${what}${count === 1 ? "" : "s"}`;

export function renderReplay({ ledger, records, policies, same, differing, failed, mismatches }: Replay): string {
  const isSame = differing + failed === 0;
  const lines = [
    isSame ? `Replayed, all the same: ${ledger}` : `REPLAYED WITH DIFFERENCES: ${ledger}`,
    `  ${times(records, "decision")}, under ${number(policies)} ${policies === 1 ? "policy" : "policies"}: ${number(same)} byte for byte the same, ${number(differing)} ${differing === 1 ? "differs" : "differ"}, ${number(failed)} could not be decided again`,
  ];
  for (const mismatch of mismatches) lines.push(...tellMismatch(mismatch));
  const more = differing + failed - mismatches.length;
  if (more > 0) lines.push(`  … and ${number(more)} more`);
  if (!isSame)
    lines.push(
      "",
      "A verdict that differs was made by another version of the tool that decides otherwise, or was not made by the gate: see which version",
      "wrote it, run that version's `audit replay`, and `audit verify`.",
    );
  return lines.join("\n");
}

function tellMismatch(mismatch: Mismatch): string[] {
  const { path, pullRequest, sequence, at, version } = mismatch;
  const place = pullRequest === undefined ? "" : ` (#${pullRequest}, record ${sequence}, ${at}, written by ${version})`;
  if (mismatch.outcome === "failed") return ["", `${path}${place}: ${mismatch.why}`];
  return ["", `${path}${place}:`, ...mismatch.differences.map((each) => `  ${tellDifference(each)}`)];
}

/** `PEO-2: status: "satisfied" -> "pending"`. */
function tellDifference({ requirement, path, recorded = "nothing", now = "nothing" }: Difference): string {
  return `${requirement === undefined ? "" : `${requirement}: `}${path}: ${recorded} -> ${now}`;
}

const SHOWN_SHIFTS = 6;
const SHOWN_PATHS = 20;

/** @param rehearsal `policy`: as the user named it */
export function renderRehearsal({
  policy,
  ledger,
  pullRequests,
  overall,
  requirements,
  decided,
  undecided,
  unreadable,
  unreadablePaths,
}: Rehearsal & { readonly policy: string }): string {
  const lines = [
    `What ${policy} would have decided: ${ledger}`,
    `  ${times(pullRequests, "pull request")}, each by the facts of its last decision`,
    "  What it asks for beyond the policies of then was not gathered, and shows as error, pending or unmet.",
    "",
    ...table([["overall", "pull requests"], ...countsOf(overall)]),
  ];
  const shifts = requirements.flatMap(({ id, shifts: counts }) => countsOf(counts).map((row) => [id, ...row]));
  if (shifts.length > 0) lines.push("", ...table([["requirement", "then -> now", "pull requests"], ...shifts]));
  const changed = decided.filter(({ before, after, shifts: own }) => before !== after || own.some(isNews));
  if (changed.length > 0)
    lines.push("", ...table([["pull request", "decided", "then -> now", "requirements"], ...changed.map(rowOf)]));
  else lines.push("", "Nothing would have come to anything else.");
  for (const { pullRequest, why } of undecided) lines.push("", `#${pullRequest} cannot be decided: ${why}`);
  if (unreadable > 0) {
    const shown = unreadablePaths.slice(0, SHOWN_PATHS);
    const [are, they] = unreadable === 1 ? ["is", "it"] : ["are", "they"];
    lines.push(
      "",
      `LEFT OUT: ${times(unreadable, "record")} that ${are} not what ${they} should be, and may be the last decision of any pull request: run \`audit verify\`.`,
      ...shown.map((path) => `  ${path}`),
    );
    if (unreadable > shown.length) lines.push(`  … and ${number(unreadable - shown.length)} more`);
  }
  return lines.join("\n");
}

const countsOf = (counts: Readonly<Record<string, number>>): string[][] =>
  Object.entries(counts)
    .sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
    .map(([shift, count]) => [shift, number(count)]);

function rowOf({ pullRequest, at, before, after, shifts }: WhatIf): string[] {
  const news = shifts.filter(isNews);
  const told = news
    .slice(0, SHOWN_SHIFTS)
    .map(({ id, before: then = "none", after: now = "none" }) => `${id} ${then} -> ${now}`);
  const more = news.length - told.length;
  return [`#${pullRequest}`, at, `${before} -> ${after}`, [...told, ...(more > 0 ? [`${more} more`] : [])].join(", ")];
}

/** Requirements that one of the policies lacks are counted above; of each pull request only those that are asked of it. */
const isNews = ({ before, after }: Shift): boolean =>
  after !== undefined && !(before === undefined && after === "not-applicable");

/** Columns as wide as they need to be; the last as it is. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  return rows.map((row) =>
    row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join("  "),
  );
}
