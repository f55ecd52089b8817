/**
 * The seat's line: the only task box of the checklist, and the only thing a tick is read from.
 *
 *     - [ ] `data-steward` signs `PEO-4` `a91c04d2e77b0f13` · anything
 *
 * Role, requirement and digest stand first and in this order, so that no name or note can pretend to be one.
 */
import { escapeCode, readCode } from "../document/code-span.ts";

/** How many hex digits of a requirement's digest the checklist prints. */
export const DIGEST_DIGITS = 16;

export interface SeatMark {
  readonly requirement: string;
  readonly role: string;
  /** The first 16 hex digits. */
  readonly digest: string;
  readonly ticked: boolean;
}

/**
 * Writes a seat's line, without a line end. `tail` is Markdown that follows after ` · `.
 * `box: false` writes a bullet instead, for places where nobody can tick.
 */
export function seatLine(seat: SeatMark, tail = "", { box = true }: { box?: boolean } = {}): string {
  const open = box ? "[ ]" : "▫️";
  const filled = box ? "[x]" : "☑️";
  const mark = `${escapeCode(seat.role)} signs ${escapeCode(seat.requirement)} \`${seat.digest.slice(0, DIGEST_DIGITS)}\``;
  return `- ${seat.ticked ? filled : open} ${mark}${tail === "" ? "" : ` · ${tail}`}`;
}

/**
 * Reads a line of a comment, which may end in a backslash where the seat's notes follow; `undefined` unless it has exactly the form that `seatLine` writes with a box.
 */
export function parseSeatLine(line: string): SeatMark | undefined {
  const box = /^ *- \[([ xX])\] /.exec(line);
  if (box === null) return undefined;
  const role = readCode(line, box[0].length);
  if (role === undefined || !line.startsWith(" signs ", role.end)) return undefined;
  const requirement = readCode(line, role.end + " signs ".length);
  if (requirement === undefined) return undefined;
  const rest = /^ `([0-9a-f]{16})`(?: · .*)?\\?\r?$/s.exec(line.slice(requirement.end));
  if (rest?.[1] === undefined) return undefined;
  return { requirement: requirement.text, role: role.text, digest: rest[1], ticked: box[1] !== " " };
}
