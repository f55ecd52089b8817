import { describe, expect, it } from "@jest/globals";
import { showProgress } from "../../../src/app/audit/show-progress.ts";
import type { LedgerSource } from "../../../src/audit/ledger-source.ts";

const source = (count: number): LedgerSource => ({
  name: "ledger.jsonl",
  async *files() {
    for (let at = 0; at < count; at += 1) yield { path: `records/${at}`, bytes: new Uint8Array() };
  },
  read: async () => undefined,
  close: async () => {},
});

async function watch(count: number, isTTY: boolean): Promise<{ read: number; shown: string }> {
  let [read, shown] = [0, ""];
  const stderr = {
    isTTY,
    write(text: string | Uint8Array) {
      shown += text.toString();
    },
  };
  for await (const _ of showProgress(source(count), { stderr }).files()) read += 1;
  return { read, shown };
}

describe("the progress of a long reading", () => {
  it("shows on a terminal, on one line that is gone at the end", async () => {
    const clear = "\r\u001b[K";
    expect(await watch(12_000, true)).toEqual({
      read: 12_000,
      shown: `${clear}5,000 files of the ledger read${clear}10,000 files of the ledger read${clear}`,
    });
  });

  it.each([
    ["anywhere else", 12_000, false],
    ["of a short one", 4_999, true],
  ])("does not show %s", async (_, count, isTTY) => {
    expect(await watch(count, isTTY)).toEqual({ read: count, shown: "" });
  });
});
