/** Writes the tables of inputs and outputs into README.md, from action.yml. `--check` writes nothing, and fails if it would. */
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";

const readmePath = new URL("../README.md", import.meta.url);
const { inputs, outputs } = parse(readFileSync(new URL("../action.yml", import.meta.url), "utf8"));

const row = (...cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`;
const code = (text) => (text === undefined ? "" : `\`${text}\``);

const tables = {
  inputs:
    row("input", "default", "what it is") +
    row("---", "---", "---") +
    Object.entries(inputs)
      .map(([name, input]) => row(code(name), code(input.default), input.description))
      .join(""),
  outputs:
    row("output", "what it is") +
    row("---", "---") +
    Object.entries(outputs)
      .map(([name, output]) => row(code(name), output.description))
      .join(""),
};

/** What stands between the two markers is ours; everything else is left as it is. */
function fill(readme, name, table) {
  const begin = `<!-- ${name}: generated from action.yml by scripts/generate-readme.js -->\n`;
  const end = `<!-- /${name} -->`;
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`README.md lacks the markers of ${name}: ${begin.trim()} … ${end}`);
  return `${readme.slice(0, from)}${begin}\n${table}\n${readme.slice(to)}`;
}

const before = readFileSync(readmePath, "utf8");
const after = Object.entries(tables).reduce((readme, [name, table]) => fill(readme, name, table), before);
if (after === before) console.log("README.md has the inputs and outputs of action.yml");
else if (process.argv.includes("--check")) {
  console.error("README.md does not have the inputs and outputs of action.yml: run `npm run build` and commit it.");
  process.exitCode = 1;
} else writeFileSync(readmePath, after);
