/** A bound on a share, and the side on which it holds. */
export interface Mark {
  readonly at: number;
  readonly rule: "min" | "max";
}

const CELLS = 10;
const clamp = (cells: number): number => Math.min(CELLS, Math.max(0, cells));

/**
 * A share between 0 and 1 as blocks, with a line where a bound lies: `███████▁│▁▁` is short of its floor. What breaks the bound is seen to,
 * however little is amiss.
 */
export function drawBar(share: number, mark?: Mark): string {
  const near = clamp(Math.round(share * CELLS));
  if (mark === undefined) return blocks(near, 0, CELLS);
  const at = clamp(Math.round(mark.at * CELLS));
  const filled = mark.rule === "min" ? keep(near, at, share >= mark.at) : keepBelow(near, at, share <= mark.at);
  return `${blocks(filled, 0, at)}│${blocks(filled, at, CELLS)}`;
}

const keep = (near: number, at: number, holds: boolean): number =>
  holds ? Math.max(near, at) : clamp(Math.min(near, at - 1));
const keepBelow = (near: number, at: number, holds: boolean): number =>
  holds ? Math.min(near, at) : clamp(Math.max(near, at + 1));

const blocks = (filled: number, from: number, to: number): string =>
  Array.from({ length: to - from }, (_, cell) => (from + cell < filled ? "█" : "▁")).join("");
