import * as z from "zod";

/** Deeper than anything that a policy can say. */
const MAX_DEPTH = 100;

/**
 * JSON that can be digested and looked things up in: every text well-formed, and no key `__proto__`, which would be
 * dropped without a word.
 */
export const plainJson = z.unknown().superRefine((root, { addIssue }) => {
  function visit(value: unknown, path: readonly PropertyKey[]): void {
    const object = (message: string) => addIssue({ code: "custom", message, path: [...path] });
    if (path.length > MAX_DEPTH) object(`nested more than ${MAX_DEPTH} deep`);
    else if (typeof value === "string" && !value.isWellFormed()) object("holds half of a surrogate pair");
    else if (typeof value === "object" && value !== null)
      for (const [key, member] of Object.entries(value)) {
        if (key === "__proto__" || !key.isWellFormed()) object(`${JSON.stringify(key)} cannot be a key`);
        else visit(member, [...path, Array.isArray(value) ? Number(key) : key]);
      }
  }
  visit(root, []);
});
