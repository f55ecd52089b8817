/** Numbers and times in words, for the static part of a report and for its page. */
import type { Outcome } from "../../audit/report/report-data.ts";

/** `35 min`, `20 h`, `3.8 days`. */
export function wordHours(hours: number | undefined): string {
  if (hours === undefined) return "–";
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} min`;
  if (hours < 48) return `${hours < 10 ? trim(hours.toFixed(1)) : Math.round(hours)} h`;
  return `${trim((hours / 24).toFixed(1))} days`;
}

/** Never rounded up to 100% nor down to 0%: one exception shows. */
export function wordShare(part: number, whole: number): string {
  if (whole === 0) return "–";
  const percent = (100 * part) / whole;
  if (part === whole) return "100%";
  if (part === 0) return "0%";
  if (percent > 99) return `${Math.min(99.9, Math.floor(percent * 10) / 10)}%`;
  if (percent < 1) return "<1%";
  return `${Math.min(99, Math.round(percent))}%`;
}

const trim = (text: string): string => text.replace(/\.0$/, "");
export const wordCount = (count: number): string => count.toLocaleString("en-US");
export const wordMany = (count: number, one: string): string => `${wordCount(count)} ${one}${count === 1 ? "" : "s"}`;

/** `Nov 2026`. */
export function wordMonth(month: string): string {
  const [year = "", number = ""] = month.split("-");
  return `${MONTHS[Number(number) - 1] ?? number} ${year}`;
}
export const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** What the words for outcomes mean, for whoever meets them first here. */
export const OUTCOME_MEANING: Readonly<Record<Outcome, string>> = {
  gated: "merged after the gate had passed it",
  waived: "passed, and the pass rests on at least one waiver or exception",
  bypassed: "judged, and merged although it had not passed",
  ungated: "merged without any decision about it",
  "not governed": "merged; no requirement of the policy applied",
  "not merged": "not merged, or not yet",
};

const FRAMEWORKS: Readonly<Record<string, string>> = {
  "nist-ai-rmf": "NIST AI RMF",
  "eu-ai-act": "EU AI Act",
  "iso-42001": "ISO/IEC 42001",
  "owasp-ml": "OWASP ML Top 10",
  atlas: "MITRE ATLAS",
  ssdf: "NIST SSDF",
  soc2: "SOC 2",
};
export const nameFramework = (prefix: string): string =>
  Object.hasOwn(FRAMEWORKS, prefix) ? (FRAMEWORKS[prefix] ?? prefix) : prefix === "" ? "Other" : prefix;

/** As a class name and in addresses. */
export const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, "-");

/** The address of the list of pull requests, with filters. */
export const pullsHash = (filters: Readonly<Record<string, string>>): string =>
  `#pulls?${Object.entries(filters)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&")}`;

/** As a fetch leaves it in a clone: a branch of one's own beside it would fall behind, and then nobody knows which of the two is meant. */
export function remoteBranch(branch: string): string {
  const name = branch.replace(/^refs\/(?:heads|remotes)\//, "").replace(/^origin\//, "");
  return branch.startsWith("refs/") && !/^refs\/(?:heads|remotes)\//.test(branch) ? branch : `origin/${name}`;
}

const USUAL_BRANCH = "secmlops-ledger";

/** Verify, replay and coverage, as they are typed in a clone. */
export const auditCommands = (branch: string): readonly string[] =>
  ["verify", "replay", "coverage"].map(
    (command) =>
      `secmlops-gate audit ${command}${remoteBranch(branch) === `origin/${USUAL_BRANCH}` ? "" : ` --branch ${remoteBranch(branch)}`}`,
  );
