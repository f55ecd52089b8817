import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { canonicalJson, sha256Hex } from "../../src/core/canonical-json.ts";
import { evaluate } from "../../src/core/evaluate.ts";
import type { Act, Facts } from "../../src/core/facts.ts";
import { policyDigest } from "../../src/core/policy/policy-digest.ts";
import { decisionDigest } from "../../src/ledger/decision.ts";
import { openRecord, sealRecord } from "../../src/ledger/digest.ts";
import {
  entryOf,
  headAfter,
  type LedgerHead,
  linkAfter,
  readLedgerHead,
  withAttestation,
  writeLedgerHead,
} from "../../src/ledger/layout.ts";
import type { Evidence } from "../../src/ledger/record.ts";
import { act, digestsOf, facts, policy, requirement, requirementIn, signOff } from "../support/builders.ts";
import { decide, decisionOf, groupOf, lateWaiver, mergeOf, retrospectiveOf } from "./samples.ts";

const named = (id: string, rest: Parameters<typeof act>[0] = {}): Act => ({ ...act(rest), id });
const withActs = (...known: Act[]): Facts => facts({ acts: { known } });
const countedIn = (head: LedgerHead): string[] =>
  head.acts.filter(({ counted }) => counted.length > 0).map((each) => each.act.id);

describe("what a commit adds to the ledger", () => {
  test("is the record by its digest, the policy by its own, and the memory of the pull request", () => {
    const given = facts();
    const { files, record, head } = decide(given);
    const digest = policyDigest(policy());
    expect(files.map(({ path }) => path)).toEqual([
      `records/${record.slice(0, 2)}/${record}.json`,
      "pulls/7.json",
      `policies/${digest.slice(0, 2)}/${digest}.json`,
    ]);
    const [kept, memory, rules] = files.map(({ contents }) => contents);
    expect(sha256Hex(kept ?? "")).toBe(record);
    expect(sha256Hex(rules ?? "")).toBe(digest);
    expect(readLedgerHead(String(memory), 7)).toEqual(head);
    expect(head).toMatchObject({
      sequence: 1,
      record,
      decisionRecord: record,
      decision: decisionDigest(evaluate(policy(), given), given),
      status: "pending",
      head: given.head,
      base: given.base,
    });
  });

  test("has no policy where nothing was decided", () => {
    expect(entryOf(mergeOf(), {}).files.map(({ path }) => path)).toEqual([
      expect.stringMatching(/^records/),
      "pulls/7.json",
    ]);
  });

  test("keeps evidence as it was, each content once", () => {
    const bytes = Buffer.from([0xff, 0x00, 0x0a]);
    const named = { from: "head", sha256: sha256Hex(bytes), bytes: 3, stored: true } as const;
    const evidence: Evidence[] = [
      { ...named, path: "a.bin" },
      { ...named, path: "b.bin" },
      { path: "c.bin", from: "base", stored: false, why: "it is too large" },
    ];
    const { files } = decide(facts(), undefined, policy(), evidence, new Map([[named.sha256, bytes]]));
    const path = `evidence/${named.sha256.slice(0, 2)}/${named.sha256}`;
    expect(files.filter((file) => file.path.startsWith("evidence/"))).toEqual([{ path, contents: bytes }]);
  });

  const claimed = (bytes: string): Evidence[] => [
    { path: "a.json", from: "job", sha256: sha256Hex(bytes), bytes: bytes.length, stored: true },
  ];
  test.each([
    ["none", new Map()],
    ["others", new Map([[sha256Hex("claimed"), Buffer.from("another")]])],
    ["longer ones", new Map([[sha256Hex("claimed"), Buffer.from("claimed and more")]])],
  ])("is refused where evidence is said to be stored and its bytes are %s", (_title, blobs) => {
    const make = () => decide(facts(), undefined, policy(), claimed("claimed"), blobs);
    expect(make).toThrow("the bytes of a.json are not those with the sha256");
  });

  test("lies beside its attestation, if it has one", () => {
    const { record, files } = withAttestation(decide(facts()), "{}");
    const path = `attestations/${record.slice(0, 2)}/${record}.json`;
    expect(files.at(-1)).toEqual({ path, contents: "{}" });
  });

  test("is refused with another policy than the record names", () => {
    expect(() => entryOf(decisionOf(), { policy: policy({ mode: "advisory" }) })).toThrow("which the record names");
  });
});

describe("the chain of a pull request", () => {
  test("runs through decisions, merge groups and the merge, and remembers the last decision", () => {
    const first = decide(facts());
    const second = decide(withActs(named("a", { kind: "object" })), first.head);
    const group = entryOf(groupOf(second.head), { previous: second.head });
    const merge = entryOf(mergeOf(group.head), { previous: group.head });
    const links = [first, second, group, merge].map(({ files }) => {
      const { sequence, previous } = openRecord(files[0]?.contents ?? "").predicate;
      return [sequence, previous];
    });
    expect(links).toEqual([
      [1, undefined],
      [2, first.record],
      [3, second.record],
      [4, group.record],
    ]);
    expect(merge.head).toMatchObject({
      sequence: 4,
      record: merge.record,
      merge: merge.record,
      decisionRecord: second.record,
      decision: second.head.decision,
      status: "fail",
      acts: second.head.acts,
    });
  });

  test("goes on after the merge with what was done then, once, and the decision stays what it was", () => {
    const merged = entryOf(mergeOf(), {});
    const first = entryOf(retrospectiveOf(merged.head), { previous: merged.head });
    const again = entryOf(retrospectiveOf(first.head), { previous: first.head });
    expect(first.head).toMatchObject({ sequence: 2, merge: merged.record, acts: [{ act: lateWaiver, counted: [] }] });
    expect(again.head).toMatchObject({ sequence: 3, acts: [{ act: lateWaiver, counted: [] }] });
    const { status, decision } = first.head;
    expect([status, decision]).toEqual([merged.head.status, merged.head.decision]);
  });

  test("of an ungoverned pull request begins with its merge", () => {
    const { head } = entryOf(mergeOf(), {});
    expect(head).toMatchObject({ sequence: 1, acts: [], pushers: [], asked: [] });
    expect(head.decision).toBeUndefined();
    expect(linkAfter(head)).toEqual({ sequence: 2, previous: head.record });
  });

  test("takes no record that does not follow directly", () => {
    const first = decide(facts());
    const stray = decisionOf();
    const { sha256 } = sealRecord(stray);
    expect(() => headAfter(stray, sha256, first.head)).toThrow("does not follow");
    const foreign = { ...first.head, pullRequest: 8 };
    expect(() => headAfter(decisionOf(facts(), first.head), sha256, foreign)).toThrow("does not follow");
  });
});

describe("the memory", () => {
  const objection = named("o", { kind: "object", note: "no slices" });

  test("keeps an objection that stands as one that counted", () => {
    expect(countedIn(decide(withActs(objection)).head)).toEqual(["o"]);
  });

  test("keeps an objection that was lifted in the same decision as one that counted", () => {
    const lifted = named("r", { kind: "revoke", at: "2026-11-21T11:00:00Z" });
    expect(countedIn(decide(withActs(objection, lifted)).head)).toEqual(["o"]);
  });

  test("keeps a revocation that ended a waiver as one that counted", () => {
    const waiver = named("w", {
      by: "erin",
      kind: "waive",
      note: "vendor fix due",
      until: "2026-12-01",
      shown: digestsOf(policy(), facts()),
    });
    const end = named("r", { by: "erin", kind: "revoke", at: "2026-11-21T11:00:00Z" });
    expect(countedIn(decide(withActs(waiver, end)).head)).toEqual(["r"]);
  });

  test("does not count an objection without standing, nor anything that gives", () => {
    const stranger = named("s", { by: "zoe", kind: "object" });
    const signed = named("g", { shown: digestsOf(policy(), facts()) });
    const given = withActs(stranger, signed);
    expect(requirementIn(evaluate(policy(), given)).status).toBe("satisfied");
    expect(countedIn(decide(given).head)).toEqual([]);
  });

  test("compares whoever objected by account, not by the case of a login", () => {
    const renamed = { ...objection, actor: { login: "Fay", id: 4711 } };
    expect(countedIn(decide(withActs(renamed)).head)).toEqual(["o"]);
  });

  test("keeps what counted once although it no longer does", () => {
    const { head } = decide(withActs(objection));
    const left = policy({
      roles: { ...policy().roles, "fairness-reviewer": { users: [{ login: "frank" }], teams: [], unfilled: false } },
    });
    expect(countedIn(decide(withActs(objection), head, left).head)).toEqual(["o"]);
  });

  test("keeps acts that are gone, or that cannot be read today", () => {
    const { head } = decide(withActs(objection));
    expect(decide(withActs(), head).head.acts).toEqual(head.acts);
    expect(decide(facts({ acts: { unavailable: "down" } }), head).head.acts).toEqual(head.acts);
  });

  test("takes an act that is still there as it is today", () => {
    const { head } = decide(withActs(objection));
    const gone: Act = { ...objection, source: { state: "deleted" }, remembered: ["GOV-1"] };
    expect(decide(withActs(gone), head).head.acts).toEqual([{ act: gone, counted: ["GOV-1"] }]);
  });

  test("remembers an objection for the requirements it counted against, and for no other", () => {
    const rules = policy({
      requirements: [requirement(), requirement({ id: "TEC-1", needs: signOff("security-reviewer") })],
    });
    // Frank holds a role of GOV-1, none of TEC-1.
    const refused = named("r", { kind: "request-changes", actor: { login: "frank" } });
    const first = decide(withActs(refused), undefined, rules);
    expect(first.head.acts).toMatchObject([{ counted: ["GOV-1"] }]);
    const again = withActs({ ...refused, remembered: ["GOV-1"] });
    const statuses = evaluate(rules, again).requirements.map(({ id, status }) => [id, status]);
    expect(statuses).toEqual([
      ["GOV-1", "unmet"],
      ["TEC-1", "pending"],
    ]);
  });

  test("never loses an act or forgets that it counted, whatever comes", () => {
    const anyActs = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom("a", "b", "c", "d"),
        by: fc.constantFrom("fay", "zoe", "erin"),
        kind: fc.constantFrom<Act["kind"]>("sign-off", "revoke", "object", "request-changes", "overrule", "waive"),
      }),
      { selector: ({ id }) => id, maxLength: 4 },
    );
    fc.assert(
      fc.property(fc.array(anyActs, { minLength: 1, maxLength: 5 }), (runs) => {
        let head: LedgerHead | undefined;
        for (const acts of runs) {
          const next = decide(
            withActs(...acts.map(({ id, by, kind }) => named(id, { by, kind, note: "why" }))),
            head,
          ).head;
          const ids = next.acts.map((each) => each.act.id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids).toEqual(expect.arrayContaining(head?.acts.map((each) => each.act.id) ?? []));
          expect(countedIn(next)).toEqual(expect.arrayContaining(head === undefined ? [] : countedIn(head)));
          head = next;
        }
      }),
      { numRuns: 60 },
    );
  });

  test("gathers everybody who pushed, each account once", () => {
    const { head } = decide(facts({ pushers: [{ login: "dora", id: 3 }, { login: "Max" }] }));
    const next = decide(
      facts({ pushers: [{ login: "dora-new", id: 3 }, { login: "max" }, { login: "ann" }] }),
      head,
    ).head;
    expect(next.pushers.map(({ login }) => login)).toEqual(["dora", "Max", "ann"]);
  });

  test("knows for what reviews were asked", () => {
    const first = entryOf(decisionOf(), { policy: policy(), asked: ["GOV-1 fairness-reviewer 0123"] });
    expect(decide(facts({ now: "2026-11-21T13:00:00Z" }), first.head).head.asked).toEqual([
      "GOV-1 fairness-reviewer 0123",
    ]);
  });

  test("is not read where it is not as the gate wrote it", () => {
    const text = writeLedgerHead(decide(withActs(objection)).head);
    const broken = [
      ["{}", "schema"],
      ["", "not JSON"],
      [`${text} `, "canonical"],
      [text.replace(/"counted":\[[^\]]*\]/, '"counted":"no"'), "acts[0].counted"],
      [text.replace('"asked":[]', '"asked":[],"admins":["zoe"]'), "admins"],
      [canonicalJson({ ...JSON.parse(text), schema: "secmlops-gate/ledger-head@2" }), "schema"],
    ] as const;
    for (const [each, message] of broken) expect(() => readLedgerHead(each, 7)).toThrow(message);
    expect(() => readLedgerHead(text, 8)).toThrow("speaks of #7");
  });
});
