/** The policy of the invented repository as it grew over two years: each step is one pull request that changes the file. */
import { packsOf } from "../../src/adapters/packs.ts";
import { loadPolicy } from "../../src/app/load-policy.ts";
import { openAssets } from "../../src/app/workshop.ts";
import type { Policy } from "../../src/core/policy/policy.ts";

export const POLICY_PATH = ".github/secmlops/policy.yml";

/** Part of the time after which each step is proposed, and its text. */
const STEPS: readonly {
  readonly after: number;
  readonly why: string;
  readonly text: (day: (part: number) => string) => string;
}[] = [
  {
    after: 0,
    why: "Let the gate watch and advise",
    text: (day) => `version: 1
mode: advisory
extends: [secmlops:baseline@1]
${roles(day)}`,
  },
  {
    after: 0.1,
    why: "Let the gate decide",
    text: (day) => `version: 1
extends: [secmlops:baseline@1]
${roles(day)}`,
  },
  {
    after: 0.3,
    why: "Ask for energy, for no regression and for green tests",
    text: (day) => `version: 1
extends: [secmlops:baseline@1, ${SUSTAINABLE}]
${roles(day)}requirements:
${TESTED}${DATASHEET}`,
  },
  {
    after: 0.58,
    why: "Hold fairness tighter, and let sign-offs of it wear off",
    text: (day) => `version: 1
extends:
  - { pack: secmlops:baseline@1, with: { fairness: { demographic_parity_difference: { abs-max: 0.08 } } } }
  - ${SUSTAINABLE}
${roles(day)}requirements:
${TESTED}${DATASHEET}  GOV-2: { enforcement: block }
  PEO-4:
    needs:
      sign-off: { role: data-steward, valid-for: 45d }
exceptions:
  - { requirement: COM-2, paths: ["data/legacy/**"], until: ${day(0.95)}, reason: "replaced by the new feed" }
`,
  },
  {
    after: 0.82,
    why: "Ask for somebody's word on how to roll back",
    text: (day) => `version: 1
extends:
  - { pack: secmlops:baseline@1, with: { fairness: { demographic_parity_difference: { abs-max: 0.08 } } } }
  - ${SUSTAINABLE}
${roles(day)}requirements:
${TESTED}${DATASHEET}${ROLLBACK}  GOV-2: { enforcement: block }
`,
  },
];

const SUSTAINABLE =
  "{ pack: secmlops:sustainability@1, with: { evaluation-format: json, regression: { accuracy: { max-drop: 2% } }, energy-budget: { emissions: { max: 9 }, energy_consumed: { max: 30 } } } }";

const TESTED = `  ACME-1:
    title: Tests pass at the head
    dimension: processes
    concern: reliability
    phase: development
    why: What breaks in a test breaks in service.
    applies-to: [training-code, dependencies]
    needs:
      check: { name: tests, app: github-actions, workflow: .github/workflows/tests.yml }
    controls: ["nist-ai-rmf:MEASURE-2.5", "ssdf:PW.8.2", "soc2:CC8.1"]
`;
const DATASHEET = `  COM-2:
    title: Data provenance and licence
    dimension: compliance
    concern: privacy
    phase: data
    why: Data that nobody may use cannot be taken out of a model again.
    applies-to: [data]
    needs:
      document: { path: docs/datasheet.md, sections: [Composition, Licence], leftovers: false }
    controls: ["eu-ai-act:10(2)(b)", "iso-42001:A.7.5"]
`;
const ROLLBACK = `  ACME-2:
    title: Somebody knows how to go back
    dimension: processes
    concern: [safety, reliability]
    phase: deployment
    why: The night a model fails is too late to find out.
    applies-to: [deployment]
    enforcement: warn
    needs:
      sign-off: { role: governance }
    controls: ["nist-ai-rmf:MANAGE-4.1", "eu-ai-act:9(2)(a)"]
`;

const roles = (day: (part: number) => string) => `roles:
  validator: [vera, viktor]
  security-reviewer: [acme/ml-security]
  fairness-reviewer: { users: [fay, { login: frank, until: ${day(0.7)} }] }
  explainability-reviewer: [elif]
  data-steward: [dan, dana]
  governance: [gil, greta]
waivers: { role: governance, max-days: 30 }
`;

export interface PolicyStep {
  /** Milliseconds; the first holds from the start. */
  readonly proposed: number;
  readonly why: string;
  readonly text: string;
  readonly policy: Policy;
}

/** @param root the package's folder, which holds `policies/` */
export async function composeSteps(root: string, start: number, end: number): Promise<PolicyStep[]> {
  const at = (part: number) => start + part * (end - start);
  const day = (part: number) => new Date(at(part)).toISOString().slice(0, 10);
  return Promise.all(
    STEPS.map(async ({ after, why, text }) => {
      const written = text(day);
      return { proposed: at(after), why, text: written, policy: await composePlain(root, written) };
    }),
  );
}

/** @throws Error where the text is no policy */
export async function composePlain(root: string, text: string): Promise<Policy> {
  const { policy, problems } = await loadPolicy({
    found: { files: [{ name: POLICY_PATH, text }], problems: [], isDefault: false },
    packs: packsOf(root, async () => ({ unavailable: "is not shipped" })),
    builtInAssets: await openAssets(root),
  });
  if (policy === undefined) throw new Error(`the policy does not compose: ${JSON.stringify(problems, null, 2)}`);
  return policy;
}
