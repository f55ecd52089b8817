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
  /** How often it was taken off as the `getattr` of an attribute that is listed as an import of its own. */
  excused: number;
  /** Reached by `getattr`, so that its dotted name is nobody's trick. */
  readonly attribute?: true;
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
    const [module3, name3] = protocol < 3 ? renamed(module, name) : [module, name];
    const spelt = [module, name] as const;
    return this.push(key, { module: module3, name: name3, spelt, offset, uses: 0, pushed: 0, taken: 0, excused: 0 });
  }

  /**
   * An attribute of something imported, or of what it gave.
   * @param own whether it is the import's own, and not that of what it gave
   * @returns its index; -1 if the table is full
   */
  addAttribute({ module, name }: Imported, attribute: string, own: boolean, offset: number): number {
    const dotted = `${name}${own ? "" : "()"}.${attribute}`;
    const key = `a${module}\n${dotted}`;
    const spelt = [module, dotted] as const;
    const row = { module, name: dotted, spelt, offset, uses: 0, pushed: 0, taken: 0, excused: 0 };
    return (
      this.byKey.get(key) ??
      (isAttributeName(attribute) ? this.push(key, { ...row, attribute: true }) : this.push(key, row))
    );
  }

  private push(key: string, imported: Imported): number {
    if (this.all.length >= this.most) return -1;
    this.all.push(imported);
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

/** Methods that libraries' output names as attributes of their classes. */
const KNOWN_ATTRIBUTES = /^scipy\.interpolate\._interpolate\.interp1d\._call_[a-z]+(?:_[a-z]+)?$/;

/** Whether it was only ever used to get attributes that are imports of their own. */
export const isExcused = ({ excused, pushed, uses }: Imported): boolean =>
  uses === 0 && excused > 0 && excused === pushed;

/** One name, and no dunder. */
const isAttributeName = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name) && !/^__.*__$/.test(name);

/** A dotted name reaches into what is imported, a dunder name into Python itself. */
export function isReaching({ name, module, attribute }: Pick<Imported, "module" | "name" | "attribute">): boolean {
  if (attribute === true || KNOWN_ATTRIBUTES.test(`${module}.${name}`)) return false;
  // `__torch__` is where TorchScript's own classes lie, and no module of Python's.
  // How dill writes the namespace of the program that runs: https://github.com/uqfoundation/dill
  if (name === "__main__" && (module === "builtins" || module === "__builtin__")) return false;
  const dunder = (part: string): boolean =>
    part.length > 4 && part !== "__torch__" && part.startsWith("__") && part.endsWith("__");
  return (
    name.includes(".") ||
    dunder(name) ||
    module
      .split(".")
      .some((part, at) => dunder(part) && !TOP_MODULES.has(module) && !(at === 0 && part === "__torch__"))
  );
}

/**
 * Modules whose own name is a dunder: those of the program that runs, of Python 2, and of future statements. TorchScript's
 * classes lie below `__torch__`, which no Python can import.
 */
const TOP_MODULES: ReadonlySet<string> = new Set([
  "__main__",
  "__mp_main__",
  "__builtin__",
  "__builtins__",
  "__future__",
]);
