import { join } from "node:path";

const cli = join(import.meta.dirname, "..", "dist", "cli.js");

/** `--version` against a bare Node start, in turn. */
export function* startBench({ measure, median }) {
  const pairs = Array.from({ length: 21 }, () => [measure([cli, "--version"]).seconds, measure(["-e", "0"]).seconds]);
  const ratio = median(pairs.map(([ours, bare]) => ours / bare));
  const [ours, bare] = [0, 1].map((side) => median(pairs.map((pair) => pair[side])));
  yield {
    what: "cli.js --version, against node -e 0",
    figure: `${ratio.toFixed(2)}x (${(ours * 1000).toFixed(0)} / ${(bare * 1000).toFixed(0)} ms)`,
    budget: "<= 2x",
    held: ratio <= 2,
  };
}
