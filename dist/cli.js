#!/usr/bin/env node
import { t as VERSION } from "./chunks/version-Cl1mdjaF.js";
// src/cli.ts
const [, , first] = process.argv;
if (first === "--version" || first === "-V") console.log(VERSION);
else {
	for (const stream of [process.stdout, process.stderr]) stream.on("error", (error) => {
		if (error.code !== "EPIPE") throw error;
		process.exit();
	});
	const { runCli } = await import("./chunks/run-cli-1mC0zBpp.js");
	process.exitCode = await runCli(process.argv.slice(2), {
		cwd: process.cwd(),
		environment: process.env,
		packageRoot: new URL("..", import.meta.url),
		now: /* @__PURE__ */ new Date(),
		stdout: process.stdout,
		stderr: process.stderr
	});
}
export {};
