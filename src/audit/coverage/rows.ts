import type { Cell } from "../csv.ts";
import type { People } from "../people.ts";
import type { LandedChange } from "./change.ts";

/** The columns of a population; `commit` first, so that a line's first field names it for `cut` and the like. */
export const CHANGE_COLUMNS = [
  "commit",
  "first_commit",
  "commits",
  "landed",
  "class",
  "pull_request",
  "author",
  "login",
  "name",
  "reason",
  "detail",
  "record",
  "doubt",
] as const;

/**
 * @param detail the reason in words
 */
export function changeRow(change: LandedChange, people: People, detail: string): Cell[] {
  const { commit, first, commits, at, pullRequest, author, opened, reason, record, doubt } = change;
  return [
    ...[commit, first ?? commit, commits, at, change.class, pullRequest, author, opened?.login],
    ...[opened === undefined ? undefined : people.nameOf(opened), reason.code, detail, record, doubt],
  ];
}
