/** The verdict for a terminal: the same facts in the same words as the checklist, without what only a web page can do. */
import picocolors from "picocolors";
import type { RequirementStatus, RequirementVerdict, Verdict } from "../core/verdict.ts";
import { describeLeaf, describeReason, describeSwitchedOff, nameBase, nameConcerns } from "./describe.ts";
import { showsBars } from "./describe-evidence.ts";
import { describeMeasures, EFFECT_WORDS, measuredRows } from "./describe-impact.ts";
import { BAR_LEGEND } from "./describe-metric.ts";
import type { ReportPlace } from "./describe-origin.ts";
import { describeTables } from "./describe-tables.ts";
import { headline, type Tone } from "./headline.ts";
import { nextStep } from "./next-step.ts";
import { byUrgency, isOpen, isSettled, isSignOff, satisfyingLeaves } from "./proof-tree.ts";
import { collectRefusals, describeRefusal } from "./refusal.ts";
import { code, join, list, plain, plural, say, strong, type Text } from "./span.ts";
import { describeOpen } from "./terminal-open.ts";
import { type Colours, measure, wrap } from "./terminal-text.ts";
import { wordNotice, wordReason } from "./wording.ts";

export interface TerminalOptions {
  readonly colour: boolean;
  /** Columns; lines are wrapped there. */
  readonly width: number;
}

/** Entries of a list before the rest is counted: a terminal has JSON for more. */
const ENTRIES = 10;
/** Ids longer than this do not widen the column of ids. */
const ID_COLUMN = 16;

const SIGN: Readonly<Record<RequirementStatus, string>> = {
  satisfied: "✓",
  pending: "○",
  unmet: "✗",
  error: "!",
  waived: "–",
  "not-applicable": "·",
};

/** Writes a line's text behind its sign. */
type Put = (text: Text, lead?: string, paint?: (text: string) => string) => void;

/** Writes the verdict as lines of at most `width` columns (never less than 40), ending in a line end. */
export function renderTerminal(verdict: Verdict, { colour, width }: TerminalOptions): string {
  const colours = picocolors.createColors(colour);
  const paints = paintsOf(colours);
  const lines: string[] = [];
  const columns = Math.max(40, width);
  const put: Put = (text, lead = "", paint) => {
    lines.push(...wrap(text, paint === undefined ? { text: lead } : { text: lead, paint }, columns, colours));
  };
  const title = (text: string) => put(say`${strong(text)}`);
  const part = (write: () => void) => {
    const before = lines.length;
    write();
    if (lines.length > before) lines.splice(before, 0, "");
  };

  const { tone, text } = headline(verdict);
  put([{ kind: "strong", text }], `${TONE_SIGN[tone]} `, paints[TONE_STATUS[tone]]);
  put(describeScope(verdict), "  ");

  const open = byUrgency(verdict.requirements.filter(isOpen));
  const settled = verdict.requirements.filter(isSettled);
  const idColumn = Math.min(ID_COLUMN, Math.max(0, ...[...open, ...settled].map(({ id }) => measure(id))));
  const putTitle = ({ id, title: name, status }: RequirementVerdict, rest: Text) => {
    const label = id + " ".repeat(Math.max(0, idColumn - measure(id)));
    put(
      join(
        [say`${strong(label)}  ${name}`, rest].filter(({ length }) => length > 0),
        " · ",
      ),
      `${SIGN[status]} `,
      paints[status],
    );
  };

  for (const [name, group] of [
    ["Open", open.filter(({ enforcement }) => enforcement === "block")],
    ["Open, does not block", open.filter(({ enforcement }) => enforcement !== "block")],
  ] as const) {
    part(() => {
      if (group.length > 0) title(name);
      for (const requirement of group) {
        putTitle(requirement, say`${requirement.dimension}, ${nameConcerns(requirement.concerns)}`);
        for (const line of describeOpen(requirement, verdict.waiverRole, placeOf(verdict))) {
          const indent = " ".repeat(4 + 2 * line.depth);
          if (line.status === undefined) put(line.text, indent);
          else put(line.text, `${indent}${SIGN[line.status]} `, paints[line.status]);
        }
      }
    });
  }
  if (showsBars(verdict)) part(() => put(say`${BAR_LEGEND}.`));
  part(() => putSettled(verdict, settled, title, putTitle, put));
  part(() => putImpact(verdict, title, put));
  part(() => {
    const refusals = collectRefusals(verdict);
    if (refusals.length > 0) title("Not counted");
    for (const refusal of refusals.slice(0, ENTRIES)) put(describeRefusal(refusal, verdict.waiverRole), "- ");
    if (refusals.length > ENTRIES) put(say`and ${refusals.length - ENTRIES} more`, "- ");
  });
  part(() => {
    const notices = verdict.notices.filter(({ code }) => code !== "act-not-counted");
    if (notices.length > 0) title("Notes");
    for (const notice of notices.slice(0, ENTRIES)) {
      put(describeReason(wordNotice(notice, { waiverRole: verdict.waiverRole })), "- ");
    }
    if (notices.length > ENTRIES) put(say`and ${notices.length - ENTRIES} more`, "- ");
  });
  part(() => {
    const step = nextStep(verdict);
    if (step !== undefined) put(step, "Next: ", colours.bold);
  });
  return `${lines.join("\n")}\n`;
}

const TONE_STATUS: Readonly<Record<Tone, RequirementStatus>> = {
  pass: "satisfied",
  pending: "pending",
  fail: "unmet",
  error: "error",
  advice: "pending",
};
const TONE_SIGN: Readonly<Record<Tone, string>> = { pass: "✓", pending: "○", fail: "✗", error: "!", advice: "i" };

type Paints = Readonly<Record<RequirementStatus, (text: string) => string>>;
const paintsOf = ({ green, yellow, red, magenta, blue, dim }: Colours): Paints => ({
  satisfied: green,
  pending: yellow,
  unmet: red,
  error: magenta,
  waived: blue,
  "not-applicable": dim,
});

const placeOf = (verdict: Verdict): ReportPlace => ({
  base: nameBase(verdict),
  listsGroups: true,
  report: (path) => code(path),
});

function describeScope(verdict: Verdict): Text {
  const { files, kinds, head } = verdict;
  const byKind = Object.entries(kinds).map(([kind, count]) => say`${count} ${kind}`);
  const governed =
    byKind.length === 0
      ? say`${files.governed} governed`
      : say`${files.governed} governed: ${list(byKind, "and", ENTRIES)}`;
  return say`${code(head.slice(0, 7))} into ${code(nameBase(verdict))} · ${plural(files.changed, "file")} changed, ${governed}`;
}

function putSettled(
  verdict: Verdict,
  settled: readonly RequirementVerdict[],
  title: (text: string) => void,
  putTitle: (requirement: RequirementVerdict, rest: Text) => void,
  put: Put,
): void {
  if (settled.length > 0) title("Settled");
  for (const requirement of settled) {
    const { id, status, reasons, proof } = requirement;
    const because =
      status === "waived"
        ? reasons.slice(0, 1).map((reason) => wordReason(reason, { requirement: id }).what)
        : satisfyingLeaves(proof).flatMap((leaf) => {
            if (leaf.status !== "satisfied") return [];
            const signers = isSignOff(leaf)
              ? leaf.seats.flatMap(({ signer }) => (signer === undefined ? [] : [say`${signer.by.login}`]))
              : [];
            return signers.length > 0
              ? [say`signed by ${list(signers, "and", 3)}`]
              : [describeLeaf(leaf, placeOf(verdict))];
          });
    putTitle(requirement, join(because.slice(0, 3), " · "));
    for (const table of satisfyingLeaves(proof).flatMap(describeTables)) put(table, "  ");
  }
  const idle = verdict.requirements.filter(({ status }) => status === "not-applicable");
  if (idle.length > 0)
    put(say`${plural(idle.length, "requirement")} ${idle.length === 1 ? "does" : "do"} not apply`, "· ");
  for (const off of describeSwitchedOff(idle)) put(off, "  ");
}

function putImpact(verdict: Verdict, title: (text: string) => void, put: Put): void {
  const { impact } = verdict;
  const measured = measuredRows(impact);
  if (measured.length === 0) return;
  title("What this change does");
  for (const row of measured)
    put(
      join([say`${EFFECT_WORDS[row.effect]}`, describeMeasures(row, nameBase(verdict))], " · "),
      `  ${row.concern.padEnd(14)}  `,
    );
  const others = impact.filter(({ effect }) => effect === "not-measured").map(({ concern }) => plain(concern));
  if (others.length > 0) put(say`${EFFECT_WORDS["not-measured"]}: ${list(others, "and")}`, "  ");
}
