import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { kindOf } from "../../../src/audit/ledger-file.ts";
import { severityOf } from "../../../src/audit/verify/finding.ts";
import { openInspector } from "../../../src/audit/verify/inspect.ts";
import { type Verification, verifyLedger } from "../../../src/audit/verify/verify.ts";
import { sha256Hex } from "../../../src/core/canonical-json.ts";
import { recordMerge } from "../../../src/ledger/build-record.ts";
import { sealRecord } from "../../../src/ledger/digest.ts";
import { entryOf, headPath, type LedgerEntry, type LedgerHead, writeLedgerHead } from "../../../src/ledger/layout.ts";
import { about, circumstances, decide, decisionOf } from "../../ledger/samples.ts";
import { act, facts } from "../../support/builders.ts";
import { type Files, filesOf, pathsOf, sampleEntries } from "../../support/sample-ledger.ts";

const entries = sampleEntries();
const FILES = filesOf(entries);
const inspect = openInspector(() => undefined);

async function verify(files: Files): Promise<Verification> {
  async function* inspected() {
    for (const [path, bytes] of files) yield inspect({ path, bytes });
  }
  const options = { seed: 7, now: "2026-11-21T12:00:00Z", history: false, signatures: false };
  return (await verifyLedger({ name: "the sample" }, inspected(), options)).verification;
}

const addressed = ["record", "policy", "evidence"].flatMap((kind) => pathsOf(FILES, kind as "record"));

describe("verification", () => {
  it("finds nothing in a ledger that nobody touched, in whatever order it is read", async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...FILES], { minLength: FILES.size }), async (files) => {
        expect((await verify(new Map(files))).findings).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it("finds any byte that was changed under records, policies and evidence, and names its file", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...addressed),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (path, at, flip) => {
          const bytes = Buffer.from(FILES.get(path) ?? []);
          const place = at % bytes.length;
          bytes[place] = (bytes[place] ?? 0) ^ flip;
          const { errors, findings } = await verify(new Map(FILES).set(path, bytes));
          expect(errors).toBeGreaterThan(0);
          expect(findings).toContainEqual(expect.objectContaining({ kind: "altered", path }));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("finds any file that was cut short, or got longer", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...addressed), fc.nat(), fc.boolean(), async (path, at, longer) => {
        const bytes = FILES.get(path) ?? Buffer.alloc(0);
        const other = longer ? Buffer.concat([bytes, Buffer.from([at % 256])]) : bytes.subarray(0, at % bytes.length);
        const { findings } = await verify(new Map(FILES).set(path, other));
        expect(findings).toContainEqual(expect.objectContaining({ kind: "altered", path }));
      }),
      { numRuns: 100 },
    );
  });

  const lastOfChain = new Set(
    [7, 8, 9].map((number) => entries.filter(({ head }) => head.pullRequest === number).at(-1)?.record),
  );

  it.each(
    entries
      .filter(({ record }) => !lastOfChain.has(record))
      .map(({ record, head }) => [head.pullRequest, head.sequence, record] as const),
  )("finds that #%i lacks record %i, without its memory or a checkpoint", async (pullRequest, sequence, record) => {
    const files = new Map([...FILES].filter(([path]) => !path.includes(record) && kindOf(path).kind !== "memory"));
    const { findings } = await verify(files);
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: "missing-records", pullRequest, from: sequence, to: sequence }),
    );
  });

  it("ends with a finding or without one on any bytes in any place, and passes none that no gate wrote", async () => {
    const path = fc.oneof(
      fc.constantFrom(...FILES.keys()),
      fc.string(),
      fc.constant(`attestations/aa/${"a".repeat(64)}.json`),
    );
    const bytes = fc.oneof(fc.uint8Array(), fc.json().map(Buffer.from), fc.constant(Buffer.from("[".repeat(100_000))));
    await fc.assert(
      fc.asyncProperty(path, bytes, async (where, content) => {
        const files: Files = new Map(FILES).set(where, Buffer.from(content));
        const { errors } = await verify(files);
        expect(errors > 0 || where === "README.md").toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a memory", () => {
  const objection = act({
    id: "comment-1",
    kind: "object",
    actor: { login: "fay", id: 21 },
    at: "2026-11-20T11:00:00Z",
  });
  const signed = act({ id: "comment-2", actor: { login: "fay", id: 21 }, at: "2026-11-20T12:00:00Z" });
  const at = (
    now: string,
    acts: readonly (typeof objection)[],
    pushers: readonly { login: string; id?: number }[] = [],
  ) => facts({ now, pullRequest: { number: 7 }, acts: { known: [...acts] }, pushers: [...pushers] });
  const objected = decide(at("2026-11-20T11:00:00Z", [objection], [{ login: "mallory", id: 5 }]));
  const resolved = decide(at("2026-11-20T12:00:00Z", [objection, signed]), objected.head);

  it("that nobody touched differs in nothing from all of its records", async () => {
    expect(resolved.head.acts.some(({ counted }) => counted.length > 0)).toBe(true);
    expect(resolved.head.pushers).toHaveLength(1);
    expect((await verify(filesOf([objected, resolved]))).findings).toEqual([]);
  });

  it.each<[string, string, (head: LedgerHead) => LedgerHead]>([
    [
      "forgets what an act counted against",
      "what acts counted against",
      (head) => ({ ...head, acts: head.acts.map((each) => ({ ...each, counted: [] })) }),
    ],
    [
      "has an act count against more",
      "what acts counted against",
      (head) => ({ ...head, acts: head.acts.map((each) => ({ ...each, counted: ["NOPE"] })) }),
    ],
    ["forgets who pushed", "pushers", (head) => ({ ...head, pushers: [] })],
    [
      "has somebody push who never did",
      "pushers",
      (head) => ({ ...head, pushers: [...head.pushers, { login: "trent" }] }),
    ],
    [
      "has another login push",
      "what an act or a pusher is",
      (head) => ({ ...head, pushers: [{ login: "trent", id: 5 }] }),
    ],
    [
      "has an act that nobody did",
      "acts",
      (head) => ({ ...head, acts: [...head.acts, { act: { ...signed, id: "comment-9" }, counted: [] }] }),
    ],
  ])("that %s is found", async (_title, member, edit) => {
    const files = filesOf([objected, resolved]).set(headPath(7), Buffer.from(writeLedgerHead(edit(resolved.head))));
    const { findings } = await verify(files);
    expect(findings).toEqual([
      expect.objectContaining({
        kind: "memory-differs",
        path: "pulls/7.json",
        members: expect.arrayContaining([member]),
      }),
    ]);
  });

  it("that had an objection erased is found still after another record was made of it", async () => {
    const erased: LedgerHead = { ...objected.head, acts: [] };
    const after = decide(at("2026-11-20T12:00:00Z", [signed]), erased);
    const { findings } = await verify(filesOf([objected, after]));
    expect(findings).toEqual([
      expect.objectContaining({ kind: "memory-differs", members: ["acts", "what acts counted against"] }),
    ]);
  });
});

describe("records that contradict each other", () => {
  const early = decide(facts({ now: "2026-11-20T11:00:00Z", pullRequest: { number: 7 } }));
  const late = decide(facts({ now: "2026-11-20T12:00:00Z", pullRequest: { number: 7 } }), early.head);
  const merge = (before: LedgerHead, decision: string | null, at = "2026-11-20T13:00:00Z") =>
    entryOf(
      recordMerge(
        { ...about, at: "2026-11-20T13:00:05Z" },
        { baseRef: "main", merged: { by: { login: "erin" }, at }, decision, governed: { known: true } },
        circumstances(before),
      ),
      { previous: before },
    );
  const merged = merge(late.head, late.record);

  it.each<[string, readonly LedgerEntry[], object[]]>([
    ["nothing", [early, late, merged], []],
    [
      "an earlier decision",
      [early, late, merge(late.head, early.record)],
      [{ kind: "merge-decision", says: early.record, expected: late.record }],
    ],
    ["no decision", [early, late, merge(late.head, null)], [{ kind: "merge-decision", expected: late.record }]],
    [
      "another merge",
      [early, late, merged, merge(merged.head, late.record)],
      [{ kind: "doubled-merge", other: `records/${merged.record.slice(0, 2)}/${merged.record}.json` }],
    ],
    [
      "an instant before its own pull request",
      [early, late, merge(late.head, late.record, "2001-01-01T00:00:00Z")],
      [{ kind: "merge-instant", than: "began" }],
    ],
    [
      "an instant to come",
      [early, late, merge(late.head, late.record, "2027-01-01T00:00:00Z")],
      [{ kind: "merge-instant", than: "recorded" }],
    ],
  ])("are found: a merge that names %s", async (_title, all, expected) => {
    const { findings } = await verify(filesOf(all));
    expect(findings).toEqual(expected.map((each) => expect.objectContaining(each)));
  });

  it("are found: evidence of another length than is said", async () => {
    const report = Buffer.from("{}");
    const named = { path: "a.json", from: "head", sha256: sha256Hex(report), bytes: 2, stored: true } as const;
    const good = decide(
      facts({ pullRequest: { number: 7 } }),
      undefined,
      undefined,
      [named],
      new Map([[named.sha256, report]]),
    );
    const lie = { ...named, bytes: 1 };
    const record = decisionOf(facts({ pullRequest: { number: 7 } }), undefined, undefined, [lie]);
    const { bytes, sha256 } = sealRecord(record);
    const files = filesOf([good]);
    files.delete(`records/${good.record.slice(0, 2)}/${good.record}.json`);
    files.set(`records/${sha256.slice(0, 2)}/${sha256}.json`, Buffer.from(bytes));
    files.set(headPath(7), Buffer.from(writeLedgerHead({ ...good.head, record: sha256, decisionRecord: sha256 })));
    const { findings } = await verify(files);
    expect(findings).toEqual([expect.objectContaining({ kind: "evidence-length", says: 1, has: 2 })]);
  });

  it("are told: chains of two repositories", async () => {
    const other = decide(facts({ repository: { name: "evil/other" }, pullRequest: { number: 8 } }));
    const { findings, errors } = await verify(filesOf([early, other]));
    const chains = expect.arrayContaining([{ repository: "evil/other", count: 1 }]);
    expect([findings, errors]).toEqual([[expect.objectContaining({ kind: "repositories", chains })], 0]);
  });
});

it("fails where a checkpoint's commit cannot be compared", () => {
  expect(severityOf({ kind: "checkpoint-tip", path: "x", commit: "a".repeat(40), holds: "unknown" })).toBe("error");
});
