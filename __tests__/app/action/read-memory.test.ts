/** A damaged memory is made anew from the records of its pull request, however many others there are. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import type { Pull } from "../../../src/adapters/github/read-pull.ts";
import type { Gate } from "../../../src/app/action/gate.ts";
import { MemoryMended, readMemory } from "../../../src/app/action/read-memory.ts";
import {
  headPath,
  type LedgerEntry,
  type LedgerHead,
  recordPath,
  writeLedgerHead,
} from "../../../src/ledger/layout.ts";
import { decide } from "../../ledger/samples.ts";
import { act, facts } from "../../support/builders.ts";

const decisionOn = (number: number, count: number, previous?: LedgerHead): LedgerEntry =>
  decide(
    facts({
      pullRequest: { number, author: { login: "mallory" } },
      acts: { known: [{ ...act(), id: `comment-${count}` }] },
    }),
    previous,
  );
const first = decisionOn(7, 1);
const second = decisionOn(7, 2, first.head);
const recordsOf = (...entries: LedgerEntry[]) =>
  entries.map(({ record, files }) => {
    const path = recordPath(record);
    return { path, text: String(files.find((each) => each.path === path)?.contents) };
  });

interface Told {
  readonly path: string;
  readonly text: string;
  /** Bytes, where it is not the text's own. */
  readonly size?: number;
}

/** A gate on a ledger with these records, and no memory that could be read. */
function gateOn(records: readonly Told[]) {
  const written = new Map<string, string>();
  const most = { asked: 0, read: 0 };
  const idOf = (path: string) => createHash("sha1").update(path).digest("hex");
  const byId = new Map(records.map((each) => [idOf(each.path), each]));
  const sizeOf = (id: string) => byId.get(id)?.size ?? byId.get(id)?.text.length ?? 0;
  const gate = {
    inputs: { ledger: "secmlops-ledger", ledgerMode: "required" },
    repository: { owner: "acme", name: "credit" },
    github: {
      mutate: async (
        _document: string,
        { input }: { input: { fileChanges: { additions: Record<string, string>[] } } },
      ) => {
        for (const { path = "", contents = "" } of input.fileChanges.additions)
          written.set(path, Buffer.from(contents, "base64").toString());
        return { createCommitOnBranch: { commit: { oid: "c".repeat(40) } } };
      },
    },
    mirror: {
      fetchCommits: async () => {},
      listTree: async () => records.map(({ path }) => ({ path, id: idOf(path) })),
      blobSizes: async (ids: string[]) => new Map(ids.map((id) => [id, sizeOf(id)])),
      readBlobs: async (ids: string[], limit: number) => {
        most.asked = Math.max(most.asked, ids.length);
        if (limit >= 0)
          most.read = Math.max(
            most.read,
            ids.reduce((sum, id) => sum + sizeOf(id), 0),
          );
        return new Map(
          ids.map((id) => [id, limit < 0 ? { tooLarge: 1 } : { bytes: Buffer.from(byId.get(id)?.text ?? "") }]),
        );
      },
    },
    say: () => {},
  } as unknown as Gate;
  const pull = { number: 7, comments: [], ledger: { tip: "b".repeat(40), memory: { id: "d".repeat(40), text: "{" } } };
  return { read: () => readMemory(gate, pull as unknown as Pull), written, most };
}

/** Records of others, as far as anybody looks at them. */
const others = (count: number, rest: Partial<Told> = {}): Told[] =>
  Array.from({ length: count }, (_, index) => ({
    path: recordPath(createHash("sha256").update(String(index)).digest("hex")),
    text: `{"pullRequest":70${index},"repository":{}}`,
    ...rest,
  }));

describe("a memory that is damaged", () => {
  test("is made anew among many thousand records of others, of which some are fetched at a time", async () => {
    const { read, written, most } = gateOn([...others(50_000), ...recordsOf(first, second)]);
    await expect(read()).rejects.toThrow(MemoryMended);
    expect(written.get(headPath(7))).toBe(writeLedgerHead(second.head));
    expect(most.asked).toBeLessThanOrEqual(20_000);
  });

  test("is made anew among records of many megabytes, of which some are read at a time", async () => {
    const { read, written, most } = gateOn([...others(40, { size: 40 * 1_048_576 }), ...recordsOf(first, second)]);
    await expect(read()).rejects.toThrow(MemoryMended);
    expect(written.has(headPath(7))).toBe(true);
    expect(most.read).toBeLessThanOrEqual(64 * 1_048_576);
  });
});
