/** What a sample is, in Markdown: read first by whoever was handed the folder, months later and without us. */
import type { LandedChange } from "../audit/coverage/change.ts";
import { type Coverage, sharesOf } from "../audit/coverage/coverage.ts";
import type { People } from "../audit/people.ts";
import { describeQuery } from "./coverage-text.ts";
import { escapeMarkdown } from "./escape.ts";
import { plainText } from "./plain-text.ts";
import { plural } from "./span.ts";
import { wordCoverageNote } from "./wording-coverage.ts";

export interface SampleReadme {
  readonly coverage: Coverage;
  readonly seed: string;
  /** As many as were asked for. */
  readonly n: number;
  readonly drawn: readonly LandedChange[];
  readonly pages: ReadonlyMap<LandedChange, string>;
  readonly people: People;
  /** How many pull requests are in the ledger of the sample. */
  readonly pullRequests: number;
}

const VERIFY = `\`\`\`sh
secmlops-gate audit verify ledger    # every digest, chain and reference of these records
secmlops-gate audit replay ledger    # every decision again, from its facts and its policy
\`\`\`

The name of a record is the sha256 of its bytes, so \`sha256sum\` says the same without this tool. That the records are all there are, only the whole
ledger can show: compare it with a checkpoint that was kept elsewhere (\`audit verify --since\`).`;
const NOTHING_TO_VERIFY =
  "The ledger has no record of any change of this sample, so there is nothing to verify: each page says what is missing.";

export function renderSampleReadme(sample: SampleReadme): string {
  const { coverage, seed, n, drawn, pages, people, pullRequests } = sample;
  const { query, changes, notes, beforeTheGate } = coverage;
  const kind = query.population === "all" ? "change" : "governed change";
  const short =
    drawn.length < n
      ? ` ${n} were asked for, and the population has no more than ${plural(changes.length, kind)}: all of them are here.`
      : "";
  return `# A sample of what reached ${escapeMarkdown(query.ref)}

${plural(drawn.length, "change")} out of ${plural(changes.length, kind)}, drawn with the seed \`${seed}\`.${short}

| class | of the population | share | in the sample |
|---|---|---|---|
${sharesOf(coverage)
  .map(
    ({ name, count, share }) =>
      `| ${name} | ${count} | ${share} | ${drawn.filter((change) => change.class === name).length} |`,
  )
  .join("\n")}

- **gated**: a pass is recorded for exactly what was merged
- **waived**: such a pass, resting on at least one waiver
- **bypassed**: judged, and merged although not passed
- **ungated**: no decision about what was merged${query.population === "all" ? "\n- **not governed**: no requirement applied" : ""}

${plural(beforeTheGate, "commit")} of the period landed before the first record of the ledger, and ${beforeTheGate === 1 ? "is" : "are"} not in the population.
${notes.map((note) => `\n> ${escapeMarkdown(plainText(wordCoverageNote(note)))}\n`).join("")}
## The sample

| | change | class | landed | opened by | commit |
|---|---|---|---|---|---|
${drawn.map((change, index) => rowOf(change, index + 1, pages, people)).join("\n")}

## What is in this folder

| | |
|---|---|
| \`population.csv\` | every change of the population, oldest first, with class, reason and record |
| \`sample.csv\` | the changes that were drawn, with their rank and page |
| \`changes/\` | a page for each: the whole decision, who signed what, the evidence, the chain of records |
${pullRequests === 0 ? "" : `| \`ledger/\` | the records, policies, evidence and attestations of ${plural(pullRequests, "pull request")}: those of the sample, and those that a merge queue judged together with them |\n`}
Nothing else is needed to read and to verify it: no network, no server, no other files.

## How the population was found

Every change on the first-parent line of the branch: merge commits, squashes, the commits of a rebase together, direct pushes. Each is matched with the
ledger by its content, never by its message. What somebody has to ask to get the same answer:

\`\`\`text
${describeQuery(query).join("\n").replaceAll("```", "'''")}
\`\`\`

## How the sample was drawn, and how to draw it again

The rank of a change is the sha256 of the text \`${seed}:COMMIT\`; the ${n} lowest ranks are the sample. A seed that was known
before the changes were made lets their authors stay out of the sample: it is for the auditor to choose. In this folder, both of these print the same:

\`\`\`sh
tail -n +2 population.csv | cut -d, -f1 | while read -r c; do
  printf '%s %s\\n' "$(printf '%s' "${seed}:$c" | sha256sum | cut -d' ' -f1)" "$c"
done | LC_ALL=C sort | head -n ${n} | cut -d' ' -f2 | LC_ALL=C sort
tail -n +2 sample.csv | cut -d, -f1 | LC_ALL=C sort
\`\`\`

## How to verify it

${pullRequests === 0 ? NOTHING_TO_VERIFY : VERIFY}

${people.size === 0 ? "People appear by login and account id, as the ledger has them." : "Names were joined to logins from a file that was given; the ledger itself holds logins and account ids."}
`;
}

function rowOf(change: LandedChange, number: number, pages: SampleReadme["pages"], people: People): string {
  const { opened, commit, at, pullRequest } = change;
  const name = opened === undefined ? undefined : people.nameOf(opened);
  const who = opened === undefined ? change.author : `${opened.login}${name === undefined ? "" : ` (${name})`}`;
  const what = pullRequest === undefined ? "no pull request" : `#${pullRequest}`;
  return `| ${number} | [${what}](${pages.get(change) ?? ""}) | ${change.class} | ${at.slice(0, 10)} | ${escapeMarkdown(who, "cell")} | \`${commit}\` |`;
}
