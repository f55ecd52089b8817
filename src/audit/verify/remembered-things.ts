/** What records leave to be remembered, and what memories remember, each once: some 20 bytes for each. */
import { DigestTable } from "./digest-table.ts";
import { KINDS, type Recollection, THING_BYTES, type Thing } from "./recollect.ts";
import { NumberRows } from "./rows.ts";

/** In one byte: the place in `KINDS`, and these. */
const KIND = 0x0f;
const IN_RECORD = 0x80;
const IN_MEMORY = 0x40;

export class RememberedThings {
  private readonly seed: number;
  private digests: DigestTable;
  private flags = new NumberRows(8);
  /** The row of the first record that has it, or else of the memory. */
  private owners = new NumberRows(32);

  /** @param seed a number that nobody could foresee */
  constructor(seed: number) {
    this.seed = seed;
    this.digests = new DigestTable(seed, THING_BYTES);
  }

  /** Lets go of all memory. */
  clear(): void {
    this.digests = new DigestTable(this.seed, THING_BYTES);
    this.flags = new NumberRows(8);
    this.owners = new NumberRows(32);
  }

  /** @param row of the record, or of the memory */
  add(of: "record" | "memory", row: number, recollection: Recollection): void {
    const mark = of === "record" ? IN_RECORD : IN_MEMORY;
    const bytes = Buffer.from(recollection, "latin1");
    for (let at = 0; at < bytes.length; at += 1 + THING_BYTES)
      this.note(bytes.subarray(at + 1, at + 1 + THING_BYTES), bytes[at] ?? 0, mark, row);
  }

  /** What only one side has. `row`: of the record that has it, or of the memory. */
  *unmatched(): Generator<{
    readonly in: "record" | "memory";
    readonly row: number;
    readonly thing: Thing | "written";
  }> {
    for (let at = 0; at < this.flags.length; at += 1) {
      const flags = this.flags.get(at);
      const [inRecord, inMemory] = [(flags & IN_RECORD) !== 0, (flags & IN_MEMORY) !== 0];
      const thing = KINDS[flags & KIND] ?? "written";
      if (inRecord === inMemory || (inRecord && thing === "written")) continue;
      yield { in: inRecord ? "record" : "memory", row: this.owners.get(at), thing };
    }
  }

  private note(digest: Uint8Array, kind: number, mark: number, owner: number): void {
    const row = this.digests.add(digest);
    if (row === this.flags.length) {
      this.flags.push(kind | mark);
      this.owners.push(owner);
      return;
    }
    const flags = this.flags.get(row);
    // What a record has is told by the record.
    if (mark === IN_RECORD && (flags & IN_RECORD) === 0) this.owners.set(row, owner);
    this.flags.set(row, flags | mark);
  }
}
