/** Warns where something that a pack says is undone by what comes after it, and nobody is likely to have meant that. */
import { canonicalJson } from "../canonical-json.ts";
import {
  type Draft,
  type DraftFields,
  type DraftRequirement,
  isFinal,
  type RequirementField,
  see,
  setAt,
} from "./draft.ts";
import type { InputUse } from "./input-uses.ts";
import { listWords, type Place, quote, type Report } from "./problem.ts";

export interface Clash {
  readonly report: Report;
  /** The policy's own files, packs aside. */
  readonly ownFiles: ReadonlySet<string>;
  /** Where the policy extends the pack that a file came with. */
  readonly broughtBy: ReadonlyMap<string, Place>;
}

/**
 * The same id with another title and other needs is another requirement, and the pack's is gone without a word.
 * What is final cannot be replaced, so nothing is said of it here.
 */
export function warnOfOtherMeaning(base: Draft, top: Draft, { report, ownFiles, broughtBy }: Clash): void {
  for (const [was, now] of sharedBy(base, top)) {
    const [title, needs] = [now.fields.title, now.fields.needs];
    const old = was.fields.title;
    if (title === undefined || needs === undefined || old === undefined || isFinal(was)) continue;
    if (ownFiles.has(old.spot.at.file) || foldText(old.value) === foldText(title.value)) continue;
    if (canonicalJson(was.fields.needs?.value ?? null) === canonicalJson(needs.value)) continue;
    const at = setAt(title);
    const brought = broughtBy.get(at.file);
    const here = brought === undefined ? "here" : `in ${now.origin} ${see(at)}`;
    report.warn(
      "replaced-requirement",
      brought ?? at,
      `${now.id} is ${quote(foldText(old.value))} in the pack ${was.origin} ${see(setAt(old))}, and ${here} it has another title and other needs, so that the pack's is gone; ${
        brought === undefined
          ? "give yours an id of its own, as ACME-1, or keep the pack's title"
          : "leave one of them out"
      }`,
      { also: setAt(old) },
    );
  }
}

/**
 * Two packs share a requirement, and what one was given through an input is not what the other, which decides, has there.
 * Defaults that differ are the packs' own affair.
 */
export function warnOfOtherInputs(base: Draft, top: Draft, { report, broughtBy }: Clash): void {
  const found = new Map<string, Undone>();
  for (const [was, now] of sharedBy(base, top)) {
    for (const [given, there] of unequalInputs(was.fields, now.fields)) {
      const at = there?.at ?? broughtBy.get(now.at.file) ?? now.at;
      const key = JSON.stringify([given.name, given.at, at, there === undefined]);
      const known = found.get(key) ?? { given, there, at, by: there?.pack ?? now.origin, ids: new Set<string>() };
      known.ids.add(now.id);
      found.set(key, known);
    }
  }
  for (const { given, there, at, by, ids } of found.values()) {
    const which = `${listWords([...ids], "and")} ${ids.size > 1 ? "come" : "comes"}`;
    const name = quote(given.name);
    const does = there === undefined ? `it does not ask for the input ${name}` : `its input ${name} is ${tell(there)}`;
    const advice = there === undefined ? `name ${given.pack} after it, or leave one of them out` : "give both the same";
    report.warn(
      "unequal-inputs",
      at,
      `${which} from the pack ${by} too, which is named later and decides: ${does}, and that of ${given.pack} is ${tell(given)} ${see(given.at)}; ${advice}`,
      { also: given.at },
    );
  }
}

interface Undone {
  readonly given: InputUse;
  /** Absent where the pack that decides has no such input. */
  readonly there: InputUse | undefined;
  readonly at: Place;
  readonly by: string;
  readonly ids: Set<string>;
}

/** Each input that a field of the earlier was made of, and the same of the later, where they are not equal and somebody set one. */
function* unequalInputs(was: DraftFields, now: DraftFields): Generator<[InputUse, InputUse | undefined]> {
  for (const field of Object.keys(now) as RequirementField[]) {
    const [before, after] = [was[field], now[field]];
    if (before === undefined || after === undefined) continue;
    const later = new Map((after.inputs ?? []).map((use) => [use.name, use]));
    for (const use of before.inputs ?? []) {
      const there = later.get(use.name);
      const isSet = use.isGiven || there?.isGiven === true;
      if (!isSet) continue;
      const isSame = there === undefined ? textOf(before) === textOf(after) : textOf(use) === textOf(there);
      if (!isSame) yield [use, there];
    }
  }
}

/** Requirements that both say something about. */
function* sharedBy(base: Draft, top: Draft): Generator<[DraftRequirement, DraftRequirement]> {
  for (const [id, now] of top.requirements) {
    const was = base.requirements.get(id);
    if (was !== undefined) yield [was, now];
  }
}

/** A value that many requirements use is written once. */
function textOf(holder: { readonly value?: unknown }): string {
  const text = texts.get(holder) ?? canonicalJson(holder.value ?? null);
  texts.set(holder, text);
  return text;
}
const texts = new WeakMap<object, string>();

/** `set to ["safetensors"]`, `left at its default …`, `not set`. */
function tell({ value, isGiven }: InputUse): string {
  if (value === undefined) return "not set";
  const text = JSON.stringify(value);
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN - 1).toWellFormed()}…` : text;
  return `${isGiven ? "set to" : "left at its default"} ${shown}`;
}
const SHOWN = 60;

/** White space tells no two titles apart. */
const foldText = (text: string): string => text.trim().replace(/\s+/g, " ");
