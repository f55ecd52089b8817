import { describe, expect, it, test } from "@jest/globals";
import { sourceOf } from "../../../src/scan/byte-sources.ts";
import { scanFile } from "../../../src/scan/scan-file.ts";
import { type BuiltEntry, buildZip } from "../../support/zip-builder.ts";

/** A checkpoint as PyTorch lays it out: the pickle of an empty dict, and 200 storages of four bytes. */
const before: readonly BuiltEntry[] = [{ name: "model/data.pkl", data: Buffer.from("\x80\x02}.", "latin1") }];
const storages = Array.from({ length: 200 }, (_, key): BuiltEntry => ({ name: `model/data/${key}`, data: "\0\0\0\0" }));
const after: readonly BuiltEntry[] = [{ name: "model/version", data: "3\n" }];

const build = (change: Partial<BuiltEntry> = {}, of = 150): Buffer =>
  buildZip([...before, ...storages.map((entry, key) => (key === of ? { ...entry, ...change } : entry)), ...after]);

const scan = async (bytes: Buffer) => {
  let reads = 0;
  const source = sourceOf(bytes);
  const counting = {
    size: source.size,
    read: (offset: number, length: number) => {
      reads += 1;
      return source.read(offset, length);
    },
  };
  const { verdict, findings } = await scanFile("model.pt", counting);
  return { verdict, rules: findings.map(({ rule }) => rule), reads };
};

/** Where the directory keeps the offset of the local header of a storage. */
const offsetField = (zip: Buffer, key: number): number => zip.lastIndexOf(`model/data/${key}`, undefined, "latin1") - 4;

describe("a checkpoint with very many storages", () => {
  it("is safe without a read for each of them", async () => {
    const { verdict, rules, reads } = await scan(build());
    expect({ verdict, rules }).toEqual({ verdict: "safe", rules: [] });
    expect(reads).toBeLessThan(100);
  });

  test.each<[string, Partial<BuiltEntry>, number, string, string]>([
    ["an early storage whose local header disagrees", { localName: "model/data.pkl" }, 10, "malformed", "ZIP003"],
    ["a late storage that is encrypted", { flags: 1 }, 150, "malformed", "ZIP005"],
    ["a late storage of two sizes", { size: 2 }, 150, "malformed", "ZIP003"],
    ["a late storage that is compressed", { deflate: true }, 150, "unknown", "ZIP008"],
    ["a late storage that is a link", { mode: 0o120777 }, 150, "malformed", "ZIP012"],
    [
      "a late entry that is no storage, and whose local header disagrees",
      { name: "model/data/x.pkl", localName: "model/data/150", data: Buffer.from("\x80\x02}.", "latin1") },
      150,
      "malformed",
      "ZIP003",
    ],
  ])("finds %s", async (_, change, of, verdict, rule) => {
    expect(await scan(build(change, of))).toMatchObject({ verdict, rules: [rule] });
  });

  it("takes late storages from the directory, as loaders do, whatever their local headers say", async () => {
    expect(await scan(build({ localName: "model/data.pkl" }))).toMatchObject({ verdict: "safe", rules: [] });
  });

  it("finds a late storage that lies over the pickle", async () => {
    const zip = build();
    zip.writeUInt32LE(0, offsetField(zip, 150));
    const { verdict, rules } = await scan(zip);
    expect([verdict, rules]).toEqual(["malformed", expect.arrayContaining(["ZIP010"])]);
  });

  it("finds a late storage that reaches past the end", async () => {
    const zip = build();
    zip.writeUInt32LE(zip.length - 8, offsetField(zip, 150));
    expect(await scan(zip)).toMatchObject({ verdict: "malformed", rules: ["ZIP006", "ZIP009"] });
  });

  it("finds more bytes behind a late storage than a header can account for", async () => {
    const zip = build({ data: Buffer.alloc(100_000) });
    const sizes = offsetField(zip, 150) - 22;
    zip.writeUInt32LE(4, sizes);
    zip.writeUInt32LE(4, sizes + 4);
    expect(await scan(zip)).toMatchObject({ verdict: "malformed", rules: ["ZIP006"] });
  });
});
