import { writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The environment of a process in which every wait lasts a fraction of what was asked for, so that a test need not sit out the
 * waits between tries. What it waits for, and how often, stays.
 * @param folder takes the file that does it
 */
export function hurry(folder: string, fraction = 1 / 25): Readonly<Record<string, string>> {
  const path = join(folder, "hurry.cjs");
  writeFileSync(
    path,
    `const timers = require("node:timers");
     const promises = require("node:timers/promises");
     const wait = timers.setTimeout;
     const waitFor = promises.setTimeout;
     const shorten = (time) => Math.ceil((time ?? 1) * ${fraction});
     // Only what is long enough to be a wait between tries; a timeout of minutes stays one.
     const isWait = (time) => time >= 500 && time <= 120_000;
     globalThis.setTimeout = timers.setTimeout = (task, time, ...rest) => wait(task, isWait(time) ? shorten(time) : time, ...rest);
     promises.setTimeout = (time, ...rest) => waitFor(isWait(time) ? shorten(time) : time, ...rest);
     require("node:module").syncBuiltinESMExports();`,
  );
  return { NODE_OPTIONS: `--require=${path}` };
}
