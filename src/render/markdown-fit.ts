import type { RequirementVerdict } from "../core/verdict.ts";
import type { Writer } from "./markdown-context.ts";
import { renderSeat } from "./markdown-seats.ts";
import { byUrgency, decidingLeaves, isOpen, isSignOff } from "./proof-tree.ts";
import { code, say } from "./span.ts";

/** The share of the room kept for the ids of requirements whose seats do not fit. */
const ID_SHARE = 0.25;

/**
 * The last resort, within `room` UTF-8 bytes: of the open requirements that block only the lines of seats, as many as
 * fit, then the ids of the others, as many as fit, then their number.
 */
export function fitOpen(writer: Writer, room: number): string[] {
  const open = byUrgency(writer.verdict.requirements.filter((one) => isOpen(one) && one.enforcement === "block"));
  const parts: string[] = [];
  const without: RequirementVerdict[] = [];
  let left = room - Buffer.byteLength(`### Open\n\n${closing(writer, open.length)}\n\n`) - room * ID_SHARE;
  for (const requirement of open) {
    const lines = bareSeats(writer, requirement);
    const size = Buffer.byteLength(lines.join("\n")) + 1;
    if (lines.length === 0 || size > left) {
      without.push(requirement);
      continue;
    }
    left -= size;
    parts.push(...lines);
  }
  left += room * ID_SHARE;
  const ids: string[] = [];
  for (const { id } of without) {
    const text = writer.line([code(id)]);
    if (Buffer.byteLength(text) + 2 > left) break;
    left -= Buffer.byteLength(text) + 2;
    ids.push(text);
  }
  const rest = without.length - ids.length;
  const others = ids.length === 0 ? "" : `${ids.join(", ")}`;
  return ["### Open", parts.join("\n"), others, rest > 0 ? closing(writer, rest) : ""];
}

const closing = (writer: Writer, count: number): string => `and ${writer.more(count, "open requirement")}`;

function bareSeats(writer: Writer, requirement: RequirementVerdict): string[] {
  return decidingLeaves(requirement.proof)
    .filter(isSignOff)
    .flatMap((proof) => proof.seats.map((seat) => renderSeat(writer, requirement, proof, seat, say``)));
}
