import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(import.meta.dirname, "..", "..");

/** The bundles as they would be shipped from the sources of today. */
export interface Bundles {
  readonly cli: string;
  readonly worker: URL;
  remove(): void;
}

/**
 * Builds `dist/` in a temporary folder: a worker thread runs no TypeScript, and the shipped bundle may be older than
 * the sources. By a process of its own, as rolldown does not know the objects of a Jest realm.
 */
export function buildBundles(): Bundles {
  const folder = mkdtempSync(join(tmpdir(), "secmlops-gate-bundles-"));
  const dist = join(folder, "dist");
  const rolldown = join(root, "node_modules", "rolldown", "bin", "cli.mjs");
  execFileSync(process.execPath, [rolldown, "-c", "rolldown.config.js", "--dir", dist], { cwd: root, stdio: "pipe" });
  for (const name of ["package.json", "policies"]) cpSync(join(root, name), join(folder, name), { recursive: true });
  return {
    cli: join(dist, "cli.js"),
    worker: pathToFileURL(join(dist, "scan-worker.js")),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
