/** How a reader checks one pull request without this tool: commands to copy, with the digests that they compare. */
import type { DecisionLine, OtherLine, ReportIndex, ToldDecision } from "../audit/report/report-data.ts";
import { auditCommands, remoteBranch } from "../render/report/words.ts";
import { type Child, el } from "./dom.ts";

export function verifyPart(
  number: number,
  decisions: readonly DecisionLine[],
  others: readonly OtherLine[],
  newest: ToldDecision | undefined,
  { branch }: ReportIndex,
): Child {
  const records = [...decisions, ...others].sort((a, b) => a.sequence - b.sequence);
  const last = records.at(-1);
  if (last === undefined) return undefined;
  const show = (path: string) => `git show ${remoteBranch(branch)}:${path}`;
  const decision = decisions.at(-1);
  const policy = newest?.verdict.policyDigest;
  const kept = new Map(
    (newest?.evidence ?? []).flatMap((each) => (each.stored ? [[each.sha256, each.path] as const] : [])),
  );
  const chain = [
    "git fetch origin",
    `${show(`pulls/${number}.json`)} | grep -o '"record":"[0-9a-f]*"'   # ${last.record}`,
    "while read -r record; do",
    `  ${show('records/$(printf %.2s "$record")/$record.json')} > record.json`,
    '  echo "$record  record.json" | sha256sum --check --quiet || echo "NOT WHAT IT WAS: $record"',
    `  grep -o '"previous":"[0-9a-f]*"' record.json || echo "the first"   # else the one before it in this list`,
    "done <<'END'",
    ...records.map(({ record }) => record),
    "END",
  ];
  const again =
    decision === undefined || policy === undefined
      ? []
      : [
          `${show(`records/${decision.record.slice(0, 2)}/${decision.record}.json`)} | jq .predicate.facts > facts.json`,
          `${show(`policies/${policy.slice(0, 2)}/${policy}.json`)} > policy.json`,
          `sha256sum policy.json   # ${policy}`,
          "secmlops-gate evaluate --policy policy.json --facts facts.json",
        ];
  const evidence = [...kept].map(
    ([sha256, path]) => `${show(`evidence/${sha256.slice(0, 2)}/${sha256}`)} | sha256sum   # ${oneLine(path)}`,
  );
  const part = (title: string, lines: readonly string[]): Child =>
    lines.length > 0 && [
      el("h4", {}, title),
      el("pre", { tabindex: 0, role: "region", "aria-label": title }, lines.join("\n")),
    ];
  return [
    el("h3", {}, "How to verify this yourself"),
    el("p", {}, "In a clone of the repository; the digests are those that this page tells of."),
    part("Every record is what it was, and names the one before it", chain),
    part("What it read is what was kept", evidence),
    part("The same facts and policy give the same decision", again),
    part("Everything at once, with every signature", auditCommands(branch)),
  ];
}

/** A name in a comment of a shell must not begin a line of its own. */
const oneLine = (text: string): string => text.replace(/[^\x20-\x7e]/g, "?");
