/**
 * When changes landed. A commit's date is its author's word: it could move a change out of the period that is looked at. GitHub's word on
 * a merge is better, and between two merges that it dated lies everything that landed between them.
 * @param commits of the line, oldest first: the commit's own word, and GitHub's, where there is one (ISO 8601, UTC)
 * @param now nothing has landed later
 */
export function dateLandings(
  commits: readonly { readonly claims: string; readonly known?: string }[],
  now: string,
): string[] {
  const latest = new Array<string>(commits.length);
  let bound = now;
  for (let at = commits.length - 1; at >= 0; at--) {
    const known = commits[at]?.known;
    if (known !== undefined && known < bound) bound = known;
    latest[at] = bound;
  }
  let earliest = "0000-01-01T00:00:00.000Z";
  return commits.map(({ claims, known }, at) => {
    if (known !== undefined && known > earliest) earliest = known;
    if (known !== undefined) return known;
    if (claims < earliest) return earliest;
    const most = latest[at];
    return most !== undefined && claims > most ? most : claims;
  });
}
