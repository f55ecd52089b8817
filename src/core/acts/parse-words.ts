/** The words that commands are made of. */

export const VERBS = ["sign-off", "revoke", "object", "overrule", "waive", "recheck"] as const;
export type Verb = (typeof VERBS)[number];

/** Words between spaces or single commas; a comma too many leaves an empty word, which is no target. */
export function splitTargets(head: string): string[] {
  const trimmed = head.trim();
  return trimmed === "" ? [] : trimmed.split(/[ \t]*,[ \t]*|[ \t]+/);
}

/**
 * Has a requirement's id's form. Among several words it also has a digit or no lower-case letter, as `GOV-1` and `MODEL-CARD` do:
 * what follows an id may be prose that forgot its colon.
 */
export function isId(word: string, alone = false): boolean {
  const form = /^[A-Za-z][A-Za-z0-9]*-[A-Za-z0-9](?:[A-Za-z0-9-]{0,40}[A-Za-z0-9])?$/;
  return form.test(word) && (alone || /\d/.test(word) || !/[a-z]/.test(word));
}
