/**
 * Writes what the table of rules (src/scan/rules.ts) says into their pages: the head of each page of docs/rules, between two
 * markers, and docs/rules/README.md's index. `--check` writes nothing, and fails if it would.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { bundleScanner } from "./load-scanner.js";

const { RULES } = await import(await bundleScanner());
const folder = new URL("../docs/rules/", import.meta.url);

/** The families in the order of the index: the letters of their ids, and what they are about. A missing one fails. */
const FAMILIES = {
  PKL: "Pickle",
  SNF: "What a file is",
  SRC: "How bytes are reached",
  PTH: "PyTorch",
  JOB: "Compressed files and joblib",
  NPY: "NumPy",
  ZIP: "Zip archives",
  ARC: "Other archives",
  STN: "safetensors",
  GGU: "GGUF",
  TPL: "Chat templates",
  KER: "Keras",
  HDF: "HDF5",
  ONX: "ONNX",
  TFS: "TensorFlow",
  HFC: "Hugging Face and other configs",
  MLM: "MLflow and YAML",
  LFS: "Git LFS",
  PYS: "Python",
  NBK: "Notebooks",
  SEC: "Secrets",
  GHA: "GitHub workflows",
  DVC: "DVC",
  TAB: "Tables",
};

const familyOf = (id) => {
  const family = FAMILIES[id.slice(0, 3)];
  if (family === undefined) throw new Error(`${id} belongs to no family: add it to scripts/generate-rules.js.`);
  return family;
};
/** The anchor that GitHub gives a heading. */
const anchorOf = (heading) => heading.toLowerCase().replaceAll(" ", "-");
const shortName = (address) =>
  /\/(CWE|definitions)\/(\d+)\.html$/.test(address)
    ? `CWE-${/(\d+)\.html$/.exec(address)[1]}`
    : (/CVE-\d+-\d+$/.exec(address)?.[0] ?? address.replace(/^https:\/\//, ""));

const headOf = (id, { severity, atBest, title, fix, refs }) => `
# ${id}: ${title}

| severity | verdict at best | family |
|---|---|---|
| ${severity} | \`${atBest}\` | [${familyOf(id)}](README.md#${anchorOf(familyOf(id))}) |

**In short:** ${fix}

References: ${refs.map((address) => `[${shortName(address)}](${address})`).join(", ")}
`;

const indexOf = (family) => `
### ${family}

| rule | severity | verdict at best | what it finds |
|---|---|---|---|
${Object.entries(RULES)
  .filter(([id]) => familyOf(id) === family)
  .map(([id, { severity, atBest, title }]) => `| [${id}](${id}.md) | ${severity} | \`${atBest}\` | ${title} |\n`)
  .join("")}`;

const BEGIN = "<!-- generated from src/scan/rules.ts by scripts/generate-rules.js -->\n";
const END = "<!-- /generated -->\n";

/** What stands between the two markers is ours; everything else is left as it is. */
function fill(name, generated) {
  const page = new URL(name, folder);
  if (!existsSync(page))
    throw new Error(`docs/rules/${name} is missing: write it, with ${BEGIN.trim()} and ${END.trim()}.`);
  const before = readFileSync(page, "utf8");
  const [from, to] = [before.indexOf(BEGIN), before.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`docs/rules/${name} lacks its markers: ${BEGIN.trim()} … ${END.trim()}`);
  const after = `${before.slice(0, from)}${BEGIN}${generated}\n${before.slice(to)}`;
  if (after === before) return false;
  if (!process.argv.includes("--check")) writeFileSync(page, after);
  return true;
}

try {
  const stray = readdirSync(folder).filter((name) => /^[A-Z]{3}\d+\.md$/.test(name) && !(name.slice(0, -3) in RULES));
  if (stray.length > 0) throw new Error(`docs/rules/${stray[0]} is about a rule that does not exist.`);
  const pages = Object.entries(RULES).map(([id, rule]) => [`${id}.md`, headOf(id, rule)]);
  const index = [...new Set(Object.values(FAMILIES))].map(indexOf).join("");
  const stale = [...pages, ["README.md", index]].filter(([name, text]) => fill(name, text));
  if (stale.length === 0) console.log("docs/rules has the rules of src/scan/rules.ts");
  else if (process.argv.includes("--check"))
    throw new Error(`docs/rules/${stale[0][0]} is not what the rules say: run \`npm run build\` and commit it.`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
