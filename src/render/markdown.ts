/** The checklist: what most people will ever see of a decision. */
import type { RequirementVerdict, Verdict } from "../core/verdict.ts";
import { awaited } from "./awaited.ts";
import { DETAILS, type Detail } from "./detail.ts";
import { headline } from "./headline.ts";
import { TONE_ICON } from "./icons.ts";
import { type ChecklistContext, createWriter, fold, type Writer } from "./markdown-context.ts";
import { fitOpen } from "./markdown-fit.ts";
import { renderDigestList, renderDigests, renderHelp, renderNotices } from "./markdown-footer.ts";
import { renderOpen } from "./markdown-open.ts";
import { renderSettled } from "./markdown-settled.ts";
import { renderDimensions, renderFiles, renderImpact } from "./markdown-tables.ts";
import { nextStep } from "./next-step.ts";
import { byUrgency, isOpen } from "./proof-tree.ts";
import { collectRefusals, describeRefusal } from "./refusal.ts";
import { code, join, link, list, plural, say } from "./span.ts";

export type { ChecklistContext } from "./markdown-context.ts";

/** The first line, by which the comment is found again. */
export const CHECKLIST_MARKER = "<!-- secmlops-gate -->";

const LIMIT = 60_000;
/** Refusals shown before the rest is folded, and people or checks awaited by name. */
const RECENT = 3;
const AWAITED = 6;

/**
 * Writes the checklist as GitHub Markdown, ending in a line end, within `context.limit` whatever the verdict holds.
 * Nothing in it is a task box but the lines of seats.
 */
export function renderChecklist(verdict: Verdict, context: ChecklistContext): string {
  const writer = createWriter(verdict, context);
  const limit = context.limit ?? LIMIT;
  if (isUntouched(verdict)) return renderUntouched(writer);
  const digests = renderDigestList(writer, verdict.requirements);
  for (const detail of DETAILS) {
    const text = assemble(writer, detail, renderOpenSections(writer, detail), digests);
    if (Buffer.byteLength(text) <= limit) return text;
  }
  const detail = DETAILS.at(-1) ?? DETAILS[0];
  if (detail === undefined) throw new TypeError("there is no detail to render with");
  return assembleShortest(writer, detail, limit);
}

/** Half of the room goes to the digests of what is open and blocks, before its seats; what is left at the end, to the others. */
function assembleShortest(writer: Writer, detail: Detail, limit: number): string {
  const { requirements } = writer.verdict;
  const first = byUrgency(requirements.filter((one) => isOpen(one) && one.enforcement === "block"));
  const room = (open: readonly string[], digests: string) =>
    limit - Buffer.byteLength(assemble(writer, detail, open, digests));
  const awaited = renderDigestList(writer, first, room([""], "") / 2);
  const open = fitOpen(writer, room([""], awaited));
  const all = [...first, ...requirements.filter((one) => !first.includes(one))];
  return assemble(writer, detail, open, renderDigestList(writer, all, room(open, "") - "\n\n".length));
}

function isUntouched({ files, status, requirements }: Verdict): boolean {
  return files.governed === 0 && status === "pass" && requirements.every((one) => one.status === "not-applicable");
}

function renderUntouched(writer: Writer): string {
  const { changed } = writer.verdict.files;
  const sentence = `Of ${plural(changed, "changed file")}, none is governed by the policy: nothing to sign, nothing to wait for.`;
  return `${[CHECKLIST_MARKER, "## ✅ Nothing governed changes here", "", sentence, "", renderDigests(writer)].join("\n")}\n`;
}

/** Puts the sections in their order; empty ones leave no trace. */
function assemble(writer: Writer, detail: Detail, open: readonly string[], digests: string): string {
  const { verdict, context } = writer;
  const { tone, text } = headline(verdict);
  const sections = [
    `${CHECKLIST_MARKER}\n## ${TONE_ICON[tone]} ${text}`,
    renderLead(writer),
    renderNotices(writer, detail, "urgent"),
    renderRefusals(writer, detail),
    renderNearMisses(writer),
    ...open,
    renderSettled(writer, detail),
    detail.extras ? renderImpact(writer) : "",
    detail.extras ? renderDimensions(writer) : "",
    renderFiles(writer, detail),
    detail.extras ? renderHelp(writer) : "",
    renderNotices(writer, detail, "other"),
    detail === DETAILS[0] ? "" : renderShortened(context.reportHint, writer),
    digests,
    renderDigests(writer),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function renderShortened(reportHint: string | undefined, writer: Writer): string {
  return writer.line(say`Shortened to fit.${reportHint === undefined ? "" : say` Everything: ${reportHint}.`}`);
}

/** The one next step, and who is awaited. */
function renderLead(writer: Writer): string {
  const { verdict, context } = writer;
  const lines: string[] = [];
  if (verdict.mode === "advisory") lines.push("The policy is in advisory mode: nothing here blocks merging.");
  const step = nextStep(verdict);
  const who = context.local ? "Next" : "Author, next";
  if (step !== undefined) lines.push(`**${who}:** ${writer.line(step)}.`);
  const waiting = awaited(verdict);
  if (waiting.length > 0) {
    const rest = waiting.length - AWAITED;
    const shown = rest > 0 ? [...waiting.slice(0, AWAITED), say`${rest} more`] : waiting;
    lines.push(`**Waiting for:** ${writer.line(join(shown, " · "))}`);
  }
  return lines.join("\n\n");
}

/** What was offered and did not count: the latest in sight, the rest folded. */
function renderRefusals(writer: Writer, detail: Detail): string {
  const refusals = collectRefusals(writer.verdict);
  const lines = refusals
    .slice(0, detail.refusals)
    .map((refusal) => `- ${writer.line(describeRefusal(refusal, writer.verdict.waiverRole))}`);
  if (lines.length === 0) return "";
  const rest = refusals.length - lines.length;
  const more = rest > 0 ? [`- and ${writer.more(rest, "act")}`] : [];
  const older = [...lines.slice(RECENT), ...more];
  const [only] = lines;
  if (lines.length === 1 && rest === 0 && only !== undefined) return `**Not counted:** ${only.slice(2)}`;
  const recent = ["**Not counted:**", ...lines.slice(0, RECENT)].join("\n");
  return older.length === 0
    ? recent
    : `${recent}\n\n${fold(`${refusals.length - Math.min(RECENT, lines.length)} earlier, not counted`, older)}`;
}

/** Lines that were meant as commands, each with one that would count. */
function renderNearMisses(writer: Writer): string {
  const lines = (writer.context.nearMisses ?? []).map(
    ({ by, text, suggestion, url }) =>
      `- ${writer.line(say`${by.login} ${link("wrote", url)} ${code(text)}, which is no command. To be counted: ${code(suggestion)}`)}`,
  );
  return lines.length === 0 ? "" : ["**Not understood:**", ...lines].join("\n");
}

function renderOpenSections(writer: Writer, detail: Detail): string[] {
  const open = byUrgency(writer.verdict.requirements.filter(isOpen));
  const blocks = open.filter(({ enforcement }) => enforcement === "block");
  const warns = open.filter(({ enforcement }) => enforcement !== "block");
  return [
    ...(blocks.length === 0 ? [] : ["### Open", ...blocks.map((one) => renderOpen(writer, one, detail))]),
    ...(warns.length === 0 ? [] : ["### Open, does not block", ...renderWarnings(writer, warns, detail)]),
  ];
}

function renderWarnings(writer: Writer, warns: readonly RequirementVerdict[], detail: Detail): string[] {
  if (detail.warnings === "full") return warns.map((one) => renderOpen(writer, one, detail));
  return [
    writer.line(
      list(
        warns.map(({ id }) => code(id)),
        "and",
        50,
      ),
    ),
  ];
}
