import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { kindOf } from "../../../src/audit/ledger-file.ts";
import { Collection } from "../../../src/audit/report/collect.ts";
import { condense, type Decision, expand, TextTable } from "../../../src/audit/report/condense.ts";
import { figuresOf } from "../../../src/audit/report/figures.ts";
import { packIndex } from "../../../src/audit/report/pack.ts";
import type { PullDetail } from "../../../src/audit/report/report-data.ts";
import { canonicalJson, sha256Hex } from "../../../src/core/canonical-json.ts";
import { evaluate } from "../../../src/core/evaluate.ts";
import type { Facts } from "../../../src/core/facts.ts";
import type { LedgerEntry } from "../../../src/ledger/layout.ts";
import { entryOf } from "../../../src/ledger/layout.ts";
import { beginReport } from "../../../src/render/report/document.ts";
import { renderTerminal } from "../../../src/render/terminal.ts";
import { decide, decisionOf, mergeOf, retrospectiveOf } from "../../ledger/samples.ts";
import { act, digestsOf, facts, policy, requirement, signOff } from "../../support/builders.ts";

const collect = (...entries: readonly LedgerEntry[]) => {
  const collection = new Collection();
  for (const { path, contents } of entries.flatMap(({ files }) => files)) {
    const found = kindOf(path);
    if (found.kind === "record") collection.take(Buffer.from(contents), found.sha256);
  }
  return collection.finish();
};

const shown = digestsOf(policy(), facts());
const at = (now: string, ...acts: Extract<Facts["acts"], { known: unknown }>["known"]): Facts =>
  facts({ now, acts: { known: acts } });
const signed = act({ at: "2026-11-21T14:00:00Z", shown });
const waived = act({
  by: "erin",
  kind: "waive",
  until: "2026-12-01",
  note: "hotfix",
  at: "2026-11-21T14:00:00Z",
  shown,
});
const opened = decide(at("2026-11-21T12:00:00Z"));
const passed = decide(at("2026-11-21T15:00:00Z", signed), opened.head);
const pardoned = decide(at("2026-11-21T15:00:00Z", waived), opened.head);
const merge = ({ head }: LedgerEntry) => entryOf(mergeOf(head), { previous: head });
const lateWaiver = (): LedgerEntry[] => {
  const merged = merge(opened);
  return [opened, merged, entryOf(retrospectiveOf(merged.head), { previous: merged.head })];
};

describe("what a report gathers of a pull request", () => {
  test.each([
    ["gated", [opened, passed, merge(passed)]],
    ["waived", [opened, pardoned, merge(pardoned)]],
    ["bypassed", [opened, merge(opened)]],
    ["not merged", [opened, passed]],
    ["bypassed", lateWaiver()],
  ] as const)("is %s", (outcome, entries) => {
    expect(collect(...entries).pulls.map((pull) => pull.outcome)).toEqual([outcome]);
  });

  it.each([
    [true, "ungated"],
    [false, "not governed"],
  ] as const)("tells a merge that was governed (%s) and never judged as %s", (known, outcome) => {
    const record = mergeOf();
    const { predicate } = record;
    if (predicate.kind !== "merge") throw new Error("a merge is expected");
    const entry = entryOf({ ...record, predicate: { ...predicate, governed: { known } } }, {});
    expect(collect(entry).pulls.map((pull) => pull.outcome)).toEqual([outcome]);
  });

  it("does not depend on the order in which records come", () => {
    const other = policy({ requirements: [requirement(), requirement({ id: "AAA-1", dimension: "people" })] });
    const entries = [opened, decide(at("2026-11-21T15:00:00Z", signed), opened.head, other)];
    const whole = collect(...entries);
    const backwards = collect(...[...entries].reverse());
    expect(backwards.pulls).toEqual(whole.pulls);
    expect(whole.requirements.map(({ id }) => id)).toEqual(["AAA-1", "GOV-1"]);
    expect(whole.pulls[0]?.newest?.letters).toBe("ps");
    expect([backwards.requirements, backwards.texts.all()]).toEqual([whole.requirements, whole.texts.all()]);
    expect(backwards.detailOf(7)).toBe(whole.detailOf(7));
  });

  it("has who signed, when it passed, and who waived until when", () => {
    const [pull] = collect(opened, passed).pulls;
    expect(pull).toMatchObject({
      firstDecisionAt: "2026-11-21T12:00:00Z",
      passedAt: "2026-11-21T15:00:00Z",
      signings: [{ requirement: "GOV-1", role: "fairness-reviewer", by: "fay", at: "2026-11-21T14:00:00Z" }],
      concessions: [],
    });
    expect(collect(opened, pardoned).pulls[0]?.concessions).toEqual([
      {
        kind: "waiver",
        requirement: "GOV-1",
        by: "erin",
        at: "2026-11-21T14:00:00Z",
        until: "2026-12-01",
        note: "hotfix",
      },
    ]);
    expect(collect(...lateWaiver()).pulls[0]?.concessions).toMatchObject([
      { kind: "late", requirement: "GOV-1", by: "erin" },
    ]);
  });

  it("has every record of the chain in its details", () => {
    const entries = [opened, passed, merge(passed)];
    const detail = JSON.parse(collect(...entries).detailOf(7)) as PullDetail;
    const found = [...detail.decisions, ...detail.others].map(({ record }) => record);
    expect(found.sort()).toEqual(entries.map(({ record }) => record).sort());
  });
});

describe("records that are not what they should be", () => {
  const [path, contents] = [opened.files[0]?.path ?? "", String(opened.files[0]?.contents)];
  const found = kindOf(path);
  const name = found.kind === "record" ? found.sha256 : "";
  const taken = (bytes: Uint8Array, sha256: string) => {
    const collection = new Collection();
    collection.take(bytes, sha256);
    return collection.finish();
  };

  it("are left out and named, if a byte of theirs is another one", () => {
    const changed = Buffer.from(contents.replace("models/credit", "models/credlt"));
    const { pulls, damaged, records } = taken(changed, name);
    expect({ pulls, records }).toEqual({ pulls: [], records: 1 });
    expect(damaged).toEqual([{ sha256: name, damage: "its bytes are not those that it is named after" }]);
  });

  it("are left out, however their digest is right, if they are no records", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: false }), (value) => {
        const bytes = Buffer.from(JSON.stringify({ predicate: value }) ?? "null");
        const { pulls, damaged } = taken(bytes, sha256Hex(bytes));
        expect(pulls).toEqual([]);
        expect(damaged).toHaveLength(1);
      }),
    );
  });

  it("never stop the report, whatever is put in place of one part of a record", () => {
    const [file] = pardoned.files;
    const whole = JSON.parse(String(file?.contents)) as Record<string, unknown>;
    const places = [...placesOf(whole)];
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 }), (place, value) => {
        const changed = structuredClone(whole);
        put(changed, place, value);
        const bytes = Buffer.from(JSON.stringify(changed));
        const collected = taken(bytes, sha256Hex(bytes));
        const { pulls, damaged, repository, records: count } = collected;
        expect(pulls.length + damaged.length).toBeGreaterThan(0);
        const figures = figuresOf(collected, pulls, "2026-11-21");
        const view = { repository, ledger: "x", branch: "b", version: "0", now: "", records: count, damaged, figures };
        const index = packIndex(collected, pulls, figures, { branch: "b", today: "", people: new Map() });
        expect(beginReport({ view: { ...view, people: new Map() }, index, script: "" })).toContain("</main>");
        for (const { number } of pulls) JSON.parse(collected.detailOf(number));
      }),
      { numRuns: 1000 },
    );
  });
});

function* placesOf(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    yield [...path, key];
    yield* placesOf(each, [...path, key]);
  }
}

function put(whole: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key = "", ...rest] = path;
  if (rest.length === 0) whole[key] = value;
  else put(whole[key] as Record<string, unknown>, rest, value);
}

describe("a verdict that was condensed", () => {
  const rich = policy({
    requirements: [
      requirement({
        needs: {
          kind: "any",
          of: [
            {
              kind: "all",
              of: [signOff("fairness-reviewer"), { kind: "check", name: "tests", app: "ci", conclusions: ["success"] }],
            },
            {
              kind: "document",
              source: { path: "docs/card.md" },
              sections: ["Use"],
              frontMatter: {},
              leftovers: false,
            },
          ],
        },
      }),
      requirement({ id: "GOV-2", appliesTo: ["data"] }),
    ],
  });

  it("says the same again in words, once what the policy says is put back", () => {
    const given = facts({ acts: { known: [act({ note: "looked at it" })] } });
    const record = decisionOf(given, undefined, rich);
    const texts = new TextTable();
    const told = JSON.parse(JSON.stringify(condense(record.predicate as Decision, texts)));
    const again = expand(told, new Map(texts.all()), "acme/credit");
    const verdict = evaluate(rich, given);
    const applied = {
      ...verdict,
      requirements: verdict.requirements.filter(({ status }) => status !== "not-applicable"),
    };
    const words = (of: typeof verdict) =>
      renderTerminal(of, { colour: false, width: 100 }).replaceAll(/[0-9a-f]{16,}/g, "…");
    expect(words({ ...again, kinds: verdict.kinds })).toBe(words(applied));
  });

  it("keeps what the policy says once, for any number of decisions", () => {
    const texts = new TextTable();
    const first = condense(decisionOf(facts()).predicate as Decision, texts);
    const second = condense(decisionOf(at("2026-11-21T15:00:00Z", signed)).predicate as Decision, texts);
    expect(texts.all()).toHaveLength(1);
    expect([first, second].map(({ requirements }) => requirements[0]?.text)).toEqual(
      texts.all().flatMap(([key]) => [key, key]),
    );
    expect(canonicalJson(first)).not.toContain("Group fairness accepted");
  });
});

describe("decisions that name requirements of their own", () => {
  /** Each of some decisions on so many requirements that no other has. */
  const take = (decisions: number, each: number, room = {}): Collection => {
    const { files, record } = opened;
    const text = String(files.find(({ path }) => path.includes(record))?.contents);
    const { predicate, ...rest } = JSON.parse(text);
    const [first] = predicate.verdict.requirements;
    const collection = new Collection(room);
    for (let at = 0; at < decisions; at += 1) {
      const requirements = Array.from({ length: each }, (_, place) => ({ ...first, id: `R${at}-${place}` }));
      const said = { ...predicate, pullRequest: 1 + at, verdict: { ...predicate.verdict, requirements } };
      said.verdict.pullRequest = said.facts.pullRequest.number = 1 + at;
      const bytes = canonicalJson({ ...rest, predicate: said });
      collection.take(Buffer.from(bytes), sha256Hex(bytes));
    }
    return collection;
  };

  test("each have their letters in the places of all", () => {
    const { pulls, requirements } = take(3, 2).finish();
    expect(requirements.map(({ id }) => id)).toEqual(["R0-0", "R0-1", "R1-0", "R1-1", "R2-0", "R2-1"]);
    expect(pulls.map(({ newest }) => newest?.letters)).toEqual(["pp....", "..pp..", "....pp"]);
  });

  test("are refused in plain words where a report has no room for all of them", () => {
    expect(take(5, 4, { mostResults: 100 }).finish().pulls).toHaveLength(5);
    expect(() => take(6, 4, { mostResults: 100 })).toThrow(
      "so far 6 decisions name 24 different requirements, and a report has room for 100 results",
    );
  });
});
