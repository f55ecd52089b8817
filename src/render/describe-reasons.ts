/** Several reasons of one proof or requirement as sentences. */
import type { Reason } from "../core/reason.ts";
import { describeReason } from "./describe.ts";
import { code, list, plural, say, type Text } from "./span.ts";
import { wordReason } from "./wording.ts";
import type { WordingContext } from "./words.ts";

type Leftover = Extract<Reason, { code: "leftover" }>;
/** Places of one document that are named before the rest is counted. */
const PLACES = 8;

/** A sentence or two for each reason; what a document still has of its template is said once. */
export function describeReasons(reasons: readonly Reason[], context: WordingContext): Text[] {
  const bySource = new Map<string, Leftover[]>();
  for (const reason of reasons) {
    if (reason.code !== "leftover") continue;
    const same = bySource.get(reason.source);
    if (same === undefined) bySource.set(reason.source, [reason]);
    else same.push(reason);
  }
  return reasons.flatMap((reason): Text[] => {
    const all = reason.code === "leftover" ? (bySource.get(reason.source) ?? []) : [];
    if (all.length < 2) return [describeReason(wordReason(reason, context))];
    return all[0] === reason ? [describeLeftovers(reason.source, all)] : [];
  });
}

function describeLeftovers(source: string, all: readonly Leftover[]): Text {
  const name = source === "pull-request" ? say`the pull request's description` : say`${code(source)}`;
  const [first, ...others] = [...all].sort((a, b) => a.line - b.line);
  if (first === undefined) return [];
  const lines = [...new Set(others.map(({ line }) => line))].map((line) => say`${line}`);
  return say`${plural(all.length, "place")} of ${name} are still template text: ${code(first.text)} in line ${first.line}, and more in line${lines.length > 1 ? "s" : ""} ${list(lines, "and", PLACES)}. Write what belongs there.`;
}
