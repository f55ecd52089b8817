/** Fails when a bundle outgrows its budget: entries 1.5 MB each, `dist/` 6 MB in all. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const MB = 1_000_000;
const dist = new URL("../dist", import.meta.url).pathname;
const files = readdirSync(dist, { recursive: true, encoding: "utf8" })
  .map((name) => ({ name, bytes: statSync(join(dist, name)).isFile() ? statSync(join(dist, name)).size : 0 }))
  .filter(({ bytes }) => bytes > 0);
const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
const tooLarge = files.filter(({ name, bytes }) => !name.includes("/") && bytes > 1.5 * MB);

for (const { name, bytes } of files) console.log(`${(bytes / MB).toFixed(3)} MB  dist/${name}`);
console.log(`${(total / MB).toFixed(3)} MB  in all`);
if (tooLarge.length > 0 || total > 6 * MB) {
  console.error("Over budget: an entry may have 1.5 MB, dist/ 6 MB.");
  process.exitCode = 1;
}
