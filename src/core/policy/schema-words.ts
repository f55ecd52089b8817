/** What error messages call a part of a policy file, and the small value types that several parts share. */
import * as z from "zod";

/** A name for a schema, as the end of "expected …" and "… has no key x": `a requirement`. */
export const words = z.registry<{ readonly word: string }>();

/** A map with exactly these keys. */
export function map<T extends z.core.$ZodLooseShape>(word: string, shape: T) {
  return z.strictObject(shape).register(words, { word });
}

/** Text of a certain form; `expected` completes "expected …". */
export function textLike(pattern: RegExp, expected: string) {
  return z.string().regex(pattern, `expected ${expected}`).register(words, { word: expected });
}

/** Text with something in it. */
export const someText = z.string().regex(/\S/, "expected text that is not empty").register(words, { word: "text" });

/** One glob or more, in order. */
export const globList = z.array(someText).min(1).register(words, { word: "a list of globs" });

export const day = z.iso
  .date("expected a day that exists, as 2027-01-31")
  .register(words, { word: "a day, as 2027-01-31" });

export const roleName = textLike(/^[a-z][a-z0-9-]{0,63}$/, "a role's name in lower case, as security-reviewer");
export const kindName = textLike(/^[a-z][a-z0-9-]{0,63}$/, "an asset kind in lower case, as training-code");
export const requirementId = textLike(
  // With a digit or without lower case, so that in a command it is never taken for a word of prose.
  /^(?=.*\d|[^a-z]*$)[A-Za-z][A-Za-z0-9]*-[A-Za-z0-9](?:[A-Za-z0-9-]{0,40}[A-Za-z0-9])?$/,
  "a requirement's id with a number or in capitals, as GOV-1 or ACME-CARD",
);
export const inputName = textLike(/^[a-z][a-z0-9_-]{0,63}$/, "an input's name in lower case, as min-ratio");

/** A file of the repository, named from its root, as git writes it. */
export const repositoryPath = someText
  .refine(
    (path) => !/^__proto__$|^[/~]|\\|[*?[\]{}]|(?:^|\/)\.{1,2}(?:\/|$)|\/$|\/\//.test(path),
    "expected the path of one file from the repository's root, as docs/model-card.md: no glob, no leading slash, no ..",
  )
  .register(words, { word: "a path" });

/** One word or a list of them. */
export function oneOrMore<T extends z.ZodType>(item: T, word: string) {
  const union = z.union([item, z.array(item).min(1)]);
  words.add(union, { word });
  return union;
}
