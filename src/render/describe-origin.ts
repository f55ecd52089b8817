/** How much is known of reports: where they come from, what they are about, what their tools concluded. */
import { TEST_RESULTS } from "../core/report-facts.ts";
import type { SignerFact } from "../core/signature-facts.ts";
import type { EvidenceVerdict } from "../core/verdict.ts";
import { code, join, list, plural, type Span, say, type Text } from "./span.ts";
import { wordSigner } from "./wording-evidence.ts";

/** Where reports are shown. */
export interface ReportPlace {
  /** The base's name. */
  readonly base: string;
  /** Names a report, linked to it where that can be. */
  readonly report: (path: string, evidence: EvidenceVerdict) => Span;
  /** Whether the groups of a number that fails are listed below it, so that its line need not tell the lowest. */
  readonly listsGroups: boolean;
}

/** Names in one sentence. */
const NAMES = 3;

/** The reports and where they come from, what their tools concluded, and what was passed over: each a part of a line. */
export function describeOrigin(evidence: EvidenceVerdict, place: ReportPlace): Text[] {
  const { reports, tests, outOfReach, status } = evidence;
  const told = new Set(evidence.reasons.flatMap((each) => (each.code === "report-not-bound" ? each.reports : [])));
  const passedOver = evidence.passedOver.filter((path) => !told.has(path));
  const names = list(
    reports.map((path) => place.report(path, evidence)),
    "and",
    NAMES,
  );
  const known = describeAssurance(evidence);
  const counts = TEST_RESULTS.flatMap((result) =>
    tests === undefined || tests[result] === 0 ? [] : [`${tests[result].toLocaleString("en-US")} ${result}`],
  );
  const others = list(passedOver.map(code), "and", NAMES);
  return [
    ...(reports.length === 0 ? [] : [say`${names}${known}`]),
    ...(counts.length === 0 ? [] : [say`tests: ${counts.join(", ")}`]),
    ...(passedOver.length === 0
      ? []
      : [
          say`${others} ${passedOver.length === 1 ? "names" : "name"} other content, and ${passedOver.length === 1 ? "does" : "do"} not count`,
        ]),
    ...(outOfReach === 0 || status !== "satisfied"
      ? []
      : [say`the gate has not read ${plural(outOfReach, "file")} itself`]),
  ];
}

/** What follows the names of reports: ` names this model, signed by …`, or `, declared only`. */
function describeAssurance({ assurance, names, signers = [], reports }: EvidenceVerdict): Text {
  if (assurance === undefined) return [];
  const one = reports.length === 1;
  const parts = [
    ...(names === undefined ? [] : [say` ${one ? "names" : "name"} ${wordContent(names)}`]),
    ...(assurance === "checked" ? [say`, made by a job at this head`] : []),
    ...(assurance === "signed"
      ? [signers.length === 0 ? say`, signed` : say`, signed by ${list(signers.map(nameSigner), "and", NAMES)}`]
      : []),
  ];
  return parts.length === 0 ? say`, declared only` : join(parts, "");
}

/** Without the issuer, which the policy has accepted. */
const nameSigner = (signer: SignerFact): Text => ("key" in signer ? wordSigner(signer) : say`${code(signer.identity)}`);

function wordContent(kind: string): Text {
  if (kind === "model" || kind === "data") return say`this ${kind}`;
  return kind === "*" ? say`what this change brings` : say`the ${kind} of this change`;
}
