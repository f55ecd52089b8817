/**
 * Whether a `when` can only become true, never false, as more files are governed. Then adding patterns to an asset kind
 * cannot switch a requirement off. Known forms are recognised; whatever else an expression holds counts as no.
 */
export function growsWithChange(when: string): boolean {
  let rest = when.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, "S");
  for (const form of FORMS) rest = rest.replace(form, "T");
  return /^[T\s()&|]*$/.test(rest);
}

/** Whether an expression looks at the change at all. */
export const looksAtChange = (when: string): boolean => /\bchange\b/.test(when);

/** Of one file or kind. `S` stands for a string. */
const ABOUT_ONE = String.raw`\s*(?:[a-z]\w*\.(?:startsWith|endsWith|contains|matches)\(S\)|[a-z]\w*\s*==\s*S)\s*`;

const FORMS: readonly RegExp[] = [
  /\bS\s+in\s+change\.kinds\b/g,
  /\bchange\.counts\[S\]\s*>=?\s*\d+(?![\w\s]*[-+*/%<>=])/g,
  new RegExp(String.raw`\bchange\.(?:kinds|paths)\.exists\(\s*[a-z]\w*\s*,${ABOUT_ONE}\)`, "g"),
  // What does not depend on the change may say anything.
  /\b(?:pr\.base|pr\.author|repo)\s*(?:==|!=)\s*S\b/g,
  /\b(?:pr\.base|pr\.author|repo)\.(?:startsWith|endsWith|contains|matches)\(S\)/g,
  /!?\s*\bpr\.fork\b/g,
];
