/** What decides about the gate is reviewed by whoever answers for it. A bot cannot own code. */
export function codeownersLines(people: readonly string[]): string[] {
  const owners = people.filter((name) => !name.endsWith("[bot]")).map((name) => `@${name}`);
  if (owners.length === 0) return [];
  return ["/.github/secmlops/", "/.github/workflows/secmlops-*.yml", "/.github/CODEOWNERS"].map((pattern) =>
    [pattern, ...owners].join(" "),
  );
}

export const renderCodeowners = (lines: readonly string[]): string =>
  `# Whoever answers for the rules of SecMLOps Gate reviews their changes.\n${lines.join("\n")}\n`;

/** The lines that a file does not have yet; white space and comments aside. */
export function missingLines(wanted: readonly string[], existing: string): string[] {
  const tidy = (line: string) =>
    line
      .replace(/\s#.*$/, "")
      .trim()
      .split(/\s+/)
      .join(" ");
  const has = new Set(existing.split(/\r?\n/).map(tidy));
  return wanted.filter((line) => !has.has(line));
}
