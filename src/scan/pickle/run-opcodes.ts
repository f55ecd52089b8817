import { fill } from "./call-opcodes.ts";
import { isLookedUp, LONGEST_LOOKED_UP, LOOKED_UP_MESSAGE } from "./looked-up.ts";
import { type Machine, NO_FRAME } from "./machine.ts";
import { mayStart } from "./nested.ts";
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
import { DONE, ENDS_INSIDE, NO_MARK, TOO_FEW } from "./outcome.ts";
import { runRare } from "./rare-opcodes.ts";
import { checkUtf8, isFloatLine, latin1, parseKeyLine } from "./text.ts";
import * as V from "./values.ts";

/** Why the loop handed control back. */
export type Status = "more" | "names" | "array" | "done" | "failed" | "limit";

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
/** In joblib's files it has to be known what a dict holds: that of an array's wrapper describes the array. */
const PLAIN_VALUES_OF_JOBLIB = PLAIN_VALUES.slice();
PLAIN_VALUES_OF_JOBLIB[effectIndex("push-dict")] = V.MISSING;
const BININT = 0x4a;
/**
 * Runs a machine through a window of bytes; it goes on with the next one where it stopped, so that memory does not grow
 * with the file.
 *
 * This is the loop that decides how fast pickles are read: a million opcodes take one or two hundredths of a second. That is why
 * the frequent opcodes are done in it, by numbers instead of names, and why height, fence and stack are variables here that
 * are written back where it is left: a call for each opcode would cost more than what the opcode does.
 * @param window starts at `machine.at`
 * @returns "more" if the next opcode reaches past the window; `machine.at` says where to read on
 */
export function runOpcodes(machine: Machine, window: Uint8Array): Status {
  const { calls, candidates, limits, notes, registers: r, stopAt } = machine;
  const plain = machine.dialect === "joblib" ? PLAIN_VALUES_OF_JOBLIB : PLAIN_VALUES;
  const isForWeights = machine.dialect === "torch-weights";
  const base = machine.at;
  const end = window.length;
  let stack = r.stack;
  let height = r.height;
  let fence = r.fence;
  let left = machine.budget.opcodes;
  let next = 0;
  let at = 0;
  if (machine.textLeft > 0) {
    next = Math.min(machine.textLeft, end);
    machine.textState = checkUtf8(window, 0, next, machine.textState);
    if (machine.textState === -1) return fail(machine, "Text that is not UTF-8.", base + at, height, left);
    machine.textLeft -= next;
    at = next;
    if (machine.textLeft > 0) return leave(machine, "more", base + at, height, left);
    if (machine.textState !== 0) return fail(machine, "Text that is not UTF-8.", base + at, height, left);
  }
  while (true) {
    if (at >= end) return leave(machine, "more", base + at, height, left);
    const code = window[at] ?? 0;
    const effect = EFFECT_OF[code] ?? NO_OPCODE;
    if (effect === NO_OPCODE) return fail(machine, "A byte that is no opcode.", base + at, height, left);
    if (left <= 0) return leave(machine, machine.stopFor("opcodes"), base + at, height, left);
    left -= 1;

    // The argument.
    const body = at + 1;
    const head = HEAD_BYTES_OF[code] ?? 0;
    const shape = SHAPE_OF[code] ?? 0;
    let argument = 0;
    let from = body + head;
    if (shape === 0) {
      next = from;
      if (next > end) return leave(machine, "more", base + at, height, left);
      if (head === 1) argument = window[body] ?? 0;
      else if (head === 4 || head === 2) argument = readNumber(window, body, head);
    } else if (shape >= COUNTED) {
      if (from > end) return leave(machine, "more", base + at, height, left);
      argument = readLength(window, body, code);
      if (argument < 0) return fail(machine, "A length below zero.", base + at, height, left);
      next = from + argument;
      if (base + next > stopAt) return fail(machine, ENDS_INSIDE, base + at, height, left);
      // Short ones are looked at whole.
      if (next > end && argument <= LONGEST_LOOKED_UP) return leave(machine, "more", base + at, height, left);
    } else {
      from = body;
      let newline = window.indexOf(0x0a, body);
      if (shape === 2 && newline >= 0) {
        from = newline + 1;
        newline = window.indexOf(0x0a, from);
      }
      if (newline < 0) return leave(machine, "more", base + at, height, left);
      next = newline + 1;
    }
    if (base + next > machine.frameEnd && effect !== FRAME) {
      notes.note("PKL011", "An opcode reaches over the end of its frame.", base + at);
      machine.frameEnd = NO_FRAME;
    }

    if (height + 1 >= stack.length) {
      if (height >= limits.stack) return leave(machine, machine.stopFor("stack"), base + at, height, left);
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
        return fail(machine, "Text that is not UTF-8.", base + at, height, left);
      if (argument >= 4 && mayStart(window[from] ?? 0)) candidates.sniff(window, from, reach, base, argument, true);
      if (isLookedUp(window, from, argument)) machine.notes.note("PKL016", LOOKED_UP_MESSAGE, base + at);
      stack[height] = V.ofLiteral(base + at);
      height += 1;
      if (next > end) {
        machine.textLeft = next - end;
        machine.textState = state;
        at = end;
        if (machine.frameEnd <= base + next) machine.frameEnd = NO_FRAME;
        if (isForWeights && IS_WEIGHTS_OPCODE[code] === 0) notes.noteRefusedOpcode(code, base + at);
        return leave(machine, "more", base + at, height, left);
      }
    } else if (effect === MEMOIZE || effect === PUT) {
      if (height === fence) return fail(machine, "Nothing on the stack to memoize.", base + at, height, left);
      let key = effect === MEMOIZE ? r.memoCount : argument;
      if (shape === 1) key = parseKeyLine(latin1(window, body, next - 1)) ?? -1;
      if (key < 0) return fail(machine, "A memo key that is no number.", base + at, height, left);
      if (key >= limits.memo) return leave(machine, machine.stopFor("memo"), base + at, height, left);
      if (key >= r.memo.length) r.growMemo(key);
      if (r.memo[key] !== V.MISSING && !machine.keepsMemo)
        return fail(machine, "A memo key that is used twice.", base + at, height, left);
      r.memo[key] = stack[height - 1] ?? V.MISSING;
      r.memoCount += 1;
      if (key >= r.memoTop) r.memoTop = key + 1;
    } else if (effect === GET) {
      const key = shape === 1 ? (parseKeyLine(latin1(window, body, next - 1)) ?? -1) : argument;
      const value = key >= 0 && key < r.memoTop ? (r.memo[key] ?? V.MISSING) : V.MISSING;
      if (value === V.MISSING) return fail(machine, "A memo entry that was never made.", base + at, height, left);
      stack[height] = V.isActive(value) ? calls.again(value) : value;
      r.counts[height] = -1;
      height += 1;
    } else if (effect === PUSH_FLOAT) {
      if (shape === 1 && !isFloatLine(latin1(window, body, next - 1)))
        return fail(machine, "A float that is no number.", base + at, height, left);
      stack[height] = V.SCALAR;
      height += 1;
    } else if (effect === PUSH_BYTES) {
      if (isLookedUp(window, from, argument)) machine.notes.note("PKL016", LOOKED_UP_MESSAGE, base + at);
      if (argument >= 4 && mayStart(window[from] ?? 0))
        candidates.sniff(window, from, Math.min(next, end), base, argument, false);
      stack[height] = V.ofLiteral(base + at);
      height += 1;
    } else if (effect === MARK) {
      if (r.markCount >= limits.marks) return leave(machine, machine.stopFor("marks"), base + at, height, left);
      r.pushMark(height);
      fence = height;
    } else if (effect === APPEND || effect === SET_ITEM) {
      const taken = effect === APPEND ? 1 : 2;
      if (height - taken - 1 < fence) return fail(machine, TOO_FEW, base + at, height, left);
      height -= taken;
      const kind = effect === APPEND ? V.LIST : V.DICT;
      r.addCount(height - 1, 1);
      const target = stack[height - 1] ?? 0;
      const problem = target === kind ? undefined : fill(machine, target, kind, base + at, height, height + taken);
      if (problem !== undefined) return fail(machine, problem, base + at, height, left);
    } else if (effect === SET_ITEMS || effect === APPENDS) {
      if (r.markCount === 0) return fail(machine, NO_MARK, base + at, height, left);
      if (effect === SET_ITEMS && (height - fence) % 2 === 1)
        return fail(machine, "A key without a value.", base + at, height, left);
      const reached = height;
      const fence0 = fence;
      height = fence;
      r.popMark();
      fence = r.fence;
      if (height === fence) return fail(machine, TOO_FEW, base + at, height, left);
      const kind = effect === APPENDS ? V.LIST : V.DICT;
      r.addCount(height - 1, reached - fence0);
      const target = stack[height - 1] ?? 0;
      const problem = target === kind ? undefined : fill(machine, target, kind, base + at, height, reached);
      if (problem !== undefined) return fail(machine, problem, base + at, height, left);
    } else if (effect === STOP) {
      if (height !== 1 || r.markCount !== 0)
        notes.note("PKL007", "The pickle ends with other than one value on the stack.", base + at);
      if (machine.frameEnd !== NO_FRAME && machine.frameEnd !== base + next)
        notes.note("PKL011", "The pickle ends before its last frame does.", base + at);
      at = next;
      return leave(machine, "done", base + at, height, left);
    } else {
      r.height = height;
      machine.at = base + at;
      machine.left = left;
      const problem = runRare(machine, EFFECTS[effect] ?? "stop", window, body, from, next, base, code);
      if (problem === "array") {
        if (machine.frameEnd === base + next) machine.frameEnd = NO_FRAME;
        if (machine.frameEnd !== NO_FRAME) notes.note("PKL011", "An array lies inside of a frame.", base + next);
        return leave(machine, "array", base + next, r.height, left);
      }
      if (problem === "names" || problem === "limit") {
        left += problem === "names" ? 1 : 0;
        return leave(machine, problem, base + at, height, left);
      }
      if (problem !== undefined && problem !== DONE) return fail(machine, problem, base + at, r.height, left);
      stack = r.stack;
      height = r.height;
      fence = r.fence;
    }
    if (isForWeights && IS_WEIGHTS_OPCODE[code] === 0) notes.noteRefusedOpcode(code, base + at);
    if (base + next === machine.frameEnd) machine.frameEnd = NO_FRAME;
    at = next;
  }
}

/** Writes back what the loop kept in variables of its own. */
function leave(machine: Machine, status: Status, at: number, height: number, left: number): Status {
  machine.at = at;
  machine.registers.height = height;
  machine.budget.opcodes = left;
  return status;
}

function fail(machine: Machine, message: string, at: number, height: number, left: number): Status {
  machine.notes.note("PKL007", message, at);
  return leave(machine, "failed", at, height, left);
}
