import { build, call, callDtype, fill } from "./call-opcodes.ts";
import { importAttribute, importFromStack, importName } from "./import-opcodes.ts";
import { isLookedUpName, LOOKED_UP_MESSAGE } from "./looked-up.ts";
import { type Machine, NO_FRAME } from "./machine.ts";
import { decodeLine } from "./nested.ts";
import { type Effect, readNumber } from "./opcodes.ts";
import { NO_MARK, type Outcome, TOO_FEW } from "./outcome.ts";
import type { Registers } from "./registers.ts";
import { latin1, parseIntegerLine, parseStringLine, parseUnicodeLine, utf8 } from "./text.ts";
import { MOST_ARGUMENTS } from "./tuples.ts";
import * as V from "./values.ts";

const STRING = 0x53;

/**
 * The effect of an opcode that is none of the frequent ones. `machine.at` says where it lies in the source.
 * @param body where its argument starts in the window; @param from where the argument's text starts, or its second line
 * @param next where the next opcode starts; @param base where the window starts in the source
 */
export function runRare(
  machine: Machine,
  effect: Effect,
  window: Uint8Array,
  body: number,
  from: number,
  next: number,
  base: number,
  code: number,
): Outcome {
  const { registers: r } = machine;
  const { available } = r;
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
      const line = latin1(window, body, next - 1);
      if (isLookedUpName((code === STRING ? parseStringLine(line) : parseUnicodeLine(line)) ?? ""))
        machine.notes.note("PKL016", LOOKED_UP_MESSAGE, machine.at);
      if (text.candidate !== undefined)
        machine.candidates.keep({ offset: base + body, length: text.candidate.length, bytes: text.candidate });
      r.push(V.ofLiteral(machine.at));
      return undefined;
    }
    case "push-buffer":
      machine.notes.note("PKL014", "The pickle needs buffers that the program which loads it passes.", machine.at);
      r.push(V.SCALAR);
      return undefined;
    case "readonly":
      return available < 1 ? TOO_FEW : undefined;
    case "pop":
      if (available > 0) r.height -= 1;
      else if (r.markCount > 0) r.popMark();
      else return TOO_FEW;
      return undefined;
    case "pop-mark":
      if (r.markCount === 0) return NO_MARK;
      takeToMark(r);
      return undefined;
    case "duplicate": {
      if (available < 1) return TOO_FEW;
      const value = r.top();
      const copy = V.isActive(value) ? machine.calls.again(value) : value;
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
      if (available < count) return TOO_FEW;
      const start = r.height - count;
      r.replace(start, machine.tuples.make(start, machine.left));
      return undefined;
    }
    case "tuple":
    case "list":
    case "dict":
    case "frozenset": {
      if (r.markCount === 0) return NO_MARK;
      if (effect === "dict" && available % 2 === 1) return "A key without a value.";
      const start = r.fence;
      const value = collect(machine, effect, start);
      r.counts[start] = r.height - start;
      r.popMark();
      r.replace(start, value);
      return undefined;
    }
    case "add-items":
      if (r.markCount === 0) return NO_MARK;
      takeToMark(r);
      return r.available === 0 ? TOO_FEW : fill(machine, r.top(), V.SET, machine.at, 0, 0);
    case "import":
      return importName(machine, utf8(window, body, from - 1), utf8(window, from, next - 1));
    case "stack-import":
      if (available < 2) return TOO_FEW;
      return importFromStack(machine, window, base);
    case "extension":
      machine.notes.note("PKL004", "An import by a number of the extension registry.", machine.at);
      r.push(V.COMPUTED);
      return undefined;
    case "call":
      if (available < 2) return TOO_FEW;
      return (
        importAttribute(machine, window, base) ??
        callDtype(machine, window, base) ??
        call(machine, r.height - 2, machine.tuples.itemsOnTop(machine.left), "called")
      );
    case "new":
      if (available < 2) return TOO_FEW;
      return call(machine, r.height - 2, undefined, "constructed");
    case "new-ex":
      if (available < 3) return TOO_FEW;
      return call(machine, r.height - 3, undefined, "constructed");
    case "instance": {
      if (r.markCount === 0) return NO_MARK;
      const start = r.fence;
      const args = argumentsFrom(r, start);
      r.popMark();
      r.height = start;
      const problem = importName(machine, utf8(window, body, from - 1), utf8(window, from, next - 1));
      return problem ?? call(machine, start, args, "called");
    }
    case "object": {
      if (r.markCount === 0) return NO_MARK;
      if (available < 1) return TOO_FEW;
      const start = r.fence;
      const args = argumentsFrom(r, start + 1);
      r.popMark();
      return call(machine, start, args, "called");
    }
    case "build":
      return available < 2 ? TOO_FEW : build(machine, window, base);
    case "persistent-line":
      machine.notes.notePersistentId(machine.at);
      r.push(V.PERSISTENT);
      return undefined;
    case "persistent": {
      if (available < 1) return TOO_FEW;
      const records = machine.dialect === "joblib" ? undefined : machine.records;
      const module = records?.module(r.top());
      const storage = module === undefined ? records?.storage(r.top()) : machine.calls.again(module);
      if (storage === undefined || module !== undefined) machine.notes.notePersistentId(machine.at);
      r.replace(r.height - 1, storage ?? V.PERSISTENT);
      return undefined;
    }
    case "push-dict":
      r.push(machine.records?.dict() ?? V.DICT);
      return undefined;
    case "protocol": {
      const version = window[body] ?? 0;
      if (version > 5) return "A protocol that does not exist.";
      if (machine.at !== machine.started) return "A protocol in the middle of a pickle.";
      machine.protocol = version;
      return undefined;
    }
    case "frame": {
      if (machine.frameEnd !== NO_FRAME)
        machine.notes.note("PKL011", "A frame starts before the last one ended.", machine.at);
      machine.tuples.passOpcode();
      const length = readNumber(window, body, 8);
      if (base + next + length > machine.stopAt)
        machine.notes.note("PKL011", "A frame reaches past the end.", machine.at);
      machine.frameEnd = length === 0 ? NO_FRAME : base + next + length;
      return undefined;
    }
    default:
      return "An opcode out of place.";
  }
}

/** What the values from `start` up make together. */
function collect(machine: Machine, effect: "tuple" | "list" | "dict" | "frozenset", start: number): V.Value {
  const { registers: r, records } = machine;
  if (effect === "list") return V.LIST;
  if (effect === "frozenset") return V.SCALAR;
  if (effect === "tuple") return machine.tuples.make(start, machine.left);
  const dict = machine.dialect === "joblib" ? records?.dict() : undefined;
  if (dict !== undefined) records?.fill(dict, r.stack, start, r.height);
  return dict ?? V.DICT;
}

function takeToMark(r: Registers): void {
  r.height = r.fence;
  r.popMark();
}

/** A two's complement integer of at most 6 bytes. */
function longOf(bytes: Uint8Array, from: number, to: number): V.Value {
  const negative = to > from && (bytes[to - 1] ?? 0) >= 0x80;
  return negative ? V.SCALAR : V.ofInteger(readNumber(bytes, from, to - from));
}

/** The values from `start` up, if they are not too many. */
function argumentsFrom(r: Registers, start: number): readonly V.Value[] | undefined {
  return r.height - start > MOST_ARGUMENTS ? undefined : [...r.stack.subarray(start, r.height)];
}
