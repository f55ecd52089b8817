import type { ScanLimits } from "../limits.ts";
import { Calls } from "./calls.ts";
import { Candidates } from "./candidates.ts";
import type { ImportTable } from "./imports.ts";
import type { ArrayData } from "./joblib-arrays.ts";
import { LiteralTexts } from "./literal-texts.ts";
import { MachineNotes } from "./machine-notes.ts";
import { Records } from "./records.ts";
import { Registers } from "./registers.ts";
import { Tuples } from "./tuples.ts";

export type Dialect = "pickle" | "joblib" | "torch-weights" | "torch-full";

/** What is left for a file, nested pickles included. */
export interface PickleBudget {
  opcodes: number;
}

/** The end of a frame where there is none. */
export const NO_FRAME = Number.POSITIVE_INFINITY;

/**
 * The state of a machine that runs a pickle without making anything: values are numbers (`values.ts`), imports are rows
 * of a table, calls give results that remember what was called. What is wrong is noted, never thrown.
 *
 * `run-opcodes.ts` runs it through windows of bytes. The frequent opcodes are done there, the others in
 * `rare-opcodes.ts`, which leaves imports to `import-opcodes.ts` and calls to `call-opcodes.ts`.
 */
export class Machine {
  readonly limits: ScanLimits;
  readonly budget: PickleBudget;
  readonly dialect: Dialect;
  /** The source's bytes from here on are not the pickle's. */
  readonly stopAt: number;

  readonly imports: ImportTable;
  readonly registers: Registers;
  readonly records: Records | undefined;
  readonly tuples: Tuples;
  readonly calls: Calls;
  readonly texts: LiteralTexts;
  readonly candidates = new Candidates();
  readonly notes: MachineNotes;

  /** Where the next opcode lies in the source; the present one, while it runs. After "done": just behind STOP. */
  at: number;
  /** Opcodes that are left after the present one. */
  left = 0;
  /** Where the stream started. */
  started: number;
  protocol = 0;
  frameEnd = NO_FRAME;
  /** Whether memo keys may be used twice, since the memo is that of earlier streams. */
  keepsMemo = false;
  /** Of text that reaches past the window: bytes still to come, and how its UTF-8 stands. */
  textLeft = 0;
  textState = 0;

  /** After "limit". */
  limitHit: "opcodes" | "memo" | "marks" | "stack" | "imports" | "nameBytes" = "opcodes";
  /** Whether joblib's stand-in for an array was imported, so that arrays may lie between the opcodes. */
  mayHoldArrays = false;
  /** After "array": what lies at `at`, in front of the next opcode; `undefined` if that cannot be told. */
  array: ArrayData | undefined;

  /** @param stopAt the source's bytes from here on are not the pickle's */
  constructor(
    imports: ImportTable,
    limits: ScanLimits,
    budget: PickleBudget,
    dialect: Dialect,
    at: number,
    stopAt: number,
  ) {
    this.limits = limits;
    this.budget = budget;
    this.dialect = dialect;
    this.stopAt = stopAt;
    this.at = at;
    this.started = at;
    this.imports = imports;
    this.registers = new Registers(limits);
    this.records = dialect === "pickle" ? undefined : new Records();
    this.tuples = new Tuples(this.registers, this.records);
    this.texts = new LiteralTexts(limits.imports);
    this.notes = new MachineNotes(limits.findings);
    const { notes } = this;
    this.calls = new Calls(imports, this.records, (rule, message, offset) => notes.note(rule, message, offset));
  }

  /**
   * Begins the next stream of the same file: a new stack and memo, as `pickle.load` has them.
   * @param keepMemo whether the memo stays, as with one `Unpickler` that loads one stream after the other
   */
  restart(keepMemo = false): void {
    this.registers.clear(keepMemo);
    this.tuples.forget();
    this.keepsMemo = keepMemo;
    this.protocol = 0;
    this.frameEnd = NO_FRAME;
    this.started = this.at;
  }

  /** Goes on behind bytes that are no opcodes. */
  skipTo(at: number): void {
    this.at = at;
  }

  /** Remembers which limit was hit. */
  stopFor(limit: Machine["limitHit"]): "limit" {
    this.limitHit = limit;
    return "limit";
  }

  /** Asks for the texts of literals that no window holds any more. */
  want(offsets: readonly number[]): "names" | "limit" {
    return this.texts.want(offsets) ? "names" : this.stopFor("imports");
  }
}
