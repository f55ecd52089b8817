import type { Io } from "../io.ts";

/** A line about what is going on, redrawn in place. */
export interface Progress {
  /** One more file is done. */
  step(isBad: boolean): void;
  /** Wipes the line away. */
  end(): void;
}

const WIPE = "\r\u001b[K";
/** Nothing is drawn before this, nor more often. */
const MILLISECONDS = 100;

/**
 * Shows how far a scan is, on a terminal only.
 * @param total files, all of them
 * @param now milliseconds, rising
 */
export function openProgress(
  { stderr, environment }: Pick<Io, "stderr" | "environment">,
  total: number,
  now: () => number = () => performance.now(),
): Progress {
  if (stderr.isTTY !== true || environment.TERM === "dumb") return { step: () => undefined, end: () => undefined };
  let done = 0;
  let bad = 0;
  let drawn = now();
  let isDrawn = false;
  return {
    step(isBad) {
      done += 1;
      if (isBad) bad += 1;
      if (now() - drawn < MILLISECONDS) return;
      drawn = now();
      isDrawn = true;
      const found = bad > 0 ? `, ${bad} not safe` : "";
      stderr.write(`${WIPE}scanned ${done} of ${total} files${found}`);
    },
    end() {
      if (isDrawn) stderr.write(WIPE);
    },
  };
}
