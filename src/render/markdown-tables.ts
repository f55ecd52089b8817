import { CONCERNS, DIMENSIONS } from "../core/policy/policy.ts";
import type { GovernedItem, RequirementStatus } from "../core/verdict.ts";
import { nameBase } from "./describe.ts";
import { describeMeasures, EFFECT_WORDS, isLoss, measuredRows } from "./describe-impact.ts";
import type { Detail } from "./detail.ts";
import { STATUS_ICON } from "./icons.ts";
import { fold, type Writer } from "./markdown-context.ts";
import { capitalise, code, join, list, plain, plural, say, type Text } from "./span.ts";

/** What the change does to each concern; what nobody measured shares one row, or one sentence where that is all. */
export function renderImpact(writer: Writer): string {
  const { impact } = writer.verdict;
  const measured = measuredRows(impact);
  const unmeasured = CONCERNS.filter((concern) => measured.every((row) => row.concern !== concern));
  if (measured.length === 0) {
    return writer.line(
      say`Quality impact, compared with ${code(nameBase(writer.verdict))}: not measured on ${list(CONCERNS.map(plain), "or")}.`,
    );
  }
  const title = `### What this change does, compared with ${writer.line(say`${code(nameBase(writer.verdict))}`)}`;
  const rows = measured.map((row) => {
    const { concern, effect } = row;
    const strong = (text: string) => (isLoss(row) ? `**${text}**` : text);
    return `| ${strong(concern)} | ${strong(EFFECT_WORDS[effect])} | ${writer.cell(describeMeasures(row, nameBase(writer.verdict)))} |`;
  });
  const rest = unmeasured.length === 0 ? [] : [`| ${unmeasured.join(", ")} | not measured | – |`];
  return [title, "", "| concern | effect | measured by |", "|---|---|---|", ...rows, ...rest].join("\n");
}

const CELL_WORDS: readonly (readonly [RequirementStatus, string])[] = [
  ["error", "undecided"],
  ["unmet", "unmet"],
  ["pending", "waiting"],
  ["satisfied", "satisfied"],
  ["waived", "waived"],
];

/** People, Processes, Technology, Governance, Compliance: how each stands, in one row. */
export function renderDimensions({ verdict }: Writer): string {
  const cells = DIMENSIONS.map((dimension) => {
    const ours = verdict.requirements.filter((requirement) => requirement.dimension === dimension);
    const counts = CELL_WORDS.flatMap(([status, word]) => {
      const count = ours.filter((requirement) => requirement.status === status).length;
      return count === 0 ? [] : [`${STATUS_ICON[status]} ${count} ${word}`];
    });
    return counts.length === 0 ? "–" : counts.join("<br>");
  });
  const names = DIMENSIONS.map((name) => name.charAt(0).toUpperCase() + name.slice(1));
  return [`| ${names.join(" | ")} |`, "|---|---|---|---|---|", `| ${cells.join(" | ")} |`].join("\n");
}

/** The governed files, folded. */
export function renderFiles(writer: Writer, detail: Detail): string {
  const { files, items, kinds } = writer.verdict;
  const summary = `${files.governed} of ${plural(files.changed, "changed file")} governed`;
  if (detail.files === 0 || items.length === 0) return "";
  const shown = items.slice(0, detail.files).map((item) => `- ${writer.line(describeItem(writer, item))}`);
  const rest = Math.max(files.governed, items.length) - shown.length;
  const byKind = Object.entries(kinds).map(([kind, count]) => say`${kind} ${count}`);
  const overview =
    shown.length > 5 && byKind.length > 1 ? [writer.line(capitalise(say`${join(byKind, " · ")}`)), ""] : [];
  return fold(summary, [...overview, ...shown, ...(rest > 0 ? [`- and ${writer.more(rest, "file")}`] : [])]);
}

function describeItem(writer: Writer, { path, previousPath, status, kinds, through, out }: GovernedItem): Text {
  const from = previousPath === undefined ? [] : say` from ${code(previousPath)}`;
  const content = out === undefined ? [] : say` · content kept by DVC: ${code(out.path)}`;
  const via = through === undefined ? [] : say` · through the link ${code(through)}`;
  return say`${writer.file(path)} · ${status}${from} · ${kinds.join(", ")}${content}${via}`;
}
