import type { ScanLimits } from "../limits.ts";
import type { RuleId } from "../rules.ts";
import { BUILT, CALLED, CONSTRUCTED, type ImportTable } from "./imports.ts";
import { handsOut, type Lead, leadOf } from "./indirect.ts";
import { readLiteral } from "./literals.ts";
import { type Candidate, decodeLine, mayStart, sniffLiteral } from "./nested.ts";
import {
  COUNTED,
  EFFECT_OF,
  EFFECTS,
  type Effect,
  HEAD_BYTES_OF,
  IS_WEIGHTS_OPCODE,
  NO_OPCODE,
  readLength,
  readNumber,
  SHAPE_OF,
} from "./opcodes.ts";
import { checkUtf8, isFloatLine, parseIntegerLine, parseKeyLine } from "./text.ts";
import { TorchRecord } from "./torch-record.ts";
import * as V from "./values.ts";

export type Dialect = "pickle" | "torch-weights" | "torch-full";

/** Why the machine handed control back. */
export type Status = "more" | "names" | "done" | "failed" | "limit";

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
  readonly torch: TorchRecord | undefined;

  private readonly imports: ImportTable;
  private readonly limits: ScanLimits;
  private readonly budget: PickleBudget;
  private readonly dialect: Dialect;
  private readonly stopAt: number;
  private readonly noted = new Set<string>();
  private readonly supplied = new Map<number, string | null>();
  private far = 0;
  private decoded = 0;

  private stack = new Float64Array(1_024);
  private height = 0;
  private marks = new Int32Array(64);
  private markCount = 0;
  /** Values below lie under the last mark, out of reach. */
  private fence = 0;
  private memo = new Float64Array(1_024);
  private memoCount = 0;
  private memoTop = 0;
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
    this.torch = dialect === "pickle" ? undefined : new TorchRecord();
  }

  /** Begins the next stream of the same file: a new stack and memo, as `pickle.load` has them. */
  restart(): void {
    this.height = 0;
    this.markCount = 0;
    this.fence = 0;
    this.memo.fill(V.MISSING, 0, this.memoTop);
    this.memoCount = 0;
    this.memoTop = 0;
    this.protocol = 0;
    this.frameEnd = Number.POSITIVE_INFINITY;
    this.started = this.at;
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
    let stack = this.stack;
    let height = this.height;
    let fence = this.fence;
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
        if (base + next > this.stopAt) return this.fail("The pickle ends inside an argument.", base + at, height, left);
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
        stack = this.growStack();
      }

      // The effect; the frequent ones here, the others in methods.
      if (effect === PUSH_INT) {
        stack[height] = code === BININT && argument >= 0x8000_0000 ? V.SCALAR : -argument - 1;
        height += 1;
      } else if (PLAIN_VALUES[effect] !== V.MISSING) {
        stack[height] = PLAIN_VALUES[effect] ?? V.SCALAR;
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
        let key = effect === MEMOIZE ? this.memoCount : argument;
        if (shape === 1) key = parseKeyLine(latin1(window, body, next - 1)) ?? -1;
        if (key < 0) return this.fail("A memo key that is no number.", base + at, height, left);
        if (key >= this.limits.memo) {
          this.limitHit = "memo";
          return this.leave("limit", base + at, height, left);
        }
        if (key >= this.memo.length) this.growMemo(key);
        if (this.memo[key] !== V.MISSING) return this.fail("A memo key that is used twice.", base + at, height, left);
        this.memo[key] = stack[height - 1] ?? V.MISSING;
        this.memoCount += 1;
        if (key >= this.memoTop) this.memoTop = key + 1;
      } else if (effect === GET) {
        const key = shape === 1 ? (parseKeyLine(latin1(window, body, next - 1)) ?? -1) : argument;
        const value = key >= 0 && key < this.memoTop ? (this.memo[key] ?? V.MISSING) : V.MISSING;
        if (value === V.MISSING) return this.fail("A memo entry that was never made.", base + at, height, left);
        if (V.isImport(value)) this.pushedAgain(value);
        stack[height] = value;
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
        if (this.markCount >= this.limits.marks) {
          this.limitHit = "marks";
          return this.leave("limit", base + at, height, left);
        }
        this.pushMark(height);
        fence = height;
      } else if (effect === APPEND || effect === SET_ITEM) {
        const taken = effect === APPEND ? 1 : 2;
        if (height - taken - 1 < fence) return this.fail("Too few values on the stack.", base + at, height, left);
        height -= taken;
        const problem = this.fill(stack[height - 1] ?? 0, effect === APPEND ? V.LIST : V.DICT, base + at);
        if (problem !== undefined) return this.fail(problem, base + at, height, left);
      } else if (effect === SET_ITEMS || effect === APPENDS) {
        if (this.markCount === 0) return this.fail(NO_MARK, base + at, height, left);
        if (effect === SET_ITEMS && (height - fence) % 2 === 1)
          return this.fail("A key without a value.", base + at, height, left);
        height = fence;
        this.popMark();
        fence = this.fence;
        if (height === fence) return this.fail("Too few values on the stack.", base + at, height, left);
        const problem = this.fill(stack[height - 1] ?? 0, effect === APPENDS ? V.LIST : V.DICT, base + at);
        if (problem !== undefined) return this.fail(problem, base + at, height, left);
      } else if (effect === STOP) {
        if (height !== 1 || this.markCount !== 0)
          this.note("PKL007", "The pickle ends with other than one value on the stack.", base + at);
        if (this.frameEnd !== Number.POSITIVE_INFINITY && this.frameEnd !== base + next)
          this.note("PKL011", "The pickle ends before its last frame does.", base + at);
        at = next;
        return this.leave("done", base + at, height, left);
      } else {
        this.height = height;
        this.at = base + at;
        const problem = this.rare(EFFECTS[effect] ?? "stop", window, body, from, next, base, code);
        if (problem === "names" || problem === "limit") {
          left += problem === "names" ? 1 : 0;
          return this.leave(problem, base + at, height, left);
        }
        if (problem !== undefined) return this.fail(problem, base + at, height, left);
        stack = this.stack;
        height = this.height;
        fence = this.fence;
      }
      if (this.dialect === "torch-weights" && IS_WEIGHTS_OPCODE[code] === 0) this.noteOpcode(code, base + at);
      if (base + next === this.frameEnd) this.frameEnd = Number.POSITIVE_INFINITY;
      at = next;
    }
  }

  private leave(status: Status, at: number, height: number, left: number): Status {
    this.at = at;
    this.height = height;
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
    const available = this.height - this.fence;
    const few = "Too few values on the stack.";
    switch (effect) {
      case "push-int-line": {
        const integer = parseIntegerLine(latin1(window, body, next - 1), code === 0x4c);
        if (integer === undefined) return "An integer that is no number.";
        this.push(Number.isNaN(integer) ? V.SCALAR : V.ofInteger(integer));
        return undefined;
      }
      case "push-long":
        this.push(next - from <= 6 ? longOf(window, from, next) : V.SCALAR);
        return undefined;
      case "push-line": {
        const text = decodeLine(latin1(window, body, next - 1), code === STRING);
        if (text === undefined) return "Text that does not parse.";
        if (!text.ascii) this.note("PKL007", "An old string with bytes that are not ASCII.", this.at);
        if (text.candidate !== undefined)
          this.keep({ offset: base + body, length: text.candidate.length, bytes: text.candidate });
        this.push(V.ofLiteral(this.at));
        return undefined;
      }
      case "push-buffer":
        this.note("PKL014", "The pickle needs buffers that the program behind it passes.", this.at);
        this.push(V.SCALAR);
        return undefined;
      case "readonly":
        return available < 1 ? few : undefined;
      case "pop":
        if (available > 0) this.height -= 1;
        else if (this.markCount > 0) this.popMark();
        else return few;
        return undefined;
      case "pop-mark":
        return this.markCount > 0 ? this.takeToMark() : NO_MARK;
      case "duplicate": {
        if (available < 1) return few;
        const value = this.top();
        if (V.isImport(value)) this.pushedAgain(value);
        this.push(value);
        return undefined;
      }
      case "tuple-0":
        this.push(this.tuple(this.height));
        return undefined;
      case "tuple-1":
      case "tuple-2":
      case "tuple-3": {
        const count = Number(effect.slice(-1));
        if (available < count) return few;
        this.replace(this.height - count, this.tuple(this.height - count));
        return undefined;
      }
      case "tuple":
      case "list":
      case "dict":
      case "frozenset": {
        if (this.markCount === 0) return NO_MARK;
        if (effect === "dict" && available % 2 === 1) return "A key without a value.";
        const start = this.fence;
        const value =
          effect === "tuple" ? this.tuple(start) : effect === "list" ? V.LIST : effect === "dict" ? V.DICT : V.SCALAR;
        this.popMark();
        this.replace(start, value);
        return undefined;
      }
      case "add-items":
        if (this.markCount === 0) return NO_MARK;
        this.takeToMark();
        return this.height === this.fence ? few : this.fill(this.top(), V.SET, this.at);
      case "import":
        return this.import(utf8(window, body, from - 1), utf8(window, from, next - 1));
      case "stack-import":
        if (available < 2) return few;
        return this.importFromStack(window, base);
      case "extension":
        this.note("PKL004", "An import by a number of the extension registry.", this.at);
        this.push(V.COMPUTED);
        return undefined;
      case "call":
        if (available < 2) return few;
        return this.call(this.height - 2, this.top(), "called");
      case "new":
        if (available < 2) return few;
        return this.call(this.height - 2, this.top(), "constructed");
      case "new-ex":
        if (available < 3) return few;
        return this.call(this.height - 3, this.stack[this.height - 2] ?? 0, "constructed");
      case "instance": {
        if (this.markCount === 0) return NO_MARK;
        const start = this.fence;
        const led = available > 0 ? this.tuple(start) : V.TUPLE;
        this.popMark();
        this.height = start;
        return (
          this.import(utf8(window, body, from - 1), utf8(window, from, next - 1)) ??
          this.call(this.height - 1, led, "called")
        );
      }
      case "object": {
        if (this.markCount === 0) return NO_MARK;
        if (available < 1) return few;
        const start = this.fence;
        const led = this.tuple(start + 1);
        this.popMark();
        return this.call(start, led, "called");
      }
      case "build": {
        if (available < 2) return few;
        this.height -= 1;
        return this.build(this.top());
      }
      case "persistent-line":
        this.note("PKL014", "An object that is kept elsewhere.", this.at);
        this.push(V.PERSISTENT);
        return undefined;
      case "persistent": {
        if (available < 1) return few;
        const storage = this.torch?.storage(this.top());
        if (storage === undefined) this.note("PKL014", "An object that is kept elsewhere.", this.at);
        this.replace(this.height - 1, storage ?? V.PERSISTENT);
        return undefined;
      }
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
    if (imported !== undefined) imported.pushed += 1;
    this.push(V.ofObject(index, V.IMPORT));
    return undefined;
  }

  private stopFor(limit: Machine["limitHit"]): "limit" {
    this.limitHit = limit;
    return "limit";
  }

  private importFromStack(window: Uint8Array, base: number): string | undefined {
    const names: (string | null)[] = [];
    const wanted: number[] = [];
    for (const value of [this.stack[this.height - 2] ?? 0, this.top()]) {
      const offset = V.isLiteral(value) ? V.offsetOf(value) : -1;
      let text: string | null | undefined = offset < 0 ? null : this.supplied.get(offset);
      if (text === undefined && offset >= base) text = readLiteral(window, offset - base);
      if (text === undefined) wanted.push(offset);
      else names.push(text);
    }
    if (wanted.length > 0) {
      this.far += 1;
      if (this.far > this.limits.imports) return this.stopFor("imports");
      this.wanted = wanted;
      return "names";
    }
    this.height -= 2;
    const [module, name] = names;
    if (typeof module === "string" && typeof name === "string") return this.import(module, name);
    this.note("PKL003", "An import whose module or name is not a literal.", this.at);
    this.push(V.COMPUTED);
    return undefined;
  }

  /** Replaces the callee at `place`, and all above it, by what it gives. */
  private call(place: number, args: V.Value, use: Lead): string | undefined {
    const callee = this.stack[place] ?? 0;
    if (V.isImport(callee)) {
      const given = this.use(V.indexOf(callee), use, args);
      const tensor = this.torch?.tensor(this.imports.all[V.indexOf(callee)], args);
      this.replace(place, tensor ?? given);
      return undefined;
    }
    if (V.isObject(callee, V.RESULT)) {
      const origin = this.imports.all[V.indexOf(callee)];
      const known = origin !== undefined && handsOut(origin);
      if (!known) this.note("PKL015", `What ${origin?.module}.${origin?.name} gave is ${use}.`, this.at);
      this.replace(place, known ? callee : V.COMPUTED);
      return undefined;
    }
    if (callee !== V.COMPUTED && callee !== V.PERSISTENT) return "A call of something that is no function.";
    this.note("PKL015", `Something computed is ${use}.`, this.at);
    this.replace(place, V.COMPUTED);
    return undefined;
  }

  /** Notes the use of an import, and of the one that it calls or constructs in turn. */
  private use(index: number, use: Lead, args: V.Value): V.Value {
    const imported = this.imports.all[index];
    if (imported === undefined) return V.COMPUTED;
    imported.uses |= use === "called" ? CALLED : CONSTRUCTED;
    imported.taken += 1;
    const lead = use === "called" ? leadOf(imported) : undefined;
    if (lead === undefined) return V.ofObject(index, V.RESULT);
    const first = this.leader(args);
    const led = first === undefined ? undefined : this.imports.all[first];
    if (first === undefined || led === undefined) {
      this.note("PKL012", `${imported.module}.${imported.name} is called on something that is not imported.`, this.at);
      return V.ofObject(index, V.RESULT);
    }
    led.uses |= lead === "called" ? CALLED : CONSTRUCTED;
    led.taken += 1;
    if (leadOf(led) !== undefined)
      this.note("PKL015", `${led.module}.${led.name} is called by way of another function.`, this.at);
    return V.ofObject(first, V.RESULT);
  }

  /** The import that a tuple starts with. */
  private leader(tuple: V.Value): number | undefined {
    if (V.isObject(tuple, V.LED_TUPLE)) return V.indexOf(tuple);
    const first = this.torch?.first(tuple);
    return first !== undefined && V.isImport(first) ? V.indexOf(first) : undefined;
  }

  private build(target: V.Value): string | undefined {
    if (V.isImport(target)) this.note("PKL006", "State is set on something imported, for the whole program.", this.at);
    else if (V.isObject(target, V.RESULT)) this.markBuilt(target);
    else if (target !== V.COMPUTED && target !== V.PERSISTENT) return "State is set on a value that has none.";
    return undefined;
  }

  /** Items are added to `target`. */
  private fill(target: V.Value, wanted: V.Value, offset: number): string | undefined {
    if (target === wanted) return undefined;
    if (V.isImport(target))
      this.note("PKL006", "Items are added to something imported, for the whole program.", offset);
    else if (V.isObject(target, V.RESULT)) this.markBuilt(target);
    else if (target !== V.COMPUTED && target !== V.PERSISTENT) return "Items are added to a value that takes none.";
    return undefined;
  }

  private markBuilt(target: V.Value): void {
    const imported = this.imports.all[V.indexOf(target)];
    if (imported !== undefined) imported.uses |= BUILT;
  }

  private pushedAgain(value: V.Value): void {
    const imported = this.imports.all[V.indexOf(value)];
    if (imported !== undefined) imported.pushed += 1;
  }

  /** The tuple of all values from `start` up. */
  private tuple(start: number): V.Value {
    const kept = this.torch?.tuple(this.stack, start, this.height);
    if (kept !== undefined) return kept;
    const first = start < this.height ? (this.stack[start] ?? 0) : V.SCALAR;
    return V.isImport(first) ? V.ofObject(V.indexOf(first), V.LED_TUPLE) : V.TUPLE;
  }

  private top(): V.Value {
    return this.stack[this.height - 1] ?? V.MISSING;
  }

  private push(value: V.Value): void {
    this.stack[this.height] = value;
    this.height += 1;
  }

  private replace(start: number, value: V.Value): void {
    this.stack[start] = value;
    this.height = start + 1;
  }

  private pushMark(height: number): void {
    if (this.markCount === this.marks.length) {
      const marks = new Int32Array(this.marks.length * 2);
      marks.set(this.marks);
      this.marks = marks;
    }
    this.marks[this.markCount] = height;
    this.markCount += 1;
    this.fence = height;
  }

  private popMark(): void {
    this.markCount -= 1;
    this.fence = this.markCount === 0 ? 0 : (this.marks[this.markCount - 1] ?? 0);
  }

  private takeToMark(): undefined {
    this.height = this.fence;
    this.popMark();
  }

  private growStack(): Float64Array<ArrayBuffer> {
    const stack = new Float64Array(Math.min(this.stack.length * 2, this.limits.stack + 2));
    stack.set(this.stack);
    this.stack = stack;
    return stack;
  }

  private growMemo(key: number): void {
    const memo = new Float64Array(Math.min(Math.max(this.memo.length * 2, key + 1), this.limits.memo));
    memo.set(this.memo);
    this.memo = memo;
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
      this.note("PKL013", `The first such opcode is 0x${code.toString(16).padStart(2, "0")}.`, offset);
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

const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("latin1");

const utf8 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("utf8");

/** A two's complement integer of at most 6 bytes. */
function longOf(bytes: Uint8Array, from: number, to: number): V.Value {
  const negative = to > from && (bytes[to - 1] ?? 0) >= 0x80;
  return negative ? V.SCALAR : V.ofInteger(readNumber(bytes, from, to - from));
}
