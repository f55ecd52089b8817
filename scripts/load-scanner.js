import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

const source = join(import.meta.dirname, "..", "src", "scan");

/**
 * The scanner's sources as one module that Node can import, in a folder that goes away with the process.
 * @returns the module's URL; it exports `scanFile`, `DEFAULT_LIMITS`, `RULES` and `sourceOf`
 */
export async function bundleScanner() {
  const folder = mkdtempSync(join(tmpdir(), "secmlops-gate-scanner-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const entry = join(folder, "entry.ts");
  const exported = { "scan-file.ts": "scanFile", "limits.ts": "DEFAULT_LIMITS", "rules.ts": "RULES" };
  const lines = Object.entries({ ...exported, "byte-sources.ts": "sourceOf" }).map(
    ([file, name]) => `export { ${name} } from ${JSON.stringify(join(source, file))};`,
  );
  writeFileSync(entry, lines.join("\n"));
  const bundle = await rolldown({ input: entry, platform: "node" });
  const file = join(folder, "scanner.mjs");
  await bundle.write({ file, format: "esm", codeSplitting: false });
  return pathToFileURL(file).href;
}
