/** Material for composing policies in tests. */
import { type Composition, type CompositionInput, composePolicy } from "../../../src/core/policy/compose.ts";
import type { Policy } from "../../../src/core/policy/policy.ts";
import { describeProblem } from "../../../src/core/policy/problem.ts";
import type { PolicyFile } from "../../../src/core/policy/read.ts";

export const ASSETS: PolicyFile = {
  name: "policies/assets.yml",
  text: `assets:
  model: { paths: ["**/*.pt", "**/*.onnx"] }
  data: { paths: ["data/**"] }
  training-code: { paths: ["**/*.ipynb"] }
  evaluation: { paths: ["reports/**"] }
  dependencies: { paths: ["requirements*.txt"] }
  deployment: { paths: ["deploy/**"] }
  documentation: { paths: ["**/*.md"] }
`,
};

type Loose = Partial<Omit<CompositionInput, "files" | "packs">>;

/** Composes one policy file, or several, with packs by reference. */
export function compose(
  policy: string | readonly string[],
  packs: Record<string, string> = {},
  more: Loose = {},
): Composition {
  const texts = typeof policy === "string" ? [policy] : policy;
  return composePolicy({
    kind: "policy",
    builtInAssets: ASSETS,
    ...more,
    files: texts.map((text, index) => ({ name: `${"abcdef"[index]}.yml`, text })),
    packs: new Map(Object.entries(packs).map(([ref, text]) => [ref, { name: `${ref}.yml`, text }])),
  });
}

export const linesOf = ({ problems }: Composition): string[] => problems.map(describeProblem);

/** The policy, which must have come out without an error. */
export function composed(...input: Parameters<typeof compose>): Policy {
  const result = compose(...input);
  if (result.policy === undefined) throw new Error(`it does not compose:\n${linesOf(result).join("\n")}`);
  return result.policy;
}

/** A policy with one requirement; `fields` are lines of it. */
export function withRequirement(fields: readonly string[], more: readonly string[] = []): string {
  const usual = [
    "title: Reviewed",
    "dimension: people",
    "concern: security",
    "applies-to: [model]",
    "needs: { sign-off: { role: reviewer } }",
  ];
  const own = usual.filter((line) => !fields.some((field) => field.split(":")[0] === line.split(":")[0]));
  const roles = more.some((line) => line.startsWith("roles:")) ? [] : ["roles: { reviewer: [alice] }"];
  return [
    "version: 1",
    ...roles,
    ...more,
    "requirements:",
    "  T-1:",
    ...[...own, ...fields].map((line) => `    ${line}`),
    "",
  ].join("\n");
}

/** A pack's text, from a policy's. */
export const asPack = (name: string, policy: string): string =>
  policy.replace("version: 1\n", `version: 1\npack: { name: ${name}, version: 1 }\n`);
