#!/usr/bin/env node
import { VERSION } from "./version.ts";

// Asked for the version, nothing else is loaded.
const [, , first] = process.argv;
if (first === "--version" || first === "-V") console.log(VERSION);
else {
  // Whoever reads has had enough, as `head` has.
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      process.exit();
    });
  const { runCli } = await import("./app/run-cli.ts");
  process.exitCode = await runCli(process.argv.slice(2), {
    cwd: process.cwd(),
    environment: process.env,
    packageRoot: new URL("..", import.meta.url),
    now: new Date(),
    stdout: process.stdout,
    stderr: process.stderr,
  });
}
