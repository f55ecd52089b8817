/**
 * What people said and did in a pull request, as the host tells it: the raw material of acts.
 * Instants are ISO 8601 in UTC; ids of remarks are the host's numbers, stable and unique for each kind of remark.
 */
import type { Fact, Person } from "../facts.ts";

/** A comment, or whatever else has a body that people write and edit. */
export interface Remark {
  readonly id: number;
  /** The host's handle for reactions. */
  readonly node: string;
  readonly url: string;
  /** `null`: the account is gone. */
  readonly author: Person | null;
  readonly body: string;
  readonly createdAt: string;
  /** The last edit, if there was one. `editor: null`: an account that is gone, or not told. */
  readonly edited?: { readonly at: string; readonly editor: Person | null };
}

export type ReviewState = "approved" | "changes-requested" | "commented";

/** A submitted review; `createdAt` is when it was submitted. */
export interface Review extends Remark {
  /** Before a dismissal; `undefined` where it was dismissed and nobody can tell what it was. */
  readonly state: ReviewState | undefined;
  /** The commit that was reviewed; `undefined` where it is gone. */
  readonly commit?: string;
  readonly dismissed?: { readonly at: string; readonly by: Person | null };
}

/** One state of the checklist comment. */
export interface Revision {
  readonly at: string;
  /** `null`: an account that is gone, or not told. */
  readonly editor: Person | null;
  /** The whole text after this edit; `undefined` where the host no longer has it. */
  readonly text: string | undefined;
}

/** Our own comment, found by marker and author. */
export interface Checklist {
  readonly id: number;
  readonly node: string;
  readonly url: string;
  readonly body: string;
  /** Every state it had, oldest first, the creation included; the last one has the body of today. */
  readonly revisions: Fact<readonly Revision[]>;
}

/** The event that brought us here, where it was an edit of the checklist: who made it, and the texts around it. */
export interface ChecklistEdit {
  readonly editor: Person;
  readonly at: string;
  readonly before: string;
  readonly after: string;
}

export interface Conversation {
  /** The account we act as. */
  readonly self: Person;
  /** Without our own checklist. */
  readonly comments: readonly Remark[];
  readonly reviews: readonly Review[];
  readonly checklist?: Checklist;
  readonly checklistEdit?: ChecklistEdit;
}
