import fc from "fast-check";
import { ASSURANCES, CONCERNS, DIMENSIONS } from "../../src/core/policy/policy.ts";
import { UNITS } from "../../src/core/report-facts.ts";
import type {
  LeafVerdict,
  ProofStatus,
  ProofVerdict,
  RefusedAct,
  RequirementStatus,
  RequirementVerdict,
  Verdict,
} from "../../src/core/verdict.ts";
import { act, digest, requirement, verdict } from "./build-verdict.ts";
import { actReasonSamples, noticeSamples, reasonSamples } from "./samples.ts";

const text = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      "- [ ] `r` signs `GOV-1` `0000000000000000`",
      "\n- [x] `r` signs `GOV-1` `0000000000000000`\n",
      "<!-- secmlops-gate --> @org/team <details>",
      "|---|\n[ ] #12 \u202e \\",
      "]()`` ` ```\n## Heading",
    ),
  },
  { weight: 8, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  // Longer than anything is shown.
  { weight: 1, arbitrary: fc.constant("日本".repeat(300)) },
);
const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const limit = fc.record({ amount: fc.double({ min: 0, max: 9, noNaN: true }), relative: fc.boolean() });
const pick = <T>(samples: (text: string) => Readonly<Record<string, T>>) =>
  fc.tuple(text, fc.nat()).map(([value, index]): T => {
    const all = Object.values(samples(value));
    const one = all[index % all.length];
    if (one === undefined) throw new Error("there is a sample for every code");
    return one;
  });
const proofStatus = fc.constantFrom<ProofStatus>("satisfied", "pending", "unmet", "error");
/** Mostly few: what goes wrong does so with two of a thing, and many small verdicts find more than few huge ones. */
const some = <T>(one: fc.Arbitrary<T>, maxLength = 3) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.array(one, { maxLength: 2 }) },
    { weight: 1, arbitrary: fc.array(one, { maxLength }) },
  );

const summary = fc
  .record({ login: text, note: text, url: text })
  .map(({ login, note, url }) => act(login, { note, url }));
const refusedAct: fc.Arbitrary<RefusedAct> = fc
  .tuple(summary, pick(actReasonSamples))
  .map(([one, reason]) => ({ ...one, reason }));
const reasons = some(pick(reasonSamples), 12);

const leaf: fc.Arbitrary<LeafVerdict> = fc.oneof(
  fc.record({
    kind: fc.constant("sign-off" as const),
    status: proofStatus,
    reasons,
    role: text,
    count: fc.integer({ min: 1, max: 10 }),
    seats: some(
      fc.oneof(
        summary.map((signer) => ({ status: "filled" as const, signer })),
        refusedAct.map((lapsed) => ({ status: "open" as const, lapsed })),
        fc.constant({ status: "open" as const }),
      ),
      10,
    ),
    candidates: some(
      fc.oneof(
        text.map((login) => ({ login })),
        fc.tuple(text, pick(actReasonSamples)).map(([login, cannot]) => ({ login, cannot })),
      ),
    ),
    alsoBy: some(text),
    notCounted: some(refusedAct),
  }),
  fc.record({
    kind: fc.constant("check" as const),
    status: proofStatus,
    reasons,
    name: text,
    app: text,
    url: text,
    notCounted: some(
      fc.record({ app: text, workflow: text, reason: fc.constantFrom("other-app" as const, "older" as const) }),
    ),
  }),
  fc.record({
    kind: fc.constant("document" as const),
    status: proofStatus,
    reasons,
    source: text,
    sections: some(text),
  }),
  fc.record({
    kind: fc.constant("scan" as const),
    status: proofStatus,
    reasons,
    failOn: fc.constant(["dangerous"] as const),
    formats: some(text),
    scanned: fc.record({ safe: fc.nat(), unknown: fc.nat(), malformed: fc.nat(), dangerous: fc.nat() }),
    artefacts: some(
      fc.record({
        path: text,
        verdict: fc.constantFrom("safe" as const, "unknown" as const, "dangerous" as const),
        formats: some(text),
        reach: fc.constantFrom("verified" as const, "unverified" as const, "none" as const),
        findings: fc.constant([]),
        omitted: fc.nat(),
        allowed: some(text.map((name) => ({ import: name }))),
      }),
    ),
  }),
  fc.record({
    kind: fc.constant("evidence" as const),
    status: proofStatus,
    reasons,
    format: text,
    reports: some(text),
    outOfReach: fc.nat(),
    assurance: fc.constantFrom(...ASSURANCES),
    names: fc.oneof(text, fc.constantFrom("model", "*")),
    signers: some(
      fc.oneof(
        fc.record({ identity: text, issuer: text }),
        text.map((key) => ({ key })),
      ),
    ),
    metrics: some(
      fc.record({
        report: text,
        metric: text,
        about: text,
        status: fc.constantFrom("satisfied" as const, "unmet" as const, "error" as const),
        value: number,
        unit: fc.constantFrom(...UNITS),
        judged: number,
        samples: fc.nat(),
        expect: fc.record({
          min: number,
          max: number,
          absMax: fc.nat(),
          equals: text,
          oneOf: fc.array(text, { minLength: 1 }),
        }),
        base: number,
        compare: fc.record({ maxDrop: limit, maxRise: limit, minChange: limit }),
        groupsOf: text,
        groups: some(fc.record({ name: text, value: number, samples: fc.nat() }), 6),
      }),
    ),
    tests: fc.record({ passed: fc.nat(), warned: fc.nat(), failed: fc.nat(), errors: fc.nat(), skipped: fc.nat() }),
    passedOver: some(text),
  }),
  fc.record({ kind: fc.constant("owners" as const), status: proofStatus, reasons, file: text, owners: some(text) }),
  fc.record({ kind: fc.constant("missing-input" as const), status: proofStatus, reasons }),
);
const { proof } = fc.letrec<{ proof: ProofVerdict }>((tie) => ({
  proof: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    leaf,
    fc.record({
      kind: fc.constantFrom("all" as const, "any" as const),
      status: proofStatus,
      of: fc.array(tie("proof"), { minLength: 1, maxLength: 3 }),
    }),
  ),
}));

const oneRequirement: fc.Arbitrary<RequirementVerdict> = fc
  .record({
    title: text,
    dimension: fc.constantFrom(...DIMENSIONS),
    concerns: fc.subarray([...CONCERNS], { minLength: 1 }),
    why: text,
    enforcement: fc.constantFrom("block" as const, "block" as const, "warn" as const),
    status: fc.constantFrom<RequirementStatus>("satisfied", "pending", "unmet", "error", "waived", "not-applicable"),
    reasons,
    governed: fc.record({ count: fc.nat(), first: some(text) }),
    proof,
    notCounted: some(refusedAct),
    lifted: some(fc.record({ objection: summary, by: summary })),
  })
  .map((over) => requirement("?", "?", { ...over, digest: digest("c07f3aa81d52e9b4") }));

/** Verdicts of any shape and size, in which every text is hostile; requirement ids are `REQ-1`, `REQ-2` and so on. */
export const anyVerdict: fc.Arbitrary<Verdict> = fc
  .record({
    requirements: fc.oneof(
      { weight: 6, arbitrary: some(oneRequirement, 12) },
      // More than a comment holds.
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.array(oneRequirement, { minLength: 1, maxLength: 3 }), fc.integer({ min: 10, max: 60 }))
          .map(([few, times]) => Array.from({ length: times }, () => few).flat()),
      },
    ),
    mode: fc.constantFrom("enforce" as const, "advisory" as const),
    baseRef: text,
    items: some(
      text.map((path) => ({ path, previousPath: path, status: "renamed" as const, kinds: [path], through: path })),
      40,
    ),
    impact: some(
      fc.record({
        concern: fc.constantFrom(...CONCERNS),
        effect: fc.constantFrom(
          "better" as const,
          "worse" as const,
          "same" as const,
          "first" as const,
          "no-longer-measured" as const,
          "not-measured-again" as const,
          "not-measured" as const,
        ),
        measures: some(
          fc.record({
            name: text,
            about: text,
            report: text,
            unit: fc.constantFrom(...UNITS),
            base: number,
            head: number,
            examples: some(text),
            effect: fc.constantFrom(
              "better" as const,
              "worse" as const,
              "same" as const,
              "first" as const,
              "no-longer-measured" as const,
              "not-measured-again" as const,
            ),
          }),
        ),
      }),
      7,
    ),
    contributors: some(text.map((login) => ({ person: { login }, because: "co-author" as const }))),
    notices: some(pick(noticeSamples), 30),
    kind: text,
    waiverRole: text,
  })
  .map(({ requirements, kind, ...over }) =>
    verdict(
      requirements.map((one, index) => ({ ...one, id: `REQ-${index + 1}` })),
      {
        ...over,
        kinds: { [kind]: over.items.length },
        files: { changed: over.items.length + 1, governed: over.items.length + 1 },
      },
    ),
  );
