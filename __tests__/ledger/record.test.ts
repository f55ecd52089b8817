import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { sha256Hex } from "../../src/core/canonical-json.ts";
import { evaluate } from "../../src/core/evaluate.ts";
import type { Act, Facts, Person } from "../../src/core/facts.ts";
import { recordDecision } from "../../src/ledger/build-record.ts";
import { openRecord, sealRecord } from "../../src/ledger/digest.ts";
import { entryOf } from "../../src/ledger/layout.ts";
import { LedgerError, type LedgerErrorCode } from "../../src/ledger/ledger-error.ts";
import type { GateRecord } from "../../src/ledger/record.ts";
import { act, change, facts, id, policy } from "../support/builders.ts";
import { circumstances, decisionOf, groupOf, mergeOf, retrospectiveOf } from "./samples.ts";

const failureOf = (work: () => unknown): LedgerError => {
  try {
    work();
  } catch (error) {
    if (error instanceof LedgerError) return error;
    throw error;
  }
  throw new Error("it did not fail");
};
/** A change of one value somewhere in a record. */
const change1 = (record: GateRecord, ...[path, value]: [string, unknown]): unknown => {
  const copy = structuredClone(record);
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  let place = copy as unknown as Record<string, unknown>;
  for (const key of keys) place = place[key] as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
};
/** The same value with its members in another order. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
};

const text = fc.string({ unit: "grapheme", maxLength: 12 });
const login = fc.constantFrom("fay", "frank", "zoé", "ci[bot]", "名前");
const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    paths: fc.uniqueArray(
      text.filter((path) => path.length > 0),
      { maxLength: 4 },
    ),
    acts: fc.array(
      fc.record({ by: login, note: text, kind: fc.constantFrom<Act["kind"]>("sign-off", "object", "revoke") }),
      {
        maxLength: 5,
      },
    ),
    pushers: fc.uniqueArray(login, { maxLength: 3 }),
  })
  .map(({ paths, acts, pushers }) =>
    facts({
      changes: paths.map((path) => change(`models/${path}`)),
      acts: {
        known: acts.map(({ by, note, kind }, index) => ({ ...act({ by, note, kind }), id: `comment-${index}` })),
      },
      pushers: pushers.map((each) => ({ login: each })),
    }),
  );

describe("a record", () => {
  test("is an in-toto statement about the head commit and the models and data it changed", () => {
    const lfs = { old: { oid: "a".repeat(64), size: 5 }, new: { oid: "b".repeat(64), size: 6 } };
    const given = facts({
      repository: { name: "acme/credit", url: "https://github.com/acme/credit" },
      changes: [
        change("models/a.safetensors"),
        change("models/b.safetensors", { lfs }),
        change("models/gone.pkl", { status: "deleted", newId: undefined, newMode: undefined }),
        change("models/vendored", { newMode: "160000" }),
        change("src/button.tsx"),
        change("data/train.csv", { status: "renamed", previousPath: "data/old.csv" }),
      ],
    });
    const record = decisionOf(given);
    expect(record).toMatchObject({
      _type: "https://in-toto.io/Statement/v1",
      predicateType: "https://secmlops-gate.dev/gate-decision/v1",
      subject: [
        { name: `git+https://github.com/acme/credit@${given.head}`, digest: { gitCommit: given.head } },
        { name: "data/train.csv", digest: { gitBlob: id("new data/train.csv") } },
        { name: "models/a.safetensors", digest: { gitBlob: id("new models/a.safetensors") } },
        { name: "models/b.safetensors", digest: { sha256: "b".repeat(64) } },
        { name: "models/vendored", digest: { gitCommit: id("new models/vendored") } },
      ],
    });
    expect(record.subject).toHaveLength(5);
  });

  test("names what DVC keeps by the file that pins it", () => {
    const outs = { known: [{ path: "models/forest.pkl", old: "a".repeat(32), new: "b".repeat(32) }] };
    const { subject } = decisionOf(facts({ changes: [change("outputs.dvc", { outs })] }));
    expect(subject.slice(1)).toEqual([{ name: "outputs.dvc", digest: { gitBlob: id("new outputs.dvc") } }]);
  });

  test("names a thousand files at most, and keeps the facts of all", () => {
    const changes = Array.from({ length: 1_200 }, (_, index) => change(`models/${index}.bin`));
    const record = decisionOf(facts({ changes }));
    expect(record.subject).toHaveLength(1_001);
    expect(record.predicate).toMatchObject({ facts: { changes: { length: 1_200 } } });
  });

  test("can be decided again from what it holds", () => {
    const { predicate } = openRecord(sealRecord(decisionOf()).bytes);
    if (predicate.kind !== "decision") throw new Error("it is no decision");
    expect(predicate.verdict).toEqual(evaluate(policy(), predicate.facts));
  });

  test("knows people by login and number alone", () => {
    // These do not compile once a fact holds more of a person, or what they wrote beside their note.
    const person: Record<keyof Person, true> = { login: true, id: true, bot: true };
    const said: Record<Extract<keyof Act, "body" | "text" | "email">, never> = {};
    const body: Record<Exclude<keyof KnownBody, "sha256" | "outline">, never> = {};
    expect({ ...person, ...said, ...body }).toEqual({ login: true, id: true, bot: true });
  });

  test.each([
    ["a decision", decisionOf()],
    ["a merge", mergeOf()],
    ["a merge group", groupOf()],
    ["what was done after a merge", retrospectiveOf(entryOf(mergeOf(), {}).head)],
  ])("comes back as it was: %s", (_title, record) => {
    const { bytes, sha256 } = sealRecord(record);
    expect(openRecord(bytes, sha256)).toEqual(record);
    expect(openRecord(Buffer.from(bytes), sha256)).toEqual(record);
    expect(sha256).toBe(sha256Hex(Buffer.from(bytes)));
  });

  test("of whatever was decided comes back as it was, and is the same in whatever order it was put together", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const record = decisionOf(given);
        const sealed = sealRecord(record);
        expect(openRecord(sealed.bytes, sealed.sha256)).toEqual(record);
        expect(sealRecord(reversed(record) as GateRecord)).toEqual(sealed);
      }),
      { numRuns: 60 },
    );
  });

  test("with one flipped bit is found out, by its digest and, were that replaced too, never taken for the old record", () => {
    const { bytes, sha256 } = sealRecord(decisionOf());
    const whole = Buffer.from(bytes);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(7), (place, bit) => {
        const flipped = Buffer.from(whole);
        flipped[place] = (flipped[place] ?? 0) ^ (1 << bit);
        expect(failureOf(() => openRecord(flipped, sha256)).code).toBe("wrong-digest");
        let opened: GateRecord;
        try {
          opened = openRecord(flipped);
        } catch (error) {
          expect(error).toBeInstanceOf(LedgerError);
          return;
        }
        expect(sealRecord(opened).sha256).not.toBe(sha256);
      }),
      { numRuns: 150 },
    );
  });

  const sealed = sealRecord(decisionOf()).bytes;
  const broken: [string, string | Uint8Array, LedgerErrorCode][] = [
    ["nothing", "", "not-canonical"],
    ["half of it", sealed.slice(0, 500), "not-canonical"],
    ["white space around it", `${sealed}\n`, "not-canonical"],
    ["a byte order mark", `\ufeff${sealed}`, "not-canonical"],
    ["bytes that are not UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), "not-canonical"],
    ["members in another order", JSON.stringify(reversed(JSON.parse(sealed))), "not-canonical"],
    ["a member twice", sealed.replace('"kind":"decision"', '"kind":"decision","kind":"decision"'), "not-canonical"],
    ["a list", "[]", "malformed"],
    ["nesting without end", "[".repeat(50_000) + "]".repeat(50_000), "malformed"],
    ["the key __proto__", sealed.replace("{", '{"__proto__":{"a":1},'), "malformed"],
    ["half a surrogate pair", sealed.replace('"event":"', '"event":"\\ud800'), "malformed"],
    ["a member that nobody knows", sealed.replace('"event":', '"emails":[],"event":'), "malformed"],
  ];
  test.each(broken)("is not read from %s", (_title, bytes, code) => {
    expect(failureOf(() => openRecord(bytes))).toMatchObject({ code });
  });

  const wrong: [string, unknown, string][] = [
    ["_type", "https://in-toto.io/Statement/v0.1", "_type"],
    ["subject", [], "subject"],
    ["predicate.kind", "opinion", "predicate.kind"],
    ["predicate.sequence", 0, "predicate.sequence"],
    ["predicate.sequence", 2, "predicate.previous"],
    ["predicate.previous", "a".repeat(64), "predicate.previous"],
    ["predicate.head", id("another"), "predicate.head"],
    ["predicate.facts.now", "yesterday", "predicate.facts.now"],
    ["predicate.facts.head", id("another"), "predicate.facts"],
    ["predicate.pullRequest", 8, "predicate.facts"],
    ["predicate.facts.pullRequest", null, "predicate.facts"],
    ["predicate.verdict.schema", "secmlops-gate/verdict@9", "predicate.verdict.schema"],
    ["predicate.verdict.policyDigest", "f".repeat(64), "predicate.verdict"],
    ["predicate.verdict.status", "fine", "predicate.verdict.status"],
    ["predicate.verdict.requirements", undefined, "predicate.verdict.requirements"],
    ["predicate.tool.name", "another", "predicate.tool.name"],
  ];
  test.each(wrong)("with another %s (%j) is refused, with the place", (path, value, place) => {
    const record = change1(decisionOf(), path, value) as GateRecord;
    const failure = failureOf(() => sealRecord(record));
    expect(failure.code).toBe("malformed");
    expect(failure.message).toContain(`\n${place}`);
  });

  test.each<[string, unknown, string]>([
    ["evidence", undefined, "predicate.evidence"],
    ["evidence", [{ path: "a.json", from: "head", stored: true }], "predicate.evidence[0]"],
    ["evidence", [{ path: "a.json", from: "head", stored: false }], "predicate.evidence[0]"],
    ["evidence", [{ path: "a.json", from: "elsewhere", stored: false, why: "?" }], "predicate.evidence[0]"],
  ])("with another %s (%j) is refused, as nothing tells whether its bytes are there", (member, value, place) => {
    const failure = failureOf(() => sealRecord(change1(decisionOf(), `predicate.${member}`, value) as GateRecord));
    expect(failure.message).toContain(`\n${place}`);
  });

  test("of what was done after a merge follows the merge, and holds something that was done", () => {
    const record = retrospectiveOf(entryOf(mergeOf(), {}).head);
    const first = change1(change1(record, "predicate.sequence", 1) as GateRecord, "predicate.previous", undefined);
    expect(failureOf(() => sealRecord(first as GateRecord)).message).toContain("predicate.merge");
    const empty = change1(record, "predicate.acts", []) as GateRecord;
    expect(failureOf(() => sealRecord(empty)).message).toContain("predicate.acts");
  });

  test("is not made of facts and a verdict that do not belong together", () => {
    const verdict = evaluate(policy(), facts({ head: id("another head") }));
    const failure = failureOf(() => recordDecision({ policy: policy(), facts: facts(), verdict }, circumstances()));
    expect(failure).toMatchObject({ code: "malformed", message: expect.stringContaining("predicate.verdict: say") });
  });

  test("is not made of a local run", () => {
    const local = facts({ pullRequest: null });
    expect(failureOf(() => decisionOf(local)).message).toContain("pull request");
  });

  test("of a merge group is about one of its members", () => {
    const record = change1(groupOf(), "predicate.pullRequest", 9) as GateRecord;
    expect(failureOf(() => sealRecord(record)).message).toContain("predicate.members");
  });
});

type Body = NonNullable<Facts["pullRequest"]>["body"];
type KnownBody = Extract<Body, { known: unknown }>["known"];
