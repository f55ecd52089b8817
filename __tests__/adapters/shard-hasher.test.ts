import { describe, expect, it } from "@jest/globals";
import { ShardHasher } from "../../src/adapters/shard-hasher.ts";

const digestsOf = (bytes: string, most?: number) => {
  const hasher = new ShardHasher({ algorithm: "sha256", shard: 2, ...(most === undefined ? {} : { most }) });
  for (const byte of bytes) hasher.update(Buffer.from(byte));
  return hasher.finish();
};

describe("hashing in shards", () => {
  it("gives a digest for each, and no more than are wanted and one", () => {
    const whole = digestsOf("abcdefg");
    expect(whole.digests).toHaveLength(4);
    expect(digestsOf("abcdefg", 4)).toEqual(whole);
    expect(digestsOf("abcdefg", 9)).toEqual(whole);
    const cut = digestsOf("abcdefg", 2);
    expect(cut.size).toBe(7);
    expect(cut.digests.slice(0, 2)).toEqual(whole.digests.slice(0, 2));
    expect(cut.digests).toHaveLength(3);
  });

  it("takes constant time for a byte that is past them", () => {
    const hasher = new ShardHasher({ algorithm: "sha256", shard: 1, most: 1 });
    hasher.update(Buffer.alloc(200_000_000));
    expect(hasher.finish()).toMatchObject({ size: 200_000_000, digests: { length: 2 } });
  });
});
