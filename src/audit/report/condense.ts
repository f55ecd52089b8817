/** Makes of a decision what a page needs of it, and a whole verdict of that again. What the policy says is kept once for all decisions. */
import { sha256Hex } from "../../core/canonical-json.ts";
import type { Act } from "../../core/facts.ts";
import type { LeafVerdict, ProofVerdict, RequirementVerdict, Verdict } from "../../core/verdict.ts";
import type { Predicate } from "../../ledger/record.ts";
import type { RequirementText, Told, ToldAct, ToldDecision } from "./report-data.ts";

export type Decision = Extract<Predicate, { kind: "decision" }>;

/** Files of one change that a page lists, and acts. The rest is counted, or found in the record. */
const MOST_ITEMS = 200;
const MOST_ACTS = 200;
/** Digits of a digest that a checklist shows as well. */
export const SHORT_DIGEST = 16;

/** Digits of a digest that texts are known by. */
const KEY_DIGITS = 12;

/** Texts by a key that is theirs in whatever order records come, each once. */
export class TextTable {
  /** Keys by all that a text says: a digest is taken once. */
  readonly #keys = new Map<string, string>();
  readonly #texts = new Map<string, RequirementText>();

  keyOf(requirement: RequirementVerdict): string {
    const { id, title, dimension, concerns, enforcement, controls, waivable, origin, phase, why } = requirement;
    const whole = [
      ...[id, title, dimension, enforcement, String(waivable), origin, phase ?? "", why ?? ""],
      ...[...concerns, "", ...controls],
    ].join("\n");
    const known = this.#keys.get(whole);
    if (known !== undefined) return known;
    const key = sha256Hex(whole.toWellFormed()).slice(0, KEY_DIGITS);
    this.#keys.set(whole, key);
    this.#texts.set(key, {
      ...{ id, title, dimension, concerns, enforcement, controls, waivable, origin },
      ...(phase === undefined ? {} : { phase }),
      ...(why === undefined ? {} : { why }),
    });
    return key;
  }

  get(key: string): RequirementText | undefined {
    return this.#texts.get(key);
  }

  /** All of them, by key. */
  all(): (readonly [string, RequirementText])[] {
    return [...this.#texts].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

export function condense(decision: Decision, texts: TextTable): ToldDecision {
  const { facts, policy, tool, run, evidence = [] } = decision;
  const {
    schema: _schema,
    repository: _repository,
    kinds: _kinds,
    requirements,
    items,
    ...verdict
  } = decision.verdict as unknown as Verdict;
  const applied = requirements.filter(({ status }) => status !== "not-applicable");
  const acts = "known" in facts.acts ? facts.acts.known : [];
  const url = facts.pullRequest?.url;
  return {
    verdict: { ...verdict, items: items.slice(0, MOST_ITEMS) },
    requirements: applied.map((each) => tell(each, texts)),
    idle: requirements.filter(({ status }) => status === "not-applicable").map(({ id }) => id),
    moreItems: Math.max(0, items.length - MOST_ITEMS),
    sources: policy.sources,
    evidence,
    acts: acts.slice(-MOST_ACTS).map(tellAct),
    tool: tool.version,
    ...(run === undefined ? {} : { run }),
    ...(url === undefined ? {} : { url }),
  };
}

export function tellAct({ id, kind, at, via, actor, targets, note, until, url, source }: Act): ToldAct {
  const on = targets === undefined ? [] : "ids" in targets ? targets.ids.map((each) => each.id) : [targets.group];
  return {
    ...{ id, kind, at, via, by: actor, on },
    ...(note === undefined ? {} : { note }),
    ...(until === undefined ? {} : { until }),
    ...(url === undefined ? {} : { url }),
    ...(source === undefined || source.state === "intact" ? {} : { state: source.state }),
  };
}

function tell(requirement: RequirementVerdict, texts: TextTable): Told {
  const { status, reasons, digest, governed, proof, notCounted, lifted } = requirement;
  return {
    text: texts.keyOf(requirement),
    status,
    ...(reasons.length === 0 ? {} : { reasons }),
    ...(digest === undefined ? {} : { digest: digest.slice(0, SHORT_DIGEST) }),
    governed,
    ...(proof === undefined ? {} : { proof: prune(proof) }),
    ...(notCounted.length === 0 ? {} : { notCounted }),
    ...(lifted.length === 0 ? {} : { lifted }),
  };
}

/** Deeper trees than a policy can have. */
const MAX_DEPTH = 50;

/** Without lists that are empty, and without those who might have signed where somebody has. */
function prune(proof: ProofVerdict, depth = 0): ProofVerdict {
  const isSigned = proof.kind === "sign-off" && proof.status === "satisfied";
  const kept = Object.entries(proof).filter(
    ([name, value]) => !(isSigned && name === "candidates") && !(Array.isArray(value) && value.length === 0),
  );
  const nested = "of" in proof && depth < MAX_DEPTH ? { of: proof.of.map((each) => prune(each, depth + 1)) } : {};
  const metrics =
    proof.kind === "evidence" && Array.isArray(proof.metrics) ? { metrics: proof.metrics.map(withoutEmpty) } : {};
  return { ...Object.fromEntries(kept), ...nested, ...metrics } as unknown as ProofVerdict;
}

const withoutEmpty = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => !(Array.isArray(each) && each.length === 0))) as T;

const LISTS: Readonly<Record<LeafVerdict["kind"], readonly string[]>> = {
  "sign-off": ["reasons", "seats", "candidates", "alsoBy", "notCounted"],
  check: ["reasons", "notCounted"],
  document: ["reasons", "sections"],
  scan: ["reasons", "failOn", "artefacts"],
  evidence: ["reasons", "reports", "metrics", "passedOver"],
  owners: ["reasons", "owners"],
  "missing-input": ["reasons"],
};

/** The verdict that was condensed, as far as words are made of it. */
export function expand(
  { verdict, requirements }: ToldDecision,
  texts: ReadonlyMap<string, RequirementText>,
  repository: string,
): Verdict {
  return {
    ...verdict,
    schema: "secmlops-gate/verdict@1",
    repository,
    kinds: {},
    requirements: requirements.flatMap(({ text, proof, ...told }): RequirementVerdict[] => {
      const known = texts.get(text);
      if (known === undefined) return [];
      const rest = { reasons: [], notCounted: [], lifted: [], governed: { count: 0, first: [] } };
      return [{ ...known, ...rest, ...told, ...(proof === undefined ? {} : { proof: fill(proof) }) }];
    }),
  };
}

function fill(proof: ProofVerdict, depth = 0): ProofVerdict {
  if (proof.kind === "all" || proof.kind === "any")
    return { ...proof, of: depth < MAX_DEPTH ? (proof.of ?? []).map((each) => fill(each, depth + 1)) : [] };
  const empty = Object.fromEntries(
    (Object.hasOwn(LISTS, proof.kind) ? LISTS[proof.kind] : []).map((name) => [name, []]),
  );
  const whole = { ...empty, ...proof } as LeafVerdict;
  return whole.kind === "evidence"
    ? { ...whole, metrics: whole.metrics.map((each) => ({ ...each, groups: each.groups ?? [] })) }
    : whole;
}
