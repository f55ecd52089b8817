import type { ScanLimits } from "../limits.ts";
import type { RuleId } from "../rules.ts";
import type { Lead } from "./arguments.ts";
import { Calls } from "./calls.ts";
import type { ImportTable } from "./imports.ts";
import { type ArrayData, describeArray, isArrayWrapper } from "./joblib-arrays.ts";
import { readLiteral } from "./literals.ts";
import { type Candidate, decodeLine, mayStart, sniffLiteral } from "./nested.ts";
import { fitsArray, fitsDtype } from "./numpy-state.ts";
import {
  COUNTED,
  EFFECT_OF,
  EFFECTS,
  type Effect,
  HEAD_BYTES_OF,
  IS_WEIGHTS_OPCODE,
  NO_OPCODE,
  OPCODES,
  readLength,
  readNumber,
  SHAPE_OF,
} from "./opcodes.ts";
import { Records } from "./records.ts";
import { Registers } from "./registers.ts";
import { checkUtf8, isFloatLine, parseIntegerLine, parseKeyLine } from "./text.ts";
import * as V from "./values.ts";

export type Dialect = "pickle" | "joblib" | "torch-weights" | "torch-full";

/** Why the machine handed control back. */
export type Status = "more" | "names" | "array" | "done" | "failed" | "limit";

/** What is said of pickles that are longer than their bytes. */
export const ENDS_INSIDE = "The pickle ends inside an argument.";
export const ENDS_EARLY = "The pickle ends before its STOP.";
/** What is said of an import by a name that bytes do not show by chance. */
export const GIVEN_NAME = "An import whose module or name is what a call gave.";

export interface MachineNote {
  readonly rule: RuleId;
  readonly message: string;
  readonly offset: number;
}

/** What is left for a file, nested pickles included. */
export interface PickleBudget {
  opcodes: number;
}

const effectIndex = (effect: Effect): number => EFFECTS.indexOf(effect);
const PUSH_INT = effectIndex("push-int");
const PUSH_FLOAT = effectIndex("push-float");
const PUSH_TEXT = effectIndex("push-text");
const PUSH_BYTES = effectIndex("push-bytes");
const MEMOIZE = effectIndex("memoize");
const PUT = effectIndex("put");
const GET = effectIndex("get");
const MARK = effectIndex("mark");
const APPEND = effectIndex("append");
const SET_ITEM = effectIndex("set-item");
const SET_ITEMS = effectIndex("set-items");
const APPENDS = effectIndex("appends");
const FRAME = effectIndex("frame");
const STOP = effectIndex("stop");
/** Effects that put a value on the stack, whatever it is. */
const PLAIN_VALUES = new Float64Array(EFFECTS.length);
PLAIN_VALUES[effectIndex("push-none")] = V.NONE;
PLAIN_VALUES[effectIndex("push-bool")] = V.SCALAR;
PLAIN_VALUES[effectIndex("push-list")] = V.LIST;
PLAIN_VALUES[effectIndex("push-dict")] = V.DICT;
PLAIN_VALUES[effectIndex("push-set")] = V.SET;
const BININT = 0x4a;
const STRING = 0x53;

/** Candidates for nested pickles kept of one pickle, and bytes of those that had to be decoded. */
const MOST_CANDIDATES = 1_000;
const MOST_DECODED = 8_388_608;
/** Texts of far names kept for when they are asked for again. */
const MOST_SUPPLIED = 64;
/** Different products of shapes that are kept. */
const MOST_SIZES = 100_000;
/** Classes that take NumPy's state of arrays. */
const ARRAYS: ReadonlySet<string> = new Set(["numpy.ndarray", "numpy.matrix", "numpy.recarray", "numpy.rec.recarray"]);
/** Arguments of a call that are looked at. */
const MOST_ARGUMENTS = 8;

/**
 * Runs a pickle without making anything: values are numbers (`values.ts`), imports are rows of a table, calls give
 * results that remember what was called. It works on one window of bytes at a time and goes on with the next one where
 * it stopped, so that memory does not grow with the file. What is wrong is noted, never thrown.
 */
export class Machine {
  /** Where the next opcode lies in the source. After "done": just behind STOP. */
  at: number;
  readonly notes: MachineNote[] = [];
  readonly candidates: Candidate[] = [];
  /** Too many candidates, or too large ones, to look into all. */
  tooMuchNested = false;
  /** After "limit". */
  limitHit: "opcodes" | "memo" | "marks" | "stack" | "imports" | "nameBytes" = "opcodes";
  /** After "names": the offsets of the literals whose text is wanted. */
  wanted: readonly number[] = [];
  readonly records: Records | undefined;
  /** Whether joblib's stand-in for an array was imported, so that arrays may lie between the opcodes. */
  mayHoldArrays = false;
  /** After "array": what lies at `at`, in front of the next opcode; `undefined` if that cannot be told. */
  array: ArrayData | undefined;

  private readonly imports: ImportTable;
  private readonly limits: ScanLimits;
  private readonly budget: PickleBudget;
  private readonly dialect: Dialect;
  private readonly stopAt: number;
  private readonly noted = new Set<string>();
  private readonly supplied = new Map<number, string | null>();
  private readonly calls: Calls;
  private readonly r: Registers;
  private readonly plain: Float64Array;
  private far = 0;
  private decoded = 0;
  /** The tuple that was made last: its elements, where it stood, and after how many opcodes. */
  private readonly lastItems = new Float64Array(8);
  private lastCount = 0;
  private lastPlace = -1;
  private lastLeft = 0;
  private lastListed = -1;
  /** Whether there is what may be a field of objects of some dtype: `(dtype, offset)`. */
  private objectField = false;
  private left = 0;
  private readonly sizes: number[] = [];
  private readonly products = new Map<number, number>();
  private keepsMemo = false;

  private protocol = 0;
  private started: number;
  private frameEnd = Number.POSITIVE_INFINITY;
  private textLeft = 0;
  private textState = 0;

  /** @param stopAt the source's bytes from here on are not the pickle's */
  constructor(
    imports: ImportTable,
    limits: ScanLimits,
    budget: PickleBudget,
    dialect: Dialect,
    at: number,
    stopAt: number,
  ) {
    this.imports = imports;
    this.limits = limits;
    this.budget = budget;
    this.dialect = dialect;
    this.at = at;
    this.started = at;
    this.stopAt = stopAt;
    this.records = dialect === "pickle" ? undefined : new Records();
    this.r = new Registers(limits);
    this.calls = new Calls(imports, this.records, (rule, message, offset) => this.note(rule, message, offset));
    this.plain = PLAIN_VALUES.slice();
    // What an array's wrapper holds has to be known.
    if (dialect === "joblib") this.plain[effectIndex("push-dict")] = V.MISSING;
  }

  /**
   * Begins the next stream of the same file: a new stack and memo, as `pickle.load` has them.
   * @param keepMemo whether the memo stays, as with one `Unpickler` that loads one stream after the other
   */
  restart(keepMemo = false): void {
    this.r.clear(keepMemo);
    this.keepsMemo = keepMemo;
    this.protocol = 0;
    this.frameEnd = Number.POSITIVE_INFINITY;
    this.started = this.at;
    this.lastPlace = -1;
  }

  /** Goes on behind bytes that are no opcodes. */
  skipTo(at: number): void {
    this.at = at;
  }

  /** The text of a literal that was wanted; `null` if it is none. */
  supply(offset: number, text: string | null): void {
    if (this.supplied.size >= MOST_SUPPLIED) this.supplied.clear();
    this.supplied.set(offset, text);
  }

  /**
   * Runs through a window.
   * @param window starts at `this.at`
   * @returns "more" if the next opcode reaches past the window; `this.at` says where to read on
   */
  run(window: Uint8Array): Status {
    const base = this.at;
    const end = window.length;
    const r = this.r;
    const plain = this.plain;
    let stack = r.stack;
    let height = r.height;
    let fence = r.fence;
    let left = this.budget.opcodes;
    let next = 0;
    let at = 0;
    if (this.textLeft > 0) {
      next = Math.min(this.textLeft, end);
      this.textState = checkUtf8(window, 0, next, this.textState);
      if (this.textState === -1) return this.fail("Text that is not UTF-8.", base + at, height, left);
      this.textLeft -= next;
      at = next;
      if (this.textLeft > 0) return this.leave("more", base + at, height, left);
      if (this.textState !== 0) return this.fail("Text that is not UTF-8.", base + at, height, left);
    }
    while (true) {
      if (at >= end) return this.leave("more", base + at, height, left);
      const code = window[at] ?? 0;
      const effect = EFFECT_OF[code] ?? NO_OPCODE;
      if (effect === NO_OPCODE) return this.fail("A byte that is no opcode.", base + at, height, left);
      if (left <= 0) {
        this.limitHit = "opcodes";
        return this.leave("limit", base + at, height, left);
      }
      left -= 1;

      // The argument.
      const body = at + 1;
      const head = HEAD_BYTES_OF[code] ?? 0;
      const shape = SHAPE_OF[code] ?? 0;
      let argument = 0;
      let from = body + head;
      if (shape === 0) {
        next = from;
        if (next > end) return this.leave("more", base + at, height, left);
        if (head === 1) argument = window[body] ?? 0;
        else if (head === 4 || head === 2) argument = readNumber(window, body, head);
      } else if (shape >= COUNTED) {
        if (from > end) return this.leave("more", base + at, height, left);
        argument = readLength(window, body, code);
        if (argument < 0) return this.fail("A length below zero.", base + at, height, left);
        next = from + argument;
        if (base + next > this.stopAt) return this.fail(ENDS_INSIDE, base + at, height, left);
      } else {
        from = body;
        let newline = window.indexOf(0x0a, body);
        if (shape === 2 && newline >= 0) {
          from = newline + 1;
          newline = window.indexOf(0x0a, from);
        }
        if (newline < 0) return this.leave("more", base + at, height, left);
        next = newline + 1;
      }
      if (base + next > this.frameEnd && effect !== FRAME) {
        this.note("PKL011", "An opcode reaches over the end of its frame.", base + at);
        this.frameEnd = Number.POSITIVE_INFINITY;
      }

      if (height + 1 >= stack.length) {
        if (height >= this.limits.stack) {
          this.limitHit = "stack";
          return this.leave("limit", base + at, height, left);
        }
        stack = r.growStack();
      }

      // The effect; the frequent ones here, the others in methods.
      if (effect === PUSH_INT) {
        stack[height] = code === BININT && argument >= 0x8000_0000 ? V.SCALAR : -argument - 1;
        height += 1;
      } else if (plain[effect] !== V.MISSING) {
        stack[height] = plain[effect] ?? V.SCALAR;
        r.counts[height] = 0;
        height += 1;
      } else if (effect === PUSH_TEXT) {
        const reach = Math.min(next, end);
        const state = checkUtf8(window, from, reach);
        if (state === -1 || (state !== 0 && next <= end))
          return this.fail("Text that is not UTF-8.", base + at, height, left);
        if (argument >= 4 && mayStart(window[from] ?? 0)) this.sniff(window, from, reach, base, argument, true);
        stack[height] = V.ofLiteral(base + at);
        height += 1;
        if (next > end) {
          this.textLeft = next - end;
          this.textState = state;
          at = end;
          if (this.frameEnd <= base + next) this.frameEnd = Number.POSITIVE_INFINITY;
          if (this.dialect === "torch-weights" && IS_WEIGHTS_OPCODE[code] === 0) this.noteOpcode(code, base + at);
          return this.leave("more", base + at, height, left);
        }
      } else if (effect === MEMOIZE || effect === PUT) {
        if (height === fence) return this.fail("Nothing on the stack to memoize.", base + at, height, left);
        let key = effect === MEMOIZE ? r.memoCount : argument;
        if (shape === 1) key = parseKeyLine(latin1(window, body, next - 1)) ?? -1;
        if (key < 0) return this.fail("A memo key that is no number.", base + at, height, left);
        if (key >= this.limits.memo) {
          this.limitHit = "memo";
          return this.leave("limit", base + at, height, left);
        }
        if (key >= r.memo.length) r.growMemo(key);
        if (r.memo[key] !== V.MISSING && !this.keepsMemo)
          return this.fail("A memo key that is used twice.", base + at, height, left);
        r.memo[key] = stack[height - 1] ?? V.MISSING;
        r.memoCount += 1;
        if (key >= r.memoTop) r.memoTop = key + 1;
      } else if (effect === GET) {
        const key = shape === 1 ? (parseKeyLine(latin1(window, body, next - 1)) ?? -1) : argument;
        const value = key >= 0 && key < r.memoTop ? (r.memo[key] ?? V.MISSING) : V.MISSING;
        if (value === V.MISSING) return this.fail("A memo entry that was never made.", base + at, height, left);
        stack[height] = V.isActive(value) ? this.calls.again(value) : value;
        r.counts[height] = -1;
        height += 1;
      } else if (effect === PUSH_FLOAT) {
        if (shape === 1 && !isFloatLine(latin1(window, body, next - 1)))
          return this.fail("A float that is no number.", base + at, height, left);
        stack[height] = V.SCALAR;
        height += 1;
      } else if (effect === PUSH_BYTES) {
        if (argument >= 4 && mayStart(window[from] ?? 0))
          this.sniff(window, from, Math.min(next, end), base, argument, false);
        stack[height] = V.ofLiteral(base + at);
        height += 1;
      } else if (effect === MARK) {
        if (r.markCount >= this.limits.marks) {
          this.limitHit = "marks";
          return this.leave("limit", base + at, height, left);
        }
        r.pushMark(height);
        fence = height;
      } else if (effect === APPEND || effect === SET_ITEM) {
        const taken = effect === APPEND ? 1 : 2;
        if (height - taken - 1 < fence) return this.fail("Too few values on the stack.", base + at, height, left);
        height -= taken;
        const kind = effect === APPEND ? V.LIST : V.DICT;
        r.addCount(height - 1, 1);
        const target = stack[height - 1] ?? 0;
        const problem = target === kind ? undefined : this.fill(target, kind, base + at, height, height + taken);
        if (problem !== undefined) return this.fail(problem, base + at, height, left);
      } else if (effect === SET_ITEMS || effect === APPENDS) {
        if (r.markCount === 0) return this.fail(NO_MARK, base + at, height, left);
        if (effect === SET_ITEMS && (height - fence) % 2 === 1)
          return this.fail("A key without a value.", base + at, height, left);
        const reached = height;
        const fence0 = fence;
        height = fence;
        r.popMark();
        fence = r.fence;
        if (height === fence) return this.fail("Too few values on the stack.", base + at, height, left);
        const kind = effect === APPENDS ? V.LIST : V.DICT;
        r.addCount(height - 1, reached - fence0);
        const target = stack[height - 1] ?? 0;
        const problem = target === kind ? undefined : this.fill(target, kind, base + at, height, reached);
        if (problem !== undefined) return this.fail(problem, base + at, height, left);
      } else if (effect === STOP) {
        if (height !== 1 || r.markCount !== 0)
          this.note("PKL007", "The pickle ends with other than one value on the stack.", base + at);
        if (this.frameEnd !== Number.POSITIVE_INFINITY && this.frameEnd !== base + next)
          this.note("PKL011", "The pickle ends before its last frame does.", base + at);
        at = next;
        return this.leave("done", base + at, height, left);
      } else {
        r.height = height;
        this.at = base + at;
        this.left = left;
        const problem = this.rare(EFFECTS[effect] ?? "stop", window, body, from, next, base, code);
        if (problem === "array") {
          if (this.frameEnd === base + next) this.frameEnd = Number.POSITIVE_INFINITY;
          if (this.frameEnd !== Number.POSITIVE_INFINITY)
            this.note("PKL011", "An array lies inside of a frame.", base + next);
          return this.leave("array", base + next, r.height, left);
        }
        if (problem === "names" || problem === "limit") {
          left += problem === "names" ? 1 : 0;
          return this.leave(problem, base + at, height, left);
        }
        if (problem !== undefined && problem !== NOTHING_WRONG) return this.fail(problem, base + at, r.height, left);
        stack = r.stack;
        height = r.height;
        fence = r.fence;
      }
      if (this.dialect === "torch-weights" && IS_WEIGHTS_OPCODE[code] === 0) this.noteOpcode(code, base + at);
      if (base + next === this.frameEnd) this.frameEnd = Number.POSITIVE_INFINITY;
      at = next;
    }
  }

  private leave(status: Status, at: number, height: number, left: number): Status {
    this.at = at;
    this.r.height = height;
    this.budget.opcodes = left;
    return status;
  }

  private fail(message: string, at: number, height: number, left: number): Status {
    this.note("PKL007", message, at);
    return this.leave("failed", at, height, left);
  }

  /** @returns what is wrong with the stream, or that the machine cannot go on yet, or nothing */
  private rare(
    effect: Effect,
    window: Uint8Array,
    body: number,
    from: number,
    next: number,
    base: number,
    code: number,
  ): string | undefined {
    const { r } = this;
    const { available } = r;
    const few = "Too few values on the stack.";
    switch (effect) {
      case "push-int-line": {
        const integer = parseIntegerLine(latin1(window, body, next - 1), code === 0x4c);
        if (integer === undefined) return "An integer that is no number.";
        r.push(Number.isNaN(integer) ? V.SCALAR : V.ofInteger(integer));
        return undefined;
      }
      case "push-long":
        r.push(next - from <= 6 ? longOf(window, from, next) : V.SCALAR);
        return undefined;
      case "push-line": {
        const text = decodeLine(latin1(window, body, next - 1), code === STRING);
        if (text === undefined) return "Text that does not parse.";
        if (text.candidate !== undefined)
          this.keep({ offset: base + body, length: text.candidate.length, bytes: text.candidate });
        r.push(V.ofLiteral(this.at));
        return undefined;
      }
      case "push-buffer":
        this.note("PKL014", "The pickle needs buffers that the program which loads it passes.", this.at);
        r.push(V.SCALAR);
        return undefined;
      case "readonly":
        return available < 1 ? few : undefined;
      case "pop":
        if (available > 0) r.height -= 1;
        else if (r.markCount > 0) r.popMark();
        else return few;
        return undefined;
      case "pop-mark":
        if (r.markCount === 0) return NO_MARK;
        this.takeToMark();
        return undefined;
      case "duplicate": {
        if (available < 1) return few;
        const value = r.top();
        const copy = V.isActive(value) ? this.calls.again(value) : value;
        if (!V.isImport(value)) r.replace(r.height - 1, copy);
        r.push(copy);
        r.counts[r.height - 1] = -1;
        return undefined;
      }
      case "tuple-0":
        r.push(V.EMPTY_TUPLE);
        return undefined;
      case "tuple-1":
      case "tuple-2":
      case "tuple-3": {
        const count = Number(effect.slice(-1));
        if (available < count) return few;
        r.replace(r.height - count, this.collect("tuple", r.height - count));
        this.lastPlace = r.height - 1;
        return undefined;
      }
      case "tuple":
      case "list":
      case "dict":
      case "frozenset": {
        if (r.markCount === 0) return NO_MARK;
        if (effect === "dict" && available % 2 === 1) return "A key without a value.";
        const start = r.fence;
        const value = this.collect(effect, start);
        r.counts[start] = r.height - start;
        r.popMark();
        r.replace(start, value);
        if (effect === "tuple") this.lastPlace = start;
        return undefined;
      }
      case "add-items":
        if (r.markCount === 0) return NO_MARK;
        this.takeToMark();
        return r.available === 0 ? few : this.fill(r.top(), V.SET, this.at, 0, 0);
      case "import":
        return this.import(utf8(window, body, from - 1), utf8(window, from, next - 1));
      case "stack-import":
        if (available < 2) return few;
        return this.importFromStack(window, base);
      case "extension":
        this.note("PKL004", "An import by a number of the extension registry.", this.at);
        r.push(V.COMPUTED);
        return undefined;
      case "call":
        if (available < 2) return few;
        return (
          this.reach(window, base) ??
          this.makeDtype(window, base) ??
          this.call(r.height - 2, this.argumentsOnTop(), "called")
        );
      case "new":
        if (available < 2) return few;
        return this.call(r.height - 2, undefined, "constructed");
      case "new-ex":
        if (available < 3) return few;
        return this.call(r.height - 3, undefined, "constructed");
      case "instance": {
        if (r.markCount === 0) return NO_MARK;
        const start = r.fence;
        const args = [...r.stack.subarray(start, Math.min(r.height, start + MOST_ARGUMENTS))];
        r.popMark();
        r.height = start;
        const problem = this.import(utf8(window, body, from - 1), utf8(window, from, next - 1));
        return problem ?? this.call(start, args, "called");
      }
      case "object": {
        if (r.markCount === 0) return NO_MARK;
        if (available < 1) return few;
        const start = r.fence;
        const args = [...r.stack.subarray(start + 1, Math.min(r.height, start + 1 + MOST_ARGUMENTS))];
        r.popMark();
        return this.call(start, args, "called");
      }
      case "build":
        return available < 2 ? few : this.build(window, base);
      case "persistent-line":
        this.note("PKL014", "A persistent id: the program that loads the pickle decides what it stands for.", this.at);
        r.push(V.PERSISTENT);
        return undefined;
      case "persistent": {
        if (available < 1) return few;
        const records = this.dialect === "joblib" ? undefined : this.records;
        const module = records?.module(r.top());
        const storage = module === undefined ? records?.storage(r.top()) : this.calls.again(module);
        if (storage === undefined || module !== undefined)
          this.note(
            "PKL014",
            "A persistent id: the program that loads the pickle decides what it stands for.",
            this.at,
          );
        r.replace(r.height - 1, storage ?? V.PERSISTENT);
        return undefined;
      }
      case "push-dict":
        r.push(this.records?.dict() ?? V.DICT);
        return undefined;
      case "protocol": {
        const version = window[body] ?? 0;
        if (version > 5) return "A protocol that does not exist.";
        if (this.at !== this.started) return "A protocol in the middle of a pickle.";
        this.protocol = version;
        return undefined;
      }
      case "frame": {
        if (this.frameEnd !== Number.POSITIVE_INFINITY)
          this.note("PKL011", "A frame starts before the last one ended.", this.at);
        this.lastLeft -= 1;
        const length = readNumber(window, body, 8);
        if (base + next + length > this.stopAt) this.note("PKL011", "A frame reaches past the end.", this.at);
        this.frameEnd = length === 0 ? Number.POSITIVE_INFINITY : base + next + length;
        return undefined;
      }
      default:
        return "An opcode out of place.";
    }
  }

  private import(module: string, name: string): string | undefined {
    if (module.length > this.limits.nameBytes || name.length > this.limits.nameBytes) return this.stopFor("nameBytes");
    const index = this.imports.add(module, name, this.protocol, this.at);
    if (index < 0) return this.stopFor("imports");
    const imported = this.imports.all[index];
    if (imported !== undefined) {
      imported.pushed += 1;
      if (isArrayWrapper(imported)) this.mayHoldArrays = true;
    }
    this.r.push(V.ofObject(index, V.IMPORT));
    return undefined;
  }

  private stopFor(limit: Machine["limitHit"]): "limit" {
    this.limitHit = limit;
    return "limit";
  }

  /** Asks for the texts of literals that no window holds any more. */
  private want(offsets: readonly number[]): "names" | "limit" {
    this.far += 1;
    if (this.far > this.limits.imports) return this.stopFor("imports");
    this.wanted = offsets;
    return "names";
  }

  /** The text of a value; `null` if it has none, `undefined` if it has to be fetched first. */
  private textOf(value: V.Value, window: Uint8Array, base: number): string | null | undefined {
    if (!V.isLiteral(value)) return null;
    const offset = V.offsetOf(value);
    const text = this.supplied.get(offset);
    return text === undefined && offset >= base ? readLiteral(window, offset - base) : text;
  }

  private importFromStack(window: Uint8Array, base: number): string | undefined {
    const { r } = this;
    const values = [r.at(r.height - 2), r.top()] as const;
    const module = this.textOf(values[0], window, base);
    const name = this.textOf(values[1], window, base);
    if (module === undefined || name === undefined)
      return this.want(
        values.filter((_, at) => (at === 0 ? module : name) === undefined).map((value) => V.offsetOf(value)),
      );
    r.height -= 2;
    if (module !== null && name !== null) return this.import(module, name);
    const given = values.some((value) => this.calls.originOf(value) !== undefined);
    this.note("PKL003", given ? GIVEN_NAME : "An import whose module or name is not a literal.", this.at);
    r.push(V.COMPUTED);
    return undefined;
  }

  /**
   * `getattr` with a literal name, as methods are pickled: the attribute is an import of its own.
   * @returns `undefined` if the call on top is none
   */
  private reach(window: Uint8Array, base: number): string | undefined {
    const { r } = this;
    const callee = r.at(r.height - 2);
    const getter = V.isImport(callee) ? this.imports.all[V.indexOf(callee)] : undefined;
    if (getter?.module !== "builtins" || getter.name !== "getattr") return undefined;
    const args = this.argumentsOnTop();
    const [owner = V.MISSING, name = V.MISSING] = args?.length === 2 ? args : [];
    const origin = V.isImport(owner) ? V.indexOf(owner) : this.calls.originOf(owner);
    const from = origin === undefined ? undefined : this.imports.all[origin];
    if (from === undefined || !V.isLiteral(name)) return undefined;
    const text = this.textOf(name, window, base);
    if (text === undefined) return this.want([V.offsetOf(name)]);
    if (text === null) return undefined;
    const index = this.imports.addAttribute(from, text, V.isImport(owner), this.at);
    const attribute = this.imports.all[index];
    if (attribute === undefined) return this.stopFor("imports");
    attribute.pushed += 1;
    getter.excused += 1;
    r.replace(r.height - 2, V.ofObject(index, V.IMPORT));
    return NOTHING_WRONG;
  }

  /** A dtype of objects is told from others. @returns `undefined` if the call on top makes none */
  private makeDtype(window: Uint8Array, base: number): string | undefined {
    const { r } = this;
    const callee = r.at(r.height - 2);
    const maker = V.isImport(callee) ? this.imports.all[V.indexOf(callee)] : undefined;
    if (maker?.module !== "numpy" || maker.name !== "dtype") return undefined;
    const [first = V.MISSING] = this.argumentsOnTop() ?? [];
    const text = this.textOf(first, window, base);
    if (text === undefined) return this.want([V.offsetOf(first)]);
    const named = V.isImport(first) ? this.imports.all[V.indexOf(first)]?.name : undefined;
    if (text === null ? named !== undefined && !named.startsWith("object") : !text.includes("O")) return undefined;
    const problem = this.call(r.height - 2, this.argumentsOnTop(), "called");
    const described = this.records?.described(r.top());
    if (described !== undefined) described.objects = true;
    else r.replace(r.height - 1, V.ofObject(V.indexOf(callee), V.OBJECT_DTYPE));
    return problem ?? NOTHING_WRONG;
  }

  /** Replaces the callee at `place`, and all above it, by what it gives. */
  private call(place: number, args: readonly V.Value[] | undefined, use: Lead): string | undefined {
    const callee = this.r.at(place);
    // A tuple may be made by a call as well, out of sight.
    if (V.isImport(callee) && this.imports.all[V.indexOf(callee)]?.name === "tuple") this.objectField = true;
    const given = this.calls.call(callee, args, use, this.at);
    if (given === undefined) return "A call of something that is no function.";
    this.r.replace(place, given);
    return undefined;
  }

  private build(window: Uint8Array, base: number): string | undefined {
    const { r } = this;
    const state = r.top();
    const target = r.at(r.height - 2);
    const origin = this.dialect === "joblib" ? this.calls.originOf(target) : undefined;
    const wrapper = origin === undefined ? undefined : this.imports.all[origin];
    const wraps = wrapper !== undefined && isArrayWrapper(wrapper);
    if (wraps) {
      const wanted = this.describe(state, window, base);
      if (wanted !== undefined) return wanted;
    }
    const made = this.calls.originOf(target);
    const maker = made === undefined ? undefined : this.imports.all[made];
    if (maker !== undefined && !this.fitsState(maker.module, maker.name, target))
      this.note("PKL016", `The state of what ${maker.module}.${maker.name} gave does not fit it.`, this.at);
    r.height -= 1;
    const problem = this.calls.build(target, state, this.at);
    if (problem !== undefined) return problem;
    if (V.isObject(target, V.RESULT)) r.replace(r.height - 1, V.ofObject(V.indexOf(target), V.SHARED));
    return wraps ? "array" : undefined;
  }

  /** Finds out about an array by its wrapper's state. @returns what is missing */
  private describe(state: V.Value, window: Uint8Array, base: number): "names" | "limit" | undefined {
    const wanted: number[] = [];
    const { records } = this;
    const entries = records?.entries(state);
    const described =
      records === undefined || entries === undefined
        ? undefined
        : describeArray(entries, records, (literal) => {
            const text = this.textOf(literal, window, base);
            if (text === undefined) wanted.push(V.offsetOf(literal));
            return text ?? undefined;
          });
    if (wanted.length > 0) return this.want(wanted);
    this.array = described?.data;
    return undefined;
  }

  /** Items are added to `target`: those from `start` up to `end` on the stack. */
  private fill(target: V.Value, kind: V.Value, offset: number, start: number, end: number): string | undefined {
    if (kind === V.DICT && this.records?.fill(target, this.r.stack, start, end) === true) return undefined;
    return this.calls.fill(target, kind, offset);
  }

  /** The elements of the tuple on top, if they are known: if it was made just before. */
  private argumentsOnTop(): readonly V.Value[] | undefined {
    const { r } = this;
    const kept = this.records?.items(r.top());
    if (kept !== undefined) return kept;
    if (r.top() === V.EMPTY_TUPLE) return [];
    if (r.top() === V.ZERO_TUPLE) return [V.ofInteger(0)];
    const recent = this.lastPlace === r.height - 1 && this.lastLeft - this.left <= 2 && V.isTuple(r.top());
    return recent ? [...this.lastItems.subarray(0, this.lastCount)] : undefined;
  }

  /** What the values from `start` up make together. */
  private collect(effect: "tuple" | "list" | "dict" | "frozenset", start: number): V.Value {
    const { r } = this;
    if (effect === "list") return V.LIST;
    if (effect === "frozenset") return V.SCALAR;
    if (effect === "tuple") return this.tuple(start);
    const dict = this.dialect === "joblib" ? this.records?.dict() : undefined;
    if (dict !== undefined) this.records?.fill(dict, r.stack, start, r.height);
    return dict ?? V.DICT;
  }

  /** The tuple of all values from `start` up. */
  private tuple(start: number): V.Value {
    const { r } = this;
    const count = r.height - start;
    if (count === 0) return V.EMPTY_TUPLE;
    const first = r.at(start);
    if (count === 1 && V.integerOf(first) === 0) return V.ZERO_TUPLE;
    if (this.isObjects(first)) this.objectField = true;
    this.lastListed = r.at(r.height - 1) === V.LIST ? (r.counts[r.height - 1] ?? -1) : -1;
    this.lastLeft = this.left;
    const kept = this.records?.tuple(r.stack, start, r.height);
    if (kept !== undefined) return kept;
    this.lastCount = Math.min(count, this.lastItems.length);
    for (let at = 0; at < this.lastCount; at += 1) this.lastItems[at] = r.at(start + at);
    if (V.isImport(first)) return V.ofObject(V.indexOf(first), V.LED_TUPLE);
    return V.integerOf(first) === undefined ? V.TUPLE : this.sized(start);
  }

  /** A tuple that may be an array's shape. */
  private sized(start: number): V.Value {
    const { r } = this;
    let product = 1;
    for (let at = start; at < r.height; at += 1) {
      const side = V.integerOf(r.at(at));
      if (side === undefined) return V.TUPLE;
      product *= side;
    }
    const known = this.products.get(product);
    if (known !== undefined) return V.ofObject(known, V.SIZED);
    if (this.sizes.length >= MOST_SIZES) return V.TUPLE;
    this.sizes.push(product);
    this.products.set(product, this.sizes.length - 1);
    return V.ofObject(this.sizes.length - 1, V.SIZED);
  }

  private productOf(shape: V.Value): number | undefined {
    if (shape === V.EMPTY_TUPLE) return 1;
    if (shape === V.ZERO_TUPLE) return 0;
    if (V.isObject(shape, V.SIZED)) return this.sizes[V.indexOf(shape)];
    return this.records
      ?.items(shape)
      ?.reduce<number | undefined>(
        (all, side) => (all === undefined ? all : all * (V.integerOf(side) ?? Number.NaN)),
        1,
      );
  }

  /** Whether NumPy can be given this state without reading memory that is not there. */
  private fitsState(module: string, name: string, target: V.Value): boolean {
    const items = this.argumentsOnTop();
    if (module === "numpy" && name === "dtype") return fitsDtype(items, this.isObjects(target), this.objectField);
    if (!ARRAYS.has(`${module}.${name}`)) return true;
    const recent = this.lastPlace === this.r.height - 1 && this.lastLeft - this.left <= 2;
    return fitsArray({
      items: name === "MaskedArray" ? items?.slice(0, 5) : items,
      listed: recent ? this.lastListed : -1,
      productOf: (shape) => this.productOf(shape),
      objects: (dtype) => this.isObjects(dtype),
    });
  }

  private isObjects(dtype: V.Value): boolean {
    return V.isObject(dtype, V.OBJECT_DTYPE) || this.records?.described(dtype)?.objects === true;
  }

  private takeToMark(): void {
    this.r.height = this.r.fence;
    this.r.popMark();
  }

  private sniff(window: Uint8Array, from: number, to: number, base: number, length: number, text: boolean): void {
    const found = sniffLiteral(window, from, to, length, text);
    if (found === "too-large") this.tooMuchNested = true;
    else if (found !== undefined) this.keep({ offset: base + from, length, ...found });
  }

  private keep(candidate: Candidate): void {
    this.decoded += candidate.bytes?.length ?? 0;
    if (this.candidates.length < MOST_CANDIDATES && this.decoded <= MOST_DECODED) this.candidates.push(candidate);
    else this.tooMuchNested = true;
  }

  private noteOpcode(code: number, offset: number): void {
    if (!this.noted.has("opcode"))
      this.note("PKL013", `${nameOf(code)} is no opcode that torch.load(weights_only=True) takes.`, offset);
    this.noted.add("opcode");
  }

  /** Each thing once, where it is seen first. */
  private note(rule: RuleId, message: string, offset: number): void {
    const key = `${rule} ${message}`;
    if (this.noted.has(key) || this.notes.length >= this.limits.findings) return;
    this.noted.add(key);
    this.notes.push({ rule, message, offset });
  }
}

const NO_MARK = "No mark on the stack.";
/** What a step gives that is done with, where nothing would mean that it is not. */
const NOTHING_WRONG = "";

const nameOf = (code: number): string => OPCODES.find((opcode) => opcode.code === code)?.name ?? "A byte";

const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("latin1");

const utf8 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("utf8");

/** A two's complement integer of at most 6 bytes. */
function longOf(bytes: Uint8Array, from: number, to: number): V.Value {
  const negative = to > from && (bytes[to - 1] ?? 0) >= 0x80;
  return negative ? V.SCALAR : V.ofInteger(readNumber(bytes, from, to - from));
}
