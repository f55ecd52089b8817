import { compileGlobs } from "../core/change/globs.ts";
import { type Scope, scopeOf } from "../core/change/scope.ts";
import type { Provenance } from "../core/policy/compose.ts";
import { type ControlMap, mapControls } from "../core/policy/controls.ts";
import type { Needs, Policy, Requirement } from "../core/policy/policy.ts";
import { formatPlace } from "../core/policy/problem.ts";
import { renderControlsMarkdown, renderControlsText } from "../render/control-table.ts";
import { describeNeeds, listNeeds } from "../render/describe-needs.ts";
import { showHidden } from "../render/escape.ts";
import { EXIT, type ExitCode, type Io, print, printJson, UsageError } from "./io.ts";
import { loadPolicy } from "./load-policy.ts";
import { findPolicyFolder, readPolicyOnDisk } from "./policy-files.ts";
import { openWorkshop, tellProblems } from "./workshop.ts";

export interface ExplainOptions {
  readonly policy?: string;
  readonly packs?: string;
  /** Instead of what each requirement needs: which controls it maps to. */
  readonly controls: boolean;
  readonly format: "text" | "markdown" | "json";
}

/** What one path is, and what it would take to change it. */
interface Explanation {
  readonly path: string;
  readonly kinds: readonly string[];
  /** By kind, the pattern that makes it one; the last that matches decides. */
  readonly patterns: Readonly<Record<string, string>>;
  readonly requirements: readonly ExplainedRequirement[];
}
interface ExplainedRequirement {
  readonly id: string;
  readonly title: string;
  readonly enforcement: string;
  /** The kinds and path patterns through which it applies. */
  readonly because: string;
  readonly when?: string;
  /** In words, and as it was composed. */
  readonly needs: string;
  readonly proofs: Needs;
  readonly from: string;
}

/** `policy explain`: which requirements apply to a path and why; without paths, the whole composed policy. */
export async function runPolicyExplain(paths: readonly string[], options: ExplainOptions, io: Io): Promise<ExitCode> {
  if (options.format === "markdown" && !options.controls)
    throw new UsageError('"--format markdown" is for the table of --controls: take text or json');
  const found = await readPolicyOnDisk(options.policy ?? (await findPolicyFolder(io.cwd)), io.cwd);
  const { policy, problems, provenance } = await loadPolicy({ found, ...(await openWorkshop(io, options.packs)) });
  tellProblems(io, problems);
  if (policy === undefined) return EXIT.usage;
  if (options.controls) {
    printControls(mapControls(requirementsOf(policy, paths)), options.format, io);
    return EXIT.pass;
  }
  if (paths.length === 0) {
    const all = policy.requirements.map((requirement) =>
      explainRequirement(requirement, requirement.appliesTo, provenance),
    );
    if (options.format === "json") printJson(io, policy);
    else print(io, all.map(format).join("\n"));
    return EXIT.pass;
  }
  const explained = paths.map((path) => explainPath(path, policy, provenance));
  if (options.format === "json") printJson(io, explained);
  else print(io, explained.map(formatPath).join("\n"));
  return EXIT.pass;
}

function printControls(map: ControlMap, format: ExplainOptions["format"], io: Io): void {
  const named = (controls: ControlMap["rows"][number]["controls"]) =>
    Object.fromEntries(map.frameworks.map((name, index) => [name, controls[index] ?? []]));
  if (format === "text") print(io, renderControlsText(map));
  else if (format === "markdown") print(io, renderControlsMarkdown(map));
  else
    printJson(
      io,
      map.rows.map(({ controls, ...row }) => ({ ...row, mapsTo: named(controls) })),
    );
}

/** Those that apply to any of the paths; without paths, all. */
function requirementsOf(policy: Policy, paths: readonly string[]): readonly Requirement[] {
  if (paths.length === 0) return policy.requirements;
  const scope = scopeOfPaths(policy, paths);
  return policy.requirements.filter((requirement) => scope.governedBy(requirement).length > 0);
}

function scopeOfPaths(policy: Policy, paths: readonly string[]): Scope {
  const changes = paths.map((path) => ({ path: path.replace(/^\.\//, ""), status: "modified" as const }));
  return scopeOf(policy, { changes, links: { known: [] } });
}

function explainPath(path: string, policy: Policy, provenance: Provenance): Explanation {
  const normal = path.replace(/^\.\//, "");
  const scope = scopeOfPaths(policy, [path]);
  const kinds = [...new Set(scope.items.flatMap((item) => item.kinds))];
  return {
    path: normal,
    kinds,
    patterns: Object.fromEntries(kinds.flatMap((kind) => patternFor(kind, normal, policy))),
    requirements: policy.requirements
      .filter((requirement) => requirement.enforcement !== "off" && scope.governedBy(requirement).length > 0)
      .map((requirement) => explainRequirement(requirement, kinds, provenance)),
  };
}

function patternFor(kind: string, path: string, { assets }: Policy): [string, string][] {
  const pattern = (assets[kind] ?? []).findLast((each) => !each.startsWith("!") && compileGlobs([each])(path));
  return pattern === undefined ? [] : [[kind, pattern]];
}

function explainRequirement(
  requirement: Requirement,
  kinds: readonly string[],
  provenance: Provenance,
): ExplainedRequirement {
  const { id, title, enforcement, appliesTo, paths, when, needs, origin } = requirement;
  const through = appliesTo.filter((kind) => kinds.includes(kind)).join(", ");
  const place = provenance.get(id)?.get("needs");
  return {
    id,
    title,
    enforcement,
    because: `applies to ${through || appliesTo.join(", ")}${paths ? `, paths ${paths.join(" ")}` : ""}`,
    ...(when === undefined ? {} : { when }),
    needs: describeNeeds(needs),
    proofs: needs,
    from: place ? formatPlace(place) : origin,
  };
}

function formatPath({ path, kinds, patterns, requirements }: Explanation): string {
  const name = showHidden(path);
  if (kinds.length === 0) return `${name}\n  no asset kind: nothing governs it\n`;
  const why = kinds.map((kind) => `${kind} (${patterns[kind] ?? "built in"})`);
  return `${name}\n${showHidden(`  is ${why.join(", ")}`)}\n${requirements.map(format).join("\n")}`;
}

function format({ id, title, enforcement, because, when, proofs, from }: ExplainedRequirement): string {
  const lines = [
    `${id}  ${unfold(title)} (${enforcement})`,
    `    ${because}`,
    ...(when === undefined ? [] : [`    when ${unfold(when)}`]),
  ];
  const [first = "", ...more] = listNeeds(proofs);
  return [...lines, `    needs ${first}`, ...more.map((line) => `      ${line}`), `    defined at ${from}`, ""]
    .map((line) => showHidden(`  ${line}`.trimEnd()))
    .join("\n");
}

/** A text that may be written over several lines, on one. */
const unfold = (text: string): string => text.trim().replace(/\s+/g, " ");
