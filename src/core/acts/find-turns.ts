/** The boxes of a checklist, and which of them an edit turned. */
import { parseSeatLine, type SeatMark } from "./seat-line.ts";

/** Lines of seats that are the same but for their boxes. */
interface Seats {
  readonly mark: SeatMark;
  open: number;
  ticked: number;
}
export type SeatsByLine = ReadonlyMap<string, Seats>;

export interface Turn {
  readonly mark: SeatMark;
  readonly to: "ticked" | "open";
}

/** Every seat of a text by its line without the box. */
export function readSeats(text: string): SeatsByLine {
  const seats = new Map<string, Seats>();
  for (const line of text.split(/\r\n?|\n/)) {
    const mark = parseSeatLine(line);
    if (mark === undefined) continue;
    const key = line.replace(/\[[ xX]\]/, "[]");
    const same = seats.get(key) ?? { mark, open: 0, ticked: 0 };
    if (mark.ticked) same.ticked += 1;
    else same.open += 1;
    seats.set(key, same);
  }
  return seats;
}

/** The authentic boxes that an edit turned, those of one role, requirement and digest once. */
export function findTurns(before: SeatsByLine, after: SeatsByLine, authentic: SeatsByLine): Turn[] {
  const turns = new Map<string, Turn>();
  for (const [line, now] of after) {
    const then = before.get(line);
    if (then === undefined || !authentic.has(line)) continue;
    const { mark } = now;
    const turn = (to: Turn["to"]) =>
      turns.set(JSON.stringify([to, mark.role, mark.requirement, mark.digest]), { mark, to });
    if (now.ticked > then.ticked && now.open < then.open) turn("ticked");
    if (now.ticked < then.ticked && now.open > then.open) turn("open");
  }
  return [...turns.values()];
}

/** Whether a box of this role, requirement and digest is ticked. */
export function isTicked(seats: SeatsByLine, { role, requirement, digest }: SeatMark): boolean {
  return [...seats.values()].some(
    ({ mark, ticked }) =>
      ticked > 0 && mark.role === role && mark.requirement === requirement && mark.digest === digest,
  );
}
