/** What a pull request's memory says as far as it can be held against the chain, read from its bytes. */
import { isUtf8 } from "node:buffer";
import * as z from "zod";
import { type LedgerHead, ledgerHeadSchema } from "../../ledger/layout.ts";
import { compileForm, type Node } from "./compile-form.ts";
import { Cursor, type Match } from "./cursor.ts";

const ACT = 1;

export class MemoryForm {
  private readonly match: Match;
  private readonly cursor = new Cursor();

  constructor() {
    const schema = z.toJSONSchema(ledgerHeadSchema, { io: "output" }) as Node;
    this.match = compileForm(schema, new Map([["acts[].act", ACT]]));
  }

  /**
   * @returns the memory, and the bytes of each of its acts, if it is one without doubt: in canonical form and fitting its schema. What is
   * not is for `readLedgerHead` to judge
   */
  read(bytes: Uint8Array): { readonly head: LedgerHead; readonly acts: readonly Uint8Array[] } | undefined {
    const { cursor } = this;
    cursor.open(bytes);
    if (!this.match(cursor) || cursor.at !== bytes.length || !isUtf8(bytes)) return undefined;
    const acts: Uint8Array[] = [];
    for (let index = 0; index < cursor.marks.length; index += 3)
      acts.push(bytes.subarray(cursor.marks[index + 1] ?? 0, cursor.marks[index + 2] ?? 0));
    // It fits the schema, so that this is what the schema would give.
    return { head: JSON.parse(Buffer.from(bytes).toString("utf8")) as LedgerHead, acts };
  }
}
