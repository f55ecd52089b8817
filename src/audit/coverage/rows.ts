import type { Cell } from "../csv.ts";
import type { People } from "../people.ts";
import type { LandedChange } from "./change.ts";

/**
 * The columns of a population; `commit` first, so that a line's first field names it for `cut` and the like. `author` is the commit's, as it
 * is written there, `opener` the login that opened the pull request, `opener_name` what a file of names says of that.
 */
export const CHANGE_COLUMNS = [
  "commit",
  "first_commit",
  "commits",
  "landed",
  "class",
  "advised_only",
  "pull_request",
  "author",
  "opener",
  "opener_name",
  "reason",
  "detail",
  "record",
  "paths",
  "more_paths",
  "doubt",
] as const;

/**
 * @param detail the reason in words
 */
export function changeRow(change: LandedChange, people: People, detail: string): Cell[] {
  const { commit, first, commits, at, pullRequest, author, opened, reason, record, doubt, advised, paths, morePaths } =
    change;
  return [
    ...[commit, first ?? commit, commits, at, change.class, advised, pullRequest, author, opened?.login],
    ...[opened === undefined ? undefined : people.nameOf(opened), reason.code, detail, record],
    ...[paths.join("; "), morePaths, doubt],
  ];
}
