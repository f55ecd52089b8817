import type { OwnerRule } from "../facts.ts";
import { readOwnerPattern } from "./owner-pattern.ts";

/** Where GitHub looks for the file; the first that is there counts. */
export const CODEOWNERS_PLACES = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"] as const;

/** A login, a team, or somebody's address. */
const OWNER = /^(?:@[A-Za-z0-9][\w-]*(?:\/[A-Za-z0-9_][\w.-]*)?|[^\s@]+@[^\s@]+\.[^\s@.]+)$/;

/**
 * The rules of a CODEOWNERS text, in order: the last that matches a path decides. A line that GitHub would call invalid is skipped, as
 * GitHub skips it. Total and linear.
 */
export function parseCodeowners(text: string): OwnerRule[] {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r\n?|\n/)
    .flatMap((line, index) => {
      const [pattern, ...words] = line.match(/(?:\\[\s\S]|[^\s\\]|\\$)+/g) ?? [];
      if (pattern === undefined || pattern.startsWith("#") || readOwnerPattern(pattern) === undefined) return [];
      const comment = words.findIndex((word) => word.startsWith("#"));
      const owners = comment < 0 ? words : words.slice(0, comment);
      return owners.every((owner) => OWNER.test(owner)) ? [{ line: index + 1, pattern, owners }] : [];
    });
}
