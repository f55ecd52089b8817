/** The table of what a policy's requirements map to, for a terminal and for a page. */
import type { ControlMap } from "../core/policy/controls.ts";
import { escapeMarkdown, showHidden } from "./escape.ts";

const PREAMBLE =
  "What each requirement maps to. That one is met does not show that a control is satisfied; OWASP ML is a draft of 2023.";
const NONE = "–";

/** Columns in line; a row is one line, however wide. */
export function renderControlsText(map: ControlMap): string {
  const lines = tableOf(map).map((cells) => cells.map(showHidden));
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((cells) => lengthOf(cells[column] ?? ""))));
  const table = lines.map((cells) =>
    cells
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - lengthOf(cell)))
      .join("  ")
      .trimEnd(),
  );
  return `${PREAMBLE}\n\n${table.join("\n")}`;
}

/** A table of GitHub-flavoured Markdown. */
export function renderControlsMarkdown(map: ControlMap): string {
  const [head = [], ...rows] = tableOf(map).map(
    (cells) => `| ${cells.map((cell) => escapeMarkdown(cell, "cell")).join(" | ")} |`,
  );
  const rule = `|${" --- |".repeat(map.frameworks.length + 3)}`;
  return `${PREAMBLE}\n\n${[head, rule, ...rows].join("\n")}`;
}

function tableOf({ frameworks, rows }: ControlMap): string[][] {
  return [
    ["Requirement", "Title", "Dimension", ...frameworks],
    ...rows.map(({ id, title, dimension, controls }) => [
      id,
      title.trim().replace(/\s+/g, " "),
      dimension,
      ...controls.map((each) => (each.length === 0 ? NONE : each.join(", "))),
    ]),
  ];
}

const lengthOf = (text: string): number => [...text].length;
