import type { ReportedNearMiss } from "../core/acts/read-remark.ts";
import { sha256Hex } from "../core/canonical-json.ts";
import type { Verdict } from "../core/verdict.ts";
import { nameBase } from "./describe.ts";
import type { ReportPlace } from "./describe-origin.ts";
import { toMarkdown } from "./markdown-text.ts";
import { code, codeLink, link, type Span, say, type Text } from "./span.ts";

/** What the checklist's text depends on besides the verdict. */
export interface ChecklistContext {
  /** `https://github.com/owner/name`; without it nothing is linked. */
  readonly repositoryUrl?: string;
  /** sha256 of the decision's record, where one is stored. */
  readonly record?: string;
  /** Whether a history is kept. */
  readonly ledger: boolean;
  /** A local run: nobody can tick, so seats are bullets. */
  readonly local: boolean;
  /** Where the whole verdict can be read, in plain words, for what did not fit. */
  readonly reportHint?: string;
  /** What looked like a command and was none, the newest first. */
  readonly nearMisses?: readonly ReportedNearMiss[];
  /** Longest text, in UTF-8 bytes, which are never fewer than characters; 60,000 by default, 4,000 at least. */
  readonly limit?: number;
}

/** Writes texts in one checklist's surroundings. */
export interface Writer {
  readonly verdict: Verdict;
  readonly context: ChecklistContext;
  line(text: Text): string;
  cell(text: Text): string;
  /** A governed file, linked to its place in the pull request's diff. */
  file(path: string): Span;
  /** Where reports are shown: each linked to what it is at the head. */
  readonly place: ReportPlace;
  /** Everything that changed between a commit somebody saw and the head. */
  compare(words: string, from: string | undefined): Text;
  /** `12 more acts (everything: the job summary)`, for what a list leaves out. */
  more(count: number, one: string, many?: string): string;
}

export function createWriter(verdict: Verdict, context: ChecklistContext): Writer {
  const repositoryUrl = context.repositoryUrl?.replace(/\/+$/, "");
  const line = (text: Text) => toMarkdown(text, { repositoryUrl });
  return {
    verdict,
    context,
    line,
    cell: (text) => toMarkdown(text, { repositoryUrl, place: "cell" }),
    file: (path) => {
      if (repositoryUrl === undefined || verdict.pullRequest === undefined) return code(path);
      return codeLink(
        path,
        `${repositoryUrl}/pull/${verdict.pullRequest}/files#diff-${sha256Hex(path.toWellFormed())}`,
      );
    },
    place: {
      base: nameBase(verdict),
      listsGroups: false,
      report: (path, { assurance }) => {
        // What a job made lies in no commit.
        if (repositoryUrl === undefined || assurance === "checked") return code(path);
        return codeLink(path, `${repositoryUrl}/blob/${verdict.head}/${encodePath(path)}`);
      },
    },
    compare: (words, from) => {
      if (repositoryUrl === undefined || from === undefined) return [];
      return [{ kind: "plain", text: " " }, link(words, `${repositoryUrl}/compare/${from}..${verdict.head}`)];
    },
    more: (count, one, many = `${one}s`) =>
      line(
        say`${count} more ${count === 1 ? one : many}${context.reportHint === undefined ? "" : say` (see ${context.reportHint})`}`,
      ),
  };
}

const encodePath = (path: string): string => path.toWellFormed().split("/").map(encodeURIComponent).join("/");

/** Lines of one paragraph. The backslash breaks the line wherever GitHub shows it; a bare line end only in comments. */
export const breakLines = (lines: readonly string[]): string => lines.join("\\\n");

/** A folded part; the summary holds words of ours and numbers only. */
export function fold(summary: string, lines: readonly string[]): string {
  return ["<details>", `<summary>${summary}</summary>`, "", ...lines, "", "</details>"].join("\n");
}
