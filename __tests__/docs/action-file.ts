import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

interface Described {
  readonly description: string;
  readonly default?: string;
  readonly required?: boolean;
}
interface ActionFile {
  readonly name: string;
  readonly description: string;
  readonly branding: { readonly icon: string; readonly color: string };
  readonly runs: { readonly using: string; readonly main: string };
  readonly inputs: Readonly<Record<string, Described>>;
  readonly outputs: Readonly<Record<string, Described>>;
}

/** `action.yml`, read as a runner does. */
export const action: ActionFile = parse(readFileSync(join(import.meta.dirname, "../../action.yml"), "utf8"));
export const { inputs, outputs } = action;
