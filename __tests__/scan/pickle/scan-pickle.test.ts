import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { binary, bytes, rulesOf, scan, text, u32, u64 } from "./assemble.ts";

const FOLDER = "__tests__/golden/scan/pickle";
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith(".pkl"));
const read = (name: string): Buffer => readFileSync(`${FOLDER}/${name}`);

describe("pickles that real libraries wrote", () => {
  test.each(NAMES.filter((name) => !name.startsWith("unlisted-")))("%s is safe", async (name) => {
    const data = read(name);
    expect(await scan(data)).toMatchObject({
      verdict: "safe",
      coverage: "full",
      findings: [],
      limitsHit: [],
      end: data.length,
    });
  });

  test.each(NAMES.filter((name) => name.startsWith("unlisted-")))(
    "%s is unknown, since it carries code",
    async (name) => {
      expect(await scan(read(name))).toMatchObject({ verdict: "unknown", coverage: "full" });
    },
  );

  test("several streams are read one after the other, or only the first", async () => {
    const data = read("python-streams-4.pkl");
    expect(await scan(data)).toMatchObject({ verdict: "safe", streams: 3, end: data.length });
    const first = await scan(data, { streams: "one" });
    expect(first).toMatchObject({ verdict: "safe", streams: 1 });
    expect(await scan(data, { offset: first.end })).toMatchObject({ verdict: "safe", streams: 2 });
  });

  test("what Python's own reader of opcodes rejects is never safe", async () => {
    const rejected: readonly string[] = JSON.parse(readFileSync(`${FOLDER}/rejected.json`, "utf8"));
    for (const hex of rejected) expect([hex, (await scan(Buffer.from(hex, "hex"))).verdict]).not.toEqual([hex, "safe"]);
  });
});

describe("a checkpoint's storages", () => {
  const tensor = (side: number): Buffer =>
    bytes(
      "ctorch._utils\n_rebuild_tensor_v2\n((",
      "X",
      u32(7),
      "storage",
      "ctorch\nFloatStorage\n",
      "X",
      u32(1),
      "0",
      "X",
      u32(3),
      "cpu",
      "K",
      6,
      "tQK",
      0,
      "K",
      side,
      "K",
      3,
      0x86,
      "K",
      3,
      "K",
      1,
      0x86,
      0x89,
      "ccollections\nOrderedDict\n)RtR.",
    );

  test("are reported with what their tensors reach to", async () => {
    const reading = await scan(bytes(0x80, 2, tensor(2)), { dialect: "torch-weights" });
    expect(reading).toMatchObject({ verdict: "safe", coverage: "full", findings: [] });
    expect(reading.storages).toEqual([{ key: "0", type: "FloatStorage", elements: 6, needed: 6n }]);
  });

  test("show tensors that reach past them", async () => {
    const reading = await scan(bytes(0x80, 2, tensor(9)), { dialect: "torch-weights" });
    expect(reading.storages).toEqual([{ key: "0", type: "FloatStorage", elements: 6, needed: 27n }]);
  });

  test("are not known outside of checkpoints", async () => {
    expect(rulesOf(await scan(bytes(0x80, 2, tensor(2))))).toEqual(["PKL014"]);
  });
});

describe("windows and limits", () => {
  test("literals longer than a window are skipped, text is checked to its end", async () => {
    const long = Buffer.alloc(2_500_000, "é");
    expect(await scan(bytes(0x80, 4, "X", u32(long.length), long, "."))).toMatchObject({
      verdict: "safe",
      coverage: "full",
    });
    const broken = Buffer.concat([long.subarray(0, -1), Buffer.from([0xff])]);
    expect((await scan(bytes(0x80, 4, "X", u32(broken.length), broken, "."))).verdict).toBe("malformed");
    const skipped = await scan(bytes(0x80, 4, 0x8e, u64(9_000_000), Buffer.alloc(9_000_000, 1), "."));
    expect(skipped).toMatchObject({ verdict: "safe", coverage: "full" });
    expect(skipped.bytesRead).toBeLessThan(1_100_000);
  });

  test.each([
    ["opcodes", bytes("]", "Na".repeat(10), "."), { opcodes: 5 }],
    ["memo", bytes("Nq", 5, "."), { memo: 5 }],
    ["marks", bytes("((((t."), { marks: 3 }],
    ["stack", bytes("(", "N".repeat(5_000), "t."), { stack: 2_000 }],
    ["imports", bytes("]ca\nb\nacc\nd\na."), { imports: 1 }],
    ["nameBytes", bytes("ccollections\nOrderedDict\n."), { nameBytes: 5 }],
    ["nesting", bytes(0x80, 4, binary(bytes(0x80, 4, "N.")), "."), { nesting: 0 }],
  ] as const)("a hit limit of %s is said and never safe", async (name, data, limits) => {
    const reading = await scan(data, { limits });
    expect(reading.limitsHit).toContain(name);
    expect(reading.verdict).not.toBe("safe");
    expect(reading.coverage).toBe("partial");
  });

  test("a line that no window holds is a limit", async () => {
    expect((await scan(bytes("c", "a".repeat(3_000_000), "\nb\n."))).limitsHit).toEqual(["nameBytes"]);
  });
});

describe("any bytes", () => {
  const samples = NAMES.map(read).filter((data) => data.length < 4_000);
  const sample = fc.constantFrom(...samples);

  test("give a verdict", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (data) => {
        const reading = await scan(data);
        expect(reading.end).toBeLessThanOrEqual(data.length);
        if (reading.verdict === "safe") expect(reading.coverage).toBe("full");
      }),
      { numRuns: 2_000 },
    );
  });

  test("a pickle that is cut is never safe", async () => {
    await fc.assert(
      fc.asyncProperty(sample, fc.nat(), async (data, at) => {
        const cut = data.subarray(0, at % data.length);
        const reading = await scan(cut);
        // A cut between two streams leaves whole pickles.
        if (reading.streams === 0 || reading.end !== cut.length) expect(reading.verdict).not.toBe("safe");
      }),
      { numRuns: 1_000 },
    );
  });

  test("flipped and spliced pickles give a verdict, and blocked imports are never missed", async () => {
    await fc.assert(
      fc.asyncProperty(sample, sample, fc.nat(), fc.nat(), fc.nat({ max: 255 }), async (a, b, at, from, byte) => {
        const flipped = Buffer.from(a);
        flipped[at % a.length] = byte;
        for (const data of [flipped, bytes(a.subarray(0, at % a.length), b.subarray(from % b.length))]) {
          const reading = await scan(data);
          if (reading.verdict === "safe")
            expect(reading.imports.every((found) => found.class === "allowed")).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("a hostile pickle stays dangerous behind any whole pickle", async () => {
    const hostile = bytes(0x80, 4, text("os"), text("system"), 0x93, text("echo inert"), 0x85, "R.");
    await fc.assert(
      fc.asyncProperty(sample, async (data) => {
        expect((await scan(bytes(data, hostile))).verdict).toBe("dangerous");
      }),
      { numRuns: 50 },
    );
  });
});
