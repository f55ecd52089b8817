/** What a pull request's memory says as far as it can be held against the chain, read from its bytes. */
import { isUtf8 } from "node:buffer";
import * as z from "zod";
import { ledgerHeadSchema } from "../../ledger/layout.ts";
import { compileForm, type Node } from "./compile-form.ts";
import { Cursor, type Match, textsIn } from "./cursor.ts";

/** What is read, by name. */
const MEMBERS = [
  ...(["at", "base", "decision", "decisionRecord", "head", "merge", "record", "status"] as const),
  ...(["pullRequest", "sequence"] as const),
] as const;
type Member = (typeof MEMBERS)[number];
const [ACT, ACT_ID, COUNTED, PUSHER] = [100, 101, 102, 103] as const;
const MARKS: ReadonlyMap<string, number> = new Map<string, number>([
  ...MEMBERS.map((name, mark) => [name, mark] as const),
  ["acts[].act", ACT],
  ["acts[].act.id", ACT_ID],
  ["acts[].counted", COUNTED],
  ["pushers[]", PUSHER],
]);

/** Reads one memory after the other; what it returned holds until the next is read. */
export class MemoryForm {
  private readonly match: Match;
  private readonly cursor = new Cursor();
  private readonly spans = new Int32Array(2 * MEMBERS.length);
  /** Begin and end of each, in order. */
  private readonly actSpans: number[] = [];
  private readonly idSpans: number[] = [];
  private readonly countedSpans: number[] = [];
  private readonly pusherSpans: number[] = [];

  constructor() {
    this.match = compileForm(z.toJSONSchema(ledgerHeadSchema, { io: "output" }) as Node, MARKS);
  }

  /**
   * @returns whether these bytes are a memory without doubt: in canonical form and fitting its schema. What is not is for
   * `readLedgerHead` to judge
   */
  read(bytes: Uint8Array): boolean {
    const { cursor, spans, actSpans, idSpans, countedSpans, pusherSpans } = this;
    const { marks } = cursor;
    cursor.open(bytes);
    if (!this.match(cursor) || cursor.at !== bytes.length || !isUtf8(bytes)) return false;
    spans.fill(-1);
    for (const list of [actSpans, idSpans, countedSpans, pusherSpans]) list.length = 0;
    for (let index = 0; index < marks.length; index += 3) {
      const [mark = 0, begin = 0, end = 0] = [marks[index], marks[index + 1], marks[index + 2]];
      if (mark === ACT) actSpans.push(begin, end);
      else if (mark === ACT_ID) idSpans.push(begin, end);
      else if (mark === COUNTED) countedSpans.push(begin, end);
      else if (mark === PUSHER) pusherSpans.push(begin, end);
      else spans.set([begin, end], 2 * mark);
    }
    return true;
  }

  /** A text; nothing where it is not there. */
  text(member: Member): string | undefined {
    const at = 2 * MEMBERS.indexOf(member);
    const [begin = -1, end = -1] = [this.spans[at], this.spans[at + 1]];
    return begin < 0 ? undefined : this.cursor.text(begin, end);
  }

  number(member: "pullRequest" | "sequence"): number {
    const at = 2 * MEMBERS.indexOf(member);
    return Number(this.cursor.raw(this.spans[at] ?? 0, this.spans[at + 1] ?? 0));
  }

  /** What is remembered of each act, in order, and how the act is written. */
  actTexts(): readonly { readonly id: string; readonly counted: readonly string[]; readonly written: string }[] {
    const { cursor, idSpans, countedSpans } = this;
    return textsIn(cursor, this.actSpans).map((written, index) => ({
      id: cursor.text(idSpans[2 * index] ?? 0, idSpans[2 * index + 1] ?? 0),
      counted: JSON.parse(cursor.raw(countedSpans[2 * index] ?? 0, countedSpans[2 * index + 1] ?? 0)) as string[],
      written,
    }));
  }

  /** How each pusher is written, in order. */
  pusherTexts(): readonly string[] {
    return textsIn(this.cursor, this.pusherSpans);
  }

  /** The bytes of each act, in order. */
  acts(): readonly Uint8Array[] {
    const acts: Uint8Array[] = [];
    for (let at = 0; at < this.actSpans.length; at += 2)
      acts.push(this.cursor.bytes.subarray(this.actSpans[at], this.actSpans[at + 1]));
    return acts;
  }
}
