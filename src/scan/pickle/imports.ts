import type { ScanLimits } from "../limits.ts";
import type { ImportUse } from "../result.ts";
import { renamed } from "./renames.ts";

/** Bits of the uses that an import was put to. */
export const CALLED = 1;
export const CONSTRUCTED = 2;
export const BUILT = 4;

/** One imported thing and what the pickle does with it. */
export interface Imported {
  /** As the loader resolves it: Python 2 names are renamed below protocol 3. */
  readonly module: string;
  readonly name: string;
  /** As the stream spells it. */
  readonly spelt: readonly [module: string, name: string];
  /** Of the opcode that imported it first. */
  readonly offset: number;
  uses: number;
  /** How often it was put on the stack, and how often it was taken off to be called or constructed. */
  pushed: number;
  taken: number;
}

/** All imports of a pickle, each once. */
export class ImportTable {
  readonly all: Imported[] = [];
  private readonly byKey = new Map<string, number>();
  private readonly most: number;

  constructor(limits: Pick<ScanLimits, "imports">) {
    this.most = limits.imports;
  }

  /** @returns its index; -1 if the table is full */
  add(module: string, name: string, protocol: number, offset: number): number {
    const key = `${protocol < 3 ? "2" : "3"}${module}\n${name}`;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    if (this.all.length >= this.most) return -1;
    const [module3, name3] = protocol < 3 ? renamed(module, name) : [module, name];
    const spelt = [module, name] as const;
    this.all.push({ module: module3, name: name3, spelt, offset, uses: 0, pushed: 0, taken: 0 });
    this.byKey.set(key, this.all.length - 1);
    return this.all.length - 1;
  }
}

/** The uses in words; `referenced` whenever it stays on the stack for something else. */
export function usesOf(imported: Imported): readonly ImportUse[] {
  const uses: ImportUse[] = [];
  if (imported.uses & CALLED) uses.push("called");
  if (imported.uses & CONSTRUCTED) uses.push("constructed");
  if (imported.uses & BUILT) uses.push("built");
  if (imported.pushed > imported.taken || uses.length === 0) uses.push("referenced");
  return uses;
}

/** A dotted name reaches into what is imported, a dunder name into Python itself. */
export function isReaching({ name, module }: Pick<Imported, "module" | "name">): boolean {
  // How dill writes the namespace of the program that runs: https://github.com/uqfoundation/dill
  if (name === "__main__" && (module === "builtins" || module === "__builtin__")) return false;
  const dunder = (part: string): boolean => part.length > 4 && part.startsWith("__") && part.endsWith("__");
  return (
    name.includes(".") || dunder(name) || module.split(".").some((part) => dunder(part) && !TOP_MODULES.has(module))
  );
}

/** Modules whose own name is a dunder: those of the program that runs, of Python 2, and of future statements. */
const TOP_MODULES: ReadonlySet<string> = new Set([
  "__main__",
  "__mp_main__",
  "__builtin__",
  "__builtins__",
  "__future__",
]);
