/** Values by group, folded: they are looked at where a number is doubted. */
import type { MetricVerdict, RequirementVerdict } from "../core/verdict.ts";
import { drawBar } from "./bar.ts";
import type { Detail } from "./detail.ts";
import { formatMetric } from "./format-metric.ts";
import { fold, type Writer } from "./markdown-context.ts";
import { leavesOf } from "./proof-tree.ts";
import { code, plain, plural, say } from "./span.ts";

interface Block {
  /** What the values are. */
  readonly name: string;
  readonly unit: MetricVerdict["unit"];
  readonly groups: MetricVerdict["groups"];
}

/** One table for each metric that has groups, the lowest first; two metrics with the same groups behind them share one. */
export function renderGroups(writer: Writer, { proof }: RequirementVerdict, detail: Detail): string {
  const metrics = leavesOf(proof).flatMap((leaf) => (leaf.kind === "evidence" ? leaf.metrics : []));
  let room = detail.groups;
  const tables = blocksOf(metrics).flatMap((block) => {
    const groups = block.groups.slice(0, room);
    room -= groups.length;
    return groups.length === 0 ? [] : [renderTable(writer, { ...block, groups })];
  });
  if (tables.length === 0) return "";
  return fold(`${plural(detail.groups - room, "value")} by group`, [tables.join("\n\n")]);
}

function blocksOf(metrics: readonly MetricVerdict[]): Block[] {
  const blocks = new Map<string, Block>();
  const loose = new Map<string, Block & { groups: MetricVerdict["groups"][number][] }>();
  for (const { report, metric, about, value, unit, samples, groups, groupsOf = metric } of metrics) {
    const key = JSON.stringify([report, groupsOf]);
    if (groups.length > 0 && !blocks.has(key))
      blocks.set(key, { name: groupsOf, unit: groupsOf === metric ? unit : undefined, groups });
    if (about === undefined || value === undefined) continue;
    const block = loose.get(key) ?? { name: metric, unit, groups: [] };
    block.groups.push({ name: about, value, ...(samples === undefined ? {} : { samples }) });
    loose.set(key, block);
  }
  for (const [key, block] of loose)
    if (!blocks.has(key) && block.groups.length > 1)
      blocks.set(key, { ...block, groups: block.groups.sort((a, b) => a.value - b.value) });
  return [...blocks.values()];
}

function renderTable(writer: Writer, { name, unit, groups }: Block): string {
  const sized = groups.some(({ samples }) => samples !== undefined);
  const shares = groups.every(({ value }) => value >= 0 && value <= 1);
  const rows = groups.map(({ name: group, value, samples }) => [
    writer.cell(say`${code(group)}`),
    `${shares ? `\`${drawBar(value)}\` ` : ""}${writer.cell([plain(formatMetric(value, unit))])}`,
    ...(sized ? [samples === undefined ? "–" : samples.toLocaleString("en-US")] : []),
  ]);
  const head = ["group", writer.cell(say`${code(name)}`), ...(sized ? ["n"] : [])];
  const line = ["---", "---", ...(sized ? ["--:"] : [])];
  return [head, line, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
