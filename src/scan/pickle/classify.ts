import type { ImportUse, ScannedImport } from "../result.ts";
import { ALLOWLIST } from "./allowlist.ts";
import { BLOCKLIST } from "./blocklist.ts";
import type { Imported } from "./imports.ts";

const key = (module: string, name: string): string => `${module}.${name}`;

const ALLOWED: ReadonlyMap<string, ReadonlySet<ImportUse>> = collectAllowed();
const BLOCKED_NAMES: ReadonlySet<string> = new Set(BLOCKLIST.flatMap(({ names = [] }) => names));
const BLOCKED_MODULES: ReadonlySet<string> = new Set(BLOCKLIST.flatMap(({ modules = [] }) => modules));

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

/** Every name of a blocked module is blocked, and so is every module below it. */
export function isBlocked(module: string, name: string): boolean {
  const whole = key(module, name);
  if (BLOCKED_NAMES.has(whole)) return true;
  for (let dot = whole.indexOf("."); dot >= 0; dot = whole.indexOf(".", dot + 1)) {
    const parent = whole.slice(0, dot);
    if (BLOCKED_MODULES.has(parent) || BLOCKED_NAMES.has(parent)) return true;
    if (dot > LONGEST) break;
  }
  return BLOCKED_MODULES.has(whole);
}

const LONGEST = Math.max(...[...BLOCKED_MODULES, ...BLOCKED_NAMES].map((name) => name.length));

/** The uses in which something is allowed; `undefined` if it is on no list. */
export const allowedUses = (module: string, name: string): ReadonlySet<ImportUse> | undefined =>
  ALLOWED.get(key(module, name));

/** On the blocklist by either spelling, on the allowlist in this use as the loader resolves it, or on neither. */
export function classify({ module, name, spelt }: Imported, use: ImportUse): ScannedImport["class"] {
  if (isBlocked(module, name) || isBlocked(...spelt)) return "blocked";
  return allowedUses(module, name)?.has(use) === true ? "allowed" : "unlisted";
}
