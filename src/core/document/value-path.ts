/** Places in front matter: `license`, `model-index[].results`. */
import type { Outline } from "../facts.ts";

type FrontMatter = Extract<NonNullable<Outline["frontMatter"]>, { known: unknown }>["known"];
export type Value = FrontMatter[string];

/** A value, with the place where it stands; without one: what the place would have to be for the path to go on there. */
export type Found = { readonly at: string } & (
  | { readonly value: Value | undefined }
  | { readonly instead: Value; readonly expected: "list" | "map" }
);

/**
 * The values at a path: names with dots between, and `[]` behind a name for every entry of its list. A single value counts as a list of
 * one, as in `license: mit`; a key that is written exactly like the path comes first. Linear in the front matter.
 */
export function valuesAt(path: string, frontMatter: FrontMatter): Found[] {
  if (Object.hasOwn(frontMatter, path)) return [{ at: path, value: frontMatter[path] }];
  let found: Found[] = [{ at: "", value: frontMatter }];
  for (const step of path.split(/\.|(?=\[\])/))
    found = found.flatMap((each) => ("value" in each ? follow(each, step) : [each]));
  return found;
}

function follow({ at, value }: { at: string; value: Value | undefined }, step: string): Found[] {
  if (value === undefined || value === null) return [{ at, value: undefined }];
  const isMap = typeof value === "object" && !Array.isArray(value);
  if (step !== "[]") {
    const inside = at === "" ? step : `${at}.${step}`;
    if (!isMap) return [{ at, instead: value, expected: "map" }];
    return [{ at: inside, value: Object.hasOwn(value, step) ? value[step] : undefined }];
  }
  if (isMap) return [{ at, instead: value, expected: "list" }];
  if (!Array.isArray(value)) return [{ at, value }];
  if (value.length === 0) return [{ at, value: undefined }];
  return value.map((entry, index) => ({ at: `${at}[${index}]`, value: entry }));
}
