import type { ImportUse, ScannedImport } from "../result.ts";
import { ALLOWLIST } from "./allowlist.ts";
import { isBlocked } from "./blocked.ts";
import type { Imported } from "./imports.ts";

const key = (module: string, name: string): string => `${module}.${name}`;

const ALLOWED: ReadonlyMap<string, ReadonlySet<ImportUse>> = collectAllowed();

function collectAllowed(): Map<string, Set<ImportUse>> {
  const allowed = new Map<string, Set<ImportUse>>();
  for (const { modules, names, uses } of ALLOWLIST)
    for (const module of modules)
      for (const name of names) {
        const before = allowed.get(key(module, name)) ?? new Set();
        allowed.set(key(module, name), new Set([...before, ...uses]));
      }
  return allowed;
}

/** The uses in which something is allowed; `undefined` if it is on no list. */
export const allowedUses = (module: string, name: string): ReadonlySet<ImportUse> | undefined =>
  ALLOWED.get(key(module, name));

/** On the blocklist by either spelling, on the allowlist in this use as the loader resolves it, or on neither. */
export function classify({ module, name, spelt }: Imported, use: ImportUse): ScannedImport["class"] {
  if (isBlocked(module, name) || isBlocked(...spelt)) return "blocked";
  return allowedUses(module, name)?.has(use) === true ? "allowed" : "unlisted";
}
