import type { Person } from "../../core/facts.ts";
import { asking } from "./api-error.ts";
import type { GitHub } from "./client.ts";
import { personOf } from "./people.ts";
import { type Actor, HISTORY_QUERY, type Page } from "./pull-query.ts";

/** One entry of a comment's edit history; `diff` has been seen to hold the whole text after the edit. */
export interface Edit {
  readonly at: string;
  readonly editor: Person | null;
  readonly diff: string | undefined;
}

interface Answer {
  readonly node: {
    readonly userContentEdits?: Page<{
      readonly editedAt: string;
      readonly deletedAt: string | null;
      readonly diff: string | null;
      readonly editor: Actor | null;
    }> | null;
  } | null;
}

/** Every edit of a comment that GitHub still knows, newest first; a deleted entry has no text. */
export async function readHistory(github: GitHub, node: string): Promise<Edit[]> {
  const edits: Edit[] = [];
  let after: string | null = null;
  do {
    const answer: Answer = await asking(
      { what: "read the checklist's edit history", right: "pull-requests: read" },
      () => github.query<Answer>(HISTORY_QUERY, { node, after }),
    );
    const page = answer.node?.userContentEdits;
    for (const edit of page?.nodes ?? []) {
      if (edit === null) continue;
      const { editedAt, deletedAt, diff, editor } = edit;
      edits.push({
        at: editedAt,
        editor: editor === null ? null : personOf(editor),
        diff: deletedAt === null ? (diff ?? undefined) : undefined,
      });
    }
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return edits;
}
