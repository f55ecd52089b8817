/** Which controls of which framework a policy's requirements map to. To map to a control is not to satisfy it. */
import type { Requirement } from "./policy.ts";

/** The frameworks with a column of their own, by the prefixes of their controls in policies. */
export const FRAMEWORKS = [
  { name: "NIST AI RMF", prefixes: ["nist-ai-rmf"] },
  { name: "EU AI Act", prefixes: ["eu-ai-act"] },
  { name: "ISO 42001", prefixes: ["iso-42001"] },
  { name: "OWASP ML / ATLAS", prefixes: ["owasp-ml", "atlas"] },
  { name: "SSDF", prefixes: ["ssdf"] },
  { name: "SOC 2", prefixes: ["soc2"] },
] as const;

export interface ControlMap {
  /** The names of the frameworks, then `Other` where a control belongs to none of them. */
  readonly frameworks: readonly string[];
  readonly rows: readonly ControlRow[];
}
export interface ControlRow extends Pick<Requirement, "id" | "title" | "dimension" | "enforcement"> {
  /** By framework, in the same order; without the prefix, except under `Other`. */
  readonly controls: readonly (readonly string[])[];
}

/** What requirements map to; those that are switched off are left out. */
export function mapControls(requirements: readonly Requirement[]): ControlMap {
  const rows = requirements
    .filter(({ enforcement }) => enforcement !== "off")
    .map(({ id, title, dimension, enforcement, controls }): ControlRow => {
      const sorted: string[][] = [...FRAMEWORKS.map(() => []), []];
      for (const control of controls) {
        const at = FRAMEWORKS.findIndex(({ prefixes }) => prefixes.some((prefix) => control.startsWith(`${prefix}:`)));
        if (at < 0) sorted.at(-1)?.push(control);
        else sorted[at]?.push(control.slice(control.indexOf(":") + 1));
      }
      return { id, title, dimension, enforcement, controls: sorted };
    });
  const names = FRAMEWORKS.map(({ name }) => name);
  if (rows.some(({ controls }) => (controls.at(-1) ?? []).length > 0)) return { frameworks: [...names, "Other"], rows };
  return { frameworks: names, rows: rows.map((row) => ({ ...row, controls: row.controls.slice(0, -1) })) };
}
