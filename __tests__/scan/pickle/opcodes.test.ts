import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { EFFECTS, OPCODES } from "../../../src/scan/pickle/opcodes.ts";
import { bytes, rulesOf, scan, text, u32, u64 } from "./assemble.ts";

const ORDERED = "ccollections\nOrderedDict\n";

/** One pickle for each opcode, and the rules it meets; no rule means `safe`. */
const CASES: Readonly<Record<string, readonly [Buffer, ...string[]]>> = {
  INT: [bytes("I12\n.")],
  BININT: [bytes("J", u32(7), ".")],
  BININT1: [bytes("K", 7, ".")],
  BININT2: [bytes("M", 7, 1, ".")],
  LONG: [bytes("L12L\n.")],
  LONG1: [bytes(0x8a, 1, 7, ".")],
  LONG4: [bytes(0x8b, u32(1), 7, ".")],
  STRING: [bytes("S'a\\x41\\n'\n.")],
  BINSTRING: [bytes("T", u32(1), "a.")],
  SHORT_BINSTRING: [bytes("U", 1, "a.")],
  BINBYTES: [bytes("B", u32(1), "a.")],
  SHORT_BINBYTES: [bytes("C", 1, "a.")],
  BINBYTES8: [bytes(0x8e, u64(1), "a.")],
  BYTEARRAY8: [bytes(0x96, u64(1), "a.")],
  NEXT_BUFFER: [bytes(0x97, "."), "PKL014"],
  READONLY_BUFFER: [bytes("C", 1, "a", 0x98, ".")],
  NONE: [bytes("N.")],
  NEWTRUE: [bytes(0x88, ".")],
  NEWFALSE: [bytes(0x89, ".")],
  UNICODE: [bytes("Va\\u00e9\n.")],
  SHORT_BINUNICODE: [bytes(text("é"), ".")],
  BINUNICODE: [bytes("X", u32(1), "a.")],
  BINUNICODE8: [bytes(0x8d, u64(1), "a.")],
  FLOAT: [bytes("F-1.5e-07\n.")],
  BINFLOAT: [bytes("G", u64(0), ".")],
  EMPTY_LIST: [bytes("].")],
  APPEND: [bytes("]Na.")],
  APPENDS: [bytes("](NNe.")],
  LIST: [bytes("(Nl.")],
  EMPTY_TUPLE: [bytes(").")],
  TUPLE: [bytes("(Nt.")],
  TUPLE1: [bytes("N", 0x85, ".")],
  TUPLE2: [bytes("NN", 0x86, ".")],
  TUPLE3: [bytes("NNN", 0x87, ".")],
  EMPTY_DICT: [bytes("}.")],
  DICT: [bytes("(NNd.")],
  SETITEM: [bytes("}NNs.")],
  SETITEMS: [bytes("}(NNu.")],
  EMPTY_SET: [bytes(0x8f, ".")],
  ADDITEMS: [bytes(0x8f, "(N", 0x90, ".")],
  FROZENSET: [bytes("(N", 0x91, ".")],
  POP: [bytes("NN0.")],
  DUP: [bytes("]N2", 0x86, "a.")],
  MARK: [bytes("(t.")],
  POP_MARK: [bytes("N(NN1.")],
  GET: [bytes("]p0\ng0\na.")],
  BINGET: [bytes("]q", 0, "h", 0, "a.")],
  LONG_BINGET: [bytes("]r", u32(0), "j", u32(0), "a.")],
  PUT: [bytes("]p5\n.")],
  BINPUT: [bytes("]q", 5, ".")],
  LONG_BINPUT: [bytes("]r", u32(5), ".")],
  MEMOIZE: [bytes("]", 0x94, ".")],
  EXT1: [bytes(0x82, 1, "."), "PKL004"],
  EXT2: [bytes(0x83, 1, 0, "."), "PKL004"],
  EXT4: [bytes(0x84, u32(1), "."), "PKL004"],
  GLOBAL: [bytes(ORDERED, ".")],
  STACK_GLOBAL: [bytes(text("collections"), text("OrderedDict"), 0x93, ".")],
  REDUCE: [bytes(ORDERED, ")R.")],
  BUILD: [bytes(ORDERED, ")R}b.")],
  INST: [bytes("(Nicollections\nOrderedDict\n.")],
  OBJ: [bytes("(", ORDERED, "No.")],
  NEWOBJ: [bytes(ORDERED, ")", 0x81, ".")],
  NEWOBJ_EX: [bytes(ORDERED, ")}", 0x92, ".")],
  PROTO: [bytes(0x80, 5, "N.")],
  STOP: [bytes("N.")],
  FRAME: [bytes(0x80, 4, 0x95, u64(2), "N.")],
  PERSID: [bytes("Pid\n."), "PKL014"],
  BINPERSID: [bytes("NQ."), "PKL014"],
};

describe("the opcode table", () => {
  test("has the opcodes of Python's pickletools, all of them", () => {
    const known = JSON.parse(readFileSync("__tests__/golden/scan/pickle/opcodes.json", "utf8"));
    expect(OPCODES.map(({ code, name, protocol }) => ({ code, name, protocol }))).toEqual(known);
    expect(OPCODES).toHaveLength(68);
  });

  test("names no effect that no opcode has", () => {
    expect(new Set(OPCODES.map(({ effect }) => effect))).toEqual(new Set(EFFECTS));
  });

  test.each(OPCODES.map(({ name }) => name))("%s does what Python does", async (name) => {
    const [data, ...rules] = CASES[name] ?? [Buffer.alloc(0)];
    const reading = await scan(data);
    expect(rulesOf(reading)).toEqual(rules);
    expect(reading.verdict === "safe").toBe(rules.length === 0);
    expect(reading.end).toBe(data.length);
  });

  test.each(OPCODES.map(({ name }) => name))("%s is malformed wherever it is cut", async (name) => {
    const [data] = CASES[name] ?? [Buffer.alloc(0)];
    for (let cut = 0; cut < data.length; cut += 1)
      expect(["malformed", "dangerous", "unknown"]).toContain((await scan(data.subarray(0, cut))).verdict);
  });
});
