/** The rules of the scanner as SARIF lists them. */
import type { Severity } from "../scan/result.ts";
import { isRuleId, RULES, type RuleId } from "../scan/rules.ts";
import { toMessage } from "./sarif-text.ts";

const RULE_PAGES = "https://github.com/secmlops/secmlops-gate/blob/main/docs/rules";

type Level = "error" | "warning" | "note";
export const LEVELS: Readonly<Record<Severity, Level>> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
};
/** As GitHub reads them: above 9.0 is critical, from 7.0 high, from 4.0 medium. */
const SCORES: Readonly<Record<Severity, string>> = { critical: "9.5", high: "8.0", medium: "5.5", low: "2.0" };

export const RULE_IDS = Object.keys(RULES).filter(isRuleId);
/** Where a rule stands in the list. */
export const RULE_INDEX: ReadonlyMap<string, number> = new Map(RULE_IDS.map((id, index) => [id, index]));

export function describeRule(id: RuleId) {
  const { severity, title, fix, refs, atBest } = RULES[id];
  const page = `${RULE_PAGES}/${id}.md`;
  return {
    id,
    name: toPascal(title),
    shortDescription: { text: toMessage(title) },
    fullDescription: { text: toMessage(`${title}. A file with this finding is ${atBest} at best.`) },
    help: {
      text: [fix, ...refs.map((ref) => `See ${ref}`)].map(toMessage).join("\n"),
      markdown: [fix, "", `[About ${id}](${page})`, "", ...refs.map((ref) => `- <${ref}>`)].join("\n"),
    },
    helpUri: page,
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { "security-severity": SCORES[severity], precision: "high", tags: ["security", "machine-learning"] },
  };
}

/** SARIF's rule names are identifiers: `ImportOnNoList`. */
const toPascal = (title: string): string =>
  (title.match(/[A-Za-z0-9]+/g) ?? []).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
