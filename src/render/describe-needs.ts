/** What a requirement needs, in words: of each proof what it is about, and everything it asks. */
import type {
  AcceptedSigner,
  CheckProof,
  DocumentProof,
  EvidenceProof,
  Needs,
  Proof,
  ScanProof,
  SignOffProof,
  ValueRule,
} from "../core/policy/policy.ts";
import { isTree } from "../core/policy/policy.ts";
import { listWords } from "../core/policy/problem.ts";
import { fingerprintOf } from "../core/public-key.ts";
import { plural } from "./span.ts";
import { wordBounds, wordLimits } from "./wording-metrics.ts";

interface ProofText {
  readonly what: string;
  readonly asks: readonly string[];
}

/** On one line: `evidence in reports/*.json (of the format json; accuracy ≥ 0.9) and a sign-off by validator`. */
export function describeNeeds(needs: Needs): string {
  if (isTree(needs)) {
    const parts = needs.of.map((child) => (isTree(child) ? `(${describeNeeds(child)})` : describeNeeds(child)));
    return parts.join(needs.kind === "all" ? " and " : " or ");
  }
  const { what, asks } = describeProof(needs);
  return asks.length === 0 ? what : `${what} (${asks.join("; ")})`;
}

/** On a line for each proof and each thing that it asks, two blanks further in for each level. */
export function listNeeds(needs: Needs, indent = ""): string[] {
  const deeper = `${indent}  `;
  if (isTree(needs))
    return [
      `${indent}${needs.kind === "all" ? "all of" : "one of"}`,
      ...needs.of.flatMap((child) => listNeeds(child, deeper)),
    ];
  const { what, asks } = describeProof(needs);
  return [`${indent}${what}`, ...asks.map((ask) => `${deeper}${ask}`)];
}

function describeProof(proof: Proof): ProofText {
  switch (proof.kind) {
    case "sign-off":
      return describeSignOff(proof);
    case "check":
      return describeCheck(proof);
    case "document":
      return describeDocument(proof);
    case "scan":
      return describeScan(proof);
    case "evidence":
      return describeEvidence(proof);
    case "owners":
      return { what: `${proof.min === 1 ? "an owner" : `${proof.min} owners`} in CODEOWNERS`, asks: [] };
    case "missing-input":
      return { what: `the input ${proof.input} of ${proof.pack}, which is not set`, asks: [] };
  }
}

function describeSignOff(proof: SignOffProof): ProofText {
  const { count, role, via, bareReview, notBy, unattributedCommits, distinctFrom, validFor, note } = proof;
  return {
    what: `${count > 1 ? `${count} sign-offs` : "a sign-off"} by ${role}`,
    asks: [
      ...(via.length < 3 ? [`by ${listWords(via)}`] : []),
      ...(bareReview ? ["an approving review is enough"] : []),
      ...(notBy === "contributors" ? [] : [notBy === "author" ? "not by the author" : "by contributors too"]),
      ...(unattributedCommits === "error" ? ["every commit belongs to an account"] : []),
      ...(distinctFrom.length > 0 ? [`by others than those who sign as ${listWords(distinctFrom)}`] : []),
      ...(validFor === undefined ? [] : [`no older than ${plural(validFor, "day")}`]),
      ...(note === "required" ? ["with a note"] : []),
    ],
  };
}

const describeCheck = ({ name, app, workflow, conclusions, events }: CheckProof): ProofText => ({
  what: `check ${name} of ${app}`,
  asks: [
    ...(workflow === undefined ? [] : [`by ${workflow}, which the change leaves alone`]),
    `ended as ${listWords(conclusions)}`,
    ...(events === undefined ? [] : [`started by ${listWords(events)}`]),
  ],
});

function describeDocument({ source, sections, checkboxes = [], frontMatter, leftovers }: DocumentProof): ProofText {
  const named = (words: readonly (string | readonly string[])[]) =>
    listWords(
      words.map((word) => `"${[word].flat().join('" or "')}"`),
      "and",
    );
  return {
    what: "path" in source ? `document ${source.path}` : "the pull request's description",
    asks: [
      ...(sections.length > 0 ? [`says something under ${named(sections)}`] : []),
      ...(checkboxes.length > 0 ? [`has ticked ${named(checkboxes)}`] : []),
      ...Object.entries(frontMatter).map(([key, rule]) => `front matter ${key}${describeRule(rule)}`),
      ...(leftovers ? [] : ["nothing left of its template"]),
    ],
  };
}

function describeRule({ optional, type, equals, oneOf, pattern, ...size }: ValueRule): string {
  const bounds = wordBounds({
    ...(size.min === undefined ? {} : { min: size.min }),
    ...(size.max === undefined ? {} : { max: size.max }),
  });
  const lengths = [
    ...(size.minLength === undefined ? [] : [`at least ${size.minLength}`]),
    ...(size.maxLength === undefined ? [] : [`at most ${size.maxLength}`]),
  ];
  const parts = [
    ...(type === undefined ? [] : [`a ${type}`]),
    ...(equals === undefined ? [] : [`equal to ${equals}`]),
    ...(oneOf === undefined ? [] : [`one of ${oneOf.join(", ")}`]),
    ...(pattern === undefined ? [] : [`matching ${pattern}`]),
    ...(bounds === "" ? [] : [bounds]),
    ...(lengths.length === 0 ? [] : [`${lengths.join(" and ")} long`]),
  ];
  return `${optional ? ", if there" : ""}${parts.length === 0 ? "" : `: ${parts.join(", ")}`}`;
}

const describeScan = ({ failOn, formats, allow }: ScanProof): ProofText => ({
  what: "an artefact scan",
  asks: [
    `nothing ${listWords(failOn)}`,
    ...(formats === undefined ? [] : [`only ${listWords(formats, "and")}`]),
    ...allow.map((each) =>
      "import" in each
        ? `allowed: the import ${each.import}`
        : "rule" in each
          ? `allowed: ${each.rule} at ${each.path}`
          : `allowed: the content ${each.sha256}`,
    ),
  ],
});

function describeEvidence(proof: EvidenceProof): ProofText {
  const { report, format, assurance, expect, compare, boundTo, minGroupSize, maxAge, metrics, signedBy } = proof;
  return {
    what: `evidence in ${listWords(report)}`,
    asks: [
      format === "auto" ? "of any format that is known by its content" : `of the format ${format}`,
      ...expect.map(({ metric, ...bounds }) => `${metric} ${wordBounds(bounds)}`),
      ...compare.map(({ metric, ...limits }) => `${metric} ${wordLimits(limits)}, against base`),
      ...metrics.map(({ name, path }) => `${name} stands at ${path}`),
      ...(boundTo === undefined ? [] : [`names every changed file of kind ${boundTo} by its digest`]),
      ...(minGroupSize === undefined ? [] : [`groups of at least ${minGroupSize}`]),
      ...(maxAge === undefined ? [] : [`no older than ${describeHours(maxAge)}`]),
      ...(assurance === "declared" ? [] : [`assurance: ${assurance}`]),
      ...signedBy.map((signer, index) => `${index === 0 ? "signed by" : "or by"} ${describeSigner(signer)}`),
    ],
  };
}

function describeSigner(signer: AcceptedSigner): string {
  if ("identity" in signer) return `${signer.identity}, as ${signer.issuer} knows it`;
  const digest = fingerprintOf(signer.key);
  return digest === undefined ? "a key that cannot be read" : `the key of sha256 ${digest}`;
}

const describeHours = (hours: number): string => (hours % 24 === 0 ? plural(hours / 24, "day") : plural(hours, "hour"));
