/**
 * Writes the shipped packs, the shared part of their tests, and the tables of their pages, from policies/source/. `--check` writes nothing, and fails if it would.
 * One source, because a requirement must mean the same in every pack that has it.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";

const root = new URL("../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");

const text = read("policies/source/catalogue.yml");
const catalogue = parse(text);
const packs = parse(read("policies/source/packs.yml"));
const cases = read("policies/source/cases.yml");

/** The members of a top-level map, each as it is written. */
function sliceMembers(source, section) {
  const body = source.split(/^(?=\S)/m).find((part) => part.startsWith(`${section}:\n`));
  if (body === undefined) throw new Error(`there is no section ${section}`);
  const members = body
    .slice(section.length + 2)
    .split(/^(?= {2}[A-Za-z])/m)
    .filter((member) => member.trim() !== "");
  return new Map(members.map((member) => [/^ {2}([\w-]+):/.exec(member)?.[1], `${member.trimEnd()}\n`]));
}

const written = {
  inputs: sliceMembers(text, "inputs"),
  requirements: sliceMembers(text, "requirements"),
  cases: sliceMembers(cases, "cases"),
  with: sliceMembers(cases, "with"),
};

/** The names in every `{ input: name }` within. */
function inputsIn(value) {
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value);
  if (entries.length === 1 && entries[0][0] === "input") return [entries[0][1]];
  return entries.flatMap(([, member]) => inputsIn(member));
}

const packOf = ([name, { what, audience, requirements, enforcement = {}, assets }]) => {
  const ids = requirements === "all" ? [...written.requirements.keys()] : requirements;
  const used = new Set(inputsIn([assets, ids.map((id) => catalogue.requirements[id])]));
  return {
    name,
    what,
    audience,
    ids,
    enforcement,
    assets,
    inputs: [...written.inputs.keys()].filter((input) => used.has(input)),
  };
};

function requirementText(id, override) {
  const own = written.requirements.get(id);
  if (own === undefined) throw new Error(`catalogue.yml has no ${id}`);
  if (override === undefined) return own;
  const { strictness, because } = override;
  return own.replace(/^ {4}applies-to: .*\n/m, (line) => `${line}    enforcement: ${strictness} # ${because}\n`);
}

function packText({ name, what, ids, enforcement, assets, inputs }) {
  const extra = assets === undefined ? "" : `\nassets:\n${Object.entries(assets).map(assetText).join("")}`;
  return `# secmlops:${name}@1: ${what}.
# docs/packs/${name}.md says for whom it is, what it asks, and how to use it. Written by \`npm run build\` from policies/source/.
version: 1
pack: { name: ${name}, version: 1 }

inputs:
${inputs.map((input) => written.inputs.get(input)).join("")}${extra}
requirements:
${ids.map((id) => requirementText(id, enforcement[id])).join("\n")}
waivers: { role: governance, max-days: 30 }
`;
}

const assetText = ([kind, { paths }]) => `  ${kind}: { paths: { input: ${paths.input} } }\n`;

/** What stands behind the marker is ours; the stories before it belong to the pack. */
function testText(before, { name, ids, inputs }) {
  const marker = "\n  # Requirement by requirement: written by `npm run build` from policies/source/cases.yml.\n";
  const at = before.indexOf(marker);
  if (at < 0) throw new Error(`policies/${name}.test.yml lacks the line${marker.trimEnd()}`);
  const required = inputs.filter((input) => catalogue.inputs[input].required);
  const lacking = [
    ...required.filter((input) => !written.with.has(input)),
    ...ids.filter((id) => !written.cases.has(id)),
  ];
  if (lacking.length > 0) throw new Error(`policies/source/cases.yml lacks ${lacking.join(", ")}`);
  const given = inputs.map((input) => written.with.get(input) ?? "").join("");
  return `${fillWith(before.slice(0, at), given)}${marker}${ids.map((id) => `\n${casesText(id)}`).join("")}`;
}

/** Inputs without a default are given their value for the tests. */
function fillWith(head, given) {
  const [begin, end] = ["# Inputs without a default: written by `npm run build`.\n", "# End of the inputs.\n"];
  const from = head.indexOf(begin);
  if (from < 0) {
    if (given !== "") throw new Error(`a test of a pack that needs inputs lacks the line ${begin}`);
    return head;
  }
  return `${head.slice(0, from)}${begin}with:\n${given}${head.slice(head.indexOf(end, from))}`;
}

/** A list of cases of its own in the source, one level deeper there. */
const casesText = (id) => written.cases.get(id).replace(/^.*\n/, "").replace(/^ {2}/gm, "");

const row = (...cells) => `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |\n`;
const table = (...rows) => {
  const [head = []] = rows;
  return [head, head.map(() => "---"), ...rows.slice(1)].map((cells) => row(...cells)).join("");
};

const KINDS = { "training-code": "training code", documentation: "documentation (cards and datasheets)" };
const EVERYTHING = 9;

function asks({ ids, enforcement }) {
  const rows = ids
    .filter((id) => catalogue.requirements[id].needs !== undefined)
    .map((id) => {
      const { title, waivable = true, "applies-to": kinds } = catalogue.requirements[id];
      const touched =
        kinds.length === EVERYTHING ? "anything governed" : kinds.map((kind) => KINDS[kind] ?? kind).join(", ");
      const strictly = enforcement[id]?.strictness ?? catalogue.requirements[id].enforcement ?? "block";
      return [id, title, touched, catalogue["satisfied-by"][id], strictly, waivable ? "yes" : "no"];
    });
  return table(
    ["id", "requirement", "asked when a change touches (asset kinds)", "satisfied by", "how strictly", "waivable"],
    ...rows,
  );
}

function inputsTable({ inputs }) {
  const rows = inputs.map((name) => {
    const { required, default: preset, example, description } = catalogue.inputs[name];
    const value = (shown) => `\`${writeValue(shown)}\``;
    const cell = required ? `**required**, as ${value(example)}` : preset === undefined ? "none" : value(preset);
    return [`\`${name}\``, cell, description.replace(/\.$/, "")];
  });
  return table(["input", "default", "what it is"], ...rows);
}

/** YAML in one line, as people write it. */
function writeValue(value) {
  if (Array.isArray(value)) return `[${value.map(writeValue).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, member]) => `${key}: ${writeValue(member)}`)
    .join(", ")} }`;
}

const FRAMEWORKS = [
  ["NIST AI RMF 1.0", ["nist-ai-rmf"], (control) => control.replace(/^([A-Z]+)-/, "$1 ")],
  ["EU AI Act, Art.", ["eu-ai-act"], (control) => control.replace(/^IV/, "Annex IV")],
  ["ISO/IEC 42001, Annex A or clause", ["iso-42001"], (control) => control.replace(/^cl\./, "clause ")],
  ["OWASP ML Top 10 (draft), MITRE ATLAS", ["owasp-ml", "atlas"], (control) => control],
  ["NIST SP 800-218, 218A", ["ssdf"], (control) => control],
  ["SOC 2", ["soc2"], (control) => control],
];

function mapsTo({ ids }) {
  const rows = ids.map((id) => {
    const controls = catalogue.requirements[id].controls.map((control) => control.split(/:(.*)/));
    const cell = ([, prefixes, word]) =>
      controls
        .filter(([prefix]) => prefixes.includes(prefix))
        .map(([, control]) => word(control))
        .join(", ") || "–";
    return [id, ...FRAMEWORKS.map(cell)];
  });
  return table(["id", ...FRAMEWORKS.map(([framework]) => framework)], ...rows);
}

/** Puts each table between its two markers; everything else on the page is left as it is. */
function fillTables(path, tables) {
  return Object.entries(tables).reduce((page, [name, content]) => {
    const begin = `<!-- ${name}: written by \`npm run build\` from policies/source/ -->\n`;
    const end = `<!-- /${name} -->`;
    const from = page.indexOf(begin);
    const to = page.indexOf(end, from);
    if (from < 0 || to < 0) throw new Error(`${path} lacks the markers ${begin.trim()} … ${end}`);
    return `${page.slice(0, from)}${begin}\n${content}\n${page.slice(to)}`;
  }, read(path));
}

function packsTable(all) {
  const rows = all.map(({ name, audience, ids, inputs }) => [
    `[\`${name}\`](${name}.md)`,
    audience,
    ids.length,
    inputs
      .filter((input) => catalogue.inputs[input].required)
      .map((input) => `\`${input}\``)
      .join(", ") || "none",
  ]);
  return table(["pack", "for whom", "requirements", "inputs to set"], ...rows);
}

/** The packs themselves may not be there yet; tests and pages have parts of their own. */
function tryRead(path) {
  try {
    return read(path);
  } catch (error) {
    if (error.code === "ENOENT") return "";
    throw error;
  }
}

const all = Object.entries(packs).map(packOf);
const overview = "docs/packs/README.md";
const files = [
  [overview, fillTables(overview, { packs: packsTable(all) })],
  ...all.flatMap((pack) => {
    const [test, page] = [`policies/${pack.name}.test.yml`, `docs/packs/${pack.name}.md`];
    return [
      [`policies/${pack.name}.yml`, packText(pack)],
      [test, testText(read(test), pack)],
      [page, fillTables(page, { asks: asks(pack), inputs: inputsTable(pack), controls: mapsTo(pack) })],
    ];
  }),
];
const stale = files.filter(([path, after]) => tryRead(path) !== after);
if (stale.length === 0) console.log("packs, their tests and their pages are as policies/source/ says");
else if (process.argv.includes("--check")) {
  console.error(
    `${stale.map(([path]) => path).join(", ")}: not as policies/source/ says; run \`npm run build\` and commit it.`,
  );
  process.exitCode = 1;
} else for (const [path, after] of stale) writeFileSync(new URL(path, root), after);
