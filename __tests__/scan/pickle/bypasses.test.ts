import { describe, expect, test } from "@jest/globals";
import { binary, bytes, rulesOf, scan, text, u32, u64 } from "./assemble.ts";

/** What a hostile pickle would run; never loaded here, and harmless if it were. */
const ECHO = bytes("cos\nsystem\n", text("echo inert"), 0x85, "R.");

const CASES: readonly (readonly [title: string, pickle: Buffer, rule: string])[] = [
  ["a plain os.system", ECHO, "PKL001"],
  [
    "os.system by STACK_GLOBAL",
    bytes(0x80, 4, text("os"), text("system"), 0x93, text("echo inert"), 0x85, "R."),
    "PKL001",
  ],
  ["os.system by INST", bytes("(S'echo inert'\nios\nsystem\n."), "PKL001"],
  ["os.system by OBJ", bytes("(cos\nsystem\n", text("echo inert"), "o."), "PKL001"],
  ["a command that is run and then dropped", bytes("N", ECHO.subarray(0, -1), "0."), "PKL001"],
  ["a command in a second stream", bytes(0x80, 4, "N.", 0x80, 4, ECHO), "PKL001"],
  ["a command before the stream breaks off", bytes(ECHO.subarray(0, -1), 0xff), "PKL001"],
  [
    "missing blocklist entry: a module that no list knows",
    bytes("cno_such_module\nrun\n", text("echo inert"), 0x85, "R."),
    "PKL002",
  ],
  ["submodule of a denied parent", bytes("ctorch.utils._config_module.deeper\nload_config\n)R."), "PKL001"],
  ["submodule of a denied parent: asyncio", bytes("casyncio.unix_events\n_UnixSubprocessTransport\n)R."), "PKL001"],
  ["dotted name", bytes(0x80, 4, text("collections"), text("OrderedDict.fromkeys.__globals__"), 0x93, ")R."), "PKL005"],
  [
    "dotted name through an allowed class",
    bytes(0x80, 4, text("numpy"), text("ndarray.tofile"), 0x93, ")R."),
    "PKL005",
  ],
  ["dunder name", bytes(0x80, 4, text("collections"), text("__builtins__"), 0x93, "."), "PKL005"],
  ["Python 2 name of a denied module", bytes("c__builtin__\neval\n", text("1"), 0x85, "R."), "PKL001"],
  ["Python 2 name by a rename: commands", bytes("ccommands\ngetoutput\n)R."), "PKL001"],
  ["Python 2 name by a rename: itertools.imap", bytes("citertools\nimap\n)R."), "PKL001"],
  [
    "memo confusion: a name that was memoized far away",
    bytes(0x80, 4, text("os"), 0x94, "0", text("system"), 0x94, "0", "h", 0, "h", 1, 0x93, ")R."),
    "PKL001",
  ],
  [
    "memo confusion: MEMOIZE counts entries, not keys",
    bytes(0x80, 4, text("os"), "q", 7, "0", text("system"), 0x94, "0", "h", 7, "h", 1, 0x93, ")R."),
    "PKL001",
  ],
  ["memo confusion: a key that is used twice", bytes("Nq", 0, "0]q", 0, "."), "PKL007"],
  ["a name that is computed", bytes(0x80, 4, text("os"), "ccollections\nCounter\n)R", 0x93, "."), "PKL003"],
  ["a name in bytes", bytes(0x80, 4, binary(Buffer.from("os")), text("system"), 0x93, "."), "PKL003"],
  ["BUILD on a global", bytes("ccollections\nOrderedDict\n}(", text("update"), "cbuiltins\nset\nub."), "PKL006"],
  ["items set on a global", bytes("ccollections\nOrderedDict\n", text("a"), "Ns."), "PKL006"],
  ["call of what a call gave", bytes("cfunctools\npartial\ncbuiltins\nset\n", 0x85, "R)R."), "PKL015"],
  [
    "call of a class through the maker of old objects",
    bytes("ccopy_reg\n_reconstructor\n(cos\nsystem\nc__builtin__\nobject\nNtR."),
    "PKL001",
  ],
  [
    "call through a tensor of another type",
    bytes("ctorch._tensor\n_rebuild_from_type_v2\n(csubprocess\nPopen\nNNNtR."),
    "PKL001",
  ],
  ["frame divergence: an opcode over a frame's end", bytes(0x80, 4, 0x95, u64(5), text("abcdefgh"), "."), "PKL011"],
  ["frame divergence: a frame in a frame", bytes(0x80, 4, 0x95, u64(11), 0x95, u64(2), "N."), "PKL011"],
  ["frame divergence: a frame past the end", bytes(0x80, 4, 0x95, u64(9_999), "N."), "PKL011"],
  ["frame divergence: a frame past STOP", bytes(0x80, 4, 0x95, u64(3), "N.", "N."), "PKL011"],
  ["EXT1 opcode", bytes(0x80, 2, 0x82, 1, ")R."), "PKL004"],
  ["EXT2 opcode", bytes(0x80, 2, 0x83, 1, 1, ")R."), "PKL004"],
  ["EXT4 opcode", bytes(0x80, 2, 0x84, u32(1), ")R."), "PKL004"],
  ["nested pickle in bytes", bytes(0x80, 4, binary(bytes(0x80, 4, ECHO)), "."), "PKL001"],
  ["nested pickle without a protocol", bytes(0x80, 4, binary(ECHO), "."), "PKL001"],
  [
    "nested pickle in text of Latin-1, as protocol 2 writes bytes",
    bytes(0x80, 2, nestedText(bytes(0x80, 2, ECHO)), "."),
    "PKL001",
  ],
  ["nested pickle in an escaped string", bytes("S'cos\\nsystem\\n(tR.'\n."), "PKL001"],
  [
    "nested pickle in a nested pickle",
    bytes(0x80, 4, binary(bytes(0x80, 4, binary(bytes(0x80, 4, ECHO)), ".")), "."),
    "PKL001",
  ],
  ["nested pickle that never stops", bytes(0x80, 4, binary(bytes(0x80, 4, ECHO.subarray(0, -1))), "."), "PKL001"],
  ["bytes after the end", bytes("N.PK\x03\x04"), "PKL008"],
  ["a protocol in the middle", bytes("N", 0x80, 4, "."), "PKL007"],
  ["a value left on the stack", bytes("NN."), "PKL007"],
  ["a mark left on the stack", bytes("N(."), "PKL007"],
  ["text that is no UTF-8", bytes("X", u32(1), 0xff, "."), "PKL007"],
];

/** BINUNICODE of bytes as Latin-1. */
function nestedText(data: Buffer): Buffer {
  const encoded = Buffer.from(data.toString("latin1"), "utf8");
  return bytes("X", u32(encoded.length), encoded);
}

describe("known ways past a scanner", () => {
  test.each(CASES)("%s is seen", async (_, pickle, rule) => {
    const reading = await scan(pickle);
    expect(reading.verdict).not.toBe("safe");
    expect(rulesOf(reading)).toContain(rule);
    if (rule === "PKL001") expect(reading.verdict).toBe("dangerous");
  });

  test("a name that lies megabytes before its use is read again", async () => {
    const filler = bytes("B", u32(3_000_000), Buffer.alloc(3_000_000, 1), "0");
    const reading = await scan(
      bytes(0x80, 4, text("os"), 0x94, "0", text("system"), 0x94, "0", filler, "h", 0, "h", 1, 0x93, ")R."),
    );
    expect(reading.imports).toEqual([{ module: "os", name: "system", use: "called", class: "blocked" }]);
    expect(reading.bytesRead).toBeLessThan(2_200_000);
  });

  test("a harmless nested pickle is not safe either", async () => {
    expect(await scan(bytes(0x80, 4, binary(bytes(0x80, 4, "N.")), "."))).toMatchObject({
      verdict: "unknown",
      coverage: "full",
    });
  });

  test("an allowed class in a use that is not allowed is not safe", async () => {
    const reading = await scan(bytes("cnumpy\nfloat64\n)R."));
    expect([reading.verdict, rulesOf(reading)]).toEqual(["unknown", ["PKL012"]]);
  });

  test("an opcode that weights-only loading refuses is not safe for weights", async () => {
    expect(rulesOf(await scan(bytes(0x80, 4, text("a"), "."), { dialect: "torch-weights" }))).toEqual(["PKL013"]);
    expect((await scan(bytes(0x80, 4, text("a"), "."), { dialect: "torch-full" })).verdict).toBe("safe");
  });
});
