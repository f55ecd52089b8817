import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "@jest/globals";
import { bytes, rulesOf, scan, text, u32 } from "./assemble.ts";

const FOLDER = "__tests__/golden/scan/pickle";
const ECHO = bytes("cos\nsystem\n", text("echo inert"), 0x85, "R");

interface Wrapper {
  readonly dtype?: Buffer;
  readonly shape?: Buffer;
  readonly more?: Buffer;
}

const DOUBLES = bytes("cnumpy\ndtype\n", text("f8"), 0x89, 0x88, 0x87, "R");

/** What joblib writes in front of an array of two doubles, changed as asked for. */
const wrapper = ({ dtype = DOUBLES, shape = bytes("K", 2, 0x85), more = bytes() }: Wrapper = {}): Buffer =>
  bytes(
    "cjoblib.numpy_pickle\nNumpyArrayWrapper\n)",
    0x81,
    "}(",
    text("subclass"),
    "cnumpy\nndarray\n",
    text("shape"),
    shape,
    text("order"),
    text("C"),
    text("dtype"),
    dtype,
    text("allow_mmap"),
    0x88,
    more,
    "ub",
  );

const file = (...parts: readonly (Buffer | string | number)[]): Buffer => bytes(0x80, 4, "](", ...parts, "e.");

describe("joblib's files", () => {
  test.each(["joblib-1.1.0.joblib", "joblib-1.6.0.joblib"])("%s is safe, read to its end", async (name) => {
    const data = readFileSync(`${FOLDER}/${name}`);
    expect(await scan(data)).toMatchObject({ verdict: "safe", coverage: "full", findings: [], end: data.length });
  });

  test.each(["joblib-1.1.0.joblib", "joblib-1.6.0.joblib"])("%s is never safe once it is cut", async (name) => {
    const data = readFileSync(`${FOLDER}/${name}`);
    for (let cut = 0; cut < data.length; cut += 1) expect((await scan(data.subarray(0, cut))).verdict).not.toBe("safe");
  });

  it("have the bytes of an array behind its wrapper", async () => {
    expect(await scan(file(wrapper(), Buffer.alloc(16, 0xff)))).toMatchObject({ verdict: "safe", coverage: "full" });
    expect((await scan(file(wrapper(), Buffer.alloc(15, 0xff)))).verdict).not.toBe("safe");
    expect((await scan(file(wrapper(), Buffer.alloc(17, 0xff)))).verdict).not.toBe("safe");
  });

  it("have padding in front of it since version 1.2", async () => {
    const more = bytes(text("numpy_array_alignment_bytes"), "K", 16);
    const data = file(wrapper({ more }), 3, Buffer.alloc(3, 0xff), Buffer.alloc(16, 0xff));
    expect(await scan(data)).toMatchObject({ verdict: "safe", coverage: "full" });
  });

  it("show what is called behind an array", async () => {
    const reading = await scan(file(wrapper(), Buffer.alloc(16, 0xff), ECHO));
    expect([reading.verdict, rulesOf(reading)]).toEqual(["dangerous", ["PKL001"]]);
  });

  it("show what is called inside an array of objects", async () => {
    const dtype = bytes("cnumpy\ndtype\n", text("O8"), 0x89, 0x88, 0x87, "R");
    const reading = await scan(file(wrapper({ dtype }), bytes(0x80, 4, ECHO, ".")));
    expect([reading.verdict, rulesOf(reading)]).toEqual(["dangerous", ["PKL001"]]);
  });

  it("show what pickle.load would call, which takes an array's bytes for opcodes", async () => {
    const named = await scan(file(wrapper(), bytes("cos\nsystem\n", "NNNNN")));
    expect([named.verdict, rulesOf(named)]).toEqual(["dangerous", ["PKL001"]]);
    const computed = await scan(file(wrapper(), bytes("cnumpy\nsum\n2", 0x93, ")R.")));
    expect([computed.verdict, rulesOf(computed)]).toEqual(["dangerous", ["PKL015"]]);
  });

  test.each<[string, Wrapper]>([
    ["an attribute that takes a method's place", { more: bytes(text("read"), "cnumpy\nsum\n") }],
    ["a shape that is no tuple", { shape: bytes("](K", 2, "e") }],
    ["a shape below zero", { shape: bytes("J", u32(0xffff_ffff), 0x85) }],
    ["a dtype that is none", { dtype: bytes("ccollections\nCounter\n)R") }],
    [
      "a dtype whose state gives another size",
      {
        dtype: bytes(
          "cnumpy\ndtype\n",
          text("S8"),
          0x89,
          0x88,
          0x87,
          "R(K",
          3,
          text("|"),
          "NNNK",
          1,
          "K",
          1,
          "K",
          0,
          "tb",
        ),
      },
    ],
    [
      "a dtype whose flags hide its objects",
      {
        dtype: bytes(
          "cnumpy\ndtype\n",
          text("O8"),
          0x89,
          0x88,
          0x87,
          "R(K",
          3,
          text("|"),
          "NNNK",
          8,
          "K",
          8,
          "K",
          0,
          "tb",
        ),
      },
    ],
  ])("are not read on behind %s", async (_, changes) => {
    const reading = await scan(file(wrapper(changes), Buffer.alloc(16, 0xff)));
    expect(reading.verdict).toBe("unknown");
    expect(rulesOf(reading)).toContain("JOB004");
  });

  it("of before version 0.10 load other files, and are not safe", async () => {
    const reading = await scan(bytes("cjoblib.numpy_pickle\nNDArrayWrapper\n)", 0x81, "}b."));
    expect([reading.verdict, rulesOf(reading)]).toEqual(["unknown", ["PKL002"]]);
  });
});
