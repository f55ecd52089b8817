import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { runCli } from "../../src/app/run-cli.ts";
import type { Ran } from "./run-cli.ts";

/** Runs a command line on today's sources, in this process. */
export async function runHere(words: readonly string[], cwd: string, now = "2026-11-21T12:00:00Z"): Promise<Ran> {
  const said = { stdout: "", stderr: "" };
  const listen = (to: keyof typeof said) => ({
    write(text: string | Uint8Array) {
      said[to] += typeof text === "string" ? text : Buffer.from(text).toString("utf8");
    },
  });
  const code = await runCli(words, {
    cwd,
    environment: {},
    packageRoot: pathToFileURL(`${join(import.meta.dirname, "..", "..")}/`),
    now: new Date(now),
    stdout: listen("stdout"),
    stderr: listen("stderr"),
  });
  return { code, ...said };
}
