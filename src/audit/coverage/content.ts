/**
 * What a change leaves behind: at each path that it touches, the mode and blob that stand there now, or that nothing does. Two changes that
 * leave the same are the same, whatever their commits, messages and order.
 */
import { sha256Hex } from "../../core/canonical-json.ts";
import type { FileChange } from "../../core/facts.ts";

/** By path, with its bytes as hex where they are no text: mode and id, or `gone`. */
export type Content = ReadonlyMap<string, string>;

export const GONE = "gone";

/** A path as a key: text begins with a slash, so that no text is mistaken for the hex of another's bytes. */
const keyOf = (path: string, raw: string | undefined): string => raw ?? `/${path}`;
/** A key as people read it. */
export const pathOf = (key: string): string => (key.startsWith("/") ? key.slice(1) : `(bytes ${key})`);

/** A rename leaves nothing at the old path. */
export function contentOf(changes: readonly FileChange[]): Map<string, string> {
  const left = new Map<string, string>();
  for (const { previousPath, rawPreviousPath } of changes)
    if (previousPath !== undefined) left.set(keyOf(previousPath, rawPreviousPath), GONE);
  for (const { path, rawPath, newMode, newId } of changes)
    left.set(keyOf(path, rawPath), newId === undefined ? GONE : `${newMode ?? ""} ${newId}`);
  return left;
}

/** What stood at the paths before. */
export function formerContentOf(changes: readonly FileChange[]): Map<string, string> {
  const stood = new Map<string, string>();
  for (const { path, rawPath, previousPath, rawPreviousPath, oldMode, oldId } of changes) {
    const before = oldId === undefined ? GONE : `${oldMode ?? ""} ${oldId}`;
    if (previousPath === undefined) stood.set(keyOf(path, rawPath), before);
    else {
      stood.set(keyOf(previousPath, rawPreviousPath), before);
      if (!stood.has(keyOf(path, rawPath))) stood.set(keyOf(path, rawPath), GONE);
    }
  }
  return stood;
}

/** One text for one content. */
export function fingerprintOf(content: Content): string {
  const entries = [...content].sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256Hex(JSON.stringify(entries));
}

/** One commit of a run, as far as joining them needs it. */
export interface Step {
  readonly before: Content;
  readonly after: Content;
}

/**
 * What several commits leave together, the oldest of them added last: call it from the newest to the oldest. A path that ends up as it was
 * before the run is no change.
 */
export class Run {
  readonly #last = new Map<string, string>();
  readonly #first = new Map<string, string>();

  prepend({ before, after }: Step): void {
    for (const [path, value] of after) if (!this.#last.has(path)) this.#last.set(path, value);
    for (const [path, value] of before) this.#first.set(path, value);
  }

  content(): Map<string, string> {
    return new Map([...this.#last].filter(([path, value]) => this.#first.get(path) !== value));
  }
}
