import { BLOCKLIST } from "./blocklist.ts";

const NAMES: ReadonlySet<string> = new Set(BLOCKLIST.flatMap(({ names = [] }) => names));
const MODULES: ReadonlySet<string> = new Set(BLOCKLIST.flatMap(({ modules = [] }) => modules));
const LONGEST = Math.max(...[...MODULES, ...NAMES].map((name) => name.length));

/** Every name of a blocked module is blocked, and so is every module below it. */
export function isBlocked(module: string, name: string): boolean {
  const whole = `${module}.${name}`;
  if (NAMES.has(whole)) return true;
  for (let dot = whole.indexOf("."); dot >= 0; dot = whole.indexOf(".", dot + 1)) {
    const parent = whole.slice(0, dot);
    if (MODULES.has(parent) || NAMES.has(parent)) return true;
    if (dot > LONGEST) break;
  }
  return MODULES.has(whole);
}
