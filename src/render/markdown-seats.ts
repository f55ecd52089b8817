import { seatLine } from "../core/acts/seat-line.ts";
import type { RequirementVerdict, Seat, SignOffVerdict } from "../core/verdict.ts";
import { whoMayNotSign, whoMaySign } from "./awaited.ts";
import { describeLapse, describeSigner } from "./describe.ts";
import type { Detail } from "./detail.ts";
import { breakLines, type Writer } from "./markdown-context.ts";
import { code, join, say, type Text } from "./span.ts";

/** The lines of one sign-off's seats, each followed by what its reader should know. */
export function renderSeats(
  writer: Writer,
  requirement: RequirementVerdict,
  proof: SignOffVerdict,
  detail: Detail,
): string[] {
  const firstOpen = proof.seats.findIndex(({ status }) => status === "open");
  return proof.seats.flatMap((seat, index) => {
    const notes: Text[] = [];
    if (seat.lapsed !== undefined)
      notes.push(say`⚠️ ${describeLapse(seat.lapsed, (head) => writer.compare("What changed", head))}`);
    const barred = index === firstOpen && detail.background ? whoMayNotSign(proof) : [];
    if (barred.length > 0) notes.push(say`Cannot sign here: ${barred}`);
    const lines = [renderSeat(writer, requirement, proof, seat, []), ...notes.map((note) => `  ${writer.line(note)}`)];
    return breakLines(lines).split("\n");
  });
}

/** One seat's line; `about` stands between the seat and its people. */
export function renderSeat(
  writer: Writer,
  requirement: RequirementVerdict,
  proof: SignOffVerdict,
  seat: Seat,
  about: Text,
): string {
  const people = seat.signer === undefined ? whoMaySign(proof, seat) : describeSigner(seat.signer);
  const tail = writer.line(
    join(
      [about, people].filter((part) => part.length > 0),
      " · ",
    ),
  );
  if (requirement.digest === undefined) {
    return `- ▫️ ${writer.line(say`${code(proof.role)} signs ${code(requirement.id)}`)}${tail === "" ? "" : ` · ${tail}`}`;
  }
  const mark = {
    requirement: requirement.id,
    role: proof.role,
    digest: requirement.digest,
    ticked: seat.status === "filled",
  };
  return seatLine(mark, tail, { box: !writer.context.local });
}
