import type { RequirementVerdict } from "../core/verdict.ts";
import { describeLeaf, describeLift, describeSwitchedOff } from "./describe.ts";
import { describeTables } from "./describe-tables.ts";
import type { Detail } from "./detail.ts";
import { STATUS_ICON } from "./icons.ts";
import { breakLines, fold, type Writer } from "./markdown-context.ts";

import { renderSeat } from "./markdown-seats.ts";
import { isSettled, isSignOff, satisfyingLeaves } from "./proof-tree.ts";
import { code, join, list, plural, say, strong, type Text } from "./span.ts";
import { wordReason } from "./wording.ts";

/** More lines than this are folded. */
const FOLD_FROM = 8;

/** What holds or is waived, one line each, a filled seat with its ticked box; what does not apply is only counted. */
export function renderSettled(writer: Writer, detail: Detail): string {
  const { requirements } = writer.verdict;
  const settled = requirements.filter(isSettled);
  const idle = requirements.filter(({ status }) => status === "not-applicable");
  const switchedOff = writer.line(join(describeSwitchedOff(idle), "; "));
  const rest =
    idle.length === 0
      ? ""
      : `${plural(idle.length, "requirement")} ${idle.length === 1 ? "does" : "do"} not apply to this change${switchedOff === "" ? "." : `: ${switchedOff}.`}`;
  if (settled.length === 0) return rest;
  const parts = detail.settled === "lines" ? settled.map((one) => settledLines(writer, one, detail)) : [];
  const seats = parts.filter(({ isSeat }) => isSeat).flatMap(({ lines }) => lines);
  const results = parts.filter(({ isSeat }) => !isSeat).flatMap(({ lines }) => lines);
  const brief = detail.settled === "lines" ? [] : countSettled(writer, settled, detail.settled);
  const body = [breakLines([...results, ...brief]), seats.join("\n")].filter((part) => part !== "").join("\n\n");
  const isLong = results.length + seats.length > FOLD_FROM;
  const section = isLong ? fold(`${settled.length} settled`, [body]) : `### Settled\n\n${body}`;
  return rest === "" ? section : `${section}\n\n${rest}`;
}

/** Ids or numbers, for when there is no room for lines. */
function countSettled(writer: Writer, settled: readonly RequirementVerdict[], how: "ids" | "count"): string[] {
  return (["satisfied", "waived"] as const).flatMap((status) => {
    const ids = settled.filter((one) => one.status === status).map(({ id }) => code(id));
    if (ids.length === 0) return [];
    return [
      `${STATUS_ICON[status]} ${writer.line(say`${status}: ${how === "ids" ? list(ids, "and", 100) : ids.length}`)}`,
    ];
  });
}

/** The seats that were filled, or the result where nobody had to sign. */
function settledLines(
  writer: Writer,
  requirement: RequirementVerdict,
  detail: Detail,
): { isSeat: boolean; lines: readonly string[] } {
  const { id, title, status, reasons, proof, lifted } = requirement;
  const lifts = detail.background ? lifted.map((one) => writer.line(describeLift(one))) : [];
  const leaves = satisfyingLeaves(proof);
  const signed = status === "waived" ? [] : leaves.filter(isSignOff);
  const seats = signed.flatMap((leaf) =>
    leaf.seats.map((seat) => renderSeat(writer, requirement, leaf, seat, say`${strong(title)}`)),
  );
  const last = seats.pop();
  if (last !== undefined) {
    return { isSeat: true, lines: [...seats, ...breakLines([last, ...lifts.map((lift) => `  ${lift}`)]).split("\n")] };
  }
  const because: Text[] =
    status === "waived"
      ? reasons.slice(0, detail.reasons).map((reason) => wordReason(reason, { requirement: id }).what)
      : leaves.slice(0, 3).map((leaf) => describeLeaf(leaf, writer.place));
  const result = writer.line(join([say`${strong(`${id} ${title}`)}`, ...because], " · "));
  const tables = detail.background ? leaves.flatMap(describeTables).map(writer.line) : [];
  return { isSeat: false, lines: [`${STATUS_ICON[status]} ${result}`, ...tables, ...lifts] };
}
