import { parse } from "yaml";
import type { ChosenPack } from "../packs.ts";

/** A role, and who holds it: logins, and teams as `org/team`. */
export interface FilledRole {
  readonly name: string;
  /** Nobody: whoever has `permission`. */
  readonly people: readonly string[];
  readonly permission: "write" | "maintain";
}

/** The starter policy: shows and records everything, and blocks nothing yet. */
export function renderPolicy(packs: readonly ChosenPack[], roles: readonly FilledRole[], waiverRole: string): string {
  return `# The rules of SecMLOps Gate. The default branch's copy judges a pull request, never its own.
# After a change: secmlops-gate policy lint. What a path needs, and why: secmlops-gate policy explain PATH.
version: 1
mode: advisory # comments and records, and never blocks; "enforce" when you are ready
${renderExtends(packs)}

# Who signs off: logins, and teams as org/team. At least two people for each, since nobody signs their own change.
roles:
${roles.map(renderRole).join("\n")}

# Who may let a requirement pass for a while, overrule an objection, and change these rules.
waivers: { role: ${waiverRole}, max-days: 30 }
`;
}

/** What no default is right for stands there as an example that does not count: whoever takes it over has looked at it. */
function renderExtends(packs: readonly ChosenPack[]): string {
  if (packs.every(({ inputs }) => inputs.length === 0)) return `extends: [${packs.map(({ ref }) => ref).join(", ")}]`;
  return `extends:\n${packs.map(renderPack).join("\n")}`;
}

function renderPack({ ref, inputs }: ChosenPack): string {
  if (inputs.length === 0) return `  - ${ref}`;
  return `  - pack: ${ref}
    # Set these before you enforce. They have no default, and what stands here are examples.
    # with:
${inputs.map(({ name, example, description }) => `    #   # ${description}\n    #   ${name}: ${example}`).join("\n")}`;
}

function renderRole({ name, people, permission }: FilledRole): string {
  if (people.length > 0) return `  ${name}: [${people.map(quoteIfNeeded).join(", ")}]`;
  return `  ${name}: { permission: ${permission} } # nobody is named yet: whoever may ${permission}`;
}

/** As people write it, where YAML reads that as the same text. */
function quoteIfNeeded(text: string): string {
  return /^[\w./-]+$/.test(text) && parse(`[${text}]`)[0] === text ? text : JSON.stringify(text);
}
