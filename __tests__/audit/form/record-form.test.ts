import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { MemoryForm } from "../../../src/audit/form/memory-form.ts";
import { RecordForm } from "../../../src/audit/form/record-form.ts";
import { openRecordReader } from "../../../src/audit/read-record.ts";
import { memoryIn, memoryOf } from "../../../src/audit/verify/inspect-memory.ts";
import { essenceOf, essenceOfRecord } from "../../../src/audit/verify/inspect-record.ts";
import { canonicalJson, sha256Hex } from "../../../src/core/canonical-json.ts";
import { openRecord } from "../../../src/ledger/digest.ts";
import { readLedgerHead } from "../../../src/ledger/layout.ts";
import { filesOf, pathsOf, SampleChain, sampleEntries } from "../../support/sample-ledger.ts";

const form = new RecordForm();
const passing = new SampleChain(11).decide("2026-11-20T16:00:00Z", { changes: [] });
const files = filesOf([...sampleEntries(), ...passing.entries]);
const RECORDS = pathsOf(files, "record").map((path) => files.get(path) ?? Buffer.alloc(0));

/** Whether the schema takes these bytes, and adds nothing to them: what may be left out is written all the same. */
const isRecord = (bytes: Uint8Array): boolean => {
  try {
    return canonicalJson(openRecord(bytes)) === Buffer.from(bytes).toString();
  } catch {
    return false;
  }
};

/** Everywhere in a JSON value, by path. */
function* places(value: unknown, path: readonly (string | number)[] = []): Generator<readonly (string | number)[]> {
  yield path;
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value))
    yield* places(member, [...path, Array.isArray(value) ? Number(key) : key]);
}

function replaceAt(
  value: unknown,
  [key, ...rest]: readonly (string | number)[],
  by: (old: unknown) => unknown,
): unknown {
  if (key === undefined) return by(value);
  if (Array.isArray(value)) return value.map((each, at) => (at === key ? replaceAt(each, rest, by) : each));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, each]) => [name, name === key ? replaceAt(each, rest, by) : each]),
  );
}

const anywhere = fc.constantFrom(...RECORDS).chain((bytes) => {
  const value: unknown = JSON.parse(bytes.toString());
  return fc.record({ value: fc.constant(value), path: fc.constantFrom(...places(value)) });
});

describe("a record that is read from its bytes", () => {
  it("is let through, whatever its kind", () => {
    expect(RECORDS.map((bytes) => form.read(bytes))).toEqual(RECORDS.map(() => true));
  });

  it("says what the schema would have read from it", () => {
    for (const bytes of RECORDS) {
      expect(form.read(bytes)).toBe(true);
      expect(essenceOf(form)).toEqual(essenceOfRecord(openRecord(bytes)));
    }
  });

  it("fits the schema wherever a value of it was replaced, or is not let through", () => {
    let passed = 0;
    fc.assert(
      fc.property(
        anywhere,
        fc.oneof(
          fc.jsonValue({ maxDepth: 2 }),
          fc.constantFrom(
            "decision",
            "merge",
            "a".repeat(40),
            "f".repeat(64),
            "2026-02-30T00:00:00Z",
            "2026-11-20T10:00:00Z",
            "",
            0,
            1,
            -1,
            1.5,
            1e300,
            [],
            {},
            null,
          ),
          fc.string({ unit: "binary" }),
        ),
        ({ value, path }, other) => {
          let text: string;
          try {
            text = canonicalJson(replaceAt(value, path, () => other));
          } catch {
            return;
          }
          const bytes = Buffer.from(text);
          const found = form.read(bytes);
          if (found) passed += 1;
          expect({ path, found }).toEqual({ path, found: isRecord(bytes) });
        },
      ),
      { numRuns: 1_500 },
    );
    // Many places take any text: else nothing was shown here.
    expect(passed).toBeGreaterThan(20);
  });

  it("has its head commit as the first subject, whatever subjects it has and in whatever order", () => {
    const id = fc.constantFrom("a".repeat(40), "b".repeat(40), "c".repeat(64));
    let [passed, refused] = [0, 0];
    fc.assert(
      fc.property(
        fc.constantFrom(...RECORDS),
        fc.array(
          fc.oneof(fc.constant("head"), fc.record({ kind: fc.constantFrom("gitCommit", "gitBlob", "sha256"), id })),
          {
            maxLength: 4,
          },
        ),
        (record, kinds) => {
          const value = JSON.parse(record.toString());
          const subject = kinds.map((each, at) => ({
            name: `subject ${at}`,
            digest: typeof each === "string" ? { gitCommit: value.predicate.head } : { [each.kind]: each.id },
          }));
          const bytes = Buffer.from(canonicalJson({ ...value, subject }));
          const found = form.read(bytes);
          if (found) passed += 1;
          else refused += 1;
          expect({ subject, found }).toEqual({ subject, found: isRecord(bytes) });
        },
      ),
      { numRuns: 1_000 },
    );
    expect(Math.min(passed, refused)).toBeGreaterThan(50);
  });

  it("has no member that was left out or put in, unless the schema allows it", () => {
    fc.assert(
      fc.property(
        anywhere,
        fc.constantFrom("a", "zz", "kind", "__proto__", "constructor", "é", "\u{10000}", "\uffff"),
        fc.boolean(),
        ({ value, path }, key, remove) => {
          const changed = replaceAt(value, path, (old) => {
            if (typeof old !== "object" || old === null) return old;
            if (Array.isArray(old)) return remove ? old.slice(1) : [...old, ...old.slice(0, 1)];
            const members = Object.entries(old);
            return Object.fromEntries(remove ? members.slice(1) : [...members, [key, "x"]]);
          });
          const bytes = Buffer.from(canonicalJson(changed));
          expect({ path, found: form.read(bytes) }).toEqual({ path, found: isRecord(bytes) });
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it("never says more of spoilt bytes than the schema does", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RECORDS),
        fc.nat(),
        fc.nat(255),
        fc.constantFrom("set", "insert", "cut"),
        (bytes, at, byte, how) => {
          const place = at % bytes.length;
          const rest = bytes.subarray(how === "insert" ? place : place + 1);
          const middle = how === "cut" ? [] : [byte];
          const spoilt = Buffer.concat([bytes.subarray(0, place), Buffer.from(middle), rest]);
          if (form.read(spoilt)) expect(isRecord(spoilt)).toBe(true);
        },
      ),
      { numRuns: 1_500 },
    );
  });
});

describe("a memory that is read from its bytes", () => {
  const memories = new MemoryForm();

  it.each(pathsOf(files, "memory"))("says what the schema would have read from %s", (path) => {
    const bytes = files.get(path) ?? Buffer.alloc(0);
    expect(memories.read(bytes)).toBe(true);
    expect(memoryIn(memories)).toEqual(memoryOf(readLedgerHead(bytes.toString())));
  });
});

describe("a record that is read fast", () => {
  const read = openRecordReader();

  it.each(pathsOf(files, "record"))("is the same value: %s", (path) => {
    const bytes = files.get(path) ?? Buffer.alloc(0);
    expect(read(bytes, sha256Hex(bytes))).toEqual(openRecord(bytes));
  });

  it("is refused as the schema refuses it", () => {
    const [bytes = Buffer.alloc(0)] = RECORDS;
    expect(() => read(bytes, "0".repeat(64))).toThrow(/is not what it was/);
    expect(() => read(Buffer.from("{}"), sha256Hex("{}"))).toThrow(/does not have the form it should/);
    expect(() => read(Buffer.from([0xff]), sha256Hex(Buffer.from([0xff])))).toThrow(/is not UTF-8/);
  });
});
