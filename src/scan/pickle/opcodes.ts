/**
 * The 68 opcodes of pickle protocols 0 to 5.
 * Source: https://github.com/python/cpython/blob/main/Lib/pickletools.py
 */

/** How an opcode's argument lies in the stream, after the opcode's byte. */
export const ARGUMENTS = [
  "none",
  /** Fixed lengths, little-endian unless said otherwise. */
  "u1",
  "u2",
  "i4",
  "u4",
  "u8",
  "f8",
  /** One line of text up to "\n", or two. */
  "line",
  "lines",
  /** A length of 1, 4 or 8 bytes, then as many bytes; `i4` lengths are signed. */
  "counted-u1",
  "counted-i4",
  "counted-u4",
  "counted-u8",
] as const;
export type Argument = (typeof ARGUMENTS)[number];

/** What an opcode does to stack, marks and memo. The machine has one branch for each. */
export const EFFECTS = [
  "push-int",
  "push-int-line",
  "push-long",
  "push-float",
  "push-none",
  "push-bool",
  "push-text",
  "push-line",
  "push-bytes",
  "push-list",
  "push-dict",
  "push-set",
  "push-buffer",
  "readonly",
  "mark",
  "pop",
  "pop-mark",
  "duplicate",
  "tuple-0",
  "tuple-1",
  "tuple-2",
  "tuple-3",
  "tuple",
  "list",
  "dict",
  "frozenset",
  "append",
  "appends",
  "set-item",
  "set-items",
  "add-items",
  "get",
  "put",
  "memoize",
  "import",
  "stack-import",
  "extension",
  "call",
  "build",
  "instance",
  "object",
  "new",
  "new-ex",
  "persistent-line",
  "persistent",
  "protocol",
  "frame",
  "stop",
] as const;
export type Effect = (typeof EFFECTS)[number];

export interface Opcode {
  readonly code: number;
  readonly name: string;
  readonly argument: Argument;
  readonly effect: Effect;
  /** The first protocol that has it. */
  readonly protocol: number;
  /** Among those that `torch.load(weights_only=True)` takes (torch/_weights_only_unpickler.py). */
  readonly weights: boolean;
}

const row = (
  at: string | number,
  name: string,
  argument: Argument,
  effect: Effect,
  protocol: number,
  weights = "",
): Opcode => ({
  code: typeof at === "string" ? at.charCodeAt(0) : at,
  name,
  argument,
  effect,
  protocol,
  weights: weights === "weights",
});

// biome-ignore format: a table
export const OPCODES: readonly Opcode[] = [
  row("I",  "INT",              "line",       "push-int-line",   0),
  row("J",  "BININT",           "i4",         "push-int",        1, "weights"),
  row("K",  "BININT1",          "u1",         "push-int",        1, "weights"),
  row("M",  "BININT2",          "u2",         "push-int",        1, "weights"),
  row("L",  "LONG",             "line",       "push-int-line",   0),
  row(0x8a, "LONG1",            "counted-u1", "push-long",       2, "weights"),
  row(0x8b, "LONG4",            "counted-i4", "push-long",       2),
  row("S",  "STRING",           "line",       "push-line",       0),
  row("T",  "BINSTRING",        "counted-i4", "push-bytes",      1),
  row("U",  "SHORT_BINSTRING",  "counted-u1", "push-bytes",      1, "weights"),
  row("B",  "BINBYTES",         "counted-u4", "push-bytes",      3),
  row("C",  "SHORT_BINBYTES",   "counted-u1", "push-bytes",      3),
  row(0x8e, "BINBYTES8",        "counted-u8", "push-bytes",      4),
  row(0x96, "BYTEARRAY8",       "counted-u8", "push-bytes",      5),
  row(0x97, "NEXT_BUFFER",      "none",       "push-buffer",     5),
  row(0x98, "READONLY_BUFFER",  "none",       "readonly",        5),
  row("N",  "NONE",             "none",       "push-none",       0, "weights"),
  row(0x88, "NEWTRUE",          "none",       "push-bool",       2, "weights"),
  row(0x89, "NEWFALSE",         "none",       "push-bool",       2, "weights"),
  row("V",  "UNICODE",          "line",       "push-line",       0),
  row(0x8c, "SHORT_BINUNICODE", "counted-u1", "push-text",       4),
  row("X",  "BINUNICODE",       "counted-u4", "push-text",       1, "weights"),
  row(0x8d, "BINUNICODE8",      "counted-u8", "push-text",       4),
  row("F",  "FLOAT",            "line",       "push-float",      0),
  row("G",  "BINFLOAT",         "f8",         "push-float",      1, "weights"),
  row("]",  "EMPTY_LIST",       "none",       "push-list",       1, "weights"),
  row("a",  "APPEND",           "none",       "append",          0, "weights"),
  row("e",  "APPENDS",          "none",       "appends",         1, "weights"),
  row("l",  "LIST",             "none",       "list",            0),
  row(")",  "EMPTY_TUPLE",      "none",       "tuple-0",         1, "weights"),
  row("t",  "TUPLE",            "none",       "tuple",           0, "weights"),
  row(0x85, "TUPLE1",           "none",       "tuple-1",         2, "weights"),
  row(0x86, "TUPLE2",           "none",       "tuple-2",         2, "weights"),
  row(0x87, "TUPLE3",           "none",       "tuple-3",         2, "weights"),
  row("}",  "EMPTY_DICT",       "none",       "push-dict",       1, "weights"),
  row("d",  "DICT",             "none",       "dict",            0),
  row("s",  "SETITEM",          "none",       "set-item",        0, "weights"),
  row("u",  "SETITEMS",         "none",       "set-items",       1, "weights"),
  row(0x8f, "EMPTY_SET",        "none",       "push-set",        4, "weights"),
  row(0x90, "ADDITEMS",         "none",       "add-items",       4),
  row(0x91, "FROZENSET",        "none",       "frozenset",       4),
  row("0",  "POP",              "none",       "pop",             0),
  row("2",  "DUP",              "none",       "duplicate",       0),
  row("(",  "MARK",             "none",       "mark",            0, "weights"),
  row("1",  "POP_MARK",         "none",       "pop-mark",        1),
  row("g",  "GET",              "line",       "get",             0),
  row("h",  "BINGET",           "u1",         "get",             1, "weights"),
  row("j",  "LONG_BINGET",      "u4",         "get",             1, "weights"),
  row("p",  "PUT",              "line",       "put",             0),
  row("q",  "BINPUT",           "u1",         "put",             1, "weights"),
  row("r",  "LONG_BINPUT",      "u4",         "put",             1, "weights"),
  row(0x94, "MEMOIZE",          "none",       "memoize",         4),
  row(0x82, "EXT1",             "u1",         "extension",       2),
  row(0x83, "EXT2",             "u2",         "extension",       2),
  row(0x84, "EXT4",             "i4",         "extension",       2),
  row("c",  "GLOBAL",           "lines",      "import",          0, "weights"),
  row(0x93, "STACK_GLOBAL",     "none",       "stack-import",    4),
  row("R",  "REDUCE",           "none",       "call",            0, "weights"),
  row("b",  "BUILD",            "none",       "build",           0, "weights"),
  row("i",  "INST",             "lines",      "instance",        0),
  row("o",  "OBJ",              "none",       "object",          1),
  row(0x81, "NEWOBJ",           "none",       "new",             2, "weights"),
  row(0x92, "NEWOBJ_EX",        "none",       "new-ex",          4),
  row(0x80, "PROTO",            "u1",         "protocol",        2, "weights"),
  row(".",  "STOP",             "none",       "stop",            0, "weights"),
  row(0x95, "FRAME",            "u8",         "frame",           4),
  row("P",  "PERSID",           "line",       "persistent-line", 0),
  row("Q",  "BINPERSID",        "none",       "persistent",      1, "weights"),
];

export const NO_OPCODE = 255;

const byCode = (value: (opcode: Opcode) => number): Uint8Array => {
  const table = new Uint8Array(256).fill(NO_OPCODE);
  for (const opcode of OPCODES) table[opcode.code] = value(opcode);
  return table;
};

/** Index into `EFFECTS` by opcode; `NO_OPCODE` where there is none. */
export const EFFECT_OF = byCode(({ effect }) => EFFECTS.indexOf(effect));

/** 1 for the opcodes of `torch.load(weights_only=True)`. */
export const IS_WEIGHTS_OPCODE = byCode(({ weights }) => (weights ? 1 : 0));

/** Bytes of a fixed argument, or of the length before a counted one. 0 for lines. */
const HEAD: Readonly<Record<Argument, number>> = {
  none: 0,
  u1: 1,
  u2: 2,
  i4: 4,
  u4: 4,
  u8: 8,
  f8: 8,
  line: 0,
  lines: 0,
  "counted-u1": 1,
  "counted-i4": 4,
  "counted-u4": 4,
  "counted-u8": 8,
};
export const HEAD_BYTES_OF = byCode(({ argument }) => HEAD[argument]);

/** 0 for a fixed argument, 1 and 2 for so many lines, 3 for a counted one, 4 for one whose length is signed. */
export const SHAPE_OF = byCode(({ argument }) => {
  if (argument === "line") return 1;
  if (argument === "lines") return 2;
  if (argument === "counted-i4") return 4;
  return argument.startsWith("counted") ? 3 : 0;
});
export const COUNTED = 3;

/** An unsigned little-endian number of at most 8 bytes; beyond 2^53 no longer exact, and too large for any use. */
export function readNumber(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let i = length - 1; i >= 0; i -= 1) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}

/** The length that stands before a counted argument; negative if the stream says so. */
export function readLength(bytes: Uint8Array, at: number, code: number): number {
  const head = HEAD_BYTES_OF[code] ?? 0;
  const length = head === 1 ? (bytes[at] ?? 0) : readNumber(bytes, at, head);
  return SHAPE_OF[code] === 4 && length >= 0x8000_0000 ? length - 0x1_0000_0000 : length;
}
