/** Proofs as written become proofs as judged: defaults filled in, days counted. */
import { normaliseEvidence } from "./normalise-evidence.ts";
import type { Allowance, Needs, Proof, ValueRule } from "./policy.ts";
import type { FileNeeds } from "./proof-schema.ts";
import { type Spot, spotAt } from "./spot.ts";

/** Where the parts of each proof were written, by the proof itself. */
export type ProofSpots = Map<Proof, Spot>;

export type Written<K extends keyof FileNeeds> = NonNullable<FileNeeds[K]>;

/** @param remember takes where the parts of each proof are written */
export function normaliseNeeds(tree: FileNeeds, spot: Spot, remember: ProofSpots): Needs {
  for (const kind of ["all", "any"] as const) {
    const children = tree[kind];
    if (children !== undefined)
      return {
        kind,
        of: children.map((child, index) => normaliseNeeds(child, spotAt(spot, [kind, index]), remember)),
      };
  }
  const proof = normaliseProof(tree);
  remember.set(proof, spotAt(spot, [Object.keys(tree)[0] ?? ""]));
  return proof;
}

function normaliseProof(tree: FileNeeds): Proof {
  if (tree["sign-off"] !== undefined) return normaliseSignOff(tree["sign-off"]);
  if (tree.check !== undefined) return normaliseCheck(tree.check);
  if (tree.document !== undefined) return normaliseDocument(tree.document);
  if (tree.scan !== undefined) return normaliseScan(tree.scan);
  if (tree.evidence !== undefined) return normaliseEvidence(tree.evidence);
  if (tree.owners !== undefined) return { kind: "owners", min: tree.owners.min ?? 1 };
  const lost = tree["missing-input"];
  if (lost === undefined) throw new TypeError("the schema lets no needs through that hold no proof");
  return { kind: "missing-input", input: lost.input, pack: lost.pack };
}

function normaliseSignOff(written: Written<"sign-off">): Proof {
  const validFor = written["valid-for"];
  return {
    kind: "sign-off",
    role: written.role,
    count: written.count ?? 1,
    via: written.via ?? ["command", "tick", "review"],
    bareReview: written["bare-review"] ?? false,
    notBy: written["not-by"] ?? "contributors",
    unattributedCommits: written["unattributed-commits"] ?? "warn",
    distinctFrom: written["distinct-from"] ?? [],
    ...(validFor === undefined ? {} : { validFor: countDays(validFor) }),
    note: written.note ?? "optional",
  };
}

function normaliseCheck({ name, app, workflow, conclusions, events }: Written<"check">): Proof {
  return {
    kind: "check",
    name,
    app,
    ...(workflow === undefined ? {} : { workflow }),
    conclusions: conclusions ?? ["success"],
    ...(events === undefined ? {} : { events }),
  };
}

function normaliseDocument(written: Written<"document">): Proof {
  const { path, sections, checkboxes, leftovers } = written;
  return {
    kind: "document",
    source: path === undefined ? { pullRequest: true } : { path },
    sections: (sections ?? []).map(simplify),
    ...(checkboxes === undefined ? {} : { checkboxes: checkboxes.map(simplify) }),
    frontMatter: Object.fromEntries(
      Object.entries(written["front-matter"] ?? {}).map(([key, rule]) => [key, normaliseRule(rule)]),
    ),
    leftovers: leftovers ?? false,
  };
}

/** A list of one is that one. */
function simplify(wanted: string | string[]): string | string[] {
  const [only, ...others] = [wanted].flat();
  return only === undefined || others.length > 0 ? wanted : only;
}

function normaliseRule(rule: NonNullable<Written<"document">["front-matter"]>[string]): ValueRule {
  const { type, equals, pattern, min, max } = rule;
  const oneOf = rule["one-of"];
  const minLength = rule["min-length"];
  const maxLength = rule["max-length"];
  return {
    ...(rule.optional === true ? { optional: true } : {}),
    ...(type === undefined ? {} : { type }),
    ...(equals === undefined ? {} : { equals }),
    ...(oneOf === undefined ? {} : { oneOf }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(minLength === undefined ? {} : { minLength }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
}

/** From mild to grave. */
const FAILING = ["unknown", "malformed", "dangerous"] as const;

/** Where one verdict fails, so does whatever is worse. */
function normaliseScan(written: Written<"scan">): Proof {
  const { formats, allow } = written;
  const named = [written["fail-on"] ?? []].flat();
  const mildest = FAILING.findIndex((verdict) => named.length === 0 || named.includes(verdict));
  return {
    kind: "scan",
    failOn: FAILING.slice(mildest),
    ...(formats === undefined ? {} : { formats }),
    allow: (allow ?? []).map(normaliseAllowance),
  };
}

function normaliseAllowance(written: NonNullable<Written<"scan">["allow"]>[number]): Allowance {
  const reason = written.reason === undefined ? {} : { reason: written.reason };
  if (written.import !== undefined) return { import: written.import, ...reason };
  if (written.sha256 !== undefined) return { sha256: written.sha256, ...reason };
  const { rule, path } = written;
  if (rule === undefined || path === undefined)
    throw new TypeError("the schema lets no allowance through that is empty");
  return { rule, path, ...reason };
}

/** `90d` or `12w`, in days. */
function countDays(duration: string): number {
  return Number(duration.slice(0, -1)) * (duration.endsWith("w") ? 7 : 1);
}
